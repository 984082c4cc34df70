//! Words of time as they are said: 去年, “十四五”末, 前七个月. Does not know which figures they govern.

use crate::prose::{Index, Prose, ends_clause};
use crate::span::{Clock, Span, part};
use crate::{Figure, FigureKind};
use quantity::{TimePart, digits};
use std::sync::LazyLock;

/// A time as it is said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum When {
    /// 2025年, 2021—2025年.
    Dated(Span),
    /// “十四五”时期.
    Plan(i32),
    /// “十四五”以来: of a plan that is not over, as far as it went.
    PlanSoFar(i32),
    /// “十四五”规划: the name of a document.
    PlanNamed(i32),
    /// “十四五”末.
    PlanEnd(i32),
    /// 今年 and so many years after it: -1 for 去年.
    This(i32),
    /// 今年以来: the year of the document, as far as the document goes.
    SoFar,
    /// The year before the one that is spoken of: 上年.
    YearBefore,
    /// The same time of the year before the one that is spoken of: 上年同期为9亿元.
    SameBefore,
    /// The year that is spoken of: 全年, 年末, 上半年.
    Current,
    /// The year that a review is of: 一年来, 过去一年.
    Reviewed,
    /// 五年来, 过去五年.
    Back(i32),
    /// 未来五年.
    Ahead(i32),
    /// 两年平均: so many years up to the one that is spoken of, for the next figure.
    Mean(i32),
    /// 2021年以来.
    Since(i32),
}

/// Words of time with their place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Phrase {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) when: When,
    pub(super) part: TimePart,
}

#[rustfmt::skip]
const WORDS: &[(&str, When)] = &[
    ("今年以来", When::SoFar), ("今年", When::This(0)), ("本年度", When::Current), ("本年", When::Current),
    ("去年", When::This(-1)), ("前年", When::This(-2)), ("明年", When::This(1)), ("上年", When::YearBefore),
    ("上年度", When::YearBefore), ("全年", When::Current), ("年末", When::Current), ("年底", When::Current),
    ("年初", When::Current), ("当年", When::Current), ("年内", When::Current), ("上半年", When::Current),
    ("下半年", When::Current), ("前三季度", When::Current), ("一季度", When::Current), ("二季度", When::Current),
    ("三季度", When::Current), ("四季度", When::Current), ("首季", When::Current),
    ("一年来", When::Reviewed), ("过去一年", When::Reviewed), ("过去的一年", When::Reviewed), ("这一年", When::Reviewed),
    ("刚刚过去的一年", When::Reviewed),
];
static INDEX: LazyLock<Index<When>> = LazyLock::new(|| Index::by_first(WORDS.iter().copied()));

impl Phrase {
    /// The time as a heading says it, from the document's year.
    pub(crate) fn in_heading(self, clock: Clock) -> Option<Span> {
        let named = matches!(self.when, When::PlanNamed(_));
        self.resolve(clock, None).filter(|_| !named)
    }

    pub(super) fn resolve(self, clock: Clock, scope: Option<Span>) -> Option<Span> {
        let single = scope.map(|span| Span::year(span.last_year()));
        let current = single.or(clock.last.map(Span::year));
        let span = match self.when {
            When::Dated(span) => span,
            When::Plan(last) | When::PlanNamed(last) => Span::years(last - 4, last),
            When::PlanSoFar(last) => {
                let reached = clock.last.filter(|now| (last - 4..last).contains(now));
                Span::years(last - 4, reached.unwrap_or(last))
            }
            When::PlanEnd(last) => Span::year(last),
            When::This(after) => {
                let reviewed = single.filter(|_| clock.is_summary).map(Span::last_year);
                Span::year(reviewed.or(clock.this)? + after)
            }
            When::SoFar => match clock.result() {
                Some(result) if result.is_within_year() && clock.this == clock.last => result,
                _ => Span::year(clock.this?),
            },
            When::YearBefore => Span::year(current?.last_year() - 1),
            When::SameBefore => scope.or(clock.result())?.a_year_before(),
            When::Current => current?,
            When::Reviewed => Span::year(clock.last?),
            When::Back(count) => {
                let last = clock.last?;
                Span::years(last - count + 1, last)
            }
            When::Ahead(count) => {
                let last = clock.last?;
                Span::years(last + 1, last + count)
            }
            When::Mean(count) => {
                let last = current?.last_year();
                Span::years(last - count + 1, last)
            }
            When::Since(first) => match current?.last_year().max(clock.last.unwrap_or(first)) {
                last if last > first => Span::years(first, last),
                _ => Span::year(first),
            },
        };
        Some(if self.part == TimePart::Whole {
            span
        } else {
            span.part(self.part)
        })
    }

