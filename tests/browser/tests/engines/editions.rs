//! Embed code that is frozen at an edition of its report, from the panel and the studio.

use anyhow::{Context, Result, ensure};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use browser_tests::{browser::Browser, chart::Chart, fixture, server::Reply, studio};
use sha2::{Digest as _, Sha256};

use crate::studio::set;
use crate::{check_clean, check_one_line, start};

const REPORT: &str = include_str!("../../../reports/corrected-2014.json");
const PATH: &str = "/own/report.json";
const CODES: &str = "Array.from(e.shadowRoot.querySelectorAll('.codes textarea'), (area) => area.value)";

fn hash(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)))
}

fn report(text: &str) -> Reply {
    Reply::new("application/json", text)
}

/// A chart of a report at an address, with its panel open.
fn open<'b>(browser: &'b Browser, page: &str) -> Result<Chart<'b>> {
    browser.open_fixture(page)?;
    let chart = Chart::new(browser, "#chart");
    chart.wait_ready()?;
    chart.ask("e.shadowRoot.querySelector('.takeaway').open = true")?;
    chart.wait("e.shadowRoot.querySelector('.codes textarea')")?;
    Ok(chart)
}

fn own() -> String {
    fixture::page("en", &fixture::chart(&format!("id=\"chart\" src=\"{PATH}\"")))
}

fn codes(chart: &Chart<'_>) -> Result<Vec<String>> {
    Ok(serde_json::from_value(chart.ask(CODES)?)?)
}

/// Presses the box, and waits until the code is another.
fn pin(chart: &Chart<'_>) -> Result<Vec<String>> {
    chart.ask("e.shadowRoot.querySelector('.takeaway input').click()")?;
    chart.wait(&format!("{CODES}[1].includes(' integrity=\"sha256-')"))?;
    codes(chart)
}

fn check_says(chart: &Chart<'_>, words: &str) -> Result<()> {
    chart.wait(&format!(
        "e.shadowRoot.querySelector('.takeaway').innerText.includes({words:?})"
    ))
}

fn with(code: &str) -> String {
    format!("<!doctype html><html lang=\"zh\"><body>{code}</body></html>")
}

#[test]
fn a_panel_offers_code_that_is_frozen_at_the_built_in_report() -> Result<()> {
    let browser = start()?;
    for (lang, live, frozen) in [
        ("zh-CN", "随报告更新", "固定不变"),
        ("en", "Live, changed on", "Frozen, data of"),
    ] {
        let chart = open(&browser, &fixture::one(lang, "five-year-change", "light"))?;
        let before = codes(&chart)?;
        ensure!(before.iter().all(|code| !code.contains("sha256")), "{before:?}");
        check_says(&chart, live)?;
        let pinned = pin(&chart)?;
        check_says(&chart, frozen)?;
        ensure!(pinned[0].contains(".html#sha256-"), "{}", pinned[0]);
        ensure!(pinned[2].contains(" integrity=\"sha256-"), "{}", pinned[2]);
        // Frames are live.
        ensure!(
            pinned.len() + 1 == before.len() && pinned.iter().all(|code| !code.contains("<iframe")),
            "{pinned:?}"
        );
        chart.ask("e.shadowRoot.querySelector('.takeaway input').click()")?;
        check_says(&chart, live)?;
        ensure!(codes(&chart)? == before, "it stays pinned");
        check_clean(&browser)?;

        for code in &pinned[1..3] {
            browser.open_fixture(&with(code))?;
            Chart::new(&browser, "report-chart").wait_ready()?;
            check_clean(&browser)?;
        }
    }
    Ok(())
}

#[test]
fn frozen_code_of_a_report_with_an_address_refuses_another_edition() -> Result<()> {
    let browser = start()?;
    browser.server.answer(PATH, report(REPORT));
    let chart = open(&browser, &own())?;
    let pinned = pin(&chart)?;
    ensure!(pinned[1].contains(&hash(REPORT)), "{}", pinned[1]);
    let two_lines = pinned[1].replace("</report-chart>", &format!("{}</report-chart>", fixture::FALLBACK));
    browser.open_fixture(&with(&two_lines))?;
    let pasted = Chart::new(&browser, "report-chart");
    pasted.wait_ready()?;
    check_clean(&browser)?;

    let changed = REPORT.replacen('{', "{ ", 1);
    browser.server.answer(PATH, report(&changed));
    browser.open_fixture(&with(&two_lines))?;
    browser.wait("collected.errors.length")?;
    pasted.check_fallback()?;
    check_one_line(&browser, "found another report")?;

    // A chart that is pinned itself offers code that is, too.
    browser.server.answer(PATH, report(REPORT));
    let own = own().replace(" id=", &format!(" integrity=\"{}\" id=", hash(REPORT)));
    let chart = open(&browser, &own)?;
    ensure!(codes(&chart)?[1].contains(&hash(REPORT)), "{:?}", codes(&chart)?);
    ensure!(chart.ask("e.shadowRoot.querySelector('.takeaway input').checked")? == true);
    check_clean(&browser)
}

#[test]
fn a_report_that_has_changed_since_is_not_pinned() -> Result<()> {
    let browser = start()?;
    browser
        .server
        .answer(PATH, report(REPORT).header("Cache-Control", "no-store"));
    let chart = open(&browser, &own())?;
    browser.server.answer(PATH, report(&REPORT.replacen('{', "{ ", 1)));
    chart.ask("e.shadowRoot.querySelector('.takeaway input').click()")?;
    check_says(&chart, "The hash of this edition is not known")?;
    ensure!(chart.ask("e.shadowRoot.querySelector('.takeaway input').checked")? == false);
    ensure!(
        codes(&chart)?.iter().all(|code| !code.contains("sha256")),
        "it is pinned"
    );
    check_clean(&browser)
}

#[test]
fn the_studio_freezes_code_at_the_report_that_it_publishes() -> Result<()> {
    let browser = start()?;
    studio::open(&browser, "zh")?;
    set(&browser, "#report-text", REPORT)?;
    browser.wait("document.querySelector('#codes textarea') && document.querySelector('#pin')")?;
    browser.eval("(document.querySelector('#pin').click(), 0)")?;
    browser.wait("document.querySelector('#code-1').value.includes(' integrity=\"sha256-')")?;
    let code = browser.eval("[document.querySelector('#code-0').value, document.querySelector('#code-1').value]")?;
    let code: [String; 2] = serde_json::from_value(code)?;
    browser.eval(
        "(Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text) => { window.taken = text; } } }),
         document.querySelector('#copy-document').click(), 0)",
    )?;
    browser.wait("window.taken")?;
    let published = browser.eval("window.taken")?;
    let hash = hash(published.as_str().context("a report")?);
    ensure!(code.iter().all(|code| code.contains(&hash)), "{hash}: {code:?}");
    check_clean(&browser)
}
