//! The words around a figure: bounds before and behind it, estimates, targets, verbs of change. Does not read numerals and units.

use super::numeral::{self, Numeral};
use super::prose::{Index, Prose, SOFT_BREAK, ends_clause, is_han};
use super::units;
use super::{Figure, FigureDirection, FigureRole};
use Qualifier::{AtLeast, AtMost, Near, Over, Under};
use quantity::{BOUND_WORDS, PROSE_BOUND_WORDS, Position, Qualifier};
use std::sync::LazyLock;

/// The words of bounds, from the lexicon of quantities.
fn bound_words(position: Position) -> impl Iterator<Item = (&'static str, Qualifier)> {
    let words = BOUND_WORDS.iter().chain(&PROSE_BOUND_WORDS);
    words
        .filter(move |it| it.position == position)
        .map(|it| (it.word, it.bound))
}

static BEHIND: LazyLock<Vec<(&str, Qualifier)>> = LazyLock::new(|| bound_words(Position::Behind).collect());
static BOUNDS: LazyLock<Index<Qualifier>> = LazyLock::new(|| Index::by_last(bound_words(Position::Before)));
static VERBS: LazyLock<Index<FigureDirection>> = LazyLock::new(|| {
    let lists = [
        (SHARES, FigureDirection::Share),
        (RISES, FigureDirection::Increase),
        (FALLS, FigureDirection::Decrease),
        (ABOVE, FigureDirection::Above),
        (BELOW, FigureDirection::Below),
        (STATES, FigureDirection::Level),
    ];
    Index::by_last(
        lists
            .into_iter()
            .flat_map(|(words, way)| words.iter().map(move |word| (*word, way))),
    )
});

/// Words that end like a bound and are none.
#[rustfmt::skip]
const OTHERWISE: &[(&str, &[&str])] = &[

    ("约", &["节约", "集约", "制约", "公约", "签约", "预约", "条约", "契约", "合约", "违约", "履约", "特约", "邀约", "解约", "续约", "盟约", "誓约", "相约", "守约", "纽约"]),
    ("近", &["附近", "邻近", "最近", "就近", "靠近", "新近", "远近", "亲近", "毗邻近", "临近的"]),
    ("超", &["赶超", "反超", "高超", "领超"]), ("破", &["侦破", "爆破", "打破", "攻破", "打破了"]),
    ("最高", &["全省最高", "历史最高", "来最高"]), ("最低", &["全省最低", "历史最低"]), ("高于", &[]),
    ("突破", &["取得突破", "新突破", "技术突破", "实现突破", "重大突破"]), ("不足", &["弥补不足"]),
];

/// The bound that stands before a figure, with the place where it begins.
pub(super) fn before(prose: &Prose, start: usize, floor: usize) -> Option<(Qualifier, usize)> {
    let place = prose.skip_blanks_back(start);
    // 了 and the like stand between: 突破了, 约为, 超过了, 不低于每年.
    let place = match prose.before(place) {
        '了' | '达' | '为' | '有' | '至' => {
            let inner = place - 1;
            if word_before(prose, inner).is_some() {
                inner
            } else {
                place
            }
        }
        _ => place,
    };
    let (word, qualifier, begin) = word_before(prose, place)?;
    let twice = prose.any_before(
        place,
        OTHERWISE
            .iter()
            .find(|(known, _)| *known == word)
            .map_or(&[], |(_, o)| o),
    );
    // 跨越两个千亿元台阶: so many steps, not more than two.
    let steps = numeral::read(prose, start).is_some_and(|n| {
        prose.at(n.end) == '个'
            && !prose.has(n.end, "个百分")
            && matches!(prose.at(n.end + 1), '百' | '千' | '万' | '亿')
    });
    (!twice && !steps && begin >= floor).then_some((qualifier, begin))
}

fn word_before(prose: &Prose, place: usize) -> Option<(&'static str, Qualifier, usize)> {
    BOUNDS
        .longest_before(prose, place)
        .map(|(word, begin, qualifier)| (word, *qualifier, begin))
}

