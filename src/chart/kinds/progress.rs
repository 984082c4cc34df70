//! How far parts of a year have come towards its target: one behind another, then where the pace so far would lead, drawn as
//! an expectation. Refuses: calling that a figure of the report.

use super::lanes::{self, Lane, Mark, Row};
use crate::analysis::pace::{Pace, pace};
use crate::chart::builder::Pen;
use crate::chart::legend::Shape;
use crate::phrase;
use crate::report::{Course, Datum};
use quantity::Lang;
use quantity::{Certainty, Quantity};

pub(in crate::chart) fn draw(pen: &mut Pen, courses: &[Course]) -> Shape {
    let lang = pen.lang;
    let rows: Vec<Row<'_>> = courses.iter().map(|course| row(course, lang)).collect();
    lanes::draw(pen, &rows);
    Shape::Bar
}

fn row(course: &Course, lang: Lang) -> Row<'_> {
    let pace = pace(course);
    let target = &course.target;
    let unit = &target.measure.quantity.unit;
    let mut lanes = vec![Lane {
        mark: Mark::Goal {
            at: target.measure.quantity.base_value(),
            band: None,
            over: course.parts.len() + usize::from(pace.projected.is_some()),
        },
        ..lane(target, lang)
    }];
    let mut from = 0.0;
    for part in &course.parts {
        let to = from + part.measure.quantity.base_value();
        lanes.push(Lane {
            mark: Mark::Bar { from, to },
            ..lane(part, lang)
        });
        from = to;
    }
    lanes.extend(projection(course, &pace, lang));
    let so_far = phrase::computed_amount(&pace.so_far, unit, lang);
    Row {
        name: target.name(lang).to_owned(),
        verdict: match lang {
            Lang::Zh => format!("前{}个月合计{so_far}", pace.months),
            Lang::En => format!("{so_far} so far"),
        },
        lanes,
        below: vec![phrase::pace_words(course, &pace, lang)],
    }
}

fn lane(datum: &Datum, lang: Lang) -> Lane<'_> {
    Lane {
        name: phrase::period(&datum.measure, lang),
        label: phrase::figure(&datum.measure, lang),
        mark: Mark::Nothing,
        quantity: Some(datum.measure.quantity.clone()),
        datum: Some(datum),
        computed: None,
    }
}

/// Where the year would end at the pace so far: hatched like all that is expected, and named as reckoned here.
fn projection<'a>(course: &'a Course, pace: &Pace, lang: Lang) -> Option<Lane<'a>> {
    let projected = pace.projected.as_ref()?;
    let unit = &course.target.measure.quantity.unit;
    Some(Lane {
        name: lang.pick("照此推算全年", "At that pace").to_owned(),
        label: phrase::computed_amount(projected, unit, lang),
        mark: Mark::Bar {
            from: 0.0,
            to: projected.value * unit.scale(),
        },
        quantity: Some(Quantity {
            value: projected.value,
            unit: unit.clone(),
            qualifier: projected.qualifier,
            certainty: Certainty::Estimate,
        }),
        datum: None,
        computed: None,
    })
}
