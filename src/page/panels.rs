//! The panels of a chart as data: options, texts and embed code. Not here: the DOM.

use crate::page::arrange::{Group, offers};
use crate::page::embed::{Origin, fragment_of, iframe, two_lines_of};
use crate::report::{Report, View};
use quantity::Lang;
use serde::Serialize;

/// The explore panel: order, section, unit, sonification, share.
#[derive(Clone, Debug, Serialize)]
pub struct Explore {
    /// The options.
    pub groups: Vec<Group>,
    /// The other texts.
    pub words: ExploreWords,
}

/// Texts of the explore panel.
#[derive(Clone, Debug, Serialize)]
pub struct ExploreWords {
    /// Heading of the sonification.
    pub sound: &'static str,
    /// Button that plays.
    pub play: &'static str,
    /// Button that stops.
    pub stop: &'static str,
    /// Heading of sharing.
    pub sharing: &'static str,
    /// Button that copies the address of this state.
    pub link: &'static str,
    /// Button that opens the share sheet of the system.
    pub share: &'static str,
    /// Message after copying.
    pub copied: &'static str,
}

/// The explore panel of a view.
pub fn explore(report: &Report, view: &View, lang: Lang) -> Explore {
    Explore {
        groups: offers(report, view, lang),
        words: ExploreWords {
            sound: lang.pick("听这张图", "Listen to the chart"),
            play: lang.pick("播放", "Play"),
            stop: lang.pick("停止", "Stop"),
            sharing: lang.pick("把这张图的现状转给别人", "Share the chart as it is now"),
            link: lang.pick("复制链接", "Copy link"),
            share: lang.pick("分享…", "Share…"),
            copied: lang.pick("已复制", "Copied"),
        },
    }
}

/// The export panel.
#[derive(Clone, Debug, Serialize)]
pub struct ExportPanel {
    /// The texts.
    pub words: ExportWords,
    /// The embed code.
    pub codes: Vec<Paste>,
}

/// Texts of the export panel.
#[derive(Clone, Debug, Serialize)]
pub struct ExportWords {
    /// Picture for an article.
    pub article: &'static str,
    /// Cover picture of a post.
    pub cover: &'static str,
    /// Portrait picture.
    pub poster: &'static str,
    /// Button that copies embed code.
    pub copy: &'static str,
    /// Button that copies the picture.
    pub copy_picture: &'static str,
    /// Button that copies the table.
    pub copy_table: &'static str,
    /// Message after copying.
    pub copied: &'static str,
    /// Text over a picture for saving by long press.
    pub press: &'static str,
    /// Text where the page cannot show that picture.
    pub no_picture: &'static str,
}

/// A form of embed code.
#[derive(Clone, Debug, Serialize)]
pub struct Paste {
    /// Its name.
    pub label: &'static str,
    /// The HTML.
    pub code: String,
}

/// The export panel of a view; `module` is the address of `report-chart.js`, `origin` that of the report. A frame shows the
/// built-in report only: if its address could name a report, anyone could show false figures on the publisher's site.
pub fn export_panel(report: &Report, view: &View, lang: Lang, module: &str, origin: Origin<'_>) -> ExportPanel {
    let paste = |zh, en, code| Paste {
        label: lang.pick(zh, en),
        code,
    };
    ExportPanel {
        words: ExportWords {
            article: lang.pick("正文图", "Picture"),
            cover: lang.pick("公众号封面 2.35:1", "Cover 2.35:1"),
            poster: lang.pick("竖版海报 3:4", "Poster 3:4"),
            copy: lang.pick("复制", "Copy"),
            copy_picture: lang.pick("复制图片", "Copy picture"),
            copy_table: lang.pick("复制表格", "Copy table"),
            copied: lang.pick("已复制", "Copied"),
            press: lang.pick("长按图片，选择保存。", "Press the picture and hold to save it."),
            no_picture: lang.pick(
                "这个网页不允许显示图片：请用浏览器打开本页再下载。",
                "This page shows no such pictures: open it in a browser to save one.",
            ),
        },
        codes: [
            two_lines_of(view, lang, module, origin).map(|code| paste("嵌入代码", "Embed code", code)),
            fragment_of(report, view, lang, Some(module), origin).map(|code| {
                paste(
                    "嵌入代码（内含图片和表格，没有脚本也能读）",
                    "Embed code with picture and table, readable without script",
                    code,
                )
            }),
            matches!(origin, Origin::BuiltIn).then(|| {
                paste(
                    "嵌入代码（iframe）",
                    "Embed code as a frame",
                    iframe(view, lang, None, module),
                )
            }),
        ]
        .into_iter()
        .flatten()
        .collect(),
    }
}