/// 上, 过, 成 and 好几 in front of a Chinese power: 上百, 过千万, 成百.
pub(super) fn before_power(prose: &Prose, numeral: &Numeral, floor: usize) -> Option<(Qualifier, usize)> {
    let first = prose.at(numeral.start);
    if numeral.start <= floor {
        return None;
    }
    let begin = numeral.start - 1;
    let earlier = prose.before(begin);
    // 产值过五百亿, 过10亿元的企业: a verb in front of a large number; 开过三次 only ends one.
    let large = if numeral.arabic {
        matches!(prose.at(numeral.end), '万' | '亿')
    } else {
        numeral.low >= 1e6
    };
    if large
        && prose.before(numeral.start) == '过'
        && !matches!(earlier, '通' | '经' | '超' | '不' | '走' | '渡' | '越' | '度')
    {
        return Some((Over, begin));
    }
    if numeral.arabic {
        return None;
    }
    let powers = matches!(first, '百' | '千' | '万' | '亿');
    match prose.before(numeral.start) {
        '上' if powers
            && !matches!(
                earlier,
                '以' | '之' | '会' | '网' | '线' | '地' | '海' | '路' | '身' | '市' | '年' | '世'
            ) =>
        {
            Some((Over, begin))
        }
        '过' if powers && !matches!(earlier, '通' | '经' | '超' | '不' | '走' | '渡' | '越') => {
            Some((Over, begin))
        }
        '过' if first == '半' => Some((Over, begin)),
        '成' if powers
            && !matches!(earlier, '完' | '形' | '建' | '达' | '变' | '组')
            && prose.at(numeral.start + 1) != '分' =>
        {
            Some((Over, begin))
        }
        '好' if matches!(first, '几') => Some((Over, begin)),
        '超' if powers && !prose.ends(numeral.start, "赶超") => Some((Over, begin)),
        _ => None,
    }
}

/// The bound that stands behind a figure, with the place behind it.
pub(super) fn behind(prose: &Prose, end: usize) -> Option<(Qualifier, usize)> {
    let place = prose.skip_blanks(end);
    let first = prose.at(place);
    let (word, qualifier) = BEHIND
        .iter()
        .filter(|(word, _)| word.starts_with(first) && prose.has(place, word))
        .max_by_key(|(word, _)| word.len())?;
    let next = place + word.chars().count();
    let single = word.chars().count() == 1;
    // 多 and 余 begin many words; 强 and 弱 count only behind 分之.
    let free = match *word {
        "多" | "余" => place == end && !is_more_of_a_word(prose, next),
        "强" | "弱" => place == end && prose.any_before(end, &["分之一", "分之二", "分之三", "一半"]),
        _ => true,
    };
    (free || !single).then_some((*qualifier, next))
}

/// Whether what follows 多 or 余 makes it the beginning of a word.
pub(super) fn is_more_of_a_word(prose: &Prose, next: usize) -> bool {
    matches!(
        prose.at(next),
        '个' | '种'
            | '样'
            | '元'
            | '次'
            | '家'
            | '项'
            | '方'
            | '层'
            | '数'
            | '渠'
            | '式'
            | '措'
            | '部'
            | '额'
            | '年'
            | '人'
            | '地'
            | '功'
            | '边'
            | '点'
            | '党'
            | '维'
            | '能'
            | '热'
            | '款'
            | '杭'
            | '姚'
            | '位'
            | '名'
            | '件'
            | '条'
            | '类'
            | '门'
            | '向'
            | '媒'
            | '参'
            | '民'
            | '语'
            | '云'
            | '晶'
            | '场'
            | '起'
            | '所'
            | '环'
    )
}

/// The tighter of two bounds on one figure: what says less than exact wins, the one behind over the one in front.
pub(super) fn joined(front: Option<Qualifier>, inside: Option<Qualifier>, back: Option<Qualifier>) -> Qualifier {
    // 超过5%以上: the number itself is passed.
    if front == Some(Over) && back == Some(AtLeast) {
        return Over;
    }
    // 控制在…以内 and 不低于 are stronger than 约 or 余 beside them.
    [front, back, inside]
        .into_iter()
        .flatten()
        .filter(|q| *q != Qualifier::Exact)
        .min_by_key(|q| match q {
            AtLeast | AtMost => 0,
            Under => 1,
            Over | Near => 2,
            _ => 3,
        })
        .unwrap_or(Qualifier::Exact)
}

