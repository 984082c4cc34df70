//! `cargo xtask shots`: pictures to look at. The browser work is the test harness's own program.

use std::path::{PathBuf, absolute};

use anyhow::Result;
use browser_tests::engine::Engine;
use pico_args::Arguments;

use crate::{dist, tools, workspace};

/// Builds, then takes the pictures. Other arguments are the program's: see tests/browser/src/bin/shots.rs.
pub(crate) fn shots(mut args: Arguments) -> Result<()> {
    let out = match args.opt_value_from_str::<_, PathBuf>("--out")? {
        Some(out) => absolute(out)?,
        None => workspace::target_dir()?.join("shots"),
    };
    tools::ensure_browser(Engine::Chromium)?;
    dist::dist(None)?;
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
