//! Levels of a report beside the growth between them. Does not compare targets.

use super::amount;
use super::prose::is_near;
use super::{Check, Place, Relation};
use quantity::{Family, Lang, PeriodForm};
use report_charts::phrase;
use report_charts::report::{Comparison, Direction, Indicator, Measure, MeasureKind, Report};
use std::rc::Rc;

pub(super) fn check(report: &Report) -> Vec<Check> {
    report
        .indicators
        .iter()
        .flat_map(|indicator| of_indicator(indicator))
        .collect()
}

fn of_indicator(indicator: &Indicator) -> Vec<Check> {
    let results = || {
        indicator
            .measures
            .iter()
            .filter(|measure| measure.kind == MeasureKind::Result)
    };
    let levels: Vec<&Rc<Measure>> = results()
        .filter(|measure| {
            measure.comparison == Comparison::Level && measure.direction == Direction::Level && measure.period.is_year()
        })
        .collect();
    // Two levels of one year are of two things.
    let level = |year: u32| {
        let mut of_year = levels.iter().filter(|measure| measure.period.last_year() == year);
        let first = of_year.next()?;
        of_year.next().is_none().then_some(*first)
    };
    let mut found = Vec::new();
    for change in results() {
        let falls = match change.direction {
            Direction::Increase => false,
            Direction::Decrease => true,
            Direction::Level | Direction::Share => continue,
        };
        let period = change.period;
        let spans = period.form() == PeriodForm::Years;
        let (first, last, years) = match change.comparison {
            Comparison::YearOnYear if period.is_year() => {
                (period.last_year().saturating_sub(1), period.last_year(), None)
            }
            Comparison::Cumulative if spans => (period.first_year(), period.last_year(), None),
            Comparison::AverageAnnual if spans => (
                period.first_year(),
                period.last_year(),
                Some(period.last_year() - period.first_year()),
            ),
            _ => continue,
        };
        let (Some(from), Some(to)) = (level(first), level(last)) else {
            continue;
        };
        let is_rate = *change.quantity.unit.family() == Family::Percent;
        if !is_rate
            || from.quantity.unit.family() != to.quantity.unit.family()
            || *from.quantity.unit.family() == Family::Percent
        {
            continue;
        }
        let ends = |measure: &Measure| amount::of_quantity(&measure.quantity, &measure.source.stated);
        let (Some(start), Some(end), Some(rate)) = (ends(from), ends(to), ends(change)) else {
            continue;
        };
        let stated = if falls { amount::negated(rate) } else { rate };
        let Some(computed) = amount::growth(start, end, years) else {
            continue;
        };
        let may_differ = is_near(computed, stated) || amount::is_of_another_basis(&indicator.name.zh, "");
        found.push(Check {
            subject: indicator.name.zh.clone(),
            outcome: amount::outcome(computed, stated, may_differ),
            relation: Relation::Growth {
                ends: (from.source.stated.clone(), to.source.stated.clone()),
                computed,
                stated: phrase::label(change, Lang::Zh),
                years,
            },
            place: Place::Report(vec![from.id.clone(), to.id.clone(), change.id.clone()]),
        });
    }
    found
}
