//! Which way a figure goes: what its verb, its name and those of the figures before it say of that.

use super::around::Around;
use super::decide::exceeds;
use super::front::Front;
use super::kinds::is_counted;
use super::names::{ADDING, STANDS};
use super::state::Clause;
use super::tokens::Kind;
use super::trim::trim_name;
use crate::lexicon::{self, Class};
use crate::units;
use crate::{Figure, FigureDirection};

impl Clause<'_> {
    /// The verb of doing that a figure goes with: its own, or that of the list.
    pub(super) fn deed<'a>(&'a self, front: &'a Front) -> &'a str {
        if front.verb.is_empty() && self.listed && !front.predicate {
            &self.verb
        } else {
            &front.verb
        }
    }

    /// 减少企业税负A、涉企收费B: the verb is of both.
    pub(super) fn share_way(&mut self, front: &Front, figure: &mut Figure, took: bool) {
        if self.listed && !front.predicate && front.verb.is_empty() && !took {
            if let Some(way) = self.shared_way {
                figure.direction = Some(way);
            }
        } else {
            let transitive = trim_name(&front.noun).is_empty() && !front.changes.is_empty() && !front.tail.is_empty();
            self.shared_way = figure.direction.filter(|_| transitive);
        }
    }
}

/// Whether a figure counts what was done: by its verb, or by what stands behind the noun that it took.
pub(super) fn counts_done(deed: &str, around: &Around, name: &str, took: bool) -> bool {
    let follows = || {
        let next = around.rest.get(around.behind.used);
        next.is_some_and(|token| matches!(token.kind, Kind::Word(Class::Deed | Class::Light)))
    };
    // 23个贫困县脱贫摘帽: what they did.
    let ended = || ["脱贫", "摘帽", "出列"].iter().any(|end| name.ends_with(end));
    !deed.is_empty() && !STANDS.contains(&deed) || around.behind.ended || took && (follows() || ended())
}

/// 占调整预算105%: a completion rate is no part of the budget.
pub(super) fn set_completion(figure: &mut Figure, front: &Front) {
    if front.share.is_some() && front.goal().is_some() && figure.direction == Some(FigureDirection::Share) {
        figure.direction = Some(FigureDirection::Level);
    }
}

/// What the verb of a figure says of its way, where `follows` tells whether a thing stands behind the figure: 新增 adds
/// the figure itself, 提升改造15座公园 improves as many.
pub(super) fn set_way(figure: &mut Figure, front: &Front, verb: &str, follows: bool) {
    let rate =
        matches!(figure.base_unit.as_str(), "%" | "倍" | "年" | "岁" | "天") || units::is_point(&figure.base_unit);
    let level = matches!(
        figure.direction,
        None | Some(FigureDirection::Level | FigureDirection::Increase)
    );
    // 新增债券 is the name of a kind of them.
    let named = |noun: &str| {
        noun.contains("新增")
            && !["新增债", "新增专项", "新增贷款"]
                .iter()
                .any(|kind| noun.contains(kind))
    };
    // 争取新增债券5亿元: so many of a kind.
    let rises = figure.direction == Some(FigureDirection::Increase) && figure.role.is_none() && !rate;
    let kind = |noun: &str| noun.contains("新增") && !named(noun);
    if rises && front.changes.is_empty() && (kind(&front.noun) || kind(&front.object)) {
        figure.direction = Some(FigureDirection::Level);
    }
    // 新增发行债券5亿元: the verb begins with the word.
    let adds = ADDING.iter().any(|adding| verb.starts_with(adding)) || named(&front.noun) || named(&front.object);
    // 高新技术企业新增A家、总数超过B家: the total was not added.
    let total = || front.verb.is_empty() && front.changes.is_empty() && lexicon::is_measure(&trim_name(&front.noun));
    if adds && !rate && total() {
        figure.direction = Some(FigureDirection::Level);
        figure.comparison = None;
        return;
    }
    if adds && !rate && level && figure.role.is_none() {
        figure.direction = Some(FigureDirection::Increase);
        figure.comparison = Some("added");
        return;
    }
    if rate && exceeds(front) && matches!(figure.direction, None | Some(FigureDirection::Level)) {
        figure.direction = Some(FigureDirection::Above);
        return;
    }
    let changed = matches!(
        figure.direction,
        Some(FigureDirection::Increase | FigureDirection::Decrease)
    );
    // 改造提升农田300万亩: improved are so many.
    let improves =
        matches!(front.changes.as_str(), "提升" | "扩大" | "加快") && !front.tail.is_empty() && front.noun.is_empty();
    if changed && !rate && improves && figure.role.is_none() {
        figure.direction = Some(FigureDirection::Level);
        return;
    }
    // 提升40所学校办学能力: of so many things something gets better.
    let better = matches!(front.changes.as_str(), "提升" | "提高" | "改善" | "优化" | "扩大") && front.adjacent;
    if changed && better && figure.role.is_none() && is_counted(figure) && follows {
        figure.direction = Some(FigureDirection::Level);
        return;
    }
    let does = !verb.is_empty() && !front.predicate && front.changes.is_empty();
    if changed && does && !adds && is_counted(figure) && figure.role.is_none() && !CHANGING.contains(&verb) {
        figure.direction = Some(FigureDirection::Level);
    }
}

