//! Shares of a named whole: a hundred squares each, in a strip where space is scarce.

use super::ViewKind;
use super::reading::{KindReader, Names, going};
use crate::base::cursor::Cursor;
use crate::base::error_list::ErrorPolicy;
use crate::base::geometry::{Rect, between, pt};
use crate::base::theme::{FIGURE, Role};
use crate::chart::builder::{ASIDE, SceneBuilder, VALUE, columns};
use crate::chart::legend::Shape;
use crate::chart::mark;
use crate::chart::scene::{Anchor, Fill, Side};
use crate::phrase;
use crate::phrase::sentences::{Detail, ranked_items};
use crate::report::{Axis, Datum, Direction, ItemType, Items, Kind, Sorting, View};
use quantity::Lang;

const GAP: f64 = 40.0;
/// Squares of a whole.
const CELLS: usize = 100;

/// Shares of a named whole.
pub static KIND: Kind = Kind {
    name: "shares",
    items: ItemType::Datum,
    single: false,
    axis: Axis::Common,
    by_value: false,
    sorting: &[Sorting::Value, Sorting::Report],
    divisible: true,
};

pub(super) struct Shares;

impl ViewKind for Shares {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn draw(&self, scene: &mut SceneBuilder, view: &View) -> Shape {
        draw(scene, view.items.figures())
    }

    fn findings(&self, items: &Items, lang: Lang, detail: Detail) -> Vec<String> {
        vec![ranked_items(items.figures(), lang, detail)]
    }
}

impl<P: ErrorPolicy> KindReader<P> for Shares {
    fn read(&self, names: &Names, _: &Cursor<'_, P>, items: &[Cursor<'_, P>]) -> Result<Items, P::Error> {
        Ok(Items::Data(going(
            &[Direction::Share, Direction::Level],
            names.percentages(items)?,
            items,
        )?))
    }
}

fn draw(scene: &mut SceneBuilder, items: &[Datum]) -> Shape {
    let narrow = scene.narrow();
    let (count, width) = if narrow {
        (1, scene.width)
    } else {
        columns(scene.width, GAP, 150.0, items.len())
    };
    for chunk in items.chunks(count) {
        row(scene, chunk, width);
    }
    Shape::Cell
}

fn row(scene: &mut SceneBuilder, items: &[Datum], width: f64) {
    let heads: Vec<Vec<String>> = items
        .iter()
        .map(|datum| VALUE.wrap_evenly(datum.name(scene.lang), width))
        .collect();
    let head = VALUE.line() * heads.iter().map(Vec::len).max().unwrap_or(1) as f64 + 6.0;
    let (top, mut x, mut bottom) = (scene.y, 0.0, scene.y);
    for (datum, name) in items.iter().zip(&heads) {
        scene.lines(pt(x, top), Anchor::Start, VALUE, name);
        let across = if scene.narrow() { 25 } else { 10 };
        let cells = Rect::new(
            x,
            top + head,
            width.min(if scene.narrow() { width } else { 200.0 }),
            0.0,
        );
        let end = grid(scene, datum, cells, across);
        let end = caption(scene, datum, (x, end + 8.0), width);
        let label = phrase::figure(&datum.measure, scene.lang);
        scene.target(datum, Rect::new(x, top, width, end - top), label, None);
        bottom = bottom.max(end);
        x += width + GAP;
    }
    scene.y = bottom + 16.0;
}

/// Draws the squares, filled from the bottom left; returns the y below them.
fn grid(scene: &mut SceneBuilder, datum: &Datum, area: Rect, across: usize) -> f64 {
    let gap = if across > 10 { 2.0 } else { 3.0 };
    let side = ((area.width + gap) / across as f64 - gap).max(2.0);
    let quantity = &datum.measure.quantity;
    let filled = between(quantity.value.round(), 0.0, CELLS as f64) as usize;
    let most = quantity.high.unwrap_or(quantity.value);
    let most = between(most.round(), 0.0, CELLS as f64) as usize;
    let rows = CELLS / across;
    let open = quantity.qualifier.is_lower_bound();
    for i in 0..CELLS {
        let (column, line) = (i % across, rows - 1 - i / across);
        let cell = Rect::new(
            area.x + column as f64 * (side + gap),
            area.y + line as f64 * (side + gap),
            side,
            side,
        );
        if i < filled {
            scene.rect(cell, Fill::Solid(Role::Accent));
        } else {
            scene.rect(cell, Fill::Solid(Role::Empty));
        }
        // Between the ends of a range, squares are smaller, as the band of a range is narrower than its bar.
        if (filled..most).contains(&i) {
            let inset = side * mark::NARROW / 2.0;
            scene.rect(cell.grown(-inset, -inset), Fill::Solid(Role::Accent));
        }
        // A lower bound: the row above the filled squares fades.
        if open && (filled..filled + across).contains(&i) {
            scene.rect(cell, Fill::Fade(Role::Accent, Side::Down));
        }
    }
    let height = rows as f64 * (side + gap) - gap;
    if open && filled < CELLS {
        let line = rows - 1 - filled / across;
        let x = area.x + (across as f64 * (side + gap) - gap) / 2.0;
        let tip = area.y + line as f64 * (side + gap) - 2.0;
        scene.line(&[pt(x - 7.0, tip), pt(x, tip - 7.0), pt(x + 7.0, tip)], Role::Ink, 2.0);
    }
    area.y + height
}

/// The figure, and what a square stands for.
fn caption(scene: &mut SceneBuilder, datum: &Datum, (x, y): (f64, f64), width: f64) -> f64 {
    let value = VALUE.of_size(FIGURE).in_role(Role::Accent);
    let figure = phrase::figure(&datum.measure, scene.lang);
    let mut y = scene.figure(pt(x, y), value, &figure, width);
    let Some(base) = datum.indicator.share_of.as_ref() else {
        return y;
    };
    let words = match scene.lang {
        Lang::Zh => format!("每格为{}的1%", base.zh),
        Lang::En => format!("One square: 1% of {}", base.en),
    };
    let lines = ASIDE.wrap(&words, width);
    scene.lines(pt(x, y), Anchor::Start, ASIDE, &lines);
    y += ASIDE.line() * lines.len() as f64;
    y
}
