//! axe-core on the studio, empty and with all steps filled, and the studio with the keyboard.

use anyhow::{Context, Result, ensure};
use browser_tests::{
    axe,
    browser::{Browser, Media},
    studio,
};

use crate::{check_clean, start};

/// A phone, and a desktop.
const WIDTHS: [u32; 2] = [375, 1200];

/// Waits for the page, and deletes what is kept from before.
fn begin(browser: &Browser, lang: &str) -> Result<()> {
    studio::open(browser, lang)?;
    browser.eval("document.querySelector('#forget').click()")?;
    browser.wait("!document.querySelector('#report-text').value && document.querySelector('#figures-body').hidden")
}

/// All steps have content: marks, an open row, an invalid one, a chosen chart, code, findings of each kind.
fn fill(browser: &Browser) -> Result<()> {
    browser.eval("document.querySelector('#example').click()")?;
    browser.wait("document.querySelectorAll('#views report-chart').length")?;
    let shown = "Array.from(document.querySelectorAll('#views report-chart'))";
    let charts = browser.eval(&format!("{shown}.length"))?.as_u64().unwrap_or_default();
    for at in 0..charts {
        browser.eval(&format!("{shown}[{at}].scrollIntoView()"))?;
        browser.wait(&format!("{shown}[{at}].targets().length"))?;
    }
    browser.eval(
        "document.querySelectorAll('#figures details, .refused, .keep').forEach((fold) => { fold.open = true; });
         Array.from(document.querySelectorAll('#views .choose input')).slice(0, 2).forEach((box) => box.click());
         document.querySelector('#views .edit').open = true;
         document.querySelector('#article').value = '2014年，固定资产投资增长16%，社会消费品零售总额增长13%左右，海鲜出口增长7%。';
         document.querySelector('#article').dispatchEvent(new Event('input'));",
    )?;
    browser.wait("document.querySelectorAll('#codes textarea').length && document.querySelectorAll('#findings .line').length === 3")
}

fn check_rules(browser: &Browser) -> Result<()> {
    let violations = axe::violations(browser)?;
    ensure!(violations.is_empty(), "{}", violations.join("\n"));
    let wide = browser.eval("document.documentElement.scrollWidth > innerWidth")?;
    ensure!(wide == false, "the page scrolls sideways");
    Ok(())
}

fn check(browser: &Browser, lang: &str, media: Media, width: u32) -> Result<()> {
    browser.set_viewport(width, 900, 1.0)?;
    browser.emulate(media)?;
    begin(browser, lang)?;
    check_rules(browser).context("empty")?;
    fill(browser)?;
    check_rules(browser).context("filled")?;
    check_clean(browser)?;
    // An invalid figure, and no chart.
    browser.eval("document.querySelector('#figures').scrollIntoView(), 0")?;
    browser.wait("document.querySelector('#figures [id^=figure-] details')")?;
    browser.eval("document.querySelectorAll('#figures details').forEach((fold) => { fold.open = true; }), 0")?;
    browser.wait("document.querySelector('[id^=stated-]')")?;
    browser.eval(
        "((field) => { field.value = '许多'; field.dispatchEvent(new Event('change')); })(document.querySelector('[id^=stated-]')), 0",
    )?;
    browser.wait("document.querySelector('[aria-invalid]')")?;
    check_rules(browser).context("an error")
}

#[test]
fn the_studio_breaks_no_rule() -> Result<()> {
    let browser = start()?;
    let mut failures = Vec::new();
    for (lang, dark) in [("zh", false), ("en", true), ("zh", true), ("en", false)] {
        for width in WIDTHS {
            let media = Media {
                dark,
                ..Media::default()
            };
            let checked =
                check(&browser, lang, media, width).with_context(|| format!("{lang}, dark: {dark}, {width} px"));
            failures.extend(checked.err().map(|error| format!("{error:#}")));
        }
    }
    ensure!(failures.is_empty(), "{}", failures.join("\n\n"));
    Ok(())
}

/// From a mark in the text to its fields and back without a mouse; changes are announced.
#[test]
fn the_studio_is_worked_with_the_keyboard() -> Result<()> {
    let browser = start()?;
    browser.set_viewport(1200, 900, 1.0)?;
    begin(&browser, "zh")?;
    fill(&browser)?;
    browser.eval("document.querySelectorAll('#figures details').forEach((fold) => { fold.open = false; })")?;
    browser.eval("document.querySelector('#mark-2').focus()")?;
    browser.press("Enter")?;
    browser.wait("document.activeElement.closest('#figure-2') && document.querySelector('#figure-2 details').open")?;
    browser.wait("document.querySelector('#mark-2').classList.contains('lit')")?;
    browser.press("Tab")?;
    ensure!(browser.eval("document.activeElement.id")? == "indicator-2");
    browser.eval("document.querySelector('#figure-2 .link a').focus()")?;
    browser.press("Enter")?;
    browser.wait("document.activeElement.id === 'mark-2'")?;
    for id in ["report-status", "charts-status", "embed-status", "proof-status"] {
        let role = browser.eval(&format!("document.querySelector('#{id}').getAttribute('role')"))?;
        ensure!(role == "status", "{id}: {role}");
    }
    let said = browser.eval("document.querySelector('#proof-status').textContent")?;
    ensure!(said == "3个数字：1个一致，1个不一致，1个报告中没有或未核对。", "{said}");
    check_clean(&browser)
}

/// The preference of the system and the switch of the page give the same colours, also in charts.
#[test]
fn the_switch_of_the_studio_goes_before_the_system() -> Result<()> {
    const LIGHT: [&str; 3] = ["rgb(255, 255, 255)", "rgb(27, 31, 36)", "light"];
    const DARK: [&str; 3] = ["rgb(20, 24, 29)", "rgb(238, 241, 244)", "dark"];
    let browser = start()?;
    browser.set_viewport(1200, 900, 1.0)?;
    begin(&browser, "zh")?;
    browser.eval("document.querySelector('#example').click()")?;
    browser.wait("document.querySelectorAll('#views report-chart').length")?;
    browser.eval("document.querySelector('#views report-chart').scrollIntoView()")?;
    browser.wait("document.querySelector('#views report-chart').targets().length")?;
    for dark in [false, true] {
        browser.emulate(Media {
            dark,
            ..Media::default()
        })?;
        let system = if dark { DARK } else { LIGHT };
        for (choice, [ground, ink, chart]) in [("auto", system), ("light", LIGHT), ("dark", DARK), ("auto", system)] {
            browser.eval(&format!("document.querySelector('[data-choice={choice}]').click()"))?;
            let place = || format!("dark: {dark}, {choice}");
            let page = "(({ backgroundColor, color }) => [backgroundColor, color])(getComputedStyle(document.body))";
            let seen = browser.eval(page)?;
            ensure!(seen == serde_json::json!([ground, ink]), "{}: {seen}", place());
            let fields = browser.eval("getComputedStyle(document.querySelector('#report-text')).backgroundColor")?;
            ensure!(fields == ground, "{}: fields on {fields}", place());
            let chart_ground = if chart == "dark" { "#14181d" } else { "#ffffff" };
            browser
                .wait(&format!(
                    "getComputedStyle(document.querySelector('#views report-chart').shadowRoot.querySelector('.figure'))
                        .getPropertyValue('--rc-ground') === {chart_ground:?}"
                ))
                .with_context(place)?;
        }
    }
    check_clean(&browser)
}
