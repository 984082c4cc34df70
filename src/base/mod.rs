//! What all other modules use: geometry, scales, text metrics, colours, JSON with paths, errors and limits.

pub mod address;
pub mod cursor;
pub mod error;
pub mod error_list;
pub mod geometry;
pub(crate) mod index;
pub mod json;
pub mod limits;
pub mod scale;
pub mod text;
pub mod theme;
