//! Finds free space in a scene for notes. Not here: drawing, and the texts of notes.

use super::LINES;
use crate::base::geometry::{Point, Rect, Size, pt};
use crate::chart::builder::{ASIDE, Style};
use crate::chart::scene::{Anchor, Fill, Item};

/// Gap between a note and the label that it belongs to, side by side.
const BESIDE: f64 = 8.0;
/// The same, one above the other.
const UNDER: f64 = 5.0;
/// Gap between a note and other items: horizontal and vertical.
const CLEAR: (f64, f64) = (12.0, 5.0);
/// Gap between a number and the label that it belongs to.
const CLOSE: f64 = 4.0;
/// Largest and smallest width of a note.
const WIDTHS: (f64, f64) = (300.0, 72.0);

/// The sides of a label on which a note is tried, in this order.
#[derive(Clone, Copy)]
enum Beside {
    Right,
    Left,
    Below,
    Above,
}

const SIDES: [Beside; 4] = [Beside::Right, Beside::Left, Beside::Below, Beside::Above];

/// Lines of text with a position.
pub(super) struct Block {
    pub(super) x: f64,
    /// Top of the first line box.
    pub(super) top: f64,
    pub(super) anchor: Anchor,
    pub(super) lines: Vec<String>,
}

/// Free space, as the boxes that are occupied.
#[derive(Clone)]
pub(super) struct Free {
    taken: Vec<Rect>,
    /// Boxes that must stay free but may be touched.
    left: Vec<Rect>,
    size: Size,
}

impl Free {
    /// The space that these items leave free.
    pub(super) fn beside<'a>(items: impl Iterator<Item = &'a Item>, size: Size) -> Self {
        Self {
            taken: items.flat_map(boxes).collect(),
            left: Vec::new(),
            size,
        }
    }

    /// Occupies these boxes too.
    pub(super) fn take(&mut self, areas: &[Rect]) {
        self.taken.extend(areas);
    }

    /// Keeps these boxes free too.
    pub(super) fn leave(&mut self, areas: impl Iterator<Item = Rect>) {
        self.left.extend(areas);
    }

    /// Whether no item overlaps the box.
    pub(super) fn is_free(&self, area: &Rect) -> bool {
        !self.taken.iter().any(|taken| taken.overlaps(area))
    }

    /// Whether a box is in the drawing and at least `clear` pixels from other items.
    fn takes(&self, area: &Rect, clear: f64) -> bool {
        area.x >= 0.0
            && area.y >= 0.0
            && area.right() <= self.size.width
            && area.bottom() <= self.size.height
            && self.is_free(&area.grown(clear, clear))
            && !self.left.iter().any(|left| left.overlaps(area))
    }

    /// The segments of a vertical line that cross no text.
    pub(super) fn gaps(&self, x: f64, top: f64, bottom: f64) -> Vec<(f64, f64)> {
        let mut gaps = vec![(top, bottom)];
        for taken in &self.taken {
            let taken = taken.grown(3.0, 2.0);
            if taken.x >= x + 1.0 || taken.right() <= x {
                continue;
            }
            let split = |(from, to): (f64, f64)| [(from, to.min(taken.y)), (from.max(taken.bottom()), to)];
            gaps = gaps
                .into_iter()
                .flat_map(split)
                .filter(|(from, to)| to > from)
                .collect();
        }
        gaps
    }

    /// How far a strip is free from x to one side; the label itself does not count.
    fn reach(&self, x: f64, side: Anchor, strip: (f64, f64)) -> f64 {
        let all = match side {
            Anchor::Start => Rect::new(x, strip.0, self.size.width - x, strip.1),
            _ => Rect::new(0.0, strip.0, x, strip.1),
        };
        let away = |area: &Rect, clear: f64| match side {
            Anchor::Start => area.x - clear - x,
            _ => x - area.right() - clear,
        };
        let taken = self.taken.iter().filter(|area| area.overlaps(&all));
        let left = self.left.iter().filter(|area| area.overlaps(&all));
        taken
            .map(|area| away(area, CLEAR.0))
            .chain(left.map(|area| away(area, CLEAR.0)))
            .fold(all.width, f64::min)
    }

    /// Position of a note beside its label, in as few lines as fit: not above `top`, and hardly above or below the area of the
    /// mark.
    pub(super) fn block(&self, words: &[Rect], (top, ground): (f64, Rect), text: &str) -> Option<Block> {
        const OUT: f64 = 15.0;
        let inside = |block: &Block| {
            let bottom = block.top + ASIDE.line() * block.lines.len() as f64;
            block.top >= top.max(ground.y - OUT) && bottom <= ground.bottom() + OUT
        };
        for count in 1..=LINES {
            for side in SIDES {
                for own in words {
                    let anchors = match side {
                        Beside::Right => &[Anchor::Start][..],
                        Beside::Left => &[Anchor::End],
                        Beside::Below | Beside::Above => &[Anchor::Start, Anchor::End],
                    };
                    let found = anchors.iter().find_map(|anchor| {
                        let block = self.lines(own, side, *anchor, text, count);
                        block.filter(inside)
                    });
                    if found.is_some() {
                        return found;
                    }
                }
            }
        }
        None
    }

    fn lines(&self, own: &Rect, side: Beside, anchor: Anchor, text: &str, count: usize) -> Option<Block> {
        let tall = ASIDE.line() * count as f64;
        // Letters are lower than their line box.
        let air = (ASIDE.line() - ASIDE.size) / 2.0;
        let height = tall - air * 2.0;
        let y = match side {
            Beside::Right | Beside::Left => own.center().y - height / 2.0,
            Beside::Below => own.bottom() + UNDER,
            Beside::Above => own.y - UNDER - height,
        };
        let x = match (side, anchor) {
            (Beside::Right, _) => own.right() + BESIDE,
            (Beside::Left, _) => own.x - BESIDE,
            (_, Anchor::Start) => own.x,
            _ => own.right(),
        };
        let room = self.reach(x, anchor, (y, height)).min(WIDTHS.0);
        if room < WIDTHS.1 && ASIDE.width(text) > room {
            return None;
        }
        let lines = balanced(text, room, count)?;
        let wide = lines.iter().map(|line| ASIDE.width(line)).fold(0.0, f64::max);
        let area = match anchor {
            Anchor::Start => Rect::new(x, y, wide, height),
            _ => Rect::new(x - wide, y, wide, height),
        };
        // The label must be nearer than anything else.
        let around = area.grown(CLEAR.0, CLEAR.1);
        let strange = |taken: &Rect| taken != own && taken.overlaps(&around);
        let clear = self.takes(&area, 0.0) && !self.taken.iter().any(strange);
        clear.then_some(Block {
            x,
            top: y - air,
            anchor,
            lines,
        })
    }

    /// Centre for a circle: beside the label, else the nearest free point of the area of the mark.
    pub(super) fn badge(&self, words: &[Rect], own: Option<Rect>, radius: f64) -> Option<Point> {
        let fits = |center: &Point| {
            let area = Rect::new(center.x - radius, center.y - radius, radius * 2.0, radius * 2.0);
            self.takes(&area, 1.0)
        };
        let away = CLOSE + radius;
        for side in SIDES {
            for word in words {
                let middle = word.center();
                let centers = match side {
                    Beside::Right => [pt(word.right() + away, middle.y); 2],
                    Beside::Left => [pt(word.x - away, middle.y); 2],
                    Beside::Below => [word.x + radius, word.right() - radius].map(|x| pt(x, word.bottom() + away)),
                    Beside::Above => [word.x + radius, word.right() - radius].map(|x| pt(x, word.y - away)),
                };
                if let Some(center) = centers.into_iter().find(fits) {
                    return Some(center);
                }
            }
        }
        self.nearest(words, own?, radius, fits)
    }

    /// The free point in or near the area of the mark that is nearest to its label.
    fn nearest(&self, words: &[Rect], own: Rect, radius: f64, fits: impl Fn(&Point) -> bool) -> Option<Point> {
        const STEP: f64 = 3.0;
        let own = own.grown(STEP * 8.0, STEP * 4.0);
        let from = words.first().unwrap_or(&own).center();
        let (columns, rows) = (
            ((own.width - radius * 2.0) / STEP) as usize,
            ((own.height - radius * 2.0) / STEP) as usize,
        );
        let at = |column: usize, row: usize| {
            pt(
                own.x + radius + column as f64 * STEP,
                own.y + radius + row as f64 * STEP,
            )
        };
        (0..=rows)
            .flat_map(|row| (0..=columns).map(move |column| at(column, row)))
            .filter(|center| fits(center))
            .min_by(|a, b| {
                let away = |p: &Point| (p.x - from.x).hypot(p.y - from.y);
                away(a).total_cmp(&away(b))
            })
    }
}

