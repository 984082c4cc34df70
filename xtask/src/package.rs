//! `cargo xtask package`: builds and tests the packages for registries: the npm package of the element, and the crate.
//!
//! The npm package contains the output of `dist` and the files of `package/npm`, and nothing else. The packed form is checked with
//! examples that use it as a site does. Does not publish.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};
use browser_tests::engine::Engine;
use serde_json::Value;

use crate::{
    dist, licences, tools, wasm,
    workspace::{cargo, command, metadata, root, run, target_dir},
};

/// Files of `package/npm`.
const WRITTEN: [&str; 11] = [
    "README.md",
    "build.d.ts",
    "build.js",
    "command-line.js",
    "custom-elements.json",
    "empty.js",
    "react.d.ts",
    "svelte.d.ts",
    "vue.d.ts",
    "report-chart.d.ts",
    "report-chart-lines.d.ts",
];
/// Files that `package/generate.js` writes, from the schema of reports and the table of units.
const GENERATED: [&str; 2] = ["build-units.js", "report.d.ts"];
/// The command line in WebAssembly, which `command-line.js` starts.
const COMMAND_LINE: &str = "command-line.wasm";
const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];
/// Files of `dist`.
const BUILT: [&str; 22] = [
    "report-chart.js",
    "report-chart.css",
    "report-chart.wasm",
    "report-chart-custom.wasm",
    "report-chart-tools.js",
    "report-chart-reading.js",
    "report-chart-reading.wasm",
    "report-chart-files.js",
    "report-chart-files.wasm",
    "report-chart-workbook.js",
    "report-chart-workbook.wasm",
    "report-chart-lines.js",
    "report-chart-lines.wasm",
    "report-charts.schema.json",
    "report-chart-tools.wasm",
    "report-chart-frame.html",
    "report-chart-frame.js",
    "report-chart-frame-tools.js",
    "report-chart-frame-workbook.js",
    "report-chart-resize.js",
    "report-chart-standalone.js",
    licences::FILE,
];

/// Modules of `dist` that are imported, and have types.
const TYPED: [&str; 2] = ["report-chart.js", "report-chart-lines.js"];

/// Placeholder of the version in `package/npm/package.json`: the only version is that of the crate.
const VERSION: &str = "VERSION";

/// Sites that use the package, in `package/examples`. The browser tests open their Vite builds.
const EXAMPLES: [&str; 4] = ["vanilla", "react", "vue", "svelte"];

/// Whether uncommitted changes are allowed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tree {
    /// No uncommitted changes: the package is what others can see.
    Committed,
    /// Any state, for tests of work in progress.
    AnyState,
}

/// Builds the packages and tests them in a browser.
pub(crate) fn package() -> Result<()> {
    dist::dist(None, None)?;
    make_and_check()?;
    tools::ensure_browser(Engine::Chromium)?;
    run(cargo()?.args(["test", "--package", "browser-tests", "--test", "package"]))?;
    crate_builds(Tree::Committed)
}

/// The npm package of the files in `dist/`, and all of its checks without a browser.
pub(crate) fn make_and_check() -> Result<PathBuf> {
    let npm = target_dir()?.join("npm");
    let checks = npm.join("check");
    tools::ensure_package_checks(&checks)?;
    let tarball = make(&npm, &checks)?;
    let installed = checks.join("node_modules/report-charts");
    install(&tarball, &installed)?;
    check_files(&installed)?;
    check(&checks, &tarball)?;
    println!("{}", tarball.display());
    Ok(tarball)
}

/// The crates that are published, each after those that it needs.
pub(crate) const CRATES: [&str; 7] = [
    "report-charts-quantity",
    "report-charts-figures",
    "report-charts-files",
    "report-charts",
    "report-charts-lines",
    "report-charts-reading",
    "report-charts-cli",
];

/// The crates as packaged for a registry, built from these packages.
pub(crate) fn crate_builds(tree: Tree) -> Result<()> {
    forget_unpacked()?;
    let mut publish = cargo()?;
    publish.args(["publish", "--dry-run", "--locked"]);
    for package in CRATES {
        publish.args(["--package", package]);
    }
    if tree == Tree::AnyState {
        publish.arg("--allow-dirty");
    }
    run(&mut publish)
}

/// Removes what cargo unpacked of these crates before: it keeps that for as long as the version is the same, whatever is inside.
fn forget_unpacked() -> Result<()> {
    let registries = wasm::cargo_home().join("registry/src");
    if !registries.exists() {
        return Ok(());
    }
    let version = version()?;
    for registry in fs::read_dir(&registries)? {
        let registry = registry?;
        // Packages that are not published come from a registry without a host.
        if !registry.file_name().to_string_lossy().starts_with('-') {
            continue;
        }
        for package in CRATES {
            let unpacked = registry.path().join(format!("{package}-{version}"));
            if unpacked.exists() {
                fs::remove_dir_all(&unpacked).with_context(|| unpacked.display().to_string())?;
            }
        }
    }
    Ok(())
}

