//! Reports from code: figures and views, read and checked like any document.

use super::report::{self, FORMAT};
use crate::base::error::{Error, Position};
use crate::base::json::Node;
use crate::report::{COMPARISONS, Comparison, DIRECTIONS, Direction, KINDS, MeasureKind, Report};
use quantity::LocalText;

/// A figure for a [`ReportBuilder`]: indicator, period, and the figure as stated.
#[derive(Clone, Debug)]
pub struct NewFigure {
    indicator: String,
    name: LocalText,
    period: String,
    stated: String,
    kind: MeasureKind,
    comparison: Comparison,
    direction: Direction,
    share_of: Option<LocalText>,
}

impl NewFigure {
    /// A level that was reached: `131万吨` in `2024`. `indicator` is the id of the indicator (1 to 80 of `a-z`, `0-9` and
    /// `@/._-`); figures with one id are figures of one indicator. `period` and `stated` are as in documents.
    pub fn level(
        indicator: impl Into<String>,
        name: impl Into<LocalText>,
        period: impl Into<String>,
        stated: impl Into<String>,
    ) -> Self {
        Self {
            indicator: indicator.into(),
            name: name.into(),
            period: period.into(),
            stated: stated.into(),
            kind: MeasureKind::Result,
            comparison: Comparison::Level,
            direction: Direction::Level,
            share_of: None,
        }
    }

    /// The same figure as a target.
    #[must_use]
    pub fn target(self) -> Self {
        Self {
            kind: MeasureKind::Target,
            ..self
        }
    }

    /// The same figure as a change on the year before: `Direction::Increase` of `5.2%`.
    #[must_use]
    pub fn change(self, direction: Direction) -> Self {
        Self {
            comparison: Comparison::YearOnYear,
            direction,
            ..self
        }
    }

    /// The same figure with another base of comparison.
    #[must_use]
    pub fn compared(self, comparison: Comparison) -> Self {
        Self { comparison, ..self }
    }

    /// The same figure as a share of a named whole.
    #[must_use]
    pub fn share_of(self, whole: impl Into<LocalText>) -> Self {
        Self {
            comparison: Comparison::ShareOf,
            direction: Direction::Share,
            share_of: Some(whole.into()),
            ..self
        }
    }

    /// Its id for views: `indicator@period`, followed by `/target` for a target.
    pub fn id(&self) -> String {
        let suffix = match self.kind {
            MeasureKind::Target => "/target",
            MeasureKind::Result => "",
        };
        format!("{}@{}{suffix}", self.indicator, self.period)
    }
}

/// A view for a [`ReportBuilder`].
#[derive(Clone, Debug)]
struct NewView {
    id: String,
    kind: String,
    title: LocalText,
    subtitle: LocalText,
    measures: Vec<String>,
}

/// Builds a [`Report`] from code. [`ReportBuilder::build`] checks it like a document.
///
/// ```
/// use report_charts::document::{NewFigure, ReportBuilder};
///
/// let report = ReportBuilder::new("harvest", ("三省粮食产量", "Grain output of three provinces"), "2026-01", ("统计局", "Statistics bureau"))
///     .figure(NewFigure::level("north", ("北省", "North"), "2025", "约120万吨"))
///     .figure(NewFigure::level("south", ("南省", "South"), "2025", "131万吨"))
///     .view("bars", "output", ("南省最多", "The South has most"), ("2025年，万吨", "2025"), ["north@2025", "south@2025"])
///     .build()?;
/// assert_eq!(report.view("output")?.data().len(), 2);
/// # Ok::<(), report_charts::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct ReportBuilder {
    id: String,
    title: LocalText,
    date: String,
    publisher: LocalText,
    figures: Vec<NewFigure>,
    views: Vec<NewView>,
}

impl ReportBuilder {
    /// A report without figures. `date` is the date of publication: a year, a month (`2026-01`) or a day.
    pub fn new(
        id: impl Into<String>,
        title: impl Into<LocalText>,
        date: impl Into<String>,
        publisher: impl Into<LocalText>,
    ) -> Self {
        Self {
            id: id.into(),
            title: title.into(),
            date: date.into(),
            publisher: publisher.into(),
            figures: Vec::new(),
            views: Vec::new(),
        }
    }

    /// Adds a figure.
    #[must_use]
    pub fn figure(mut self, figure: NewFigure) -> Self {
        self.figures.push(figure);
        self
    }

    /// Adds a view of a kind that takes figures (`bars`, `tiles`, `shares`, `series` and so on), by the ids of its figures.
    #[must_use]
    pub fn view(
        mut self,
        kind: impl Into<String>,
        id: impl Into<String>,
        title: impl Into<LocalText>,
        subtitle: impl Into<LocalText>,
        figures: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.views.push(NewView {
            id: id.into(),
            kind: kind.into(),
            title: title.into(),
            subtitle: subtitle.into(),
            measures: figures.into_iter().map(Into::into).collect(),
        });
        self
    }

