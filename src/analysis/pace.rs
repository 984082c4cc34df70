//! How far into a year's target its parts have come: the pace so far, the pace that is needed, and where the pace so far
//! would lead. Refuses: anything but that straight line, such as seasons.

use crate::analysis::derived::{Derived, bound, sum_bound};
use crate::report::Course;
use quantity::{Certainty, Qualifier, decimal};

/// The pace of a course. Amounts are in the unit of the target.
#[derive(Clone, Debug, PartialEq)]
pub struct Pace {
    /// What the parts add up to.
    pub so_far: Derived,
    /// How many months the parts take, 1 to 12.
    pub months: u32,
    /// How many months of the year are left, 0 to 11.
    pub left: u32,
    /// The mean of a month so far.
    pub monthly: Derived,
    /// Where the year would end if every month went on like the mean month so far: a projection, and no figure of the
    /// report. `None` when the year is over.
    pub projected: Option<Derived>,
    /// The mean of each month that is left which would just reach the target. `None` when the year is over, when the parts
    /// have come as far as the target, or when the wording leaves it open.
    pub needed: Option<Derived>,
    /// Whether some of the parts are only expected.
    pub expected: bool,
}

/// Reckons the pace of a course.
pub fn pace(course: &Course) -> Pace {
    let target = &course.target.measure.quantity;
    let amount = |value: f64| value / target.unit.scale();
    let mut total = 0.0;
    let mut qualifier = Some(Qualifier::Exact);
    let mut passed = 0;
    let mut terms = Vec::new();
    for part in &course.parts {
        let quantity = &part.measure.quantity;
        let value = amount(quantity.base_value());
        total += value;
        qualifier = qualifier.and_then(|so_far| sum_bound(so_far, quantity.qualifier));
        passed += part.measure.period.month_count();
        terms.push(decimal(value, 6));
    }
    // At least one month, and no more than the year: reading makes sure, and nothing is divided by zero without it.
    let passed = passed.clamp(1, 12);
    let left = 12 - passed;
    let qualifier = qualifier.unwrap_or(Qualifier::About);
    let derived = |value: f64, qualifier, arithmetic| Derived {
        value,
        qualifier,
        arithmetic,
    };
    let sum = decimal(total, 6);
    let monthly = total / f64::from(passed);
    let missing = target.value - total;
    let words = |sum: &str| format!("{} = {sum}", terms.join(" + "));
    let so_far = derived(
        total,
        qualifier,
        if terms.len() > 1 { words(&sum) } else { sum.clone() },
    );
    Pace {
        monthly: derived(
            monthly,
            qualifier,
            format!("{sum} ÷ {passed} = {}", decimal(monthly, 4)),
        ),
        projected: (left > 0).then(|| {
            let value = monthly * 12.0;
            derived(
                value,
                Qualifier::About,
                format!("{sum} ÷ {passed} × 12 = {}", decimal(value, 4)),
            )
        }),
        needed: bound(target.qualifier, qualifier)
            .filter(|_| left > 0 && missing > 0.0)
            .map(|qualifier| {
                let value = missing / f64::from(left);
                let arithmetic = format!(
                    "({} − {sum}) ÷ {left} = {}",
                    decimal(target.value, 6),
                    decimal(value, 4)
                );
                derived(value, qualifier, arithmetic)
            }),
        so_far,
        months: passed,
        left,
        expected: course
            .parts
            .iter()
            .any(|part| part.measure.quantity.certainty == Certainty::Estimate),
    }
}
