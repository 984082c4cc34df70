//! Articles against a report: the prose of the demo page, errors planted in it, and sentences that must not be called wrong.
// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
use figures::{FigureKind, figures};
use proptest::prelude::*;
use quantity::Lang;
use reading::proof::Difference::{Direction, Estimate, Number, Period, Qualifier, Unit};
use reading::proof::{Absence, Difference, Finding, Verdict, proof};
use report_charts::document::built_in;
use report_charts::report::Report;
use std::fs;
use std::path::Path;

fn shipped() -> Report {
    built_in().unwrap()
}

/// The article of the front page, a paragraph or heading a line.
fn demo() -> String {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www/demo/index.html");
    let page = fs::read_to_string(page).unwrap();
    let (_, article) = page.split_once("<article").unwrap();
    let (article, _) = article.split_once("</article>").unwrap();
    let mut lines = Vec::new();
    let mut rest = article;
    while let Some((_, behind)) = rest.split_once('<') {
        rest = behind;
        let Some(tag) = ["p", "h1", "h2", "h3"]
            .into_iter()
            .find(|tag| rest.starts_with(&format!("{tag}>")) || rest.starts_with(&format!("{tag} ")))
        else {
            continue;
        };
        let (inside, behind) = rest.split_once(&format!("</{tag}>")).unwrap();
        lines.push(without_tags(inside.split_once('>').unwrap().1));
        rest = behind;
    }
    lines.join("\n")
}

fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(c),
            _ => {}
        }
    }
    text.trim().to_owned()
}

/// What is found of the one figure of this wording.
fn of(text: &str, figure: &str) -> Finding {
    let found: Vec<Finding> = proof(text, &shipped())
        .into_iter()
        .filter(|one| one.figure.text == figure)
        .collect();
    assert_eq!(found.len(), 1, "{figure} in {text}: {found:#?}");
    found.into_iter().next().unwrap()
}

fn differs(text: &str, figure: &str, measure: &str, differences: &[Difference]) {
    let found = of(text, figure);
    assert_eq!(found.verdict, Verdict::Differs(differences.to_vec()), "{text}");
    assert_eq!(found.datum.unwrap().measure.id, measure, "{text}");
}

fn agrees(text: &str, figure: &str, measure: &str) {
    let found = of(text, figure);
    assert_eq!(found.verdict, Verdict::Agrees, "{text}: {}", found.words(Lang::Zh));
    assert_eq!(found.datum.unwrap().measure.id, measure, "{text}");
}

fn absent(text: &str, figure: &str) {
    let found = of(text, figure);
    assert!(found.verdict.absence().is_some(), "{text}: {}", found.words(Lang::Zh));
    assert!(found.datum.is_none() && found.others.is_empty(), "{text}");
}

#[test]
fn nothing_of_the_demo_page_disagrees() {
    let demo = demo();
    assert!(demo.lines().count() > 50, "{demo}");
    let found = proof(&demo, &shipped());
    for finding in &found {
        assert!(!finding.is_wrong(), "{}\n{}", finding.excerpt, finding.words(Lang::Zh));
    }
    let agree: Vec<&Finding> = found.iter().filter(|one| one.verdict == Verdict::Agrees).collect();
    assert_eq!(agree.len(), 54);
    // What the page computed itself is in no report.
    for computed in [
        "约4个百分点",
        "2个百分点",
        "14.96%",
        "4.1倍",
        "80.99",
        "19%",
        "20%",
        "22.4倍",
    ] {
        let all: Vec<&Finding> = found.iter().filter(|one| one.figure.text == computed).collect();
        assert!(!all.is_empty(), "{computed}");
        assert!(all.iter().all(|one| one.verdict.absence().is_some()), "{computed}");
    }
}

