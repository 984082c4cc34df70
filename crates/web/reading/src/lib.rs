//! The browser's side of reading: what a text says, whether it says what a report says, and what a report can be shown as. The
//! third program, which only editors load. Refuses: drawing, and keeping anything between two questions.
//!
//! Answers cross as JSON text, the same that the command line writes; places are counted in Unicode scalar values.

// wasm-bindgen's own expansion uses what the lints forbid by hand.
#![allow(unreachable_pub, missing_docs)]

use figures::figures;
use quantity::Lang;
use reading::draft::{self, Draft};
use reading::proof::{self, Finding};
use reading::propose::{open, propose, views_json};
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

/// A figure of an article and what the report says of it.
#[derive(Serialize)]
struct Held<'a> {
    start: usize,
    end: usize,
    /// From, and behind.
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
    /// What the report says, as a sentence with its section; empty for nothing.
    report: String,
    /// What comes of it, as an editor reads it.
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

/// Every figure of a Chinese article, held against a report: its text, or the shipped one for an empty text. Throws `{code, path,
/// message}` for a language that is not known, with `faults: [{code, path, message, line, column}]` for a report that is not
/// understood.
#[wasm_bindgen]
pub fn proof(article: &str, report: &str, lang: &str) -> Result<String, JsValue> {
    let lang = parse_lang(Some(lang), &[]).map_err(|error| misread(&error))?;
    let report = report_of(report)?;
    let found = proof::proof(article, &report);
    let held: Vec<Held> = found.iter().map(|finding| Held::new(finding, lang)).collect();
    written(&held)
}

#[derive(Serialize)]
struct ArticleWords {
    said: &'static str,
    go: &'static str,
}

/// What readers hear of an article that stands beside a chart: `{said, go}`, before a sentence of it, and on what leads there.
#[wasm_bindgen]
pub fn article_words(lang: &str) -> Result<String, JsValue> {
    let lang = parse_lang(Some(lang), &[]).map_err(|error| misread(&error))?;
    written(&ArticleWords {
        said: lang.pick("文中：", "In the article: "),
        go: lang.pick("到文中这一句", "Go to the sentence"),
    })
}

/// What a report can be shown as, whatever views it describes itself, and what must not stand together: `{views, refused}`.
/// Throws as [`proof`] does.
#[wasm_bindgen]
pub fn views(report: &str) -> Result<String, JsValue> {
    views_json(&propose(&report_of(report)?)).map_err(|error| JsValue::from_str(&error.to_string()))
}

/// Report prose as a draft (see [`Draft`]), each of its figures with `doubt_words: {zh, en}` where there is something to look at.
#[wasm_bindgen(js_name = draft)]
pub fn draft_of(text: &str) -> Result<String, JsValue> {
    let draft = draft::draft(text);
    let mut told = serde_json::to_value(&draft).map_err(|error| JsValue::from_str(&error.to_string()))?;
    let listed = told.get_mut("drafted").and_then(Value::as_array_mut);
    for (fields, one) in listed.into_iter().flatten().zip(&draft.drafted) {
        if let (Some(fields), Some(doubt)) = (fields.as_object_mut(), one.doubt) {
            let words = json!({"zh": doubt.words(Lang::Zh), "en": doubt.words(Lang::En)});
            fields.insert("doubt_words".to_owned(), words);
        }
    }
    written(&told)
}

/// The report that a draft makes as an editor has corrected it, as text: not checked yet (see [`views`]). Throws for what is no
/// draft.
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
