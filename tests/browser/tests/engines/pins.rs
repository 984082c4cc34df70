//! Pinned figures are shown side by side with wording, source and comparison.

use anyhow::{Context, Result, ensure};
use browser_tests::{
    browser::Browser,
    chart::Chart,
    fixture,
    panel::{choose, open_panel},
};
use serde_json::{Value, json};

use crate::{check_clean, start};

/// The cards: title, value, difference, arithmetic, source.
const CARDS: &str = "Array.from(e.shadowRoot.querySelectorAll('.pins .pin'), (p) => \
     ['title-line', 'value', 'difference', 'arithmetic', 'origin'].map((name) => p.querySelector(`.${name}`)?.textContent))";

/// Ids of the pinned marks.
const PRESSED: &str = "Array.from(e.shadowRoot.querySelectorAll('.mark'), (m, i) => \
     'pinned' in m.dataset && e.targets()[i].id).filter(Boolean)";

/// The focused element inside the chart: part and name.
const FOCUS: &str = "((f) => f && [f.getAttribute('part'), f.getAttribute('aria-label')])(e.shadowRoot.activeElement)";

fn open<'b>(browser: &'b Browser, lang: &str, view: &str) -> Result<Chart<'b>> {
    browser.set_viewport(800, 900, 1.0)?;
    browser.open_fixture(&fixture::one(lang, view, "light"))?;
    let chart = Chart::new(browser, "#chart");
    chart.wait_ready()?;
    Ok(chart)
}

/// The number of the mark with this id.
fn mark(chart: &Chart<'_>, id: &str) -> Result<u64> {
    let at = chart.ask(&format!("e.targets().findIndex((t) => t.id === {id:?})"))?;
    at.as_u64().with_context(|| format!("no mark {id}"))
}

/// Clicks on a mark with the mouse, which hovers it first, and waits for this many cards.
fn click(browser: &Browser, chart: &Chart<'_>, id: &str, cards: usize) -> Result<()> {
    let at = mark(chart, id)?;
    let target = chart
        .targets()?
        .into_iter()
        .nth(usize::try_from(at)?)
        .context("a target")?;
    let (x, y) = chart.centre(&target)?;
    browser.hover(0.0, 0.0)?;
    browser.click(x, y)?;
    wait_cards(chart, cards)
}

fn wait_cards(chart: &Chart<'_>, cards: usize) -> Result<()> {
    chart.wait(&format!(
        "e.shadowRoot.querySelectorAll('.pins .pin').length === {cards}"
    ))
}

fn differences(chart: &Chart<'_>) -> Result<Vec<Value>> {
    let cards = chart.ask(CARDS)?;
    let cards = cards.as_array().context("cards")?.iter();
    Ok(cards.filter_map(|card| card.pointer("/2").cloned()).collect())
}

#[test]
fn two_pins_differ_in_the_right_words() -> Result<()> {
    let browser = start()?;
    for (lang, view, first, second, difference, arithmetic) in [
        (
            "zh-CN",
            "target-vs-result",
            "industrial-value-added@2010",
            "industrial-value-added@2011/target",
            "按预计数，低约4个百分点",
            "15 − 11 = 4",
        ),
        (
            "en",
            "target-vs-result",
            "industrial-value-added@2010",
            "industrial-value-added@2011/target",
            "by expected figures: about 4 percentage points lower",
            "15 − 11 = 4",
        ),
        (
            "zh-CN",
            "five-year-change",
            "all-industry-value-added@2005",
            "all-industry-value-added@2010",
            "按预计数，多7.78万亿元，是前者的2.0倍；年均名义增长14.96%（由两数算出，非报告所列）",
            "15.5 − 7.72 = 7.78（万亿元）；15.5 ÷ 7.72 = 2.01；(15.5 ÷ 7.72)^(1/5) − 1 = 14.96%",
        ),
        (
            "en",
            "five-year-change",
            "all-industry-value-added@2005",
            "all-industry-value-added@2010",
            "by expected figures: ¥7.78 trillion more, 2.0 times the first; up 14.96% a year on average in nominal terms \
             (computed here, not stated by the report)",
            "¥15.5 trillion − ¥7.72 trillion = ¥7.78 trillion; ¥15.5 trillion ÷ ¥7.72 trillion = 2.01; \
             (15.5 trillion ÷ 7.72 trillion)^(1/5) − 1 = 14.96%",
        ),
    ] {
        let chart = open(&browser, lang, view)?;
        click(&browser, &chart, first, 1)?;
        click(&browser, &chart, second, 2)?;
        let cards = chart.ask(CARDS)?;
        let found = [cards.pointer("/1/2"), cards.pointer("/1/3")];
        ensure!(found == [Some(&json!(difference)), Some(&json!(arithmetic))], "{cards}");
        ensure!(
            cards.pointer("/0/2") == Some(&Value::Null),
            "the first differs from nothing: {cards}"
        );
        let last = format!("e.shadowRoot.querySelector('[aria-live]').textContent.endsWith({difference:?})");
        chart.wait(&last)?;
        ensure!(chart.ask(PRESSED)? == json!([first, second]));
    }
    check_clean(&browser)
}