/// Words that make all behind them in the sentence an estimate.
pub(super) fn is_estimate(prose: &Prose, i: usize) -> bool {
    match prose.at(i) {
        '预' => {
            (prose.has(i, "预计") && !prose.has(i, "预计算"))
                || (prose.has(i, "预测")
                    && !prose.any(
                        i,
                        &["预测预", "预测分", "预测体", "预测系", "预测模", "预测能", "预测性"],
                    )
                    && !prose.ends(i, "监测"))
                || prose.has(i, "预估")
                || (prose.has(i, "预期") && expects(prose, i))
        }
        '有' => prose.has(i, "有望"),
        // 初步核算, 初步统计: what is counted first, and no forecast.
        '初' => prose.any(i, &["初步预计", "初步估算", "初步预测", "初步匡算"]),
        '据' => prose.any(i, &["据测算", "据估算", "据估计"]),
        '估' => prose.has(i, "估计") || prose.has(i, "估算"),
        '将' => {
            prose.has(i, "将比") && !prose.any(i, &["将比分", "将比例", "将比重", "将比较"])
                || prose.any(
                    i,
                    &[
                        "将达",
                        "将超",
                        "将突破",
                        "将增长",
                        "将增至",
                        "将增加到",
                        "将升至",
                        "将降至",
                        "将接近",
                        "将同比",
                        "将下降",
                        "将占",
                        "将从",
                        "将由",
                        "将分别",
                        "将提高到",
                        "将累计",
                    ],
                )
        }
        '可' => prose.any(i, &["可望"]),
        _ => false,
    }
}

fn expects(prose: &Prose, i: usize) -> bool {
    let noun = prose.any(
        i + 2,
        &[
            "寿命", "目标", "管理", "性", "收益", "引导", "效果", "成效", "值", "的", "转", "不", "稳", "指", "和",
            "、", "，", "。",
        ],
    );
    let compared = prose.any_before(i, &["超", "于", "到", "合", "稳", "出", "社会", "市场", "和", "与"]);
    !noun && !compared
}

/// Words that make all behind them in the sentence a target.
pub(super) fn is_target(prose: &Prose, i: usize) -> bool {
    match prose.at(i) {
        '力' => prose.has(i, "力争"),
        '目' => prose.any(i, &["目标是", "目标为", "目标："]),
        // 低于5.5%的预期目标 is a result.
        '预' => prose.has(i, "预期目标") && prose.before(i) != '的',
        '确' => prose.any(i, &["确保完成", "确保实现", "确保达到", "确保增长"]),
        // 全年共争取新增债券5亿元 was got.
        '争' => prose.has(i, "争取") && prose.any(i + 2, STRIVES) && !prose.any_before(i, &["共", "累计", "已"]),
        '努' => prose.has(i, "努力实现") || prose.has(i, "努力达到"),
        '发' => prose.any(i, &["发展目标："]),
        _ => false,
    }
}

/// What follows 争取 where it is an aim; 争取上级资金3亿元 was got.
#[rustfmt::skip]
const STRIVES: &[&str] = &[
    "在", "到20", "到二", "实现", "达到", "完成", "新", "年", "全年", "今年", "明年", "用", "突破", "使", "把", "建成",
    "引进", "增", "再", "培育", "提", "每", "有", "超", "比", "让", "尽", "通过", "保持", "将",
];

/// Words that make all behind them in the clause a target.
pub(super) fn is_plan(prose: &Prose, i: usize) -> bool {
    prose.at(i) == '计'
        && prose.has(i, "计划")
        && prose.any(
            i + 2,
            &[
                "新", "完成", "安排", "建", "投", "实施", "到", "总投", "增", "引进", "培训",
            ],
        )
}

