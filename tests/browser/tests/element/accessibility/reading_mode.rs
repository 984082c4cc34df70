//! The chart for screen readers: texts first, then the marks, each with a complete name.

use anyhow::{Context, Result, ensure};
use browser_tests::{
    chart::{Chart, Target},
    fixture,
    focus::open_between_buttons,
    tree::{self, Node},
};
use serde_json::Value;

use super::show_tables;
use crate::{check_clean, start};

/// Words for bounds and estimates in each language, and how they are read aloud. A name without them would change the figure.
const QUALIFIERS: [&[(&str, &str)]; 2] = [
    &[
        ("左右", "约"),
        ("约", "约"),
        ("超过", "超过"),
        ("突破", "超过"),
        ("以上", "以上"),
        ("近", "近"),
        ("不到", "不到"),
        ("全部", "全部"),
        ("一半", "一半"),
        ("预计", "预计"),
    ],
    &[
        ("about", "about"),
        ("over", "over"),
        ("nearly", "nearly"),
        ("under", "under"),
        ("all", "all"),
        ("half", "half"),
        ("expected", "expected"),
    ],
];

/// Symbols that speech synthesisers mispronounce or omit.
const SIGNS: [char; 6] = ['%', '×', '→', '÷', '−', '·'];

/// Digits as they are read in Chinese; 1 is omitted before ten and hundred, 2 is 二 or 两.
const DIGITS: [&str; 10] = ["零", "一十百", "二两", "三", "四", "五", "六", "七", "八", "九"];

/// Roles that need a name. The canvas of a chart is hidden and has none.
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
    let lacks_name = |node: &Node| node.name.trim().is_empty() && NAMED.contains(&node.role.to_lowercase().as_str());
    for (at, node) in nodes.iter().enumerate() {
        // What can be unfolded is a group whose name is its button.
        let folds = nodes.get(at + 1).is_some_and(|next| next.role == "DisclosureTriangle");
        ensure!(!lacks_name(node) || folds, "a {} without a name", node.role);
    }

    let title = text(&chart, "e.shadowRoot.querySelector('[part~=title]').textContent")?;
    let title = place(nodes, "StaticText", &title).with_context(|| format!("`{title}` is not read as text"))?;
    for name in names(&chart)? {
        let mark = place(nodes, "button", &name).with_context(|| format!("no button is called `{name}`"))?;
        ensure!(title < mark, "`{name}` is read before the title");
    }
    Ok(())
}

/// The name contains the indicator, the period, the digits of the value as they are read aloud and all bounds of the label, and no
/// symbol that cannot be read aloud.
fn check_name(target: &Target, name: &str, group: &str, lang: &str, qualifiers: &[(&str, &str)]) -> Result<()> {
    let spoken = plain(name);
    let mut lines = target.text.lines();
    let indicator = lines.next().map(plain).filter(|line| !line.is_empty());
    let indicator = indicator.context("the tip names no indicator")?;
    let said = spoken.strip_prefix(&indicator).context("the indicator comes first")?;
    ensure!(!name.contains(SIGNS), "signs are not read aloud");
    let period = lines.nth(1).context("the tip names no period")?;
    for year in period
        .split(|c: char| !c.is_ascii_digit())
        .filter(|year| year.len() == 4)
    {
        // The name of the toolbar says it where it is that of all marks.
        ensure!(said.contains(year) || group.contains(year), "the period is `{period}`");
    }
    // After the dot, a label continues with computed values, which have their own bounds and numbers.
    let label = target.label.split(['·', '→']).next().unwrap_or_default().to_lowercase();
    for digit in label.chars().filter_map(|c| c.to_digit(10)).filter(|digit| *digit > 0) {
        let read = match lang {
            "en" => said.contains(&digit.to_string()),
            _ => DIGITS
                .get(digit as usize)
                .is_some_and(|read| said.contains(|c: char| read.contains(c))),
        };
        ensure!(read, "the digit {digit} of `{label}` is not read");
    }
    for (written, read) in qualifiers.iter().filter(|(written, _)| holds(&label, written)) {
        ensure!(said.contains(read), "the label has `{written}`: `{}`", target.label);
    }
    Ok(())
}

/// Chinese has no spaces between words; in English `near` is not in `nearly`.
fn holds(label: &str, qualifier: &str) -> bool {
    let mut words = label.split(|letter: char| !letter.is_ascii_alphabetic());
    match qualifier.is_ascii() {
        true if qualifier.contains(' ') => label.contains(qualifier),
        true => words.any(|word| word == qualifier),
        false => label.contains(qualifier),
    }
}