    /// Whether a paragraph that it opens speaks of it up to the next such one.
    pub(super) fn is_topic(self, prose: &Prose, clock: Clock) -> bool {
        match self.when {
            When::Back(_) | When::Ahead(_) | When::Plan(_) | When::PlanSoFar(_) | When::Reviewed | When::Since(_) => {
                true
            }
            When::SoFar if clock.part.is_some() => true,
            When::Dated(_) | When::This(_) | When::SoFar if self.part == TimePart::Whole => {
                let time = self.resolve(clock, None).filter(|time| !time.is_within_year());
                let year = time.map(Span::last_year);
                let place = prose.skip_blanks(self.end);
                (year.is_some() && (year == clock.this || year == clock.last))
                    && (matches!(
                        prose.at(place),
                        '，' | '是' | '极' | '很' | '注' | '我' | '为' | '在' | '也'
                    ) || prose.any(
                        place,
                        &["经济社会", "政府工作", "工作的", "发展的", "发展主要", "主要", "全"],
                    ))
            }
            _ => false,
        }
    }
}

/// The words of time in a part of a text, in order.
pub(crate) fn phrases(prose: &Prose, found: &[Figure], start: usize, end: usize) -> Vec<Phrase> {
    let first = found.partition_point(|figure| figure.end <= start);
    let mut tokens = found.iter().skip(first).peekable();
    let mut phrases: Vec<Phrase> = Vec::new();
    let mut i = start;
    while i < end {
        while tokens.next_if(|figure| figure.end <= i).is_some() {}
        let token = tokens.peek().filter(|figure| figure.start <= i);
        let phrase = match token {
            Some(figure) if figure.start == i || i == start => of_token(prose, figure),
            Some(_) => None,
            None => of_word(prose, i),
        };
        let behind = token.map_or(i + 1, |figure| figure.end);
        match phrase {
            Some(phrase) => {
                // 今年上半年, 去年四季度: a part with its year.
                let year = phrases.last_mut().filter(|before| {
                    before.end == phrase.start && before.part == TimePart::Whole && phrase.when == When::Current
                });
                match year {
                    Some(year) => {
                        year.part = phrase.part;
                        year.end = phrase.end;
                    }
                    None => phrases.push(phrase),
                }
                i = phrase.end.max(i + 1);
            }
            None => i = behind.max(i + 1),
        }
    }
    phrases
}

fn of_word(prose: &Prose, i: usize) -> Option<Phrase> {
    // Most characters begin no word of time.
    if !matches!(
        prose.at(i),
        '今' | '本'
            | '去'
            | '前'
            | '明'
            | '上'
            | '全'
            | '年'
            | '当'
            | '下'
            | '一'
            | '二'
            | '三'
            | '四'
            | '首'
            | '过'
            | '这'
            | '刚'
    ) {
        return None;
    }
    let longest = INDEX.starting(prose.at(i)).find(|(word, _)| prose.has(i, word))?;
    let (word, when) = longest;
    let end = i + word.chars().count();
    // 去年同期为9亿元: what is said to have stood then.
    if matches!(*word, "去年" | "上年")
        && let Some((_, behind)) = prose.longest(end, &["同期为", "同期是", "同期仅为", "同期只有", "同期的"])
    {
        return Some(Phrase {
            start: i,
            end: behind,
            when: When::SameBefore,
            part: TimePart::Whole,
        });
    }
    // 近年来, 逐年底…: inside other words; 去年同期 is what is compared with.
    if prose.any(end, &["同期", "度股东", "轻", "纪", "结转", "结余"])
        || *word == "全年" && prose.any(end, &["龄", "级"])
    {
        return None;
    }
    // 占年初预算的43%, 完成全年目标任务的67%: what a part of the year is measured by.
    if *when == When::Current && prose.any(end, &["预算", "计划", "目标", "任务"]) {
        let measured = (end..end + 12)
            .take_while(|place| !ends_clause(prose.at(*place)))
            .any(|place| prose.at(place) == '的' && prose.at(place + 1).is_ascii_digit());
        if measured || *word == "年初" {
            return None;
        }
    }
    if *when == When::Current
        && matches!(
            prose.before(i),
            '近' | '少' | '青' | '老' | '成' | '逐' | '历' | '多' | '常'
        )
    {
        return None;
    }
    Some(Phrase {
        start: i,
        end,
        when: *when,
        part: part(word),
    })
}

