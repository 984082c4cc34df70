//! Charts on a page whose library is loaded.

use std::{
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use browser_tests::browser::{Browser, PATIENCE};
use serde_json::{Value, json};

use crate::{Sample, number, processes, site::WIDGET};

/// Moves of the pointer in one round, sixty a second.
const MOVES: u32 = 120;
const PAUSE: Duration = Duration::from_micros(16_667);
/// An even number, so that the theme is the same at the end.
const RESIZES: u32 = 20;
const CYCLES: u32 = 40;
/// Numbers of charts on a page, with the name of the measure.
const MANY: [(&str, u32); 4] = [("many-20", 20), ("many-60", 60), ("many-180", 180), ("many-540", 540)];

/// A page with the library and no chart.
pub(crate) fn page(browser: &Browser, peer: &str) -> Result<()> {
    browser.open("_empty")?;
    if peer == WIDGET {
        browser.wait("customElements.get('report-chart')")?;
        browser.eval(include_str!("widget.js"))?;
    } else {
        browser.wait("window.peer")?;
    }
    browser.eval(include_str!("live.js"))?;
    browser.cdp("Performance.enable", json!({}))?;
    Ok(())
}

pub(crate) fn hundred(browser: &Browser, peer: &str, height: u32) -> Result<Vec<Sample>> {
    page(browser, peer)?;
    // The library is loaded: fetching it is another measure.
    browser.eval(&format!("bench.comeAndGo(2, {height})"))?;
    memory(browser)?;
    let held = processes::held();
    let before = main_thread(browser)?;
    let shown = number(browser, &format!("bench.hundred({height})"))?;
    let worst = number(browser, "bench.scroll()")?;
    let work = main_thread(browser)? - before;
    let memory = memory(browser)?;
    // Free memory is returned after a while.
    thread::sleep(Duration::from_secs(2));
    let grown = held.zip(processes::held()).map(|(before, now)| now - before);
    let blank = number(browser, "bench.blank()")?;
    ensure!(blank == 0.0, "{blank} of a hundred charts show nothing");
    let mut samples = vec![
        sample("hundred", shown),
        sample("hundred-work", work),
        sample("scroll", worst),
        sample("hundred-memory", memory / 1024.0),
    ];
    samples.extend(grown.map(|grown| sample("hundred-processes", grown)));
    Ok(samples)
}

/// The same work for a growing number of charts.
pub(crate) fn many(browser: &Browser, peer: &str, height: u32) -> Result<Vec<Sample>> {
    let mut samples = Vec::new();
    for (measure, count) in MANY {
        page(browser, peer)?;
        browser.eval(&format!("bench.comeAndGo(2, {height})"))?;
        let work = work(browser, &format!("bench.visited({count}, {height})"))?;
        samples.push(sample(measure, work));
        let blank = number(browser, "bench.blank()")?;
        ensure!(blank == 0.0, "{blank} of {count} charts show nothing");
    }
    Ok(samples)
}

pub(crate) fn hover(browser: &Browser, peer: &str, height: u32) -> Result<Vec<Sample>> {
    one(browser, peer, height)?;
    let (left, top) = (
        number(browser, "only.box.getBoundingClientRect().left")?,
        number(browser, "only.box.getBoundingClientRect().top")?,
    );
    // Diagonally down the drawing and back, over every bar, horizontal or vertical.
    let place = |step: u32| {
        let half = MOVES / 2;
        let along = f64::from(if step % MOVES < half {
            step % MOVES
        } else {
            MOVES - step % MOVES
        });
        let along = along / f64::from(half);
        (
            left + 640.0 * (0.25 + 0.65 * along),
            top + f64::from(height) * (0.3 + 0.5 * along),
        )
    };
    let mut said = Vec::new();
    for step in [10, 50] {
        let (x, y) = place(step);
        // Some libraries take the first move as entering, and react to the second.
        browser.hover(x - 2.0, y)?;
        browser.hover(x, y)?;
        ensure!(
            browser.becomes("bench.tip()", PATIENCE)?,
            "no tooltip at {x:.0}, {y:.0}"
        );
        // A tooltip that follows the pointer with a delay shows the old text for a while.
        thread::sleep(Duration::from_millis(200));
        said.push(browser.eval("bench.tip()")?);
    }
    ensure!(
        said.first() != said.last(),
        "the tooltip says the same everywhere: {said:?}"
    );
    let before = main_thread(browser)?;
    let start = Instant::now();
    for step in 0..MOVES {
        let (x, y) = place(step);
        browser.hover(x, y)?;
        thread::sleep((PAUSE * (step + 1)).saturating_sub(start.elapsed()));
    }
    let took = start.elapsed().as_secs_f64();
    let work = main_thread(browser)? - before;
    let says = browser.eval("bench.tip()")?;
    ensure!(
        says.as_str().is_some_and(|words| !words.is_empty()),
        "the tooltip is gone"
    );
    Ok(vec![
        sample("hover", work / f64::from(MOVES)),
        sample("hover-rate", f64::from(MOVES) / took),
    ])
}

pub(crate) fn resize(browser: &Browser, peer: &str, height: u32) -> Result<Vec<Sample>> {
    one(browser, peer, height)?;
    browser.eval(&format!("bench.resize(4, {height})"))?;
    let work = work(browser, &format!("bench.resize({RESIZES}, {height})"))?;
    let seen = browser.eval("bench.drawn(only.box)")?;
    ensure!(seen == true, "after being resized the chart shows nothing");
    Ok(vec![sample("resize", work / f64::from(RESIZES))])
}

pub(crate) fn theme(browser: &Browser, peer: &str, height: u32) -> Result<Vec<Sample>> {
    one(browser, peer, height)?;
    browser.eval("bench.theme(4)")?;
    let work = work(browser, &format!("bench.theme({RESIZES})"))?;
    let turns = browser.eval("bench.turns()")?;
    ensure!(turns == true, "dark and light show nothing, or the same");
    Ok(vec![sample("theme", work / f64::from(RESIZES))])
}

/// Adding and removing charts, and the memory that remains.
pub(crate) fn mount(browser: &Browser, peer: &str, height: u32) -> Result<Vec<Sample>> {
    page(browser, peer)?;
    // Caches fill first; growth after that is a leak.
    browser.eval(&format!("bench.comeAndGo(10, {height})"))?;
    let held = memory(browser)?;
    let work = work(browser, &format!("bench.comeAndGo({CYCLES}, {height})"))?;
    let growth = memory(browser)? - held;
    Ok(vec![
        sample("mount", work / f64::from(CYCLES)),
        sample("growth", growth / f64::from(CYCLES)),
    ])
}

/// A page with one visible chart.
fn one(browser: &Browser, peer: &str, height: u32) -> Result<()> {
    page(browser, peer)?;
    let seen = browser.eval(&format!("bench.one({height})"))?;
    ensure!(seen == true, "the chart shows nothing");
    // Work after the first drawing is not part of the next measure.
    thread::sleep(Duration::from_millis(300));
    Ok(())
}

/// Milliseconds of work of the main thread until a script ends.
pub(crate) fn work(browser: &Browser, script: &str) -> Result<f64> {
    let before = main_thread(browser)?;
    browser.eval(script)?;
    Ok(main_thread(browser)? - before)
}

/// Milliseconds of work of the main thread so far.
fn main_thread(browser: &Browser) -> Result<f64> {
    let metrics = browser.cdp("Performance.getMetrics", json!({}))?;
    let named = |metric: &&Value| metric.get("name").is_some_and(|name| name == "TaskDuration");
    let metrics = metrics.get("metrics").and_then(Value::as_array);
    let metric = metrics.and_then(|all| all.iter().find(named));
    let seconds = metric.and_then(|metric| metric.get("value")).and_then(Value::as_f64);
    Ok(seconds.context("no TaskDuration")? * 1000.0)
}

/// Memory of the page in KiB after a garbage collection: objects, DOM and arrays.
fn memory(browser: &Browser) -> Result<f64> {
    browser.cdp("HeapProfiler.enable", json!({}))?;
    for _ in 0..2 {
        browser.cdp("HeapProfiler.collectGarbage", json!({}))?;
    }
    let usage = browser.cdp("Runtime.getHeapUsage", json!({}))?;
    let parts = ["usedSize", "embedderHeapUsedSize", "backingStorageSize"];
    let sum: f64 = parts
        .iter()
        .filter_map(|part| usage.get(part).and_then(Value::as_f64))
        .sum();
    Ok(sum / 1024.0)
}

pub(crate) fn sample(measure: &'static str, value: f64) -> Sample {
    Sample { measure, value }
}
