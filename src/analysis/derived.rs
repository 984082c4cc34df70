//! Values computed from stated ones, each with its arithmetic and the bound that follows from theirs. A value is never
//! presented as stated, and never has a tighter bound than its parts allow.

use crate::base::text::{holds, joined};
use crate::report::{Comparison, Datum, Direction, Measure, Pair};
use quantity::Lang;
use quantity::{Bound, Interval, Qualifier, Quantity, all_digits, decimal};
use std::cmp::Ordering;

/// A computed value with the bound that follows from its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Derived {
    /// The number; of a range its lower end.
    pub value: f64,
    /// The upper end, where its parts leave a range.
    pub high: Option<f64>,
    /// The bound; of a range `Exact` or `About`.
    pub qualifier: Qualifier,
    /// The arithmetic, such as `15.5 ÷ 7.72 = 2.008`.
    pub arithmetic: String,
}

impl Derived {
    /// The interval of its possible values.
    fn interval(&self) -> Interval {
        match self.qualifier {
            Qualifier::All => Interval::everything(),
            qualifier => qualifier.interval_to(self.value, self.high),
        }
    }

    /// An exact number without arithmetic.
    pub(crate) fn exact(value: f64) -> Self {
        Self {
            value,
            high: None,
            qualifier: Qualifier::Exact,
            arithmetic: String::new(),
        }
    }

    /// An interval as numbers with a bound. `None` if it has no end, or only a soft one.
    pub(crate) fn of(interval: Interval, arithmetic: impl FnOnce(f64, Option<f64>) -> String) -> Option<Self> {
        let (value, high, qualifier) = match interval.number() {
            Some(number) => (number, None, Qualifier::of(interval)?),
            None => {
                let (low, high) = (interval.low(), interval.high());
                if [low.bound, high.bound].contains(&Bound::Unbounded) {
                    return None;
                }
                let sure = low.bound == Bound::Closed && high.bound == Bound::Closed;
                let qualifier = if sure { Qualifier::Exact } else { Qualifier::About };
                (low.at, Some(high.at), qualifier)
            }
        };
        Some(Self {
            value,
            high,
            qualifier,
            arithmetic: arithmetic(value, high),
        })
    }

    /// The number that a noun behind it agrees with: a range takes the plural, as zero does.
    pub(crate) fn agreement(&self) -> f64 {
        if self.high.is_some() { 0.0 } else { self.value }
    }

    /// Divided by a number: in a larger unit, or as a mean.
    pub(crate) fn divided(&self, by: f64) -> Self {
        Self {
            value: self.value / by,
            high: self.high.map(|high| high / by),
            ..self.clone()
        }
    }

    /// Multiplied by a number.
    pub(crate) fn times(&self, times: f64) -> Self {
        Self {
            value: self.value * times,
            high: self.high.map(|high| high * times),
            ..self.clone()
        }
    }
}

/// A number, or both ends of a range in brackets, for arithmetic: `5`, `[5, 5.5]`.
pub(crate) fn term(low: f64, high: Option<f64>, number: impl Fn(f64) -> String) -> String {
    match high {
        None => number(low),
        Some(high) => format!("[{}, {}]", number(low), number(high)),
    }
}

/// The interval that a bound allows. 全部 is not a number: nothing is computed from it.
fn allowed(qualifier: Qualifier, value: f64) -> Interval {
    match qualifier {
        Qualifier::All => Interval::everything(),
        _ => qualifier.interval(value),
    }
}

/// All numbers that a figure may be, in base units.
pub(crate) fn sizes(quantity: &Quantity) -> Interval {
    match quantity.qualifier {
        Qualifier::All => Interval::everything(),
        _ => quantity.interval(),
    }
}

/// The interval of a figure in base units, with the sign of its direction: a lower bound of a fall is an upper bound of the
/// change.
fn signed(measure: &Measure) -> Interval {
    let size = sizes(&measure.quantity);
    match measure.direction {
        Direction::Decrease => size.negated(),
        _ => size,
    }
}

