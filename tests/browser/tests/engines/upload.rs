//! What goes on a server: `dist/upload/` works as it is, and its files load files with hashes; embed code on pages of another host.

use anyhow::{Context, Result, ensure};
use browser_tests::{
    browser::Browser,
    chart::Chart,
    fixture,
    server::{Reply, STRICT_POLICY, Server},
};

use crate::selftest::failed;
use crate::{check_clean, start};

/// Names without a hash that pages may load: those that stand in pages of others. All other names change with their content.
const ENTRIES: [&str; 6] = [
    "report-chart.js",
    "report-chart-lines.js",
    "report-chart-site.js",
    "report-chart-resize.js",
    "selftest.json",
    "report.json",
];

/// The resources of the page whose names would be the same in another build.
fn without_hash(browser: &Browser) -> Result<Vec<String>> {
    let loaded = browser.eval(
        "performance.getEntriesByType('resource').map(({ name }) => name.split(/[?#]/)[0])
            .filter((name) => /\\/upload\\/(?!charts\\/|report-chart-pictures\\/)/.test(name) && !/\\.[0-9a-f]{16}[./]/.test(name))
            .map((name) => name.split('/').pop())",
    )?;
    let mut names: Vec<String> = serde_json::from_value(loaded)?;
    names.retain(|name| !ENTRIES.contains(&name.as_str()));
    Ok(names)
}

#[test]
fn what_goes_on_a_server_works_there_and_loads_files_with_hashes() -> Result<()> {
    let browser = start()?;
    let broken = failed(&browser, "upload/selftest.html")?;
    ensure!(broken.is_empty(), "{broken:?}");
    let stable = without_hash(&browser)?;
    ensure!(stable.is_empty(), "the self-test loads {stable:?}");
    check_clean(&browser)?;

    for page in ["charts/targets-2011.html", "report-chart-frame.html?view=targets-2011"] {
        browser.open(&format!("upload/{page}"))?;
        let chart = Chart::new(&browser, "report-chart");
        chart.wait_ready()?;
        chart.ask("e.shadowRoot.querySelector('.takeaway').open = true")?;
        chart.wait("e.shadowRoot.querySelector('.takeaway .panel button')")?;
        let stable = without_hash(&browser)?;
        ensure!(stable.is_empty(), "{page} loads {stable:?}");
        check_clean(&browser)?;
    }

    browser.open("upload/studio.html?lang=zh")?;
    browser.wait("document.querySelector('#steps').textContent && customElements.get('report-chart')")?;
    let stable = without_hash(&browser)?;
    ensure!(stable.is_empty(), "the studio loads {stable:?}");
    check_clean(&browser)
}

/// What the studio packs for upload is under the names that its pages load.
#[test]
fn what_the_studio_packs_has_the_files_that_its_pages_load() -> Result<()> {
    let browser = start()?;
    browser.open("upload/studio.html?lang=zh")?;
    let packed = browser.eval(
        "(async () => {
            const main = document.querySelector('script[src*=\"/main.js\"]').src;
            const { packed, SCRIPTS } = await import(new URL('upload.js', main));
            const report = await (await fetch('selftest.json')).text();
            const { zip } = await packed(report, new URL('report-chart.js', location).href, '');
            return { scripts: SCRIPTS, size: zip.size };
        })()",
    )?;
    let scripts: Vec<String> = serde_json::from_value(packed["scripts"].clone())?;
    let is_hashed = |name: &String| name.starts_with("report-chart.") && name.split('.').count() == 3;
    ensure!(scripts.iter().any(is_hashed), "{scripts:?}");
    ensure!(scripts.iter().any(|name| name == "report-chart.js"), "{scripts:?}");
    let pages = browser.eval(
        "(async () => {
            const main = document.querySelector('script[src*=\"/main.js\"]').src;
            const { pagesFor } = await import(new URL('upload.js', main));
            const report = await (await fetch('selftest.json')).text();
            const pages = await pagesFor(report, new URL('report-chart.js', location).href);
            return pages.filter(([name]) => name.endsWith('.html')).map(([, content]) => content.match(/report-chart-(page|frame-tools)[^\"]*/g)).flat();
        })()",
    )?;
    let named: Vec<String> = serde_json::from_value(pages)?;
    ensure!(named.len() >= 3, "{named:?}");
    for name in named {
        ensure!(scripts.contains(&name), "{name} is not packed: {scripts:?}");
    }
    Ok(())
}