/// Verbs of doing that lessen or raise by what they count.
const CHANGING: &[&str] = &[
    "压减", "减免", "减轻", "减税", "退税", "取消", "淘汰", "关停", "关闭", "化解", "扩建",
];

/// 增速8%, 降幅控制在3%以内: the noun says the way, and the figure is of what grows.
pub(super) fn growth(figure: &mut Figure, name: String) -> String {
    let ways = [
        ("增速", FigureDirection::Increase),
        ("增幅", FigureDirection::Increase),
        ("涨幅", FigureDirection::Increase),
        ("增长率", FigureDirection::Increase),
        ("降幅", FigureDirection::Decrease),
        ("减幅", FigureDirection::Decrease),
    ];
    // Births less deaths: a level, not a change of what is in front.
    if name.ends_with("自然增长率") {
        return name;
    }
    let Some((rest, way)) = ways
        .iter()
        .find_map(|(word, way)| Some((name.strip_suffix(word)?, *way)))
    else {
        return name;
    };
    if rest.chars().count() < 2 {
        return name;
    }
    // 人均收入增速高于经济增速、突破3万元: the income is what it is.
    if !matches!(figure.base_unit.as_str(), "%" | "倍") && !units::is_point(&figure.base_unit) {
        return rest.to_owned();
    }
    if figure.base_unit != "%" {
        return name;
    }
    if matches!(figure.direction, None | Some(FigureDirection::Level)) {
        figure.direction = Some(way);
    }
    // 经济平均增速: how it was counted is no part of what grew.
    let thing = rest.strip_suffix("平均").or(rest.strip_suffix("年均")).unwrap_or(rest);
    if thing.is_empty() { rest } else { thing }.to_owned()
}

/// What a growth is called that a percentage says: 增速, of prices 涨幅.
pub(super) fn growth_rate(figure: &Figure, changes: &str, name: &str) -> Option<&'static str> {
    let grows = figure.base_unit == "%"
        && figure.role.is_none()
        && matches!(
            figure.direction,
            Some(FigureDirection::Increase | FigureDirection::Decrease)
        )
        && !name.ends_with(['率', '比', '重', '数', '幅', '速']);
    let average = figure.comparison == Some("average-annual");
    grows.then_some(match average {
        true => "年均增速",
        false if changes.contains('涨') => "涨幅",
        false => "增速",
    })
}

/// 消费支出拉动经济增长4.3个百分点: a part of that growth, not a rise of the pull. Behind a contribution rate it is of the same.
pub(super) fn pull(figure: &mut Figure, name: String, carried: &str) -> String {
    let Some((who, whole)) = name.split_once("拉动") else {
        return name;
    };
    if figure.base_unit != "个百分点" || figure.direction != Some(FigureDirection::Increase) || whole.is_empty() {
        return name;
    }
    let before = carried
        .strip_suffix("贡献率")
        .and_then(|of| of.rsplit_once('对'))
        // 新兴业务收入占业务收入比重A，拉动业务收入增长B.
        .or_else(|| carried.strip_suffix("比重").and_then(|of| of.split_once('占')))
        // 营业税增收A，拉动预算收入增长B.
        .or_else(|| (!carried.ends_with(['率', '比', '重'])).then_some((carried, "")))
        .map_or("", |(of, _)| of);
    let who = if who.is_empty() { before } else { who };
    let growth = if whole.ends_with("增长") { "" } else { "增长" };
    figure.direction = Some(FigureDirection::Level);
    format!("{who}拉动{whole}{growth}")
}

/// Whether a figure is a rate of growth.
pub(super) fn grows(figure: &Figure) -> bool {
    figure.base_unit == "%"
        && matches!(
            figure.direction,
            Some(FigureDirection::Increase | FigureDirection::Decrease)
        )
}
