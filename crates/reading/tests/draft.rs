//! From prose to a document: names, periods and kinds of an invented report against a list labelled by hand, and that every
//! draft is accepted.
// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
use proptest::prelude::*;
use quantity::Lang;
use reading::draft::{Doubt, Draft, draft};
use reading::propose::open;
use report_charts::base::theme::Theme;
use report_charts::chart::{Frame, Options, build};

use report_charts::chart::summary;
use report_charts::render::svg::render as render_svg;
use report_charts::report::Report;

const PROSE: &str = include_str!("../../../tests/reports/linan-2016.txt");

/// Name, period, kind, comparison, direction and wording, labelled by hand.
#[rustfmt::skip]
const LABELLED: &[[&str; 6]] = &[
    ["地区生产总值", "2015", "result", "level", "level", "4526亿元"],
    ["地区生产总值", "2015", "result", "yoy", "increase", "8.6%"],
    ["一般公共预算收入", "2015", "result", "level", "level", "318.5亿元"],
    ["一般公共预算收入", "2015", "result", "yoy", "increase", "9.2%"],
    ["规模以上工业增加值", "2015", "result", "yoy", "increase", "7.9%"],
    ["固定资产投资", "2015", "result", "yoy", "increase", "14.3%"],
    ["民间投资", "2015", "result", "yoy", "increase", "16.8%"],
    ["社会消费品零售总额", "2015", "result", "level", "level", "突破1200亿元"],
    ["社会消费品零售总额", "2015", "result", "yoy", "increase", "11.5%"],
    ["进口总额", "2015", "result", "yoy", "increase", "2.4%"],
    ["出口总额", "2015", "result", "yoy", "increase", "5.1%"],
    ["万元生产总值能耗", "2015", "result", "yoy", "decrease", "4.2%"],
    ["森林覆盖率", "2015", "result", "yoy", "increase", "1.3个百分点"],
    ["化肥使用量", "2015", "result", "yoy", "decrease", "2.6%"],
    ["培训技术工人", "2015", "result", "level", "level", "3.2万名"],
    ["新建乡镇卫生院", "2015", "result", "level", "level", "46个"],
    ["清理不合理收费项目", "2015", "result", "level", "level", "185项"],
    ["通客车的行政村占比", "2015", "result", "share-of", "share", "95%"],
    ["服务业增加值占地区生产总值比重", "2015", "result", "share-of", "share", "46.5%"],
    ["高新技术企业", "2010", "result", "level", "level", "112家"],
    ["高新技术企业", "2015", "result", "level", "level", "近400家"],
    ["粮食产量", "2010", "result", "level", "level", "285万吨"],
    ["粮食产量", "2015", "result", "level", "level", "超过310万吨"],
    ["城镇居民人均可支配收入", "2011-2015", "result", "average-annual", "increase", "9.8%"],
    ["化学需氧量排放量", "2011-2015", "result", "cumulative", "decrease", "12%左右"],
    ["淘汰落后水泥产能", "2011-2015", "result", "cumulative", "level", "320万吨"],
    ["淘汰落后炼铁产能", "2011-2015", "result", "cumulative", "level", "150万吨"],
    ["地区生产总值", "2016", "target", "yoy", "increase", "8%左右"],
    ["一般公共预算收入", "2016", "target", "yoy", "increase", "7.5%以上"],
    ["规模以上工业增加值", "2016", "target", "yoy", "increase", "7%"],
    ["城镇登记失业率", "2016", "target", "level", "level", "4%以内"],
    ["万元生产总值能耗", "2016", "target", "yoy", "decrease", "3.5%"],
    ["万元生产总值二氧化碳排放量", "2016", "target", "yoy", "decrease", "3.5%"],
    ["技术改造资金", "2016", "target", "level", "level", "12.6亿元"],
    ["技术改造资金带动投资", "2016", "target", "level", "level", "超过90亿元"],
    ["新能源汽车产量", "2016", "target", "level", "level", "1.5万个"],
];

