//! Injection attacks through every input of the element: they stay text. No script runs, no element is created, and no request goes
//! to another host.

use anyhow::{Context, Result, ensure};
use browser_tests::{browser::Browser, chart::Chart, fixture, server::Reply};
use serde_json::json;

use crate::start;

const CORPUS: [&str; 40] = [
    "<script>window.pwned=1</script>",
    "<img src=x onerror=pwned=1>",
    "<img src=//198.51.100.7/x>",
    "<svg onload=pwned=1>",
    "<svg><animate onbegin=pwned=1 attributeName=x dur=1s>",
    "\"><script>window.pwned=1</script>",
    "' onmouseover='pwned=1",
    "\" autofocus onfocus=\"pwned=1",
    "javascript:window.pwned=1",
    "JaVaScRiPt:pwned=1",
    "data:text/html,<script>parent.pwned=1</script>",
    "</textarea><script>window.pwned=1</script>",
    "</title><img src=x onerror=pwned=1>",
    "</style><img src=x onerror=pwned=1>",
    "</report-chart><img src=x onerror=pwned=1>",
    "--><img src=x onerror=pwned=1>",
    "]]><img src=x onerror=pwned=1>",
    "&lt;img src=x onerror=pwned=1&gt;",
    "&#60;img src=x onerror=pwned=1&#62;",
    "<iframe src=//198.51.100.7/x></iframe>",
    "<iframe srcdoc=\"<script>parent.pwned=1</script>\">",
    "<base href=//198.51.100.7/>",
    "<meta http-equiv=refresh content=\"0;url=//198.51.100.7/\">",
    "<link rel=stylesheet href=//198.51.100.7/x.css>",
    "<form action=//198.51.100.7/><input autofocus>",
    "red;background:url(//198.51.100.7/x)",
    "url(//198.51.100.7/x)",
    "}*{background:url(//198.51.100.7/x)}",
    "{{constructor.constructor('pwned=1')()}}",
    "${window.pwned=1}",
    "__proto__",
    "constructor",
    "{\"__proto__\":{\"polluted\":1}}",
    "[{\"on\":\"5\",\"text\":\"x\",\"__proto__\":{\"polluted\":1}}]",
    "=HYPERLINK(\"//198.51.100.7\")",
    "＝1+1",
    "\u{202e}abc\u{2066}",
    "a\u{0}b",
    "\\ud800",
    "\u{200b}\u{feff}",
];

fn corpus() -> Vec<String> {
    CORPUS
        .iter()
        .map(|text| (*text).to_owned())
        .chain(["<b>长".repeat(2_500)])
        .collect()
}

/// Asserts that nothing ran, became an element, polluted a prototype, or was sent to another host.
fn check_harmless(browser: &Browser, what: &str) -> Result<()> {
    let found = browser.eval(
        "(() => {
            const bad = 'script:not([src]), img, iframe, base, form, meta[http-equiv], link[href*=\"198\"], animate, object, embed';
            const roots = [document, ...[...document.querySelectorAll('report-chart')].map((chart) => chart.shadowRoot)];
            const wrong = roots.flatMap((root) => [...root.querySelectorAll('*')])
                .filter((node) => node.matches(bad) || [...node.attributes].some(({ name, value }) =>
                    name.startsWith('on') || /^(href|src|action)$/.test(name) && !/^(\\/|report-chart|[#?]|https?:\\/\\/127\\.0\\.0\\.1)/.test(value)))
                .map((node) => node.outerHTML.slice(0, 200));
            const away = performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !name.startsWith(location.origin));
            return [window.pwned ? 'ran' : '', ({}).polluted ? 'polluted' : '', ...wrong, ...away].filter(Boolean);
        })()",
    )?;
    ensure!(found == json!([]), "{what}: {found}");
    let violations = browser.eval("collected.violations")?;
    ensure!(violations == json!([]), "{what}: {violations}");
    let uncaught = browser.eval("collected.uncaught")?;
    ensure!(uncaught == json!([]), "{what}: {uncaught}");
    Ok(())
}

/// A promise of two frames and a little more, enough for the effects of an attack.
const SETTLED: &str = "new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)))";

fn settle(browser: &Browser) -> Result<()> {
    browser.eval(SETTLED).map(drop)
}

#[test]
fn attributes_children_and_properties_stay_text() -> Result<()> {
    const ATTRIBUTES: [&str; 8] = ["view", "lang", "theme", "contrast", "large", "notes", "class", "id"];
    let browser = start()?;
    // In two rows, because charts far below are not drawn.
    let style = format!(
        "{} body {{ display: grid; grid-template-columns: repeat(4, 1fr) }}",
        fixture::STYLE
    );
    browser
        .server
        .answer(fixture::STYLE_PATH, Reply::new("text/css", style));
    browser.set_viewport(1200, 1000, 1.0)?;
    let charts = ATTRIBUTES.map(|attribute| fixture::chart(&format!("id=\"of-{attribute}\" view=\"targets-2011\"")));
    browser.open_fixture(&fixture::page("zh-CN", &charts.concat()))?;
    Chart::new(&browser, "report-chart").wait_ready()?;
    for text in corpus() {
        let value = serde_json::to_string(&text)?;
        browser.eval(&format!(
            "(async () => {{
                const charts = [...document.querySelectorAll('report-chart')];
                const names = {ATTRIBUTES:?};
                const had = names.map((name, i) => charts[i].getAttribute(name));
                names.forEach((name, i) => charts[i].setAttribute(name, {value}));
                await {SETTLED};
                names.forEach((name, i) => had[i] === null ? charts[i].removeAttribute(name) : charts[i].setAttribute(name, had[i]));
            }})()"
        ))?;
        check_harmless(&browser, &format!("attributes: {text}"))?;
        browser.eval(&format!(
            "(() => {{
                const chart = document.querySelector('report-chart');
                for (const [name, value, words] of [['data-note', '15', {value}], ['data-note', {value}, 'x'], ['data-summary', '', {value}]]) {{
                    const child = document.createElement('p');
                    child.setAttribute(name, value);
                    child.textContent = words;
                    chart.append(child);
                }}
                chart.setAttribute('notes', JSON.stringify([{{ on: '15', text: {value} }}, {{ on: {value}, text: 'x' }}]));
                for (const name of ['ground', 'ink', 'accent']) chart.style.setProperty('--report-chart-' + name, {value});
                chart.setAttribute('lang', 'en');
            }})()"
        ))?;
        settle(&browser)?;
        check_harmless(&browser, &format!("children and properties: {text}"))?;
        browser.eval(
            "((e) => {
                for (const child of e.querySelectorAll('[data-note], [data-summary]')) child.remove();
                e.removeAttribute('notes');
                e.removeAttribute('style');
                e.removeAttribute('lang');
            })(document.querySelector('report-chart'))",
        )?;
    }
    // After all of it the chart still draws.
    browser
        .eval("collected.ready.length = 0, document.querySelector('report-chart').setAttribute('view', 'overview')")?;
    browser.wait("collected.ready.length > 0")?;
    check_harmless(&browser, "at the end")
}

