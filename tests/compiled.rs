//! A compiled report is the report that was compiled, and other bytes are no report.
// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use proptest::sample::Index;
use report_charts::document::{DOCUMENT, built_in};
use report_charts::report::Report;
use serde_json::Value;
use std::sync::LazyLock;

const CORRECTED: &str = include_str!("reports/corrected-2014.json");
const OVER_TIME: &str = include_str!("reports/over-time-2024.json");

/// The built-in report with what it does not have: a version, a correction, a range, and all forms of periods.
fn fuller() -> String {
    DOCUMENT
        .replacen("\"date\": \"2010-12\"", "\"date\": \"2010-12-23\", \"version\": \"2\"", 1)
        .replacen(
            "\"stated\": \"19%左右\"",
            "\"stated\": \"19%左右\", \"drawn\": \"words\",
             \"corrected\": {\"from\": \"18%\", \"date\": \"2011-03\", \"reason\": {\"zh\": \"订正\", \"en\": \"revised\"}}",
            1,
        )
        .replacen("\"value\": 25, \"unit\"", "\"low\": 25, \"high\": 26.5, \"unit\"", 1)
        .replacen("\"stated\": \"25%左右\"", "\"stated\": \"25%—26.5%左右\"", 1)
}

#[test]
fn a_compiled_report_is_the_same_without_addresses_and_quotes() {
    for text in [DOCUMENT.to_owned(), fuller()] {
        let bytes = Report::from_json(&text).unwrap().compiled().unwrap();
        let read = Report::from_compiled(&bytes).unwrap();
        let mut bare: Value = serde_json::from_str(&text).unwrap();
        for indicator in bare["indicators"].as_array_mut().unwrap() {
            for measure in indicator["measures"].as_array_mut().unwrap() {
                measure.as_object_mut().unwrap().remove("quote");
            }
        }
        let bare = Report::from_json(&bare.to_string()).unwrap();
        assert_eq!(format!("{read:?}"), format!("{bare:?}"));
        assert!(bytes.len() < DOCUMENT.len() * 3 / 4, "{} bytes", bytes.len());
    }
}

#[test]
fn what_needs_more_than_the_page_bundle_has_is_not_compiled() {
    // Views of rarer kinds, and units of the table.
    for text in [OVER_TIME, CORRECTED] {
        assert!(Report::from_json(text).unwrap().compiled().is_none());
    }
}

#[test]
fn a_part_of_a_report_is_none() {
    let bytes = built_in().unwrap().compiled().unwrap();
    for length in (0..bytes.len()).step_by(7) {
        assert!(Report::from_compiled(&bytes[..length]).is_none(), "{length}");
    }
    assert!(Report::from_compiled(&[bytes, vec![0]].concat()).is_none());
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(at in any::<Index>(), byte in any::<u8>(), bytes in any::<Vec<u8>>()) {
        drop(Report::from_compiled(&bytes));
        static COMPILED: LazyLock<Vec<u8>> = LazyLock::new(|| built_in().unwrap().compiled().unwrap());
        let mut compiled = COMPILED.clone();
        *at.get_mut(&mut compiled) = byte;
        drop(Report::from_compiled(&compiled));
    }
}
