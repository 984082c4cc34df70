//! The list of figures written as a document. Does not write figures that are not kept.

use super::{Draft, Drafted, GOVERNMENT};
use crate::vocabulary::vocabulary;
use quantity::{Period, read_stated};
use report_charts::document::FORMAT;

use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The most figures of a document; what comes behind is left out.
const MOST: usize = 5_000;

pub(super) fn write(draft: &Draft) -> String {
    let mut indicators: Vec<(&str, Vec<&Drafted>)> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for one in draft.drafted.iter().filter(|one| one.kept).take(MOST) {
        let place = *places.entry(&one.indicator).or_insert(indicators.len());
        match indicators.get_mut(place) {
            Some((_, measures)) => measures.push(one),
            None => indicators.push((&one.indicator, vec![one])),
        }
    }
    let used: BTreeSet<usize> = draft
        .drafted
        .iter()
        .filter(|one| one.kept)
        .map(|one| one.section)
        .collect();
    let sections = draft
        .sections
        .iter()
        .enumerate()
        .filter(|(index, _)| used.contains(index));
    let sections: Vec<Value> = sections
        .take(MOST)
        .map(|(index, title)| json!({"id": section_id(index), "title": heading(title)}))
        .collect();
    let indicators: Vec<Value> = indicators
        .iter()
        .enumerate()
        .map(|(index, (name, all))| indicator(index, name, all))
        .collect();
    let mut document = json!({
        "format": FORMAT,
        "id": "report",
        "title": heading(&draft.title),
        "date": Period::document_form(&draft.date),
        "publisher": publisher(&draft.publisher),
        "sections": sections,
        "indicators": indicators,
    });
    if let (Some(fields), Some(url)) = (document.as_object_mut(), &draft.url) {
        fields.insert("url".to_owned(), json!(url));
    }
    format!("{document:#}")
}

/// A title or a heading: where all its words are known, with its English, the year behind it.
fn heading(text: &str) -> Value {
    let (year, rest) = match text.split_once('年') {
        Some((year, rest)) if year.len() == 4 && year.bytes().all(|c| c.is_ascii_digit()) => (Some(year), rest),
        _ => (None, text),
    };
    let words = vocabulary().english(rest);
    let words = words.map(|words| year.map_or(words.clone(), |year| format!("{words}, {year}")));
    local(text, words)
}

/// A publisher, with English where that is known: the government of a place has that of the place.
fn publisher(text: &str) -> Value {
    let government = text.strip_suffix(GOVERNMENT).and_then(english);
    match government {
        Some(place) => local(text, Some(format!("People’s Government of {place}"))),
        None => heading(text),
    }
}

/// A text of the document. Without English, Chinese stands for it, and no page in English is made.
fn local(zh: &str, en: Option<String>) -> Value {
    match en {
        Some(en) => json!({"zh": zh, "en": en}),
        None => json!({"zh": zh}),
    }
}

/// A name in English, where the vocabulary knows its words.
pub(super) fn english(name: &str) -> Option<String> {
    vocabulary().english(name)
}

fn section_id(index: usize) -> String {
    format!("section-{index}")
}

fn indicator(index: usize, name: &str, all: &[&Drafted]) -> Value {
    let id = format!("indicator-{}", index + 1);
    let mut ids = BTreeSet::new();
    let measures: Vec<Value> = all.iter().map(|one| measure(&id, one, &mut ids)).collect();
    let kind = if all.iter().all(|one| one.count) {
        "count"
    } else {
        "indicator"
    };
    json!({"id": id, "type": kind, "name": local(name, english(name)), "measures": measures})
}

fn measure(indicator: &str, one: &Drafted, ids: &mut BTreeSet<String>) -> Value {
    // What an editor has written may be words, or no period yet: reading the document reports that, and not what follows for
    // the id. What is a period stands as it is written, so that an error is found in the list again.
    let period = match Period::parse(&one.period) {
        Ok(_) => one.period.clone(),
        Err(_) => Period::document_form(&one.period),
    };
    let named = Period::parse(&period).map_or_else(|_| String::new(), Period::document);
    let target = if one.kind == "target" { "/target" } else { "" };
    let plain = format!("{indicator}@{named}{target}");
    let mut id = plain.clone();
    let mut number = 2;
    while !ids.insert(id.clone()) {
        id = format!("{plain}/{number}");
        number += 1;
    }
    let mut written = json!({
        "id": id,
        "period": period,
        "kind": one.kind,
        "comparison": one.comparison,
        "direction": one.direction,
        "stated": one.stated,
        "estimate": one.estimate,
        "section": section_id(one.section),
    });
    if let (Some(fields), Some(quote)) = (written.as_object_mut(), &one.quote) {
        fields.insert("quote".to_owned(), json!(quote));
    }
    // Wording that is read says it all.
    if let Some(fields) = written.as_object_mut().filter(|_| read_stated(&one.stated).is_none()) {
        match one.high {
            None => fields.insert("value".to_owned(), json!(one.value)),
            Some(high) => {
                fields.insert("low".to_owned(), json!(one.value));
                fields.insert("high".to_owned(), json!(high))
            }
        };
        fields.insert("unit".to_owned(), json!(one.unit));
        fields.insert("qualifier".to_owned(), json!(one.qualifier));
    }
    written
}
