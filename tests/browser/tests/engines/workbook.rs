//! Excel workbooks from the panel, the studio and a frame: byte for byte those of the command line.

use std::io::{Cursor, Read};

use anyhow::{Context, Result, ensure};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use browser_tests::{
    browser::Browser,
    chart::Chart,
    embed::{check_quiet, open_sized, paste, wait_inside},
    fixture,
    server::Reply,
    studio,
};
use quantity::Lang;
use reading::propose::open;
use report_charts::document::built_in;
use report_charts::page::export::table_of;
use report_charts::report::Report;
use report_charts_cli::workbook::workbook;
use serde_json::Value;

use crate::studio::set;
use crate::{check_clean, check_one_line, start};

const BUNDLE: &str = "/report-chart-workbook.wasm";
/// Its views are of common kinds, and the other ones of rarer kinds.
const REPORTS: [&str; 2] = [
    include_str!("../../../reports/corrected-2014.json"),
    include_str!("../../../reports/over-time-2024.json"),
];

/// Keeps the files that the page offers, instead of saving them.
const KEEP: &str = "(window.offered = [],
    URL.createObjectURL = ((make) => (blob) => (offered.push(blob), make.call(URL, blob)))(URL.createObjectURL),
    HTMLAnchorElement.prototype.click = function click() { offered[offered.length - 1].savedAs = this.download; }, 0)";

/// Name, type and bytes of the file that was offered last.
const LAST: &str = "(async () => {
        const [blob] = offered.slice(-1);
        const bytes = new Uint8Array(await new Response(blob).arrayBuffer());
        return [blob.savedAs, blob.type, btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))];
    })()";

fn press(label: &str) -> String {
    format!(
        "Array.from(e.shadowRoot.querySelectorAll('.takeaway .file')).find((b) => b.textContent.includes({label:?})).click()"
    )
}

/// The file of an answer to [`LAST`], of this name.
fn file(answer: &Value, name: &str) -> Result<Vec<u8>> {
    let found: [String; 3] = serde_json::from_value(answer.clone())?;
    ensure!(found[0] == name, "{} instead of {name}", found[0]);
    ensure!(found[1].ends_with("spreadsheetml.sheet"), "{}", found[1]);
    Ok(BASE64_STANDARD.decode(&found[2])?)
}

/// What the command line writes.
fn expected(report: &Report, view: &str, lang: Lang) -> Result<Vec<u8>> {
    let view = report.view(view)?;
    Ok(workbook(&table_of(report, view), view.title.get(lang))?)
}

fn part(file: &[u8], name: &str) -> Result<String> {
    let mut text = String::new();
    zip::ZipArchive::new(Cursor::new(file))?
        .by_name(name)?
        .read_to_string(&mut text)?;
    Ok(text)
}

/// Opens the panel of the chart of a page, and takes its workbook.
fn taken(browser: &Browser, page: &str, view: &str) -> Result<Vec<u8>> {
    browser.open_fixture(page)?;
    let chart = Chart::new(browser, "#chart");
    chart.wait_ready()?;
    browser.eval(KEEP)?;
    chart.ask("e.shadowRoot.querySelector('.takeaway').open = true")?;
    chart.wait("e.shadowRoot.querySelector('.takeaway .file')")?;
    chart.ask(&press("XLSX"))?;
    browser.wait("offered.length === 1 && offered[0].savedAs")?;
    let file = file(&browser.eval(LAST)?, &format!("{view}.xlsx")).context(view.to_owned())?;
    check_clean(browser)?;
    Ok(file)
}

#[test]
fn a_panel_offers_the_workbook_of_its_chart() -> Result<()> {
    let browser = start()?;
    let report = built_in()?;
    for (tag, lang) in [("zh-CN", Lang::Zh), ("en", Lang::En)] {
        for view in ["growth-2010", "target-vs-result"] {
            let file = taken(&browser, &fixture::one(tag, view, "light"), view)?;
            ensure!(
                file == expected(&report, view, lang)?,
                "{view} in {tag} is another file"
            );
            let (sheet, words) = (
                part(&file, "xl/worksheets/sheet1.xml")?,
                part(&file, "xl/sharedStrings.xml")?,
            );
            for datum in report.view(view)?.data() {
                let number = format!("<v>{}</v>", datum.measure.quantity.value);
                ensure!(sheet.contains(&number), "{view}: no {number}");
                ensure!(words.contains(&datum.measure.source.stated), "{view}: {words}");
            }
        }
    }
    for text in REPORTS {
        let report = open(text)?;
        browser
            .server
            .answer("/own/report.json", Reply::new("application/json", text));
        for view in &report.views {
            let attributes = format!("id=\"chart\" src=\"/own/report.json\" view=\"{}\"", view.id);
            let file = taken(&browser, &fixture::page("en", &fixture::chart(&attributes)), &view.id)?;
            ensure!(
                file == expected(&report, &view.id, Lang::En)?,
                "{} is another file",
                view.id
            );
        }
    }
    Ok(())
}

