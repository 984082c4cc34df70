//! Nobody left out: what a reader with a keyboard, a screen reader, big letters or colours of their own gets.
//!
//! axe-core is the least of it: it passes a canvas that nobody can read. The other modules hold what it cannot see.

use anyhow::{Result, ensure};
use browser_tests::browser::Browser;

mod keyboard;
mod reading_mode;
mod reflow;
mod rules;
mod studio;

/// The demo page in each language.
const DEMO_PAGES: [&str; 2] = ["index.html", "en/index.html"];

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
