//! The embed in a sandboxed frame: page and chart are isolated, and the frame is as high as its chart.

use std::{
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use browser_tests::{
    browser::PATIENCE,
    chart::Chart,
    embed::{
        PAGE, VIOLATIONS, check_fits, check_quiet, frame, inner_height, number, open, open_sized, open_under, paste,
        policy_inside, wait_inside,
    },
    engine::Engine,
    server::Reply,
};
use serde_json::json;

use crate::{check_clean, start};

#[test]
fn the_frame_draws_and_is_as_high_as_its_chart() -> Result<()> {
    let browser = start()?;
    browser.set_viewport(1000, 900, 1.0)?;
    open_sized(&browser, &paste("view=targets-2011&lang=zh-CN&theme=auto"))?;
    ensure!(
        browser.eval_in_frame(0, "origin")? == "null",
        "the sandbox left an origin"
    );
    let wide = check_fits(&browser)?;
    ensure!(wide > 200.0, "a chart is higher than {wide} px");
    browser.set_viewport(320, 900, 1.0)?;
    wait_inside(&browser, "document.querySelector('report-chart').clientWidth <= 320")?;
    let narrow = check_fits(&browser)?;
    ensure!(
        browser.eval("document.documentElement.scrollWidth")? == 320,
        "the frame is wider than its page"
    );
    ensure!(narrow > wide, "{narrow} px high on a phone, {wide} px on a desktop");
    browser.set_viewport(1000, 900, 1.0)?;
    wait_inside(&browser, "document.querySelector('report-chart').clientWidth > 900")?;
    let again = check_fits(&browser)?;
    ensure!(again == wide, "{wide} px before, {again} px after");
    for file in ["/report-chart.js", "/report-chart.wasm", "/report-chart-tools.wasm"] {
        ensure!(browser.server.requests(file) == 0, "{file} was loaded as well");
    }
    check_quiet(&browser)
}

#[test]
fn the_tools_of_a_frame_come_on_demand() -> Result<()> {
    const TOOLS: &str = "/report-chart-frame-tools.js";
    let browser = start()?;
    browser.set_viewport(600, 900, 1.0)?;
    open_sized(&browser, &paste("view=targets-2011&lang=en"))?;
    ensure!(browser.server.requests(TOOLS) == 0, "loaded before it is used");
    let panel = |step: &str| format!("document.querySelector('report-chart').shadowRoot.querySelector('.{step}");
    browser.eval_in_frame(0, &panel("takeaway').open = true"))?;
    wait_inside(&browser, &panel("takeaway .file')"))?;
    browser.eval_in_frame(0, &panel("explore').open = true"))?;
    wait_inside(&browser, &panel("explore .choice')"))?;
    ensure!(browser.server.requests(TOOLS) == 1, "loaded for each panel");
    check_quiet(&browser)?;

    // A copy of another build is refused.
    browser.server.answer(
        TOOLS,
        Reply::new("text/javascript", "document.currentScript.exported = {};"),
    );
    open_sized(&browser, &paste("view=targets-2011&lang=en"))?;
    browser.eval_in_frame(0, &panel("takeaway').open = true"))?;
    wait_inside(&browser, &panel("takeaway').open").replacen("document", "!document", 1))?;
    ensure!(browser.server.requests(TOOLS) == 2, "the other build was not loaded");
    check_fits(&browser)?;
    Ok(())
}

#[test]
fn a_page_on_another_host_needs_no_headers() -> Result<()> {
    let browser = start()?;
    browser.set_viewport(600, 900, 1.0)?;
    let theirs = browser.another_server()?;
    theirs.answer(
        &format!("/{PAGE}"),
        theirs.file(PAGE).policy(&policy_inside(&browser, &theirs)),
    );
    let host = theirs.url("");
    let away = paste("view=targets-2011").replace("src=\"/", &format!("src=\"{host}"));
    // Without the sandbox the frame's messages have its origin, and are accepted.
    let free = away.replace(" sandbox=", " data-sandbox=");
    for (body, origin) in [(away, "null"), (free, host.trim_end_matches('/'))] {
        open_under(&browser, &policy_inside(&browser, &browser.server), &host, &body)?;
        browser.wait("document.querySelector('iframe').style.height")?;
        ensure!(
            browser.eval_in_frame(0, "origin")? == origin,
            "the origin is not {origin}"
        );
        check_fits(&browser)?;
        check_quiet(&browser)?;
        ensure!(theirs.requests(VIOLATIONS) == 0, "a violation inside the frame");
    }
    ensure!(
        browser.server.requests("/report-chart-resize.js") == 0,
        "all comes from the other host"
    );
    Ok(())
}

#[test]
fn a_chart_far_below_comes_when_it_is_near() -> Result<()> {
    let browser = start()?;
    browser.set_viewport(600, 700, 1.0)?;
    let spacer = "<div class=\"spacer\"></div>";
    open(&browser, &format!("{spacer}{}{spacer}", paste("view=targets-2011")))?;
    browser.eval("new Promise((done) => setTimeout(() => done(0), 500))")?;
    ensure!(
        browser.server.requests("/report-chart-frame.js") == 0,
        "loaded 5000 px away"
    );
    ensure!(inner_height(&browser)? == 520.0, "its place is kept");
    browser.eval("document.querySelector('iframe').scrollIntoView()")?;
    browser.wait("document.querySelector('iframe').style.height")?;
    check_fits(&browser)?;
    check_quiet(&browser)
}

#[test]
fn a_frame_that_counts_its_border_fits_too() -> Result<()> {
    let browser = start()?;
    let style = Reply::new(
        "text/css",
        "* { box-sizing: border-box } iframe { border: 7px solid; padding: 3px }",
    );
    browser.server.answer("/_fixture.css", style);
    browser.set_viewport(600, 900, 1.0)?;
    open_sized(&browser, &paste("view=targets-2011"))?;
    check_fits(&browser)?;
    check_quiet(&browser)
}

#[test]
fn a_frame_that_may_not_compile_shows_its_sentences() -> Result<()> {
    let browser = start()?;
    let without = policy_inside(&browser, &browser.server).replace(" 'wasm-unsafe-eval'", "");
    open_under(&browser, &without, "'self'", &paste("view=targets-2011"))?;
    browser.wait("document.querySelector('iframe').style.height")?;
    let shown = "Array.from(document.querySelectorAll('p'), (p) => p.getBoundingClientRect().height > 0).join()";
    ensure!(
        browser.eval_in_frame(0, shown)? == "true,true",
        "the sentences are hidden"
    );
    let deadline = Instant::now() + PATIENCE;
    // WebKit reports blocked scripts, but not blocked wasm.
    while browser.engine() != Engine::WebKit && browser.server.requests(VIOLATIONS) == 0 {
        // This shows that such reports work, so that their absence elsewhere is meaningful.
        ensure!(
            Instant::now() < deadline,
            "the violation inside the frame was not reported"
        );
        thread::sleep(Duration::from_millis(20));
    }
    check_clean(&browser)
}

#[test]
fn a_script_that_comes_late_or_twice_does_the_same() -> Result<()> {
    let browser = start()?;
    browser.set_viewport(600, 900, 1.0)?;
    open(&browser, &frame("view=targets-2011"))?;
    wait_inside(&browser, "document.querySelector('report-chart')?.targets?.().length")?;
    // Messages of the frame are ignored now.
    browser.eval("new Promise((done) => setTimeout(() => done(0), 300))")?;
    ensure!(inner_height(&browser)? == 520.0, "there is no script yet");
    browser.eval("import('/report-chart-resize.js').then(() => 0)")?;
    browser.wait("document.querySelector('iframe').style.height")?;
    let height = check_fits(&browser)?;
    browser.eval("import('/report-chart-resize.js?again').then(() => 0)")?;
    browser.set_viewport(320, 900, 1.0)?;
    wait_inside(&browser, "document.querySelector('report-chart').clientWidth <= 320")?;
    let narrow = check_fits(&browser)?;
    ensure!(narrow > height, "{narrow} px is not more than {height} px");
    check_quiet(&browser)
}

#[test]
fn only_the_height_from_the_frame_itself_is_accepted() -> Result<()> {
    let browser = start()?;
    browser.set_viewport(600, 900, 1.0)?;
    browser.server.answer(
        "/_other.html",
        Reply::html("<!doctype html><title>other</title><p>other"),
    );
    let other = "<iframe src=\"/_other.html\"></iframe>";
    open_sized(&browser, &(paste("view=targets-2011") + other))?;
    let height = check_fits(&browser)?;

    // Well-formed, but from another source: the page itself, another frame of it, this frame under another origin.
    let good = "{ type: 'report-chart-height', version: 1, height: 777 }";
    browser.eval(&format!("postMessage({good}, '*')"))?;
    browser.eval_in_frame(1, &format!("parent.postMessage({good}, '*')"))?;
    // In Firefox a message event cannot be created for a window in another process.
    if browser.engine() != Engine::Firefox {
        browser.eval(&format!(
            "dispatchEvent(new MessageEvent('message', {{ data: {good}, origin: 'https://example.org',
                source: document.querySelector('iframe').contentWindow }}))"
        ))?;
    }
    // From the frame, but not well-formed.
    for bad in [
        "{ type: 'report-chart-height', version: 1, height: '500px' }",
        "{ type: 'report-chart-height', version: 1, height: NaN }",
        "{ type: 'report-chart-height', version: 1, height: Infinity }",
        "{ type: 'report-chart-height', version: 1, height: [777] }",
        "{ type: 'report-chart-height', version: 2, height: 777 }",
        "{ type: 'report-chart-height', version: '1', height: 777 }",
        "{ type: 'report-chart-height', version: 1, height: 777, width: 1 }",
        "{ type: 'report-chart-height', version: 1 }",
        "{ type: 'report-chart-width', version: 1, height: 777 }",
        "{ height: 777 }",
        "'777'",
        "777",
        "null",
        "undefined",
        "[777]",
    ] {
        browser.eval_in_frame(0, &format!("parent.postMessage({bad}, '*')"))?;
    }
    browser.eval("new Promise((done) => setTimeout(() => done(0), 300))")?;
    let heights = "Array.from(document.querySelectorAll('iframe'), (frame) => frame.style.height).join()";
    let (found, expected) = (browser.eval(heights)?, format!("{height}px,"));
    ensure!(found == expected, "{found} instead of {expected}");

    // Heights are limited.
    for (said, set) in [("1e9", "5000px,"), ("-1e9", "50px,"), ("333.2", "334px,")] {
        let message = format!("{{ type: 'report-chart-height', version: 1, height: {said} }}");
        browser.eval_in_frame(0, &format!("parent.postMessage({message}, '*')"))?;
        browser
            .wait(&format!("{heights} === {set:?}"))
            .with_context(|| format!("{said} becomes {set}"))?;
    }
    check_quiet(&browser)
}

