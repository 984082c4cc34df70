//! When the figures of a document were or will be: its structure (title, date, headings with time and mood, page furniture) and
//! the period of every figure.
// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
use figures::{FigureKind, Mood, Structure, figures};

fn structure(text: &str) -> Structure {
    figures::read(text).structure
}

/// Each figure of a text with its period and whether it is a target.
fn periods(text: &str) -> Vec<(String, String, bool)> {
    figures(text)
        .into_iter()
        .filter(|figure| figure.kind == FigureKind::Figure)
        .map(|figure| {
            let span = figure.span.map(|span| span.to_string()).unwrap_or_default();
            (figure.text, span, figure.target)
        })
        .collect()
}

fn check(text: &str, expected: &[(&str, &str)]) {
    let found = periods(text);
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|(text, span, _)| (text.as_str(), span.as_str()))
        .collect();
    assert_eq!(found, expected, "{text}");
}

const ADDRESS: &str = "首页\n>\n要闻\n下载\n【字号：\n大\n中\n小\n】\n2031年云岭省政府工作报告\n\
    ——2031年1月20日在云岭省第三届人民代表大会第二次会议上\n来源：云岭日报\n时间：2031-02-05\n省长 张某某\n各位代表：\n\
    现在，我代表省人民政府向大会报告工作。\n";

fn address(body: &str) -> String {
    format!("{ADDRESS}{body}")
}

#[test]
fn furniture_is_left_out_and_the_title_found() {
    let text = address("一、工作回顾\n全省稳步前进。\n（一）产业持续升级\n二、2031年重点工作\n相关报道：\n");
    let found = structure(&text);
    assert_eq!(found.title, "2031年云岭省政府工作报告");
    assert_eq!(found.place, "云岭省");
    assert_eq!(found.date.unwrap().to_string(), "2031-01");
    let chars: Vec<char> = text.chars().collect();
    let furniture: Vec<String> = found
        .furniture
        .iter()
        .map(|(start, end)| chars[*start..*end].iter().collect())
        .collect();
    for line in [
        "首页",
        ">",
        "下载",
        "【字号：",
        "大",
        "】",
        "来源：云岭日报",
        "时间：2031-02-05",
        "相关报道：",
    ] {
        assert!(furniture.iter().any(|found| found == line), "{line}: {furniture:?}");
    }
    let headings: Vec<_> = found
        .headings
        .iter()
        .map(|heading| {
            let time = heading.time.map(|time| time.to_string()).unwrap_or_default();
            (heading.level, heading.title.as_str(), time, heading.mood)
        })
        .collect();
    assert_eq!(
        headings,
        [
            (1, "工作回顾", "2030".to_owned(), Some(Mood::Review)),
            (2, "产业持续升级", "2030".to_owned(), Some(Mood::Review)),
            (1, "2031年重点工作", "2031".to_owned(), Some(Mood::Plan)),
        ]
    );
}

#[test]
fn titles_on_two_lines_and_dates_in_chinese_digits_are_read() {
    let text = "关于河源市2030年预算执行情况\n和2031年预算草案的报告\n——二〇三一年一月十二日在河源市第五届人民代表大会第一次会议上\n\
        河源市财政局\n各位代表：\n一、2030年预算执行情况\n全市一般公共预算收入完成320亿元，增长5%。\n二、2031年预算草案\n\
        一般公共预算收入预计增长4%。";
    let found = structure(text);
    assert_eq!(found.title, "关于河源市2030年预算执行情况和2031年预算草案的报告");
    assert_eq!(
        (found.place.as_str(), found.date.unwrap().to_string().as_str()),
        ("河源市", "2031-01")
    );
    check(text, &[("320亿元", "2030"), ("5%", "2030"), ("4%", "2031")]);
    assert!(periods(text)[2].2 && !periods(text)[0].2);
}

#[test]
fn a_communique_is_of_the_year_in_its_title() {
    let text = "河源市2030年国民经济和社会发展统计公报\n河源市统计局\n2031年3月15日\n一、综合\n全年地区生产总值2310亿元，比上年增长5.1%。\
        年末常住人口412万人。\n二、农业\n粮食产量88万吨。";
    check(
        text,
        &[
            ("2310亿元", "2030"),
            ("5.1%", "2030"),
            ("412万人", "2030"),
            ("88万吨", "2030"),
        ],
    );
    assert!(periods(text).iter().all(|(.., target)| !target));
}

