//! Files of editors in, files for others out: encodings, documents, pages; pictures, workbooks, articles.
// Helper functions of tests may panic like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::report_charts;

use quantity::Lang;
use report_charts::document::built_in;
use serde_json::Value;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A folder that is removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("report-charts-in-and-out-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    fn file(&self, name: &str, content: &[u8]) -> String {
        fs::write(self.0.join(name), content).unwrap();
        self.path(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

const PROSE: &str = "示例县2031年工作报告\n2031年，粮食产量12.5万吨，比上年增长3%。\n";

fn docx(body: &str) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive
        .start_file("word/document.xml", SimpleFileOptions::default())
        .unwrap();
    write!(
        archive,
        "<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>"
    )
    .unwrap();
    archive.finish().unwrap().into_inner()
}

/// Wordings and units of the figures of a file.
fn figures(file: &str) -> Vec<(String, String)> {
    let output = report_charts(&["figures", file]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    let figures = found.as_array().unwrap().iter().filter(|one| one["kind"] == "figure");
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    figures.map(|one| (text(&one["text"]), text(&one["unit"]))).collect()
}

#[test]
fn prose_is_read_from_documents_pages_and_old_encodings() {
    let folder = Folder::new("prose");
    let expected = [
        ("12.5万吨".to_owned(), "万吨".to_owned()),
        ("3%".to_owned(), "%".to_owned()),
    ];
    let lines: String = PROSE
        .lines()
        .map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"))
        .collect();
    let page: String = PROSE.lines().map(|line| format!("<p>{line}</p>")).collect();
    let page = format!("<!DOCTYPE html><meta charset=gbk><script>var a = '9吨';</script>{page}");
    let gbk = |text: &str| encoding_rs::GB18030.encode(text).0.into_owned();
    let utf16: Vec<u8> = PROSE.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for file in [
        folder.file("a.docx", &docx(&lines)),
        folder.file("a.html", &gbk(&page)),
        folder.file("gbk.txt", &gbk(PROSE)),
        folder.file("utf16.txt", &utf16),
        folder.file("mark.txt", format!("\u{feff}{PROSE}").as_bytes()),
    ] {
        assert_eq!(figures(&file), expected, "{file}");
        for command in ["draft", "check"] {
            assert!(report_charts(&[command, &file]).status.success(), "{command} {file}");
        }
        // None of its figures is in the built-in report, and all were compared.
        let proof = report_charts(&["proof", &file]);
        assert!(String::from_utf8_lossy(&proof.stdout).contains("2个数字"), "{file}");
    }
}

#[test]
fn a_table_of_a_document_is_drafted_with_its_units() {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row = |cells: [&str; 3]| format!("<w:tr>{}</w:tr>", cells.map(cell).concat());
    let table = [
        row(["指标", "单位", "2031年"]),
        row(["粮食产量", "万吨", "12.5"]),
        row(["财政收入（亿元）", "", "7"]),
    ]
    .concat();
    let folder = Folder::new("table");
    let file = folder.file("a.docx", &docx(&format!("<w:tbl>{table}</w:tbl>")));
    let output = report_charts(&["draft", &file]);
    let draft: Value = serde_json::from_slice(&output.stdout).unwrap();
    let found: Vec<(&str, &str, &str)> = draft["indicators"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let measure = &one["measures"][0];
            (
                one["name"]["zh"].as_str().unwrap(),
                measure["stated"].as_str().unwrap(),
                measure["period"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(found, [("粮食产量", "12.5万吨", "2031"), ("财政收入", "7亿元", "2031")]);
}

#[test]
fn reports_are_read_in_old_encodings_too() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/reports/sample-2013.csv");
    let text = fs::read_to_string(sample).unwrap();
    let folder = Folder::new("reports");
    let file = folder.file("gbk.csv", &encoding_rs::GB18030.encode(&text).0);
    let output = report_charts(&["validate", &file]);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
}

const ENGLISH: &str =
    "In 2031 the output of grain in the county reached 38 thousand tonnes, 1.2% less than in the year before.";

#[test]
fn what_cannot_be_read_is_refused_with_the_reason() {
    let folder = Folder::new("refused");
    let whole = docx(&"<w:p><w:r><w:t>粮食产量12万吨。</w:t></w:r></w:p>".repeat(20));
    for (command, name, content, reason) in [
        ("figures", "half.docx", whole[..whole.len() / 2].to_vec(), "damaged"),
        ("draft", "a.pdf", b"%PDF-1.7 ...".to_vec(), "PDF"),
        (
            "check",
            "a.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...".to_vec(),
            ".doc",
        ),
        ("proof", "a.mht", b"MIME-Version: 1.0\r\n".to_vec(), "MHTML"),
        (
            "draft",
            "a.png",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(),
            "UTF-8, UTF-16 or GB18030",
        ),
        ("draft", "empty.txt", b" \n".to_vec(), "没有文字"),
        ("check", "empty.txt", b" \n".to_vec(), "没有文字"),
        ("draft", "english.txt", ENGLISH.into(), "没有汉字"),
        ("check", "english.txt", ENGLISH.into(), "没有汉字"),
        ("draft", "a.json", b"{\"format\": \"report-charts/1\"}".to_vec(), "JSON"),
        ("draft", "none.txt", "没有数据的一句话。".into(), "没有认出数字"),
        ("validate", "a.docx", whole.clone(), "document"),
    ] {
        let output = report_charts(&[command, &folder.file(name, &content)]);
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{name}: {message}");
        assert!(message.contains(reason) && message.contains(name), "{name}: {message}");
        assert!(output.stdout.is_empty(), "{name}");
    }
}

#[test]
fn a_workbook_has_numbers_as_numbers_and_words_in_their_columns() {
    let folder = Folder::new("workbook");
    let file = folder.path("a.xlsx");
    assert!(
        report_charts(&["export", "--format", "xlsx", "-o", &file])
            .status
            .success()
    );
    let mut archive = ZipArchive::new(Cursor::new(fs::read(&file).unwrap())).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let (sheet, strings) = (part("xl/worksheets/sheet1.xml"), part("xl/sharedStrings.xml"));
    let sheet = roxmltree::Document::parse(&sheet).unwrap();
    let strings = roxmltree::Document::parse(&strings).unwrap();
    let strings: Vec<String> = strings
        .descendants()
        .filter(|node| node.has_tag_name("si") || node.tag_name().name() == "si")
        .map(|node| {
            node.descendants()
                .filter(roxmltree::Node::is_text)
                .filter_map(|text| text.text())
                .collect()
        })
        .collect();
    let cells: Vec<(String, Option<String>, String)> = sheet
        .descendants()
        .filter(|node| node.tag_name().name() == "c")
        .map(|node| {
            let value = node
                .descendants()
                .find(|node| node.tag_name().name() == "v")
                .and_then(|node| node.text());
            let owned = |text: &str| text.to_owned();
            (
                owned(node.attribute("r").unwrap()),
                node.attribute("t").map(owned),
                owned(value.unwrap_or_default()),
            )
        })
        .collect();
    let csv = report_charts(&["export", "--format", "csv"]).stdout;
    let csv = String::from_utf8(csv).unwrap();
    let mut rows = csv_reader::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let head: Vec<String> = rows.headers().unwrap().iter().map(str::to_owned).collect();
    let numbers = head.iter().position(|name| name == "value").unwrap();
    let first = rows.records().next().unwrap().unwrap();
    let cell = |name: &str| cells.iter().find(|(place, ..)| place == name).unwrap();
    let words = |name: &str| strings[cell(name).2.parse::<usize>().unwrap()].clone();
    assert_eq!((words("A1"), words("C2")), (head[0].clone(), first[2].to_owned()));
    // The column of values is I.
    assert_eq!(numbers, 8);
    let (_, kind, value) = cell("I2");
    assert_eq!(
        (kind, value.parse::<f64>().unwrap()),
        (&None, first[8].parse().unwrap())
    );
    assert_eq!(
        cells
            .iter()
            .filter(|(place, kind, _)| place.starts_with('I') && kind.is_none())
            .count(),
        54
    );
    assert!(
        !sheet.descendants().any(|node| node.tag_name().name() == "f"),
        "no formula"
    );
}

#[test]
fn an_export_of_a_view_has_its_figures_only() {
    let of = |args: &[&str]| report_charts(&[&["export", "--view", "growth-2010"], args].concat());
    let report = built_in().unwrap();
    let figures = report.view("growth-2010").unwrap().data().len();
    let csv = String::from_utf8(of(&["--format", "csv"]).stdout).unwrap();
    assert_eq!(csv.lines().count(), figures + 1);
    let json: Value = serde_json::from_slice(&of(&["--format", "json"]).stdout).unwrap();
    let measures = json["indicators"].as_array().unwrap().iter();
    let count = |indicator: &Value| indicator["measures"].as_array().unwrap().len();
    assert_eq!(measures.map(count).sum::<usize>(), figures);
    for (lang, view) in [("zh-CN", Lang::Zh), ("en", Lang::En)] {
        let file = of(&["--format", "xlsx", "--lang", lang]).stdout;
        let mut archive = ZipArchive::new(Cursor::new(file)).unwrap();
        let mut part = |name: &str| {
            let mut text = String::new();
            archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
            text
        };
        // A name of a sheet has no colon.
        let title = report.view("growth-2010").unwrap().title.get(view).replace(':', "");
        let title: String = title.chars().take(12).collect();
        assert!(part("xl/workbook.xml").contains(&format!("name=\"{title}")), "{lang}");
        assert_eq!(part("xl/worksheets/sheet1.xml").matches("<row ").count(), figures + 1);
    }
    let unknown = report_charts(&["export", "--view", "none", "--format", "csv"]);
    assert_eq!(unknown.status.code(), Some(2));
}

#[test]
fn a_png_has_the_size_of_the_chart_and_its_texts() {
    let folder = Folder::new("png");
    let file = folder.path("a.png");
    let args = [
        "render",
        "--view",
        "targets-2011",
        "--format",
        "png",
        "--width",
        "400",
        "--scale",
        "1.5",
        "-o",
        &file,
    ];
    let output = report_charts(&args);
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    if message.contains("no font") {
        // On a system without fonts for Chinese that is what is said.
        assert_eq!(output.status.code(), Some(2));
        return;
    }
    assert!(output.status.success(), "{message}");
    let png = fs::read(&file).unwrap();
    assert_eq!(png[16..20], 600_u32.to_be_bytes());
    let title = "目标".as_bytes();
    assert!(png.windows(title.len()).any(|part| part == title));
}

#[test]
fn an_article_for_wechat_has_its_picture_beside_it() {
    let folder = Folder::new("wechat");
    let file = folder.path("a.html");
    let output = report_charts(&["render", "--view", "targets-2011", "--format", "wechat", "-o", &file]);
    assert!(output.status.success());
    let html = fs::read_to_string(&file).unwrap();
    assert!(
        html.contains("width=\"340\"") && html.contains("begin=\"click\""),
        "{html}"
    );
    for removed in [
        "<script", "<style", "<defs", "<a ", "href", " id=", " class=", " style=",
    ] {
        assert!(!html.contains(removed), "{removed}");
    }
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        folder.0.join("a.png").is_file() || message.contains("no font"),
        "{message}"
    );
}

#[test]
fn shells_get_completions_and_readers_a_manual() {
    for (shell, sign) in [
        ("bash", "complete -F"),
        ("zsh", "#compdef report-charts"),
        ("fish", "complete -c report-charts"),
    ] {
        let output = report_charts(&["completions", shell]);
        let script = String::from_utf8(output.stdout).unwrap();
        assert!(script.contains(sign) && script.contains("wechat"), "{shell}");
    }
    let page = String::from_utf8(report_charts(&["man"]).stdout).unwrap();
    assert!(page.contains(".TH report-charts"), "{page}");
    let folder = Folder::new("man");
    assert!(
        report_charts(&["man", "-o", folder.0.to_str().unwrap()])
            .status
            .success()
    );
    assert!(folder.0.join("report-charts-draft.1").is_file());
    let help = String::from_utf8(report_charts(&["render", "--help"]).stdout).unwrap();
    for values in ["zh-CN", "en", "auto", "light", "dark"] {
        assert!(help.contains(values), "{values}: {help}");
    }
}

#[test]
fn a_paste_says_where_it_leads_to_nothing() {
    let folder = Folder::new("paste");
    let prose = "海榆县2031年计划报告\n2030年，青螺产量增长7.3%，白蚬产量增长8.1%，红蛤产量增长2.2%。\n";
    let draft = report_charts(&["draft", &folder.file("a.txt", prose.as_bytes())]);
    let report = folder.file("report.json", &draft.stdout);
    let said = |lang: &str| {
        let view = ["--view", "bars-1", "--lang", lang];
        let rest = ["--report", &report, "--format", "paste", "-o", "-"];
        let output = report_charts(&[&["render"], &view[..], &rest[..]].concat());
        assert_eq!(
            output.status.code(),
            Some(0),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    assert_eq!(said("zh-CN"), "");
    assert!(said("en").contains("no page and no picture in English"));
}
