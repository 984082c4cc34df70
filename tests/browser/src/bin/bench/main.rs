//! Benchmarks of the widget and other libraries in Chromium: `cargo xtask bench` builds the pages and runs this.
//!
//! A library whose chart or tooltip is not visible fails the run, because drawing nothing would be fastest.

mod first;
mod lines;
mod live;
mod processes;
mod site;

use std::{fs, path::PathBuf};

use anyhow::{Context as _, Result, ensure};
use browser_tests::browser::Browser;
use pico_args::Arguments;
use serde_json::{Value, json};

use crate::site::{Site, WIDGET};

/// The scenarios, by their names for `--only`.
const SCENARIOS: [&str; 8] = ["first", "hundred", "many", "hover", "resize", "theme", "mount", "lines"];

/// One figure of one round.
struct Sample {
    measure: &'static str,
    value: f64,
}

fn main() -> Result<()> {
    let mut args = Arguments::from_env();
    let site = Site::read(args.value_from_str::<_, PathBuf>("--site")?)?;
    let out: PathBuf = args.value_from_str("--out")?;
    let rounds: usize = args.value_from_str("--rounds")?;
    let only: Option<String> = args.opt_value_from_str("--only")?;
    let peers: Vec<String> = args
        .finish()
        .into_iter()
        .map(|peer| peer.to_string_lossy().into_owned())
        .collect();
    let scenarios: Vec<_> = SCENARIOS
        .into_iter()
        .filter(|name| only.as_deref().is_none_or(|only| only == *name))
        .collect();
    ensure!(!scenarios.is_empty(), "--only takes one of {}", SCENARIOS.join(", "));
    let (height, chromium) = probe(&site)?;

    let mut samples = Vec::new();
    for round in 0..rounds {
        for turn in 0..peers.len() {
            // Another library begins in each round, so that none is always first after the pause.
            let peer = peers.iter().cycle().nth(round + turn).context("no peer to measure")?;
            println!("round {} of {rounds}: {peer}", round + 1);
            for sample in measure(&site, peer, height, &scenarios).with_context(|| peer.clone())? {
                samples.push(json!({ "peer": peer, "measure": sample.measure, "value": sample.value }));
            }
        }
    }
    let all = json!({ "chromium": chromium, "height": height, "samples": samples });
    fs::write(&out, serde_json::to_string_pretty(&all)?).with_context(|| out.display().to_string())
}

fn measure(site: &Site, peer: &str, height: u32, scenarios: &[&str]) -> Result<Vec<Sample>> {
    let mut samples = Vec::new();
    // One browser runs at a time, and the first chart needs fresh ones.
    if scenarios.contains(&"first") {
        samples.extend(first::unthrottled(site, peer, height)?);
        samples.extend(first::slow(site, peer, height)?);
    }
    let here =
        |name: &&str| *name != "first" && !Site::is_first_only(peer) && (*name != "lines" || site.draws_lines(peer));
    let rest: Vec<_> = scenarios.iter().copied().filter(here).collect();
    if !rest.is_empty() {
        let browser = site.browser(peer)?;
        for scenario in rest {
            let found = match scenario {
                "hundred" => live::hundred(&browser, peer, height),
                // The growth of the widget's cost only.
                "many" if peer != WIDGET => Ok(Vec::new()),
                "many" => live::many(&browser, peer, height),
                "hover" => live::hover(&browser, peer, height),
                "resize" => live::resize(&browser, peer, height),
                "theme" => live::theme(&browser, peer, height),
                "lines" => lines::lines(&browser, peer),
                _ => live::mount(&browser, peer, height),
            };
            samples.extend(found.context(scenario.to_owned())?);
        }
    }
    Ok(samples)
}

/// The height of the widget, which all others get, and the browser's version.
fn probe(site: &Site) -> Result<(u32, String)> {
    let browser = site.browser(WIDGET)?;
    live::page(&browser, WIDGET)?;
    browser.eval("bench.one(300)")?;
    let height = number(&browser, "only.box.getBoundingClientRect().height")?;
    let version = browser.cdp("Browser.getVersion", json!({}))?;
    let product = version.get("product").and_then(Value::as_str).unwrap_or("Chromium");
    // A layout in whole pixels for all.
    let height = format!("{height:.0}").parse()?;
    Ok((height, product.replace("Chrome/", "Chromium ").replace("Headless", "")))
}

fn number(browser: &Browser, expression: &str) -> Result<f64> {
    let value = browser.eval(expression)?;
    value
        .as_f64()
        .with_context(|| format!("{expression} is no number but {value}"))
}
