//! The pages, served with brotli.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use browser_tests::{
    browser::{Browser, Media},
    server::Reply,
};

/// The widget's name among the libraries.
pub(crate) const WIDGET: &str = "report-charts";

/// The same chart from a report of the page.
pub(crate) const OWN: &str = "own";
/// The same chart in a frame.
pub(crate) const FRAME: &str = "frame";
/// The plain form of the chart: its picture counts as the chart.
pub(crate) const PASTE: &str = "paste";

/// The policy that the libraries need, the same for all pages.
const POLICY: &str = "default-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; img-src 'self' data: blob:";

/// A window for one chart with space around it.
const WINDOW: (u32, u32, f64) = (800, 700, 2.0);

/// A folder of compressed files: `echarts.js.br`.
pub(crate) struct Site {
    folder: PathBuf,
    names: Vec<String>,
    /// The plain form of the chart.
    paste: String,
}

impl Site {
    pub(crate) fn read(folder: PathBuf) -> Result<Self> {
        let entries = fs::read_dir(&folder).with_context(|| folder.display().to_string())?;
        let names = entries
            .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
            .collect::<Result<Vec<_>>>()?;
        let names = names
            .iter()
            .filter_map(|name| name.strip_suffix(".br"))
            .map(str::to_owned);
        let names = names.collect();
        let paste = fs::read_to_string(folder.join("paste.html")).context("paste.html")?;
        Ok(Self { folder, names, paste })
    }

    /// A fresh browser with a server of these files.
    pub(crate) fn browser(&self, peer: &str) -> Result<Browser> {
        let browser = Browser::start()?;
        for name in &self.names {
            let packed = fs::read(self.folder.join(format!("{name}.br")))?;
            let reply = Reply::new(mime(name), packed).header("Content-Encoding", "br");
            browser.server.answer(&format!("/{name}"), reply);
        }
        browser.server.answer("/_empty", html(&self.head(peer)));
        if let Some(head) = self.line_head(peer) {
            browser.server.answer("/_line", html(&head));
        }
        // Animation is switched off: for other libraries in their options, for the widget by the reader's preference.
        browser.emulate(Media {
            reduced_motion: true,
            ..Media::default()
        })?;
        let (width, height, ratio) = WINDOW;
        browser.set_viewport(width, height, ratio)?;
        Ok(browser)
    }

    /// A page with one chart, which sets `drawn` to the time at which it was visible.
    pub(crate) fn with_chart(&self, peer: &str, height: u32, first: &str) -> Reply {
        let head = format!("{first}{}", self.head(peer));
        // A frame says its height when its chart is drawn. The load of a picture goes no farther up than the document.
        let (event, chart) = match peer {
            WIDGET => (
                "addEventListener('report-chart-ready'",
                r#"<report-chart view="targets-2011" lang="zh-CN"></report-chart>"#.to_owned(),
            ),
            OWN => (
                "addEventListener('report-chart-ready'",
                r#"<report-chart src="own.json" view="targets-2011" lang="zh-CN"></report-chart>"#.to_owned(),
            ),
            FRAME => (
                "addEventListener('message'",
                format!(
                    r#"<iframe src="report-chart-frame.html?view=targets-2011&amp;lang=zh-CN" width="640" height="{height}"></iframe>"#
                ),
            ),
            PASTE => ("document.addEventListener('load'", self.paste.clone()),
            _ => {
                return html(&format!(
                    r#"{head}<div id="chart" style="width:640px;height:{height}px"></div>"#
                ));
            }
        };
        let tell = format!(
            "{event}, () => requestAnimationFrame(() => setTimeout(() => (window.drawn = performance.now()))), true)"
        );
        html(&format!(
            r#"<script>{tell}</script>{head}<div id="chart" style="width:640px">{chart}</div>"#
        ))
    }

    /// Whether only the first chart is measured.
    pub(crate) fn is_first_only(peer: &str) -> bool {
        [OWN, FRAME, PASTE].contains(&peer)
    }

    /// Whether a page `_line` exists.
    pub(crate) fn draws_lines(&self, peer: &str) -> bool {
        self.line_head(peer).is_some()
    }

    fn line_head(&self, peer: &str) -> Option<String> {
        if peer == WIDGET {
            return Some(module("report-chart-lines.js"));
        }
        let page = format!("{peer}-line");
        self.names.contains(&format!("{page}.js")).then(|| self.head(&page))
    }

    fn head(&self, peer: &str) -> String {
        match peer {
            WIDGET | OWN => return module("report-chart.js"),
            FRAME | PASTE => return String::new(),
            _ => {}
        }
        let style = format!("{peer}.css");
        let link = if self.names.contains(&style) {
            format!(r#"<link rel="stylesheet" href="{style}">"#)
        } else {
            String::new()
        };
        format!(r#"{link}<script defer src="{peer}.js"></script>"#)
    }
}

fn module(script: &str) -> String {
    format!(r#"<script type="module" src="{script}"></script>"#)
}

fn html(body: &str) -> Reply {
    let page = format!("<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>bench</title>{body}");
    Reply::html(page).policy(POLICY)
}

fn mime(name: &str) -> &'static str {
    match Path::new(name).extension().and_then(|extension| extension.to_str()) {
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("html") => "text/html; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        _ => "application/wasm",
    }
}
