//! Documents with attacks in their texts: in every output they remain text. HTML, SVG, JSON and CSV are parsed again.
// Helper functions of tests may panic like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use quantity::Lang;
use report_charts::Code;
use report_charts::base::theme::Theme;
use report_charts::chart::{Frame, Options, annotate, build};

use report_charts::chart::annotations::Note;
use report_charts::chart::findings;
use report_charts::page::embed::{Origin, fragment, iframe};
use report_charts::page::export::{csv, json, tab_separated};
use report_charts::page::panels::export_panel;
use report_charts::render::svg::render as render_svg;
use report_charts::report::Report;
use report_charts_cli::standalone::{Look, Script, script_mark, standalone};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Attacks that must be kept as text, and texts with hidden characters that may be refused.
const CORPUS: [&str; 40] = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "\"><script>alert(1)</script>",
    "' onmouseover='alert(1)",
    "\" autofocus onfocus=\"alert(1)",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</report-chart><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "<![CDATA[x]]>",
    "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY y SYSTEM \"file:///x\">]>&y;",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    "&amp;&quot;&apos;",
    "<iframe srcdoc=\"<script>alert(1)</script>\">",
    "<base href=//x>",
    "<meta http-equiv=refresh content=0>",
    "<link rel=stylesheet href=//x>",
    "}</style>*{background:url(//x)}",
    "red;background:url(//x)",
    "expression(alert(1))",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)}",
    "#{7*7}",
    "<%= 7*7 %>",
    "__proto__",
    "=HYPERLINK(\"http://x\",\"y\")",
    "+1+cmd|' /C calc'!A0",
    "＝1+1",
    "@SUM(1,2)",
    "-2+3",
];

fn document(text: &str) -> String {
    let local = json!({"zh": text, "en": text});
    json!({
        "format": "report-charts/1", "id": "x", "title": local, "date": "2010-12", "publisher": local,
        "sections": [{"id": "s", "title": local}],
        "indicators": [{
            "id": "a", "type": "indicator", "name": local, "aliases": [text], "counted": local, "share_of": local, "note": local,
            "measures": [{"period": "2010", "kind": "result", "comparison": "level", "direction": "level", "value": 3,
                          "unit": "元", "qualifier": "about", "estimate": true, "stated": text, "section": "s"}],
        }],
        "views": [{"id": "v", "kind": "tiles", "title": local, "subtitle": local, "notes": [local],
                   "items": [{"measure": "a@2010", "label": local}]}],
    })
    .to_string()
}

/// Names of the elements of markup that is well formed, with the names of their attributes; an error fails the test.
fn elements(markup: &str) -> Vec<(String, Vec<String>)> {
    let document = roxmltree::Document::parse(markup).unwrap_or_else(|error| panic!("{error}\n{markup}"));
    document
        .descendants()
        .filter(roxmltree::Node::is_element)
        .map(|node| {
            let attributes = node.attributes().map(|a| a.name().to_owned()).collect();
            (node.tag_name().name().to_owned(), attributes)
        })
        .collect()
}

/// HTML that closes every element is XML, except for the attribute `async`.
fn html(markup: &str) -> Vec<(String, Vec<String>)> {
    elements(&format!("<all>{}</all>", markup.replace(" async>", ">")))
}

/// The kinds of elements with their attributes. Their number may differ: a long text takes more lines of a drawing.
fn kinds(markup: &str) -> BTreeSet<(String, Vec<String>)> {
    elements(markup).into_iter().collect()
}

#[test]
fn a_standalone_page_keeps_text_as_text() {
    let script = Script::new(script_mark()).unwrap();
    let page = |report: &Report, lang| {
        let look = Look {
            lang,
            theme: None,
            width: 640.0,
        };
        let html = standalone(report, &[&report.views[0]], look, &script).unwrap();
        html.strip_prefix("<!DOCTYPE html>").unwrap().to_owned()
    };
    let harmless = Report::from_json(&document("甲")).unwrap();
    for text in CORPUS {
        let report = Report::from_json(&document(text)).unwrap();
        for lang in [Lang::Zh, Lang::En] {
            assert_eq!(kinds(&page(&report, lang)), kinds(&page(&harmless, lang)), "{text}");
        }
    }
}

