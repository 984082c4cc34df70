//! The command line: exports, pictures, pages, checks and drafts, with the same core as the page.

use clap::{Args, Parser, Subcommand, ValueEnum};
use figures::figures;
use quantity::Lang;
use reading::consistency::{self, Check, Outcome, check_report, check_text};
use reading::draft::{Draft, draft};
use reading::proof::{Finding, Verdict, proof};
use reading::propose::{open, propose, views_json};
use report_charts::Error as ReportError;
use report_charts::base::address::{ACCEPTED, is_linkable};
use report_charts::base::theme::Theme;
use report_charts::chart::{Frame, Options, build};
use report_charts::document::{built_in, schema};
use report_charts::report::{Report, View};

use report_charts::chart::summary;
use report_charts::page::embed::{Origin, fragment_of, iframe, picture_name, picture_options};
use report_charts::page::export::{csv, json};
use report_charts::page::paste::{Addresses, paste, paste_text};
use report_charts::page::request::{parse_lang, parse_theme};
use report_charts::render::svg::render as render_svg;

use report_charts_cli::site::files;
use report_charts_cli::standalone::{Look, STANDALONE_SCRIPT, Script, standalone, standalone_of};
use std::error::Error;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// File name of the element's script, which embed code names.
const MODULE: &str = "report-chart.js";

#[derive(Parser)]
#[command(
    name = "report-charts",
    version,
    about = "Figures of a government report as data and as charts"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write every figure of the report to standard output
    Export {
        /// A custom report, JSON or CSV, instead of the built-in one; - is standard input
        #[arg(long)]
        report: Option<PathBuf>,
        /// Format of the figures
        #[arg(long, value_enum)]
        format: ExportFormat,
    },
    /// Write every figure of a Chinese text as JSON, in reading order
    Figures {
        /// The text, UTF-8; `-` for standard input
        file: PathBuf,
        /// Format of the list
        #[arg(long, value_enum, default_value = "json")]
        format: FiguresFormat,
    },
    /// Compute the figures of a Chinese text or of a report, JSON, again: do a start, an end, a change, shares and targets fit each other
    Check(CheckFile),
    /// Write a report, JSON, from Chinese report prose; doubtful figures go to standard error, one a line
    Draft {
        /// The prose, UTF-8; `-` for standard input
        file: PathBuf,
        /// Format of the report
        #[arg(long, value_enum, default_value = "json")]
        format: FiguresFormat,
        /// zh-CN or en
        #[arg(long, default_value = "zh-CN")]
        lang: String,
        /// Address of the page with the prose, http, https or relative: figures then lead to their words there
        #[arg(long)]
        url: Option<String>,
    },
    /// Check every figure of a Chinese article against a report; the exit code is 1 if one differs
    Proof(Proof),
    /// Write a view as a picture, as HTML to paste, or as a page
    Render(Render),
    /// Write the picture of every view in every language, which pasted HTML shows where there is no chart
    Pictures {
        /// Folder to write to; beside report-chart.js it is called report-chart-pictures
        #[arg(short, long)]
        output: PathBuf,
    },
    /// List all errors of a report: FILE:LINE:COLUMN: path: message [code]
    Validate {
        /// JSON, CSV or tab-separated text; - is standard input
        file: PathBuf,
        /// Lines for people and editors, or JSON
        #[arg(long, value_enum, default_value = "text")]
        format: ListFormat,
    },
    /// Write the views that are proposed for a report, in the form of its "views", and what is refused
    Views {
        /// JSON, CSV or tab-separated text; - is standard input
        file: PathBuf,
    },
    /// Write the JSON Schema of reports
    Schema,
}

#[derive(Args)]
struct Proof {
    /// The article: plain text, UTF-8; - is standard input
    article: PathBuf,
    /// A custom report, JSON or CSV, instead of the built-in one
    #[arg(long)]
    report: Option<PathBuf>,
    /// Lines for people, or JSON
    #[arg(long, value_enum, default_value = "text")]
    format: ListFormat,
    /// zh-CN or en
    #[arg(long, default_value = "zh-CN")]
    lang: String,
    /// Exit with 1 also for a figure that is not in the report
    #[arg(long)]
    strict: bool,
}

