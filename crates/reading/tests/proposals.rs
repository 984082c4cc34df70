//! Views that are proposed: sensible ones for what is there, accepted by the reader like any other, and none that misleads.
// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
use quantity::{Family, Lang};
use reading::propose::{open, propose, views_json};
use report_charts::report::{Items, Report};

use serde_json::Value;

const SHIPPED: &str = include_str!("../../../data/miit-2011.json");
const SAMPLE: &str = include_str!("../../../tests/reports/sample-2013.json");
const OVER_TIME: &str = include_str!("../../../tests/reports/over-time-2024.json");
const TABLE: &str = include_str!("../../../tests/reports/sample-2013.csv");

#[test]
fn a_report_without_views_gets_those_that_fit() {
    for text in [SAMPLE, TABLE] {
        let report = open(text).unwrap();
        let kinds: Vec<&str> = report.views.iter().map(|view| view.kind.name).collect();
        // The rates that bars could show are those of the change: no figure is in two charts.
        assert_eq!(kinds, ["overview", "change", "slopes", "remainder", "tiles"]);
        // One of the two figures of 2012 is expected, so the title does not say it of both.
        assert_eq!(report.views[1].title.zh, "2012年增速与2013年目标");
        assert_eq!(report.view("overview").unwrap().data().len(), 6);
    }
}

#[test]
fn the_version_of_the_data_stands_with_its_source() {
    let report = open(SAMPLE).unwrap();
    let html = report_charts::page::embed::fragment(&report, report.view("overview").unwrap(), Lang::Zh, None);
    assert!(
        html.contains("来源：示例省2013年工作报告（虚构）（2013年1月，数据版本 第2稿）"),
        "{html}"
    );
}

#[test]
fn views_that_are_described_stay_as_they_are() {
    let report = open(SHIPPED).unwrap();
    assert_eq!(report.views.len(), Report::read(SHIPPED).unwrap().views.len());
}

/// What is proposed goes through the reader, which refuses what would mislead, and says there what it says here.
#[test]
fn what_is_proposed_can_be_written_into_the_document() {
    for text in [SHIPPED, SAMPLE, OVER_TIME] {
        let report = Report::read(text).unwrap();
        let proposal = propose(&report);
        let written: Value = serde_json::from_str(&views_json(&proposal).unwrap()).unwrap();
        let mut document: Value = serde_json::from_str(text).unwrap();
        document["views"] = written["views"].clone();
        let again = Report::read(&document.to_string()).unwrap();
        let said = |views: &[report_charts::report::View]| -> Vec<String> {
            let ids = |view: &report_charts::report::View| {
                let ids: Vec<&str> = view.data().iter().map(|datum| datum.measure.id.as_str()).collect();
                format!("{} {} {}", view.id, view.kind.name, ids.join(" "))
            };
            views.iter().map(ids).collect()
        };
        assert_eq!(said(&again.views), said(&proposal.views));
    }
}

#[test]
fn every_figure_is_shown_and_none_beside_what_it_is_unlike() {
    for text in [SHIPPED, SAMPLE, OVER_TIME] {
        let report = Report::read(text).unwrap();
        let proposal = propose(&report);
        for datum in report
            .data()
            .filter(|datum| datum.measure.drawn == report_charts::report::Drawn::Mark)
        {
            let id = &datum.measure.id;
            let shown = proposal
                .views
                .iter()
                .any(|view| view.data().iter().any(|d| d.measure.id == *id));
            assert!(shown, "{id}");
        }
        for view in &proposal.views {
            if view.kind.name == "bars" {
                let data = view.items.figures();
                let of =
                    |d: &report_charts::report::Datum| (d.measure.quantity.unit.family().clone(), d.measure.comparison);
                assert!(data.iter().all(|datum| of(datum) == of(&data[0])), "{}", view.id);
                assert_ne!(*data[0].measure.quantity.unit.family(), Family::PercentagePoint);
            }
            let is_list = view.id.starts_with("figures-");
            assert!(is_list || view.data().len() <= 24, "{}", view.id);
        }
    }
}

