//! What the scripts of the page repeat of this crate agrees with this crate.
// Helper functions of tests may panic like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use report_charts::Code;
use report_charts::base::theme::ROLES;
use report_charts::document::built_in;
use report_charts::report::Report;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const SCHEMA: &str = include_str!("../data/report-charts.schema.json");

/// The text between two markers in a script of `www/`.
fn between(script: &str, start: &str, end: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("www").join(script);
    let code = fs::read_to_string(&path).unwrap();
    let (_, rest) = code
        .split_once(start)
        .unwrap_or_else(|| panic!("{script} has no `{start}`"));
    rest.split_once(end).unwrap().0.to_owned()
}

/// Texts between single quotation marks.
fn quoted(text: &str) -> Vec<String> {
    text.split('\'').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn the_self_test_draws_every_view_of_the_built_in_report() {
    let report = built_in().unwrap();
    let views: Vec<&str> = report.views.iter().map(|view| view.id.as_str()).collect();
    let drawn = quoted(&between("selftest/selftest.js", "var VIEWS = [", "]"));
    assert_eq!(
        drawn.iter().map(String::as_str).collect::<BTreeSet<_>>(),
        views.into_iter().collect()
    );
}

#[test]
fn colours_of_a_page_are_the_roles_of_a_theme() {
    let colours = quoted(&between("shared/environment.js", "const COLOURS = [", "]"));
    let roles: Vec<&str> = ROLES.iter().map(|(_, name)| *name).collect();
    assert_eq!(colours, roles);
}

#[test]
fn a_download_ends_where_a_report_is_too_large() {
    let limit: usize = between("element/custom-report.js", "const MAX_BYTES = ", ";")
        .parse()
        .unwrap();
    let code = |bytes: usize| Report::from_json(&" ".repeat(bytes)).unwrap_err().code();
    assert_ne!(code(limit), Code::TooMuch);
    assert_eq!(code(limit + 1), Code::TooMuch);
}

#[test]
fn the_studio_offers_the_values_of_the_format() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    for field in ["kind", "comparison", "direction"] {
        let offered = quoted(&between("studio/figures.js", &format!("\n  {field}: ["), "]"));
        let values = schema["$defs"]["measure"]["properties"][field]["enum"]
            .as_array()
            .unwrap();
        let values: BTreeSet<&str> = values.iter().map(|value| value.as_str().unwrap()).collect();
        assert_eq!(
            offered.iter().map(String::as_str).collect::<BTreeSet<_>>(),
            values,
            "{field}"
        );
    }
}

/// By these words the studio distinguishes a pasted table from prose.
#[test]
fn heads_that_the_studio_knows_are_columns_of_a_table() {
    let heads = quoted(&between("studio/draft.js", "const HEADS = [", "]"));
    assert!(heads.len() > 4, "{heads:?}");
    let unknown = |head: &str| {
        let errors = Report::read_table(&format!("{head},时期,数值\n粮食产量,2024,131\n")).unwrap_err();
        errors
            .all()
            .any(|error| error.code() == Code::UnknownField && error.path() == head)
    };
    assert!(unknown("no column"));
    for head in heads {
        assert!(!unknown(&head), "{head}");
    }
}
