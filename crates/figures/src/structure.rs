//! What a document is made of: page furniture, title, date, place, and headings as a tree, each with the time and the mood of
//! what stands below it. Does not read figures: it says where they stand.

mod furniture;
mod head;

use super::prose::{Prose, is_blank, is_han};
use super::span::{Clock, Span, part_within};
use super::{Figure, FigureKind};
use furniture::is_furniture;
use head::{TITLE_ENDS, TitleExtent, take_date, take_title};
use quantity::{ChineseTime, Period, TimeYears, digits};

/// Whether a part of a document says what was done or what is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// A review: results.
    Review,
    /// A plan: targets.
    Plan,
}

/// A heading with what it says of the part below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Where the heading begins.
    pub start: usize,
    /// The place behind the heading: the part begins here.
    pub end: usize,
    /// Its depth: 1 for 一、, 2 for （一）, 3 for 1., 4 for （1） and for headings without a number.
    pub level: u8,
    /// The words without the number.
    pub title: String,
    /// The time that the part is about.
    pub time: Option<Period>,
    pub(crate) span: Option<Span>,
    /// Whether it names more than one time: 2025年和“十四五”时期.
    pub(crate) is_compound: bool,
    /// Whether it reviews or plans.
    pub mood: Option<Mood>,
}

/// The structure of a document. Places are counted in Unicode scalar values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Structure {
    /// The title; empty where no line looks like one.
    pub title: String,
    /// The day, month or year of the document.
    pub date: Option<Period>,
    pub(crate) dated: Option<Span>,
    /// Whose document it is: 甲省 of 在甲省第十四届人民代表大会…, else what stands before the year of the title.
    pub place: String,
    /// The headings in the order of the text.
    pub headings: Vec<Heading>,
    /// Lines that speak of the whole part again, behind its last subsection (各位代表！五年来…), and the [section](Self::section)
    /// of that part.
    returns: Vec<(usize, usize)>,
    /// Menus, buttons, publication lines, captions, page numbers: from the first character to behind the last.
    pub furniture: Vec<(usize, usize)>,
    /// Where the text proper begins: behind title, date and speaker.
    pub body: usize,
    /// The years that 今年 and an undated result are counted from.
    pub(crate) clock: Clock,
}

impl Structure {
    /// The last heading above a place: `None` before the first one.
    pub fn heading(&self, place: usize) -> Option<&Heading> {
        let behind = self.headings.partition_point(|section| section.start <= place);
        behind.checked_sub(1).and_then(|index| self.headings.get(index))
    }

    /// How many of [`Structure::headings`] there are up to the one that a place belongs to; 0 where it belongs to the title.
    ///
    /// This is not always the last heading: behind the last subsection of a part, a line may speak of the whole part again.
    pub fn section(&self, place: usize) -> usize {
        let behind = self.headings.partition_point(|section| section.start <= place);
        let returned = self.returns.partition_point(|(line, _)| *line <= place);
        let returned = returned.checked_sub(1).and_then(|last| self.returns.get(last));
        match (self.heading(place), returned) {
            (Some(heading), Some((line, part))) if *line >= heading.end => *part,
            _ => behind,
        }
    }

    /// Whether a place is in page furniture.
    pub fn is_furniture(&self, place: usize) -> bool {
        let behind = self.furniture.partition_point(|(start, _)| *start <= place);
        let before = behind.checked_sub(1).and_then(|index| self.furniture.get(index));
        before.is_some_and(|(_, end)| place < *end)
    }
}

/// Titles of documents about the year that they name.
#[rustfmt::skip]
const OF_THEIR_YEAR: &[&str] = &[
    "公报", "执行情况", "决算", "总结", "完成情况", "运行", "回顾", "监测", "发展情况", "年报", "统计", "分析",
];
#[rustfmt::skip]
const REVIEWS: &[&str] = &[
    "回顾", "成就", "成绩", "成效", "总结", "完成情况", "执行情况", "落实情况", "进展", "过去", "去年", "上年", "一年来", "五年来",
    "以来", "运行情况", "决算", "基本情况",
];
#[rustfmt::skip]
const PLANS: &[&str] = &[
    "目标", "安排", "部署", "任务", "打算", "展望", "重点工作", "工作重点", "主要工作", "要求", "规划", "计划", "草案", "思路",
    "建议", "考虑", "举措", "今后", "未来", "下一步", "下步",
];
/// How a line begins that addresses the audience: a new part of a speech.
const ADDRESSES: &[&str] = &["各位代表", "各位委员", "同志们"];
/// How a line begins that looks back on a whole part, behind its last subsection.
#[rustfmt::skip]
const LOOKS_BACK: &[&str] = &[
    "一年来", "五年来", "几年来", "过去一年", "过去的一年", "过去五年", "过去的五年", "刚刚过去", "这五年",
];
/// Words of such a beginning.
const LOOKING_BACK: &[&str] = &["回顾", "回望", "回首"];
/// The most characters of a heading.
const HEADING: usize = 48;
/// How much of the first paragraph says what the text is about, in characters.
const OPENING: usize = 240;
/// The most characters of a line that may be furniture.
const SHORT: usize = 60;

