//! Pages of charts, by themselves and in frames, with and without scripts, and pasted charts that the script of a site wakes.

use anyhow::{Context, Result, ensure};
use browser_tests::{
    chart::Chart,
    embed::{check_quiet, open_under, policy_inside, wait_inside},
    fixture,
    server::{Reply, STRICT_POLICY},
};
use quantity::Lang;
use reading::propose::open;
use report_charts::document::{DOCUMENT, built_in};
use report_charts::page::embed::fragment;
use report_charts::page::paste::{Addresses, paste, paste_text};
use report_charts_cli::picture::Fonts;
use report_charts_cli::site::{files, integrity};
use serde_json::json;

use crate::{check_clean, check_one_line, check_silent, start};

/// The plain form of a view, with addresses on the server's own host.
fn plain(view: &str, module: &str) -> Result<String> {
    let report = built_in()?;
    let view = report.view(view)?;
    Ok(paste(
        &report,
        view,
        Lang::Zh,
        &Addresses::beside(module, view, Lang::Zh),
    ))
}

/// An article of a site with the script in its template.
fn article(attributes: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>article</title>\
         <link rel=\"stylesheet\" href=\"{}\"><script src=\"/report-chart-site.js\" async{attributes}></script></head>\
         <body><p id=\"before\">前文。</p>{body}<p id=\"after\">后文。</p></body></html>",
        fixture::STYLE_PATH
    )
}

const BLOCKS: &str = "Array.from(document.body.children, (e) => e.localName).join()";

#[test]
fn a_page_of_a_chart_draws_it() -> Result<()> {
    let browser = start()?;
    for (path, lang) in [
        ("charts/network-coverage.html", "zh-CN"),
        ("charts/en/network-coverage.html", "en"),
    ] {
        browser.open(path)?;
        let chart = Chart::new(&browser, "report-chart");
        chart.wait_ready()?;
        ensure!(chart.targets()?.len() == 3 && chart.canvas()?.colours > 2, "{path}");
        let shown =
            browser.eval("[document.documentElement.lang, document.querySelector('footer').offsetHeight > 0]")?;
        ensure!(shown == json!([lang, true]), "{path}: {shown}");
        check_silent(&browser)?;
    }
    Ok(())
}

#[test]
fn without_the_program_a_page_shows_every_value() -> Result<()> {
    let browser = start()?;
    browser.server.answer("/report-chart.js", Reply::not_found());
    browser.server.answer("/report-chart-page.js", Reply::not_found());
    for path in ["charts/targets-2011.html", "charts/en/targets-2011.html"] {
        browser.open(path)?;
        let shown = browser.eval(
            "[document.querySelectorAll('tbody tr').length,
              Array.from(document.querySelectorAll('td')).every((cell) => cell.getBoundingClientRect().height > 0),
              document.querySelector('img').naturalWidth > 0]",
        )?;
        ensure!(shown == json!([8, true, true]), "{path}: {shown}");
    }
    check_clean(&browser)
}

#[test]
fn in_a_sandboxed_frame_a_page_is_as_high_as_its_chart() -> Result<()> {
    let browser = start()?;
    browser.set_viewport(600, 900, 1.0)?;
    let page = "charts/targets-2011.html";
    let inside = policy_inside(&browser, &browser.server);
    let reply = browser.server.file(&format!("/{page}")).policy(&inside);
    browser.server.answer(&format!("/{page}"), reply);
    let frame = format!(
        "<iframe src=\"/{page}?theme=dark\" title=\"chart\" sandbox=\"allow-scripts allow-popups allow-downloads\" \
         width=\"100%\" height=\"520\" frameborder=\"0\"></iframe><script src=\"/report-chart-resize.js\" async></script>"
    );
    open_under(&browser, &inside, "'self'", &frame)?;
    browser.wait("document.querySelector('iframe').style.height")?;
    wait_inside(
        &browser,
        "document.querySelector('report-chart').targets().length === 8",
    )?;
    wait_inside(
        &browser,
        "Math.ceil(document.documentElement.getBoundingClientRect().height) === innerHeight",
    )?;
    let facts = browser.eval_in_frame(
        0,
        "[document.querySelector('header').offsetHeight, document.querySelector('report-chart').getAttribute('theme')]",
    )?;
    ensure!(facts == json!([0, "dark"]), "{facts}");
    check_quiet(&browser)
}

