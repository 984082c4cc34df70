//! Targets with results, progress within a year and series: reading, texts and tables, and errors with their reasons.
// Helper functions of tests may panic like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use quantity::{Lang, Qualifier};
use report_charts::Code;
use report_charts::analysis::pace::pace;
use report_charts::base::geometry::{Point, pt};
use report_charts::chart::scene::{Item, Scene};
use report_charts::chart::{Frame, Options, build, findings};
use report_charts::document::built_in;
use report_charts::page::request::Request;
use report_charts::page::view_model::{page, table};
use report_charts::report::{Items, Report};

use serde_json::{Value, json};
use std::collections::BTreeSet;

const SAMPLE: &str = include_str!("reports/over-time-2024.json");

fn sample() -> Report {
    Report::from_json(SAMPLE).unwrap()
}

/// The errors of the sample with this view only.
fn errors(kind: &str, items: Value) -> Vec<(Code, String)> {
    let mut document: Value = serde_json::from_str(SAMPLE).unwrap();
    let text = json!({"zh": "题", "en": "title"});
    document["views"] = json!([{"id": "v", "kind": kind, "title": text, "subtitle": text, "items": items}]);
    match Report::read(&document.to_string()) {
        Ok(_) => Vec::new(),
        Err(errors) => errors.all().map(|error| (error.code(), error.to_string())).collect(),
    }
}

#[test]
fn misleading_views_are_errors() {
    for (kind, item, code, words) in [
        (
            "targets",
            json!({"measure": "output@2023"}),
            Code::IncompleteView,
            "output@2023, a result; accepted here is a target",
        ),
        (
            "targets",
            json!({"measure": "output@2023/target", "result": "output@2024/target"}),
            Code::IncompleteView,
            "accepted here is a result",
        ),
        (
            "targets",
            json!({"measure": "output@2024/target", "result": "output@2023"}),
            Code::IncompleteView,
            "accepted is one for 2024, the period of the target",
        ),
        (
            "targets",
            json!({"measure": "output@2023/target", "result": "exports@2023"}),
            Code::IncompleteView,
            "another indicator",
        ),
        (
            "targets",
            json!({"measure": "output@2024/target", "next": "output@2023/target"}),
            Code::IncompleteView,
            "a later period than 2024",
        ),
        (
            "targets",
            json!({"measure": "output@2023/target", "tolerance": -1}),
            Code::ValueOutOfRange,
            "in the unit of the target",
        ),
        (
            "targets",
            json!({"measure": "output@2023/target", "label": {"zh": "甲", "en": "A"}}),
            Code::UnknownField,
            "label",
        ),
        (
            "progress",
            json!({"measure": "output@2024/target", "parts": ["investment@2024-q1"]}),
            Code::UnlikeUnits,
            "rates of parts of a year do not add up",
        ),
        (
            "progress",
            json!({"measure": "firms@2024/target", "parts": ["firms@2023"]}),
            Code::UnlikeUnits,
            "no amount with the comparison \"cumulative\"",
        ),
        (
            "progress",
            json!({"measure": "investment@2024/target", "parts": ["investment@2024-q2"]}),
            Code::IncompleteView,
            "from its first month on, one behind another",
        ),
        (
            "progress",
            json!({"measure": "investment@2024/target", "parts": ["investment@2024-q1", "investment@2024-q3"]}),
            Code::IncompleteView,
            "found 2024-q3",
        ),
        (
            "progress",
            json!({"measure": "investment@2024/target", "parts": []}),
            Code::IncompleteView,
            "at least one part",
        ),
        (
            "progress",
            json!({"measure": "investment@2024/target", "parts": ["nowhere"]}),
            Code::UnknownReference,
            "nowhere",
        ),
    ] {
        let found = errors(kind, json!([item]));
        assert!(
            found
                .iter()
                .any(|(other, message)| *other == code && message.contains(words)),
            "{item}: {found:?}"
        );
    }
}

