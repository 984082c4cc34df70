//! Values computed from stated ones, each with its arithmetic and the bound that follows from theirs. Refuses: stating
//! them as if the report had, and a bound that does not follow.

use crate::base::text::holds;
use crate::report::{Comparison, Datum, Direction, Measure, Pair};
use quantity::Lang;
use quantity::{Interval, Qualifier, Quantity, decimal};
use std::cmp::Ordering;

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

impl Derived {
    /// All numbers that it may be.
    fn interval(&self) -> Interval {
        allowed(self.qualifier, self.value)
    }
}

/// All numbers that a bound allows. 全部 is a word and no number: nothing is computed from it.
fn allowed(qualifier: Qualifier, value: f64) -> Interval {
    match qualifier {
        Qualifier::All => Interval::everything(),
        _ => qualifier.interval(value),
    }
}

/// All numbers that a figure may be, in base units, with the sign of its direction: what is a floor of a fall is a ceiling of
/// the change.
fn signed(measure: &Measure) -> Interval {
    let size = allowed(measure.quantity.qualifier, measure.quantity.base_value());
    match measure.direction {
        Direction::Decrease => size.negated(),
        _ => size,
    }
}

/// The bound of a difference or of a ratio: of the first less the second, of the first by the second. `None` where the two
/// leave both sides open, so that only the figures as stated can be set side by side.
pub(crate) fn bound(first: Qualifier, second: Qualifier) -> Option<Qualifier> {
    Qualifier::of(allowed(first, 0.0).minus(allowed(second, 0.0)))
}

/// The bound of a sum. `None` where the two leave both sides open.
pub(crate) fn sum_bound(first: Qualifier, second: Qualifier) -> Option<Qualifier> {
    Qualifier::of(allowed(first, 0.0).plus(allowed(second, 0.0)))
}

/// How many times the earlier level the later one is, with the bound that both figures leave it.
///
/// `None` if the earlier level is zero, or if the two bounds leave the ratio open on both sides.
pub fn ratio(pair: &Pair) -> Option<Derived> {
    quotient(&pair.to.measure.quantity, &pair.from.measure.quantity)
}

/// How many times `by` is in `quantity`; both of one unit family.
pub(crate) fn quotient(quantity: &Quantity, by: &Quantity) -> Option<Derived> {
    let value = quantity.base_value() / by.base_value();
    let qualifier = bound(quantity.qualifier, by.qualifier)?;
    value.is_finite().then(|| Derived {
        value,
        qualifier,
        arithmetic: format!(
            "{} ÷ {} = {}",
            decimal(quantity.value, 4),
            decimal(by.value * by.unit.scale() / quantity.unit.scale(), 4),
            decimal(value, 2)
        ),
    })
}

/// By how much the first figure lies above the second in base units, falls counting as less than zero: `value` is below
/// zero if it lies under it. Both of one unit family. The arithmetic is in the unit of the first.
///
/// `None` if the two bounds leave the difference open on both sides.
pub fn difference(first: &Measure, second: &Measure) -> Option<Derived> {
    let scale = first.quantity.unit.scale();
    let between = signed(first).minus(signed(second));
    let (value, qualifier) = (between.number()?, Qualifier::of(between)?);
    // The sizes, larger first; of a rise and a fall they add up.
    let (a, b) = (
        first.quantity.base_value() / scale,
        second.quantity.base_value() / scale,
    );
    let opposite = (first.direction == Direction::Decrease) != (second.direction == Direction::Decrease);
    let (sign, result) = if opposite { ("+", a + b) } else { ("−", (a - b).abs()) };
    Some(Derived {
        value,
        qualifier,
        arithmetic: format!(
            "{} {sign} {} = {}",
            decimal(a.max(b), 8),
            decimal(a.min(b), 8),
            decimal(result, 8)
        ),
    })
}

/// Which of two figures of one unit family is the higher, falls counting as less than zero; `None` where their bounds do
/// not tell.
pub(crate) fn order(first: &Measure, second: &Measure) -> Option<Ordering> {
    signed(first).minus(signed(second)).sign()
}

