//! Checks a view at one size: complete, sharp, inside its element, without console messages.

use anyhow::{Context, Result, ensure};

use crate::{browser::Browser, chart::Chart, checks::check_silent, fixture};

/// Rounding of layout, in CSS pixels.
const HAIR: f64 = 0.51;

/// High enough that the second chart begins near the window, since those far below are not drawn, and no higher: WebKit paints all of it.
const HEIGHT: u32 = 1500;

/// Opens a page with this view in each theme and checks it. The width is in CSS pixels.
pub fn check(browser: &Browser, view: &str, lang: &str, width: u32, ratio: f64) -> Result<()> {
    browser.set_viewport(width, HEIGHT, ratio)?;
    let charts =
        fixture::THEMES.map(|theme| fixture::chart(&format!("id=\"{theme}\" view=\"{view}\" theme=\"{theme}\"")));
    browser.open_fixture(&fixture::page(lang, &charts.concat()))?;
    Chart::new(browser, "report-chart").wait_ready()?;
    for theme in fixture::THEMES {
        check_chart(Chart::new(browser, &format!("#{theme}")), ratio).with_context(|| theme.to_owned())?;
    }

    let page_width = browser.eval("document.documentElement.scrollWidth")?;
    ensure!(
        page_width == width,
        "the page is {page_width} wide and scrolls sideways"
    );
    check_silent(browser)
}

fn check_chart(chart: Chart<'_>, ratio: f64) -> Result<()> {
    let canvas = chart.canvas()?;
    ensure!(canvas.colours > 1, "the canvas is blank");
    let (drawn, wanted) = (canvas.backing_width, (canvas.css_width * ratio).round());
    ensure!(
        drawn == wanted,
        "the canvas is {drawn} device pixels wide instead of {wanted}"
    );

    let size = chart.ask("[e.getBoundingClientRect().width, e.getBoundingClientRect().height]")?;
    let (host_width, host_height): (f64, f64) = serde_json::from_value(size)?;
    let targets = chart.targets()?;
    ensure!(!targets.is_empty(), "no targets");
    for target in targets {
        let inside = target.x >= -HAIR
            && target.y >= -HAIR
            && target.x + target.width <= host_width + HAIR
            && target.y + target.height <= host_height + HAIR;
        ensure!(inside, "{target:?} is not inside {host_width} x {host_height}");
    }
    Ok(())
}
