//! Bars from one zero line: rises to the right, falls to the left, percentage points below them as numbers.

use super::ViewKind;
use super::reading::{KindReader, Names};
use crate::base::cursor::Cursor;
use crate::base::error_list::ErrorPolicy;
use crate::base::geometry::{Rect, pt};
use crate::base::scale::Scale;
use crate::base::theme::Role;
use crate::chart::builder::{ASIDE, NAME, SceneBuilder, VALUE};
use crate::chart::legend::Shape;
use crate::chart::mark::{self, Bar};
use crate::chart::scene::{Anchor, Fill};
use crate::phrase;
use crate::phrase::sentences::{Detail, ranked_items};
use crate::report::{Axis, Datum, ItemType, Items, Kind, Order, Sorting, View};
use quantity::{Family, Lang, Quantity};

const BAR: f64 = 20.0;
const ROW: f64 = 36.0;
const GAP: f64 = 8.0;

/// Bars from one zero line.
pub static KIND: Kind = Kind {
    name: "bars",
    items: ItemType::Datum,
    single: false,
    axis: Axis::Common,
    by_value: true,
    sorting: &[Sorting::Value, Sorting::Report],
    divisible: true,
};

pub(super) struct Bars;

impl ViewKind for Bars {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn draw(&self, scene: &mut SceneBuilder, view: &View) -> Shape {
        draw(scene, view.items.figures(), view.order)
    }

    fn findings(&self, items: &Items, lang: Lang, detail: Detail) -> Vec<String> {
        vec![ranked_items(items.figures(), lang, detail)]
    }
}

impl<P: ErrorPolicy> KindReader<P> for Bars {
    fn read(&self, names: &Names, _: &Cursor<'_, P>, items: &[Cursor<'_, P>]) -> Result<Items, P::Error> {
        Ok(Items::Data(names.alike(items)?))
    }
}

/// A bar to lay out.
struct Row<'a> {
    datum: &'a Datum,
    /// Sort key; the middle of a range.
    value: f64,
    label: String,
}

impl Row<'_> {
    fn falls(&self) -> bool {
        self.value < 0.0
    }

    /// Whether the mark extends beyond its value.
    fn ends_open(&self) -> bool {
        let Quantity { qualifier, high, .. } = &self.datum.measure.quantity;
        high.is_some() || qualifier.is_approximate() || qualifier.is_lower_bound()
    }
}

fn draw(scene: &mut SceneBuilder, items: &[Datum], order: Order) -> Shape {
    let (lane, axis): (Vec<&Datum>, Vec<&Datum>) = items
        .iter()
        .partition(|d| *d.measure.quantity.unit.family() == Family::PercentagePoint);
    let mut rows: Vec<Row<'_>> = Vec::new();
    for datum in axis {
        let row = Row {
            datum,
            value: datum.measure.signed_value(),
            label: phrase::label(&datum.measure, scene.lang),
        };
        // Insertion sort: there are few rows, and the sort of the standard library adds 2 KB to every page.
        let place = match order {
            Order::Listed => rows.len(),
            Order::Value => rows.partition_point(|other| other.value >= row.value),
        };
        rows.insert(place, row);
    }
    if scene.narrow() || (!beside_fits(scene, &rows)) {
        narrow(scene, &rows);
    } else {
        wide(scene, &rows);
    }
    for datum in lane {
        points(scene, datum);
    }
    Shape::Bar
}

/// The farthest value to either side of zero.
fn extent(rows: &[Row<'_>]) -> (f64, f64) {
    let ends = || rows.iter().map(|row| row.datum.measure.reach().1);
    let (most, least) = (ends().fold(0.0, f64::max), ends().fold(0.0, f64::min));
    (-least, most)
}

/// Width of the widest label on one side, with space for the ending of a bar.
fn label_room<'a>(rows: impl Iterator<Item = &'a Row<'a>>) -> f64 {
    rows.map(|row| VALUE.width(&row.label)).fold(0.0, f64::max) + 24.0
}

