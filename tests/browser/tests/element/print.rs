//! Paper: everything on it, inside its edges, on as few pages as it needs.

use anyhow::{Context, Result, ensure};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use browser_tests::{browser::Browser, chart::Chart, fixture};
use serde_json::{Value, json};

use crate::{check_clean, start};

/// Prints on paper of this size in inches; the number of pages.
fn print(browser: &Browser, width: f64, height: f64) -> Result<usize> {
    let printed = browser.cdp("Page.printToPDF", json!({ "paperWidth": width, "paperHeight": height }))?;
    let data = printed.get("data").and_then(Value::as_str).context("a file")?;
    let file = BASE64_STANDARD.decode(data)?;
    let text = String::from_utf8_lossy(&file);
    let pages = text.matches("/Type /Page\n").count();
    ensure!(pages > 0, "no page in a file of {} bytes", file.len());
    Ok(pages)
}

/// Before each print, the sizes of the canvases and of their colours.
const RECORD: &str = "addEventListener('beforeprint', () => {
    window.printed = Array.from(document.querySelectorAll('report-chart'), (e) => {
        const canvas = e.shadowRoot.querySelector('canvas');
        const { data } = canvas.width ? canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height) : { data: [] };
        return [parseFloat(canvas.style.width), new Set(new Uint32Array(data.buffer)).size > 3];
    });
});";

fn open(browser: &Browser, between: &str) -> Result<()> {
    browser.set_viewport(1400, 900, 1.0)?;
    let body = format!(
        "<h1>打印</h1>{}{between}{}",
        fixture::chart("id=\"first\" view=\"targets-2011\""),
        fixture::chart("id=\"second\" view=\"growth-2010\"")
    );
    browser.open_fixture(&fixture::page("zh-CN", &body))?;
    Chart::new(browser, "#first").wait_ready()?;
    browser.eval(RECORD).map(drop)
}

#[test]
fn charts_that_nobody_scrolled_to_are_printed() -> Result<()> {
    let browser = start()?;
    open(&browser, "<div class=\"spacer\"></div>")?;
    let second = Chart::new(&browser, "#second");
    ensure!(!second.is_ready()?, "it is drawn already");
    print(&browser, 8.27, 11.69)?;
    let printed = browser.eval("printed")?;
    ensure!(
        printed == json!([[680, true], [680, true]]),
        "width and content: {printed}"
    );
    ensure!(second.is_ready()?, "drawn without a word");
    // On the screen everything is as before.
    let first = Chart::new(&browser, "#first").canvas()?;
    ensure!(first.css_width == 1400.0, "{first:?}");
    browser.eval("document.querySelector('#second').scrollIntoView()")?;
    second.wait("e.shadowRoot.querySelector('canvas').width === 1400")?;
    check_clean(&browser)
}

#[test]
fn two_charts_take_two_pages() -> Result<()> {
    let browser = start()?;
    open(&browser, "<p>正文</p>")?;
    Chart::new(&browser, "report-chart").wait_ready()?;
    let pages = print(&browser, 8.27, 11.69)?;
    ensure!(pages <= 2, "{pages} pages of A4");
    // Half the paper, half the chart: it is scaled, and its table continues on the next page.
    let pages = print(&browser, 5.83, 8.27)?;
    ensure!(pages <= 4, "{pages} pages of A5");
    check_clean(&browser)
}

#[test]
fn narrow_paper_loses_no_value() -> Result<()> {
    let browser = start()?;
    open(&browser, "<p>正文</p>")?;
    Chart::new(&browser, "report-chart").wait_ready()?;
    browser.eval("dispatchEvent(new Event('beforeprint'))")?;
    browser.set_viewport(420, 600, 1.0)?;
    browser.emulate(browser_tests::browser::Media {
        print: true,
        ..Default::default()
    })?;
    let right =
        Chart::new(&browser, "#second").number("e.shadowRoot.querySelector('canvas').getBoundingClientRect().right")?;
    ensure!(right <= 420.0, "the drawing ends at {right} px of 420");
    check_clean(&browser)
}
