//! Names made complete and trimmed: what the names before say of one, and what a name says of the way.

use super::LONGEST;
use super::decide::exceeds;
use super::front::Front;
use crate::lexicon;
use crate::units;
use crate::{Figure, FigureDirection, FigureForm};

/// Two sides of one account: what is said of one and then of the other.
const SIDES: &[(&str, &str)] = &[
    ("收入", "支出"),
    ("进口", "出口"),
    ("存款余额", "贷款余额"),
    ("开工面积", "竣工面积"),
    ("产量", "销量"),
    ("总产值", "增加值"),
    ("产值", "增加值"),
    ("产值", "营业收入"),
    ("增加值", "利润总额"),
    ("人次", "收入"),
    ("人数", "收入"),
    ("供应量", "需求量"),
    ("存栏", "出栏率"),
    ("销售面积", "销售额"),
    ("本金", "利息"),
];

/// 一般公共预算收入A、支出B: the second is 一般公共预算支出.
pub(crate) fn other_side(last: &str, name: &str) -> Option<String> {
    // Mostly the name is of neither.
    const FIRST: [char; 16] = [
        '收', '支', '进', '出', '存', '贷', '开', '竣', '产', '销', '总', '增', '营', '利', '人', '供',
    ];
    if !name.starts_with(FIRST) && !name.starts_with(['需', '本']) {
        return None;
    }
    let side = |word: &str| name.starts_with(word);
    if !SIDES.iter().any(|(one, other)| side(one) || side(other)) {
        return None;
    }
    SIDES.iter().find_map(|(one, other)| {
        let of = |from: &str, to: &str| {
            let rest = last
                .strip_suffix("总额")
                .or(last.strip_suffix('额'))
                .unwrap_or(last)
                .strip_suffix(from)?;
            let bare = name == to || name.strip_prefix(to).is_some_and(|end| matches!(end, "额" | "总额"));
            (bare && !rest.is_empty()).then(|| format!("{rest}{name}"))
        };
        of(one, other).or_else(|| of(other, one))
    })
}

/// 居民恩格尔系数A，其中城镇B、农村C: the parts are of the same.
pub(super) fn of_residents(last: &str, name: &str) -> Option<String> {
    const PARTS: [&str; 4] = ["城镇", "农村", "城市", "乡村"];
    if !PARTS.contains(&name) {
        return None;
    }
    let of = PARTS.iter().find_map(|part| last.strip_prefix(part)).unwrap_or(last);
    (!of.is_empty()).then(|| format!("{name}{of}"))
}

/// 乡镇卫生院A个，床位B张，卫生人员C人: what institutions have is theirs.
pub(super) fn possessed(last: &str, name: &str) -> Option<String> {
    const HAD: [&str; 22] = [
        "床位",
        "床位数",
        "卫生人员",
        "卫生技术人员",
        "从业人员",
        "工作人员",
        "人员",
        "职工",
        "教职工",
        "专任教师",
        "在校生",
        "在校学生",
        "在园幼儿",
        "招生",
        "毕业生",
        "藏书",
        "总藏量",
        "藏品",
        "阅览室座席数",
        "诊疗人次",
        "入院人次",
        "观众",
    ];
    const OWNERS: [&str; 16] = [
        "院",
        "所",
        "中心",
        "机构",
        "学校",
        "院校",
        "小学",
        "中学",
        "高中",
        "幼儿园",
        "馆",
        "企业",
        "公司",
        "景区",
        "团体",
        "卫生室",
    ];
    // The longest of them has six characters.
    if last.is_empty() || name.len() > 18 || last == name || !HAD.contains(&name) {
        return None;
    }
    let owner = HAD.iter().find_map(|had| last.strip_suffix(had)).unwrap_or(last);
    let owner = owner.trim_end_matches('的');
    OWNERS
        .iter()
        .any(|end| owner.ends_with(end))
        .then(|| format!("{owner}{name}"))
}

