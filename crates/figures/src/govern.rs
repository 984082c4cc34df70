//! The second pass: what a sentence says of the figures in it: estimate, target, direction, both ends of a change, the words of
//! its period. Does not change what was found.

use super::numeral;
use super::prose::{Prose, ends_clause, ends_sentence};
use super::together;
use super::units;
use super::wording;
use super::{Figure, FigureDirection, FigureKind, FigureRole};
use quantity::Qualifier;

/// Words without a numeral that name a period.
#[rustfmt::skip]
const PERIODS: &[&str] = &[
    "今年以来", "今年", "去年", "上年", "明年", "全年", "上半年", "下半年", "本年度", "当年", "年末", "年底", "年初",
    "本月", "当月", "上月", "前年", "目前", "近年来", "本届政府", "一季度", "今年上半年", "去年底", "去年末",
    "今年底", "上年末", "本年", "同期",
];
/// In front of a period that something is compared to.
const AGAINST: &[&str] = &["比", "较", "于", "以", "同", "跟", "与", "和", "超", "按", "为", "对比"];

/// How far back a direction or a subject is looked for.
const REACH: usize = 28;

/// The state of reading a sentence.
#[derive(Default)]
struct State {
    clause: usize,
    sentence: usize,
    estimate: bool,
    /// Whether all of the sentence is an estimate: 预计，收入9亿元；支出8亿元.
    sweeping: bool,
    target: bool,
    /// 计划 governs its clause only: what was done stands in the next.
    plan: bool,
    heading: Option<String>,
    paragraph: Option<String>,
    line_start: usize,
    line_has_sentence: bool,
    from_period: Option<String>,
    to_period: Option<String>,
    /// The date that was found last.
    date: Option<(usize, usize)>,
    /// Figures in front of which 从 stands, by their places in the list.
    pending: Vec<usize>,
    previous: Option<usize>,
}

/// Adds to each figure what its sentence says.
pub(super) fn govern(prose: &Prose, figures: &mut [Figure]) {
    let mut state = State::default();
    let mut next = 0;
    let mut i = 0;
    while i < prose.len() {
        if let Some(figure) = figures.get(next)
            && figure.start == i
        {
            let end = figure.end.max(i + 1);
            take(prose, figures, next, &mut state);
            next += 1;
            i = end;
            continue;
        }
        let c = prose.at(i);
        if ends_sentence(c) {
            state.end_sentence(i, c);
        } else if ends_clause(c) {
            state.clause = i + 1;
            state.plan = false;
            state.estimate &= state.sweeping || !matches!(c, '；' | ';');
        }
        state.plan |= wording::is_plan(prose, i);
        if wording::is_estimate(prose, i) {
            state.estimate = true;
            let floor = figures.get(next).map_or(prose.len(), |figure| match figure.kind {
                FigureKind::Figure => figure.start,
                _ => prose.len(),
            });
            state.sweeping |= opens_alone(prose, state.sentence, i, floor);
            if is_of_all_below(prose, i) {
                // The figure that the remark stands behind is the first of them.
                let before = next.checked_sub(1).and_then(|before| figures.get_mut(before));
                if let Some(figure) = before.filter(|figure| figure.end + 1 == i && figure.kind == FigureKind::Figure) {
                    figure.estimate = true;
                }
            }
        }
        state.target |= wording::is_target(prose, i);
        if matches!(
            c,
            '今' | '去' | '上' | '明' | '全' | '下' | '本' | '当' | '年' | '前' | '目' | '近'
        ) && let Some((word, end)) = prose.longest(i, PERIODS)
            && !prose.any_before(i, AGAINST)
            && !prose.any_before(i, &["去年", "上年"])
            && !is_measure(prose, i, end)
            && !prose.any(end, &["同期", "度股东"])
        {
            state.paragraph = Some(word.to_owned());
        }
        i += 1;
    }
    reach_back(prose, figures);
    convert(prose, figures);
}

/// 减少815千公顷（1222万亩）: what stands alone in brackets behind a figure is the same in another unit.
fn convert(prose: &Prose, figures: &mut [Figure]) {
    for index in 1..figures.len() {
        let Some((before, [figure, ..])) = figures.split_at_mut_checked(index) else {
            return;
        };
        let Some(first) = before.last().filter(|first| first.kind == FigureKind::Figure) else {
            continue;
        };
        let open = first.end + 1 == figure.start && matches!(prose.at(first.end), '（' | '(');
        let alone = open && matches!(prose.at(figure.end), '）' | ')') && figure.kind == FigureKind::Figure;
        let changes = matches!(
            first.direction,
            Some(FigureDirection::Increase | FigureDirection::Decrease)
        );
        if alone && changes && figure.direction == Some(FigureDirection::Level) && figure.base_unit != first.base_unit {
            figure.direction = first.direction;
            figure.comparison = first.comparison;
        }
    }
}

