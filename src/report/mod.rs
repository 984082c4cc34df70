//! The typed report: sections, indicators, measures and the views described over them. Refuses: drawing.
//!
//! A [`Report`] is only made by reading a document, and reading resolves every reference: a view holds the very
//! measures it shows, so that building a chart of an accepted report cannot fail.

pub(crate) mod unread;
mod view;

pub use view::{Aim, Axis, Course, ItemType, Items, Kind, Link, Order, Pair, Sorting, View};

use crate::base::error::{Code, Error};
use quantity::{Lang, LocalText};
use quantity::{Period, Quantity};
use std::rc::Rc;

/// A published report with its figures.
#[derive(Clone, Debug)]
pub struct Report {
    /// Stable name of the report.
    pub id: String,
    /// Title as published, and its translation.
    pub title: LocalText,
    /// When it was published: a year, a month or a day. `None` where the document says that it is not known.
    pub date: Option<Period>,
    /// Which edition of the data this is, in the words of who made it.
    pub version: Option<String>,
    /// Who published it.
    pub publisher: LocalText,
    /// What is measured, in the order of the report.
    pub indicators: Vec<Rc<Indicator>>,
    /// The charts described over it.
    pub views: Vec<View>,
}

/// A heading of the report under which figures stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Name inside the document.
    pub id: String,
    /// Heading as printed, and its translation.
    pub title: LocalText,
}

/// Whether a figure measures or counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndicatorType {
    /// A statistic with a series of its own.
    Indicator,
    /// A number of things done or named.
    Count,
}

/// One thing that is measured, with every figure the report gives for it.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Name inside the document.
    pub id: String,
    /// Statistic or count.
    pub kind: IndicatorType,
    /// Short name for labels.
    pub name: LocalText,
    /// Other names the report uses, in Chinese.
    pub aliases: Vec<String>,
    /// What a measure word counts: `家企业`, `firms`.
    pub counted: Option<LocalText>,
    /// The base of a share.
    pub share_of: Option<LocalText>,
    /// What a reader would otherwise misread.
    pub note: Option<LocalText>,
    /// The figures.
    pub measures: Vec<Rc<Measure>>,
}

/// Whether a figure is reached or aimed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureKind {
    /// Set for the future.
    Target,
    /// Reached, or expected to be reached by the end of the period.
    Result,
}

/// What a figure is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// With the year before.
    YearOnYear,
    /// Over the whole period.
    Cumulative,
    /// A mean rate a year over the period.
    AverageAnnual,
    /// With nothing: a level.
    Level,
    /// With a whole, of which it is a part.
    ShareOf,
}

/// Which way a figure goes. The number itself is never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// 增长, 提高.
    Increase,
    /// 下降, 降低.
    Decrease,
    /// A level: no way at all.
    Level,
    /// A part of a whole.
    Share,
}

/// Whether a figure is given a mark or only words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// As a mark of its own.
    Mark,
    /// In words, beside or outside the charts.
    Words,
}

/// One figure of the report.
#[derive(Clone, Debug)]
pub struct Measure {
    /// `indicator@period`, with `/target` behind it for a target, or as the document names it.
    pub id: String,
    /// The time that the figure is of.
    pub period: Period,
    /// Result or target.
    pub kind: MeasureKind,
    /// Compared with what.
    pub comparison: Comparison,
    /// Up, down, level or share.
    pub direction: Direction,
    /// The figure itself.
    pub quantity: Quantity,
    /// Where it stands.
    pub source: Source,
    /// Mark or words.
    pub drawn: Drawn,
    /// What it was before it was corrected.
    pub corrected: Option<Correction>,
    /// How many base units the unit has in which a reader wants to see it; the report's own unit without.
    pub shown_in: Option<f64>,
}

impl Measure {
    /// The value in base units with the sign of its direction: falls are negative. Of a range its middle, by which it is sorted.
    pub fn signed_value(&self) -> f64 {
        self.sign() * self.quantity.base_middle()
    }

    /// Both ends of a range in base units with the sign of its direction, the lesser first; of one number twice the same.
    pub fn signed_ends(&self) -> (f64, f64) {
        let ends = self.reach();
        (ends.0.min(ends.1), ends.0.max(ends.1))
    }

    /// The ends of a range as it is drawn from zero: the nearer one and the farther one.
    pub fn reach(&self) -> (f64, f64) {
        let sign = self.sign();
        (sign * self.quantity.base_value(), sign * self.quantity.base_high())
    }

    fn sign(&self) -> f64 {
        match self.direction {
            Direction::Decrease => -1.0,
            _ => 1.0,
        }
    }
}

/// What a corrected figure was before.
#[derive(Clone, Debug)]
pub struct Correction {
    /// The former figure as it was stated.
    pub from: String,
    /// The same as it was understood; its unit may be another.
    pub quantity: Quantity,
    /// When it was corrected: a day or a month.
    pub date: Period,
    /// Why, if that is told.
    pub reason: Option<LocalText>,
}

/// Where a figure stands in the report, and in which words.
#[derive(Clone, Debug)]
pub struct Source {
    /// The section.
    pub section: Rc<Section>,
    /// The figure as printed, without its verb: `15%左右`.
    pub stated: String,
}

/// A measure together with what it measures: the unit that charts and texts work on.
#[derive(Clone, Debug)]
pub struct Datum {
    /// What is measured.
    pub indicator: Rc<Indicator>,
    /// The figure.
    pub measure: Rc<Measure>,
    /// A shorter name where a view's title has said the rest.
    pub label: Option<LocalText>,
}

impl Datum {
    /// The name for a label: the view's own, or the indicator's.
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

    /// The view of this id.
    ///
    /// # Errors
    /// [`Code::UnknownView`] with the ids that are there.
    pub fn view(&self, id: &str) -> Result<&View, Error> {
        self.views.iter().find(|view| view.id == id).ok_or_else(|| {
            let ids: Vec<&str> = self.views.iter().map(|view| view.id.as_str()).collect();
            let message = format!("found \"{id}\"; accepted is one of {}", ids.join(", "));
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
/// What stands in documents and drafts for a date that is not known.
pub const NO_DATE: &str = "未注明";

/// How a figure is shown, each with its name in documents.
pub const DRAWN: [(Drawn, &str); 2] = [(Drawn::Mark, "mark"), (Drawn::Words, "words")];
