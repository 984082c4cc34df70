//! The built-in report: the national industry and information technology work conference of December 2010.

use crate::base::error::Error;
use crate::report::Report;

/// The document, JSON text.
pub const DOCUMENT: &str = include_str!("../../data/miit-2011.json");

/// Reads the built-in report like any other document.
///
/// # Errors
/// None; a test reads the document.
pub fn built_in() -> Result<Report, Error> {
    Report::from_json(DOCUMENT)
}
