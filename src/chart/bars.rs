//! Bars from one zero line: rises to the right, falls to the left, percentage points in a lane of their own.

use super::key::Shape;
use super::mark::{self, Bar};
use super::pen::{ASIDE, NAME, Pen, VALUE};
use crate::describe;
use crate::geom::{Rect, pt};
use crate::quantity::Family;
use crate::report::{Datum, Order};
use crate::scale::Scale;
use crate::scene::{Anchor, Fill};
use crate::theme::Role;

const BAR: f64 = 20.0;
const ROW: f64 = 36.0;
const GAP: f64 = 8.0;

/// A bar before it has a place.
struct Row<'a> {
    datum: &'a Datum,
    value: f64,
    label: String,
}

impl Row<'_> {
    fn falls(&self) -> bool {
        self.value < 0.0
    }
}

pub(super) fn draw(pen: &mut Pen, items: &[Datum], order: Order) -> Shape {
    let (lane, axis): (Vec<&Datum>, Vec<&Datum>) = items
        .iter()
        .partition(|d| *d.measure.quantity.unit.family() == Family::PercentagePoint);
    let mut rows: Vec<Row<'_>> = Vec::new();
    for datum in axis {
        let row = Row {
            datum,
            value: datum.measure.signed_value(),
            label: describe::label(&datum.measure, pen.lang),
        };
        // Put in its place one by one: a chart has few rows, and the standard sort is 2 KB of every page.
        let place = match order {
            Order::Listed => rows.len(),
            Order::Value => rows.partition_point(|other| other.value >= row.value),
        };
        rows.insert(place, row);
    }
    if pen.narrow() {
        narrow(pen, &rows);
    } else {
        wide(pen, &rows);
    }
    for datum in lane {
        points(pen, datum);
    }
    Shape::Bar
}

/// The farthest value to either side of zero.
fn extent(rows: &[Row<'_>]) -> (f64, f64) {
    let most = rows.iter().map(|r| r.value).fold(0.0, f64::max);
    let least = rows.iter().map(|r| r.value).fold(0.0, f64::min);
    (-least, most)
}

/// The widest label on one side, with the room that an ending of a bar may take.
fn label_room<'a>(rows: impl Iterator<Item = &'a Row<'a>>) -> f64 {
    rows.map(|row| VALUE.width(&row.label)).fold(0.0, f64::max) + 24.0
}