#[derive(Args)]
struct CheckFile {
    /// The text, UTF-8, or a report, JSON; - is standard input
    file: PathBuf,
    /// Also figures that fit each other
    #[arg(long)]
    all: bool,
    /// Lines for people, or JSON
    #[arg(long, value_enum, default_value = "text")]
    format: ListFormat,
    /// zh-CN or en
    #[arg(long, default_value = "zh-CN")]
    lang: String,
}

#[derive(Clone, Copy, ValueEnum)]
enum ListFormat {
    /// One a line
    Text,
    /// A list of objects
    Json,
}

#[derive(Args)]
struct Render {
    /// A custom report, JSON or CSV, instead of the built-in one; - is standard input
    #[arg(long)]
    report: Option<PathBuf>,
    /// Id of the view; without it a page (html) holds all of them
    #[arg(long)]
    view: Option<String>,
    /// zh-CN or en
    #[arg(long, default_value = "zh-CN")]
    lang: String,
    /// auto, light or dark; without it a picture is light, and a page or a frame follows its reader
    #[arg(long)]
    theme: Option<String>,
    /// Width in CSS pixels for which pictures are drawn
    #[arg(long, default_value_t = 640.0)]
    width: f64,
    /// A picture, HTML to paste, or a page
    #[arg(long, value_enum, default_value = "svg")]
    format: RenderFormat,
    /// Public address of the folder with report-chart.js, pages and pictures of charts, such as https://your.host/charts; without it,
    /// HTML to paste and pages name them relative to themselves
    #[arg(long, value_name = "ADDRESS")]
    address: Option<String>,
    /// For a page: the published script to put into it; by default report-chart-standalone.js beside this program or in dist/
    #[arg(long, value_name = "FILE")]
    script: Option<PathBuf>,
    /// File to write; - is standard output. For a site the folder to write to
    #[arg(short, long)]
    output: PathBuf,
}

#[derive(Clone, Copy, ValueEnum)]
enum FiguresFormat {
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum ExportFormat {
    Json,
    Csv,
}

#[derive(Clone, Copy, ValueEnum)]
enum RenderFormat {
    /// A picture whose text is text
    Svg,
    /// HTML to paste that every editor keeps: title, summary, picture, table and a link to the chart's page
    Paste,
    /// The same as plain text
    PasteText,
    /// A page for each chart in each language, with picture and data, in a folder
    Site,
    /// HTML to paste: the element with title, summary, picture, table and source inside
    Fragment,
    /// HTML to paste: the view in a frame
    Iframe,
    /// A page in one file that makes no requests: works from a disk, by mail, and without scripts
    Html,
}

/// The exit code for failures: a missing file, an invalid report. Clap uses the same for an invalid command line; 1 means that
/// a check has findings.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    run(Cli::parse().command).unwrap_or_else(|error| {
        eprintln!("error: {error}");
        ExitCode::from(FAILED)
    })
}

fn run(command: Command) -> Result<ExitCode, Box<dyn Error>> {
    match command {
        Command::Export { report, format } => {
            let report = report_of(report.as_deref())?;
            match format {
                ExportFormat::Json => put(&(json(&report, report.data())? + "\n"))?,
                ExportFormat::Csv => put(&csv(&report, report.data()))?,
            }
        }
        Command::Figures {
            file,
            format: FiguresFormat::Json,
        } => put(&(serde_json::to_string_pretty(&figures(&text_of(&file)?))? + "\n"))?,
        Command::Draft {
            file,
            format: FiguresFormat::Json,
            lang,
            url,
        } => drafted(&file, parse_lang(Some(&lang), &[])?, url)?,
        Command::Check(asked) => return checked(&asked),
        Command::Proof(asked) => return proofread(&asked),
        Command::Render(asked) => {
            let text = asked.report.as_deref().map(text_of).transpose()?;
            let report = match (&text, &asked.report) {
                (Some(text), Some(file)) => opened(file, text)?,
                _ => built_in()?,
            };
            match asked.format {
                RenderFormat::Site => site(&report, text.as_deref(), &asked)?,
                _ => write(&asked.output, &render(&report, text.as_deref(), &asked)?)?,
            }
        }
        Command::Pictures { output } => pictures(&built_in()?, &output)?,
        Command::Validate { file, format } => return validate(&file, format),
        Command::Views { file } => put(&(views_json(&propose(&report_of(Some(&file))?))? + "\n"))?,
        Command::Schema => put(&(schema() + "\n"))?,
    }
    Ok(ExitCode::SUCCESS)
}

