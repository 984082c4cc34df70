//! A quantity from its Chinese wording: number, unit, bound and 预计. Wording that is not understood is not guessed.

use crate::{Certainty, Decimal, Qualifier, Quantity, Unit};

/// Words in front of a number, longer ones first where one begins like another.
const BEFORE: [(&str, Qualifier); 13] = [
    ("不低于", Qualifier::AtLeast),
    ("不少于", Qualifier::AtLeast),
    ("不超过", Qualifier::AtMost),
    ("不高于", Qualifier::AtMost),
    // Less than the number: that it is at most the number is what documents can say of it.
    ("不到", Qualifier::AtMost),
    ("超过", Qualifier::Over),
    ("突破", Qualifier::Over),
    ("超", Qualifier::Over),
    ("大约", Qualifier::About),
    ("约为", Qualifier::About),
    ("约", Qualifier::About),
    ("接近", Qualifier::Near),
    ("近", Qualifier::Near),
];

/// Words behind a figure.
const BEHIND: [(&str, Qualifier); 6] = [
    ("左右", Qualifier::About),
    ("以上", Qualifier::Over),
    ("以内", Qualifier::AtMost),
    ("以下", Qualifier::AtMost),
    ("多", Qualifier::Over),
    ("余", Qualifier::Over),
];

/// Words between a number and its unit.
const MORE: [(&str, Qualifier); 2] = [("多", Qualifier::Over), ("余", Qualifier::Over)];

/// Reads one figure as stated: `超过1000G`, `15%左右`, `近100个`, `3000多万户`, `全部`. `None` for what is not read, such as
/// Chinese numerals, and for wording with two bounds.
pub fn read_stated(text: &str) -> Option<Quantity> {
    let text = text.trim();
    let expected = text.strip_prefix("预计");
    let certainty = match expected {
        Some(_) => Certainty::Estimate,
        None => Certainty::Stated,
    };
    let text = expected.unwrap_or(text);
    if text == "全部" {
        return Some(Quantity {
            value: 100.0,
            unit: Unit::parse("%")?,
            qualifier: Qualifier::All,
            certainty,
        });
    }
    let (before, rest) = strip(&BEFORE, |word| text.strip_prefix(word)).unwrap_or((Qualifier::Exact, text));
    let (value, rest) = number(rest)?;
    let (more, rest) = strip(&MORE, |word| rest.strip_prefix(word)).unwrap_or((Qualifier::Exact, rest));
    let (behind, symbol) = strip(&BEHIND, |word| rest.strip_suffix(word)).unwrap_or((Qualifier::Exact, rest));
    let (within, symbol) = more_within(symbol);
    let symbol = symbol.replace('％', "%");
    let mut bounds = [before, more, within, behind]
        .into_iter()
        .filter(|bound| *bound != Qualifier::Exact);
    let qualifier = bounds.next().unwrap_or(Qualifier::Exact);
    if bounds.next().is_some() {
        return None;
    }
    let unit = Unit::parse(&symbol)?;
    Some(Quantity {
        value,
        unit,
        qualifier,
        certainty,
    })
}

/// What a word at one end says, and the text without it.
fn strip<'a>(words: &[(&str, Qualifier)], without: impl Fn(&str) -> Option<&'a str>) -> Option<(Qualifier, &'a str)> {
    words
        .iter()
        .find_map(|(word, qualifier)| Some((*qualifier, without(word)?)))
}

/// 3万余人: what says that it is more stands between the power and what is counted.
fn more_within(symbol: &str) -> (Qualifier, String) {
    let power_end = symbol.find(|c| !matches!(c, '百' | '千' | '万' | '亿'));
    let parts = power_end.and_then(|end| symbol.split_at_checked(end));
    match parts {
        Some((power, rest)) if !power.is_empty() => {
            let (qualifier, unit) = strip(&MORE, |word| rest.strip_prefix(word)).unwrap_or((Qualifier::Exact, rest));
            (qualifier, format!("{power}{unit}"))
        }
        _ => (Qualifier::Exact, symbol.to_owned()),
    }
}

/// The number that a text begins with, and what comes behind it. Commas part thousands.
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

    fn read(text: &str) -> Option<(f64, String, Qualifier, bool)> {
        let it = read_stated(text)?;
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
            ("10%以上", 10.0, "%", Over, false),
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
    fn what_is_not_read_is_not_guessed() {
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
            "增长15%",
            "9999999999999999元",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_put_into_words_is_read_again(
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
        fn any_text_is_answered(text in "\\PC{0,20}") {
            drop(read_stated(&text));
        }
    }
}
