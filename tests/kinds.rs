//! The kinds of view: the data of each agrees with what it does; the lists of kinds.
// Helper functions of tests may panic like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
use quantity::Lang;
use report_charts::Code;
use report_charts::base::theme::Role;
use report_charts::chart::kinds::{Kinds, all};
use report_charts::chart::scene::{Fill, Item, Scene};
use report_charts::chart::{Frame, Options, build};
use report_charts::document::{DOCUMENT, built_in};
use report_charts::page::request::Request;
use report_charts::page::view_model::{page, page_of};
use report_charts::report::{Axis, ItemType, Items, Order, Report, View};
use std::collections::BTreeSet;

const REPORTS: [&str; 4] = [
    DOCUMENT,
    include_str!("reports/sample-2013.json"),
    include_str!("reports/corrected-2014.json"),
    include_str!("reports/over-time-2024.json"),
];

/// What is proposed for a whole report.
const PROVINCE: &str = include_str!("../www/demo/reports/province-2031.json");

fn texts(scene: &Scene) -> Vec<&str> {
    let texts = scene.items.iter().filter_map(|item| match item {
        Item::Text(text) => Some(text.text.as_str()),
        _ => None,
    });
    texts.collect()
}

fn views() -> Vec<View> {
    REPORTS
        .iter()
        .flat_map(|text| Report::from_json(text).unwrap().views)
        .collect()
}

fn item_type(items: &Items) -> ItemType {
    match items {
        Items::Data(_) => ItemType::Datum,
        Items::Pairs(_) => ItemType::Pair,
        Items::Links(_) => ItemType::Link,
        Items::Aims(_) => ItemType::Aim,
        Items::Courses(_) => ItemType::Course,
    }
}

#[test]
fn every_kind_reads_items_of_its_type() {
    let mut met = BTreeSet::new();
    for view in views() {
        assert_eq!(item_type(&view.items), view.kind.items, "{}", view.id);
        assert!(view.order == Order::Listed || view.kind.by_value, "{}", view.id);
        met.insert(view.kind.name);
    }
    let known: BTreeSet<&str> = all().map(|kind| kind.name).collect();
    assert_eq!(met, known, "a kind without a view in the reports of the tests");
    assert_eq!(known.len(), all().count(), "two kinds of one name");
}

#[test]
fn a_kind_with_a_single_item_refuses_two() {
    let mut met = 0;
    for text in REPORTS {
        let mut document: serde_json::Value = serde_json::from_str(text).unwrap();
        let mut doubled = 0;
        for view in document
            .get_mut("views")
            .and_then(|views| views.as_array_mut())
            .into_iter()
            .flatten()
        {
            if all().any(|kind| kind.single && view["kind"] == kind.name) {
                let items = view["items"].as_array_mut().unwrap();
                items.push(items[0].clone());
                doubled += 1;
            }
        }
        let codes = match Report::read(&document.to_string()) {
            Ok(_) => Vec::new(),
            Err(error) => error.all().map(|one| one.code()).collect(),
        };
        assert_eq!(codes, vec![Code::IncompleteView; doubled]);
        met += doubled;
    }
    assert!(met > 0, "no view with a single item");
}

#[test]
fn an_order_is_kept_by_the_kinds_that_have_one() {
    for text in REPORTS {
        let mut document: serde_json::Value = serde_json::from_str(text).unwrap();
        for view in document["views"].as_array_mut().into_iter().flatten() {
            view["order"] = "value".into();
        }
        for view in Report::from_json(&document.to_string()).unwrap().views {
            assert_eq!(view.order == Order::Value, view.kind.by_value, "{}", view.id);
        }
    }
}

