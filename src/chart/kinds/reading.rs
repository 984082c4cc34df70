//! Reads the items of views: resolves names, and makes the checks that several kinds share.

use super::ViewKind;
use crate::base::cursor::Cursor;
use crate::base::error::Code;
use crate::base::error_list::ErrorPolicy;
use crate::base::index::Index;
use crate::base::limits::LABEL;
use crate::report::unread::{self, is_unread};
use crate::report::{DIRECTIONS, Datum, Direction, Items, Link, Measure, MeasureKind, Pair};
use quantity::{Family, LocalText};

/// Fields of each type of item.
pub(crate) const ITEM_FIELDS: [&str; 2] = ["measure", "label"];
pub(crate) const PAIR_FIELDS: [&str; 3] = ["measure", "to", "rate"];
pub(crate) const LINK_FIELDS: [&str; 2] = ["measure", "view"];
pub(crate) const AIM_FIELDS: [&str; 4] = ["measure", "result", "next", "tolerance"];
pub(crate) const COURSE_FIELDS: [&str; 2] = ["measure", "parts"];
/// A year has at most this many parts: its months.
pub(crate) const PARTS: usize = 12;

/// Figures and views by id.
pub(crate) struct Names {
    /// Whether an unknown id is an error of its own, and not a consequence of another error.
    pub(crate) sure: bool,
    /// Every figure of the report.
    pub(crate) data: Vec<Datum>,
    /// Their positions by id.
    pub(crate) data_index: Index,
    /// Titles of the views.
    pub(crate) titles: Vec<LocalText>,
    /// Their positions by id of the view.
    pub(crate) views: Index,
}

/// Reads the items of a kind of view, for an error policy.
pub(crate) trait KindReader<P: ErrorPolicy>: ViewKind {
    /// Reads the items of a view.
    ///
    /// # Errors
    /// The first error that does not allow reading to go on; the others are passed to [`Cursor::recover`].
    fn read(&self, names: &Names, view: &Cursor<'_, P>, items: &[Cursor<'_, P>]) -> Result<Items, P::Error>;
}

impl Names {
    /// The figure whose id is in a field of an item.
    pub(super) fn datum<P: ErrorPolicy>(&self, item: &Cursor<'_, P>, field: &str) -> Result<Datum, P::Error> {
        let id = item.text(field)?;
        let found = self.data_index.get(id).and_then(|i| self.data.get(i));
        if found.is_none() && !self.sure {
            return Ok(unread::datum());
        }
        found.cloned().ok_or_else(|| {
            let accepted = "id of a measure, indicator@period or indicator@period/target";
            unknown_reference(item, field, id, accepted)
        })
    }

    /// Figures of any unit.
    pub(super) fn items<P: ErrorPolicy>(&self, items: &[Cursor<'_, P>]) -> Result<Vec<Datum>, P::Error> {
        let read = |item: &Cursor<'_, P>| {
            item.only(&ITEM_FIELDS)?;
            Ok(Datum {
                label: item.recover(item.optional_local("label", LABEL), || None)?,
                ..self.datum(item, "measure")?
            })
        };
        items
            .iter()
            .map(|item| item.recover(read(item), unread::datum))
            .collect()
    }

