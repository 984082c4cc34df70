//! The names of the indicators that a figure is of, from what its sentence says that it is about. Does not read sentences.

use super::text::Text;
use figures::{Figure, several};

/// Verbs that distinguish a count from others of the same thing: 新建学校 are not 学校.
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
/// Names that could be of anything.
#[rustfmt::skip]
const VAGUE: &[&str] = &[
    "资金", "用户", "地区", "文件", "企业", "项目", "行业", "单位", "相关企业", "投资", "带动投资", "数量", "总量", "总额", "规模", "人数", "比重",
    "收入", "面积", "产值", "产量", "标准", "产业",
];

/// Places in an order, which name nothing.
const ORDERS: &[&str] = &["首个", "首家", "首位", "首批", "第一", "第一个", "唯一", "前列", "榜首"];

/// Whether a name could be of anything.
pub(super) fn is_vague(name: &str) -> bool {
    VAGUE.contains(&name)
}

/// Whether a name is of things done: 新建学校.
pub(crate) fn is_of_things_done(name: &str) -> bool {
    DOINGS.iter().any(|doing| name.starts_with(doing))
}

/// The names of one figure: several where 各 gives it to each of them.
pub(super) fn names(text: &Text, figure: &Figure, before: Option<&Figure>, is_local: bool) -> Vec<String> {
    // 全国首个全部…的省份: a place in an order is no indicator.
    // 5.5%左右的增长目标: that of the economy.
    let behind = text.part(figure.end, figure.end + 8);
    let of_economy = figure.base_unit == "%"
        && behind.strip_prefix('的').is_some_and(|words| {
            ["增长目标", "预期增长目标", "增长预期目标", "经济增长目标"]
                .iter()
                .any(|goal| words.starts_with(goal))
        });
    if figure.subject.is_empty() && of_economy {
        return vec!["经济增长".to_owned()];
    }
    if figure.subject.is_empty() || ORDERS.contains(&figure.subject.as_str()) {
        return Vec::new();
    }
    // 全国 in the report of a place is part of the name.
    let national = is_local && matches!(figure.scope.as_str(), "全国" | "我国" | "全球" | "全社会");
    // 全球首个平台用户覆盖90个国家: what is counted stands behind.
    let begins: String = figure.subject.chars().take(2).collect();
    let behind = text.has(figure.end, &begins);
    let subject = if national && !behind && !figure.subject.starts_with(&figure.scope) {
        format!("{}{}", figure.scope, figure.subject)
    } else {
        figure.subject.clone()
    };
    let clause = text.clause_start(figure.start);
    let each = (clause..figure.start).any(|place| {
        (text.at(place) == '各'
            || text.at(place) == '均'
                && !matches!(
                    text.at(place.saturating_sub(1)),
                    '人' | '年' | '户' | '平' | '亩' | '日' | '月'
                ))
            && place > clause
            && !text.has(place, "各项")
            && !text.has(place, "各类")
            && !text.has(place, "各级")
    });
    let subject = format!("{subject}{}", basis(text, figure, before));
    let names = if each { several(&subject) } else { Vec::new() };
    if names.len() > 1 { names } else { vec![subject] }
}

/// 增长1.7%（同口径增长2.5%）: what is said in brackets on another basis is another figure of the same thing.
fn basis(text: &Text, figure: &Figure, before: Option<&Figure>) -> String {
    // 增长8.1%，扣除价格因素，实际增长6.2%: without the rise of prices.
    let nominal = before.filter(|before| {
        let same = before.subject == figure.subject && before.base_unit == "%" && figure.base_unit == "%";
        same && before.direction == figure.direction && figure.start < before.end + 24
    });
    let real = |before: &Figure| {
        let said = |words: &str| (before.end..figure.start).any(|place| text.has(place, words));
        said("实际增长") || said("扣除价格") || said("实际下降")
    };
    if nominal.is_some_and(real) {
        return "（扣除价格因素）".to_owned();
    }
    // 增长0.6%，扣除留抵退税因素后增长9.1%.
    if let Some(left_out) = nominal.and_then(|before| left_out(text, before.end, figure.start)) {
        return left_out;
    }
    // 下降11%，同口径增长4.6%.
    let compared = before.filter(|before| {
        let rates = before.base_unit == "%" && figure.base_unit == "%" && before.subject == figure.subject;
        rates && figure.start < before.end + 16
    });
    let said = |before: &Figure, words: &str| (before.end..figure.start).any(|place| text.has(place, words));
    if compared.is_some_and(|before| said(before, "同口径") || said(before, "可比口径")) {
        return "（同口径）".to_owned();
    }
    // 按当年价格上涨3%，按可比价格上涨2%.
    if compared.is_some_and(|before| said(before, "按可比价") || said(before, "按不变价")) {
        return "（可比价）".to_owned();
    }
    if let Some(basis) = marked_basis(text, figure) {
        return basis.to_owned();
    }
    let near = text.sentence_start(figure.start).max(figure.start.saturating_sub(16))..figure.start;
    let Some(open) = near
        .rev()
        .find(|place| matches!(text.at(*place), '（' | '(' | '）' | ')'))
    else {
        return String::new();
    };
    let is_open = matches!(text.at(open), '（' | '(');
    let said = |words: &str| (open + 1..figure.start).any(|place| text.has(place, words));
    let basis = match is_open {
        true if said("同口径") => "（同口径）",
        true if said("可比口径") => "（可比口径）",
        true if said("可比价") || said("不变价") => "（可比价）",
        true if said("现价") => "（现价）",
        _ => "",
    };
    basis.to_owned()
}