#[test]
fn every_figure_of_a_report_is_drafted_as_it_was_labelled() {
    let draft = draft(PROSE);
    assert_eq!(draft.title, "临岸市2016年政府工作报告");
    assert_eq!(
        (draft.date.as_str(), draft.publisher.as_str()),
        ("2016-02", "临岸市人民政府")
    );
    let found: Vec<[&str; 6]> = draft
        .drafted
        .iter()
        .map(|one| {
            let fields = [
                &one.indicator,
                &one.period,
                &one.kind,
                &one.comparison,
                &one.direction,
                &one.stated,
            ];
            fields.map(String::as_str)
        })
        .collect();
    assert_eq!(found, LABELLED);
    assert!(draft.drafted.iter().all(|one| one.kept), "{:?}", draft.drafted);
}

#[test]
fn a_draft_goes_all_the_way_to_pictures() {
    let report = open(&draft(PROSE).document()).unwrap();
    assert_eq!(report.data().count(), LABELLED.len());
    assert!(report.views.len() >= 5, "{}", report.views.len());
    for view in &report.views {
        let scene = build(&report, view, Options::new(Lang::Zh, 640.0, Frame::Full));
        let svg = render_svg(
            &scene,
            Theme::Light,
            view.title.get(Lang::Zh),
            &summary(&report, view, Lang::Zh),
        )
        .unwrap();
        assert!(roxmltree::Document::parse(&svg).is_ok());
    }
}

#[test]
fn what_no_document_holds_is_listed_with_the_reason() {
    let doubts = |prose: &str| {
        draft(prose)
            .drafted
            .iter()
            .map(|one| (one.kept, one.doubt))
            .collect::<Vec<_>>()
    };
    let head = "某市2016年工作报告\n2016年工作目标\n";
    for (sentence, kept, doubt) in [
        ("工业增加值增长6%—6.5%以上。", false, Doubt::Several),
        ("配方比例为5:40:55。", false, Doubt::Several),
        ("出口环比增长2%。", false, Doubt::Comparison),
        ("增速高于全省2个百分点。", false, Doubt::Comparison),
        ("森林面积达到30万光年。", false, Doubt::Unit),
        ("增长8%。", false, Doubt::NoName),
    ] {
        let found = doubts(&format!("{head}{sentence}"));
        assert!(
            found.len() <= 1 && found.iter().all(|one| *one == (kept, Some(doubt))),
            "{sentence}: {found:?}"
        );
    }
    let twice = doubts(&format!("{head}出口增长8%。出口增长8%。出口增长9%。"));
    assert_eq!(
        twice,
        [
            (true, Some(Doubt::Twice)),
            (false, Some(Doubt::Repeated)),
            (true, Some(Doubt::Twice))
        ]
    );
    assert_eq!(doubts("出口增长8%。"), [(false, Some(Doubt::NoYear))]);
}

/// Sentences of other makings: name, comparison, direction and wording.
#[test]
fn names_are_found_where_clauses_share_them() {
    let short = |prose: &str| {
        let found = draft(&format!("某县2019年工作报告\n一、2018年工作回顾\n{prose}"));
        let fields = found
            .drafted
            .iter()
            .map(|one| format!("{} {} {} {}", one.indicator, one.comparison, one.direction, one.stated));
        fields.collect::<Vec<_>>()
    };
    assert_eq!(
        short("城乡居民人均可支配收入分别达到28650元和13420元，增长8.1%和9.2%。"),
        [
            "城镇居民人均可支配收入 level level 28650元",
            "农村居民人均可支配收入 level level 13420元",
            "城镇居民人均可支配收入 yoy increase 8.1%",
            "农村居民人均可支配收入 yoy increase 9.2%",
        ]
    );
    assert_eq!(
        short("居民消费价格涨幅控制在3%以内，工业增加值增速达到8%，投资增速提高2个百分点。"),
        [
            "居民消费价格 yoy increase 上涨3%以内",
            "工业增加值 yoy increase 8%",
            "投资增速 yoy increase 2个百分点",
        ]
    );
    assert_eq!(
        short("出口在前年下降9%的基础上，去年又下降11%。钢铁、水泥等18个行业完成任务，出台了19个配套文件。"),
        [
            "出口 yoy decrease 9%",
            "出口 yoy decrease 11%",
            "钢铁、水泥等行业 level level 18个",
            "配套文件 level level 19个",
        ]
    );
}

