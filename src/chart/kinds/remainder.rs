//! What is left of 100 after a fall: a whole bar, its remaining part drawn as the wording leaves it.

use super::ViewKind;
use super::reading::{KindReader, Names, going};
use crate::analysis::derived::{self, Derived};
use crate::base::cursor::Place;
use crate::base::error_list::ErrorPolicy;
use crate::base::geometry::{Rect, pt};
use crate::base::scale::Scale;
use crate::base::theme::Role;
use crate::chart::builder::{ASIDE, NAME, Pen, VALUE};
use crate::chart::legend::Shape;
use crate::chart::mark::{self, Bar};
use crate::chart::scene::{Anchor, Fill};
use crate::phrase;
use crate::phrase::sentences::ranked;
use crate::report::{Axis, Datum, Direction, ItemType, Items, Kind, Sorting, View};
use quantity::{Family, Lang, Qualifier, Quantity};

const BAR: f64 = 22.0;

/// What is left of 100 after a fall.
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

    fn draw(&self, pen: &mut Pen, view: &View) -> Shape {
        draw(pen, view.items.figures())
    }

    fn findings(&self, items: &Items, lang: Lang) -> Vec<String> {
        vec![ranked(&items.data(), lang, &|datum| remaining(datum, lang))]
    }
}

impl<P: ErrorPolicy> KindReader<P> for Remainder {
    fn read(&self, names: &Names, _: &Place<'_, P>, items: &[Place<'_, P>]) -> Result<Items, P::Error> {
        Ok(Items::Data(going(
            &[Direction::Decrease],
            names.percentages(items)?,
            items,
        )?))
    }
}

fn draw(pen: &mut Pen, items: &[Datum]) -> Shape {
    let top = pen.y;
    let whole = whole(pen, items);
    for datum in items {
        row(pen, datum, whole);
    }
    pen.axis(whole, (0.0, top), &Family::Percent);
    let y = pen.y + ASIDE.line() / 2.0;
    pen.text(pt(0.0, y), Anchor::Start, ASIDE, "0");
    pen.text(pt(whole.at(100.0), y), Anchor::End, ASIDE, "100");
    pen.y += ASIDE.line();
    Shape::Rest
}

fn row(pen: &mut Pen, datum: &Datum, whole: Scale) {
    let top = pen.y;
    let left = derived::remainder(datum);
    let label = phrase::label(&datum.measure, pen.lang);
    let words = phrase::left(&left, pen.lang);
    let value = VALUE.width(&label);
    let style = VALUE.in_role(Role::Fall);
    let beside = value < pen.width * 0.6;
    let room = if beside { pen.width - value - 16.0 } else { pen.width };
    let name = NAME.wrap_evenly(datum.name(pen.lang), room);
    pen.lines(pt(0.0, top), Anchor::Start, NAME, &name);
    pen.y += NAME.line() * name.len() as f64;
    if beside {
        let at = pt(pen.width, top + VALUE.line() / 2.0);
        pen.text(at, Anchor::End, style, label.as_str());
    } else {
        pen.y = pen.figure(pt(0.0, pen.y), style, &label, pen.width);
    }
    pen.y += 4.0;
    bar(pen, datum, &left, whole, &words);
    pen.y += BAR + 18.0;
    let area = Rect::new(0.0, top, pen.width, pen.y - 12.0 - top);
    pen.target(datum, area, format!("{label} · {words}"), Some(&left));
}

/// From nothing to the whole of 100, with room behind it where an open end may reach over it.
fn whole(pen: &Pen, items: &[Datum]) -> Scale {
    const ENDING: f64 = 18.0;
    let reaches = |datum: &Datum| {
        let left = derived::remainder(datum);
        let most = left.high.unwrap_or(left.value);
        (left.qualifier != Qualifier::Exact || left.high.is_some()) && pen.width * most / 100.0 + ENDING > pen.width
    };
    let room = if items.iter().any(reaches) { ENDING } else { 0.0 };
    Scale::new(0.0, (pen.width - room) / 100.0)
}

/// The whole in the colour of what is not there, what remains over it.
fn bar(pen: &mut Pen, datum: &Datum, left: &Derived, whole: Scale, words: &str) {
    let edge = whole.at(left.high.unwrap_or(left.value));
    pen.rect(Rect::new(0.0, pen.y, whole.at(100.0), BAR), Fill::Solid(Role::Empty));
    let open = matches!(left.qualifier, Qualifier::AtMost | Qualifier::Under);
    let remaining = Quantity {
        value: left.value,
        high: left.high,
        // "Less than 75" has no ceiling at its end but an arrow that points into it.
        qualifier: if open { Qualifier::Exact } else { left.qualifier },
        ..datum.measure.quantity.clone()
    };
    let bar = Bar {
        base: 0.0,
        end: edge,
        near: left.high.map(|_| whole.at(left.value)),
        top: pen.y,
        height: BAR,
        quantity: &remaining,
        role: Role::Accent,
        ground: Role::Empty,
    };
    mark::bar(pen, &bar);
    if open {
        mark::open_towards_less(pen, pt(edge, pen.y + BAR / 2.0), BAR / 2.0, Role::Accent);
    }
    plate(pen, words);
}

/// The words on the bar, on a plate of ground: readable over hatching.
fn plate(pen: &mut Pen, words: &str) {
    let style = VALUE;
    let width = (style.width(words) + 12.0).min(pen.width - 8.0);
    let area = Rect::new(8.0, pen.y + 2.0, width, BAR - 4.0);
    pen.rect(area, Fill::Solid(Role::Ground));
    pen.text(pt(14.0, pen.y + BAR / 2.0), Anchor::Start, style, words);
}

/// A fall with what it leaves: `下降超过25%，余不到75`.
fn remaining(datum: &Datum, lang: Lang) -> String {
    let left = phrase::left(&derived::remainder(datum), lang);
    phrase::label(&datum.measure, lang) + lang.pick("，", ", ") + &left
}
