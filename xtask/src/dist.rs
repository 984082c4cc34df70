//! `cargo xtask dist`: everything that is published, in one folder.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use oxc::span::SourceType;
use sha2::{Digest as _, Sha256, Sha384};

use crate::{
    address,
    bundle::{Bundle, Form, Glue, Sources, bundle, instances, minify},
    licences, scripts, sizes, upload,
    wasm::{self, Built, Part, Size},
    workspace,
};

/// The script that pages load, as it is published.
const ENTRY: &str = "report-chart.js";
/// The script of the page inside a frame.
const FRAME: &str = "report-chart-frame.js";
/// The tools bundle for frames.
const FRAME_TOOLS: &str = "report-chart-frame-tools.js";
/// The workbook bundle for frames.
const FRAME_WORKBOOK: &str = "report-chart-frame-workbook.js";
/// The script for standalone pages.
const STANDALONE: &str = "report-chart-standalone.js";

/// The script of the pages of charts.
const PAGE: &str = "report-chart-page.js";
/// The script for templates of sites, which replaces pasted charts by the element.
const SITE: &str = "report-chart-site.js";
/// Limit of that script in bytes, as published: it is on every page of a site.
const SITE_LIMIT: usize = 3 * 1024;

/// A published script with its wasm, made from a module in `www/` and its imports.
struct Script {
    /// Its published name.
    name: &'static str,
    /// Its entry in `www/`.
    entry: &'static str,
    /// The wasm bundle that it starts.
    part: &'static Part,
    /// The module of `www/built/` with name and hash of the wasm, and its exports.
    constants: (&'static str, &'static str),
}

const CHART: Script = Script {
    name: ENTRY,
    entry: "element/report-chart.js",
    part: &wasm::CHART,
    constants: ("built/chart-bundle.js", "CHART_BUNDLE"),
};
/// The wasm that the same script starts for custom reports, and its constant.
const CUSTOM_WASM: &str = "report-chart-custom.wasm";
const CUSTOM_BUNDLE: &str = "CUSTOM_BUNDLE";

/// Loaded when a reader first uses a tool, and for tables and reports that the custom bundle does not draw.
const TOOLS: Script = Script {
    name: "report-chart-tools.js",
    entry: "tools/report-chart-tools.js",
    part: &wasm::TOOLS,
    constants: ("built/tools-bundle.js", "TOOLS_BUNDLE"),
};
/// Loaded when a text is read: in the studio, and for an article beside its chart.
const READING: Script = Script {
    name: "report-chart-reading.js",
    entry: "reading/report-chart-reading.js",
    part: &wasm::READING,
    constants: ("built/reading-bundle.js", "READING_BUNDLE"),
};
/// Loaded when a document or a saved page is opened in the studio.
const FILES: Script = Script {
    name: "report-chart-files.js",
    entry: "files/report-chart-files.js",
    part: &wasm::FILES,
    constants: ("built/files-bundle.js", "FILES_BUNDLE"),
};
/// Loaded when a reader takes a workbook from a panel.
const WORKBOOK: Script = Script {
    name: "report-chart-workbook.js",
    entry: "workbook/report-chart-workbook.js",
    part: &wasm::WORKBOOK,
    constants: ("built/workbook-bundle.js", "WORKBOOK_BUNDLE"),
};
/// The element for lines of very many points, which pages load explicitly.
const LINES: Script = Script {
    name: "report-chart-lines.js",
    entry: "lines/report-chart-lines.js",
    part: &wasm::LINES,
    constants: ("built/lines-bundle.js", "LINES_BUNDLE"),
};

/// The style sheet of the elements, for browsers that cannot take it from the scripts, and its source in `www/`.
const SHEET: &str = "report-chart.css";
const SHEET_SOURCE: &str = "element/report-chart.css";
/// The module that holds the style sheet of the elements as text.
const STYLE_SHEET: &str = "built/style-sheet.js";

