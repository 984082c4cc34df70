//! Units beyond those of the shipped report, each with what measures the same, its English and how it is read aloud: area,
//! length, energy, money of other countries, things counted, and what is stated per something else (元/吨). Refuses: units of
//! which a number alone says nothing that could be drawn, such as temperatures and ranks.

mod table;

use super::{Family, Unit, plural};
use table::{COUNTED, MEASURED, PER, POWERS};

/// A unit that has a row in the table.
#[derive(Debug, PartialEq)]
pub(super) struct Row {
    /// What is measured, by the unit that all of it is compared in.
    family: &'static str,
    /// How many of that unit one of this is.
    factor: f64,
    /// The noun in English as it is written, in the singular; `#` stands for the number where that does not come first.
    written: &'static str,
    /// The same as it is read aloud.
    aloud: &'static str,
    /// As stated; the first is the one that is read aloud in Chinese.
    symbols: &'static [&'static str],
}

impl Row {
    /// Parts of a whole, and differences of them: no power stands before them.
    fn is_share(&self) -> bool {
        ["个百分点", "‰", "‱"].contains(&self.family)
    }
}

/// What a unit is per.
#[derive(Debug, PartialEq)]
pub(super) struct Per {
    written: &'static str,
    aloud: &'static str,
    symbols: &'static [&'static str],
}

