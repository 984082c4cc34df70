//! What differs between a figure and a measure that may be meant. Refuses: a measure of another kind (a level for a change, a
//! share for an amount), which is no candidate at all.

use super::Difference;
use super::article::Article;
use super::vocabulary;
use figures::{Figure, FigureDirection, FigureForm, FigureKind, FigureRole, FigureValue, plan_end};
use quantity::{Certainty, Family, Qualifier, Quantity, Unit};
use report_charts::report::{Comparison, Datum, Direction, Measure, MeasureKind};

/// The years and the month of a period: 2005-2010, 2011-03.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span {
    first: u16,
    last: u16,
    month: Option<u8>,
}

/// What an article says of when: in the sentence itself, or only somewhere before.
pub(super) struct When {
    told: Option<Span>,
    likely: Option<Span>,
    /// A part of a year without the year: 一季度, 上半年, 1—11月.
    part: bool,
    /// The year that a change is measured from: 比2008年.
    base: Option<u16>,
}

/// A measure with what differs. The lower the weight, the likelier it is meant.
pub(super) struct Weighed {
    pub(super) datum: Datum,
    pub(super) differences: Vec<Difference>,
    pub(super) weight: u32,
}

/// The period of a figure. What stands in its sentence counts as told.
pub(super) fn when(article: &Article, figure: &Figure, all: &[Figure]) -> When {
    let period = figure.period.as_deref().and_then(span_of);
    let begin = article.sentence_start(figure.start);
    let dates = || {
        let inside = all
            .iter()
            .filter(|date| date.start >= begin && date.end <= figure.start);
        inside
            .filter(|date| matches!(date.kind, FigureKind::Date | FigureKind::Name))
            .filter_map(|date| span_of(&date.text))
    };
    let told = period.filter(|span| dates().any(|date| date == *span));
    let words = figure.period.as_deref().unwrap_or_default();
    let in_months = words.ends_with('月') && span_of(words).is_none();
    let is_part = in_months || PARTS.iter().any(|part| words.contains(part));
    let part = is_part && article.holds(begin, figure.start, words);
    let clause = article.clause_start(figure.start);
    let against = |date: &&Figure| {
        let before = date.start.checked_sub(1).map(|place| article.at(place));
        date.start > clause && date.end <= figure.start && matches!(before, Some('比' | '较' | '于'))
    };
    let base = all.iter().rfind(against).and_then(|date| span_of(&date.text));
    When {
        told,
        likely: period,
        part,
        base: base.map(|span| span.last),
    }
}

const PARTS: [&str; 5] = ["季度", "半年", "个月", "季末", "旬"];

/// The years in words, with the month where there is one: 2011年3月.
fn span_of(words: &str) -> Option<Span> {
    let mut years = Vec::new();
    let mut month = None;
    let mut number = String::new();
    for c in words.chars().chain(['\0']) {
        if c.is_ascii_digit() {
            number.push(c);
            continue;
        }
        match number.len() {
            4 => years.extend(number.parse::<u16>().ok().filter(|year| (1900..2200).contains(year))),
            1 | 2 if c == '月' => month = number.parse::<u8>().ok(),
            _ => {}
        }
        number.clear();
    }
    if years.is_empty() {
        return plan(words);
    }
    Some(Span {
        first: *years.first()?,
        last: *years.last()?,
        month,
    })
}

/// The years of a five-year plan: 十一五 is 2006 to 2010.
fn plan(words: &str) -> Option<Span> {
    let last = plan_end(words)?;
    Some(Span {
        first: last - 4,
        last,
        month: None,
    })
}

/// The period of a measure: `2010`, `2005-2010` or `2011-03`.
fn span_of_measure(period: &str) -> Option<Span> {
    let (first, last) = period.split_once('-').unwrap_or((period, period));
    let first: u16 = first.parse().ok()?;
    Some(match last.len() {
        2 => Span {
            first,
            last: first,
            month: last.parse().ok(),
        },
        _ => Span {
            first,
            last: last.parse().ok()?,
            month: None,
        },
    })
}

