//! When a figure was or will be: each figure gets a period from the words of its sentence, else of its paragraph, its section,
//! the document. Does not look at what a figure is about.

use super::prose::{Index, Prose, ends_clause, ends_sentence};
use super::span::{Clock, Span, part};
use super::structure::{Mood, Structure};
use super::{Figure, FigureDirection, FigureKind, FigureRole};
use quantity::{Period, PeriodForm, TimePart, digits};
use std::sync::LazyLock;

/// A time as it is said.
#[derive(Clone, Copy, Debug, PartialEq)]
enum When {
    /// 2025年, 2021—2025年.
    Dated(Span),
    /// “十四五”时期.
    Plan(i32),
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
pub(super) struct Phrase {
    start: usize,
    end: usize,
    when: When,
    part: TimePart,
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
/// In front of a time that something is compared with.
const AGAINST: &[&str] = &[
    "按照", "比", "较", "以", "同", "跟", "与", "超", "按", "对比", "相比", "较之", "比之",
];
/// What may stand in front of a time that opens a paragraph or a sentence.
#[rustfmt::skip]
const FILLERS: &[&str] = &[
    "各位代表", "各位委员", "同志们", "回顾", "回望", "回首", "展望", "纵观", "总结", "刚刚", "在", "到", "至", "截至", "截止", "即将",
    "初步统计", "初步核算", "经初步核算", "据统计", "预计", "，", "！", "：", "、", "——", "—", "“", " ", "　", "（", "）", "一是", "二是",
    "三是", "四是", "五是", "我们", "实现", "全市", "全省", "全区", "全国", "全县", "的", "过去",
];

impl Phrase {
    /// The time as a heading says it, from the document's year.
    pub(super) fn in_heading(self, clock: Clock) -> Option<Span> {
        let named = matches!(self.when, When::PlanNamed(_));
        self.resolve(clock, None).filter(|_| !named)
    }

