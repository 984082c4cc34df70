//! From the crate to a small wasm file and its JS glue: cargo, wasm-opt, wasm-bindgen, wasm-opt again.
//!
//! Published wasm runs in any browser with WebAssembly 1.0. The default output of Rust and its precompiled std need more
//! (Chrome 96, Safari 15). Newer instructions are lowered before wasm-bindgen runs, because its output depends on them.

use std::{
    env,
    ffi::{OsStr, OsString},
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use sha2::{Digest as _, Sha256};
use wasm_bindgen_cli_support::Bindgen;
use wasmparser::BinaryReader;

use crate::{
    browser_support, parallel, tools,
    workspace::{cargo, command, hex, root, run},
};

/// One of the bundles that pages load.
pub(crate) struct Part {
    /// Name of the glue module and of the wasm beside it: scripts import `./report_charts.js`.
    pub(crate) glue: &'static str,
    /// Its package in crates/web.
    package: &'static str,
    /// Name of its library, which cargo gives to the wasm file.
    library: &'static str,
}

impl Part {
    /// Its package in crates/web.
    pub(crate) fn package(&self) -> &'static str {
        self.package
    }

    /// File name of the glue, as scripts import it.
    pub(crate) fn glue_file(&self) -> String {
        format!("{}.js", self.glue)
    }
}

/// The page bundle: draws the built-in report.
pub(crate) const CHART: Part = Part {
    glue: "report_charts",
    package: "web-chart",
    library: "report_chart",
};

/// The custom bundle: reads custom reports and draws them. The script starts it with the glue of the page bundle, whose name
/// is that of the module in the imports of the wasm.
pub(crate) const CUSTOM: Part = Part {
    glue: CHART.glue,
    package: "web-custom",
    library: "report_chart_custom",
};

/// The tools bundle: all reports, exports and other tools.
pub(crate) const TOOLS: Part = Part {
    glue: "report_charts_tools",
    package: "web-tools",
    library: "report_chart_tools",
};

/// The reading bundle for editors: figures of prose, proof of articles, views for reports.
pub(crate) const READING: Part = Part {
    glue: "report_charts_reading",
    package: "web-reading",
    library: "report_chart_reading",
};

/// The files bundle: texts of documents and saved pages.
pub(crate) const FILES: Part = Part {
    glue: "report_charts_files",
    package: "web-files",
    library: "report_chart_files",
};

/// The workbook bundle: figures as Excel workbooks.
pub(crate) const WORKBOOK: Part = Part {
    glue: "report_charts_workbook",
    package: "web-workbook",
    library: "report_chart_workbook",
};

/// The lines bundle: lines of very many points.
pub(crate) const LINES: Part = Part {
    glue: "report_charts_lines",
    package: "web-lines",
    library: "report_chart_lines",
};

/// The browser's form of a bundle.
pub(crate) struct Built {
    /// The glue, an ES module.
    pub(crate) glue: String,
    /// The wasm, optimised if wasm-opt is available.
    pub(crate) wasm: Vec<u8>,
}

/// The features of Rust's precompiled std, which wasm-opt must accept before it can lower them.
const READ: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Lowers them. Without the list of features wasm-bindgen assumes none, and uses no newer tables.
const LOWER: [&str; 5] = [
    "--llvm-memory-copy-fill-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    "--signext-lowering",
    "--strip-target-features",
    "--debuginfo",
];

/// The allowed features of the output; `browser_support` checks them.
const WRITTEN: [&str; 2] = ["--mvp-features", "--enable-mutable-globals"];

/// What is done to the wasm after the compiler.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Size {
    /// wasm-opt makes it smaller, for browsers since 2018. That takes as long as compiling.
    Small,
    /// For the browser of a developer.
    AsCompiled,
}

/// All bundles, in this order.
pub(crate) const BUNDLES: [&Part; 7] = [&CHART, &CUSTOM, &TOOLS, &READING, &FILES, &WORKBOOK, &LINES];

/// Builds the release wasm of all bundles. Intermediate files stay in the target folder.
pub(crate) fn build_all(target: &Path, size: Size) -> Result<[Built; BUNDLES.len()]> {
    build_all_from(&root()?, target, size)
}

/// The same from a copy of the workspace in another folder: the bytes must be equal.
///
/// One call of cargo compiles shared dependencies once. The next steps use one core for each bundle, so they run in parallel.
pub(crate) fn build_all_from(sources: &Path, target: &Path, size: Size) -> Result<[Built; BUNDLES.len()]> {
    tools::ensure_target(tools::WASM_TARGET)?;
    let wasm_opt = &match size {
        Size::Small => find_wasm_opt(target)?,
        Size::AsCompiled => None,
    };
    // What is made smaller later is compiled once.
    compile(
        sources,
        &BUNDLES,
        target,
        wasm_opt.is_some() || size == Size::AsCompiled,
    )?;
    if size == Size::Small {
        println!("making the wasm smaller");
    }
    let built = parallel::each(&BUNDLES, |part| finish(part, target, wasm_opt, size, Names::Dropped))?;
    built.try_into().ok().context("each bundle is built once")
}

