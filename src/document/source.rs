//! Reads where a report is published and where its figures stand in it.

use super::fields::optional_words;
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
        url => Ok(url.map(str::to_owned)),
    }
}

/// The quote of a measure.
pub(super) fn quote<P: ErrorPolicy>(measure: &Cursor<'_, P>) -> Result<Option<Quote>, P::Error> {
    let Some(place) = measure.recover(measure.optional_object("quote"), || None)? else {
        return Ok(None);
    };
    place.recover(parts(&place).map(Some), || None)
}

fn parts<P: ErrorPolicy>(place: &Cursor<'_, P>) -> Result<Quote, P::Error> {
    place.only(&QUOTE_FIELDS)?;
    Ok(Quote {
        text: place.words("text", Quote::TEXT)?,
        prefix: optional_words(place, "prefix", Quote::AROUND)?.unwrap_or_default(),
        suffix: optional_words(place, "suffix", Quote::AROUND)?.unwrap_or_default(),
    })
}
