//! Lays out the notes on lines and ranges above the plot, as text or as a number. Not here: drawing.

use super::BADGE;
use super::free::balanced;
use crate::base::geometry::{Rect, between};
use crate::chart::annotations::Note;
use crate::chart::builder::ASIDE;
use crate::chart::scene::Anchor;

/// A note above the plot has at most this many lines.
const LINES: usize = 2;
/// Largest width of a note above the plot.
const WIDEST: f64 = 260.0;
/// Gap between two notes.
const APART: f64 = 10.0;
/// Gap between a note and what is below it, and between a line and the text beside it.
pub(super) const CLOSE: f64 = 4.0;

/// A note above the plot.
pub(super) struct Head<'a> {
    pub(super) note: &'a Note,
    /// Whether it is on a line; otherwise it is on a range.
    pub(super) line: bool,
    /// x of its stem.
    pub(super) x: f64,
    /// Its lines; empty where it becomes a number.
    pub(super) lines: Vec<String>,
    /// Its box; y is relative to the top of the plot, so it is negative.
    pub(super) area: Rect,
}

impl Head<'_> {
    /// x and alignment of its lines: towards the stem.
    pub(super) fn anchor(&self) -> (f64, Anchor) {
        let aside = self.x - self.area.center().x;
        if aside.abs() < self.area.width / 6.0 {
            (self.area.center().x, Anchor::Middle)
        } else if aside > 0.0 {
            (self.area.right(), Anchor::End)
        } else {
            (self.area.x, Anchor::Start)
        }
    }
}

/// Lays out the notes of an axis, given from left to right. Each is as low as possible without touching another note or the
/// stem of another; a note that does not fit as text becomes a number.
pub(super) fn lay_out<'a>(notes: &[(f64, f64, &'a Note)], width: f64, narrow: bool) -> Vec<Head<'a>> {
    let mut heads: Vec<Head<'a>> = Vec::new();
    for (i, (from, to, note)) in notes.iter().enumerate() {
        let x = (from + to) / 2.0;
        let later: Vec<f64> = notes
            .iter()
            .skip(i + 1)
            .map(|(from, to, _)| (from + to) / 2.0)
            .collect();
        let lines = balanced(note.text(), WIDEST.min(width / 2.0), LINES).filter(|_| !narrow);
        let words = lines.and_then(|lines| {
            let wide = lines.iter().map(|line| ASIDE.width(line)).fold(0.0, f64::max);
            let tall = ASIDE.line() * lines.len() as f64;
            place(&heads, &later, x, (wide, tall), width).map(|area| (lines, area))
        });
        let (lines, area) = words.unwrap_or_else(|| {
            let size = (BADGE * 2.0, BADGE * 2.0);
            let area = place(&heads, &later, x, size, width).unwrap_or_else(|| stacked(&heads, x, width));
            (Vec::new(), area)
        });
        heads.push(Head {
            note,
            line: from == to,
            x,
            lines,
            area,
        });
    }
    heads
}

/// The lowest free position of a box above x: centred, else to one side.
fn place(heads: &[Head<'_>], later: &[f64], x: f64, (wide, tall): (f64, f64), width: f64) -> Option<Rect> {
    let most = (width - wide).max(0.0);
    for bottom in levels(heads) {
        for left in [x - wide / 2.0, x - CLOSE, x - wide + CLOSE] {
            let area = Rect::new(between(left, 0.0, most), bottom - tall, wide, tall);
            let over = area.x <= x && x <= area.right() && area.right() <= width;
            let clear = heads.iter().all(|head| {
                !area.grown(APART, 0.0).overlaps(&head.area)
                    && !stem(head.x, head.area.bottom()).overlaps(&area)
                    && !stem(x, area.bottom()).overlaps(&head.area)
            });
            // The stem of a later note has to pass this box.
            let open = later.iter().all(|other| !stem(*other, area.y).overlaps(&area));
            if over && clear && open {
                return Some(area);
            }
        }
    }
    None
}

/// Possible bottoms of a box: just above the plot, or above another box.
fn levels(heads: &[Head<'_>]) -> Vec<f64> {
    let mut levels: Vec<f64> = heads.iter().map(|head| head.area.y - 3.0).collect();
    levels.push(-CLOSE);
    levels.sort_by(|a, b| b.total_cmp(a));
    levels
}

/// The box of a stem from the plot up to a note.
fn stem(x: f64, bottom: f64) -> Rect {
    Rect::new(x - CLOSE, bottom, CLOSE * 2.0, -bottom)
}

/// A number above all other notes, where lines are too close together.
fn stacked(heads: &[Head<'_>], x: f64, width: f64) -> Rect {
    let side = BADGE * 2.0;
    let lowest = levels(heads).last().copied().unwrap_or(-CLOSE);
    Rect::new(between(x - BADGE, 0.0, width - side), lowest - side, side, side)
}
