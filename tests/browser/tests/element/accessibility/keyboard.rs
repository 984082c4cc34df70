//! The keyboard focus is visible in every theme, and the keyboard help is shown to keyboard users only.

use anyhow::{Context, Result, ensure};
use browser_tests::{
    browser::Media,
    focus::{focus, open_between_buttons},
};

use crate::{check_clean, start};

#[test]
fn focus_is_visible_everywhere() -> Result<()> {
    let browser = start()?;
    let (plain, dark, forced_colors) = (Media::default(), true, true);
    for media in [
        plain,
        Media { dark, ..plain },
        Media { forced_colors, ..plain },
        Media {
            forced_colors,
            dark,
            ..plain
        },
    ] {
        browser.emulate(media)?;
        for view in ["overview", "five-year-change"] {
            open_between_buttons(&browser, "zh-CN", view)?;
            browser.eval("document.querySelector('#before').focus()")?;
            browser.press("Tab")?;
            while focus(&browser)? != "after" {
                let ring = browser.eval(
                    "(() => {
                        let e = document.activeElement;
                        while (e.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
                        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(e);
                        const { top, bottom } = e.getBoundingClientRect();
                        const solid = !/rgba\\(.*, 0\\)|transparent/.test(outlineColor);
                        return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && solid
                            && bottom > 0 && top < innerHeight;
                    })()",
                )?;
                ensure!(
                    ring == true,
                    "{view}: {} has focus and does not show it; {media:?}",
                    focus(&browser)?
                );
                browser.press("Tab")?;
            }
        }
    }
    Ok(())
}

/// Whether the help is visible.
const HELP: &str = "e.shadowRoot.querySelector('[part~=keys]').checkVisibility()";

#[test]
fn the_help_is_there_for_the_keyboard_only() -> Result<()> {
    let browser = start()?;
    let chart = open_between_buttons(&browser, "zh-CN", "growth-2010")?;
    ensure!(chart.ask(HELP)? == false, "shown to everybody");
    let target = chart.targets()?.into_iter().next().context("a target")?;
    let (x, y) = chart.centre(&target)?;
    browser.click(x, y)?;
    browser.click(x, y)?;
    ensure!(chart.ask(HELP)? == false, "shown to a mouse");
    browser.emulate_touch()?;
    browser.tap(x, y)?;
    ensure!(chart.ask(HELP)? == false, "shown to a finger");
    browser.eval("document.querySelector('#before').focus()")?;
    browser.press("Tab")?;
    ensure!(chart.ask(HELP)? == true, "not shown to a keyboard");
    browser.press("Tab")?;
    ensure!(chart.ask(HELP)? == false, "it stays");
    check_clean(&browser)
}
