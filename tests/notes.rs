//! Notes of an editor on every view of the built-in report: they touch nothing, hide nothing, and none is lost.
// Helper functions of tests may panic like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use quantity::Lang;
use report_charts::Code;
use report_charts::base::geometry::{Point, Rect};
use report_charts::base::theme::{Role, Theme};
use report_charts::chart::{Annotated, Frame, Options, annotate, build, footnoted};
use report_charts::report::{Report, View};

use report_charts::chart::annotations::Note;
use report_charts::chart::scene::{Fill, Item, Scene, Text};
use report_charts::document::built_in;
use report_charts::render::svg::render as render_svg;

const WIDTHS: [f64; 9] = [280.0, 320.0, 375.0, 479.0, 480.0, 640.0, 760.0, 1024.0, 1400.0];

fn scene(view: &View, lang: Lang, width: f64, frame: Frame) -> Scene {
    let report = built_in().unwrap();
    build(&report, view, Options::new(lang, width, frame))
}

fn note(on: &str, text: &str) -> Note {
    Note::parse(on, text, "notes[0]").unwrap()
}

fn of(view: &str, width: f64, notes: &[Note]) -> Annotated {
    let report = built_in().unwrap();
    annotate(scene(report.view(view).unwrap(), Lang::Zh, width, Frame::Bare), notes)
}

fn moved(item: &Item, dy: f64) -> Item {
    let shift = |p: &Point| Point { x: p.x, y: p.y + dy };
    match item {
        Item::Rect(area, fill) => Item::Rect(area.moved(0.0, dy), *fill),
        Item::Line(points, role, width) => Item::Line(points.iter().map(shift).collect(), *role, *width),
        Item::Circle(center, radius, role) => Item::Circle(shift(center), *radius, *role),
        Item::Text(text) => Item::Text(Text {
            at: shift(&text.at),
            ..text.clone()
        }),
    }
}

fn bounds(item: &Item) -> Rect {
    match item {
        Item::Rect(area, _) => *area,
        Item::Circle(c, r, _) => Rect::new(c.x - r, c.y - r, r * 2.0, r * 2.0),
        Item::Text(text) => text.bounds(),
        Item::Line(points, _, _) => {
            let xs = || points.iter().map(|p| p.x);
            let ys = || points.iter().map(|p| p.y);
            let (x, y) = (xs().fold(f64::MAX, f64::min), ys().fold(f64::MAX, f64::min));
            Rect::new(x, y, xs().fold(x, f64::max) - x, ys().fold(y, f64::max) - y)
        }
    }
}

