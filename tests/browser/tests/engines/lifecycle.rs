//! Lifecycle: elements are created early, moved, copied, hidden, removed and added again, a hundred at a time.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::{browser::Browser, chart::Chart, fixture, server::Reply};
use serde_json::{Value, json};

use crate::{check_clean, check_no_errors, start};

const SCRIPT: &str = "/report-chart.js";

/// A page whose scripts are these, in order, each a path of a module.
fn page_with(scripts: &[&str], body: &str) -> String {
    let tags: String = scripts
        .iter()
        .map(|path| format!("<script type=\"module\" src=\"{path}\"></script>"))
        .collect();
    let page = fixture::page("zh-CN", body);
    page.replace(&format!("<script type=\"module\" src=\"{SCRIPT}\"></script>"), &tags)
}

fn one() -> String {
    fixture::chart("id=\"chart\" view=\"five-year-change\" theme=\"light\"")
}

fn script(browser: &Browser, path: &str, code: &str) {
    browser.server.answer(path, Reply::new("text/javascript", code));
}

#[test]
fn properties_set_before_the_script_came_are_taken() -> Result<()> {
    let browser = start()?;
    script(
        &browser,
        "/before.js",
        "const chart = document.querySelector('#chart');
         Object.assign(chart, { view: 'growth-2010', theme: 'dark', large: true, lang: 'en' });
         const made = document.createElement('report-chart');
         made.id = 'made';
         made.view = 'network-coverage';
         document.body.append(made);",
    );
    browser.open_fixture(&page_with(&["/before.js", SCRIPT], &one()))?;
    Chart::new(&browser, "report-chart").wait_ready()?;
    let chart = Chart::new(&browser, "#chart");
    let state = chart.ask("[e.getAttribute('view'), e.theme, e.large, e.lang, Object.keys(e).includes('view')]")?;
    ensure!(state == json!(["growth-2010", "dark", true, "en", false]), "{state}");
    chart.ask("{ e.view = 'network-coverage'; e.large = false; }")?;
    chart.wait("!e.shadowRoot.querySelector('.figure').classList.contains('large')")?;
    let same = "document.querySelector('#made').targets().length === e.targets().length";
    chart.wait(same)?;
    chart.ask("{ e.notes = null; e.contrast = undefined; }")?;
    ensure!(
        chart.ask("[e.notes, e.hasAttribute('contrast')]")? == json!(["", false]),
        "null is no text"
    );
    check_clean(&browser)
}

#[test]
fn a_moved_copied_or_restored_chart_draws() -> Result<()> {
    let browser = start()?;
    browser.set_viewport(700, 3000, 1.0)?;
    browser.open_fixture(&fixture::page(
        "zh-CN",
        &format!("<div id=\"a\">{}</div><div id=\"b\"></div>", one()),
    ))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    let before = chart.canvas()?;
    chart.ask("{ document.querySelector('#b').append(e); }")?;
    chart.wait("e.targets().length && e.shadowRoot.querySelector('canvas').width > 0")?;
    ensure!(
        chart.canvas()?.fingerprint == before.fingerprint,
        "moved, it looks different"
    );
    chart.ask("{ const copy = e.cloneNode(true); copy.id = 'copy'; e.after(copy); }")?;
    Chart::new(&browser, "#copy").wait_ready()?;
    ensure!(
        Chart::new(&browser, "#copy").canvas()?.fingerprint == before.fingerprint,
        "a copy looks different"
    );
    // Added again after a while, and after changes in between.
    chart.ask("{ window.kept = e; e.remove(); kept.setAttribute('view', 'growth-2010'); }")?;
    browser.eval("new Promise((done) => setTimeout(done, 200)).then(() => document.body.append(kept))")?;
    chart.wait_repaint(&before)?;
    check_clean(&browser)
}

