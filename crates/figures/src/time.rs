//! When a figure was or will be: each figure gets a period from the words of its sentence, else of its paragraph, its section,
//! the document. Does not look at what a figure is about.

mod phrase;
mod rows;

use super::prose::{Prose, ends_clause, ends_sentence};
use super::span::{Clock, Span};
use super::structure::{Mood, Structure};
use super::{Figure, FigureDirection, FigureKind, FigureRole};
pub(crate) use phrase::phrases;
use phrase::{Phrase, When};
use quantity::TimePart;
use rows::{beside, end, listed, pair, respective};

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
    end(figures);
    beside(prose, figures);
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
    if linked
        && near
        && is_measure(figure)
        && prose.any_before(quote, &["是", "为", "相当于", "达", "达到", "恢复到", "恢复至"])
    {
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
        When::Back(_) | When::Ahead(_) | When::Plan(_) | When::PlanSoFar(_) | When::Reviewed
    );
    let ahead = mood == Some(Mood::Plan) && prose.any_before(quote, &["到", "至"]) && span.first_year() > 0;
    // 回顾过去五年工作时说，过去五年，我们…: what is reported goes on.
    let reported = reviews
        && matches!(prose.before(quote), '，' | '：')
        && prose.at(phrase.end) == '，'
        && matches!(prose.before(quote - 1), '说' | '出' | '示' | '绍' | '为');
    // 6月份，…。上半年，…。: what follows is of the longer time.
    let widens = || {
        reach
            .paragraph
            .is_some_and(|before| span.is_within_year() && span.holds(before))
    };
    if (opens_sentence || reported) && (reviews || ahead) || opens_sentence && widens() {
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
    // 到2030年由A提高到B, 提高6个百分点: from where the plan begins.
    if let (Some(last), Some(now)) = (structure.clock.last, span)
        && once.is_none()
        && mood == Some(Mood::Plan)
        && !now.is_several_years()
        && !now.is_within_year()
        && now.last_year() > last + 1
    {
        let grows = changes && figure.role.is_none() && matches!(figure.comparison, None | Some("cumulative"));
        if figure.role == Some(FigureRole::From) {
            span = Some(Span::year(last));
        } else if grows {
            span = Some(Span::years(last + 1, now.last_year()));
        }
    }
    // 与2020年相比，利用量从A增加到B: A stood then.
    if let (Some(base), Some(now)) = (reach.base, span)
        && once.is_none()
        && figure.role == Some(FigureRole::From)
        && !now.is_several_years()
        && !now.is_within_year()
        && base < now.last_year()
    {
        span = Some(Span::year(base));
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
