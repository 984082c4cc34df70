//! An article and the chart beside it highlight each other; the article is not changed.

use anyhow::{Context, Result, ensure};
use browser_tests::{
    browser::Browser,
    chart::Chart,
    fixture,
    server::Reply,
    story::{INVESTMENT, LISTEN, TELECOM, is_lit, mark, marks, middle, open, row, rows},
};
use serde_json::{Value, json};

use crate::{check_clean, check_no_errors, check_one_line, start};

/// A browser without the highlight API, such as Firefox before version 140.
const NO_HIGHLIGHTS: &str = "delete CSS.highlights; delete window.Highlight;";

/// The parts of the article that must not change.
fn state(browser: &Browser) -> Result<Value> {
    browser.eval(
        "((story) => [story.outerHTML, document.documentElement.scrollHeight, document.documentElement.scrollWidth,
            Array.from(story.querySelectorAll('*'), (e) => Object.values(e.getBoundingClientRect().toJSON())),
            story.querySelectorAll('*').length])(document.querySelector('#story'))",
    )
}

fn focus_mark(chart: &Chart<'_>, id: &str) -> Result<()> {
    chart
        .ask(&format!(
            "e.shadowRoot.querySelectorAll('.mark')[e.targets().findIndex((mark) => mark.id === {id:?})].focus()"
        ))
        .map(drop)
}

/// In both directions, with either form of highlights.
fn lights_both_ways(browser: &Browser) -> Result<()> {
    let chart = open(browser, "")?;
    let before = state(browser)?;

    // By mouse, from the article to the mark: a figure, then the sentence around it, then nothing.
    let (x, y) = middle(browser, "#first b")?;
    browser.hover(x, y)?;
    chart.wait("e.shadowRoot.querySelector('.mark[data-on]')")?;
    ensure!(marks(&chart)? == json!([INVESTMENT]), "{}", marks(&chart)?);
    is_lit(browser, "figure", &["19%左右"])?;
    is_lit(browser, "sentence", &[])?;
    let tip = chart.ask("e.shadowRoot.querySelector('.tip').hidden")?;
    ensure!(tip == true, "a tip lies over the article");
    let (x, y) = middle(browser, "#second")?;
    browser.hover(x, y)?;
    chart.wait(&format!("e.shadowRoot.querySelectorAll('.mark')[e.targets().findIndex((mark) => mark.id === '{TELECOM}')].dataset.on === ''"))?;
    ensure!(marks(&chart)? == json!([TELECOM]), "{}", marks(&chart)?);
    let (x, y) = middle(browser, "h2")?;
    browser.hover(x, y)?;
    chart.wait("!e.shadowRoot.querySelector('.mark[data-on]') && !e.shadowRoot.querySelector('.active')")?;
    is_lit(browser, "figure", &[])?;

    // By mouse, from the mark to the sentence.
    let (x, y) = mark(&chart, INVESTMENT)?;
    browser.hover(x, y)?;
    chart.wait("e.shadowRoot.querySelector('.mark[data-on]')")?;
    is_lit(browser, "sentence", &["2011年工业投资增长19%左右。"])?;
    browser.hover(1.0, 1.0)?;
    is_lit(browser, "sentence", &[])?;

    // By focus, with the sentence in the description of the mark.
    browser.press("Tab")?;
    focus_mark(&chart, TELECOM)?;
    is_lit(browser, "sentence", &["2011年电信业务收入增长6%左右。"])?;
    let said = chart.ask(
        "e.shadowRoot.activeElement.getAttribute('aria-describedby').split(' ')
            .map((id) => e.shadowRoot.getElementById(id).textContent).join(' ')",
    )?;
    let said = said.as_str().context("a description")?;
    ensure!(said.contains("文中：2011年电信业务收入增长6%左右。"), "{said}");
    // Marking of differences is not requested.
    is_lit(browser, "differs", &[])?;
    let now = state(browser)?;
    ensure!(now == before, "the article has changed: {before} {now}");
    let scrolled = browser.eval("scrollY")?;

    // The link to the sentence scrolls only when it is pressed.
    browser.press("Enter")?;
    chart.wait("e.shadowRoot.querySelector('[part~=go]')")?;
    ensure!(browser.eval("scrollY")? == scrolled, "the page has moved by itself");
    chart.ask("e.shadowRoot.querySelector('[part~=go]').click()")?;
    let selected = browser.eval("getSelection().toString()")?;
    ensure!(selected == "2011年电信业务收入增长6%左右。", "{selected}");
    check_no_errors(browser)
}