/// A hundred canvases need more memory than phones give.
#[test]
fn a_chart_far_from_the_viewport_releases_its_canvas() -> Result<()> {
    let browser = start()?;
    browser.set_viewport(700, 600, 1.0)?;
    let other = fixture::chart("id=\"other\" view=\"growth-2010\"");
    let body = format!("{}{}{other}", one(), "<p>…</p>".repeat(200));
    browser.open_fixture(&fixture::page("zh-CN", &body))?;
    let (chart, other) = (Chart::new(&browser, "#chart"), Chart::new(&browser, "#other"));
    chart.wait_ready()?;
    ensure!(!other.is_ready()?, "drawn out of sight");
    let before = chart.canvas()?;
    let words = "[e.shadowRoot.querySelector('.body').textContent, e.offsetHeight, e.targets().length]";
    let said = chart.ask(words)?;

    // A canvas that was never painted takes no memory, and a released one has none.
    chart.ask("{ window.first = e.shadowRoot.querySelector('canvas'); }")?;
    chart.ask("{ window.picture = e.shadowRoot.querySelector('[role=img]'); }")?;
    let painted = "e.shadowRoot.querySelector('canvas').style.width";
    let gone = "e.shadowRoot.querySelector('canvas') !== first && first.width === 0";
    browser.eval("scrollTo(0, 1e6)")?;
    other.wait_ready()?;
    chart.wait(gone)?;
    ensure!(chart.ask(words)? == said, "without its picture it says something else");
    // Screen readers keep a list of the pictures of a page.
    let kept =
        "picture.isConnected && picture === e.shadowRoot.querySelector('[role=img]') && !picture.contains(first)";
    ensure!(chart.ask(kept)? == true, "its picture is another node");

    // Changes in the meantime update the texts at once; the canvas is painted when the chart comes near.
    chart.set("lang", "en")?;
    chart.wait("e.shadowRoot.querySelector('figure').lang === 'en'")?;
    ensure!(chart.ask(words)? != said, "what it says has not changed");
    ensure!(chart.ask(painted)? == "", "painted where nobody sees it");
    chart.set("lang", "zh-CN")?;
    chart.set("theme", "dark")?;
    browser.eval("scrollTo(0, 0)")?;
    chart.wait(painted)?;
    let dark = chart.canvas()?;
    ensure!(dark.colours > 3 && dark.fingerprint != before.fingerprint, "not dark");
    chart.set("theme", "light")?;
    chart.wait_repaint(&dark)?;
    ensure!(chart.canvas()?.fingerprint == before.fingerprint, "not as before");

    // Without changes only the canvas is painted again, without an event.
    let reported = browser.eval("collected.ready.length")?;
    chart.ask("{ window.first = e.shadowRoot.querySelector('canvas'); }")?;
    browser.eval("scrollTo(0, 1e6)")?;
    chart.wait(gone)?;
    browser.eval("scrollTo(0, 0)")?;
    chart.wait(painted)?;
    ensure!(
        chart.canvas()?.fingerprint == before.fingerprint,
        "another picture comes back"
    );
    ensure!(
        browser.eval("collected.ready.length")? == reported,
        "ready a second time"
    );

    // In print all of them are visible.
    chart.ask("{ window.first = e.shadowRoot.querySelector('canvas'); }")?;
    browser.eval("scrollTo(0, 1e6)")?;
    chart.wait(gone)?;
    browser.eval("dispatchEvent(new Event('beforeprint'))")?;
    ensure!(chart.canvas()?.colours > 3, "printed without its picture");
    browser.eval("dispatchEvent(new Event('afterprint'))")?;
    ensure!(chart.ask(painted)? == "", "kept after it was printed");
    check_no_errors(&browser)?;
    check_clean(&browser)
}