/// Files of `www/` that are published unchanged: the path in `www/`, and the published path or folder.
const PUBLISHED: [(&str, &str); 10] = [
    ("demo/", ""),
    (SHEET_SOURCE, SHEET),
    ("frame/report-chart-frame.html", "report-chart-frame.html"),
    ("frame/report-chart-resize.js", RESIZE),
    ("selftest/", ""),
    ("shared/site.css", "site.css"),
    ("site/report-chart-page.css", "report-chart-page.css"),
    ("studio/studio.css", "studio.css"),
    ("studio/studio.html", "studio.html"),
    ("studio/", "studio/"),
];

/// Suffixes of files for tools only: types of modules that the build writes, and the settings of the type checker.
const FOR_TOOLS: [&str; 2] = [".d.ts", "tsconfig.json"];

/// The JSON Schema for custom reports; a test compares it with the generated one.
const SCHEMA: &str = "report-charts.schema.json";

/// Scripts that pages load explicitly; the value of `integrity` is printed for them.
const NAMED_BY_PAGES: [&str; 4] = [ENTRY, LINES.name, FRAME, SITE];
const RESIZE: &str = "report-chart-resize.js";

/// Builds into `out`, or `dist/`, and prints the sizes. `address` is the public address of the folder, which pages of charts name.
pub(crate) fn dist(out: Option<PathBuf>, address: Option<&str>) -> Result<()> {
    let out = out.map_or_else(default_dir, Ok)?;
    let Pages { files, hashed } = build(&out, address)?;
    println!("writing and compressing what goes on a server");
    upload::write(&out, hashed)?;
    sizes::print(&out, &files)
}

/// What [`pages`] has built.
pub(crate) struct Pages {
    /// The names of the files in the order of the table of sizes.
    files: Vec<String>,
    /// The scripts, bundles and styles with names by content, which only the folder for servers has.
    hashed: Vec<Written>,
}

/// Builds into `out`, without the folder for servers.
pub(crate) fn build(out: &Path, address: Option<&str>) -> Result<Pages> {
    let pages = pages(out, Size::Small)?;
    println!("drawing the pages and pictures of all charts");
    site(out, address)?;
    address::complete(out, address)?;
    Ok(pages)
}

/// Builds the demo, the studio and what they load into `out`; [`site`] adds the pages of the charts.
pub(crate) fn pages(out: &Path, size: Size) -> Result<Pages> {
    println!("compiling the wasm bundles");
    let www = workspace::root()?.join("www");
    let target = workspace::target_dir()?;
    let [chart, custom, tools, reading, files, workbook, lines] = wasm::build_all(&target, size)?;
    let bundles = Bundles {
        chart,
        custom,
        tools,
        reading,
        files,
        workbook,
        lines,
    };
    let PublishedFiles { written, bundled, .. } = scripts(&www, &bundles, Naming::Plain)?;
    let mut files: Vec<String> = written.iter().map(|file| file.name.clone()).collect();
    let hashed = scripts(&www, &bundles, Naming::ByContent)?.written;

    for Written { name, content, .. } in written.iter().chain(&hashed) {
        wasm::check_no_paths(name, content)?;
    }
    clear(out)?;
    for Written { name, content, .. } in &written {
        fs::write(out.join(name), content)?;
    }
    copy_published(&www, out, &bundled, &mut files)?;
    fs::copy(workspace::root()?.join("data").join(SCHEMA), out.join(SCHEMA)).context(SCHEMA)?;
    files.push(SCHEMA.to_owned());
    fs::write(out.join(licences::FILE), licences::text()?)?;
    files.push(licences::FILE.to_owned());
    print_integrity(out, written.iter().chain(&hashed))?;
    Ok(Pages { files, hashed })
}

/// The wasm bundles.
struct Bundles {
    chart: Built,
    custom: Built,
    tools: Built,
    reading: Built,
    files: Built,
    workbook: Built,
    lines: Built,
}

/// How files are named.
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
        hashed_name(name, content)
    }
}

/// The name of a file with the hash of its content.
pub(crate) fn hashed_name(name: &str, content: &[u8]) -> Result<String> {
    let short = short_hash(content);
    let (stem, ending) = name.rsplit_once('.').context("a file has an ending")?;
    Ok(format!("{stem}.{short}.{ending}"))
}

