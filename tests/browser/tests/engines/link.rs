//! Links restore the complete state of a chart, and keep the rest of the page's address.

use anyhow::{Context, Result, ensure};
use browser_tests::{
    browser::Browser,
    chart::Chart,
    fixture,
    panel::{choose, offer, open_panel},
    server::Reply,
};
use serde_json::{Value, json};

use crate::{check_clean, start};

/// Replaces clipboard and share sheet before the scripts of the page.
const STUBS: &str = "
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: {
        writeText: async (text) => { window.copied = text; },
    } });
    Object.defineProperty(navigator, 'share', { configurable: true, value: async (given) => { window.shared = given; } });
";

/// A browser that refuses to copy and has no share sheet.
const REFUSES: &str = "
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: {
        writeText: async () => { throw new Error('no'); },
    } });
    Object.defineProperty(navigator, 'share', { configurable: true, value: undefined });
";

/// The state in a link, as the page shows it.
const STATE: &str = "({
    view: e.getAttribute('view'),
    lang: e.shadowRoot.querySelector('figure').lang,
    marks: e.targets().map(({ id, label }) => [id, label]),
    rows: e.shadowRoot.querySelectorAll('tbody tr').length,
    pins: Array.from(e.shadowRoot.querySelectorAll('.pin'), (p) => p.textContent),
    pressed: Array.from(e.shadowRoot.querySelectorAll('.mark'), (m) => m.hasAttribute('data-pinned')),
    table: !e.shadowRoot.querySelector('.table').hidden,
})";

fn start_with(script: &str) -> Result<Browser> {
    let browser = start()?;
    browser.before_scripts(script)?;
    browser.set_viewport(800, 900, 1.0)?;
    Ok(browser)
}

/// Serves a page and opens it at a fragment.
fn open_at(browser: &Browser, html: &str, fragment: &str) -> Result<()> {
    browser.server.answer("/_fixture", Reply::html(html));
    // A change of the fragment only does not load the page again.
    browser.open("_elsewhere_").ok();
    browser.open(&format!("_fixture{fragment}"))
}

/// Loads the page at a copied address.
fn reopen(browser: &Browser, address: &str) -> Result<()> {
    let path = address.splitn(4, '/').nth(3).context("an address has a path")?;
    browser
        .server
        .answer("/_blank", Reply::html("<!doctype html><title>blank</title>"));
    browser.open("_blank")?;
    browser.open(path)
}

fn copied(browser: &Browser, chart: &Chart<'_>, group: &str, label: &str) -> Result<String> {
    chart.ask(&format!("(window.copied = '', {}.click())", offer(group, label)))?;
    browser.wait("window.copied")?;
    let copied = browser.eval("window.copied")?;
    Ok(copied.as_str().context("an address is text")?.to_owned())
}

const PASS: (&str, &str) = ("把这张图的现状转给别人", "复制链接");

/// Pins by pressing a hovered mark.
fn pin(chart: &Chart<'_>, marks: &[usize]) -> Result<()> {
    for (i, mark) in marks.iter().enumerate() {
        chart.ask(&format!(
            "{{ const m = e.shadowRoot.querySelectorAll('.mark')[{mark}]; m.click(); m.click(); }}"
        ))?;
        chart.wait(&format!("e.shadowRoot.querySelectorAll('.pin').length === {}", i + 1))?;
    }
    Ok(())
}

fn one(view: &str) -> String {
    fixture::page("zh-CN", &fixture::chart(&format!("id=\"chart\" view=\"{view}\"")))
}

/// Copies the link of the page, opens it and compares the state.
fn check_round_trip(browser: &Browser, chart: &Chart<'_>, group: &str, label: &str) -> Result<()> {
    let before = chart.ask(STATE)?;
    let address = copied(browser, chart, group, label)?;
    reopen(browser, &address)?;
    chart.wait_ready()?;
    let pins = before.get("pins").and_then(Value::as_array).map_or(0, Vec::len);
    chart.wait(&format!("e.shadowRoot.querySelectorAll('.pin').length === {pins}"))?;
    let after = chart.ask(STATE)?;
    ensure!(after == before, "{address} brings\n{after}\ninstead of\n{before}");
    let hash = browser.eval("location.hash")?;
    ensure!(
        address.ends_with(hash.as_str().unwrap_or("?")),
        "{hash} beside {address}"
    );
    Ok(())
}

