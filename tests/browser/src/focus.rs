//! Where the focus of the keyboard is, on a page with something before and behind a chart.

use anyhow::{Context, Result};

use crate::{browser::Browser, chart::Chart, fixture};

/// Where focus is, through shadow roots: an id outside of charts, `mark 3` on a chart's third, or another part's name.
const FOCUS: &str = "(() => {
    let e = document.activeElement;
    while (e.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
    const marks = [...e.getRootNode().querySelectorAll('[part~=mark]')];
    return marks.includes(e) ? `mark ${marks.indexOf(e)}` : e.id || e.getAttribute('part') || e.tagName;
})()";

/// The same as it is now.
pub fn focus(browser: &Browser) -> Result<String> {
    let focus = browser.eval(FOCUS)?;
    Ok(focus.as_str().context("something has focus")?.to_owned())
}

/// Something to tab from, a chart, something to tab to.
fn between_buttons(lang: &str, view: &str) -> String {
    let chart = fixture::chart(&format!("id=\"chart\" view=\"{view}\""));
    let body = format!("<button id=\"before\">1</button>{chart}<button id=\"after\">2</button>");
    fixture::page(lang, &body)
}

/// A browser with this view between two buttons, ready.
pub fn open_between_buttons<'b>(browser: &'b Browser, lang: &str, view: &str) -> Result<Chart<'b>> {
    browser.set_viewport(600, 900, 1.0)?;
    browser.open_fixture(&between_buttons(lang, view))?;
    let chart = Chart::new(browser, "#chart");
    chart.wait_ready()?;
    Ok(chart)
}
