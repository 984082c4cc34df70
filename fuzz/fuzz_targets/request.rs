//! Text as a request; what is accepted has room and a scale within bounds, and is drawn.
#![no_main]

use libfuzzer_sys::fuzz_target;
use report_charts::document::built_in;
use report_charts::page::arrange::arrange;
use report_charts::page::request::Request;
use report_charts::page::view_model::page;

fuzz_target!(|text: &str| {
    let Ok(request) = Request::read(text) else { return };
    assert!(request.width > 0.0 && request.width.is_finite());
    assert!((1.0..=2.0).contains(&request.scale));
    let report = built_in().expect("the shipped report is good");
    let Ok(view) = report.view(&request.view) else { return };
    let (view, _) = arrange(&report, view, &request.choice, request.lang);
    let (scene, _) = page(&report, &view, &request);
    assert!(scene.size.width.is_finite() && scene.size.height.is_finite());
});
