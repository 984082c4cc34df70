//! The line in device pixels: a path through the points where they are sparse, else a bar in each column of pixels over the
//! range that the line covers there. Not here: colours, axes.
//!
//! Bars are faster: a browser fills 1,500 boxes in 1 to 6 ms, and strokes a path through the same columns in 15 to 300 ms
//! (Chromium without a GPU). JS gets one list of numbers and fills them in a loop; through plotters each bar would be a call
//! across the boundary and a stroke.

use super::axis::Range;
use crate::pyramid::{Column, Extent, Pyramid};
use report_charts::base::geometry::Rect;

/// With at least this many columns per point, each point is drawn.
const APART: f64 = 0.5;

/// The plot area, in device pixels.
pub(super) struct Ground {
    pub(super) plot: Rect,
    pub(super) range: Range,
    /// Thickness of the line.
    pub(super) thick: f64,
}

impl Ground {
    /// The y of a value.
    pub(super) fn y(&self, value: f64) -> f64 {
        self.plot.bottom() - self.range.share(value) * self.plot.height
    }
}

/// The strokes of a line, in device pixels. One of the two lists is empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strokes {
    /// x and y of each point; NaN for a gap.
    pub path: Vec<f32>,
    /// Left, top, width and height of each bar: for columns, and for points between gaps.
    pub bars: Vec<f32>,
}

impl Strokes {
    pub(super) fn of(points: &Pyramid, (from, to): (f64, f64), columns: &[Column], ground: &Ground) -> Self {
        let per_column = (to - from) / columns.len().max(1) as f64;
        if per_column * APART <= 1.0 {
            return Self::apart(points, (from, to), ground);
        }
        let bar = |(i, span): (usize, Option<Extent>)| {
            let (span, thick) = (span?, ground.thick);
            let (top, bottom) = (ground.y(span.max), ground.y(span.min));
            // Horizontally on whole pixels; vertically, fractions smooth the steps of a slope.
            let x = ground.plot.x + i as f64 - ((thick - 1.0) / 2.0).floor();
            Some([x, top - thick / 2.0, thick, bottom - top + thick])
        };
        let bars = covered(columns).into_iter().enumerate().filter_map(bar);
        Self {
            path: Vec::new(),
            bars: bars.flatten().map(|length| length as f32).collect(),
        }
    }

    fn apart(points: &Pyramid, (from, to): (f64, f64), ground: &Ground) -> Self {
        let mut strokes = Self::default();
        let last = (to.ceil() as usize + 1).min(points.len());
        // One more point on either side, so that the line continues to the edge.
        for at in (from.floor().max(0.0) as usize)..last {
            let x = ground.plot.x + (at as f64 - from) / (to - from) * ground.plot.width;
            let value = points.value(at);
            strokes.path.extend([x as f32, ground.y(value) as f32]);
            let alone = (at == 0 || points.value(at - 1).is_nan()) && points.value(at + 1).is_nan();
            if alone && !value.is_nan() {
                let side = ground.thick * 2.0;
                let corner = [x - side / 2.0, ground.y(value) - side / 2.0, side, side];
                strokes.bars.extend(corner.map(|length| length as f32));
            }
        }
        strokes
    }
}

/// The range that the line covers in each column: from its lowest to its highest point, and half of the way to the points of
/// the neighbouring columns, unless a gap lies between.
pub(super) fn covered(columns: &[Column]) -> Vec<Option<Extent>> {
    let mut spans: Vec<Extent> = columns.iter().map(|column| column.extent).collect();
    for (i, pair) in columns.windows(2).enumerate() {
        if let [before, after] = pair
            && !(before.last.is_nan() || after.first.is_nan())
        {
            let middle = before.last + (after.first - before.last) / 2.0;
            for span in spans.iter_mut().skip(i).take(2) {
                span.min = span.min.min(middle);
                span.max = span.max.max(middle);
            }
        }
    }
    spans
        .into_iter()
        .map(|span| (!span.is_empty()).then_some(span))
        .collect()
}
