//! Tables in texts: units in brackets, in columns and above; names of rows, times of columns.
// Helper functions of tests may panic like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use figures::{Figure, FigureDirection, FigureKind, figures};

fn found(text: &str) -> Vec<Figure> {
    let all = figures(text);
    all.into_iter().filter(|one| one.kind == FigureKind::Figure).collect()
}

/// Subject, wording, unit, and the period of each figure.
fn read(text: &str) -> Vec<String> {
    let line = |one: &Figure| {
        let span = one.span.map_or_else(String::new, |span| span.document());
        format!("{} {} {} {span}", one.subject, one.text, one.unit)
            .trim()
            .to_owned()
    };
    found(text).iter().map(line).collect()
}

#[test]
fn a_unit_in_brackets_is_that_of_the_number_behind_it() {
    assert_eq!(
        read("2031年，发行总额（亿元）10.00，付息金额(亿元)：4.12，产量（万吨）为3，户数（户） 25。"),
        [
            "发行总额 10.00 亿元 2031",
            "付息金额 4.12 亿元 2031",
            "产量 3 万吨 2031",
            "户数 25 户 2031"
        ]
    );
    let [one] = &found("发行总额（亿元）10.00")[..] else {
        panic!()
    };
    assert_eq!(
        (one.number.as_slice(), one.base_unit.as_str()),
        ([1e9].as_slice(), "元")
    );
    // Other words in brackets are none, and a number with a unit keeps its own.
    assert_eq!(found("总额（含税）10.00")[0].unit, "");
    assert_eq!(found("总额（亿元）300万元")[0].unit, "万元");
}

#[test]
fn a_column_of_units_counts_for_amounts_and_a_head_for_its_column() {
    let table = "2031年，全市情况如下。\n指标\t计量单位\t绝对量\t比上年增长（%）\n粮食产量\t万吨\t12.5\t-3.1\n其中：稻谷\t万吨\t7\t2\n企业数\t家\t120\t\n";
    assert_eq!(
        read(table),
        [
            "粮食产量 12.5 万吨 2031",
            "粮食产量 -3.1 % 2031",
            "稻谷 7 万吨 2031",
            "稻谷 2 % 2031",
            "企业数 120 家 2031"
        ]
    );
    let ways: Vec<_> = found(table).iter().map(|one| one.direction).collect();
    assert_eq!(ways[1], Some(FigureDirection::Decrease));
    assert_eq!(ways[3], Some(FigureDirection::Increase));
    assert_eq!(found(table)[1].comparison, Some("yoy"));
}

#[test]
fn without_a_head_the_first_number_has_the_unit_of_its_row() {
    assert_eq!(
        read("地区生产总值\t亿元\t1234.5\t6.5"),
        ["地区生产总值 1234.5 亿元", "地区生产总值 6.5"]
    );
    assert_eq!(read("发电量（亿千瓦时）\t31\n"), ["发电量 31 亿千瓦时"]);
}

#[test]
fn a_unit_above_a_table_counts_until_its_end() {
    let table = "单位：万元\n项目\t2030年\t2031年一季度\n教育支出\t1200\t345\n合计\t1200万元\t345\n全市共有学校7。\n科目\t数\n卫生\t8";
    assert_eq!(
        read(table),
        [
            "教育支出 1200 万元 2030",
            "教育支出 345 万元 2031-q1",
            "合计 1200万元 万元 2030",
            "合计 345 万元 2031-q1",
            "学校 7  2031",
            "卫生数 8  2031"
        ]
    );
    // More than one unit: which is whose is not said.
    assert_eq!(found("单位：亿元、%\n项目\t2031年\n收入\t5")[0].unit, "");
    assert_eq!(found("表2\t（单 位：亿元）\n项目\t2031年\n收入\t5")[0].unit, "亿元");
}

#[test]
fn rows_of_years_have_their_time_and_the_names_of_columns() {
    assert_eq!(
        read("年份\t粮食产量（万吨）\t占全省比重（%）\n2030\t12\t3.4\n2031年\t13\t3.5"),
        [
            "粮食产量 12 万吨 2030",
            "占全省比重 3.4 % 2030",
            "粮食产量 13 万吨 2031",
            "占全省比重 3.5 % 2031"
        ]
    );
    let target = "指标\t2031年目标（%）\n就业率\t95";
    assert!(found(target)[0].target);
}

#[test]
fn a_head_of_two_lines_is_one() {
    assert_eq!(
        read("2031年，全市情况如下。\n\t产量\t面积\n品种\t（万吨）\t（公顷）\n小麦\t3\t40"),
        ["小麦产量 3 万吨 2031", "小麦面积 40 公顷 2031"]
    );
}
