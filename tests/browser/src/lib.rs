//! What the browser tests stand on: a static server that can misbehave on request, and a browser of each engine that is
//! started, driven and ended through W3C WebDriver.
//!
//! Pages under test are served exactly as published, but for one script before all others where the engine has no other way
//! to run one. What a test wants to know of a page it asks in a way that leaves the page's own policy in force.

pub mod engine;
pub mod places;
pub mod server;

#[cfg(feature = "browsers")]
pub mod axe;
#[cfg(feature = "browsers")]
mod bidi;
#[cfg(feature = "browsers")]
pub mod browser;
#[cfg(feature = "browsers")]
pub mod chart;
#[cfg(feature = "browsers")]
pub mod checks;
#[cfg(feature = "browsers")]
pub mod drawn;
#[cfg(feature = "browsers")]
pub mod embed;
#[cfg(feature = "browsers")]
pub mod fixture;
#[cfg(feature = "browsers")]
pub mod focus;
#[cfg(feature = "browsers")]
mod leash;
#[cfg(feature = "browsers")]
pub mod oldest;
#[cfg(feature = "browsers")]
pub mod panel;
#[cfg(feature = "browsers")]
mod running;
#[cfg(feature = "browsers")]
pub mod story;
#[cfg(feature = "browsers")]
pub mod tree;
