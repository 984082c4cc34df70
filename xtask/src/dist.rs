//! `cargo xtask dist`: what gets published, complete, in one folder.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest as _, Sha256, Sha384};

use crate::{
    bundle::{Bundle, Form, Sources, bundle, instances},
    sizes,
    wasm::{self, Built, Part},
    workspace,
};

const ENTRY: &str = "report-chart.js";
/// Loaded when a reader first takes something away.
const TOOLS: &str = "report-chart-tools.js";
/// Loaded when an editor asks what a text says.
const READING: &str = "report-chart-reading.js";
/// The element for lines of very many points, which pages name themselves.
const LINES: &str = "report-chart-lines.js";
/// The script of the page inside a frame.
const FRAME: &str = "report-chart-frame.js";
/// The script for a page that is one file.
const STANDALONE: &str = "report-chart-standalone.js";
/// The pictures that pasted HTML shows where there is no chart.
const PICTURES: &str = "report-chart-pictures";

/// What documents of one's own are checked with; a test holds it to what the code makes.
const SCHEMA: &str = "report-charts.schema.json";

/// Scripts that pages name, for which the value of `integrity` is printed.
const NAMED_BY_PAGES: [&str; 4] = [ENTRY, LINES, FRAME, "report-chart-resize.js"];

/// Builds into `out`, or `dist/`, and prints the sizes.
pub(crate) fn dist(out: Option<PathBuf>) -> Result<()> {
    let out = out.map_or_else(default_dir, Ok)?;
    let files = build(&out)?;
    sizes::print(&out, &files)
}

/// Builds into `out`; the names of the files, in the order of the table of sizes.
pub(crate) fn build(out: &Path) -> Result<Vec<String>> {
    let www = workspace::root()?.join("www");
    let target = workspace::target_dir()?;
    let [chart, tools, reading, lines] = wasm::build_all(&target)?;
    let programs = Programs {
        chart,
        tools,
        reading,
        lines,
    };
    let Making {
        mut written, bundled, ..
    } = scripts(&www, &programs, Naming::Plain)?;
    let plain: Vec<String> = written.iter().map(|(name, _)| name.clone()).collect();
    // The same once more under names that change with what is in them: a host may let browsers keep those for ever.
    written.extend(scripts(&www, &programs, Naming::ByContent)?.written);

    for (name, content) in &written {
        wasm::check_no_paths(name, content)?;
    }
    clear(out)?;
    for (name, content) in &written {
        fs::write(out.join(name), content)?;
    }
    let mut files = plain;
    copy(&www, out, "", &bundled, &mut files)?;
    pictures(out)?;
    fs::copy(workspace::root()?.join("data").join(SCHEMA), out.join(SCHEMA)).context(SCHEMA)?;
    files.push(SCHEMA.to_owned());
    print_integrity(out, &written)?;
    Ok(files)
}

/// The programs of the browser.
struct Programs {
    chart: Built,
    tools: Built,
    reading: Built,
    lines: Built,
}

/// How files are named, and how they name each other.
#[derive(Clone, Copy, PartialEq)]
enum Naming {
    /// `report-chart.js`
    Plain,
    /// `report-chart.0123456789abcdef.js`
    ByContent,
}

impl Naming {
    fn name(self, name: &str, content: &[u8]) -> Result<String> {
        if self == Self::Plain {
            return Ok(name.to_owned());
        }
        let short = short_hash(content);
        let (stem, ending) = name.rsplit_once('.').context("a file has an ending")?;
        Ok(format!("{stem}.{short}.{ending}"))
    }
}

fn short_hash(content: &[u8]) -> String {
    Sha256::digest(content)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// By these words the command line knows the script for a page of one file, and that the same figures are in both.
fn standalone_mark() -> Result<String> {
    let document = fs::read(workspace::root()?.join("data/miit-2011.json"))?;
    Ok(format!(
        "/* report-chart-standalone, data {} */\n",
        short_hash(&document)
    ))
}

/// What is published, in the making.
struct Making<'a> {
    www: &'a Path,
    naming: Naming,
    /// Names and contents.
    written: Vec<(String, Vec<u8>)>,
    /// The modules that are part of a script.
    bundled: Vec<String>,
}

