//! The document as it is written, checked and turned into a report. Refuses: defaults for what is wrong.

use super::tree::{Node, Place, parse};
use super::views::{Link, Order, Pair, View, ViewKind};
use super::{
    Comparison, Datum, Direction, Drawn, Indicator, IndicatorType, Measure, MeasureKind, Report, Section, Source,
};
use crate::error::{Code, Error};
use crate::lang::LocalText;
use crate::quantity::{Certainty, Family, Qualifier, Quantity, UNITS, Unit};
use std::collections::BTreeMap;
use std::rc::Rc;

const FORMAT: &str = "report-charts/1";

/// Where the thing of an id is in its list. One kind of map for every list: what a page downloads holds it once.
type Index = BTreeMap<String, usize>;

/// Reads and checks a document.
pub(super) fn read(text: &str) -> Result<Report, Error> {
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
    let views = read_views(&document, &indicators)?;
    Ok(Report {
        id: document.text("id")?.to_owned(),
        title: document.local("title")?,
        date: document.text("date")?.to_owned(),
        publisher: document.local("publisher")?,
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
            index: Index::new(),
        };
        for place in document.list("sections")? {
            place.only(&["id", "title"])?;
            let id = own_id(&mut sections.index, &place, place.text("id")?)?;
            let title = place.local("title")?;
            sections.list.push(Rc::new(Section { id, title }));
        }
        Ok(sections)
    }

    fn get(&self, id: &str) -> Option<&Rc<Section>> {
        self.list.get(*self.index.get(id)?)
    }
}

/// Keeps an id, which must be the first of its kind.
fn own_id(index: &mut Index, place: &Place<'_>, id: &str) -> Result<String, Error> {
    let next = index.len();
    if index.insert(id.to_owned(), next).is_some() {
        let message = format!("found \"{id}\" a second time; accepted is an id of its own");
        return Err(Error::new(Code::DuplicateId, place.path("id"), message));
    }
    Ok(id.to_owned())
}

