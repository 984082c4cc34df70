//! Reads and checks a document. No invalid value is replaced by a default.

use crate::base::cursor::Cursor;
use crate::base::error::Position;
use crate::base::error::{Code, Error};
use crate::base::error_list::{ErrorList, ErrorPolicy, Explain};
use crate::base::index::Index;
use crate::base::json::{Node, parse, parse_with};
use crate::base::limits::{LABEL, NOTE};
use crate::chart::kinds;
use crate::chart::kinds::reading::{KindReader, unknown_reference};
use crate::report::{
    COMPARISONS, Comparison, DIRECTIONS, DRAWN, Direction, Drawn, Indicator, IndicatorType, KINDS, Measure,
    MeasureKind, NO_DATE, Report, Section, Source, TYPES, unread,
};
use quantity::{Certainty, Period, PeriodError, PeriodForm, Qualifier, Quantity, UNITS, Unit};
use std::rc::Rc;

use super::fields::{id, local, unique_id, word};
use super::{correction, source, stated, views};

/// The parts from which the schema is generated.
pub(super) mod format {
    pub(crate) use super::{
        ALIASES, DOCUMENT_FIELDS, FORMAT, INDICATOR_FIELDS, MEASURE_FIELDS, MEASURES, SECTION_FIELDS,
    };
    pub(crate) use crate::chart::kinds::reading::{
        AIM_FIELDS, COURSE_FIELDS, ITEM_FIELDS, LINK_FIELDS, PAIR_FIELDS, PARTS,
    };
    pub(crate) use crate::document::correction::FIELDS as CORRECTED_FIELDS;
    pub(crate) use crate::document::fields::ID;
    pub(crate) use crate::document::source::QUOTE_FIELDS;
    pub(crate) use crate::document::views::{ITEMS, NOTES, ORDERS, VIEW_FIELDS, VIEWS};
}

/// The format and its version, the value of the field `format`.
pub const FORMAT: &str = "report-charts/1";

/// A document has at most this many bytes.
const BYTES: usize = 2_000_000;
/// A report has at most this many figures; so has every list of figures.
pub(crate) const MEASURES: usize = 5_000;
/// An indicator has at most this many other names.
pub(crate) const ALIASES: usize = 20;
/// A period has at most this many characters; `2005-01-2010-12` has 15.
const PERIOD: usize = 20;

/// Fields of the objects of a document, for the reader and the schema. Others are errors.
pub(crate) const DOCUMENT_FIELDS: [&str; 10] = [
    "format",
    "id",
    "title",
    "date",
    "version",
    "publisher",
    "url",
    "sections",
    "indicators",
    "views",
];
pub(crate) const SECTION_FIELDS: [&str; 3] = ["id", "title", "url"];
pub(crate) const INDICATOR_FIELDS: [&str; 8] = [
    "id", "type", "name", "aliases", "counted", "share_of", "note", "measures",
];
pub(crate) const MEASURE_FIELDS: [&str; 16] = [
    "id",
    "period",
    "kind",
    "comparison",
    "direction",
    "value",
    "low",
    "high",
    "unit",
    "qualifier",
    "estimate",
    "stated",
    "quote",
    "section",
    "drawn",
    "corrected",
];

/// Reads and checks a document with views of these kinds.
pub(super) fn read<P: ErrorPolicy>(text: &str, policy: P, kinds: &[&dyn KindReader<P>]) -> Result<Report, P::Error> {
    check_size::<P>(text)?;
    read_tree(&parse_with::<P>(text)?, policy, kinds)
}

/// Accepts texts up to the largest size of a document.
pub(super) fn check_size<P: ErrorPolicy>(text: &str) -> Result<(), P::Error> {
    if text.len() > BYTES {
        let message = || format!("found {} bytes; accepted are at most {BYTES}", text.len());
        return Err(P::error(Code::TooMuch, || "document".to_owned(), message));
    }
    Ok(())
}

/// Reads and checks a document; lists all its errors in the order of the text.
pub(super) fn read_all(text: &str) -> Result<Report, Error> {
    let node = check_size::<Explain<'_>>(text)
        .and_then(|()| parse(text))
        .map_err(|error| {
            let position = parsed_position(error.path()).unwrap_or(Position { line: 1, column: 1 });
            error.at(position)
        })?;
    all_of(&node, |paths| {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let position = |at| position(text, at);
        crate::base::json::locate(text, paths)
            .into_iter()
            .map(position)
            .collect()
    })
}

