//! An article with a chart beside it, and the highlights in both.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::{browser::Browser, chart::Chart, fixture};

/// A figure that the article states as the report does.
pub const INVESTMENT: &str = "industrial-investment@2011/target";
/// A figure that it states differently.
pub const TELECOM: &str = "telecom-revenue@2011/target";
/// Two figures in one line of the page, with a line break of the source between; one that differs; one that is not in the report.
pub const STORY: &str = "<article id=\"story\"><h2>新一年的目标</h2>\
    <p id=\"first\">2011年工业投资增长\n<b>19%左右</b>。𠀀城的天气很好。</p>\
    <p id=\"second\">2011年电信业务收入增长6%左右。</p>\
    <p hidden>2011年工业投资增长7%。</p><script type=\"text/plain\">2011年工业投资增长8%。</script>\
    <p>海鲜出口增长7%。</p></article>";
/// Collects the events about articles.
pub const LISTEN: &str = "window.proofs = []; addEventListener('report-chart-proof', (e) => proofs.push(e.detail));";

/// Opens the article with the chart under it, and waits until they are linked.
pub fn open<'b>(browser: &'b Browser, attributes: &str) -> Result<Chart<'b>> {
    browser.before_scripts(LISTEN)?;
    browser.set_viewport(700, 1600, 1.0)?;
    let chart = fixture::chart(&format!(
        "id=\"chart\" view=\"targets-2011\" for=\"story\" {attributes}"
    ));
    browser.open_fixture(&fixture::page("zh-CN", &format!("{STORY}{chart}")))?;
    let chart = Chart::new(browser, "#chart");
    chart.wait_ready()?;
    browser.wait("proofs.length")?;
    Ok(chart)
}

/// The highlighted text, or the number of boxes in browsers without highlights.
pub fn lit(browser: &Browser, kind: &str) -> Result<Value> {
    browser.eval(&format!(
        "'highlights' in CSS
            ? Array.from(CSS.highlights.get('report-chart-{kind}') || [], (range) => range.toString().replace(/\\s/g, ''))
            : document.querySelector('#chart').shadowRoot.querySelectorAll('.light .lit-{kind}').length"
    ))
}

/// Asserts that exactly these words are highlighted.
pub fn is_lit(browser: &Browser, kind: &str, words: &[&str]) -> Result<()> {
    let lit = lit(browser, kind)?;
    let right = match &lit {
        Value::Array(_) => lit == json!(words),
        // A range over two elements has a box in each, and one around a whole element.
        count => count.as_u64().is_some_and(|count| (count == 0) == words.is_empty()),
    };
    ensure!(right, "{kind}: {lit} instead of {words:?}");
    Ok(())
}

/// The highlighted marks.
pub fn marks(chart: &Chart<'_>) -> Result<Value> {
    chart.ask(
        "Array.from(e.shadowRoot.querySelectorAll('.active .mark'))
            .map((mark, i) => mark.dataset.on === '' && e.targets()[i].id).filter(Boolean)",
    )
}

/// The highlighted rows.
pub fn rows(chart: &Chart<'_>) -> Result<Value> {
    chart.ask("Array.from(e.shadowRoot.querySelectorAll('tbody tr[data-on]'), (row) => row.dataset.id)")
}

/// The middle of the row of a figure, in the viewport.
pub fn row(chart: &Chart<'_>, id: &str) -> Result<(f64, f64)> {
    let place = |part: &str| {
        chart.number(&format!(
            "(({{ {part} }}) => {part})(e.shadowRoot.querySelector('tr[data-id={id:?}]').getBoundingClientRect())"
        ))
    };
    let middle = |from: &str, to: &str| Ok::<f64, anyhow::Error>((place(from)? + place(to)?) / 2.0);
    Ok((middle("left", "right")?, middle("top", "bottom")?))
}

/// The middle of the mark of a figure, in the viewport.
pub fn mark(chart: &Chart<'_>, id: &str) -> Result<(f64, f64)> {
    let at = chart.ask(&format!("e.targets().findIndex((mark) => mark.id === {id:?})"))?;
    let at = usize::try_from(at.as_u64().context("a mark")?)?;
    chart.centre(chart.targets()?.get(at).context("a mark")?)
}

/// The middle of the first line of an element's content, in the viewport.
pub fn middle(browser: &Browser, selector: &str) -> Result<(f64, f64)> {
    let at = browser.eval(&format!(
        "(() => {{ const range = document.createRange(); range.selectNodeContents(document.querySelector({selector:?}));
            const {{ left, right, top, bottom }} = range.getClientRects()[0]; return [(left + right) / 2, (top + bottom) / 2]; }})()"
    ))?;
    let part = |i: usize| at.get(i).and_then(Value::as_f64);
    Ok((part(0).context("x")?, part(1).context("y")?))
}
