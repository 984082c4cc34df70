//! An article and the chart beside it, with a finger, and in forced colours.

use anyhow::{Context, Result, ensure};
use browser_tests::{
    browser::{Browser, Media},
    chart::{Chart, TIP},
    checks::check_no_errors,
    story::{INVESTMENT, TELECOM, is_lit, lit, mark, marks, middle, open, row, rows},
};
use serde_json::json;

use crate::start;

/// A browser without the highlight API, such as Firefox before version 140.
const NO_HIGHLIGHTS: &str = "delete CSS.highlights; delete window.Highlight;";

fn tap(browser: &Browser, (x, y): (f64, f64)) -> Result<()> {
    browser.tap(x, y)
}

fn wait_marks(chart: &Chart<'_>, ids: &[&str]) -> Result<()> {
    let lit = format!(
        "e.shadowRoot.querySelectorAll('.active .mark[data-on]').length === {}",
        ids.len()
    );
    chart.wait(&lit)?;
    ensure!(marks(chart)? == json!(ids), "{} instead of {ids:?}", marks(chart)?);
    Ok(())
}

fn lights_by_finger(browser: &Browser) -> Result<()> {
    let chart = open(browser, "")?;
    for inside in [false, true] {
        if inside {
            browser.eval("(document.querySelector('#story').append(document.querySelector('#chart')), 0)")?;
            browser.wait("proofs.length === 2")?;
        }
        let place = || format!("inside its article: {inside}");

        // A figure, then the sentence around one, then neither.
        tap(browser, middle(browser, "#first b")?)?;
        wait_marks(&chart, &[INVESTMENT]).with_context(place)?;
        is_lit(browser, "figure", &["19%左右"])?;
        ensure!(chart.ask(TIP)? == "", "a tip lies over the article");
        tap(browser, middle(browser, "#second")?)?;
        wait_marks(&chart, &[TELECOM]).with_context(place)?;
        tap(browser, middle(browser, "h2")?)?;
        wait_marks(&chart, &[]).with_context(place)?;
        is_lit(browser, "figure", &[])?;

        // A mark; the second tap pins it, and the sentence stays highlighted.
        let at = mark(&chart, INVESTMENT)?;
        tap(browser, at)?;
        chart.wait(TIP)?;
        wait_marks(&chart, &[INVESTMENT]).with_context(place)?;
        is_lit(browser, "sentence", &["2011年工业投资增长19%左右。"]).with_context(place)?;
        tap(browser, at)?;
        chart.wait("e.shadowRoot.querySelector('.mark[data-pinned]')")?;
        is_lit(browser, "sentence", &["2011年工业投资增长19%左右。"]).with_context(place)?;

        // From one to the other, and away from both.
        tap(browser, middle(browser, "#second")?)?;
        wait_marks(&chart, &[TELECOM]).with_context(place)?;
        is_lit(browser, "sentence", &[]).with_context(place)?;
        ensure!(chart.ask(TIP)? == "", "the tip stays");
        tap(browser, at)?;
        wait_marks(&chart, &[INVESTMENT]).with_context(place)?;
        is_lit(browser, "figure", &["19%左右"])?;
        tap(browser, (2.0, 1590.0))?;
        wait_marks(&chart, &[]).with_context(place)?;
        is_lit(browser, "sentence", &[])?;
        is_lit(browser, "figure", &[])?;
        // The next round begins with nothing pinned.
        chart.ask("e.shadowRoot.querySelector('[part~=unpin]').click()")?;
    }
    check_no_errors(browser)
}

#[test]
fn a_tap_highlights_sentence_and_mark() -> Result<()> {
    let browser = start()?;
    browser.emulate_touch()?;
    lights_by_finger(&browser)
}

#[test]
fn taps_highlight_without_the_highlight_api() -> Result<()> {
    let browser = start()?;
    browser.before_scripts(NO_HIGHLIGHTS)?;
    browser.emulate_touch()?;
    lights_by_finger(&browser)
}

