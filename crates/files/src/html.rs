//! The text of a saved HTML page, without what readers do not see: scripts, styles, hidden parts, controls.

use crate::FileError;
use crate::lines::Lines;
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

/// Elements without text for readers of an article.
const LEFT_OUT: [&str; 24] = [
    "audio", "button", "canvas", "datalist", "del", "iframe", "nav", "noembed", "noframes", "noscript", "object",
    "option", "rp", "rt", "script", "select", "style", "svg", "template", "textarea", "title", "video", "xmp",
    "applet",
];

/// Elements without an end.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
];

/// Elements that begin and end lines.
const BLOCKS: [&str; 41] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "ul",
    "hgroup",
];

/// How far into a text a page shows that it is one.
const BEGINNING: usize = 2048;

/// Whether a text is an HTML page or a part of one.
pub fn is_html(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let beginning: String = text.chars().take(BEGINNING).collect();
    let beginning = beginning.to_ascii_lowercase();
    let known = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<meta",
        "<p",
        "<div",
        "<h1",
        "<h2",
        "<table",
        "<section",
        "<article",
    ];
    let followed = |rest: &str| rest.starts_with(|c: char| !c.is_ascii_alphanumeric());
    text.starts_with('<') && known.iter().any(|tag| beginning.split(tag).skip(1).any(followed))
}

