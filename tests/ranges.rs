//! Ranges, verbs and wishes as documents state them: what is read and refused, said, compared, judged, sorted and exported. And
//! 以上, which includes its number, apart from 超过, which does not.
// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use quantity::{Lang, Qualifier};
use report_charts::Code;
use report_charts::analysis::verdict::{Attainment, outcome};
use report_charts::chart::findings;
use report_charts::page::arrange::{Choice, arrange};
use report_charts::page::compare::compare;
use report_charts::page::export::{csv, csv_of, json};
use report_charts::phrase::{label, sentence, spoken};
use report_charts::report::{Datum, Report, Sorting};
use serde_json::{Value, json as value};

const SAMPLE: &str = include_str!("reports/ranges-2026.json");

fn sample() -> Report {
    Report::from_json(SAMPLE).unwrap()
}

fn datum(report: &Report, id: &str) -> Datum {
    report.data().find(|datum| datum.measure.id == id).unwrap()
}

/// A report with one figure.
fn document(fields: &Value) -> String {
    let text = |words: &str| value!({"zh": words, "en": words});
    let mut measure = value!({
        "period": "2026", "kind": "target", "comparison": "yoy", "direction": "increase", "section": "s",
    });
    for (name, field) in fields.as_object().unwrap() {
        measure[name] = field.clone();
    }
    value!({
        "format": "report-charts/1", "id": "r", "title": text("r"), "date": "2026-01", "publisher": text("p"),
        "sections": [{"id": "s", "title": text("s")}],
        "indicators": [{"id": "a", "type": "indicator", "name": text("a"), "measures": [measure]}],
        "views": [{"id": "v", "kind": "bars", "title": text("t"), "subtitle": text("s"), "items": [{"measure": "a@2026/target"}]}],
    })
    .to_string()
}

#[test]
fn a_range_is_read_from_its_wording_or_from_both_ends() {
    for (fields, low, high, unit, qualifier) in [
        (value!({"stated": "5%—5.5%"}), 5.0, Some(5.5), "%", Qualifier::Exact),
        (value!({"stated": "4.5%至5%"}), 4.5, Some(5.0), "%", Qualifier::Exact),
        (
            value!({"stated": "3000—3500万人"}),
            3000.0,
            Some(3500.0),
            "万人",
            Qualifier::Exact,
        ),
        (
            value!({"stated": "增长5%—6%左右"}),
            5.0,
            Some(6.0),
            "%",
            Qualifier::About,
        ),
        (
            value!({"stated": "5%—5.5%", "low": 5, "high": 5.5, "unit": "%", "qualifier": "exact", "estimate": false}),
            5.0,
            Some(5.5),
            "%",
            Qualifier::Exact,
        ),
        // Wording that is not read agrees with everything.
        (
            value!({"stated": "百分之五上下浮动", "low": 4.5, "high": 5.5, "unit": "%", "qualifier": "about", "estimate": false}),
            4.5,
            Some(5.5),
            "%",
            Qualifier::About,
        ),
        (
            value!({"stated": "5%以上、力争更好"}),
            5.0,
            None,
            "%",
            Qualifier::AtLeast,
        ),
        (value!({"stated": "力争5%"}), 5.0, None, "%", Qualifier::AtLeast),
        (value!({"stated": "增长12%"}), 12.0, None, "%", Qualifier::Exact),
        (value!({"stated": "超过5%"}), 5.0, None, "%", Qualifier::Over),
        // Documents had 以上 as over before it was read as what it says.
        (
            value!({"stated": "5%以上", "value": 5, "unit": "%", "qualifier": "over", "estimate": false}),
            5.0,
            None,
            "%",
            Qualifier::AtLeast,
        ),
    ] {
        let report = Report::from_json(&document(&fields)).unwrap_or_else(|error| panic!("{fields}: {error}"));
        let quantity = &report.data().next().unwrap().measure.quantity.clone();
        let read = (
            quantity.value,
            quantity.high,
            quantity.unit.symbol(),
            quantity.qualifier,
        );
        assert_eq!(read, (low, high, unit, qualifier), "{fields}");
    }
}

