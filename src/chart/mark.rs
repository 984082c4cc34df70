//! Marks that draw the wording: a soft end for 左右, an open arrow for 超过, a gap before a stop for 近, a ceiling for
//! 以内, a narrow band between two stops for a range, hatching or a hollow dot for 预计.

use super::builder::SceneBuilder;
use crate::base::geometry::{Point, Rect, pt};
use crate::base::theme::Role;
use crate::chart::scene::{Fill, Side};
use quantity::{Bound, Certainty, Qualifier, Quantity};

/// Length of a soft end, half of it on either side of the stated value.
const FADE: f64 = 28.0;
/// Length of an open arrow beyond the end.
const ARROW: f64 = 9.0;
/// Gap between a bar and the stop that it nearly reaches.
const GAP: f64 = 4.0;
/// Radius of a dot.
pub(super) const DOT: f64 = 6.0;

/// How a mark ends, by what the wording allows beyond its number.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// At the number.
    Sharp,
    /// Fading away on both sides of the number.
    Soft,
    /// With a gap before a stop at the number.
    Gap,
    /// With a stop that is not passed.
    Ceiling,
    /// With an open arrow.
    Arrow,
}

impl Ending {
    pub(super) fn of(qualifier: Qualifier) -> Self {
        match qualifier.bounds() {
            (Bound::Soft, Bound::Soft) => Self::Soft,
            (Bound::Soft, _) => Self::Gap,
            (Bound::Unbounded, _) => Self::Ceiling,
            (_, Bound::Unbounded) => Self::Arrow,
            _ => Self::Sharp,
        }
    }
}

/// A bar to draw.
pub(super) struct Bar<'a> {
    /// x of the zero line.
    pub(super) base: f64,
    /// x of the value, or of the end of a range that is farther from zero.
    pub(super) end: f64,
    /// x of the end of a range that is nearer to zero; `None` for one number.
    pub(super) near: Option<f64>,
    /// Upper edge.
    pub(super) top: f64,
    /// Thickness.
    pub(super) height: f64,
    /// The wording.
    pub(super) quantity: &'a Quantity,
    /// Colour.
    pub(super) role: Role,
    /// The colour behind it, into which a soft end fades.
    pub(super) ground: Role,
}

/// Draws a bar. Returns the x beyond its ending, where a label can begin.
pub(super) fn bar(scene: &mut SceneBuilder, bar: &Bar<'_>) -> f64 {
    if let Some(near) = bar.near {
        return range_bar(scene, bar, near);
    }
    let Bar {
        base,
        end,
        near: _,
        top,
        height,
        quantity,
        role,
        ground,
    } = *bar;
    let (side, sign) = if end < base {
        (Side::Left, -1.0)
    } else {
        (Side::Right, 1.0)
    };
    let length = (end - base).abs();
    let fade = FADE.min(length * 1.2);
    let ending = Ending::of(quantity.qualifier);
    let (body, over) = match ending {
        Ending::Soft => (end + sign * fade / 2.0, end + sign * fade / 2.0),
        Ending::Gap => (end - sign * GAP.min(length), end + sign * 2.0),
        Ending::Arrow => (end, end + sign * ARROW),
        Ending::Sharp | Ending::Ceiling => (end, end),
    };
    let area = Rect::spanning(base, body, top, height);
    match quantity.certainty {
        Certainty::Stated => scene.rect(area, Fill::Solid(role)),
        Certainty::Estimate => {
            scene.rect(area, Fill::Solid(Role::Ground));
            scene.rect(area, Fill::Hatch(role));
            outline(scene, area, side, ending, role);
        }
    }
    match ending {
        // Slightly larger than the bar, so that neither its outline nor a rounded pixel shows at the edge of the cover.
        Ending::Soft => {
            let cover = Rect::spanning(end - sign * fade / 2.0, body + sign, top - 1.0, height + 2.0);
            scene.rect(cover, Fill::Fade(ground, side));
        }
        Ending::Gap => stop(scene, pt(end, top), height, role),
        Ending::Ceiling => stop(scene, pt(end, top - 3.0), height + 6.0, role),
        Ending::Arrow => {
            arrow(
                scene,
                pt(end + sign * 3.0, top + height / 2.0),
                height / 2.0,
                side,
                role,
            );
        }
        Ending::Sharp => {}
    }
    over
}

/// Thickness of the band of a range, as a share of its bar.
pub(super) const NARROW: f64 = 0.4;
/// How far the stops of a range extend above and below its bar.
const STOP: f64 = 3.0;

