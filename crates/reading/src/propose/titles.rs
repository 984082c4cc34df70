//! Titles of proposed views: what their figures have in common. No two views of a report have the same title.

use crate::vocabulary::Topic;
use quantity::{Lang, LocalText};
use report_charts::phrase;
use report_charts::report::{Comparison, Datum, Direction, MeasureKind, View};
use std::collections::BTreeSet;

use super::both;
use super::facts::{Done, Fact};

/// The period of a group, and whether it is one of targets. That a figure is expected is said of that figure alone.
pub(super) fn period_words(datum: &Datum, lang: Lang) -> String {
    let period = phrase::span(datum.measure.period, lang);
    let target = match datum.measure.kind {
        MeasureKind::Target => lang.pick("目标", " target"),
        MeasureKind::Result => "",
    };
    period + target
}

/// What a view of few indicators is of: both of two, else the first and how many there are.
pub(super) fn named<'a>(names: impl Iterator<Item = &'a str>, lang: Lang) -> String {
    /// Two names longer than this, in characters, make no title.
    const LONG: usize = 24;
    let names: Vec<&str> = names.collect();
    let long = names.iter().map(|name| name.chars().count()).sum::<usize>();
    match (names.as_slice(), lang) {
        ([], _) => String::new(),
        ([one], _) => (*one).to_owned(),
        ([one, two], Lang::Zh) if long <= LONG => format!("{one}、{two}"),
        ([one, two], Lang::En) => format!("{one} and {two}"),
        ([first, ..], Lang::Zh) => format!("{first}等{}项", names.len()),
        ([first, ..], Lang::En) => format!("{first} and {} others", names.len() - 1),
    }
}

/// The title of figures of one period, kind and comparison: 工业：2025年比上年增长; of headline figures, 2026年主要目标.
pub(super) fn of_group(group: &[&Fact], headline: bool) -> LocalText {
    let Some(first) = group.first() else {
        return both(String::new(), String::new());
    };
    let topic = first
        .topic
        .filter(|topic| group.iter().all(|fact| fact.topic == Some(*topic)));
    let words = |lang: Lang| {
        let period = phrase::span(first.datum.measure.period, lang);
        let target = first.datum.measure.kind == MeasureKind::Target;
        let base = base(group, lang);
        match lang {
            Lang::Zh => {
                let aims = if target { "目标" } else { "" };
                let of = if headline {
                    format!("{period}主要{}", if target { "目标" } else { "指标" })
                } else {
                    let topic = topic.map_or("", Topic::chinese);
                    format!("{topic}{}{period}{aims}", if topic.is_empty() { "" } else { "：" })
                };
                // 2025年比上年增长, but 2026年目标：比上年增长.
                let colon = if (of.ends_with("目标") || of.ends_with("指标")) && !base.is_empty() {
                    "："
                } else {
                    ""
                };
                format!("{of}{colon}{base}")
            }
            Lang::En => {
                let what = if headline {
                    format!("Main {} for {period}", if target { "targets" } else { "figures" })
                } else {
                    let topic = topic.map_or_else(String::new, |topic| format!("{}: ", topic.english()));
                    format!("{topic}{period}{}", if target { " targets" } else { "" })
                };
                if base.is_empty() {
                    what
                } else {
                    format!("{what}, {base}")
                }
            }
        }
    };
    both(words(Lang::Zh), words(Lang::En))
}

/// What the figures say of their indicators; empty for levels of many kinds.
fn base(group: &[&Fact], lang: Lang) -> &'static str {
    let Some(first) = group.first() else { return "" };
    let all = |fits: fn(&Fact) -> bool| group.iter().all(|fact| fits(fact));
    let same =
        all_same(group, |fact| fact.datum.measure.comparison as u8) && all_same(group, |fact| u8::from(fact.moves()));
    if !same {
        return "";
    }
    let up = all(|fact| fact.datum.measure.direction == Direction::Increase);
    let down = all(|fact| fact.datum.measure.direction == Direction::Decrease);
    match first.datum.measure.comparison {
        // 增加 of an amount, 增长 of a rate.
        Comparison::YearOnYear if up && !all(Fact::is_percent) => lang.pick("比上年增加", "rise on the year before"),
        Comparison::YearOnYear if down && !all(Fact::is_percent) => lang.pick("比上年减少", "fall on the year before"),
        Comparison::YearOnYear if up => lang.pick("比上年增长", "growth on the year before"),
        Comparison::YearOnYear if down => lang.pick("比上年下降", "fall on the year before"),
        Comparison::YearOnYear if first.moves() => lang.pick("比上年变化", "change on the year before"),
        Comparison::AverageAnnual if up => lang.pick("年均增长", "growth a year on average"),
        Comparison::AverageAnnual if first.moves() => lang.pick("年均变化", "change a year on average"),
        Comparison::AverageAnnual => lang.pick("年均", "a year on average"),
        Comparison::Cumulative if first.moves() => lang.pick("累计变化", "change in all"),
        Comparison::Cumulative => lang.pick("累计", "in all"),
        Comparison::ShareOf => lang.pick("占比", "shares"),
        Comparison::Level if all(|fact| fact.done == Some(Done::Added)) => lang.pick("新增", "added"),
        Comparison::Level if all(|fact| fact.done == Some(Done::Renewed)) => lang.pick("改造", "renewed"),
        Comparison::Level if all(|fact| fact.done.is_some()) => lang.pick("新增与改造", "added and renewed"),
        Comparison::Level => "",
        Comparison::YearOnYear => "",
    }
}

fn all_same<T: PartialEq>(group: &[&Fact], of: impl Fn(&Fact) -> T) -> bool {
    group
        .first()
        .is_some_and(|first| group.iter().all(|fact| of(fact) == of(first)))
}

/// Makes titles differ: by the unit, else by the first indicators.
pub(super) fn part(views: &mut [View]) {
    let mut seen = BTreeSet::new();
    for view in views {
        if seen.insert(view.title.zh.clone()) {
            continue;
        }
        let data = view.data();
        let one_unit = data.iter().all(|datum| {
            datum.measure.quantity.unit.family()
                == data.first().map_or(datum, |first| first).measure.quantity.unit.family()
        });
        let with_unit = |lang: Lang| {
            let unit = data
                .first()
                .map_or_else(String::new, |datum| phrase::unit_word(datum, lang));
            match lang {
                Lang::Zh => format!("{}（{unit}）", view.title.zh),
                Lang::En => format!("{} ({unit})", view.title.en),
            }
        };
        let mut title = both(with_unit(Lang::Zh), with_unit(Lang::En));
        if !one_unit || seen.contains(&title.zh) {
            let named = |lang: Lang| {
                // Two figures of a pair are of one indicator.
                let mut ids = BTreeSet::new();
                let mut names: Vec<&str> = Vec::new();
                for datum in &data {
                    if ids.insert(&datum.indicator.id) {
                        names.push(datum.name(lang));
                    }
                }
                let first = names.first().copied().unwrap_or_default();
                match lang {
                    Lang::Zh => format!("{}（{first}等{}项）", view.title.zh, names.len()),
                    Lang::En => format!("{}: {first} and others, {} in all", view.title.en, names.len()),
                }
            };
            title = both(named(Lang::Zh), named(Lang::En));
        }
        let mut number = 2;
        let first = title.clone();
        while !seen.insert(title.zh.clone()) {
            title = both(format!("{}（{number}）", first.zh), format!("{} ({number})", first.en));
            number += 1;
        }
        view.title = title;
    }
}
