//! What a figure is about, as a name for an indicator: the noun of its clause, of what stands behind it, or of the clause
//! before. Refuses: a name that only a guess would give.

use super::text::Text;
use figures::{Figure, FigureDirection, FigureKind};
use quantity::{Family, Unit};

/// Words that may stand in front of a name without being part of it, longer ones first where one begins like another.
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "今年以来", "初步核算", "初步统计", "截至目前", "到年末", "到年底", "上半年", "下半年", "前三季度", "一季度", "一年来",
    "我们将", "预期目标是", "主要目标是", "主要预期目标是", "具体目标是", "目标是", "年末全省", "年末全市",
    "同时", "其中", "全年", "预计", "预期", "实现", "完成", "累计", "力争", "确保", "争取", "努力", "今年", "去年", "上年",
    "当年", "年末", "年底", "截至", "截止", "期间", "时期", "使得", "推动", "促进", "通过", "包括", "全县", "全市", "全省",
    "全国", "全区", "全州", "全镇", "我省", "我市", "我县", "我区", "本省", "本市", "共有", "共", "将", "使", "是", "要", "和", "与", "及", "以及", "到",
    "底", "末", "另外", "此外", "继续", "保持", "安排", "拨付", "发放", "涉及", "认定", "制定", "出台", "了", "再", "又", "也", "还",
    "约", "近", "已", "的", "在", "从", "由", "推进", "实施", "开展", "落实", "审议", "围绕", "惠及", "提出", "同口径",
    "按可比口径", "可比口径", "折合", "按可比价格计算", "按可比价计算", "扣除价格因素",
];
/// Words of doing that tell a count from others of the same thing: 新建学校 are not 学校.
const DOINGS: &[&str] = &[
    "新建",
    "新增",
    "新开工",
    "改造",
    "培训",
    "建成",
    "淘汰",
    "引进",
    "清理",
    "改建",
    "修缮",
    "关闭",
    "开工",
    "新开通",
    "开通",
    "加装",
    "培育",
    "关停",
    "新认定",
    "整治",
    "修复",
    "扩建",
    "组织",
    "新培育",
    "完成",
    "建设",
    "提供",
    "资助",
];
/// Words at which a name is over.
#[rustfmt::skip]
const CUTS: &[&str] = &[
    "在去年", "在上年", "在前年", "在今年", "在此基础上", "同比", "比上年", "较上年", "比去年", "较去年", "环比", "增长", "增速", "增加", "增至",
    "增幅", "涨幅", "下降", "降低", "降至", "降到", "提高", "减少", "上升", "回落", "突破", "达到", "达", "超过", "超", "占", "累计", "年均",
    "分别", "将", "约", "预计", "力争", "净增", "完成", "实现", "不低于", "不高于", "不超过", "不少于", "控制在", "控制", "有望", "保持",
    "稳定在", "比", "较", "扩大", "缩小", "缩短", "压减", "升至", "升到", "均", "各", "已", "翻", "高于", "低于", "快于", "收窄", "跌",
    "涨", "为", "从", "由", "近", "目标", "预期", "左右", "平均增长", "平均下降", "平均每", "平均为", "平均达", "连续", "要", "又", "再", "共", "接近", "仅", "只有",
    "居全", "居第", "居世", "居首", "居前", "居中", "位居", "上涨", "首次", "实际增长", "历史性", "率先", "通达", "每年", "以年均", "也", "还", "提升", "提前", "计划", "新增", "是", "多达", "过",
    "覆盖", "压缩", "削减", "合计", "总计",
];
/// Words that begin like a cut and are not one, or hold one.
const WHOLE: &[&str] = &[
    "增加值",
    "覆盖率",
    "覆盖面",
    "比重",
    "占比",
    "比例",
    "比率",
    "比值",
    "签约",
    "新签约",
    "节约",
    "集约",
    "旅居",
    "增长贡献",
    "增长的贡献",
    "为民",
    "计划单列",
    "是否",
    "目标任务",
    "从业",
    "达标",
    "增长率",
    "增长极",
    "近海",
    "近郊",
    "将军",
    "再生",
    "再就业",
    "过剩",
    "共享",
    "公共",
    "均衡",
    "人均",
    "户均",
    "亩均",
    "地均",
    "平均",
    "平均工资",
    "平均浓度",
    "平均气温",
    "平均水平",
    "平均寿命",
    "平均预期",
    "预期寿命",
    "过境",
    "再贷款",
    "各类",
    "各级",
    "各项",
    "各地",
    "自由",
    "共建",
    "再制造",
    "翻新",
    "提升改造",
    "居民",
    "定居",
    "宜居",
    "要素",
    "要道",
    "超市",
    "超高",
    "较大",
    "比赛",
    "由来",
    "降低成本",
    "控制性",
    "新增企业",
    "新增就业",
    "新增建设",
];
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
/// Kinds of a thing, which share its name: 城镇和农村居民.
#[rustfmt::skip]
const MODIFIERS: &[&str] = &[
    "城镇", "农村", "城市", "城乡", "进口", "出口", "国内", "国际", "国外", "境内", "境外", "中央", "地方", "养老", "医疗", "失业",
    "公路", "铁路", "水路", "民航", "固定", "移动", "小学", "初中", "高中", "粮食", "油料", "棉花", "肉类", "蔬菜", "水产品", "钢材",
    "水泥", "原煤", "原油", "粗钢", "生铁", "发电", "货运", "客运", "男性", "女性",
];
/// Beginnings of names that things in a row share.
const SHARED_BEGINNINGS: &[&str] = &["淘汰落后", "淘汰", "新建", "改造", "新增"];
/// The most characters of a name.
const LONGEST: usize = 30;

