//! What the documentation says of the code is so: examples, fields, kinds, codes and the places that links lead to.
// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use report_charts::document::schema;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

/// Every page that people read, from the root of the repository.
const PAGES: [&str; 19] = [
    "README.md",
    "README.zh-CN.md",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "docs/attributes-and-events.md",
    "docs/attributes-and-events.zh-CN.md",
    "docs/benchmark.md",
    "docs/command-line.md",
    "docs/command-line.zh-CN.md",
    "docs/document-format.md",
    "docs/document-format.zh-CN.md",
    "docs/embedding.md",
    "docs/embedding.zh-CN.md",
    "docs/performance.md",
    "docs/servers.md",
    "docs/servers.zh-CN.md",
    "package/npm/README.md",
];

const READMES: [&str; 2] = ["README.md", "README.zh-CN.md"];
const FORMATS: [&str; 2] = ["docs/document-format.md", "docs/document-format.zh-CN.md"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The name that a heading has in addresses: small letters, hyphens for blanks, nothing else but letters and digits.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().to_lowercase();
    let kept = kept
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.collect::<String>().replace(' ', "-")
}

fn anchors(text: &str) -> BTreeSet<String> {
    let headings = text.lines().filter(|line| line.starts_with('#'));
    headings.map(|line| anchor(line.trim_start_matches('#'))).collect()
}

#[test]
fn links_lead_to_existing_files_and_headings() {
    for page in PAGES {
        let text = read(page);
        let folder = root().join(page).parent().unwrap().to_owned();
        for rest in text.split("](").skip(1) {
            let link = rest.split(')').next().unwrap();
            if link.starts_with("http") {
                continue;
            }
            let (path, heading) = link.split_once('#').unwrap_or((link, ""));
            let target = if path.is_empty() {
                root().join(page)
            } else {
                folder.join(path)
            };
            assert!(target.exists(), "{page}: {link}");
            if !heading.is_empty() {
                let found = anchors(&fs::read_to_string(&target).unwrap());
                assert!(found.contains(heading), "{page}: {link}: {found:?}");
            }
        }
    }
}

#[test]
fn the_example_of_the_readme_is_the_one_that_runs() {
    let example = read("examples/three_numbers.rs");
    let body: Vec<&str> = example.lines().map(str::trim_start).collect();
    let body = body.join("\n");
    for page in READMES {
        let text = read(page);
        let shown = text.split("```rust\n").nth(1).unwrap().split("```").next().unwrap();
        let shown: Vec<&str> = shown.lines().map(str::trim_start).collect();
        assert!(shown.len() > 10, "{page}");
        assert!(body.contains(&shown.join("\n")), "{page} shows another example");
    }
}

/// Names of all fields that objects of the format have.
fn fields(schema: &Value, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(entries) => {
            // Only objects of the format are closed; conditions on them repeat some of their fields.
            if entries.get("additionalProperties") == Some(&Value::Bool(false)) {
                found.extend(entries["properties"].as_object().unwrap().keys().cloned());
            }
            entries.values().for_each(|value| fields(value, found));
        }
        Value::Array(items) => items.iter().for_each(|item| fields(item, found)),
        _ => {}
    }
}

#[test]
fn every_field_and_every_word_of_the_format_is_described() {
    let schema: Value = serde_json::from_str(&schema()).unwrap();
    let mut names = BTreeSet::new();
    fields(&schema, &mut names);
    assert!(names.len() > 30, "{names:?}");
    let text = schema.to_string();
    for list in text.split("\"enum\":[").skip(1) {
        let words: Value = serde_json::from_str(&format!("[{}]", list.split(']').next().unwrap())).unwrap();
        names.extend(
            words
                .as_array()
                .unwrap()
                .iter()
                .map(|word| word.as_str().unwrap().to_owned()),
        );
    }
    assert!(names.contains("remainder") && names.contains("at-least"), "{names:?}");
    for page in FORMATS {
        let text = read(page);
        for name in &names {
            // Within an object that is shown as a whole, names are quoted.
            let described = text.contains(&format!("`{name}`")) || text.contains(&format!("\"{name}\""));
            assert!(described, "{page} does not describe {name}");
        }
    }
}

#[test]
fn every_code_of_an_error_is_described() {
    let source = read("src/base/error.rs");
    let codes: Vec<&str> = source
        .lines()
        .filter_map(|line| line.trim().strip_prefix("Self::")?.split_once(" => \""))
        .filter_map(|(_, rest)| rest.strip_suffix("\","))
        .collect();
    assert!(codes.len() > 25, "{codes:?}");
    for page in FORMATS {
        let text = read(page);
        for code in &codes {
            assert!(text.contains(&format!("`{code}`")), "{page} does not describe {code}");
        }
    }
}

#[test]
fn every_column_and_heading_of_a_table_is_described() {
    let source = read("src/document/table.rs");
    let names: Vec<&str> = ["COLUMNS", "HEADINGS"]
        .iter()
        .flat_map(|list| {
            let rest = source.split(&format!("const {list}:")).nth(1).unwrap();
            let entries = rest.split("\n];").next().unwrap().split("    (\"").skip(1);
            entries.map(|entry| entry.split('"').next().unwrap())
        })
        .collect();
    assert!(names.len() > 30, "{names:?}");
    for page in FORMATS {
        let text = read(page);
        for name in &names {
            let described = text.contains(&format!("`{name}`")) || text.contains(&format!("`#{name}`"));
            // The English of a text that is named.
            let english = name
                .strip_suffix("_en")
                .is_some_and(|text_of| text.contains(&format!("`{text_of}`")) && text.contains("`_en`"));
            assert!(described || english, "{page} does not describe {name}");
        }
    }
}