/// Every figure that agrees, one at a time with another number: it is called wrong, and nothing else is.
#[test]
fn another_number_is_found_in_nearly_every_sentence_of_the_demo_page() {
    let demo = demo();
    let report = shipped();
    let agree: Vec<Finding> = proof(&demo, &report)
        .into_iter()
        .filter(|one| one.verdict == Verdict::Agrees && one.figure.text.contains(|c: char| c.is_ascii_digit()))
        .collect();
    let mut missed = Vec::new();
    for finding in &agree {
        let chars: Vec<char> = demo.chars().collect();
        let (start, end) = (finding.figure.start, finding.figure.end);
        let digit = (start..end).find(|i| chars[*i].is_ascii_digit()).unwrap();
        let mut other = chars.clone();
        other[digit] = if chars[digit] == '7' { '8' } else { '7' };
        let other: String = other.into_iter().collect();
        let wrong: Vec<Finding> = proof(&other, &report).into_iter().filter(Finding::is_wrong).collect();
        assert!(wrong.len() <= 1, "{}", finding.excerpt);
        match wrong.first() {
            Some(found) => {
                assert_eq!(found.figure.start, start);
                assert!(
                    found.verdict.differences().contains(&Number),
                    "{}",
                    found.words(Lang::Zh)
                );
            }
            None => missed.push(finding.excerpt.clone()),
        }
    }
    assert!(agree.len() >= 50);
    assert!(missed.len() <= 4, "{} of {}: {missed:#?}", missed.len(), agree.len());
}

#[test]
fn a_planted_error_is_found_as_what_it_is() {
    let growth = "预计2010年规模以上工业增加值增长15%左右，2011年的目标是11%左右——增得慢一些，仍是增长。";
    assert!(demo().contains(growth));
    let target = "industrial-value-added@2011/target";
    differs(&growth.replace("11%", "12%"), "12%左右", target, &[Number]);
    differs(&growth.replace("11%左右", "11%"), "11%", target, &[Qualifier]);
    differs(
        &growth.replace("是11%左右", "是约11个百分点"),
        "约11个百分点",
        target,
        &[Unit],
    );
    differs(
        &growth.replace("预计", ""),
        "15%左右",
        "industrial-value-added@2010",
        &[Estimate],
    );
    differs(
        &growth.replace("值增长", "值下降"),
        "15%左右",
        "industrial-value-added@2010",
        &[Direction],
    );

    let fall = "规模以上工业增加值增长11%左右，电信业务收入增长5%左右";
    assert!(demo().contains(fall));
    let told = |year: &str| format!("{year}年{fall}。");
    agrees(&told("2011"), "11%左右", target);
    differs(&told("2010"), "11%左右", target, &[Period]);
    differs(
        &told("2011").replace("值增长", "值下降"),
        "11%左右",
        target,
        &[Direction],
    );
    differs(
        &told("2011").replace("5%左右", "5个百分点左右"),
        "5个百分点左右",
        "telecom-revenue@2011/target",
        &[Unit],
    );

    let users = "网民从1.11亿人增加到4.59亿人，约为2005年的4.1倍。";
    assert!(demo().contains(users));
    let users = format!("预计{users}");
    differs(
        &users.replace("4.59亿", "4.59万"),
        "4.59万人",
        "internet-users@2010",
        &[Unit],
    );
    differs(
        &users.replace("1.11亿", "1.11万"),
        "1.11万人",
        "internet-users@2005",
        &[Unit],
    );

    let volume = "通信业务总量预计增长20.4%，在这一年的几项增速里最高；业务收入预计增长6%。";
    assert!(demo().contains(volume));
    differs(
        &volume.replacen("预计", "", 1),
        "20.4%",
        "telecom-volume@2010",
        &[Estimate],
    );
    differs(
        &volume.replacen("预计增长", "预计下降", 1),
        "20.4%",
        "telecom-volume@2010",
        &[Direction],
    );

    let waste = "工业固体废物综合利用率提高2.2个百分点";
    assert!(demo().contains(waste));
    let points = "solid-waste-utilisation@2011/target";
    differs(&waste.replace("个百分点", "%"), "2.2%", points, &[Unit]);
    differs(&waste.replace("2.2", "3.2"), "3.2个百分点", points, &[Number]);

    let energy = "单位规模以上工业增加值能耗，五年预计累计下降超过25%";
    assert!(demo().contains(energy));
    differs(
        &energy.replace("超过", ""),
        "25%",
        "energy-intensity-above-scale@2005-2010",
        &[Qualifier],
    );
    differs(
        &energy.replace("超过", "近"),
        "近25%",
        "energy-intensity-above-scale@2005-2010",
        &[Qualifier],
    );

    let platforms = "国家级公共服务示范平台认定近100个";
    assert!(demo().contains(platforms));
    differs(
        &platforms.replace("近", ""),
        "100个",
        "service-platforms@2010",
        &[Qualifier],
    );
}

