//! Common setup and final checks of the tests.

use anyhow::{Result, ensure};
use serde_json::Value;

use crate::{
    browser::Browser,
    engine::Engine,
    fixture,
    server::{Reply, Server},
};

/// A browser of this engine with the fixtures' style sheet in place.
pub fn start_in(engine: Engine) -> Result<Browser> {
    let browser = Browser::start_in(engine)?;
    serve_style(&browser.server);
    Ok(browser)
}

/// Puts the fixtures' style sheet in place.
pub fn serve_style(server: &Server) {
    server.answer(fixture::STYLE_PATH, Reply::new("text/css", fixture::STYLE));
}

/// Asserts that charts have written one line to the console, with this text.
pub fn check_one_line(browser: &Browser, says: &str) -> Result<()> {
    let lines = browser.chart_lines()?;
    ensure!(
        matches!(&lines[..], [line] if line.contains(says)),
        "not one line with `{says}` but {lines:#?}"
    );
    Ok(())
}

/// Asserts that the page has had no violation of its policy and no uncaught error.
pub fn check_clean(browser: &Browser) -> Result<()> {
    check_none(browser, &["violations", "uncaught"])
}

/// The same, and that no chart has reported an error.
pub fn check_no_errors(browser: &Browser) -> Result<()> {
    check_none(browser, &["violations", "uncaught", "errors"])
}

/// The same, and that the console is empty.
pub fn check_silent(browser: &Browser) -> Result<()> {
    check_no_errors(browser)?;
    let console = browser.console()?;
    ensure!(console.is_empty(), "on the console: {console:#?}");
    Ok(())
}

fn check_none(browser: &Browser, lists: &[&str]) -> Result<()> {
    let collected = browser.collected()?;
    for what in lists {
        let list = collected.get(what).and_then(Value::as_array);
        ensure!(list.is_some_and(Vec::is_empty), "{what}: {collected}");
    }
    Ok(())
}