fn read_indicators(document: &Place<'_>, sections: &Sections) -> Result<Vec<Rc<Indicator>>, Error> {
    let (mut ids, mut measure_ids) = (Index::new(), Index::new());
    let mut indicators = Vec::new();
    for place in document.list("indicators")? {
        place.only(&[
            "id", "type", "name", "aliases", "counted", "share_of", "note", "measures",
        ])?;
        let id = own_id(&mut ids, &place, place.text("id")?)?;
        let mut measures = Vec::new();
        for measure_place in place.list("measures")? {
            let measure = read_measure(&measure_place, &id, sections)?;
            own_id(&mut measure_ids, &measure_place, &measure.id)?;
            measures.push(Rc::new(measure));
        }
        let aliases = place.optional_list("aliases")?;
        indicators.push(Rc::new(Indicator {
            id,
            kind: word(&TYPES, &place, "type")?,
            name: place.local("name")?,
            aliases: aliases
                .iter()
                .map(|alias| alias.as_text().map(str::to_owned))
                .collect::<Result<_, _>>()?,
            counted: place.optional_local("counted")?,
            share_of: place.optional_local("share_of")?,
            note: place.optional_local("note")?,
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
    let period = place.text("period")?;
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
        period: period.to_owned(),
        kind,
        comparison: word(&COMPARISONS, place, "comparison")?,
        direction: word(&DIRECTIONS, place, "direction")?,
        quantity: read_quantity(place)?,
        source: Source {
            section: Rc::clone(section),
            stated: place.text("stated")?.to_owned(),
        },
        drawn: match place.optional("drawn")? {
            None => Drawn::Mark,
            Some(_) => word(&DRAWN, place, "drawn")?,
        },
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

/// The kinds of view as documents name them.
#[derive(Clone, Copy)]
enum Kind {
    Bars,
    Change,
    Slopes,
    Remainder,
    Index,
    Shares,
    Proportion,
    Tiles,
    Overview,
}

const VIEW_KINDS: [(Kind, &str); 9] = [
    (Kind::Bars, "bars"),
    (Kind::Change, "change"),
    (Kind::Slopes, "slopes"),
    (Kind::Remainder, "remainder"),
    (Kind::Index, "index"),
    (Kind::Shares, "shares"),
    (Kind::Proportion, "proportion"),
    (Kind::Tiles, "tiles"),
    (Kind::Overview, "overview"),
];

fn read_views(document: &Place<'_>, indicators: &[Rc<Indicator>]) -> Result<Vec<View>, Error> {
    let mut data = Vec::new();
    let mut data_index = Index::new();
    for indicator in indicators {
        for measure in &indicator.measures {
            data_index.insert(measure.id.clone(), data.len());
            data.push(Datum {
                indicator: Rc::clone(indicator),
                measure: Rc::clone(measure),
                label: None,
            });
        }
    }
    let places = document.optional_list("views")?;
    let mut views = Index::new();
    let mut titles = Vec::new();
    for place in &places {
        own_id(&mut views, place, place.text("id")?)?;
        titles.push(place.local("title")?);
    }
    let names = Names {
        data,
        data_index,
        titles,
        views,
    };
    places.iter().map(|place| names.view(place)).collect()
}

/// What the names in a description stand for.
struct Names {
    data: Vec<Datum>,
    data_index: Index,
    titles: Vec<LocalText>,
    views: Index,
}

impl Names {
    fn view(&self, place: &Place<'_>) -> Result<View, Error> {
        place.only(&["id", "kind", "title", "subtitle", "notes", "order", "items"])?;
        let order = match place.optional("order")? {
            None => Order::Listed,
            Some(_) => word(&[(Order::Listed, "listed"), (Order::Value, "value")], place, "order")?,
        };
        let items = place.list("items")?;
        if items.is_empty() {
            return Err(incomplete(place, "items", "a view shows at least one figure"));
        }
        let kind = match word(&VIEW_KINDS, place, "kind")? {
            Kind::Bars => ViewKind::Bars(self.alike(&items)?, order),
            Kind::Change => ViewKind::Change(self.pairs(&items)?),
            Kind::Slopes => ViewKind::Slopes(self.pairs(&items)?),
            Kind::Remainder => ViewKind::Remainder(self.percentages(&items)?),
            Kind::Index => ViewKind::Index(self.percentages(&items)?),
            Kind::Shares => ViewKind::Shares(self.percentages(&items)?),
            Kind::Proportion => {
                let mut pairs = self.pairs(&items)?;
                match (pairs.pop(), pairs.is_empty()) {
                    (Some(pair), true) => ViewKind::Proportion(pair),
                    _ => return Err(incomplete(place, "items", "a proportion takes exactly one item")),
                }
            }
            Kind::Tiles => ViewKind::Tiles(self.items(&items)?),
            Kind::Overview => ViewKind::Overview(self.links(&items)?),
        };
        let notes = place.optional_list("notes")?;
        Ok(View {
            id: place.text("id")?.to_owned(),
            title: place.local("title")?,
            subtitle: place.local("subtitle")?,
            notes: notes.iter().map(Place::as_local).collect::<Result<_, _>>()?,
            kind,
        })
    }

    /// The figure that a field of an item names.
    fn datum(&self, item: &Place<'_>, field: &str) -> Result<Datum, Error> {
        let id = item.text(field)?;
        let found = self.data_index.get(id).and_then(|i| self.data.get(*i));
        found.cloned().ok_or_else(|| {
            let accepted = "id of a measure, indicator@period or indicator@period/target";
            unknown_reference(item, field, id, accepted)
        })
    }

    fn items(&self, items: &[Place<'_>]) -> Result<Vec<Datum>, Error> {
        let read = |item: &Place<'_>| {
            item.only(&["measure", "label"])?;
            Ok(Datum {
                label: item.optional_local("label")?,
                ..self.datum(item, "measure")?
            })
        };
        items.iter().map(read).collect()
    }

    /// Figures for one axis: one family, or percentages with percentage points, which get a lane of their own.
    fn alike(&self, items: &[Place<'_>]) -> Result<Vec<Datum>, Error> {
        let data = self.items(items)?;
        let mut axis: Option<&Datum> = None;
        for (datum, item) in data.iter().zip(items) {
            if *datum.measure.quantity.unit.family() == Family::PercentagePoint {
                continue;
            }
            match axis {
                None => axis = Some(datum),
                Some(first) => same_family(first, datum, item, "measure")?,
            }
        }
        Ok(data)
    }

    fn percentages(&self, items: &[Place<'_>]) -> Result<Vec<Datum>, Error> {
        let data = self.items(items)?;
        for (datum, item) in data.iter().zip(items) {
            let quantity = &datum.measure.quantity;
            if *quantity.unit.family() != Family::Percent || quantity.value > 100.0 {
                let stated = &datum.measure.source.stated;
                let message = format!("found {stated}; this kind takes parts of a hundred, in %");
                return Err(Error::new(Code::UnlikeUnits, item.path("measure"), message));
            }
        }
        Ok(data)
    }

    fn pairs(&self, items: &[Place<'_>]) -> Result<Vec<Pair>, Error> {
        let read = |item: &Place<'_>| {
            item.only(&["measure", "to", "rate"])?;
            if item.optional("to")?.is_none() {
                let message = "this kind compares two figures: name the later one here";
                return Err(incomplete(item, "to", message));
            }
            let (from, to) = (self.datum(item, "measure")?, self.datum(item, "to")?);
            same_family(&from, &to, item, "to")?;
            let rate = match item.optional("rate")? {
                None => None,
                Some(_) => Some(self.datum(item, "rate")?),
            };
            Ok(Pair { from, to, rate })
        };
        items.iter().map(read).collect()
    }

    fn links(&self, items: &[Place<'_>]) -> Result<Vec<Link>, Error> {
        let read = |item: &Place<'_>| {
            item.only(&["measure", "view"])?;
            let datum = self.datum(item, "measure")?;
            let view = item.text("view")?;
            let title = self.views.get(view).and_then(|i| self.titles.get(*i));
            let title = title.ok_or_else(|| unknown_reference(item, "view", view, "id of a view"))?;
            Ok(Link {
                datum,
                view: view.to_owned(),
                title: title.clone(),
            })
        };
        items.iter().map(read).collect()
    }
}

fn same_family(first: &Datum, other: &Datum, item: &Place<'_>, field: &str) -> Result<(), Error> {
    let (first, other) = (&first.measure.quantity.unit, &other.measure.quantity.unit);
    if first.family() == other.family() {
        return Ok(());
    }
    let message = format!(
        "found {} beside {}; figures on one axis share one kind of unit",
        other.symbol(),
        first.symbol()
    );
    Err(Error::new(Code::UnlikeUnits, item.path(field), message))
}

/// One of a few words.
fn word<T: Copy>(table: &[(T, &str)], place: &Place<'_>, field: &str) -> Result<T, Error> {
    let found = place.text(field)?;
    let known = table.iter().find(|(_, name)| *name == found);
    known.map(|(value, _)| *value).ok_or_else(|| {
        let names: Vec<&str> = table.iter().map(|(_, name)| *name).collect();
        let message = format!("found \"{found}\"; accepted is one of {}", names.join(", "));
        Error::new(Code::UnknownWord, place.path(field), message)
    })
}

fn unknown_reference(place: &Place<'_>, field: &str, id: &str, accepted: &str) -> Error {
    let message = format!("found \"{id}\", which is not there; accepted is the {accepted}");
    Error::new(Code::UnknownReference, place.path(field), message)
}

fn incomplete(place: &Place<'_>, field: &str, message: &str) -> Error {
    Error::new(Code::IncompleteView, place.path(field), message)
}