/// A bar to the nearer end of a range, and a narrow band from there to the farther end, each with a stop.
fn range_bar(scene: &mut SceneBuilder, bar: &Bar<'_>, near: f64) -> f64 {
    let Bar {
        base,
        end,
        top,
        height,
        quantity,
        role,
        ..
    } = *bar;
    let sign = if end < base { -1.0 } else { 1.0 };
    filled(scene, Rect::spanning(base, near, top, height), quantity.certainty, role);
    let band = Rect::new(
        near.min(end),
        top + height * (1.0 - NARROW) / 2.0,
        (end - near).abs(),
        height * NARROW,
    );
    filled(scene, band, quantity.certainty, role);
    let about = quantity.qualifier == Qualifier::About;
    if about {
        let side = if sign < 0.0 { Side::Right } else { Side::Left };
        scene.rect(
            Rect::spanning(end, end + sign * SOFT, band.y, band.height),
            Fill::Fade(role, side),
        );
    }
    // Outside the band, so that even a short band keeps its length.
    for x in [near - sign, end + sign] {
        stop(scene, pt(x, top - STOP), height + STOP * 2.0, role);
    }
    end + sign * if about { SOFT } else { 2.0 }
}

/// Length of the soft end of a range beyond it.
const SOFT: f64 = 12.0;

/// A box: solid for a stated figure, hatched for an estimate.
fn filled(scene: &mut SceneBuilder, area: Rect, certainty: Certainty, role: Role) {
    match certainty {
        Certainty::Stated => scene.rect(area, Fill::Solid(role)),
        Certainty::Estimate => {
            scene.rect(area, Fill::Solid(Role::Ground));
            scene.rect(area, Fill::Hatch(role));
            outline(scene, area, Side::Right, Ending::Sharp, role);
        }
    }
}

/// The outline of an estimate, without its end where the wording leaves that open.
fn outline(scene: &mut SceneBuilder, area: Rect, side: Side, ending: Ending, role: Role) {
    let (base, end) = match side {
        Side::Left => (area.right(), area.x),
        _ => (area.x, area.right()),
    };
    let (top, bottom) = (area.y, area.bottom());
    let mut points = vec![pt(end, top), pt(base, top), pt(base, bottom), pt(end, bottom)];
    if !matches!(ending, Ending::Soft | Ending::Arrow) {
        points.push(pt(end, top));
    }
    scene.line(&points, role, 1.0);
}

/// A thin vertical line at the end of a bar.
fn stop(scene: &mut SceneBuilder, top: Point, height: f64, role: Role) {
    scene.rect(Rect::new((top.x - 1.0).max(0.0), top.y, 2.0, height), Fill::Solid(role));
}

/// An open arrow head; its back corners are `half` to either side of `tail`.
fn arrow(scene: &mut SceneBuilder, tail: Point, half: f64, side: Side, role: Role) {
    let half = half.min(7.0);
    let depth = half * 0.75;
    let step = side.step();
    let (across_x, across_y) = (step.y.abs() * half, step.x.abs() * half);
    let tip = pt(tail.x + step.x * depth, tail.y + step.y * depth);
    let corners = [
        pt(tail.x - across_x, tail.y - across_y),
        tip,
        pt(tail.x + across_x, tail.y + across_y),
    ];
    scene.line(&corners, role, 2.0);
}

/// How the points of one line differ from those of another without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Circle,
    Square,
    Diamond,
    Cross,
}

impl Sign {
    /// The sign of the line with this number.
    pub(super) fn of(line: usize) -> Self {
        match line % 4 {
            0 => Self::Circle,
            1 => Self::Square,
            2 => Self::Diamond,
            _ => Self::Cross,
        }
    }

    /// Draws it as large as a circle of this radius, or only its inside, for a hollow one.
    pub(super) fn draw(self, scene: &mut SceneBuilder, center: Point, radius: f64, role: Role) {
        let stroke = |scene: &mut SceneBuilder, reach: (f64, f64), width: f64| {
            let ends = [
                pt(center.x - reach.0, center.y - reach.1),
                pt(center.x + reach.0, center.y + reach.1),
            ];
            scene.line(&ends, role, width);
        };
        let half = radius * 0.9;
        match self {
            Self::Circle => scene.circle(center, radius, role),
            Self::Square => {
                let area = Rect::new(center.x - half, center.y - half, half * 2.0, half * 2.0);
                scene.rect(area, Fill::Solid(role));
            }
            Self::Diamond => stroke(scene, (radius * 0.7, radius * 0.7), radius * 2.0),
            Self::Cross => {
                stroke(scene, (radius, radius), half);
                stroke(scene, (radius, -radius), half);
            }
        }
    }
}

/// A dot at a value; `axis` is the side to which values grow.
pub(super) fn dot(scene: &mut SceneBuilder, center: Point, axis: Side, quantity: &Quantity, role: Role) {
    signed_dot(scene, center, axis, quantity, (Sign::Circle, role));
}

