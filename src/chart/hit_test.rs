//! What is under a point. Refuses: events, drawing.

use crate::base::geometry::{Point, length};
use crate::chart::scene::Scene;

/// The datum nearest to a point, as its place in the scene's targets; `None` in a scene without data.
///
/// The box that the point is in wins; between boxes the nearer one, and of two equally near the earlier.
pub fn nearest(scene: &Scene, point: Point) -> Option<usize> {
    let by_distance = |(i, target): (usize, &crate::chart::scene::Target)| {
        let center = target.area.center();
        let to_center = length(center.x - point.x, center.y - point.y);
        (i, target.area.distance(point), to_center)
    };
    scene
        .targets
        .iter()
        .enumerate()
        .map(by_distance)
        .min_by(|a, b| a.1.total_cmp(&b.1).then(a.2.total_cmp(&b.2)))
        .map(|(i, _, _)| i)
}
