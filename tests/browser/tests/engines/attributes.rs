//! The attributes are the state: each change redraws, and an unknown value is an error.

use anyhow::{Context, Result, ensure};
use browser_tests::{chart::Chart, fixture};
use serde_json::Value;

use crate::{check_clean, start};

#[test]
fn a_changed_attribute_redraws() -> Result<()> {
    let browser = start()?;
    browser.open_fixture(&fixture::one("zh-CN", "five-year-change", "light"))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    let mut before = chart.canvas()?;
    for (attribute, value) in [("view", "growth-2010"), ("lang", "en"), ("theme", "dark")] {
        chart.set(attribute, value)?;
        before = chart
            .wait_repaint(&before)
            .with_context(|| format!("{attribute}=\"{value}\""))?;
    }
    check_clean(&browser)
}

#[test]
fn the_language_is_the_nearest_one_given() -> Result<()> {
    let browser = start()?;
    let view = "view=\"five-year-change\" theme=\"light\"";
    let body = [
        fixture::chart(&format!("id=\"page\" {view}")),
        format!(
            "<div lang=\"en\">{}</div>",
            fixture::chart(&format!("id=\"near\" {view}"))
        ),
        fixture::chart(&format!("id=\"own\" lang=\"en\" {view}")),
        fixture::chart(&format!("id=\"chinese\" lang=\"zh-CN\" {view}")),
    ];
    browser.set_viewport(600, 4000, 1.0)?;
    browser.open_fixture(&fixture::page("zh-CN", &body.concat()))?;
    Chart::new(&browser, "report-chart").wait_ready()?;
    let picture = |id: &str| Ok::<_, anyhow::Error>(Chart::new(&browser, id).canvas()?.fingerprint);
    ensure!(
        picture("#page")? == picture("#chinese")?,
        "a Chinese page's chart is Chinese"
    );
    ensure!(
        picture("#near")? == picture("#own")?,
        "a chart in an English part is English"
    );
    ensure!(
        picture("#page")? != picture("#own")?,
        "Chinese and English look the same"
    );
    Ok(())
}

#[test]
fn an_unknown_view_is_reported_and_can_be_fixed() -> Result<()> {
    check_refusal("view", "five-year-chnage", "five-year-change", "five-year-change")
}

#[test]
fn an_unknown_language_is_reported_and_can_be_fixed() -> Result<()> {
    check_refusal("lang", "tlh", "zh-CN", "en")
}

#[test]
fn an_unknown_theme_is_reported_and_can_be_fixed() -> Result<()> {
    check_refusal("theme", "sepia", "auto", "dark")
}

/// A chart with an unknown value beside a valid one: one error that names the accepted values.
fn check_refusal(attribute: &str, wrong: &str, accepted: &str, fixed: &str) -> Result<()> {
    let browser = start()?;
    let view = if attribute == "view" {
        ""
    } else {
        "view=\"growth-2010\""
    };
    let bad = fixture::chart(&format!("id=\"bad\" {view} {attribute}=\"{wrong}\""));
    let good = fixture::chart("id=\"good\" view=\"growth-2010\"");
    browser.set_viewport(600, 2000, 1.0)?;
    browser.open_fixture(&fixture::page("zh-CN", &[bad, good].concat()))?;
    let (bad, good) = (Chart::new(&browser, "#bad"), Chart::new(&browser, "#good"));
    good.wait_ready()?;
    browser.wait("collected.errors.length")?;

    let errors = browser.eval("collected.errors")?;
    ensure!(
        errors.as_array().is_some_and(|errors| errors.len() == 1),
        "one error, not {errors}"
    );
    let part = |name: &str| Ok::<_, anyhow::Error>(text(&errors, &format!("/0/{name}"))?.to_owned());
    ensure!(part("id")? == "bad", "{errors}");
    let code = part("code")?;
    ensure!(is_kebab(&code), "the code `{code}` is not kebab-case");
    let message = part("message")?;
    ensure!(
        message.contains(accepted) && message.contains(wrong),
        "the message names neither: {message}"
    );
    bad.check_fallback()?;
    ensure!(!bad.is_ready()?, "a chart that cannot be drawn says it is ready");
    let console = browser.console()?;
    ensure!(console.len() == 1, "one console message, not {console:#?}");

    bad.set(attribute, fixed)?;
    bad.wait_ready()?;
    ensure!(bad.canvas()?.colours > 1, "fixed but blank");
    check_clean(&browser)
}

fn text<'v>(value: &'v Value, pointer: &str) -> Result<&'v str> {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .with_context(|| format!("no text at {pointer} of {value}"))
}

fn is_kebab(code: &str) -> bool {
    code.starts_with(|first: char| first.is_ascii_lowercase())
        && code
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
}

#[test]
fn the_title_is_a_heading_of_the_level_that_the_page_asks_for() -> Result<()> {
    let browser = start()?;
    browser.open_fixture(&fixture::one("zh-CN", "telecom-tariff", "light"))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    let title = "(({ attributes }) => [attributes.role?.value, attributes['aria-level']?.value].join())(e.shadowRoot.querySelector('.title'))";
    ensure!(
        chart.ask(title)? == ",",
        "no heading unless it is asked for: {}",
        chart.ask(title)?
    );
    for level in ["2", "6"] {
        chart.set("heading-level", level)?;
        chart.wait(&format!("{title} === 'heading,{level}'"))?;
    }
    chart.set("heading-level", "1")?;
    browser.wait("collected.errors.some((error) => error.path === 'heading-level')")?;
    ensure!(chart.targets()?.len() == 2, "the chart stands");
    check_clean(&browser)
}
