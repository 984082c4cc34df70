//! The browser's side of what readers take away. Part of the second program only, which pages load when it is asked for.

// wasm-bindgen's own expansion uses what the lints forbid by hand.
#![allow(unreachable_pub, missing_docs)]

use crate::arrange::answer;
use crate::chart::{Frame, Options, annotate, build, fitted, footnoted, framed, signed};
use crate::compare::compare;
use crate::describe;
use crate::error::Error;
use crate::export;
use crate::fragment;
use crate::geom::Size;
use crate::lang::Lang;
use crate::motion::on_the_way;
use crate::page::page;
use crate::panel::{explore, takeaways};
use crate::picture;
use crate::report::{Datum, Note, Report, View, embedded};
use crate::request::Request;
use crate::scene::Scene;
use crate::svg;
use crate::theme::Theme;
use crate::tones::tones;
use crate::wasm::{Drawing, fault, paint_on, to_js, with_report};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// Ground around a picture, in CSS pixels.
const MARGIN: f64 = 24.0;

/// Width of a picture for an article, in CSS pixels.
const ARTICLE: f64 = 750.0;
/// A cover as WeChat articles have it, 2.35 to 1.
const COVER: Size = Size {
    width: 900.0,
    height: 383.0,
};
/// A poster of 3 to 4.
const POSTER: Size = Size {
    width: 750.0,
    height: 1000.0,
};

/// A view, ready to be taken away.
#[wasm_bindgen]
pub struct Takeaway {
    report: Report,
    view: View,
    lang: Lang,
    theme: Theme,
    notes: Vec<Note>,
    address: String,
}

/// Takes what a request asks for, as it would be drawn, with the address of the page; empty for none. Throws `{code, path, message}` for
/// what is not understood.
#[wasm_bindgen]
pub fn take(request: &str, address: String) -> Result<Takeaway, JsValue> {
    takeaway(request, address).map_err(|error| fault(&error))
}

fn takeaway(request: &str, address: String) -> Result<Takeaway, Error> {
    let request = Request::read(request)?;
    let report = embedded()?;
    let (view, request) = answer(&report, report.view(&request.view)?, request);
    Ok(Takeaway {
        lang: request.lang,
        // A system's own colours are for its screen alone.
        theme: match request.theme {
            Theme::System(_) => Theme::Light,
            theme => theme,
        },
        report,
        view,
        notes: request.notes,
        address,
    })
}

/// What a reader may do with the view of a request: groups of choices, and words.
#[wasm_bindgen]
pub fn choices(request: &str) -> Result<JsValue, JsValue> {
    asked(request, |report, request| {
        let view = report.view(&request.view)?;
        Ok(to_js(&explore(report, view, request.lang)))
    })
}

/// The figures of these ids, side by side, in the view of a request; ids that the view does not hold are left out.
#[wasm_bindgen(js_name = compare)]
pub fn compare_ids(request: &str, ids: Vec<String>) -> Result<JsValue, JsValue> {
    asked(request, |report, request| {
        let (view, request) = answer(report, report.view(&request.view)?, request);
        let data = view.kind.data();
        let named = |id: &String| {
            data.iter()
                .find(|datum| datum.measure.id == *id)
                .map(|datum| Datum::clone(datum))
        };
        let pinned: Vec<Datum> = ids.iter().filter_map(named).collect();
        Ok(to_js(&compare(report, &pinned, request.lang)))
    })
}

/// The marks of a request as tones.
#[wasm_bindgen(js_name = tones)]
pub fn tones_of(request: &str) -> Result<JsValue, JsValue> {
    asked(request, |report, request| {
        let (view, request) = answer(report, report.view(&request.view)?, request);
        let (scene, page) = page(report, &view, &request);
        let words = |i: usize| {
            page.targets
                .get(i)
                .map_or_else(String::new, |target| target.sentence.clone())
        };
        Ok(to_js(&tones(&view.kind, &scene, words)))
    })
}

