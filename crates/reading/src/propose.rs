//! Views for a report that describes none: at most twelve, the best first, and what they leave in one list. Does not put
//! together what would mislead: unlike units, points among percentages, rates beside amounts, different wholes and spans, and
//! bars too short to be seen. No figure is in two charts, but for those that go on through time.

mod facts;
mod groups;
mod over_time;
mod overview;
mod pairs;
mod titles;

use facts::{Fact, Facts};
use groups::same_time;
use quantity::Family;
use quantity::{Lang, LocalText};
use report_charts::analysis::derived::{Unlike, ratio, unlike};
use report_charts::base::error::Error;
use report_charts::chart::kinds::{bars, index, proportion, remainder, shares, slopes, tiles};
use report_charts::document::{local_text, view_json};
use report_charts::phrase;
use report_charts::report::{
    Comparison, Datum, Direction, Drawn, Indicator, Items, Kind, MeasureKind, Order, Pair, Report, View,
};
use serde_json::json;
use std::rc::Rc;
use titles::period_words;

/// The most views that are proposed, with the overview and without the list of what is left.
const VIEWS: usize = 12;
/// The most figures of a chart that is proposed: more are no longer read.
const MOST: usize = 12;
/// The most figures of a list of what is left.
const LIST: usize = 300;
/// The most reasons why figures do not share a chart.
const REASONS: usize = 12;
/// From this ratio on, two amounts are shown as areas: as bars the smaller one would not be seen.
const FAR_APART: f64 = 5.0;

/// What can be shown of a report, and what cannot be shown together.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Views, the overview first where there is one, then the best; at the end a list of what is in no chart.
    pub views: Vec<View>,
    /// Groups that were looked at and left.
    pub refused: Vec<Refused>,
}

/// Figures that must not share a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Ids of measures, each of a kind of its own.
    pub measures: Vec<String>,
    /// Why.
    pub reason: LocalText,
}

