//! Views: what a chart shows of a report. Not here: how it is drawn.

use super::Datum;
use quantity::LocalText;

/// The description of one chart.
#[derive(Clone, Debug)]
pub struct View {
    /// Id in documents and in the `view` attribute.
    pub id: String,
    /// Title: a short sentence.
    pub title: LocalText,
    /// Content, unit and period.
    pub subtitle: LocalText,
    /// Notes for the reader.
    pub notes: Vec<LocalText>,
    /// Kind of the view.
    pub kind: &'static Kind,
    /// Order of its marks.
    pub order: Order,
    /// The figures it shows.
    pub items: Items,
}

impl View {
    /// Every figure shown, in reading order.
    pub fn data(&self) -> Vec<&Datum> {
        self.items.data()
    }

    /// Whether its figures link to other views.
    pub fn is_overview(&self) -> bool {
        matches!(self.items, Items::Links(_))
    }
}

/// The data of a kind of view. Reading, drawing and wording are in `chart::kinds`, one file a kind.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// Name in documents.
    pub name: &'static str,
    /// Type of its items.
    pub items: ItemType,
    /// Whether it has exactly one item.
    pub single: bool,
    /// Which of its figures share an axis.
    pub axis: Axis,
    /// Whether a document may ask for the largest figure first.
    pub by_value: bool,
    /// The orders that a reader may choose; none for figures in order of time.
    pub sorting: &'static [Sorting],
    /// Whether a subset of its items is still a view of this kind.
    pub divisible: bool,
}

/// Which figures of a view share an axis and can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// All figures of a unit family.
    Common,
    /// The figures of each indicator.
    Indicator,
    /// None.
    None,
}

/// Orders that a reader may choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sorting {
    /// Largest first; falls after rises.
    Value,
    /// Order of the report.
    Report,
}

/// Order of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Order of the document.
    Listed,
    /// Largest first.
    Value,
}

/// Two figures of one indicator.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The earlier.
    pub from: Datum,
    /// The later.
    pub to: Datum,
    /// The rate that the report states for the span, shown as text beside the pair.
    pub rate: Option<Datum>,
}

/// A figure that links to another view.
#[derive(Clone, Debug)]
pub struct Link {
    /// The figure.
    pub datum: Datum,
    /// Id of the view.
    pub view: String,
    /// Title of the view.
    pub title: LocalText,
}

/// A target, its result, and the next target. All have one unit family and one base of comparison.
#[derive(Clone, Debug)]
pub struct Aim {
    /// The target.
    pub target: Datum,
    /// The result for the same period, if one is stated.
    pub result: Option<Datum>,
    /// The target of a later period.
    pub next: Option<Datum>,
    /// Tolerance of 左右 or 约 of the target to either side, in the target's unit; at least 0.
    pub tolerance: Option<f64>,
}

impl Aim {
    /// Target, result and next target; those that are missing are left out.
    pub fn data(&self) -> impl Iterator<Item = &Datum> {
        [&self.target].into_iter().chain(&self.result).chain(&self.next)
    }

    /// The figure that carries the verdict: the result, or the target where there is no result.
    pub fn judged(&self) -> &Datum {
        self.result.as_ref().unwrap_or(&self.target)
    }
}

/// The target of a year, and the results of parts of the year that add up towards it. Amounts of one unit family.
#[derive(Clone, Debug)]
pub struct Course {
    /// The target for the end of the year.
    pub target: Datum,
    /// Results of parts of the year from January on, without gaps; at least one.
    pub parts: Vec<Datum>,
}

impl Course {
    /// The target, then the parts in order.
    pub fn data(&self) -> impl Iterator<Item = &Datum> {
        [&self.target].into_iter().chain(&self.parts)
    }
}

/// Type of the items of a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemType {
    /// A figure.
    Datum,
    /// Two figures.
    Pair,
    /// A figure that links to another view.
    Link,
    /// A target with its result.
    Aim,
    /// A target with the parts of its year.
    Course,
}

/// The items of a view, at least one.
#[derive(Clone, Debug)]
pub enum Items {
    /// Figures.
    Data(Vec<Datum>),
    /// Pairs of figures.
    Pairs(Vec<Pair>),
    /// Figures that link to other views.
    Links(Vec<Link>),
    /// Targets with their results.
    Aims(Vec<Aim>),
    /// Targets with the parts of their years.
    Courses(Vec<Course>),
}

impl Items {
    /// Every figure shown, in reading order.
    pub fn data(&self) -> Vec<&Datum> {
        match self {
            Self::Data(data) => data.iter().collect(),
            Self::Pairs(pairs) => pairs.iter().flat_map(Pair::data).collect(),
            Self::Links(links) => links.iter().map(|link| &link.datum).collect(),
            Self::Aims(aims) => aims.iter().flat_map(Aim::data).collect(),
            Self::Courses(courses) => courses.iter().flat_map(Course::data).collect(),
        }
    }

    /// The figures of a view of single figures; empty for others.
    pub fn figures(&self) -> &[Datum] {
        match self {
            Self::Data(data) => data,
            _ => &[],
        }
    }

    /// The pairs of a view of pairs; empty for others.
    pub fn pairs(&self) -> &[Pair] {
        match self {
            Self::Pairs(pairs) => pairs,
            _ => &[],
        }
    }

    /// The links of a view of links; empty for others.
    pub fn links(&self) -> &[Link] {
        match self {
            Self::Links(links) => links,
            _ => &[],
        }
    }

    /// The targets of a view of targets; empty for others.
    pub fn aims(&self) -> &[Aim] {
        match self {
            Self::Aims(aims) => aims,
            _ => &[],
        }
    }

    /// The targets of a view of progress within a year; empty for others.
    pub fn courses(&self) -> &[Course] {
        match self {
            Self::Courses(courses) => courses,
            _ => &[],
        }
    }
}

impl Pair {
    /// Earlier, later, and the stated rate if there is one.
    pub fn data(&self) -> impl Iterator<Item = &Datum> {
        [&self.from, &self.to].into_iter().chain(&self.rate)
    }
}
