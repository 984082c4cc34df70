//! Touch: a tap shows the tooltip, a second one pins, a horizontal drag scrubs, and the page handles everything else.

use std::{thread, time::Duration};

use anyhow::{Context, Result, ensure};
use browser_tests::{
    browser::Browser,
    chart::{Chart, TIP, Target},
    fixture,
};

use crate::{check_clean, start};

/// A phone with a chart on it, above a long page.
fn open<'b>(browser: &'b Browser, view: &str) -> Result<Chart<'b>> {
    browser.set_viewport(375, 700, 2.0)?;
    browser.emulate_touch()?;
    let chart = fixture::chart(&format!("id=\"chart\" view=\"{view}\" theme=\"light\""));
    let body = format!("<p id=\"before\">1</p>{chart}<div class=\"spacer\"></div>");
    browser.open_fixture(&fixture::page("zh-CN", &body))?;
    let chart = Chart::new(browser, "#chart");
    chart.wait_ready()?;
    Ok(chart)
}

/// Waits for the tooltip of this mark.
fn wait_tooltip(chart: &Chart<'_>, target: &Target) -> Result<()> {
    let words: String = target.text.split_whitespace().collect();
    if let Err(error) = chart.wait(&format!("{TIP} === {words:?}")) {
        let said = chart.ask(TIP)?;
        return Err(error.context(format!("at {} the tip says {said}", target.label)));
    }
    Ok(())
}

/// The marks with the state pinned.
fn pinned(chart: &Chart<'_>) -> Result<Vec<u64>> {
    let marks = "[...e.shadowRoot.querySelectorAll('[part~=mark]')]";
    let pinned = chart.ask(&format!("{marks}.flatMap((m, i) => 'pinned' in m.dataset ? [i] : [])"))?;
    Ok(pinned
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(serde_json::Value::as_u64)
        .collect())
}

#[test]
fn a_tap_reads_the_next_one_pins_and_one_elsewhere_closes() -> Result<()> {
    let browser = start()?;
    for view in ["growth-2010", "five-year-change", "network-coverage"] {
        let chart = open(&browser, view)?;
        for (i, target) in (0..).zip(chart.targets()?) {
            let (x, y) = chart.centre(&target)?;
            browser.tap(x, y)?;
            wait_tooltip(&chart, &target).with_context(|| view.to_owned())?;
            ensure!(!pinned(&chart)?.contains(&i), "{view}: one tap pins {}", target.label);
            browser.tap(x, y)?;
            chart.wait(&format!(
                "e.shadowRoot.querySelectorAll('[part~=mark]')[{i}].hasAttribute('data-pinned')"
            ))?;
            wait_tooltip(&chart, &target).with_context(|| format!("{view}, pinned"))?;
        }
        let all: Vec<u64> = (0..chart.targets()?.len() as u64).collect();
        ensure!(pinned(&chart)? == all, "{view}: pinned are {:?}", pinned(&chart)?);
        browser.eval("scrollTo(0, 0)")?;
        browser.tap(8.0, 8.0)?;
        chart.wait(&format!("!{TIP}"))?;
        ensure!(
            pinned(&chart)? == all,
            "{view}: a tap elsewhere lets go of what is pinned"
        );
    }
    check_clean(&browser)
}

#[test]
fn a_finger_drawn_sideways_reads_mark_after_mark() -> Result<()> {
    let browser = start()?;
    for view in ["growth-2010", "five-year-change", "network-coverage"] {
        let chart = open(&browser, view)?;
        let targets = chart.targets()?;
        let first = targets.first().context("a target")?;
        let (x, y) = chart.centre(first)?;
        let scrolled = browser.eval("scrollY")?;
        // Sideways first, so that the browser does not take it for scrolling.
        browser.touch_down(x, y)?;
        for step in 1..=8 {
            browser.touch_move(x + f64::from(step) * 5.0, y)?;
        }
        let mut read = 0;
        for target in &targets {
            let to = (
                x + target.x + target.width / 2.0 - (first.x + first.width / 2.0),
                y + target.y + target.height / 2.0 - (first.y + first.height / 2.0),
            );
            if to.1 < 5.0 || to.1 > 695.0 {
                continue;
            }
            browser.touch_move(to.0, to.1)?;
            wait_tooltip(&chart, target).with_context(|| view.to_owned())?;
            read += 1;
        }
        browser.touch_up()?;
        ensure!(read > 1, "{view}: only {read} marks are on the screen");
        ensure!(browser.eval("scrollY")? == scrolled, "{view}: the page has moved");
        let selected = browser.eval("collected.selected.length")?;
        ensure!(
            selected == 0 && pinned(&chart)?.is_empty(),
            "{view}: scrubbing has chosen {selected}"
        );
    }
    check_clean(&browser)
}

