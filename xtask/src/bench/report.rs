//! docs/benchmark.md: the table, the method, and how to repeat the measurement.

use std::{fmt::Write as _, fs};

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::{
    FORMS, LINES, PEERS, WIDGET,
    native::{Growth, Native},
    stats,
    table::{MANY, Measure, POWERS, Table},
};
use crate::workspace;

const ABOUT: &str = "\
Medians; lower is better. The ratio to the widget's figure is in brackets. Ratios matter more than milliseconds: between \
0.75 and 1.35 is a tie. Without a GPU a canvas is painted on the main thread and SVG is not, which favours Observable Plot.

All draw the same: eight bars with the figures of the view `targets-2011`, the same size, `devicePixelRatio` 2, title, axes, \
tooltip, no animation. The widget's chart also has the wording of the report in every label, summary, table, and a button \
for each mark for screen readers and keyboards. Each other library is one minified script that includes the few lines of its \
page. A chart or tooltip that is not visible fails the run.

- **First chart**: from the navigation to the frame that shows it, in a fresh browser, from a server on the loopback \
interface that sends brotli. The slow connection has 1.6 Mbit/s and 150 ms latency, the slow device a quarter of the speed. \
*Preloaded*: with the `preload` link of docs/embedding.md.
- **A hundred charts** on a page whose library is loaded: until the visible ones are drawn and the page is idle. Then the \
page is scrolled from end to end in 1.5 seconds, after which all must be drawn.
- **Work** is the time of the main thread (`TaskDuration`). It is not zero for a pointer over an empty page.
- **Scripts and DOM** is the memory of scripts, DOM and arrays after a garbage collection. **Memory taken** is the growth of \
all browser processes, including pixels and wasm memory.
- **Lines** have their own bundle of the widget and their own pages of the other libraries; see the section below.
";

const ABOUT_LINES: &str = "\
All get the same values, a `Float64Array` prepared before the measurement, and an array of point numbers where they need \
one: a wave with noise, and two outliers. 640 × 320 CSS pixels and a title, line 1.5 pixels thick, axes, tooltip; the \
library has drawn a small line before. Conversion to another form is part of the measurement. A line counts as drawn if its \
pixels cover nearly all columns with the vertical range of the points, and its highest and lowest point are in the right \
place; else the run fails.

Settings are those that each documentation recommends for many points: Chart.js with `parsing: false`, `normalized`, fixed \
ends of the axis, no symbols, `spanGaps` and the decimation `min-max`; ECharts with an array of numbers, no symbols and \
`sampling: 'minmax'`, which keeps one extreme of each pixel where the widget keeps both; uPlot decimates by columns of \
pixels by default. Highcharts without its boost module, which needs WebGL, and Observable Plot put a path of all points into \
the page and are left out.

Work of the main thread (`TaskDuration`), in milliseconds, for the first drawing and for each of several changes between 640 \
and 560 pixels. The last line is the exponent of its growth with the number of points, over sizes that all have drawn. For \
small lines the page itself dominates, so the exponent is more meaningful for the first drawing.
";

/// The whole text, without rows that were not measured.
pub(super) fn report(table: Option<&Table>, native: Option<&Native>) -> Result<String> {
    let mut text = "# Benchmark\n\nWritten by `cargo xtask bench`, which repeats it".to_owned();
    text.push_str(" on any machine that `cargo xtask test` runs on.\n");
    if let Some(table) = table {
        text.push_str("\n![How many times the widget's figure each library's is](benchmark.svg)\n\n");
        text.push_str(ABOUT);
        rows(&mut text, table)?;
        forms(&mut text, table)?;
        lines(&mut text, table)?;
    }
    let on_pages = table.and_then(Table::many);
    let growth: Vec<&Growth> = native
        .iter()
        .flat_map(|native| &native.growth)
        .chain(&on_pages)
        .collect();
    if !growth.is_empty() {
        grows(&mut text, &growth)?;
    }
    if let Some(native) = native {
        counted(&mut text, native)?;
    }
    conditions(&mut text, table)?;
    Ok(text)
}

