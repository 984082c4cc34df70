//! Views of what goes on through time: targets that have results, years that are under way, and lines of three periods or
//! more. Refuses, like the rest, what is unlike: another base, another unit, spans of another length.

use super::both;
use super::facts::Facts;
use super::pairs::look_alike;
use report_charts::analysis::derived::unlike;
use report_charts::chart::kinds::{progress, series, targets};
use report_charts::phrase;
use report_charts::report::{Aim, Comparison, Course, Datum, Direction, Items, Kind, MeasureKind, Order, View};

use quantity::Family;
use quantity::{Lang, LocalText};

/// The most targets of a view, each with up to three figures.
const AIMS: usize = 8;
/// The most lines of a view, and the most points of all of them.
const LINES: usize = 4;
const POINTS: usize = 24;

pub(super) fn add(facts: &Facts, views: &mut Vec<View>) {
    let indicators: Vec<Vec<Datum>> = facts
        .by_indicator()
        .into_iter()
        .map(|list| list.into_iter().map(|fact| fact.datum.clone()).collect())
        .collect();
    targets(&indicators, views);
    progress(&indicators, views);
    lines(&indicators, views);
}

fn view(kind: &'static Kind, views: &[View], title: LocalText, subtitle: (&str, &str), items: Items) -> View {
    View {
        id: format!("{}-{}", kind.name, views.len() + 1),
        title,
        subtitle: both(subtitle.0.to_owned(), subtitle.1.to_owned()),
        notes: Vec::new(),
        kind,
        order: Order::Listed,
        items,
    }
}

/// Whether two figures of an indicator can be set against each other, of whichever periods.
fn like(a: &Datum, b: &Datum) -> bool {
    use report_charts::analysis::derived::Unlike::Span;
    matches!(unlike(a, b), None | Some(Span))
}

/// The latest target that has a result, with the next target.
fn aim(data: &[Datum]) -> Option<Aim> {
    let of = |kind| data.iter().filter(move |datum| datum.measure.kind == kind);
    let pairs = of(MeasureKind::Target).filter_map(|target| {
        let same = |result: &&Datum| result.measure.period == target.measure.period && like(target, result);
        Some((target, of(MeasureKind::Result).find(same)?))
    });
    let (target, result) = pairs.max_by(|a, b| a.0.measure.period.cmp(&b.0.measure.period))?;
    let later = |next: &&Datum| next.measure.period > target.measure.period && like(target, next);
    Some(Aim {
        target: target.clone(),
        result: Some(result.clone()),
        next: of(MeasureKind::Target)
            .filter(later)
            .min_by(|a, b| a.measure.period.cmp(&b.measure.period))
            .cloned(),
        tolerance: None,
    })
}

fn targets(indicators: &[Vec<Datum>], views: &mut Vec<View>) {
    let mut groups: Vec<Vec<Aim>> = Vec::new();
    for aim in indicators.iter().filter_map(|data| aim(data)) {
        let same = |group: &&mut Vec<Aim>| {
            let period = group.first().map(|first| first.target.measure.period);
            group.len() < AIMS && period == Some(aim.target.measure.period)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(aim),
            None => groups.push(vec![aim]),
        }
    }
    for group in groups {
        let Some(first) = group.first() else { continue };
        let when = |lang| phrase::span(first.target.measure.period, lang);
        let title = both(
            format!("{}的目标，完成得怎样", when(Lang::Zh)),
            format!("{}: targets and results", when(Lang::En)),
        );
        let subtitle = (
            "目标、结果与新目标；每项一条轴，都从零开始",
            "Targets, results and the next targets; each on an axis of its own, from zero",
        );
        views.push(view(&targets::KIND, views, title, subtitle, Items::Aims(group)));
    }
}

/// The parts of a year from its first month on, as far as they follow each other; the longer one where two begin together.
fn course(data: &[Datum]) -> Option<Course> {
    let amount = |datum: &&Datum| {
        let rate = [Family::Percent, Family::PercentagePoint].contains(datum.measure.quantity.unit.family());
        datum.measure.comparison == Comparison::Cumulative && datum.measure.direction != Direction::Decrease && !rate
    };
    let targets = data
        .iter()
        .filter(amount)
        .filter(|d| d.measure.kind == MeasureKind::Target);
    let latest = targets.max_by(|a, b| a.measure.period.cmp(&b.measure.period))?;
    let year = Some(latest.measure.period).filter(|period| period.is_year())?;
    let mut parts: Vec<Datum> = Vec::new();
    let mut at = year.month_range().start;
    let part = |at: u32| {
        data.iter()
            .filter(amount)
            .filter(|d| d.measure.kind == MeasureKind::Result && like(latest, d))
            .filter(|d| d.measure.period.first_month() == at && year.contains(d.measure.period))
            .filter(|d| (1..12).contains(&d.measure.period.month_count()))
            .max_by_key(|d| d.measure.period.month_count())
    };
    while let Some(found) = part(at) {
        parts.push(found.clone());
        at = found.measure.period.month_range().end;
    }
    (!parts.is_empty()).then(|| Course {
        target: latest.clone(),
        parts,
    })
}

