use std::{collections::BTreeMap, io::Read as _, path::PathBuf};

use flate2::read::GzDecoder;
use serde_json::Value;

use super::*;

/// A folder as `dist` writes it, with contents that name other files, and the files with hashes.
fn built(name: &str) -> (PathBuf, Vec<Written>) {
    let dist = std::env::temp_dir().join(format!("report-charts-upload-{name}-{}", std::process::id()));
    if dist.exists() {
        fs::remove_dir_all(&dist).unwrap();
    }
    let long = "/* styles that repeat, styles that repeat, styles that repeat */";
    for (path, content) in [
        ("index.html", "front"),
        ("en/index.html", "front"),
        ("demo.js", ""),
        ("report-chart-standalone.js", ""),
        ("report-charts.schema.json", "{}"),
        ("report-chart.js", "plain"),
        ("report-chart.wasm", "plain"),
        ("favicon.svg", "<svg/>"),
        ("site.css", long),
        ("demo.css", long),
        ("selftest.css", long),
        ("studio.css", long),
        ("report-chart-page.css", long),
        ("selftest.js", "fetch('report-chart.wasm'); link('en/index.html')"),
        ("selftest.json", "{}"),
        (
            "selftest.html",
            "<link href=\"site.css\"><script src=\"selftest.js\"></script><script src=\"report-chart.js\"></script>",
        ),
        (
            "studio.html",
            "<a href=\"index.html\"><script src=\"studio/main.js\"></script>",
        ),
        (
            "studio/main.js",
            "import './upload.js'; import '../report-chart-tools.js'",
        ),
        (
            "studio/upload.js",
            "const SCRIPTS = ['report-chart.js', 'report-chart.wasm', 'report-chart-page.js']",
        ),
        (
            "charts/en/one.html",
            "<link href=\"../../report-chart-page.css\"><script src=\"../../report-chart-page.js\"></script>",
        ),
        ("charts/one.json", "{\"name\": \"report-chart.wasm\"}"),
        ("report-chart-pictures/one.png", "picture"),
        (
            "report-chart-frame.html",
            "<script src=\"report-chart-frame.js\"></script>",
        ),
        ("report-chart-resize.js", "resize"),
        ("report-chart-site.js", "import('./report-chart.js')"),
        (licences::FILE, "MIT"),
    ] {
        let to = dist.join(path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, content).unwrap();
    }
    let wasm = hashed_name("report-chart.wasm", b"wasm").unwrap();
    let hashed = [
        ("report-chart.wasm", "wasm".to_owned()),
        ("report-chart.js", format!("new URL('./{wasm}', import.meta.url)")),
        ("report-chart-tools.js", "tools".to_owned()),
        ("report-chart-frame.js", "frame".to_owned()),
        ("report-chart-page.js", "page".to_owned()),
        ("report-chart-frame-tools.js", "frame tools".to_owned()),
        ("report-chart-frame-workbook.js", "frame workbook".to_owned()),
    ]
    .map(|(plain, content)| Written {
        plain: plain.to_owned(),
        name: hashed_name(plain, content.as_bytes()).unwrap(),
        content: content.into_bytes(),
    });
    (dist, hashed.into())
}

/// The files of a folder with their contents.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let names = files_below(folder).unwrap();
    names
        .into_iter()
        .map(|name| (name.clone(), fs::read(folder.join(name)).unwrap()))
        .collect()
}

/// The name without its hash.
fn without_hash(name: &str) -> String {
    let is_hash = |part: &str| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let folders = name.split('/').map(|folder| {
        let parts: Vec<&str> = folder.split('.').filter(|part| !is_hash(part)).collect();
        parts.join(".")
    });
    folders.collect::<Vec<_>>().join("/")
}