/// A bundle as it is published, and the same code with function names, for analysis.
pub(crate) fn build_one(part: &Part, target: &Path) -> Result<(Vec<u8>, Vec<u8>)> {
    tools::ensure_target(tools::WASM_TARGET)?;
    let (sources, wasm_opt) = (root()?, find_wasm_opt(target)?);
    compile(&sources, &[part], target, wasm_opt.is_some())?;
    let build = |names| finish(part, target, &wasm_opt, Size::Small, names);
    Ok((build(Names::Dropped)?.wasm, build(Names::Kept)?.wasm))
}

/// The bundle of this name: `chart`, `custom` and so on.
pub(crate) fn named(name: &str) -> Result<&'static Part> {
    let found = BUNDLES
        .into_iter()
        .find(|part| part.package.strip_prefix("web-") == Some(name));
    found.with_context(|| format!("found {name}; accepted are chart, custom, tools, reading, files and lines"))
}

/// The script of wasm-opt if it is available.
fn find_wasm_opt(target: &Path) -> Result<Option<PathBuf>> {
    Ok(match tools::wasm_opt(target)? {
        Ok(script) => Some(script),
        Err(reason) => {
            println!("note: the wasm is left as it is, larger and for browsers since 2021 only: {reason}");
            None
        }
    })
}

/// From the output of cargo to the published form of a bundle.
fn finish(part: &Part, target: &Path, wasm_opt: &Option<PathBuf>, size: Size, names: Names) -> Result<Built> {
    let raw = compiled(part, target);
    let out = target.join(part.package).join(names.folder(size));
    fs::create_dir_all(&out)?;
    let made_of = digest(&raw, wasm_opt)?;
    let stamp = out.join("made-of");
    let bound = out.join(format!("{}_bg.wasm", part.glue));
    let smaller = wasm_opt
        .as_deref()
        .map(|script| (script, bound.with_extension("opt.wasm")));
    // The steps below take most of the time; for the same wasm their result is reused.
    if fs::read_to_string(&stamp).ok().as_ref() != Some(&made_of) {
        // A partial bundle must not look complete next time.
        if stamp.exists() {
            fs::remove_file(&stamp)?;
        }
        match (&smaller, size) {
            (Some((script, smaller)), _) => {
                bind(part, &lower(script, &raw)?, &out, names)?;
                optimise(script, &bound, smaller, names)?;
            }
            (None, Size::AsCompiled) => bind(part, &without_features(&raw)?, &out, names)?,
            (None, Size::Small) => bind(part, &raw, &out, names)?,
        }
        fs::write(&stamp, made_of)?;
    }
    let mut glue = fs::read_to_string(out.join(part.glue_file()))?;
    let mut wasm = fs::read(smaller.as_ref().map_or(&bound, |(_, smaller)| smaller))?;
    number_imports(&mut glue, &mut wasm);
    if smaller.is_some() {
        browser_support::check_wasm(&wasm)?;
    }
    Ok(Built { glue, wasm })
}

/// The cache key of a bundle, from its inputs and tools: the wasm of cargo, this executable, which contains wasm-bindgen, and
/// wasm-opt with the lock file that names its version.
fn digest(raw: &Path, wasm_opt: &Option<PathBuf>) -> Result<String> {
    let mut made_of = Sha256::new();
    let tool = env::current_exe()?;
    let lock = root()?.join("xtask/tools/package-lock.json");
    for file in [raw, &tool, &lock].into_iter().chain(wasm_opt.as_deref()) {
        made_of.update(Sha256::digest(
            fs::read(file).with_context(|| file.display().to_string())?,
        ));
    }
    Ok(hex(&made_of.finalize()))
}

/// Whether functions keep their names.
#[derive(Clone, Copy, PartialEq)]
enum Names {
    Kept,
    Dropped,
}

impl Names {
    /// Path of the wasm with names.
    fn folder(self, size: Size) -> &'static str {
        match (self, size) {
            (Self::Kept, _) => "wasm-bindgen-named",
            (Self::Dropped, Size::Small) => "wasm-bindgen",
            (Self::Dropped, Size::AsCompiled) => "wasm-bindgen-as-compiled",
        }
    }
}

/// Path of cargo's output for a bundle.
fn compiled(part: &Part, target: &Path) -> PathBuf {
    target
        .join("wasm32-unknown-unknown/release")
        .join(part.library)
        .with_extension("wasm")
}

