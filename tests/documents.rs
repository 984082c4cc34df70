//! Documents that are wrong in one place each: the code and the path say where, the message what is accepted.
// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use report_charts::{Code, Report};

const GOOD: &str = r#"{
  "format": "report-charts/1",
  "id": "small",
  "title": {"zh": "小报告", "en": "Small report"},
  "date": "2011-03",
  "publisher": {"zh": "某省", "en": "A province"},
  "sections": [{"id": "s", "title": {"zh": "目标", "en": "Targets"}}],
  "indicators": [
    {
      "id": "a", "type": "indicator", "name": {"zh": "甲", "en": "A"},
      "measures": [
        {"period": "2010", "kind": "result", "comparison": "level", "direction": "level", "value": 3.5,
         "unit": "亿元", "qualifier": "about", "estimate": true, "stated": "约3.5亿元", "section": "s"},
        {"period": "2011", "kind": "target", "comparison": "yoy", "direction": "increase", "value": 9,
         "unit": "%", "qualifier": "exact", "estimate": false, "stated": "9%", "section": "s"}
      ]
    }
  ],
  "views": [
    {"id": "v", "kind": "tiles", "title": {"zh": "图", "en": "Chart"}, "subtitle": {"zh": "元", "en": "yuan"},
     "items": [{"measure": "a@2010"}]}
  ]
}"#;

/// The good document with one thing replaced, and what it answers.
fn broken(from: &str, to: &str) -> (Code, String, String) {
    assert!(GOOD.contains(from), "the document has no {from}");
    let error = Report::from_json(&GOOD.replacen(from, to, 1)).unwrap_err();
    (error.code(), error.path().to_owned(), error.message().to_owned())
}

#[test]
fn the_good_document_is_read_whole() {
    let report = Report::from_json(GOOD).unwrap();
    let ids: Vec<String> = report.data().map(|d| d.measure.id.clone()).collect();
    assert_eq!(ids, ["a@2010", "a@2011/target"]);
    assert_eq!(report.view("v").unwrap().kind.data().len(), 1);
    let with_mark = format!("\u{feff}{GOOD}");
    assert!(Report::from_json(&with_mark).is_ok(), "a byte order mark is no fault");
}

#[test]
fn each_fault_names_its_place_and_what_is_accepted() {
    for (from, to, code, path, accepted) in [
        (
            "report-charts/1",
            "report-charts/9",
            Code::UnsupportedFormat,
            "format",
            "report-charts/1",
        ),
        (
            r#""value": 3.5"#,
            r#""value": "3.5""#,
            Code::WrongType,
            "indicators[0].measures[0].value",
            "a number",
        ),
        (
            r#""value": 9"#,
            r#""value": -9"#,
            Code::ValueOutOfRange,
            "indicators[0].measures[1].value",
            "the direction carries the sign",
        ),
        (
            r#""value": 9"#,
            r#""value": 1e300"#,
            Code::ValueOutOfRange,
            "indicators[0].measures[1].value",
            "1e15",
        ),
        (
            "\"亿元\"",
            "\"亿斤\"",
            Code::UnknownUnit,
            "indicators[0].measures[0].unit",
            "万亿",
        ),
        (
            r#""about""#,
            r#""roughly""#,
            Code::UnknownWord,
            "indicators[0].measures[0].qualifier",
            "exact, about, over",
        ),
        (
            r#""estimate": true, "#,
            "",
            Code::MissingField,
            "indicators[0].measures[0].estimate",
            "true or false",
        ),
        (
            r#""estimate": true"#,
            r#""estimated": true"#,
            Code::UnknownField,
            "indicators[0].measures[0].estimated",
            "estimate",
        ),
        (
            r#""section": "s"}"#,
            r#""section": "t"}"#,
            Code::UnknownReference,
            "indicators[0].measures[0].section",
            "id of a section",
        ),
        (
            r#""period": "2011", "kind": "target""#,
            r#""period": "2010", "kind": "result""#,
            Code::DuplicateId,
            "indicators[0].measures[1].id",
            "an id of its own",
        ),
        (
            r#"{"measure": "a@2010"}"#,
            r#"{"measure": "b@2010"}"#,
            Code::UnknownReference,
            "views[0].items[0].measure",
            "indicator@period",
        ),
        (
            r#"[{"measure": "a@2010"}]"#,
            "[]",
            Code::IncompleteView,
            "views[0].items",
            "at least one figure",
        ),
        (
            r#""tiles""#,
            r#""pie""#,
            Code::UnknownWord,
            "views[0].kind",
            "bars, change, slopes",
        ),
        (
            r#""tiles""#,
            r#""slopes""#,
            Code::IncompleteView,
            "views[0].items[0].to",
            "the later one",
        ),
        (
            r#""tiles""#,
            r#""shares""#,
            Code::UnlikeUnits,
            "views[0].items[0].measure",
            "in %",
        ),
        (r#""zh": "某省", "#, "", Code::MissingField, "publisher.zh", "a text"),
        (
            r#"[{"id": "s""#,
            r#"{"0": {"id": "s""#,
            Code::InvalidDocument,
            "line 7",
            "",
        ),
    ] {
        let (found, at, message) = broken(from, to);
        assert_eq!(found, code, "{from} -> {to}: {at}: {message}");
        assert!(at.starts_with(path), "{from} -> {to}: {at}");
        assert!(message.contains(accepted), "{from} -> {to}: {message}");
    }
}

#[test]
fn unlike_units_are_refused_on_one_axis() {
    let (code, path, message) = broken(
        r#""kind": "tiles", "title": {"zh": "图", "en": "Chart"}, "subtitle": {"zh": "元", "en": "yuan"},
     "items": [{"measure": "a@2010"}]"#,
        r#""kind": "bars", "title": {"zh": "图", "en": "Chart"}, "subtitle": {"zh": "元", "en": "yuan"},
     "items": [{"measure": "a@2010"}, {"measure": "a@2011/target"}]"#,
    );
    assert_eq!((code, path.as_str()), (Code::UnlikeUnits, "views[0].items[1].measure"));
    assert!(message.contains("% beside 亿元"), "{message}");
}

#[test]
fn a_key_given_twice_is_a_fault_with_its_line() {
    let (code, path, message) = broken(r#""id": "small","#, "\"id\": \"small\",\n  \"id\": \"other\",");
    assert_eq!(code, Code::InvalidDocument);
    assert!(path.starts_with("line 4"), "{path}");
    assert!(message.contains("\"id\" twice"), "{message}");
}

#[test]
fn numbers_that_are_none_and_nesting_without_end_are_refused() {
    for text in ["", "null", "[]", "{\"format\": NaN}", "{\"format\": 1e400}", "\u{0}"] {
        assert!(Report::from_json(text).is_err(), "{text:?}");
    }
    let deep = "[".repeat(1_000_000);
    assert_eq!(Report::from_json(&deep).unwrap_err().code(), Code::InvalidDocument);
}

proptest! {
    #[test]
    fn no_damage_makes_it_panic(at in 0usize..1600, damage in "[\\PC\\x00-\\x1f]{0,3}", cut in 0usize..12) {
        let mut chars: Vec<char> = GOOD.chars().collect();
        let at = at.min(chars.len());
        let end = (at + cut).min(chars.len());
        chars.splice(at..end, damage.chars());
        let text: String = chars.into_iter().collect();
        if let Err(error) = Report::from_json(&text) {
            prop_assert!(!error.path().is_empty() && !error.message().is_empty());
        }
    }
}
