//! The arguments of the command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use quantity::Lang;
use report_charts::base::theme::Theme;
use std::path::PathBuf;

#[derive(Parser)]
#[command(
    name = "report-charts",
    version,
    about = "Figures of a government report as data and as charts"
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Write every figure of the report to standard output
    Export(Export),
    /// Write every figure of a Chinese text as JSON, in reading order
    Figures {
        /// The text, .docx, .html or plain text; - is standard input
        file: PathBuf,
        /// Format of the list
        #[arg(long, value_enum, default_value = "json")]
        format: FiguresFormat,
    },
    /// Compute the figures of a Chinese text or of a report, JSON, again: do a start, an end, a change, shares and targets fit each other
    Check(CheckFile),
    /// Write a report, JSON, from Chinese report prose; doubtful figures go to standard error, one a line
    Draft {
        /// The prose, .docx, .html or plain text; - is standard input
        file: PathBuf,
        /// Format of the report
        #[arg(long, value_enum, default_value = "json")]
        format: FiguresFormat,
        /// Language of the doubts
        #[arg(long, value_enum, ignore_case = true, default_value_t)]
        lang: Language,
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
    /// Write the completions of a shell to standard output
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Write the manual page to standard output, or those of all commands to a folder
    Man {
        /// Folder to write to
        #[arg(short, long)]
        output: Option<PathBuf>,
    },
}

#[derive(Args)]
pub(crate) struct Export {
    /// A custom report, JSON or CSV, instead of the built-in one; - is standard input
    #[arg(long)]
    pub(crate) report: Option<PathBuf>,
    /// Id of a view, for its figures only
    #[arg(long)]
    pub(crate) view: Option<String>,
    /// Format of the figures
    #[arg(long, value_enum)]
    pub(crate) format: ExportFormat,
    /// Language of the name of a workbook's sheet; all else is in both
    #[arg(long, value_enum, ignore_case = true, default_value_t)]
    pub(crate) lang: Language,
    /// File to write; - is standard output
    #[arg(short, long, default_value = "-")]
    pub(crate) output: PathBuf,
}

#[derive(Args)]
pub(crate) struct Proof {
    /// The article, .docx, .html or plain text; - is standard input
    pub(crate) article: PathBuf,
    /// A custom report, JSON or CSV, instead of the built-in one
    #[arg(long)]
    pub(crate) report: Option<PathBuf>,
    /// Lines for people, or JSON
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ListFormat,
    /// Language of all texts
    #[arg(long, value_enum, ignore_case = true, default_value_t)]
    pub(crate) lang: Language,
    /// Exit with 1 also for a figure that is not in the report
    #[arg(long)]
    pub(crate) strict: bool,
}

#[derive(Args)]
pub(crate) struct CheckFile {
    /// The text, .docx, .html or plain text, or a report, JSON; - is standard input
    pub(crate) file: PathBuf,
    /// Also figures that fit each other
    #[arg(long)]
    pub(crate) all: bool,
    /// Lines for people, or JSON
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: ListFormat,
    /// Language of all texts
    #[arg(long, value_enum, ignore_case = true, default_value_t)]
    pub(crate) lang: Language,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum ListFormat {
    /// One a line
    Text,
    /// A list of objects
    Json,
}

#[derive(Args)]
pub(crate) struct Render {
    /// A custom report, JSON or CSV, instead of the built-in one; - is standard input
    #[arg(long)]
    pub(crate) report: Option<PathBuf>,
    /// Id of the view; without it a page (html) holds all of them
    #[arg(long)]
    pub(crate) view: Option<String>,
    /// Language of all texts
    #[arg(long, value_enum, ignore_case = true, default_value_t)]
    pub(crate) lang: Language,
    /// Without it a picture is light, and a page or a frame follows its reader
    #[arg(long, value_enum)]
    pub(crate) theme: Option<ThemeName>,
    /// Width in CSS pixels for which pictures are drawn [default: 640; wechat: 340]
    #[arg(long)]
    pub(crate) width: Option<f64>,
    /// Pixels of a PNG per CSS pixel
    #[arg(long, default_value_t = 2.0)]
    pub(crate) scale: f64,
    /// A picture, HTML to paste, or a page
    #[arg(long, value_enum, default_value = "svg")]
    pub(crate) format: RenderFormat,
    /// Public address of the folder with report-chart.js, pages and pictures of charts, such as https://your.host/charts; without it,
    /// HTML to paste and pages name them relative to themselves
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) address: Option<String>,
    /// For a page: the published script to put into it; by default report-chart-standalone.js beside this program or in dist/
    #[arg(long, value_name = "FILE")]
    pub(crate) script: Option<PathBuf>,
    /// File to write; - is standard output. For a site the folder to write to
    #[arg(short, long)]
    pub(crate) output: PathBuf,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum FiguresFormat {
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum ExportFormat {
    Json,
    Csv,
    /// A workbook of Excel: numbers as numbers
    Xlsx,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum RenderFormat {
    /// A picture whose text is text
    Svg,
    /// A picture of pixels, with the fonts of this system
    Png,
    /// Rich text for an article of WeChat, where tapping a figure shows its value; its picture as PNG beside it
    Wechat,
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

/// A language of texts.
#[derive(Clone, Copy, Default, ValueEnum)]
pub(crate) enum Language {
    #[default]
    #[value(name = "zh-CN", alias = "zh", alias = "zh-Hans")]
    Chinese,
    #[value(name = "en", alias = "en-US", alias = "en-GB")]
    English,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Chinese => Self::Zh,
            Language::English => Self::En,
        }
    }
}

/// A theme of pictures and pages.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ThemeName {
    Auto,
    Light,
    Dark,
}

impl ThemeName {
    /// The theme, if it is not that of the reader.
    pub(crate) fn theme(self) -> Option<Theme> {
        match self {
            Self::Auto => None,
            Self::Light => Some(Theme::Light),
            Self::Dark => Some(Theme::Dark),
        }
    }
}
