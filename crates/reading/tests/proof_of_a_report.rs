//! Articles about a report of a place, held against the draft of that report: what has to be found and what is right.
// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
use quantity::Lang;
use reading::draft::draft;
use reading::proof::Difference::{Direction, Number, Qualifier, Unit};
use reading::proof::{Difference, Finding, Verdict, proof};
use report_charts::report::Report;

/// A report of the province 江北省 with these sentences on 2030 and its targets for 2031.
fn report(review: &str, plan: &str) -> (String, Report) {
    let text = format!("江北省2031年政府工作报告\n一、2030年工作回顾\n{review}\n二、2031年工作安排\n{plan}\n");
    let report = Report::from_json(&draft(&text).document()).unwrap();
    (text, report)
}

fn all(article: &str, report: &Report) -> Vec<Finding> {
    proof(article, report)
}

/// The differences of each figure of an article, `None` where it is not checked.
fn found(article: &str, report: &Report) -> Vec<(String, Option<Vec<Difference>>)> {
    let told = |one: Finding| match one.verdict {
        Verdict::Agrees => Some(Vec::new()),
        Verdict::Differs(differences) => Some(differences),
        Verdict::NotInReport(_) => None,
    };
    all(article, report)
        .into_iter()
        .map(|one| (one.figure.text.clone(), told(one)))
        .collect()
}

fn expect(report: &Report, article: &str, expected: &[(&str, Option<&[Difference]>)]) {
    let found = found(article, report);
    let found: Vec<(&str, Option<&[Difference]>)> = found
        .iter()
        .map(|(text, told)| (text.as_str(), told.as_deref()))
        .collect();
    assert_eq!(found, expected, "{article}");
}

const REVIEW: &str = "全省社会消费品零售总额增长4.4%。城镇登记失业率低于4.3%。城镇、农村居民人均可支配收入分别增长5.1%、6.8%。\
居民消费价格上涨2%。新增上市公司9家，31家村镇银行完成改革任务。粮食产量由2025年的120万吨增加到2030年的131万吨。\
江北市、河源市、安平市地区生产总值分别为1.12万亿元、6830亿元和4210亿元。全省地区生产总值达到4.86万亿元。\
技术合同成交额增长12.5%。新培育智能工厂46家。可再生能源发电占比提高到41%。";
const PLAN: &str = "地区生产总值增长5%左右，规模以上工业增加值增长6%以上，城镇新增就业30万人以上。";

/// 江北 is 江北省, and its economy grows by what is produced there.
#[test]
fn short_names_of_the_place_and_of_growth_are_understood() {
    let (_, report) = report(REVIEW, PLAN);
    let right: Option<&[Difference]> = Some(&[]);
    for (article, expected) in [
        ("2030年，江北地区生产总值达到4.86万亿元。", [("4.86万亿元", right)]),
        ("2030年，江北GDP达到4.68万亿元。", [("4.68万亿元", Some(&[Number][..]))]),
        ("2031年，全省经济增长5%左右。", [("5%左右", right)]),
        ("2031年，江北经济增长6%左右。", [("6%左右", Some(&[Number]))]),
        // Other places; the report has a figure of the city.
        ("2031年，江南经济增长6%左右。", [("6%左右", None)]),
        ("2030年，江北市GDP达到1.12万亿元。", [("1.12万亿元", right)]),
    ] {
        expect(&report, article, &expected);
    }
}

#[test]
fn a_report_agrees_with_its_own_draft() {
    let (text, report) = report(REVIEW, PLAN);
    let found = all(&text, &report);
    for one in &found {
        assert!(!one.is_wrong(), "{} {}", one.excerpt, one.words(Lang::Zh));
    }
    let unchecked: Vec<&str> = found
        .iter()
        .filter(|one| one.verdict.absence().is_some())
        .map(|one| one.figure.text.as_str())
        .collect();
    assert!(unchecked.is_empty(), "{unchecked:?}");
}

#[test]
fn what_a_scope_governs_is_held_against_the_report_of_that_place() {
    let (_, report) = report(REVIEW, PLAN);
    let wrong = Some([Number].as_slice());
    expect(&report, "2030年，全省社会消费品零售总额增长4.1%。", &[("4.1%", wrong)]);
    expect(
        &report,
        "2030年，我省社会消费品零售总额增长4.4%。",
        &[("4.4%", Some(&[]))],
    );
    expect(
        &report,
        "2030年，江北省社会消费品零售总额增长4.1%。",
        &[("4.1%", wrong)],
    );
    // The country, a city and another province are other places, however far their word reaches.
    for other in ["全国", "全市", "东河市", "江南省"] {
        expect(
            &report,
            &format!("2030年，{other}社会消费品零售总额增长4.4%。"),
            &[("4.4%", None)],
        );
        expect(
            &report,
            &format!("2030年，{other}技术合同成交额增长9%，社会消费品零售总额增长4.1%。"),
            &[("9%", None), ("4.1%", None)],
        );
    }
    // A rank in the country is no scope.
    expect(
        &report,
        "2030年，社会消费品零售总额增长4.1%、居全国第三位。",
        &[("4.1%", wrong)],
    );
}

