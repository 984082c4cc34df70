//! Figures by themselves: unlike units side by side without an axis.

use super::ViewKind;
use super::reading::{KindReader, Names};
use crate::base::cursor::Place;
use crate::base::error_list::ErrorPolicy;
use crate::base::geometry::{Rect, pt};
use crate::base::theme::{FIGURE, Role};
use crate::chart::Columns;
use crate::chart::builder::{ASIDE, NAME, Pen, VALUE, columns};
use crate::chart::legend::Shape;
use crate::chart::mark::{self, Bar};
use crate::chart::scene::{Anchor, Fill};
use crate::phrase;
use crate::phrase::sentences::unlike_figures;
use crate::report::{Axis, Datum, ItemType, Items, Kind, Sorting, View};
use quantity::{Certainty, Lang, Qualifier};

const GAP: f64 = 24.0;
const STUB: f64 = 40.0;
/// Least width of a tile.
const LEAST: f64 = 132.0;

/// Figures of unlike units, each by itself.
pub static KIND: Kind = Kind {
    name: "tiles",
    items: ItemType::Datum,
    single: false,
    axis: Axis::None,
    by_value: false,
    sorting: &[Sorting::Report],
    divisible: true,
};

pub(super) struct Tiles;

impl ViewKind for Tiles {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn draw(&self, pen: &mut Pen, view: &View) -> Shape {
        draw(pen, view.items.figures())
    }

    fn findings(&self, items: &Items, lang: Lang) -> Vec<String> {
        vec![unlike_figures(&items.data(), lang)]
    }
}

impl<P: ErrorPolicy> KindReader<P> for Tiles {
    fn read(&self, names: &Names, _: &Place<'_, P>, items: &[Place<'_, P>]) -> Result<Items, P::Error> {
        Ok(Items::Data(names.items(items)?))
    }
}

/// A tile before it has a place.
pub(super) struct Tile<'a> {
    pub(super) datum: &'a Datum,
    /// What stands over the figure.
    pub(super) head: Option<&'a str>,
    /// The view that it leads to.
    pub(super) opens: Option<&'a str>,
}

fn draw(pen: &mut Pen, items: &[Datum]) -> Shape {
    let tiles: Vec<Tile<'_>> = items
        .iter()
        .map(|datum| Tile {
            datum,
            head: None,
            opens: None,
        })
        .collect();
    lay_out(pen, &tiles, LEAST, 4);
    Shape::Bar
}

/// Tiles side by side, at most `most` and each at least `least` wide.
pub(super) fn lay_out(pen: &mut Pen, tiles: &[Tile<'_>], least: f64, most: usize) {
    let most = if pen.columns == Columns::One { 1 } else { most };
    let (count, width) = columns(pen.width, GAP, least, most);
    for chunk in tiles.chunks(count) {
        let heads: Vec<Vec<String>> = chunk
            .iter()
            .map(|tile| tile.head.map_or_else(Vec::new, |head| VALUE.wrap_evenly(head, width)))
            .collect();
        let head = VALUE.line() * heads.iter().map(Vec::len).max().unwrap_or(0) as f64;
        let (top, mut x, mut bottom) = (pen.y, 0.0, pen.y);
        let first = pen.targets.len();
        for (tile, lines) in chunk.iter().zip(&heads) {
            pen.rect(Rect::new(x, top, width, 1.0), Fill::Solid(Role::Rule));
            pen.lines(pt(x, top + 10.0), Anchor::Start, VALUE.in_role(Role::Ink), lines);
            let end = figure(pen, tile, (x, top + 10.0 + head), width);
            bottom = bottom.max(end);
            x += width + GAP;
        }
        // Every tile of a line is as tall as the tallest: no dead ground between them.
        for target in pen.targets.iter_mut().skip(first) {
            target.area.height = bottom - top;
            target.area.y = top;
        }
        pen.y = bottom + 18.0;
    }
    pen.y -= 18.0;
}

/// The figure with a stub that draws its wording, its name and period; gives the y below.
fn figure(pen: &mut Pen, tile: &Tile<'_>, (x, y): (f64, f64), width: f64) -> f64 {
    let measure = &tile.datum.measure;
    // With its verb: a fall without it would read as a rise.
    let words = phrase::label(measure, pen.lang);
    let value = VALUE.of_size(FIGURE).in_role(Role::Accent);
    let mut y = pen.figure(pt(x, y), value, &words, width);
    let quantity = &measure.quantity;
    if quantity.is_range() || quantity.qualifier != Qualifier::Exact || quantity.certainty == Certainty::Estimate {
        let stub = Bar {
            base: x,
            end: x + STUB,
            near: quantity.is_range().then_some(x + STUB * 0.6),
            top: y + 2.0,
            height: 7.0,
            quantity,
            role: Role::Accent,
            ground: Role::Ground,
        };
        mark::bar(pen, &stub);
        y += 14.0;
    }
    let name = NAME.wrap_evenly(tile.datum.name(pen.lang), width);
    pen.lines(pt(x, y), Anchor::Start, NAME, &name);
    y += NAME.line() * name.len() as f64;
    let period = phrase::period(measure, pen.lang);
    let period = ASIDE.wrap(&period, width);
    pen.lines(pt(x, y), Anchor::Start, ASIDE, &period);
    y += ASIDE.line() * period.len() as f64;
    pen.target(tile.datum, Rect::new(x, y, width, 0.0), words, None);
    if let Some(target) = pen.targets.last_mut() {
        target.opens = tile.opens.map(str::to_owned);
    }
    y + 2.0
}
