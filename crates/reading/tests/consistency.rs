//! Figures that are computed again: what cannot be, what can, and what must not be called wrong.
// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
use quantity::Lang;
use reading::consistency::Outcome::{Impossible, NotComparable, Possible};
use reading::consistency::{Outcome, Place, check_report, check_text};
use report_charts::document::built_in;

fn outcomes(text: &str) -> Vec<(&'static str, Outcome)> {
    check_text(text)
        .iter()
        .map(|one| (one.relation.name(), one.outcome))
        .collect()
}

#[test]
fn a_change_is_computed_from_its_ends() {
    for (text, expected) in [
        (
            "发电量由120亿千瓦时增加到131亿千瓦时，增长9.2%。",
            &[("growth", Possible)][..],
        ),
        (
            "发电量由120亿千瓦时增加到131亿千瓦时，增长12%。",
            &[("growth", Impossible)],
        ),
        (
            "发电量由131亿千瓦时下降到120亿千瓦时，下降8.4%。",
            &[("growth", Possible)],
        ),
        (
            "发电量由131亿千瓦时下降到120亿千瓦时，下降18.4%。",
            &[("growth", Impossible)],
        ),
        (
            "发电量由120亿千瓦时增加到131亿千瓦时，增加11亿千瓦时。",
            &[("difference", Possible)],
        ),
        (
            "发电量由120亿千瓦时增加到131亿千瓦时，增加21亿千瓦时。",
            &[("difference", Impossible)],
        ),
        (
            "城镇化率由52.3%提高到58.1%，提高5.8个百分点。",
            &[("difference", Possible)],
        ),
        (
            "城镇化率由52.3%提高到58.1%，提高8.5个百分点。",
            &[("difference", Impossible)],
        ),
        ("快递业务量由1.4亿件增加到5.6亿件，增长3倍。", &[("multiple", Possible)]),
        (
            "快递业务量由1.4亿件增加到5.6亿件，增长7倍。",
            &[("multiple", Impossible)],
        ),
        (
            "出口额从2020年的200亿元增加到2025年的322亿元，年均增长10%。",
            &[("growth", Possible)],
        ),
        (
            "五年来，出口额由2.57万亿元增加到3.52万亿元、年均增长6.5%。",
            &[("growth", Possible)],
        ),
        // One change after the other.
        (
            "发电量由120亿千瓦时增加到131亿千瓦时，增加11亿千瓦时，增长29%。",
            &[("difference", Possible), ("growth", Impossible)],
        ),
    ] {
        assert_eq!(outcomes(text), expected, "{text}");
    }
}

#[test]
fn a_rise_that_falls_cannot_be() {
    for text in [
        "城镇化率由58.1%提高到52.3%。",
        "企业由80户增加到71户。",
        "审批时间由5天压缩至9天。",
        // Both may be rounded, but at the same place.
        "水泥产量由200万吨增加到100万吨。",
        "水泥产量由300万吨减少到400万吨。",
    ] {
        assert_eq!(outcomes(text), [("direction", Impossible)], "{text}");
    }
    // A rank that rises is a number that falls.
    for text in [
        "综合排名由第10位上升到第8位。",
        "营商环境排名由369位上升到235位。",
        "审批时间由9天压缩至5天。",
        // Rounded at different places, or about.
        "水泥产量由200万吨增加到199.6万吨。",
        "水泥产量由约200万吨增加到195万吨。",
    ] {
        assert_eq!(outcomes(text), [], "{text}");
    }
}

#[test]
fn rounding_and_bounds_leave_room() {
    for text in [
        // 1.2 may be 1.15 and 1.3 1.35.
        "发电量由1.2万亿千瓦时增加到1.3万亿千瓦时，增长16%。",
        "发电量由超过120亿千瓦时增加到131亿千瓦时，增长5%。",
        "发电量由约120亿千瓦时增加到131亿千瓦时，增长15%。",
        "发电量由120亿千瓦时增加到131亿千瓦时以上，增长30%。",
        "发电量由120亿千瓦时增加到131亿千瓦时，增长9%左右。",
        "总量由1000万件增加到2000万件，增长95%。",
    ] {
        assert!(outcomes(text).iter().all(|(_, outcome)| *outcome == Possible), "{text}");
    }
}

