//! Effects of a chart on its page and on the network.

use std::{thread, time::Duration};

use anyhow::{Result, ensure};
use browser_tests::{browser::Browser, chart::Chart, fixture};

use crate::{check_clean, check_no_errors, start};

#[test]
fn nothing_is_added_outside_the_element() -> Result<()> {
    let browser = start()?;
    browser.open_fixture(&fixture::one("zh-CN", "five-year-change", "light"))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    // It observes the whole page except shadow roots.
    browser.eval(
        "(() => {
            window.added = [];
            new MutationObserver((records) => {
                for (const { addedNodes, target } of records) {
                    // Its words, in a child of its own.
                    if (!target.closest?.('report-chart')) added.push(...[...addedNodes].map((node) => node.nodeName));
                }
            }).observe(document, { subtree: true, childList: true });
        })()",
    )?;
    for turn in 0..20 {
        match turn % 3 {
            0 => chart.set("view", fixture::VIEWS[turn % fixture::VIEWS.len()])?,
            1 => chart.set("lang", fixture::LANGS[turn / 3 % 2])?,
            _ => chart.set("theme", fixture::THEMES[turn / 3 % 2])?,
        }
        browser.eval("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))")?;
    }
    let added = browser.eval("added")?;
    ensure!(
        added.as_array().is_some_and(Vec::is_empty),
        "added to the page: {added}"
    );
    check_no_errors(&browser)
}

/// Opens a page with a chart at its top, and this 5000 px below.
fn open_above(browser: &Browser, far: &str) -> Result<()> {
    let near = fixture::chart("id=\"near\" view=\"growth-2010\"");
    let body = format!("{near}<div class=\"spacer\"></div>{far}");
    browser.set_viewport(600, 700, 1.0)?;
    browser.open_fixture(&fixture::page("zh-CN", &body))
}

#[test]
fn a_chart_far_below_waits_until_it_comes_near() -> Result<()> {
    let browser = start()?;
    open_above(&browser, &fixture::chart("id=\"far\" view=\"overview\""))?;
    let (near, far) = (Chart::new(&browser, "#near"), Chart::new(&browser, "#far"));
    near.wait_ready()?;
    thread::sleep(Duration::from_millis(500));
    ensure!(!far.is_ready()?, "a chart 5000 px below is drawn at once");
    far.ask("e.scrollIntoView()")?;
    far.wait_ready()?;
    check_clean(&browser)
}

/// Who goes from picture to picture or from heading to heading does not scroll.
#[test]
fn a_chart_without_content_far_below_has_its_words_but_no_canvas() -> Result<()> {
    let browser = start()?;
    open_above(
        &browser,
        "<report-chart id=\"far\" view=\"targets-2011\" heading-level=\"2\"></report-chart>",
    )?;
    let far = Chart::new(&browser, "#far");
    far.wait("e.shadowRoot.querySelectorAll('.mark').length === 8")?;
    let label = far.ask("e.shadowRoot.querySelector('[role=img]').getAttribute('aria-label')")?;
    ensure!(
        label.as_str().is_some_and(|words| words.contains("软件服务业收入")),
        "{label}"
    );
    ensure!(far.ask("e.shadowRoot.querySelector('[role=heading]').textContent")? == "2011年：要快多少，要省多少");
    // A new canvas, which nothing was drawn on.
    ensure!(
        far.number("e.shadowRoot.querySelector('canvas').width")? == 300.0,
        "it has a canvas"
    );
    far.ask("e.scrollIntoView()")?;
    far.wait("e.shadowRoot.querySelector('canvas').width !== 300")?;
    ensure!(far.canvas()?.colours > 3, "blank");
    check_clean(&browser)
}

#[test]
fn ten_charts_load_the_wasm_once() -> Result<()> {
    let browser = start()?;
    let body: String = fixture::VIEWS
        .iter()
        .take(10)
        .map(|view| fixture::chart(&format!("view=\"{view}\"")))
        .collect();
    browser.set_viewport(600, 20_000, 1.0)?;
    browser.open_fixture(&fixture::page("zh-CN", &body))?;
    Chart::new(&browser, "report-chart").wait_ready()?;
    let requests = browser.server.requests("/report-chart.wasm");
    ensure!(requests == 1, "{requests} requests for the wasm");
    check_clean(&browser)
}
