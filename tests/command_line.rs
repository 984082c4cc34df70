//! The command line as a script uses it: real files, real exit codes.
// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![cfg(feature = "cli")]

use serde_json::Value;
use std::path::PathBuf;
use std::process::{Command, Output};

fn report_charts(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_report-charts"))
        .args(args)
        .output()
        .unwrap()
}

fn measures() -> Vec<Value> {
    let output = report_charts(&["export", "--format", "json"]);
    assert!(output.status.success());
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    let indicators = document["indicators"].as_array().unwrap();
    let measures = indicators.iter().flat_map(|i| i["measures"].as_array().unwrap());
    measures.cloned().collect()
}

fn measure(id: &str) -> Value {
    measures().into_iter().find(|m| m["id"] == id).unwrap()
}

#[test]
fn export_holds_every_figure_with_its_wording() {
    let measures = measures();
    assert_eq!(measures.len(), 54);
    for measure in &measures {
        for field in ["period", "kind", "comparison", "direction", "unit", "qualifier"] {
            assert!(!measure[field].as_str().unwrap().is_empty(), "{measure}");
        }
        assert!(
            measure["value"].is_number() && measure["estimate"].is_boolean(),
            "{measure}"
        );
        assert!(measure["source"]["section"].is_string() && measure["source"]["stated"].is_string());
    }
}

#[test]
fn export_keeps_what_the_wording_says() {
    let bandwidth = measure("international-bandwidth@2010");
    assert_eq!(bandwidth["value"].as_i64(), Some(1000));
    assert_eq!(
        (bandwidth["unit"].as_str(), bandwidth["qualifier"].as_str()),
        (Some("G"), Some("over"))
    );
    assert_eq!(
        (bandwidth["estimate"].as_bool(), bandwidth["source"]["stated"].as_str()),
        (Some(true), Some("超过1000G"))
    );
    let energy = measure("energy-intensity@2010");
    assert_eq!(
        (energy["estimate"].as_bool(), energy["direction"].as_str()),
        (Some(true), Some("decrease"))
    );
    let target = measure("industrial-value-added@2011/target");
    assert_eq!(
        (target["kind"].as_str(), target["period"].as_str()),
        (Some("target"), Some("2011"))
    );
    assert_eq!(target["source"]["section"], "发展目标");
    assert_eq!(measure("townships-online@2010")["qualifier"], "all");
}

#[test]
fn csv_begins_with_a_mark_that_spreadsheets_know() {
    let output = report_charts(&["export", "--format", "csv"]);
    assert!(output.stdout.starts_with(&[0xef, 0xbb, 0xbf]));
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 55);
}

struct Temp(PathBuf);

impl Temp {
    fn new(name: &str) -> Self {
        Self(std::env::temp_dir().join(format!("report-charts-{}-{name}", std::process::id())))
    }
}

impl Drop for Temp {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[test]
fn render_writes_a_picture_whose_text_is_text() {
    let file = Temp::new("targets.svg");
    let path = file.0.to_str().unwrap();
    let args = [
        "render",
        "--view",
        "targets-2011",
        "--lang",
        "en",
        "--theme",
        "dark",
        "--width",
        "700",
        "--format",
        "svg",
        "-o",
        path,
    ];
    let output = report_charts(&args);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let svg = std::fs::read_to_string(&file.0).unwrap();
    assert!(svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>"));
    assert!(svg.contains("width=\"700\"") && svg.contains("xml:lang=\"en\""));
    assert!(svg.contains("up about 25%") && svg.contains("Software services revenue"));
    assert!(svg.contains("#14181D"), "the ground of the dark theme");
}

#[test]
fn render_writes_what_an_editor_pastes() {
    let file = Temp::new("coverage.html");
    let path = file.0.to_str().unwrap();
    let args = [
        "render",
        "--view",
        "network-coverage",
        "--format",
        "fragment",
        "-o",
        path,
    ];
    assert!(report_charts(&args).status.success());
    let html = std::fs::read_to_string(&file.0).unwrap();
    assert!(html.starts_with(
        "<script type=\"module\" src=\"report-chart.js\"></script>\n<report-chart view=\"network-coverage\""
    ));
    assert!(html.contains("<figcaption>网络通到哪一级</figcaption>") && html.contains("占全国行政村的95%"));
    assert!(html.trim_end().ends_with("</report-chart>"));
}

#[test]
fn render_writes_a_frame_in_the_theme_that_is_asked_for() {
    for (theme, written) in [(None, "auto"), (Some("auto"), "auto"), (Some("dark"), "dark")] {
        let file = Temp::new(&format!("frame-{written}-{}.html", theme.is_some()));
        let path = file.0.to_str().unwrap();
        let mut args = vec![
            "render", "--view", "overview", "--lang", "en", "--format", "iframe", "-o", path,
        ];
        args.extend(theme.into_iter().flat_map(|theme| ["--theme", theme]));
        let output = report_charts(&args);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let html = std::fs::read_to_string(&file.0).unwrap();
        let start = format!("<iframe src=\"report-chart-frame.html?view=overview&amp;lang=en&amp;theme={written}\"");
        assert!(html.starts_with(&start), "{html}");
        assert!(html.ends_with("<script src=\"report-chart-resize.js\" async></script>\n"));
    }
}

#[test]
fn what_is_not_understood_is_named_and_nothing_is_written() {
    for (flag, value, accepted) in [
        ("--view", "nope", "targets-2011"),
        ("--lang", "fr", "zh-CN or en"),
        ("--theme", "sepia", "auto, light or dark"),
        ("--width", "-3", "positive"),
    ] {
        let file = Temp::new(&format!("bad{flag}.svg"));
        let path = file.0.to_str().unwrap();
        let view = if flag == "--view" { value } else { "overview" };
        let mut args = vec!["render", "--view", view, "-o", path];
        let given = format!("{flag}={value}");
        if flag != "--view" {
            args.push(&given);
        }
        let output = report_charts(&args);
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success());
        assert!(message.contains(value) && message.contains(accepted), "{message}");
        assert!(!file.0.exists());
    }
}

#[test]
fn figures_of_a_text_are_listed_in_reading_order() {
    let file = std::env::temp_dir().join(format!("report-charts-figures-{}.txt", std::process::id()));
    let text = "\u{feff}第三，预计全年产值突破3.2万亿元，增长6%—6.5%。";
    std::fs::write(&file, text).unwrap();
    let output = report_charts(&["figures", file.to_str().unwrap(), "--format", "json"]);
    assert!(output.status.success());
    let found: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    std::fs::remove_file(&file).unwrap();
    let kinds: Vec<_> = found.iter().map(|f| f["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["ordinal", "figure", "figure"]);
    let value = &found[1];
    // A byte order mark is no character of the text.
    assert_eq!((value["start"].as_u64(), value["end"].as_u64()), (Some(9), Some(17)));
    assert_eq!(value["text"], "突破3.2万亿元");
    assert_eq!(
        (value["value"].as_f64(), value["unit"].as_str()),
        (Some(3.2), Some("万亿元"))
    );
    assert_eq!(
        (value["qualifier"].as_str(), value["estimate"].as_bool()),
        (Some("over"), Some(true))
    );
    assert_eq!(value["number"].as_i64(), Some(3_200_000_000_000));
    assert_eq!(value["period"], "全年");
    assert_eq!(found[2]["value"], serde_json::json!([6, 6.5]));
    assert_eq!(found[2]["direction"], "increase");

    let missing = report_charts(&["figures", "no-such-file.txt"]);
    assert!(!missing.status.success() && String::from_utf8_lossy(&missing.stderr).contains("no-such-file.txt"));
}
