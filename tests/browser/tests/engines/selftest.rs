//! The self-test page: all checks pass on a working host, and exactly the right ones fail on a broken one.

use std::{collections::BTreeSet, time::Duration};

use anyhow::{Context, Result, ensure};
use browser_tests::{browser::Browser, fixture::VIEWS, server::Reply};

use crate::{check_clean, start};

/// Runs the page; returns the ids of the failed checks.
fn failed(browser: &Browser, path: &str) -> Result<BTreeSet<String>> {
    browser.open(path)?;
    let done = browser.becomes("document.documentElement.dataset.selftest", Duration::from_secs(60))?;
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
        ensure!(lines == 6 + VIEWS.len() + 6, "{lines} passed:\n{report}");
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

#[test]
fn only_broken_checks_fail() -> Result<()> {
    let browser = start()?;
    let charts = || {
        VIEWS
            .iter()
            .map(|view| format!("chart {view}"))
            .chain(["engine".to_owned(), "table".to_owned()])
    };
    let whole = browser.server.file("/report-chart.wasm");
    let cut = whole.clone().truncated(5_000);
    for (reply, also) in [(cut, vec!["whole"]), (Reply::not_found(), vec!["type", "whole"])] {
        browser.server.answer("/report-chart.wasm", reply);
        let expected: BTreeSet<String> = charts().chain(also.into_iter().map(str::to_owned)).collect();
        let failed = failed(&browser, "selftest.html")?;
        ensure!(failed == expected, "{failed:?}");
    }
    browser
        .server
        .answer("/report-chart.wasm", whole.mime("application/octet-stream"));
    let failed = failed(&browser, "selftest.html")?;
    ensure!(failed == BTreeSet::from(["type".to_owned()]), "{failed:?}");
    Ok(())
}
