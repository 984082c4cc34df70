//! Arithmetic with bounds: differences, ratios, verdicts on targets, the pace within a year.

pub mod derived;
pub mod pace;
pub mod verdict;
