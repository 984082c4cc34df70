//! Documents with one error each: code and path say where it is, the message says what is accepted.
// Helper functions of tests may panic like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use report_charts::Code;
use report_charts::report::Report;

const GOOD: &str = r#"{
  "format": "report-charts/1",
  "id": "small",
  "title": {"zh": "小报告", "en": "Small report"},
  "date": "2011-03",
  "publisher": {"zh": "某省", "en": "A province"},
  "sections": [{"id": "s", "title": {"zh": "目标", "en": "Targets"}}],
  "indicators": [
    {
      "id": "a", "type": "indicator", "name": {"zh": "甲", "en": "A"},
      "measures": [
        {"period": "2010", "kind": "result", "comparison": "level", "direction": "level", "value": 3.5,
         "unit": "亿元", "qualifier": "about", "estimate": true, "stated": "约3.5亿元", "section": "s"},
        {"period": "2011", "kind": "target", "comparison": "yoy", "direction": "increase", "value": 9,
         "unit": "%", "qualifier": "exact", "estimate": false, "stated": "9%", "section": "s"}
      ]
    }
  ],
  "views": [
    {"id": "v", "kind": "tiles", "title": {"zh": "图", "en": "Chart"}, "subtitle": {"zh": "元", "en": "yuan"},
     "items": [{"measure": "a@2010"}]}
  ]
}"#;

/// The error of the valid document with one replacement.
fn broken(from: &str, to: &str) -> (Code, String, String) {
    assert!(GOOD.contains(from), "the document has no {from}");
    let text = GOOD.replacen(from, to, 1);
    let error = Report::from_json(&text).unwrap_err();
    assert!(Report::from_json_quick(&text).is_none(), "{from} -> {to}");
    (error.code(), error.path().to_owned(), error.message().to_owned())
}

#[test]
fn a_valid_document_is_read_completely() {
    let report = Report::from_json(GOOD).unwrap();
    let ids: Vec<String> = report.data().map(|d| d.measure.id.clone()).collect();
    assert_eq!(ids, ["a@2010", "a@2011/target"]);
    assert_eq!(report.view("v").unwrap().data().len(), 1);
    let with_mark = format!("\u{feff}{GOOD}");
    assert!(
        Report::from_json(&with_mark).is_ok(),
        "a byte order mark is not an error"
    );
}

