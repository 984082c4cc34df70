//! The custom bundle: reads custom reports and draws them, for pages that show these in place of the built-in report.

// The code that wasm-bindgen generates violates these lints.
#![allow(unreachable_pub, missing_docs)]

use report_charts::base::error::Error;
use report_charts::base::error_list::Refused;
use report_charts::chart::kinds::Kinds;
use report_charts::page::request::Request;
use report_charts::report::Report;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_shared::error_to_js;
use web_shared::numbered::Numbered;
use web_sys::HtmlCanvasElement;

web_shared::export_drawing!();

thread_local! {
    /// Reports that charts of the page show.
    static OPENED: Numbered<Rc<Report>> = const { Numbered::new() };
}

/// Opens a report: from then on requests with this number as their `report` are answered from it. False for one that this bundle does
/// not draw: with an error, a view of a rarer kind, or no views. The tools bundle explains errors and draws the others.
#[wasm_bindgen]
pub fn open_report(number: f64, text: &str) -> bool {
    let report = Report::from_json_quick(text).filter(|report| !report.views.is_empty());
    let is_open = report.is_some();
    if let Some(report) = report {
        OPENED.with(|all| all.set(number, Rc::new(report)));
    }
    is_open
}

/// Forgets a report.
#[wasm_bindgen]
pub fn close_report(number: f64) {
    OPENED.with(|all| all.remove(number));
}

/// Lays out the view of a request (see [`Request::read`]). Throws `{code, path, message}` for an invalid request.
#[wasm_bindgen]
pub fn draw(request: &str) -> Result<Drawing, JsValue> {
    drawing(request).map_err(|error| error_to_js(&error))
}

fn drawing(request: &str) -> Result<Drawing, Error> {
    let request = Request::read(request)?;
    let report = request.report.and_then(|number| OPENED.with(|all| all.get(number)));
    let report = report.ok_or(Refused)?;
    web_shared::drawing::Drawing::of(&report, &request, Kinds::COMMON).map(Drawing)
}
