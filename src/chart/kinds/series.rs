//! Figures over time: a line for each indicator on one axis with zero. A line is broken where a period is missing, and dashed
//! before a target or an estimate. Lines are named at their ends, without a legend.

use super::ViewKind;
use super::reading::{KindReader, Names, alike, incomplete};
use crate::analysis::derived::{Derived, order};
use crate::base::cursor::Cursor;
use crate::base::error_list::ErrorPolicy;
use crate::base::geometry::{Point, Rect, between, length, pt};
use crate::base::scale::{Scale, round_step};
use crate::base::text::joined;
use crate::base::theme::Role;
use crate::chart::builder::{ASIDE, NAME, SceneBuilder, VALUE};
use crate::chart::legend::Shape;
use crate::chart::mark::{self, Sign};
use crate::chart::scene::{Anchor, Fill, Side};
use crate::phrase;
use crate::phrase::sentences::Detail;
use crate::report::unread::is_unread;
use crate::report::{Axis, Datum, ItemType, Items, Kind, Measure, MeasureKind, View};
use quantity::{Certainty, Family, Lang, Period, Qualifier};
use std::cmp::Ordering;
use std::ops::Range;

const PLOT: f64 = 240.0;
/// Space above the highest and below the lowest point, for labels and arrows.
const AROUND: f64 = 30.0;
/// Smallest share of the width for the lines.
const LEAST: f64 = 0.45;
const DASH: f64 = 6.0;
const HIT: f64 = 26.0;
/// Space for a sign before the name of its line.
const KEY: f64 = 14.0;
/// At most this many missing periods are named one by one.
const NAMED: usize = 4;

/// Figures over time on one axis, a line for each indicator.
pub static KIND: Kind = Kind {
    name: "series",
    items: ItemType::Datum,
    single: false,
    axis: Axis::Common,
    by_value: false,
    sorting: &[],
    divisible: false,
};

pub(super) struct Series;

impl ViewKind for Series {
    fn kind(&self) -> &'static Kind {
        &KIND
    }

    fn draw(&self, scene: &mut SceneBuilder, view: &View) -> Shape {
        draw(scene, view.items.figures())
    }

    fn findings(&self, items: &Items, lang: Lang, _: Detail) -> Vec<String> {
        sentences(items.figures(), lang)
    }

    fn beside(&self, items: &Items, datum: &Datum, lang: Lang) -> Option<String> {
        let lines = lines(items.figures());
        let gaps = lines.iter().flat_map(|line| line.windows(2));
        gap_before(gaps, datum).map(|missing| gap_words(&missing, lang))
    }
}

impl<P: ErrorPolicy> KindReader<P> for Series {
    fn read(&self, names: &Names, view: &Cursor<'_, P>, items: &[Cursor<'_, P>]) -> Result<Items, P::Error> {
        let data = series(names, items)?;
        if !goes_on(&data) {
            let message = || "found one period of each indicator; a series has two of one, or more".to_owned();
            view.recover(Err(incomplete(view, "items", message)), || ())?;
        }
        Ok(Items::Data(data))
    }
}

/// Whether some indicator has two periods: points alone are no line. What is not read may be one of them.
fn goes_on(data: &[Datum]) -> bool {
    let mut lines: Vec<&str> = data.iter().map(|datum| datum.indicator.id.as_str()).collect();
    lines.sort_unstable();
    data.iter().any(|datum| is_unread(&datum.measure)) || lines.windows(2).any(|two| matches!(two, [a, b] if a == b))
}

