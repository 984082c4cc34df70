//! The tools bundle: custom reports, reader's choices, pins, sonification and exports. Pages load it on demand.

// The code that wasm-bindgen generates violates these lints.
#![allow(unreachable_pub, missing_docs)]

use report_charts::chart::{Frame, Options, annotate, build, cover, fitted, footnoted, framed, signed, summary};
use report_charts::page::arrange::ReaderRequest;
use report_charts::phrase;
use report_charts::report::{Datum, Report, View};
use web_shared::drawing::paint_on;
use web_shared::numbered::Numbered;
use web_shared::{error_to_js, misread, to_js};

use report_charts::page::compare::compare;

use quantity::Lang;
use reading::propose::open;
use report_charts::base::error::{Code, Error};
use report_charts::base::geometry::Size;
use report_charts::chart::annotations::Note;
use report_charts::chart::transition::in_transition;
use report_charts::document::built_in;
use report_charts::page::embed::{self, Origin};
use report_charts::page::export::{self, Export, ExportCell};
use report_charts::page::panels::{explore, export_panel};
use report_charts::page::paste::CardKind;
use report_charts::page::site;
use report_charts::page::source_link::source_links;
use report_charts::page::view_model::page_with_notes;
use report_charts::render::png_text;

use report_charts::base::theme::Theme;
use report_charts::chart::scene::Scene;
use report_charts::chart::sonification::tones;
use report_charts::page::request::Request;
use report_charts::render::svg;
use serde::Serialize;
use std::cell::OnceCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

web_shared::export_drawing!();

thread_local! {
    /// The built-in report, read once for all charts of a page.
    static REPORT: OnceCell<Result<Report, Error>> = const { OnceCell::new() };
}

/// Lays out the view of a request (see [`ReaderRequest::read`]). Throws `{code, path, message}` for an invalid request.
#[wasm_bindgen]
pub fn draw(request: &str) -> Result<Drawing, JsValue> {
    ReaderRequest::read(request)
        .and_then(|asked| with_report_of(asked, drawing))
        .map_err(|error| error_to_js(&error))
}

fn drawing(report: &Report, mut asked: ReaderRequest) -> Result<Drawing, Error> {
    let view = asked.arrange(report, asked.request.view_of(report)?);
    let (scene, page) = page_with_notes(report, &view, &asked.request, &asked.notes);
    let theme = asked.request.theme;
    Ok(Drawing(web_shared::drawing::Drawing { scene, page, theme }))
}

/// Calls `ask` with the built-in report.
fn with_report<T>(ask: impl FnOnce(&Report) -> Result<T, Error>) -> Result<T, Error> {
    REPORT.with(|cell| ask(cell.get_or_init(built_in).as_ref().map_err(Error::clone)?))
}

/// Margin of a picture, in CSS pixels.
const MARGIN: f64 = 24.0;

/// Width of a picture for an article, in CSS pixels.
const ARTICLE: f64 = 750.0;
/// A poster, 3 to 4.
const POSTER: Size = Size {
    width: 750.0,
    height: 1000.0,
};

/// A custom report.
#[derive(Clone)]
struct Opened {
    report: Rc<Report>,
    /// Its address, or its text.
    origin: Rc<Own>,
}

enum Own {
    Address(String),
    Text(String),
}

thread_local! {
    /// Reports that charts of the page show.
    static OPENED: Numbered<Opened> = const { Numbered::new() };
}

/// Opens a report: from then on requests with this number as their `report` are answered from it. `from` is the address of its
/// text, for one that has an address. True, as in the page bundle; throws `{code, path, message, faults: [{code, path, message,
/// line, column}]}`.
#[wasm_bindgen]
pub fn open_report(number: f64, text: &str, from: Option<String>) -> Result<bool, JsValue> {
    let report = Rc::new(open(text).map_err(|error| misread(&error))?);
    let origin = Rc::new(from.map_or_else(|| Own::Text(text.to_owned()), Own::Address));
    OPENED.with(|all| all.set(number, Opened { report, origin }));
    Ok(true)
}

/// Closes a report.
#[wasm_bindgen]
pub fn close_report(number: f64) {
    OPENED.with(|all| all.remove(number));
}

/// Paths and contents of the files of a site with all views of an open report, `[[path, content]]`: see
/// [`site::files`]. `module` is the public address of `report-chart.js`, `integrity` the hash of the report, empty where it is not known,
/// `english` whether charts with English names have pages in English, too. Throws `{code, path, message}`.
#[wasm_bindgen]
pub fn site_files(number: f64, module: &str, integrity: &str, english: bool) -> Result<JsValue, JsValue> {
    let made = || {
        let own = OPENED
            .with(|all| all.get(number))
            .ok_or_else(|| unknown_report(number))?;
        let text = match &*own.origin {
            Own::Text(text) => text.as_str(),
            Own::Address(_) => return Err(unknown_report(number)),
        };
        let views: Vec<&View> = own.report.views.iter().collect();
        let hash = Some(integrity).filter(|hash| !hash.is_empty());
        let mut charts = site::charts(&own.report, &views);
        charts.retain(|(_, lang)| english || *lang == Lang::Zh);
        let kind = CardKind::Svg;
        let mut files = site::files(&own.report, Some(text), &charts, Some(module), hash, kind)?;
        for &(view, lang) in &charts {
            files.push((
                site::card_file(view, lang, kind),
                site::card_svg(&own.report, view, lang)?,
            ));
        }
        Ok(files)
    };
    made().map(|files| to_js(&files)).map_err(|error| error_to_js(&error))
}

