//! What the browser tests stand on: a static server that can misbehave on request, and a Chromium that is
//! started, driven and ended through W3C WebDriver.
//!
//! Pages under test are served exactly as published. What a test wants to know of a page it asks through
//! DevTools, so the page's own policy stays in force.

pub mod server;

#[cfg(feature = "chromium")]
pub mod axe;
#[cfg(feature = "chromium")]
pub mod browser;
#[cfg(feature = "chromium")]
pub mod chart;
#[cfg(feature = "chromium")]
mod driver;
#[cfg(feature = "chromium")]
pub mod fixture;
#[cfg(feature = "chromium")]
pub mod oldest;
#[cfg(feature = "chromium")]
pub mod tree;