/// Lets a host be read from others, as a server with the header for all files.
fn allow(other: &Server, names: &[&str]) {
    for name in names {
        let reply = other.file(name).header("Access-Control-Allow-Origin", "*");
        other.answer(name, reply);
    }
}

/// The short code of the panel on a page of another host.
fn open_on_another_host(browser: &Browser, other: &Server) -> Result<()> {
    let host = other.url("");
    let host = host.trim_end_matches('/');
    let policy = ["script-src", "connect-src"]
        .iter()
        .fold(STRICT_POLICY.to_owned(), |policy, part| {
            policy.replace(&format!("{part} 'self'"), &format!("{part} 'self' {host}"))
        });
    let page = format!(
        "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>other</title>\
         <script type=\"module\" src=\"{host}/report-chart.js\"></script>\
         <report-chart id=\"chart\" view=\"targets-2011\" lang=\"zh-CN\"></report-chart>"
    );
    browser.open_reply(Reply::html(page).policy(&policy))?;
    browser.wait("document.readyState === 'complete'")
}

/// What the panel says of other sites; empty where it says nothing.
fn notice(chart: &Chart<'_>) -> Result<String> {
    chart.ask("e.shadowRoot.querySelector('.takeaway').open = true")?;
    chart.wait("e.shadowRoot.querySelector('.takeaway textarea')")?;
    // The answer of the server comes after the panel.
    chart.ask("new Promise((done) => setTimeout(() => done(0), 1000))")?;
    let words = chart.ask(
        "Array.from(e.shadowRoot.querySelectorAll('.takeaway .panel > p')).filter((p) => !p.hidden).map((p) => p.textContent).filter((text) => text.includes('Access-Control')).join()",
    )?;
    Ok(words.as_str().context("a text")?.to_owned())
}

#[test]
fn embed_code_draws_on_another_host_that_allows_it_and_the_panel_says_where_it_does_not() -> Result<()> {
    const FILES: [&str; 2] = ["/report-chart.js", "/report-chart.wasm"];
    let browser = start()?;
    let other = browser.another_server()?;
    // Without the header the page shows nothing at all, which is why the code is handed out with a notice.
    open_on_another_host(&browser, &other)?;
    browser.eval("new Promise((done) => setTimeout(() => done(0), 500))")?;
    let shown = browser.eval(
        "[Boolean(customElements.get('report-chart')), document.querySelector('#chart').getBoundingClientRect().height]",
    )?;
    ensure!(shown == serde_json::json!([false, 0]), "{shown}");
    allow(&other, &FILES);
    open_on_another_host(&browser, &other)?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    ensure!(chart.targets()?.len() == 8);

    for (lang, words) in [("zh-CN", "须发送"), ("en", "draws nothing until")] {
        browser.open_fixture(&fixture::one(lang, "targets-2011", "light"))?;
        let chart = Chart::new(&browser, "#chart");
        chart.wait_ready()?;
        let said = notice(&chart)?;
        ensure!(
            said.contains(words) && said.contains("Access-Control-Allow-Origin: *"),
            "{said}"
        );
    }
    allow(&browser.server, &FILES);
    browser.open_fixture(&fixture::one("zh-CN", "targets-2011", "light"))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    let said = notice(&chart)?;
    ensure!(said.is_empty(), "{said}");
    check_no_errors_but_of_the_other_host(&browser)
}

/// The console has the refusals of the first page, and nothing else.
fn check_no_errors_but_of_the_other_host(browser: &Browser) -> Result<()> {
    let lines = browser.console()?;
    let strange = lines.iter().find(|line| line.contains("report-chart:"));
    ensure!(strange.is_none(), "{strange:?}");
    Ok(())
}