#[rustfmt::skip]
const RISES: &[&str] = &[
    "扩招", "增长", "增加", "增", "增至", "上升", "提高", "提升", "增幅", "增速", "上涨", "涨", "涨幅", "扩大",
    "攀升", "回升", "新增", "升高", "升", "升至", "增收", "净增", "增产", "增量", "扩", "跃升", "扩增", "扩张",
    "增厚", "翻", "升幅", "加快", "扩容", "递增", "激增", "猛增", "同比增", "增强", "延长", "上调", "上浮", "调增", "升值", "增支", "超收",
];
#[rustfmt::skip]
const FALLS: &[&str] = &[
    "降价", "下降", "降低", "降", "降至", "减少", "减", "回落", "收窄", "缩小", "压减", "下滑", "下跌", "跌", "降幅",
    "缩短", "压缩", "减至", "跌幅", "削减", "回调", "负增长", "减幅", "精简", "调减", "萎缩", "放缓", "递减", "下浮",
    "减轻", "负向拉动", "减产", "减慢", "减速", "缩减", "压降", "骤降", "压缩到", "下调", "减亏", "核减", "贬值", "减收", "减支", "短收",
];
const ABOVE: &[&str] = &[
    "偏高", "偏多", "多", "高于", "快于", "高出", "快", "多于", "高", "领先", "好于", "优于",
    // 贷款增加9亿元，同比多增2亿元: how much more it grew than a year before.
    "多增",
];
const BELOW: &[&str] = &["偏低", "偏少", "少", "低于", "慢于", "低", "少于", "慢", "少增"];
/// Words in front of a figure that say a state; what was said earlier in the clause does not reach over them.
#[rustfmt::skip]
const STATES: &[&str] = &[
    "达", "为", "有", "是", "建成", "完成", "实现", "共", "计", "投资", "安排", "投入", "开工", "认定", "培训",
    "发放", "拨付", "引进", "建设", "突破", "在", "约", "惠及", "覆盖",
];
const SHARES: &[&str] = &["占", "占比", "比重", "所占比例", "占到", "占了"];
/// Nouns that end like a verb of change or begin with one.
#[rustfmt::skip]
const NOUNS: &[&str] = &[
    "增加值", "增长极", "增长点", "增值", "减税", "降费", "减负", "减排", "减免", "提高班", "升级", "减灾", "改造提升", "稳增长", "保增长", "促增长", "自然增长率", "增长贡献", "增长的贡献",
    "扩大会议", "高新", "高速", "快递", "高中", "低保", "高校", "高标准", "低收入", "高层次", "高铁", "快速", "降雨",
    "降水", "增量", "降碳", "高质量", "升学", "涨价", "高端", "高技", "高技能", "低碳", "低产", "高产", "压缩空气", "加上调",
    "压缩天然气", "增收节支", "增收减支",
];

/// What the words in front of a figure say of its way, read backwards from `end` to `floor`, both in one clause. The third
/// is whether the verb stands right at the figure.
pub(super) fn direction(
    prose: &Prose,
    end: usize,
    floor: usize,
) -> Option<(FigureDirection, Option<FigureRole>, bool)> {
    let mut i = end;
    let mut role = None;
    while i > floor {
        let near = end - i <= 1;
        if i == end && matches!(prose.before(i), '到' | '至' | '为') {
            let verb = i - 1;
            if prose.any_before(
                verb,
                &[
                    "调整", "变", "发展", "调", "转变", "优化", "演变", "整合", "压缩", "精简", "合并", "缩减", "重组",
                    "恢复", "延伸", "拓展", "扩展",
                ],
            ) {
                return Some((FigureDirection::Level, Some(FigureRole::To), true));
            }
            let change = VERBS.longest_before(prose, verb).map(|(_, _, way)| *way);
            // 涨幅为3% is no end of a change.
            let noun = prose.ends(verb, "幅") || prose.ends(verb, "增速") || prose.ends(verb, "率");
            if !noun && matches!(change, Some(FigureDirection::Increase | FigureDirection::Decrease)) {
                role = Some(FigureRole::To);
                i -= 1;
                continue;
            }
        }
        if let Some(way) = way_before(prose, i, end) {
            // 增至18个; 增加到生产总值的3%.
            let part = matches!(prose.at(i), '到' | '至') && prose.before(end) == '的';
            let change = matches!(way, FigureDirection::Increase | FigureDirection::Decrease);
            if prose.any_before(i, &["增至", "降至", "升至", "减至"]) || part && change {
                role = Some(FigureRole::To);
            }
            return Some((way, role, near));
        }
        i -= 1;
    }
    None
}