#[test]
fn the_list_names_every_file_with_its_hash_and_what_it_is_for() {
    let (dist, hashed) = built("list");
    write(&dist, hashed.clone()).unwrap();
    let out = dist.join(FOLDER);
    let first = contents(&out);
    // A second time the same bytes, whatever is there already.
    write(&dist, hashed).unwrap();
    assert_eq!(first, contents(&out));
    fs::remove_dir_all(&dist).unwrap();

    let list: Value = serde_json::from_slice(&first[LIST]).unwrap();
    let files = list["files"].as_array().unwrap();
    let is_listed = |name: &str| files.iter().any(|file| file["name"] == name);
    let note = String::from_utf8(first[NOTE].clone()).unwrap();
    for (name, content) in &first {
        match name.rsplit_once('.').unwrap_or((name, "")) {
            (of, "br") => {
                let mut whole = Vec::new();
                brotli::Decompressor::new(content.as_slice(), 4096)
                    .read_to_end(&mut whole)
                    .unwrap();
                assert_eq!(whole, first[of]);
            }
            (of, "gz") => {
                let mut whole = Vec::new();
                GzDecoder::new(content.as_slice()).read_to_end(&mut whole).unwrap();
                assert_eq!(whole, first[of]);
            }
            _ => assert!(is_listed(name) || [LIST, NOTE].contains(&name.as_str()), "{name}"),
        }
    }
    for file in files {
        let name = file["name"].as_str().unwrap();
        let content = &first[name];
        assert_eq!(file["bytes"], content.len(), "{name}");
        assert_eq!(file["sha256"], hex(&Sha256::digest(content)), "{name}");
        assert_eq!(file["immutable"], *name != without_hash(name), "{name}");
        for ending in ["br", "gz"] {
            let small = first.get(&format!("{name}.{ending}")).map(Vec::len);
            assert_eq!(
                file[ending].as_u64(),
                small.map(|bytes| bytes as u64),
                "{name}.{ending}"
            );
        }
        let of = &list["uses"][file["use"].as_str().unwrap()];
        assert!(!of["zh"].as_str().unwrap().is_empty() && !of["en"].as_str().unwrap().is_empty());
        assert!(note.contains(of["zh"].as_str().unwrap()) && note.contains(of["en"].as_str().unwrap()));
    }
    assert!(is_listed("LICENSE-MIT") && is_listed(licences::FILE));
    for left in [
        "index.html",
        "report-chart-standalone.js",
        "report-chart.wasm",
        "studio/main.js",
    ] {
        assert!(!is_listed(left), "{left}");
    }
}

/// A cache that holds one file of an old build and another of a new one mixes them only where a file that may change is loaded by a
/// name that stays.
#[test]
fn what_a_file_loads_has_a_hash_or_is_an_entry() {
    let (dist, hashed) = built("names");
    let files = collect(&dist, hashed).unwrap();
    fs::remove_dir_all(&dist).unwrap();
    let text = |plain: &str| -> String {
        let found = files.iter().find(|file| without_hash(&file.name) == plain).unwrap();
        String::from_utf8(found.content.clone()).unwrap()
    };
    let name = |plain: &str| {
        let of = |file: &&Upload| file.is_hashed && without_hash(&file.name) == plain;
        files.iter().find(of).unwrap().name.clone()
    };
    let has = |place: &str, parts: &[String]| {
        for part in parts {
            assert!(text(place).contains(part), "{place}: {}", text(place));
        }
    };
    has("report-chart.js", &[name("report-chart.wasm")]);
    has(
        "selftest.js",
        &[
            format!("'{}'", name("report-chart.wasm")),
            "'studio.html?lang=en'".to_owned(),
        ],
    );
    has(
        "selftest.html",
        &[name("site.css"), name("selftest.js"), "\"report-chart.js\"".to_owned()],
    );
    has("studio.html", &[name("studio/main.js"), "\"studio.html\"".to_owned()]);
    has(
        "studio/main.js",
        &[
            "'./upload.js'".to_owned(),
            format!("'../{}'", name("report-chart-tools.js")),
        ],
    );
    has(
        "studio/upload.js",
        &[
            "'report-chart.js'".to_owned(),
            name("report-chart.wasm"),
            name("report-chart-page.js"),
        ],
    );
    has(
        "charts/en/one.html",
        &[name("report-chart-page.css"), name("report-chart-page.js")],
    );
    has("charts/one.json", &["\"report-chart.wasm\"".to_owned()]);
    has("report-chart-frame.html", &[name("report-chart-frame.js")]);
    has("report-chart-site.js", &["./report-chart.js".to_owned()]);
    // The studio gets another folder with any change in it.
    assert!(name("studio/main.js").starts_with("studio.") && name("studio/upload.js").starts_with("studio."));
}

#[test]
fn a_file_that_nobody_has_thought_of_is_an_error() {
    let (dist, hashed) = built("unknown");
    fs::write(dist.join("later.js"), "").unwrap();
    let error = collect(&dist, hashed).map(|files| files.len()).unwrap_err();
    fs::remove_dir_all(&dist).unwrap();
    assert!(error.to_string().contains("later.js"), "{error}");
}

#[test]
fn only_whole_names_are_replaced() {
    let replaced = replace_name("a.css ./a.css 'a.css' xa.css a.css.map b/a.css", "a.css", "a.1.css");
    assert_eq!(replaced, "a.1.css ./a.1.css 'a.1.css' xa.css a.css.map b/a.1.css");
}