#[test]
fn a_series_has_comparable_figures() {
    for (ids, code, words) in [
        (
            ["firms@2017", "income-town@2020"],
            Code::UnlikeUnits,
            "share one kind of unit",
        ),
        (
            ["firms@2017", "workshops@2023"],
            Code::UnlikeUnits,
            "share one kind of unit",
        ),
        (
            ["investment@2024-q1", "waste@2024/target"],
            Code::UnlikeUnits,
            "share one kind of unit",
        ),
        (
            ["investment@2024-q1", "investment@2024/target"],
            Code::IncompleteView,
            "of one length",
        ),
        (
            ["output@2023", "output@2023/target"],
            Code::IncompleteView,
            "a second figure of output for 2023",
        ),
        (
            ["rail@2023/target", "income-town@2023"],
            Code::UnlikeUnits,
            "compared with something else",
        ),
    ] {
        let items = ids.map(|id| json!({"measure": id}));
        let found = errors("series", json!(items));
        assert!(
            found
                .iter()
                .any(|(other, message)| *other == code && message.contains(words)),
            "{ids:?}: {found:?}"
        );
    }
    // A point is no line.
    let found = errors("series", json!([{"measure": "firms@2017"}]));
    let said = |(code, words): &(Code, String)| *code == Code::IncompleteView && words.contains("one period");
    assert!(found.iter().any(said), "{found:?}");
}

#[test]
fn the_pace_is_computed_with_bounds() {
    let report = sample();
    let courses = report.view("progress-2024").unwrap().items.courses();
    let (refitting, waste) = (pace(&courses[0]), pace(&courses[1]));
    assert_eq!((refitting.months, refitting.left), (9, 3));
    assert_eq!(refitting.so_far.arithmetic, "24.6 + 31.2 + 28 = 83.8");
    // One part is approximate: so are the sum and all that is computed from it.
    assert_eq!(refitting.so_far.qualifier, Qualifier::About);
    let needed = refitting.needed.unwrap();
    assert!((needed.value - (120.0 - 83.8) / 3.0).abs() < 1e-9);
    assert_eq!(needed.qualifier, Qualifier::About);
    assert!((refitting.projected.unwrap().value - 83.8 / 9.0 * 12.0).abs() < 1e-9);
    // With an upper bound, the remainder is an upper bound too.
    assert_eq!(waste.needed.as_ref().unwrap().qualifier, Qualifier::AtMost);
    assert!((waste.needed.unwrap().value - 3.75).abs() < 1e-9);
    let projected = waste.projected.unwrap();
    assert_eq!((projected.value, projected.qualifier), (35.0, Qualifier::About));
}

#[test]
fn summaries_have_verdict_pace_and_gap() {
    let report = sample();
    let said = |id: &str, lang| findings(report.view(id).unwrap(), lang);
    let zh = said("targets-2023", Lang::Zh);
    assert!(
        zh.contains(
            "完成：规上工业增加值（目标增长8%左右，结果增长8.3%）；居民消费价格（目标增长3%以内，结果增长1.9%）。"
        ),
        "{zh}"
    );
    assert!(
        zh.contains("预计超额：单位产值能耗（目标下降3.5%，结果下降4.1%）。"),
        "{zh}"
    );
    assert!(zh.contains("铁路货运占比（目标12%，没有写结果）"), "{zh}");
    let en = said("targets-2023", Lang::En);
    assert!(
        en.contains("Missed: Exports (target up at least 5%, result down 1.4%). "),
        "{en}"
    );
    let zh = said("progress-2024", Lang::Zh);
    assert!(zh.contains("前9个月合计约83.8亿元"), "{zh}");
    assert!(zh.contains("余下3个月要达到目标，平均每月要约12.1亿元"), "{zh}");
    assert!(zh.contains("照此推算，全年约112亿元（本图推算，不是报告的数）"), "{zh}");
    let zh = said("firms-series", Lang::Zh);
    assert!(zh.contains("没有2020年的数，线断开；虚线通向目标"), "{zh}");
}

