//! Reads where a report is published and where its figures stand in it. Both are checked for every reader, and kept for those that make links.

use crate::base::address::{ACCEPTED, is_linkable};
use crate::base::cursor::Cursor;
use crate::base::error::Code;
use crate::base::error_list::ErrorPolicy;
use crate::report::Quote;

pub(crate) const QUOTE_FIELDS: [&str; 3] = ["text", "prefix", "suffix"];

/// The address of a report or of a section.
pub(super) fn url<P: ErrorPolicy>(place: &Cursor<'_, P>) -> Result<Option<String>, P::Error> {
    place.recover(address(place), || None)
}

fn address<P: ErrorPolicy>(place: &Cursor<'_, P>) -> Result<Option<String>, P::Error> {
    match place.optional_text("url")? {
        Some(url) if !is_linkable(url) => Err(place.error(Code::InvalidAddress, "url", || {
            format!("found {url:?}; accepted is {ACCEPTED}")
        })),
        url => Ok(url.and_then(|url| P::undrawn(|| url.to_owned()))),
    }
}

/// The quote of a measure.
pub(super) fn quote<P: ErrorPolicy>(measure: &Cursor<'_, P>) -> Result<Option<Quote>, P::Error> {
    match measure.recover(measure.optional_object("quote"), || None)? {
        None => Ok(None),
        Some(place) => place.recover(parts(&place), || None),
    }
}

fn parts<P: ErrorPolicy>(place: &Cursor<'_, P>) -> Result<Option<Quote>, P::Error> {
    place.only(&QUOTE_FIELDS)?;
    let mut parts = [""; 3];
    for (part, field) in parts.iter_mut().zip(QUOTE_FIELDS) {
        let is_text = field == "text";
        if is_text || place.optional(field)?.is_some() {
            *part = place.fitting(field, if is_text { Quote::TEXT } else { Quote::AROUND })?;
        }
    }
    Ok(P::undrawn(|| {
        let [text, prefix, suffix] = parts.map(str::to_owned);
        Quote { text, prefix, suffix }
    }))
}