fn way_before(prose: &Prose, i: usize, end: usize) -> Option<FigureDirection> {
    let (word, begin, way) = VERBS.longest_before(prose, i)?;
    let length = i - begin;
    // One character is a verb only right in front of the figure; nouns are none anywhere.
    let gap = matches!(prose.at(i), '了' | '约' | '近' | '超' | '到' | '至' | ' ' | SOFT_BREAK);
    // 占全国的三成: the share of something that stands between.
    // “千村提升”工程, 围绕增速、结构提出: inside a name or in a list nothing changes by the figure.
    if i < end && matches!(prose.at(i), '”' | '》' | '、') {
        return None;
    }
    // 加快三条高铁: only a rate gets faster by a figure, and stands at it.
    if matches!(word, "加快" | "放缓") && !(end == i || (end == i + 1 && gap)) {
        return None;
    }
    let part = word == "占" && prose.before(end) == '的';
    if length == 1 && !part && !(end == i || (end == i + 1 && gap)) {
        return None;
    }
    let noun = NOUNS.iter().any(|noun| {
        (0..4).any(|back| {
            begin >= back
                && prose.has(begin - back, noun)
                && noun.contains(word)
                && begin - back + noun.chars().count() > i - length
        })
    });
    // 核减率7.6%: a rate is no change of anything.
    let rate = prose.at(i) == '率' && !matches!(word, "增长" | "下降");
    if noun || rate {
        return None;
    }
    // 增速为8%, 增幅分别达8%和9%: the noun says the way.
    if matches!(word, "为" | "达" | "在") {
        let noun = prose
            .longest_before(begin, &["分别", "约", "高", "最高", "仅", "均", "已", "只"])
            .map_or(begin, |(_, front)| front);
        // 自然增长率为2‰: births less deaths, a level.
        if prose.ends(noun, "自然增长率") {
            return Some(FigureDirection::Level);
        }
        if prose.any_before(
            noun,
            &[
                "增速",
                "增幅",
                "增长率",
                "涨幅",
                "增长速度",
                "增长幅度",
                "上升幅度",
                "提高幅度",
            ],
        ) || noun < begin && prose.ends(noun, "增长")
        {
            return Some(FigureDirection::Increase);
        }
        if prose.any_before(
            noun,
            &["降幅", "跌幅", "下降率", "减幅", "下降幅度", "降低幅度", "回落幅度"],
        ) {
            return Some(FigureDirection::Decrease);
        }
    }
    Some(*way)
}

/// 超年度计划28%, 超计划19家: by how much something is above what was planned.
pub(super) fn is_above_goal(prose: &Prose, start: usize, floor: usize) -> bool {
    const GOALS: &[&str] = &["计划", "目标", "任务", "预期", "序时进度"];
    let Some((_, goal)) = prose.longest_before(start, GOALS) else {
        return false;
    };
    (floor.max(goal.saturating_sub(4))..goal).any(|i| prose.at(i) == '超' && !prose.any(i, &["超额", "超过"]))
}