#[test]
fn what_goes_on_through_time_is_proposed() {
    let proposal = propose(&Report::read(OVER_TIME).unwrap());
    let of = |wanted: &str| -> Vec<Vec<String>> {
        let views = proposal.views.iter().filter(|view| view.kind.name == wanted);
        views
            .map(|view| view.data().iter().map(|d| d.measure.id.clone()).collect())
            .collect()
    };
    let targets = of("targets");
    assert_eq!(targets.len(), 1);
    // Every target with a result, and its next target; one without a result has nothing to be set against.
    assert!(targets[0].starts_with(&["output@2023/target", "output@2023", "output@2024/target"].map(str::to_owned)));
    assert_eq!(targets[0].len(), 15);
    assert!(!targets[0].contains(&"rail@2023/target".to_owned()));
    assert_eq!(
        of("progress"),
        [[
            "investment@2024/target",
            "investment@2024-q1",
            "investment@2024-q2",
            "investment@2024-q3",
            "waste@2024/target",
            "waste@2024-01-2024-06",
        ]]
    );
    let series = of("series");
    assert_eq!(series.len(), 3, "{series:?}");
    assert!(series.iter().all(|line| line.len() >= 3));
    // Two lines of one base share a chart.
    assert!(
        series
            .iter()
            .any(|ids| ids.contains(&"income-town@2020".to_owned()) && ids.contains(&"income-country@2023".to_owned()))
    );
}

#[test]
fn what_is_refused_is_said_with_the_reason() {
    let proposal = propose(&Report::read(SAMPLE).unwrap());
    let said: Vec<(String, &str)> = proposal
        .refused
        .iter()
        .map(|it| (it.measures.join(" "), it.reason.get(Lang::Zh)))
        .collect();
    for (measures, reason) in [
        (
            "industry@2013/target recycling@2013/target",
            "百分点与百分比不是一回事，不放在一条轴上",
        ),
        ("grain@2012 schools@2012", "单位不同（吨、个），不放在一条轴上"),
        ("industry@2012 villages@2012", "口径不同，不放在一条轴上"),
    ] {
        let found = said
            .iter()
            .any(|(ids, why)| measures.split(' ').all(|id| ids.contains(id)) && *why == reason);
        assert!(found, "{measures}: {reason} is not among {said:#?}");
    }
    assert!(
        proposal
            .refused
            .iter()
            .all(|it| !it.reason.en.is_empty() && it.measures.len() > 1)
    );
}

/// Forty indicators with a figure of each of two years: charts of at most twelve, not one for each.
#[test]
fn many_figures_of_one_sort_stand_together() {
    let measure = |period: &str, value: usize| {
        serde_json::json!({"period": period, "kind": "result", "comparison": "level", "direction": "level",
            "stated": format!("{value}亿元"), "section": "s"})
    };
    let both = |text: &str| serde_json::json!({"zh": text, "en": text});
    let indicators: Vec<_> = (1..=40)
        .map(|i| {
            serde_json::json!({"id": format!("i{i}"), "type": "indicator", "name": both(&format!("项目{i}")),
                "measures": [measure("2020", i), measure("2023", i + 1)]})
        })
        .collect();
    let document = serde_json::json!({"format": "report-charts/1", "id": "r", "title": both("报告"), "date": "2024",
        "publisher": both("处"), "sections": [{"id": "s", "title": both("节")}], "indicators": indicators});
    let report = open(&document.to_string()).unwrap();
    let sizes = |wanted: &str| -> Vec<usize> {
        let of = report.views.iter().filter(|view| view.id.starts_with(wanted));
        of.map(|view| view.data().len()).collect()
    };
    assert_eq!(sizes("levels-"), [24, 24, 24, 8]);
    assert!(propose(&report).refused.is_empty());
    assert!(report.views.iter().all(|view| view.data().len() <= 24));
}

/// A report of a city with what such reports have: headline results and targets, topics, and much that fits nowhere.
fn city() -> Report {
    open(&city_document()).unwrap()
}

