//! `cargo xtask dist`: what gets published, complete, in one folder.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use base64::{Engine as _, prelude::BASE64_STANDARD};

use crate::{
    bundle::{Bundle, Form, Sources, bundle},
    sizes,
    wasm::{self, Built, Part},
    workspace,
};

const ENTRY: &str = "report-chart.js";
/// Loaded when a reader first takes something away.
const TOOLS: &str = "report-chart-tools.js";
/// The script of the page inside a frame.
const FRAME: &str = "report-chart-frame.js";

/// Builds into `out`, or `dist/`, and prints the sizes.
pub(crate) fn dist(out: Option<PathBuf>) -> Result<()> {
    let out = out.map_or_else(default_dir, Ok)?;
    let www = workspace::root()?.join("www");
    let target = workspace::target_dir()?;
    let (chart, tools) = (wasm::build(&wasm::CHART, &target)?, wasm::build(&wasm::TOOLS, &target)?);
    let scripts = [
        (ENTRY, module(&www, ENTRY, &wasm::CHART, &chart)?),
        (TOOLS, module(&www, TOOLS, &wasm::TOOLS, &tools)?),
        (FRAME, frame(&www, &tools)?),
    ];
    let (mut files, mut bundled, mut written) = (Vec::new(), Vec::new(), Vec::new());
    for (name, bundle) in scripts {
        written.push((name.to_owned(), bundle.code.into_bytes()));
        bundled.extend(bundle.modules);
    }
    for (script, built) in [(ENTRY, chart), (TOOLS, tools)] {
        written.push((script.replace(".js", ".wasm"), built.wasm));
    }

    clear(&out)?;
    for (name, content) in written {
        fs::write(out.join(&name), content)?;
        files.push(name);
    }
    copy(&www, &out, "", &bundled, &mut files)?;
    sizes::print(&out, &files)
}

/// A module that fetches the program beside it.
fn module(www: &Path, entry: &str, part: &Part, built: &Built) -> Result<Bundle> {
    let glue = part.glue_file();
    let sources = Sources {
        folder: www,
        texts: &[(&glue, &built.glue)],
        instead: &[],
    };
    bundle(&sources, entry, Form::Module)
}

/// Chart, panel and program in one classic script: a sandboxed frame may load that and nothing else. It holds the second
/// program only, which can do what the first can.
fn frame(www: &Path, tools: &Built) -> Result<Bundle> {
    let (chart_glue, tools_glue) = (wasm::CHART.glue_file(), wasm::TOOLS.glue_file());
    let program = format!("export const PROGRAM = '{}';", BASE64_STANDARD.encode(&tools.wasm));
    let sources = Sources {
        folder: www,
        texts: &[(&tools_glue, &tools.glue), ("frame-program.js", &program)],
        instead: &[
            (&chart_glue, &tools_glue),
            ("fetch-engine.js", "frame-engine.js"),
            ("load-tools.js", "frame-tools.js"),
        ],
    };
    bundle(&sources, "frame.js", Form::Script)
}

/// Where `dist` writes, and `serve` and the browser tests look, unless told otherwise.
pub(crate) fn default_dir() -> Result<PathBuf> {
    Ok(workspace::root()?.join("dist"))
}

/// Starts from an empty folder, so that nothing stale is published. A folder that this command did not make
/// is left alone: `--out ~` would otherwise be a bad day.
fn clear(out: &Path) -> Result<()> {
    let ours = out.join(ENTRY).is_file() || !out.exists() || fs::read_dir(out)?.next().is_none();
    ensure!(
        ours,
        "{} holds other files; name an empty or a new folder",
        out.display()
    );
    if out.exists() {
        fs::remove_dir_all(out)?;
    }
    fs::create_dir_all(out).with_context(|| format!("creating {}", out.display()))
}

/// Copies what was not bundled: pages, styles, pictures, scripts of the demo.
fn copy(from: &Path, to: &Path, inside: &str, bundled: &[String], files: &mut Vec<String>) -> Result<()> {
    let mut entries = fs::read_dir(from.join(inside))?.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry
            .file_name()
            .into_string()
            .ok()
            .context("a file name in www/ is not UTF-8")?;
        let path = if inside.is_empty() {
            name
        } else {
            format!("{inside}/{name}")
        };
        if entry.file_type()?.is_dir() {
            fs::create_dir_all(to.join(&path))?;
            copy(from, to, &path, bundled, files)?;
        } else if !bundled.contains(&path) {
            fs::copy(entry.path(), to.join(&path))?;
            files.push(path);
        }
    }
    Ok(())
}
