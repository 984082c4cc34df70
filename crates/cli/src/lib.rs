//! What the command line writes beside exports of the library: a page in one file.

pub mod standalone;
