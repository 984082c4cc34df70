//! Output of the command line: the standalone page, which makes no requests, and pasted HTML, which has all content before the chart
//! is drawn and where it cannot be.

use std::{fs, path::Path, time::Duration};

use anyhow::{Context, Result, ensure};
use browser_tests::{
    axe,
    browser::Browser,
    chart::Chart,
    checks::check_one_line,
    embed::wait_inside,
    fixture,
    server::{Reply, STRICT_POLICY},
    tree,
};
use quantity::Lang;
use reading::propose::open as open_report;
use report_charts::document::built_in;
use report_charts::page::embed::fragment;
use report_charts::report::View;
use report_charts_cli::standalone::{Look, Script, standalone, standalone_of};
use serde_json::json;

use crate::{check_clean, export, start};

const WASM: &str = "/report-chart.wasm";

/// Image styles of a typical site.
const HOST: &str = "body { margin: 0 auto; max-width: 680px; font: 17px/1.7 sans-serif } \
     img { max-width: 100%; height: auto } figure { margin: 0 } details summary { line-height: 44px }";

fn lang(tag: &str) -> Lang {
    if tag == "en" { Lang::En } else { Lang::Zh }
}

/// Writes a page of the whole report, or of one view, to the disk.
fn write_page(browser: &Browser, folder: &Path, tag: &str, view: Option<&str>) -> Result<String> {
    let script = browser.server.file("/report-chart-standalone.js");
    let script = Script::new(String::from_utf8(script.body().to_vec())?)?;
    let report = built_in()?;
    let views = match view {
        Some(id) => vec![report.view(id)?],
        None => report.views.iter().collect(),
    };
    let look = Look {
        lang: lang(tag),
        theme: None,
        width: 640.0,
    };
    let file = folder.join(format!("页 {tag}.html"));
    fs::write(&file, standalone(&report, &views, look, &script)?)?;
    Ok(format!("file://{}", file.display()))
}

/// Writes a page of a custom report, of one view or of all, to the disk.
fn write_custom_page(browser: &Browser, folder: &Path, text: &str, view: Option<&str>) -> Result<String> {
    let script = browser.server.file("/report-chart-standalone.js");
    let script = Script::new(String::from_utf8(script.body().to_vec())?)?;
    let report = open_report(text).map_err(|faults| anyhow::anyhow!("{faults:?}"))?;
    let views: Vec<&View> = match view {
        Some(id) => vec![report.view(id)?],
        None => report.views.iter().collect(),
    };
    let look = Look {
        lang: Lang::Zh,
        theme: None,
        width: 640.0,
    };
    let file = folder.join("own.html");
    fs::write(&file, standalone_of(&report, text, &views, look, &script)?)?;
    Ok(format!("file://{}", file.display()))
}

fn open_address(browser: &Browser, address: &str) -> Result<()> {
    browser.cdp("Page.navigate", json!({ "url": address }))?;
    browser.wait("document.readyState === 'complete' && document.querySelector('report-chart')")
}

/// All requests of the page, including failed ones, without the page itself.
fn check_nothing_asked(browser: &Browser) -> Result<()> {
    let asked = browser.eval("performance.getEntriesByType('resource').map((entry) => entry.name)")?;
    ensure!(asked == json!([]), "the page asked for {asked}");
    check_clean(browser)
}

/// Scrolls to each chart of the page and waits until it is drawn.
fn draw_all(browser: &Browser) -> Result<()> {
    let count = browser.eval("document.querySelectorAll('report-chart').length")?;
    for i in 0..count.as_u64().context("a count")? {
        let this = format!("document.querySelectorAll('report-chart')[{i}]");
        browser.eval(&format!("{this}.scrollIntoView()"))?;
        browser.wait(&format!("collected.ready.includes({this})"))?;
    }
    Ok(())
}

const NAMES: &str = "Object.getOwnPropertyNames(window).filter((name) => !/^cdc_|^\\d+$/.test(name)).sort().join()";

