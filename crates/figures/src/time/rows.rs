//! Figures and times that stand in a row, and pairs of a start and an end: each gets its own time. Runs when all figures have one.

use crate::prose::{Prose, ends_clause, ends_sentence};
use crate::span::{Span, part};
use crate::{Figure, FigureDirection, FigureKind, FigureRole};
use quantity::{Period, PeriodForm, TimePart};

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
pub(super) fn listed(prose: &Prose, figures: &mut [Figure]) {
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
pub(super) fn respective(prose: &Prose, figures: &mut [Figure]) {
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
pub(super) fn beside(prose: &Prose, figures: &mut [Figure]) {
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

/// 占比提高到45% in a plan of some years: it is to stand at their end.
pub(super) fn end(figures: &mut [Figure]) {
    let set = |figure: &&mut Figure| figure.target && figure.role == Some(FigureRole::To);
    for figure in figures.iter_mut().filter(set) {
        let years = figure.span.filter(|span| span.form() == PeriodForm::Years);
        if let Some(last) = years.and_then(|years| Period::year(years.last_year()).ok()) {
            figure.span = Some(last);
        }
    }
}

/// 从A提高到B without years: A stood at the beginning, B stands at the end.
pub(super) fn pair(prose: &Prose, figures: &mut [Figure]) {
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