/// Reads a tree and lists all its errors; `locate` gives the positions of paths.
pub(super) fn all_of(node: &Node, locate: impl FnOnce(&[&str]) -> Vec<Position>) -> Result<Report, Error> {
    let list = ErrorList::default();
    let read = read_tree(node, Explain::into(&list), &kinds::readers().collect::<Vec<_>>());
    match (read, list.into_error()) {
        (Ok(report), None) => Ok(report),
        (_, Some(errors)) | (Err(errors), None) => Err(errors.located(locate)),
    }
}

fn position(text: &str, at: usize) -> Position {
    let before = text.get(..at).unwrap_or_default();
    Position {
        line: before.split('\n').count(),
        column: before.chars().rev().take_while(|c| *c != '\n').count() + 1,
    }
}

/// Line and column from the path of a JSON error.
fn parsed_position(path: &str) -> Option<Position> {
    let (line, column) = path.strip_prefix("line ")?.split_once(" column ")?;
    Some(Position {
        line: line.parse().ok()?,
        column: column.parse().ok()?,
    })
}

fn read_tree<P: ErrorPolicy>(node: &Node, errors: P, kinds: &[&dyn KindReader<P>]) -> Result<Report, P::Error> {
    let document = &Cursor::root(node, errors);
    let format = document.text("format")?;
    if format != FORMAT {
        return Err(document.error(Code::UnsupportedFormat, "format", || {
            format!("found \"{format}\"; accepted is \"{FORMAT}\"")
        }));
    }
    document.only(&DOCUMENT_FIELDS)?;
    let sections = Sections::read(document)?;
    let before = errors.count();
    let indicators = read_indicators(document, &sections)?;
    let views = document.recover(
        views::read(document, &indicators, errors.names_are_sure(before), kinds),
        Vec::new,
    )?;
    let own = document.text("id").and_then(|own| id(document, own));
    Ok(Report {
        id: document.recover(own, || "")?.to_owned(),
        title: local(document, "title")?,
        date: document.recover(date(document), || None)?,
        version: match document.optional("version")? {
            None => None,
            Some(_) => Some(document.recover(document.words("version", LABEL), String::new)?),
        },
        publisher: local(document, "publisher")?,
        url: source::url(document)?,
        indicators,
        views,
    })
}

struct Sections {
    list: Vec<Rc<Section>>,
    index: Index,
    /// Whether an unknown section is an error of its own, and not a consequence of another error.
    sure: bool,
}

impl Sections {
    fn read<P: ErrorPolicy>(document: &Cursor<'_, P>) -> Result<Self, P::Error> {
        let mut sections = Self {
            list: Vec::new(),
            index: Index::default(),
            sure: true,
        };
        let before = document.errors().count();
        for place in document.recover(document.few("sections", MEASURES), Vec::new)? {
            place.recover(sections.add(&place), || ())?;
        }
        sections.sure = document.errors().names_are_sure(before);
        Ok(sections)
    }

    pub(super) fn add<P: ErrorPolicy>(&mut self, place: &Cursor<'_, P>) -> Result<(), P::Error> {
        place.only(&SECTION_FIELDS)?;
        let title = local(place, "title")?;
        let url = source::url(place)?;
        let id = unique_id(&mut self.index, place, place.text("id")?)?;
        self.list.push(Rc::new(Section { id, title, url }));
        Ok(())
    }

    /// The section of a figure.
    fn named<P: ErrorPolicy>(&self, place: &Cursor<'_, P>) -> Result<Rc<Section>, P::Error> {
        let id = place.text("section")?;
        match self.get(id) {
            Some(section) => Ok(Rc::clone(section)),
            None if !self.sure => Ok(unread::section()),
            None => Err(unknown_reference(place, "section", id, "id of a section")),
        }
    }

    pub(super) fn get(&self, id: &str) -> Option<&Rc<Section>> {
        self.list.get(self.index.get(id)?)
    }
}

fn read_indicators<P: ErrorPolicy>(
    document: &Cursor<'_, P>,
    sections: &Sections,
) -> Result<Vec<Rc<Indicator>>, P::Error> {
    let mut indicators = Indicators {
        sections,
        ids: Index::default(),
        measure_ids: Index::default(),
        list: Vec::new(),
        count: 0,
    };
    for place in document.recover(document.few("indicators", MEASURES), Vec::new)? {
        place.recover(indicators.add(&place), || ())?;
    }
    Ok(indicators.list)
}