#[test]
fn a_standalone_page_is_complete_and_makes_no_requests() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let browser = export::start_saving(folder.path())?;
    browser.set_viewport(900, 900, 1.0)?;
    browser.open_from_disk("favicon.svg")?;
    let names = browser.eval(NAMES)?;
    for tag in fixture::LANGS {
        open_address(&browser, &write_page(&browser, folder.path(), tag, None)?)?;
        draw_all(&browser)?;
        let drawn =
            browser.eval("[...document.querySelectorAll('report-chart')].map((e) => e.targets().length > 0).join()")?;
        ensure!(drawn == ["true"; 12].join(","), "{drawn}");
        ensure!(
            browser.eval(NAMES)? == names,
            "it left a name: {}",
            browser.eval(NAMES)?
        );

        // The panels with their content. There is no embed code, because the script has no address.
        let chart = Chart::new(&browser, "report-chart[view=growth-2010]");
        export::open_panel(&chart)?;
        let codes = chart.number("e.shadowRoot.querySelectorAll('textarea').length")?;
        ensure!(codes == 0.0, "{codes} codes to paste");
        let csv = export::save(&chart, folder.path(), "CSV", "growth-2010.csv")?;
        ensure!(csv.starts_with("\u{feff}".as_bytes()), "no CSV");
        fs::remove_file(folder.path().join("growth-2010.csv"))?;
        // The path of the page on the disk is not in any picture.
        let svg = export::save(&chart, folder.path(), "SVG", "growth-2010.svg")?;
        let svg = String::from_utf8(svg)?;
        ensure!(svg.contains("<desc>") && !svg.contains("file:"), "{svg}");
        fs::remove_file(folder.path().join("growth-2010.svg"))?;
        chart.ask("e.shadowRoot.querySelector('.explore').open = true")?;
        chart.wait("e.shadowRoot.querySelector('.explore .choice')")?;

        check_nothing_asked(&browser)?;
        let console = browser.console()?;
        ensure!(console.is_empty(), "{console:#?}");
    }
    Ok(())
}

#[test]
fn a_page_of_a_custom_report_draws_that_report() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let browser = start()?;
    browser.set_viewport(900, 900, 1.0)?;
    for text in [
        include_str!("../../../reports/over-time-2024.json"),
        include_str!("../../../reports/sample-2013.csv"),
    ] {
        let report = open_report(text).map_err(|faults| anyhow::anyhow!("{faults:?}"))?;
        open_address(&browser, &write_custom_page(&browser, folder.path(), text, None)?)?;
        draw_all(&browser)?;
        let drawn = browser.eval(
            "[...document.querySelectorAll('report-chart')].flatMap((e) => e.targets().map((mark) => mark.id))",
        )?;
        let drawn = drawn.as_array().context("marks")?;
        ensure!(drawn.len() >= report.views.len(), "{drawn:?}");
        for id in drawn {
            ensure!(
                report.data().any(|datum| id == &datum.measure.id),
                "{id} is of another report"
            );
        }
        check_nothing_asked(&browser)?;
        let console = browser.console()?;
        ensure!(console.is_empty(), "{console:#?}");
    }
    Ok(())
}

/// The alternative to a frame for a custom report, which the command line names.
#[test]
fn a_standalone_page_is_drawn_in_a_sandboxed_frame() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let browser = start()?;
    browser.set_viewport(900, 900, 1.0)?;
    let text = include_str!("../../../reports/over-time-2024.json");
    let address = write_custom_page(&browser, folder.path(), text, Some("targets-2023"))?;
    let file = address.strip_prefix("file://").context("a file")?;
    // Its policy is inside it; the host adds none that forbids inline scripts.
    let page = Reply::html(fs::read_to_string(file)?).policy("frame-ancestors 'self'");
    browser.server.answer("/own.html", page);
    let frame = "<iframe src=\"/own.html\" title=\"t\" sandbox=\"allow-scripts allow-popups allow-downloads\" width=\"100%\" \
                 height=\"520\"></iframe>";
    let around = fixture::page("zh-CN", frame);
    browser.open_reply(Reply::html(around).policy(&format!("{STRICT_POLICY}; frame-src 'self'")))?;
    wait_inside(&browser, "document.querySelector('report-chart').targets().length")?;
    let drawn = browser.eval_in_frame(
        0,
        "document.querySelector('report-chart').targets().map((mark) => mark.id)",
    )?;
    ensure!(
        drawn.as_array().is_some_and(|all| all.contains(&json!("exports@2023"))),
        "{drawn}"
    );
    check_clean(&browser)
}

