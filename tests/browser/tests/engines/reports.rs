//! Custom reports: from an address, a property, or inside the element. All errors are reported, and the fallback content stays.

use std::time::Duration;

use anyhow::{Result, ensure};
use browser_tests::{
    browser::{Browser, PATIENCE},
    chart::Chart,
    fixture,
    server::{Reply, STRICT_POLICY},
};
use serde_json::{Value, json};

use crate::{check_clean, check_one_line, start};

const SAMPLE: &str = include_str!("../../../reports/sample-2013.json");
const TABLE: &str = include_str!("../../../reports/sample-2013.csv");
const OVER_TIME: &str = include_str!("../../../reports/over-time-2024.json");
/// Its views are described, and of common kinds.
const DESCRIBED: &str = include_str!("../../../reports/corrected-2014.json");
const BROKEN: &str = include_str!("../../../reports/broken.json");
const PATH: &str = "/own/report.json";

fn sample() -> Reply {
    Reply::new("application/json", SAMPLE)
}

fn browser() -> Result<Browser> {
    let browser = start()?;
    browser.server.answer(PATH, sample());
    browser.set_viewport(700, 2000, 1.0)?;
    Ok(browser)
}

fn open<'b>(browser: &'b Browser, attributes: &str, inside: &str) -> Result<Chart<'b>> {
    let chart = format!(
        "<report-chart id=\"chart\" {attributes}>{}{inside}</report-chart>",
        fixture::FALLBACK
    );
    browser.open_fixture(&fixture::page("zh-CN", &chart))?;
    Ok(Chart::new(browser, "#chart"))
}

fn title(chart: &Chart<'_>) -> Result<String> {
    Ok(chart
        .ask("e.shadowRoot.querySelector('.title').textContent")?
        .as_str()
        .unwrap_or_default()
        .to_owned())
}

/// Waits until a chart with this title is drawn.
fn wait_title(chart: &Chart<'_>, title: &str) -> Result<()> {
    chart.wait(&format!(
        "e.targets && e.targets().length && e.shadowRoot.querySelector('.title').textContent === {title:?}"
    ))
}

const TITLE: &str = "示例省2013年工作报告（虚构）";

#[test]
fn a_report_is_drawn_from_its_address() -> Result<()> {
    let browser = browser()?;
    let chart = open(&browser, &format!("src=\"{PATH}\""), "")?;
    chart.wait_ready()?;
    ensure!(title(&chart)? == TITLE, "{}", title(&chart)?);
    // A view opened from its overview is of the same report.
    chart.set("view", "change-1")?;
    chart.wait("e.targets().some((mark) => mark.id === 'industry@2013/target')")?;
    let source = chart.ask("e.shadowRoot.querySelector('.source').textContent")?;
    ensure!(source.as_str().is_some_and(|text| text.contains("示例省")), "{source}");
    check_clean(&browser)
}

/// Kinds of view that only the tools bundle draws.
#[test]
fn targets_and_series_are_drawn_with_their_words() -> Result<()> {
    let browser = browser()?;
    browser.server.answer(PATH, Reply::new("application/json", OVER_TIME));
    let chart = open(&browser, &format!("src=\"{PATH}\" view=\"targets-2023\""), "")?;
    chart.wait("e.targets().some((mark) => mark.id === 'exports@2023')")?;
    let count = chart.ask("e.targets().length")?;
    ensure!(count == json!(16), "{count}");
    let text = chart.ask("e.targets().find((mark) => mark.id === 'exports@2023').text")?;
    ensure!(
        text.as_str()
            .is_some_and(|text| text.contains("对照目标增长5%以上：未达")),
        "{text}"
    );
    // The table for screen readers has the verdict too.
    let table = chart.ask("e.shadowRoot.querySelector('table').textContent")?;
    ensure!(
        table.as_str().is_some_and(|text| text.contains("无法判定：没有写结果")),
        "{table}"
    );
    let canvas = "(() => { const c = e.shadowRoot.querySelector('canvas'); return c.width > 0 && \
                  c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some((v, i) => i % 4 === 3 && v > 0); })()";
    let painted = chart.ask(canvas)?;
    ensure!(painted == json!(true), "nothing is painted");
    for (view, mark, marks) in [
        ("firms-series", "firms@2024/target", 7),
        ("progress-2024", "waste@2024-01-2024-06", 6),
    ] {
        chart.set("view", view)?;
        chart.wait(&format!("e.targets().some((mark) => mark.id === '{mark}')"))?;
        let count = chart.ask("e.targets().length")?;
        ensure!(count == json!(marks), "{view}: {count}");
    }
    check_clean(&browser)
}

