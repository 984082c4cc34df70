//! Exports: files with title, source and address, under the strictest policy. The tools bundle is loaded on demand.

use std::{
    fs,
    path::Path,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use browser_tests::{
    browser::Browser,
    chart::Chart,
    fixture,
    server::{self, Reply},
};
use serde_json::{Value, json};

use crate::{check_clean, start};

const TOOLS: &str = "/report-chart-tools.wasm";

/// A browser that saves downloads in a folder.
pub(crate) fn start_saving(folder: &Path) -> Result<Browser> {
    let browser = start()?;
    let behaviour = json!({ "behavior": "allow", "downloadPath": folder });
    browser.cdp("Page.setDownloadBehavior", behaviour)?;
    Ok(browser)
}

/// Opens the panel and waits for its content.
pub(crate) fn open_panel(chart: &Chart<'_>) -> Result<()> {
    chart.ask("e.shadowRoot.querySelector('.takeaway').open = true")?;
    chart.wait("e.shadowRoot.querySelector('.file')")
}

/// Presses the button of this label and waits for the file of this name.
pub(crate) fn save(chart: &Chart<'_>, folder: &Path, label: &str, name: &str) -> Result<Vec<u8>> {
    let buttons = "Array.from(e.shadowRoot.querySelectorAll('.file'))";
    chart.ask(&format!(
        "{buttons}.find((b) => b.textContent.includes({label:?})).click()"
    ))?;
    let file = folder.join(name);
    let deadline = Instant::now() + Duration::from_secs(15);
    loop {
        // Chromium creates an empty file, writes to another name, and renames the complete file.
        if let Ok(content) = fs::read(&file)
            && !content.is_empty()
        {
            return Ok(content);
        }
        ensure!(Instant::now() < deadline, "{} never came", file.display());
        thread::sleep(Duration::from_millis(50));
    }
}

/// Width and height of a PNG.
fn png_size(png: &[u8]) -> Result<(u32, u32)> {
    ensure!(png.starts_with(b"\x89PNG\r\n\x1a\n"), "no PNG");
    let number = |at: usize| {
        let bytes = png.get(at..at + 4).and_then(|b| b.try_into().ok());
        bytes.map(u32::from_be_bytes).context("a PNG has a size")
    };
    Ok((number(16)?, number(20)?))
}

#[test]
fn exported_figures_are_complete() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let browser = start_saving(folder.path())?;
    browser.open_fixture(&fixture::one("zh-CN", "five-year-change", "light"))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    ensure!(browser.server.requests(TOOLS) == 0, "loaded before it was asked for");
    open_panel(&chart)?;
    let exported = |format: &str| {
        save(
            &chart,
            folder.path(),
            &format.to_uppercase(),
            &format!("five-year-change.{format}"),
        )
    };

    let svg = String::from_utf8(exported("svg")?)?;
    let says = |words: &str| svg.contains(words);
    ensure!(says("<svg") && says("超过1000G") && says("http://127.0.0.1"), "{svg}");

    let csv = String::from_utf8(exported("csv")?)?;
    ensure!(csv.starts_with('\u{feff}') && csv.lines().count() == 12, "{csv}");
    ensure!(csv.contains(",1000,G,over,true,超过1000G,"), "{csv}");

    let document: Value = serde_json::from_slice(&exported("json")?)?;
    let indicators = document.get("indicators").and_then(Value::as_array);
    ensure!(indicators.context("indicators")?.len() == 5, "{document}");
    ensure!(browser.server.requests(TOOLS) == 1, "loaded once for all");
    check_clean(&browser)
}

