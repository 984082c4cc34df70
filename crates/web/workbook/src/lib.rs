//! The workbook bundle: figures as Excel workbooks. Loaded when a reader takes one from a panel. It keeps no state between calls, and knows
//! no report: the tools bundle makes the table.

// The code that wasm-bindgen generates violates these lints.
#![allow(unreachable_pub, missing_docs)]

use files::Cell;
use report_charts::base::error::{Code, Error};
use wasm_bindgen::prelude::*;
use web_shared::error_to_js;

/// A workbook with one sheet: its title, the names of the columns, and the cells row by row. A cell is the number, and where that is NaN
/// the words at the same place. Throws `{code, path, message}` for more than a sheet holds.
#[wasm_bindgen]
pub fn workbook(title: &str, columns: Vec<String>, words: Vec<String>, numbers: &[f64]) -> Result<Vec<u8>, JsValue> {
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    let cells: Vec<Cell<'_>> = words
        .iter()
        .zip(numbers)
        .map(|(words, number)| match number.is_nan() {
            true => Cell::Words(words),
            false => Cell::Number(*number),
        })
        .collect();
    let rows: Vec<Vec<Cell<'_>>> = cells.chunks(columns.len().max(1)).map(<[_]>::to_vec).collect();
    files::workbook(title, &columns, &rows)
        .map_err(|error| error_to_js(&Error::new(Code::TooMuch, "workbook", error.to_string())))
}
