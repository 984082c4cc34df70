//! Values computed from stated ones, each with its arithmetic. Refuses: stating them as if the report had.

use crate::lang::Lang;
use crate::quantity::{Qualifier, decimal};
use crate::report::{Datum, Pair};
use crate::text::holds;

/// A computed value with the bound that follows from its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Derived {
    /// The number.
    pub value: f64,
    /// The bound.
    pub qualifier: Qualifier,
    /// How it was reached, such as `15.5 ÷ 7.72 = 2.008`.
    pub arithmetic: String,
}

/// How many times the earlier level the later one is. A bound of the later figure is a bound of the ratio.
///
/// An earlier level of zero has no ratio: `None`.
pub fn ratio(pair: &Pair) -> Option<Derived> {
    let (from, to) = (&pair.from.measure.quantity, &pair.to.measure.quantity);
    let value = to.base_value() / from.base_value();
    value.is_finite().then(|| Derived {
        value,
        qualifier: to.qualifier,
        arithmetic: format!(
            "{} ÷ {} = {}",
            decimal(to.value, 4),
            decimal(from.value * from.unit.scale() / to.unit.scale(), 4),
            decimal(value, 2)
        ),
    })
}

/// What is left of 100 after a fall of so many percent; a fall of over 25 % leaves less than 75.
pub fn remainder(datum: &Datum) -> Derived {
    let quantity = &datum.measure.quantity;
    let value = 100.0 - quantity.value;
    Derived {
        value,
        qualifier: match quantity.qualifier {
            Qualifier::Over | Qualifier::AtLeast => Qualifier::AtMost,
            Qualifier::Near => Qualifier::Over,
            Qualifier::AtMost => Qualifier::AtLeast,
            same => same,
        },
        arithmetic: format!("100 − {} = {}", decimal(quantity.value, 4), decimal(value, 4)),
    }
}

/// The index after each rise or fall, starting from 100: the changes multiply, they do not add up.
pub fn index(steps: &[Datum]) -> Vec<Derived> {
    let mut value = 100.0;
    steps
        .iter()
        .map(|datum| {
            let before = value;
            let factor = 1.0 + datum.measure.signed_value() / 100.0;
            value *= factor;
            Derived {
                value,
                qualifier: datum.measure.quantity.qualifier,
                arithmetic: format!(
                    "{} × {} = {}",
                    decimal(before, 4),
                    decimal(factor, 4),
                    decimal(value, 4)
                ),
            }
        })
        .collect()
}

/// A ratio in words: `×2.0`, `约×3`, `over ×7.4`. One decimal; none behind 约, which claims no decimal.
pub(crate) fn ratio_words(ratio: &Derived, lang: Lang) -> String {
    let mut number = decimal(ratio.value, 1);
    if ratio.qualifier != Qualifier::About && !holds(&number, '.') {
        number.push_str(".0");
    }
    let bound = match ratio.qualifier {
        Qualifier::About => lang.pick("约", "about "),
        Qualifier::Over => lang.pick("超过", "over "),
        Qualifier::Near => lang.pick("近", "nearly "),
        Qualifier::AtLeast => lang.pick("不低于", "at least "),
        Qualifier::AtMost => lang.pick("不超过", "at most "),
        Qualifier::Exact | Qualifier::All => "",
    };
    format!("{bound}×{number}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Report, ViewKind, embedded};

    fn kind(report: &Report, id: &str) -> ViewKind {
        report.view(id).unwrap().kind.clone()
    }

    #[test]
    fn ratios_keep_the_bound_of_the_later_figure() {
        let report = embedded().unwrap();
        let ViewKind::Slopes(pairs) = kind(&report, "five-year-change") else {
            panic!("five-year-change is not a view of pairs");
        };
        let ratios: Vec<Derived> = pairs.iter().filter_map(ratio).collect();
        let words: Vec<String> = ratios.iter().map(|r| ratio_words(r, Lang::Zh)).collect();
        assert_eq!(words, ["×2.0", "×1.6", "×4.1", "超过×7.4", "约×3"]);
        assert_eq!(ratios.first().unwrap().arithmetic, "15.5 ÷ 7.72 = 2.01");
    }

    #[test]
    fn two_falls_multiply() {
        let report = embedded().unwrap();
        let ViewKind::Index(steps) = kind(&report, "telecom-tariff") else {
            panic!("telecom-tariff is not an index");
        };
        let values: Vec<String> = index(&steps).iter().map(|d| decimal(d.value, 2)).collect();
        assert_eq!(values, ["91", "80.99"]);
    }

    #[test]
    fn a_fall_of_over_a_quarter_leaves_less_than_three_quarters() {
        let report = embedded().unwrap();
        let ViewKind::Remainder(items) = kind(&report, "five-year-reduction") else {
            panic!("five-year-reduction is not a view of remainders");
        };
        let left = remainder(items.first().unwrap());
        assert_eq!((left.value, left.qualifier), (75.0, Qualifier::AtMost));
    }
}
