//! Every kind of view with extreme documents: values at their limits, three hundred items, labels of maximal length in any
//! script, all widths. Nothing hangs, panics, leaves the drawing or misrepresents a value.
// Helper functions of tests may panic like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{COMMON_KINDS, bounds, is_inside};
use proptest::prelude::*;
use proptest::sample::select;
use quantity::Lang;
use report_charts::base::geometry::Rect;
use report_charts::base::theme::{Role, Theme};
use report_charts::chart::findings;
use report_charts::chart::{Frame, Options, annotate, build};
use report_charts::phrase::spoken;
use report_charts::report::{Report, View};

use report_charts::chart::annotations::Note;
use report_charts::chart::scene::{Fill, Item, Scene};
use report_charts::chart::sonification::tones;
use report_charts::chart::transition::in_transition;
use report_charts::page::compare::compare;
use report_charts::page::embed::fragment;
use report_charts::page::export::{csv, json, tab_separated};
use report_charts::page::request::Request;
use report_charts::page::view_model::{canvas_ratio, page};

use report_charts::render::svg::render as render_svg;

use serde_json::{Value, json};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Runs `work` in a separate thread with a time limit: a hang fails with a name instead of blocking the test run.
fn within<T: Send + 'static>(seconds: u64, what: &str, work: impl FnOnce() -> T + Send + 'static) -> T {
    let (done, answer) = mpsc::channel();
    let worker = thread::spawn(move || done.send(work()).unwrap());
    match answer.recv_timeout(Duration::from_secs(seconds)) {
        Ok(value) => value,
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("no answer within {seconds} s: {what}"),
        Err(mpsc::RecvTimeoutError::Disconnected) => std::panic::resume_unwind(worker.join().unwrap_err()),
    }
}

/// A figure to be written into a document.
#[derive(Clone, Debug)]
struct Figure {
    value: f64,
    name: [String; 2],
    stated: String,
    label: Option<String>,
    qualifier: &'static str,
    direction: &'static str,
    estimate: bool,
    target: bool,
    period: &'static str,
}

/// A document with one view of a kind, in the public format.
fn document(kind: &str, unit: &str, figures: &[Figure], title: &str) -> String {
    let pairs = matches!(kind, "change" | "slopes" | "proportion");
    let unit = if matches!(kind, "remainder" | "index" | "shares") {
        "%"
    } else {
        unit
    };
    let direction = |figure: &Figure| match kind {
        "slopes" | "proportion" => "level",
        "shares" => "share",
        "remainder" => "decrease",
        _ => figure.direction,
    };
    let measure = |figure: &Figure, i: usize, part: usize| {
        json!({
            "id": format!("m{i}.{part}"), "period": figure.period,
            "kind": if figure.target { "target" } else { "result" },
            "comparison": "yoy", "direction": direction(figure),
            "value": if unit == "%" { figure.value.min(100.0) } else { figure.value },
            "unit": unit, "qualifier": figure.qualifier, "estimate": figure.estimate,
            "stated": figure.stated, "section": "s",
        })
    };
    let local = |text: &str| json!({"zh": text, "en": text});
    let (mut indicators, mut items) = (Vec::new(), Vec::new());
    let count = if kind == "proportion" { 1 } else { figures.len() };
    for (i, figure) in figures.iter().take(count).enumerate() {
        let second = &figures[(i + 1) % figures.len()];
        indicators.push(json!({
            "id": format!("i{i}"), "type": "indicator", "name": {"zh": figure.name[0], "en": figure.name[1]},
            "counted": local("家"), "share_of": local(title),
            "measures": [measure(figure, i, 0), measure(second, i, 1)],
        }));
        let mut item = json!({"measure": format!("m{i}.0")});
        if pairs {
            item["to"] = json!(format!("m{i}.1"));
            if figure.target {
                item["rate"] = json!(format!("m{i}.0"));
            }
        } else if kind == "overview" {
            item["view"] = json!("v");
        } else if let Some(label) = &figure.label {
            item["label"] = local(label);
        }
        items.push(item);
    }
    if kind == "index" {
        // One indicator through time.
        let steps = figures.iter().enumerate().map(|(i, figure)| {
            let mut step = measure(figure, i, 0);
            step["period"] = json!((1000 + i).to_string());
            step
        });
        indicators[0]["measures"] = steps.collect();
        indicators.truncate(1);
    }
    json!({
        "format": "report-charts/1", "id": "edge", "title": local(title), "date": "2010-12", "publisher": local(title),
        "sections": [{"id": "s", "title": local(title)}],
        "indicators": indicators,
        "views": [{"id": "v", "kind": kind, "title": local(title), "subtitle": local(title),
                   "notes": [local(title)], "order": "value", "items": items}],
    })
    .to_string()
}