pub(crate) fn short_hash(content: &[u8]) -> String {
    workspace::hex(&Sha256::digest(content)).chars().take(16).collect()
}

/// The hash of the built-in report, by which an element may be pinned to it.
fn built_in_report() -> Result<String> {
    let document = fs::read(workspace::root()?.join(BUILT_IN))?;
    let hash = BASE64_STANDARD.encode(Sha256::digest(document));
    Ok(format!("export const BUILT_IN_REPORT = 'sha256-{hash}';\n"))
}

/// The module that holds it.
const BUILT_IN_MODULE: &str = "built/built-in-report.js";

/// The document of the built-in report.
const BUILT_IN: &str = "data/miit-2011.json";

/// By this line the command line recognises the script for standalone pages, and checks that both have the same built-in report.
fn standalone_mark() -> Result<String> {
    let document = fs::read(workspace::root()?.join(BUILT_IN))?;
    Ok(format!(
        "/* report-chart-standalone, data {} */\n",
        short_hash(&document)
    ))
}

/// A file that the build writes.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    /// Its name without a hash.
    pub(crate) plain: String,
    /// Its published name.
    pub(crate) name: String,
    pub(crate) content: Vec<u8>,
}

/// The published files while they are built.
struct PublishedFiles<'a> {
    www: &'a Path,
    naming: Naming,
    written: Vec<Written>,
    /// The modules that are part of a script.
    bundled: Vec<String>,
}

/// Scripts and wasm bundles. Each script contains names and hashes of the files it loads, so those come first.
fn scripts<'a>(www: &'a Path, bundles: &Bundles, naming: Naming) -> Result<PublishedFiles<'a>> {
    let mut files = PublishedFiles {
        www,
        naming,
        written: Vec::new(),
        bundled: Vec::new(),
    };
    let Bundles {
        chart,
        custom,
        tools,
        reading,
        files: documents,
        workbook,
        lines,
    } = bundles;
    check_same_glue(chart, custom)?;
    if naming == Naming::ByContent {
        // Scripts name it, so it comes first.
        let sheet = fs::read(www.join(SHEET_SOURCE)).context(SHEET_SOURCE)?;
        files.add(SHEET, &sheet)?;
    }
    files.script(&LINES, lines, "")?;
    let later = files
        .script(&FILES, documents, "")?
        .later("FILES_MODULE", "importFiles");
    let reading = files.script(&READING, reading, &later)?;
    let later = files
        .script(&WORKBOOK, workbook, "")?
        .later("WORKBOOK_MODULE", "importWorkbook")
        + reading.later("READING_MODULE", "importReading").as_str();
    let tools_script = files.script(&TOOLS, tools, &later)?;
    let later = tools_script.later("TOOLS_MODULE", "importTools");
    let custom_name = files.add(CUSTOM_WASM, &custom.wasm)?;
    let custom = constant(CUSTOM_BUNDLE, &custom_name, &custom.wasm);
    files.script(&CHART, chart, &(custom + later.as_str()))?;

    let frame_workbook = framed_part(www, workbook, "frame/frame-workbook.js", &WORKBOOK, FRAME_WORKBOOK, "")?;
    let frame_workbook = files.take(frame_workbook);
    let frame_workbook = files.add(FRAME_WORKBOOK, frame_workbook.as_bytes())?;
    let later = constant("WORKBOOK_MODULE", &frame_workbook, &workbook.wasm);
    let frame_tools = files.take(framed_part(
        www,
        tools,
        "frame/frame-tools.js",
        &TOOLS,
        FRAME_TOOLS,
        &later,
    )?);
    let frame_tools = files.add(FRAME_TOOLS, frame_tools.as_bytes())?;
    let later = constant("TOOLS_MODULE", &frame_tools, &tools.wasm);
    let frame = files.take(framed(www, chart, "frame/frame.js", FRAME, &later)?);
    files.add(FRAME, frame.as_bytes())?;
    let page = files.take(framed(www, chart, "site/report-chart-page.js", PAGE, &later)?);
    files.add(PAGE, page.as_bytes())?;
    // Templates name their script, and a standalone page contains its script: they need no names with a hash.
    if naming == Naming::Plain {
        let site = files.take(loader(www, "site/report-chart-site.js")?);
        let bytes = site.len();
        ensure!(
            bytes <= SITE_LIMIT,
            "{SITE} has {bytes} bytes; its limit is {SITE_LIMIT}"
        );
        files.add(SITE, site.as_bytes())?;
        let standalone = files.take(standalone(www, tools)?);
        files.add(STANDALONE, format!("{}{standalone}", standalone_mark()?).as_bytes())?;
    }
    Ok(files)
}

