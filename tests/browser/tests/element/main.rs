//! The element's promises, each tried in a real Chromium under the strictest policy it has to bear.

mod accessibility;
mod attributes;
mod delivery;
mod drawing;
mod explore;
mod faults;
mod floor;
mod frame;
mod injection;
mod integrity;
mod large;
mod lifecycle;
mod link;
mod motion;
mod notes;
mod page;
mod pins;
mod reading;
mod reports;
mod selftest;
mod sound;
mod standalone;
mod table;
mod takeaway;
mod theme;
mod touch;

use anyhow::Result;
use browser_tests::{
    browser::Browser,
    fixture,
    server::{Reply, Server},
};

/// A browser with the fixtures' style sheet in place.
fn start() -> Result<Browser> {
    let browser = Browser::start()?;
    serve_style(&browser.server);
    Ok(browser)
}

fn serve_style(server: &Server) {
    server.answer(fixture::STYLE_PATH, Reply::new("text/css", fixture::STYLE));
}

/// Asserts that charts have written one line to the console, and that it says this.
fn check_one_line(browser: &Browser, says: &str) -> Result<()> {
    let lines = browser.chart_lines()?;
    anyhow::ensure!(
        matches!(&lines[..], [line] if line.contains(says)),
        "not one line with `{says}` but {lines:#?}"
    );
    Ok(())
}

/// Asserts that the page has had no violation of its policy and no uncaught error.
fn check_clean(browser: &Browser) -> Result<()> {
    let collected = browser.collected()?;
    for what in ["violations", "uncaught"] {
        let list = collected.get(what).and_then(serde_json::Value::as_array);
        anyhow::ensure!(list.is_some_and(Vec::is_empty), "{what}: {collected}");
    }
    Ok(())
}