#[test]
fn the_built_in_report_has_common_kinds_only() {
    let all = built_in().unwrap();
    let common = Report::from_compiled(&all.compiled().unwrap()).unwrap();
    // Quotes are not compiled: links to them are made where the whole report is.
    let mut bare: serde_json::Value = serde_json::from_str(DOCUMENT).unwrap();
    for indicator in bare["indicators"].as_array_mut().unwrap() {
        for measure in indicator["measures"].as_array_mut().unwrap() {
            measure.as_object_mut().unwrap().remove("quote");
        }
    }
    let bare = Report::from_json(&bare.to_string()).unwrap();
    assert_eq!(format!("{bare:?}"), format!("{common:?}"));
    for view in &bare.views {
        for lang in [Lang::Zh, Lang::En] {
            let json = format!("{{\"width\": 640, \"lang\": \"{}\"}}", lang.tag());
            let request = Request::read(&json).unwrap();
            let (scene, words) = page(&bare, view, &request);
            let (same, said) = page_of(&common, common.view(&view.id).unwrap(), &request, Kinds::COMMON);
            assert_eq!(
                format!("{scene:?}{words:?}"),
                format!("{same:?}{said:?}"),
                "{}",
                view.id
            );
        }
    }
}

#[test]
fn a_kind_outside_the_list_is_neither_read_nor_drawn() {
    let unknown = DOCUMENT.replacen("\"kind\": \"tiles\"", "\"kind\": \"pies\"", 1);
    let error = Report::from_json(&unknown).unwrap_err();
    assert_eq!(error.code(), Code::UnknownWord);
    assert!(error.message().contains("\"pies\"") && error.message().contains("tiles, overview, targets"));
    let report = Report::from_json(REPORTS[3]).unwrap();
    let request = Request::read("{\"width\": 640}").unwrap();
    for view in report.views.iter().filter(|view| view.kind.name == "targets") {
        assert!(!page(&report, view, &request).0.targets.is_empty());
        assert!(page_of(&report, view, &request, Kinds::COMMON).0.targets.is_empty());
    }
}

/// A tile shows the chart that it opens, where its figures share an axis, inside the tile and at any width.
#[test]
fn an_overview_has_a_small_picture_of_each_chart() {
    let report = built_in().unwrap();
    let view = report.view("overview").unwrap();
    for (lang, width) in [(Lang::Zh, 280.0), (Lang::En, 320.0), (Lang::Zh, 900.0)] {
        let scene = build(&report, view, Options::new(lang, width, Frame::Bare));
        for (target, link) in scene.targets.iter().zip(view.items.links()) {
            let opened = report.view(&link.view).unwrap();
            let mut marks = 0;
            for item in &scene.items {
                let (x, y) = match item {
                    Item::Rect(area, Fill::Solid(Role::Rule)) if area.width > 40.0 => continue,
                    Item::Rect(area, _) => (area.right(), area.bottom()),
                    Item::Circle(center, radius, _) => (center.x + radius, center.y + radius),
                    _ => continue,
                };
                let area = target.area;
                let inside = x > area.x && x <= area.right() + 0.5 && y > area.y && y <= area.bottom();
                marks += usize::from(inside);
            }
            let least = if opened.kind.axis == Axis::None {
                0
            } else {
                opened.data().len()
            };
            assert!(marks >= least, "{} at {width}: {marks} of {least} marks", link.view);
        }
        let right = scene.items.iter().filter_map(|item| match item {
            Item::Rect(area, _) => Some(area.right()),
            _ => None,
        });
        assert!(right.fold(0.0, f64::max) <= width + 0.5);
    }
}

/// A view of many figures would be a texture, and a thousand of them costly.
#[test]
fn an_overview_draws_no_picture_of_many_figures() {
    let mut document: serde_json::Value = serde_json::from_str(DOCUMENT).unwrap();
    let items = |document: &serde_json::Value| {
        let report = Report::from_json(&document.to_string()).unwrap();
        let view = report.view("overview").unwrap();
        build(&report, view, Options::new(Lang::Zh, 600.0, Frame::Bare))
            .items
            .len()
    };
    let before = items(&document);
    let measures: Vec<_> = (2000..2040)
        .map(|year| {
            serde_json::json!({"period": year.to_string(), "kind": "result", "comparison": "yoy", "direction": "increase",
                "stated": "5%", "section": "targets"})
        })
        .collect();
    let shown: Vec<_> = (2000..2040)
        .map(|year| serde_json::json!({"measure": format!("many@{year}")}))
        .collect();
    document["indicators"]
        .as_array_mut()
        .unwrap()
        .push(serde_json::json!({"id": "many", "type": "indicator",
        "name": {"zh": "产量", "en": "Output"}, "measures": measures}));
    let views = document["views"].as_array_mut().unwrap();
    let growth = views.iter_mut().find(|view| view["id"] == "growth-2010").unwrap();
    growth["items"] = shown.into();
    assert!(items(&document) < before);
}

