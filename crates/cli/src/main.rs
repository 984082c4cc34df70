//! The command line: exports, pictures, pages, checks and drafts, with the same core as the page.

mod arguments;
mod render;

use arguments::{CheckFile, Cli, Command, Export, ExportFormat, FiguresFormat, ListFormat, Proof};
use clap::{CommandFactory, Parser};
use figures::figures;
use quantity::Lang;
use reading::consistency::{self, Check, Outcome, check_report, check_text};
use reading::draft::{Draft, draft};
use reading::proof::{Finding, Verdict, proof};
use reading::propose::{open, propose, views_json};
use reading::unread::{unread_language, unread_words};
use render::{pictures, render};
use report_charts::Error as ReportError;
use report_charts::base::address::{ACCEPTED, is_linkable};
use report_charts::document::{built_in, schema};
use report_charts::page::export::{csv, csv_of, json, table, table_of};
use report_charts::report::Report;
use report_charts_cli::input::{prose_of, text_of};
use report_charts_cli::place::found;
use report_charts_cli::workbook::workbook;
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

/// What the program is called in completions.
const NAME: &str = "report-charts";

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
        Command::Export(asked) => export(&asked)?,
        Command::Figures {
            file,
            format: FiguresFormat::Json,
        } => {
            let text = prose_of(&file)?;
            warn_unread(&file, &text, Lang::En);
            put(&(serde_json::to_string_pretty(&figures(&text))? + "\n"))?;
        }
        Command::Draft {
            file,
            format: FiguresFormat::Json,
            lang,
            url,
        } => drafted(&file, lang.into(), url)?,
        Command::Check(asked) => return checked(&asked),
        Command::Proof(asked) => return proofread(&asked),
        Command::Render(asked) => {
            let text = asked.report.as_deref().map(text_of).transpose()?;
            let report = match (&text, &asked.report) {
                (Some(text), Some(file)) => opened(file, text)?,
                _ => built_in()?,
            };
            render(&report, text.as_deref(), &asked)?;
        }
        Command::Pictures { output } => pictures(&built_in()?, &output)?,
        Command::Validate { file, format } => return validate(&file, format),
        Command::Views { file } => put(&(views_json(&propose(&report_of(Some(&file))?))? + "\n"))?,
        Command::Schema => put(&(schema() + "\n"))?,
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), NAME, &mut script);
            write(Path::new("-"), &script)?;
        }
        Command::Man { output: None } => {
            let mut page = Vec::new();
            clap_mangen::Man::new(Cli::command()).render(&mut page)?;
            write(Path::new("-"), &page)?;
        }
        Command::Man { output: Some(folder) } => {
            fs::create_dir_all(found(&folder)).map_err(|e| format!("{}: {e}", folder.display()))?;
            clap_mangen::generate_to(Cli::command(), &folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The figures of a report, or of one of its views.
fn export(asked: &Export) -> Result<(), Box<dyn Error>> {
    let report = report_of(asked.report.as_deref())?;
    let view = asked.view.as_deref().map(|id| report.view(id)).transpose()?;
    let lang = asked.lang.into();
    let content = match (asked.format, view) {
        (ExportFormat::Json, Some(view)) => (json(&report, view.data().into_iter().cloned())? + "\n").into_bytes(),
        (ExportFormat::Json, None) => (json(&report, report.data())? + "\n").into_bytes(),
        (ExportFormat::Csv, Some(view)) => csv_of(&report, view).into_bytes(),
        (ExportFormat::Csv, None) => csv(&report, report.data()).into_bytes(),
        (ExportFormat::Xlsx, _) if asked.output == Path::new("-") && io::stdout().is_terminal() => {
            return Err("--output: missing; a workbook is no text for a terminal".into());
        }
        (ExportFormat::Xlsx, Some(view)) => workbook(&table_of(&report, view), view.title.get(lang))?,
        (ExportFormat::Xlsx, None) => workbook(&table(&report, report.data()), report.title.get(lang))?,
    };
    Ok(write(&asked.output, &content)?)
}

/// To a file, or to standard output for `-`.
fn write(file: &Path, content: &[u8]) -> Result<(), String> {
    let written = match file == Path::new("-") {
        true => put_bytes(content),
        false => fs::write(found(file), content),
    };
    written.map_err(|e| format!("{}: {e}", file.display()))
}

fn put(text: &str) -> io::Result<()> {
    put_bytes(text.as_bytes())
}

/// Writes to standard output. That the reader closes the pipe early is not an error.
fn put_bytes(bytes: &[u8]) -> io::Result<()> {
    match io::stdout().write_all(bytes) {
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
        let more = error.more_words(Lang::En);
        let lines: Vec<String> = error.all().map(|one| line(file, one)).chain(more).collect();
        format!("the report is not understood\n{}", lines.join("\n")).into()
    })
}

/// An error in the form of compiler messages, so that editors find the place.
fn line(file: &Path, error: &ReportError) -> String {
    let (line, column) = error.position().map_or((1, 1), |at| (at.line, at.column));
    let (path, message, code) = (error.path(), error.message(), error.code().name());
    format!("{}:{line}:{column}: {path}: {message} [{code}]", file.display())
}

/// Says on standard error that a text has more figures than are read.
fn warn_unread(file: &Path, text: &str, lang: Lang) {
    if let Some(words) = unread_words(text, lang) {
        eprintln!("{}: {words}", file.display());
    }
}

/// At most this many doubts of a draft are written; further ones are counted.
const DOUBTS: usize = 1_000;

/// What a text is, if it is no prose of a report in Chinese.
fn no_prose(text: &str, lang: Lang) -> Option<&'static str> {
    let start = text.trim_start();
    if start.is_empty() {
        return Some(lang.pick("文件里没有文字", "found no text"));
    }
    unread_language(text, lang)
}