/// A report that the page bundle draws, and one whose views are proposed.
#[test]
fn a_page_of_a_custom_report_draws_it_by_itself_and_in_a_frame() -> Result<()> {
    let browser = start()?;
    for name in browser.published()? {
        browser
            .server
            .answer(&format!("/own/{name}"), browser.server.file(&format!("/{name}")));
    }
    for text in [
        include_str!("../../../reports/corrected-2014.json"),
        include_str!("../../../reports/sample-2013.json"),
    ] {
        let report = open(text)?;
        let view = report.views.first().context("a view")?;
        let mut pages = files(&report, Some(text), &[view], None, &Fonts::none())?.files;
        pages.retain(|(name, _)| !name.contains("/en/"));
        let mut page = String::new();
        for (name, content) in pages {
            let content = String::from_utf8(content)?;
            let reply = match name.rsplit('.').next() {
                Some("html") => Reply::html(content).policy(&policy_inside(&browser, &browser.server)),
                Some("json") => Reply::new("application/json", content),
                _ => Reply::new("image/svg+xml", content),
            };
            if name.ends_with(".html") {
                page = format!("own/{name}");
            }
            browser.server.answer(&format!("/own/{name}"), reply);
        }
        browser.open(&page)?;
        let chart = Chart::new(&browser, "report-chart");
        chart.wait_ready()?;
        let drawn = chart.targets()?.len();
        ensure!(
            drawn > 0 && chart.ask("e.getAttribute('src')")? == "report.json",
            "{page}: {drawn}"
        );
        check_silent(&browser)?;

        let frame = format!("<iframe src=\"/{page}\" sandbox=\"allow-scripts\" width=\"600\" height=\"500\"></iframe>");
        browser.open_reply(
            Reply::html(format!("<!doctype html><title>host</title>{frame}"))
                .policy(&format!("{STRICT_POLICY}; frame-src 'self'")),
        )?;
        wait_inside(
            &browser,
            &format!("((e) => e.targets && e.targets().length === {drawn})(document.querySelector('report-chart'))"),
        )?;
    }
    Ok(())
}

#[test]
fn a_pasted_chart_is_woken_in_its_place() -> Result<()> {
    let browser = start()?;
    let body = plain("network-coverage", "/report-chart.js")?;
    browser.open_fixture(&article("", &body))?;
    let chart = Chart::new(&browser, "report-chart");
    chart.wait_ready()?;
    ensure!(chart.targets()?.len() == 3);
    let blocks = browser.eval(BLOCKS)?;
    ensure!(blocks == "p,report-chart,p", "{blocks}");
    let kept =
        chart.ask("[e.querySelectorAll('table, img, a').length, e.getAttribute('view'), e.getAttribute('lang')]")?;
    ensure!(kept == json!([3, "network-coverage", "zh-CN"]), "{kept}");
    check_silent(&browser)
}

