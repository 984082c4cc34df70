//! Cover pictures of posts: the title in large type, and as many marks as can be read on a phone, those that stand out. Not here: pictures
//! with everything in them (see [`fitted`]).

use super::{Frame, Options, Scene, build, fitted};
use crate::base::geometry::Size;
use crate::chart::kinds::without_axis;
use crate::chart::scene::Item;
use crate::report::{Datum, Items, Order, Report, View};
use quantity::{Family, Lang, LocalText};

/// A cover picture of WeChat articles, 2.35 to 1, in pixels.
pub const WIDE: Size = Size {
    width: 900.0,
    height: 383.0,
};
/// The square cover of WeChat articles that are not the first of a post, in pixels.
pub const SQUARE: Size = Size {
    width: 900.0,
    height: 900.0,
};
/// Margin of these covers, in CSS pixels at the scale of the cover.
pub const MARGIN: f64 = 12.0;
/// The largest scale at which a cover is laid out, as of other pictures (see [`fitted`]), and the smallest.
const SCALES: (f64, f64) = (2.0, 1.2);
const STEP: f64 = 0.05;
/// The width of a phone, and the smallest type that is read on it, in CSS pixels.
const PHONE: f64 = 375.0;
const SMALLEST: f64 = 9.0;
/// The most marks: a cover is seen in passing.
const MOST: usize = 12;
/// With fewer marks a chart is shown as its figures, if more of them have space; else where they are more than twice as many.
const ENOUGH: usize = 3;

/// A cover of exactly `size`, and the scale at which to paint it. A chart of which little has space is shown as its figures.
pub fn cover(report: &Report, view: &View, lang: Lang, size: Size, margin: f64) -> (Scene, f64) {
    let figures = View {
        kind: without_axis(),
        order: Order::Listed,
        items: Items::Data(view.data().into_iter().cloned().collect()),
        ..view.clone()
    };
    let fit = |view: &View| fitting(report, view, lang, size, margin);
    let own = fit(view);
    let shown = |found: &Option<(usize, View)>| found.as_ref().map_or(0, |(shown, _)| *shown);
    let (few, all) = (shown(&own), count(view));
    let found = match few {
        few if few == all => own,
        few => {
            let figures = fit(&figures);
            let more = shown(&figures);
            // Both figures of a pair are figures.
            let instead = few < all.min(ENOUGH) && more > few || more > few * 2;
            if instead { figures } else { own }
        }
    };
    let found = found.map_or_else(|| first(&figures, 1), |(_, view)| view);
    fitted(|width| titled(report, &found, lang, width), size, margin)
}

fn titled(report: &Report, view: &View, lang: Lang, width: f64) -> Scene {
    build(report, view, Options::new(lang, width, Frame::Title))
}

/// As many items of a view as fit and can be read, and the view with them; `None` where not even one does. Rather than one of them, the
/// subtitle is left out.
fn fitting(report: &Report, view: &View, lang: Lang, size: Size, margin: f64) -> Option<(usize, View)> {
    let all = count(view);
    let whole = [view.clone(), without_subtitle(view)];
    let whole = whole.into_iter().filter(|_| all <= MOST).map(|view| (all, view));
    let parts = (1..all.min(MOST + 1)).rev().map(|shown| (shown, first(view, shown)));
    whole
        .chain(parts)
        .find(|(_, view)| scales().any(|scale| fits(report, view, lang, size, margin, scale)))
}

fn scales() -> impl Iterator<Item = f64> {
    let (largest, smallest) = SCALES;
    std::iter::successors(Some(largest), |scale| Some(scale - STEP)).take_while(move |scale| *scale > smallest)
}

/// Whether a view has space at a scale, in type that is read on a phone.
fn fits(report: &Report, view: &View, lang: Lang, size: Size, margin: f64, scale: f64) -> bool {
    let (width, room) = (size.width / scale - margin * 2.0, size.height / scale - margin * 2.0);
    let scene = titled(report, view, lang, width);
    let smallest = smallest_type(&scene) * scale * PHONE / size.width;
    scene.size.height <= room && scene.size.width <= width + 1.0 && smallest > SMALLEST - 0.01
}

fn smallest_type(scene: &Scene) -> f64 {
    let sizes = scene.items.iter().filter_map(|item| match item {
        // A subtitle that is left out is an empty line.
        Item::Text(text) if !text.text.is_empty() => Some(text.size),
        _ => None,
    });
    sizes.fold(f64::INFINITY, f64::min)
}

fn without_subtitle(view: &View) -> View {
    View {
        subtitle: LocalText {
            zh: String::new(),
            en: String::new(),
        },
        ..view.clone()
    }
}

