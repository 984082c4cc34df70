//! The front page: a chart in the first screen, which moves nothing when it comes; five charts below it, each drawn when a reader
//! comes near; and paper without large gaps.

use std::{thread, time::Duration};

use anyhow::{Context, Result, ensure};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use browser_tests::{
    browser::{Browser, Media},
    chart::Chart,
};
use serde_json::{Value, json};

use crate::{check_clean, start};

const PAGES: [&str; 2] = ["index.html", "en/index.html"];

/// A small laptop and a phone.
const SCREENS: [(u32, u32); 2] = [(1280, 720), (375, 812)];

/// The charts below the first screen, in order.
const FIVE: [&str; 5] = [".pasted > report-chart", "wordings", "province", "along-chart", "dark"];

/// "Good" is at most 0.1 for a whole page.
const MOST_SHIFT: f64 = 0.05;

const OBSERVE: &str = "
    window.shift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { shift += value; }))
        .observe({ type: 'layout-shift', buffered: true });
";

#[test]
fn the_first_screen_shows_a_whole_chart() -> Result<()> {
    let browser = start()?;
    for page in PAGES {
        for (width, height) in SCREENS {
            browser.set_viewport(width, height, 1.0)?;
            browser.open(page)?;
            let chart = Chart::new(&browser, "#first");
            chart.wait_ready()?;
            let bottom = chart.number("e.shadowRoot.querySelector('canvas').getBoundingClientRect().bottom")?;
            ensure!(
                bottom <= f64::from(height),
                "{page} at {width}×{height}: the drawing ends at {bottom}"
            );
            let wide = browser.eval("document.documentElement.scrollWidth")?;
            ensure!(wide.as_u64() <= Some(width.into()), "{page}: {wide} wide at {width}");
        }
    }
    check_clean(&browser)
}

/// Not what shows up late: neither the switches nor the charts, of which a slow line brings first the words and then the drawing.
#[test]
fn nothing_moves_when_scripts_come() -> Result<()> {
    let browser = start()?;
    browser.before_scripts(OBSERVE)?;
    for late in ["/demo.js", "/report-chart.wasm"] {
        let reply = browser.server.file(late).after(Duration::from_millis(700));
        browser.server.answer(late, reply);
    }
    for page in PAGES {
        for (width, height) in SCREENS
            .into_iter()
            .chain([(320, 568), (412, 823), (820, 1180), (1920, 1080)])
        {
            browser.set_viewport(width, height, 1.0)?;
            browser.open(page)?;
            Chart::new(&browser, "#first").wait_ready()?;
            // Shifts are reported after the frame.
            thread::sleep(Duration::from_millis(300));
            let moved = browser.eval("shift")?.as_f64().context("a number")?;
            ensure!(moved <= MOST_SHIFT, "{page} on {width}×{height}: {moved}");
        }
    }
    check_clean(&browser)
}

/// Only what a reader comes near is loaded: the first screen needs neither the bundle for custom reports nor that for reading.
#[test]
fn a_phone_loads_one_bundle_for_the_first_screen() -> Result<()> {
    let browser = start()?;
    browser.set_viewport(375, 812, 1.0)?;
    browser.open("index.html")?;
    Chart::new(&browser, "#first").wait_ready()?;
    for bundle in ["/report-chart-tools.wasm", "/report-chart-reading.wasm"] {
        ensure!(browser.server.requests(bundle) == 0, "{bundle} is loaded");
    }
    check_clean(&browser)
}

/// Scrolls to each of the five charts and waits until it is drawn.
fn see_all(browser: &Browser) -> Result<()> {
    for chart in FIVE {
        let selector = if chart.contains(' ') {
            chart.to_owned()
        } else {
            format!("#{chart}")
        };
        let near = if chart.contains(' ') { ".pasted" } else { &selector };
        browser.eval(&format!("document.querySelector('{near}').scrollIntoView()"))?;
        browser.wait(&format!(
            "collected.ready.includes(document.querySelector('{selector}'))"
        ))?;
    }
    Ok(())
}

#[test]
fn five_charts_are_drawn_when_they_come_near() -> Result<()> {
    let browser = start()?;
    for page in PAGES {
        for (width, height) in SCREENS.into_iter().chain([(320, 568)]) {
            browser.set_viewport(width, height, 1.0)?;
            browser.open(page)?;
            see_all(&browser).with_context(|| format!("{page} at {width}"))?;
            let wide = browser.eval("document.documentElement.scrollWidth")?;
            ensure!(wide.as_u64() <= Some(width.into()), "{page}: {wide} wide at {width}");
        }
    }
    check_clean(&browser)
}

#[test]
fn the_sentence_and_the_chart_beside_it_are_linked() -> Result<()> {
    let browser = start()?;
    for page in PAGES {
        browser.set_viewport(1280, 720, 1.0)?;
        browser.open(page)?;
        see_all(&browser)?;
        let chart = Chart::new(&browser, "#along-chart");
        chart.ask("e.scrollIntoView()")?;
        chart.wait("document.querySelector('#along-text').getBoundingClientRect().top > 0")?;
        let figure = "document.querySelectorAll('#along-text .n')[1].getBoundingClientRect()";
        let at = |side: &str| browser.eval(&format!("{figure}.{side}"));
        let number = |value: Value| value.as_f64().context("a number");
        let (x, y) = (
            number(at("left")?)? + 20.0,
            (number(at("top")?)? + number(at("bottom")?)?) / 2.0,
        );
        // The article is read after the chart is drawn.
        let lit = "document.querySelector('#along-chart').shadowRoot.querySelector('.mark[data-on]')";
        let mut tries = 0;
        while !browser.becomes(lit, Duration::from_millis(500))? {
            tries += 1;
            ensure!(tries < 40, "{page}: pointing at a figure lights no mark");
            browser.hover(1.0, 1.0)?;
            browser.hover(x, y)?;
        }
    }
    check_clean(&browser)
}

/// A4 without the margins that Chromium leaves, in CSS pixels.
const PAPER: (u32, u32) = (717, 1045);

/// More pages than this, in proportion to what is on them, leave gaps of half a page.
const MOST_GAPS: f64 = 1.12;

#[test]
fn paper_has_no_large_gaps() -> Result<()> {
    let browser = start()?;
    for page in PAGES {
        browser.set_viewport(1280, 720, 1.0)?;
        browser.open(page)?;
        see_all(&browser)?;
        let printed = browser.cdp("Page.printToPDF", json!({ "paperWidth": 8.27, "paperHeight": 11.69 }))?;
        let data = printed.get("data").and_then(Value::as_str).context("a file")?;
        let file = BASE64_STANDARD.decode(data)?;
        let pages = String::from_utf8_lossy(&file).matches("/Type /Page\n").count();
        check_clean(&browser)?;
        // The same without page breaks.
        browser.set_viewport(PAPER.0, PAPER.1, 1.0)?;
        browser.emulate(Media {
            print: true,
            ..Default::default()
        })?;
        let height = browser.eval("document.documentElement.scrollHeight")?;
        browser.emulate(Media::default())?;
        let needed = height.as_f64().context("a height")? / f64::from(PAPER.1);
        println!("{page}: {pages} pages for {needed:.1} pages of content");
        ensure!(
            f64::from(u32::try_from(pages)?) <= (needed * MOST_GAPS).ceil(),
            "{page}: {pages} pages for {needed:.1} pages of content"
        );
    }
    Ok(())
}
