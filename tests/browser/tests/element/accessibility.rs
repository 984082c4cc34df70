//! Nobody left out: what a reader with a keyboard, a screen reader, big letters or colours of their own gets.
//!
//! axe-core is the least of it: it passes a canvas that nobody can read. The other modules hold what it cannot see.

use anyhow::{Result, ensure};
use browser_tests::{browser::Browser, chart::Chart, fixture};

mod keyboard;
mod reading_mode;
mod reflow;
mod rules;

/// The demo page in each language.
const DEMO_PAGES: [&str; 2] = ["index.html", "en/index.html"];

/// Something to tab from, a chart, something to tab to.
fn between_buttons(lang: &str, view: &str) -> String {
    let chart = fixture::chart(&format!("id=\"chart\" view=\"{view}\""));
    let body = format!("<button id=\"before\">1</button>{chart}<button id=\"after\">2</button>");
    fixture::page(lang, &body)
}

/// A browser with this view between two buttons, ready.
fn open_between_buttons<'b>(browser: &'b Browser, lang: &str, view: &str) -> Result<Chart<'b>> {
    browser.set_viewport(600, 900, 1.0)?;
    browser.open_fixture(&between_buttons(lang, view))?;
    let chart = Chart::new(browser, "#chart");
    chart.wait_ready()?;
    Ok(chart)
}

/// Opens a page of `dist/` and has all its charts drawn: they wait until a reader comes near.
fn open_demo(browser: &Browser, path: &str) -> Result<()> {
    browser.open(path)?;
    browser.wait("customElements.get('report-chart')")?;
    let charts = browser.eval("document.querySelectorAll('report-chart').length")?;
    ensure!(charts.as_u64() >= Some(11), "{path} has {charts} charts");
    for at in 0..charts.as_u64().unwrap_or_default() {
        let chart = format!("document.querySelectorAll('report-chart')[{at}]");
        browser.eval(&format!("{chart}.scrollIntoView()"))?;
        browser.wait(&format!("collected.ready.includes({chart})"))?;
    }
    browser.eval("scrollTo(0, 0)").map(drop)
}

/// Puts each chart's table in place of its drawing.
fn show_tables(browser: &Browser) -> Result<()> {
    let switched = browser.eval(
        "[...document.querySelectorAll('report-chart')].every((chart) => {
            chart.shadowRoot.querySelector('[part~=switch]')?.click();
            return chart.shadowRoot.querySelector('table')?.getBoundingClientRect().height > 40;
        })",
    )?;
    ensure!(switched == true, "a chart does not show its table");
    Ok(())
}
