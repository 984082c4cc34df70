//! The wordings of statistical communiqués and budget reports, which reports on the work of governments do not have.
// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{check, read};
use figures::{FigureDirection, read as read_report};
use quantity::Period;

#[test]
fn what_is_counted_first_is_no_forecast() {
    for (text, estimate) in [
        ("初步核算，全年地区生产总值812亿元。", false),
        ("初步统计，财政收入61亿元。", false),
        ("据初步测算，生产总值93亿元。", false),
        ("预计全年生产总值93亿元。", true),
        ("初步预计，生产总值增长5%。", true),
    ] {
        assert_eq!(read(text)[0].estimate, estimate, "{text}");
    }
}

#[test]
fn points_of_rates_per_thousand_are_units() {
    let found = read("出生率为6.12‰，比上年下降0.43个千分点。");
    assert_eq!(
        (found[1].text.as_str(), found[1].base_unit.as_str()),
        ("0.43个千分点", "个千分点")
    );
    assert_eq!(found[1].subject, "出生率");
    assert_eq!(found[1].direction, Some(FigureDirection::Decrease));
}

#[test]
fn marks_of_notes_are_not_part_of_names() {
    check(&[
        (
            "全年地区生产总值[2]812亿元，国民总收入[3]790亿元，增长5.1%。",
            &[
                ("812亿元", "地区生产总值"),
                ("790亿元", "国民总收入"),
                ("5.1%", "国民总收入"),
            ],
        ),
        ("高技术制造业[12]增加值增长9%。", &[("9%", "高技术制造业增加值")]),
    ]);
}

#[test]
fn what_a_rate_is_counted_by_is_no_figure() {
    check(&[
        ("煤矿百万吨死亡人数0.21人。", &[("0.21人", "煤矿百万吨死亡人数")]),
        (
            "就业人员10万人生产安全事故死亡人数1.3人。",
            &[("1.3人", "就业人员10万人生产安全事故死亡人数")],
        ),
        ("年平均汇率为1美元兑6.9元人民币。", &[("6.9元人民币", "汇率")]),
    ]);
}

#[test]
fn parts_are_of_the_thing_that_was_measured() {
    check(&[
        (
            "农业总产值72亿元，增加值41亿元，增长3%。",
            &[("72亿元", "农业总产值"), ("41亿元", "农业增加值"), ("3%", "农业增加值")],
        ),
        (
            "蔬菜播种面积30万亩，产量62万吨。",
            &[("30万亩", "蔬菜播种面积"), ("62万吨", "蔬菜产量")],
        ),
        (
            "产销率达到97%；营业收入8亿元。",
            &[("97%", "产销率"), ("8亿元", "营业收入")],
        ),
        (
            "共有医院90个，在医院中有公立医院40个。",
            &[("90个", "医院"), ("40个", "公立医院")],
        ),
        (
            "出口退税9.1亿元，其中：东山区7.2亿元。",
            &[("9.1亿元", "出口退税"), ("7.2亿元", "东山区出口退税")],
        ),
        (
            "医保覆盖率达到96%，各县区均突破90%。",
            &[("96%", "医保覆盖率"), ("突破90%", "医保覆盖率")],
        ),
        (
            "制定、修订地方标准90项，其中新制定60项。",
            &[("90项", "修订地方标准"), ("60项", "新制定地方标准")],
        ),
        (
            "全年出栏生猪60万头，增长4%；出栏牛3万头，下降2%。",
            &[
                ("60万头", "出栏生猪"),
                ("4%", "出栏生猪"),
                ("3万头", "出栏牛"),
                ("2%", "出栏牛"),
            ],
        ),
        (
            "经济总量连跨4万亿元、5万亿元两个台阶。",
            &[
                ("4万亿元", "经济总量台阶"),
                ("5万亿元", "经济总量台阶"),
                ("两个", "经济总量台阶"),
            ],
        ),
        (
            "工业投资上半年由负转正，三季度加快恢复，全年增长3.3%。",
            &[("3.3%", "工业投资")],
        ),
    ]);
}

#[test]
fn budgets_name_accounts_totals_and_goals() {
    check(&[
        (
            "一般公共预算收入决算数31亿元，为调整预算数的101%，比2030年增收2亿元。",
            &[
                ("31亿元", "一般公共预算收入"),
                ("101%", "一般公共预算收入完成调整预算数"),
                ("2亿元", "一般公共预算收入"),
            ],
        ),
        (
            "一般公共预算收入31亿元，加上级补助收入20亿元、调入资金3亿元，收入总计54亿元。",
            &[
                ("31亿元", "一般公共预算收入"),
                ("20亿元", "上级补助收入"),
                ("3亿元", "调入资金"),
                ("54亿元", "一般公共预算收入总计"),
            ],
        ),
        (
            "市级政府性基金收入8亿元，加上上年结转收入1亿元，收入总量为9亿元。",
            &[
                ("8亿元", "市级政府性基金收入"),
                ("1亿元", "市级政府性基金上年结转收入"),
                ("9亿元", "市级政府性基金收入总量"),
            ],
        ),
        (
            "一般公共预算收入9亿元，从政府性基金调入2亿元，合计收入11亿元。",
            &[
                ("9亿元", "一般公共预算收入"),
                ("2亿元", "政府性基金调入"),
                ("11亿元", "一般公共预算合计收入"),
            ],
        ),
        (
            "一般公共预算支出35亿元，比上年年初预算增加2亿元，增长6%。",
            &[
                ("35亿元", "一般公共预算支出"),
                ("2亿元", "一般公共预算支出"),
                ("6%", "一般公共预算支出"),
            ],
        ),
        (
            "卫生健康支出31亿元，剔除疫情因素后增长3%。",
            &[("31亿元", "卫生健康支出"), ("3%", "卫生健康支出")],
        ),
        (
            "加上中央财政收入7亿元，合计财政总收入16亿元，为预算的104%。",
            &[
                ("7亿元", "中央财政收入"),
                ("16亿元", "财政总收入"),
                ("104%", "财政总收入完成预算"),
            ],
        ),
    ]);
}

