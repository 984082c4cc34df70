//! `cargo xtask twice`: the same bytes from another folder, so that anyone can check which commit a published bundle comes from.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};

use crate::{
    wasm::{self, BUNDLES, Size},
    workspace::{root, target_dir},
};

/// The sources of the bundles. The other members of the workspace only have to exist.
const SOURCES: [&str; 11] = [
    "Cargo.toml",
    "Cargo.lock",
    "crates",
    "rust-toolchain.toml",
    "data",
    "src",
    "tests",
    "xtask/Cargo.toml",
    "xtask/src",
    "xtask/bench/Cargo.toml",
    "xtask/bench/src",
];

/// Builds all bundles from a copy of the sources in another folder with an empty target folder, and compares. Scripts are made
/// from them without a compiler, and so is the smaller wasm: what a folder's path gets into, the compiler writes.
pub(crate) fn check() -> Result<()> {
    let target = target_dir()?;
    let elsewhere = target.join("twice/another folder");
    if elsewhere.exists() {
        fs::remove_dir_all(&elsewhere)?;
    }
    for name in SOURCES {
        copy(&root()?.join(name), &elsewhere.join(name)).with_context(|| format!("copying {name}"))?;
    }
    let here = wasm::build_all(&target, Size::AsCompiled)?;
    let there = wasm::build_all_from(&elsewhere, &elsewhere.join("target"), Size::AsCompiled)?;
    for ((bundle, here), there) in BUNDLES.iter().zip(here).zip(there) {
        ensure!(
            here.wasm == there.wasm && here.glue == there.glue,
            "two folders made two of {}: compare {} with {}",
            bundle.glue,
            target.display(),
            elsewhere.display()
        );
    }
    fs::remove_dir_all(&elsewhere)?;
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if from.is_dir() {
        fs::create_dir_all(to)?;
        for entry in fs::read_dir(from)? {
            let name = entry?.file_name();
            copy(&from.join(&name), &to.join(&name))?;
        }
    } else {
        fs::create_dir_all(to.parent().context("a file lies in a folder")?)?;
        fs::copy(from, to)?;
    }
    Ok(())
}
