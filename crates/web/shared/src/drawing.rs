//! A view that is laid out, and painting it on a canvas.

use crate::canvas::Canvas;
use crate::{error_to_js, to_js};
use report_charts::base::error::{Code, Error};
use report_charts::base::geometry::pt;
use report_charts::base::theme::Theme;
use report_charts::chart::hit_test;
use report_charts::chart::kinds::Kinds;
use report_charts::chart::scene::Scene;
use report_charts::page::request::Request;
use report_charts::page::view_model::{Page, Viewport, canvas_ratio, page_of, place_tooltip};
use report_charts::render::paint::{FontSizes, paint};
use report_charts::report::Report;
use wasm_bindgen::prelude::JsValue;
use web_sys::HtmlCanvasElement;

/// A view that is laid out. Immutable: JS replaces it when anything changes.
pub struct Drawing {
    /// The scene.
    pub scene: Scene,
    /// The view model.
    pub page: Page,
    /// The theme.
    pub theme: Theme,
}

impl Drawing {
    /// Lays out the view of a request, of one of these kinds.
    ///
    /// # Errors
    /// [`Code::UnknownView`].
    pub fn of(report: &Report, request: &Request, kinds: Kinds) -> Result<Self, Error> {
        let (scene, page) = page_of(report, request.view_of(report)?, request, kinds);
        let theme = request.theme;
        Ok(Self { scene, page, theme })
    }

    /// Sets the size of the canvas for `ratio` device pixels per CSS pixel and paints on it.
    ///
    /// # Errors
    /// [`Code::NoCanvas`] for a canvas that cannot be drawn on.
    pub fn paint(&self, canvas: HtmlCanvasElement, ratio: f64) -> Result<(), JsValue> {
        paint_on(canvas, &self.scene, self.theme, ratio)
    }

    /// The mark nearest to a point of the drawing; `None` where there is none.
    pub fn nearest(&self, x: f64, y: f64) -> Option<usize> {
        hit_test::nearest(&self.scene, pt(x, y))
    }

    /// The tooltip of a mark with its position; null for an unknown mark.
    pub fn tooltip(&self, mark: usize, viewport: Viewport, pointer: Option<f64>) -> JsValue {
        match self.scene.targets.get(mark) {
            Some(target) => to_js(&place_tooltip(target, viewport, pointer, self.page.scale)),
            None => JsValue::NULL,
        }
    }
}

/// Sets the size of a canvas for a scene and paints the scene on it.
///
/// # Errors
/// [`Code::NoCanvas`] for a canvas that cannot be drawn on.
pub fn paint_on(canvas: HtmlCanvasElement, scene: &Scene, theme: Theme, ratio: f64) -> Result<(), JsValue> {
    let ratio = canvas_ratio(scene, ratio);
    // Set even where the size is the same: this clears the canvas. Firefox renders text differently over earlier content.
    canvas.set_width((scene.size.width * ratio).round() as u32);
    canvas.set_height((scene.size.height * ratio).round() as u32);
    let no_canvas = |why: &str| error_to_js(&Error::new(Code::NoCanvas, "canvas", why));
    let mut backend = Canvas::new(canvas).ok_or_else(|| no_canvas("found no 2d context"))?;
    paint(&mut backend, scene, theme, ratio, FontSizes::AsGiven)
        .map_err(|_| no_canvas("found a canvas that the browser does not draw on"))
}

/// The exports of a drawing, the same in each bundle that draws charts. wasm-bindgen exports from the crate that is built, so
/// each bundle wraps [`Drawing`] in its own type.
#[macro_export]
macro_rules! export_drawing {
    () => {
        /// A view, laid out and ready to be painted.
        #[wasm_bindgen]
        pub struct Drawing(web_shared::drawing::Drawing);

        #[wasm_bindgen]
        impl Drawing {
            /// The view model.
            pub fn page(&self) -> JsValue {
                web_shared::to_js(&self.0.page)
            }

            /// Sets the size of the canvas for `ratio` device pixels per CSS pixel and paints on it.
            pub fn paint(&self, canvas: HtmlCanvasElement, ratio: f64) -> Result<(), JsValue> {
                self.0.paint(canvas, ratio)
            }

            /// The mark nearest to a point of the drawing; undefined where there is none.
            pub fn nearest(&self, x: f64, y: f64) -> Option<usize> {
                self.0.nearest(x, y)
            }

            /// The tooltip of a mark with its position; null for an unknown mark.
            pub fn tooltip(
                &self,
                mark: usize,
                left: f64,
                top: f64,
                width: f64,
                height: f64,
                pointer: Option<f64>,
            ) -> JsValue {
                let viewport = report_charts::page::view_model::Viewport {
                    left,
                    top,
                    width,
                    height,
                };
                self.0.tooltip(mark, viewport, pointer)
            }
        }
    };
}
