//! Embed code for editors: the element with title, summary, picture, table and source inside, readable without script.
//! Not here: drawing.

use crate::base::theme::Theme;
use crate::chart::{Frame, Options, build, findings};
use crate::page::paste::PICTURES;
use crate::page::view_model::table;
use crate::phrase;
use crate::report::{Report, View};
use quantity::Lang;

/// Width of these pictures in CSS pixels: that of a column of text.
const PICTURE_WIDTH: f64 = 640.0;

/// Origin of the report of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin<'a> {
    /// The built-in report.
    BuiltIn,
    /// An absolute address.
    Address(&'a str),
    /// This text, a document or a table, which becomes part of the page.
    Text(&'a str),
    /// One of these, and the hash of its file in the form of `integrity`: another edition of the report is refused. A text in the page
    /// has one edition only.
    Pinned(&'a Origin<'a>, &'a str),
}

impl Origin<'_> {
    /// The attribute and the content for the element. `None` for a text that HTML would change.
    pub fn parts(self) -> Option<(String, String)> {
        match self {
            Self::BuiltIn => Some((String::new(), String::new())),
            // Where the code is pasted, this may be another host.
            Self::Address(address) => {
                let whole = ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme));
                let allowed = if whole { " crossorigin" } else { "" };
                Some((format!(" src=\"{}\"{allowed}", escape(address)), String::new()))
            }
            // In JSON, `<` occurs in strings only, where it can be escaped.
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
            Self::Pinned(report, hash) => {
                let (source, inside) = report.parts()?;
                let pin = format!(" integrity=\"{}\"", escape(hash));
                Some((source + if inside.is_empty() { &pin } else { "" }, inside))
            }
        }
    }
}

/// The HTML of a view: `<report-chart>` around a figure with title, summary, source and table. `module` is the address of
/// `report-chart.js`; with it, the script element that loads it comes first, and the figure shows the view's picture, a file
/// of [`picture_name`] in the folder `report-chart-pictures` beside the script.
///
/// The picture is a file, which keeps the pasted HTML at 1 to 6 KB (pictures have up to 46 KB), and HTML sanitisers keep
/// `<img>`. All of its content is also in the text beside it, so it is hidden from screen readers. The figure has the layout
/// of the chart, with the table collapsed under it, so that little moves when the chart is drawn.
///
/// Every text is escaped; the address too.
pub fn fragment(report: &Report, view: &View, lang: Lang, module: Option<&str>) -> String {
    let picture = module.map(|module| picture_address(view, lang, folder(module)));
    fragment_of(report, view, lang, module, Origin::BuiltIn, picture.as_deref()).unwrap_or_default()
}

/// The same for a report of another origin, with the address of the picture, if it is published; `None` where HTML would change the
/// text of the report.
pub fn fragment_of(
    report: &Report,
    view: &View,
    lang: Lang,
    module: Option<&str>,
    origin: Origin<'_>,
    picture: Option<&str>,
) -> Option<String> {
    let (source, data) = origin.parts()?;
    let picture = picture.map_or_else(String::new, |address| image(report, view, lang, address));
    let inside = Inside {
        source: &source,
        data: &data,
        picture: &picture,
        ..Inside::default()
    };
    Some(module.map_or_else(String::new, script) + &element(report, view, lang, &inside))
}

/// The parts of an element besides the text of its figure.
#[derive(Default)]
pub struct Inside<'a> {
    /// The attribute with the address of the report; empty for the built-in one.
    pub source: &'a str,
    /// HTML of the report; empty where it is elsewhere.
    pub data: &'a str,
    /// HTML of the picture; empty for none.
    pub picture: &'a str,
    /// Whether the title is a heading of level 2.
    pub heading: bool,
    /// Whether the summary stays visible under the title of the chart.
    pub stays: bool,
    /// Whether the table is open.
    pub open: bool,
}