/// `text` is the text of a custom report, which embed code includes.
fn render(report: &Report, text: Option<&str>, asked: &Render) -> Result<String, Box<dyn Error>> {
    let lang = parse_lang(Some(&asked.lang), &[])?;
    let own = asked.theme.as_deref().filter(|theme| *theme != "auto");
    let theme = parse_theme(own, Theme::Light)?;
    let width = asked.width;
    if !width.is_finite() || width <= 0.0 {
        return Err(format!("width: found {width}; accepted is a positive number [invalid-width]").into());
    }
    let one = asked.view.as_deref().map(|id| report.view(id)).transpose()?;
    let chosen = own.map(|_| theme);
    let view = || one.ok_or("--view: missing; only --format html and --format site hold all views");
    let address = asked.address.as_deref();
    let module = &module(address)?;
    let addresses = || Ok::<_, Box<dyn Error>>(Addresses::beside(module, view()?, lang));
    Ok(match asked.format {
        RenderFormat::Site => return Err("--format site writes a folder".into()),
        RenderFormat::Paste => paste(report, view()?, lang, &addresses()?),
        RenderFormat::PasteText => paste_text(report, view()?, lang, &addresses()?),
        RenderFormat::Svg => picture(report, view()?, Options::new(lang, width, Frame::Full), theme)?,
        // The address of a frame's page says what it shows: with a report in it, anyone could show figures on your site.
        RenderFormat::Iframe if text.is_some() => {
            return Err(
                "--report: the page of such a frame draws the built-in report only; write a page with --format html and --view, \
                 put it on your site, and name it in <iframe src=\"…\" sandbox=\"allow-scripts allow-popups allow-downloads\">"
                    .into(),
            );
        }
        RenderFormat::Fragment => {
            let origin = text.map_or(Origin::BuiltIn, Origin::Text);
            fragment_of(report, view()?, lang, Some(module), origin)
                .ok_or("--report: a table that holds `<` cannot stand in a page; write the report as JSON")?
        }
        RenderFormat::Iframe => iframe(view()?, lang, chosen, module),
        RenderFormat::Html => {
            let views: Vec<&View> = one.map_or_else(|| report.views.iter().collect(), |view| vec![view]);
            let look = Look {
                lang,
                theme: chosen,
                width,
            };
            let script = script(asked.script.as_deref())?;
            match text {
                Some(text) => standalone_of(report, text, &views, look, &script)?,
                None => standalone(report, &views, look, &script)?,
            }
        }
    })
}

/// The address of `report-chart.js` in the folder with this address.
fn module(folder: Option<&str>) -> Result<String, String> {
    let Some(folder) = folder else {
        return Ok(MODULE.to_owned());
    };
    let known = ["https://", "http://"].iter().any(|scheme| folder.starts_with(scheme));
    if !known || folder.contains(['?', '#', ' ', '"', '<', '>']) {
        return Err(format!(
            "--address: found \"{folder}\"; accepted is the address of a folder that begins with https:// or http://"
        ));
    }
    Ok(format!("{}/{MODULE}", folder.trim_end_matches('/')))
}

fn picture(report: &Report, view: &View, options: Options, theme: Theme) -> Result<String, Box<dyn Error>> {
    let lang = options.lang;
    let scene = build(report, view, options);
    let words = summary(report, view, lang);
    Ok(render_svg(&scene, theme, view.title.get(lang), &words)?)
}

