//! A line of very many points: layout of a window, texts about a point, zooming and panning. Not here: painting, the page.
//!
//! A window is the visible part: two positions among the points; that of the first point is 0. NaN stands for the ends of the
//! line, so that a window of the whole line stays whole when the line grows.

mod axis;
mod strokes;
mod words;

use crate::pyramid::{Extent, Pyramid};
use axis::{Range, Tick};
use quantity::LocalText;
use report_charts::base::cursor::Cursor;
use report_charts::base::error::{Code, Error};
use report_charts::base::geometry::{Rect, between};
use report_charts::base::json::parse;
use report_charts::base::text::{Weight, line_height, width as text_width};
use report_charts::base::theme::{NOTE, ROLES, fonts};
use report_charts::page::request::Request;
use report_charts::page::view_model::PageError;
use serde::Serialize;
use strokes::{Ground, Strokes};

/// Larger numbers are errors, as in reports: no report states them, and no axis can be labelled with them.
const LARGEST: f64 = 1e15;
/// A title, a unit or the name of an axis has at most this many characters.
const LETTERS: usize = 200;
/// The smallest window, in points.
const FEWEST: f64 = 4.0;
/// Thickness of the line, in CSS pixels.
const THICK: f64 = 1.5;
/// Height of the mark under a gap, in CSS pixels.
const GAP_MARK: f64 = 5.0;

/// The description of a line.
#[derive(Clone, Debug)]
pub struct Series {
    /// Title.
    pub title: LocalText,
    /// Unit of the values; empty for none.
    pub unit: LocalText,
    /// Name and unit of the x axis; empty where points are numbered.
    pub across: LocalText,
    /// x of the first point.
    pub start: f64,
    /// Distance between neighbouring points on the x axis, above zero.
    pub step: f64,
}

impl Series {
    /// Reads `{title, unit, across, start, step}`: texts as `{zh, en}`, all but the title optional; without `start` and `step`
    /// the points are numbered from 1.
    ///
    /// # Errors
    /// Those of a document (see [`Code`]), with a path such as `series.step`.
    pub fn read(json: &str) -> Result<Self, Error> {
        let node = parse(json)?;
        let place = Cursor::named(&node, "series");
        place.only(&["title", "unit", "across", "start", "step"])?;
        let local = |field| -> Result<LocalText, Error> {
            Ok(place.optional_local(field, LETTERS)?.unwrap_or_else(|| LocalText {
                zh: String::new(),
                en: String::new(),
            }))
        };
        let number = |field: &str, least: f64| match place.optional_number(field)?.unwrap_or(1.0) {
            number if number > least && number.abs() <= LARGEST => Ok(number),
            number => {
                let message = format!("found {number}; accepted is a number above {least} and up to {LARGEST}");
                Err(Error::new(Code::ValueOutOfRange, place.path(field), message))
            }
        };
        Ok(Self {
            title: place.local("title", LETTERS)?,
            unit: local("unit")?,
            across: local("across")?,
            start: number("start", -LARGEST)?,
            step: number("step", 0.0)?,
        })
    }
}

/// A line: its values and its description.
#[derive(Debug, Default)]
pub struct Line {
    series: Option<Series>,
    points: Pyramid,
}