struct Line {
    start: usize,
    end: usize,
    words: String,
    length: usize,
    has_figure: bool,
}

/// Reads the structure from the lines of a text and the figures found in it.
pub(super) fn read(prose: &Prose, found: &[Figure]) -> Structure {
    let lines = lines(prose, found);
    let headline = usize::from(lines.first().is_some_and(|line| is_headline(line, lines.get(1))));
    // 2031-02-03 09:02 来源：某某网 阅读：2,046: counts and dates of a page open no text.
    let opens = lines.iter().skip(headline);
    let opens = opens
        .into_iter()
        .position(|line| opens_body(line) && !is_furniture(line, true, false));
    let body = opens.map_or(lines.len(), |opens| headline + opens);
    let mut structure = Structure {
        body: lines.get(body).map_or(0, |line| line.start),
        ..Structure::default()
    };
    let mut published = None;
    for (index, line) in lines.iter().enumerate() {
        if is_furniture(line, index < body, lines.len() - index <= 8) {
            structure.furniture.push((line.start, line.end));
            published = published.or_else(|| Span::of_date(&line.words));
        }
    }
    let head: Vec<&Line> = lines
        .iter()
        .take(body)
        .filter(|line| !structure.is_furniture(line.start))
        .collect();
    // 2031年将办好15件实事, above a line of furniture: a headline, though it counts something.
    let stands_above = headline > 0 || lines.get(1).is_some_and(|line| structure.is_furniture(line.start));
    // Above the line that says when a page was published.
    let above_date = lines.windows(2).take(body).find_map(|pair| {
        let [line, below] = pair else { return None };
        let stamped = structure.is_furniture(below.start) && Span::of_date(&below.words).is_some();
        (stamped && !structure.is_furniture(line.start)).then_some(line.start)
    });
    let title = take_title(&mut structure, &head, stands_above, above_date);
    take_date(&mut structure, &head, title.end, published);
    take_headings(&mut structure, &lines, title, found);
    take_returns(&mut structure, &lines);
    set_clock(&mut structure, &lines);
    structure.clock.reported = planned_years(&structure).or_else(|| {
        let undated = Span::years_of(&structure.title).is_empty() && part_within(&structure.title).is_none();
        // 现将11月1日零时人口的情况公布如下：, above the first heading.
        let above = body.checked_sub(1).and_then(|above| lines.get(above));
        let first = above
            .filter(|line| line.words.ends_with(['：', ':']))
            .or(lines.get(body));
        let first = first.filter(|_| undated && !structure.clock.is_address)?;
        let end = first.end.min(first.start + OPENING);
        super::time::reported(prose, found, structure.clock, (first.start, end))
    });
    set_times(&mut structure, prose, found);
    structure.date = structure.dated.and_then(Span::period);
    structure
}

fn lines(prose: &Prose, found: &[Figure]) -> Vec<Line> {
    let mut quantities = found.iter().filter(|f| f.kind == FigureKind::Figure).peekable();
    let mut lines = Vec::new();
    let mut start = 0;
    while start < prose.len() {
        let end = (start..prose.len())
            .find(|i| matches!(prose.at(*i), '\n' | '\r'))
            .unwrap_or(prose.len());
        let first = (start..end).find(|i| !is_blank(prose.at(*i))).unwrap_or(end);
        let last = (first..end)
            .rev()
            .find(|i| !is_blank(prose.at(*i)))
            .map_or(first, |i| i + 1);
        while quantities.next_if(|f| f.start < first).is_some() {}
        if first < last {
            lines.push(Line {
                start: first,
                end: last,
                words: prose.plain_text(first, last.min(first + 200)).to_owned(),
                length: last - first,
                has_figure: quantities.peek().is_some_and(|f| f.start < last),
            });
        }
        start = end + 1;
    }
    lines
}

