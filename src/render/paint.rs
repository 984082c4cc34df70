//! Paints a scene on any plotters backend; the only module with device pixels. Not here: layout and choice of colours.

use crate::base::geometry::{Point, Rect};
use crate::base::text::Weight;
use crate::base::theme::{Role, Theme, fonts};
use crate::chart::scene::{Anchor, Fill, Item, Scene, Side, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontDesc, FontFamily, FontStyle, RGBAColor, ShapeStyle, TextStyle};
use plotters_backend::{BackendColor, BackendCoord, DrawingBackend, DrawingErrorKind};
use quantity::Lang;

/// What a backend does to font sizes before it writes them: plotters' SVG backend divides them by 1.24, its canvas backend
/// keeps them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FontSizes {
    /// Unchanged.
    AsGiven,
    /// Divided by 1.24.
    Divided,
}

impl FontSizes {
    fn factor(self) -> f64 {
        match self {
            Self::AsGiven => 1.0,
            Self::Divided => 1.24,
        }
    }
}

/// Distance between hatch lines, in CSS pixels.
const HATCH: f64 = 5.0;

/// Opacity of a tint.
const TINT: f64 = 0.12;

/// Draws a scene with `scale` device pixels per CSS pixel.
///
/// # Errors
/// Those of the backend.
pub fn paint<B: DrawingBackend>(
    backend: &mut B,
    scene: &Scene,
    theme: Theme,
    scale: f64,
    sizes: FontSizes,
) -> Result<(), DrawingErrorKind<B::ErrorType>> {
    let mut painter = Painter {
        backend,
        theme,
        scale,
        sizes,
        lang: scene.lang,
    };
    let all = Rect::new(0.0, 0.0, scene.size.width, scene.size.height);
    painter.rect(all, Fill::Solid(Role::Ground))?;
    for item in &scene.items {
        match item {
            Item::Rect(area, fill) => painter.rect(*area, *fill)?,
            Item::Line(points, role, width) => painter.line(points, *role, *width)?,
            Item::Circle(center, radius, role) => painter.circle(*center, *radius, *role)?,
            Item::Text(text) => painter.text(text)?,
        }
    }
    painter.backend.present()
}

struct Painter<'a, B> {
    backend: &'a mut B,
    theme: Theme,
    scale: f64,
    sizes: FontSizes,
    lang: Lang,
}

type Painted<B> = Result<(), DrawingErrorKind<<B as DrawingBackend>::ErrorType>>;

