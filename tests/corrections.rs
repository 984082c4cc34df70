//! A corrected figure is marked everywhere with its former value: in charts, tooltips, tables, pictures, HTML, speech, JSON and
//! CSV; so are the version and the date of the data. The sample is an invented prefecture with custom units.
// Helper functions of tests may panic like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
use quantity::Lang;
use report_charts::Code;
use report_charts::base::theme::Theme;
use report_charts::chart::summary;
use report_charts::chart::{Frame, Options, build};
use report_charts::phrase::spoken;
use report_charts::report::{Datum, Report};

use report_charts::chart::scene::Item;
use report_charts::page::embed::fragment;
use report_charts::page::export::{csv, json};
use report_charts::page::request::Request;
use report_charts::page::view_model::{page, table};

use report_charts::render::svg::render as render_svg;

use serde_json::{Value, json as object};

const CORRECTED: &str = include_str!("reports/corrected-2014.json");

fn report() -> Report {
    Report::read(CORRECTED).unwrap_or_else(|errors| panic!("{errors:#?}"))
}

fn datum(report: &Report, id: &str) -> Datum {
    report.data().find(|datum| datum.measure.id == id).unwrap()
}

const LANGS: [(Lang, &str, &str, &str); 2] = [
    (
        Lang::Zh,
        "（更正）",
        "更正（2014年3月5日）：原为“28万公顷”。原因：小数点录错。",
        "数据版本 第3次更正",
    ),
    (
        Lang::En,
        " (corrected)",
        "Corrected (5 March 2014): was 280,000 hectares. Reason: The decimal point was mistyped.",
        "data version 第3次更正",
    ),
];

#[test]
fn chart_tooltip_table_and_notes_mark_a_correction() {
    let report = report();
    for (lang, mark, words, version) in LANGS {
        for id in ["forest", "planted"] {
            let view = report.view(id).unwrap();
            let request = Request::read(&format!("{{\"lang\": \"{}\", \"width\": 640}}", lang.tag())).unwrap();
            let (scene, page) = page(&report, view, &request);
            let texts: Vec<&str> = scene
                .items
                .iter()
                .filter_map(|item| match item {
                    Item::Text(text) => Some(text.text.as_str()),
                    _ => None,
                })
                .collect();
            assert!(texts.iter().any(|text| text.ends_with(mark)), "{id}: {texts:?}");
            let corrected = page.targets.iter().filter(|target| target.text.contains(words)).count();
            assert_eq!(corrected, 1, "{id}: {:?}", page.targets);
            assert!(page.notes.iter().any(|note| note.ends_with(words)), "{:?}", page.notes);
            assert!(
                page.source.contains(version) && page.source.contains("2014"),
                "{}",
                page.source
            );
            let rows = table(view, lang).rows;
            let row = rows.iter().find(|row| row.stated.contains("2.8万公顷")).unwrap();
            assert!(row.cells[1].ends_with(mark), "{:?}", row.cells);
            assert!(
                row.cells[3].contains(words.trim_end_matches(['。', '.'])),
                "{:?}",
                row.cells
            );
            let other = rows.iter().find(|row| row.stated.contains("36万亩")).unwrap();
            assert!(!other.cells.concat().contains(mark.trim()));
        }
    }
}

#[test]
fn pictures_and_html_have_the_footnote_once() {
    let report = report();
    for (lang, mark, words, version) in LANGS {
        let view = report.view("planted").unwrap();
        let scene = build(&report, view, Options::new(lang, 640.0, Frame::Full));
        let svg = render_svg(
            &scene,
            Theme::Light,
            view.title.get(lang),
            &summary(&report, view, lang),
        )
        .unwrap();
        let drawn: String = scene
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Text(text) => Some(text.text.as_str()),
                _ => None,
            })
            .collect();
        let plain = |text: &str| text.replace(' ', "");
        assert_eq!(plain(&drawn).matches(&plain(words)).count(), 1, "{drawn}");
        assert!(svg.contains(words), "the words for readers who do not see it");
        let html = fragment(&report, view, lang, None);
        let note = format!("{words}</p>");
        assert_eq!(html.matches(&note).count(), 1, "{html}");
        assert!(html.contains(mark) && html.contains(version));
    }
}

