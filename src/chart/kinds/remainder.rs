//! The remainder of 100 after a fall: a bar for the whole, with the remaining part ending as the wording says.

use super::ViewKind;
use super::reading::{KindReader, Names, going};
use crate::analysis::derived::{self, Derived};
use crate::base::cursor::Cursor;
use crate::base::error_list::ErrorPolicy;
use crate::base::geometry::{Rect, pt};
use crate::base::scale::Scale;
use crate::base::theme::Role;
use crate::chart::builder::{ASIDE, NAME, SceneBuilder, VALUE};
use crate::chart::legend::Shape;
use crate::chart::mark::{self, Bar};
use crate::chart::scene::{Anchor, Fill};
use crate::phrase;
use crate::phrase::sentences::{Detail, ranked};
use crate::report::{Axis, Datum, Direction, ItemType, Items, Kind, Sorting, View};
use quantity::{Family, Lang, Qualifier, Quantity};

const BAR: f64 = 22.0;

/// The remainder of 100 after a fall.
pub static KIND: Kind = Kind {
    name: "remainder",
    items: ItemType::Datum,
    single: false,
    axis: Axis::Common,
    by_value: false,
    sorting: &[Sorting::Value, Sorting::Report],
    divisible: true,
};

pub(super) struct Remainder;

impl ViewKind for Remainder {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn draw(&self, scene: &mut SceneBuilder, view: &View) -> Shape {
        draw(scene, view.items.figures())
    }

    fn findings(&self, items: &Items, lang: Lang, detail: Detail) -> Vec<String> {
        vec![ranked(&items.data(), lang, detail, &|datum| remaining(datum, lang))]
    }
}

impl<P: ErrorPolicy> KindReader<P> for Remainder {
    fn read(&self, names: &Names, _: &Cursor<'_, P>, items: &[Cursor<'_, P>]) -> Result<Items, P::Error> {
        Ok(Items::Data(going(
            &[Direction::Decrease],
            names.percentages(items)?,
            items,
        )?))
    }
}

fn draw(scene: &mut SceneBuilder, items: &[Datum]) -> Shape {
    let top = scene.y;
    let whole = whole(scene, items);
    for datum in items {
        row(scene, datum, whole);
    }
    scene.axis(whole, (0.0, top), &Family::Percent);
    let y = scene.y + ASIDE.line() / 2.0;
    scene.text(pt(0.0, y), Anchor::Start, ASIDE, "0");
    scene.text(pt(whole.at(100.0), y), Anchor::End, ASIDE, "100");
    scene.y += ASIDE.line();
    Shape::Rest
}

fn row(scene: &mut SceneBuilder, datum: &Datum, whole: Scale) {
    let top = scene.y;
    let left = derived::remainder(datum);
    let label = phrase::label(&datum.measure, scene.lang);
    let words = phrase::left(&left, scene.lang);
    let value = VALUE.width(&label);
    let style = VALUE.in_role(Role::Fall);
    let beside = value < scene.width * 0.6;
    let room = if beside {
        scene.width - value - 16.0
    } else {
        scene.width
    };
    let name = NAME.wrap_evenly(datum.name(scene.lang), room);
    scene.lines(pt(0.0, top), Anchor::Start, NAME, &name);
    scene.y += NAME.line() * name.len() as f64;
    if beside {
        let at = pt(scene.width, top + VALUE.line() / 2.0);
        scene.text(at, Anchor::End, style, label.as_str());
    } else {
        scene.y = scene.figure(pt(0.0, scene.y), style, &label, scene.width);
    }
    scene.y += 4.0;
    bar(scene, datum, &left, whole, &words);
    scene.y += BAR + 18.0;
    let area = Rect::new(0.0, top, scene.width, scene.y - 12.0 - top);
    scene.target(datum, area, format!("{label} · {words}"), Some(&left));
}

/// The scale from 0 to 100, with space beyond it where an ending may need it.
fn whole(scene: &SceneBuilder, items: &[Datum]) -> Scale {
    const ENDING: f64 = 18.0;
    let reaches = |datum: &Datum| {
        let left = derived::remainder(datum);
        let most = left.high.unwrap_or(left.value);
        (left.qualifier != Qualifier::Exact || left.high.is_some()) && scene.width * most / 100.0 + ENDING > scene.width
    };
    let room = if items.iter().any(reaches) { ENDING } else { 0.0 };
    Scale::new(0.0, (scene.width - room) / 100.0)
}

/// The whole in the colour of missing parts, and the remainder over it.
fn bar(scene: &mut SceneBuilder, datum: &Datum, left: &Derived, whole: Scale, words: &str) {
    let edge = whole.at(left.high.unwrap_or(left.value));
    scene.rect(Rect::new(0.0, scene.y, whole.at(100.0), BAR), Fill::Solid(Role::Empty));
    let open = left.qualifier.is_upper_bound();
    let remaining = Quantity {
        value: left.value,
        high: left.high,
        // "Less than 75" ends with an arrow that points inwards, not with a stop.
        qualifier: if open { Qualifier::Exact } else { left.qualifier },
        ..datum.measure.quantity.clone()
    };
    let bar = Bar {
        base: 0.0,
        end: edge,
        near: left.high.map(|_| whole.at(left.value)),
        top: scene.y,
        height: BAR,
        quantity: &remaining,
        role: Role::Accent,
        ground: Role::Empty,
    };
    mark::bar(scene, &bar);
    if open {
        mark::open_towards_less(scene, pt(edge, scene.y + BAR / 2.0), BAR / 2.0, Role::Accent);
    }
    plate(scene, words);
}

/// The text on the bar, with background behind it so that it is readable over hatching.
fn plate(scene: &mut SceneBuilder, words: &str) {
    let style = VALUE;
    let width = (style.width(words) + 12.0).min(scene.width - 8.0);
    let area = Rect::new(8.0, scene.y + 2.0, width, BAR - 4.0);
    scene.rect(area, Fill::Solid(Role::Ground));
    scene.text(pt(14.0, scene.y + BAR / 2.0), Anchor::Start, style, words);
}

/// A fall with its remainder: `下降超过25%，余不到75`.
fn remaining(datum: &Datum, lang: Lang) -> String {
    let left = phrase::left(&derived::remainder(datum), lang);
    phrase::label(&datum.measure, lang) + lang.pick("，", ", ") + &left
}
