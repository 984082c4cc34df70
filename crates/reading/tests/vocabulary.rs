//! The table of indicators: every line is complete, no name stands for two indicators, and names are found, set apart and
//! written in English.
// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
use quantity::Unit;
use reading::vocabulary::{Topic, Usual, vocabulary};
use std::collections::{BTreeMap, BTreeSet};

const INDICATORS: &str = include_str!("../data/indicators.tsv");
const WORDS: &str = include_str!("../data/words.tsv");

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.starts_with(['#', '@', '~', '+']));
    lines.map(|line| line.split('|').collect())
}

fn is_chinese(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
        || ('\u{3000}'..='\u{303f}').contains(&c)
        || ('\u{ff00}'..='\u{ffef}').contains(&c)
}

#[test]
fn every_line_of_the_table_is_an_indicator() {
    let vocabulary = vocabulary();
    assert_eq!(vocabulary.entries().len(), rows(INDICATORS).count());
    assert!(vocabulary.entries().len() >= 500, "{}", vocabulary.entries().len());
    for row in rows(INDICATORS) {
        assert_eq!(row.len(), 6, "{row:?}");
        assert!(row.iter().all(|cell| cell.trim() == *cell), "{row:?}");
        let (usual, last) = (row[4], row[5]);
        assert!(
            !usual.is_empty() && usual.chars().all(|c| "ylasc".contains(c)),
            "{row:?}"
        );
        let letters: BTreeSet<char> = usual.chars().collect();
        assert_eq!(letters.len(), usual.len(), "{row:?}");
        assert!(
            last.starts_with(['+', '-', '=']) && last.len() == 2 && last.ends_with(['1', '2', '3']),
            "{row:?}"
        );
    }
    for line in INDICATORS
        .lines()
        .chain(WORDS.lines())
        .filter_map(|line| line.strip_prefix('@'))
    {
        assert!(Topic::all().any(|topic| topic.word() == line), "{line}");
    }
    let known: BTreeSet<Topic> = vocabulary.entries().iter().map(|entry| entry.topic).collect();
    assert_eq!(known, Topic::all().collect());
}

#[test]
fn english_is_english_and_names_are_chinese() {
    for entry in vocabulary().entries() {
        assert!(
            !entry.english.is_empty() && !entry.english.chars().any(is_chinese),
            "{entry:?}"
        );
        assert!(
            entry.english.chars().all(|c| !c.is_control()) && entry.english.len() <= 90,
            "{entry:?}"
        );
        assert!(
            entry
                .forms()
                .all(|form| form.chars().any(is_chinese) || form.is_ascii()),
            "{entry:?}"
        );
        assert!(entry.name.chars().any(is_chinese), "{entry:?}");
    }
    let mut english = BTreeMap::new();
    for entry in vocabulary().entries() {
        if let Some(other) = english.insert(entry.english, entry.name) {
            panic!("{other} and {} are both {}", entry.name, entry.english);
        }
    }
    for row in rows(WORDS) {
        assert!(!row[1].is_empty() && !row[1].chars().any(is_chinese), "{row:?}");
        assert_eq!(row.len(), if row[1].contains("{}") { 5 } else { 2 }, "{row:?}");
    }
}

#[test]
fn no_name_stands_for_two_indicators() {
    let vocabulary = vocabulary();
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for entry in vocabulary.entries() {
        for form in entry.forms() {
            if let Some(other) = seen.insert(vocabulary.short(form), entry.name) {
                panic!("{form} of {} is there before, in {other}", entry.name);
            }
            assert_eq!(vocabulary.named(form).unwrap().entry.name, entry.name, "{form}");
        }
    }
    let mut words = BTreeSet::new();
    for row in rows(WORDS) {
        assert!(words.insert(row[0]), "{} is there twice", row[0]);
    }
}

#[test]
fn units_are_those_of_documents_and_fit_the_comparison() {
    for entry in vocabulary().entries() {
        for unit in &entry.units {
            assert!(Unit::parse(unit).is_some(), "{unit} of {}", entry.name);
        }
        assert!(!entry.usual.is_empty());
        if entry.usual[0] == Usual::ShareOf {
            assert_eq!(entry.units, ["%"], "{}", entry.name);
        }
    }
}