/// The bound of a difference (first minus second) or of a ratio (first by second). `None` where it would be open on both
/// sides: then only the stated figures can be compared.
pub(crate) fn bound(first: Qualifier, second: Qualifier) -> Option<Qualifier> {
    Qualifier::of(allowed(first, 0.0).minus(allowed(second, 0.0)))
}

/// The bound of a sum. `None` where it would be open on both sides.
pub(crate) fn sum_bound(first: Qualifier, second: Qualifier) -> Option<Qualifier> {
    Qualifier::of(allowed(first, 0.0).plus(allowed(second, 0.0)))
}

/// The ratio of the later level to the earlier one, with its bound.
///
/// `None` if the earlier level is zero, or if the ratio would be open on both sides.
pub fn ratio(pair: &Pair) -> Option<Derived> {
    quotient(&pair.to.measure.quantity, &pair.from.measure.quantity)
}

/// `quantity` divided by `by`; both of one unit family.
pub(crate) fn quotient(quantity: &Quantity, by: &Quantity) -> Option<Derived> {
    if quantity.is_range() || by.is_range() {
        let words = |number| all_digits(number);
        let scale = by.unit.scale() / quantity.unit.scale();
        let parts = [
            term(quantity.value, quantity.high, words),
            term(by.value * scale, by.high.map(|high| high * scale), words),
        ];
        let ratio = sizes(quantity).ratio(sizes(by))?;
        return Derived::of(ratio, |low, high| {
            format!(
                "{} = {}",
                joined(&parts, " ÷ "),
                term(low, high, |number| decimal(number, 2))
            )
        });
    }
    let value = quantity.base_value() / by.base_value();
    let qualifier = bound(quantity.qualifier, by.qualifier)?;
    value.is_finite().then(|| Derived {
        value,
        high: None,
        qualifier,
        arithmetic: format!(
            "{} ÷ {} = {}",
            all_digits(quantity.value),
            all_digits(by.value * by.unit.scale() / quantity.unit.scale()),
            decimal(value, 2)
        ),
    })
}

/// The first figure minus the second, in base units; falls are negative. Both have one unit family. The arithmetic is in the
/// unit of the first.
///
/// `None` if the difference would be open on both sides.
pub fn difference(first: &Measure, second: &Measure) -> Option<Derived> {
    let scale = first.quantity.unit.scale();
    let between = signed(first).minus(signed(second));
    if first.quantity.is_range() || second.quantity.is_range() {
        return range_difference(first, second, between);
    }
    let (value, qualifier) = (between.number()?, Qualifier::of(between)?);
    // The magnitudes, larger first; those of a rise and a fall are added.
    let (a, b) = (
        first.quantity.base_value() / scale,
        second.quantity.base_value() / scale,
    );
    let opposite = (first.direction == Direction::Decrease) != (second.direction == Direction::Decrease);
    let (sign, result) = if opposite { ("+", a + b) } else { ("−", (a - b).abs()) };
    Some(Derived {
        value,
        high: None,
        qualifier,
        arithmetic: format!(
            "{} {sign} {} = {}",
            all_digits(a.max(b)),
            all_digits(a.min(b)),
            decimal(result, 8)
        ),
    })
}

/// The same where one of them is a range: both ends are in the arithmetic.
fn range_difference(first: &Measure, second: &Measure, between: Interval) -> Option<Derived> {
    let scale = first.quantity.unit.scale();
    let words = |number: f64| decimal(number, 8);
    let sizes = |measure: &Measure| {
        let quantity = &measure.quantity;
        let high = quantity.is_range().then(|| quantity.base_high() / scale);
        term(quantity.base_value() / scale, high, words)
    };
    let falls = |measure: &Measure| measure.direction == Direction::Decrease;
    let (a, b) = (sizes(first), sizes(second));
    let parts = match (falls(first), falls(second)) {
        // Of two falls, the smaller is the greater number.
        (true, true) => format!("{b} − {a}"),
        (false, false) => format!("{a} − {b}"),
        _ => format!("{a} + {b}"),
    };
    Derived::of(between, |low, high| {
        let (low, high) = match high {
            Some(high) => (low.abs().min(high.abs()), Some(low.abs().max(high.abs()))),
            None => (low.abs(), None),
        };
        let result = term(low / scale, high.map(|high| high / scale), words);
        format!("{parts} = {result}")
    })
}

