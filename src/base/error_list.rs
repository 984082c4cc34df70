//! Where the errors of a document are collected, so that an author sees all of them at once. The list is bounded.

use crate::base::error::Code;
use crate::base::error::Error;
use std::cell::RefCell;

/// The most faults that are told of a document.
const MOST: usize = 100;

/// What is wrong with a document.
pub(crate) fn of_document(code: Code, path: impl FnOnce() -> String, message: impl FnOnce() -> String) -> Error {
    Error::new(code, path(), message())
}

/// The faults so far, in the order in which they were met.
pub(crate) type List = RefCell<Vec<Error>>;

/// Where faults go: into a list, or, without one, to whoever asked.
#[derive(Clone, Copy, Default)]
pub(crate) struct Faults<'a>(Option<&'a List>);

impl<'a> Faults<'a> {
    pub(crate) fn into(list: &'a List) -> Self {
        Self(Some(list))
    }

    /// Puts a fault on the list and goes on with something else in its place. Without a list, or with a full one, the
    /// fault is the answer.
    pub(crate) fn told<T>(self, found: Result<T, Error>, instead: impl FnOnce() -> T) -> Result<T, Error> {
        match (found, self.0) {
            (Err(fault), Some(list)) if list.borrow().len() < MOST => {
                // What is read twice, such as the title of a view that others lead to, is told once.
                let known = list
                    .borrow()
                    .iter()
                    .any(|other| other.path() == fault.path() && other.code() == fault.code());
                if !known {
                    list.borrow_mut().push(fault);
                }
                Ok(instead())
            }
            (found, _) => found,
        }
    }

    /// How many there are.
    pub(crate) fn count(self) -> usize {
        self.0.map_or(0, |list| list.borrow().len())
    }

    /// Whether none of those since that count has to do with how things are named: then a name that is not there is a
    /// fault of its own, and no consequence of another.
    pub(crate) fn names_are_sure(self, since: usize) -> bool {
        const NAMING: [&str; 6] = ["id", "period", "kind", "sections", "indicators", "measures"];
        self.0.is_none_or(|list| {
            let list = list.borrow();
            let mut paths = list.iter().skip(since).map(Error::path);
            !paths.any(|path| path.ends_with(']') || NAMING.contains(&path.rsplit('.').next().unwrap_or(path)))
        })
    }
}
