//! The lines bundle: line charts of millions of points. Only pages with such a line load it.
//!
//! Each line has its own instance of the bundle, so that its memory is released with it.

// The code that wasm-bindgen generates violates these lints.
#![allow(unreachable_pub, missing_docs)]

use lines::line;
use report_charts::page::request::Request;
use std::cell::Cell;
use wasm_bindgen::prelude::*;
use web_shared::{error_to_js, to_js};

/// A line and its points. The value is taken out and put back, never borrowed, so that a trap leaves no borrow behind.
#[wasm_bindgen]
pub struct Line(Cell<line::Line>);

/// Makes a line from its description (JSON text) and its values. Throws `{code, path, message}` for an invalid one.
#[wasm_bindgen]
pub fn line(series: &str, values: Vec<f64>) -> Result<Line, JsValue> {
    let read = line::Series::read(series).and_then(|series| line::Line::new(series, values));
    Ok(Line(Cell::new(read.map_err(|error| error_to_js(&error))?)))
}

#[wasm_bindgen]
impl Line {
    fn with<T>(&self, ask: impl FnOnce(&mut line::Line) -> T) -> T {
        let mut line = self.0.take();
        let answer = ask(&mut line);
        self.0.set(line);
        answer
    }

    /// Appends values. Throws as [`line()`] does; then nothing is added.
    pub fn append(&self, values: &[f64]) -> Result<(), JsValue> {
        self.with(|line| line.append(values))
            .map_err(|error| error_to_js(&error))
    }

    /// Memory of the points, in bytes.
    pub fn bytes(&self) -> usize {
        self.with(|line| line.bytes())
    }

    /// Lays out the points between two positions for a request (see [`Request::read`]); NaN stands for all points.
    pub fn viewport(&self, request: &str, from: f64, to: f64, ratio: f64) -> Result<Viewport, JsValue> {
        let request = Request::read(request).map_err(|error| error_to_js(&error))?;
        Ok(Viewport(self.with(|line| line.viewport(&request, (from, to), ratio))))
    }

    /// The tooltip of a point: `{x, y, width, lines, sentence, dots}`; null where there is no point.
    pub fn tooltip(&self, viewport: &Viewport, at: usize) -> JsValue {
        to_js(&self.with(|line| line.tooltip(&viewport.0, at)))
    }
}

/// A part of a line, laid out.
#[wasm_bindgen]
pub struct Viewport(line::Viewport);

#[wasm_bindgen]
impl Viewport {
    /// Texts, axes and colours.
    pub fn page(&self) -> JsValue {
        to_js(&self.0.page)
    }

    /// Left, top, width and height of bars in device pixels.
    pub fn bars(&self) -> Vec<f32> {
        self.0.strokes.bars.clone()
    }

    /// x and y of points in device pixels; NaN separates runs.
    pub fn path(&self) -> Vec<f32> {
        self.0.strokes.path.clone()
    }

    /// The point nearest to an x of the canvas, in CSS pixels.
    pub fn nearest(&self, x: f64) -> usize {
        self.0.nearest(x)
    }

    /// The point `steps` steps from another.
    pub fn step(&self, at: usize, steps: f64) -> usize {
        self.0.step(at, steps)
    }

    /// The window narrowed or widened around an x of the canvas.
    pub fn zoomed(&self, factor: f64, x: f64) -> Vec<f64> {
        pair(self.0.zoomed(factor, x))
    }

    /// The window moved to the right, in CSS pixels.
    pub fn moved(&self, by: f64) -> Vec<f64> {
        pair(self.0.moved(by))
    }

    /// The window, moved if necessary to contain a point.
    pub fn holding(&self, at: usize) -> Vec<f64> {
        pair(self.0.holding(at))
    }
}

fn pair((from, to): (f64, f64)) -> Vec<f64> {
    vec![from, to]
}
