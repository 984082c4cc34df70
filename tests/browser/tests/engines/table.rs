//! The table of a chart: the same figures, sortable, in print, and before the drawing for screen readers.

use anyhow::{Context, Result, ensure};
use browser_tests::{
    chart::Chart,
    fixture::{self, LANGS, VIEWS},
};
use serde_json::Value;

use crate::{check_clean, start};

/// The cells of the table, row by row.
const ROWS: &str =
    "Array.from(e.shadowRoot.querySelectorAll('tbody tr'), (r) => Array.from(r.cells, (c) => c.textContent))";

fn strings(value: &Value) -> Vec<String> {
    let list = value.as_array().into_iter().flatten();
    list.filter_map(Value::as_str).map(str::to_owned).collect()
}

fn rows(chart: &Chart<'_>) -> Result<Vec<Vec<String>>> {
    let rows = chart.ask(ROWS)?;
    Ok(rows.as_array().context("rows")?.iter().map(strings).collect())
}

#[test]
fn the_table_has_the_drawn_figures() -> Result<()> {
    let browser = start()?;
    for view in VIEWS {
        for lang in LANGS {
            browser.open_fixture(&fixture::one(lang, view, "light"))?;
            let chart = Chart::new(&browser, "#chart");
            chart.wait_ready()?;
            let (rows, targets) = (rows(&chart)?, chart.targets()?);
            // The stated average rate is a text beside its pair, not a mark.
            let in_words = usize::from(view == "five-year-change");
            ensure!(
                rows.len() == targets.len() + in_words,
                "{view} {lang}: {} rows",
                rows.len()
            );
            for target in &targets {
                let value = target.text.lines().nth(1).context("a tip has a value")?;
                let found = rows.iter().any(|cells| cells.get(1).is_some_and(|cell| cell == value));
                ensure!(found, "{view} {lang}: no row says {value}: {rows:?}");
            }
            for cells in &rows {
                ensure!(
                    cells.len() == 5 && cells.iter().all(|cell| !cell.is_empty()),
                    "{view} {lang}: {cells:?}"
                );
            }
        }
    }
    check_clean(&browser)
}

#[test]
fn chart_and_table_change_places_and_keep_the_focus() -> Result<()> {
    let browser = start()?;
    browser.set_viewport(800, 900, 1.0)?;
    browser.open_fixture(&fixture::one("zh-CN", "targets-2011", "light"))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    let state = "[e.shadowRoot.querySelector('.table').getBoundingClientRect().height > 100, \
                 e.shadowRoot.querySelector('canvas').getBoundingClientRect().height > 100, \
                 e.shadowRoot.querySelector('.switch').textContent, e.shadowRoot.activeElement?.className]";
    chart.ask("e.shadowRoot.querySelector('.switch').focus()")?;
    let press = "e.shadowRoot.querySelector('.switch').click()";
    chart.ask(press)?;
    let as_table = chart.ask(state)?;
    ensure!(
        as_table == serde_json::json!([true, false, "看图", "switch"]),
        "{as_table}"
    );
    chart.set("lang", "en")?;
    chart.wait("e.shadowRoot.querySelector('.switch').textContent === 'Show as chart'")?;
    chart.ask(press)?;
    let as_chart = chart.ask(state)?;
    ensure!(
        as_chart == serde_json::json!([false, true, "Show as table", "switch"]),
        "{as_chart}"
    );
    check_clean(&browser)
}

#[test]
fn a_column_sorts_up_then_down_then_as_reported() -> Result<()> {
    let browser = start()?;
    browser.open_fixture(&fixture::one("zh-CN", "growth-2010", "light"))?;
    let chart = Chart::new(&browser, "#chart");
    chart.wait_ready()?;
    let values =
        || -> Result<Vec<String>> { Ok(rows(&chart)?.into_iter().filter_map(|r| r.into_iter().nth(1)).collect()) };
    let reported = values()?;
    chart.ask("e.shadowRoot.querySelector('.switch').click()")?;
    let sort = "e.shadowRoot.querySelectorAll('.sort')[1].click()";
    let state = "e.shadowRoot.querySelectorAll('th[scope=col]')[1].getAttribute('aria-sort')";
    chart.ask(sort)?;
    let rising = [
        "比上年下降11%",
        "比上年下降6%",
        "比上年增长6%",
        "比上年增长15%左右",
        "比上年增长20.4%",
    ];
    ensure!(values()? == rising, "{:?}", values()?);
    ensure!(chart.ask(state)? == "ascending");
    chart.ask(sort)?;
    let falling: Vec<String> = rising.iter().rev().map(|v| (*v).to_owned()).collect();
    ensure!(values()? == falling && chart.ask(state)? == "descending");
    chart.ask(sort)?;
    ensure!(values()? == reported && chart.ask(state)?.is_null());
    Ok(())
}

#[test]
fn a_change_is_announced_once() -> Result<()> {
    let browser = start()?;
    let charts: String = ["a", "b", "c"]
        .map(|id| fixture::chart(&format!("id=\"{id}\" view=\"overview\"")))
        .concat();
    browser.set_viewport(800, 4000, 1.0)?;
    browser.open_fixture(&fixture::page("zh-CN", &charts))?;
    Chart::new(&browser, "report-chart").wait_ready()?;
    let regions = "Array.from(document.querySelectorAll('report-chart'), (e) => \
                   e.shadowRoot.querySelector('[aria-live]').textContent).filter(Boolean)";
    ensure!(browser.eval(regions)? == serde_json::json!([]), "silent at first");
    browser.eval(
        "document.querySelectorAll('report-chart').forEach((e) => e.shadowRoot.querySelectorAll('.mark')[0].click())",
    )?;
    browser.wait(&format!("({regions}).length > 0"))?;
    let said = browser.eval(regions)?;
    ensure!(said == serde_json::json!(["2011年：要快多少，要省多少"]), "{said}");
    browser.wait(&format!("({regions}).length === 0"))?;
    check_clean(&browser)
}
