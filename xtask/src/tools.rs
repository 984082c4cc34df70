//! Tools that are not crates: the wasm target, wasm-opt, axe-core, checks of the npm package, browsers, valgrind. They are
//! fetched where that is safe; else an error says how to install them.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use browser_tests::{
    engine::{Engine, mini_browser},
    places::in_path,
};

use crate::{
    cargo_tools,
    workspace::{command, has, root, run, target_dir},
};

/// What browsers run.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";
/// What Node runs, with files.
pub(crate) const WASI_TARGET: &str = "wasm32-wasip1";

const NO_NODE: &str = "Node.js is missing; install Node 20 or newer with npm (https://nodejs.org, or on Debian or \
     Ubuntu: sudo apt-get install nodejs npm)";

/// Automatic installation can be switched off in rustup, so a target of rust-toolchain.toml can be missing.
pub(crate) fn ensure_target(target: &str) -> Result<()> {
    if !has("rustup") {
        return Ok(()); // Rust of a distribution: cargo reports what is missing.
    }
    let installed = command("rustup")?.args(["target", "list", "--installed"]).output()?;
    if String::from_utf8_lossy(&installed.stdout)
        .lines()
        .any(|line| line.trim() == target)
    {
        return Ok(());
    }
    run(command("rustup")?.args(["target", "add", target]))
}

/// Path of wasm-opt's script for Node, or a sentence saying why there is none.
pub(crate) fn wasm_opt(target: &Path) -> Result<Result<PathBuf, String>> {
    npm_package(target, "binaryen/bin/wasm-opt")
}

/// axe-core, which the browser tests read from target/tools. It is required: the tests have no fallback without it.
pub(crate) fn ensure_axe() -> Result<()> {
    match npm_package(&target_dir()?, "axe-core/axe.min.js")? {
        Ok(_) => Ok(()),
        Err(reason) => bail!("the accessibility tests need axe-core, which npm installs: {reason}"),
    }
}

/// The editors and sanitisers into which a browser test pastes, in target/tools/editors. They are required.
pub(crate) fn ensure_editors() -> Result<()> {
    let folder = target_dir()?.join("tools/editors");
    match npm_ci(&root()?.join("xtask/tools/editors"), &folder, "quill/package.json")? {
        Ok(_) => Ok(()),
        Err(reason) => bail!("the tests of the plain form need editors, which npm installs: {reason}"),
    }
}

/// Installs the checks of the npm package, and the builder of its examples, in this folder. They are required.
pub(crate) fn ensure_package_checks(folder: &Path) -> Result<()> {
    match npm_ci(&root()?.join("package"), folder, "vite/bin/vite.js")? {
        Ok(_) => Ok(()),
        Err(reason) => bail!("making and checking the npm package needs npm: {reason}"),
    }
}

/// Installs the libraries that the bench compares, in this folder; returns the path of their bundler.
pub(crate) fn ensure_peers(folder: &Path) -> Result<PathBuf> {
    match npm_ci(&root()?.join("xtask/bench"), folder, "esbuild/bin/esbuild")? {
        Ok(esbuild) => Ok(esbuild),
        Err(reason) => bail!("the bench takes its peers from npm: {reason}"),
    }
}

/// Whether this is a machine for which Chromium 67 was built.
pub(crate) fn oldest_runs_here() -> bool {
    cfg!(all(target_os = "linux", target_arch = "x86_64"))
}

/// Chromium 67 of 2018, unpacked in target/oldest.
pub(crate) fn ensure_oldest() -> Result<()> {
    let folder = target_dir()?.join("oldest");
    let packed = match npm_ci(
        &root()?.join("xtask/tools/oldest"),
        &folder,
        "chrome-aws-lambda/bin/chromium.br",
    )? {
        Ok(packed) => packed,
        Err(reason) => bail!("the tests in the oldest browser need it from npm: {reason}"),
    };
    let program = folder.join("chromium");
    if !program.is_file() {
        let half = folder.join("chromium.half");
        let mut unpacked = brotli::Decompressor::new(fs::File::open(&packed)?, 1 << 16);
        io::copy(&mut unpacked, &mut fs::File::create(&half)?).with_context(|| packed.display().to_string())?;
        make_executable(&half)?;
        fs::rename(&half, &program)?;
    }
    Ok(())
}

#[cfg(unix)]
fn make_executable(file: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    Ok(fs::set_permissions(file, fs::Permissions::from_mode(0o755))?)
}

#[cfg(not(unix))]
fn make_executable(_: &Path) -> Result<()> {
    Ok(())
}

/// Path of a file in the packages of xtask/tools, which are installed if necessary, or a sentence saying why that failed.
fn npm_package(target: &Path, file: &str) -> Result<Result<PathBuf, String>> {
    npm_ci(&root()?.join("xtask/tools"), &target.join("tools"), file)
}