#[test]
fn next_years_plans_are_no_results() {
    // The title gives no year, the heading does.
    let text = "云岭省政府工作报告\n一、工作回顾\n建成社区食堂60个。\n二、2031年重点工作\n新能源装机达到800万千瓦。";
    check(text, &[("60个", "2030"), ("800万千瓦", "2031")]);
    assert_eq!(
        periods(text).iter().map(|(.., target)| *target).collect::<Vec<_>>(),
        [false, true]
    );
}

#[test]
fn a_section_without_a_word_of_time_goes_on_planning() {
    let text = address(
        "一、2030年工作回顾\n粮食产量88万吨。\n二、2031年工作安排\n粮食产量90万吨。\n三、推进民生改善\n新建公园15座。",
    );
    check(&text, &[("88万吨", "2030"), ("90万吨", "2031"), ("15座", "2031")]);
    assert!(periods(&text)[2].2);
}

#[test]
fn a_heading_within_a_review_stays_a_review() {
    let text = address(
        "一、2030年工作回顾\n（一）圆满完成运动会保障任务\n接待运动员3200人。\n（二）扎实推进目标落实\n建成驿站45个。",
    );
    check(&text, &[("3200人", "2030"), ("45个", "2030")]);
    assert!(periods(&text).iter().all(|(.., target)| !target));
}

#[test]
fn the_opening_of_a_paragraph_sets_the_time_of_those_below_it() {
    let text = address(
        "一、“十五五”时期和2030年工作回顾\n“十五五”时期极不平凡。\n——产业升级。培育龙头企业40家。\n五年来，民生持续改善。新增学位2.2万个。\n\
         刚刚过去的2030年，我们顶住压力。一年来，办成许多实事。\n——经济向好。民间投资增长6%。\n二、“十六五”时期主要目标任务\n\
         地区生产总值年均增长5%左右。\n三、2031年工作安排\n今年的主要预期目标是：地区生产总值增长5%。",
    );
    check(
        &text,
        &[
            ("40家", "2026-2030"),
            ("2.2万个", "2026-2030"),
            ("6%", "2030"),
            ("5%左右", "2031-2035"),
            ("5%", "2031"),
        ],
    );
}

#[test]
fn a_heading_of_two_times_leaves_the_choice_to_its_paragraphs() {
    let text = address(
        "一、“十五五”时期发展成就和“十六五”时期主要目标任务\n“十五五”时期极不平凡。培育龙头企业40家。\n\
         按照部署，我们编制了“十六五”规划纲要，提出地区生产总值年均增长5%左右。\n二、“十六五”时期目标任务和2031年工作安排\n\
         今年是“十六五”开局之年。今年的主要预期目标是：城镇新增就业45万人以上。",
    );
    check(
        &text,
        &[("40家", "2026-2030"), ("5%左右", "2031-2035"), ("45万人以上", "2031")],
    );
}

#[test]
fn a_level_that_was_reached_in_five_years_is_of_their_end() {
    let text = address(
        "一、“十五五”时期工作回顾\n五年来，参保率达到97%，地区生产总值突破2万亿元，累计新增就业310万人，森林覆盖率提高3个百分点。",
    );
    check(
        &text,
        &[
            ("97%", "2030"),
            ("突破2万亿元", "2030"),
            ("310万人", "2026-2030"),
            ("3个百分点", "2026-2030"),
        ],
    );
}

#[test]
fn a_year_in_a_sentence_reaches_to_the_end_of_the_sentence() {
    let text = address(
        "一、“十五五”时期工作回顾\n生态持续改善。2030年湿地面积202万亩、产值80亿元。自来水普及率提升8个百分点。",
    );
    check(
        &text,
        &[("202万亩", "2030"), ("80亿元", "2030"), ("8个百分点", "2026-2030")],
    );
}

