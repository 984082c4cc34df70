//! The studio, from prose of a report to a chart on a page: a report of another year and place is corrected by an editor, and no data
//! leaves the browser.

use anyhow::{Context, Result, ensure};
use browser_tests::{
    browser::Browser,
    chart::Chart,
    embed::{open_under, policy_inside},
    fixture,
    server::Reply,
    studio,
};
use serde_json::{Value, json};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::{check_clean, start};

/// An invented county; the sentences are from no report.
pub(crate) const REPORT: &str = "海榆县2016年计划执行情况与2017年计划\n\n\
一、2016年计划执行情况\n\n\
2016年，全县地区生产总值达到214亿元，比上年增长7.3%。规模以上工业增加值增长8.1%，固定资产投资增长12.4%，\
社会消费品零售总额增长10.6%左右。第三，单位生产总值能耗下降4.2%。\n\n\
二、2017年主要目标\n\n\
2017年，全县地区生产总值增长7.5%左右，规模以上工业增加值增长8%以上，固定资产投资增长11%，\
社会消费品零售总额增长10%左右，单位生产总值能耗下降3%以上。\n";

/// Body and address of each request.
const WATCH: &str = "
    window.sent = [];
    const { fetch: fetches } = window;
    window.fetch = (address, options = {}) => {
        sent.push([String(address), options.method || 'GET', String(options.body || '')]);
        return fetches(address, options);
    };
    navigator.sendBeacon = (address) => sent.push([String(address), 'BEACON', '']);
    for (const name of ['XMLHttpRequest', 'WebSocket', 'EventSource']) {
        window[name] = class { constructor(address) { sent.push([String(address), name, '']); } };
    }";

pub(crate) fn open(browser: &Browser, lang: &str) -> Result<()> {
    browser.before_scripts(WATCH)?;
    browser.set_viewport(1200, 900, 1.0)?;
    studio::open(browser, lang)
}

/// Replaces the content of a field, and leaves it.
pub(crate) fn set(browser: &Browser, selector: &str, value: &str) -> Result<()> {
    browser
        .eval(&format!(
            "((field) => {{ field.value = {}; for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, \
             {{ bubbles: true }})); }})(document.querySelector({selector:?})), 0",
            json!(value)
        ))
        .map(drop)
}

pub(crate) fn texts(browser: &Browser, selector: &str) -> Result<Vec<String>> {
    let found = browser.eval(&format!(
        "Array.from(document.querySelectorAll({selector:?}), (e) => e.firstChild.textContent)"
    ))?;
    Ok(serde_json::from_value(found)?)
}

pub(crate) fn paste(browser: &Browser) -> Result<()> {
    set(browser, "#report-title", "海榆县2017年计划报告")?;
    set(browser, "#report-date", "2017-01")?;
    set(browser, "#report-text", REPORT)?;
    browser.wait(
        "document.querySelectorAll('#figures .line').length && document.querySelectorAll('#views report-chart').length",
    )
}

/// Index in the list of the figure with this wording.
pub(crate) fn place(browser: &Browser, stated: &str, indicator: &str) -> Result<u64> {
    // Lines far from the viewport have no elements.
    browser.eval("document.querySelector('#figures').scrollIntoView(), 0")?;
    browser.wait("document.querySelectorAll('#figures .line').length")?;
    let at = browser.eval(&format!(
        "(Array.from(document.querySelectorAll('#figures .line')).find((line) => {{
            const text = (part) => line.querySelector(`summary ${{part}}`).textContent;
            return text('b') === {} && text('.name').includes({});
        }}) || {{ id: '' }}).id",
        json!(stated),
        json!(indicator)
    ))?;
    let id = at.as_str().and_then(|id| id.strip_prefix("figure-"));
    let id = id.with_context(|| format!("{indicator} {stated} is not in the list"))?;
    Ok(id.parse()?)
}

/// Opens the fields of a figure.
pub(crate) fn unfold(browser: &Browser, at: u64) -> Result<()> {
    browser.eval(&format!(
        "document.querySelector('#figure-{at} details').open = true, 0"
    ))?;
    browser.wait(&format!("document.querySelector('#stated-{at}')"))
}

