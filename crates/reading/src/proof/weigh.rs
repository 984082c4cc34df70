//! What differs between a figure and a measure that may be meant, and whether enough speaks for that measure to say so. A measure
//! of another kind (a level for a change, a share for an amount) is no candidate at all.

use super::Difference;
use super::about::Sure;
use super::article::Article;
use super::vocabulary;
use crate::draft::way;
use figures::{Figure, FigureDirection, FigureForm, FigureKind, FigureRole, FigureValue};
use quantity::{
    Certainty, ChineseTime, Family, Period, PeriodForm, Qualifier, Quantity, TimePart, TimeYears, Unit, split_lead,
};
use report_charts::report::{Comparison, Datum, Direction, Measure, MeasureKind};

/// What an article says of when: in the sentence itself, or only somewhere before.
pub(super) struct When {
    told: Option<Period>,
    /// Each of the times that may be meant: by the words before, and by the section and the document.
    likely: [Option<Period>; 2],
    /// Whether the text names a year before; else the document as a whole or its headings say it.
    named: bool,
    /// Whether the text is itself a report of the publisher, with a date, so that its sections say what they are of.
    dated: bool,
    part: Part,
    /// The time that a change is measured from: 比2008年.
    base: Option<Period>,
}

/// A part of a year that is named without the year.
#[derive(Clone, Copy)]
enum Part {
    /// There is none.
    None,
    /// 一季度, 上半年, 1—11月.
    Of(ChineseTime),
    /// One that no report has as a period: 近三个月.
    Other,
}

/// A measure with what differs. The lower the weight, the likelier it is meant.
pub(super) struct Weighed {
    pub(super) datum: Datum,
    pub(super) differences: Vec<Difference>,
    pub(super) weight: u32,
    /// Whether it is of the other end of a change than the figure is.
    turned: bool,
}

/// The period of a figure. What stands in its sentence counts as told.
pub(super) fn when(article: &Article, figure: &Figure, all: &[Figure], dated: bool) -> When {
    let begin = article.whole_sentence_start(figure.start);
    let clause = article.clause_start(figure.start);
    let before = |date: &Figure| date.start.checked_sub(1).map(|place| article.at(place));
    let dates = || {
        let inside = all
            .iter()
            .filter(|date| date.start >= begin && date.end <= figure.start);
        inside.filter(|date| matches!(date.kind, FigureKind::Date | FigureKind::Name))
    };
    // 从2020年的A增加到B: A is of 2020, and B is not.
    let starts = |date: &Figure| date.start > clause && matches!(before(date), Some('从' | '由' | '自'));
    let words = figure.period.as_deref().unwrap_or_default();
    let is_dated = figure.role.is_some() && dates().any(|date| starts(date) && words.starts_with(&date.text));
    let words = if is_dated && figure.role == Some(FigureRole::To) {
        let mut others = dates().filter(|date| !starts(date));
        others.next_back().map(|date| date.text.as_str()).unwrap_or_default()
    } else {
        words
    };
    let time = ChineseTime::read(words);
    let period = named(time);
    let told = period.filter(|period| {
        dates().any(|date| {
            let same = named(ChineseTime::read(&date.text)) == Some(*period);
            same || date.kind == FigureKind::Name && words.contains(&date.text)
        })
    });
    // 2031年，面对年初没有料到的困难，产量增长8%: the year that governs the sentence is stated, though words of time without a year
    // stand nearer.
    let governs = |span: &Period| {
        let same = |date: &Figure| named(ChineseTime::read(&date.text)) == Some(*span);
        period.is_none()
            && !is_dated
            && figure.role != Some(FigureRole::From)
            && is_of_years(*span)
            && dates().any(same)
    };
    let told = told.or_else(|| figure.span.filter(governs));
    // Of which of two dates an end of a change is was found out by reading its clause.
    let told = told.filter(|told| figure.role.is_none() || figure.span.is_none_or(|span| span.is_same_time(*told)));
    let part = match time {
        Some(time) if period.is_none() && time.part != TimePart::Whole => Part::Of(time),
        None if PARTS.iter().any(|part| words.contains(part)) => Part::Other,
        _ => Part::None,
    };
    let against = |date: &&Figure| {
        date.start > clause && date.end <= figure.start && matches!(before(date), Some('比' | '较' | '于'))
    };
    let base = all
        .iter()
        .rfind(against)
        .and_then(|date| named(ChineseTime::read(&date.text)));
    // Where the start of a change has a date of its own, the time of the sentence says nothing of it.
    let span = figure.span.filter(|_| !is_dated);
    When {
        told: told.and(span).or(told),
        // Where a change began is a guess.
        // A day or a month that stands somewhere before is when something was published.
        named: period.is_some_and(is_of_years),
        dated,
        likely: [period, span.filter(|_| figure.role != Some(FigureRole::From))],
        part: if dates().any(|date| words.contains(&date.text)) || article.holds(clause, figure.start, words) {
            part
        } else {
            Part::None
        },
        base,
    }
}