/// Reads a report from text that anyone wrote: a document in JSON, or else a flat table ([`Report::read_table`]). Where it
/// describes no views, those that are proposed are its views.
///
/// # Errors
/// All faults, as of [`Report::read`].
pub fn open(text: &str) -> Result<Report, Error> {
    let is_json = text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[']);
    let mut report = if is_json {
        Report::read(text)?
    } else {
        Report::read_table(text)?
    };
    if report.views.is_empty() {
        report.views = propose(&report).views;
    }
    Ok(report)
}

/// Views for the figures of a report, whatever it describes itself.
///
/// Every view is one that reading accepts; every figure is in one of them, those that go into no chart in a list at the end.
pub fn propose(report: &Report) -> Proposal {
    let mut facts = Facts::of(report);
    let all: Vec<Datum> = facts.free().map(|fact| fact.datum.clone()).collect();
    let mut views = Vec::new();
    over_time::add(&facts, &mut views);
    for view in &views {
        facts.take(view);
    }
    pairs::rates(&mut facts, &mut views);
    pairs::levels(&mut facts, &mut views);
    let from = views.len();
    remainders(&mut facts, &mut views);
    indices(report, if facts.many { 3 } else { 2 }, &mut views);
    let last = views.split_off(from);
    groups::headlines(&mut facts, &mut views);
    groups::rest(&mut facts, &mut views);
    views.extend(last);
    let mut views = best(&facts, views);
    // What a view that was left out would have shown goes into the list.
    let mut facts = Facts::of(report);
    for view in &views {
        facts.take(view);
    }
    let charts = views.len();
    let rest: Vec<Datum> = facts.rest().map(|fact| fact.datum.clone()).collect();
    for (i, chunk) in rest.chunks(LIST).enumerate() {
        views.push(list(chunk, i, charts));
    }
    titles::part(&mut views);
    if views.len() > 1 {
        views.insert(0, overview::overview(report, &facts, &views));
    }
    Proposal {
        views,
        refused: refused(&all),
    }
}

/// The views by what their figures weigh, as many as are proposed beside the overview.
fn best(facts: &Facts, views: Vec<View>) -> Vec<View> {
    let score = |view: &View| {
        let data = view.data();
        let mut weights: Vec<u32> = data.iter().map(|datum| u32::from(facts.weight(datum))).collect();
        weights.sort_by_key(|weight| std::cmp::Reverse(*weight));
        let kind = match view.kind.name {
            "targets" => 11,
            "change" => 10,
            "slopes" => 9,
            "progress" | "series" => 8,
            "shares" | "bars" => 6,
            "proportion" => 5,
            "remainder" | "index" => 4,
            _ => 2,
        };
        kind + weights.iter().take(6).sum::<u32>()
    };
    let mut scored: Vec<(u32, View)> = views.into_iter().map(|view| (score(&view), view)).collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.into_iter().take(VIEWS - 1).map(|(_, view)| view).collect()
}

/// What is in no chart.
fn list(data: &[Datum], number: usize, charts: usize) -> View {
    let (zh, en) = if charts == 0 {
        (
            "没有几个可以放在一起比较的数字，画不成图，逐项列出",
            "Too few figures can be compared for a chart; each by itself",
        )
    } else {
        (
            "单位或口径各不相同，不放在一条轴上",
            "Unlike units or bases, so no common axis",
        )
    };
    View {
        id: format!("figures-{}", number + 1),
        title: both("其他数字".to_owned(), "Other figures".to_owned()),
        subtitle: both(zh.to_owned(), en.to_owned()),
        notes: Vec::new(),
        kind: &tiles::KIND,
        order: Order::Listed,
        items: Items::Data(data.to_vec()),
    }
}

/// A view; the largest figure first where its kind has an order by value. Its id begins with the name of its kind.
fn made(kind: &'static Kind, number: usize, title: LocalText, subtitle: LocalText, items: Items) -> View {
    let word = if *kind == slopes::KIND { "levels" } else { kind.name };
    View {
        id: format!("{word}-{}", number + 1),
        title,
        subtitle,
        notes: Vec::new(),
        kind,
        order: if kind.by_value { Order::Value } else { Order::Listed },
        items,
    }
}

fn both(zh: String, en: String) -> LocalText {
    LocalText { zh, en }
}

/// The figures of an indicator that get marks.
fn drawn(indicator: &Rc<Indicator>) -> Vec<Datum> {
    let measures = indicator.measures.iter().filter(|measure| measure.drawn == Drawn::Mark);
    measures
        .map(|measure| Datum {
            indicator: Rc::clone(indicator),
            measure: Rc::clone(measure),
            label: None,
        })
        .collect()
}

/// The figures of an indicator that get marks, earlier periods first.
fn series(indicator: &Rc<Indicator>) -> Vec<Datum> {
    let mut data = drawn(indicator);
    data.sort_by_key(|datum| datum.measure.period);
    data
}

/// Why figures of one period do not share a chart: once for each reason, with a figure of each sort.
fn refused(all: &[Datum]) -> Vec<Refused> {
    let (_, sorts) = groups::alike(all);
    let mut refused: Vec<Refused> = Vec::new();
    for (i, one) in sorts.iter().enumerate() {
        for two in sorts.iter().skip(i + 1).filter(|two| same_time(one, two)) {
            let Some(reason) = apart(one, two) else { continue };
            let ids = [one, two].map(|datum| datum.measure.id.clone());
            let room = refused.len() < REASONS;
            match refused.iter_mut().find(|it| it.reason == reason) {
                Some(known) => {
                    for id in ids {
                        if !known.measures.contains(&id) {
                            known.measures.push(id);
                        }
                    }
                }
                None if room => refused.push(Refused {
                    measures: ids.to_vec(),
                    reason,
                }),
                None => {}
            }
        }
    }
    refused
}

/// Why two figures must not share an axis.
fn apart(a: &Datum, b: &Datum) -> Option<LocalText> {
    let families = [a, b].map(|datum| datum.measure.quantity.unit.family());
    if families.contains(&&Family::Percent) && families.contains(&&Family::PercentagePoint) {
        return Some(both(
            "百分点与百分比不是一回事，不放在一条轴上".to_owned(),
            "percentage points are not percentages: no common axis".to_owned(),
        ));
    }
    // Parts of different wholes may stand side by side where each names its own.
    let why = match unlike(a, b)? {
        Unlike::Whole if a.measure.comparison == Comparison::ShareOf => return None,
        why => why,
    };
    let words = |lang| phrase::unlike_words(why, lang).to_owned();
    let units = |lang| [a, b].map(|datum| phrase::unit_word(datum, lang));
    let (zh, en) = (words(Lang::Zh), words(Lang::En));
    Some(if why == Unlike::Unit {
        let ([one, two], [first, second]) = (units(Lang::Zh), units(Lang::En));
        both(
            format!("{zh}（{one}、{two}），不放在一条轴上"),
            format!("{en} ({first}, {second}): no common axis"),
        )
    } else {
        both(format!("{zh}，不放在一条轴上"), format!("{en}: no common axis"))
    })
}

/// What a group of like figures is shown as.
fn group_view(group: &[Datum], number: usize) -> Option<View> {
    let first = group.first()?;
    let measure = &first.measure;
    let share = measure.comparison == Comparison::ShareOf;
    let percent = *measure.quantity.unit.family() == Family::Percent;
    let whole = |datum: &Datum| {
        datum.measure.quantity.high.unwrap_or(datum.measure.quantity.value) <= 100.0
            && matches!(datum.measure.direction, Direction::Share | Direction::Level)
            && datum.indicator.share_of.is_some()
    };
    let (period, when) = (period_words(first, Lang::Zh), period_words(first, Lang::En));
    let (zh, en) = (
        base_words(measure.comparison, Lang::Zh),
        base_words(measure.comparison, Lang::En),
    );
    let view = |kind: &'static Kind, zh: String, en: String, items: Items| {
        let title = both(format!("{period}：{zh}"), format!("{when}: {en}"));
        Some(made(kind, number, title, subtitle_of(first), items))
    };
    if share && percent && group.iter().all(whole) {
        return view(&shares::KIND, zh, en, Items::Data(group.to_vec()));
    }
    if share {
        return None;
    }
    if let [a, b] = group
        && measure.comparison == Comparison::Level
        && ![a, b]
            .iter()
            .any(|datum| datum.measure.direction == Direction::Decrease)
    {
        let (from, to) = match a.measure.quantity.base_value() <= b.measure.quantity.base_value() {
            true => (a.clone(), b.clone()),
            false => (b.clone(), a.clone()),
        };
        let pair = Pair { from, to, rate: None };
        if ratio(&pair).is_some_and(|ratio| ratio.value.is_finite() && ratio.value >= FAR_APART) {
            let names = |lang| (pair.from.name(lang).to_owned(), pair.to.name(lang).to_owned());
            let ((one, two), (first, second)) = (names(Lang::Zh), names(Lang::En));
            return view(
                &proportion::KIND,
                format!("{one}与{two}"),
                format!("{first} and {second}"),
                Items::Pairs(vec![pair]),
            );
        }
    }
    view(&bars::KIND, zh, en, Items::Data(group.to_vec()))
}

