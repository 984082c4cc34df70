//! Progress towards the target of a year: the pace so far, the pace that is needed, and the projection of the pace so far.
//! The projection is linear. Not here: seasonal patterns.

use crate::analysis::derived::{Derived, bound, sizes, sum_bound, term};
use crate::report::Course;
use quantity::{Certainty, Interval, Qualifier, decimal};

/// The pace of a course. Amounts are in the unit of the target.
#[derive(Clone, Debug, PartialEq)]
pub struct Pace {
    /// The sum of the parts.
    pub so_far: Derived,
    /// The number of months that the parts cover, 1 to 12.
    pub months: u32,
    /// The number of months that are left, 0 to 11.
    pub left: u32,
    /// The monthly mean so far.
    pub monthly: Derived,
    /// The sum for the year if every month that is left equals the mean so far: a projection, not a figure of the report.
    /// `None` when the year is over.
    pub projected: Option<Derived>,
    /// The monthly mean that would just reach the target in the months that are left. `None` when the year is over, when the
    /// target is reached, or when the wording leaves it open.
    pub needed: Option<Derived>,
    /// Whether some of the parts are estimates.
    pub expected: bool,
}

/// Computes the pace of a course.
pub fn pace(course: &Course) -> Pace {
    let target = &course.target.measure.quantity;
    let amount = |value: f64| value / target.unit.scale();
    let words = |value, high| term(value, high, |number| decimal(number, 6));
    let (mut total, mut most) = (0.0, 0.0);
    let mut qualifier = Some(Qualifier::Exact);
    let mut sum = Interval::exact(0.0);
    let mut passed = 0;
    let mut terms = Vec::new();
    for part in &course.parts {
        let quantity = &part.measure.quantity;
        let (value, high) = (amount(quantity.base_value()), amount(quantity.base_high()));
        total += value;
        most += high;
        qualifier = qualifier.and_then(|so_far| sum_bound(so_far, quantity.qualifier));
        sum = sum.plus(sizes(quantity));
        passed += part.measure.period.month_count();
        terms.push(words(value, quantity.is_range().then_some(high)));
    }
    let is_range = course.parts.iter().any(|part| part.measure.quantity.is_range());
    // Reading ensures 1 to 12 months; the limits here prevent a division by zero in any case.
    let passed = passed.clamp(1, 12);
    let left = 12 - passed;
    let arithmetic = |value, high| match (terms.len() > 1, words(value, high)) {
        (true, sum) => format!("{} = {sum}", terms.join(" + ")),
        (false, sum) => sum,
    };
    let scale = target.unit.scale();
    let known = if is_range {
        Derived::of(sum.scaled(1.0 / scale), arithmetic)
    } else {
        None
    };
    let so_far = known.unwrap_or_else(|| {
        let high = is_range.then_some(most);
        Derived {
            value: total,
            high,
            qualifier: qualifier.filter(|_| !is_range).unwrap_or(Qualifier::About),
            arithmetic: arithmetic(total, high),
        }
    });
    let sum_words = words(so_far.value, so_far.high);
    let short = |derived: &Derived| term(derived.value, derived.high, |number| decimal(number, 4));
    let mut monthly = so_far.divided(f64::from(passed));
    monthly.arithmetic = format!("{sum_words} ÷ {passed} = {}", short(&monthly));
    let projected = (left > 0).then(|| {
        let mut year = monthly.times(12.0);
        year.qualifier = Qualifier::About;
        year.arithmetic = format!("{sum_words} ÷ {passed} × 12 = {}", short(&year));
        year
    });
    let missing = if is_range || target.is_range() {
        let missing = sizes(target).minus(sum).scaled(1.0 / scale);
        Derived::of(missing, |_, _| String::new())
    } else {
        bound(target.qualifier, so_far.qualifier).map(|qualifier| Derived {
            value: target.value - total,
            high: None,
            qualifier,
            arithmetic: String::new(),
        })
    };
    let missing = missing.filter(|missing| left > 0 && missing.value > 0.0);
    let needed = missing.map(|missing| {
        let mut needed = missing.divided(f64::from(left));
        let target = words(target.value, target.high);
        needed.arithmetic = format!("({target} − {sum_words}) ÷ {left} = {}", short(&needed));
        needed
    });
    Pace {
        monthly,
        projected,
        needed,
        so_far,
        months: passed,
        left,
        expected: course
            .parts
            .iter()
            .any(|part| part.measure.quantity.certainty == Certainty::Estimate),
    }
}
