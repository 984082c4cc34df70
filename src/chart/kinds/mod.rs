//! The kinds of view, one file each: which items it accepts, how it is drawn, what its summary says. CONTRIBUTING.md explains how
//! to add one.

pub mod bars;
pub mod change;
pub mod index;
mod lanes;
pub mod overview;
pub mod progress;
pub mod proportion;
pub(crate) mod reading;
pub mod remainder;
pub mod series;
pub mod shares;
pub mod slopes;
pub mod targets;
pub mod tiles;

use super::builder::SceneBuilder;
use super::legend::Shape;
use crate::base::error_list::{ErrorPolicy, Explain, Stop};
use crate::report::{Datum, Items, Kind, View};
use quantity::Lang;
use reading::KindReader;

/// Drawing and words of a kind of view. Its [`KindReader`] reads its items.
pub(crate) trait ViewKind {
    /// Its data: name, type of items, orders.
    fn kind(&self) -> &'static Kind;

    /// Draws a view; returns the shape of its marks for the legend. Items of another type than [`Kind::items`] do not occur and
    /// are ignored.
    fn draw(&self, scene: &mut SceneBuilder, view: &View) -> Shape;

    /// Sentences about what stands out, without final full stops.
    fn findings(&self, items: &Items, lang: Lang) -> Vec<String>;

    /// Text about a figure beside its wording, such as the verdict on a target.
    fn beside(&self, _items: &Items, _datum: &Datum, _lang: Lang) -> Option<String> {
        None
    }
}

/// The kinds of the built-in report, for an error policy.
pub(crate) fn common_readers<'k, P: ErrorPolicy + 'k>() -> impl Iterator<Item = &'k dyn KindReader<P>> {
    let kinds: [&dyn KindReader<P>; _] = [
        &bars::Bars,
        &change::Change,
        &slopes::Slopes,
        &remainder::Remainder,
        &index::Index,
        &shares::Shares,
        &proportion::Proportion,
        &tiles::Tiles,
        &overview::Overview,
    ];
    kinds.into_iter()
}

/// Every kind, in the order in which the format lists them.
pub(crate) fn readers<'k, P: ErrorPolicy + 'k>() -> impl Iterator<Item = &'k dyn KindReader<P>> {
    let kinds: [&dyn KindReader<P>; _] = [&targets::Targets, &progress::Progress, &series::Series];
    common_readers().chain(kinds)
}

/// A list of kinds that can be drawn. A bundle contains the code of the lists that it uses.
#[derive(Clone, Copy)]
pub struct Kinds(fn(&str) -> Option<&'static dyn ViewKind>);

impl Kinds {
    /// The kinds of the built-in report: what the page bundle draws.
    pub const COMMON: Self = Self(|name| named(common_readers::<Stop>(), name));
    /// Every kind.
    pub const ALL: Self = Self(|name| named(readers::<Explain<'static>>(), name));

    /// The kind of a view.
    pub(super) fn of(self, view: &View) -> Option<&'static dyn ViewKind> {
        (self.0)(view.kind.name)
    }

    /// Text about a figure of a view beside its wording.
    pub(crate) fn beside(self, view: &View, datum: &Datum, lang: Lang) -> Option<String> {
        self.of(view)?.beside(&view.items, datum, lang)
    }
}

/// The kind with this name.
fn named<P: ErrorPolicy + 'static>(
    mut kinds: impl Iterator<Item = &'static dyn KindReader<P>>,
    name: &str,
) -> Option<&'static dyn ViewKind> {
    let found = kinds.find(|kind| kind.kind().name == name)?;
    Some(found)
}

/// Every kind as data, in the order in which the format lists them.
pub fn all() -> impl Iterator<Item = &'static Kind> {
    readers::<Explain<'static>>().map(|kind| kind.kind())
}
