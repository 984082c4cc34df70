//! Rows of lanes: what belongs together on one axis of its own, a lane each with name, mark and label. Refuses: an axis that
//! two rows share, because their units may differ.

use crate::analysis::derived::Derived;
use crate::base::geometry::{Rect, pt};
use crate::base::scale::Scale;
use crate::base::theme::Role;
use crate::chart::builder::{ASIDE, NAME, SceneBuilder, VALUE};
use crate::chart::mark::{self, Bar};
use crate::chart::scene::{Anchor, Fill, Side};
use crate::report::Datum;
use quantity::{Qualifier, Quantity};

const LANE: f64 = 28.0;
const BAR: f64 = 16.0;
const GAP: f64 = 8.0;
/// What a dot takes to either side with all that belongs to it.
const AROUND: f64 = mark::DOT + 14.0;
/// The least share of the width for marks: with less, labels stand above them.
const LEAST: f64 = 0.2;

/// How a value is drawn. Values are in base units, falls below zero.
pub(in crate::chart) enum Mark {
    /// A dot, with a thin line down through the lanes below that are measured by it.
    Goal {
        /// Where it is: both ends of a range, twice the same of one number.
        at: (f64, f64),
        /// From where to where it is taken to reach.
        band: Option<(f64, f64)>,
        /// Over how many lanes below it the line goes.
        over: usize,
    },
    /// A bar from one value to another.
    Bar {
        /// Where it begins.
        from: f64,
        /// Where it ends: both ends of a range, the nearer one first, twice the same of one number.
        to: (f64, f64),
    },
    /// Nothing: the label says why.
    Nothing,
}

/// A lane.
pub(in crate::chart) struct Lane<'a> {
    pub(in crate::chart) name: String,
    pub(in crate::chart) label: String,
    pub(in crate::chart) mark: Mark,
    /// The wording, where something is drawn.
    pub(in crate::chart) quantity: Option<Quantity>,
    /// The figure that it shows; none where it shows something computed.
    pub(in crate::chart) datum: Option<&'a Datum>,
    pub(in crate::chart) computed: Option<Derived>,
}

/// Lanes on one axis.
pub(in crate::chart) struct Row<'a> {
    pub(in crate::chart) name: String,
    /// What is said of it in a word or two, at the other end of its first line.
    pub(in crate::chart) verdict: String,
    pub(in crate::chart) lanes: Vec<Lane<'a>>,
    /// What is said below it, in lines.
    pub(in crate::chart) below: Vec<String>,
}

impl Mark {
    fn values(&self) -> Vec<f64> {
        match self {
            Self::Goal { at, band, .. } => {
                let mut values = vec![at.0, at.1];
                values.extend(band.iter().copied().flat_map(|(least, most)| [least, most]));
                values
            }
            Self::Bar { from, to } => vec![*from, to.0, to.1],
            Self::Nothing => Vec::new(),
        }
    }

    fn falls(&self) -> bool {
        self.values().into_iter().any(|value| value < 0.0)
    }
}

