//! Decides what a figure is about: from the words in front of it and behind it, and from what was spoken of.

use super::Sentence;
use super::account;
use super::behind::NO_NOUNS;
use super::complete::without_growth;
use super::front::{BASES, Front};
use super::kinds::{is_counted, is_extent};
use super::names::or;
use super::parts;
use super::tokens::Token;
use super::trim::trim_name;
use crate::lexicon;
use crate::units;
use crate::{Figure, FigureDirection, FigureForm};

impl Sentence<'_> {
    /// The name of a figure, and whether the noun behind the figure is part of it. `verb` is that of the list that the
    /// figure goes on with.
    pub(super) fn decide(
        &self,
        figure: &Figure,
        front: &Front,
        behind: &str,
        verb: &str,
        rest: &[Token],
    ) -> (String, bool) {
        let counted = is_counted(figure);
        let share = is_share(figure, front);
        if figure.base_unit == "次" && front.noun.is_empty() && front.share.is_none() && !behind.is_empty() {
            return (behind.to_owned(), true);
        }
        let measured = self
            .of_compared(figure, front, rest)
            .or_else(|| self.of_share(front, share));
        if let Some(name) = measured {
            return (name, false);
        }
        // 扩大内需、促进经济增长的10项措施: the verb is in front of what is counted.
        if front.predicate && counted && front.tail == "的" && !behind.is_empty() {
            return (behind.to_owned(), true);
        }
        // 财政支出近八成投向民生: which part of it.
        let kept = matches!(front.verb.as_str(), "坚持" | "确保") && front.noun.is_empty();
        if share
            && !changes(figure)
            && (front.verb.is_empty() || kept)
            && !front.predicate
            && behind.is_empty()
            && let Some(words) = self.goes_to(figure)
        {
            let noun = if kept { &front.object } else { &front.noun };
            let whole = or(trim_name(noun), &self.carried);
            if !whole.is_empty() {
                return (format!("{whole}{words}比重"), false);
            }
        }
        if front.predicate {
            self.of_predicate(figure, front, behind)
        } else if front.verb.is_empty() {
            self.of_noun(figure, front, behind, verb)
        } else {
            self.of_deed(figure, front, behind, verb, rest)
        }
    }

    /// What is compared with something else.
    fn of_compared(&self, figure: &Figure, front: &Front, rest: &[Token]) -> Option<String> {
        // 与预算持平: what it is compared with.
        if figure.text.ends_with("持平") && front.noun.starts_with(['与', '同', '和', '跟']) && !self.carried.is_empty()
        {
            return Some(self.carried.clone());
        }
        // 中位数是平均数的87%: of the first of them.
        let compares = matches!(figure.base_unit.as_str(), "%" | "倍") && self.prose.before(figure.start) == '的';
        if compares
            && front.verb.is_empty()
            && !front.predicate
            && front.share.is_none()
            && let Some((of, _)) = front.noun.split_once('是')
        {
            let of = trim_name(of);
            let goes_on = of.is_empty() || self.carried.ends_with(&of);
            let name = if goes_on { self.carried.clone() } else { of };
            if !name.is_empty() {
                return Some(name);
            }
        }
        // 为上年执行数的113%: what it is measured by is not what it is of.
        let of_base = compares && !changes(figure) && front.share.is_none() && !self.carried.is_empty();
        if of_base && BASES.contains(&trim_name(&front.whole()).as_str()) && front.goal().is_none() {
            return Some(self.carried.clone());
        }
        // 与2020年普查的72万人相比: of what is compared with it.
        self.compared_with(front, rest)
    }

    /// What a share is of: of a whole, of a goal, of what was spoken of.
    fn of_share(&self, front: &Front, share: bool) -> Option<String> {
        // 在全行业收入中占比为65%: the share of what was spoken of.
        if share
            && front.noun.starts_with('在')
            && !self.carried.is_empty()
            && let Some(of) = inside(&front.noun)
        {
            return Some(parts::share(without_growth(&self.carried), of, true));
        }
        // 超过计划进度14个百分点: by how much, of what was spoken of.
        if share && exceeds(front) && trim_name(&front.noun).is_empty() && !self.carried.is_empty() {
            return Some(self.carried.clone());
        }
        if share && let Some(goal) = front.goal() {
            let noun = if front.noun.contains(goal) {
                String::new()
            } else {
                trim_name(&front.noun)
            };
            return Some(format!("{}完成{goal}", or(noun, &self.carried)));
        }
        if let Some(of) = &front.share {
            let base = or(trim_name(&front.whole()), without_growth(&self.carried));
            return Some(parts::share(&base, of, share));
        }
        None
    }

    /// What a figure is about without a verb, and whether the noun behind the figure is part of the name.
    fn of_noun(&self, figure: &Figure, front: &Front, behind: &str, verb: &str) -> (String, bool) {
        let counted = is_counted(figure);
        let change = changes(figure);
        let share = is_share(figure, front);
        let noun = noun_of(front, behind);
        // 产业园60万平方米标准厂房: where it is.
        let there = noun.ends_with(['园', '区'])
            && is_extent(figure)
            && noun.chars().count() <= 14
            && (2..=6).contains(&behind.chars().count());
        if !behind.is_empty() && (counted || noun.is_empty() || there) && !(change && share) {
            let kind = front.noun.ends_with(['的', '等']) || front.noun.contains(['、', '，']);
            let short = !noun.is_empty() && !kind && noun.chars().count() <= 8 && behind.chars().count() <= 4;
            // 钢铁、水泥等18个行业.
            let kinds = front.noun.ends_with('等') && (2..=10).contains(&noun.chars().count());
            // 免费教育覆盖30万儿童.
            let short = short || there && !kind;
            let covers = counted && noun.ends_with("覆盖") && noun.chars().count() <= 16;
            return if covers {
                (format!("{noun}{behind}"), true)
            } else if kinds {
                (format!("{noun}等{behind}"), true)
            } else if short {
                (format!("{noun}{behind}"), true)
            } else {
                (format!("{verb}{behind}"), true)
            };
        }
        if noun.is_empty() {
            return (or(self.carried.clone(), behind), false);
        }
        // 出口退税9亿元，其中：某某区8亿元: of the same in a part of the place.
        if !counted
            && !change
            && let Some(name) = self.of_owner(&noun)
        {
            return (name, false);
        }
        if lexicon::is_measure(&noun) || noun == "产业规模" {
            return (self.complete_measure(noun), false);
        }
        // 发电196亿度: how much.
        if matches!(noun.as_str(), "发电" | "用电" | "供电") && matches!(figure.base_unit.as_str(), "度" | "千瓦时")
        {
            return (format!("{noun}量"), false);
        }
        if verb == "生产" && !counted {
            return (format!("{noun}产量"), false);
        }
        // 接待游客9万人次、旅游收入5亿元: money is no guest.
        if verb == "接待" && figure.base_unit == "元" {
            return (noun, false);
        }
        (format!("{verb}{noun}"), false)
    }

    /// 东山区出口退税, 税务部门预算收入: what was spoken of, of a part of the place or by a part of the government.
    pub(super) fn of_owner(&self, noun: &str) -> Option<String> {
        // 专项资金6亿元，其中市级1亿元: of which government.
        if account::is_level(noun) {
            let of = account::without_level(&self.carried);
            return (2..=20).contains(&of.chars().count()).then(|| format!("{noun}{of}"));
        }
        let end = ["部门", "市", "县", "区", "州", "旗"]
            .into_iter()
            .find(|end| noun.ends_with(end))?;
        let place = end == "部门" || !lexicon::ends_noun(noun);
        if !place || !(2..=8).contains(&noun.chars().count()) || self.carried.starts_with(noun) {
            return None;
        }
        // 东山区出口退税A，西山区B: not of both.
        let of = match self.carried.split_once(end) {
            Some((other, rest)) if (2..=8).contains(&other.chars().count()) && !rest.is_empty() => rest,
            _ => self.carried.as_str(),
        };
        (1..=20).contains(&of.chars().count()).then(|| format!("{noun}{of}"))
    }

    /// 常住人口 of 常住人口与2020年普查的72万人相比.
    fn compared_with(&self, front: &Front, rest: &[Token]) -> Option<String> {
        let behind = rest.first().filter(|_| !front.compared.is_empty())?;
        if !self.prose.any(behind.start, &["相比", "比较"]) {
            return None;
        }
        let of = trim_name(front.compared.trim_end_matches(['与', '同', '和', '跟', '较', '比']));
        Some(or(of, &self.carried)).filter(|of| !of.is_empty())
    }
}