/// Order of two figures of one unit family; falls are negative. `None` where their bounds leave it open.
pub(crate) fn order(first: &Measure, second: &Measure) -> Option<Ordering> {
    signed(first).minus(signed(second)).sign()
}

/// Order of two computed values; `None` where their bounds leave it open.
pub(crate) fn order_derived(first: &Derived, second: &Derived) -> Option<Ordering> {
    first.interval().minus(second.interval()).sign()
}

/// Compares two figures of one unit family: the order of the first to the second, and their difference; falls are negative.
/// The difference is at least 0. Its bound is a lower bound where the stated numbers are equal but their wording differs.
///
/// `None` if the difference would be open on both sides.
pub(crate) fn apart(first: &Measure, second: &Measure) -> Option<(Ordering, Derived)> {
    let between = signed(first).minus(signed(second));
    if first.quantity.is_range() || second.quantity.is_range() {
        // Overlapping ranges have no definite difference.
        let standing = between.sign().filter(|sign| *sign != Ordering::Equal)?;
        let (higher, lower) = if standing == Ordering::Less {
            (second, first)
        } else {
            (first, second)
        };
        return Some((standing, difference(higher, lower)?));
    }
    // Where the stated numbers are equal, the tighter bound decides.
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

/// How two overlapping figures lie, at least one of them a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Overlap {
    /// They allow the same numbers.
    Same,
    /// All numbers of the first lie in the second.
    Inside,
    /// All numbers of the second lie in the first.
    Around,
    /// Some numbers are in both.
    Partly,
}

/// How two overlapping figures of one unit family lie. `None` if they do not overlap, or if neither is a range.
pub(crate) fn overlap(first: &Measure, second: &Measure) -> Option<Overlap> {
    let (one, other) = (signed(first), signed(second));
    if !first.quantity.is_range() && !second.quantity.is_range() {
        return None;
    }
    one.intersection(other)?;
    Some(match (other.contains_all(one), one.contains_all(other)) {
        (true, true) => Overlap::Same,
        (true, false) => Overlap::Inside,
        (false, true) => Overlap::Around,
        (false, false) => Overlap::Partly,
    })
}

/// Why two figures cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlike {
    /// Their units differ in kind; so do percentages and percentage points.
    Unit,
    /// Their bases of comparison differ: the year before, several years, none.
    Comparison,
    /// They are parts of different wholes.
    Whole,
    /// They count different things.
    Counted,
    /// They are sums over spans of different length.
    Span,
}

