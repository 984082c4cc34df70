//! Figures as an Excel workbook, the same that a page offers.

use files::{Cell, WorkbookError};
use report_charts::page::export::{Export, ExportCell};

/// The workbook of a table of figures: see [`files::workbook`]. `title` names its sheet.
///
/// # Errors
/// None that an accepted report can cause.
pub fn workbook(table: &Export, title: &str) -> Result<Vec<u8>, WorkbookError> {
    let rows: Vec<Vec<Cell<'_>>> = table.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    files::workbook(title, &table.columns, &rows)
}

fn cell(cell: &ExportCell) -> Cell<'_> {
    match cell {
        ExportCell::Number(number) => Cell::Number(*number),
        ExportCell::Words(words) => Cell::Words(words),
    }
}
