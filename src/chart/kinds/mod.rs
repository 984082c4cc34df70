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
use crate::base::error_list::ErrorPolicy;
use crate::phrase::sentences::Detail;
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
    fn findings(&self, items: &Items, lang: Lang, detail: Detail) -> Vec<String>;

    /// Text about a figure beside its wording, such as the verdict on a target.
    fn beside(&self, _items: &Items, _datum: &Datum, _lang: Lang) -> Option<String> {
        None
    }
}

/// A list of kinds, twice: with the readers of their items, compiled for a way to deal with errors, and for drawing alone, so that
/// what only draws contains no reader.
macro_rules! list {
    ($(#[$doc:meta])* $readers:ident, $drawn:ident: $($kind:expr),+ $(,)?) => {
        $(#[$doc])*
        pub(crate) fn $readers<'k, P: ErrorPolicy + 'k>() -> impl Iterator<Item = &'k dyn KindReader<P>> {
            let kinds: [&dyn KindReader<P>; _] = [$($kind),+];
            kinds.into_iter()
        }

        $(#[$doc])*
        pub(crate) fn $drawn() -> impl Iterator<Item = &'static dyn ViewKind> {
            let kinds: [&dyn ViewKind; _] = [$($kind),+];
            kinds.into_iter()
        }
    };
}

list! {
    /// The kinds of the built-in report.
    common_readers, common_kinds:
    &bars::Bars,
    &change::Change,
    &slopes::Slopes,
    &remainder::Remainder,
    &index::Index,
    &shares::Shares,
    &proportion::Proportion,
    &tiles::Tiles,
    &overview::Overview,
}

list! {
    /// The other kinds.
    rarer_readers, rarer_kinds:
    &targets::Targets,
    &progress::Progress,
    &series::Series,
}

/// Every kind, in the order in which the format lists them.
pub(crate) fn readers<'k, P: ErrorPolicy + 'k>() -> impl Iterator<Item = &'k dyn KindReader<P>> {
    common_readers().chain(rarer_readers())
}

fn kinds() -> impl Iterator<Item = &'static dyn ViewKind> {
    common_kinds().chain(rarer_kinds())
}

/// A list of kinds that can be drawn. A bundle contains the code of the lists that it uses.
#[derive(Clone, Copy)]
pub struct Kinds(fn(&str) -> Option<&'static dyn ViewKind>);

impl Kinds {
    /// The kinds of the built-in report: what the page bundle draws.
    pub const COMMON: Self = Self(|name| named(common_kinds(), name));
    /// Every kind.
    pub const ALL: Self = Self(|name| named(kinds(), name));

    /// The kind of a view.
    pub(super) fn of(self, view: &View) -> Option<&'static dyn ViewKind> {
        (self.0)(view.kind.name)
    }

    /// Text about a figure of a view beside its wording.
    pub(crate) fn beside(self, view: &View, datum: &Datum, lang: Lang) -> Option<String> {
        self.of(view)?.beside(&view.items, datum, lang)
    }
}

/// The kind that shows any figures, without an axis.
pub(crate) fn without_axis() -> &'static Kind {
    &tiles::KIND
}

/// The kind of this name.
fn named(mut kinds: impl Iterator<Item = &'static dyn ViewKind>, name: &str) -> Option<&'static dyn ViewKind> {
    kinds.find(|kind| kind.kind().name == name)
}

/// Every kind as data, in the order in which the format lists them.
pub fn all() -> impl Iterator<Item = &'static Kind> {
    kinds().map(|kind| kind.kind())
}
