//! Compares the document of the built-in report (`data/miit-2011.json`) with the report it was typed from.
//!
//! The report itself is not part of this repository. Where it lies beside it
//! (`../shared/report/miit-2011.txt`), every digit run of it is accounted for: as a measure, or in
//! `NOT_FIGURES` with a reason. Without it those tests say that they were left out; the checks of
//! the document alone always run. Nothing here matches a figure by its value alone: a measure is
//! found by its section and by the words before it.

// Clippy's allowances for tests do not apply to the helper functions of an integration test.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde_json::Value;

/// Position of each measure in the report: indicator, period, and the words right before the
/// figure as stated. Together with the section of the measure they identify one place in the text.
const PLACES: &str = "
    industrial-value-added             2011       规模以上工业增加值同比增长
    industrial-investment              2011       工业投资增长
    energy-intensity                   2011       单位工业增加值能耗和二氧化碳排放量各降低
    carbon-intensity                   2011       单位工业增加值能耗和二氧化碳排放量各降低
    water-intensity                    2011       单位工业增加值用水量下降
    solid-waste-utilisation            2011       工业固体废物综合利用率提高
    telecom-revenue                    2011       电信业务收入增长
    software-revenue                   2011       软件服务业收入增长
    technical-upgrade-funds            2010       技改专项资金
    technical-upgrade-investment       2010       带动投资
    industrial-value-added             2010       规模以上工业增加值同比增长
    telecom-volume                     2010       通信业务总量、业务收入分别增长
    telecom-revenue                    2010       通信业务总量、业务收入分别增长20.4%和
    documents-on-restructuring         2010       促进企业兼并重组
    closure-industries                 2010       钢铁、水泥、焦炭等
    closure-firms                      2010       涉及相关企业
    energy-intensity                   2010       单位工业增加值能耗下降
    standards-reviewed                 2010       完成
    standards-drawn-up                 2009-2010  两年制修订标准
    defence-civil-output               2010       国防科技工业民品产值占到全部产值的
    civil-licence-holders              2010       民口单位占
    small-firm-documents               2010       协调出台了
    state-banks                        2010       落实我部与
    small-firm-funds                   2010       安排
    service-platforms                  2010       认定
    managers-trained                   2010       培训了
    telecom-tariff                     2009       电信资费综合价格水平在去年下降
    telecom-tariff                     2010       今年又下降
    users-3g                           2010       用户
    network-convergence-areas          2010       三网融合试点方案，
    integration-zones                  2010       支撑保障能力进一步增强。
    villages-with-telephone            2010       全国
    townships-online                   2010       行政村通电话，
    villages-with-information-station  2010       全部乡镇能够上网，
    demonstration-bases                2010       完成第二批
    all-industry-value-added           2005       全部工业增加值将从
    all-industry-value-added           2010       全部工业增加值将从7.72万亿元增加到
    all-industry-value-added           2005-2010  年均增长
    energy-intensity-above-scale       2005-2010  单位规模以上工业增加值能耗累计下降
    industrial-cod                     2005-2010  工业化学需氧量和二氧化硫排放量分别下降
    industrial-so2                     2005-2010  工业化学需氧量和二氧化硫排放量分别下降25%和
    eliminated-iron                    2005-2010  淘汰落后炼铁产能
    eliminated-steel                   2005-2010  炼钢
    eliminated-cement                  2005-2010  水泥
    eliminated-coke                    2005-2010  焦炭
    eliminated-paper                   2005-2010  造纸
    telephone-subscribers              2005       全国电话用户和网民数分别从
    internet-users                     2005       全国电话用户和网民数分别从7.4亿户、
    telephone-subscribers              2010       7.4亿户、1.11亿户增加到
    internet-users                     2010       7.4亿户、1.11亿户增加到11.5亿户、
    international-bandwidth            2005       互联网国际出口带宽从
    international-bandwidth            2010       互联网国际出口带宽从136G增加到
    e-commerce                         2005       电子商务交易额从
    e-commerce                         2010       电子商务交易额从1.5万亿元增加到
