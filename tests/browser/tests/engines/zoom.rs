//! CSS `zoom` and transforms of the page around a chart: pointers find what is under them, tooltips are inside the window, and the
//! picture is sharp.

use anyhow::{Context, Result, ensure};
use browser_tests::{
    browser::Browser,
    chart::{Chart, TIP},
    engine::Engine,
    fixture,
    server::Reply,
};

use crate::{check_no_errors, start};

fn open<'b>(browser: &'b Browser, style: &str, view: &str) -> Result<Chart<'b>> {
    browser.set_viewport(800, 600, 1.0)?;
    let sheet = format!("{} {style}", fixture::STYLE);
    browser
        .server
        .answer(fixture::STYLE_PATH, Reply::new("text/css", sheet));
    let body = format!(
        "<div class=\"outer\"><div class=\"inner\">{}</div></div>",
        fixture::chart(&format!("id=\"chart\" view=\"{view}\""))
    );
    browser.open_fixture(&fixture::page("zh-CN", &body))?;
    let chart = Chart::new(browser, "#chart");
    chart.wait_ready().with_context(|| style.to_owned())?;
    Ok(chart)
}

/// The box of an element in the window. Before 2024 engines had it in lengths of the element.
const IN_WINDOW: &str = "(element) => {
    let unit = 1;
    for (let node = element; node && !element.currentCSSZoom; node = node.parentNode || node.host) {
        unit *= (node.nodeType === 1 && parseFloat(getComputedStyle(node).zoom)) || 1;
    }
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
    return { left: left * unit, top: top * unit, right: right * unit, bottom: bottom * unit, width: width * unit, height: height * unit };
}";

/// Points at the middle of each mark, as the window has it.
fn check_pointing(browser: &Browser, chart: &Chart<'_>) -> Result<()> {
    let count = chart.targets()?.len();
    for mark in 0..count {
        let at = |side: &str, size: &str| {
            chart.number(&format!(
                "(({{ {side}, {size} }}) => {side} + {size} / 2)(({IN_WINDOW})(e.shadowRoot.querySelectorAll('.mark')[{mark}]))"
            ))
        };
        let (x, y) = (at("left", "width")?, at("top", "height")?);
        browser.hover(x, y)?;
        chart
            .wait(&format!(
                "e.shadowRoot.querySelectorAll('.mark')[{mark}].dataset.on === '' && {TIP}"
            ))
            .with_context(|| format!("mark {mark} at {x}, {y}"))?;
        let inside = chart.ask(&format!(
            "(({{ left, top, right, bottom }}) => left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight)\
             (({IN_WINDOW})(e.shadowRoot.querySelector('.tip')))",
        ))?;
        ensure!(inside == true, "the tooltip of mark {mark} leaves the window");
        browser.hover(1.0, 1.0)?;
    }
    Ok(())
}

/// Whether the canvas has a pixel for each of the screen, or more.
fn check_sharp(chart: &Chart<'_>) -> Result<()> {
    let canvas = chart.canvas()?;
    ensure!(canvas.backing_width + 1.0 >= canvas.css_width, "{canvas:?}");
    Ok(())
}

#[test]
fn a_zoomed_page_is_pointed_at_and_sharp() -> Result<()> {
    let browser = start()?;
    for style in [
        "body { zoom: 1.5 }",
        "body { zoom: 0.7 }",
        "body { zoom: 1.6 } .inner { zoom: 0.75 }",
        "body { zoom: 1.2 } .inner { transform: scale(0.8); transform-origin: 0 0 }",
    ] {
        let chart = open(&browser, style, "growth-2010")?;
        check_pointing(&browser, &chart).with_context(|| style.to_owned())?;
        check_sharp(&chart).with_context(|| style.to_owned())?;
    }
    check_no_errors(&browser)
}

#[test]
fn a_scaled_parent_is_pointed_at_and_sharp() -> Result<()> {
    let browser = start()?;
    for style in [
        ".outer { transform: scale(0.5); transform-origin: 0 0 }",
        ".outer { transform: scale(1.4); transform-origin: 0 0; width: 560px }",
        ".outer { transform: scale(0.5); transform-origin: 100% 0 } .inner { transform: scale(1.5); transform-origin: 100% 0 }",
    ] {
        let chart = open(&browser, style, "eliminated-capacity")?;
        check_pointing(&browser, &chart).with_context(|| style.to_owned())?;
        check_sharp(&chart).with_context(|| style.to_owned())?;
    }
    check_no_errors(&browser)
}

/// Buttons of a page that enlarge it while it is read.
#[test]
fn zoom_that_changes_is_followed() -> Result<()> {
    let browser = start()?;
    let chart = open(&browser, ".inner { width: 400px }", "growth-2010")?;
    let before = chart.canvas()?;
    browser.eval("document.body.style.zoom = 1.5")?;
    if browser.engine() == Engine::WebKit {
        // It reports no change of a size that stays the same in CSS pixels.
        chart.ask("e.parentNode.style.width = '410px'")?;
    }
    let after = chart.wait_repaint(&before)?;
    ensure!(after.backing_width >= 599.0, "{after:?}");
    check_pointing(&browser, &chart)?;
    check_no_errors(&browser)
}

/// Pages for phones that are laid out sideways. Where tooltips are is not looked at.
#[test]
fn a_turned_page_is_pointed_at() -> Result<()> {
    let browser = start()?;
    let chart = open(
        &browser,
        ".inner { transform: rotate(90deg); width: 500px }",
        "growth-2010",
    )?;
    for mark in 0..chart.targets()?.len() {
        let middle = chart.ask(&format!(
            "(({{ left, width, top, height }}) => [left + width / 2, top + height / 2])\
             (e.shadowRoot.querySelectorAll('.mark')[{mark}].getBoundingClientRect())"
        ))?;
        let [x, y]: [f64; 2] = serde_json::from_value(middle)?;
        browser.hover(x, y)?;
        chart.wait(&format!(
            "e.shadowRoot.querySelectorAll('.mark')[{mark}].dataset.on === ''"
        ))?;
    }
    check_no_errors(&browser)
}
