//! The figures of a government report as charts, with the report's wording as the data type.
//!
//! The meaning of 左右, 约, 超过, 近, 预计 and 全部 is kept in reading, drawing, speech and exports. A fall is never drawn as an
//! upward bar, different units never share an axis, and percent is not percentage points.
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