#[test]
fn speech_has_the_former_figure() {
    let report = report();
    for (id, zh, en) in [
        (
            "forest@2013",
            "新造林面积，2013年：约二点八万公顷，更正，原为二十八万公顷。",
            "Newly planted forest, 2013: about 28,000 hectares, corrected, was 280,000 hectares.",
        ),
        (
            "visitors@2013",
            "接待游客，2013年：近三百二十万人次，更正，原为三百二十万人。",
            "Visits by tourists, 2013: nearly 3.2 million person-times, corrected, was 3.2 million people.",
        ),
        (
            "exports@2013",
            "出口额，2013年：超过三点四亿美元。",
            "Exports, 2013: over 340 million US dollars.",
        ),
        (
            "income@2013",
            "农民人均纯收入，2013年：每人七千一百五十元。",
            "Rural net income a head, 2013: 7,150 yuan per person.",
        ),
        (
            "hydropower@2013",
            "水电装机容量，2013年：二百一十五万千瓦。",
            "Hydropower capacity, 2013: 2.15 million kilowatts.",
        ),
        (
            "births@2013",
            "人口自然增长率，2013年：千分之六点三九。",
            "Natural growth of the population, 2013: 6.39 per thousand.",
        ),
        (
            "rate@2013",
            "小微贷款利率，2013年：比上年下降二十五个基点。",
            "Interest on small loans, 2013: down 25 basis points on the year before.",
        ),
    ] {
        let datum = datum(&report, id);
        assert_eq!(spoken(&datum, Lang::Zh), zh);
        assert_eq!(spoken(&datum, Lang::En), en);
    }
}

#[test]
fn json_and_csv_have_correction_version_and_date() {
    let report = report();
    let out: Value = serde_json::from_str(&json(&report, report.data()).unwrap()).unwrap();
    assert_eq!(
        (out["version"].as_str(), out["date"].as_str()),
        (Some("第3次更正"), Some("2014-02"))
    );
    assert_eq!(
        out["indicators"][0]["measures"][1]["corrected"],
        object!({
            "from": "28万公顷", "value": 28, "unit": "万公顷", "qualifier": "exact", "date": "2014-03-05",
            "reason": {"zh": "小数点录错", "en": "The decimal point was mistyped"},
        })
    );
    assert!(out["indicators"][0]["measures"][0].get("corrected").is_none());

    let text = csv(&report, report.data());
    let mut rows = csv_reader::ReaderBuilder::new().from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let head = rows.headers().unwrap().clone();
    let at = |name: &str| {
        head.iter()
            .position(|column| column == name)
            .unwrap_or_else(|| panic!("{name}"))
    };
    let rows: Vec<csv_reader::StringRecord> = rows.records().map(|row| row.unwrap()).collect();
    assert_eq!(rows.len(), report.data().count());
    for row in &rows {
        assert_eq!(
            (&row[at("data_version")], &row[at("report_date")]),
            ("第3次更正", "2014-02")
        );
    }
    let corrected: Vec<[&str; 4]> = rows
        .iter()
        .map(|row| {
            [
                "corrected_from",
                "corrected_date",
                "corrected_reason",
                "corrected_reason_en",
            ]
            .map(|name| &row[at(name)])
        })
        .filter(|cells| !cells.concat().is_empty())
        .collect();
    assert_eq!(
        corrected,
        [
            ["28万公顷", "2014-03-05", "小数点录错", "The decimal point was mistyped"],
            ["320万人", "2014-04", "", ""]
        ]
    );
}