#[test]
fn both_ends_of_a_change_have_their_own_year() {
    let text = address(
        "一、2030年工作回顾\n研发投入强度由2026年的6.2%提升至6.9%，财政收入累计完成3.4万亿元。产量由上年的120万吨增加到131万吨。\
         人均收入从2025年的5.2万元提高到2030年的7.4万元。",
    );
    check(
        &text,
        &[
            ("6.2%", "2026"),
            ("6.9%", "2030"),
            ("3.4万亿元", "2030"),
            ("120万吨", "2029"),
            ("131万吨", "2030"),
            ("5.2万元", "2025"),
            ("7.4万元", "2030"),
        ],
    );
}

#[test]
fn a_change_starts_with_the_year_of_the_one_beside_it() {
    let text = address(
        "一、2030年工作回顾\n入学率从2025年的61%提高到去年的67%，辍学率由4%下降到3%。病床由2.1万张增加到2.4万张，\
         医生由2020年的3万人增加到5万人。赤字率从2030年的2.8%降到2030年的2.5%。",
    );
    check(
        &text,
        &[
            ("61%", "2025"),
            ("67%", "2030"),
            ("4%", "2025"),
            ("3%", "2030"),
            // Not of the one behind it, nor of another sentence.
            ("2.1万张", "2029"),
            ("2.4万张", "2030"),
            ("3万人", "2020"),
            ("5万人", "2030"),
            // What is said to be of a year is.
            ("2.8%", "2030"),
            ("2.5%", "2030"),
        ],
    );
}

#[test]
fn ends_without_years_are_those_of_the_span() {
    let text = address("一、过去五年工作回顾\n粮食产量从285万吨增加到310万吨。\n二、2031年安排\n抓好生产。");
    check(&text, &[("285万吨", "2025"), ("310万吨", "2030")]);
}

#[test]
fn an_average_over_years_has_those_years() {
    check(
        &address("一、2030年工作回顾\n工业增加值增长6.4%，两年平均增长5.2%，利润增长3%。"),
        &[("6.4%", "2030"), ("5.2%", "2029-2030"), ("3%", "2030")],
    );
}

#[test]
fn what_something_is_compared_with_is_not_its_time() {
    check(
        &address(
            "一、2030年工作回顾\n优良天数比例比2029年提高2个百分点，细颗粒物浓度较2025年下降25%，机场吞吐量是“十四五”末的2.3倍。",
        ),
        &[("2个百分点", "2030"), ("25%", "2025-2030"), ("2.3倍", "2030")],
    );
}

#[test]
fn years_that_are_no_time_of_a_figure_are_passed_over() {
    let text = "云岭省2031年政府工作报告\n二、2031年工作安排\n落实学前一年免费教育政策。建成社区食堂60个。提前一年完成。改造小区20个。\n\
        （市统计局 2032年3月1日发布）\n新建公园15座。\n完善“十六五”规划体系；\n建成泵站7座；";
    check(
        text,
        &[("60个", "2031"), ("20个", "2031"), ("15座", "2031"), ("7座", "2031")],
    );
}

#[test]
fn halves_quarters_and_months_are_of_the_year_that_is_spoken_of() {
    let text = "河源市2030年经济运行情况\n上半年，工业增加值增长4%。一季度出口下降3%。1—11月投资增长2%。2030年12月末贷款余额930亿元。";
    check(
        text,
        &[
            ("4%", "2030-h1"),
            ("3%", "2030-q1"),
            ("2%", "2030-01-2030-11"),
            ("930亿元", "2030-12"),
        ],
    );
}

#[test]
fn a_text_without_a_year_has_no_period() {
    check("粮食产量88万吨。", &[("88万吨", "")]);
    assert_eq!(structure("").headings.len(), 0);
}

#[test]
fn a_change_over_named_years_starts_in_the_first() {
    let spans = |text: &str| -> Vec<String> {
        let found = figures(text).into_iter().filter(|f| f.kind == FigureKind::Figure);
        found.filter_map(|f| f.span).map(|span| span.to_string()).collect()
    };
    assert_eq!(spans("2030年到2035年，工业投资占比从18%提升到36%。"), ["2030", "2035"]);
    assert_eq!(spans("2031—2035年，工业投资占比从18%提升到36%。"), ["2030", "2035"]);
    assert_eq!(spans("2035年，近5年人均寿命增长0.4岁。").len(), 1);
}

