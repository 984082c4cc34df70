//! Parses quantities from Chinese wordings: number or range, unit, bound, 预计, a verb in front, a wish. A wording that is not
//! understood is not guessed.

use crate::lexicon::{self, Position, Wish};
use crate::{Certainty, Decimal, Qualifier, Quantity, Unit};

/// The direction of a verb before a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// 增长, 提高.
    Increase,
    /// 下降, 减少.
    Decrease,
}

/// The words before a figure up to its verb: 比上年增长 of 比上年增长12%.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lead<'a> {
    /// Its words.
    pub words: &'a str,
    /// The direction of its verb.
    pub change: Change,
    /// Whether it names the base of comparison: 同比, 年均.
    pub compared: bool,
    /// The figure after it: 12%.
    pub figure: &'a str,
}

const EXPECTED: &str = "预计";

/// Bases of comparison.
const AGAINST: [&str; 11] = [
    "同比",
    "环比",
    "比上年同期",
    "比上年",
    "较上年同期",
    "较上年",
    "比去年",
    "较去年",
    "年均",
    "平均每年",
    "累计",
];

#[rustfmt::skip]
const VERBS: [(&str, Change); 16] = [
    ("增长", Change::Increase), ("增加", Change::Increase), ("提高", Change::Increase), ("上升", Change::Increase),
    ("上涨", Change::Increase), ("提升", Change::Increase), ("扩大", Change::Increase), ("增", Change::Increase),
    ("下降", Change::Decrease), ("降低", Change::Decrease), ("减少", Change::Decrease), ("下跌", Change::Decrease),
    ("回落", Change::Decrease), ("缩小", Change::Decrease), ("下滑", Change::Decrease), ("降", Change::Decrease),
];

/// Splits off the verb before a figure with its adverbs: 增长12%, 预计同比下降3%左右. `None` without a verb, and for 增长到, whose
/// figure is not a change.
pub fn split_lead(stated: &str) -> Option<Lead<'_>> {
    let stated = stated.trim();
    let mut rest = strip_any(stated, &["力争", "争取"]);
    rest = strip_any(rest, &[EXPECTED]);
    let compared = strip_any(rest, &AGAINST);
    let (verb, change) = VERBS.iter().find(|(verb, _)| compared.starts_with(verb))?;
    let figure = strip_any(compared.strip_prefix(verb)?, &["了"]);
    if figure.starts_with(['到', '至', '为']) {
        return None;
    }
    Some(Lead {
        words: stated.strip_suffix(figure)?,
        change: *change,
        compared: compared != rest,
        figure,
    })
}

/// A text without one of these words at its start.
fn strip_any<'a>(text: &'a str, words: &[&str]) -> &'a str {
    words.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text)
}

/// Reads one figure as stated: `超过1000G`, `15%左右`, `近100个`, `3000多万户`, `5%—5.5%`, `增长12%`, `5%以上、力争更好`, `全部`.
/// `None` for other texts, such as Chinese numerals, for wordings with two bounds, and for ranges whose first end is not the lower
/// one.
pub fn read_stated(text: &str) -> Option<Quantity> {
    read(text).filter(|quantity| quantity.high.is_none_or(|high| high > quantity.value))
}

/// Whether a text is a range whose first end is not lower than its second: 6%—5%.
pub fn is_reversed_range(text: &str) -> bool {
    read(text).is_some() && read_stated(text).is_none()
}

