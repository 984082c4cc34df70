//! What an editor pastes: the element with its figures inside as a table, readable without script. Refuses: drawing.

use crate::describe;
use crate::lang::Lang;
use crate::page::table;
use crate::report::{Report, View};

/// The HTML of a view: `<report-chart>` around a figure with title, summary, table and source. `module` is the address of
/// `report-chart.js`; with it, the script element that loads it comes first.
///
/// Every text is escaped; the address too.
pub fn fragment(report: &Report, view: &View, lang: Lang, module: Option<&str>) -> String {
    let mut out = module.map_or_else(String::new, script);
    let tag = lang.tag();
    let (id, title) = (escape(&view.id), escape(view.title.get(lang)));
    out.push_str(&format!(
        "<report-chart view=\"{id}\" lang=\"{tag}\">\n  <figure lang=\"{tag}\">\n"
    ));
    out.push_str(&format!("    <figcaption>{title}</figcaption>\n"));
    out.push_str(&format!(
        "    <p>{}</p>\n    <table>\n",
        escape(view.subtitle.get(lang))
    ));
    let table = table(view, lang);
    let heads: String = table
        .columns
        .iter()
        .map(|c| format!("<th scope=\"col\">{}</th>", escape(c)))
        .collect();
    out.push_str(&format!("      <thead><tr>{heads}</tr></thead>\n      <tbody>\n"));
    for row in &table.rows {
        let [name, value, period, wording, section] = row.cells.each_ref().map(|cell| escape(cell));
        let stated = escape(&row.stated);
        out.push_str(&format!(
            "        <tr><th scope=\"row\">{name}</th><td>{value}</td><td>{period}</td><td>{wording}</td>\
             <td>{section} {stated}</td></tr>\n"
        ));
    }
    out.push_str("      </tbody>\n    </table>\n");
    for note in &view.notes {
        out.push_str(&format!("    <p>{}</p>\n", escape(note.get(lang))));
    }
    let source = escape(&describe::source(report, view, lang));
    out.push_str(&format!("    <p>{source}</p>\n  </figure>\n</report-chart>\n"));
    out
}

/// The two lines: the script and the bare element.
pub fn two_lines(view: &View, lang: Lang, module: &str) -> String {
    let (script, id, tag) = (script(module), escape(&view.id), lang.tag());
    format!("{script}<report-chart view=\"{id}\" lang=\"{tag}\"></report-chart>\n")
}

fn script(module: &str) -> String {
    format!("<script type=\"module\" src=\"{}\"></script>\n", escape(module))
}

/// Text as HTML shows it, also between double quotes.
fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::embedded;

    #[test]
    fn every_figure_is_in_the_table_in_its_own_words() {
        let report = embedded().unwrap();
        for view in &report.views {
            for lang in [Lang::Zh, Lang::En] {
                let html = fragment(&report, view, lang, None);
                for datum in view.kind.data() {
                    let words = escape(&describe::value_words(datum, lang));
                    assert!(html.contains(&format!("<td>{words}</td>")), "{} {words}", view.id);
                }
                assert_eq!(html.matches("<tr>").count(), view.kind.data().len() + 1);
            }
        }
    }

    #[test]
    fn an_address_cannot_break_out_of_its_attribute() {
        let report = embedded().unwrap();
        let view = report.view("overview").unwrap();
        let html = two_lines(view, Lang::Zh, "\"><img src=x onerror=alert(1)>");
        assert!(!html.contains("<img"), "{html}");
        assert_eq!(html.lines().count(), 2);
    }
}