/// Writes the site, and says which files it needs if they are not there.
fn site(report: &Report, text: Option<&str>, asked: &Render) -> Result<(), Box<dyn Error>> {
    let views: Vec<&View> = match asked.view.as_deref() {
        Some(id) => vec![report.view(id)?],
        None => report.views.iter().collect(),
    };
    let module = module(asked.address.as_deref())?;
    let files = files(report, text, &views, asked.address.as_ref().map(|_| module.as_str()))?;
    for (name, content) in &files {
        let file = asked.output.join(name);
        let folder = file.parent().unwrap_or(&asked.output);
        fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        write(&file, content)?;
    }
    if !asked.output.join(MODULE).is_file() {
        eprintln!(
            "{}: put the files report-chart* of dist/ beside charts/, from where the pages load them",
            asked.output.display()
        );
    }
    Ok(())
}

fn pictures(report: &Report, folder: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    for view in &report.views {
        for lang in [Lang::Zh, Lang::En] {
            let svg = picture(report, view, picture_options(lang), Theme::Light)?;
            write(&folder.join(picture_name(view, lang)), &svg)?;
        }
    }
    Ok(())
}

/// The script for a page: the given file, or the published one beside this program or in dist/.
fn script(named: Option<&Path>) -> Result<Script, Box<dyn Error>> {
    let beside = std::env::current_exe()
        .ok()
        .and_then(|exe| Some(exe.parent()?.join(STANDALONE_SCRIPT)));
    let sought: Vec<PathBuf> = match named {
        Some(file) => vec![file.to_owned()],
        None => beside
            .into_iter()
            .chain([Path::new("dist").join(STANDALONE_SCRIPT)])
            .collect(),
    };
    let Some(file) = sought.iter().find(|file| file.is_file()) else {
        let names: Vec<String> = sought.iter().map(|file| file.display().to_string()).collect();
        return Err(format!(
            "--script: found no {}; `cargo xtask dist` writes dist/{STANDALONE_SCRIPT}",
            names.join(" and no ")
        )
        .into());
    };
    let text = fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
    Script::new(text).map_err(|e| format!("{}: {e}", file.display()).into())
}

/// To a file, or to standard output for `-`.
fn write(file: &Path, content: &str) -> Result<(), String> {
    let written = match file == Path::new("-") {
        true => put(content),
        false => fs::write(file, content),
    };
    written.map_err(|e| format!("{}: {e}", file.display()))
}

/// The text of a file, or of standard input for `-`, without a byte order mark.
fn text_of(file: &Path) -> Result<String, Box<dyn Error>> {
    let bytes = if file == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes)?;
        bytes
    } else {
        fs::read(file).map_err(|e| format!("{}: {e}", file.display()))?
    };
    let text = String::from_utf8(bytes).map_err(|e| format!("{}: found {e}; accepted is UTF-8", file.display()))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// Writes to standard output. That the reader closes the pipe early is not an error.
fn put(text: &str) -> io::Result<()> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(closed) if closed.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// The report of a file, or the built-in one.
fn report_of(file: Option<&Path>) -> Result<Report, Box<dyn Error>> {
    match file {
        Some(file) => opened(file, &text_of(file)?),
        None => Ok(built_in()?),
    }
}

fn opened(file: &Path, text: &str) -> Result<Report, Box<dyn Error>> {
    open(text).map_err(|error| {
        let lines: Vec<String> = error.all().map(|one| line(file, one)).collect();
        format!("the report is not understood\n{}", lines.join("\n")).into()
    })
}

/// An error in the form of compiler messages, so that editors find the place.
fn line(file: &Path, error: &ReportError) -> String {
    let (line, column) = error.position().map_or((1, 1), |at| (at.line, at.column));
    let (path, message, code) = (error.path(), error.message(), error.code().name());
    format!("{}:{line}:{column}: {path}: {message} [{code}]", file.display())
}

