//! Standalone pages, which the command line writes besides the exports of the library.

pub mod standalone;