#[test]
fn scrolling_over_the_article_highlights_nothing() -> Result<()> {
    let browser = start()?;
    browser.emulate_touch()?;
    let chart = open(&browser, "")?;
    browser.set_viewport(375, 500, 2.0)?;
    let (x, y) = middle(&browser, "#second")?;
    browser.swipe_up(x, y, 80.0)?;
    ensure!(browser.eval("scrollY > 40")? == true, "the page stands still");
    ensure!(lit(&browser, "figure")? == json!([]), "scrolling lights");
    wait_marks(&chart, &[])?;
    check_no_errors(&browser)
}

#[test]
fn a_tap_highlights_sentence_and_row() -> Result<()> {
    let browser = start()?;
    browser.emulate_touch()?;
    let chart = open(&browser, "")?;
    chart.ask("e.shadowRoot.querySelector('[part~=switch]').click()")?;
    for _ in 0..2 {
        tap(&browser, middle(&browser, "#first b")?)?;
        chart.wait("e.shadowRoot.querySelector('tr[data-on]')")?;
        ensure!(rows(&chart)? == json!([INVESTMENT]), "{}", rows(&chart)?);
        tap(&browser, row(&chart, TELECOM)?)?;
        chart.wait(&format!(
            "e.shadowRoot.querySelector('tr[data-id={TELECOM:?}][data-on]')"
        ))?;
        ensure!(rows(&chart)? == json!([TELECOM]), "{}", rows(&chart)?);
        is_lit(&browser, "sentence", &["2011年电信业务收入增长6%左右。"])?;
    }
    tap(&browser, (2.0, 1590.0))?;
    chart.wait("!e.shadowRoot.querySelector('tr[data-on]')")?;
    is_lit(&browser, "sentence", &[])?;
    check_no_errors(&browser)
}

#[test]
fn a_change_of_theme_leaves_the_figure_highlighted() -> Result<()> {
    let browser = start()?;
    let chart = open(&browser, "")?;
    let (x, y) = middle(&browser, "#first b")?;
    browser.hover(x, y)?;
    wait_marks(&chart, &[INVESTMENT])?;
    let light = chart.canvas()?;
    browser.emulate(Media {
        dark: true,
        ..Media::default()
    })?;
    chart.wait_repaint(&light)?;
    wait_marks(&chart, &[INVESTMENT])?;
    is_lit(&browser, "figure", &["19%左右"])?;
    check_no_errors(&browser)
}

/// Highlights are not by colour only, because forced colours override it.
#[test]
fn a_highlighted_row_is_visible_in_every_theme() -> Result<()> {
    let browser = start()?;
    let chart = open(&browser, "")?;
    chart.ask("e.shadowRoot.querySelector('[part~=switch]').click()")?;
    for (dark, forced) in [(false, false), (true, false), (false, true), (true, true)] {
        browser.emulate(Media {
            dark,
            forced_colors: forced,
            ..Media::default()
        })?;
        browser.hover(1.0, 1.0)?;
        chart.wait("!e.shadowRoot.querySelector('tr[data-on]')")?;
        let look = format!(
            "((row) => [getComputedStyle(row).backgroundColor, getComputedStyle(row.cells[0]).textDecorationLine])
                (e.shadowRoot.querySelector('tr[data-id={INVESTMENT:?}]'))"
        );
        let plain = chart.ask(&look)?;
        let (x, y) = middle(&browser, "#first b")?;
        browser.hover(x, y)?;
        chart.wait("e.shadowRoot.querySelector('tr[data-on]')")?;
        let lit = chart.ask(&look)?;
        ensure!(
            lit[1] == "underline" && plain[1] == "none",
            "dark {dark}, forced {forced}: {plain} {lit}"
        );
        ensure!(forced || lit[0] != plain[0], "dark {dark}: {plain} {lit}");
        if let Ok(folder) = std::env::var("RC_LOOK") {
            std::fs::write(format!("{folder}/rows-{dark}-{forced}.png"), browser.screenshot()?)?;
        }
    }
    check_no_errors(&browser)
}