const PARTS: [&str; 5] = ["季度", "半年", "个月", "季末", "旬"];

/// The period of words that name their year.
fn named(time: Option<ChineseTime>) -> Option<Period> {
    time.filter(|time| time.names_year())?.period(None)
}

/// Whether a period is one or more whole years.
fn is_of_years(period: Period) -> bool {
    period.is_year() || period.form() == PeriodForm::Years
}

/// Whether a measure's period may be the one that is told. A sum over years is told by its last year as well, and a level at
/// either end of a span by the span. A part of a year is told by nothing but itself: the first quarter is not the year.
fn fits(told: Period, measure: &Measure) -> bool {
    let period = measure.period;
    if !is_of_years(period) {
        let day = told.form() == PeriodForm::Day && period.form() == PeriodForm::Month && period.contains(told);
        return told.is_same_time(period) || day;
    }
    // What stands at the end of December stands at the end of the year.
    let (_, month, _) = told.first_day();
    let december = month == 12 && matches!(told.form(), PeriodForm::Month | PeriodForm::Day);
    let begins =
        measure.comparison == Comparison::Level && period.is_year() && told.first_year() == period.first_year();
    (is_of_years(told) || december) && (told.last_year() == period.last_year() || begins)
}

impl When {
    /// Whether a measure may be of one of the likely times.
    fn is_likely(&self, measure: &Measure) -> bool {
        self.likely.iter().flatten().any(|likely| fits(*likely, measure))
    }

    /// Whether nothing says when.
    fn is_open(&self) -> bool {
        self.likely.iter().flatten().next().is_none()
    }

    /// Whether the sentence of the figure tells its year.
    pub(super) fn is_told(&self) -> bool {
        self.told.is_some()
    }
}

/// Every measure of some data that the figure may mean, the likeliest first.
pub(super) fn weigh(
    article: &Article,
    figure: &Figure,
    when: &When,
    sweeping: bool,
    data: &[Datum],
    whole: bool,
) -> Vec<Weighed> {
    let able: Vec<&Datum> = data
        .iter()
        .filter(|datum| is_alike(figure, datum, whole) && may_be_of(when, &datum.measure))
        .collect();
    // A year that was told before and that no figure has: what follows is not in the report, unless it agrees.
    let elsewhere = when.told.is_none()
        && when.named
        && when.likely.iter().flatten().all(|likely| is_of_years(*likely))
        && !able.iter().any(|datum| when.is_likely(&datum.measure));
    let last = || able.iter().map(|datum| end(&datum.measure));
    let ends = (last().min(), last().max());
    let mut weighed: Vec<Weighed> = able
        .iter()
        .filter_map(|datum| {
            let differences = differences(article, figure, when, sweeping, &datum.measure)?;
            if elsewhere && !differences.is_empty() {
                return None;
            }
            let weight = differences.iter().map(|one| cost(*one)).sum::<u32>() + doubts(figure, when, &datum.measure);
            let turned = is_turned(figure, &datum.measure, ends);
            Some(Weighed {
                datum: (*datum).clone(),
                differences,
                weight: weight + if turned { 15 } else { 0 },
                turned: turned || figure.role == Some(FigureRole::From) && ends.0 == ends.1,
            })
        })
        .collect();
    weighed.sort_by_key(|one| one.weight);
    weighed
}

