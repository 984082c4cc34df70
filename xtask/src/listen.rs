//! `cargo xtask listen`: what a screen reader says of the charts, where Orca is installed.

use std::ffi::OsString;

use anyhow::Result;

use crate::{dist, workspace};

/// Builds unless `built`, then runs the tests with Orca one after another: they need the machine for themselves.
pub(crate) fn listen(built: bool, filters: &[OsString]) -> Result<()> {
    if !built {
        dist::build(&dist::default_dir()?, None)?;
    }
    let words = "test --package browser-tests --test listen -- --test-threads=1 --nocapture";
    workspace::run(workspace::cargo()?.args(words.split(' ')).args(filters))?;
    println!("what was said: {}", workspace::target_dir()?.join("listen").display());
    Ok(())
}