#[test]
fn what_something_is_compared_with_stood_then() {
    let found = figures("2035年，地区生产总值达到900亿元，较2030年的700亿元增加200亿元。");
    let found = found.into_iter().filter(|f| f.kind == FigureKind::Figure);
    let spans: Vec<String> = found.filter_map(|f| f.span).map(|span| span.to_string()).collect();
    assert_eq!(spans, ["2035", "2030", "2030-2035"]);
}

fn spans_of(text: &str) -> Vec<String> {
    let found = figures(text).into_iter().filter(|f| f.kind == FigureKind::Figure);
    found
        .map(|f| f.span.map_or_else(|| "-".to_owned(), |span| span.to_string()))
        .collect()
}

#[test]
fn yearly_growth_is_over_the_years_that_the_sentence_names() {
    for (text, spans) in [
        (
            "2035年实现产值95亿元，是2030年的2.4倍，年均增长19%。",
            &["2035", "2035", "2030-2035"][..],
        ),
        (
            "出口额由2030年的4亿元增加到2035年的9亿元，年均增长18%。",
            &["2030", "2035", "2030-2035"],
        ),
        ("2035年产值95亿元，是2030年的2.4倍，增长8%。", &["2035", "2035", "2035"]),
        (
            "某市2036年政府工作报告\n一、“十六五”时期工作回顾\n2035年，产值达到95亿元，年均增长9%。",
            &["2035", "2031-2035"],
        ),
    ] {
        assert_eq!(spans_of(text), spans, "{text}");
    }
}

#[test]
fn a_time_of_one_figure_is_of_its_whole_row() {
    for (text, spans) in [
        (
            "2031年上半年，工业和农业投资两年平均分别增长14%和10%。",
            &["2030-2031", "2030-2031"][..],
        ),
        (
            "2035年，城镇、农村收入从2031年的4万元和2万元分别提高到6万元和3万元。",
            &["2031", "2031", "2035", "2035"],
        ),
    ] {
        assert_eq!(spans_of(text), spans, "{text}");
    }
}

#[test]
fn a_report_on_a_half_year_is_of_it() {
    let text = "2031年上半年经济运行情况\n2031年7月15日\n工业增加值增长6%。二季度出口增长3%。全年预计增长5%。";
    assert_eq!(spans_of(text), ["2031-h1", "2031-q2", "2031"]);
    let address =
        "某市2031年政府工作报告\n2031年1月15日在某市第五届人民代表大会第一次会议上\n2030年工作回顾\n工业增加值增长6%。";
    assert_eq!(spans_of(address), ["2030"]);
}

#[test]
fn money_that_went_on_through_the_years_is_no_level_at_their_end() {
    check(
        "某市2031年政府工作报告\n一、过去五年工作回顾\n五年来，全市奋发有为。一般公共预算支出3400亿元，实际使用外资26亿美元。\
         实际使用外资达到6亿美元，生产总值突破3000亿元，财政支出八成以上用于民生。累计接待游客1700万人次、旅游花费127亿元。\
         累计净增经营主体15万户、总量达47万户。",
        &[
            ("3400亿元", "2026-2030"),
            ("26亿美元", "2026-2030"),
            ("6亿美元", "2030"),
            ("突破3000亿元", "2030"),
            ("八成以上", "2030"),
            ("1700万人次", "2026-2030"),
            ("127亿元", "2026-2030"),
            ("15万户", "2026-2030"),
            ("47万户", "2030"),
        ],
    );
}

#[test]
fn what_a_plan_starts_from_is_no_target() {
    let text =
        "某市2031年政府工作报告\n一、2030年工作回顾\n抓好生产。\n二、2031年工作安排\n补助标准由每人240元提高到280元。";
    let found = periods(text);
    let found: Vec<(&str, &str, bool)> = found
        .iter()
        .map(|(text, span, target)| (text.as_str(), span.as_str(), *target))
        .collect();
    assert_eq!(found, [("240元", "2030", false), ("280元", "2031", true)]);
}