#[test]
fn sentences_and_marks_highlight_each_other() -> Result<()> {
    lights_both_ways(&start()?)
}

#[test]
fn sentences_and_marks_highlight_each_other_without_the_highlight_api() -> Result<()> {
    let browser = start()?;
    browser.before_scripts(NO_HIGHLIGHTS)?;
    lights_both_ways(&browser)?;
    ensure!(browser.eval("'highlights' in CSS")? == false, "there are highlights");
    Ok(())
}

#[test]
fn sentences_and_table_rows_highlight_each_other() -> Result<()> {
    let browser = start()?;
    let chart = open(&browser, "")?;
    let before = state(&browser)?;
    let stops = "Array.from(e.shadowRoot.querySelectorAll('tbody tr[tabindex]'), (row) => row.dataset.id).sort()";
    ensure!(chart.ask(stops)? == json!([]), "rows that nobody sees are tab stops");
    chart.ask("e.shadowRoot.querySelector('[part~=switch]').click()")?;
    chart.wait("e.shadowRoot.querySelector('tbody tr[tabindex]')")?;
    ensure!(
        chart.ask(stops)? == json!([INVESTMENT, TELECOM]),
        "{}",
        chart.ask(stops)?
    );

    // From the article to the row, which stays highlighted in a new order.
    let (x, y) = middle(&browser, "#first b")?;
    browser.hover(x, y)?;
    chart.wait("e.shadowRoot.querySelector('tr[data-on]')")?;
    ensure!(rows(&chart)? == json!([INVESTMENT]), "{}", rows(&chart)?);
    is_lit(&browser, "figure", &["19%左右"])?;
    chart.ask("e.shadowRoot.querySelectorAll('.sort')[1].click()")?;
    chart.wait("e.shadowRoot.querySelector('tr[data-on]')")?;
    ensure!(rows(&chart)? == json!([INVESTMENT]), "sorted: {}", rows(&chart)?);
    let (x, y) = middle(&browser, "h2")?;
    browser.hover(x, y)?;
    chart.wait("!e.shadowRoot.querySelector('tr[data-on]')")?;

    // From the row to the sentence.
    let (x, y) = row(&chart, TELECOM)?;
    browser.hover(x, y)?;
    chart.wait("e.shadowRoot.querySelector('tr[data-on]')")?;
    ensure!(rows(&chart)? == json!([TELECOM]), "{}", rows(&chart)?);
    is_lit(&browser, "sentence", &["2011年电信业务收入增长6%左右。"])?;
    browser.hover(1.0, 1.0)?;
    chart.wait("!e.shadowRoot.querySelector('tr[data-on]')")?;
    is_lit(&browser, "sentence", &[])?;

    // By keyboard, from the header of the last column.
    chart.ask("Array.from(e.shadowRoot.querySelectorAll('.sort')).pop().focus()")?;
    browser.press("Tab")?;
    chart.wait("e.shadowRoot.querySelector('tr[data-on]')")?;
    let focused = chart.ask("e.shadowRoot.activeElement.dataset.id")?;
    ensure!(rows(&chart)? == json!([focused]), "{focused}: {}", rows(&chart)?);
    let said = chart
        .ask("e.shadowRoot.getElementById(e.shadowRoot.activeElement.getAttribute('aria-describedby')).textContent")?;
    let sentence = match focused.as_str() {
        Some(INVESTMENT) => "2011年工业投资增长19%左右。",
        _ => "2011年电信业务收入增长6%左右。",
    };
    is_lit(&browser, "sentence", &[sentence])?;
    let said: String = said.as_str().context("a description")?.split_whitespace().collect();
    ensure!(said == format!("文中：{sentence}"), "{said}");
    let now = state(&browser)?;
    ensure!(now == before, "the article has changed: {before} {now}");

    // Back to the drawing.
    chart.ask("e.shadowRoot.querySelector('[part~=switch]').click()")?;
    chart.wait("!e.shadowRoot.querySelector('tr[tabindex]') && !e.shadowRoot.querySelector('tr[data-on]')")?;
    is_lit(&browser, "sentence", &[])?;
    focus_mark(&chart, INVESTMENT)?;
    is_lit(&browser, "sentence", &["2011年工业投资增长19%左右。"])?;
    check_no_errors(&browser)
}