/// Builds bundles with cargo; `for_floor` if the features of std will be lowered too.
fn compile(sources: &Path, parts: &[&Part], target: &Path, for_floor: bool) -> Result<()> {
    let mut build = cargo()?;
    build.current_dir(sources);
    let mut flags = path_free_flags(sources)?;
    if for_floor {
        flags.push(OsString::from("-Ctarget-cpu=mvp"));
    }
    build.env("CARGO_ENCODED_RUSTFLAGS", flags.join(OsStr::new("\u{1f}")));
    build.args([
        "build",
        "--release",
        "--lib",
        "--locked",
        "--target",
        "wasm32-unknown-unknown",
    ]);
    build.arg("--target-dir").arg(target);
    for part in parts {
        build.args(["--package", part.package]);
    }
    run(&mut build)
}

/// Writes the glue and its wasm into `out`.
fn bind(part: &Part, raw: &Path, out: &Path, names: Names) -> Result<()> {
    // Names are removed only now: stripping earlier would remove the list of features that wasm-bindgen reads.
    Bindgen::new()
        .input_path(raw)
        .out_name(part.glue)
        .web(true)?
        .typescript(false)
        .remove_name_section(names == Names::Dropped)
        .remove_producers_section(true)
        .generate(out)
        .context("wasm-bindgen")
}

/// Digits of the hash at the end of an import's name: `__wbg_stroke_19fa3f3ec093bc25`.
const HASH: usize = 16;

/// Numbers the imports of a wasm in place of their hashes, which keep crates apart: in one bundle numbers do, and every reader loads
/// fewer bytes, since hashes do not compress. Names keep their lengths, so that the wasm's sections do.
fn number_imports(glue: &mut String, wasm: &mut [u8]) {
    let mut names: Vec<String> = glue
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .filter(|name| name.starts_with("__wbg_") && without_hash(name).is_some())
        .map(str::to_owned)
        .collect();
    names.sort_unstable();
    names.dedup();
    for (number, name) in names.iter().enumerate() {
        let Some(bare) = without_hash(name) else { continue };
        let numbered = format!("{bare}{number:0width$}", width = HASH);
        *glue = glue.replace(name, &numbered);
        let mut at = 0;
        while let Some(found) = wasm.get(at..).and_then(|rest| position(rest, name.as_bytes())) {
            let end = at + found + name.len();
            if let Some(place) = wasm.get_mut(at + found..end) {
                place.copy_from_slice(numbered.as_bytes());
            }
            at = end;
        }
    }
}

/// A name without its hash; `None` where it has none.
fn without_hash(name: &str) -> Option<&str> {
    let (bare, hash) = name.split_at_checked(name.len().checked_sub(HASH)?)?;
    let is_hash = bare.ends_with('_') && hash.bytes().all(|c| matches!(c, b'0'..=b'9' | b'a'..=b'f'));
    is_hash.then_some(bare)
}

fn position(bytes: &[u8], of: &[u8]) -> Option<usize> {
    bytes.windows(of.len()).position(|window| window == of)
}

/// Remaps paths of this machine, so that other machines get the same bytes.
fn path_free_flags(sources: &Path) -> Result<Vec<OsString>> {
    let cargo_home = cargo_home();
    let mut renames = vec![
        (cargo_home.clone(), "/cargo".to_owned()),
        (sources.to_owned(), "/report-charts".to_owned()),
    ];
    // Each registry has a folder with its name; the crates in them are the same.
    for registry in fs::read_dir(cargo_home.join("registry/src")).into_iter().flatten() {
        renames.push((registry?.path(), "/crates".to_owned()));
    }
    // With the component rust-src, panics of std name the toolchain's folder; without it, they name this one.
    let sysroot = PathBuf::from(rustc(&["--print", "sysroot"])?.trim()).canonicalize()?;
    let version = rustc(&["--version", "--verbose"])?;
    let commit = version
        .lines()
        .find_map(|line| line.strip_prefix("commit-hash: "))
        .context("rustc has a commit")?;
    renames.push((sysroot.join("lib/rustlib/src/rust"), format!("/rustc/{commit}")));

    // The last match wins, so a nested folder comes after the one around it.
    let flags = renames.into_iter().map(|(from, to)| {
        let mut flag = OsString::from("--remap-path-prefix=");
        flag.push(from);
        flag.push(format!("={to}"));
        flag
    });
    Ok(flags.collect())
}

fn home() -> PathBuf {
    env::var_os("HOME").map(PathBuf::from).unwrap_or_default()
}

/// The folder of cargo, with its registries.
pub(crate) fn cargo_home() -> PathBuf {
    env::var_os("CARGO_HOME").map_or_else(|| home().join(".cargo"), PathBuf::from)
}

