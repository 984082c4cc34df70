//! Things that are named together and each have a figure: 城镇、农村居民收入 are 城镇居民收入 and 农村居民收入. Does not look at
//! sentences.

use super::lexicon;

/// Ends of names that things in a row share: 炼铁产能1.1亿吨、炼钢6860万吨.
const SHARED_ENDS: &[&str] = &[
    "排放量",
    "排放总量",
    "产能",
    "产量",
    "销量",
    "储量",
    "销售额",
    "用户",
    "人均可支配收入",
    "投资",
    "收入",
];
/// What is said of goods in a row, at the end of the last: 手机、家电、锂电池出口.
const OF_GOODS: &[&str] = &["出口额", "进口额", "进出口额", "进出口", "出口", "进口", "产量", "销量"];
/// What is no goods, and named by itself in such a row: 投资、消费、服务出口.
#[rustfmt::skip]
const AGGREGATES: &[&str] = &[
    "投资", "消费", "税收", "财政", "就业", "物价", "内需", "贷款", "存款", "利润", "用电", "信贷", "进口", "出口",
];
/// Animals that are named by one character each.
const LIVESTOCK: &str = "猪牛羊马驴";
/// Nouns of two characters whose kinds are named by as many: 刑事、治安案件.
const KINDS: &[&str] = &[
    "案件", "标准", "事故", "面积", "人数", "人次", "用户", "业务", "能力", "管网",
];
/// Kinds of a thing, which share its name: 城镇和农村居民.
#[rustfmt::skip]
const MODIFIERS: &[&str] = &[
    "城镇", "农村", "城市", "城乡", "进口", "出口", "国内", "国际", "国外", "境内", "境外", "中央", "地方", "养老", "医疗", "失业",
    "公路", "铁路", "水路", "民航", "固定", "移动", "小学", "初中", "高中", "粮食", "油料", "棉花", "肉类", "蔬菜", "水产品", "钢材",
    "水泥", "原煤", "原油", "粗钢", "生铁", "发电", "货运", "客运", "男性", "女性",
];

/// The names of things that are named together; one name for one thing.
///
/// ```
/// assert_eq!(figures::several("进口和出口总额"), ["进口总额", "出口总额"]);
/// ```
pub fn several(shared: &str) -> Vec<String> {
    let shared = shared.replace("以及", "及");
    if let Some(rest) = shared.strip_prefix("城乡") {
        return vec![format!("城镇{rest}"), format!("农村{rest}")];
    }
    // 一二三产增加值: of each of the three.
    if let Some(rest) = shared.strip_prefix("一二三产").or(shared.strip_prefix("三次产业")) {
        let rest = rest.trim_start_matches('业');
        return ["一", "二", "三"].map(|number| format!("第{number}产业{rest}")).into();
    }
    // 牛羊出栏, 猪牛羊存栏: of each kind.
    let kinds = shared.chars().take_while(|c| LIVESTOCK.contains(*c)).count();
    if kinds > 1 {
        let rest: String = shared.chars().skip(kinds).collect();
        return shared.chars().take(kinds).map(|kind| format!("{kind}{rest}")).collect();
    }
    if let Some(of) = shared.strip_suffix("收支").filter(|of| !of.is_empty()) {
        return vec![format!("{of}收入"), format!("{of}支出")];
    }
    // 惠及群众: a verb that ends with the word.
    if ["惠及", "普及", "涉及", "遍及"]
        .iter()
        .any(|verb| shared.contains(verb))
    {
        return named(&shared, &['、', '和', '与']);
    }
    named(&shared, &['、', '和', '与', '及'])
}

/// The same where only 、 parts them: 商业贷款、农村信用贷款与抵押贷款.
pub(super) fn listed(shared: &str) -> Vec<String> {
    named(shared, &['、'])
}

