//! A site: a page for each chart in each language and one with all of them, pictures, pictures for previews, and the data that other
//! sites ask for.
//!
//! A page holds title, summary, picture, table and source as plain HTML inside the element, so every value can be read without
//! scripts. It has no inline script and no inline style: it works under the strictest policy that the element supports, as a page and
//! in a frame.

use crate::base::error::{Code, Error};
use crate::base::theme::Theme;
use crate::chart::{build, summary};
use crate::page::citation::{citation, edition};
use crate::page::embed::{Inside, Origin, element, encode, escape, file_stem, folder, picture_name, picture_options};
use crate::page::paste::{
    Addresses, CARD, CardKind, PAGES, PICTURES, card, card_name, encode_path, own_words, page_name, picture_html,
    picture_words, table_head,
};
use crate::phrase;
use crate::render::svg::render as render_svg;
use crate::report::{NO_DATE, Report, View};
use quantity::{Lang, Period};
use serde_json::{Value, json};

/// Width and height of a frame with a chart until its page has said how high it is, in CSS pixels.
const FRAME: (u32, u32) = (640, 520);

/// The name of the page with all charts.
const INDEX: &str = "index.html";

/// What all pages of a site share.
struct Site<'a> {
    report: &'a Report,
    /// The public address of `report-chart.js`, if it is known.
    module: Option<&'a str>,
    /// The data of a custom report.
    own: Option<OwnReport<'a>>,
    /// The hash of the report in the form of `integrity`, where it is known.
    integrity: Option<&'a str>,
    card: CardKind,
    /// What it has pages of.
    charts: &'a [(&'a View, Lang)],
}

/// A custom report, which lies beside its pages.
struct OwnReport<'a> {
    text: &'a str,
    /// `report.json` or `report.csv`.
    name: &'static str,
    /// The same as data inside a page: a sandboxed frame cannot fetch files.
    data: String,
}

/// Languages in which a view is published: Chinese, and English where the report and what the view shows have English names.
pub fn languages(report: &Report, view: &View) -> Vec<Lang> {
    let data = view.data();
    let mut shown = data.iter().map(|datum| &datum.indicator.name);
    let translated =
        report.title.is_translated() && view.title.is_translated() && shown.all(|name| name.is_translated());
    let mut languages = vec![Lang::Zh];
    languages.extend(translated.then_some(Lang::En));
    languages
}

/// The views in each of their languages.
pub fn charts<'a>(report: &Report, views: &[&'a View]) -> Vec<(&'a View, Lang)> {
    let each = |view: &&'a View| {
        let view = *view;
        languages(report, view).into_iter().map(move |lang| (view, lang))
    };
    views.iter().flat_map(each).collect()
}

/// The picture for previews of a chart's page.
///
/// # Errors
/// As [`svg::render`](crate::render::svg::render).
pub fn card_svg(report: &Report, view: &View, lang: Lang) -> Result<String, Error> {
    let words = summary(report, view, lang);
    render_svg(&card(report, view, lang), Theme::Light, view.title.get(lang), &words)
}

/// The path of that picture.
pub fn card_file(view: &View, lang: Lang, kind: CardKind) -> String {
    format!("{PICTURES}{}", card_name(view, lang, kind))
}

/// Paths and contents of the files of a site, except for pictures for previews ([`card_svg`]), which are of a `kind`. `text` is the text of
/// a custom report. `module` is the public address of
/// `report-chart.js`; without it, pages name no canonical address and no picture for previews, which need one. `integrity` is the hash
/// of the report in the form of that attribute; without it, nothing can be pinned to this edition.
///
/// # Errors
/// As [`svg::render`](crate::render::svg::render), and [`Code::UnsupportedFormat`] for a table that HTML would change.
pub fn files<'a>(
    report: &'a Report,
    text: Option<&'a str>,
    charts: &'a [(&'a View, Lang)],
    module: Option<&'a str>,
    integrity: Option<&'a str>,
    kind: CardKind,
) -> Result<Vec<(String, String)>, Error> {
    let own = text.map(own_report).transpose()?;
    let site = Site {
        report,
        module,
        own,
        integrity,
        card: kind,
        charts,
    };
    let mut files = Vec::new();
    if let Some(own) = &site.own {
        files.push((format!("{PAGES}{}", own.name), own.text.to_owned()));
    }
    for lang in [Lang::Zh, Lang::En] {
        files.extend(site.index(lang));
    }
    for (view, lang) in charts {
        let lang = *lang;
        let page = format!("{PAGES}{}", page_name(view, lang));
        files.push((page.replace(".html", ".json"), site.oembed(view, lang)));
        files.push((page, site.page(view, lang)));
        let words = summary(report, view, lang);
        let scene = build(report, view, picture_options(lang));
        let picture = render_svg(&scene, Theme::Light, view.title.get(lang), &words)?;
        files.push((format!("{PICTURES}{}", picture_name(view, lang)), picture));
    }
    Ok(files)
}

