//! The way through the studio with a whole report: the editor sees where he is, comes to the charts without reading every line, keeps
//! the focus, and sees what will not be published.

use anyhow::{Context, Result, ensure};
use browser_tests::{browser::Browser, studio};
use serde_json::json;

use crate::studio::{open, paste, set};
use crate::{check_clean, start};

/// As many figures as a report of a province has.
fn paste_long(browser: &Browser) -> Result<()> {
    let names = [
        "青螺", "白蚬", "红蛤", "黑蚌", "紫菜", "海带", "牡蛎", "扇贝", "对虾", "梭蟹",
    ];
    let towns = [
        "东岭", "西塘", "南浦", "北桥", "中川", "上坡", "下湾", "前滩", "后山", "左溪",
    ];
    let mut text = "海榆县2017年计划报告\n一、2016年执行情况\n".to_owned();
    for (i, town) in towns.iter().enumerate() {
        for (j, name) in names.iter().enumerate() {
            let (n, m) = (20 + i * 7 + j, 2 + (i + j) % 9);
            text += &format!("2016年，{town}{name}产量达到{n}万吨，增长{m}.5%。\n");
        }
    }
    set(browser, "#report-text", &text)?;
    browser.wait(
        "document.querySelector('#report-status').textContent.includes('200') && document.querySelectorAll('#views report-chart').length",
    )
}

const FOCUS: &str = "document.activeElement.closest('.line').id";

#[test]
fn the_list_of_a_whole_report_is_no_longer_than_the_screen() -> Result<()> {
    let browser = start()?;
    open(&browser, "zh")?;
    paste_long(&browser)?;
    for (width, height) in [(1280, 800), (500, 812)] {
        browser.set_viewport(width, height, 1.0)?;
        let step = browser.eval("document.querySelector('#step-figures').offsetHeight")?;
        let step = step.as_u64().context("a height")?;
        ensure!(step < u64::from(height) * 2, "{step} px high at {width} px");
        // The steps stay in view, and say which one this is.
        for step in ["figures", "charts", "export", "proof", "text"] {
            browser.eval(&format!(
                "document.querySelector('#steps a[href=\"#step-{step}\"]').click(), 0"
            ))?;
            browser.wait(&format!(
                "document.querySelector('#steps [aria-current=step]').getAttribute('href') === '#step-{step}'"
            ))?;
            let seen = browser.eval(
                "((box) => box.top >= 0 && box.bottom <= innerHeight && box.right <= innerWidth)(document.querySelector('#steps').getBoundingClientRect())",
            )?;
            ensure!(seen == json!(true), "{step} at {width} px: the steps are out of view");
        }
    }
    // One link leads on.
    browser.eval("document.querySelector('#to-charts').click(), 0")?;
    browser
        .wait("((top) => top >= 0 && top < 200)(document.querySelector('#h-charts').getBoundingClientRect().top)")?;
    check_clean(&browser)
}

#[test]
fn the_keyboard_goes_through_the_list_and_out_of_it() -> Result<()> {
    let browser = start()?;
    open(&browser, "zh")?;
    paste_long(&browser)?;
    browser.eval("document.querySelector('#figures .line summary').focus(), 0")?;
    let first = browser.eval(FOCUS)?;
    browser.press_all(&["ArrowDown"; 45])?;
    let seen = "((line, list) => line.top >= list.top - 1 && line.bottom <= list.bottom + 1)\
                (document.activeElement.getBoundingClientRect(), document.querySelector('#figures').getBoundingClientRect())";
    ensure!(browser.eval(FOCUS)? == "figure-45", "{}", browser.eval(FOCUS)?);
    browser.wait(seen).context("the line with the focus is in view")?;
    browser.press("End")?;
    ensure!(browser.eval(FOCUS)? == "figure-199", "{}", browser.eval(FOCUS)?);
    browser.wait(seen)?;
    // Beyond the last line there is none.
    browser.press("ArrowDown")?;
    ensure!(browser.eval(FOCUS)? == "figure-199");
    browser.press("Home")?;
    ensure!(browser.eval(FOCUS)? == first);
    // What is left out looks so in the text, too, and the text is not made again.
    browser.eval("(window.mark = document.querySelector('#prose #mark-0')), 0")?;
    browser.press("Delete")?;
    browser.wait("mark.isConnected && mark.classList.contains('left') && !mark.classList.contains('figure')")?;
    browser.press("Delete")?;
    browser.wait("mark.isConnected && mark.classList.contains('figure') && !mark.classList.contains('left')")?;
    browser.press("Escape")?;
    ensure!(browser.eval("document.activeElement.id")? == "to-charts");
    browser.press("Enter")?;
    browser.wait("document.activeElement.id === 'step-charts'")?;
    check_clean(&browser)
}

