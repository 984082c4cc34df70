//! Two levels of each indicator, every pair on its own axis from zero: small multiples, or rows where space is scarce.

use super::ViewKind;
use super::reading::{KindReader, Names, upright};
use crate::analysis::derived::{self, Derived, order_derived};
use crate::base::cursor::Cursor;
use crate::base::error_list::ErrorPolicy;
use crate::base::geometry::{Point, Rect, pt};
use crate::base::scale::Scale;
use crate::base::text::joined;
use crate::base::theme::{FIGURE, Role};
use crate::chart::builder::{ASIDE, NAME, SceneBuilder, VALUE, even_columns};
use crate::chart::legend::Shape;
use crate::chart::mark;
use crate::chart::scene::{Anchor, Fill, Side};
use crate::phrase;
use crate::phrase::sentences::{Detail, at_end, closed, families, fill, pair_periods, parts, times};
use crate::report::{Axis, Datum, ItemType, Items, Kind, Pair, View};
use quantity::Lang;

const GAP: f64 = 24.0;
const PLOT: f64 = 120.0;

/// Two levels, each pair on its own axis.
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

    fn draw(&self, scene: &mut SceneBuilder, view: &View) -> Shape {
        draw(scene, view.items.pairs())
    }

    fn findings(&self, items: &Items, lang: Lang, _: Detail) -> Vec<String> {
        vec![multiples(items.pairs(), lang), stated_rates(items.pairs(), lang)]
    }
}

impl<P: ErrorPolicy> KindReader<P> for Slopes {
    fn read(&self, names: &Names, view: &Cursor<'_, P>, items: &[Cursor<'_, P>]) -> Result<Items, P::Error> {
        Ok(Items::Pairs(upright(names.pairs(items)?, view)?))
    }
}

fn draw(scene: &mut SceneBuilder, pairs: &[Pair]) -> Shape {
    if scene.narrow() {
        for pair in pairs {
            row(scene, pair);
        }
    } else {
        let widest = pairs
            .iter()
            .map(|pair| panel_width(pair, scene.lang))
            .fold(104.0, f64::max);
        let (count, width) = even_columns(scene.width, GAP, widest, pairs.len());
        for chunk in pairs.chunks(count) {
            panels(scene, chunk, width);
        }
    }
    Shape::Rise
}

/// Width of the texts of a panel: its wider figure, or both periods side by side.
fn panel_width(pair: &Pair, lang: Lang) -> f64 {
    let data = [&pair.from, &pair.to];
    let figures = data.map(|datum| VALUE.width(&phrase::figure(&datum.measure, lang)));
    let periods = data.map(|datum| ASIDE.width(&phrase::span(datum.measure.period, lang)));
    let [earlier, later] = periods;
    figures.into_iter().fold(earlier + later + 10.0, f64::max)
}

/// A row of panels.
fn panels(scene: &mut SceneBuilder, pairs: &[Pair], width: f64) {
    let names: Vec<Vec<String>> = pairs
        .iter()
        .map(|pair| VALUE.wrap_evenly(pair.to.name(scene.lang), width))
        .collect();
    let lines = names.iter().map(Vec::len).max().unwrap_or(1) as f64;
    let (top, mut x) = (scene.y, 0.0);
    let head = VALUE.line() * lines;
    let plot = top + head + NAME.line() * 2.0 + 26.0;
    let mut bottom = plot;
    for (pair, name) in pairs.iter().zip(&names) {
        scene.lines(pt(x, top), Anchor::Start, VALUE, name);
        let ratio = VALUE.of_size(FIGURE * 0.8).in_role(Role::Accent);
        let words = phrase::ratio(pair, scene.lang);
        scene.figure(pt(x, top + head), ratio, &words, width);
        let area = Rect::new(x, plot, width, PLOT);
        slope(scene, pair, area);
        labels(scene, pair, area);
        let under = plot + PLOT + ASIDE.line() + NAME.line() + 6.0;
        bottom = bottom.max(badge(scene, pair, pt(x, under), width));
        let half = Rect::new(x, top, width / 2.0, under - 6.0 - top);
        targets(scene, pair, [half, half.moved(width / 2.0, 0.0)]);
        x += width + GAP;
    }
    scene.y = bottom + 20.0;
}

