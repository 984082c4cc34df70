//! Transitions from one arrangement of marks to another. Not here: timing, painting.

use crate::base::geometry::{Point, Rect, between};
use crate::chart::scene::Scene;

/// The scene `after` with its marks in transition from their positions in `before` (`share` 0) to their own (1). New marks, and
/// items that belong to no mark, are at their own positions from the start.
pub fn in_transition(before: &Scene, after: &Scene, share: f64) -> Scene {
    let left = 1.0 - eased(share);
    let shifts: Vec<(Rect, Point)> = after
        .targets
        .iter()
        .map(|target| {
            let was = before
                .targets
                .iter()
                .find(|other| other.datum.measure.id == target.datum.measure.id);
            let (now, was) = (target.area, was.map_or(target.area, |was| was.area));
            let shift = Point {
                x: (was.x - now.x) * left,
                y: (was.y - now.y) * left,
            };
            (now, shift)
        })
        .collect();
    let items = after.items.iter().map(|item| {
        let bounds = item.bounds();
        let own = shifts.iter().find(|(area, _)| holds(area, &bounds));
        own.map_or_else(|| item.clone(), |(_, shift)| item.clone().moved(shift.x, shift.y))
    });
    Scene {
        items: items.collect(),
        ..after.clone()
    }
}

/// Ease out: fast at the start, slow at the end.
fn eased(share: f64) -> f64 {
    1.0 - (1.0 - between(share, 0.0, 1.0)).powi(3)
}

/// Whether a box is in an area, with a tolerance for covers and outlines.
fn holds(area: &Rect, bounds: &Rect) -> bool {
    const OVER: f64 = 4.0;
    bounds.x >= area.x - OVER
        && bounds.right() <= area.right() + OVER
        && bounds.y >= area.y - OVER
        && bounds.bottom() <= area.bottom() + OVER
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::scene::Item;
    use crate::chart::{Frame, Options, build};
    use crate::document::built_in;
    use crate::page::arrange::{Choice, arrange};
    use crate::report::Sorting;
    use quantity::Lang;

    fn scenes() -> (Scene, Scene) {
        let report = built_in().unwrap();
        let view = report.view("eliminated-capacity").unwrap();
        let options = Options::new(Lang::Zh, 640.0, Frame::Bare);
        let choice = Choice {
            order: Some(Sorting::Report),
            ..Choice::default()
        };
        let (sorted, _) = arrange(&report, view, &choice, Lang::Zh);
        (build(&report, view, options), build(&report, &sorted, options))
    }

    /// The point of the label of a figure.
    fn label(scene: &Scene, words: &str) -> Point {
        let found = scene.items.iter().find_map(|item| match item {
            Item::Text(text) if text.text == words => Some(text.at),
            _ => None,
        });
        found.unwrap_or_else(|| panic!("nothing says {words}"))
    }

    #[test]
    fn marks_begin_where_they_were_and_end_where_they_are() {
        let (before, after) = scenes();
        let (start, end) = (in_transition(&before, &after, 0.0), in_transition(&before, &after, 1.0));
        assert_eq!(end.items, after.items);
        for words in ["3.3亿吨", "6860万吨", "1030万吨"] {
            assert_eq!(label(&start, words), label(&before, words));
        }
        assert_ne!(
            label(&before, "3.3亿吨"),
            label(&after, "3.3亿吨"),
            "the order is another"
        );
    }

    #[test]
    fn halfway_is_between() {
        let (before, after) = scenes();
        let (from, to) = (label(&before, "3.3亿吨").y, label(&after, "3.3亿吨").y);
        let middle = label(&in_transition(&before, &after, 0.5), "3.3亿吨").y;
        assert!(middle > from.min(to) && middle < from.max(to), "{from} {middle} {to}");
    }
}
