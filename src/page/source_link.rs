//! The address at which a browser opens the words of a figure in the text of its report: a text fragment behind the address of the page.
//!
//! The form is that of the URL Fragment Text Directives of WICG: `#:~:text=prefix-,text,-suffix`. Browsers without text fragments open the
//! page.

use crate::base::address::is_linkable;
use crate::page::embed::encode;
use crate::report::{Measure, Quote, Report, View};
use quantity::Lang;
use serde::Serialize;

/// What begins the directives for browsers in a fragment; the page does not see them.
const DIRECTIVES: &str = ":~:";

/// The links of a view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceLinks {
    /// What the links do, for readers.
    pub words: &'static str,
    /// A link for each figure whose words have an address.
    pub links: Vec<SourceLink>,
}

/// The link of a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceLink {
    /// Id of the figure.
    pub id: String,
    /// The address of its words.
    pub href: String,
}

/// The links of the figures of a view.
pub fn source_links(report: &Report, view: &View, lang: Lang) -> SourceLinks {
    let link = |measure: &Measure| {
        Some(SourceLink {
            id: measure.id.clone(),
            href: source_link(report, measure)?,
        })
    };
    SourceLinks {
        words: lang.pick("在报告原文中打开", "Open in the text of the report"),
        links: view
            .data()
            .into_iter()
            .filter_map(|datum| link(&datum.measure))
            .collect(),
    }
}

/// The address of a figure's words: of its section, or of its report. `None` where neither has an address.
pub fn source_link(report: &Report, measure: &Measure) -> Option<String> {
    let source = &measure.source;
    let url = source.section.url.as_ref().or(report.url.as_ref())?;
    is_linkable(url).then(|| match &source.quote {
        Some(quote) => with_quote(url, quote),
        None => url.clone(),
    })
}

/// An address with a text fragment, in place of one that it may have.
fn with_quote(url: &str, quote: &Quote) -> String {
    let page = url.split(DIRECTIVES).next().unwrap_or(url);
    let mut link = page.to_owned();
    if !page.contains('#') {
        link.push('#');
    }
    link.push_str(DIRECTIVES);
    link.push_str("text=");
    if !quote.prefix.is_empty() {
        link.push_str(&encoded(&quote.prefix));
        link.push_str("-,");
    }
    link.push_str(&encoded(&quote.text));
    if !quote.suffix.is_empty() {
        link.push_str(",-");
        link.push_str(&encoded(&quote.suffix));
    }
    link
}

/// Also encodes `-`, which addresses may contain and which separates the parts of a directive, as `,` and `&` do.
fn encoded(text: &str) -> String {
    encode(text).replace('-', "%2D")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::DOCUMENT;
    use proptest::prelude::*;

    fn linked(url: &str, quote: &Quote) -> String {
        with_quote(url, quote)
    }

    fn quote(prefix: &str, text: &str, suffix: &str) -> Quote {
        Quote {
            text: text.to_owned(),
            prefix: prefix.to_owned(),
            suffix: suffix.to_owned(),
        }
    }

    #[test]
    fn parts_are_separated_and_encoded() {
        for (url, parts, expected) in [
            ("/a.html", quote("", "5%", ""), "/a.html#:~:text=5%25"),
            ("a.html#p2", quote("", "1.5G", ""), "a.html#p2:~:text=1.5G"),
            (
                "https://example.cn/?a=1&b=2",
                quote("a-b", "x, y & z", "c,-"),
                "https://example.cn/?a=1&b=2#:~:text=a%2Db-,x%2C%20y%20%26%20z,-c%2C%2D",
            ),
            ("#/r/5", quote("增", "7%", ""), "#/r/5:~:text=%E5%A2%9E-,7%25"),
            ("a#:~:text=old", quote("", "7", ""), "a#:~:text=7"),
        ] {
            assert_eq!(linked(url, &parts), expected);
        }
    }

    #[test]
    fn figures_without_an_address_have_no_link() {
        let mut report = Report::from_json(DOCUMENT).unwrap();
        let links = |report: &Report| {
            report
                .data()
                .filter_map(|datum| source_link(report, &datum.measure))
                .count()
        };
        assert_eq!(links(&report), 0);
        report.url = Some("javascript:alert(1)".to_owned());
        assert_eq!(links(&report), 0);
        report.url = Some("https://example.cn/2010".to_owned());
        assert_eq!(links(&report), 54);
    }

    /// A fragment as a browser reads it.
    fn decoded(link: &str) -> Quote {
        let (_, directive) = link.split_once(":~:text=").unwrap();
        let mut parts: Vec<&str> = directive.split(',').collect();
        let text = |part: &str| {
            let mut bytes = Vec::new();
            let mut rest = part.bytes();
            while let Some(byte) = rest.next() {
                bytes.push(match byte {
                    b'%' => {
                        let hex = [rest.next().unwrap(), rest.next().unwrap()];
                        u8::from_str_radix(std::str::from_utf8(&hex).unwrap(), 16).unwrap()
                    }
                    other => other,
                });
            }
            String::from_utf8(bytes).unwrap()
        };
        let prefix = parts.first().and_then(|part| part.strip_suffix('-')).map(text);
        if prefix.is_some() {
            parts.remove(0);
        }
        let suffix = parts.last().and_then(|part| part.strip_prefix('-')).map(text);
        if suffix.is_some() {
            parts.pop();
        }
        let [words] = parts.as_slice() else { panic!("{link}") };
        Quote {
            text: text(words),
            prefix: prefix.unwrap_or_default(),
            suffix: suffix.unwrap_or_default(),
        }
    }

    proptest! {
        #[test]
        fn what_is_encoded_is_decoded(prefix in "\\PC{0,12}", text in "\\PC{1,40}", suffix in "\\PC{0,12}") {
            let quote = quote(&prefix, &text, &suffix);
            let link = linked("https://example.cn/x", &quote);
            prop_assert!(link.is_ascii() && !link.contains([' ', '"', '<', '&']));
            prop_assert_eq!(decoded(&link), quote);
        }
    }
}
