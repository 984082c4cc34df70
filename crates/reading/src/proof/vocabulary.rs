//! The words that may stand between a name and its figure, or in front of a name, without changing what the figure is
//! about. Refuses: every other word; what is not here makes a match unsure.

use super::article::Article;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Verbs, bounds, periods and links. None of them is part of the name of another statistic.
#[rustfmt::skip]
const PLAIN: &[&str] = &[
    "增长", "增加", "增加到", "增长到", "增至", "提高", "提高到", "提升", "提升到", "上升", "上升到", "升至", "扩大到",
    "发展到", "变为", "变成", "下降", "下降到", "降低", "降低到", "降至", "降到", "减少", "减少到", "减至", "升", "降", "增", "涨", "跌",
    "达到", "达", "为", "是", "有", "占", "突破", "超过", "超", "完成", "实现", "认定", "安排", "出", "了", "的", "目标",
    "预期", "预计", "有望", "可望", "力争", "要求", "计划", "又", "再", "也", "各", "均", "都", "分别", "同比", "比", "较",
    "上年", "去年", "今年", "明年", "前年", "全年", "当年", "同年", "年", "年底", "年末", "底", "末", "期间", "年均", "累计",
    "约", "近", "将", "从", "由", "到", "至", "在", "自", "增速", "增幅", "降幅", "涨幅", "升幅", "合计", "共", "共有", "总共", "已",
    "已经", "仅", "只", "不低于", "不超过", "不到", "左右", "以上", "以内", "其中", "同时", "此外", "另外", "首先", "其次", "最后",
    "依次", "以下", "以下依次", "而", "但", "并", "并且", "以及", "截至", "截止", "同期", "同", "这", "这一年", "新的", "新",
    "全国", "我国", "中国", "国内", "报告", "认为", "指出", "提出", "能够", "可以", "最多", "最高", "最大", "最少", "最低",
    "要求最高", "要求最低", "与", "和", "及", "使", "让", "把", "仍", "还", "方面", "水平", "规模", "总额", "总数", "总量为",
    "下降了", "即", "就", "要", "应", "可", "能", "会", "里", "其", "那么", "涉及", "接受", "保持", "稳定", "力度", "数字", "数",
];

/// Words behind a name, with which it is part of another statistic: 电话用户普及率, 网民人均.
const PARTS: [&str; 14] = [
    "率", "比重", "占", "人均", "户均", "中", "内", "价格", "利润", "其中", "指数", "缺口", "增量", "结构",
];

/// The plain words by their first character.
static BY_FIRST: LazyLock<BTreeMap<char, Vec<&str>>> = LazyLock::new(|| {
    let mut words: BTreeMap<char, Vec<&str>> = BTreeMap::new();
    for word in PLAIN {
        words
            .entry(word.chars().next().unwrap_or_default())
            .or_default()
            .push(word);
    }
    words
});

/// The place behind the longest plain word at a place.
pub(super) fn plain_word(chars: &[char], place: usize) -> Option<usize> {
    let words = BY_FIRST.get(chars.get(place)?)?;
    let has = |word: &str| {
        word.chars()
            .zip(chars.get(place..).unwrap_or_default())
            .filter(|(c, other)| c == *other)
            .count()
    };
    words
        .iter()
        .map(|word| (word.chars().count(), *word))
        .filter(|(length, word)| has(word) == *length)
        .map(|(length, _)| place + length)
        .max()
}

/// Whether words behind a name speak of a part or a property of it.
pub(super) fn names_a_part(words: &str) -> bool {
    PARTS.iter().any(|part| words.contains(part))
}

/// Words by which a writer says that a figure is expected.
const EXPECTED: [&str; 7] = ["预计", "预期", "估计", "有望", "可望", "预测", "将"];
/// Words that say so of all that follows.
const SWEEPING: [&str; 8] = ["都", "均", "皆", "一律", "以下", "下列", "下文", "全部"];

/// Whether a word at a place says that what follows in its sentence is expected.
pub(super) fn expects(chars: &[char], place: usize) -> bool {
    let has = |word: &str| word.chars().zip(place..).all(|(c, i)| chars.get(i) == Some(&c));
    EXPECTED.iter().any(|word| has(word))
}

/// Whether the clause behind a figure says that it is still to come: 下降6%的目标能够实现.
pub(super) fn foresees(article: &Article, end: usize) -> bool {
    ["能够实现", "可以实现", "能够完成", "可以完成", "能实现", "能完成"]
        .iter()
        .any(|word| article.holds(end, article.clause_end(end), word))
}

/// Whether at a place begins a remark that all that follows is expected: 都冠以“预计”, 下列数字均为预计.
pub(super) fn expects_all(article: &Article, place: usize) -> bool {
    SWEEPING.iter().any(|word| article.has(place, word))
        && ["预计", "预期数", "估计数", "预计数"]
            .iter()
            .any(|word| article.holds(place, place + 12, word))
        && (place..place + 12).all(|i| !super::article::ends_clause(article.at(i)) || article.holds(place, i, "预"))
}

/// Whether a figure is only mentioned to be denied: 而不是20%.
pub(super) fn denied(article: &Article, start: usize, end: usize) -> bool {
    ["不是", "并非", "而非", "不等于"]
        .iter()
        .any(|word| article.holds(start, end, word))
}
