//! Output of scenes: canvas, SVG, and the text chunks of a PNG.

pub mod paint;
pub mod png_text;
pub mod svg;
