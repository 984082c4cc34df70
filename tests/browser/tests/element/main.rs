//! Tests that need DevTools, in Chromium: preferences for colours, print, touch, memory, files, the accessibility tree. Other tests
//! are in `tests/engines`, for every engine.

mod accessibility;
mod article;
mod drawing;
mod export;
mod frame;
mod front_page;
mod large;
mod layout_shift;
mod lifecycle;
mod motion;
mod notes;
mod pins;
mod print;
mod sound;
mod standalone;
mod table;
mod theme;
mod touch;

use anyhow::Result;
pub(crate) use browser_tests::checks::check_clean;
use browser_tests::{browser::Browser, checks, engine::Engine};

/// A Chromium with the fixtures' style sheet in place.
fn start() -> Result<Browser> {
    checks::start_in(Engine::Chromium)
}
