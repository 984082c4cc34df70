//! What each figure is about and which way it goes: the noun that an editor would write, for every kind of clause.
// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use figures::{Figure, FigureDirection, FigureKind, figures};

fn read(text: &str) -> Vec<Figure> {
    let found = figures(text).into_iter();
    found.filter(|figure| figure.kind == FigureKind::Figure).collect()
}

/// Each sentence with its figures and what they are about.
fn check(cases: &[(&str, &[(&str, &str)])]) {
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let found = read(text);
        let found: Vec<(&str, &str)> = found.iter().map(|f| (f.text.as_str(), f.subject.as_str())).collect();
        if found != *expected {
            wrong.push(format!("{text}\n   found    {found:?}\n   expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_noun_in_front_of_a_verb_keeps_its_modifiers() {
    check(&[
        ("城镇新增就业41.5万人。", &[("41.5万人", "城镇新增就业")]),
        (
            "全省居民人均可支配收入同比增长5.3%。",
            &[("5.3%", "居民人均可支配收入")],
        ),
        ("服务价格上涨0.7%。", &[("0.7%", "服务价格")]),
        (
            "高技术制造业增加值占规上工业比重提高到23.4%。",
            &[("23.4%", "高技术制造业增加值占规上工业比重")],
        ),
        (
            "PM2.5平均浓度降至27微克/立方米。",
            &[("27微克/立方米", "PM2.5平均浓度")],
        ),
        (
            "行政机关负责人出庭应诉率首次达到100%。",
            &[("100%", "行政机关负责人出庭应诉率")],
        ),
        ("经济增长预期目标5.5%左右。", &[("5.5%左右", "经济增长预期目标")]),
        ("年末全市户籍人口231万人。", &[("231万人", "户籍人口")]),
    ]);
}

#[test]
fn what_is_done_is_done_to_its_object() {
    check(&[
        (
            "新增上市公司9家，31家村镇银行完成改革任务。",
            &[("9家", "新增上市公司"), ("31家", "村镇银行")],
        ),
        (
            "建成5G基站2.6万个、充电桩4.1万个。",
            &[("2.6万个", "建成5G基站"), ("4.1万个", "建成充电桩")],
        ),
        ("培训了2.7万名护理员。", &[("2.7万名", "培训护理员")]),
        ("安排技术改造资金6.4亿元。", &[("6.4亿元", "技术改造资金")]),
        ("认定7家跨境资金集中运营中心。", &[("7家", "认定跨境资金集中运营中心")]),
        (
            "完成2300万千瓦火电机组、190万吨钢铁产能、310台燃煤锅炉超低排放改造。",
            &[
                ("2300万千瓦", "火电机组"),
                ("190万吨", "钢铁产能"),
                ("310台", "燃煤锅炉超低排放改造"),
            ],
        ),
        ("取消84项行政许可和备案事项。", &[("84项", "取消行政许可和备案事项")]),
    ]);
}

#[test]
fn what_is_counted_stands_behind() {
    check(&[
        (
            "32家省级重点实验室、58家科研院所聚力攻关。",
            &[("32家", "省级重点实验室"), ("58家", "科研院所聚力攻关")],
        ),
        ("云岭、河源等12个县市入选试点。", &[("12个", "云岭、河源等县市")]),
        ("省政府承诺的18件民生实事全部办结。", &[("18件", "民生实事")]),
        (
            "全年8大类46项民生实事项目如期完成。",
            &[("8大类", "民生实事项目"), ("46项", "民生实事项目")],
        ),
        ("有14个县（市、区）通过验收。", &[("14个", "县（市、区）")]),
        ("92%的行政村通了公交。", &[("92%", "通公交的行政村")]),
        ("3次提高城乡低保标准。", &[("3次", "提高城乡低保标准")]),
    ]);
}

#[test]
fn a_clause_without_a_noun_goes_on_with_the_last_one() {
    check(&[
        (
            "地区生产总值2310亿元，增长5.1%。",
            &[("2310亿元", "地区生产总值"), ("5.1%", "地区生产总值")],
        ),
        (
            "细颗粒物浓度31微克/立方米、同比下降6%。",
            &[("31微克/立方米", "细颗粒物浓度"), ("6%", "细颗粒物浓度")],
        ),
        (
            "新能源汽车产量增至42万辆、占比达到37%。",
            &[("42万辆", "新能源汽车产量"), ("37%", "新能源汽车占比")],
        ),
        (
            "林果面积206万亩、产值突破90亿元。",
            &[("206万亩", "林果面积"), ("突破90亿元", "林果产值")],
        ),
        (
            "经营主体增量提质，总量突破310万户。",
            &[("突破310万户", "经营主体总量")],
        ),
        (
            "民间投资增长2.8%，快于全国4.2个百分点。",
            &[("2.8%", "民间投资"), ("4.2个百分点", "民间投资")],
        ),
        (
            "五年生产原煤42亿吨，占全国近三成。",
            &[("42亿吨", "生产原煤"), ("近三成", "生产原煤占全国")],
        ),
    ]);
}

#[test]
fn lists_are_shared_out() {
    check(&[
        (
            "城镇、农村居民人均可支配收入分别增长5.1%、6.8%。",
            &[("5.1%", "城镇居民人均可支配收入"), ("6.8%", "农村居民人均可支配收入")],
        ),
        (
            "江北市、河源市、安平市地区生产总值分别为1.12万亿元、6830亿元和4210亿元。全省地区生产总值达到4.86万亿元。",
            &[
                ("1.12万亿元", "江北市地区生产总值"),
                ("6830亿元", "河源市地区生产总值"),
                ("4210亿元", "安平市地区生产总值"),
                ("4.86万亿元", "地区生产总值"),
            ],
        ),
        (
            "炼铁、炼钢先进产能占比分别达到61.3%、58.3%。",
            &[("61.3%", "炼铁先进产能占比"), ("58.3%", "炼钢先进产能占比")],
        ),
        (
            "进口和出口总额分别增长2.4%和5.1%。",
            &[("2.4%", "进口总额"), ("5.1%", "出口总额")],
        ),
        (
            "第一、二、三产业增加值分别增长3.2%、4.1%、5.6%。",
            &[
                ("3.2%", "第一产业增加值"),
                ("4.1%", "第二产业增加值"),
                ("5.6%", "第三产业增加值"),
            ],
        ),
        (
            "接待人数、经营收入均保持12%以上增长。",
            &[("12%以上", "接待人数、经营收入")],
        ),
    ]);
}

#[test]
fn spans_of_time_that_are_quantities_are_figures() {
    check(&[
        (
            "优良天数291天、比上年增加8天。",
            &[("291天", "优良天数"), ("8天", "优良天数")],
        ),
        (
            "劳动年龄人口平均受教育年限达到9.6年。",
            &[("9.6年", "劳动年龄人口平均受教育年限")],
        ),
        ("连续5年提前3个月完成任务。", &[]),
        ("12.6万套保交房全部交付。", &[("12.6万套", "保交房")]),
    ]);
}

/// Each sentence with the way of each figure.
fn ways(cases: &[(&str, &[FigureDirection])]) {
    for (text, expected) in cases {
        let found: Vec<FigureDirection> = read(text).iter().filter_map(|figure| figure.direction).collect();
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn the_verb_that_governs_the_figure_says_its_way() {
    use FigureDirection::{Above, Decrease, Increase, Level};
    ways(&[
        ("均保持12%以上增长。", &[Increase]),
        ("新建提升公园15座。", &[Level]),
        ("新建和改造提升农田300万亩以上。", &[Level]),
        ("减轻企业负担超过90亿元。", &[Decrease]),
        ("净出口负向拉动0.3个百分点。", &[Decrease]),
        ("企业利润由上年下降2.1%转为增长7.5%。", &[Decrease, Increase]),
        ("减少企业税负350亿元左右、涉企收费约20亿元。", &[Decrease, Decrease]),
        ("收入增速高于经济增速、突破3万元。", &[Level]),
        ("投资增速快于全国2.1个百分点。", &[Above]),
        ("一律按不低于5%的幅度压减一般性支出。", &[Decrease]),
        ("广义货币预期增长均为12%左右。", &[Increase]),
        ("居民消费价格涨幅控制在3%以内。", &[Increase]),
        ("领先的2座电站投运。", &[Level]),
    ]);
}

#[test]
fn what_was_added_is_marked() {
    let found =
        read("新增高速公路里程320公里。城镇新增就业12.5万人。净增经营主体4万户、规上企业130户。新增贷款增长3%。");
    let added: Vec<bool> = found.iter().map(|figure| figure.comparison == Some("added")).collect();
    assert_eq!(added, [true, true, true, true, false]);
}

#[test]
fn a_row_shares_its_bound() {
    let found = read("收入、支出分别突破9千亿元、3万亿元。");
    assert_eq!(found[0].qualifier, found[1].qualifier);
    let found = read("收入突破9千亿元、支出3万亿元。");
    assert_ne!(found[0].qualifier, found[1].qualifier);
}

#[test]
fn roles_are_found_behind_any_verb_that_turns() {
    let found = read("国企由48家整合为31家。种群恢复至6群35只。");
    let roles: Vec<_> = found.iter().map(|figure| figure.role).collect();
    use figures::FigureRole::{From, To};
    assert_eq!(roles, [Some(From), Some(To), Some(To), Some(To)]);
    assert_eq!(found[1].subject, "国企");
}

#[test]
fn budgets_are_read() {
    check(&[
        (
            "一般公共预算收入完成156亿元，为预算的101.2%，增长3.1%。",
            &[
                ("156亿元", "一般公共预算收入"),
                ("101.2%", "一般公共预算收入完成预算"),
                ("3.1%", "一般公共预算收入"),
            ],
        ),
        ("完成年度目标的113%。", &[("113%", "完成年度目标")]),
        (
            "国有土地使用权出让收入70亿元。",
            &[("70亿元", "国有土地使用权出让收入")],
        ),
        ("政府性基金预算收入82亿元。", &[("82亿元", "政府性基金预算收入")]),
        (
            "上年结转12.4亿元、调入资金31.6亿元。",
            &[("12.4亿元", "上年结转"), ("31.6亿元", "调入资金")],
        ),
    ]);
}

#[test]
fn the_scope_is_kept_apart_from_the_name() {
    let found = read(
        "全省社会消费品零售总额增长4.1%，高于全国0.6个百分点。全国粮食产量6.9亿吨，增长1%。我市城镇新增就业3万人。",
    );
    let found: Vec<_> = found.iter().map(|f| (f.scope.as_str(), f.subject.as_str())).collect();
    assert_eq!(
        found,
        [
            ("全省", "社会消费品零售总额"),
            ("全省", "社会消费品零售总额"),
            ("全国", "粮食产量"),
            ("全国", "粮食产量"),
            ("我市", "城镇新增就业"),
        ]
    );
}

#[test]
fn the_other_side_of_an_account_has_the_same_name() {
    check(&[
        (
            "市级一般公共预算收入增长3.2%、支出首次超过900亿元。",
            &[
                ("3.2%", "市级一般公共预算收入"),
                ("超过900亿元", "市级一般公共预算支出"),
            ],
        ),
        (
            "外贸出口额增长7%，进口额增长2%。",
            &[("7%", "外贸出口额"), ("2%", "外贸进口额")],
        ),
    ]);
}

#[test]
fn a_size_that_says_which_is_part_of_what_is_counted() {
    check(&[
        (
            "引进亿元以上项目73个。",
            &[("亿元以上", "项目"), ("73个", "引进亿元以上项目")],
        ),
        (
            "为64所海拔2000米以上乡村学校供暖。",
            &[("64所", "海拔2000米以上乡村学校供暖"), ("2000米以上", "海拔")],
        ),
        (
            "新增年产值超亿元的药企12家。",
            &[("超亿元", "年产值"), ("12家", "新增年产值超亿元的药企")],
        ),
        ("建成300兆瓦级空气储能电站。", &[("300兆瓦", "建成空气储能电站")]),
        ("国家800万千瓦风电基地投产。", &[("800万千瓦", "风电基地")]),
        (
            "地级及以上城市优良天数比例88%。",
            &[("88%", "地级及以上城市优良天数比例")],
        ),
        ("创建省级以上绿色工厂35家。", &[("35家", "创建省级以上绿色工厂")]),
    ]);
}

#[test]
fn what_reaches_people_and_what_measures_are_for_is_named() {
    check(&[
        (
            "高龄津贴惠及21万老人，助学政策惠及学生8万人。",
            &[("21万", "高龄津贴惠及老人"), ("8万人", "助学政策惠及学生")],
        ),
        ("出台稳增长政策26项。", &[("26项", "稳增长政策")]),
        ("出台促进民营经济发展19条举措。", &[("19条", "民营经济发展举措")]),
        ("各部门按不低于6%的幅度压减一般性支出。", &[("不低于6%", "一般性支出")]),
    ]);
}

#[test]
fn a_verb_with_the_end_of_a_noun_is_one() {
    check(&[
        ("发放资助金3200万元。", &[("3200万元", "发放资助金")]),
        ("毕业生去向落实率91%。", &[("91%", "毕业生去向落实率")]),
        ("信访问题解决率达96%。", &[("96%", "信访问题解决率")]),
        ("创建金谷开发区2个。", &[("2个", "创建金谷开发区")]),
        (
            "集聚专家20人、转化科研成果31项。",
            &[("20人", "集聚专家"), ("31项", "转化科研成果")],
        ),
        (
            "新增科技企业95家、创新型中小企业42家。",
            &[("95家", "新增科技企业"), ("42家", "新增创新型中小企业")],
        ),
    ]);
}

#[test]
fn what_is_done_does_not_reach_over_a_rate_or_a_total() {
    check(&[
        (
            "新建医疗集团5个、区级覆盖率达85%以上。",
            &[("5个", "新建医疗集团"), ("85%以上", "区级覆盖率")],
        ),
        (
            "新增境内上市公司7家、总量达64家。",
            &[("7家", "新增境内上市公司"), ("64家", "境内上市公司总量")],
        ),
    ]);
    let found = read("新增境内上市公司7家、总量达64家。");
    assert_eq!(found[0].comparison, Some("added"));
    assert_eq!(
        (found[1].comparison, found[1].direction),
        (None, Some(FigureDirection::Level))
    );
}

#[test]
fn kinds_that_are_named_together_share_the_end_of_the_last() {
    check(&[
        (
            "刑事、治安案件分别下降11%、4%。",
            &[("11%", "刑事案件"), ("4%", "治安案件")],
        ),
        (
            "临时型、长期型救助标准分别提高90元、140元。",
            &[("90元", "临时型救助标准"), ("140元", "长期型救助标准")],
        ),
    ]);
}

#[test]
fn a_plan_in_a_comparison_is_no_part_of_the_name() {
    check(&[
        (
            "新型储能装机规模比“十三五”末翻了一番。",
            &[("翻了一番", "新型储能装机规模")],
        ),
        ("发明专利较“十三五”时期增长90%。", &[("90%", "发明专利")]),
        ("PM2.5浓度较“十三五”末下降15%。", &[("15%", "PM2.5浓度")]),
    ]);
}

#[test]
fn a_share_ends_the_noun_in_front_of_it() {
    check(&[
        (
            "12个重点行业产值占工业总产值的70%以上。",
            &[("12个", "重点行业产值"), ("70%以上", "重点行业产值占工业总产值")],
        ),
        ("违法占地面积减少3%。", &[("3%", "违法占地面积")]),
    ]);
}

#[test]
fn what_gets_better_is_not_more() {
    let ways = |text: &str| -> Vec<FigureDirection> { read(text).iter().filter_map(|f| f.direction).collect() };
    assert_eq!(ways("提升35所学校办学能力。"), [FigureDirection::Level]);
    assert_eq!(ways("综合指数提升2个等级。"), [FigureDirection::Increase]);
    assert_eq!(
        ways("投产100兆瓦压缩空气储能、20兆瓦时锂电池储能。"),
        [FigureDirection::Level; 2]
    );
    assert_eq!(
        ways("全年再减少企业税负310亿元、涉企收费12亿元。"),
        [FigureDirection::Decrease; 2]
    );
}

#[test]
fn a_rule_of_how_many_is_no_figure() {
    for (text, figures) in [
        ("建成40个3人制篮球场。", vec!["40个"]),
        ("五年制大专招生2100人。", vec!["2100人"]),
        ("每一分钱都用在刀刃上。", vec![]),
        ("提高残疾人两项补贴标准8%。", vec!["8%"]),
        ("透过2031回望发展，就业5万人。", vec!["5万人"]),
    ] {
        let found: Vec<String> = read(text).into_iter().map(|figure| figure.text).collect();
        assert_eq!(found, figures, "{text}");
    }
}

#[test]
fn figures_that_wait_for_a_noun_keep_the_verb() {
    check(&[
        (
            "新增2家千亿级园区，提出6批38项措施。",
            &[
                ("2家", "新增园区"),
                ("千亿级", "新增园区"),
                ("6批", "措施"),
                ("38项", "措施"),
            ],
        ),
        (
            "地区生产总值连跨3个千亿元台阶、达9200亿元。",
            &[
                ("3个", "地区生产总值"),
                ("千亿元", "地区生产总值"),
                ("9200亿元", "地区生产总值"),
            ],
        ),
    ]);
}
