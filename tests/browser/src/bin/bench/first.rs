//! The first chart of a page in a fresh browser, without caches of files, code or fonts.

use std::{thread, time::Duration};

use anyhow::{Result, ensure};
use browser_tests::browser::Browser;
use serde_json::json;

use crate::{
    Sample, number,
    site::{FRAME, PASTE, Site, WIDGET},
};

/// Time for the browser to finish its start.
const SETTLE: Duration = Duration::from_millis(400);
const PATIENCE: Duration = Duration::from_secs(30);

/// Without throttling; also the downloaded bytes.
pub(crate) fn unthrottled(site: &Site, peer: &str, height: u32) -> Result<Vec<Sample>> {
    let browser = site.browser(peer)?;
    let first = first_chart(&browser, site, peer, height, "")?;
    let loaded = number(
        &browser,
        "performance.getEntriesByType('resource').reduce((sum, file) => sum + file.encodedBodySize, 0)",
    )?;
    // The page of a frame is a resource of the page around it; what it loads is not.
    let inside = match peer {
        FRAME => number(
            &browser,
            "frames[0].performance.getEntriesByType('resource').reduce((sum, file) => sum + file.encodedBodySize, 0)",
        )?,
        _ => 0.0,
    };
    let bytes = loaded + inside;
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

/// The preload of docs/embedding.md for slow connections: the wasm is requested together with the script.
const AHEAD: &str = r#"<link rel="preload" href="report-chart.wasm" as="fetch" crossorigin>"#;

/// On a slow connection and a slow device.
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

/// Milliseconds from the navigation to the frame that shows it; `head` is put first in the page.
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
    let seen = browser.eval(match peer {
        FRAME => "bench.drawn(frames[0].document.body)",
        PASTE => {
            "document.querySelector('#chart img').complete && document.querySelector('#chart img').naturalWidth > 0"
        }
        _ => "bench.drawn(document.querySelector('#chart'))",
    })?;
    ensure!(seen == true, "the first chart shows nothing");
    Ok(time)
}