/// Names as they stand between words of doing, within names and beside dates; figures in units of which documents have their own.
#[test]
fn names_end_where_they_do_and_not_within_words() {
    let named = |prose: &str| {
        let found = draft(&format!("某县2031年工作报告\n一、2030年工作回顾\n{prose}"));
        let fields = found.drafted.iter().filter(|one| one.kept);
        fields
            .map(|one| format!("{} {}", one.indicator, one.stated))
            .collect::<Vec<_>>()
    };
    for (prose, names) in [
        (
            "一、二、三产业增加值分别增长3.1%、4.6%、7.2%。",
            &["第一产业增加值 3.1%", "第二产业增加值 4.6%", "第三产业增加值 7.2%"][..],
        ),
        (
            "规上纺织业、装备制造业增加值分别增长5%、9%。",
            &["规上纺织业增加值 5%", "装备制造业增加值 9%"],
        ),
        (
            "邮政业务总量和业务收入分别增长12%和8%。",
            &["邮政业务总量 12%", "邮政业务收入 8%"],
        ),
        ("地方财政收入首次突破60亿元。", &["地方财政收入 突破60亿元"]),
        ("居民人均可支配收入实际增长4.7%。", &["居民人均可支配收入 4.7%"]),
        ("服务业对经济增长贡献率为52%。", &["服务业对经济增长贡献率 52%"]),
        ("实施“百村提升”工程项目340个。", &["“百村提升”工程项目 340个"]),
        ("新签约数字产业项目46个。", &["新签约数字产业项目 46个"]),
        ("空气质量优良天数比率94%。", &["空气质量优良天数比率 94%"]),
        ("工商业平均到户电价下降6%。", &["工商业平均到户电价 6%"]),
        (
            "常住人口城镇化率五年提高4.2个百分点。",
            &["常住人口城镇化率 4.2个百分点"],
        ),
        ("某县2030年完成进出口总额19亿元。", &["进出口总额 19亿元"]),
        ("完成27万亩高标准农田建设。", &["高标准农田建设 27万亩"]),
        ("突破重大技术31项。", &["突破重大技术 31项"]),
        (
            "粮食产量达到45.6亿斤，住房建筑面积达到31万平方米，森林面积达到120平方公里。",
            &["粮食产量 45.6亿斤", "住房建筑面积 31万平方米", "森林面积 120平方公里"],
        ),
    ] {
        assert_eq!(named(prose), names, "{prose}");
    }
    let tables = draft("某县2031年工作报告\n一、2030年工作回顾\n粮食产量达到45.6亿斤。").document();
    let report = open(&tables).unwrap();
    let first = report.data().next().unwrap();
    assert_eq!(first.measure.quantity.base_value(), 45.6e8 * 0.5e-3);
}

/// What is not known in English has none, and nothing in the document says that it was a draft.
#[test]
fn titles_headings_and_names_have_the_english_that_is_known() {
    let draft = draft(
        "2031年江苏省政府工作报告\n一、2030年工作回顾\n小麦产量达到21万吨。云塘产量达到3万吨。\n二、云塘的事\n新增托位120个。",
    );
    let document: serde_json::Value = serde_json::from_str(&draft.document()).unwrap();
    assert_eq!(
        document["title"]["en"],
        "Jiangsu report on the work of the government, 2031"
    );
    assert_eq!(document["publisher"]["zh"], "江苏省人民政府");
    assert_eq!(document["publisher"]["en"], "People’s Government of Jiangsu");
    let english = |list: &str, field: &str| -> Vec<String> {
        let rows = document[list].as_array().unwrap().iter();
        rows.map(|row| row[field]["en"].as_str().unwrap_or_default().to_owned())
            .collect()
    };
    assert_eq!(english("sections", "title"), ["Review of work, 2030", ""]);
    assert_eq!(
        english("indicators", "name"),
        ["Wheat output", "", "New childcare places"]
    );
    assert_eq!(draft.without_english(), ["云塘产量"]);
    assert_eq!(document.get("version"), None);
    let report = Report::read(&draft.document()).unwrap();
    let names: Vec<(&str, bool)> = report
        .indicators
        .iter()
        .map(|one| (one.name.en.as_str(), one.name.is_translated()))
        .collect();
    assert_eq!(names[1], ("云塘产量", false));
    assert!(names[0].1 && names[2].1);
}

