//! Rows of figures: the name of each from the list that stands in front of them, or from as many figures before.

use std::collections::VecDeque;

use super::Sentence;
use super::front::Front;
use super::kinds::is_counted;
use super::names::ADDING;
use super::parts;
use super::tokens::{Kind, Token};
use super::trim::trim_name;
use crate::Figure;
use crate::lexicon::Class;
use crate::together;

impl Sentence<'_> {
    /// The names of a row of figures behind 分别: those that stand in front of it, or as many of the figures before.
    pub(super) fn respective(&self, before: &[Token], front: &Front, rest: &[Token]) -> VecDeque<String> {
        let each = before
            .iter()
            .any(|token| token.kind == Kind::Word(Class::Each) && self.prose.has(token.start, "分别"));
        let mut count = 1;
        let mut next = rest.iter().peekable();
        while let Some(mark) = next.next() {
            // 分别下降3%、增长9%和增长7%; 分别提高到每人每月A和每人每年B: a row with the way of each.
            if each {
                next.next_if(|token| matches!(token.kind, Kind::Word(Class::Change | Class::Plain)));
            }
            let figure = next.next();
            let goes_on = (mark.kind == Kind::Comma || self.is_and(mark))
                && figure.is_some_and(|figure| matches!(figure.kind, Kind::Figure(_)));
            if !goes_on || count > 12 {
                break;
            }
            count += 1;
        }
        if !each {
            let names = self.as_many(front, count);
            return if names.is_empty() {
                self.last_names(before, front, count)
            } else {
                names
            };
        }
        let noun = front.noun.as_str();
        let names: Vec<String> = if front.verb.is_empty() {
            listed_for(noun, count)
        } else if front.is_light && noun.is_empty() {
            // 力争甲、乙、丙产业规模分别达到: of what the verb is about.
            together::listed(&front.object)
        } else if front.is_light && noun.contains('、') && !front.object.is_empty() {
            // 甲业、乙业分别实现利润总额A、B: what each of them has.
            let of = listed_for(noun, count);
            of.iter()
                .map(|name| format!("{}{}", trim_name(name), front.object))
                .collect()
        } else {
            // 进口货值、新增企业分别增长: what looks like a verb is part of a name.
            let each = before.iter().find(|token| token.kind == Kind::Word(Class::Each));
            let words = before.first().zip(each);
            let words = words.map(|(first, each)| self.prose.plain_text(first.start, each.start));
            words.unwrap_or_default().split('、').map(str::to_owned).collect()
        };
        let mut names: Vec<String> = names.iter().map(|name| trim_name(name)).collect();
        // 完工量、订单量分别占全国A、B: the share of each.
        if let Some(of) = front.share.as_deref().filter(|_| names.len() == count && count > 1) {
            return names.iter().map(|name| parts::share(name, of, true)).collect();
        }
        // 甲、乙和丙三个区分别实现生产总值A、B和C: of each of them.
        if let ([name], true) = (names.as_slice(), self.owners.len() == count) {
            return self.owners.iter().map(|owner| format!("{owner}{name}")).collect();
        }
        // 甲、乙分别完成年计划的110%、120%: the rate of each.
        if let Some(goal) = front.goal().filter(|_| names.len() == count) {
            names.iter_mut().for_each(|name| *name = format!("{name}完成{goal}"));
            return names.into();
        }
        if count > 2 && names.len() == count && names.iter().all(|name| !name.is_empty()) {
            return names.into();
        }
        self.last_names(before, front, count)
    }

    /// The names of the last figures, as many as stand in a row without a noun of their own: 分别增长5%和8%，累计达70名和80名,
    /// 占外贸比重分别提升0.6和0.7个百分点.
    pub(super) fn last_names(&self, before: &[Token], front: &Front, count: usize) -> VecDeque<String> {
        let each = || {
            before
                .iter()
                .any(|token| token.kind == Kind::Word(Class::Each) && self.prose.any(token.start, &["分别", "各"]))
        };
        if count < 2 || !front.verb.is_empty() || !(self.row == count || each()) {
            return VecDeque::new();
        }
        let noun = trim_name(&front.noun);
        let totals = matches!(noun.as_str(), "总数" | "总量");
        let bare =
            totals || noun.is_empty() || matches!(noun.as_str(), "增速" | "增幅" | "涨幅" | "降幅") || is_vague(&noun);
        let last = self
            .names
            .len()
            .checked_sub(count)
            .and_then(|from| self.names.get(from..));
        match last {
            Some(last @ [first, others @ ..]) if bare && !first.is_empty() && !others.contains(first) => {
                let named = |name: &String| match &front.share {
                    Some(of) => parts::share(name, of, true),
                    // 新增甲企业A家、乙企业B家，总数分别达到C家、D家.
                    None if totals => {
                        let thing = ADDING.iter().find_map(|verb| name.strip_prefix(verb)).unwrap_or(name);
                        format!("{thing}{noun}")
                    }
                    None => name.clone(),
                };
                let last = apart(last);
                last.iter().map(named).collect()
            }
            _ => VecDeque::new(),
        }
    }

    /// 改造供热、燃气、排水管网80公里、60公里、30公里: three things and more in front of as many figures, without 分别.
    pub(super) fn as_many(&self, front: &Front, count: usize) -> VecDeque<String> {
        let done = !front.verb.is_empty() && !front.is_light;
        let noun = if done { &front.object } else { &front.noun };
        if count < 3 || front.predicate || noun.matches('、').count() + 1 != count {
            return VecDeque::new();
        }
        let names: Vec<String> = together::listed(noun).iter().map(|name| trim_name(name)).collect();
        if names.len() != count || names.iter().any(String::is_empty) {
            return VecDeque::new();
        }
        let verb = if done { front.verb.as_str() } else { "" };
        names.into_iter().map(|name| format!("{verb}{name}")).collect()
    }

    /// 按不低于5%的幅度压减一般性支出: what changes stands behind.
    pub(super) fn by_rate(&self, front: &Front, rest: &[Token]) -> Option<String> {
        let (first, rest) = rest.split_first()?;
        let words = self.prose.plain_text(first.start, first.end);
        let rate = matches!(words, "的幅度" | "的速度" | "的比例" | "的增幅" | "的降幅");
        let (verb, rest) = rest.split_first()?;
        let changes = matches!(verb.kind, Kind::Word(Class::Change));
        let by = front.noun.is_empty() || front.noun.ends_with(['按', '以', '照']);
        if !rate || !changes || !by {
            return None;
        }
        let noun = self.behind(rest).0;
        (!noun.is_empty()).then_some(noun)
    }
}

