//! The views of a document: what the names in a description stand for, and what may share a chart. Refuses: views that
//! would mislead.

use super::report::{Index, local, no_measure, nothing, own_id, unknown_reference, word};
use crate::base::cursor::Place;
use crate::base::error::Code;
use crate::base::error_list::ErrorPolicy;
use crate::base::limits::{LABEL, NOTE};
use crate::report::{
    DIRECTIONS, Datum, Direction, Indicator, IndicatorType, Link, Measure, Order, Pair, View, ViewKind,
};
use quantity::Family;
use quantity::LocalText;
use std::rc::Rc;

mod over_time;
pub(crate) use over_time::PARTS;

/// The most views of a document.
pub(crate) const VIEWS: usize = 200;
/// The most figures, or pairs of them, of a view.
pub(crate) const ITEMS: usize = 300;
/// The most notes of a view.
pub(crate) const NOTES: usize = 20;

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
    Targets,
    Progress,
    Series,
}

/// Fields of a view and, by what its kind shows, of its items.
pub(crate) const VIEW_FIELDS: [&str; 7] = ["id", "kind", "title", "subtitle", "notes", "order", "items"];
pub(crate) const ITEM_FIELDS: [&str; 2] = ["measure", "label"];
pub(crate) const PAIR_FIELDS: [&str; 3] = ["measure", "to", "rate"];
pub(crate) const LINK_FIELDS: [&str; 2] = ["measure", "view"];

pub(crate) const AIM_FIELDS: [&str; 4] = ["measure", "result", "next", "tolerance"];
pub(crate) const COURSE_FIELDS: [&str; 2] = ["measure", "parts"];

pub(crate) const ORDERS: [(Order, &str); 2] = [(Order::Listed, "listed"), (Order::Value, "value")];

const VIEW_KINDS: [(Kind, &str); 12] = [
    (Kind::Bars, "bars"),
    (Kind::Change, "change"),
    (Kind::Slopes, "slopes"),
    (Kind::Remainder, "remainder"),
    (Kind::Index, "index"),
    (Kind::Shares, "shares"),
    (Kind::Proportion, "proportion"),
    (Kind::Tiles, "tiles"),
    (Kind::Overview, "overview"),
    (Kind::Targets, "targets"),
    (Kind::Progress, "progress"),
    (Kind::Series, "series"),
];

/// The names of the kinds of view.
pub(crate) fn kinds() -> Vec<&'static str> {
    VIEW_KINDS.iter().map(|(_, name)| *name).collect()
}

/// Reads the views over indicators that have been read.
/// `sure` says that a figure that is not there is a fault of who names it.
pub(super) fn read<P: ErrorPolicy>(
    document: &Place<'_, P>,
    indicators: &[Rc<Indicator>],
    sure: bool,
) -> Result<Vec<View>, P::Error> {
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
        let id = place
            .text("id")
            .and_then(|own| own_id(&mut views, place, own).map(drop));
        if place.told(id.map(|()| true), || false)? {
            titles.push(local(place, "title")?);
        }
    }
    let names = Names {
        sure,
        data,
        data_index,
        titles,
        views,
    };
    let mut read = Vec::new();
    for place in &places {
        let add = names.view(place).map(|view| read.push(view));
        place.told(add, || ())?;
    }
    Ok(read)
}

/// What the names in a description stand for.
struct Names {
    sure: bool,
    data: Vec<Datum>,
    data_index: Index,
    titles: Vec<LocalText>,
    views: Index,
}

