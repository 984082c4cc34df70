//! Drafts and proofs of statistical communiqués and budget reports.
// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use reading::draft::{Drafted, draft};
use reading::proof::{Verdict, proof};
use report_charts::report::Report;

const HEAD: &str = "丙市2031年国民经济和社会发展统计公报\n丙市统计局\n一、综合\n";

fn drafted(prose: &str) -> Vec<Drafted> {
    draft(&format!("{HEAD}{prose}")).drafted
}

#[test]
fn rates_on_another_basis_are_figures_of_their_own() {
    for (prose, names) in [
        (
            "居民人均可支配收入3万元，比上年增长6%，扣除价格因素，实际增长4%。",
            &[
                "居民人均可支配收入",
                "居民人均可支配收入",
                "居民人均可支配收入（扣除价格因素）",
            ][..],
        ),
        (
            "一般公共预算收入31亿元，增长1%，扣除留抵退税因素后增长8%。",
            &[
                "一般公共预算收入",
                "一般公共预算收入",
                "一般公共预算收入（扣除留抵退税因素）",
            ],
        ),
        (
            "次均门诊费用330元，按当年价格上涨3%，按可比价格上涨2%。",
            &["次均门诊费用", "次均门诊费用", "次均门诊费用（可比价）"],
        ),
        (
            "一般公共预算收入31亿元，下降7%，同口径增长4%。",
            &["一般公共预算收入", "一般公共预算收入", "一般公共预算收入（同口径）"],
        ),
        (
            "一般公共预算收入28亿元，增长3%。一般公共预算收入（同口径）完成30亿元，增长6%，增收2亿元。",
            &[
                "一般公共预算收入",
                "一般公共预算收入",
                "一般公共预算收入（同口径）",
                "一般公共预算收入（同口径）",
                "一般公共预算收入（同口径）",
            ],
        ),
        ("居民人均可支配收入实际增长4%。", &["居民人均可支配收入"]),
    ] {
        let found = drafted(prose);
        let found_names: Vec<&str> = found.iter().map(|one| one.indicator.as_str()).collect();
        assert_eq!(found_names, names, "{prose}");
        assert!(found.iter().all(|one| one.doubt.is_none()), "{prose} {found:?}");
    }
}

#[test]
fn a_rate_is_of_the_name_that_was_completed() {
    let found = drafted("规模以上工业企业实现营业收入6亿元，增长8%。");
    assert_eq!(found[0].indicator, found[1].indicator);
}

#[test]
fn rates_per_thousand_and_their_points_agree_with_their_own_draft() {
    let prose = format!("{HEAD}全年出生人口5109人，出生率为6.12‰，比上年下降0.43个千分点。");
    let report = Report::from_json(&draft(&prose).document()).unwrap();
    let findings = proof(&prose, &report);
    assert_eq!(findings.len(), 3);
    assert!(findings.iter().all(|one| one.verdict == Verdict::Agrees), "{prose}");
}

#[test]
fn ministries_and_the_bureau_publish_what_is_of_the_country() {
    for (prose, publisher) in [
        (
            "2031年行业发展统计公报\n交通运输部\n一、综合\n货运量9亿吨。",
            "交通运输部",
        ),
        (
            "中华人民共和国2031年国民经济和社会发展统计公报\n国家统计局\n一、综合\n货运量9亿吨。",
            "国家统计局",
        ),
    ] {
        assert_eq!(draft(prose).publisher, publisher);
    }
}

#[test]
fn an_index_and_a_ratio_have_a_unit_though_none_is_said() {
    let text = "甲市2031年国民经济和社会发展统计公报\n居民消费价格指数101.2（上年=100），比上年上涨1.2%。岗位空缺与求职人数的比率约为1.56。";
    let drafted = draft(text).drafted;
    let found: Vec<(&str, f64, &str, bool)> = drafted
        .iter()
        .map(|one| (one.indicator.as_str(), one.value, one.unit.as_str(), one.kept))
        .collect();
    assert_eq!(
        found,
        [
            ("居民消费价格指数", 101.2, "%", true),
            ("居民消费价格指数", 1.2, "%", true),
            ("岗位空缺与求职人数的比率", 1.56, "倍", true)
        ]
    );
}
