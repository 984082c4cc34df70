//! Figures as an Excel workbook: numbers are numbers, words are in separate columns, and no cell is a formula.

use report_charts::page::export::Export;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

/// Width of columns, in characters.
const WIDTHS: (f64, f64) = (12.0, 28.0);
/// A text that is longer than this is in a wide column.
const NARROW: usize = 12;
/// The longest name of a sheet, in characters.
const SHEET_NAME: usize = 31;

/// The workbook of a table of figures. The first row is bold and stays visible; columns can be filtered.
///
/// # Errors
/// None that an accepted report can cause.
pub fn workbook(table: &Export, title: &str) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let head = Format::new().set_bold();
    let sheet = workbook.add_worksheet();
    let name: String = title
        .chars()
        .filter(|c| !"[]:*?/\\'".contains(*c) && !c.is_control())
        .take(SHEET_NAME)
        .collect();
    if !name.trim().is_empty() {
        sheet.set_name(name.trim())?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (column, name) in (0_u16..).zip(&table.columns) {
        sheet.write_string_with_format(0, column, *name, &head)?;
        let cells = || table.rows.iter().filter_map(|row| row.get(usize::from(column)));
        let is_wide = cells().any(|cell| cell.words().is_some_and(|words| words.chars().count() > NARROW));
        sheet.set_column_width(column, if is_wide { WIDTHS.1 } else { WIDTHS.0 })?;
    }
    for (row, cells) in (1_u32..).zip(&table.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            match (cell.number(), cell.words()) {
                (Some(number), _) => sheet.write_number(row, column, number)?,
                (None, Some("")) | (None, None) => continue,
                (None, Some(words)) => sheet.write_string(row, column, words)?,
            };
        }
    }
    let last = (
        u32::try_from(table.rows.len()).unwrap_or(0),
        u16::try_from(table.columns.len()).unwrap_or(1).saturating_sub(1),
    );
    sheet.autofilter(0, 0, last.0, last.1)?;
    workbook.save_to_buffer()
}
