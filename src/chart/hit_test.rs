//! Hit test: the mark at a point. Not here: events, drawing.

use crate::base::geometry::{Point, length};
use crate::chart::scene::Scene;

/// The index of the target nearest to a point; `None` in a scene without targets.
///
/// A target that contains the point comes first; of two at the same distance, the earlier.
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
