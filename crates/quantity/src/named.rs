//! Units beyond those of the built-in report, with family, English and speech: area, length, energy, currencies, things counted, and
//! units per another (元/吨). Units whose values have no meaningful zero, such as temperatures and ranks, are left out.

use super::lexicon::split_once;
use super::units::{Row, UnitClass, table};
use super::{Family, Unit, plural};
use std::sync::Arc;

/// What is known of a unit beyond its family. Behind a pointer: a program that never reads such a unit contains no table of them.
pub(super) trait Name: Send + Sync {
    /// The number in front of the noun: without the power, but in the unit as stated.
    fn number(&self, value: f64) -> f64;

    /// So much of it: `5,000 km`, `US$3.4 billion`, `5,000 kilometres` aloud. A count has its noun where the measure word says
    /// what is counted.
    fn english(&self, number: &str, aloud: bool) -> String;

    /// So much of the unit of its family, which is `base`; `None` for a unit that has a name of old.
    fn english_in(&self, base: &str, number: &str) -> Option<String>;

    /// The noun of what is counted, for one or for more; empty for what is measured.
    fn counted(&self, one: bool) -> String;

    /// What stands alone for the unit: `km`, `US$`, `people`, `¥ per tonne`.
    fn english_word(&self) -> String;

    /// So much of it, read aloud in Chinese, `number` in numerals: `每立方米三十五微克`, `五百万千瓦`.
    fn chinese(&self, number: &str) -> String;
}

/// A unit of the table, with its power of ten and its denominator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Named {
    /// The power of ten in front, without the conversion to the base unit.
    power: f64,
    power_word: &'static str,
    /// What is measured or counted; `None` for 百万 and nothing else.
    what: Option<&'static Row>,
    per: Option<&'static Row>,
}

/// Parses a unit of the table, with or without a power of ten and a denominator.
pub(super) fn parse(symbol: &str) -> Option<Unit> {
    let powers = || {
        let powers = table().powers.iter();
        powers.filter_map(|(word, power)| Some((*word, *power, symbol.strip_prefix(word)?)))
    };
    let found = |(word, power, rest): (&'static str, f64, &str)| {
        let (rest, per) = apart(rest)?;
        let what = what(rest);
        let good = match what {
            None => rest.is_empty() && !word.is_empty() && per.is_none(),
            // Percentages have no powers of ten.
            Some(row) if row.class == UnitClass::Share => word.is_empty() && per.is_none(),
            Some(_) => true,
        };
        let named = Named {
            power,
            power_word: word,
            what,
            per,
        };
        good.then(|| named.unit(symbol))
    };
    [("", 1.0, symbol)].into_iter().chain(powers()).find_map(found)
}

/// Splits a unit into numerator and denominator. Units that are in the table as a whole, such as mg/L, are not split.
fn apart(symbol: &str) -> Option<(&str, Option<&'static Row>)> {
    let (unit, per) = match symbol.split_once(['/', '每']) {
        Some(parts) if what(symbol).is_none() => parts,
        _ => return Some((symbol, None)),
    };
    let per = table().per.find(per)?;
    (!unit.is_empty()).then_some((unit, Some(per)))
}

fn what(symbol: &str) -> Option<&'static Row> {
    let units = &table().units;
    let beside_bracket = || units.find(beside_bracket(symbol)?).filter(|row| row.is_counted());
    units.find(symbol).or_else(beside_bracket)
}

/// 台（套）, 县（市、区）: the measure word without the brackets.
fn beside_bracket(symbol: &str) -> Option<&str> {
    let (word, others) = symbol.strip_suffix(['）', ')'])?.split_once(['（', '('])?;
    let counted = |other| table().units.find(other).is_some_and(Row::is_counted);
    others.split('、').all(counted).then_some(word)
}

impl Named {
    fn unit(self, symbol: &str) -> Unit {
        let (base, size) = self.what.map_or(("", 1.0), |row| (row.family, row.size));
        let family = match (self.what, self.per) {
            (_, Some(per)) => Family::Measured(format!("{base}/{}", per.name())),
            (Some(row), None) if !row.is_counted() => match base {
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
            scale: self.power * size,
            family,
            named: Some(Arc::new(self)),
        }
    }

    /// The noun for one of it or for more, and whether it is a sign such as `km`.
    fn noun(&self, one: bool, aloud: bool) -> (String, bool) {
        let (written, aloud_noun) = self.what.map_or(("", ""), |row| (row.written, row.aloud));
        let short = written != aloud_noun;
        let noun = if aloud { aloud_noun } else { written };
        let stays = one || noun.is_empty() || noun.contains('#') || short && !aloud;
        let words = if stays { noun.to_owned() } else { several(noun) };
        (words, short && !written.contains('#'))
    }
}

impl Name for Named {
    fn number(&self, value: f64) -> f64 {
        value * self.power
    }