#[test]
fn a_flood_of_messages_becomes_few_changes() -> Result<()> {
    let browser = start()?;
    browser.set_viewport(600, 900, 1.0)?;
    open_sized(&browser, &paste("view=targets-2011"))?;
    check_fits(&browser)?;
    browser.eval(
        "(() => {
            window.changes = 0;
            new MutationObserver((records) => { changes += records.length; })
                .observe(document.querySelector('iframe'), { attributes: true });
        })()",
    )?;
    browser.eval_in_frame(
        0,
        "(() => {
            for (let i = 1; i <= 1000; i += 1) {
                parent.postMessage({ type: 'report-chart-height', version: 1, height: 1000 + i }, '*');
            }
        })()",
    )?;
    browser.wait("changes")?;
    // The frame has sent its height before and sends none again, so the last of the flood is in effect.
    browser.wait("document.querySelector('iframe').style.height === '2000px'")?;
    let changes = number(&browser.eval("changes")?)?;
    ensure!(changes < 100.0, "{changes} changes for 1000 messages");
    check_quiet(&browser)
}

#[test]
fn a_query_sets_four_attributes_and_nothing_else() -> Result<()> {
    let browser = start()?;
    browser.set_viewport(600, 900, 1.0)?;
    let long = "a".repeat(10_000);
    let html = "%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E";
    for (query, view) in [
        (format!("view={html}"), "\"><img src=x onerror=alert(1)>"),
        (format!("view={long}"), &*"a".repeat(64)),
        ("view=__proto__".to_owned(), "__proto__"),
        ("view=overview%00".to_owned(), "overview\0"),
    ] {
        open_sized(&browser, &paste(&query)).with_context(|| query.clone())?;
        let facts = browser.eval_in_frame(
            0,
            "((e) => [e.getAttribute('view'), document.querySelectorAll('img').length, document.body.children.length,
                Array.from(e.children, (p) => p.getBoundingClientRect().height > 0).join()])(document.querySelector('report-chart'))",
        )?;
        ensure!(facts == json!([view, 0, 1, "true,true"]), "{query}: {facts}");
        let height = inner_height(&browser)?;
        ensure!(
            (50.0..200.0).contains(&height),
            "{query}: two sentences are {height} px high"
        );
    }
    open_sized(
        &browser,
        &paste("onclick=alert(1)&view=overview&style=color:red&id=x&lang=en&hidden&large"),
    )?;
    let names = browser.eval_in_frame(
        0,
        "document.querySelector('report-chart').getAttributeNames().sort().join()",
    )?;
    ensure!(names == "lang,large,view", "{names}");
    check_quiet(&browser)
}

#[test]
fn the_script_runs_from_a_disk_and_leaves_no_name() -> Result<()> {
    let browser = start()?;
    browser.set_viewport(600, 900, 1.0)?;
    let names =
        "Object.getOwnPropertyNames(window).filter((name) => !/^cdc_|^collected$|^\\d+$/.test(name)).sort().join()";
    browser.open_from_disk("favicon.svg")?;
    let before = browser.eval(names)?;
    browser.open_from_disk(&format!("{PAGE}?view=five-year-change&lang=en&theme=light"))?;
    let chart = Chart::new(&browser, "report-chart");
    chart.wait_ready()?;
    ensure!(chart.canvas()?.colours > 1, "the canvas is blank");
    ensure!(!chart.targets()?.is_empty(), "no targets");
    let after = browser.eval(names)?;
    ensure!(before == after, "names before: {before}\nafter: {after}");
    check_clean(&browser)
}
