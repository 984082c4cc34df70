//! Targets with their results and the next targets: each in a row with its own axis and the verdict as a word.

use super::ViewKind;
use super::lanes::{self, Lane, Mark, Row};
use super::reading::{AIM_FIELDS, KindReader, Names, incomplete, of_kind, same_thing};
use crate::analysis::derived::Derived;
use crate::analysis::verdict::{Outcome, outcome};
use crate::base::cursor::Cursor;
use crate::base::error::Code;
use crate::base::error_list::ErrorPolicy;
use crate::chart::builder::SceneBuilder;
use crate::chart::legend::Shape;
use crate::phrase;
use crate::phrase::sentences::Detail;
use crate::report::unread::{self, is_unread};
use crate::report::{Aim, Axis, Datum, ItemType, Items, Kind, MeasureKind, View};
use quantity::Lang;

/// Targets with their results and the next targets; each row has its own axis.
pub static KIND: Kind = Kind {
    name: "targets",
    items: ItemType::Aim,
    single: false,
    axis: Axis::Indicator,
    by_value: false,
    sorting: &[],
    divisible: true,
};

pub(super) struct Targets;

impl ViewKind for Targets {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn draw(&self, scene: &mut SceneBuilder, view: &View) -> Shape {
        draw(scene, view.items.aims())
    }

    fn findings(&self, items: &Items, lang: Lang, _: Detail) -> Vec<String> {
        sentences(items.aims(), lang)
    }

    /// The verdict, at the result, or at the target if there is no result.
    fn beside(&self, items: &Items, datum: &Datum, lang: Lang) -> Option<String> {
        let judges = |aim: &&Aim| aim.judged().measure.id == datum.measure.id;
        items
            .aims()
            .iter()
            .find(judges)
            .map(|aim| phrase::verdict_words(aim, lang))
    }
}

impl<P: ErrorPolicy> KindReader<P> for Targets {
    fn read(&self, names: &Names, _: &Cursor<'_, P>, items: &[Cursor<'_, P>]) -> Result<Items, P::Error> {
        Ok(Items::Aims(aims(names, items)?))
    }
}

fn aims<P: ErrorPolicy>(names: &Names, items: &[Cursor<'_, P>]) -> Result<Vec<Aim>, P::Error> {
    let instead = || Aim {
        target: unread::datum(),
        result: None,
        next: None,
        tolerance: None,
    };
    items
        .iter()
        .map(|item| item.recover(aim(names, item), instead))
        .collect()
}

fn aim<P: ErrorPolicy>(names: &Names, item: &Cursor<'_, P>) -> Result<Aim, P::Error> {
    item.only(&AIM_FIELDS)?;
    let target = item.recover(names.datum(item, "measure"), unread::datum)?;
    item.recover(of_kind(&target, MeasureKind::Target, item, "measure"), || ())?;
    let result = names.optional_datum(item, "result")?;
    if let Some(result) = &result {
        item.recover(of_kind(result, MeasureKind::Result, item, "result"), || ())?;
        item.recover(same_thing(&target, result, item, "result"), || ())?;
        if result.measure.period != target.measure.period && !is_unread(&result.measure) && !is_unread(&target.measure)
        {
            let message = || {
                format!(
                    "found a result for {}; accepted is one for {}, the period of the target",
                    result.measure.period, target.measure.period
                )
            };
            item.recover(Err(incomplete(item, "result", message)), || ())?;
        }
    }
    let next = names.optional_datum(item, "next")?;
    if let Some(next) = &next {
        item.recover(of_kind(next, MeasureKind::Target, item, "next"), || ())?;
        item.recover(same_thing(&target, next, item, "next"), || ())?;
        if next.measure.period <= target.measure.period && !is_unread(&next.measure) && !is_unread(&target.measure) {
            let message = || {
                format!(
                    "found a target for {}; accepted is one for a later period than {}",
                    next.measure.period, target.measure.period
                )
            };
            item.recover(Err(incomplete(item, "next", message)), || ())?;
        }
    }
    let tolerance = item.recover(item.optional_number("tolerance"), || None)?;
    if let Some(reach) = tolerance.filter(|reach| !(0.0..=1e15).contains(reach)) {
        let message = || format!("found {reach}; accepted is a number from 0 to 1e15, in the unit of the target");
        let error = item.error(Code::ValueOutOfRange, "tolerance", message);
        item.recover(Err(error), || ())?;
    }
    Ok(Aim {
        target,
        result,
        next,
        tolerance,
    })
}

fn draw(scene: &mut SceneBuilder, aims: &[Aim]) -> Shape {
    let lang = scene.lang;
    let rows: Vec<Row<'_>> = aims.iter().map(|aim| row(aim, lang)).collect();
    lanes::draw(scene, &rows);
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
    let range = phrase::range_words(aim, &outcome, lang);
    let below = [
        reason.to_owned(),
        range.to_owned(),
        phrase::tolerance_words(aim, &outcome, lang),
    ];
    Row {
        name: aim.target.name(lang).to_owned(),
        verdict: phrase::attainment(&outcome, lang).to_owned(),
        lanes,
        below: below.into_iter().filter(|words| !words.is_empty()).collect(),
    }
}

/// The lane of a target without a result.
fn goal(datum: &Datum, lang: Lang) -> Lane<'_> {
    Lane {
        name: phrase::period(&datum.measure, lang),
        label: phrase::label(&datum.measure, lang),
        mark: Mark::Goal {
            at: datum.measure.reach(),
            band: None,
            over: 0,
        },
        quantity: Some(datum.measure.quantity.clone()),
        datum: Some(datum),
        computed: None,
    }
}