/// 快于全国增速1.2个百分点: by how much something is above or below another, whose own words of change say nothing.
pub(super) fn against(prose: &Prose, figure: &Figure, floor: usize) -> Option<FigureDirection> {
    const OVER: &[&str] = &["高于", "快于", "好于", "优于", "高出", "快过", "领先", "领跑"];
    const BENEATH: &[&str] = &["低于", "慢于", "落后"];
    if is_above_goal(prose, figure.start, floor) {
        return Some(FigureDirection::Above);
    }
    if !units::is_point(&figure.base_unit) {
        return None;
    }
    let word = (floor..figure.start).rev().find_map(|i| {
        let above = prose.any(i, OVER).then_some(FigureDirection::Above);
        above
            .or_else(|| prose.any(i, BENEATH).then_some(FigureDirection::Below))
            .map(|way| (i, way))
    })?;
    // Right at the figure stands the noun that it is compared with, not a verb of its own.
    let verb = prose.any_before(
        figure.start,
        &[
            "提高", "下降", "上升", "回落", "提升", "降低", "加快", "扩大", "收窄", "增加", "减少",
        ],
    );
    (!verb).then_some(word.1)
}

/// Words behind a figure that say its way: 8%的增速, 6%的降幅.
pub(super) fn direction_behind(prose: &Prose, start: usize, end: usize) -> Option<FigureDirection> {
    // 均保持12%以上增长: what is kept is a growth.
    if prose.any(end, &["增长", "增速"]) {
        let next = prose.at(end + 2);
        let kept = prose.any_before(
            start,
            &["保持", "保持在", "实现", "维持", "均", "连续", "达到", "取得", "年均"],
        );
        let over = ends_clause(next) || matches!(next, '、' | '的' | '（');
        return (kept && over).then_some(FigureDirection::Increase);
    }
    if prose.at(end) != '的' {
        return None;
    }
    if prose.any(
        end,
        &["的幅度压减", "的幅度下降", "的幅度降低", "的比例压减", "的幅度递减"],
    ) {
        return Some(FigureDirection::Decrease);
    }
    let place = end + 1 + usize::from(prose.has(end + 1, "年均")) * 2 + usize::from(prose.has(end + 1, "速度")) * 2;
    // 年均8%的中高速增长.
    let place = prose
        .longest(place, &["中高速", "较高", "高速", "较快", "快速", "稳定", "平稳"])
        .map_or(place, |(_, behind)| behind);
    // 5.5%左右的预期增长目标.
    let place = place + usize::from(prose.any(place, &["预期增长", "经济增长"])) * 2;
    if prose.any(place, &["增长", "增速", "增幅", "涨幅", "速度增长", "速度递增"]) {
        return Some(FigureDirection::Increase);
    }
    prose
        .any(place, &["降幅", "下降", "跌幅"])
        .then_some(FigureDirection::Decrease)
}

/// How a change is counted, from words that end before a place.
pub(super) fn comparison(prose: &Prose, i: usize) -> Option<&'static str> {
    const YOY: &[&str] = &[
        "同比",
        "比上年",
        "较上年",
        "比去年",
        "较去年",
        "同期",
        "上年同期",
        "比2010年",
        "较同期",
        "比上年同期",
    ];
    match prose.before(i) {
        '比' if prose.ends(i, "环比") => Some("mom"),
        '比' | '年' | '期' if prose.any_before(i, YOY) => Some("yoy"),
        // 按年均汇率折算: the rate is the mean of a year.
        '均' if prose.any_before(i, &["年均", "年平均"]) && !prose.any(i, &["汇率", "浓度", "气温"]) => {
            Some("average-annual")
        }
        '计' if prose.ends(i, "累计") => Some("cumulative"),
        '占' => Some("share-of"),
        _ => None,
    }
}

#[rustfmt::skip]
const COUNTING: &[&str] = &[
    "新增", "增加", "减少", "共", "仅", "只有", "新建", "达", "获批", "引进", "共有", "各", "增设", "净增", "另有",
    "提前", "超过", "不到", "近", "新增了", "、", "建成", "投用", "竣工", "开工", "落户", "创建",
    "增加了",
];

/// Verbs in front of 一个 that make it a number and not an article.
pub(super) fn counts_one(prose: &Prose, start: usize) -> bool {
    let place = prose.skip_blanks_back(start);
    prose.any_before(place, COUNTING)
        && !prose.any_before(place, &["共同", "第"])
        && (is_han(prose.before(place)) || prose.before(place) == '、')
}
