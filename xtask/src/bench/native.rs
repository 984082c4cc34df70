//! What needs no browser: how the time grows with the work, and how many instructions a scene takes.

use std::{path::PathBuf, process::Command};

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

use super::stats;
use crate::workspace;

/// Scenes more in the second count than in the first: what a program does besides falls out of the difference.
const MORE: u64 = 10;

/// What grows.
pub(super) struct Growth {
    /// What there is more and more of.
    pub(super) of: String,
    /// Size and seconds.
    pub(super) points: Vec<(f64, f64)>,
    pub(super) exponent: f64,
}

/// Instructions of building a view's scene once, 640 CSS pixels wide.
pub(super) struct Count {
    pub(super) view: String,
    pub(super) instructions: u64,
}

pub(super) struct Native {
    pub(super) growth: Vec<Growth>,
    /// Without valgrind there are none.
    pub(super) counts: Option<Vec<Count>>,
}

pub(super) fn measure() -> Result<Native> {
    let program = build()?;
    let mut growth: Vec<Growth> = Vec::new();
    for line in output(Command::new(&program).arg("growth"))?.lines() {
        let words: Vec<_> = line.split(' ').collect();
        let [of, size, seconds] = words.as_slice() else {
            continue;
        };
        let point = (size.parse()?, seconds.parse()?);
        match growth.iter_mut().find(|growth| growth.of == *of) {
            Some(growth) => growth.points.push(point),
            None => growth.push(Growth {
                of: (*of).to_owned(),
                points: vec![point],
                exponent: 0.0,
            }),
        }
    }
    for growth in &mut growth {
        growth.exponent = stats::exponent(&growth.points).context("one size only")?;
    }
    let counts = if workspace::has("valgrind") {
        let views = output(Command::new(&program).arg("views"))?;
        let count = |view: &str| {
            let (few, many) = (
                instructions(&program, view, 1)?,
                instructions(&program, view, 1 + MORE)?,
            );
            Ok(Count {
                view: view.to_owned(),
                instructions: many.saturating_sub(few) / MORE,
            })
        };
        Some(views.lines().map(count).collect::<Result<_>>()?)
    } else {
        None
    };
    Ok(Native { growth, counts })
}

/// The program of xtask/bench/native.rs, built as the product is.
fn build() -> Result<PathBuf> {
    let mut build = workspace::cargo()?;
    build.args(["build", "--release", "--example", "native", "--features", "cli"]);
    build.args(["--quiet", "--message-format", "json"]);
    let messages = output(&mut build)?;
    let mut messages = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let program = messages.find_map(|message| {
        let is_it = message.pointer("/target/name").is_some_and(|name| name == "native");
        let program = message.get("executable").and_then(Value::as_str)?;
        is_it.then(|| PathBuf::from(program))
    });
    program.context("cargo built nothing of this name")
}

fn instructions(program: &PathBuf, view: &str, times: u64) -> Result<u64> {
    let mut count = Command::new("valgrind");
    count.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    count.arg(program).args(["scene", view, &times.to_string()]);
    let done = count.output()?;
    let said = String::from_utf8_lossy(&done.stderr);
    ensure!(done.status.success(), "valgrind: {said}");
    let total = said.lines().find_map(|line| line.split_once("Collected :"));
    let (_, total) = total.context("valgrind counted nothing")?;
    Ok(total.trim().parse()?)
}

fn output(command: &mut Command) -> Result<String> {
    let done = command.output().with_context(|| workspace::line(command))?;
    ensure!(
        done.status.success(),
        "`{}` ended with {}: {}",
        workspace::line(command),
        done.status,
        String::from_utf8_lossy(&done.stderr)
    );
    Ok(String::from_utf8(done.stdout)?)
}
