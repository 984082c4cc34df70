//! Rises or falls compounded on 100: a column for each year, with the stated change between them.

use super::ViewKind;
use super::reading::{KindReader, Names, incomplete};
use crate::analysis::derived::{self, Derived};
use crate::base::cursor::Cursor;
use crate::base::error_list::ErrorPolicy;
use crate::base::geometry::{Rect, pt};
use crate::base::scale::Scale;
use crate::base::theme::{FIGURE, Role};
use crate::chart::builder::{ASIDE, SceneBuilder, VALUE};
use crate::chart::legend::Shape;
use crate::chart::mark;
use crate::chart::scene::{Anchor, Fill};
use crate::phrase;
use crate::phrase::sentences::{Detail, fill, parts};
use crate::report::unread::is_unread;
use crate::report::{Axis, Datum, ItemType, Items, Kind, View};
use quantity::{Lang, Period, decimal};

const PLOT: f64 = 170.0;

/// Rises or falls compounded on 100.
pub static KIND: Kind = Kind {
    name: "index",
    items: ItemType::Datum,
    single: false,
    axis: Axis::Common,
    by_value: false,
    sorting: &[],
    divisible: false,
};

pub(super) struct Index;

impl ViewKind for Index {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn draw(&self, scene: &mut SceneBuilder, view: &View) -> Shape {
        draw(scene, view.items.figures())
    }

    fn findings(&self, items: &Items, lang: Lang, _: Detail) -> Vec<String> {
        vec![compounded(items.figures(), lang)]
    }
}

impl<P: ErrorPolicy> KindReader<P> for Index {
    fn read(&self, names: &Names, _: &Cursor<'_, P>, items: &[Cursor<'_, P>]) -> Result<Items, P::Error> {
        let data = names.percentages(items)?;
        for (pair, item) in data.windows(2).zip(items.iter().skip(1)) {
            let [before, after] = pair else { continue };
            let fits = before.indicator.id == after.indicator.id && before.measure.period < after.measure.period;
            if !fits && !pair.iter().any(|datum| is_unread(&datum.measure)) {
                let message = || "this kind multiplies the changes of one indicator, in the order of time".to_owned();
                item.recover(Err(incomplete(item, "measure", message)), || ())?;
            }
        }
        Ok(Items::Data(data))
    }
}

fn draw(scene: &mut SceneBuilder, steps: &[Datum]) -> Shape {
    let computed = derived::index(steps);
    let value = VALUE.of_size(FIGURE * 0.8);
    let most = computed.iter().map(|d| d.high.unwrap_or(d.value)).fold(100.0, f64::max);
    let top = scene.y + value.line() + 8.0;
    let scale = Scale::new(top + PLOT, -PLOT / most);
    let count = steps.len() as f64 + 1.0;
    let status = scene.lang.pick("计算值", "computed");
    // Columns are as wide as the text below them, if that fits.
    let least = ASIDE.width(status).min(scene.width / count);
    let slot = (scene.width / (count * 1.5)).min(150.0).max(least);
    let pitch = ((scene.width - slot) / (count - 1.0).max(1.0)).min(slot * 1.9);
    // If one label does not fit between its columns, all are wrapped in the same way.
    let lang = scene.lang;
    let label = |datum: &Datum| phrase::label(&datum.measure, lang);
    let tight = steps.iter().any(|datum| VALUE.width(&label(datum)) > pitch - slot);
    let room = if tight { VALUE.size * 2.6 } else { pitch };
    let fits = || {
        steps.iter().zip(&computed).all(|(datum, step)| {
            let lines = VALUE.wrap(&label(datum), room);
            let widest = lines
                .iter()
                .map(|line| VALUE.width(line))
                .fold(value.width(&shown(step)), f64::max);
            let high = VALUE.line() * lines.len() as f64;
            // A text wider than the last column moves inwards from the edge of the drawing.
            let moved = ((value.width(&shown(step)) - slot) / 2.0).max(0.0);
            widest.max(ASIDE.width(&phrase::span(datum.measure.period, scene.lang))) + moved <= pitch && high <= PLOT
        })
    };
    if !fits() {
        return rows(scene, steps, &computed, most);
    }
    let mut before = 100.0;
    column(scene, (0.0, slot), scale, &Derived::exact(before), Column::Base);
    let base = base_year(steps, lang);
    year(scene, slot / 2.0, scale, &base, scene.lang.pick("基期", "base"));
    for (i, (datum, step)) in steps.iter().zip(&computed).enumerate() {
        let x = pitch * (i as f64 + 1.0);
        column(scene, (x, slot), scale, step, Column::Computed);
        year(
            scene,
            x + slot / 2.0,
            scale,
            &phrase::span(datum.measure.period, scene.lang),
            status,
        );
        let label = label(datum);
        drop(
            scene,
            (x - pitch + slot, x),
            scale,
            (before, middle(step)),
            &VALUE.wrap(&label, room),
        );
        let area = Rect::new(x - (pitch - slot), scene.y, pitch, PLOT + value.line() + 48.0);
        scene.target(datum, area, format!("{label} → {}", shown(step)), Some(step));
        before = middle(step);
    }
    let width = (pitch * (count - 1.0) + slot).min(scene.width);
    scene.rect(Rect::new(0.0, scale.zero(), width, 1.0), Fill::Solid(Role::Ink));
    scene.y = scale.zero() + 8.0 + ASIDE.line() * 2.0;
    Shape::Words
}