/// 收入9亿元（预计数，下同）: a remark on what it stands behind and on what follows it.
fn is_of_all_below(prose: &Prose, place: usize) -> bool {
    /// In characters.
    const LONGEST: usize = 10;
    let open = matches!(prose.before(place), '（' | '(');
    let close = (place..place + LONGEST).find(|i| matches!(prose.at(*i), '）' | ')'));
    open && close.is_some_and(|close| prose.ends(close, "下同"))
}

/// Whether a word at a place opens a sentence and stands there by itself or with a time: 预计，全市…, 预计“十四五”末，….
fn opens_alone(prose: &Prose, sentence: usize, place: usize, floor: usize) -> bool {
    /// In characters.
    const NEAR: usize = 12;
    // 预计实现生产总值9亿元；财政收入8亿元.
    let begins = prose.skip_blanks(sentence) == place;
    if begins && prose.any(place, &["预计实现", "预计完成"]) {
        return true;
    }
    let comma = (place..floor.min(place + NEAR)).find(|i| ends_clause(prose.at(*i)));
    begins && comma.is_some_and(|comma| prose.at(comma) == '，')
}

impl State {
    fn end_sentence(&mut self, i: usize, c: char) {
        self.clause = i + 1;
        self.sentence = i + 1;
        self.estimate = false;
        self.sweeping = false;
        self.target = false;
        self.plan = false;
        self.from_period = None;
        self.to_period = None;
        self.pending.clear();
        self.previous = None;
        if matches!(c, '\n' | '\r') {
            // A line without a sentence is a heading: its period holds for what follows.
            if !self.line_has_sentence && i > self.line_start && i - self.line_start < 60 && self.paragraph.is_some() {
                self.heading = self.paragraph.take();
            }
            self.paragraph = None;
            self.line_start = i + 1;
            self.line_has_sentence = false;
        } else {
            self.line_has_sentence = true;
        }
    }
}

fn take(prose: &Prose, figures: &mut [Figure], index: usize, state: &mut State) {
    let Some(figure) = figures.get(index) else { return };
    match figure.kind {
        FigureKind::Date | FigureKind::Name => {
            if figure.kind == FigureKind::Date {
                state.date = Some((figure.start, figure.end));
            }
            note_period(prose, figure, state);
        }
        FigureKind::Duration => {
            note_span(prose, figure, state);
            apply_clause(prose, figures, index, state);
        }
        FigureKind::Figure => apply_clause(prose, figures, index, state),
        FigureKind::Ordinal | FigureKind::Document => {}
    }
}

fn note_period(prose: &Prose, figure: &Figure, state: &mut State) {
    let (start, end) = (figure.start, figure.end);
    let plan = figure.kind == FigureKind::Name;
    if plan && !figure.text.ends_with('五') {
        return;
    }
    let quote = usize::from(prose.at(end) == '”' && prose.before(start) == '“');
    if prose.any_before(start.saturating_sub(quote), AGAINST) {
        return;
    }
    let tail = prose
        .longest(end + quote, &["期间", "时期", "末", "以来", "底", "前", "规划期"])
        .map(|(_, behind)| behind);
    // A plan is a period where the text says so: “十二五”期间, not “十二五”规划.
    if plan && tail.is_none() {
        return;
    }
    let tail = tail.unwrap_or(end + quote);
    if is_measure(prose, start.saturating_sub(quote), tail) {
        return;
    }
    let text = prose.text(start.saturating_sub(quote), tail);
    if prose.any_before(start, &["从", "由", "自"]) {
        // 从2025年到2030年 is one date with both ends.
        match text.split_once(['到', '至']) {
            Some((from, to)) if figure.kind == FigureKind::Date => {
                state.from_period = Some(from.to_owned());
                state.to_period = Some(to.to_owned());
            }
            _ => state.from_period = Some(text.clone()),
        }
    } else if prose.any_before(start, &["到", "至", "为"]) && state.from_period.is_some() {
        state.to_period = Some(text.clone());
    }
    state.paragraph = Some(text);
}