fn signed_dot(scene: &mut SceneBuilder, center: Point, axis: Side, quantity: &Quantity, (sign, role): (Sign, Role)) {
    let step = axis.step();
    let beside = |distance: f64| pt(center.x + step.x * distance, center.y + step.y * distance);
    match Ending::of(quantity.qualifier) {
        Ending::Soft => {
            let (back, ahead) = match axis {
                Side::Left | Side::Right => (Side::Left, Side::Right),
                Side::Up | Side::Down => (Side::Up, Side::Down),
            };
            whisker(scene, center, back, role);
            whisker(scene, center, ahead, role);
        }
        Ending::Arrow => arrow(scene, beside(DOT + 4.0), DOT, axis, role),
        Ending::Gap | Ending::Ceiling => {
            let at = beside(DOT + 4.0);
            let across = pt(step.y.abs() * DOT, step.x.abs() * DOT);
            scene.line(
                &[
                    pt(at.x - across.x, at.y - across.y),
                    pt(at.x + across.x, at.y + across.y),
                ],
                role,
                2.0,
            );
        }
        Ending::Sharp => {}
    }
    sign.draw(scene, center, DOT, role);
    if quantity.certainty == Certainty::Estimate {
        sign.draw(scene, center, DOT - 2.0, Role::Ground);
    }
}

/// A figure on an axis: a dot, or a band with stops at both ends of a range. `ends` are the points of its lower and upper end;
/// `axis` is the side to which values grow.
pub(super) fn point(scene: &mut SceneBuilder, ends: (Point, Point), axis: Side, quantity: &Quantity, role: Role) {
    signed_point(scene, ends, axis, quantity, (Sign::Circle, role));
}

/// The same with a sign in place of the dot.
pub(super) fn signed_point(
    scene: &mut SceneBuilder,
    ends: (Point, Point),
    axis: Side,
    quantity: &Quantity,
    (sign, role): (Sign, Role),
) {
    let (low, high) = ends;
    if !quantity.is_range() {
        return signed_dot(scene, high, axis, quantity, (sign, role));
    }
    const HALF: f64 = 3.5;
    let across = matches!(axis, Side::Left | Side::Right);
    let (left, right) = (low.x.min(high.x), low.x.max(high.x));
    let (top, bottom) = (low.y.min(high.y), low.y.max(high.y));
    let (band, stops) = if across {
        let stop = |x: f64| Rect::new(x, high.y - DOT - 2.0, 2.0, DOT * 2.0 + 4.0);
        (
            Rect::new(left, high.y - HALF, right - left, HALF * 2.0),
            [stop(left - 2.0), stop(right)],
        )
    } else {
        let stop = |y: f64| Rect::new(high.x - DOT - 2.0, y, DOT * 2.0 + 4.0, 2.0);
        (
            Rect::new(high.x - HALF, top, HALF * 2.0, bottom - top),
            [stop(top - 2.0), stop(bottom)],
        )
    };
    if quantity.qualifier == Qualifier::About {
        let (back, ahead) = if across {
            (Side::Left, Side::Right)
        } else {
            (Side::Up, Side::Down)
        };
        whisker(scene, pt(left, top), back, role);
        whisker(scene, pt(right, bottom), ahead, role);
    }
    match quantity.certainty {
        Certainty::Stated => scene.rect(band, Fill::Solid(role)),
        Certainty::Estimate => hollow(scene, band, role),
    }
    for stop in stops {
        scene.rect(stop, Fill::Solid(role));
    }
}

/// The outline of a band, for an estimate: the counterpart of a hollow dot.
pub(super) fn hollow(scene: &mut SceneBuilder, band: Rect, role: Role) {
    scene.rect(band, Fill::Solid(role));
    let inner = band.grown(-1.5, -1.5);
    if inner.width > 0.0 && inner.height > 0.0 {
        scene.rect(inner, Fill::Solid(Role::Ground));
    }
}

/// A strip from a dot outwards that fades out.
fn whisker(scene: &mut SceneBuilder, center: Point, side: Side, role: Role) {
    const LENGTH: f64 = 14.0;
    const HALF: f64 = 2.5;
    let area = match side {
        Side::Left => Rect::new(center.x - LENGTH, center.y - HALF, LENGTH, HALF * 2.0),
        Side::Right => Rect::new(center.x, center.y - HALF, LENGTH, HALF * 2.0),
        Side::Up => Rect::new(center.x - HALF, center.y - LENGTH, HALF * 2.0, LENGTH),
        Side::Down => Rect::new(center.x - HALF, center.y, HALF * 2.0, LENGTH),
    };
    let inwards = match side {
        Side::Left => Side::Right,
        Side::Right => Side::Left,
        Side::Up => Side::Down,
        Side::Down => Side::Up,
    };
    scene.rect(area, Fill::Fade(role, inwards));
}

/// An arrow head that points back into a bar: the value is less than its edge.
pub(super) fn open_towards_less(scene: &mut SceneBuilder, edge: Point, half: f64, role: Role) {
    arrow(scene, pt(edge.x + 10.0, edge.y), half, Side::Left, role);
}