fn unknown_report(number: f64) -> Error {
    let message = format!("found {number}; accepted is the number of a report that is open");
    Error::new(Code::UnknownReport, "report", message)
}

fn own_of(request: &Request) -> Result<Option<Opened>, Error> {
    let Some(number) = request.report else {
        return Ok(None);
    };
    let own = OPENED.with(|all| all.get(number)).map(Some);
    own.ok_or_else(|| unknown_report(number))
}

/// Calls `ask` with the report of a request.
pub(crate) fn with_report_of<T>(
    asked: ReaderRequest,
    ask: impl FnOnce(&Report, ReaderRequest) -> Result<T, Error>,
) -> Result<T, Error> {
    match own_of(&asked.request)? {
        Some(own) => ask(&own.report, asked),
        None => with_report(|report| ask(report, asked)),
    }
}

/// A table of figures as plain arrays, which one bundle hands to another.
#[derive(Serialize)]
struct Sheet<'a> {
    title: &'a str,
    columns: Vec<&'static str>,
    words: Vec<String>,
    numbers: Vec<f64>,
}

impl<'a> Sheet<'a> {
    fn of(table: Export, title: &'a str) -> Self {
        let Export { columns, rows } = table;
        let cells = rows.into_iter().flatten().map(|cell| match cell {
            ExportCell::Number(number) => (String::new(), number),
            ExportCell::Words(words) => (words, f64::NAN),
        });
        let (words, numbers) = cells.unzip();
        Self {
            title,
            columns,
            words,
            numbers,
        }
    }
}

/// A view for export.
#[wasm_bindgen]
pub struct ViewExport {
    report: Report,
    view: View,
    lang: Lang,
    theme: Theme,
    notes: Vec<Note>,
    address: String,
    own: Option<Opened>,
}

/// The export of a request, as it would be drawn, with the address of the page; empty for none. Throws `{code, path, message}`
/// for an invalid request.
#[wasm_bindgen]
pub fn export_view(request: &str, address: String) -> Result<ViewExport, JsValue> {
    view_export(request, address).map_err(|error| error_to_js(&error))
}

fn view_export(request: &str, address: String) -> Result<ViewExport, Error> {
    let mut asked = ReaderRequest::read(request)?;
    let own = own_of(&asked.request)?;
    let report = match &own {
        Some(own) => Report::clone(&own.report),
        None => built_in()?,
    };
    let view = asked.arrange(&report, asked.request.view_of(&report)?);
    let report = asked.sourced(&report).into_owned();
    Ok(ViewExport {
        lang: asked.request.lang,
        // Forced colours apply to the screen of their system only.
        theme: match asked.request.theme {
            Theme::System(_) => Theme::Light,
            theme => theme,
        },
        report,
        view,
        notes: asked.notes,
        address,
        own,
    })
}

/// The explore panel for the view of a request: groups of options, and texts.
#[wasm_bindgen]
pub fn choices(request: &str) -> Result<JsValue, JsValue> {
    asked(request, |report, asked| {
        let view = asked.request.view_of(report)?;
        Ok(to_js(&explore(report, view, asked.request.lang)))
    })
}

/// Comparison of the figures with these ids in the view of a request; unknown ids are left out.
#[wasm_bindgen(js_name = compare)]
pub fn compare_ids(request: &str, ids: Vec<String>) -> Result<JsValue, JsValue> {
    asked(request, |report, mut asked| {
        let view = asked.arrange(report, asked.request.view_of(report)?);
        let data = view.data();
        let named = |id: &String| {
            data.iter()
                .find(|datum| datum.measure.id == *id)
                .map(|datum| Datum::clone(datum))
        };
        let pinned: Vec<Datum> = ids.iter().filter_map(named).collect();
        Ok(to_js(&compare(&asked.sourced(report), &pinned, asked.request.lang)))
    })
}

/// The links of the figures of a request to their words in the text of the report. Throws `{code, path, message}` for an address that is
/// not linked.
#[wasm_bindgen(js_name = links)]
pub fn links_of(request: &str) -> Result<JsValue, JsValue> {
    asked(request, |report, asked| {
        let refused = asked
            .request
            .errors
            .iter()
            .find(|error| error.code() == Code::InvalidAddress);
        if let Some(error) = refused {
            return Err(error.clone());
        }
        let view = asked.request.view_of(report)?;
        Ok(to_js(&source_links(&asked.sourced(report), view, asked.request.lang)))
    })
}