/// Things counted.
#[derive(Debug, PartialEq)]
pub(super) struct Counted {
    word: &'static str,
    /// What is counted, in the singular, where the measure word alone says that; else empty.
    noun: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum What {
    Measured(&'static Row),
    Counted(&'static Counted),
    /// 百万 and nothing else.
    Nothing,
}

/// What is known of a unit beyond its family.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Named {
    /// The power of ten in front, without any conversion to the unit of the family.
    power: f64,
    power_word: &'static str,
    what: What,
    per: Option<&'static Per>,
}

/// Reads a unit of the table, alone or behind a power of ten, and with what it is per.
pub(super) fn parse(symbol: &str) -> Option<Unit> {
    let powers = || {
        POWERS
            .into_iter()
            .filter_map(|(word, power)| Some((word, power, symbol.strip_prefix(word)?)))
    };
    let found = |(word, power, rest): (&'static str, f64, &str)| {
        let (rest, per) = apart(rest)?;
        let what = what(rest).filter(|what| match what {
            What::Nothing => !word.is_empty() && per.is_none(),
            // Nobody counts parts of a hundred by the thousand.
            What::Measured(row) if row.is_share() => word.is_empty() && per.is_none(),
            What::Measured(_) => true,
            What::Counted(_) => true,
        })?;
        let named = Named {
            power,
            power_word: word,
            what,
            per,
        };
        Some(named.unit(symbol))
    };
    [("", 1.0, symbol)].into_iter().chain(powers()).find_map(found)
}

/// A unit, and what it is per. What is in the table as a whole, such as mg/L, stays whole.
fn apart(symbol: &str) -> Option<(&str, Option<&'static Per>)> {
    let (unit, per) = match symbol.split_once(['/', '每']) {
        Some(parts) if what(symbol).is_none() => parts,
        _ => return Some((symbol, None)),
    };
    let per = PER.iter().find(|known| known.symbols.contains(&per))?;
    (!unit.is_empty()).then_some((unit, Some(per)))
}

fn what(symbol: &str) -> Option<What> {
    if symbol.is_empty() {
        return Some(What::Nothing);
    }
    let measured = MEASURED.iter().find(|row| row.symbols.contains(&symbol));
    let counted = || COUNTED.iter().find(|counted| counted.word == beside_bracket(symbol));
    measured.map(What::Measured).or_else(|| counted().map(What::Counted))
}

/// 台（套）, 县（市、区）: what is in brackets is counted beside it.
fn beside_bracket(symbol: &str) -> &str {
    let parts = symbol
        .strip_suffix(['）', ')'])
        .and_then(|rest| rest.split_once(['（', '(']));
    match parts {
        Some((word, others))
            if others
                .split('、')
                .all(|other| COUNTED.iter().any(|it| it.word == other)) =>
        {
            word
        }
        _ => symbol,
    }
}

impl Named {
    fn unit(self, symbol: &str) -> Unit {
        let (base, factor) = match self.what {
            What::Measured(row) => (row.family, row.factor),
            What::Counted(counted) => (counted.word, 1.0),
            What::Nothing => ("", 1.0),
        };
        let family = match (self.what, self.per) {
            (_, Some(per)) => Family::Measured(format!("{base}/{}", per.symbols.first().unwrap_or(&""))),
            (What::Measured(_), None) => match base {
                "元" => Family::Yuan,
                "吨" => Family::Tonne,
                "G" => Family::Bandwidth,
                "个百分点" => Family::PercentagePoint,
                base => Family::Measured(base.to_owned()),
            },
            (_, None) => Family::Count(base.to_owned()),
        };
        Unit {
            symbol: symbol.to_owned(),
            scale: self.power * factor,
            family,
            named: Some(self),
        }
    }

    /// The number in front of the noun: without the power, but in the unit as stated.
    pub(super) fn number(&self, value: f64) -> f64 {
        value * self.power
    }

    /// So much of it: `5,000 km`, `US$3.4 billion`, `5,000 kilometres` aloud. A count has its noun where the measure word says
    /// what is counted.
    pub(super) fn english(&self, number: &str, aloud: bool) -> String {
        let (pattern, short) = self.noun(number == "1", aloud);
        let amount = match (pattern.contains('#'), pattern.is_empty()) {
            (true, _) => pattern.replace('#', number),
            (false, true) => number.to_owned(),
            (false, false) => format!("{number} {pattern}"),
        };
        match self.per {
            None => amount,
            Some(per) if aloud => format!("{amount} per {}", per.aloud),
            Some(per) if short && per.written != per.aloud => format!("{amount}/{}", per.written),
            Some(per) => format!("{amount} per {}", per.written),
        }
    }

    /// The noun for one of it or for more, and whether it is a sign such as `km`.
    fn noun(&self, one: bool, aloud: bool) -> (String, bool) {
        let (written, aloud_noun) = match self.what {
            What::Measured(row) => (row.written, row.aloud),
            What::Counted(counted) => (counted.noun, counted.noun),
            What::Nothing => ("", ""),
        };
        let short = written != aloud_noun;
        let noun = if aloud { aloud_noun } else { written };
        let stays = one || noun.is_empty() || noun.contains('#') || short && !aloud;
        let words = if stays { noun.to_owned() } else { several(noun) };
        (words, short && !written.contains('#'))
    }

    /// The noun of what is counted, for one or for more; empty for what is measured.
    pub(super) fn counted(&self, one: bool) -> String {
        match self.what {
            What::Counted(_) if self.per.is_none() => self.noun(one, false).0,
            _ => String::new(),
        }
    }

    /// What stands alone for the unit: `km`, `US$`, `people`, `¥ per tonne`.
    pub(super) fn english_word(&self) -> String {
        let words = self.english("", false);
        words.trim().to_owned()
    }

    /// So much of it, read aloud in Chinese, `number` in numerals: `每立方米三十五微克`, `五百万千瓦`.
    pub(super) fn chinese(&self, number: &str) -> String {
        let name = match self.what {
            What::Measured(row) => row.symbols.first().copied().unwrap_or_default(),
            What::Counted(counted) => counted.word,
            What::Nothing => "",
        };
        let amount = match name {
            "‰" => format!("千分之{number}"),
            "‱" => format!("万分之{number}"),
            name => format!("{number}{}{name}", self.power_word),
        };
        match self.per.and_then(|per| per.symbols.first()) {
            Some(per) => format!("每{per}{amount}"),
            None => amount,
        }
    }
}

/// The plural of a noun of the table.
fn several(noun: &str) -> String {
    const SAME: [&str; 8] = ["mu", "jin", "dan", "li", "aircraft", "TEU", "horsepower", "yuan"];
    const OTHERWISE: [(&str, &str); 5] = [
        ("person", "people"),
        ("pound sterling", "pounds sterling"),
        ("inch", "inches"),
        ("cubic foot", "cubic feet"),
        ("foot", "feet"),
    ];
    if let Some((_, plural)) = OTHERWISE.iter().find(|(one, _)| *one == noun) {
        return (*plural).to_owned();
    }
    if SAME.contains(&noun) || ["hertz", "flops", "mu-time"].iter().any(|end| noun.ends_with(end)) {
        return noun.to_owned();
    }
    // Tonnes of coal equivalent, gigabits per second.
    for between in [" of ", " per "] {
        if let Some((first, rest)) = noun.split_once(between) {
            return format!("{}{between}{rest}", several(first));
        }
    }
    match noun.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o'])) {
        Some(stem) => format!("{stem}ies"),
        None => plural(0.0, noun),
    }
}

/// The powers, shares, measured units, measure words and what units are per, as alternatives of a pattern, longer ones first.
pub(super) fn alternatives() -> [String; 5] {
    let join = |words: Vec<&str>| {
        let mut words = words;
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        words.join("|")
    };
    let measured = |share: bool| {
        let rows = MEASURED.iter().filter(|row| row.is_share() == share);
        join(rows.flat_map(|row| row.symbols).copied().collect())
    };
    [
        join(POWERS.iter().map(|(word, _)| *word).collect()),
        measured(true),
        measured(false),
        join(COUNTED.iter().map(|counted| counted.word).collect()),
        join(PER.iter().flat_map(|per| per.symbols).copied().collect()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Certainty, Qualifier, Quantity};
    use proptest::prelude::*;

    fn amount(value: f64, unit: &str) -> Quantity {
        Quantity {
            value,
            unit: Unit::parse(unit).unwrap_or_else(|| panic!("{unit}")),
            qualifier: Qualifier::Exact,
            certainty: Certainty::Stated,
        }
    }

    #[test]
    fn english_keeps_the_unit_as_stated_and_its_own_habits() {
        for (value, unit, written, aloud) in [
            (120.0, "万人", "1.2 million people", "1.2 million people"),
            (1.0, "人", "1 person", "1 person"),
            (34.0, "亿美元", "US$3.4 billion", "3.4 billion US dollars"),
            (5000.0, "公里", "5,000 km", "5,000 kilometres"),
            (1.0, "公里", "1 km", "1 kilometre"),
            (1000.0, "万千瓦", "10 million kW", "10 million kilowatts"),
            (10.0, "吉瓦", "10 GW", "10 gigawatts"),
            (3.2, "亿千瓦时", "320 million kWh", "320 million kilowatt-hours"),
            (1.5, "万公顷", "15,000 hectares", "15,000 hectares"),
            (18.0, "亿亩", "1.8 billion mu", "1.8 billion mu"),
            (90.0, "平方米", "90 m²", "90 square metres"),
            (
                43.5,
                "亿吨标准煤",
                "4.35 billion tonnes of coal equivalent",
                "4.35 billion tonnes of coal equivalent",
            ),
            (6.39, "‰", "6.39‰", "6.39 per thousand"),
            (25.0, "个基点", "25 basis points", "25 basis points"),
            (2.5, "倍", "2.5 times", "2.5 times"),
            (35.0, "微克/立方米", "35 µg/m³", "35 micrograms per cubic metre"),
            (8000.0, "元/平方米", "¥8,000 per m²", "8,000 yuan per square metre"),
            (
                0.46,
                "吨标准煤/万元",
                "0.46 tonnes of coal equivalent per ¥10,000",
                "0.46 tonnes of coal equivalent per 10,000 yuan",
            ),
            (
                140.0,
                "人/平方公里",
                "140 people per km²",
                "140 people per square kilometre",
            ),
            (12.0, "件/万人", "12 per 10,000 people", "12 per 10,000 people"),
            (3.0, "百万元", "¥3 million", "3 million yuan"),
            (3.0, "千吨", "3,000 tonnes", "3,000 tonnes"),
            (50.0, "套", "50", "50"),
            (24.0, "县（市、区）", "24 counties", "24 counties"),
            (100.0, "Mbps", "100 Mbit/s", "100 megabits per second"),
        ] {
            let quantity = amount(value, unit);
            assert_eq!(quantity.english(), written, "{unit}");
            assert_eq!(quantity.aloud_english().as_deref(), Some(aloud), "{unit}");
        }
    }

    #[test]
    fn what_measures_the_same_is_converted_and_nothing_else_is() {
        for (a, b) in [
            ((1.0, "公顷"), (15.0, "亩")),
            ((1.0, "平方公里"), (100.0, "公顷")),
            ((1.0, "公顷"), (10000.0, "平方米")),
            ((1.0, "亿千瓦时"), (100.0, "GWh")),
            ((1.0, "万千瓦"), (10.0, "兆瓦")),
            ((2.0, "吨"), (2000.0, "公斤")),
            ((1.0, "亿斤"), (5.0, "万吨")),
            ((1.0, "个百分点"), (100.0, "个基点")),
            ((1.0, "G"), (1000.0, "Mbps")),
            ((1.0, "天"), (24.0, "小时")),
        ] {
            let (a, b) = (amount(a.0, a.1), amount(b.0, b.1));
            assert_eq!(a.unit.family(), b.unit.family());
            let off = (a.base_value() - b.base_value()).abs();
            assert!(off < 1e-9 * b.base_value(), "{a:?} {b:?}");
        }
        for (a, b) in [
            ("元", "美元"),
            ("美元", "欧元"),
            ("%", "‰"),
            ("%", "个基点"),
            ("%", "倍"),
            ("人", "人次"),
            ("人", "户"),
            ("千瓦", "千瓦时"),
            ("吨", "吨标准煤"),
            ("公里", "平方公里"),
            ("元", "元/平方米"),
            ("元/平方米", "元/吨"),
            ("微克/立方米", "元/立方米"),
        ] {
            assert_ne!(amount(1.0, a).unit.family(), amount(1.0, b).unit.family(), "{a} {b}");
        }
    }

    #[test]
    fn every_unit_is_there_once_and_names_a_family() {
        let mut seen = std::collections::BTreeSet::new();
        for symbol in MEASURED
            .iter()
            .flat_map(|row| row.symbols)
            .chain(COUNTED.iter().map(|it| &it.word))
        {
            assert!(seen.insert(symbol), "{symbol} is there twice");
        }
        for row in MEASURED {
            let one = MEASURED
                .iter()
                .any(|other| other.family == row.family && other.factor == 1.0);
            assert!(one, "nothing is one {}", row.family);
            assert!(row.factor > 0.0 && !row.written.is_empty() && !row.aloud.is_empty());
            let name = row.symbols.first().unwrap();
            let latin = name.chars().any(|c| c.is_ascii_alphabetic());
            assert!(!latin, "{name} is read aloud");
        }
    }

    #[test]
    fn sizes_of_a_family_have_words() {
        for (unit, scale, zh, en) in [
            ("公顷", 1e4, "万亩", "million mu"),
            ("平方公里", 1e4, "万亩", "million mu"),
            ("亿美元", 1e4, "万美元", "US$ million"),
            ("人/平方公里", 1e4, "万人/平方公里", "million people per km²"),
        ] {
            use crate::Lang;
            let family = amount(1.0, unit).unit.family().clone();
            let words = crate::scaled_unit(&family, scale, Lang::Zh);
            assert_eq!(words, zh);
            let words = crate::scaled_unit(&family, 1e6, Lang::En);
            assert_eq!(words, en);
        }
    }

    fn any_unit() -> impl Strategy<Value = String> {
        let powers: Vec<&str> = POWERS.iter().map(|(word, _)| *word).chain([""]).collect();
        let words = MEASURED.iter().flat_map(|row| row.symbols).copied();
        let words: Vec<&str> = words.chain(COUNTED.iter().map(|it| it.word)).collect();
        let per: Vec<&str> = PER.iter().flat_map(|per| per.symbols).copied().collect();
        let per = proptest::option::of(proptest::sample::select(per));
        (proptest::sample::select(powers), proptest::sample::select(words), per)
            .prop_map(|(power, word, per)| per.map_or(format!("{power}{word}"), |per| format!("{power}{word}/{per}")))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn what_is_stated_keeps_number_and_unit_in_words(value in 1u32..1_000_000, symbol in any_unit()) {
            let value = f64::from(value) / 100.0;
            let text = format!("约{value}{symbol}");
            let Some(quantity) = crate::read_stated(&text) else {
                prop_assert!(Unit::parse(&symbol).is_none(), "{text} is not read");
                return Ok(());
            };
            prop_assert_eq!(quantity.unit.symbol(), &symbol);
            prop_assert_eq!((quantity.value, quantity.qualifier), (value, Qualifier::About));
            let (written, aloud) = (quantity.english(), quantity.aloud_english());
            let Some(named) = quantity.unit.named else { return Ok(()) };
            let number = crate::english_number(named.number(value));
            prop_assert!(written.starts_with("about ") && written.contains(&number), "{text}: {written}");
            let word = named.english_word();
            let bare = matches!(named.what, What::Counted(it) if it.noun.is_empty()) || named.what == What::Nothing;
            prop_assert!(bare || word.chars().any(|c| !c.is_whitespace()), "{symbol} has no word");
            let length = written.trim_start_matches("about ").chars().count();
            prop_assert!(bare || length > number.chars().count(), "{written}");
            prop_assert!(aloud.unwrap().contains(&number));
            let chinese = named.chinese("五");
            prop_assert!(chinese.contains('五') && chinese.chars().count() > 1, "{chinese}");
        }
    }
}
