//! Each view, in each language and theme, on a small and a large screen.

use anyhow::{Context, Result, ensure};
use browser_tests::{
    browser::{Browser, Media},
    chart::Chart,
    fixture::{LANGS, THEMES, VIEWS, WIDTHS, one},
};

use crate::{check_clean, start};

/// Rounding of layout, in CSS pixels.
const HAIR: f64 = 0.51;

fn check(browser: &Browser, view: &str, lang: &str, theme: &str, width: u32, ratio: f64) -> Result<()> {
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

fn check_everywhere(views: &[&str]) -> Result<()> {
    let browser = start()?;
    for view in views {
        for lang in LANGS {
            for theme in THEMES {
                for width in WIDTHS {
                    check(&browser, view, lang, theme, width, 2.0)
                        .with_context(|| format!("{view}, {lang}, {theme}, {width} px"))?;
                }
            }
        }
    }
    Ok(())
}

// In parts, so that a failure in one view does not hide the others.

#[test]
fn the_first_four_views_draw_everywhere() -> Result<()> {
    check_everywhere(&VIEWS[..4])
}

#[test]
fn the_next_four_views_draw_everywhere() -> Result<()> {
    check_everywhere(&VIEWS[4..8])
}

#[test]
fn the_last_four_views_draw_everywhere() -> Result<()> {
    check_everywhere(&VIEWS[8..])
}

#[test]
fn odd_pixel_ratios_keep_device_pixels_whole() -> Result<()> {
    let browser = start()?;
    for ratio in [1.0, 1.25, 1.5, 2.625] {
        check(&browser, "five-year-change", "zh-CN", "light", 375, ratio).with_context(|| format!("ratio {ratio}"))?;
    }
    Ok(())
}

#[test]
fn the_auto_theme_follows_the_reader() -> Result<()> {
    let browser = start()?;
    browser.set_viewport(600, 900, 1.0)?;
    browser.open_fixture(&one("zh-CN", "overview", "auto"))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    let light = chart.canvas()?;
    browser.emulate(Media {
        dark: true,
        ..Media::default()
    })?;
    chart
        .wait_repaint(&light)
        .context("the reader's system has gone dark")?;
    check_clean(&browser)
}