/// 小学招生A，在校生B: of the same school. 研究生招生A，其中，博士生B: so many of them.
pub(super) fn of_school(last: &str, name: &str) -> Option<String> {
    const COUNTED: [&str; 5] = ["招生", "在校生", "毕业生", "在校学生", "专任教师"];
    let counted = COUNTED.iter().find(|word| last.ends_with(**word))?;
    let school = last.strip_suffix(counted).filter(|school| !school.is_empty())?;
    if COUNTED.contains(&name) {
        return Some(format!("{school}{name}"));
    }
    let part = school.ends_with('生') && name.ends_with('生') && !COUNTED.iter().any(|word| name.ends_with(word));
    part.then(|| format!("{name}{counted}"))
}

/// 住户贷款A，其中，短期贷款B，中长期贷款C: those of households.
pub(super) fn of_borrower(last: &str, name: &str) -> Option<String> {
    const KINDS: [&str; 5] = ["短期贷款", "中长期贷款", "消费贷款", "经营贷款", "票据融资"];
    if !KINDS.contains(&name) {
        return None;
    }
    let kind = KINDS.iter().find(|kind| last.ends_with(**kind)).unwrap_or(&"贷款");
    let who = last.strip_suffix(kind)?;
    ["住户", "企业", "单位", "个人", "居民"]
        .iter()
        .any(|end| who.ends_with(end))
        .then(|| format!("{who}{name}"))
}

/// 民营企业60万家，进出口A: what they trade.
pub(super) fn of_traders(last: &str, name: &str) -> Option<String> {
    let trade = matches!(
        name,
        "进出口" | "出口" | "进口" | "进出口总值" | "进出口总额" | "进出口额"
    );
    let who = last.rsplit_once('的').map_or(last, |(_, who)| who);
    (trade && who.ends_with("企业") && who.chars().count() > 2).then(|| format!("{who}{name}"))
}

/// 第二产业增加值A，对生产总值增长的贡献率B: its contribution.
pub(super) fn contributes(last: &str, front: &str, name: &str) -> Option<String> {
    if !front.starts_with('对') || !name.ends_with("贡献率") || name.starts_with('对') {
        return None;
    }
    let who = last.strip_suffix("增加值").unwrap_or(last);
    let parts = ["业", "支出", "消费", "投资", "出口", "需求"];
    parts
        .iter()
        .any(|end| who.ends_with(end))
        .then(|| format!("{who}对{name}"))
}

/// 研发经费A，与生产总值之比B: both are in the ratio.
pub(super) fn ratio_to(last: &str, name: &str) -> Option<String> {
    let alone = name.ends_with("之比") && !name.contains(['与', '和']) && !last.is_empty();
    alone.then(|| format!("{last}与{name}"))
}

/// 清洁能源发电装机规模A、装机占比B: the second is of the same noun, 清洁能源发电装机占比.
pub(super) fn same_noun(last: &str, name: &str) -> Option<String> {
    let (at, _) = name.char_indices().nth(2)?;
    let (noun, measure) = name.split_at_checked(at)?;
    let (of, rest) = last.split_once(noun)?;
    let fits = lexicon::is_measure(measure) && lexicon::is_measure(rest) && !of.is_empty();
    fits.then(|| format!("{of}{name}"))
}

/// The kind of a thing: the last two characters of its name.
fn kind(name: &str) -> Option<&str> {
    let (at, _) = name.char_indices().rev().nth(1)?;
    name.get(at..)
}

/// 甲产业产值超4千亿元，乙产业超3千亿元; 采矿业增加值下降1%，制造业增长7%: what is measured of the one is measured of the other.
pub(super) fn same_measure(last: &str, name: &str) -> Option<String> {
    // Most names are of another kind.
    let end = name.chars().next_back()?;
    if name == last || !last.contains(end) {
        return None;
    }
    let measure = lexicon::end_of(last)?;
    let thing = last.strip_suffix(measure)?;
    if !thing.ends_with(end) {
        return None;
    }
    // 采矿业 and 制造业 are both industries.
    let industry = |name: &str| name.ends_with('业') && !name.ends_with("企业") && name.chars().count() > 1;
    let like = kind(thing).is_some() && kind(thing) == kind(name) || industry(thing) && industry(name);
    (like && !lexicon::has_end(name)).then(|| format!("{name}{measure}"))
}