/// Smallest share of the width for bars.
const LEAST: f64 = 0.1;

/// Whether there is space for bars between the names and the labels beside them.
fn beside_fits(scene: &SceneBuilder, rows: &[Row<'_>]) -> bool {
    let labels = label_room(rows.iter().filter(|row| row.falls())) + label_room(rows.iter().filter(|row| !row.falls()));
    names_room(scene, rows, false).max(names_room(scene, rows, true)) + labels < scene.width * (1.0 - LEAST)
}

/// Width of the names of rises, or of falls, beside the zero line.
fn names_room(scene: &SceneBuilder, rows: &[Row<'_>], falls: bool) -> f64 {
    let names = rows.iter().filter(|row| row.falls() == falls);
    let widest = names
        .map(|row| NAME.width(row.datum.name(scene.lang)))
        .fold(0.0, f64::max);
    widest.min(scene.width * 0.36) + 12.0
}

/// Names beside the bars: left of rises, right of falls.
fn wide(scene: &mut SceneBuilder, rows: &[Row<'_>]) {
    let (below, above) = extent(rows);
    let right = label_room(rows.iter().filter(|row| !row.falls()));
    let left = label_room(rows.iter().filter(|row| row.falls()));
    let beside = names_room(scene, rows, false);
    let mut per_unit = (scene.width - beside - right) / above.max(f64::MIN_POSITIVE);
    let mut zero = beside;
    if below > 0.0 && below * per_unit + left > zero {
        per_unit = (scene.width - left - right) / (above + below);
        zero = left + below * per_unit;
        if zero < beside {
            zero = beside;
            per_unit = ((scene.width - beside - right) / above.max(f64::MIN_POSITIVE)).min((zero - left) / below);
        }
    }
    let last = scene.width - names_room(scene, rows, true);
    if below > 0.0 && zero > last {
        per_unit = per_unit.min((last - left) / below);
        zero = last;
    }
    let scale = Scale::new(zero, per_unit);
    let top = scene.y;
    for row in rows {
        let datum = row.datum;
        let room = if row.falls() {
            scene.width - zero - 12.0
        } else {
            zero - 12.0
        };
        let lines = NAME.wrap_evenly(datum.name(scene.lang), room);
        let height = ROW.max(NAME.line() * lines.len() as f64 + 4.0);
        let middle = scene.y + height / 2.0;
        let (x, anchor) = if row.falls() {
            (zero + 12.0, Anchor::Start)
        } else {
            (zero - 12.0, Anchor::End)
        };
        let first = middle - NAME.line() * lines.len() as f64 / 2.0;
        scene.lines(pt(x, first), anchor, NAME, &lines);
        let ends = stroke(scene, row, scale, middle - BAR / 2.0);
        let (x, anchor) = if row.falls() {
            (ends - GAP, Anchor::End)
        } else {
            (ends + GAP, Anchor::Start)
        };
        scene.text(pt(x, middle), anchor, VALUE, row.label.as_str());
        let area = Rect::new(0.0, scene.y, scene.width, height);
        scene.target(datum, area, row.label.as_str(), None);
        scene.y += height;
    }
    zero_line(scene, zero, top);
    axis(scene, rows, scale, top);
}

/// Names above the bars.
fn narrow(scene: &mut SceneBuilder, rows: &[Row<'_>]) {
    let (below, above) = extent(rows);
    // Labels of falls are to the right of zero, where there is space.
    let labels = label_room(rows.iter());
    let stacked = labels > scene.width * (1.0 - LEAST);
    let right = if stacked { 24.0 } else { labels };
    let left = if rows.iter().any(|row| row.falls() && row.ends_open()) {
        24.0
    } else {
        0.0
    };
    let per_unit = (scene.width - left - right) / (above + below).max(f64::MIN_POSITIVE);
    // Without an extent the step is not finite; zero must be.
    let zero = left + (below * per_unit).min(scene.width - left - right);
    let scale = Scale::new(zero, per_unit);
    let first = scene.y;
    for row in rows {
        let top = scene.y;
        let lines = NAME.wrap_evenly(row.datum.name(scene.lang), scene.width);
        scene.lines(pt(0.0, scene.y), Anchor::Start, NAME, &lines);
        scene.y += NAME.line() * lines.len() as f64 + 2.0;
        if stacked {
            scene.y = scene.figure(pt(0.0, scene.y), VALUE, &row.label, scene.width) + 4.0;
        }
        let bar = scene.y;
        let ends = stroke(scene, row, scale, bar);
        if !stacked {
            let x = if row.falls() { zero } else { ends };
            scene.text(pt(x + GAP, bar + BAR / 2.0), Anchor::Start, VALUE, row.label.as_str());
        }
        scene.rect(Rect::new(zero - 0.5, bar - 3.0, 1.0, BAR + 6.0), Fill::Solid(Role::Ink));
        scene.y += BAR;
        let area = Rect::new(0.0, top, scene.width, scene.y - top);
        scene.target(row.datum, area, row.label.as_str(), None);
        scene.y += 14.0;
    }
    axis(scene, rows, scale, first);
}

/// Declares the axis that the bars share. Without falls it begins at zero.
fn axis(scene: &mut SceneBuilder, rows: &[Row<'_>], scale: Scale, top: f64) {
    let left = if rows.iter().any(Row::falls) { 0.0 } else { scale.zero() };
    if let Some(row) = rows.first() {
        scene.axis(scale, (left, top), row.datum.measure.quantity.unit.family());
    }
}

/// Draws the bar; returns the x of its end.
fn stroke(scene: &mut SceneBuilder, row: &Row<'_>, scale: Scale, top: f64) -> f64 {
    let role = if row.falls() { Role::Fall } else { Role::Accent };
    let quantity = &row.datum.measure.quantity;
    let (near, far) = row.datum.measure.reach();
    let bar = Bar {
        base: scale.zero(),
        end: scale.at(far),
        near: quantity.is_range().then(|| scale.at(near)),
        top,
        height: BAR,
        quantity,
        role,
        ground: Role::Ground,
    };
    mark::bar(scene, &bar)
}

fn zero_line(scene: &mut SceneBuilder, zero: f64, top: f64) {
    let area = Rect::new(zero - 0.5, top, 1.0, scene.y - top);
    scene.rect(area, Fill::Solid(Role::Ink));
}

/// A change in percentage points: a number without a bar, because it shares no axis with percentages.
fn points(scene: &mut SceneBuilder, datum: &Datum) {
    scene.y += 12.0;
    let top = scene.y;
    scene.rect(Rect::new(0.0, scene.y, scene.width, 1.0), Fill::Solid(Role::Rule));
    scene.y += 12.0;
    let label = phrase::label(&datum.measure, scene.lang);
    let name = NAME.wrap_evenly(datum.name(scene.lang), scene.width);
    scene.lines(pt(0.0, scene.y), Anchor::Start, NAME, &name);
    scene.y += NAME.line() * name.len() as f64;
    let value = VALUE.of_size(crate::base::theme::FIGURE * 0.8).in_role(Role::Accent);
    let figure = scene.y;
    let below = scene.figure(pt(0.0, figure), value, &label, scene.width);
    let aside = scene.lang.pick(
        "百分点与百分数不同轴；报告没有给出这个率本身",
        "Percentage points share no axis with percentages; the rate itself is not given",
    );
    let beside = value.width(&label) + 12.0;
    let lines = ASIDE.wrap(aside, scene.width - beside);
    scene.y = below;
    if lines.len() == 1 && beside < scene.width {
        scene.text(pt(beside, figure + value.line() / 2.0), Anchor::Start, ASIDE, aside);
    } else {
        let lines = ASIDE.wrap(aside, scene.width);
        scene.lines(pt(0.0, scene.y), Anchor::Start, ASIDE, &lines);
        scene.y += ASIDE.line() * lines.len() as f64;
    }
    let area = Rect::new(0.0, top + 6.0, scene.width, scene.y - top - 6.0);
    scene.target(datum, area, label, None);
}
