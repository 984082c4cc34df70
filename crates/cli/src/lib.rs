//! What the command line is made of: files in, and pages and pictures out.

pub mod input;
pub mod picture;
pub mod place;
pub mod site;
pub mod standalone;
pub mod workbook;