#[test]
fn a_wrong_year_is_found_where_the_number_is_right() {
    differs(
        "2010年单位工业增加值用水量下降5%。",
        "5%",
        "water-intensity@2011/target",
        &[Period],
    );
    differs(
        "2009年电信资费综合价格水平下降11%。",
        "11%",
        "telecom-tariff@2010",
        &[Period],
    );
    // Another year with another number is another figure.
    absent("2012年规模以上工业增加值增长10%。", "10%");
    absent("2011年3月规模以上工业增加值增长14.8%。", "14.8%");
    absent("2011年一季度规模以上工业增加值增长14.4%。", "14.4%");
}

#[test]
fn the_subject_decides_and_not_the_value() {
    // 4% and 5% stand for several indicators of the report.
    agrees(
        "2011年，单位工业增加值能耗降低4%。",
        "4%",
        "energy-intensity@2011/target",
    );
    agrees(
        "2011年，单位工业增加值二氧化碳排放量降低4%。",
        "4%",
        "carbon-intensity@2011/target",
    );
    differs(
        "2011年，单位工业增加值用水量下降4%。",
        "4%",
        "water-intensity@2011/target",
        &[Number],
    );
    // The number of an indicator beside a name that only contains its name.
    absent("2010年移动电话用户预计达到11.5亿户。", "11.5亿户");
    absent("2011年北京市电信业务收入增长5%左右。", "5%左右");
    absent("2011年电信业务收入中的增值业务增长5%左右。", "5%左右");
    absent("2011年，出口总额下降4%。", "4%");
    absent("今年粮食产量增长11%左右。", "11%左右");
}

#[test]
fn figures_in_turn_are_matched_in_turn() {
    let text = "2011年规模以上工业增加值和电信业务收入分别增长11%左右和6%左右。";
    agrees(text, "11%左右", "industrial-value-added@2011/target");
    differs(text, "6%左右", "telecom-revenue@2011/target", &[Number]);
    // One of the names is no indicator of the report: its figure is not checked, the others are.
    let text = "2011年规模以上工业增加值、进出口总额和电信业务收入分别增长9%、8%和7%。";
    absent(text, "8%");
    for (figure, measure) in [
        ("9%", "industrial-value-added@2011/target"),
        ("7%", "telecom-revenue@2011/target"),
    ] {
        differs(text, figure, measure, &[Number, Qualifier]);
    }
}

#[test]
fn things_are_recognised_around_their_figure() {
    agrees(
        "全国95%的行政村建起了农村信息服务站。",
        "95%",
        "villages-with-information-station@2010",
    );
    differs(
        "全国90%的行政村通了电话。",
        "90%",
        "villages-with-telephone@2010",
        &[Number],
    );
    agrees("这一年清理了2.4万项行业标准。", "2.4万项", "standards-reviewed@2010");
    differs(
        "焦炭等19个行业全面完成了当年的淘汰任务。",
        "19个",
        "closure-industries@2010",
        &[Number],
    );
    absent("制修订国家标准1460项。", "1460项");
}

/// Sentences about something near an indicator. None of them says anything wrong of it.
#[test]
fn what_is_about_something_else_is_not_called_wrong() {
    for (text, figure) in [
        ("2010年手机网民达到3.03亿人。", "3.03亿人"),
        ("网民达到4.59亿人，其中手机网民3.03亿人。", "3.03亿人"),
        ("2011年民间工业投资增长25%。", "25%"),
        ("北京市2011年电信业务收入增长10%。", "10%"),
        ("我省规模以上工业增加值增长18%。", "18%"),
        ("电信业务收入中，数据业务占30%。", "30%"),
        ("电话用户普及率达到86.5%。", "86.5%"),
        ("电信业务收入增速回落3个百分点。", "3个百分点"),
        ("规模以上工业增加值增速比上年提高1个百分点。", "1个百分点"),
        ("规模以上工业增加值，预计2010年增长15%左右，利润增长30%。", "30%"),
        ("工业增加值增长13%。", "13%"),
        ("单位工业增加值能耗累计下降26%。", "26%"),
        ("工业固体废物综合利用率达到69%。", "69%"),
        ("电信业务收入占GDP的2%。", "2%"),
        ("2009年，工业二氧化硫排放量比上年下降4.6%。", "4.6%"),
        ("电信资费综合价格水平比2008年下降19%。", "19%"),
        ("规模以上工业增加值增长6%至8%。", "6%至8%"),
        ("电信资费综合价格水平两年下降的不是20%。", "20%"),
        ("今年一季度，电信业务收入增长8%。", "8%"),
        ("电子商务交易额年均增长24.6%。", "24.6%"),
        ("网民约为2005年的4.1倍。", "4.1倍"),
        ("电话用户新增4100万户。", "4100万户"),
        ("2010年技改专项资金172.8亿元，其中45亿元用于中小企业。", "45亿元"),
        ("1—11月，电信业务收入增长6.4%。", "6.4%"),
        ("2009年规模以上工业增加值增长11%。", "11%"),
        ("“十二五”期间，单位工业增加值能耗下降20%左右。", "20%左右"),
        ("规模以上工业增加值同比增长15.7%。", "15.7%"),
        ("移动电话用户达到8.59亿户。", "8.59亿户"),
        ("2010年水泥产量18.8亿吨。", "18.8亿吨"),
        ("东部地区规模以上工业增加值增长14%。", "14%"),
        ("到2015年，网民达到8亿人。", "8亿人"),
        ("某公司业务收入6亿元，增长12%。", "12%"),
    ] {
        absent(text, figure);
    }
}