#[test]
fn errors_have_path_and_accepted_values() {
    for (from, to, code, path, accepted) in [
        (
            "report-charts/1",
            "report-charts/9",
            Code::UnsupportedFormat,
            "format",
            "report-charts/1",
        ),
        (
            r#""value": 3.5"#,
            r#""value": "3.5""#,
            Code::WrongType,
            "indicators[0].measures[0].value",
            "a number",
        ),
        (
            r#""value": 9"#,
            r#""value": -9"#,
            Code::ValueOutOfRange,
            "indicators[0].measures[1].value",
            "the direction carries the sign",
        ),
        (
            r#""value": 9"#,
            r#""value": 1e300"#,
            Code::ValueOutOfRange,
            "indicators[0].measures[1].value",
            "1e15",
        ),
        (
            "\"亿元\"",
            "\"亿斛\"",
            Code::UnknownUnit,
            "indicators[0].measures[0].unit",
            "万亿",
        ),
        (
            r#""about""#,
            r#""roughly""#,
            Code::UnknownWord,
            "indicators[0].measures[0].qualifier",
            "exact, about, over",
        ),
        (
            r#""estimate": true, "#,
            "",
            Code::MissingField,
            "indicators[0].measures[0].estimate",
            "true or false",
        ),
        (
            r#""estimate": true"#,
            r#""estimated": true"#,
            Code::UnknownField,
            "indicators[0].measures[0].estimated",
            "estimate",
        ),
        (
            r#""section": "s"}"#,
            r#""section": "t"}"#,
            Code::UnknownReference,
            "indicators[0].measures[0].section",
            "id of a section",
        ),
        (
            r#""period": "2011", "kind": "target""#,
            r#""period": "2010", "kind": "result""#,
            Code::DuplicateId,
            "indicators[0].measures[1].id",
            "a unique id",
        ),
        (
            r#"{"measure": "a@2010"}"#,
            r#"{"measure": "b@2010"}"#,
            Code::UnknownReference,
            "views[0].items[0].measure",
            "indicator@period",
        ),
        (
            r#"[{"measure": "a@2010"}]"#,
            "[]",
            Code::IncompleteView,
            "views[0].items",
            "at least one figure",
        ),
        (
            r#""tiles""#,
            r#""pie""#,
            Code::UnknownWord,
            "views[0].kind",
            "bars, change, slopes",
        ),
        (
            r#""tiles""#,
            r#""slopes""#,
            Code::IncompleteView,
            "views[0].items[0].to",
            "the later one",
        ),
        (
            r#""tiles""#,
            r#""shares""#,
            Code::UnlikeUnits,
            "views[0].items[0].measure",
            "in %",
        ),
        (
            r#""date": "#,
            r#""url": "javascript:alert(1)", "date": "#,
            Code::InvalidAddress,
            "url",
            "begins with http:// or https://, or a relative one",
        ),
        (
            r#"[{"id": "s""#,
            r#"[{"url": "ftp://example.cn/a", "id": "s""#,
            Code::InvalidAddress,
            "sections[0].url",
            "http://",
        ),
        (
            r#""stated": "9%""#,
            r#""stated": "9%", "quote": "9%""#,
            Code::WrongType,
            "indicators[0].measures[1].quote",
            "",
        ),
        (
            r#""stated": "9%""#,
            r#""stated": "9%", "quote": {"text": "棉花产量比上年增长9%，糖料产量比上年增长8%，水果产量比上年增长7%，茶叶产量也有增长"}"#,
            Code::UnfitText,
            "indicators[0].measures[1].quote.text",
            "1 to 40",
        ),
        (
            r#""stated": "9%""#,
            r#""stated": "9%", "quote": {"text": "9%", "prefix": "全省棉花产量比上年增长了约"}"#,
            Code::UnfitText,
            "indicators[0].measures[1].quote.prefix",
            "1 to 12",
        ),
        (
            r#""stated": "9%""#,
            r#""stated": "9%", "quote": {"prefix": "增长"}"#,
            Code::MissingField,
            "indicators[0].measures[1].quote.text",
            "a text",
        ),
        (
            r#""stated": "9%""#,
            r#""stated": "9%", "quote": {"text": "9%", "exact": "9%"}"#,
            Code::UnknownField,
            "indicators[0].measures[1].quote.exact",
            "text, prefix, suffix",
        ),
        (r#""zh": "某省", "#, "", Code::MissingField, "publisher.zh", "a text"),
        (
            r#"[{"id": "s""#,
            r#"{"0": {"id": "s""#,
            Code::InvalidDocument,
            "line 7",
            "",
        ),
    ] {
        let (found, at, message) = broken(from, to);
        assert_eq!(found, code, "{from} -> {to}: {at}: {message}");
        assert!(at.starts_with(path), "{from} -> {to}: {at}");
        assert!(message.contains(accepted), "{from} -> {to}: {message}");
    }
}

#[test]
fn different_units_on_one_axis_are_an_error() {
    let (code, path, message) = broken(
        r#""kind": "tiles", "title": {"zh": "图", "en": "Chart"}, "subtitle": {"zh": "元", "en": "yuan"},
     "items": [{"measure": "a@2010"}]"#,
        r#""kind": "bars", "title": {"zh": "图", "en": "Chart"}, "subtitle": {"zh": "元", "en": "yuan"},
     "items": [{"measure": "a@2010"}, {"measure": "a@2011/target"}]"#,
    );
    assert_eq!((code, path.as_str()), (Code::UnlikeUnits, "views[0].items[1].measure"));
    assert!(message.contains("% beside 亿元"), "{message}");
}

#[test]
fn figures_with_a_wrong_direction_are_an_error() {
    let view = |kind: &str, measure: &str, more: &str| {
        let text = GOOD.replacen(r#""kind": "tiles""#, &format!(r#""kind": "{kind}""#), 1);
        text.replacen(
            r#"{"measure": "a@2010"}"#,
            &format!(r#"{{"measure": "{measure}"{more}}}"#),
            1,
        )
    };
    let falls = |text: String| {
        text.replace(
            r#""level", "direction": "level""#,
            r#""level", "direction": "decrease""#,
        )
    };
    for (text, path) in [
        (view("remainder", "a@2011/target", ""), "views[0].items[0].measure"),
        (view("shares", "a@2011/target", ""), "views[0].items[0].measure"),
        (falls(view("slopes", "a@2010", r#", "to": "a@2010""#)), "views[0].items"),
        (
            falls(view("proportion", "a@2010", r#", "to": "a@2010""#)),
            "views[0].items",
        ),
    ] {
        let error = Report::from_json(&text).unwrap_err();
        assert_eq!((error.code(), error.path()), (Code::WrongDirection, path), "{error}");
    }
    assert!(Report::from_json(&view("slopes", "a@2010", r#", "to": "a@2010""#)).is_ok());
}

#[test]
fn a_duplicate_key_is_an_error_with_its_line() {
    let (code, path, message) = broken(r#""id": "small","#, "\"id\": \"small\",\n  \"id\": \"other\",");
    assert_eq!(code, Code::InvalidDocument);
    assert!(path.starts_with("line 4"), "{path}");
    assert!(message.contains("\"id\" twice"), "{message}");
}

#[test]
fn invalid_numbers_and_deep_nesting_are_errors() {
    for text in ["", "null", "[]", "{\"format\": NaN}", "{\"format\": 1e400}", "\u{0}"] {
        assert!(Report::from_json(text).is_err(), "{text:?}");
    }
    let deep = "[".repeat(1_000_000);
    assert_eq!(Report::from_json(&deep).unwrap_err().code(), Code::InvalidDocument);
}

/// The errors for a text for display at three of its places.
fn errors_of(text: &str) -> [(Code, String); 3] {
    let quoted = serde_json::to_string(text).unwrap();
    [r#""zh": "甲""#, r#""zh": "图""#, r#""stated": "9%""#].map(|field| {
        let name = field.split_once(':').unwrap().0;
        let (code, path, message) = broken(field, &format!("{name}: {quoted}"));
        assert!(
            !message
                .chars()
                .any(|c| c.is_control() || "\u{202e}\u{200b}".contains(c)),
            "{message:?}"
        );
        (code, path)
    })
}

#[test]
fn invisible_and_long_texts_are_errors() {
    let endless = "字".repeat(121);
    let mut texts = vec![
        "".to_owned(),
        "  ".to_owned(),
        endless,
        format!("e{}", "\u{301}".repeat(5)),
    ];
    texts.extend(
        "\0\n\u{85}\u{ad}\u{200b}\u{200d}\u{202e}\u{2066}\u{feff}\u{e000}\u{e0041}"
            .chars()
            .map(|c| format!("甲{c}乙")),
    );
    for text in texts {
        let places = [
            "indicators[0].name.zh",
            "views[0].title.zh",
            "indicators[0].measures[1].stated",
        ];
        assert_eq!(
            errors_of(&text),
            places.map(|path| (Code::UnfitText, path.to_owned())),
            "{text:?}"
        );
    }
    // Half a character is not a character.
    assert_eq!(broken("甲", "\\ud800").0, Code::InvalidDocument);
    let most = GOOD.replacen('甲', &"字".repeat(120), 1);
    assert!(Report::from_json(&most).is_ok());
    let note = |count: usize| {
        GOOD.replacen(
            r#""measures""#,
            &format!(r#""note": {{"zh": "{}", "en": "n"}}, "measures""#, "注".repeat(count)),
            1,
        )
    };
    assert!(Report::from_json(&note(500)).is_ok());
    assert_eq!(
        Report::from_json(&note(501)).unwrap_err().path(),
        "indicators[0].note.zh"
    );
}

#[test]
fn ids_need_no_escaping() {
    for id in [
        "A",
        "甲",
        "a b",
        "a\\u0000",
        "<b>",
        "a\\\"",
        "../a\\n",
        "",
        "__PROTO__",
        &"a".repeat(81),
    ] {
        for (from, path) in [
            (r#""id": "small""#, "id"),
            (r#""id": "a""#, "indicators[0].id"),
            (r#""id": "v""#, "views[0].id"),
        ] {
            let (code, at, _) = broken(from, &format!(r#""id": "{id}""#));
            assert_eq!((code, at.as_str()), (Code::InvalidId, path), "{id:?}");
        }
    }
    assert!(Report::from_json(&GOOD.replacen("\"v\"", &format!("\"{}\"", "v".repeat(80)), 1)).is_ok());
}

#[test]
fn all_sizes_are_limited() {
    let view = |id: usize| {
        format!(
            r#"{{"id": "w{id}", "kind": "tiles", "title": {{"zh": "图", "en": "C"}}, "subtitle": {{"zh": "元", "en": "y"}}, "items": [{{"measure": "a@2010"}}]}},"#
        )
    };
    let views = |count: usize| {
        GOOD.replacen(
            r#"{"id": "v""#,
            &format!(r#"{}{{"id": "v""#, (1..count).map(view).collect::<String>()),
            1,
        )
    };
    let items = |count: usize| {
        GOOD.replacen(
            r#"{"measure": "a@2010"}"#,
            &vec![r#"{"measure": "a@2010"}"#; count].join(","),
            1,
        )
    };
    let measure = |id: usize| {
        format!(
            r#"{{"id": "m{id}", "period": "2010", "kind": "result", "comparison": "level", "direction": "level", "value": 1, "unit": "元", "qualifier": "exact", "estimate": false, "stated": "1元", "section": "s"}},"#
        )
    };
    let measures = |count: usize| {
        GOOD.replacen(
            r#"{"period": "2010""#,
            &format!(r#"{}{{"period": "2010""#, (2..count).map(measure).collect::<String>()),
            1,
        )
    };
    for (good, bad, path) in [
        (views(200), views(201), "views"),
        (items(300), items(301), "views[0].items"),
        (measures(5_000), measures(5_001), "indicators[0].measures"),
        (
            format!("{GOOD}{}", " ".repeat(2_000_000 - GOOD.len())),
            format!("{GOOD}{}", " ".repeat(2_000_001 - GOOD.len())),
            "document",
        ),
    ] {
        let read = Report::from_json(&good);
        assert!(read.is_ok(), "{path}: {:?}", read.err());
        let error = Report::from_json(&bad).unwrap_err();
        assert_eq!((error.code(), error.path()), (Code::TooMuch, path), "{error}");
    }
    // Names of one object are compared with each other: without a limit, two megabytes of them take minutes.
    let names: String = (0..65).map(|i| format!(r#""f{i}": 1, "#)).collect();
    let (code, _, message) = broken(r#""id": "small","#, &format!(r#""id": "small", {names}"#));
    assert_eq!(code, Code::InvalidDocument, "{message}");
    assert!(message.contains("64 fields"), "{message}");
}

proptest! {
    #[test]
    fn no_damage_makes_it_panic(at in 0usize..1600, damage in "[\\PC\\x00-\\x1f]{0,3}", cut in 0usize..12) {
        let mut chars: Vec<char> = GOOD.chars().collect();
        let at = at.min(chars.len());
        let end = (at + cut).min(chars.len());
        chars.splice(at..end, damage.chars());
        let text: String = chars.into_iter().collect();
        if let Err(error) = Report::from_json(&text) {
            prop_assert!(!error.path().is_empty() && !error.message().is_empty());
        }
    }
}
