//! Documents with many errors: all are listed at once, each once, with line and column.
// Helper functions of tests may panic like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use quantity::UNITS;
use report_charts::Code;
use report_charts::report::Report;

const BUILT_IN: &str = include_str!("../data/miit-2011.json");
const BROKEN: &str = include_str!("reports/broken.json");
const SAMPLE: &str = include_str!("reports/sample-2013.json");
const TABLE: &str = include_str!("reports/sample-2013.csv");

fn reported(text: &str) -> Vec<String> {
    let errors = Report::read(text).unwrap_err().into_list();
    let line = |error: &report_charts::Error| {
        let at = error.position().unwrap();
        format!("{}:{} {} {}", at.line, at.column, error.path(), error.code().name())
    };
    errors.iter().map(line).collect()
}

#[test]
fn all_errors_of_a_document_are_reported_with_positions() {
    let reported = reported(BROKEN);
    let expected: Vec<&str> = include_str!("reports/broken.txt").lines().collect();
    assert_eq!(reported, expected, "{}", reported.join("\n"));
}

#[test]
fn quick_reading_stops_at_the_first_error() {
    for text in [
        BROKEN,
        "",
        "{",
        "[]",
        "{\"format\": \"report-charts/2\"}",
        "{\"format\": \"report-charts/1\"}",
    ] {
        let first = Report::from_json(text).unwrap_err();
        let all = Report::read(text).unwrap_err().into_list();
        let same = |error: &&report_charts::Error| error.code() == first.code() && error.path() == first.path();
        assert!(all.iter().any(|error| same(&error)), "{first} is not among {all:?}");
    }
}

#[test]
fn valid_documents_have_no_errors() {
    for text in [BUILT_IN, SAMPLE] {
        let (all, first) = (Report::read(text), Report::from_json(text));
        assert!(all.is_ok(), "{:?}", all.err());
        assert_eq!(all.unwrap().data().count(), first.unwrap().data().count());
    }
    let table = Report::read_table(TABLE);
    assert!(table.is_ok(), "{:?}", table.err());
}

#[test]
fn a_table_and_a_document_are_equivalent() {
    let (table, document) = (Report::read_table(TABLE).unwrap(), Report::read(SAMPLE).unwrap());
    let said = |report: &Report| -> Vec<String> {
        let line = |d: report_charts::report::Datum| {
            let (name, m) = (d.indicator.name.zh.clone(), d.measure);
            format!(
                "{name} {} {:?} {:?} {:?} {:?} {}",
                m.period, m.kind, m.comparison, m.direction, m.quantity, m.source.stated
            )
        };
        report.data().map(line).collect()
    };
    assert_eq!(said(&table), said(&document));
    assert_eq!(table.title.zh, document.title.zh);
}

#[test]
fn the_number_of_errors_is_limited() {
    let measure = r#"{"period": "2010", "kind": "x"}"#;
    let many = vec![measure; 500].join(",");
    let text = format!(
        r#"{{"format": "report-charts/1", "id": "a", "indicators": [{{"id": "b", "type": "count", "name": {{"zh": "甲", "en": "A"}},
        "measures": [{many}]}}]}}"#
    );
    assert_eq!(Report::read(&text).unwrap_err().into_list().len(), 100);
}

/// A figure that cannot be read is not an error of the views that show it.
#[test]
fn consequences_of_an_error_are_not_reported() {
    let changed = |from: &str, to: &str| {
        assert!(BUILT_IN.contains(from), "{from}");
        reported(&BUILT_IN.replacen(from, to, 1))
    };
    assert_eq!(
        changed(r#""id": "industrial-value-added""#, r#""id": "Industrial value added""#).len(),
        1
    );
    let one = [
        (
            r#""period": "2010", "kind": "result""#,
            r#""period": "", "kind": "result""#,
        ),
        (
            r#""unit": "%", "qualifier": "about""#,
            r#""unit": "percent", "qualifier": "about""#,
        ),
        (r#""direction": "increase""#, r#""direction": "up""#),
        (r#""id": "targets", "title""#, r#""id": 7, "title""#),
        (r#""measures": ["#, r#""measures": 7, "aliases": ["#),
    ];
    for (from, to) in one {
        let reported = changed(from, to);
        assert!((1..=4).contains(&reported.len()), "{from}: {reported:#?}");
        assert!(
            !reported.iter().any(|line| line.contains(" views[")),
            "{from}: {reported:#?}"
        );
    }
}

#[test]
fn a_figure_as_stated_equals_a_figure_in_parts() {
    let full = r#""value": 1000, "unit": "G", "qualifier": "over", "estimate": true, "stated": "超过1000G""#;
    assert!(BUILT_IN.contains(full));
    let with = |fields: &str| Report::read(&BUILT_IN.replacen(full, fields, 1));
    let short = with(r#""stated": "预计超过1000G""#).unwrap();
    let id = "international-bandwidth@2010";
    let find = |report: &Report| {
        report
            .data()
            .find(|d| d.measure.id == id)
            .unwrap()
            .measure
            .quantity
            .clone()
    };
    assert_eq!(find(&short), find(&Report::read(BUILT_IN).unwrap()));
    assert_eq!(
        find(&with(r#""stated": "超过1000G", "estimate": true"#).unwrap()),
        find(&short)
    );

    let refused = |fields: &str| {
        let errors = with(fields).unwrap_err().into_list();
        let path = errors[0].path().rsplit_once('.').unwrap().1.to_owned();
        (errors.len(), errors[0].code(), path)
    };
    for (fields, code, path) in [
        (r#""stated": "一千G以上""#, Code::MissingField, "value"),
        (&*full.replace("1000, ", "1024, "), Code::StatedOtherwise, "value"),
        (&*full.replace("\"G\"", "\"万户\""), Code::StatedOtherwise, "unit"),
        (&*full.replace("over", "exact"), Code::StatedOtherwise, "qualifier"),
        (
            &*full.replace("true", "false").replace("超过", "预计超过"),
            Code::StatedOtherwise,
            "estimate",
        ),
        (
            &*full.replace(r#""estimate": true, "#, ""),
            Code::MissingField,
            "estimate",
        ),
    ] {
        assert_eq!(refused(fields), (1, code, path.to_owned()), "{fields}");
    }
    assert!(UNITS.contains("吨"));
}

proptest! {
    /// For any change to a valid document, reading all of it and reading up to the first error agree, and every error has a valid
    /// position.
    #[test]
    fn both_ways_of_reading_agree(at in 0usize..6000, damage in "[a-z0-9\"{}:,\\[\\]]{0,3}", cut in 0usize..12) {
        let mut chars: Vec<char> = SAMPLE.chars().collect();
        let at = at.min(chars.len());
        let end = (at + cut).min(chars.len());
        chars.splice(at..end, damage.chars());
        let text: String = chars.into_iter().collect();
        let (first, all) = (Report::from_json(&text), Report::read(&text));
        prop_assert_eq!(first.is_ok(), all.is_ok());
        let lines = text.split('\n').count();
        for error in all.err().into_iter().flat_map(report_charts::Error::into_list) {
            let position = error.position().unwrap();
            prop_assert!((1..=lines).contains(&position.line) && position.column >= 1);
            prop_assert!(!error.message().is_empty());
        }
    }

    #[test]
    fn any_table_is_read_without_panic(text in "#?\\PC{0,30}\n指标[,\t]时期[,\t]表述\n\\PC{0,40}") {
        drop(Report::read_table(&text));
    }
}