/// The indicator heads a tile where the title of its chart would stand over others, too; one of them has the picture.
#[test]
fn tiles_of_one_chart_are_headed_by_their_indicators() {
    let report = Report::from_json(PROVINCE).unwrap();
    let view = report.view("overview").unwrap();
    let scene = build(&report, view, Options::new(Lang::Zh, 900.0, Frame::Bare));
    let said = texts(&scene);
    // Alone under its title, and one of several.
    for once in ["2030年增速与2031年目标", "规模以上工业增加值", "粮食产量", "进出口总额"] {
        assert_eq!(
            said.iter().filter(|text| **text == once).count(),
            1,
            "{once} in {said:?}"
        );
    }
    assert!(!said.contains(&"2030年主要指标"), "{said:?}");
}

/// In a column of an article names stand beside the dots, also where a dot is so near zero that its label crosses the axis.
#[test]
fn pairs_of_rates_stand_in_rows_in_a_column_of_text() {
    let report = Report::from_json(PROVINCE).unwrap();
    let view = report.view("change-1").unwrap();
    for width in [560.0, 640.0, 720.0] {
        let scene = build(&report, view, Options::new(Lang::Zh, width, Frame::Bare));
        let text = |words: &str| {
            let mut all = scene.items.iter().filter_map(|item| match item {
                Item::Text(text) if text.text == words => Some(text.bounds()),
                _ => None,
            });
            all.next().unwrap_or_else(|| panic!("no {words} at {width}"))
        };
        let (name, label) = (text("居民消费价格"), text("上涨0.6%"));
        assert!(label.x > name.right(), "{width}");
        // The line of zero is broken there.
        let crossing = scene.items.iter().any(|item| match item {
            Item::Rect(line, Fill::Solid(Role::Ink)) if line.width == 1.0 => {
                (label.x..label.right()).contains(&line.x) && line.y < label.y && line.bottom() > label.bottom()
            }
            _ => false,
        });
        assert!(!crossing, "{width}");
        let said = texts(&scene);
        // Some results are filled, too.
        assert!(
            !said.contains(&"实心：目标") && said.contains(&"空心：预计数"),
            "{said:?}"
        );
        // The earlier dot is as grey as its label.
        let greys = scene
            .items
            .iter()
            .filter(|item| matches!(item, Item::Circle(_, _, Role::Muted)));
        assert!(greys.count() >= view.data().len() / 2, "{width}");
    }
}

/// The changes of unlike things in one year multiply to nothing.
#[test]
fn an_index_takes_one_indicator_in_the_order_of_time() {
    let with = |items: [&str; 2]| {
        let mut document: serde_json::Value = serde_json::from_str(DOCUMENT).unwrap();
        let views = document["views"].as_array_mut().unwrap();
        let index = views.iter_mut().find(|view| view["id"] == "telecom-tariff").unwrap();
        let items = items.map(|id| serde_json::json!({"measure": id}));
        index["items"] = items.to_vec().into();
        Report::from_json(&document.to_string())
    };
    assert!(with(["telecom-tariff@2009", "telecom-tariff@2010"]).is_ok());
    for wrong in [
        ["telecom-tariff@2009", "telecom-volume@2010"],
        ["telecom-tariff@2010", "telecom-tariff@2009"],
        ["telecom-volume@2010", "industrial-value-added@2010"],
    ] {
        let error = with(wrong).unwrap_err();
        assert_eq!(error.code(), Code::IncompleteView, "{error}");
        assert!(error.path().ends_with("items[1].measure"), "{error}");
        assert!(error.message().contains("one indicator"), "{error}");
    }
}