";

/// Digit runs that are not figures: line, the run with the text after it, the words before it (none:
/// the run begins the line), reason.
const NOT_FIGURES: [(usize, &str, &str, &str); 16] = [
    (2, "2011年工作", "", "year in a heading"),
    (9, "2010年和", "", "year in a heading"),
    (21, "3G业务发展", "又下降11%。", "name of a technology"),
    (26, "5年，也是", "极不平凡的", "length of the plan period"),
    (26, "5年。预计", "重大成就的", "length of the plan period"),
    (26, "2005年到", "预计从", "year"),
    (26, "2010年，全部", "2005年到", "year"),
    (26, "5年努力", "经过", "length of the plan period"),
    (27, "2011年：", "", "year in a heading"),
    (28, "1 落实", "", "list marker of a heading"),
    (33, "2 推进", "", "list marker of a heading"),
    (39, "3 发挥", "", "list marker of a heading"),
    (42, "4 优化", "", "list marker of a heading"),
    (45, "36号文件", "国发", "document number"),
    (47, "5 确保", "", "list marker of a heading"),
    (49, "6 推进", "", "list marker of a heading"),
];

/// The words of the report that a qualifier stands for.
const QUALIFIER_WORDS: [(&str, &[&str]); 5] = [
    ("about", &["左右", "约"]),
    ("over", &["超过", "突破"]),
    ("at-least", &["以上"]),
    ("near", &["近"]),
    ("all", &["全部"]),
];

/// The rows of a table: cells are separated by blanks and contain none.
fn rows<const CELLS: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; CELLS]> {
    table.trim().lines().map(|line| {
        let cells: Vec<_> = line.split_whitespace().collect();
        cells
            .try_into()
            .unwrap_or_else(|cells| panic!("a row should have {CELLS} cells: {cells:?}"))
    })
}

// ---- the document -------------------------------------------------------------------------

#[derive(Clone, Copy)]
struct Measure<'a> {
    indicator: &'a Value,
    measure: &'a Value,
}

impl<'a> Measure<'a> {
    fn id(self) -> &'a str {
        text(self.indicator, "id")
    }
    fn get(self, field: &str) -> &'a str {
        text(self.measure, field)
    }
    fn value(self) -> f64 {
        self.measure["value"].as_f64().expect("a value is a number")
    }
    fn estimate(self) -> bool {
        self.measure["estimate"].as_bool().expect("estimate is true or false")
    }
    fn drawn(self) -> &'a str {
        self.measure["drawn"].as_str().unwrap_or("mark")
    }
    fn label(self) -> String {
        format!("{} {} “{}”", self.id(), self.get("period"), self.get("stated"))
    }
}

fn document() -> Value {
    serde_json::from_str(include_str!("../data/miit-2011.json")).expect("data/miit-2011.json is JSON")
}

fn text<'a>(object: &'a Value, field: &str) -> &'a str {
    object[field]
        .as_str()
        .unwrap_or_else(|| panic!("no text in field {field:?} of {object}"))
}

fn list<'a>(object: &'a Value, field: &str) -> &'a [Value] {
    object[field]
        .as_array()
        .unwrap_or_else(|| panic!("no list in field {field:?} of {object}"))
}

fn measures(document: &Value) -> Vec<Measure<'_>> {
    list(document, "indicators")
        .iter()
        .flat_map(|indicator| {
            list(indicator, "measures")
                .iter()
                .map(move |measure| Measure { indicator, measure })
        })
        .collect()
}

/// The one measure of an indicator for a period.
fn measure<'a>(document: &'a Value, id: &str, period: &str) -> Measure<'a> {
    let found: Vec<_> = measures(document)
        .into_iter()
        .filter(|m| m.id() == id && m.get("period") == period)
        .collect();
    assert_eq!(found.len(), 1, "measures of {id} for {period}");
    found[0]
}