/// A gap that is only drawn is missed by who reads the table, hears the chart, or points at a mark.
#[test]
fn missing_periods_are_named_in_row_tooltip_speech_and_summary() {
    let report = sample();
    let view = report.view("firms-series").unwrap();
    for (lang, tag, words) in [
        (Lang::Zh, "zh-CN", "没有2020年的数"),
        (Lang::En, "en", "no figure for 2020"),
    ] {
        let request = Request::read(&format!("{{\"lang\": \"{tag}\", \"width\": 640}}")).unwrap();
        let (_, page) = page(&report, view, &request);
        assert!(findings(view, lang).contains(words), "{}", findings(view, lang));
        for (row, target) in page.table.rows.iter().zip(&page.targets) {
            let after = row.id == "firms@2021";
            assert_eq!(row.id, target.id);
            assert_eq!(row.cells[3].contains(words), after, "{row:?}");
            assert_eq!(target.text.contains(words), after, "{target:?}");
            assert_eq!(target.sentence.contains(words), after, "{target:?}");
        }
    }
}

/// A long gap is named by its ends.
#[test]
fn many_missing_periods_are_named_by_the_first_and_the_last() {
    let mut document: Value = serde_json::from_str(SAMPLE).unwrap();
    let view = document["views"]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .find(|view| view["id"] == "firms-series")
        .unwrap();
    view["items"] = json!([{"measure": "firms@2017"}, {"measure": "firms@2023"}]);
    let report = Report::from_json(&document.to_string()).unwrap();
    let said = |lang| findings(report.view("firms-series").unwrap(), lang);
    assert!(
        said(Lang::Zh).contains("没有2018年到2022年之间5个时期的数"),
        "{}",
        said(Lang::Zh)
    );
    assert!(
        said(Lang::En).contains("no figure for 5 periods from 2018 to 2022"),
        "{}",
        said(Lang::En)
    );
}

/// 第11项，共16项完成 is heard as 16 items that are complete.
#[test]
fn a_verdict_is_a_sentence_of_its_own_before_the_position() {
    let report = sample();
    let view = report.view("targets-2023").unwrap();
    let spoken = |tag: &str, id: &str| {
        let request = Request::read(&format!("{{\"lang\": \"{tag}\", \"width\": 640}}")).unwrap();
        let (_, page) = page(&report, view, &request);
        let target = page.targets.iter().find(|target| target.id == id).unwrap();
        target.sentence.clone()
    };
    assert_eq!(
        spoken("zh-CN", "prices@2023"),
        "居民消费价格，2023年：比上年增长百分之一点九。完成。第11项"
    );
    assert_eq!(
        spoken("en", "prices@2023"),
        "Consumer prices, 2023: up 1.9 percent on the year before. Met. 11 of 16"
    );
}

#[test]
fn the_table_has_verdicts() {
    let report = sample();
    let table = table(report.view("targets-2023").unwrap(), Lang::Zh);
    let wording = |name: &str, period: &str| {
        let row = table
            .rows
            .iter()
            .find(|row| row.cells[0] == name && row.cells[2] == period)
            .unwrap();
        row.cells[3].clone()
    };
    assert_eq!(
        wording("规上工业增加值", "2023年"),
        "确数；完成；“左右”按7.5%到8.5%算（末位的一半）"
    );
    assert_eq!(wording("规上工业增加值", "2023年目标"), "约数");
    assert_eq!(wording("数字化车间", "2023年"), "超过；无法判定：按原文的说法分不出");
    assert_eq!(wording("铁路货运占比", "2023年目标"), "确数；无法判定：没有写结果");
}

