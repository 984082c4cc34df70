//! The format of documents as JSON Schema. A schema cannot check everything, such as references and equal units; reading does.

use super::report::format::{
    AIM_FIELDS, ALIASES, CORRECTED_FIELDS, COURSE_FIELDS, DOCUMENT_FIELDS, FORMAT, ID, INDICATOR_FIELDS, ITEM_FIELDS,
    ITEMS, LINK_FIELDS, MEASURE_FIELDS, MEASURES, NOTES, ORDERS, PAIR_FIELDS, PARTS, QUOTE_FIELDS, SECTION_FIELDS,
    VIEW_FIELDS, VIEWS,
};
use crate::base::address;
use crate::base::limits::{LABEL, NOTE};
use crate::chart::kinds;
use crate::report::{COMPARISONS, DIRECTIONS, DRAWN, ItemType, KINDS, NO_DATE, Quote, TYPES};
use quantity::{Qualifier, Unit};
use serde_json::{Map, Value, json};

/// A text for display.
fn shown(most: usize) -> Value {
    // Not only spaces; no controls, line ends, zero-width characters or characters that reverse the direction.
    let unseen = "\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff";
    json!({"type": "string", "minLength": 1, "maxLength": most, "pattern": format!("^[^{unseen}]*[^\\s{unseen}][^{unseen}]*$")})
}

fn id() -> Value {
    json!({"type": "string", "pattern": format!("^[a-z0-9@/._-]{{1,{ID}}}$")})
}

fn local(most: usize) -> Value {
    json!({
        "type": "object", "required": ["zh"], "additionalProperties": false,
        "properties": {"zh": shown(most), "en": or_null(shown(most))},
    })
}

fn words<T>(table: &[(T, &str)]) -> Value {
    json!({"enum": table.iter().map(|(_, name)| *name).collect::<Vec<_>>()})
}

fn list(items: Value, least: usize, most: usize) -> Value {
    json!({"type": "array", "items": items, "minItems": least, "maxItems": most})
}

/// A schema that also accepts null.
fn or_null(schema: Value) -> Value {
    json!({"anyOf": [schema, {"type": "null"}]})
}

/// An object with these fields only. `shape` gives for each whether it is required, and its schema.
fn object(fields: &[&str], shape: impl Fn(&str) -> Option<(bool, Value)>) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for field in fields {
        // A field without a shape would be refused; a test checks that all have one.
        let Some((needed, schema)) = shape(field) else { continue };
        if needed {
            required.push(*field);
        }
        let schema = if needed { schema } else { or_null(schema) };
        properties.insert((*field).to_owned(), schema);
    }
    json!({"type": "object", "required": required, "additionalProperties": false, "properties": properties})
}

/// The JSON Schema (2020-12) of `report-charts/1`.
pub fn schema() -> String {
    let mut schema = object(&DOCUMENT_FIELDS, |field| {
        Some(match field {
            "format" => (true, json!({"const": FORMAT})),
            "id" => (true, id()),
            "title" | "publisher" => (true, local(LABEL)),
            "date" => (true, time(&format!("{YEAR}(-{MONTH}(-{DAY})?)?|{NO_DATE}"))),
            "version" => (false, shown(LABEL)),
            "url" => (false, url()),
            "sections" => (true, list(json!({"$ref": "#/$defs/section"}), 0, MEASURES)),
            "indicators" => (true, list(json!({"$ref": "#/$defs/indicator"}), 0, MEASURES)),
            "views" => (false, list(json!({"$ref": "#/$defs/view"}), 0, VIEWS)),
            _ => return None,
        })
    });
    if let Some(fields) = schema.as_object_mut() {
        fields.insert(
            "$schema".to_owned(),
            json!("https://json-schema.org/draft/2020-12/schema"),
        );
        fields.insert("title".to_owned(), json!("A report for Report Charts"));
        fields.insert(
            "$defs".to_owned(),
            json!({"section": section(), "indicator": indicator(), "measure": measure(), "view": view()}),
        );
    }
    serde_json::to_string_pretty(&schema).unwrap_or_default()
}