/// Whether all names end with the same three characters.
fn are_alike(names: &[&str]) -> bool {
    let Some((first, rest)) = names.split_first().filter(|(_, rest)| !rest.is_empty()) else {
        return false;
    };
    let tail = first.char_indices().rev().nth(2).and_then(|(at, _)| first.get(at..));
    tail.is_some_and(|tail| rest.iter().all(|name| name.ends_with(tail)))
}

/// 汽车、锂电池、光伏产品“新三样”出口, 装备、医药两大产业产值 without the name that all of them have together.
fn without_common_name(shared: &str) -> Option<String> {
    if let Some(rest) = without_common_kind(shared) {
        return Some(rest);
    }
    let (front, behind) = shared.split_once('“')?;
    let (name, rest) = behind.split_once('”')?;
    let counts = name.chars().count() <= 4 && name.contains(['两', '三', '四', '五', '六', '七', '八', '九', '十']);
    (counts && front.contains('、') && !front.ends_with(['、', '和', '及', '与']) && !rest.is_empty())
        .then(|| format!("{front}{rest}"))
}

/// 装备、医药产业产值 of 装备、医药两大新兴产业产值.
fn without_common_kind(shared: &str) -> Option<String> {
    /// In characters, of what stands between.
    const LONGEST: usize = 6;
    let (front, behind) = shared.split_once('大')?;
    let front = front.strip_suffix(['两', '二', '三', '四', '五', '六', '七', '八', '九', '十'])?;
    let (kind, rest) = ["产业", "行业", "领域"].iter().find_map(|end| behind.split_once(end))?;
    let listed = front.contains('、') && !front.ends_with(['、', '和', '及', '与']);
    (listed && kind.chars().count() <= LONGEST && !rest.is_empty()).then(|| {
        format!(
            "{front}{}{rest}",
            behind.get(kind.len()..behind.len() - rest.len()).unwrap_or_default()
        )
    })
}