impl PublishedFiles<'_> {
    /// Adds a file; returns its published name.
    fn add(&mut self, name: &str, content: &[u8]) -> Result<String> {
        let published = self.naming.name(name, content)?;
        self.written.push(Written {
            plain: name.to_owned(),
            name: published.clone(),
            content: content.to_owned(),
        });
        Ok(published)
    }

    /// The code of a bundle, which names the style sheet as it is published; its modules are not published separately.
    fn take(&mut self, bundle: Bundle) -> String {
        self.bundled.extend(bundle.modules);
        match self.written.iter().find(|file| file.plain == SHEET) {
            Some(sheet) => bundle.code.replace(SHEET, &sheet.name),
            None => bundle.code,
        }
    }

    /// A script and its wasm. `more` is added to its module of constants.
    fn script(&mut self, script: &Script, built: &Built, more: &str) -> Result<Published> {
        let wasm = self.add(&script.name.replace(".js", ".wasm"), &built.wasm)?;
        let constants = constant(script.constants.1, &wasm, &built.wasm) + more;
        let code = self.take(module(self.www, script, built, &constants)?);
        let name = self.add(script.name, code.as_bytes())?;
        Ok(Published { name, code })
    }
}

/// A published script.
struct Published {
    name: String,
    code: String,
}

impl Published {
    /// The constants with which another script loads it on demand.
    fn later(&self, known: &str, import: &str) -> String {
        let Self { name, code } = self;
        let known = constant(known, name, code.as_bytes());
        format!("{known}export function {import}() {{ return import('./{name}'); }}\n")
    }
}

/// A file in the constants of a script.
///
/// The address of a wasm file is written as `new URL(…, import.meta.url)`, the form by which build tools find and rename files.
/// Scripts are found by their imports, and the classic script of frames contains what it needs.
fn constant(constant: &str, name: &str, content: &[u8]) -> String {
    let hash = BASE64_STANDARD.encode(Sha256::digest(content));
    let address = match name {
        script if script.ends_with(".js") => String::new(),
        _ => format!(", address: () => new URL('./{name}', import.meta.url).href"),
    };
    format!("export const {constant} = {{ name: '{name}', integrity: 'sha256-{hash}'{address} }};\n")
}

/// The value of `integrity` for a file.
fn print_integrity<'a>(out: &Path, written: impl Iterator<Item = &'a Written>) -> Result<()> {
    println!("{:<40} integrity, for <script crossorigin=\"anonymous\">", "script");
    let resize = fs::read(out.join(RESIZE)).context(RESIZE)?;
    let named = written.filter(|file| NAMED_BY_PAGES.contains(&file.plain.as_str()));
    let named = named.map(|file| (file.name.as_str(), file.content.as_slice()));
    for (name, content) in named.chain([(RESIZE, resize.as_slice())]) {
        let hash = BASE64_STANDARD.encode(Sha384::digest(content));
        println!("{name:<40} sha384-{hash}");
    }
    println!();
    Ok(())
}