/// Patterns for parts of periods. They do not exclude the year 0, days that do not exist, and spans that end before they start.
const YEAR: &str = "[0-9]{4}";
const MONTH: &str = "(0[1-9]|1[0-2])";
const DAY: &str = "(0[1-9]|[12][0-9]|3[01])";

fn time(pattern: &str) -> Value {
    json!({"type": "string", "pattern": format!("^({pattern})$")})
}

fn section() -> Value {
    object(&SECTION_FIELDS, |field| {
        Some(match field {
            "id" => (true, id()),
            "title" => (true, local(LABEL)),
            "url" => (false, url()),
            _ => return None,
        })
    })
}

fn indicator() -> Value {
    object(&INDICATOR_FIELDS, |field| {
        Some(match field {
            "id" => (true, id()),
            "type" => (true, words(&TYPES)),
            "name" => (true, local(LABEL)),
            "aliases" => (false, list(shown(LABEL), 0, ALIASES)),
            "counted" | "share_of" => (false, local(LABEL)),
            "note" => (false, local(NOTE)),
            "measures" => (true, list(json!({"$ref": "#/$defs/measure"}), 0, MEASURES)),
            _ => return None,
        })
    })
}

/// An address of http or https, or a relative one.
fn url() -> Value {
    let unseen = "\\u0000-\\u0020\\u007f-\\u00a0\\u00ad\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3000\\ufeff";
    json!({
        "type": "string", "minLength": 1, "maxLength": address::LONGEST,
        "pattern": format!("^([hH][tT][tT][pP][sS]?://|[^:/?#{unseen}]*([/?#]|$))[^{unseen}]*$"),
    })
}

fn quote() -> Value {
    let quote = object(&QUOTE_FIELDS, |field| {
        Some(match field {
            "text" => (true, shown(Quote::TEXT)),
            "prefix" | "suffix" => (false, shown(Quote::AROUND)),
            _ => return None,
        })
    });
    described(
        quote,
        "The figure as the text of the report prints it, and what stands directly before and behind it, as far as that is needed to find it.",
    )
}

fn corrected() -> Value {
    object(&CORRECTED_FIELDS, |field| {
        Some(match field {
            "from" => (true, shown(LABEL)),
            "date" => (true, time(&format!("{YEAR}-{MONTH}(-{DAY})?"))),
            "reason" => (false, local(NOTE)),
            _ => return None,
        })
    })
}

fn measure() -> Value {
    let mut measure = object(&MEASURE_FIELDS, |field| {
        Some(match field {
            "id" => (false, id()),
            "period" => (
                true,
                time(&format!(
                    "{YEAR}(-({YEAR}|[hH][12]|[qQ][1-4]|{MONTH}(-{DAY}|-{YEAR}-{MONTH})?))?"
                )),
            ),
            "kind" => (true, words(&KINDS)),
            "comparison" => (true, words(&COMPARISONS)),
            "direction" => (true, words(&DIRECTIONS)),
            "value" => (false, number("The number; a range has low and high in its place.")),
            "low" => (false, number("The lower end of a range such as 5%—5.5%, below high.")),
            "high" => (false, number("The upper end of a range.")),
            // A test compares these units with `Unit::parse`.
            "unit" => (false, json!({"type": "string", "pattern": units()})),
            "qualifier" => (
                false,
                described(
                    words(&Qualifier::ALL),
                    "over excludes the number (超过, 突破), at-least includes it (以上, 不低于); of a range exact or about.",
                ),
            ),
            "estimate" => (false, json!({"type": "boolean"})),
            "stated" => (true, shown(LABEL)),
            "quote" => (false, quote()),
            "section" => (true, json!({"type": "string"})),
            "drawn" => (false, words(&DRAWN)),
            "corrected" => (false, corrected()),
            _ => return None,
        })
    });
    if let Some(fields) = measure.as_object_mut() {
        // Either a number or both ends, with unit and qualifier; or none of them, and all are read from the wording.
        let none = |field: &str| json!({"properties": {field: {"type": "null"}}});
        fields.insert(
            "anyOf".to_owned(),
            json!([
                {
                    "required": ["value", "unit", "qualifier", "estimate"],
                    "properties": {
                        "value": {"type": "number"}, "unit": {"type": "string"},
                        "qualifier": {"type": "string"}, "estimate": {"type": "boolean"},
                    },
                    "allOf": [none("low"), none("high")],
                },
                {
                    "required": ["low", "high", "unit", "qualifier", "estimate"],
                    "properties": {
                        "low": {"type": "number"}, "high": {"type": "number"}, "unit": {"type": "string"},
                        "qualifier": {"enum": ["exact", "about"]}, "estimate": {"type": "boolean"},
                    },
                    "allOf": [none("value")],
                },
                {"allOf": [none("value"), none("low"), none("high"), none("unit"), none("qualifier")]},
            ]),
        );
    }
    measure
}