fn count(view: &View) -> usize {
    match &view.items {
        Items::Data(all) => all.len(),
        Items::Pairs(all) => all.len(),
        Items::Links(all) => all.len(),
        Items::Aims(all) => all.len(),
        Items::Courses(all) => all.len(),
    }
}

/// The view with some of its items, which its subtitle says: the largest where it is in order by value, else the first.
fn first(view: &View, shown: usize) -> View {
    let count = count(view);
    let mut view = view.clone();
    match &mut view.items {
        Items::Data(all) if view.order == Order::Value => *all = largest(all, shown),
        Items::Data(all) => all.truncate(shown),
        Items::Pairs(all) => all.truncate(shown),
        Items::Links(all) => all.truncate(shown),
        Items::Aims(all) => all.truncate(shown),
        Items::Courses(all) => all.truncate(shown),
    }
    if shown < count {
        let (which, said) = match (view.order, shown) {
            (Order::Value, 1) => ("数值最大的".to_owned(), "The largest".to_owned()),
            (Order::Value, _) => ("数值最大的".to_owned(), format!("The {shown} largest")),
            (Order::Listed, _) => ("其中".to_owned(), shown.to_string()),
        };
        view.subtitle = LocalText {
            zh: format!("{which}{shown}项，全部{count}项见图"),
            en: format!("{said} of {count}; all are in the chart"),
        };
    }
    view
}

/// So many figures, the largest rises and falls, in the order in which they stand. Percentage points are not on the axis of the others.
fn largest(all: &[Datum], shown: usize) -> Vec<Datum> {
    let mut places: Vec<usize> = (0..all.len()).collect();
    let weight = |place: &usize| {
        let measure = &all.get(*place)?.measure;
        let is_point = *measure.quantity.unit.family() == Family::PercentagePoint;
        Some((is_point, measure.signed_value().abs()))
    };
    places.sort_by(|a, b| {
        let (a, b) = (weight(a).unwrap_or_default(), weight(b).unwrap_or_default());
        a.0.cmp(&b.0).then(b.1.total_cmp(&a.1))
    });
    places.truncate(shown);
    places.sort_unstable();
    places.into_iter().filter_map(|place| all.get(place).cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::built_in;

    /// At the width of a phone, the type of no cover is smaller than 8 pixels, and nothing lies outside.
    #[test]
    fn covers_are_read_on_a_phone() {
        let report = built_in().unwrap();
        for size in [WIDE, SQUARE] {
            for view in &report.views {
                for lang in [Lang::Zh, Lang::En] {
                    let (scene, scale) = cover(&report, view, lang, size, MARGIN);
                    assert!((scene.size.width * scale - size.width).abs() < 0.01);
                    assert!((scene.size.height * scale - size.height).abs() < 0.01);
                    for item in &scene.items {
                        let Item::Text(text) = item else { continue };
                        let pixels = text.size * scale * PHONE / 900.0;
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

    fn texts(view: &View, size: Size) -> Vec<String> {
        let (scene, _) = cover(&built_in().unwrap(), view, Lang::Zh, size, MARGIN);
        let texts = scene.items.iter().filter_map(|item| match item {
            Item::Text(text) => Some(text.text.clone()),
            _ => None,
        });
        texts.collect()
    }

    /// Of bars in order by value, the largest are shown, whatever their order in the document, and the words say so.
    #[test]
    fn what_stands_out_is_shown() {
        let report = built_in().unwrap();
        let mut view = report.view("growth-2010").unwrap().clone();
        let Items::Data(all) = &mut view.items else {
            panic!("bars")
        };
        view.order = Order::Value;
        all.sort_by(|a, b| a.measure.signed_value().total_cmp(&b.measure.signed_value()));
        let most = all.last().unwrap().measure.source.stated.clone();
        let low = Size { height: 300.0, ..WIDE };
        let shown = texts(&view, low);
        assert!(shown.iter().any(|text| text.contains(&most)), "{most}: {shown:?}");
        let said = format!("项，全部{}项见图", count(&view));
        let told = |text: &String| text.starts_with("数值最大的") && text.ends_with(&said);
        assert!(shown.iter().any(told), "{shown:?}");
    }

    /// The smallest type decides how small a cover is laid out: one of 2.35 to 1 has four bars at least, a square one nine.
    #[test]
    fn covers_show_as_much_as_can_be_read() {
        let report = built_in().unwrap();
        let mut view = report.view("growth-2010").unwrap().clone();
        for (size, least) in [(WIDE, 4), (SQUARE, 9)] {
            let Items::Data(all) = &mut view.items else {
                panic!("bars")
            };
            let first = all[0].clone();
            all.resize(least, first);
            all.truncate(least);
            let (shown, _) = fitting(&report, &view, Lang::Zh, size, MARGIN).unwrap();
            assert_eq!(shown, least);
        }
    }
}
