//! What hosts and networks do to a wasm file. The reader keeps the author's table, and the page its peace.

use anyhow::{Result, ensure};
use browser_tests::{
    browser::Browser,
    chart::Chart,
    fixture,
    server::{Reply, STRICT_POLICY},
};

use crate::{check_clean, start};

const WASM: &str = "/report-chart.wasm";

fn page() -> String {
    fixture::one("zh-CN", "five-year-change", "light")
}

/// The chart cannot work: it says so, once, and keeps what it stands for.
fn check_failure(browser: &Browser) -> Result<()> {
    let chart = Chart::new(browser, "#chart");
    browser.wait("collected.errors.length")?;
    let errors = browser.eval("collected.errors")?;
    ensure!(
        errors.as_array().is_some_and(|errors| errors.len() == 1),
        "one error, not {errors}"
    );
    chart.check_fallback()?;
    ensure!(!chart.is_ready()?, "ready without wasm");
    let uncaught = browser.eval("collected.uncaught")?;
    ensure!(uncaught.as_array().is_some_and(Vec::is_empty), "uncaught: {uncaught}");
    Ok(())
}

fn check_failing_wasm(reply: impl FnOnce(&Browser) -> Reply) -> Result<()> {
    let browser = start()?;
    browser.server.answer(WASM, reply(&browser));
    browser.open_fixture(&page())?;
    check_failure(&browser)
}

#[test]
fn wasm_that_is_not_there() -> Result<()> {
    check_failing_wasm(|_| Reply::not_found())
}

#[test]
fn a_page_in_place_of_wasm() -> Result<()> {
    check_failing_wasm(|_| Reply::html("<!doctype html><title>portal</title><p>请登录"))
}

#[test]
fn truncated_wasm() -> Result<()> {
    check_failing_wasm(|browser| browser.server.file(WASM).truncated(2000))
}

#[test]
fn empty_wasm() -> Result<()> {
    check_failing_wasm(|browser| browser.server.file(WASM).truncated(0))
}

#[test]
fn a_policy_without_wasm() -> Result<()> {
    let browser = start()?;
    let policy = STRICT_POLICY.replace(" 'wasm-unsafe-eval'", "");
    browser.open_reply(Reply::html(page()).policy(&policy))?;
    check_failure(&browser)
}

#[test]
fn a_stalled_download_leaves_the_fallback_in_place() -> Result<()> {
    let browser = start()?;
    browser.server.answer(WASM, Reply::stall());
    browser.open_fixture(&page())?;
    browser.wait("customElements.get('report-chart')")?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait("new Promise((done) => setTimeout(() => done(true), 500))")?;
    chart.check_fallback()?;
    check_clean(&browser)
}

#[test]
fn wasm_of_an_unknown_type_works() -> Result<()> {
    let browser = start()?;
    browser
        .server
        .answer(WASM, browser.server.file(WASM).mime("application/octet-stream"));
    browser.open_fixture(&page())?;
    Chart::new(&browser, "#chart").wait_ready()?;
    check_clean(&browser)
}
