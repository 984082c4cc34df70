//! Bytes as a document: an accepted one is drawn to SVG, every view in both languages, at a width from the input.
#![no_main]

use report_charts::chart::{Frame, Options, build};
use libfuzzer_sys::fuzz_target;
use quantity::Lang;
use report_charts::base::theme::Theme;

use report_charts::chart::scene::Item;
use report_charts::page::export::csv;
use report_charts::page::request::Request;
use report_charts::page::view_model::page;
use report_charts::chart::findings;
use report_charts::render::svg::render as render_svg;
use report_charts::report::Report;

fuzz_target!(|data: &[u8]| {
    let (width, text) = match data {
        [a, b, text @ ..] => (f64::from(u16::from_be_bytes([*a, *b])), text),
        _ => return,
    };
    let Ok(report) = std::str::from_utf8(text)
        .map_err(drop)
        .and_then(|text| Report::from_json(text).map_err(drop))
    else {
        return;
    };
    for view in &report.views {
        for lang in [Lang::Zh, Lang::En] {
            let scene = build(&report, view, Options::new(lang, width, Frame::Full));
            for item in &scene.items {
                let finite = match item {
                    Item::Rect(area, _) => {
                        area.x.is_finite() && area.y.is_finite() && area.width >= 0.0 && area.height >= 0.0
                    }
                    Item::Line(points, _, _) => points.iter().all(|p| p.x.is_finite() && p.y.is_finite()),
                    Item::Circle(center, _, _) => center.x.is_finite() && center.y.is_finite(),
                    Item::Text(text) => {
                        let area = text.bounds();
                        area.x >= -0.5 && area.right() <= scene.size.width + 0.5
                    }
                };
                assert!(finite, "{item:?}");
            }
            let svg =
                render_svg(&scene, Theme::Light, view.title.get(lang), &findings(view, lang)).expect("memory takes it");
            assert!(svg.ends_with("</svg>\n") || svg.contains("</svg>"));
        }
        let request = Request::read(&format!("{{\"width\": {}}}", width + 1.0)).expect("a good request");
        page(&report, view, &request);
    }
    csv(&report, report.data());
});
