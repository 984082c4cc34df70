//! The page bundle: draws the built-in report. Custom reports are drawn by the custom bundle, and all other features are in bundles that
//! are loaded on demand.

// The code that wasm-bindgen generates violates these lints.
#![allow(unreachable_pub, missing_docs)]

use report_charts::base::error::Error;
use report_charts::base::error_list::Refused;
use report_charts::chart::kinds::Kinds;
use report_charts::page::request::Request;
use report_charts::report::Report;
use std::cell::OnceCell;
use wasm_bindgen::prelude::*;
use web_shared::error_to_js;
use web_sys::HtmlCanvasElement;

web_shared::export_drawing!();

/// The built-in report, compiled from its document by build.rs.
const BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/built-in.bin"));

thread_local! {
    /// The built-in report, read once for all charts of a page.
    static REPORT: OnceCell<Option<Report>> = const { OnceCell::new() };
}

/// Custom reports are read by the custom bundle; this is here because both have the same exports, and so one script.
#[wasm_bindgen]
pub fn open_report(_number: f64, _text: &str) -> bool {
    false
}

/// Nothing is open here.
#[wasm_bindgen]
pub fn close_report(_number: f64) {}

/// Lays out the view of a request (see [`Request::read`]). Throws `{code, path, message}` for an invalid request.
///
/// A request is passed as JSON text and read by the reader for documents: serde would add 3 KB to every page.
#[wasm_bindgen]
pub fn draw(request: &str) -> Result<Drawing, JsValue> {
    drawing(request).map_err(|error| error_to_js(&error))
}

fn drawing(request: &str) -> Result<Drawing, Error> {
    let request = Request::read(request)?;
    REPORT.with(|cell| {
        let report = cell.get_or_init(|| Report::from_compiled(BUILT_IN)).as_ref();
        let report = report.filter(|_| request.report.is_none()).ok_or(Refused)?;
        web_shared::drawing::Drawing::of(report, &request, Kinds::COMMON).map(Drawing)
    })
}