#[test]
fn pictures_have_their_shape_and_say_where_they_come_from() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let browser = start_saving(folder.path())?;
    browser.open_fixture(&fixture::one("zh-CN", "five-year-change", "light"))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    open_panel(&chart)?;
    for (label, shape, width, height) in [
        ("正文图", "article", 1596, None),
        ("公众号封面", "cover", 1800, Some(766)),
        ("竖版海报", "poster", 1500, Some(2000)),
    ] {
        let png = save(&chart, folder.path(), label, &format!("five-year-change-{shape}.png"))?;
        let size = png_size(&png)?;
        ensure!(
            size.0 == width && height.is_none_or(|height| height == size.1),
            "{shape}: {size:?}"
        );
        for text in ["五年之间：2005 → 2010", "来源：", "http://127.0.0.1"] {
            let bytes = text.as_bytes();
            ensure!(
                png.windows(bytes.len()).any(|w| w == bytes),
                "the {shape} does not say {text}"
            );
        }
    }
    check_clean(&browser)
}

#[test]
fn a_missing_bundle_is_announced_and_can_be_requested_again() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let browser = start_saving(folder.path())?;
    let whole = browser.server.file("report-chart-tools.wasm");
    browser.server.answer(TOOLS, Reply::new("text/html", "<p>gone</p>"));
    browser.open_fixture(&fixture::one("en", "telecom-tariff", "dark"))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    chart.ask("e.shadowRoot.querySelector('.takeaway').open = true")?;
    chart.wait("e.shadowRoot.querySelector('[aria-live]').textContent.startsWith('This could not')")?;
    ensure!(chart.targets()?.len() == 2, "the chart stands");
    browser.server.answer(TOOLS, whole);
    open_panel(&chart)?;
    let csv = String::from_utf8(save(&chart, folder.path(), "CSV", "telecom-tariff.csv")?)?;
    ensure!(csv.lines().count() == 3, "{csv}");
    check_clean(&browser)
}

#[test]
fn the_embed_code_makes_the_same_chart() -> Result<()> {
    let browser = start()?;
    browser.open_fixture(&fixture::one("en", "network-coverage", "light"))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    open_panel(&chart)?;
    let labels = |chart: &Chart<'_>| -> Result<Vec<String>> {
        Ok(chart.targets()?.into_iter().map(|target| target.label).collect())
    };
    let drawn = labels(&chart)?;
    let codes = chart.ask("Array.from(e.shadowRoot.querySelectorAll('textarea'), (a) => a.value)")?;
    let codes: Vec<&str> = codes
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    ensure!(
        codes.len() == 7,
        "plain, two lines, with the table, in a frame, for WeChat, two citations: {codes:?}"
    );
    ensure!(
        codes[0].contains("/charts/en/network-coverage.html\"")
            && codes[6].contains("/charts/en/network-coverage.html"),
        "{codes:?}"
    );
    // The plain form and the frame have separate tests.
    for code in &codes[1..3] {
        browser.open_fixture(&format!("<!doctype html><html lang=\"zh\"><body>{code}</body></html>"))?;
        let pasted = Chart::new(&browser, "report-chart");
        pasted.wait_ready()?;
        ensure!(labels(&pasted)? == drawn, "{code}");
        check_clean(&browser)?;
    }
    Ok(())
}

/// A file's content as the panel's button of this label saves it, once.
fn save_file(chart: &Chart<'_>, folder: &Path, label: &str, name: &str) -> Result<Vec<u8>> {
    let content = save(chart, folder, label, name)?;
    fs::remove_file(folder.join(name))?;
    Ok(content)
}

/// Cells of a CSV without line ends in its cells.
fn cells(csv: &str) -> Vec<Vec<String>> {
    let line = |line: &str| {
        let (mut cells, mut quoted) = (vec![String::new()], false);
        for letter in line.chars() {
            match letter {
                '"' => quoted = !quoted,
                ',' if !quoted => cells.push(String::new()),
                other => cells.last_mut().into_iter().for_each(|cell| cell.push(other)),
            }
        }
        cells
    };
    csv.trim_start_matches('\u{feff}').lines().map(line).collect()
}

const PRESS: &str = "Array.from(e.shadowRoot.querySelectorAll('.file, .choice')).find((b) => b.textContent.indexOf(LABEL) === 0).click()";