#[test]
fn a_report_of_another_year_goes_from_prose_to_a_chart() -> Result<()> {
    let browser = start()?;
    open(&browser, "zh")?;
    ensure!(
        browser.server.requests("/report-chart-reading.wasm") == 0,
        "nothing is read yet"
    );
    paste(&browser)?;

    // Marked in the text: figures, and numbers that are not figures, differently.
    let figures = texts(&browser, "#prose .mark.figure")?;
    for stated in ["7.3%", "8.1%", "12.4%", "10.6%左右", "7.5%左右", "8%以上", "3%以上"] {
        ensure!(figures.iter().any(|one| one == stated), "{stated}: {figures:#?}");
    }
    let others = texts(&browser, "#prose .mark.other")?;
    ensure!(others.iter().any(|one| one == "第三"), "{others:#?}");
    ensure!(others.iter().any(|one| one == "2016年"), "{others:#?}");
    let whole = browser.eval("Array.from(document.querySelectorAll('#prose .chunk'), (chunk) => Array.from(chunk.childNodes)).flat().map((n) => n.firstChild ? n.firstChild.textContent : n.textContent).join('')")?;
    ensure!(whole == json!(REPORT), "the text itself is as it was: {whole}");

    // A figure is corrected; an invalid value is reported at the figure at once.
    let at = place(&browser, "8.1%", "工业增加值")?;
    let field = format!("#stated-{at}");
    unfold(&browser, at)?;
    set(&browser, &field, "许多")?;
    browser.wait(&format!(
        "document.querySelector('#error-{at}').textContent && document.querySelector('{field}').getAttribute('aria-invalid')"
    ))?;
    browser.wait("document.querySelector('#charts-body').hidden")?;
    set(&browser, &field, "8.4%左右")?;
    browser.wait(&format!(
        "!document.querySelector('#error-{at}').textContent && !document.querySelector('#charts-body').hidden"
    ))?;
    // One is dropped.
    let dropped = place(&browser, "12.4%", "固定资产投资")?;
    browser.eval(&format!("document.querySelector('#keep-{dropped}').click()"))?;

    // Views, drawn by the element.
    let view = browser.eval(
        "Array.from(document.querySelectorAll('#views report-chart'), (e) => e.getAttribute('view')).find((id) => id.startsWith('change'))",
    )?;
    let view = view
        .as_str()
        .context("rates of two years are set side by side")?
        .to_owned();
    let selector = format!("#views report-chart[view={view}]");
    let chart = Chart::new(&browser, &selector);
    chart.ask("e.scrollIntoView()")?;
    chart.wait("((marks) => marks.includes('8.4%左右') && !marks.includes('12.4%'))(JSON.stringify(e.targets()))")?;
    let said = chart.ask("JSON.stringify(e.targets())")?;
    ensure!(!said.to_string().contains("12.4%"), "what was dropped is drawn: {said}");

    // One is chosen, and the embed code is shown in six forms.
    browser.eval(&format!("document.querySelector('#choose-{view}').click()"))?;
    browser.wait("document.querySelectorAll('#codes textarea').length === 6")?;
    let codes: Vec<String> = serde_json::from_value(
        browser.eval("Array.from(document.querySelectorAll('#codes textarea'), (area) => area.value)")?,
    )?;

    // An article with one wrong figure.
    set(
        &browser,
        "#article",
        "2017年，规模以上工业增加值增长8%以上，社会消费品零售总额增长12%左右。",
    )?;
    browser.wait("document.querySelectorAll('#findings .line').length")?;
    ensure!(texts(&browser, "#proof-prose .mark.differs")? == ["12%左右"]);
    ensure!(texts(&browser, "#proof-prose .mark.agrees")? == ["8%以上"]);
    let finding = browser.eval("document.querySelector('#findings .differs').textContent")?;
    ensure!(
        finding
            .as_str()
            .is_some_and(|words| words.contains("不一致") && words.contains("10%左右")),
        "{finding}"
    );

    // All files came from this server, and no data was sent.
    let strangers: Value = browser.eval(
        "performance.getEntriesByType('resource').map((entry) => entry.name)
            .filter((name) => !name.startsWith(location.origin + '/') && !name.startsWith('blob:'))",
    )?;
    ensure!(strangers == json!([]), "{strangers}");
    let sent: Vec<(String, String, String)> = serde_json::from_value(browser.eval("sent")?)?;
    ensure!(!sent.is_empty(), "the watch sees no request");
    for (address, method, body) in &sent {
        ensure!(
            method == "GET" && body.is_empty() && !address.contains('?'),
            "{method} {address} {body}"
        );
    }
    let kept = browser.eval("localStorage.length + sessionStorage.length + document.cookie.length")?;
    ensure!(kept == json!(0), "something is kept");
    check_clean(&browser)?;

    // What is to be uploaded is put beside the script.
    let files: Vec<(String, String)> = serde_json::from_value(browser.eval(
        "import('/studio/bundles.js').then(({ sitePages }) => {
            const code = Array.from(document.querySelectorAll('#codes textarea'), (area) => area.value).find((code) => code.includes('application/json'));
            const report = code.split(/<[/]?script[^>]*>/).find((part) => part[0] === '{');
            return sitePages(report, document.querySelector('#embed-script').value, '');
        })",
    )?)?;
    for (name, content) in &files {
        let mime = match name.rsplit('.').next() {
            Some("html") => {
                let inside = policy_inside(&browser, &browser.server);
                browser
                    .server
                    .answer(&format!("/{name}"), Reply::html(content.as_str()).policy(&inside));
                continue;
            }
            Some("json") => "application/json",
            _ => "image/svg+xml",
        };
        browser
            .server
            .answer(&format!("/{name}"), Reply::new(mime, content.as_str()));
    }
    let [plain, short, pictured, frame, whole, wechat] = &codes[..] else {
        anyhow::bail!("six forms")
    };
    ensure!(wechat.contains("<svg") && !wechat.contains("<script"), "{wechat}");
    ensure!(
        short.contains("src=\"") && short.contains("/charts/report.json\"") && short.len() < 400,
        "{short}"
    );
    ensure!(
        pictured.contains("<img ") && pictured.contains("<table>") && pictured.len() < 6_000,
        "{pictured}"
    );
    ensure!(whole.contains("application/json"), "{whole}");
    for code in codes.iter().filter(|code| code.contains("<report-chart")) {
        ensure!(!code.contains("草稿") && !code.contains("draft"), "{code}");
    }

    // The embed code on another page, under the strictest policy.
    for code in [short, pictured, whole] {
        let page = format!(
            "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>article</title>\
             <link rel=\"stylesheet\" href=\"{}\"></head><body>{code}</body></html>",
            fixture::STYLE_PATH
        );
        browser.open_fixture(&page)?;
        let chart = Chart::new(&browser, "report-chart");
        chart.wait_ready()?;
        let labels = chart.ask("e.targets().map((mark) => mark.label).join(' ')")?;
        let labels = labels.as_str().unwrap_or_default();
        for figure in ["7.3%", "8.4%左右", "8%以上", "10.6%左右", "4.2%", "3%以上"] {
            ensure!(labels.contains(figure), "{figure}: {labels}");
        }
        ensure!(!labels.contains("8.1%"), "corrected: {labels}");
        check_clean(&browser)?;
    }
    ensure!(
        plain.contains(&format!("/charts/{view}.html")) && !plain.contains("<report-chart"),
        "{plain}"
    );
    // A frame gets the height of its chart.
    open_under(&browser, &policy_inside(&browser, &browser.server), "'self'", frame)?;
    browser.wait("((height) => height && height !== 520)(document.querySelector('iframe').offsetHeight)")
}

