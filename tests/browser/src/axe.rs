//! axe-core, the accessibility rules that can be checked automatically, on the page under test.
//!
//! It does not check the content of a canvas, and accepts one that no screen reader can read. Further checks are in
//! `tests/element/accessibility`.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use crate::{browser::Browser, places::in_target};

/// Tags of the rules: WCAG 2.2 up to AA, and the best practices of axe.
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// Its npm path below a target folder.
const SCRIPT: &str = "tools/node_modules/axe-core/axe.min.js";

/// The violations on the page: a paragraph for each rule, with its elements.
pub fn violations(browser: &Browser) -> Result<Vec<String>> {
    inject(browser)?;
    // `target-size` is off by default in spite of its tag.
    let options = json!({
        "runOnly": { "type": "tag", "values": TAGS },
        "rules": { "target-size": { "enabled": true } },
        "resultTypes": ["violations"],
    });
    let results = browser.eval(&format!(
        "axe.run(document, {options}).then(({{ violations, passes }}) => ({{ violations, passed: passes.length }}))"
    ))?;
    // A run that has checked nothing would find nothing.
    let passed = results.get("passed").and_then(Value::as_u64).unwrap_or_default();
    ensure!(passed > 20, "only {passed} of axe's rules had anything to look at");
    let violations = results.get("violations").and_then(Value::as_array);
    Ok(violations.context("axe reports")?.iter().map(paragraph).collect())
}

/// Once for each page, through DevTools, to which the page's policy does not apply; the page is served as it is published.
fn inject(browser: &Browser) -> Result<()> {
    const RUNS: &str = "typeof window.axe === 'object' && typeof axe.run === 'function'";
    if browser.eval(RUNS)? == true {
        return Ok(());
    }
    let source = fs::read_to_string(script()?)?;
    let answer = browser.cdp("Runtime.evaluate", json!({ "expression": source }))?;
    if let Some(thrown) = answer.get("exceptionDetails") {
        bail!("axe-core did not load: {thrown}");
    }
    ensure!(browser.eval(RUNS)? == true, "axe-core has no run()");
    Ok(())
}

fn script() -> Result<PathBuf> {
    in_target(SCRIPT).with_context(|| {
        format!(
            "no {SCRIPT} in the target folder: the accessibility tests need axe-core. Install Node 20 or newer with npm \
             (https://nodejs.org, or on Debian or Ubuntu: sudo apt-get install nodejs npm), then run \
             `cargo xtask dist`, which installs axe-core into the target folder"
        )
    })
}

fn paragraph(violation: &Value) -> String {
    let text = |value: &Value, pointer: &str| {
        let found = value.pointer(pointer).cloned().unwrap_or_default();
        found.as_str().map_or_else(|| found.to_string(), str::to_owned)
    };
    let nodes = violation.get("nodes").and_then(Value::as_array);
    let mut lines = vec![format!(
        "{} ({}): {}",
        text(violation, "/id"),
        text(violation, "/impact"),
        text(violation, "/help")
    )];
    for node in nodes.into_iter().flatten() {
        let (target, why) = (text(node, "/target"), text(node, "/failureSummary"));
        lines.push(format!(
            "  {target} {}\n    {}",
            text(node, "/html"),
            why.replace('\n', " ")
        ));
    }
    lines.join("\n")
}
