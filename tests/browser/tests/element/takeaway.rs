//! What a reader takes away arrives as a file that says what it is, under the strictest policy; the program that makes it
//! is loaded only then.

use std::{
    fs,
    path::Path,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use browser_tests::{browser::Browser, chart::Chart, fixture};
use serde_json::{Value, json};

use crate::{check_clean, start};

/// A browser that keeps downloads in a folder.
fn start_saving(folder: &Path) -> Result<Browser> {
    let browser = start()?;
    let behaviour = json!({ "behavior": "allow", "downloadPath": folder });
    browser.cdp("Page.setDownloadBehavior", behaviour)?;
    Ok(browser)
}

/// Presses the button of a format and waits for its file.
fn save(chart: &Chart<'_>, folder: &Path, view: &str, format: &str) -> Result<Vec<u8>> {
    let name = format.to_uppercase();
    let button = format!("Array.from(e.shadowRoot.querySelectorAll('.file')).find((b) => b.textContent === {name:?})");
    chart.ask("e.shadowRoot.querySelector('details').open = true")?;
    chart.ask(&format!("{button}.click()"))?;
    let file = folder.join(format!("{view}.{format}"));
    let deadline = Instant::now() + Duration::from_secs(15);
    loop {
        // Chromium writes under another name and renames what is whole.
        if let Ok(content) = fs::read(&file) {
            return Ok(content);
        }
        ensure!(Instant::now() < deadline, "{} never came", file.display());
        thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn every_format_arrives_whole() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let browser = start_saving(folder.path())?;
    let view = "five-year-change";
    browser.open_fixture(&fixture::one("zh-CN", view, "light"))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    ensure!(
        browser.server.requests("/report-chart-tools.wasm") == 0,
        "loaded before it was asked for"
    );

    let svg = String::from_utf8(save(&chart, folder.path(), view, "svg")?)?;
    ensure!(
        svg.starts_with("<svg") && svg.contains("超过1000G") && svg.contains("http://127.0.0.1"),
        "{svg}"
    );

    let csv = String::from_utf8(save(&chart, folder.path(), view, "csv")?)?;
    ensure!(csv.starts_with('\u{feff}') && csv.lines().count() == 12, "{csv}");
    ensure!(csv.contains(",1000,G,over,true,超过1000G,"), "{csv}");

    let document: Value = serde_json::from_slice(&save(&chart, folder.path(), view, "json")?)?;
    let indicators = document
        .get("indicators")
        .and_then(Value::as_array)
        .context("indicators")?;
    ensure!(indicators.len() == 5, "{document}");

    let png = save(&chart, folder.path(), view, "png")?;
    ensure!(png.starts_with(b"\x89PNG\r\n\x1a\n"), "no PNG");
    let width = png.get(16..20).context("a PNG has a width")?;
    ensure!(
        width == 1596u32.to_be_bytes(),
        "750 px and two margins of 24, doubled: {width:?}"
    );
    for text in ["五年之间：2005 → 2010", "来源：", "http://127.0.0.1"] {
        let bytes = text.as_bytes();
        ensure!(
            png.windows(bytes.len()).any(|w| w == bytes),
            "the PNG does not say {text}"
        );
    }
    ensure!(
        browser.server.requests("/report-chart-tools.wasm") == 1,
        "loaded once for all"
    );
    check_clean(&browser)
}

#[test]
fn a_file_that_cannot_be_made_is_said_and_can_be_asked_for_again() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let browser = start_saving(folder.path())?;
    let whole = browser.server.file("report-chart-tools.wasm");
    browser.server.answer(
        "/report-chart-tools.wasm",
        browser_tests::server::Reply::new("text/html", "<p>gone</p>"),
    );
    browser.open_fixture(&fixture::one("en", "telecom-tariff", "dark"))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    chart.ask("e.shadowRoot.querySelectorAll('.file')[2].click()")?;
    chart.wait("e.shadowRoot.querySelector('[role=status]').textContent.startsWith('The file could not')")?;
    ensure!(chart.targets()?.len() == 2, "the chart stands");
    browser.server.answer("/report-chart-tools.wasm", whole);
    let csv = String::from_utf8(save(&chart, folder.path(), "telecom-tariff", "csv")?)?;
    ensure!(csv.lines().count() == 3, "{csv}");
    check_clean(&browser)
}
