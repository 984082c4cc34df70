//! An earlier and a later rate of each indicator on one axis, with the change in words.

use super::ViewKind;
use super::reading::{KindReader, Names};
use crate::analysis::derived::unlike;
use crate::base::cursor::Cursor;
use crate::base::error_list::ErrorPolicy;
use crate::base::geometry::{Rect, between, pt};
use crate::base::scale::Scale;
use crate::base::theme::Role;
use crate::chart::builder::{ASIDE, NAME, SceneBuilder, VALUE};
use crate::chart::legend::Shape;
use crate::chart::mark;
use crate::chart::scene::{Anchor, Fill, Side};
use crate::phrase;
use crate::phrase::sentences::{Detail, closed, fill, pair_periods, parts, ranked};
use crate::report::{Axis, Datum, ItemType, Items, Kind, Pair, View};
use quantity::Lang;

const ROW: f64 = 58.0;
/// y of the dots in a row; the later label is above them.
const LEVEL: f64 = 36.0;
/// Room between names and dots.
const BESIDE: f64 = 24.0;

/// An earlier and a later rate on one axis.
pub static KIND: Kind = Kind {
    name: "change",
    items: ItemType::Pair,
    single: false,
    axis: Axis::Common,
    by_value: false,
    sorting: &[],
    divisible: true,
};

pub(super) struct Change;

impl ViewKind for Change {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn draw(&self, scene: &mut SceneBuilder, view: &View) -> Shape {
        draw(scene, view.items.pairs())
    }

    fn findings(&self, items: &Items, lang: Lang, detail: Detail) -> Vec<String> {
        vec![changes(items.pairs(), lang, detail)]
    }
}

impl<P: ErrorPolicy> KindReader<P> for Change {
    fn read(&self, names: &Names, _: &Cursor<'_, P>, items: &[Cursor<'_, P>]) -> Result<Items, P::Error> {
        Ok(Items::Pairs(names.pairs(items)?))
    }
}

fn draw(scene: &mut SceneBuilder, pairs: &[Pair]) -> Shape {
    let names = if scene.narrow() {
        0.0
    } else {
        names_width(scene, pairs) + BESIDE
    };
    let scale = spread(scene, pairs, names);
    // If one label does not fit at its dot, all are below their names.
    let (beside, scale, labels) = if pairs.iter().all(|pair| fits(scene, pair, scale, names)) {
        (names, scale, Labels::AtDots)
    } else {
        (0.0, axis(scene, pairs, 0.0, Labels::UnderNames), Labels::UnderNames)
    };
    let top = scene.y;
    for pair in pairs {
        row(scene, pair, scale, beside, labels);
    }
    if let Some(pair) = pairs.first() {
        let falls = |pair: &Pair| pair.from.measure.signed_value().min(pair.to.measure.signed_value()) < 0.0;
        let left = if pairs.iter().any(falls) { beside } else { scale.zero() };
        scene.axis(scale, (left, top), pair.to.measure.quantity.unit.family());
    }
    scene.text(
        pt(scale.zero(), scene.y + ASIDE.line() / 2.0),
        Anchor::Middle,
        ASIDE,
        "0",
    );
    scene.y += ASIDE.line();
    Shape::Dot
}

/// The axis with labels at the dots: an earlier label left of a dot near zero has its room between the names and zero.
fn spread(scene: &SceneBuilder, pairs: &[Pair], names: f64) -> Scale {
    let mut room = 0.0;
    let mut scale = axis(scene, pairs, names, Labels::AtDots);
    // More room for labels brings dots nearer to zero.
    for _ in 0..3 {
        let lacking = |pair: &Pair| (names - BESIDE).max(0.0) - label_end(scene, pair, scale);
        room += pairs.iter().map(lacking).fold(0.0, f64::max).ceil();
        scale = axis(scene, pairs, names + room, Labels::AtDots);
    }
    scale
}

/// Where the label of the earlier figure ends, away from its dot.
fn label_end(scene: &SceneBuilder, pair: &Pair, scale: Scale) -> f64 {
    let (out, edge) = outside(pair, scale);
    edge + out * (AROUND + VALUE.width(&phrase::label(&pair.from.measure, scene.lang)))
}

/// Position of the labels of a pair.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Labels {
    AtDots,
    UnderNames,
}

/// Half of the width of a dot with its ending.
const AROUND: f64 = mark::DOT + 14.0;