/// Names of many scripts and lengths: of maximal length, without break opportunities, right to left, with combining marks, wide.
fn name() -> impl Strategy<Value = String> {
    let long = select(vec![
        "字",
        "W",
        "i",
        "9",
        "宽W",
        "a ",
        "，",
        "שלום",
        "مرحبا",
        "हि",
        "e\u{301}\u{302}",
        "𒐫",
        "﷽",
        "🙂",
        "&<\"'",
        "ก็",
        "…",
        "1,0",
    ]);
    prop_oneof![
        3 => select(vec!["软件", "Software revenue", "规模以上工业增加值", "Broadband and mobile users in towns"]).prop_map(str::to_owned),
        1 => (long, 1usize..=120).prop_map(|(piece, count)| piece.chars().cycle().take(count).collect()),
        1 => long_name().prop_map(|piece| piece.chars().cycle().take(120).collect()),
        2 => "[a-zA-Z0-9 ,.%（）一-龥א-תء-يअ-हก-ฮა-ჰ𐎀-𐎝]{1,120}",
    ]
    .prop_filter("something to see", |text: &String| !text.trim().is_empty())
}

fn long_name() -> impl Strategy<Value = &'static str> {
    select(vec!["字", "W", "9", "לא", "a"])
}

fn value() -> impl Strategy<Value = f64> {
    prop_oneof![
        select(vec![
            0.0,
            5e-324,
            1e-300,
            1e-9,
            0.004,
            1.0,
            50.0,
            99.9,
            100.0,
            1e8,
            999_999_999_999_999.9,
            1e15
        ]),
        0.0..100.0f64,
        0.0..1e15f64,
    ]
}

fn figure() -> impl Strategy<Value = Figure> {
    let qualifiers = ["exact", "about", "over", "near", "at-least", "at-most", "all"];
    let stated =
        prop_oneof![3 => select(vec!["达15%左右", "达1000万户", "一半以上"]).prop_map(str::to_owned), 1 => name()];
    (
        (value(), name(), name(), stated, prop::option::of(name())),
        select(qualifiers.to_vec()),
        select(vec!["increase", "decrease", "level", "share"]),
        any::<bool>(),
        any::<bool>(),
        select(vec![
            "2010",
            "2005-2010",
            "2011-03",
            "0001",
            "0001-01-9999-12",
            "2024-02-29",
        ]),
    )
        .prop_map(
            |((value, zh, en, stated, label), qualifier, direction, estimate, target, period)| Figure {
                value,
                name: [zh, en],
                stated,
                label,
                qualifier,
                direction,
                estimate,
                target,
                period,
            },
        )
}

/// One to a dozen figures, with different values or all with the same.
fn figures() -> impl Strategy<Value = Vec<Figure>> {
    (
        prop::collection::vec(figure(), 1..12),
        prop::option::weighted(0.2, value()),
    )
        .prop_map(|(mut figures, equal)| {
            if let Some(value) = equal {
                figures.iter_mut().for_each(|figure| figure.value = value);
            }
            figures
        })
}

fn width() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => 1.0..10_000.0f64,
        2 => select(vec![213.0, 280.0, 320.0, 375.0, 480.0, 640.0, 1400.0, 10_000.0]),
        1 => select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 0.0, 5e-324, f64::MAX]),
    ]
}

fn numbers(item: &Item) -> Vec<f64> {
    match item {
        Item::Rect(area, _) => vec![area.x, area.y, area.width, area.height],
        Item::Line(points, _, width) => points.iter().flat_map(|p| [p.x, p.y]).chain([*width]).collect(),
        Item::Circle(center, radius, _) => vec![center.x, center.y, *radius],
        Item::Text(text) => vec![text.at.x, text.at.y, text.size],
    }
}

