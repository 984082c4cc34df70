//! What an editor pastes: the element with its figures inside as a table, readable without script. Refuses: drawing.

use crate::describe;
use crate::lang::Lang;
use crate::page::table;
use crate::report::{Report, View};
use crate::theme::Theme;

/// Where a page has the report of its chart from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin<'a> {
    /// It is the shipped one.
    Shipped,
    /// From an address, absolute so that any page may name it.
    Address(&'a str),
    /// From this text, a document or a table, which is part of the page.
    Text(&'a str),
}

impl Origin<'_> {
    /// What the element needs: an attribute, and what stands inside. `None` for a text that HTML would not leave as it is.
    fn parts(self) -> Option<(String, String)> {
        match self {
            Self::Shipped => Some((String::new(), String::new())),
            Self::Address(address) => Some((format!(" src=\"{}\"", escape(address)), String::new())),
            // In JSON the sign stands in texts only, where it can be written otherwise.
            Self::Text(text) if text.trim_start().starts_with('{') => Some((
                String::new(),
                format!(
                    "<script type=\"application/json\">{}</script>",
                    text.replace('<', "\\u003c")
                ),
            )),
            Self::Text(text) if !text.contains('<') => {
                Some((String::new(), format!("<script type=\"text/csv\">{text}</script>")))
            }
            Self::Text(_) => None,
        }
    }
}

/// The HTML of a view: `<report-chart>` around a figure with title, summary, table and source. `module` is the address of
/// `report-chart.js`; with it, the script element that loads it comes first.
///
/// Every text is escaped; the address too.
pub fn fragment(report: &Report, view: &View, lang: Lang, module: Option<&str>) -> String {
    fragment_of(report, view, lang, module, Origin::Shipped).unwrap_or_default()
}

/// The same for a report of another origin; `None` where the text of the report cannot stand in a page.
pub fn fragment_of(
    report: &Report,
    view: &View,
    lang: Lang,
    module: Option<&str>,
    origin: Origin<'_>,
) -> Option<String> {
    let (source, inside) = origin.parts()?;
    let mut out = module.map_or_else(String::new, script);
    let tag = lang.tag();
    let (id, title) = (escape(&view.id), escape(view.title.get(lang)));
    out.push_str(&format!(
        "<report-chart{source} view=\"{id}\" lang=\"{tag}\">{inside}\n  <figure lang=\"{tag}\">\n"
    ));
    out.push_str(&format!("    <figcaption>{title}</figcaption>\n"));
    out.push_str(&format!("    <p>{}</p>\n", escape(view.subtitle.get(lang))));
    out.push_str(&table_html(view, lang));
    for note in &view.notes {
        out.push_str(&format!("    <p>{}</p>\n", escape(note.get(lang))));
    }
    let source = escape(&describe::source(report, view, lang));
    out.push_str(&format!("    <p>{source}</p>\n  </figure>\n</report-chart>\n"));
    Some(out)
}

/// The figures of a view as an HTML table of their own.
pub(crate) fn table_html(view: &View, lang: Lang) -> String {
    let table = table(view, lang);
    let heads: String = table
        .columns
        .iter()
        .map(|c| format!("<th scope=\"col\">{}</th>", escape(c)))
        .collect();
    let mut out = format!("    <table>\n      <thead><tr>{heads}</tr></thead>\n      <tbody>\n");
    for row in &table.rows {
        let [name, value, period, wording, section] = row.cells.each_ref().map(|cell| escape(cell));
        let stated = escape(&row.stated);
        out.push_str(&format!(
            "        <tr><th scope=\"row\">{name}</th><td>{value}</td><td>{period}</td><td>{wording}</td>\
             <td>{section} {stated}</td></tr>\n"
        ));
    }
    out + "      </tbody>\n    </table>\n"
}

/// The two lines: the script and the bare element.
pub fn two_lines(view: &View, lang: Lang, module: &str) -> String {
    two_lines_of(view, lang, module, Origin::Shipped).unwrap_or_default()
}