#[test]
fn contradictions_are_errors_on_their_field() {
    for (fields, code, field) in [
        (value!({"stated": "6%—5%"}), Code::ValueOutOfRange, "stated"),
        (
            value!({"stated": "甲", "low": 6, "high": 5, "unit": "%", "qualifier": "exact", "estimate": false}),
            Code::ValueOutOfRange,
            "low",
        ),
        (
            value!({"stated": "甲", "low": 5, "high": 5, "unit": "%", "qualifier": "exact", "estimate": false}),
            Code::ValueOutOfRange,
            "low",
        ),
        (
            value!({"stated": "甲", "low": -1, "high": 5, "unit": "%", "qualifier": "exact", "estimate": false}),
            Code::ValueOutOfRange,
            "low",
        ),
        (
            value!({"stated": "甲", "low": 5, "unit": "%", "qualifier": "exact", "estimate": false}),
            Code::MissingField,
            "high",
        ),
        (
            value!({"stated": "甲", "value": 5, "low": 5, "high": 6, "unit": "%", "qualifier": "exact", "estimate": false}),
            Code::StatedOtherwise,
            "value",
        ),
        (
            value!({"stated": "甲", "low": 5, "high": 6, "unit": "%", "qualifier": "over", "estimate": false}),
            Code::UnknownWord,
            "qualifier",
        ),
        // The wording has two ends and the numbers have one, or others.
        (
            value!({"stated": "5%—5.5%", "value": 5, "unit": "%", "qualifier": "exact", "estimate": false}),
            Code::StatedOtherwise,
            "value",
        ),
        (
            value!({"stated": "5%", "low": 5, "high": 5.5, "unit": "%", "qualifier": "exact", "estimate": false}),
            Code::StatedOtherwise,
            "high",
        ),
        (
            value!({"stated": "5%—5.5%", "low": 4, "high": 5.5, "unit": "%", "qualifier": "exact", "estimate": false}),
            Code::StatedOtherwise,
            "low",
        ),
        (
            value!({"stated": "5%—5.5%", "low": 5, "high": 6, "unit": "%", "qualifier": "exact", "estimate": false}),
            Code::StatedOtherwise,
            "high",
        ),
        (
            value!({"stated": "5%以上", "value": 5, "unit": "%", "qualifier": "exact", "estimate": false}),
            Code::StatedOtherwise,
            "qualifier",
        ),
        (
            value!({"stated": "超过5%", "value": 5, "unit": "%", "qualifier": "at-least", "estimate": false}),
            Code::StatedOtherwise,
            "qualifier",
        ),
        (value!({"stated": "下降12%"}), Code::StatedOtherwise, "direction"),
        (
            value!({"stated": "增长12%", "direction": "level"}),
            Code::StatedOtherwise,
            "direction",
        ),
    ] {
        let error = Report::from_json(&document(&fields)).unwrap_err();
        let found = (error.code(), error.path().to_owned());
        assert_eq!(
            found,
            (code, format!("indicators[0].measures[0].{field}")),
            "{fields}: {error}"
        );
    }
}

#[test]
fn a_range_is_labelled_and_spoken_with_both_ends() {
    let report = sample();
    for (id, zh, en, said_zh, said_en) in [
        (
            "output@2026/target",
            "增长4.5%至5%",
            "up 4.5% to 5%",
            "地区生产总值，2026年目标：比上年增长百分之四点五到百分之五。",
            "Regional output, 2026 target: up 4.5 percent to 5 percent on the year before.",
        ),
        (
            "software@2026/target",
            "增长12%—15%左右",
            "up about 12% to 15%",
            "软件业收入，2026年目标：比上年增长约百分之十二到百分之十五。",
            "Software revenue, 2026 target: up about 12 percent to 15 percent on the year before.",
        ),
        (
            "jobs@2026/target",
            "13万—15万人",
            "130,000 to 150,000 people",
            "城镇新增就业，2026年目标：十三万人到十五万人。",
            "New urban jobs, 2026 target: 130,000 to 150,000 people.",
        ),
        (
            "loans@2026",
            "24—31亿元",
            "¥2.4 billion to ¥3.1 billion",
            "带动贷款，2026年：二十四亿元到三十一亿元。",
            "Loans that follow, 2026: 2.4 billion to 3.1 billion yuan.",
        ),
        (
            "exports@2026/target",
            "增长3%以上、力争更好",
            "up at least 3% (better if possible)",
            "出口额，2026年目标：比上年增长不低于百分之三，力争更好。",
            "Exports, 2026 target: up at least 3 percent (better if possible) on the year before.",
        ),
        // The verb of the wording is not said twice.
        (
            "intensity@2026/target",
            "下降2.5%—3%",
            "down 2.5% to 3%",
            "单位产值能耗，2026年目标：比上年下降百分之二点五到百分之三。",
            "Energy intensity, 2026 target: down 2.5 percent to 3 percent on the year before.",
        ),
        (
            "rail@2025",
            "15%—18%",
            "15% to 18%",
            "铁路货运占比，2025年：占全市货运量的百分之十五到百分之十八。",
            "Freight by rail, 2025: 15 percent to 18 percent of the city's freight.",
        ),
    ] {
        let datum = datum(&report, id);
        assert_eq!(
            (label(&datum.measure, Lang::Zh), label(&datum.measure, Lang::En)),
            (zh.to_owned(), en.to_owned())
        );
        assert_eq!(spoken(&datum, Lang::Zh), said_zh);
        assert_eq!(spoken(&datum, Lang::En), said_en);
    }
}

