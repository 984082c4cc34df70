//! The page bundle: draws the charts of a page. All other features are in bundles that are loaded on demand.

// The code that wasm-bindgen generates violates these lints.
#![allow(unreachable_pub, missing_docs)]

use report_charts::base::error::Error;
use report_charts::base::error_list::Refused;
use report_charts::chart::kinds::Kinds;
use report_charts::document::built_in_quick;
use report_charts::page::request::Request;
use report_charts::page::view_model::page_of;
use report_charts::report::Report;
use std::cell::OnceCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_shared::error_to_js;
use web_shared::numbered::Numbered;
use web_sys::HtmlCanvasElement;

web_shared::export_drawing!();

thread_local! {
    /// The built-in report, read once for all charts of a page.
    static REPORT: OnceCell<Option<Report>> = const { OnceCell::new() };

    /// Custom reports that charts of the page show.
    static OPENED: Numbered<Rc<Report>> = const { Numbered::new() };
}

/// Opens a custom report: from then on requests with this number as their `report` are answered from it. False for one that this
/// bundle does not draw: with an error, a view of a rarer kind, or no views. The tools bundle explains errors and draws the
/// others.
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
///
/// A request is passed as JSON text and read by the reader for documents: serde would add 3 KB to every page.
#[wasm_bindgen]
pub fn draw(request: &str) -> Result<Drawing, JsValue> {
    drawing(request).map_err(|error| error_to_js(&error))
}

fn drawing(request: &str) -> Result<Drawing, Error> {
    let request = Request::read(request)?;
    let Some(number) = request.report else {
        return REPORT.with(|cell| {
            let report = cell.get_or_init(built_in_quick).as_ref().ok_or(Refused)?;
            draw_view(report, &request)
        });
    };
    let report = OPENED.with(|all| all.get(number)).ok_or(Refused)?;
    draw_view(&report, &request)
}

fn draw_view(report: &Report, request: &Request) -> Result<Drawing, Error> {
    let (scene, page) = page_of(report, request.view_of(report)?, request, Kinds::COMMON);
    let theme = request.theme;
    Ok(Drawing(web_shared::drawing::Drawing { scene, page, theme }))
}
