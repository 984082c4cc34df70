//! The lines bundle: lines of very many points. Pages load it for such a line and for nothing else.
//!
//! Each line has an instance of the bundle to itself, so that all of its memory goes with it.

// wasm-bindgen's own expansion uses what the lints forbid by hand.
#![allow(unreachable_pub, missing_docs)]

use lines::line;
use report_charts::page::request::Request;
use std::cell::Cell;
use wasm_bindgen::prelude::*;
use web_shared::{error_to_js, to_js};

/// A line with its points, which lie here once. Taken out and put back, never borrowed: a trap leaves nothing behind.
#[wasm_bindgen]
pub struct Line(Cell<line::Line>);

/// Takes over what is known of a line (JSON text) and its values. Throws `{code, path, message}` for what is not understood.
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

    /// Puts values behind the last ones. Throws as [`line`] does; then nothing is added.
    pub fn append(&self, values: &[f64]) -> Result<(), JsValue> {
        self.with(|line| line.append(values)).map_err(|error| error_to_js(&error))
    }

    /// Bytes held by the points.
    pub fn bytes(&self) -> usize {
        self.with(|line| line.bytes())
    }

    /// Lays out what a request asks for (see [`Request::read`]) of the points between two places, which are NaN for all.
    pub fn sight(&self, request: &str, from: f64, to: f64, ratio: f64) -> Result<Sight, JsValue> {
        let request = Request::read(request).map_err(|error| error_to_js(&error))?;
        Ok(Sight(self.with(|line| line.sight(&request, (from, to), ratio))))
    }

    /// What is said of a point: `{x, y, width, lines, sentence, dots}`; null where there is none.
    pub fn tip(&self, sight: &Sight, at: usize) -> JsValue {
        to_js(&self.with(|line| line.tip(&sight.0, at)))
    }
}

/// A part of a line, laid out.
#[wasm_bindgen]
pub struct Sight(line::Sight);

#[wasm_bindgen]
impl Sight {
    /// Words, axes, colours.
    pub fn page(&self) -> JsValue {
        to_js(&self.0.page)
    }

    /// Left, top, width and height of bars in device pixels.
    pub fn bars(&self) -> Vec<f32> {
        self.0.strokes.bars.clone()
    }

    /// x and y of points in device pixels; NaN parts them.
    pub fn path(&self) -> Vec<f32> {
        self.0.strokes.path.clone()
    }

    /// The point nearest to an x of the canvas, in CSS pixels.
    pub fn nearest(&self, x: f64) -> usize {
        self.0.nearest(x)
    }

    /// The point so many steps from another.
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

    /// The window moved, if it has to be, so that a point is in it.
    pub fn holding(&self, at: usize) -> Vec<f64> {
        pair(self.0.holding(at))
    }
}

fn pair((from, to): (f64, f64)) -> Vec<f64> {
    vec![from, to]
}
