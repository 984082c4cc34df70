//! Figures by themselves: unlike units side by side without an axis, and the overview that leads to the other views.

use crate::base::geometry::{Rect, pt};
use crate::base::theme::{FIGURE, Role};
use crate::chart::Columns;
use crate::chart::builder::{ASIDE, NAME, Pen, VALUE, columns};
use crate::chart::legend::Shape;
use crate::chart::mark::{self, Bar};
use crate::chart::scene::{Anchor, Fill};
use crate::phrase;
use crate::report::{Datum, Link};
use quantity::{Certainty, Qualifier};

const GAP: f64 = 24.0;
const STUB: f64 = 40.0;
/// Least width of a tile, and of one that leads to another view where there is little room.
const LEAST: f64 = 132.0;
const LEAST_LINK: f64 = 130.0;

/// A tile before it has a place.
struct Tile<'a> {
    datum: &'a Datum,
    /// What stands over the figure.
    head: Option<&'a str>,
    opens: Option<&'a str>,
}

pub(in crate::chart) fn draw(pen: &mut Pen, items: &[Datum]) -> Shape {
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

pub(in crate::chart) fn draw_links(pen: &mut Pen, links: &[Link]) -> Shape {
    let lang = pen.lang;
    let tiles: Vec<Tile<'_>> = links
        .iter()
        .map(|link| Tile {
            datum: &link.datum,
            head: Some(link.title.get(lang)),
            opens: Some(&link.view),
        })
        .collect();
    let least = if pen.narrow() { LEAST_LINK } else { 200.0 };
    lay_out(pen, &tiles, least, 4);
    Shape::Bar
}

fn lay_out(pen: &mut Pen, tiles: &[Tile<'_>], least: f64, most: usize) {
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
    if quantity.qualifier != Qualifier::Exact || quantity.certainty == Certainty::Estimate {
        let stub = Bar {
            base: x,
            end: x + STUB,
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