impl<B: DrawingBackend> Painter<'_, B> {
    fn colour(&self, role: Role, alpha: f64) -> BackendColor {
        let rgb = self.theme.colour(role);
        BackendColor {
            alpha,
            rgb: (rgb.0, rgb.1, rgb.2),
        }
    }

    /// A stroke of `width` CSS pixels.
    fn stroke(&self, role: Role, alpha: f64, width: f64) -> ShapeStyle {
        let rgb = self.theme.colour(role);
        ShapeStyle {
            color: RGBAColor(rgb.0, rgb.1, rgb.2, alpha),
            filled: false,
            stroke_width: self.dpx(width).max(1).unsigned_abs(),
        }
    }

    /// The nearest device pixel.
    fn dpx(&self, css: f64) -> i32 {
        (css * self.scale).round() as i32
    }

    fn at(&self, point: Point) -> BackendCoord {
        (self.dpx(point.x), self.dpx(point.y))
    }

    fn fill(&mut self, from: BackendCoord, to: BackendCoord, colour: BackendColor) -> Painted<B> {
        self.backend.draw_rect(from, to, &colour, true)
    }

    fn rect(&mut self, area: Rect, fill: Fill) -> Painted<B> {
        let (x, y) = (self.dpx(area.x), self.dpx(area.y));
        // A hairline stays visible where it would round to nothing.
        let (right, bottom) = (self.dpx(area.right()).max(x + 1), self.dpx(area.bottom()).max(y + 1));
        match fill {
            Fill::Solid(role) => self.fill((x, y), (right, bottom), self.colour(role, 1.0)),
            Fill::Tint(role) => self.fill((x, y), (right, bottom), self.colour(role, TINT)),
            Fill::Fade(role, side) => self.fade((x, y), (right, bottom), role, side),
            Fill::Hatch(role) => {
                self.fill((x, y), (right, bottom), self.colour(role, TINT))?;
                self.hatch(area, role)
            }
        }
    }

    /// A gradient from transparent to the full colour, in steps of a CSS pixel. Each step is a box that reaches to the far
    /// end and adds a little opacity: steps side by side would show seams in scaled pictures.
    fn fade(&mut self, (x, y): BackendCoord, (right, bottom): BackendCoord, role: Role, side: Side) -> Painted<B> {
        let upright = matches!(side, Side::Up | Side::Down);
        let length = if upright { bottom - y } else { right - x };
        let steps = (f64::from(length) / self.scale).ceil().max(1.0) as i32;
        for i in 0..steps {
            let (before, after) = (f64::from(i) / f64::from(steps), f64::from(i + 1) / f64::from(steps));
            let colour = self.colour(role, 1.0 - (1.0 - after) / (1.0 - before));
            let at = (f64::from(length) * before).round() as i32;
            let (from, to) = match side {
                Side::Right => ((x + at, y), (right, bottom)),
                Side::Left => ((x, y), (right - at, bottom)),
                Side::Down => ((x, y + at), (right, bottom)),
                Side::Up => ((x, y), (right, bottom - at)),
            };
            self.fill(from, to, colour)?;
        }
        Ok(())
    }

    /// Rising diagonals, clipped to the box.
    fn hatch(&mut self, area: Rect, role: Role) -> Painted<B> {
        let style = self.stroke(role, 0.55, 1.0);
        let count = ((area.width + area.height) / HATCH) as i32;
        for i in 1..=count {
            // Points on this line have x - left + bottom - y = reach.
            let reach = f64::from(i) * HATCH;
            let low = reach.min(area.width);
            let high = (reach - area.height).max(0.0);
            let from = self.at(Point {
                x: area.x + low,
                y: area.bottom() - (reach - low),
            });
            let to = self.at(Point {
                x: area.x + high,
                y: area.bottom() - (reach - high),
            });
            self.backend.draw_path([from, to], &style)?;
        }
        Ok(())
    }

    /// An open line. Vertical and horizontal segments are painted as boxes, because strokes would blur over two pixels.
    fn line(&mut self, points: &[Point], role: Role, width: f64) -> Painted<B> {
        let straight = points
            .windows(2)
            .all(|pair| matches!(pair, [a, b] if a.x == b.x || a.y == b.y));
        if !straight {
            let path: Vec<BackendCoord> = points.iter().map(|p| self.at(*p)).collect();
            return self.backend.draw_path(path, &self.stroke(role, 1.0, width));
        }
        let half = width / 2.0;
        for pair in points.windows(2) {
            if let [a, b] = pair {
                let area = Rect::spanning(a.x, b.x, a.y.min(b.y), (a.y - b.y).abs());
                let area = Rect::new(area.x - half, area.y - half, area.width + width, area.height + width);
                self.rect(area, Fill::Solid(role))?;
            }
        }
        Ok(())
    }

    fn circle(&mut self, center: Point, radius: f64, role: Role) -> Painted<B> {
        let radius = self.dpx(radius).unsigned_abs();
        let colour = self.colour(role, 1.0);
        self.backend.draw_circle(self.at(center), radius, &colour, true)
    }

    fn text(&mut self, text: &Text) -> Painted<B> {
        let weight = match text.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::Bold => FontStyle::Bold,
        };
        let size = text.size * self.scale * self.sizes.factor();
        let horizontal = match text.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let style = TextStyle {
            font: FontDesc::new(FontFamily::Name(fonts(self.lang)), size, weight),
            color: self.colour(text.role, 1.0),
            pos: Pos::new(horizontal, VPos::Center),
        };
        self.backend.draw_text(&text.text, &style, self.at(text.at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::theme::Rgb;

    #[test]
    fn text_and_marks_have_contrast_on_a_tint() {
        for theme in [Theme::Light, Theme::Dark] {
            let (ground, tint) = (theme.colour(Role::Ground), theme.colour(Role::Muted));
            let mix = |a: u8, b: u8| (f64::from(a) * (1.0 - TINT) + f64::from(b) * TINT).round() as u8;
            let tinted = Rgb(mix(ground.0, tint.0), mix(ground.1, tint.1), mix(ground.2, tint.2));
            for role in [Role::Ink, Role::Muted, Role::Accent, Role::Fall] {
                let ratio = theme.colour(role).contrast(tinted);
                assert!(ratio >= 4.5, "{theme:?} {role:?}: {ratio:.2}");
            }
        }
    }
}