#[test]
fn verbs_of_accounts_say_the_way() {
    use FigureDirection::{Decrease, Increase, Level};
    for (text, subject, way) in [
        ("预算支出40亿元，比上年增支3亿元。", "预算支出", Increase),
        ("公务接待费60万元，减支8万元。", "公务接待费", Decrease),
        ("税收收入40亿元，减收2亿元。", "税收收入", Decrease),
        ("土地出让收入80亿元，短收9亿元。", "土地出让收入", Decrease),
        ("生产总值突破40亿元，净增11亿元。", "生产总值", Increase),
        ("贷款余额40亿元，全年共争取新增债券3亿元。", "争取新增债券", Level),
    ] {
        let found = read(text);
        let last = found.last().unwrap();
        assert_eq!((last.subject.as_str(), last.direction), (subject, Some(way)), "{text}");
        assert!(!last.target, "{text}");
    }
}

#[test]
fn the_year_that_a_budget_is_measured_by_is_not_its_year() {
    let text = "甲市2031年预算草案的报告\n一、2031年预算草案\n个人所得税84亿元，为上年执行数的113.9%。";
    let found = read_report(text).figures;
    let rate = found.iter().find(|figure| figure.text == "113.9%").unwrap();
    assert_eq!(rate.span, Period::year(2031).ok());
}

#[test]
fn titles_and_places_of_communiques_are_found() {
    for (text, title, place) in [
        (
            "丙市2031年国民经济和社会发展统计公报[1]\n丙市统计局\n一、综合\n生产总值9亿元。",
            "丙市2031年国民经济和社会发展统计公报",
            "丙市",
        ),
        (
            "中华人民共和国2031年国民经济和社会发展统计公报[1]\n国家统计局\n一、综合\n粮食产量9亿吨。",
            "中华人民共和国2031年国民经济和社会发展统计公报",
            "国家统计局",
        ),
        (
            "丁县2031年预算执行情况和2032年预算草案的报告\n（2032年2月8日在县第九届人民代表大会第二次会议上）\n各位代表：\n收入9亿元。",
            "丁县2031年预算执行情况和2032年预算草案的报告",
            "丁县",
        ),
        (
            "2031年戊州区预算执行情况\n一、收入\n收入9亿元。",
            "2031年戊州区预算执行情况",
            "戊州区",
        ),
        (
            "2031年全国房地产市场基本情况\n一、投资\n投资9亿元。",
            "2031年全国房地产市场基本情况",
            "",
        ),
    ] {
        let structure = read_report(text).structure;
        assert_eq!((structure.title.as_str(), structure.place.as_str()), (title, place));
    }
}

#[test]
fn a_length_that_nothing_lasts_is_a_quantity() {
    check(&[
        ("电视动画片9200分钟。", &[("9200分钟", "电视动画片")]),
        ("通行时间缩短至40分钟。", &[("40分钟", "通行时间")]),
    ]);
}

#[test]
fn what_a_sentence_opens_with_is_of_all_its_parts() {
    for (text, last) in [
        ("预计，全市生产总值93亿元，增长5%；财政收入8亿元。", true),
        ("预计“十五五”末，生产总值突破93亿元；财政收入8亿元。", true),
        ("过去一年，全市预计实现生产总值93亿元；财政收入8亿元。", false),
        ("预计，全市生产总值93亿元。财政收入8亿元。", false),
    ] {
        let found = read(text);
        assert!(found[0].estimate, "{text}");
        assert_eq!(found.last().unwrap().estimate, last, "{text}");
    }
}

#[test]
fn what_stands_in_brackets_is_the_same_in_another_unit() {
    let found = read("粮食播种面积112千公顷（168万亩），减少8千公顷（12万亩），下降7%。");
    let ways: Vec<_> = found.iter().map(|figure| figure.direction.unwrap()).collect();
    use figures::FigureDirection::{Decrease, Level};
    assert_eq!(ways, [Level, Level, Decrease, Decrease, Decrease]);
    let found = read("收入56亿元（预计数，下同），增长8%；支出7亿元。");
    let estimates: Vec<_> = found.iter().map(|figure| figure.estimate).collect();
    assert_eq!(estimates, [true, true, false]);
    let found = read("预计实现收入56亿元，增长8%；支出7亿元。");
    assert!(found.iter().all(|figure| figure.estimate));
}