/// 增速8%, 降幅控制在3%以内: the noun says the way, and the figure is of what grows.
pub(super) fn growth(figure: &mut Figure, name: String) -> String {
    let ways = [
        ("增速", FigureDirection::Increase),
        ("增幅", FigureDirection::Increase),
        ("涨幅", FigureDirection::Increase),
        ("增长率", FigureDirection::Increase),
        ("降幅", FigureDirection::Decrease),
        ("减幅", FigureDirection::Decrease),
    ];
    // Births less deaths: a level, not a change of what is in front.
    if name.ends_with("自然增长率") {
        return name;
    }
    let Some((rest, way)) = ways
        .iter()
        .find_map(|(word, way)| Some((name.strip_suffix(word)?, *way)))
    else {
        return name;
    };
    if rest.chars().count() < 2 {
        return name;
    }
    // 人均收入增速高于经济增速、突破3万元: the income is what it is.
    if !matches!(figure.base_unit.as_str(), "%" | "倍") && !units::is_point(&figure.base_unit) {
        return rest.to_owned();
    }
    if figure.base_unit != "%" {
        return name;
    }
    if matches!(figure.direction, None | Some(FigureDirection::Level)) {
        figure.direction = Some(way);
    }
    // 经济平均增速: how it was counted is no part of what grew.
    let thing = rest.strip_suffix("平均").or(rest.strip_suffix("年均")).unwrap_or(rest);
    if thing.is_empty() { rest } else { thing }.to_owned()
}

/// What a growth is called that a percentage says: 增速, of prices 涨幅.
pub(super) fn growth_rate(figure: &Figure, changes: &str, name: &str) -> Option<&'static str> {
    let grows = figure.base_unit == "%"
        && figure.role.is_none()
        && matches!(
            figure.direction,
            Some(FigureDirection::Increase | FigureDirection::Decrease)
        )
        && !name.ends_with(['率', '比', '重', '数', '幅', '速']);
    let average = figure.comparison == Some("average-annual");
    grows.then_some(match average {
        true => "年均增速",
        false if changes.contains('涨') => "涨幅",
        false => "增速",
    })
}

/// 消费支出拉动经济增长4.3个百分点: a part of that growth, not a rise of the pull. Behind a contribution rate it is of the same.
pub(super) fn pull(figure: &mut Figure, name: String, carried: &str) -> String {
    let Some((who, whole)) = name.split_once("拉动") else {
        return name;
    };
    if figure.base_unit != "个百分点" || figure.direction != Some(FigureDirection::Increase) || whole.is_empty() {
        return name;
    }
    let before = carried
        .strip_suffix("贡献率")
        .and_then(|of| of.rsplit_once('对'))
        // 新兴业务收入占业务收入比重A，拉动业务收入增长B.
        .or_else(|| carried.strip_suffix("比重").and_then(|of| of.split_once('占')))
        // 营业税增收A，拉动预算收入增长B.
        .or_else(|| (!carried.ends_with(['率', '比', '重'])).then_some((carried, "")))
        .map_or("", |(of, _)| of);
    let who = if who.is_empty() { before } else { who };
    let growth = if whole.ends_with("增长") { "" } else { "增长" };
    figure.direction = Some(FigureDirection::Level);
    format!("{who}拉动{whole}{growth}")
}

/// 淘汰落后水泥产能320万吨、炼铁150万吨: the second is of 淘汰落后炼铁产能.
pub(super) fn like(last: &str, name: String) -> String {
    // 化解钢铁过剩产能300万吨、煤炭1200万吨.
    let verbs = ["淘汰", "化解", "压减"];
    let Some(verb) = verbs
        .into_iter()
        .find(|verb| name.starts_with(verb) && last.starts_with(verb))
    else {
        return name;
    };
    let thing = name.strip_prefix(verb).unwrap_or(&name);
    if thing.chars().count() > 4 {
        return name;
    }
    let begin = match verb {
        "淘汰" if last.starts_with("淘汰落后") => "淘汰落后",
        _ => verb,
    };
    let end = match thing.ends_with("产能") {
        false if last.ends_with("过剩产能") => "过剩产能",
        false if last.ends_with("产能") => "产能",
        _ => "",
    };
    format!("{begin}{thing}{end}")
}

