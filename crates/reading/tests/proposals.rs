//! Views that are proposed: sensible ones for what is there, accepted by the reader like any other, and none that misleads.
// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
use quantity::{Family, Lang};
use reading::propose::{open, propose, views_json};
use report_charts::report::Report;

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
        assert_eq!(
            kinds,
            ["overview", "change", "slopes", "bars", "bars", "remainder", "tiles"]
        );
        // One of the two figures of 2012 is expected, so the title does not say it of both.
        assert_eq!(report.views[1].title.zh, "2012年与2013年目标的速度");
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
            assert!(view.data().len() <= 24, "{}", view.id);
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
