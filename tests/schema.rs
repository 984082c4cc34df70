//! The JSON Schema of documents: the published file is what the code generates, valid documents match it, and an independent
//! validator finds the errors that reading reports, as far as a schema can express them.
// Helper functions of tests may panic like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
use jsonschema::Validator;
use quantity::Unit;
use report_charts::Code;
use report_charts::document::schema;
use report_charts::report::Report;
use serde_json::{Value, json};

const PUBLISHED: &str = include_str!("../data/report-charts.schema.json");
const BUILT_IN: &str = include_str!("../data/miit-2011.json");
const SAMPLE: &str = include_str!("reports/sample-2013.json");
const CORRECTED: &str = include_str!("reports/corrected-2014.json");
const OVER_TIME: &str = include_str!("reports/over-time-2024.json");
const BROKEN: &str = include_str!("reports/broken.json");

fn validator() -> Validator {
    jsonschema::validator_for(&serde_json::from_str(PUBLISHED).unwrap()).unwrap()
}

#[test]
fn the_published_schema_is_generated_by_the_code() {
    assert!(
        PUBLISHED.trim_end() == schema(),
        "data/report-charts.schema.json is old: `cargo run -p report-charts-cli -- schema > data/report-charts.schema.json`"
    );
}

#[test]
fn valid_documents_match_the_schema() {
    let validator = validator();
    for text in [BUILT_IN, SAMPLE, CORRECTED, OVER_TIME] {
        let document: Value = serde_json::from_str(text).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(&document)
            .map(|e| format!("{} {e}", e.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
}

/// `indicators[0].name.zh` as a JSON pointer.
fn pointer(path: &str) -> String {
    format!("/{}", path.replace(['.', '['], "/").replace(']', ""))
}

/// Every error of the broken document that a schema can express is found at its path.
#[test]
fn the_schema_finds_errors_at_their_path() {
    let validator = validator();
    let document: Value = serde_json::from_str(BROKEN).unwrap();
    let places: Vec<String> = validator
        .iter_errors(&document)
        .map(|e| e.instance_path().to_string())
        .collect();
    // Errors that a schema cannot express.
    let beyond = [
        Code::DuplicateId,
        Code::UnknownReference,
        Code::UnlikeUnits,
        Code::WrongDirection,
        Code::StatedOtherwise,
        Code::IncompleteView,
    ];
    let errors = Report::read(BROKEN).unwrap_err().into_list();
    let mut seen = 0;
    for error in errors.iter().filter(|error| !beyond.contains(&error.code())) {
        let pointer = pointer(error.path());
        // 八成 is any text to a schema; an unknown or a missing field is reported for the whole object.
        if error.path().ends_with("measures[2].value") {
            continue;
        }
        let reported = places
            .iter()
            .any(|place| pointer.starts_with(place.as_str()) || place.starts_with(&pointer));
        assert!(reported, "{error} is not among {places:#?}");
        seen += 1;
    }
    assert!(seen > 15, "{seen}");
}

#[test]
fn each_single_error_is_found_by_the_schema() {
    let validator = validator();
    let good: Value = serde_json::from_str(SAMPLE).unwrap();
    let measure = "/indicators/0/measures/0";
    for (place, field, value) in [
        ("", "format", json!("report-charts/9")),
        ("", "id", json!("Größe")),
        ("", "views", json!(7)),
        ("", "more", json!(1)),
        ("/title", "en", json!("")),
        ("/title", "zh", json!("字".repeat(121))),
        ("/title", "zh", json!("甲\u{202e}乙")),
        (measure, "stated", json!(" ")),
        (measure, "period", Value::Null),
        (measure, "period", json!("2024-13")),
        (measure, "period", json!("2024-q5")),
        (measure, "period", json!("去年")),
        ("", "date", json!("2025-13")),
        ("", "date", json!("2025-q1")),
        (measure, "kind", json!("goal")),
        (measure, "value", json!(-1)),
        (measure, "value", json!(9)),
        (measure, "unit", json!("亿斛")),
        (measure, "drawn", json!("bar")),
        ("/indicators/0", "aliases", json!(vec!["甲"; 21])),
        ("/indicators/0", "note", json!({"zh": "注".repeat(501), "en": "n"})),
    ] {
        let mut bad = good.clone();
        bad.pointer_mut(place).unwrap()[field] = value.clone();
        assert!(!validator.is_valid(&bad), "{place}/{field}: {value}");
        assert!(Report::read(&bad.to_string()).is_err(), "{place}/{field}: {value}");
    }
    // Null counts as missing for an optional field.
    let mut nulls = good;
    nulls["version"] = Value::Null;
    nulls["indicators"][0]["note"] = Value::Null;
    assert!(validator.is_valid(&nulls) && Report::read(&nulls.to_string()).is_ok());
}

#[test]
fn the_schema_and_reading_accept_the_same_units() {
    let validator = validator();
    let mut document: Value = serde_json::from_str(SAMPLE).unwrap();
    for scale in ["", "万", "亿", "万亿", "千"] {
        for base in [
            "",
            "元",
            "吨",
            "G",
            "%",
            "个百分点",
            "户",
            "家",
            "个",
            "项",
            "名",
            "斛",
            "斤",
            "公顷",
            "美元",
            "人次",
            "‰",
            "百分点",
            "个基点",
            "倍",
            "千瓦时",
            "mg/L",
            "元/平方米",
            "件/万人",
            "台（套）",
            "县（市、区）",
            "县（斛）",
            "元/斛",
            "度",
            "℃",
            " ",
        ] {
            let unit = format!("{scale}{base}");
            let measure = &mut document["indicators"][0]["measures"][0];
            measure["unit"] = json!(unit);
            measure["value"] = json!(1);
            measure["qualifier"] = json!("exact");
            measure["estimate"] = json!(false);
            assert_eq!(validator.is_valid(&document), Unit::parse(&unit).is_some(), "{unit:?}");
        }
    }
}
