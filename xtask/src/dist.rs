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
    let www = workspace::root()?.join("www");
    let target = workspace::target_dir()?;
    let [chart, tools, reading, lines] = wasm::build_all(&target)?;
    let programs = Programs {
        chart,
        tools,
        reading,
        lines,
    };
    let (mut written, bundled) = scripts(&www, &programs, Naming::Plain)?;
    let plain: Vec<String> = written.iter().map(|(name, _)| name.clone()).collect();
    // The same once more under names that change with what is in them: a host may let browsers keep those for ever.
    let (hashed, _) = scripts(&www, &programs, Naming::ByContent)?;
    written.extend(hashed);

    for (name, content) in &written {
        wasm::check_no_paths(name, content)?;
    }
    clear(&out)?;
    for (name, content) in &written {
        fs::write(out.join(name), content)?;
    }
    let mut files = plain;
    copy(&www, &out, "", &bundled, &mut files)?;
    pictures(&out)?;
    fs::copy(workspace::root()?.join("data").join(SCHEMA), out.join(SCHEMA)).context(SCHEMA)?;
    files.push(SCHEMA.to_owned());
    print_integrity(&out, &written)?;
    sizes::print(&out, &files)
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

/// Scripts and programs with their names, and the names of the modules that are in them. Each script holds the names and the
/// hashes of what it loads, so those come first.
#[allow(clippy::type_complexity)]
fn scripts(www: &Path, programs: &Programs, naming: Naming) -> Result<(Vec<(String, Vec<u8>)>, Vec<String>)> {
    let Programs {
        chart,
        tools,
        reading,
        lines,
    } = programs;
    let (mut written, mut bundled) = (Vec::new(), Vec::new());
    let mut add = |name: &str, content: &[u8]| {
        let name = naming.name(name, content)?;
        written.push((name.clone(), content.to_owned()));
        Ok::<_, anyhow::Error>(name)
    };

    let lines_wasm = add("report-chart-lines.wasm", &lines.wasm)?;
    let program = constant("LINES_PROGRAM", &lines_wasm, &lines.wasm);
    let given = [("lines-program.js", program.as_str())];
    let bundle = module(www, LINES, (&wasm::LINES, lines), &given)?;
    bundled.extend(bundle.modules);
    add(LINES, bundle.code.as_bytes())?;

    let reading_wasm = add("report-chart-reading.wasm", &reading.wasm)?;
    let program = constant("READING_PROGRAM", &reading_wasm, &reading.wasm);
    let given = [("reading-program.js", program.as_str())];
    let bundle = module(www, READING, (&wasm::READING, reading), &given)?;
    bundled.extend(bundle.modules);
    let reading_script = add(READING, bundle.code.as_bytes())?;

    let tools_wasm = add("report-chart-tools.wasm", &tools.wasm)?;
    let program = constant("TOOLS_PROGRAM", &tools_wasm, &tools.wasm);
    let later = [
        constant("READING_MODULE", &reading_script, bundle.code.as_bytes()),
        format!("export function importReading() {{ return import('./{reading_script}'); }}"),
    ]
    .concat();
    let given = [("tools-program.js", program.as_str()), ("reading-module.js", &later)];
    let bundle = module(www, TOOLS, (&wasm::TOOLS, tools), &given)?;
    bundled.extend(bundle.modules);
    let tools_script = add(TOOLS, bundle.code.as_bytes())?;

    let chart_wasm = add("report-chart.wasm", &chart.wasm)?;
    let programs = [
        constant("CHART_PROGRAM", &chart_wasm, &chart.wasm),
        constant("TOOLS_MODULE", &tools_script, bundle.code.as_bytes()),
        format!("export function importTools() {{ return import('./{tools_script}'); }}"),
    ];
    let bundle = module(
        www,
        ENTRY,
        (&wasm::CHART, chart),
        &[("programs.js", &programs.concat())],
    )?;
    bundled.extend(bundle.modules);
    add(ENTRY, bundle.code.as_bytes())?;

    let bundle = whole(www, tools, "frame.js", FRAME)?;
    bundled.extend(bundle.modules);
    add(FRAME, bundle.code.as_bytes())?;

    // What goes into a page is in no cache under any name.
    if naming == Naming::Plain {
        let bundle = whole(www, tools, "standalone.js", STANDALONE)?;
        bundled.extend(bundle.modules);
        add(STANDALONE, format!("{}{}", standalone_mark()?, bundle.code).as_bytes())?;
    }
    Ok((written, bundled))
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

/// A module that fetches the program beside it; `given` are the modules that tell which, and what else it may load.
fn module(www: &Path, entry: &str, (part, built): (&Part, &Built), given: &[(&str, &str)]) -> Result<Bundle> {
    let (glue_file, glue, rules) = (part.glue_file(), instances(&built.glue)?, rules(www)?);
    let mut texts = vec![(glue_file.as_str(), glue.as_str()), ("rules.js", &rules)];
    texts.extend_from_slice(given);
    let sources = Sources {
        folder: www,
        texts: &texts,
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
    draw.args(["run", "--quiet", "--package", "report-charts", "--features", "cli"]);
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
