//! The command line: export figures and render views, from the same core as the page.

use clap::{Parser, Subcommand, ValueEnum};
use report_charts::{
    Error, Frame, Options, Report, Theme, build, csv, embedded, fragment, iframe, json, open, parse_lang, parse_theme,
    propose, render_svg, schema, summary, views_json,
};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Where code to paste looks for the element: beside the page.
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
        /// A report of your own, JSON or CSV, instead of the shipped one; - is standard input
        #[arg(long)]
        report: Option<PathBuf>,
        /// Format of the figures
        #[arg(long, value_enum)]
        format: ExportFormat,
    },
    /// Write a view as a picture or as HTML to paste
    Render {
        /// A report of your own, JSON or CSV, instead of the shipped one; - is standard input
        #[arg(long)]
        report: Option<PathBuf>,
        /// Id of the view
        #[arg(long)]
        view: String,
        /// zh-CN or en
        #[arg(long, default_value = "zh-CN")]
        lang: String,
        /// auto, light or dark; without it a picture is light, and a frame follows its reader
        #[arg(long)]
        theme: Option<String>,
        /// Width in CSS pixels
        #[arg(long, default_value_t = 640.0)]
        width: f64,
        /// A picture, or HTML to paste
        #[arg(long, value_enum, default_value = "svg")]
        format: RenderFormat,
        /// File to write
        #[arg(short, long)]
        output: PathBuf,
    },
    /// Tell all that is wrong with a report: FILE:LINE:COLUMN: path: message [code]
    Validate {
        /// JSON, CSV or tab-separated text; - is standard input
        file: PathBuf,
        /// Lines for people and editors, or JSON
        #[arg(long, value_enum, default_value = "text")]
        format: FaultFormat,
    },
    /// Write the views that are proposed for a report, as its "views" could hold them, and what is refused
    Views {
        /// JSON, CSV or tab-separated text; - is standard input
        file: PathBuf,
    },
    /// Write the JSON Schema of reports
    Schema,
}

#[derive(Clone, Copy, ValueEnum)]
enum FaultFormat {
    /// A line each
    Text,
    /// A list of objects
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum ExportFormat {
    Json,
    Csv,
}

#[derive(Clone, Copy, ValueEnum)]
enum RenderFormat {
    /// A picture, text as text
    Svg,
    /// HTML to paste: the element with its figures inside as a table
    Fragment,
    /// HTML to paste: the view in a frame of its own
    Iframe,
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// To standard output; whoever reads it may have enough before the end.
fn put(text: &str) -> std::io::Result<()> {
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(closed) if closed.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

fn read_file(file: &Path) -> Result<String, Box<dyn std::error::Error>> {
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        std::io::stdin().read_to_end(&mut bytes)?;
    } else {
        bytes = std::fs::read(file).map_err(|e| format!("{}: {e}", file.display()))?;
    }
    let utf8 = |_| format!("{}: found text that is not UTF-8; save it as UTF-8", file.display());
    Ok(String::from_utf8(bytes).map_err(utf8)?)
}

/// A fault on a line, as compilers write them: editors find the place.
fn line(file: &Path, fault: &Error) -> String {
    let (line, column) = fault.position().map_or((1, 1), |at| (at.line, at.column));
    format!("{}:{line}:{column}: {fault}", file.display())
}

/// The report of a file, or the shipped one.
fn report_of(file: Option<&Path>) -> Result<Report, Box<dyn std::error::Error>> {
    let Some(file) = file else {
        return Ok(embedded()?);
    };
    open(&read_file(file)?).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(|fault| line(file, fault)).collect();
        format!("the report is not understood\n{}", lines.join("\n")).into()
    })
}

fn validate(file: &Path, format: FaultFormat) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let faults = open(&read_file(file)?).err().unwrap_or_default();
    match format {
        FaultFormat::Text => {
            let lines: String = faults.iter().map(|fault| line(file, fault) + "\n").collect();
            put(&lines)?;
        }
        FaultFormat::Json => {
            let listed: Vec<serde_json::Value> = faults
                .iter()
                .map(|fault| {
                    let position = fault.position();
                    serde_json::json!({
                        "file": file.display().to_string(),
                        "line": position.map(|at| at.line),
                        "column": position.map(|at| at.column),
                        "path": fault.path(),
                        "code": fault.code().name(),
                        "message": fault.message(),
                    })
                })
                .collect();
            put(&(serde_json::to_string_pretty(&listed)? + "\n"))?;
        }
    }
    Ok(if faults.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn run(command: Command) -> Result<ExitCode, Box<dyn std::error::Error>> {
    match command {
        Command::Validate { file, format } => return validate(&file, format),
        Command::Views { file } => {
            let report = report_of(Some(&file))?;
            put(&(views_json(&propose(&report))? + "\n"))?;
        }
        Command::Schema => put(&(schema() + "\n"))?,
        Command::Export { format, report } => {
            let report = report_of(report.as_deref())?;
            match format {
                ExportFormat::Json => put(&(json(&report, report.data())? + "\n"))?,
                ExportFormat::Csv => put(&csv(report.data()))?,
            }
        }
        Command::Render {
            report,
            view,
            lang,
            theme,
            width,
            format,
            output,
        } => {
            let lang = parse_lang(Some(&lang), &[])?;
            let own = theme.as_deref().filter(|theme| *theme != "auto");
            let theme = parse_theme(own, Theme::Light)?;
            if !width.is_finite() || width <= 0.0 {
                return Err(format!("width: found {width}; accepted is a positive number [invalid-width]").into());
            }
            let report = report_of(report.as_deref())?;
            let view = report.view(&view)?;
            let content = match format {
                RenderFormat::Fragment => fragment(&report, view, lang, Some(MODULE)),
                RenderFormat::Iframe => iframe(view, lang, own.map(|_| theme), MODULE),
                RenderFormat::Svg => {
                    let frame = Frame::Full;
                    let scene = build(&report, view, Options::new(lang, width, frame));
                    render_svg(&scene, theme, view.title.get(lang), &summary(&report, view, lang))?
                }
            };
            std::fs::write(&output, content).map_err(|e| format!("{}: {e}", output.display()))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