/// Which of two computed values is the higher; `None` where their bounds do not tell.
pub(crate) fn order_derived(first: &Derived, second: &Derived) -> Option<Ordering> {
    first.interval().minus(second.interval()).sign()
}

/// Two figures of one unit family set side by side, whichever is the higher: how the first stands to the second, and by how
/// much they differ. Falls count as less than zero. The difference is not below zero, and its bound is a lower one where the
/// stated numbers are the same but their wording is not.
///
/// `None` if the two bounds leave the difference open on both sides.
pub(crate) fn apart(first: &Measure, second: &Measure) -> Option<(Ordering, Derived)> {
    let between = signed(first).minus(signed(second));
    // Where the stated numbers are the same, the surer bound tells more.
    let standing = match between.number()?.partial_cmp(&0.0)? {
        Ordering::Equal => between.low().bound.cmp(&between.high().bound).reverse(),
        stated => stated,
    };
    let (higher, lower) = if standing == Ordering::Less {
        (second, first)
    } else {
        (first, second)
    };
    Some((standing, difference(higher, lower)?))
}

/// Why two figures must not be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlike {
    /// They measure in unlike units; percentages and percentage points are unlike too.
    Unit,
    /// One is against the year before, another over years, or a level.
    Comparison,
    /// They are parts of different wholes.
    Whole,
    /// They count different things.
    Counted,
    /// They add up over different spans.
    Span,
}

/// Why two figures must not be compared, if they must not.
pub fn unlike(a: &Datum, b: &Datum) -> Option<Unlike> {
    let (one, other) = (&a.measure, &b.measure);
    let moves = |measure: &Measure| matches!(measure.direction, Direction::Increase | Direction::Decrease);
    // In the words of the report: a translation may call the same thing by two names.
    let counted = |datum: &Datum| datum.indicator.counted.as_ref().map(|counted| counted.zh.clone());
    if one.quantity.unit.family() != other.quantity.unit.family() {
        Some(Unlike::Unit)
    } else if one.comparison != other.comparison || moves(one) != moves(other) {
        Some(Unlike::Comparison)
    } else if a.indicator.share_of != b.indicator.share_of {
        Some(Unlike::Whole)
    } else if counted(a) != counted(b) {
        Some(Unlike::Counted)
    } else if one.comparison == Comparison::Cumulative && one.period != other.period {
        Some(Unlike::Span)
    } else {
        None
    }
}

/// What is left of 100 after a fall of so many percent; a fall of over 25 % leaves less than 75.
pub fn remainder(datum: &Datum) -> Derived {
    let quantity = &datum.measure.quantity;
    let value = 100.0 - quantity.value;
    Derived {
        value,
        qualifier: bound(Qualifier::Exact, quantity.qualifier).unwrap_or(Qualifier::Exact),
        arithmetic: format!("100 − {} = {}", decimal(quantity.value, 4), decimal(value, 4)),
    }
}

