//! The reports of the front page: that of the province is what draft and proposals make of its text, as an editor then completes it
//! in English; that of the wordings says what the page says of it.
// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
use quantity::Lang;
use reading::draft::draft;
use reading::propose::{open, propose, views_json};
use report_charts::document::built_in;
use report_charts::page::paste::{Addresses, paste};
use serde_json::Value;

const PROSE: &str = include_str!("../../../tests/reports/province-2031.txt");
const PROVINCE: &str = include_str!("../../../www/demo/reports/province-2031.json");
const WORDINGS: &str = include_str!("../../../www/demo/reports/wordings.json");
const ZH: &str = include_str!("../../../www/demo/index.html");
const EN: &str = include_str!("../../../www/demo/en/index.html");

/// Without English, which an editor writes, and without what is the same as nothing.
fn chinese(mut value: Value) -> Value {
    match &mut value {
        Value::Object(fields) => {
            fields.retain(|name, field| name != "en" && !(name == "estimate" && *field == Value::Bool(false)));
            fields.values_mut().for_each(|field| *field = chinese(field.take()));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| *item = chinese(item.take())),
        _ => {}
    }
    value
}

#[test]
fn the_province_is_drafted_from_its_text() {
    let text = draft(PROSE).document();
    let mut drafted: Value = serde_json::from_str(&text).unwrap();
    let proposed: Value = serde_json::from_str(&views_json(&propose(&open(&text).unwrap())).unwrap()).unwrap();
    drafted["views"] = proposed["views"].clone();
    let mut published: Value = serde_json::from_str(PROVINCE).unwrap();
    // "report" is what a draft is called until it has a name.
    assert_eq!(published["id"], "province-2031");
    published["id"] = drafted["id"].clone();
    assert_eq!(chinese(published), chinese(drafted));
}

/// Nothing of the page is in the language of the other one.
#[test]
fn every_word_of_the_reports_is_there_in_english() {
    for text in [PROVINCE, WORDINGS] {
        let mut stack = vec![serde_json::from_str::<Value>(text).unwrap()];
        while let Some(value) = stack.pop() {
            if let Some(zh) = value.get("zh") {
                let en = value["en"].as_str().unwrap_or_else(|| panic!("no English: {zh}"));
                assert!(en.is_ascii(), "{en}");
            }
            match value {
                Value::Object(fields) => stack.extend(fields.into_iter().map(|(_, field)| field)),
                Value::Array(items) => stack.extend(items),
                _ => {}
            }
        }
    }
}

/// The tables that stand inside the elements of these reports have the words of the charts.
#[test]
fn tables_say_what_the_charts_say() {
    for (page, lang) in [(ZH, Lang::Zh), (EN, Lang::En)] {
        for (text, view, id) in [(PROVINCE, "overview", "province"), (WORDINGS, "wordings", "wordings")] {
            let (_, behind) = page.split_once(&format!("<report-chart id=\"{id}\"")).unwrap();
            let (inside, _) = behind.split_once("</report-chart>").unwrap();
            let inside = inside.replace("<span class=\"n\">", "").replace("</span>", "");
            let inside = inside.replace("&amp;", "&");
            let report = open(text).unwrap();
            let view = report.view(view).unwrap();
            assert!(
                inside.contains(&format!("<figcaption>{}<", view.title.get(lang))),
                "{id}"
            );
            let rows = report_charts::page::view_model::table(view, lang).rows;
            assert_eq!(inside.matches("<th scope=\"row\">").count(), rows.len(), "{id}");
            for row in rows {
                assert!(
                    inside.contains(&format!("<th scope=\"row\">{}</th>", row.cells[0])),
                    "{id}: {}",
                    row.cells[0]
                );
            }
        }
    }
}

/// What was pasted is what the product gives to paste.
#[test]
fn the_paste_is_the_plain_form() {
    let report = built_in().unwrap();
    let view = report.view("telecom-tariff").unwrap();
    for (page, lang) in [(ZH, Lang::Zh), (EN, Lang::En)] {
        let (_, behind) = page.split_once("<div class=\"pasted\">\n").unwrap();
        let (pasted, _) = behind.split_once("    </div>").unwrap();
        // The English page is in another folder.
        let pasted = pasted.replace("=\"../", "=\"");
        let addresses = Addresses::beside("report-chart.js", view, lang);
        assert_eq!(pasted, paste(&report, view, lang, &addresses), "{lang:?}");
    }
}

/// What identifies a part of the page, in order: elements with an id, and charts.
fn parts(page: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for tag in page.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').unwrap();
        let name = tag.split_whitespace().next().unwrap();
        let kept: Vec<&str> = tag
            .split_whitespace()
            .filter(|part| {
                ["id=", "class=", "view=", "for=", "theme="]
                    .iter()
                    .any(|start| part.starts_with(start))
            })
            // Markup of Chinese line breaks, and the link to the text, which is read in Chinese.
            .filter(|part| !["class=\"n\"", "for=\"article\""].contains(part))
            .collect();
        if !kept.is_empty() || ["section", "h1", "h2", "h3", "meta", "link"].contains(&name) {
            parts.push(format!("{name} {}", kept.join(" ")));
        }
    }
    parts
}

#[test]
fn both_languages_have_the_same_parts() {
    assert_eq!(parts(ZH), parts(EN));
}
