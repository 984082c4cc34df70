//! Notes of the editor: drawn, read aloud, exported, and always text.

use anyhow::{Context, Result, ensure};
use browser_tests::{
    browser::Browser,
    chart::{Canvas, Chart, TIP},
    fixture::{self, HOSTILE},
};
use serde_json::{Value, json};

use crate::{check_clean, start};

/// A mark of [`VIEW`] and its index.
const MARK: &str = "telecom-volume@2010";
const VIEW: &str = "growth-2010";

fn open<'b>(browser: &'b Browser, width: u32, attributes: &str, inside: &str) -> Result<Chart<'b>> {
    browser.set_viewport(width, 900, 1.0)?;
    let chart = format!(
        "<report-chart id=\"chart\" view=\"{VIEW}\" {attributes}>{}{inside}</report-chart>",
        fixture::FALLBACK
    );
    browser.open_fixture(&fixture::page("zh-CN", &chart))?;
    let chart = Chart::new(browser, "#chart");
    chart.wait_ready()?;
    Ok(chart)
}

/// The chart without notes at this width: its drawing, and the text under it.
fn without(browser: &Browser, width: u32) -> Result<(Canvas, Vec<String>)> {
    let chart = open(browser, width, "", "")?;
    Ok((chart.canvas()?, lines(&chart)?))
}

/// The text under the drawing.
fn lines(chart: &Chart<'_>) -> Result<Vec<String>> {
    let lines = chart.ask("Array.from(e.shadowRoot.querySelectorAll('.notes p'), (p) => p.textContent)")?;
    Ok(lines
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect())
}

/// Texts of a mark, by the id of its figure.
fn said(chart: &Chart<'_>, id: &str) -> Result<String> {
    let said = chart.ask(&format!("e.targets().find((target) => target.id === {id:?}).text"))?;
    Ok(said.as_str().with_context(|| format!("no mark {id}"))?.to_owned())
}

/// Sets the notes from JSON by the property, and waits until they are drawn.
fn set_notes(chart: &Chart<'_>, notes: &Value) -> Result<()> {
    let before = chart.canvas()?;
    chart.set("notes", &notes.to_string())?;
    chart.wait_repaint(&before).map(drop)
}

fn reported(browser: &Browser) -> Result<Vec<(String, String)>> {
    let reported = browser.eval("collected.errors.map(({ code, path }) => [code, path])")?;
    serde_json::from_value(reported).context("errors have a code and a path")
}

#[test]
fn notes_are_footnotes_where_it_is_narrow() -> Result<()> {
    let browser = start()?;
    let (plain, below) = without(&browser, 320)?;
    let notes = "<span data-note=\"15\">上年的速度</span><p data-note=\"telecom-volume@2010\"> 按不变价计 </p>";
    let chart = open(&browser, 320, "", notes)?;
    let lines = lines(&chart)?;
    ensure!(lines.len() == below.len() + 2, "{lines:?}");
    ensure!(
        lines[..2] == ["① 上年的速度", "② 按不变价计"] && lines[2..] == below,
        "{lines:?}"
    );
    ensure!(chart.canvas()?.fingerprint != plain.fingerprint, "nothing is drawn");
    ensure!(
        said(&chart, MARK)?.contains("编者注：按不变价计"),
        "{}",
        said(&chart, MARK)?
    );
    ensure!(reported(&browser)?.is_empty(), "{}", browser.collected()?);
    check_clean(&browser)
}