#[test]
fn only_what_was_pasted_is_replaced() -> Result<()> {
    let browser = start()?;
    let body = plain("network-coverage", "/report-chart.js")?;
    let lines: Vec<&str> = body.lines().collect();
    let [title, summary, rest @ ..] = &lines[..] else {
        anyhow::bail!("{body}")
    };
    // The editor has rewritten the summary: it stays, and so does the title above it.
    let edited = format!("{title}<p>编辑自己的话。</p>{}", rest.join("\n"));
    browser.open_fixture(&article("", &edited))?;
    Chart::new(&browser, "report-chart").wait_ready()?;
    let blocks = browser.eval(BLOCKS)?;
    ensure!(blocks == "p,p,p,report-chart,p", "{blocks}");

    // Blank paragraphs, a wrapped table, another address of the picture: what editors do.
    let altered = format!("{title}<p><br></p>{summary}<p>&nbsp;</p>{}", rest.join("\n"));
    let altered = altered
        .replace("<table border=\"1\">", "<figure class=\"table\"><table>")
        .replace("</table>", "</table></figure>")
        .replace(
            "/report-chart-pictures/network-coverage.zh-CN.svg",
            "/report-chart-pictures/five-year-change.zh-CN.svg",
        );
    browser.open_fixture(&article("", &altered))?;
    Chart::new(&browser, "report-chart").wait_ready()?;
    let blocks = browser.eval(BLOCKS)?;
    ensure!(blocks == "p,report-chart,p", "{blocks}");

    // Two in one article, and one that is inserted later, all in sight.
    browser.set_viewport(800, 4000, 1.0)?;
    let two = format!(
        "{body}<p>中间。</p>{}<div id=\"later\"></div>",
        plain("telecom-tariff", "/report-chart.js")?
    );
    browser.open_fixture(&article("", &two))?;
    browser.wait("document.querySelectorAll('report-chart').length === 2")?;
    browser.eval(
        "(() => {
            const copy = document.createElement('p');
            const link = document.createElement('a');
            link.href = '/charts/overview.html';
            link.textContent = 'chart';
            copy.append(link);
            document.getElementById('later').append(copy);
        })()",
    )?;
    browser.wait("document.querySelectorAll('#later report-chart').length === 1")?;
    check_clean(&browser)
}

#[test]
fn a_link_in_a_sentence_or_to_another_host_stays() -> Result<()> {
    let browser = start()?;
    let other = browser.another_server()?;
    let elsewhere = other.url("report-chart.js");
    let foreign = plain("network-coverage", &elsewhere)?;
    let own = "<p>见<a href=\"/charts/overview.html\">这张图</a>。</p><p><a href=\"/other/overview.html\">别的</a></p>\
               <p contenteditable><a href=\"/charts/overview.html\">图</a></p><p><a href=\"javascript:alert(1)//charts/x.html\">x</a></p>\
               <p><a href=\"/charts/missing.html\">没有</a></p>";
    browser.open_fixture(&article("", &format!("{foreign}{own}")))?;
    let before = browser.eval("document.body.innerHTML.length")?;
    browser.eval("new Promise((done) => setTimeout(() => done(0), 1000))")?;
    ensure!(browser.eval("document.querySelectorAll('report-chart').length")? == 0);
    ensure!(browser.eval("document.body.innerHTML.length")? == before);
    ensure!(
        other.requests("/charts/network-coverage.json") == 0,
        "another host was asked"
    );
    Ok(())
}

#[test]
fn a_listed_host_is_woken_if_it_allows_that() -> Result<()> {
    let browser = start()?;
    let other = browser.another_server()?;
    let foreign = plain("network-coverage", &other.url("report-chart.js"))?;
    let host = other.url("").replace("http://", "");
    let host = host.trim_end_matches('/');
    let policy = STRICT_POLICY
        .replace("connect-src 'self'", &format!("connect-src 'self' http://{host}"))
        .replace("img-src 'self'", &format!("img-src 'self' http://{host}"));
    let page = article(&format!(" data-hosts=\"other.example, http://{host}/\""), &foreign);
    let data = "/charts/network-coverage.json";
    // Without its leave, everything stays.
    browser.open_reply(Reply::html(page.clone()).policy(&policy))?;
    browser.eval("new Promise((done) => setTimeout(() => done(0), 500))")?;
    ensure!(browser.eval("document.querySelectorAll('report-chart').length")? == 0);
    ensure!(other.requests(data) == 1);
    other.answer(data, other.file(data).header("Access-Control-Allow-Origin", "*"));
    browser.open_reply(Reply::html(page).policy(&policy))?;
    let chart = Chart::new(&browser, "report-chart");
    chart.wait_ready()?;
    ensure!(chart.targets()?.len() == 3);
    Ok(())
}

