//! The measured pages: one minified script for each library, with figures of the built-in report, and another for a line of many
//! points, compressed with brotli.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::{sizes, tools, workspace};

/// The view that all libraries draw.
const VIEW: &str = "targets-2011";

/// Rebuilds the folder of pages.
pub(super) fn make(dist: &Path, bars: &[&str], lines: &[&str]) -> Result<PathBuf> {
    let work = workspace::target_dir()?.join("bench");
    let esbuild = tools::ensure_peers(&work)?;
    let site = work.join("site");
    if site.exists() {
        fs::remove_dir_all(&site)?;
    }
    fs::create_dir_all(&site)?;
    let from = workspace::root()?.join("xtask/bench/peers");
    fs::create_dir_all(work.join("peers"))?;
    for entry in fs::read_dir(&from)? {
        let entry = entry?;
        fs::copy(entry.path(), work.join("peers").join(entry.file_name()))?;
    }
    fs::write(work.join("peers/figures.json"), figures()?.to_string())?;

    let mut bundle = workspace::command("node")?;
    bundle.current_dir(&work).arg(esbuild);
    bundle.args(bars.iter().map(|peer| format!("peers/{peer}.js")));
    bundle.args(lines.iter().map(|peer| format!("peers/{peer}-line.js")));
    bundle.args(["--bundle", "--minify", "--format=iife", "--target=es2020"]);
    bundle.args(["--legal-comments=none", "--outdir=site", "--log-level=warning"]);
    workspace::run(&mut bundle)?;
    fs::write(site.join("own.json"), own_report()?.to_string())?;
    fs::write(site.join("paste.html"), plain_form()?)?;
    let picture = format!("{VIEW}.zh-CN.svg");
    fs::copy(dist.join("report-chart-pictures").join(&picture), site.join(&picture))
        .with_context(|| format!("no picture of {VIEW}"))?;
    for file in [
        "report-chart.js",
        "report-chart.wasm",
        "report-chart-custom.wasm",
        "report-chart-frame.html",
        "report-chart-frame.js",
        "report-chart-lines.js",
        "report-chart-lines.wasm",
    ] {
        fs::copy(dist.join(file), site.join(file)).with_context(|| format!("no {file} in {}", dist.display()))?;
    }
    let files = fs::read_dir(&site)?.collect::<Result<Vec<_>, _>>()?;
    for file in files {
        let name = format!("{}.br", file.file_name().to_string_lossy());
        fs::write(site.join(name), sizes::brotli(&fs::read(file.path())?)?)?;
    }
    Ok(site)
}

fn document() -> Result<Value> {
    let document = fs::read(workspace::root()?.join("data/miit-2011.json"))?;
    Ok(serde_json::from_slice(&document)?)
}

fn view(document: &Value) -> Result<&Value> {
    let views = document.get("views").and_then(Value::as_array).context("no views")?;
    let view = views.iter().find(|view| view.get("id").is_some_and(|id| id == VIEW));
    view.context("the view is gone")
}

fn items(view: &Value) -> Result<&Vec<Value>> {
    view.get("items").and_then(Value::as_array).context("no items")
}

/// A report with the figures of the view and no others.
fn own_report() -> Result<Value> {
    let mut document = document()?;
    let view = view(&document)?.clone();
    let measures = items(&view)?.iter().filter_map(|item| item.get("measure")?.as_str());
    let used: Vec<String> = measures
        .filter_map(|id| Some(id.split_once('@')?.0.to_owned()))
        .collect();
    let indicators = document.get_mut("indicators").and_then(Value::as_array_mut);
    indicators.context("no indicators")?.retain(|indicator| {
        let id = indicator.get("id").and_then(Value::as_str);
        id.is_some_and(|id| used.iter().any(|used| used == id))
    });
    let fields = document.as_object_mut().context("no object")?;
    fields.insert("views".to_owned(), json!([view]));
    Ok(document)
}

/// The plain form as an editor pastes it, with its picture beside the page.
fn plain_form() -> Result<String> {
    let words = ["run", "--quiet", "--package", "report-charts-cli", "--", "render"];
    let mut render = workspace::cargo()?;
    render
        .args(words)
        .args(["--view", VIEW, "--format", "paste", "--output", "-"]);
    Ok(workspace::output(&mut render)?.replace("report-chart-pictures/", ""))
}

/// Title, names and values of the view; falls are negative.
fn figures() -> Result<Value> {
    let document = document()?;
    let view = view(&document)?;
    let items = items(view)?;
    let bars = items.iter().map(|item| {
        let id = item
            .get("measure")
            .and_then(Value::as_str)
            .context("an item without a measure")?;
        bar(&document, id).with_context(|| format!("no measure {id}"))
    });
    let (names, values): (Vec<_>, Vec<_>) = bars.collect::<Result<Vec<_>>>()?.into_iter().unzip();
    Ok(json!({ "title": view.pointer("/title/zh"), "names": names, "values": values }))
}

/// `software-revenue@2011/target`
fn bar(document: &Value, id: &str) -> Option<(String, f64)> {
    let (indicator, measure) = id.split_once('@')?;
    let (period, kind) = measure.split_once('/')?;
    let has = |value: &Value, field: &str, text: &str| value.get(field).is_some_and(|found| found == text);
    let indicators = document.get("indicators")?.as_array()?;
    let indicator = indicators.iter().find(|found| has(found, "id", indicator))?;
    let measures = indicator.get("measures")?.as_array()?;
    let measure = measures
        .iter()
        .find(|found| has(found, "period", period) && has(found, "kind", kind))?;
    let value = measure.get("value")?.as_f64()?;
    let falls = has(measure, "direction", "decrease");
    Some((
        indicator.pointer("/name/zh")?.as_str()?.to_owned(),
        if falls { -value } else { value },
    ))
}
