//! The typed report: sections, indicators, measures and views. Not here: drawing.
//!
//! A [`Report`] is only made by reading a document, and reading resolves every reference: a view holds the measures it
//! shows, so that building a chart of an accepted report cannot fail.

mod quote;
pub(crate) mod unread;
mod view;

pub use quote::Quote;
pub use view::{Aim, Axis, Course, ItemType, Items, Kind, Link, Order, Pair, Sorting, View};

use crate::base::error::{Code, Error};
use crate::base::text::joined;
use quantity::{Lang, LocalText};
use quantity::{Period, Quantity};
use std::rc::Rc;

/// A published report with its figures.
#[derive(Clone, Debug)]
pub struct Report {
    /// Stable id of the report.
    pub id: String,
    /// Title as published and translated.
    pub title: LocalText,
    /// Date of publication: a year, a month or a day. `None` where the document says that it is unknown.
    pub date: Option<Period>,
    /// Version of the data, as its author names it.
    pub version: Option<String>,
    /// Publisher.
    pub publisher: LocalText,
    /// Address of the page with its text: http, https or relative.
    pub url: Option<String>,
    /// The indicators in the order of the report.
    pub indicators: Vec<Rc<Indicator>>,
    /// The views of the report.
    pub views: Vec<View>,
}

/// A section of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Id inside the document.
    pub id: String,
    /// Heading as printed and translated.
    pub title: LocalText,
    /// Address of the page with its text, where that is another one than the report's.
    pub url: Option<String>,
}

/// Whether a figure measures or counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndicatorType {
    /// A statistic that can have a series.
    Indicator,
    /// A count of actions or items.
    Count,
}

/// One indicator with every figure that the report states for it.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Id inside the document.
    pub id: String,
    /// Statistic or count.
    pub kind: IndicatorType,
    /// Short name for labels.
    pub name: LocalText,
    /// Other names the report uses, in Chinese.
    pub aliases: Vec<String>,
    /// The noun that a count counts: `家企业`, `firms`.
    pub counted: Option<LocalText>,
    /// The whole that a share is a part of.
    pub share_of: Option<LocalText>,
    /// A note against misreading.
    pub note: Option<LocalText>,
    /// The figures.
    pub measures: Vec<Rc<Measure>>,
}

/// Whether a figure is a result or a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureKind {
    /// Set for the future.
    Target,
    /// Reached, or expected to be reached by the end of the period.
    Result,
}

/// The base of comparison of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// With the year before.
    YearOnYear,
    /// Change over the whole period.
    Cumulative,
    /// Mean yearly rate over the period.
    AverageAnnual,
    /// No comparison: a level.
    Level,
    /// A share of a whole.
    ShareOf,
}

/// Direction of change. The number itself is never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// 增长, 提高.
    Increase,
    /// 下降, 降低.
    Decrease,
    /// A level: no direction.
    Level,
    /// A part of a whole.
    Share,
}

/// Whether a figure is drawn as a mark or as text only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// As a mark.
    Mark,
    /// As text, beside or outside the charts.
    Words,
}

/// One figure of the report.
#[derive(Clone, Debug)]
pub struct Measure {
    /// `indicator@period`, with the suffix `/target` for a target, or the id that the document gives.
    pub id: String,
    /// The period of the figure.
    pub period: Period,
    /// Result or target.
    pub kind: MeasureKind,
    /// Base of comparison.
    pub comparison: Comparison,
    /// Up, down, level or share.
    pub direction: Direction,
    /// The quantity.
    pub quantity: Quantity,
    /// Section and wording.
    pub source: Source,
    /// Mark or words.
    pub drawn: Drawn,
    /// The figure before its correction.
    pub corrected: Option<Correction>,
    /// Size, in base units, of the unit that the reader has chosen; `None` for the unit of the report.
    pub shown_in: Option<f64>,
}

impl Measure {
    /// The value in base units with the sign of its direction: falls are negative. Of a range its middle, by which it is sorted.
    pub fn signed_value(&self) -> f64 {
        self.sign() * self.quantity.base_middle()
    }

