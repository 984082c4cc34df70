//! Keyboard: one tab stop for the marks of a chart, arrows between them, and Tab leaves them.

use anyhow::{Context, Result, ensure};
use browser_tests::{
    browser::Browser,
    chart::{Chart, Target},
    fixture,
    focus::{focus, open_between_buttons},
};

use crate::{check_clean, start};

/// A chart has at most this many tab stops.
const ENOUGH: usize = 40;

/// The tab stops between the buttons, in order.
fn stops(browser: &Browser) -> Result<Vec<String>> {
    browser.eval("document.querySelector('#before').focus()")?;
    let mut stops = Vec::new();
    while stops.len() < ENOUGH {
        browser.press("Tab")?;
        let stop = focus(browser)?;
        if stop == "after" {
            return Ok(stops);
        }
        stops.push(stop);
    }
    anyhow::bail!("Tab does not leave the chart: {stops:?}")
}

/// Tab and Shift+Tab leave the marks from any of them.
fn check_way_out(browser: &Browser, from: &str) -> Result<()> {
    ensure!(
        focus(browser)? == from,
        "focus is on {} instead of {from}",
        focus(browser)?
    );
    browser.press("Tab")?;
    let next = focus(browser)?;
    ensure!(!next.starts_with("mark"), "Tab goes from {from} to {next}");
    browser.press_with_shift("Tab")?;
    ensure!(
        focus(browser)? == from,
        "coming back one is on {} instead of {from}",
        focus(browser)?
    );
    browser.press_with_shift("Tab")?;
    let before = focus(browser)?;
    ensure!(!before.starts_with("mark"), "Shift+Tab goes from {from} to {before}");
    browser.press("Tab")
}

/// Presses a key and checks the focused mark.
fn check_key(browser: &Browser, key: &str, mark: usize) -> Result<()> {
    browser.press(key)?;
    let now = focus(browser)?;
    ensure!(
        now == format!("mark {mark}"),
        "{key} goes to {now} instead of mark {mark}"
    );
    Ok(())
}

fn check_view(browser: &Browser, chart: Chart<'_>) -> Result<()> {
    let stops = stops(browser)?;
    let marks: Vec<&String> = stops.iter().filter(|stop| stop.starts_with("mark")).collect();
    ensure!(
        marks == ["mark 0"],
        "the marks are one tab stop, the first of them; Tab stops at {stops:?}"
    );

    let last = chart.targets()?.len() - 1;
    chart.ask("e.shadowRoot.querySelector('[part~=mark]').focus()")?;
    check_way_out(browser, "mark 0")?;
    check_key(browser, "ArrowLeft", 0).context("there is nothing before the first")?;
    for mark in 1..=last {
        // Both keys go forward: marks are below each other in one view and side by side in the next.
        check_key(browser, if mark % 2 == 0 { "ArrowRight" } else { "ArrowDown" }, mark)?;
    }
    check_way_out(browser, &format!("mark {last}"))?;
    check_key(browser, "ArrowDown", last).context("there is nothing after the last")?;
    for mark in (0..last).rev() {
        check_key(browser, if mark % 2 == 0 { "ArrowLeft" } else { "ArrowUp" }, mark)?;
    }
    check_key(browser, "End", last)?;
    check_key(browser, "Home", 0)
}

/// In a column the order goes down, in a row to the right, and no step goes up and left. Two figures of one indicator are in order
/// of time: where the later one is smaller, it may be on the left.
fn check_order(targets: &[Target]) -> Result<()> {
    let middle = |target: &Target| (target.x + target.width / 2.0, target.y + target.height / 2.0);
    let indicator = |target: &Target| target.text.lines().next().map(str::to_owned);
    for step in targets.windows(2) {
        let [from, to] = step else { continue };
        let ((x, y), (next_x, next_y)) = (middle(from), middle(to));
        let one_row = next_y > from.y && next_y < from.y + from.height;
        let on = match one_row {
            true => next_x > x || indicator(from) == indicator(to),
            false => next_y > y || next_x > from.x + from.width,
        };
        ensure!(on, "one reads back from {from:?} to {to:?}");
    }
    Ok(())
}