#[test]
fn one_expectation_covers_its_sentence_and_a_sweeping_one_its_chapter() {
    agrees(
        "预计2010年电子商务交易额约4.5万亿元。",
        "约4.5万亿元",
        "e-commerce@2010",
    );
    differs(
        "2010年电子商务交易额约4.5万亿元。",
        "约4.5万亿元",
        "e-commerce@2010",
        &[Estimate],
    );
    let chapter = "以下各数均为预计数。\n2010年电子商务交易额约4.5万亿元。\n";
    agrees(chapter, "约4.5万亿元", "e-commerce@2010");
    let windows = chapter.replace('\n', "\r\n") + "下一节\r\n2010年电话用户11.5亿户。";
    differs(&windows, "11.5亿户", "telephone-subscribers@2010", &[Estimate]);
    let next = format!("{chapter}下一节\n2010年电话用户11.5亿户。");
    differs(&next, "11.5亿户", "telephone-subscribers@2010", &[Estimate]);
}

#[test]
fn where_no_year_is_told_the_other_figures_are_named() {
    let found = of("规模以上工业增加值增长13%左右。", "13%左右");
    assert_eq!(found.verdict.differences(), [Number]);
    assert_eq!(found.others.len(), 1);
    let words = found.words(Lang::Zh);
    assert!(words.contains("也可能指") && words.contains("15%左右"), "{words}");
    assert!(of("2011年规模以上工业增加值增长13%左右。", "13%左右").others.is_empty());
}

#[test]
fn words_say_what_differs_in_both_languages() {
    let found = of("第一行\n2011年电信业务收入增长5%。", "5%");
    assert_eq!(found.line, 2);
    assert_eq!(found.words(Lang::Zh), "不一致：漏了分寸：报告是“5%左右”（约数）");
    assert_eq!(
        found.words(Lang::En),
        "differs: a bound is lost: the report says about (5%左右)"
    );
    assert_eq!(
        found.stated(Lang::Zh),
        "电信业务收入，2011年目标：比上年增长5%左右（发展目标）"
    );
    assert_eq!(found.excerpt, "2011年电信业务收入增长【5%】。");
    let all = [
        ("2011年电信业务收入下降5%左右。", "5%左右"),
        ("2010年电信业务收入增长5%左右。", "5%左右"),
        ("2010年电话用户达到11.5万户。", "11.5万户"),
        ("2011年电信业务收入增长超过7%。", "超过7%"),
        ("2009年电信资费综合价格水平下降约9%。", "约9%"),
    ];
    for (text, figure) in all {
        let found = of(text, figure);
        assert!(found.is_wrong(), "{text}");
        let (zh, en) = (found.words(Lang::Zh), found.words(Lang::En));
        assert!(zh.starts_with("不一致：") && en.starts_with("differs: "), "{zh} {en}");
        assert!(!zh.contains(|c: char| c.is_ascii_lowercase()), "{zh}");
    }
    for why in [Absence::NoIndicator, Absence::NoMeasure, Absence::Unclear] {
        assert!(why.name().is_ascii());
    }
}

