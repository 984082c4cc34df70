//! Line charts of millions of points: a min-max pyramid, and the layout and texts of a window of a line. Not here: painting, the
//! page.

pub mod line;
pub mod pyramid;
