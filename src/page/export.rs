//! Export of figures as JSON and CSV; every number comes with its wording. Not here: pictures.

use crate::analysis::verdict::{ATTAINMENTS, outcome};
use crate::page::source_link::source_link;
use crate::phrase;
use crate::report::{COMPARISONS, DIRECTIONS, DRAWN, Datum, KINDS, Measure, NO_DATE, Report, TYPES, View};
use quantity::{Certainty, Period, Qualifier, Quantity};
use quantity::{Lang, LocalText};
use serde::{Serialize, Serializer};

#[derive(Serialize)]
struct ReportOut<'a> {
    id: &'a str,
    title: &'a LocalText,
    publisher: &'a LocalText,
    date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<&'a str>,
    indicators: Vec<IndicatorOut<'a>>,
}

#[derive(Serialize)]
struct IndicatorOut<'a> {
    id: &'a str,
    r#type: &'static str,
    name: &'a LocalText,
    #[serde(skip_serializing_if = "Option::is_none")]
    share_of: Option<&'a LocalText>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a LocalText>,
    measures: Vec<MeasureOut<'a>>,
}

#[derive(Serialize)]
struct MeasureOut<'a> {
    id: &'a str,
    period: String,
    kind: &'static str,
    comparison: &'static str,
    direction: &'static str,
    #[serde(flatten)]
    numbers: NumbersOut,
    unit: &'a str,
    qualifier: &'static str,
    estimate: bool,
    drawn: &'static str,
    words: LocalText,
    source: SourceOut<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    corrected: Option<CorrectionOut<'a>>,
}

/// One number, or both ends of a range. A range has no `value`, so that no program takes one end for the whole.
#[derive(Serialize)]
struct NumbersOut {
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "plain_number")]
    value: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "plain_number")]
    low: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "plain_number")]
    high: Option<f64>,
}

impl NumbersOut {
    fn of(quantity: &Quantity) -> Self {
        let number = Some(quantity.value);
        Self {
            value: number.filter(|_| !quantity.is_range()),
            low: number.filter(|_| quantity.is_range()),
            high: quantity.high,
        }
    }
}

/// A figure before its correction, as stated and in parts.
#[derive(Serialize)]
struct CorrectionOut<'a> {
    from: &'a str,
    #[serde(flatten)]
    numbers: NumbersOut,
    unit: &'a str,
    qualifier: &'static str,
    date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a LocalText>,
}

fn correction_out(measure: &Measure) -> Option<CorrectionOut<'_>> {
    let corrected = measure.corrected.as_ref()?;
    Some(CorrectionOut {
        from: &corrected.from,
        numbers: NumbersOut::of(&corrected.quantity),
        unit: corrected.quantity.unit.symbol(),
        qualifier: name(&Qualifier::ALL, &corrected.quantity.qualifier),
        date: corrected.date.document(),
        reason: corrected.reason.as_ref(),
    })
}

fn version(report: &Report) -> Option<&str> {
    report.version.as_deref()
}

/// The date of publication in the form of documents.
fn date(report: &Report) -> String {
    report.date.map_or_else(|| NO_DATE.to_owned(), Period::document)
}

#[derive(Serialize)]
struct SourceOut<'a> {
    section: &'a str,
    stated: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

/// Whole numbers without a decimal point. Values are at most 1e15, so the whole part fits.
fn plain_number<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) if value.fract() == 0.0 => serializer.serialize_i64(*value as i64),
        Some(value) => serializer.serialize_f64(*value),
        None => serializer.serialize_none(),
    }
}

