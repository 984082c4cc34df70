//! Two levels of each indicator, every pair on an axis of its own that begins at zero: small multiples, or rows where
//! there is no room for them.

use super::ViewKind;
use super::reading::{KindReader, Names, upright};
use crate::analysis::derived::{self, Derived, order_derived};
use crate::base::cursor::Place;
use crate::base::error_list::ErrorPolicy;
use crate::base::geometry::{Point, Rect, pt};
use crate::base::scale::Scale;
use crate::base::text::joined;
use crate::base::theme::{FIGURE, Role};
use crate::chart::builder::{ASIDE, NAME, Pen, VALUE, even_columns};
use crate::chart::legend::Shape;
use crate::chart::mark;
use crate::chart::scene::{Anchor, Fill, Side};
use crate::phrase;
use crate::phrase::sentences::{at_end, closed, families, fill, pair_periods, parts, times};
use crate::report::{Axis, Datum, ItemType, Items, Kind, Pair, View};
use quantity::Lang;

const GAP: f64 = 24.0;
const PLOT: f64 = 120.0;

/// Two levels, each pair on an axis of its own.
pub static KIND: Kind = Kind {
    name: "slopes",
    items: ItemType::Pair,
    single: false,
    axis: Axis::Indicator,
    by_value: false,
    sorting: &[],
    divisible: true,
};

pub(super) struct Slopes;

impl ViewKind for Slopes {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn draw(&self, pen: &mut Pen, view: &View) -> Shape {
        draw(pen, view.items.pairs())
    }

    fn findings(&self, items: &Items, lang: Lang) -> Vec<String> {
        vec![multiples(items.pairs(), lang), stated_rates(items.pairs(), lang)]
    }
}

impl<P: ErrorPolicy> KindReader<P> for Slopes {
    fn read(&self, names: &Names, view: &Place<'_, P>, items: &[Place<'_, P>]) -> Result<Items, P::Error> {
        Ok(Items::Pairs(upright(names.pairs(items)?, view)?))
    }
}

fn draw(pen: &mut Pen, pairs: &[Pair]) -> Shape {
    if pen.narrow() {
        for pair in pairs {
            row(pen, pair);
        }
    } else {
        let widest = pairs
            .iter()
            .flat_map(|pair| [&pair.from, &pair.to])
            .map(|datum| VALUE.width(&phrase::figure(&datum.measure, pen.lang)))
            .fold(104.0, f64::max);
        let (count, width) = even_columns(pen.width, GAP, widest, pairs.len());
        for chunk in pairs.chunks(count) {
            panels(pen, chunk, width);
        }
    }
    Shape::Rise
}

/// One line of panels.
fn panels(pen: &mut Pen, pairs: &[Pair], width: f64) {
    let names: Vec<Vec<String>> = pairs
        .iter()
        .map(|pair| VALUE.wrap_evenly(pair.to.name(pen.lang), width))
        .collect();
    let lines = names.iter().map(Vec::len).max().unwrap_or(1) as f64;
    let (top, mut x) = (pen.y, 0.0);
    let head = VALUE.line() * lines;
    let plot = top + head + NAME.line() * 2.0 + 26.0;
    let mut bottom = plot;
    for (pair, name) in pairs.iter().zip(&names) {
        pen.lines(pt(x, top), Anchor::Start, VALUE, name);
        let ratio = VALUE.of_size(FIGURE * 0.8).in_role(Role::Accent);
        let words = phrase::ratio(pair, pen.lang);
        pen.figure(pt(x, top + head), ratio, &words, width);
        let area = Rect::new(x, plot, width, PLOT);
        slope(pen, pair, area);
        labels(pen, pair, area);
        let under = plot + PLOT + ASIDE.line() + NAME.line() + 6.0;
        bottom = bottom.max(badge(pen, pair, pt(x, under), width));
        let half = Rect::new(x, top, width / 2.0, under - 6.0 - top);
        targets(pen, pair, [half, half.moved(width / 2.0, 0.0)]);
        x += width + GAP;
    }
    pen.y = bottom + 20.0;
}