/// Verbs by which something is there, and nothing was done.
pub(super) const STANDS: &[&str] = &[
    "有", "共有", "现有", "已有", "拥有", "达到", "形成", "含", "包括", "具有", "覆盖", "存栏", "储备",
];

/// Verbs by which there is more of something by what they count: 新增学位2万个.
pub(super) const ADDING: &[&str] = &[
    "新增",
    "净增",
    "新增设",
    "增设",
    "新认定",
    "新培育",
    "新登记",
    "新设立",
    "新引进",
];

/// What the verb of a figure says of its way: 新增 adds the figure itself, 提升改造15座公园 improves as many.
pub(super) fn set_way(figure: &mut Figure, front: &Front, verb: &str, follows: bool) {
    let rate =
        matches!(figure.base_unit.as_str(), "%" | "倍" | "年" | "岁" | "天") || units::is_point(&figure.base_unit);
    let level = matches!(
        figure.direction,
        None | Some(FigureDirection::Level | FigureDirection::Increase)
    );
    // 新增债券 is the name of a kind of them.
    let named = |noun: &str| {
        noun.contains("新增")
            && !["新增债", "新增专项", "新增贷款"]
                .iter()
                .any(|kind| noun.contains(kind))
    };
    // 争取新增债券5亿元: so many of a kind.
    let rises = figure.direction == Some(FigureDirection::Increase) && figure.role.is_none() && !rate;
    let kind = |noun: &str| noun.contains("新增") && !named(noun);
    if rises && front.changes.is_empty() && (kind(&front.noun) || kind(&front.object)) {
        figure.direction = Some(FigureDirection::Level);
    }
    // 新增发行债券5亿元: the verb begins with the word.
    let adds = ADDING.iter().any(|adding| verb.starts_with(adding)) || named(&front.noun) || named(&front.object);
    // 高新技术企业新增A家、总数超过B家: the total was not added.
    let total = || front.verb.is_empty() && front.changes.is_empty() && lexicon::is_measure(&trim_name(&front.noun));
    if adds && !rate && total() {
        figure.direction = Some(FigureDirection::Level);
        figure.comparison = None;
        return;
    }
    if adds && !rate && level && figure.role.is_none() {
        figure.direction = Some(FigureDirection::Increase);
        figure.comparison = Some("added");
        return;
    }
    if rate && exceeds(front) && matches!(figure.direction, None | Some(FigureDirection::Level)) {
        figure.direction = Some(FigureDirection::Above);
        return;
    }
    let changed = matches!(
        figure.direction,
        Some(FigureDirection::Increase | FigureDirection::Decrease)
    );
    // 改造提升农田300万亩: improved are so many.
    let improves =
        matches!(front.changes.as_str(), "提升" | "扩大" | "加快") && !front.tail.is_empty() && front.noun.is_empty();
    if changed && !rate && improves && figure.role.is_none() {
        figure.direction = Some(FigureDirection::Level);
        return;
    }
    // 提升40所学校办学能力: of so many things something gets better.
    let better = matches!(front.changes.as_str(), "提升" | "提高" | "改善" | "优化" | "扩大") && front.adjacent;
    if changed && better && figure.role.is_none() && is_counted(figure) && follows {
        figure.direction = Some(FigureDirection::Level);
        return;
    }
    let does = !verb.is_empty() && !front.predicate && front.changes.is_empty();
    if changed && does && !adds && is_counted(figure) && figure.role.is_none() && !CHANGING.contains(&verb) {
        figure.direction = Some(FigureDirection::Level);
    }
}

/// Verbs of doing that lessen or raise by what they count.
const CHANGING: &[&str] = &[
    "压减", "减免", "减轻", "减税", "退税", "取消", "淘汰", "关停", "关闭", "化解", "扩建",
];