    /// Figures for one axis: one unit family, or percentages with percentage points, which are drawn apart.
    pub(super) fn alike<P: ErrorPolicy>(&self, items: &[Cursor<'_, P>]) -> Result<Vec<Datum>, P::Error> {
        let data = self.items(items)?;
        let mut axis: Option<&Datum> = None;
        for (datum, item) in data.iter().zip(items) {
            if *datum.measure.quantity.unit.family() == Family::PercentagePoint || is_unread(&datum.measure) {
                continue;
            }
            match axis {
                None => axis = Some(datum),
                Some(first) => item.recover(same_family(first, datum, item, "measure"), || ())?,
            }
        }
        Ok(data)
    }

    /// Figures in percent.
    pub(super) fn percentages<P: ErrorPolicy>(&self, items: &[Cursor<'_, P>]) -> Result<Vec<Datum>, P::Error> {
        let data = self.items(items)?;
        for (datum, item) in data.iter().zip(items) {
            let quantity = &datum.measure.quantity;
            let fits = *quantity.unit.family() == Family::Percent && quantity.high.unwrap_or(quantity.value) <= 100.0;
            if !fits && !is_unread(&datum.measure) {
                let stated = &datum.measure.source.stated;
                let error = item.error(Code::UnlikeUnits, "measure", || {
                    format!("found {stated}; this kind takes parts of a hundred, in %")
                });
                item.recover(Err(error), || ())?;
            }
        }
        Ok(data)
    }

    /// Pairs of one unit family each.
    pub(super) fn pairs<P: ErrorPolicy>(&self, items: &[Cursor<'_, P>]) -> Result<Vec<Pair>, P::Error> {
        let read = |item: &Cursor<'_, P>| {
            item.only(&PAIR_FIELDS)?;
            if item.optional("to")?.is_none() {
                let message = "this kind compares two figures: name the later one here";
                return Err(incomplete(item, "to", || message.to_owned()));
            }
            let from = item.recover(self.datum(item, "measure"), unread::datum)?;
            let to = item.recover(self.datum(item, "to"), unread::datum)?;
            item.recover(same_family(&from, &to, item, "to"), || ())?;
            let rate = match item.optional("rate")? {
                None => None,
                Some(_) => item.recover(self.datum(item, "rate").map(Some), || None)?,
            };
            Ok(Pair { from, to, rate })
        };
        let instead = || Pair {
            from: unread::datum(),
            to: unread::datum(),
            rate: None,
        };
        items.iter().map(|item| item.recover(read(item), instead)).collect()
    }

    /// Figures with the views that they open.
    pub(super) fn links<P: ErrorPolicy>(&self, items: &[Cursor<'_, P>]) -> Result<Vec<Link>, P::Error> {
        let read = |item: &Cursor<'_, P>| {
            item.only(&LINK_FIELDS)?;
            let datum = item.recover(self.datum(item, "measure"), unread::datum)?;
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
            datum: unread::datum(),
            view: String::new(),
            title: unread::text(),
        };
        items.iter().map(|item| item.recover(read(item), instead)).collect()
    }

    /// The figure whose id is in a field that may be missing.
    pub(super) fn optional_datum<P: ErrorPolicy>(
        &self,
        item: &Cursor<'_, P>,
        field: &str,
    ) -> Result<Option<Datum>, P::Error> {
        match item.optional(field)? {
            None => Ok(None),
            Some(_) => item.recover(self.datum(item, field).map(Some), || None),
        }
    }

    /// The figure whose id is an item of a list.
    pub(super) fn named<P: ErrorPolicy>(&self, place: &Cursor<'_, P>) -> Result<Datum, P::Error> {
        let id = place.as_text()?;
        let found = self.data_index.get(id).and_then(|i| self.data.get(i));
        if found.is_none() && !self.sure {
            return Ok(unread::datum());
        }
        found
            .cloned()
            .ok_or_else(|| unknown_reference(place, "", id, "id of a measure"))
    }
}

fn same_family<P: ErrorPolicy>(
    first: &Datum,
    other: &Datum,
    item: &Cursor<'_, P>,
    field: &str,
) -> Result<(), P::Error> {
    let (first, other) = (&first.measure.quantity.unit, &other.measure.quantity.unit);
    let unread = first.symbol().is_empty() || other.symbol().is_empty();
    if unread || first.family() == other.family() {
        return Ok(());
    }
    Err(item.error(Code::UnlikeUnits, field, || {
        format!(
            "found {} beside {}; figures on one axis share one kind of unit",
            other.symbol(),
            first.symbol()
        )
    }))
}

/// Accepts figures of these directions only: the remainder after a rise, or a share that falls, would be drawn as the opposite.
pub(super) fn going<P: ErrorPolicy>(
    ways: &[Direction],
    data: Vec<Datum>,
    items: &[Cursor<'_, P>],
) -> Result<Vec<Datum>, P::Error> {
    for (datum, item) in data.iter().zip(items) {
        if !ways.contains(&datum.measure.direction) && !is_unread(&datum.measure) {
            item.recover(Err(wrong_way(item, "measure", &datum.measure)), || ())?;
        }
    }
    Ok(data)
}

/// Accepts pairs without falls: marks that grow upwards from zero would show them as rises.
pub(super) fn upright<P: ErrorPolicy>(pairs: Vec<Pair>, place: &Cursor<'_, P>) -> Result<Vec<Pair>, P::Error> {
    for pair in &pairs {
        for datum in [&pair.from, &pair.to] {
            if datum.measure.direction == Direction::Decrease && !is_unread(&datum.measure) {
                place.recover(Err(wrong_way(place, "items", &datum.measure)), || ())?;
            }
        }
    }
    Ok(pairs)
}

fn wrong_way<P: ErrorPolicy>(place: &Cursor<'_, P>, field: &str, measure: &Measure) -> P::Error {
    let direction = DIRECTIONS.iter().find(|(way, _)| *way == measure.direction);
    let name = direction.map_or("", |(_, name)| name);
    place.error(Code::WrongDirection, field, || {
        format!(
            "found {} with the direction \"{name}\", which this kind of view does not draw",
            measure.id
        )
    })
}

/// The error for an incomplete view or item.
pub(crate) fn incomplete<P: ErrorPolicy>(
    place: &Cursor<'_, P>,
    field: &str,
    message: impl FnOnce() -> String,
) -> P::Error {
    place.error(Code::IncompleteView, field, message)
}

/// Accepts figures of one kind, target or result.
pub(super) fn of_kind<P: ErrorPolicy>(
    datum: &Datum,
    kind: MeasureKind,
    item: &Cursor<'_, P>,
    field: &str,
) -> Result<(), P::Error> {
    if datum.measure.kind == kind || is_unread(&datum.measure) {
        return Ok(());
    }
    let (found, accepted) = match kind {
        MeasureKind::Target => ("a result", "a target"),
        MeasureKind::Result => ("a target", "a result"),
    };
    let message = || format!("found {}, {found}; accepted here is {accepted}", datum.measure.id);
    Err(incomplete(item, field, message))
}

/// Accepts two comparable figures of one indicator.
pub(super) fn same_thing<P: ErrorPolicy>(
    first: &Datum,
    other: &Datum,
    item: &Cursor<'_, P>,
    field: &str,
) -> Result<(), P::Error> {
    let known = !is_unread(&first.measure) && !is_unread(&other.measure);
    if known && first.indicator.id != other.indicator.id {
        let message = || {
            format!(
                "found {}, a figure of another indicator than {}",
                other.measure.id, first.measure.id
            )
        };
        return Err(incomplete(item, field, message));
    }
    alike(first, other, item, field)
}

/// Accepts two figures that can be compared over time.
pub(super) fn alike<P: ErrorPolicy>(
    first: &Datum,
    other: &Datum,
    item: &Cursor<'_, P>,
    field: &str,
) -> Result<(), P::Error> {
    same_family(first, other, item, field)?;
    let (one, two) = (&first.measure, &other.measure);
    if is_unread(one) || is_unread(two) {
        return Ok(());
    }
    let moves = |measure: &Measure| matches!(measure.direction, Direction::Increase | Direction::Decrease);
    let counted = |datum: &Datum| datum.indicator.counted.as_ref().map(|counted| counted.zh.clone());
    let why = if one.comparison != two.comparison || moves(one) != moves(two) {
        "compared with something else"
    } else if first.indicator.share_of != other.indicator.share_of {
        "a part of another whole"
    } else if counted(first) != counted(other) {
        "a count of something else"
    } else {
        return Ok(());
    };
    let message = || {
        format!(
            "found {}, {why} than {}: they cannot be set side by side",
            two.id, one.id
        )
    };
    Err(item.error(Code::UnlikeUnits, field, message))
}

/// The error for an unknown id.
pub(crate) fn unknown_reference<P: ErrorPolicy>(
    place: &Cursor<'_, P>,
    field: &str,
    id: &str,
    accepted: &str,
) -> P::Error {
    place.error(Code::UnknownReference, field, || {
        format!("found \"{id}\", which is not there; accepted is the {accepted}")
    })
}
