//! Valid tables, and the errors of invalid ones.

use super::*;

const HEAD: &str = "#标题,示例省工作报告\n#publisher: 示例省\n#日期,2013-01\n";

fn errors(table: &str) -> Vec<(Code, String, usize, usize)> {
    let errors = read(&format!("{HEAD}{table}")).unwrap_err().into_list();
    let found = errors.iter().map(|error| {
        let position = error.position().unwrap();
        (error.code(), error.path().to_owned(), position.line, position.column)
    });
    found.collect()
}

#[test]
fn a_table_has_an_address_and_quotes() {
    let table = "#网址,https://example.cn/2013.html\n指标,时期,表述,引文,引文前文,引文后文\n粮食产量,2012,2300万吨,2300万吨,产量,；\n\
                 棉花产量,2012,4万吨,,,\n";
    let report = read(&format!("{HEAD}{table}")).unwrap();
    assert_eq!(report.url.as_deref(), Some("https://example.cn/2013.html"));
    let quotes: Vec<_> = report.data().map(|datum| datum.measure.source.quote.clone()).collect();
    let [Some(quote), None] = quotes.as_slice() else {
        panic!("{quotes:?}")
    };
    assert_eq!(
        (&*quote.prefix, &*quote.text, &*quote.suffix),
        ("产量", "2300万吨", "；")
    );
    let wrong = table
        .replace("https", "ftp")
        .replace("产量,；", "示例省全年的粮食总产量达到,；");
    let found: Vec<_> = errors(&wrong)
        .into_iter()
        .map(|(code, path, ..)| (code, path))
        .collect();
    assert_eq!(found[0], (Code::InvalidAddress, "#网址".to_owned()));
    assert_eq!(found[1].0, Code::UnfitText);
}

#[test]
fn a_table_with_chinese_names_is_a_report() {
    let table = "指标,时期,类别,口径,方向,表述,说明,章节\n\
                 粮食产量,2012,,,,超过2300万吨,,农业\n\
                 城镇化率,2012,,占比,,52%左右,常住人口,城乡\n\
                 工业增加值,2013,目标,比上年,增长,12%以上,,工业\n\
                 工业增加值,2012,,比上年,增长,预计14.5%,,工业\n";
    let report = read(&format!("{HEAD}{table}")).unwrap();
    assert_eq!(
        (report.title.zh.as_str(), report.date.unwrap().document().as_str()),
        ("示例省工作报告", "2013-01")
    );
    let data: Vec<_> = report.data().collect();
    let ids: Vec<&str> = data.iter().map(|datum| datum.measure.id.as_str()).collect();
    assert_eq!(ids, ["i1@2012", "i2@2012", "i3@2013/target", "i3@2012"]);
    let grain = &data[0].measure;
    assert_eq!((grain.quantity.value, grain.quantity.unit.symbol()), (2300.0, "万吨"));
    assert_eq!(
        (grain.quantity.qualifier, grain.direction),
        (Qualifier::Over, Direction::Level)
    );
    assert_eq!(data[1].measure.direction, Direction::Share);
    assert_eq!(data[3].measure.quantity.certainty, Certainty::Estimate);
    assert_eq!(data[2].measure.source.section.title.zh, "工业");
}

#[test]
fn cells_copied_from_a_spreadsheet_are_a_report() {
    let table = "name_zh\tperiod\tvalue\tunit\testimate\n出口\t2012\t1,234.5\t亿元\t是\n户数\t2012\t约3万户\t\t\n";
    let report = read(&format!("{HEAD}{table}")).unwrap();
    let data: Vec<_> = report.data().collect();
    assert_eq!(data[0].measure.quantity.value, 1234.5);
    assert_eq!(data[0].measure.source.stated, "1,234.5亿元");
    assert_eq!(data[0].measure.quantity.certainty, Certainty::Estimate);
    assert_eq!(data[1].measure.quantity.qualifier, Qualifier::About);
}

#[test]
fn periods_of_a_table_may_be_words_and_impossible_ones_are_errors_in_their_cells() {
    let table =
        "指标,时期,表述,口径\n出口,2012年一季度,3亿元,水平\n出口,2012年,9亿元,水平\n出口,2012年13月,1亿元,水平\n";
    let found = errors(table);
    assert_eq!(found, [(Code::InvalidTime, "时期".to_owned(), 7, 4)]);
    let report = read(&format!("{HEAD}{}", table.replace("13月", "12月"))).unwrap();
    let ids: Vec<String> = report.data().map(|datum| datum.measure.id.clone()).collect();
    assert_eq!(ids, ["i1@2012-q1", "i1@2012", "i1@2012-12"]);
}