/// The policy of the page is effective: what it does not allow is blocked.
#[test]
fn the_standalone_page_follows_its_policy() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let browser = start()?;
    open_address(
        &browser,
        &write_page(&browser, folder.path(), "en", Some("telecom-tariff"))?,
    )?;
    draw_all(&browser)?;
    for attempt in [
        "document.body.append(Object.assign(document.createElement('img'), { src: 'http://127.0.0.1:9/x.png' }))",
        "fetch('http://127.0.0.1:9/').catch(() => 0)",
        "document.body.append(Object.assign(document.createElement('style'), { textContent: 'body { color: red }' }))",
    ] {
        let before = browser.eval("collected.violations.length")?;
        browser.eval(&format!("void ({attempt})"))?;
        browser
            .wait(&format!("collected.violations.length > {before}"))
            .with_context(|| attempt.to_owned())?;
    }
    let script = "{ const s = document.createElement('script'); s.append('window.got = 1'); document.body.append(s); }";
    browser.eval(&format!("(() => {script})()")).ok();
    ensure!(browser.eval("'got' in window")? == false, "another script ran");
    Ok(())
}

/// Title, summary, picture, table and source are visible without script.
fn check_page_without_charts(browser: &Browser) -> Result<()> {
    let facts = browser.eval(
        "[...document.querySelectorAll('report-chart')].map((e) => {
            const high = (part) => part.getBoundingClientRect().height;
            e.querySelector('details').open = true;
            return [...e.querySelectorAll('h2, figure > p, svg, tbody tr')].every((part) => high(part) > 10)
                && high(e.querySelector('svg')) > 60 && e.querySelectorAll('tbody tr').length > 0;
        }).join()",
    )?;
    ensure!(facts == ["true"; 12].join(","), "{facts}");
    let wide = browser.eval("document.documentElement.scrollWidth > innerWidth")?;
    ensure!(wide == false, "it scrolls sideways");
    Ok(())
}

#[test]
fn without_scripts_or_wasm_the_page_has_pictures_and_tables() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let browser = start()?;
    browser.set_viewport(400, 900, 1.0)?;
    let address = write_page(&browser, folder.path(), "zh-CN", None)?;
    browser.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true }))?;
    open_address(&browser, &address)?;
    check_page_without_charts(&browser)?;
    ensure!(
        browser.eval("performance.getEntriesByType('resource').length")? == 0,
        "the page asked for something"
    );
    browser.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": false }))?;

    browser.console()?;
    browser.before_scripts("delete window.WebAssembly;")?;
    open_address(&browser, &address)?;
    browser.wait("collected.errors.length")?;
    check_page_without_charts(&browser)?;
    check_nothing_asked(&browser)?;
    check_one_line(&browser, "found no WebAssembly in this browser")
}

#[test]
fn a_browser_of_2018_draws_the_page_from_a_disk_too() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let browser = start()?;
    browser.before_scripts(fixture::OLD)?;
    browser.set_viewport(700, 900, 1.0)?;
    open_address(
        &browser,
        &write_page(&browser, folder.path(), "en", Some("five-year-change"))?,
    )?;
    let chart = Chart::new(&browser, "report-chart");
    chart.wait("e.targets().length")?;
    chart.wait("getComputedStyle(e.shadowRoot.querySelector('.title')).fontWeight === '600'")?;
    // Here the script creates the style sheet.
    let asked =
        browser.eval("performance.getEntriesByType('resource').every((entry) => entry.name.startsWith('blob:'))")?;
    ensure!(asked == true, "the page asked for something");
    check_clean(&browser)
}

#[test]
fn the_page_has_no_violations_of_accessibility_rules() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let browser = start()?;
    browser.set_viewport(900, 900, 1.0)?;
    let address = write_page(&browser, folder.path(), "zh-CN", None)?;
    open_address(&browser, &address)?;
    draw_all(&browser)?;
    let found = axe::violations(&browser)?;
    ensure!(found.is_empty(), "as charts: {}", found.join("\n"));
    browser.before_scripts("delete window.WebAssembly;")?;
    open_address(&browser, &address)?;
    browser.wait("collected.errors.length")?;
    check_page_without_charts(&browser)?;
    let found = axe::violations(&browser)?;
    ensure!(found.is_empty(), "as pictures and tables: {}", found.join("\n"));
    Ok(())
}

