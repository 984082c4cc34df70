//! The article form for WeChat (公众号): paragraphs and an SVG that its editor keeps. Tapping a mark shows its value for some seconds.
//!
//! The editor removes scripts, `style`, `id`, `class`, `defs` and links, and of animations keeps `set` of `visibility` among few others,
//! begun by a tap on the element itself. A bubble is therefore hidden, with the area that is tapped inside it: what is hidden takes no
//! taps, and what is visible inside it does.

use crate::base::error::Error;
use crate::base::geometry::Rect;
use crate::base::text::{Weight, line_height, wrap};
use crate::base::theme::{Role, Theme, fonts};
use crate::chart::scene::{Scene, Target};
use crate::chart::{Frame, Options, build};
use crate::page::embed::escape;
use crate::page::paste::{lead, notes};
use crate::page::view_model::{TOOLTIP_EDGE, TOOLTIP_SMALL, TOOLTIP_VALUE, Viewport, place_tooltip};
use crate::phrase;
use crate::render::svg::{PLACES, render_silent};
use crate::report::{Report, View};
use quantity::Lang;

/// Width of an article's column on the narrowest phones that are common, in CSS pixels.
pub const WECHAT_WIDTH: f64 = 340.0;

/// How long a value is shown.
const SHOWN: &str = "5s";
/// Least size of what is tapped, in CSS pixels.
const LEAST: f64 = 28.0;

/// The article form of a view, drawn for a column of `width` CSS pixels in a light theme, as the article around it is.
///
/// # Errors
/// As [`render_silent`].
pub fn wechat(report: &Report, view: &View, lang: Lang, width: f64) -> Result<String, Error> {
    let scene = build(report, view, Options::new(lang, width, Frame::Bare));
    let mut out = format!("<section>\n<p><strong>{}</strong></p>\n", escape(view.title.get(lang)));
    out += &paragraph(&lead(view, lang));
    out += &svg(&scene)?;
    out += &paragraph(lang.pick(
        "点一点图中的数字，看它的说法。",
        "Tap a figure to see how it is stated.",
    ));
    for note in notes(view, lang) {
        out += &paragraph(&note);
    }
    out += &paragraph(&phrase::source(report, view, lang));
    Ok(out + "</section>\n")
}

fn paragraph(text: &str) -> String {
    match text {
        "" => String::new(),
        text => format!("<p>{}</p>\n", escape(text)),
    }
}

fn svg(scene: &Scene) -> Result<String, Error> {
    let drawing = render_silent(scene, Theme::Light)?.replacen(" aria-hidden=\"true\"", "", 1);
    let drawing = drawing.replacen("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", 1);
    let taps: String = scene.targets.iter().map(|target| tap(scene, target)).collect();
    let open = drawing.trim_end();
    let open = open.strip_suffix("</svg>").unwrap_or(open);
    Ok(format!("{open}{taps}</svg>\n"))
}

/// A bubble and the area that shows it.
fn tap(scene: &Scene, target: &Target) -> String {
    let whole = Viewport {
        left: 0.0,
        top: 0.0,
        width: scene.size.width,
        height: scene.size.height,
    };
    let bubble = place_tooltip(target, whole, None, 1.0);
    let mut y = bubble.y + TOOLTIP_EDGE;
    let mut words = String::new();
    for (i, line) in bubble.lines.iter().enumerate() {
        let (size, weight) = if i == 1 {
            (TOOLTIP_VALUE, Weight::Bold)
        } else {
            (TOOLTIP_SMALL, Weight::Regular)
        };
        for part in wrap(line, bubble.width - TOOLTIP_EDGE * 2.0, size, weight) {
            let height = line_height(size);
            words += &text(
                scene.lang,
                (bubble.x + TOOLTIP_EDGE, y + height / 2.0),
                size,
                weight,
                &part,
            );
            y += height;
        }
        y += 2.0;
    }
    let ground = Rect::new(bubble.x, bubble.y, bubble.width, y + TOOLTIP_EDGE - bubble.y);
    let area = target.area;
    let (more_x, more_y) = (
        (LEAST - area.width).max(0.0) / 2.0,
        (LEAST - area.height).max(0.0) / 2.0,
    );
    let area = area.grown(more_x, more_y);
    let [fill, stroke] = [Role::Ground, Role::Ink].map(|role| Theme::Light.colour(role).hex());
    format!(
        "<g visibility=\"hidden\">\n<set attributeName=\"visibility\" to=\"visible\" begin=\"click\" dur=\"{SHOWN}\" />\n\
         <rect {} fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"{}\" />\n{words}\
         <rect {} opacity=\"0\" visibility=\"visible\" />\n</g>\n",
        place(ground),
        PLACES,
        place(area),
    )
}

