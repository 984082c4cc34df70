//! Drawing at unusual resolutions, and on a change of the system to dark.

use anyhow::{Context, Result};
use browser_tests::{browser::Media, chart::Chart, drawn::check, fixture::one};

use crate::{check_clean, start};

#[test]
fn odd_pixel_ratios_keep_device_pixels_whole() -> Result<()> {
    let browser = start()?;
    for ratio in [1.0, 1.25, 1.5, 2.625] {
        check(&browser, "five-year-change", "zh-CN", 375, ratio).with_context(|| format!("ratio {ratio}"))?;
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
