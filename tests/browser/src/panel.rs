//! The explore panel.

use anyhow::Result;

use crate::{browser::Browser, chart::Chart, fixture};

/// The button with this text in the group of this name.
pub fn offer(group: &str, label: &str) -> String {
    format!(
        "Array.from(e.shadowRoot.querySelectorAll('.explore .group')).find((g) => g.getAttribute('aria-label') === \
         {group:?}).querySelectorAll('.choice').values().find((b) => b.textContent === {label:?})"
    )
}

/// Opens the explore panel and waits for its content.
pub fn open_panel(chart: &Chart<'_>) -> Result<()> {
    chart.ask("e.shadowRoot.querySelector('.explore').open = true")?;
    chart.wait("e.shadowRoot.querySelector('.explore .choice')")
}

/// A page with a view whose panel is open.
pub fn open<'b>(browser: &'b Browser, lang: &str, view: &str) -> Result<Chart<'b>> {
    browser.set_viewport(800, 900, 1.0)?;
    browser.open_fixture(&fixture::one(lang, view, "light"))?;
    let chart = Chart::new(browser, "#chart");
    chart.wait_ready()?;
    open_panel(&chart)?;
    Ok(chart)
}

/// Presses an option with the keyboard, and waits until it is drawn.
pub fn choose(chart: &Chart<'_>, group: &str, label: &str) -> Result<()> {
    let button = offer(group, label);
    chart.ask(&format!(
        "(window.drawn = collected.ready.length, {button}.focus(), {button}.click())"
    ))?;
    chart.wait("collected.ready.length > window.drawn")
}
