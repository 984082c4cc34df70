//! The plain form of a chart: paragraphs, a picture, a table and a link, which every editor and sanitiser keeps, and the same as
//! text. Not here: the element, which few of them keep (see [`embed`](crate::page::embed)).

use crate::base::geometry::Size;
use crate::chart::scene::Scene;
use crate::chart::{Frame, Options, build, findings, fitted};
use crate::page::embed::{Origin, encode, escape, file_stem, folder, picture_address, picture_options};
use crate::page::view_model::table;
use crate::phrase;
use crate::phrase::sentences::closed;
use crate::report::{Report, View};
use quantity::Lang;

/// Folder of the pages of charts, beside `report-chart.js`.
pub const PAGES: &str = "charts/";
/// Folder of the pictures of views, beside `report-chart.js`.
pub const PICTURES: &str = "report-chart-pictures/";

/// Size of a picture for previews of a page, in pixels.
pub const CARD: Size = Size {
    width: 1200.0,
    height: 630.0,
};
/// Margin of that picture, in CSS pixels at its own scale.
const CARD_MARGIN: f64 = 24.0;

/// The whole chart as a picture for previews.
pub fn card(report: &Report, view: &View, lang: Lang) -> Scene {
    let whole = |width| build(report, view, Options::new(lang, width, Frame::Full));
    let (scene, scale) = fitted(whole, CARD, CARD_MARGIN);
    let mut scene = scene.scaled(scale);
    scene.size = CARD;
    scene
}

/// The form of the file of that picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardKind {
    /// Pixels, which every site shows as a preview.
    Png,
    /// Where no font has the characters of a PNG.
    Svg,
}

impl CardKind {
    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Svg => "image/svg+xml",
        }
    }
}

/// The file name of that picture.
pub fn card_name(view: &View, lang: Lang, kind: CardKind) -> String {
    let ending = match kind {
        CardKind::Png => "png",
        CardKind::Svg => "svg",
    };
    format!("{}.{}.card.{ending}", file_stem(view), lang.tag())
}

/// Addresses that a plain form names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addresses {
    /// The page of the chart.
    pub page: String,
    /// The picture; `None` where no file of it is known.
    pub picture: Option<String>,
}

impl Addresses {
    /// The page and the picture that stand beside the script with this address.
    pub fn beside(module: &str, view: &View, lang: Lang) -> Self {
        let base = folder(module);
        Self {
            page: format!("{base}{PAGES}{}", encode_path(&page_name(view, lang))),
            picture: Some(picture_address(view, lang, base)),
        }
    }

    /// Where the chart of a page stands. `module` is the address of `report-chart.js`, `origin` that of its report, `address` that of
    /// the page, empty for none. `None` where no page shows the chart.
    ///
    /// A report in a folder `charts/` was written there together with its pages.
    pub fn of(module: &str, view: &View, lang: Lang, origin: Origin<'_>, address: &str) -> Option<Self> {
        match origin {
            Origin::BuiltIn => Some(Self::beside(module, view, lang)),
            Origin::Address(report) if folder(report).ends_with(PAGES) => {
                let base = folder(report).strip_suffix(PAGES).unwrap_or_default();
                Some(Self::beside(base, view, lang))
            }
            // Nothing is published yet: the studio says how the pages are made.
            Origin::Text(_) if address.is_empty() => Some(Self::beside(module, view, lang)),
            _ if address.is_empty() => None,
            _ => Some(Self {
                page: address.to_owned(),
                picture: None,
            }),
        }
    }

    /// The same with a link that pins the chart to the edition of the report with this hash: `report-chart-site.js` reads it. A page that is
    /// none of a site keeps its address.
    #[must_use]
    pub fn pinned(&self, integrity: Option<&str>) -> Self {
        let mut all = self.clone();
        if let (Some(hash), Some(_)) = (integrity, &self.picture) {
            all.page.push('#');
            all.page.push_str(hash);
        }
        all
    }
}

/// The file of a chart's page, below the folder of pages: `VIEW.html` in Chinese, `en/VIEW.html` in English.
pub fn page_name(view: &View, lang: Lang) -> String {
    format!("{}{}.html", lang.pick("", "en/"), file_stem(view))
}

/// A path below a folder, encoded for an address.
pub fn encode_path(path: &str) -> String {
    path.split('/').map(encode).collect::<Vec<_>>().join("/")
}

/// What the chart shows and what stands out, in one paragraph.
pub fn lead(view: &View, lang: Lang) -> String {
    let subtitle = closed(view.subtitle.get(lang).to_owned(), lang);
    (subtitle + &findings(view, lang)).trim_end().to_owned()
}

