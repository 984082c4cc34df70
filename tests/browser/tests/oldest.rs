//! Chromium 67 of 2018: charts are drawn, and all interaction works.

use anyhow::{Result, ensure};
use browser_tests::{fixture, oldest, server::STRICT_POLICY};

#[test]
fn the_self_test_passes() -> Result<()> {
    let report = oldest::ask(
        &oldest::policy(),
        "<iframe src=\"/selftest.html\" width=\"800\" height=\"1000\"></iframe>",
        "const inside = () => document.querySelector('iframe').contentDocument;
         const root = () => inside() && inside().documentElement;
         await until(() => root() && root().dataset.selftest);
         return inside().querySelector('#report').value;",
    )?;
    ensure!(report.contains("Chrome/67."), "another browser: {report}");
    let passed = report.lines().filter(|line| line.starts_with("通过")).count();
    // Five checks before the charts, and eight after them.
    ensure!(
        passed == 5 + fixture::VIEWS.len() + 8 && report.contains("全部通过"),
        "{passed} passed:\n{report}"
    );
    Ok(())
}

#[test]
fn a_reader_sorts_pins_compares_and_exports() -> Result<()> {
    let reported = oldest::ask(
        &oldest::policy(),
        "<report-chart view=\"targets-2011\"><p>fallback</p></report-chart>
         <script type=\"module\" src=\"/report-chart.js\"></script>",
        "const chart = document.querySelector('report-chart');
         await new Promise((done) => chart.addEventListener('report-chart-ready', done));
         const all = (what) => Array.from(chart.shadowRoot.querySelectorAll(what));
         const reported = [all('.mark').length, all('tbody tr').length];
         const marks = () => chart.targets().map(({ id }) => id).join();
         const before = marks();
         all('summary').forEach((summary) => summary.click());
         await until(() => all('.choice').length && all('textarea').length > 2);
         all('.choice')[1].click();
         await until(() => marks() !== before);
         for (const at of [0, 1]) {
             all('.mark')[at].click();
             all('.mark')[at].click();
             await until(() => all('.pin').length > at);
         }
         await until(() => all('.difference').length);
         reported.push(all('.pin').length, all('.difference')[0].textContent);
         // The canvas is not blank.
         const canvas = all('canvas')[0];
         const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
         reported.push(new Set(new Uint32Array(data.buffer)).size > 20);
         return JSON.stringify(reported);",
    )?;
    ensure!(reported == "[8,8,2,\"高约8个百分点\",true]", "{reported}");
    Ok(())
}

/// It does not support `'wasm-unsafe-eval'`: the page keeps its fallback, and the error says why.
#[test]
fn a_policy_that_it_does_not_understand_leaves_the_page_as_it_is() -> Result<()> {
    let body = format!(
        "{}<script type=\"module\" src=\"/report-chart.js\"></script>",
        fixture::chart("view=\"targets-2011\"")
    );
    let reported = oldest::ask(
        STRICT_POLICY,
        &body,
        "const fault = await new Promise((done) => document.addEventListener('report-chart-error', done));
         const seen = document.querySelector('.fallback').getBoundingClientRect().height > 0;
         return [seen, fault.detail.code, fault.detail.message].join();",
    )?;
    ensure!(reported.starts_with("true,engine-unavailable,"), "{reported}");
    ensure!(reported.contains("'unsafe-eval'"), "{reported}");
    Ok(())
}
