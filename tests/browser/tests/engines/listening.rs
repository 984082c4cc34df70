//! What a listener relies on without a screen reader at hand: changes are announced, and the focus is never lost.

use anyhow::{Context, Result, ensure};
use browser_tests::{browser::Browser, chart::Chart, fixture, focus::focus, focus::open_between_buttons};
use serde_json::{Value, json};

use crate::{check_clean, start};

const SAID: &str = "e.shadowRoot.querySelector('[aria-live]').textContent";

fn wait_said(chart: &Chart<'_>, words: &str) -> Result<()> {
    chart
        .wait(&format!("{SAID} === {}", json!(words)))
        .with_context(|| format!("`{words}` is not said, but {:?}", chart.ask(SAID)))
}

/// A bar chart of these figures.
fn report(values: &[u32]) -> Value {
    let text = |words: &str| json!({"zh": words, "en": words});
    let indicators: Vec<Value> = (0..)
        .zip(values)
        .map(|(i, value): (usize, _)| {
            json!({
                "id": format!("i{i}"), "type": "indicator", "name": text(&format!("n{i}")),
                "measures": [{"period": "2024", "kind": "result", "comparison": "yoy", "direction": "increase",
                    "stated": format!("{value}%"), "section": "s"}],
            })
        })
        .collect();
    let items: Vec<Value> = (0..values.len())
        .map(|i| json!({"measure": format!("i{i}@2024")}))
        .collect();
    json!({
        "format": "report-charts/1", "id": "r", "title": text("r"), "date": "2025-01", "publisher": text("p"),
        "sections": [{"id": "s", "title": text("s")}], "indicators": indicators,
        "views": [{"id": "v", "kind": "bars", "title": text("v"), "subtitle": text("%"), "items": items}],
    })
}

/// A custom report between two buttons, with the focus on its last mark.
fn open_on_last(browser: &Browser, values: &[u32]) -> Result<()> {
    browser.open_fixture(&fixture::page(
        "zh-CN",
        "<button id=\"before\">1</button><report-chart id=\"chart\" view=\"v\"><p>原文</p></report-chart><button id=\"after\">2</button>",
    ))?;
    let chart = Chart::new(browser, "#chart");
    chart.ask(&format!("{{ e.report = {}; }}", report(values)))?;
    chart.wait(&format!("e.targets().length === {}", values.len()))?;
    browser.eval("document.querySelector('#before').focus()")?;
    browser.press("Tab")?;
    browser.press("End")?;
    ensure!(focus(browser)? == format!("mark {}", values.len() - 1));
    Ok(())
}

#[test]
fn the_focus_stays_in_a_chart_with_fewer_marks() -> Result<()> {
    let browser = start()?;
    open_on_last(&browser, &[3, 4, 5, 6])?;
    let chart = Chart::new(&browser, "#chart");
    chart.ask(&format!("{{ e.report = {}; }}", report(&[7, 8])))?;
    chart.wait("e.targets().length === 2")?;
    ensure!(focus(&browser)? == "mark 1", "the focus is on {}", focus(&browser)?);
    // Also where the focus is elsewhere meanwhile, Tab reaches the marks.
    open_on_last(&browser, &[3, 4, 5, 6])?;
    browser.eval("document.querySelector('#before').focus()")?;
    chart.ask(&format!("{{ e.report = {}; }}", report(&[7, 8])))?;
    chart.wait("e.targets().length === 2")?;
    ensure!(focus(&browser)? == "before");
    browser.press("Tab")?;
    ensure!(focus(&browser)?.starts_with("mark"), "Tab goes to {}", focus(&browser)?);
    check_clean(&browser)
}

