//! Small pictures of charts for the overview that opens them: their marks, without texts.

use super::builder::SceneBuilder;
use super::kinds::Kinds;
use super::scene::{Fill, Item};
use crate::base::geometry::{Point, Rect, Size, pt};
use crate::base::theme::Role;
use crate::report::{Axis, View};
use quantity::Lang;

/// The width at which a chart is laid out for its picture: there, names are beside their marks.
const WIDTH: f64 = 640.0;
/// A view with more figures has no picture: it would be a texture.
const MOST: usize = 24;
/// The largest scale of a picture.
const SCALE: f64 = 0.5;
/// The smallest scale of dots and strokes.
const SMALLEST: f64 = 0.35;

/// The marks of a view as its picture; none of a view whose figures share no axis.
pub(super) fn preview(view: &View, lang: Lang, kinds: Kinds) -> Vec<Item> {
    let mut scene = SceneBuilder::new(lang, WIDTH);
    if let Some(kind) = kinds.of(view)
        && view.kind.axis != Axis::None
        && view.data().len() <= MOST
    {
        kind.draw(&mut scene, view);
    }
    scene.items.retain(is_mark);
    scene.items
}

/// Draws a picture with its top left corner at `corner`, in a room of this size; returns whether there is one. Width and height are scaled by
/// themselves, because many rows in little room would leave no mark to be seen.
pub(super) fn draw(scene: &mut SceneBuilder, picture: Vec<Item>, corner: Point, room: Size) -> bool {
    let mut area: Option<Rect> = None;
    for item in &picture {
        let one = match item {
            Item::Rect(one, _) => *one,
            Item::Circle(center, radius, _) => Rect::new(center.x, center.y, 0.0, 0.0).grown(*radius, *radius),
            // Lines lead from mark to mark.
            _ => continue,
        };
        area = Some(area.map_or(one, |all| all.union(&one)));
    }
    let Some(area) = area else {
        return false;
    };
    let (across, down) = (SCALE.min(room.width / area.width), SCALE.min(room.height / area.height));
    let size = down.max(SMALLEST);
    let at = |point: Point| {
        pt(
            corner.x + (point.x - area.x) * across,
            corner.y + (point.y - area.y) * down,
        )
    };
    for item in picture {
        scene.items.push(match item {
            Item::Rect(one, fill) => {
                let Point { x, y } = at(pt(one.x, one.y));
                Item::Rect(Rect::new(x, y, one.width * across, one.height * down), fill)
            }
            Item::Circle(center, radius, role) => Item::Circle(at(center), radius * size, role),
            Item::Line(points, role, width) => Item::Line(points.into_iter().map(at).collect(), role, width * size),
            Item::Text(_) => continue,
        });
    }
    true
}

/// Separators and axes are as wide as the drawing.
fn is_mark(item: &Item) -> bool {
    !matches!(
        item,
        Item::Text(_) | Item::Rect(_, Fill::Solid(Role::Rule)) | Item::Line(_, Role::Rule, _)
    )
}