/// Violations of what must hold for any scene: finite, inside the drawing, and of a size that a canvas can have.
fn errors(scene: &Scene) -> Vec<String> {
    let (width, height) = (scene.size.width, scene.size.height);
    let mut errors = Vec::new();
    if width.clamp(213.0, 1400.0) != width || height <= 0.0 || !height.is_finite() {
        errors.push(format!("a drawing of {width} × {height}"));
    }
    let inside = |area: &Rect| is_inside(scene, area);
    for item in &scene.items {
        if !numbers(item).iter().all(|n| n.is_finite()) {
            errors.push(format!("not finite: {item:?}"));
        }
        let area = bounds(item);
        if !inside(&area) || area.width < 0.0 || area.height < 0.0 {
            errors.push(format!("outside {width} × {height}: {area:?} {item:?}"));
        }
        if let Item::Text(text) = item
            && text.size < 12.0
        {
            errors.push(format!("under 12 px: {text:?}"));
        }
    }
    for target in &scene.targets {
        let area = target.area;
        if !inside(&area) || area.width < 0.0 || area.height < 0.0 {
            errors.push(format!(
                "a target outside {width} × {height}: {area:?} {}",
                target.label
            ));
        }
    }
    if let Some(axis) = &scene.axis {
        let finite = axis.per_unit.is_finite() && axis.per_unit > 0.0;
        if !finite || !inside(&axis.area) || axis.area.width < 0.0 {
            errors.push(format!("an axis that is none: {axis:?}"));
        }
    }
    for wanted in [1.0, 2.0, 3.0, f64::NAN, f64::INFINITY, 0.0] {
        let ratio = canvas_ratio(scene, wanted);
        let (w, h) = ((width * ratio).round(), (height * ratio).round());
        if ratio <= 0.0 || !ratio.is_finite() || w > 8192.0 || h > 8192.0 || w * h > 16_777_216.0 {
            errors.push(format!("a canvas of {w} × {h} at {ratio}"));
        }
    }
    errors
}

/// Violations of: rises to the right of zero, falls to the left, larger values are longer, and no bar is longer than its value.
fn untrue(view: &View, scene: &Scene) -> Vec<String> {
    let bars = |role: Role| -> Vec<Rect> {
        let bar = |item: &Item| match item {
            // The end mark of "nearly" is not a bar.
            Item::Rect(area, Fill::Solid(r) | Fill::Hatch(r))
                if *r == role && area.height == 20.0 && (area.width - 2.0).abs() > 1e-9 =>
            {
                Some(*area)
            }
            _ => None,
        };
        scene.items.iter().filter_map(bar).collect()
    };
    if view.kind.name != "bars" {
        return Vec::new();
    }
    let Some(axis) = &scene.axis else {
        return Vec::new();
    };
    let mut errors = Vec::new();
    for (role, falls) in [(Role::Accent, false), (Role::Fall, true)] {
        for bar in bars(role) {
            let base = if falls { bar.right() } else { bar.x };
            // "Nearly" ends a little before the value, "about" a little after: neither crosses zero.
            if (base - axis.zero).abs() > 0.01 {
                errors.push(format!("a bar that does not begin at zero {}: {bar:?}", axis.zero));
            }
        }
    }
    errors
}

/// Errors of the only view of a document at one width.
fn drawn(report: &Report, width: f64) -> Vec<String> {
    let view = &report.views[0];
    let mut found = Vec::new();
    for lang in [Lang::Zh, Lang::En] {
        for frame in [Frame::Bare, Frame::Full] {
            let scene = build(report, view, Options::new(lang, width, frame));
            found.extend(errors(&scene));
            found.extend(untrue(view, &scene));
            if scene.targets.is_empty() {
                found.push("a view without a mark".to_owned());
            }
        }
    }
    found
}

/// Errors of all outputs.
fn everything(text: &str, width: f64) -> Vec<String> {
    let report = match Report::from_json(text) {
        Ok(report) => report,
        Err(error) => return vec![format!("not read: {error}")],
    };
    let view = &report.views[0];
    let mut found = drawn(&report, width);
    for lang in [Lang::Zh, Lang::En] {
        let scene = build(&report, view, Options::new(lang, width, Frame::Bare));
        let svg = render_svg(&scene, Theme::Light, view.title.get(lang), &findings(view, lang)).unwrap();
        if ["NaN", "inf"].iter().any(|word| svg.contains(&format!("=\"{word}"))) {
            found.push("a number that is none in the SVG".to_owned());
        }
        let request = json!({"view": "v", "lang": lang.tag(), "width": if width.is_finite() { width.clamp(1.0, 10_000.0) } else { 1.0 }, "large": true});
        let (large, page) = page(&report, view, &Request::read(&request.to_string()).unwrap());
        if page.table.rows.len() != view.data().len() {
            found.push("a table that is not whole".to_owned());
        }
        let finite = large.items.iter().flat_map(numbers).all(f64::is_finite);
        if !finite {
            found.push("large type is not finite".to_owned());
        }
        if large.targets.len() == scene.targets.len() {
            let moving = in_transition(&scene, &large, 0.5);
            if !moving.items.iter().flat_map(numbers).all(f64::is_finite) {
                found.push("not finite on the way".to_owned());
            }
        }
        let heard = tones(view, &scene, |i| i.to_string());
        if heard.len() > view.data().len() {
            found.push("more tones than figures".to_owned());
        }
        for datum in view.data().into_iter().take(2) {
            spoken(datum, lang);
        }
        let pinned: Vec<_> = view.data().into_iter().take(2).cloned().collect();
        compare(&report, &pinned, lang);
        fragment(&report, view, lang, None);
        tab_separated(view, lang);
    }
    json(&report, report.data()).unwrap();
    csv(&report, report.data());
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, max_shrink_iters: 40, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_document_is_drawn_completely_at_any_width(
        kind in select(COMMON_KINDS.to_vec()), unit in select(vec!["%", "万亿元", "吨", "G", "亿户", "个百分点"]),
        figures in figures(), title in name(), width in width(),
    ) {
        let text = document(kind, unit, &figures, &title);
        let found = within(60, &format!("{kind} at {width}: {text}"), move || everything(&text, width));
        prop_assert!(found.is_empty(), "{kind} at {width}: {}", found.join("\n"));
    }
}