/// 扣除留抵退税因素后: what is left out between two places.
fn left_out(text: &Text, start: usize, end: usize) -> Option<String> {
    /// In characters.
    const LONGEST: usize = 12;
    let from = (start..end).find(|place| text.has(*place, "扣除") || text.has(*place, "剔除"))?;
    let mut within = from..end.min(from + LONGEST);
    let to = within
        .clone()
        .find(|place| text.has(*place, "因素"))
        .map(|place| place + 2)
        .or_else(|| within.find(|place| text.at(*place) == '后'))?;
    Some(format!("（{}）", text.part(from, to)))
}

/// 预算收入（同口径）完成30亿元，增长5%: the basis of all that a sentence says behind it of the same.
fn marked_basis(text: &Text, figure: &Figure) -> Option<&'static str> {
    const MARKS: [(&str, &str); 4] = [
        ("（同口径）", "（同口径）"),
        ("(同口径)", "（同口径）"),
        ("（可比口径）", "（可比口径）"),
        ("(可比口径)", "（可比口径）"),
    ];
    /// In characters.
    const NEAR: usize = 40;
    let start = text.sentence_start(figure.start).max(figure.start.saturating_sub(NEAR));
    let (place, mark) = (start..figure.start).rev().find_map(|place| {
        MARKS
            .iter()
            .find(|(words, _)| text.has(place, words))
            .map(|mark| (place, mark.1))
    })?;
    // Behind a figure it is of that one; behind a noun, of what the noun is.
    let noun: String = text.part(place.saturating_sub(2), place);
    figure.subject.ends_with(&noun).then_some(mark)
}

/// Whether what is counted stands right behind the figure.
pub(super) fn is_counted_behind(text: &Text, figure: &Figure) -> bool {
    let start = figure.end + usize::from(text.at(figure.end) == '的');
    let start = start + usize::from(text.at(start) == '“');
    let behind: String = text.part(start, start + 2);
    behind.chars().count() == 2 && behind.chars().all(char::is_alphanumeric) && figure.subject.contains(&behind)
}

/// The name with what the figure is per, where it does not say so: 基础养老金（每人每月）.
pub(super) fn with_per(name: &str, figure: &Figure) -> String {
    // As pages write what stands lower.
    let name = &name
        .replace("PM_2.5", "PM2.5")
        .replace("PM_{2.5}", "PM2.5")
        .replace("PM_10", "PM10");
    let Some(per) = figure.per.as_ref().filter(|_| !name.is_empty()) else {
        return name.to_owned();
    };
    let per: String = per.split('·').map(|per| format!("每{per}")).collect();
    // 每千人口托位数 of 每千人口.
    let begins: String = per.chars().take(3).collect();
    if name.contains(&begins) || name.ends_with(&per) {
        return name.to_owned();
    }
    format!("{name}（{per}）")
}

/// Whether a figure is an index whose base is said beside it, so that it is a percentage: 居民消费价格指数101.2（上年=100）.
pub(super) fn is_index(text: &Text, figure: &Figure) -> bool {
    /// In characters.
    const NEAR: usize = 12;
    let said = |from: usize, to: usize| (from..to).any(|place| text.has(place, "=100") || text.has(place, "＝100"));
    figure.unit.is_empty()
        && figure.subject.ends_with("指数")
        && (said(figure.start.saturating_sub(NEAR), figure.start) || said(figure.end, figure.end + NEAR))
}

/// The unit that a large number of some things goes without: 海洋生产总值突破万亿 is in yuan, 上亿群众 are persons.
pub(super) fn unsaid_unit(name: &str, number: f64) -> &'static str {
    #[rustfmt::skip]
    const MONEY: &[&str] = &["产值", "总值", "经济总量", "余额", "收入", "支出", "投资", "增加值", "营收", "产业规模", "贷款", "存款", "税收", "消费", "零售额"];
    #[rustfmt::skip]
    const PEOPLE: &[&str] = &["群众", "人口", "居民", "农民", "学生", "儿童", "老人", "老年人", "婴幼儿", "职工", "劳动者", "孩子", "人数", "用户"];
    let ends = |words: &[&str]| words.iter().any(|word| name.ends_with(word));
    match number {
        1e8.. if ends(MONEY) => "元",
        1e4.. if PEOPLE.iter().any(|word| name.contains(word)) => "人",
        // 城乡居民收入比值2.4.
        0.0..=100.0
            if ["倍差", "比值", "比率", "收入比", "之比"]
                .iter()
                .any(|word| name.ends_with(word)) =>
        {
            "倍"
        }
        _ => "",
    }
}