/// 是“十五”末的2.3倍: the time is what something is measured by, not when it was so.
fn is_measure(prose: &Prose, start: usize, end: usize) -> bool {
    let place = prose.skip_blanks(end + 1);
    prose.at(end) == '的'
        && prose.any_before(start, &["是", "为", "相当于", "达", "达到"])
        && numeral::read(prose, place)
            .and_then(|n| units::read(prose, n.end, n.arabic))
            .is_some_and(|unit| matches!(unit.base.as_str(), "倍" | "%"))
}

/// 五年来, 近三年, 过去五年.
fn note_span(prose: &Prose, figure: &Figure, state: &mut State) {
    let behind = prose.longest(figure.end, &["来", "以来", "间", "期间", "内"]);
    let front = prose.longest_before(
        figure.start,
        &["近", "过去", "未来", "今后", "这", "前", "头", "最近", "此后"],
    );
    if behind.is_none() && front.is_none() {
        return;
    }
    let start = front.map_or(figure.start, |(_, begin)| begin);
    // 比近五年, 提前3个月; 近七年最高 says how high and not when.
    let end = behind.map_or(figure.end, |(_, behind)| behind);
    let measure = prose.any(end, &["最", "新高", "新低", "同期", "平均", "均值"]);
    if measure || prose.any_before(start, &["与", "比", "较", "提", "之", "此", "以"]) {
        return;
    }
    state.paragraph = Some(prose.text(start, end));
}

