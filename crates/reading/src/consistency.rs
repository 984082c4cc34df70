//! Whether the figures of a text or of a report fit each other: a start, an end and the change between them, levels of two years
//! and the growth of the second, shares of a whole, what was done and the part of a target that this is. Computes with what
//! rounding and bounds allow. Does not know whether any figure is true.

mod amount;
mod prose;
mod report;
mod words;

use quantity::Lang;
use report_charts::report::Report;

/// What comes of computing figures again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// No numbers that the wordings allow fit each other.
    Impossible,
    /// Some do.
    Possible,
    /// They do not fit, and may be counted differently: a rate at constant prices beside amounts at current ones, a rate a year
    /// beside a whole change, amounts that were revised.
    NotComparable,
}

impl Outcome {
    /// The name in lists for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Impossible => "impossible",
            Self::Possible => "possible",
            Self::NotComparable => "not-comparable",
        }
    }
}

/// What figures have to do with each other, with the words of the text and the numbers that follow from them, from the least to
/// the greatest.
#[derive(Clone, Debug, PartialEq)]
pub enum Relation {
    /// From A to B, said to rise or to fall.
    Direction {
        /// Both ends, as stated.
        ends: (String, String),
        /// Whether it is said to rise.
        rises: bool,
    },
    /// From A to B, or A of one year and B of another, and the growth in percent.
    Growth {
        /// Both ends, as stated.
        ends: (String, String),
        /// The growth that follows, in percent; a fall is negative.
        computed: (f64, f64),
        /// The growth, as stated, with its direction.
        stated: String,
        /// For a rate a year the number of years, else `None`.
        years: Option<u32>,
    },
    /// From A to B, and the amount of the change.
    Difference {
        /// Both ends, as stated.
        ends: (String, String),
        /// The change that follows, in the unit that the stated change has; a fall is negative.
        computed: (f64, f64),
        /// The change, as stated.
        stated: String,
    },
    /// From A to B, and how many times B is A, or A was added.
    Multiple {
        /// Both ends, as stated.
        ends: (String, String),
        /// B by A.
        computed: (f64, f64),
        /// The multiple, as stated.
        stated: String,
    },
    /// Shares of one whole, in percent.
    Shares {
        /// The shares, as stated.
        parts: Vec<String>,
        /// Their sum.
        computed: (f64, f64),
    },
    /// What was done, the target, and the part of it in percent.
    Completion {
        /// What was done, and the target, as stated.
        ends: (String, String),
        /// The part that follows, in percent.
        computed: (f64, f64),
        /// The part, as stated.
        stated: String,
    },
}

impl Relation {
    /// The name in lists for programs.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Direction { .. } => "direction",
            Self::Growth { .. } => "growth",
            Self::Difference { .. } => "difference",
            Self::Multiple { .. } => "multiple",
            Self::Shares { .. } => "shares",
            Self::Completion { .. } => "completion",
        }
    }
}

/// Where figures stand.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// In a text.
    Text {
        /// The line, from 1.
        line: usize,
        /// Where the first of the figures begins, in Unicode scalar values.
        start: usize,
        /// The place behind the last of them.
        end: usize,
        /// The words from the first to the last, shortened.
        excerpt: String,
    },
    /// In a report: the ids of the measures.
    Report(Vec<String>),
}

/// Figures that were computed again.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// What they are about.
    pub subject: String,
    /// What comes of it.
    pub outcome: Outcome,
    /// What they have to do with each other.
    pub relation: Relation,
    /// Where they stand.
    pub place: Place,
}

impl Check {
    /// The arithmetic in words: 从120万吨到131万吨，算得增长8.3%～10.1%；文中增长15%.
    pub fn words(&self, lang: Lang) -> String {
        words::check(self, lang)
    }
}

/// Computes the figures of a text (Chinese prose) again, in its order. Where a text does not say that figures belong together,
/// nothing is computed.
///
/// ```
/// use reading::consistency::{Outcome, check_text};
/// let found = check_text("粮食产量由120万吨增加到131万吨，增长15%。");
/// assert_eq!(found[0].outcome, Outcome::Impossible);
/// assert_eq!(check_text("粮食产量由120万吨增加到131万吨，增长9.2%。")[0].outcome, Outcome::Possible);
/// ```
pub fn check_text(text: &str) -> Vec<Check> {
    prose::check(text)
}

/// Computes the figures of a report again: levels of two periods beside the growth from one to the other.
pub fn check_report(report: &Report) -> Vec<Check> {
    report::check(report)
}
