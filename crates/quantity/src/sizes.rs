//! Sizes of a unit (吨, 万吨, 亿吨; tonnes, million tonnes), and quantities in them. Not here: other units of the family.

use super::{Family, Quantity, Unit, all_digits, grouped, plural};
use crate::Lang;

/// The sizes that a language has words for, smallest first: number of base units, and word.
pub fn scales(lang: Lang) -> std::slice::Iter<'static, (f64, &'static str)> {
    const ZH: [(f64, &str); 4] = [(1.0, ""), (1e4, "万"), (1e8, "亿"), (1e12, "万亿")];
    const EN: [(f64, &str); 5] = [
        (1.0, ""),
        (1e3, "thousand"),
        (1e6, "million"),
        (1e9, "billion"),
        (1e12, "trillion"),
    ];
    lang.pick(ZH.iter(), EN.iter())
}

/// The name of a unit of `scale` base units: `万吨`, `million tonnes`, `¥ million`.
pub fn scaled_unit(family: &Family, scale: f64, lang: Lang) -> String {
    let word = scales(lang)
        .find(|(known, _)| *known == scale)
        .map_or("", |(_, word)| word);
    let words = match (lang, family) {
        (Lang::Zh, Family::Yuan) => format!("{word}元"),
        (Lang::Zh, Family::Tonne) => format!("{word}吨"),
        (Lang::Zh, Family::Count(noun)) => format!("{word}{noun}"),
        (Lang::En, Family::Yuan) => format!("¥ {word}"),
        (Lang::En, Family::Tonne) => format!("{word} tonnes"),
        (Lang::Zh, Family::Measured(base)) => format!("{word}{base}"),
        (Lang::En, Family::Measured(base)) => Unit::parse(base)
            .and_then(|unit| unit.named)
            .map_or_else(String::new, |named| named.english(&format!(" {word}"), false)),
        _ => word.to_owned(),
    };
    words.trim().to_owned()
}

impl Quantity {
    /// The wording in units of `scale` base units, or in the largest smaller size that the language has a word for:
    /// `33000万吨`, `about ¥4,500 billion`.
    pub fn words_in(&self, scale: f64, lang: Lang) -> String {
        let scale = scales(lang)
            .map(|(known, _)| *known)
            .filter(|known| *known <= scale)
            .fold(1.0, f64::max);
        let number = |value: f64| all_digits(value * self.unit.scale / scale);
        let bound = self.qualifier.in_front(lang);
        if lang == Lang::Zh {
            let unit = scaled_unit(&self.unit.family, scale, lang);
            let low = number(self.value);
            return match self.high {
                None => format!("{bound}{low}{unit}"),
                Some(high) => format!("{bound}{low}—{}{unit}", number(high)),
            };
        }
        let number = |value: f64| grouped(&number(value));
        let word = scales(lang)
            .find(|(known, _)| *known == scale)
            .map_or("", |(_, word)| word);
        let amount = match &self.unit.family {
            Family::Yuan => self.joined(|value| format!("¥{} {word}", number(value)).trim().to_owned()),
            Family::Tonne if word.is_empty() => {
                format!(
                    "{} {}",
                    self.joined(number),
                    plural(self.agreement() * self.unit.scale, "tonne")
                )
            }
            Family::Tonne => format!("{} {word} tonnes", self.joined(number)),
            Family::Measured(base) => {
                let number = self.joined(|value| format!("{} {word}", number(value)).trim().to_owned());
                let named = self.unit.named.as_ref();
                named
                    .and_then(|named| named.english_in(base, &number))
                    .unwrap_or(number)
            }
            _ => format!("{} {word}", self.joined(number)),
        };
        format!("{bound}{}", amount.trim())
    }
}
