//! Policies for the errors that reading a document meets.
//!
//! Reading is written once and compiled for one of two policies: [`Explain`] collects all errors with their messages, so
//! that an author can fix them in one pass; [`Stop`] ends at the first error and has no messages, which takes a fraction of
//! the code. Both accept the same documents.

use crate::base::error::{Code, Error};
use std::cell::{Cell, RefCell};

/// At most this many errors of a document are listed; further ones are counted.
const MOST: usize = 100;

/// A way of dealing with errors.
pub trait ErrorPolicy: Copy {
    /// The error that reading returns.
    type Error;
    /// The path of the node that is read.
    type Path: Path;

    /// An error at a path.
    fn error(code: Code, path: impl FnOnce() -> String, message: impl FnOnce() -> String) -> Self::Error;

    /// The value that was read. Where errors are collected, a failed read records its error and gives `instead`, so that
    /// reading goes on.
    ///
    /// # Errors
    /// The error, where the policy ends reading at the first.
    fn recover<T>(self, found: Result<T, Self::Error>, instead: impl FnOnce() -> T) -> Result<T, Self::Error>;

    /// A value that is not drawn: where errors have words. Who only draws need not keep it.
    fn undrawn<T>(value: impl FnOnce() -> T) -> Option<T>;

    /// How many errors there are so far.
    fn count(self) -> usize;

    /// Whether no error since that count concerns ids. Then an unknown id is an error itself, and not a consequence of
    /// another.
    fn names_are_sure(self, since: usize) -> bool;
}

/// The names and numbers that lead to a node of a document.
pub trait Path: Default {
    /// The path of a field of this node; for an empty name, of the node itself.
    fn then(&self, field: &str) -> Self;
    /// The path of an item.
    fn item(&self, i: usize) -> Self;
    /// The path as errors show it; the document itself has a name too.
    fn to_text(&self) -> String;
}

impl Path for String {
    fn then(&self, field: &str) -> Self {
        match (self.is_empty(), field.is_empty()) {
            (true, _) => field.to_owned(),
            (false, true) => self.clone(),
            (false, false) => format!("{self}.{field}"),
        }
    }

    fn item(&self, i: usize) -> Self {
        format!("{self}[{i}]")
    }

    fn to_text(&self) -> String {
        match self.as_str() {
            "" => "document".to_owned(),
            path => path.to_owned(),
        }
    }
}

impl Path for () {
    fn then(&self, _: &str) -> Self {}

    fn item(&self, _: usize) -> Self {}

    fn to_text(&self) -> String {
        String::new()
    }
}

/// The errors so far, in reading order: the first hundred, and how many came after them.
#[derive(Debug, Default)]
pub(crate) struct ErrorList {
    errors: RefCell<Vec<Error>>,
    more: Cell<usize>,
}

impl ErrorList {
    /// Adds an error, or counts it where the list is full.
    pub(crate) fn push(&self, error: Error) {
        let mut errors = self.errors.borrow_mut();
        if errors.len() == MOST {
            self.more.set(self.more.get() + 1);
            return;
        }
        // Some nodes are read twice, such as the title of a view that others link to: their errors are reported once.
        let known = |other: &Error| other.path() == error.path() && other.code() == error.code();
        if !errors.iter().any(known) {
            errors.push(error);
        }
    }

    /// All as one; `None` for an empty list.
    pub(crate) fn into_error(self) -> Option<Error> {
        Error::of(self.errors.into_inner()).map(|error| error.with_more(self.more.get()))
    }
}

/// Errors have messages. They are added to the list; without a list, the first ends reading.
#[derive(Clone, Copy, Default)]
pub struct Explain<'a>(Option<&'a ErrorList>);

impl<'a> Explain<'a> {
    pub(crate) fn into(list: &'a ErrorList) -> Self {
        Self(Some(list))
    }
}

impl ErrorPolicy for Explain<'_> {
    type Error = Error;
    type Path = String;

    fn error(code: Code, path: impl FnOnce() -> String, message: impl FnOnce() -> String) -> Error {
        Error::new(code, path(), message())
    }

    fn undrawn<T>(value: impl FnOnce() -> T) -> Option<T> {
        Some(value())
    }

    fn recover<T>(self, found: Result<T, Error>, instead: impl FnOnce() -> T) -> Result<T, Error> {
        match (found, self.0) {
            (Err(error), Some(list)) => {
                list.push(error);
                Ok(instead())
            }
            (found, _) => found,
        }
    }

    fn count(self) -> usize {
        self.0.map_or(0, |list| list.errors.borrow().len() + list.more.get())
    }

    fn names_are_sure(self, since: usize) -> bool {
        const NAMING: [&str; 6] = ["id", "period", "kind", "sections", "indicators", "measures"];
        self.0.is_none_or(|list| {
            let errors = list.errors.borrow();
            let mut paths = errors.iter().skip(since).map(Error::path);
            // Of errors that are only counted nobody knows.
            list.more.get() == 0
                && !paths.any(|path| path.ends_with(']') || NAMING.contains(&path.rsplit('.').next().unwrap_or(path)))
        })
    }
}

/// The first error ends reading and has no message.
#[derive(Clone, Copy, Default)]
pub struct Stop;

/// An error without code, path or message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

impl From<Refused> for Error {
    fn from(_: Refused) -> Self {
        Self::new(Code::InvalidDocument, "document", "found what is not understood")
    }
}

impl ErrorPolicy for Stop {
    type Error = Refused;
    type Path = ();

    #[inline(always)]
    fn error(_: Code, _: impl FnOnce() -> String, _: impl FnOnce() -> String) -> Refused {
        Refused
    }

    #[inline(always)]
    fn undrawn<T>(_: impl FnOnce() -> T) -> Option<T> {
        None
    }

    #[inline(always)]
    fn recover<T>(self, found: Result<T, Refused>, _: impl FnOnce() -> T) -> Result<T, Refused> {
        found
    }

    #[inline(always)]
    fn count(self) -> usize {
        0
    }

    #[inline(always)]
    fn names_are_sure(self, _: usize) -> bool {
        true
    }
}