#[test]
fn at_least_and_over_are_kept_apart() {
    let figure = |stated: &str| {
        let report = Report::from_json(&document(&value!({"stated": stated}))).unwrap();
        let datum = report.data().next().unwrap();
        [Lang::Zh, Lang::En].map(|lang| (sentence(&datum, lang), spoken(&datum, lang)))
    };
    let [floor, more] = [figure("5%以上"), figure("超过5%")];
    assert_eq!(floor[0].1, "a，2026年目标：比上年增长不低于百分之五。");
    assert_eq!(more[0].1, "a，2026年目标：比上年增长超过百分之五。");
    assert_eq!(floor[1].0, "a, 2026 target: up at least 5% on the year before.");
    assert_eq!(more[1].0, "a, 2026 target: up over 5% on the year before.");
}

#[test]
fn a_range_is_judged_inside_above_and_below() {
    let report = sample();
    let view = report.view("targets-2025").unwrap();
    let found: Vec<Attainment> = view.items.aims().iter().map(|aim| outcome(aim).attainment).collect();
    use Attainment::{Exceeded, Met, Missed, Undecided};
    assert_eq!(found, [Met, Exceeded, Missed, Met, Undecided]);
    let zh = findings(view, Lang::Zh);
    for words in [
        "地区生产总值（目标增长5%—5.5%，结果增长5.2%，在目标区间内）",
        "出口额（目标增长3%—4%，结果增长4.6%，超出目标区间）",
        "社会消费品零售额（目标增长6%-7%，结果增长5.1%，未到目标区间）",
        "是区间",
    ] {
        assert!(zh.contains(words), "{words}: {zh}");
    }
    let en = findings(view, Lang::En);
    assert!(en.contains("result up 5.2%; within the target range"), "{en}");
}

#[test]
fn ranges_are_compared_by_both_ends() {
    let report = sample();
    let said = |ids: [&str; 2], lang| {
        let data = ids.map(|id| datum(&report, id));
        let compared = compare(&report, &data, lang).pop().unwrap();
        (compared.difference.unwrap(), compared.arithmetic.unwrap_or_default())
    };
    for (ids, zh, en, how) in [
        (
            ["output@2026/target", "retail@2026/target"],
            "高0.5到2个百分点",
            "0.5 to 2 percentage points higher",
            "[5.5, 6.5] − [4.5, 5] = [0.5, 2]",
        ),
        (
            ["output@2025/target", "output@2025"],
            "在前者的区间内",
            "inside the range of the first",
            "",
        ),
        (
            ["output@2025", "output@2025/target"],
            "区间含前者",
            "a range that holds the first",
            "",
        ),
        (
            ["exports@2025/target", "exports@2025"],
            "高0.6到1.6个百分点",
            "0.6 to 1.6 percentage points higher",
            "4.6 − [3, 4] = [0.6, 1.6]",
        ),
    ] {
        assert_eq!(said(ids, Lang::Zh), (zh.to_owned(), how.to_owned()));
        assert_eq!(said(ids, Lang::En), (en.to_owned(), how.to_owned()));
    }
    let (zh, how) = said(["fund@2026", "loans@2026"], Lang::Zh);
    assert_eq!(zh, "多22到29亿元，是前者的12到15.5倍");
    assert_eq!(how, "[24, 31] − 2 = [22, 29]（亿元）；[24, 31] ÷ 2 = [12, 15.5]");
    let (en, how) = said(["fund@2026", "loans@2026"], Lang::En);
    assert_eq!(en, "¥2.2 billion to ¥2.9 billion more, 12 to 15.5 times the first");
    assert!(
        how.starts_with("[¥2.4 billion, ¥3.1 billion] − ¥200 million = [¥2.2 billion, ¥2.9 billion]"),
        "{how}"
    );
}

