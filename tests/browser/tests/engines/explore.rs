//! The explore panel: each option has its effect on drawing and table, and is announced once.

use anyhow::{Context, Result, ensure};
use browser_tests::{
    browser::Browser,
    chart::Chart,
    fixture::{LANGS, VIEWS},
    panel::{choose, offer, open},
};
use serde_json::{Value, json};

use crate::{check_silent, start};

/// The files that the panel loads, each once.
const LOADED: [&str; 4] = [
    "/report-chart.js",
    "/report-chart.wasm",
    "/report-chart-tools.js",
    "/report-chart-tools.wasm",
];

/// The groups of the panel: name, and each button with its pressed state.
const GROUPS: &str = "Array.from(e.shadowRoot.querySelectorAll('.explore .group'), (g) => [g.getAttribute('aria-label'), \
     Array.from(g.querySelectorAll('.choice'), (b) => [b.textContent, b.getAttribute('aria-pressed')])])";

/// Id and label of each mark, in order.
const MARKS: &str = "e.targets().map(({ id, label }) => [id, label])";

/// The value of each mark in its tooltip, and of each row of the table.
const VALUES: &str = "[e.targets().map(({ text }) => text.split('\\n')[1]), \
     Array.from(e.shadowRoot.querySelectorAll('tbody tr'), (r) => r.cells[1].textContent)]";

/// The names of a group in both languages.
fn named(field: &str, lang: &str) -> &'static str {
    match (field, lang) {
        ("order", "zh-CN") => "顺序",
        ("order", _) => "Order",
        ("section", "zh-CN") => "报告章节",
        ("section", _) => "Section of the report",
        ("unit", "zh-CN") => "单位",
        _ => "Unit",
    }
}

