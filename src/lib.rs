//! The figures of a government report as charts, with the report's wording as the data type.
//!
//! 左右, 约, 超过, 近, 预计 and 全部 are read, drawn, spoken and exported as what they say; a fall is never an upward bar,
//! unlike units share no axis, percent is not percentage points.
//!
//! ```
//! use report_charts::{Frame, Lang, Options, Theme, build, embedded, render_svg, summary};
//!
//! let report = embedded()?;
//! let view = report.view("targets-2011")?;
//! let options = Options::new(Lang::Zh, 640.0, Frame::Full);
//! let scene = build(&report, view, options);
//! assert_eq!(scene.targets.len(), 8);
//! assert_eq!(scene.targets[0].label, "增长25%左右");
//!
//! let svg = render_svg(&scene, Theme::Light, view.title.get(Lang::Zh), &summary(&report, view, Lang::Zh))?;
//! assert!(svg.starts_with("<svg"));
//! # Ok::<(), report_charts::Error>(())
//! ```

#[cfg(feature = "tools")]
mod arrange;
#[cfg(target_arch = "wasm32")]
mod boundary;
mod chart;
#[cfg(feature = "tools")]
mod compare;
mod derived;
mod describe;
#[cfg(all(feature = "figures", any(feature = "tools", not(target_arch = "wasm32"))))]
mod draft;
mod error;
mod export;
mod faults;
#[cfg(feature = "figures")]
mod figures;
#[cfg(any(feature = "tools", feature = "cli"))]
mod fragment;
mod geom;
mod hit;
mod json;
mod lang;
#[cfg(feature = "lines")]
mod line;
#[cfg(feature = "tools")]
mod motion;
#[cfg(any(feature = "tools", not(target_arch = "wasm32")))]
mod pace;
mod page;
mod paint;
#[cfg(feature = "tools")]
mod panel;
#[cfg(feature = "tools")]
mod picture;
#[cfg(feature = "figures")]
mod proof;
#[cfg(any(feature = "tools", not(target_arch = "wasm32")))]
mod propose;
#[cfg(feature = "lines")]
mod pyramid;
mod quantity;
mod report;
mod request;
mod scale;
mod scene;
#[cfg(any(feature = "cli", feature = "reading"))]
mod schema;
#[cfg(feature = "cli")]
mod standalone;
mod svg;
mod text;
mod theme;
#[cfg(feature = "tools")]
mod tones;
mod tree;
#[cfg(any(feature = "tools", not(target_arch = "wasm32")))]
mod verdict;
#[cfg(all(target_arch = "wasm32", not(any(feature = "reading", feature = "lines"))))]
mod wasm;
#[cfg(all(target_arch = "wasm32", feature = "lines"))]
mod wasm_lines;
#[cfg(all(target_arch = "wasm32", feature = "reading"))]
mod wasm_reading;
#[cfg(all(target_arch = "wasm32", feature = "tools", not(feature = "reading")))]
mod wasm_tools;
mod words;

#[cfg(feature = "tools")]
pub use arrange::{Choice, Group, Offer, Sorting, arrange, offers};
#[cfg(any(feature = "tools", feature = "cli"))]
pub use chart::{Annotated, annotate, footnoted};
pub use chart::{Columns, Frame, Options, build, fitted, framed, signed};
#[cfg(feature = "tools")]
pub use compare::{Compared, compare};
pub use derived::{Derived, difference, index, ratio, remainder};
pub use describe::{Tip, findings, position, sentence, spoken, summary};
#[cfg(all(feature = "figures", any(feature = "tools", not(target_arch = "wasm32"))))]
pub use draft::{Doubt, Draft, Drafted, draft};
#[cfg(any(feature = "tools", not(target_arch = "wasm32")))]
pub use error::Position;
pub use error::{Code, Error};
#[cfg(any(feature = "tools", not(target_arch = "wasm32")))]
pub use export::csv_of;
#[cfg(feature = "tools")]
pub use export::tab_separated;
pub use export::{csv, json};
#[cfg(feature = "figures")]
pub use figures::{Figure, FigureDirection, FigureForm, FigureKind, FigureRole, FigureValue, figures};
#[cfg(any(feature = "tools", feature = "cli"))]
pub use fragment::{Origin, fragment, fragment_of, iframe, picture_name, picture_options, two_lines, two_lines_of};
pub use geom::{Point, Rect, Size};
pub use hit::nearest;
pub use lang::{Lang, LocalText};
#[cfg(feature = "lines")]
pub use line::{Line, LinePage, LineTip, Series, Sight};
#[cfg(feature = "tools")]
pub use motion::on_the_way;
#[cfg(any(feature = "tools", not(target_arch = "wasm32")))]
pub use pace::{Pace, pace};
pub use page::{Fault, Page, PageRow, PageTable, PageTarget, TipBox, Viewport, canvas_ratio, page, place_tip, table};
pub use paint::{FontSizes, paint};
#[cfg(feature = "tools")]
pub use panel::{Explore, ExploreWords, Paste, TakeawayWords, Takeaways, explore, takeaways};
#[cfg(feature = "tools")]
pub use picture::with_text;
#[cfg(feature = "figures")]
pub use proof::{Absence, Difference, Finding, Verdict, proof};
#[cfg(any(feature = "tools", not(target_arch = "wasm32")))]
pub use propose::{Proposal, Refused, open, propose};
#[cfg(feature = "lines")]
pub use pyramid::{Column, Extent, Pyramid};
pub use quantity::{Certainty, Family, Qualifier, Quantity, UNITS, Unit};
#[cfg(any(feature = "tools", not(target_arch = "wasm32")))]
pub use report::{Aim, Correction, Course};
pub use report::{
    Comparison, Datum, Direction, Drawn, Indicator, IndicatorType, Link, Measure, MeasureKind, Order, Pair, Report,
    Section, Source, View, ViewKind, embedded,
};
#[cfg(any(feature = "tools", feature = "cli"))]
pub use report::{NOTES, Note, Place, read_notes};
pub use request::{Request, parse_lang, parse_theme};
pub use scene::{Anchor, Axis, Fill, Item, Scene, Side, Target, Text};
#[cfg(any(feature = "cli", feature = "reading"))]
pub use schema::{schema, views_json};
#[cfg(feature = "cli")]
pub use standalone::{Look, STANDALONE_SCRIPT, Script, script_mark, standalone, standalone_of};
pub use svg::render as render_svg;
pub use text::{Weight, width as text_width, wrap};
pub use theme::{Palette, Rgb, Role, SystemColours, Theme};
#[cfg(feature = "tools")]
pub use tones::{Tone, tones};
#[cfg(any(feature = "tools", not(target_arch = "wasm32")))]
pub use verdict::{Attainment, Outcome, Tolerance, outcome};