/// The month in which a measure's period ends.
pub(super) fn end(measure: &Measure) -> u32 {
    measure.period.month_range().end
}

/// Whether a part of a year or the year that a change starts from leaves a measure possible.
fn may_be_of(when: &When, measure: &Measure) -> bool {
    let period = measure.period;
    let part = match when.part {
        Part::None => true,
        Part::Of(time) => {
            let years = TimeYears::Named(period.first_year(), period.first_year());
            let same = ChineseTime { years, ..time }.period(None);
            let level = matches!(measure.comparison, Comparison::Level | Comparison::ShareOf);
            same.is_some_and(|same| same.is_same_time(period) || level && fits(same, measure))
        }
        Part::Other => false,
    };
    let whole = is_of_years(period)
        || when
            .told
            .map_or(when.is_open() || when.is_likely(measure), |time| fits(time, measure));
    // No measure says of a part of a year that it is measured from there.
    let from_part = when.base.is_some_and(|base| !is_of_years(base));
    let based = when
        .base
        .map(Period::last_year)
        .is_none_or(|base| match measure.comparison {
            // 比2008年下降19% may tell of more years than one unless it says of which.
            Comparison::YearOnYear => {
                base + 1 == period.last_year() && when.told.is_some_and(|told| told.last_year() == period.last_year())
            }
            // 2006-2010 and 2005-2010 both are what the years since 2005 are called.
            Comparison::Cumulative | Comparison::AverageAnnual => {
                base == period.first_year() || period.form() == PeriodForm::Years && base + 1 == period.first_year()
            }
            Comparison::Level | Comparison::ShareOf => false,
        });
    part && whole && based && !from_part
}

fn cost(difference: Difference) -> u32 {
    match difference {
        Difference::Number | Difference::Unit | Difference::Direction => 30,
        Difference::Period => 20,
        Difference::Qualifier | Difference::Estimate => 10,
    }
}

/// Whether enough speaks for a measure to say that the figure departs from it: the name, the time, and a number that is the same
/// or a slip of the pen away. `alone` says that no other measure of the indicators may be meant, `rivals` that another one may be
/// as well.
pub(super) fn is_sure(figure: &Figure, when: &When, best: &Weighed, sure: Sure, alone: bool, rivals: bool) -> bool {
    const ENOUGH: i32 = 4;
    let measure = &best.datum.measure;
    let name = match sure {
        Sure::Firm => 3,
        Sure::Named => 2,
        Sure::Loose => 0,
    };
    let other_number = best.differences.contains(&Difference::Number);
    let number = match slip(figure, &measure.quantity) {
        _ if !other_number => 3,
        Some(digits) if digits >= 3 => 2,
        Some(_) => 1,
        None => 0,
    };
    let time = match (when.told, when.is_open()) {
        (Some(_), _) => 2,
        // Where a change began is a guess, and so is the time that it was given.
        (None, _) if figure.role.is_some() && best.turned => -2,
        (None, _) if figure.role.is_some() && !alone => 1,
        (None, false) if figure.role == Some(FigureRole::To) && !when.is_likely(measure) => -2,
        (None, false) if when.is_likely(measure) => 1,
        (None, false) if when.named || when.dated => -1,
        (None, _) => i32::from(alone),
    };
    let sum = alone && measure.direction == Direction::Level && figure.direction == Some(FigureDirection::Level);
    let class = i32::from(is_of_class(figure, measure) || sum) - 1;
    let set = figure.target == (measure.kind == MeasureKind::Target);
    // 城镇调查失业率5.1%: without a year it may be the result, where the report only has the target of 5.5%左右.
    let several = other_number && best.differences.len() > 1;
    let result = several && when.told.is_none();
    let kind = -i32::from(!set && (figure.target || time < 0 || result));
    let rivals = if rivals && other_number { -2 } else { 0 };
    name + number + time + class + kind + rivals - i32::from(several) >= ENOUGH
}