fn press(chart: &Chart<'_>, label: &str) -> Result<()> {
    chart.ask(&PRESS.replace("LABEL", &format!("{label:?}"))).map(drop)
}

/// Exports have the reader's order and unit.
#[test]
fn every_format_follows_the_order_and_the_unit_chosen() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let browser = start_saving(folder.path())?;
    browser.set_viewport(800, 900, 1.0)?;
    browser.open_fixture(&fixture::one("zh-CN", "eliminated-capacity", "light"))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    let rows = "Array.from(e.shadowRoot.querySelectorAll('tbody tr'), (r) => [r.cells[0].textContent, r.cells[1].textContent])";
    let before: Vec<[String; 2]> = serde_json::from_value(chart.ask(rows)?)?;
    chart.ask("e.shadowRoot.querySelector('.explore').open = true")?;
    chart.wait("e.shadowRoot.querySelector('.choice')")?;
    press(&chart, "按报告先后")?;
    press(&chart, "万吨")?;
    chart.wait("e.targets().every(({ label }) => label.includes('万吨'))")?;
    let after: Vec<[String; 2]> = serde_json::from_value(chart.ask(rows)?)?;
    ensure!(
        after.iter().all(|[_, value]| value.contains("万吨")) && after.len() == before.len(),
        "{after:?}"
    );
    ensure!(after != before, "{after:?}");
    let names: Vec<&str> = after.iter().map(|[name, _]| name.as_str()).collect();

    open_panel(&chart)?;
    let csv = String::from_utf8(save_file(&chart, folder.path(), "CSV", "eliminated-capacity.csv")?)?;
    let cells = cells(&csv);
    let (head, lines) = cells.split_first().context("a head")?;
    let column = |name: &str| {
        head.iter()
            .position(|cell| cell == name)
            .with_context(|| format!("no column {name}"))
    };
    let of = |name: &str| -> Result<Vec<&str>> {
        let at = column(name)?;
        Ok(lines
            .iter()
            .filter_map(|line| line.get(at))
            .map(String::as_str)
            .collect())
    };
    // A file has full names where the chart has short ones.
    let same = |found: &[&str]| {
        found.len() == names.len() && found.iter().zip(&names).all(|(found, name)| found.contains(name))
    };
    ensure!(same(&of("name_zh")?), "CSV: {:?} instead of {names:?}", of("name_zh")?);
    for words in of("words_zh")? {
        ensure!(
            words.contains("万吨（报告：") || words.ends_with("万吨"),
            "the words are in another unit: {words}"
        );
    }
    // Value and unit are those of the report in every file.
    for ((value, unit), stated) in of("value")?.into_iter().zip(of("unit")?).zip(of("stated")?) {
        ensure!(stated == format!("{value}{unit}"), "{value} and {unit} of {stated}");
    }

    let json: Value = serde_json::from_slice(&save_file(&chart, folder.path(), "JSON", "eliminated-capacity.json")?)?;
    let indicators = json.get("indicators").and_then(Value::as_array).context("indicators")?;
    let found: Vec<&str> = indicators
        .iter()
        .filter_map(|i| i.pointer("/name/zh")?.as_str())
        .collect();
    ensure!(same(&found), "JSON: {found:?}");
    ensure!(
        indicators.iter().all(|i| {
            let words = i.pointer("/measures/0/words/zh").and_then(Value::as_str);
            words.is_some_and(|words| words.contains("万吨（报告：") || words.ends_with("万吨"))
        }),
        "{json}"
    );

    let svg = String::from_utf8(save_file(&chart, folder.path(), "SVG", "eliminated-capacity.svg")?)?;
    // Except for its description, which names the largest and the smallest first.
    let (_, drawn) = svg.split_once("</desc>").context("a description")?;
    let places: Vec<usize> = after
        .iter()
        .map(|[_, value]| {
            let number = value.trim_start_matches(|c: char| !c.is_ascii_digit());
            let number = number.split('（').next().unwrap_or_default();
            drawn
                .find(number)
                .with_context(|| format!("the picture has no {number}"))
        })
        .collect::<Result<_>>()?;
    ensure!(places.is_sorted(), "SVG: {after:?} at {places:?}");
    check_clean(&browser)
}

