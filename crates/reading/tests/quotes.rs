//! Quotes: unique in their text, found by browsers as they look words up, and no copies of sentences.
// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use reading::draft::draft;
use reading::propose::open;
use reading::quote::Quotable;
use report_charts::report::{Quote, Report};

const PROVINCE: &str = include_str!("../../../tests/reports/province-2031.txt");

/// The quote of the n-th occurrence of some words, as one text with its words in brackets.
fn quoted(text: &str, words: &str, nth: usize) -> String {
    let (at, _) = text.match_indices(words).nth(nth).unwrap();
    let start = text.split_at(at).0.chars().count();
    let quote = Quotable::new(text).quote(start, start + words.chars().count());
    quote.map_or_else(String::new, |quote| {
        format!("{}[{}]{}", quote.prefix, quote.text, quote.suffix)
    })
}

#[test]
fn no_more_is_quoted_than_makes_a_figure_unique() {
    for (text, words, nth, expected) in [
        ("棉花产量增长7%，糖料产量增长8%。", "7%", 0, "[7%]"),
        // Two figures of one value differ by what follows, or by what stands in front from a comma on.
        ("棉花产量增长7%，糖料产量增长7%。", "7%", 0, "[7%]，"),
        ("棉花产量增长7%，糖料产量增长7%。", "7%", 1, "[7%]。"),
        ("棉花增长7%。糖料增长7%。", "7%", 1, "糖料增长[7%]"),
        // 5% is part of neither 15% nor 2.5%; browsers may take the latter for it.
        ("甲增长15%，乙增长5%。", "5%", 1, "[5%]"),
        ("甲增长2.5%，乙增长5%；", "5%", 1, "[5%]；"),
        // Digits alone stand in menus and dates of a page, too.
        (
            "建成学校、医院、车站等6座场馆和体育设施以及公园绿地一批",
            "6座",
            0,
            "车站等[6]",
        ),
        // Where Chinese words meet, nobody knows a boundary: a known word is the best one.
        (
            "全省上下共同努力新增三个园区和三个港口并网",
            "三个",
            1,
            "[三个]港口并网",
        ),
        // White space may be anything on a page, so it is not quoted.
        ("增长 7% 左右\n增长 7% 以上\n", "7%", 1, ""),
    ] {
        assert_eq!(quoted(text, words, nth), expected, "{text}");
    }
}

#[test]
fn widths_and_cases_of_characters_are_not_compared() {
    let text = "甲增长５％。乙增长5%。丙1亿TD，丁1亿td；";
    assert_eq!(quoted(text, "5%", 0), "[5%]。丙");
    assert_eq!(quoted(text, "1亿", 1), "丁[1亿]");
}

#[test]
fn a_draft_quotes_its_figures() {
    let drafted = draft(PROVINCE).drafted;
    let text = Quotable::new(PROVINCE);
    assert!(drafted.len() > 10);
    for one in &drafted {
        let quote = one
            .quote
            .as_ref()
            .unwrap_or_else(|| panic!("{} has no quote", one.stated));
        assert_eq!(text.count(quote), 1, "{quote:?}");
    }
}

#[test]
fn the_address_of_an_editor_goes_into_the_document() {
    let mut drafted = draft(PROVINCE);
    let report = Report::read(&drafted.document()).unwrap();
    assert_eq!(report.url, None);
    let quotes = report
        .data()
        .filter(|datum| datum.measure.source.quote.is_some())
        .count();
    assert_eq!(quotes, report.data().count());
    drafted.url = Some("https://example.cn/2031.html".to_owned());
    assert_eq!(open(&drafted.document()).unwrap().url, drafted.url);
    drafted.url = Some("javascript:alert(1)".to_owned());
    let error = Report::read(&drafted.document()).unwrap_err();
    assert_eq!((error.code().name(), error.path()), ("invalid-address", "url"));
}

/// How many places a browser may take for a quote, looked for in the plainest way: white space between its characters is passed over.
fn places(text: &str, quote: &Quote) -> usize {
    let fold = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap().to_ascii_lowercase(),
        other => other.to_ascii_lowercase(),
    };
    let chars: Vec<char> = text.chars().map(fold).collect();
    let wanted: Vec<char> = format!("{}{}{}", quote.prefix, quote.text, quote.suffix)
        .chars()
        .map(fold)
        .collect();
    let end_of = |start: usize| {
        let mut at = start;
        for c in &wanted {
            while at > start && chars.get(at).is_some_and(|c| c.is_whitespace()) {
                at += 1;
            }
            if chars.get(at) != Some(c) {
                return None;
            }
            at += 1;
        }
        Some(at)
    };
    let is_part = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_alphanumeric);
    let joined = |at: usize| is_part(at.checked_sub(1)) && is_part(Some(at));
    let found = (0..chars.len()).filter_map(|start| Some((start, end_of(start)?)));
    found.filter(|(start, end)| !joined(*start) && !joined(*end)).count()
}

proptest! {
    #[test]
    fn a_quote_is_found_once_and_is_short(
        parts in prop::collection::vec(("(产量|收入|全省|新增|和|近|，|。|、| |\n){1,4}", "[1-3１]{1,2}(\\.[1-3])?(%|％|亿元|万人|个|G|g)?"), 1..12),
        nth in any::<prop::sample::Index>(),
    ) {
        let mut text = String::new();
        let mut figures = Vec::new();
        for (words, figure) in &parts {
            text += words;
            let start = text.chars().count();
            text += figure;
            figures.push((start, text.chars().count()));
        }
        text += "。";
        let (start, end) = *nth.get(&figures);
        if let Some(quote) = Quotable::new(&text).quote(start, end) {
            prop_assert_eq!(places(&text, &quote), 1, "{:?} in {:?}", quote, text);
            prop_assert_eq!(Quotable::new(&text).count(&quote), 1);
            let count = |text: &str| text.chars().count();
            prop_assert!(count(&quote.prefix) <= Quote::AROUND && count(&quote.suffix) <= Quote::AROUND);
            let figure: String = text.chars().skip(start).take(end - start).collect();
            prop_assert!(!quote.text.is_empty() && figure.contains(&quote.text));
            let whole = format!("{}{}{}", quote.prefix, quote.text, quote.suffix);
            prop_assert!(text.contains(&whole));
        }
    }

    #[test]
    fn any_place_of_any_text_is_quoted_or_not(text in "\\PC{0,60}", start in 0usize..70, length in 0usize..70) {
        let quotable = Quotable::new(&text);
        if let Some(quote) = quotable.quote(start, start + length) {
            prop_assert_eq!(quotable.count(&quote), 1);
        }
    }
}