/// How often files of the tools bundle were requested.
fn tools_requests(browser: &Browser) -> usize {
    browser.server.requests("/report-chart-tools.js") + browser.server.requests("/report-chart-tools.wasm")
}

#[test]
fn described_views_load_no_tools_before_a_panel_is_opened() -> Result<()> {
    let title = "云岭州2014年工作报告（虚构）";
    let block = format!("<script type=\"application/json\">{DESCRIBED}</script>");
    for (attributes, inside) in [(format!("src=\"{PATH}\""), ""), (String::new(), block.as_str())] {
        let browser = browser()?;
        browser.server.answer(PATH, Reply::new("application/json", DESCRIBED));
        let chart = open(&browser, &attributes, inside)?;
        chart.wait("e.targets().some((mark) => mark.id === 'forest@2013')")?;
        chart.set("view", "year")?;
        chart.wait("e.targets().some((mark) => mark.id === 'visitors@2013')")?;
        let source = chart.ask("e.shadowRoot.querySelector('.source').textContent")?;
        ensure!(source.as_str().is_some_and(|text| text.contains("云岭州")), "{source}");
        ensure!(tools_requests(&browser) == 0, "the tools are loaded");
        chart.ask("e.shadowRoot.querySelector('[part=takeaway] summary').click()")?;
        chart.wait("e.shadowRoot.querySelectorAll('textarea').length")?;
        let names = if inside.is_empty() { PATH } else { title };
        let embeds = embeds(&chart)?;
        ensure!(embeds.iter().all(|code| code.contains(names)), "{embeds:#?}");
        chart.ask("e.shadowRoot.querySelector('[part=explore] summary').click()")?;
        chart.wait("e.shadowRoot.querySelectorAll('[part=explore] button').length")?;
        chart.set("view", "planted")?;
        chart.wait("e.targets().some((mark) => mark.id === 'forest@2012')")?;
        ensure!(tools_requests(&browser) > 0, "the tools are not loaded");
        ensure!(browser.server.requests(PATH) <= 1, "fetched again");
        check_clean(&browser)?;
    }
    Ok(())
}

#[test]
fn an_element_changes_between_reports_without_the_tools() -> Result<()> {
    let browser = browser()?;
    browser.server.answer(PATH, Reply::new("application/json", DESCRIBED));
    let chart = open(&browser, "", "")?;
    chart.wait("e.targets().length")?;
    chart.set("src", PATH)?;
    chart.wait("e.targets().some((mark) => mark.id === 'forest@2013')")?;
    let second = DESCRIBED.replace("一年的新造林", "第二份");
    browser.eval(&format!("document.querySelector('#chart').report = {second}, 0"))?;
    wait_title(&chart, "第二份")?;
    browser.eval("document.querySelector('#chart').report = null, 0")?;
    wait_title(&chart, "一年的新造林")?;
    chart.ask("(e.removeAttribute('src'), e.setAttribute('view', 'targets-2011'))")?;
    chart.wait("e.targets().some((mark) => mark.id === 'software-revenue@2011/target')")?;
    ensure!(tools_requests(&browser) == 0, "the tools are loaded");
    // One that needs them, and back.
    browser
        .server
        .answer("/own/other.json", Reply::new("application/json", OVER_TIME));
    chart.ask("(e.setAttribute('src', '/own/other.json'), e.setAttribute('view', 'firms-series'))")?;
    chart.wait("e.targets().some((mark) => mark.id === 'firms@2024/target')")?;
    chart.ask(&format!("(e.setAttribute('src', '{PATH}'), e.removeAttribute('view'))"))?;
    wait_title(&chart, "一年的新造林")?;
    check_clean(&browser)
}