/// A spreadsheet computes with the number and keeps the wording.
#[test]
fn numbers_and_wording_have_separate_columns() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let browser = start_saving(folder.path())?;
    for view in fixture::VIEWS {
        browser.open_fixture(&fixture::one("zh-CN", view, "light"))?;
        let chart = Chart::new(&browser, "#chart");
        chart.wait_ready()?;
        open_panel(&chart)?;
        let csv = String::from_utf8(save_file(&chart, folder.path(), "CSV", &format!("{view}.csv"))?)?;
        let rows = chart.number("e.shadowRoot.querySelectorAll('tbody tr').length")?;
        let cells = cells(&csv);
        let (head, lines) = cells.split_first().context("a head")?;
        ensure!(lines.len() as f64 == rows, "{view}: {rows} rows, {} lines", lines.len());
        let at = |name: &str| {
            head.iter()
                .position(|cell| cell == name)
                .with_context(|| format!("no column {name}"))
        };
        let (value, unit, qualifier, estimate, words, stated) = (
            at("value")?,
            at("unit")?,
            at("qualifier")?,
            at("estimate")?,
            at("words_zh")?,
            at("stated")?,
        );
        for line in lines {
            ensure!(line.len() == head.len(), "{view}: {line:?}");
            let is_number = |cell: &str| !cell.is_empty() && cell.chars().all(|c| c.is_ascii_digit() || c == '.');
            ensure!(is_number(&line[value]), "{view}: the value is {}", line[value]);
            ensure!(
                !line[unit].is_empty() && !line[unit].chars().any(|c| c.is_ascii_digit()),
                "{view}: {line:?}"
            );
            ensure!(
                line[qualifier].chars().all(|c| c.is_ascii_lowercase() || c == '-'),
                "{view}: {line:?}"
            );
            ensure!(["true", "false"].contains(&line[estimate].as_str()), "{view}: {line:?}");
            for (sign, name) in [("左右", "about"), ("约", "about"), ("超过", "over")] {
                if line[stated].contains(sign) {
                    ensure!(line[qualifier] == name, "{view}: {sign} is {}", line[qualifier]);
                    ensure!(line[words].contains(sign), "{view}: {line:?}");
                }
            }
        }
        check_clean(&browser)?;
    }
    Ok(())
}

/// Allows the page to use the clipboard, as a user gesture does.
fn allow_clipboard(browser: &Browser) -> Result<()> {
    let origin = browser.server.url("");
    let permissions = json!({
        "origin": origin.trim_end_matches('/'),
        "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"],
    });
    browser.cdp("Browser.grantPermissions", permissions)?;
    browser
        .cdp("Emulation.setFocusEmulationEnabled", json!({ "enabled": true }))
        .map(drop)
}