fn indicator<'a>(document: &'a Value, id: &str) -> &'a Value {
    list(document, "indicators")
        .iter()
        .find(|indicator| text(indicator, "id") == id)
        .unwrap_or_else(|| panic!("no indicator {id}"))
}

fn assert_unique<'a>(what: &str, keys: impl Iterator<Item = String> + 'a) {
    let mut seen = BTreeSet::new();
    for key in keys {
        assert!(seen.insert(key.clone()), "{what} {key:?} occurs twice");
    }
}

// ---- the report ---------------------------------------------------------------------------

/// A part of one line of the report under one heading.
struct Segment {
    line: usize,
    heading: String,
    text: String,
}

/// Position of a digit run or of a figure as stated: its segment, and its bytes there.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Place {
    segment: usize,
    start: usize,
    end: usize,
}

/// The report in segments, or `None` (with a message) where it is not present.
fn report(document: &Value) -> Option<Vec<Segment>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/report/miit-2011.txt");
    let Ok(source) = std::fs::read_to_string(path) else {
        println!("left out: the report is not present at {path}");
        return None;
    };
    let five_year = list(document, "sections")
        .iter()
        .find(|section| text(section, "id") == "five-year")
        .map(|section| text(&section["title"], "zh"))
        .expect("section five-year");
    let mut heading = String::new();
    let mut segments = Vec::new();
    for (index, line) in source.lines().enumerate() {
        // Some headings are at the end of a paragraph, after a run of no-break spaces.
        for part in line.split('\u{a0}').map(str::trim) {
            if part.is_empty() {
                continue;
            }
            if !part.contains('。') && !part.ends_with('：') {
                heading = part.to_owned();
            }
            // The paragraph on the five years ends the chapter that its heading names.
            if part.starts_with("“十一五”时期") {
                heading = five_year.to_owned();
            }
            segments.push(Segment {
                line: index + 1,
                heading: heading.clone(),
                text: part.to_owned(),
            });
        }
    }
    Some(segments)
}

/// Digits, with a decimal point between them.
fn digit_runs(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mut runs = Vec::new();
    let mut i = 0;
    while i < bytes.len() {
        if !digit(i) {
            i += 1;
            continue;
        }
        let start = i;
        while digit(i) || (bytes.get(i) == Some(&b'.') && digit(i + 1)) {
            i += 1;
        }
        runs.push(start..i);
    }
    runs
}

/// A place with up to eight characters of context on either side, for failure messages.
fn shown(segments: &[Segment], place: &Place) -> String {
    let segment = &segments[place.segment];
    let before: Vec<char> = segment.text[..place.start].chars().rev().take(8).collect();
    let after: String = segment.text[place.end..].chars().take(8).collect();
    format!(
        "line {} ({}): …{}[{}]{after}…",
        segment.line,
        segment.heading,
        before.iter().rev().collect::<String>(),
        &segment.text[place.start..place.end],
    )
}

