//! The figures of a government report as charts, with the report's wording as the data type.
//!
//! 左右, 约, 超过, 近, 预计 and 全部 are read, drawn, spoken and exported as what they say; a fall is never an upward bar,
//! unlike units share no axis, percent is not percentage points.
//!
//! ```
//! use report_charts::base::theme::Theme;
//! use report_charts::chart::{Frame, Options, build, summary};
//! use report_charts::document::built_in;
//! use report_charts::quantity::Lang;
//! use report_charts::render::svg::render;
//!
//! let report = built_in()?;
//! let view = report.view("targets-2011")?;
//! let options = Options::new(Lang::Zh, 640.0, Frame::Full);
//! let scene = build(&report, view, options);
//! assert_eq!(scene.targets.len(), 8);
//! assert_eq!(scene.targets[0].label, "增长25%左右");
//!
//! let svg = render(&scene, Theme::Light, view.title.get(Lang::Zh), &summary(&report, view, Lang::Zh))?;
//! assert!(svg.starts_with("<svg"));
//! # Ok::<(), report_charts::Error>(())
//! ```

pub mod analysis;
pub mod base;
pub mod chart;
pub mod document;
pub mod page;
pub mod phrase;
pub mod render;
pub mod report;

pub use base::error::{Code, Error, Position};
pub use quantity;
