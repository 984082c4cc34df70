//! Pinning figures with a finger, which only DevTools can emulate.

use anyhow::{Context, Result, ensure};
use browser_tests::{browser::Browser, chart::Chart, fixture};
use serde_json::json;

use crate::{check_clean, start};

/// The cards: title, value, difference, arithmetic, source.
const CARDS: &str = "Array.from(e.shadowRoot.querySelectorAll('.pins .pin'), (p) => \
     ['title-line', 'value', 'difference', 'arithmetic', 'origin'].map((name) => p.querySelector(`.${name}`)?.textContent))";

/// Ids of the pinned marks.
const PRESSED: &str = "Array.from(e.shadowRoot.querySelectorAll('.mark'), (m, i) => \
     'pinned' in m.dataset && e.targets()[i].id).filter(Boolean)";

/// A tap without hovering before.
fn tap(browser: &Browser, chart: &Chart<'_>, at: usize) -> Result<()> {
    let target = chart.targets()?.into_iter().nth(at).context("a target")?;
    let (x, y) = chart.centre(&target)?;
    browser.tap(x, y)
}

#[test]
fn the_first_tap_shows_and_the_second_pins() -> Result<()> {
    let browser = start()?;
    browser.emulate_touch()?;
    browser.set_viewport(800, 900, 1.0)?;
    browser.open_fixture(&fixture::one("zh-CN", "target-vs-result", "light"))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    tap(&browser, &chart, 0)?;
    browser.wait("collected.selected.length === 1")?;
    chart.wait("!e.shadowRoot.querySelector('.tip').hidden")?;
    ensure!(chart.ask(PRESSED)? == json!([]), "pinned by the first tap");
    ensure!(
        browser.server.requests("/report-chart-tools.wasm") == 0,
        "loaded too early"
    );
    tap(&browser, &chart, 0)?;
    chart.wait("e.shadowRoot.querySelectorAll('.pins .pin').length === 1")?;
    ensure!(chart.ask(PRESSED)? == json!(["industrial-value-added@2010"]));
    let chosen = browser.eval("collected.selected.map((s) => s.measure)")?;
    ensure!(
        chosen == json!(["industrial-value-added@2010", "industrial-value-added@2010"]),
        "each tap is reported: {chosen}"
    );
    let cards = chart.ask(CARDS)?;
    let wanted = json!([[
        "规模以上工业增加值，2010年（预计）",
        "比上年增长15%左右",
        null,
        null,
        "来源：努力保持工业通信业平稳较快发展（原文“15%左右”），全国工业和信息化工作会议工作报告摘要（2010年12月）"
    ]]);
    ensure!(cards == wanted, "{cards}");
    check_clean(&browser)
}