/// The things of a list; with 和 as a mark where there are as many figures then: 甲、乙和丙分别.
fn listed_for(noun: &str, count: usize) -> Vec<String> {
    let listed = together::listed(noun);
    if listed.len() >= count || !noun.contains('、') {
        return listed;
    }
    let all = together::several(noun);
    if all.len() == count { all } else { listed }
}

/// 两项指标分别增长A和B: a noun that stands for what was named before.
pub(super) fn is_vague(noun: &str) -> bool {
    matches!(noun, "指标" | "两者" | "二者" | "三者")
}

/// The names of some figures, those of a row that has one name for all of them apart: 甲建设和乙建设 of 分别完成A和B.
fn apart(names: &[String]) -> Vec<String> {
    let mut apart = Vec::with_capacity(names.len());
    for row in names.chunk_by(|one, next| one == next) {
        let parts = match row {
            [name, _, ..] => together::several(name),
            _ => Vec::new(),
        };
        if parts.len() == row.len() {
            apart.extend(parts.iter().map(|name| trim_name(name)));
        } else {
            apart.extend_from_slice(row);
        }
    }
    apart
}

/// The things that a figure counts, where they are listed in front of it: 甲、乙和丙三个区.
pub(super) fn owners(count: &Figure, noun: &str) -> Vec<String> {
    if !is_counted(count) || !noun.contains('、') {
        return Vec::new();
    }
    let names = together::several(noun);
    let all = count.number.first().is_some_and(|number| *number == names.len() as f64);
    if all { names } else { Vec::new() }
}
