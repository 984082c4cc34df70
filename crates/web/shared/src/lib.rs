//! Shared parts of the bundles: the allocator, conversion of values and errors to JS, and a drawing that JS holds. Not here:
//! exported functions; each bundle has its own.

mod canvas;
pub mod drawing;
pub mod numbered;

use report_charts::base::error::Error;
use serde::Serialize;
use wasm_bindgen::prelude::JsValue;

/// A small allocator: that of std is 2 KB larger.
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// A value for JS; null for one that cannot be converted.
pub fn to_js<T: Serialize>(value: &T) -> JsValue {
    serde_wasm_bindgen::to_value(value).unwrap_or(JsValue::NULL)
}

/// An error for JS: `{code, path, message}`.
pub fn error_to_js(error: &Error) -> JsValue {
    to_js(&report_charts::page::view_model::PageError::from(error))
}

#[derive(Serialize)]
struct Misread<'a> {
    code: &'static str,
    path: &'a str,
    message: String,
    #[serde(rename = "faults")]
    errors: Vec<ErrorAt<'a>>,
    /// How many errors are not listed.
    more: usize,
}

#[derive(Serialize)]
struct ErrorAt<'a> {
    code: &'static str,
    path: &'a str,
    message: &'a str,
    line: usize,
    column: usize,
}

/// The errors of a report for JS: the first error, with `faults: [{code, path, message, line, column}]`, at most a hundred
/// errors, and `more`, how many there are besides.
pub fn misread(error: &Error) -> JsValue {
    let place = |error: &Error| error.position().map_or((1, 1), |at| (at.line, at.column));
    let listed = error.all().map(|one| {
        let (line, column) = place(one);
        ErrorAt {
            code: one.code().name(),
            path: one.path(),
            message: one.message(),
            line,
            column,
        }
    });
    let (line, column) = place(error);
    to_js(&Misread {
        code: error.code().name(),
        path: error.path(),
        message: format!("line {line} column {column}: {}", error.message()),
        errors: listed.collect(),
        more: error.more(),
    })
}