fn apply_clause(prose: &Prose, figures: &mut [Figure], index: usize, state: &mut State) {
    let Some(figure) = figures.get(index) else { return };
    let (start, end) = (figure.start, figure.end);
    let previous = state.previous.and_then(|i| figures.get(i)).cloned();
    let joined = previous
        .as_ref()
        .filter(|previous| previous.end == start || is_joined(prose, previous.end, start));
    let floor = state
        .clause
        .max(previous.as_ref().map_or(0, |p| p.end))
        .max(start.saturating_sub(REACH))
        .min(start);
    let mut direction = None;
    let mut role = None;
    let mut comparison;
    // 增加到2005年的4070亿元: the words of change stand in front of the date.
    let words_end = match state.date {
        Some((begin, behind))
            if begin > floor && (behind == start || (behind + 1 == start && prose.before(start) == '的')) =>
        {
            begin
        }
        _ => start,
    };
    // 降到去年的1.5%: so do words of time.
    let words_end = prose
        .longest_before(
            words_end,
            &["去年的", "今年的", "上年的", "目前的", "现在的", "如今的", "当前的"],
        )
        .map(|(_, begin)| begin)
        .filter(|begin| *begin > floor)
        .unwrap_or(words_end);
    // 提高到人均230元: what it is per stands between.
    let words_end = prose
        .longest_before(
            words_end,
            &["人均", "户均", "每人", "每年", "每月", "每人每年", "每人每月", "年人均"],
        )
        .map(|(_, begin)| begin)
        .filter(|begin| *begin > floor && matches!(prose.before(*begin), '到' | '至'))
        .unwrap_or(words_end);
    if let Some(before) = joined {
        direction = before.direction;
        role = before.role;
        comparison = before.comparison;
    } else {
        // A span of time is rarely what a verb further off speaks of.
        let time = figure.kind == FigureKind::Duration;
        let way = wording::direction(prose, words_end, floor).filter(|(_, _, near)| *near || !time);
        if let Some((way, end_of_change, _)) = way {
            direction = Some(way);
            role = end_of_change;
        }
        comparison = (floor..=words_end).rev().find_map(|i| wording::comparison(prose, i));
        let bare_change = comparison.is_none() && state.clause.max(floor) == state.clause && role.is_none();
        // 年均增长10%，专利较“十三五”时期增长148%: against another time.
        let own_base = (floor..start).any(|i| {
            matches!(prose.at(i), '比' | '较') && matches!(prose.at(i + 1), '“' | '上' | '去' | '前' | '同' | '1' | '2')
        });
        if bare_change
            && !own_base
            && matches!(direction, Some(FigureDirection::Increase | FigureDirection::Decrease))
            && figure.base_unit == "%"
        {
            comparison = previous
                .as_ref()
                .and_then(|p| p.comparison)
                .filter(|c| *c != "share-of");
        }
    }
    if let Some(way) = wording::against(prose, figure, floor).filter(|_| joined.is_none()) {
        direction = Some(way);
    }
    // 身高1.7米, 长5米、高2米: a height is no comparison.
    let height = figure.base_unit.ends_with('米') && prose.before(start) == '高';
    // 加快3条铁路建设: only a rate gets faster by a figure.
    let rate = units::is_share(&figure.base_unit) || units::is_point(&figure.base_unit) || figure.base_unit == "倍";
    if prose.ends(words_end, "加快") && !rate && figure.kind == FigureKind::Figure {
        direction = None;
    }
    // 高于经济增速、突破3万元; 领先的2座: not by the figure.
    let compared = matches!(direction, Some(FigureDirection::Above | FigureDirection::Below));
    let planned = wording::is_above_goal(prose, start, floor);
    if compared && !rate && !planned && (prose.before(words_end) == '的' || (floor..start).any(|i| prose.at(i) == '、'))
    {
        direction = None;
    }
    let apart = matches!(prose.before(start), '（' | '(');
    if apart && matches!(direction, Some(FigureDirection::Above | FigureDirection::Below)) {
        direction = None;
    }
    if height
        && direction == Some(FigureDirection::Above)
        && !(floor..start).any(|i| matches!(prose.at(i), '比' | '较'))
    {
        direction = None;
    }
    if figure.text.contains("持平") {
        direction = Some(FigureDirection::Flat);
    } else if figure.unit == "番" {
        direction = Some(FigureDirection::Increase);
    } else if let Some(way) = wording::direction_behind(prose, start, end) {
        direction = Some(way);
    }
    // 占全球20%: something short stands between.
    let part =
        |i: usize| prose.at(i) == '占' && !prose.any(i, &["占用", "占领", "占优", "占地"]) && prose.before(i) != '抢';
    if matches!(direction, None | Some(FigureDirection::Level))
        && figure.base_unit == "%"
        && joined.is_none()
        && (floor.max(start.saturating_sub(14))..start).any(part)
    {
        direction = Some(FigureDirection::Share);
    }
    // 自然增长率-1.2‰: a rate below zero is a fall.
    if direction == Some(FigureDirection::Increase) && figure.number.iter().any(|n| *n < 0.0) {
        direction = Some(FigureDirection::Decrease);
    }
    let from = joined.is_some_and(|_| state.previous.is_some_and(|p| state.pending.contains(&p)))
        || is_from(prose, start, floor);
    // 由上年下降2.3%转为增长8.5%.
    let turned = ["转为", "扭转为", "由负转正"];
    if role.is_none() && !state.pending.is_empty() && (floor..words_end).any(|i| prose.any(i, &turned)) {
        role = Some(FigureRole::To);
    }
    let level = direction.unwrap_or(FigureDirection::Level);
    if role == Some(FigureRole::To) {
        for pending in &state.pending {
            if let Some(first) = figures.get_mut(*pending)
                && first.role.is_none()
                && start - first.end.min(start) < 40
            {
                first.role = Some(FigureRole::From);
                if matches!(
                    first.direction,
                    None | Some(FigureDirection::Level | FigureDirection::Share)
                ) {
                    first.direction = direction;
                }
                first.estimate = false;
                if state.from_period.is_some() {
                    first.period.clone_from(&state.from_period);
                }
            }
        }
        if joined.is_none() {
            state.pending.clear();
        }
    }
    if from {
        state.pending.push(index);
    }
    let period = if role == Some(FigureRole::To) && state.to_period.is_some() {
        state.to_period.clone()
    } else {
        None
    };
    let near = state.clause.max(start.saturating_sub(2 * REACH)).min(start);
    let row = joined.is_some() && (near..start).any(|i| prose.has(i, "分别"));
    if let Some(figure) = figures.get_mut(index) {
        figure.direction = Some(level);
        figure.role = role;
        figure.comparison = comparison;
        // 分别突破A、B, 迈上A、B两个台阶: the bound is of both.
        let stepped = joined.is_some() && (end..end + 4).any(|i| prose.any(i, &["台阶", "关口"]));
        let bound = previous
            .as_ref()
            .filter(|p| (row || stepped) && is_bound(&p.text) && p.base_unit == figure.base_unit);
        if let Some(bound) = bound
            && figure.qualifier == Qualifier::Exact
        {
            figure.qualifier = bound.qualifier;
        }
        figure.estimate = state.estimate;
        figure.target = state.target || state.plan;
        if figure.qualifier == Qualifier::Exact && is_about(prose, state.clause, start) {
            figure.qualifier = Qualifier::About;
        }
        figure.period = period
            .or_else(|| state.paragraph.clone())
            .or_else(|| state.heading.clone());
    }
    state.previous = Some(index);
}

