//! Intervals: all numbers that a wording allows, with a bound at each end.
//!
//! | wording | interval |
//! | --- | --- |
//! | 8% | closed at 8 on both sides |
//! | 5%—5.5% | closed at 5 and at 5.5 |
//! | 8%左右, 约8% | soft at 8 on both sides: numbers slightly beyond are allowed |
//! | 近8% | soft below 8, open above: 8 is not included |
//! | 8%以上, 不低于8% | closed below: 8 is included; unbounded above |
//! | 超过8% | open below: 8 is not included; unbounded above |
//! | 8%以内, 不超过8% | unbounded below, closed above |
//! | 不到8% | unbounded below, open above |
//!
//! In arithmetic, each end of a result has the less certain of the two bounds that it is computed from.

use std::cmp::Ordering;

/// The bound of one end, the most certain first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bound {
    /// The number is the last of the interval.
    Closed,
    /// The number is not included.
    Open,
    /// The interval may extend slightly beyond the number.
    Soft,
    /// There is no end.
    Unbounded,
}

/// An end of an interval: a number and its bound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limit {
    /// The number; infinite where the bound is [`Bound::Unbounded`].
    pub at: f64,
    /// Its bound.
    pub bound: Bound,
}

/// All numbers between two ends.
///
/// ```
/// # use quantity::Interval;
/// let (floor, more) = (Interval::at_least(5.0), Interval::over(5.0));
/// assert!(floor.contains(5.0) && !more.contains(5.0));
/// assert!(floor.contains_all(more) && !more.contains_all(floor));
/// assert_eq!(floor.intersection(Interval::at_most(5.5)), Some(Interval::between(5.0, 5.5)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    low: Limit,
    high: Limit,
}

/// An endpoint for comparisons: at a number, or just below (-1) or above (1) it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Endpoint {
    /// The number.
    pub at: f64,
    /// -1, 0 or 1.
    pub side: i8,
}

impl Endpoint {
    /// At a number.
    pub fn on(at: f64) -> Self {
        Self { at, side: 0 }
    }

    /// Compares two endpoints. Numbers that differ only by rounding errors of a unit conversion are equal.
    pub fn order(self, other: Self) -> Ordering {
        match gap(self.at, other.at) {
            gap if gap < 0.0 => Ordering::Less,
            gap if gap > 0.0 => Ordering::Greater,
            _ => self.side.cmp(&other.side),
        }
    }
}

impl Interval {
    fn new(low: f64, below: Bound, high: f64, above: Bound) -> Self {
        let end = |at: f64, bound: Bound, none: f64| Limit {
            at: if bound == Bound::Unbounded { none } else { at },
            bound,
        };
        Self {
            low: end(low, below, f64::NEG_INFINITY),
            high: end(high, above, f64::INFINITY),
        }
    }

    /// The number and nothing else.
    pub fn exact(at: f64) -> Self {
        Self::new(at, Bound::Closed, at, Bound::Closed)
    }

    /// Near the number, on either side: 左右, 约.
    pub fn about(at: f64) -> Self {
        Self::new(at, Bound::Soft, at, Bound::Soft)
    }

    /// A little less than the number: 近.
    pub fn near(at: f64) -> Self {
        Self::new(at, Bound::Soft, at, Bound::Open)
    }

    /// More than the number: 超过, 突破.
    pub fn over(at: f64) -> Self {
        Self::new(at, Bound::Open, at, Bound::Unbounded)
    }

    /// The number or more: 以上, 不低于.
    pub fn at_least(at: f64) -> Self {
        Self::new(at, Bound::Closed, at, Bound::Unbounded)
    }

    /// Less than the number: 不到.
    pub fn under(at: f64) -> Self {
        Self::new(at, Bound::Unbounded, at, Bound::Open)
    }

    /// The number or less: 以内, 不超过.
    pub fn at_most(at: f64) -> Self {
        Self::new(at, Bound::Unbounded, at, Bound::Closed)
    }

