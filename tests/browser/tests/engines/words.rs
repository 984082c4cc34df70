//! The words of a chart as text of the page, for what reads pages aloud: `innerText` does not look into shadow roots.

use anyhow::{Result, ensure};
use browser_tests::{chart::Chart, fixture};
use serde_json::json;

use crate::{check_no_errors, start};

#[test]
fn inner_text_has_the_words_once() -> Result<()> {
    let browser = start()?;
    let body = format!(
        "<p>前文</p>{}<p>后文</p>",
        fixture::chart("id=\"chart\" view=\"network-coverage\"")
    );
    browser.open_fixture(&fixture::page("zh-CN", &body))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    chart.wait("e.innerText.length > 20")?;
    let title = chart.ask("e.shadowRoot.querySelector('.title').textContent")?;
    let title = title.as_str().unwrap_or_default();
    // Title, figures and source of the page, between its own paragraphs, and no content for other browsers.
    let words = browser.eval("document.body.innerText")?;
    let words = words.as_str().unwrap_or_default();
    ensure!(words.matches(title).count() == 1, "{title} in {words}");
    let (before, after) = (words.find("前文"), words.find("后文"));
    ensure!(before < words.find(title) && words.find("来源") < after, "{words}");
    ensure!(!words.contains("900万人以上"), "the fallback is in {words}");
    for target in chart.targets()? {
        let name = target.text.lines().next().unwrap_or_default();
        ensure!(words.contains(name), "{name} is not in {words}");
    }
    // Another language, and the words are replaced.
    chart.set("lang", "en")?;
    chart.wait(&format!(
        "e.innerText.includes('Source') && !e.innerText.includes({title:?})"
    ))?;
    ensure!(chart.ask("e.querySelectorAll('[slot=words]').length")? == 1, "twice");
    check_no_errors(&browser)
}

#[test]
fn nobody_else_meets_these_words() -> Result<()> {
    let browser = start()?;
    browser.open_fixture(&fixture::one("zh-CN", "network-coverage", "light"))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    chart.wait("e.innerText.length > 20")?;
    let hidden = chart.ask(
        "{
            const words = e.querySelector('[slot=words]').assignedSlot.parentNode;
            const { width, height } = words.getBoundingClientRect();
            return [words.getAttribute('aria-hidden'), words.inert !== false, width <= 1 && height <= 1];
        }",
    )?;
    ensure!(hidden == json!(["true", true, true]), "{hidden}");
    // A chart that shows what it contains instead has no words of its own.
    chart.set("view", "nothing")?;
    browser.wait("collected.errors.length")?;
    ensure!(
        chart.ask("e.querySelector('[slot=words]').textContent")? == "",
        "words of what is not there"
    );
    ensure!(chart.ask("e.innerText.includes('900万人以上')")? == true, "no fallback");
    Ok(())
}

/// A page that was saved with its words has them once when it is opened again.
#[test]
fn saved_words_are_taken_over() -> Result<()> {
    let browser = start()?;
    let body = "<report-chart id=\"chart\" view=\"network-coverage\"><span slot=\"words\">旧</span></report-chart>";
    browser.open_fixture(&fixture::page("zh-CN", body))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    chart.wait("e.innerText.length > 20 && !e.innerText.includes('旧')")?;
    ensure!(chart.ask("e.children.length")? == 1, "a second one");
    check_no_errors(&browser)
}