/// Whether the text proper begins with a line: a salutation, a numbered heading or a sentence.
fn opens_body(line: &Line) -> bool {
    let words = line.words.as_str();
    addresses(words)
        || numbered(words).is_some_and(|(level, _)| level <= 2)
        || (line.length > SHORT || line.has_figure) && words.contains(['。', '；', '，'])
        || line.length > 30 && words.ends_with('。')
}

/// Whether the first line is a headline though it counts something: a date stands below it, or a long paragraph.
fn is_headline(line: &Line, below: Option<&Line>) -> bool {
    let plain = line.has_figure && line.length <= HEADING && !line.words.contains(['。', '；', '：', ':']);
    let dated = |below: &Line| {
        below.length <= SHORT && !below.has_figure && Span::of_date(&below.words).is_some_and(Span::is_within_year)
    };
    plain && numbered(&line.words).is_none() && below.is_some_and(|below| below.length > SHORT || dated(below))
}

fn addresses(words: &str) -> bool {
    ADDRESSES.iter().any(|address| words.starts_with(address))
}

/// The level of a numbered line and the length of its number in characters.
pub(super) fn numbered(words: &str) -> Option<(u8, usize)> {
    let chars: Vec<char> = words.chars().take(8).collect();
    let han = |c: &char| matches!(c, '十' | '百') || digits::in_order(*c).is_some_and(|value| value > 0);
    let count = |from: usize, is: &dyn Fn(&char) -> bool| chars.iter().skip(from).take_while(|c| is(c)).count();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let opened = matches!(at(0), '（' | '(');
    if opened {
        let (level, digits) = match (count(1, &han), count(1, &char::is_ascii_digit)) {
            (0, 0) => return None,
            (0, digits) => (4, digits),
            (digits, _) => (2, digits),
        };
        return matches!(at(1 + digits), '）' | ')').then_some((level, digits + 2));
    }
    if at(0) == '第' {
        let digits = count(1, &|c| han(c) || c.is_ascii_digit());
        let part =
            matches!(at(1 + digits), '章' | '编' | '节' | '篇') || at(1 + digits) == '部' && at(2 + digits) == '分';
        let length = digits + 2 + usize::from(at(1 + digits) == '部');
        return (digits > 0 && part).then_some((1, length));
    }
    let digits = count(0, &han);
    if digits > 0 && matches!(at(digits), '、' | '．' | '.' | '　' | ' ') {
        return Some((1, digits + 1));
    }
    let digits = count(0, &char::is_ascii_digit);
    let mark = matches!(at(digits), '.' | '、' | '．') && !at(digits + 1).is_ascii_digit();
    (digits > 0 && digits <= 2 && mark).then_some((3, digits + 1))
}

/// Whether a line is a heading: its level and the characters of its number; the third is how long it is where a sentence
/// follows on the same line.
fn heading_of(line: &Line) -> Option<(u8, usize, usize)> {
    let words = line.words.as_str();
    if words.ends_with(['；', '：', ':', ';', '，', '、']) {
        return None;
    }
    if let Some((level, number)) = numbered(words) {
        let first = words.chars().position(|c| matches!(c, '。' | '；' | '：' | '！'));
        return match first {
            None if line.length <= HEADING => Some((level, number, line.length)),
            // （三）全面深化改革，扩大高水平开放。以改革激发动能…: the first sentence is the heading.
            Some(end) if end <= HEADING && level <= 2 => Some((level, number, end)),
            _ => None,
        };
    }
    let plain = line.length <= 40 && !line.has_figure && !words.contains(['。', '；', '！', '？', '，']);
    let named = words.chars().any(is_han) && !words.starts_with(['—', '-', '―', '【', '>', '（', '(']);
    if !(plain && named) {
        return None;
    }
    let time = !Span::in_words(words).is_empty() || words.contains("时期") || words.contains("今年");
    let timed = time && (speaks(words, REVIEWS) || speaks(words, PLANS));
    let spoken = words.ends_with("工作回顾") || words.ends_with("工作安排") || words.ends_with("主要目标");
    Some((if timed || spoken { 1 } else { 4 }, 0, line.length))
}

fn take_returns(structure: &mut Structure, lines: &[Line]) {
    let headings = &structure.headings;
    let mut returns = Vec::new();
    let (mut behind, mut part) = (0, 0);
    for line in lines {
        while let Some(heading) = headings.get(behind).filter(|heading| heading.start <= line.start) {
            behind += 1;
            if heading.level == 1 {
                part = behind;
            }
        }
        let is_last = headings.get(behind).is_none_or(|next| next.level == 1);
        let is_heading = structure
            .heading(line.start)
            .is_some_and(|heading| line.start < heading.end);
        let first: String = line.words.chars().take(HEADING).collect();
        let looks_back = LOOKS_BACK.iter().any(|words| first.starts_with(words)) || speaks(&first, LOOKING_BACK);
        if !is_heading && (addresses(&line.words) || is_last && looks_back) {
            returns.push((line.start, part));
        }
    }
    structure.returns = returns;
}

