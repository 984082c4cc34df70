//! Views: what a chart compares, described over the figures of a report. Refuses: how it is drawn.

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
    /// The kind, with the figures it shows.
    pub kind: ViewKind,
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

/// What is compared, and so what is drawn.
#[derive(Clone, Debug)]
pub enum ViewKind {
    /// Bars from one zero line; falls to the left; percentage points in a lane of their own.
    Bars(Vec<Datum>, Order),
    /// An earlier and a later rate on one axis.
    Change(Vec<Pair>),
    /// Two levels, each pair on an axis of its own.
    Slopes(Vec<Pair>),
    /// What is left of 100 after a fall.
    Remainder(Vec<Datum>),
    /// Falls or rises compounded on 100.
    Index(Vec<Datum>),
    /// Parts of a named whole.
    Shares(Vec<Datum>),
    /// One amount measured in another.
    Proportion(Pair),
    /// Figures of unlike units, each by itself.
    Tiles(Vec<Datum>),
    /// Figures that lead to the other views.
    Overview(Vec<Link>),
    /// Targets with their results and the next targets, each row on an axis of its own.
    Targets(Vec<Aim>),
    /// How far into a year's target its parts have come, each row on an axis of its own.
    Progress(Vec<Course>),
    /// Figures over time on one axis, a line an indicator.
    Series(Vec<Datum>),
}

impl ViewKind {
    /// Every figure shown, in reading order.
    pub fn data(&self) -> Vec<&Datum> {
        match self {
            Self::Bars(items, _)
            | Self::Remainder(items)
            | Self::Index(items)
            | Self::Shares(items)
            | Self::Tiles(items) => items.iter().collect(),
            Self::Change(pairs) | Self::Slopes(pairs) => pairs.iter().flat_map(Pair::data).collect(),
            Self::Proportion(pair) => pair.data().collect(),
            Self::Overview(links) => links.iter().map(|link| &link.datum).collect(),
            Self::Targets(aims) => aims.iter().flat_map(Aim::data).collect(),
            Self::Progress(courses) => courses.iter().flat_map(Course::data).collect(),
            Self::Series(items) => items.iter().collect(),
        }
    }
}

impl Pair {
    /// Earlier, later, and the stated rate if there is one.
    pub fn data(&self) -> impl Iterator<Item = &Datum> {
        [&self.from, &self.to].into_iter().chain(&self.rate)
    }
}
