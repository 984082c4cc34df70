//! The head of a document: its title, its date, whose it is.

use super::{HEADING, Line, SHORT, Structure};
use crate::prose::is_han;
use crate::span::Span;

/// Ends of titles.
#[rustfmt::skip]
pub(super) const TITLE_ENDS: &[&str] = &[
    "报告", "公报", "纲要", "规划", "计划", "方案", "意见", "总结", "草案", "决算", "讲话", "要点", "通报", "白皮书", "草案）",
    "（摘要）", "（草案）", "（全文）", "（节选）", "工作安排", "情况",
];
/// What titles call the whole country.
const COUNTRY: &[&str] = &["中华人民共和国", "全国", "中国", "我国"];
/// Who publishes the communiqué of the whole country.
const BUREAU: &str = "国家统计局";
/// The longest title that begins with 关于, in characters.
const LONG: usize = 72;
/// Where the title is in the text: from its first line to behind its last.
#[derive(Clone, Copy, Default)]
pub(super) struct TitleExtent {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A title without the mark of a note at its end: [1], *.
fn without_note(words: &str) -> &str {
    let words = words.trim_end_matches(['*', '※', '①', ' ']);
    let note = words
        .strip_suffix([']', '］', '〕'])
        .map(|rest| rest.trim_end_matches(|c: char| c.is_ascii_digit()));
    note.and_then(|rest| rest.strip_suffix(['[', '［', '〔']))
        .unwrap_or(words)
}

/// The words of a title without what a page puts around them: a tag in front, （全文） behind, blanks between all characters, the
/// meeting that a speech was given at.
fn clean(words: &str) -> String {
    let untagged = [('【', '】'), ('[', ']'), ('［', '］')]
        .iter()
        .find_map(|(open, close)| {
            let (_, rest) = words.strip_prefix(*open)?.split_once(*close)?;
            Some(rest.trim_start()).filter(|rest| !rest.is_empty())
        });
    let words = without_note(untagged.unwrap_or(words));
    let words = ["（全文）", "(全文)", "（实录）"]
        .iter()
        .find_map(|end| words.strip_suffix(end))
        .unwrap_or(words);
    // 政 府 工 作 报 告.
    let parts: Vec<&str> = words.split_whitespace().collect();
    let spaced = parts.len() > 3 && parts.iter().all(|part| part.chars().count() == 1);
    if spaced {
        return parts.concat();
    }
    match words.split_once("会议上的") {
        Some((_, rest)) if rest.ends_with("报告") => rest.to_owned(),
        _ => words.to_owned(),
    }
}

pub(super) fn take_title(
    structure: &mut Structure,
    head: &[&Line],
    stands_above: bool,
    above_date: Option<usize>,
) -> TitleExtent {
    let ends = |words: &str| {
        let words = clean(words);
        TITLE_ENDS.iter().any(|end| words.ends_with(end))
    };
    let plain = |line: &&&Line| {
        let words = clean(&line.words);
        // 关于甲省2025年计划执行情况与2026年计划草案的报告.
        let long = words.starts_with("关于") && line.length <= LONG && ends(&words);
        (long || line.length <= HEADING)
            && !words.contains(['。', '；', '！', '？'])
            && !words.starts_with(['—', '-', '―', '（', '(', '【', '>', '》'])
            && !words.ends_with(['：', ':'])
    };
    let known = head.iter().position(|line| plain(&line) && ends(&line.words));
    // 甲省教育厅, above the title: whose page it is.
    let authority = |line: &Line| {
        ["厅", "局", "部", "委", "委员会", "人民政府"]
            .iter()
            .any(|end| line.words.ends_with(end))
            && line.length <= 16
    };
    let own = |line: &&&Line| stands_above && plain(line) && !authority(line);
    let first = || head.first().filter(own).map(|_| 0);
    let named = || {
        head.iter()
            .position(|line| plain(&line) && !line.has_figure && !authority(line))
    };
    let bare = || named().or_else(|| head.iter().position(|line| plain(&line) && !line.has_figure));
    let dated = || {
        head.iter()
            .position(|line| plain(&line) && Some(line.start) == above_date)
    };
    let Some(index) = known.or_else(first).or_else(dated).or_else(bare) else {
        return TitleExtent::default();
    };
    // 关于甲市2025年预算执行情况 / 和2026年预算草案的报告: a title on several lines.
    let mut first = index;
    while first > 0
        && let Some(before) = head.get(first - 1)
        && (before.words.starts_with("关于")
            || head
                .get(first)
                .is_some_and(|l| l.words.starts_with(['和', '与', '及', '的'])))
        && before.length <= HEADING
    {
        first -= 1;
    }
    let mut last = index;
    if head
        .get(first)
        .is_some_and(|l| l.words.starts_with("关于") || known.is_none())
    {
        let more = head
            .iter()
            .skip(index + 1)
            .take(2)
            .position(|line| line.words.starts_with(['和', '与', '及']) && ends(&line.words));
        last = more.map_or(last, |more| index + 1 + more);
    }
    let parts = head.get(first..=last).unwrap_or_default();
    structure.title = parts.iter().map(|line| clean(&line.words)).collect();
    TitleExtent {
        start: parts.first().map_or(0, |line| line.start),
        end: parts.last().map_or(0, |line| line.end),
    }
}

pub(super) fn take_date(structure: &mut Structure, head: &[&Line], title_end: usize, published: Option<Span>) {
    for line in head {
        let near = line.start >= title_end && line.length <= SHORT;
        let Some(date) = Span::of_date(&line.words).filter(|_| near) else {
            continue;
        };
        // A year alone is the year of something.
        if date.is_within_year() {
            structure.dated = Some(date);
            structure.place = meeting_place(&line.words);
            break;
        }
    }
    let title = structure.title.clone();
    if structure.dated.is_none() {
        // 第十四个五年规划和2035年远景目标纲要: the year that is looked ahead to.
        let ahead = title.contains("远景目标");
        let named = Span::years_of(&title).into_iter().max().filter(|_| !ahead);
        structure.dated = match (named, published) {
            (Some(year), Some(published)) if published.first_year() > year + 1 => Some(Span::year(year)),
            (named, published) => published.or(named.map(Span::year)),
        };
    }
    // 乙省政府工作报告, without a year.
    let whose = ["人民政府工作报告", "政府工作报告"]
        .iter()
        .find_map(|end| title.strip_suffix(end));
    if structure.place.is_empty()
        && let Some(whose) = whose.filter(|whose| is_place(whose))
    {
        whose.clone_into(&mut structure.place);
    }
    if structure.place.is_empty() {
        let years = Span::years_of(&title);
        let digits = years.first().map(ToString::to_string);
        if let Some((before, behind)) = digits.as_deref().and_then(|year| title.split_once(year)) {
            let before = before
                .trim_start_matches("关于")
                .trim_matches(|c: char| !c.is_alphanumeric());
            // 甲省国民经济和社会发展…规划, 乙部发布2030年…公报.
            let before = before.split_once("国民经济").map_or(before, |(place, _)| place);
            let before = before
                .strip_suffix("发布")
                .or(before.strip_suffix("公布"))
                .unwrap_or(before);
            let behind = without_part_of_year(behind.trim_start_matches('年'));
            let named = ["省", "自治区", "市", "州", "县", "区"].iter().filter_map(|end| {
                let at = behind.find(end)? + end.len();
                // 乙州区: a place whose name ends like another kind.
                let over = !behind
                    .get(at..)?
                    .starts_with(['市', '县', '区', '州', '场', '域', '间', '际', '块']);
                let over = over && !COUNTRY.iter().any(|country| behind.starts_with(country));
                behind.get(..at).filter(|name| over && name.chars().count() <= 10)
            });
            structure.place = if COUNTRY.contains(&before) {
                // The bureau of statistics, where it stands under the title.
                let bureau = head.iter().any(|line| line.words == BUREAU);
                let bureau = bureau || title.contains("统计公报");
                if bureau { BUREAU.to_owned() } else { String::new() }
            } else if before.is_empty() {
                named.min_by_key(|name| name.len()).unwrap_or_default().to_owned()
            } else {
                before.to_owned()
            };
        }
    }
}

/// 甲市经济运行情况 of 上半年甲市经济运行情况.
fn without_part_of_year(words: &str) -> &str {
    const PARTS: [&str; 8] = [
        "上半年",
        "下半年",
        "前三季度",
        "一季度",
        "二季度",
        "三季度",
        "四季度",
        "度",
    ];
    let words = words
        .strip_prefix('第')
        .filter(|rest| rest.contains("季度"))
        .unwrap_or(words);
    PARTS.iter().find_map(|part| words.strip_prefix(part)).unwrap_or(words)
}

/// Whether some words are the name of a place.
fn is_place(words: &str) -> bool {
    let ends = words.ends_with(['省', '市', '区', '县', '州', '旗', '盟']);
    ends && (3..=12).contains(&words.chars().count()) && words.chars().all(is_han)
}

/// 甲省 of 在甲省第十四届人民代表大会第四次会议上.
fn meeting_place(line: &str) -> String {
    let Some((_, behind)) = line.split_once('在') else {
        return String::new();
    };
    let name: String = behind
        .chars()
        .take_while(|c| *c != '第' && !c.is_ascii_digit())
        .collect();
    let ends = name.ends_with(['省', '市', '区', '县', '州', '旗', '盟']);
    // 在县第十七届…: which one stands elsewhere.
    let named = name.chars().count() > 1 && name != "自治区" && name != "自治州";
    if ends && named && name.chars().count() <= 12 {
        name
    } else {
        String::new()
    }
}