#[test]
fn ranges_are_sorted_by_their_middle() {
    let report = sample();
    let view = report.view("growth-2026").unwrap();
    let choice = Choice {
        order: Some(Sorting::Value),
        ..Choice::default()
    };
    let (sorted, errors) = arrange(&report, view, &choice, Lang::Zh);
    assert!(errors.is_empty());
    let data = sorted.data();
    let ids: Vec<&str> = data.iter().map(|datum| datum.measure.id.as_str()).collect();
    // 13.5, 10, 7, 6, 4.75, 3 and a fall of 2.75; points by themselves.
    let expected = [
        "software@2026/target",
        "software@2025",
        "investment@2026/target",
        "retail@2026/target",
        "output@2026/target",
        "exports@2026/target",
        "intensity@2026/target",
        "treatment@2026/target",
    ];
    assert_eq!(ids, expected);
}

#[test]
fn computed_values_keep_both_ends() {
    let report = sample();
    let said = |id: &str, lang| findings(report.view(id).unwrap(), lang);
    let zh = said("left", Lang::Zh);
    assert!(zh.contains("下降18%—22%，余78到82"), "{zh}");
    let zh = said("fares", Lang::Zh);
    assert!(
        zh.contains("下降5%—8%，为92到95") && zh.contains("为85.67到89.38"),
        "{zh}"
    );
    let zh = said("six-years", Lang::Zh);
    assert!(zh.contains("粮食产量1.1到1.2倍"), "{zh}");
    let zh = said("revenue", Lang::Zh);
    assert!(zh.contains("前6个月合计188亿元到193亿元"), "{zh}");
    assert!(zh.contains("平均每月要27.8亿元到32亿元"), "{zh}");
    let en = said("change", Lang::En);
    assert!(en.contains("growth slower by 0.2 to 0.7 percentage points"), "{en}");
}

#[test]
fn files_have_low_and_high_in_place_of_a_value() {
    let report = sample();
    let text = csv(&report, report.data());
    let mut reader = csv_reader::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let column = |name: &str| head.iter().position(|known| known == name).unwrap();
    let (mut ranges, mut numbers) = (0, 0);
    for row in reader.records() {
        let row = row.unwrap();
        let cell = |name: &str| row.get(column(name)).unwrap().to_owned();
        let ends = (cell("value"), cell("low"), cell("high"));
        match ends {
            (value, low, high) if value.is_empty() => {
                let (low, high): (f64, f64) = (low.parse().unwrap(), high.parse().unwrap());
                assert!(low < high, "{row:?}");
                ranges += 1;
            }
            (value, low, high) => {
                assert!(
                    value.parse::<f64>().is_ok() && low.is_empty() && high.is_empty(),
                    "{row:?}"
                );
                numbers += 1;
            }
        }
    }
    assert!(ranges >= 15 && numbers >= 10, "{ranges} {numbers}");
    // With verdicts behind them.
    let targets = csv_of(&report, report.view("targets-2025").unwrap());
    let head = targets.lines().next().unwrap();
    assert!(
        head.ends_with(",low,high,target,next_target,verdict,verdict_zh,verdict_en"),
        "{head}"
    );

    let text = json(&report, report.data()).unwrap();
    let written: Value = serde_json::from_str(&text).unwrap();
    let measures = written["indicators"].as_array().unwrap().iter();
    let measures: Vec<&Value> = measures.flat_map(|one| one["measures"].as_array().unwrap()).collect();
    let target = measures
        .iter()
        .find(|measure| measure["id"] == "output@2025/target")
        .unwrap();
    assert_eq!((&target["low"], &target["high"]), (&value!(5), &value!(5.5)));
    assert!(target.get("value").is_none());
    assert!(
        measures
            .iter()
            .all(|one| one.get("value").is_some() != one.get("low").is_some())
    );

    // Files of reports without ranges have no columns for them.
    let plain = Report::from_json(include_str!("reports/over-time-2024.json")).unwrap();
    assert!(!csv(&plain, plain.data()).lines().next().unwrap().contains("low"));
}

#[test]
fn a_table_states_ranges_in_words_or_in_two_columns() {
    for table in [
        "指标,时期,口径,方向,表述\n产值,2026,比上年,增长,5%—5.5%\n",
        "指标,时期,口径,表述\n产值,2026,比上年,增长5%—5.5%\n",
        "指标,时期,口径,方向,下限,上限,单位\n产值,2026,比上年,增长,5,5.5,%\n",
    ] {
        let table = format!("#title,示例\n#date,2026-01\n#publisher,某市\n{table}");
        let report = Report::read_table(&table).unwrap_or_else(|errors| panic!("{table}: {errors:?}"));
        let measure = report.data().next().unwrap().measure.clone();
        assert_eq!(
            (measure.quantity.value, measure.quantity.high),
            (5.0, Some(5.5)),
            "{table}"
        );
        assert_eq!(measure.signed_value(), 5.25);
    }
}