/// The element around its figure.
pub fn element(report: &Report, view: &View, lang: Lang, inside: &Inside<'_>) -> String {
    let tag = lang.tag();
    let (id, title) = (escape(&view.id), escape(view.title.get(lang)));
    let (level, title) = match inside.heading {
        true => (" heading-level=\"2\"", format!("<h2>{title}</h2>")),
        false => ("", title),
    };
    let kept = if inside.stays { " data-summary=\"\"" } else { "" };
    let Inside { source, data, .. } = inside;
    let mut out =
        format!("<report-chart{source} view=\"{id}\" lang=\"{tag}\"{level}>{data}\n  <figure lang=\"{tag}\">\n");
    out.push_str(&format!("    <figcaption>{title}</figcaption>\n"));
    out.push_str(&format!("    <p>{}</p>\n", escape(view.subtitle.get(lang))));
    let summary = escape(findings(view, lang).trim_end());
    out.push_str(&format!("    <p{kept}>{summary}</p>\n"));
    out.push_str(inside.picture);
    let notes = view.notes.iter().map(|note| note.get(lang).to_owned());
    for note in phrase::corrections(view, lang).into_iter().chain(notes) {
        out.push_str(&format!("    <p>{}</p>\n", escape(&note)));
    }
    let source = escape(&phrase::source(report, view, lang));
    out.push_str(&format!("    <p>{source}</p>\n"));
    let fold = lang.pick("看表格", "Show as table");
    let open = if inside.open { " open=\"\"" } else { "" };
    out.push_str(&format!("    <details{open}><summary>{fold}</summary>\n"));
    out.push_str(&table_html(view, lang));
    out + "    </details>\n  </figure>\n</report-chart>\n"
}

/// The file name of a view's picture.
pub fn picture_name(view: &View, lang: Lang) -> String {
    format!("{}.{}.svg", file_stem(view), lang.tag())
}

/// The address of a view's picture below a folder, whose address ends in a slash.
pub fn picture_address(view: &View, lang: Lang, folder: &str) -> String {
    format!("{folder}{PICTURES}{}", encode(&picture_name(view, lang)))
}

/// The id of a view as the name of a file.
pub fn file_stem(view: &View) -> String {
    view.id.replace(['/', '\\'], "_")
}

/// Options of the fallback picture: marks only, since the texts are in the page.
pub fn picture_options(lang: Lang) -> Options {
    Options::new(lang, PICTURE_WIDTH, Frame::Bare)
}

/// The picture with its size, so that space is reserved until it loads. `lazy`, because most readers get the chart.
fn image(report: &Report, view: &View, lang: Lang, address: &str) -> String {
    let size = build(report, view, picture_options(lang)).size;
    let address = escape(address);
    let (width, height) = (size.width.ceil(), size.height.ceil());
    format!("    <img src=\"{address}\" width=\"{width}\" height=\"{height}\" alt=\"\" loading=\"lazy\" />\n")
}

