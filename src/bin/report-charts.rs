//! The command line: export figures and render views, from the same core as the page.

use clap::{Parser, Subcommand, ValueEnum};
use report_charts::{
    Frame, Options, Theme, build, csv, embedded, figures, fragment, iframe, json, parse_lang, parse_theme, render_svg,
    summary,
};
use std::io::Read;
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
        /// Format of the figures
        #[arg(long, value_enum)]
        format: ExportFormat,
    },
    /// Write every numeral expression of a Chinese text as JSON, in reading order
    Figures {
        /// The text, UTF-8; `-` for standard input
        file: PathBuf,
        /// Format of the list
        #[arg(long, value_enum, default_value = "json")]
        format: FiguresFormat,
    },
    /// Write a view as a picture or as HTML to paste
    Render {
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
    /// A picture, text as text
    Svg,
    /// HTML to paste: the element with its figures inside as a table
    Fragment,
    /// HTML to paste: the view in a frame of its own
    Iframe,
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<(), Box<dyn std::error::Error>> {
    let report = embedded()?;
    match command {
        Command::Export { format } => match format {
            ExportFormat::Json => println!("{}", json(&report, report.data())?),
            ExportFormat::Csv => print!("{}", csv(report.data())),
        },
        Command::Figures {
            file,
            format: FiguresFormat::Json,
        } => println!("{}", serde_json::to_string_pretty(&figures(&text_of(&file)?))?),
        Command::Render {
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
    Ok(())
}

/// A file, or standard input for `-`, as text; a byte order mark is no part of it.
fn text_of(file: &Path) -> Result<String, Box<dyn std::error::Error>> {
    let bytes = if file == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes)?;
        bytes
    } else {
        std::fs::read(file).map_err(|e| format!("{}: {e}", file.display()))?
    };
    let text = String::from_utf8(bytes).map_err(|e| format!("{}: found {e}; accepted is UTF-8", file.display()))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