fn of_token(prose: &Prose, figure: &Figure) -> Option<Phrase> {
    match figure.kind {
        FigureKind::Date => of_date(prose, figure),
        FigureKind::Name => of_plan(prose, figure),
        FigureKind::Duration => of_duration(prose, figure),
        _ => None,
    }
}

fn of_date(prose: &Prose, figure: &Figure) -> Option<Phrase> {
    let words = prose.plain_text(figure.start, figure.end);
    let spans = Span::in_words(words);
    let mut end = figure.end;
    // 按2010年不变价, 以2020年价格计算: the prices of a year are no time of what is measured in them.
    const PRICES: &[&str] = &["不变价", "可比价", "价格计算", "价格为基", "为基期", "标准计算"];
    if prose.any(end, PRICES) {
        return None;
    }
    let (when, part) = match spans.as_slice() {
        [] => {
            // A day of a month is not the period of a figure.
            let part = part(words);
            if part == TimePart::Whole || words.contains('日') || words.contains('号') {
                return None;
            }
            (When::Current, part)
        }
        [span] if prose.any(end, &["以来", "起"]) && !span.is_within_year() => {
            end += if prose.has(end, "以来") { 2 } else { 1 };
            (When::Since(span.first_year()), TimePart::Whole)
        }
        [span, ..] => (When::Dated(*span), TimePart::Whole),
    };
    Some(Phrase {
        start: figure.start,
        end,
        when,
        part,
    })
}

/// “十四五”时期, “十四五”末; 十四五 in a heading.
fn of_plan(prose: &Prose, figure: &Figure) -> Option<Phrase> {
    let words = prose.plain_text(figure.start, figure.end);
    let last = plan_end(words)?;
    let quote = usize::from(prose.at(figure.end) == '”' && prose.before(figure.start) == '“');
    let start = figure.start - quote;
    let behind = figure.end + quote;
    // “十四五”前四年.
    if matches!(prose.at(behind), '前' | '头') && prose.at(behind + 2) == '年' {
        let count = digits::in_order(prose.at(behind + 1)).and_then(|count| i32::try_from(count).ok());
        if let Some(count) = count.filter(|count| (2..=4).contains(count)) {
            return Some(Phrase {
                start,
                end: behind + 3,
                when: When::Dated(Span::years(last - 4, last - 5 + count)),
                part: TimePart::Whole,
            });
        }
    }
    const NAMES: &[&str] = &[
        "收官",
        "开局",
        "开好局",
        "起步",
        "首",
        "第",
        "规划",
        "蓝图",
        "纲要",
        "新征程",
        "新的",
        "和",
        "计划",
        "重大",
        "决战",
        "圆满",
        "顺利",
        "画",
        "建议",
        "开门",
        "胜利",
        "起好",
        "良好",
        "关键",
        "谋划",
        "国家",
        "先",
        "特",
        "立",
    ];
    if let Some((_, end)) = prose.longest(behind, &["末", "末期", "期末", "底"]) {
        return Some(Phrase {
            start,
            end,
            when: When::PlanEnd(last),
            part: TimePart::Whole,
        });
    }
    let tail = prose.longest(behind, &["时期", "期间", "以来", "规划期", "时", "五年", "期"]);
    let when = match tail {
        Some(("以来", _)) => When::PlanSoFar(last),
        _ => When::Plan(last),
    };
    let tail = tail.map(|(_, end)| end);
    // “十四五”规划 names a document; 回望“十四五”， and “十四五”累计 a time.
    if tail.is_none() && prose.any(behind, NAMES) {
        return Some(Phrase {
            start,
            end: behind,
            when: When::PlanNamed(last),
            part: TimePart::Whole,
        });
    }
    Some(Phrase {
        start,
        end: tail.unwrap_or(behind),
        when,
        part: TimePart::Whole,
    })
}

