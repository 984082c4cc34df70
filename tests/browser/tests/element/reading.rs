//! Reading a datum: by pointing at it, by choosing it, and putting the words away again.

use anyhow::{Context, Result, ensure};
use browser_tests::{browser::Browser, chart::Chart, fixture};

use crate::{check_clean, start};

/// What the tip says, as far as a reader sees it, without the spaces and line ends of its layout.
const TIP: &str = r#"(() => {
    const tip = e.shadowRoot.querySelector('[part~="tip"]');
    const shows = tip?.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    return shows ? tip.textContent.replace(/\s/g, '') : '';
})()"#;

fn open(browser: &Browser, view: &str, lang: &str) -> Result<()> {
    browser.set_viewport(320, 700, 2.0)?;
    browser.open_fixture(&fixture::one(lang, view, "light"))
}

/// Points at each datum of a view on a small phone.
fn check_tips(browser: &Browser, view: &str, lang: &str) -> Result<()> {
    open(browser, view, lang)?;
    let chart = Chart::new(browser, "#chart");
    chart.wait_ready()?;
    for target in chart.targets()? {
        let (x, y) = chart.centre(&target)?;
        // Off the chart first: a tip that lies over the next datum stays while the pointer is on it.
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
fn each_datum_has_a_tip_inside_a_small_screen() -> Result<()> {
    let browser = start()?;
    for view in fixture::VIEWS {
        for lang in fixture::LANGS {
            check_tips(&browser, view, lang).with_context(|| format!("{view}, {lang}"))?;
        }
    }
    check_clean(&browser)
}

#[test]
fn a_click_chooses_and_escape_puts_the_tip_away() -> Result<()> {
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

/// A tip that covers what one reads has to go without moving the mouse (WCAG 1.4.13).
#[test]
fn escape_puts_a_tip_away_that_only_pointing_showed() -> Result<()> {
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
