//! Collects the items and targets of a scene, and knows how far down it reaches.

use super::Columns;
use crate::analysis::derived::Derived;
use crate::base::geometry::{Point, Rect, pt};
use crate::base::scale::Scale;
use crate::base::text::{self, Weight, line_height};
use crate::base::theme::{LABEL, NARROW, Role};
use crate::chart::scene::{Anchor, Axis, Fill, Item, Target, Text};
use crate::phrase;
use crate::report::Datum;
use quantity::Family;
use quantity::Lang;

/// Builds a scene. `y` is where its next part begins.
pub(crate) struct SceneBuilder {
    pub(super) lang: Lang,
    pub(super) width: f64,
    pub(super) columns: Columns,
    pub(super) y: f64,
    pub(super) items: Vec<Item>,
    pub(super) targets: Vec<Target>,
    pub(super) axis: Option<Axis>,
    /// In an overview, the picture of the view that each of its links opens.
    pub(super) previews: Vec<Vec<Item>>,
}

/// Font size, weight and colour of a text.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) size: f64,
    pub(super) weight: Weight,
    pub(super) role: Role,
}

/// Names of marks.
pub(super) const NAME: Style = Style {
    size: LABEL,
    weight: Weight::Regular,
    role: Role::Ink,
};
/// Values at marks.
pub(super) const VALUE: Style = Style {
    size: LABEL,
    weight: Weight::Bold,
    role: Role::Ink,
};
/// Secondary text.
pub(super) const ASIDE: Style = Style {
    size: crate::base::theme::NOTE,
    weight: Weight::Regular,
    role: Role::Muted,
};

impl Style {
    pub(super) fn in_role(self, role: Role) -> Self {
        Self { role, ..self }
    }

    pub(super) fn of_size(self, size: f64) -> Self {
        Self { size, ..self }
    }

    pub(super) fn width(self, text: &str) -> f64 {
        text::width(text, self.size, self.weight)
    }

    pub(super) fn wrap(self, text: &str, width: f64) -> Vec<String> {
        text::wrap(text, width, self.size, self.weight)
    }

    /// Wraps into lines of about equal length: for names.
    pub(super) fn wrap_evenly(self, text: &str, width: f64) -> Vec<String> {
        text::wrap_evenly(text, width, self.size, self.weight)
    }

    pub(super) fn line(self) -> f64 {
        line_height(self.size)
    }
}

impl SceneBuilder {
    pub(super) fn new(lang: Lang, width: f64) -> Self {
        Self {
            lang,
            width,
            columns: Columns::AsFit,
            y: 0.0,
            items: Vec::new(),
            targets: Vec::new(),
            axis: None,
            previews: Vec::new(),
        }
    }

    /// Whether names are placed above their marks.
    pub(super) fn narrow(&self) -> bool {
        self.width < NARROW || self.columns == Columns::One
    }

    pub(super) fn rect(&mut self, area: Rect, fill: Fill) {
        self.items.push(Item::Rect(area, fill));
    }

    pub(super) fn line(&mut self, points: &[Point], role: Role, width: f64) {
        self.items.push(Item::Line(points.to_vec(), role, width));
    }

    pub(super) fn circle(&mut self, center: Point, radius: f64, role: Role) {
        self.items.push(Item::Circle(center, radius, role));
    }

    /// One line of text, vertically centred on `at`. It moves inwards where it would leave the drawing, and is wrapped if it
    /// is wider than the drawing.
    pub(super) fn text(&mut self, at: Point, anchor: Anchor, style: Style, text: impl Into<String>) {
        let mut line = Text {
            at,
            anchor,
            size: style.size,
            weight: style.weight,
            role: style.role,
            text: text.into(),
        };
        let area = line.bounds();
        if area.width > self.width {
            let style = style.of_size(style.size.min(LABEL));
            let lines = style.wrap(&line.text, self.width);
            if lines.len() > 1 {
                let half = style.line() * lines.len() as f64 / 2.0;
                return self.lines(pt(0.0, (at.y - half).max(0.0)), Anchor::Start, style, &lines);
            }
            line.size = style.size;
        }
        let area = line.bounds();
        // Less than half a pixel is rounding and does not move the text.
        let (left, right) = (-area.x, area.right() - self.width);
        if left.max(right) > 0.5 {
            line.at.x += left.max(0.0) - right.max(0.0);
        }
        self.items.push(Item::Text(line));
    }

    /// A figure in large type: shrunk, then wrapped, to fit the width. Returns the y below it.
    pub(super) fn figure(&mut self, top: Point, style: Style, words: &str, width: f64) -> f64 {
        let mut style = style;
        while style.width(words) > width && style.size > VALUE.size {
            style = style.of_size((style.size - 1.0).max(VALUE.size));
        }
        let lines = style.wrap(words, width);
        self.lines(top, Anchor::Start, style, &lines);
        top.y + style.line() * lines.len() as f64
    }

    /// Lines of text below each other, from `top` down.
    pub(super) fn lines(&mut self, top: Point, anchor: Anchor, style: Style, lines: &[String]) {
        let mut y = top.y + style.line() / 2.0;
        for text in lines {
            self.text(pt(top.x, y), anchor, style, text.as_str());
            y += style.line();
        }
    }

    /// Text over the whole width, from `y` down.
    pub(super) fn paragraph(&mut self, text: &str, size: f64, weight: Weight, role: Role) {
        let style = Style { size, weight, role };
        let lines = style.wrap(text, self.width);
        self.lines(pt(0.0, self.y), Anchor::Start, style, &lines);
        self.y += style.line() * lines.len() as f64;
    }

    /// Declares the axis that all marks so far share: from `top` down, from `left` to the right edge.
    pub(super) fn axis(&mut self, scale: Scale, (left, top): (f64, f64), family: &Family) {
        let per_unit = scale.at(1.0) - scale.zero();
        // An axis without extent has no values but zero.
        self.axis = (per_unit > 0.0).then(|| Axis {
            area: Rect::new(left, top, self.width - left, self.y - top),
            zero: scale.zero(),
            per_unit,
            family: family.clone(),
        });
    }

    /// Declares the target of a datum.
    pub(super) fn target(&mut self, datum: &Datum, area: Rect, label: impl Into<String>, computed: Option<&Derived>) {
        self.targets.push(Target {
            datum: datum.clone(),
            area,
            label: label.into(),
            tooltip: phrase::tooltip(datum, computed, self.lang),
            opens: None,
        });
    }
}

/// The number of columns of at least `least` pixels that fit, with gaps between them, and their width.
pub(super) fn columns(width: f64, gap: f64, least: f64, most: usize) -> (usize, f64) {
    let mut count = 1;
    while count < most && (width - gap * count as f64) / (count as f64 + 1.0) >= least {
        count += 1;
    }
    (count, (width - gap * (count as f64 - 1.0)) / count as f64)
}

/// Like [`columns`], but with rows as even as possible: five panels are laid out as three and two, not as four and one.
pub(super) fn even_columns(width: f64, gap: f64, least: f64, panels: usize) -> (usize, f64) {
    let (most, _) = columns(width, gap, least, panels);
    columns(width, gap, least, panels.div_ceil(panels.div_ceil(most).max(1)))
}
