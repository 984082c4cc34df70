//! The quick reader of the custom bundle accepts what the full reader accepts, views of rarer kinds aside, and reads the same.
// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::COMMON_KINDS;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use quantity::Lang;
use report_charts::chart::kinds::Kinds;
use report_charts::document::DOCUMENT;
use report_charts::page::request::Request;
use report_charts::page::view_model::{page, page_of};
use report_charts::report::Report;
use serde_json::{Value, json};

const CORRECTED: &str = include_str!("reports/corrected-2014.json");
const SAMPLE: &str = include_str!("reports/sample-2013.json");
const OVER_TIME: &str = include_str!("reports/over-time-2024.json");
const BROKEN: &str = include_str!("reports/broken.json");

/// Whether the quick reader accepts a text; both readers agree on it.
fn is_read(text: &str) -> bool {
    let quick = Report::from_json_quick(text);
    let full = Report::read(text)
        .ok()
        .filter(|report| report.views.iter().all(|view| COMMON_KINDS.contains(&view.kind.name)));
    assert_eq!(quick.is_some(), full.is_some(), "{text}");
    // Addresses and quotes are checked, and not kept.
    let bare = full.map(|_| Report::read(&without_sources(text)).unwrap());
    assert_eq!(format!("{quick:?}"), format!("{bare:?}"));
    quick.is_some()
}

/// An accepted document without addresses and quotes.
fn without_sources(text: &str) -> String {
    let mut document: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap();
    let remove = |value: &mut Value, field: &str| drop(value.as_object_mut().unwrap().remove(field));
    remove(&mut document, "url");
    let count = |value: &Value, field: &str| value[field].as_array().unwrap().len();
    for i in 0..count(&document, "sections") {
        remove(&mut document["sections"][i], "url");
    }
    for i in 0..count(&document, "indicators") {
        for j in 0..count(&document["indicators"][i], "measures") {
            remove(&mut document["indicators"][i]["measures"][j], "quote");
        }
    }
    document.to_string()
}

#[test]
fn both_readers_read_documents_alike() {
    for text in [DOCUMENT, CORRECTED, SAMPLE] {
        assert!(is_read(text));
        assert!(is_read(&format!("\u{feff}{text}")));
    }
    for text in [
        OVER_TIME,
        BROKEN,
        "",
        "{",
        "[]",
        "null",
        include_str!("reports/sample-2013.csv"),
    ] {
        assert!(!is_read(text));
    }
    // A document of rarer kinds is refused for its views alone.
    let mut without: Value = serde_json::from_str(OVER_TIME).unwrap();
    without["views"] = json!([]);
    assert!(is_read(&without.to_string()));
}

#[test]
fn views_are_drawn_alike() {
    for text in [DOCUMENT, CORRECTED] {
        let (quick, full) = (
            Report::from_json_quick(text).unwrap(),
            Report::read(&without_sources(text)).unwrap(),
        );
        for (i, view) in full.views.iter().enumerate() {
            for (lang, width) in [(Lang::Zh, 640), (Lang::En, 320)] {
                let json = format!("{{\"width\": {width}, \"lang\": \"{}\", \"report\": 1}}", lang.tag());
                let request = Request::read(&json).unwrap();
                let (scene, words) = page_of(&quick, &quick.views[i], &request, Kinds::COMMON);
                let (same, said) = page(&full, view, &request);
                assert_eq!(
                    format!("{scene:?}{words:?}"),
                    format!("{same:?}{said:?}"),
                    "{}",
                    view.id
                );
            }
        }
    }
}

/// The values inside a document, as JSON pointers.
fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
    let mut inside = |name: &str, value: &Value| {
        let pointer = format!("{at}/{name}");
        pointers(value, &pointer, all);
        all.push(pointer);
    };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| inside(name, value)),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(i, value)| inside(&i.to_string(), value)),
        _ => {}
    }
}

#[derive(Clone, Debug)]
enum Damage {
    Remove,
    Repeat,
    Rename,
    Replace(Value),
    /// With the value at another place.
    Move(Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    let values = vec![
        Value::Null,
        json!(true),
        json!(-1),
        json!(0),
        json!(2011),
        json!(1e300),
        json!(""),
        json!("overview"),
        json!("targets"),
        json!("over"),
        json!([]),
        json!({}),
        json!({"zh": "甲", "en": "A"}),
    ];
    prop_oneof![
        Just(Damage::Remove),
        Just(Damage::Repeat),
        Just(Damage::Rename),
        select(values).prop_map(Damage::Replace),
        any::<Index>().prop_map(Damage::Move),
    ]
}

fn apply(document: &mut Value, at: &Index, damage: &Damage) {
    let mut all = Vec::new();
    pointers(document, "", &mut all);
    if all.is_empty() {
        return;
    }
    let pointer = at.get(&all);
    let (holder, name) = pointer.rsplit_once('/').unwrap();
    let value = match damage {
        Damage::Replace(value) => value.clone(),
        Damage::Move(from) => document.pointer(from.get(&all).as_str()).unwrap().clone(),
        _ => document.pointer(pointer).unwrap().clone(),
    };
    match (document.pointer_mut(holder).unwrap(), damage) {
        (Value::Object(fields), Damage::Remove) => drop(fields.remove(name)),
        (Value::Object(fields), Damage::Rename) => {
            fields.remove(name);
            fields.insert(format!("{name}s"), value);
        }
        (Value::Object(fields), _) => drop(fields.insert(name.to_owned(), value)),
        (Value::Array(items), Damage::Remove) => drop(items.remove(name.parse().unwrap())),
        (Value::Array(items), Damage::Repeat | Damage::Rename) => items.push(value),
        (Value::Array(items), _) => items[name.parse::<usize>().unwrap()] = value,
        _ => unreachable!("only objects and lists hold values"),
    }
}

proptest! {
    #[test]
    fn damaged_documents_are_read_alike(
        text in select(vec![CORRECTED, SAMPLE, OVER_TIME]),
        damages in prop::collection::vec((any::<Index>(), damage()), 1..3),
    ) {
        let mut document: Value = serde_json::from_str(text).unwrap();
        for (at, damage) in &damages {
            apply(&mut document, at, damage);
        }
        is_read(&document.to_string());
    }

    #[test]
    fn damaged_texts_are_read_alike(at in any::<Index>(), damage in "[\\PC\\x00-\\x1f]{0,3}", cut in 0usize..12) {
        let mut chars: Vec<char> = CORRECTED.chars().collect();
        let at = at.index(chars.len());
        let end = (at + cut).min(chars.len());
        chars.splice(at..end, damage.chars());
        is_read(&chars.into_iter().collect::<String>());
    }
}