/// Whether both labels of a pair fit at their dots.
fn fits(scene: &SceneBuilder, pair: &Pair, scale: Scale, beside: f64) -> bool {
    let (from, to) = (&pair.from.measure, &pair.to.measure);
    let width = |measure| VALUE.width(&phrase::label(measure, scene.lang));
    let outside = ((beside - BESIDE).max(0.0)..=scene.width).contains(&label_end(scene, pair, scale));
    let side = if to.signed_value() < 0.0 {
        scale.zero() - beside
    } else {
        scene.width - scale.zero()
    };
    let ends = |measure| [scale.at(measure) - AROUND, scale.at(measure) + AROUND];
    let inside = [from, to]
        .into_iter()
        .flat_map(|measure| [measure.reach().0, measure.reach().1])
        .flat_map(ends)
        .all(|x| (0.0..=scene.width).contains(&x));
    // Labels wider than the drawing would reverse the axis.
    scale.at(1.0) > scale.zero() && outside && width(to) + 6.0 <= side && inside
}

fn names_width(scene: &SceneBuilder, pairs: &[Pair]) -> f64 {
    let widest = pairs
        .iter()
        .map(|pair| {
            let name = VALUE.width(pair.to.name(scene.lang));
            name.max(ASIDE.width(&phrase::change(pair, scene.lang)))
        })
        .fold(0.0, f64::max);
    widest.min(scene.width * 0.4)
}

/// The axis through every value, with room for the labels outside the outermost dots.
fn axis(scene: &SceneBuilder, pairs: &[Pair], beside: f64, labels: Labels) -> Scale {
    let data = || pairs.iter().flat_map(|pair| [&pair.from, &pair.to]);
    let values = || data().map(|d| d.measure.reach().1);
    let (least, most) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
    let label = |falls: bool| {
        data()
            .filter(|d| (d.measure.signed_value() < 0.0) == falls)
            .map(|d| VALUE.width(&phrase::label(&d.measure, scene.lang)) + mark::DOT + 22.0)
            .fold(0.0, f64::max)
    };
    let (left, right) = match labels {
        Labels::AtDots => (label(true), label(false)),
        Labels::UnderNames => (AROUND, AROUND),
    };
    let per_unit = (scene.width - beside - left - right) / (most - least).max(f64::MIN_POSITIVE);
    // Without an extent the step is not finite; zero must be.
    let below = (-least * per_unit).min(scene.width - beside - left - right).max(0.0);
    Scale::new(beside + left + below, per_unit)
}

fn row(scene: &mut SceneBuilder, pair: &Pair, scale: Scale, beside: f64, labels: Labels) {
    let top = scene.y;
    let words = phrase::change(pair, scene.lang);
    let room = if beside > 0.0 { beside - BESIDE } else { scene.width };
    let name = VALUE.wrap_evenly(pair.to.name(scene.lang), room);
    let aside = ASIDE.wrap_evenly(&words, room);
    let text = VALUE.line() * name.len() as f64 + ASIDE.line() * aside.len() as f64;
    let row = if beside > 0.0 { ROW.max(text + 12.0) } else { ROW };
    let first = if beside > 0.0 { top + (row - text) / 2.0 } else { top };
    scene.lines(pt(0.0, first), Anchor::Start, VALUE, &name);
    let second = first + VALUE.line() * name.len() as f64;
    scene.lines(pt(0.0, second), Anchor::Start, ASIDE, &aside);
    if beside == 0.0 {
        scene.y += text;
    }
    if labels == Labels::UnderNames {
        return row_under(scene, pair, scale);
    }
    dots(scene, pair, scale, (row, beside));
    scene.y += row;
}

/// Both figures as text, and the dots below.
fn row_under(scene: &mut SceneBuilder, pair: &Pair, scale: Scale) {
    const DOTS: f64 = 28.0;
    let mut areas = Vec::new();
    for (datum, style) in [(&pair.from, NAME.in_role(Role::Muted)), (&pair.to, VALUE)] {
        let top = scene.y;
        let label = phrase::label(&datum.measure, scene.lang);
        let words = format!("{} {label}", phrase::span(datum.measure.period, scene.lang));
        scene.y = scene.figure(pt(0.0, top), style, &words, scene.width);
        areas.push((datum, Rect::new(0.0, top, scene.width, scene.y - top), label));
    }
    // One line of text is too small a target: the first gets part of the name, the second the dots.
    if let [(_, from, _), (_, to, _)] = areas.as_mut_slice() {
        from.y -= 6.0;
        from.height += 6.0;
        to.height += DOTS;
    }
    let zero = Rect::new(scale.zero() - 0.5, scene.y, 1.0, DOTS);
    scene.rect(zero, Fill::Solid(Role::Ink));
    stroke(scene, pair, scale, scene.y + DOTS / 2.0);
    for (datum, area, label) in areas {
        scene.target(datum, area, label, None);
    }
    scene.y += DOTS + 12.0;
}