#[test]
fn unlike_figures_are_refused_with_the_reason() -> Result<()> {
    let browser = start()?;
    for (lang, view, ids, words) in [
        (
            "zh-CN",
            "targets-2011",
            ["software-revenue@2011/target", "solid-waste-utilisation@2011/target"],
            "单位不同（%、百分点），不能相比",
        ),
        (
            "en",
            "key-figures",
            ["small-firm-funds@2010", "users-3g@2010"],
            "unlike units (yuan, users): not to be compared",
        ),
        (
            "zh-CN",
            "network-coverage",
            ["villages-with-telephone@2010", "townships-online@2010"],
            "整体不同（全国行政村、全国乡镇），不能相比",
        ),
    ] {
        let chart = open(&browser, lang, view)?;
        for (i, id) in ids.iter().enumerate() {
            click(&browser, &chart, id, i + 1)?;
        }
        let cards = chart.ask(CARDS)?;
        let found = [cards.pointer("/1/2"), cards.pointer("/1/3")];
        ensure!(found == [Some(&json!(words)), Some(&Value::Null)], "{cards}");
    }
    check_clean(&browser)
}

#[test]
fn unpinning_keeps_the_focus_where_the_reader_is() -> Result<()> {
    let browser = start()?;
    let chart = open(&browser, "zh-CN", "growth-2010")?;
    let ids = ["telecom-volume@2010", "telecom-revenue@2010", "energy-intensity@2010"];
    for (i, id) in ids.iter().enumerate() {
        click(&browser, &chart, id, i + 1)?;
    }
    let unpin = |at: usize, left: usize| -> Result<Value> {
        chart.ask(&format!(
            "{{ const b = e.shadowRoot.querySelectorAll('.pin button')[{at}]; b.focus(); b.click(); }}"
        ))?;
        wait_cards(&chart, left)?;
        chart.ask(FOCUS)
    };
    // A change by the page keeps the focus on its card.
    chart.ask("e.shadowRoot.querySelectorAll('.pin button')[1].focus()")?;
    chart.ask("(window.old = e.shadowRoot.querySelectorAll('.pin button')[1], 0)")?;
    chart.set("theme", "dark")?;
    chart.wait("window.old !== e.shadowRoot.querySelectorAll('.pin button')[1]")?;
    let focus = chart.ask(FOCUS)?;
    ensure!(
        focus == json!(["unpin", "取消固定 电信业务收入，2010年（预计）"]),
        "{focus}"
    );
    let focus = unpin(1, 2)?;
    ensure!(
        focus
            .pointer("/1")
            .and_then(Value::as_str)
            .is_some_and(|name| name.contains("能耗")),
        "the next card: {focus}"
    );
    let focus = unpin(1, 1)?;
    ensure!(
        focus
            .pointer("/1")
            .and_then(Value::as_str)
            .is_some_and(|name| name.contains("通信业务总量")),
        "the last card: {focus}"
    );
    let focus = unpin(0, 0)?;
    ensure!(focus.pointer("/0") == Some(&json!("mark")), "the first mark: {focus}");
    ensure!(chart.ask(PRESSED)? == json!([]));
    chart.wait("e.shadowRoot.querySelector('[aria-live]').textContent === '没有固定的数了'")?;
    check_clean(&browser)
}

#[test]
fn enter_pins_and_enter_again_unpins() -> Result<()> {
    let browser = start()?;
    let chart = open(&browser, "en", "growth-2010")?;
    browser.press("Tab")?;
    ensure!(
        chart.ask(FOCUS)?.pointer("/0") == Some(&json!("mark")),
        "Tab comes to the marks"
    );
    browser.press("ArrowDown")?;
    let focused = chart.ask(FOCUS)?;
    browser.press("Enter")?;
    wait_cards(&chart, 1)?;
    ensure!(chart.ask(PRESSED)? == json!(["industrial-value-added@2010"]));
    browser.press("Enter")?;
    wait_cards(&chart, 0)?;
    ensure!(chart.ask(PRESSED)? == json!([]) && chart.ask(FOCUS)? == focused);
    check_clean(&browser)
}

