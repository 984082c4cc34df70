//! The harness of the browser tests: a static server that can simulate failures, and a browser of each engine, controlled with W3C
//! WebDriver.
//!
//! Pages under test are served as published, except for one script before all others where the engine has no other way to run one.
//! Tests query a page without weakening its policy.

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
pub mod screen_reader;
#[cfg(feature = "browsers")]
pub mod story;
#[cfg(feature = "browsers")]
pub mod studio;
#[cfg(feature = "browsers")]
pub mod tree;