/// After a trap a new instance of the page bundle is given the report again.
#[test]
fn a_page_bundle_that_dies_opens_the_report_again() -> Result<()> {
    let browser = browser()?;
    browser.server.answer(PATH, Reply::new("application/json", DESCRIBED));
    browser.before_scripts(crate::faults::WRAP)?;
    let charts = ["first", "second"].map(|id| fixture::chart(&format!("id=\"{id}\" src=\"{PATH}\" view=\"forest\"")));
    browser.open_fixture(&fixture::page("zh-CN", &charts.concat()))?;
    let (first, second) = (Chart::new(&browser, "#first"), Chart::new(&browser, "#second"));
    first.wait_ready()?;
    second.wait_ready()?;
    browser.eval("faultIn = 'draw', window.fault = faults.trap, 0")?;
    second.set("view", "year")?;
    browser.wait("collected.errors.length")?;
    second.check_fallback()?;
    first.wait("e.targets().some((mark) => mark.id === 'forest@2013')")?;
    second.set("view", "planted")?;
    second.wait("e.targets().some((mark) => mark.id === 'forest@2012')")?;
    ensure!(browser.eval("instances.length")? == 2, "not started again");
    ensure!(browser.server.requests(PATH) == 1, "fetched again");
    ensure!(tools_requests(&browser) == 0, "the tools are loaded");
    Ok(())
}

#[test]
fn several_charts_with_one_address_fetch_it_once() -> Result<()> {
    let browser = browser()?;
    let charts =
        ["overview", "change-1", "levels-2"].map(|view| fixture::chart(&format!("src=\"{PATH}\" view=\"{view}\"")));
    browser.open_fixture(&fixture::page("zh-CN", &charts.concat()))?;
    browser
        .wait("Array.from(document.querySelectorAll('report-chart')).every((e) => e.targets && e.targets().length)")?;
    let asked = browser.server.requests(PATH);
    ensure!(asked == 1, "{asked} requests");
    check_clean(&browser)
}

/// A loaded report whose chart is not drawn yet is kept while another chart is drawn.
#[test]
fn two_reports_on_a_page_are_both_drawn() -> Result<()> {
    let browser = browser()?;
    browser
        .server
        .answer("/own/other.json", Reply::new("application/json", OVER_TIME));
    let chart = |id: &str, of: &str| format!("<report-chart id=\"{id}\" {of}></report-chart>");
    let charts = [
        chart("a", "src=\"/own/other.json\" view=\"firms-series\""),
        chart("b", "src=\"/own/other.json\" view=\"income-series\""),
        chart("c", &format!("src=\"{PATH}\"")),
        chart("d", &format!("src=\"{PATH}\" view=\"change-1\"")),
    ];
    browser.open_fixture(&fixture::page("zh-CN", &charts.concat()))?;
    for id in ["a", "b", "c", "d"] {
        Chart::new(&browser, &format!("#{id}")).wait("e.targets().length")?;
    }
    check_clean(&browser)
}

#[test]
fn a_report_may_be_a_property_or_a_block_inside_and_the_nearest_counts() -> Result<()> {
    let browser = browser()?;
    let other = SAMPLE.replace(TITLE, "另一份报告");
    let chart = open(
        &browser,
        "",
        &format!("<script type=\"application/json\">{other}</script>"),
    )?;
    wait_title(&chart, "另一份报告")?;
    chart.set("src", PATH)?;
    wait_title(&chart, TITLE)?;
    browser.eval(&format!(
        "document.querySelector('#chart').report = {}, 0",
        SAMPLE.replace(TITLE, "给的报告")
    ))?;
    wait_title(&chart, "给的报告")?;
    browser.eval(&format!(
        "document.querySelector('#chart').report = {}, 0",
        json!(TABLE.replace(TITLE, "表格"))
    ))?;
    wait_title(&chart, "表格")?;
    // Without a custom report it is the built-in one again.
    browser.eval("document.querySelector('#chart').report = null, 0")?;
    wait_title(&chart, TITLE)?;
    chart.ask("e.removeAttribute('src')")?;
    wait_title(&chart, "另一份报告")?;
    chart.ask("(e.querySelector('script').remove(), e.setAttribute('view', 'targets-2011'))")?;
    chart.wait("e.targets().some((mark) => mark.id === 'software-revenue@2011/target')")?;
    check_clean(&browser)
}

