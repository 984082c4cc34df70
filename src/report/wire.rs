//! The document as it is written, checked and turned into a report. Refuses: defaults for what is wrong.

use super::{Comparison, Direction, Drawn, Indicator, IndicatorType, Measure, MeasureKind, Report, Section, Source};
use crate::error::{Code, Error};
use crate::json::{Node, parse};
use crate::quantity::{Certainty, Qualifier, Quantity, UNITS, Unit};
use crate::tree::Place;
use crate::words::{ANY_DOCUMENT, LABEL, NOTE};
use std::rc::Rc;

mod views;

const FORMAT: &str = "report-charts/1";

/// The most bytes of a document: two million.
const BYTES: usize = 2_000_000;
/// The most figures of a report, and so of anything that holds them.
const MEASURES: usize = 5_000;
/// The most other names of an indicator.
const ALIASES: usize = 20;
/// The most characters of a period: `2005-01-2010-12` has 15.
const PERIOD: usize = 20;
/// The most characters of an id.
const ID: usize = 80;

/// Where the thing of an id is in its list. Ids are kept sorted; std's map would be a KB more in every page.
#[derive(Default)]
struct Index(Vec<(String, usize)>);

impl Index {
    fn find(&self, id: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_str().cmp(id))
    }

    fn get(&self, id: &str) -> Option<usize> {
        let (_, at) = self.0.get(self.find(id).ok()?)?;
        Some(*at)
    }

    /// Takes the id of the next thing in the list; false if it is there already.
    fn add(&mut self, id: &str) -> bool {
        let free = self.find(id);
        if let Err(at) = free {
            self.0.insert(at, (id.to_owned(), self.0.len()));
        }
        free.is_err()
    }
}

/// Reads and checks a document.
pub(super) fn read(text: &str) -> Result<Report, Error> {
    if ANY_DOCUMENT && text.len() > BYTES {
        let message = format!("found {} bytes; accepted are at most {BYTES}", text.len());
        return Err(Error::new(Code::TooMuch, "document", message));
    }
    let node: Node = parse(text)?;
    let document = Place::root(&node);
    let format = document.text("format")?;
    if format != FORMAT {
        let message = format!("found \"{format}\"; accepted is \"{FORMAT}\"");
        return Err(Error::new(Code::UnsupportedFormat, "format", message));
    }
    document.only(&[
        "format",
        "id",
        "title",
        "date",
        "publisher",
        "sections",
        "indicators",
        "views",
    ])?;
    let sections = Sections::read(&document)?;
    let indicators = read_indicators(&document, &sections)?;
    let views = views::read(&document, &indicators)?;
    Ok(Report {
        id: id(&document, document.text("id")?)?.to_owned(),
        title: document.local("title", LABEL)?,
        date: document.words("date", LABEL)?,
        publisher: document.local("publisher", LABEL)?,
        indicators,
        views,
    })
}

struct Sections {
    list: Vec<Rc<Section>>,
    index: Index,
}

impl Sections {
    fn read(document: &Place<'_>) -> Result<Self, Error> {
        let mut sections = Self {
            list: Vec::new(),
            index: Index::default(),
        };
        for place in document.few("sections", MEASURES)? {
            place.only(&["id", "title"])?;
            let id = own_id(&mut sections.index, &place, place.text("id")?)?;
            let title = place.local("title", LABEL)?;
            sections.list.push(Rc::new(Section { id, title }));
        }
        Ok(sections)
    }

    fn get(&self, id: &str) -> Option<&Rc<Section>> {
        self.list.get(self.index.get(id)?)
    }
}

/// Keeps an id, which must be the first of its kind.
fn own_id(index: &mut Index, place: &Place<'_>, own: &str) -> Result<String, Error> {
    if !index.add(id(place, own)?) {
        let message = format!("found \"{own}\" a second time; accepted is an id of its own");
        return Err(Error::new(Code::DuplicateId, place.path("id"), message));
    }
    Ok(own.to_owned())
}

/// An id that can stand in attributes, addresses and names of files as it is.
fn id<'a>(place: &Place<'_>, id: &'a str) -> Result<&'a str, Error> {
    let fits = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || b"@/._-".contains(&c);
    if ANY_DOCUMENT && (id.is_empty() || id.len() > ID || !id.bytes().all(fits)) {
        let message = format!("found {id:?}; accepted are 1 to {ID} of a-z, 0-9 and @/._-");
        return Err(Error::new(Code::InvalidId, place.path("id"), message));
    }
    Ok(id)
}

