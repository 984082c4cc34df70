//! `cargo xtask deny`: licences, sources, bans and advisories of all dependencies, as deny.toml says.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};

use crate::{
    cargo_tools,
    workspace::{command, root, run, target_dir},
};

/// Runs all checks that are possible here. Advisories need the database of RustSec; where it is unavailable, one line says that
/// they were not checked.
pub(crate) fn deny() -> Result<()> {
    let program = cargo_tools::ensure(cargo_tools::DENY)?;
    run(command(&program)?.args(["--locked", "check", "licenses", "bans", "sources"]))?;
    check_refusals(&program)?;
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

/// Checks that the rules work: they must refuse a crate from a repository with a licence that is not on the list.
fn check_refusals(program: &Path) -> Result<()> {
    let folder = target_dir()?.join("deny");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let crates = [
        ("planted", "license = \"GPL-3.0-only\"\n".to_owned()),
        (
            "user",
            format!(
                "license = \"MIT\"\n[dependencies]\nplanted = {{ git = {:?} }}\n[workspace]\n",
                format!("file://{}", folder.join("planted").display())
            ),
        ),
    ];
    for (name, rest) in &crates {
        let source = folder.join(name).join("src");
        fs::create_dir_all(&source)?;
        fs::write(source.join("lib.rs"), "")?;
        let manifest = format!("[package]\nname = \"{name}\"\nversion = \"1.0.0\"\nedition = \"2024\"\n{rest}");
        fs::write(folder.join(name).join("Cargo.toml"), manifest)?;
    }
    let identity = ["-c", "user.name=planted", "-c", "user.email=planted@localhost"];
    for words in [
        &["init", "--quiet"][..],
        &["add", "."],
        &["commit", "--quiet", "--message=planted"],
    ] {
        run(command("git")?
            .current_dir(folder.join("planted"))
            .args(identity)
            .args(words))?;
    }
    for (check, code) in [("sources", "source-not-allowed"), ("licenses", "rejected")] {
        let answer = command(program)?
            .current_dir(folder.join("user"))
            .arg("--config")
            .arg(root()?.join("deny.toml"))
            .args(["check", check])
            .output()?;
        let output = String::from_utf8_lossy(&answer.stderr);
        ensure!(
            !answer.status.success() && output.contains(code) && output.contains("planted"),
            "the planted crate passes the check of its {check}:\n{output}"
        );
    }
    Ok(())
}
