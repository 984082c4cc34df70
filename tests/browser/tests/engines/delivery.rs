//! Failures of hosts and networks for the wasm file. The fallback stays, and the page is not disturbed.

use std::time::Duration;

use anyhow::{Result, ensure};
use browser_tests::{
    browser::{Browser, PATIENCE},
    chart::Chart,
    fixture,
    server::{Reply, STRICT_POLICY},
};

use crate::{check_clean, check_no_errors, check_one_line, start};

const WASM: &str = "/report-chart.wasm";

fn page() -> String {
    fixture::one("zh-CN", "five-year-change", "light")
}

/// The chart cannot be drawn: there is one error, and the fallback stays.
fn check_failure(browser: &Browser) -> Result<()> {
    let chart = Chart::new(browser, "#chart");
    browser.wait("collected.errors.length")?;
    let errors = browser.eval("collected.errors")?;
    ensure!(
        errors.as_array().is_some_and(|errors| errors.len() == 1),
        "one error, not {errors}"
    );
    chart.check_fallback()?;
    ensure!(!chart.is_ready()?, "ready without wasm");
    let uncaught = browser.eval("collected.uncaught")?;
    ensure!(uncaught.as_array().is_some_and(Vec::is_empty), "uncaught: {uncaught}");
    Ok(())
}

fn check_failing_wasm(reply: impl FnOnce(&Browser) -> Reply) -> Result<()> {
    let browser = start()?;
    browser.server.answer(WASM, reply(&browser));
    browser.open_fixture(&page())?;
    check_failure(&browser)
}

#[test]
fn wasm_that_is_not_there() -> Result<()> {
    check_failing_wasm(|_| Reply::not_found())
}

#[test]
fn a_page_in_place_of_wasm() -> Result<()> {
    check_failing_wasm(|_| Reply::html("<!doctype html><title>portal</title><p>请登录"))
}

#[test]
fn truncated_wasm() -> Result<()> {
    check_failing_wasm(|browser| browser.server.file(WASM).truncated(2000))
}

#[test]
fn empty_wasm() -> Result<()> {
    check_failing_wasm(|browser| browser.server.file(WASM).truncated(0))
}

#[test]
fn a_policy_without_wasm() -> Result<()> {
    let browser = start()?;
    let policy = STRICT_POLICY.replace(" 'wasm-unsafe-eval'", "");
    browser.open_reply(Reply::html(page()).policy(&policy))?;
    check_failure(&browser)
}

#[test]
fn a_server_error() -> Result<()> {
    check_failing_wasm(|_| Reply::html("<!doctype html><title>500</title><p>try later").status(500))
}

#[test]
fn the_right_beginning_and_then_something_else() -> Result<()> {
    check_failing_wasm(|_| Reply::new("application/wasm", b"\0asm\x01\0\0\0".to_vec()))
}

#[test]
fn wasm_of_another_bundle() -> Result<()> {
    check_failing_wasm(|browser| browser.server.file("/report-chart-tools.wasm"))
}

#[test]
fn a_browser_without_wasm() -> Result<()> {
    let browser = start()?;
    browser.before_scripts("delete window.WebAssembly;")?;
    browser.open_fixture(&page())?;
    check_failure(&browser)?;
    check_one_line(&browser, "found no WebAssembly in this browser")?;
    ensure!(browser.server.requests(WASM) == 0, "it was loaded all the same");
    Ok(())
}

#[test]
fn a_browser_without_custom_elements() -> Result<()> {
    let browser = start()?;
    browser.before_scripts("delete window.customElements;")?;
    browser.open_fixture(&page())?;
    browser.wait("document.readyState === 'complete'")?;
    Chart::new(&browser, "#chart").check_fallback()?;
    check_one_line(&browser, "found no custom elements in this browser")?;
    check_clean(&browser)
}

/// A browser in which pages wait a tenth of the deadline for files, and of the pauses after it.
fn start_hurried() -> Result<Browser> {
    let browser = start()?;
    browser.hurry(10_000)?;
    Ok(browser)
}

/// After the deadline there is one error event, and the fallback stays.
fn check_deadline(browser: &Browser) -> Result<()> {
    browser.wait("customElements.get('report-chart')")?;
    Chart::new(browser, "#chart").check_fallback()?;
    ensure!(
        browser.becomes("collected.errors.length", PATIENCE + Duration::from_secs(5))?,
        "the page gets no event"
    );
    check_failure(browser)?;
    check_one_line(browser, "did not arrive within 10 seconds")
}

#[test]
fn a_stalled_download_is_retried() -> Result<()> {
    let browser = start_hurried()?;
    browser.server.answer(WASM, Reply::stall());
    browser.open_fixture(&page())?;
    check_deadline(&browser)?;
    browser.server.answer(WASM, browser.server.file(WASM));
    Chart::new(&browser, "#chart").wait_ready()?;
    check_clean(&browser)
}