fn looks_like_json(text: &str) -> bool {
    let start = text.trim_start();
    start.starts_with("{\"")
        || start.starts_with(['{', '[']) && serde_json::from_str::<serde::de::IgnoredAny>(start).is_ok()
}

/// Writes the report to standard output and the doubts to standard error: FILE:LINE: figure (indicator): doubt.
fn drafted(file: &Path, lang: Lang, url: Option<String>) -> Result<(), Box<dyn Error>> {
    if let Some(url) = url.as_ref().filter(|url| !is_linkable(url)) {
        return Err(format!("--url: found {url:?}; accepted is {ACCEPTED}").into());
    }
    let prose = prose_of(file)?;
    let is_json = looks_like_json(&prose).then(|| {
        lang.pick(
            "这已经是 JSON；起草用的是文字，检查报告用 validate",
            "found JSON; accepted is prose. A report that is JSON already is checked by validate",
        )
    });
    if let Some(problem) = is_json.or_else(|| no_prose(&prose, lang)) {
        return Err(format!("{}: {problem}", file.display()).into());
    }
    let draft = Draft { url, ..draft(&prose) };
    if draft.drafted.is_empty() {
        let words = lang.pick("没有认出数字", "found no figure");
        return Err(format!("{}: {words}", file.display()).into());
    }
    warn_unread(file, &prose, lang);
    let (mut line, mut place) = (1, 0);
    let mut doubts = 0;
    // What is left out for a reason that leaves nothing to decide, by its reason.
    let mut closed: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut rest = prose.chars();
    for one in &draft.drafted {
        let passed = rest.by_ref().take(one.start.saturating_sub(place));
        line += passed.filter(|c| *c == '\n').count();
        place = one.start.max(place);
        if let Some(doubt) = one.doubt {
            let (stated, name) = (&one.stated, &one.indicator);
            if !doubt.is_open() {
                let listed = closed.entry(doubt.words(lang)).or_default();
                listed.push(format!("{line}: {stated} [{name}]"));
                continue;
            }
            doubts += 1;
            if doubts <= DOUBTS {
                eprintln!("{}:{line}: {stated} [{name}] {}", file.display(), doubt.words(lang));
            }
        }
    }
    if doubts > DOUBTS {
        let more = doubts - DOUBTS;
        let words = lang.pick(
            format!("另有{more}处存疑没有列出"),
            format!("{more} more doubts are not listed"),
        );
        eprintln!("{}: {words}", file.display());
    }
    for (words, listed) in closed {
        let more = listed.len().saturating_sub(DOUBTS);
        let listed: Vec<String> = listed.into_iter().take(DOUBTS).collect();
        let more = if more > 0 { format!(" (+{more})") } else { String::new() };
        eprintln!(
            "{}: {words}{}{}{more}",
            file.display(),
            lang.pick("：", ": "),
            listed.join(lang.pick("；", "; "))
        );
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
    let lang: Lang = asked.lang.into();
    let dash = Path::new("-");
    if asked.article == dash && asked.report.as_deref() == Some(dash) {
        return Err("--report: found - for the article too; standard input can be only one of them".into());
    }
    let article = prose_of(&asked.article)?;
    let report = report_of(asked.report.as_deref())?;
    let findings = proof(&article, &report);
    warn_unread(&asked.article, &article, lang);
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
    let lang: Lang = asked.lang.into();
    let text = prose_of(&asked.file)?;
    let all = if text.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
        check_report(&opened(&asked.file, &text)?)
    } else if let Some(problem) = no_prose(&text, lang) {
        return Err(format!("{}: {problem}", asked.file.display()).into());
    } else {
        warn_unread(&asked.file, &text, lang);
        check_text(&text)
    };
    let count = |outcome: Outcome| all.iter().filter(|one| one.outcome == outcome).count();
    let (impossible, unlike) = (count(Outcome::Impossible), count(Outcome::NotComparable));
    let counts = match lang {
        Lang::Zh => format!("核算{}处：{impossible}处对不上，{unlike}处不可比\n", all.len()),
        Lang::En => format!(
            "{} computed again: {impossible} impossible, {unlike} not comparable\n",
            all.len()
        ),
    };
    let shown: Vec<Check> = all
        .into_iter()
        .filter(|one| asked.all || one.outcome != Outcome::Possible)
        .collect();
    let written = match asked.format {
        ListFormat::Text => {
            let lines = shown.iter().map(|one| check_line(&asked.file, one, lang));
            lines.chain([counts]).collect()
        }
        ListFormat::Json => check_json(&shown, lang)? + "\n",
    };
    put(&written)?;
    Ok(found_wrong(impossible > 0))
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
    let error = open(&text_of(file)?).err();
    let more = error.as_ref().map_or(0, ReportError::more);
    let more_words = error.as_ref().and_then(|error| error.more_words(Lang::En));
    let errors = error.map_or_else(Vec::new, ReportError::into_list);
    match format {
        ListFormat::Text => {
            let lines = errors.iter().map(|error| line(file, error)).chain(more_words);
            put(&lines.map(|line| line + "\n").collect::<String>())?;
        }
        ListFormat::Json => {
            // Standard output is the list alone.
            if more > 0 {
                eprintln!("{}: {more} more errors are not listed", file.display());
            }
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