#[test]
fn pins_outlast_an_order_and_a_size_but_not_their_figure() -> Result<()> {
    let browser = start()?;
    let chart = open(&browser, "zh-CN", "growth-2010")?;
    let ids = ["telecom-volume@2010", "energy-intensity@2010"];
    for (i, id) in ids.iter().enumerate() {
        click(&browser, &chart, id, i + 1)?;
    }
    let cards = chart.ask(CARDS)?;
    let pressed = || -> Result<Vec<String>> {
        let found = chart.ask(PRESSED)?;
        let mut found: Vec<String> = serde_json::from_value(found)?;
        found.sort();
        Ok(found)
    };
    let wanted = ["energy-intensity@2010", "telecom-volume@2010"];
    let check = |what: &str| -> Result<()> {
        let now = chart.ask(CARDS)?;
        ensure!(now == cards, "{what}: {now}");
        ensure!(pressed()? == wanted, "{what}: {:?}", pressed()?);
        Ok(())
    };
    open_panel(&chart)?;
    choose(&chart, "顺序", "按报告先后")?;
    check("sorted")?;
    browser.set_viewport(340, 900, 1.0)?;
    chart.wait("e.shadowRoot.querySelector('canvas').getBoundingClientRect().width < 340")?;
    check("narrow")?;
    browser.set_viewport(800, 900, 1.0)?;
    chart.set("lang", "en")?;
    chart.wait("e.shadowRoot.querySelector('.pin .value').textContent.includes('up')")?;
    ensure!(pressed()? == wanted);
    chart.set("lang", "zh-CN")?;
    chart.wait("e.shadowRoot.querySelector('.pin .value').textContent.includes('增长')")?;
    check("in both languages")?;

    // One section: a figure that is not shown any more has no card, and the other can be unpinned with its button.
    choose(&chart, "报告章节", "突出抓好淘汰落后产能节能减排和兼并重组")?;
    wait_cards(&chart, 1)?;
    ensure!(pressed()? == ["energy-intensity@2010"], "{:?}", pressed()?);
    ensure!(
        differences(&chart)? == [Value::Null],
        "a figure alone differs from nothing"
    );
    chart.ask("e.shadowRoot.querySelector('.pin button').click()")?;
    wait_cards(&chart, 0)?;
    ensure!(pressed()?.is_empty());

    // Another view.
    choose(&chart, "报告章节", "全部章节")?;
    click(&browser, &chart, "telecom-volume@2010", 1)?;
    chart.set("view", "target-vs-result")?;
    chart.wait("e.targets().length === 6")?;
    wait_cards(&chart, 0)?;
    ensure!(pressed()?.is_empty());
    let errors = browser.eval("collected.errors")?;
    ensure!(errors == json!([]), "{errors}");
    check_clean(&browser)
}

#[test]
fn a_mark_of_the_overview_opens_its_view() -> Result<()> {
    let browser = start()?;
    let chart = open(&browser, "zh-CN", "overview")?;
    let states = chart.ask("Array.from(e.shadowRoot.querySelectorAll('.mark'), (m) => 'pinned' in m.dataset)")?;
    ensure!(
        states
            .as_array()
            .is_some_and(|all| all.len() == 11 && all.iter().all(|one| *one == false)),
        "{states}"
    );
    let target = chart.targets()?.into_iter().nth(6).context("a box")?;
    let (x, y) = chart.centre(&target)?;
    browser.click(x, y)?;
    chart.wait("e.getAttribute('view') === 'telecom-tariff' && e.targets().length === 2")?;
    wait_cards(&chart, 0)?;
    ensure!(
        browser.server.requests("/report-chart-tools.wasm") == 0,
        "nothing is pinned, nothing is loaded"
    );
    // Marks of an opened view can be pinned, and going back unpins them.
    click(&browser, &chart, "telecom-tariff@2010", 1)?;
    chart.ask("e.shadowRoot.querySelector('.back').click()")?;
    chart.wait("e.getAttribute('view') === 'overview'")?;
    wait_cards(&chart, 0)?;
    check_clean(&browser)
}