/// Scripts and programs. Each script holds the names and the hashes of what it loads, so those come first.
fn scripts<'a>(www: &'a Path, programs: &Programs, naming: Naming) -> Result<Making<'a>> {
    let mut making = Making {
        www,
        naming,
        written: Vec::new(),
        bundled: Vec::new(),
    };
    let Programs {
        chart,
        tools,
        reading,
        lines,
    } = programs;
    making.script(LINES, (&wasm::LINES, lines), ("LINES_PROGRAM", "lines-program.js"), "")?;
    let program = ("READING_PROGRAM", "reading-program.js");
    let reading = making.script(READING, (&wasm::READING, reading), program, "")?;
    let later = reading.later("READING_MODULE", "importReading");
    let program = ("TOOLS_PROGRAM", "tools-program.js");
    let tools_script = making.script(TOOLS, (&wasm::TOOLS, tools), program, &later)?;
    let later = tools_script.later("TOOLS_MODULE", "importTools");
    making.script(ENTRY, (&wasm::CHART, chart), ("CHART_PROGRAM", "programs.js"), &later)?;

    let frame = making.take(whole(www, tools, "frame.js", FRAME)?);
    making.add(FRAME, frame.as_bytes())?;
    // What goes into a page is in no cache under any name.
    if naming == Naming::Plain {
        let standalone = making.take(whole(www, tools, "standalone.js", STANDALONE)?);
        making.add(STANDALONE, format!("{}{standalone}", standalone_mark()?).as_bytes())?;
    }
    Ok(making)
}

impl Making<'_> {
    /// Keeps a file; its name as published.
    fn add(&mut self, name: &str, content: &[u8]) -> Result<String> {
        let name = self.naming.name(name, content)?;
        self.written.push((name.clone(), content.to_owned()));
        Ok(name)
    }

    /// The code of a bundle, whose modules are not published by themselves.
    fn take(&mut self, bundle: Bundle) -> String {
        self.bundled.extend(bundle.modules);
        bundle.code
    }

    /// A script of modules with its program beside it, which a module of constants tells it; `more` stands in that one too.
    fn script(
        &mut self,
        entry: &str,
        (part, built): (&Part, &Built),
        (program, constants): (&str, &str),
        more: &str,
    ) -> Result<Published> {
        let wasm = self.add(&entry.replace(".js", ".wasm"), &built.wasm)?;
        let known = constant(program, &wasm, &built.wasm) + more;
        let code = self.take(module(self.www, entry, (part, built), (constants, &known))?);
        let name = self.add(entry, code.as_bytes())?;
        Ok(Published { name, code })
    }
}

/// A script as published.
struct Published {
    name: String,
    code: String,
}

impl Published {
    /// What another script has to know to load it when somebody asks for it.
    fn later(&self, known: &str, import: &str) -> String {
        let Self { name, code } = self;
        let known = constant(known, name, code.as_bytes());
        format!("{known}export function {import}() {{ return import('./{name}'); }}")
    }
}

/// A file as a script of ours knows it.
///
/// The address of a program is written out, because build tools that move and rename files find it by these very words. A
/// script they rewrite, and the classic one of frames holds what it needs.
fn constant(constant: &str, name: &str, content: &[u8]) -> String {
    let hash = BASE64_STANDARD.encode(Sha256::digest(content));
    let address = match name {
        script if script.ends_with(".js") => String::new(),
        _ => format!(", address: () => new URL('./{name}', import.meta.url).href"),
    };
    format!("export const {constant} = {{ name: '{name}', integrity: 'sha256-{hash}'{address} }};\n")
}

