//! The views of a document. What each kind of view accepts is in `chart::kinds`.

use super::fields::{local, unique_id, word};
use crate::base::cursor::Cursor;
use crate::base::error::Code;
use crate::base::error_list::ErrorPolicy;
use crate::base::index::Index;
use crate::base::limits::NOTE;
use crate::chart::kinds::reading::{KindReader, Names, incomplete};
use crate::report::{Datum, Indicator, Order, View, unread};
use std::rc::Rc;

/// A document has at most this many views.
pub(crate) const VIEWS: usize = 200;
/// A view has at most this many items.
pub(crate) const ITEMS: usize = 300;
/// A view has at most this many notes.
pub(crate) const NOTES: usize = 20;

/// Fields of a view.
pub(crate) const VIEW_FIELDS: [&str; 7] = ["id", "kind", "title", "subtitle", "notes", "order", "items"];

pub(crate) const ORDERS: [(Order, &str); 2] = [(Order::Listed, "listed"), (Order::Value, "value")];

/// Reads the views, each of one of these kinds, after the indicators. `sure`: an unknown figure is an error of its own, and not
/// a consequence of another error.
pub(super) fn read<P: ErrorPolicy>(
    document: &Cursor<'_, P>,
    indicators: &[Rc<Indicator>],
    sure: bool,
    kinds: &[&dyn KindReader<P>],
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
            .and_then(|own| unique_id(&mut views, place, own).map(drop));
        if place.recover(id.map(|()| true), || false)? {
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
        let add = view(place, &names, kinds).map(|view| read.push(view));
        place.recover(add, || ())?;
    }
    Ok(read)
}

fn view<P: ErrorPolicy>(place: &Cursor<'_, P>, names: &Names, kinds: &[&dyn KindReader<P>]) -> Result<View, P::Error> {
    place.only(&VIEW_FIELDS)?;
    let order = match place.optional("order")? {
        None => Order::Listed,
        Some(_) => place.recover(word(&ORDERS, place, "order"), || Order::Listed)?,
    };
    let title = local(place, "title")?;
    let subtitle = local(place, "subtitle")?;
    let notes = place.recover(place.optional_few("notes", NOTES), Vec::new)?;
    let notes = notes
        .iter()
        .map(|note| note.recover(note.as_local(NOTE), unread::text))
        .collect::<Result<_, _>>()?;
    let items = place.few("items", ITEMS)?;
    if items.is_empty() {
        return Err(incomplete(place, "items", || {
            "a view shows at least one figure".to_owned()
        }));
    }
    let name = place.text("kind")?;
    let reader = kinds.iter().find(|reader| reader.kind().name == name).ok_or_else(|| {
        place.error(Code::UnknownWord, "kind", || {
            let known: Vec<&str> = kinds.iter().map(|reader| reader.kind().name).collect();
            format!("found \"{name}\"; accepted is one of {}", known.join(", "))
        })
    })?;
    let kind = reader.kind();
    Ok(View {
        id: place.text("id")?.to_owned(),
        title,
        subtitle,
        notes,
        kind,
        order: if kind.by_value { order } else { Order::Listed },
        items: reader.read(names, place, &items)?,
    })
}