#[test]
fn the_csv_of_targets_has_columns_for_verdicts() {
    let report = sample();
    let text = report_charts::page::export::csv_of(&report, report.view("targets-2023").unwrap());
    let lines: Vec<&str> = text.trim_end().split("\r\n").collect();
    assert!(lines[0].ends_with(",data_version,target,next_target,verdict,verdict_zh,verdict_en"));
    assert_eq!(lines.len(), 1 + 16);
    let ends = |start: &str, kind: &str, end: &str| {
        let one = |line: &&&str| line.starts_with(start) && line.contains(kind);
        let line = lines.iter().find(one).unwrap();
        assert!(line.ends_with(end), "{line}");
    };
    ends("exports,", ",2023,result,", ",5%以上,3%以上,missed,未达,Missed");
    ends("exports,", ",2023,target,", ",,,,,");
    ends(
        "workshops,",
        ",2023,result,",
        ",160个,不低于200个,untold,无法判定：按原文的说法分不出,Undecided: the wording leaves it open",
    );
    // Without a result the verdict is in the row of the target.
    ends(
        "rail,",
        ",2023,target,",
        ",12%,,untold,无法判定：没有写结果,Undecided: no result stated",
    );
    let plain = report.view("firms-series").unwrap();
    let text = report_charts::page::export::csv_of(&report, plain);
    assert_eq!(
        text,
        report_charts::page::export::csv(&report, plain.data().into_iter().cloned())
    );
    assert!(!text.contains("verdict"), "{text}");
}

#[test]
fn the_csv_of_a_report_has_the_verdicts_of_its_charts() {
    let report = sample();
    let lines = |text: String| text.trim_end().split("\r\n").map(str::to_owned).collect::<Vec<_>>();
    let all = lines(report_charts::page::export::csv(&report, report.data()));
    let view = report.view("targets-2023").unwrap();
    for line in lines(report_charts::page::export::csv_of(&report, view)) {
        assert!(all.contains(&line), "{line}");
    }
    let cells = |line: &String| line.split(',').count();
    let with_verdict: Vec<&String> = all.iter().filter(|line| !line.ends_with(",,,,,")).collect();
    assert_eq!(with_verdict.len(), 1 + 6, "{with_verdict:?}");
    assert!(
        all.iter().all(|line| cells(line) >= cells(&all[0])),
        "a line that is too short"
    );

    // A figure with two targets in two views has both verdicts; a repeated one adds nothing.
    let mut twice = report.clone();
    let mut other = view.clone();
    other.id = "again".to_owned();
    twice.views.push(other.clone());
    assert_eq!(lines(report_charts::page::export::csv(&twice, twice.data())), all);
    let Items::Aims(aims) = &mut other.items else {
        panic!("not a view of targets");
    };
    let exports = aims
        .iter_mut()
        .find(|aim| aim.target.indicator.id == "exports")
        .unwrap();
    exports.target = exports.next.take().unwrap();
    twice.views.push(other);
    let text = report_charts::page::export::csv(&twice, twice.data());
    assert!(
        text.contains(",5%以上 | 3%以上,3%以上 | ,missed | missed,未达 | 未达,Missed | Missed\r\n"),
        "{text}"
    );
}

#[test]
fn parts_of_a_year_are_worded() {
    let report = sample();
    for (id, zh, en) in [
        ("investment@2024-q2", "2024年二季度", "Q2 2024"),
        ("waste@2024-01-2024-06", "2024年1—6月", "January–June 2024"),
        ("firms@2019", "2019年", "2019"),
    ] {
        let view = report
            .views
            .iter()
            .find(|v| v.data().iter().any(|d| d.measure.id == id))
            .unwrap();
        for (lang, words) in [(Lang::Zh, zh), (Lang::En, en)] {
            let at = view.data().iter().position(|d| d.measure.id == id).unwrap();
            assert_eq!(table(view, lang).rows[at].cells[2], words);
        }
    }
}

/// What is drawn at a place, whatever its colour.
fn drawn_at(scene: &Scene, at: Point) -> Vec<String> {
    let is_at = |point: &Point| (point.x - at.x).abs() < 0.6 && (point.y - at.y).abs() < 0.6;
    let middle = |ends: &[Point]| pt((ends[0].x + ends[1].x) / 2.0, (ends[0].y + ends[1].y) / 2.0);
    let drawn = scene.items.iter().filter_map(|item| match item {
        Item::Circle(center, radius, _) if is_at(center) => Some(format!("circle {radius}")),
        Item::Rect(area, _) if is_at(&pt(area.x + area.width / 2.0, area.y + area.height / 2.0)) => {
            Some(format!("box {:.1}", area.width))
        }
        Item::Line(ends, _, width) if ends.len() == 2 && is_at(&middle(ends)) => {
            Some(format!("line {:.0} {width:.1}", (ends[1].y - ends[0].y).signum()))
        }
        _ => None,
    });
    drawn.collect()
}