/// The boxes that an item occupies; a slanted line is a row of small boxes.
fn boxes(item: &Item) -> Vec<Rect> {
    const PIECE: f64 = 8.0;
    let Item::Line(points, _, width) = item else {
        return if matches!(item, Item::Rect(_, Fill::Tint(_))) {
            Vec::new()
        } else {
            vec![item.bounds()]
        };
    };
    let mut boxes = Vec::new();
    for pair in points.windows(2) {
        let [a, b] = pair else { continue };
        let straight = a.x == b.x || a.y == b.y;
        let length = (b.x - a.x).hypot(b.y - a.y);
        let count = if straight {
            1.0
        } else {
            (length / PIECE).ceil().max(1.0)
        };
        let at = |i: f64| pt(a.x + (b.x - a.x) * i / count, a.y + (b.y - a.y) * i / count);
        for i in 0..count as usize {
            let (from, to) = (at(i as f64), at(i as f64 + 1.0));
            let piece = Rect::spanning(from.x, to.x, from.y.min(to.y), (from.y - to.y).abs());
            boxes.push(piece.grown(width / 2.0, width / 2.0));
        }
    }
    boxes
}

/// A text in at most `most` lines of about equal length, none wider than `room`; `None` where it does not fit.
pub(super) fn balanced(text: &str, room: f64, most: usize) -> Option<Vec<String>> {
    let lines = ASIDE.wrap_evenly(text, room);
    let fits = lines.len() <= most && lines.iter().all(|line| ASIDE.width(line) <= room);
    fits.then_some(lines)
}

/// Lines, broken between any two letters where they would be wider than the drawing.
pub(super) fn broken(lines: Vec<String>, style: Style, width: f64) -> Vec<String> {
    let mut out = Vec::new();
    for line in lines {
        let mut piece = String::new();
        for c in line.chars() {
            piece.push(c);
            if style.width(&piece) > width && piece.chars().nth(1).is_some() {
                piece.pop();
                out.push(std::mem::replace(&mut piece, c.to_string()));
            }
        }
        out.push(piece);
    }
    out
}
