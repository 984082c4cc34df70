//! A chart as plain data: items to draw, and targets that say where each datum is. Not here: canvas, SVG, the page.

use crate::base::geometry::{Point, Rect, Size, pt};
use crate::base::text::{self, Weight};
use crate::base::theme::Role;
use crate::phrase::Tooltip;
use crate::report::Datum;
use quantity::Family;
use quantity::Lang;

/// A side of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Towards smaller x.
    Left,
    /// Towards larger x.
    Right,
    /// Towards smaller y.
    Up,
    /// Towards larger y.
    Down,
}

impl Side {
    /// The step of one pixel to this side.
    pub fn step(self) -> Point {
        match self {
            Self::Left => pt(-1.0, 0.0),
            Self::Right => pt(1.0, 0.0),
            Self::Up => pt(0.0, -1.0),
            Self::Down => pt(0.0, 1.0),
        }
    }
}

/// How a box is filled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fill {
    /// One colour.
    Solid(Role),
    /// A gradient from transparent to the full colour towards a side.
    Fade(Role, Side),
    /// Thin diagonal lines on a tint: an estimate.
    Hatch(Role),
    /// A translucent colour over the items below.
    Tint(Role),
}

/// Horizontal alignment of a text at its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins at the point.
    Start,
    /// The text is centred on the point.
    Middle,
    /// The text ends at the point.
    End,
}

/// One line of text, vertically centred on `at`.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Its point.
    pub at: Point,
    /// Alignment at this point.
    pub anchor: Anchor,
    /// Font size in CSS pixels.
    pub size: f64,
    /// Weight.
    pub weight: Weight,
    /// Colour.
    pub role: Role,
    /// The text.
    pub text: String,
}

impl Text {
    /// Its bounding box.
    pub fn bounds(&self) -> Rect {
        let width = text::width(&self.text, self.size, self.weight);
        let x = match self.anchor {
            Anchor::Start => self.at.x,
            Anchor::Middle => self.at.x - width / 2.0,
            Anchor::End => self.at.x - width,
        };
        Rect::new(x, self.at.y - self.size / 2.0, width, self.size)
    }
}

/// An item to draw. Later items cover earlier ones.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A filled box.
    Rect(Rect, Fill),
    /// An open line through points, with a width.
    Line(Vec<Point>, Role, f64),
    /// A filled circle with a radius.
    Circle(Point, f64, Role),
    /// A line of text.
    Text(Text),
}

impl Item {
    /// The same item, moved.
    pub(crate) fn moved(self, dx: f64, dy: f64) -> Self {
        let shift = |point: Point| pt(point.x + dx, point.y + dy);
        match self {
            Self::Rect(area, fill) => Self::Rect(area.moved(dx, dy), fill),
            Self::Line(points, role, width) => Self::Line(points.into_iter().map(shift).collect(), role, width),
            Self::Circle(center, radius, role) => Self::Circle(shift(center), radius, role),
            Self::Text(text) => Self::Text(Text {
                at: shift(text.at),
                ..text
            }),
        }
    }
}

impl Item {
    /// Its bounding box, strokes included.
    pub(crate) fn bounds(&self) -> Rect {
        match self {
            Self::Rect(area, _) => *area,
            Self::Circle(center, radius, _) => Rect::new(center.x, center.y, 0.0, 0.0).grown(*radius, *radius),
            Self::Text(text) => text.bounds(),
            Self::Line(points, _, width) => {
                let dot = |p: &Point| Rect::new(p.x, p.y, 0.0, 0.0);
                let around = points.iter().map(dot).reduce(|all, one| all.union(&one));
                around
                    .unwrap_or(Rect::new(0.0, 0.0, 0.0, 0.0))
                    .grown(width / 2.0, width / 2.0)
            }
        }
    }

    /// The same item scaled by `factor` from the top left corner of the drawing.
    fn scaled(self, factor: f64) -> Self {
        let grow = |point: Point| pt(point.x * factor, point.y * factor);
        match self {
            Self::Rect(area, fill) => Self::Rect(area.scaled(factor), fill),
            Self::Line(points, role, width) => Self::Line(points.into_iter().map(grow).collect(), role, width * factor),
            Self::Circle(center, radius, role) => Self::Circle(grow(center), radius * factor, role),
            Self::Text(text) => Self::Text(Text {
                at: grow(text.at),
                size: text.size * factor,
                ..text
            }),
        }
    }
}

impl Scene {
    /// The same scene scaled by `factor`.
    pub(crate) fn scaled(mut self, factor: f64) -> Self {
        if factor == 1.0 {
            return self;
        }
        self.size = Size {
            width: self.size.width * factor,
            height: self.size.height * factor,
        };
        self.items = self.items.into_iter().map(|item| item.scaled(factor)).collect();
        for target in &mut self.targets {
            target.area = target.area.scaled(factor);
        }
        self
    }
}

/// The area of a datum, with its texts.
#[derive(Clone, Debug)]
pub struct Target {
    /// The datum.
    pub datum: Datum,
    /// The box of its mark, name and label.
    pub area: Rect,
    /// The label as drawn.
    pub label: String,
    /// Its tooltip.
    pub tooltip: Tooltip,
    /// Id of the view that it opens.
    pub opens: Option<String>,
}

/// The axis that all marks of a scene share; values grow to the right.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// The plot area; values outside it are not on the axis.
    pub area: Rect,
    /// x of the value 0.
    pub zero: f64,
    /// CSS pixels per base unit (元, 吨, …); positive and finite.
    pub per_unit: f64,
    /// Unit family of its values.
    pub family: Family,
}

/// A chart to paint.
#[derive(Clone, Debug)]
pub struct Scene {
    /// Language of its texts; decides the font stack.
    pub lang: Lang,
    /// Size in CSS pixels.
    pub size: Size,
    /// Items in painting order.
    pub items: Vec<Item>,
    /// Targets in reading order.
    pub targets: Vec<Target>,
    /// The axis, in views whose marks share one.
    pub axis: Option<Axis>,
}
