//! Views: what a chart compares, described over the figures of a report. Not here: how it is drawn.

use super::Datum;
use quantity::LocalText;

/// One chart as described.
#[derive(Clone, Debug)]
pub struct View {
    /// Name in documents and in the `view` attribute.
    pub id: String,
    /// A short sentence that a reader would say.
    pub title: LocalText,
    /// What is shown, its unit and its period.
    pub subtitle: LocalText,
    /// What a reader has to know.
    pub notes: Vec<LocalText>,
    /// What kind of view it is.
    pub kind: &'static Kind,
    /// In which order its marks stand.
    pub order: Order,
    /// The figures it shows.
    pub items: Items,
}

impl View {
    /// Every figure shown, in reading order.
    pub fn data(&self) -> Vec<&Datum> {
        self.items.data()
    }

    /// Whether its figures lead to the other views.
    pub fn is_overview(&self) -> bool {
        matches!(self.items, Items::Links(_))
    }
}

/// A kind of view as far as it is data. How it is read, drawn and put in words: `chart::kinds`, a file for each kind.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// Name in documents.
    pub name: &'static str,
    /// What its items are.
    pub items: ItemType,
    /// Whether it has exactly one item.
    pub single: bool,
    /// Which of its figures are measured on one axis.
    pub axis: Axis,
    /// Whether a description may ask for the largest figure first.
    pub by_value: bool,
    /// The orders that a reader may choose; none for figures that follow time.
    pub sorting: &'static [Sorting],
    /// Whether some of its items alone still are a view of this kind.
    pub divisible: bool,
}

/// Which figures of a view are measured on one axis, and so can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// All figures of a unit family.
    Common,
    /// The figures of each indicator.
    Indicator,
    /// None: each figure stands by itself.
    None,
}

/// Orders that a reader may choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sorting {
    /// Largest first; falls after rises.
    Value,
    /// As the figures follow each other in the report.
    Report,
}

/// In which order marks stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// As the description lists them.
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
    /// A rate that the report states for the span, shown in words beside the pair.
    pub rate: Option<Datum>,
}

/// A figure that leads to another view.
#[derive(Clone, Debug)]
pub struct Link {
    /// The figure.
    pub datum: Datum,
    /// Id of the view.
    pub view: String,
    /// Title of the view.
    pub title: LocalText,
}

/// A target of a period, what came of it, and the next target. All of one unit family, and compared with the same.
#[derive(Clone, Debug)]
pub struct Aim {
    /// The target.
    pub target: Datum,
    /// The result for the same period, if one is stated.
    pub result: Option<Datum>,
    /// The target of a later period.
    pub next: Option<Datum>,
    /// How far 左右 or 约 of the target reaches to either side, in the target's unit; not below zero.
    pub tolerance: Option<f64>,
}

impl Aim {
    /// Target, result and next target, as far as they are there.
    pub fn data(&self) -> impl Iterator<Item = &Datum> {
        [&self.target].into_iter().chain(&self.result).chain(&self.next)
    }

    /// Where the verdict stands: with the result, and where there is none with the target.
    pub fn judged(&self) -> &Datum {
        self.result.as_ref().unwrap_or(&self.target)
    }
}

/// The target of a year, and what parts of the year from its beginning on have added to it. Amounts of one unit family.
#[derive(Clone, Debug)]
pub struct Course {
    /// What is to be reached by the end of the year.
    pub target: Datum,
    /// Results of parts of the year that follow each other without a gap; at least one.
    pub parts: Vec<Datum>,
}

impl Course {
    /// The target, and the parts in their order.
    pub fn data(&self) -> impl Iterator<Item = &Datum> {
        [&self.target].into_iter().chain(&self.parts)
    }
}

/// What an item of a view is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemType {
    /// A figure.
    Datum,
    /// Two figures.
    Pair,
    /// A figure that leads to another view.
    Link,
    /// A target with its result.
    Aim,
    /// A target with the parts of its year.
    Course,
}

/// What a view shows, at least one of it.
#[derive(Clone, Debug)]
pub enum Items {
    /// Figures.
    Data(Vec<Datum>),
    /// Pairs of figures.
    Pairs(Vec<Pair>),
    /// Figures that lead to other views.
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

    /// The figures, of a view that shows figures alone.
    pub fn figures(&self) -> &[Datum] {
        match self {
            Self::Data(data) => data,
            _ => &[],
        }
    }

    /// The pairs, of a view that shows pairs.
    pub fn pairs(&self) -> &[Pair] {
        match self {
            Self::Pairs(pairs) => pairs,
            _ => &[],
        }
    }

    /// The links, of a view that shows links.
    pub fn links(&self) -> &[Link] {
        match self {
            Self::Links(links) => links,
            _ => &[],
        }
    }

    /// The targets with their results, of a view that shows them.
    pub fn aims(&self) -> &[Aim] {
        match self {
            Self::Aims(aims) => aims,
            _ => &[],
        }
    }

    /// The targets with the parts of their years, of a view that shows them.
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