fn base_words(comparison: Comparison, lang: Lang) -> String {
    match comparison {
        Comparison::YearOnYear => lang.pick("比上年变化", "change on the year before"),
        Comparison::Cumulative => lang.pick("累计变化", "change in all"),
        Comparison::AverageAnnual => lang.pick("年均变化", "change a year on average"),
        Comparison::Level => lang.pick("各有多少", "how much of each"),
        Comparison::ShareOf => lang.pick("占各自整体的比重", "each as a share of its own whole"),
    }
    .to_owned()
}

/// What the figures of a line are, and their unit.
fn base_subtitle(datum: &Datum) -> LocalText {
    let words = |lang: Lang| {
        let moves = matches!(datum.measure.direction, Direction::Increase | Direction::Decrease);
        let base = match datum.measure.comparison {
            Comparison::Level => lang.pick("各时期的数", "the figure of each period").to_owned(),
            Comparison::Cumulative if !moves => lang.pick("各时期的数", "the figure of each period").to_owned(),
            comparison => base_words(comparison, lang),
        };
        format!("{base}{}{}", lang.pick("；", "; "), phrase::unit_word(datum, lang))
    };
    both(words(Lang::Zh), words(Lang::En))
}

/// Period, comparison and unit of figures of one time: `2011年目标，比上年变化，%`.
fn subtitle_of(datum: &Datum) -> LocalText {
    let words = |lang: Lang| {
        let base = match datum.measure.comparison {
            Comparison::Level | Comparison::ShareOf => None,
            comparison => Some(base_words(comparison, lang)),
        };
        let parts: Vec<String> = [
            Some(period_words(datum, lang)),
            base,
            Some(phrase::unit_word(datum, lang)),
        ]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
        parts.join(lang.pick("，", ", "))
    };
    both(words(Lang::Zh), words(Lang::En))
}

