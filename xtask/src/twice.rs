//! The same bytes from another folder: who checks out a commit can tell whether a published program is made of it.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};

use crate::{
    wasm::{self, CHART, LINES, READING, TOOLS},
    workspace::{root, target_dir},
};

/// What the programs are built from. The other members of the workspace only have to be there.
const SOURCES: [&str; 8] = [
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    "data",
    "src",
    "tests",
    "xtask/Cargo.toml",
    "xtask/src",
];

/// Builds all programs from a copy of the sources elsewhere, with nothing built before, and compares. Scripts are made of
/// them without a compiler.
pub(crate) fn check() -> Result<()> {
    let target = target_dir()?;
    let elsewhere = target.join("twice/another folder");
    if elsewhere.exists() {
        fs::remove_dir_all(&elsewhere)?;
    }
    for name in SOURCES {
        copy(&root()?.join(name), &elsewhere.join(name)).with_context(|| format!("copying {name}"))?;
    }
    for program in [&CHART, &TOOLS, &READING, &LINES] {
        let here = wasm::build(program, &target)?;
        let there = wasm::build_from(&elsewhere, program, &elsewhere.join("target"))?;
        ensure!(
            here.wasm == there.wasm && here.glue == there.glue,
            "two folders made two of {}: compare {} with {}",
            program.glue,
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
