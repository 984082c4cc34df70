//! The work that `cargo xtask bench` and `cargo xtask counts` measure without a browser. It prints figures only.
//!
//! `growth` prints a line for each size of each kind of work: kind, size, seconds. `works` prints the names of the pieces of work,
//! one a line. `work NAME N` does one N times and prints the amount of output; its instructions are counted from outside.

use report_charts::chart::{Frame, Options, build};
// For its allocator.
use web_shared as _;

use std::{
    env,
    error::Error,
    fmt::Write as _,
    time::{Duration, Instant},
};

use figures::figures;
use quantity::Lang;
use reading::propose::open;

use lines::pyramid::Pyramid;
use report_charts::document::built_in;
use report_charts::page::request::Request;
use report_charts::page::view_model::page;

/// Reading the built-in report.
const REPORT: &str = "report";
/// Reading the figures of prose.
const PROSE: &str = "figures of 100 kB";
/// Building the pyramid of a long line.
const PYRAMID: &str = "pyramid of 100000 points";
/// The view model of the first view of a page: scene, title, summary, table, names of marks.
const PAGE: &str = "page overview";
/// Prefix, before the id of a view, for building its scene.
const SCENE: &str = "scene ";

/// Long enough for a clock, short enough for a run.
const LEAST: Duration = Duration::from_millis(200);

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["growth"] => growth(),
        ["works"] => works(),
        ["work", name, times] => work(name, times.parse()?),
        _ => Err("growth, works, or work NAME TIMES; `cargo xtask bench` and `cargo xtask counts` run it".into()),
    }
}

fn growth() -> Result<(), Box<dyn Error>> {
    for bytes in [10_000, 100_000, 1_000_000, 10_000_000] {
        let text = prose(bytes);
        println!("prose {bytes} {}", seconds(|| figures(&text).len()));
    }
    // A report with more than five thousand is an error.
    for indicators in [10, 100, 1_000, 5_000] {
        let text = document(indicators)?;
        open(&text).map_err(|error| format!("the document of {indicators} is refused: {error}"))?;
        println!("indicators {indicators} {}", seconds(|| open(&text).is_ok()));
    }
    Ok(())
}

fn works() -> Result<(), Box<dyn Error>> {
    println!("{REPORT}\n{PROSE}\n{PYRAMID}\n{PAGE}");
    for view in &built_in()?.views {
        println!("{SCENE}{}", view.id);
    }
    Ok(())
}

fn work(name: &str, times: usize) -> Result<(), Box<dyn Error>> {
    let report = built_in()?;
    let made = match name {
        REPORT => repeat(times, || built_in().map_or(0, |report| report.indicators.len())),
        PROSE => {
            let text = prose(100_000);
            repeat(times, || figures(&text).len())
        }
        PYRAMID => {
            // Generated each time: copying prepared values with libc would be a third of the count.
            let points = || (0_u32..100_000).map(|n| f64::from(n * 7_919 % 10_007));
            repeat(times, || Pyramid::new(points().collect()).len())
        }
        PAGE => {
            let request = Request::read(r#"{"view": "overview", "width": 640}"#)?;
            let view = report.view(&request.view)?;
            repeat(times, || page(&report, view, &request).1.targets.len())
        }
        scene => {
            let view = report.view(scene.strip_prefix(SCENE).ok_or("`works` lists the names")?)?;
            let options = Options::new(Lang::Zh, 640.0, Frame::Bare);
            repeat(times, || build(&report, view, options).targets.len())
        }
    };
    println!("{made}");
    Ok(())
}

fn repeat(times: usize, work: impl Fn() -> usize) -> usize {
    (0..times).map(|_| std::hint::black_box(work())).sum()
}

/// The shortest time in seconds: load of the machine only adds to it.
fn seconds<T>(work: impl Fn() -> T) -> f64 {
    let begin = Instant::now();
    let mut best = f64::INFINITY;
    let mut runs = 0;
    while runs < 3 || begin.elapsed() < LEAST {
        let start = Instant::now();
        let result = std::hint::black_box(work());
        best = best.min(start.elapsed().as_secs_f64());
        drop(result);
        runs += 1;
    }
    best
}

/// Sentences as in reports, with different numbers each time.
fn prose(bytes: usize) -> String {
    let mut text = String::new();
    let mut n = 0;
    while text.len() < bytes {
        n += 1;
        let (whole, tenth) = (n % 90 + 1, n % 10);
        let _always_fits = writeln!(
            text,
            "2010年，全国规模以上工业增加值同比增长{whole}.{tenth}%左右，软件服务业收入超过{whole}万亿元；预计单位能耗下降{tenth}%，\
             新增用户约{whole}00万户，占全部用户的{whole}%。"
        );
    }
    text
}

/// A report of this many indicators, all of one kind.
fn document(indicators: usize) -> Result<String, serde_json::Error> {
    let name = |n: usize| serde_json::json!({ "zh": format!("第{n}项产量"), "en": format!("Output no. {n}") });
    let all: Vec<_> = (0..indicators)
        .map(|n| {
            let value = n % 90 + 1;
            serde_json::json!({ "id": format!("output-{n}"), "type": "indicator", "name": name(n), "measures": [{
                "period": "2010", "kind": "result", "comparison": "yoy", "direction": "increase", "value": value, "unit": "%",
                "qualifier": "exact", "estimate": false, "stated": format!("{value}%"), "section": "only",
            }] })
        })
        .collect();
    serde_json::to_string(&serde_json::json!({
        "format": "report-charts/1", "id": "grown", "title": { "zh": "报告", "en": "A report" }, "date": "2010-12",
        "publisher": { "zh": "某部", "en": "A ministry" },
        "sections": [{ "id": "only", "title": { "zh": "一", "en": "One" } }],
        "indicators": all, "views": [],
    }))
}