#[test]
fn a_chart_is_one_tab_stop_with_arrows_inside() -> Result<()> {
    let browser = start()?;
    for view in fixture::VIEWS {
        let chart = open_between_buttons(&browser, "zh-CN", view)?;
        check_view(&browser, chart).with_context(|| view.to_owned())?;
    }
    check_clean(&browser)
}

#[test]
fn marks_are_in_reading_order() -> Result<()> {
    let browser = start()?;
    for view in fixture::VIEWS {
        for width in fixture::WIDTHS {
            let chart = open_between_buttons(&browser, "en", view)?;
            browser.set_viewport(width, 900, 1.0)?;
            chart.wait(&format!(
                "e.shadowRoot.querySelector('canvas').getBoundingClientRect().width === {width}"
            ))?;
            check_order(&chart.targets()?).with_context(|| format!("{view}, {width} px"))?;
        }
    }
    Ok(())
}

/// Keys of the browser and the screen reader are not handled: with a modifier, letters, Tab.
#[test]
fn other_keys_are_not_handled() -> Result<()> {
    let browser = start()?;
    for view in fixture::VIEWS {
        let chart = open_between_buttons(&browser, "zh-CN", view)?;
        // Synthetic events: a browser would act on some real keys, and leave the page.
        let taken = chart.ask(
            "{
                const own = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown',
                    'Enter', ' ', 'Escape'];
                const others = [...'abchmoq+-/1', 'Tab', 'Delete', 'ContextMenu', 'F1', 'F6', 'F10'];
                const taken = [];
                const marks = [...e.shadowRoot.querySelectorAll('[part~=mark]')];
                const press = (mark, key, modifiers) => {
                    const init = { key, ...modifiers, bubbles: true, composed: true, cancelable: true };
                    const left = mark.dispatchEvent(new KeyboardEvent('keydown', init));
                    if (!left || e.shadowRoot.activeElement !== mark) taken.push([key, modifiers]);
                };
                for (const mark of [marks[0], marks[marks.length - 1]]) {
                    for (const modifier of ['ctrlKey', 'altKey', 'metaKey', 'shiftKey']) {
                        for (const key of [...own, ...others]) {
                            mark.focus();
                            press(mark, key, { [modifier]: true });
                        }
                    }
                    mark.focus();
                    others.forEach((key) => press(mark, key, {}));
                }
                return taken;
            }",
        )?;
        ensure!(taken.as_array().is_some_and(Vec::is_empty), "{view} takes {taken}");
    }
    check_clean(&browser)
}

