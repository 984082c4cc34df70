//! Tools that cargo installs into target/tools, so that they belong to this checkout only.

use std::path::PathBuf;

use anyhow::Result;

use crate::workspace::{cargo, run, target_dir};

/// Versions are pinned, so that checks are reproducible.
pub(crate) const FUZZ: (&str, &str) = ("cargo-fuzz", "0.13.2");
pub(crate) const DENY: (&str, &str) = ("cargo-deny", "0.20.2");
/// The driver of Firefox, which distributions do not package. The browser tests look for it here.
pub(crate) const GECKODRIVER: (&str, &str) = ("geckodriver", "0.37.1");

/// Path of the tool, which is installed if it is missing. Without a network this fails and names the command: a check that
/// could not run has not passed.
pub(crate) fn ensure((name, version): (&str, &str)) -> Result<PathBuf> {
    let tools = target_dir()?.join("tools");
    let program = path((name, version))?;
    let stamp = tools.join(format!("{name}-{version}"));
    if !(program.is_file() && stamp.is_file()) {
        println!("installing {name} {version}, once; this takes minutes");
        let mut install = cargo()?;
        // They wait for files and networks: an optimised build would take longer than all their work.
        install.args([
            "install",
            name,
            "--version",
            version,
            "--locked",
            "--force",
            "--quiet",
            "--debug",
        ]);
        install.arg("--root").arg(tools.join("cargo"));
        install.arg("--target-dir").arg(tools.join("build"));
        run(&mut install)?;
        std::fs::write(&stamp, "")?;
    }
    Ok(program)
}

/// Path of the installed tool.
pub(crate) fn path((name, _): (&str, &str)) -> Result<PathBuf> {
    Ok(target_dir()?.join("tools/cargo/bin").join(name))
}