#[test]
fn four_lines_differ_without_colour() {
    let words = |words: &str| json!({"zh": words, "en": words});
    let figure = |period: &str, kind: &str, stated: String| {
        json!({
            "period": period, "kind": kind, "comparison": "level", "direction": "level", "stated": stated,
            "estimate": period == "2024", "section": "s",
        })
    };
    let (mut indicators, mut items) = (Vec::new(), Vec::new());
    for (line, id) in ["a", "b", "c", "d"].into_iter().enumerate() {
        let years = ["2023", "2024", "2025"];
        let kinds = ["result", "result", "target"];
        let measures = years
            .iter()
            .zip(kinds)
            .map(|(year, kind)| figure(year, kind, format!("{}亿元", line * 3 + 2)));
        indicators
            .push(json!({"id": id, "type": "indicator", "name": words(id), "measures": measures.collect::<Vec<_>>()}));
        items.extend(["2023", "2024", "2025/target"].map(|at| json!({"measure": format!("{id}@{at}")})));
    }
    let document = json!({
        "format": "report-charts/1", "id": "r", "title": words("r"), "date": "2024-01", "publisher": words("p"),
        "sections": [{"id": "s", "title": words("s")}], "indicators": indicators,
        "views": [{"id": "v", "kind": "series", "title": words("t"), "subtitle": words("s"), "items": items}],
    });
    let report = Report::from_json(&document.to_string()).unwrap();
    let view = report.view("v").unwrap();
    for width in [330.0, 640.0] {
        let scene = build(&report, view, Options::new(Lang::Zh, width, Frame::Bare));
        let signs = |at: usize| -> Vec<Vec<String>> {
            (0..4)
                .map(|line| {
                    let area = scene.targets[line * 3 + at].area;
                    drawn_at(&scene, pt(area.x + area.width / 2.0, area.y + area.height / 2.0))
                })
                .collect()
        };
        for at in 0..3 {
            let signs = signs(at);
            let apart: BTreeSet<&Vec<String>> = signs.iter().collect();
            assert_eq!(apart.len(), 4, "{signs:?}");
            assert!(signs.iter().all(|drawn| !drawn.is_empty()), "{signs:?}");
        }
        // A figure that is expected or a target is hollow, so more is drawn.
        for (solid, hollow) in signs(0).iter().zip(signs(1)) {
            assert!(hollow.len() > solid.len(), "{hollow:?}, {solid:?}");
        }
    }
}

/// The toolbar says what all marks have in common, and each mark the rest.
#[test]
fn a_group_of_marks_says_how_many_and_their_common_period() {
    let marks = |report: &Report, view: &str, lang: &str| {
        let request = Request::read(&format!("{{\"lang\": \"{lang}\", \"width\": 640}}")).unwrap();
        let (_, page) = page(report, report.view(view).unwrap(), &request);
        (page.marks, page.targets[1].sentence.clone())
    };
    let report = sample();
    assert_eq!(marks(&report, "firms-series", "zh-CN").0, "图中7项");
    assert_eq!(marks(&report, "targets-2023", "en").0, "16 marks");
    let report = built_in().unwrap();
    let (group, second) = marks(&report, "targets-2011", "en");
    assert_eq!(group, "8 marks, 2011 target");
    assert_eq!(
        second,
        "Industrial investment: up about 19 percent on the year before. 2 of 8"
    );
    let (group, second) = marks(&report, "targets-2011", "zh-CN");
    assert_eq!(group, "图中8项，2011年目标");
    assert_eq!(second, "工业投资：比上年增长约百分之十九。第2项");
}