impl Names {
    fn view<P: ErrorPolicy>(&self, place: &Place<'_, P>) -> Result<View, P::Error> {
        place.only(&VIEW_FIELDS)?;
        let order = match place.optional("order")? {
            None => Order::Listed,
            Some(_) => place.told(word(&ORDERS, place, "order"), || Order::Listed)?,
        };
        let title = local(place, "title")?;
        let subtitle = local(place, "subtitle")?;
        let notes = place.told(place.optional_few("notes", NOTES), Vec::new)?;
        let notes = notes
            .iter()
            .map(|note| note.told(note.as_local(NOTE), nothing))
            .collect::<Result<_, _>>()?;
        let items = place.few("items", ITEMS)?;
        if items.is_empty() {
            return Err(incomplete(place, "items", || {
                "a view shows at least one figure".to_owned()
            }));
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
                    _ => {
                        return Err(incomplete(place, "items", || {
                            "a proportion takes exactly one item".to_owned()
                        }));
                    }
                }
            }
            Kind::Tiles => ViewKind::Tiles(self.items(&items)?),
            Kind::Overview => ViewKind::Overview(self.links(&items)?),
            Kind::Targets => ViewKind::Targets(self.aims(&items)?),
            Kind::Progress => ViewKind::Progress(self.courses(&items)?),
            Kind::Series => ViewKind::Series(self.series(&items)?),
        };
        Ok(View {
            id: place.text("id")?.to_owned(),
            title,
            subtitle,
            notes,
            kind,
        })
    }

    /// The figure that a field of an item names.
    fn datum<P: ErrorPolicy>(&self, item: &Place<'_, P>, field: &str) -> Result<Datum, P::Error> {
        let id = item.text(field)?;
        let found = self.data_index.get(id).and_then(|i| self.data.get(i));
        if found.is_none() && !self.sure {
            return Ok(no_datum());
        }
        found.cloned().ok_or_else(|| {
            let accepted = "id of a measure, indicator@period or indicator@period/target";
            unknown_reference(item, field, id, accepted)
        })
    }

    fn items<P: ErrorPolicy>(&self, items: &[Place<'_, P>]) -> Result<Vec<Datum>, P::Error> {
        let read = |item: &Place<'_, P>| {
            item.only(&ITEM_FIELDS)?;
            Ok(Datum {
                label: item.told(item.optional_local("label", LABEL), || None)?,
                ..self.datum(item, "measure")?
            })
        };
        items.iter().map(|item| item.told(read(item), no_datum)).collect()
    }

    /// Figures for one axis: one family, or percentages with percentage points, which get a lane of their own.
    fn alike<P: ErrorPolicy>(&self, items: &[Place<'_, P>]) -> Result<Vec<Datum>, P::Error> {
        let data = self.items(items)?;
        let mut axis: Option<&Datum> = None;
        for (datum, item) in data.iter().zip(items) {
            if *datum.measure.quantity.unit.family() == Family::PercentagePoint || unread(&datum.measure) {
                continue;
            }
            match axis {
                None => axis = Some(datum),
                Some(first) => item.told(same_family(first, datum, item, "measure"), || ())?,
            }
        }
        Ok(data)
    }

    fn percentages<P: ErrorPolicy>(&self, items: &[Place<'_, P>]) -> Result<Vec<Datum>, P::Error> {
        let data = self.items(items)?;
        for (datum, item) in data.iter().zip(items) {
            let quantity = &datum.measure.quantity;
            let fits = *quantity.unit.family() == Family::Percent && quantity.value <= 100.0;
            if !fits && !unread(&datum.measure) {
                let stated = &datum.measure.source.stated;
                let fault = item.fault(Code::UnlikeUnits, "measure", || {
                    format!("found {stated}; this kind takes parts of a hundred, in %")
                });
                item.told(Err(fault), || ())?;
            }
        }
        Ok(data)
    }

    fn pairs<P: ErrorPolicy>(&self, items: &[Place<'_, P>]) -> Result<Vec<Pair>, P::Error> {
        let read = |item: &Place<'_, P>| {
            item.only(&PAIR_FIELDS)?;
            if item.optional("to")?.is_none() {
                let message = "this kind compares two figures: name the later one here";
                return Err(incomplete(item, "to", || message.to_owned()));
            }
            let from = item.told(self.datum(item, "measure"), no_datum)?;
            let to = item.told(self.datum(item, "to"), no_datum)?;
            item.told(same_family(&from, &to, item, "to"), || ())?;
            let rate = match item.optional("rate")? {
                None => None,
                Some(_) => item.told(self.datum(item, "rate").map(Some), || None)?,
            };
            Ok(Pair { from, to, rate })
        };
        let instead = || Pair {
            from: no_datum(),
            to: no_datum(),
            rate: None,
        };
        items.iter().map(|item| item.told(read(item), instead)).collect()
    }

    fn links<P: ErrorPolicy>(&self, items: &[Place<'_, P>]) -> Result<Vec<Link>, P::Error> {
        let read = |item: &Place<'_, P>| {
            item.only(&LINK_FIELDS)?;
            let datum = item.told(self.datum(item, "measure"), no_datum)?;
            let view = item.text("view")?;
            let title = self.views.get(view).and_then(|i| self.titles.get(i));
            let title = title.ok_or_else(|| unknown_reference(item, "view", view, "id of a view"))?;
            Ok(Link {
                datum,
                view: view.to_owned(),
                title: title.clone(),
            })
        };
        let instead = || Link {
            datum: no_datum(),
            view: String::new(),
            title: nothing(),
        };
        items.iter().map(|item| item.told(read(item), instead)).collect()
    }
}

/// Whether this stands in place of a figure that could not be read, whose fault is told already.
fn unread(measure: &Measure) -> bool {
    measure.quantity.unit.symbol().is_empty()
}

/// In place of a figure that is not there.
fn no_datum() -> Datum {
    Datum {
        indicator: Rc::new(Indicator {
            id: String::new(),
            kind: IndicatorType::Indicator,
            name: nothing(),
            aliases: Vec::new(),
            counted: None,
            share_of: None,
            note: None,
            measures: Vec::new(),
        }),
        measure: Rc::new(no_measure()),
        label: None,
    }
}

fn same_family<P: ErrorPolicy>(first: &Datum, other: &Datum, item: &Place<'_, P>, field: &str) -> Result<(), P::Error> {
    let (first, other) = (&first.measure.quantity.unit, &other.measure.quantity.unit);
    let unread = first.symbol().is_empty() || other.symbol().is_empty();
    if unread || first.family() == other.family() {
        return Ok(());
    }
    Err(item.fault(Code::UnlikeUnits, field, || {
        format!(
            "found {} beside {}; figures on one axis share one kind of unit",
            other.symbol(),
            first.symbol()
        )
    }))
}

/// Only figures that go one of these ways: what is left after a rise, or a part that falls, would be drawn as its opposite.
fn going<P: ErrorPolicy>(ways: &[Direction], data: Vec<Datum>, items: &[Place<'_, P>]) -> Result<Vec<Datum>, P::Error> {
    for (datum, item) in data.iter().zip(items) {
        if !ways.contains(&datum.measure.direction) && !unread(&datum.measure) {
            item.told(Err(wrong_way(item, "measure", &datum.measure)), || ())?;
        }
    }
    Ok(data)
}

/// Pairs for marks that grow upwards from zero, where a fall would be drawn as a rise.
fn upright<P: ErrorPolicy>(pairs: Vec<Pair>, place: &Place<'_, P>) -> Result<Vec<Pair>, P::Error> {
    for pair in &pairs {
        for datum in [&pair.from, &pair.to] {
            if datum.measure.direction == Direction::Decrease && !unread(&datum.measure) {
                place.told(Err(wrong_way(place, "items", &datum.measure)), || ())?;
            }
        }
    }
    Ok(pairs)
}

fn wrong_way<P: ErrorPolicy>(place: &Place<'_, P>, field: &str, measure: &Measure) -> P::Error {
    let direction = DIRECTIONS.iter().find(|(way, _)| *way == measure.direction);
    let name = direction.map_or("", |(_, name)| name);
    place.fault(Code::WrongDirection, field, || {
        format!(
            "found {} with the direction \"{name}\", which this kind of view does not draw",
            measure.id
        )
    })
}

fn incomplete<P: ErrorPolicy>(place: &Place<'_, P>, field: &str, message: impl FnOnce() -> String) -> P::Error {
    place.fault(Code::IncompleteView, field, message)
}
