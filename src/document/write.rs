//! Views as a document holds them.

use crate::report::{Aim, Course, Datum, Order, Pair, View, ViewKind};
use quantity::LocalText;
use serde_json::{Map, Value, json};

/// A text in both languages as a document holds it.
pub fn local_text(text: &LocalText) -> Value {
    json!({"zh": text.zh, "en": text.en})
}

fn aim_json(aim: &Aim) -> Value {
    let mut out = Map::new();
    let mut put = |field: &str, value: Value| out.insert(field.to_owned(), value);
    put("measure", json!(aim.target.measure.id));
    if let Some(result) = &aim.result {
        put("result", json!(result.measure.id));
    }
    if let Some(next) = &aim.next {
        put("next", json!(next.measure.id));
    }
    if let Some(tolerance) = aim.tolerance {
        put("tolerance", json!(tolerance));
    }
    Value::Object(out)
}

fn course_json(course: &Course) -> Value {
    let parts: Vec<&str> = course.parts.iter().map(|part| part.measure.id.as_str()).collect();
    json!({"measure": course.target.measure.id, "parts": parts})
}

/// A view as a document holds it.
pub fn view_json(view: &View) -> Value {
    let items = |data: &[Datum]| -> Vec<Value> {
        let item = |datum: &Datum| match &datum.label {
            None => json!({"measure": datum.measure.id}),
            Some(label) => json!({"measure": datum.measure.id, "label": local_text(label)}),
        };
        data.iter().map(item).collect()
    };
    let pair = |pair: &Pair| match &pair.rate {
        None => json!({"measure": pair.from.measure.id, "to": pair.to.measure.id}),
        Some(rate) => json!({"measure": pair.from.measure.id, "to": pair.to.measure.id, "rate": rate.measure.id}),
    };
    let (kind, shown) = match &view.kind {
        ViewKind::Bars(data, _) => ("bars", items(data)),
        ViewKind::Change(pairs) => ("change", pairs.iter().map(pair).collect()),
        ViewKind::Slopes(pairs) => ("slopes", pairs.iter().map(pair).collect()),
        ViewKind::Remainder(data) => ("remainder", items(data)),
        ViewKind::Index(data) => ("index", items(data)),
        ViewKind::Shares(data) => ("shares", items(data)),
        ViewKind::Proportion(one) => ("proportion", vec![pair(one)]),
        ViewKind::Tiles(data) => ("tiles", items(data)),
        ViewKind::Overview(links) => (
            "overview",
            links
                .iter()
                .map(|link| json!({"measure": link.datum.measure.id, "view": link.view}))
                .collect(),
        ),
        ViewKind::Targets(aims) => ("targets", aims.iter().map(aim_json).collect()),
        ViewKind::Progress(courses) => ("progress", courses.iter().map(course_json).collect()),
        ViewKind::Series(data) => ("series", items(data)),
    };
    let mut out = json!({
        "id": view.id, "kind": kind, "title": local_text(&view.title), "subtitle": local_text(&view.subtitle), "items": shown,
    });
    if let (Some(fields), ViewKind::Bars(_, Order::Value)) = (out.as_object_mut(), &view.kind) {
        fields.insert("order".to_owned(), json!("value"));
    }
    if let (Some(fields), false) = (out.as_object_mut(), view.notes.is_empty()) {
        fields.insert(
            "notes".to_owned(),
            json!(view.notes.iter().map(local_text).collect::<Vec<_>>()),
        );
    }
    out
}