fn read(text: &str) -> Option<Quantity> {
    let text = text.trim();
    let mut expected = text.starts_with(EXPECTED);
    let (wish, text) = Wish::split(strip_any(text, &[EXPECTED]));
    let text = match split_lead(text) {
        None => text,
        Some(lead) => {
            expected |= lead.words.starts_with(EXPECTED) || lead.figure.starts_with(EXPECTED);
            strip_any(lead.figure, &[EXPECTED])
        }
    };
    let certainty = match expected {
        true => Certainty::Estimate,
        false => Certainty::Stated,
    };
    if text == "全部" {
        return Some(Quantity {
            value: 100.0,
            high: None,
            unit: Unit::parse("%")?,
            qualifier: Qualifier::All,
            certainty,
        });
    }
    let (before, rest) = lexicon::take(Position::Before, text);
    let (value, rest) = number(rest)?;
    let (more, rest) = lexicon::take(Position::Between, rest);
    let (behind, rest) = lexicon::take(Position::Behind, rest);
    let (value, high, symbol) = match range(value, rest) {
        Some((low, high, symbol)) => (low, Some(high), symbol),
        None => (value, None, rest),
    };
    let (within, symbol) = more_within(symbol);
    let mut bounds = [before, more, within, behind]
        .into_iter()
        .filter(|bound| *bound != Qualifier::Exact);
    let qualifier = bounds.next().unwrap_or(Qualifier::Exact);
    // The ends of a range are bounds, so it can only be exact or approximate.
    let fits = high.is_none() || matches!(qualifier, Qualifier::Exact | Qualifier::About);
    if bounds.next().is_some() || !fits {
        return None;
    }
    Some(Quantity {
        value,
        high,
        unit: Unit::parse(&plain(&symbol))?,
        qualifier: match (qualifier, wish) {
            // Documents have no name for "less than"; "at most" is the nearest.
            (Qualifier::Under, _) => Qualifier::AtMost,
            // A wish is a lower bound.
            (Qualifier::Exact, Some(_)) if high.is_none() => Qualifier::AtLeast,
            (bound, _) => bound,
        },
        certainty,
    })
}

fn plain(symbol: &str) -> String {
    symbol.replace('％', "%")
}

/// Whether a character connects the ends of a range. The search of the standard library would add 4 KB to every page.
fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '-' | '－' | '~' | '～' | '〜' | '至' | '到' | '―')
}

/// Both ends of a range in the unit of the second, and that unit; `rest` is `%—5.5%` after a 5. The first end may have no unit.
fn range(first: f64, rest: &str) -> Option<(f64, f64, &str)> {
    let rest = ["之间", "区间"]
        .iter()
        .find_map(|word| rest.strip_suffix(word))
        .unwrap_or(rest);
    let (own, dashed) = rest.split_at_checked(rest.find(is_dash)?)?;
    let behind = dashed.strip_prefix("——").or_else(|| dashed.strip_prefix(is_dash))?;
    let (second, symbol) = number(behind)?;
    let low = match (own, symbol) {
        ("", _) => first,
        (own, symbol) if own == symbol => first,
        (own, symbol) => {
            let (own, unit) = (Unit::parse(&plain(own))?, Unit::parse(&plain(symbol))?);
            // In 9000万至1.1亿元 the first end has a power but no unit.
            let unsaid = own.family() == &crate::Family::Count(String::new());
            if !unsaid && own.family() != unit.family() {
                return None;
            }
            first * own.scale() / unit.scale()
        }
    };
    Some((low, second, symbol))
}

/// 3万余人: the bound word is between the power and the unit.
fn more_within(symbol: &str) -> (Qualifier, String) {
    let power_end = symbol.find(|c| !matches!(c, '百' | '千' | '万' | '亿'));
    let parts = power_end.and_then(|end| symbol.split_at_checked(end));
    match parts {
        Some((power, rest)) if !power.is_empty() => {
            let (qualifier, unit) = lexicon::take(Position::Between, rest);
            (qualifier, format!("{power}{unit}"))
        }
        _ => (Qualifier::Exact, symbol.to_owned()),
    }
}