fn city_document() -> String {
    let mut indicators = Vec::new();
    let mut add = |name: &str, measures: &[(&str, &str, &str, &str, &str)]| {
        let measures: Vec<Value> = measures
            .iter()
            .map(|(period, kind, comparison, direction, stated)| {
                let id = format!("i{}@{period}/{comparison}/{kind}", indicators.len());
                serde_json::json!({"id": id, "period": period, "kind": kind, "comparison": comparison, "direction": direction,
                    "stated": stated, "section": "s"})
            })
            .collect();
        let id = format!("i{}", indicators.len());
        indicators.push(
            serde_json::json!({"id": id, "type": "indicator", "name": {"zh": name, "en": name}, "measures": measures}),
        );
    };
    for (name, amount, rate, target) in [
        ("地区生产总值", "3104亿元", "6.1%", Some("6%左右")),
        ("规模以上工业增加值", "980亿元", "7.3%", Some("7%")),
        ("固定资产投资", "1420亿元", "4.2%", Some("5%")),
        ("社会消费品零售总额", "1210亿元", "5.8%", Some("6%以上")),
        ("一般公共预算收入", "204亿元", "3.1%", Some("3%")),
        ("进出口总额", "388亿元", "9.4%", None),
        ("居民人均可支配收入", "4.1万元", "5.9%", None),
    ] {
        let mut measures = vec![
            ("2030", "result", "level", "level", amount),
            ("2030", "result", "yoy", "increase", rate),
        ];
        measures.extend(target.map(|rate| ("2031", "target", "yoy", "increase", rate)));
        add(name, &measures);
    }
    for (name, before, after) in [
        ("高新技术企业", "310家", "802家"),
        ("高速公路里程", "260公里", "388公里"),
        ("新增托位", "11个", "10个"),
        ("森林覆盖率", "41.2%", "43.9%"),
        ("常住人口城镇化率", "58.1%", "63.4%"),
    ] {
        add(
            name,
            &[
                ("2025", "result", "level", "level", before),
                ("2030", "result", "level", "level", after),
            ],
        );
    }
    for (name, stated) in [
        ("城镇新增就业", "5.2万人"),
        ("城镇调查失业率", "5.1%"),
        ("粮食产量", "210万吨"),
        ("新增养老床位", "2100张"),
        ("社区食堂", "46个"),
        ("普惠托位", "3200个"),
        ("中小学学位", "1.2万个"),
        ("5G基站", "4800个"),
        ("充电桩", "9000个"),
        ("专精特新中小企业", "212家"),
        ("上市公司", "9家"),
        ("空气质量优良天数比率", "88.1%"),
        ("地表水水质优良比例", "92%"),
        ("污水管网", "130公里"),
        ("老旧小区", "84个"),
        ("保障性租赁住房", "6100套"),
        ("路边的那些", "3个"),
        ("某项工作", "17项"),
    ] {
        add(name, &[("2030", "result", "level", "level", stated)]);
    }
    let both = |text: &str| serde_json::json!({"zh": text, "en": text});
    let document = serde_json::json!({"format": "report-charts/1", "id": "r", "title": both("某市2031年政府工作报告"), "date": "2031",
        "publisher": both("某市"), "sections": [{"id": "s", "title": both("节")}], "indicators": indicators});
    document.to_string()
}

#[test]
fn a_whole_report_gets_its_headline_charts_first() {
    let report = city();
    let titles: Vec<&str> = report.views.iter().map(|view| view.title.zh.as_str()).collect();
    assert_eq!(titles[1], "2030年增速与2031年目标", "{titles:?}");
    assert_eq!(titles[2], "森林覆盖率、常住人口城镇化率：2025年到2030年", "{titles:?}");
    assert!(titles.contains(&"2030年主要指标"), "{titles:?}");
    let Items::Links(links) = &report.views[0].items else {
        panic!("{titles:?}");
    };
    assert!((6..=9).contains(&links.len()));
    let mut names: Vec<&str> = links.iter().map(|link| link.datum.indicator.name.zh.as_str()).collect();
    assert!(
        names.contains(&"地区生产总值") && names.contains(&"居民人均可支配收入"),
        "{names:?}"
    );
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), links.len());
    // What nobody would put into a chart is in the list, and nowhere else.
    for view in &report.views {
        let odd = view.data().iter().any(|datum| datum.indicator.name.zh == "某项工作");
        assert_eq!(odd, view.id == "figures-1", "{}", view.title.zh);
    }
}

