//! What a figure says for those behind it: what they go on with, and what was counted, done and measured last.

use super::Sentence;
use super::account;
use super::around::Around;
use super::front::Front;
use super::kinds::is_counted;
use super::names::ADDING;
use super::parts::Whole;
use super::rows::{is_vague, owners};
use super::state::Clause;
use super::way::{grows, growth_rate};
use crate::Figure;
use crate::units;

impl Sentence<'_> {
    /// A clause that names nothing goes on with the place, too.
    pub(super) fn keep_scope(&mut self, front: &Front, name: &str) {
        if !front.scope.is_empty() || name != self.carried {
            self.scope.clone_from(&front.scope);
        }
    }

    /// Hands the name of a figure to those that wait for one, and to those that go on with it.
    pub(super) fn hand_on(
        &mut self,
        clause: &mut Clause,
        around: &Around,
        name: &str,
        rate: Option<&Whole>,
        figures: &mut [Figure],
    ) {
        // 8个产业规模超千亿元: of which things there are eight.
        if let Some(count) = around.index.checked_sub(1).and_then(|before| figures.get_mut(before))
            && let Some(of_which) = self.of_which(count, name, &around.token)
        {
            count.subject = of_which;
        }
        // 两项指标分别增长A和B: of those that were named before.
        if is_vague(name) {
            return;
        }
        if name.is_empty() {
            if around.followed {
                clause.waiting.push(around.index);
            }
            return;
        }
        clause.several |= self.names.get(clause.first_name).is_some_and(|first| first != name);
        clause.name_waiting(name, figures);
        self.carry(clause, around, name, rate);
    }

    /// What the figures behind are of, where they do not say it.
    fn carry(&mut self, clause: &Clause, around: &Around, name: &str, rate: Option<&Whole>) {
        let front = &around.front;
        // What follows a completion rate is of the thing again.
        if let Some(whole) = clause.rate_of.as_ref().or(rate) {
            let share = rate.is_some() && !whole.is_goal;
            let of = if share { name } else { &whole.base };
            of.clone_into(&mut self.carried);
            self.part = share.then(|| whole.base.clone());
        } else if !around.steps && (self.carried.is_empty() || front.goal().is_none()) {
            let part = name.split_once('占').map(|(part, _)| part);
            self.part = part
                .filter(|part| front.share.is_some() && !part.is_empty())
                .map(str::to_owned);
            // 高新技术企业新增A家、总数B家: not of the new ones alone.
            let added = name
                .strip_prefix(front.verb.as_str())
                .filter(|thing| *thing == front.noun);
            let added = added.filter(|_| ADDING.contains(&front.verb.as_str()));
            added.unwrap_or(name).clone_into(&mut self.carried);
        }
    }

    /// Writes down what a figure is about, and what the sentence has said with it.
    pub(super) fn record(&mut self, front: &Front, name: String, figure: &mut Figure) {
        if !front.verb.is_empty() && !front.is_light {
            self.deed = (front.verb.clone(), figure.base_unit.clone());
        }
        if figure.base_unit != "%" && front.changes.is_empty() {
            self.measured_at = Some(self.names.len());
            self.measured_unit.clone_from(&figure.base_unit);
        }
        if !is_vague(&name) {
            self.names.push(name.clone());
            if is_counted(figure) {
                self.counted = Some((figure.base_unit.clone(), name.clone()));
            }
        }
        self.unit.clone_from(&figure.base_unit);
        self.way = figure.direction.filter(|_| grows(figure));
        figure.scope.clone_from(&self.scope);
        // 增长9%，比一季度回落6个百分点: the growth did.
        let same = self.names.iter().rev().nth(1) == Some(&name);
        let changed = units::is_point(&figure.base_unit) && !front.changes.is_empty();
        let rate = self.grew.take().filter(|_| same && changed);
        self.grew = growth_rate(figure, &front.changes, &name);
        let name = account::total(self.prose, figure.start, &name)
            .or_else(|| account::spending(self.prose, figure, &name))
            .unwrap_or(name);
        figure.subject = match rate {
            Some(rate) => format!("{name}{rate}"),
            None => name,
        };
    }

    /// Ends a figure: the next one begins behind what this one took.
    pub(super) fn close(&mut self, clause: &mut Clause, around: &Around, figure: &Figure, took: bool) {
        clause.listed = true;
        clause.took_behind = took;
        clause.taken = around.end;
        if took && !around.behind.sized {
            if clause.attribute.is_none() {
                clause.attribute = self.whose(around.rest, around.behind.used);
            }
            self.owners = owners(figure, &around.front.noun);
            clause.taken += around.behind.used;
        }
    }
}