/// Names of keys in the help and in browsers.
const NAMED: [(&str, &[&str]); 11] = [
    ("方向键", &["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]),
    ("Arrows", &["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]),
    ("Home", &["Home"]),
    ("End", &["End"]),
    ("PageUp", &["PageUp"]),
    ("PageDown", &["PageDown"]),
    ("Page Up", &["PageUp"]),
    ("Page Down", &["PageDown"]),
    // The space bar presses the focused button.
    ("回车", &["Enter", " "]),
    ("Enter", &["Enter", " "]),
    ("Esc", &["Escape"]),
];

/// The ids of the figures, in the order of the marks.
fn ids(chart: &Chart<'_>) -> Result<Vec<String>> {
    let ids = chart.ask("e.targets().map(({ id }) => id)")?;
    serde_json::from_value(ids).context("targets have ids")
}

/// The first mark of the next or previous indicator; at the ends the last or the first mark.
fn first_of_other(ids: &[String], at: usize, forward: bool) -> usize {
    let indicator = |i: usize| ids.get(i).and_then(|id| id.split('@').next());
    let same = |i: usize, j: usize| indicator(i) == indicator(j);
    if forward {
        return (at..ids.len()).find(|i| !same(*i, at)).unwrap_or(ids.len() - 1);
    }
    let before = (0..at).rev().find(|i| !same(*i, at)).unwrap_or(0);
    (0..=before)
        .find(|i| same(*i, before) && (*i..=before).all(|j| same(j, before)))
        .unwrap_or(0)
}

#[test]
fn page_keys_go_from_indicator_to_indicator() -> Result<()> {
    let browser = start()?;
    for (view, pairs) in [
        ("five-year-change", true),
        ("target-vs-result", true),
        ("growth-2010", false),
    ] {
        let chart = open_between_buttons(&browser, "zh-CN", view)?;
        let ids = ids(&chart)?;
        let steps: Vec<usize> = (0..ids.len()).map(|at| first_of_other(&ids, at, true)).collect();
        ensure!(
            steps.first() == Some(&if pairs { 2 } else { 1 }),
            "{view} is not as it was: {ids:?}"
        );
        for forward in [true, false] {
            for at in 0..ids.len() {
                chart.ask(&format!("e.shadowRoot.querySelectorAll('[part~=mark]')[{at}].focus()"))?;
                let key = if forward { "PageDown" } else { "PageUp" };
                check_key(&browser, key, first_of_other(&ids, at, forward))
                    .with_context(|| format!("{view}, from mark {at}"))?;
            }
        }
    }
    check_clean(&browser)
}

#[test]
fn enter_pins_and_escape_closes_and_keeps_the_place() -> Result<()> {
    let browser = start()?;
    for view in ["growth-2010", "five-year-change"] {
        let chart = open_between_buttons(&browser, "en", view)?;
        browser.eval("document.querySelector('#before').focus()")?;
        browser.press("Tab")?;
        check_key(&browser, "ArrowDown", 1)?;
        let tip = "e.shadowRoot.querySelector('[part~=tip]').checkVisibility()";
        let pinned = "e.shadowRoot.querySelectorAll('[part~=mark]')[1].hasAttribute('data-pinned')";
        ensure!(chart.ask(tip)? == true && chart.ask(pinned)? == false);
        browser.press("Enter")?;
        ensure!(chart.ask(pinned)? == true, "{view}: Enter does not pin");
        let name = "e.shadowRoot.querySelectorAll('[part~=mark]')[1].getAttribute('aria-label')";
        let is_said = format!("{name}.endsWith(', pinned')");
        ensure!(chart.ask(&is_said)? == true, "{view}: {}", chart.ask(name)?);
        chart.wait("e.shadowRoot.querySelectorAll('.pin').length === 1")?;
        browser.press("Enter")?;
        ensure!(chart.ask(pinned)? == false, "{view}: Enter again does not let go");
        ensure!(chart.ask(&is_said)? == false, "{view}: {}", chart.ask(name)?);
        chart.wait("e.shadowRoot.querySelectorAll('.pin').length === 0")?;
        ensure!(
            focus(&browser)? == "mark 1" && chart.ask(tip)? == true,
            "{view}: pinning moves the focus"
        );

        browser.press("Escape")?;
        ensure!(chart.ask(tip)? == false, "{view}: Escape leaves the tip");
        ensure!(
            focus(&browser)? == "mark 1",
            "{view}: the first Escape goes to {}",
            focus(&browser)?
        );
        browser.press("Escape")?;
        ensure!(
            focus(&browser)? == "mark 1",
            "{view}: the second Escape goes to {}",
            focus(&browser)?
        );
        check_key(&browser, "ArrowUp", 0)?;
        ensure!(chart.ask(tip)? == true, "{view}: no tip after Escape");
        browser.press("Tab")?;
        let next = focus(&browser)?;
        ensure!(next == "switch", "{view}: Tab goes on at {next}, not behind the marks");
    }
    check_clean(&browser)
}

/// The names before each colon of the help.
fn named_keys(help: &str) -> Result<Vec<&'static str>> {
    let mut keys = Vec::new();
    for sentence in help.split(['；', '.']) {
        let Some((names, _)) = sentence.split_once(['：', ':']) else {
            continue;
        };
        for name in names.split(['、', ',']).map(str::trim) {
            let known = NAMED.iter().find(|(known, _)| *known == name);
            keys.extend(known.with_context(|| format!("the help names `{name}`"))?.1);
        }
    }
    Ok(keys)
}

#[test]
fn the_help_names_the_keys_that_do_something_and_no_other() -> Result<()> {
    const KEYS: [&str; 20] = [
        "ArrowLeft",
        "ArrowRight",
        "ArrowUp",
        "ArrowDown",
        "Home",
        "End",
        "PageUp",
        "PageDown",
        "Enter",
        " ",
        "Escape",
        "a",
        "p",
        "+",
        "-",
        "/",
        "1",
        "?",
        "Delete",
        "F2",
    ];
    let browser = start()?;
    for view in ["growth-2010", "five-year-change", "overview"] {
        for lang in fixture::LANGS {
            let chart = open_between_buttons(&browser, lang, view)?;
            let help = chart.ask("e.shadowRoot.querySelector('[part~=keys]').textContent")?;
            let named = named_keys(help.as_str().context("a help")?)?;
            // The state that a key may change: focus, tooltip, pins, view, from a mark in the middle.
            let state = "JSON.stringify([
                [...e.shadowRoot.querySelectorAll('[part~=mark]')].map((m) => [m === e.shadowRoot.activeElement, m.hasAttribute('data-pinned')]),
                e.shadowRoot.querySelector('[part~=tip]').checkVisibility(),
                e.getAttribute('view'),
                scrollY,
            ])";
            for key in KEYS {
                if view == "overview" && key == "Enter" {
                    // Opens another view: tested separately below.
                    continue;
                }
                browser.eval("document.querySelector('#before').focus()")?;
                browser.press_all(&["Tab", "Home", "ArrowDown", "ArrowDown"])?;
                let before = chart.ask(state)?;
                browser.press(key)?;
                let does = chart.ask(state)? != before;
                ensure!(
                    does == named.contains(&key),
                    "{view}, {lang}: `{key}` does something: {does}; the help: {help}"
                );
                // Restore.
                if chart.ask("e.getAttribute('view')")? != view {
                    open_between_buttons(&browser, lang, view)?;
                } else if does && (key == "Enter" || key == " ") {
                    browser.press(key)?;
                }
            }
        }
    }
    let chart = open_between_buttons(&browser, "en", "overview")?;
    chart.ask("e.shadowRoot.querySelector('[part~=mark]').focus()")?;
    browser.press("Enter")?;
    ensure!(
        chart.ask("e.getAttribute('view')")? == "targets-2011",
        "Enter does not open"
    );
    check_clean(&browser)
}

/// Carousels and slide shows listen to the same keys.
#[test]
fn keys_that_a_chart_uses_are_not_used_twice() -> Result<()> {
    let browser = start()?;
    let chart = open_between_buttons(&browser, "zh-CN", "growth-2010")?;
    browser.eval("(window.heard = [], document.addEventListener('keydown', (event) => heard.push(event.key)))")?;
    chart.ask("e.shadowRoot.querySelector('.mark').focus()")?;
    for key in [
        "ArrowRight",
        "ArrowDown",
        "ArrowLeft",
        "ArrowUp",
        "End",
        "Home",
        "PageDown",
        "PageUp",
        "x",
    ] {
        browser.press(key)?;
    }
    browser.wait("heard.includes('x')")?;
    let heard = browser.eval("heard")?;
    ensure!(heard == serde_json::json!(["x"]), "the page hears {heard}");
    check_clean(&browser)
}
