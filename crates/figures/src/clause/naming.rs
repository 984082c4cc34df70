//! Where a figure has its name from: a share, a row, a list or the size of what follows. What is left `decide` reads.

use super::Sentence;
use super::around::Around;
use super::kinds::{is_age, is_class, is_counted};
use super::names::{ADDING, ANY, or};
use super::parts::Whole;
use super::state::Clause;
use super::trim::trim_name;
use crate::lexicon;
use crate::units;
use crate::{Figure, FigureDirection, FigureForm};

/// The name of a figure as its clause says it.
pub(super) struct Named {
    pub(super) name: String,
    /// Whether the noun behind the figure is part of it.
    pub(super) took: bool,
    /// What the figure is a share of, where the amount of that stands in front.
    pub(super) rate: Option<Whole>,
}

/// How many numbers a figure has: 0.6和0.7个百分点 is a row by itself.
fn numbers(figure: &Figure) -> usize {
    if figure.form == FigureForm::List {
        figure.number.len()
    } else {
        1
    }
}

fn set_share(figure: &mut Figure) {
    figure.direction = Some(FigureDirection::Share);
    figure.comparison = Some("share-of");
}

impl Sentence<'_> {
    /// What the figures before have left to this one: the verb of what they did, what a share is of, the names of a row.
    pub(super) fn go_on(&mut self, clause: &mut Clause, around: &Around, figure: &Figure) {
        let (deed, unit) = &self.deed;
        let adds = deed.starts_with('新') || ADDING.contains(&deed.as_str());
        // 新增减税9亿元，其中退税5亿元: money is not added a second time.
        let adds = adds && figure.base_unit != "元";
        if clause.part_of && !clause.listed && adds && figure.base_unit == *unit {
            clause.verb.clone_from(deed);
            clause.listed = true;
        }
        // 占预算的98%，增长7%: what grew is not the share.
        if let Some(part) = self
            .part
            .take_if(|_| !units::is_point(&figure.base_unit) && figure.role.is_none())
        {
            self.carried = part;
        }
        let numbers = numbers(figure);
        if numbers > 1 {
            clause.row = self.last_names(around.before, &around.front, numbers);
        } else if clause.row.is_empty() {
            clause.row = self.respective(around.before, &around.front, around.rest);
            self.row = clause.row.len().max(self.row);
        }
    }

    /// The name of a figure, from the first place that says it.
    pub(super) fn named(&self, clause: &mut Clause, around: &mut Around, figure: &mut Figure) -> Named {
        let rate = clause.rate_of.take();
        if let Some(name) = self.given(clause, around, figure) {
            set_share(figure);
            return Named { name, took: true, rate };
        }
        if let Some(rate) = rate {
            if !rate.is_goal {
                set_share(figure);
            }
            return Named {
                name: rate.rate.clone(),
                took: false,
                rate: Some(rate),
            };
        }
        let (name, took) = if let Some(whole) = around.whole.take() {
            figure.direction = Some(FigureDirection::Level);
            around.front.share = None;
            let name = whole.name.clone();
            clause.rate_of = Some(whole);
            (name, false)
        } else if let Some(name) = self
            .in_row(clause, around, figure)
            .or_else(|| self.class_of(clause, around, figure))
            .or_else(|| self.measure_of(clause, around, figure))
            .or_else(|| self.in_list(around, figure))
        {
            (name, false)
        } else {
            // What was done to the things of a list is not done to a rate.
            let goes_on = clause.listed && figure.base_unit != "%";
            let verb = if goes_on { clause.verb.as_str() } else { "" };
            self.decide(figure, &around.front, &around.behind.noun, verb, around.rest)
        };
        Named { name, took, rate: None }
    }

    /// 园区占产值比重 of 园区贡献了76%的产值、64%的税收.
    fn given(&self, clause: &mut Clause, around: &Around, figure: &Figure) -> Option<String> {
        if figure.base_unit != "%" {
            return None;
        }
        let (by, name) = self.contributed(figure, &around.front, &around.behind.noun, clause.giver.as_deref())?;
        clause.giver = Some(by);
        Some(name)
    }

    /// The next name of a row, all of them for a list of numbers. A noun behind 的幅度 is one, too.
    fn in_row(&self, clause: &mut Clause, around: &Around, figure: &Figure) -> Option<String> {
        if numbers(figure) > 1 && !clause.row.is_empty() {
            return Some(Vec::from(std::mem::take(&mut clause.row)).join("、"));
        }
        clause
            .row
            .pop_front()
            .or_else(|| self.by_rate(&around.front, around.rest))
    }

    /// 引进亿元以上项目90个: the size is part of what is counted.
    fn class_of(&self, clause: &mut Clause, around: &mut Around, figure: &Figure) -> Option<String> {
        let exceeds = figure.text.starts_with(['超', '过']);
        let noun = &around.behind.noun;
        let fits = (around.counts_next() || is_age(figure))
            && !noun.is_empty()
            && !around.behind.sized
            && (is_class(figure) || exceeds && ANY.contains(&noun.as_str()))
            && !(exceeds && self.opens_of(around.rest))
            && !noun.starts_with('且');
        if !fits {
            return None;
        }
        // 吞吐量达到百万人次以上的机场9个: by what they are classed.
        let front = &around.front;
        // 收入10万元以上的村占比: without a verb, too.
        let bounded = front.verb.is_empty() && figure.text.ends_with(['上', '下']);
        let exceeds = exceeds || bounded || front.predicate && !front.reaches.is_empty();
        let by = exceeds && lexicon::has_end(&trim_name(&front.noun));
        clause.attribute = Some(match by {
            true => format!("{}{}{}", trim_name(&front.noun), front.reaches, figure.text),
            false => figure.text.clone(),
        });
        Some(std::mem::take(&mut around.behind.noun))
    }

    /// 销售收入 of 新增年销售收入超亿元的企业10家, where the next figure counts what is measured.
    fn measure_of(&self, clause: &mut Clause, around: &mut Around, figure: &Figure) -> Option<String> {
        let fits = around.counts_next() && !is_counted(figure) && self.opens_of(around.rest) && !around.front.is_bare();
        if !fits {
            return None;
        }
        let front = &mut around.front;
        let measure = trim_name(&or(front.object.clone(), &front.noun));
        clause.attribute = Some(format!("{measure}{}", figure.text));
        clause.verb = std::mem::take(&mut front.verb);
        Some(measure)
    }

    /// What the figure before is about, where a mark alone stands between both.
    fn in_list(&self, around: &Around, figure: &Figure) -> Option<String> {
        let goes_on = around.joined && (around.behind.noun.is_empty() || !is_counted(figure));
        (goes_on && !self.carried.is_empty()).then(|| self.carried.clone())
    }
}
