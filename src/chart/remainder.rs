//! What is left of 100 after a fall: a whole bar, its remaining part drawn as the wording leaves it.

use super::key::Shape;
use super::mark::{self, Bar};
use super::pen::{ASIDE, NAME, Pen, VALUE};
use crate::derived::{self, Derived};
use crate::describe;
use crate::geom::{Rect, pt};
use crate::quantity::{Family, Qualifier, Quantity};
use crate::report::Datum;
use crate::scale::Scale;
use crate::scene::{Anchor, Fill};
use crate::theme::Role;

const BAR: f64 = 22.0;

pub(super) fn draw(pen: &mut Pen, items: &[Datum]) -> Shape {
    let top = pen.y;
    for datum in items {
        row(pen, datum);
    }
    pen.axis(whole(pen), (0.0, top), &Family::Percent);
    let y = pen.y + ASIDE.line() / 2.0;
    pen.text(pt(0.0, y), Anchor::Start, ASIDE, "0");
    pen.text(pt(pen.width, y), Anchor::End, ASIDE, "100");
    pen.y += ASIDE.line();
    Shape::Rest
}

fn row(pen: &mut Pen, datum: &Datum) {
    let top = pen.y;
    let left = derived::remainder(datum);
    let label = describe::label(&datum.measure, pen.lang);
    let words = describe::left(&left, pen.lang);
    let value = VALUE.width(&label);
    let name = NAME.wrap_evenly(datum.name(pen.lang), pen.width - value - 16.0);
    pen.lines(pt(0.0, top), Anchor::Start, NAME, &name);
    pen.text(
        pt(pen.width, top + VALUE.line() / 2.0),
        Anchor::End,
        VALUE.in_role(Role::Fall),
        label.as_str(),
    );
    pen.y += NAME.line() * name.len() as f64 + 4.0;
    bar(pen, datum, &left, &words);
    pen.y += BAR + 18.0;
    let area = Rect::new(0.0, top, pen.width, pen.y - 12.0 - top);
    pen.target(datum, area, format!("{label} · {words}"), Some(&left));
}

/// From nothing to the whole of 100.
fn whole(pen: &Pen) -> Scale {
    Scale::new(0.0, pen.width / 100.0)
}

/// The whole in the colour of what is not there, what remains over it.
fn bar(pen: &mut Pen, datum: &Datum, left: &Derived, words: &str) {
    let edge = whole(pen).at(left.value);
    pen.rect(Rect::new(0.0, pen.y, pen.width, BAR), Fill::Solid(Role::Empty));
    let open = matches!(left.qualifier, Qualifier::AtMost | Qualifier::Under);
    let remaining = Quantity {
        value: left.value,
        // "Less than 75" has no ceiling at its end but an arrow that points into it.
        qualifier: if open { Qualifier::Exact } else { left.qualifier },
        ..datum.measure.quantity.clone()
    };
    let bar = Bar {
        base: 0.0,
        end: edge,
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
    let area = Rect::new(8.0, pen.y + 2.0, style.width(words) + 12.0, BAR - 4.0);
    pen.rect(area, Fill::Solid(Role::Ground));
    pen.text(pt(14.0, pen.y + BAR / 2.0), Anchor::Start, style, words);
}
