//! The kinds of view, one file each.

pub(crate) mod bars;
pub(crate) mod change;
pub(crate) mod index;
pub(crate) mod lanes;
pub(crate) mod progress;
pub(crate) mod proportion;
pub(crate) mod remainder;
pub(crate) mod series;
pub(crate) mod shares;
pub(crate) mod slopes;
pub(crate) mod targets;
pub(crate) mod tiles;
