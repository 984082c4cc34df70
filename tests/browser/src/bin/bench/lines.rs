//! Lines of many points: growth of work with their number, and the cost of moving a window over a million.

use std::{thread, time::Duration};

use anyhow::{Context as _, Result, ensure};
use browser_tests::browser::Browser;
use serde_json::json;

use crate::{
    Sample,
    live::{self, sample},
    number,
    site::WIDGET,
};

/// A number of points, the number of repetitions in a round (fewer for large lines), and the names of both measures.
struct Size {
    points: u32,
    times: u32,
    first: &'static str,
    redraw: &'static str,
}

const fn size(points: u32, times: u32, first: &'static str, redraw: &'static str) -> Size {
    Size {
        points,
        times,
        first,
        redraw,
    }
}

const SIZES: [Size; 5] = [
    size(1_000, 10, "line-first-3", "line-redraw-3"),
    size(10_000, 10, "line-first-4", "line-redraw-4"),
    size(100_000, 4, "line-first-5", "line-redraw-5"),
    size(MILLION, 2, "line-first-6", "line-redraw-6"),
    size(MOST, 2, "line-first-7", "line-redraw-7"),
];
/// The number of points for moving the window.
const MILLION: u32 = 1_000_000;
/// For the widget only.
const MOST: u32 = 10_000_000;
const MOVES: u32 = 30;

pub(crate) fn lines(browser: &Browser, peer: &str) -> Result<Vec<Sample>> {
    let mut samples = Vec::new();
    for size in SIZES {
        if size.points < MOST || peer == WIDGET {
            samples.extend(line(browser, peer, &size).with_context(|| format!("{} points", size.points))?);
        }
    }
    Ok(samples)
}

fn line(browser: &Browser, peer: &str, size: &Size) -> Result<Vec<Sample>> {
    page(browser, peer)?;
    browser.eval(&format!("lines.make({})", size.points))?;
    let work = |what: &str| -> Result<f64> {
        // Work after the last one is not part of this measure.
        thread::sleep(Duration::from_millis(200));
        live::work(browser, what)
    };
    let seen = || -> Result<()> {
        let wrong = browser.eval("lines.wrong()")?;
        ensure!(wrong == "", "the line is not to be seen: {wrong}");
        Ok(())
    };
    let mut first = 0.0;
    for time in 0..size.times {
        if time > 0 {
            browser.eval("lines.clear()")?;
        }
        first += work("lines.draw()")?;
        seen()?;
    }
    browser.eval("lines.redraw(2)")?;
    let redraw = work(&format!("lines.redraw({})", 2 * size.times))?;
    seen()?;
    let mut samples = vec![
        sample(size.first, first / f64::from(size.times)),
        sample(size.redraw, redraw / f64::from(2 * size.times)),
    ];
    if size.points == MILLION {
        browser.eval("lines.move(2)")?;
        let moved = work(&format!("lines.move({MOVES})"))?;
        seen()?;
        samples.push(sample("line-move", moved / f64::from(MOVES)));
    }
    if size.points == MOST {
        let held = number(browser, "programMemory.buffer.byteLength")?;
        samples.push(sample("line-memory-7", held / 1024.0 / 1024.0));
    }
    Ok(samples)
}

/// A page with the library and no line.
fn page(browser: &Browser, peer: &str) -> Result<()> {
    browser.open("_line")?;
    if peer == WIDGET {
        browser.wait("customElements.get('report-line')")?;
        browser.eval(include_str!("widget-line.js"))?;
    } else {
        browser.wait("window.peer")?;
    }
    browser.eval(include_str!("live.js"))?;
    browser.eval(include_str!("lines.js"))?;
    browser.cdp("Performance.enable", json!({}))?;
    Ok(())
}
