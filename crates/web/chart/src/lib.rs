//! The page bundle: draws the charts of a page. The rest is in bundles that are loaded on demand.

// wasm-bindgen's own expansion uses what the lints forbid by hand.
#![allow(unreachable_pub, missing_docs)]

use report_charts::base::error::Error;
use report_charts::base::error_list::Refused;
use report_charts::chart::kinds::Kinds;
use report_charts::document::built_in_quick;
use report_charts::page::request::Request;
use report_charts::page::view_model::page_of;
use report_charts::report::Report;
use std::cell::OnceCell;
use wasm_bindgen::prelude::*;
use web_shared::fault;
use web_sys::HtmlCanvasElement;

web_shared::export_drawing!();

thread_local! {
    /// The built-in report, read once for all charts of a page.
    static REPORT: OnceCell<Option<Report>> = const { OnceCell::new() };
}

/// Lays out what a request asks for (see [`Request::read`]). Throws `{code, path, message}` for what is not understood.
///
/// A request crosses as JSON text, through the reader that is there for documents: one read by serde would be 3 KB of
/// every page.
#[wasm_bindgen]
pub fn draw(request: &str) -> Result<Drawing, JsValue> {
    drawing(request).map_err(|error| fault(&error))
}

fn drawing(request: &str) -> Result<Drawing, Error> {
    let request = Request::read(request)?;
    REPORT.with(|cell| {
        let report = cell.get_or_init(built_in_quick).as_ref().ok_or(Refused)?;
        let (scene, page) = page_of(report, report.view(&request.view)?, &request, Kinds::COMMON);
        let theme = request.theme;
        Ok(Drawing(web_shared::drawing::Drawing { scene, page, theme }))
    })
}