#[test]
fn a_missing_bundle_is_explained_and_the_other_files_stay() -> Result<()> {
    let browser = start()?;
    let whole = browser.server.file(BUNDLE);
    for (lang, words) in [("zh-CN", "没能生成 Excel 文件"), ("en", "No Excel file was made")] {
        browser.server.answer(BUNDLE, Reply::not_found());
        browser.open_fixture(&fixture::one(lang, "telecom-tariff", "light"))?;
        let chart = Chart::new(&browser, "#chart");
        chart.wait_ready()?;
        browser.eval(KEEP)?;
        chart.ask("e.shadowRoot.querySelector('.takeaway').open = true")?;
        chart.wait("e.shadowRoot.querySelector('.takeaway .file')")?;
        ensure!(
            chart
                .ask("e.shadowRoot.querySelector('.takeaway').innerText")?
                .as_str()
                .is_some_and(|text| !text.contains(words)),
            "said before it is so"
        );
        chart.ask(&press("XLSX"))?;
        chart.wait(&format!(
            "e.shadowRoot.querySelector('.takeaway').innerText.includes({words:?})"
        ))?;
        chart.wait(&format!(
            "e.shadowRoot.querySelector('[aria-live]').textContent.includes({words:?})"
        ))?;
        check_one_line(&browser, "found status 404")?;
        ensure!(chart.targets()?.len() == 2, "the chart stands");
        chart.ask(&press("CSV"))?;
        browser.wait("offered.length === 1")?;

        browser.server.answer(BUNDLE, whole.clone());
        chart.ask(&press("XLSX"))?;
        browser.wait("offered.length === 2")?;
        chart.wait(&format!(
            "!e.shadowRoot.querySelector('.takeaway').innerText.includes({words:?})"
        ))?;
        check_clean(&browser)?;
    }
    Ok(())
}

#[test]
fn a_frame_brings_the_program_for_workbooks_as_another_script() -> Result<()> {
    let browser = start()?;
    browser.set_viewport(600, 900, 1.0)?;
    open_sized(&browser, &paste("view=targets-2011&lang=en"))?;
    let panel = |step: &str| format!("document.querySelector('report-chart').shadowRoot.querySelector('.{step}");
    browser.eval_in_frame(0, KEEP)?;
    browser.eval_in_frame(0, &panel("takeaway').open = true"))?;
    wait_inside(&browser, &panel("takeaway .file')"))?;
    ensure!(
        browser.server.requests("/report-chart-frame-workbook.js") == 0,
        "loaded before it is used"
    );
    let inside = format!("((e) => {})(document.querySelector('report-chart'))", press("XLSX"));
    browser.eval_in_frame(0, &format!("({inside}, 0)"))?;
    wait_inside(&browser, "offered.length === 1 && offered[0].savedAs")?;
    let answer = browser.eval_in_frame(0, LAST)?;
    let file = file(&answer, "targets-2011.xlsx")?;
    ensure!(
        file == expected(&built_in()?, "targets-2011", Lang::En)?,
        "another file"
    );
    check_quiet(&browser)
}

#[test]
fn the_studio_offers_the_workbook_of_a_chart() -> Result<()> {
    let browser = start()?;
    studio::open(&browser, "zh")?;
    set(&browser, "#report-text", REPORTS[0])?;
    let button =
        "Array.from(document.querySelectorAll('#pictures button')).find((b) => b.textContent.includes('XLSX'))";
    browser.wait(button)?;
    browser.eval(KEEP)?;
    let whole = browser.server.file(BUNDLE);
    browser.server.answer(BUNDLE, Reply::not_found());
    browser.eval(&format!("({button}.click(), 0)"))?;
    browser.wait("document.querySelector('#embed-status').textContent.includes('没能生成 Excel 文件')")?;

    browser.server.answer(BUNDLE, whole);
    browser.eval(&format!("({button}.click(), 0)"))?;
    browser.wait("offered.length === 1 && offered[0].savedAs")?;
    let view = browser.eval("document.querySelector('#embed-view').value")?;
    let view = view.as_str().context("a view")?;
    let file = file(&browser.eval(LAST)?, &format!("{view}.xlsx"))?;
    ensure!(
        file == expected(&open(REPORTS[0])?, view, Lang::Zh)?,
        "{view} is another file"
    );
    ensure!(browser.eval("document.querySelector('#embed-status').textContent")? == "");
    check_clean(&browser)
}