/// The view model of a line.
#[derive(Clone, Debug, Serialize)]
pub struct LinePage {
    /// Language tag of all texts.
    pub lang: &'static str,
    /// Names and values of the CSS properties: colours and scale.
    pub style: Vec<(&'static str, String)>,
    /// Errors in the request that do not prevent drawing.
    #[serde(rename = "faults")]
    pub errors: Vec<PageError>,
    /// Heading level of the title.
    pub heading: Option<char>,
    /// Title.
    pub title: String,
    /// Unit and x axis.
    pub subtitle: String,
    /// Notes for the reader.
    pub notes: Vec<String>,
    /// The table: name and text of each fact about the whole line.
    pub facts: Vec<(String, String)>,
    /// Labels of the controls: zoom in, zoom out, whole line, show table, hide table, how to use keys.
    pub controls: [&'static str; 6],
    /// Index of the last point, from 0.
    pub last: usize,
    /// Width of the canvas, in CSS pixels.
    pub width: f64,
    /// Height of the canvas, in CSS pixels.
    pub height: f64,
    /// The plot area, in CSS pixels: left, top, width, height.
    pub plot: [f64; 4],
    /// Font of the axis labels, in device pixels.
    pub font: String,
    /// Grid lines and ticks, in device pixels: left, top, width, height.
    pub rules: Vec<[f64; 4]>,
    /// Axis labels: text, x, y of the middle, alignment `right` or `center`, in device pixels.
    pub labels: Vec<(String, f64, f64, &'static str)>,
    /// Marks at the bottom where values are missing, in device pixels.
    pub gaps: Vec<[f64; 4]>,
    /// Thickness of the line, in device pixels.
    pub thick: f64,
    /// Colours of the line, its gaps, the grid and the labels.
    pub colours: [String; 4],
}

/// The tooltip of a point, or of all points in one column of pixels.
#[derive(Clone, Debug, Serialize)]
pub struct LineTooltip {
    /// Left edge, in CSS pixels of the canvas.
    pub x: f64,
    /// Top edge, in CSS pixels of the canvas.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// The lines, first the position on the x axis.
    pub lines: Vec<String>,
    /// The same as a sentence for screen readers.
    pub sentence: String,
    /// x and y of the point, or of the lowest and the highest of several, in CSS pixels.
    pub dots: Vec<(f64, f64)>,
}

/// A window of a line, laid out.
#[derive(Debug)]
pub struct Viewport {
    /// Its view model.
    pub page: LinePage,
    /// The line.
    pub strokes: Strokes,
    window: (f64, f64),
    points: usize,
    plot: Rect,
    range: Range,
    request: Request,
}

impl Line {
    /// A line of these values.
    ///
    /// # Errors
    /// [`Code::ValueOutOfRange`] for a value larger than 1e15; what is not finite is a gap.
    pub fn new(series: Series, values: Vec<f64>) -> Result<Self, Error> {
        let points = Pyramid::new(values);
        check(points.extent(0, points.len()))?;
        Ok(Self {
            series: Some(series),
            points,
        })
    }

    /// Appends values in amortised linear time.
    ///
    /// # Errors
    /// As for [`Line::new`]; then nothing is added.
    pub fn append(&mut self, values: &[f64]) -> Result<(), Error> {
        let finite = values.iter().filter(|value| value.is_finite());
        check(finite.fold(Extent::NONE, |all, value| Extent {
            min: all.min.min(*value),
            max: all.max.max(*value),
            gaps: 0,
        }))?;
        self.points.append(values);
        Ok(())
    }

    /// Memory of the points, in bytes.
    pub fn bytes(&self) -> usize {
        self.points.bytes()
    }

    /// Lays out a window of a line for `ratio` device pixels per CSS pixel. The cost depends on the width, not on the number of
    /// points.
    pub fn viewport(&self, request: &Request, window: (f64, f64), ratio: f64) -> Viewport {
        let (lang, scale) = (request.lang, request.scale);
        let (from, to) = clipped(window, self.points.len());
        let extent = self.points.extent(from.ceil() as usize, to.floor() as usize + 1);
        let range = Range::around(extent);
        let size = NOTE * scale;
        let height = between(request.width * 0.5, 200.0, 360.0).round();
        let foot = line_height(size) + 8.0;
        let upright = range.ticks(((height - foot) / (4.0 * size)).max(2.0), |value, places| {
            words::number(value, places, lang)
        });
        let widest = upright
            .iter()
            .map(|tick| text_width(&tick.label, size, Weight::Regular));
        // On whole device pixels, so that a column of the line is a column of the screen.
        let whole = |length: f64| (length * ratio).round() / ratio;
        let left = whole(widest.fold(0.0, f64::max) + 10.0);
        let plot = Rect::new(
            left,
            whole(size),
            whole((request.width - left - size).max(20.0)),
            whole(height - size - foot),
        );
        let ground = Ground {
            plot: plot.scaled(ratio),
            range,
            thick: (THICK * scale * ratio).round().max(1.0),
        };
        let columns = self
            .points
            .columns(from, to, (plot.width * ratio).round().max(1.0) as usize);
        let strokes = Strokes::of(&self.points, (from, to), &columns, &ground);
        let along = self.along(from, to, plot.width, size);
        let gaps = columns.iter().enumerate().filter(|(_, column)| column.extent.gaps > 0);
        let (mark, one) = (GAP_MARK * ratio, ground.thick.max(ratio));
        let gaps: Vec<[f64; 4]> = gaps
            .map(|(i, _)| [ground.plot.x + i as f64, ground.plot.bottom() - mark, one, mark])
            .collect();
        let hair = ratio.floor().max(1.0);
        let middle = |i: f64| (plot.x + (i - from) / (to - from) * plot.width) * ratio;
        let mut rules = Vec::new();
        let mut labels = Vec::new();
        for tick in upright {
            let y = ground.y(tick.value);
            rules.push([ground.plot.x, (y - hair / 2.0).round(), ground.plot.width, hair]);
            labels.push((tick.label, ground.plot.x - 8.0 * ratio, y, "right"));
        }
        for (at, label) in along {
            let x = middle(at);
            let foot = ground.plot.bottom();
            rules.push([(x - hair / 2.0).round(), foot, hair, 4.0 * ratio]);
            // The last label may be wider than the space to the right of its tick.
            let edge = request.width * ratio;
            let beyond = x + text_width(&label, size, Weight::Regular) * ratio / 2.0 > edge;
            let (x, align) = if beyond { (edge, "right") } else { (x, "center") };
            labels.push((label, x, foot + (6.0 + size / 2.0) * ratio, align));
        }
        let page = LinePage {
            lang: lang.tag(),
            style: ROLES
                .iter()
                .map(|(role, name)| (*name, request.theme.colour(*role).hex()))
                .chain([("scale", scale.to_string())])
                .collect(),
            errors: request.errors.iter().map(PageError::from).collect(),
            heading: request.heading,
            title: self.series().title.get(lang).to_owned(),
            subtitle: words::subtitle(self.series(), lang),
            notes: words::notes(&range, !gaps.is_empty(), extent.is_empty(), lang),
            facts: words::facts(self, lang),
            controls: words::controls(lang),
            last: self.points.len().saturating_sub(1),
            width: request.width,
            height,
            plot: [plot.x, plot.y, plot.width, plot.height],
            font: format!("{}px {}", size * ratio, fonts(lang)),
            rules,
            labels,
            gaps,
            thick: ground.thick,
            colours: words::colours(request.theme),
        };
        Viewport {
            page,
            strokes,
            window: (from, to),
            points: self.points.len(),
            plot,
            range,
            request: request.clone(),
        }
    }

    /// The tooltip of a point of a window, with all points in its column of CSS pixels. `None` where there is no point.
    pub fn tooltip(&self, viewport: &Viewport, at: usize) -> Option<LineTooltip> {
        let (from, to) = viewport.around(at);
        if from >= to {
            return None;
        }
        let lang = viewport.request.lang;
        let extent = self.points.extent(from, to);
        let mut lines = vec![words::place(self.series(), from, to, lang)];
        let mut dots = Vec::new();
        let mut say = |extreme: f64, name: &str| {
            let at = self.points.place_of(extreme, from, to);
            dots.push(viewport.dot(at, extreme));
            let value = words::value(self.series(), extreme, lang);
            if name.is_empty() {
                value
            } else {
                let place = words::place(self.series(), at, at + 1, lang);
                lang.pick(format!("{name}{value}（{place}）"), format!("{name} {value} ({place})"))
            }
        };
        if extent.is_empty() {
            lines.push(lang.pick("缺值", "no value").to_owned());
        } else if to - from == 1 {
            lines.push(say(extent.max, ""));
        } else {
            lines.push(say(extent.max, lang.pick("最高", "highest")));
            lines.push(say(extent.min, lang.pick("最低", "lowest")));
            if extent.gaps > 0 {
                lines.push(words::gaps(extent.gaps, lang));
            }
        }
        Some(viewport.placed(at, lines, dots))
    }

    fn series(&self) -> &Series {
        /// For a line without points.
        static NOTHING: Series = Series {
            title: LocalText {
                zh: String::new(),
                en: String::new(),
            },
            unit: LocalText {
                zh: String::new(),
                en: String::new(),
            },
            across: LocalText {
                zh: String::new(),
                en: String::new(),
            },
            start: 1.0,
            step: 1.0,
        };
        self.series.as_ref().unwrap_or(&NOTHING)
    }

    /// Ticks of the x axis: positions among the points, and labels.
    fn along(&self, from: f64, to: f64, width: f64, size: f64) -> Vec<(f64, String)> {
        let Series { start, step, .. } = self.series();
        let range = Range {
            low: start + from * step,
            high: start + to * step,
        };
        let label = |value, places| words::place_number(value, places);
        let widest = [range.low, range.high].map(|end| text_width(&label(end, 1), size, Weight::Regular));
        let most = width / (widest.into_iter().fold(size * 3.0, f64::max) + size * 1.5);
        let at = |tick: Tick| ((tick.value - start) / step, tick.label);
        range.ticks(most, label).into_iter().map(at).collect()
    }
}

impl Viewport {
    /// The point nearest to an x of the canvas, in CSS pixels.
    pub fn nearest(&self, x: f64) -> usize {
        let place = self.place(between(x, self.plot.x, self.plot.right()));
        (place.round().max(0.0) as usize).min(self.points.saturating_sub(1))
    }

    /// The point `steps` steps from another. A step is a point, or a column of CSS pixels where several points share one.
    pub fn step(&self, at: usize, steps: f64) -> usize {
        let by = (self.per_pixel().max(1.0) * steps).round();
        between(at as f64 + by, 0.0, self.points.saturating_sub(1) as f64) as usize
    }

    /// The window zoomed in (`factor` below 1) or out around an x of the canvas.
    pub fn zoomed(&self, factor: f64, x: f64) -> (f64, f64) {
        let (from, to) = self.window;
        let fixed = self.place(between(x, self.plot.x, self.plot.right()));
        let least = FEWEST.min(self.points as f64) / (to - from);
        let factor = factor.max(least.min(1.0));
        let wanted = (fixed - (fixed - from) * factor, fixed + (to - fixed) * factor);
        if wanted.1 - wanted.0 >= self.points as f64 {
            return WHOLE;
        }
        clipped(wanted, self.points)
    }

    /// The window moved to the right by this many CSS pixels.
    pub fn moved(&self, by: f64) -> (f64, f64) {
        let by = by * self.per_pixel();
        self.kept(clipped((self.window.0 + by, self.window.1 + by), self.points))
    }

    /// The window, moved if necessary to contain a point.
    pub fn holding(&self, at: usize) -> (f64, f64) {
        let (from, to) = self.window;
        let at = at as f64;
        if from <= at && at <= to {
            return self.kept(self.window);
        }
        let half = (to - from) / 2.0;
        clipped((at - half, at + half), self.points)
    }

    /// The window, or [`WHOLE`] if it shows all points, so that it stays whole when the line grows.
    fn kept(&self, window: (f64, f64)) -> (f64, f64) {
        if window.1 - window.0 >= self.points as f64 {
            WHOLE
        } else {
            window
        }
    }

    fn per_pixel(&self) -> f64 {
        (self.window.1 - self.window.0) / self.plot.width
    }

    fn place(&self, x: f64) -> f64 {
        self.window.0 + (x - self.plot.x) * self.per_pixel()
    }

    /// The point itself, or all points in its column of CSS pixels.
    fn around(&self, at: usize) -> (usize, usize) {
        if self.per_pixel() <= 1.0 {
            return (at, (at + 1).min(self.points));
        }
        let column = ((at as f64 - self.window.0) / self.per_pixel()).floor();
        let border = |column: f64| ((self.window.0 + column * self.per_pixel()).ceil() as usize).min(self.points);
        (
            border(column).min(at),
            border(column + 1.0).max(at + 1).min(self.points),
        )
    }

    fn dot(&self, at: usize, value: f64) -> (f64, f64) {
        let x = self.plot.x + (at as f64 - self.window.0) / self.per_pixel();
        (x, self.plot.bottom() - self.range.share(value) * self.plot.height)
    }

    /// Beside the point, on the side with more space.
    fn placed(&self, at: usize, lines: Vec<String>, dots: Vec<(f64, f64)>) -> LineTooltip {
        const EDGE: f64 = 13.0;
        const NEAR: f64 = 14.0;
        let size = NOTE * self.request.scale * 1.17;
        let widest = lines.iter().map(|line| text_width(line, size, Weight::Bold));
        let width = (widest.fold(0.0, f64::max) + 2.0 * EDGE).ceil().min(self.request.width);
        let x = self.dot(at, 0.0).0;
        let left = if x > self.plot.center().x {
            x - NEAR - width
        } else {
            x + NEAR
        };
        LineTooltip {
            x: between(left, 0.0, (self.request.width - width).max(0.0)),
            y: self.plot.y,
            width,
            sentence: lines.join(self.request.lang.pick("，", ", ")),
            lines,
            dots,
        }
    }
}

/// The window of all points, including those that will be appended.
const WHOLE: (f64, f64) = (f64::NAN, f64::NAN);

/// A window limited to the points; each takes half a position to either side.
fn clipped((from, to): (f64, f64), points: usize) -> (f64, f64) {
    let all = (-0.5, points.max(1) as f64 - 0.5);
    let span = to - from;
    // Also true for NaN.
    if !(span > 0.0 && span < all.1 - all.0) {
        return all;
    }
    let from = between(from, all.0, all.1 - span);
    (from, from + span)
}

fn check(extent: Extent) -> Result<(), Error> {
    if extent.is_empty() || extent.max.max(-extent.min) <= LARGEST {
        return Ok(());
    }
    let found = if extent.max > LARGEST { extent.max } else { extent.min };
    let message = format!("found {found}; accepted are numbers up to {LARGEST}, and NaN for a gap");
    Err(Error::new(Code::ValueOutOfRange, "series.values", message))
}

#[cfg(test)]
mod tests;