#[test]
fn embed_code_keeps_text_as_text() {
    let harmless = Report::from_json(&document("甲")).unwrap();
    let module = "https://x.example/report-chart.js";
    let outputs = |report: &Report, lang| {
        let view = &report.views[0];
        let scene = build(report, view, Options::new(lang, 640.0, Frame::Full));
        let notes = [Note::parse("a@2010", view.title.get(lang), "n").unwrap()];
        let scene = annotate(scene, &notes).scene;
        let svg = render_svg(&scene, Theme::Light, view.title.get(lang), &findings(view, lang)).unwrap();
        (
            fragment(report, view, lang, Some(module)),
            iframe(view, lang, None, module),
            svg,
        )
    };
    for text in CORPUS {
        let report = Report::from_json(&document(text)).unwrap_or_else(|error| panic!("{text}: {error}"));
        for lang in [Lang::Zh, Lang::En] {
            let (own, other) = (outputs(&report, lang), outputs(&harmless, lang));
            assert_eq!(html(&own.0), html(&other.0), "{text}");
            assert_eq!(html(&own.1), html(&other.1), "{text}");
            // Kinds of elements are compared, not their number: a long text takes more lines of the drawing.
            let mut kinds = elements(&own.2);
            kinds.sort();
            kinds.dedup();
            for (name, attributes) in kinds {
                assert!(
                    [
                        "svg", "title", "desc", "rect", "text", "polyline", "polygon", "circle", "line", "path"
                    ]
                    .contains(&name.as_str()),
                    "{name} {text}"
                );
                assert!(
                    !attributes.iter().any(|a| a.starts_with("on") || a.contains("href")),
                    "{name} {attributes:?} {text}"
                );
            }
        }
        let back: Value = serde_json::from_str(&json(&report, report.data()).unwrap()).unwrap();
        assert_eq!(back["title"]["zh"], json!(text));
        assert_eq!(back["indicators"][0]["measures"][0]["source"]["stated"], json!(text));
        export_panel(
            &report,
            &report.views[0],
            Lang::En,
            module,
            Origin::BuiltIn,
            module,
            Some(module),
        );
    }
}

/// Whether a spreadsheet would take a cell for a formula.
fn formula(cell: &str) -> bool {
    cell.trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[test]
fn no_csv_cell_is_a_formula_and_every_row_is_complete() {
    for text in CORPUS {
        let report = Report::from_json(&document(text)).unwrap();
        let written = csv(&report, report.data());
        let mut reader = csv_reader::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(written.trim_start_matches('\u{feff}').as_bytes());
        let rows: Vec<Vec<String>> = reader
            .records()
            .map(|row| row.unwrap().iter().map(str::to_owned).collect())
            .collect();
        assert_eq!(rows.len(), 2, "{text}");
        assert!(rows.iter().all(|row| row.len() == 22), "{text}");
        let mut cells: Vec<String> = rows.concat();
        assert!(
            cells.iter().any(|cell| cell == text || *cell == format!("'{text}")),
            "{text}"
        );
        for lang in [Lang::Zh, Lang::En] {
            let pasted = tab_separated(&report.views[0], lang);
            let lines: Vec<&str> = pasted.lines().collect();
            assert_eq!(lines.len(), 2, "{text}");
            assert!(lines.iter().all(|line| line.split('\t').count() == 5), "{text}");
            cells.extend(lines.iter().flat_map(|line| line.split('\t')).map(str::to_owned));
        }
        assert!(!cells.iter().any(|cell| formula(cell)), "{text}: {cells:?}");
    }
}

#[test]
fn hidden_characters_are_rejected_on_input() {
    let long = "长".repeat(10_000);
    for text in [
        "a\0b",
        "a\u{202e}b",
        "\u{200b}",
        "\u{feff}=1",
        "a\nb",
        "a\r=1",
        "\t=1",
        "a\u{2066}b",
        long.as_str(),
    ] {
        assert_eq!(
            Report::from_json(&document(text)).unwrap_err().code(),
            Code::UnfitText,
            "{text:?}"
        );
    }
    let half = document("甲").replace("\"甲\"", "\"\\ud800\"");
    assert_eq!(Report::from_json(&half).unwrap_err().code(), Code::InvalidDocument);
    for name in ["__proto__", "constructor", "prototype"] {
        let text = document("甲").replacen("\"format\"", &format!("\"{name}\": {{\"polluted\": 1}}, \"format\""), 1);
        assert_eq!(
            Report::from_json(&text).unwrap_err().code(),
            Code::UnknownField,
            "{name}"
        );
    }
}
