//! Scenes as pictures: on a canvas, as SVG; the text chunks of a PNG.

pub mod paint;
pub mod png_text;
pub mod svg;