#[test]
fn all_errors_are_found_with_their_cells() {
    let found = errors(
        "指标,时期,数值,单位,口径,方向\n甲,2012,9,%,比上年,涨\n乙,2012,-3,亿斛,水平,水平\n丙,2012,5,%,,\n丁,,五,元,,\n",
    );
    let expected = [
        (Code::UnknownWord, "方向", 5, 16),
        (Code::ValueOutOfRange, "数值", 6, 8),
        (Code::UnknownUnit, "单位", 6, 11),
        (Code::MissingField, "comparison (口径)", 7, 1),
        (Code::MissingField, "direction (方向)", 7, 1),
        (Code::MissingField, "period (时期)", 8, 1),
        (Code::WrongType, "数值", 8, 4),
    ];
    for error in &expected {
        let error = (error.0, error.1.to_owned(), error.2, error.3);
        assert!(found.contains(&error), "{error:?} is not among {found:#?}");
    }
    assert_eq!(found.len(), expected.len(), "{found:#?}");
}

#[test]
fn a_wrong_header_is_reported_before_the_rows() {
    let found = errors("指标,时间,数值,数值\n甲,2012,9,9\n");
    let expected = [
        (Code::UnknownField, "时间".to_owned(), 4, 4),
        (Code::DuplicateId, "数值".to_owned(), 4, 10),
        (Code::MissingField, "header".to_owned(), 4, 1),
    ];
    assert_eq!(found, expected);
    assert_eq!(read("").unwrap_err().path(), "header");
    let found = read("指标,时期,表述\n甲,2012,9元\n").unwrap_err();
    let paths: Vec<&str> = found.all().map(Error::path).collect();
    assert_eq!(paths, ["#title", "#date", "#publisher"]);
}

#[test]
fn of_many_errors_a_hundred_are_listed_and_the_others_counted() {
    let names: Vec<String> = (0..900).map(|n| format!("x{n}")).collect();
    let error = read(&names.join(",")).unwrap_err();
    // Besides the unknown columns, three are missing.
    assert_eq!((error.all().count(), error.more()), (100, 803));
    assert_eq!(error.more_words(Lang::Zh).unwrap(), "另有803处错误没有列出");
    assert!(error.to_string().ends_with("803 more errors are not listed"));
    let error = read(&"a,".repeat(900_000)).unwrap_err();
    assert_eq!((error.all().count(), error.code()), (1, Code::TooMuch));
    assert!(error.message().contains("900000"));
    let rows = "甲,2024-13,1%\n".repeat(400);
    let error = read(&format!("指标,时期,数值\n{rows}")).unwrap_err();
    assert_eq!(error.all().count(), 100);
    assert!(error.more() >= 300, "{}", error.more());
}

#[test]
fn units_in_brackets_and_above_the_table_count_for_numbers_without_one() {
    let stated = |table: &str| -> Vec<String> {
        let report = read(&format!("{HEAD}{table}")).unwrap_or_else(|error| panic!("{:#?}", error.into_list()));
        let words =
            |datum: crate::report::Datum| format!("{} {}", datum.indicator.name.zh, datum.measure.source.stated);
        report.data().map(words).collect()
    };
    assert_eq!(
        stated("指标,时期,数值\n发行总额（亿元）,2012,10.00\n付息金额(亿元),2012,\"4,012\"\n"),
        ["发行总额 10.00亿元", "付息金额 4,012亿元"]
    );
    assert_eq!(
        stated("指标,时期,数值（万吨）,单位\n粮食,2012,12,\n农户（户）,2012,9,\n面积,2012,7,公顷\n棉花,2012,约3吨,\n"),
        ["粮食 12万吨", "农户 9户", "面积 7公顷", "棉花 约3吨"]
    );
    assert_eq!(
        stated("#单位：万元,,\n指标,时期,表述\n教育,2012,120\n卫生,2012,约3亿元\n"),
        ["教育 120万元", "卫生 约3亿元"]
    );
    assert_eq!(
        stated("指标,时期,下限（亿元）,上限\n投资,2012,3,5\n"),
        ["投资 3亿元—5亿元"]
    );
    // Other brackets belong to the name.
    assert_eq!(
        stated("指标,时期,数值,单位\n增加值（含税）,2012,3,亿元\n"),
        ["增加值（含税） 3亿元"]
    );
    assert_eq!(
        errors("#单位：斛\n指标,时期,数值\n甲,2012,3\n"),
        [(Code::UnknownUnit, "#单位".to_owned(), 4, 1)]
    );
}