/// Removed, moved or changed at each moment of loading: what is in the page at the end is drawn, and nothing else.
#[test]
fn a_chart_can_be_removed_at_any_time() -> Result<()> {
    for removed_after in [0, 1, 5, 20, 60, 150, 400] {
        let browser = start()?;
        let slow = browser
            .server
            .file("/report-chart.wasm")
            .after(Duration::from_millis(100));
        browser.server.answer("/report-chart.wasm", slow);
        browser.open_fixture(&fixture::page("zh-CN", "<div id=\"a\"></div><div id=\"b\"></div>"))?;
        browser.wait("customElements.get('report-chart')")?;
        browser.eval(&format!(
            "(() => {{
                const made = (id) => {{
                    const chart = document.createElement('report-chart');
                    chart.id = id;
                    chart.setAttribute('view', 'growth-2010');
                    document.querySelector('#a').append(chart);
                    return chart;
                }};
                const [gone, moved, back] = ['gone', 'moved', 'back'].map(made);
                const act = () => {{
                    gone.remove();
                    document.querySelector('#b').append(moved);
                    back.remove();
                    setTimeout(() => document.querySelector('#b').append(back), 30);
                }};
                {removed_after} ? setTimeout(act, {removed_after}) : act();
            }})()"
        ))?;
        browser.wait("document.querySelector('#b').children.length === 2")?;
        let left = Chart::new(&browser, "#b > report-chart");
        left.wait_ready().with_context(|| format!("after {removed_after} ms"))?;
        browser.wait("[...document.querySelectorAll('#b > *')].every((chart) => chart.targets().length)")?;
        ensure!(
            browser.eval("collected.errors.length")? == 0,
            "{}",
            browser.collected()?
        );
        check_clean(&browser)?;
    }
    Ok(())
}

#[test]
fn the_script_may_be_loaded_twice_and_in_two_versions() -> Result<()> {
    for (versions, lines) in [(1, 0), (2, 1)] {
        for turned in [false, true] {
            let browser = start()?;
            let code = String::from_utf8(browser.server.file(SCRIPT).body().to_owned())?;
            // Another version has another hash; the wasm is the same, under another name.
            let other = match versions {
                1 => browser.hashed("report-chart.js")?,
                _ => {
                    let at = code.find("sha256-").context("a hash")? + 10;
                    let mut other = code.into_bytes();
                    other[at] = if other[at] == b'A' { b'B' } else { b'A' };
                    script(&browser, "/other/report-chart.js", &String::from_utf8(other)?);
                    "/other/report-chart.js".to_owned()
                }
            };
            let mut scripts = vec![SCRIPT, &other, "/report-chart.js?again"];
            // The version with the wrong hash cannot draw, so it comes second; equal versions are tested in both orders.
            if turned && versions == 1 {
                scripts.reverse();
            } else if turned {
                scripts.swap(1, 2);
            }
            browser.open_fixture(&page_with(&scripts, &one()))?;
            Chart::new(&browser, "#chart").wait_ready()?;
            let found: Vec<_> = browser
                .chart_lines()?
                .into_iter()
                .filter(|line| line.contains("two versions"))
                .collect();
            ensure!(found.len() == lines, "{scripts:?}: {found:?}");
            check_clean(&browser)?;
        }
    }
    Ok(())
}

#[test]
fn a_chart_is_drawn_after_navigating_back() -> Result<()> {
    let browser = start()?;
    browser
        .server
        .answer("/elsewhere", Reply::html("<!doctype html><title>elsewhere</title>"));
    // Chromium has no back/forward cache for pages with `no-store`.
    let page = Reply::html(fixture::page("zh-CN", &one())).header("Cache-Control", "max-age=60");
    browser.open_reply(page)?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    let before = chart.canvas()?;
    browser.eval("addEventListener('pageshow', (event) => { window.returned = event.persisted; })")?;
    browser.open("elsewhere")?;
    browser.eval("void setTimeout(() => history.back())")?;
    browser.wait("document.querySelector('#chart')")?;
    chart.wait("e.targets().length")?;
    ensure!(chart.canvas()?.fingerprint == before.fingerprint, "it looks different");
    if browser.eval("window.returned")? == Value::Null {
        // The page was reloaded: then the element must not be the reason.
        let reasons = browser.eval(
            "JSON.stringify((performance.getEntriesByType('navigation')[0].notRestoredReasons || {}).reasons || [])",
        )?;
        let reasons = reasons.as_str().unwrap_or_default().to_owned();
        ensure!(!reasons.contains("unload"), "{reasons}");
        eprintln!("not kept by this browser: {reasons}");
    }
    // Kept, but with an empty canvas.
    chart.ask(
        "{ const c = e.shadowRoot.querySelector('canvas'); c.getContext('2d').clearRect(0, 0, c.width, c.height); }",
    )?;
    browser.eval("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")?;
    ensure!(
        chart.canvas()?.fingerprint == before.fingerprint,
        "it is not painted again"
    );
    check_clean(&browser)
}

