//! The element's promises, each tried in a real Chromium under the strictest policy it has to bear.

mod accessibility;
mod attributes;
mod delivery;
mod drawing;
mod frame;
mod injection;
mod page;
mod reading;
mod selftest;
mod table;
mod takeaway;

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

/// Asserts that the page has had no violation of its policy and no uncaught error.
fn check_clean(browser: &Browser) -> Result<()> {
    let collected = browser.collected()?;
    for what in ["violations", "uncaught"] {
        let list = collected.get(what).and_then(serde_json::Value::as_array);
        anyhow::ensure!(list.is_some_and(Vec::is_empty), "{what}: {collected}");
    }
    Ok(())
}