/// The lines of a page; see [`text`](crate::text).
///
/// # Errors
/// [`FileError::TooLarge`] for more than [`MAX_TEXT`](crate::MAX_TEXT).
pub fn html(text: &str) -> Result<String, FileError> {
    let mut emitter = DefaultEmitter::default();
    // Scripts and styles end where browsers end them.
    emitter.naively_switch_states(true);
    let mut page = Page::default();
    for Ok(token) in Tokenizer::new_with_emitter(text, emitter) {
        match token {
            Token::StartTag(tag) => page.start(&tag)?,
            Token::EndTag(tag) => page.end(&String::from_utf8_lossy(&tag.name))?,
            Token::String(text) => page.text(&String::from_utf8_lossy(&text))?,
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    page.lines.finish()
}

#[derive(Default)]
struct Page {
    lines: Lines,
    /// The element that is left out, and how many of its name are open.
    hidden: Option<(String, usize)>,
    preformatted: usize,
    raised: usize,
}

impl Page {
    fn start(&mut self, tag: &StartTag<()>) -> Result<(), FileError> {
        let name = String::from_utf8_lossy(&tag.name);
        let name = name.as_ref();
        if let Some((hidden, open)) = &mut self.hidden {
            // A paragraph and an item need no end tag.
            let ends = match hidden.as_str() {
                "p" => BLOCKS.contains(&name) || name == "table",
                "li" | "option" | "td" | "th" | "tr" => hidden == name,
                _ => false,
            };
            if !ends {
                *open += usize::from(hidden == name);
                return Ok(());
            }
            self.hidden = None;
        }
        if !VOID.contains(&name) && (LEFT_OUT.contains(&name) || is_hidden(tag)) {
            if matches!(name, "td" | "th") {
                self.lines.end_cell()?;
            } else if BLOCKS.contains(&name) {
                self.lines.end_line()?;
            }
            self.hidden = Some((name.to_owned(), 1));
            return Ok(());
        }
        let number = |name: &str| {
            attribute(tag, name)
                .and_then(|text| text.trim().parse().ok())
                .unwrap_or(1)
        };
        match name {
            "table" => self.lines.start_table()?,
            "tr" => self.lines.end_row()?,
            "td" | "th" => self.lines.start_cell(number("colspan"), number("rowspan"))?,
            "sup" => self.raised += 1,
            "pre" => {
                self.lines.end_line()?;
                self.preformatted += 1;
            }
            name if BLOCKS.contains(&name) => self.lines.end_line()?,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), FileError> {
        if let Some((hidden, open)) = &mut self.hidden {
            if hidden == name {
                *open -= 1;
                if *open == 0 {
                    self.hidden = None;
                }
                return Ok(());
            }
            // What surrounds an element without an end tag ends it, too.
            let outer = matches!(
                (hidden.as_str(), name),
                ("li", "ul" | "ol")
                    | ("td" | "th", "tr" | "table")
                    | ("tr", "table")
                    | ("p", "div" | "td" | "section" | "article" | "body")
            );
            if !outer {
                return Ok(());
            }
            self.hidden = None;
        }
        match name {
            "table" => self.lines.end_table()?,
            "tr" => self.lines.end_row()?,
            "td" | "th" => self.lines.end_cell()?,
            "sup" => self.raised = self.raised.saturating_sub(1),
            "pre" => {
                self.lines.end_line()?;
                self.preformatted = self.preformatted.saturating_sub(1);
            }
            name if BLOCKS.contains(&name) => self.lines.end_line()?,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), FileError> {
        if self.hidden.is_some() {
            return Ok(());
        }
        if self.raised > 0 {
            self.lines.raised(text);
        } else if self.preformatted > 0 {
            for (at, line) in text.split('\n').enumerate() {
                if at > 0 {
                    self.lines.end_line()?;
                }
                for (at, cell) in line.split('\t').enumerate() {
                    if at > 0 {
                        self.lines.tab();
                    }
                    self.lines.text(cell);
                }
            }
        } else {
            self.lines.text(text);
        }
        Ok(())
    }
}

fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    let value = tag.attributes.get(name.as_bytes())?;
    Some(String::from_utf8_lossy(value).into_owned())
}

fn is_hidden(tag: &StartTag<()>) -> bool {
    if attribute(tag, "hidden").is_some() {
        return true;
    }
    let style = attribute(tag, "style").unwrap_or_default().to_ascii_lowercase();
    style.split(';').any(|rule| {
        let (name, value) = rule.split_once(':').unwrap_or((rule, ""));
        matches!(
            (name.trim(), value.replace("!important", "").trim()),
            ("display", "none") | ("visibility", "hidden" | "collapse") | ("mso-hide", "all")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(page: &str) -> Vec<String> {
        html(page).unwrap().lines().map(str::to_owned).collect()
    }

    #[test]
    fn paragraphs_headings_and_lists_are_lines_in_order() {
        let page = "<!DOCTYPE html><html><head><title>甲市 - 网</title><style>p{}</style></head><body>\n\
                    <h1>甲市公报</h1><p>粮食产量\n  12&nbsp;万吨。<br>比上年增长3%&#12290;</p>\
                    <ul><li>出口5亿元<li>进口4亿元</ul>文末</body></html>";
        assert_eq!(
            lines(page),
            [
                "甲市公报",
                "粮食产量 12 万吨。",
                "比上年增长3%。",
                "出口5亿元",
                "进口4亿元",
                "文末"
            ]
        );
    }

    #[test]
    fn what_readers_do_not_see_is_left_out() {
        let page = "<p>一<script>document.write('<p>二</p>')</script><span style=\"COLOR:red; display : none !important\">三</span>\
                    <p hidden>四<p>五<noscript>六</noscript><!-- 七 --><del>八</del><textarea><p>九</textarea>\
                    <div style=\"display:none\"><div>十</div>十一</div>十二<select><option>十三</select>\
                    <![if !x]>十四<![endif]>";
        assert_eq!(lines(page), ["一", "五", "十二十四"]);
        assert_eq!(lines("<p>一<script>二"), ["一"]);
        assert_eq!(lines("<ul><li hidden>一<li>二<li hidden>三</ul>四"), ["二", "四"]);
    }

    #[test]
    fn rows_of_a_table_are_lines_with_cells() {
        let page = "前<table><caption>表1</caption><thead><tr><th>指标<th>单位<th>绝对量<th>比上年<br>增长（%）</thead>\
                    <tr><td>粮食<td rowspan=2>万吨<td>12.5<td>3.1</tr><tr><td>油料<td>4<td></tr>\
                    <tr><td colspan=2>合计<td>16.5<td>2</table>后";
        assert_eq!(
            lines(page),
            [
                "前",
                "表1",
                "指标\t单位\t绝对量\t比上年增长（%）",
                "粮食\t万吨\t12.5\t3.1",
                "油料\t万吨\t4",
                "合计\t\t16.5\t2",
                "后"
            ]
        );
    }

    #[test]
    fn an_article_inside_a_table_for_layout_stays_an_article() {
        let page = "<table><tr><td>导航<td><table><tr><td><p>标题</p><p>粮食产量12万吨。</p></td></tr></table></table>";
        assert_eq!(lines(page), ["导航", "标题", "粮食产量12万吨。"]);
        let long = "产量增长。".repeat(30);
        assert_eq!(
            lines(&format!("<table><tr><td>左<td><p>{long}</p><p>尾</p></table>")),
            ["左", &long, "尾"]
        );
    }

    #[test]
    fn raised_digits_do_not_join_a_number() {
        assert_eq!(
            lines("<p>产量12.5<sup>1</sup>万吨，面积3千米<sup>2</sup></p>"),
            ["产量12.5¹万吨，面积3千米²"]
        );
    }

    #[test]
    fn texts_are_not_taken_for_pages() {
        for text in [
            "粮食<p>",
            "<粮食>产量",
            "a < b",
            "",
            "<pre",
            "<?xml version=\"1.0\"?><a/>",
        ] {
            assert!(!is_html(text), "{text}");
        }
        for text in [
            "<!DOCTYPE HTML PUBLIC>",
            "\u{feff} <HTML>",
            "<!-- x --><p class=a>甲",
            "<meta charset=gbk>",
            "<div>",
        ] {
            assert!(is_html(text), "{text}");
        }
    }

    #[test]
    fn deep_and_wide_pages_are_refused_or_read_soon() {
        assert_eq!(html(&"<table><tr><td>".repeat(100_000)), Err(FileError::TooLarge));
        let wide = format!("<table><tr>{}", "<td colspan=999999999 rowspan=99999>1".repeat(2000));
        assert!(html(&wide).is_ok());
        assert!(html(&"<div hidden>".repeat(100_000)).is_ok());
    }

    proptest! {
        #[test]
        fn any_page_is_read_without_panic(parts in proptest::collection::vec(prop_oneof![
            Just("<table>"), Just("<tr>"), Just("<td rowspan=3 colspan=2>"), Just("</td>"), Just("</table>"), Just("<p hidden>"),
            Just("</p>"), Just("<sup>"), Just("<pre>"), Just("</pre>"), Just("<script>"), Just("</script>"), Just("甲\t1\n"), Just("&#0;<")
        ], 0..40)) {
            drop(html(&parts.concat()));
        }
    }
}