/// Installs in `folder` exactly the packages that `wanted` locks, unless they are there. Path of a file in them, or a sentence
/// saying why there is none.
fn npm_ci(wanted: &Path, folder: &Path, file: &str) -> Result<Result<PathBuf, String>> {
    if !has("node") || !has("npm") {
        return Ok(Err(NO_NODE.to_owned()));
    }
    let path = folder.join("node_modules").join(file);
    let lock = fs::read(wanted.join("package-lock.json")).with_context(|| wanted.display().to_string())?;
    if path.is_file() && fs::read(folder.join("package-lock.json")).is_ok_and(|have| have == lock) {
        return Ok(Ok(path));
    }
    fs::create_dir_all(folder)?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(wanted.join(name), folder.join(name))?;
    }
    // No install scripts: unpacking a build tool must not run its code.
    let mut npm = command("npm")?;
    npm.current_dir(folder)
        .args(["ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"]);
    match run(&mut npm) {
        Ok(()) => Ok(Ok(path)),
        Err(error) => {
            // A partial installation must not look complete next time.
            fs::remove_file(folder.join("package-lock.json"))?;
            Ok(Err(format!("{error:#}; check the network and run it again")))
        }
    }
}

/// A browser of this engine, its driver and a Chinese font, without which Chinese labels are boxes.
pub(crate) fn ensure_browser(engine: Engine) -> Result<()> {
    if !has_browser(engine)? {
        let need = format!("the tests in {engine} need the browser, what drives it, and a Chinese font");
        install(&need, packages(engine))?;
        ensure!(
            has_browser(engine)?,
            "{engine} is not there, though these packages are: {}",
            packages(engine).join(" ")
        );
    }
    if engine == Engine::Firefox && !is_in_path("geckodriver") {
        cargo_tools::ensure(cargo_tools::GECKODRIVER)?;
    }
    Ok(())
}

/// Whether tests can run in this engine without installing anything.
pub(crate) fn is_ready(engine: Engine) -> Result<bool> {
    let driver = engine != Engine::Firefox
        || is_in_path("geckodriver")
        || cargo_tools::path(cargo_tools::GECKODRIVER)?.is_file();
    Ok(has_browser(engine)? && driver)
}

/// Whether the machine has the system packages of an engine.
fn has_browser(engine: Engine) -> Result<bool> {
    let programs = match engine {
        Engine::Chromium => {
            in_path(&["chromium", "chromium-browser", "google-chrome"]).is_some() && is_in_path("chromedriver")
        }
        Engine::Firefox => in_path(&["firefox-esr", "firefox"]).is_some(),
        Engine::WebKit => {
            let beside = ["WebKitWebDriver", "Xvfb", "dbus-run-session"];
            beside.into_iter().all(is_in_path) && mini_browser().is_some()
        }
    };
    Ok(programs && has_chinese_font()?)
}

/// Their names in Debian and Ubuntu.
fn packages(engine: Engine) -> &'static [&'static str] {
    match engine {
        Engine::Chromium => &["chromium", "chromium-driver", "fonts-noto-cjk"],
        Engine::Firefox => &["firefox-esr", "fonts-noto-cjk"],
        Engine::WebKit => &[
            "webkit2gtk-driver",
            "libwebkit2gtk-4.1-0",
            "xvfb",
            "dbus",
            "dbus-x11",
            "fonts-noto-cjk",
        ],
    }
}

/// Whether instruction counts of this machine can be compared with the recorded ones: they depend on processor type and libc.
pub(crate) fn counts_hold_here() -> bool {
    cfg!(all(target_os = "linux", target_arch = "x86_64", target_env = "gnu"))
}

/// The tool that counts instructions.
pub(crate) fn ensure_valgrind() -> Result<()> {
    if !has("valgrind") {
        install("counting instructions needs valgrind", &["valgrind"])?;
        ensure!(has("valgrind"), "valgrind does not run, though its package is there");
    }
    Ok(())
}

/// Installs packages of Debian and Ubuntu as root; else fails with what needs them and how to install them.
fn install(need: &str, packages: &[&str]) -> Result<()> {
    let root_on_debian = Path::new("/etc/debian_version").exists()
        && command("id")?
            .arg("-u")
            .output()
            .is_ok_and(|id| id.stdout.trim_ascii() == b"0");
    if !root_on_debian {
        bail!(
            "{need}; on Debian or Ubuntu run: sudo apt-get install {}",
            packages.join(" ")
        );
    }
    run(command("apt-get")?.args(["update", "-q"]))?;
    let install = ["install", "-y", "-q", "--no-install-recommends"];
    run(command("apt-get")?
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(install)
        .args(packages))
}

fn is_in_path(program: &str) -> bool {
    in_path(&[program]).is_some()
}

/// Uses fontconfig; systems without it include Chinese fonts.
fn has_chinese_font() -> Result<bool> {
    let fonts = command("fc-list")?.args([":lang=zh-cn", "family"]).output();
    Ok(fonts.map_or(!cfg!(target_os = "linux"), |fonts| !fonts.stdout.is_empty()))
}