/// Whether a measure's period may be the one that is told. A sum over years is told by its last year as well, and a level at
/// either end of a span by the span.
fn fits(told: Span, measure: &Measure, span: Span) -> bool {
    let begins = measure.comparison == Comparison::Level && span.first == span.last && told.first == span.first;
    // What stands at the end of December stands at the end of the year.
    let month = told.month == span.month || told.month == Some(12) && span.month.is_none();
    month && (told.last == span.last || begins)
}

impl When {
    /// Whether the sentence of the figure tells its year.
    pub(super) fn is_told(&self) -> bool {
        self.told.is_some()
    }
}

/// Every measure of some data that the figure may mean, the likeliest first.
pub(super) fn weigh(article: &Article, figure: &Figure, when: &When, sweeping: bool, data: &[Datum]) -> Vec<Weighed> {
    let able: Vec<&Datum> = data
        .iter()
        .filter(|datum| is_alike(figure, &datum.measure) && may_be_of(when, &datum.measure))
        .collect();
    // A year that was told before and that no figure has: what follows is not in the report, unless it agrees.
    let elsewhere = when.told.is_none()
        && when.likely.is_some_and(|likely| {
            let fits = |datum: &&Datum| {
                span_of_measure(&datum.measure.period).is_some_and(|span| fits(likely, &datum.measure, span))
            };
            likely.month.is_none() && !able.iter().any(fits)
        });
    let spans = || able.iter().filter_map(|datum| span_of_measure(&datum.measure.period));
    let ends = (spans().map(|s| s.last).min(), spans().map(|s| s.last).max());
    let mut weighed: Vec<Weighed> = able
        .iter()
        .filter_map(|datum| {
            let differences = differences(article, figure, when, sweeping, &datum.measure)?;
            if elsewhere && !differences.is_empty() {
                return None;
            }
            let weight =
                differences.iter().map(|one| cost(*one)).sum::<u32>() + doubts(figure, when, &datum.measure, ends);
            Some(Weighed {
                datum: (*datum).clone(),
                differences,
                weight,
            })
        })
        .collect();
    weighed.sort_by_key(|one| one.weight);
    weighed
}

/// Whether a part of a year or the year that a change starts from leaves a measure possible.
fn may_be_of(when: &When, measure: &Measure) -> bool {
    let Some(span) = span_of_measure(&measure.period) else {
        return !when.part;
    };
    let based = when.base.is_none_or(|base| match measure.comparison {
        // 比2008年下降19% may tell of more years than one unless it says of which.
        Comparison::YearOnYear => base + 1 == span.last && when.told.is_some_and(|told| told.last == span.last),
        Comparison::Cumulative | Comparison::AverageAnnual => base == span.first,
        Comparison::Level | Comparison::ShareOf => false,
    });
    based && !when.part
}

fn cost(difference: Difference) -> u32 {
    match difference {
        Difference::Number | Difference::Unit | Difference::Direction => 30,
        Difference::Period => 20,
        Difference::Qualifier | Difference::Estimate => 10,
    }
}

/// Whether so little holds that the figure may be another one: no year, several measures, and neither number nor bound of any.
pub(super) fn is_far(figure: &Figure, when: &When, best: &Weighed, alone: bool) -> bool {
    let has = |difference| best.differences.contains(&difference);
    !alone && !when.is_told() && figure.role.is_none() && has(Difference::Number) && has(Difference::Qualifier)
}