#[test]
fn spellings_aliases_and_doings_lead_to_the_indicator() {
    let full = |name: &str| vocabulary().named(name).map(|named| named.full());
    for (name, expected) in [
        ("规上工业增加值", "规模以上工业增加值"),
        ("GDP", "地区生产总值"),
        ("PM2.5平均浓度", "PM2.5浓度"),
        ("优良天数比例", "空气质量优良天数比率"),
        ("全社会研发经费投入强度", "研发经费投入强度"),
        ("国家级专精特新“小巨人”企业", "专精特新“小巨人”企业"),
        ("新建农村公路", "新建农村公路"),
        ("高速公路通车总里程", "高速公路里程"),
        ("新增养老床位", "新增养老床位"),
        ("服务业增加值占地区生产总值的比重", "服务业增加值占比"),
    ] {
        assert_eq!(full(name).as_deref(), Some(expected), "{name}");
    }
    for name in ["", "工作", "某镇生产总值", "新建", "增长"] {
        assert_eq!(full(name), None, "{name}");
    }
    let new = vocabulary().named("新增上市公司").unwrap();
    assert!(!new.same(&vocabulary().named("上市公司").unwrap()));
}

#[test]
fn indicators_are_found_in_a_text_at_their_places() {
    let text = "全市规模以上工业增加值增长7%，新能源汽车产量达到3万辆，GDP增长5%。";
    let found: Vec<(String, &str)> = vocabulary()
        .mentions(text)
        .iter()
        .map(|it| {
            (
                text.chars().skip(it.start).take(it.end - it.start).collect(),
                it.entry.name,
            )
        })
        .collect();
    let expected = [
        ("规模以上工业增加值", "规模以上工业增加值"),
        ("新能源汽车产量", "新能源汽车产量"),
        ("GDP", "地区生产总值"),
    ];
    assert_eq!(found, expected.map(|(part, name)| (part.to_owned(), name)));
}

#[test]
fn names_of_known_words_are_written_in_english() {
    let english = |name: &str| vocabulary().english(name);
    for (name, expected) in [
        ("地区生产总值", "GDP"),
        ("城镇新增就业", "New urban jobs"),
        ("小麦产量", "Wheat output"),
        ("建筑业增加值", "Value added of construction"),
        ("机电产品出口额", "Exports of mechanical and electrical products"),
        ("新建农村公路", "Rural roads built and upgraded"),
        ("新增上市公司", "New listed companies"),
        ("淘汰落后水泥产能", "Outdated cement capacity eliminated"),
        ("高技术产业占工业比重", "High-tech industries as a share of industry"),
        ("铁路、公路货运量", "Railways and road freight"),
        ("太阳能发电量", "Solar power generation"),
        ("省重点实验室", "Provincial key laboratories"),
        ("新增“小巨人”企业", "New “little giant” enterprises"),
        ("“小巨人”企业", "“Little giant” enterprises"),
        ("锂电池出口", "Exports of lithium batteries"),
        ("锂电池产量", "Lithium battery output"),
        ("设施农业产值", "Output value of facility agriculture"),
        ("工业税收", "Industrial tax revenue"),
        ("人工智能产业项目", "Artificial intelligence industry projects"),
        (
            "新培育省级先进制造业集群",
            "Provincial advanced manufacturing clusters newly fostered",
        ),
        ("建设精品示范村", "Premium rural revitalization model villages built"),
        ("残疾人新增就业", "New jobs for people with disabilities"),
        ("文旅经济增加值", "Value added of culture and tourism"),
        ("基金规模", "Size of funds"),
    ] {
        assert_eq!(english(name).as_deref(), Some(expected), "{name}");
    }
    for name in ["", "某某产量", "产量", "新建", "在建的那些", "“双百”项目"] {
        assert_eq!(english(name), None, "{name}");
    }
    // A list of industries is no name for a chart.
    assert_eq!(
        english("信息传输、软件和信息技术服务业和租赁和商务服务业和批发和零售业增加值"),
        None
    );
    let text = "规模以上工业企业新建".repeat(400);
    assert!(english(&text).is_none());
}

/// The tables are part of what editors download.
#[test]
fn the_tables_stay_small() {
    assert!(
        INDICATORS.len() + WORDS.len() < 72 * 1024,
        "{}",
        INDICATORS.len() + WORDS.len()
    );
}