pub(in crate::chart) fn draw(scene: &mut SceneBuilder, rows: &[Row<'_>]) {
    let lanes = || rows.iter().flat_map(|row| &row.lanes);
    let names = lanes().map(|lane| ASIDE.width(&lane.name)).fold(0.0, f64::max) + 12.0;
    let room = scene.width * (1.0 - LEAST);
    let sides = |row: &Row<'_>| (label_room(row, true), label_room(row, false).max(AROUND));
    let stacked = rows.iter().any(|row| names + sides(row).0 + sides(row).1 > room);
    for (i, row) in rows.iter().enumerate() {
        if i > 0 {
            scene.rect(Rect::new(0.0, scene.y, scene.width, 1.0), Fill::Solid(Role::Rule));
            scene.y += 12.0;
        }
        match stacked {
            true => draw_row(scene, row, 0.0, (AROUND, AROUND), true),
            false => draw_row(scene, row, names, sides(row), false),
        }
    }
}

/// What labels take outside the marks of falls, or of the rest.
fn label_room(row: &Row<'_>, falls: bool) -> f64 {
    let lanes = row.lanes.iter().filter(|lane| lane.mark.falls() == falls);
    lanes
        .map(|lane| VALUE.width(&lane.label) + AROUND + GAP)
        .fold(0.0, f64::max)
}

/// Name and verdict; gives nothing but the way down.
fn head(scene: &mut SceneBuilder, row: &Row<'_>) {
    let verdict = VALUE.width(&row.verdict);
    let beside = NAME.width(&row.name) + verdict + 24.0 <= scene.width;
    let room = scene.width;
    let lines = VALUE.wrap_evenly(&row.name, if beside { room - verdict - 16.0 } else { room });
    let alone = lines.len() == 1 && beside;
    scene.lines(pt(0.0, scene.y), Anchor::Start, VALUE, &lines);
    if alone {
        scene.text(
            pt(scene.width, scene.y + VALUE.line() / 2.0),
            Anchor::End,
            VALUE,
            row.verdict.as_str(),
        );
    }
    scene.y += VALUE.line() * lines.len() as f64;
    if !alone && !row.verdict.is_empty() {
        let lines = VALUE.wrap_evenly(&row.verdict, room);
        scene.lines(pt(0.0, scene.y), Anchor::Start, VALUE, &lines);
        scene.y += VALUE.line() * lines.len() as f64;
    }
    scene.y += 4.0;
}

fn draw_row(scene: &mut SceneBuilder, row: &Row<'_>, names: f64, (left, right): (f64, f64), stacked: bool) {
    head(scene, row);
    let values = || row.lanes.iter().flat_map(|lane| lane.mark.values());
    let (least, most) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
    let room = scene.width - names - left - right;
    let per_unit = room / (most - least).max(f64::MIN_POSITIVE);
    // Without any extent the step is no number, and so would zero be.
    let below = (-least * per_unit).min(room).max(0.0);
    let scale = Scale::new(names + left + below, per_unit);
    // The lanes first in places, so that bands and lines lie under the marks.
    let mut tops = Vec::new();
    let mut y = scene.y;
    for lane in &row.lanes {
        let words = stacked_lines(scene, lane, stacked);
        let text = words.len() as f64 * NAME.line();
        tops.push((y, y + text, words));
        y += text + LANE;
    }
    let bottom = y;
    for (i, (lane, (_, top, _))) in row.lanes.iter().zip(&tops).enumerate() {
        goal_ground(
            scene,
            lane,
            scale,
            *top,
            tops.iter().skip(i + 1).map(|(_, top, _)| *top),
        );
    }
    for (_, top, _) in &tops {
        // From lane to lane, but clear of words between them.
        let inset = if stacked { 4.0 } else { 0.0 };
        let area = Rect::new(scale.zero() - 0.5, top + inset, 1.0, LANE - inset * 2.0);
        scene.rect(area, Fill::Solid(Role::Ink));
    }
    // The line of the goal that a lane is measured by: its label keeps clear of it.
    let mut goal: Option<((f64, f64), usize)> = None;
    for (lane, (first, top, words)) in row.lanes.iter().zip(&tops) {
        scene.lines(pt(0.0, *first), Anchor::Start, NAME, words);
        let line = goal.filter(|(_, over)| *over > 0).map(|(x, _)| x);
        lane_marks(scene, lane, scale, (*top, line), stacked);
        goal = match lane.mark {
            Mark::Goal { at, over, .. } => Some(((scale.at(at.0), scale.at(at.1)), over)),
            _ => goal.map(|(x, over)| (x, over.saturating_sub(1))),
        };
        if let Some(datum) = lane.datum {
            let area = Rect::new(0.0, *first, scene.width, top + LANE - first);
            scene.target(datum, area, lane.label.as_str(), lane.computed.as_ref());
        }
    }
    scene.y = bottom + 4.0;
    for words in &row.below {
        let lines = ASIDE.wrap_evenly(words, scene.width);
        scene.lines(pt(0.0, scene.y), Anchor::Start, ASIDE, &lines);
        scene.y += ASIDE.line() * lines.len() as f64;
    }
    scene.y += 12.0;
}

fn stacked_lines(scene: &SceneBuilder, lane: &Lane<'_>, stacked: bool) -> Vec<String> {
    match stacked {
        true => NAME.wrap_evenly(&format!("{} {}", lane.name, lane.label), scene.width),
        false => Vec::new(),
    }
}

/// What a goal is taken to reach over, and the line from it through what it measures.
fn goal_ground(scene: &mut SceneBuilder, lane: &Lane<'_>, scale: Scale, top: f64, below: impl Iterator<Item = f64>) {
    let Mark::Goal { at, band, over } = lane.mark else {
        return;
    };
    if over == 0 {
        return;
    }
    // Lane by lane: what stands between them in words is not crossed.
    for (i, top) in [top].into_iter().chain(below.take(over)).enumerate() {
        let from = if i == 0 { top + LANE / 2.0 } else { top };
        let height = if i == over {
            (LANE + BAR) / 2.0 + 3.0
        } else {
            top + LANE - from
        };
        if let Some((least, most)) = band {
            let area = Rect::spanning(scale.at(least), scale.at(most), from, height);
            scene.rect(area, Fill::Solid(Role::Empty));
        }
        let x = scale.at(at.0);
        scene.line(&[pt(x, from), pt(x, from + height)], Role::Ink, 1.0);
        if at.1 != at.0 {
            let x = scale.at(at.1);
            scene.line(&[pt(x, from), pt(x, from + height)], Role::Ink, 1.0);
        }
    }
}

fn lane_marks(
    scene: &mut SceneBuilder,
    lane: &Lane<'_>,
    scale: Scale,
    (top, goal): (f64, Option<(f64, f64)>),
    stacked: bool,
) {
    let middle = top + LANE / 2.0;
    if !stacked {
        scene.text(pt(0.0, middle), Anchor::Start, ASIDE, lane.name.as_str());
    }
    let role = if lane.mark.falls() { Role::Fall } else { Role::Accent };
    let (out, side) = if lane.mark.falls() {
        (-1.0, Side::Left)
    } else {
        (1.0, Side::Right)
    };
    let end = match (&lane.mark, &lane.quantity) {
        (Mark::Goal { at, over, .. }, Some(quantity)) => {
            let x = scale.at(at.1);
            let role = if *over > 0 { Role::Ink } else { Role::Muted };
            mark::point(scene, (pt(scale.at(at.0), middle), pt(x, middle)), side, quantity, role);
            let around = if quantity.qualifier == Qualifier::Exact {
                mark::DOT
            } else {
                AROUND
            };
            x + out * around
        }
        (Mark::Bar { from, to }, Some(quantity)) => mark::bar(
            scene,
            &Bar {
                base: scale.at(*from),
                end: scale.at(to.1),
                near: quantity.is_range().then(|| scale.at(to.0)),
                top: middle - BAR / 2.0,
                height: BAR,
                quantity,
                role,
                ground: Role::Ground,
            },
        ),
        _ => scale.zero(),
    };
    if stacked {
        return;
    }
    let (style, anchor) = (
        if lane.datum.is_some() {
            VALUE
        } else {
            NAME.in_role(Role::Muted)
        },
        if out < 0.0 { Anchor::End } else { Anchor::Start },
    );
    let label = VALUE.width(&lane.label) + GAP * 2.0;
    // Behind each line that would run through it.
    let start = goal.map_or(end, |(one, other)| {
        [one, other].into_iter().fold(end, |end, x| {
            let crossed = (x - end) * out > -1.0 && (x - end) * out < label;
            if crossed { x } else { end }
        })
    });
    scene.text(pt(start + out * GAP, middle), anchor, style, lane.label.as_str());
}