/// Writes the report to standard output and the doubts to standard error: FILE:LINE: figure (indicator): doubt.
fn drafted(file: &Path, lang: Lang, url: Option<String>) -> Result<(), Box<dyn Error>> {
    if let Some(url) = url.as_ref().filter(|url| !is_linkable(url)) {
        return Err(format!("--url: found {url:?}; accepted is {ACCEPTED}").into());
    }
    let prose = text_of(file)?;
    let draft = Draft { url, ..draft(&prose) };
    let (mut line, mut place) = (1, 0);
    let mut rest = prose.chars();
    for one in &draft.drafted {
        let passed = rest.by_ref().take(one.start.saturating_sub(place));
        line += passed.filter(|c| *c == '\n').count();
        place = one.start.max(place);
        if let Some(doubt) = one.doubt {
            let (stated, name) = (&one.stated, &one.indicator);
            eprintln!("{}:{line}: {stated} [{name}] {}", file.display(), doubt.words(lang));
        }
    }
    let missing = draft.without_english();
    if !missing.is_empty() {
        let (count, zh, en) = (missing.len(), missing.join("、"), missing.join(", "));
        let words = lang.pick(
            format!("{count}个指标名称没有英文：{zh}"),
            format!("{count} names of indicators without English: {en}"),
        );
        eprintln!("{}: {words}", file.display());
    }
    Ok(put(&(draft.document() + "\n"))?)
}

/// Exit code 1 for a figure that differs, or that is missing from the report where `strict` is given; else 0.
fn proofread(asked: &Proof) -> Result<ExitCode, Box<dyn Error>> {
    let lang = parse_lang(Some(&asked.lang), &[])?;
    let dash = Path::new("-");
    if asked.article == dash && asked.report.as_deref() == Some(dash) {
        return Err("--report: found - for the article too; standard input can be only one of them".into());
    }
    let article = text_of(&asked.article)?;
    let report = report_of(asked.report.as_deref())?;
    let findings = proof(&article, &report);
    let written = match asked.format {
        ListFormat::Text => proof_lines(&asked.article, &findings, lang),
        ListFormat::Json => proof_json(&findings, lang)? + "\n",
    };
    put(&written)?;
    let absent = |finding: &Finding| matches!(finding.verdict, Verdict::NotInReport(_));
    let fails = |finding: &Finding| finding.is_wrong() || asked.strict && absent(finding);
    Ok(found_wrong(findings.iter().any(fails)))
}

/// FILE:LINE: sentence, then the finding and the statement of the report; the last line counts the findings.
fn proof_lines(file: &Path, findings: &[Finding], lang: Lang) -> String {
    let mut lines = String::new();
    for finding in findings {
        let mark = match finding.verdict {
            Verdict::Agrees => "✓",
            Verdict::Differs(_) => "✗",
            Verdict::NotInReport(_) => "－",
        };
        let (place, excerpt) = (finding.line, &finding.excerpt);
        lines += &format!(
            "{}:{place}: {excerpt}\n  {mark} {}\n",
            file.display(),
            finding.words(lang)
        );
        if finding.datum.is_some() {
            let head = lang.pick("报告：", "report: ");
            lines += &format!("  {head}{}\n", finding.stated(lang));
        }
    }
    let agree = findings.iter().filter(|one| one.verdict == Verdict::Agrees).count();
    let wrong = findings.iter().filter(|one| one.is_wrong()).count();
    let rest = findings.len() - agree - wrong;
    lines
        + &match lang {
            Lang::Zh => format!(
                "{}个数字：{agree}个一致，{wrong}个不一致，{rest}个报告中没有或未核对\n",
                findings.len()
            ),
            Lang::En => format!(
                "{} figures: {agree} agree, {wrong} differ, {rest} are not in the report or not checked\n",
                findings.len()
            ),
        }
}

