//! Charts of figures of one period: headline figures, and figures of one topic on one axis where they may share it and none
//! would be too small to be seen; side by side as tiles where they may not.

use super::facts::{Fact, Facts};
use super::pairs::look_alike;
use super::titles::of_group;
use super::{MOST, apart, group_view, made, subtitle_of};
use quantity::Family;
use quantity::LocalText;
use report_charts::analysis::derived::unlike;
use report_charts::chart::kinds::{bars, shares, tiles};
use report_charts::report::{Comparison, Datum, Items, MeasureKind, View};
use std::collections::BTreeMap;

/// How many times the shortest bar of a chart the longest may be: under a fiftieth nothing is seen.
const LONGEST: f64 = 50.0;
/// The fewest figures that say something together.
const FEWEST: usize = 3;
/// The most tiles of a view.
const TILES: usize = 12;

/// Headline figures: the targets of the year to come, and the results of the last one.
pub(super) fn headlines(facts: &mut Facts, views: &mut Vec<View>) {
    if !facts.many {
        return;
    }
    for kind in [MeasureKind::Target, MeasureKind::Result] {
        for period in facts.years(|fact| fact.datum.measure.kind == kind && fact.weight == 3) {
            let of_year = |fact: &&Fact| fact.datum.measure.kind == kind && fact.datum.measure.period == period;
            let rate = |fact: &&Fact| {
                fact.weight >= 2 && fact.datum.measure.comparison == Comparison::YearOnYear && fact.is_percent()
            };
            let rates = facts.free().filter(of_year).filter(rate).collect();
            let group = near(strongest(rates, MOST));
            if group.len() >= FEWEST {
                let made = on_one_axis(&group, true, views.len());
                push(facts, views, made);
            }
            let headline = |fact: &&Fact| fact.weight == 3 && is_said(fact);
            let group = strongest(facts.free().filter(of_year).filter(headline).collect(), TILES);
            if group.len() >= FEWEST {
                let made = side_by_side(&group, true, views.len());
                push(facts, views, made);
            }
        }
    }
}

/// Charts of what else is there: by topic where there is much, else by what may share an axis.
pub(super) fn rest(facts: &mut Facts, views: &mut Vec<View>) {
    if !facts.many {
        let (groups, _) = alike(&facts.free().map(|fact| fact.datum.clone()).collect::<Vec<_>>());
        for group in groups {
            for group in by_size(group).into_iter().filter(|group| tells(group)) {
                let made = group_view(&group, views.len());
                push(facts, views, made);
            }
        }
        return;
    }
    let mut groups: BTreeMap<_, Vec<&Fact>> = BTreeMap::new();
    for fact in facts.free() {
        let measure = &fact.datum.measure;
        if *measure.quantity.unit.family() == Family::PercentagePoint || fact.topic.is_none() {
            continue;
        }
        let key = (
            measure.period,
            measure.kind == MeasureKind::Target,
            measure.comparison as u8,
            fact.moves(),
            format!("{:?}", measure.quantity.unit.family()),
            fact.per_head,
            fact.flow,
            fact.topic,
            fact.done.is_some() && measure.comparison == Comparison::Level,
        );
        groups.entry(key).or_default().push(fact);
    }
    let mut made = Vec::new();
    for group in groups.into_values() {
        let mut group = once_each(group);
        group.sort_by(|a, b| size(a).total_cmp(&size(b)));
        while let Some((found, left)) = run(group) {
            let heavy = found.iter().all(|fact| fact.weight >= 2);
            let enough = found.len() >= FEWEST || found.len() == 2 && heavy && are_of_one_kind(&found);
            if enough && differ(&found) {
                made.extend(on_one_axis(&strongest(found, MOST), false, views.len() + made.len()));
            }
            group = left;
        }
    }
    for view in made {
        push(facts, views, Some(view));
    }
    let mut topics: BTreeMap<_, Vec<&Fact>> = BTreeMap::new();
    for fact in facts
        .free()
        .filter(|fact| fact.weight >= 1 && fact.topic.is_some() && is_said(fact))
    {
        let measure = &fact.datum.measure;
        let key = (measure.period, measure.kind == MeasureKind::Target, fact.topic);
        topics.entry(key).or_default().push(fact);
    }
    let mut made = Vec::new();
    for group in topics.into_values() {
        let group = strongest(group, TILES);
        if group.len() >= FEWEST {
            made.extend(side_by_side(&group, false, views.len() + made.len()));
        }
    }
    for view in made {
        push(facts, views, Some(view));
    }
}