fn number(description: &str) -> Value {
    described(json!({"type": "number", "minimum": 0, "maximum": 1e15}), description)
}

fn described(mut schema: Value, description: &str) -> Value {
    if let Some(fields) = schema.as_object_mut() {
        fields.insert("description".to_owned(), json!(description));
    }
    schema
}

/// The pattern of units.
fn units() -> String {
    let [powers, shares, measured, counted, per] = Unit::alternatives();
    format!(
        "^(%|个百分点|G|{shares}|{powers}|({powers})?({measured}|({counted})([（(]({counted})(、({counted}))*[）)])?)([/每]({per}))?)$"
    )
}

fn view() -> Value {
    let mut view = object(&VIEW_FIELDS, |field| {
        Some(match field {
            "id" => (true, id()),
            "kind" => (
                true,
                json!({"enum": kinds::all().map(|kind| kind.name).collect::<Vec<_>>()}),
            ),
            "title" | "subtitle" => (true, local(LABEL)),
            "notes" => (false, list(local(NOTE), 0, NOTES)),
            "order" => (false, words(&ORDERS)),
            "items" => (true, list(json!({"type": "object"}), 1, ITEMS)),
            _ => return None,
        })
    });
    let reference = || json!({"type": "string"});
    let item = object(&ITEM_FIELDS, |field| {
        Some(match field {
            "measure" => (true, reference()),
            "label" => (false, local(LABEL)),
            _ => return None,
        })
    });
    let pair = object(&PAIR_FIELDS, |field| {
        Some(match field {
            "measure" | "to" => (true, reference()),
            "rate" => (false, reference()),
            _ => return None,
        })
    });
    let link = object(&LINK_FIELDS, |field| {
        matches!(field, "measure" | "view").then(|| (true, reference()))
    });
    let aim = object(&AIM_FIELDS, |field| {
        Some(match field {
            "measure" => (true, reference()),
            "result" | "next" => (false, reference()),
            "tolerance" => (false, json!({"type": "number", "minimum": 0, "maximum": 1e15})),
            _ => return None,
        })
    });
    let course = object(&COURSE_FIELDS, |field| {
        Some(match field {
            "measure" => (true, reference()),
            "parts" => (true, list(reference(), 1, PARTS)),
            _ => return None,
        })
    });
    // Kinds grouped by type of items, in the order of their first.
    let mut alike: Vec<(ItemType, bool, Vec<&str>)> = Vec::new();
    for kind in kinds::all() {
        match alike
            .iter_mut()
            .find(|(items, single, _)| (*items, *single) == (kind.items, kind.single))
        {
            Some((.., names)) => names.push(kind.name),
            None => alike.push((kind.items, kind.single, vec![kind.name])),
        }
    }
    let of = |(items, single, names): &(ItemType, bool, Vec<&str>)| {
        let item = match items {
            ItemType::Datum => &item,
            ItemType::Pair => &pair,
            ItemType::Link => &link,
            ItemType::Aim => &aim,
            ItemType::Course => &course,
        };
        let most = if *single { 1 } else { ITEMS };
        json!({
            "if": {"properties": {"kind": {"enum": names}}},
            "then": {"properties": {"items": {"items": item, "maxItems": most}}},
        })
    };
    if let Some(fields) = view.as_object_mut() {
        fields.insert("allOf".to_owned(), alike.iter().map(of).collect());
    }
    view
}