    /// Reads and checks the report.
    ///
    /// # Errors
    /// All errors ([`Error::all`]), with the paths of a document.
    pub fn build(&self) -> Result<Report, Error> {
        let document = object([
            ("format", text(FORMAT)),
            ("id", text(&self.id)),
            ("title", local(&self.title)),
            ("date", text(&self.date)),
            ("publisher", local(&self.publisher)),
            (
                "sections",
                Node::List(vec![object([("id", text(SECTION)), ("title", local(&self.title))])]),
            ),
            ("indicators", Node::List(self.indicators())),
            ("views", Node::List(self.views.iter().map(view).collect())),
        ]);
        // A report from code has no lines.
        let start = Position { line: 1, column: 1 };
        report::all_of(&document, |paths| vec![start; paths.len()])
    }

    /// The indicators in order of their first figures.
    fn indicators(&self) -> Vec<Node> {
        let mut ids: Vec<&str> = Vec::new();
        for figure in &self.figures {
            if !ids.contains(&figure.indicator.as_str()) {
                ids.push(&figure.indicator);
            }
        }
        ids.into_iter()
            .filter_map(|id| {
                let own = || self.figures.iter().filter(|figure| figure.indicator == id);
                let first = own().next()?;
                let share_of = own().find_map(|figure| figure.share_of.as_ref());
                Some(object([
                    ("id", text(id)),
                    ("type", text("indicator")),
                    ("name", local(&first.name)),
                    ("share_of", share_of.map_or(Node::Null, local)),
                    ("measures", Node::List(own().map(measure).collect())),
                ]))
            })
            .collect()
    }
}

/// The one section of figures from code.
const SECTION: &str = "report";

fn measure(figure: &NewFigure) -> Node {
    object([
        ("id", text(&figure.id())),
        ("period", text(&figure.period)),
        ("kind", word(&KINDS, figure.kind)),
        ("comparison", word(&COMPARISONS, figure.comparison)),
        ("direction", word(&DIRECTIONS, figure.direction)),
        ("stated", text(&figure.stated)),
        ("section", text(SECTION)),
    ])
}

fn view(view: &NewView) -> Node {
    let item = |id: &String| object([("measure", text(id))]);
    object([
        ("id", text(&view.id)),
        ("kind", text(&view.kind)),
        ("title", local(&view.title)),
        ("subtitle", local(&view.subtitle)),
        ("items", Node::List(view.measures.iter().map(item).collect())),
    ])
}

fn object<const N: usize>(fields: [(&str, Node); N]) -> Node {
    Node::Fields(fields.into_iter().map(|(name, node)| (name.to_owned(), node)).collect())
}

fn text(text: &str) -> Node {
    Node::Text(text.to_owned())
}

fn local(text_of: &LocalText) -> Node {
    object([("zh", text(&text_of.zh)), ("en", text(&text_of.en))])
}

fn word<T: PartialEq>(table: &[(T, &str)], value: T) -> Node {
    let known = table.iter().find(|(known, _)| *known == value);
    text(known.map_or("", |(_, name)| name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::error::Code;

    fn report() -> ReportBuilder {
        ReportBuilder::new("r", ("报告", "Report"), "2026-01", ("局", "Bureau"))
    }

    #[test]
    fn figures_of_an_indicator_are_grouped() {
        let built = report()
            .figure(NewFigure::level("a", ("甲", "A"), "2024", "120万吨"))
            .figure(NewFigure::level("b", ("乙", "B"), "2024", "9%").share_of(("全部", "All")))
            .figure(
                NewFigure::level("a", ("甲", "A"), "2025", "5%左右")
                    .change(Direction::Increase)
                    .target(),
            )
            .build()
            .unwrap();
        let ids: Vec<&str> = built.indicators.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids, ["a", "b"]);
        let measures: Vec<&str> = built.indicators[0].measures.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(measures, ["a@2024", "a@2025/target"]);
        assert_eq!(built.indicators[1].share_of.as_ref().unwrap().zh, "全部");
    }

    #[test]
    fn all_errors_of_a_built_report_are_listed() {
        let error = report()
            .figure(NewFigure::level("A b", ("甲", "A"), "去年", "120斛"))
            .view("pie", "v", ("题", "T"), ("副", "S"), ["nowhere@2024"])
            .build()
            .unwrap_err();
        let codes: Vec<Code> = error.all().map(Error::code).collect();
        assert!(codes.contains(&Code::InvalidId), "{error}");
        assert!(
            error.all().any(|one| one.path() == "indicators[0].measures[0].period"),
            "{error}"
        );
        assert!(codes.contains(&Code::UnknownWord), "{error}");
    }
}
