//! Cover pictures of posts: the title in large type, and as many of the first marks as can be read on a phone. Not here: pictures
//! with everything in them (see [`fitted`]).

use super::{Frame, Options, Scene, build, fitted};
use crate::base::geometry::Size;
use crate::chart::kinds::tiles;
use crate::report::{Items, Report, View};
use quantity::{Lang, LocalText};

/// The largest scale at which a cover is laid out, as of other pictures (see [`fitted`]).
const LARGEST: f64 = 2.0;
/// The smallest: below it, a phone shows the smallest type at less than 9 pixels.
const SMALLEST: f64 = 1.8;
const STEP: f64 = 0.05;
/// So many marks are shown rather than larger ones.
const ENOUGH: usize = 3;

/// A cover of exactly `size`, and the scale at which to paint it. A chart that is too high for it is shown as its figures.
pub fn cover(report: &Report, view: &View, lang: Lang, size: Size, margin: f64) -> (Scene, f64) {
    let laid_out = |view: &View| {
        let shown = fitting(report, view, lang, size, margin)?;
        Some(fitted(|width| titled(report, &shown, lang, width), size, margin))
    };
    let figures = View {
        kind: &tiles::KIND,
        items: Items::Data(view.data().into_iter().cloned().collect()),
        ..view.clone()
    };
    laid_out(view).or_else(|| laid_out(&figures)).unwrap_or_else(|| {
        let one = first(&figures, 1);
        fitted(|width| titled(report, &one, lang, width), size, margin)
    })
}

fn titled(report: &Report, view: &View, lang: Lang, width: f64) -> Scene {
    build(report, view, Options::new(lang, width, Frame::Title))
}

/// As many items of a view as fit at a scale that can be read; `None` where not even one does.
fn fitting(report: &Report, view: &View, lang: Lang, size: Size, margin: f64) -> Option<View> {
    let count = items(view);
    let mut scale = LARGEST;
    // A tenth of a step for sums of steps that are not exact.
    while scale > SMALLEST - STEP / 10.0 {
        let (width, room) = (size.width / scale - margin * 2.0, size.height / scale - margin * 2.0);
        // At the smallest scale one mark is better than a picture that nobody can read.
        let least = if scale < SMALLEST + STEP / 2.0 {
            1
        } else {
            count.min(ENOUGH)
        };
        for shown in (least..=count.min(12)).rev() {
            let view = first(view, shown);
            let scene = titled(report, &view, lang, width);
            if scene.size.height <= room && scene.size.width <= width + 1.0 {
                return Some(view);
            }
        }
        scale -= STEP;
    }
    None
}

fn items(view: &View) -> usize {
    match &view.items {
        Items::Data(all) => all.len(),
        Items::Pairs(all) => all.len(),
        Items::Links(all) => all.len(),
        Items::Aims(all) => all.len(),
        Items::Courses(all) => all.len(),
    }
}

/// The view with its first items, which its subtitle says.
fn first(view: &View, shown: usize) -> View {
    let count = items(view);
    let mut view = view.clone();
    match &mut view.items {
        Items::Data(all) => all.truncate(shown),
        Items::Pairs(all) => all.truncate(shown),
        Items::Links(all) => all.truncate(shown),
        Items::Aims(all) => all.truncate(shown),
        Items::Courses(all) => all.truncate(shown),
    }
    if shown < count {
        view.subtitle = LocalText {
            zh: format!("共{count}项，这里是{shown}项"),
            en: format!("{shown} of {count}"),
        };
    }
    view
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::scene::Item;
    use crate::document::built_in;

    /// At the width of a phone, the type of no cover is smaller than 8 pixels, and nothing lies outside.
    #[test]
    fn covers_are_read_on_a_phone() {
        let report = built_in().unwrap();
        for size in [(900.0, 383.0), (900.0, 900.0)].map(|(width, height)| Size { width, height }) {
            for view in &report.views {
                for lang in [Lang::Zh, Lang::En] {
                    let (scene, scale) = cover(&report, view, lang, size, 12.0);
                    assert!((scene.size.width * scale - size.width).abs() < 0.01);
                    assert!((scene.size.height * scale - size.height).abs() < 0.01);
                    for item in &scene.items {
                        let Item::Text(text) = item else { continue };
                        let pixels = text.size * scale * 375.0 / 900.0;
                        assert!(pixels > 7.9, "{}: {pixels} px: {text:?}", view.id);
                        let bounds = text.bounds();
                        assert!(
                            bounds.bottom() <= scene.size.height && bounds.right() <= scene.size.width + 1.0,
                            "{}: {text:?}",
                            view.id
                        );
                    }
                }
            }
        }
    }
}
