//! Page furniture: menus, buttons, labels, publication lines, captions, page numbers.

use super::{Line, SHORT};
use crate::span::Span;

/// Lines that are nothing but a button, a menu or a label of a web page.
#[rustfmt::skip]
const BUTTONS: &[&str] = &[
    "下载", "打印", "全屏", "收藏", "加大", "还原", "减小", "大", "中", "小", "首页", "分享", "关闭", "返回", "返回顶部",
    "分享到", "分享到微信", "打印本页", "关闭窗口", "上一篇", "下一篇", "相关报道", "相关文档", "相关链接", "相关新闻", "字号",
    "字体", "当前位置", "您的位置", "您所在的位置", "来源", "发表时间", "发布时间", "阅读量", "浏览量", "责任编辑", "编辑", "无障碍",
    "政务信息", "政务公开", "网站地图", "联系我们", "登录", "注册", "搜索", "微信", "微博", "扫一扫", "附件下载", "目录",
];
/// Labels that open a line of a web page or of a publication.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "来源", "信息来源", "文章来源", "稿件来源", "时间", "日期", "发布时间", "发表时间", "发布日期", "更新时间", "阅读", "阅读量",
    "浏览", "浏览量", "浏览次数", "点击", "点击数", "责任编辑", "责编", "编辑", "作者", "字号", "字体", "当前位置", "您的位置",
    "您所在的位置", "位置", "索引号", "公开日期", "公开主体", "主题分类", "发文机关", "发文字号", "成文日期", "发布机构", "生成日期", "文号", "分享到", "分享", "打印",
    "扫一扫", "【字号", "【字体", "【打印", "（来源", "(来源", "校对", "审核", "监制", "版权所有", "主办单位", "承办单位",
];
pub(super) fn is_furniture(line: &Line, in_head: bool, at_end: bool) -> bool {
    if line.length > SHORT {
        return is_caption(&line.words) && in_head;
    }
    let words = line.words.trim_matches(|c: char| !c.is_alphanumeric());
    if words.is_empty() || BUTTONS.contains(&words) {
        return true;
    }
    let label = LABELS.iter().any(|label| {
        let rest = line.words.strip_prefix(label);
        rest.is_some_and(|rest| rest.starts_with(['：', ':', ' ', '】', ']']))
    });
    // 2031-02-03 09:02 来源：某某网.
    let stamped = in_head
        && line.words.starts_with(|c: char| c.is_ascii_digit())
        && Span::of_date(&line.words).is_some_and(|date| date.is_within_year())
        && LABELS.iter().any(|label| {
            let behind = line.words.split_once(label).map(|(_, behind)| behind);
            behind.is_some_and(|behind| behind.starts_with(['：', ':']))
        });
    label
        || stamped
        || is_attachment(&line.words)
        || in_head && (is_path(&line.words) || is_masthead(&line.words))
        || is_page_number(words, &line.words)
        || (in_head || at_end) && (is_stamp(words) || is_caption(&line.words))
        || is_publication(&line.words)
}

/// 附件：预算草案.pdf（2.6MB）.
fn is_attachment(line: &str) -> bool {
    let file = [".pdf", ".doc", ".xls", ".ppt", ".zip", ".wps", ".ofd"]
        .iter()
        .any(|end| line.contains(end));
    let size = ["KB", "MB", "kb", "mb"].iter().any(|unit| line.contains(unit));
    size && (file || line.contains("附件"))
}

/// 首页 > 政务公开 > 政府工作报告: where a page is in its site, or its menus.
fn is_path(line: &str) -> bool {
    let parted = |mark: char| line.matches(mark).count();
    let steps = ['>', '＞', '›', '»', '|', '｜'].iter().any(|mark| parted(*mark) > 1);
    let short = || line.split_whitespace().all(|word| word.chars().count() <= 4);
    let menus = line.starts_with("首页") && line.split_whitespace().count() > 2 && short();
    steps || menus || line.contains("门户网站")
}

/// 某某日报　2031年2月6日　第四版: the head of a page of a newspaper.
fn is_masthead(line: &str) -> bool {
    let paper = ["日报", "晚报", "时报", "晨报", "都市报"]
        .iter()
        .any(|paper| line.contains(paper));
    paper && Span::of_date(line).is_some_and(|date| date.is_within_year())
}

/// 2026-02-03 09:02:33, nothing else.
fn is_stamp(words: &str) -> bool {
    words.contains(['-', ':', '：']) && words.chars().all(|c| c.is_ascii_digit() || "-: ：/".contains(c))
}

/// 3, 第3页, 第3页共12页, 3/12.
fn is_page_number(words: &str, line: &str) -> bool {
    let page = words.contains('页') && words.chars().all(|c| c.is_ascii_digit() || "第页共/ ，,".contains(c));
    let bare = words.len() <= 3 && words.chars().all(|c| c.is_ascii_digit());
    page || bare && (line.len() == words.len() || line.starts_with(['-', '—', '–', '·', '－']))
}

/// A line under a picture: 本报记者 某某 摄.
fn is_caption(line: &str) -> bool {
    let line = line.trim_end_matches(['。', ' ']);
    line.ends_with('摄') || line.contains("记者") && !line.contains('；') && line.chars().count() <= 110
}

/// （市统计局 2032年3月1日发布）: a line about the publication.
fn is_publication(line: &str) -> bool {
    let words = line.trim_matches(|c: char| "（）()。【】[]".contains(c));
    let ends = ["发布", "公布", "印发", "刊发", "播发", "通过", "讯", "电"];
    words.chars().count() <= 40
        && ends.iter().any(|end| words.ends_with(end))
        && Span::of_date(words).is_some_and(|date| date.is_within_year())
}
