//! Figures that are part of a name: 亿元以上 of 引进亿元以上项目, 千亿级 of 千亿级产业, 超10亿元 of 产值超10亿元的企业. They measure no
//! indicator.

use super::text::Text;
use figures::{Figure, FigureKind};

/// Whether the figure says which things another one counts, or stands in front of the noun that it makes a class of.
pub(super) fn is_of_name(text: &Text, figures: &[Figure], index: usize) -> bool {
    let Some(figure) = figures.get(index) else { return false };
    let behind = text.at(figure.end);
    let in_noun = is_han(behind) && !matches!(behind, '的' | '和' | '与' | '及' | '为' | '，');
    let in_list = matches!(behind, '、') || behind.is_ascii_alphabetic();
    let class = figure.text.ends_with('级') && (in_noun || in_list && figure.base_unit != "个");
    // 新增4个过五百亿的县市: a size without its unit, in front of what has it.
    let bare = figure.base_unit.is_empty() && behind == '的' && figure.text.starts_with(['过', '超']);
    // 千亿元 of 连跨3个千亿元台阶.
    let step = figure.subject.ends_with("台阶") && figure.base_unit != "个";
    let near = index.saturating_sub(2)..=index + 2;
    let words = figure.text.as_str();
    let sized = !figure.subject.contains(words)
        && near
            .filter(|other| *other != index)
            .filter_map(|other| figures.get(other))
            .filter(|other| other.kind == FigureKind::Figure)
            .any(|other| other.start.abs_diff(figure.end) < 40 && other.subject.contains(words));
    // 经济总量超500亿元的县域增至12个: of which counties there are twelve.
    let which = behind == '的'
        && figures.get(index + 1).is_some_and(|next| {
            let counts = next.role.is_some() || !matches!(next.base_unit.as_str(), "" | "%");
            counts
                && next.kind == FigureKind::Figure
                && !next.subject.is_empty()
                && next.start <= figure.end + 30
                && text.has(figure.end + 1, &next.subject)
        });
    // 时速350公里 of 通时速350公里高铁.
    let speed = text.part(figure.start.saturating_sub(2), figure.start) == "时速" && in_noun;
    // 八个方面工作: a way to begin a list.
    let aspects = text.has(figure.end, "方面");
    class || bare || aspects || step || sized || which || speed
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}
