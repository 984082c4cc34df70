//! The legend: explains each wording that occurs once, beside a sample of its mark.

use super::builder::{ASIDE, SceneBuilder};
use super::mark::{self, Bar, Ending};
use crate::base::geometry::{Point, Rect, pt};
use crate::base::theme::Role;
use crate::chart::scene::Target;
use crate::chart::scene::{Anchor, Fill, Side};
use crate::report::MeasureKind;
use quantity::Lang;
use quantity::{Certainty, Qualifier, Quantity, Unit};

/// The shape of the marks of a chart, and of the samples in its legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Bars.
    Bar,
    /// Bars of a remainder: a lower bound of the fall is an upper bound of the remainder.
    Rest,
    /// Dots on an axis that grows to the right.
    Dot,
    /// Dots on an axis that grows upwards.
    Rise,
    /// Points of lines over time.
    Line,
    /// Squares, a hundred to a whole.
    Cell,
    /// Text only: there is nothing to explain.
    Words,
}

/// A sample with its explanation.
struct Entry {
    /// Whether it shows a range.
    range: bool,
    qualifier: Qualifier,
    certainty: Certainty,
    words: &'static str,
}

const SAMPLE: f64 = 30.0;

pub(super) fn draw(scene: &mut SceneBuilder, shape: Shape) {
    if shape == Shape::Words {
        return;
    }
    // Figures shown as text only, such as the rate of a pair, have no mark and need no sample.
    let entries = entries(&scene.targets, shape, scene.lang);
    if entries.is_empty() {
        return;
    }
    scene.y += 16.0;
    // Soft ends and arrows of these dots are vertical and need more space.
    let upright = shape == Shape::Rise;
    let upright = upright || shape == Shape::Line;
    let least = if upright { 32.0 } else { ASIDE.line() + 4.0 };
    let (mut x, mut below) = (0.0, scene.y);
    for entry in entries {
        let lines = ASIDE.wrap(entry.words, scene.width - SAMPLE - 8.0);
        let text = lines.iter().map(|line| ASIDE.width(line)).fold(0.0, f64::max);
        let width = SAMPLE + 8.0 + text;
        if x > 0.0 && x + width > scene.width {
            x = 0.0;
            scene.y = below;
        }
        let height = least.max(ASIDE.line() * lines.len() as f64 + 4.0);
        let middle = scene.y + height / 2.0;
        sample(scene, pt(x, middle), &entry, shape);
        let first = middle - ASIDE.line() * lines.len() as f64 / 2.0;
        scene.lines(pt(x + SAMPLE + 8.0, first), Anchor::Start, ASIDE, &lines);
        below = below.max(scene.y + height);
        x += width + 20.0;
    }
    scene.y = below;
}

fn entries(marks: &[Target], shape: Shape, lang: Lang) -> Vec<Entry> {
    let any = |test: &dyn Fn(&Quantity) -> bool| marks.iter().any(|mark| test(&mark.datum.measure.quantity));
    let mut entries = Vec::new();
    let mut add = |qualifier, certainty, words| {
        entries.push(Entry {
            range: false,
            qualifier,
            certainty,
            words,
        });
    };
    let estimates = any(&|q| q.certainty == Certainty::Estimate);
    let is_target = |mark: &Target| mark.datum.measure.kind == MeasureKind::Target;
    let targets = marks.iter().any(is_target);
    let estimates = match shape {
        Shape::Line => {
            if let Some(words) = open_words(estimates, targets, lang) {
                add(Qualifier::Exact, Certainty::Estimate, words);
            }
            false
        }
        _ => estimates,
    };
    if estimates {
        let words = match shape {
            Shape::Bar | Shape::Rest | Shape::Cell => lang.pick("斜线：预计数", "Hatched: expected"),
            _ => lang.pick("空心：预计数", "Hollow: expected"),
        };
        add(Qualifier::Exact, Certainty::Estimate, words);
        // What was reached is filled, too, where it is no estimate.
        let is_open = |mark: &Target| mark.datum.measure.quantity.certainty == Certainty::Estimate;
        if targets && shape == Shape::Dot && marks.iter().all(|mark| is_target(mark) || is_open(mark)) {
            add(
                Qualifier::Exact,
                Certainty::Stated,
                lang.pick("实心：目标", "Filled: target"),
            );
        }
    }
    for (qualifier, words) in [
        (
            Qualifier::About,
            lang.pick("“左右”“约”：末端渐隐", "“About”: the end fades"),
        ),
        (
            Qualifier::Over,
            if shape == Shape::Rest {
                lang.pick(
                    "降幅“超过”：剩下的比标线少",
                    "A fall of “over”: less is left than the edge says",
                )
            } else {
                lang.pick("“超过”：开口箭头，不封顶", "“Over”: an open arrow, no end")
            },
        ),
        (
            Qualifier::Near,
            lang.pick("“近”：差一点到线", "“Nearly”: stops short of the line"),
        ),
        (
            Qualifier::AtLeast,
            lang.pick(
                "“不低于”“以上”：开口箭头，含本数",
                "“At least”: an open arrow, the number included",
            ),
        ),
        (Qualifier::AtMost, lang.pick("“以内”：封顶线", "“At most”: a ceiling")),
        (
            Qualifier::All,
            lang.pick(
                "“全部”：满格，报告没有写百分数",
                "“All”: full; the report gives no percentage",
            ),
        ),
    ] {
        if any(&|q| q.qualifier == qualifier) {
            let turned = shape == Shape::Rest && qualifier == Qualifier::Over;
            add(
                if turned { Qualifier::AtMost } else { qualifier },
                Certainty::Stated,
                words,
            );
        }
    }
    if any(&Quantity::is_range) {
        let words = match shape {
            Shape::Cell => lang.pick("区间：小格在两端之间", "A range: small squares between its ends"),
            _ => lang.pick("区间：窄段在两端之间", "A range: a narrow band between its ends"),
        };
        entries.push(Entry {
            range: true,
            qualifier: Qualifier::Exact,
            certainty: Certainty::Stated,
            words,
        });
    }
    entries
}