/// The sonification of a request.
#[wasm_bindgen(js_name = tones)]
pub fn tones_of(request: &str) -> Result<JsValue, JsValue> {
    asked(request, |report, mut asked| {
        let view = asked.arrange(report, asked.request.view_of(report)?);
        let (scene, page) = page_with_notes(report, &view, &asked.request, &asked.notes);
        let words = |i: usize| {
            page.targets
                .get(i)
                .map_or_else(String::new, |target| target.sentence.clone())
        };
        Ok(to_js(&tones(&view, &scene, words)))
    })
}

fn asked(
    request: &str,
    answer: impl FnOnce(&Report, ReaderRequest) -> Result<JsValue, Error>,
) -> Result<JsValue, JsValue> {
    ReaderRequest::read(request)
        .and_then(|request| with_report_of(request, answer))
        .map_err(|error| error_to_js(&error))
}

#[wasm_bindgen]
impl Drawing {
    /// Paints a frame of the transition from another drawing to this one, at `share` (0 to 1). The canvas keeps the size that
    /// [`Drawing::paint`] gave it.
    pub fn paint_between(
        &self,
        canvas: HtmlCanvasElement,
        ratio: f64,
        before: &Drawing,
        share: f64,
    ) -> Result<(), JsValue> {
        let scene = in_transition(&before.0.scene, &self.0.scene, share);
        paint_on(canvas, &scene, self.0.theme, ratio)
    }
}

impl ViewExport {
    /// The picture in a shape, and the scale for painting it.
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
            "cover" => cover(&self.report, &self.view, self.lang, cover::WIDE, cover::MARGIN),
            "square" => cover(&self.report, &self.view, self.lang, cover::SQUARE, cover::MARGIN),
            "poster" => fitted(whole, POSTER, MARGIN),
            _ => (framed(whole(ARTICLE), MARGIN), 1.0),
        }
    }
}

#[wasm_bindgen]
impl ViewExport {
    /// The figures as CSV, with a byte order mark.
    pub fn csv(&self) -> String {
        export::csv_of(&self.report, &self.view)
    }

    /// The figures as JSON.
    pub fn json(&self) -> Result<String, JsValue> {
        let data = self.view.data().into_iter().cloned();
        export::json(&self.report, data).map_err(|e| JsValue::from_str(&e.to_string()))
    }

    /// The figures as the sheet of a workbook, which the workbook bundle writes: `{title, columns, words, numbers}`, the cells row by row. Where
    /// a cell is a number, its words are empty; where it is words, its number is NaN.
    pub fn sheet(&self) -> JsValue {
        to_js(&Sheet::of(
            export::table_of(&self.report, &self.view),
            self.view.title.get(self.lang),
        ))
    }

    /// The picture as SVG whose text is text.
    pub fn svg(&self) -> Result<String, JsValue> {
        let title = self.view.title.get(self.lang);
        let summary = summary(&self.report, &self.view, self.lang);
        let (scene, _) = self.picture("article");
        svg::render(&scene, self.theme, title, &summary).map_err(|error| error_to_js(&error))
    }

    /// Sets the size of a canvas and paints the picture on it: `article`, `cover` (2.35 to 1), `square` or `poster` (3 to 4), with `ratio`
    /// device pixels per CSS pixel.
    pub fn paint(&self, canvas: HtmlCanvasElement, shape: &str, ratio: f64) -> Result<(), JsValue> {
        let (scene, scale) = self.picture(shape);
        paint_on(canvas, &scene, self.theme, ratio * scale)
    }

    /// The export panel: texts and embed code, given the address of the module and the hash of the edition that the code is pinned to, empty for
    /// none.
    pub fn panel(&self, module: &str, integrity: &str) -> JsValue {
        let origin = match self.own.as_ref().map(|own| &*own.origin) {
            None => Origin::BuiltIn,
            Some(Own::Address(address)) => Origin::Address(address),
            Some(Own::Text(text)) => Origin::Text(text),
        };
        to_js(&export_panel(
            &self.report,
            &self.view,
            self.lang,
            module,
            origin,
            &self.address,
            Some(integrity).filter(|hash| !hash.is_empty()),
        ))
    }

    /// The figures as an HTML table, for word processors and spreadsheets.
    pub fn table_html(&self) -> String {
        embed::table_html(&self.view, self.lang)
    }

    /// The figures as tab-separated text.
    pub fn table_text(&self) -> String {
        export::tab_separated(&self.view, self.lang)
    }

    /// The PNG with title, source and address in its text chunks; bytes that are not a PNG are returned unchanged.
    pub fn describe_png(&self, png: Vec<u8>) -> Vec<u8> {
        let source = phrase::source(&self.report, &self.view, self.lang);
        let mut texts = vec![
            ("Title", self.view.title.get(self.lang)),
            ("Source", source.as_str()),
            ("URL", self.address.as_str()),
        ];
        texts.retain(|(_, text)| !text.is_empty());
        png_text::with_text(&png, &texts).unwrap_or(png)
    }
}
