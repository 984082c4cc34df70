//! The keyboard focus on a page with a button before and after a chart.

use anyhow::{Context, Result};

use crate::{browser::Browser, chart::Chart, fixture};

/// The focused element, through shadow roots: an id outside of charts, `mark 3` for the third mark, or the name of another part.
const FOCUS: &str = "(() => {
    let e = document.activeElement;
    while (e.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
    const marks = [...e.getRootNode().querySelectorAll('[part~=mark]')];
    return marks.includes(e) ? `mark ${marks.indexOf(e)}` : e.id || e.getAttribute('part') || e.tagName;
})()";

/// The current focus.
pub fn focus(browser: &Browser) -> Result<String> {
    let focus = browser.eval(FOCUS)?;
    Ok(focus.as_str().context("something has focus")?.to_owned())
}

/// A button, a chart, a button.
fn between_buttons(lang: &str, view: &str) -> String {
    let chart = fixture::chart(&format!("id=\"chart\" view=\"{view}\""));
    let body = format!("<button id=\"before\">1</button>{chart}<button id=\"after\">2</button>");
    fixture::page(lang, &body)
}

/// A browser with this view, drawn, between two buttons.
pub fn open_between_buttons<'b>(browser: &'b Browser, lang: &str, view: &str) -> Result<Chart<'b>> {
    browser.set_viewport(600, 900, 1.0)?;
    browser.open_fixture(&between_buttons(lang, view))?;
    let chart = Chart::new(browser, "#chart");
    chart.wait_ready()?;
    Ok(chart)
}