/// Corrections and notes, each a line.
pub fn notes(view: &View, lang: Lang) -> Vec<String> {
    let notes = view.notes.iter().map(|note| note.get(lang).to_owned());
    phrase::corrections(view, lang).into_iter().chain(notes).collect()
}

/// The words of the link to the chart's page.
pub fn link_words(lang: Lang) -> &'static str {
    lang.pick("看互动图表", "Open the interactive chart")
}

/// What the picture shows, for readers who do not see it: the table under it has the values.
pub fn picture_words(view: &View, lang: Lang) -> String {
    let title = view.title.get(lang);
    match lang {
        Lang::Zh => format!("图：{title}（数值见表格）"),
        Lang::En => format!("Chart: {title} (values in the table)"),
    }
}

/// The plain form as HTML. It consists of `p`, `strong`, `img`, `table` and one link, without classes, ids and data attributes, since
/// editors and sanitisers remove anything else. The link has a paragraph of its own, by which `report-chart-site.js` finds it.
///
/// Every text is escaped; the addresses too.
pub fn paste(report: &Report, view: &View, lang: Lang, addresses: &Addresses) -> String {
    let mut out = format!("<p><strong>{}</strong></p>\n", escape(view.title.get(lang)));
    out.push_str(&paragraph(&lead(view, lang)));
    if let Some(picture) = &addresses.picture {
        out.push_str(&format!("<p>{}</p>\n", picture_html(report, view, lang, picture)));
    }
    out.push_str(&plain_table(view, lang));
    for note in notes(view, lang) {
        out.push_str(&paragraph(&note));
    }
    out.push_str(&paragraph(&phrase::source(report, view, lang)));
    let (page, words) = (escape(&addresses.page), link_words(lang));
    out + &format!("<p><a href=\"{page}\">{words}</a></p>\n")
}

fn paragraph(text: &str) -> String {
    format!("<p>{}</p>\n", escape(text))
}

/// The picture with its size in CSS pixels, so that space is reserved until it loads.
pub fn picture_html(report: &Report, view: &View, lang: Lang, address: &str) -> String {
    let size = build(report, view, picture_options(lang)).size;
    let (address, words) = (escape(address), escape(&picture_words(view, lang)));
    let (width, height) = (size.width.ceil(), size.height.ceil());
    format!("<img src=\"{address}\" alt=\"{words}\" width=\"{width}\" height=\"{height}\">")
}

/// Indicator, value in words and period of every figure.
fn plain_table(view: &View, lang: Lang) -> String {
    let table = table(view, lang);
    let [name, value, period, ..] = table.columns.map(escape);
    // Sanitisers keep this attribute, and without styles it is what makes cells distinct.
    let mut out = format!("<table border=\"1\"><tbody>\n<tr><th>{name}</th><th>{value}</th><th>{period}</th></tr>\n");
    for row in &table.rows {
        let [name, value, period, ..] = row.cells.each_ref().map(|cell| escape(cell));
        out.push_str(&format!("<tr><td>{name}</td><td>{value}</td><td>{period}</td></tr>\n"));
    }
    out + "</tbody></table>\n"
}

/// The plain form as text: title, summary, a line for each figure, source and address.
///
/// The address stands without its scheme: wangEditor 4 pastes the text in place of the HTML where it finds `https://` in it.
pub fn paste_text(report: &Report, view: &View, lang: Lang, addresses: &Addresses) -> String {
    let mut lines = vec![view.title.get(lang).to_owned(), lead(view, lang)];
    lines.extend(table(view, lang).rows.into_iter().map(|row| {
        let [name, value, period, ..] = row.cells;
        match lang {
            Lang::Zh => format!("{name}：{value}，{period}"),
            Lang::En => format!("{name}: {value}, {period}"),
        }
    }));
    lines.extend(notes(view, lang));
    lines.push(phrase::source(report, view, lang));
    let page = addresses.page.as_str();
    let address = page.split_once("://").map_or(page, |(_, rest)| rest);
    lines.push(format!("{}{}{address}", link_words(lang), lang.pick("：", ": ")));
    lines.join("\n") + "\n"
}

/// The heads of the table in one text, without blanks.
pub fn table_head(view: &View, lang: Lang) -> String {
    let [name, value, period, ..] = table(view, lang).columns;
    without_blanks(&[name, value, period].concat())
}