#[test]
fn a_report_of_another_year_is_proofed_as_well() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/reports/sample-2013.json");
    let report = Report::from_json(&fs::read_to_string(sample).unwrap()).unwrap();
    let text = "2013年工业增加值的目标是增长12%左右，社会消费品零售额增长13%。再生水利用率提高1.5%。2007年粮食产量为2010万吨，2012年超过2300万吨。";
    let found: Vec<(String, Vec<Difference>)> = proof(text, &report)
        .into_iter()
        .map(|one| (one.figure.text.clone(), one.verdict.differences().to_vec()))
        .collect();
    let told: Vec<(&str, &[Difference])> = found
        .iter()
        .map(|(text, all)| (text.as_str(), all.as_slice()))
        .collect();
    assert_eq!(
        told,
        [
            ("12%左右", [].as_slice()),
            ("13%", [Qualifier].as_slice()),
            ("1.5%", [Unit].as_slice()),
            ("2010万吨", [].as_slice()),
            ("超过2300万吨", [].as_slice()),
        ]
    );
}

/// `cargo xtask counts` counts what it costs.
#[test]
fn a_sentence_without_an_end_is_looked_at_in_parts() {
    let endless = "电信业务收入增长5%左右和".repeat(3000);
    assert_eq!(proof(&endless, &shipped()).len(), 3000);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_proofed_in_order_and_each_figure_once(parts in prop::collection::vec(prop_oneof![
        "\\PC{0,6}",
        "[0-9]{1,5}(\\.[0-9]{1,2})?(%|个百分点|亿户|万亿元|G|个|家)",
        prop::sample::select(vec![
            "规模以上工业增加值", "电信业务收入", "网民", "用水量", "单位工业增加值", "行政村", "通电话", "的", "和", "分别",
            "增长", "下降", "到", "从", "2010年", "2011年", "预计", "都是预计", "左右", "超过", "，", "。", "\n", "；", "、", "不是",
        ]).prop_map(str::to_owned),
    ], 0..24)) {
        let text = parts.concat();
        let found = proof(&text, &shipped());
        let places: Vec<usize> = found.iter().map(|one| one.figure.start).collect();
        prop_assert!(places.is_sorted());
        let all: Vec<usize> = figures(&text)
            .iter()
            .filter(|one| one.kind == FigureKind::Figure)
            .map(|one| one.start)
            .collect();
        prop_assert_eq!(places, all);
        for one in &found {
            let (begin, end) = one.sentence;
            prop_assert!(begin <= one.figure.start && one.figure.end <= end && end <= text.chars().count());
            prop_assert_eq!(one.line, 1 + text.chars().take(one.figure.start).filter(|c| *c == '\n').count());
            prop_assert_eq!(one.datum.is_some(), one.verdict.absence().is_none());
            prop_assert_eq!(one.is_wrong(), !one.verdict.differences().is_empty());
            prop_assert!(!one.words(Lang::Zh).is_empty() && !one.words(Lang::En).is_empty());
            prop_assert!(one.excerpt.contains('【'));
        }
    }
}

#[test]
fn a_range_is_held_against_a_range() {
    let report = Report::from_json(include_str!("../../../tests/reports/ranges-2026.json")).unwrap();
    let verdict = |text: &str, figure: &str| {
        let found = proof(text, &report);
        let found = found.iter().find(|one| one.figure.text == figure);
        found.map(|one| one.verdict.clone()).unwrap_or_else(|| panic!("{text}"))
    };
    for (text, figure, expected) in [
        ("2026年，地区生产总值增长4.5%—5%。", "4.5%—5%", Verdict::Agrees),
        (
            "2026年，地区生产总值增长4.5%—5.5%。",
            "4.5%—5.5%",
            Verdict::Differs(vec![Number]),
        ),
        ("2026年，地区生产总值增长5%。", "5%", Verdict::Differs(vec![Number])),
        ("2026年，带动贷款24亿元至31亿元。", "24亿元至31亿元", Verdict::Agrees),
        (
            "2026年，带动贷款24亿元至32亿元。",
            "24亿元至32亿元",
            Verdict::Differs(vec![Number]),
        ),
        // 以上 includes its number, 超过 does not.
        ("2026年，出口额增长3%以上。", "3%以上", Verdict::Agrees),
        (
            "2026年，出口额增长超过3%。",
            "超过3%",
            Verdict::Differs(vec![Qualifier]),
        ),
        ("2026年，出口额增长不低于3%。", "不低于3%", Verdict::Agrees),
    ] {
        assert_eq!(verdict(text, figure), expected, "{text}");
    }
}
