//! Downloads from a chart in a frame.

use std::{
    thread,
    time::{Duration, Instant},
};

use anyhow::{Result, ensure};
use browser_tests::{
    browser::PATIENCE,
    embed::{check_fits, check_quiet, open_sized, paste, wait_inside},
};
use serde_json::{Value, json};

use crate::start;

#[test]
fn the_panel_works_in_a_frame() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let browser = start()?;
    let behaviour = json!({ "behavior": "allow", "downloadPath": folder.path() });
    browser.cdp("Browser.setDownloadBehavior", behaviour)?;
    browser.set_viewport(600, 900, 1.0)?;
    open_sized(&browser, &paste("view=targets-2011&lang=en&theme=dark"))?;
    let closed = check_fits(&browser)?;
    let root = "document.querySelector('report-chart').shadowRoot";
    browser.eval_in_frame(0, &format!("{root}.querySelector('.takeaway').open = true"))?;
    wait_inside(&browser, &format!("{root}.querySelector('.file')"))?;
    let open = check_fits(&browser)?;
    ensure!(open > closed, "the panel needs room: {closed} px, then {open} px");

    let codes = browser.eval_in_frame(
        0,
        &format!("Array.from({root}.querySelectorAll('textarea'), (a) => a.value)"),
    )?;
    let module = format!("src=\"{}\"", browser.server.url("report-chart.js"));
    let named = codes.as_array().is_some_and(|codes| {
        let texts = codes.iter().filter_map(Value::as_str);
        texts.filter(|code| code.contains(&module)).count() >= 2
    });
    ensure!(named, "the code to paste does not name {module}: {codes}");

    let csv = format!("Array.from({root}.querySelectorAll('.file')).find((b) => b.textContent.endsWith('CSV'))");
    browser.eval_in_frame(0, &format!("({csv}).click()"))?;
    let (file, deadline) = (folder.path().join("targets-2011.csv"), Instant::now() + PATIENCE);
    while !file.is_file() {
        ensure!(Instant::now() < deadline, "the file never came");
        thread::sleep(Duration::from_millis(50));
    }
    check_quiet(&browser)
}