/// Name and figures with the slope to the right of them.
fn row(pen: &mut Pen, pair: &Pair) {
    let top = pen.y;
    let plot = (pen.width * 0.34).min(120.0);
    let room = pen.width - plot - 16.0;
    let name = VALUE.wrap_evenly(pair.to.name(pen.lang), room);
    pen.lines(pt(0.0, top), Anchor::Start, VALUE, &name);
    let mut y = top + VALUE.line() * name.len() as f64;
    let ratio = VALUE.of_size(FIGURE * 0.8).in_role(Role::Accent);
    y = pen.figure(pt(0.0, y), ratio, &phrase::ratio(pair, pen.lang), room);
    let mut parting = y;
    for (datum, style) in [(&pair.from, NAME.in_role(Role::Muted)), (&pair.to, VALUE)] {
        let words = format!(
            "{} {}",
            datum.measure.period.document(),
            phrase::figure(&datum.measure, pen.lang)
        );
        let lines = style.wrap(&words, room);
        pen.lines(pt(0.0, y), Anchor::Start, style, &lines);
        parting = y;
        y += style.line() * lines.len() as f64;
    }
    y = badge(pen, pair, pt(0.0, y), room);
    let area = Rect::new(pen.width - plot, top + 20.0, plot, (y - top - 24.0).max(44.0));
    slope(pen, pair, area);
    // The words and the dot are far apart: each has a share of the row, parted where the later figure's line begins.
    let from = Rect::new(0.0, top, area.center().x, parting - top);
    let to = Rect::new(0.0, parting, pen.width, y + 8.0 - parting);
    targets(pen, pair, [from, to]);
    pen.y = y + 8.0;
    pen.rect(Rect::new(0.0, pen.y, pen.width, 1.0), Fill::Solid(Role::Rule));
    pen.y += 12.0;
}

/// The axis of a pair, up to the largest of its numbers.
fn scale(pair: &Pair, area: Rect) -> Scale {
    let most = pair.from.measure.reach().1.max(pair.to.measure.reach().1);
    Scale::new(area.bottom(), -(area.height - mark::DOT - 2.0) / most)
}

/// Where the dots are: a little inside the box, from a zero line at its bottom.
fn dots(pair: &Pair, area: Rect) -> (Point, Point) {
    let (from, to) = (pair.from.measure.signed_value(), pair.to.measure.signed_value());
    let scale = scale(pair, area);
    let inset = mark::DOT + 3.0;
    (
        pt(area.x + inset, scale.at(from)),
        pt(area.right() - inset, scale.at(to)),
    )
}

fn slope(pen: &mut Pen, pair: &Pair, area: Rect) {
    let (from, to) = dots(pair, area);
    pen.rect(
        Rect::new(area.x, area.bottom(), area.width, 1.0),
        Fill::Solid(Role::Muted),
    );
    pen.line(&[from, to], Role::Accent, 2.0);
    let scale = scale(pair, area);
    for (at, measure) in [(from, &pair.from.measure), (to, &pair.to.measure)] {
        let (low, high) = measure.reach();
        let ends = (pt(at.x, scale.at(low)), pt(at.x, scale.at(high)));
        mark::point(pen, ends, Side::Up, &measure.quantity, Role::Accent);
    }
}

/// Years under the axis; the later figure over its dot, the earlier under its year, where no line crosses it.
fn labels(pen: &mut Pen, pair: &Pair, area: Rect) {
    let figure = |datum: &Datum| phrase::figure(&datum.measure, pen.lang);
    let (before, after) = (figure(&pair.from), figure(&pair.to));
    let year = area.bottom() + 4.0 + ASIDE.line() / 2.0;
    let (_, to) = dots(pair, area);
    pen.text(
        pt(area.x, year),
        Anchor::Start,
        ASIDE,
        pair.from.measure.period.document(),
    );
    pen.text(
        pt(area.right(), year),
        Anchor::End,
        ASIDE,
        pair.to.measure.period.document(),
    );
    let under = year + (ASIDE.line() + NAME.line()) / 2.0;
    pen.text(pt(area.x, under), Anchor::Start, NAME.in_role(Role::Muted), before);
    pen.text(
        pt(
            area.right(),
            to.y.min(scale(pair, area).at(pair.to.measure.reach().1)) - 26.0,
        ),
        Anchor::End,
        VALUE,
        after,
    );
}