/// Explains hollow points: expected figures and targets.
fn open_words(estimates: bool, targets: bool, lang: Lang) -> Option<&'static str> {
    match (estimates, targets) {
        (true, true) => Some(lang.pick("空心、虚线：预计数或目标", "Hollow, dashed: expected, or a target")),
        (true, false) => Some(lang.pick("空心、虚线：预计数", "Hollow, dashed: expected")),
        (false, true) => Some(lang.pick("空心、虚线：目标", "Hollow, dashed: a target")),
        (false, false) => None,
    }
}

/// Draws a sample; `at` is the middle of its left edge.
fn sample(scene: &mut SceneBuilder, at: Point, entry: &Entry, shape: Shape) {
    let (x, middle) = (at.x, at.y);
    let Some(unit) = Unit::common("%") else { return };
    let quantity = Quantity {
        value: 1.0,
        high: entry.range.then_some(2.0),
        unit,
        qualifier: entry.qualifier,
        certainty: entry.certainty,
    };
    match shape {
        Shape::Dot if entry.range => {
            let ends = (pt(x + 6.0, middle), pt(x + SAMPLE - 6.0, middle));
            mark::point(scene, ends, Side::Right, &quantity, Role::Accent);
        }
        Shape::Rise | Shape::Line if entry.range => {
            let ends = (pt(x + SAMPLE / 2.0, middle + 9.0), pt(x + SAMPLE / 2.0, middle - 9.0));
            mark::point(scene, ends, Side::Up, &quantity, Role::Accent);
        }
        Shape::Cell if entry.range => {
            for (i, inset) in [0.0, 12.0 * mark::NARROW / 2.0].into_iter().enumerate() {
                let cell = Rect::new(x + SAMPLE - 12.0 - 15.0 * (1.0 - i as f64), middle - 6.0, 12.0, 12.0);
                scene.rect(cell.grown(-inset, -inset), Fill::Solid(Role::Accent));
            }
        }
        Shape::Dot => mark::dot(
            scene,
            pt(x + SAMPLE / 2.0, middle),
            Side::Right,
            &quantity,
            Role::Accent,
        ),
        Shape::Rise => mark::dot(scene, pt(x + SAMPLE / 2.0, middle), Side::Up, &quantity, Role::Accent),
        Shape::Line => mark::dot(scene, pt(x + SAMPLE / 2.0, middle), Side::Up, &quantity, Role::Accent),
        Shape::Cell if entry.qualifier == Qualifier::All => {
            scene.rect(
                Rect::new(x + SAMPLE - 12.0, middle - 6.0, 12.0, 12.0),
                Fill::Solid(Role::Accent),
            );
        }
        Shape::Cell if entry.qualifier.is_lower_bound() => {
            let x = x + SAMPLE - 14.0;
            scene.rect(Rect::new(x, middle, 14.0, 7.0), Fill::Solid(Role::Accent));
            scene.line(
                &[
                    pt(x, middle - 3.0),
                    pt(x + 7.0, middle - 9.0),
                    pt(x + 14.0, middle - 3.0),
                ],
                Role::Ink,
                2.0,
            );
        }
        Shape::Rest if entry.qualifier == Qualifier::AtMost => {
            scene.rect(
                Rect::new(x, middle - 5.0, SAMPLE - 12.0, 10.0),
                Fill::Solid(Role::Accent),
            );
            mark::open_towards_less(scene, pt(x + SAMPLE - 12.0, middle), 5.0, Role::Accent);
        }
        Shape::Bar | Shape::Rest | Shape::Cell | Shape::Words => {
            let end = match Ending::of(entry.qualifier) {
                Ending::Soft => x + SAMPLE - 12.0,
                Ending::Arrow => x + SAMPLE - 10.0,
                _ => x + SAMPLE - 2.0,
            };
            let bar = Bar {
                base: x,
                end,
                near: entry.range.then_some(x + SAMPLE * 0.5),
                top: middle - 5.0,
                height: 10.0,
                quantity: &quantity,
                role: Role::Accent,
                ground: Role::Ground,
            };
            mark::bar(scene, &bar);
        }
    }
}