/// The style sheet as a module, without its comments, and without the blanks that mean nothing.
fn rules(www: &Path) -> Result<String> {
    let sheet = fs::read_to_string(www.join(SHEET_SOURCE)).context(SHEET_SOURCE)?;
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
    let words: Vec<&str> = rules.split_whitespace().collect();
    let mut rules = words.join(" ");
    let shorter = [
        (" {", "{"),
        ("{ ", "{"),
        (" }", "}"),
        ("} ", "}"),
        ("; ", ";"),
        (", ", ","),
        (": ", ":"),
        (";}", "}"),
    ];
    let mut strings = rules.split('"').skip(1).step_by(2);
    let is_whole = strings.all(|string| shorter.iter().all(|(from, _)| !string.contains(from)));
    ensure!(
        is_whole,
        "a string in {SHEET} holds a blank beside a mark of CSS, which would be taken out of it"
    );
    for (from, to) in shorter {
        rules = rules.replace(from, to);
    }
    Ok(format!(
        "export const STYLE_SHEET = {};",
        serde_json::to_string(&rules)?
    ))
}

/// The path of the glue among the modules that the build writes.
fn glue_path(part: &Part) -> String {
    format!("built/{}", part.glue_file())
}

/// The glue of the page bundle also starts the custom bundle, so both have to export and import the same.
fn check_same_glue(chart: &Built, custom: &Built) -> Result<()> {
    let code = |built: &Built| {
        minify(
            &built.glue.replace(wasm::CUSTOM.glue, wasm::CHART.glue),
            SourceType::mjs(),
        )
    };
    ensure!(
        code(chart)? == code(custom)?,
        "the glue of the page bundle and of the custom bundle differs: both must export and import the same"
    );
    Ok(())
}

/// The glue of a bundle as a module. Its types in `www/built/` must name its exports.
fn glue(www: &Path, part: &Part, built: &Built) -> Result<String> {
    let Glue { code, exports } = instances(&built.glue)?;
    let path = glue_path(part).replace(".js", ".d.ts");
    let types = fs::read_to_string(www.join(&path)).with_context(|| format!("www/{path}"))?;
    let typed = scripts::members_of_program(&types).with_context(|| format!("www/{path}"))?;
    ensure!(
        typed == exports,
        "www/{path}: found {typed:?} in the interface Program; the bundle exports {exports:?}"
    );
    Ok(code)
}

/// A module that fetches the wasm beside it, whose name and hash are in `constants`.
fn module(www: &Path, script: &Script, built: &Built, constants: &str) -> Result<Bundle> {
    let (glue_path, glue, rules) = (glue_path(script.part), glue(www, script.part, built)?, rules(www)?);
    let sources = Sources {
        folder: www,
        texts: &[
            (&glue_path, &glue),
            (STYLE_SHEET, &rules),
            (BUILT_IN_MODULE, &built_in_report()?),
            (script.constants.0, constants),
        ],
        instead: &[],
    };
    bundle(&sources, script.entry, Form::Module)
}

/// A classic script without wasm, which loads the element on demand.
fn loader(www: &Path, entry: &str) -> Result<Bundle> {
    let sources = Sources {
        folder: www,
        texts: &[],
        instead: &[],
    };
    bundle(&sources, entry, Form::Loader)
}

/// Modules that are replaced in classic scripts, which contain their wasm.
const INLINE_WASM: (&str, &str) = ("loader/fetch-engine.js", "frame/inline-engine.js");
const NO_READING: (&str, &str) = ("loader/load-reading.js", "frame/no-reading.js");
const NO_WORKBOOK: (&str, &str) = ("tools/load-workbook.js", "frame/no-workbook.js");
const INLINE_WASM_MODULE: &str = "built/inline-wasm.js";

/// The page bundle as one classic script: a sandboxed frame can load nothing else. It brings the tools as another one, on demand,
/// which `tools` names.
fn framed(www: &Path, chart: &Built, entry: &str, name: &str, tools: &str) -> Result<Bundle> {
    let glue_path = glue_path(&wasm::CHART);
    let (glue, rules) = (glue(www, &wasm::CHART, chart)?, rules(www)?);
    // No address names a report: what is custom goes to the tools.
    let custom = constant(CUSTOM_BUNDLE, name, &chart.wasm);
    let known = constant(CHART.constants.1, name, &chart.wasm) + custom.as_str() + tools;
    let sources = Sources {
        folder: www,
        texts: &[
            (&glue_path, &glue),
            (STYLE_SHEET, &rules),
            (BUILT_IN_MODULE, &built_in_report()?),
            (INLINE_WASM_MODULE, &packed(&chart.wasm)?),
            (CHART.constants.0, &known),
        ],
        instead: &[INLINE_WASM, ("loader/load-tools.js", "frame/script-tools.js")],
    };
    bundle(&sources, entry, Form::Script)
}

