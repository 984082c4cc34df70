//! Text as notes of an editor: accepted notes are put on a chart and stay inside it.
#![no_main]

use report_charts::chart::{Frame, Options, annotate, build};
use libfuzzer_sys::fuzz_target;
use quantity::Lang;

use report_charts::chart::annotations::{NOTES, read_notes};
use report_charts::chart::scene::Item;
use report_charts::document::built_in;

fuzz_target!(|text: &str| {
    let Ok(notes) = read_notes(text) else { return };
    assert!(notes.len() <= NOTES);
    let report = built_in().expect("the built-in report is good");
    let view = report.view("targets-2011").expect("a built-in view");
    for width in [280.0, 900.0] {
        let scene = annotate(build(&report, view, Options::new(Lang::Zh, width, Frame::Bare)), &notes).scene;
        for item in &scene.items {
            if let Item::Text(text) = item {
                let area = text.bounds();
                assert!(area.x >= -0.5 && area.right() <= scene.size.width + 0.5, "{text:?}");
            }
        }
    }
});
