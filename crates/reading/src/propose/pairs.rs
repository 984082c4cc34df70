//! Two figures of one indicator: the rates of a year and of the next target, and levels of two years.

use super::facts::{Fact, Facts};
use super::groups::comparable;
use super::titles::{named, period_words};
use super::{MOST, both, made};
use quantity::{Family, Lang};
use report_charts::chart::kinds::{change, slopes};
use report_charts::report::{Comparison, Datum, Direction, Items, Kind, MeasureKind, Pair, View};

/// A result and a target that are further apart than this are not of one thing: ten more built are no fall to ten.
const FAR: f64 = 3.0;
/// The same of two results.
const FAR_RESULTS: f64 = 30.0;
/// Amounts that differ by less than this look like one.
const SEEN: f64 = 1.1;

/// Whether amounts differ too little to be seen; those at or below zero never do.
pub(super) fn look_alike(amounts: impl Iterator<Item = f64>) -> bool {
    let ends = (f64::MAX, f64::MIN);
    let (least, largest) = amounts.fold(ends, |(least, largest), one| (least.min(one), largest.max(one)));
    largest < least * SEEN
}

/// Two figures with what is known of their indicator.
struct Found {
    pair: Pair,
    weight: u8,
}

/// Rates of two years, most often a result and the next target.
pub(super) fn rates(facts: &mut Facts, views: &mut Vec<View>) {
    let fit = |from: &Fact, to: &Fact| {
        from.datum.measure.comparison == Comparison::YearOnYear && from.is_percent() && from.moves() && to.moves()
    };
    for pairs in groups(facts, fit, |_, _| true) {
        let Some(first) = pairs.first() else { continue };
        let sides = |lang| (period_words(&first.from, lang), period_words(&first.to, lang));
        let ((a, b), (c, d)) = (sides(Lang::Zh), sides(Lang::En));
        let to_target = first.from.measure.kind == MeasureKind::Result && first.to.measure.kind == MeasureKind::Target;
        let zh = match to_target {
            true => format!("{a}增速与{b}"),
            false => format!("{a}与{b}：增速"),
        };
        let view = made(
            &change::KIND,
            views.len(),
            both(zh, format!("Rates: {c} and {d}")),
            both("比上年变化，%".to_owned(), "Change on the year before, %".to_owned()),
            Items::Pairs(pairs),
        );
        facts.take(&view);
        views.push(view);
    }
}

/// Levels of two years: those in percent on one axis, amounts each on one of its own.
pub(super) fn levels(facts: &mut Facts, views: &mut Vec<View>) {
    let many = facts.many;
    let level = move |from: &Fact, to: &Fact| {
        let upright = |fact: &Fact| fact.datum.measure.direction != Direction::Decrease;
        from.datum.measure.comparison == Comparison::Level && upright(from) && upright(to)
    };
    let far = move |from: &Fact, to: &Fact| !many || is_one_thing(from, to);
    let of_percent = groups(facts, |from, to| from.is_percent() && level(from, to), far);
    for pairs in of_percent {
        let base = ("同一轴上的比率，%", "Rates on one axis, %");
        push(facts, views, &change::KIND, base, pairs);
    }
    let of_amounts = groups(facts, |from, to| !from.is_percent() && level(from, to), far);
    for pairs in of_amounts {
        let is_money = |pair: &Pair| *pair.from.measure.quantity.unit.family() == Family::Yuan;
        // The report states growth at constant prices, which is less than what these amounts have grown by.
        let base = if pairs.iter().any(is_money) {
            (
                "每项一条轴，都从零开始；金额未扣除价格变动",
                "Each on an axis of its own, from zero; amounts not adjusted for prices",
            )
        } else {
            ("每项一条轴，都从零开始", "Each on an axis of its own, from zero")
        };
        push(facts, views, &slopes::KIND, base, pairs);
    }
}