/// Figures for several charts.
const SEVERAL: &str = "海榆县2017年计划报告\n一、2016年执行情况\n\
    2016年，全县地区生产总值增长7.3%，规模以上工业增加值增长8.1%，固定资产投资增长12.4%。\
    单位生产总值能耗下降4.2%，化学需氧量排放下降3.1%。新建学校12所，新建道路56公里。森林覆盖率61%，污水处理率92%。\n\
    二、2017年主要目标\n\
    2017年，全县地区生产总值增长7.5%左右，规模以上工业增加值增长8%以上，固定资产投资增长11%，新建学校15所，新建道路70公里。\n";

/// The card of an overview.
const OVERVIEW: &str = "document.querySelector('report-chart[view=overview]').closest('.view')";

#[test]
fn tiles_that_will_not_be_published_are_named() -> Result<()> {
    let browser = start()?;
    for (lang, left, none) in [
        ("zh", "发布时只有", "总览不会发布"),
        ("en", "will be published", "will not be published"),
    ] {
        studio::open(&browser, lang)?;
        // What the language before has left.
        browser.eval("document.querySelector('#forget').click(), 0")?;
        browser.wait("/已经删除|Deleted/.test(document.querySelector('#keeping').textContent)")?;
        set(&browser, "#report-text", SEVERAL)?;
        browser.wait("document.querySelectorAll('#views report-chart').length > 3")?;
        let notice = format!("{OVERVIEW}.querySelector('.notice')");
        ensure!(
            browser.eval(&format!("{notice}.hidden"))? == true,
            "nothing is chosen yet"
        );
        browser.eval(&format!("{OVERVIEW}.querySelector('.choose input').click(), 0"))?;
        browser.wait(&format!("!{notice}.hidden && {notice}.textContent.includes('{none}')"))?;
        // Alone it is no chart that could be taken away.
        browser.wait("document.querySelector('#export-body').hidden")?;
        browser.eval("document.querySelectorAll('#views .choose input')[1].click(), 0")?;
        browser.wait(&format!(
            "{notice}.textContent.includes('{left}') && {notice}.querySelectorAll('li').length"
        ))?;
        // The charts that it would open say so, too.
        let said = browser
            .eval("Array.from(document.querySelectorAll('#views .notice')).filter((one) => !one.hidden).length")?;
        ensure!(said.as_u64().is_some_and(|count| count > 1), "{said}");
        browser.eval(&format!(
            "{notice}.querySelector('button').focus(), {notice}.querySelector('button').click(), 0"
        ))?;
        browser.wait("Array.from(document.querySelectorAll('#views .notice')).every((one) => one.hidden)")?;
        ensure!(
            browser.eval("document.activeElement.id")? == "choose-overview",
            "the focus is lost"
        );
        // Back in one step.
        browser.eval("document.querySelector('#undo').click(), 0")?;
        browser.wait(&format!("!{notice}.hidden"))?;
    }
    check_clean(&browser)
}

