//! `cargo xtask release`: all files of a version in one folder, to be uploaded by hand. Publishes nothing.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use sha2::{Digest as _, Sha256};

use crate::{
    dist, package,
    package::Tree,
    workspace::{command, files_below, hex, run, target_dir},
};

/// The list of checksums, in the form that `sha256sum --check` reads.
const CHECKSUMS: &str = "SHA256SUMS";

/// Builds the site files, the npm package and the crates of the committed state, checks each, and writes them with their
/// checksums.
pub(crate) fn release() -> Result<()> {
    // First, because it refuses uncommitted changes.
    package::crate_builds(Tree::Committed)?;
    let version = package::version()?;
    let target = target_dir()?;
    let out = target.join("releases").join(&version);
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    fs::create_dir_all(&out)?;

    dist::dist(None, None)?;
    let site = format!("report-charts-{version}");
    archive(&dist::default_dir()?, &site, &out)?;
    keep(&package::make_and_check()?, &out)?;
    for name in package::CRATES {
        keep(&target.join(format!("package/{name}-{version}.crate")), &out)?;
    }
    fs::write(out.join(CHECKSUMS), checksums(&out)?)?;
    println!("{}", out.display());
    for name in files_below(&out)? {
        println!("  {name}");
    }
    Ok(())
}

/// Packs a folder, under the name of the release, so that unpacking it twice mixes no versions.
fn archive(folder: &Path, name: &str, out: &Path) -> Result<()> {
    run(command("tar")?
        .arg("--create")
        .arg("--gzip")
        .arg("--file")
        .arg(out.join(format!("{name}-site.tar.gz")))
        .arg("--transform")
        .arg(format!("s,^\\.,{name},"))
        .arg("--directory")
        .arg(folder)
        .arg("."))
}

fn keep(file: &Path, out: &Path) -> Result<()> {
    let name = file.file_name().context("a built file has a name")?;
    fs::copy(file, out.join(name)).with_context(|| file.display().to_string())?;
    Ok(())
}

fn checksums(folder: &Path) -> Result<String> {
    let mut lines = String::new();
    for name in files_below(folder)? {
        let digest = hex(&Sha256::digest(fs::read(folder.join(&name))?));
        lines.push_str(&format!("{digest}  {name}\n"));
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_are_those_of_sha256sum() {
        let folder = std::env::temp_dir().join(format!("report-charts-checksums-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("b.txt"), "b\n").unwrap();
        fs::write(folder.join("a.txt"), "a\n").unwrap();
        let lines = checksums(&folder).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        // As `printf 'a\n' | sha256sum` prints them.
        assert_eq!(
            lines,
            "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7  a.txt\n\
             0263829989b6fd954f72baaf2fc64bc2e2f01d692d4de72986ea808f6e99813f  b.txt\n"
        );
    }
}
