//! Values computed from stated ones, each with its arithmetic and the bound that follows from theirs. Refuses: stating
//! them as if the report had, and a bound that does not follow.

use crate::base::text::holds;
use crate::report::{Comparison, Datum, Direction, Measure, Pair};
use quantity::Lang;
use quantity::{Qualifier, Quantity, decimal};
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

/// What is known of one side of a number, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Edge {
    /// The number is not passed.
    Closed,
    /// It is not even reached.
    Open,
    /// It may be passed, but not by much.
    Close,
    /// Nothing is known.
    Unknown,
}

/// What a bound says of the side below a number and of the side above it. Bounds are reckoned with in this form: what two
/// of them make together is on each side as sure as the less sure one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Edges {
    below: Edge,
    above: Edge,
}

impl Edges {
    fn of(qualifier: Qualifier) -> Self {
        use Edge::{Close, Closed, Open, Unknown};
        let (below, above) = match qualifier {
            Qualifier::Exact => (Closed, Closed),
            Qualifier::About => (Close, Close),
            Qualifier::Over => (Open, Unknown),
            Qualifier::Near => (Close, Open),
            Qualifier::AtLeast => (Closed, Unknown),
            Qualifier::AtMost => (Unknown, Closed),
            Qualifier::Under => (Unknown, Open),
            // A word and no number: nothing is computed from it.
            Qualifier::All => (Unknown, Unknown),
        };
        Self { below, above }
    }

    /// Of a figure with the sign of its direction: what is a floor of a fall is a ceiling of the change.
    fn of_measure(measure: &Measure) -> Self {
        let edges = Self::of(measure.quantity.qualifier);
        match measure.direction {
            Direction::Decrease => edges.turned(),
            _ => edges,
        }
    }

    /// Of what is taken away, or divided by.
    fn turned(self) -> Self {
        Self {
            below: self.above,
            above: self.below,
        }
    }

    fn with(self, other: Self) -> Self {
        Self {
            below: self.below.max(other.below),
            above: self.above.max(other.above),
        }
    }

    /// The bound in a word; `None` if neither side is sure.
    fn qualifier(self) -> Option<Qualifier> {
        use Edge::{Close, Closed, Open, Unknown};
        match (self.below, self.above) {
            (Closed, Closed) => Some(Qualifier::Exact),
            (Close, Close) => Some(Qualifier::About),
            (Close, Open) => Some(Qualifier::Near),
            (Open, _) => Some(Qualifier::Over),
            (Closed, _) => Some(Qualifier::AtLeast),
            (_, Open) => Some(Qualifier::Under),
            (_, Closed) => Some(Qualifier::AtMost),
            (Close | Unknown, Unknown) | (Unknown, Close) => None,
        }
    }
}

/// The bound of a difference or of a ratio: of the first less the second, of the first by the second. `None` where the two
/// leave both sides open, so that only the figures as stated can be set side by side.
pub(crate) fn bound(first: Qualifier, second: Qualifier) -> Option<Qualifier> {
    Edges::of(first).with(Edges::of(second).turned()).qualifier()
}

