//! Writes views in the form of documents.

use crate::report::{Aim, Course, Datum, Items, Link, Order, Pair, View};
use quantity::LocalText;
use serde_json::{Map, Value, json};

/// A text in both languages, in the form of documents.
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

/// A view in the form of documents.
pub fn view_json(view: &View) -> Value {
    let item = |datum: &Datum| match &datum.label {
        None => json!({"measure": datum.measure.id}),
        Some(label) => json!({"measure": datum.measure.id, "label": local_text(label)}),
    };
    let pair = |pair: &Pair| match &pair.rate {
        None => json!({"measure": pair.from.measure.id, "to": pair.to.measure.id}),
        Some(rate) => json!({"measure": pair.from.measure.id, "to": pair.to.measure.id, "rate": rate.measure.id}),
    };
    let link = |link: &Link| json!({"measure": link.datum.measure.id, "view": link.view});
    let shown: Vec<Value> = match &view.items {
        Items::Data(data) => data.iter().map(item).collect(),
        Items::Pairs(pairs) => pairs.iter().map(pair).collect(),
        Items::Links(links) => links.iter().map(link).collect(),
        Items::Aims(aims) => aims.iter().map(aim_json).collect(),
        Items::Courses(courses) => courses.iter().map(course_json).collect(),
    };
    let mut out = json!({
        "id": view.id, "kind": view.kind.name, "title": local_text(&view.title), "subtitle": local_text(&view.subtitle), "items": shown,
    });
    if let (Some(fields), Order::Value) = (out.as_object_mut(), view.order) {
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
