//! Puts the notes of an editor on a finished scene: bands, dashed lines, text where there is free space, numbers with footnotes
//! where there is none. Does not change the scene, except that everything below a title may move down together.

mod free;
mod head;
mod note;

pub use note::{NOTES, Note, NotePlace, read_notes};

use crate::base::error::{Code, Error};
use crate::base::geometry::{Point, Rect, between, pt};
use crate::base::text::Weight;
use crate::base::theme::{NARROW, NOTE, Role};
use crate::chart::builder::{ASIDE, SceneBuilder, Style, VALUE};
use crate::chart::scene::{Anchor, Axis, Fill, Item, Scene};
use free::Free;
use head::Head;
use quantity::Lang;
use quantity::{Family, decimal};

/// Radius of the circle around a number.
const BADGE: f64 = 9.0;
/// A note in a chart has at most this many lines.
const LINES: usize = 3;

/// A scene with its notes.
#[derive(Clone, Debug)]
pub struct Annotated {
    /// The scene with its notes.
    pub scene: Scene,
    /// The notes that are numbers in the scene: `① …`, in the order of the numbers.
    pub footnotes: Vec<String>,
    /// Notes without a place in this scene, at `notes[1].on`.
    pub errors: Vec<Error>,
}

/// What a note is on, found in a scene.
enum Found<'a> {
    /// The index of a target.
    Mark(usize, &'a Note),
    /// From one x to another; equal for a line.
    Axis(f64, f64, &'a Note),
}

/// Puts notes on a scene that [`build`](super::build) has made. A note that has no place here is an error and leaves the
/// rest as it is: a mark that the view does not show, a line in a view without a common axis, a value beyond the axis,
/// a second note on the same place.
pub fn annotate(scene: Scene, notes: &[Note]) -> Annotated {
    let (mut on_axis, mut on_marks, mut errors) = (Vec::new(), Vec::new(), Vec::new());
    for (i, note) in notes.iter().enumerate() {
        match find(&scene, notes, i, note) {
            Ok(Found::Mark(target, note)) => on_marks.push((target, note)),
            Ok(Found::Axis(from, to, note)) => on_axis.push((from, to, note)),
            Err((code, message)) => errors.push(Error::new(code, format!("notes[{i}].on"), message)),
        }
    }
    // In reading order of the numbers.
    on_axis.sort_by(|a, b| (a.0 + a.1).total_cmp(&(b.0 + b.1)));
    on_marks.sort_by_key(|(target, _)| *target);
    let mut sketch = Sketch::new(scene);
    sketch.axis_notes(&on_axis);
    sketch.mark_notes(&on_marks);
    sketch.bands(&on_axis);
    sketch.dashes();
    let (scene, footnotes) = sketch.finish();
    Annotated {
        scene,
        footnotes,
        errors,
    }
}

/// Adds footnotes at the bottom of a scene, for pictures.
pub fn footnoted(mut scene: Scene, footnotes: &[String]) -> Scene {
    let mut builder = SceneBuilder::new(scene.lang, scene.size.width);
    builder.y = scene.size.height;
    builder.items = scene.items;
    let style = Style {
        size: NOTE,
        weight: Weight::Regular,
        role: Role::Muted,
    };
    for footnote in footnotes {
        builder.y += 4.0;
        let lines = free::broken(style.wrap(footnote, builder.width), style, builder.width);
        builder.lines(pt(0.0, builder.y), Anchor::Start, style, &lines);
        builder.y += style.line() * lines.len() as f64;
    }
    scene.size.height = builder.y.ceil();
    scene.items = builder.items;
    scene
}

/// The place of a note, or why it has none.
fn find<'a>(scene: &Scene, notes: &[Note], i: usize, note: &'a Note) -> Result<Found<'a>, (Code, String)> {
    if i >= NOTES {
        let message = format!("found {} notes; accepted are at most {NOTES}", notes.len());
        return Err((Code::InvalidNote, message));
    }
    if let Some(other) = notes.iter().take(i).position(|other| other.place() == note.place()) {
        let message = format!("found the place of notes[{other}]; accepted is one note on a place");
        return Err((Code::InvalidNote, message));
    }
    let (from, to) = match note.place() {
        NotePlace::Mark(id) => {
            let target = scene.targets.iter().position(|target| target.datum.measure.id == *id);
            return target.map(|target| Found::Mark(target, note)).ok_or_else(|| {
                let ids: Vec<&str> = scene.targets.iter().map(|t| t.datum.measure.id.as_str()).collect();
                let message = format!("found \"{id}\"; this chart shows {}", ids.join(", "));
                (Code::NoteWithoutPlace, message)
            });
        }
        NotePlace::Line(value) => (*value, *value),
        NotePlace::Range(from, to) => (*from, *to),
    };
    let Some(axis) = &scene.axis else {
        let message = "found a value; this chart has no axis that all its marks share, accepted is the id of a measure";
        return Err((Code::NoteWithoutPlace, message.to_owned()));
    };
    // Pixels are rounded: a value at the very end is on the axis.
    const TOUCH: f64 = 1e-6;
    let at = |value: f64| axis.zero + value * axis.per_unit;
    if at(from) < axis.area.x - TOUCH || at(to) > axis.area.right() + TOUCH {
        return Err((Code::NoteWithoutPlace, beyond(axis, from, to)));
    }
    Ok(Found::Axis(at(from), at(to), note))
}

