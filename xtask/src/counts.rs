//! `cargo xtask counts`: instruction counts of the work that readers and editors wait for, compared with recorded counts.
//!
//! Time depends on the machine and its load; instruction counts do not. Each piece of work is done once in one run of
//! xtask/bench/src/main.rs and twice in another; the difference excludes everything else.
//!
//! Compiler, crates and allocator are pinned and no hash has a random seed, so a count is the same in every run. What varies is
//! libc, which selects its routines for copying and comparing by processor. Valgrind presents the same processor on every machine
//! with AVX2: with the same libc the counts are equal. With AVX2 switched off in libc, counts were at most 3 % lower; the stack
//! address, which depends on paths, changes the count of prose by 0.2 %.

use std::{
    collections::BTreeMap,
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

use crate::{
    parallel,
    recorded::{Recorded, Slack},
    tools,
    workspace::{self, output},
};

const COUNTS: Recorded = Recorded {
    file: "xtask/counts.json",
    unit: "instructions",
    command: "cargo xtask counts",
    above: Slack { percent: 5, least: 0 },
    below: Slack { percent: 10, least: 0 },
};

/// Counts all work and compares the counts, or records them.
pub(crate) fn counts(record: bool) -> Result<()> {
    if !tools::counts_hold_here() {
        println!("NOT CHECKED: instructions are recorded for Linux with glibc on x86-64 only");
        return Ok(());
    }
    tools::ensure_valgrind()?;
    let program = program()?;
    // Load changes no count.
    let works = works(&program)?;
    let found = parallel::each(&works, |name| instructions(&program, name))?;
    let found: BTreeMap<String, u64> = works.into_iter().zip(found).collect();
    COUNTS.check(&found, record)?;
    growth(&program)
}

/// Reads texts and reports that are made to cost much, at a size and at twice the size: the second costs at most twice as much and
/// a tenth.
fn growth(program: &Path) -> Result<()> {
    const BYTES: u64 = 2_500;
    const MOST: f64 = 2.2;
    let names = output(Command::new(program).arg("hostile"))?;
    let names: Vec<String> = names.lines().map(str::to_owned).collect();
    let counts = parallel::each(&names, |name| {
        let count = |bytes: u64| collected(program, &["read", name, &bytes.to_string()]);
        let start = count(0)?;
        Ok((
            count(BYTES)?.saturating_sub(start),
            count(2 * BYTES)?.saturating_sub(start),
        ))
    })?;
    let mut steep = Vec::new();
    for (name, (short, long)) in names.iter().zip(counts) {
        let growth = long as f64 / short.max(1) as f64;
        println!("{name}: {short} instructions for {BYTES} bytes, {growth:.2} times as many for twice the bytes");
        // Less than a million is lost in what every run does.
        if growth > MOST && long > 1_000_000 {
            steep.push(name.as_str());
        }
    }
    ensure!(
        steep.is_empty(),
        "these cost more than in proportion to their size: {}",
        steep.join(", ")
    );
    Ok(())
}

/// The binary of xtask/bench/src/main.rs, built with the release profile.
pub(crate) fn program() -> Result<PathBuf> {
    let mut build = workspace::cargo()?;
    build.args(["build", "--release", "--package", "native-bench"]);
    build.args(["--quiet", "--message-format", "json"]);
    let messages = output(&mut build)?;
    let mut messages = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let program = messages.find_map(|message| {
        let is_it = message
            .pointer("/target/name")
            .is_some_and(|name| name == "native-bench");
        let program = message.get("executable").and_then(Value::as_str)?;
        is_it.then(|| PathBuf::from(program))
    });
    program.context("cargo built nothing of this name")
}

/// The names of its pieces of work.
pub(crate) fn works(program: &Path) -> Result<Vec<String>> {
    let names = output(Command::new(program).arg("works"))?;
    Ok(names.lines().map(str::to_owned).collect())
}

/// Instructions for doing one of them once.
pub(crate) fn instructions(program: &Path, work: &str) -> Result<u64> {
    let (once, twice) = (
        collected(program, &["work", work, "1"])?,
        collected(program, &["work", work, "2"])?,
    );
    twice.checked_sub(once).context("doing it twice took less than once")
}

fn collected(program: &Path, args: &[&str]) -> Result<u64> {
    let mut count = Command::new("valgrind");
    // Environment variables can affect libc and valgrind, and their size moves the stack.
    count.env_clear().envs(env::var_os("PATH").map(|path| ("PATH", path)));
    count.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    count.arg(program).args(args);
    let done = count.output()?;
    let said = String::from_utf8_lossy(&done.stderr);
    ensure!(done.status.success(), "valgrind: {said}");
    let total = said.lines().find_map(|line| line.split_once("Collected :"));
    let (_, total) = total.context("valgrind counted nothing")?;
    Ok(total.trim().parse()?)
}