#[test]
fn a_lost_canvas_is_painted_again() -> Result<()> {
    let browser = start()?;
    browser.open_fixture(&fixture::page("zh-CN", &one()))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    let before = chart.canvas()?;
    for event in [
        "document.dispatchEvent(new Event('visibilitychange'))",
        "e.shadowRoot.querySelector('canvas').dispatchEvent(new Event('contextrestored'))",
    ] {
        chart.ask("{ const c = e.shadowRoot.querySelector('canvas'); c.getContext('2d').reset(); }")?;
        ensure!(chart.canvas()?.colours == 1, "it is still there");
        chart.ask(&format!("{{ {event}; }}"))?;
        ensure!(
            chart.canvas()?.fingerprint == before.fingerprint,
            "{event}: it is not painted again"
        );
    }
    check_clean(&browser)
}

#[test]
fn a_hidden_chart_waits() -> Result<()> {
    let browser = start()?;
    let chart = |id: &str| fixture::chart(&format!("id=\"{id}\" view=\"growth-2010\" theme=\"light\""));
    let body = [
        format!("<div id=\"none\" hidden>{}</div>", chart("in-none")),
        format!("<details><summary>more</summary>{}</details>", chart("in-details")),
        format!("<div id=\"zero\">{}</div>", chart("in-zero")),
    ];
    browser.server.answer(
        "/zero.css",
        Reply::new("text/css", "#zero { width: 0; height: 0; overflow: hidden }"),
    );
    let page =
        page_with(&[SCRIPT], &body.concat()).replace("</head>", "<link rel=\"stylesheet\" href=\"/zero.css\"></head>");
    browser.set_viewport(700, 3000, 1.0)?;
    browser.open_fixture(&page)?;
    browser.wait("customElements.get('report-chart')")?;
    std::thread::sleep(Duration::from_millis(500));
    ensure!(
        browser.eval("collected.ready.length")? == 0,
        "something is drawn in no room"
    );
    browser.eval(
        "(() => {
            document.querySelector('#none').hidden = false;
            document.querySelector('details').open = true;
            const { style } = document.querySelector('#zero');
            Object.assign(style, { width: '600px', height: 'auto' });
        })()",
    )?;
    for id in ["#in-none", "#in-details", "#in-zero"] {
        let chart = Chart::new(&browser, id);
        chart.wait_ready()?;
        ensure!(chart.canvas()?.colours > 3, "{id} is blank");
        // And back.
        chart.ask("{ e.style.display = 'none'; }")?;
        chart.ask("{ e.style.display = ''; }")?;
        chart.wait("e.targets().length && e.shadowRoot.querySelector('canvas').getBoundingClientRect().width > 300")?;
    }
    check_no_errors(&browser)
}