/// The message for a value beyond the axis. The ends of the axis are rounded towards zero, so that they are accepted.
fn beyond(axis: &Axis, from: f64, to: f64) -> String {
    let end = |x: f64| decimal(((x - axis.zero) / axis.per_unit * 100.0).trunc() / 100.0, 2);
    let unit = match &axis.family {
        Family::Percent => "%",
        Family::PercentagePoint => "percentage points",
        Family::Yuan => "元",
        Family::Tonne => "吨",
        Family::Bandwidth => "G",
        Family::Count(word) | Family::Measured(word) => word,
    };
    let found = if from == to {
        decimal(from, 4)
    } else {
        format!("{}..{}", decimal(from, 4), decimal(to, 4))
    };
    format!(
        "found {found}; the axis of this chart shows {} to {} {unit}",
        end(axis.area.x),
        end(axis.area.right())
    )
}

/// A scene and the items to be added to it.
struct Sketch {
    scene: Scene,
    /// Bands and their edges: behind all other items.
    behind: Vec<Item>,
    /// Items in front of the scene.
    over: SceneBuilder,
    /// Boxes of lines. They are drawn last, with gaps for text and numbers.
    lines: Vec<Rect>,
    footnotes: Vec<String>,
}

impl Sketch {
    fn new(scene: Scene) -> Self {
        Self {
            over: SceneBuilder::new(scene.lang, scene.size.width),
            scene,
            behind: Vec::new(),
            lines: Vec::new(),
            footnotes: Vec::new(),
        }
    }

    fn narrow(&self) -> bool {
        self.scene.size.width < NARROW
    }

    /// The space that is free so far.
    fn free(&self) -> Free {
        Free::beside(self.scene.items.iter().chain(&self.over.items), self.scene.size)
    }

    /// A number in a circle, and its note among the footnotes.
    fn badge(&mut self, center: Point, note: &Note) {
        let number = self.footnotes.len() + 1;
        self.over.circle(center, BADGE, Role::Ink);
        let style = VALUE.of_size(NOTE).in_role(Role::Ground);
        self.over.text(center, Anchor::Middle, style, number.to_string());
        self.footnotes.push(format!("{} {}", circled(number), note.text()));
    }

    /// Lines and ranges, from left to right.
    fn axis_notes(&mut self, notes: &[(f64, f64, &Note)]) {
        let Some(area) = self.scene.axis.as_ref().map(|axis| axis.area) else {
            return;
        };
        let heads = head::lay_out(notes, self.scene.size.width, self.narrow());
        let room = heads.iter().map(|head| -head.area.y).fold(0.0, f64::max).ceil();
        if room > 0.0 {
            self.lower(area.y, room);
        }
        let plot = area.moved(0.0, room);
        for head in &heads {
            self.head(head, plot.y);
        }
        for head in &heads {
            let foot = if head.line { plot.bottom() } else { plot.y - head::CLOSE };
            let top = plot.y + head.area.bottom();
            let left = between(head.x - 0.5, 0.0, self.scene.size.width - 1.0);
            self.lines.push(Rect::new(left, top, 1.0, foot - top));
        }
    }

    /// Draws the lines: dashed, so that none looks like the zero line.
    fn dashes(&mut self) {
        const DASH: f64 = 4.0;
        const STEP: f64 = 7.0;
        let words = self.words();
        for line in &self.lines {
            let mut y = line.y;
            while y + DASH <= line.bottom() {
                let dash = Rect::new(line.x, y, line.width, DASH);
                if words.is_free(&dash.grown(3.0, 2.0)) {
                    self.over.rect(dash, Fill::Solid(Role::Ink));
                }
                y += STEP;
            }
        }
    }

    /// Texts and dots so far, which neither dashes nor edges may cross.
    fn words(&self) -> Free {
        let items = self.scene.items.iter().chain(&self.over.items);
        Free::beside(
            items.filter(|item| matches!(item, Item::Text(_) | Item::Circle(..))),
            self.scene.size,
        )
    }

    /// Draws the bands of ranges, after all notes are placed.
    fn bands(&mut self, notes: &[(f64, f64, &Note)]) {
        let Some(area) = self.scene.axis.as_ref().map(|axis| axis.area) else {
            return;
        };
        let words = self.words();
        let mut ranges: Vec<(f64, f64)> = notes.iter().map(|(from, to, _)| (*from, *to)).collect();
        ranges.retain(|(from, to)| from < to);
        ranges.sort_by(|a, b| a.0.total_cmp(&b.0));
        // Overlapping ranges share one tint, so that text on them stays readable.
        let mut tinted = area.x;
        for (from, to) in &ranges {
            let from = from.max(tinted);
            if from < *to {
                self.tint(Rect::spanning(from, *to, area.y, area.height));
                tinted = *to;
            }
        }
        for x in ranges.iter().flat_map(|(from, to)| [*from, *to]) {
            let x = between(x - 0.5, 0.0, self.scene.size.width - 1.0);
            for (from, to) in words.gaps(x, area.y, area.bottom()) {
                let edge = Rect::new(x, from, 1.0, to - from);
                self.behind.push(Item::Rect(edge, Fill::Solid(Role::Rule)));
            }
        }
    }