#[test]
fn what_is_counted_otherwise_is_not_called_wrong() {
    for text in [
        "工业增加值从2020年的7.72万亿元增加到2025年的15.5万亿元，年均增长11.3%。",
        "人均可支配收入由2.57万元增加到3.52万元，实际增长28%。",
        "规模以上企业营业收入由120亿元增加到131亿元，增长4%。",
        // A rate a year that is not called so.
        "发电量从2020年的120亿千瓦时增加到2025年的193亿千瓦时，增长10%。",
    ] {
        assert_eq!(outcomes(text), [("growth", NotComparable)], "{text}");
    }
    for text in [
        "发电量由120亿千瓦时增加到131亿千瓦时，风电增长40%。",
        "发电量由120亿千瓦时增加到131亿千瓦时。增长40%。",
        "发电量由120亿千瓦时增加到131亿千瓦时，增速提高4个百分点。",
        "发电量由2020年的120亿千瓦时增加到2025年的131亿千瓦时，同比增长3%。",
    ] {
        assert_eq!(outcomes(text), [], "{text}");
    }
}

#[test]
fn shares_of_one_whole_add_up() {
    assert_eq!(outcomes("三次产业结构为8.9∶37.6∶53.5。"), [("shares", Possible)]);
    assert_eq!(outcomes("三次产业结构调整为8.9∶37.6∶55.5。"), [("shares", Impossible)]);
    assert_eq!(
        outcomes("一、二、三产业增加值占比分别为9%、38%、59%。"),
        [("shares", Impossible)]
    );
    assert_eq!(outcomes("一、二、三产业增加值分别增长9%、38%、59%。"), []);
    assert_eq!(outcomes("城乡居民收入比为2.5∶1。"), []);
}

#[test]
fn a_part_of_a_target_is_computed() {
    assert_eq!(
        outcomes("全年新增就业56万人，完成年度目标50万人的112%。"),
        [("completion", Possible)]
    );
    assert_eq!(
        outcomes("全年新增就业56万人，完成年度目标50万人的121%。"),
        [("completion", Impossible)]
    );
}

#[test]
fn levels_of_two_years_are_held_against_the_growth_between() {
    let text = |growth: &str| format!("2024年，粮食产量120万吨。2025年，粮食产量131万吨，{growth}。");
    assert_eq!(outcomes(&text("增长9.2%")), [("growth", Possible)]);
    // The level of the first year may have been revised.
    assert_eq!(outcomes(&text("增长7%")), [("growth", NotComparable)]);
    assert_eq!(outcomes(&text("下降9.2%")), [("growth", Impossible)]);
}

#[test]
fn a_report_is_checked_as_well() {
    let found = check_report(&built_in().unwrap());
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(
        (found[0].subject.as_str(), found[0].outcome),
        ("全部工业增加值", NotComparable)
    );
    assert!(matches!(&found[0].place, Place::Report(ids) if ids.len() == 3));
    assert!(
        found[0]
            .words(Lang::En)
            .starts_with("not comparable: from 7.72万亿元 to 15.5万亿元")
    );
}

#[test]
fn the_place_and_the_arithmetic_are_told_in_both_languages() {
    let found = check_text("第一行。\n城镇化率由52.3%提高到58.1%，提高8.5个百分点。");
    assert!(matches!(found[0].place, Place::Text { line: 2, .. }));
    assert_eq!(
        found[0].words(Lang::Zh),
        "对不上：从52.3%到58.1%，算得相差5.7～5.9；文中8.5个百分点"
    );
    assert_eq!(
        found[0].words(Lang::En),
        "impossible: from 52.3% to 58.1% follows a change of 5.7–5.9; the text has 8.5个百分点"
    );
}

#[test]
fn an_excerpt_begins_and_ends_with_a_clause() {
    let excerpt = |text: &str| match &check_text(text)[0].place {
        Place::Text { excerpt, .. } => excerpt.clone(),
        Place::Report(ids) => panic!("{ids:?}"),
    };
    assert_eq!(
        excerpt("经济稳中有进，城镇化率由52.3%提高到58.1%，提高8.5个百分点，居全国前列。"),
        "城镇化率由52.3%提高到58.1%，提高8.5个百分点"
    );
    let long = "在各方面共同努力下坚持以人为本的新型城镇化战略并且持续深入推进户籍制度改革使得城镇化率由52.3%提高到58.1%，提高8.5个百分点。";
    assert!(
        excerpt(long).starts_with('…') && excerpt(long).ends_with("百分点"),
        "{}",
        excerpt(long)
    );
}
