//! Checks a view at one size: complete, sharp, inside its element, without console messages.

use anyhow::{Result, ensure};

use crate::{browser::Browser, chart::Chart, checks::check_clean, fixture::one};

/// Rounding of layout, in CSS pixels.
const HAIR: f64 = 0.51;

/// Opens a page with this view and checks it. The width is in CSS pixels.
pub fn check(browser: &Browser, view: &str, lang: &str, theme: &str, width: u32, ratio: f64) -> Result<()> {
    browser.set_viewport(width, 900, ratio)?;
    browser.open_fixture(&one(lang, view, theme))?;
    let chart = Chart::new(browser, "#chart");
    chart.wait_ready()?;

    let canvas = chart.canvas()?;
    ensure!(canvas.colours > 1, "the canvas is blank");
    let (drawn, wanted) = (canvas.backing_width, (canvas.css_width * ratio).round());
    ensure!(
        drawn == wanted,
        "the canvas is {drawn} device pixels wide instead of {wanted}"
    );

    let (host_width, host_height) = (
        chart.number("e.getBoundingClientRect().width")?,
        chart.number("e.getBoundingClientRect().height")?,
    );
    let targets = chart.targets()?;
    ensure!(!targets.is_empty(), "no targets");
    for target in targets {
        let inside = target.x >= -HAIR
            && target.y >= -HAIR
            && target.x + target.width <= host_width + HAIR
            && target.y + target.height <= host_height + HAIR;
        ensure!(inside, "{target:?} is not inside {host_width} x {host_height}");
    }

    let page_width = browser.eval("document.documentElement.scrollWidth")?;
    ensure!(
        page_width == width,
        "the page is {page_width} wide and scrolls sideways"
    );
    ensure!(
        browser.eval("collected.errors.length")? == 0,
        "{}",
        browser.collected()?
    );
    check_clean(browser)?;
    let console = browser.console()?;
    ensure!(console.is_empty(), "console: {console:#?}");
    Ok(())
}