/// Rows instead of columns, where texts do not fit.
fn rows(scene: &mut SceneBuilder, steps: &[Datum], computed: &[Derived], most: f64) -> Shape {
    const BAR: f64 = 16.0;
    let scale = Scale::new(0.0, (scene.width - 2.0) / most);
    let lang = scene.lang;
    let base = format!("{}{} 100", base_year(steps, lang), lang.pick("基期", " base"));
    scene.y = scene.figure(pt(0.0, scene.y), VALUE, base.trim_start(), scene.width) + 2.0;
    scene.rect(Rect::new(0.0, scene.y, scale.at(100.0), BAR), Fill::Solid(Role::Empty));
    scene.y += BAR + 12.0;
    for (datum, step) in steps.iter().zip(computed) {
        let top = scene.y;
        let label = phrase::label(&datum.measure, lang);
        let shown = format!("{label} → {}", shown(step));
        let words = format!(
            "{} {shown}{}",
            phrase::span(datum.measure.period, scene.lang),
            lang.pick("（计算值）", " (computed)")
        );
        scene.y = scene.figure(pt(0.0, top), VALUE, &words, scene.width) + 2.0;
        let (right, bottom) = (scale.at(step.value).max(1.0), scene.y + BAR - 1.0);
        let top_of_bar = scene.y;
        let outline = [
            pt(1.0, scene.y + 1.0),
            pt(right, scene.y + 1.0),
            pt(right, bottom),
            pt(1.0, bottom),
            pt(1.0, scene.y + 1.0),
        ];
        scene.line(&outline, Role::Accent, 2.0);
        if let Some(high) = step.high {
            let inset = BAR * (1.0 - mark::NARROW) / 2.0;
            let band = Rect::spanning(right, scale.at(high), top_of_bar + inset, BAR * mark::NARROW);
            mark::hollow(scene, band, Role::Accent);
        }
        scene.y += BAR + 12.0;
        scene.target(
            datum,
            Rect::new(0.0, top, scene.width, scene.y - 6.0 - top),
            shown,
            Some(step),
        );
    }
    Shape::Words
}

/// The level, or both ends of a range.
fn shown(step: &Derived) -> String {
    let low = decimal(step.value, 2);
    step.high
        .map_or_else(|| low.clone(), |high| format!("{low}—{}", decimal(high, 2)))
}

/// The level from which the next step starts: the middle of a range.
fn middle(step: &Derived) -> f64 {
    step.high.map_or(step.value, |high| (step.value + high) / 2.0)
}

