//! Figures that are part of a name: 亿元以上 of 引进亿元以上项目, 千亿级 of 千亿级产业, 超10亿元 of 产值超10亿元的企业. They measure no
//! indicator.

use super::text::Text;
use figures::{Figure, FigureKind};
use quantity::Qualifier;

/// Whether the figure says which things another one counts, or stands in front of the noun that it makes a class of.
pub(super) fn is_of_name(text: &Text, figures: &[Figure], index: usize) -> bool {
    let Some(figure) = figures.get(index) else { return false };
    let behind = text.at(figure.end);
    let in_noun = is_han(behind) && !matches!(behind, '的' | '和' | '与' | '及' | '为' | '，');
    let in_list = matches!(behind, '、') || behind.is_ascii_alphabetic();
    // 2个万亿级和7个千亿级产业集群: the noun of the next class.
    let like_next = figures
        .iter()
        .skip(index + 1)
        .take(2)
        .any(|next| next.text.ends_with('级') && next.start <= figure.end + 16);
    let class = figure.text.ends_with("及以下") && in_noun
        || behind == '级' && is_han(text.at(figure.end + 1)) && figure.base_unit != "个"
        || figure.text.ends_with('级') && (in_noun || like_next || in_list && figure.base_unit != "个");
    // 新增4个过五百亿的县市: a size without its unit, in front of what has it.
    let counted = |before: &Figure| before.end == figure.start && before.base_unit == "个";
    let of_counted = index
        .checked_sub(1)
        .and_then(|before| figures.get(before))
        .is_some_and(counted);
    let bare = figure.base_unit.is_empty() && (behind == '的' || of_counted) && figure.text.starts_with(['过', '超']);
    // 2个1类新药: of which class.
    let kind = figure.base_unit == "类" && in_noun && of_counted;
    // 成为中部首个总量超过3万亿元的城市: which one that is.
    let clause = text.clause_start(figure.start).max(figure.start.saturating_sub(20));
    let first = ["首个", "首家", "首座", "第一个", "唯一"];
    let only = behind == '的' && (clause..figure.start).any(|place| first.iter().any(|word| text.has(place, word)));
    // 千亿元 of 连跨3个千亿元台阶.
    let step = (figure.subject.ends_with("台阶") || is_of_steps(text, figures, index)) && figure.base_unit != "个";
    // 前1% of 进入世界前1%的学科: a rank.
    let rank = matches!(figure.base_unit.as_str(), "%" | "‰") && text.at(figure.start.saturating_sub(1)) == '前';
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
    // 千户苗寨, 百万亩造林工程: as large as a power of ten.
    let power = figure.text.chars().next().is_some_and(|c| "百千万亿".contains(c));
    // 举办千场会议, 新增千万吨产能: so much was done.
    let begins: String = figure.subject.chars().take(2).collect();
    let governed = text.part(figure.start.saturating_sub(2), figure.start) == begins;
    let large = power && !governed && in_noun && !figure.base_unit.is_empty() && figure.qualifier == Qualifier::Exact;
    // 单笔50万元以下账款, 2万元以上且…的主体, 20万人口以上的县: of which ones something is said.
    let single = ["单笔", "单个", "单项", "单体"]
        .iter()
        .any(|word| text.part(figure.start.saturating_sub(2), figure.start) == *word);
    let bound = |place: usize| ["以上的", "以下的"].iter().any(|word| text.has(place, word));
    let condition =
        figure.text.ends_with(['上', '下']) && behind == '且' || in_noun && (figure.end + 1..figure.end + 4).any(bound);
    // 时速350公里 of 通时速350公里高铁.
    let speed = text.part(figure.start.saturating_sub(2), figure.start) == "时速" && in_noun;
    // 八个方面工作: a way to begin a list.
    let aspects = text.has(figure.end, "方面") || figure.base_unit == "方面";
    class
        || bare
        || aspects
        || step
        || sized
        || which
        || speed
        || rank
        || kind
        || only
        || single
        || condition
        || large
        || is_in_name(text, figure)
        || is_given(text, figure)
        || in_noun && is_capacity(text, figure)
}

/// Whether a figure says how large a plant is whose name it stands in: 推动甲化工60万吨钾肥装置改造.
fn is_capacity(text: &Text, figure: &Figure) -> bool {
    const UNITS: &[&str] = &["吨", "千瓦", "兆瓦", "千瓦时", "兆瓦时", "吉瓦时", "立方米", "千伏"];
    const PLANTS: &[&str] = &["项目", "工程", "基地", "装置", "电站", "生产线", "机组"];
    /// In characters.
    const NEAR: usize = 16;
    let end = (figure.end..figure.end + NEAR)
        .find(|place| matches!(text.at(*place), '，' | '、' | '。' | '；' | '\n' | '\0'))
        .unwrap_or(figure.end + NEAR);
    let plant = (figure.end..end).any(|place| PLANTS.iter().any(|word| text.has(place, word)));
    // The name, and no verb, stands right in front of it.
    let length = figure.subject.chars().count().min(4);
    let begins: String = figure.subject.chars().take(length).collect();
    let named = length > 1
        && (figure.start.saturating_sub(8)..figure.start)
            .any(|place| text.has(place, &begins) && text.part(place, figure.start) == figure.subject);
    UNITS.contains(&figure.base_unit.as_str()) && plant && named && figure.qualifier == Qualifier::Exact
}

