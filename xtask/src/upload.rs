//! `dist/upload/`: what goes on a server, with a list of the files and their compressed forms.
//!
//! Files with a hash in their names load files with a hash in their names, so that a cache can hold any of them for ever and never
//! joins two builds. Names that stand in pages of others, the entries, stay; they are copies, and load files with hashes too.

use std::{fs, io::Write as _, path::Path};

use anyhow::{Context, Result, ensure};
use flate2::{Compression, write::GzEncoder};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use self::uses::{USES, Use};
use crate::{
    dist::{Written, hashed_name, short_hash},
    licences, package, parallel, sizes,
    workspace::{self, files_below, hex},
};

mod uses;

/// The folder in that of `dist`.
const FOLDER: &str = "upload";
/// The list of files for programs, and the one for people.
const LIST: &str = "files.json";
const NOTE: &str = "README.txt";

/// Names in pages of others: in pasted code, in templates, in pages that the command line wrote.
const ENTRIES: [&str; 9] = [
    "report-chart.js",
    "report-chart-lines.js",
    "report-chart-site.js",
    "report-chart-resize.js",
    "report-chart-frame.html",
    "report-chart-page.js",
    "report-chart-page.css",
    "report-chart-frame-tools.js",
    "report-chart-frame-workbook.js",
];

/// Files of `dist` that get a hash, those that name others last.
const HASHED: [&str; 7] = [
    "favicon.svg",
    "site.css",
    "demo.css",
    "selftest.css",
    "studio.css",
    "report-chart-page.css",
    "selftest.js",
];
/// The modules of the studio name each other, so their folder has the hash.
const MODULES: &str = "studio/";
const MAIN: &str = "studio/main.js";

/// Files and folders of `dist` that keep their names.
const KEPT: [&str; 9] = [
    "charts/",
    "report-chart-frame.html",
    "report-chart-pictures/",
    "report-chart-resize.js",
    "report-chart-site.js",
    "selftest.html",
    "selftest.json",
    "studio.html",
    licences::FILE,
];
/// Files and folders of `dist` that are not for servers of others: the front page of the project, and what only tools read.
const LEFT_OUT: [&str; 6] = [
    "index.html",
    "en/",
    "demo.js",
    "reports/",
    "report-chart-standalone.js",
    "report-charts.schema.json",
];
/// Links of the pages to the front page, and what they lead to instead.
const INSTEAD: [(&str, &str); 2] = [("en/index.html", "studio.html?lang=en"), ("index.html", "studio.html")];

/// Licences of the project, in the folder of the workspace.
const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// Endings of files that become smaller.
const COMPRESSED: [&str; 7] = [".css", ".html", ".js", ".json", ".svg", ".txt", ".wasm"];

/// A file for the server.
struct Upload {
    /// Its path below the folder.
    name: String,
    content: Vec<u8>,
    use_of: &'static Use,
    /// Whether its name changes with its content.
    is_hashed: bool,
}

/// Writes the folder from that of `dist` and the files with names by content.
pub(crate) fn write(dist: &Path, hashed: Vec<Written>) -> Result<()> {
    let files = collect(dist, hashed)?;
    let out = dist.join(FOLDER);
    let sizes = parallel::each(&files, |file| save(&out, file).with_context(|| file.name.clone()))?;
    let version = package::version()?;
    fs::write(out.join(LIST), list(&files, &sizes, &version)?)?;
    fs::write(out.join(NOTE), uses::note(&totals(&files), &version))?;
    Ok(())
}

