//! Large type: all texts and controls are large, in one column, without horizontal scrolling.

use anyhow::{Context, Result, ensure};
use browser_tests::{
    browser::Browser,
    chart::{Chart, Target},
    fixture::{self, LANGS, VIEWS},
    server::Reply,
};
use serde_json::{Value, json};

use crate::{check_clean, start};

/// Widths of phones, in CSS pixels.
const PHONES: [u32; 2] = [320, 375];

/// Elements with text smaller than LEAST, with their size, without texts for screen readers only.
const SMALL_TEXT: &str = "[...e.shadowRoot.querySelectorAll('*')].flatMap((part) => {
    const words = part.matches('textarea, button, summary')
        || [...part.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const size = parseFloat(getComputedStyle(part).fontSize);
    const seen = part.checkVisibility() && !part.closest('.unseen, caption');
    return words && seen && size < LEAST && !part.matches('.mark') ? [`${part.className || part.tagName} ${size}`] : [];
})";

/// Controls smaller than LEAST on a side, without marks, which are hit wherever they are nearest.
const SMALL_CONTROLS: &str = "[...e.shadowRoot.querySelectorAll('button, summary, a, textarea')].flatMap((part) => {
    const { width, height } = part.getBoundingClientRect();
    const seen = part.checkVisibility() && !part.closest('.unseen') && !part.matches('.mark');
    return seen && (width < LEAST || height < LEAST) ? [`${part.className || part.tagName} ${width} x ${height}`] : [];
})";

const ROWS: &str =
    "Array.from(e.shadowRoot.querySelectorAll('tbody tr'), (r) => Array.from(r.cells, (c) => c.textContent))";

fn open<'b>(browser: &'b Browser, lang: &str, view: &str, width: u32, attributes: &str) -> Result<Chart<'b>> {
    browser.set_viewport(width, 900, 1.0)?;
    let chart = fixture::chart(&format!("id=\"chart\" view=\"{view}\" {attributes}"));
    browser.open_fixture(&fixture::page(lang, &chart))?;
    let chart = Chart::new(browser, "#chart");
    chart.wait_ready()?;
    Ok(chart)
}

/// Opens both panels, pins the first mark that can be pinned, and shows the table.
fn open_everything(browser: &Browser, chart: &Chart<'_>) -> Result<()> {
    chart.ask("e.shadowRoot.querySelectorAll('details').forEach((details) => { details.open = true; })")?;
    chart.wait("e.shadowRoot.querySelector('.file') && e.shadowRoot.querySelector('.choice')")?;
    // A mark of the overview opens another view.
    if chart.ask("e.getAttribute('view') !== 'overview'")? == true {
        chart.ask("{ for (const _ of [1, 2]) e.shadowRoot.querySelector('.mark').click(); }")?;
        chart.wait("e.shadowRoot.querySelector('.pin button')")?;
    }
    ensure!(
        browser.eval("collected.errors")? == json!([]),
        "{}",
        browser.collected()?
    );
    Ok(())
}

fn check_none(chart: &Chart<'_>, question: &str, least: u32) -> Result<()> {
    let found = chart.ask(&question.replace("LEAST", &least.to_string()))?;
    ensure!(found == json!([]), "smaller than {least} px: {found}");
    Ok(())
}

fn check_width(browser: &Browser, width: u32) -> Result<()> {
    let page = browser.eval("document.documentElement.scrollWidth")?;
    ensure!(page == width, "the page is {page} px wide instead of {width}");
    Ok(())
}

/// Every text and control with all panels open, over the drawing and over the table.
fn check_sizes(browser: &Browser, chart: &Chart<'_>, width: u32, text: u32, control: u32) -> Result<()> {
    check_width(browser, width)?;
    open_everything(browser, chart)?;
    for shown in ["drawing", "table"] {
        if shown == "table" {
            chart.ask("e.shadowRoot.querySelector('.switch').click()")?;
        }
        check_none(chart, SMALL_TEXT, text).with_context(|| shown.to_owned())?;
        check_none(chart, SMALL_CONTROLS, control).with_context(|| shown.to_owned())?;
        check_width(browser, width).with_context(|| shown.to_owned())?;
    }
    Ok(())
}

/// The name of the indicator, which both figures of a pair share.
fn name(target: &Target) -> &str {
    target.text.lines().next().unwrap_or_default()
}

/// Marks are stacked, except for two figures of one indicator.
fn check_column(targets: &[Target]) -> Result<()> {
    for (i, one) in targets.iter().enumerate() {
        for other in targets.iter().skip(i + 1).filter(|other| name(other) != name(one)) {
            let apart = other.x >= one.x + one.width - 1.0 || one.x >= other.x + other.width - 1.0;
            let level = one.y + one.height > other.y + 1.0 && other.y + other.height > one.y + 1.0;
            ensure!(!(apart && level), "side by side: {one:?} and {other:?}");
        }
    }
    Ok(())
}

fn labels(targets: &[Target]) -> Vec<(&str, &str)> {
    targets
        .iter()
        .map(|target| (target.label.as_str(), target.text.as_str()))
        .collect()
}

