//! Progress towards the target of a year: the parts end to end, then the projection of the pace so far, which is drawn as an
//! estimate and labelled as computed.

use super::ViewKind;
use super::lanes::{self, Lane, Mark, Row};
use super::reading::{COURSE_FIELDS, KindReader, Names, PARTS, incomplete, of_kind, same_thing};
use crate::analysis::derived::Derived;
use crate::analysis::pace::{Pace, pace};
use crate::base::cursor::Cursor;
use crate::base::error::Code;
use crate::base::error_list::ErrorPolicy;
use crate::chart::builder::SceneBuilder;
use crate::chart::legend::Shape;
use crate::phrase;
use crate::phrase::sentences::Detail;
use crate::report::unread::{self, is_unread};
use crate::report::{Axis, Comparison, Course, Datum, Direction, ItemType, Items, Kind, Measure, MeasureKind, View};
use quantity::{Certainty, Family, Lang, Period, Quantity};

/// Progress of parts of a year towards its target; each row has its own axis.
pub static KIND: Kind = Kind {
    name: "progress",
    items: ItemType::Course,
    single: false,
    axis: Axis::Indicator,
    by_value: false,
    sorting: &[],
    divisible: false,
};

pub(super) struct Progress;

impl ViewKind for Progress {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn draw(&self, scene: &mut SceneBuilder, view: &View) -> Shape {
        draw(scene, view.items.courses())
    }

    fn findings(&self, items: &Items, lang: Lang, _: Detail) -> Vec<String> {
        sentences(items.courses(), lang)
    }
}

impl<P: ErrorPolicy> KindReader<P> for Progress {
    fn read(&self, names: &Names, _: &Cursor<'_, P>, items: &[Cursor<'_, P>]) -> Result<Items, P::Error> {
        Ok(Items::Courses(courses(names, items)?))
    }
}

fn courses<P: ErrorPolicy>(names: &Names, items: &[Cursor<'_, P>]) -> Result<Vec<Course>, P::Error> {
    let instead = || Course {
        target: unread::datum(),
        parts: Vec::new(),
    };
    items
        .iter()
        .map(|item| item.recover(course(names, item), instead))
        .collect()
}

fn course<P: ErrorPolicy>(names: &Names, item: &Cursor<'_, P>) -> Result<Course, P::Error> {
    item.only(&COURSE_FIELDS)?;
    let target = item.recover(names.datum(item, "measure"), unread::datum)?;
    item.recover(of_kind(&target, MeasureKind::Target, item, "measure"), || ())?;
    item.recover(adds_up(&target, item, "measure"), || ())?;
    let year = Some(target.measure.period).filter(|period| period.is_year());
    if year.is_none() && !is_unread(&target.measure) {
        let message = || format!("found the period {}; accepted is a year", target.measure.period);
        item.recover(Err(incomplete(item, "measure", message)), || ())?;
    }
    let places = item.few("parts", PARTS)?;
    if places.is_empty() {
        return Err(incomplete(item, "parts", || {
            "progress takes at least one part of the year".to_owned()
        }));
    }
    let mut parts = Vec::new();
    let mut reached = year.map(|year| year.month_range().start);
    for place in &places {
        let part = place.recover(names.named(place), unread::datum)?;
        place.recover(of_kind(&part, MeasureKind::Result, place, ""), || ())?;
        place.recover(adds_up(&part, place, ""), || ())?;
        place.recover(same_thing(&target, &part, place, ""), || ())?;
        if let (Some(year), Some(at)) = (year, reached)
            && !is_unread(&part.measure)
        {
            let next = follows(&part.measure, year, at);
            reached = next;
            if next.is_none() {
                let message = || {
                    format!(
                        "found {}; the parts take the year from its first month on, one behind another: such as 2012-q1, \
                     2012-04, or 2012-01-2012-06",
                        part.measure.period
                    )
                };
                place.recover(Err(incomplete(place, "", message)), || ())?;
            }
        }
        parts.push(part);
    }
    Ok(Course { target, parts })
}

/// The month after a part of the year, if the part begins at month `at`.
fn follows(part: &Measure, year: Period, at: u32) -> Option<u32> {
    let months = part.period.axis_months()?;
    (months.start == at && year.contains(part.period)).then_some(months.end)
}

/// Accepts amounts that add up over a year: neither levels, such as subscribers at the end of a month, nor rates.
fn adds_up<P: ErrorPolicy>(datum: &Datum, item: &Cursor<'_, P>, field: &str) -> Result<(), P::Error> {
    let measure = &datum.measure;
    let rate = matches!(
        measure.quantity.unit.family(),
        Family::Percent | Family::PercentagePoint
    );
    if is_unread(measure)
        || (!rate && measure.comparison == Comparison::Cumulative && measure.direction != Direction::Decrease)
    {
        return Ok(());
    }
    let stated = &measure.source.stated;
    let message = || match rate {
        true => format!("found {stated}, a rate; rates of parts of a year do not add up to that of the year"),
        false => {
            format!(
                "found {stated}, which is no amount with the comparison \"cumulative\": only such add up over a year"
            )
        }
    };
    Err(item.error(Code::UnlikeUnits, field, message))
}

fn draw(scene: &mut SceneBuilder, courses: &[Course]) -> Shape {
    let lang = scene.lang;
    let rows: Vec<Row<'_>> = courses.iter().map(|course| row(course, lang)).collect();
    lanes::draw(scene, &rows);
    Shape::Bar
}

fn row(course: &Course, lang: Lang) -> Row<'_> {
    let pace = pace(course);
    let target = &course.target;
    let unit = &target.measure.quantity.unit;
    let mut lanes = vec![Lane {
        mark: Mark::Goal {
            at: target.measure.reach(),
            band: target.measure.quantity.is_range().then(|| target.measure.reach()),
            over: course.parts.len() + usize::from(pace.projected.is_some()),
        },
        ..lane(target, lang)
    }];
    // From the smallest sum of the parts before to the largest sum with this one.
    let (mut least, mut most) = (0.0, 0.0);
    for part in &course.parts {
        let from = least;
        least += part.measure.quantity.base_value();
        most += part.measure.quantity.base_high();
        lanes.push(Lane {
            mark: Mark::Bar {
                from,
                to: (least, most),
            },
            ..lane(part, lang)
        });
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
        below: vec![pace_words(course, &pace, lang)],
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

/// The sum for the year at the pace so far: hatched as an estimate, and labelled as computed.
fn projection<'a>(course: &'a Course, pace: &Pace, lang: Lang) -> Option<Lane<'a>> {
    let projected = pace.projected.as_ref()?;
    let unit = &course.target.measure.quantity.unit;
    Some(Lane {
        name: lang.pick("照此推算全年", "At that pace").to_owned(),
        label: phrase::computed_amount(projected, unit, lang),
        mark: Mark::Bar {
            from: 0.0,
            to: {
                let ends = projected.times(unit.scale());
                (ends.value, ends.high.unwrap_or(ends.value))
            },
        },
        quantity: Some(Quantity {
            value: projected.value,
            high: projected.high,
            unit: unit.clone(),
            qualifier: projected.qualifier,
            certainty: Certainty::Estimate,
        }),
        datum: None,
        computed: None,
    })
}

