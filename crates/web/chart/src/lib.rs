//! The page bundle: draws the charts of a page. The rest is in bundles that are loaded on demand.

// wasm-bindgen's own expansion uses what the lints forbid by hand.
#![allow(unreachable_pub, missing_docs)]

use report_charts::base::error::{Code, Error};
use report_charts::document::DOCUMENT;
use report_charts::page::request::Request;
use report_charts::page::view_model::page;
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
        let report = cell.get_or_init(|| Report::from_json_quick(DOCUMENT)).as_ref();
        let report =
            report.ok_or_else(|| Error::new(Code::InvalidDocument, "document", "found what is not understood"))?;
        let (scene, page) = page(report, report.view(&request.view)?, &request);
        let theme = request.theme;
        Ok(Drawing(web_shared::drawing::Drawing { scene, page, theme }))
    })
}