/// The paragraphs of both forms without blanks, title first: by these, `report-chart-site.js` distinguishes them from those of an article.
pub fn own_words(report: &Report, view: &View, lang: Lang) -> Vec<String> {
    let addresses = Addresses {
        page: String::new(),
        picture: None,
    };
    let text = paste_text(report, view, lang, &addresses);
    text.lines().map(without_blanks).collect()
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::scene::Item;
    use crate::document::built_in;

    const MODULE: &str = "https://host/rc/report-chart.js?v=1";

    fn forms(view: &View, lang: Lang) -> (String, String) {
        let report = built_in().unwrap();
        let addresses = Addresses::beside(MODULE, view, lang);
        (
            paste(&report, view, lang, &addresses),
            paste_text(&report, view, lang, &addresses),
        )
    }

    #[test]
    fn a_plain_form_has_every_value_and_nothing_that_editors_remove() {
        let report = built_in().unwrap();
        for view in &report.views {
            for lang in [Lang::Zh, Lang::En] {
                let (html, text) = forms(view, lang);
                let markup = format!("<all>{}</all>", html.replace("\"></p>", "\"/></p>"));
                let document = roxmltree::Document::parse(&markup).unwrap_or_else(|e| panic!("{e}\n{markup}"));
                for node in document.descendants().filter(|node| node.is_element()).skip(1) {
                    let name = node.tag_name().name();
                    let known = ["p", "strong", "img", "table", "tbody", "tr", "th", "td", "a"];
                    assert!(known.contains(&name), "{name}");
                    let allowed = ["src", "alt", "width", "height", "href", "border"];
                    assert!(node.attributes().all(|it| allowed.contains(&it.name())), "{html}");
                    assert!(name != "img" || node.parent().unwrap().has_tag_name("p"), "{html}");
                }
                let named = |name: &'static str| document.descendants().filter(move |node| node.has_tag_name(name));
                assert_eq!(
                    (named("a").count(), named("img").count(), named("table").count()),
                    (1, 1, 1)
                );
                let stem = format!("https://host/rc/charts/{}{}.html", lang.pick("", "en/"), view.id);
                assert_eq!(named("a").next().unwrap().attribute("href"), Some(stem.as_str()));
                let cells: Vec<&str> = named("td").filter_map(|cell| cell.text()).collect();
                let rows = table(view, lang).rows;
                assert_eq!(named("tr").count(), rows.len() + 1);
                for row in &rows {
                    let [name, value, period, ..] = &row.cells;
                    assert!(cells.contains(&value.as_str()), "{value}: {cells:?}");
                    let line = lang.pick(
                        format!("{name}：{value}，{period}"),
                        format!("{name}: {value}, {period}"),
                    );
                    assert!(text.lines().any(|found| found == line), "{line}: {text}");
                }
                assert!(
                    text.starts_with(view.title.get(lang))
                        && text.trim_end().ends_with(stem.trim_start_matches("https://")),
                    "{text}"
                );
                assert!(html.len() < 6_000, "{} bytes", html.len());
            }
        }
    }

    #[test]
    fn a_card_has_its_size_and_everything_in_it() {
        let report = built_in().unwrap();
        for view in &report.views {
            let scene = card(&report, view, Lang::En);
            assert_eq!(scene.size, CARD);
            for item in &scene.items {
                if let Item::Text(text) = item {
                    let bounds = text.bounds();
                    let inside = bounds.right() <= CARD.width && bounds.bottom() <= CARD.height && bounds.x >= 0.0;
                    assert!(inside, "{}: {text:?}", view.id);
                }
            }
        }
    }

    #[test]
    fn nothing_breaks_out_of_a_plain_form() {
        let report = built_in().unwrap();
        let mut view = report.view("overview").unwrap().clone();
        view.id = "../a\"><script>".to_owned();
        view.title.en = "<script>alert(1)</script>\" onload=\"x".to_owned();
        let (html, _) = forms(&view, Lang::En);
        assert!(!html.contains("<script") && !html.contains("\" onload"), "{html}");
        assert!(html.contains("charts/en/.._a%22%3E%3Cscript%3E.html\""), "{html}");
    }

    #[test]
    fn a_chart_of_a_custom_report_leads_to_a_page_that_shows_it() {
        let report = built_in().unwrap();
        let view = report.view("overview").unwrap();
        let of = |origin, address| Addresses::of(MODULE, view, Lang::Zh, origin, address);
        let page = |origin, address| of(origin, address).map(|addresses| (addresses.page, addresses.picture.is_some()));
        let beside = ("https://host/rc/charts/overview.html".to_owned(), true);
        assert_eq!(page(Origin::BuiltIn, "https://host/article"), Some(beside.clone()));
        assert_eq!(page(Origin::Text("{}"), ""), Some(beside));
        let site = Origin::Address("https://other/2026/charts/report.json");
        assert_eq!(
            page(site, "https://host/article"),
            Some(("https://other/2026/charts/overview.html".to_owned(), true))
        );
        let article = ("https://host/article".to_owned(), false);
        let loose = Origin::Address("https://other/report.json");
        assert_eq!(page(loose, "https://host/article"), Some(article.clone()));
        assert_eq!(page(Origin::Text("{}"), "https://host/article"), Some(article));
        assert_eq!(page(loose, ""), None);
    }
}