/// The two dots with the line between them; returns their x and the colour.
fn stroke(scene: &mut SceneBuilder, pair: &Pair, scale: Scale, level: f64) -> (f64, f64, Role) {
    let (from, to) = (pair.from.measure.signed_value(), pair.to.measure.signed_value());
    let (x0, x1) = (scale.at(from), scale.at(to));
    let role = if to < 0.0 { Role::Fall } else { Role::Accent };
    scene.line(&[pt(x0, level), pt(x1, level)], role, 1.0);
    // The earlier dot is as grey as its label.
    for (measure, role) in [(&pair.from.measure, Role::Muted), (&pair.to.measure, role)] {
        let (low, high) = measure.reach();
        let ends = (pt(scale.at(low), level), pt(scale.at(high), level));
        mark::point(scene, ends, Side::Right, &measure.quantity, role);
    }
    (x0, x1, role)
}

fn dots(scene: &mut SceneBuilder, pair: &Pair, scale: Scale, (row, beside): (f64, f64)) {
    let level = scene.y + row / 2.0 + LEVEL - ROW / 2.0;
    // The zero line is continuous from row to row, but does not cross names above the dots, nor the earlier label.
    let label = phrase::label(&pair.from.measure, scene.lang);
    let (out, edge) = outside(pair, scale);
    let label_at = edge + out * AROUND;
    let crossed = out < 0.0 && (label_at - NAME.width(&label)..label_at + 4.0).contains(&scale.zero());
    let (top, end) = (scene.y, scene.y + row);
    let parts = match crossed {
        true => [(top, level - 9.0), (level + 9.0, end)],
        false => [(top, end), (end, end)],
    };
    for (top, end) in parts.into_iter().filter(|(top, end)| top < end) {
        let line = Rect::new(scale.zero() - 0.5, top, 1.0, end - top);
        scene.rect(line, Fill::Solid(Role::Ink));
    }
    let (x0, x1, role) = stroke(scene, pair, scale, level);
    // The earlier label is on the outer side of its dot, the later one above its dot.
    let anchor = if out < 0.0 { Anchor::End } else { Anchor::Start };
    scene.text(pt(label_at, level), anchor, NAME.in_role(Role::Muted), label.as_str());
    let from_area = text_area(scene).union(&around(x0, level));
    let label_to = phrase::label(&pair.to.measure, scene.lang);
    let half = VALUE.width(&label_to) / 2.0;
    // On its own side of zero, so that the zero line crosses no label.
    let x = if role == Role::Fall {
        between(x1, beside + half, scale.zero() - half - 6.0)
    } else {
        between(x1, scale.zero() + half + 6.0, scene.width - half)
    };
    scene.text(pt(x, level - 18.0), Anchor::Middle, VALUE, label_to.as_str());
    let to_area = text_area(scene).union(&around(x1, level));
    scene.target(&pair.from, from_area, label, None);
    scene.target(&pair.to, to_area, label_to, None);
}

/// On which side of the earlier dot its label is, -1 or 1, and where both marks end there: outside of a range that the dot is in.
fn outside(pair: &Pair, scale: Scale) -> (f64, f64) {
    let ends = [&pair.from.measure, &pair.to.measure].map(|m| (scale.at(m.signed_value()), half_width(m, scale)));
    let [(x0, half0), (x1, half1)] = ends;
    if x0 < x1 {
        (-1.0, (x0 - half0).min(x1 - half1))
    } else {
        (1.0, (x0 + half0).max(x1 + half1))
    }
}

/// Half of the length of a range on the axis.
fn half_width(measure: &crate::report::Measure, scale: Scale) -> f64 {
    let (low, high) = measure.reach();
    (scale.at(high) - scale.at(low)).abs() / 2.0
}

fn around(x: f64, y: f64) -> Rect {
    Rect::new(x - 12.0, y - 12.0, 24.0, 24.0)
}

/// The box of the text drawn last.
fn text_area(scene: &SceneBuilder) -> Rect {
    match scene.items.last() {
        Some(crate::chart::scene::Item::Text(text)) => text.bounds(),
        _ => Rect::new(0.0, scene.y, 0.0, 0.0),
    }
}

/// A sentence on the change of each rate, and on the highest of the later ones.
fn changes(pairs: &[Pair], lang: Lang, detail: Detail) -> String {
    let said: Vec<String> = pairs
        .iter()
        .map(|pair| {
            let words = match unlike(&pair.from, &pair.to) {
                Some(why) => phrase::unlike_words(why, lang).to_owned(),
                None => phrase::change(pair, lang),
            };
            fill(lang.pick("##", "#: #"), &[pair.to.name(lang), &words])
        })
        .collect();
    let later: Vec<&Datum> = pairs.iter().map(|pair| &pair.to).collect();
    let ranked = ranked(&later, lang, detail, &|datum| {
        let (label, period) = (
            phrase::label(&datum.measure, lang),
            phrase::period(&datum.measure, lang),
        );
        fill(lang.pick("#（#）", "# (#)"), &[&label, &period])
    });
    pair_periods(pairs, lang) + &closed(parts(&said, lang), lang) + &ranked
}