    /// A range with both ends, in either order: 5%—5.5%.
    pub fn between(one: f64, other: f64) -> Self {
        Self::new(one.min(other), Bound::Closed, one.max(other), Bound::Closed)
    }

    /// A range with soft ends: 3000—3500万人左右.
    pub fn between_about(one: f64, other: f64) -> Self {
        Self::new(one.min(other), Bound::Soft, one.max(other), Bound::Soft)
    }

    /// All numbers.
    pub fn everything() -> Self {
        Self::new(0.0, Bound::Unbounded, 0.0, Bound::Unbounded)
    }

    /// Its lower end.
    pub fn low(self) -> Limit {
        self.low
    }

    /// Its upper end.
    pub fn high(self) -> Limit {
        self.high
    }

    /// Its lower endpoint. A soft end counts as closed: see [`Interval::widened`].
    pub fn least(self) -> Endpoint {
        Endpoint {
            at: self.low.at,
            side: i8::from(self.low.bound == Bound::Open),
        }
    }

    /// Its upper endpoint.
    pub fn most(self) -> Endpoint {
        Endpoint {
            at: self.high.at,
            side: -i8::from(self.high.bound == Bound::Open),
        }
    }

    /// Whether one number states it: both ends are at that number, or there is one end only.
    pub fn is_of_one_number(self) -> bool {
        self.number().is_some()
    }

    /// The number that states it; `None` for a range and for an interval without ends.
    pub fn number(self) -> Option<f64> {
        match (self.low.bound, self.high.bound) {
            (Bound::Unbounded, Bound::Unbounded) => None,
            (Bound::Unbounded, _) => Some(self.high.at),
            (_, Bound::Unbounded) => Some(self.low.at),
            _ => (gap(self.low.at, self.high.at) == 0.0).then_some(self.low.at),
        }
    }

    /// The number for sorting and drawing: the middle of its ends, or its only end. `None` without ends.
    pub fn middle(self) -> Option<f64> {
        match (self.low.bound, self.high.bound) {
            (Bound::Unbounded, _) | (_, Bound::Unbounded) => self.number(),
            _ => Some(self.low.at + (self.high.at - self.low.at) / 2.0),
        }
    }

    /// Whether a number is in it; soft ends count as closed.
    pub fn contains(self, number: f64) -> bool {
        self.contains_all(Self::exact(number))
    }

    /// Whether every number of another interval is in it.
    pub fn contains_all(self, other: Self) -> bool {
        self.least().order(other.least()) != Ordering::Greater && other.most().order(self.most()) != Ordering::Greater
    }

    /// The numbers that both contain; `None` if there are none.
    pub fn intersection(self, other: Self) -> Option<Self> {
        let low = stricter(self.low, other.low, self.least().order(other.least()));
        let high = stricter(self.high, other.high, other.most().order(self.most()));
        let both = Self { low, high };
        let (least, most) = (both.least(), both.most());
        let empty = match gap(least.at, most.at) {
            gap if gap > 0.0 => true,
            gap if gap < 0.0 => false,
            // The ends of 近8% are both at 8; its numbers are below the soft one.
            _ => (least.side > 0 || most.side < 0) && low.bound != Bound::Soft && high.bound != Bound::Soft,
        };
        (!empty).then_some(both)
    }

    /// The interval with each soft end closed, and moved outwards by `reach`.
    pub fn widened(self, reach: f64) -> Self {
        let wide = |end: Limit, reach: f64| match end.bound {
            Bound::Soft => Limit {
                at: end.at + reach,
                bound: Bound::Closed,
            },
            _ => end,
        };
        Self {
            low: wide(self.low, -reach),
            high: wide(self.high, reach),
        }
    }

    /// All its numbers with the opposite sign.
    pub fn negated(self) -> Self {
        let turned = |end: Limit| Limit { at: -end.at, ..end };
        Self {
            low: turned(self.high),
            high: turned(self.low),
        }
    }