#[test]
fn charts_are_few_and_differ_and_show_no_figure_twice() {
    for report in [city(), open(SAMPLE).unwrap()] {
        let views = &report.views;
        let charts = views.iter().filter(|view| !view.id.starts_with("figures-")).count();
        assert!(charts <= 12, "{charts}");
        let mut titles: Vec<(&str, &str)> = views
            .iter()
            .map(|view| (view.title.zh.as_str(), view.title.en.as_str()))
            .collect();
        titles.sort_unstable();
        titles.dedup();
        assert_eq!(titles.len(), views.len());
        let mut shown: Vec<&str> = Vec::new();
        for view in views.iter().filter(|view| view.id != "overview") {
            shown.extend(view.data().iter().map(|datum| datum.measure.id.as_str()));
        }
        let count = shown.len();
        shown.sort_unstable();
        shown.dedup();
        assert_eq!(shown.len(), count);
        for view in views {
            if view.kind.name == "bars" {
                let data = view.items.figures();
                let sizes = data.iter().map(|datum| datum.measure.quantity.base_value());
                let (least, most) = sizes.fold((f64::MAX, 0.0_f64), |(least, most), size| {
                    (least.min(size), most.max(size))
                });
                assert!(least * 50.0 >= most, "{}", view.title.zh);
            }
        }
    }
}

#[test]
fn ten_more_planned_are_no_fall_to_ten() {
    let report = city();
    let mut names = Vec::new();
    for view in &report.views {
        if view.kind.name == "slopes" {
            names.extend(
                view.items
                    .pairs()
                    .iter()
                    .map(|pair| pair.from.indicator.name.zh.as_str()),
            );
        }
    }
    names.sort_unstable();
    assert_eq!(names, ["高新技术企业", "高速公路里程"]);
    let shares = report.views.iter().find(|view| {
        view.kind.name == "change"
            && view
                .items
                .pairs()
                .iter()
                .any(|pair| pair.from.indicator.name.zh == "森林覆盖率")
    });
    let said = report_charts::chart::summary(&report, shares.unwrap(), Lang::Zh);
    assert!(said.contains("提高2.7个百分点") && !said.contains("增速"), "{said}");
}

#[test]
fn a_report_without_enough_for_a_chart_says_so() {
    let both = |text: &str| serde_json::json!({"zh": text, "en": text});
    let document = serde_json::json!({"format": "report-charts/1", "id": "r", "title": both("报告"), "date": "2031",
        "publisher": both("处"), "sections": [{"id": "s", "title": both("节")}], "indicators": [
            {"id": "a", "type": "indicator", "name": both("路灯"), "measures": [
                {"period": "2030", "kind": "result", "comparison": "level", "direction": "level", "stated": "40个", "section": "s"}]}]});
    let report = open(&document.to_string()).unwrap();
    let said: Vec<&str> = report.views.iter().map(|view| view.subtitle.zh.as_str()).collect();
    assert_eq!(said, ["没有几个可以放在一起比较的数字，画不成图，逐项列出"]);
}

/// A whole report in prose.
const PROVINCE: &str = include_str!("../../../tests/reports/province-2031.txt");

#[test]
fn a_report_in_prose_becomes_charts_as_an_editor_would_make_them() {
    let draft = reading::draft::draft(PROVINCE);
    let report = open(&draft.document()).unwrap();
    let views: Vec<(&str, &str, usize)> = report
        .views
        .iter()
        .map(|view| (view.title.zh.as_str(), view.kind.name, view.data().len()))
        .collect();
    assert_eq!(
        views,
        [
            ("云岭省2031年政府工作报告（虚构）", "overview", 9),
            ("2030年增速与2031年目标", "change", 14),
            ("常住人口城镇化率等3项：2025年到2030年", "change", 6),
            ("地区生产总值等4项：2025年到2030年", "slopes", 8),
            ("2030年主要指标：比上年增长", "bars", 5),
            ("2030年主要指标", "tiles", 9),
            ("2031年主要目标", "tiles", 5),
            ("其他数字", "tiles", 24),
        ]
    );
}

#[test]
fn what_is_made_shares_no_axis_with_what_can_make_it() {
    let both = |text: &str| serde_json::json!({"zh": text, "en": text});
    let mut document: Value = serde_json::from_str(&reading::draft::draft(PROVINCE).document()).unwrap();
    let section = document["sections"][0]["id"].clone();
    for (at, name) in [
        "风电装机",
        "光伏装机",
        "光伏组件产量",
        "水电装机",
        "储能电池产量",
        "风机产量",
    ]
    .iter()
    .enumerate()
    {
        document["indicators"].as_array_mut().unwrap().push(serde_json::json!({
            "id": format!("power-{at}"), "type": "indicator", "name": both(name), "measures": [{
                "period": "2030", "kind": "result", "comparison": "level", "direction": "level", "stated": "5000万千瓦",
                "section": section}]}));
    }
    let report = open(&document.to_string()).unwrap();
    let mut charts = 0;
    for view in report.views.iter().filter(|view| view.kind.name == "bars") {
        let ends: std::collections::BTreeSet<bool> = (view.data().iter())
            .filter(|datum| datum.measure.quantity.unit.family() == &Family::Measured("千瓦".to_owned()))
            .map(|datum| datum.indicator.name.zh.ends_with("产量"))
            .collect();
        assert!(ends.len() < 2, "{}", view.title.zh);
        charts += ends.len();
    }
    assert!(charts > 0);
}

