//! The kinds as which a chart can be drawn instead, for an editor to choose from: those that read its figures without an error.

use report_charts::base::error::Error;
use report_charts::chart::kinds::all;
use report_charts::document::view_json;
use report_charts::page::arrange::shown;
use report_charts::report::{Datum, ItemType, Items, Kind, Order, Report, View};
use serde_json::{Value, json};

use crate::propose::open;

/// What can be chosen for a chart.
#[derive(Clone, Debug)]
pub struct Choices {
    /// Whether its kind has an order by value.
    pub by_value: bool,
    /// Ids of its figures in the order in which they are seen.
    pub shown: Vec<String>,
    /// The same chart as each other kind that fits. Its figures are in the order in which they were seen: by value where the kind
    /// has that order, too, else as they are listed.
    pub others: Vec<View>,
}

/// What can be chosen for a view of a report in JSON; nothing for an id without a view, and for an overview.
///
/// # Errors
/// All errors of the report, as of [`Report::read`].
pub fn choices(text: &str, id: &str) -> Result<Choices, Error> {
    let report = open(text)?;
    let view = report.views.iter().find(|view| view.id == id);
    // A flat table has no views to exchange.
    let document: Option<Value> = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok();
    let fits = |view: &View| {
        let with_view = document.clone().and_then(|document| with_view(document, view));
        with_view.is_some_and(|document| Report::read(&document).is_ok())
    };
    let others = view.into_iter().flat_map(|view| {
        let others = all().filter(|kind| *kind != view.kind);
        others.filter_map(|kind| as_kind(view, kind)).filter(fits)
    });
    Ok(Choices {
        by_value: view.is_some_and(|view| view.kind.by_value),
        shown: view
            .map(shown)
            .into_iter()
            .flatten()
            .map(|datum| datum.measure.id.clone())
            .collect(),
        others: others.collect(),
    })
}

/// The same figures as another kind; `None` where its items are of a type that cannot be made of them.
fn as_kind(view: &View, kind: &'static Kind) -> Option<View> {
    let order = if kind.by_value { view.order } else { Order::Listed };
    let items = match (kind.items, &view.items) {
        (_, Items::Links(_)) => None,
        (ItemType::Datum, items) if order == view.order => Some(Items::Data(once(items.data().into_iter().cloned()))),
        (ItemType::Datum, _) => Some(Items::Data(once(shown(view).into_iter()))),
        (ItemType::Pair, Items::Pairs(pairs)) => Some(Items::Pairs(pairs.clone())),
        _ => None,
    };
    Some(View {
        kind,
        order,
        items: items?,
        ..view.clone()
    })
}

/// Each figure once: two pairs may share one.
fn once(data: impl Iterator<Item = Datum>) -> Vec<Datum> {
    let mut each: Vec<Datum> = Vec::new();
    for datum in data {
        if !each.iter().any(|known| known.measure.id == datum.measure.id) {
            each.push(datum);
        }
    }
    each
}

/// The report with one view.
fn with_view(mut document: Value, view: &View) -> Option<String> {
    document
        .as_object_mut()?
        .insert("views".to_owned(), json!([view_json(view)]));
    Some(document.to_string())
}

/// The choices as JSON: `{by_value, shown, others}`, the others as `views` of a document.
pub fn choices_json(choices: &Choices) -> String {
    let others: Vec<Value> = choices.others.iter().map(view_json).collect();
    json!({"by_value": choices.by_value, "shown": choices.shown, "others": others}).to_string()
}
