//! Lines of millions of points: a min-max pyramid, and what is drawn and said of a part of a line. Not here: painting, the page.

pub mod line;
pub mod pyramid;
