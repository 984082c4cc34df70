//! The figure of a measure as its wording states it: what a document need not say twice, and what it says twice must agree.

use crate::base::cursor::Place;
use crate::base::error::Code;
use crate::base::error_list::ErrorPolicy;
use quantity::{Certainty, Family, Qualifier, Quantity, read_stated};

/// The quantity of a measure that gives none besides its wording.
pub(super) fn alone<P: ErrorPolicy>(place: &Place<'_, P>) -> Result<Option<Quantity>, P::Error> {
    for field in ["value", "unit", "qualifier"] {
        if place.optional(field)?.is_some() {
            return Ok(None);
        }
    }
    let estimate = place.told(place.optional_flag("estimate"), || false)?;
    let Some(stated) = place.told(place.optional_text("stated"), || None)? else {
        // That the wording is missing is told where it is read.
        return Ok(Some(none()));
    };
    let Some(mut quantity) = read_stated(stated) else {
        let message = || {
            format!(
                "found nothing, and no figure that is understood in \"{stated}\"; accepted are value, unit, qualifier and estimate"
            )
        };
        let fault = place.fault(Code::MissingField, "value", message);
        return place.told(Err(fault), || Some(none()));
    };
    if estimate {
        quantity.certainty = Certainty::Estimate;
    }
    Ok(Some(quantity))
}

fn none() -> Quantity {
    crate::report::unread::measure().quantity
}

/// Tells where a quantity is not what the wording beside it says; wording that is not read agrees with everything. The
/// word that makes an expectation may stand elsewhere in the sentence, so only one that is here counts.
pub(super) fn agrees<P: ErrorPolicy>(place: &Place<'_, P>, given: &Quantity) -> Result<(), P::Error> {
    let Ok(stated) = place.text("stated") else {
        return Ok(());
    };
    let Some(said) = read_stated(stated) else {
        return Ok(());
    };
    let differ = |field: &str, found: String, accepted: String| {
        let message = || format!("found {found}; accepted is {accepted}, as in \"{stated}\"");
        place.told(Err(place.fault(Code::StatedOtherwise, field, message)), || ())
    };
    if given.unit.symbol().is_empty() {
        return Ok(());
    }
    let (unit, meant) = (&given.unit, &said.unit);
    // 4000万 does not say of what.
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
    if (given.base_value() - said.base_value()).abs() > 1e-9 * said.base_value().abs() {
        let amount = |quantity: &Quantity| format!("{}{}", quantity.value, quantity.unit.symbol());
        differ("value", amount(given), amount(&said))?;
    }
    let may_be = match said.qualifier {
        // 以上 holds the number in law, and leaves it out in reports.
        Qualifier::Over if stated.ends_with("以上") => given.qualifier == Qualifier::AtLeast,
        Qualifier::AtMost if stated.contains("不到") => given.qualifier == Qualifier::Near,
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