/// The template of a site names the script where it is, as README has it.
#[test]
fn a_script_of_another_host_wakes_its_pastes() -> Result<()> {
    let browser = start()?;
    let other = browser.another_server()?;
    for file in [
        "/report-chart.js",
        "/report-chart.wasm",
        "/charts/network-coverage.json",
    ] {
        other.answer(file, other.file(file).header("Access-Control-Allow-Origin", "*"));
    }
    let script = other.url("report-chart-site.js");
    let body = plain("network-coverage", &other.url("report-chart.js"))?;
    let host = other.url("");
    let page = article("", &body).replace("/report-chart-site.js", &script);
    let policy = STRICT_POLICY.replace("'self'", &format!("'self' {host}"));
    browser.open_reply(Reply::html(page).policy(&policy))?;
    let chart = Chart::new(&browser, "report-chart");
    chart.wait_ready()?;
    ensure!(chart.targets()?.len() == 3);
    check_silent(&browser)
}

#[test]
fn where_anything_fails_the_article_is_as_it_was() -> Result<()> {
    let body = plain("network-coverage", "/report-chart.js")?;
    for (path, reply) in [
        ("/charts/network-coverage.json", Reply::new("application/json", "{\"report_chart\": null}")),
        ("/charts/network-coverage.json", Reply::new("text/html", "<p>404")),
        ("/report-chart.js", Reply::not_found()),
        ("/report-chart.wasm", Reply::new("application/wasm", "no")),
        (
            "/charts/network-coverage.json",
            Reply::new(
                "application/json",
                json!({ "report_chart": { "view": "no-such-view", "lang": "zh-CN", "words": [], "head": "", "alt": "" } }).to_string(),
            ),
        ),
    ] {
        let browser = start()?;
        browser.server.answer(path, reply);
        browser.open_fixture(&article("", &body))?;
        browser.wait("document.readyState === 'complete'")?;
        browser.eval("new Promise((done) => setTimeout(() => done(0), 1500))")?;
        // On a busy machine the element that fails is there for longer.
        browser
            .wait(&format!("{BLOCKS} === 'p,p,p,p,table,p,p,p'"))
            .with_context(|| path.to_owned())?;
    }
    Ok(())
}

#[test]
fn the_text_form_is_read_line_by_line() -> Result<()> {
    let browser = start()?;
    let report = built_in()?;
    let view = report.view("network-coverage")?;
    let place = Addresses::beside("/report-chart.js", view, Lang::Zh);
    let text = paste_text(&report, view, Lang::Zh, &place);
    // An editor that takes text only makes paragraphs of the lines, and some make the address a link.
    let mut lines: Vec<String> = text.lines().map(|line| format!("<p>{line}</p>")).collect();
    lines.pop();
    lines.push(format!("<p><a href=\"{0}\">{0}</a></p>", place.page));
    browser.open_fixture(&article("", &lines.concat()))?;
    Chart::new(&browser, "report-chart").wait_ready()?;
    let blocks = browser.eval(BLOCKS)?;
    ensure!(blocks == "p,report-chart,p", "{blocks}");
    check_silent(&browser)
}

/// An element that HTML has not closed, and what its author meant.
#[test]
fn a_self_closed_element_does_not_swallow_the_page() -> Result<()> {
    let browser = start()?;
    let rest = "text<p id=\"one\">段落。</p><section id=\"two\"><h2>标题</h2><p>内容。</p></section>";
    browser.open_fixture(&fixture::page(
        "zh-CN",
        &format!("<div><report-chart id=\"chart\" view=\"telecom-tariff\" />{rest}</div><p id=\"three\">末尾。</p>"),
    ))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    let shown = browser.eval(
        "[...document.querySelectorAll('#one, #two, #three')].map((e) => e.getBoundingClientRect().height > 0).join()
            + ' ' + Array.from(document.getElementById('chart').childNodes).filter((node) => !node.slot).length + document.getElementById('chart').nextSibling.data",
    )?;
    ensure!(shown == "true,true,true 0text", "{shown}");
    check_one_line(&browser, "unclosed-element")?;

    // Two of them, of which one is in the other; and one that holds a table of its own before the rest.
    browser.open_fixture(&fixture::page(
        "en",
        "<report-chart class=\"a\" view=\"telecom-tariff\" /><p id=\"one\">one</p>\
         <report-chart class=\"a\" view=\"network-coverage\" /><p id=\"two\">two</p><footer id=\"three\">three</footer>",
    ))?;
    Chart::new(&browser, ".a").wait_ready()?;
    check_one_line(&browser, "unclosed-element")?;
    let order = browser.eval("Array.from(document.body.children, (e) => e.id || e.className).join()")?;
    ensure!(order == "a,one,a,two,three", "{order}");

    // What is closed keeps its content to itself.
    browser.open_fixture(&fixture::page(
        "en",
        &format!(
            "{}<section>after</section>",
            fixture::chart("id=\"chart\" view=\"telecom-tariff\"")
        ),
    ))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    ensure!(chart.ask("e.querySelectorAll('table').length")? == 1);
    check_silent(&browser)
}

