//! Reads the quantity of a measure from its wording. Fields that repeat the wording must agree with it.

use crate::base::cursor::Cursor;
use crate::base::error::Code;
use crate::base::error_list::ErrorPolicy;
use crate::base::text::says;
use crate::report::{DIRECTIONS, Direction};
use quantity::{
    Certainty, Change, Family, Qualifier, Quantity, Wish, decimal, is_reversed_range, read_stated, split_lead,
};

/// The quantity of a measure without fields for it.
pub(super) fn alone<P: ErrorPolicy>(place: &Cursor<'_, P>) -> Result<Option<Quantity>, P::Error> {
    for field in ["value", "low", "high", "unit", "qualifier"] {
        if place.optional(field)?.is_some() {
            return Ok(None);
        }
    }
    let estimate = place.recover(place.optional_flag("estimate"), || false)?;
    let Some(stated) = place.recover(place.optional_text("stated"), || None)? else {
        // A missing wording is reported where it is read.
        return Ok(Some(none()));
    };
    let Some(mut quantity) = read_stated(stated) else {
        let error = if is_reversed_range(stated) {
            let message = || format!("found \"{stated}\"; accepted is a range whose first end is below its second");
            place.error(Code::ValueOutOfRange, "stated", message)
        } else {
            let message = || {
                format!(
                    "found nothing, and no figure that is understood in \"{stated}\"; accepted are value (or low and high), unit, \
                     qualifier and estimate"
                )
            };
            place.error(Code::MissingField, "value", message)
        };
        return place.recover(Err(error), || Some(none()));
    };
    if estimate {
        quantity.certainty = Certainty::Estimate;
    }
    Ok(Some(quantity))
}

fn none() -> Quantity {
    crate::report::unread::measure().quantity
}

/// Checks that the direction agrees with a verb in the wording: 增长12%.
pub(super) fn goes<P: ErrorPolicy>(place: &Cursor<'_, P>, direction: Direction) -> Result<(), P::Error> {
    let lead = place.optional_text("stated").ok().flatten().and_then(split_lead);
    let meant = lead.map(|lead| match lead.change {
        Change::Increase => Direction::Increase,
        Change::Decrease => Direction::Decrease,
    });
    if meant.is_none_or(|meant| meant == direction) {
        return Ok(());
    }
    Err(place.error(Code::StatedOtherwise, "direction", || {
        let name = |way| {
            let known = DIRECTIONS.iter().find(|(known, _)| Some(*known) == way);
            known.map_or("", |(_, name)| name)
        };
        let verb = lead.map_or("", |lead| lead.words);
        format!(
            "found \"{}\"; accepted is \"{}\", as in \"{verb}\"",
            name(Some(direction)),
            name(meant)
        )
    }))
}

/// Checks that a quantity agrees with its wording, if the wording is understood. "over" beside 以上, as in older documents, is
/// read as "at-least". The word for an estimate may be elsewhere in the sentence, so a missing one is no contradiction.
pub(super) fn agrees<P: ErrorPolicy>(place: &Cursor<'_, P>, given: &mut Quantity) -> Result<(), P::Error> {
    let Ok(stated) = place.text("stated") else {
        return Ok(());
    };
    let Some(said) = read_stated(stated) else {
        return Ok(());
    };
    let differ = |field: &str, found: String, accepted: String| {
        let message = || format!("found {found}; accepted is {accepted}, as in \"{stated}\"");
        place.recover(Err(place.error(Code::StatedOtherwise, field, message)), || ())
    };
    if given.unit.symbol().is_empty() {
        return Ok(());
    }
    let (unit, meant) = (&given.unit, &said.unit);
    // 4000万 has no noun.
    let unsaid = matches!(
        (meant.family(), unit.family()),
        (Family::Count(meant), Family::Count(_)) if meant.is_empty()
    );
    if !unsaid && unit.family() != meant.family() {
        return differ(
            "unit",
            format!("\"{}\"", unit.symbol()),
            format!("\"{}\"", meant.symbol()),
        );
    }
    let differs = |given: f64, said: f64| (given - said).abs() > 1e-9 * said.abs();
    let amount = |number: f64, quantity: &Quantity| decimal(number, 9) + quantity.unit.symbol();
    match (given.high, said.high) {
        (given_high, Some(_)) | (given_high @ Some(_), None) if given_high.is_some() != said.is_range() => {
            let ends = |quantity: &Quantity| match quantity.high {
                None => format!("value {}", amount(quantity.value, quantity)),
                Some(high) => format!(
                    "low {} and high {}",
                    amount(quantity.value, quantity),
                    amount(high, quantity)
                ),
            };
            let field = if given_high.is_some() { "high" } else { "value" };
            return differ(field, ends(given), ends(&said));
        }
        (high, _) => {
            let field = if high.is_some() { "low" } else { "value" };
            if differs(given.base_value(), said.base_value()) {
                differ(field, amount(given.value, given), amount(said.value, &said))?;
            }
            if let (Some(high), Some(meant)) = (high, said.high)
                && differs(given.base_high(), said.base_high())
            {
                differ("high", amount(high, given), amount(meant, &said))?;
            }
        }
    }
    if said.qualifier == Qualifier::AtLeast && given.qualifier == Qualifier::Over && says(stated, "以上") {
        given.qualifier = Qualifier::AtLeast;
    }
    let may_be = match said.qualifier {
        Qualifier::AtMost if says(stated, "不到") => given.qualifier == Qualifier::Near,
        // 力争5% may be given as the number itself.
        Qualifier::AtLeast if Wish::of(stated).is_some() => given.qualifier == Qualifier::Exact,
        _ => false,
    };
    if given.qualifier != said.qualifier && !may_be {
        let name = |qualifier| {
            let known = Qualifier::ALL.iter().find(|(known, _)| *known == qualifier);
            format!("\"{}\"", known.map_or("", |(_, name)| name))
        };
        differ("qualifier", name(given.qualifier), name(said.qualifier))?;
    }
    if said.certainty == Certainty::Estimate && given.certainty == Certainty::Stated {
        differ("estimate", "false".to_owned(), "true".to_owned())?;
    }
    Ok(())
}