/// Fails if a file contains a path of this machine: it is private, and differs on other machines.
pub(crate) fn check_no_paths(name: &str, content: &[u8]) -> Result<()> {
    let mut places = vec![root()?, cargo_home()];
    // A home of `/` or `/root` would match too many paths.
    places.extend(Some(home()).filter(|home| home.components().count() > 2));
    let places = places.iter().map(|place| place.as_os_str().as_encoded_bytes());
    for place in places.chain([b"registry/src" as &[u8], b".cargo/"]) {
        let found = !place.is_empty() && content.windows(place.len()).any(|window| window == place);
        ensure!(!found, "{name} holds the path {}", String::from_utf8_lossy(place));
    }
    Ok(())
}

fn rustc(args: &[&str]) -> Result<String> {
    let output = command(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))?
        .args(args)
        .output()?;
    Ok(String::from_utf8(output.stdout)?)
}

/// A wasm without the list of the features that std uses, for which wasm-bindgen would need other code of std than was compiled.
fn without_features(raw: &Path) -> Result<PathBuf> {
    const HEADER: usize = 8;
    const LIST: &[u8] = b"target_features";
    let wasm = fs::read(raw)?;
    let mut kept = wasm.get(..HEADER).context("no header of wasm")?.to_vec();
    let mut at = HEADER;
    while at < wasm.len() {
        let mut reader = BinaryReader::new(wasm.get(at..).unwrap_or_default(), 0);
        let (id, length) = (reader.read_u8()?, reader.read_var_u32()?);
        let end = at + reader.original_position() + length as usize;
        let section = wasm.get(at..end).context("a section ends behind the file")?;
        if id != 0 || position(section, LIST).is_none() {
            kept.extend_from_slice(section);
        }
        at = end;
    }
    let out = raw.with_extension("plain.wasm");
    fs::write(&out, kept)?;
    Ok(out)
}

/// The wasm lowered to what the oldest browsers support.
fn lower(script: &Path, raw: &Path) -> Result<PathBuf> {
    let out = raw.with_extension("lowered.wasm");
    let mut wasm_opt = command("node")?;
    wasm_opt.arg(script).arg(raw).arg("-o").arg(&out);
    run(wasm_opt.args(["--mvp-features"]).args(READ).args(LOWER))?;
    Ok(out)
}

/// The wasm optimised for size, in `out`.
fn optimise(script: &Path, wasm: &Path, out: &Path, names: Names) -> Result<()> {
    let mut wasm_opt = command("node")?;
    wasm_opt.arg(script).arg(wasm).arg("-o").arg(out).args(WRITTEN);
    if names == Names::Kept {
        wasm_opt.arg("--debuginfo");
    }
    // The stack grows down to address 0, so no data is below 1024: offsets become part of loads and stores.
    wasm_opt.args(["-Oz", "--converge", "--low-memory-unused"]);
    // Functions with one caller are inlined only if they are small: brotli compresses a few huge functions less well.
    wasm_opt.args([
        "--one-caller-inline-max-function-size=20",
        "--always-inline-max-function-size=4",
    ]);
    run(wasm_opt.args(["--strip-target-features", "--strip-producers"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_have_numbers_in_place_of_hashes_in_both_files() {
        let mut glue =
            "x.__wbg_set_00ffaa1122334455 = 1; x.__wbg_arc_df3f7eb77e59876f = 2; x.__wbg_drawing_free()".to_owned();
        let mut wasm =
            b"\0\x1b__wbg_arc_df3f7eb77e59876f\x1b__wbg_set_00ffaa1122334455\x1b__wbg_set_00ffaa1122334455".to_vec();
        number_imports(&mut glue, &mut wasm);
        assert_eq!(
            glue,
            "x.__wbg_set_0000000000000001 = 1; x.__wbg_arc_0000000000000000 = 2; x.__wbg_drawing_free()"
        );
        assert_eq!(
            wasm,
            b"\0\x1b__wbg_arc_0000000000000000\x1b__wbg_set_0000000000000001\x1b__wbg_set_0000000000000001"
        );
    }

    #[test]
    fn paths_of_this_machine_are_found() {
        check_no_paths(
            "x",
            b"\0asm /report-charts/src/lib.rs /rustc/abc/library /crates/serde-1.0/src",
        )
        .unwrap();
        for path in [
            root().unwrap().join("src/lib.rs"),
            cargo_home().join("bin"),
            "/some/where/registry/src/index-1/serde/src/lib.rs".into(),
        ] {
            let content = format!("\0asm {} and more", path.display());
            assert!(check_no_paths("x", content.as_bytes()).is_err(), "{content}");
        }
    }
}
