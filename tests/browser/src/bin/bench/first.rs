//! A page's first chart, in a browser that has seen nothing yet: no cache of files, code or fonts helps.

use std::{thread, time::Duration};

use anyhow::{Result, ensure};
use browser_tests::browser::Browser;
use serde_json::json;

use crate::{
    Sample, number,
    site::{Site, WIDGET},
};

/// For the browser to have done what it does after its start.
const SETTLE: Duration = Duration::from_millis(400);
const PATIENCE: Duration = Duration::from_secs(30);

/// As fast as the machine is; and what had to be downloaded for it.
pub(crate) fn unthrottled(site: &Site, peer: &str, height: u32) -> Result<Vec<Sample>> {
    let browser = site.browser(peer)?;
    let first = first_chart(&browser, site, peer, height, "")?;
    let bytes = number(
        &browser,
        "performance.getEntriesByType('resource').reduce((sum, file) => sum + file.encodedBodySize, 0)",
    )?;
    Ok(vec![
        Sample {
            measure: "bytes",
            value: bytes / 1024.0,
        },
        Sample {
            measure: "first",
            value: first,
        },
    ])
}

/// What docs/embedding.md gives for slow lines: the program is asked for together with the script.
const AHEAD: &str = r#"<link rel="preload" href="report-chart.wasm" as="fetch" crossorigin>"#;

/// On a slow line and a slow device.
pub(crate) fn slow(site: &Site, peer: &str, height: u32) -> Result<Vec<Sample>> {
    let mut samples = vec![Sample {
        measure: "first-slow",
        value: throttled(site, peer, height, "")?,
    }];
    if peer == WIDGET {
        samples.push(Sample {
            measure: "first-slow-ahead",
            value: throttled(site, peer, height, AHEAD)?,
        });
    }
    Ok(samples)
}

fn throttled(site: &Site, peer: &str, height: u32, head: &str) -> Result<f64> {
    let browser = site.browser(peer)?;
    // 1.6 Mbit/s, in bytes.
    let speed = 1_600_000 / 8;
    browser.cdp("Network.enable", json!({}))?;
    browser.cdp(
        "Network.emulateNetworkConditions",
        json!({ "offline": false, "latency": 150, "downloadThroughput": speed, "uploadThroughput": speed }),
    )?;
    browser.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }))?;
    first_chart(&browser, site, peer, height, head)
}

/// Milliseconds from the navigation to the frame that shows it; `head` is put before all else in the page.
fn first_chart(browser: &Browser, site: &Site, peer: &str, height: u32, head: &str) -> Result<f64> {
    thread::sleep(SETTLE);
    browser.server.answer("/_chart", site.with_chart(peer, height, head));
    browser.open("_chart")?;
    ensure!(
        browser.becomes("window.drawn", PATIENCE)?,
        "no first chart; console: {:?}",
        browser.console()?
    );
    let time = number(browser, "window.drawn")?;
    browser.eval(include_str!("live.js"))?;
    let seen = browser.eval("bench.drawn(document.querySelector('#chart'))")?;
    ensure!(seen == true, "the first chart shows nothing");
    Ok(time)
}
