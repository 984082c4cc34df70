//! Points, sizes and boxes in CSS pixels, x to the right and y down. Not here: device pixels, units of data.

/// A place in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Distance from the left edge.
    pub x: f64,
    /// Distance from the top edge, growing downwards.
    pub y: f64,
}

/// Shorthand for a [`Point`].
pub fn pt(x: f64, y: f64) -> Point {
    Point { x, y }
}

/// A number limited to two bounds. The upper one wins where they cross, and NaN becomes a bound.
/// Unlike `f64::clamp` it cannot panic, and adds no code for printing numbers to the page.
pub fn between(value: f64, least: f64, most: f64) -> f64 {
    value.max(least).min(most)
}

/// Length of a vector. Lengths on a page do not overflow, and `hypot` would add code to every page.
pub(crate) fn length(dx: f64, dy: f64) -> f64 {
    (dx * dx + dy * dy).sqrt()
}

/// Width and height in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// An upright box in CSS pixels; width and height are never negative when made by [`Rect::spanning`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Rect {
    /// A box from its top left corner and its size.
    pub fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x, y, width, height }
    }

    /// The box between two x values, in either order.
    pub fn spanning(x0: f64, x1: f64, y: f64, height: f64) -> Self {
        Self::new(x0.min(x1), y, (x1 - x0).abs(), height)
    }

    /// Right edge.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Bottom edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Middle.
    pub fn center(&self) -> Point {
        pt(self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// The smallest box holding both.
    pub fn union(&self, other: &Self) -> Self {
        let x = self.x.min(other.x);
        let y = self.y.min(other.y);
        Self::new(
            x,
            y,
            self.right().max(other.right()) - x,
            self.bottom().max(other.bottom()) - y,
        )
    }

    /// Whether two boxes share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// The same box moved.
    pub fn moved(&self, dx: f64, dy: f64) -> Self {
        Self::new(self.x + dx, self.y + dy, self.width, self.height)
    }

    /// The same box with position and size multiplied by `factor`.
    pub fn scaled(&self, factor: f64) -> Self {
        Self::new(
            self.x * factor,
            self.y * factor,
            self.width * factor,
            self.height * factor,
        )
    }

    /// The same box, larger by this much on each side.
    pub(crate) fn grown(&self, dx: f64, dy: f64) -> Self {
        Self::new(self.x - dx, self.y - dy, self.width + dx * 2.0, self.height + dy * 2.0)
    }

    /// The intersection of both.
    pub(crate) fn shared(&self, other: &Self) -> Option<Self> {
        let (x, y) = (self.x.max(other.x), self.y.max(other.y));
        let (right, bottom) = (self.right().min(other.right()), self.bottom().min(other.bottom()));
        (right > x && bottom > y).then(|| Self::new(x, y, right - x, bottom - y))
    }

    /// Distance from a point to the nearest point of the box; 0 inside.
    pub fn distance(&self, point: Point) -> f64 {
        let dx = (self.x - point.x).max(point.x - self.right()).max(0.0);
        let dy = (self.y - point.y).max(point.y - self.bottom()).max(0.0);
        length(dx, dy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_is_zero_inside_and_euclidean_outside() {
        let area = Rect::new(10.0, 10.0, 20.0, 10.0);
        assert_eq!(area.distance(pt(15.0, 12.0)), 0.0);
        assert_eq!(area.distance(pt(33.0, 24.0)), 5.0);
    }

    #[test]
    fn between_limits_any_number() {
        assert_eq!(between(5.0, 1.0, 3.0), 3.0);
        assert_eq!(between(f64::NAN, 1.0, 3.0), 1.0);
        assert_eq!(between(0.0, 4.0, 3.0), 3.0);
    }

    #[test]
    fn touching_boxes_do_not_overlap() {
        let a = Rect::new(0.0, 0.0, 10.0, 10.0);
        assert!(!a.overlaps(&Rect::new(10.0, 0.0, 5.0, 5.0)));
        assert!(a.overlaps(&Rect::new(9.0, 9.0, 5.0, 5.0)));
    }
}
