//! Standalone pages: one file with views as an article, a picture and a table inside each chart, and the script that draws
//! them. A page makes no requests, so it works from a disk and by mail. A page that would violate its own policy is an error.

use quantity::Lang;
use report_charts::base::error::{Code, Error};
use report_charts::chart::{Options, build};
use report_charts::document::DOCUMENT;
use report_charts::page::embed::{Inside, Origin, element, escape, picture_options};
use report_charts::page::site::header;
use report_charts::report::{Report, View};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use report_charts::base::theme::Theme;
use report_charts::render::svg::render_silent;
use sha2::{Digest as _, Sha256};

/// File name of the published script for standalone pages.
pub const STANDALONE_SCRIPT: &str = "report-chart-standalone.js";

/// The beginning of that script: the hash of its built-in document, so that pictures and tables of one report are never put
/// beside charts of another.
pub fn script_mark() -> String {
    let hash = Sha256::digest(DOCUMENT);
    let short: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("/* report-chart-standalone, data {short} */\n")
}

/// The style of the article. It does not affect the charts, which have their own.
const STYLE: &str = "body { max-width: 720px; margin: 0 auto; padding: 32px 16px 64px; background: Canvas; color: CanvasText; \
line-height: 1.7; overflow-wrap: break-word; \
font-family: \"PingFang SC\", \"Hiragino Sans GB\", \"Microsoft YaHei\", \"Noto Sans CJK SC\", \"Noto Sans SC\", sans-serif } \
body:lang(en) { font-family: \"Helvetica Neue\", \"Segoe UI\", Roboto, Arial, \"Liberation Sans\", \"Noto Sans CJK SC\", sans-serif } \
h1 { margin: 0; font-size: 28px; line-height: 1.4 } h2 { margin: 0; font-size: 19px; line-height: 1.4 } \
header p { margin: 8px 0 0 } report-chart { margin-top: 48px } report-chart:not(:defined) { display: block } \
figure { margin: 0; font-size: 14px; line-height: 1.5 } figure p { margin: 4px 0 8px } svg { display: block; max-width: 100%; height: auto } \
summary { min-height: 44px; line-height: 44px; cursor: pointer } table { border-collapse: collapse; width: 100% } \
th, td { padding: 8px 12px 8px 0; text-align: start; vertical-align: top; font-weight: 400; border-bottom: 1px solid } \
@media print { report-chart { break-inside: avoid } }";

/// The published script for standalone pages.
#[derive(Clone, Debug)]
pub struct Script(String);

impl Script {
    /// Takes the text of `report-chart-standalone.js`.
    ///
    /// # Errors
    /// [`Code::UnsupportedFormat`] for another file, one with another built-in report, or one that HTML would change: one that
    /// ends the script element, hides its end, or is parsed differently.
    pub fn new(text: String) -> Result<Self, Error> {
        let refused = |message: String| Err(Error::new(Code::UnsupportedFormat, "script", message));
        if !text.starts_with(&script_mark()) {
            return refused(format!(
                "found another file, or one made of other figures; accepted is {STANDALONE_SCRIPT} as `cargo xtask dist` \
                 writes it from the same sources"
            ));
        }
        let lower = text.to_ascii_lowercase();
        match ["</script", "<script", "<!--", "\r", "\0"]
            .iter()
            .find(|part| lower.contains(*part))
        {
            Some(part) => refused(format!("holds {part:?}, which a script inside a page may not")),
            None => Ok(Self(text)),
        }
    }
}

/// Options of the page.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Language of all texts.
    pub lang: Lang,
    /// `None` for the theme of the reader.
    pub theme: Option<Theme>,
    /// Width for which the pictures inside the charts are drawn, in CSS pixels.
    pub width: f64,
}

/// The page for these views of a report, an overview first.
///
/// Its content security policy allows its script and its style by their hashes, and no requests.
///
/// # Errors
/// As [`render`](report_charts::render::svg::render).
pub fn standalone(report: &Report, views: &[&View], look: Look, script: &Script) -> Result<String, Error> {
    standalone_with(report, "", views, look, script)
}

/// The same for a custom report. `text` is its text: each chart contains it as data, which the script reads.
///
/// # Errors
/// As [`standalone`], and [`Code::UnsupportedFormat`] for a table that HTML would change.
pub fn standalone_of(
    report: &Report,
    text: &str,
    views: &[&View],
    look: Look,
    script: &Script,
) -> Result<String, Error> {
    let Some((_, data)) = Origin::Text(text).parts() else {
        let message = "found a table that holds `<`, which cannot stand in a page; accepted is the same report as JSON";
        return Err(Error::new(Code::UnsupportedFormat, "report", message));
    };
    standalone_with(report, &data, views, look, script)
}

fn standalone_with(report: &Report, data: &str, views: &[&View], look: Look, script: &Script) -> Result<String, Error> {
    let lang = look.lang;
    let mut views = views.to_vec();
    views.sort_by_key(|view| !view.is_overview());
    let charts: Result<String, Error> = views.iter().map(|view| chart(report, data, view, look)).collect();
    let heading = escape(report.title.get(lang));
    let title = match views[..] {
        [one] => format!("{} · {heading}", escape(one.title.get(lang))),
        _ => heading.clone(),
    };
    let scheme = match look.theme {
        None => "light dark",
        Some(Theme::Dark) => "dark",
        Some(_) => "light",
    };
    Ok(format!(
        "<!DOCTYPE html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\" />\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\" />\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n\
         <meta name=\"color-scheme\" content=\"{scheme}\" />\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n\
         <body>\n<main>\n{header}{charts}</main>\n\
         <script>{script}</script>\n</body>\n</html>\n",
        tag = lang.tag(),
        policy = policy(script),
        header = header(report, views.first().copied(), lang),
        charts = charts?,
        script = script.0,
    ))
}

/// `blob:` is for objects of the script: the picture for saving by long press, and the style of charts in browsers without
/// constructable style sheets. Browsers before 2022 need `'unsafe-eval'` for WebAssembly; the only script of the page evaluates
/// no text, and in newer browsers Trusted Types prevent it.
fn policy(script: &Script) -> String {
    let (script, style) = (hash(&script.0), hash(STYLE));
    format!(
        "default-src 'none'; script-src '{script}' 'wasm-unsafe-eval' 'unsafe-eval'; style-src '{style}' blob:; img-src blob:; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
}

fn hash(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)))
}

/// One chart of the page. Its summary stays visible under the title. An overview has none, because a reader can open other views
/// in its place, which the summary would not describe.
fn chart(report: &Report, data: &str, view: &View, look: Look) -> Result<String, Error> {
    let options = Options {
        width: look.width,
        ..picture_options(look.lang)
    };
    let picture = render_silent(&build(report, view, options), look.theme.unwrap_or(Theme::Light))?;
    let inside = Inside {
        data,
        picture: &picture,
        heading: true,
        stays: !view.is_overview(),
        ..Inside::default()
    };
    Ok(element(report, view, look.lang, &inside))
}