/// Tables and documents as spreadsheets of old and new systems save them.
#[test]
fn reports_are_read_in_the_encodings_of_editors() -> Result<()> {
    let browser = browser()?;
    let utf16 = |order: fn(u16) -> [u8; 2], text: &str| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let gbk = |text: &str| encoding_rs::GB18030.encode(text).0.into_owned();
    for (path, bytes) in [
        ("/own/gbk.csv", gbk(TABLE)),
        ("/own/marked.csv", utf16(u16::to_le_bytes, &format!("\u{feff}{TABLE}"))),
        ("/own/big.csv", utf16(u16::to_be_bytes, TABLE)),
        ("/own/gbk.json", gbk(SAMPLE)),
    ] {
        browser.server.answer(path, Reply::new("text/plain", bytes));
        let chart = open(&browser, &format!("src=\"{path}\""), "")?;
        wait_title(&chart, TITLE)?;
    }
    check_clean(&browser)
}

#[test]
fn a_property_set_before_the_script_came_is_taken() -> Result<()> {
    let browser = browser()?;
    let set =
        "addEventListener('DOMContentLoaded', () => { document.querySelector('#chart').src = '/own/report.json'; })";
    browser.before_scripts(set)?;
    let chart = open(&browser, "", "")?;
    wait_title(&chart, TITLE)
}

#[test]
fn all_errors_are_reported_at_once() -> Result<()> {
    let browser = browser()?;
    browser.server.answer(PATH, Reply::new("application/json", BROKEN));
    browser.before_scripts(
        "window.details = []; addEventListener('report-chart-error', (event) => details.push(event.detail));",
    )?;
    let chart = open(&browser, &format!("src=\"{PATH}\""), "")?;
    browser.wait("details.length")?;
    chart.check_fallback()?;
    let details = browser.eval("details")?;
    let faults = details[0]["faults"].as_array().cloned().unwrap_or_default();
    let expected: Vec<&str> = include_str!("../../../reports/broken.txt").lines().collect();
    let seen: Vec<String> = faults
        .iter()
        .map(|f| {
            let text = |field: &str| f[field].as_str().unwrap_or_default().to_owned();
            format!("{}:{} {} {}", f["line"], f["column"], text("path"), text("code"))
        })
        .collect();
    ensure!(seen == expected, "{seen:#?}");
    ensure!(
        details[0]["code"] == "missing-field" && details.as_array().map(Vec::len) == Some(1),
        "{details}"
    );
    let lines = browser.chart_lines()?;
    ensure!(lines.len() == 21, "{} lines: {lines:#?}", lines.len());
    // Once fixed, it is drawn.
    browser.server.answer("/own/fixed.json", sample());
    chart.set("src", "/own/fixed.json")?;
    wait_title(&chart, TITLE)
}

/// The text goes into each bundle once, as `encodeInto` sees it.
#[test]
fn a_wrong_report_of_several_charts_is_read_once() -> Result<()> {
    let browser = browser()?;
    browser.server.answer(PATH, Reply::new("application/json", BROKEN));
    browser.before_scripts(
        "window.texts = []; ((original) => {
            TextEncoder.prototype.encodeInto = function (text, place) {
                if (text.length > 1000) { texts.push(text.length); }
                return original.call(this, text, place);
            };
        })(TextEncoder.prototype.encodeInto);",
    )?;
    let chart = fixture::chart(&format!("src=\"{PATH}\" view=\"change-1\""));
    browser.open_fixture(&fixture::page("zh-CN", &chart.repeat(5)))?;
    browser.wait("collected.errors.length === 5")?;
    let texts = browser.eval("texts")?;
    ensure!(
        texts.as_array().is_some_and(|texts| (1..=2).contains(&texts.len())),
        "{texts}"
    );
    let lines = browser.chart_lines()?;
    ensure!(lines.len() == 21, "{} lines: {lines:#?}", lines.len());
    Ok(())
}

