//! Views for a report that describes none: what a group of figures can be shown as. Refuses, with the reason, what would
//! mislead: unlike units, points among percentages, rates beside amounts, different wholes and spans.

mod over_time;

use report_charts::analysis::derived::{Unlike, ratio, unlike};
use report_charts::chart::kinds::{bars, change, index, overview, proportion, remainder, shares, slopes, tiles};
use report_charts::document::{local_text, view_json};
use report_charts::phrase;
use report_charts::report::{
    Comparison, Datum, Direction, Drawn, Indicator, Items, Kind, Link, MeasureKind, Order, Pair, Report, View,
};

use quantity::Family;
use quantity::{Lang, LocalText};
use report_charts::base::error::Error;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use std::rc::Rc;

/// The most figures of a view that is proposed: more are no longer read.
const MOST: usize = 12;
/// From this ratio on, two amounts are shown as areas: as bars the smaller one would not be seen.
const FAR_APART: f64 = 5.0;

/// What can be shown of a report, and what cannot be shown together.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Views, the overview first where there is one.
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
/// Every view is one that reading accepts; figures that go into no chart with others are tiles. A figure may be in several.
pub fn propose(report: &Report) -> Proposal {
    let all: Vec<Datum> = report
        .data()
        .filter(|datum| datum.measure.drawn == Drawn::Mark)
        .collect();
    let mut views = Vec::new();
    targets_and_results(report, &mut views);
    levels_apart(report, &mut views);
    let (groups, refused) = groups(&all);
    for group in &groups {
        views.extend(group_view(group, views.len()));
    }
    remainders(&all, &mut views);
    indices(report, &mut views);
    over_time::add(report, &mut views);
    let shown: BTreeSet<String> = views.iter().flat_map(ids).collect();
    let rest: Vec<Datum> = all
        .iter()
        .filter(|datum| !shown.contains(&datum.measure.id))
        .cloned()
        .collect();
    let parts = rest.chunks(MOST).count();
    for (i, chunk) in rest.chunks(MOST).enumerate() {
        let number = if parts > 1 {
            format!(" {}", i + 1)
        } else {
            String::new()
        };
        views.push(View {
            id: format!("figures-{}", i + 1),
            title: both(format!("其他数字{number}"), format!("Other figures{number}")),
            subtitle: both(
                "单位或口径各不相同，不放在一条轴上".to_owned(),
                "Unlike units or bases, so no common axis".to_owned(),
            ),
            notes: Vec::new(),
            kind: &tiles::KIND,
            order: Order::Listed,
            items: Items::Data(chunk.to_vec()),
        });
    }
    if views.len() > 1 {
        views.insert(0, overview(report, &views));
    }
    Proposal { views, refused }
}

fn both(zh: String, en: String) -> LocalText {
    LocalText { zh, en }
}

/// The ids of the figures that a view shows.
fn ids(view: &View) -> Vec<String> {
    view.data().iter().map(|shown| shown.measure.id.clone()).collect()
}

fn datum(indicator: &Rc<Indicator>, at: usize) -> Option<Datum> {
    Some(Datum {
        indicator: Rc::clone(indicator),
        measure: Rc::clone(indicator.measures.get(at)?),
        label: None,
    })
}

/// The figures of an indicator that get marks, earlier periods first.
fn series(indicator: &Rc<Indicator>) -> Vec<Datum> {
    let mut data: Vec<Datum> = (0..indicator.measures.len())
        .filter_map(|at| datum(indicator, at))
        .filter(|datum| datum.measure.drawn == Drawn::Mark)
        .collect();
    data.sort_by(|a, b| a.measure.period.cmp(&b.measure.period));
    data
}

/// Two figures of an indicator that can be set against each other.
fn pairs(report: &Report, fit: impl Fn(&Datum, &Datum) -> bool) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for indicator in &report.indicators {
        let series = series(indicator);
        let found = series.windows(2).rev().find_map(|two| match two {
            [from, to] if fit(from, to) && unlike(from, to).is_none() => Some((from.clone(), to.clone())),
            _ => None,
        });
        if let Some((from, to)) = found {
            pairs.push(Pair { from, to, rate: None });
        }
    }
    pairs
}