/// Reads figures for one axis, at most one per indicator and period.
fn series<P: ErrorPolicy>(names: &Names, items: &[Cursor<'_, P>]) -> Result<Vec<Datum>, P::Error> {
    let data = names.items(items)?;
    let first = data.iter().zip(items).find(|(datum, _)| !is_unread(&datum.measure));
    let Some((first, _)) = first else { return Ok(data) };
    let each = first.measure.period.axis_months().map(|months| months.len());
    let mut known: Vec<(&str, Range<u32>)> = Vec::new();
    for (datum, item) in data.iter().zip(items).filter(|(datum, _)| !is_unread(&datum.measure)) {
        item.recover(alike(first, datum, item, "measure"), || ())?;
        let period = datum.measure.period;
        let at = period.axis_months().filter(|months| Some(months.len()) == each);
        let Some(at) = at else {
            let message =
                || format!("found the period {period}; a series has years, or quarters, or months, of one length");
            item.recover(Err(incomplete(item, "measure", message)), || ())?;
            continue;
        };
        let line = datum.indicator.id.as_str();
        let at = (line, at);
        if known.contains(&at) {
            let message = || format!("found a second figure of {line} for {period}; a line has one at each period");
            item.recover(Err(incomplete(item, "measure", message)), || ())?;
        }
        known.push(at);
    }
    Ok(data)
}

fn draw(scene: &mut SceneBuilder, items: &[Datum]) -> Shape {
    let lines = lines(items);
    let Some(plot) = Plot::of(scene, &lines) else {
        return Shape::Words;
    };
    plot.ground(scene, items);
    for (i, line) in lines.iter().enumerate() {
        plot.line(scene, line, (Sign::of(i), role(line, i)));
    }
    plot.ends(scene, &lines);
    scene.y = plot.bottom;
    Shape::Line
}

/// The colour of a line. Lines differ by the signs of their points, which stand before their names, too; colours only help.
fn role(line: &[&Datum], at: usize) -> Role {
    let falls = line.iter().all(|datum| datum.measure.signed_value() < 0.0);
    match (falls, at % 3) {
        (true, _) => Role::Fall,
        (false, 0) => Role::Accent,
        (false, 1) => Role::Ink,
        (false, _) => Role::Muted,
    }
}

/// The plot area with its scales.
struct Plot {
    left: f64,
    right: f64,
    first: u32,
    per_month: f64,
    scale: Scale,
    top: f64,
    bottom: f64,
    /// Whether names are at the ends of lines; otherwise they are above the plot.
    beside: bool,
}

impl Plot {
    fn of(scene: &mut SceneBuilder, lines: &[Vec<&Datum>]) -> Option<Self> {
        let all = || lines.iter().flatten();
        let starts = || all().map(|datum| datum.measure.period.first_month());
        let (first, last) = (starts().min()?, starts().max()?);
        let widest = lines.iter().map(|line| end_width(scene, line)).fold(0.0, f64::max) + key(lines);
        let axis = ticks(scene, lines)
            .into_iter()
            .map(|(_, words)| ASIDE.width(&words))
            .fold(0.0, f64::max)
            + 8.0;
        let inset = 20.0;
        let beside = axis + inset + widest + 16.0 <= scene.width * (1.0 - LEAST);
        if !beside {
            names_above(scene, lines);
        }
        let left = axis + inset;
        let right = if beside {
            scene.width - widest - 20.0
        } else {
            scene.width - inset
        };
        let values = || all().map(|datum| datum.measure.reach().1);
        let (least, most) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
        let per_unit = PLOT / (most - least).max(f64::MIN_POSITIVE);
        let top = scene.y;
        let zero = top + AROUND + (most * per_unit).min(PLOT);
        let falls = if least < 0.0 { AROUND } else { 12.0 };
        let floor = top + AROUND + PLOT + falls;
        Some(Self {
            left,
            right,
            first,
            per_month: (right - left) / f64::from((last - first).max(1)),
            scale: Scale::new(zero, -per_unit),
            top,
            bottom: floor + ASIDE.line() + 4.0,
            beside,
        })
    }

    fn x(&self, measure: &Measure) -> f64 {
        let first = measure.period.first_month();
        self.left + f64::from(first.saturating_sub(self.first)) * self.per_month
    }

    fn at(&self, datum: &Datum) -> Point {
        pt(self.x(&datum.measure), self.scale.at(datum.measure.signed_value()))
    }

    /// Half of the length of a range on the axis.
    fn half_height(&self, datum: &Datum) -> f64 {
        let (low, high) = datum.measure.reach();
        (self.scale.at(high) - self.scale.at(low)).abs() / 2.0
    }

    /// Lines at round values, the zero line, and the periods below.
    fn ground(&self, scene: &mut SceneBuilder, items: &[Datum]) {
        for (value, words) in ticks(scene, &lines(items)) {
            let y = self.scale.at(value);
            let role = if value == 0.0 { Role::Ink } else { Role::Rule };
            let from = self.left - 12.0;
            scene.rect(
                Rect::new(from, y - 0.5, (self.right + 8.0).min(scene.width) - from, 1.0),
                Fill::Solid(role),
            );
            scene.text(pt(from - 6.0, y), Anchor::End, ASIDE, words);
        }
        let mut periods: Vec<&Datum> = items.iter().collect();
        periods.sort_by(|a, b| self.x(&a.measure).total_cmp(&self.x(&b.measure)));
        let y = self.bottom - ASIDE.line() / 2.0;
        let words = |datum: &Datum| phrase::span(datum.measure.period, scene.lang);
        // The first and the last always; the others where they fit.
        let half = |datum: &Datum| ASIDE.width(&words(datum)) / 2.0;
        let (Some(first), Some(last)) = (periods.first(), periods.last()) else {
            return;
        };
        let inside = |datum: &Datum| self.x(&datum.measure).max(half(datum)).min(scene.width - half(datum));
        let end = inside(last) - half(last) - 10.0;
        let mut texts = vec![(inside(first), words(first))];
        let mut taken = inside(first) + half(first) + 10.0;
        for datum in &periods {
            let (x, half) = (inside(datum), half(datum));
            if x - half >= taken && x + half <= end {
                texts.push((x, words(datum)));
                taken = x + half + 10.0;
            }
        }
        if inside(last) - half(last) >= taken - 10.0 + 6.0 {
            texts.push((inside(last), words(last)));
        }
        for (x, text) in texts {
            scene.text(pt(x, y), Anchor::Middle, ASIDE, text);
        }
    }

    fn line(&self, scene: &mut SceneBuilder, line: &[&Datum], (sign, role): (Sign, Role)) {
        for two in line.windows(2) {
            if let [from, to] = two
                && follow(&from.measure, &to.measure)
            {
                let (a, b) = (self.at(from), self.at(to));
                if open(&from.measure) || open(&to.measure) {
                    dashed(scene, a, b, role);
                } else {
                    scene.line(&[a, b], role, 2.0);
                }
            }
        }
        for datum in line {
            let side = if datum.measure.signed_value() < 0.0 {
                Side::Down
            } else {
                Side::Up
            };
            let at = self.at(datum);
            let (low, high) = datum.measure.reach();
            let ends = (pt(at.x, self.scale.at(low)), pt(at.x, self.scale.at(high)));
            let (mut quantity, target) = (
                datum.measure.quantity.clone(),
                datum.measure.kind == MeasureKind::Target,
            );
            let is_range = quantity.is_range();
            if is_range && target {
                quantity.certainty = Certainty::Estimate;
            }
            mark::signed_point(scene, ends, side, &quantity, (sign, role));
            // A target is hollow too: it is not reached yet.
            if target && !is_range {
                sign.draw(scene, at, mark::DOT - 2.0, Role::Ground);
            }
            let reach = (ends.1.y - ends.0.y).abs();
            let area = Rect::new(at.x - HIT / 2.0, at.y - (HIT + reach) / 2.0, HIT, HIT + reach);
            let left = area.x.max(0.0).min(scene.width - HIT);
            scene.target(
                datum,
                Rect::new(left, area.y, HIT, area.height),
                phrase::label(&datum.measure, scene.lang),
                None::<&Derived>,
            );
            if let (Some(missing), Some(target)) = (gap_before(line.windows(2), datum), scene.targets.last_mut()) {
                let gap = gap_words(&missing, scene.lang);
                let before = target.tooltip.note.take().map_or_else(String::new, |note| note + "\n");
                target.tooltip.note = Some(before + &gap);
            }
        }
    }

    /// Name and last figure at the end of each line, moved apart where they would overlap. A single line has figures at its points
    /// too, where they fit.
    fn ends(&self, scene: &mut SceneBuilder, lines: &[Vec<&Datum>]) {
        if let [line] = lines {
            self.figures(scene, line);
        }
        if !self.beside {
            return;
        }
        let x = self.right + 20.0 + key(lines);
        let room = scene.width - x;
        struct End {
            y: f64,
            name: Vec<String>,
            figure: String,
            sign: (Sign, Role),
        }
        let mut blocks: Vec<End> = lines
            .iter()
            .enumerate()
            .filter_map(|(i, line)| {
                let last = line.last()?;
                Some(End {
                    y: self.at(last).y,
                    name: VALUE.wrap_evenly(last.name(scene.lang), room),
                    figure: phrase::label(&last.measure, scene.lang),
                    sign: (Sign::of(i), role(line, i)),
                })
            })
            .collect();
        blocks.sort_by(|a, b| a.y.total_cmp(&b.y));
        let height = |block: &End| VALUE.line() * block.name.len() as f64 + NAME.line() + 4.0;
        let total: f64 = blocks.iter().map(height).sum();
        let mut y = self.top;
        let mut left = total;
        for block in &blocks {
            // Below the label before, with space for those that follow.
            let lowest = (self.bottom - ASIDE.line() - left).max(y);
            y = (block.y - height(block) / 2.0).min(lowest).max(y);
            if lines.len() > 1 {
                let (sign, role) = block.sign;
                sign.draw(scene, pt(x - KEY + 4.0, y + VALUE.line() / 2.0), 4.0, role);
            }
            scene.lines(pt(x, y), Anchor::Start, VALUE, &block.name);
            let under = y + VALUE.line() * block.name.len() as f64;
            scene.text(
                pt(x, under + NAME.line() / 2.0),
                Anchor::Start,
                NAME,
                block.figure.as_str(),
            );
            y += height(block);
            left -= height(block);
        }
    }

    /// The figure of each point of a line, on the side that no segment crosses; none where both are crossed.
    fn figures(&self, scene: &mut SceneBuilder, line: &[&Datum]) {
        let mut taken = self.left - 12.0;
        for (i, datum) in line.iter().enumerate() {
            let last = i + 1 == line.len();
            let words = phrase::label(&datum.measure, scene.lang);
            let (at, half) = (self.at(datum), VALUE.width(&words) / 2.0);
            let x = at.x.max(taken + half).min(scene.width - half);
            // A figure moved by more than half of its width would seem to belong to the next point.
            if (last && self.beside) || x - half < taken || (x - at.x).abs() > half {
                continue;
            }
            let far = match datum.measure.quantity.qualifier {
                Qualifier::Exact => 18.0,
                _ => 24.0,
            };
            let far = far + self.half_height(datum);
            let strokes = [i.checked_sub(1), Some(i + 1)];
            let others: Vec<Point> = strokes
                .into_iter()
                .flatten()
                .filter_map(|other| line.get(other))
                .map(|other| self.at(other))
                .collect();
            let free = |out: f64| {
                let edge = at.y + out * (far - VALUE.size / 2.0 - 2.0);
                let clear = |other: &Point| {
                    let reach = if other.x > at.x { x + half } else { x - half };
                    let share = between((reach - at.x) / (other.x - at.x), 0.0, 1.0);
                    (at.y + (other.y - at.y) * share - edge) * out <= 0.0
                };
                let words = Rect::new(x - half, at.y + out * far - VALUE.size / 2.0, half * 2.0, VALUE.size);
                let marked = |other: &Datum| {
                    let dot = self.at(other);
                    let half = self.half_height(other);
                    let around = Rect::new(dot.x - 9.0, dot.y - 16.0 - half, 18.0, 32.0 + half * 2.0);
                    other.measure.id != datum.measure.id && around.overlaps(&words)
                };
                others.iter().all(clear)
                    && !line.iter().any(|other| marked(other))
                    && (out < 0.0 || edge + VALUE.line() < self.bottom - ASIDE.line() - 4.0)
            };
            let first = if datum.measure.signed_value() < 0.0 { 1.0 } else { -1.0 };
            if let Some(out) = [first, -first].into_iter().find(|out| free(*out)) {
                taken = x + half + 8.0;
                scene.text(pt(x, at.y + out * far), Anchor::Middle, VALUE, words);
            }
        }
    }
}

/// Names with the last figures above the plot, each beside a dot of its line.
fn names_above(scene: &mut SceneBuilder, lines: &[Vec<&Datum>]) {
    for (i, line) in lines.iter().enumerate() {
        let Some(last) = line.last() else { continue };
        let words = format!(
            "{} {} {}",
            last.name(scene.lang),
            phrase::period(&last.measure, scene.lang),
            phrase::label(&last.measure, scene.lang)
        );
        let lines = VALUE.wrap_evenly(&words, scene.width - 20.0);
        Sign::of(i).draw(scene, pt(6.0, scene.y + VALUE.line() / 2.0), 4.0, role(line, i));
        scene.lines(pt(20.0, scene.y), Anchor::Start, VALUE, &lines);
        scene.y += VALUE.line() * lines.len() as f64 + 2.0;
    }
}

/// Space for the sign before the name of a line; a single line needs none.
fn key(lines: &[Vec<&Datum>]) -> f64 {
    if lines.len() > 1 { KEY } else { 0.0 }
}

fn end_width(scene: &SceneBuilder, line: &[&Datum]) -> f64 {
    line.last().map_or(0.0, |last| {
        let name = VALUE.width(last.name(scene.lang)).min(scene.width * 0.25);
        name.max(NAME.width(&phrase::label(&last.measure, scene.lang)))
    })
}

/// Whether a period directly follows another.
fn follow(from: &Measure, to: &Measure) -> bool {
    from.period.month_range().end == to.period.first_month()
}

/// Whether a figure is a target or an estimate.
fn open(measure: &Measure) -> bool {
    measure.kind == MeasureKind::Target || measure.quantity.certainty == Certainty::Estimate
}

fn dashed(scene: &mut SceneBuilder, from: Point, to: Point, role: Role) {
    let whole = length(to.x - from.x, to.y - from.y);
    let count = (whole / (DASH * 2.0)).ceil().max(1.0);
    let along = |share: f64| pt(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
    let mut at = 0.0;
    while at < count {
        scene.line(&[along(at / count), along((at + 0.5) / count)], role, 2.0);
        at += 1.0;
    }
}

/// Zero and round values, at most four of either sign, with their labels.
fn ticks(scene: &SceneBuilder, lines: &[Vec<&Datum>]) -> Vec<(f64, String)> {
    let Some(first) = lines.iter().flatten().next() else {
        return Vec::new();
    };
    let unit = &first.measure.quantity.unit;
    let values = || {
        lines
            .iter()
            .flatten()
            .map(|datum| datum.measure.reach().1 / unit.scale())
    };
    let (least, most) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
    let step = round_step((most - least) / 3.0);
    let mut ticks = vec![(0.0, "0".to_owned())];
    for sign in [1.0, -1.0] {
        let mut value = step;
        while step > 0.0 && value <= (if sign > 0.0 { most } else { -least }) {
            let words = phrase::computed_amount(&Derived::exact(value * sign), unit, scene.lang);
            let words = match unit.family() {
                Family::PercentagePoint => words.replace("percentage points", "pp"),
                _ => words,
            };
            ticks.push((value * sign * unit.scale(), words));
            value += step;
        }
    }
    ticks
}

/// Sentences on start and end of each line, and on its highest and lowest period where the wording decides.
fn sentences(items: &[Datum], lang: Lang) -> Vec<String> {
    lines(items)
        .iter()
        .filter_map(|line| {
            let (first, last) = (line.first()?, line.last()?);
            let at = |datum: &Datum| {
                format!("{}{}", phrase::period(&datum.measure, lang), lang.pick("", ": "))
                    + &phrase::label(&datum.measure, lang)
            };
            let mut words = match lang {
                Lang::Zh => format!("{}：{}，{}", first.name(lang), at(first), at(last)),
                Lang::En => format!("{}: {}, {}", first.name(lang), at(first), at(last)),
            };
            let highest = line.iter().find(|one| {
                let more = |other: &&Datum| order(&one.measure, &other.measure) == Some(Ordering::Greater);
                line.iter().filter(|other| other.measure.id != one.measure.id).all(more)
            });
            if let Some(highest) = highest.filter(|_| line.len() > 2) {
                words += &match lang {
                    Lang::Zh => format!("；最高是{}", phrase::span(highest.measure.period, lang)),
                    Lang::En => format!("; highest in {}", phrase::span(highest.measure.period, lang)),
                };
            }
            let missing: Vec<Period> = line.windows(2).flat_map(missing).collect();
            if !missing.is_empty() {
                words = words + lang.pick("；", "; ") + &gap_words(&missing, lang);
                words += lang.pick("，线断开", ", where the line is broken");
            }
            let planned = line.iter().filter(|d| d.measure.kind == MeasureKind::Target).count();
            if planned > 0 {
                words += lang.pick("；虚线通向目标", "; dashed towards targets");
            }
            Some(words)
        })
        .collect()
}

/// The figures of each indicator in order of time; indicators in the order of the view.
fn lines(items: &[Datum]) -> Vec<Vec<&Datum>> {
    let mut lines: Vec<Vec<&Datum>> = Vec::new();
    for datum in items {
        let same = |line: &&mut Vec<&Datum>| line.first().is_some_and(|d| d.indicator.id == datum.indicator.id);
        match lines.iter_mut().find(same) {
            Some(line) => line.push(datum),
            None => lines.push(vec![datum]),
        }
    }
    for line in &mut lines {
        line.sort_by_key(|datum| datum.measure.period);
    }
    lines
}

/// The periods without a figure between two that follow each other in a line.
fn missing(two: &[&Datum]) -> Vec<Period> {
    let [from, to] = two else { return Vec::new() };
    let (before, end) = (from.measure.period, to.measure.period.first_month());
    let (form, months) = (before.form(), before.month_count().max(1));
    let starts = (before.month_range().end..end).step_by(months as usize);
    starts
        .filter_map(|first| Period::from_parts(form, first, first + months - 1, 0))
        .collect()
}

/// The periods that are missing directly before a figure; `None` if there are none.
fn gap_before<'a>(mut pairs: impl Iterator<Item = &'a [&'a Datum]>, datum: &Datum) -> Option<Vec<Period>> {
    let is_later = |two: &&[&Datum]| matches!(two, [_, to] if to.measure.id == datum.measure.id);
    Some(missing(pairs.find(is_later)?)).filter(|missing| !missing.is_empty())
}

/// Names missing periods; of more than [`NAMED`], the first and the last of each.
fn gap_words(missing: &[Period], lang: Lang) -> String {
    let named = |period: &Period| phrase::span(*period, lang);
    let words = match missing {
        [first, .., last] if missing.len() > NAMED => {
            let (first, last, count) = (named(first), named(last), missing.len());
            match lang {
                Lang::Zh => format!("{first}到{last}之间{count}个时期"),
                Lang::En => format!("{count} periods from {first} to {last}"),
            }
        }
        _ => {
            let all: Vec<String> = missing.iter().map(named).collect();
            joined(&all, lang.pick("、", ", "))
        }
    };
    lang.pick("没有", "no figure for ").to_owned() + &words + lang.pick("的数", "")
}