#[test]
fn what_has_a_rank_within_the_place_is_a_part_of_it() {
    let (_, province) = report(REVIEW, PLAN);
    // A province has no rank within itself, and is not above its own average: the subject is a city or a company.
    for said in [
        "进出口规模居全省第二",
        "进出口规模全省第二",
        "进出口增速均居全省前列",
        "进出口增速快于全省2个百分点",
        "户均收入达到全省平均水平",
        "在全省率先推出新政",
        "成为全省首个海洋城市",
        "推动全市开放",
    ] {
        let article = format!("2030年，{said}，社会消费品零售总额增长4.4%。");
        let found = found(&article, &province);
        assert_eq!(found.last(), Some(&("4.4%".to_owned(), None)), "{article}");
    }
    // So it is in the clause before a rank without a subject of its own.
    expect(
        &province,
        "2030年，社会消费品零售总额增长4.4%，居全省第二。",
        &[("4.4%", None)],
    );
    // Until the sentence is over, or the place itself is named again.
    for said in [
        "进出口规模居全省第二。",
        "进出口规模居全省第二，全省",
        "进出口规模居全国第二，",
        "推进全省第三次普查，",
        "完善全省第二产业布局，",
        "健全市场规则，",
        "守牢安全区域，",
    ] {
        let article = format!("2030年，{said}社会消费品零售总额增长4.4%。");
        expect(&province, &article, &[("4.4%", Some(&[]))]);
    }
}

#[test]
fn a_city_has_a_rank_in_its_province_and_the_country_in_none() {
    let of = |publisher: &str, review: &str| {
        let text = format!("{publisher}2031年政府工作报告\n一、2030年工作回顾\n{review}\n");
        Report::from_json(&draft(&text).document()).unwrap()
    };
    let city = of("江北市", "社会消费品零售总额增长4.4%。");
    let ranked = |within: &str| format!("2030年，进出口规模居{within}第二，社会消费品零售总额增长4.4%。");
    expect(&city, &ranked("全省"), &[("4.4%", Some(&[]))]);
    expect(&city, &ranked("全市"), &[("4.4%", None)]);
    let country = of("国务院", "提请人大常委会审议法律议案17件。");
    let article = |scope: &str| format!("2030年，国务院提请{scope}人大常委会审议法律议案17件。");
    expect(&country, &article("全国"), &[("17件", Some(&[]))]);
    expect(&country, &article("全省"), &[("17件", None)]);
}

#[test]
fn what_is_of_a_kind_is_of_no_place() {
    let (_, report) = report("全省性文体活动减少12%。", PLAN);
    let names: Vec<&str> = report.indicators.iter().map(|one| one.name.zh.as_str()).collect();
    assert!(names.contains(&"全省性文体活动"), "{names:?}");
    expect(&report, "2030年，全省性文体活动减少12%。", &[("12%", Some(&[]))]);
    expect(&report, "2030年，全国性文体活动减少12%。", &[("12%", None)]);
}

#[test]
fn words_that_end_like_places_are_none() {
    let (_, report) = report("新增上市公司7家，创建省级智能工厂30家。", PLAN);
    for name in ["新增上市公司7家", "创建省级智能工厂30家"] {
        let own = found(&format!("2030年，{name}。"), &report);
        assert_eq!(own.last().and_then(|one| one.1.clone()), Some(Vec::new()), "{name}");
        let other = found(&format!("2030年，江南省经济向好，{name}。"), &report);
        assert_eq!(other.last().and_then(|one| one.1.clone()), None, "{name}");
    }
}

#[test]
fn the_year_of_a_sentence_is_told_though_another_time_stands_nearer() {
    let (_, report) = report("社会消费品零售总额增长4.4%。", PLAN);
    let article = |year: u32| format!("{year}年，面对年初没有料到的困难，社会消费品零售总额增长4.4%。");
    expect(&report, &article(2030), &[("4.4%", Some(&[]))]);
    expect(&report, &article(2033), &[("4.4%", Some(&[Difference::Period]))]);
}

#[test]
fn the_place_in_a_name_is_part_of_it() {
    let (_, report) = report(REVIEW, PLAN);
    expect(&report, "江北市地区生产总值1.12万亿元。", &[("1.12万亿元", Some(&[]))]);
    expect(
        &report,
        "河源市地区生产总值6380亿元。",
        &[("6380亿元", Some(&[Number]))],
    );
    expect(
        &report,
        "全省地区生产总值达到4.68万亿元。",
        &[("4.68万亿元", Some(&[Number]))],
    );
}

