//! What follows a chart stays where it is when the chart is drawn, measured with the Layout Instability API.

use std::{thread, time::Duration};

use anyhow::{Context, Result, ensure};
use browser_tests::{browser::Browser, chart::Chart, fixture, server::Reply};

use crate::{check_clean, start};

/// "Good" is at most 0.1 for a whole page.
const MOST: f64 = 0.05;

const OBSERVE: &str = "
    window.shift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { shift += value; }))
        .observe({ type: 'layout-shift', buffered: true });
";

/// What a page writes for the time before the script has come.
const BEFORE_SCRIPT: &str = "report-chart:not(:defined) { display: block; min-height: 450px }
    @media (max-width: 499px) { report-chart:not(:defined) { min-height: 600px } }";

fn shift(browser: &Browser, view: &str) -> Result<f64> {
    let text = "<p>后文</p>".repeat(8);
    let body = format!("<p>前文</p><report-chart id=\"chart\" view=\"{view}\"></report-chart>{text}");
    browser.open_fixture(&fixture::page("zh-CN", &body))?;
    Chart::new(browser, "#chart").wait_ready()?;
    // Shifts are reported after the frame.
    thread::sleep(Duration::from_millis(200));
    browser.eval("shift")?.as_f64().context("a number")
}

#[test]
fn text_after_an_empty_chart_does_not_move() -> Result<()> {
    let browser = start()?;
    browser.before_scripts(OBSERVE)?;
    let sheet = format!("{} {BEFORE_SCRIPT}", fixture::STYLE);
    browser
        .server
        .answer(fixture::STYLE_PATH, Reply::new("text/css", sheet));
    for (width, height) in [(800, 600), (1280, 800), (375, 667)] {
        browser.set_viewport(width, height, 1.0)?;
        for view in ["five-year-change", "growth-2010", "overview"] {
            let moved = shift(&browser, view)?;
            ensure!(moved <= MOST, "{view} on {width}×{height}: {moved}");
        }
    }
    check_clean(&browser)
}

/// Without a program nothing is drawn, and no empty space stays.
#[test]
fn a_chart_that_fails_leaves_no_gap() -> Result<()> {
    let browser = start()?;
    browser.server.answer("/report-chart.wasm", Reply::not_found());
    browser.open_fixture(&fixture::page("zh-CN", "<report-chart id=\"chart\"></report-chart>"))?;
    browser.wait("collected.errors.length")?;
    let height = Chart::new(&browser, "#chart").number("e.getBoundingClientRect().height")?;
    ensure!(height == 0.0, "{height} px of nothing");
    check_clean(&browser)
}