/// As in most articles, the chart is inside the element that it belongs to.
#[test]
fn a_chart_inside_its_article_highlights_it_too() -> Result<()> {
    let browser = start()?;
    let chart = open(&browser, "")?;
    browser.eval("(document.querySelector('#story').append(document.querySelector('#chart')), 0)")?;
    browser.wait("proofs.length === 2")?;
    let (x, y) = mark(&chart, INVESTMENT)?;
    browser.hover(x, y)?;
    chart.wait("e.shadowRoot.querySelector('.mark[data-on]')")?;
    // The article handles hovering in the next frame.
    browser.eval("window.frames = 0")?;
    browser.eval("(requestAnimationFrame(() => requestAnimationFrame(() => { frames = 2; })), 0)")?;
    browser.wait("frames === 2")?;
    is_lit(&browser, "sentence", &["2011年工业投资增长19%左右。"])?;
    let (x, y) = middle(&browser, "#second")?;
    browser.hover(x, y)?;
    browser.wait("!document.querySelector('#chart').shadowRoot.querySelector('.tip:not([hidden])')")?;
    is_lit(&browser, "sentence", &[])?;
    ensure!(marks(&chart)? == json!([TELECOM]), "{}", marks(&chart)?);
    check_no_errors(&browser)
}

#[test]
fn findings_are_reported_to_the_page_and_marked_on_request() -> Result<()> {
    let browser = start()?;
    let chart = open(&browser, "proof")?;
    let reported = browser.eval("proofs")?;
    ensure!(reported.as_array().is_some_and(|all| all.len() == 1), "{reported}");
    let found = reported[0]["findings"].as_array().context("findings")?;
    let verdicts: Vec<(&Value, &Value)> = found.iter().map(|one| (&one["verdict"], &one["measure"])).collect();
    ensure!(
        verdicts
            == [
                (&json!("agrees"), &json!(INVESTMENT)),
                (&json!("differs"), &json!(TELECOM)),
                (&json!("not-in-report"), &Value::Null)
            ],
        "{reported}"
    );
    ensure!(found[1]["differences"] == json!(["number"]), "{reported}");
    ensure!(
        found[1]["words"] == json!("不一致：数值：文中6%左右，报告5%左右"),
        "{reported}"
    );
    // Positions count characters of the text in the event.
    let cut = browser
        .eval("Array.from(proofs[0].text).slice(proofs[0].findings[1].start, proofs[0].findings[1].end).join('')")?;
    ensure!(cut == found[1]["text"], "{cut}");
    is_lit(&browser, "differs", &["6%左右"])?;
    chart.ask("(e.removeAttribute('proof'), 0)")?;
    browser.wait(
        "'highlights' in CSS ? !CSS.highlights.get('report-chart-differs').size
            : !document.querySelector('#chart').shadowRoot.querySelector('.light .lit-differs')",
    )?;
    // Another view has other figures; the article is not read again.
    ensure!(browser.eval("proofs.length")? == 1, "reported again");

    // A changed article is read again.
    browser.eval("(document.querySelector('#second').firstChild.data = '2011年电信业务收入增长5%左右。', 0)")?;
    browser.wait("proofs.length === 2")?;
    let fixed = browser.eval("proofs[1].findings[1].verdict")?;
    ensure!(fixed == "agrees", "{fixed}");
    focus_mark(&chart, TELECOM)?;
    check_no_errors(&browser)
}

#[test]
fn an_article_is_compared_with_the_custom_report_of_its_chart() -> Result<()> {
    let browser = start()?;
    browser.before_scripts(LISTEN)?;
    browser.set_viewport(700, 1600, 1.0)?;
    let own = include_str!("../../../reports/sample-2013.json");
    let story = "<p id=\"story\">2012年粮食产量2300万吨。</p>";
    let chart = format!(
        "<report-chart id=\"chart\" for=\"story\" lang=\"en\"><script type=\"application/json\">{own}</script></report-chart>"
    );
    browser.open_fixture(&fixture::page("zh-CN", &format!("{story}{chart}")))?;
    browser.wait("window.proofs && proofs.length")?;
    let found = browser.eval("proofs[0].findings")?;
    ensure!(found[0]["measure"] == json!("grain@2012"), "{found}");
    ensure!(found[0]["differences"] == json!(["qualifier"]), "{found}");
    check_no_errors(&browser)
}