struct Indicators<'a> {
    sections: &'a Sections,
    ids: Index,
    measure_ids: Index,
    list: Vec<Rc<Indicator>>,
    /// The number of figures of all indicators.
    count: usize,
}

impl Indicators<'_> {
    pub(super) fn add<P: ErrorPolicy>(&mut self, place: &Cursor<'_, P>) -> Result<(), P::Error> {
        place.only(&INDICATOR_FIELDS)?;
        let id = place.text("id").and_then(|own| unique_id(&mut self.ids, place, own));
        // Ids of figures contain the id of their indicator; its error is reported once.
        let unnamed = || format!("unread-{}", self.list.len());
        let id = place.recover(id, unnamed)?;
        let aliases = place.recover(place.optional_few("aliases", ALIASES), Vec::new)?;
        let measures = self.measures(place, &id)?;
        self.list.push(Rc::new(Indicator {
            id,
            kind: place.recover(word(&TYPES, place, "type"), || IndicatorType::Indicator)?,
            name: local(place, "name")?,
            aliases: aliases
                .iter()
                .map(|alias| alias.recover(alias.as_words(LABEL), String::new))
                .collect::<Result<_, _>>()?,
            counted: place.recover(place.optional_local("counted", LABEL), || None)?,
            share_of: place.recover(place.optional_local("share_of", LABEL), || None)?,
            note: place.recover(place.optional_local("note", NOTE), || None)?,
            measures,
        }));
        Ok(())
    }

    fn measures<P: ErrorPolicy>(&mut self, place: &Cursor<'_, P>, id: &str) -> Result<Vec<Rc<Measure>>, P::Error> {
        let mut measures = Vec::new();
        let places = place.recover(place.list("measures"), Vec::new)?;
        self.count += places.len();
        if self.count > MEASURES {
            return Err(place.too_much("measures", self.count, MEASURES));
        }
        for place in places {
            place.recover(self.measure(&place, id, &mut measures), || ())?;
        }
        Ok(measures)
    }

    fn measure<P: ErrorPolicy>(
        &mut self,
        place: &Cursor<'_, P>,
        indicator: &str,
        measures: &mut Vec<Rc<Measure>>,
    ) -> Result<(), P::Error> {
        let before = place.errors().count();
        let mut measure = read_measure(place, indicator, self.sections)?;
        let has_errors = place.errors().count() > before;
        // A figure whose period was not read has no id that could be a duplicate.
        if !has_errors || !measure.id.is_empty() {
            unique_id(&mut self.measure_ids, place, &measure.id)?;
        }
        // The errors of a figure are reported once, and not again for the views that show it.
        if has_errors {
            measure.quantity.unit = Unit::unread();
        }
        measures.push(Rc::new(measure));
        Ok(())
    }
}

fn read_measure<P: ErrorPolicy>(
    place: &Cursor<'_, P>,
    indicator: &str,
    sections: &Sections,
) -> Result<Measure, P::Error> {
    place.only(&MEASURE_FIELDS)?;
    let kind = place.recover(word(&KINDS, place, "kind"), || MeasureKind::Result)?;
    let period = place.recover(period(place).map(Some), || None)?;
    let suffix = match kind {
        MeasureKind::Target => "/target",
        MeasureKind::Result => "",
    };
    Ok(Measure {
        id: match place.recover(place.optional_text("id"), || None)? {
            Some(id) => id.to_owned(),
            None => period.map_or_else(String::new, |period| {
                indicator.to_owned() + "@" + &period.document() + suffix
            }),
        },
        period: period.unwrap_or(Period::EARLIEST),
        kind,
        comparison: place.recover(word(&COMPARISONS, place, "comparison"), || Comparison::Level)?,
        direction: place.recover(direction(place), || Direction::Level)?,
        quantity: read_quantity(place)?,
        source: Source {
            section: place.recover(sections.named(place), unread::section)?,
            stated: place.recover(place.words("stated", LABEL), String::new)?,
            quote: source::quote(place)?,
        },
        drawn: match place.optional("drawn")? {
            None => Drawn::Mark,
            Some(_) => place.recover(word(&DRAWN, place, "drawn"), || Drawn::Mark)?,
        },
        corrected: correction::read(place)?,
        shown_in: None,
    })
}