#[test]
fn a_fall_in_all_is_over_the_plan_that_ended() {
    check(
        "某市2031年政府工作报告\n一、2030年工作和“十五五”发展回顾\n2030年，生产总值增长5%。\n能耗强度累计下降17%。",
        &[("5%", "2030"), ("17%", "2026-2030")],
    );
}

#[test]
fn a_change_against_another_plan_is_no_mean_rate() {
    let text =
        "某市2031年政府工作报告\n一、过去五年工作回顾\n五年来，研发投入年均增长10%，发明专利较“十四五”时期增长48%。";
    let comparisons: Vec<Option<&str>> = figures(text)
        .into_iter()
        .filter(|figure| figure.kind == FigureKind::Figure)
        .map(|figure| figure.comparison)
        .collect();
    assert_eq!(comparisons, [Some("average-annual"), None]);
}

#[test]
fn so_many_years_in_front_of_a_change_are_its_own() {
    check(
        "某市2031年政府工作报告\n一、过去五年工作回顾\n五年来，财政收入达到135亿元，3年增长58%。人均收入增长40%。",
        &[("135亿元", "2030"), ("58%", "2028-2030"), ("40%", "2026-2030")],
    );
}

/// An address is usually named by the year of its plans, as in all tests above; this one by the year that it looks back on.
#[test]
fn an_address_may_be_named_by_the_year_it_looks_back_on() {
    let wanted = [
        ("9.8亿元", "2031", false),
        ("60个", "2031", false),
        ("6%左右", "2032", true),
    ];
    for text in [
        "青河县2031年政府工作报告\n2031年，财政收入完成9.8亿元。\n建成公园60个。\n2032年的主要目标是：生产总值增长6%左右。",
        "青河县2031年政府工作报告\n一、2031年工作回顾\n财政收入完成9.8亿元。\n建成公园60个。\n二、2032年工作安排\n生产总值增长6%左右。",
    ] {
        let found = periods(text);
        let found: Vec<(&str, &str, bool)> = found
            .iter()
            .map(|(text, span, target)| (text.as_str(), span.as_str(), *target))
            .collect();
        assert_eq!(found, wanted, "{text}");
    }
    // The end of a longer plan is no such year.
    let text = "青河县2031年政府工作报告\n一、2030年工作回顾\n建成公园60个。\n二、2031年工作安排\n到2032年实现主要目标，新建公园9个。";
    assert_eq!(periods(text)[0], ("60个".to_owned(), "2030".to_owned(), false));
}

#[test]
fn a_report_on_a_part_of_a_year_is_of_it_in_every_section() {
    let text = "甲县2031年4月财政收支完成情况\n一、收入完成情况\n4月，税收收入完成2亿元。其中：增值税1亿元。\n二、支出完成情况\n教育支出3亿元。";
    assert_eq!(spans_of(text), ["2031-04", "2031-04", "2031-04"]);
    let text = "前三季度经济运行稳中有进\n（2031年10月19日）\n今年以来，经济向好。\n前三季度，生产总值9亿元。分季度看，一季度增长6%。分产业看，工业增加值4亿元。\n生猪存栏3万头。";
    assert_eq!(
        spans_of(text),
        ["2031-01-2031-09", "2031-q1", "2031-01-2031-09", "2031-01-2031-09"]
    );
}

