//! Figures that wait for the noun of a later one, and figures that a later one says more of.

use super::Sentence;
use super::around::Around;
use super::kinds::{is_class, is_counted};
use super::names::{ANY, STANDS, with_size};
use super::state::Clause;
use super::tokens::{Kind, Token};
use super::trim::trim_name;
use super::way::set_way;
use crate::Figure;
use crate::lexicon;

/// Classes of things by who runs or ranks them.
pub(super) const LEVELS: &[&str] = &[
    "国家级",
    "部级",
    "省级",
    "自治区级",
    "市级",
    "县级",
    "区级",
    "世界级",
    "千亿级",
    "五千亿级",
    "百亿级",
    "五百亿级",
    "万亿级",
];

impl Clause<'_> {
    /// 10大类55项: whether a figure waits for the noun of the next one.
    pub(super) fn waits_for_noun(&mut self, around: &mut Around) -> bool {
        let waits = around.followed && around.front.is_bare() && !self.listed && !around.behind.sized;
        if waits {
            self.waiting.push(around.index);
            self.held = Some(std::mem::take(&mut around.front));
            self.taken = around.end;
        }
        waits
    }

    /// Gives a name to the figures that wait for it.
    pub(super) fn name_waiting(&mut self, name: &str, figures: &mut [Figure]) {
        for (earlier, level) in self.leveled.drain(..) {
            let own = LEVELS.iter().find(|own| name.contains(*own));
            if let (Some(earlier), Some(own)) = (figures.get_mut(earlier), own) {
                earlier.subject = name.replacen(own, &level, 1);
            }
        }
        for earlier in self.waiting.drain(..) {
            if let Some(earlier) = figures.get_mut(earlier) {
                name.clone_into(&mut earlier.subject);
            }
        }
    }

    /// 连跨3个千亿元台阶: gives the name of steps to the figure in front that counts them.
    pub(super) fn name_steps(&mut self, around: &Around, name: &str, figures: &mut [Figure]) {
        let count = around
            .index
            .checked_sub(1)
            .filter(|_| around.steps && self.counts_steps);
        if let Some(count) = count.and_then(|count| figures.get_mut(count)) {
            name.clone_into(&mut count.subject);
        }
        let figure = figures.get(around.index);
        let counts = figure.is_some_and(|figure| figure.base_unit == "个");
        self.counts_steps = counts && around.followed && !name.is_empty();
    }
}

impl Sentence<'_> {
    /// 建成8个国家级、13个省级医疗中心: whether a figure waits for the noun behind the level of the things that it counts.
    pub(super) fn waits_with_level(
        &self,
        clause: &mut Clause,
        around: &mut Around,
        figure: &mut Figure,
        done: &mut [bool],
    ) -> bool {
        let Around { front, behind, .. } = around;
        let next = around.rest.get(behind.used..behind.used + 2);
        let goes_on = || {
            matches!(next, Some([mark, next])
                if (mark.kind == Kind::Comma || self.is_and(mark)) && matches!(next.kind, Kind::Figure(_)))
        };
        if !LEVELS.contains(&behind.noun.as_str()) || !goes_on() {
            return false;
        }
        figure.subject = format!("{}{}", front.verb, behind.noun);
        clause.leveled.push((around.index, std::mem::take(&mut behind.noun)));
        if !front.verb.is_empty() {
            clause.verb.clone_from(&front.verb);
            if let Some(done) = done.get_mut(around.index) {
                *done = !STANDS.contains(&front.verb.as_str());
            }
            set_way(figure, front, &front.verb, true);
        }
        clause.listed = true;
        clause.took_behind = true;
        clause.taken = around.end + behind.used;
        true
    }

    /// 引进亿元以上项目90个，其中10亿元以上9个、50亿元以上2个: whether a figure is a size that takes the place of the one before. What
    /// it counts is the next figure.
    pub(super) fn takes_size(&mut self, clause: &mut Clause, around: &Around, figure: &mut Figure) -> bool {
        let front = &around.front;
        if around.followed
            && is_class(figure)
            && front.verb.is_empty()
            && front.object.is_empty()
            && !front.predicate
            && let Some(sized) = with_size(&self.carried, &figure.text)
            && trim_name(&front.noun).is_empty()
        {
            self.carried.clone_from(&sized);
            figure.subject = sized;
            clause.listed = true;
            clause.taken = around.end;
            return true;
        }
        false
    }

    /// 连跨5万亿元、6万亿元两个台阶: levels in front of how many steps there are, which are passed and not reached.
    pub(super) fn step_levels(&self, index: usize, figures: &mut [Figure]) {
        let Some((before, [count, ..])) = figures.split_at_mut_checked(index) else {
            return;
        };
        let mut behind = count.start;
        for level in before.iter_mut().rev() {
            let between = self.prose.plain_text(level.end, behind);
            if !matches!(between, "、" | "和" | "") || level.base_unit == "个" {
                break;
            }
            level.subject.clone_from(&count.subject);
            behind = level.start;
        }
    }

    /// 规模超千亿元的产业 for the count of 8个产业规模超千亿元, where the name stands between both figures.
    pub(super) fn of_which(&self, count: &Figure, name: &str, measured: &Token) -> Option<String> {
        let words = self.prose.plain_text(count.end, measured.start);
        let size = self.prose.plain_text(measured.start, measured.end);
        let thing = lexicon::without_measure(name);
        let counted = is_counted(count) && !count.base_unit.is_empty() && count.subject == name;
        // 12条产业链项目占比达84%: the rate is of those that are counted.
        if is_counted(count)
            && size.ends_with(['%', '％'])
            && words.starts_with(name)
            && (count.subject == name || words == count.subject)
        {
            let thing = if thing.len() < name.len() {
                Some(thing)
            } else {
                let rate = name.strip_suffix('率');
                rate.and_then(|rest| rest.char_indices().rev().nth(1))
                    .and_then(|(at, _)| name.get(..at))
            };
            let says = |thing: &&str| thing.chars().count() > 1 && !ANY.contains(thing);
            return thing.filter(says).map(str::to_owned);
        }
        let measure = name.strip_prefix(thing).filter(|measure| !measure.is_empty())?;
        let amount = !size.ends_with(['%', '％', '点', '倍']) && words == name && thing.chars().count() >= 2;
        (counted && amount).then(|| format!("{measure}{size}的{thing}"))
    }
}