#[test]
fn an_element_is_drawn_in_a_paragraph_in_a_cell_and_inserted_later() -> Result<()> {
    let browser = start()?;
    let chart = "<report-chart view=\"telecom-tariff\"></report-chart>";
    let fragment = fragment(&built_in()?, built_in()?.view("telecom-tariff")?, Lang::Zh, None);
    browser.open_fixture(&fixture::page(
        "zh-CN",
        &format!(
            "<p id=\"p\">前{chart}后</p><table><tr><td id=\"td\">{chart}</td></tr></table><p id=\"whole\">{fragment}</p><div id=\"later\"></div>"
        ),
    ))?;
    Chart::new(&browser, "#p report-chart, #td report-chart, #whole report-chart").wait_ready()?;
    let wide = browser.eval("document.querySelector('#td report-chart').offsetWidth >= 280")?;
    ensure!(wide == true);
    // The parser ends a paragraph before a figure: everything of the fallback can still be read.
    ensure!(browser.eval("document.querySelectorAll('figure td').length")? == 8);
    browser.eval(
        "(() => {
            const node = document.createElement('div');
            const chart = document.createElement('report-chart');
            chart.setAttribute('view', 'network-coverage');
            node.append(chart);
            document.getElementById('later').append(node);
            node.scrollIntoView();
        })()",
    )?;
    Chart::new(&browser, "#later report-chart").wait_ready()?;
    check_silent(&browser)
}

#[test]
fn a_pinned_chart_refuses_another_report() -> Result<()> {
    let browser = start()?;
    let text = include_str!("../../../reports/corrected-2014.json");
    browser.server.answer("/own.json", Reply::new("application/json", text));
    let (own, shipped) = (integrity(text), integrity(DOCUMENT));
    let view = "view=\"forest\"";
    for (attributes, drawn) in [
        (format!("src=\"/own.json\" {view} integrity=\"{own}\""), true),
        (format!("src=\"/own.json\" {view} integrity=\"{shipped}\""), false),
        (format!("view=\"overview\" integrity=\"{shipped}\""), true),
        (format!("view=\"overview\" integrity=\"{own}\""), false),
        (format!("src=\"/own.json\" {view}"), true),
    ] {
        browser.open_fixture(&fixture::page(
            "zh-CN",
            &fixture::chart(&format!("id=\"chart\" {attributes}")),
        ))?;
        let chart = Chart::new(&browser, "#chart");
        if drawn {
            chart.wait_ready()?;
            check_silent(&browser)?;
        } else {
            browser.wait("collected.errors.length")?;
            // The browser writes lines of its own.
            drop(browser.console()?);
            let code = browser.eval("JSON.stringify(collected.errors)")?;
            ensure!(
                code.as_str().is_some_and(|code| code.contains("report-changed")),
                "{code}"
            );
            let shown = chart.ask("[e.targets().length, e.querySelector('td').getBoundingClientRect().height > 0]")?;
            ensure!(shown == json!([0, true]), "{attributes}: {shown}");
        }
    }
    // A pasted chart is pinned by its link.
    let pinned = |hash: &str| -> Result<String> {
        Ok(plain("network-coverage", "/report-chart.js")?
            .replace("network-coverage.html", &format!("network-coverage.html#{hash}")))
    };
    browser.open_fixture(&article("", &pinned(&shipped)?))?;
    Chart::new(&browser, "report-chart").wait_ready()?;
    browser.open_fixture(&article("", &pinned(&own)?))?;
    browser.wait("collected.errors.length")?;
    let blocks = browser.eval(BLOCKS)?;
    ensure!(blocks == "p,p,p,p,table,p,p,p", "{blocks}");
    Ok(())
}
