//! Tooltips: hovering and choosing a mark, and closing the tooltip.

use std::{thread, time::Duration};

use anyhow::{Context, Result, ensure};
use browser_tests::{
    browser::Browser,
    chart::{Chart, TIP},
    engine::Engine,
    fixture,
};

use crate::{check_clean, start};

fn open(browser: &Browser, view: &str, lang: &str) -> Result<()> {
    // With the resolution of a phone, in engines that can emulate it.
    let ratio = if browser.engine() == Engine::WebKit { 1.0 } else { 2.0 };
    browser.set_viewport(320, 700, ratio)?;
    browser.open_fixture(&fixture::one(lang, view, "light"))
}

/// Hovers each mark of a view on a small phone.
fn check_tips(browser: &Browser, view: &str, lang: &str) -> Result<()> {
    open(browser, view, lang)?;
    let chart = Chart::new(browser, "#chart");
    chart.wait_ready()?;
    for target in chart.targets()? {
        let (x, y) = chart.centre(&target)?;
        // Off the chart first: a tooltip over the next mark stays while the pointer is on it.
        browser.hover(0.0, 0.0)?;
        chart.wait(&format!("{TIP} === ''"))?;
        browser.hover(x, y)?;
        let label = &target.label;
        let words: String = target.text.split_whitespace().collect();
        if let Err(error) = chart.wait(&format!("{TIP} === {words:?}")) {
            let said = chart.ask(TIP)?;
            return Err(error.context(format!("pointing at {label} at {x},{y} the tip says {said}")));
        }
        let inside = chart.ask(
            "{
                const { left, top, right, bottom } =
                    e.shadowRoot.querySelector('[part~=\"tip\"]').getBoundingClientRect();
                return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
            }",
        )?;
        ensure!(inside == true, "the tip of {label} leaves the screen");
    }
    Ok(())
}

#[test]
fn each_mark_has_a_tooltip_inside_a_small_screen() -> Result<()> {
    let browser = start()?;
    for view in fixture::VIEWS {
        for lang in fixture::LANGS {
            check_tips(&browser, view, lang).with_context(|| format!("{view}, {lang}"))?;
        }
    }
    check_clean(&browser)
}

#[test]
fn a_click_chooses_and_escape_closes_the_tooltip() -> Result<()> {
    let browser = start()?;
    open(&browser, "five-year-change", "zh-CN")?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    let target = chart.targets()?.into_iter().next().context("a target")?;
    let (x, y) = chart.centre(&target)?;
    browser.click(x, y)?;
    browser.wait("collected.selected.length === 1")?;
    for part in ["indicator", "measure", "source"] {
        let given = browser.eval(&format!("collected.selected[0].{part} != null"))?;
        ensure!(given == true, "the event names no {part}: {}", browser.collected()?);
    }
    chart.wait(TIP)?;
    browser.press("Escape")?;
    chart.wait(&format!("!{TIP}"))?;
    check_clean(&browser)
}

/// A tooltip can be closed without moving the mouse (WCAG 1.4.13).
#[test]
fn escape_closes_a_tooltip_of_hovering() -> Result<()> {
    let browser = start()?;
    open(&browser, "five-year-change", "en")?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    let target = chart.targets()?.into_iter().next().context("a target")?;
    let (x, y) = chart.centre(&target)?;
    browser.hover(x, y)?;
    chart.wait(TIP)?;
    browser.press("Escape")?;
    chart.wait(&format!("!{TIP}"))
}

/// The edges of the tooltip in the window: left, top, right, bottom.
fn tip_edges(chart: &Chart<'_>) -> Result<[f64; 4]> {
    let edges = chart.ask(
        "{
            const { left, top, right, bottom } = e.shadowRoot.querySelector('[part~=tip]').getBoundingClientRect();
            return [left, top, right, bottom];
        }",
    )?;
    serde_json::from_value(edges).context("a tip has edges")
}

fn open_wide<'b>(browser: &'b Browser, view: &str) -> Result<Chart<'b>> {
    browser.set_viewport(900, 900, 1.0)?;
    browser.open_fixture(&fixture::one("zh-CN", view, "light"))?;
    let chart = Chart::new(browser, "#chart");
    chart.wait_ready()?;
    Ok(chart)
}