/// An article with pasted HTML.
fn article(tag: &str, view: &str) -> Result<String> {
    let report = built_in()?;
    let paste = fragment(&report, report.view(view)?, lang(tag), Some("/report-chart.js"));
    let text = "<p>正文。</p>".repeat(30);
    Ok(format!(
        "<!doctype html><html lang=\"{tag}\"><head><meta charset=\"utf-8\"><title>article</title>\
         <link rel=\"stylesheet\" href=\"/_host.css\"></head><body><main><h1>标题</h1>{paste}{text}</main></body></html>"
    ))
}

fn start_host() -> Result<Browser> {
    let browser = start()?;
    browser.server.answer("/_host.css", Reply::new("text/css", HOST));
    browser.set_viewport(900, 900, 1.0)?;
    Ok(browser)
}

/// The pasted HTML as parsed, without the resolved address of the picture.
const PASTE: &str = "document.querySelector('report-chart').outerHTML";

/// The content of the pasted HTML is visible, with its picture, and the document is unchanged.
fn check_paste(browser: &Browser, view: &str) -> Result<()> {
    browser.wait("document.querySelector('img').complete")?;
    let facts = browser.eval(
        "((e) => {
            const parts = [...e.querySelectorAll('figcaption, figure > p, summary')];
            const seen = parts.every((part) => part.getBoundingClientRect().height > 10);
            e.querySelector('summary').click();
            const rows = [...e.querySelectorAll('tbody tr')];
            const table = rows.length > 0 && rows.every((row) => row.getBoundingClientRect().height > 10);
            e.querySelector('summary').click();
            const { naturalWidth, width } = e.querySelector('img');
            return { seen, table, picture: naturalWidth === 640 && width === 640 };
        })(document.querySelector('report-chart'))",
    )?;
    ensure!(
        facts == json!({ "seen": true, "table": true, "picture": true }),
        "{view}: {facts}"
    );
    Ok(())
}

/// Opens an article in a browser that cannot or may not draw.
fn check_refused(prepare: &str, policy: &str, says: &str) -> Result<()> {
    let browser = start_host()?;
    browser.before_scripts(&format!(
        "addEventListener('DOMContentLoaded', () => {{ window.written = {PASTE}; }});"
    ))?;
    browser.before_scripts(prepare)?;
    for view in fixture::VIEWS {
        browser.open_reply(Reply::html(article("zh-CN", view)?).policy(policy))?;
        let mut lines = Vec::new();
        for _ in 0..200 {
            lines.extend(browser.chart_lines()?);
            if !lines.is_empty() {
                break;
            }
            std::thread::sleep(Duration::from_millis(25));
        }
        check_paste(&browser, view)?;
        ensure!(
            browser.eval(&format!("written === {PASTE}"))? == true,
            "{view}: the paste has changed"
        );
        lines.extend(browser.chart_lines()?);
        ensure!(
            matches!(&lines[..], [line] if line.contains(says)),
            "{view}: {lines:#?}"
        );
        let uncaught = browser.eval("collected.uncaught")?;
        ensure!(uncaught == json!([]), "{view}: {uncaught}");
    }
    Ok(())
}

#[test]
fn embed_code_stays_without_wasm() -> Result<()> {
    check_refused(
        "delete window.WebAssembly;",
        STRICT_POLICY,
        "found no WebAssembly in this browser",
    )
}

#[test]
fn embed_code_stays_without_custom_elements() -> Result<()> {
    check_refused(
        "delete window.customElements;",
        STRICT_POLICY,
        "found no custom elements in this browser",
    )
}

#[test]
fn embed_code_stays_where_a_policy_forbids_wasm() -> Result<()> {
    let policy = STRICT_POLICY.replace(" 'wasm-unsafe-eval'", "");
    check_refused("", &policy, "a Content-Security-Policy needs 'wasm-unsafe-eval'")
}