/// The items that notes have added to a scene. Fails where an item of the scene is removed, changed, or out of order: the items
/// below the title may only move down, all by the same amount.
fn added(before: &Scene, after: &Scene) -> Result<Vec<Item>, String> {
    let dy = after.size.height - before.size.height;
    let top = before.axis.as_ref().map_or(0.0, |axis| axis.area.y);
    let mut new = Vec::new();
    let mut old = before.items.iter().peekable();
    for item in &after.items {
        let is_next = old.peek().is_some_and(|next| {
            let dy = if bounds(next).bottom() <= top { 0.0 } else { dy };
            *item == moved(next, dy)
        });
        if is_next {
            old.next();
        } else {
            new.push(item.clone());
        }
    }
    for (old, new) in before.targets.iter().zip(&after.targets) {
        if old.area.moved(0.0, dy) != new.area {
            return Err(format!("a target has another place: {}", old.label));
        }
    }
    match old.next() {
        Some(item) => Err(format!("the notes have changed {item:?}")),
        None => Ok(new),
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Errors of notes on a scene that can be found without looking at it.
fn errors(before: &Scene, notes: &[Note], after: &Annotated) -> Vec<String> {
    let mut errors = Vec::new();
    let new = match added(before, &after.scene) {
        Ok(new) => new,
        Err(error) => return vec![error],
    };
    let size = after.scene.size;
    for item in &new {
        let area = bounds(item);
        let inside = area.x >= -0.01 && area.y >= -0.01 && area.right() <= size.width + 0.01;
        if !inside || area.bottom() > size.height + 0.01 {
            errors.push(format!("leaves the drawing: {item:?}"));
        }
    }
    let texts = |items: &[Item]| -> Vec<Text> {
        let text = |item: &Item| match item {
            Item::Text(text) => Some(text.clone()),
            _ => None,
        };
        items.iter().filter_map(text).collect()
    };
    let all = texts(&after.scene.items);
    for (i, a) in all.iter().enumerate() {
        if a.size < 12.0 {
            errors.push(format!("under 12 px: {}", a.text));
        }
        for b in all.iter().skip(i + 1) {
            let mut area = a.bounds();
            area.y += 1.0;
            area.height -= 2.0;
            if area.overlaps(&b.bounds()) {
                errors.push(format!("texts overlap: {} / {}", a.text, b.text));
            }
        }
    }
    // Texts and numbers of notes are placed on free space; sloping lines have tests of their own.
    let solid = |item: &&Item| match item {
        Item::Rect(_, fill) => !matches!(fill, Fill::Tint(_)),
        Item::Circle(..) => true,
        _ => false,
    };
    for item in new
        .iter()
        .filter(|item| matches!(item, Item::Text(_) | Item::Circle(..)))
    {
        let area = bounds(item);
        for other in after.scene.items.iter().filter(solid).filter(|other| *other != item) {
            let own = matches!((item, other), (Item::Text(t), Item::Circle(c, _, _)) if t.at == *c);
            if area.overlaps(&bounds(other)) && !own {
                errors.push(format!("{item:?} stands on {other:?}"));
            }
        }
    }
    errors.extend(lost(notes, after, &texts(&new)));
    errors
}

/// Notes that do not appear exactly once, and numbers that differ from those of the footnotes.
fn lost(notes: &[Note], after: &Annotated, new: &[Text]) -> Vec<String> {
    let mut errors = Vec::new();
    let drawn: String = new
        .iter()
        .filter(|t| t.role == Role::Muted)
        .map(|t| squeezed(&t.text))
        .collect();
    for (i, note) in notes.iter().enumerate() {
        let words = squeezed(note.text());
        let refused = after
            .errors
            .iter()
            .filter(|f| f.path() == format!("notes[{i}].on"))
            .count();
        let below = after
            .footnotes
            .iter()
            .filter(|line| line.ends_with(note.text()))
            .count();
        let count = drawn.matches(&words).count() + below + refused;
        if count != 1 {
            errors.push(format!("there {count} times: {}", note.text()));
        }
    }
    let mut numbers = new
        .iter()
        .filter(|t| t.role == Role::Ground)
        .map(|t| t.text.as_str())
        .peekable();
    let signs = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳".chars();
    for ((i, sign), line) in (1..).zip(signs).zip(&after.footnotes) {
        let words = line.strip_prefix(&format!("{sign} ")).unwrap_or("");
        let alone = notes.iter().any(|note| note.text() == words);
        // A footnote has its number in the chart, or names its mark in its text.
        let numbered = numbers.next_if(|number| *number == i.to_string()).is_some();
        if words.is_empty() || numbered != alone {
            errors.push(format!("number {i} is not in its place: {line}"));
        }
    }
    if let Some(number) = numbers.next() {
        errors.push(format!("there is no footnote {number}"));
    }
    errors
}

/// A note on every mark, lines and a range; each text begins with a different letter.
fn everywhere(scene: &Scene, tail: &str) -> Vec<Note> {
    let mut places: Vec<String> = scene.targets.iter().map(|t| t.datum.measure.id.clone()).collect();
    if let Some(axis) = &scene.axis {
        let end = (axis.area.right() - axis.zero) / axis.per_unit;
        for share in [0.2, 0.3, 0.31, 0.6] {
            places.push((end * share).to_string());
        }
        places.push(format!("{}..{}", end * 0.5, end * 0.75));
    }
    let letters = 'A'..;
    places
        .iter()
        .zip(letters)
        .map(|(on, letter)| note(on, &format!("{letter}号{tail}")))
        .collect()
}

#[test]
fn notes_on_all_marks_are_kept_and_hide_nothing() {
    let report = built_in().unwrap();
    let mut found = Vec::new();
    for view in &report.views {
        for lang in [Lang::Zh, Lang::En] {
            for width in WIDTHS {
                for (frame, tail) in [
                    (Frame::Bare, "如此"),
                    (
                        Frame::Full,
                        "a few words of an editor, who has more to say than there is room",
                    ),
                ] {
                    let before = scene(view, lang, width, frame);
                    let notes = everywhere(&before, tail);
                    let after = annotate(before.clone(), &notes);
                    assert_eq!(after.errors, [], "{}", view.id);
                    let broken = errors(&before, &notes, &after);
                    found.extend(
                        broken
                            .iter()
                            .map(|f| format!("{} {lang:?} {width} {frame:?}: {f}", view.id)),
                    );
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn any_notes_are_placed(
        view in 0usize..12,
        english: bool,
        full: bool,
        width in 280.0..1400.0,
        places in prop::collection::vec((0..4, -0.2..1.1, -0.2..1.1, "[a-z一-三%，<&\"0-9 ]{0,100}"), 0..22),
    ) {
        let report = built_in().unwrap();
        let view = report.views.get(view).unwrap();
        let lang = if english { Lang::En } else { Lang::Zh };
        let before = scene(view, lang, width, if full { Frame::Full } else { Frame::Bare });
        let axis = before.axis.clone();
        let value = |share: f64| match &axis {
            Some(axis) => (axis.area.x + axis.area.width * share - axis.zero) / axis.per_unit,
            None => share,
        };
        let mut notes = Vec::new();
        for (letter, (kind, a, b, tail)) in ('A'..).zip(&places) {
            let on = match kind {
                0 => value(*a).to_string(),
                1 => format!("{}..{}", value(*a), value(*b)),
                _ => {
                    let target = (a.abs() * before.targets.len() as f64) as usize % before.targets.len();
                    before.targets[target].datum.measure.id.clone()
                }
            };
            notes.push(note(&on, &format!("{letter}号{tail}")));
        }
        let after = annotate(before.clone(), &notes);
        let found = errors(&before, &notes, &after);
        prop_assert!(found.is_empty(), "{} {:?} {} {:?}: {:#?}", view.id, lang, width, notes, found);
        let whole = footnoted(after.scene.clone(), &after.footnotes);
        let drawn = whole.items.get(after.scene.items.len()..).unwrap();
        let words: String = drawn.iter().map(|item| match item {
            Item::Text(text) => squeezed(&text.text),
            other => panic!("a footnote is no {other:?}"),
        }).collect();
        prop_assert_eq!(words, squeezed(&after.footnotes.concat()));
        for item in drawn {
            let area = bounds(item);
            prop_assert!(area.y >= after.scene.size.height && area.bottom() <= whole.size.height);
            prop_assert!(area.right() <= width + 0.01, "{:?}", item);
        }
    }

    #[test]
    fn close_lines_have_readable_numbers(
        width in 280.0..1400.0, start in 0.0f64..15.0, step in 0.001f64..0.4, count in 2usize..20,
    ) {
        let report = built_in().unwrap();
        let view = report.view("targets-2011").unwrap();
        let before = scene(view, Lang::Zh, width, Frame::Bare);
        let on = |i: usize| f64::to_string(&(start + step * i as f64));
        let notes: Vec<Note> = ('A'..).zip(0..count).map(|(c, i)| note(&on(i), &format!("{c}号线"))).collect();
        let after = annotate(before.clone(), &notes);
        prop_assert_eq!(&after.errors, &[]);
        let found = errors(&before, &notes, &after);
        prop_assert!(found.is_empty(), "{:#?}", found);
    }
}

fn dashes(scene: &Scene, before: &Scene) -> Vec<Rect> {
    let new = added(before, scene).unwrap();
    let dash = |item: &Item| match item {
        Item::Rect(area, Fill::Solid(Role::Ink)) if area.width == 1.0 => Some(*area),
        _ => None,
    };
    new.iter().filter_map(dash).collect()
}

#[test]
fn a_line_is_dashed_at_its_value() {
    let report = built_in().unwrap();
    let view = report.view("eliminated-capacity").unwrap();
    for width in WIDTHS {
        let before = scene(view, Lang::Zh, width, Frame::Bare);
        let after = annotate(before.clone(), &[note("1e8", "一亿吨")]);
        let shown = before.targets.iter().position(|t| t.label == "1亿吨").unwrap();
        let row = after.scene.targets[shown].area;
        let is_bar = |item: &&Item| matches!(item, Item::Rect(_, Fill::Hatch(_))) && row.overlaps(&bounds(item));
        let bar = bounds(after.scene.items.iter().find(is_bar).unwrap());
        let dashes = dashes(&after.scene, &before);
        assert!(dashes.len() > 10, "{width}");
        for dash in &dashes {
            assert!((dash.x + 0.5 - bar.right()).abs() < 0.01, "{width}: {dash:?} {bar:?}");
            assert!(dash.height < 6.0);
        }
    }
}

#[test]
fn a_range_is_a_band_behind_the_marks() {
    let report = built_in().unwrap();
    for (id, on) in [
        ("targets-2011", "4..20"),
        ("target-vs-result", "20..0"),
        ("five-year-reduction", "60..81"),
    ] {
        let before = scene(report.view(id).unwrap(), Lang::Zh, 640.0, Frame::Full);
        let after = annotate(before.clone(), &[note(on, "区间")]).scene;
        let axis = after.axis.as_ref().unwrap();
        let (from, to) = match on {
            "4..20" => (4.0, 20.0),
            "20..0" => (0.0, 20.0),
            _ => (60.0, 81.0),
        };
        let Item::Rect(band, Fill::Tint(_)) = &after.items[0] else {
            panic!("{id}: the band is not behind everything");
        };
        assert!((band.x - axis.zero - from * axis.per_unit).abs() < 0.01, "{id}");
        assert!((band.right() - axis.zero - to * axis.per_unit).abs() < 0.01, "{id}");
        assert_eq!((band.y, band.height), (axis.area.y, axis.area.height), "{id}");
        // Where a soft end fades out, the band also covers the background.
        let mut covers = 0;
        for pair in after.items.windows(2) {
            if let [Item::Rect(cover, Fill::Fade(Role::Ground, _)), next] = pair
                && cover.overlaps(band)
            {
                covers += 1;
                let Item::Rect(patch, Fill::Tint(_)) = next else {
                    panic!("{id}: a soft end stands in the band as a box");
                };
                assert!(
                    patch.x >= band.x - 0.01 && patch.right() <= cover.right() + 0.01,
                    "{id}"
                );
            }
        }
        assert_eq!(covers, if id == "targets-2011" { 3 } else { 0 }, "{id}");
    }
}

#[test]
fn overlapping_ranges_share_one_tint() {
    let notes: Vec<Note> = (0..20)
        .map(|i| note(&format!("{}..{}", i % 7, 8 + i), "区间"))
        .collect();
    let after = of("targets-2011", 640.0, &notes);
    assert_eq!(after.errors, []);
    let tints: Vec<Rect> = after
        .scene
        .items
        .iter()
        .filter(|item| matches!(item, Item::Rect(_, Fill::Tint(_))))
        .map(bounds)
        .collect();
    let axis = after.scene.axis.as_ref().unwrap();
    let (bands, patches): (Vec<Rect>, Vec<Rect>) = tints.iter().partition(|area| area.height == axis.area.height);
    for areas in [&bands, &patches] {
        for (i, a) in areas.iter().enumerate() {
            // Adjoining boxes meet at an edge, up to rounding errors.
            let inner = Rect::new(a.x + 1e-6, a.y, a.width - 2e-6, a.height);
            assert!(areas.iter().skip(i + 1).all(|b| !inner.overlaps(b)), "{areas:?}");
        }
    }
    let whole: f64 = bands.iter().map(|band| band.width).sum();
    assert!((whole - 27.0 * axis.per_unit).abs() < 0.01);
}

#[test]
fn only_charts_with_a_shared_axis_have_an_axis() {
    let report = built_in().unwrap();
    for view in &report.views {
        for width in WIDTHS {
            let axis = scene(view, Lang::En, width, Frame::Bare).axis;
            let expected = matches!(view.kind.name, "bars" | "change" | "remainder");
            assert_eq!(axis.is_some(), expected, "{}", view.id);
        }
    }
}

#[test]
fn on_a_narrow_screen_every_note_is_a_footnote() {
    let notes = [
        note("water-intensity@2011/target", "丁"),
        note("10..15", "乙"),
        note("software-revenue@2011/target", "丙"),
        note("-4", "甲"),
    ];
    // Numbers go from left to right over the plot, then from mark to mark.
    assert_eq!(
        of("targets-2011", 320.0, &notes).footnotes,
        ["① 甲", "② 乙", "③ 丙", "④ 丁"]
    );
    // There is space for all notes but that of the longest bar.
    assert_eq!(of("targets-2011", 640.0, &notes).footnotes.len(), 0);
}

#[test]
fn a_note_without_a_place_is_reported() {
    let error_of = |view: &str, on: &str| {
        let notes = [note("15", "x"), note(on, "y")];
        let after = of(view, 640.0, &notes);
        let error = after.errors.iter().find(|f| f.path() == "notes[1].on").cloned();
        error.map(|f| (f.code(), f.message().to_owned()))
    };
    let (code, message) = error_of("targets-2011", "users-3g@2010").unwrap();
    assert_eq!(code, Code::NoteWithoutPlace);
    assert!(
        message.contains("users-3g@2010") && message.contains("software-revenue@2011/target"),
        "{message}"
    );
    let (code, message) = error_of("five-year-change", "3").unwrap();
    assert_eq!(code, Code::NoteWithoutPlace);
    assert!(message.contains("no axis"), "{message}");
    for on in ["99", "-40", "10..99"] {
        let (code, message) = error_of("targets-2011", on).unwrap();
        assert_eq!(code, Code::NoteWithoutPlace, "{on}");
        assert!(message.contains(on) && message.ends_with('%'), "{message}");
    }
    // This chart has no falls: its axis begins at zero, wherever the names are placed.
    assert_eq!(error_of("eliminated-capacity", "-1").unwrap().0, Code::NoteWithoutPlace);
    assert_eq!(error_of("eliminated-capacity", "0"), None);
    assert_eq!(error_of("targets-2011", "15").unwrap().0, Code::InvalidNote);
    let many: Vec<Note> = (0..25).map(|i| note(&(i as f64 * 0.5).to_string(), "x")).collect();
    let errors = of("targets-2011", 640.0, &many).errors;
    assert_eq!(errors.len(), 5);
    assert_eq!(
        (errors[0].path(), errors[0].code()),
        ("notes[20].on", Code::InvalidNote)
    );
}

#[test]
fn the_ends_of_the_axis_in_a_message_are_accepted() {
    for view in [
        "targets-2011",
        "growth-2010",
        "target-vs-result",
        "five-year-reduction",
        "eliminated-capacity",
    ] {
        for width in WIDTHS {
            let error = of(view, width, &[note("-1e12", "x")]).errors.remove(0);
            let ends = error.message().split("shows ").nth(1).unwrap().to_owned();
            let mut words = ends.split(' ');
            for on in [words.next().unwrap(), words.nth(1).unwrap()] {
                assert_eq!(of(view, width, &[note(on, "x")]).errors, [], "{view} {width}: {on}");
            }
        }
    }
}

#[test]
fn without_notes_the_scene_is_unchanged() {
    let report: Report = built_in().unwrap();
    for view in &report.views {
        let before = scene(view, Lang::Zh, 640.0, Frame::Full);
        let after = annotate(before.clone(), &[]);
        assert_eq!(format!("{:?}", after.scene), format!("{before:?}"));
        assert_eq!(format!("{:?}", footnoted(after.scene, &[])), format!("{before:?}"));
    }
}

#[test]
fn notes_with_code_are_text() {
    let text = "</text><script>alert(1)</script>&amp;";
    let after = of("targets-2011", 1024.0, &[note("15", text)]);
    let svg = render_svg(&after.scene, Theme::Light, "t", "d").unwrap();
    assert!(
        svg.contains("&lt;script&gt;") && !svg.contains("<script"),
        "not escaped"
    );
}