#[test]
fn a_link_restores_the_state() -> Result<()> {
    let browser = start_with(STUBS)?;
    let chart = Chart::new(&browser, "#chart");

    // A unit, an order, two pins.
    open_at(&browser, &one("eliminated-capacity"), "")?;
    chart.wait_ready()?;
    open_panel(&chart)?;
    choose(&chart, "顺序", "按报告先后")?;
    choose(&chart, "单位", "万吨")?;
    pin(&chart, &[1, 3])?;
    check_round_trip(&browser, &chart, PASS.0, PASS.1)?;
    open_panel(&chart)?;
    let pressed =
        chart.ask("Array.from(e.shadowRoot.querySelectorAll('.choice[aria-pressed=true]'), (b) => b.textContent)")?;
    ensure!(pressed == json!(["按报告先后", "万吨"]), "{pressed}");

    // One section, as a table, in a view that was opened from the overview, in the other language.
    open_at(&browser, &one("overview"), "")?;
    chart.wait_ready()?;
    chart.set("lang", "en")?;
    chart.ask("e.shadowRoot.querySelectorAll('.mark')[10].click()")?;
    chart.wait("e.getAttribute('view') === 'key-figures' && e.targets().length === 12")?;
    open_panel(&chart)?;
    choose(
        &chart,
        "Section of the report",
        "Policies for small and medium-sized firms",
    )?;
    chart.ask("e.shadowRoot.querySelector('.switch').click()")?;
    check_round_trip(&browser, &chart, "Share the chart as it is now", "Copy link")?;
    let state = chart.ask(STATE)?;
    ensure!(
        state.get("table") == Some(&json!(true)) && state.get("rows") == Some(&json!(4)),
        "{state}"
    );
    check_clean(&browser)
}

#[test]
fn the_fragment_of_the_page_is_kept() -> Result<()> {
    let browser = start_with(STUBS)?;
    let chart = Chart::new(&browser, "#chart");
    for fragment in ["#section-2", "#/route?x=1", "#a=1&b=%E4%B8%AD", "#report-chart-notes"] {
        open_at(&browser, &one("growth-2010"), fragment)?;
        chart.wait_ready()?;
        open_panel(&chart)?;
        let unchanged = || -> Result<()> {
            let hash = browser.eval("location.hash")?;
            ensure!(hash == fragment, "{hash} instead of {fragment}");
            Ok(())
        };
        unchanged()?;
        choose(&chart, "顺序", "按报告先后")?;
        pin(&chart, &[0])?;
        let address = copied(&browser, &chart, PASS.0, PASS.1)?;
        unchanged()?;
        let (_, hash) = address.split_once('#').context("a fragment")?;
        let kept = fragment.trim_start_matches('#');
        ensure!(hash.starts_with(kept), "{fragment} is not kept in {address}");
        reopen(&browser, &address)?;
        chart.wait_ready()?;
        chart.wait("e.shadowRoot.querySelectorAll('.pin').length === 1")?;
        // A link from a page that was opened by a link contains one state, not two.
        open_panel(&chart)?;
        let again = copied(&browser, &chart, PASS.0, PASS.1)?;
        ensure!(again == address, "{again} instead of {address}");
    }
    check_clean(&browser)
}