/// Whether another measure may be meant as well as the likeliest. One that says the same is no rival, whichever of them is meant:
/// 污水处理率、垃圾处理率均达到97%.
pub(super) fn has_rivals(figure: &Figure, best: &Weighed, rest: &[Weighed]) -> bool {
    let own = &best.datum.measure;
    let set = figure.target == (own.kind == MeasureKind::Target);
    let same = |other: &Measure| {
        let (one, two) = (&own.quantity, &other.quantity);
        one.unit.family() == two.unit.family()
            && one.qualifier == two.qualifier
            && is_same(one.base_value(), two.base_value())
            && is_same(one.base_high(), two.base_high())
    };
    rest.iter()
        .take_while(|other| other.weight == best.weight)
        .any(|other| !set || !same(&other.datum.measure))
}

/// How many digits two numbers have that differ in one of them or in the order of two neighbours; `None` for other numbers.
fn slip(figure: &Figure, quantity: &Quantity) -> Option<usize> {
    let digits = |number: f64| format!("{number}").into_bytes();
    let (own, other) = (digits(stated(figure)?), digits(quantity.value));
    if own.len() != other.len() || own.first() != other.first() {
        return None;
    }
    let apart: Vec<usize> = (0..own.len()).filter(|i| own.get(*i) != other.get(*i)).collect();
    let slip = match apart.as_slice() {
        [_] => true,
        [a, b] => a + 1 == *b && own.get(*a) == other.get(*b) && own.get(*b) == other.get(*a),
        _ => false,
    };
    let count = own.iter().filter(|c| c.is_ascii_digit()).count();
    (slip && count >= 2).then_some(count)
}

/// Whether a draft would state the figure as this measure is stated.
fn is_of_class(figure: &Figure, measure: &Measure) -> bool {
    let spans = figure.span.is_some_and(|span| span.form() == PeriodForm::Years);
    let (comparison, direction) = way(figure, spans);
    let same_comparison = match measure.comparison {
        Comparison::YearOnYear => comparison == "yoy",
        Comparison::AverageAnnual => comparison == "average-annual",
        Comparison::Cumulative => comparison == "cumulative",
        Comparison::ShareOf => comparison == "share-of" || comparison == "level",
        Comparison::Level => comparison == "level" || comparison == "share-of",
    };
    let same_direction = match measure.direction {
        Direction::Increase | Direction::Decrease => matches!(direction, Some("increase" | "decrease")),
        Direction::Level | Direction::Share => matches!(direction, Some("level" | "share")),
    };
    same_comparison && same_direction
}

/// What speaks against a measure without being a fault of the article.
fn doubts(figure: &Figure, when: &When, measure: &Measure) -> u32 {
    let mut doubts = 0;
    if when.told.is_none() && !when.is_open() && !when.is_likely(measure) {
        doubts += 5;
    }
    if figure.target && measure.kind == MeasureKind::Result {
        doubts += 5;
    }
    doubts
}

/// From A to B: A is not the last, B not the first of a series.
fn is_turned(figure: &Figure, measure: &Measure, ends: (Option<u32>, Option<u32>)) -> bool {
    let (first, last) = ends;
    first != last
        && match figure.role {
            Some(FigureRole::From) => Some(end(measure)) == last,
            Some(FigureRole::To) => Some(end(measure)) == first,
            None => false,
        }
}

/// Whether a measure is of the figure's kind: a change, a level or a share, counted alike, in a unit of the same family.
fn is_alike(figure: &Figure, datum: &Datum, whole: bool) -> bool {
    let measure = &datum.measure;
    // 新增4100万户 is no number of 电话用户, but one of 新增电话用户.
    let added = figure.comparison == Some("added") && !whole && !datum.indicator.name.zh.contains('增');
    // A range is held against ranges: against one number it may be of another thing.
    is_one_number(figure)
        && (figure.form != FigureForm::Range || measure.quantity.is_range())
        && !(added && measure.direction == Direction::Level)
        && has_like_unit(figure, &measure.quantity)
        && (whole && is_of_class(figure, measure)
            || has_like_comparison(figure, measure) && has_like_direction(figure, measure))
}