/// The number at the start of a text, and the rest. Commas separate thousands.
fn number(text: &str) -> Option<(f64, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')
        .unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let thousands = whole.contains(',');
    let good = !first.is_empty()
        && (!thousands || first.len() <= 3)
        && groups.all(|group| group.len() == 3)
        && !fraction.is_empty()
        && fraction.bytes().all(|c| c.is_ascii_digit());
    let value = Decimal::parse(&digits.replace(',', "")).filter(|_| good)?.value();
    (value <= 1e15).then_some((value, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Number, unit, bound, and whether it is an estimate, of one number.
    fn read(text: &str) -> Option<(f64, String, Qualifier, bool)> {
        let it = read_stated(text).filter(|it| !it.is_range())?;
        let estimate = it.certainty == Certainty::Estimate;
        Some((it.value, it.unit.symbol().to_owned(), it.qualifier, estimate))
    }

    #[test]
    fn a_figure_is_read_with_its_bound() {
        use Qualifier::*;
        for (text, value, unit, qualifier, estimate) in [
            ("超过1000G", 1000.0, "G", Over, false),
            ("15%左右", 15.0, "%", About, false),
            ("15％左右", 15.0, "%", About, false),
            ("约4.5万亿元", 4.5, "万亿元", About, false),
            ("突破4000万", 4000.0, "万", Over, false),
            ("预计超过25%", 25.0, "%", Over, true),
            ("近100个", 100.0, "个", Near, false),
            ("不低于3.5亿吨", 3.5, "亿吨", AtLeast, false),
            ("5%以内", 5.0, "%", AtMost, false),
            ("不超过2.5%", 2.5, "%", AtMost, false),
            ("不到60家", 60.0, "家", AtMost, false),
            ("10%以上", 10.0, "%", AtLeast, false),
            ("超10%", 10.0, "%", Over, false),
            ("至少3户", 3.0, "户", AtLeast, false),
            ("增长12%", 12.0, "%", Exact, false),
            ("同比增长12%左右", 12.0, "%", About, false),
            ("预计下降3.5%", 3.5, "%", Exact, true),
            ("比上年提高2.2个百分点", 2.2, "个百分点", Exact, false),
            ("5%以上、力争更好", 5.0, "%", AtLeast, false),
            ("增长5%左右，力争更好", 5.0, "%", About, false),
            ("力争5%", 5.0, "%", AtLeast, false),
            ("力争达到800万户", 800.0, "万户", AtLeast, false),
            ("力争增长5%以上", 5.0, "%", AtLeast, false),
            ("2,087家", 2087.0, "家", Exact, false),
            ("300多个", 300.0, "个", Over, false),
            ("3000余万户", 3000.0, "万户", Over, false),
            ("2.2个百分点", 2.2, "个百分点", Exact, false),
            ("全部", 100.0, "%", All, false),
            ("3万余人", 3.0, "万人", Over, false),
            ("120多万亩", 120.0, "万亩", Over, false),
            ("约3.4亿美元", 3.4, "亿美元", About, false),
            ("5000公里", 5000.0, "公里", Exact, false),
            ("6.39‰", 6.39, "‰", Exact, false),
            ("25个基点", 25.0, "个基点", Exact, false),
            ("1.2倍", 1.2, "倍", Exact, false),
            ("35微克/立方米", 35.0, "微克/立方米", Exact, false),
            ("近8000元/平方米", 8000.0, "元/平方米", Near, false),
            ("0.46吨标准煤/万元", 0.46, "吨标准煤/万元", Exact, false),
            ("12件/万人", 12.0, "件/万人", Exact, false),
            ("2.3万台（套）", 2.3, "万台（套）", Exact, false),
        ] {
            assert_eq!(
                read(text),
                Some((value, unit.to_owned(), qualifier, estimate)),
                "{text}"
            );
        }
    }

    #[test]
    fn a_range_is_read_with_both_ends_in_the_unit_of_the_second() {
        use Qualifier::{About, Exact};
        for (text, low, high, unit, qualifier, estimate) in [
            ("5%—5.5%", 5.0, 5.5, "%", Exact, false),
            ("4.5%至5%", 4.5, 5.0, "%", Exact, false),
            ("5%-6%", 5.0, 6.0, "%", Exact, false),
            ("5～6%", 5.0, 6.0, "%", Exact, false),
            ("5％~6％", 5.0, 6.0, "%", Exact, false),
            ("3000—3500万人", 3000.0, 3500.0, "万人", Exact, false),
            ("3000万—3500万人", 3000.0, 3500.0, "万人", Exact, false),
            ("9000万至1.1亿元", 0.9, 1.1, "亿元", Exact, false),
            ("1,200–1,500户", 1200.0, 1500.0, "户", Exact, false),
            ("约30亿元到35亿元", 30.0, 35.0, "亿元", About, false),
            ("6%—7%左右", 6.0, 7.0, "%", About, false),
            ("5%—6%之间", 5.0, 6.0, "%", Exact, false),
            ("增长5%—6%", 5.0, 6.0, "%", Exact, false),
            ("预计增长5%—6%", 5.0, 6.0, "%", Exact, true),
            ("5%—6%、力争更好", 5.0, 6.0, "%", Exact, false),
            ("0.5至1个百分点", 0.5, 1.0, "个百分点", Exact, false),
        ] {
            let it = read_stated(text).unwrap_or_else(|| panic!("{text}"));
            let read = (it.value, it.high.unwrap(), it.unit.symbol().to_owned(), it.qualifier);
            assert_eq!(read, (low, high, unit.to_owned(), qualifier), "{text}");
            assert_eq!(it.certainty == Certainty::Estimate, estimate, "{text}");
        }
        for (text, reversed) in [("6%—5%", true), ("5%—5%", true), ("5%—6%", false), ("6%", false)] {
            assert_eq!(is_reversed_range(text), reversed, "{text}");
        }
    }

    #[test]
    fn a_verb_is_split_from_its_figure() {
        use Change::{Decrease, Increase};
        for (text, words, change, compared, figure) in [
            ("增长12%", "增长", Increase, false, "12%"),
            ("比上年增长12%左右", "比上年增长", Increase, true, "12%左右"),
            ("预计同比下降了3%", "预计同比下降了", Decrease, true, "3%"),
            ("年均增长5%—6%", "年均增长", Increase, true, "5%—6%"),
            ("力争提高1个百分点", "力争提高", Increase, false, "1个百分点"),
        ] {
            let lead = split_lead(text).unwrap();
            assert_eq!(
                (lead.words, lead.change, lead.compared, lead.figure),
                (words, change, compared, figure)
            );
        }
        for text in ["12%", "约12%", "增长到12%", "同比12%", ""] {
            assert_eq!(split_lead(text), None, "{text}");
        }
    }

    #[test]
    fn other_wordings_are_not_guessed() {
        for text in [
            "",
            "四大",
            "两个",
            "一半以上",
            "15",
            "约15%左右",
            "15斛",
            "1.2.3%",
            "12,34%",
            "%",
            "-5%",
            "1e5%",
            ",100%",
            "5.%",
            "超过",
            "增长",
            "增长到15%",
            "增长至15%",
            "5%左右，力争5.5%",
            "6%—5%",
            "5%—5%",
            "5%—6%以上",
            "超过5%—6%",
            "5%—6亿元",
            "5%—",
            "5%—约6%",
            "5%—-6%",
            "5—6",
            "-5%—5%",
            "3:1%",
            "5—6—7%",
            "9999999999999999元",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn wordings_are_read_back(
            value in 0u32..100_000_000, unit in "(万|亿|万亿)(元|吨|户|家|个)|%|个百分点|G", bound in 0usize..5,
        ) {
            let value = f64::from(value) / 100.0;
            let (before, behind, qualifier) = [
                ("", "", Qualifier::Exact), ("", "左右", Qualifier::About), ("超过", "", Qualifier::Over),
                ("近", "", Qualifier::Near), ("不低于", "", Qualifier::AtLeast),
            ][bound];
            let text = format!("{before}{value}{unit}{behind}");
            prop_assert_eq!(read(&text), Some((value, unit, qualifier, false)), "{}", text);
        }

        #[test]
        fn wordings_of_ranges_are_read_back(
            low in 0u32..100_000, step in 1u32..100_000, unit in "(万|亿|万亿)(元|吨|户|家|个)|%|个百分点|G", form in 0usize..4,
        ) {
            let (low, high) = (f64::from(low) / 100.0, f64::from(low + step) / 100.0);
            let (text, qualifier) = match form {
                0 => (format!("{low}{unit}—{high}{unit}"), Qualifier::Exact),
                1 => (format!("{low}至{high}{unit}"), Qualifier::Exact),
                2 => (format!("约{low}-{high}{unit}"), Qualifier::About),
                _ => (format!("增长{low}{unit}～{high}{unit}左右"), Qualifier::About),
            };
            let read = read_stated(&text).unwrap();
            prop_assert_eq!((read.value, read.high, read.qualifier), (low, Some(high), qualifier), "{}", &text);
            prop_assert_eq!(read.unit.symbol(), &unit);
            let words = read.english();
            prop_assert!(words.contains(" to "), "{}", words);
            prop_assert!(read.interval().contains(read.base_middle()));
        }

        #[test]
        fn every_bound_word_is_read(row in proptest::sample::select(lexicon::BOUND_WORDS.to_vec()), value in 1u32..1000) {
            let text = match row.position {
                Position::Before => format!("{}{value}万户", row.word),
                Position::Between => format!("{value}{}万户", row.word),
                Position::Behind => format!("{value}万户{}", row.word),
            };
            let documents = if row.bound == Qualifier::Under { Qualifier::AtMost } else { row.bound };
            prop_assert_eq!(read(&text), Some((f64::from(value), "万户".to_owned(), documents, false)), "{}", text);
        }

        #[test]
        fn any_text_is_parsed_without_panic(text in "\\PC{0,20}") {
            drop(read_stated(&text));
        }
    }
}