fn own_report(text: &str) -> Result<OwnReport<'_>, Error> {
    let Some((_, data)) = Origin::Text(text).parts() else {
        let message = "found a table that holds `<`, which cannot stand in a page; accepted is the same report as JSON";
        return Err(Error::new(Code::UnsupportedFormat, "report", message));
    };
    Ok(OwnReport {
        text,
        name: report_name(text),
        data,
    })
}

/// The file name of a custom report beside its pages.
pub fn report_name(text: &str) -> &'static str {
    match text.trim_start().starts_with('{') {
        true => "report.json",
        false => "report.csv",
    }
}

impl Site<'_> {
    /// The folder of the published files as a page names it.
    fn root(lang: Lang) -> &'static str {
        lang.pick("../", "../../")
    }

    fn addresses(&self, view: &View, lang: Lang) -> Option<Addresses> {
        self.module.map(|module| Addresses::beside(module, view, lang))
    }

    /// The address of the picture for previews; pictures lie beside the script.
    fn card_address(&self, view: &View, lang: Lang) -> Option<String> {
        let base = folder(self.module?);
        Some(format!("{base}{PICTURES}{}", encode(&card_name(view, lang, self.card))))
    }

    fn page(&self, view: &View, lang: Lang) -> String {
        let title = format!("{} · {}", view.title.get(lang), self.report.title.get(lang));
        let inside = self.own.as_ref().map_or("", |own| own.data.as_str());
        let content = header(self.report, Some(view), lang) + &self.chart(view, lang, inside) + &self.about(view, lang);
        self.shell(lang, &title, &self.meta(view, lang), &content)
    }

    /// The page with all charts of a language, and its path; none for a single chart.
    fn index(&self, lang: Lang) -> Option<(String, String)> {
        let of = |lang: Lang| {
            self.charts
                .iter()
                .filter(move |(_, other)| *other == lang)
                .map(|(view, _)| *view)
        };
        let charts: Vec<&View> = of(lang).collect();
        // A view may have taken the name.
        if charts.len() < 2 || charts.iter().any(|view| page_name(view, Lang::Zh) == INDEX) {
            return None;
        }
        let own = lang.pick("这张图的网页", "The page of this chart");
        let mut content = header(self.report, charts.first().copied(), lang);
        for view in charts {
            // Each would hold the whole report: here it is fetched.
            content += &self.chart(view, lang, "");
            content += &format!("<p><a href=\"{}.html\">{own}</a></p>\n", encode_path(&file_stem(view)));
        }
        let translation =
            (of(other_than(lang)).count() > 1).then(|| lang.pick("en/index.html", "../index.html").to_owned());
        content += &format!("<footer>\n{}</footer>\n", self.links(lang, translation));
        let title = self.report.title.get(lang);
        let path = format!("{PAGES}{}{INDEX}", lang.pick("", "en/"));
        Some((
            path,
            self.shell(lang, title, &tag("name", "description", title), &content),
        ))
    }

    /// A page around its content.
    fn shell(&self, lang: Lang, title: &str, meta: &str, content: &str) -> String {
        let root = Self::root(lang);
        format!(
            "<!DOCTYPE html>\n<html lang=\"{tag}\" prefix=\"og: https://ogp.me/ns#\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n{meta}\
             <link rel=\"stylesheet\" href=\"{root}report-chart-page.css\">\n\
             <script src=\"{root}report-chart-page.js\" defer></script>\n\
             <script type=\"text/plain\" src=\"{root}report-chart-frame-tools.js\"></script>\n\
             <script type=\"text/plain\" src=\"{root}report-chart-frame-workbook.js\"></script>\n</head>\n<body>\n<main>\n\
             {content}</main>\n</body>\n</html>\n",
            tag = lang.tag(),
            title = escape(title),
        )
    }

    /// The element with everything that it shows, for readers without scripts.
    fn chart(&self, view: &View, lang: Lang, data: &str) -> String {
        let root = Self::root(lang);
        let address = format!("{root}{PICTURES}{}", encode_path(&picture_name(view, lang)));
        let picture = format!("    <p>{}</p>\n", picture_html(self.report, view, lang, &address));
        let source = self.own.as_ref().map_or_else(String::new, |own| {
            format!(" src=\"{}{}\"", lang.pick("", "../"), own.name)
        });
        let inside = Inside {
            source: &source,
            data,
            picture: &picture,
            heading: true,
            stays: !view.is_overview(),
            open: true,
        };
        element(self.report, view, lang, &inside)
    }

    /// Edition, citation, and the same page in the other language.
    fn about(&self, view: &View, lang: Lang) -> String {
        let address = self
            .addresses(view, lang)
            .map_or_else(String::new, |addresses| addresses.page);
        let cited = citation(self.report, view, lang, &address);
        let lines = [
            (lang.pick("版本", "Edition"), edition(self.report, lang, false)),
            (lang.pick("引用（简）", "Cite, short"), cited.short),
            (lang.pick("引用（GB/T 7714）", "Cite, in full"), cited.long),
        ];
        let lines: String = lines
            .iter()
            .map(|(name, words)| format!("<dt>{name}</dt>\n<dd>{}</dd>\n", escape(words)))
            .collect();
        let other = other_than(lang);
        let translated = self
            .charts
            .iter()
            .any(|(one, lang)| *lang == other && one.id == view.id);
        let translation =
            translated.then(|| format!("{}{}", lang.pick("", "../"), encode_path(&page_name(view, other))));
        let list = self.links(lang, translation);
        format!("<footer>\n<dl>\n{lines}</dl>\n{list}</footer>\n")
    }

    /// The links of a page: to the same in the other language, if there is one, and to the data of a custom report.
    fn links(&self, lang: Lang, translation: Option<String>) -> String {
        let translation = translation.map(|page| {
            let (tag, words) = (other_than(lang).tag(), lang.pick("In English", "中文"));
            format!("<li><a href=\"{page}\" hreflang=\"{tag}\" lang=\"{tag}\">{words}</a></li>\n")
        });
        let data = self.own.as_ref().map(|own| {
            let words = lang.pick("这份报告的数据", "The data of this report");
            format!(
                "<li><a href=\"{}{}\">{words}</a></li>\n",
                lang.pick("", "../"),
                own.name
            )
        });
        let links: String = translation.into_iter().chain(data).collect();
        match links.is_empty() {
            true => links,
            false => format!("<ul>\n{links}</ul>\n"),
        }
    }

    /// What search engines, previews, embedding sites and crawlers of government sites read.
    fn meta(&self, view: &View, lang: Lang) -> String {
        let report = self.report;
        let (title, publisher) = (view.title.get(lang), report.publisher.get(lang));
        let words = summary(report, view, lang);
        let date = report.date.map_or_else(|| NO_DATE.to_owned(), Period::document);
        let named = [
            ("description", words.as_str()),
            ("SiteName", publisher),
            ("ArticleTitle", title),
            ("PubDate", &date),
            ("ContentSource", publisher),
            ("twitter:card", "summary_large_image"),
            ("twitter:title", title),
            ("twitter:description", &words),
        ];
        let mut out: String = named.iter().map(|(name, content)| tag("name", name, content)).collect();
        let locale = lang.pick("zh_CN", "en");
        for (name, content) in [
            ("og:type", "article"),
            ("og:title", title),
            ("og:description", &words),
            ("og:site_name", publisher),
            ("og:locale", locale),
        ] {
            out += &tag("property", name, content);
        }
        if let (Some(addresses), Some(card)) = (self.addresses(view, lang), self.card_address(view, lang)) {
            out += &format!("<link rel=\"canonical\" href=\"{}\">\n", escape(&addresses.page));
            let (width, height) = (CARD.width.to_string(), CARD.height.to_string());
            for (name, content) in [
                ("og:url", addresses.page.as_str()),
                ("og:image", &card),
                ("og:image:type", self.card.media_type()),
                ("og:image:width", &width),
                ("og:image:height", &height),
                ("og:image:alt", &picture_words(view, lang)),
            ] {
                out += &tag("property", name, content);
            }
            out += &tag("name", "twitter:image", &card);
        }
        let json = page_name(view, lang).replace(".html", ".json");
        let json = json.rsplit('/').next().unwrap_or_default();
        out += &format!(
            "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\" title=\"{}\">\n",
            encode_path(json),
            escape(title)
        );
        // Data, not a script. `<` occurs in strings only, where it can be escaped.
        let dataset = self.dataset(view, lang).to_string().replace('<', "\\u003c");
        out + &format!("<script type=\"application/ld+json\">{dataset}</script>\n")
    }

    /// The figures as a Dataset of schema.org.
    fn dataset(&self, view: &View, lang: Lang) -> Value {
        let report = self.report;
        let variables = view.data().into_iter().map(|datum| {
            let (measure, quantity) = (&datum.measure, &datum.measure.quantity);
            let mut variable = json!({
                "@type": "PropertyValue",
                "name": datum.indicator.name.get(lang),
                "unitText": quantity.unit.symbol(),
                "description": phrase::sentence(datum, lang),
                "measurementTechnique": measure.source.stated,
            });
            let numbers = match quantity.high {
                Some(high) => vec![("minValue", quantity.value), ("maxValue", high)],
                None => vec![("value", quantity.value)],
            };
            if let Some(fields) = variable.as_object_mut() {
                fields.extend(
                    numbers
                        .into_iter()
                        .map(|(name, number)| (name.to_owned(), json!(number))),
                );
            }
            variable
        });
        let mut dataset = json!({
            "@context": "https://schema.org",
            "@type": "Dataset",
            "name": view.title.get(lang),
            "description": summary(report, view, lang),
            "inLanguage": lang.tag(),
            "creator": { "@type": "Organization", "name": report.publisher.get(lang) },
            "isBasedOn": { "@type": "Report", "name": report.title.get(lang) },
            "variableMeasured": variables.collect::<Vec<_>>(),
        });
        if let Some(fields) = dataset.as_object_mut() {
            if let Some(date) = report.date {
                fields.insert("datePublished".to_owned(), json!(date.document()));
            }
            if let Some(version) = &report.version {
                fields.insert("version".to_owned(), json!(version));
            }
            if let Some(addresses) = self.addresses(view, lang) {
                fields.insert("url".to_owned(), json!(addresses.page));
            }
        }
        dataset
    }

    /// The answer of oEmbed for the page, and in `report_chart` what `report-chart-site.js` needs: what to draw, and which words of an
    /// article are those of the plain form.
    fn oembed(&self, view: &View, lang: Lang) -> String {
        let report = self.report;
        let title = view.title.get(lang);
        let mut answer = json!({
            "version": "1.0",
            "type": "link",
            "title": title,
            "author_name": report.publisher.get(lang),
            "provider_name": report.publisher.get(lang),
            "report_chart": {
                "view": view.id,
                "lang": lang.tag(),
                "integrity": self.integrity,
                "picture": picture_name(view, lang),
                "alt": picture_words(view, lang),
                "head": table_head(view, lang),
                "words": own_words(report, view, lang),
            },
        });
        if let (Some(own), Some(chart)) = (&self.own, answer.pointer_mut("/report_chart")) {
            let address = format!("{}{}", lang.pick("", "../"), own.name);
            if let Some(fields) = chart.as_object_mut() {
                fields.insert("report".to_owned(), json!(address));
            }
        }
        if let (Some(addresses), Some(fields)) = (self.addresses(view, lang), answer.as_object_mut()) {
            let (width, height) = FRAME;
            let frame = format!(
                "<iframe src=\"{}\" title=\"{}\" loading=\"lazy\" sandbox=\"allow-scripts allow-popups allow-downloads\" \
                 width=\"100%\" height=\"{height}\" frameborder=\"0\"></iframe>",
                escape(&addresses.page),
                escape(title)
            );
            for (name, value) in [
                ("type", json!("rich")),
                ("html", json!(frame)),
                ("width", json!(width)),
                ("height", json!(height)),
                ("url", json!(addresses.page)),
                ("thumbnail_url", json!(self.card_address(view, lang))),
                ("thumbnail_width", json!(CARD.width)),
                ("thumbnail_height", json!(CARD.height)),
            ] {
                fields.insert(name.to_owned(), value);
            }
        }
        answer.to_string() + "\n"
    }
}

/// The head of a page: the title of the report, its publisher and its date. A page that begins with a chart of the same title, as proposed
/// overviews have, says it there alone.
pub fn header(report: &Report, first: Option<&View>, lang: Lang) -> String {
    let title = report.title.get(lang);
    let by = format!("{} · {}", report.publisher.get(lang), phrase::date(report, lang));
    let by = escape(&by);
    match first {
        Some(view) if view.title.get(lang) == title => format!("<header>\n<h1>{by}</h1>\n</header>\n"),
        _ => format!("<header>\n<h1>{}</h1>\n<p>{by}</p>\n</header>\n", escape(title)),
    }
}

fn other_than(lang: Lang) -> Lang {
    lang.pick(Lang::En, Lang::Zh)
}

fn tag(kind: &str, name: &str, content: &str) -> String {
    format!("<meta {kind}=\"{name}\" content=\"{}\">\n", escape(content))
}