/// A document is published on a day, in a month or in a year.
/// Charts would say 增长 and 下降.
#[test]
fn a_change_keeps_the_verb_of_the_prose() {
    let found = draft(
        "某市2031年工作报告\n一、2030年工作回顾\n粮食、蔬菜价格分别上涨2%、3%以上，工业生产者价格下跌1.5%，商品房价格涨幅4%。\
         工业增加值增长6%，建筑业增加值增长5%。研发投入强度提升0.2个百分点。死亡人数降低到30人。",
    );
    let stated: Vec<&str> = found.drafted.iter().map(|one| one.stated.as_str()).collect();
    assert_eq!(
        stated,
        [
            "上涨2%",
            "上涨3%以上",
            "下跌1.5%",
            "上涨4%",
            "6%",
            "5%",
            "提升0.2个百分点",
            "30人"
        ]
    );
    // The document is read with these words, and the prose agrees with it.
    let report = open(&found.document()).unwrap();
    assert_eq!(report.data().next().unwrap().measure.quantity.value, 2.0);
}

/// What is said of a whole part behind its last subsection stands under the part, not under the subsection.
#[test]
fn a_line_on_the_whole_part_does_not_belong_to_its_last_subsection() {
    let draft = draft(
        "2031年某市政府工作报告\n各位代表：\n一、2030年工作回顾\n小麦产量达到21万吨。\n（一）产业更强。钢材产量达到90万吨。\n\
         一年来，玉米产量达到30万吨。\n（二）民生更好。新增托位120个。\n改造住房800套。\n五年来，粮食产量达到75万吨。\n\
         二、2031年工作安排\n（一）办好实事。新增学位900个。\n各位代表！水产品产量达到6万吨。",
    );
    let found: Vec<(&str, &str)> = draft
        .drafted
        .iter()
        .map(|row| (row.stated.as_str(), draft.sections[row.section].as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("21万吨", "2030年工作回顾"),
            ("90万吨", "产业更强"),
            // Another subsection follows: this is said within the first.
            ("30万吨", "产业更强"),
            ("120个", "民生更好"),
            ("800套", "民生更好"),
            ("75万吨", "2030年工作回顾"),
            ("900个", "办好实事"),
            ("6万吨", "2031年工作安排"),
        ]
    );
}

#[test]
fn a_report_on_a_half_year_is_dated_by_its_year() {
    let drafted = draft("2031年上半年工作总结\n粮食产量达到21万吨。");
    assert!(Report::read(&drafted.document()).is_ok(), "{}", drafted.date);
}

/// A title with a plan in it does not make plans of what was done.
#[test]
fn a_review_and_plans_of_two_years_are_told_apart() {
    let drafted = draft(
        "示例市2023年工作总结和2024年安排\n一、2023年主要成绩\n粮食产量预计达到21万吨，增长2%。\n\
         二、2024年主要目标\n粮食产量达到22万吨以上。",
    );
    let seen: Vec<_> = drafted
        .drafted
        .iter()
        .map(|one| (one.period.as_str(), one.kind.as_str(), one.estimate))
        .collect();
    assert_eq!(
        seen,
        [
            ("2023", "result", true),
            ("2023", "result", true),
            ("2024", "target", false)
        ]
    );
}

#[test]
fn the_report_to_try_the_studio_with_is_understood() {
    let drafted = draft(include_str!("../../../tests/reports/yunling-2023.txt"));
    let kept: Vec<_> = drafted.drafted.iter().filter(|one| one.kept).collect();
    assert_eq!((kept.len(), drafted.drafted.len()), (25, 26));
    let range = kept.iter().find(|one| one.stated == "205万吨至210万吨").unwrap();
    assert_eq!(
        (range.value, range.high, range.qualifier.as_str()),
        (205.0, Some(210.0), "exact")
    );
    let targets = kept.iter().filter(|one| one.kind == "target").count();
    assert_eq!((targets, kept.iter().filter(|one| one.estimate).count()), (4, 2));
    let ends: Vec<_> = kept
        .iter()
        .filter(|one| one.indicator == "城镇化率")
        .map(|one| one.period.as_str())
        .collect();
    assert_eq!(ends, ["2018", "2023"]);
    let sectors: Vec<_> = kept
        .iter()
        .filter(|one| one.indicator.contains("产业"))
        .map(|one| one.indicator.as_str())
        .collect();
    assert_eq!(sectors, ["第一产业增加值", "第二产业增加值", "第三产业增加值"]);
}

