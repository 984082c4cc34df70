//! What several tests of the core share.
// Each test uses a part of it; helper functions of tests may panic like tests.
#![allow(dead_code, clippy::unwrap_used)]

use report_charts::base::geometry::Rect;
use report_charts::chart::scene::{Item, Scene};

/// The kinds of view that the page bundle draws.
pub(crate) const COMMON_KINDS: [&str; 9] = [
    "bars",
    "change",
    "slopes",
    "remainder",
    "index",
    "shares",
    "proportion",
    "tiles",
    "overview",
];

/// The bounding box of an item, without strokes.
pub(crate) fn bounds(item: &Item) -> Rect {
    match item {
        Item::Rect(area, _) => *area,
        Item::Circle(center, radius, _) => Rect::new(center.x - radius, center.y - radius, radius * 2.0, radius * 2.0),
        Item::Text(text) => text.bounds(),
        Item::Line(points, _, _) => points
            .iter()
            .map(|p| Rect::new(p.x, p.y, 0.0, 0.0))
            .reduce(|all, one| all.union(&one))
            .unwrap(),
    }
}

/// Whether a box is inside the drawing, up to rounding.
pub(crate) fn is_inside(scene: &Scene, area: &Rect) -> bool {
    let (width, height) = (scene.size.width, scene.size.height);
    // Half a pixel, as lines on an edge have it, and what sums of lengths are beside.
    const HALF: f64 = 0.5 + 1e-6;
    area.x >= -HALF && area.y >= -1.0 && area.right() <= width + HALF && area.bottom() <= height + 1.0
}