#[test]
fn what_is_no_report_and_no_address_is_an_error_that_says_so() -> Result<()> {
    let browser = browser()?;
    browser.before_scripts(
        "window.details = []; addEventListener('report-chart-error', (event) => details.push(event.detail));",
    )?;
    let chart = open(&browser, "", "")?;
    for (change, path, says) in [
        (
            "chart.setAttribute('src', 'http://[::1')",
            "src",
            "accepted is an address",
        ),
        (
            "chart.setAttribute('src', 'http://other.example/a.json')",
            "src",
            "crossorigin",
        ),
        (
            "const own = {}; own.own = own; chart.report = own",
            "report",
            "not JSON",
        ),
        ("chart.report = () => {}", "report", "function"),
        ("chart.report = Symbol('a')", "report", "symbol"),
    ] {
        browser.eval(&format!(
            "(() => {{ details.length = 0; const chart = document.querySelector('report-chart'); {change}; return 0; }})()"
        ))?;
        browser.wait("details.length")?;
        let detail = browser.eval("details[0]")?;
        ensure!(detail["code"] == "invalid-value" && detail["path"] == path, "{detail}");
        ensure!(
            detail["message"].as_str().is_some_and(|text| text.contains(says)),
            "{detail}"
        );
        chart.check_fallback()?;
    }
    Ok(())
}

#[test]
fn an_invalid_report_leaves_the_fallback() -> Result<()> {
    for (reply, code, says) in [
        (Reply::not_found(), "report-unavailable", "404"),
        (
            Reply::html("<!doctype html><p>home"),
            "report-unavailable",
            "a page instead",
        ),
        (
            Reply::new("application/json", " ".repeat(2_000_001)),
            "too-much",
            "2000000",
        ),
        (
            Reply::new("application/json", "{\"format\": "),
            "invalid-document",
            "line 1 column 12",
        ),
    ] {
        let browser = browser()?;
        browser.server.answer(PATH, reply);
        browser.before_scripts(
            "window.details = []; addEventListener('report-chart-error', (event) => details.push(event.detail));",
        )?;
        let chart = open(&browser, &format!("src=\"{PATH}\""), "")?;
        browser.wait("details.length")?;
        chart.check_fallback()?;
        let detail = browser.eval("details[0]")?;
        ensure!(detail["code"] == code, "{detail}");
        ensure!(
            detail["message"].as_str().is_some_and(|text| text.contains(says)),
            "{detail}"
        );
        ensure!(detail["path"].as_str().is_some_and(|path| !path.is_empty()), "{detail}");
        let uncaught = browser.eval("collected.uncaught")?;
        ensure!(uncaught.as_array().is_some_and(Vec::is_empty), "{uncaught}");
    }
    Ok(())
}

#[test]
fn a_report_that_comes_back_is_drawn() -> Result<()> {
    let browser = browser()?;
    browser.server.answer(PATH, Reply::not_found());
    let chart = open(&browser, &format!("src=\"{PATH}\""), "")?;
    browser.wait("collected.errors.length")?;
    browser.server.answer(PATH, sample());
    wait_title(&chart, TITLE)
}

#[test]
fn the_latest_request_is_drawn() -> Result<()> {
    let browser = browser()?;
    browser.server.answer(
        "/own/slow.json",
        Reply::new("application/json", SAMPLE.replace(TITLE, "慢")).after(Duration::from_secs(2)),
    );
    let chart = open(&browser, "src=\"/own/slow.json\"", "")?;
    chart.wait("e.isConnected && e.shadowRoot")?;
    chart.set("src", PATH)?;
    wait_title(&chart, TITLE)?;
    browser.eval("new Promise((done) => setTimeout(() => done(0), 3000))")?;
    browser.set_viewport(500, 2000, 1.0)?;
    browser.eval("new Promise((done) => setTimeout(() => done(0), 500))")?;
    wait_title(&chart, TITLE)
}