fn speaks(words: &str, of: &[&str]) -> bool {
    of.iter().any(|word| words.contains(word))
}

fn take_headings(structure: &mut Structure, lines: &[Line], title: TitleExtent, found: &[Figure]) {
    for line in lines {
        if line.start < title.end || structure.is_furniture(line.start) || line.start == title.start && title.end > 0 {
            continue;
        }
        let Some((level, number, length)) = heading_of(line) else {
            continue;
        };
        // The day of the document, the speaker.
        let dated = Span::of_date(&line.words).is_some_and(|date| date.is_within_year()) && number == 0;
        let before_body = structure.headings.is_empty() && number == 0 && is_speaker(&line.words);
        if dated && structure.headings.is_empty() || before_body {
            continue;
        }
        let inside = found.iter().skip(found.partition_point(|f| f.start < line.start));
        let counted = inside
            .take_while(|f| f.start < line.start + length)
            .any(|f| f.kind == FigureKind::Figure);
        if counted && length < line.length {
            continue;
        }
        let title: String = line
            .words
            .chars()
            .skip(number)
            .take(length - number.min(length))
            .collect();
        structure.headings.push(Heading {
            start: line.start,
            end: line.start + length,
            level,
            title: if title.trim().is_empty() {
                line.words.clone()
            } else {
                title.trim().to_owned()
            },
            time: None,
            span: None,
            is_compound: false,
            mood: None,
        });
    }
}

/// 省长 某某, 甲市市长 某某: who speaks.
fn is_speaker(words: &str) -> bool {
    [
        "省长",
        "市长",
        "主席",
        "总理",
        "县长",
        "区长",
        "州长",
        "主任",
        "厅长",
        "局长",
        "统计局",
    ]
    .iter()
    .any(|office| words.contains(office))
        && words.chars().count() <= 24
}

/// The year of the document and the year of an undated result.
fn set_clock(structure: &mut Structure, lines: &[Line]) {
    let title = structure.title.as_str();
    let mut named = Span::years_of(title);
    named.extend(leading_year(title).filter(|_| named.is_empty()));
    let dated = structure.dated.map(Span::first_year);
    let planned = structure
        .headings
        .iter()
        .filter(|section| speaks(&section.title, PLANS) && !speaks(&section.title, REVIEWS))
        .flat_map(|section| Span::years_of(&section.title))
        .max();
    let any = || {
        structure
            .headings
            .iter()
            .flat_map(|section| Span::years_of(&section.title))
            .max()
    };
    // A report of the summer looks back on its own year, unless a heading says that it reviews the one before.
    let opens_year = structure.dated.and_then(Span::month).is_none_or(|month| month <= 4)
        || dated.is_some_and(|year| reviews_year(structure, year - 1));
    let assembly =
        |line: &Line| line.words.contains("代表大会") && (line.length <= SHORT || line.words.contains("政府工作报告"));
    let of_government = opens_year && (title.contains("政府工作报告") || lines.iter().take(24).any(assembly));
    let first = || {
        lines
            .iter()
            .find_map(|line| Span::years_of(&line.words).first().copied())
    };
    let told = dated.or(named.iter().max().copied()).or(planned).or_else(any);
    let undated = structure.dated.and_then(Span::month).is_none();
    let behind = |year: &i32| of_government && undated && looks_back_on(structure, lines, *year);
    let this = told.or_else(first).map(|year| year + i32::from(behind(&year)));
    let last = if speaks(title, OF_THEIR_YEAR) && !named.is_empty() {
        named.iter().min().copied()
    } else if named.iter().copied().max() == this && this.is_some() && announces(title) {
        this
    } else if of_government || planned.is_some() && planned == this {
        this.map(|year| year - 1)
    } else {
        named.iter().max().copied().or(this)
    };
    // A report on a part of a year; an address to an assembly is of all of it.
    let part = part_within(title).filter(|_| !of_government);
    structure.clock = Clock {
        this,
        last,
        part,
        is_address: of_government,
        reported: None,
        is_summary: !of_government && title.contains("总结"),
        is_guess: told.is_none(),
    };
}