/// The words before a measure, from the table.
fn words_before(measure: Measure<'_>) -> &'static str {
    rows(PLACES)
        .find(|[id, period, _]| *id == measure.id() && *period == measure.get("period"))
        .unwrap_or_else(|| panic!("{} has no row in PLACES", measure.label()))[2]
}

/// The only place of a measure in its section of the report.
fn place_of(document: &Value, segments: &[Segment], measure: Measure<'_>) -> Place {
    let heading = list(document, "sections")
        .iter()
        .find(|section| text(section, "id") == measure.get("section"))
        .map(|section| text(&section["title"], "zh"))
        .unwrap_or_else(|| panic!("{}: no such section", measure.label()));
    let stated = measure.get("stated");
    let sought = format!("{}{stated}", words_before(measure));
    let mut places = Vec::new();
    for (index, segment) in segments.iter().enumerate() {
        if segment.heading != heading {
            continue;
        }
        for (start, found) in segment.text.match_indices(&sought) {
            let end = start + found.len();
            places.push(Place {
                segment: index,
                start: end - stated.len(),
                end,
            });
        }
    }
    assert_eq!(
        places.len(),
        1,
        "{}: “{sought}” should stand once in section “{heading}”, stands {} times",
        measure.label(),
        places.len()
    );
    places.remove(0)
}

// ---- 1: the document alone ----------------------------------------------------------------

#[test]
fn holds_54_measures_41_of_indicators_13_of_counts_51_drawn() {
    let document = document();
    let all = measures(&document);
    let of_type = |name| all.iter().filter(|m| text(m.indicator, "type") == name).count();
    assert_eq!(all.len(), 54, "measures");
    assert_eq!(of_type("indicator"), 41, "measures of type indicator");
    assert_eq!(of_type("count"), 13, "measures of type count");
    let in_words: Vec<_> = all
        .iter()
        .filter(|m| m.drawn() == "words")
        .map(|m| (m.id(), m.get("period")))
        .collect();
    assert_eq!(
        in_words,
        [
            ("all-industry-value-added", "2005-2010"),
            ("documents-on-restructuring", "2010"),
            ("state-banks", "2010")
        ],
        "the measures given in words; the other 51 are drawn as marks"
    );
}

#[test]
fn ids_are_unique_and_sections_exist() {
    let document = document();
    let kebab = |id: &str| {
        id.split('-')
            .all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()))
    };
    let ids = |field| {
        list(&document, field)
            .iter()
            .map(|entry| text(entry, "id").to_owned())
            .collect::<Vec<_>>()
    };
    for id in ids("indicators").iter().chain(&ids("sections")) {
        assert!(kebab(id), "id {id:?} is not kebab-case");
    }
    assert_unique("indicator", ids("indicators").into_iter());
    assert_unique("section", ids("sections").into_iter());
    assert_unique(
        "measure",
        measures(&document)
            .iter()
            .map(|m| format!("{} {} {}", m.id(), m.get("period"), m.get("kind"))),
    );
    let sections: BTreeSet<_> = ids("sections").into_iter().collect();
    let used: BTreeSet<_> = measures(&document)
        .iter()
        .map(|m| m.get("section").to_owned())
        .collect();
    assert_eq!(used, sections, "sections used, and sections listed");
}

#[test]
fn every_field_holds_a_known_word() {
    let document = document();
    for m in measures(&document) {
        for (field, accepted) in [
            (
                "period",
                &["2005", "2009", "2010", "2011", "2005-2010", "2009-2010"][..],
            ),
            ("kind", &["target", "result"]),
            (
                "comparison",
                &["yoy", "cumulative", "average-annual", "level", "share-of"],
            ),
            ("direction", &["increase", "decrease", "level", "share"]),
            ("qualifier", &["exact", "about", "over", "at-least", "near", "all"]),
        ] {
            let found = m.get(field);
            assert!(
                accepted.contains(&found),
                "{}: {field} is {found:?}, accepted: {accepted:?}",
                m.label()
            );
        }
        assert!(m.value() > 0.0, "{}: value carries no sign", m.label());
        assert_eq!(
            m.get("kind") == "target",
            m.get("period") == "2011",
            "{}: targets are for 2011, and nothing else is",
            m.label()
        );
        assert_eq!(
            m.get("comparison") == "share-of",
            m.get("direction") == "share",
            "{}: a share is a share in both fields",
            m.label()
        );
        assert_eq!(
            m.get("direction") == "share",
            m.indicator.get("share_of").is_some(),
            "{}: a share names its base, and only a share does",
            m.label()
        );
        assert_eq!(
            m.get("unit").ends_with(['家', '个', '项', '名', '户']),
            m.indicator.get("counted").is_some(),
            "{}: a counting unit says what is counted",
            m.label()
        );
        assert!(matches!(m.drawn(), "mark" | "words"), "{}: drawn", m.label());
        m.estimate();
    }
}