/// Pairs that have the same two periods stand together.
fn by_periods(pairs: Vec<Pair>) -> Vec<Vec<Pair>> {
    let periods = |pair: &Pair| {
        let side = |datum: &Datum| (datum.measure.period, datum.measure.kind);
        (side(&pair.from), side(&pair.to))
    };
    let mut groups: Vec<Vec<Pair>> = Vec::new();
    for pair in pairs {
        // The last of them: those before it are full.
        match groups
            .iter_mut()
            .rfind(|group| group.first().map(periods) == Some(periods(&pair)))
        {
            Some(group) if group.len() < MOST => group.push(pair),
            _ => groups.push(vec![pair]),
        }
    }
    groups
}

/// The period of a group, and whether it is one of targets. That a figure is expected is said of that figure alone.
fn period_words(datum: &Datum, lang: Lang) -> String {
    let period = phrase::span(datum.measure.period, lang);
    let target = match datum.measure.kind {
        MeasureKind::Target => lang.pick("目标", " target"),
        MeasureKind::Result => "",
    };
    period + target
}

/// Rates of two years, most often a result and the next target.
fn targets_and_results(report: &Report, views: &mut Vec<View>) {
    let fit = |from: &Datum, to: &Datum| {
        from.measure.comparison == Comparison::YearOnYear
            && *from.measure.quantity.unit.family() == Family::Percent
            && from.measure.period != to.measure.period
    };
    for pairs in by_periods(pairs(report, fit)) {
        let Some(first) = pairs.first() else { continue };
        let sides = |lang| (period_words(&first.from, lang), period_words(&first.to, lang));
        let ((a, b), (c, d)) = (sides(Lang::Zh), sides(Lang::En));
        views.push(View {
            id: format!("change-{}", views.len() + 1),
            title: both(format!("{a}与{b}的速度"), format!("Rates: {c} and {d}")),
            subtitle: both("比上年变化，%".to_owned(), "Change on the year before, %".to_owned()),
            notes: Vec::new(),
            kind: &change::KIND,
            order: Order::Listed,
            items: Items::Pairs(pairs),
        });
    }
}

/// Amounts of two years.
fn levels_apart(report: &Report, views: &mut Vec<View>) {
    let fit = |from: &Datum, to: &Datum| {
        from.measure.comparison == Comparison::Level
            && from.measure.direction != Direction::Decrease
            && to.measure.direction != Direction::Decrease
            && from.measure.period != to.measure.period
    };
    for pairs in by_periods(pairs(report, fit)) {
        let Some(first) = pairs.first() else { continue };
        let sides = |lang| (period_words(&first.from, lang), period_words(&first.to, lang));
        let ((a, b), (c, d)) = (sides(Lang::Zh), sides(Lang::En));
        views.push(View {
            id: format!("levels-{}", views.len() + 1),
            title: both(format!("从{a}到{b}"), format!("From {c} to {d}")),
            subtitle: both(
                "每项一条轴，都从零开始".to_owned(),
                "Each on an axis of its own, from zero".to_owned(),
            ),
            notes: Vec::new(),
            kind: &slopes::KIND,
            order: Order::Listed,
            items: Items::Pairs(pairs),
        });
    }
}