/// Whether a wording begins with a bound that a row of figures shares.
fn is_bound(text: &str) -> bool {
    [
        "突破",
        "迈上",
        "跨越",
        "超过",
        "超",
        "接近",
        "逼近",
        "达到",
        "不低于",
        "不少于",
        "不超过",
    ]
    .iter()
    .any(|word| text.starts_with(word))
}

/// Whether two figures stand side by side: 20.4%和6%.
fn is_joined(prose: &Prose, end: usize, start: usize) -> bool {
    let gap = prose.plain_text(end, start);
    matches!(
        gap,
        "、" | "和" | "与" | "及" | "以及" | "，" | "、约" | " 和 " | "和约" | "；"
    ) && (gap != "，" && gap != "；")
}

/// 从, 由 in front of a figure, past a date: 由2005年的4500万美元.
fn is_from(prose: &Prose, start: usize, floor: usize) -> bool {
    // Some words may stand between: 由月销售额10万元提高到….
    const WORDS: [&str; 10] = [
        "由于", "由此", "从而", "从事", "从业", "从严", "从紧", "自由", "理由", "经由",
    ];
    let near = floor.max(start.saturating_sub(12));
    let begins =
        |i: usize| matches!(prose.at(i), '从' | '由') && !prose.any(i, &WORDS) && !prose.any_before(i + 1, &WORDS);
    if prose.ends(start, "自") || (near..start).any(begins) {
        return true;
    }
    let place = start - usize::from(prose.before(start) == '的');
    if prose.before(place) != '年' && !prose.any_before(place, &["年底", "年末", "月", "上年", "去年", "年初"])
    {
        return false;
    }
    (1..10).any(|back| {
        place.checked_sub(back).is_some_and(|begin| {
            prose.any_before(begin, &["从", "由"])
                && (numeral::read(prose, begin).is_some() || prose.any(begin, &["上年", "去年"]))
        })
    })
}

/// 约占全球总人口的18%: other words stand between the bound and its figure.
fn is_about(prose: &Prose, clause: usize, start: usize) -> bool {
    let floor = clause.max(start.saturating_sub(REACH));
    prose.before(start) == '的' && (floor..start).any(|i| prose.any(i, &["约占", "大约占", "约相当于"]))
}

/// What stands behind reaches back: a goal that can be met is an estimate; 分别 shares what it is about among its figures.
fn reach_back(prose: &Prose, figures: &mut [Figure]) {
    for figure in figures.iter_mut().filter(|f| f.kind == FigureKind::Figure) {
        if prose.any(figure.end, &["的目标能够", "的目标可以", "的目标有望", "的目标预计"]) {
            figure.estimate = true;
        }
    }
}

/// 分别 shares what a clause is about among its figures.
pub(super) fn share_out(prose: &Prose, figures: &mut [Figure]) {
    let mut index = 0;
    while index < figures.len() {
        let length = row(prose, figures, index);
        if length > 1
            && let Some(first) = figures.get(index)
            && let shared = first.subject.clone()
            && !shared.is_empty()
        {
            let parts = parts(&shared, length);
            for (figure, part) in figures.iter_mut().skip(index).zip(parts) {
                figure.subject = part;
            }
        }
        index += length.max(1);
    }
}

/// The names that as many figures share. None where they are not as many.
fn parts(shared: &str, count: usize) -> Vec<String> {
    let commas = shared.split('、').count();
    let mut parts = if commas == count && commas > 1 {
        together::listed(shared)
    } else {
        together::several(shared)
    };
    // 预算收入和支出分别增长: the other side of the same account.
    if let [first, second] = parts.as_mut_slice()
        && let Some(whole) = crate::clause::other_side(first, second)
    {
        *second = whole;
    }
    if parts.len() == count { parts } else { Vec::new() }
}

/// How many figures from one on stand side by side.
fn row(prose: &Prose, figures: &[Figure], index: usize) -> usize {
    let rest = figures.get(index..).unwrap_or_default();
    1 + rest
        .iter()
        .zip(rest.iter().skip(1))
        .take_while(|(a, b)| {
            a.kind == FigureKind::Figure && b.kind == FigureKind::Figure && is_joined(prose, a.end, b.start)
        })
        .count()
}