    fn resolve(self, clock: Clock, scope: Option<Span>) -> Option<Span> {
        let single = scope.map(|span| Span::year(span.last_year()));
        let current = single.or(clock.last.map(Span::year));
        let span = match self.when {
            When::Dated(span) => span,
            When::Plan(last) | When::PlanNamed(last) => Span::years(last - 4, last),
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
    fn is_topic(self, prose: &Prose, clock: Clock) -> bool {
        match self.when {
            When::Back(_) | When::Ahead(_) | When::Plan(_) | When::Reviewed | When::Since(_) => true,
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
pub(super) fn phrases(prose: &Prose, found: &[Figure], start: usize, end: usize) -> Vec<Phrase> {
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
        && let Some((_, behind)) = prose.longest(end, &["同期为", "同期是", "同期仅为", "同期只有"])
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
    let tail = prose
        .longest(behind, &["时期", "期间", "以来", "规划期", "时", "五年", "期"])
        .map(|(_, end)| end);
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
        when: When::Plan(last),
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

/// How far what was said of time reaches.
#[derive(Default)]
struct Reach {
    /// Set by the opening of a paragraph, with the level of the heading above it.
    topic: Option<(Span, u8)>,
    paragraph: Option<Span>,
    sentence: Option<Span>,
    /// What the sentence opened with.
    opened: Option<Span>,
    /// Where the time of the sentence was said in its middle with no figure behind it so far: the time before it.
    passing: Option<Option<Span>>,
    /// The time that the last sentence ended with that was not about parts.
    ended: Option<Span>,
    /// Whether this sentence is about parts: 分季度看，….
    divides: bool,
    /// For the next figure.
    once: Option<Span>,
    /// What the next change is compared with.
    base: Option<i32>,
    /// From when on something grew: 2000 of 是2000年的2.4倍.
    since: Option<i32>,
    /// Up to when it did: 2005 of 增加到2005年的9亿元.
    until: Option<i32>,
    section: Option<usize>,
    paragraph_start: usize,
    sentence_start: usize,
}

impl Reach {
    fn scope(&self, structure: &Structure) -> (Option<Span>, Option<Mood>) {
        let section = self.section.and_then(|index| structure.headings.get(index));
        let said = self.sentence.or(self.paragraph).or(self.topic.map(|(span, _)| span));
        let of_section = section.and_then(|section| section.mood);
        let clock = structure.clock;
        let mood = match said {
            Some(span) => clock.mood(span).or(of_section),
            None => of_section,
        };
        // A plan of several years speaks of them where it names no time.
        let planned = clock.result().filter(|span| span.is_several_years() && said.is_none());
        let mood = mood.or(planned.and_then(|span| clock.mood(span)));
        let span = said.or(section.and_then(|section| section.span)).or(clock.result());
        (span, mood)
    }

    fn end_sentence(&mut self, i: usize, c: char) {
        let said = self.sentence.take();
        if !std::mem::take(&mut self.divides) {
            self.ended = said;
        }
        self.passing = None;
        self.opened = None;
        self.once = None;
        self.base = None;
        self.since = None;
        self.until = None;
        self.sentence_start = i + 1;
        if matches!(c, '\n' | '\r') {
            self.ended = None;
            self.paragraph = None;
            self.paragraph_start = i + 1;
        }
    }

    /// 其中，…; 分部门看，…: what a sentence says of parts is of the time of the sentence before.
    fn go_on(&mut self, prose: &Prose) {
        self.divides = divides(prose, prose.skip_blanks(self.sentence_start));
        if self.divides && self.ended.is_some() {
            self.sentence = self.ended;
            self.opened = self.ended;
        }
    }

    fn enter(&mut self, structure: &Structure, index: usize) {
        let level = structure.headings.get(index).map_or(1, |section| section.level);
        self.topic = self.topic.filter(|(_, above)| *above < level);
        self.section = Some(index);
    }
}

/// The time that a text is about by its first paragraph: 通报今年上半年状况, 公布了2031年主要数据; 前三季度，… where it opens a sentence.
pub(super) fn reported(prose: &Prose, found: &[Figure], clock: Clock, (start, end): (usize, usize)) -> Option<Span> {
    /// In characters.
    const NEAR: usize = 24;
    const REPORTS: &[&str] = &[
        "通报",
        "公布",
        "发布",
        "介绍",
        "公布了",
        "发布了",
        "通报了",
        "介绍了",
        "披露",
        "透露",
    ];
    const WHAT: &[&str] = &["情况", "状况", "数据", "形势", "公报", "成绩单", "结果"];
    let first = |from: usize, to: usize, is: &dyn Fn(usize) -> bool| (from..to).find(|place| is(*place));
    let mut sentence = start;
    for phrase in phrases(prose, found, start, end) {
        sentence = (sentence..phrase.start)
            .rev()
            .find(|i| ends_sentence(prose.at(*i)))
            .map_or(sentence, |i| i + 1);
        let Some(span) = phrase.in_heading(clock) else { continue };
        let behind = first(phrase.end, end.min(phrase.end + NEAR), &|i| ends_clause(prose.at(i)));
        let what = (phrase.end..behind.unwrap_or(end.min(phrase.end + NEAR))).any(|i| prose.any(i, WHAT));
        // 现将11月1日零时人口的情况公布如下.
        let given = behind.is_some_and(|behind| (phrase.end..behind + 1).any(|i| prose.has(i, "如下")));
        let told = what
            && (prose.any_before(phrase.start, REPORTS) || given && prose.any_before(phrase.start, &["现将", "将"]));
        let opens = opens(prose, sentence, phrase.start) && span.is_some_months();
        if told || opens {
            return Some(span);
        }
    }
    None
}

/// Gives each figure its period, and whether it is set as a target by where it stands.
pub(super) fn resolve(prose: &Prose, structure: &Structure, done: &[bool], figures: &mut [Figure]) {
    let phrases = phrases(prose, figures, 0, prose.len());
    let mut phrases = phrases.iter().copied().peekable();
    let mut sections = structure.headings.iter().enumerate().peekable();
    let mut reach = Reach::default();
    let mut next = 0;
    let mut i = 0;
    while i < prose.len() {
        while let Some((index, _)) = sections.next_if(|(_, section)| section.start <= i) {
            reach.enter(structure, index);
        }
        while let Some(phrase) = phrases.next_if(|phrase| phrase.start <= i) {
            let speaks = i >= structure.body
                && !structure.is_furniture(i)
                && structure.heading(i).is_none_or(|heading| i >= heading.end);
            if phrase.start == i && speaks {
                govern(
                    prose,
                    structure,
                    figures.get(next..).unwrap_or_default(),
                    phrase,
                    &mut reach,
                );
            }
        }
        if let Some(figure) = figures.get_mut(next)
            && figure.start <= i
        {
            if figure.kind == FigureKind::Duration {
                figure.span = reach.scope(structure).0.and_then(Span::period);
            } else if figure.kind == FigureKind::Figure {
                reach.passing = None;
                let once = reach.once;
                take(prose, structure, figure, done.get(next) == Some(&true), &mut reach);
                // 两年平均分别增长A和B: of the whole row.
                let end = figure.end;
                let row = figures.get(next + 1).is_some_and(|following| {
                    following.kind == FigureKind::Figure
                        && following.start <= end + 2
                        && matches!(
                            prose.plain_text(end, following.start),
                            "、" | "和" | "与" | "及" | "以及"
                        )
                });
                reach.once = once.filter(|_| row);
            }
            next += 1;
            i = figures.get(next - 1).map_or(i + 1, |figure| figure.end.max(i + 1));
            continue;
        }
        let c = prose.at(i);
        // ，“十五五”以来，实现“六连降”；: of one part of the sentence.
        if c == '；' && reach.sentence.is_some_and(Span::is_several_years) {
            reach.sentence = reach.opened;
        }
        // ，二季度增速逐月回升；: of its own clause, where no figure stands in it.
        if c == '；'
            && let Some(before) = reach.passing.take()
        {
            reach.sentence = before;
        }
        if ends_sentence(c) {
            // 今年要办好下列实事：, and the lines behind it.
            if matches!(c, '\n' | '\r')
                && matches!(prose.before(prose.skip_blanks_back(i)), '：' | ':')
                && let Some(span) = reach.sentence.or(reach.paragraph)
            {
                let section = reach.section.and_then(|index| structure.headings.get(index));
                reach.topic = Some((span, section.map_or(0, |section| section.level)));
            }
            reach.end_sentence(i, c);
            reach.go_on(prose);
        }
        i += 1;
    }
    respective(prose, figures);
    listed(prose, figures);
    pair(prose, figures);
    beside(prose, figures);
}

/// How many tokens of a kind follow each other in a list.
fn row(prose: &Prose, figures: &[Figure], first: usize, kind: FigureKind) -> usize {
    let rest = figures.get(first..).unwrap_or_default();
    let joined = |(one, next): &(&Figure, &Figure)| {
        let mark = prose.plain_text(one.end, next.start.max(one.end));
        next.kind == kind && matches!(mark, "、" | "和" | "与" | "及")
    };
    1 + rest.iter().zip(rest.iter().skip(1)).take_while(joined).count()
}

/// Whether 分别 stands between two places of one clause.
fn are_shared(prose: &Prose, start: usize, end: usize) -> bool {
    let between = prose.plain_text(start, end.max(start));
    between.contains("分别") && !between.contains(ends_clause)
}

/// 一、二季度同比分别增长A和B: one word for as many times as figures.
fn listed(prose: &Prose, figures: &mut [Figure]) {
    for index in 0..figures.len() {
        let Some((dates, rest)) = figures.split_at_mut_checked(index + 1) else {
            return;
        };
        let Some(date) = dates.last().filter(|date| date.kind == FigureKind::Date) else {
            continue;
        };
        let words = prose.plain_text(date.start, date.end);
        if !words.contains('、') || rest.first().is_none_or(|first| first.kind != FigureKind::Figure) {
            continue;
        }
        let parts = parts_of(words);
        let shared = rest
            .first()
            .is_some_and(|first| are_shared(prose, date.end, first.start));
        if shared && row(prose, rest, 0, FigureKind::Figure) == parts.len() {
            for (figure, within) in rest.iter_mut().zip(parts) {
                let year = figure.span.and_then(|span| i32::try_from(span.last_year()).ok());
                let time = year.map(|year| Span::year(year).part(within));
                figure.span = time.and_then(Span::period).or(figure.span);
            }
        }
    }
}

/// 一季度、二季度、三季度规模分别为A、B和C: as many times as figures, in the same order.
fn respective(prose: &Prose, figures: &mut [Figure]) {
    let mut index = 0;
    while index < figures.len() {
        let is = |index: usize, kind| figures.get(index).is_some_and(|figure| figure.kind == kind);
        let times = if is(index, FigureKind::Date) {
            row(prose, figures, index, FigureKind::Date)
        } else {
            1
        };
        let behind = index + times;
        if times > 1 && is(behind, FigureKind::Figure) && row(prose, figures, behind, FigureKind::Figure) == times {
            let (Some(last), Some(first)) = (figures.get(behind - 1), figures.get(behind)) else {
                break;
            };
            if are_shared(prose, last.end, first.start) {
                for offset in 0..times {
                    let time = figures.get(index + offset);
                    let words = time.map_or("", |time| prose.plain_text(time.start, time.end));
                    let own = Span::in_words(words).first().copied();
                    let within = part(words);
                    if let Some(figure) = figures.get_mut(behind + offset) {
                        let year = figure.span.and_then(|span| i32::try_from(span.last_year()).ok());
                        let time = own.or(year.map(|year| Span::year(year).part(within)));
                        figure.span = time.and_then(Span::period).or(figure.span);
                    }
                }
            }
        }
        index += times;
    }
}

/// The parts of a year that one word lists: both quarters of 一、二季度.
fn parts_of(words: &str) -> Vec<TimePart> {
    let unit = ["季度", "月份", "月"].into_iter().find(|unit| words.ends_with(unit));
    let Some(listed) = unit.and_then(|unit| words.strip_suffix(unit)) else {
        return Vec::new();
    };
    let parts = listed.split(['、', '和', '与']).map(|number| {
        let number = number.trim_end_matches(unit.unwrap_or_default());
        part(&format!("{number}{}", unit.unwrap_or_default()))
    });
    parts.collect()
}

/// 年均增长13.7%，高于全国5个百分点: what is said of a growth is of its time.
fn beside(prose: &Prose, figures: &mut [Figure]) {
    for index in 1..figures.len() {
        let Some((before, [figure, ..])) = figures.split_at_mut_checked(index) else {
            return;
        };
        let compared = matches!(figure.direction, Some(FigureDirection::Above | FigureDirection::Below));
        if !compared || figure.kind != FigureKind::Figure {
            continue;
        }
        let Some(last) = before.iter().rfind(|before| before.kind == FigureKind::Figure) else {
            continue;
        };
        let grows =
            last.comparison == Some("average-annual") && last.span.is_some_and(|span| span.form() == PeriodForm::Years);
        let follows = last.end + 24 >= figure.start && (last.end..figure.start).all(|i| !ends_sentence(prose.at(i)));
        if grows && follows && last.span.map(Period::last_year) == figure.span.map(Period::last_year) {
            figure.span = last.span;
        }
    }
}

/// Whether nothing but fillers stands between two places.
fn opens(prose: &Prose, start: usize, end: usize) -> bool {
    if end.saturating_sub(start) > 24 {
        return false;
    }
    let mut i = start;
    while i < end {
        match prose.longest(i, FILLERS) {
            Some((_, behind)) if behind <= end => i = behind,
            _ => break,
        }
    }
    if i >= end {
        return true;
    }
    let head = prose.plain_text(start, end);
    super::structure::numbered(head).is_some_and(|(_, number)| start + number == end)
}

/// What of a year something is measured by: 为上年执行数的113.9%.
const TOTALS: &[&str] = &[
    "执行数的",
    "决算数的",
    "预算数的",
    "完成数的",
    "实际数的",
    "同期的",
    "水平的",
    "实际完成数的",
];

fn govern(prose: &Prose, structure: &Structure, ahead: &[Figure], phrase: Phrase, reach: &mut Reach) {
    let clock = structure.clock;
    let (scope, mood) = reach.scope(structure);
    let Some(span) = phrase.resolve(clock, scope) else {
        return;
    };
    let start = phrase.start;
    if matches!(phrase.when, When::PlanNamed(_)) {
        // Where the heading names two times, a paragraph about the plan of one is of that one.
        let heading = reach.section.and_then(|index| structure.headings.get(index));
        let first = reach.sentence_start == reach.paragraph_start && reach.sentence.is_none();
        if let Some(heading) = heading.filter(|heading| heading.is_compound && first)
            && clock.mood(span) == Some(Mood::Plan)
        {
            reach.topic = Some((span, heading.level));
        }
        return;
    }
    let opens_sentence = opens(prose, reach.sentence_start, start);
    let quote = prose.skip_blanks_back(start - usize::from(prose.before(start) == '“'));
    // 是“十三五”末的2.3倍, 2020年的5.2万元, 从2020年的…: of one figure only.
    let linked = prose.at(phrase.end) == '的' || TOTALS.iter().any(|total| prose.has(phrase.end, total));
    let figure = ahead
        .iter()
        .find(|figure| figure.kind == FigureKind::Figure && figure.start >= phrase.end);
    let near = figure.is_some_and(|figure| figure.start <= phrase.end + 6);
    if prose.any_before(quote, AGAINST) && !opens_sentence {
        reach.base = Some(span.last_year());
        // 较2020年的9300亿元增加4300亿元: the first stood then.
        if linked && near && !is_measure(figure) && !span.is_several_years() {
            reach.once = Some(span);
        }
        return;
    }
    let from = prose.any_before(quote, &["从", "由", "自"]);
    if linked && near && is_measure(figure) && prose.any_before(quote, &["是", "为", "相当于", "达", "达到"]) {
        reach.since = Some(span.last_year());
        return;
    }
    if from && !span.is_several_years() {
        reach.since = Some(span.last_year());
    } else if linked && near {
        reach.until = Some(span.last_year());
    }
    if from && !span.is_several_years()
        || linked && near && !opens_sentence
        || matches!(phrase.when, When::Mean(_) | When::SameBefore)
        || phrase.when == When::YearBefore && !opens_sentence
    {
        reach.once = Some(span);
        return;
    }
    if opens(prose, reach.paragraph_start, start) {
        if phrase.is_topic(prose, clock) {
            let level = reach
                .section
                .and_then(|index| structure.headings.get(index))
                .map_or(0, |s| s.level);
            reach.topic = Some((span, level));
            reach.paragraph = None;
        } else if !matches!(phrase.when, When::Current | When::YearBefore) || phrase.part != TimePart::Whole {
            reach.paragraph = Some(span);
        }
        reach.sentence = Some(span);
        reach.opened = reach.sentence;
        return;
    }
    let reviews = matches!(
        phrase.when,
        When::Back(_) | When::Ahead(_) | When::Plan(_) | When::Reviewed
    );
    let ahead = mood == Some(Mood::Plan) && prose.any_before(quote, &["到", "至"]) && span.first_year() > 0;
    // 回顾过去五年工作时说，过去五年，我们…: what is reported goes on.
    let reported = reviews
        && matches!(prose.before(quote), '，' | '：')
        && prose.at(phrase.end) == '，'
        && matches!(prose.before(quote - 1), '说' | '出' | '示' | '绍' | '为');
    if (opens_sentence || reported) && (reviews || ahead) {
        reach.paragraph = Some(span);
    }
    reach.passing = Some(reach.sentence).filter(|_| !opens_sentence);
    reach.sentence = Some(span);
    if opens_sentence {
        reach.opened = reach.sentence;
    }
}

/// Whether a sentence begins with the parts of something: 其中，, 分产业看，, 按收入来源分，.
fn divides(prose: &Prose, start: usize) -> bool {
    /// In characters.
    const LONGEST: usize = 12;
    let end = match prose.at(start) {
        '其' => return prose.has(start, "其中"),
        '分' => '看',
        '按' => '分',
        _ => return false,
    };
    let comma = (start + 2..start + LONGEST).find(|place| ends_clause(prose.at(*place)));
    comma.is_some_and(|comma| prose.before(comma) == end)
}

fn is_measure(figure: Option<&Figure>) -> bool {
    figure.is_some_and(|figure| matches!(figure.base_unit.as_str(), "倍" | "%"))
}

fn take(prose: &Prose, structure: &Structure, figure: &mut Figure, done: bool, reach: &mut Reach) {
    let (scope, mood) = reach.scope(structure);
    let once = reach.once.take();
    let changes = matches!(
        figure.direction,
        Some(FigureDirection::Increase | FigureDirection::Decrease)
    );
    let mut span = once.or(scope);
    if let (Some(base), Some(now)) = (reach.base, span)
        && changes
        && figure.role.is_none()
        && !now.is_several_years()
        && !now.is_within_year()
        && base < now.last_year() - 1
    {
        span = Some(Span::years(base, now.last_year()));
    }
    // 年均: over the years since then, else over those of the section.
    let section = reach.section.and_then(|index| structure.headings.get(index));
    let section = section
        .and_then(|section| section.span)
        .filter(|span| span.is_several_years());
    if let Some(now) = span
        && figure.comparison == Some("average-annual")
        && changes
        && !now.is_several_years()
        && !now.is_within_year()
    {
        let until = reach.until.unwrap_or(now.last_year());
        let since = reach.since.filter(|since| *since + 1 < until);
        span = since
            .map(|since| Span::years(since, until))
            .or(section.filter(|section| section.last_year() == now.last_year()))
            .or(span);
    }
    // 能耗强度累计下降17% below a heading of the last year and of the plan that ended with it: over the plan.
    let compound = reach.section.and_then(|index| structure.headings.get(index));
    if let Some(now) = span
        && figure.comparison == Some("cumulative")
        && changes
        && !now.is_several_years()
        && !now.is_within_year()
        && now.last_year() % 5 == 0
        && compound.is_some_and(|heading| heading.is_compound)
        && mood == Some(Mood::Review)
    {
        span = Some(Span::years(now.last_year() - 4, now.last_year()));
    }
    if let Some(now) = span
        && now.is_several_years()
        && !now.is_within_year()
        && once.is_none()
        && !changes
        && figure.role.is_none()
        && is_stock(prose, figure, done)
    {
        span = Some(Span::year(now.last_year()));
    }
    figure.span = span.and_then(Span::period);
    let told = once.and_then(|span| structure.clock.mood(span)).or(mood);
    let planned = told == Some(Mood::Plan) && !is_done(prose, figure.start);
    figure.target |= planned && figure.kind == FigureKind::Figure;
    // What a section plans is no estimate.
    let heading = reach.section.and_then(|index| structure.headings.get(index));
    figure.estimate &= !(planned && heading.is_some_and(|heading| heading.mood == Some(Mood::Plan)));
}

/// Whether a level within some years is what stands at their end, and not what was done in them.
fn is_stock(prose: &Prose, figure: &Figure, done: bool) -> bool {
    let begins = |reach: usize| {
        let floor = figure.start.saturating_sub(reach);
        (floor..figure.start)
            .rev()
            .find(|i| ends_clause(prose.at(*i)))
            .map_or(floor, |i| i + 1)
    };
    let clause = begins(18);
    let summed = (clause..figure.start).any(|i| prose.any(i, &["累计", "年均", "每年", "造林", "先后", "五年"]));
    // 累计接待游客1700万人次、旅游花费1270亿元: of all that its clause lists, but not 累计净增A户、总量达B户.
    let reached = prose.any_before(
        figure.start,
        &["达", "达到", "突破", "增至", "增加到", "提高到", "超过"],
    );
    let listed = (begins(40)..figure.start).find(|i| prose.has(*i, "累计"));
    let summed = match listed {
        Some(place) if (place..figure.start).any(|i| prose.at(i) == '、') => !reached,
        Some(_) => true,
        None => summed,
    };
    let event = matches!(
        figure.base_unit.as_str(),
        "次" | "场" | "轮" | "批" | "批次" | "起" | "人次" | "期" | "回"
    );
    let counted = (clause..figure.start).any(|i| prose.at(i) == '量');
    !(done || summed || is_flow(prose, figure) || event && !counted || figure.comparison == Some("cumulative"))
}

/// Whether it is money that went on through the years, with no verb that says where it stood in the end: 实际使用外资260亿美元,
/// but not 实际使用外资达到60亿美元.
fn is_flow(prose: &Prose, figure: &Figure) -> bool {
    const FLOWS: &[&str] = &[
        "支出",
        "使用外资",
        "利用外资",
        "直接投资",
        "到位资金",
        "减税降费",
        "外资金额",
    ];
    let rate = matches!(figure.base_unit.as_str(), "%" | "个百分点" | "倍");
    !rate
        && FLOWS
            .iter()
            .any(|end| figure.subject.ends_with(end) && prose.any_before(figure.start, &[end]))
}

/// Whether a clause says of what it plans from: 已达, 现有.
fn is_done(prose: &Prose, place: usize) -> bool {
    let floor = place.saturating_sub(16);
    let clause = (floor..place)
        .rev()
        .find(|i| ends_clause(prose.at(*i)))
        .map_or(floor, |i| i + 1);
    (clause..place).any(|i| prose.any(i, &["已经", "已达", "已建", "现有", "已有", "目前"]))
}

/// Whether the words of a figure's time stand right in front of it, with a year: 从2020年的8%, 由2020年底的8%.
fn is_dated(prose: &Prose, figure: &Figure) -> bool {
    let words = figure.period.as_deref().unwrap_or_default();
    let end = figure.start - usize::from(prose.any_before(figure.start, &["的"]));
    words.starts_with(|c: char| c.is_ascii_digit()) && prose.any_before(end, &[words])
}

/// How many figures and times before a change are looked at.
const EARLIER: usize = 16;

/// The year that an earlier change of the same sentence starts from, where it ends with the same time: 收入由2020年的A提高到B，支出由C提高到D.
fn earlier_start(prose: &Prose, figures: &[Figure], from: usize, to: usize) -> Option<Period> {
    let (start, end) = (figures.get(from)?, figures.get(to)?);
    let earlier = figures.get(from.saturating_sub(EARLIER)..from)?;
    let last = earlier.iter().rfind(|figure| figure.role == Some(FigureRole::To))?;
    let first = earlier.iter().rfind(|figure| figure.role == Some(FigureRole::From))?;
    let (began, ended) = (first.span?, last.span?);
    let alone = (first.start..start.start).all(|i| !ends_sentence(prose.at(i)));
    let follows = first.end <= last.start && ended == end.span? && began.last_year() < ended.last_year();
    (alone && follows && began.is_year()).then_some(began)
}

/// 从A提高到B without years: A stood at the beginning, B stands at the end.
fn pair(prose: &Prose, figures: &mut [Figure]) {
    for index in 0..figures.len() {
        let Some(from) = figures
            .get(index)
            .filter(|figure| figure.role == Some(FigureRole::From))
        else {
            continue;
        };
        let Some(span) = from.span else { continue };
        let to = figures
            .iter()
            .skip(index + 1)
            .take(6)
            .position(|figure| figure.role == Some(FigureRole::To))
            .map(|offset| index + 1 + offset);
        let Some(to) = to else { continue };
        let alike = figures.get(to).and_then(|figure| figure.span) == Some(span);
        let earlier = earlier_start(prose, figures, index, to);
        let (first, last) = match span.form() {
            // From 2020年到2025年 it is the named years; a five-year plan starts from where the year before it ended.
            PeriodForm::Years if (span.last_year() - span.first_year()).is_multiple_of(5) => {
                (span.first_year(), span.last_year())
            }
            PeriodForm::Years => (span.first_year().saturating_sub(1), span.last_year()),
            PeriodForm::Year if let Some(began) = earlier => (began.last_year(), span.last_year()),
            PeriodForm::Year => (span.last_year().saturating_sub(1), span.last_year()),
            _ => continue,
        };
        let rest = figures.iter().skip(index);
        let count = rest.take_while(|f| f.role == Some(FigureRole::From)).take(6).count();
        for figure in figures.iter_mut().skip(to).take(count) {
            let several = figure.span.filter(|span| span.form() == PeriodForm::Years);
            if let Some(span) = several.filter(|_| figure.role == Some(FigureRole::To)) {
                figure.span = Period::year(span.last_year()).ok();
            }
        }
        if !alike {
            continue;
        }
        let dated = figures.get(index).is_some_and(|figure| is_dated(prose, figure));
        for figure in figures.iter_mut().skip(index).take(count) {
            // What is said to stand in a year does, whatever it became later.
            if !dated {
                figure.span = Period::year(first).ok();
            }
            // What a plan starts from is there.
            figure.target &= first >= last;
        }
        for figure in figures.iter_mut().skip(to).take(count) {
            if figure.role == Some(FigureRole::To) {
                figure.span = Period::year(last).ok();
            }
        }
    }
}
