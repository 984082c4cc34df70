//! The direction in which the folders of the core depend on each other, as ARCHITECTURE.md draws it. Cargo keeps the direction
//! between crates.
// Helper functions of tests may panic like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};

/// The folders of `src` from the lowest layer up: a file may use its own folder and those before it. `document` lies above `chart`,
/// because reading a view asks its kind, which is one file, what it takes.
const LAYERS: [&str; 8] = [
    "base", "report", "analysis", "phrase", "chart", "document", "render", "page",
];

/// Crates that only some folders of the workspace may name.
const OUTSIDE: [(&str, &[&str]); 6] = [
    ("wasm_bindgen", &["crates/web"]),
    ("web_sys", &["crates/web"]),
    ("serde_wasm_bindgen", &["crates/web/shared"]),
    ("plotters_backend", &["src/render", "crates/web/shared/src/canvas.rs"]),
    ("plotters", &["src/render"]),
    ("clap", &["crates/cli"]),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// A source file: its path from the root, and its code without tests and comments.
struct Source {
    path: String,
    text: String,
    code: String,
}

fn product() -> Vec<Source> {
    let mut files = Vec::new();
    for folder in ["src", "crates"] {
        sources(&root().join(folder), &mut files);
    }
    let read = |file: PathBuf| {
        let path = file.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
        let text = fs::read_to_string(&file).unwrap();
        let code = text
            .split("#[cfg(test)]")
            .next()
            .unwrap()
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n");
        Source { path, text, code }
    };
    let product: Vec<Source> = files.into_iter().map(read).collect();
    assert!(product.len() > 90, "only {} files", product.len());
    product
        .into_iter()
        .filter(|source| !source.path.contains("/tests"))
        .collect()
}

#[test]
fn folders_use_only_lower_layers() {
    for source in product() {
        let Some(inside) = source.path.strip_prefix("src/") else {
            continue;
        };
        let Some((folder, _)) = inside.split_once('/') else {
            continue;
        };
        let layer = LAYERS.iter().position(|layer| *layer == folder);
        let layer =
            layer.unwrap_or_else(|| panic!("src/{folder} has no layer: give it one here and in ARCHITECTURE.md"));
        for above in &LAYERS[layer + 1..] {
            let used = source.code.contains(&format!("crate::{above}"));
            assert!(!used, "{} uses crate::{above}, which lies above it", source.path);
        }
    }
}

/// All differences between kinds of view are in their files. The overview is excepted: a page shows it by default.
#[test]
fn a_kind_of_view_is_named_only_in_its_file() {
    for kind in report_charts::chart::kinds::all().filter(|kind| kind.name != "overview") {
        let own = format!("src/chart/kinds/{}.rs", kind.name);
        let list = "src/chart/kinds/mod.rs";
        for source in product().iter().filter(|source| source.path.starts_with("src/")) {
            let module = format!("kinds::{}", kind.name);
            let named = source.code.contains(&format!("\"{}\"", kind.name)) || source.code.contains(&module);
            assert!(
                !named || source.path == own || source.path == list,
                "{} names {}",
                source.path,
                kind.name
            );
        }
        assert!(root().join(&own).is_file(), "{own}");
    }
}

#[test]
fn the_core_has_no_file_outside_its_folders() {
    let loose: Vec<String> = fs::read_dir(root().join("src"))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_file())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    assert_eq!(loose, ["lib.rs"]);
}

#[test]
fn only_bundles_name_the_browser_and_only_rendering_names_plotters() {
    for source in product() {
        for (outside, allowed) in OUTSIDE {
            let named = source
                .code
                .split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'))
                .any(|word| word.starts_with(&format!("{outside}::")));
            let allowed = allowed.iter().any(|folder| source.path.starts_with(folder));
            assert!(!named || allowed, "{} names {outside}", source.path);
        }
    }
}

/// Bundles differ by what they link. Conditions on features would give one source several meanings.
#[test]
fn no_code_depends_on_a_feature_or_a_target() {
    for source in product() {
        for condition in ["feature = ", "target_arch"] {
            assert!(!source.code.contains(condition), "{} has `{condition}`", source.path);
        }
    }
}

/// An object that is still borrowed when its call ends early, by a trap or in an await, can never be used again.
#[test]
fn no_borrow_crosses_the_boundary_to_javascript() {
    for source in product().iter().filter(|source| source.path.starts_with("crates/web/")) {
        for word in ["&mut self", "async fn", "Closure", ".forget()", "RefCell"] {
            // plotters hands a backend to its callers this way; it lives as long as one call.
            let backend = word == "&mut self" && source.path == "crates/web/shared/src/canvas.rs";
            assert!(backend || !source.code.contains(word), "{} has `{word}`", source.path);
        }
    }
}

#[test]
fn every_file_has_a_module_comment() {
    for source in product() {
        assert!(
            source.text.starts_with("//!"),
            "{} does not begin with what it holds",
            source.path
        );
    }
}