/// What is left of 100 after falls over the same years.
fn remainders(facts: &mut Facts, views: &mut Vec<View>) {
    let falls = |fact: &&Fact| {
        let measure = &fact.datum.measure;
        measure.comparison == Comparison::Cumulative
            && measure.direction == Direction::Decrease
            && fact.is_percent()
            && measure.quantity.high.unwrap_or(measure.quantity.value) <= 100.0
    };
    let mut spans: Vec<Vec<Datum>> = Vec::new();
    for fact in facts.free().filter(falls) {
        let datum = &fact.datum;
        match spans
            .iter_mut()
            .find(|span| span.first().is_some_and(|first| same_time(first, datum)))
        {
            Some(span) if span.len() < MOST => span.push(datum.clone()),
            _ => spans.push(vec![datum.clone()]),
        }
    }
    // One by itself says little where there is much else.
    let fewest = if facts.many { 2 } else { 1 };
    for span in spans.into_iter().filter(|span| span.len() >= fewest) {
        let Some(first) = span.first() else { continue };
        let (zh, en) = (period_words(first, Lang::Zh), period_words(first, Lang::En));
        let view = View {
            id: format!("remainder-{}", views.len() + 1),
            title: both(format!("{zh}累计降幅"), format!("{en}: cumulative falls")),
            subtitle: both(
                "期初 = 100；剩下的部分由降幅算出".to_owned(),
                "Start = 100; what is left is computed from the fall".to_owned(),
            ),
            notes: Vec::new(),
            kind: &remainder::KIND,
            order: Order::Listed,
            items: Items::Data(span),
        };
        facts.take(&view);
        views.push(view);
    }
}

/// Rates of one indicator in years that follow each other, at least so many, compounded.
fn indices(report: &Report, fewest: usize, views: &mut Vec<View>) {
    for indicator in &report.indicators {
        let mut run: Vec<Datum> = Vec::new();
        for datum in series(indicator) {
            let measure = &datum.measure;
            let fits = measure.comparison == Comparison::YearOnYear
                && measure.kind == MeasureKind::Result
                && *measure.quantity.unit.family() == Family::Percent
                && measure.quantity.high.unwrap_or(measure.quantity.value) <= 100.0
                && measure.period.is_year();
            let year = |datum: &Datum| datum.measure.period.first_year();
            if !fits {
                continue;
            }
            match run.last() {
                Some(last) if year(last) + 1 != year(&datum) => run = vec![datum],
                _ => run.push(datum),
            }
        }
        if let ([first, .., last], true) = (run.as_slice(), (fewest..=MOST).contains(&run.len())) {
            let name = |lang| indicator.name.get(lang).to_owned();
            let span = |lang| (period_words(first, lang), period_words(last, lang));
            let ((a, b), (c, d)) = (span(Lang::Zh), span(Lang::En));
            views.push(View {
                id: format!("index-{}", views.len() + 1),
                title: both(
                    format!("{}：{a}到{b}", name(Lang::Zh)),
                    format!("{}: {c} to {d}", name(Lang::En)),
                ),
                subtitle: both(
                    "第一年的上年 = 100；指数由各年的变化连乘算出".to_owned(),
                    "The year before the first = 100; each year's change compounded".to_owned(),
                ),
                notes: Vec::new(),
                kind: &index::KIND,
                order: Order::Listed,
                items: Items::Data(run),
            });
        }
    }
}

/// Proposed views as the `views` of a document, and what was refused: `{views, refused: [{measures, reason: {zh, en}}]}`.
///
/// # Errors
/// None for what [`propose`](propose()) gives: there are only texts in it.
pub fn views_json(proposal: &Proposal) -> Result<String, serde_json::Error> {
    let refused = |it: &Refused| json!({"measures": it.measures, "reason": local_text(&it.reason)});
    serde_json::to_string_pretty(&json!({
        "views": proposal.views.iter().map(view_json).collect::<Vec<_>>(),
        "refused": proposal.refused.iter().map(refused).collect::<Vec<_>>(),
    }))
}