/// The pace so far and the pace that is needed: a sentence without its final full stop.
fn pace_words(course: &Course, pace: &Pace, lang: Lang) -> String {
    let unit = &course.target.measure.quantity.unit;
    let amount = |derived: &Derived| phrase::computed_amount(derived, unit, lang);
    let (months, left) = (pace.months, pace.left);
    let mut words = match lang {
        Lang::Zh => format!("前{months}个月平均每月{}", amount(&pace.monthly)),
        Lang::En => format!(
            "So far {} a month over {months} {}",
            amount(&pace.monthly),
            plural(months)
        ),
    };
    let ceiling = course.target.measure.quantity.qualifier.is_upper_bound();
    words += &match (&pace.needed, pace.left) {
        (_, 0) => lang.pick("；全年已过", "; the year is over").to_owned(),
        (Some(needed), _) => {
            // The bound is enough: 至多 is in front of a ceiling.
            let needed = amount(needed);
            match (lang, ceiling) {
                (Lang::Zh, false) => format!("；余下{left}个月要达到目标，平均每月要{needed}"),
                (Lang::Zh, true) => format!("；余下{left}个月要不超过目标，平均每月{needed}"),
                (Lang::En, false) => format!("; {needed} a month for the other {left} to reach the target"),
                (Lang::En, true) => format!("; {needed} a month for the other {left} to stay within the target"),
            }
        }
        (None, _) if pace.so_far.value >= course.target.measure.quantity.value && !ceiling => lang
            .pick(
                "；合计已到目标的数",
                "; the sum has come as far as the number of the target",
            )
            .to_owned(),
        (None, _) if ceiling && pace.so_far.value > course.target.measure.quantity.value => lang
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

/// A sentence for each course.
fn sentences(courses: &[Course], lang: Lang) -> Vec<String> {
    courses
        .iter()
        .map(|course| {
            let pace = pace(course);
            let unit = &course.target.measure.quantity.unit;
            let (name, target) = (course.target.name(lang), phrase::figure(&course.target.measure, lang));
            let so_far = phrase::computed_amount(&pace.so_far, unit, lang);
            let words = pace_words(course, &pace, lang);
            let projected = pace.projected.as_ref().map_or_else(String::new, |projected| {
                let projected = phrase::computed_amount(projected, unit, lang);
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