fn push(facts: &mut Facts, views: &mut Vec<View>, kind: &'static Kind, base: (&str, &str), pairs: Vec<Pair>) {
    let Some(first) = pairs.first() else { return };
    let sides = |lang| (period_words(&first.from, lang), period_words(&first.to, lang));
    let ((a, b), (c, d)) = (sides(Lang::Zh), sides(Lang::En));
    let of = |lang| named(pairs.iter().map(|pair| pair.from.name(lang)), lang);
    let title = both(
        format!("{}：{a}到{b}", of(Lang::Zh)),
        format!("{}: {c} to {d}", of(Lang::En)),
    );
    let view = made(
        kind,
        views.len(),
        title,
        both(base.0.to_owned(), base.1.to_owned()),
        Items::Pairs(pairs),
    );
    facts.take(&view);
    views.push(view);
}

/// Whether two levels are of one thing and far enough from each other to be seen so. What is added in a year is not what is
/// there, and what next year is to bring is told beside its target, not as a way from one to the other.
fn is_one_thing(from: &Fact, to: &Fact) -> bool {
    let (a, b) = [from, to].map(|fact| fact.datum.measure.quantity.base_value()).into();
    let years = |fact: &Fact| fact.datum.measure.period.last_year();
    let both_results = from.datum.measure.kind == to.datum.measure.kind;
    let far = if both_results { FAR_RESULTS } else { FAR };
    let near = a > 0.0 && b > 0.0 && a <= b * far && b <= a * far;
    let seen = from.is_percent() && a != b || !look_alike([a, b].into_iter());
    near && seen && from.done.is_none() && (both_results || years(to) > years(from) + 1)
}

/// Pairs of figures that fit and are far enough apart, those of the same two periods together, the weightiest first where there
/// are too many. A figure fits with itself if it may be part of a pair.
fn groups(facts: &Facts, fit: impl Fn(&Fact, &Fact) -> bool, far: impl Fn(&Fact, &Fact) -> bool) -> Vec<Vec<Pair>> {
    let mut found = Vec::new();
    for mut series in facts.by_indicator() {
        // Other figures of the indicator stand between them: a level between two rates.
        series.retain(|fact| fit(fact, fact));
        series.sort_by_key(|fact| fact.datum.measure.period);
        let fits = |from: &Fact, to: &Fact| fit(from, to) && far(from, to) && comparable(&from.datum, &to.datum);
        let last = series.windows(2).rev().find_map(|two| match two {
            [from, to] if fits(from, to) => Some((*from, *to)),
            _ => None,
        });
        if let Some((from, to)) = last {
            found.push(Found {
                weight: from.weight.min(to.weight),
                pair: Pair {
                    from: from.datum.clone(),
                    to: to.datum.clone(),
                    rate: None,
                },
            });
        }
    }
    by_periods(found, facts.many)
}

fn by_periods(found: Vec<Found>, many: bool) -> Vec<Vec<Pair>> {
    let periods = |found: &Found| {
        let side = |datum: &Datum| (datum.measure.period, datum.measure.kind == MeasureKind::Target);
        (side(&found.pair.from), side(&found.pair.to))
    };
    let mut groups: std::collections::BTreeMap<_, Vec<Found>> = std::collections::BTreeMap::new();
    let mut order = Vec::new();
    for one in found {
        let key = periods(&one);
        if !groups.contains_key(&key) {
            order.push(key);
        }
        groups.entry(key).or_default().push(one);
    }
    let mut lists = Vec::new();
    for mut group in order.into_iter().filter_map(|key| groups.remove(&key)) {
        // One by itself says little where there is much else.
        if many && group.len() < 2 {
            continue;
        }
        if many && group.len() > MOST {
            group.sort_by_key(|found| std::cmp::Reverse(found.weight));
        }
        let pairs: Vec<Pair> = group.into_iter().map(|found| found.pair).collect();
        lists.extend(pairs.chunks(MOST).map(<[Pair]>::to_vec));
    }
    lists
}