/// Text without white space.
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
fn each_mark_has_its_sentence_as_name() -> Result<()> {
    let browser = start()?;
    let mut wrong = Vec::new();
    for view in fixture::VIEWS {
        for (lang, qualifiers) in fixture::LANGS.into_iter().zip(QUALIFIERS) {
            let chart = open_between_buttons(&browser, lang, view)?;
            let (targets, names) = (chart.targets()?, names(&chart)?);
            let group = text(
                &chart,
                "e.shadowRoot.querySelector('.marks').getAttribute('aria-label')",
            )?;
            ensure!(
                targets.len() == names.len(),
                "{view}: {} marks for {} targets",
                names.len(),
                targets.len()
            );
            for (target, name) in targets.iter().zip(&names) {
                let checked = check_name(target, name, &group, lang, qualifiers);
                wrong.extend(checked.err().map(|error| format!("{view}, {lang}: `{name}`: {error}")));
            }
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    check_clean(&browser)
}

/// Screen readers read the name of a figure when it begins, so it has none: its title follows, and would be read twice.
#[test]
fn a_chart_is_one_figure_and_says_its_title_once() -> Result<()> {
    let browser = start()?;
    for lang in fixture::LANGS {
        let chart = open_between_buttons(&browser, lang, "five-year-change")?;
        let title = text(&chart, "e.shadowRoot.querySelector('[part~=title]').textContent")?;
        let nodes = tree::read(&browser)?;
        let figures: Vec<&Node> = nodes.iter().filter(|node| node.role == "figure").collect();
        ensure!(
            matches!(figures[..], [figure] if figure.name.is_empty()),
            "one figure without a name, not {figures:?}"
        );
        let said: Vec<&Node> = nodes.iter().filter(|node| plain(&node.name) == plain(&title)).collect();
        let once = said.iter().filter(|node| node.role == "StaticText").count();
        ensure!(once == 1 && said.len() <= 2, "`{title}` is read as {said:?}");
    }
    check_clean(&browser)
}

/// Each figure is read once: by its mark while the chart is shown, in the table while that is.
#[test]
fn a_chart_is_a_picture_and_a_toolbar_of_marks_or_a_table() -> Result<()> {
    let browser = start()?;
    for view in fixture::VIEWS {
        let chart = open_between_buttons(&browser, "zh-CN", view)?;
        let marks = names(&chart)?;
        let count = |nodes: &[Node], role: &str| nodes.iter().filter(|node| node.role == role).count();
        let nodes = tree::read(&browser)?;
        let named = |name: &String| nodes.iter().filter(|node| plain(&node.name) == plain(name)).count();
        ensure!(
            count(&nodes, "toolbar") == 1 && count(&nodes, "image") == 1 && count(&nodes, "table") == 0,
            "{view}: {nodes:#?}"
        );
        ensure!(marks.iter().all(|name| named(name) == 1), "{view}: {nodes:#?}");
        let states = chart.ask(
            "[...e.shadowRoot.querySelectorAll('.mark')].flatMap((mark) => mark.getAttributeNames()).filter((name) => \
             /^aria-(?!label$)/.test(name))",
        )?;
        ensure!(states == serde_json::json!([]), "{view}: read with each mark: {states}");
        show_tables(&browser)?;
        let nodes = tree::read(&browser)?;
        ensure!(
            count(&nodes, "toolbar") == 0 && count(&nodes, "image") == 0 && count(&nodes, "table") == 1,
            "{view}: {nodes:#?}"
        );
    }
    check_clean(&browser)
}

/// An empty region with a role is read as such: 状态栏.
#[test]
fn nothing_empty_is_read() -> Result<()> {
    let browser = start()?;
    open_between_buttons(&browser, "zh-CN", "growth-2010")?;
    let nodes = tree::read(&browser)?;
    let silent = ["status", "alert", "log", "tooltip"];
    ensure!(
        !nodes.iter().any(|node| silent.contains(&node.role.as_str())),
        "{nodes:#?}"
    );
    check_clean(&browser)
}

/// The layout of a table does not matter to a screen reader: in columns or in blocks, it has rows and headers.
#[test]
fn the_table_stays_a_table_however_it_is_laid_out() -> Result<()> {
    let browser = start()?;
    for width in fixture::WIDTHS {
        let chart = open_between_buttons(&browser, "zh-CN", "growth-2010")?;
        browser.set_viewport(width, 900, 1.0)?;
        {
            show_tables(&browser)?;
            let nodes = tree::read(&browser)?;
            let count = |role: &str| nodes.iter().filter(|node| node.role == role).count();
            let rows = chart.number("e.shadowRoot.querySelectorAll('tbody tr').length")? as usize;
            ensure!(
                count("table") == 1
                    && rows > 1
                    && count("row") == rows + 1
                    && count("rowheader") == rows
                    && count("columnheader") > 2,
                "{width} px: {rows} rows of a table that is read as {nodes:#?}"
            );
        }
    }
    check_clean(&browser)
}

/// Title, subtitle, the picture with its summary, then the marks, so that a listener knows what follows.
#[test]
fn a_chart_is_read_in_this_order_in_every_view() -> Result<()> {
    let browser = start()?;
    for view in fixture::VIEWS {
        for lang in fixture::LANGS {
            let chart = open_between_buttons(&browser, lang, view)?;
            let nodes = tree::read(&browser)?;
            let part = |name: &str| {
                text(
                    &chart,
                    &format!("e.shadowRoot.querySelector('[part~={name}]').textContent"),
                )
            };
            let mut order = Vec::new();
            for name in ["title", "subtitle"] {
                let words = part(name)?;
                ensure!(words.chars().count() > 4, "{view}, {lang}: the {name} is `{words}`");
                let found = place(&nodes, "StaticText", &words);
                order.push(found.with_context(|| format!("{view}, {lang}: the {name} `{words}` is not read"))?);
            }
            let summary = text(
                &chart,
                "e.shadowRoot.querySelector('[role=img]').getAttribute('aria-label')",
            )?;
            ensure!(
                summary.chars().count() > 4,
                "{view}, {lang}: the summary is `{summary}`"
            );
            order.push(place(&nodes, "image", &summary).context("the picture is not read")?);
            let marks = names(&chart)?;
            order.push(place(&nodes, "button", marks.first().context("no marks")?).context("no marks are read")?);
            ensure!(
                order.is_sorted(),
                "{view}, {lang}: title, subtitle, picture, marks are at {order:?}"
            );
        }
    }
    check_clean(&browser)
}

#[test]
fn a_custom_summary_is_shown_instead_of_the_generated_one() -> Result<()> {
    let browser = start()?;
    let own = "<p data-summary> 去年快了， 今年稳一点。 </p>";
    let summary = "(({ textContent, offsetHeight, offsetWidth }) => [textContent, offsetHeight > 10 && offsetWidth > 100])(\
        e.shadowRoot.querySelector('[part~=summary]'))";
    let page = |inside: &str| {
        fixture::page(
            "zh-CN",
            &format!("<report-chart id=\"chart\" view=\"growth-2010\">{inside}</report-chart>"),
        )
    };
    browser.open_fixture(&page(""))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    ensure!(
        chart.ask(summary)?.pointer("/1") == Some(&Value::Bool(false)),
        "the chart's own is for the ear"
    );
    let given = text(
        &chart,
        "e.shadowRoot.querySelector('[role=img]').getAttribute('aria-label')",
    )?;
    browser.open_fixture(&page(own))?;
    chart.wait_ready()?;
    ensure!(
        chart.ask(summary)? == serde_json::json!(["去年快了， 今年稳一点。", true]),
        "{}",
        chart.ask(summary)?
    );
    let nodes = tree::read(&browser)?;
    ensure!(
        place(&nodes, "StaticText", "去年快了， 今年稳一点。").is_some(),
        "it is not read"
    );
    ensure!(place(&nodes, "image", &given).is_none(), "both are read");
    check_clean(&browser)
}

/// A change of ten charts is one announcement, not two hundred.
#[test]
fn only_one_live_region_speaks() -> Result<()> {
    let browser = start()?;
    let body: String = fixture::VIEWS
        .iter()
        .take(10)
        .map(|view| fixture::chart(&format!("view=\"{view}\"")))
        .collect();
    browser.set_viewport(600, 20_000, 1.0)?;
    browser.open_fixture(&fixture::page("zh-CN", &body))?;
    Chart::new(&browser, "report-chart").wait_ready()?;
    let regions = browser.eval(
        "Array.from(document.querySelectorAll('report-chart'), ({ shadowRoot }) =>
            Array.from(shadowRoot.querySelectorAll('[aria-live], [role=status], [role=alert], [role=log], output'), (e) => e.textContent))",
    )?;
    ensure!(regions == serde_json::json!(vec![vec![""]; 10]), "{regions}");
    let said = browser.eval(
        "new Promise((done) => {
            const charts = [...document.querySelectorAll('report-chart')];
            const said = [];
            for (const { shadowRoot } of charts) {
                const region = shadowRoot.querySelector('[aria-live]');
                new MutationObserver(() => region.textContent && said.push(region.textContent))
                    .observe(region, { childList: true, characterData: true, subtree: true });
            }
            let turn = 0;
            const change = () => {
                const { shadowRoot } = charts[turn % charts.length];
                if (turn % 2) {
                    shadowRoot.querySelector('.switch').click();
                    shadowRoot.querySelectorAll('.sort')[turn % 5].click();
                } else {
                    shadowRoot.querySelector('.mark').click();
                    shadowRoot.querySelector('.mark').click();
                }
                charts[turn % charts.length].setAttribute('lang', turn % 4 ? 'en' : 'zh-CN');
                turn += 1;
                if (turn < 20) setTimeout(change, 50);
            };
            change();
            setTimeout(() => done(said), 1000);
        })",
    )?;
    ensure!(
        said.as_array().is_some_and(|said| said.len() <= 1),
        "said within a second: {said}"
    );
    // Then it is announced.
    browser.wait(
        "[...document.querySelectorAll('report-chart')].filter((e) => e.shadowRoot.querySelector('[aria-live]').textContent).length === 1",
    )?;
    check_clean(&browser)
}