#[test]
fn a_chart_of_another_kind_keeps_its_order() -> Result<()> {
    let browser = start()?;
    open(&browser, "zh")?;
    set(
        &browser,
        "#report-text",
        "海榆县2017年计划报告\n一、2016年执行情况\n2016年，青螺产量增长2.2%，白蚬产量增长8.1%，红蛤产量增长5.3%，黑蚌产量增长6.4%。\n",
    )?;
    browser.wait("document.querySelectorAll('#views report-chart[view^=bars]').length")?;
    browser.eval(
        "(window.card = document.querySelector('#views report-chart[view^=bars]').closest('.view')).querySelector('details').open = true, card.scrollIntoView(), 0",
    )?;
    let kind = "card.querySelector('select[id^=kind-]')";
    browser.wait(&format!("{kind} && {kind}.options.length > 1"))?;
    // One period is no course over time.
    let kinds = browser.eval(&format!("Array.from({kind}.options, (one) => one.value)"))?;
    ensure!(
        kinds
            .as_array()
            .is_some_and(|all| all.contains(&json!("tiles")) && !all.contains(&json!("series"))),
        "{kinds}"
    );
    ensure!(browser.eval("card.querySelector('select[id^=order-]').value")? == "value");
    let seen = "card.querySelector('report-chart').targets().map(({ stated, label }) => (stated || label).match(/[0-9.]+/)[0]).join()";
    browser.wait(&format!("{seen} === '8.1,6.4,5.3,2.2'"))?;
    let rows = "Array.from(card.querySelectorAll('.members li span'), (row) => row.textContent.match(/[0-9.]+(?=%)/)[0]).join()";
    browser.wait(&format!("{rows} === '8.1,6.4,5.3,2.2'"))?;
    let turn = |to: &str| {
        browser.eval(&format!(
            "((select) => {{ select.focus(); select.value = '{to}'; select.dispatchEvent(new Event('change')); }})({kind}), 0"
        ))?;
        browser.wait(&format!(
            "{kind}.value === '{to}' && {kind}.options.length > 1 && document.activeElement === {kind}"
        ))?;
        browser
            .wait(&format!("{seen} === '8.1,6.4,5.3,2.2'"))
            .with_context(|| to.to_owned())
    };
    turn("tiles")?;
    ensure!(browser.eval("card.querySelector('select[id^=order-]').closest('.field').hidden")? == true);
    turn("bars")?;
    // The list of figures follows the picture.
    browser.eval("card.querySelector('[id^=lift-1-]').click(), 0")?;
    for (order, figures) in [("value", "8.1,6.4,5.3,2.2"), ("listed", "6.4,8.1,5.3,2.2")] {
        browser.wait(&format!("{rows} === '6.4,8.1,5.3,2.2' && {seen} === {rows}"))?;
        browser.eval(&format!(
            "((select) => {{ select.focus(); select.value = '{order}'; select.dispatchEvent(new Event('change')); }})(card.querySelector('select[id^=order-]')), 0"
        ))?;
        browser.wait(&format!("{rows} === '{figures}' && {seen} === {rows}"))?;
        browser.wait("document.activeElement === card.querySelector('select[id^=order-]')")?;
        browser.eval("card.querySelector('select[id^=order-]').blur(), 0")?;
        if order == "value" {
            browser.eval("card.querySelector('[id^=lift-1-]').click(), 0")?;
        }
    }
    check_clean(&browser)
}

