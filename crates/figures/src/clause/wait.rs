//! Figures that wait for the noun of a later one, and figures that a later one says more of.

use super::Sentence;
use super::kinds::is_counted;
use super::names::ANY;
use super::tokens::Token;
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

impl Sentence<'_> {
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
    pub(super) fn of_which(&self, count: &Figure, name: &str, measured: Option<&Token>) -> Option<String> {
        let measured = measured?;
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
