//! Tests for every engine, under the strictest policy that the element supports. They need only WebDriver; `RC_BROWSER` names the
//! engine.

mod article;
mod attributes;
mod boxes;
mod compat;
mod delivery;
mod drawing;
mod editions;
mod explore;
mod faults;
mod frame;
mod injection;
mod integrity;
mod keyboard;
mod lifecycle;
mod lines;
mod link;
mod listening;
mod notes;
mod page;
mod pins;
mod prose;
mod reading;
mod reports;
mod selftest;
mod site;
mod sources;
mod studio;
mod studio_flow;
mod studio_work;
mod table;
mod tooltips;
mod upload;
mod words;
mod workbook;
mod zoom;

use anyhow::Result;
pub(crate) use browser_tests::checks::{check_clean, check_no_errors, check_one_line, check_silent};
use browser_tests::{browser::Browser, checks, engine::Engine};

/// A browser of the engine under test, with the fixtures' style sheet in place.
fn start() -> Result<Browser> {
    checks::start_in(Engine::chosen()?)
}
