//! `cargo xtask bench`: compares the widget with other libraries in the browser, and measures native code.
//!
//! `site` builds the pages, a binary of tests/browser measures them in Chromium, `native` measures plain Rust, and `report` and
//! `picture` write docs/benchmark.*. Only a complete run writes them.

mod native;
mod picture;
mod report;
mod site;
mod stats;
mod table;

use std::{fs, path::PathBuf};

use anyhow::{Result, ensure};
use browser_tests::engine::Engine;

use self::table::Table;
use crate::{dist, tools, workspace};

/// Enough for a median, short enough to be run.
pub(crate) const ROUNDS: usize = 3;

const WIDGET: &str = "report-charts";

/// The other libraries, by the names of their pages in xtask/bench/peers.
const PEERS: [&str; 6] = ["uplot", "chartjs", "highcharts", "plot", "echarts-shaken", "echarts"];

/// The widget's chart from a report of the page, in a frame, and as the plain form: only the first chart is measured.
const FORMS: [&str; 3] = ["own", "frame", "paste"];

/// The libraries that can draw a million points on a canvas, each with a page `NAME-line`: the others make one path of all
/// points, or need a plug-in and a GPU.
const LINES: [&str; 4] = ["uplot", "chartjs", "echarts-shaken", "echarts"];

const NATIVE: &str = "native";

/// Measures all, or one scenario, and prints it.
pub(crate) fn bench(rounds: usize, only: Option<String>, built: Option<PathBuf>) -> Result<()> {
    ensure!(rounds > 0, "--rounds takes 1 or more");
    let only = only.as_deref();
    let native = match only {
        None | Some(NATIVE) => Some(native::measure()?),
        Some(_) => None,
    };
    let table = if only == Some(NATIVE) {
        None
    } else {
        Some(browsers(rounds, only, built)?)
    };
    let text = report::report(table.as_ref(), native.as_ref())?;
    println!("{text}");
    if let (Some(table), Some(_)) = (&table, &native) {
        let docs = workspace::root()?.join("docs");
        fs::write(docs.join("benchmark.md"), text)?;
        fs::write(docs.join("benchmark.svg"), picture::draw(table))?;
        println!("written: docs/benchmark.md, docs/benchmark.svg");
    }
    Ok(())
}

fn browsers(rounds: usize, only: Option<&str>, built: Option<PathBuf>) -> Result<Table> {
    tools::ensure_browser(Engine::Chromium)?;
    let folder = match built {
        Some(folder) => fs::canonicalize(folder)?,
        None => {
            dist::dist(None, None)?;
            dist::default_dir()?
        }
    };
    let pages = site::make(&folder, &PEERS, &LINES)?;
    let out = workspace::target_dir()?.join("bench/browser.json");
    let mut run = workspace::cargo()?;
    run.env("RC_DIST", &folder);
    run.args([
        "run",
        "--quiet",
        "--package",
        "browser-tests",
        "--bin",
        "bench",
        "--",
        "--site",
    ]);
    run.arg(pages)
        .arg("--out")
        .arg(&out)
        .args(["--rounds", &rounds.to_string()]);
    if let Some(only) = only {
        run.args(["--only", only]);
    }
    workspace::run(run.arg(WIDGET).args(FORMS).args(PEERS))?;
    Table::read(&fs::read(out)?, rounds)
}
