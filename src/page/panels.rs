//! The panels of a chart as data: options, texts and embed code. Not here: the DOM.

use crate::page::arrange::{Group, offers};
use crate::page::citation::{Citation, citation, edition};
use crate::page::embed::{Origin, escape, folder, fragment_of, frame, iframe, two_lines_of};
use crate::page::paste::{Addresses, PAGES, paste, paste_text};
use crate::page::site::report_name;
use crate::page::wechat::{WECHAT_WIDTH, wechat};
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
    /// The embed code, the form that lives in most editors first.
    pub codes: Vec<Paste>,
    /// How the chart is cited; empty where it has no page.
    pub citation: Option<Citation>,
    /// Which edition of the report this is, and when it changed.
    pub edition: String,
}

/// Texts of the export panel.
#[derive(Clone, Debug, Serialize)]
pub struct ExportWords {
    /// Picture for an article.
    pub article: &'static str,
    /// Cover picture of a post.
    pub cover: &'static str,
    /// Square cover picture of a post.
    pub square: &'static str,
    /// Portrait picture.
    pub poster: &'static str,
    /// Picture of lines and letters.
    pub svg: &'static str,
    /// Table for spreadsheets.
    pub csv: &'static str,
    /// Data for programs.
    pub json: &'static str,
    /// Workbook for spreadsheets.
    pub xlsx: &'static str,
    /// Text where the program that writes workbooks could not be loaded.
    pub no_xlsx: &'static str,
    /// Name of the box that pins embed code to this edition of the report.
    pub pin: &'static str,
    /// Text where the hash of this edition is not known.
    pub no_pin: &'static str,
    /// Button that copies embed code.
    pub copy: &'static str,
    /// Button that copies the plain form for an editor that shows what it will look like.
    pub copy_rich: &'static str,
    /// Name of the short citation.
    pub cite_short: &'static str,
    /// Name of the full citation.
    pub cite_long: &'static str,
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
    /// Text where the server of the files does not allow pages of other sites to load them.
    pub other_sites: &'static str,
}