#[test]
fn a_corrected_list_is_written_as_it_was_corrected() {
    let text = serde_json::to_string(&draft(PROSE)).unwrap();
    let mut corrected: Draft = serde_json::from_str(&text).unwrap();
    assert_eq!(corrected, draft(PROSE));
    corrected.drafted[0].indicator = "全市生产总值".to_owned();
    corrected.drafted[0].stated = "约4526亿元".to_owned();
    corrected.drafted[1].kept = false;
    let report = Report::read(&corrected.document()).unwrap();
    assert_eq!(report.data().count(), LABELLED.len() - 1);
    let first = report.data().next().unwrap();
    assert_eq!(first.indicator.name.zh, "全市生产总值");
    assert_eq!(first.measure.source.stated, "约4526亿元");
}

/// Without stops a clause has no end: only so much of it is looked at.
#[test]
fn long_prose_without_stops_is_read() {
    let endless = "工业增加值和农业增加值以及投资增长5%左右、".repeat(2000);
    assert!(draft(&endless).drafted.len() >= 2000);
}

fn accepted(prose: &str) {
    let draft = draft(prose);
    let kept = draft.drafted.iter().filter(|one| one.kept).count();
    let read = Report::read(&draft.document());
    assert!(read.is_ok(), "{prose:?}\n{:?}\n{}", read.err(), draft.document());
    assert_eq!(read.unwrap().data().count(), kept);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_draft_of_sentences_is_accepted(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "全年", "预计", "2014年", "“十二五”期间，", "五年来，", "工业增加值", "城镇和农村居民收入", "分别", "各", "增长",
                "下降", "达到", "从", "提高到", "其中", "占", "的行政村", "通电话", "约", "超过", "左右", "以上", "5%", "3.2万名",
                "一半", "两成", "不到60家", "-1.2%", "１５％", "三百万元", "1.5个百分点", "6%—7%", "12万亿元", "9999999999万亿元",
                "全部", "，", "。", "；", "、", "和", "\n", "一、2013年目标\n", "上半年", "去年", "今年", "培训", "个", "项标准",
            ]),
            0..40,
        )
    ) {
        accepted(&parts.concat());
    }

    #[test]
    fn a_draft_of_any_text_is_accepted(text in "(\\PC|[0-9%万元年，。\n]){0,80}") {
        accepted(&text);
    }
}

#[test]
fn ranges_are_kept_with_both_ends() {
    let prose = "某市2026年工作报告\n2026年工作目标\n地区生产总值增长5%—5.5%。新增就业3000至3500人。出口增长约百分之六到百分之七。粮食产量六七百万吨。";
    let drafted = draft(prose);
    let kept: Vec<_> = drafted.drafted.iter().filter(|one| one.kept).collect();
    let ends: Vec<_> = kept
        .iter()
        .map(|one| (one.value, one.high, one.qualifier.as_str()))
        .collect();
    let expected = [
        (5.0, Some(5.5), "exact"),
        (3000.0, Some(3500.0), "exact"),
        (6.0, Some(7.0), "about"),
    ];
    assert_eq!(ends.get(..3), Some(expected.as_slice()), "{kept:?}");
    let report = open(&drafted.document()).unwrap();
    for datum in report.data().take(3) {
        assert!(datum.measure.quantity.is_range(), "{}", datum.measure.source.stated);
    }
    // What an editor sends back without a range has none.
    let text = serde_json::to_string(&drafted).unwrap();
    assert_eq!(serde_json::from_str::<Draft>(&text).unwrap(), drafted);
    let old = text.replace("\"high\":5.5,", "");
    assert_eq!(serde_json::from_str::<Draft>(&old).unwrap().drafted[0].high, None);
}