/// Chart and pasted HTML are read once: first the HTML, then the chart.
#[test]
fn chart_and_embed_code_are_not_both_read() -> Result<()> {
    let browser = start_host()?;
    let report = built_in()?;
    for tag in fixture::LANGS {
        for view in fixture::VIEWS {
            browser.open_reply(Reply::html(article(tag, view)?))?;
            let chart = Chart::new(&browser, "report-chart");
            chart.wait_ready()?;
            chart.ask("e.querySelector('summary').click()")?;
            // Beside it the element has the words for what reads pages aloud.
            ensure!(
                chart.ask("e.querySelectorAll(':scope > :not([slot])').length === 1 && e.querySelectorAll('figure, img, table').length")?
                    == 3
            );
            ensure!(
                chart.number("e.querySelector('figure').getBoundingClientRect().height")? == 0.0,
                "{view}"
            );
            let read = tree::read(&browser)?;
            let described = report.view(view)?;
            let count = |role: &str| read.iter().filter(|node| node.role == role).count();
            // The table is read once it is shown.
            ensure!(count("figure") == 1 && count("table") == 0, "{view}: {read:#?}");
            let title = described.title.get(lang(tag));
            let titles = read
                .iter()
                .filter(|node| node.role == "StaticText" && node.name == title)
                .count();
            // As title and as caption of the table.
            ensure!(titles <= 2, "{view}: the title is read {titles} times");
            let first = report_charts::chart::findings(described, lang(tag));
            let texts: Vec<&str> = read
                .iter()
                // The picture is named by it.
                .filter(|node| ["StaticText", "image"].contains(&node.role.as_str()))
                .map(|node| node.name.as_str())
                .collect();
            // The picture says what stands out most; the pasted text had the whole summary.
            let heard = chart.ask("e.shadowRoot.querySelector('[role=img]').getAttribute('aria-label')")?;
            let heard = heard.as_str().context("a name of the picture")?.trim();
            let begins = heard.split(['，', ',', '。', '；', ';']).next().unwrap_or_default();
            ensure!(
                !begins.is_empty() && first.starts_with(begins),
                "{view}: `{heard}` is not of `{first}`"
            );
            let times = |words: &str| texts.iter().filter(|text| text.trim() == words).count();
            ensure!(times(heard) == 1, "{view}: the summary is read {} times", times(heard));
            ensure!(
                times(first.trim()) <= times(heard),
                "{view}: the pasted summary is read, too"
            );
            ensure!(
                heard == first.trim() || times(first.trim()) == 0,
                "{view}: both are read"
            );
        }
    }
    check_clean(&browser)
}

/// Layout shift when the chart is drawn, by the score of browsers: up to 0.1 is good.
fn shift(browser: &Browser, tag: &str, view: &str) -> Result<f64> {
    browser.open_reply(Reply::html(article(tag, view)?))?;
    Chart::new(browser, "report-chart").wait_ready()?;
    browser.eval("new Promise((done) => setTimeout(() => done(0), 150))")?;
    let score = browser.eval("shifts.reduce((sum, { value }) => sum + value, 0)")?;
    score.as_f64().context("a score")
}

/// The table is collapsed for this: with it open, half of the pasted texts score up to 0.19.
#[test]
fn content_after_embed_code_moves_little() -> Result<()> {
    let browser = start_host()?;
    // The pasted HTML is visible until the wasm has loaded.
    let slow = browser.server.file(WASM).after(Duration::from_millis(250));
    browser.server.answer(WASM, slow);
    browser.before_scripts(
        "window.shifts = [];
        new PerformanceObserver((list) => shifts.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });",
    )?;
    let mut scores = Vec::new();
    for (width, tags) in [(900, &fixture::LANGS[..]), (375, &fixture::LANGS[..1])] {
        browser.set_viewport(width, 900, 1.0)?;
        for tag in tags {
            for view in fixture::VIEWS {
                scores.push((shift(&browser, tag, view)?, width, *tag, view));
            }
        }
    }
    scores.sort_by(|a, b| b.0.total_cmp(&a.0));
    let worst = scores.first().context("scores")?;
    println!("most: {worst:?}");
    ensure!(worst.0 < 0.1, "{worst:?}");
    ensure!(worst.0 > 0.0, "nothing was measured");
    check_clean(&browser)
}

#[test]
fn embed_code_loads_its_picture_lazily() -> Result<()> {
    let browser = start_host()?;
    let picture = "/report-chart-pictures/growth-2010.zh-CN.svg";
    let far = article("zh-CN", "growth-2010")?.replace("<h1>", &format!("{}<h1>", "<p>正文。</p>".repeat(300)));
    browser.open_reply(Reply::html(far))?;
    browser.wait("document.readyState === 'complete'")?;
    browser.eval("new Promise((done) => setTimeout(() => done(0), 300))")?;
    ensure!(browser.server.requests(picture) == 0, "it was loaded far from sight");
    browser.eval("document.querySelector('report-chart').scrollIntoView()")?;
    Chart::new(&browser, "report-chart").wait_ready()?;
    check_clean(&browser)
}
