//! Words of verdicts on targets, each with its basis, and of computed amounts.

use crate::analysis::derived::{Derived, rounded_high, rounded_value};
use crate::analysis::verdict::{Attainment, Outcome, outcome};
use crate::report::Aim;
use quantity::Lang;
use quantity::{Certainty, Qualifier, Quantity, Unit, decimal};

/// The verdict in a word: `完成`, `预计超额`, `Undecided`.
pub(crate) fn attainment(outcome: &Outcome, lang: Lang) -> &'static str {
    match (outcome.attainment, outcome.expected) {
        (Attainment::Met, false) => lang.pick("完成", "Met"),
        (Attainment::Met, true) => lang.pick("预计完成", "Expected to be met"),
        (Attainment::Exceeded, false) => lang.pick("超额", "Exceeded"),
        (Attainment::Exceeded, true) => lang.pick("预计超额", "Expected to be exceeded"),
        (Attainment::Missed, false) => lang.pick("未达", "Missed"),
        (Attainment::Missed, true) => lang.pick("预计未达", "Expected to be missed"),
        (Attainment::Undecided, _) => lang.pick("无法判定", "Undecided"),
    }
}

/// Why there is no verdict; empty if there is one.
pub(crate) fn outcome_reason(outcome: &Outcome, lang: Lang) -> &'static str {
    match (outcome.attainment, outcome.stated) {
        (Attainment::Undecided, false) => lang.pick("没有写结果", "no result stated"),
        (Attainment::Undecided, true) => lang.pick("按原文的说法分不出", "the wording leaves it open"),
        _ => "",
    }
}

/// The interpretation of the bound of a target: `“左右”按7.5%到8.5%算（末位的一半）`; empty if the bound needs none.
pub(crate) fn tolerance_words(aim: &Aim, outcome: &Outcome, lang: Lang) -> String {
    let Some(tolerance) = outcome.tolerance else {
        return String::new();
    };
    let quantity = &aim.target.measure.quantity;
    let taken = quantity.stated_interval().widened(tolerance.reach);
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
        plain_amount(taken.low().at, &quantity.unit, lang),
        plain_amount(taken.high().at, &quantity.unit, lang),
    );
    match lang {
        Lang::Zh => format!("“{word}”按{low}到{high}算（{how}）"),
        Lang::En => format!("“{word}” taken as {low} to {high} ({how})"),
    }
}

/// Whether the result is inside, above or below a target that is a range; empty for other targets and without a verdict.
pub(crate) fn range_words(aim: &Aim, outcome: &Outcome, lang: Lang) -> &'static str {
    if !aim.target.measure.quantity.is_range() {
        return "";
    }
    let (target, result) = (&aim.target.measure.quantity, aim.result.as_ref());
    let is_inside = result.is_some_and(|result| target.interval().contains_all(result.measure.quantity.interval()));
    // Of a fall, a larger number is lower: "above" and "below" would be misread.
    match outcome.attainment {
        Attainment::Met if is_inside => lang.pick("在目标区间内", "within the target range"),
        Attainment::Met => lang.pick("不低于目标区间的下限", "in the target range or beyond it"),
        Attainment::Exceeded => lang.pick("超出目标区间", "beyond the target range"),
        Attainment::Missed => lang.pick("未到目标区间", "short of the target range"),
        Attainment::Undecided => "",
    }
}

/// A number with its unit, without a bound.
fn plain_amount(value: f64, unit: &Unit, lang: Lang) -> String {
    computed_amount(&Derived::exact(value), unit, lang)
}

/// A computed amount with its bound, in a unit: `约9.13亿元`, `about ¥913 million`, `3亿元到3.5亿元`.
pub(crate) fn computed_amount(derived: &Derived, unit: &Unit, lang: Lang) -> String {
    let mut places = 0;
    // Three significant digits: a computed number claims no more than its parts.
    while places < 6 && derived.value.abs() * 10f64.powi(places) < 100.0 {
        places += 1;
    }
    let plain = |value: f64| {
        let exact = derived.qualifier == Qualifier::Exact && decimal(value, 6) == decimal(value, 4);
        exact && decimal(value, 4).len() < 8
    };
    let or_rounded = |value: f64, rounded: f64| if plain(value) { value } else { rounded };
    let value = or_rounded(derived.value, rounded_value(derived, places));
    let high = derived
        .high
        .and_then(|high| Some(or_rounded(high, rounded_high(derived, places)?)));
    match lang {
        Lang::Zh => {
            let (bound, symbol) = (derived.qualifier.in_front(lang), unit.symbol());
            let low = format!("{bound}{}{symbol}", decimal(value, 6));
            high.map_or(low.clone(), |high| format!("{low}到{}{symbol}", decimal(high, 6)))
        }
        Lang::En => {
            let words = Quantity {
                value: value.abs(),
                high,
                unit: unit.clone(),
                qualifier: derived.qualifier,
                certainty: Certainty::Stated,
            }
            .english();
            if value < 0.0 { format!("−{words}") } else { words }
        }
    }
}

/// The verdict with its basis, or with the reason why there is none.
pub(crate) fn verdict_words(aim: &Aim, lang: Lang) -> String {
    let outcome = outcome(aim);
    let mut words = attainment(&outcome, lang).to_owned();
    let reason = outcome_reason(&outcome, lang);
    if !reason.is_empty() {
        words = words + lang.pick("：", ": ") + reason;
    }
    let range = range_words(aim, &outcome, lang);
    if !range.is_empty() {
        words = words + lang.pick("，", ", ") + range;
    }
    let tolerance = tolerance_words(aim, &outcome, lang);
    if outcome.stated && !tolerance.is_empty() {
        words = words + lang.pick("；", "; ") + &tolerance;
    }
    words
}