/// Names beside the bars: left of rises, and right of falls, where their own side is free.
fn wide(pen: &mut Pen, rows: &[Row<'_>]) {
    let (below, above) = extent(rows);
    let most = pen.width * 0.36;
    let names = rows
        .iter()
        .filter(|row| !row.falls())
        .map(|row| NAME.width(row.datum.name(pen.lang)))
        .fold(0.0, f64::max)
        .min(most);
    let right = label_room(rows.iter().filter(|row| !row.falls()));
    let left = label_room(rows.iter().filter(|row| row.falls()));
    let beside = names + 12.0;
    let mut per_unit = (pen.width - beside - right) / above.max(f64::MIN_POSITIVE);
    let mut zero = beside;
    if below > 0.0 && below * per_unit + left > zero {
        per_unit = (pen.width - left - right) / (above + below);
        zero = left + below * per_unit;
        if zero < beside {
            zero = beside;
            per_unit = ((pen.width - beside - right) / above.max(f64::MIN_POSITIVE)).min((zero - left) / below);
        }
    }
    let scale = Scale::new(zero, per_unit);
    let top = pen.y;
    for row in rows {
        let datum = row.datum;
        let room = if row.falls() {
            pen.width - zero - 12.0
        } else {
            zero - 12.0
        };
        let lines = NAME.wrap_evenly(datum.name(pen.lang), room);
        let height = ROW.max(NAME.line() * lines.len() as f64 + 4.0);
        let middle = pen.y + height / 2.0;
        let (x, anchor) = if row.falls() {
            (zero + 12.0, Anchor::Start)
        } else {
            (zero - 12.0, Anchor::End)
        };
        let first = middle - NAME.line() * lines.len() as f64 / 2.0;
        pen.lines(pt(x, first), anchor, NAME, &lines);
        place(pen, row, scale, middle - BAR / 2.0);
        let area = Rect::new(0.0, pen.y, pen.width, height);
        pen.target(datum, area, row.label.as_str(), None);
        pen.y += height;
    }
    zero_line(pen, zero, top);
    axis(pen, rows, scale, top);
}

/// Names above the bars.
fn narrow(pen: &mut Pen, rows: &[Row<'_>]) {
    let (below, above) = extent(rows);
    let right = label_room(rows.iter().filter(|row| !row.falls()));
    // The label of a fall stands to the right of zero, where there is room.
    let per_unit = (pen.width - right) / (above + below).max(f64::MIN_POSITIVE);
    let zero = below * per_unit;
    let scale = Scale::new(zero, per_unit);
    let first = pen.y;
    for row in rows {
        let top = pen.y;
        let lines = NAME.wrap_evenly(row.datum.name(pen.lang), pen.width);
        pen.lines(pt(0.0, pen.y), Anchor::Start, NAME, &lines);
        pen.y += NAME.line() * lines.len() as f64 + 2.0;
        let bar = pen.y;
        place(pen, row, scale, bar);
        pen.rect(Rect::new(zero - 0.5, bar - 3.0, 1.0, BAR + 6.0), Fill::Solid(Role::Ink));
        pen.y += BAR;
        let area = Rect::new(0.0, top, pen.width, pen.y - top);
        pen.target(row.datum, area, row.label.as_str(), None);
        pen.y += 14.0;
    }
    axis(pen, rows, scale, first);
}

/// The axis that the bars share. Without a fall it begins at zero, whatever stands to the left.
fn axis(pen: &mut Pen, rows: &[Row<'_>], scale: Scale, top: f64) {
    let left = if rows.iter().any(Row::falls) { 0.0 } else { scale.zero() };
    if let Some(row) = rows.first() {
        pen.axis(scale, (left, top), row.datum.measure.quantity.unit.family());
    }
}

/// The bar with its label.
fn place(pen: &mut Pen, row: &Row<'_>, scale: Scale, top: f64) {
    let role = if row.falls() { Role::Fall } else { Role::Accent };
    let quantity = &row.datum.measure.quantity;
    let bar = Bar {
        base: scale.zero(),
        end: scale.at(row.value),
        top,
        height: BAR,
        quantity,
        role,
        ground: Role::Ground,
    };
    let ends = mark::bar(pen, &bar);
    let (x, anchor) = match (row.falls(), pen.narrow()) {
        (false, _) => (ends + GAP, Anchor::Start),
        (true, false) => (ends - GAP, Anchor::End),
        (true, true) => (scale.zero() + GAP, Anchor::Start),
    };
    pen.text(pt(x, top + BAR / 2.0), anchor, VALUE, row.label.as_str());
}

fn zero_line(pen: &mut Pen, zero: f64, top: f64) {
    let area = Rect::new(zero - 0.5, top, 1.0, pen.y - top);
    pen.rect(area, Fill::Solid(Role::Ink));
}

/// A change in percentage points: a number without a bar, because it shares no axis with percentages.
fn points(pen: &mut Pen, datum: &Datum) {
    pen.y += 12.0;
    let top = pen.y;
    pen.rect(Rect::new(0.0, pen.y, pen.width, 1.0), Fill::Solid(Role::Rule));
    pen.y += 12.0;
    let label = describe::label(&datum.measure, pen.lang);
    let name = NAME.wrap_evenly(datum.name(pen.lang), pen.width);
    pen.lines(pt(0.0, pen.y), Anchor::Start, NAME, &name);
    pen.y += NAME.line() * name.len() as f64;
    let mut value = VALUE.of_size(crate::theme::FIGURE * 0.8).in_role(Role::Accent);
    while value.width(&label) > pen.width && value.size > VALUE.size {
        value = value.of_size(value.size - 1.0);
    }
    pen.lines(pt(0.0, pen.y), Anchor::Start, value, std::slice::from_ref(&label));
    let aside = pen.lang.pick(
        "百分点与百分数不同轴；报告没有给出这个率本身",
        "Percentage points share no axis with percentages; the rate itself is not given",
    );
    let beside = value.width(&label) + 12.0;
    let lines = ASIDE.wrap(aside, pen.width - beside);
    if lines.len() == 1 {
        pen.text(pt(beside, pen.y + value.line() / 2.0), Anchor::Start, ASIDE, aside);
        pen.y += value.line();
    } else {
        pen.y += value.line();
        let lines = ASIDE.wrap(aside, pen.width);
        pen.lines(pt(0.0, pen.y), Anchor::Start, ASIDE, &lines);
        pen.y += ASIDE.line() * lines.len() as f64;
    }
    let area = Rect::new(0.0, top + 6.0, pen.width, pen.y - top - 6.0);
    pen.target(datum, area, label, None);
}
