//! The browser's side of what readers take away. Part of the second program only, which pages load when it is asked for.

// wasm-bindgen's own expansion uses what the lints forbid by hand.
#![allow(unreachable_pub, missing_docs)]

use crate::chart::{Frame, Options, build, framed, signed};
use crate::describe;
use crate::error::{Code, Error};
use crate::export;
use crate::lang::Lang;
use crate::page::{canvas_ratio, parse_lang, parse_theme};
use crate::paint::{FontSizes, paint};
use crate::picture;
use crate::report::{Report, View, embedded};
use crate::scene::Scene;
use crate::svg;
use crate::theme::Theme;
use crate::wasm::fault;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// Ground around a picture, in CSS pixels.
const MARGIN: f64 = 24.0;

/// A view, ready to be taken away.
#[wasm_bindgen]
pub struct Takeaway {
    report: Report,
    view: View,
    lang: Lang,
    theme: Theme,
    scene: Scene,
    address: String,
}

/// Takes a view as it is shown: its id, language (`zh-CN` or `en`), theme (`light` or `dark`), the width of the picture in
/// CSS pixels and the address of the page. Throws `{code, path, message}` for what is not understood.
#[wasm_bindgen]
pub fn take(view: &str, lang: &str, theme: &str, width: f64, address: String) -> Result<Takeaway, JsValue> {
    takeaway(view, lang, theme, width, address).map_err(|error| fault(&error))
}

fn takeaway(view: &str, lang: &str, theme: &str, width: f64, address: String) -> Result<Takeaway, Error> {
    let report = embedded()?;
    let view = report.view(view)?.clone();
    let lang = parse_lang(Some(lang), &[])?;
    let theme = parse_theme(Some(theme), Theme::Light)?;
    let frame = Frame::Full;
    let scene = signed(build(&report, &view, Options { lang, width, frame }), &address);
    Ok(Takeaway {
        report,
        view,
        lang,
        theme,
        scene: framed(scene, MARGIN),
        address,
    })
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
        let (title, summary) = (self.view.title.get(self.lang), describe::summary(&self.view, self.lang));
        svg::render(&self.scene, self.theme, title, &summary).map_err(|error| fault(&error))
    }

    /// Sizes a canvas and paints the picture on it, `ratio` pixels to a CSS pixel.
    pub fn paint(&self, canvas: HtmlCanvasElement, ratio: f64) -> Result<(), JsValue> {
        let ratio = canvas_ratio(&self.scene, ratio);
        canvas.set_width((self.scene.size.width * ratio).round() as u32);
        canvas.set_height((self.scene.size.height * ratio).round() as u32);
        let no_canvas = |why: &str| fault(&Error::new(Code::NoCanvas, "canvas", why));
        let mut backend = CanvasBackend::with_canvas_object(canvas).ok_or_else(|| no_canvas("found no 2d context"))?;
        paint(&mut backend, &self.scene, self.theme, ratio, FontSizes::AsGiven)
            .map_err(|error| no_canvas(&error.to_string()))
    }

    /// The PNG of the picture with title, source and address in its own text; as it was if it is no PNG.
    pub fn describe_png(&self, png: Vec<u8>) -> Vec<u8> {
        let source = describe::source(&self.report, &self.view, self.lang);
        let texts = [
            ("Title", self.view.title.get(self.lang)),
            ("Source", source.as_str()),
            ("URL", self.address.as_str()),
        ];
        picture::with_text(&png, &texts).unwrap_or(png)
    }
}