fn asked(request: &str, answer: impl FnOnce(&Report, Request) -> Result<JsValue, Error>) -> Result<JsValue, JsValue> {
    Request::read(request)
        .and_then(|request| with_report(|report| answer(report, request)))
        .map_err(|error| fault(&error))
}

#[wasm_bindgen]
impl Drawing {
    /// Paints this drawing with its marks on their way from where another has them, `share` of it (0 to 1) behind them. The
    /// canvas keeps the size that [`Drawing::paint`] gave it.
    pub fn paint_between(
        &self,
        canvas: HtmlCanvasElement,
        ratio: f64,
        before: &Drawing,
        share: f64,
    ) -> Result<(), JsValue> {
        let scene = on_the_way(&before.scene, &self.scene, share);
        paint_on(canvas, &scene, self.theme, ratio)
    }
}

impl Takeaway {
    /// The picture of a shape, and the scale at which it is to be painted.
    fn picture(&self, shape: &str) -> (Scene, f64) {
        let whole = |width| {
            let (lang, frame) = (self.lang, Frame::Full);
            let noted = annotate(
                build(&self.report, &self.view, Options::new(lang, width, frame)),
                &self.notes,
            );
            let scene = footnoted(noted.scene, &noted.footnotes);
            match self.address.as_str() {
                "" => scene,
                address => signed(scene, address),
            }
        };
        match shape {
            "cover" => fitted(whole, COVER, MARGIN),
            "poster" => fitted(whole, POSTER, MARGIN),
            _ => (framed(whole(ARTICLE), MARGIN), 1.0),
        }
    }
}

#[wasm_bindgen]
impl Takeaway {
    /// The figures as CSV, with a byte order mark.
    pub fn csv(&self) -> String {
        export::csv(self.view.kind.data().into_iter().cloned())
    }

    /// The figures as JSON.
    pub fn json(&self) -> Result<String, JsValue> {
        let data = self.view.kind.data().into_iter().cloned();
        export::json(&self.report, data).map_err(|e| JsValue::from_str(&e.to_string()))
    }

    /// The picture as SVG, text as text.
    pub fn svg(&self) -> Result<String, JsValue> {
        let title = self.view.title.get(self.lang);
        let summary = describe::summary(&self.report, &self.view, self.lang);
        let (scene, _) = self.picture("article");
        svg::render(&scene, self.theme, title, &summary).map_err(|error| fault(&error))
    }

    /// Sizes a canvas and paints the picture on it: `article`, `cover` (2.35 to 1) or `poster` (3 to 4), `ratio` pixels to
    /// a CSS pixel.
    pub fn paint(&self, canvas: HtmlCanvasElement, shape: &str, ratio: f64) -> Result<(), JsValue> {
        let (scene, scale) = self.picture(shape);
        paint_on(canvas, &scene, self.theme, ratio * scale)
    }

    /// The words of the panel and the code to paste, given the address of the module.
    pub fn panel(&self, module: &str) -> JsValue {
        to_js(&takeaways(&self.report, &self.view, self.lang, module))
    }

    /// The figures as an HTML table, for word processors and spreadsheets.
    pub fn table_html(&self) -> String {
        fragment::table_html(&self.view, self.lang)
    }

    /// The figures as text, cells parted by tabs.
    pub fn table_text(&self) -> String {
        export::tab_separated(&self.view, self.lang)
    }

    /// The PNG of the picture with title, source and address in its own text; as it was if it is no PNG.
    pub fn describe_png(&self, png: Vec<u8>) -> Vec<u8> {
        let source = describe::source(&self.report, &self.view, self.lang);
        let mut texts = vec![
            ("Title", self.view.title.get(self.lang)),
            ("Source", source.as_str()),
            ("URL", self.address.as_str()),
        ];
        texts.retain(|(_, text)| !text.is_empty());
        picture::with_text(&png, &texts).unwrap_or(png)
    }
}