#[test]
fn addresses_and_messages_stay_text() -> Result<()> {
    let browser = start()?;
    browser
        .server
        .answer("/_fixture", Reply::html(fixture::one("zh-CN", "targets-2011", "light")));
    for text in corpus() {
        let value = serde_json::to_string(&text)?;
        let encoded = browser.eval(&format!(
            "(() => {{ try {{ return encodeURIComponent({value}) }} catch {{ return 'x' }} }})()"
        ))?;
        let encoded = encoded.as_str().context("a text")?.to_owned();
        browser.open(&format!(
            "_fixture?x=1#report-chart=chart;view={encoded};order={encoded};pins={encoded};section={encoded};lang={encoded};unit={encoded};as={encoded}"
        ))?;
        browser.eval(&format!("location.hash = {value}"))?;
        browser.eval(&format!(
            "[{value}, {{ type: {value} }}, {{ type: 'report-chart-height', version: 1, height: {value} }}].forEach((data) => postMessage(data, '*'))"
        ))?;
        settle(&browser)?;
        check_harmless(&browser, &format!("address: {text}"))?;
        // A valid view with other bad fields: the chart is drawn by the tools bundle, and its marks are queried.
        browser.eval(&format!(
            "location.hash = 'report-chart=chart;view=targets-2011;pins=' + {encoded:?} + ';order=' + {encoded:?} + ';as=table'"
        ))?;
        settle(&browser)?;
        check_harmless(&browser, &format!("state: {text}"))?;
        browser.open(&format!(
            "report-chart-frame.html?view={encoded}&lang={encoded}&theme={encoded}&notes={encoded}&x={encoded}"
        ))?;
        browser.eval(&format!(
            "[{value}, {{ type: {value} }}].forEach((data) => postMessage(data, '*'))"
        ))?;
        settle(&browser)?;
        let ran = browser.eval("Boolean(window.pwned) || Boolean(({}).polluted) || document.querySelectorAll('img, iframe, base, form, object').length > 0")?;
        ensure!(ran == json!(false), "frame: {text}");
    }
    Ok(())
}

/// The checks find planted attacks.
#[test]
fn the_check_finds_what_is_planted() -> Result<()> {
    let browser = start()?;
    for planted in [
        "document.querySelector('report-chart').shadowRoot.append(document.createElement('img'))",
        "document.querySelector('report-chart').setAttribute('onclick', 'x')",
        "Object.defineProperty(Object.prototype, 'polluted', { value: 1, configurable: true })",
        "window.pwned = 1",
        "fetch('//198.51.100.7/').catch(() => {})",
    ] {
        browser.open_fixture(&fixture::one("zh-CN", "targets-2011", "light"))?;
        browser.wait("collected.ready.length > 0")?;
        check_harmless(&browser, "before")?;
        // With a timer, so that it runs under the policy of the page.
        browser.eval(&format!("setTimeout(() => {{ {planted} }})"))?;
        settle(&browser)?;
        ensure!(check_harmless(&browser, planted).is_err(), "not found: {planted}");
    }
    Ok(())
}