/// One number, or one range, that can be held against one.
pub(super) fn is_one_number(figure: &Figure) -> bool {
    match figure.form {
        FigureForm::Number | FigureForm::Fraction => figure.number.len() == 1,
        FigureForm::Range => figure.number.len() == 2,
        FigureForm::Ratio | FigureForm::List => false,
    }
}

fn is_share_unit(unit: &str) -> bool {
    unit == "%" || is_points(unit)
}

fn is_points(unit: &str) -> bool {
    matches!(unit, "个百分点" | "百分点" | "个千分点" | "千分点" | "个基点" | "基点")
}

fn has_like_unit(figure: &Figure, quantity: &Quantity) -> bool {
    let base = figure.base_unit.as_str();
    match quantity.unit.family() {
        Family::Percent | Family::PercentagePoint => is_share_unit(base),
        // 公斤 beside 吨, Mbps beside G.
        Family::Yuan | Family::Tonne | Family::Bandwidth if has_family(base, quantity) => true,
        Family::Yuan => matches!(base, "元" | "人民币" | "元人民币" | "人民币元"),
        Family::Tonne => base == "吨",
        Family::Bandwidth => matches!(base, "G" | "Gbps" | "Gbit/s" | "Gb/s"),
        Family::Count(word) => is_like_count(base, word),
        Family::Measured(_) => has_family(base, quantity) || is_per_thousand(figure, quantity),
    }
}

/// Whether both are in ‰, which figures count in %.
fn is_per_thousand(figure: &Figure, quantity: &Quantity) -> bool {
    figure.unit == "‰" && quantity.unit.symbol() == "‰"
}

fn has_family(base: &str, quantity: &Quantity) -> bool {
    Unit::parse(base).is_some_and(|unit| unit.family() == quantity.unit.family())
}

/// 户 and 人 count the same things in reports, and a figure may leave its measure word out.
fn is_like_count(base: &str, word: &str) -> bool {
    const PEOPLE: [&str; 4] = ["户", "人", "名", "位"];
    const THINGS: [&str; 4] = ["个", "家", "项", "件"];
    base == word
        || base.is_empty()
        || word.is_empty()
        || PEOPLE.contains(&base) && PEOPLE.contains(&word)
        || THINGS.contains(&base) && THINGS.contains(&word)
}

fn has_like_comparison(figure: &Figure, measure: &Measure) -> bool {
    match (measure.comparison, figure.comparison) {
        (_, None) => measure.comparison != Comparison::AverageAnnual,
        // What was added is a level of a year, and a sum over years.
        (of, Some("added")) => matches!(of, Comparison::Level | Comparison::Cumulative),
        (Comparison::YearOnYear, Some(of)) => of == "yoy",
        (Comparison::AverageAnnual, Some(of)) => of == "average-annual",
        (Comparison::Cumulative, Some(of)) => of == "cumulative",
        (Comparison::ShareOf, Some(of)) => of == "share-of",
        (Comparison::Level, Some(of)) => matches!(of, "cumulative" | "yoy") && figure.role.is_some(),
    }
}

fn has_like_direction(figure: &Figure, measure: &Measure) -> bool {
    let direction = figure.direction.unwrap_or(FigureDirection::Level);
    match measure.direction {
        // An amount is none of a change, a percentage may be: 增速为5%.
        Direction::Increase | Direction::Decrease => {
            matches!(direction, FigureDirection::Increase | FigureDirection::Decrease)
                || direction == FigureDirection::Level && is_share_unit(&figure.base_unit)
        }
        Direction::Level => {
            direction == FigureDirection::Level
                || figure.comparison == Some("added")
                || figure.role.is_some() && matches!(direction, FigureDirection::Increase | FigureDirection::Decrease)
        }
        Direction::Share => matches!(direction, FigureDirection::Share | FigureDirection::Level),
    }
}