#[test]
fn a_fragment_moves_the_charts_of_its_name_only() -> Result<()> {
    let browser = start_with(STUBS)?;
    browser.set_viewport(800, 4000, 1.0)?;
    let charts = [
        "id=\"a\" view=\"growth-2010\"",
        "id=\"b\" view=\"growth-2010\"",
        "class=\"c\" view=\"growth-2010\"",
        "class=\"d\"",
    ];
    let page = fixture::page("zh-CN", &charts.map(fixture::chart).concat());
    open_at(&browser, &page, "#report-chart=b;view=telecom-tariff")?;
    Chart::new(&browser, "report-chart").wait_ready()?;
    let views = "Array.from(document.querySelectorAll('report-chart'), (e) => e.getAttribute('view'))";
    let check = |wanted: Value| -> Result<()> {
        browser.wait(&format!("JSON.stringify({views}) === {:?}", wanted.to_string()))?;
        browser.eval("new Promise((done) => setTimeout(done, 100))")?;
        let now = browser.eval(views)?;
        ensure!(now == wanted, "{now} instead of {wanted}");
        Ok(())
    };
    check(json!(["growth-2010", "telecom-tariff", "growth-2010", null]))?;
    // Without an id the name in the link is the original view, and stays the same.
    browser.eval("location.hash = 'report-chart=growth-2010;view=defence-civil'")?;
    check(json!(["growth-2010", "telecom-tariff", "defence-civil", null]))?;
    browser.eval("location.hash = 'report-chart=growth-2010;view=investment-2010'")?;
    check(json!(["growth-2010", "telecom-tariff", "investment-2010", null]))?;
    browser.eval("location.hash = 'report-chart=overview;view=key-figures'")?;
    check(json!([
        "growth-2010",
        "telecom-tariff",
        "investment-2010",
        "key-figures"
    ]))?;
    browser.eval("location.hash = 'report-chart=nobody;view=overview'")?;
    check(json!([
        "growth-2010",
        "telecom-tariff",
        "investment-2010",
        "key-figures"
    ]))?;
    let errors = browser.eval("collected.errors")?;
    ensure!(errors == json!([]), "{errors}");
    check_clean(&browser)
}

#[test]
fn any_id_is_a_name() -> Result<()> {
    let browser = start_with(STUBS)?;
    let chart = Chart::new(&browser, "report-chart");
    let page = fixture::page("zh-CN", &fixture::chart("id=\"图 1;a=b&amp;c#%\" view=\"growth-2010\""));
    open_at(&browser, &page, "")?;
    chart.wait_ready()?;
    open_panel(&chart)?;
    choose(&chart, "顺序", "按报告先后")?;
    check_round_trip(&browser, &chart, PASS.0, PASS.1)?;
    check_clean(&browser)
}

#[test]
fn a_link_on_the_same_page_is_followed() -> Result<()> {
    let browser = start_with(STUBS)?;
    let chart = Chart::new(&browser, "#chart");
    open_at(&browser, &one("eliminated-capacity"), "")?;
    chart.wait_ready()?;
    let marks = "JSON.stringify(e.targets().map(({ label }) => label))";
    let described = chart.ask(marks)?;
    open_panel(&chart)?;
    browser.eval(
        "location.hash = 'report-chart=chart;order=report;unit=10000;pins=eliminated-coke@2005-2010,nothing@2010'",
    )?;
    let pinned = "Array.from(e.shadowRoot.querySelectorAll('.pin .value'), (v) => v.textContent).join()";
    chart.wait(&format!("({pinned}).startsWith('10000万吨')"))?;
    let pressed =
        "Array.from(e.shadowRoot.querySelectorAll('.choice[aria-pressed=true]'), (b) => b.textContent).join()";
    chart
        .wait(&format!("{pressed} === '按报告先后,万吨'"))
        .with_context(|| format!("{:?}", chart.ask(pressed)))?;
    browser.eval("location.hash = 'report-chart=chart;as=table'")?;
    chart.wait("!e.shadowRoot.querySelector('.table').hidden")?;
    browser.eval("location.hash = 'report-chart=chart'")?;
    chart.wait("e.targets().length")?;
    let now = chart.ask(marks)?;
    ensure!(now == described, "{now} instead of {described}");
    ensure!(chart.ask(pinned)? == "", "pins of another link stay");
    chart.wait(&format!("{pressed} === '按编者所排,按报告所写'"))?;
    let errors = browser.eval("collected.errors")?;
    ensure!(errors == json!([]), "{errors}");
    check_clean(&browser)
}