pub(super) fn or(first: String, second: &str) -> String {
    if first.is_empty() { second.to_owned() } else { first }
}

/// Whether a figure says which of some things are meant by its bound: 亿元以上项目.
pub(super) fn is_class(figure: &Figure) -> bool {
    let bounded = ["以上", "以下", "以内", "级"]
        .iter()
        .any(|end| figure.text.ends_with(end));
    // 百亿元项目: a size without a digit.
    let bare = figure
        .text
        .trim_start_matches(['超', '过', '近'])
        .trim_end_matches('元');
    let sized = figure.base_unit == "元" && bare.chars().all(|c| "十百千万亿".contains(c));
    figure.base_unit != "%" && (bounded || sized) || is_age(figure)
}

/// Whether a figure says of which age some people are: 0—14岁人口, 65岁以上老人.
pub(super) fn is_age(figure: &Figure) -> bool {
    let range = figure.form == FigureForm::Range || ["以上", "以下"].iter().any(|end| figure.text.ends_with(end));
    figure.base_unit == "岁" && range
}

/// Whether a figure counts things one by one.
/// Whether a noun is of those who do something: 省属企业.
pub(super) fn is_agent(noun: &str) -> bool {
    [
        "企业",
        "国企",
        "央企",
        "集团",
        "公司",
        "开发区",
        "高新区",
        "经开区",
        "园区",
    ]
    .iter()
    .any(|end| noun.ends_with(end))
}

pub(super) fn is_counted(figure: &Figure) -> bool {
    let base = figure.base_unit.as_str();
    base.is_empty()
        || base.chars().count() <= 2
            && !matches!(
                base,
                "%" | "倍"
                    | "元"
                    | "美元"
                    | "欧元"
                    | "吨"
                    | "亩"
                    | "公顷"
                    | "公里"
                    | "里"
                    | "米"
                    | "岁"
                    | "度"
                    | "斤"
                    | "公斤"
                    | "千瓦"
                    | "时"
                    | "分"
            )
}

/// A clause without a figure: 经营主体增量提质 speaks of 经营主体. Four characters behind a noun mostly say something of it.
pub(super) fn shortened(topic: &str, whole: bool) -> String {
    // 稳就业是为了惠民生: a sentence, not a noun.
    if ["为了", "就是", "不是", "才能"].iter().any(|word| topic.contains(word)) {
        return String::new();
    }
    // 渗透率全国第一, 总量居全省第3位: what has the rank.
    if topic.ends_with(['位', '名', '一', '二', '三'])
        && let Some((front, _)) = topic.rsplit_once('第')
    {
        let front = front.trim_end_matches(['居', '位', '列', '排', '名']);
        let front = ["全国", "全省", "全市", "全区", "全县"]
            .iter()
            .find_map(|scope| front.strip_suffix(scope))
            .unwrap_or(front);
        return trim_name(front.trim_end_matches(['居', '位', '列', '排', '名']));
    }
    let particle = topic.ends_with('的');
    let topic = trim_name(topic);
    // 克服重新起步的困难: what was overcome is no topic.
    if ["困难", "挑战", "影响", "压力", "冲击"]
        .iter()
        .any(|end| topic.ends_with(end))
    {
        return String::new();
    }
    let count = topic.chars().count();
    if !whole || topic.contains('”') {
        return topic;
    }
    let short: String = match count {
        0..=4 => String::new(),
        5 => topic.chars().take(count - 2).collect(),
        _ => topic.chars().take(count - 4).collect(),
    };
    // 克服工业重新起步的巨大困难: a deed, and no thing.
    if particle || short.ends_with('的') {
        String::new()
    } else {
        short
    }
}

/// 城市 of 9个城市优良天数比例为98%: what is counted, where something is measured of it.
pub(super) fn things_of(behind: &str) -> Option<String> {
    const THINGS: [&str; 7] = ["城市", "断面", "行政村", "县区", "园区", "行业", "湖泊"];
    let measured = lexicon::has_end(behind) || behind.ends_with("水质") || behind.ends_with("天数");
    let cut = THINGS
        .iter()
        .filter_map(|thing| Some(behind.find(thing)? + thing.len()))
        .min();
    let things = cut.filter(|cut| measured && *cut < behind.len())?;
    behind.get(..things).map(str::to_owned)
}