/// What differs; `None` where so much does that another figure must be meant.
fn differences(
    article: &Article,
    figure: &Figure,
    when: &When,
    sweeping: bool,
    measure: &Measure,
) -> Option<Vec<Difference>> {
    let quantity = &measure.quantity;
    let mut found = Vec::new();
    // The same wording says the same.
    let stated = &measure.source.stated;
    let same_words = split_lead(stated).map_or(stated.as_str(), |lead| lead.figure) == figure.text;
    let points = (*quantity.unit.family() == Family::PercentagePoint) != is_points(&figure.base_unit);
    if same_words {
        // Nothing of the quantity differs.
    } else if is_share_unit(&figure.base_unit) && points {
        // 4个百分点 beside 增长15% is a difference of two figures unless the number is the same.
        if !is_same_as_written(figure, quantity)? {
            return None;
        }
        found.push(Difference::Unit);
    } else if !is_same_amount(figure, quantity)? {
        // Another number without its measure word is another figure: 上千万 beside 660万套.
        if let Family::Count(word) = quantity.unit.family()
            && figure.base_unit.is_empty() != word.is_empty()
        {
            return None;
        }
        let same = is_same_as_written(figure, quantity)?;
        found.push(if same { Difference::Unit } else { Difference::Number });
    }
    let opposite = matches!(
        (measure.direction, figure.direction),
        (Direction::Increase, Some(FigureDirection::Decrease)) | (Direction::Decrease, Some(FigureDirection::Increase))
    );
    if opposite && figure.role.is_none() {
        found.push(Difference::Direction);
    }
    let strange = found.len();
    if let Some(told) = when.told
        && !fits(told, measure)
    {
        if strange > 0 || !is_of_years(told) || !is_of_years(measure.period) {
            return None;
        }
        found.push(Difference::Period);
    }
    // A rise of another size is told of another thing, unless the year says that it is not.
    if strange > 1 && when.told.is_none() {
        return None;
    }
    let other_than_all = quantity.qualifier == Qualifier::All && found.contains(&Difference::Number);
    if figure.qualifier != quantity.qualifier && !other_than_all && !same_words {
        // The same number in another year with another bound is likely another figure: 2009 too had its 11%.
        if found.contains(&Difference::Period) {
            return None;
        }
        found.push(Difference::Qualifier);
    }
    if quantity.certainty == Certainty::Estimate && !is_expected(article, figure, sweeping) {
        found.push(Difference::Estimate);
    }
    Some(found)
}

fn is_expected(article: &Article, figure: &Figure, sweeping: bool) -> bool {
    sweeping || figure.estimate || article.is_expected(figure.start) || vocabulary::foresees(article, figure.end)
}

/// Whether the numbers are the same in the unit that the family is compared in: hectares as mu. Both ends of a range are.
pub(super) fn is_same_amount(figure: &Figure, quantity: &Quantity) -> Option<bool> {
    let size = match Unit::parse(&figure.base_unit) {
        _ if is_per_thousand(figure, quantity) => 10.0,
        unit => unit.map_or(1.0, |unit| unit.scale()),
    };
    let low = *figure.number.first()?;
    let high = *figure.number.last()?;
    Some(is_same(low * size, quantity.base_value()) && is_same(high * size, quantity.base_high()))
}

/// Whether the numbers are the same as written, in whatever unit.
fn is_same_as_written(figure: &Figure, quantity: &Quantity) -> Option<bool> {
    let high = match &figure.value {
        Some(FigureValue::List(numbers)) => *numbers.last()?,
        _ => stated(figure)?,
    };
    Some(is_same(stated(figure)?, quantity.value) && is_same(high, quantity.high.unwrap_or(quantity.value)))
}

/// The number as written.
fn stated(figure: &Figure) -> Option<f64> {
    match &figure.value {
        Some(FigureValue::Number(number)) => Some(*number),
        Some(FigureValue::List(numbers)) => numbers.first().copied(),
        _ => figure.number.first().copied(),
    }
}

fn is_same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}