#[test]
fn broken_and_hostile_fragments_are_harmless() -> Result<()> {
    let browser = start_with(STUBS)?;
    let chart = Chart::new(&browser, "#chart");
    let huge = format!("#report-chart=chart;pins={}", "x,".repeat(5000));
    let deep = format!("#{}&report-chart=chart;view=overview", "x".repeat(10_000));
    let harmless = [
        "#report-chart=",
        "#report-chart=;;;",
        "#report-chart=chart;",
        "#report-chart=chart;=;view;view=",
        "#report-chart=chart;view=%E0%A4%A",
        "#report-chart=%",
        "#report-chart=chart;__proto__=x;constructor=y;toString=z",
        "#report-chart=__proto__;view=overview",
        "#report-chart=chart;pins=__proto__,constructor,%00",
        "#report-chart=chart;as=%3Cscript%3E",
        "#%",
        huge.as_str(),
        deep.as_str(),
    ];
    for fragment in harmless {
        open_at(&browser, &one("growth-2010"), fragment)?;
        let at: String = fragment.chars().take(60).collect();
        chart.wait_ready().context(at.clone())?;
        ensure!(chart.targets()?.len() == 5, "{at}");
        let faults = browser.eval("collected.errors")?;
        ensure!(faults == json!([]), "{at}: {faults}");
        check_clean(&browser).context(at)?;
    }
    for (fragment, code) in [
        ("view=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", "unknown-view"),
        ("view=<img src=x onerror=alert(1)>", "unknown-view"),
        ("view=__proto__", "unknown-view"),
        ("lang=<b>", "unknown-language"),
        ("order=up", "unknown-word"),
        ("unit=NaN", "unknown-unit"),
        ("section=<b>", "unknown-reference"),
    ] {
        open_at(
            &browser,
            &one("growth-2010"),
            &format!("#report-chart=chart;{fragment}"),
        )?;
        browser.wait("collected.errors.length").context(fragment)?;
        let found = browser.eval("collected.errors.map((error) => error.code)")?;
        ensure!(found == json!([code]), "{fragment}: {found}");
        let inside = "document.querySelectorAll('img').length + e.shadowRoot.querySelectorAll('img, b').length";
        ensure!(chart.ask(inside)? == 0, "{fragment}");
        check_clean(&browser).context(fragment)?;
        // The next valid link restores it.
        browser.eval("location.hash = 'report-chart=chart;view=telecom-tariff;lang=en'")?;
        chart.wait("e.targets().length === 2").context(fragment)?;
    }
    check_clean(&browser)
}

/// A browser with a late `IntersectionObserver`: a chart of a link is drawn, or refused, long before.
#[test]
fn a_restored_state_is_requested_once() -> Result<()> {
    let browser = start_with(
        "window.IntersectionObserver = class {
            constructor(tell) { this.tell = tell; }
            observe(target) { window.near = () => this.tell([{ isIntersecting: true, target }], this); }
            unobserve() {}
            disconnect() {}
        };",
    )?;
    open_at(&browser, &one("growth-2010"), "#report-chart=chart;view=__proto__")?;
    browser.wait("collected.errors.length")?;
    browser.eval("near()")?;
    // A repeated request would be reported within a few tasks, because the bundle is loaded.
    browser.eval("new Promise((done) => setTimeout(done, 300))")?;
    let found = browser.eval("collected.errors.map((error) => error.code)")?;
    ensure!(found == json!(["unknown-view"]), "{found}");
    check_clean(&browser)
}

#[test]
fn the_share_dialog_gets_title_and_address() -> Result<()> {
    let browser = start_with(STUBS)?;
    let chart = Chart::new(&browser, "#chart");
    open_at(&browser, &one("telecom-tariff"), "#here")?;
    chart.wait_ready()?;
    open_panel(&chart)?;
    chart.ask(&format!("{}.click()", offer(PASS.0, "分享…")))?;
    browser.wait("window.shared")?;
    let shared = browser.eval("window.shared")?;
    let wanted = json!({
        "title": "两年连降，电信资费还剩约八成",
        "url": browser.server.url("_fixture#here&report-chart=chart;view=telecom-tariff;lang=zh-CN"),
    });
    ensure!(shared == wanted, "{shared}");
    check_clean(&browser)
}

