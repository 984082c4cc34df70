//! What kind of figure one is by its unit and its bounds: one that counts, one that says which things are meant.

use crate::{Figure, FigureForm};

/// Whether a figure counts things one by one.
pub(super) fn is_counted(figure: &Figure) -> bool {
    let base = figure.base_unit.as_str();
    base.is_empty()
        || base.chars().count() <= 2
            && !matches!(
                base,
                "%" | "倍"
                    | "元"
                    | "美元"
                    | "欧元"
                    | "吨"
                    | "亩"
                    | "公顷"
                    | "公里"
                    | "里"
                    | "米"
                    | "岁"
                    | "度"
                    | "斤"
                    | "公斤"
                    | "千瓦"
                    | "时"
                    | "分"
            )
}

/// Whether a figure says which of some things are meant by its bound: 亿元以上项目.
pub(super) fn is_class(figure: &Figure) -> bool {
    let bounded = ["以上", "以下", "以内", "级"]
        .iter()
        .any(|end| figure.text.ends_with(end));
    // 百亿元项目: a size without a digit.
    let bare = figure
        .text
        .trim_start_matches(['超', '过', '近'])
        .trim_end_matches('元');
    let sized = figure.base_unit == "元" && bare.chars().all(|c| "十百千万亿".contains(c));
    figure.base_unit != "%" && (bounded || sized) || is_age(figure)
}

/// Whether a figure says of which age some people are: 0—14岁人口, 65岁以上老人.
pub(super) fn is_age(figure: &Figure) -> bool {
    let range = figure.form == FigureForm::Range || ["以上", "以下"].iter().any(|end| figure.text.ends_with(end));
    figure.base_unit == "岁" && range
}

/// Whether a figure is a length or an area.
pub(super) fn is_extent(figure: &Figure) -> bool {
    matches!(
        figure.base_unit.as_str(),
        "平方公里" | "平方千米" | "平方米" | "亩" | "公顷" | "公里" | "千米" | "米"
    )
}
