//! The work in the studio: it is kept, comes back, is undone and deleted; charts are changed; what is taken away is complete and clean;
//! a report of thousands of figures stays quick.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::{browser::Browser, studio};
use serde_json::json;

use crate::studio::{open, paste, place, set, texts, unfold};
use crate::{check_clean, start};

const DRAWN: &str = "document.querySelectorAll('#views report-chart').length";
const KEPT: &str = "document.querySelector('#keeping').textContent === '已保存在这个浏览器里'";

fn text(browser: &Browser, selector: &str) -> Result<String> {
    let found = browser.eval(&format!("document.querySelector({selector:?}).textContent"))?;
    Ok(found.as_str().context("a text")?.to_owned())
}

/// Chooses the first two charts, and returns the report with them.
fn choose_two(browser: &Browser) -> Result<String> {
    browser.eval(
        "Array.from(document.querySelectorAll('#views .choose input')).slice(0, 2).forEach((box) => box.click()), 0",
    )?;
    browser.wait("document.querySelectorAll('#codes textarea').length === 6")?;
    report(browser)
}

/// The report as it is copied.
fn report(browser: &Browser) -> Result<String> {
    browser.eval(
        "Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text) => { window.taken = text; } } }), 0",
    )?;
    browser.eval("window.taken = '', document.querySelector('#copy-document').click(), 0")?;
    browser.wait("window.taken")?;
    Ok(browser.eval("window.taken")?.as_str().context("a report")?.to_owned())
}

#[test]
fn work_survives_a_reload_and_is_undone_and_deleted() -> Result<()> {
    let browser = start()?;
    open(&browser, "zh")?;
    paste(&browser)?;
    let at = place(&browser, "8.1%", "工业增加值")?;
    unfold(&browser, at)?;
    set(&browser, &format!("#stated-{at}"), "8.4%左右")?;
    choose_two(&browser)?;
    set(&browser, "#article", "2017年，固定资产投资增长11%。")?;
    browser.wait("document.querySelectorAll('#findings .line').length === 1")?;
    browser.wait(KEPT)?;

    studio::open(&browser, "zh")?;
    browser.wait("document.querySelectorAll('#codes textarea').length === 6 && document.querySelectorAll('#findings .line').length === 1")?;
    ensure!(place(&browser, "8.4%左右", "工业增加值")? == at);
    ensure!(browser.eval("document.querySelector('#report-title').value")? == "海榆县2017年计划报告");
    ensure!(browser.eval("document.querySelectorAll('#views .choose input:checked').length")? == 2);

    // Each change is a step back.
    let dropped = place(&browser, "12.4%", "固定资产投资")?;
    browser.eval(&format!("document.querySelector('#keep-{dropped}').click()"))?;
    browser.wait(&format!(
        "document.querySelector('#figure-{dropped}').classList.contains('left')"
    ))?;
    browser.eval("document.querySelector('#undo').click()")?;
    browser.wait(&format!(
        "!document.querySelector('#figure-{dropped}').classList.contains('left')"
    ))?;

    browser.eval("document.querySelector('#forget').click()")?;
    browser.wait("!document.querySelector('#report-text').value && document.querySelector('#figures-body').hidden")?;
    studio::open(&browser, "zh")?;
    ensure!(browser.eval("document.querySelector('#report-text').value")? == "");
    check_clean(&browser)
}

