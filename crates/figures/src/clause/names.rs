//! What the name before says of a name that is short for more.

use super::trim::trim_name;
use crate::lexicon;

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

pub(super) fn or(first: String, second: &str) -> String {
    if first.is_empty() { second.to_owned() } else { first }
}

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

/// Things that a name needs more of: what they did.
pub(super) const ANY: &[&str] = &[
    "企业", "项目", "学科", "高校", "单位", "园区", "品牌", "成果", "案例", "产品", "机构", "医院", "学校", "城市",
    "县区", "县市",
];