/// A form of embed code.
#[derive(Clone, Debug, Serialize)]
pub struct Paste {
    /// Its name.
    pub label: &'static str,
    /// The HTML.
    pub code: String,
    /// The same for editors that take text only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// The export panel of a view; `module` is the address of `report-chart.js`, `origin` that of the report, `address` that of the page,
/// empty for none. `integrity` is the hash of the edition of the report that the code is pinned to; without one, the charts that it makes are
/// live. Frames are live, so they are left out of pinned code. A frame shows the built-in report or the page of a chart: if its
/// address could name a report, anyone could show false figures on the publisher's site.
pub fn export_panel(
    report: &Report,
    view: &View,
    lang: Lang,
    module: &str,
    origin: Origin<'_>,
    address: &str,
    integrity: Option<&str>,
) -> ExportPanel {
    let code = |zh, en, code| Paste {
        label: lang.pick(zh, en),
        code,
        text: None,
    };
    let addresses = Addresses::of(module, view, lang, origin, address);
    let pasted = addresses.as_ref().map(|addresses| addresses.pinned(integrity));
    let picture = addresses.as_ref().and_then(|addresses| addresses.picture.as_deref());
    // A text that no page shows yet will be published with its pages: see [`site`](crate::page::site).
    let is_loose = matches!(origin, Origin::Text(_)) && address.is_empty();
    let beside = match origin {
        Origin::Text(text) => format!("{}{PAGES}{}", folder(module), report_name(text)),
        _ => String::new(),
    };
    let published = if is_loose { Origin::Address(&beside) } else { origin };
    let pinned = integrity.map(|hash| Origin::Pinned(&published, hash));
    let shown = pinned.unwrap_or(published);
    let framed = match (origin, &addresses) {
        (Origin::BuiltIn, _) => Some(iframe(view, lang, None, module)),
        // Where there is a picture, the page is one of a site.
        (_, Some(Addresses { page, picture: Some(_) })) => {
            Some(frame(&escape(page), view.title.get(lang), folder(module)))
        }
        _ => None,
    };
    ExportPanel {
        words: ExportWords {
            article: lang.pick("正文图 PNG，宽1596像素", "Picture, PNG, 1596 px wide"),
            cover: lang.pick("公众号封面 PNG，1800×766", "Cover, PNG, 1800×766"),
            square: lang.pick("方形封面 PNG，1800×1800", "Square cover, PNG, 1800×1800"),
            poster: lang.pick("竖版海报 PNG，1500×2000", "Poster, PNG, 1500×2000"),
            svg: lang.pick("矢量图 SVG", "Picture, SVG"),
            csv: lang.pick("数据 CSV", "Data, CSV"),
            json: lang.pick("数据 JSON", "Data, JSON"),
            xlsx: lang.pick("数据 Excel（XLSX）", "Data, Excel (XLSX)"),
            no_xlsx: lang.pick(
                "没能生成 Excel 文件：做这种文件的程序没有取到。请稍后再点一次；CSV 里是同样的数据，Excel 也能打开。",
                "No Excel file was made: the program that writes it could not be loaded. Try again later, or take the CSV, which has \
                 the same data and opens in Excel.",
            ),
            pin: lang.pick(
                "固定在此版本：报告改了就不再画图，仍显示代码里面的内容",
                "Frozen at this edition: once the report changes, no chart is drawn, and the content inside the code stays",
            ),
            no_pin: lang.pick(
                "没能取到这一版的校验值：报告可能刚刚改过。请刷新网页再试。",
                "The hash of this edition is not known: the report may have just changed. Reload the page and try again.",
            ),
            copy: lang.pick("复制", "Copy"),
            copy_rich: lang.pick("复制到编辑器", "Copy for an editor"),
            cite_short: lang.pick("引用（简）", "Cite, short"),
            cite_long: lang.pick("引用（GB/T 7714）", "Cite, in full"),
            copy_picture: lang.pick("复制图片", "Copy picture"),
            copy_table: lang.pick("复制表格", "Copy table"),
            copied: lang.pick("已复制", "Copied"),
            press: lang.pick("长按图片，选择保存。", "Press the picture and hold to save it."),
            no_picture: lang.pick(
                "这个网页不允许显示图片：请用浏览器打开本页再下载。",
                "This page shows no such pictures: open it in a browser to save one.",
            ),
            other_sites: lang.pick(
                "服务器的回答里没有 Access-Control-Allow-Origin：嵌入代码要在别的网站上画出图，放这些文件的服务器须发送 \
                 Access-Control-Allow-Origin: *。图文和 iframe 不需要。",
                "Found no Access-Control-Allow-Origin: on pages of other sites, embed code draws nothing until the server of \
                 these files sends Access-Control-Allow-Origin: *. The first form and frames do not need it.",
            ),
        },
        citation: addresses
            .as_ref()
            .map(|addresses| citation(report, view, lang, &addresses.page)),
        edition: edition(report, lang, integrity.is_some()),
        codes: [
            pasted.as_ref().map(|addresses| Paste {
                label: lang.pick(
                    "图文（标题、摘要、图片、表格和链接，各种编辑器都留得住）",
                    "Title, summary, picture, table and link, which every editor keeps",
                ),
                code: paste(report, view, lang, addresses),
                text: Some(paste_text(report, view, lang, addresses)),
            }),
            two_lines_of(view, lang, module, shown).map(|html| code("嵌入代码", "Embed code", html)),
            fragment_of(report, view, lang, Some(module), shown, picture).map(|html| {
                code(
                    "嵌入代码（内含图片和表格，没有脚本也能读）",
                    "Embed code with picture and table, readable without script",
                    html,
                )
            }),
            framed.filter(|_| integrity.is_none()).map(|html| code("嵌入代码（iframe）", "Embed code as a frame", html)),
            is_loose
                .then(|| two_lines_of(view, lang, module, origin))
                .flatten()
                .map(|html| {
                    code(
                        "嵌入代码（内含整份报告的数据，不用另放文件）",
                        "Embed code with the data of the report in it, which needs no other file",
                        html,
                    )
                }),
            wechat(report, view, lang, WECHAT_WIDTH).ok().map(|code| Paste {
                label: lang.pick(
                    "公众号文章（点一点数字看说法，没有脚本）",
                    "Article for WeChat: tap a figure to see its wording, without script",
                ),
                code,
                text: pasted
                    .as_ref()
                    .map(|addresses| paste_text(report, view, lang, addresses)),
            }),
        ]
        .into_iter()
        .flatten()
        .collect(),
    }
}
