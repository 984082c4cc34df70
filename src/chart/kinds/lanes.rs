//! Rows of lanes. A row has its own axis, since units of rows may differ; a lane has a name, a mark and a label.

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
/// Half of the width of a dot with its ending.
const AROUND: f64 = mark::DOT + 14.0;
/// Smallest share of the width for marks; with less, labels are above them.
const LEAST: f64 = 0.2;

/// The mark of a lane. Values are in base units; falls are negative.
pub(in crate::chart) enum Mark {
    /// A dot, with a thin line through the lanes below that are compared with it.
    Goal {
        /// Both ends of a range, or one number twice.
        at: (f64, f64),
        /// The interval that it is taken to mean.
        band: Option<(f64, f64)>,
        /// Number of lanes that the line crosses.
        over: usize,
    },
    /// A bar from one value to another.
    Bar {
        /// Its start.
        from: f64,
        /// Its end: both ends of a range, the nearer first, or one number twice.
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
    /// The quantity, where a mark is drawn.
    pub(in crate::chart) quantity: Option<Quantity>,
    /// The figure; `None` for a computed value.
    pub(in crate::chart) datum: Option<&'a Datum>,
    pub(in crate::chart) computed: Option<Derived>,
}

/// Lanes on one axis.
pub(in crate::chart) struct Row<'a> {
    pub(in crate::chart) name: String,
    /// The verdict, at the right end of the first line.
    pub(in crate::chart) verdict: String,
    pub(in crate::chart) lanes: Vec<Lane<'a>>,
    /// Lines of text below it.
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

/// Width of the labels beyond the marks of falls, or of the others.
fn label_room(row: &Row<'_>, falls: bool) -> f64 {
    let lanes = row.lanes.iter().filter(|lane| lane.mark.falls() == falls);
    lanes
        .map(|lane| VALUE.width(&lane.label) + AROUND + GAP)
        .fold(0.0, f64::max)
}

/// Draws name and verdict, and moves down.
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
    // Without an extent the step is not finite; zero must be.
    let below = (-least * per_unit).min(room).max(0.0);
    let scale = Scale::new(names + left + below, per_unit);
    // All lanes are placed first, so that bands and lines are behind the marks.
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
        // From lane to lane, with a gap for the text between them.
        let inset = if stacked { 4.0 } else { 0.0 };
        let area = Rect::new(scale.zero() - 0.5, top + inset, 1.0, LANE - inset * 2.0);
        scene.rect(area, Fill::Solid(Role::Ink));
    }
    // The line of the goal, which labels must not touch.
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

/// The band of a goal, and its line through the lanes below.
fn goal_ground(scene: &mut SceneBuilder, lane: &Lane<'_>, scale: Scale, top: f64, below: impl Iterator<Item = f64>) {
    let Mark::Goal { at, band, over } = lane.mark else {
        return;
    };
    if over == 0 {
        return;
    }
    // Lane by lane, so that the text between them is not crossed.
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
    // Beyond each line that would cross it.
    let start = goal.map_or(end, |(one, other)| {
        [one, other].into_iter().fold(end, |end, x| {
            let crossed = (x - end) * out > -1.0 && (x - end) * out < label;
            if crossed { x } else { end }
        })
    });
    scene.text(pt(start + out * GAP, middle), anchor, style, lane.label.as_str());
}