/// WCAG 1.4.13: the tooltip can be hovered, also slowly.
#[test]
fn a_pointer_that_has_rested_can_enter_the_tooltip() -> Result<()> {
    const CAN_BE_ENTERED: &str = "getComputedStyle(e.shadowRoot.querySelector('[part~=tip]')).pointerEvents === 'auto'";
    let browser = start()?;
    // A quarter of a second of rest, too.
    browser.hurry(250)?;
    for view in ["growth-2010", "five-year-change", "targets-2011", "key-figures"] {
        let chart = open_wide(&browser, view)?;
        for target in chart.targets()? {
            let (x, y) = chart.centre(&target)?;
            browser.hover(0.0, 0.0)?;
            chart.wait(&format!("{TIP} === ''"))?;
            browser.hover(x, y)?;
            let words: String = target.text.split_whitespace().collect();
            let says = format!("{TIP} === {words:?}");
            chart.wait(&says)?;
            chart.wait(CAN_BE_ENTERED)?;
            let [left, top, right, bottom] = tip_edges(&chart)?;
            let into = (x.clamp(left + 8.0, right - 8.0), (top + bottom) / 2.0);
            let way: Vec<(f64, f64)> = (1..=12)
                .map(|step| f64::from(step) / 12.0)
                .map(|share| (x + (into.0 - x) * share, y + (into.1 - y) * share))
                .collect();
            browser.walk(&way)?;
            thread::sleep(Duration::from_millis(50));
            ensure!(
                chart.ask(&says)? == true,
                "{view}: on the way from {} into its tip it becomes {}",
                target.label,
                chart.ask(TIP)?
            );
            let inside = chart.ask(&format!(
                "Boolean(e.shadowRoot.elementFromPoint({}, {}).closest('[part~=tip]'))",
                into.0, into.1
            ))?;
            ensure!(
                inside == true,
                "{view}: the pointer passes through the tip of {}",
                target.label
            );
            browser.press("Escape")?;
            chart.wait(&format!("!{TIP}"))?;
        }
    }
    check_clean(&browser)
}

#[test]
fn a_moving_pointer_passes_through_the_tooltip() -> Result<()> {
    let browser = start()?;
    let mut covered = 0;
    for view in ["growth-2010", "targets-2011", "eliminated-capacity"] {
        let chart = open_wide(&browser, view)?;
        let targets = chart.targets()?;
        for target in &targets {
            let (x, y) = chart.centre(target)?;
            let (to_window_x, to_window_y) = (x - target.x - target.width / 2.0, y - target.y - target.height / 2.0);
            browser.hover(0.0, 0.0)?;
            browser.hover(x, y)?;
            chart.wait(TIP)?;
            let [left, top, right, bottom] = tip_edges(&chart)?;
            let below = targets.iter().find(|other| {
                let (x, y) = (
                    other.x + other.width / 2.0 + to_window_x,
                    other.y + other.height / 2.0 + to_window_y,
                );
                other.label != target.label && x > left && x < right && y > top && y < bottom
            });
            let Some(below) = below else { continue };
            let under = (
                below.x + below.width / 2.0 + to_window_x,
                below.y + below.height / 2.0 + to_window_y,
            );
            // Again, without a pause: a tooltip that was shown for a while can be entered.
            browser.hover(0.0, 0.0)?;
            chart.wait(&format!("!{TIP}"))?;
            browser.pass((x, y), under)?;
            let words: String = below.text.split_whitespace().collect();
            chart
                .wait(&format!("{TIP} === {words:?}"))
                .with_context(|| format!("{view}: {} below the tip of {}", below.label, target.label))?;
            covered += 1;
        }
    }
    ensure!(covered > 2, "only {covered} marks lie under a tip: nothing was tried");
    check_clean(&browser)
}

#[test]
fn the_keyboard_shows_the_same_as_the_mouse() -> Result<()> {
    let browser = start()?;
    for view in ["growth-2010", "five-year-change"] {
        let chart = open_wide(&browser, view)?;
        for (i, target) in chart.targets()?.iter().enumerate() {
            let (x, y) = chart.centre(target)?;
            browser.hover(0.0, 0.0)?;
            browser.hover(x, y)?;
            let words: String = target.text.split_whitespace().collect();
            chart.wait(&format!("{TIP} === {words:?}"))?;
            browser.hover(0.0, 0.0)?;
            chart.wait(&format!("!{TIP}"))?;
            if i == 0 {
                chart.ask("e.shadowRoot.querySelector('[part~=mark]').focus()")?;
                // Only keyboard focus is shown.
                browser.press("End")?;
                browser.press("Home")?;
            } else {
                // The keyboard continues at the mark that the mouse has left.
                browser.press("ArrowDown")?;
            }
            chart
                .wait(&format!("{TIP} === {words:?}"))
                .with_context(|| format!("{view}: {} by keyboard", target.label))?;
        }
    }
    check_clean(&browser)
}