/// The files in the order of their names.
fn collect(dist: &Path, written: Vec<Written>) -> Result<Vec<Upload>> {
    let mut files = Vec::new();
    let mut names: Vec<(String, String)> = INSTEAD.map(|(from, to)| (from.to_owned(), to.to_owned())).into();
    for Written { plain, name, content } in written {
        if ENTRIES.contains(&plain.as_str()) {
            files.push(upload(&plain, plain.clone(), content.clone(), false)?);
        }
        files.push(upload(&plain, name.clone(), content, true)?);
        // In pages and scripts, the entries of charts stay as they are: one address is one module.
        if !["report-chart.js", "report-chart-lines.js"].contains(&plain.as_str()) {
            names.push((plain, name));
        }
    }
    for plain in HASHED {
        let content = renamed(plain, read(dist, plain)?, &names);
        if ENTRIES.contains(&plain) {
            files.push(upload(plain, plain.to_owned(), content.clone(), false)?);
        }
        let name = hashed_name(plain, &content)?;
        files.push(upload(plain, name.clone(), content, true)?);
        names.push((plain.to_owned(), name));
    }
    let (folder, modules) = modules(dist, &names)?;
    names.push((MAIN.to_owned(), MAIN.replacen(MODULES, &folder, 1)));
    files.extend(modules);
    for path in files_below(dist)? {
        let is_in = |list: &[&str]| {
            list.iter()
                .any(|kept| path == *kept || (kept.ends_with('/') && path.starts_with(kept)))
        };
        if is_in(&KEPT) {
            let content = renamed(&path, read(dist, &path)?, &names);
            files.push(upload(&path, path.clone(), content, false)?);
        } else {
            let known = is_in(&LEFT_OUT) || is_in(&[MODULES, "upload/"]) || is_in(&ENTRIES);
            ensure!(
                known || names.iter().any(|(plain, _)| *plain == path),
                "does {path} go on a server? name it in xtask/src/upload.rs"
            );
        }
    }
    let root = workspace::root()?;
    for name in LICENCES {
        files.push(upload(name, name.to_owned(), read(&root, name)?, false)?);
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(files)
}

/// The folder of the modules of the studio, with a hash over all of them, and these.
fn modules(dist: &Path, names: &[(String, String)]) -> Result<(String, Vec<Upload>)> {
    let mut modules = Vec::new();
    let mut all = Vec::new();
    for name in files_below(&dist.join(MODULES))? {
        let path = format!("{MODULES}{name}");
        let content = renamed(&path, read(dist, &path)?, names);
        all.extend_from_slice(format!("{name} {}\n", content.len()).as_bytes());
        all.extend_from_slice(&content);
        modules.push((name, content));
    }
    let folder = format!("{}.{}/", MODULES.trim_end_matches('/'), short_hash(&all));
    let files = modules
        .into_iter()
        .map(|(name, content)| upload(MAIN, format!("{folder}{name}"), content, true));
    Ok((folder.clone(), files.collect::<Result<_>>()?))
}

fn upload(plain: &str, name: String, content: Vec<u8>, is_hashed: bool) -> Result<Upload> {
    let use_of = USES
        .iter()
        .find(|one| one.has(plain))
        .with_context(|| format!("what is {plain} for? name it in xtask/src/upload/uses.rs"))?;
    Ok(Upload {
        name,
        content,
        use_of,
        is_hashed,
    })
}

fn read(folder: &Path, name: &str) -> Result<Vec<u8>> {
    fs::read(folder.join(name)).with_context(|| folder.join(name).display().to_string())
}

/// A page, script or style sheet that names other files as they are published; other files unchanged.
fn renamed(path: &str, content: Vec<u8>, names: &[(String, String)]) -> Vec<u8> {
    if ![".html", ".js", ".css"].iter().any(|ending| path.ends_with(ending)) {
        return content;
    }
    match String::from_utf8(content) {
        Ok(text) => names
            .iter()
            .fold(text, |text, (plain, name)| replace_name(&text, plain, name))
            .into_bytes(),
        Err(binary) => binary.into_bytes(),
    }
}

/// Replaces a file name where it is whole.
fn replace_name(text: &str, plain: &str, name: &str) -> String {
    let is_part = |c: char| c.is_ascii_alphanumeric() || ['.', '-', '_'].contains(&c);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(plain) {
        out.push_str(before);
        // `./name` begins with a name, `other.name` does not.
        let begins = !(before.ends_with(is_part) || before.is_empty() && out.ends_with(is_part));
        let whole = begins && !after.starts_with(is_part);
        out.push_str(if whole { name } else { plain });
        rest = after;
    }
    out + rest
}

/// Bytes of the compressed forms of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sizes {
    br: Option<usize>,
    gz: Option<usize>,
}

/// Writes a file and its compressed forms.
fn save(out: &Path, Upload { name, content, .. }: &Upload) -> Result<Sizes> {
    let path = out.join(name);
    fs::create_dir_all(path.parent().context("a file lies in a folder")?)?;
    fs::write(&path, content)?;
    if !COMPRESSED.iter().any(|ending| name.ends_with(ending)) {
        return Ok(Sizes { br: None, gz: None });
    }
    // A form that is not smaller is left out: servers then send the file itself.
    let keep = |ending: &str, small: Vec<u8>| -> Result<Option<usize>> {
        if small.len() >= content.len() {
            return Ok(None);
        }
        fs::write(out.join(format!("{name}{ending}")), &small)?;
        Ok(Some(small.len()))
    };
    Ok(Sizes {
        br: keep(".br", sizes::brotli(content)?)?,
        gz: keep(".gz", gzip(content)?)?,
    })
}

/// Without name and time, so that the same content gives the same bytes.
fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(content)?;
    Ok(writer.finish()?)
}

/// The list of files as JSON.
fn list(files: &[Upload], sizes: &[Sizes], version: &str) -> Result<String> {
    let mut listed = Vec::new();
    for (file, Sizes { br, gz }) in files.iter().zip(sizes) {
        let mut entry = json!({
            "name": file.name,
            "bytes": file.content.len(),
            "sha256": hex(&Sha256::digest(&file.content)),
            "use": file.use_of.id,
            "immutable": file.is_hashed,
        });
        for (name, bytes) in [("br", br), ("gz", gz)] {
            if let (Some(entry), Some(bytes)) = (entry.as_object_mut(), bytes) {
                entry.insert(name.to_owned(), json!(bytes));
            }
        }
        listed.push(entry);
    }
    let uses: serde_json::Map<String, serde_json::Value> = USES
        .iter()
        .map(|one| (one.id.to_owned(), json!({ "zh": one.zh, "en": one.en })))
        .collect();
    let whole = json!({ "version": version, "uses": uses, "files": listed });
    Ok(serde_json::to_string_pretty(&whole)? + "\n")
}

/// What the note says of each use: its entries, number of files and bytes.
fn totals(files: &[Upload]) -> Vec<uses::Total> {
    let total = |one: &'static Use| {
        let own = || files.iter().filter(move |file| file.use_of.id == one.id);
        uses::Total {
            of: one,
            files: own().count(),
            bytes: own().map(|file| file.content.len()).sum(),
        }
    };
    USES.iter().map(total).collect()
}

#[cfg(test)]
mod tests;