#[test]
fn things_named_together_are_each_checked() {
    let (_, report) = report(REVIEW, PLAN);
    expect(
        &report,
        "2030年，城镇、农村居民人均可支配收入分别增长5.1%、6.8%。",
        &[("5.1%", Some(&[])), ("6.8%", Some(&[]))],
    );
    let wrong = Some([Number].as_slice());
    expect(
        &report,
        "2030年，城镇、农村居民人均可支配收入分别增长6.8%、5.1%。",
        &[("6.8%", wrong), ("5.1%", wrong)],
    );
    expect(
        &report,
        "2030年，城乡居民人均可支配收入分别增长5.1%和6.9%。",
        &[("5.1%", Some(&[])), ("6.9%", wrong)],
    );
    expect(
        &report,
        "2030年，新增上市公司9家，32家村镇银行完成改革任务。",
        &[("9家", Some(&[])), ("32家", wrong)],
    );
}

#[test]
fn a_unit_a_bound_and_a_direction_are_checked_by_indicator() {
    let (_, report) = report(REVIEW, PLAN);
    expect(
        &report,
        "2030年，居民消费价格上涨2个百分点。",
        &[("2个百分点", Some(&[Unit]))],
    );
    expect(&report, "2030年，居民消费价格下降2%。", &[("2%", Some(&[Direction]))]);
    expect(&report, "2030年，城镇登记失业率低于4.3%。", &[("低于4.3%", Some(&[]))]);
    expect(&report, "2030年，城镇登记失业率4.3%。", &[("4.3%", Some(&[Qualifier]))]);
    expect(
        &report,
        "2031年，城镇新增就业30亿人以上。",
        &[("30亿人以上", Some(&[Unit]))],
    );
    expect(&report, "2030年，新培育智能工厂46家。", &[("46家", Some(&[]))]);
    expect(
        &report,
        "2030年，可再生能源发电占比提高到42%。",
        &[("42%", Some(&[Number]))],
    );
}

#[test]
fn the_ends_of_a_change_are_told_apart_without_years() {
    let (_, report) = report(REVIEW, PLAN);
    let wrong = Some([Number].as_slice());
    expect(
        &report,
        "粮食产量由120万吨增加到131万吨。",
        &[("120万吨", Some(&[])), ("131万吨", Some(&[]))],
    );
    expect(
        &report,
        "粮食产量由131万吨增加到120万吨。",
        &[("131万吨", wrong), ("120万吨", wrong)],
    );
}

#[test]
fn a_measure_that_is_stated_beside_is_not_the_one_that_is_missed() {
    let (_, report) = report("社会物流总额达到5万亿元。", "地区生产总值增长5%左右。");
    expect(
        &report,
        "2030年，社会物流总额连续迈上4万亿元、达到5万亿元。",
        &[("迈上4万亿元", None), ("5万亿元", Some(&[]))],
    );
}

#[test]
fn measures_that_say_the_same_are_no_rivals() {
    let (_, report) = report("县城污水处理率、垃圾处理率均达到97%。", "数字产品出口增长12%。");
    expect(
        &report,
        "县城污水处理率、垃圾处理率均达到98%。",
        &[("98%", Some(&[Number]))],
    );
}

/// Each of these is about something that the report does not say, and near something that it says.
#[test]
fn a_result_without_a_year_is_not_held_against_a_target() {
    let (_, report) = report("进出口总额增长7.2%。", "城镇调查失业率5.6%左右。");
    expect(&report, "城镇调查失业率5.1%。", &[("5.1%", None)]);
    expect(&report, "去年城镇调查失业率5.1%。", &[("5.1%", None)]);
    expect(
        &report,
        "2031年目标：城镇调查失业率5.1%左右。",
        &[("5.1%左右", Some(&[Number]))],
    );
}

#[test]
fn what_the_report_does_not_say_is_not_called_wrong() {
    let (_, report) = report(REVIEW, PLAN);
    for article in [
        "2029年，社会消费品零售总额增长3.9%。",
        "2030年一季度，社会消费品零售总额增长4.1%。",
        "2030年，限额以上单位社会消费品零售总额增长7.2%。",
        "2030年，社会消费品零售总额达到1.8万亿元。",
        "2030年，地区生产总值增长5.6%。",
        "2030年，某公司技术合同成交额增长40%。",
        "2030年，技术合同成交额年均增长9%。",
        "2030年，智能工厂达到380家。",
        "2030年，城镇调查失业率5.2%。",
        "2030年，江北市社会消费品零售总额增长8%。",
        "粮食产量比2028年增加6万吨。",
        "规模以上工业增加值两年平均增长5.4%。",
    ] {
        for one in all(article, &report) {
            assert!(!one.is_wrong(), "{article} {}", one.words(Lang::Zh));
        }
    }
}
