//! A chart as plain data: what stands where, and which datum sits where. Refuses: canvas, SVG, the page.

use crate::base::geometry::{Point, Rect, Size, pt};
use crate::base::text::{self, Weight};
use crate::base::theme::Role;
use crate::phrase::Tooltip;
use crate::report::Datum;
use quantity::Family;
use quantity::Lang;

/// Which side of a mark.
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
    /// One colour, from nothing to full towards a side.
    Fade(Role, Side),
    /// Thin diagonal lines on a tint: an estimate.
    Hatch(Role),
    /// A breath of a colour over what lies below, which stays what it is.
    Tint(Role),
}

/// Which end of a text its place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins there.
    Start,
    /// The text is centred there.
    Middle,
    /// The text ends there.
    End,
}

/// One line of text; `at` is half way up the line.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Where.
    pub at: Point,
    /// Which end of it is there.
    pub anchor: Anchor,
    /// Font size in CSS pixels.
    pub size: f64,
    /// Strokes.
    pub weight: Weight,
    /// Colour.
    pub role: Role,
    /// The words.
    pub text: String,
}

impl Text {
    /// The box that the line takes.
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

/// One thing to draw. Later items lie over earlier ones.
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
    /// The same thing elsewhere.
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
    /// The box that it takes, strokes included.
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

    /// The same thing `factor` times as large, from the left top corner of the drawing.
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
    /// The same chart `factor` times as large.
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

/// Where a datum sits, and what it says.
#[derive(Clone, Debug)]
pub struct Target {
    /// The figure.
    pub datum: Datum,
    /// Its mark with name and label.
    pub area: Rect,
    /// The label as drawn.
    pub label: String,
    /// What it says when it is pointed at.
    pub tooltip: Tooltip,
    /// The view that it leads to.
    pub opens: Option<String>,
}

/// The axis that every mark of a chart shares, with values growing to the right.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// The ground over which values are read: what lies outside is not on the axis.
    pub area: Rect,
    /// x of the value 0.
    pub zero: f64,
    /// CSS pixels a base unit (元, 吨, …); positive and finite.
    pub per_unit: f64,
    /// What is measured along it.
    pub family: Family,
}

/// A whole chart.
#[derive(Clone, Debug)]
pub struct Scene {
    /// Language of its words, and so the order of its fonts.
    pub lang: Lang,
    /// Extent.
    pub size: Size,
    /// What to draw, from the ground up.
    pub items: Vec<Item>,
    /// The data in reading order.
    pub targets: Vec<Target>,
    /// The axis, in the kinds of chart that have one for all their marks.
    pub axis: Option<Axis>,
}