/// The bound of a sum. `None` where the two leave both sides open.
pub(crate) fn sum_bound(first: Qualifier, second: Qualifier) -> Option<Qualifier> {
    Edges::of(first).with(Edges::of(second)).qualifier()
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
    let value = gap(first.signed_value(), second.signed_value());
    let qualifier = difference_edges(first, second).qualifier()?;
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

fn difference_edges(first: &Measure, second: &Measure) -> Edges {
    Edges::of_measure(first).with(Edges::of_measure(second).turned())
}

/// Which of two figures of one unit family is the higher, falls counting as less than zero; `None` where their bounds do
/// not tell.
pub(crate) fn order(first: &Measure, second: &Measure) -> Option<Ordering> {
    let difference = gap(first.signed_value(), second.signed_value());
    told(difference, difference_edges(first, second))
}

/// Which of two computed values is the higher; `None` where their bounds do not tell.
pub(crate) fn order_derived(first: &Derived, second: &Derived) -> Option<Ordering> {
    let edges = Edges::of(first.qualifier).with(Edges::of(second.qualifier).turned());
    told(gap(first.value, second.value), edges)
}

/// Two figures of one unit family set side by side, whichever is the higher: how the first stands to the second, and by how
/// much they differ. Falls count as less than zero. The difference is not below zero, and its bound is a lower one where the
/// stated numbers are the same but their wording is not.
///
/// `None` if the two bounds leave the difference open on both sides.
pub(crate) fn apart(first: &Measure, second: &Measure) -> Option<(Ordering, Derived)> {
    let edges = difference_edges(first, second);
    let stated = gap(first.signed_value(), second.signed_value()).partial_cmp(&0.0)?;
    let same = edges.below == edges.above;
    let standing = match stated {
        Ordering::Equal if !same && edges.above < edges.below => Ordering::Less,
        Ordering::Equal if !same => Ordering::Greater,
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

/// One number less another; nothing where only the last bits of a conversion of units part them.
fn gap(first: f64, second: f64) -> f64 {
    let gap = first - second;
    if gap.abs() <= 1e-12 * first.abs().max(second.abs()) {
        return 0.0;
    }
    gap
}

/// The sign of a difference if its edges leave no doubt.
fn told(difference: f64, edges: Edges) -> Option<Ordering> {
    let sign = difference.partial_cmp(&0.0)?;
    match sign {
        Ordering::Greater if edges.below != Edge::Unknown => Some(sign),
        Ordering::Less if edges.above != Edge::Unknown => Some(sign),
        Ordering::Equal if edges.below == Edge::Open => Some(Ordering::Greater),
        Ordering::Equal if edges.above == Edge::Open => Some(Ordering::Less),
        Ordering::Equal if matches!(edges.qualifier(), Some(Qualifier::Exact | Qualifier::About)) => Some(sign),
        _ => None,
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
    let mut edges = Edges::of(Qualifier::Exact);
    steps
        .iter()
        .map(|datum| {
            let before = value;
            let factor = 1.0 + datum.measure.signed_value() / 100.0;
            value *= factor;
            edges = edges.with(Edges::of_measure(&datum.measure));
            Derived {
                value,
                qualifier: edges.qualifier().unwrap_or(Qualifier::About),
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
    use crate::report::{Drawn, MeasureKind, Report, Section, Source, ViewKind};
    use proptest::prelude::*;
    use quantity::LocalText;
    use quantity::{Certainty, Period, Unit};

    fn kind(report: &Report, id: &str) -> ViewKind {
        report.view(id).unwrap().kind.clone()
    }

    #[test]
    fn ratios_keep_the_bounds_and_are_rounded_towards_what_is_certain() {
        let report = built_in().unwrap();
        let ViewKind::Slopes(pairs) = kind(&report, "five-year-change") else {
            panic!("five-year-change is not a view of pairs");
        };
        let ratios: Vec<Derived> = pairs.iter().filter_map(ratio).collect();
        let words: Vec<String> = ratios.iter().map(|r| ratio_words(r, Lang::Zh)).collect();
        assert_eq!(words, ["×2.0", "×1.6", "×4.1", "超过×7.3", "约×3"]);
        assert_eq!(ratios.first().unwrap().arithmetic, "15.5 ÷ 7.72 = 2.01");
    }

    #[test]
    fn two_falls_multiply() {
        let report = built_in().unwrap();
        let ViewKind::Index(steps) = kind(&report, "telecom-tariff") else {
            panic!("telecom-tariff is not an index");
        };
        let values: Vec<String> = index(&steps).iter().map(|d| decimal(d.value, 2)).collect();
        assert_eq!(values, ["91", "80.99"]);
    }

    #[test]
    fn a_fall_of_over_a_quarter_leaves_less_than_three_quarters() {
        let report = built_in().unwrap();
        let ViewKind::Remainder(items) = kind(&report, "five-year-reduction") else {
            panic!("five-year-reduction is not a view of remainders");
        };
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
        let ViewKind::Slopes(pairs) = kind(&report, "five-year-change") else {
            panic!("five-year-change is not a view of pairs");
        };
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