#[test]
fn a_headline_or_the_first_words_say_of_what_time_a_text_is() {
    // A headline that counts something, above a date.
    let text = "上半年全市快递业务量达9亿件\n2031年7月20日\n全市快递业务稳步增长，服务网络不断完善，乡村投递条件进一步改善，快递业务收入80亿元，从业人员6万人。\n末端网点2万个。";
    assert_eq!(spans_of(text), ["2031-h1", "2031-h1", "2031-h1", "2031-h1"]);
    // What is made public, and the paragraphs behind it.
    let text = "全市水质持续改善\n发布日期：2031-07-23\n市生态环境局22日通报今年上半年全市水环境状况：优良断面比例为91%。\n青河流域优良断面比例为88%。";
    assert_eq!(spans_of(text), ["2031-h1", "2031-h1"]);
    let text = "审判工作数据公布\n2032年1月26日\n市法院今日公布了2031年主要数据，全市法院结案9万件。\n民事案件上诉率下降2个百分点。";
    assert_eq!(spans_of(text), ["2031", "2031"]);
    // Months of two years.
    let text = "全市空气质量改善\n2031年10月—2032年3月，全市优良天数比例为81%。\n城区优良天数比例为79%。";
    assert_eq!(spans_of(text), ["2031-10-2032-03", "2031-10-2032-03"]);
    let text = "青河市第九次人口普查公报\n青河市统计局\n2031年6月3日\n现将2030年11月1日零时我市人口的基本情况公布如下：\n一、常住人口\n全市常住人口为75万人。";
    assert_eq!(spans_of(text), ["2030-11"]);
    // The day that it was made public is no such time.
    let text = "2031年7月21日，市政府召开会议。\n全市建成公园9个。";
    assert_eq!(spans_of(text), ["2031"]);
}

#[test]
fn the_outline_of_a_plan_is_of_its_years() {
    let text = "青河市“十五五”规划纲要发布\n2026年3月31日\n规划纲要已编制完成。\n在民生方面，森林覆盖率达到40%，居民收入年均增长6%。";
    assert_eq!(spans_of(text), ["2030", "2026-2030"]);
    assert!(periods(text).iter().all(|(_, _, target)| *target));
}

#[test]
fn what_a_part_of_a_year_is_measured_by_is_no_time() {
    let text = "甲县2031年1-5月财政收支情况\n1-5月，全县财政收入3亿元，占年初预算7亿元的43%，增长6%；完成全年目标任务的52%，增长8%。";
    let part = "2031-01-2031-05";
    assert_eq!(spans_of(text), [part; 6]);
}

#[test]
fn a_time_reaches_no_farther_than_what_it_is_said_of() {
    // The first months by their number, and the parts of what a sentence was about.
    let text = "2031年7月存贷款情况\n7月末，存款余额9亿元。前七个月贷款增加3亿元。7月份贷款减少1亿元。分部门看，住户贷款减少2亿元。";
    assert_eq!(spans_of(text), ["2031-07", "2031-01-2031-07", "2031-07", "2031-07"]);
    let text = "甲市2031年经济运行情况\n提前两个月完成任务，新建泵站9座。";
    assert_eq!(spans_of(text), ["2031"]);
    // Without a figure it is of its clause.
    let text = "甲市2031年上半年用电情况\n上半年，全市用电量增长5%，二季度增速逐月回升；居民生活用电量增长6%。其中，一、二季度分别增长4%和7%。";
    assert_eq!(spans_of(text), ["2031-h1", "2031-h1", "2031-q1", "2031-q2"]);
}

#[test]
fn the_same_time_of_the_year_before_has_what_stood_then() {
    let text = "甲市2031年上半年经济运行情况\n出口9亿元，上年同期为8亿元；进口5亿元，比上年同期增长4%。";
    assert_eq!(spans_of(text), ["2031-h1", "2030-h1", "2031-h1", "2031-h1"]);
}

#[test]
fn times_named_together_are_each_of_one_figure() {
    let text =
        "甲市2031年工作报告\n一、2030年工作回顾\n一季度、二季度、三季度出口分别为7亿元、8亿元和9亿元，全年增长5%。";
    assert_eq!(spans_of(text), ["2030-q1", "2030-q2", "2030-q3", "2030"]);
}

#[test]
fn later_pairs_of_a_sentence_begin_when_the_first_did() {
    let text = "甲市2032年政府工作报告\n一、过去五年工作回顾\n五年来，生产总值从2026年60亿元提高到2031年90亿元，五年跨越三个台阶，年均增长8.5%；\
        工业总产值从14亿元提高到20亿元，年均增长9.9%；投资从19亿元提高到34亿元，年均增长12.5%。";
    let spans = spans_of(text);
    let pairs: Vec<&str> = [0, 1, 4, 5, 7, 8].map(|at| spans[at].as_str()).into();
    assert_eq!(pairs, ["2026", "2031", "2026", "2031", "2026", "2031"]);
}