#[test]
fn only_what_cannot_both_be_true_is_in_doubt() {
    let doubts = |prose: &str| -> Vec<Option<Doubt>> {
        let found = draft(&format!("某市2031年工作报告\n一、2030年工作回顾\n{prose}")).drafted;
        found.iter().filter(|one| one.kept).map(|one| one.doubt).collect()
    };
    let twice = Some(Doubt::Twice);
    for (prose, expected) in [
        // A bound and the value that is within it, a rounded value and the exact one, another unit.
        ("出口额突破200亿元、达到236亿元。", [None, None]),
        ("粮食产量稳定在80万吨以上。粮食产量83.6万吨。", [None, None]),
        ("工业增加值1.5万亿元。工业增加值14980亿元。", [None, None]),
        ("推出12批81项便民措施。", [None, None]),
        ("出口额突破200亿元。出口额达到186亿元。", [twice, twice]),
        ("工业增加值增长8%。工业增加值增长9%。", [twice, twice]),
        ("工业增加值增长8%。工业增加值下降8%。", [twice, twice]),
    ] {
        assert_eq!(doubts(prose), expected, "{prose}");
    }
}

#[test]
fn what_is_part_of_a_name_is_no_measure_and_no_doubt() {
    let found = draft(
        "某市2031年工作报告\n一、2030年工作回顾\n引进亿元以上项目73个。打造2个千亿级产业集群。经济总量连跨3个百亿元台阶。",
    );
    let kept: Vec<_> = found
        .drafted
        .iter()
        .map(|one| (one.stated.as_str(), one.kept))
        .collect();
    let expected = [("73个", true), ("2个", true), ("3个", true), ("百亿元", false)];
    assert_eq!(kept, expected);
    assert!(
        found.drafted.iter().all(|one| one.doubt.is_none()),
        "{:?}",
        found.drafted
    );
}

#[test]
fn what_a_figure_is_per_and_units_without_a_word_are_kept() {
    let found = draft(
        "某市2031年工作报告\n一、2030年工作回顾\n基础养老金每人每月提高25元。每千人口托位数达到4.8个。每年城镇新增就业6万人以上。\
         海洋生产总值突破千亿。惠及上百万老区居民。三分之一的行政审批事项取消。城乡居民收入比缩小到2.4∶1。出生率为7.2‰。",
    );
    let kept = found.drafted.iter().filter(|one| one.kept);
    let kept: Vec<_> = kept
        .map(|one| (one.indicator.as_str(), one.value, one.unit.as_str()))
        .collect();
    let expected = [
        ("基础养老金（每人每月）", 25.0, "元"),
        ("每千人口托位数", 4.8, "个"),
        ("城镇新增就业（每年）", 6.0, "万人"),
        ("海洋生产总值", 1e11, "元"),
        ("惠及老区居民", 1e6, "人"),
        ("行政审批事项", 100.0 / 3.0, "%"),
        ("城乡居民收入比", 2.4, "倍"),
        ("人口出生率", 7.2, "‰"),
    ];
    assert_eq!(kept.len(), expected.len(), "{kept:?}");
    for (found, expected) in kept.iter().zip(expected) {
        assert_eq!((found.0, found.2), (expected.0, expected.2));
        assert!((found.1 - expected.1).abs() < 1e-6 * expected.1, "{found:?}");
    }
}

#[test]
fn how_large_those_are_that_are_counted_is_no_measure_of_them() {
    let found = draft(
        "某市2031年工作报告\n一、2030年工作回顾\n经济总量超500亿元的县域增至12个。成为全国首个全部开通公交的县。\
         产值2亿元的企业搬迁，补偿5000万元。",
    );
    let kept = found.drafted.iter().filter(|one| one.kept);
    let kept: Vec<_> = kept.map(|one| one.stated.as_str()).collect();
    assert_eq!(kept, ["12个", "2亿元", "5000万元"]);
}