/// The period of a figure.
fn period<P: ErrorPolicy>(place: &Cursor<'_, P>) -> Result<Period, P::Error> {
    let found = place.text("period")?;
    Period::parse(found).or_else(|error| {
        // "Empty" and "too long" are better messages.
        place.words("period", PERIOD)?;
        Err(place.error(Code::InvalidTime, "period", || {
            format!(
                "found \"{found}\", {}; accepted are periods such as {}",
                error.reason(),
                Period::ACCEPTED
            )
        }))
    })
}

/// The date of publication.
fn date<P: ErrorPolicy>(document: &Cursor<'_, P>) -> Result<Option<Period>, P::Error> {
    let found = document.text("date")?;
    if found == NO_DATE {
        return Ok(None);
    }
    let read = Period::parse(found);
    let form = read.map(Period::form);
    if matches!(form, Ok(PeriodForm::Year | PeriodForm::Month | PeriodForm::Day)) {
        return Ok(read.ok());
    }
    document.words("date", LABEL)?;
    Err(document.error(Code::InvalidTime, "date", || {
        let reason = read.err().map_or("a span of time", PeriodError::reason);
        format!("found \"{found}\", {reason}; accepted is a day, a month or a year such as 2024-03-05, 2024-03 and 2024, or {NO_DATE} where it is not known")
    }))
}

/// The direction; a verb in the wording must agree with it.
fn direction<P: ErrorPolicy>(place: &Cursor<'_, P>) -> Result<Direction, P::Error> {
    let direction = word(&DIRECTIONS, place, "direction")?;
    stated::goes(place, direction)?;
    Ok(direction)
}

fn read_quantity<P: ErrorPolicy>(place: &Cursor<'_, P>) -> Result<Quantity, P::Error> {
    if let Some(quantity) = stated::alone(place)? {
        return Ok(quantity);
    }
    let estimate = place.recover(place.flag("estimate"), || false)?;
    let (value, high) = place.recover(numbers(place), || (0.0, None))?;
    let mut quantity = Quantity {
        value,
        high,
        unit: place.recover(unit(place), Unit::unread)?,
        qualifier: place.recover(word(&Qualifier::ALL, place, "qualifier"), || Qualifier::Exact)?,
        certainty: if estimate {
            Certainty::Estimate
        } else {
            Certainty::Stated
        },
    };
    if high.is_some() && !matches!(quantity.qualifier, Qualifier::Exact | Qualifier::About) {
        let error = place.error(Code::UnknownWord, "qualifier", || {
            "found a bound of a range, whose ends are bounds; accepted are exact and about".to_owned()
        });
        place.recover(Err(error), || ())?;
        quantity.qualifier = Qualifier::Exact;
    }
    stated::agrees(place, &mut quantity)?;
    Ok(quantity)
}

/// The value, or both ends of a range.
#[inline(always)]
fn numbers<P: ErrorPolicy>(place: &Cursor<'_, P>) -> Result<(f64, Option<f64>), P::Error> {
    if place.optional("low")?.is_none() && place.optional("high")?.is_none() {
        return Ok((number(place, "value")?, None));
    }
    if place.optional("value")?.is_some() {
        return Err(place.error(Code::StatedOtherwise, "value", || {
            "found a value beside low and high; accepted is a value, or a range with low and high".to_owned()
        }));
    }
    let (low, high) = (number(place, "low")?, number(place, "high")?);
    if low >= high {
        return Err(place.error(Code::ValueOutOfRange, "low", || {
            format!("found {low}; accepted is a number below high, which is {high}")
        }));
    }
    Ok((low, Some(high)))
}

fn number<P: ErrorPolicy>(place: &Cursor<'_, P>, field: &str) -> Result<f64, P::Error> {
    let value = place.number(field)?;
    if !value.is_finite() || !(0.0..=1e15).contains(&value) {
        return Err(place.error(Code::ValueOutOfRange, field, || {
            format!("found {value}; accepted is a number from 0 to 1e15, the direction carries the sign")
        }));
    }
    Ok(value)
}

#[inline(always)]
fn unit<P: ErrorPolicy>(place: &Cursor<'_, P>) -> Result<Unit, P::Error> {
    let symbol = place.text("unit")?;
    Unit::parse(symbol).ok_or_else(|| {
        place.error(Code::UnknownUnit, "unit", || {
            format!("found \"{symbol}\"; accepted are {UNITS}")
        })
    })
}