/// Whether figures that are not many say something beside each other: changes over one time, or levels of things whose names
/// end alike (高速公路里程 and 铁路里程, but not the share of services and what consumption contributes).
fn are_of_one_kind(group: &[&Fact]) -> bool {
    let end = |fact: &Fact| {
        let name: Vec<char> = fact.datum.indicator.name.zh.chars().collect();
        name.get(name.len().saturating_sub(2)..)
            .unwrap_or_default()
            .iter()
            .collect::<String>()
    };
    let ends: std::collections::BTreeSet<String> = group.iter().map(|fact| end(fact)).collect();
    group.iter().all(|fact| fact.moves()) || ends.len() == 1
}

/// Whether bars of some figures say anything: a few times that something is done do not, nor do terms and ages of different things.
fn tells(group: &[Datum]) -> bool {
    const TERMS: [&str; 4] = ["年", "月", "个工作日", "岁"];
    let family = |datum: &Datum| datum.measure.quantity.unit.family().clone();
    let terms = group
        .iter()
        .all(|datum| matches!(family(datum), Family::Measured(base) if TERMS.contains(&base.as_str())));
    !terms && !are_few(group.iter())
}

/// Whether some figures count a few things each, which are seen at a glance.
fn are_few<'a>(mut group: impl Iterator<Item = &'a Datum>) -> bool {
    const FEW: f64 = 10.0;
    group.all(|datum| {
        let quantity = &datum.measure.quantity;
        matches!(quantity.unit.family(), Family::Count(_)) && quantity.base_value() < FEW
    })
}

/// Whether bars say more than their figures: two that look alike do not, nor do a few things counted.
fn differ(group: &[&Fact]) -> bool {
    let alike = group.len() < FEWEST && look_alike(group.iter().map(|fact| size(fact)));
    !(alike || are_few(group.iter().map(|fact| &fact.datum)))
}

fn push(facts: &mut Facts, views: &mut Vec<View>, view: Option<View>) {
    if let Some(view) = view {
        facts.take(&view);
        views.push(view);
    }
}

/// Whether a figure says enough by itself: by how many points something rose does not.
fn is_said(fact: &Fact) -> bool {
    *fact.datum.measure.quantity.unit.family() != Family::PercentagePoint
}

fn size(fact: &Fact) -> f64 {
    fact.datum.measure.quantity.base_value()
}

/// The weightiest figures, one of each indicator, in the order of the report.
fn strongest(group: Vec<&Fact>, most: usize) -> Vec<&Fact> {
    let mut group: Vec<(usize, &Fact)> = once_each(group).into_iter().enumerate().collect();
    group.sort_by_key(|(place, fact)| (std::cmp::Reverse(fact.weight), *place));
    group.truncate(most);
    group.sort_by_key(|(place, _)| *place);
    group.into_iter().map(|(_, fact)| fact).collect()
}

fn once_each(group: Vec<&Fact>) -> Vec<&Fact> {
    let mut seen = std::collections::BTreeSet::new();
    group.into_iter().filter(|fact| seen.insert(fact.what())).collect()
}

/// Those that can be seen beside the largest.
fn near(group: Vec<&Fact>) -> Vec<&Fact> {
    let largest = group.iter().map(|fact| size(fact)).fold(0.0, f64::max);
    group
        .into_iter()
        .filter(|fact| size(fact) * LONGEST >= largest)
        .collect()
}

/// The longest run of sizes, from the smallest on, in which all can be seen; and what is left.
fn run(sorted: Vec<&Fact>) -> Option<(Vec<&Fact>, Vec<&Fact>)> {
    if sorted.is_empty() {
        return None;
    }
    let mut best = (0, 0);
    let mut end = 0;
    for (start, first) in sorted.iter().enumerate() {
        while sorted.get(end).is_some_and(|fact| size(fact) <= size(first) * LONGEST) {
            end += 1;
        }
        if end - start > best.1 - best.0 {
            best = (start, end);
        }
    }
    let inside = |place: &usize| (best.0..best.1.max(best.0 + 1)).contains(place);
    let (found, left): (Vec<_>, Vec<_>) = sorted.into_iter().enumerate().partition(|(place, _)| inside(place));
    let only = |list: Vec<(usize, _)>| list.into_iter().map(|(_, fact)| fact).collect();
    Some((only(found), only(left)))
}

