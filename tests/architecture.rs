//! The direction in which the rooms depend on each other, as ARCHITECTURE.md draws it.
// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The layers from the ground up: a file may use its own layer and those below it.
const LAYERS: [&[&str]; 8] = [
    &[
        "geom", "scale", "text", "theme", "lang", "error", "faults", "json", "tree", "words", "pyramid",
    ],
    &["quantity"],
    &["report", "figures"],
    &["derived", "verdict", "pace", "describe", "compare"],
    &["arrange", "draft", "proof", "propose", "request", "schema"],
    &[
        "scene", "hit", "chart", "page", "export", "fragment", "motion", "tones", "panel", "line",
    ],
    &["paint", "svg", "picture", "standalone", "boundary"],
    &["wasm", "wasm_lines", "wasm_reading", "wasm_tools"],
];

/// Crates that only some rooms may name.
const OUTSIDE: [(&str, &[&str]); 5] = [
    (
        "wasm_bindgen",
        &["boundary", "wasm", "wasm_lines", "wasm_reading", "wasm_tools"],
    ),
    ("web_sys", &["wasm", "wasm_tools"]),
    ("serde_wasm_bindgen", &["boundary"]),
    ("plotters_canvas", &["wasm", "wasm_tools"]),
    ("plotters", &["paint", "svg", "wasm", "wasm_tools"]),
];

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

/// Code without its tests and comments, by room: the first folder or file name under `src`.
fn rooms() -> BTreeMap<String, Vec<(String, String)>> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    let mut rooms: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for file in files {
        let inside = file.strip_prefix(&src).unwrap().to_str().unwrap().to_owned();
        if inside.starts_with("bin/") || inside == "lib.rs" {
            continue;
        }
        let room = inside.split(['/', '.']).next().unwrap().to_owned();
        let text = fs::read_to_string(&file).unwrap();
        let code: String = text
            .split("#[cfg(test)]")
            .next()
            .unwrap()
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n");
        rooms.entry(room).or_default().push((inside, code));
    }
    rooms
}

fn layer(room: &str) -> usize {
    let layer = LAYERS.iter().position(|rooms| rooms.contains(&room));
    layer.unwrap_or_else(|| panic!("src/{room} has no layer: give it one here and in ARCHITECTURE.md"))
}

#[test]
fn rooms_use_only_what_lies_below_them() {
    for (room, files) in rooms() {
        for (file, code) in files {
            for other in LAYERS.concat() {
                let used = code.contains(&format!("crate::{other}::"));
                assert!(
                    !used || layer(other) <= layer(&room),
                    "{file} uses crate::{other}, which lies above it"
                );
            }
        }
    }
}

#[test]
fn only_the_boundary_knows_the_browser_and_only_painting_knows_plotters() {
    for (room, files) in rooms() {
        for (file, code) in files {
            for (outside, allowed) in OUTSIDE {
                let named = code.contains(&format!("{outside}::"));
                assert!(!named || allowed.contains(&room.as_str()), "{file} names {outside}");
            }
        }
    }
}

/// An object that is borrowed when its call ends early, by a trap or while it waits, is beyond use ever after.
#[test]
fn nothing_stays_borrowed_across_the_boundary() {
    for file in [
        "src/boundary.rs",
        "src/wasm.rs",
        "src/wasm_lines.rs",
        "src/wasm_reading.rs",
        "src/wasm_tools.rs",
    ] {
        let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
        for word in ["&mut self", "async fn", "Closure", ".forget()", "RefCell"] {
            assert!(!source.contains(word), "{file} has `{word}`");
        }
    }
}

#[test]
fn every_file_says_what_it_holds() {
    for (file, _) in rooms().into_values().flatten() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(&file);
        let text = fs::read_to_string(path).unwrap();
        assert!(text.starts_with("//!"), "{file} does not begin with what it holds");
    }
}