/// The years of the five-year plan that a document is: “十三五”规划纲要.
fn planned_years(structure: &Structure) -> Option<Span> {
    let title = structure.title.as_str();
    let outline = ["规划", "纲要"].iter().any(|word| title.contains(word));
    let other = speaks(title, &["报告", "回顾", "评估", "总结", "完成", "实施", "执行", "公报"]);
    let TimeYears::Plan(first, last) = ChineseTime::read(title).filter(|_| outline && !other)?.years else {
        return None;
    };
    Some(Span::years(i32::try_from(first).ok()?, i32::try_from(last).ok()?))
}

/// 2031 of 2031全国生态环境状况公报.
fn leading_year(title: &str) -> Option<i32> {
    let (year, rest) = title.split_at_checked(4)?;
    let year: i32 = year.parse().ok().filter(|year| (1900..2200).contains(year))?;
    let goes_on = rest.starts_with(is_han) && TITLE_ENDS.iter().any(|end| rest.contains(end));
    goes_on.then_some(year)
}

/// 2031年某市将办好15件实事: a headline about what its year will bring.
fn announces(title: &str) -> bool {
    title.contains('将') && !TITLE_ENDS.iter().any(|end| title.ends_with(end))
}

/// Whether an address is named by the year that it looks back on, and not by that of its plans: 2031年政府工作报告 with 2031年工作回顾, or with
/// 2032年的主要目标.
fn looks_back_on(structure: &Structure, lines: &[Line], year: i32) -> bool {
    const AIMS: [&str; 7] = [
        "主要目标",
        "预期目标",
        "目标任务",
        "总体要求",
        "重点工作",
        "工作安排",
        "工作目标",
    ];
    let next = format!("{}年", year + 1);
    let planned = |line: &Line| {
        let Some((before, behind)) = line.words.split_once(next.as_str()) else {
            return false;
        };
        let near: String = behind.chars().take(14).collect();
        // 到2032年 is the end of a longer plan.
        !before.ends_with(['到', '至', '—', '-', '～', '~']) && AIMS.iter().any(|aim| near.contains(aim))
    };
    reviews_year(structure, year) || lines.iter().any(planned)
}

/// Whether a heading says that a year is looked back on, and no other: 2031年工作回顾.
fn reviews_year(structure: &Structure, year: i32) -> bool {
    structure.headings.iter().any(|section| {
        let reviews = speaks(&section.title, REVIEWS) && !speaks(&section.title, PLANS);
        reviews && Span::years_of(&section.title) == [year]
    })
}

/// Gives each section the time and mood of its heading, else of the section above it.
fn set_times(structure: &mut Structure, prose: &Prose, found: &[Figure]) {
    let clock = structure.clock;
    let mut above: Vec<(u8, Option<Span>, Option<Mood>)> = Vec::new();
    // What follows a plan without a word of time goes on planning.
    let mut planned = false;
    let mut headings = std::mem::take(&mut structure.headings);
    for section in &mut headings {
        above.retain(|(level, ..)| *level < section.level);
        let inherited = above.last().map_or((None, None), |(_, time, mood)| (*time, *mood));
        let spans: Vec<Span> = super::time::phrases(prose, found, section.start, section.end)
            .into_iter()
            .filter_map(|phrase| phrase.in_heading(clock))
            .collect();
        section.is_compound = spans.len() > 1;
        let words = section.title.as_str();
        let (reviews, plans) = (speaks(words, REVIEWS), speaks(words, PLANS));
        let time = spans.first().copied();
        let told = match (time, reviews, plans) {
            (Some(time), true, _) if clock.this.is_none_or(|this| time.first_year() <= this) => Some(Mood::Review),
            (Some(time), _, true) if clock.this.is_none() || Some(time.last_year()) >= clock.this => Some(Mood::Plan),
            (Some(time), ..) => clock.mood(time),
            (None, true, _) if section.level == 1 => Some(Mood::Review),
            (None, false, true) if section.level == 1 => Some(Mood::Plan),
            _ => None,
        };
        let told = told.or(Some(Mood::Plan).filter(|_| planned && section.level == 1));
        if section.level == 1 {
            planned = told == Some(Mood::Plan);
        }
        section.mood = told.or(inherited.1);
        section.span = time.or(match told {
            Some(Mood::Review) if inherited.0.is_none() => clock.result(),
            Some(Mood::Plan) if inherited.0.is_none() => clock.this.map(Span::year),
            _ => inherited.0,
        });
        section.time = section.span.and_then(Span::period);
        above.push((section.level, section.span, section.mood));
    }
    structure.headings = headings;
}
