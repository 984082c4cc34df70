//! Fields that several objects of a document have: labels, ids, words of fixed sets.

use crate::base::cursor::Cursor;
use crate::base::error::Code;
use crate::base::error_list::ErrorPolicy;
use crate::base::index::Index;
use crate::base::limits::LABEL;
use crate::report::unread;
use quantity::LocalText;

/// An id has at most this many characters.
pub(crate) const ID: usize = 80;

/// A label in both languages.
pub(super) fn local<P: ErrorPolicy>(place: &Cursor<'_, P>, field: &str) -> Result<LocalText, P::Error> {
    place.recover(place.local(field, LABEL), unread::text)
}

/// Adds an id, which must be unique.
pub(super) fn unique_id<P: ErrorPolicy>(
    index: &mut Index,
    place: &Cursor<'_, P>,
    own: &str,
) -> Result<String, P::Error> {
    if !index.add(id(place, own)?) {
        return Err(place.error(Code::DuplicateId, "id", || {
            format!("found \"{own}\" a second time; accepted is a unique id")
        }));
    }
    Ok(own.to_owned())
}

/// Checks an id: it needs no escaping in attributes, addresses and file names.
pub(super) fn id<'a, P: ErrorPolicy>(place: &Cursor<'_, P>, id: &'a str) -> Result<&'a str, P::Error> {
    let fits = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || b"@/._-".contains(&c);
    if id.is_empty() || id.len() > ID || !id.bytes().all(fits) {
        return Err(place.error(Code::InvalidId, "id", || {
            format!("found {id:?}; accepted are 1 to {ID} of a-z, 0-9 and @/._-")
        }));
    }
    Ok(id)
}

/// A word of a fixed set.
pub(super) fn word<T: Copy, P: ErrorPolicy>(
    table: &[(T, &str)],
    place: &Cursor<'_, P>,
    field: &str,
) -> Result<T, P::Error> {
    let found = place.text(field)?;
    let known = table.iter().find(|(_, name)| *name == found);
    known.map(|(value, _)| *value).ok_or_else(|| {
        place.error(Code::UnknownWord, field, || {
            let names: Vec<&str> = table.iter().map(|(_, name)| *name).collect();
            format!("found \"{found}\"; accepted is one of {}", names.join(", "))
        })
    })
}
