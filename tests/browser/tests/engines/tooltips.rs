//! Tooltips where parents of a chart clip, scroll or cover it.

use anyhow::{Context, Result, ensure};
use browser_tests::{
    browser::Browser,
    chart::{Chart, TIP},
    fixture,
    server::Reply,
};

use crate::{check_no_errors, start};

const CARD: &str = ".card { width: 640px; height: 190px; overflow: hidden; margin: 30px; border-radius: 12px }";

fn open<'b>(browser: &'b Browser) -> Result<Chart<'b>> {
    browser.set_viewport(800, 600, 1.0)?;
    let sheet = format!("{} {CARD}", fixture::STYLE);
    browser
        .server
        .answer(fixture::STYLE_PATH, Reply::new("text/css", sheet));
    let body = format!(
        "<div class=\"card\">{}</div><div class=\"spacer\"></div>",
        fixture::chart("id=\"chart\" view=\"growth-2010\"")
    );
    browser.open_fixture(&fixture::page("zh-CN", &body))?;
    let chart = Chart::new(browser, "#chart");
    chart.wait_ready()?;
    Ok(chart)
}

/// Left, top, right and bottom of the tooltip of the second mark, in the window.
fn pointed(browser: &Browser, chart: &Chart<'_>) -> Result<[f64; 4]> {
    let target = chart.targets()?.into_iter().nth(1).context("a second mark")?;
    let (x, y) = chart.centre(&target)?;
    browser.hover(x, y)?;
    chart.wait(TIP)?;
    let side = |side: &str| {
        chart.number(&format!(
            "e.shadowRoot.querySelector('.tip').getBoundingClientRect().{side}"
        ))
    };
    Ok([side("left")?, side("top")?, side("right")?, side("bottom")?])
}

#[test]
fn nothing_clips_a_tooltip() -> Result<()> {
    let browser = start()?;
    let chart = open(&browser)?;
    let [left, top, right, bottom] = pointed(&browser, &chart)?;
    ensure!(
        left >= 0.0 && top >= 0.0 && right <= 800.0 && bottom <= 600.0,
        "outside of the window: {left} {top} {right} {bottom}"
    );
    let top_layer = chart.ask("e.shadowRoot.querySelector('.tip').matches(':popover-open')")?;
    ensure!(top_layer == true, "not in the top layer");
    // It moves with the chart, and is gone with it.
    browser.eval("scrollBy(0, 20)")?;
    chart.wait(&format!(
        "Math.abs(e.shadowRoot.querySelector('.tip').getBoundingClientRect().top - {}) < 1 || !{TIP}",
        top - 20.0
    ))?;
    browser.hover(790.0, 590.0)?;
    chart.wait(&format!(
        "!{TIP} && !e.shadowRoot.querySelector('.tip').matches(':popover-open')"
    ))?;
    check_no_errors(&browser)
}

#[test]
fn a_tooltip_stays_where_it_came_up_while_the_pointer_is_on_its_mark() -> Result<()> {
    let browser = start()?;
    let chart = open(&browser)?;
    let before = pointed(&browser, &chart)?;
    let target = chart.targets()?.into_iter().nth(1).context("a second mark")?;
    let (x, y) = chart.centre(&target)?;
    for step in [4.0, 9.0, -6.0] {
        browser.hover(x + step, y)?;
    }
    let tip = "(({ left, top, right, bottom }) => [left, top, right, bottom])(e.shadowRoot.querySelector('.tip').getBoundingClientRect())";
    let after: [f64; 4] = serde_json::from_value(chart.ask(tip)?)?;
    ensure!(after == before, "{before:?} has become {after:?}");
    // The next mark has its own. A pointer that has rested may enter the tooltip, which lies between them.
    browser.hover(790.0, 590.0)?;
    chart.wait(&format!("!{TIP}"))?;
    let next = chart.targets()?.into_iter().nth(2).context("a third mark")?;
    let (x, y) = chart.centre(&next)?;
    browser.hover(x, y)?;
    chart.wait(&format!(
        "e.shadowRoot.querySelector('.tip').textContent.startsWith({:?})",
        next.text.lines().next().context("a name")?
    ))?;
    check_no_errors(&browser)
}

#[test]
fn a_browser_without_top_layer_keeps_it_inside_the_card() -> Result<()> {
    let browser = start()?;
    browser.before_scripts("delete HTMLElement.prototype.showPopover; delete HTMLElement.prototype.popover;")?;
    let chart = open(&browser)?;
    let [left, top, right, bottom] = pointed(&browser, &chart)?;
    let card = browser.eval("(({ left, top, right, bottom }) => [left, top, right, bottom])(document.querySelector('.card').getBoundingClientRect())")?;
    let card: Vec<f64> = serde_json::from_value(card)?;
    let [x, y, to, down] = card[..] else {
        anyhow::bail!("no card: {card:?}")
    };
    ensure!(
        left >= x && top >= y && right <= to && bottom <= down,
        "{left} {top} {right} {bottom} is not inside {card:?}"
    );
    check_no_errors(&browser)
}
