//! One amount as a multiple of another: squares of equal area, each as large as the smaller amount.

use super::ViewKind;
use super::reading::{KindReader, Names, incomplete, upright};
use crate::analysis::derived;
use crate::base::cursor::Cursor;
use crate::base::error_list::ErrorPolicy;
use crate::base::geometry::{Rect, pt};
use crate::base::theme::{FIGURE, Role};
use crate::chart::builder::{ASIDE, NAME, SceneBuilder, VALUE};
use crate::chart::legend::Shape;
use crate::chart::mark;
use crate::chart::scene::{Anchor, Fill};
use crate::phrase;
use crate::phrase::sentences::{Detail, fill, times};
use crate::report::{Axis, Datum, ItemType, Items, Kind, Pair, View};
use quantity::{Lang, decimal};

const GAP: f64 = 4.0;
/// Nobody counts more squares than this: a square then stands for ten times as much.
const MOST: f64 = 120.0;

/// One amount as a multiple of another.
pub static KIND: Kind = Kind {
    name: "proportion",
    items: ItemType::Pair,
    single: true,
    axis: Axis::Common,
    by_value: false,
    sorting: &[],
    divisible: false,
};

pub(super) struct Proportion;

impl ViewKind for Proportion {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn draw(&self, scene: &mut SceneBuilder, view: &View) -> Shape {
        view.items
            .pairs()
            .first()
            .map_or(Shape::Words, |pair| draw(scene, pair))
    }

    fn findings(&self, items: &Items, lang: Lang, _: Detail) -> Vec<String> {
        items.pairs().iter().map(|pair| proportion(pair, lang)).collect()
    }
}

impl<P: ErrorPolicy> KindReader<P> for Proportion {
    fn read(&self, names: &Names, view: &Cursor<'_, P>, items: &[Cursor<'_, P>]) -> Result<Items, P::Error> {
        let pairs = upright(names.pairs(items)?, view)?;
        match pairs.as_slice() {
            [_] => Ok(Items::Pairs(pairs)),
            _ => Err(incomplete(view, "items", || {
                "a proportion takes exactly one item".to_owned()
            })),
        }
    }
}

fn draw(scene: &mut SceneBuilder, pair: &Pair) -> Shape {
    // Where the bounds leave the ratio open, the figures are text only.
    let ratio = derived::ratio(pair);
    let times = ratio.as_ref().map_or(0.0, |ratio| ratio.value);
    let most = ratio.as_ref().and_then(|ratio| ratio.high).unwrap_or(times);
    let mut unit = 1.0;
    while most / unit > MOST {
        unit *= 10.0;
    }
    let across = if scene.narrow() { 6 } else { 12 };
    let side = ((scene.width + GAP) / across as f64 - GAP).min(44.0);
    let parts = [
        (&pair.from, (1.0 / unit, 1.0 / unit), Role::Ink),
        (&pair.to, (times / unit, most / unit), Role::Accent),
    ];
    for (i, (datum, squares, role)) in parts.into_iter().enumerate() {
        let top = scene.y;
        let name = NAME.wrap_evenly(datum.name(scene.lang), scene.width);
        scene.lines(pt(0.0, scene.y), Anchor::Start, NAME, &name);
        scene.y += NAME.line() * name.len() as f64;
        let value = VALUE.of_size(FIGURE).in_role(role);
        let figure = phrase::figure(&datum.measure, scene.lang);
        let (after, middle) = (value.width(&figure) + 12.0, scene.y + value.line() / 2.0);
        scene.y = scene.figure(pt(0.0, scene.y), value, &figure, scene.width);
        if i == 1 {
            let words = phrase::ratio(pair, scene.lang);
            if after + VALUE.width(&words) <= scene.width {
                scene.text(pt(after, middle), Anchor::Start, VALUE, words);
            } else {
                scene.y = scene.figure(pt(0.0, scene.y), VALUE, &words, scene.width);
            }
        }
        scene.y += 4.0;
        if ratio.is_some() {
            grid(scene, squares, (side, across), role);
        }
        let area = Rect::new(0.0, top, scene.width, scene.y - top);
        scene.target(datum, area, figure, ratio.as_ref().filter(|_| i == 1));
        scene.y += 16.0;
    }
    if ratio.is_none() {
        return Shape::Words;
    }
    let amount = phrase::figure(&pair.from.measure, scene.lang);
    // A larger unit is explained as a multiple of the smaller amount.
    let many = if unit > 1.0 {
        format!("{} × ", decimal(unit, 0))
    } else {
        String::new()
    };
    let mut words = match scene.lang {
        Lang::Zh => format!("每格{many}{amount}；最后一格按零头裁窄"),
        Lang::En => format!("One square: {many}{amount}; the last is cut to the remainder"),
    };
    if most > times {
        words += scene.lang.pick(
            "；窄条在区间两端之间",
            "; narrow ones lie between the ends of the range",
        );
    }
    scene.paragraph(&words, ASIDE.size, ASIDE.weight, ASIDE.role);
    Shape::Words
}

/// Draws squares; for a range, up to its upper end with smaller ones.
fn grid(scene: &mut SceneBuilder, (squares, most): (f64, f64), (side, across): (f64, usize), role: Role) {
    let count = most.ceil() as usize;
    for i in 0..count {
        let share = (squares - i as f64).min(1.0);
        let (column, line) = (i % across, i / across);
        let (x, y) = (column as f64 * (side + GAP), scene.y + line as f64 * (side + GAP));
        if share > 0.0 {
            scene.rect(Rect::new(x, y, side * share, side), Fill::Solid(role));
        }
        let may_be = (most - i as f64).min(1.0);
        if may_be > share {
            let (from, to) = (x + side * share.max(0.0), x + side * may_be);
            let inset = side * (1.0 - mark::NARROW) / 2.0;
            scene.rect(
                Rect::spanning(from, to, y + inset, side * mark::NARROW),
                Fill::Solid(role),
            );
        }
    }
    scene.y += count.div_ceil(across) as f64 * (side + GAP) - GAP;
}

fn proportion(pair: &Pair, lang: Lang) -> String {
    let said = |datum: &Datum| {
        fill(
            lang.pick("#（#）", "# (#)"),
            &[datum.name(lang), &phrase::figure(&datum.measure, lang)],
        )
    };
    let (from, to) = (said(&pair.from), said(&pair.to));
    match derived::ratio(pair) {
        Some(ratio) => {
            let times = times(&ratio, lang);
            let [second, third] = lang.pick([&from, &times], [&times, &from]);
            let words = lang.pick("#相当于#的#，由两数算出", "# is # #, computed from the two");
            fill(words, &[&to, second, third])
        }
        None => {
            let words = lang.pick(
                "#和#的倍数，按原文的说法算不出",
                "# and #: the wording leaves the multiple open",
            );
            fill(words, &[&to, &from])
        }
    }
}
