//! Periods and dates of documents: one form each, only times that exist, errors on the field that holds them.
// Helper functions of tests may panic like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use quantity::Lang;
use report_charts::Code;
use report_charts::page::export::json as export_json;
use report_charts::phrase::sentence;
use report_charts::report::Report;
use serde_json::{Value, json};

/// A report of one indicator with a figure for each period.
fn document(periods: &[&str], date: &str) -> String {
    let text = |words: &str| json!({"zh": words, "en": words});
    let measures: Vec<Value> = periods
        .iter()
        .zip(1..)
        .map(|(period, number)| {
            json!({"period": period, "kind": "result", "comparison": "cumulative", "direction": "level",
                   "stated": format!("{number}亿元"), "section": "s"})
        })
        .collect();
    json!({
        "format": "report-charts/1", "id": "r", "title": text("报告"), "date": date, "publisher": text("某局"),
        "sections": [{"id": "s", "title": text("贸易")}],
        "indicators": [{"id": "exports", "type": "indicator", "name": text("出口额"), "measures": measures}],
        "views": [],
    })
    .to_string()
}

fn errors(text: &str) -> Vec<(Code, String, String)> {
    let errors = Report::read(text).unwrap_err().into_list();
    let all = errors.iter();
    all.map(|error| (error.code(), error.path().to_owned(), error.message().to_owned()))
        .collect()
}

#[test]
fn an_impossible_period_is_an_error_on_its_field_only() {
    for (period, reason) in [
        ("2024-13", "a month that does not exist"),
        ("2024-00", "a month that does not exist"),
        ("2010-2005", "which ends before it starts"),
        ("2024-12-2024-01", "which ends before it starts"),
        ("2024-02-30", "a day that does not exist"),
        ("2023-02-29", "a day that does not exist"),
        ("0000", "a year that does not exist"),
        ("2024-q5", "a quarter that does not exist"),
        ("2024-H0", "a half that does not exist"),
        ("去年", "which is not a period"),
        ("2024年", "which is not a period"),
        ("未注明", "which is not a period"),
        ("-2147483648", "which is not a period"),
    ] {
        // Two of them have no ids that could be duplicates.
        let found = errors(&document(&["2024", period, period], "2025-01"));
        let paths: Vec<&str> = found.iter().map(|(_, path, _)| path.as_str()).collect();
        assert_eq!(
            paths,
            ["indicators[0].measures[1].period", "indicators[0].measures[2].period"],
            "{period}"
        );
        for (code, _, message) in &found {
            assert_eq!(*code, Code::InvalidTime, "{period}");
            assert!(message.contains(&format!("\"{period}\", {reason}")), "{message}");
            assert!(
                message.contains("accepted are periods such as 2024, 2021-2025, 2024-h1, 2024-q1"),
                "{message}"
            );
        }
    }
}

#[test]
fn an_impossible_date_is_an_error_on_its_field() {
    for date in [
        "2025-13",
        "0000",
        "2025-02-30",
        "2024-2025",
        "2025-q1",
        "2025年",
        "today",
    ] {
        let found = errors(&document(&["2024"], date));
        let (code, path, message) = found.first().unwrap();
        assert_eq!(
            (*code, path.as_str(), found.len()),
            (Code::InvalidTime, "date", 1),
            "{date}"
        );
        assert!(message.contains(date) && message.contains("2024-03-05"), "{message}");
    }
    for (date, written) in [
        ("2025", "2025"),
        ("2025-01", "2025-01"),
        ("2025-01-31", "2025-01-31"),
        ("未注明", "未注明"),
    ] {
        let report = Report::read(&document(&["2024"], date)).unwrap();
        let json: Value = serde_json::from_str(&export_json(&report, report.data()).unwrap()).unwrap();
        assert_eq!(json["date"], written);
    }
}

#[test]
fn letters_of_either_case_are_one_period() {
    let report = Report::read(&document(&["2024-Q1", "2024-H1"], "2025")).unwrap();
    let ids: Vec<String> = report.data().map(|datum| datum.measure.id.clone()).collect();
    assert_eq!(ids, ["exports@2024-q1", "exports@2024-h1"]);
    let json = export_json(&report, report.data()).unwrap();
    assert!(json.contains("\"2024-q1\"") && !json.contains("Q1\""), "{json}");
    let found = errors(&document(&["2024-Q1", "2024-q1"], "2025"));
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].0, found[0].1.as_str()),
        (Code::DuplicateId, "indicators[0].measures[1].id")
    );
    assert!(found[0].2.contains("exports@2024-q1"), "{}", found[0].2);
}

#[test]
fn every_form_is_worded_in_both_languages() {
    for (period, zh, en) in [
        ("2024", "2024年", "2024"),
        ("2021-2025", "2021—2025年", "2021–2025"),
        ("2024-h2", "2024年下半年", "second half of 2024"),
        ("2024-q1", "2024年一季度", "Q1 2024"),
        ("2024-03", "2024年3月", "March 2024"),
        ("2024-01-2024-05", "2024年1—5月", "January–May 2024"),
        ("2024-02-29", "2024年2月29日", "29 February 2024"),
    ] {
        let report = Report::read(&document(&[period], "2025")).unwrap();
        let datum = report.data().next().unwrap();
        assert_eq!(
            sentence(&datum, Lang::Zh),
            format!("出口额，{zh}：累计1亿元。").replace("累计", "")
        );
        assert!(
            sentence(&datum, Lang::En).contains(&format!(", {en}: ")),
            "{}",
            sentence(&datum, Lang::En)
        );
    }
}
