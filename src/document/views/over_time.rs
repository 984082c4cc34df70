//! Views that follow figures through time: targets with their results, parts of a year against its target, series. Refuses:
//! results of another period than their target's, rates that would be added up, and lines through unlike things.

use super::{AIM_FIELDS, COURSE_FIELDS, Names, incomplete, no_datum, same_family, unread};
use crate::base::cursor::Place;
use crate::base::error::Code;
use crate::base::error_list::ErrorPolicy;
use crate::report::{Aim, Comparison, Course, Datum, Direction, Measure, MeasureKind};
use quantity::{Family, Period};
use std::ops::Range;

/// The most parts of a year: its months.
pub(crate) const PARTS: usize = 12;

impl Names {
    /// The figure that a field names, if the field is there.
    fn optional_datum<P: ErrorPolicy>(&self, item: &Place<'_, P>, field: &str) -> Result<Option<Datum>, P::Error> {
        match item.optional(field)? {
            None => Ok(None),
            Some(_) => item.told(self.datum(item, field).map(Some), || None),
        }
    }

    pub(super) fn aims<P: ErrorPolicy>(&self, items: &[Place<'_, P>]) -> Result<Vec<Aim>, P::Error> {
        let instead = || Aim {
            target: no_datum(),
            result: None,
            next: None,
            tolerance: None,
        };
        items.iter().map(|item| item.told(self.aim(item), instead)).collect()
    }

    fn aim<P: ErrorPolicy>(&self, item: &Place<'_, P>) -> Result<Aim, P::Error> {
        item.only(&AIM_FIELDS)?;
        let target = item.told(self.datum(item, "measure"), no_datum)?;
        item.told(of_kind(&target, MeasureKind::Target, item, "measure"), || ())?;
        let result = self.optional_datum(item, "result")?;
        if let Some(result) = &result {
            item.told(of_kind(result, MeasureKind::Result, item, "result"), || ())?;
            item.told(same_thing(&target, result, item, "result"), || ())?;
            if result.measure.period != target.measure.period && !unread(&result.measure) && !unread(&target.measure) {
                let message = || {
                    format!(
                        "found a result for {}; accepted is one for {}, the period of the target",
                        result.measure.period, target.measure.period
                    )
                };
                item.told(Err(incomplete(item, "result", message)), || ())?;
            }
        }
        let next = self.optional_datum(item, "next")?;
        if let Some(next) = &next {
            item.told(of_kind(next, MeasureKind::Target, item, "next"), || ())?;
            item.told(same_thing(&target, next, item, "next"), || ())?;
            if next.measure.period <= target.measure.period && !unread(&next.measure) && !unread(&target.measure) {
                let message = || {
                    format!(
                        "found a target for {}; accepted is one for a later period than {}",
                        next.measure.period, target.measure.period
                    )
                };
                item.told(Err(incomplete(item, "next", message)), || ())?;
            }
        }
        let tolerance = item.told(item.optional_number("tolerance"), || None)?;
        if let Some(reach) = tolerance.filter(|reach| !(0.0..=1e15).contains(reach)) {
            let message = || format!("found {reach}; accepted is a number from 0 to 1e15, in the unit of the target");
            let fault = item.fault(Code::ValueOutOfRange, "tolerance", message);
            item.told(Err(fault), || ())?;
        }
        Ok(Aim {
            target,
            result,
            next,
            tolerance,
        })
    }

    pub(super) fn courses<P: ErrorPolicy>(&self, items: &[Place<'_, P>]) -> Result<Vec<Course>, P::Error> {
        let instead = || Course {
            target: no_datum(),
            parts: Vec::new(),
        };
        items.iter().map(|item| item.told(self.course(item), instead)).collect()
    }

    fn course<P: ErrorPolicy>(&self, item: &Place<'_, P>) -> Result<Course, P::Error> {
        item.only(&COURSE_FIELDS)?;
        let target = item.told(self.datum(item, "measure"), no_datum)?;
        item.told(of_kind(&target, MeasureKind::Target, item, "measure"), || ())?;
        item.told(adds_up(&target, item, "measure"), || ())?;
        let year = Some(target.measure.period).filter(|period| period.is_year());
        if year.is_none() && !unread(&target.measure) {
            let message = || format!("found the period {}; accepted is a year", target.measure.period);
            item.told(Err(incomplete(item, "measure", message)), || ())?;
        }
        let places = item.few("parts", PARTS)?;
        if places.is_empty() {
            return Err(incomplete(item, "parts", || {
                "progress takes at least one part of the year".to_owned()
            }));
        }
        let mut parts = Vec::new();
        let mut reached = year.map(|year| year.month_range().start);
        for place in &places {
            let part = place.told(self.named(place), no_datum)?;
            place.told(of_kind(&part, MeasureKind::Result, place, ""), || ())?;
            place.told(adds_up(&part, place, ""), || ())?;
            place.told(same_thing(&target, &part, place, ""), || ())?;
            if let (Some(year), Some(at)) = (year, reached)
                && !unread(&part.measure)
            {
                let next = follows(&part.measure, year, at);
                reached = next;
                if next.is_none() {
                    let message = || {
                        format!(
                            "found {}; the parts take the year from its first month on, one behind another: such as 2012-q1, \
                         2012-04, or 2012-01-2012-06",
                            part.measure.period
                        )
                    };
                    place.told(Err(incomplete(place, "", message)), || ())?;
                }
            }
            parts.push(part);
        }
        Ok(Course { target, parts })
    }

    /// The figure whose id an item of a list is.
    fn named<P: ErrorPolicy>(&self, place: &Place<'_, P>) -> Result<Datum, P::Error> {
        let id = place.as_text()?;
        let found = self.data_index.get(id).and_then(|i| self.data.get(i));
        if found.is_none() && !self.sure {
            return Ok(no_datum());
        }
        found
            .cloned()
            .ok_or_else(|| super::unknown_reference(place, "", id, "id of a measure"))
    }

    /// Figures of points in time on one axis, at most one of an indicator at each.
    pub(super) fn series<P: ErrorPolicy>(&self, items: &[Place<'_, P>]) -> Result<Vec<Datum>, P::Error> {
        let data = self.items(items)?;
        let first = data.iter().zip(items).find(|(datum, _)| !unread(&datum.measure));
        let Some((first, _)) = first else { return Ok(data) };
        let each = first.measure.period.axis_months().map(|months| months.len());
        let mut known: Vec<(&str, Range<u32>)> = Vec::new();
        for (datum, item) in data.iter().zip(items).filter(|(datum, _)| !unread(&datum.measure)) {
            item.told(alike(first, datum, item, "measure"), || ())?;
            let period = datum.measure.period;
            let at = period.axis_months().filter(|months| Some(months.len()) == each);
            let Some(at) = at else {
                let message =
                    || format!("found the period {period}; a series has years, or quarters, or months, of one length");
                item.told(Err(incomplete(item, "measure", message)), || ())?;
                continue;
            };
            let line = datum.indicator.id.as_str();
            let at = (line, at);
            if known.contains(&at) {
                let message = || format!("found a second figure of {line} for {period}; a line has one at each period");
                item.told(Err(incomplete(item, "measure", message)), || ())?;
            }
            known.push(at);
        }
        Ok(data)
    }
}

/// The month behind a part of the year that begins where the ones before it ended.
fn follows(part: &Measure, year: Period, at: u32) -> Option<u32> {
    let months = part.period.axis_months()?;
    (months.start == at && year.contains(part.period)).then_some(months.end)
}

fn of_kind<P: ErrorPolicy>(datum: &Datum, kind: MeasureKind, item: &Place<'_, P>, field: &str) -> Result<(), P::Error> {
    if datum.measure.kind == kind || unread(&datum.measure) {
        return Ok(());
    }
    let (found, accepted) = match kind {
        MeasureKind::Target => ("a result", "a target"),
        MeasureKind::Result => ("a target", "a result"),
    };
    let message = || format!("found {}, {found}; accepted here is {accepted}", datum.measure.id);
    Err(incomplete(item, field, message))
}

/// Amounts that parts of a year add up to: neither levels, such as subscribers at the end of a month, nor rates.
fn adds_up<P: ErrorPolicy>(datum: &Datum, item: &Place<'_, P>, field: &str) -> Result<(), P::Error> {
    let measure = &datum.measure;
    let rate = matches!(
        measure.quantity.unit.family(),
        Family::Percent | Family::PercentagePoint
    );
    if unread(measure)
        || (!rate && measure.comparison == Comparison::Cumulative && measure.direction != Direction::Decrease)
    {
        return Ok(());
    }
    let stated = &measure.source.stated;
    let message = || match rate {
        true => format!("found {stated}, a rate; rates of parts of a year do not add up to that of the year"),
        false => {
            format!(
                "found {stated}, which is no amount with the comparison \"cumulative\": only such add up over a year"
            )
        }
    };
    Err(item.fault(Code::UnlikeUnits, field, message))
}

/// Figures of one indicator that can be set against each other.
fn same_thing<P: ErrorPolicy>(first: &Datum, other: &Datum, item: &Place<'_, P>, field: &str) -> Result<(), P::Error> {
    let known = !unread(&first.measure) && !unread(&other.measure);
    if known && first.indicator.id != other.indicator.id {
        let message = || {
            format!(
                "found {}, a figure of another indicator than {}",
                other.measure.id, first.measure.id
            )
        };
        return Err(incomplete(item, field, message));
    }
    alike(first, other, item, field)
}

/// Figures that can be set against each other through time.
fn alike<P: ErrorPolicy>(first: &Datum, other: &Datum, item: &Place<'_, P>, field: &str) -> Result<(), P::Error> {
    same_family(first, other, item, field)?;
    let (one, two) = (&first.measure, &other.measure);
    if unread(one) || unread(two) {
        return Ok(());
    }
    let moves = |measure: &Measure| matches!(measure.direction, Direction::Increase | Direction::Decrease);
    let counted = |datum: &Datum| datum.indicator.counted.as_ref().map(|counted| counted.zh.clone());
    let why = if one.comparison != two.comparison || moves(one) != moves(two) {
        "compared with something else"
    } else if first.indicator.share_of != other.indicator.share_of {
        "a part of another whole"
    } else if counted(first) != counted(other) {
        "a count of something else"
    } else {
        return Ok(());
    };
    let message = || {
        format!(
            "found {}, {why} than {}: they cannot be set side by side",
            two.id, one.id
        )
    };
    Err(item.fault(Code::UnlikeUnits, field, message))
}