/// 引进10亿元以上项目 of 引进亿元以上项目 and 10亿元以上.
pub(super) fn with_size(name: &str, size: &str) -> Option<String> {
    const END: &str = "元以上";
    let (front, behind) = name.split_once(END)?;
    let begin = front.trim_end_matches(|c: char| c.is_ascii_digit() || "十百千万亿.".contains(c));
    size.ends_with(END).then(|| format!("{begin}{size}{behind}"))
}

/// A noun behind a figure without the particles at its ends.
pub(super) fn trimmed(name: &str) -> String {
    let name = name.trim_start_matches(['、', '的', ' ']);
    // 15条产业链项目占比达84%: the verb of the next figure.
    let reached = name
        .strip_suffix('达')
        .filter(|rest| rest.ends_with('率') || lexicon::has_end(rest));
    let name = reached.unwrap_or(name);
    // 9万茶农从中受益.
    let name = name.strip_suffix("从中").unwrap_or(name);
    // 90个地级城市中，20个达标: of those.
    const WORDS: [char; 16] = [
        '高', '初', '集', '其', '空', '水', '途', '家', '心', '人', '当', '国', '城', '手', '期', '年',
    ];
    let name = name
        .strip_suffix('中')
        .filter(|rest| rest.chars().count() > 1 && !rest.ends_with(WORDS))
        .unwrap_or(name);
    // 77种矿产有新增储量: that they have it.
    let name = name
        .strip_suffix('有')
        .filter(|rest| rest.chars().count() > 1 && !rest.ends_with(['国', '所', '私', '公', '共']))
        .unwrap_or(name);
    // 最后20万无电人口都能用上电: what they can do.
    let able = ["都能", "就能", "都可", "可以", "都要"]
        .iter()
        .find_map(|able| name.strip_suffix(able));
    let name = able.filter(|thing| thing.chars().count() > 1).unwrap_or(name);
    name.trim_end_matches([
        '的', '了', '、', '等', '和', '与', '及', '也', '已', '都', '均', '还', ' ',
    ])
    .to_owned()
}