/// The rate that the report states for the span, in words; gives the y below.
fn badge(pen: &mut Pen, pair: &Pair, at: Point, width: f64) -> f64 {
    let Some(rate) = &pair.rate else { return at.y };
    let lines = ASIDE.wrap_evenly(&phrase::rate(rate, pen.lang), width);
    pen.lines(at, Anchor::Start, ASIDE, &lines);
    at.y + ASIDE.line() * lines.len() as f64
}

fn targets(pen: &mut Pen, pair: &Pair, [from, to]: [Rect; 2]) {
    let ratio = derived::ratio(pair);
    let before = phrase::figure(&pair.from.measure, pen.lang);
    let after = phrase::figure(&pair.to.measure, pen.lang);
    pen.target(&pair.from, from, before, None);
    pen.target(&pair.to, to, after, ratio.as_ref());
}

/// How many times each level has become, and where that is most and least.
fn multiples(pairs: &[Pair], lang: Lang) -> String {
    let ratios: Vec<Option<Derived>> = pairs.iter().map(derived::ratio).collect();
    let said: Vec<String> = pairs
        .iter()
        .zip(&ratios)
        .map(|(pair, ratio)| {
            let open = lang.pick("按原文的说法算不出倍数", "left open by the wording");
            let times = ratio
                .as_ref()
                .map_or_else(|| open.to_owned(), |ratio| times(ratio, lang));
            fill(lang.pick("##", "# #"), &[pair.to.name(lang), &times])
        })
        .collect();
    let mut sentence = pair_periods(pairs, lang) + &joined(&said, lang.pick("，", ", "));
    // A ratio that is open could be any: then none is claimed to be the largest or the smallest.
    let larger = |a: usize, b: usize| match (ratios.get(a), ratios.get(b)) {
        (Some(Some(a)), Some(Some(b))) => order_derived(a, b),
        _ => None,
    };
    let (n, back) = (pairs.len(), |a, b| larger(b, a));
    let ends: [(Vec<usize>, &str); 2] = [
        (
            at_end(n, &larger),
            lang.pick("；倍数最大的是#", "; the largest multiple: #"),
        ),
        (
            at_end(n, &back),
            lang.pick("；倍数最小的是#", "; the smallest multiple: #"),
        ),
    ];
    for (found, words) in ends {
        if !found.is_empty() && n > 1 {
            let names: Vec<&str> = found
                .iter()
                .filter_map(|i| pairs.get(*i))
                .map(|pair| pair.to.name(lang))
                .collect();
            sentence += &fill(words, &[&joined(&names, lang.pick("和", " and "))]);
        }
    }
    let families = families(&pairs.iter().map(|pair| &pair.to).collect::<Vec<_>>(), lang);
    sentence = closed(sentence, lang)
        + lang.pick(
            "倍数由报告的两个数算出",
            "The multiples are computed from the two figures of the report",
        );
    if families.len() > 1 {
        let words = lang.pick(
            "；各项单位不同（#），只能比倍数",
            "; the units differ (#), so that only the multiples can be compared",
        );
        sentence += &fill(words, &[&joined(&families, lang.pick("、", ", "))]);
    }
    sentence
}

/// Rates that the report itself states for a pair.
fn stated_rates(pairs: &[Pair], lang: Lang) -> String {
    let said: Vec<String> = pairs
        .iter()
        .filter_map(|pair| pair.rate.as_ref())
        .map(|rate| {
            fill(
                lang.pick("##", "# #"),
                &[rate.name(lang), &phrase::value_words(rate, lang)],
            )
        })
        .collect();
    if said.is_empty() {
        return String::new();
    }
    lang.pick("报告另列：", "The report also states: ").to_owned() + &parts(&said, lang)
}
