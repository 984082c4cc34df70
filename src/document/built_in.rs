//! The report that is shipped: the national industry and information technology work conference of December 2010.

use crate::base::error::Error;
use crate::report::Report;

/// The document as it lies in the repository.
pub const DOCUMENT: &str = include_str!("../../data/miit-2011.json");

/// Reads the shipped report, through the same door as any other.
///
/// # Errors
/// None for the document that is shipped; a test reads it.
pub fn built_in() -> Result<Report, Error> {
    Report::from_json(DOCUMENT)
}

/// The same as [`Report::from_json_quick`] reads it. `None` does not occur; a test reads it.
pub fn built_in_quick() -> Option<Report> {
    Report::from_json_quick(DOCUMENT)
}