fn progress(indicators: &[Vec<Datum>], views: &mut Vec<View>) {
    let courses: Vec<Course> = indicators.iter().filter_map(|data| course(data)).collect();
    for chunk in courses.chunks(2) {
        let names = |lang: Lang| -> String {
            let names: Vec<&str> = chunk.iter().map(|course| course.target.name(lang)).collect();
            names.join(lang.pick("、", ", "))
        };
        let title = both(
            format!("{}：走到哪儿了", names(Lang::Zh)),
            format!("{}: how far into the year's target", names(Lang::En)),
        );
        let subtitle = (
            "各时期的数首尾相接；斜线是照此推算，不是报告的数",
            "Parts of the year end to end; hatched is a projection, not a stated figure",
        );
        views.push(view(
            &progress::KIND,
            views,
            title,
            subtitle,
            Items::Courses(chunk.to_vec()),
        ));
    }
}

/// How many months a figure is of, where it has a place on an axis of time.
fn months_of(datum: &Datum) -> Option<usize> {
    datum.measure.period.axis_months().map(|months| months.len())
}

/// The most figures of an indicator that make one line: a figure a period, results before targets.
fn line(data: &[Datum]) -> Option<Vec<Datum>> {
    let mut best: Vec<Datum> = Vec::new();
    for first in data {
        let length = months_of(first);
        if length.is_none() {
            continue;
        }
        let mut line: Vec<Datum> = Vec::new();
        let fits = |d: &&Datum| like(first, d) && months_of(d) == length;
        for kind in [MeasureKind::Result, MeasureKind::Target] {
            for datum in data.iter().filter(fits).filter(|d| d.measure.kind == kind) {
                if !line
                    .iter()
                    .any(|known| known.measure.period.is_same_time(datum.measure.period))
                {
                    line.push(datum.clone());
                }
            }
        }
        if line.len() > best.len() {
            best = line;
        }
    }
    best.sort_by_key(|datum| datum.measure.period);
    // One result and the targets that follow it are no course of things.
    let results = best
        .iter()
        .filter(|datum| datum.measure.kind == MeasureKind::Result)
        .count();
    // Nearly flat above zero: a chart shows no more than one figure does.
    let flat = best.len() == 3 && look_alike(best.iter().map(|datum| datum.measure.quantity.base_value()));
    ((3..=POINTS).contains(&best.len()) && results > 1 && !flat).then_some(best)
}

fn lines(indicators: &[Vec<Datum>], views: &mut Vec<View>) {
    let mut groups: Vec<Vec<Vec<Datum>>> = Vec::new();
    for line in indicators.iter().filter_map(|data| line(data)) {
        let fits = |group: &&mut Vec<Vec<Datum>>| {
            let points: usize = group.iter().map(Vec::len).sum();
            let (Some(known), Some(new)) = (group.first().and_then(|line| line.first()), line.first()) else {
                return false;
            };
            group.len() < LINES
                && points + line.len() <= POINTS
                && like(known, new)
                && months_of(known) == months_of(new)
        };
        match groups.iter_mut().find(fits) {
            Some(group) => group.push(line),
            None => groups.push(vec![line]),
        }
    }
    for group in groups {
        let items: Vec<Datum> = group.iter().flatten().cloned().collect();
        let (Some(first), Some(last)) = (
            items.iter().min_by(|a, b| a.measure.period.cmp(&b.measure.period)),
            items.iter().max_by(|a, b| a.measure.period.cmp(&b.measure.period)),
        ) else {
            continue;
        };
        let words = |lang: Lang| {
            let names: Vec<&str> = group
                .iter()
                .filter_map(|line| line.first())
                .map(|d| d.name(lang))
                .collect();
            let span = |datum: &Datum| phrase::span(datum.measure.period, lang);
            (names.join(lang.pick("、", ", ")), span(first), span(last))
        };
        let ((zh, a, b), (en, c, d)) = (words(Lang::Zh), words(Lang::En));
        let title = both(format!("{zh}：{a}到{b}"), format!("{en}: {c} to {d}"));
        let mut made = view(&series::KIND, views, title, ("", ""), Items::Data(items.clone()));
        made.subtitle = super::base_subtitle(first);
        views.push(made);
    }
}