/// The groups of a view.
fn fields(view: &str) -> &'static [&'static str] {
    match view {
        "targets-2011" | "five-year-reduction" => &["order"],
        "target-vs-result" => &["section"],
        "growth-2010" => &["order", "section"],
        "eliminated-capacity" => &["order", "unit"],
        "investment-2010" => &["unit"],
        "key-figures" => &["order", "section"],
        "overview" => &["section"],
        _ => &[],
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// Marks and rows have the same figures in the same order, except for the stated rate, which has no mark.
fn check_table(chart: &Chart<'_>, at: &str) -> Result<()> {
    let values = chart.ask(VALUES)?;
    let [marks, rows] = list(&values) else {
        anyhow::bail!("no values: {values}")
    };
    let marked: Vec<&Value> = list(marks).iter().collect();
    let listed: Vec<&Value> = list(rows).iter().filter(|row| marked.contains(row)).collect();
    ensure!(
        listed == marked,
        "{at}: the rows\n{listed:#?}\nare not the marks\n{marked:#?}"
    );
    Ok(())
}

/// Chooses each option of each group, and back.
fn check_choices(browser: &Browser, lang: &str, view: &str) -> Result<()> {
    let chart = open(browser, lang, view)?;
    let described = chart.ask(MARKS)?;
    let groups = chart.ask(GROUPS)?;
    let mut found = Vec::new();
    for group in list(&groups) {
        let name = group
            .pointer("/0")
            .and_then(Value::as_str)
            .context("a group has a name")?;
        let offers: Vec<&str> = list(group.pointer("/1").context("buttons")?)
            .iter()
            .filter_map(|one| one.pointer("/0")?.as_str())
            .collect();
        let Some(field) = ["order", "section", "unit"]
            .into_iter()
            .find(|field| named(field, lang) == name)
        else {
            continue;
        };
        found.push(field);
        for label in offers.iter().skip(1).chain(offers.first()) {
            let at = format!("{name}: {label}");
            choose(&chart, name, label)?;
            check_offer(&chart, name, label, &offers).with_context(|| at.clone())?;
            let now = chart.ask(MARKS)?;
            let as_described = Some(label) == offers.first();
            ensure!(
                (now == described) == as_described,
                "{at} draws {now} beside {described}"
            );
            check_figures(field, &described, &now)?;
            check_table(&chart, &at)?;
        }
    }
    ensure!(found == fields(view), "{found:?}");
    for file in LOADED {
        let times = browser.server.requests(file);
        // A module is compared with its hash before it is imported, which takes it from the browser's cache.
        let most = if file.ends_with(".js") { 2 } else { 1 };
        ensure!((1..=most).contains(&times), "{file} was loaded {times} times");
    }
    check_silent(browser)
}

/// An order keeps all figures and labels; a section keeps some figures in order; a unit keeps positions and changes labels.
fn check_figures(field: &str, described: &Value, now: &Value) -> Result<()> {
    let ids = |marks: &Value| -> Vec<String> {
        let ids = list(marks).iter().filter_map(|mark| mark.pointer("/0")?.as_str());
        ids.map(str::to_owned).collect()
    };
    match field {
        "order" => {
            let sorted = |marks: &Value| {
                let mut all: Vec<String> = list(marks).iter().map(Value::to_string).collect();
                all.sort();
                all
            };
            ensure!(sorted(described) == sorted(now), "other figures: {now}");
        }
        "section" => {
            let kept: Vec<&Value> = list(described).iter().filter(|mark| list(now).contains(mark)).collect();
            ensure!(
                kept == list(now).iter().collect::<Vec<_>>(),
                "not a part of the view: {now}"
            );
        }
        _ => {
            ensure!(ids(described) == ids(now), "other figures or places: {now}");
            for (was, is) in list(described).iter().zip(list(now)).filter(|(was, is)| was != is) {
                let label = is.pointer("/1").and_then(Value::as_str).unwrap_or_default();
                let back = list(described).contains(is);
                // A figure in another unit has the wording of the report beside it.
                let stated = label.contains("（报告：") || label.contains(" (report: ");
                ensure!(back || stated, "{was} has become {label}");
            }
        }
    }
    Ok(())
}

/// The chosen option is the only pressed one in its group, has the focus, and is announced once.
fn check_offer(chart: &Chart<'_>, group: &str, label: &str, offers: &[&str]) -> Result<()> {
    // The panel may be rebuilt after drawing.
    chart.ask("new Promise((done) => setTimeout(done, 50))")?;
    let groups = chart.ask(GROUPS)?;
    let here = list(&groups).iter().find(|g| g.pointer("/0") == Some(&json!(group)));
    let wanted: Vec<Value> = offers.iter().map(|o| json!([o, (*o == label).to_string()])).collect();
    ensure!(
        here.and_then(|g| g.pointer("/1")) == Some(&json!(wanted)),
        "{groups} instead of {wanted:?}"
    );
    let focused = chart.ask("e.shadowRoot.activeElement?.textContent")?;
    ensure!(focused == label, "the focus is on {focused}");
    Ok(())
}

fn check_all(views: &[&str]) -> Result<()> {
    for view in views {
        for lang in LANGS {
            let browser = start()?;
            check_choices(&browser, lang, view).with_context(|| format!("{view}, {lang}"))?;
        }
    }
    Ok(())
}

// In parts, so that a failure in one view does not hide the others.

#[test]
fn each_offer_of_the_first_four_views_does_what_it_says() -> Result<()> {
    check_all(&VIEWS[..4])
}

#[test]
fn each_offer_of_the_next_four_views_does_what_it_says() -> Result<()> {
    check_all(&VIEWS[4..8])
}

#[test]
fn each_offer_of_the_last_four_views_does_what_it_says() -> Result<()> {
    check_all(&VIEWS[8..])
}

#[test]
fn another_unit_has_the_wording_of_the_report_beside_it() -> Result<()> {
    let browser = start()?;
    for (lang, group, unit, first) in [
        ("zh-CN", "单位", "万吨", "33000万吨（报告：3.3亿吨）"),
        ("en", "Unit", "million tonnes", "330 million tonnes (report: 3.3亿吨)"),
    ] {
        let chart = open(&browser, lang, "eliminated-capacity")?;
        choose(&chart, group, unit)?;
        let labels = chart.ask("e.targets().map(({ label }) => label)")?;
        ensure!(labels.pointer("/0") == Some(&json!(first)), "{labels}");
        let row = chart.ask("e.shadowRoot.querySelector('tbody tr').cells[1].textContent")?;
        ensure!(row.as_str().is_some_and(|row| row.contains(first)), "{row}");
        // Stated in that unit: no wording is added.
        if lang == "zh-CN" {
            ensure!(labels.pointer("/3") == Some(&json!("6860万吨")), "{labels}");
        }
    }
    check_silent(&browser)
}

#[test]
fn a_choice_is_said_once() -> Result<()> {
    let browser = start()?;
    let chart = open(&browser, "zh-CN", "growth-2010")?;
    chart.ask(
        "{
            window.said = [];
            const region = e.shadowRoot.querySelector('[aria-live]');
            new MutationObserver(() => region.textContent && said.push(region.textContent))
                .observe(region, { childList: true, subtree: true, characterData: true });
        }",
    )?;
    choose(&chart, "顺序", "按报告先后")?;
    browser.wait("said.length")?;
    browser.eval("new Promise((done) => setTimeout(done, 1000))")?;
    let said = browser.eval("said")?;
    ensure!(said == json!(["顺序: 按报告先后"]), "{said}");
    check_silent(&browser)
}

/// A page that changes an attribute gets the view as described: an order or a unit of another view would be an error.
#[test]
fn a_choice_ends_with_the_view_it_is_of() -> Result<()> {
    let browser = start()?;
    let chart = open(&browser, "zh-CN", "growth-2010")?;
    choose(&chart, "顺序", "按报告先后")?;
    choose(&chart, "报告章节", "突出抓好淘汰落后产能节能减排和兼并重组")?;
    chart.set("view", "five-year-change")?;
    chart.wait("e.targets().length === 10")?;
    chart.set("view", "eliminated-capacity")?;
    chart.wait(&format!("{} && e.targets().length === 5", offer("单位", "万吨")))?;
    choose(&chart, "顺序", "按报告先后")?;
    choose(&chart, "单位", "万吨")?;
    chart.set("lang", "en")?;
    chart
        .wait("e.targets()[0].label === '110 million tonnes'")
        .context("in the order of the report, as stated")?;
    let pressed =
        "Array.from(e.shadowRoot.querySelectorAll('.choice[aria-pressed=true]'), (b) => b.textContent).join()";
    chart.wait(&format!("{pressed} === 'As in the report,As stated'"))?;
    check_silent(&browser)
}