#[test]
fn what_a_headline_announces_is_of_its_year_and_so_are_the_lines_of_its_list() {
    let text = "2031年甲市将办好15件实事\n2031-01-19 10:47:47 来源：某某网\n1月19日，甲市第六届人民代表大会第三次会议开幕。\n\
        今年，甲市将接续办好实事。具体包括：\n改造老旧小区30万平方米。\n建设公园10座。";
    assert_eq!(spans_of(text)[1..], ["2031", "2031"]);
}

#[test]
fn what_is_said_of_a_growth_over_years_is_of_them() {
    let text = "甲市2031年政府工作报告\n一、“十五五”时期工作回顾\n生产总值年均增长13.7%，高于全国5.9个百分点。";
    let spans = spans_of(text);
    assert_eq!(spans[0], spans[1]);
}

#[test]
fn years_inside_a_sentence_reach_no_farther_than_their_part_of_it() {
    let text = "2031全国生态环境状况公报发布\n发布时间：2032-05-27 来源：某某网\n\
        2031年，优良天数比例为87%，“十五五”以来，已实现“六连降”；水质优良比例为84%。\n海水水质优良比例为81%。";
    assert_eq!(spans_of(text), ["2031", "2031", "2031"]);
    let text = "某自治区人民代表大会开幕\n2031-01-26 09:18\n1月25日，某自治区第十三届人民代表大会第一次会议开幕，主席作政府工作报告。\n\
        主席在回顾过去五年工作时说，过去五年，我们奋力前行。道路里程达到900公里。财政收入年均增长7.5%。";
    assert_eq!(spans_of(text), ["2030", "2026-2030"]);
    let text = "2031年1月至10月通信业运行情况\n按照上年不变价计算的业务总量为13亿元。";
    assert_eq!(spans_of(text), ["2031-01-2031-10"]);
}

#[test]
fn a_summary_calls_the_year_that_it_sums_up_this_year() {
    let text = "甲市农业农村局2030年工作总结及2031年工作计划\n（2031年1月4日）\n一、2030年工作回顾\n今年计划播种粮食121万亩。\n二、2031年工作计划\n今年播种粮食125万亩。";
    assert_eq!(spans_of(text), ["2030", "2031"]);
}

#[test]
fn a_heading_says_which_year_a_report_of_the_spring_reviews() {
    let text = "政府工作报告\n——2032年5月9日在青河省第十三届人民代表大会上\n青河省省长\n一、2031年工作回顾\n过去一年，生产总值增长7%，税收9亿元。";
    assert_eq!(spans_of(text), ["2031", "2031"]);
}

#[test]
fn prices_of_a_year_are_no_time() {
    let text =
        "青河省2031年统计公报\n按照每人每年2300元（2020年不变价）的标准计算，年末困难人口5万人，全年人均收入1.1万元。";
    assert!(spans_of(text).iter().all(|span| span == "2031"), "{:?}", spans_of(text));
}

#[test]
fn a_plan_that_is_not_over_is_of_the_years_so_far() {
    let text = "青河省2034年生态环境公报\n“十六五”以来，碳排放累计下降14%。";
    assert_eq!(spans_of(text), ["2031-2034"]);
    let text = "青河省2034年生态环境公报\n“十六五”前三年，碳排放累计下降14%。";
    assert_eq!(spans_of(text), ["2031-2033"]);
}

#[test]
fn the_start_of_a_change_is_where_it_is_compared_with() {
    let text = "青河省2034年水资源公报\n与2030年相比，用水量累计下降17%，再生水利用量从120亿立方米增加到220亿立方米。";
    assert_eq!(spans_of(text), ["2030-2034", "2030", "2034"]);
    let text = "青河市2031年前三季度经济运行情况\n前三季度，城乡收入比由上年同期的1.9缩小至1.8，收入增长5%。";
    assert_eq!(spans_of(text)[0], "2030-01-2030-09");
    let text = "青河市2031年接待情况\n入境游客1.2亿人次，恢复到2019年的九成以上。";
    assert_eq!(spans_of(text), ["2031", "2031"]);
}