#[test]
fn two_bars_are_of_one_kind_and_the_overview_is_of_headline_figures() {
    let report = city();
    let Items::Links(links) = &report.views[0].items else {
        panic!()
    };
    let odd = ["上市公司", "社区食堂", "老旧小区", "充电桩"];
    assert!(
        links
            .iter()
            .all(|link| !odd.contains(&link.datum.indicator.name.zh.as_str())),
        "{links:?}"
    );
    for view in report.views.iter().filter(|view| view.kind.name == "bars") {
        let data = view.data();
        let moves = data
            .iter()
            .all(|datum| datum.measure.quantity.unit.family() == &Family::Percent);
        let end = |name: &str| name.chars().rev().take(2).collect::<String>();
        if let ([one, two], false) = (data.as_slice(), moves) {
            assert_eq!(
                end(&one.indicator.name.zh),
                end(&two.indicator.name.zh),
                "{}",
                view.title.zh
            );
        }
    }
}

/// The city's report with more indicators: type, name and measures (period, kind, comparison, direction, wording).
fn city_with(more: &[(&str, &str, &[[&str; 5]])]) -> Report {
    let mut document: Value = serde_json::from_str(&city_document()).unwrap();
    for (at, (sort, name, measures)) in more.iter().enumerate() {
        let measures: Vec<Value> = (measures.iter().enumerate())
            .map(|(i, [period, kind, comparison, direction, stated])| {
                serde_json::json!({"id": format!("more{at}-{i}"), "period": period, "kind": kind, "comparison": comparison,
                    "direction": direction, "stated": stated, "section": "s"})
            })
            .collect();
        document["indicators"].as_array_mut().unwrap().push(
            serde_json::json!({"id": format!("more{at}"), "type": sort, "name": {"zh": name, "en": name}, "measures": measures}),
        );
    }
    open(&document.to_string()).unwrap()
}

/// In which views an indicator is, by their ids.
fn views_with<'a>(report: &'a Report, name: &str) -> Vec<&'a str> {
    let has = |view: &&report_charts::report::View| view.data().iter().any(|datum| datum.indicator.name.zh == name);
    report.views.iter().filter(has).map(|view| view.id.as_str()).collect()
}

const LEVEL: [&str; 4] = ["2030", "result", "level", "level"];

fn level(stated: &str) -> [&str; 5] {
    let [period, kind, comparison, direction] = LEVEL;
    [period, kind, comparison, direction, stated]
}

#[test]
fn what_a_sentence_only_mentions_and_what_says_little_is_in_no_chart() {
    let report = city_with(&[
        // Counted in passing: 3个全国重点实验室获奖. What was built is said so.
        ("count", "全国重点实验室", &[level("3个")]),
        ("count", "建设和美乡村", &[level("150个")]),
        ("indicator", "带动消费", &[level("26亿元")]),
        ("indicator", "重点项目", &[level("28个")]),
        ("indicator", "办理政协委员提案", &[level("184件")]),
    ]);
    for name in ["全国重点实验室", "带动消费", "重点项目", "办理政协委员提案"] {
        assert_eq!(views_with(&report, name), ["figures-1"], "{name}");
    }
    // The first box of an overview may be any figure, but none stands under the title of the list.
    let Items::Links(links) = &report.views[0].items else {
        panic!()
    };
    assert!(links.iter().all(|link| !link.view.starts_with("figures-")), "{links:?}");
}