/// Display names with the locked versions.
pub(super) fn title(peer: &str) -> &str {
    match peer {
        "uplot" => "uPlot",
        "chartjs" => "Chart.js",
        "highcharts" => "Highcharts",
        "plot" => "Observable Plot",
        "echarts" => "ECharts",
        "echarts-shaken" => "ECharts, tree-shaken",
        "own" => "a report of the page",
        "frame" => "in a frame",
        "paste" => "plain form",
        _ => "Report Charts",
    }
}

fn rows(text: &mut String, table: &Table) -> Result<()> {
    let peers = || PEERS.into_iter();
    writeln!(text, "\n| | {} | {} |", title(WIDGET), join(peers().map(title)))?;
    writeln!(text, "| --- |{}", " ---: |".repeat(PEERS.len() + 1))?;
    for row in table.measures() {
        let ours = table.median(row.id, WIDGET).unwrap_or(f64::NAN);
        let cells = peers().map(|peer| cell(table, row, peer));
        writeln!(text, "| {} | **{ours:.*}** | {} |", row.label, row.digits, join(cells))?;
    }
    Ok(())
}

fn cell(table: &Table, row: &Measure, peer: &str) -> String {
    let Some(value) = table.median(row.id, peer) else {
        return String::new();
    };
    match table.ratio(row, peer) {
        Some(ratio) => format!("{value:.*} ({ratio:.2})", row.digits),
        None => format!("{value:.*}", row.digits),
    }
}

/// The first chart in the other ways to embed it, beside two libraries.
fn forms(text: &mut String, table: &Table) -> Result<()> {
    let beside = ["uplot", "chartjs"];
    if table.median("first", FORMS[0]).is_none() {
        return Ok(());
    }
    text.push_str(
        "\n## Other ways to embed it\n\nThe same chart from a report of the page with these figures, in a frame (without `sandbox`, so that it is as slow as its page), and as the plain form, whose picture counts as the \
         chart. In brackets: of uPlot's, of Chart.js's.\n\n",
    );
    let all = || [WIDGET].into_iter().chain(FORMS);
    writeln!(text, "| | {} |", join(all().chain(beside).map(title)))?;
    writeln!(text, "| --- |{}", " ---: |".repeat(1 + FORMS.len() + beside.len()))?;
    for row in table.measures().filter(|row| table.median(row.id, FORMS[0]).is_some()) {
        let cell = |form: &str| {
            let Some(value) = table.median(row.id, form) else {
                return String::new();
            };
            let of = |peer: &str| Some(format!("{:.2}", stats::ratio(value, table.median(row.id, peer)?)?));
            let ratios: Vec<String> = beside.into_iter().filter_map(of).collect();
            format!("{value:.*} ({})", row.digits, ratios.join(", "))
        };
        let others = beside.map(|peer| {
            table
                .median(row.id, peer)
                .map_or_else(String::new, |value| format!("{value:.*}", row.digits))
        });
        writeln!(
            text,
            "| {} | {} | {} |",
            row.label,
            join(all().map(cell)),
            join(others.into_iter())
        )?;
    }
    Ok(())
}

fn lines(text: &mut String, table: &Table) -> Result<()> {
    if table.line("first", 6, WIDGET).is_none() {
        return Ok(());
    }
    let all = || [WIDGET].into_iter().chain(LINES);
    writeln!(text, "\n## A line of many points\n\n{ABOUT_LINES}")?;
    writeln!(text, "| | points | {} |", join(all().map(title)))?;
    writeln!(text, "| --- | ---: |{}", " ---: |".repeat(LINES.len() + 1))?;
    for (what, label) in [("first", "First drawn"), ("redraw", "Resized")] {
        let shown =
            |value: Option<f64>, digits: usize| value.map_or_else(String::new, |value| format!("{value:.digits$}"));
        for power in POWERS {
            let points = 10_f64.powi(power);
            let cells = all().map(|peer| shown(table.line(what, power, peer), 1));
            writeln!(text, "| {label} | {points} | {} |", join(cells))?;
        }
        let cells = all().map(|peer| shown(table.growth(what, peer), 2));
        writeln!(text, "| {label} | exponent of growth | {} |", join(cells))?;
    }
    if let Some(held) = table.median("line-memory-7", WIDGET) {
        writeln!(
            text,
            "\nWith ten million points the widget's wasm has {held:.0} MiB of memory, besides the page's array of 76 MiB."
        )?;
    }
    Ok(())
}

