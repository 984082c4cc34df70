//! Integrity: a file of another build is not used.

use anyhow::{Context, Result, ensure};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use browser_tests::{browser::Browser, chart::Chart, fixture, server::Reply};
use sha2::{Digest as _, Sha384};

use crate::{check_clean, check_one_line, start};

fn page() -> String {
    fixture::one("zh-CN", "five-year-change", "light")
}

fn open_export_panel(chart: &Chart<'_>) -> Result<()> {
    chart
        .ask("e.shadowRoot.querySelector('[part=takeaway] summary').click()")
        .map(drop)
}

/// A file with a flipped bit.
fn damage(browser: &Browser, path: &str) {
    browser.server.answer(path, browser.server.file(path).damaged());
}

#[test]
fn a_damaged_bundle_is_refused() -> Result<()> {
    let browser = start()?;
    damage(&browser, "/report-chart.wasm");
    browser.open_fixture(&page())?;
    browser.wait("collected.errors.length")?;
    let chart = Chart::new(&browser, "#chart");
    chart.check_fallback()?;
    check_one_line(&browser, "another version or a damaged copy")?;
    // With the correct file the chart is drawn automatically.
    browser
        .server
        .answer("/report-chart.wasm", browser.server.file("/report-chart.wasm"));
    chart.wait_ready()?;
    check_clean(&browser)
}

#[test]
fn damaged_tools_leave_the_chart_alone() -> Result<()> {
    for file in ["/report-chart-tools.js", "/report-chart-tools.wasm"] {
        let browser = start()?;
        damage(&browser, file);
        browser.open_fixture(&page())?;
        let chart = Chart::new(&browser, "#chart");
        chart.wait_ready()?;
        let before = chart.canvas()?;
        browser.chart_lines()?;
        open_export_panel(&chart)?;
        chart.wait("!e.shadowRoot.querySelector('[part=takeaway]').open")?;
        ensure!(chart.canvas()? == before, "{file}: the chart has changed");
        check_one_line(&browser, "another version or a damaged copy").context(file)?;
        check_clean(&browser)?;
    }
    Ok(())
}

#[test]
fn a_script_with_its_hash_runs_and_a_damaged_one_does_not() -> Result<()> {
    let browser = start()?;
    let script = browser.server.file("/report-chart.js");
    let hash = BASE64_STANDARD.encode(Sha384::digest(script.body()));
    let page = page().replace(
        "src=\"/report-chart.js\"",
        &format!("src=\"/report-chart.js\" integrity=\"sha384-{hash}\" crossorigin=\"anonymous\""),
    );
    browser.open_fixture(&page)?;
    Chart::new(&browser, "#chart").wait_ready()?;
    check_clean(&browser)?;

    damage(&browser, "/report-chart.js");
    browser.open_fixture(&page)?;
    browser.wait("document.readyState === 'complete'")?;
    ensure!(
        browser.eval("Boolean(customElements.get('report-chart'))")? == false,
        "it runs"
    );
    Chart::new(&browser, "#chart").check_fallback()
}

#[test]
fn names_with_hashes_lead_to_names_with_hashes() -> Result<()> {
    let browser = start()?;
    let entry = browser.hashed("report-chart.js")?;
    browser.open_fixture(&page().replace("/report-chart.js", &entry))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    open_export_panel(&chart)?;
    chart.wait("e.shadowRoot.querySelector('[part=takeaway] button')")?;
    for plain in ["report-chart.wasm", "report-chart-tools.js", "report-chart-tools.wasm"] {
        let name = browser.hashed(plain)?;
        ensure!(browser.server.requests(&name) > 0, "{name} was not loaded");
        let plain = format!("/upload/{plain}");
        ensure!(browser.server.requests(&plain) == 0, "{plain} was loaded");
    }
    check_clean(&browser)
}

/// A script of the build before, in a cache or with other links, draws beside the files of the next build, which are not its own.
#[test]
fn an_old_script_draws_after_an_update() -> Result<()> {
    let browser = start()?;
    // The next build: the same names without hashes have other contents, and the files with the old hashes are still there.
    for plain in [
        "/upload/report-chart.wasm",
        "/upload/report-chart-tools.js",
        "/upload/report-chart-tools.wasm",
    ] {
        browser
            .server
            .answer(plain, Reply::new("application/wasm", "of another build"));
    }
    let old = browser.server.file("/upload/report-chart.js");
    browser.server.answer(
        "/upload/report-chart.js",
        old.header("Cache-Control", "max-age=2592000"),
    );
    let page = page().replace("/report-chart.js", "/upload/report-chart.js");
    browser.open_fixture(&page)?;
    Chart::new(&browser, "#chart").wait_ready()?;
    // From now on the server has a script that cannot run; the cache has the old one.
    browser.server.answer(
        "/upload/report-chart.js",
        Reply::new("text/javascript", "throw new Error('of another build')"),
    );
    browser.open_fixture(&page)?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    open_export_panel(&chart)?;
    chart.wait("e.shadowRoot.querySelector('[part=takeaway] button')")?;
    check_clean(&browser)
}

#[test]
fn a_stale_cache_is_passed_over() -> Result<()> {
    let browser = start()?;
    // The file of another build in the browser's cache.
    let other = browser.server.file("/report-chart-tools.wasm");
    let other = other.header("Cache-Control", "max-age=31536000, immutable");
    browser.server.answer("/report-chart.wasm", other);
    browser.open_fixture(&page())?;
    browser.wait("collected.errors.length")?;
    browser
        .server
        .answer("/report-chart.wasm", browser.server.file("/report-chart.wasm"));
    Chart::new(&browser, "#chart").wait_ready()
}