/// A bundle that frames load on demand, as one classic script of this name. `later` names the script that it loads on demand.
fn framed_part(www: &Path, built: &Built, entry: &str, script: &Script, name: &str, later: &str) -> Result<Bundle> {
    let glue_path = glue_path(script.part);
    let (glue, rules) = (glue(www, script.part, built)?, rules(www)?);
    let sources = Sources {
        folder: www,
        texts: &[
            (&glue_path, &glue),
            (STYLE_SHEET, &rules),
            (BUILT_IN_MODULE, &built_in_report()?),
            (INLINE_WASM_MODULE, &packed(&built.wasm)?),
            (
                script.constants.0,
                &(constant(script.constants.1, name, &built.wasm) + later),
            ),
        ],
        instead: &[
            INLINE_WASM,
            NO_READING,
            ("tools/load-workbook.js", "frame/script-workbook.js"),
        ],
    };
    bundle(&sources, entry, Form::Script)
}

/// Chart and tools in one classic script, for pages in one file. It has the tools bundle only, which includes the page bundle.
fn standalone(www: &Path, tools: &Built) -> Result<Bundle> {
    let (chart_glue, tools_glue) = (glue_path(&wasm::CHART), glue_path(&wasm::TOOLS));
    let (glue, rules) = (glue(www, &wasm::TOOLS, tools)?, rules(www)?);
    let known = |name: &str| constant(name, STANDALONE, &tools.wasm);
    let sources = Sources {
        folder: www,
        texts: &[
            (&tools_glue, &glue),
            (STYLE_SHEET, &rules),
            (BUILT_IN_MODULE, &built_in_report()?),
            (INLINE_WASM_MODULE, &packed(&tools.wasm)?),
            (
                CHART.constants.0,
                &(known(CHART.constants.1) + known(CUSTOM_BUNDLE).as_str()),
            ),
            (TOOLS.constants.0, &known(TOOLS.constants.1)),
        ],
        instead: &[
            (&chart_glue, &tools_glue),
            INLINE_WASM,
            NO_READING,
            NO_WORKBOOK,
            ("loader/load-tools.js", "frame/inline-tools.js"),
        ],
    };
    bundle(&sources, "frame/standalone.js", Form::Script)
}

/// The first of the characters that stand for bytes, `#`, and how many bytes one character is enough for. The same in
/// `www/frame/inline-engine.js`.
const FIRST_LETTER: u8 = 35;
const ONE_LETTER: u8 = 90;

/// A wasm as a module with a text of ASCII characters: servers may send classic scripts in any encoding. Each byte begins at a
/// character, so that brotli finds the same repetitions: 4 percent more than the wasm itself, where Base64 needs 30.
fn packed(wasm: &[u8]) -> Result<String> {
    let mut text = String::with_capacity(wasm.len() * 2);
    for byte in wasm {
        if *byte >= ONE_LETTER {
            text.push(char::from(FIRST_LETTER + ONE_LETTER - 1 + byte / ONE_LETTER));
        }
        text.push(char::from(FIRST_LETTER + byte % ONE_LETTER));
    }
    Ok(format!(
        "export const WASM_TEXT = {}; export const WASM_LENGTH = {};",
        serde_json::to_string(&text)?,
        wasm.len()
    ))
}

/// Writes page and pictures of each chart and language with the command line, so that anyone can reproduce them.
pub(crate) fn site(out: &Path, address: Option<&str>) -> Result<()> {
    let mut write = workspace::cargo()?;
    write.args(["run", "--quiet", "--package", "report-charts-cli"]);
    write.args(["--bin", "report-charts", "--", "render", "--format", "site"]);
    if let Some(address) = address {
        write.args(["--address", address]);
    }
    // It runs in another working directory.
    workspace::run(write.arg("--output").arg(out.canonicalize()?))
}

