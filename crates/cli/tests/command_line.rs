//! The command line as a script uses it: real files, real exit codes.
// Helper functions of tests may panic like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use common::report_charts;
use quantity::Lang;
use reading::propose::open;
use report_charts::chart::findings;
use report_charts::document::built_in;
use report_charts::page::view_model::table;
use report_charts::report::View;
use report_charts_cli::standalone::script_mark;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

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
fn export_has_every_figure_with_its_wording() {
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
fn exported_parts_agree_with_the_wording() {
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
fn csv_begins_with_a_byte_order_mark() {
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
        let _ = fs::remove_file(&self.0).or_else(|_| fs::remove_dir_all(&self.0));
    }
}

#[test]
fn only_the_csv_of_a_report_with_targets_has_verdicts() {
    let exported = |file: &str| {
        let path = format!("{}/../../tests/reports/{file}", env!("CARGO_MANIFEST_DIR"));
        let output = report_charts(&["export", "--report", &path, "--format", "csv"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let with = exported("over-time-2024.json");
    let head = with.lines().next().unwrap();
    assert!(
        head.ends_with(",data_version,target,next_target,verdict,verdict_zh,verdict_en"),
        "{head}"
    );
    assert!(with.contains(",5%以上,3%以上,missed,未达,Missed\r\n"), "{with}");
    let without = exported("sample-2013.json");
    let head = without.lines().next().unwrap();
    assert!(head.ends_with(",report_date,data_version"), "{head}");
}

#[test]
fn render_writes_svg_with_text_elements() {
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
    let svg = fs::read_to_string(&file.0).unwrap();
    assert!(svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>"));
    assert!(svg.contains("width=\"700\"") && svg.contains("xml:lang=\"en\""));
    assert!(svg.contains("up about 25%") && svg.contains("Software services revenue"));
    assert!(svg.contains("#14181D"), "the ground of the dark theme");
}

#[test]
fn render_writes_embed_code() {
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
    let html = fs::read_to_string(&file.0).unwrap();
    assert!(html.starts_with(
        "<script type=\"module\" src=\"report-chart.js\"></script>\n<report-chart view=\"network-coverage\""
    ));
    assert!(html.contains("<figcaption>网络通到哪一级</figcaption>") && html.contains("占全国行政村的95%"));
    assert!(html.trim_end().ends_with("</report-chart>"));
}

/// The value of an attribute, of the first element that has it.
fn attribute<'t>(markup: &'t str, name: &str) -> &'t str {
    let (_, rest) = markup.split_once(&format!(" {name}=\"")).unwrap();
    rest.split_once('"').unwrap().0
}

#[test]
fn every_fragment_refers_to_a_published_picture() {
    let folder = Temp::new("pictures");
    let output = report_charts(&["pictures", "-o", folder.0.to_str().unwrap()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut left: BTreeSet<String> = fs::read_dir(&folder.0)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(left.len(), 24);
    let report = built_in().unwrap();
    for view in report.views.iter().map(|view| view.id.as_str()) {
        for lang in ["zh-CN", "en"] {
            let file = Temp::new(&format!("paste-{view}-{lang}.html"));
            let path = file.0.to_str().unwrap();
            let args = [
                "render", "--view", view, "--lang", lang, "--format", "fragment", "-o", path,
            ];
            assert!(report_charts(&args).status.success());
            let html = fs::read_to_string(&file.0).unwrap();
            let (_, image) = html.split_once("<img").unwrap();
            let name = attribute(image, "src").strip_prefix("report-chart-pictures/").unwrap();
            let svg = fs::read_to_string(folder.0.join(name)).unwrap();
            for side in ["width", "height"] {
                assert_eq!(attribute(image, side), attribute(&svg, side), "{name}");
            }
            assert!(
                svg.contains(&format!("xml:lang=\"{lang}\"")) && svg.contains("<desc>"),
                "{name}"
            );
            assert!(left.remove(name), "{name} twice");
        }
    }
}

/// A page with a dummy script.
fn page(name: &str, more: &[&str]) -> String {
    let (file, script) = (Temp::new(name), Temp::new(&format!("{name}.js")));
    fs::write(&script.0, script_mark() + "a < b && c").unwrap();
    let mut args = vec!["render", "--format", "html", "-o", file.0.to_str().unwrap()];
    args.extend(["--script", script.0.to_str().unwrap()]);
    args.extend(more);
    let output = report_charts(&args);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::read_to_string(&file.0).unwrap()
}

#[test]
fn a_page_is_one_file_with_all_views_in_order() {
    let report = built_in().unwrap();
    for (tag, lang) in [("zh-CN", Lang::Zh), ("en", Lang::En)] {
        let html = page(&format!("all-{tag}.html"), &["--lang", tag]);
        let head = format!(
            "<h1>{}</h1>\n<p>{} · ",
            report.title.get(lang),
            report.publisher.get(lang)
        );
        assert!(
            html.contains(&head) && html.contains(&format!("<html lang=\"{tag}\">")),
            "{html}"
        );
        assert!(html.contains(&format!("<title>{}</title>", report.title.get(lang))));
        // One element, one whole picture, one table for each view, the overview first.
        let ids: Vec<&str> = html
            .split("<report-chart view=\"")
            .skip(1)
            .map(|rest| rest.split_once('"').unwrap().0)
            .collect();
        let mut all: Vec<&str> = report.views.iter().map(|view| view.id.as_str()).collect();
        all.sort_by_key(|id| *id != "overview");
        assert_eq!(ids, all);
        for (view, part) in all.iter().zip(html.split("<report-chart").skip(1)) {
            let view = report.view(view).unwrap();
            for what in ["<svg", "</svg>", "<table>", "</table>", "<h2>"] {
                assert_eq!(part.matches(what).count(), 1, "{what} in {}", view.id);
            }
            let findings = findings(view, lang);
            let kept = if view.id == "overview" {
                ""
            } else {
                " data-summary=\"\""
            };
            assert!(
                part.contains(&format!("<p{kept}>{}</p>", findings.trim_end())),
                "{}",
                view.id
            );
            for row in table(view, lang).rows {
                assert!(part.contains(&format!("<td>{}</td>", row.cells[1])), "{}", view.id);
            }
        }
        // Nothing that a browser would request, and no style that the policy of the page blocks.
        for what in [
            " src=",
            " href=",
            "url(",
            "@import",
            " style=",
            "<link",
            "<img",
            "<noscript",
        ] {
            assert!(!html.contains(what), "{what}");
        }
    }
}

#[test]
fn the_policy_of_a_page_allows_its_script_and_style_only() {
    let html = page("policy.html", &["--view", "telecom-tariff", "--theme", "dark"]);
    let inside = |tag: &str| {
        html.split_once(&format!("<{tag}>"))
            .unwrap()
            .1
            .split_once(&format!("</{tag}>"))
            .unwrap()
            .0
    };
    let hash = |text: &str| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
    assert_eq!(inside("script"), script_mark() + "a < b && c");
    assert_eq!(
        attribute(&html, "content"),
        format!(
            "default-src 'none'; script-src {} 'wasm-unsafe-eval' 'unsafe-eval'; style-src {} blob:; img-src blob:; \
             base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
            hash(inside("script")),
            hash(inside("style"))
        )
    );
    assert_eq!(html.matches("<report-chart").count(), 1);
    assert!(
        html.contains("name=\"color-scheme\" content=\"dark\"") && html.contains("#14181D"),
        "a dark picture"
    );
    assert!(html.find("Content-Security-Policy").unwrap() < html.find("<style").unwrap());
}

#[test]
fn a_page_needs_the_published_script() {
    let page = Temp::new("none.html");
    let start = ["render", "--format", "html", "-o", page.0.to_str().unwrap(), "--script"];
    let refused = |script: &str| {
        let output = report_charts(&[&start[..], &[script]].concat());
        assert!(!output.status.success() && !page.0.exists());
        String::from_utf8(output.stderr).unwrap()
    };
    let missing = refused("nowhere/x.js");
    assert!(
        missing.contains("nowhere/x.js") && missing.contains("cargo xtask dist"),
        "{missing}"
    );
    let file = Temp::new("other.js");
    let path = file.0.to_str().unwrap();
    for (text, says) in [
        ("export const a = 1;".to_owned(), "report-chart-standalone.js"),
        (script_mark().replace("data ", "data 0"), "other figures"),
        (script_mark() + "'</ScRiPt'", "</script"),
        (script_mark() + "'<!--'", "<!--"),
        (script_mark() + "a\r\n", "\\r"),
    ] {
        fs::write(&file.0, text).unwrap();
        let message = refused(path);
        assert!(message.contains(path) && message.contains(says), "{message}");
    }
}

#[test]
fn only_a_page_can_have_all_views() {
    for format in ["svg", "fragment", "iframe"] {
        let file = Temp::new(&format!("all.{format}"));
        let output = report_charts(&["render", "--format", format, "-o", file.0.to_str().unwrap()]);
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && message.contains("--view"), "{message}");
        assert!(!file.0.exists());
    }
}

#[test]
fn render_writes_a_frame_in_the_given_theme() {
    for (theme, written) in [(None, "auto"), (Some("auto"), "auto"), (Some("dark"), "dark")] {
        let file = Temp::new(&format!("frame-{written}-{}.html", theme.is_some()));
        let path = file.0.to_str().unwrap();
        let mut args = vec![
            "render", "--view", "overview", "--lang", "en", "--format", "iframe", "-o", path,
        ];
        args.extend(theme.into_iter().flat_map(|theme| ["--theme", theme]));
        let output = report_charts(&args);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let html = fs::read_to_string(&file.0).unwrap();
        let start = format!("<iframe src=\"report-chart-frame.html?view=overview&amp;lang=en&amp;theme={written}\"");
        assert!(html.starts_with(&start), "{html}");
        assert!(html.ends_with("<script src=\"report-chart-resize.js\" async></script>\n"));
    }
}

#[test]
fn invalid_arguments_are_named_and_nothing_is_written() {
    for (flag, value, accepted) in [
        ("--view", "nope", "targets-2011"),
        ("--lang", "fr", "zh-CN, en"),
        ("--theme", "sepia", "auto, light, dark"),
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
    fs::write(&file, text).unwrap();
    let output = report_charts(&["figures", file.to_str().unwrap(), "--format", "json"]);
    assert!(output.status.success());
    let found: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    fs::remove_file(&file).unwrap();
    let kinds: Vec<_> = found.iter().map(|f| f["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["ordinal", "figure", "figure"]);
    let value = &found[1];
    // A byte order mark is not a character of the text.
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

fn sample(name: &str) -> String {
    format!("{}/../../tests/reports/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn validate_reports_all_errors_with_positions() {
    for good in ["sample-2013.json", "sample-2013.csv"] {
        let output = report_charts(&["validate", &sample(good)]);
        assert!(
            output.status.success() && output.stdout.is_empty(),
            "{good}: {output:?}"
        );
    }
    let file = sample("broken.json");
    let output = report_charts(&["validate", &file]);
    assert_eq!(output.status.code(), Some(1));
    let lines = String::from_utf8(output.stdout).unwrap();
    assert!(lines.lines().count() > 10, "{lines}");
    for line in lines.lines() {
        let place = line.strip_prefix(&format!("{file}:")).unwrap();
        let mut parts = place.splitn(3, ':');
        assert!(parts.next().unwrap().parse::<usize>().unwrap() > 0, "{line}");
        assert!(parts.next().unwrap().parse::<usize>().unwrap() > 0, "{line}");
        assert!(line.ends_with(']'), "{line}");
    }
    let listed = report_charts(&["validate", &file, "--format", "json"]);
    let listed: Vec<Value> = serde_json::from_slice(&listed.stdout).unwrap();
    assert_eq!(listed.len(), lines.lines().count());
}

#[test]
fn a_custom_report_is_exported_drawn_and_embedded() {
    let (file, built_in) = (sample("sample-2013.json"), "industrial-value-added");
    let csv = report_charts(&["export", "--report", &file, "--format", "csv"]);
    let csv = String::from_utf8(csv.stdout).unwrap();
    assert!(csv.contains("grain") && !csv.contains(built_in), "{csv}");

    let views = report_charts(&["views", &file]);
    let views: Value = serde_json::from_slice(&views.stdout).unwrap();
    assert!(!views["views"].as_array().unwrap().is_empty());
    assert!(
        views["refused"].as_array().unwrap().iter().all(|one| {
            one["reason"]["zh"].as_str().is_some_and(|words| !words.is_empty())
                && one["reason"]["en"].as_str().is_some_and(|words| !words.is_empty())
        }),
        "{views}"
    );

    let report: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    let view = views["views"][0]["id"].as_str().unwrap();
    let target = Temp::new("own-report.html");
    let paste = |format: &str| {
        report_charts(&[
            "render",
            "--report",
            &file,
            "--view",
            view,
            "--format",
            format,
            "-o",
            target.0.to_str().unwrap(),
        ])
    };
    assert!(paste("fragment").status.success());
    let html = fs::read_to_string(&target.0).unwrap();
    let (_, rest) = html.split_once("<script type=\"application/json\">").unwrap();
    let carried: Value = serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap();
    assert_eq!(carried, report, "the paste carries the report it shows");
    // A frame is refused, and the message names an alternative.
    let refused = paste("iframe");
    let message = String::from_utf8(refused.stderr).unwrap();
    assert!(
        !refused.status.success() && message.contains("--format html and --view"),
        "{message}"
    );
}

#[test]
fn a_page_of_a_custom_report_contains_it_and_runs_nothing_of_it() {
    let file = format!("{}/../../tests/reports/sample-2013.json", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(&file).unwrap();
    // Texts that would end the block, hide its end or begin another one.
    let nasty = "</script><script>alert(1)</script><!-- <script> ]]> & \\u003c";
    let mut document: Value = serde_json::from_str(&text).unwrap();
    document["title"]["en"] = nasty.into();
    let changed = Temp::new("nasty-2013.json");
    fs::write(&changed.0, document.to_string()).unwrap();
    let html = page("own.html", &["--report", changed.0.to_str().unwrap(), "--lang", "en"]);
    let report = open(&document.to_string()).unwrap();
    let blocks: Vec<&str> = html
        .split("<script type=\"application/json\">")
        .skip(1)
        .map(|rest| rest.split_once("</script>").unwrap().0)
        .collect();
    assert_eq!(blocks.len(), report.views.len());
    for block in blocks {
        assert!(!block.contains('<'), "{block}");
        assert_eq!(serde_json::from_str::<Value>(block).unwrap(), document);
    }
    assert_eq!(
        html.matches("<script>").count(),
        1,
        "only the page's own script may run"
    );
    assert_eq!(html.matches("</script>").count(), report.views.len() + 1);
    assert!(
        html.contains("<h2>&lt;/script&gt;&lt;script&gt;alert(1)"),
        "the title is text"
    );

    // A table is included unchanged, unless HTML would parse it differently.
    let table = format!("{}/../../tests/reports/sample-2013.csv", env!("CARGO_MANIFEST_DIR"));
    let html = page("own-table.html", &["--report", &table]);
    assert!(html.contains("<script type=\"text/csv\">#标题"), "{html}");
    let odd = Temp::new("odd-2013.csv");
    fs::write(
        &odd.0,
        fs::read_to_string(&table).unwrap().replacen("#标题,", "#标题,<", 1),
    )
    .unwrap();
    let (target, script) = (Temp::new("odd.html"), Temp::new("odd.js"));
    fs::write(&script.0, script_mark() + "1").unwrap();
    let refused = report_charts(&[
        "render",
        "--report",
        odd.0.to_str().unwrap(),
        "--format",
        "html",
        "--script",
        script.0.to_str().unwrap(),
        "-o",
        target.0.to_str().unwrap(),
    ]);
    let message = String::from_utf8(refused.stderr).unwrap();
    assert!(
        !refused.status.success() && message.contains("the same report as JSON"),
        "{message}"
    );
}

#[test]
fn the_schema_command_prints_the_published_schema() {
    let schema = report_charts(&["schema"]);
    let published = fs::read(format!(
        "{}/../../data/report-charts.schema.json",
        env!("CARGO_MANIFEST_DIR")
    ))
    .unwrap();
    assert_eq!(schema.stdout, published);
}

#[test]
fn proof_reports_to_an_editor_and_a_script() {
    let folder = std::env::temp_dir().join(format!("report-charts-proof-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let article = folder.join("article.txt");
    let proof = |text: &str, more: &[&str]| {
        fs::write(&article, text).unwrap();
        let output = report_charts(&[&["proof", article.to_str().unwrap()], more].concat());
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let right = "2011年工业投资增长19%左右。";
    let elsewhere = "出口增长3%。";
    let wrong = "一行\n2011年工业投资增长20%左右。";

    let (code, output) = proof(right, &[]);
    assert!(
        code == Some(0) && output.contains("✓ 一致") && output.contains("1个一致，0个不一致"),
        "{output}"
    );
    let (code, output) = proof(elsewhere, &[]);
    assert!(code == Some(0) && output.contains("报告中没有"), "{output}");
    assert_eq!(proof(elsewhere, &["--strict"]).0, Some(1));
    assert_eq!(proof(right, &["--strict"]).0, Some(0));
    let (code, output) = proof(wrong, &[]);
    assert_eq!(code, Some(1));
    for part in [
        "article.txt:2: 2011年工业投资增长【20%左右】。",
        "✗ 不一致：数值：文中20%左右，报告19%左右",
        "报告：工业投资，2011年目标：比上年增长19%左右（发展目标）",
    ] {
        assert!(output.contains(part), "{output}");
    }
    let (_, output) = proof(wrong, &["--lang", "en"]);
    assert!(
        output.contains("differs: number") && output.contains("0 agree, 1 differ"),
        "{output}"
    );

    let (code, output) = proof(wrong, &["--format", "json"]);
    assert_eq!(code, Some(1));
    let listed: Value = serde_json::from_str(&output).unwrap();
    let one = &listed[0];
    assert_eq!(
        (one["line"].as_u64(), one["verdict"].as_str()),
        (Some(2), Some("differs"))
    );
    assert_eq!(one["differences"], serde_json::json!(["number"]));
    assert_eq!(one["measure"], "industrial-investment@2011/target");
    assert_eq!(
        (&one["stated"], &one["section"]),
        (&Value::from("19%左右"), &Value::from("发展目标"))
    );
    assert_eq!((one["start"].as_u64(), one["end"].as_u64()), (Some(14), Some(19)));

    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/reports/sample-2013.csv");
    let own = ["--report", own.to_str().unwrap()];
    let (code, output) = proof("2013年工业增加值增长11%左右。", &own);
    assert!(code == Some(1) && output.contains("12%左右"), "{output}");
    assert_eq!(report_charts(&["proof", "-", "--report", "-"]).status.code(), Some(2));
    assert_eq!(report_charts(&["proof", "no-such-file.txt"]).status.code(), Some(2));
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn the_command_line_writes_the_document_and_lists_the_doubts() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/reports/linan-2016.txt");
    let run = |lang: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_report-charts"));
        command.args(["draft", file, "--lang", lang]).output().unwrap()
    };
    let (zh, en) = (run("zh-CN"), run("en"));
    assert!(zh.status.success() && zh.stdout == en.stdout);
    let document = String::from_utf8(zh.stdout).unwrap();
    assert_eq!(open(&document).unwrap().data().count(), 36);
    let line = |words: &[u8], expected: &str| String::from_utf8_lossy(words).contains(expected);
    // A doubt has a line, and what leaves nothing to decide shares one for each reason.
    let folder = std::env::temp_dir().join(format!("report-charts-closed-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let text = folder.join("closed.txt");
    let prose = "某市2031年工作报告\n2030年工作回顾\n工业增加值增长6%、高于全国0.7个百分点。投资增长5%、高于全国1个百分点。\n带动投资超过90亿元。";
    fs::write(&text, prose).unwrap();
    let path = text.to_str().unwrap();
    let said = report_charts(&["draft", path, "--lang", "en"]).stderr;
    assert!(
        line(&said, "please write it out"),
        "{:?}",
        String::from_utf8_lossy(&said)
    );
    let said = report_charts(&["draft", path, "--lang", "zh-CN"]).stderr;
    assert!(
        line(&said, "closed.txt:4: 超过90亿元 [带动投资] 名称太笼统，请写全"),
        "{:?}",
        String::from_utf8_lossy(&said)
    );
    assert!(
        line(&said, "未列入：3: 0.7个百分点 [工业增加值]；3: 1个百分点 [投资]"),
        "{:?}",
        String::from_utf8_lossy(&said)
    );
    fs::remove_dir_all(folder).unwrap();
}

/// A figure for a part of a year agrees with a statement about that part, and not with one about the year.
#[test]
fn proof_compares_quarters_with_quarters_and_years_with_years() {
    let (folder, proof) = proof_of("periods", &[("出口额", "亿元", &[("2024-q1", 120), ("2024-h1", 250)])]);
    for (text, verdicts) in [
        ("2024年，出口额120亿元。", vec!["not-in-report"]),
        ("2024年，出口额250亿元。", vec!["not-in-report"]),
        ("2024年一季度，出口额120亿元。", vec!["agrees"]),
        ("2024年第一季度，出口额120亿元。", vec!["agrees"]),
        ("2024年1—3月，出口额120亿元。", vec!["agrees"]),
        ("2024年上半年，出口额250亿元。", vec!["agrees"]),
        ("2024年上半年，出口额120亿元。", vec!["differs"]),
        ("2024年二季度，出口额120亿元。", vec!["not-in-report"]),
        ("2023年一季度，出口额120亿元。", vec!["not-in-report"]),
        ("一季度，出口额120亿元。", vec!["agrees"]),
        ("二季度，出口额120亿元。", vec!["not-in-report"]),
    ] {
        assert_eq!(proof(text), verdicts, "{text}");
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn proof_compares_both_ends_of_a_change_in_their_years() {
    let (folder, proof) = proof_of("ends", &[("粮食产量", "万吨", &[("2020", 120), ("2024", 131)])]);
    for (text, verdicts) in [
        ("粮食产量由2020年的131万吨变为2024年的120万吨。", ["differs", "differs"]),
        ("粮食产量由2020年的120万吨变为2024年的131万吨。", ["agrees", "agrees"]),
        ("粮食产量从2020年的120万吨增加到131万吨。", ["agrees", "agrees"]),
        (
            "2024年工作报告\n粮食产量从2020年的120万吨增加到131万吨。",
            ["agrees", "agrees"],
        ),
        ("2024年，粮食产量从2020年的120万吨增加到131万吨。", ["agrees", "agrees"]),
        (
            "2024年，粮食产量从2020年的120万吨增加到132万吨。",
            ["agrees", "differs"],
        ),
        (
            "2024年，粮食产量从2020年的131万吨增加到132万吨。",
            ["differs", "differs"],
        ),
    ] {
        assert_eq!(proof(text), verdicts, "{text}");
    }
    fs::remove_dir_all(folder).unwrap();
}

/// A level at the end of December is one at the end of the year; a sum of December belongs to that month.
#[test]
fn proof_compares_a_level_of_december_with_that_of_the_year() {
    let (folder, proof) = proof_of("december", &[("电话用户", "万户", &[("2024", 131)])]);
    for (text, verdict) in [
        ("2024年12月末，电话用户131万户。", "agrees"),
        ("12月末，电话用户131万户。", "agrees"),
        ("11月末，电话用户131万户。", "not-in-report"),
        ("2024年11月末，电话用户131万户。", "not-in-report"),
    ] {
        assert_eq!(proof(text), [verdict], "{text}");
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_plan_and_its_years_are_one_period() {
    let (folder, proof) = proof_of(
        "plan",
        &[("淘汰水泥产能", "万吨", &[("2006-2010", 120), ("2011-2015", 131)])],
    );
    for text in [
        "“十一五”期间，淘汰水泥产能120万吨。",
        "2006—2010年，淘汰水泥产能120万吨。",
    ] {
        assert_eq!(proof(text), ["agrees"], "{text}");
    }
    for text in [
        "“十二五”期间，淘汰水泥产能120万吨。",
        "2011—2015年，淘汰水泥产能120万吨。",
    ] {
        assert_eq!(proof(text), ["differs"], "{text}");
    }
    fs::remove_dir_all(folder).unwrap();
}

/// The name of an indicator, its unit, and its level in each period.
type Levels<'a> = (&'a str, &'a str, &'a [(&'a str, u32)]);

/// A report of indicators, and what `proof` finds of every figure of a text held
/// against it.
fn proof_of(name: &str, indicators: &[Levels<'_>]) -> (PathBuf, impl Fn(&str) -> Vec<String>) {
    use serde_json::json;
    let folder = std::env::temp_dir().join(format!("report-charts-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let text = |words: &str| json!({"zh": words, "en": words});
    let measure = |unit: &str, (period, value): &(&str, u32)| {
        json!({"period": period, "kind": "result", "comparison": if period.len() == 4 { "level" } else { "cumulative" },
               "direction": "level", "stated": format!("{value}{unit}"), "section": "s"})
    };
    let indicators: Vec<Value> = indicators
        .iter()
        .zip(1..)
        .map(|((name, unit, data), number)| {
            let measures: Vec<Value> = data.iter().map(|one| measure(unit, one)).collect();
            json!({"id": format!("i{number}"), "type": "indicator", "name": text(name), "measures": measures})
        })
        .collect();
    let document = json!({
        "format": "report-charts/1", "id": "r", "title": text("报告"), "date": "2025-01", "publisher": text("某局"),
        "sections": [{"id": "s", "title": text("统计")}], "indicators": indicators, "views": [],
    });
    let (report, article) = (folder.join("report.json"), folder.join("article.txt"));
    fs::write(&report, document.to_string()).unwrap();
    let proof = move |text: &str| {
        fs::write(&article, text).unwrap();
        let (article, report) = (article.to_str().unwrap(), report.to_str().unwrap());
        let output = report_charts(&["proof", article, "--report", report, "--format", "json"]);
        let found: Vec<Value> = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
        found
            .iter()
            .map(|one| one["verdict"].as_str().unwrap().to_owned())
            .collect()
    };
    (folder, proof)
}

/// The help of a command.
fn help(command: &[&str]) -> String {
    let output = report_charts(&[command, ["--help"].as_slice()].concat());
    assert!(output.status.success(), "{command:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_command_and_option_is_described() {
    let text = help(&[]);
    let commands = text.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let commands: Vec<&str> = commands
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert_eq!(commands.len(), 12, "{commands:?}");
    let mut names: BTreeSet<String> = commands.iter().map(|name| format!("`report-charts {name}")).collect();
    for command in commands {
        let help = help(&[command]);
        let options = help
            .split(|c: char| c.is_whitespace() || c == ',')
            .filter_map(|word| word.strip_prefix("--"));
        let named = options.map(|word| word.trim_end_matches(|c: char| !c.is_alphanumeric()));
        names.extend(
            named
                .filter(|name| !name.is_empty() && *name != "help")
                .map(|name| format!("--{name}")),
        );
    }
    for page in ["docs/command-line.md", "docs/command-line.zh-CN.md"] {
        let text = fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(page)).unwrap();
        for name in &names {
            assert!(text.contains(name), "{page} does not describe {name}");
        }
    }
}

#[test]
fn every_field_of_a_figure_is_described() {
    let file = std::env::temp_dir().join(format!("report-charts-fields-{}.txt", std::process::id()));
    fs::write(&file, "甲市产量达120万吨。").unwrap();
    let output = report_charts(&["figures", file.to_str().unwrap()]);
    fs::remove_file(&file).unwrap();
    let figures: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    let fields = figures[0].as_object().unwrap();
    assert!(fields.len() > 15, "{fields:?}");
    for page in ["docs/command-line.md", "docs/command-line.zh-CN.md"] {
        let text = fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(page)).unwrap();
        for field in fields.keys() {
            assert!(text.contains(&format!("`{field}`")), "{page} does not describe {field}");
        }
    }
}

#[test]
fn ranges_survive_exports_and_pictures() {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/reports/ranges-2026.json");
    assert!(report_charts(&["validate", sample]).status.success());
    let export = |format: &str| {
        let output = report_charts(&["export", "--format", format, "--report", sample]);
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    let csv = export("csv");
    assert!(csv.lines().next().unwrap().contains(",low,high,target,"), "{csv}");
    assert!(csv.contains(",13万—15万人,"), "{csv}");
    let json: Value = serde_json::from_str(&export("json")).unwrap();
    let jobs = json["indicators"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["id"] == "jobs")
        .unwrap();
    let target = jobs["measures"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (target["low"].as_f64(), target["high"].as_f64(), target.get("value")),
        (Some(13.0), Some(15.0), None)
    );

    let folder = std::env::temp_dir().join(format!("report-charts-ranges-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let picture = folder.join("targets.svg");
    let picture = picture.to_str().unwrap();
    let rendered = report_charts(&[
        "render",
        "--report",
        sample,
        "--view",
        "targets-2025",
        "--lang",
        "en",
        "--output",
        picture,
    ]);
    assert!(rendered.status.success());
    let svg = fs::read_to_string(picture).unwrap();
    assert!(svg.contains("up 5% to 5.5%") && svg.contains("within the target range"));

    // A lower end above the upper one is an error on its field.
    let broken = folder.join("broken.json");
    let text = fs::read_to_string(sample).unwrap();
    fs::write(&broken, text.replacen("\"5%—5.5%\"", "\"5.5%—5%\"", 1)).unwrap();
    let output = report_charts(&["validate", broken.to_str().unwrap()]);
    let message = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(
        !output.status.success() && message.contains("indicators[0].measures[0].stated"),
        "{message}"
    );
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_picture_goes_to_standard_output() {
    let folder = std::env::temp_dir().join(format!("report-charts-dash-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let words = ["render", "--view", "targets-2011", "--format", "svg", "--output", "-"];
    let output = Command::new(env!("CARGO_BIN_EXE_report-charts"))
        .current_dir(&folder)
        .args(words)
        .output()
        .unwrap();
    assert!(
        output.status.success() && output.stdout.starts_with(b"<svg"),
        "{output:?}"
    );
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0, "a file was written");
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn render_writes_the_plain_form_and_its_text() {
    let rendered = |more: &[&str]| {
        let mut args = vec!["render", "--view", "network-coverage", "--lang", "en", "-o", "-"];
        args.extend(more);
        report_charts(&args)
    };
    let text = |more: &[&str]| {
        let output = rendered(more);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let html = text(&["--format", "paste", "--address", "https://host/rc/"]);
    assert!(
        html.contains("<a href=\"https://host/rc/charts/en/network-coverage.html\">"),
        "{html}"
    );
    assert!(html.contains("src=\"https://host/rc/report-chart-pictures/network-coverage.en.svg\""));
    assert!(html.contains("<td>95% of administrative villages</td>") && !html.contains("<report-chart"));
    let beside = text(&["--format", "paste"]);
    assert!(
        beside.contains("<a href=\"charts/en/network-coverage.html\">"),
        "{beside}"
    );
    let plain = text(&["--format", "paste-text", "--address", "https://host/rc"]);
    assert!(
        plain.contains(": 95% of administrative villages, 2010\n") && !plain.contains('<'),
        "{plain}"
    );
    assert!(
        plain.ends_with(": host/rc/charts/en/network-coverage.html\n"),
        "{plain}"
    );
    for wrong in [
        "host/rc",
        "javascript:alert(1)//",
        "https://host/?a=b",
        "https://host/\"x",
    ] {
        let output = rendered(&["--format", "paste", "--address", wrong]);
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            output.status.code() == Some(2) && message.contains("--address: found"),
            "{message}"
        );
    }
}

/// The files of a folder and those below it, with their paths.
fn files_in(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let path = path.strip_prefix(folder).unwrap().to_str().unwrap();
                found.insert(path.replace('\\', "/"));
            }
        }
    }
    found
}

#[test]
fn render_writes_a_page_for_each_chart_and_language() {
    let folder = Temp::new("site");
    let to = folder.0.to_str().unwrap();
    let output = report_charts(&["render", "--format", "site", "--address", "https://host/rc", "-o", to]);
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        output.status.success() && message.contains("report-chart*"),
        "{message}"
    );
    let files = files_in(&folder.0);
    let report = built_in().unwrap();
    assert_eq!(
        files.len(),
        report.views.len() * 2 * 4 + 2,
        "page, data, picture and card, and a page with all in each language: {files:?}"
    );
    for view in &report.views {
        for (lang, page) in [("zh-CN", view.id.clone()), ("en", format!("en/{}", view.id))] {
            let html = fs::read_to_string(folder.0.join(format!("charts/{page}.html"))).unwrap();
            for picture in [
                format!("{}.{lang}.svg", view.id),
                format!("{}.{lang}.card.png", view.id),
            ] {
                assert!(files.contains(&format!("report-chart-pictures/{picture}")), "{picture}");
            }
            let address = format!("https://host/rc/charts/{page}.html");
            assert!(
                html.contains(&format!("<link rel=\"canonical\" href=\"{address}\">")),
                "{html}"
            );
            for name in [
                "name=\"description\"",
                "name=\"SiteName\"",
                "name=\"ArticleTitle\"",
                "name=\"PubDate\" content=\"2010-12\"",
                "name=\"ContentSource\"",
                "property=\"og:image:type\" content=\"image/png\"",
                "property=\"og:image:width\" content=\"1200\"",
                "property=\"og:image:height\" content=\"630\"",
                "name=\"twitter:card\" content=\"summary_large_image\"",
                "type=\"application/json+oembed\"",
            ] {
                assert!(html.contains(name), "{name}: {html}");
            }
            // Nothing that a strict policy refuses.
            let scripts: Vec<&str> = html.split("<script").skip(1).collect();
            assert_eq!(
                scripts.len(),
                4,
                "data, the chart, and its tools and workbooks, which do not run yet: {html}"
            );
            assert!(!html.contains("<style") && !html.contains(" style="), "{html}");
            let (_, dataset) = html.split_once("<script type=\"application/ld+json\">").unwrap();
            let dataset: Value = serde_json::from_str(dataset.split("</script>").next().unwrap()).unwrap();
            let variables = dataset["variableMeasured"].as_array().unwrap();
            assert_eq!(variables.len(), view.data().len());
            assert!(
                variables
                    .iter()
                    .all(|it| it["value"].is_number() && it["unitText"].is_string())
            );
            let oembed = fs::read_to_string(folder.0.join(format!("charts/{page}.json"))).unwrap();
            let oembed: Value = serde_json::from_str(&oembed).unwrap();
            assert_eq!(oembed["type"], "rich");
            assert!(oembed["html"].as_str().unwrap().contains(&address));
            assert_eq!(oembed["report_chart"]["view"], view.id.as_str());
        }
    }
    // Width and height, big-endian.
    let card = fs::read(folder.0.join("report-chart-pictures/overview.en.card.png")).unwrap();
    assert_eq!(card[16..24], [0, 0, 4, 176, 0, 0, 2, 118]);
}

/// The folder with the site of a report of the tests, and the file of that report.
fn site_of(report: &str) -> (Temp, PathBuf) {
    static SITES: AtomicUsize = AtomicUsize::new(0);
    let folder = Temp::new(&format!("site-{}-{report}", SITES.fetch_add(1, Ordering::Relaxed)));
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/reports")
        .join(report);
    let args = [
        "render",
        "--format",
        "site",
        "--report",
        file.to_str().unwrap(),
        "-o",
        folder.0.to_str().unwrap(),
    ];
    let output = report_charts(&args);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    (folder, file)
}

#[test]
fn a_site_of_a_custom_report_has_its_data_beside_its_pages() {
    for (report, name) in [("sample-2013.json", "report.json"), ("sample-2013.csv", "report.csv")] {
        let (folder, file) = site_of(report);
        let files = files_in(&folder.0);
        let text = fs::read_to_string(folder.0.join("charts").join(name)).unwrap();
        assert_eq!(text, fs::read_to_string(&file).unwrap());
        let page = files
            .iter()
            .find(|path| path.starts_with("charts/en/") && path.ends_with(".html") && !path.ends_with("index.html"));
        let html = fs::read_to_string(folder.0.join(page.unwrap())).unwrap();
        assert!(html.contains(&format!("<report-chart src=\"../{name}\"")), "{html}");
        // Without an address, nothing names one.
        assert!(!html.contains("canonical") && !html.contains("og:image"), "{html}");
        let data = fs::read_to_string(folder.0.join(page.unwrap().replace(".html", ".json"))).unwrap();
        let data: Value = serde_json::from_str(&data).unwrap();
        assert_eq!(data["report_chart"]["report"], format!("../{name}"));
        assert_eq!(
            data["report_chart"]["integrity"],
            report_charts_cli::site::integrity(&text)
        );
    }
}

/// A page has the title of the report once, also where its chart has the same, and nothing on it is for developers.
#[test]
fn a_page_of_a_chart_is_for_readers() {
    let (folder, file) = site_of("sample-2013.json");
    let report = open(&fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!(
        report.views[0].title.zh, report.title.zh,
        "the overview is called as its report"
    );
    let pages = files_in(&folder.0).into_iter().filter(|path| path.ends_with(".html"));
    for page in pages {
        let html = fs::read_to_string(folder.0.join(&page)).unwrap();
        let body = html.split_once("<body>").unwrap().1;
        let lang = if page.contains("/en/") { Lang::En } else { Lang::Zh };
        let title = report.title.get(lang);
        let headings = [format!("<h1>{title}</h1>"), format!("<h2>{title}</h2>")];
        let said: usize = headings.iter().map(|heading| body.matches(heading).count()).sum();
        assert_eq!((said, body.matches("<h1>").count()), (1, 1), "{page}: {body}");
        assert!(
            !body.contains("integrity") && !body.contains("sha256"),
            "{page}: {body}"
        );
    }
}

/// One address for an editor: every chart of a language in the order of the report, each with a link to its own page, and the data once.
#[test]
fn a_site_has_a_page_with_all_charts_of_each_language() {
    let (folder, file) = site_of("sample-2013.json");
    let report = open(&fs::read_to_string(&file).unwrap()).unwrap();
    for (lang, page, source) in [
        (Lang::Zh, "charts/index.html", "report.json"),
        (Lang::En, "charts/en/index.html", "../report.json"),
    ] {
        let html = fs::read_to_string(folder.0.join(page)).unwrap();
        let place = |view: &View| html.find(&format!("<report-chart src=\"{source}\" view=\"{}\"", view.id));
        let places: Vec<usize> = report.views.iter().filter_map(place).collect();
        assert!(places.len() > 1 && places.is_sorted(), "{places:?}");
        if lang == Lang::Zh {
            assert_eq!(places.len(), report.views.len());
        }
        assert!(!html.contains("application/json\""), "the whole report in the page");
        for view in report.views.iter().filter(|view| place(view).is_some()) {
            assert!(html.contains(view.title.get(lang)), "{}", view.id);
            assert!(html.contains(&format!("<a href=\"{}.html\">", view.id)), "{}", view.id);
        }
        let other = lang.pick("en/index.html", "../index.html");
        assert!(html.contains(&format!("<a href=\"{other}\"")), "{html}");
    }
}

#[test]
fn check_says_what_cannot_be_and_exits_with_1() {
    let folder = std::env::temp_dir().join(format!("report-charts-check-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("text.txt");
    let check = |text: &str, more: &[&str]| {
        fs::write(&file, text).unwrap();
        let output = report_charts(&[&["check", file.to_str().unwrap()], more].concat());
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let right = "第一行。\n粮食产量由120万吨增加到131万吨，增长9.2%。";
    let counted = "核算1处：0处对不上，0处不可比\n".to_owned();
    assert_eq!(check(right, &[]), (Some(0), counted));
    let (code, output) = check(right, &["--all"]);
    assert_eq!(code, Some(0));
    assert!(
        output.contains("text.txt:2: ") && output.contains("✓ 对得上：从120万吨到131万吨"),
        "{output}"
    );
    let wrong = "粮食产量由120万吨增加到131万吨，增长19%。";
    let (code, output) = check(wrong, &[]);
    assert_eq!(code, Some(1));
    assert!(output.contains("✗ 对不上：从120万吨到131万吨，算得增长"), "{output}");
    let (_, output) = check(wrong, &["--lang", "en"]);
    assert!(
        output.contains("✗ impossible: from 120万吨 to 131万吨 follows a rise of"),
        "{output}"
    );
    let (code, output) = check(wrong, &["--format", "json"]);
    let listed: Value = serde_json::from_str(&output).unwrap();
    assert_eq!(
        (code, &listed[0]["outcome"], &listed[0]["relation"], &listed[0]["line"]),
        (Some(1), &"impossible".into(), &"growth".into(), &1.into())
    );
    // At constant prices: neither right nor wrong, and no error.
    let (code, output) = check(
        "工业增加值由2020年的7.7万亿元增加到2025年的15.5万亿元，年均增长11.3%。",
        &[],
    );
    assert_eq!(code, Some(0));
    assert!(output.contains("－ 不可比"), "{output}");
    // The built-in report has such a rate, too.
    let report = folder.join("report.json");
    fs::write(
        &report,
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/miit-2011.json")).unwrap(),
    )
    .unwrap();
    let output = report_charts(&["check", report.to_str().unwrap(), "--lang", "en"]);
    let words = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{words}");
    assert!(
        words.contains("not comparable: from 7.72万亿元 to 15.5万亿元"),
        "{words}"
    );
    assert_eq!(report_charts(&["check", "/nowhere/text.txt"]).status.code(), Some(2));
    fs::remove_dir_all(&folder).unwrap();
}