/// A name without what opens or closes it: particles, marks, numbers of a list.
pub(super) fn trim_name(name: &str) -> String {
    // 对东盟进出口: with whom.
    const WITH: &[&str] = &[
        "进出口",
        "出口",
        "进口",
        "贸易",
        "贸易额",
        "进出口额",
        "进出口总额",
        "直接投资",
        "转移支付",
    ];
    const OPEN: &str = "和与及、是的了将使也还又再已在对向为到至以让把，着等并共—- （）》”其从由但且";
    const CLOSE: &str = "的了、等和与及拟按都达为是有约近超共仅只要已也还再又各均到至“（，—- 就使让着可将需获增降升涨居占从由在以每高低快多少扩减跌迈";
    const WHOLE: &[&str] = &[
        "提高", "新高", "最高", "人均", "户均", "日均", "年均", "亩均", "平均", "国有", "所有", "拥有", "存在", "现有",
    ];
    let mut name = name.trim();
    // 粮食产量“八连增”: how often it grew.
    if name.ends_with('”')
        && let Some((thing, times)) = name.split_once('“')
        && times.chars().rev().nth(2) == Some('连')
    {
        name = thing;
    }
    // 十是保险覆盖率达到: the number of a list.
    name = match name.split_once('是') {
        Some((number, rest)) if !number.is_empty() && number.chars().all(|c| "一二三四五六七八九十".contains(c)) => {
            rest
        }
        _ => name,
    };
    // 中央决定将农民人均纯收入2300元作为…: what is taken stands behind 将 and 把.
    name = name
        .char_indices()
        .skip(2)
        .filter(|(_, c)| matches!(c, '将' | '把'))
        .filter_map(|(at, c)| Some((name.get(..at)?, name.get(at + c.len_utf8()..)?)))
        .find(|(front, rest)| {
            let in_word =
                front.ends_with(['即', '大', '名', '必']) || rest.starts_with(['军', '来', '握', '关', '控', '士']);
            !in_word && rest.chars().count() >= 3
        })
        .map_or(name, |(_, rest)| rest);
    // 契税受土地市场低迷影响减收: why something is so.
    if let Some((thing, why)) = name.split_once('受')
        && why.ends_with("影响")
        && thing.chars().count() > 1
    {
        name = thing;
    }
    // 按照上年不变价计算的业务总量: how it is counted.
    let counted = name.starts_with(['按', '以', '不', '可', '当', '现']);
    // 按平均汇率计算为5791美元.
    if counted && name.trim_end_matches(['为', '达', '约']).ends_with("计算") {
        return String::new();
    }
    name = match counted.then(|| name.split_once("计算的")).flatten() {
        Some((how, rest)) if how.ends_with(['价', '率', '径', '格']) && rest.chars().count() >= 2 => rest,
        _ => name,
    };
    // 也要再减少: what is wanted.
    name = name
        .trim_start_matches('也')
        .strip_prefix('要')
        .filter(|rest| rest.starts_with('再'))
        .unwrap_or(name);
    let with =
        |name: &str| name.starts_with("到位") || name.starts_with('对') && WITH.iter().any(|end| name.ends_with(end));
    while let Some(first) = name.chars().next().filter(|c| OPEN.contains(*c))
        && !lexicon::begins_noun(name)
        && !with(name)
    {
        let rest = name.strip_prefix("以及").or_else(|| name.strip_prefix(first));
        name = rest.unwrap_or_default();
    }
    name = name.strip_prefix("各项").unwrap_or(name);
    while let Some(last) = name.chars().next_back().filter(|c| CLOSE.contains(*c))
        && !WHOLE.iter().any(|whole| name.ends_with(whole))
        && !lexicon::ends_noun(name)
    {
        name = name.strip_suffix(last).unwrap_or_default();
    }
    // 补助从人均40元提高到45元: how much for one.
    name = name
        .strip_suffix("人均")
        .map(|front| {
            front
                .strip_suffix('年')
                .or_else(|| front.strip_suffix('月'))
                .unwrap_or(front)
        })
        .and_then(|front| front.strip_suffix('从').or_else(|| front.strip_suffix('由')))
        .unwrap_or(name);
    // 带动各类贷款新增9亿元: that there are more.
    name = name
        .strip_suffix("新增")
        .filter(|rest| rest.chars().count() > 1)
        .unwrap_or(name);
    // 等14个项目.
    name = (name.strip_prefix('等'))
        .filter(|rest| !rest.starts_with(['级', '额', '次', '候']))
        .unwrap_or(name);
    // 失业率平均为5.1%: how it is counted, and no part of its name. 年平均 and 平均 alone are left.
    name = ["平均", "统一", "普遍", "总体", "整体"]
        .iter()
        .find_map(|how| name.strip_suffix(how))
        .filter(|rest| lexicon::has_end(rest) || rest.ends_with("标准"))
        .unwrap_or(name);
    let opened = name.matches('“').count();
    let closed = name.matches('”').count();
    let mut name = match (opened, closed) {
        (0, 1..) => format!("“{name}"),
        (1.., 0) => format!("{name}”"),
        _ => name.to_owned(),
    };
    // 预算收入决算数, 税收完成数: which of its numbers it is.
    for end in ["预算执行数", "决算数", "执行数", "完成数"] {
        if let Some(rest) = name.strip_suffix(end).filter(|rest| lexicon::has_end(rest)) {
            name.truncate(rest.len());
            break;
        }
    }
    // Long lists: the last one.
    if name.chars().count() > LONGEST {
        name = match name.rsplit_once('、') {
            Some((_, last)) if last.chars().count() >= 2 => last.to_owned(),
            _ => name.chars().skip(name.chars().count() - LONGEST).collect(),
        };
    }
    if name.chars().count() < 2 { String::new() } else { name }
}