#[test]
fn every_text_is_there_in_both_languages() {
    let document = document();
    let both = |what: &str, value: &Value| {
        for lang in ["zh", "en"] {
            assert!(
                value[lang].as_str().is_some_and(|t| !t.trim().is_empty()),
                "{what} has no text in {lang}"
            );
        }
    };
    both("title", &document["title"]);
    both("publisher", &document["publisher"]);
    for section in list(&document, "sections") {
        both(text(section, "id"), &section["title"]);
    }
    for indicator in list(&document, "indicators") {
        let id = text(indicator, "id");
        both(id, &indicator["name"]);
        for field in ["note", "counted", "share_of"] {
            if let Some(value) = indicator.get(field) {
                both(&format!("{field} of {id}"), value);
            }
        }
        let name = text(&indicator["name"], "en");
        assert!(name.chars().count() <= 45, "{id}: {name:?} is long");
    }
    for lang in ["zh", "en"] {
        assert_unique(
            "name",
            list(&document, "indicators")
                .iter()
                .map(|indicator| text(&indicator["name"], lang).to_owned()),
        );
    }
}

/// Number, unit and qualifier of a measure are those of its wording.
#[test]
fn each_measure_says_what_it_states() {
    // Stated without digits, or without the measure word: the wording does not contain both value and unit.
    let in_words = [
        ("civil-licence-holders", "一半以上"),
        ("townships-online", "全部"),
        ("documents-on-restructuring", "两个"),
        ("state-banks", "四大"),
        ("users-3g", "突破4000万"),
    ];
    let document = document();
    for m in measures(&document) {
        let stated = m.get("stated");
        let mut rest = stated.to_owned();
        let mut qualifier = "exact";
        for (name, words) in QUALIFIER_WORDS {
            for word in words {
                if rest.contains(word) {
                    qualifier = name;
                    rest = rest.replace(word, "");
                }
            }
        }
        assert_eq!(m.get("qualifier"), qualifier, "{}: qualifier", m.label());
        if in_words.contains(&(m.id(), stated)) {
            continue;
        }
        let runs = digit_runs(&rest);
        assert_eq!(runs.len(), 1, "{}: one number in what is stated", m.label());
        let number: f64 = rest[runs[0].clone()].parse().unwrap();
        assert_eq!(m.value(), number, "{}: value", m.label());
        assert_eq!(m.get("unit"), &rest[runs[0].end..], "{}: unit", m.label());
    }
    for (id, period, value, unit) in [
        ("civil-licence-holders", "2010", 50.0, "%"),
        ("townships-online", "2010", 100.0, "%"),
        ("documents-on-restructuring", "2010", 2.0, "个"),
        ("state-banks", "2010", 4.0, "家"),
        ("users-3g", "2010", 4000.0, "万户"),
    ] {
        let m = measure(&document, id, period);
        assert_eq!((m.value(), m.get("unit")), (value, unit), "{}", m.label());
    }
}

// ---- 2: the document against the report ---------------------------------------------------