fn name<T: PartialEq>(table: &[(T, &'static str)], value: &T) -> &'static str {
    table
        .iter()
        .find(|(known, _)| known == value)
        .map_or("", |(_, name)| name)
}

fn measure_out<'a>(report: &Report, datum: &Datum, measure: &'a Measure) -> MeasureOut<'a> {
    MeasureOut {
        id: &measure.id,
        period: measure.period.document(),
        kind: name(&KINDS, &measure.kind),
        comparison: name(&COMPARISONS, &measure.comparison),
        direction: name(&DIRECTIONS, &measure.direction),
        numbers: NumbersOut::of(&measure.quantity),
        unit: measure.quantity.unit.symbol(),
        qualifier: name(&Qualifier::ALL, &measure.quantity.qualifier),
        estimate: measure.quantity.certainty == Certainty::Estimate,
        drawn: name(&DRAWN, &measure.drawn),
        words: LocalText {
            zh: phrase::value_words(datum, Lang::Zh),
            en: phrase::value_words(datum, Lang::En),
        },
        source: SourceOut {
            section: &measure.source.section.title.zh,
            stated: &measure.source.stated,
            url: source_link(report, measure),
        },
        corrected: correction_out(measure),
    }
}

/// Figures as JSON: `indicators[].measures[]` with value, or low and high of a range (in the unit as stated), unit, qualifier,
/// estimate, direction, period, kind, comparison, wording in both languages, and source (section heading, figure as stated, and the
/// address that opens its words in the text of the report, where there is one).
/// Consecutive measures of one indicator are grouped.
///
/// Whole numbers are written without a decimal point.
///
/// # Errors
/// None for an accepted report: every number in it is finite.
pub fn json(report: &Report, data: impl IntoIterator<Item = Datum>) -> Result<String, serde_json::Error> {
    let data: Vec<Datum> = data.into_iter().collect();
    let mut indicators: Vec<IndicatorOut<'_>> = Vec::new();
    for datum in &data {
        let (indicator, measure) = (&datum.indicator, measure_out(report, datum, &datum.measure));
        match indicators.last_mut() {
            Some(last) if last.id == indicator.id => last.measures.push(measure),
            _ => indicators.push(IndicatorOut {
                id: &indicator.id,
                r#type: name(&TYPES, &indicator.kind),
                name: &indicator.name,
                share_of: indicator.share_of.as_ref(),
                note: indicator.note.as_ref(),
                measures: vec![measure],
            }),
        }
    }
    serde_json::to_string_pretty(&ReportOut {
        id: &report.id,
        title: &report.title,
        publisher: &report.publisher,
        date: date(report),
        version: version(report),
        indicators,
    })
}

/// Figures as CSV in UTF-8 with a byte order mark, one line per figure: numbers in separate columns from wording; for corrected
/// figures the former figure, the date and the reason; date and version of the data in every line. Text that a spreadsheet would
/// take for a formula gets an apostrophe in front.
///
/// If some of these figures are ranges, two more columns follow, `low` and `high`, and `value` is empty for a range.
///
/// If the text of the report has an address, the column `source_url` follows: it opens the words of the figure there.
///
/// If views of the report compare some of these figures with targets, five more columns follow: the target and the next target as
/// stated, and the verdict by name and in both languages, in the line of the result, or of the target if there is no result.
pub fn csv(report: &Report, data: impl IntoIterator<Item = Datum>) -> String {
    let views: Vec<&View> = report.views.iter().collect();
    csv_with(report, &views, data.into_iter().collect())
}

/// The figures of a view as CSV in the form of [`csv`], with the verdicts of this view only.
pub fn csv_of(report: &Report, view: &View) -> String {
    csv_with(report, &[view], view.data().into_iter().cloned().collect())
}

/// A cell of an [`Export`].
#[derive(Clone, Debug, PartialEq)]
pub enum ExportCell {
    /// A number, in the unit of its row.
    Number(f64),
    /// Words; empty for nothing.
    Words(String),
}

impl ExportCell {
    /// The number of a cell of numbers.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Words(_) => None,
        }
    }

    /// The words of a cell of words.
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Number(_) => None,
            Self::Words(words) => Some(words),
        }
    }

    fn csv(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Words(words) => cell(words),
        }
    }
}

/// Figures as a table: the names of its columns, and a row for each figure. [`csv`] says what the columns are.
#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    /// The names of the columns.
    pub columns: Vec<&'static str>,
    /// As many cells in each row.
    pub rows: Vec<Vec<ExportCell>>,
}

/// The figures of [`csv`] as a table.
pub fn table(report: &Report, data: impl IntoIterator<Item = Datum>) -> Export {
    let views: Vec<&View> = report.views.iter().collect();
    table_with(report, &views, data.into_iter().collect())
}

/// The figures of [`csv_of`] as a table.
pub fn table_of(report: &Report, view: &View) -> Export {
    table_with(report, &[view], view.data().into_iter().cloned().collect())
}