#[test]
fn charts_do_not_change_the_size_of_their_parents() -> Result<()> {
    let browser = start()?;
    let style = "section { margin: 0; border: 1px solid } .flex { display: flex } .flex > * { flex: 1 }
        .column { display: flex; flex-direction: column; align-items: stretch }
        .grid { display: grid; grid-template-columns: 1fr 1fr } .auto { display: grid; grid-template-columns: auto }
        .percent { height: 500px } .percent > * { height: 100% } .inline { display: inline-block; width: 100% }
        .float { overflow: auto } .float > * { float: left; width: 100% } .scroll { height: 300px; overflow: auto }";
    browser.server.answer("/parents.css", Reply::new("text/css", style));
    let kinds = [
        "block", "flex", "column", "grid", "auto", "percent", "inline", "float", "scroll",
    ];
    let body: String = kinds
        .iter()
        .map(|kind| {
            format!(
                "<section class=\"{kind}\">{}</section>",
                fixture::chart("view=\"growth-2010\"")
            )
        })
        .collect();
    let page =
        fixture::page("zh-CN", &body).replace("</head>", "<link rel=\"stylesheet\" href=\"/parents.css\"></head>");
    browser.set_viewport(900, 12_000, 1.0)?;
    browser.open_fixture(&page)?;
    Chart::new(&browser, "report-chart").wait_ready()?;
    let sizes = "(() => JSON.stringify([...document.querySelectorAll('report-chart')].map((chart) => {
        const { width, height } = chart.getBoundingClientRect();
        return [width, height];
    })))()";
    let frames = "new Promise((done) => {
        let left = 10;
        const next = () => (left-- ? requestAnimationFrame(next) : done(true));
        next();
    })";
    browser.eval(frames)?;
    let before = browser.eval(sizes)?;
    browser.eval(frames)?;
    ensure!(
        browser.eval(sizes)? == before,
        "sizes go on changing: {before} then {}",
        browser.eval(sizes)?
    );
    for width in [500, 901, 320, 900] {
        browser.set_viewport(width, 12_000, 1.0)?;
        browser.eval(frames)?;
    }
    browser.wait(&format!("{sizes} === {before}"))?;
    // `ResizeObserver loop completed with undelivered notifications` would be an uncaught error.
    check_clean(&browser)
}

#[test]
fn a_hundred_charts_load_one_bundle_and_leave_no_global() -> Result<()> {
    let browser = start()?;
    let body: String = (0..100)
        .map(|i| fixture::chart(&format!("view=\"{}\"", fixture::VIEWS[i % fixture::VIEWS.len()])))
        .collect();
    browser.before_scripts("window.namesBefore = Object.getOwnPropertyNames(window);")?;
    browser.set_viewport(400, 900, 1.0)?;
    browser.open_fixture(&fixture::page("zh-CN", &body))?;
    browser.wait("customElements.get('report-chart')")?;
    // Scrolls down the whole page, no faster than charts are drawn: one that is passed by gets its words only.
    browser.eval(
        "(async () => {
            for (const chart of document.querySelectorAll('report-chart')) {
                chart.scrollIntoView();
                for (let turn = 0; turn < 100 && !collected.ready.includes(chart); turn += 1) {
                    await new Promise((done) => setTimeout(done, 20));
                }
            }
        })()",
    )?;
    Chart::new(&browser, "report-chart").wait_ready()?;
    let requests = browser.server.requests("/report-chart.wasm");
    ensure!(requests == 1, "{requests} requests for the wasm");
    let new = browser.eval(
        "Object.getOwnPropertyNames(window).filter((name) => !namesBefore.includes(name) && name !== 'namesBefore')",
    )?;
    let ours: Vec<&str> = new
        .as_array()
        .context("names")?
        .iter()
        .filter_map(Value::as_str)
        // The browser adds globals for frames by number, and for elements by id.
        .filter(|name| name.parse::<u32>().is_err())
        .collect();
    ensure!(ours.is_empty(), "new globals: {ours:?}");
    check_clean(&browser)
}

/// Changes of old scripts to built-in objects: extensions with enumerable names and a custom `toJSON`, polyfills, instrumentation and
/// removed functions.
const HOSTILE: &str = "
    for (const kind of [Array, Object, String, Function, Number]) {
        kind.prototype.extra = function () { throw new Error('called'); };
    }
    Array.prototype.toJSON = function () { return '[' + this.join(', ') + ']'; };
    String.prototype.toJSON = function () { return '\"' + this + '\"'; };
    window.console = { log() {}, error() { throw new Error('console'); } };
    for (const kind of [Array, Map, Promise, Node, Element, HTMLElement, EventTarget]) {
        Object.freeze(kind.prototype);
    }
    const { fetch } = window;
    window.fetch = function (...given) { return fetch.apply(this, given); };
    window.$ = (id) => document.getElementById(id);
    window.name = 'a window with a name';