#[test]
fn bars_and_lines_that_show_nothing_are_left_out() {
    let line = |name: &'static str, values: [&'static str; 3]| -> (&str, &str, Vec<[&'static str; 5]>) {
        let years = ["2020", "2025", "2030"];
        let measures = years.iter().zip(values);
        (
            "indicator",
            name,
            measures
                .map(|(year, value)| [*year, "result", "level", "level", value])
                .collect(),
        )
    };
    let flat = line("人均预期寿命", ["76.2岁", "77.8岁", "79岁"]);
    let steep = line("高速铁路里程", ["120公里", "240公里", "390公里"]);
    let report = city_with(&[
        ("indicator", "基本养老保险参保率", &[level("95%以上")]),
        ("indicator", "基本医疗保险参保率", &[level("96%")]),
        ("indicator", "新建农业产业强镇", &[level("4个")]),
        ("indicator", "新建国家现代农业产业园", &[level("1个")]),
        ("indicator", "新建优势特色产业集群", &[level("2个")]),
        (flat.0, flat.1, &flat.2),
        (steep.0, steep.1, &steep.2),
    ]);
    for view in report
        .views
        .iter()
        .filter(|view| ["bars", "series"].contains(&view.kind.name))
    {
        let names: Vec<&str> = view
            .data()
            .iter()
            .map(|datum| datum.indicator.name.zh.as_str())
            .collect();
        for name in ["基本养老保险参保率", "新建农业产业强镇", "人均预期寿命"] {
            assert!(!names.contains(&name), "{names:?}");
        }
    }
    let steep = views_with(&report, "高速铁路里程");
    assert!(steep.iter().any(|id| id.starts_with("series-")), "{steep:?}");
}

#[test]
fn titles_say_what_rises_and_amounts_are_added() {
    let more = |stated| ["2030", "result", "yoy", "increase", stated];
    let report = city_with(&[
        ("indicator", "财政赤字", &[more("270亿元")]),
        ("indicator", "中央财政赤字", &[more("170亿元")]),
        ("indicator", "地方财政赤字", &[more("100亿元")]),
    ]);
    let view = report.views.iter().find(|view| view.title.zh.contains("增加")).unwrap();
    assert_eq!(view.title.zh, "财政：2030年比上年增加");
    let data = view.data();
    assert_eq!(
        report_charts::phrase::label(&data[0].measure, Lang::Zh).get(..6),
        Some("增加")
    );
}

#[test]
fn a_mean_rate_says_so_in_a_tile_and_no_line_crosses_a_label() {
    use report_charts::chart::scene::Item;
    use report_charts::chart::{Frame, Options, build};
    let years = "2026-2030";
    let report = city_with(&[
        (
            "indicator",
            "全社会研发经费投入",
            &[[years, "result", "average-annual", "increase", "10%"]],
        ),
        (
            "indicator",
            "新增全国重点实验室",
            &[[years, "result", "cumulative", "level", "9个"]],
        ),
        (
            "indicator",
            "新增高新技术企业",
            &[[years, "result", "cumulative", "level", "490家"]],
        ),
        (
            "indicator",
            "居民消费价格",
            &[
                ["2030", "result", "yoy", "increase", "0.6%"],
                ["2031", "target", "yoy", "increase", "2%左右"],
            ],
        ),
    ]);
    let texts = |view: &report_charts::report::View| {
        let scene = build(&report, view, Options::new(Lang::Zh, 560.0, Frame::Full));
        let texts = scene.items.iter().filter_map(|item| match item {
            Item::Text(text) => Some((text.text.to_string(), text.bounds())),
            _ => None,
        });
        let upright = scene.items.iter().filter_map(|item| match item {
            Item::Rect(area, _) if area.width <= 1.0 && area.height > 8.0 => Some(*area),
            _ => None,
        });
        (texts.collect::<Vec<_>>(), upright.collect::<Vec<_>>())
    };
    let tiles = report
        .views
        .iter()
        .find(|view| view.title.zh == "科技创新：2026—2030年")
        .unwrap();
    let (words, _) = texts(tiles);
    assert!(words.iter().any(|(text, _)| text == "2026—2030年年均"), "{words:?}");
    let change = report.views.iter().find(|view| view.kind.name == "change").unwrap();
    let (words, lines) = texts(change);
    for (text, area) in words.iter().filter(|(text, _)| text.starts_with("增长")) {
        let crossed = lines.iter().any(|line| {
            let inside = area.x < line.x && line.x + line.width < area.x + area.width;
            let middle = area.y + area.height / 2.0;
            inside && line.y < middle && middle < line.y + line.height
        });
        assert!(!crossed, "{text}");
    }
}