/// What a page writes beside `src`, so that a browser refuses any other file of that name.
fn print_integrity(out: &Path, written: &[(String, Vec<u8>)]) -> Result<()> {
    println!("{:<40} integrity, for <script crossorigin=\"anonymous\">", "script");
    let hashed = written.iter().map(|(name, _)| name.as_str());
    let named = hashed.filter(|name| NAMED_BY_PAGES.iter().any(|page| is_of(name, page)));
    for name in named.chain(["report-chart-resize.js"]) {
        let hash = BASE64_STANDARD.encode(Sha384::digest(fs::read(out.join(name))?));
        println!("{name:<40} sha384-{hash}");
    }
    println!();
    Ok(())
}

/// Whether a name is this one, or this one with a hash in it.
fn is_of(name: &str, plain: &str) -> bool {
    let Some((stem, _)) = plain.rsplit_once('.') else {
        return false;
    };
    name == plain || (name.starts_with(&format!("{stem}.")) && name.ends_with(".js"))
}

/// The style sheet as a module, without its comments and line breaks.
fn rules(www: &Path) -> Result<String> {
    let sheet = fs::read_to_string(www.join("report-chart.css")).context("www/report-chart.css")?;
    let mut rules = String::new();
    for (at, piece) in sheet.split("/*").enumerate() {
        rules += match at {
            0 => piece,
            _ => {
                piece
                    .split_once("*/")
                    .context("a comment in report-chart.css has no end")?
                    .1
            }
        };
    }
    let rules: Vec<&str> = rules.split_whitespace().collect();
    Ok(format!(
        "export const RULES = {};",
        serde_json::to_string(&rules.join(" "))?
    ))
}

/// A module that fetches the program beside it; `constants` is the module that tells which.
fn module(www: &Path, entry: &str, (part, built): (&Part, &Built), constants: (&str, &str)) -> Result<Bundle> {
    let (glue_file, glue, rules) = (part.glue_file(), instances(&built.glue)?, rules(www)?);
    let sources = Sources {
        folder: www,
        texts: &[(&glue_file, &glue), ("rules.js", &rules), constants],
        instead: &[],
    };
    bundle(&sources, entry, Form::Module)
}

/// Chart, panel and program in one classic script: a sandboxed frame may load that and nothing else, and a page on a disk not
/// even that. It holds the second program only, which can do what the first can.
fn whole(www: &Path, tools: &Built, entry: &str, name: &str) -> Result<Bundle> {
    let (chart_glue, tools_glue) = (wasm::CHART.glue_file(), wasm::TOOLS.glue_file());
    let program = format!("export const PROGRAM = '{}';", BASE64_STANDARD.encode(&tools.wasm));
    let (glue, rules) = (instances(&tools.glue)?, rules(www)?);
    let (first, second) = (
        constant("CHART_PROGRAM", name, &tools.wasm),
        constant("TOOLS_PROGRAM", name, &tools.wasm),
    );
    let sources = Sources {
        folder: www,
        texts: &[
            (&tools_glue, &glue),
            ("rules.js", &rules),
            ("frame-program.js", &program),
            ("programs.js", &first),
            ("tools-program.js", &second),
        ],
        instead: &[
            (&chart_glue, &tools_glue),
            ("fetch-engine.js", "frame-engine.js"),
            ("load-reading.js", "frame-reading.js"),
            ("load-tools.js", "frame-tools.js"),
        ],
    };
    bundle(&sources, entry, Form::Script)
}

/// Draws the picture of each view and language with the command line, which anyone can do anew.
fn pictures(out: &Path) -> Result<()> {
    let mut draw = workspace::cargo()?;
    draw.args(["run", "--quiet", "--package", "report-charts-cli"]);
    draw.args(["--bin", "report-charts", "--", "pictures", "--output"]);
    // It runs in another folder than this command.
    workspace::run(draw.arg(out.canonicalize()?.join(PICTURES)))
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