#[test]
fn corrections_stay_while_the_text_grows_and_the_language_changes() -> Result<()> {
    let browser = start()?;
    open(&browser, "zh")?;
    paste(&browser)?;
    let at = place(&browser, "8.1%", "工业增加值")?;
    unfold(&browser, at)?;
    set(&browser, &format!("#stated-{at}"), "8.4%左右")?;
    set(
        &browser,
        "#report-text",
        &format!("{REPORT}\n2017年，森林覆盖率达到61%。\n"),
    )?;
    browser.wait("document.querySelector('#prose').textContent.includes('61%')")?;
    ensure!(place(&browser, "8.4%左右", "工业增加值")? == at);
    browser.eval("document.querySelector('#language').click()")?;
    browser.wait("document.documentElement.lang === 'en' && document.querySelector('#report-status').textContent.includes('figures')")?;
    ensure!(place(&browser, "8.4%左右", "工业增加值")? == at);
    let left = browser.eval(
        "Array.from(document.querySelectorAll('[data-words]')).filter((e) => /[\\u4e00-\\u9fff]/.test(e.textContent)).map((e) => e.textContent)",
    )?;
    ensure!(left == json!([]), "still Chinese: {left}");
    let unlike = browser.eval(
        "import('/studio/words.js').then(({ WORDS: { zh, en } }) => [...Object.keys(zh), ...Object.keys(en)].filter(
            (name) => typeof zh[name] !== typeof en[name] || zh[name].length !== en[name].length && typeof zh[name] === 'function'))",
    )?;
    ensure!(unlike == json!([]), "not in both languages: {unlike}");
    check_clean(&browser)
}