    /// All its numbers multiplied by a positive factor, such as that of another unit.
    pub fn scaled(self, factor: f64) -> Self {
        let at = |end: Limit| Limit {
            at: if end.bound == Bound::Unbounded {
                end.at
            } else {
                end.at * factor
            },
            ..end
        };
        Self {
            low: at(self.low),
            high: at(self.high),
        }
    }

    /// The sums of a number of each interval.
    pub fn plus(self, other: Self) -> Self {
        self.with(other, |one, two| one + two)
    }

    /// The differences of a number of this and a number of the other. Ends that differ only by rounding errors of a unit conversion
    /// have the difference 0.
    pub fn minus(self, other: Self) -> Self {
        self.with(other.negated(), |one, two| gap(one, -two))
    }

    /// The products of a number of each. `None` if an end is negative: amounts and growth factors are not.
    pub fn times(self, other: Self) -> Option<Self> {
        (self.is_positive(false) && other.is_positive(false))
            .then(|| self.with(other, |one, two| one * two))
            .filter(|product| product.is_finite())
    }

    /// The ratios of a number of this to a number of the other. `None` if an end is negative, or an end of the other is zero.
    pub fn ratio(self, by: Self) -> Option<Self> {
        let turned = Self {
            low: by.high,
            high: by.low,
        };
        (self.is_positive(false) && by.is_positive(true))
            .then(|| self.with(turned, |one, two| one / two))
            .filter(|ratio| ratio.is_finite())
    }

    /// The order of all its numbers to zero; `None` if its ends leave it open. A soft end that is not at zero does not reach zero.
    /// An interval with two soft ends at zero is equal to it.
    pub fn sign(self) -> Option<Ordering> {
        let (low, high) = (self.low, self.high);
        if low.bound != Bound::Unbounded && (low.at > 0.0 || low.at == 0.0 && low.bound == Bound::Open) {
            Some(Ordering::Greater)
        } else if high.bound != Bound::Unbounded && (high.at < 0.0 || high.at == 0.0 && high.bound == Bound::Open) {
            Some(Ordering::Less)
        } else if low.at == 0.0
            && high.at == 0.0
            && low.bound == high.bound
            && matches!(low.bound, Bound::Closed | Bound::Soft)
        {
            Some(Ordering::Equal)
        } else {
            None
        }
    }

    fn with(self, other: Self, of: impl Fn(f64, f64) -> f64) -> Self {
        Self::new(
            of(self.low.at, other.low.at),
            self.low.bound.max(other.low.bound),
            of(self.high.at, other.high.at),
            self.high.bound.max(other.high.bound),
        )
    }

    fn is_positive(self, strictly: bool) -> bool {
        let fits = |end: Limit| end.bound == Bound::Unbounded || end.at > 0.0 || !strictly && end.at == 0.0;
        fits(self.low) && fits(self.high)
    }

    fn is_finite(&self) -> bool {
        let fits = |end: Limit| end.bound == Bound::Unbounded || end.at.is_finite();
        fits(self.low) && fits(self.high)
    }
}

/// The end that is further inside; `order` is `Less` if the first is further outside. Of two at one number, the one with the more
/// certain bound.
fn stricter(one: Limit, two: Limit, order: Ordering) -> Limit {
    match order {
        Ordering::Less => two,
        Ordering::Greater => one,
        Ordering::Equal if one.bound <= two.bound => one,
        Ordering::Equal => two,
    }
}

