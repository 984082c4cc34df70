//! Lifecycle tests that need DevTools: memory, and a change of screen.

use anyhow::{Context, Result, ensure};
use browser_tests::{browser::Browser, chart::Chart, fixture};
use serde_json::{Value, json};

use crate::{check_clean, start};

/// Its views are described, and of common kinds.
const DESCRIBED: &str = include_str!("../../../reports/corrected-2014.json");

/// Listeners of document and window, DOM nodes and bytes of the JS heap after a garbage collection.
fn alive(browser: &Browser) -> Result<[f64; 3]> {
    browser.cdp("HeapProfiler.collectGarbage", json!({}))?;
    browser.cdp("HeapProfiler.collectGarbage", json!({}))?;
    let metrics = browser.cdp("Performance.getMetrics", json!({}))?;
    let metric = |wanted: &str| {
        let all = metrics.get("metrics").and_then(Value::as_array).into_iter().flatten();
        let found = all.filter(|metric| metric.get("name").is_some_and(|name| name == wanted));
        found
            .filter_map(|metric| metric.get("value")?.as_f64())
            .next()
            .context(wanted.to_owned())
    };
    Ok([metric("JSEventListeners")?, metric("Nodes")?, metric("JSHeapUsedSize")?])
}

/// Listeners of the document and the window, by name.
fn listeners(browser: &Browser) -> Result<usize> {
    let mut count = 0;
    for target in ["document", "window"] {
        let object = browser.cdp("Runtime.evaluate", json!({ "expression": target }))?;
        let id = object.pointer("/result/objectId").cloned().context("an object")?;
        let found = browser.cdp("DOMDebugger.getEventListeners", json!({ "objectId": id }))?;
        count += found
            .get("listeners")
            .and_then(Value::as_array)
            .context("listeners")?
            .len();
    }
    Ok(count)
}

#[test]
fn a_thousand_removed_charts_leave_nothing() -> Result<()> {
    let browser = start()?;
    browser.before_scripts(
        "const { instantiate } = WebAssembly;
         WebAssembly.instantiate = async (...given) => {
             const made = await instantiate(...given);
             window.memory = made.exports.memory;
             return made;
         };",
    )?;
    browser.cdp("Performance.enable", json!({}))?;
    browser.set_viewport(600, 900, 1.0)?;
    browser.open_fixture(&fixture::page("zh-CN", "<div id=\"place\"></div>"))?;
    browser.wait("customElements.get('report-chart')")?;
    let mount = |times: usize| {
        browser.eval(&format!(
            "(async () => {{
                const place = document.querySelector('#place');
                const views = {};
                for (let i = 0; i < {times}; i += 1) {{
                    const chart = document.createElement('report-chart');
                    chart.setAttribute('view', views[i % views.length]);
                    const ready = new Promise((done) => chart.addEventListener('report-chart-ready', done, {{ once: true }}));
                    place.append(chart);
                    await ready;
                    chart.shadowRoot.querySelector('.mark').focus();
                    chart.remove();
                }}
                collected.ready.length = 0;
                // What the last one would have announced.
                await new Promise((done) => setTimeout(done, 500));
            }})()",
            json!(fixture::VIEWS)
        ))
    };
    // Caches fill first: of the bundle, the styles, the browser, whose compiled code grows for some hundred charts.
    mount(500)?;
    let (before, heard) = (alive(&browser)?, listeners(&browser)?);
    let memory = browser.eval("memory.buffer.byteLength")?;
    mount(1000)?;
    let after = alive(&browser)?;
    ensure!(
        listeners(&browser)? == heard,
        "document and window are listened to {heard} times before"
    );
    ensure!(
        browser.eval("memory.buffer.byteLength")? == memory,
        "the program's memory has grown from {memory}"
    );
    for ((what, before), (after, room)) in ["listeners", "nodes", "heap"]
        .into_iter()
        .zip(before)
        .zip(after.into_iter().zip([1.0, 1.02, 1.1]))
    {
        ensure!(after <= before * room, "{what}: {before} before, {after} after");
    }
    check_clean(&browser)
}

#[test]
fn zoom_and_another_screen_repaint_it() -> Result<()> {
    let browser = start()?;
    browser.set_viewport(700, 900, 1.0)?;
    browser.open_fixture(&fixture::one("zh-CN", "five-year-change", "light"))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    for ratio in [2.0, 1.25, 3.0, 1.0] {
        browser.set_viewport(700, 900, ratio)?;
        // DevTools changes the screen between two frames and requests no frame.
        browser.screenshot()?;
        let sharp = "(({ width, clientWidth }) => width === Math.round(clientWidth * devicePixelRatio))";
        let now = "(({ width, clientWidth }) => [width, clientWidth, devicePixelRatio])(e.shadowRoot.querySelector('canvas'))";
        chart
            .wait(&format!(
                "devicePixelRatio === {ratio} && {sharp}(e.shadowRoot.querySelector('canvas'))"
            ))
            .with_context(|| format!("{ratio}: {:?}", chart.ask(now)))?;
    }
    check_clean(&browser)
}

/// Charts with a report each are opened and drawn in turn: a page answers in between.
#[test]
fn forty_charts_with_reports_of_their_own_are_drawn_in_turn() -> Result<()> {
    const MOST: u64 = 3;
    let browser = start()?;
    browser.before_scripts(
        "window.tasks = [];
        let inTask = 0;
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => { tasks.push(inTask); inTask = 0; };
        addEventListener('report-chart-ready', () => {
            inTask += 1;
            if (inTask === 1) {
                port2.postMessage(0);
            }
        });",
    )?;
    // Texts that differ are reports that differ.
    let charts: String = (0..40)
        .map(|i| {
            format!(
                "<report-chart><script type=\"application/json\">{DESCRIBED}{}</script></report-chart>",
                " ".repeat(i)
            )
        })
        .collect();
    browser.set_viewport(800, 30_000, 1.0)?;
    browser.open_fixture(&fixture::page("zh-CN", &charts))?;
    browser.wait("collected.ready.length === 40")?;
    browser.wait("tasks.reduce((sum, count) => sum + count, 0) === 40")?;
    let most = browser.eval("Math.max(...tasks)")?;
    ensure!(
        most.as_u64().is_some_and(|most| most <= MOST),
        "{most} charts in one task"
    );
    check_clean(&browser)
}
