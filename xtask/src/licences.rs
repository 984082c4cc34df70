//! The licences of the libraries inside the published wasm, as their authors ask for.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::{
    wasm::BUNDLES,
    workspace::{cargo, metadata, output},
};

/// The published file.
pub(crate) const FILE: &str = "THIRD-PARTY-LICENSES.txt";

/// How the names of licence files begin.
const BEGINNINGS: [&str; 5] = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "UNLICENSE"];

/// The text of [`FILE`]: each library with its version and licence, then each licence text once, with the libraries that have it.
pub(crate) fn text() -> Result<String> {
    let libraries = libraries()?;
    let mut list = String::new();
    // Many libraries share a text to the letter.
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for Library { name, licence, folder } in &libraries {
        list.push_str(&format!("{name}: {licence}\n"));
        for text in licence_texts(Path::new(folder))? {
            texts.entry(text).or_default().insert(name.clone());
        }
    }
    let mut all = format!(
        "The wasm files of Report Charts contain these libraries, and the standard library of Rust (MIT OR Apache-2.0,\n\
         copyright The Rust Project Contributors).\n\n{list}"
    );
    for (text, names) in &texts {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        all.push_str(&format!("\n{}\n{}\n\n{}\n", "-".repeat(72), names.join(", "), text));
    }
    Ok(all)
}

/// A library as cargo knows it.
struct Library {
    /// Name and version.
    name: String,
    /// An SPDX expression.
    licence: String,
    /// The folder of its sources.
    folder: String,
}

/// The libraries of others that the bundles link: no build tools, no macros.
fn libraries() -> Result<Vec<Library>> {
    let mut tree = cargo()?;
    tree.args(["tree", "--locked", "--edges", "normal,no-proc-macro"]);
    tree.args(["--target", "wasm32-unknown-unknown", "--prefix", "none", "--no-dedupe"]);
    tree.args(["--format", "{p}"]);
    for bundle in BUNDLES {
        tree.args(["--package", bundle.package()]);
    }
    let tree = output(&mut tree)?;
    let linked: BTreeSet<(&str, &str)> = tree
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ');
            Some((words.next()?, words.next()?.strip_prefix('v')?))
        })
        .collect();
    let metadata = metadata(&["--locked"])?;
    let packages = metadata
        .get("packages")
        .and_then(Value::as_array)
        .context("cargo metadata has no packages")?;
    let text = |package: &Value, key: &str| package.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut libraries = Vec::new();
    for package in packages {
        let (name, version) = (text(package, "name"), text(package, "version"));
        // Packages of this workspace have no source.
        let of_others = package.get("source").is_some_and(|source| !source.is_null());
        if of_others && linked.contains(&(name.as_str(), version.as_str())) {
            let manifest = text(package, "manifest_path");
            libraries.push(Library {
                licence: text(package, "license"),
                folder: Path::new(&manifest)
                    .parent()
                    .context("a manifest is in a folder")?
                    .display()
                    .to_string(),
                name: format!("{name} {version}"),
            });
        }
    }
    libraries.sort_by(|a, b| a.name.cmp(&b.name));
    ensure!(!libraries.is_empty(), "cargo tree names no library of the bundles");
    Ok(libraries)
}

/// The texts of the licence files of a package. Some packages have none: the list names their licence.
fn licence_texts(folder: &Path) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().to_uppercase();
        if BEGINNINGS.iter().any(|beginning| name.starts_with(beginning)) && entry.file_type()?.is_file() {
            texts.push(fs::read_to_string(entry.path())?.trim().replace("\r\n", "\n"));
        }
    }
    texts.sort_unstable();
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_has_the_licences_of_the_libraries_in_the_wasm_and_no_others() {
        let text = text().unwrap();
        let (list, texts) = text.split_once("-----").unwrap();
        for name in ["plotters 0.3", "serde_json 1.", "wasm-bindgen 0.2"] {
            assert!(list.contains(&format!("\n{name}")), "{name} in {list}");
        }
        for name in ["clap", "proptest", "report-charts", "wasm-bindgen-macro", "oxc"] {
            assert!(!list.contains(&format!("\n{name} ")), "{name} in {list}");
        }
        assert!(texts.contains("Permission is hereby granted"), "{texts}");
        assert!(!text.contains(&format!("{}", crate::workspace::root().unwrap().display())));
    }
}