#[test]
fn a_valid_report_is_opened_and_all_errors_of_an_invalid_one_are_listed() -> Result<()> {
    let browser = start()?;
    open(&browser, "zh")?;
    set(
        &browser,
        "#report-text",
        include_str!("../../../reports/sample-2013.json"),
    )?;
    browser.wait("document.querySelectorAll('#views report-chart').length > 2")?;
    ensure!(browser.eval("document.querySelectorAll('#figures .line').length")? == 11);
    ensure!(browser.eval("document.querySelector('#report-title').disabled")? == false);
    ensure!(browser.eval("document.querySelectorAll('#refused li').length > 0")? == true);
    let count = browser.eval("document.querySelector('#report-status').textContent")?;
    ensure!(count == "这是做好的报告：11个数字。", "{count}");
    set(
        &browser,
        "#report-text",
        include_str!("../../../reports/sample-2013.csv"),
    )?;
    browser.wait("document.querySelector('#views report-chart').report.includes('#标题')")?;
    ensure!(browser.eval("document.querySelector('#report-status').textContent")? == count);
    set(&browser, "#report-text", include_str!("../../../reports/broken.json"))?;
    browser.wait(
        "document.querySelectorAll('#report-errors li').length > 3 && document.querySelector('#charts-body').hidden",
    )?;
    let first = browser.eval("document.querySelector('#report-errors li').textContent")?;
    ensure!(first.as_str().is_some_and(|line| line.contains("第")), "{first}");
    check_clean(&browser)
}

#[test]
fn what_is_not_read_or_not_listed_is_said() -> Result<()> {
    let browser = start()?;
    open(&browser, "zh")?;
    let said = |words: &str| {
        browser.wait(&format!(
            "document.querySelector('#report-status').textContent.includes('{words}')"
        ))
    };
    // Two fields of each row are missing.
    let mut table = String::from("指标,时期,数值\n");
    for n in 0..104 {
        table += &format!("甲{n},2024-13,1%\n");
    }
    set(&browser, "#report-text", &table)?;
    said("有211处要改，先列出100处")?;
    set(&browser, "#report-text", &"甲\n1%\n".repeat(40_010))?;
    said("只读了前40000个数字，第80002行起未读")?;
    set(
        &browser,
        "#report-text",
        "The output of the county reached 21.4 billion yuan, up 7.3% on the year before.",
    )?;
    said("几乎没有汉字")?;
    check_clean(&browser)
}

#[test]
fn files_in_any_encoding_are_read() -> Result<()> {
    let browser = start()?;
    open(&browser, "zh")?;
    // 增长7% in GBK.
    browser.eval(
        "(() => {
            const bytes = new Uint8Array([0xd4, 0xf6, 0xb3, 0xa4, 0x37, 0x25]);
            const carried = new DataTransfer();
            carried.items.add(new File([bytes], 'a.txt'));
            document.querySelector('#report-text').dispatchEvent(new DragEvent('drop', { dataTransfer: carried, cancelable: true }));
        })(), 0",
    )?;
    browser.wait("document.querySelector('#report-text').value === '增长7%' && document.querySelector('#prose').textContent === '增长7%'")?;
    check_clean(&browser)
}

/// Drops a file on the text of the report.
fn drop_file(browser: &Browser, name: &str, bytes: &[u8]) -> Result<()> {
    let script = format!(
        "(() => {{
            const carried = new DataTransfer();
            carried.items.add(new File([new Uint8Array({})], {name:?}));
            document.querySelector('#report-text').dispatchEvent(new DragEvent('drop', {{ dataTransfer: carried, cancelable: true }}));
        }})(), 0",
        json!(bytes)
    );
    browser.eval(&script).map(drop)
}