/// Why two figures cannot be compared; `None` where they can.
pub fn unlike(a: &Datum, b: &Datum) -> Option<Unlike> {
    let (one, other) = (&a.measure, &b.measure);
    let moves = |measure: &Measure| matches!(measure.direction, Direction::Increase | Direction::Decrease);
    // By the Chinese names: a translation may have two names for one thing.
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

/// The remainder of 100 after a fall in percent; a fall of over 25 % leaves less than 75.
pub fn remainder(datum: &Datum) -> Derived {
    let quantity = &datum.measure.quantity;
    if let Some(high) = quantity.high {
        let (low, high) = (100.0 - high, 100.0 - quantity.value);
        let words = |number: f64| decimal(number, 12);
        let (fall, left) = (term(quantity.value, quantity.high, words), term(low, Some(high), words));
        return Derived {
            value: low,
            high: Some(high),
            qualifier: quantity.qualifier,
            arithmetic: format!("100 − {fall} = {left}"),
        };
    }
    let value = 100.0 - quantity.value;
    Derived {
        value,
        high: None,
        qualifier: bound(Qualifier::Exact, quantity.qualifier).unwrap_or(Qualifier::Exact),
        arithmetic: format!("100 − {} = {}", all_digits(quantity.value), decimal(value, 12)),
    }
}

/// The index after each rise or fall, starting from 100: changes are multiplied, not added. A step has the bound that
/// follows from the changes up to it; "about" where it is open on both sides.
pub fn index(steps: &[Datum]) -> Vec<Derived> {
    let mut value = 100.0;
    let mut ends: Option<(f64, f64)> = None;
    let mut product = Some(Interval::exact(1.0));
    steps
        .iter()
        .map(|datum| {
            let factor_of = |change: f64| 1.0 + change / 100.0;
            let (before, before_ends) = (value, ends);
            // The lesser end of a fall is the larger one.
            let (low, high) = datum.measure.signed_ends();
            let factor = factor_of(datum.measure.signed_value());
            value *= factor;
            if before_ends.is_some() || datum.measure.quantity.is_range() {
                let (least, most) = before_ends.unwrap_or((before, before));
                ends = Some((least * factor_of(low), most * factor_of(high)));
            }
            let change = Interval::exact(1.0).plus(signed(&datum.measure).scaled(0.01));
            product = product.and_then(|product| product.times(change));
            let words = |number: f64| decimal(number, 4);
            let Some((least, most)) = ends else {
                return Derived {
                    value,
                    high: None,
                    qualifier: product.and_then(Qualifier::of).unwrap_or(Qualifier::About),
                    arithmetic: format!("{} × {} = {}", words(before), words(factor), words(value)),
                };
            };
            let (from, from_high) = before_ends.map_or((before, None), |(low, high)| (low, Some(high)));
            let step = datum.measure.quantity.is_range().then(|| factor_of(high));
            let parts = [term(from, from_high, words), term(factor_of(low), step, words)];
            let arithmetic = |low, high| format!("{} = {}", joined(&parts, " × "), term(low, high, words));
            let known = product.and_then(|product| Derived::of(product.scaled(100.0), arithmetic));
            known.unwrap_or_else(|| Derived {
                value: least,
                high: Some(most),
                qualifier: Qualifier::About,
                arithmetic: arithmetic(least, Some(most)),
            })
        })
        .collect()
}

/// A computed number with at most `places` decimals that claims no more than its bound does: a lower bound is rounded down,
/// an upper one up, the ends of a range outwards, any other to the nearest. `0.5到1`, `0.5 to 1` of a range.
pub(crate) fn rounded(derived: &Derived, places: i32, lang: Lang) -> String {
    let low = decimal(rounded_value(derived, places), places);
    match rounded_high(derived, places) {
        None => low,
        Some(high) => low + lang.pick("到", " to ") + &decimal(high, places),
    }
}

/// The upper end of a range, rounded.
pub(crate) fn rounded_high(derived: &Derived, places: i32) -> Option<f64> {
    let qualifier = match derived.qualifier {
        Qualifier::Exact => Qualifier::AtMost,
        about => about,
    };
    derived.high.map(|high| round(high, qualifier, places))
}

/// Its number, or the lower end of a range, rounded.
pub(crate) fn rounded_value(derived: &Derived, places: i32) -> f64 {
    let qualifier = match (derived.high, derived.qualifier) {
        (Some(_), Qualifier::Exact) => Qualifier::AtLeast,
        (_, qualifier) => qualifier,
    };
    round(derived.value, qualifier, places)
}

fn round(value: f64, qualifier: Qualifier, places: i32) -> f64 {
    let shift = 10f64.powi(places);
    let shifted = value * shift;
    let nearest = shifted.round();
    // A number that is whole except for rounding errors of the division is whole.
    let whole = (shifted - nearest).abs() <= 1e-9 * nearest.abs().max(1.0);
    let number = match qualifier.bounds() {
        _ if whole => nearest,
        (_, Bound::Unbounded) => shifted.floor(),
        (low, high) if low == high => nearest,
        _ => shifted.ceil(),
    };
    number / shift
}

/// The number of a ratio: one decimal; none after 约 where it would be zero; more where the number would round to zero.
pub(crate) fn ratio_number(ratio: &Derived, lang: Lang) -> String {
    let mut places = 1;
    while ratio.value > 0.0 && ratio.value * 10f64.powi(places) < 1.0 && places < 15 {
        places += 1;
    }
    let mut number = rounded(ratio, places, lang);
    if ratio.high.is_none() && ratio.qualifier != Qualifier::About && !holds(&number, '.') {
        number.push_str(".0");
    }
    number
}

/// A ratio in words: `×2.0`, `约×3`, `over ×7.3`.
pub(crate) fn ratio_words(ratio: &Derived, lang: Lang) -> String {
    let bound = ratio.qualifier.in_front(lang);
    format!("{bound}×{}", ratio_number(ratio, lang))
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
    fn ratios_keep_bounds_and_are_rounded_to_the_certain_side() {
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

    /// The expected rules: rows are the first figure, columns the second, in the order of `EVERY`; `-` where only the stated
    /// figures can be compared.
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
    fn rules_for_every_pair_of_bounds() {
        for (first, row) in EVERY.iter().zip(RULES) {
            let row: Vec<&str> = row.split_whitespace().collect();
            assert_eq!(row.len(), EVERY.len());
            for (second, rule) in EVERY.iter().zip(row) {
                assert_eq!(word(bound(*first, *second)), rule, "{first:?} and {second:?}");
            }
        }
    }

    /// Error of "about" and "nearly" in these tests, as a share of the number.
    const SLACK: f64 = 0.1;

    /// A number that a wording allows, chosen by `t` from 0 to 1.
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

    /// Whether a number satisfies a claim; `slack` is the error allowed for "about" and "nearly".
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
            url: None,
        };
        Measure {
            id: String::new(),
            period: Period::year(2010).unwrap(),
            kind: MeasureKind::Result,
            comparison: Comparison::YearOnYear,
            direction,
            quantity: Quantity {
                value,
                high: None,
                unit: Unit::parse("%").unwrap(),
                qualifier,
                certainty: Certainty::Stated,
            },
            source: Source {
                section: section.into(),
                stated: String::new(),
                quote: None,
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
        /// For all values that the two wordings allow, the claims about difference, ratio and order are true.
        #[test]
        fn a_computed_bound_holds_for_all_allowed_numbers(
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
                // "About" and "nearly" have an order where the figures lie further apart than their error.
                Some(_) if fuzzy && (signed(ways.0, a) - signed(ways.1, b)).abs() <= slack => {}
                Some(Ordering::Greater) => prop_assert!(truth > 0.0, "{first:?} is not over {second:?}"),
                Some(Ordering::Less) => prop_assert!(truth < 0.0, "{first:?} is not under {second:?}"),
                Some(Ordering::Equal) => prop_assert!(truth == 0.0),
                None => {}
            }
            if let Some(claim) = quotient(&first.quantity, &second.quantity) {
                // The largest error of "about" divided by "nearly".
                let slack = claim.value * ((1.0 + SLACK) / (1.0 - SLACK) - 1.0);
                prop_assert!(keeps(true_a / true_b, claim.value, claim.qualifier, slack), "{claim:?}");
                let shown: f64 = ratio_number(&claim, Lang::En).parse().unwrap();
                let slack = slack + (shown - claim.value).abs();
                // Exact ratios are rounded to the nearest number and have no bound.
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
                high: None,
                qualifier,
                arithmetic,
            };
            assert_eq!(ratio_number(&derived, Lang::En), shown, "{value} {qualifier:?}");
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
    fn unit_conversion_causes_no_differences() {
        let mut first = measure(1.1, Qualifier::Exact, Direction::Level);
        let mut second = measure(11000.0, Qualifier::Exact, Direction::Level);
        first.quantity.unit = Unit::parse("亿吨").unwrap();
        second.quantity.unit = Unit::parse("万吨").unwrap();
        assert_eq!(order(&first, &second), Some(Ordering::Equal));
        let same = difference(&first, &second).unwrap();
        assert_eq!((same.value, same.arithmetic.as_str()), (0.0, "1.1 − 1.1 = 0"));
    }
}