#[test]
fn a_longer_time_that_opens_a_sentence_goes_on() {
    let text = "青河市2031年上半年经济运行情况\n6月份，工业增加值增长7%。上半年，工业增加值增长10%。9个行业产值增长，建材增长4%。";
    assert_eq!(spans_of(text), ["2031-06", "2031-h1", "2031-h1", "2031-h1"]);
}

#[test]
fn a_plan_of_years_begins_where_the_review_ends() {
    let text = "青河省2031年政府工作报告\n二、今后五年目标任务\n到2035年，每万人口专利拥有量由14件提高到22件，非化石能源比重提高6个百分点，碳排放累计降低17%。";
    assert_eq!(spans_of(text), ["2030", "2035", "2031-2035", "2031-2035"]);
}

#[test]
fn a_title_is_found_below_the_furniture_of_a_site() {
    let body = "各位代表：\n一、2030年工作回顾\n全年生产总值增长5%。\n";
    let meeting = "——2031年1月9日在青岩市第九届人民代表大会第一次会议上\n";
    for (head, title, place) in [
        (
            "青岩市政府门户网站 | 智能问答 | 长者模式\n位置: 首页 / 公开 / 政府工作报告\n政 府 工 作 报 告\n",
            "政府工作报告",
            "青岩市",
        ),
        (
            "首页 > 政务公开 > 政府工作报告\n发布时间：2031-01-15 08:40 来源：青岩日报\n政府工作报告（全文）\n",
            "政府工作报告",
            "青岩市",
        ),
        (
            "【市政府工作报告】青岩市2031年政府工作报告\n",
            "青岩市2031年政府工作报告",
            "青岩市",
        ),
        (
            "市长 方远在市第九届人民代表大会第一次会议上的政府工作报告\n",
            "政府工作报告",
            "青岩市",
        ),
        (
            "青岩日报　2031年1月20日　第二版\n关于青岩市2030年国民经济和社会发展计划执行情况与2031年国民经济和社会发展计划草案的报告\n",
            "关于青岩市2030年国民经济和社会发展计划执行情况与2031年国民经济和社会发展计划草案的报告",
            "青岩市",
        ),
    ] {
        let found = structure(&format!("{head}{meeting}{body}"));
        assert_eq!((found.title.as_str(), found.place.as_str()), (title, place), "{head}");
    }
}

#[test]
fn a_release_is_headed_by_the_line_above_its_date() {
    let text = "青岩省人力资源和社会保障厅\n首页 > 新闻中心 > 新闻发布\n上半年全省新增就业21.4万人 社保运行平稳\n\
        2031-07-26 16:40 文字来源：厅办公室 阅读：3,018\n据悉，今年以来全省就业形势稳定。\n失业人员再就业8.6万人。\n附件下载：统计表.pdf（2.6MB）\n";
    let found = structure(text);
    assert_eq!(found.title, "上半年全省新增就业21.4万人 社保运行平稳");
    // What the page counts is no figure of the text.
    let found = figures(text).into_iter().filter(|f| f.kind == FigureKind::Figure);
    let found: Vec<_> = found.map(|f| (f.text.clone(), f.span.unwrap().to_string())).collect();
    let found: Vec<_> = found
        .iter()
        .map(|(text, span)| (text.as_str(), span.as_str()))
        .collect();
    assert_eq!(found, [("21.4万人", "2031-h1"), ("8.6万人", "2031-h1")]);
}

#[test]
fn whose_a_document_is_stands_in_its_title() {
    for (title, place) in [
        ("2031年上半年青岩市经济运行情况", "青岩市"),
        ("青岩省国民经济和社会发展第十六个五年规划和2040年远景目标纲要", "青岩省"),
        ("水利部发布2030年度水资源公报", "水利部"),
    ] {
        let found = structure(&format!(
            "{title}\n2031-08-02 09:00 来源：某网\n一、总体情况\n产值增长3%。\n"
        ));
        assert_eq!((found.title.as_str(), found.place.as_str()), (title, place));
        // The year that a plan looks ahead to is no date.
        assert_eq!(found.date.unwrap().to_string(), "2031-08");
    }
}