/// What speaks against a measure without being a fault of the article.
fn doubts(figure: &Figure, when: &When, measure: &Measure, ends: (Option<u16>, Option<u16>)) -> u32 {
    let span = span_of_measure(&measure.period);
    let mut doubts = 0;
    if when.told.is_none()
        && let (Some(likely), Some(span)) = (when.likely, span)
        && !fits(likely, measure, span)
    {
        doubts += 5;
    }
    if figure.target && measure.kind == MeasureKind::Result {
        doubts += 5;
    }
    // From A to B: A is not the last, B not the first of a series.
    if let (Some(span), (Some(first), Some(last))) = (span, ends)
        && first != last
    {
        let turned = match figure.role {
            Some(FigureRole::From) => span.last == last,
            Some(FigureRole::To) => span.last == first,
            None => false,
        };
        doubts += if turned { 15 } else { 0 };
    }
    doubts
}

/// Whether a measure is of the figure's kind: a change, a level or a share, counted alike, in a unit of the same family.
fn is_alike(figure: &Figure, measure: &Measure) -> bool {
    is_one_number(figure)
        && has_like_unit(figure, &measure.quantity)
        && has_like_comparison(figure, measure)
        && has_like_direction(figure, measure)
}

/// One number that can be held against one.
pub(super) fn is_one_number(figure: &Figure) -> bool {
    matches!(figure.form, FigureForm::Number | FigureForm::Fraction) && figure.number.len() == 1
}

fn is_share_unit(unit: &str) -> bool {
    unit == "%" || is_points(unit)
}

fn is_points(unit: &str) -> bool {
    matches!(unit, "个百分点" | "百分点" | "个基点" | "基点")
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
        Family::Measured(_) => has_family(base, quantity),
    }
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
        (Comparison::YearOnYear, Some(of)) => of == "yoy",
        (Comparison::AverageAnnual, Some(of)) => of == "average-annual",
        (Comparison::Cumulative, Some(of)) => of == "cumulative",
        (Comparison::ShareOf, Some(of)) => of == "share-of",
        (Comparison::Level, Some(of)) => matches!(of, "cumulative" | "yoy") && figure.role.is_some(),
    }
}

fn has_like_direction(figure: &Figure, measure: &Measure) -> bool {
    use FigureDirection as Way;
    let way = figure.direction.unwrap_or(Way::Level);
    match measure.direction {
        Direction::Increase | Direction::Decrease => matches!(way, Way::Increase | Way::Decrease | Way::Level),
        Direction::Level => way == Way::Level || figure.role.is_some() && matches!(way, Way::Increase | Way::Decrease),
        Direction::Share => matches!(way, Way::Share | Way::Level),
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
    let points = (*quantity.unit.family() == Family::PercentagePoint) != is_points(&figure.base_unit);
    if is_share_unit(&figure.base_unit) && points {
        // 4个百分点 beside 增长15% is a difference of two figures unless the number is the same.
        if !is_same(stated(figure)?, quantity.value) {
            return None;
        }
        found.push(Difference::Unit);
    } else if !is_same(base_number(figure)?, quantity.base_value()) {
        let same = is_same(stated(figure)?, quantity.value);
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
    if let (Some(told), Some(span)) = (when.told, span_of_measure(&measure.period))
        && !fits(told, measure, span)
    {
        if strange > 0 || told.month.is_some() || span.month.is_some() {
            return None;
        }
        found.push(Difference::Period);
    }
    // A rise of another size is told of another thing, unless the year says that it is not.
    if strange > 1 && when.told.is_none() {
        return None;
    }
    let other_than_all = quantity.qualifier == Qualifier::All && found.contains(&Difference::Number);
    if figure.qualifier != quantity.qualifier && !other_than_all {
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
    let begin = article.sentence_start(figure.start);
    sweeping || figure.estimate || vocabulary::expects(article, begin, figure.start)
}

/// The number in the unit that the family is compared in: hectares as mu.
fn base_number(figure: &Figure) -> Option<f64> {
    let size = Unit::parse(&figure.base_unit).map_or(1.0, |unit| unit.scale());
    Some(*figure.number.first()? * size)
}

/// The number as written.
fn stated(figure: &Figure) -> Option<f64> {
    match &figure.value {
        Some(FigureValue::Number(number)) => Some(*number),
        _ => figure.number.first().copied(),
    }
}

fn is_same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}