#[test]
fn pins_links_and_embed_code_are_of_this_report() -> Result<()> {
    let browser = browser()?;
    let chart = open(&browser, &format!("src=\"{PATH}\" view=\"change-1\""), "")?;
    chart.wait_ready()?;
    chart.ask("e.shadowRoot.querySelector('[part=takeaway] summary').click()")?;
    chart.wait("e.shadowRoot.querySelectorAll('textarea').length")?;
    let codes = embeds(&chart)?;
    let address = browser.eval(&format!("new URL({PATH:?}, location.href).href"))?;
    let address = address.as_str().unwrap_or_default();
    ensure!(
        codes.iter().all(|code| code.contains(&format!(
            "<report-chart src=\"{address}\" crossorigin view=\"change-1\""
        ))),
        "{codes:#?}"
    );
    ensure!(codes[1].contains("13%以上"), "{}", codes[1]);
    // A pinned figure is compared in this report.
    let id = "industry@2013/target";
    browser.eval(&format!(
        "location.hash = 'report-chart=chart;view=change-1;pins={}', 0",
        "industry%402013%2Ftarget"
    ))?;
    chart.wait("e.shadowRoot.querySelector('.pin')")?;
    let pin: Value = chart.ask("e.shadowRoot.querySelector('.pin').textContent")?;
    ensure!(pin.as_str().is_some_and(|text| text.contains("12%左右")), "{id}: {pin}");
    check_clean(&browser)
}

/// After a trap a new instance gets the report again.
#[test]
fn a_new_instance_after_a_trap_gets_the_report() -> Result<()> {
    let browser = browser()?;
    browser.before_scripts(crate::faults::WRAP)?;
    let charts = ["first", "second"].map(|id| fixture::chart(&format!("id=\"{id}\" src=\"{PATH}\" view=\"change-1\"")));
    browser.open_fixture(&fixture::page("zh-CN", &charts.concat()))?;
    let (first, second) = (Chart::new(&browser, "#first"), Chart::new(&browser, "#second"));
    first.wait_ready()?;
    second.wait_ready()?;
    browser.eval("faultIn = 'draw', window.fault = faults.trap, 0")?;
    second.set("view", "overview")?;
    browser.wait("collected.errors.length")?;
    second.check_fallback()?;
    first.wait("e.targets().some((mark) => mark.id === 'industry@2013/target')")?;
    second.set("view", "remainder-3")?;
    second.wait("e.targets().some((mark) => mark.id === 'energy@2007-2012')")?;
    ensure!(browser.server.requests(PATH) == 1, "fetched again");
    Ok(())
}

/// Other data scripts in an element, such as for search engines, are not reports.
#[test]
fn only_a_block_of_the_two_types_is_a_report() -> Result<()> {
    let browser = browser()?;
    let linked = "<script type=\"application/ld+json\">{\"@context\": \"https://schema.org\", \"@type\": \"Dataset\"}</script>\
                  <script type=\"importmap+json\">{}</script>";
    let chart = open(&browser, "view=\"targets-2011\"", linked)?;
    chart.wait("e.targets().some((mark) => mark.id === 'software-revenue@2011/target')")?;
    check_clean(&browser)?;
    // Beside a report they are ignored.
    let report = format!("{linked}<script type=\"application/json\">{SAMPLE}</script>");
    let chart = open(&browser, "", &report)?;
    wait_title(&chart, TITLE)?;
    check_clean(&browser)
}

