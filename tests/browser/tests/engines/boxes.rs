//! Boxes of a page that shrink to fit, and layouts of the element itself: a chart takes the width that there is.

use anyhow::{Context, Result, ensure};
use browser_tests::{browser::Browser, chart::Chart, fixture, server::Reply};

use crate::{check_no_errors, start};

/// Opens an empty element with a paragraph beside it in a box with this style.
fn open<'b>(browser: &'b Browser, style: &str) -> Result<Chart<'b>> {
    let sheet = format!("{} body {{ width: 700px }} {style}", fixture::STYLE);
    browser
        .server
        .answer(fixture::STYLE_PATH, Reply::new("text/css", sheet));
    let body = "<div class=\"box\"><report-chart id=\"chart\" view=\"growth-2010\"></report-chart></div>";
    browser.open_fixture(&fixture::page("zh-CN", body))?;
    let chart = Chart::new(browser, "#chart");
    chart.wait_ready().with_context(|| style.to_owned())?;
    Ok(chart)
}

/// The width of the drawing, and whether the page is not wider than its window.
fn width(browser: &Browser, chart: &Chart<'_>) -> Result<f64> {
    let fits = browser.eval("document.documentElement.scrollWidth <= innerWidth")?;
    ensure!(fits == true, "the page has become wider");
    ensure!(chart.canvas()?.colours > 3, "blank");
    chart.number("e.shadowRoot.querySelector('.plot').getBoundingClientRect().width")
}

#[test]
fn a_box_that_shrinks_to_fit_gives_all_its_width() -> Result<()> {
    let browser = start()?;
    for style in [
        ".box { display: flex; flex-direction: column; align-items: center }",
        ".box { display: grid; place-items: center }",
        ".box { display: inline-block }",
        ".box { display: inline-flex }",
        ".box { float: left }",
        ".box { position: absolute; max-width: 700px }",
        ".box { display: table-cell }",
        ".box { width: fit-content }",
        "report-chart { float: left }",
        "report-chart { display: inline-block }",
    ] {
        let chart = open(&browser, style)?;
        let wide = width(&browser, &chart).with_context(|| style.to_owned())?;
        ensure!((690.0..=700.0).contains(&wide), "{style}: {wide} px");
    }
    check_no_errors(&browser)
}

/// A new canvas is 300 px wide, more than a phone with margins has.
#[test]
fn a_chart_that_has_released_its_picture_is_no_wider_than_its_box() -> Result<()> {
    let browser = start()?;
    let style = ".box { width: 240px } body::after { content: ''; display: block; height: 9000px }";
    let chart = open(&browser, style)?;
    browser.eval("scrollTo(0, 9000)")?;
    chart.wait("e.shadowRoot.querySelector('canvas').width === 300")?;
    let wide = chart.number("e.shadowRoot.querySelector('canvas').getBoundingClientRect().width")?;
    ensure!(wide <= 240.0, "{wide} px");
    browser.eval("scrollTo(0, 0)")?;
    chart.wait("e.shadowRoot.querySelector('canvas').width !== 300")?;
    width(&browser, &chart)?;
    check_no_errors(&browser)
}

/// A box that is laid out when it comes near changes the sizes of what is in it while they are reported.
#[test]
fn boxes_laid_out_late_report_no_error() -> Result<()> {
    let browser = start()?;
    let style = ".box { content-visibility: auto; contain-intrinsic-size: auto 300px }
        body::after { content: ''; display: block; height: 9000px }";
    let chart = open(&browser, style)?;
    for (size, width) in [(32, 700), (16, 500), (32, 700)] {
        browser.eval("scrollTo(0, 9000)")?;
        chart.wait("e.shadowRoot.querySelector('canvas').width === 300")?;
        browser.eval(&format!(
            "(document.documentElement.style.fontSize = '{size}px', document.body.style.width = '{width}px')"
        ))?;
        browser.eval("scrollTo(0, 0)")?;
        chart.wait("e.shadowRoot.querySelector('canvas').width !== 300")?;
    }
    check_no_errors(&browser)
}

/// No frame shows the old drawing in the new box.
#[test]
fn a_resized_chart_is_drawn_in_the_same_frame() -> Result<()> {
    let browser = start()?;
    let chart = open(&browser, "")?;
    for size in [500, 640, 320] {
        // Observers are called in the order of their creation: this one after that of the chart.
        let drawn = chart.number(&format!(
            "new Promise((done) => {{
                const [ruler, canvas] = ['.ruler', 'canvas'].map((part) => e.shadowRoot.querySelector(part));
                let first = true;
                new ResizeObserver(() => {{
                    if (first) {{
                        first = false;
                        setTimeout(() => (document.body.style.width = '{size}px'));
                    }} else {{
                        done(parseFloat(canvas.style.width));
                    }}
                }}).observe(ruler);
            }})"
        ))?;
        ensure!((drawn - f64::from(size)).abs() < 20.0, "{drawn} px for {size}");
        // What the layout was held back for has come.
        chart.wait("!e.shadowRoot.querySelector('.frame').style.height")?;
        width(&browser, &chart)?;
    }
    check_no_errors(&browser)
}

#[test]
fn beside_others_a_chart_is_not_squeezed() -> Result<()> {
    let browser = start()?;
    let chart = open(
        &browser,
        ".box { display: flex } .box::before { content: ''; flex: 0 0 450px }",
    )?;
    let wide = width(&browser, &chart)?;
    ensure!(wide == 280.0, "{wide} px");
    let chart = open(&browser, ".box { width: 240px; display: grid; justify-items: start }")?;
    let wide = width(&browser, &chart)?;
    ensure!(wide == 240.0, "more than its container: {wide} px");
    check_no_errors(&browser)
}

#[test]
fn any_layout_of_the_element_draws() -> Result<()> {
    let browser = start()?;
    for style in [
        "report-chart { display: flex }",
        "report-chart { display: flex; flex-direction: column; align-items: center }",
        "report-chart { display: grid; grid-template-columns: 1fr 1fr; place-items: center }",
        "report-chart { display: inline }",
        "report-chart { display: contents }",
        "report-chart { writing-mode: vertical-rl }",
        ".box { writing-mode: vertical-rl }",
        ".box { writing-mode: vertical-lr; text-orientation: upright }",
    ] {
        let chart = open(&browser, style)?;
        let wide = width(&browser, &chart).with_context(|| style.to_owned())?;
        ensure!(wide >= 690.0, "{style}: {wide} px");
        let mode = chart.ask("getComputedStyle(e.shadowRoot.querySelector('.title')).writingMode")?;
        ensure!(mode == "horizontal-tb", "{style}: {mode}");
    }
    check_no_errors(&browser)
}
