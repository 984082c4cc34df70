//! The reading bundle: it reads texts for editors, gives the results of the command line, and is not loaded by pages with charts.

use anyhow::{Context, Result, ensure};
use browser_tests::{browser::Browser, chart::Chart, fixture};
use serde_json::{Value, json};

use crate::{check_clean, start};

const SCRIPT: &str = "/report-chart-reading.js";
const PROGRAM: &str = "/report-chart-reading.wasm";
const SAMPLE: &str = include_str!("../../../reports/sample-2013.json");
const BROKEN: &str = include_str!("../../../reports/broken.json");

fn ask(browser: &Browser, question: &str) -> Result<Value> {
    browser.eval(&format!(
        "import('/report-chart-reading.js').then(async (module) => {{
            const reading = await module.loadReading();
            try {{ return {question}; }} catch (fault) {{ return {{ fault }}; }}
        }})"
    ))
}

fn requests(browser: &Browser) -> usize {
    browser.server.requests(SCRIPT) + browser.server.requests(PROGRAM)
}

#[test]
fn a_page_of_charts_does_not_load_reading() -> Result<()> {
    let browser = start()?;
    browser.set_viewport(700, 2000, 1.0)?;
    let charts = ["overview", "targets-2011"].map(|view| fixture::chart(&format!("view=\"{view}\"")));
    browser.open_fixture(&fixture::page("zh-CN", &charts.concat()))?;
    let chart = Chart::new(&browser, "report-chart");
    chart.wait_ready()?;
    // Nor for the tools of readers.
    for panel in ["takeaway", "explore"] {
        chart.ask(&format!("e.shadowRoot.querySelector('[part={panel}] summary').click()"))?;
        chart.wait(&format!("e.shadowRoot.querySelector('[part={panel}] button')"))?;
    }
    // Nor for a custom report.
    browser.eval(&format!("document.querySelector('report-chart').report = {SAMPLE}, 0"))?;
    chart.wait("e.targets().length && e.shadowRoot.querySelector('.title').textContent.includes('示例省')")?;
    ensure!(
        requests(&browser) == 0,
        "{} requests for what only editors need",
        requests(&browser)
    );
    check_clean(&browser)
}

#[test]
fn the_reading_bundle_agrees_with_the_command_line() -> Result<()> {
    let browser = start()?;
    browser.open_fixture(&fixture::page("zh-CN", ""))?;
    let text = "一是𠀀城全年增加值突破3.2万亿元，增长百分之八左右。";
    let found = ask(&browser, &format!("reading.figures({})", json!(text)))?;
    let reported: Vec<(&str, &str, u64, u64)> = found
        .as_array()
        .context("a list")?
        .iter()
        .map(|one| {
            let (word, at) = (
                |key: &str| one[key].as_str().unwrap_or("?"),
                |key: &str| one[key].as_u64().unwrap_or(0),
            );
            (word("kind"), word("text"), at("start"), at("end"))
        })
        .collect();
    ensure!(
        reported
            == [
                ("ordinal", "一是", 0, 2),
                ("figure", "突破3.2万亿元", 9, 17),
                ("figure", "百分之八左右", 20, 26)
            ],
        "{found}"
    );
    ensure!(found[1]["number"].as_f64() == Some(3.2e12), "{found}");

    // Positions count characters, not UTF-16 units.
    let cut = format!(
        "((text, at) => reading.figures(text).map((one) => text.slice(at(one.start), at(one.end))))({0}, module.unitsOf({0}))",
        json!(text)
    );
    ensure!(
        ask(&browser, &cut)? == json!(["一是", "突破3.2万亿元", "百分之八左右"]),
        "{}",
        ask(&browser, &cut)?
    );
    check_clean(&browser)
}

#[test]
fn an_article_is_compared_with_the_built_in_report_or_another() -> Result<()> {
    let browser = start()?;
    browser.open_fixture(&fixture::page("zh-CN", ""))?;
    let article = json!("2011年工业投资增长19%左右，电信业务收入增长6%左右，海鲜出口增长7%。");
    let found = ask(&browser, &format!("reading.proof({article}, '', 'zh-CN')"))?;
    let all = |key: &str| -> Vec<Value> { (0..3).map(|i| found[i][key].clone()).collect() };
    ensure!(
        all("verdict") == [json!("agrees"), json!("differs"), json!("not-in-report")],
        "{found}"
    );
    ensure!(
        all("measure")
            == [
                json!("industrial-investment@2011/target"),
                json!("telecom-revenue@2011/target"),
                Value::Null
            ],
        "{found}"
    );
    ensure!(found[1]["differences"] == json!(["number"]), "{found}");
    ensure!(found[1]["stated"] == json!("5%左右"), "{found}");
    ensure!(
        found[1]["words"] == json!("不一致：数值：文中6%左右，报告5%左右"),
        "{found}"
    );
    ensure!(
        found[1]["sentence"] == json!([0, 39]) && found[1]["line"] == 1,
        "{found}"
    );

    let own = ask(
        &browser,
        &format!("reading.proof('2012年粮食产量2300万吨。', {}, 'en')", json!(SAMPLE)),
    )?;
    ensure!(own[0]["measure"] == json!("grain@2012"), "{own}");
    ensure!(own[0]["differences"] == json!(["qualifier"]), "{own}");
    ensure!(
        own[0]["words"].as_str().is_some_and(|words| words.contains("bound")),
        "{own}"
    );
    check_clean(&browser)
}

#[test]
fn views_are_proposed_and_all_errors_are_reported() -> Result<()> {
    let browser = start()?;
    browser.open_fixture(&fixture::page("zh-CN", ""))?;
    let views = ask(&browser, &format!("reading.views({})", json!(SAMPLE)))?;
    let kinds: Vec<&Value> = views["views"]
        .as_array()
        .context("views")?
        .iter()
        .map(|view| &view["kind"])
        .collect();
    ensure!(kinds.first() == Some(&&json!("overview")), "{views}");
    ensure!(kinds.contains(&&json!("change")), "{views}");
    ensure!(
        views["refused"].as_array().is_some_and(|all| !all.is_empty()),
        "{views}"
    );

    let broken = ask(&browser, &format!("reading.views({})", json!(BROKEN)))?;
    let faults = broken["fault"]["faults"].as_array().context("faults")?;
    ensure!(faults.len() > 3, "{broken}");
    ensure!(faults.iter().all(|one| one["line"].as_u64() > Some(0)), "{broken}");
    ensure!(broken["fault"]["code"] == faults[0]["code"], "{broken}");

    let lang = ask(&browser, "reading.proof('', '', 'fr')")?;
    ensure!(lang["fault"]["code"] == json!("unknown-language"), "{lang}");
    // Errors do not affect later calls.
    ensure!(ask(&browser, "reading.figures('3人').length")? == json!(1));
    check_clean(&browser)
}