/// Whether a figure is a part of something.
pub(super) fn is_share(figure: &Figure, front: &Front) -> bool {
    let part = front.share.is_some() && figure.form == FigureForm::Fraction;
    figure.base_unit == "%" || units::is_point(&figure.base_unit) || part
}

/// Whether a figure says how much more or less there is of something.
pub(super) fn changes(figure: &Figure) -> bool {
    matches!(
        figure.direction,
        Some(FigureDirection::Increase | FigureDirection::Decrease | FigureDirection::Above | FigureDirection::Below)
    )
}

/// The noun in front of a figure, where it names something by itself.
pub(super) fn noun_of(front: &Front, behind: &str) -> String {
    let noun = trim_name(&front.noun);
    // 国家1000万千瓦光伏基地: whose it is.
    let owner = OWNERS.contains(&noun.as_str()) && !behind.is_empty();
    if owner || NO_NOUNS.contains(&noun.as_str()) {
        String::new()
    } else {
        noun
    }
}

/// Whether a figure says by how much something is more than something else: 超过计划进度14个百分点.
pub(super) fn exceeds(front: &Front) -> bool {
    let than = [&front.tail, &front.object];
    front.reaches == "超过" && than.iter().any(|than| trim_name(than).chars().count() > 1)
}

/// 全行业收入 of 在全行业收入中占比为.
fn inside(noun: &str) -> Option<&str> {
    const ENDS: [&str; 5] = ["中占比", "中的占比", "中的比重", "中所占比重", "中比重"];
    let of = noun.strip_prefix('在')?.trim_end_matches(['为', '达', '是', '约']);
    ENDS.iter().find_map(|end| of.strip_suffix(end))
}

/// Whose a thing is, which names no quantity alone.
const OWNERS: &[&str] = &["国家", "国家级", "省级", "市级", "县级", "中央", "世界", "全球"];