";

#[test]
fn a_chart_survives_changed_globals() -> Result<()> {
    let browser = start()?;
    // In a script of the page, so that the driver is not affected.
    script(&browser, "/hostile.js", HOSTILE);
    let page = page_with(&["/hostile.js", SCRIPT], &one());
    browser.open_fixture(&page)?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    ensure!(chart.ask("e.targets().length > 3")? == true, "it has no marks");
    chart.ask("{ e.setAttribute('notes', '[{\"on\": \"mobile-penetration-2010\", \"text\": \"记下\"}]'); }")?;
    chart.ask("{ e.setAttribute('view', 'nowhere'); }")?;
    browser.wait("collected.errors.length")?;
    chart.check_fallback()?;
    chart.ask("{ e.removeAttribute('notes'); e.setAttribute('view', 'growth-2010'); }")?;
    chart.wait("e.targets().length && !e.shadowRoot.querySelector('.body').hidden")?;
    check_clean(&browser)
}

#[test]
fn listeners_may_throw_and_change_the_chart() -> Result<()> {
    let browser = start()?;
    script(
        &browser,
        "/listeners.js",
        "const chart = document.querySelector('#chart');
         chart.addEventListener('report-chart-select', () => {
             chart.setAttribute('view', 'network-coverage');
             chart.targets();
             throw new Error('of the page');
         });
         chart.addEventListener('report-chart-ready', () => {
             chart.setAttribute('lang', 'en');
             throw new Error('of the page');
         });",
    );
    browser.open_fixture(&page_with(&["/listeners.js", SCRIPT], &one()))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    chart.wait("e.shadowRoot.querySelector('.figure').lang === 'en'")?;
    let before = chart.canvas()?;
    chart.ask("e.shadowRoot.querySelector('.mark').click()")?;
    chart.wait_repaint(&before)?;
    // And a listener that removes the chart.
    chart.ask("{ e.addEventListener('report-chart-ready', () => e.remove()); e.setAttribute('view', 'growth-2010'); window.kept = e; }")?;
    browser.wait("!kept.isConnected")?;
    browser.eval("kept.targets(), kept.setAttribute('theme', 'dark'), kept.view = 'overview', kept.large = true, 0")?;
    let uncaught = browser.eval("collected.uncaught")?;
    let all = uncaught.as_array().context("a list")?;
    ensure!(
        !all.is_empty()
            && all
                .iter()
                .all(|line| line.as_str().is_some_and(|line| line.contains("of the page"))),
        "{uncaught}"
    );
    ensure!(
        browser.eval("collected.errors.length")? == 0,
        "{}",
        browser.collected()?
    );
    Ok(())
}

#[test]
fn files_are_found_beside_the_script() -> Result<()> {
    let browser = start()?;
    let nested = "/cms/assets/2026/report-chart.js";
    for (plain, ending) in [
        ("/report-chart", ".js"),
        ("/report-chart", ".wasm"),
        ("/report-chart-tools", ".js"),
        ("/report-chart-tools", ".wasm"),
    ] {
        let file = browser.server.file(&format!("{plain}{ending}"));
        browser.server.answer(&format!("/cms/assets/2026{plain}{ending}"), file);
        browser.server.answer(&format!("{plain}{ending}"), Reply::not_found());
    }
    let page = page_with(&[&format!("{nested}?v=20261124#x")], &one());
    let based = page.replace("<head>", "<head><base href=\"/elsewhere/\">");
    ensure!(based != page, "no base");
    browser.open_fixture(&based)?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    chart.ask("e.shadowRoot.querySelector('[part=takeaway] summary').click()")?;
    chart.wait("e.shadowRoot.querySelector('[part=takeaway] button')")?;
    check_clean(&browser)
}
