//! The kinds of view: the data of each agrees with what it does; the lists of kinds.
// Helper functions of tests may panic like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
use quantity::Lang;
use report_charts::Code;
use report_charts::chart::kinds::{Kinds, all};
use report_charts::document::{DOCUMENT, built_in};
use report_charts::page::request::Request;
use report_charts::page::view_model::{page, page_of};
use report_charts::report::{ItemType, Items, Order, Report, View};
use std::collections::BTreeSet;

const REPORTS: [&str; 4] = [
    DOCUMENT,
    include_str!("reports/sample-2013.json"),
    include_str!("reports/corrected-2014.json"),
    include_str!("reports/over-time-2024.json"),
];

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