/// The most characters of a clause that are looked at.
const CLAUSE: usize = 160;
/// Names that could be of anything.
#[rustfmt::skip]
const VAGUE: &[&str] = &[
    "资金", "用户", "地区", "文件", "企业", "项目", "行业", "单位", "相关企业", "投资", "带动投资", "数量", "总量", "总额", "规模", "人数", "比重",
    "收入", "面积", "产值", "产量", "标准", "产业",
];

/// Whether a name could be of anything.
pub(super) fn is_vague(name: &str) -> bool {
    VAGUE.contains(&name)
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Named {
    /// One name, or those of all that 各 speaks of; none where none was found.
    pub(super) names: Vec<String>,
    /// Whether it was taken from a clause before.
    pub(super) carried: bool,
    /// Whether the thing counted stands behind the figure.
    pub(super) counted: bool,
    /// Whether a rate of growth is told as a level: 增速达到8%.
    pub(super) rate: bool,
    /// The names of all figures that 分别 shares out.
    pub(super) pair: Vec<String>,
}

/// Whether a name is of things done: 新建学校.
pub(super) fn is_of_things_done(name: &str) -> bool {
    DOINGS.iter().any(|doing| name.starts_with(doing))
}

impl Named {
    fn one(name: String) -> Self {
        Self {
            names: vec![name],
            ..Self::default()
        }
    }
}

/// The names of one figure. `near` are the figures, dates and names around it, `last` what the figure before was about.
pub(super) fn name(text: &Text, figure: &Figure, near: &[Figure], last: Option<&str>, pair: &[String]) -> Named {
    let clause = text.clause_start(figure.start).max(figure.start.saturating_sub(CLAUSE));
    let row = |from: usize, to: usize| {
        let inside = near
            .iter()
            .filter(move |f| f.kind == FigureKind::Figure && f.start >= from && f.end <= to);
        inside.collect::<Vec<_>>()
    };
    if let Some(word) = text.find(clause, figure.start, "分别") {
        let names = several(&head(text, clause, word, near));
        let figures = row(word, text.clause_end(figure.end));
        let place = figures.iter().position(|f| f.start == figure.start);
        if names.len() > 1
            && figures.len().is_multiple_of(names.len())
            && let Some(name) = place.and_then(|place| names.get(place % names.len()))
        {
            return Named {
                pair: names.clone(),
                ..Named::one(name.clone())
            };
        }
    }
    let before = row(clause, figure.start);
    let begin = before.last().map_or(clause, |f| f.end.max(clause));
    let mut own = head(text, begin, figure.start, near);
    let share = figure.direction == Some(FigureDirection::Share);
    if let Some(each) = text
        .find(begin, figure.start, "各")
        .or_else(|| text.find(begin, figure.start, "均"))
        && each > begin
        && text.at(each.saturating_sub(1)) != '人'
        && text.find(each + 1, figure.start, "均").is_none()
    {
        let names = several(&head(text, begin, each, near));
        if names.len() > 1 && text.clause_end(figure.end) >= figure.end {
            return Named {
                names,
                ..Named::default()
            };
        }
    }
    if !own.is_empty() && (share || figure.base_unit == "%" && text.find(begin, figure.start, "占").is_some()) {
        own = share_name(text, begin, figure.start, own);
    }
    // 出台了两个文件, 钢铁等18个行业: what is counted stands behind, whatever stands in front.
    let kinds = text.at(figure.start.saturating_sub(1)) == '等';
    let link = usize::from(kinds || text.at(figure.start.saturating_sub(1)) == '了');
    let front = figure.start.saturating_sub(own.chars().count() + link);
    if is_counted(figure)
        && !is_doing(&own)
        && !own.is_empty()
        && text.has(front, &own)
        && let Some(thing) = behind(text, figure, near)
    {
        if kinds {
            return Named {
                counted: true,
                ..Named::one(format!("{own}等{thing}"))
            };
        }
        let doing = DOINGS.iter().find(|doing| own.ends_with(**doing));
        own = doing.copied().unwrap_or_default().to_owned();
    }
    let of_all = figure.base_unit == "%"
        && !matches!(
            figure.direction,
            Some(FigureDirection::Increase | FigureDirection::Decrease)
        );
    if own.is_empty()
        && of_all
        && let Some(thing) = part_of_all(text, figure, near)
    {
        return Named {
            counted: true,
            ..Named::one(thing)
        };
    }
    let growth = ["增速", "增幅", "涨幅"].into_iter().find(|word| {
        let place = text.find(begin, figure.start, word);
        !own.is_empty() && place.is_some_and(|place| text.has(place.saturating_sub(own.chars().count()), &own))
    });
    if let Some(word) = growth
        && figure.base_unit == "个百分点"
    {
        own += word;
    }
    if is_doing(&own) || own.is_empty() {
        if let Some(thing) = behind(text, figure, near) {
            let name = if own == "完成" { thing } else { own + &thing };
            return Named {
                counted: true,
                ..Named::one(name)
            };
        }
        // …分别达到A和B，增长C和D: the second row is of the same two.
        let figures = row(clause, text.clause_end(figure.end));
        let place = figures.iter().position(|f| f.start == figure.start);
        if figures.len() == pair.len()
            && let Some(name) = place.and_then(|place| pair.get(place))
        {
            return Named {
                carried: true,
                ..Named::one(name.clone())
            };
        }
        let Some(last) = last.filter(|_| begin > text.sentence_start(figure.start) || begin > clause) else {
            return Named::default();
        };
        return Named {
            carried: true,
            ..Named::one(last.to_owned())
        };
    }
    if begin > clause
        && text.at(begin) == '、'
        && let Some(last) = last
    {
        own = like(last, own);
    }
    Named {
        rate: growth.is_some() && figure.base_unit == "%",
        ..Named::one(own)
    }
}

/// The name in a part of a clause, without what opens it and up to the first word that ends it.
fn head(text: &Text, begin: usize, end: usize, near: &[Figure]) -> String {
    let mut place = begin;
    loop {
        let start = place;
        while place < end && text.is_mark(place) {
            place += 1;
        }
        // 2012年, 一是, “十一五”期间, 两年; but “双百”项目.
        if let Some(no_name) = near.iter().find(|f| f.start == place && f.kind != FigureKind::Figure)
            && !(no_name.kind == FigureKind::Name && (text.at(no_name.end) != '”' || !no_name.text.ends_with('五')))
            // 第一产业 is a name, 第一， is none.
            && !(no_name.kind == FigureKind::Ordinal && text.at(no_name.end) == '产')
        {
            place = no_name.end.min(end).max(place);
        }
        if let Some(word) = longest(text, place, end, OPENERS)
            && longest(text, place, end, WHOLE).is_none()
            && longest(text, place, end, DOINGS).is_none_or(|doing| doing <= word)
        {
            place += word;
        }
        if place == start {
            break;
        }
    }
    let begin = place;
    let mut end_of_name = end;
    if begin > 0
        && text.at(begin - 1) == '“'
        && let Some(close) = text.find(begin, end.min(begin + 18), "”")
    {
        place = close + 1;
    }
    while place < end {
        if let Some(whole) = longest(text, place, end, WHOLE) {
            place += whole;
            continue;
        }
        if place == begin
            && let Some(doing) = longest(text, place, end, DOINGS)
        {
            place += doing;
            continue;
        }
        // “千村引领、万村提升”工程: nothing ends inside a name.
        if text.at(place) == '“'
            && let Some(close) = text.find(place, end.min(place + 18), "”")
        {
            place = close + 1;
            continue;
        }
        // 突破重大技术102项: done to a thing; 产值突破80亿元 is a cut.
        if text.has(place, "突破") && place + 4 < end {
            place += 2;
            continue;
        }
        let time = |f: &Figure| matches!(f.kind, FigureKind::Date | FigureKind::Duration) && place > begin;
        if longest(text, place, end, CUTS).is_some()
            || near
                .iter()
                .any(|f| f.start == place && (f.kind == FigureKind::Date || time(f)))
        {
            // 某县2004年完成生产总值13亿元: what was done stands behind the date.
            if let Some(date) = near
                .iter()
                .find(|f| f.start == place && f.kind == FigureKind::Date && f.end < end)
                && (text.has(date.end, "完成") || text.has(date.end, "实现"))
                && let done = head(text, date.end, end, near)
                && !done.is_empty()
            {
                let of = text.part(begin, place);
                return if of.ends_with('业') { of + &done } else { done };
            }
            end_of_name = place;
            break;
        }
        place += 1;
    }
    let name = text.part(begin, end_of_name);
    // 包括技术改造在内的工业投资.
    let name = name.split_once("在内的").map_or(name.as_str(), |(_, name)| name);
    let name = name.trim_matches(|c: char| c.is_whitespace() || "的了、“”（）()—-在等".contains(c));
    let name = name.strip_suffix("平均").unwrap_or(name);
    // “双百”项目 without its first mark.
    let name = if name.contains('”') && !name.contains('“') {
        &format!("“{name}")
    } else {
        name
    };
    let fits = name.chars().count() <= LONGEST && name.chars().count() >= 2;
    if fits { name.to_owned() } else { String::new() }
}

fn longest(text: &Text, place: usize, end: usize, words: &[&str]) -> Option<usize> {
    let found = words
        .iter()
        .filter(|word| text.has(place, word))
        .map(|word| word.chars().count());
    found.filter(|length| place + length <= end).max()
}

/// Whether a figure counts things.
fn is_counted(figure: &Figure) -> bool {
    let unit = Unit::parse(&figure.base_unit);
    figure.unit != "%" && (unit.is_none() || matches!(unit.as_ref().map(Unit::family), Some(Family::Count(_))))
}

/// 95%的行政村通了客车: 通客车的行政村.
fn part_of_all(text: &Text, figure: &Figure, near: &[Figure]) -> Option<String> {
    const VERBS: &[&str] = &[
        "通", "能够", "建立", "实现", "享受", "用上", "开通", "达到", "完成", "拥有", "具备", "纳入", "建成", "有",
    ];
    let start = figure.end + usize::from(text.at(figure.end) == '的');
    let next = near
        .iter()
        .filter(|f| f.kind == FigureKind::Figure && f.start >= figure.end)
        .map(|f| f.start)
        .min();
    let end = text
        .clause_end(start)
        .min(next.unwrap_or(usize::MAX))
        .min(start + LONGEST);
    let verb = (start + 2..end).find(|place| longest(text, *place, end, VERBS).is_some())?;
    let said = text.part(verb, end);
    let said = said.trim_matches(|c: char| !c.is_alphanumeric()).replacen('了', "", 1);
    Some(format!("{said}的{}", text.part(start, verb)))
}

fn is_doing(name: &str) -> bool {
    DOINGS
        .iter()
        .any(|doing| name == *doing || name.strip_suffix('了') == Some(doing))
}

/// A和B, in which B may end what A begins.
fn several(shared: &str) -> Vec<String> {
    let shared = shared.replace("以及", "及");
    if let Some(rest) = shared.strip_prefix("城乡") {
        return vec![format!("城镇{rest}"), format!("农村{rest}")];
    }
    let parts: Vec<&str> = shared
        .split(['、', '和', '与', '及'])
        .filter(|part| part.chars().any(char::is_alphabetic))
        .collect();
    let Some(last) = parts.last() else { return Vec::new() };
    let length = last.chars().count();
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
    let of = |part: &&str| {
        let own = part.chars().count();
        // 电信业务总量和业务收入: of the same business.
        let beginning: String = part.chars().take(2).collect();
        if let Some((of_what, _)) = parts.first().and_then(|first| first.split_once(&beginning))
            && !of_what.is_empty()
            && own > 2
        {
            return format!("{of_what}{part}");
        }
        // 高技术制造业、装备制造业增加值: of each industry.
        if let Some(end) = ["增加值", "产值", "利润", "营业收入", "投资"]
            .iter()
            .find(|end| last.ends_with(**end) && part.ends_with('业'))
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
        // 第一产业、第二产业、第三产业增加值: all of one kind.
        let kind: String = part.chars().skip(own.saturating_sub(2)).collect();
        let like_it: String = last.chars().take(own).collect();
        if own > 2 && own < length && part.starts_with('第') && like_it.starts_with('第') && like_it.ends_with(&kind)
        {
            let rest: String = last.chars().skip(own).collect();
            return format!("{part}{rest}");
        }
        // 城镇和农村居民人均收入, 进口和出口总额: but 出口 of 出口和财政收入 is no kind of revenue.
        let begins = |word: &&&str| last.starts_with(**word) && own < length;
        if MODIFIERS.contains(part) && MODIFIERS.iter().any(|word| begins(&word)) {
            let rest: String = last.chars().skip(own).collect();
            return format!("{part}{rest}");
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
            for name in names.iter_mut().skip(1).filter(|name| !name.starts_with("单位")) {
                *name = format!("{beginning}{name}");
            }
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

/// A name in a row like the one before: 淘汰落后炼铁产能, 炼钢.
fn like(last: &str, own: String) -> String {
    if own.chars().count() > 4 {
        return own;
    }
    let begin = SHARED_BEGINNINGS
        .iter()
        .find(|word| last.starts_with(**word))
        .copied()
        .unwrap_or_default();
    let end = SHARED_ENDS
        .iter()
        .find(|word| last.ends_with(**word))
        .copied()
        .unwrap_or_default();
    let end = if own.ends_with(end) { "" } else { end };
    format!("{begin}{own}{end}")
}

/// A share by its part and its whole: 服务业增加值占生产总值比重.
fn share_name(text: &Text, begin: usize, end: usize, own: String) -> String {
    if own.ends_with("比重") || own.ends_with("占比") || own.ends_with('率') {
        return own;
    }
    let Some(word) = text.find(begin, end, "占") else {
        return own;
    };
    let whole = text.part(word + 1, end);
    let whole = whole.trim_start_matches(['到', '了']);
    let whole = whole.split("比重").next().unwrap_or_default();
    let whole = whole.split("达").next().unwrap_or_default();
    let whole = whole.trim_matches(|c: char| c.is_whitespace() || "的约近超过左右".contains(c));
    match whole.chars().count() {
        2..=14 => format!("{own}占{whole}比重"),
        _ => format!("{own}占比"),
    }
}

/// What is counted, right behind the figure: 近100个国家级示范平台, 45亿元资金.
fn behind(text: &Text, figure: &Figure, near: &[Figure]) -> Option<String> {
    let unit = Unit::parse(&figure.base_unit);
    let share = figure.base_unit == "%";
    let count = matches!(unit.as_ref().map(Unit::family), Some(Family::Count(_))) || unit.is_none();
    let money = figure.base_unit == "元";
    let linked = text.at(figure.end) == '的';
    // 完成46.1万亩高标准农田建设.
    let measured = !count && !money && !share && !linked && unit.is_some();
    if !(count || money || measured || share && linked || share && figure.direction == Some(FigureDirection::Level)) {
        return None;
    }
    let start = figure.end + usize::from(linked);
    let mut end = start;
    while end < start + 20
        && text.is_letter(end)
        && !near.iter().any(|f| f.start == end && f.kind == FigureKind::Figure)
    {
        let over = [
            "的",
            "稳步",
            "淘汰",
            "全面",
            "建立",
            "取得",
            "实现",
            "完成",
            "获得",
            "得到",
            "通过",
            "投入",
            "示范效果",
            "试点工作",
            "增长",
            "达到",
            "进入",
            "建成",
            "成为",
            "享受",
            "列入",
            "开工",
            "顺利",
            "如期",
            "左右",
            "以上",
            "以内",
            "以下",
            "用于",
            "支持",
            "通了",
            "入选",
            "填补",
            "开展",
            "稳定消除",
            "获评",
            "荣获",
            "纳入",
            "整合",
            "受灾",
        ];
        let and_above = text.at(end.saturating_sub(1)) == '及';
        if end > start + 1 && over.iter().any(|word| text.has(end, word)) && !text.has(end, "的清理") && !and_above {
            break;
        }
        end += 1;
    }
    // 由7.4亿户增加到: what stands there is a verb.
    if longest(text, start, end, CUTS).is_some() && longest(text, start, end, WHOLE).is_none() {
        return None;
    }
    let thing = text.part(start, end);
    let good = (2..=16).contains(&thing.chars().count())
        && ![
            "左右", "以上", "以内", "以下", "用于", "同比", "增长", "比上", "多", "支持", "加快", "推动", "办好",
            "实施", "创", "为", "以", "是", "再", "提前", "全部",
        ]
        .iter()
        .any(|word| thing.starts_with(word));
    good.then_some(thing)
}