fn csv_with(report: &Report, views: &[&View], data: Vec<Datum>) -> String {
    let Export { columns, rows } = table_with(report, views, data);
    let mut out = format!("\u{feff}{}\r\n", columns.join(","));
    for row in rows {
        let cells: Vec<String> = row.iter().map(ExportCell::csv).collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}

const HEAD: [&str; 22] = [
    "indicator",
    "type",
    "name_zh",
    "name_en",
    "period",
    "kind",
    "comparison",
    "direction",
    "value",
    "unit",
    "qualifier",
    "estimate",
    "stated",
    "words_zh",
    "words_en",
    "section",
    "corrected_from",
    "corrected_date",
    "corrected_reason",
    "corrected_reason_en",
    "report_date",
    "data_version",
];

fn table_with(report: &Report, views: &[&View], data: Vec<Datum>) -> Export {
    let verdicts = verdicts(views, &data);
    let has_ranges = data.iter().any(|datum| datum.measure.quantity.is_range());
    let has_links = data.iter().any(|datum| source_link(report, &datum.measure).is_some());
    let mut columns = HEAD.to_vec();
    if has_ranges {
        columns.extend(RANGE_HEAD);
    }
    if has_links {
        columns.push(LINK_HEAD);
    }
    if !verdicts.is_empty() {
        columns.extend(VERDICT_HEAD);
    }
    let words = |words: &str| ExportCell::Words(words.to_owned());
    let number = |number: Option<f64>| number.map_or_else(|| words(""), ExportCell::Number);
    let mut verdicts = verdicts.into_iter();
    let row = |datum: Datum| {
        let row = measure_out(report, &datum, &datum.measure);
        let (indicator, corrected) = (&datum.indicator, row.corrected.as_ref());
        let reason = corrected.and_then(|it| it.reason);
        let mut cells = vec![
            words(&indicator.id),
            words(name(&TYPES, &indicator.kind)),
            words(&indicator.name.zh),
            words(&indicator.name.en),
            words(&row.period),
            words(row.kind),
            words(row.comparison),
            words(row.direction),
            number(row.numbers.value),
            words(row.unit),
            words(row.qualifier),
            words(if row.estimate { "true" } else { "false" }),
            words(row.source.stated),
            words(&row.words.zh),
            words(&row.words.en),
            words(row.source.section),
            words(corrected.map_or("", |it| it.from)),
            words(corrected.map_or("", |it| it.date.as_str())),
            words(reason.map_or("", |it| it.zh.as_str())),
            words(reason.map_or("", |it| it.en.as_str())),
            words(&date(report)),
            words(version(report).unwrap_or_default()),
        ];
        if has_ranges {
            cells.extend([row.numbers.low, row.numbers.high].map(number));
        }
        if has_links {
            cells.push(words(row.source.url.as_deref().unwrap_or_default()));
        }
        cells.extend(verdicts.next().into_iter().flatten().map(ExportCell::Words));
        cells
    };
    let rows = data.into_iter().map(row).collect();
    Export { columns, rows }
}

const RANGE_HEAD: [&str; 2] = ["low", "high"];
const LINK_HEAD: &str = "source_url";

const VERDICT_HEAD: [&str; 5] = ["target", "next_target", "verdict", "verdict_zh", "verdict_en"];

/// The cells under [`VERDICT_HEAD`] for each figure; empty where no figure has a verdict.
fn verdicts(views: &[&View], data: &[Datum]) -> Vec<[String; 5]> {
    let aims = views.iter().flat_map(|view| view.items.aims());
    let mut said: Vec<(&str, [String; 5])> = Vec::new();
    for aim in aims {
        let outcome = outcome(aim);
        let next = aim.next.as_ref().map_or("", |next| &next.measure.source.stated);
        let one = (
            aim.judged().measure.id.as_str(),
            [
                aim.target.measure.source.stated.clone(),
                next.to_owned(),
                name(&ATTAINMENTS, &outcome.attainment).to_owned(),
                phrase::verdict_words(aim, Lang::Zh),
                phrase::verdict_words(aim, Lang::En),
            ],
        );
        // Two views may have the same target and result.
        if !said.contains(&one) {
            said.push(one);
        }
    }
    let beside = |datum: &Datum| {
        let mut cells: [String; 5] = Default::default();
        // A figure may have more than one target: all are listed, in the same order in each cell.
        for (i, (_, one)) in said.iter().filter(|(id, _)| *id == datum.measure.id).enumerate() {
            for (cell, words) in cells.iter_mut().zip(one) {
                cell.push_str(if i == 0 { "" } else { " | " });
                cell.push_str(words);
            }
        }
        cells
    };
    let all: Vec<[String; 5]> = data.iter().map(beside).collect();
    let any = all.iter().flatten().any(|cell| !cell.is_empty());
    if any { all } else { Vec::new() }
}

/// The table of a view as tab-separated text, for pasting into a spreadsheet. Cells that it would take for a formula get an
/// apostrophe in front.
pub fn tab_separated(view: &View, lang: Lang) -> String {
    let table = crate::page::view_model::table(view, lang);
    let line = |cells: &[&str]| {
        let cells: Vec<String> = cells
            .iter()
            .map(|cell| defused(&cell.replace(['\t', '\n', '\r'], " ")))
            .collect();
        cells.join("\t")
    };
    let head = line(&table.columns);
    let rows = table.rows.iter().map(|row| {
        let [name, value, period, wording, section] = &row.cells;
        line(&[name, value, period, wording, &format!("{section} {}", row.stated)])
    });
    [head].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

/// Text that a spreadsheet would take for a formula gets an apostrophe in front.
fn defused(text: &str) -> String {
    let risky = text
        .trim_start()
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠']);
    if risky { format!("'{text}") } else { text.to_owned() }
}

/// A text cell: protected from being a formula, and quoted as in RFC 4180.
fn cell(text: &str) -> String {
    let whole = defused(text);
    let risky = whole != text;
    let text = whole;
    if text.contains(['"', ',', '\n', '\r']) || risky {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::built_in;

    #[test]
    fn csv_has_a_line_per_figure_with_equal_cells() {
        let report = built_in().unwrap();
        let text = csv(&report, report.data());
        let lines: Vec<&str> = text.trim_end().split("\r\n").collect();
        assert_eq!(lines.len(), 55);
        assert!(text.starts_with("\u{feff}indicator,"));
        assert!(text.contains(",over,true,超过1000G,"));
    }

    #[test]
    fn figures_with_an_address_lead_to_their_words() {
        let mut report = built_in().unwrap();
        let text = csv(&report, report.data());
        assert!(!text.contains("source_url"));
        assert!(!json(&report, report.data()).unwrap().contains("\"url\""));
        report.url = Some("/2011.html".to_owned());
        let text = csv(&report, report.data());
        let lines: Vec<&str> = text.trim_end().split("\r\n").collect();
        assert!(lines[0].ends_with(",data_version,source_url"), "{}", lines[0]);
        assert_eq!(
            lines.iter().filter(|line| line.contains("/2011.html#:~:text=")).count(),
            54
        );
        let out: serde_json::Value = serde_json::from_str(&json(&report, report.data()).unwrap()).unwrap();
        let link = &out["indicators"][0]["measures"][0]["source"]["url"];
        assert_eq!(link, "/2011.html#:~:text=15%25%E5%B7%A6%E5%8F%B3");
    }

    #[test]
    fn the_clipboard_gets_the_rows_of_the_table() {
        let report = built_in().unwrap();
        for view in &report.views {
            let text = tab_separated(view, Lang::Zh);
            assert_eq!(text.lines().count(), view.data().len() + 1);
            assert!(text.lines().all(|line| line.split('\t').count() == 5), "{text}");
        }
        assert_eq!(defused("=1"), "'=1");
    }

    #[test]
    fn formulas_are_defused_and_quotes_doubled() {
        assert_eq!(cell("=1+1"), "\"'=1+1\"");
        assert_eq!(cell("  @SUM"), "\"'  @SUM\"");
        assert_eq!(cell("＝1"), "\"'＝1\"");
        assert_eq!(cell("a \"b\", c"), "\"a \"\"b\"\", c\"");
        assert_eq!(cell("超过25%"), "超过25%");
    }
}
