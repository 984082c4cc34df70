//! The words of what goes on through time: verdicts on targets, progress within a year, series, parts of a year. Refuses: a
//! verdict without what it rests on.

use super::{figure, label, period, span};
use crate::analysis::derived::{Derived, order, rounded_value};
use crate::analysis::pace::{Pace, pace};
use crate::analysis::verdict::{Attainment, Outcome, outcome};
use crate::report::{Aim, Course, Datum, MeasureKind, ViewKind};
use quantity::Lang;
use quantity::{Certainty, Qualifier, Quantity, Unit, decimal};
use std::cmp::Ordering;

/// The verdict in a word: `完成`, `预计超额`, `cannot be told`.
pub(crate) fn attainment(outcome: &Outcome, lang: Lang) -> &'static str {
    match (outcome.attainment, outcome.expected) {
        (Attainment::Met, false) => lang.pick("完成", "Met"),
        (Attainment::Met, true) => lang.pick("预计完成", "Expected to be met"),
        (Attainment::Exceeded, false) => lang.pick("超额", "Exceeded"),
        (Attainment::Exceeded, true) => lang.pick("预计超额", "Expected to be exceeded"),
        (Attainment::Missed, false) => lang.pick("未达", "Missed"),
        (Attainment::Missed, true) => lang.pick("预计未达", "Expected to be missed"),
        (Attainment::Untold, _) => lang.pick("无法判定", "Cannot be told"),
    }
}

/// Why there is no verdict; empty where there is one.
pub(crate) fn outcome_reason(outcome: &Outcome, lang: Lang) -> &'static str {
    match (outcome.attainment, outcome.stated) {
        (Attainment::Untold, false) => lang.pick("没有写结果", "no result stated"),
        (Attainment::Untold, true) => lang.pick("按原文的说法分不出", "the wording leaves it open"),
        _ => "",
    }
}

/// What the bound of a target was taken to mean: `“左右”按7.5—8.5%算（末位的一半）`; empty where nothing had to be.
pub(crate) fn tolerance_words(aim: &Aim, outcome: &Outcome, lang: Lang) -> String {
    let Some(tolerance) = outcome.tolerance else {
        return String::new();
    };
    let quantity = &aim.target.measure.quantity;
    let near = quantity.qualifier == Qualifier::Near;
    let upper = if near {
        quantity.value
    } else {
        quantity.value + tolerance.reach
    };
    let lower = quantity.value - tolerance.reach;
    let stated = &aim.target.measure.source.stated;
    let word = ["左右", "约", "接近", "近"]
        .into_iter()
        .find(|word| stated.contains(word));
    let word = lang.pick(word.unwrap_or(quantity.qualifier.in_front(lang)), "About");
    let how = if tolerance.given {
        lang.pick("数据里给出的范围", "as the data has it")
    } else {
        lang.pick("末位的一半", "half of the last digit")
    };
    let (low, high) = (
        plain_amount(lower, &quantity.unit, lang),
        plain_amount(upper, &quantity.unit, lang),
    );
    match lang {
        Lang::Zh => format!("“{word}”按{low}到{high}算（{how}）"),
        Lang::En => format!("“{word}” taken as {low} to {high} ({how})"),
    }
}

/// A number in a unit, without any bound.
fn plain_amount(value: f64, unit: &Unit, lang: Lang) -> String {
    computed_amount(
        &Derived {
            value,
            qualifier: Qualifier::Exact,
            arithmetic: String::new(),
        },
        unit,
        lang,
    )
}

/// A computed amount with its bound, in a unit: `约9.13亿元`, `about ¥913 million`.
pub(crate) fn computed_amount(derived: &Derived, unit: &Unit, lang: Lang) -> String {
    let mut places = 0;
    // Three digits that count: a computed number claims no more than its parts.
    while places < 6 && derived.value.abs() * 10f64.powi(places) < 100.0 {
        places += 1;
    }
    let exact = derived.qualifier == Qualifier::Exact && decimal(derived.value, 6) == decimal(derived.value, 4);
    let value = if exact && decimal(derived.value, 4).len() < 8 {
        derived.value
    } else {
        rounded_value(derived, places)
    };
    match lang {
        Lang::Zh => format!(
            "{}{}{}",
            derived.qualifier.in_front(lang),
            decimal(value, 6),
            unit.symbol()
        ),
        Lang::En => {
            let words = Quantity {
                value: value.abs(),
                unit: unit.clone(),
                qualifier: derived.qualifier,
                certainty: Certainty::Stated,
            }
            .english();
            if value < 0.0 { format!("−{words}") } else { words }
        }
    }
}