/// 5万亿元、6万亿元 of 连跨5万亿元、6万亿元两个台阶: levels in a row in front of how many there are.
fn is_of_steps(text: &Text, figures: &[Figure], index: usize) -> bool {
    /// Figures of a row that are looked at.
    const MOST: usize = 8;
    let row = figures.get(index..).unwrap_or_default();
    let mut rest = row.get(..MOST).unwrap_or(row);
    while let [one, next, ..] = rest {
        if next.start == one.end {
            let steps = ["台阶", "关口", "大关"].iter().any(|word| text.has(next.end, word));
            return next.base_unit == "个" && steps;
        }
        if next.start != one.end + 1 || text.at(one.end) != '、' {
            break;
        }
        rest = rest.get(1..).unwrap_or_default();
    }
    false
}

/// Whether as many things stand right in front of a number of them: 对经济增长和物价水平两个指标作说明.
fn is_apposed(text: &Text, figure: &Figure) -> bool {
    /// In characters.
    const LONGEST: usize = 30;
    let clause = text
        .clause_start(figure.start)
        .max(figure.start.saturating_sub(LONGEST));
    let words = text.part(clause, figure.start);
    let things = words
        .split(['、', '和', '与', '及'])
        .filter(|thing| thing.chars().count() > 1)
        .count();
    let abstracts = [
        "指标",
        "方面",
        "问题",
        "领域",
        "环节",
        "重点",
        "任务",
        "维度",
        "层面",
        "主线",
        "机制",
        "底线",
        "积极性",
    ];
    let as_many = figure
        .number
        .first()
        .is_some_and(|number| (*number - things as f64).abs() < 0.5);
    things > 1 && as_many && abstracts.iter().any(|noun| text.has(figure.end, noun))
}

/// Whether a number is a name or stands in one: “40条”, 5+2就业之家, 12356心理援助热线.
fn is_in_name(text: &Text, figure: &Figure) -> bool {
    /// In characters, between the number and its noun.
    const NEAR: usize = 8;
    let before = text.at(figure.start.saturating_sub(1));
    let whole = before == '“' && text.at(figure.end) == '”';
    let bare = figure.base_unit.is_empty();
    let sum = bare && (matches!(text.at(figure.end), '+' | '＋') || matches!(before, '+' | '＋'));
    let digits = figure.text.chars().all(|c| c.is_ascii_digit());
    // 煤炭2030国家重大专项: a year.
    let year = figure.base_unit == "国家" && figure.number.iter().all(|year| (1990.0..2100.0).contains(year));
    let line = bare && digits && (figure.end..figure.end + NEAR).any(|place| text.has(place, "热线"));
    whole || sum || line || year
}

/// Whether a Chinese numeral up to ten is of things that are given and not counted: 用好两个市场, 发挥中央和地方两个积极性, and
/// what stands in quotation marks, “最后一公里”.
fn is_given(text: &Text, figure: &Figure) -> bool {
    /// What is done with things that everyone knows of.
    const WITH_GIVEN: &[&str] = &[
        "用好",
        "发挥",
        "统筹",
        "坚持",
        "贯彻",
        "领悟",
        "守牢",
        "守住",
        "聚焦",
        "围绕",
        "突出",
        "抓住",
        "把握",
        "处理好",
        "利用好",
    ];
    /// In characters.
    const QUOTED: usize = 8;
    let small = figure.text.starts_with(|c| "一两二三四五六七八九十".contains(c))
        && figure.number == [figure.number.first().copied().unwrap_or(0.0).clamp(1.0, 10.0)];
    if !small || figure.qualifier != Qualifier::Exact {
        return false;
    }
    let begin = figure.start.saturating_sub(QUOTED);
    let opened = (begin..figure.start)
        .rev()
        .find(|place| matches!(text.at(*place), '“' | '”'));
    let quoted = opened.is_some_and(|place| text.at(place) == '“')
        && (figure.end..figure.end + QUOTED).any(|place| text.at(place) == '”');
    let clause = text.clause_start(figure.start);
    let given = || (clause..figure.start).any(|place| WITH_GIVEN.iter().any(|word| text.has(place, word)));
    let counted = !matches!(figure.base_unit.as_str(), "%" | "元" | "倍" | "成");
    quoted || counted && (given() || is_apposed(text, figure))
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}