/// The same for a report of another origin; `None` where the text of the report cannot stand in a page.
pub fn two_lines_of(view: &View, lang: Lang, module: &str, origin: Origin<'_>) -> Option<String> {
    let (source, inside) = origin.parts()?;
    let (script, id, tag) = (script(module), escape(&view.id), lang.tag());
    Some(format!(
        "{script}<report-chart{source} view=\"{id}\" lang=\"{tag}\">{inside}</report-chart>\n"
    ))
}

/// The view in a frame, where the page around it cannot reach it nor it the page: the frame, and the script that gives it
/// its chart's height. `theme` is `None` for the reader's own; `module` is the address of `report-chart.js`, beside which
/// the page of the frame stands.
pub fn iframe(view: &View, lang: Lang, theme: Option<Theme>, module: &str) -> String {
    let theme = match theme {
        Some(Theme::Light) => "light",
        Some(Theme::Dark) => "dark",
        // Other colours are the reader's or the page's, not the author's.
        _ => "auto",
    };
    let (id, tag, folder) = (encode(&view.id), lang.tag(), folder(module));
    let page = escape(&format!(
        "{folder}report-chart-frame.html?view={id}&lang={tag}&theme={theme}"
    ));
    let title = escape(view.title.get(lang));
    let resize = escape(&format!("{folder}report-chart-resize.js"));
    // A classic script: a module of another host would need headers that plain hosts do not send.
    let script = format!("<script src=\"{resize}\" async></script>\n");
    // The border that browsers give a frame would make it wider than its place; a style attribute may be forbidden.
    format!(
        "<iframe src=\"{page}\" title=\"{title}\" loading=\"lazy\" \
         sandbox=\"allow-scripts allow-popups allow-downloads\" width=\"100%\" height=\"520\" \
         frameborder=\"0\"></iframe>\n{script}"
    )
}

/// An address up to its last slash; empty for a bare file name.
fn folder(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let end = path.rfind('/').map_or(0, |slash| slash + 1);
    path.get(..end).unwrap_or_default()
}

/// Text as a value in the query of an address.
fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
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

    #[test]
    fn a_frame_asks_for_its_view_and_stands_beside_the_module() {
        let report = embedded().unwrap();
        let view = report.view("targets-2011").unwrap();
        let html = iframe(view, Lang::Zh, None, "https://host/charts/report-chart.js?v=3#x/y");
        let expected = "<iframe src=\"https://host/charts/report-chart-frame.html?view=targets-2011&amp;lang=zh-CN&amp;theme=auto\" \
             title=\"2011年：要快多少，要省多少\" loading=\"lazy\" sandbox=\"allow-scripts allow-popups allow-downloads\" \
             width=\"100%\" height=\"520\" frameborder=\"0\"></iframe>\n\
             <script src=\"https://host/charts/report-chart-resize.js\" async></script>\n";
        assert_eq!(html, expected);
        let dark = iframe(view, Lang::En, Some(Theme::Dark), "report-chart.js");
        assert!(
            dark.starts_with("<iframe src=\"report-chart-frame.html?view=targets-2011&amp;lang=en&amp;theme=dark\"")
        );
        assert!(dark.contains(" src=\"report-chart-resize.js\" async></script>"));
    }

    #[test]
    fn nothing_breaks_out_of_a_frame() {
        let report = embedded().unwrap();
        let mut view = report.view("overview").unwrap().clone();
        view.id = "a&theme=dark\"><图>#".to_owned();
        view.title.en = "\"><script>alert(1)</script>".to_owned();
        let html = iframe(&view, Lang::En, Some(Theme::Light), "/a\"><img>/report-chart.js");
        assert!(
            html.contains("?view=a%26theme%3Ddark%22%3E%3C%E5%9B%BE%3E%23&amp;lang=en&amp;theme=light\""),
            "{html}"
        );
        assert!(
            html.contains("src=\"/a&quot;&gt;&lt;img&gt;/report-chart-frame.html?"),
            "{html}"
        );
        assert!(
            html.contains("title=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\""),
            "{html}"
        );
        assert_eq!(
            html.matches('<').count(),
            4,
            "a frame and a script, each with its end: {html}"
        );
    }
}
