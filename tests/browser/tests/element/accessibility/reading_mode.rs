//! The chart as a screen reader is given it: words first, then the marks, each with a name that says it all.

use anyhow::{Context, Result, ensure};
use browser_tests::{
    chart::{Chart, Target},
    fixture,
    tree::{self, Node},
};
use serde_json::Value;

use super::{open_between_buttons, show_tables};
use crate::{check_clean, start};

/// What says how exact a figure is, in each language. A name without it tells another figure than the report.
const QUALIFIERS: [&[&str]; 2] = [
    &[
        "左右", "约", "超过", "突破", "以上", "近", "不到", "全部", "一半", "预计",
    ],
    &[
        "about",
        "over",
        "more than",
        "nearly",
        "near",
        "under",
        "less than",
        "all",
        "half",
        "expected",
    ],
];

/// What a screen reader has to be told by name. A chart's canvas is none of these: it is hidden.
const NAMED: [&str; 7] = [
    "button",
    "canvas",
    "graphics-document",
    "group",
    "image",
    "link",
    "table",
];

fn check_tree(chart: Chart<'_>, nodes: &[Node]) -> Result<()> {
    let application = nodes.iter().any(|node| node.role == "application");
    ensure!(
        !application,
        "an application keeps its text from a screen reader's reading mode"
    );
    let unnamed = |node: &&Node| node.name.trim().is_empty() && NAMED.contains(&node.role.to_lowercase().as_str());
    if let Some(node) = nodes.iter().find(unnamed) {
        anyhow::bail!("a {} without a name", node.role);
    }

    let title = text(&chart, "e.shadowRoot.querySelector('[part~=title]').textContent")?;
    let title = place(nodes, "StaticText", &title).with_context(|| format!("`{title}` is not read as text"))?;
    for name in names(&chart)? {
        let mark = place(nodes, "button", &name).with_context(|| format!("no button is called `{name}`"))?;
        ensure!(title < mark, "`{name}` is read before the title");
    }
    Ok(())
}

/// The name has the indicator, the value in words, the period, and whatever the label says of how exact it is.
fn check_name(target: &Target, name: &str, qualifiers: &[&str]) -> Result<()> {
    let name = plain(name);
    let mut lines = target.text.lines();
    for what in ["indicator", "value", "period"] {
        let line = lines.next().map(plain).filter(|line| !line.is_empty());
        let line = line.with_context(|| format!("the tip names no {what}"))?;
        ensure!(name.contains(&line), "the {what} is `{line}`");
    }
    // After the dot a label goes on with what the chart has computed, which has qualifiers of its own.
    let label = target.label.split('·').next().unwrap_or_default().to_lowercase();
    for qualifier in qualifiers.iter().filter(|qualifier| holds(&label, qualifier)) {
        ensure!(
            name.contains(&plain(qualifier)),
            "the label has `{qualifier}`: `{}`",
            target.label
        );
    }
    Ok(())
}

/// Chinese has no spaces to tell words apart; in English `near` is not in `nearly`.
fn holds(label: &str, qualifier: &str) -> bool {
    let mut words = label.split(|letter: char| !letter.is_ascii_alphabetic());
    match qualifier.is_ascii() {
        true if qualifier.contains(' ') => label.contains(qualifier),
        true => words.any(|word| word == qualifier),
        false => label.contains(qualifier),
    }
}

/// How words are spaced and broken is no part of them.
fn plain(words: &str) -> String {
    words.to_lowercase().split_whitespace().collect()
}

fn place(nodes: &[Node], role: &str, name: &str) -> Option<usize> {
    nodes
        .iter()
        .position(|node| node.role == role && plain(&node.name) == plain(name))
}

fn text(chart: &Chart<'_>, expression: &str) -> Result<String> {
    let value = chart.ask(expression)?;
    Ok(value
        .as_str()
        .with_context(|| format!("{expression} is {value}"))?
        .to_owned())
}

/// The marks' names, in the order of `targets()`.
fn names(chart: &Chart<'_>) -> Result<Vec<String>> {
    let names = chart.ask(
        "[...e.shadowRoot.querySelectorAll('[part~=mark]')]
            .map((mark) => mark.getAttribute('aria-label') ?? mark.textContent)",
    )?;
    let names = names.as_array().context("names is a list")?;
    Ok(names.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}

#[test]
fn a_chart_is_read_title_first_then_its_named_marks() -> Result<()> {
    let browser = start()?;
    for view in fixture::VIEWS {
        for lang in fixture::LANGS {
            let chart = open_between_buttons(&browser, lang, view)?;
            check_tree(chart, &tree::read(&browser)?).with_context(|| format!("{view}, {lang}"))?;
        }
    }
    check_clean(&browser)
}

#[test]
fn each_mark_is_called_what_it_says() -> Result<()> {
    let browser = start()?;
    let mut wrong = Vec::new();
    for view in fixture::VIEWS {
        for (lang, qualifiers) in fixture::LANGS.into_iter().zip(QUALIFIERS) {
            let chart = open_between_buttons(&browser, lang, view)?;
            let (targets, names) = (chart.targets()?, names(&chart)?);
            ensure!(
                targets.len() == names.len(),
                "{view}: {} marks for {} targets",
                names.len(),
                targets.len()
            );
            for (target, name) in targets.iter().zip(&names) {
                let checked = check_name(target, name, qualifiers);
                wrong.extend(checked.err().map(|error| format!("{view}, {lang}: `{name}`: {error}")));
            }
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    check_clean(&browser)
}

/// The chart is one figure and has the title as its name; a screen reader can leap to it and over it.
#[test]
fn a_chart_is_one_figure_named_by_its_title() -> Result<()> {
    let browser = start()?;
    for lang in fixture::LANGS {
        let chart = open_between_buttons(&browser, lang, "five-year-change")?;
        let title = text(&chart, "e.shadowRoot.querySelector('[part~=title]').textContent")?;
        let nodes = tree::read(&browser)?;
        let figures: Vec<&Node> = nodes.iter().filter(|node| node.role == "figure").collect();
        ensure!(
            matches!(figures[..], [figure] if plain(&figure.name) == plain(&title)),
            "one figure called `{title}`, not {figures:?}"
        );
    }
    check_clean(&browser)
}

/// How a table is laid out is nothing to a screen reader: seen or not, in columns or in blocks, it has rows and headers.
#[test]
fn the_table_stays_a_table_however_it_is_laid_out() -> Result<()> {
    let browser = start()?;
    for width in fixture::WIDTHS {
        let chart = open_between_buttons(&browser, "zh-CN", "growth-2010")?;
        browser.set_viewport(width, 900, 1.0)?;
        for shown in [false, true] {
            if shown {
                show_tables(&browser)?;
            }
            let nodes = tree::read(&browser)?;
            let count = |role: &str| nodes.iter().filter(|node| node.role == role).count();
            let rows = chart.number("e.shadowRoot.querySelectorAll('tbody tr').length")? as usize;
            ensure!(
                count("table") == 1
                    && rows > 1
                    && count("row") == rows + 1
                    && count("rowheader") == rows
                    && count("columnheader") > 2,
                "{width} px, shown: {shown}: {rows} rows of a table that is read as {nodes:#?}"
            );
        }
    }
    check_clean(&browser)
}