/// The last year of a five-year plan: 2025 of 十四五.
fn plan_end(words: &str) -> Option<i32> {
    let mut chars = words.chars();
    let (ten, digit) = (chars.next()?, chars.next()?);
    let units = digits::in_order(digit).filter(|units| *units > 0)?;
    let plan = ten == '十' && chars.next() == Some('五') && chars.next().is_none();
    let plans = i32::try_from(units).ok().filter(|_| plan)? + 10;
    Some(1955 + plans * 5)
}

/// 五年来, 近三年, 未来五年, 两年平均.
fn of_duration(prose: &Prose, figure: &Figure) -> Option<Phrase> {
    if let Some(phrase) = first_months(prose, figure) {
        return Some(phrase);
    }
    if figure.base_unit != "年" && figure.unit != "年" {
        return None;
    }
    let count = figure
        .number
        .first()
        .filter(|count| count.fract() == 0.0 && (1.0..=20.0).contains(*count))?;
    let count = *count as i32;
    let (start, end) = (figure.start, figure.end);
    let phrase = |start, end, when| {
        Some(Phrase {
            start,
            end,
            when,
            part: TimePart::Whole,
        })
    };
    if let Some((_, end)) = prose.longest(end, &["平均", "年均"]) {
        return phrase(start, end, When::Mean(count));
    }
    let front = prose.longest_before(
        start,
        &[
            "刚刚过去的",
            "过去的",
            "过去",
            "近",
            "最近",
            "这",
            "这极不平凡的",
            "未来",
            "今后",
            "此后",
            "接下来",
        ],
    );
    let behind = prose.longest(end, &["以来", "来", "间", "期间", "累计", "共", "时间"]);
    // ，3年增长58%: over as many years up to the one that is spoken of, as is said of one figure.
    let grows = prose.any(end, &["增长", "翻", "累计增长", "提高", "下降"]);
    if front.is_none()
        && behind.is_none()
        && grows
        && (2..=5).contains(&count)
        && matches!(prose.before(start), '，' | '、')
    {
        return phrase(start, end, When::Mean(count));
    }
    // 近五年最高, 提前三年, 五年期间.
    if prose.any(end, &["最", "新高", "同期", "均值", "期"]) && behind.is_none() {
        return None;
    }
    let begin = front.map_or(start, |(_, begin)| begin);
    if prose.any_before(begin, &["比", "较", "与", "提前", "学前", "连续", "之"]) {
        return None;
    }
    let end = behind.map_or(end, |(_, behind)| behind);
    match front {
        Some(("未来" | "今后" | "此后" | "接下来", begin)) => phrase(begin, end, When::Ahead(count)),
        Some((_, begin)) if count == 1 => phrase(begin, end, When::Reviewed),
        Some((_, begin)) => phrase(begin, end, When::Back(count)),
        None if behind.is_some() && count == 1 => phrase(begin, end, When::Reviewed),
        None if behind.is_some() => phrase(begin, end, When::Back(count)),
        None => None,
    }
}

/// 前七个月: as many months from the beginning of the year that is spoken of.
fn first_months(prose: &Prose, figure: &Figure) -> Option<Phrase> {
    let start = figure.start.checked_sub(1)?;
    let months = figure.base_unit == "个月" || figure.unit == "个月";
    let first =
        matches!(prose.at(start), '前' | '头') && !matches!(prose.before(start), '提' | '此' | '之' | '以' | '目');
    let count = figure
        .number
        .first()
        .filter(|count| count.fract() == 0.0 && (2.0..=12.0).contains(*count))?;
    (months && first).then_some(Phrase {
        start,
        end: figure.end,
        when: When::Current,
        part: TimePart::Months(1, *count as u32),
    })
}