#[test]
fn a_slow_download_is_drawn_when_it_arrives() -> Result<()> {
    let browser = start_hurried()?;
    // After the deadline, and before the next request.
    let slow = browser.server.file(WASM).after(Duration::from_secs(2));
    browser.server.answer(WASM, slow);
    browser.open_fixture(&page())?;
    check_deadline(&browser)?;
    Chart::new(&browser, "#chart").wait_ready()?;
    let requests = browser.server.requests(WASM);
    ensure!(requests == 1, "{requests} requests: the download was not waited for");
    check_clean(&browser)
}

#[test]
fn a_file_that_comes_late_is_drawn() -> Result<()> {
    let browser = start()?;
    browser.server.answer(WASM, Reply::not_found());
    browser.open_fixture(&page())?;
    check_failure(&browser)?;
    browser.server.answer(WASM, browser.server.file(WASM));
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    chart.wait("e.querySelector('.fallback').getBoundingClientRect().height === 0")?;
    ensure!(browser.chart_lines()?.len() == 1, "more than one line");
    check_clean(&browser)
}

#[test]
fn charts_that_come_into_view_do_not_ask_for_what_has_just_failed() -> Result<()> {
    let browser = start()?;
    browser.server.answer(WASM, Reply::not_found());
    let space = "<div class=\"spacer\"></div>";
    let body: String = (0..20)
        .map(|_| fixture::chart("view=\"growth-2010\"") + space)
        .collect();
    browser.open_fixture(&fixture::page("zh-CN", &body))?;
    browser.wait("collected.errors.length")?;
    // Each is visible for at least one frame.
    browser.eval(
        "(async () => {
            const frame = () => new Promise(requestAnimationFrame);
            for (const chart of document.querySelectorAll('report-chart')) {
                chart.scrollIntoView();
                await new Promise((done) => setTimeout(done, 30));
                await frame();
                await frame();
            }
        })()",
    )?;
    browser.wait("collected.errors.length >= 20")?;
    let requests = browser.server.requests(WASM);
    // Each attempt is one request, and one for the diagnosis.
    ensure!(requests <= 4, "{requests} requests");
    Ok(())
}

#[test]
fn wasm_without_a_type_works() -> Result<()> {
    let browser = start()?;
    browser.server.answer(WASM, browser.server.file(WASM).untyped());
    browser.open_fixture(&page())?;
    Chart::new(&browser, "#chart").wait_ready()?;
    check_clean(&browser)
}

#[test]
fn wasm_of_an_unknown_type_works() -> Result<()> {
    let browser = start()?;
    browser
        .server
        .answer(WASM, browser.server.file(WASM).mime("application/octet-stream"));
    browser.open_fixture(&page())?;
    Chart::new(&browser, "#chart").wait_ready()?;
    check_clean(&browser)
}

/// IIS answers 404 for a file whose type it does not know, although the file is there.
#[test]
fn a_server_that_refuses_wasm_is_named_the_type() -> Result<()> {
    let browser = start()?;
    browser.server.answer(WASM, Reply::not_found());
    browser.open_fixture(&page())?;
    check_failure(&browser)?;
    let message = browser.eval("collected.errors[0].message")?;
    let message = message.as_str().unwrap_or_default();
    for part in ["404", "beside report-chart.js", "application/wasm"] {
        ensure!(message.contains(part), "no {part} in {message}");
    }
    Ok(())
}

/// Extensions and settings against tracking block reading or drawing on a canvas.
#[test]
fn a_blocked_canvas_is_one_error_and_the_content_stays() -> Result<()> {
    const PAGE: &str = "html { background: oklch(0.98 0.01 240); color: oklch(0.3 0.02 240) }";
    for (blocked, draws) in [
        (
            "CanvasRenderingContext2D.prototype.getImageData = () => { throw new DOMException('blocked', 'SecurityError'); };",
            true,
        ),
        ("HTMLCanvasElement.prototype.getContext = () => null;", false),
    ] {
        let browser = start()?;
        browser.server.answer(fixture::STYLE_PATH, Reply::new("text/css", PAGE));
        browser.before_scripts(blocked)?;
        browser.open_fixture(&fixture::page(
            "zh-CN",
            &fixture::chart("id=\"chart\" view=\"growth-2010\""),
        ))?;
        let chart = Chart::new(&browser, "#chart");
        if draws {
            chart.wait_ready()?;
            check_clean(&browser)?;
        } else {
            check_failure(&browser)?;
            let code = browser.eval("collected.errors[0].code")?;
            ensure!(code == "no-canvas", "{code}");
        }
    }
    Ok(())
}

/// Build tools that make one classic script leave no `import.meta`.
#[test]
fn a_classic_script_finds_the_files_beside_it() -> Result<()> {
    let browser = start()?;
    let module = browser.server.file("/report-chart.js");
    let code = String::from_utf8_lossy(module.body()).into_owned();
    let script = code.replace("export class", "class").replace("import.meta", "({})");
    ensure!(!script.contains("export{"), "a list of exports");
    let script = format!("(() => {{ {script} }})()");
    browser.server.answer("/site.js", Reply::new("text/javascript", script));
    let page = page().replace("type=\"module\" src=\"/report-chart.js\"", "defer src=\"/site.js\"");
    browser.open_fixture(&page)?;
    Chart::new(&browser, "#chart").wait_ready()?;
    check_no_errors(&browser)
}
