//! Accessibility: keyboard, screen readers, large text and forced colours.
//!
//! axe-core is the minimum: it accepts a canvas that no screen reader can read. The other modules check the rest.

use anyhow::{Result, ensure};
use browser_tests::browser::Browser;

mod keyboard;
mod reading_mode;
mod reflow;
mod rules;
mod studio;

/// The demo page in each language.
const DEMO_PAGES: [&str; 2] = ["index.html", "en/index.html"];

/// Opens a page of `dist/` and scrolls to all charts, which are drawn when they come near.
fn open_demo(browser: &Browser, path: &str) -> Result<()> {
    browser.open(path)?;
    browser.wait("customElements.get('report-chart')")?;
    // What is pasted becomes a chart when it comes near.
    browser.eval("document.querySelector('.pasted').scrollIntoView()")?;
    browser.wait("document.querySelector('.pasted > report-chart')")?;
    let charts = browser.eval("document.querySelectorAll('report-chart').length")?;
    ensure!(charts.as_u64() >= Some(18), "{path} has {charts} charts");
    for at in 0..charts.as_u64().unwrap_or_default() {
        let chart = format!("document.querySelectorAll('report-chart')[{at}]");
        browser.eval(&format!("{chart}.scrollIntoView()"))?;
        browser.wait(&format!("collected.ready.includes({chart})"))?;
    }
    browser.eval("scrollTo(0, 0)").map(drop)
}

/// Shows the table of each chart instead of its drawing.
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
