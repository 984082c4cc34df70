//! A chart in a wasm of one's own: JavaScript hands over a document and gets an SVG.

use report_charts::base::theme::Theme;
use report_charts::chart::{Frame, Options, build};
use report_charts::quantity::Lang;
use report_charts::{Error, render::svg, report::Report};
use wasm_bindgen::prelude::*;

/// The SVG of a view of a report, in Chinese. Throws a text that lists what is wrong with the document.
#[wasm_bindgen]
pub fn chart(document: &str, view: &str, width: f64) -> Result<String, JsValue> {
    drawn(document, view, width).map_err(|error| JsValue::from_str(&error.to_string()))
}

fn drawn(document: &str, view: &str, width: f64) -> Result<String, Error> {
    let report = Report::read(document)?;
    let view = report.view(view)?;
    let scene = build(&report, view, Options::new(Lang::Zh, width, Frame::Full));
    svg::render(&scene, Theme::Light, view.title.get(Lang::Zh), view.subtitle.get(Lang::Zh))
}