/// Figures of one period and kind that may share an axis, and why others may not.
fn groups(all: &[Datum]) -> (Vec<Vec<Datum>>, Vec<Refused>) {
    let mut groups: Vec<Vec<Datum>> = Vec::new();
    // Those with room, so that full ones are not looked through for every figure.
    let mut open: Vec<Vec<Datum>> = Vec::new();
    // One figure of each sort.
    let mut sorts: Vec<Datum> = Vec::new();
    for datum in all {
        let alike = |first: &Datum| same_time(first, datum) && apart(first, datum).is_none();
        if !sorts.iter().any(alike) {
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
    let mut refused: Vec<Refused> = Vec::new();
    for (i, one) in sorts.iter().enumerate() {
        for two in sorts.iter().skip(i + 1) {
            if !same_time(one, two) {
                continue;
            }
            if let Some(reason) = apart(one, two) {
                let ids = [one, two].map(|datum| datum.measure.id.clone());
                // Once for each reason and first figure: a list of all pairs would hide what it says.
                match refused
                    .iter_mut()
                    .find(|it| it.reason == reason && it.measures.first() == ids.first())
                {
                    Some(known) => known.measures.extend(ids.into_iter().skip(1)),
                    None => refused.push(Refused {
                        measures: ids.to_vec(),
                        reason,
                    }),
                }
            }
        }
    }
    (groups.into_iter().filter(|group| group.len() > 1).collect(), refused)
}

fn same_time(a: &Datum, b: &Datum) -> bool {
    a.measure.period == b.measure.period && a.measure.kind == b.measure.kind
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
        datum.measure.quantity.value <= 100.0
            && matches!(datum.measure.direction, Direction::Share | Direction::Level)
            && datum.indicator.share_of.is_some()
    };
    let (period, when) = (period_words(first, Lang::Zh), period_words(first, Lang::En));
    let (zh, en) = (
        base_words(measure.comparison, Lang::Zh),
        base_words(measure.comparison, Lang::En),
    );
    let view = |kind: &'static Kind, zh: String, en: String, items: Items| {
        Some(View {
            id: format!("{}-{}", kind.name, number + 1),
            title: both(format!("{period}：{zh}"), format!("{when}: {en}")),
            subtitle: subtitle(first),
            notes: Vec::new(),
            kind,
            order: if kind.by_value { Order::Value } else { Order::Listed },
            items,
        })
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

fn subtitle(datum: &Datum) -> LocalText {
    let words = |lang: Lang| {
        let kind = match datum.measure.kind {
            MeasureKind::Target => lang.pick("目标", "targets"),
            MeasureKind::Result => lang.pick("结果", "results"),
        };
        let unit = phrase::unit_word(datum, lang);
        format!("{kind}{}{unit}", lang.pick("；", "; "))
    };
    both(words(Lang::Zh), words(Lang::En))
}

/// What is left of 100 after falls over the same years.
fn remainders(all: &[Datum], views: &mut Vec<View>) {
    let falls = |datum: &&Datum| {
        datum.measure.comparison == Comparison::Cumulative
            && datum.measure.direction == Direction::Decrease
            && *datum.measure.quantity.unit.family() == Family::Percent
            && datum.measure.quantity.value <= 100.0
    };
    let mut spans: Vec<Vec<Datum>> = Vec::new();
    for datum in all.iter().filter(falls) {
        match spans
            .iter_mut()
            .find(|span| span.first().is_some_and(|first| same_time(first, datum)))
        {
            Some(span) if span.len() < MOST => span.push(datum.clone()),
            _ => spans.push(vec![datum.clone()]),
        }
    }
    for span in spans {
        let Some(first) = span.first() else { continue };
        let (zh, en) = (period_words(first, Lang::Zh), period_words(first, Lang::En));
        views.push(View {
            id: format!("remainder-{}", views.len() + 1),
            title: both(
                format!("{zh}：降下来，还剩多少"),
                format!("{en}: what is left after the fall"),
            ),
            subtitle: both(
                "期初 = 100；剩下的部分由降幅算出".to_owned(),
                "Start = 100; what is left is computed from the fall".to_owned(),
            ),
            notes: Vec::new(),
            kind: &remainder::KIND,
            order: Order::Listed,
            items: Items::Data(span),
        });
    }
}

/// Rates of one indicator in years that follow each other, compounded.
fn indices(report: &Report, views: &mut Vec<View>) {
    for indicator in &report.indicators {
        let mut run: Vec<Datum> = Vec::new();
        for datum in series(indicator) {
            let measure = &datum.measure;
            let fits = measure.comparison == Comparison::YearOnYear
                && measure.kind == MeasureKind::Result
                && *measure.quantity.unit.family() == Family::Percent
                && measure.quantity.value <= 100.0
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
        if let ([first, .., last], true) = (run.as_slice(), run.len() <= MOST) {
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

/// A figure of each view, which leads there.
fn overview(report: &Report, views: &[View]) -> View {
    let link = |view: &View| {
        Some(Link {
            datum: Datum::clone(view.data().first()?),
            view: view.id.clone(),
            title: view.title.clone(),
        })
    };
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
        items: Items::Links(views.iter().filter_map(link).collect()),
    }
}

/// Proposed views as the `views` of a document, and what was refused: `{views, refused: [{measures, reason: {zh, en}}]}`.
///
/// # Errors
/// None for what [`propose`](crate::propose()) gives: there are only texts in it.
pub fn views_json(proposal: &Proposal) -> Result<String, serde_json::Error> {
    let refused = |it: &Refused| json!({"measures": it.measures, "reason": local_text(&it.reason)});
    serde_json::to_string_pretty(&json!({
        "views": proposal.views.iter().map(view_json).collect::<Vec<_>>(),
        "refused": proposal.refused.iter().map(refused).collect::<Vec<_>>(),
    }))
}