/// The default output folder of `dist`, from which `serve` and the browser tests read.
pub(crate) fn default_dir() -> Result<PathBuf> {
    Ok(workspace::root()?.join("dist"))
}

/// Empties the output folder, so that no stale file is published. A folder that this command did not make is an error, because
/// `--out ~` would delete it.
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

/// Copies the files that are published unchanged: pages, styles, pictures, scripts of pages. A file in `www/` that is neither
/// copied nor part of a bundle is an error.
fn copy_published(www: &Path, out: &Path, bundled: &[String], files: &mut Vec<String>) -> Result<()> {
    for path in workspace::files_below(www)? {
        if bundled.contains(&path) || FOR_TOOLS.iter().any(|ending| path.ends_with(ending)) {
            continue;
        }
        let published = published_path(&path).with_context(|| {
            format!("www/{path} is in no bundle; name it in PUBLISHED in xtask/src/dist.rs, or import it somewhere")
        })?;
        let to = out.join(&published);
        fs::create_dir_all(to.parent().context("a file lies in a folder")?)?;
        fs::copy(www.join(&path), to)?;
        files.push(published);
    }
    Ok(())
}

/// The published path of a file of `www/`, if it has one. Entries for files come before those for their folders.
fn published_path(path: &str) -> Option<String> {
    PUBLISHED.iter().find_map(|(from, to)| match path.strip_prefix(from)? {
        "" => Some((*to).to_owned()),
        rest => from.ends_with('/').then(|| format!("{to}{rest}")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_published_under_the_names_that_pages_use() {
        for (path, published) in [
            ("demo/index.html", Some("index.html")),
            ("demo/en/index.html", Some("en/index.html")),
            ("selftest/selftest.js", Some("selftest.js")),
            ("shared/site.css", Some("site.css")),
            ("studio/studio.html", Some("studio.html")),
            ("studio/main.js", Some("studio/main.js")),
            ("element/report-chart.css", Some("report-chart.css")),
            ("frame/report-chart-resize.js", Some("report-chart-resize.js")),
            ("element/report-chart.js", None),
            ("element/report-chart.css.orig", None),
            ("demonstration.html", None),
        ] {
            assert_eq!(published_path(path).as_deref(), published, "{path}");
        }
    }

    #[test]
    fn a_packed_wasm_is_ascii_and_unpacks_in_scripts_as_here() {
        let bytes: Vec<u8> = (0..=255).chain([0, 89, 90, 179, 180, 255]).collect();
        let module = packed(&bytes).unwrap();
        assert!(module.is_ascii() && module.ends_with("WASM_LENGTH = 262;"), "{module}");
        let (_, text) = module.split_once(" = ").unwrap();
        let (text, _) = text.rsplit_once("; export").unwrap();
        let text: String = serde_json::from_str(text).unwrap();
        let mut letters = text.bytes().map(|letter| letter - FIRST_LETTER);
        let mut unpacked = Vec::new();
        while let Some(letter) = letters.next() {
            unpacked.push(match letter.checked_sub(ONE_LETTER) {
                None => letter,
                Some(times) => (times + 1) * ONE_LETTER + letters.next().unwrap(),
            });
        }
        assert_eq!(unpacked, bytes);

        let script = fs::read_to_string(workspace::root().unwrap().join("www/frame/inline-engine.js")).unwrap();
        for (name, value) in [("FIRST_LETTER", FIRST_LETTER), ("ONE_LETTER", ONE_LETTER)] {
            assert!(script.contains(&format!("const {name} = {value};")), "{name}");
        }
    }

    /// Published names are unique: else one file would overwrite another.
    #[test]
    fn no_file_is_published_over_another_one() {
        let www = workspace::root().unwrap().join("www");
        let paths = workspace::files_below(&www).unwrap();
        let mut published: Vec<String> = paths.iter().filter_map(|path| published_path(path)).collect();
        let count = published.len();
        published.sort_unstable();
        published.dedup();
        assert_eq!(published.len(), count);
        assert!(count > 20, "{count}");
    }
}