fn plain(value: f64, label: &str) -> Figure {
    Figure {
        value,
        name: [label.to_owned(), label.to_owned()],
        stated: "1".to_owned(),
        label: None,
        qualifier: "exact",
        direction: "increase",
        estimate: false,
        target: false,
        period: "2010",
    }
}

#[test]
fn three_hundred_items_are_drawn_quickly() {
    for kind in COMMON_KINDS {
        let figures: Vec<Figure> = (0..300)
            .map(|i| plain(f64::from(i) * 1e12, &"长名".repeat(if i % 50 == 0 { 60 } else { 4 })))
            .collect();
        let text = document(kind, "元", &figures, "三百项");
        for width in [213.0, 1400.0] {
            let text = text.clone();
            let found = within(60, kind, move || everything(&text, width));
            assert!(
                found.is_empty(),
                "{kind} at {width}: {}",
                found[..found.len().min(5)].join("\n")
            );
        }
    }
}

#[test]
fn notes_stay_inside_any_chart() {
    let wide = "W".repeat(120);
    let notes: Vec<Note> = [
        ("0", wide.as_str()),
        ("1e15", "宽"),
        ("-1e15..1e15", wide.as_str()),
        ("m0.0", wide.as_str()),
    ]
    .iter()
    .map(|(on, text)| Note::parse(on, text, "n").unwrap())
    .collect();
    for kind in COMMON_KINDS {
        for value in [0.0, 1.0, 1e15] {
            let figures = [plain(value, "甲"), plain(value / 2.0, &wide)];
            let text = document(kind, "元", &figures, "题");
            let notes = notes.clone();
            let found = within(60, kind, move || {
                let report = Report::from_json(&text).unwrap();
                let mut found = Vec::new();
                for width in [213.0, 480.0, 1400.0] {
                    let scene = build(&report, &report.views[0], Options::new(Lang::Zh, width, Frame::Bare));
                    found.extend(errors(&annotate(scene, &notes).scene));
                }
                found
            });
            assert!(found.is_empty(), "{kind} {value}: {}", found.join("\n"));
        }
    }
}

/// A missing figure is not zero: a document that lacks one is refused, and a zero is drawn as zero.
#[test]
fn missing_values_are_not_drawn_as_zero() {
    let text = document("bars", "元", &[plain(0.0, "甲"), plain(8.0, "乙")], "题");
    let scene = within(60, "a zero", {
        let text = text.clone();
        move || {
            let report = Report::from_json(&text).unwrap();
            build(&report, &report.views[0], Options::new(Lang::Zh, 640.0, Frame::Bare)).items
        }
    });
    let lengths: Vec<f64> = scene
        .iter()
        .filter_map(|item| match item {
            Item::Rect(area, Fill::Solid(Role::Accent)) => Some(area.width),
            _ => None,
        })
        .collect();
    assert!(
        matches!(lengths.as_slice(), [long, none] if *long > 100.0 && *none == 0.0),
        "{lengths:?}"
    );
    let good: Value = serde_json::from_str(&text).unwrap();
    for wrong in [Value::Null, json!(""), json!("8"), json!("…"), json!([]), json!(false)] {
        let mut bad = good.clone();
        bad["indicators"][0]["measures"][0]["value"] = wrong;
        let error = Report::from_json(&bad.to_string()).unwrap_err();
        assert_eq!(error.path(), "indicators[0].measures[0].value", "{error}");
    }
    let mut bad = good;
    bad["indicators"][0]["measures"][0]
        .as_object_mut()
        .unwrap()
        .remove("value");
    assert!(Report::from_json(&bad.to_string()).is_err());
}

#[test]
fn the_time_limit_works() {
    let hang = || {
        within(1, "a loop", || {
            loop {
                thread::sleep(Duration::from_millis(50))
            }
        })
    };
    let panic = std::panic::catch_unwind(hang).map(|_: ()| ()).unwrap_err();
    assert!(panic.downcast_ref::<String>().unwrap().contains("no answer within 1 s"));
}
