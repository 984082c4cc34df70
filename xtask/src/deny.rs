//! `cargo xtask deny`: licences, sources, bans and advisories of all dependencies, as deny.toml says.

use anyhow::{Context, Result};

use crate::{
    cargo_tools,
    workspace::{command, run},
};

/// Checks all that can be checked here. Advisories need the database of RustSec; where that cannot be had, one line says
/// that they were not looked at.
pub(crate) fn deny() -> Result<()> {
    let program = cargo_tools::ensure(cargo_tools::DENY)?;
    run(command(&program)?.args(["--locked", "check", "licenses", "bans", "sources"]))?;
    let fetched = command(&program)?
        .args(["fetch", "db"])
        .output()
        .context("cargo-deny")?;
    if fetched.status.success() {
        return run(command(&program)?.args(["--locked", "check", "--disable-fetch", "advisories"]));
    }
    println!("NOT CHECKED: advisories, because the database of RustSec cannot be fetched from here");
    Ok(())
}
