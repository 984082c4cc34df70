//! The table in print, and beside a drawing in forced colours.

use anyhow::{Result, ensure};
use browser_tests::{browser::Media, chart::Chart, fixture};

use crate::{check_clean, start};

/// The background colour of the drawing.
const GROUND: &str = "String(e.shadowRoot.querySelector('canvas').getContext('2d').getImageData(1, 1, 1, 1).data)";

#[test]
fn paper_gets_light_colours_and_the_table() -> Result<()> {
    let browser = start()?;
    browser.open_fixture(&fixture::one("zh-CN", "targets-2011", "dark"))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    ensure!(chart.ask(GROUND)? == "20,24,29,255", "{}", chart.ask(GROUND)?);
    browser.eval("dispatchEvent(new Event('beforeprint'))")?;
    ensure!(chart.ask(GROUND)? == "255,255,255,255", "light on paper");
    browser.emulate(Media {
        print: true,
        ..Media::default()
    })?;
    let order = chart.ask(
        "[e.shadowRoot.querySelector('.table').getBoundingClientRect().top \
         >= e.shadowRoot.querySelector('.plot').getBoundingClientRect().bottom, \
         getComputedStyle(e.shadowRoot.querySelector('.bar')).display]",
    )?;
    ensure!(
        order == serde_json::json!([true, "none"]),
        "the table follows the drawing: {order}"
    );
    browser.emulate(Media::default())?;
    browser.eval("dispatchEvent(new Event('afterprint'))")?;
    ensure!(chart.ask(GROUND)? == "20,24,29,255", "dark again on the screen");
    check_clean(&browser)
}

#[test]
fn forced_colours_are_drawn_in_and_left_again() -> Result<()> {
    let browser = start()?;
    browser.open_fixture(&fixture::one("zh-CN", "targets-2011", "dark"))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    let own = chart.canvas()?;
    for _ in 0..2 {
        browser.emulate(Media {
            forced_colors: true,
            ..Media::default()
        })?;
        let forced = chart.wait_repaint(&own)?;
        let canvas = "(() => { const p = document.body.appendChild(document.createElement('i')); p.style.color = 'Canvas'; \
                      const c = getComputedStyle(p).color; p.remove(); return c.match(/\\d+/g).slice(0, 3).join() + ',255' })()";
        ensure!(
            chart.ask(GROUND)? == browser.eval(canvas)?,
            "the ground is the system's"
        );
        browser.emulate(Media::default())?;
        let back = chart.wait_repaint(&forced)?;
        ensure!(back.fingerprint == own.fingerprint, "its own colours again");
    }
    check_clean(&browser)
}
