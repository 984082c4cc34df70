//! Reads the correction of a figure: former wording, date and reason. A former wording that is not a figure, or is the present
//! one, is an error; so is an invalid date.

use crate::base::cursor::Cursor;
use crate::base::error::Code;
use crate::base::error_list::ErrorPolicy;
use crate::base::limits::{LABEL, NOTE};
use crate::report::Correction;
use quantity::read_stated;
use quantity::{Period, PeriodForm};

pub(crate) const FIELDS: [&str; 3] = ["from", "date", "reason"];

/// A date has at most this many characters: `2011-03-02`.
const DATE: usize = 10;

/// The correction of a measure, if it has one.
pub(super) fn read<P: ErrorPolicy>(measure: &Cursor<'_, P>) -> Result<Option<Correction>, P::Error> {
    let Some(place) = measure.recover(measure.optional_object("corrected"), || None)? else {
        return Ok(None);
    };
    place.recover(correction(measure, &place).map(Some), || None)
}

fn correction<P: ErrorPolicy>(measure: &Cursor<'_, P>, place: &Cursor<'_, P>) -> Result<Correction, P::Error> {
    place.only(&FIELDS)?;
    let from = place.words("from", LABEL)?;
    let Some(quantity) = read_stated(&from) else {
        let message =
            || format!("found \"{from}\", which is no figure that is understood; accepted is one such as 15%左右");
        return Err(place.error(Code::StatedOtherwise, "from", message));
    };
    if measure
        .optional_text("stated")
        .is_ok_and(|stated| stated == Some(from.as_str()))
    {
        let message = || format!("found \"{from}\", which is the figure as it is now; accepted is what it was before");
        return Err(place.error(Code::StatedOtherwise, "from", message));
    }
    let date = place.words("date", DATE)?;
    let Some(date) = day_or_month(&date) else {
        let message = || format!("found \"{date}\"; accepted is a day such as 2011-03-02, or a month such as 2011-03");
        return Err(place.error(Code::UnfitText, "date", message));
    };
    Ok(Correction {
        from,
        quantity,
        date,
        reason: place.optional_local("reason", NOTE)?,
    })
}

/// A month or a day.
fn day_or_month(date: &str) -> Option<Period> {
    let fits = |period: &Period| matches!(period.form(), PeriodForm::Day | PeriodForm::Month);
    Period::parse(date).ok().filter(fits)
}

#[cfg(test)]
mod tests {
    use super::day_or_month;

    #[test]
    fn a_date_is_a_day_or_a_month_of_the_calendar() {
        for date in ["2011-03", "2011-03-02", "2012-02-29", "2000-02-29"] {
            assert!(day_or_month(date).is_some(), "{date}");
        }
        for date in [
            "2011",
            "2011-13",
            "2011-00",
            "2011-3-2",
            "2011-02-29",
            "1900-02-29",
            "2011-04-31",
            "2011-03-02-01",
            "11-03-02",
            "",
            "+201-03",
        ] {
            assert!(day_or_month(date).is_none(), "{date}");
        }
    }
}