#[test]
fn every_letter_and_every_button_is_large() -> Result<()> {
    let browser = start()?;
    let mut wrong = Vec::new();
    for view in VIEWS {
        for lang in LANGS {
            for width in [320, 375, 900] {
                let chart = open(&browser, lang, view, width, "large")?;
                let check = || -> Result<()> {
                    let title =
                        chart.number("parseFloat(getComputedStyle(e.shadowRoot.querySelector('.title')).fontSize)")?;
                    ensure!(title >= 30.0, "the title has {title} px");
                    check_column(&chart.targets()?)?;
                    check_sizes(&browser, &chart, width, 18, 60)
                };
                wrong.extend(
                    check()
                        .err()
                        .map(|error| format!("{view}, {lang}, {width} px: {error:#}")),
                );
            }
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    check_clean(&browser)
}

#[test]
fn usual_buttons_are_large_enough_for_a_thumb() -> Result<()> {
    let browser = start()?;
    let mut wrong = Vec::new();
    for view in VIEWS {
        for lang in LANGS {
            let chart = open(&browser, lang, view, 375, "")?;
            let checked = check_sizes(&browser, &chart, 375, 12, 44);
            wrong.extend(checked.err().map(|error| format!("{view}, {lang}: {error:#}")));
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    check_clean(&browser)
}

#[test]
fn large_type_says_the_same() -> Result<()> {
    let browser = start()?;
    for view in VIEWS {
        for lang in LANGS {
            let chart = open(&browser, lang, view, 375, "")?;
            let (usual, rows) = (chart.targets()?, chart.ask(ROWS)?);
            let drawn = chart.canvas()?;
            chart.set("large", "")?;
            chart.wait_repaint(&drawn)?;
            let large = chart.targets()?;
            ensure!(
                labels(&usual) == labels(&large),
                "{view}, {lang}: {:?}, large: {:?}",
                labels(&usual),
                labels(&large)
            );
            ensure!(
                rows.as_array().is_some_and(|rows| !rows.is_empty()) && chart.ask(ROWS)? == rows,
                "{view}, {lang}: another table"
            );
            chart.ask("e.removeAttribute('large')")?;
            chart.wait(&format!(
                "e.targets()[0].height === {}",
                usual.first().context("a target")?.height
            ))?;
            ensure!(
                chart.canvas()?.fingerprint == drawn.fingerprint,
                "{view}, {lang}: not as before"
            );
        }
    }
    check_clean(&browser)
}

#[test]
fn a_page_with_large_text_has_large_charts() -> Result<()> {
    let browser = start()?;
    let style = format!("{} .big body {{ font-size: 24px }}", fixture::STYLE);
    browser
        .server
        .answer(fixture::STYLE_PATH, Reply::new("text/css", style));
    let chart = open(&browser, "zh-CN", "targets-2011", 375, "")?;
    let scale = "getComputedStyle(e.shadowRoot.querySelector('.figure')).getPropertyValue('--rc-scale')";
    let usual = chart.canvas()?;
    ensure!(chart.ask(scale)? == "1", "{}", chart.ask(scale)?);
    for _ in 0..2 {
        browser.eval("document.documentElement.classList.add('big')")?;
        chart.wait(&format!("{scale} === '1.5'"))?;
        chart.wait_repaint(&usual)?;
        check_none(&chart, SMALL_TEXT, 18)?;
        check_width(&browser, 375)?;
        browser.eval("document.documentElement.classList.remove('big')")?;
        chart.wait(&format!("{scale} === '1'"))?;
        ensure!(chart.canvas()?.fingerprint == usual.fingerprint, "not as before");
    }
    check_clean(&browser)
}

#[test]
fn a_large_tooltip_stays_inside_a_small_window() -> Result<()> {
    let browser = start()?;
    for view in VIEWS {
        for lang in LANGS {
            for width in PHONES {
                let chart = open(&browser, lang, view, width, "large")?;
                for target in chart.targets()? {
                    let (x, y) = chart.centre(&target)?;
                    browser.hover(0.0, 0.0)?;
                    browser.hover(x, y)?;
                    let words: String = target.text.split_whitespace().collect();
                    chart.wait(&format!("{} === {words:?}", browser_tests::chart::TIP))?;
                    let edges: Value = chart.ask(
                        "{
                            const tip = e.shadowRoot.querySelector('[part~=tip]');
                            const { left, top, right, bottom } = tip.getBoundingClientRect();
                            const inside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
                            const whole = tip.scrollWidth <= tip.clientWidth + 1 && tip.scrollHeight <= tip.clientHeight + 1;
                            const small = parseFloat(getComputedStyle(tip).fontSize) < 18;
                            return inside && whole && !small ? '' : [left, top, right, bottom, whole, small].join();
                        }",
                    )?;
                    ensure!(
                        edges == "",
                        "{view}, {lang}, {width} px: the tip of {}: {edges}",
                        target.label
                    );
                }
            }
        }
    }
    check_clean(&browser)
}
