//! Whether an amount is a figure: Arabic digits are; Chinese ones are as often parts of words, so that it takes a unit, a bound
//! or a shape that no word has. Does not look at names and idioms, which `context` knows.

use super::amount::Amount;
use super::prose::{Prose, is_han};
use super::units::{self, Kind};
use super::wording;

/// More digits in a row are a number of something, not a figure.
const LONGEST: usize = 15;

/// Measure words that are too often something else behind one Chinese digit.
#[rustfmt::skip]
const LOOSE: [&str; 55] = [
    "章", "班", "度", "点", "面", "级", "期", "线", "路", "代", "环", "包", "通", "站", "把", "步", "员", "门", "口", "出",
    "排", "行", "样", "声", "回", "分", "团", "则", "管", "井", "卡", "板", "孔", "车", "冠", "曲", "幕", "档",
    "听", "顶", "堂", "针", "股", "单", "头", "节", "句", "队", "眼", "餐", "桩",
    "格", "炉", "船", "首",
];

/// Whether an amount is a figure, from its shape and what is around it.
pub(super) fn is_figure(prose: &Prose, amount: &Amount, floor: usize) -> bool {
    if amount.marked || amount.numeral.arabic {
        return true;
    }
    let numeral = &amount.numeral;
    // A cell of a table: what is nothing but a number and a measure word is that number of them.
    let counted = amount.unit.as_ref().is_some_and(|unit| unit.kind == Kind::Counted);
    if counted && amount.start == 0 && amount.end == prose.len() && !matches!(prose.at(0), '百' | '千' | '万' | '亿')
    {
        return true;
    }
    let front =
        wording::before(prose, amount.start, floor).is_some() || wording::before_power(prose, numeral, floor).is_some();
    let back = wording::behind(prose, amount.end).is_some();
    let Some(unit) = &amount.unit else {
        return without_unit(prose, amount, front, back);
    };
    if numeral.is_single() {
        return single_character(prose, amount, unit, front, back);
    }
    if numeral.digits_only && !numeral.is_pair() {
        return matches!(unit.kind, Kind::Measured | Kind::Counted)
            && (unit.base == "折" || unit.kind == Kind::Measured || numeral.decimal);
    }
    if numeral.is_pair() && numeral.digits_only {
        return match unit.kind {
            Kind::Measured | Kind::Time => true,
            Kind::Counted => !LOOSE.contains(&unit.base.as_str()),
            Kind::Noun | Kind::Bare => false,
        };
    }
    // 十五级, 二十期: places in an order.
    !(numeral.low < 100.0
        && matches!(
            unit.base.as_str(),
            "级" | "期" | "号" | "班" | "路" | "院" | "中" | "团" | "师" | "营"
        ))
}

fn single_character(prose: &Prose, amount: &Amount, unit: &units::Unit, front: bool, back: bool) -> bool {
    let c = prose.at(amount.numeral.start);
    let base = unit.base.as_str();
    match c {
        '百' | '千' | '万' | '亿' => front || back || amount.vague.is_some() || is_attribute(prose, amount, unit),
        '零' | '〇' => matches!(base, "%" | "℃" | "摄氏度" | "元"),
        _ => match unit.kind {
            // 一方, 一升一降, 三伏: rarely measures.
            Kind::Measured
                if matches!(
                    base,
                    "方" | "里" | "担" | "伏" | "瓦" | "兆" | "升" | "磅" | "克" | "焦" | "帕"
                ) =>
            {
                front || back
            }
            Kind::Measured => c != '二' || matches!(base, "成" | "元" | "倍" | "%" | "亩" | "吨" | "折" | "斤"),
            Kind::Time => c != '二' && !matches!(base, "日" | "分" | "季" | "周" | "秒"),
            Kind::Counted if c == '一' => {
                !LOOSE.contains(&base)
                    && !matches!(base, "部" | "本" | "根" | "例" | "票" | "集" | "朵" | "页")
                    && (front || back || wording::counts_one(prose, amount.start))
                    && !matches!(
                        base,
                        "批" | "次" | "种" | "类" | "块" | "片" | "段" | "道" | "条" | "处"
                    )
            }
            Kind::Counted => c != '二' && !LOOSE.contains(&base),
            Kind::Noun | Kind::Bare => false,
        },
    }
}

/// What a lone power may count in front of its noun: 万亩果园, 千吨码头, 千户企业.
#[rustfmt::skip]
const IN_LONE_POWERS: [&str; 31] = [
    "亩", "吨", "公顷", "平方米", "平方公里", "立方米", "吨级", "千瓦", "兆瓦", "头", "羽", "名", "户", "辆", "台", "套",
    "株", "盏", "册", "幅", "粒", "件", "所", "座", "场", "标箱", "只",
    "集", "项", "条", "篇",
];

/// A lone power in front of a noun says how large or how many that is; at the end it is a heading (单位：万吨).
fn is_attribute(prose: &Prose, amount: &Amount, unit: &units::Unit) -> bool {
    let before = prose.before(amount.start);
    IN_LONE_POWERS.contains(&unit.base.as_str())
        && !matches!(before, '：' | '（' | '(' | '/' | '“')
        && is_han(prose.at(amount.end))
        && !prose.any(amount.end, &["计", "为", "和", "的", "地", "级", "位", "千"])
        && !prose.any_before(amount.start, &["按", "每", "家"])
}

fn without_unit(prose: &Prose, amount: &Amount, front: bool, back: bool) -> bool {
    let numeral = &amount.numeral;
    let next = prose.at(amount.end);
    let before = prose.before(amount.start);
    let alone = |c: char| !is_han(c) && !c.is_ascii_alphanumeric() && c != '、';
    let isolated = alone(before) && alone(next);
    let whole_text = isolated && amount.start <= 1 && amount.end + 1 >= prose.len();
    if numeral.is_single() {
        let power = matches!(prose.at(numeral.start), '百' | '千' | '万' | '亿');
        return (whole_text && !power) || (front && power) || (back && amount.vague.is_some());
    }
    if numeral.digits_only && !numeral.is_pair() {
        return numeral.decimal && !is_han(next) || whole_text || (isolated && (3..=LONGEST).contains(&numeral.size));
    }
    if numeral.is_pair() && numeral.digits_only {
        return whole_text;
    }
    let powers_only = prose
        .plain_text(numeral.start, numeral.end)
        .chars()
        .all(|c| matches!(c, '十' | '百' | '千' | '万' | '亿'));
    if powers_only {
        let step = prose.any(amount.end, &["大关", "台阶", "关口", "门槛"]);
        return step || front || back || whole_text || (isolated && numeral.size > 1);
    }
    if numeral.low < 100.0 && !numeral.decimal {
        return front || back || isolated || amount.vague.is_some() && !is_han(next);
    }
    true
}