#[test]
fn the_focus_goes_on_when_a_figure_is_left_out() -> Result<()> {
    let browser = start()?;
    open(&browser, "zh")?;
    paste(&browser)?;
    browser.eval(
        "(window.card = document.querySelector('#views report-chart[view^=change]').closest('.view')).querySelector('details').open = true, card.scrollIntoView(), 0",
    )?;
    browser.wait("card.querySelectorAll('.members li').length > 2")?;
    let count = browser.eval("card.querySelectorAll('.members li').length")?;
    let count = count.as_u64().context("a count")?;
    let label = "document.activeElement.getAttribute('aria-label')";
    // Of the second, the third takes its place.
    browser.eval("card.querySelectorAll('.members li')[1].querySelector('[id^=drop-]').focus(), 0")?;
    let next = browser
        .eval("card.querySelectorAll('.members li')[2].querySelector('[id^=drop-]').getAttribute('aria-label')")?;
    browser.press("Enter")?;
    browser.wait(&format!(
        "card.querySelectorAll('.members li').length === {}",
        count - 1
    ))?;
    browser.wait(&format!("{label} === {next}"))?;
    // One that is moved keeps it.
    browser.eval("card.querySelectorAll('.members li')[2].querySelector('[id^=lift-]').focus(), 0")?;
    let moved = browser.eval(label)?;
    browser.press("Enter")?;
    browser.wait(&format!(
        "document.activeElement.id.startsWith('lift-1-') && {label} === {moved}"
    ))?;
    // After the last one, the one before.
    browser.eval("card.querySelector('.members li:last-child [id^=drop-]').focus(), 0")?;
    browser.press("Enter")?;
    browser.wait(&format!(
        "card.querySelectorAll('.members li').length === {}",
        count - 2
    ))?;
    browser.wait("document.activeElement === card.querySelector('.members li:last-child [id^=drop-]')")?;
    check_clean(&browser)
}

/// From a text to a page with six charts: paste, one press, download.
#[test]
fn six_charts_are_chosen_with_one_press() -> Result<()> {
    let browser = start()?;
    open(&browser, "zh")?;
    paste_long(&browser)?;
    ensure!(browser.eval("document.querySelector('#choose-first').hidden")? == false);
    browser
        .eval("document.querySelector('#choose-first').focus(), document.querySelector('#choose-first').click(), 0")?;
    browser.wait("document.querySelectorAll('#views .choose input:checked').length === 6")?;
    browser.wait("document.querySelector('#choose-first').hidden && !document.querySelector('#export-body').hidden")?;
    ensure!(
        browser.eval("document.activeElement.id")? == "charts-onward",
        "the focus is lost"
    );
    check_clean(&browser)
}

/// Of a whole report, English is asked for what the chosen charts show.
#[test]
fn english_is_asked_for_chosen_charts_only() -> Result<()> {
    let browser = start()?;
    open(&browser, "zh")?;
    paste_long(&browser)?;
    let count = "document.querySelectorAll('#english-names input').length";
    browser.eval("document.querySelector('#english').click(), 0")?;
    browser.eval("document.querySelectorAll('#views .choose input')[1].click(), 0")?;
    browser.wait(&format!("{count} > 3"))?;
    let one = browser.eval(count)?.as_u64().context("a count")?;
    ensure!(one < 20, "{one} texts for a chart");
    // The list of all that is in no chart.
    browser.eval("document.querySelector('#views .view:last-child .choose input').click(), 0")?;
    browser.wait(&format!("{count} > {one}"))?;
    check_clean(&browser)
}

/// The line with an error may be far down in the list: a link leads to it.
#[test]
fn an_error_in_a_long_list_is_found() -> Result<()> {
    let browser = start()?;
    open(&browser, "zh")?;
    paste_long(&browser)?;
    browser.eval("document.querySelector('#figures .line summary').focus(), 0")?;
    browser.press("End")?;
    browser.press("Enter")?;
    browser.wait("document.querySelector('#stated-199')")?;
    set(&browser, "#stated-199", "许多")?;
    browser.wait("document.querySelector('#report-errors a')")?;
    browser.eval(
        "document.querySelector('#figures').scrollTop = 0, document.querySelector('#report-errors a').click(), 0",
    )?;
    browser.wait(&format!("{FOCUS} === 'figure-199'"))?;
    check_clean(&browser)
}