/// The year before the first change, which is the base.
fn base_year(steps: &[Datum], lang: Lang) -> String {
    let first = steps.first().map(|datum| datum.measure.period);
    let before = first.and_then(|year| Period::year(year.first_year().checked_sub(1)?).ok());
    before.map_or_else(String::new, |year| phrase::span(year, lang))
}

/// What a column shows.
#[derive(Clone, Copy)]
enum Column {
    /// The year that is 100.
    Base,
    /// A computed level.
    Computed,
}

fn column(scene: &mut SceneBuilder, (x, width): (f64, f64), scale: Scale, step: &Derived, kind: Column) {
    let y = scale.at(step.value);
    let area = Rect::new(x, y, width, scale.zero() - y);
    match kind {
        Column::Base => scene.rect(area, Fill::Solid(Role::Empty)),
        // An outline: hatching would mean an estimate of the report.
        Column::Computed => {
            // Half of the stroke inside the box, so that nothing is cut off at the edge of the drawing.
            let (left, right, bottom) = (area.x + 1.0, area.right() - 1.0, area.bottom());
            let y = y + 1.0;
            let outline = [pt(left, bottom), pt(left, y), pt(right, y), pt(right, bottom)];
            scene.line(&outline, Role::Accent, 2.0);
        }
    }
    let top = step.high.map_or(y, |high| {
        let (top, band) = (scale.at(high), width * mark::NARROW);
        mark::hollow(
            scene,
            Rect::new(x + (width - band) / 2.0, top, band, y - top),
            Role::Accent,
        );
        top
    });
    let style = VALUE.of_size(FIGURE * 0.8);
    scene.text(
        pt(x + width / 2.0, top - style.line() / 2.0),
        Anchor::Middle,
        style,
        shown(step),
    );
}

fn year(scene: &mut SceneBuilder, x: f64, scale: Scale, year: &str, status: &str) {
    let y = scale.zero() + 6.0;
    scene.text(
        pt(x, y + ASIDE.line() / 2.0),
        Anchor::Middle,
        ASIDE.in_role(Role::Ink),
        year,
    );
    scene.text(pt(x, y + ASIDE.line() * 1.5), Anchor::Middle, ASIDE, status);
}

/// The step from one column to the next: a line at the level before, an arrow, and the change as stated.
fn drop(scene: &mut SceneBuilder, (x0, x1): (f64, f64), scale: Scale, (before, after): (f64, f64), label: &[String]) {
    let (y0, y1) = (scale.at(before), scale.at(after));
    let role = if after < before { Role::Fall } else { Role::Accent };
    let (x, head) = ((x0 + x1) / 2.0, if y1 > y0 { -4.0 } else { 4.0 });
    scene.line(&[pt(x0, y0), pt(x1, y0)], Role::Rule, 1.0);
    scene.line(&[pt(x, y0), pt(x, y1)], role, 2.0);
    scene.line(&[pt(x - 4.0, y1 + head), pt(x, y1), pt(x + 4.0, y1 + head)], role, 2.0);
    let top = y1.max(y0) + 6.0;
    scene.lines(pt(x, top), Anchor::Middle, VALUE.in_role(role), label);
}

/// A sentence on the index after each step.
fn compounded(steps: &[Datum], lang: Lang) -> String {
    let said: Vec<String> = steps
        .iter()
        .zip(derived::index(steps))
        .map(|(datum, index)| {
            let (label, period) = (
                phrase::label(&datum.measure, lang),
                phrase::period(&datum.measure, lang),
            );
            let (bound, number) = (index.qualifier.in_front(lang), derived::rounded(&index, 2, lang));
            fill(lang.pick("##，为##", "# # to ##"), &[&period, &label, bound, &number])
        })
        .collect();
    lang.pick("从100起逐年连乘：", "From 100, one change multiplied by the next: ")
        .to_owned()
        + &parts(&said, lang)
}