/// A group cut where bars would be too small to be seen.
fn by_size(group: Vec<Datum>) -> Vec<Vec<Datum>> {
    let amount = |datum: &Datum| datum.measure.quantity.base_value();
    let largest = group.iter().map(amount).fold(0.0, f64::max);
    let (seen, small): (Vec<_>, Vec<_>) = group.into_iter().partition(|datum| amount(datum) * LONGEST >= largest);
    let mut groups = vec![seen];
    if small.len() > 1 && groups.first().is_some_and(|seen| !seen.is_empty()) {
        groups.extend(by_size(small));
    }
    groups.into_iter().filter(|group| group.len() > 1).collect()
}

fn on_one_axis(group: &[&Fact], headline: bool, number: usize) -> Option<View> {
    let first = group.first()?;
    // Parts of different wholes and the like: the reader would refuse them.
    let group: Vec<&Fact> = group
        .iter()
        .copied()
        .filter(|fact| apart(&first.datum, &fact.datum).is_none())
        .collect();
    if group.len() < 2 {
        return None;
    }
    let data: Vec<Datum> = group.iter().map(|fact| fact.datum.clone()).collect();
    let parts = group.iter().all(|fact| {
        fact.datum.measure.comparison == Comparison::ShareOf
            && fact.datum.indicator.share_of.is_some()
            && fact.is_percent()
            && fact
                .datum
                .measure
                .quantity
                .high
                .unwrap_or(fact.datum.measure.quantity.value)
                <= 100.0
    });
    let kind = match parts {
        true => &shares::KIND,
        false => &bars::KIND,
    };
    Some(made(
        kind,
        number,
        of_group(&group, headline),
        subtitle_of(&first.datum),
        Items::Data(data),
    ))
}

fn side_by_side(group: &[&Fact], headline: bool, number: usize) -> Option<View> {
    let data: Vec<Datum> = group.iter().map(|fact| fact.datum.clone()).collect();
    let alike = |fact: &&Fact| apart(&group.first().unwrap_or(fact).datum, &fact.datum).is_none();
    let subtitle = match group.first().filter(|_| group.iter().all(alike)) {
        Some(first) => subtitle_of(&first.datum),
        None => LocalText {
            zh: "单位或口径不同，逐项列出".to_owned(),
            en: "Unlike units or bases, each by itself".to_owned(),
        },
    };
    Some(made(
        &tiles::KIND,
        number,
        of_group(group, headline),
        subtitle,
        Items::Data(data),
    ))
}

/// Figures of one period and kind that may share an axis, and one figure of each sort of them.
pub(super) fn alike(all: &[Datum]) -> (Vec<Vec<Datum>>, Vec<Datum>) {
    /// More sorts are not compared with each other.
    const SORTS: usize = 24;
    let mut groups: Vec<Vec<Datum>> = Vec::new();
    // Those with room, so that full ones are not looked through for every figure.
    let mut open: Vec<Vec<Datum>> = Vec::new();
    let mut sorts: Vec<Datum> = Vec::new();
    for datum in all {
        let alike = |first: &Datum| same_time(first, datum) && apart(first, datum).is_none();
        if sorts.len() < SORTS && !sorts.iter().any(alike) {
            sorts.push(datum.clone());
        }
        let fits = |group: &Vec<Datum>| {
            group.first().is_some_and(alike) && !group.iter().any(|d| d.indicator.id == datum.indicator.id)
        };
        match open.iter().position(fits) {
            Some(at) => {
                if let Some(group) = open.get_mut(at) {
                    group.push(datum.clone());
                    if group.len() == MOST {
                        groups.push(open.remove(at));
                    }
                }
            }
            None => open.push(vec![datum.clone()]),
        }
    }
    groups.append(&mut open);
    // As the report has them, by the first figure of each.
    let places: BTreeMap<&str, usize> = all
        .iter()
        .enumerate()
        .map(|(i, d)| (d.measure.id.as_str(), i))
        .collect();
    groups.sort_by_key(|group| group.first().and_then(|d| places.get(d.measure.id.as_str())));
    (groups.into_iter().filter(|group| group.len() > 1).collect(), sorts)
}

pub(super) fn same_time(a: &Datum, b: &Datum) -> bool {
    a.measure.period == b.measure.period && a.measure.kind == b.measure.kind
}

/// Whether a pair of figures is of one thing.
pub(super) fn comparable(from: &Datum, to: &Datum) -> bool {
    from.measure.period != to.measure.period && unlike(from, to).is_none()
}