/// What the table says of a target beside the wording of a figure.
pub(crate) fn outcome_cell(kind: &ViewKind, datum: &Datum, lang: Lang) -> Option<String> {
    let ViewKind::Targets(aims) = kind else { return None };
    let judges = |aim: &&Aim| aim.judged().measure.id == datum.measure.id;
    aims.iter().find(judges).map(|aim| verdict_words(aim, lang))
}

/// The verdict with why there is none, or what it rests on.
pub(crate) fn verdict_words(aim: &Aim, lang: Lang) -> String {
    let outcome = outcome(aim);
    let mut words = attainment(&outcome, lang).to_owned();
    let reason = outcome_reason(&outcome, lang);
    if !reason.is_empty() {
        words = words + lang.pick("：", ": ") + reason;
    }
    let tolerance = tolerance_words(aim, &outcome, lang);
    if outcome.stated && !tolerance.is_empty() {
        words = words + lang.pick("；", "; ") + &tolerance;
    }
    words
}

/// Each target with its result and the verdict.
pub(super) fn targets(aims: &[Aim], lang: Lang) -> Vec<String> {
    let mut groups: Vec<(&str, Vec<String>)> = Vec::new();
    for aim in aims {
        let (word, said) = (attainment(&outcome(aim), lang), aim_words(aim, lang));
        match groups.iter_mut().find(|(known, _)| *known == word) {
            Some((_, all)) => all.push(said),
            None => groups.push((word, vec![said])),
        }
    }
    let sentence = |(word, said): (&str, Vec<String>)| {
        format!("{word}{}{}", lang.pick("：", ": "), said.join(lang.pick("；", "; ")))
    };
    groups.into_iter().map(sentence).collect()
}

fn aim_words(aim: &Aim, lang: Lang) -> String {
    let outcome = outcome(aim);
    let name = aim.target.name(lang);
    let target = label(&aim.target.measure, lang);
    let result = aim.result.as_ref().map(|result| label(&result.measure, lang));
    let reason = outcome_reason(&outcome, lang);
    match (lang, result) {
        (Lang::Zh, Some(result)) if reason.is_empty() => format!("{name}（目标{target}，结果{result}）"),
        (Lang::Zh, Some(result)) => format!("{name}（目标{target}，结果{result}，{reason}）"),
        (Lang::Zh, None) => format!("{name}（目标{target}，{reason}）"),
        (Lang::En, Some(result)) if reason.is_empty() => format!("{name} (target {target}, result {result})"),
        (Lang::En, Some(result)) => format!("{name} (target {target}, result {result}; {reason})"),
        (Lang::En, None) => format!("{name} (target {target}; {reason})"),
    }
}

/// The pace so far and the pace that is needed, in a sentence without its stop.
pub(crate) fn pace_words(course: &Course, pace: &Pace, lang: Lang) -> String {
    let unit = &course.target.measure.quantity.unit;
    let amount = |derived: &Derived| computed_amount(derived, unit, lang);
    let (months, left) = (pace.months, pace.left);
    let mut words = match lang {
        Lang::Zh => format!("前{months}个月平均每月{}", amount(&pace.monthly)),
        Lang::En => format!(
            "So far {} a month over {months} {}",
            amount(&pace.monthly),
            plural(months)
        ),
    };
    let roof = matches!(
        course.target.measure.quantity.qualifier,
        Qualifier::AtMost | Qualifier::Under
    );
    words += &match (&pace.needed, pace.left) {
        (_, 0) => lang.pick("；全年已过", "; the year is over").to_owned(),
        (Some(needed), _) => {
            // The bound says enough: 至多 stands in front of a ceiling.
            let needed = amount(needed);
            match (lang, roof) {
                (Lang::Zh, false) => format!("；余下{left}个月要达到目标，平均每月要{needed}"),
                (Lang::Zh, true) => format!("；余下{left}个月要不超过目标，平均每月{needed}"),
                (Lang::En, false) => format!("; {needed} a month for the other {left} to reach the target"),
                (Lang::En, true) => format!("; {needed} a month for the other {left} to stay within the target"),
            }
        }
        (None, _) if pace.so_far.value >= course.target.measure.quantity.value && !roof => lang
            .pick(
                "；合计已到目标的数",
                "; the sum has come as far as the number of the target",
            )
            .to_owned(),
        (None, _) if roof && pace.so_far.value > course.target.measure.quantity.value => lang
            .pick("；合计已超过上限的数", "; the sum is beyond the number of the ceiling")
            .to_owned(),
        (None, _) => lang
            .pick(
                "；余下每月要多少，按原文的说法算不出",
                "; the wording leaves open how much is needed",
            )
            .to_owned(),
    };
    words
}