#[test]
fn notes_are_words_in_a_wide_drawing() -> Result<()> {
    let browser = start()?;
    let (plain, below) = without(&browser, 900)?;
    let chart = open(&browser, 900, "", "<span data-note=\"15\">上年的速度</span>")?;
    ensure!(
        lines(&chart)? == below,
        "it is drawn and said twice: {:?}",
        lines(&chart)?
    );
    let one = chart.canvas()?;
    ensure!(one.fingerprint != plain.fingerprint, "nothing is drawn");
    // The same by attribute, and by both.
    let notes = json!([{ "on": "15", "text": "上年的速度" }]);
    let chart = open(&browser, 900, &format!("notes='{notes}'"), "")?;
    ensure!(
        chart.canvas()?.fingerprint == one.fingerprint,
        "child and attribute are drawn otherwise"
    );
    let more = json!([{ "on": MARK, "text": "按不变价计" }, { "on": "5..10", "text": "常见的范围" }]);
    let chart = open(
        &browser,
        900,
        &format!("notes='{more}'"),
        "<span data-note=\"15\">上年的速度</span>",
    )?;
    ensure!(
        said(&chart, MARK)?.contains("编者注：按不变价计"),
        "{}",
        said(&chart, MARK)?
    );
    ensure!(reported(&browser)?.is_empty(), "{}", browser.collected()?);
    // In English; removing the attribute removes the notes.
    chart.set("lang", "en")?;
    chart.wait(&format!(
        "e.targets().find(({{ id }}) => id === {MARK:?}).text.includes('Note: 按不变价计')"
    ))?;
    chart.set("lang", "zh-CN")?;
    chart.ask("e.removeAttribute('notes')")?;
    chart.wait(&format!(
        "!e.targets().find(({{ id }}) => id === {MARK:?}).text.includes('不变价')"
    ))?;
    ensure!(
        chart.canvas()?.fingerprint == one.fingerprint,
        "the child's note goes with the attribute"
    );
    check_clean(&browser)
}

#[test]
fn an_invalid_note_is_reported_and_the_chart_stays() -> Result<()> {
    let browser = start()?;
    let (plain, below) = without(&browser, 900)?;
    for (notes, wanted) in [
        (
            json!([{ "on": "10..", "text": "" }]),
            vec![("invalid-note", "notes[0].on"), ("invalid-note", "notes[0].text")],
        ),
        (json!([{ "on": "15" }]), vec![("missing-field", "notes[0].text")]),
        (
            json!([{ "on": "nothing@2010", "text": "x" }]),
            vec![("note-without-place", "notes[0].on")],
        ),
        (
            json!([{ "on": "5000", "text": "x" }]),
            vec![("note-without-place", "notes[0].on")],
        ),
        (
            json!([{ "on": "1e99", "text": "x" }]),
            vec![("value-out-of-range", "notes[0].on")],
        ),
        (json!({ "on": "15", "text": "x" }), vec![("wrong-type", "notes")]),
    ] {
        let chart = open(&browser, 900, &format!("notes='{notes}'"), "")?;
        let reported = reported(&browser)?;
        let reported: Vec<_> = reported
            .iter()
            .map(|(code, path)| (code.as_str(), path.as_str()))
            .collect();
        ensure!(reported == wanted, "{notes} is reported as {reported:?}");
        ensure!(
            chart.canvas()?.fingerprint == plain.fingerprint && lines(&chart)? == below,
            "{notes}: another chart"
        );
        check_clean(&browser)?;
    }
    // Invalid JSON, and an invalid note beside a valid one.
    let chart = open(&browser, 900, "notes='[{'", "<span data-note=\"15\">好的</span>")?;
    let reported = reported(&browser)?;
    ensure!(
        matches!(&reported[..], [(code, path)] if code == "invalid-document" && path.starts_with("notes")),
        "{reported:?}"
    );
    ensure!(chart.canvas()?.fingerprint != plain.fingerprint, "the good one is lost");
    check_clean(&browser)
}

#[test]
fn a_note_is_never_more_than_text() -> Result<()> {
    let browser = start()?;
    for text in HOSTILE {
        let chart = open(&browser, 320, "", "")?;
        let elements = "[...new Set([...e.shadowRoot.querySelectorAll('*')].map((part) => part.tagName))].sort()";
        let before = chart.ask(elements)?;
        set_notes(
            &chart,
            &json!([{ "on": MARK, "text": text }, { "on": "15", "text": text }]),
        )?;
        let lines = lines(&chart)?;
        ensure!(
            lines.iter().filter(|line| line.ends_with(text)).count() == 2,
            "{text} became {lines:?}"
        );
        ensure!(
            said(&chart, MARK)?.ends_with(text) || said(&chart, MARK)?.contains(text),
            "{}",
            said(&chart, MARK)?
        );
        let target = chart
            .targets()?
            .into_iter()
            .find(|target| target.text.contains(text))
            .context("a target")?;
        let (x, y) = chart.centre(&target)?;
        // From another point: a mouse that was there on the previous page has not moved.
        browser.hover(0.0, 0.0)?;
        browser.hover(x, y)?;
        chart.wait(TIP)?;
        ensure!(chart.ask(elements)? == before, "{text} became {}", chart.ask(elements)?);

        check_clean(&browser)?;
    }
    ensure!(reported(&browser)?.is_empty(), "{}", browser.collected()?);
    Ok(())
}