/// The figures of a view as an HTML table.
pub fn table_html(view: &View, lang: Lang) -> String {
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

/// Two lines: the script and the element without content.
pub fn two_lines(view: &View, lang: Lang, module: &str) -> String {
    two_lines_of(view, lang, module, Origin::BuiltIn).unwrap_or_default()
}

/// The same for a report of another origin; `None` where HTML would change the text of the report.
pub fn two_lines_of(view: &View, lang: Lang, module: &str, origin: Origin<'_>) -> Option<String> {
    let (source, inside) = origin.parts()?;
    let (script, id, tag) = (script(module), escape(&view.id), lang.tag());
    Some(format!(
        "{script}<report-chart{source} view=\"{id}\" lang=\"{tag}\">{inside}</report-chart>\n"
    ))
}

/// The view in a sandboxed frame: the frame, and the script that sets its height. `theme` is `None` for the theme of the
/// reader; `module` is the address of `report-chart.js`; the page of the frame is in the same folder.
pub fn iframe(view: &View, lang: Lang, theme: Option<Theme>, module: &str) -> String {
    let theme = match theme {
        Some(Theme::Light) => "light",
        Some(Theme::Dark) => "dark",
        // The author chooses light or dark only; other colours belong to the reader or the page.
        _ => "auto",
    };
    let (id, tag, folder) = (encode(&view.id), lang.tag(), folder(module));
    let page = escape(&format!(
        "{folder}report-chart-frame.html?view={id}&lang={tag}&theme={theme}"
    ));
    frame(&page, view.title.get(lang), folder)
}

/// A page of a chart in a sandboxed frame, and the script that sets the height of the frame. `page` is its escaped address, `folder`
/// that of the folder with the scripts.
pub fn frame(page: &str, title: &str, folder: &str) -> String {
    let title = escape(title);
    let resize = escape(&format!("{folder}report-chart-resize.js"));
    // A classic script: a module of another host would need headers that plain hosts do not send.
    let script = format!("<script src=\"{resize}\" async></script>\n");
    // The default border would make the frame too wide; a policy of the page may forbid style attributes.
    format!(
        "<iframe src=\"{page}\" title=\"{title}\" loading=\"lazy\" \
         sandbox=\"allow-scripts allow-popups allow-downloads\" width=\"100%\" height=\"520\" \
         frameborder=\"0\"></iframe>\n{script}"
    )
}

/// An address up to its last slash; empty for a bare file name.
pub fn folder(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let end = path.rfind('/').map_or(0, |slash| slash + 1);
    path.get(..end).unwrap_or_default()
}

/// Text encoded for an address.
pub fn encode(text: &str) -> String {
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

/// Text escaped for HTML, also between double quotes.
pub fn escape(text: &str) -> String {
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
    use crate::document::built_in;

    #[test]
    fn embed_code_is_complete_and_well_formed() {
        let report = built_in().unwrap();
        for view in &report.views {
            for lang in [Lang::Zh, Lang::En] {
                let html = fragment(&report, view, lang, Some("/charts/report-chart.js"));
                let markup = format!("<all>{html}</all>");
                let document = roxmltree::Document::parse(&markup).unwrap_or_else(|e| panic!("{e}\n{html}"));
                let named = |name: &'static str| document.descendants().filter(move |node| node.has_tag_name(name));
                let text = |node: roxmltree::Node<'_, '_>| {
                    let texts = node.descendants().filter(|inner| inner.is_text());
                    texts.filter_map(|inner| inner.text()).collect::<String>()
                };
                let titles: Vec<String> = named("figcaption").map(text).collect();
                assert_eq!(titles, [view.title.get(lang)]);

                let summary = findings(view, lang).trim_end().to_owned();
                let mut words = vec![view.subtitle.get(lang).to_owned(), summary];
                words.extend(view.notes.iter().map(|note| note.get(lang).to_owned()));
                words.push(phrase::source(&report, view, lang));
                assert!(words.iter().all(|words| !words.is_empty()), "{}", view.id);
                assert_eq!(named("p").map(text).collect::<Vec<_>>(), words);

                let rows: Vec<Vec<String>> = named("tr")
                    .skip(1)
                    .map(|row| row.children().map(text).collect())
                    .collect();
                let expected: Vec<Vec<String>> = table(view, lang)
                    .rows
                    .into_iter()
                    .map(|row| {
                        let [name, value, period, wording, section] = row.cells;
                        vec![name, value, period, wording, format!("{section} {}", row.stated)]
                    })
                    .collect();
                assert!(!rows.is_empty());
                assert_eq!(rows, expected, "{}", view.id);

                let images: Vec<_> = named("img").collect();
                let size = build(&report, view, picture_options(lang)).size;
                let source = format!("/charts/report-chart-pictures/{}.{}.svg", view.id, lang.tag());
                for (name, value) in [
                    ("src", source),
                    ("alt", String::new()),
                    ("width", "640".to_owned()),
                    ("height", size.height.ceil().to_string()),
                ] {
                    assert_eq!(images[0].attribute(name), Some(value.as_str()));
                }
                assert_eq!(images.len(), 1);
                assert!(document.descendants().all(|node| !node.has_attribute("style")));
                assert!(html.len() < 10_000, "{} is no paste: {} bytes", view.id, html.len());
            }
        }
    }

    #[test]
    fn without_a_script_there_is_no_picture() {
        let report = built_in().unwrap();
        let html = fragment(&report, report.view("overview").unwrap(), Lang::Zh, None);
        assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
    }

    #[test]
    fn a_report_of_its_own_file_is_pinned_and_one_inside_the_code_is_not() {
        let parts = |origin: Origin<'_>| Origin::Pinned(&origin, "sha256-A\"").parts().unwrap();
        assert_eq!(parts(Origin::BuiltIn).0, " integrity=\"sha256-A&quot;\"");
        let (source, inside) = parts(Origin::Address("https://host/a.json"));
        assert_eq!(
            source,
            " src=\"https://host/a.json\" crossorigin integrity=\"sha256-A&quot;\""
        );
        assert!(inside.is_empty());
        assert_eq!(parts(Origin::Text("{}")), Origin::Text("{}").parts().unwrap());
    }

    #[test]
    fn addresses_are_escaped_in_attributes() {
        let report = built_in().unwrap();
        let view = report.view("overview").unwrap();
        let html = two_lines(view, Lang::Zh, "\"><img src=x onerror=alert(1)>");
        assert!(!html.contains("<img"), "{html}");
        assert_eq!(html.lines().count(), 2);
    }

    #[test]
    fn a_frame_requests_its_view_beside_the_module() {
        let report = built_in().unwrap();
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
    fn frame_code_is_escaped() {
        let report = built_in().unwrap();
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
