//! A browser of 2018, simulated by a new one: later APIs are removed before the page starts.

use anyhow::{Result, ensure};
use browser_tests::{browser::Browser, chart::Chart, fixture};

use crate::{check_clean, start};

fn old_browser() -> Result<Browser> {
    let browser = start()?;
    // The driver uses some of these APIs; collect.js has started before.
    browser.before_scripts(fixture::OLD)?;
    Ok(browser)
}

fn shadow(chart: &Chart<'_>, expression: &str) -> Result<serde_json::Value> {
    chart.ask(&format!("((root) => {expression})(e.shadowRoot)"))
}

#[test]
fn a_chart_draws_points_and_becomes_a_table() -> Result<()> {
    let browser = old_browser()?;
    browser.set_viewport(700, 900, 1.0)?;
    browser.open_fixture(&fixture::one("zh-CN", "five-year-change", "light"))?;
    ensure!(
        browser.eval("'ResizeObserver' in window")? == false,
        "the browser is not old"
    );
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    ensure!(chart.canvas()?.colours > 3, "nothing is drawn");
    ensure!(
        shadow(&chart, "getComputedStyle(root.querySelector('.title')).fontWeight")? == "600",
        "the rules are not there"
    );

    // Here the style sheet is a file, which sets the margins of the chart.
    chart.wait("e.shadowRoot.querySelector('canvas').getBoundingClientRect().width === 668")?;
    let targets = chart.targets()?;
    let (x, y) = chart.centre(&targets[0])?;
    browser.hover(x, y)?;
    chart.wait("!e.shadowRoot.querySelector('.tip').hidden")?;
    browser.hover(1.0, 1.0)?;
    chart.wait("e.shadowRoot.querySelector('.tip').hidden")?;
    shadow(&chart, "root.querySelector('.mark').focus()")?;
    chart.wait("!e.shadowRoot.querySelector('.tip').hidden")?;
    let outline = shadow(&chart, "getComputedStyle(root.querySelector('.mark')).outlineStyle")?;
    ensure!(outline == "solid", "the focus is not seen: {outline}");

    shadow(&chart, "root.querySelector('.switch').click()")?;
    chart.wait("e.shadowRoot.querySelector('.table').getBoundingClientRect().height > 100")?;
    shadow(&chart, "root.querySelector('.sort').click()")?;
    chart.wait("e.shadowRoot.querySelector('[aria-sort]')")?;
    check_clean(&browser)
}

#[test]
fn its_width_is_followed_and_the_panels_open() -> Result<()> {
    let browser = old_browser()?;
    browser.set_viewport(700, 900, 1.0)?;
    browser.open_fixture(&fixture::one("zh-CN", "five-year-change", "light"))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    chart.ask("{ e.style.width = '400px'; }")?;
    chart.wait("e.shadowRoot.querySelector('canvas').getBoundingClientRect().width === 368")?;
    chart.ask("{ e.style.display = 'none'; }")?;
    chart.ask("{ e.style.display = ''; e.style.width = '350px'; }")?;
    chart.wait("e.shadowRoot.querySelector('canvas').getBoundingClientRect().width === 318")?;
    for panel in ["explore", "takeaway"] {
        shadow(&chart, &format!("root.querySelector('[part={panel}] summary').click()"))?;
        chart.wait(&format!("e.shadowRoot.querySelector('[part={panel}] button')"))?;
    }
    // After removal it has no listeners.
    chart.ask("{ e.remove(); }")?;
    check_clean(&browser)
}
