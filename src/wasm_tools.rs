//! The browser's side of what readers take away. Part of the second program only, which pages load when it is asked for.

// wasm-bindgen's own expansion uses what the lints forbid by hand.
#![allow(unreachable_pub, missing_docs)]

use crate::chart::{Frame, Options, build, fitted, framed, signed};
use crate::describe;
use crate::error::Error;
use crate::export;
use crate::fragment::{fragment, two_lines};
use crate::geom::Size;
use crate::lang::Lang;
use crate::page::{parse_lang, parse_theme};
use crate::picture;
use crate::report::{Report, View, embedded};
use crate::scene::Scene;
use crate::svg;
use crate::theme::Theme;
use crate::wasm::{fault, paint_on};
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
    address: String,
}

/// Takes a view as it is shown: its id, language (`zh-CN` or `en`), theme (`light` or `dark`) and the address of the page.
/// Throws `{code, path, message}` for what is not understood.
#[wasm_bindgen]
pub fn take(view: &str, lang: &str, theme: &str, address: String) -> Result<Takeaway, JsValue> {
    takeaway(view, lang, theme, address).map_err(|error| fault(&error))
}

fn takeaway(view: &str, lang: &str, theme: &str, address: String) -> Result<Takeaway, Error> {
    let report = embedded()?;
    let view = report.view(view)?.clone();
    Ok(Takeaway {
        lang: parse_lang(Some(lang), &[])?,
        theme: parse_theme(Some(theme), Theme::Light)?,
        report,
        view,
        address,
    })
}

impl Takeaway {
    /// The picture of a shape, and the scale at which it is to be painted.
    fn picture(&self, shape: &str) -> (Scene, f64) {
        let fit = |size| fitted(&self.report, &self.view, self.lang, size, &self.address, MARGIN);
        match shape {
            "cover" => fit(COVER),
            "poster" => fit(POSTER),
            _ => {
                let (lang, width, frame) = (self.lang, ARTICLE, Frame::Full);
                let scene = build(&self.report, &self.view, Options { lang, width, frame });
                (framed(signed(scene, &self.address), MARGIN), 1.0)
            }
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

    /// What to paste to have this chart on a page: two lines, given the address of the module.
    pub fn two_lines(&self, module: &str) -> String {
        two_lines(&self.view, self.lang, module)
    }

    /// What to paste to have this chart on a page with its figures inside as a table, for readers without script.
    pub fn fragment(&self, module: &str) -> String {
        fragment(&self.report, &self.view, self.lang, Some(module))
    }

    /// The words of the panel: of the pictures, of the code, of copying, of having copied.
    pub fn words(&self) -> Vec<String> {
        let words = self.lang.pick(
            [
                "正文图",
                "封面图 2.35:1",
                "竖版海报 3:4",
                "嵌入代码",
                "嵌入代码（内含表格）",
                "复制",
                "已复制",
            ],
            [
                "Picture",
                "Cover 2.35:1",
                "Poster 3:4",
                "Embed code",
                "Embed code with table",
                "Copy",
                "Copied",
            ],
        );
        words.into_iter().map(str::to_owned).collect()
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