#[test]
fn the_focus_stays_at_a_chart_that_breaks() -> Result<()> {
    let browser = start()?;
    open_on_last(&browser, &[3, 4])?;
    let chart = Chart::new(&browser, "#chart");
    chart.ask("{ e.report = '{'; }")?;
    chart.wait("collected.errors.length")?;
    chart.wait("document.activeElement === e && !e.shadowRoot.activeElement")?;
    wait_said(&chart, "没能生成，请稍后再试。")?;
    browser.press("Tab")?;
    ensure!(focus(&browser)? == "after", "Tab goes to {}", focus(&browser)?);
    check_clean(&browser)
}

/// WCAG 2.4.11.
#[test]
fn a_header_that_stays_covers_no_focused_mark() -> Result<()> {
    let browser = start()?;
    let chart = open_between_buttons(&browser, "zh-CN", "targets-2011")?;
    for (edge, from, key) in [("top", "End", "ArrowUp"), ("bottom", "Home", "ArrowDown")] {
        browser.set_viewport(600, 320, 1.0)?;
        browser.eval(&format!(
            "(() => {{
                document.querySelectorAll('#bar').forEach((old) => old.remove());
                const bar = Object.assign(document.createElement('div'), {{ id: 'bar', textContent: 'bar' }});
                Object.assign(bar.style, {{ position: 'fixed', left: 0, right: 0, height: '90px', background: '#ccc', zIndex: 9 }});
                bar.style.{edge} = 0;
                document.body.append(bar);
                document.querySelector('#before').focus();
                return 0;
            }})()"
        ))?;
        browser.press("Tab")?;
        browser.press(from)?;
        for _ in 1..8 {
            browser.press(key)?;
            let at = focus(&browser)?;
            let free = format!(
                "((mark, bar) => mark.{edge} {} bar.{})(e.shadowRoot.activeElement.getBoundingClientRect(),
                    document.querySelector('#bar').getBoundingClientRect())",
                if edge == "top" { ">= -1 +" } else { "<= 1 +" },
                if edge == "top" { "bottom" } else { "top" },
            );
            chart
                .wait(&free)
                .with_context(|| format!("a bar at the {edge} covers {at}"))?;
        }
    }
    check_clean(&browser)
}

#[test]
fn what_a_button_has_changed_is_announced() -> Result<()> {
    let browser = start()?;
    for (lang, table, sorted, chart_again) in [
        (
            "zh-CN",
            "上面是表格",
            ["数值: 升序", "数值: 降序", "数值: 按报告的顺序"],
            "上面是图",
        ),
        (
            "en",
            "Table above",
            ["Value: ascending", "Value: descending", "Value: as in the report"],
            "Chart above",
        ),
    ] {
        let chart = open_between_buttons(&browser, lang, "targets-2011")?;
        chart.ask("e.shadowRoot.querySelector('.switch').click()")?;
        wait_said(&chart, table)?;
        for words in sorted {
            chart.ask("e.shadowRoot.querySelectorAll('.sort')[1].click()")?;
            wait_said(&chart, words)?;
        }
        chart.ask("e.shadowRoot.querySelector('.switch').click()")?;
        wait_said(&chart, chart_again)?;
    }
    check_clean(&browser)
}

/// The keys are announced to whoever comes with the keyboard, once.
#[test]
fn the_help_is_announced_once() -> Result<()> {
    let browser = start()?;
    let chart = open_between_buttons(&browser, "zh-CN", "growth-2010")?;
    let help = chart.ask("e.shadowRoot.querySelector('[part~=keys]').textContent")?;
    browser.eval("document.querySelector('#before').focus()")?;
    browser.press("Tab")?;
    wait_said(&chart, help.as_str().context("a help")?)?;
    chart.wait(&format!("!{SAID}"))?;
    browser.press_with_shift("Tab")?;
    browser.press("Tab")?;
    browser.press("ArrowDown")?;
    let said = chart.ask(
        "new Promise((done) => {
            const region = e.shadowRoot.querySelector('[aria-live]');
            new MutationObserver(() => done(region.textContent)).observe(region, { childList: true });
            setTimeout(() => done(''), 700);
        })",
    )?;
    ensure!(said == "", "said again: {said}");
    check_clean(&browser)
}