#[test]
fn what_is_said_of_goods_in_a_row_is_said_of_each() {
    let names = |prose: &str| {
        let found = draft(&format!("某市2031年工作报告\n一、2030年工作回顾\n{prose}"));
        let names: Vec<String> = found.drafted.into_iter().map(|one| one.indicator).collect();
        names
    };
    assert_eq!(
        names("手机、家用电器、锂电池出口分别增长17%、4.7%、5.4%。"),
        ["手机出口", "家用电器出口", "锂电池出口"]
    );
    assert_eq!(
        names("投资、社会消费、服务出口分别增长7%、4%、5%。"),
        ["投资", "社会消费", "服务出口"]
    );
}

#[test]
fn title_and_publisher_say_whose_report_it_is() {
    let whose = |head: &str| {
        let found = draft(&format!("{head}\n一、2030年工作回顾\n粮食产量80万吨。"));
        (found.title, found.publisher)
    };
    let pair = |title: &str, publisher: &str| (title.to_owned(), publisher.to_owned());
    assert_eq!(
        whose("政府工作报告\n——2031年3月5日在第十六届全国人民代表大会第四次会议上\n国务院总理 某某"),
        pair("2031年政府工作报告", "国务院")
    );
    assert_eq!(
        whose("政府工作报告\n——2031年1月20日在江北省第十五届人民代表大会第三次会议上"),
        pair("2031年江北省政府工作报告", "江北省人民政府")
    );
    assert_eq!(
        whose("江北省2031年水利工作报告"),
        pair("江北省2031年水利工作报告", "江北省")
    );
}

#[test]
fn figures_that_open_a_list_or_say_which_are_no_measures() {
    let kept = |prose: &str| {
        let found = draft(&format!("某市2031年工作报告\n一、2030年工作回顾\n{prose}"));
        let kept = found.drafted.into_iter().filter(|one| one.kept);
        let kept: Vec<(String, String, Option<Doubt>)> =
            kept.map(|one| (one.indicator, one.stated, one.doubt)).collect();
        kept
    };
    for prose in [
        "重点抓了九个方面工作。",
        "成为首个各县通时速350公里高铁的省份。",
        "培育了一批万亿级、千亿级产业。",
    ] {
        assert_eq!(kept(prose), [], "{prose}");
    }
    let one = |name: &str, stated: &str| (name.to_owned(), stated.to_owned(), None);
    assert_eq!(
        kept("PM_2.5平均浓度为26微克/立方米。"),
        [one("PM2.5平均浓度", "26微克/立方米")]
    );
    // What a sentence mentions is no total, so that two such figures do not contradict each other.
    assert_eq!(
        kept("完成6项指标，接近5项指标。").len(),
        kept("完成6项指标，接近5项指标。")
            .iter()
            .filter(|(_, _, doubt)| doubt.is_none())
            .count()
    );
    assert_eq!(
        kept("91家企业营业收入超百亿元。"),
        [one("营业收入超百亿元的企业", "91家")]
    );
    let counted = |prose: &str| {
        let found = draft(&format!("某市2031年工作报告\n一、2030年工作回顾\n{prose}"));
        found.drafted.iter().map(|one| one.count).collect::<Vec<_>>()
    };
    assert_eq!(counted("100项“两重”项目加快实施。"), [true]);
    // Wider than the indicator that it is often said for.
    assert_eq!(
        kept("对外直接投资增长4%。退休人员基本养老金提高2%。高价值发明专利增长48%。"),
        [
            one("对外直接投资", "4%"),
            one("退休人员基本养老金", "2%"),
            one("高价值发明专利", "48%")
        ]
    );
}

#[test]
fn several_numbers_of_as_many_things_are_a_figure_each() {
    let kept = |sentence: &str| {
        let found = draft(&format!("某市2016年工作报告\n2015年工作回顾\n{sentence}")).drafted;
        let kept = found.into_iter().filter(|one| one.kept);
        kept.map(|one| (one.indicator, one.stated, one.comparison))
            .collect::<Vec<_>>()
    };
    let of = |name: &str, stated: &str, comparison: &str| (name.to_owned(), stated.to_owned(), comparison.to_owned());
    assert_eq!(
        kept("户厕覆盖率、污水治理率、生活垃圾处理率分别提高20.9、36.2、54个百分点。"),
        [
            of("户厕覆盖率", "20.9个百分点", "yoy"),
            of("污水治理率", "36.2个百分点", "yoy"),
            of("生活垃圾处理率", "54个百分点", "yoy")
        ]
    );
    assert_eq!(
        kept("三次产业结构调整为9.3∶41.4∶49.3。"),
        [
            of("第一产业增加值占地区生产总值比重", "9.3%", "share-of"),
            of("第二产业增加值占地区生产总值比重", "41.4%", "share-of"),
            of("第三产业增加值占地区生产总值比重", "49.3%", "share-of")
        ]
    );
    accepted(
        "某市2016年工作报告\n2015年工作回顾\n三次产业结构调整为9.3∶41.4∶49.3。覆盖率、合格率分别提高2、3个百分点。",
    );
}

