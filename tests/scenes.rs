//! Every view of the built-in report at every width, in both languages: nothing is clipped, nothing overlaps, and every figure
//! is drawn according to its wording.
// Helper functions of tests may panic like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{bounds, is_inside};
use proptest::prelude::*;
use quantity::Lang;
use report_charts::base::geometry::{Rect, Size};
use report_charts::base::theme::Role;
use report_charts::chart::{Frame, Options, build, fitted, signed};
use report_charts::report::{Direction, Drawn, Report, View};

use report_charts::chart::scene::{Fill, Item, Scene, Text};
use report_charts::document::built_in;

use std::collections::BTreeSet;

fn scene(report: &Report, view: &View, lang: Lang, width: f64, frame: Frame) -> Scene {
    build(report, view, Options::new(lang, width, frame))
}

fn texts(scene: &Scene) -> Vec<&Text> {
    let mut texts = Vec::new();
    for item in &scene.items {
        if let Item::Text(text) = item {
            texts.push(text);
        }
    }
    texts
}

/// Errors of a scene that can be found without looking at it.
fn errors(scene: &Scene) -> Vec<String> {
    let mut errors = Vec::new();
    let inside = |area: &Rect| is_inside(scene, area);
    let texts = texts(scene);
    for text in &texts {
        if !inside(&text.bounds()) {
            errors.push(format!("text leaves the drawing: {} {:?}", text.text, text.bounds()));
        }
        if text.size < 12.0 {
            errors.push(format!("text under 12 px: {}", text.text));
        }
    }
    for (i, a) in texts.iter().enumerate() {
        for b in texts.iter().skip(i + 1) {
            // Glyphs are lower than their line box, so line boxes may touch.
            let (mut box_a, box_b) = (a.bounds(), b.bounds());
            box_a.y += 1.0;
            box_a.height -= 2.0;
            if box_a.overlaps(&box_b) {
                errors.push(format!("texts overlap: {} / {}", a.text, b.text));
            }
        }
    }
    for item in &scene.items {
        if matches!(item, Item::Text(_)) {
            continue;
        }
        let area = bounds(item);
        let finite = [area.x, area.y, area.width, area.height].iter().all(|v| v.is_finite());
        if !finite || area.width < 0.0 || area.height < 0.0 || !inside(&area) {
            errors.push(format!("a mark leaves the drawing: {area:?}"));
        }
    }
    for target in &scene.targets {
        if !inside(&target.area) || target.area.width < 24.0 || target.area.height < 20.0 {
            errors.push(format!(
                "a target is outside or too small: {} {:?}",
                target.label, target.area
            ));
        }
    }
    errors
}

