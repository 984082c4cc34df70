//! The browser's side: the only place that knows wasm-bindgen, web-sys and plotters' canvas. Refuses: decisions.
//!
//! Everything handed to JS is immutable: a [`Drawing`] answers and draws, and is replaced when anything changes.

// wasm-bindgen's own expansion uses what the lints forbid by hand.
#![allow(unreachable_pub, missing_docs)]

use crate::boundary::{fault, to_js};
use crate::error::{Code, Error};
use crate::geom::pt;
use crate::hit;
use crate::page::{Page, Viewport, canvas_ratio, page, place_tip};
use crate::paint::{FontSizes, paint};
use crate::report::{Report, embedded};
use crate::request::Request;
use crate::scene::Scene;
use crate::theme::Theme;
use plotters_canvas::CanvasBackend;
use std::cell::OnceCell;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

thread_local! {
    /// The shipped report, read once for all charts of a page.
    static REPORT: OnceCell<Result<Report, Error>> = const { OnceCell::new() };
}

/// A view, laid out and ready to be painted.
#[wasm_bindgen]
pub struct Drawing {
    pub(crate) scene: Scene,
    page: Page,
    pub(crate) theme: Theme,
}

/// Lays out what a request asks for (see [`Request::read`]). Throws `{code, path, message}` for what is not understood.
///
/// A request crosses as JSON text, through the reader that is there for documents: one read by serde would be 3 KB of
/// every page.
#[wasm_bindgen]
pub fn draw(request: &str) -> Result<Drawing, JsValue> {
    Request::read(request)
        .and_then(|request| {
            #[cfg(feature = "tools")]
            let drawn = crate::wasm_tools::with_report_of(request, drawing);
            #[cfg(not(feature = "tools"))]
            let drawn = with_report(|report| drawing(report, request));
            drawn
        })
        .map_err(|error| fault(&error))
}

/// The shipped report, for as long as `ask` takes.
pub(crate) fn with_report<T>(ask: impl FnOnce(&Report) -> Result<T, Error>) -> Result<T, Error> {
    REPORT.with(|cell| ask(cell.get_or_init(embedded).as_ref().map_err(Error::clone)?))
}

fn drawing(report: &Report, request: Request) -> Result<Drawing, Error> {
    #[cfg(feature = "tools")]
    let view = crate::wasm_tools::view_of(report, &request)?;
    #[cfg(not(feature = "tools"))]
    let view = report.view(&request.view)?;
    #[cfg(feature = "tools")]
    let (view, request) = &crate::arrange::answer(report, view, request);
    #[cfg(not(feature = "tools"))]
    let request = &request;
    let (scene, page) = page(report, view, request);
    let theme = request.theme;
    Ok(Drawing { scene, page, theme })
}

#[wasm_bindgen]
impl Drawing {
    /// Words, colours and marks.
    pub fn page(&self) -> JsValue {
        to_js(&self.page)
    }

    /// Sizes the canvas for `ratio` device pixels to a CSS pixel and paints on it.
    pub fn paint(&self, canvas: HtmlCanvasElement, ratio: f64) -> Result<(), JsValue> {
        paint_on(canvas, &self.scene, self.theme, ratio)
    }

    /// The mark nearest to a point of the drawing; undefined where there is none.
    pub fn nearest(&self, x: f64, y: f64) -> Option<usize> {
        hit::nearest(&self.scene, pt(x, y))
    }

    /// The tip of a mark with its place; null for a mark that is not there.
    pub fn tip(&self, mark: usize, left: f64, top: f64, width: f64, height: f64, pointer: Option<f64>) -> JsValue {
        let viewport = Viewport {
            left,
            top,
            width,
            height,
        };
        match self.scene.targets.get(mark) {
            Some(target) => to_js(&place_tip(target, viewport, pointer, self.page.scale)),
            None => JsValue::NULL,
        }
    }
}

/// Sizes a canvas for a scene and paints the scene on it.
pub(crate) fn paint_on(canvas: HtmlCanvasElement, scene: &Scene, theme: Theme, ratio: f64) -> Result<(), JsValue> {
    let ratio = canvas_ratio(scene, ratio);
    // Set even where it is the same: it clears the picture, and Firefox paints texts otherwise on a picture that was there.
    canvas.set_width((scene.size.width * ratio).round() as u32);
    canvas.set_height((scene.size.height * ratio).round() as u32);
    let no_canvas = |why: &str| fault(&Error::new(Code::NoCanvas, "canvas", why));
    let mut backend = CanvasBackend::with_canvas_object(canvas).ok_or_else(|| no_canvas("found no 2d context"))?;
    paint(&mut backend, scene, theme, ratio, FontSizes::AsGiven).map_err(|error| no_canvas(&error.to_string()))
}
