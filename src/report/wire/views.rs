//! The views of a document: what the names in a description stand for, and what may share a chart. Refuses: views that
//! would mislead.

use super::super::views::{Link, Order, Pair, View, ViewKind};
use super::super::{Datum, Direction, Indicator, Measure};
use super::{DIRECTIONS, Index, own_id, unknown_reference, word};
use crate::error::{Code, Error};
use crate::lang::LocalText;
use crate::quantity::Family;
use crate::tree::Place;
use crate::words::{ANY_DOCUMENT, LABEL, NOTE};
use std::rc::Rc;

/// The most views of a document.
const VIEWS: usize = 200;
/// The most figures, or pairs of them, of a view.
const ITEMS: usize = 300;
/// The most notes of a view.
const NOTES: usize = 20;

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

/// Reads the views over indicators that have been read.
pub(super) fn read(document: &Place<'_>, indicators: &[Rc<Indicator>]) -> Result<Vec<View>, Error> {
    let mut data = Vec::new();
    let mut data_index = Index::default();
    for indicator in indicators {
        for measure in &indicator.measures {
            data_index.add(&measure.id);
            data.push(Datum {
                indicator: Rc::clone(indicator),
                measure: Rc::clone(measure),
                label: None,
            });
        }
    }
    let places = document.optional_few("views", VIEWS)?;
    let mut views = Index::default();
    let mut titles = Vec::new();
    for place in &places {
        own_id(&mut views, place, place.text("id")?)?;
        titles.push(place.local("title", LABEL)?);
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
        let items = place.few("items", ITEMS)?;
        if items.is_empty() {
            return Err(incomplete(place, "items", "a view shows at least one figure"));
        }
        let kind = match word(&VIEW_KINDS, place, "kind")? {
            Kind::Bars => ViewKind::Bars(self.alike(&items)?, order),
            Kind::Change => ViewKind::Change(self.pairs(&items)?),
            Kind::Slopes => ViewKind::Slopes(upright(self.pairs(&items)?, place)?),
            Kind::Remainder => ViewKind::Remainder(going(&[Direction::Decrease], self.percentages(&items)?, &items)?),
            Kind::Index => ViewKind::Index(self.percentages(&items)?),
            Kind::Shares => {
                let parts = [Direction::Share, Direction::Level];
                ViewKind::Shares(going(&parts, self.percentages(&items)?, &items)?)
            }
            Kind::Proportion => {
                let mut pairs = upright(self.pairs(&items)?, place)?;
                match (pairs.pop(), pairs.is_empty()) {
                    (Some(pair), true) => ViewKind::Proportion(pair),
                    _ => return Err(incomplete(place, "items", "a proportion takes exactly one item")),
                }
            }
            Kind::Tiles => ViewKind::Tiles(self.items(&items)?),
            Kind::Overview => ViewKind::Overview(self.links(&items)?),
        };
        let notes = place.optional_few("notes", NOTES)?;
        Ok(View {
            id: place.text("id")?.to_owned(),
            title: place.local("title", LABEL)?,
            subtitle: place.local("subtitle", LABEL)?,
            notes: notes.iter().map(|note| note.as_local(NOTE)).collect::<Result<_, _>>()?,
            kind,
        })
    }

    /// The figure that a field of an item names.
    fn datum(&self, item: &Place<'_>, field: &str) -> Result<Datum, Error> {
        let id = item.text(field)?;
        let found = self.data_index.get(id).and_then(|i| self.data.get(i));
        found.cloned().ok_or_else(|| {
            let accepted = "id of a measure, indicator@period or indicator@period/target";
            unknown_reference(item, field, id, accepted)
        })
    }

    fn items(&self, items: &[Place<'_>]) -> Result<Vec<Datum>, Error> {
        let read = |item: &Place<'_>| {
            item.only(&["measure", "label"])?;
            Ok(Datum {
                label: item.optional_local("label", LABEL)?,
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
            let title = self.views.get(view).and_then(|i| self.titles.get(i));
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

/// Only figures that go one of these ways: what is left after a rise, or a part that falls, would be drawn as its opposite.
fn going(ways: &[Direction], data: Vec<Datum>, items: &[Place<'_>]) -> Result<Vec<Datum>, Error> {
    for (datum, item) in data.iter().zip(items) {
        if ANY_DOCUMENT && !ways.contains(&datum.measure.direction) {
            return Err(wrong_way(item, "measure", &datum.measure));
        }
    }
    Ok(data)
}

/// Pairs for marks that grow upwards from zero, where a fall would be drawn as a rise.
fn upright(pairs: Vec<Pair>, place: &Place<'_>) -> Result<Vec<Pair>, Error> {
    for pair in &pairs {
        for datum in [&pair.from, &pair.to] {
            if ANY_DOCUMENT && datum.measure.direction == Direction::Decrease {
                return Err(wrong_way(place, "items", &datum.measure));
            }
        }
    }
    Ok(pairs)
}

fn wrong_way(place: &Place<'_>, field: &str, measure: &Measure) -> Error {
    let direction = DIRECTIONS.iter().find(|(way, _)| *way == measure.direction);
    let name = direction.map_or("", |(_, name)| name);
    let message = format!(
        "found {} with the direction \"{name}\", which this kind of view does not draw",
        measure.id
    );
    Error::new(Code::WrongDirection, place.path(field), message)
}

fn incomplete(place: &Place<'_>, field: &str, message: &str) -> Error {
    Error::new(Code::IncompleteView, place.path(field), message)
}
