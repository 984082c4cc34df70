//! The work that `cargo xtask bench` and `cargo xtask counts` measure without a browser. It prints figures only.
//!
//! `growth` prints a line for each size of each kind of work: kind, size, seconds. `works` prints the names of the pieces of work,
//! one a line. `work NAME N` does one N times and prints the amount of output; its instructions are counted from outside. `hostile`
//! prints the names of texts and reports made to cost much, one a line, `read NAME BYTES` reads one of this size with every reader.

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
use reading::consistency::check_text;
use reading::draft::draft;
use reading::proof::proof;
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
        ["hostile"] => hostile(),
        ["read", name, bytes] => read(name, bytes.parse()?),
        _ => Err("growth, works, work NAME TIMES, hostile, or read NAME BYTES; `cargo xtask bench` and `cargo xtask counts` run it".into()),
    }
}

fn growth() -> Result<(), Box<dyn Error>> {
    for bytes in [10_000, 100_000, 1_000_000] {
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

/// Pieces that repeated make a reader look far or find much.
const HOSTILE: [(&str, &str); 16] = [
    ("percent", "1%"),
    ("slash", "1/"),
    ("tilde", "1~"),
    ("no stop", "工业增加值增长1"),
    ("digits", "1"),
    ("numerals", "一"),
    ("open brackets", "（1"),
    ("open quotes", "“"),
    ("in turn", "工业、农业分别增长1%、2%，"),
    ("from to", "由1元提高到2元，"),
    ("dates", "2010年1月1日至"),
    ("headings", "2010年目标\n"),
    ("names", "工"),
    ("figures", "工1亿元"),
    ("endless", "电信业务收入增长5%左右和"),
    ("article", "2011年，电信业务收入增长5%左右。\n"),
];
/// Reports and tables made to cost much.
const REPORTS: [&str; 4] = ["aliases", "columns", "rows", "objects"];

fn hostile() -> Result<(), Box<dyn Error>> {
    HOSTILE
        .iter()
        .map(|(name, _)| *name)
        .chain(REPORTS)
        .for_each(|name| println!("{name}"));
    Ok(())
}

/// Reads a text with every reader of prose, or a report with the reader of reports and as what an article is held against.
fn read(name: &str, bytes: usize) -> Result<(), Box<dyn Error>> {
    let text = match name {
        // One more than is counted, which costs what every report does.
        "aliases" => aliases(bytes / 500 + 1),
        "columns" => "a,".repeat(bytes / 2),
        "rows" => format!("指标,时期,数值\n{}", "甲,2024-13,1%\n".repeat(bytes / 17)),
        "objects" => format!(
            "{{\"format\":\"report-charts/1\",\"indicators\":[{}{{}}]}}",
            "{},".repeat(bytes / 3)
        ),
        _ => {
            let piece = HOSTILE
                .iter()
                .find(|(known, _)| *known == name)
                .ok_or("`hostile` lists the names")?
                .1;
            let text = piece.repeat(bytes / piece.len());
            let found = figures(&text).len() + draft(&text).drafted.len() + check_text(&text).len();
            println!("{}", found + proof(&text, &built_in()?).len());
            return Ok(());
        }
    };
    let report = open(&text);
    let errors = report
        .as_ref()
        .map_or_else(|error| error.all().count(), |report| proof("增长1%。", report).len());
    println!("{errors}");
    Ok(())
}

/// A report with many names that begin alike.
fn aliases(indicators: usize) -> String {
    let name = |n: usize| format!("工{}{}业", ideograph(n), ideograph(n / 3_000));
    let indicator = |n: usize| {
        let aliases: Vec<String> = (1..=20).map(|alias| format!("\"{}\"", name(n * 21 + alias))).collect();
        format!(
            "{{\"id\":\"i{n}\",\"type\":\"indicator\",\"name\":{{\"zh\":\"{}\",\"en\":\"n{n}\"}},\"aliases\":[{}],\"measures\":[\
             {{\"period\":\"2012\",\"kind\":\"result\",\"comparison\":\"level\",\"direction\":\"level\",\"stated\":\"5元\",\"section\":\"s\"}}]}}",
            name(n * 21),
            aliases.join(",")
        )
    };
    let all: Vec<String> = (0..indicators).map(indicator).collect();
    format!(
        "{{\"format\":\"report-charts/1\",\"id\":\"x\",\"title\":{{\"zh\":\"题\",\"en\":\"t\"}},\"date\":\"2024\",\
         \"publisher\":{{\"zh\":\"某\",\"en\":\"p\"}},\"sections\":[{{\"id\":\"s\",\"title\":{{\"zh\":\"节\",\"en\":\"s\"}}}}],\
         \"indicators\":[{}]}}",
        all.join(",")
    )
}

fn ideograph(n: usize) -> char {
    u32::try_from(0x4e00 + n % 3_000)
        .ok()
        .and_then(char::from_u32)
        .unwrap_or('一')
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