/// A document as word processors write it.
fn document(body: &str) -> Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("word/document.xml", SimpleFileOptions::default())?;
    write!(
        archive,
        "<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>"
    )?;
    Ok(archive.finish()?.into_inner())
}

#[test]
fn documents_and_saved_pages_are_read_as_lines_and_nothing_of_them_runs() -> Result<()> {
    let browser = start()?;
    open(&browser, "zh")?;
    let is = |text: &str| {
        browser.wait(&format!(
            "document.querySelector('#report-text').value === {}",
            json!(text)
        ))
    };
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row = |cells: [&str; 3]| format!("<w:tr>{}</w:tr>", cells.map(cell).concat());
    let table = [row(["指标", "单位", "2016年"]), row(["粮食产量", "万吨", "12.5"])].concat();
    let docx = document(&format!(
        "<w:p><w:r><w:t>海榆县2016年公报</w:t></w:r></w:p><w:tbl>{table}</w:tbl>"
    ))?;
    drop_file(&browser, "a.docx", &docx)?;
    is("海榆县2016年公报\n指标\t单位\t2016年\n粮食产量\t万吨\t12.5\n")?;
    browser.wait("document.querySelectorAll('#figures .line').length")?;
    place(&browser, "12.5万吨", "粮食产量")?;

    let page = "<!DOCTYPE html><title>网</title><script>window.ran = 1</script><img src=x onerror='window.ran = 1'>\
                <p>粮食产量<b>12万吨</b></p><p hidden>13万吨</p>";
    drop_file(&browser, "a.html", page.as_bytes())?;
    is("粮食产量12万吨\n")?;
    ensure!(
        browser.eval("window.ran === undefined")? == json!(true),
        "a script of the page ran"
    );

    let utf16: Vec<u8> = "增长7%\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    drop_file(&browser, "a.txt", &utf16)?;
    is("增长7%\n")?;

    // What cannot be read is said, and the text stays.
    drop_file(
        &browser,
        "a.docx",
        docx.get(..docx.len() / 2).context("half a document")?,
    )?;
    browser.wait(
        "!document.querySelector('#trouble').hidden && /损坏/.test(document.querySelector('#trouble').textContent)",
    )?;
    is("增长7%\n")?;
    drop_file(&browser, "a.txt", "增长8%".as_bytes())?;
    browser.wait("document.querySelector('#trouble').hidden")?;
    check_clean(&browser)
}

/// The reading of a long text ended after the error, and hid it.
#[test]
fn an_error_outlasts_work_that_began_before_it() -> Result<()> {
    let browser = start()?;
    open(&browser, "zh")?;
    let long = "粮食产量12万吨，增长7%。\n".repeat(1500);
    drop_file(&browser, "a.txt", long.as_bytes())?;
    browser.wait("document.querySelector('#report-text').value.length > 20000")?;
    drop_file(&browser, "a.docx", b"PK\x03\x04 half")?;
    browser.wait("!document.querySelector('#trouble').hidden")?;
    browser.wait("document.querySelectorAll('#figures .line').length")?;
    browser.eval("new Promise((done) => setTimeout(() => done(0), 1000))")?;
    ensure!(
        browser.eval("document.querySelector('#trouble').hidden")? == json!(false),
        "the error is hidden"
    );
    check_clean(&browser)
}

#[test]
fn a_missing_bundle_is_reported_and_loaded_later() -> Result<()> {
    let browser = start()?;
    browser.server.answer("/report-chart-reading.wasm", Reply::not_found());
    open(&browser, "zh")?;
    set(&browser, "#report-text", REPORT)?;
    browser.wait("!document.querySelector('#trouble').hidden")?;
    let seen = browser.eval("document.querySelector('#trouble').textContent")?;
    ensure!(seen.as_str().is_some_and(|words| words.contains("404")), "{seen}");
    browser.server.answer(
        "/report-chart-reading.wasm",
        browser.server.file("/report-chart-reading.wasm"),
    );
    paste(&browser)?;
    browser.wait("document.querySelector('#trouble').hidden")?;
    check_clean(&browser)
}