#[test]
fn nothing_is_clipped_and_nothing_overlaps_at_usual_widths() {
    let report = built_in().unwrap();
    let mut found = Vec::new();
    for view in &report.views {
        for lang in [Lang::Zh, Lang::En] {
            for width in [
                213.0, 250.0, 280.0, 320.0, 375.0, 479.0, 480.0, 600.0, 760.0, 1024.0, 1200.0, 1400.0,
            ] {
                for frame in [Frame::Bare, Frame::Full] {
                    let scene = scene(&report, view, lang, width, frame);
                    found.extend(
                        errors(&scene)
                            .iter()
                            .map(|f| format!("{} {lang:?} {width}: {f}", view.id)),
                    );
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Targets with results, progress within a year, and series.
const OVER_TIME: &str = include_str!("reports/over-time-2024.json");

#[test]
fn nothing_is_clipped_and_nothing_overlaps_in_views_over_time() {
    let report = Report::from_json(OVER_TIME).unwrap();
    let mut found = Vec::new();
    for view in &report.views {
        for lang in [Lang::Zh, Lang::En] {
            for width in (213..=480).step_by(13).chain([600, 760, 1024, 1400]) {
                let scene = scene(&report, view, lang, f64::from(width), Frame::Full);
                found.extend(
                    errors(&scene)
                        .iter()
                        .map(|f| format!("{} {lang:?} {width}: {f}", view.id)),
                );
                let marks: BTreeSet<&str> = scene.targets.iter().map(|t| t.datum.measure.id.as_str()).collect();
                let data: BTreeSet<&str> = view.data().iter().map(|d| d.measure.id.as_str()).collect();
                assert_eq!(marks, data, "{}", view.id);
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Strokes of lines without the marks on them: the ends of each segment.
fn strokes(scene: &Scene) -> Vec<(f64, f64)> {
    let stroke = |item: &Item| match item {
        Item::Line(points, _, width) if points.len() == 2 && *width == 2.0 && points[0].y != points[1].y => {
            Some((points[0].x.min(points[1].x), points[0].x.max(points[1].x)))
        }
        _ => None,
    };
    scene.items.iter().filter_map(stroke).collect()
}

#[test]
fn a_missing_year_breaks_the_line_and_targets_are_dashed() {
    let report = Report::from_json(OVER_TIME).unwrap();
    let view = report.view("firms-series").unwrap();
    for width in [320.0, 750.0] {
        let scene = scene(&report, view, Lang::Zh, width, Frame::Bare);
        let at = |id: &str| {
            let target = scene.targets.iter().find(|t| t.datum.measure.id == id).unwrap();
            target.area.x + target.area.width / 2.0
        };
        let (before, after) = (at("firms@2019"), at("firms@2021"));
        let strokes = strokes(&scene);
        assert!(!strokes.is_empty());
        for (from, to) in &strokes {
            assert!(
                *to <= before + 0.1 || *from >= after - 0.1,
                "{from} to {to} bridges 2020"
            );
        }
        // Solid strokes between results, dashes towards estimates and targets.
        let between = |a: &str, b: &str| {
            let (a, b) = (at(a), at(b));
            strokes
                .iter()
                .filter(|(from, to)| *from >= a - 0.1 && *to <= b + 0.1)
                .count()
        };
        assert_eq!(between("firms@2017", "firms@2018"), 1);
        assert_eq!(between("firms@2021", "firms@2022"), 1);
        assert!(between("firms@2022", "firms@2023") > 1);
        assert!(between("firms@2023", "firms@2024/target") > 1);
        // Distances on the time axis are proportional.
        let step = at("firms@2018") - at("firms@2017");
        assert!((after - before - step * 2.0).abs() < 1.0);
        // Heights are proportional to values from zero.
        let y = |id: &str| {
            let target = scene.targets.iter().find(|t| t.datum.measure.id == id).unwrap();
            target.area.y + target.area.height / 2.0
        };
        let zero = texts(&scene).iter().find(|t| t.text == "0").unwrap().at.y;
        let ratio = (zero - y("firms@2017")) / (zero - y("firms@2024/target"));
        assert!((ratio - 412.0 / 900.0).abs() < 1e-6, "{ratio}");
    }
}

#[test]
fn verdicts_are_words_and_rows_have_separate_axes() {
    let report = Report::from_json(OVER_TIME).unwrap();
    let view = report.view("targets-2023").unwrap();
    for (lang, words) in [
        (Lang::Zh, ["完成", "未达", "预计超额", "完成", "无法判定", "无法判定"]),
        (
            Lang::En,
            [
                "Met",
                "Missed",
                "Expected to be exceeded",
                "Met",
                "Undecided",
                "Undecided",
            ],
        ),
    ] {
        let scene = scene(&report, view, lang, 640.0, Frame::Bare);
        let said: Vec<&str> = texts(&scene)
            .iter()
            .map(|t| t.text.as_str())
            .filter(|text| words.contains(text))
            .collect();
        assert_eq!(said, words);
        assert!(scene.axis.is_none(), "each row has an axis of its own");
    }
    let scene = scene(&report, view, Lang::Zh, 640.0, Frame::Bare);
    let said: Vec<&str> = texts(&scene).iter().map(|t| t.text.as_str()).collect();
    assert!(said.contains(&"“左右”按7.5%到8.5%算（末位的一半）"), "{said:?}");
    assert!(said.contains(&"没有写结果"), "{said:?}");
    let result = scene
        .targets
        .iter()
        .find(|t| t.datum.measure.id == "exports@2023")
        .unwrap();
    assert_eq!(
        result.tooltip.computed.as_deref(),
        Some("本图计算：对照目标增长5%以上：未达")
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn nothing_is_clipped_at_any_width(view in 0usize..12, english: bool, width in 213.0..1400.0) {
        let report = built_in().unwrap();
        let view = report.views.get(view).unwrap();
        let lang = if english { Lang::En } else { Lang::Zh };
        let errors = errors(&scene(&report, view, lang, width, Frame::Full));
        prop_assert!(errors.is_empty(), "{} {:?} {}: {:?}", view.id, lang, width, errors);
    }

    #[test]
    fn any_width_is_limited_to_the_layout(width in prop::num::f64::ANY) {
        let report = built_in().unwrap();
        let view = report.view("five-year-change").unwrap();
        let scene = scene(&report, view, Lang::Zh, width, Frame::Full);
        prop_assert!((213.0..=1400.0).contains(&scene.size.width));
        prop_assert!(scene.size.height > 0.0 && scene.size.height < 10_000.0);
    }
}

#[test]
fn every_figure_is_drawn_and_each_view_draws_its_items() {
    let report = built_in().unwrap();
    let mut drawn = BTreeSet::new();
    for view in &report.views {
        let scene = scene(&report, view, Lang::Zh, 640.0, Frame::Full);
        let marks: BTreeSet<&str> = scene.targets.iter().map(|t| t.datum.measure.id.as_str()).collect();
        let listed: BTreeSet<&str> = view
            .data()
            .into_iter()
            .filter(|d| d.measure.drawn == Drawn::Mark)
            .map(|d| d.measure.id.as_str())
            .collect();
        assert_eq!(marks, listed, "{}", view.id);
        drawn.extend(marks.into_iter().map(str::to_owned));
    }
    for datum in report.data() {
        let expected = datum.measure.drawn == Drawn::Mark;
        assert_eq!(drawn.contains(&datum.measure.id), expected, "{}", datum.measure.id);
    }
}

/// The bars of a colour role.
const RANGES: &str = include_str!("reports/ranges-2026.json");

#[test]
fn nothing_is_clipped_and_nothing_overlaps_in_views_of_ranges() {
    let report = Report::from_json(RANGES).unwrap();
    let mut found = Vec::new();
    for view in &report.views {
        for lang in [Lang::Zh, Lang::En] {
            for width in (280..=480).step_by(20).chain([600, 760, 1024, 1200, 1400]) {
                let scene = scene(&report, view, lang, f64::from(width), Frame::Full);
                found.extend(
                    errors(&scene)
                        .iter()
                        .map(|f| format!("{} {lang:?} {width}: {f}", view.id)),
                );
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// A report with a rate and a level in each of two periods, and views of both pairs.
fn in_periods(earlier: &str, later: &str) -> Report {
    with_rates(earlier, later, ["5.1%", "6.4%"])
}

fn with_rates(earlier: &str, later: &str, rates: [&str; 2]) -> Report {
    let measures = |comparison: &str, direction: &str, [one, two]: [&str; 2]| {
        let measure = |period: &str, stated: &str| {
            serde_json::json!({"period": period, "kind": "result", "comparison": comparison, "direction": direction,
                               "stated": stated, "section": "s"})
        };
        serde_json::json!([measure(earlier, one), measure(later, two)])
    };
    let view = |kind: &str, indicator: &str| {
        serde_json::json!({
            "id": kind, "kind": kind, "title": {"zh": "前后", "en": "Before and after"},
            "subtitle": {"zh": "两期", "en": "Two periods"},
            "items": [{"measure": format!("{indicator}@{earlier}"), "to": format!("{indicator}@{later}")}],
        })
    };
    let document = serde_json::json!({
        "format": "report-charts/1", "id": "r", "title": {"zh": "报告", "en": "Report"}, "date": "2025",
        "publisher": {"zh": "某局", "en": "An office"}, "sections": [{"id": "s", "title": {"zh": "贸易", "en": "Trade"}}],
        "indicators": [
            {"id": "growth", "type": "indicator", "name": {"zh": "出口", "en": "Exports"},
             "measures": measures("yoy", "increase", rates)},
            {"id": "firms", "type": "count", "name": {"zh": "出口企业", "en": "Exporters"},
             "counted": {"zh": "企业", "en": "firms"}, "measures": measures("level", "level", ["412家", "487家"])},
        ],
        "views": [view("change", "growth"), view("slopes", "firms")],
    });
    Report::from_json(&document.to_string()).unwrap()
}

/// A result inside the range of its target had its label on the range.
#[test]
fn labels_of_a_pair_are_on_no_mark() {
    for rates in [
        ["4.5%", "4%—5%"],
        ["4%—5%", "4.5%"],
        ["4.9%", "4%—5%"],
        ["4%—6%", "5%—7%"],
        ["6.2%", "6%左右"],
    ] {
        let report = with_rates("2030", "2031", rates);
        for width in [280.0, 360.0, 640.0, 1100.0] {
            let scene = scene(&report, report.view("change").unwrap(), Lang::Zh, width, Frame::Full);
            let marks: Vec<Rect> = scene
                .items
                .iter()
                .filter(|item| !matches!(item, Item::Text(_)))
                .map(bounds)
                .collect();
            for text in texts(&scene).into_iter().filter(|text| text.text.contains("增长")) {
                // Glyphs are lower than their line box.
                let line = text.bounds();
                let glyphs = Rect::new(line.x, line.y + 4.0, line.width, line.height - 8.0);
                let struck = marks.iter().find(|mark| mark.overlaps(&glyphs));
                assert!(
                    struck.is_none(),
                    "{rates:?} {width}: {} at {glyphs:?} on {struck:?}",
                    text.text
                );
            }
        }
    }
}

#[test]
fn pairs_print_their_periods_in_words() {
    for (periods, zh, en) in [
        (["2023", "2024"], ["2023年", "2024年"], ["2023", "2024"]),
        (
            ["2023-h1", "2024-h1"],
            ["2023年上半年", "2024年上半年"],
            ["first half of 2023", "first half of 2024"],
        ),
        (
            ["2024-q1", "2024-q2"],
            ["2024年一季度", "2024年二季度"],
            ["Q1 2024", "Q2 2024"],
        ),
        (
            ["2024-01", "2024-12"],
            ["2024年1月", "2024年12月"],
            ["January 2024", "December 2024"],
        ),
        (
            ["2006-2010", "2011-2015"],
            ["2006—2010年", "2011—2015年"],
            ["2006–2010", "2011–2015"],
        ),
    ] {
        let report = in_periods(periods[0], periods[1]);
        for (lang, words) in [(Lang::Zh, zh), (Lang::En, en)] {
            for view in &report.views {
                for width in [280, 320, 420, 760, 1024] {
                    let scene = scene(&report, view, lang, f64::from(width), Frame::Bare);
                    let at = format!("{} {periods:?} {lang:?} {width}", view.id);
                    assert_eq!(errors(&scene), [""; 0], "{at}");
                    let said: String = texts(&scene).iter().map(|text| text.text.replace(' ', "")).collect();
                    let dated = view.id == "slopes" || said.contains(&words[0].replace(' ', ""));
                    for period in words.iter().filter(|_| dated) {
                        assert!(said.contains(&period.replace(' ', "")), "{at}: {said}");
                    }
                    assert!(
                        !["-q", "-h", "-0", "-1"].iter().any(|code| said.contains(code)),
                        "{at}: {said}"
                    );
                }
            }
        }
    }
}

/// Bands that have a stop, two pixels thick and wider than they are, at each of their ends: along x, or along y.
fn bands(scene: &Scene, upright: bool) -> Vec<Rect> {
    let turned = |area: &Rect| match upright {
        true => Rect::new(area.y, area.x, area.height, area.width),
        false => *area,
    };
    let solid = |item: &Item| match item {
        Item::Rect(area, Fill::Solid(_) | Fill::Hatch(_)) => Some(turned(area)),
        _ => None,
    };
    let boxes: Vec<Rect> = scene.items.iter().filter_map(solid).collect();
    let stop_at = |band: &Rect, x: f64| {
        boxes.iter().any(|stop| {
            (stop.x - x).abs() < 0.01
                && (stop.width - 2.0).abs() < 0.01
                && stop.y < band.y
                && stop.bottom() > band.bottom()
        })
    };
    let mut found: Vec<Rect> = Vec::new();
    for band in &boxes {
        let stops = stop_at(band, band.x - 2.0) && stop_at(band, band.right());
        if stops
            && !found
                .iter()
                .any(|known| (known.x - band.x).abs() < 0.01 && (known.y - band.y).abs() < 0.01)
        {
            found.push(*band);
        }
    }
    found
}

#[test]
fn a_range_is_a_band_between_both_its_ends() {
    let report = Report::from_json(RANGES).unwrap();
    for width in [280.0, 400.0, 640.0, 1000.0, 1400.0] {
        for id in ["growth-2026", "change", "left"] {
            let view = report.view(id).unwrap();
            let scene = scene(&report, view, Lang::Zh, width, Frame::Bare);
            let (bands, axis) = (bands(&scene, false), scene.axis.as_ref().expect(id));
            let on_axis = |datum: &&&report_charts::report::Datum| {
                datum.measure.quantity.is_range() && *datum.measure.quantity.unit.family() == axis.family
            };
            let data = view.data();
            let ranges: Vec<_> = data.iter().filter(on_axis).collect();
            assert!(!ranges.is_empty());
            for datum in ranges {
                let (low, high) = datum.measure.signed_ends();
                // What is left of 100 after a fall of 18 to 22.
                let (low, high) = if id == "left" {
                    (100.0 + low, 100.0 + high)
                } else {
                    (low, high)
                };
                let at = |value: f64| axis.zero + value * axis.per_unit;
                let drawn = bands
                    .iter()
                    .any(|band| (band.x - at(low)).abs() < 0.01 && (band.right() - at(high)).abs() < 0.01);
                assert!(
                    drawn,
                    "{id} {width}: {} is not from {} to {}: {bands:?}",
                    datum.measure.id,
                    at(low),
                    at(high)
                );
            }
        }
        let bands_of = |id: &str, upright| {
            let view = report.view(id).unwrap();
            let scene = scene(&report, view, Lang::En, width, Frame::Bare);
            (bands(&scene, upright), scene)
        };
        // The target of 5 to 5.5 beside a result of 5.2 in the same row.
        let (bands, scene) = bands_of("targets-2025", false);
        let result = scene.items.iter().find_map(|item| match item {
            Item::Rect(area, Fill::Solid(Role::Accent)) if area.height == 16.0 => Some(*area),
            _ => None,
        });
        let result = result.unwrap();
        let at = |value: f64| result.x + result.width / 5.2 * value;
        assert!(
            bands
                .iter()
                .any(|band| (band.x - at(5.0)).abs() < 0.01 && (band.right() - at(5.5)).abs() < 0.01)
        );
        assert!(bands.len() >= 7, "{width}: {bands:?}");
        // 12 to 13, and 13 to 15, over a zero line.
        let (bands, scene) = bands_of("jobs", true);
        let dots: Vec<_> = scene
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Circle(at, 6.0, Role::Accent) => Some(at.y),
                _ => None,
            })
            .collect();
        let per_unit = (dots[0] - dots[3]) / (12.1 - 11.2);
        let at = |value: f64| dots[0] - (value - 11.2) * per_unit;
        for (low, high) in [(12.0, 13.0), (13.0, 15.0)] {
            let drawn = bands
                .iter()
                .any(|band| (band.right() - at(low)).abs() < 0.5 && (band.x - at(high)).abs() < 0.5);
            assert!(drawn, "{width}: {low} to {high} in {bands:?}");
        }
        for (id, upright, least) in [("figures", false, 4), ("six-years", true, 2), ("revenue", false, 2)] {
            assert!(bands_of(id, upright).0.len() >= least, "{id} {width}");
        }
    }
}

#[test]
fn ranges_are_explained_where_they_occur_and_an_expected_one_is_hatched() {
    let report = Report::from_json(RANGES).unwrap();
    for (id, zh, en) in [
        (
            "growth-2026",
            "区间：窄段在两端之间",
            "A range: a narrow band between its ends",
        ),
        (
            "jobs",
            "区间：窄段在两端之间",
            "A range: a narrow band between its ends",
        ),
        (
            "shares",
            "区间：小格在两端之间",
            "A range: small squares between its ends",
        ),
    ] {
        let view = report.view(id).unwrap();
        for (lang, words) in [(Lang::Zh, zh), (Lang::En, en)] {
            let scene = scene(&report, view, lang, 640.0, Frame::Bare);
            assert_eq!(
                texts(&scene).iter().filter(|text| text.text == words).count(),
                1,
                "{id}"
            );
        }
    }
    let scene = scene(
        &report,
        report.view("growth-2026").unwrap(),
        Lang::Zh,
        640.0,
        Frame::Bare,
    );
    let target = scene
        .targets
        .iter()
        .find(|t| t.datum.measure.id == "software@2025")
        .unwrap();
    let hatched = scene.items.iter().filter(|item| match item {
        Item::Rect(area, Fill::Hatch(_)) => area.y >= target.area.y && area.bottom() <= target.area.bottom(),
        _ => false,
    });
    assert_eq!(hatched.count(), 2, "bar and band");
}

fn spans(scene: &Scene, role: Role) -> Vec<Rect> {
    let bar = |item: &Item| match item {
        Item::Rect(area, Fill::Solid(r) | Fill::Hatch(r)) if *r == role && area.height == 20.0 => Some(*area),
        _ => None,
    };
    scene.items.iter().filter_map(bar).collect()
}

#[test]
fn falls_are_bars_to_the_left_of_zero() {
    let report = built_in().unwrap();
    for (id, width) in [("targets-2011", 320.0), ("targets-2011", 900.0), ("growth-2010", 640.0)] {
        let view = report.view(id).unwrap();
        let scene = scene(&report, view, Lang::En, width, Frame::Bare);
        let (rises, falls) = (spans(&scene, Role::Accent), spans(&scene, Role::Fall));
        let data = view.data();
        let expected = data
            .iter()
            .filter(|d| d.measure.direction == Direction::Decrease)
            .count();
        assert_eq!(falls.len(), expected, "{id}");
        let zero = rises.first().unwrap().x;
        assert!(
            rises.iter().all(|bar| (bar.x - zero).abs() < 0.01),
            "{id}: rises begin at zero"
        );
        assert!(
            falls.iter().all(|bar| (bar.right() - zero).abs() < 0.01),
            "{id}: falls end at zero"
        );
    }
}

#[test]
fn lengths_of_bars_are_proportional_to_values() {
    let report = built_in().unwrap();
    let view = report.view("eliminated-capacity").unwrap();
    let bars = spans(&scene(&report, view, Lang::Zh, 700.0, Frame::Bare), Role::Accent);
    // 3.3亿, 1.1亿, 1亿, 6860万, 1030万 tonnes, largest first.
    let longest = bars.first().unwrap().width;
    for (bar, tonnes) in bars.iter().zip([3.3e8, 1.1e8, 1e8, 6.86e7, 1.03e7]) {
        assert!((bar.width / longest - tonnes / 3.3e8).abs() < 1e-9, "{tonnes}");
    }
}

#[test]
fn percentage_points_get_no_bar_among_percentages() {
    let report = built_in().unwrap();
    let view = report.view("targets-2011").unwrap();
    let scene = scene(&report, view, Lang::Zh, 640.0, Frame::Bare);
    let bars = spans(&scene, Role::Accent).len() + spans(&scene, Role::Fall).len();
    assert_eq!(bars, view.data().len() - 1);
    assert!(texts(&scene).iter().any(|t| t.text == "提高2.2个百分点"));
}

#[test]
fn each_wording_is_drawn_and_explained_where_it_occurs() {
    let report = built_in().unwrap();
    for (id, words) in [
        ("targets-2011", vec!["“左右”“约”：末端渐隐"]),
        ("growth-2010", vec!["斜线：预计数", "“左右”“约”：末端渐隐"]),
        (
            "five-year-change",
            vec!["空心：预计数", "“左右”“约”：末端渐隐", "“超过”：开口箭头，不封顶"],
        ),
        ("network-coverage", vec!["“全部”：满格，报告没有写百分数"]),
        ("key-figures", vec!["“超过”：开口箭头，不封顶", "“近”：差一点到线"]),
        ("investment-2010", vec![]),
    ] {
        let view = report.view(id).unwrap();
        let scene = scene(&report, view, Lang::Zh, 640.0, Frame::Bare);
        for word in &words {
            let count = texts(&scene).iter().filter(|t| t.text == *word).count();
            assert_eq!(count, 1, "{id}: {word}");
        }
        let explains = |t: &&&Text| t.text.contains('：') && !t.text.starts_with("报告：");
        let keys = texts(&scene).iter().filter(explains).count();
        assert_eq!(keys, words.len(), "{id} explains what does not occur");
    }
    let hatched = |id: &str| {
        let view = report.view(id).unwrap();
        let scene = scene(&report, view, Lang::Zh, 640.0, Frame::Bare);
        scene.items.iter().any(|i| matches!(i, Item::Rect(_, Fill::Hatch(_))))
    };
    assert!(
        hatched("growth-2010") && !hatched("targets-2011"),
        "only expectations are hatched"
    );
}

#[test]
fn the_average_rate_is_text_beside_its_pair() {
    let report = built_in().unwrap();
    let view = report.view("five-year-change").unwrap();
    assert_eq!(view.kind.name, "slopes");
    let pairs = view.items.pairs();
    let scene = scene(&report, view, Lang::Zh, 640.0, Frame::Bare);
    assert_eq!(scene.targets.len(), pairs.len() * 2);
    let words: String = texts(&scene).iter().map(|t| t.text.as_str()).collect();
    assert!(words.contains("报告：年均增长11.3%（可比价）"), "{words}");
}

#[test]
fn pictures_of_a_fixed_shape_are_complete() {
    let report = built_in().unwrap();
    let mut found = Vec::new();
    for view in &report.views {
        for lang in [Lang::Zh, Lang::En] {
            for (width, height) in [(900.0, 383.0), (750.0, 1000.0)] {
                let size = Size { width, height };
                let at = |width| {
                    signed(
                        scene(&report, view, lang, width, Frame::Full),
                        "https://example.org/report",
                    )
                };
                let (scene, scale) = fitted(at, size, 24.0);
                assert!((scene.size.width * scale - width).abs() < 0.01);
                assert!((scene.size.height * scale - height).abs() < 0.01);
                found.extend(
                    errors(&scene)
                        .iter()
                        .map(|f| format!("{} {lang:?} {width}x{height}: {f}", view.id)),
                );
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn scenes_are_deterministic() {
    let report = built_in().unwrap();
    for view in &report.views {
        let draw = || format!("{:?}", scene(&report, view, Lang::En, 500.0, Frame::Full).items);
        assert_eq!(draw(), draw());
    }
}
