//! Single figures of different units, side by side without an axis.

use super::ViewKind;
use super::reading::{KindReader, Names};
use crate::base::cursor::Cursor;
use crate::base::error_list::ErrorPolicy;
use crate::base::geometry::{Rect, Size, pt};
use crate::base::theme::{FIGURE, Role};
use crate::chart::Columns;
use crate::chart::builder::{ASIDE, NAME, SceneBuilder, VALUE, columns};
use crate::chart::legend::Shape;
use crate::chart::mark::{self, Bar};
use crate::chart::preview;
use crate::chart::scene::{Anchor, Fill};
use crate::phrase;
use crate::phrase::sentences::{Detail, unlike_figures};
use crate::report::{Axis, Datum, ItemType, Items, Kind, Sorting, View};
use quantity::{Certainty, Lang, Qualifier};
use std::mem;

const GAP: f64 = 24.0;
const STUB: f64 = 40.0;
/// Height of the picture of a chart.
const PREVIEW: f64 = 44.0;
/// Smallest width of a tile.
const LEAST: f64 = 132.0;

/// Single figures of different units.
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

    fn draw(&self, scene: &mut SceneBuilder, view: &View) -> Shape {
        draw(scene, view.items.figures())
    }

    fn findings(&self, items: &Items, lang: Lang, _: Detail) -> Vec<String> {
        vec![unlike_figures(&items.data(), lang)]
    }
}

impl<P: ErrorPolicy> KindReader<P> for Tiles {
    fn read(&self, names: &Names, _: &Cursor<'_, P>, items: &[Cursor<'_, P>]) -> Result<Items, P::Error> {
        Ok(Items::Data(names.items(items)?))
    }
}

/// A tile to lay out.
pub(super) struct Tile<'a> {
    pub(super) datum: &'a Datum,
    /// The title above the figure.
    pub(super) head: Option<&'a str>,
    /// Id of the view that it opens.
    pub(super) opens: Option<&'a str>,
}

fn draw(scene: &mut SceneBuilder, items: &[Datum]) -> Shape {
    let tiles: Vec<Tile<'_>> = items
        .iter()
        .map(|datum| Tile {
            datum,
            head: None,
            opens: None,
        })
        .collect();
    lay_out(scene, &tiles, LEAST, 4);
    Shape::Bar
}

/// Tiles side by side, at most `most` and each at least `least` wide.
pub(super) fn lay_out(scene: &mut SceneBuilder, tiles: &[Tile<'_>], least: f64, most: usize) {
    let most = if scene.columns == Columns::One { 1 } else { most };
    let (count, width) = columns(scene.width, GAP, least, most);
    for chunk in tiles.chunks(count) {
        let heads: Vec<Vec<String>> = chunk
            .iter()
            .map(|tile| tile.head.map_or_else(Vec::new, |head| VALUE.wrap_evenly(head, width)))
            .collect();
        let head = VALUE.line() * heads.iter().map(Vec::len).max().unwrap_or(0) as f64;
        let (top, mut x, mut bottom) = (scene.y, 0.0, scene.y);
        let first = scene.targets.len();
        for (tile, lines) in chunk.iter().zip(&heads) {
            scene.rect(Rect::new(x, top, width, 1.0), Fill::Solid(Role::Rule));
            scene.lines(pt(x, top + 10.0), Anchor::Start, VALUE.in_role(Role::Ink), lines);
            let end = figure(scene, tile, (x, top + 10.0 + head), width);
            bottom = bottom.max(end);
            x += width + GAP;
        }
        // All tiles of a row are as tall as the tallest, so that there is no dead space between targets.
        for target in scene.targets.iter_mut().skip(first) {
            target.area.height = bottom - top;
            target.area.y = top;
        }
        scene.y = bottom + 18.0;
    }
    scene.y -= 18.0;
}

/// The figure, a small mark of its wording, name and period; returns the y below.
fn figure(scene: &mut SceneBuilder, tile: &Tile<'_>, (x, y): (f64, f64), width: f64) -> f64 {
    let measure = &tile.datum.measure;
    // With its verb: without it, a fall would read as a rise.
    let words = phrase::label(measure, scene.lang);
    let value = VALUE.of_size(FIGURE).in_role(Role::Accent);
    let mut y = scene.figure(pt(x, y), value, &words, width);
    let quantity = &measure.quantity;
    let (room, done) = (Size { width, height: PREVIEW }, scene.targets.len());
    let picture = scene.previews.get_mut(done).map(mem::take).unwrap_or_default();
    if preview::draw(scene, picture, pt(x, y + 4.0), room) {
        y += PREVIEW + 12.0;
    } else if quantity.is_range() || quantity.qualifier != Qualifier::Exact || quantity.certainty == Certainty::Estimate
    {
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
        mark::bar(scene, &stub);
        y += 14.0;
    }
    let name = tile.datum.name(scene.lang);
    if tile.head != Some(name) {
        let name = NAME.wrap_evenly(name, width);
        scene.lines(pt(x, y), Anchor::Start, NAME, &name);
        y += NAME.line() * name.len() as f64;
    }
    // Without it, a mean rate would read as the change over all years.
    let period = phrase::period(measure, scene.lang) + phrase::average(measure, scene.lang);
    let period = ASIDE.wrap(&period, width);
    scene.lines(pt(x, y), Anchor::Start, ASIDE, &period);
    y += ASIDE.line() * period.len() as f64;
    scene.target(tile.datum, Rect::new(x, y, width, 0.0), words, None);
    if let Some(target) = scene.targets.last_mut() {
        target.opens = tile.opens.map(str::to_owned);
    }
    y + 2.0
}
