//! Text as a request: an accepted one has a width and a scale within bounds, and is drawn.
#![no_main]

use libfuzzer_sys::fuzz_target;
use report_charts::document::built_in;
use report_charts::page::arrange::ReaderRequest;
use report_charts::page::view_model::page_with_notes;

fuzz_target!(|text: &str| {
    let Ok(mut asked) = ReaderRequest::read(text) else { return };
    let request = &asked.request;
    assert!(request.width > 0.0 && request.width.is_finite());
    assert!((1.0..=2.0).contains(&request.scale));
    let report = built_in().expect("the built-in report is good");
    let Ok(view) = report.view(&request.view) else { return };
    let view = asked.arrange(&report, view);
    let (scene, _) = page_with_notes(&report, &view, &asked.request, &asked.notes);
    assert!(scene.size.width.is_finite() && scene.size.height.is_finite());
});
