//! `cargo xtask shots`: screenshots for review, taken by a binary of the test harness.

use std::path::{PathBuf, absolute};

use anyhow::Result;
use browser_tests::engine::Engine;
use pico_args::Arguments;

use crate::{dist, tools, workspace};

/// Builds, then takes the screenshots. Other arguments are passed on: see tests/browser/src/bin/shots.rs.
pub(crate) fn shots(mut args: Arguments) -> Result<()> {
    let out = match args.opt_value_from_str::<_, PathBuf>("--out")? {
        Some(out) => absolute(out)?,
        None => workspace::target_dir()?.join("shots"),
    };
    tools::ensure_browser(Engine::Chromium)?;
    dist::dist(None, None)?;
    let program = [
        "run",
        "--quiet",
        "--package",
        "browser-tests",
        "--bin",
        "shots",
        "--",
        "--out",
    ];
    workspace::run(workspace::cargo()?.args(program).arg(out).args(args.finish()))
}
