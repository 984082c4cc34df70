//! Tables as Excel workbooks: numbers are numbers, words are in separate columns, and no cell is a formula.

pub use rust_xlsxwriter::XlsxError as WorkbookError;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};

/// Width of columns, in characters.
const WIDTHS: (f64, f64) = (12.0, 28.0);
/// A text that is longer than this is in a wide column.
const NARROW: usize = 12;
/// The longest name of a sheet, in characters.
const SHEET_NAME: usize = 31;
/// The longest text of a cell, in characters.
const CELL_TEXT: usize = 32_767;
/// The time when a workbook was made, so that equal tables are equal files: the first that Excel knows.
const MADE: (u16, u8, u8) = (1900, 1, 1);

/// A cell of a workbook.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// A number.
    Number(f64),
    /// Words; empty for nothing.
    Words(&'a str),
}

/// A workbook with one sheet. The first row has the names of the columns, is bold and stays visible; columns can be filtered.
/// `title` names the sheet, as far as a name may contain it. Equal tables are equal files: no time is in them.
///
/// # Errors
/// More rows or columns than a sheet has.
pub fn workbook(title: &str, columns: &[&str], rows: &[Vec<Cell<'_>>]) -> Result<Vec<u8>, WorkbookError> {
    let mut workbook = Workbook::new();
    let (year, month, day) = MADE;
    let made = ExcelDateTime::from_ymd(year, month, day)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let head = Format::new().set_bold();
    let sheet = workbook.add_worksheet();
    let name = sheet_name(title);
    if !name.is_empty() {
        sheet.set_name(name)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (column, name) in (0_u16..).zip(columns) {
        sheet.write_string_with_format(0, column, *name, &head)?;
        let mut cells = rows.iter().filter_map(|row| row.get(usize::from(column)));
        let is_wide = cells.any(|cell| matches!(cell, Cell::Words(words) if words.chars().count() > NARROW));
        sheet.set_column_width(column, if is_wide { WIDTHS.1 } else { WIDTHS.0 })?;
    }
    for (row, cells) in (1_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            match *cell {
                Cell::Number(number) => sheet.write_number(row, column, number)?,
                Cell::Words("") => continue,
                Cell::Words(words) => {
                    sheet.write_string(row, column, words.chars().take(CELL_TEXT).collect::<String>())?
                }
            };
        }
    }
    let last = (
        u32::try_from(rows.len()).unwrap_or(u32::MAX),
        u16::try_from(columns.len()).unwrap_or(u16::MAX).saturating_sub(1),
    );
    sheet.autofilter(0, 0, last.0, last.1)?;
    workbook.save_to_buffer()
}

/// A title as the name of a sheet: without the characters that names may not have, and not too long.
fn sheet_name(title: &str) -> String {
    let allowed = title.chars().filter(|c| !"[]:*?/\\'".contains(*c) && !c.is_control());
    let short: String = allowed.take(SHEET_NAME).collect();
    short.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Read};

    fn part(workbook: &[u8], name: &str) -> String {
        let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn numbers_are_numbers_and_formulas_are_text() {
        let rows = [
            vec![Cell::Words("产值"), Cell::Number(12.5)],
            vec![Cell::Words("=1+1"), Cell::Words("")],
        ];
        let made = workbook("产值：[2011]/'一'", &["name", "value"], &rows).unwrap();
        let sheet = part(&made, "xl/worksheets/sheet1.xml");
        assert!(sheet.contains("<c r=\"B2\"><v>12.5</v></c>"), "{sheet}");
        assert!(!sheet.contains("<f>") && !sheet.contains("r=\"B3\""), "{sheet}");
        assert!(part(&made, "xl/sharedStrings.xml").contains("<t>=1+1</t>"));
        assert!(part(&made, "xl/workbook.xml").contains("name=\"产值：2011一\""));
    }

    #[test]
    fn equal_tables_are_equal_files() {
        let rows = [vec![Cell::Number(1.0)]];
        let made = workbook("", &["value"], &rows).unwrap();
        let core = part(&made, "docProps/core.xml");
        assert!(core.contains("1900-01-01T00:00:00Z"), "{core}");
        assert_eq!(made, workbook("", &["value"], &rows).unwrap());
    }

    #[test]
    fn long_titles_and_texts_are_cut() {
        let (title, words) = ("甲".repeat(40), "乙".repeat(CELL_TEXT + 1));
        let made = workbook(&title, &["words"], &[vec![Cell::Words(&words)]]).unwrap();
        assert!(part(&made, "xl/workbook.xml").contains(&format!("name=\"{}\"", "甲".repeat(SHEET_NAME))));
        assert_eq!(part(&made, "xl/sharedStrings.xml").matches('乙').count(), CELL_TEXT);
        assert!(workbook("", &[], &[]).is_ok());
    }
}