fn plural(months: u32) -> &'static str {
    if months == 1 { "month" } else { "months" }
}

/// Each course in a sentence.
pub(super) fn progress(courses: &[Course], lang: Lang) -> Vec<String> {
    courses
        .iter()
        .map(|course| {
            let pace = pace(course);
            let unit = &course.target.measure.quantity.unit;
            let (name, target) = (course.target.name(lang), figure(&course.target.measure, lang));
            let so_far = computed_amount(&pace.so_far, unit, lang);
            let words = pace_words(course, &pace, lang);
            let projected = pace.projected.as_ref().map_or_else(String::new, |projected| {
                let projected = computed_amount(projected, unit, lang);
                match lang {
                    Lang::Zh => format!("；照此推算，全年{projected}（本图推算，不是报告的数）"),
                    Lang::En => format!("; at that pace {projected} in the year (projected here, not stated)"),
                }
            });
            match lang {
                Lang::Zh => format!(
                    "{name}：全年目标{target}，前{}个月合计{so_far}；{words}{projected}",
                    pace.months
                ),
                Lang::En => format!("{name}: {so_far} so far of a target of {target}; {words}{projected}"),
            }
        })
        .collect()
}

/// Where each line begins and ends, and its highest and lowest period where the wording tells.
pub(super) fn series(items: &[Datum], lang: Lang) -> Vec<String> {
    lines(items)
        .iter()
        .filter_map(|line| {
            let (first, last) = (line.first()?, line.last()?);
            let at = |datum: &Datum| {
                format!("{}{}", period(&datum.measure, lang), lang.pick("", ": ")) + &label(&datum.measure, lang)
            };
            let mut words = match lang {
                Lang::Zh => format!("{}：{}，{}", first.name(lang), at(first), at(last)),
                Lang::En => format!("{}: {}, {}", first.name(lang), at(first), at(last)),
            };
            let highest = line.iter().find(|one| {
                let more = |other: &&Datum| order(&one.measure, &other.measure) == Some(Ordering::Greater);
                line.iter().filter(|other| other.measure.id != one.measure.id).all(more)
            });
            if let Some(highest) = highest.filter(|_| line.len() > 2) {
                words += &match lang {
                    Lang::Zh => format!("；最高是{}", span(highest.measure.period, lang)),
                    Lang::En => format!("; highest in {}", span(highest.measure.period, lang)),
                };
            }
            let gaps = gaps(line);
            if gaps > 0 {
                words += &match lang {
                    Lang::Zh => format!("；中间缺{gaps}个时期，线断开"),
                    Lang::En => format!("; {gaps} missing in between, where the line is broken"),
                };
            }
            let planned = line.iter().filter(|d| d.measure.kind == MeasureKind::Target).count();
            if planned > 0 {
                words += lang.pick("；虚线通向目标", "; dashed towards targets");
            }
            Some(words)
        })
        .collect()
}

/// The figures of each indicator in the order of time, indicators in the order of the view.
pub(crate) fn lines(items: &[Datum]) -> Vec<Vec<&Datum>> {
    let mut lines: Vec<Vec<&Datum>> = Vec::new();
    for datum in items {
        let same = |line: &&mut Vec<&Datum>| line.first().is_some_and(|d| d.indicator.id == datum.indicator.id);
        match lines.iter_mut().find(same) {
            Some(line) => line.push(datum),
            None => lines.push(vec![datum]),
        }
    }
    for line in &mut lines {
        line.sort_by_key(|datum| datum.measure.period);
    }
    lines
}

/// How many periods are missing between the first and the last of a line.
fn gaps(line: &[&Datum]) -> u32 {
    line.windows(2)
        .map(|two| match two {
            [a, b] => {
                let (a, b) = (a.measure.period, b.measure.period);
                b.first_month().saturating_sub(a.month_range().end) / a.month_count().max(1)
            }
            _ => 0,
        })
        .sum()
}