#[test]
fn nothing_is_left_after_the_last_chart() -> Result<()> {
    let browser = start()?;
    let chart = open(&browser, "proof")?;
    let sheets = "document.adoptedStyleSheets ? document.adoptedStyleSheets.length : 0";
    browser.eval(
        "((other) => {
            Object.entries({ id: 'other', view: 'targets-2011', for: 'story', proof: '' })
                .forEach(([name, value]) => other.setAttribute(name, value));
            document.body.append(other);
        })(document.createElement('report-chart'))",
    )?;
    browser.wait("proofs.length === 2")?;
    ensure!(browser.eval(sheets)?.as_u64() <= Some(1), "a sheet for each chart");
    chart.ask("(window.gone = e, e.remove())")?;
    // The other one is unchanged.
    let (x, y) = middle(&browser, "#first b")?;
    browser.hover(x, y)?;
    browser.wait("document.querySelector('#other').shadowRoot.querySelector('.mark[data-on]')")?;
    ensure!(
        browser
            .eval("gone.shadowRoot.querySelector('.mark[data-on]')")?
            .is_null(),
        "what is gone is lit"
    );
    browser.eval("(document.querySelector('#other').removeAttribute('for'), 0)")?;
    browser.wait("!document.querySelector('#other').shadowRoot.querySelector('.mark[data-on]')")?;
    ensure!(browser.eval(sheets)? == 0, "a sheet is left");
    let left = browser.eval("'highlights' in CSS ? Array.from(CSS.highlights.keys()) : []")?;
    ensure!(left == json!([]), "{left}");
    let said = browser.eval(
        "['gone', 'other'].map((name) => (window[name].shadowRoot || document).querySelectorAll('#article, .light').length)",
    )?;
    ensure!(said == json!([0, 0]), "{said}");
    let (x, y) = middle(&browser, "#second")?;
    browser.hover(x, y)?;
    // After it is added again, it is highlighted again.
    browser.eval("(document.body.append(gone), 0)")?;
    browser.wait("proofs.length === 3")?;
    focus_mark(&chart, INVESTMENT)?;
    check_no_errors(&browser)
}

#[test]
fn a_missing_article_is_reported_and_the_chart_stays() -> Result<()> {
    let browser = start()?;
    browser.set_viewport(700, 1600, 1.0)?;
    let chart = fixture::chart("id=\"chart\" view=\"targets-2011\" for=\"nowhere\"");
    browser.open_fixture(&fixture::page("zh-CN", &chart))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    browser.wait("collected.errors.length")?;
    let reported = browser.eval("collected.errors.map(({ code, path }) => [code, path])")?;
    ensure!(reported == json!([["unknown-article", "for"]]), "{reported}");
    check_one_line(&browser, "found no element with the id `nowhere`")?;
    ensure!(!chart.targets()?.is_empty(), "the chart is gone");
    check_clean(&browser)
}

/// Tabs, "read more" and single-page sites: the article is not there, or not visible, when the chart is drawn.
#[test]
fn an_article_that_appears_later_is_linked() -> Result<()> {
    const STYLE: &str = ".off { display: none }";
    const FOUND: &str = "collected.proofs.some((findings) => findings.length)";
    let browser = start()?;
    browser.before_scripts(
        "collected.proofs = []; addEventListener('report-chart-proof', (event) => collected.proofs.push(event.detail.findings));",
    )?;
    let sheet = format!("{} {STYLE}", fixture::STYLE);
    browser
        .server
        .answer(fixture::STYLE_PATH, Reply::new("text/css", sheet));
    let chart = fixture::chart("id=\"chart\" view=\"targets-2011\" for=\"story\"");
    let sentence = "2011年工业投资增长19%左右。";
    let drawn = |body: String| -> Result<()> {
        browser.open_fixture(&fixture::page("zh-CN", &body))?;
        Chart::new(&browser, "#chart").wait_ready()
    };

    drawn(format!(
        "{chart}<div id=\"story\" class=\"off\"><p>{sentence}</p></div>"
    ))?;
    browser.eval("document.querySelector('#story').classList.remove('off')")?;
    browser.wait(FOUND).context("an article that was not displayed")?;

    drawn(format!(
        "{chart}<div id=\"story\"><p class=\"off\">{sentence}</p></div>"
    ))?;
    browser.eval("document.querySelector('p').classList.remove('off')")?;
    browser.wait(FOUND).context("a part that was not displayed")?;

    drawn(chart)?;
    browser.wait("collected.errors.some(({ code }) => code === 'unknown-article')")?;
    browser.eval(&format!(
        "(() => {{ const story = document.createElement('div'); story.id = 'story'; story.textContent = {sentence:?}; document.body.append(story); }})()"
    ))?;
    browser.wait(FOUND).context("an article that was added")?;
    check_clean(&browser)
}