/// The difference of two numbers; 0 for rounding errors of a unit conversion.
fn gap(one: f64, other: f64) -> f64 {
    let gap = one - other;
    // The difference of two equal infinities is NaN.
    if one == other || gap.abs() <= 1e-12 * one.abs().max(other.abs()) && gap.is_finite() {
        return 0.0;
    }
    gap
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FORMS: [fn(f64) -> Interval; 9] = [
        Interval::exact,
        Interval::about,
        Interval::near,
        Interval::over,
        Interval::at_least,
        Interval::under,
        Interval::at_most,
        |at| Interval::between(at, at + 2.0),
        |at| Interval::between_about(at, at + 2.0),
    ];

    #[test]
    fn at_least_contains_its_number_and_over_does_not() {
        assert!(Interval::at_least(5.0).contains(5.0));
        assert!(!Interval::over(5.0).contains(5.0));
        assert!(Interval::over(5.0).contains(5.000_001));
        assert!(Interval::at_most(5.0).contains(5.0));
        assert!(!Interval::under(5.0).contains(5.0));
        let range = Interval::between(5.5, 5.0);
        assert!(range.contains(5.0) && range.contains(5.5) && !range.contains(5.6));
        assert_eq!(range.middle(), Some(5.25));
        assert_eq!((range.number(), Interval::near(8.0).number()), (None, Some(8.0)));
        // 0.1 + 0.2 of one unit is 0.3 of another.
        assert!(Interval::at_least(0.1 + 0.2).contains(0.3));
    }

    #[test]
    fn intersections() {
        use Interval as I;
        for (one, other, both) in [
            (I::at_least(5.0), I::at_most(6.0), Some(I::between(5.0, 6.0))),
            (I::at_least(5.0), I::at_most(5.0), Some(I::exact(5.0))),
            (I::over(5.0), I::at_most(5.0), None),
            (I::at_least(5.0), I::under(5.0), None),
            (I::over(5.0), I::at_least(5.0), Some(I::over(5.0))),
            (I::between(4.0, 5.0), I::between(6.0, 7.0), None),
            (I::between(4.0, 6.0), I::between(5.0, 7.0), Some(I::between(5.0, 6.0))),
            (I::everything(), I::near(8.0), Some(I::near(8.0))),
        ] {
            assert_eq!(one.intersection(other), both, "{one:?} {other:?}");
            assert_eq!(other.intersection(one), both, "{other:?} {one:?}");
        }
    }

    #[test]
    fn arithmetic_combines_bounds() {
        use Interval as I;
        assert_eq!(I::exact(100.0).minus(I::over(25.0)), I::under(75.0));
        assert_eq!(I::over(1000.0).ratio(I::exact(125.0)), Some(I::over(8.0)));
        assert_eq!(I::exact(8.0).ratio(I::at_least(2.0)), Some(I::at_most(4.0)));
        assert_eq!(I::about(8.0).minus(I::exact(3.0)), I::about(5.0));
        assert_eq!(I::near(8.0).plus(I::exact(3.0)), I::near(11.0));
        assert_eq!(I::over(3.0).minus(I::over(3.0)), I::everything());
        assert_eq!(I::between(5.0, 5.5).minus(I::exact(5.0)), I::between(0.0, 0.5));
        assert_eq!(I::between(2.0, 4.0).times(I::exact(1.5)), Some(I::between(3.0, 6.0)));
        assert_eq!(I::exact(2.0).ratio(I::exact(0.0)), None);
        assert_eq!(I::exact(-2.0).times(I::exact(1.0)), None);
        assert_eq!(I::exact(1.1e8).minus(I::exact(11000.0 * 1e4)), I::exact(0.0));
        assert_eq!(I::about(8.0).widened(0.5), I::between(7.5, 8.5));
        assert_eq!(I::between(5.0, 5.5).scaled(2.0), I::between(10.0, 11.0));
    }

    #[test]
    fn the_sign_is_that_of_all_numbers() {
        use Interval as I;
        use Ordering::*;
        for (interval, sign) in [
            (I::exact(0.0), Some(Equal)),
            (I::about(0.0), Some(Equal)),
            (I::near(0.0), Some(Less)),
            (I::over(0.0), Some(Greater)),
            (I::at_least(0.0), None),
            (I::at_most(0.0), None),
            (I::about(1.0), Some(Greater)),
            (I::between(-1.0, 1.0), None),
            (I::between(0.5, 1.0), Some(Greater)),
            (I::everything(), None),
        ] {
            assert_eq!(interval.sign(), sign, "{interval:?}");
            assert_eq!(interval.negated().sign(), sign.map(Ordering::reverse), "{interval:?}");
        }
    }

    fn any_interval() -> impl Strategy<Value = Interval> {
        (0..FORMS.len(), 0u32..40).prop_map(|(form, at)| FORMS[form](f64::from(at) / 2.0))
    }

    /// How far intervals extend beyond soft ends in these tests.
    const REACH: f64 = 0.25;

    /// A number that is in an interval; `t` from 0 to 1 says which.
    fn member(interval: Interval, t: f64) -> f64 {
        let wide = interval.widened(REACH);
        let low = if wide.low.at.is_finite() {
            wide.low.at
        } else {
            wide.high.at - 30.0
        };
        let high = if wide.high.at.is_finite() {
            wide.high.at
        } else {
            low + 30.0
        };
        let inside = |end: Limit| if end.bound == Bound::Open { 1e-6 } else { 0.0 };
        let (low, high) = (low + inside(wide.low), high - inside(wide.high));
        low + (high - low) * t
    }

    /// Whether a number is in an interval whose soft ends are moved by `slack`.
    fn keeps(interval: Interval, number: f64, slack: f64) -> bool {
        let wide = interval.widened(slack + 1e-9);
        let above = match wide.low.bound {
            Bound::Open => number > wide.low.at - 1e-9,
            _ => number >= wide.low.at - 1e-9,
        };
        let below = match wide.high.bound {
            Bound::Open => number < wide.high.at + 1e-9,
            _ => number <= wide.high.at + 1e-9,
        };
        above && below
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        /// Whatever the numbers are, within their intervals: sum, difference, product and ratio are in the computed interval.
        #[test]
        fn a_computed_interval_contains_all_results(
            a in any_interval(), b in any_interval(), s in 0.0..=1.0, t in 0.0..=1.0,
        ) {
            let (x, y) = (member(a, s), member(b, t));
            prop_assert!(keeps(a.plus(b), x + y, REACH * 2.0));
            prop_assert!(keeps(a.minus(b), x - y, REACH * 2.0));
            if let Some(product) = a.times(b).filter(|_| x >= 0.0 && y >= 0.0) {
                prop_assert!(keeps(product, x * y, REACH * 50.0), "{product:?} {x} {y}");
            }
            if let Some(ratio) = a.ratio(b).filter(|_| x >= 0.0 && y > 0.25) {
                prop_assert!(keeps(ratio, x / y, REACH * 400.0), "{ratio:?} {x} {y}");
            }
        }

        #[test]
        fn membership_intersection_and_containment_agree(
            a in any_interval(), b in any_interval(), at in 0u32..80,
        ) {
            let (a, b) = (a.widened(REACH), b.widened(REACH));
            let at = f64::from(at) / 4.0;
            let both = a.intersection(b);
            prop_assert_eq!(a.contains(at) && b.contains(at), both.is_some_and(|both| both.contains(at)));
            if a.contains_all(b) {
                prop_assert!(!b.contains(at) || a.contains(at));
                prop_assert_eq!(both, Some(b));
            }
            prop_assert!(a.contains_all(a));
            prop_assert_eq!(a.negated().negated(), a);
            if let Some(both) = both {
                prop_assert!(a.contains_all(both) && b.contains_all(both));
            }
        }

        #[test]
        fn a_sign_is_that_of_every_number(a in any_interval(), b in any_interval(), s in 0.0..=1.0, t in 0.0..=1.0) {
            let (x, y) = (member(a, s), member(b, t));
            match a.minus(b).widened(REACH * 2.0).sign() {
                Some(Ordering::Greater) => prop_assert!(x > y - 1e-9),
                Some(Ordering::Less) => prop_assert!(x < y + 1e-9),
                _ => {}
            }
        }
    }
}