fn proof_json(findings: &[Finding], lang: Lang) -> Result<String, Box<dyn Error>> {
    let listed: Vec<serde_json::Value> = findings
        .iter()
        .map(|finding| {
            let datum = finding.datum.as_ref();
            serde_json::json!({
                "line": finding.line,
                "start": finding.figure.start,
                "end": finding.figure.end,
                "text": finding.figure.text,
                "sentence": finding.excerpt,
                "verdict": finding.verdict.name(),
                "differences": finding.verdict.differences().iter().map(|one| one.name()).collect::<Vec<_>>(),
                "reason": finding.verdict.absence().map(|why| why.name()),
                "message": finding.words(lang),
                "measure": datum.map(|datum| &datum.measure.id),
                "stated": datum.map(|datum| &datum.measure.source.stated),
                "section": datum.map(|datum| datum.measure.source.section.title.get(lang)),
                "others": finding.others.iter().map(|other| &other.measure.id).collect::<Vec<_>>(),
            })
        })
        .collect();
    Ok(serde_json::to_string_pretty(&listed)?)
}

/// Exit code 1 for figures that cannot fit each other; else 0.
fn checked(asked: &CheckFile) -> Result<ExitCode, Box<dyn Error>> {
    let lang = parse_lang(Some(&asked.lang), &[])?;
    let text = text_of(&asked.file)?;
    let all = if text.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
        check_report(&opened(&asked.file, &text)?)
    } else {
        check_text(&text)
    };
    let wrong = all.iter().any(|one| one.outcome == Outcome::Impossible);
    let shown: Vec<Check> = all
        .into_iter()
        .filter(|one| asked.all || one.outcome != Outcome::Possible)
        .collect();
    let written = match asked.format {
        ListFormat::Text => shown.iter().map(|one| check_line(&asked.file, one, lang)).collect(),
        ListFormat::Json => check_json(&shown, lang)? + "\n",
    };
    put(&written)?;
    Ok(found_wrong(wrong))
}

/// FILE:LINE: the words, then the arithmetic; of a report the ids in place of line and words.
fn check_line(file: &Path, check: &Check, lang: Lang) -> String {
    let place = match &check.place {
        consistency::Place::Text { line, excerpt, .. } => format!("{line}: {excerpt}"),
        consistency::Place::Report(ids) => format!(" {}", ids.join(", ")),
    };
    let mark = match check.outcome {
        Outcome::Impossible => "✗",
        Outcome::Possible => "✓",
        Outcome::NotComparable => "－",
    };
    format!("{}:{place}\n  {mark} {}\n", file.display(), check.words(lang))
}

fn check_json(checks: &[Check], lang: Lang) -> Result<String, Box<dyn Error>> {
    let listed: Vec<serde_json::Value> = checks
        .iter()
        .map(|check| {
            let (line, start, end, text, measures) = match &check.place {
                consistency::Place::Text {
                    line,
                    start,
                    end,
                    excerpt,
                } => (Some(line), Some(start), Some(end), Some(excerpt), None),
                consistency::Place::Report(ids) => (None, None, None, None, Some(ids)),
            };
            serde_json::json!({
                "line": line,
                "start": start,
                "end": end,
                "text": text,
                "measures": measures,
                "subject": check.subject,
                "outcome": check.outcome.name(),
                "relation": check.relation.name(),
                "message": check.words(lang),
            })
        })
        .collect();
    Ok(serde_json::to_string_pretty(&listed)?)
}

fn validate(file: &Path, format: ListFormat) -> Result<ExitCode, Box<dyn Error>> {
    let errors = open(&text_of(file)?)
        .err()
        .map_or_else(Vec::new, ReportError::into_list);
    match format {
        ListFormat::Text => {
            let lines: String = errors.iter().map(|error| line(file, error) + "\n").collect();
            put(&lines)?;
        }
        ListFormat::Json => {
            let listed: Vec<serde_json::Value> = errors
                .iter()
                .map(|error| {
                    let position = error.position();
                    serde_json::json!({
                        "file": file.display().to_string(),
                        "line": position.map(|at| at.line),
                        "column": position.map(|at| at.column),
                        "path": error.path(),
                        "code": error.code().name(),
                        "message": error.message(),
                    })
                })
                .collect();
            put(&(serde_json::to_string_pretty(&listed)? + "\n"))?;
        }
    }
    Ok(found_wrong(!errors.is_empty()))
}

/// The exit code of a check.
fn found_wrong(wrong: bool) -> ExitCode {
    if wrong { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
