//! Builds scenes from views: kinds of view, layout, marks. Not here: painting, the page.
//!
//! [`build`] is total: a view of an accepted report can always be drawn, at any width.

pub mod annotations;
mod builder;
pub mod cover;
pub mod hit_test;
pub mod kinds;
mod legend;
mod mark;
mod preview;
pub mod scene;
pub mod sonification;
mod summary;
pub mod transition;

use crate::base::geometry::{Size, between};
use crate::base::text::Weight;
use crate::base::theme::{NOTE, Role, SUBTITLE, TITLE};
use crate::chart::scene::{Item, Scene};
use crate::phrase;
use crate::report::{Report, View};
use builder::SceneBuilder;
use kinds::Kinds;
use legend::Shape;
use quantity::Lang;

pub use annotations::{Annotated, annotate, footnoted};
pub use cover::cover;
pub(crate) use summary::findings_of;
pub use summary::{findings, summary};

/// What a scene contains besides the marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// Nothing: the page shows title, notes and source as text.
    Bare,
    /// Title and subtitle, without a legend.
    Title,
    /// Title, subtitle, notes and source.
    Full,
}

/// How many columns a layout may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    /// As many as fit.
    AsFit,
    /// One at any width: names above their marks, panels below each other.
    One,
}

/// Options of a drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// Language of all texts.
    pub lang: Lang,
    /// Width in CSS pixels; less than 213 is laid out at 213, more than 1400 at 1400.
    pub width: f64,
    /// Whether title, notes and source are part of the scene.
    pub frame: Frame,
    /// How many columns the layout may have.
    pub columns: Columns,
}

impl Options {
    /// Options with as many columns as fit.
    pub fn new(lang: Lang, width: f64, frame: Frame) -> Self {
        Self {
            lang,
            width,
            frame,
            columns: Columns::AsFit,
        }
    }
}

/// The narrowest and the widest layout in CSS pixels. The narrowest is a small phone in large type: 320 divided by 1.5.
pub(crate) const WIDTHS: (f64, f64) = (213.0, 1400.0);

/// Draws a view as a scene.
pub fn build(report: &Report, view: &View, options: Options) -> Scene {
    build_of(report, view, options, Kinds::ALL)
}

/// Draws a view of one of these kinds.
pub(crate) fn build_of(report: &Report, view: &View, options: Options, kinds: Kinds) -> Scene {
    let width = if options.width.is_finite() {
        between(options.width, WIDTHS.0, WIDTHS.1)
    } else {
        WIDTHS.0
    };
    let mut builder = SceneBuilder::new(options.lang, width);
    builder.columns = options.columns;
    let links = view.items.links();
    for (index, link) in links.iter().enumerate() {
        // One picture of each chart.
        let is_first = links.iter().take(index).all(|before| before.view != link.view);
        let opened = report.views.iter().find(|view| is_first && view.id == link.view);
        let picture = opened.map_or_else(Vec::new, |view| preview::preview(view, options.lang, kinds));
        builder.previews.push(picture);
    }
    let full = options.frame == Frame::Full;
    if full || options.frame == Frame::Title {
        head(&mut builder, view);
    }
    let shape = kinds
        .of(view)
        .map_or(Shape::Words, |kind| kind.draw(&mut builder, view));
    // A cover has room for marks only; their labels say the words of the report.
    if options.frame != Frame::Title {
        legend::draw(&mut builder, shape);
    }
    if full {
        foot(&mut builder, report, view);
    }
    // A wrapped label may extend below the last mark.
    let lowest = |item: &Item| match item {
        Item::Text(text) => text.bounds().bottom(),
        _ => 0.0,
    };
    let below = builder.items.iter().map(lowest).fold(builder.y - 1.0, f64::max);
    Scene {
        lang: builder.lang,
        size: Size {
            width,
            height: (below + 1.0).ceil(),
        },
        items: builder.items,
        targets: builder.targets,
        axis: builder.axis,
    }
}

/// Adds a line at the bottom, such as the address of the page that a picture is from.
pub fn signed(mut scene: Scene, line: &str) -> Scene {
    let mut builder = SceneBuilder::new(scene.lang, scene.size.width);
    builder.y = scene.size.height + 4.0;
    builder.items = scene.items;
    builder.paragraph(line, NOTE, Weight::Regular, Role::Muted);
    scene.size.height = builder.y.ceil();
    scene.items = builder.items;
    scene
}

/// A picture of exactly `size`, laid out at the largest scale at which everything fits and centred on background. `at` lays out
/// the picture at a width. Returns the scene and the scale at which to paint it.
pub fn fitted(at: impl Fn(f64) -> Scene, size: Size, margin: f64) -> (Scene, f64) {
    const SMALLEST: f64 = 0.4;
    let mut scale: f64 = 2.0;
    loop {
        let width = size.width / scale - margin * 2.0;
        let room = size.height / scale - margin * 2.0;
        let scene = at(width);
        let fits = scene.size.height <= room && scene.size.width <= width + 1.0;
        if fits || scale <= SMALLEST {
            let aside = (width - scene.size.width).max(0.0) / 2.0;
            let above = (room - scene.size.height).max(0.0) / 2.0;
            let items = scene
                .items
                .into_iter()
                .map(|item| item.moved(margin + aside, margin + above));
            let size = Size {
                width: size.width / scale,
                height: size.height / scale,
            };
            let scene = Scene {
                size,
                items: items.collect(),
                targets: Vec::new(),
                axis: None,
                lang: scene.lang,
            };
            return (scene, scale);
        }
        scale -= 0.05;
    }
}

/// Adds a margin on every side, for pictures that are shown without one.
pub fn framed(scene: Scene, margin: f64) -> Scene {
    let items = scene.items.into_iter().map(|item| item.moved(margin, margin)).collect();
    Scene {
        size: Size {
            width: scene.size.width + margin * 2.0,
            height: scene.size.height + margin * 2.0,
        },
        items,
        targets: Vec::new(),
        axis: None,
        ..scene
    }
}

/// Title and subtitle.
fn head(builder: &mut SceneBuilder, view: &View) {
    builder.paragraph(view.title.get(builder.lang), TITLE, Weight::Bold, Role::Ink);
    builder.y += 4.0;
    builder.paragraph(view.subtitle.get(builder.lang), SUBTITLE, Weight::Regular, Role::Muted);
    builder.y += 16.0;
}

/// Notes and source.
fn foot(builder: &mut SceneBuilder, report: &Report, view: &View) {
    builder.y += 8.0;
    let (lang, source) = (builder.lang, phrase::source(report, view, builder.lang));
    let corrections = phrase::corrections(view, lang);
    let lines = corrections.iter().map(String::as_str);
    let lines = lines.chain(view.notes.iter().map(|note| note.get(lang)));
    for text in lines.chain([source.as_str()]) {
        builder.y += 4.0;
        builder.paragraph(text, NOTE, Weight::Regular, Role::Muted);
    }
}