fn join(words: impl Iterator<Item = impl Into<String>>) -> String {
    words.map(Into::into).collect::<Vec<String>>().join(" | ")
}

fn grows(text: &mut String, all: &[&Growth]) -> Result<()> {
    text.push_str(
        "\n## As the work grows\n\nHow the time grows with the work; an exponent of 1 is as the work does.\n\n",
    );
    text.push_str("| | sizes | at the largest, ms | exponent |\n| --- | --- | ---: | ---: |\n");
    for growth in all {
        let label = match growth.of.as_str() {
            "prose" => "Prose read for figures, bytes",
            MANY => "Charts on a page, each scrolled to: work in Chromium",
            _ => "A report read and its views proposed, indicators",
        };
        let (first, last) = (growth.points.first(), growth.points.last());
        let (first, last) = (first.context("no size")?, last.context("no size")?);
        let sizes = format!("{} to {}", first.0, last.0);
        writeln!(
            text,
            "| {label} | {sizes} | {:.1} | {:.2} |",
            last.1 * 1000.0,
            growth.exponent
        )?;
    }
    Ok(())
}

fn counted(text: &mut String, native: &Native) -> Result<()> {
    match &native.counts {
        Some(counts) => {
            text.push_str(
                "\nInstructions of building each view's scene once, as callgrind counts them, in thousands:\n\n",
            );
            text.push_str("| view | thousand instructions |\n| --- | ---: |\n");
            for count in counts {
                writeln!(text, "| `{}` | {} |", count.view, count.instructions / 1000)?;
            }
        }
        None => text.push_str("\nInstructions were not counted: valgrind is not installed.\n"),
    }
    Ok(())
}

fn conditions(text: &mut String, table: Option<&Table>) -> Result<()> {
    text.push_str("\n## What it was measured with\n\n");
    let commit = workspace::command("git")?
        .args(["describe", "--always", "--dirty"])
        .output()?;
    writeln!(text, "- commit {}", String::from_utf8_lossy(&commit.stdout).trim())?;
    let cores = std::thread::available_parallelism()?;
    writeln!(text, "- {}, {cores} cores, {}", processor(), std::env::consts::OS)?;
    if let Some(table) = table {
        let Table {
            chromium,
            height,
            rounds,
            ..
        } = table;
        writeln!(
            text,
            "- {chromium}, headless, without a GPU; charts of 640 × {height} CSS pixels"
        )?;
        writeln!(
            text,
            "- rounds: {rounds}, each library in turn in each, beginning with another one"
        )?;
        if let Some(pace) = table.pace() {
            writeln!(text, "- the slowest pointer made {pace:.0} moves a second")?;
        }
        let versions = versions()?.into_iter();
        let versions: Vec<_> = versions.map(|(name, version)| format!("{name} {version}")).collect();
        writeln!(text, "- {}", versions.join(", "))?;
    }
    text.push_str(
        "\nTo repeat it: `cargo xtask bench`, with `--rounds N` for more rounds and `--only hover` for one scenario \
         (`first`, `hundred`, `many`, `hover`, `resize`, `theme`, `mount`, `lines`, `native`), which is printed and not written down.\n",
    );
    Ok(())
}

/// Exact versions, by package.
fn versions() -> Result<Vec<(String, String)>> {
    let package = fs::read(workspace::root()?.join("xtask/bench/package.json"))?;
    let package: Value = serde_json::from_slice(&package)?;
    let wanted = package.get("dependencies").and_then(Value::as_object);
    let wanted = wanted.context("no dependencies")?.iter();
    Ok(wanted
        .map(|(name, version)| (name.clone(), version.as_str().unwrap_or_default().to_owned()))
        .collect())
}

fn processor() -> String {
    let facts = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = facts.lines().find_map(|line| line.strip_prefix("model name"));
    let name = name
        .and_then(|rest| rest.split_once(':'))
        .map(|(_, name)| name.trim().to_owned());
    name.unwrap_or_else(|| std::env::consts::ARCH.to_owned())
}