    fn english(&self, number: &str, aloud: bool) -> String {
        let (pattern, short) = self.noun(number == "1", aloud);
        let amount = match (pattern.contains('#'), pattern.is_empty()) {
            (true, _)
                if pattern
                    .split_once('#')
                    .is_some_and(|(_, behind)| behind.starts_with(' ')) =>
            {
                pattern.replace('#', number)
            }
            // A symbol is repeated at both numbers of a range.
            (true, _) => match split_once(number, " to ") {
                Some((low, high)) => pattern.replace('#', low) + " to " + &pattern.replace('#', high),
                None => pattern.replace('#', number),
            },
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

    fn english_in(&self, base: &str, number: &str) -> Option<String> {
        let named = Unit::parse(base)?.named?;
        Some(named.english(number, false))
    }

    fn counted(&self, one: bool) -> String {
        match self.what {
            Some(row) if row.is_counted() && self.per.is_none() => self.noun(one, false).0,
            _ => String::new(),
        }
    }

    fn english_word(&self) -> String {
        let words = self.english("", false);
        words.trim().to_owned()
    }

    fn chinese(&self, number: &str) -> String {
        let amount = match self.what.map_or("", Row::name) {
            "‰" => format!("千分之{number}"),
            "‱" => format!("万分之{number}"),
            name => format!("{number}{}{name}", self.power_word),
        };
        match self.per.map(Row::name) {
            Some(per) => format!("每{per}{amount}"),
            None => amount,
        }
    }
}

/// The plural of a noun of the table.
fn several(noun: &str) -> String {
    if let Some((_, plural)) = table().plurals.iter().find(|(one, _)| *one == noun) {
        return (*plural).to_owned();
    }
    if ["hertz", "flops"].iter().any(|end| noun.ends_with(end)) {
        return noun.to_owned();
    }
    // Tonnes of coal equivalent, gigabits per second.
    let later = |(at, _)| noun.split_at_checked(at).filter(|(_, rest)| is_later(rest));
    if let Some((first, rest)) = noun.match_indices(' ').find_map(later) {
        return several(first) + rest;
    }
    match noun.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o'])) {
        Some(stem) => format!("{stem}ies"),
        None => plural(0.0, noun),
    }
}

fn is_later(rest: &str) -> bool {
    rest.starts_with(" of ") || rest.starts_with(" per ")
}

/// Powers, shares, measured units, measure words and denominators as alternatives of a regular expression, longer ones first.
pub(super) fn alternatives() -> [String; 5] {
    let join = |mut words: Vec<&str>| {
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        words.join("|")
    };
    let table = table();
    let units = |like: fn(&Row) -> bool| {
        let rows = table.units.rows.iter().filter(|row| like(row));
        join(rows.flat_map(Row::symbols).collect())
    };
    [
        join(table.powers.iter().map(|(word, _)| *word).collect()),
        units(|row| row.class == UnitClass::Share),
        units(|row| row.class != UnitClass::Share && !row.is_counted()),
        units(Row::is_counted),
        join(table.per.rows.iter().flat_map(Row::symbols).collect()),
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
            high: None,
            unit: Unit::parse(unit).unwrap_or_else(|| panic!("{unit}")),
            qualifier: Qualifier::Exact,
            certainty: Certainty::Stated,
        }
    }

    #[test]
    fn english_wording_of_named_units() {
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
    fn units_convert_within_their_family_only() {
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

    /// A unit, and its word in the table.
    fn any_unit() -> impl Strategy<Value = (String, &'static str)> {
        let table = table();
        let powers: Vec<&str> = table.powers.iter().map(|(word, _)| *word).chain([""]).collect();
        let words: Vec<&str> = table.units.rows.iter().flat_map(Row::symbols).collect();
        let per: Vec<&str> = table.per.rows.iter().flat_map(Row::symbols).collect();
        let per = proptest::option::of(proptest::sample::select(per));
        (proptest::sample::select(powers), proptest::sample::select(words), per).prop_map(|(power, word, per)| {
            (
                per.map_or(format!("{power}{word}"), |per| format!("{power}{word}/{per}")),
                word,
            )
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn wordings_keep_number_and_unit(value in 1u32..1_000_000, (symbol, unit) in any_unit()) {
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
            let bare = table().units.find(unit).is_none_or(|row| row.written.is_empty());
            prop_assert!(bare || word.chars().any(|c| !c.is_whitespace()), "{symbol} has no word");
            let length = written.trim_start_matches("about ").chars().count();
            prop_assert!(bare || length > number.chars().count(), "{written}");
            prop_assert!(aloud.unwrap().contains(&number));
            let chinese = named.chinese("五");
            prop_assert!(chinese.contains('五') && chinese.chars().count() > 1, "{chinese}");
        }
    }
}