#[test]
fn a_table_has_corrections_too() {
    let text = "#标题,甲州\n#日期,2014-02\n#发布单位,甲州\n指标,时期,表述,口径,更正前,更正日期,更正原因\n\
                新造林面积,2013,2.8万公顷,水平,28万公顷,2014-03-05,小数点录错\n公路,2013,1280公里,水平,,,\n";
    let report = Report::read_table(text).unwrap_or_else(|errors| panic!("{errors:#?}"));
    let measures: Vec<_> = report.data().map(|datum| datum.measure).collect();
    let corrected = measures[0].corrected.as_ref().unwrap();
    assert_eq!(
        (corrected.from.as_str(), corrected.date.document().as_str()),
        ("28万公顷", "2014-03-05")
    );
    assert!(measures[1].corrected.is_none());
    let errors = Report::read_table(&text.replace("2014-03-05", "三月"))
        .unwrap_err()
        .into_list();
    let error = errors.first().unwrap();
    assert_eq!(
        (error.path(), error.position().unwrap().line),
        ("更正日期", 5),
        "{errors:?}"
    );
}

#[test]
fn an_invalid_correction_is_an_error_at_its_path() {
    for (field, value, code, place) in [
        ("from", object!("很多"), Code::StatedOtherwise, "corrected.from"),
        (
            "from",
            object!("2.8万公顷左右"),
            Code::StatedOtherwise,
            "corrected.from",
        ),
        ("from", Value::Null, Code::MissingField, "corrected.from"),
        ("date", object!("2014-02-30"), Code::UnfitText, "corrected.date"),
        ("date", Value::Null, Code::MissingField, "corrected.date"),
        ("reason", object!("录错"), Code::WrongType, "corrected.reason"),
        ("why", object!("录错"), Code::UnknownField, "corrected.why"),
    ] {
        let mut document: Value = serde_json::from_str(CORRECTED).unwrap();
        document["indicators"][0]["measures"][1]["corrected"][field] = value.clone();
        let errors = Report::read(&document.to_string()).unwrap_err().into_list();
        let error = errors.first().unwrap();
        assert_eq!(
            (error.code(), error.path()),
            (code, format!("indicators[0].measures[1].{place}").as_str()),
            "{value}"
        );
        assert_eq!(errors.len(), 1, "{errors:?}");
    }
    let mut document: Value = serde_json::from_str(CORRECTED).unwrap();
    document["indicators"][0]["measures"][1]["corrected"] = object!("28万公顷");
    let errors = Report::read(&document.to_string()).unwrap_err().into_list();
    assert_eq!(
        errors.first().unwrap().path(),
        "indicators[0].measures[1].corrected",
        "{errors:?}"
    );
}

#[test]
fn hectares_and_mu_share_an_axis_and_money_of_two_countries_does_not() {
    let report = report();
    let [view, ..] = ["planted"].map(|id| report.view(id).unwrap());
    let scene = build(&report, view, Options::new(Lang::Zh, 640.0, Frame::Bare));
    let values: Vec<f64> = scene
        .targets
        .iter()
        .map(|target| target.datum.measure.signed_value())
        .collect();
    // Twenty-eight thousand hectares are 420 thousand mu.
    assert_eq!(values, [360_000.0, 420_000.0]);
    let mut document: Value = serde_json::from_str(CORRECTED).unwrap();
    document["indicators"][0]["measures"][0]["stated"] = object!("36亿元");
    document["indicators"][0]["measures"][1]["stated"] = object!("3亿美元");
    let errors = Report::read(&document.to_string()).unwrap_err().into_list();
    assert!(
        errors.iter().all(|error| error.code() == Code::UnlikeUnits),
        "{errors:?}"
    );
    assert_eq!(errors.len(), 2, "{errors:?}");
}

#[test]
fn a_fall_on_a_tile_has_its_verb() {
    let report = report();
    for (lang, words) in [(Lang::Zh, "下降25个基点"), (Lang::En, "down 25 basis points")] {
        let scene = build(
            &report,
            report.view("year").unwrap(),
            Options::new(lang, 640.0, Frame::Bare),
        );
        assert!(scene.targets.iter().any(|target| target.label == words), "{words}");
    }
}