    /// Makes space above the plot: items from `top` down move by `room`, a title above stays. Called before anything is added.
    fn lower(&mut self, top: f64, room: f64) {
        let scene = &mut self.scene;
        scene.items = std::mem::take(&mut scene.items)
            .into_iter()
            .map(|item| {
                let above = item.bounds().bottom() <= top;
                if above { item } else { item.moved(0.0, room) }
            })
            .collect();
        for target in &mut scene.targets {
            target.area = target.area.moved(0.0, room);
        }
        if let Some(axis) = &mut scene.axis {
            axis.area = axis.area.moved(0.0, room);
        }
        scene.size.height += room;
    }

    /// Draws the note of a line or a range.
    fn head(&mut self, head: &Head<'_>, top: f64) {
        let area = head.area.moved(0.0, top);
        if head.lines.is_empty() {
            self.badge(area.center(), head.note);
        } else {
            let (x, anchor) = head.anchor();
            self.over.lines(pt(x, area.y), anchor, ASIDE, &head.lines);
        }
    }

    /// A tint behind the marks, and again over the covers of soft ends, which would otherwise show as boxes.
    fn tint(&mut self, band: Rect) {
        self.behind.push(Item::Rect(band, Fill::Tint(Role::Muted)));
        let mut items = Vec::new();
        for item in std::mem::take(&mut self.scene.items) {
            let patch = match &item {
                Item::Rect(cover, Fill::Fade(Role::Ground, _)) => cover.shared(&band),
                _ => None,
            };
            items.push(item);
            items.extend(patch.map(|area| Item::Rect(area, Fill::Tint(Role::Muted))));
        }
        self.scene.items = items;
    }

    /// Notes on marks, in the order of the marks.
    fn mark_notes(&mut self, notes: &[(usize, &Note)]) {
        let top = self.scene.axis.as_ref().map_or(0.0, |axis| axis.area.y);
        for (index, note) in notes {
            let words = self.words_of(*index);
            let own = self.scene.targets.get(*index).map(|target| target.area);
            let others = self.scene.targets.iter().enumerate().filter(|(i, _)| i != index);
            // A text in the area of another mark would seem to be about that mark.
            let mut free = self.free();
            free.leave(others.map(|(_, other)| other.area));
            let over_lines = free.clone();
            free.take(&self.lines);
            if !self.narrow()
                && let Some(block) = own.and_then(|own| free.block(&words, (top, own), note.text()))
            {
                self.over
                    .lines(pt(block.x, block.top), block.anchor, ASIDE, &block.lines);
                continue;
            }
            let center = [free, over_lines, self.free()]
                .iter()
                .find_map(|free| free.badge(&words, own, BADGE));
            match center {
                Some(center) => self.badge(center, note),
                None => self.unplaced(*index, note),
            }
        }
    }

    /// The boxes of the texts of a mark: its label first, then the others in its area.
    fn words_of(&self, index: usize) -> Vec<Rect> {
        let Some(target) = self.scene.targets.get(index) else {
            return Vec::new();
        };
        let mut words = Vec::new();
        for item in &self.scene.items {
            let Item::Text(text) = item else { continue };
            let area = text.bounds();
            if target.area.distance(area.center()) > 0.0 {
                continue;
            }
            // A label may be drawn in parts, or be part of a longer line.
            let label = target.label.contains(&text.text) || text.text.contains(&target.label);
            words.insert(if label { 0 } else { words.len() }, area);
        }
        words
    }

    /// There is no free space near the mark: the footnote names the mark, and the chart has no number.
    fn unplaced(&mut self, index: usize, note: &Note) {
        let lang = self.scene.lang;
        let name = self
            .scene
            .targets
            .get(index)
            .map_or("", |target| target.datum.name(lang));
        let number = circled(self.footnotes.len() + 1);
        self.footnotes.push(match lang {
            Lang::Zh => format!("{number} {name}：{}", note.text()),
            Lang::En => format!("{number} {name}: {}", note.text()),
        });
    }

    fn finish(self) -> (Scene, Vec<String>) {
        let (mut scene, mut behind) = (self.scene, self.behind);
        behind.append(&mut scene.items);
        behind.extend(self.over.items);
        scene.items = behind;
        (scene, self.footnotes)
    }
}

/// The circled number of a footnote as one character, up to [`NOTES`].
fn circled(number: usize) -> char {
    let code = u32::try_from(number).unwrap_or(0) + 0x245f;
    char::from_u32(code).unwrap_or('*')
}