#[test]
fn picture_and_table_are_copied_in_their_formats() -> Result<()> {
    let browser = start()?;
    browser.open_fixture(&fixture::one("zh-CN", "network-coverage", "light"))?;
    allow_clipboard(&browser)?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    open_panel(&chart)?;
    press(&chart, "复制图片")?;
    chart.wait("e.shadowRoot.querySelector('[aria-live]').textContent === '已复制'")?;
    let read = "navigator.clipboard.read().then(async (items) => {
        const [item] = items;
        const content = await (await item.getType(TYPE)).arrayBuffer();
        return [item.types, [...new Uint8Array(content)]];
    })";
    let picture = browser.eval(&read.replace("TYPE", "'image/png'"))?;
    ensure!(
        picture.pointer("/0") == Some(&json!(["image/png"])),
        "{:?}",
        picture.pointer("/0")
    );
    let bytes: Vec<u8> = serde_json::from_value(picture.pointer("/1").cloned().unwrap_or_default())?;
    let (width, height) = png_size(&bytes)?;
    ensure!(width > 1000 && height > 500, "{width} x {height}");

    press(&chart, "复制表格")?;
    browser.wait("navigator.clipboard.read().then(([item]) => item.types.includes('text/html'))")?;
    let text = |kind: &str| -> Result<String> {
        let value = browser.eval(&read.replace("TYPE", &format!("'{kind}'")))?;
        Ok(String::from_utf8(serde_json::from_value(
            value.pointer("/1").cloned().unwrap_or_default(),
        )?)?)
    };
    let rows =
        "Array.from(e.shadowRoot.querySelectorAll('.table tr'), (r) => Array.from(r.cells, (c) => c.textContent))";
    let rows: Vec<Vec<String>> = serde_json::from_value(chart.ask(rows)?)?;
    let plain = text("text/plain")?;
    let lines: Vec<Vec<&str>> = plain.lines().map(|line| line.split('\t').collect()).collect();
    ensure!(lines.len() == rows.len(), "{lines:?}");
    for (line, row) in lines.iter().zip(&rows) {
        ensure!(line == row, "copied: {line:?}, shown: {row:?}");
    }
    let html = text("text/html")?;
    ensure!(
        html.contains("<table") && html.matches("<tr").count() == rows.len(),
        "{html}"
    );
    for cell in rows.iter().flatten() {
        ensure!(
            html.contains(cell.split(' ').next().unwrap_or_default()),
            "the table has no {cell}: {html}"
        );
    }
    check_clean(&browser)
}

const WECHAT: &str = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0 Mobile \
     Safari/537.36 MicroMessenger/8.0.42";

/// In-app browsers do not save downloads of a page: the picture is shown for saving by long press.
#[test]
fn in_wechat_the_picture_is_shown() -> Result<()> {
    let browser = start()?;
    browser.cdp("Emulation.setUserAgentOverride", json!({ "userAgent": WECHAT }))?;
    let page = Reply::html(fixture::one("zh-CN", "telecom-tariff", "light"));
    browser.open_reply(page.policy(&server::STRICT_POLICY.replace("img-src 'self'", "img-src 'self' blob:")))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    open_panel(&chart)?;
    for label in ["正文图", "竖版海报"] {
        press(&chart, label)?;
        chart.wait("e.shadowRoot.querySelector('.stand-in img')?.naturalWidth > 1000")?;
        let shown = chart.ask(
            "[...e.shadowRoot.querySelectorAll('.stand-in')].map((part) => {
                const image = part.querySelector('img');
                const fits = image.getBoundingClientRect().width <= part.getBoundingClientRect().width + 1;
                return [image.src.startsWith('blob:'), Boolean(image.alt), fits, part.querySelector('p').textContent];
            })",
        )?;
        ensure!(
            shown == json!([[true, true, true, "长按图片，选择保存。"]]),
            "{label}: {shown}"
        );
    }
    check_clean(&browser)
}

#[test]
fn in_wechat_a_policy_without_pictures_is_reported() -> Result<()> {
    let browser = start()?;
    browser.cdp("Emulation.setUserAgentOverride", json!({ "userAgent": WECHAT }))?;
    browser.open_fixture(&fixture::one("en", "telecom-tariff", "light"))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    open_panel(&chart)?;
    press(&chart, "Picture")?;
    chart.wait(
        "e.shadowRoot.querySelector('.stand-in p')?.textContent.startsWith('This page shows no such pictures')",
    )?;
    let collected = browser.collected()?;
    let violations = collected
        .get("violations")
        .and_then(Value::as_array)
        .context("a list")?;
    ensure!(
        matches!(&violations[..], [one] if one.as_str().is_some_and(|one| one.starts_with("img-src"))),
        "{collected}"
    );
    ensure!(collected.get("uncaught") == Some(&json!([])), "{collected}");
    Ok(())
}