#[test]
fn a_project_and_a_report_come_back_with_every_step() -> Result<()> {
    let browser = start()?;
    open(&browser, "zh")?;
    paste(&browser)?;
    let report = choose_two(&browser)?;
    let project = browser.eval("import('/studio/work.js').then(({ projectFile }) => projectFile())")?;
    let project = project.as_str().context("a project")?;
    for own in [project, report.as_str()] {
        browser.eval("document.querySelector('#forget').click()")?;
        browser.wait("document.querySelector('#figures-body').hidden")?;
        set(&browser, "#report-text", own)?;
        browser.wait("document.querySelectorAll('#codes textarea').length === 6")?;
        ensure!(browser.eval("document.querySelectorAll('#views .choose input:checked').length")? == 2);
        ensure!(browser.eval("document.querySelector('#report-title').disabled")? == false);
        ensure!(browser.eval("document.querySelector('#report-title').value")? == "海榆县2017年计划报告");
        let charts = browser.eval(DRAWN)?.as_u64().unwrap_or_default();
        for chart in 0..charts {
            let one = format!("document.querySelectorAll('#views report-chart')[{chart}]");
            browser.eval(&format!("{one}.scrollIntoView(), 0"))?;
            browser
                .wait(&format!("{one}.targets().length"))
                .context("a chart is empty")?;
        }
        // A figure of it is corrected.
        let at = place(&browser, "8.1%", "工业增加值")?;
        unfold(&browser, at)?;
        set(&browser, &format!("#stated-{at}"), "8.6%")?;
        browser.wait("document.querySelector('#code-4').value.includes('8.6%')")?;
    }
    check_clean(&browser)
}

#[test]
fn a_chart_is_changed_and_a_refusal_says_why() -> Result<()> {
    let browser = start()?;
    open(&browser, "zh")?;
    paste(&browser)?;
    let card = "Array.from(document.querySelectorAll('#views .view')).find((box) => box.querySelector('report-chart').getAttribute('view').startsWith('change'))";
    browser.eval(&format!(
        "(window.card = {card}).querySelector('details').open = true, card.scrollIntoView(), 0"
    ))?;
    browser.wait("card.querySelector('[id^=title-]')")?;
    browser.wait("card.querySelector('[id^=kind-]').options.length > 1")?;
    let input = |name: &str, value: &str| {
        browser.eval(&format!(
            "((field) => {{ field.value = {}; field.dispatchEvent(new Event('input')); field.dispatchEvent(new Event('change')); }})(card.querySelector('[id^={name}-]')), 0",
            json!(value)
        ))
    };
    input("title", "两年的增速")?;
    let shown = "card.querySelector('report-chart').shadowRoot.textContent";
    browser.wait(&format!("{shown}.includes('两年的增速')"))?;
    input("note", "按可比价格计算。")?;
    browser.wait(&format!("{shown}.includes('按可比价格计算。')"))?;
    // Two changes before either is drawn.
    browser.eval(
        "[['subtitle', '两年，单位见图'], ['note', '口径相同。']].forEach(([name, words]) => {
            const field = card.querySelector(`[id^=${name}-]`);
            field.value = words;
            field.dispatchEvent(new Event('input'));
        })",
    )?;
    browser.wait(&format!(
        "{shown}.includes('口径相同。') && {shown}.includes('两年，单位见图')"
    ))?;
    ensure!(
        browser.eval("card.querySelector('.choose input').checked")? == true,
        "what is changed is chosen"
    );
    // Another chart does not get the same title.
    browser.eval("(window.other = document.querySelectorAll('#views .view')[0] === card ? document.querySelectorAll('#views .view')[1] : document.querySelectorAll('#views .view')[0]).querySelector('details').open = true, 0")?;
    browser.wait("other.querySelector('[id^=title-]')")?;
    browser.eval("((field) => { field.value = '两年的增速'; field.dispatchEvent(new Event('input')); })(other.querySelector('[id^=title-]')), 0")?;
    browser.eval("other.scrollIntoView(), 0")?;
    browser.wait("other.querySelector('report-chart').shadowRoot.textContent.includes('两年的增速（2）')")?;
    // A kind that fits.
    browser.eval("card.scrollIntoView(), 0")?;
    input("kind", "tiles")?;
    browser.wait("card.querySelector('[id^=add-]')")?;
    browser.wait(
        "card.querySelector('[id^=kind-]').value === 'tiles' && card.querySelector('[id^=kind-] option[value=bars]')",
    )?;
    input("kind", "bars")?;
    browser.wait("card.querySelector('[id^=kind-]').value === 'bars' || card.querySelector('.error').textContent")?;
    // An amount does not stand on the axis of rates; the words are Chinese, and the chart stays.
    browser.eval(
        "((select) => { select.value = Array.from(select.options).find((one) => one.textContent.includes('214亿元')).value;
            select.dispatchEvent(new Event('change')); })(card.querySelector('[id^=add-]')), 0",
    )?;
    if browser.eval("card.querySelector('[id^=kind-]').value")? == "bars" {
        browser.wait("card.querySelector('.error').textContent")?;
        let why = browser.eval("card.querySelector('.error').textContent")?;
        let why = why.as_str().unwrap_or_default();
        ensure!(why.contains("没有改") && !why.contains("accepted"), "{why}");
    }
    check_clean(&browser)
}

