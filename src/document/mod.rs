//! Reads documents and tables into a [`Report`]. Not here: what the fields mean for charts.

mod builder;
pub mod built_in;
mod compiled;
mod correction;
mod fields;
mod report;
mod schema;
mod source;
mod stated;
mod table;
mod views;
mod write;

pub use builder::{NewFigure, ReportBuilder};
pub use built_in::{DOCUMENT, built_in};
pub use report::FORMAT;
pub use schema::schema;
pub use write::{local_text, view_json};

use crate::base::error::Error;
use crate::base::error_list::{Explain, Stop};
use crate::chart::kinds;
use crate::report::Report;

impl Report {
    /// Reads a report from the text of a document.
    ///
    /// # Errors
    /// The first error, with its path: see [`Code`](crate::Code).
    pub fn from_json(text: &str) -> Result<Self, Error> {
        report::read(text, Explain::default(), &kinds::readers().collect::<Vec<_>>())
    }

    /// Reads a report whose views are of the common kinds ([`Kinds::COMMON`]). `None` for any error, and for a view of another
    /// kind. [`Report::read`] explains the errors: it is the same reader, which is compiled without messages here. Addresses and quotes
    /// are checked and not kept: who draws makes no links.
    ///
    /// [`Kinds::COMMON`]: kinds::Kinds::COMMON
    pub fn from_json_quick(text: &str) -> Option<Self> {
        report::read(text, Stop, &kinds::common_readers().collect::<Vec<_>>()).ok()
    }

    /// Reads a report from the text of a document, and reports all errors.
    ///
    /// # Errors
    /// All errors, at most a hundred, in the order of the text, each with its [`Error::position`]. Consequences of another error,
    /// such as a view of a figure that cannot be read, are not reported.
    ///
    /// ```
    /// use report_charts::{Position, report::Report};
    /// let error = Report::read("{\n  \"format\": \"report-charts/1\", \"views\": 7\n}").unwrap_err();
    /// assert!(error.all().count() > 4);
    /// let views = error.all().find(|one| one.path() == "views").unwrap();
    /// assert_eq!(views.position(), Some(Position { line: 2, column: 41 }));
    /// ```
    pub fn read(text: &str) -> Result<Self, Error> {
        report::read_all(text)
    }

    /// Reads a report from a flat table with one figure per row and cells separated by commas, tabs or semicolons. Rows such as
    /// `#title,…` above the column names give title, date and publisher. The columns are listed in docs/document-format.md; their
    /// Chinese names (指标, 时期, 数值, 单位, 表述, …) are accepted too.
    ///
    /// # Errors
    /// All errors, as for [`Report::read`], with line and column of their cells; [`Error::path`] is the name of the column.
    pub fn read_table(text: &str) -> Result<Self, Error> {
        table::read(text)
    }
}
