//! What the panels of a chart hold: the words on them, and the code to paste. Refuses: the DOM.

use crate::page::arrange::{Group, offers};
use crate::page::embed::{Origin, fragment_of, iframe, two_lines_of};
use crate::report::{Report, View};
use quantity::Lang;
use serde::Serialize;

/// The panel of things to do with a chart.
#[derive(Clone, Debug, Serialize)]
pub struct Explore {
    /// What may be chosen.
    pub groups: Vec<Group>,
    /// The other words.
    pub words: ExploreWords,
}

/// Words of the panel of things to do.
#[derive(Clone, Debug, Serialize)]
pub struct ExploreWords {
    /// Over the button that plays.
    pub sound: &'static str,
    /// Plays.
    pub play: &'static str,
    /// Stops.
    pub stop: &'static str,
    /// Over what passes the chart on.
    pub pass: &'static str,
    /// Copies the address of this state.
    pub link: &'static str,
    /// Opens the system's own sheet.
    pub share: &'static str,
    /// After copying.
    pub copied: &'static str,
}

/// What a reader may do with a view as described.
pub fn explore(report: &Report, view: &View, lang: Lang) -> Explore {
    Explore {
        groups: offers(report, view, lang),
        words: ExploreWords {
            sound: lang.pick("听这张图", "Listen to the chart"),
            play: lang.pick("播放", "Play"),
            stop: lang.pick("停止", "Stop"),
            pass: lang.pick("把这张图的现状转给别人", "Pass on the chart as it is now"),
            link: lang.pick("复制链接", "Copy link"),
            share: lang.pick("分享…", "Share…"),
            copied: lang.pick("已复制", "Copied"),
        },
    }
}

/// The panel of things to take away.
#[derive(Clone, Debug, Serialize)]
pub struct Takeaways {
    /// The words.
    pub words: TakeawayWords,
    /// Code to paste.
    pub codes: Vec<Paste>,
}

/// Words of the panel of things to take away.
#[derive(Clone, Debug, Serialize)]
pub struct TakeawayWords {
    /// A picture for an article.
    pub article: &'static str,
    /// A picture for the head of a post.
    pub cover: &'static str,
    /// A picture that stands upright.
    pub poster: &'static str,
    /// Copies code.
    pub copy: &'static str,
    /// Copies the picture.
    pub copy_picture: &'static str,
    /// Copies the table.
    pub copy_table: &'static str,
    /// After copying.
    pub copied: &'static str,
    /// Over a picture that is to be pressed long.
    pub press: &'static str,
    /// Where the page shows no such picture.
    pub no_picture: &'static str,
}

/// A form of the code to paste.
#[derive(Clone, Debug, Serialize)]
pub struct Paste {
    /// Its name.
    pub label: &'static str,
    /// The HTML.
    pub code: String,
}

/// What can be taken away of a view, and the code that puts it on another page; `module` is the address of `report-chart.js`,
/// `origin` where that page has the report from. A frame shows the shipped report alone: its address would let anyone put
/// figures into the mouth of whoever publishes it.
pub fn takeaways(report: &Report, view: &View, lang: Lang, module: &str, origin: Origin<'_>) -> Takeaways {
    let paste = |zh, en, code| Paste {
        label: lang.pick(zh, en),
        code,
    };
    Takeaways {
        words: TakeawayWords {
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
            matches!(origin, Origin::Shipped).then(|| {
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
