//! Lines of very many points: the strokes compared with those of all points, tooltips, zooming.

use super::strokes::covered;
use super::*;
use proptest::prelude::*;
use quantity::Lang;

fn series() -> Series {
    Series::read(r#"{"title": {"zh": "气温", "en": "Temperature"}, "unit": {"zh": "℃", "en": "°C"}, "across": {"zh": "秒", "en": "Second"}, "start": 0, "step": 0.1}"#).unwrap()
}

fn request(lang: &str) -> Request {
    Request::read(&format!(r#"{{"lang": "{lang}", "width": 640}}"#)).unwrap()
}

fn whole(values: Vec<f64>) -> Viewport {
    Line::new(series(), values)
        .unwrap()
        .viewport(&request("en"), WHOLE, 2.0)
}

/// A million points have their last number at the very edge.
#[test]
fn every_label_is_inside_the_canvas() {
    let line = Series::read(r#"{"title": {"zh": "线", "en": "Line"}}"#).unwrap();
    for width in [320.0, 640.0, 768.0] {
        let request = Request::read(&format!(r#"{{"lang": "en", "width": {width}}}"#)).unwrap();
        let viewport = Line::new(line.clone(), vec![1.0; 1_000_001])
            .unwrap()
            .viewport(&request, WHOLE, 1.0);
        assert!(viewport.page.labels.len() > 3);
        for (words, x, _, align) in &viewport.page.labels {
            let wide = text_width(words, NOTE, Weight::Regular);
            let right = match *align {
                "center" => x + wide / 2.0,
                _ => *x,
            };
            assert!(right <= width, "{words} ends at {right} of {width}");
        }
    }
}

fn values() -> impl Strategy<Value = Vec<f64>> {
    let value = prop_oneof![5 => -100.0..100f64, 1 => Just(f64::NAN)];
    let run = (value, 1..30usize).prop_map(|(value, times)| vec![value; times]);
    prop::collection::vec(run, 0..200).prop_map(|runs| runs.concat())
}

/// The range that a line covers in each column, from all points and all segments.
fn covered_by_all(values: &[f64], (from, to): (f64, f64), width: usize) -> Vec<Option<(f64, f64)>> {
    let column = |at: usize| {
        (0..width).find(|&c| {
            let border = |c: usize| from + (to - from) * c as f64 / width as f64;
            border(c) <= at as f64 && (at as f64) < border(c + 1)
        })
    };
    let mut spans: Vec<Option<(f64, f64)>> = vec![None; width];
    let mut cover = |at: Option<usize>, value: f64| {
        if let Some(at) = at {
            let (min, max) = spans[at].unwrap_or((value, value));
            spans[at] = Some((min.min(value), max.max(value)));
        }
    };
    for (at, value) in values.iter().enumerate().filter(|(_, value)| value.is_finite()) {
        cover(column(at), *value);
        let Some(next) = values.get(at + 1).filter(|next| next.is_finite()) else {
            continue;
        };
        if let (Some(here), Some(there)) = (column(at), column(at + 1))
            && here + 1 == there
        {
            let middle = value + (next - value) / 2.0;
            cover(Some(here), middle);
            cover(Some(there), middle);
        }
    }
    spans
}

proptest! {
    #[test]
    fn the_strokes_cover_all_points_of_each_column(
        values in values(), start in 0.0..0.8f64, share in 0.1..1.0f64, width in 1..120usize,
    ) {
        let points = values.len() as f64;
        let (from, to) = (start * points - 0.5, (start + share) * points + 0.5);
        let pyramid = Pyramid::new(values.clone());
        let drawn: Vec<Option<(f64, f64)>> = covered(&pyramid.columns(from, to, width))
            .into_iter()
            .map(|span| span.map(|span| (span.min, span.max)))
            .collect();
        prop_assert_eq!(drawn, covered_by_all(&values, (from, to), width));
    }

    #[test]
    fn any_window_of_any_line_is_laid_out(
        values in values(), from in any::<f64>(), to in any::<f64>(), at in any::<usize>(), x in any::<f64>(),
    ) {
        let line = Line::new(series(), values).unwrap();
        let viewport = line.viewport(&request("zh-CN"), (from, to), 1.5);
        prop_assert!(viewport.strokes.bars.iter().all(|length| length.is_finite()));
        prop_assert!(viewport.page.rules.iter().flatten().all(|length| length.is_finite()));
        let nearest = viewport.nearest(x);
        prop_assert!(nearest <= viewport.page.last);
        let _ = (line.tooltip(&viewport, nearest), line.tooltip(&viewport, at), viewport.step(at, 1.0), viewport.holding(nearest));
        for (from, to) in [viewport.zoomed(0.5, x), viewport.moved(x)] {
            prop_assert!(from.is_nan() == to.is_nan());
            prop_assert!(from.is_nan() || from < to);
        }
    }
}

fn spike() -> Vec<f64> {
    let mut values: Vec<f64> = (0..1_000_000).map(|i| f64::from(i % 100) / 100.0).collect();
    values[700_123] = 55.5;
    values
}

#[test]
fn one_extreme_among_a_million_is_drawn_in_its_column() {
    let viewport = whole(spike());
    let bars: Vec<&[f32]> = viewport.strokes.bars.chunks(4).collect();
    let tall: Vec<&&[f32]> = bars.iter().filter(|bar| bar[3] > 100.0).collect();
    assert_eq!(tall.len(), 1);
    let x = (tall[0][0] + tall[0][2] / 2.0 - 0.5) as f64 / 2.0 - viewport.plot.x;
    assert!(
        (x / viewport.plot.width - 0.700_123).abs() < 1.0 / viewport.plot.width,
        "{x}"
    );
}

#[test]
fn a_tooltip_has_the_exact_value_and_position() {
    let line = Line::new(series(), spike()).unwrap();
    let viewport = line.viewport(&request("en"), WHOLE, 2.0);
    let tooltip = line.tooltip(&viewport, 700_123).unwrap();
    assert_eq!(tooltip.lines.get(1).unwrap(), "highest 55.5°C (Second 70012.3)");
    assert_eq!(tooltip.dots.len(), 2);
    let near = line.viewport(&request("zh-CN"), (700_120.0, 700_126.0), 2.0);
    assert_eq!(line.tooltip(&near, 700_123).unwrap().lines, ["秒 70012.3", "55.5℃"]);
    assert_eq!(near.nearest(near.dot(700_123, 55.5).0 + 1.0), 700_123);
}

#[test]
fn a_tooltip_has_the_digits_that_somebody_measured() {
    let words = |value: f64, lang: &str| {
        let line = Line::new(series(), vec![value; 100]).unwrap();
        let viewport = line.viewport(&request(lang), (0.0, 10.0), 2.0);
        line.tooltip(&viewport, 5).unwrap().lines.last().unwrap().clone()
    };
    assert_eq!(words(92.29344469006173, "en"), "about 92.2934°C");
    assert_eq!(words(92.29344469006173, "zh-CN"), "约92.2934℃");
    assert_eq!(words(-0.000012345678901234, "en"), "about -0.0000123457°C");
    for (value, exact) in [
        (1_349_083.5, "1,349,083.5°C"),
        (0.000001, "0.000001°C"),
        (123_456_789.25, "123,456,789.25°C"),
        (0.0, "0°C"),
    ] {
        assert_eq!(words(value, "en"), exact);
    }
}

#[test]
fn a_gap_breaks_the_line_and_is_marked() {
    let mut values = vec![1.0; 100_000];
    for value in &mut values[40_000..50_000] {
        *value = f64::NAN;
    }
    values[90_000] = f64::NAN;
    let viewport = whole(values);
    let columns = (viewport.plot.width * 2.0).round();
    let bars = viewport.strokes.bars.len() as f64 / 4.0;
    assert!((bars / columns - 0.9).abs() < 0.01, "{bars} of {columns}");
    // One missing point among hundreds leaves no visible hole, so there is a mark for it.
    assert!(
        viewport
            .page
            .gaps
            .iter()
            .any(|mark| ((mark[0] / 2.0 - viewport.plot.x) / viewport.plot.width - 0.9).abs() < 0.01)
    );
    assert!(viewport.page.notes.iter().any(|note| note.contains("missing")));
}

#[test]
fn zoomed_in_each_point_is_drawn_and_single_points_are_visible() {
    let mut values: Vec<f64> = (0..100_000).map(f64::from).collect();
    values[500] = f64::NAN;
    values[502] = f64::NAN;
    let line = Line::new(series(), values).unwrap();
    let viewport = line.viewport(&request("en"), (498.0, 506.0), 1.0);
    assert!(viewport.strokes.path.len() >= 18, "{}", viewport.strokes.path.len());
    assert_eq!(
        viewport
            .strokes
            .path
            .chunks(2)
            .filter(|point| point[1].is_nan())
            .count(),
        2
    );
    assert_eq!(viewport.strokes.bars.len(), 4);
    assert_eq!(viewport.step(503, 1.0), 504);
}

#[test]
fn zooming_keeps_the_position_of_the_pointer_within_limits() {
    let line = Line::new(series(), spike()).unwrap();
    let mut viewport = line.viewport(&request("en"), WHOLE, 1.0);
    let x = viewport.dot(700_123, 0.0).0;
    for _ in 0..60 {
        viewport = line.viewport(&request("en"), viewport.zoomed(0.5, x), 1.0);
    }
    assert_eq!(viewport.nearest(x), 700_123);
    assert!(viewport.window.1 - viewport.window.0 >= FEWEST * 0.999);
    let before = viewport.window;
    let moved = viewport.moved(viewport.plot.width);
    assert!((moved.0 - before.1).abs() < 1e-6, "{moved:?} {before:?}");
    for _ in 0..60 {
        viewport = line.viewport(&request("en"), viewport.zoomed(2.0, x), 1.0);
    }
    assert_eq!(viewport.window, (-0.5, 999_999.5));
    assert!(viewport.moved(100.0).0.is_nan());
}

#[test]
fn an_axis_that_does_not_start_at_zero_says_so() {
    let notes = |values: Vec<f64>| whole(values).page.notes.join(" ");
    assert!(notes(vec![100.0, 101.0, 102.0]).contains("zero"));
    assert_eq!(notes(vec![1.0, 60.0, 102.0]), "");
    assert_eq!(notes(vec![-5.0, 60.0]), "");
    assert!(notes(vec![f64::NAN; 3]).contains("no values"));
}

#[test]
fn facts_summarise_a_million_rows() {
    let line = Line::new(series(), vec![1234.5, f64::NAN, -2.0]).unwrap();
    let facts = words::facts(&line, Lang::En);
    let said: Vec<&str> = facts.iter().map(|(_, words)| words.as_str()).collect();
    assert_eq!(
        said,
        [
            "3",
            "1,234.5°C (Second 0)",
            "-2°C (Second 0.2)",
            "-2°C (Second 0.2)",
            "1,234.5°C (Second 0)",
            "1"
        ]
    );
}

#[test]
fn an_invalid_series_is_an_error_with_its_path() {
    for (json, path) in [
        (r#"{"title": {"zh": "a", "en": "a"}, "step": 0}"#, "series.step"),
        (r#"{"title": {"zh": "a", "en": "a"}, "colour": 1}"#, "series.colour"),
        (r#"{"step": 1}"#, "series.title"),
    ] {
        assert_eq!(Series::read(json).unwrap_err().path(), path, "{json}");
    }
    assert_eq!(
        Line::new(series(), vec![1e16]).unwrap_err().code(),
        Code::ValueOutOfRange
    );
    let mut line = Line::new(series(), vec![1.0, f64::INFINITY]).unwrap();
    assert!(line.append(&[-1e300]).is_err());
    assert_eq!((line.points.len(), line.points.extent(0, 9).gaps), (2, 1));
}

#[test]
fn ten_million_points_need_little_extra_memory() {
    let mut line = Line::new(series(), vec![0.5; 10_000_000]).unwrap();
    assert!(line.bytes() < 95_000_000, "{}", line.bytes());
    line.append(&[1.0]).unwrap();
    assert!(line.bytes() < 120_000_000, "{}", line.bytes());
}