fn read_indicators(document: &Place<'_>, sections: &Sections) -> Result<Vec<Rc<Indicator>>, Error> {
    let (mut ids, mut measure_ids) = (Index::default(), Index::default());
    let mut indicators = Vec::new();
    let mut count = 0;
    for place in document.few("indicators", MEASURES)? {
        place.only(&[
            "id", "type", "name", "aliases", "counted", "share_of", "note", "measures",
        ])?;
        let id = own_id(&mut ids, &place, place.text("id")?)?;
        let mut measures = Vec::new();
        let measure_places = place.list("measures")?;
        count += measure_places.len();
        if ANY_DOCUMENT && count > MEASURES {
            return Err(place.too_much("measures", count, MEASURES));
        }
        for measure_place in measure_places {
            let measure = read_measure(&measure_place, &id, sections)?;
            own_id(&mut measure_ids, &measure_place, &measure.id)?;
            measures.push(Rc::new(measure));
        }
        let aliases = place.optional_few("aliases", ALIASES)?;
        indicators.push(Rc::new(Indicator {
            id,
            kind: word(&TYPES, &place, "type")?,
            name: place.local("name", LABEL)?,
            aliases: aliases
                .iter()
                .map(|alias| alias.as_words(LABEL))
                .collect::<Result<_, _>>()?,
            counted: place.optional_local("counted", LABEL)?,
            share_of: place.optional_local("share_of", LABEL)?,
            note: place.optional_local("note", NOTE)?,
            measures,
        }));
    }
    Ok(indicators)
}

pub(crate) const TYPES: [(IndicatorType, &str); 2] =
    [(IndicatorType::Indicator, "indicator"), (IndicatorType::Count, "count")];
pub(crate) const KINDS: [(MeasureKind, &str); 2] = [(MeasureKind::Target, "target"), (MeasureKind::Result, "result")];
pub(crate) const COMPARISONS: [(Comparison, &str); 5] = [
    (Comparison::YearOnYear, "yoy"),
    (Comparison::Cumulative, "cumulative"),
    (Comparison::AverageAnnual, "average-annual"),
    (Comparison::Level, "level"),
    (Comparison::ShareOf, "share-of"),
];
pub(crate) const DIRECTIONS: [(Direction, &str); 4] = [
    (Direction::Increase, "increase"),
    (Direction::Decrease, "decrease"),
    (Direction::Level, "level"),
    (Direction::Share, "share"),
];
pub(crate) const DRAWN: [(Drawn, &str); 2] = [(Drawn::Mark, "mark"), (Drawn::Words, "words")];

fn read_measure(place: &Place<'_>, indicator: &str, sections: &Sections) -> Result<Measure, Error> {
    place.only(&[
        "id",
        "period",
        "kind",
        "comparison",
        "direction",
        "value",
        "unit",
        "qualifier",
        "estimate",
        "stated",
        "section",
        "drawn",
    ])?;
    let kind = word(&KINDS, place, "kind")?;
    let period = place.words("period", PERIOD)?;
    let section = place.text("section")?;
    let section = sections
        .get(section)
        .ok_or_else(|| unknown_reference(place, "section", section, "id of a section"))?;
    let suffix = match kind {
        MeasureKind::Target => "/target",
        MeasureKind::Result => "",
    };
    Ok(Measure {
        id: match place.optional_text("id")? {
            Some(id) => id.to_owned(),
            None => format!("{indicator}@{period}{suffix}"),
        },
        period,
        kind,
        comparison: word(&COMPARISONS, place, "comparison")?,
        direction: word(&DIRECTIONS, place, "direction")?,
        quantity: read_quantity(place)?,
        source: Source {
            section: Rc::clone(section),
            stated: place.words("stated", LABEL)?,
        },
        drawn: match place.optional("drawn")? {
            None => Drawn::Mark,
            Some(_) => word(&DRAWN, place, "drawn")?,
        },
        #[cfg(feature = "tools")]
        shown_in: None,
    })
}

fn read_quantity(place: &Place<'_>) -> Result<Quantity, Error> {
    let value = place.number("value")?;
    if !value.is_finite() || !(0.0..=1e15).contains(&value) {
        let message = format!("found {value}; accepted is a number from 0 to 1e15, the direction carries the sign");
        return Err(Error::new(Code::ValueOutOfRange, place.path("value"), message));
    }
    let symbol = place.text("unit")?;
    let unit = Unit::parse(symbol).ok_or_else(|| {
        let message = format!("found \"{symbol}\"; accepted are {UNITS}");
        Error::new(Code::UnknownUnit, place.path("unit"), message)
    })?;
    Ok(Quantity {
        value,
        unit,
        qualifier: word(&Qualifier::ALL, place, "qualifier")?,
        certainty: if place.flag("estimate")? {
            Certainty::Estimate
        } else {
            Certainty::Stated
        },
    })
}

/// One of a few words.
fn word<T: Copy>(table: &[(T, &str)], place: &Place<'_>, field: &str) -> Result<T, Error> {
    let found = place.text(field)?;
    let known = table.iter().find(|(_, name)| *name == found);
    known
        .map(|(value, _)| *value)
        .ok_or_else(|| unknown_word(place, field, found, table.iter().map(|(_, name)| *name).collect()))
}

/// Apart from [`word`], so that this is there once and not for each kind of word.
fn unknown_word(place: &Place<'_>, field: &str, found: &str, names: Vec<&str>) -> Error {
    let message = format!("found \"{found}\"; accepted is one of {}", names.join(", "));
    Error::new(Code::UnknownWord, place.path(field), message)
}

fn unknown_reference(place: &Place<'_>, field: &str, id: &str, accepted: &str) -> Error {
    let message = format!("found \"{id}\", which is not there; accepted is the {accepted}");
    Error::new(Code::UnknownReference, place.path(field), message)
}
