//! The overview: six to nine figures, the weightiest of the report, each leading to its chart.

use super::both;
use super::facts::{Fact, Facts};
use report_charts::chart::kinds::overview;
use report_charts::report::{Comparison, Datum, Items, Link, MeasureKind, Order, Report, View};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

const FEWEST: usize = 6;
const MOST: usize = 9;

/// Weightier figures first; an indicator once, and as many topics as there are.
pub(super) fn overview(report: &Report, facts: &Facts, views: &[View]) -> View {
    let mut offered: Vec<(usize, &Fact, &View)> = Vec::new();
    for view in views {
        let data = view.data().into_iter().enumerate();
        offered.extend(data.filter_map(|(place, datum)| {
            Some((place, facts.get(datum).filter(|fact| !facts.says_again(fact))?, view))
        }));
    }
    // What stands in no chart only where there is nothing else; in the order of topics, those of none last; of an indicator the
    // latest result before the nearest target, of one year before several, and its amount. Of figures of which nothing is known,
    // the first of each view.
    offered.sort_by_key(|(place, fact, view)| {
        let measure = &fact.datum.measure;
        (
            view.id.starts_with("figures-"),
            Reverse(fact.weight),
            (fact.topic.is_none(), fact.topic),
            measure.kind == MeasureKind::Target,
            fact.weight == 0 && *place > 0,
            match measure.kind {
                MeasureKind::Result => -i64::from(measure.period.last_year()),
                MeasureKind::Target => i64::from(measure.period.last_year()),
            },
            !measure.period.is_year(),
            measure.comparison != Comparison::Level,
            *place,
        )
    });
    // Of its amount and its change whichever chart has room, but none of another time.
    let mut best = BTreeMap::new();
    offered.retain(|(_, fact, _)| {
        let measure = &fact.datum.measure;
        let time = (measure.period, measure.kind == MeasureKind::Target);
        *best.entry(fact.what()).or_insert(time) == time
    });
    let headlines: BTreeSet<&str> = offered
        .iter()
        .filter(|(_, fact, _)| fact.weight == 3)
        .map(|(_, fact, _)| fact.datum.indicator.id.as_str())
        .collect();
    let count = views.len().max(headlines.len()).clamp(FEWEST, MOST);
    let mut links: Vec<Link> = Vec::new();
    // Others than headline figures, and those of no chart, only where these are too few.
    let wanted = |links: usize, fact: &Fact, view: &View| {
        let headline = fact.weight == 3 && !view.id.starts_with("figures-");
        links < if headline { count } else { FEWEST }
    };
    let mut seen = BTreeSet::new();
    let (mut of_topic, mut of_view) = (BTreeMap::new(), BTreeMap::new());
    // First one of each topic, then two, from several charts, then more.
    for (topics, charts) in [(1, usize::MAX), (2, 4), (usize::MAX, usize::MAX)] {
        for (_, fact, view) in &offered {
            let topic: &mut usize = of_topic.entry(fact.topic).or_default();
            let chart: &mut usize = of_view.entry(view.id.as_str()).or_default();
            let full = !wanted(links.len(), fact, view) || *chart >= charts || fact.topic.is_some() && *topic >= topics;
            if !full && seen.insert(fact.what()) {
                *topic += 1;
                *chart += 1;
                links.push(Link {
                    datum: Datum::clone(&fact.datum),
                    view: view.id.clone(),
                    title: view.title.clone(),
                });
            }
        }
    }
    View {
        id: "overview".to_owned(),
        title: report.title.clone(),
        subtitle: both(
            "每格一个数，点开看整张图".to_owned(),
            "One figure a box; open a box for its chart".to_owned(),
        ),
        notes: Vec::new(),
        kind: &overview::KIND,
        order: Order::Listed,
        items: Items::Links(links),
    }
}