    /// Both ends of a range in base units with the sign of its direction, the smaller first; for one number, that number twice.
    pub fn signed_ends(&self) -> (f64, f64) {
        let ends = self.reach();
        (ends.0.min(ends.1), ends.0.max(ends.1))
    }

    /// The ends of a range as it is drawn from zero: the nearer one and the farther one.
    pub fn reach(&self) -> (f64, f64) {
        let sign = self.sign();
        (sign * self.quantity.base_value(), sign * self.quantity.base_high())
    }

    /// -1 for a fall, 1 for anything else.
    pub(crate) fn sign(&self) -> f64 {
        match self.direction {
            Direction::Decrease => -1.0,
            _ => 1.0,
        }
    }
}

/// A figure before its correction.
#[derive(Clone, Debug)]
pub struct Correction {
    /// The former figure as it was stated.
    pub from: String,
    /// The same as a quantity; its unit may differ.
    pub quantity: Quantity,
    /// Date of the correction: a day or a month.
    pub date: Period,
    /// The reason, if it is stated.
    pub reason: Option<LocalText>,
}

/// Section and wording of a figure.
#[derive(Clone, Debug)]
pub struct Source {
    /// The section.
    pub section: Rc<Section>,
    /// The figure as printed, without its verb: `15%左右`.
    pub stated: String,
    /// Where it stands in the text of the report.
    pub quote: Option<Quote>,
}

/// A measure with its indicator: the item that charts and texts work on.
#[derive(Clone, Debug)]
pub struct Datum {
    /// The indicator.
    pub indicator: Rc<Indicator>,
    /// The figure.
    pub measure: Rc<Measure>,
    /// A shorter name, where the title of the view says the rest.
    pub label: Option<LocalText>,
}

impl Datum {
    /// The name for a label: that of the view, or the indicator's.
    pub fn name(&self, lang: Lang) -> &str {
        self.label.as_ref().unwrap_or(&self.indicator.name).get(lang)
    }
}

impl Report {
    /// Every figure, in the order of the document.
    pub fn data(&self) -> impl Iterator<Item = Datum> + '_ {
        self.indicators.iter().flat_map(|indicator| {
            indicator.measures.iter().map(|measure| Datum {
                indicator: Rc::clone(indicator),
                measure: Rc::clone(measure),
                label: None,
            })
        })
    }

    /// The view with this id.
    ///
    /// # Errors
    /// [`Code::UnknownView`]; the message lists the ids of the report.
    pub fn view(&self, id: &str) -> Result<&View, Error> {
        self.views.iter().find(|view| view.id == id).ok_or_else(|| {
            let ids: Vec<&str> = self.views.iter().map(|view| view.id.as_str()).collect();
            let message = format!("found \"{id}\"; accepted is one of {}", joined(&ids, ", "));
            Error::new(Code::UnknownView, "view", message)
        })
    }
}

/// Types of an indicator, each with its name in documents.
pub const TYPES: [(IndicatorType, &str); 2] =
    [(IndicatorType::Indicator, "indicator"), (IndicatorType::Count, "count")];
/// Kinds of a measure, each with its name in documents.
pub const KINDS: [(MeasureKind, &str); 2] = [(MeasureKind::Target, "target"), (MeasureKind::Result, "result")];
/// Comparisons, each with its name in documents.
pub const COMPARISONS: [(Comparison, &str); 5] = [
    (Comparison::YearOnYear, "yoy"),
    (Comparison::Cumulative, "cumulative"),
    (Comparison::AverageAnnual, "average-annual"),
    (Comparison::Level, "level"),
    (Comparison::ShareOf, "share-of"),
];
/// Directions, each with its name in documents.
pub const DIRECTIONS: [(Direction, &str); 4] = [
    (Direction::Increase, "increase"),
    (Direction::Decrease, "decrease"),
    (Direction::Level, "level"),
    (Direction::Share, "share"),
];
/// The word for an unknown date in documents and drafts.
pub const NO_DATE: &str = "未注明";

/// Mark or text, each with its name in documents.
pub const DRAWN: [(Drawn, &str); 2] = [(Drawn::Mark, "mark"), (Drawn::Words, "words")];
