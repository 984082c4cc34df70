//! A note of the editor in a saved picture is text.

use std::fs;

use anyhow::{Context, Result, ensure};
use browser_tests::{
    chart::Chart,
    fixture::{self, HOSTILE},
    server::Reply,
};
use serde_json::{Value, json};

use crate::{check_clean, export};

#[test]
fn a_note_in_a_saved_picture_is_never_more_than_text() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let browser = export::start_saving(folder.path())?;
    for (i, text) in HOSTILE.into_iter().enumerate() {
        browser.open_fixture(&fixture::one("zh-CN", "growth-2010", "light"))?;
        let chart = Chart::new(&browser, "#chart");
        chart.wait_ready()?;
        let before = chart.canvas()?;
        let notes = json!([{ "on": "telecom-volume@2010", "text": text }, { "on": "15", "text": text }]);
        chart.set("notes", &notes.to_string())?;
        chart.wait_repaint(&before)?;
        export::open_panel(&chart)?;
        let svg = export::save(&chart, folder.path(), "SVG", "growth-2010.svg")?;
        fs::remove_file(folder.path().join("growth-2010.svg"))?;
        check_clean(&browser)?;
        // As parsed by a browser.
        browser.server.answer("/_picture.svg", Reply::new("image/svg+xml", svg));
        browser.open("_picture.svg")?;
        let read = browser.eval(
            "[
                document.documentElement.nodeName,
                document.querySelectorAll('parsererror, script, img, [onload], [onerror]').length,
                Array.from(document.querySelectorAll('text'), (text) => text.textContent).join('').replace(/\\s/g, ''),
            ]",
        )?;
        ensure!(
            read.pointer("/0") == Some(&json!("svg")) && read.pointer("/1") == Some(&json!(0)),
            "{i}: {read}"
        );
        let words = read.pointer("/2").and_then(Value::as_str).context("words")?;
        let text: String = text.split_whitespace().collect();
        ensure!(words.contains(&text), "the picture does not say {text}: {words}");
        check_clean(&browser)?;
    }
    Ok(())
}
