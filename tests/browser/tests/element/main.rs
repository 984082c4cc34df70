//! The element's promises that need DevTools: a reader's own colours, paper, fingers, memory, files, what a screen reader is
//! given. They are tried in a real Chromium; what needs less is in `tests/engines`, for every engine.

mod accessibility;
mod article;
mod drawing;
mod frame;
mod large;
mod lifecycle;
mod motion;
mod notes;
mod pins;
mod sound;
mod standalone;
mod table;
mod takeaway;
mod theme;
mod touch;

use anyhow::Result;
pub(crate) use browser_tests::checks::check_clean;
use browser_tests::{browser::Browser, checks, engine::Engine};

/// A Chromium with the fixtures' style sheet in place.
fn start() -> Result<Browser> {
    checks::start_in(Engine::Chromium)
}