/// A report without English is published in Chinese, and nothing in it says draft.
#[test]
fn what_is_taken_away_is_complete_and_clean() -> Result<()> {
    let browser = start()?;
    open(&browser, "zh")?;
    set(
        &browser,
        "#report-text",
        "海榆县2017年计划报告\n一、2016年执行情况\n2016年，青螺产量增长7.3%，白蚬产量增长8.1%，红蛤产量增长2.2%。\n",
    )?;
    browser.wait(DRAWN)?;
    browser.eval("document.querySelector('#views .choose input').click()")?;
    browser.wait("document.querySelectorAll('#codes textarea').length === 6")?;
    // The test server sends no header for other sites, which the studio says before a code is copied.
    browser.wait("!document.querySelector('#other-sites').hidden")?;
    ensure!(text(&browser, "#other-sites")?.contains("Access-Control-Allow-Origin: *"));
    let report = report(&browser)?;
    ensure!(
        !report.contains("草稿") && !report.contains("draft") && !report.contains("\"version\""),
        "{report}"
    );
    ensure!(!report.contains("\"en\": \"青螺产量\""), "{report}");
    let files = browser.eval(
        "Promise.all([import('/studio/upload.js'), import('/studio/bundles.js')]).then(async ([{ packed, SCRIPTS }, { sitePages }]) => {
            const script = document.querySelector('#embed-script').value;
            const pages = await sitePages(taken, script, '', false);
            const { zip, count } = await packed(taken, script, '', false);
            const bytes = new Uint8Array(await zip.arrayBuffer());
            const text = new TextDecoder('latin1').decode(bytes);
            const names = [...pages.map(([name]) => name), ...SCRIPTS, 'README.txt'];
            return { names, count, missing: names.filter((name) => !text.includes(name)), begins: text.slice(0, 2), size: zip.size };
        })",
    )?;
    ensure!(files["missing"] == json!([]) && files["begins"] == "PK", "{files}");
    let names: Vec<String> = serde_json::from_value(files["names"].clone())?;
    ensure!(files["count"] == json!(names.len()), "{files}");
    ensure!(names.iter().any(|name| name == "charts/report.json"), "{names:?}");
    ensure!(!names.iter().any(|name| name.starts_with("charts/en/")), "{names:?}");
    // English is asked for only when it is wanted.
    ensure!(browser.eval("document.querySelector('#english-box').hidden")? == true);
    browser.eval("document.querySelector('#english').click()")?;
    browser.wait("document.querySelectorAll('#english-names input').length > 2")?;
    check_clean(&browser)
}

