//! `cargo xtask test`: every check there is, cheapest first, each rerunnable by itself.

use std::process::Command;

use anyhow::{Context, Result};

use crate::{
    deny, dist, fuzz, package,
    package::Tree,
    tools, twice,
    workspace::{cargo, line, run},
};

/// Runs all steps and stops at the first that fails.
pub(crate) fn test() -> Result<()> {
    tools::ensure_wasm_target()?;
    cargo_step("format", "fmt --all --check", None)?;
    cargo_step(
        "lints",
        "clippy --workspace --all-targets --all-features -- -D warnings",
        None,
    )?;
    cargo_step(
        "lints of the wasm",
        "clippy --lib --target wasm32-unknown-unknown -- -D warnings",
        None,
    )?;
    cargo_step(
        "lints of the second wasm",
        "clippy --lib --target wasm32-unknown-unknown --features tools -- -D warnings",
        None,
    )?;
    cargo_step(
        "tests without a browser",
        "test --workspace --exclude browser-tests --all-features",
        None,
    )?;
    cargo_step("docs", "doc --no-deps", Some(("RUSTDOCFLAGS", "-D warnings")))?;
    step("dependencies", "cargo xtask deny", deny::deny)?;
    step("random input", "cargo xtask fuzz", || fuzz::fuzz(fuzz::SECONDS))?;
    step("dist", "cargo xtask dist", || dist::dist(None))?;
    step("the same bytes twice", "cargo xtask twice", twice::check)?;
    step("npm package", "cargo xtask package", package::make_and_check)?;
    step("crate", "cargo xtask package", || package::crate_builds(Tree::AnyState))?;
    step("a browser to test in", "cargo xtask test", tools::ensure_chromium)?;
    step("axe-core for the browser tests", "cargo xtask test", tools::ensure_axe)?;
    cargo_step(
        "tests in Chromium",
        "test --package browser-tests --lib --bins --test element --test package",
        None,
    )?;
    step("the oldest browser", "cargo xtask test", || {
        if tools::ensure_oldest()? {
            return run(cargo()?.args(["test", "--package", "browser-tests", "--test", "oldest"]));
        }
        println!("NOT RUN: Chromium 67 runs on Linux on x86-64 only");
        Ok(())
    })
}

/// A step that is one cargo command; the words hold no spaces.
fn cargo_step(name: &str, words: &str, variable: Option<(&str, &str)>) -> Result<()> {
    let mut command = cargo()?;
    command.args(words.split(' ')).envs(variable);
    step(name, &rerun(&command, variable), || run(&mut command))
}

fn step(name: &str, rerun: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    println!("\n== {name}");
    work().with_context(|| format!("step `{name}` failed; to run just this step again:\n\n    {rerun}\n\ncause"))
}

/// The step as one would type it.
fn rerun(command: &Command, variable: Option<(&str, &str)>) -> String {
    let variable = variable.map_or_else(String::new, |(name, value)| format!("{name}=\"{value}\" "));
    format!("{variable}{}", line(command))
}