#[test]
fn an_address_that_cannot_be_copied_is_shown_once() -> Result<()> {
    let browser = start_with(REFUSES)?;
    let chart = Chart::new(&browser, "#chart");
    open_at(&browser, &one("growth-2010"), "")?;
    chart.wait_ready()?;
    open_panel(&chart)?;
    let buttons = chart
        .ask("Array.from(e.shadowRoot.querySelectorAll('.explore .group:last-child .choice'), (b) => b.textContent)")?;
    ensure!(buttons == json!([PASS.1]), "no sheet, no button: {buttons}");
    let fields = "Array.from(e.shadowRoot.querySelectorAll('.explore textarea'), (f) => [f.value, f.readOnly, \
                  f.value.length === f.selectionEnd - f.selectionStart])";
    let press = format!("{}.click()", offer(PASS.0, PASS.1));
    chart.ask(&press)?;
    chart.wait(&format!("({fields}).length"))?;
    choose(&chart, "顺序", "按报告先后")?;
    chart.ask(&press)?;
    chart.wait(&format!("({fields})[0][0].includes('order=report')"))?;
    let shown = chart.ask(fields)?;
    let address = browser
        .server
        .url("_fixture#report-chart=chart;view=growth-2010;lang=zh-CN;order=report");
    ensure!(shown == json!([[address, true, true]]), "{shown}");
    check_clean(&browser)
}

/// Pages whose routes are in the fragment read all of it: the state goes where they keep queries.
#[test]
fn a_route_in_the_fragment_stays_a_route() -> Result<()> {
    let browser = start_with(STUBS)?;
    let chart = Chart::new(&browser, "#chart");
    let state = "report-chart=chart;view=growth-2010;lang=zh-CN";
    for (fragment, linked) in [
        ("#/report/5", format!("#/report/5?{state}")),
        ("#!/report/5?tab=2", format!("#!/report/5?tab=2&{state}")),
        ("#!report", format!("#!report?{state}")),
        ("#section", format!("#section&{state}")),
        // A link of an earlier version.
        (
            "#/report/5&report-chart=chart;view=growth-2010",
            format!("#/report/5?{state}"),
        ),
    ] {
        open_at(&browser, &one("growth-2010"), fragment)?;
        chart.wait_ready()?;
        open_panel(&chart)?;
        let address = copied(&browser, &chart, PASS.0, PASS.1)?;
        ensure!(
            address.ends_with(&format!("_fixture{linked}")),
            "{fragment} became {address}"
        );
    }
    // The second is what routers make of the first.
    for fragment in [
        "#/report/5?report-chart=chart;view=telecom-tariff;as=table",
        "#/report/5?a=1&report-chart=chart%3Bview%3Dtelecom-tariff%3Bas%3Dtable",
        "#/report/5&report-chart=chart;view=telecom-tariff;as=table",
    ] {
        open_at(&browser, &one("growth-2010"), fragment)?;
        chart.wait_ready()?;
        chart
            .wait("e.getAttribute('view') === 'telecom-tariff' && !e.shadowRoot.querySelector('.table').hidden")
            .context(fragment)?;
    }
    check_clean(&browser)
}

#[test]
fn a_linked_chart_is_not_under_the_head_of_the_page() -> Result<()> {
    let browser = start_with(STUBS)?;
    let chart = Chart::new(&browser, "#chart");
    for (position, smooth) in [("fixed", "auto"), ("sticky", "smooth")] {
        let sheet = format!(
            "html {{ scroll-behavior: {smooth} }} {} header {{ position: {position}; top: 0; left: 0; right: 0; height: 70px; \
             z-index: 3; background: #ddd }}",
            fixture::STYLE
        );
        browser
            .server
            .answer(fixture::STYLE_PATH, Reply::new("text/css", sheet));
        let spacer = "<div class=\"spacer\"></div>";
        let body = format!(
            "<header><p>栏目</p></header>{spacer}{}{spacer}",
            fixture::chart("id=\"chart\" view=\"growth-2010\"")
        );
        open_at(&browser, &fixture::page("zh-CN", &body), "#report-chart=chart;as=table")?;
        chart.wait_ready()?;
        chart
            .wait("Math.abs(e.getBoundingClientRect().top - 70) < 2")
            .with_context(|| format!("{position}: it is at {:?}", chart.ask("e.getBoundingClientRect().top")))?;
    }
    check_clean(&browser)
}
