//! The attributes are the state: each change redraws, and an unknown value is an error.

use anyhow::{Context, Result, ensure};
use browser_tests::{chart::Chart, fixture, server::Reply};
use serde_json::Value;

use crate::{check_clean, check_no_errors, start};

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

/// Frameworks write `false` and empty texts where an attribute should be absent.
#[test]
fn false_and_empty_attributes_are_absent() -> Result<()> {
    let browser = start()?;
    browser.set_viewport(600, 3000, 1.0)?;
    let view = "view=\"growth-2010\"";
    let absent = "lang=\"\" theme=\"\" large=\"false\" heading-level=\"\" notes=\"\" src=\"\" for=\"\" contrast=\"\"";
    let body = [
        fixture::chart(&format!("id=\"plain\" {view}")),
        fixture::chart(&format!("id=\"empty\" {view} {absent}")),
        fixture::chart(&format!("id=\"large\" {view} large")),
    ];
    browser.open_fixture(&fixture::page("zh-CN", &body.concat()))?;
    Chart::new(&browser, "report-chart").wait_ready()?;
    let picture = |id: &str| Ok::<_, anyhow::Error>(Chart::new(&browser, id).canvas()?.fingerprint);
    ensure!(
        picture("#plain")? == picture("#empty")?,
        "empty attributes do something"
    );
    ensure!(
        picture("#plain")? != picture("#large")?,
        "large type looks like any other"
    );
    let large = Chart::new(&browser, "#large");
    large.ask("{ e.large = 'false'; }")?;
    large.wait("!e.large && !e.shadowRoot.querySelector('.figure').classList.contains('large')")?;
    check_no_errors(&browser)
}

#[test]
fn a_page_that_changes_its_language_changes_its_charts() -> Result<()> {
    let browser = start()?;
    let body = format!(
        "<div id=\"near\">{}</div>",
        fixture::chart("id=\"chart\" view=\"growth-2010\"")
    );
    browser.open_fixture(&fixture::page("zh-CN", &body))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    for (element, lang, shown) in [
        ("document.documentElement", "en", "en"),
        ("document.documentElement", "zh-Hans", "zh-CN"),
        ("document.querySelector('#near')", "en-GB", "en"),
        ("document.querySelector('#near')", "zh", "zh-CN"),
    ] {
        browser.eval(&format!("{element}.lang = {lang:?}"))?;
        chart
            .wait(&format!("e.shadowRoot.querySelector('.figure').lang === {shown:?}"))
            .with_context(|| format!("{element}: {lang}"))?;
    }
    check_no_errors(&browser)
}

/// Pages laid out in rem give html and body font sizes that no text has.
#[test]
fn large_type_comes_from_the_text_around() -> Result<()> {
    let browser = start()?;
    let size = "parseFloat(getComputedStyle(e.shadowRoot.querySelector('.figure')).fontSize)";
    for (style, wanted) in [
        (
            "html { font-size: 75px } body { font-size: 24px } p { font-size: 0.224rem }",
            14.0,
        ),
        (
            "html { font-size: 108px } body { font-size: 36px } p { font-size: 17px } h1 { font-size: 60px }",
            14.0,
        ),
        (
            "html { font-size: 108px } body { font-size: 36px } p { font-size: 24px }",
            21.0,
        ),
        ("body { font-size: 24px }", 21.0),
        ("p { font-size: 17px }", 14.0),
    ] {
        let sheet = format!("{} {style}", fixture::STYLE);
        browser
            .server
            .answer(fixture::STYLE_PATH, Reply::new("text/css", sheet));
        let body = format!(
            "<h1>标题</h1><div><div>{}</div></div><p>这一段是正文，图在它上面。</p>",
            fixture::chart("id=\"chart\" view=\"growth-2010\"")
        );
        browser.open_fixture(&fixture::page("zh-CN", &body))?;
        let chart = Chart::new(&browser, "#chart");
        chart.wait_ready()?;
        let type_size = chart.number(size)?;
        ensure!((type_size - wanted).abs() < 0.1, "{style}: {type_size} px");
    }
    check_no_errors(&browser)
}