/// Name and figures, with the slope on the right.
fn row(scene: &mut SceneBuilder, pair: &Pair) {
    let top = scene.y;
    let plot = (scene.width * 0.34).min(120.0);
    let room = scene.width - plot - 16.0;
    let name = VALUE.wrap_evenly(pair.to.name(scene.lang), room);
    scene.lines(pt(0.0, top), Anchor::Start, VALUE, &name);
    let mut y = top + VALUE.line() * name.len() as f64;
    let ratio = VALUE.of_size(FIGURE * 0.8).in_role(Role::Accent);
    y = scene.figure(pt(0.0, y), ratio, &phrase::ratio(pair, scene.lang), room);
    let mut parting = y;
    for (datum, style) in [(&pair.from, NAME.in_role(Role::Muted)), (&pair.to, VALUE)] {
        let words = format!(
            "{} {}",
            phrase::span(datum.measure.period, scene.lang),
            phrase::figure(&datum.measure, scene.lang)
        );
        let lines = style.wrap(&words, room);
        scene.lines(pt(0.0, y), Anchor::Start, style, &lines);
        parting = y;
        y += style.line() * lines.len() as f64;
    }
    y = badge(scene, pair, pt(0.0, y), room);
    let area = Rect::new(scene.width - plot, top + 20.0, plot, (y - top - 24.0).max(44.0));
    slope(scene, pair, area);
    // Text and dot are far apart: the earlier figure gets the upper part of the row, the later one the lower part.
    let from = Rect::new(0.0, top, area.center().x, parting - top);
    let to = Rect::new(0.0, parting, scene.width, y + 8.0 - parting);
    targets(scene, pair, [from, to]);
    scene.y = y + 8.0;
    scene.rect(Rect::new(0.0, scene.y, scene.width, 1.0), Fill::Solid(Role::Rule));
    scene.y += 12.0;
}

/// The axis of a pair, up to the largest of its numbers.
fn scale(pair: &Pair, area: Rect) -> Scale {
    let most = pair.from.measure.reach().1.max(pair.to.measure.reach().1);
    Scale::new(area.bottom(), -(area.height - mark::DOT - 2.0) / most)
}

/// The points of the dots, slightly inside the box, whose bottom is zero.
fn dots(pair: &Pair, area: Rect) -> (Point, Point) {
    let (from, to) = (pair.from.measure.signed_value(), pair.to.measure.signed_value());
    let scale = scale(pair, area);
    let inset = mark::DOT + 3.0;
    (
        pt(area.x + inset, scale.at(from)),
        pt(area.right() - inset, scale.at(to)),
    )
}

fn slope(scene: &mut SceneBuilder, pair: &Pair, area: Rect) {
    let (from, to) = dots(pair, area);
    scene.rect(
        Rect::new(area.x, area.bottom(), area.width, 1.0),
        Fill::Solid(Role::Muted),
    );
    scene.line(&[from, to], Role::Accent, 2.0);
    let scale = scale(pair, area);
    for (at, measure) in [(from, &pair.from.measure), (to, &pair.to.measure)] {
        let (low, high) = measure.reach();
        let ends = (pt(at.x, scale.at(low)), pt(at.x, scale.at(high)));
        mark::point(scene, ends, Side::Up, &measure.quantity, Role::Accent);
    }
}

/// Periods below the axis; the later figure above its dot, the earlier below its period, where no line crosses it.
fn labels(scene: &mut SceneBuilder, pair: &Pair, area: Rect) {
    let figure = |datum: &Datum| phrase::figure(&datum.measure, scene.lang);
    let (before, after) = (figure(&pair.from), figure(&pair.to));
    let year = area.bottom() + 4.0 + ASIDE.line() / 2.0;
    let (_, to) = dots(pair, area);
    scene.text(
        pt(area.x, year),
        Anchor::Start,
        ASIDE,
        phrase::span(pair.from.measure.period, scene.lang),
    );
    scene.text(
        pt(area.right(), year),
        Anchor::End,
        ASIDE,
        phrase::span(pair.to.measure.period, scene.lang),
    );
    let under = year + (ASIDE.line() + NAME.line()) / 2.0;
    scene.text(pt(area.x, under), Anchor::Start, NAME.in_role(Role::Muted), before);
    scene.text(
        pt(
            area.right(),
            to.y.min(scale(pair, area).at(pair.to.measure.reach().1)) - 26.0,
        ),
        Anchor::End,
        VALUE,
        after,
    );
}

/// The stated rate as text; returns the y below it.
fn badge(scene: &mut SceneBuilder, pair: &Pair, at: Point, width: f64) -> f64 {
    let Some(rate) = &pair.rate else { return at.y };
    let lines = ASIDE.wrap_evenly(&phrase::rate(rate, scene.lang), width);
    scene.lines(at, Anchor::Start, ASIDE, &lines);
    at.y + ASIDE.line() * lines.len() as f64
}

fn targets(scene: &mut SceneBuilder, pair: &Pair, [from, to]: [Rect; 2]) {
    let ratio = derived::ratio(pair);
    let before = phrase::figure(&pair.from.measure, scene.lang);
    let after = phrase::figure(&pair.to.measure, scene.lang);
    scene.target(&pair.from, from, before, None);
    scene.target(&pair.to, to, after, ratio.as_ref());
}

/// A sentence on the multiple of each pair, and on the largest and smallest of them.
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
    // If one ratio is open, none is said to be the largest or the smallest.
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