#[test]
fn a_report_of_another_host_is_drawn_where_that_allows_it() -> Result<()> {
    let browser = browser()?;
    let theirs = browser.another_server()?;
    let address = theirs.url("own/report.json");
    let policy = STRICT_POLICY.replace("connect-src 'self'", &format!("connect-src 'self' {}", theirs.url("")));
    ensure!(
        policy != STRICT_POLICY,
        "the policy says nothing of connections: {policy}"
    );
    let page_with = |more: &str| {
        fixture::page(
            "zh-CN",
            &fixture::chart(&format!("id=\"chart\" src=\"{address}\" {more}")),
        )
    };
    let page = || page_with("crossorigin");
    theirs.answer(PATH, sample().header("Access-Control-Allow-Origin", "*"));
    browser.before_scripts(
        "window.details = []; addEventListener('report-chart-error', (event) => details.push(event.detail));",
    )?;
    // Without the attribute, no other host is asked.
    browser.open_reply(Reply::html(page_with("")).policy(&policy))?;
    browser.wait("details.length")?;
    Chart::new(&browser, "#chart").check_fallback()?;
    let detail = browser.eval("details[0]")?;
    ensure!(
        detail["message"]
            .as_str()
            .is_some_and(|text| text.contains("crossorigin"))
            && theirs.requests(PATH) == 0,
        "{detail}"
    );
    theirs.answer(PATH, sample());
    browser.open_reply(Reply::html(page()).policy(&policy))?;
    browser.wait("details.length")?;
    let chart = Chart::new(&browser, "#chart");
    chart.check_fallback()?;
    let detail = browser.eval("details[0]")?;
    ensure!(
        detail["code"] == "report-unavailable"
            && detail["message"]
                .as_str()
                .is_some_and(|text| text.contains("Access-Control-Allow-Origin")),
        "{detail}"
    );
    theirs.answer(PATH, sample().header("Access-Control-Allow-Origin", "*"));
    browser.open_reply(Reply::html(page()).policy(&policy))?;
    wait_title(&Chart::new(&browser, "#chart"), TITLE)?;
    check_clean(&browser)
}

/// After the deadline there is one error event, and the fallback stays; a late report is drawn.
#[test]
fn a_report_that_does_not_arrive_is_reported_and_requested_again() -> Result<()> {
    let browser = browser()?;
    // The deadline, too.
    browser.hurry(10_000)?;
    browser.server.answer(PATH, Reply::stall());
    let chart = open(&browser, &format!("src=\"{PATH}\""), "")?;
    ensure!(
        browser.becomes("collected.errors.length", PATIENCE + Duration::from_secs(5))?,
        "the page gets no event"
    );
    chart.check_fallback()?;
    check_one_line(&browser, "did not arrive within 10 seconds")?;
    browser.server.answer(PATH, sample());
    wait_title(&chart, TITLE)
}

/// The embed codes in the open panel that name or contain the report of the element: neither the plain form nor a citation does.
fn embeds(chart: &Chart) -> Result<Vec<String>> {
    let codes = chart.ask("Array.from(e.shadowRoot.querySelectorAll('textarea'), (area) => area.value)")?;
    let codes: Vec<String> = serde_json::from_value(codes)?;
    let embeds: Vec<String> = codes
        .into_iter()
        .filter(|code| code.contains("<report-chart"))
        .collect();
    ensure!(embeds.len() == 2, "{embeds:#?}");
    Ok(embeds)
}

/// The embed code contains an inline report, and draws it elsewhere.
#[test]
fn embed_code_contains_the_inline_report() -> Result<()> {
    for (kind, text) in [("application/json", SAMPLE), ("text/csv", TABLE)] {
        let browser = browser()?;
        let chart = open(&browser, "", &format!("<script type=\"{kind}\">{text}</script>"))?;
        wait_title(&chart, TITLE)?;
        chart.ask("e.shadowRoot.querySelector('[part=takeaway] summary').click()")?;
        chart.wait("e.shadowRoot.querySelectorAll('textarea').length")?;
        let codes = embeds(&chart)?;
        for code in codes {
            ensure!(code.contains(&format!("<script type=\"{kind}\">")), "{kind}: {code}");
            ensure!(
                code.contains(text.lines().nth(1).unwrap_or_default().trim()),
                "{kind}: {code}"
            );
            browser.open_fixture(&format!(
                "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\">{code}"
            ))?;
            wait_title(&Chart::new(&browser, "report-chart"), TITLE)?;
        }
        check_clean(&browser)?;
    }
    Ok(())
}

#[test]
fn a_report_given_before_the_script_came_is_taken() -> Result<()> {
    let browser = browser()?;
    browser.before_scripts(&format!(
        "addEventListener('DOMContentLoaded', () => {{ document.querySelector('#chart').report = {}; }})",
        SAMPLE.replace(TITLE, "先给的报告")
    ))?;
    let chart = open(&browser, "", "")?;
    wait_title(&chart, "先给的报告")?;
    check_clean(&browser)
}