#[test]
fn siblings_are_offered_and_doubts_come_first() -> Result<()> {
    let browser = start()?;
    open(&browser, "zh")?;
    set(
        &browser,
        "#report-text",
        "海榆县2017年计划报告\n一、2016年执行情况\n2016年，青螺产量达到21万吨，增长2%。2015年，青螺产量增长3%。投入资金3亿元。\n",
    )?;
    browser.wait("document.querySelectorAll('#figures .line').length === 4")?;
    let first = text(&browser, "#figures .line")?;
    ensure!(first.contains("存疑") && first.contains("投入"), "{first}");
    // Its sentence stands beside it.
    ensure!(text(&browser, "#figures .line .sentence")?.contains("投入资金3亿元"));
    let at = place(&browser, "2%", "青螺产量")?;
    unfold(&browser, at)?;
    set(&browser, &format!("#indicator-{at}"), "青螺养殖产量")?;
    browser.wait("!document.querySelector('#siblings').hidden")?;
    browser.eval("document.querySelector('#siblings button').click()")?;
    browser.wait("Array.from(document.querySelectorAll('#figures summary .name')).filter((name) => name.textContent === '青螺养殖产量').length === 3")?;
    ensure!(texts(&browser, "#filters button")?.len() == 4);
    check_clean(&browser)
}

/// CSV and JSON of a chart, as they are downloaded, are reports that can be worked with.
#[test]
fn exports_are_taken_back() -> Result<()> {
    let browser = start()?;
    open(&browser, "zh")?;
    paste(&browser)?;
    let report = choose_two(&browser)?;
    for format in ["csv", "json"] {
        let exported = browser.eval(&format!(
            "import('/studio/bundles.js').then(({{ withView }}) => withView({}, JSON.parse({}).views.find((view) => view.kind !== 'overview').id, 'zh-CN', (it) => it.{format}()))",
            json!(report),
            json!(report)
        ))?;
        browser.eval("document.querySelector('#forget').click()")?;
        browser.wait("document.querySelector('#figures-body').hidden")?;
        set(&browser, "#report-text", exported.as_str().context("a file")?)?;
        browser
            .wait(&format!(
                "document.querySelectorAll('#figures .line').length > 3 && {DRAWN}"
            ))
            .context(format)?;
        ensure!(
            browser.eval("document.querySelectorAll('#report-errors li').length")? == 0,
            "{format}"
        );
        ensure!(
            browser.eval("document.querySelector('#report-title').disabled")? == false,
            "{format}"
        );
    }
    check_clean(&browser)
}

/// Few elements whatever the length of the report, and no long wait after a correction.
#[test]
fn thousands_of_figures_stay_quick() -> Result<()> {
    let browser = start()?;
    open(&browser, "zh")?;
    browser.eval(
        "window.long = '海榆县2017年计划报告\\n一、2016年执行情况\\n' + Array.from({ length: 1000 }, (_, i) =>
            `2016年，第${i}镇的${'甲乙丙丁戊己庚辛'[i % 8]}${'子丑寅卯辰巳午未'[(i >> 3) % 8]}${'东南西北中上下左'[(i >> 6) % 8]}产量达到${i + 2}万吨，增长${i % 17}.5%；` +
            `${'甲乙丙丁戊己庚辛'[i % 8]}${'子丑寅卯辰巳午未'[(i >> 3) % 8]}面积达到${i + 3}公顷，下降${i % 13}.4%。`).join('\\n'), 0",
    )?;
    browser.eval("(document.querySelector('#report-text').value = long, document.querySelector('#report-text').dispatchEvent(new Event('input')), 0)")?;
    // How long that takes is measured elsewhere.
    let done = "document.querySelector('#report-status').textContent.includes('4000') && document.querySelectorAll('#views report-chart').length";
    ensure!(
        browser.becomes(done, Duration::from_secs(60))?,
        "{}",
        browser.eval("document.querySelector('#report-status').textContent")?
    );
    let nodes = "document.getElementsByTagName('*').length";
    let count = browser.eval(nodes)?.as_u64().unwrap_or_default();
    ensure!(count < 5_000, "{count} elements");
    browser.eval("document.querySelector('#step-charts').scrollIntoView(), 0")?;
    browser.eval("document.querySelectorAll('#figures .chunk')[100].scrollIntoView(), 0")?;
    browser.wait("document.querySelectorAll('#figures .chunk')[100].querySelector('.line')")?;
    let count = browser.eval(nodes)?.as_u64().unwrap_or_default();
    ensure!(count < 5_000, "{count} elements after scrolling");
    check_clean(&browser)
}