#[test]
fn every_number_of_the_report_is_a_measure_or_listed() {
    let document = document();
    let Some(segments) = report(&document) else {
        return;
    };
    let mut runs: BTreeMap<Place, Vec<String>> = BTreeMap::new();
    for (index, segment) in segments.iter().enumerate() {
        for run in digit_runs(&segment.text) {
            let place = Place {
                segment: index,
                start: run.start,
                end: run.end,
            };
            runs.insert(place, Vec::new());
        }
    }
    for m in measures(&document) {
        let stated = place_of(&document, &segments, m);
        for (run, owners) in &mut runs {
            if run.segment == stated.segment && run.start < stated.end && stated.start < run.end {
                assert!(
                    stated.start <= run.start && run.end <= stated.end,
                    "{} cuts a number in two: {}",
                    m.label(),
                    shown(&segments, run)
                );
                owners.push(m.id().to_owned());
            }
        }
    }
    for row in NOT_FIGURES {
        let (line, run_and_after, before, reason) = row;
        let found: Vec<_> = runs
            .keys()
            .filter(|run| {
                let segment = &segments[run.segment];
                segment.line == line
                    && segment.text[run.start..].starts_with(run_and_after)
                    && segment.text[..run.start].ends_with(before)
                    && (run.start == 0 || !before.is_empty())
            })
            .cloned()
            .collect();
        assert_eq!(found.len(), 1, "{row:?} should name one digit run of the report");
        runs.get_mut(&found[0]).unwrap().push(format!("no figure: {reason}"));
    }
    let mut errors = Vec::new();
    for (run, owners) in &runs {
        let shared = owners.iter().map(String::as_str).collect::<Vec<_>>();
        if shared.len() != 1 && shared != ["energy-intensity", "carbon-intensity"] {
            errors.push(format!("{} belongs to {shared:?}", shown(&segments, run)));
        }
    }
    assert!(
        errors.is_empty(),
        "each digit run belongs to one measure or one row of NOT_FIGURES \
         (only 各降低4% to two measures):\n{}",
        errors.join("\n")
    );
    // 54 measures, four of them without digits, two on one run; and 16 runs that are not figures.
    assert_eq!(runs.len(), 54 - 4 - 1 + 16, "digit runs of the report");
}

#[test]
fn every_measure_is_once_in_its_section_with_its_words() {
    let document = document();
    let Some(segments) = report(&document) else {
        return;
    };
    let mut places: BTreeMap<Place, &str> = BTreeMap::new();
    for m in measures(&document) {
        let place = place_of(&document, &segments, m);
        let segment = &segments[place.segment];
        let (before, after) = (&segment.text[..place.start], &segment.text[place.end..]);
        for word in QUALIFIER_WORDS.iter().flat_map(|(_, words)| *words) {
            assert!(
                !before.ends_with(word) && !after.starts_with(word),
                "{} leaves out {word}: {}",
                m.label(),
                shown(&segments, &place)
            );
        }
        // The unit does not continue after the figure as stated: 1亿 of 1亿吨, 1.5万 of 1.5万亿元.
        assert!(
            !after.starts_with(['万', '亿', '元', '吨', '户', '%']),
            "{} breaks off: {}",
            m.label(),
            shown(&segments, &place)
        );
        if let Some(other) = places.insert(place.clone(), m.id()) {
            assert_eq!(
                (other, m.id()),
                ("energy-intensity", "carbon-intensity"),
                "two measures on one figure: {}",
                shown(&segments, &place)
            );
        }
    }
    let listed: BTreeSet<_> = rows(PLACES).map(|[id, period, _]| (id, period)).collect();
    assert_eq!(listed.len(), 54, "a row of PLACES for each measure");
    for (id, period) in listed {
        measure(&document, id, period);
    }
}

/// 预计 applies to its whole sentence; 能够实现 marks an estimate too; values of 2005 are facts.
#[test]
fn estimates_are_those_of_the_report() {
    let document = document();
    let Some(segments) = report(&document) else {
        return;
    };
    for m in measures(&document) {
        let place = place_of(&document, &segments, m);
        let line = &segments[place.segment].text;
        let start = line[..place.start].rfind('。').map_or(0, |i| i + '。'.len_utf8());
        let end = line[place.end..].find('。').map_or(line.len(), |i| place.end + i);
        let expected = line[start..place.start].contains("预计") || line[start..end].contains("能够实现");
        assert_eq!(
            m.estimate(),
            expected && m.get("period") != "2005",
            "{}: estimate, in the sentence “{}”",
            m.label(),
            &line[start..end]
        );
    }
}