/// Fills a folder and packs it. `tools` is the folder with what generates files.
fn make(npm: &Path, tools: &Path) -> Result<PathBuf> {
    let (root, dist, folder) = (root()?, dist::default_dir()?, npm.join("report-charts"));
    let written = root.join("package/npm");
    empty(&folder)?;
    let version = version()?;
    let manifest = fs::read_to_string(written.join("package.json"))?.replace(VERSION, &version);
    fs::write(folder.join("package.json"), manifest)?;
    for (from, names) in [
        (&written, WRITTEN.as_slice()),
        (&root, LICENCES.as_slice()),
        (&dist, BUILT.as_slice()),
    ] {
        for name in names {
            fs::copy(from.join(name), folder.join(name)).with_context(|| from.join(name).display().to_string())?;
        }
    }
    fs::copy(command_line()?, folder.join(COMMAND_LINE))?;
    run(command("node")?
        .current_dir(tools)
        .arg(root.join("package/generate.js"))
        .args([&root, &folder]))?;
    run(command("npm")?
        .current_dir(&folder)
        .args(["pack", "--silent", "--ignore-scripts", "--pack-destination"])
        .arg(npm))?;
    Ok(npm.join(format!("report-charts-{version}.tgz")))
}

/// Compiles the command line for Node.
fn command_line() -> Result<PathBuf> {
    tools::ensure_target(tools::WASI_TARGET)?;
    run(cargo()?.args([
        "build",
        "--release",
        "--package",
        "report-charts-cli",
        "--target",
        tools::WASI_TARGET,
    ]))?;
    let built = target_dir()?
        .join(tools::WASI_TARGET)
        .join("release/report-charts.wasm");
    ensure!(built.is_file(), "{}: cargo did not build it", built.display());
    Ok(built)
}

/// The crate's version.
pub(crate) fn version() -> Result<String> {
    let metadata = metadata(&["--no-deps"])?;
    let packages = metadata.get("packages").and_then(Value::as_array);
    let ours = packages.and_then(|all| {
        all.iter()
            .find(|package| package.get("name").is_some_and(|name| name == "report-charts"))
    });
    let version = ours.and_then(|package| package.get("version")).and_then(Value::as_str);
    Ok(version.context("cargo metadata knows no report-charts")?.to_owned())
}

/// As npm would unpack it.
fn install(tarball: &Path, folder: &Path) -> Result<()> {
    empty(folder)?;
    run(command("tar")?
        .arg("-xzf")
        .arg(tarball)
        .args(["--strip-components=1", "-C"])
        .arg(folder))
}

/// Checks that the tarball contains the expected files and no others.
fn check_files(folder: &Path) -> Result<()> {
    let wanted: BTreeSet<&str> = WRITTEN
        .into_iter()
        .chain(GENERATED)
        .chain(LICENCES)
        .chain(BUILT)
        .chain(["package.json", COMMAND_LINE])
        .collect();
    let mut packed = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        packed.insert(entry?.file_name().to_string_lossy().into_owned());
    }
    let packed: BTreeSet<&str> = packed.iter().map(String::as_str).collect();
    ensure!(
        packed == wanted,
        "the package holds {packed:?}, not {wanted:?}; see `files` in package/npm/package.json"
    );
    Ok(())
}

/// Runs everything that uses the package. Each is a separate command that can be rerun alone.
fn check(folder: &Path, tarball: &Path) -> Result<()> {
    let sources = root()?.join("package");
    for (from, to) in [("check", "consumer"), ("examples", "examples")] {
        empty(&folder.join(to))?;
        copy(&sources.join(from), &folder.join(to))?;
    }
    let node = |words: &[&str]| -> Result<Command> {
        let mut node = command("node")?;
        node.current_dir(folder).args(words);
        Ok(node)
    };
    println!("importing in Node");
    run(&mut node(&["consumer/node.js"])?)?;
    println!("the command line in Node");
    run(&mut node(&["consumer/command-line.js"])?)?;
    println!("custom-elements.json against its schema");
    run(&mut node(&["consumer/manifest.js"])?)?;
    println!("types, as Node and as bundlers resolve them");
    let tsc = ["node_modules/typescript/bin/tsc", "--project", "consumer/tsconfig.json"];
    run(&mut node(&tsc)?)?;
    run(node(&tsc)?.args(["--module", "esnext", "--moduleResolution", "bundler"]))?;
    run(node(&["node_modules/publint/src/cli.js", "--strict"])?.arg(tarball))?;
    // ES modules only, which every Node since 2019 supports; no types for files that are not modules.
    run(node(&[
        "node_modules/@arethetypeswrong/cli/dist/index.js",
        "--profile",
        "esm-only",
    ])?
    .args(["--no-color", "--no-emoji", "--format", "ascii"])
    .arg(tarball)
    .arg("--exclude-entrypoints")
    .args(BUILT.iter().filter(|file| !TYPED.contains(file))))?;
    for example in EXAMPLES {
        run(
            node(&["node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"])?.arg(format!("examples/{example}"))
        )?;
    }
    Ok(())
}

/// An empty folder.
fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder).with_context(|| format!("creating {}", folder.display()))
}

/// A folder's files, and those of the folders in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            fs::create_dir_all(&target)?;
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
