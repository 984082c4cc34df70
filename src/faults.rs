//! Where faults go while a document is read: all of them into one list, so that who wrote it mends it once. Refuses: lists
//! without an end.
//!
//! The program that every page downloads reads the shipped report alone, and requests that only our own scripts write; there
//! this is nothing, the first fault ends the reading, and nobody is told more than that.

#[cfg(any(feature = "tools", not(target_arch = "wasm32")))]
pub(crate) use list::List;
#[cfg(any(feature = "tools", feature = "lines", not(target_arch = "wasm32")))]
pub(crate) use list::{Error, Faults, of_document};
#[cfg(not(any(feature = "tools", feature = "lines", not(target_arch = "wasm32"))))]
pub(crate) use none::{Error, Faults, of_document};

#[cfg(any(feature = "tools", feature = "lines", not(target_arch = "wasm32")))]
mod list {
    use crate::error::Code;
    pub(crate) use crate::error::Error;
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
        #[cfg(any(feature = "tools", not(target_arch = "wasm32")))]
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
}

#[cfg(not(any(feature = "tools", feature = "lines", not(target_arch = "wasm32"))))]
mod none {
    use crate::error::{self, Code};
    use std::marker::PhantomData;

    /// That something is wrong: without a word, reading takes half the code.
    pub(crate) struct Error;

    impl From<Error> for error::Error {
        fn from(_: Error) -> Self {
            Self::new(Code::InvalidDocument, "document", "found what is not understood")
        }
    }

    #[inline(always)]
    pub(crate) fn of_document(_: Code, _: impl FnOnce() -> String, _: impl FnOnce() -> String) -> Error {
        Error
    }

    #[derive(Clone, Copy, Default)]
    pub(crate) struct Faults<'a>(PhantomData<&'a ()>);

    impl Faults<'_> {
        #[inline(always)]
        pub(crate) fn told<T>(self, found: Result<T, Error>, _: impl FnOnce() -> T) -> Result<T, Error> {
            found
        }

        #[inline(always)]
        pub(crate) fn count(self) -> usize {
            0
        }

        #[inline(always)]
        pub(crate) fn names_are_sure(self, _: usize) -> bool {
            true
        }
    }
}