fn place(area: Rect) -> String {
    let [x, y, width, height] = [area.x, area.y, area.width, area.height].map(|side| (side * PLACES).round());
    format!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"")
}

fn text(lang: Lang, (x, y): (f64, f64), size: f64, weight: Weight, words: &str) -> String {
    let [x, y, size] = [x, y, size].map(|length| (length * PLACES).round());
    let bold = if weight == Weight::Bold {
        " font-weight=\"bold\""
    } else {
        ""
    };
    format!(
        "<text x=\"{x}\" y=\"{y}\" dy=\"0.5ex\" font-family=\"{}\" font-size=\"{size}\" fill=\"{}\"{bold}>{}</text>\n",
        fonts(lang),
        Theme::Light.colour(Role::Ink).hex(),
        escape(words),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::built_in;

    /// What the editor of WeChat keeps.
    const ELEMENTS: [&str; 12] = [
        "section", "p", "strong", "svg", "g", "set", "rect", "circle", "text", "polyline", "path", "polygon",
    ];
    const ATTRIBUTES: [&str; 29] = [
        "x",
        "y",
        "dy",
        "width",
        "height",
        "cx",
        "cy",
        "r",
        "points",
        "d",
        "viewBox",
        "fill",
        "stroke",
        "stroke-width",
        "opacity",
        "font-family",
        "font-size",
        "font-weight",
        "text-anchor",
        "visibility",
        "attributeName",
        "to",
        "begin",
        "dur",
        "x1",
        "x2",
        "y1",
        "y2",
        "transform",
    ];

    #[test]
    fn an_article_contains_only_what_the_editor_keeps() {
        let report = built_in().unwrap();
        for view in &report.views {
            for lang in [Lang::Zh, Lang::En] {
                let html = wechat(&report, view, lang, WECHAT_WIDTH).unwrap();
                let document = roxmltree::Document::parse(&html).unwrap_or_else(|e| panic!("{e}\n{html}"));
                for node in document.descendants().filter(roxmltree::Node::is_element) {
                    assert!(ELEMENTS.contains(&node.tag_name().name()), "{}: {node:?}", view.id);
                    for attribute in node.attributes() {
                        assert!(ATTRIBUTES.contains(&attribute.name()), "{}: {attribute:?}", view.id);
                    }
                }
                let svg = document
                    .descendants()
                    .find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "svg")))
                    .unwrap();
                assert_eq!(svg.attribute("width"), Some("340"));
                let scene = build(&report, view, Options::new(lang, WECHAT_WIDTH, Frame::Bare));
                let taps: Vec<_> = svg
                    .children()
                    .filter(|node| node.attribute("visibility") == Some("hidden"))
                    .collect();
                assert_eq!(taps.len(), scene.targets.len());
                for (tap, target) in taps.iter().zip(&scene.targets) {
                    let words: String = tap
                        .descendants()
                        .filter(roxmltree::Node::is_text)
                        .filter_map(|node| node.text())
                        .collect();
                    let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
                    assert_eq!(solid(&words), solid(&target.tooltip.text()), "{}", view.id);
                    let set = tap.first_element_child().unwrap();
                    assert_eq!(
                        (set.attribute("begin"), set.attribute("attributeName")),
                        (Some("click"), Some("visibility"))
                    );
                    let hit = tap.last_element_child().unwrap();
                    assert_eq!(hit.attribute("visibility"), Some("visible"));
                }
            }
        }
    }

    #[test]
    fn texts_of_a_report_are_escaped() {
        let report = built_in().unwrap();
        let mut view = report.view("overview").unwrap().clone();
        view.title.zh = "<script>alert(1)</script>".to_owned();
        let html = wechat(&report, &view, Lang::Zh, WECHAT_WIDTH).unwrap();
        assert!(!html.contains("<script"), "{html}");
    }
}
