//! The kinds that an editor can choose for a chart.
// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used)]

use reading::kinds::choices;
use report_charts::report::Order;
use serde_json::{Value, json};

/// Three rates of one year, and one of them in the year before.
fn report(view: &Value) -> String {
    let name = |zh: &str| json!({"zh": zh, "en": zh});
    let rate = |period: &str, value: f64| {
        json!({"period": period, "kind": "result", "comparison": "yoy", "direction": "increase", "section": "one",
               "stated": format!("{value}%")})
    };
    let indicator =
        |id: &str, measures: Vec<Value>| json!({"id": id, "type": "indicator", "name": name(id), "measures": measures});
    json!({
        "format": "report-charts/1", "id": "a", "title": name("甲县报告"), "publisher": name("甲县"), "date": "2017-01",
        "sections": [{"id": "one", "title": name("一")}],
        "indicators": [
            indicator("salt", vec![rate("2015", 2.5), rate("2016", 3.5)]),
            indicator("fish", vec![rate("2016", 9.5)]),
            indicator("reed", vec![rate("2016", 6.5)]),
        ],
        "views": [view],
    })
    .to_string()
}

fn view(kind: &str, order: &str, measures: &[&str]) -> Value {
    let items: Vec<Value> = measures.iter().map(|id| json!({"measure": id})).collect();
    let words = json!({"zh": "甲", "en": "a"});
    json!({"id": "a", "kind": kind, "order": order, "title": words, "subtitle": words, "items": items})
}

fn kinds(view: &Value) -> Vec<&'static str> {
    let made = choices(&report(view), "a").unwrap();
    made.others.iter().map(|other| other.kind.name).collect()
}

#[test]
fn a_course_over_time_is_offered_only_for_figures_of_several_periods() {
    let year = kinds(&view("bars", "value", &["salt@2016", "fish@2016", "reed@2016"]));
    assert!(year.contains(&"tiles") && !year.contains(&"series"), "{year:?}");
    let years = kinds(&view("bars", "value", &["salt@2015", "salt@2016"]));
    assert!(years.contains(&"series"), "{years:?}");
}

#[test]
fn the_order_stays_and_where_a_kind_has_none_the_figures_are_as_they_were_seen() {
    let of = |view: &Value, kind: &str| {
        let made = choices(&report(view), "a").unwrap();
        let other = made.others.into_iter().find(|other| other.kind.name == kind).unwrap();
        let ids: Vec<String> = other.data().iter().map(|datum| datum.measure.id.clone()).collect();
        (made.by_value, other.order, ids.join(" "))
    };
    let listed = ["reed@2016", "salt@2016", "fish@2016"];
    let tiles = of(&view("bars", "value", &listed), "tiles");
    assert_eq!(tiles, (true, Order::Listed, "fish@2016 reed@2016 salt@2016".to_owned()));
    let made = choices(&report(&view("bars", "value", &listed)), "a").unwrap();
    assert_eq!(made.shown.join(" "), tiles.2);
    let bars = of(&view("tiles", "listed", &listed), "bars");
    assert_eq!(bars, (false, Order::Listed, listed.join(" ")));
}

#[test]
fn an_overview_and_an_unknown_view_have_no_choices() {
    let made = choices(&report(&view("bars", "listed", &["salt@2016"])), "b").unwrap();
    assert!(made.others.is_empty());
}
