//! Spans of time that are quantities of something and do not say when it was.

use crate::prose::{Prose, ends_clause, is_blank, is_han};
use crate::{Figure, FigureDirection, FigureKind};

/// 优良天数291天, 受教育年限达到9.6年: spans of time that are quantities of something.
pub(super) fn measure_spans(prose: &Prose, figures: &mut [Figure], first: usize, start: usize, end: usize) {
    const TIMES: &[&str] = &[
        "天数",
        "住院日",
        "年限",
        "日数",
        "时长",
        "工龄",
        "周期",
        "期限",
        "时限",
        "时间",
        "用时",
        "耗时",
        "寿命",
        "年龄",
    ];
    let mut measured: Option<String> = None;
    for figure in figures.iter_mut().skip(first).take_while(|figure| figure.start < end) {
        if figure.kind != FigureKind::Duration {
            continue;
        }
        let floor = figure.start.saturating_sub(20).max(start);
        let clause = (floor..figure.start)
            .rev()
            .find(|i| ends_clause(prose.at(*i)))
            .map_or(floor, |i| i + 1);
        let named = (clause..figure.start).rev().find(|i| prose.any(*i, TIMES));
        let near = named.is_some_and(|place| {
            (place + 2..figure.start).all(|i| {
                is_han(prose.at(i)) || prose.at(i).is_ascii_digit() || prose.at(i) == '.' || is_blank(prose.at(i))
            }) && prose.at(place + 2) != '、'
        });
        // 优良天数281天、比上年增加36天.
        let again = measured.as_deref() == Some(figure.base_unit.as_str())
            && figure.direction.is_some_and(|way| way != FigureDirection::Level);
        let days = figure.base_unit == "天" && (clause..figure.start).any(|i| prose.any(i, &["优良天数", "天数"]));
        // 电视动画片12万分钟: nothing lasts so long.
        let many = matches!(figure.base_unit.as_str(), "分钟" | "小时" | "学时" | "课时")
            && figure.number.first().is_some_and(|number| *number >= 1000.0)
            && is_han(prose.before(figure.start));
        let near = near || many;
        let near = near && !prose.any_before(figure.start, &["连续", "近", "过去", "为期"]);
        let after = prose.any(figure.end, &["来", "以来", "内", "间", "后", "前", "期"]);
        if (near || again || days) && !after {
            figure.kind = FigureKind::Figure;
            measured = Some(figure.base_unit.clone());
        } else if again {
            measured = None;
        }
    }
}