/// The lane of the target that the result is compared with.
fn target<'a>(aim: &'a Aim, outcome: &Outcome, lang: Lang) -> Lane<'a> {
    let measure = &aim.target.measure;
    let at = measure.reach();
    let band = outcome.tolerance.map(|tolerance| {
        let taken = measure.quantity.interval();
        let taken = taken.widened(tolerance.reach * measure.quantity.unit.scale());
        let sign = measure.sign();
        (sign * taken.low().at, sign * taken.high().at)
    });
    // A range is its own band.
    let band = band.or(measure.quantity.is_range().then_some(at));
    Lane {
        mark: Mark::Goal { at, band, over: 1 },
        ..goal(&aim.target, lang)
    }
}

/// The lane of the result with the verdict, or of a missing result.
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
            to: datum.measure.reach(),
        },
        quantity: Some(datum.measure.quantity.clone()),
        datum: Some(datum),
        computed: Some(verdict(aim, outcome, lang)),
    }
}

/// The basis of the verdict, in the form of a computed value.
fn verdict(aim: &Aim, outcome: &Outcome, lang: Lang) -> Derived {
    let word = phrase::attainment(outcome, lang);
    let target = phrase::label(&aim.target.measure, lang);
    let mut words = match lang {
        Lang::Zh => format!("对照目标{target}：{word}"),
        Lang::En => format!("against the target {target}: {}", word.to_lowercase()),
    };
    let range = phrase::range_words(aim, outcome, lang);
    if !range.is_empty() {
        words = words + lang.pick("，", ", ") + range;
    }
    Derived {
        arithmetic: words,
        ..Derived::exact(aim.target.measure.signed_value())
    }
}

/// A sentence for each target with its result and verdict.
fn sentences(aims: &[Aim], lang: Lang) -> Vec<String> {
    let mut groups: Vec<(&str, Vec<String>)> = Vec::new();
    for aim in aims {
        let (word, said) = (phrase::attainment(&outcome(aim), lang), aim_words(aim, lang));
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
    let target = phrase::label(&aim.target.measure, lang);
    let result = aim.result.as_ref().map(|result| phrase::label(&result.measure, lang));
    let reason = match phrase::outcome_reason(&outcome, lang) {
        "" => phrase::range_words(aim, &outcome, lang),
        reason => reason,
    };
    match (lang, result) {
        (Lang::Zh, Some(result)) if reason.is_empty() => format!("{name}（目标{target}，结果{result}）"),
        (Lang::Zh, Some(result)) => format!("{name}（目标{target}，结果{result}，{reason}）"),
        (Lang::Zh, None) => format!("{name}（目标{target}，{reason}）"),
        (Lang::En, Some(result)) if reason.is_empty() => format!("{name} (target {target}, result {result})"),
        (Lang::En, Some(result)) => format!("{name} (target {target}, result {result}; {reason})"),
        (Lang::En, None) => format!("{name} (target {target}; {reason})"),
    }
}
