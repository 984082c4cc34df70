//! What a reader takes away arrives as a file that says what it is, under the strictest policy; the program that makes it
//! is loaded only then.

use std::{
    fs,
    path::Path,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use browser_tests::{browser::Browser, chart::Chart, fixture, server::Reply};
use serde_json::{Value, json};

use crate::{check_clean, start};

const TOOLS: &str = "/report-chart-tools.wasm";

/// A browser that keeps downloads in a folder.
pub(crate) fn start_saving(folder: &Path) -> Result<Browser> {
    let browser = start()?;
    let behaviour = json!({ "behavior": "allow", "downloadPath": folder });
    browser.cdp("Page.setDownloadBehavior", behaviour)?;
    Ok(browser)
}

/// Opens the panel and waits for what it holds.
pub(crate) fn open_panel(chart: &Chart<'_>) -> Result<()> {
    chart.ask("e.shadowRoot.querySelector('.takeaway').open = true")?;
    chart.wait("e.shadowRoot.querySelector('.file')")
}

/// Presses the button of this label and waits for the file of this name.
pub(crate) fn save(chart: &Chart<'_>, folder: &Path, label: &str, name: &str) -> Result<Vec<u8>> {
    let buttons = "Array.from(e.shadowRoot.querySelectorAll('.file'))";
    chart.ask(&format!("{buttons}.find((b) => b.textContent === {label:?}).click()"))?;
    let file = folder.join(name);
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

/// Width and height of a PNG.
fn png_size(png: &[u8]) -> Result<(u32, u32)> {
    ensure!(png.starts_with(b"\x89PNG\r\n\x1a\n"), "no PNG");
    let number = |at: usize| {
        let bytes = png.get(at..at + 4).and_then(|b| b.try_into().ok());
        bytes.map(u32::from_be_bytes).context("a PNG has a size")
    };
    Ok((number(16)?, number(20)?))
}

#[test]
fn figures_arrive_whole() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let browser = start_saving(folder.path())?;
    browser.open_fixture(&fixture::one("zh-CN", "five-year-change", "light"))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    ensure!(browser.server.requests(TOOLS) == 0, "loaded before it was asked for");
    open_panel(&chart)?;
    let take = |format: &str| {
        save(
            &chart,
            folder.path(),
            &format.to_uppercase(),
            &format!("five-year-change.{format}"),
        )
    };

    let svg = String::from_utf8(take("svg")?)?;
    let says = |words: &str| svg.contains(words);
    ensure!(says("<svg") && says("超过1000G") && says("http://127.0.0.1"), "{svg}");

    let csv = String::from_utf8(take("csv")?)?;
    ensure!(csv.starts_with('\u{feff}') && csv.lines().count() == 12, "{csv}");
    ensure!(csv.contains(",1000,G,over,true,超过1000G,"), "{csv}");

    let document: Value = serde_json::from_slice(&take("json")?)?;
    let indicators = document.get("indicators").and_then(Value::as_array);
    ensure!(indicators.context("indicators")?.len() == 5, "{document}");
    ensure!(browser.server.requests(TOOLS) == 1, "loaded once for all");
    check_clean(&browser)
}

#[test]
fn pictures_have_their_shape_and_say_where_they_come_from() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let browser = start_saving(folder.path())?;
    browser.open_fixture(&fixture::one("zh-CN", "five-year-change", "light"))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    open_panel(&chart)?;
    for (label, shape, width, height) in [
        ("正文图", "article", 1596, None),
        ("公众号封面 2.35:1", "cover", 1800, Some(766)),
        ("竖版海报 3:4", "poster", 1500, Some(2000)),
    ] {
        let png = save(&chart, folder.path(), label, &format!("five-year-change-{shape}.png"))?;
        let size = png_size(&png)?;
        ensure!(
            size.0 == width && height.is_none_or(|height| height == size.1),
            "{shape}: {size:?}"
        );
        for text in ["五年之间：2005 → 2010", "来源：", "http://127.0.0.1"] {
            let bytes = text.as_bytes();
            ensure!(
                png.windows(bytes.len()).any(|w| w == bytes),
                "the {shape} does not say {text}"
            );
        }
    }
    check_clean(&browser)
}

#[test]
fn a_program_that_does_not_come_is_said_and_can_be_asked_for_again() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let browser = start_saving(folder.path())?;
    let whole = browser.server.file("report-chart-tools.wasm");
    browser.server.answer(TOOLS, Reply::new("text/html", "<p>gone</p>"));
    browser.open_fixture(&fixture::one("en", "telecom-tariff", "dark"))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    chart.ask("e.shadowRoot.querySelector('.takeaway').open = true")?;
    chart.wait("e.shadowRoot.querySelector('[role=status]').textContent.startsWith('This could not')")?;
    ensure!(chart.targets()?.len() == 2, "the chart stands");
    browser.server.answer(TOOLS, whole);
    open_panel(&chart)?;
    let csv = String::from_utf8(save(&chart, folder.path(), "CSV", "telecom-tariff.csv")?)?;
    ensure!(csv.lines().count() == 3, "{csv}");
    check_clean(&browser)
}

#[test]
fn the_code_to_paste_makes_the_same_chart() -> Result<()> {
    let browser = start()?;
    browser.open_fixture(&fixture::one("en", "network-coverage", "light"))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    open_panel(&chart)?;
    let labels = |chart: &Chart<'_>| -> Result<Vec<String>> {
        Ok(chart.targets()?.into_iter().map(|target| target.label).collect())
    };
    let drawn = labels(&chart)?;
    let codes = chart.ask("Array.from(e.shadowRoot.querySelectorAll('textarea'), (a) => a.value)")?;
    let codes: Vec<&str> = codes
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    ensure!(codes.len() == 3, "two lines, with the table, in a frame: {codes:?}");
    // The third, a frame, has tests of its own.
    for code in &codes[..2] {
        browser.open_fixture(&format!("<!doctype html><html lang=\"zh\"><body>{code}</body></html>"))?;
        let pasted = Chart::new(&browser, "report-chart");
        pasted.wait_ready()?;
        ensure!(labels(&pasted)? == drawn, "{code}");
        check_clean(&browser)?;
    }
    Ok(())
}