fn named(shared: &str, marks: &[char]) -> Vec<String> {
    let without = without_common_name(shared);
    let shared = without.as_deref().unwrap_or(shared);
    let parts: Vec<&str> = shared
        .split(marks)
        .filter(|part| part.chars().any(char::is_alphabetic))
        .collect();
    let Some(last) = parts.last() else { return Vec::new() };
    let length = last.chars().count();
    // 食品、医药、信息等产业增加值: of each of them.
    if let Some((own, end)) = last.split_once('等')
        && parts.len() > 1
        && own.chars().count() > 1
        && (lexicon::has_end(end) || OF_GOODS.iter().any(|goods| end.ends_with(goods)))
    {
        // 锂电池、汽车等绿色产品产量: what is measured, and not the class.
        let industry = end.starts_with("产业") || end.starts_with("行业");
        // 电子、医疗等高技术产品出口增速: how fast their exports grew.
        let bare = end.strip_suffix("增速").unwrap_or(end);
        let goods = OF_GOODS.iter().find(|goods| bare.ends_with(**goods));
        let traded = goods.and_then(|goods| end.get(bare.len() - goods.len()..));
        let measure = traded.or(end
            .strip_prefix(lexicon::without_measure(end))
            .filter(|measure| !measure.is_empty()));
        // 原油、铁矿砂等大宗商品进口均价: what was paid for imports.
        let trade = |measure: &&str| {
            let front = end.strip_suffix(*measure)?;
            let trade = ["进口", "出口"].iter().find(|trade| front.ends_with(**trade))?;
            end.get(front.len() - trade.len()..)
        };
        let measure = measure.as_ref().and_then(trade).or(measure);
        let end = measure.filter(|_| !industry).unwrap_or(end);
        let others = parts.iter().rev().skip(1).rev().copied();
        return others
            .chain(std::iter::once(own))
            .map(|part| format!("{part}{end}"))
            .collect();
    }
    // 一、二、三产业增加值: of each of the three.
    let digit = |part: &str| {
        let part = part.strip_prefix('第').unwrap_or(part);
        part.chars()
            .next()
            .filter(|c| "一二三".contains(*c) && part.chars().count() == 1)
    };
    let sectors = last.strip_prefix('第').unwrap_or(last);
    if parts.len() > 1
        && let Some(kind) = sectors
            .strip_prefix(['二', '三'])
            .filter(|rest| rest.starts_with("产业"))
        && let Some(first) = parts
            .iter()
            .rev()
            .skip(1)
            .rev()
            .map(|part| digit(part))
            .collect::<Option<Vec<_>>>()
    {
        let of_last = sectors.chars().next();
        return first
            .into_iter()
            .chain(of_last)
            .map(|c| format!("第{c}{kind}"))
            .collect();
    }
    let alike = are_alike(&parts);
    let of = |part: &&str| {
        let own = part.chars().count();
        // 广义货币M2和社会融资规模余额: a name by itself.
        if part.ends_with("M2") || part.ends_with("M1") {
            return (*part).to_owned();
        }
        // 万元产值用水量和万元增加值用水量: each with its own end.
        if own > 4 && alike {
            return (*part).to_owned();
        }
        // 存、贷款余额.
        if *part == "存" && last.starts_with("贷款") {
            return last.replacen('贷', "存", 1);
        }
        if part.ends_with('存') && last.starts_with("贷款") && own > 2 {
            let rest: String = last.chars().skip(1).collect();
            return format!("{part}{rest}");
        }
        // 金融机构存、贷款余额: whose the first is.
        if part == last
            && last.starts_with("贷款")
            && let Some(whose) = parts.iter().rev().nth(1).and_then(|first| first.strip_suffix('存'))
        {
            return format!("{whose}{part}");
        }
        // 电信业务总量和业务收入: of the same business. 规上工业增加值、工业投资: the bound is of the first.
        let beginning: String = part.chars().take(2).collect();
        if let Some((of_what, _)) = parts.first().and_then(|first| first.split_once(&beginning))
            && !of_what.is_empty()
            && !matches!(of_what, "规上" | "限上" | "规模以上" | "限额以上")
            && own > 2
        {
            return format!("{of_what}{part}");
        }
        // 电子信息、有色金属产业规模: of each industry.
        if let Some(end) = ["产业规模", "产业产值", "产业营收", "产业增加值", "行业增加值"]
            .iter()
            .find(|end| last.ends_with(**end) && !part.ends_with(['业', '额', '值', '率', '量']))
            && part != last
        {
            return format!("{part}{end}");
        }
        // 高技术制造业、装备制造业增加值: of each industry.
        if let Some(end) = ["增加值", "产值", "利润", "营业收入", "投资"]
            .iter()
            .find(|end| last.ends_with(**end) && part.ends_with('业'))
        {
            return format!("{part}{end}");
        }
        // 中部、西部地区投资.
        if own == 2 && part.ends_with('部') && last.chars().nth(1) == Some('部') && length > 4 {
            let rest: String = last.chars().skip(2).collect();
            return format!("{part}{rest}");
        }
        let measured = lexicon::has_end(part) || part.ends_with(['额', '率', '量', '值', '数', '比', '资', '入', '耗']);
        if let Some(end) = OF_GOODS.iter().find(|end| last.ends_with(**end))
            && length > end.chars().count()
            && own >= 2
            && !measured
            && !AGGREGATES.iter().any(|word| part.ends_with(word))
        {
            return format!("{part}{end}");
        }
        if let Some(end) = SHARED_ENDS
            .iter()
            .find(|end| last.ends_with(**end) && !part.ends_with(**end) && own > 4)
        {
            let same_kind = part.ends_with(['额', '率', '值', '数', '资', '入', '耗'])
                || part.ends_with("总量")
                || part.ends_with("水量");
            return if same_kind {
                (*part).to_owned()
            } else {
                format!("{part}{end}")
            };
        }
        // 第一产业、第二产业、第三产业增加值, 城镇居民、农村居民人均收入: all of one kind, by the last word of its name.
        let own_end = lexicon::has_end(part) || part.ends_with(['额', '率', '值', '数', '比']);
        let kind: String = part.chars().skip(own.saturating_sub(2)).collect();
        let like_it: String = last.chars().take(own).collect();
        if own > 2 && own < length && like_it.ends_with(&kind) {
            let rest: String = last.chars().skip(own).collect();
            return format!("{part}{rest}");
        }
        // 城镇和农村居民人均收入, 进口和出口总额: but 出口 of 出口和财政收入 is no kind of revenue.
        let begins = |word: &&&str| last.starts_with(**word) && own < length;
        if MODIFIERS.contains(part) && MODIFIERS.iter().any(|word| begins(&word)) {
            let rest: String = last.chars().skip(own).collect();
            return format!("{part}{rest}");
        }
        // 中、西部地区投资: of each part.
        if own == 1 && length > 3 && "东中西南北".contains(*part) && last.chars().nth(1) == Some('部') {
            let rest: String = last.chars().skip(1).collect();
            return format!("{part}{rest}");
        }
        // 货运、客运周转量, 急难型、支出型救助标准: all of one kind, by the last character of its name.
        let kind = part.chars().next_back();
        if (2..=4).contains(&own) && own + 2 <= length && !own_end && kind == like_it.chars().next_back() {
            let rest: String = last.chars().skip(own).collect();
            return format!("{part}{rest}");
        }
        // 刑事、治安案件, 老旧供热、燃气管网.
        let bare = ["老旧", "城市", "城镇"].iter().find_map(|word| part.strip_prefix(word));
        if let Some(end) = KINDS.iter().find(|end| last.ends_with(**end))
            && bare.unwrap_or(part).chars().count() + end.chars().count() == length
            && !own_end
        {
            return format!("{part}{end}");
        }
        // 功能区昼间、夜间声环境达标率: what follows the word of the last one that is of the same kind.
        if own > 4 && !own_end && part != last {
            let alike = last.char_indices().take(4).skip(1).find(|(_, c)| Some(*c) == kind);
            let rest = alike.and_then(|(at, c)| last.get(at + c.len_utf8()..));
            if let Some(rest) = rest.filter(|rest| lexicon::has_end(rest)) {
                return format!("{part}{rest}");
            }
        }
        // 内、外贸货物吞吐量.
        if *part == "内" && last.starts_with("外贸") {
            return last.replacen('外', "内", 1);
        }
        // 炼铁、炼钢先进产能占比: of each what the last one ends with.
        if let Some(end) = lexicon::shared_end(last).and_then(|at| last.get(at..))
            && !own_end
            && part != last
        {
            return format!("{part}{end}");
        }
        (*part).to_owned()
    };
    let mut names: Vec<String> = parts.iter().map(of).collect();
    // 单位增加值能耗和用水量各: the first says of what.
    for beginning in [
        "万元地区生产总值",
        "万元生产总值",
        "万元工业增加值",
        "单位工业增加值",
        "单位生产总值",
        "单位地区生产总值",
        "单位产值",
    ] {
        if names.first().is_some_and(|first| first.starts_with(beginning)) {
            let bare = |name: &&mut String| !name.starts_with("单位") && !name.starts_with("万元");
            for name in names.iter_mut().skip(1).filter(bare) {
                *name = format!("{beginning}{name}");
            }
        }
    }
    // 对东盟、欧盟进出口: with each.
    if let [first, rest @ ..] = names.as_mut_slice()
        && first.starts_with('对')
        && !first.starts_with("对外")
        && OF_GOODS.iter().any(|end| first.ends_with(end))
    {
        for name in rest.iter_mut().filter(|name| !name.starts_with('对')) {
            name.insert(0, '对');
        }
    }
    if let [first, rest @ ..] = names.as_mut_slice()
        && first.starts_with("工业")
    {
        for name in rest
            .iter_mut()
            .filter(|name| name.ends_with("排放量") && !name.starts_with("工业"))
        {
            *name = format!("工业{name}");
        }
    }
    names
}
