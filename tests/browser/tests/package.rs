//! The npm package in four sites built by Vite, in Chromium under the strict policy. The sites in `package/examples` have a chart
//! with a table inside, a button for another view, a button that removes the chart, and two elements that show the data of its
//! events.

use std::{net::TcpListener, path::PathBuf, thread, time::Duration};

use anyhow::{Context, Result, ensure};
use browser_tests::{
    browser::{Browser, Media},
    chart::Chart,
    checks::check_silent,
    places::in_target,
    server::{STRICT_POLICY, Server},
};

/// Path below a target folder where `cargo xtask package` builds them.
const EXAMPLES: &str = "npm/check/examples";

#[test]
fn a_site_without_a_framework() -> Result<()> {
    check("vanilla", STRICT_POLICY)
}

#[test]
fn a_site_in_react() -> Result<()> {
    check("react", STRICT_POLICY)
}

/// A report from numbers, which the page writes anew whenever it renders, and renders whenever it is drawn.
#[test]
fn an_equal_report_is_drawn_once() -> Result<()> {
    let mut browser = Browser::start()?;
    browser.server = Server::start(TcpListener::bind("127.0.0.1:0")?, &built("react")?)?;
    browser
        .server
        .answer("/", browser.server.file("/").policy(STRICT_POLICY));
    browser.open("")?;
    let chart = Chart::new(&browser, "#own");
    chart.wait_ready()?;
    let names: Vec<String> = chart.targets()?.into_iter().map(|target| target.label).collect();
    ensure!(names.len() == 5, "not the five numbers: {names:?}");
    browser.eval("document.getElementById('change').click()")?;
    browser.wait("document.getElementById('ready').textContent === 'targets-2011'")?;
    thread::sleep(Duration::from_millis(500));
    let drawn = browser.eval("document.getElementById('drawn').textContent")?;
    ensure!(drawn == "1", "drawn {drawn} times");

    // A script that has missed the event has the promise, for the drawing and for an error.
    chart.ask("{ e.ready.then((drawn) => drawn.setAttribute('data-then', drawn.localName)); }")?;
    chart.wait("e.getAttribute('data-then') === 'report-chart'")?;
    chart.ask(
        "{ e.report = { format: 'other' }; e.ready.catch((error) => e.setAttribute('data-code', error.code)); }",
    )?;
    chart.wait("e.hasAttribute('data-code')")?;
    Ok(())
}

#[test]
fn a_site_in_vue() -> Result<()> {
    check("vue", &with_trusted_types("vue"))
}

#[test]
fn a_site_in_svelte() -> Result<()> {
    check("svelte", &with_trusted_types("svelte-trusted-html"))
}

/// The strict policy with a Trusted Types policy of a framework that creates elements from strings. The chart needs none.
fn with_trusted_types(name: &str) -> String {
    STRICT_POLICY.replace("trusted-types 'none'", &format!("trusted-types {name}"))
}

fn check(example: &str, policy: &str) -> Result<()> {
    let mut browser = Browser::start()?;
    browser.server = Server::start(TcpListener::bind("127.0.0.1:0")?, &built(example)?)?;
    browser.server.answer("/", browser.server.file("/").policy(policy));
    browser.open("")?;

    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    browser.wait("document.getElementById('ready').textContent === 'five-year-change'")?;
    let fallback = chart.ask("e.querySelectorAll('table.fallback td').length")?;
    ensure!(fallback == 1, "what the site put inside is gone");

    let before = chart.canvas()?;
    ensure!(before.colours > 2, "nothing is drawn: {before:?}");
    browser.eval("document.getElementById('change').click()")?;
    chart.wait_repaint(&before)?;
    browser.wait("document.getElementById('ready').textContent === 'targets-2011'")?;
    let fallback = chart.ask("e.querySelectorAll('table.fallback td').length")?;
    ensure!(fallback == 1, "a change of view took what the site put inside");

    let targets = chart.targets()?;
    let (x, y) = chart.centre(targets.first().context("a view has marks")?)?;
    browser.click(x, y)?;
    // A framework renders events asynchronously.
    chart.wait("document.getElementById('selected').textContent === e.targets()[0].id")?;

    check_tools(&chart)?;

    browser.eval("document.getElementById('remove').click()")?;
    browser.wait("!document.getElementById('chart')")?;
    // Triggers the listeners of a chart: a removed chart that still listens would throw.
    browser.set_viewport(500, 700, 2.0)?;
    browser.emulate(Media {
        dark: true,
        ..Media::default()
    })?;
    browser.press("Escape")?;
    thread::sleep(Duration::from_millis(500));
    check_silent(&browser)
}

/// The tools bundle is found too. There is no embed code, because in a bundled site the script has no address that another page could
/// use.
fn check_tools(chart: &Chart<'_>) -> Result<()> {
    chart.ask("{ e.shadowRoot.querySelector('details[part=takeaway]').open = true; }")?;
    chart.wait("e.shadowRoot.querySelector('details[part=takeaway] .files button')")?;
    let codes = chart.ask("e.shadowRoot.querySelectorAll('textarea').length")?;
    ensure!(codes == 0, "code to paste that names a file which is not there");
    Ok(())
}

/// The folder of Vite's build of an example.
fn built(example: &str) -> Result<PathBuf> {
    let page = in_target(&format!("{EXAMPLES}/{example}/dist/index.html"));
    page.and_then(|page| Some(page.parent()?.to_owned()))
        .with_context(|| format!("no {EXAMPLES}/{example}/dist in the target folder: run `cargo xtask package` first"))
}
