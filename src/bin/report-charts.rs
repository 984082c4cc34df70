//! The command line: export figures and render views, from the same core as the page.

use clap::{Args, Parser, Subcommand, ValueEnum};
use report_charts::{
    Frame, Lang, Look, Options, Report, STANDALONE_SCRIPT, Script, Theme, View, build, csv, embedded, figures,
    fragment, iframe, json, parse_lang, parse_theme, picture_name, picture_options, render_svg, standalone, summary,
};
use std::error::Error;
use std::fs;
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
    /// Write a view as a picture, as HTML to paste, or as a page of its own
    Render(Render),
    /// Write the picture of every view in every language: what pasted HTML shows where there is no chart
    Pictures {
        /// Folder to write to; beside report-chart.js it is called report-chart-pictures
        #[arg(short, long)]
        output: PathBuf,
    },
}

#[derive(Args)]
struct Render {
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
    /// For a page: the published script to put into it; without it, report-chart-standalone.js beside this program or in dist/
    #[arg(long, value_name = "FILE")]
    script: Option<PathBuf>,
    /// File to write
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
    /// A picture, text as text
    Svg,
    /// HTML to paste: the element with title, summary, picture, table and source inside
    Fragment,
    /// HTML to paste: the view in a frame of its own
    Iframe,
    /// A page in one file that asks for nothing: works from a disk, by mail, and without scripts
    Html,
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

fn run(command: Command) -> Result<(), Box<dyn Error>> {
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
        Command::Render(asked) => write(&asked.output, &render(&report, &asked)?)?,
        Command::Pictures { output } => pictures(&report, &output)?,
    }
    Ok(())
}

fn render(report: &Report, asked: &Render) -> Result<String, Box<dyn Error>> {
    let lang = parse_lang(Some(&asked.lang), &[])?;
    let own = asked.theme.as_deref().filter(|theme| *theme != "auto");
    let theme = parse_theme(own, Theme::Light)?;
    let width = asked.width;
    if !width.is_finite() || width <= 0.0 {
        return Err(format!("width: found {width}; accepted is a positive number [invalid-width]").into());
    }
    let one = asked.view.as_deref().map(|id| report.view(id)).transpose()?;
    let chosen = own.map(|_| theme);
    let view = || one.ok_or("--view: missing; only --format html holds all views");
    Ok(match asked.format {
        RenderFormat::Svg => picture(report, view()?, Options::new(lang, width, Frame::Full), theme)?,
        RenderFormat::Fragment => fragment(report, view()?, lang, Some(MODULE)),
        RenderFormat::Iframe => iframe(view()?, lang, chosen, MODULE),
        RenderFormat::Html => {
            let views: Vec<&View> = one.map_or_else(|| report.views.iter().collect(), |view| vec![view]);
            let look = Look {
                lang,
                theme: chosen,
                width,
            };
            standalone(report, &views, look, &script(asked.script.as_deref())?)?
        }
    })
}

fn picture(report: &Report, view: &View, options: Options, theme: Theme) -> Result<String, Box<dyn Error>> {
    let lang = options.lang;
    let scene = build(report, view, options);
    let words = summary(report, view, lang);
    Ok(render_svg(&scene, theme, view.title.get(lang), &words)?)
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

/// The script for a page: the file that is named, or the published one near by.
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

fn write(file: &Path, content: &str) -> Result<(), String> {
    fs::write(file, content).map_err(|e| format!("{}: {e}", file.display()))
}

/// A file, or standard input for `-`, as text; a byte order mark is no part of it.
fn text_of(file: &Path) -> Result<String, Box<dyn Error>> {
    let bytes = if file == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes)?;
        bytes
    } else {
        fs::read(file).map_err(|e| format!("{}: {e}", file.display()))?
    };
    let text = String::from_utf8(bytes).map_err(|e| format!("{}: found {e}; accepted is UTF-8", file.display()))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
