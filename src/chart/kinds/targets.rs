//! Targets with their results and the next targets: each in a row on an axis of its own, with the verdict in a word.
//! Refuses: one axis for all of them.

use super::lanes::{self, Lane, Mark, Row};
use crate::analysis::derived::Derived;
use crate::analysis::verdict::{Outcome, outcome};
use crate::chart::builder::Pen;
use crate::chart::legend::Shape;
use crate::phrase;
use crate::report::{Aim, Datum, Direction};
use quantity::Lang;
use quantity::Qualifier;

pub(in crate::chart) fn draw(pen: &mut Pen, aims: &[Aim]) -> Shape {
    let lang = pen.lang;
    let rows: Vec<Row<'_>> = aims.iter().map(|aim| row(aim, lang)).collect();
    lanes::draw(pen, &rows);
    Shape::Bar
}

fn row(aim: &Aim, lang: Lang) -> Row<'_> {
    let outcome = outcome(aim);
    let mut lanes = vec![target(aim, &outcome, lang)];
    lanes.push(result(aim, &outcome, lang));
    lanes.extend(aim.next.as_ref().map(|next| goal(next, lang)));
    let reason = if outcome.stated {
        phrase::outcome_reason(&outcome, lang)
    } else {
        ""
    };
    let below = [reason.to_owned(), phrase::tolerance_words(aim, &outcome, lang)];
    Row {
        name: aim.target.name(lang).to_owned(),
        verdict: phrase::attainment(&outcome, lang).to_owned(),
        lanes,
        below: below.into_iter().filter(|words| !words.is_empty()).collect(),
    }
}

/// A target by itself.
fn goal(datum: &Datum, lang: Lang) -> Lane<'_> {
    Lane {
        name: phrase::period(&datum.measure, lang),
        label: phrase::label(&datum.measure, lang),
        mark: Mark::Goal {
            at: datum.measure.signed_value(),
            band: None,
            over: 0,
        },
        quantity: Some(datum.measure.quantity.clone()),
        datum: Some(datum),
        computed: None,
    }
}

/// The target that the result is measured by.
fn target<'a>(aim: &'a Aim, outcome: &Outcome, lang: Lang) -> Lane<'a> {
    let measure = &aim.target.measure;
    let at = measure.signed_value();
    let sign = if measure.direction == Direction::Decrease {
        -1.0
    } else {
        1.0
    };
    let band = outcome.tolerance.map(|tolerance| {
        let reach = tolerance.reach * measure.quantity.unit.scale() * sign;
        let most = if measure.quantity.qualifier == Qualifier::Near {
            at
        } else {
            at + reach
        };
        (at - reach, most)
    });
    Lane {
        mark: Mark::Goal { at, band, over: 1 },
        ..goal(&aim.target, lang)
    }
}

/// The result with the verdict, or that there is none.
fn result<'a>(aim: &'a Aim, outcome: &Outcome, lang: Lang) -> Lane<'a> {
    let Some(datum) = &aim.result else {
        return Lane {
            name: phrase::span(aim.target.measure.period, lang) + lang.pick("结果", " result"),
            label: phrase::outcome_reason(outcome, lang).to_owned(),
            mark: Mark::Nothing,
            quantity: None,
            datum: None,
            computed: None,
        };
    };
    Lane {
        name: match outcome.expected {
            true => phrase::period(&datum.measure, lang),
            false => phrase::period(&datum.measure, lang) + lang.pick("结果", " result"),
        },
        label: phrase::label(&datum.measure, lang),
        mark: Mark::Bar {
            from: 0.0,
            to: datum.measure.signed_value(),
        },
        quantity: Some(datum.measure.quantity.clone()),
        datum: Some(datum),
        computed: Some(verdict(aim, outcome, lang)),
    }
}

/// The verdict as what was computed: what it was computed from.
fn verdict(aim: &Aim, outcome: &Outcome, lang: Lang) -> Derived {
    let word = phrase::attainment(outcome, lang);
    let target = phrase::label(&aim.target.measure, lang);
    Derived {
        value: aim.target.measure.signed_value(),
        qualifier: Qualifier::Exact,
        arithmetic: match lang {
            Lang::Zh => format!("对照目标{target}：{word}"),
            Lang::En => format!("against the target {target}: {}", word.to_lowercase()),
        },
    }
}