#[test]
fn what_is_given_ranked_or_a_name_is_no_measure_and_no_doubt() {
    for sentence in [
        "用好两个市场、两种资源。",
        "充分发挥中央和地方两个积极性。",
        "打通服务“最后一公里”。",
        "出台稳经济“30条”。",
        "9门学科进入世界前1%。",
        "本市成为东部首个总量超过2万亿元的城市。",
        "经济总量连跨4万亿元、5万亿元两个台阶。",
        "建好“5+2”就业之家。",
        "建强12000心理援助热线体系。",
        "从6方面提出措施。",
        "对经济增长和物价水平两个指标作些说明。",
        "健全“考核、激励”两项机制。",
        "单笔40万元以下账款全部清零。",
        "特殊教育学校覆盖30万人口以上的县。",
        "争取2040国家重大专项。",
        "推动甲化工60万吨钾肥装置改造。",
        "推进千户村寨保护。",
        "关停10万千瓦及以下燃煤机组。",
        "推动30万千瓦级煤电机组改造。",
    ] {
        let found = draft(&format!("某市2016年工作报告\n2016年工作目标\n{sentence}")).drafted;
        let figures = found.iter().filter(|one| one.kept || one.doubt.is_some());
        let left: Vec<_> = figures.map(|one| (&one.stated, &one.indicator)).collect();
        let counted = left
            .iter()
            .all(|(_, name)| name.ends_with("学科") || name.ends_with("台阶"));
        assert!(counted, "{sentence}: {left:?}");
    }
}

#[test]
fn doubts_are_open_where_there_is_something_to_decide() {
    let head = "某市2016年工作报告\n2015年工作回顾\n";
    let named = |sentence: &str| draft(&format!("{head}{sentence}")).drafted.pop().unwrap().indicator;
    // Measures of the same thing, and what the vocabulary knows by its end.
    assert_eq!(named("集装箱航线增至80条、吞吐量超900万标箱。"), "港口集装箱吞吐量");
    assert_eq!(named("举办千场专业性会议。"), "举办专业性会议");
    let open = |sentence: &str| {
        let found = draft(&format!("{head}{sentence}")).drafted;
        found
            .into_iter()
            .filter_map(|one| one.doubt)
            .filter(|doubt| doubt.is_open())
            .count()
    };
    assert_eq!(open("工业增加值增长6%、高于全国0.7个百分点。"), 0);
    assert_eq!(open("财政收入增长1.7%（同口径增长2.5%以上）。"), 0);
    assert_eq!(open("新退出融资平台340家、超计划18家。"), 0);
    assert_eq!(open("外送电量超过900亿度。"), 0);
    assert_eq!(open("带动投资90亿元。"), 1);
    let prose = format!("{head}财政收入增长1.7%（同口径增长2.5%以上）。外送电量超过900亿度。");
    let found = draft(&prose).drafted;
    assert_eq!(found[1].indicator, "财政收入（同口径）");
    assert_eq!((found[2].unit.as_str(), found[2].value), ("亿千瓦时", 900.0));
    accepted(&prose);
    // The goal of the economy by another name is the same figure again.
    let goals = "某市2016年工作报告\n2016年工作目标\n地区生产总值增长5.5%左右。5.5%左右的预期增长目标与规划衔接。";
    let doubts: Vec<_> = draft(goals).drafted.into_iter().map(|one| one.doubt).collect();
    assert_eq!(doubts, [None, Some(Doubt::Repeated)]);
}
