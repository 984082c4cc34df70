//! The self-test page: all checks pass on a working host, and exactly the right ones fail on a broken one.

use std::{collections::BTreeSet, time::Duration};

use anyhow::{Context, Result, ensure};
use browser_tests::{browser::Browser, fixture::VIEWS, server::Reply};
use serde_json::{Value, json};

use crate::{check_clean, start};

/// Runs the page; returns the ids of the failed checks.
pub(crate) fn failed(browser: &Browser, path: &str) -> Result<BTreeSet<String>> {
    browser.open(path)?;
    let done = browser.becomes("document.documentElement.dataset.selftest", Duration::from_secs(90))?;
    ensure!(done, "the self-test did not end: {:?}", browser.console()?);
    let list =
        browser.eval("[...document.querySelectorAll('tr[data-verdict=fail]')].map((row) => row.dataset.check)")?;
    let list = list.as_array().context("a list")?;
    Ok(list.iter().filter_map(|id| id.as_str().map(str::to_owned)).collect())
}

#[test]
fn all_checks_pass_on_a_working_host() -> Result<()> {
    let browser = start()?;
    for (path, verdict, passed) in [
        ("selftest.html", "全部通过", "通过"),
        ("selftest.html?lang=en", "All passed", "Passed"),
    ] {
        let failed = failed(&browser, path)?;
        let report = browser.eval("document.querySelector('#report').value")?;
        ensure!(failed.is_empty(), "{path}: {failed:?}\n{report}");
        let reported = browser.eval("document.querySelector('.verdict').textContent")?;
        ensure!(reported == verdict, "{reported}");
        let lines = report
            .as_str()
            .context("a text")?
            .lines()
            .filter(|line| line.starts_with(passed))
            .count();
        ensure!(lines == 5 + VIEWS.len() + 8, "{lines} passed:\n{report}");
        ensure!(
            report
                .as_str()
                .is_some_and(|text| text.contains("Mozilla/5.0") && text.contains('@')),
            "{report}"
        );
        check_clean(&browser)?;
    }
    Ok(())
}

/// The verdicts of these checks, in the order of the page.
fn verdicts(browser: &Browser, checks: &[&str]) -> Result<Value> {
    browser.eval(&format!(
        "{checks:?}.map((id) => document.querySelector(`tr[data-check=\"${{id}}\"]`).dataset.verdict)"
    ))
}

#[test]
fn only_broken_checks_fail_and_what_needs_them_is_not_checked() -> Result<()> {
    let browser = start()?;
    let expected = BTreeSet::from(["whole".to_owned(), "engine".to_owned()]);
    let whole = browser.server.file("/report-chart.wasm");
    for reply in [whole.clone().truncated(5_000), Reply::not_found()] {
        browser.server.answer("/report-chart.wasm", reply);
        let failed = failed(&browser, "selftest.html")?;
        ensure!(failed == expected, "{failed:?}");
        let rest = verdicts(&browser, &["chart overview", "table", "panel", "type", "report"])?;
        ensure!(rest == json!(["skip", "skip", "skip", "skip", "pass"]), "{rest}");
    }
    // Charts are drawn from a wasm of any type.
    browser
        .server
        .answer("/report-chart.wasm", whole.mime("application/octet-stream"));
    let failed = failed(&browser, "selftest.html")?;
    ensure!(failed.is_empty(), "{failed:?}");
    let noted = verdicts(&browser, &["type", "compressed", "sites"])?;
    ensure!(noted == json!(["info", "info", "info"]), "{noted}");
    let report = browser.eval("document.querySelector('#report').value")?;
    ensure!(
        report
            .as_str()
            .is_some_and(|text| text.contains("application/octet-stream")),
        "{report}"
    );
    Ok(())
}

#[test]
fn a_broken_custom_report_or_panel_is_found() -> Result<()> {
    let browser = start()?;
    for (path, check) in [
        ("/report-chart-tools.wasm", "panel"),
        ("/report-chart-tools.js", "panel"),
        ("/selftest.json", "report"),
    ] {
        browser.server.answer(path, Reply::not_found());
        let failed = failed(&browser, "selftest.html")?;
        browser.server.answer(path, browser.server.file(path));
        ensure!(failed == BTreeSet::from([check.to_owned()]), "{path}: {failed:?}");
    }
    Ok(())
}

/// A browser loads no module of a wrong type, and the page says so at once: it does not wait for what cannot come.
#[test]
fn scripts_of_a_wrong_type_end_the_test_with_a_reason() -> Result<()> {
    let browser = start()?;
    let script = browser.server.file("/report-chart.js").mime("text/plain");
    browser.server.answer("/report-chart.js", script);
    browser.open("selftest.html?lang=en")?;
    let done = browser.becomes("document.documentElement.dataset.selftest", Duration::from_secs(10))?;
    ensure!(done, "it still waits");
    let failed = failed(&browser, "selftest.html?lang=en")?;
    ensure!(failed == BTreeSet::from(["elements".to_owned()]), "{failed:?}");
    let report = browser.eval("document.querySelector('#report').value")?;
    ensure!(
        report
            .as_str()
            .is_some_and(|text| text.contains("comes as \"text/plain\"; right is text/javascript")),
        "{report}"
    );
    // The page says so itself where its own script does not come.
    browser
        .server
        .answer("/selftest.js", browser.server.file("/selftest.js").mime("text/plain"));
    browser.open("selftest.html")?;
    browser.wait("document.readyState === 'complete'")?;
    let verdict = browser.eval("document.querySelector('.verdict').textContent")?;
    ensure!(
        verdict.as_str().is_some_and(|text| text.contains("selftest.js")),
        "{verdict}"
    );
    Ok(())
}

/// Also where the server never answers.
#[test]
fn a_server_that_does_not_answer_ends_the_test() -> Result<()> {
    let browser = start()?;
    browser.hurry(10_000)?;
    browser.server.answer("/report-chart.wasm", Reply::stall());
    browser.server.answer("/selftest.json", Reply::stall());
    browser.open("selftest.html")?;
    browser.wait("document.documentElement.dataset.selftest")?;
    let report = browser.eval("document.querySelector('#report').value")?;
    ensure!(
        report.as_str().is_some_and(|text| text.contains("15 秒内没有结果")),
        "{report}"
    );
    Ok(())
}
