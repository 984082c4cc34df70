//! `cargo xtask dist`: what gets published, complete, in one folder.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};

use crate::{bundle, sizes, wasm, workspace};

const ENTRY: &str = "report-chart.js";
/// Loaded when a reader first takes something away.
const TOOLS: &str = "report-chart-tools.js";

/// Builds into `out`, or `dist/`, and prints the sizes.
pub(crate) fn dist(out: Option<PathBuf>) -> Result<()> {
    let out = out.map_or_else(default_dir, Ok)?;
    let www = workspace::root()?.join("www");
    let target = workspace::target_dir()?;
    let (mut files, mut bundled, mut written) = (Vec::new(), Vec::new(), Vec::new());
    for (part, entry) in [(&wasm::CHART, ENTRY), (&wasm::TOOLS, TOOLS)] {
        let built = wasm::build(part, &target)?;
        let bundle = bundle::bundle(&www, entry, &format!("{}.js", part.glue), built.glue)?;
        let program = entry.replace(".js", ".wasm");
        written.push((entry.to_owned(), bundle.code.into_bytes()));
        written.push((program, built.wasm));
        bundled.extend(bundle.modules);
    }

    clear(&out)?;
    for (name, content) in written {
        fs::write(out.join(&name), content)?;
        files.push(name);
    }
    copy(&www, &out, "", &bundled, &mut files)?;
    sizes::print(&out, &files)
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