#[test]
fn headings_names_and_aliases_are_the_words_of_the_report() {
    let document = document();
    let Some(segments) = report(&document) else {
        return;
    };
    for section in list(&document, "sections") {
        let title = text(&section["title"], "zh");
        assert_eq!(
            segments.iter().filter(|s| s.text == title).count(),
            1,
            "headings “{title}” in the report"
        );
    }
    assert_eq!(segments[0].text, text(&document["title"], "zh"), "title of the report");
    for indicator in list(&document, "indicators") {
        for alias in indicator["aliases"].as_array().into_iter().flatten() {
            let alias = alias.as_str().unwrap();
            assert!(
                segments.iter().any(|s| s.text.contains(alias)),
                "{}: the report never says “{alias}”",
                text(indicator, "id")
            );
        }
    }
}

// ---- 3: the traps -------------------------------------------------------------------------

/// Qualifier and estimate of each figure that is easily misread.
const TRAP_WORDS: &str = "
    industrial-value-added        2010       15%左右      about  estimate
    industrial-value-added        2011       11%左右      about  fact
    telecom-volume                2010       20.4%        exact  estimate
    telecom-revenue               2010       6%           exact  estimate
    telecom-revenue               2011       5%左右       about  fact
    energy-intensity              2010       6%           exact  estimate
    energy-intensity              2011       4%           exact  fact
    civil-licence-holders         2010       一半以上     at-least fact
    service-platforms             2010       近100个      near   fact
    users-3g                      2010       突破4000万   over   fact
    townships-online              2010       全部         all    fact
    villages-with-telephone       2010       100%         exact  fact
    telecom-tariff                2009       9%           exact  fact
    telecom-tariff                2010       11%          exact  fact
    all-industry-value-added      2005       7.72万亿元   exact  fact
    all-industry-value-added      2010       15.5万亿元   exact  estimate
    all-industry-value-added      2005-2010  11.3%        exact  estimate
    energy-intensity-above-scale  2005-2010  超过25%      over   estimate
    industrial-cod                2005-2010  25%          exact  estimate
    industrial-so2                2005-2010  20%左右      about  estimate
    eliminated-iron               2005-2010  1.1亿吨      exact  estimate
    eliminated-steel              2005-2010  6860万吨     exact  estimate
    eliminated-cement             2005-2010  3.3亿吨      exact  estimate
    eliminated-coke               2005-2010  1亿吨        exact  estimate
    eliminated-paper              2005-2010  1030万吨     exact  estimate
    telephone-subscribers         2005       7.4亿户      exact  fact
    telephone-subscribers         2010       11.5亿户     exact  estimate
    internet-users                2005       1.11亿户     exact  fact
    internet-users                2010       4.59亿户     exact  estimate
    international-bandwidth       2005       136G         exact  fact
    international-bandwidth       2010       超过1000G    over   estimate
    e-commerce                    2005       1.5万亿元    exact  fact
    e-commerce                    2010       约4.5万亿元  about  estimate
";

#[test]
fn traps_qualifier_and_estimate() {
    let document = document();
    for [id, period, stated, qualifier, estimate] in rows(TRAP_WORDS) {
        let m = measure(&document, id, period);
        assert_eq!(
            (m.get("stated"), m.get("qualifier"), m.estimate()),
            (stated, qualifier, estimate == "estimate"),
            "{id} {period}"
        );
    }
}

/// Comparison and direction where a wrong one would change the meaning.
const TRAP_STORY: &str = "
    all-industry-value-added      2005-2010  average-annual  increase  %
    energy-intensity              2011       yoy             decrease  %
    carbon-intensity              2011       yoy             decrease  %
    water-intensity               2011       yoy             decrease  %
    solid-waste-utilisation       2011       yoy             increase  个百分点
    industrial-value-added        2011       yoy             increase  %
    telecom-tariff                2009       yoy             decrease  %
    telecom-tariff                2010       yoy             decrease  %
    energy-intensity-above-scale  2005-2010  cumulative      decrease  %
    industrial-cod                2005-2010  cumulative      decrease  %
    industrial-so2                2005-2010  cumulative      decrease  %
    eliminated-iron               2005-2010  cumulative      level     亿吨
    eliminated-steel              2005-2010  cumulative      level     万吨
    eliminated-paper              2005-2010  cumulative      level     万吨
    standards-drawn-up            2009-2010  cumulative      level     项
    closure-industries            2010       level           level     个
    closure-firms                 2010       level           level     家
    townships-online              2010       share-of        share     %
