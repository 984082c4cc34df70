//! The reading bundle for editors: figures of a text, proof against a report, drafts of reports, and proposed views. It keeps no
//! state between calls. Not here: drawing.
//!
//! Results are JSON text in the form of the command line; positions count Unicode scalar values.

// The code that wasm-bindgen generates violates these lints.
#![allow(unreachable_pub, missing_docs)]

use figures::figures;
use quantity::Lang;
use reading::draft::{self, Draft};
use reading::kinds::{choices, choices_json};
use reading::proof::{self, Finding};
use reading::propose::{open, propose, views_json};
use reading::unread::unread_words;
use report_charts::base::error::{Code, Error};
use report_charts::document::built_in;
use report_charts::page::request::parse_lang;
use report_charts::report::Report;
use web_shared::misread;

use serde::Serialize;
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;

/// Every numeral expression of a Chinese text, in reading order.
#[wasm_bindgen(js_name = figures)]
pub fn figures_of(text: &str) -> Result<String, JsValue> {
    written(&figures(text))
}

/// A figure of an article and the finding about it.
#[derive(Serialize)]
struct Held<'a> {
    start: usize,
    end: usize,
    /// Start and end; the end is exclusive.
    sentence: (usize, usize),
    line: usize,
    text: &'a str,
    excerpt: &'a str,
    verdict: &'static str,
    differences: Vec<&'static str>,
    reason: Option<&'static str>,
    measure: Option<&'a str>,
    indicator: Option<&'a str>,
    stated: Option<&'a str>,
    /// The statement of the report with its section; empty for none.
    report: String,
    /// The finding in the words of the interface.
    words: String,
}

impl<'a> Held<'a> {
    fn new(finding: &'a Finding, lang: Lang) -> Self {
        let (figure, datum) = (&finding.figure, finding.datum.as_ref());
        Self {
            start: figure.start,
            end: figure.end,
            sentence: finding.sentence,
            line: finding.line,
            text: &figure.text,
            excerpt: &finding.excerpt,
            verdict: finding.verdict.name(),
            differences: finding.verdict.differences().iter().map(|one| one.name()).collect(),
            reason: finding.verdict.absence().map(|why| why.name()),
            measure: datum.map(|datum| datum.measure.id.as_str()),
            indicator: datum.map(|datum| datum.indicator.id.as_str()),
            stated: datum.map(|datum| datum.measure.source.stated.as_str()),
            report: finding.stated(lang),
            words: finding.words(lang),
        }
    }
}

/// Compares every figure of a Chinese article with a report: its text, or empty for the built-in one. Throws `{code, path,
/// message}` for an unknown language, and with `faults: [{code, path, message, line, column}]` for an invalid report.
#[wasm_bindgen]
pub fn proof(article: &str, report: &str, lang: &str) -> Result<String, JsValue> {
    let lang = parse_lang(Some(lang), &[]).map_err(|error| misread(&error))?;
    let report = report_of(report)?;
    let found = proof::proof(article, &report);
    let held: Vec<Held> = found.iter().map(|finding| Held::new(finding, lang)).collect();
    written(&held)
}

/// That a text has more figures than are read, in words; empty for a text that is read to its end.
#[wasm_bindgen(js_name = unread)]
pub fn unread_of(text: &str, lang: &str) -> Result<String, JsValue> {
    let lang = parse_lang(Some(lang), &[]).map_err(|error| misread(&error))?;
    Ok(unread_words(text, lang).unwrap_or_default())
}

#[derive(Serialize)]
struct ArticleWords {
    said: &'static str,
    go: &'static str,
}

/// Texts for reading an article beside a chart: `{said, go}`, before a sentence of it, and on the link to that sentence.
#[wasm_bindgen]
pub fn article_words(lang: &str) -> Result<String, JsValue> {
    let lang = parse_lang(Some(lang), &[]).map_err(|error| misread(&error))?;
    written(&ArticleWords {
        said: lang.pick("文中：", "In the article: "),
        go: lang.pick("到文中这一句", "Go to the sentence"),
    })
}

/// Proposed views of a report, independent of those in its document, and the figures that cannot be compared: `{views, refused}`.
/// Throws as [`proof()`] does.
#[wasm_bindgen]
pub fn views(report: &str) -> Result<String, JsValue> {
    views_json(&propose(&report_of(report)?)).map_err(|error| JsValue::from_str(&error.to_string()))
}

/// What an editor can choose for a view of a report in JSON: `{by_value, shown, others}`, whether its kind has an order by value,
/// ids of its figures in the order in which they are seen, and the same chart as each other kind that fits. Throws as [`proof()`] does.
#[wasm_bindgen]
pub fn kinds(report: &str, view: &str) -> Result<String, JsValue> {
    let made = choices(report, view).map_err(|error| misread(&error))?;
    Ok(choices_json(&made))
}

/// A draft from report prose, and every numeral expression of it: `{draft, figures}`, as [`draft_of`] and [`figures_of`] give
/// them.
#[wasm_bindgen]
pub fn read(text: &str) -> Result<String, JsValue> {
    let read = figures::read(text);
    let draft = draft_json(&draft::draft_of(text, &read))?;
    written(&json!({"draft": draft, "figures": read.figures}))
}

/// A draft from report prose (see [`Draft`]); a doubtful figure has `doubt_words: {zh, en}`.
#[wasm_bindgen(js_name = draft)]
pub fn draft_of(text: &str) -> Result<String, JsValue> {
    written(&draft_json(&draft::draft(text))?)
}

fn draft_json(draft: &Draft) -> Result<Value, JsValue> {
    let mut value = serde_json::to_value(draft).map_err(|error| JsValue::from_str(&error.to_string()))?;
    let listed = value.get_mut("drafted").and_then(Value::as_array_mut);
    for (fields, one) in listed.into_iter().flatten().zip(&draft.drafted) {
        if let (Some(fields), Some(doubt)) = (fields.as_object_mut(), one.doubt) {
            let words = json!({"zh": doubt.words(Lang::Zh), "en": doubt.words(Lang::En)});
            fields.insert("doubt_words".to_owned(), words);
        }
    }
    Ok(value)
}

/// The document of a draft that an editor has corrected, as text. It is not checked yet (see [`views`]). Throws for a text that
/// is not a draft.
#[wasm_bindgen]
pub fn document(draft: &str) -> Result<String, JsValue> {
    let draft: Draft = serde_json::from_str(draft).map_err(|error| {
        let message = format!("found {error}; accepted is a draft");
        misread(&Error::new(Code::InvalidDocument, "draft", message))
    })?;
    Ok(draft.document())
}

fn report_of(text: &str) -> Result<Report, JsValue> {
    let report = match text {
        "" => built_in(),
        text => open(text),
    };
    report.map_err(|error| misread(&error))
}

fn written<T: Serialize>(answer: &T) -> Result<String, JsValue> {
    serde_json::to_string(answer).map_err(|error| JsValue::from_str(&error.to_string()))
}