/// The index after each rise or fall, starting from 100: the changes multiply, they do not add up. A step has the bound that
/// the changes up to it leave; "about" where they leave both sides open.
pub fn index(steps: &[Datum]) -> Vec<Derived> {
    let mut value = 100.0;
    let mut product = Some(Interval::exact(1.0));
    steps
        .iter()
        .map(|datum| {
            let before = value;
            let factor = 1.0 + datum.measure.signed_value() / 100.0;
            value *= factor;
            let change = Interval::exact(1.0).plus(signed(&datum.measure).scaled(0.01));
            product = product.and_then(|product| product.times(change));
            Derived {
                value,
                qualifier: product.and_then(Qualifier::of).unwrap_or(Qualifier::About),
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

/// A computed number with at most `places` decimals that claims no more than its bound does: a lower bound is rounded down,
/// an upper one up, any other to the nearest.
pub(crate) fn rounded(derived: &Derived, places: i32) -> String {
    decimal(rounded_value(derived, places), places)
}

/// The same as a number.
pub(crate) fn rounded_value(derived: &Derived, places: i32) -> f64 {
    let shift = 10f64.powi(places);
    let shifted = derived.value * shift;
    let nearest = shifted.round();
    // What is whole but for the last bits of the division is whole.
    let whole = (shifted - nearest).abs() <= 1e-9 * nearest.abs().max(1.0);
    let number = match derived.qualifier {
        _ if whole => nearest,
        Qualifier::Over | Qualifier::AtLeast => shifted.floor(),
        Qualifier::Near | Qualifier::Under | Qualifier::AtMost => shifted.ceil(),
        Qualifier::Exact | Qualifier::About | Qualifier::All => nearest,
    };
    number / shift
}

/// The number of a ratio: one decimal, none behind 约 where it would be zero; more where one would leave nothing.
pub(crate) fn ratio_number(ratio: &Derived) -> String {
    let mut places = 1;
    while ratio.value > 0.0 && ratio.value * 10f64.powi(places) < 1.0 && places < 15 {
        places += 1;
    }
    let mut number = rounded(ratio, places);
    if ratio.qualifier != Qualifier::About && !holds(&number, '.') {
        number.push_str(".0");
    }
    number
}

/// A ratio in words: `×2.0`, `约×3`, `over ×7.3`.
pub(crate) fn ratio_words(ratio: &Derived, lang: Lang) -> String {
    let bound = ratio.qualifier.in_front(lang);
    format!("{bound}×{}", ratio_number(ratio))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::built_in;
    use crate::report::{Drawn, Items, MeasureKind, Report, Section, Source};
    use proptest::prelude::*;
    use quantity::LocalText;
    use quantity::{Certainty, Period, Unit};

    /// The items of a view of this kind.
    fn items(report: &Report, id: &str, kind: &str) -> Items {
        let view = report.view(id).unwrap();
        assert_eq!(view.kind.name, kind, "{id}");
        view.items.clone()
    }

    #[test]
    fn ratios_keep_the_bounds_and_are_rounded_towards_what_is_certain() {
        let report = built_in().unwrap();
        let shown = items(&report, "five-year-change", "slopes");
        let pairs = shown.pairs();
        let ratios: Vec<Derived> = pairs.iter().filter_map(ratio).collect();
        let words: Vec<String> = ratios.iter().map(|r| ratio_words(r, Lang::Zh)).collect();
        assert_eq!(words, ["×2.0", "×1.6", "×4.1", "超过×7.3", "约×3"]);
        assert_eq!(ratios.first().unwrap().arithmetic, "15.5 ÷ 7.72 = 2.01");
    }

    #[test]
    fn two_falls_multiply() {
        let report = built_in().unwrap();
        let shown = items(&report, "telecom-tariff", "index");
        let steps = shown.figures();
        let values: Vec<String> = index(steps).iter().map(|d| decimal(d.value, 2)).collect();
        assert_eq!(values, ["91", "80.99"]);
    }

    #[test]
    fn a_fall_of_over_a_quarter_leaves_less_than_three_quarters() {
        let report = built_in().unwrap();
        let shown = items(&report, "five-year-reduction", "remainder");
        let items = shown.figures();
        let left = remainder(items.first().unwrap());
        assert_eq!((left.value, left.qualifier), (75.0, Qualifier::Under));
    }

    const EVERY: [Qualifier; 8] = [
        Qualifier::Exact,
        Qualifier::About,
        Qualifier::Over,
        Qualifier::Near,
        Qualifier::AtLeast,
        Qualifier::AtMost,
        Qualifier::Under,
        Qualifier::All,
    ];

    /// The rules as a reader would reckon them: rows are the first figure, columns the second, in the order of `EVERY`;
    /// `-` where only the figures as stated can be set side by side.
    const RULES: [&str; 8] = [
        "exact    about  under   over     at-most  at-least over     -",
        "about    about  -       about    -        -        -        -",
        "over     -      -       over     -        over     over     -",
        "near     about  under   about    under    -        -        -",
        "at-least -      -       over     -        at-least over     -",
        "at-most  -      under   -        at-most  -        -        -",
        "under    -      under   -        under    -        -        -",
        "-        -      -       -        -        -        -        -",
    ];

    fn word(qualifier: Option<Qualifier>) -> &'static str {
        match qualifier {
            None => "-",
            Some(Qualifier::Under) => "under",
            Some(known) => Qualifier::ALL.iter().find(|(q, _)| *q == known).unwrap().1,
        }
    }

    #[test]
    fn every_pair_of_bounds_has_its_rule() {
        for (first, row) in EVERY.iter().zip(RULES) {
            let row: Vec<&str> = row.split_whitespace().collect();
            assert_eq!(row.len(), EVERY.len());
            for (second, rule) in EVERY.iter().zip(row) {
                assert_eq!(word(bound(*first, *second)), rule, "{first:?} and {second:?}");
            }
        }
    }

    /// How far "about" and "nearly" may be off in these tests, as a share of the number.
    const SLACK: f64 = 0.1;

    /// A number that a wording allows; `t` from 0 to 1 says which.
    fn allowed(value: f64, qualifier: Qualifier, t: f64) -> f64 {
        match qualifier {
            Qualifier::Exact | Qualifier::All => value,
            Qualifier::About => value * (1.0 + SLACK * (2.0 * t - 1.0)),
            Qualifier::Near => value * (1.0 - SLACK * (0.001 + t * 0.999)),
            Qualifier::Over => value * (1.001 + 9.0 * t),
            Qualifier::AtLeast => value * (1.0 + 9.0 * t),
            Qualifier::AtMost => value * (1.0 - t),
            Qualifier::Under => value * (0.999 - 0.999 * t),
        }
    }

    /// Whether a number keeps to a claim; `slack` is how far off "about" and "nearly" may be.
    fn keeps(truth: f64, claim: f64, qualifier: Qualifier, slack: f64) -> bool {
        let (last_bits, off) = (1e-9 * claim.abs().max(slack), truth - claim);
        match qualifier {
            Qualifier::Exact => off.abs() <= last_bits,
            Qualifier::About => off.abs() <= slack + last_bits,
            Qualifier::Near => off < last_bits && off >= -slack - last_bits,
            Qualifier::Over => off > -last_bits,
            Qualifier::AtLeast => off >= -last_bits,
            Qualifier::AtMost => off <= last_bits,
            Qualifier::Under => off < last_bits,
            Qualifier::All => false,
        }
    }

    fn measure(value: f64, qualifier: Qualifier, direction: Direction) -> Measure {
        let text = || LocalText {
            zh: String::new(),
            en: String::new(),
        };
        let section = Section {
            id: String::new(),
            title: text(),
        };
        Measure {
            id: String::new(),
            period: Period::year(2010).unwrap(),
            kind: MeasureKind::Result,
            comparison: Comparison::YearOnYear,
            direction,
            quantity: Quantity {
                value,
                unit: Unit::parse("%").unwrap(),
                qualifier,
                certainty: Certainty::Stated,
            },
            source: Source {
                section: section.into(),
                stated: String::new(),
            },
            drawn: Drawn::Mark,
            corrected: None,
            shown_in: None,
        }
    }

    fn any_bound() -> impl Strategy<Value = Qualifier> {
        (0usize..EVERY.len()).prop_map(|i| EVERY[i])
    }

    fn any_way() -> impl Strategy<Value = Direction> {
        prop_oneof![
            Just(Direction::Increase),
            Just(Direction::Decrease),
            Just(Direction::Level)
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        /// Whatever the two figures really are, within their wording: the claim about their difference, their ratio and
        /// their order is true.
        #[test]
        fn a_computed_bound_holds_for_all_that_the_wording_allows(
            a in 0.1..1000.0, b in 0.1..1000.0, equal: bool, qa in any_bound(), qb in any_bound(),
            ways in (any_way(), any_way()), ta in 0.0..=1.0, tb in 0.0..=1.0,
        ) {
            let b = if equal { a } else { b };
            let (first, second) = (measure(a, qa, ways.0), measure(b, qb, ways.1));
            let (true_a, true_b) = (allowed(a, qa, ta), allowed(b, qb, tb));
            let signed = |way: Direction, size: f64| if way == Direction::Decrease { -size } else { size };
            let truth = signed(ways.0, true_a) - signed(ways.1, true_b);
            let slack = SLACK * (a + b);
            if let Some(claim) = difference(&first, &second) {
                prop_assert!(keeps(truth, claim.value, claim.qualifier, slack), "{claim:?} of {true_a} and {true_b}");
            }
            let fuzzy = [qa, qb].iter().any(|q| matches!(q, Qualifier::About | Qualifier::Near));
            match order(&first, &second) {
                // "About" and "nearly" order figures that lie further apart than they are off.
                Some(_) if fuzzy && (signed(ways.0, a) - signed(ways.1, b)).abs() <= slack => {}
                Some(Ordering::Greater) => prop_assert!(truth > 0.0, "{first:?} is not over {second:?}"),
                Some(Ordering::Less) => prop_assert!(truth < 0.0, "{first:?} is not under {second:?}"),
                Some(Ordering::Equal) => prop_assert!(truth == 0.0),
                None => {}
            }
            if let Some(claim) = quotient(&first.quantity, &second.quantity) {
                // The most that "about" by "nearly" can be off.
                let slack = claim.value * ((1.0 + SLACK) / (1.0 - SLACK) - 1.0);
                prop_assert!(keeps(true_a / true_b, claim.value, claim.qualifier, slack), "{claim:?}");
                let shown: f64 = ratio_number(&claim).parse().unwrap();
                let slack = slack + (shown - claim.value).abs();
                // Exact ratios are shown rounded to the nearest, which claims no side.
                let qualifier = if claim.qualifier == Qualifier::Exact { Qualifier::About } else { claim.qualifier };
                prop_assert!(keeps(true_a / true_b, shown, qualifier, slack), "{shown} of {claim:?}");
            }
        }
    }

    #[test]
    fn rounding_never_claims_more_than_is_certain() {
        use Qualifier::*;
        for (value, qualifier, shown) in [
            (1000.0 / 136.0, Over, "7.3"),
            (1000.0 / 136.0, AtLeast, "7.3"),
            (1000.0 / 136.0, Exact, "7.4"),
            (7.31, Under, "7.4"),
            (7.31, AtMost, "7.4"),
            (7.31, Near, "7.4"),
            (0.3 / 0.1, Over, "3.0"),
            (0.0437, Over, "0.04"),
            (0.0437, Exact, "0.04"),
            (3.04, About, "3"),
        ] {
            let arithmetic = String::new();
            let derived = Derived {
                value,
                qualifier,
                arithmetic,
            };
            assert_eq!(ratio_number(&derived), shown, "{value} {qualifier:?}");
        }
    }

    #[test]
    fn a_bound_of_the_earlier_figure_is_one_of_the_ratio() {
        let report = built_in().unwrap();
        let shown = items(&report, "five-year-change", "slopes");
        let pairs = shown.pairs();
        let with = |from: Qualifier, to: Qualifier| {
            let mut pair = pairs.first().unwrap().clone();
            for (datum, qualifier) in [(&mut pair.from, from), (&mut pair.to, to)] {
                let mut measure = (*datum.measure).clone();
                measure.quantity.qualifier = qualifier;
                datum.measure = measure.into();
            }
            ratio(&pair).map(|r| ratio_words(&r, Lang::Zh))
        };
        assert_eq!(with(Qualifier::Over, Qualifier::Exact).unwrap(), "不到×2.1");
        assert_eq!(with(Qualifier::About, Qualifier::Exact).unwrap(), "约×2");
        assert_eq!(with(Qualifier::Over, Qualifier::Over), None);
    }

    #[test]
    fn units_of_one_family_differ_by_nothing_but_their_number() {
        let mut first = measure(1.1, Qualifier::Exact, Direction::Level);
        let mut second = measure(11000.0, Qualifier::Exact, Direction::Level);
        first.quantity.unit = Unit::parse("亿吨").unwrap();
        second.quantity.unit = Unit::parse("万吨").unwrap();
        assert_eq!(order(&first, &second), Some(Ordering::Equal));
        let same = difference(&first, &second).unwrap();
        assert_eq!((same.value, same.arithmetic.as_str()), (0.0, "1.1 − 1.1 = 0"));
    }
}