";

#[test]
fn traps_comparison_and_direction() {
    let document = document();
    for [id, period, comparison, direction, unit] in rows(TRAP_STORY) {
        let m = measure(&document, id, period);
        assert_eq!(
            (m.get("comparison"), m.get("direction"), m.get("unit")),
            (comparison, direction, unit),
            "{id} {period}"
        );
    }
}

/// Which figures are one series and which are two; and the arithmetic behind the notes.
#[test]
fn traps_series_and_arithmetic() {
    let document = document();
    let periods = |id| {
        list(indicator(&document, id), "measures")
            .iter()
            .map(|m| text(m, "period").to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(periods("industrial-value-added"), ["2010", "2011"]);
    assert_eq!(periods("energy-intensity"), ["2010", "2011"]);
    assert_eq!(periods("telecom-revenue"), ["2010", "2011"]);
    assert_eq!(periods("telecom-tariff"), ["2009", "2010"]);
    assert_eq!(periods("all-industry-value-added"), ["2005", "2010", "2005-2010"]);
    assert_eq!(periods("energy-intensity-above-scale"), ["2005-2010"]);

    let value = |id, period| measure(&document, id, period).value();
    let (from, to) = (
        value("all-industry-value-added", "2005"),
        value("all-industry-value-added", "2010"),
    );
    let stated = value("all-industry-value-added", "2005-2010");
    let nominal = ((to / from).powf(0.2) - 1.0) * 100.0;
    assert!((nominal - 14.96).abs() < 0.01, "nominal rate {nominal}");
    let at_stated_rate = from * (1.0 + stated / 100.0).powi(5);
    assert!((at_stated_rate - 13.19).abs() < 0.01, "{at_stated_rate}");

    let left =
        100.0 * (1.0 - value("telecom-tariff", "2009") / 100.0) * (1.0 - value("telecom-tariff", "2010") / 100.0);
    assert!((left - 80.99).abs() < 1e-9, "tariff index {left}");

    // From the top: cement, iron, coke, steel, paper.
    let mut tonnes: Vec<_> = ["iron", "steel", "cement", "coke", "paper"]
        .map(|name| {
            let m = measure(&document, &format!("eliminated-{name}"), "2005-2010");
            let factor = match m.get("unit") {
                "亿吨" => 1e8,
                "万吨" => 1e4,
                other => panic!("{}: unit {other}", m.label()),
            };
            (m.value() * factor, name)
        })
        .to_vec();
    tonnes.sort_by(|a, b| b.0.total_cmp(&a.0));
    let ranked: Vec<_> = tonnes.iter().map(|(_, name)| *name).collect();
    assert_eq!(ranked, ["cement", "iron", "coke", "steel", "paper"]);

    for (id, words) in [
        ("all-industry-value-added", "可比价格"),
        ("internet-users", "人数"),
        ("energy-intensity", "强度"),
        ("carbon-intensity", "强度"),
        ("water-intensity", "强度"),
        ("energy-intensity-above-scale", "强度"),
        ("solid-waste-utilisation", "百分点"),
        ("telecom-tariff", "80.99"),
        ("standards-drawn-up", "两年"),
        ("industrial-cod", "20%"),
        ("telecom-revenue", "2010年"),
        ("eliminated-iron", "五年"),
        ("industrial-value-added", "放慢"),
    ] {
        let note = text(&indicator(&document, id)["note"], "zh");
        assert!(note.contains(words), "{id}: the note does not say {words}");
    }
}