#[test]
fn a_finger_drawn_upwards_scrolls_the_page_and_shows_nothing() -> Result<()> {
    let browser = start()?;
    for view in fixture::VIEWS {
        let chart = open(&browser, view)?;
        let target = chart.targets()?.into_iter().next().context("a target")?;
        let swipe = |x: f64, y: f64| -> Result<f64> {
            let before = browser.eval("scrollY")?.as_f64().context("a place")?;
            browser.swipe_up(x, y, 220.0)?;
            Ok(browser.eval("scrollY")?.as_f64().context("a place")? - before)
        };
        let (x, y) = chart.centre(&target)?;
        let on_chart = swipe(x, y)?;
        ensure!(chart.ask(TIP)? == "", "{view}: scrolling shows {}", chart.ask(TIP)?);
        ensure!(
            browser.eval("collected.selected.length")? == 0,
            "{view}: scrolling chooses"
        );
        browser.eval("scrollTo(0, document.querySelector('.spacer').offsetTop)")?;
        let elsewhere = swipe(x, 400.0)?;
        // A browser ignores the first few pixels, which may be part of a tap, and sometimes one more step of the finger.
        ensure!(
            elsewhere > 180.0 && (on_chart - elsewhere).abs() < 12.0,
            "{view}: the page moves {on_chart} px on the chart and {elsewhere} px elsewhere"
        );
    }
    check_clean(&browser)
}

#[test]
fn a_wheel_turned_over_a_chart_scrolls_the_page() -> Result<()> {
    let browser = start()?;
    browser.set_viewport(800, 600, 1.0)?;
    let body = fixture::chart("id=\"chart\" view=\"growth-2010\"") + "<div class=\"spacer\"></div>";
    browser.open_fixture(&fixture::page("en", &body))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    let target = chart.targets()?.into_iter().next().context("a target")?;
    let (x, y) = chart.centre(&target)?;
    browser.hover(x, y)?;
    chart.wait(TIP)?;
    // On the drawing, and inside a hovered tooltip.
    for turn in 1..=2 {
        let goal = browser.eval("scrollY")?.as_f64().context("a place")? + 40.0;
        browser.turn_wheel(x, y, 40.0)?;
        browser
            .wait(&format!("scrollY === {goal}"))
            .with_context(|| format!("turn {turn}"))?;
        thread::sleep(Duration::from_millis(400));
    }
    check_clean(&browser)
}

/// The element does not prevent the effects of a long press: copying text, saving a picture, a menu of the page.
#[test]
fn a_long_press_is_left_to_the_browser() -> Result<()> {
    let browser = start()?;
    let chart = open(&browser, "five-year-change")?;
    browser.eval(
        "(() => {
            window.heard = [];
            for (const name of ['touchstart', 'touchmove', 'touchend', 'contextmenu', 'selectstart', 'dragstart']) {
                addEventListener(name, (event) => heard.push([name, event.defaultPrevented]), { passive: true });
            }
        })()",
    )?;
    let target = chart.targets()?.into_iter().next().context("a target")?;
    let (x, y) = chart.centre(&target)?;
    browser.touch_down(x, y)?;
    thread::sleep(Duration::from_millis(900));
    browser.touch_up()?;
    browser.wait("heard.some(([name]) => name === 'touchend')")?;
    // A headless browser opens no menu, so the test checks that no part prevents it.
    chart.ask(
        "e.shadowRoot.querySelectorAll('*').forEach((part) => {
            for (const name of ['contextmenu', 'selectstart', 'dragstart']) {
                part.dispatchEvent(new Event(name, { bubbles: true, composed: true, cancelable: true }));
            }
        })",
    )?;
    let heard = browser.eval("heard.filter(([, prevented]) => prevented)")?;
    ensure!(heard == serde_json::json!([]), "kept from the browser: {heard}");
    ensure!(
        browser.eval("heard.filter(([name]) => name === 'contextmenu').length > 20")? == true,
        "nothing was heard"
    );
    let odd = chart.ask(
        "[...e.shadowRoot.querySelectorAll('*')].filter((part) => {
            const { userSelect, cursor, touchAction } = getComputedStyle(part);
            return userSelect === 'none' || cursor.includes('url(') || !['auto', 'pan-y pinch-zoom'].includes(touchAction);
        }).map((part) => part.className || part.tagName)",
    )?;
    ensure!(
        odd == serde_json::json!([]),
        "these are not like the rest of a page: {odd}"
    );
    check_clean(&browser)
}

/// Readers with weak sight enlarge a page with two fingers, also where a chart fills it.
#[test]
fn two_fingers_on_a_chart_zoom_the_page() -> Result<()> {
    let browser = start()?;
    let chart = open(&browser, "five-year-change")?;
    let target = chart.targets()?.into_iter().next().context("a target")?;
    let (x, y) = chart.centre(&target)?;
    let pinch = serde_json::json!({ "x": x, "y": y, "scaleFactor": 2.0, "relativeSpeed": 400 });
    browser.cdp("Input.synthesizePinchGesture", pinch)?;
    browser.wait("visualViewport.scale > 1.5")?;
    check_clean(&browser)
}
