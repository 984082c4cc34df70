//! Figures of prose that belong together, by what stands between them. Does not guess: where the words between are others, nothing
//! is computed.

use super::amount::{self, Ends};
use super::{Check, Outcome, Place, Relation};
use crate::vocabulary::vocabulary;
use figures::{Figure, FigureDirection, FigureForm, FigureKind, FigureRole, ends_sentence};
use quantity::{Period, Qualifier};
use std::collections::BTreeMap;

/// How many characters may stand between an end and what is said of the change.
const NEAR: usize = 14;

struct Text {
    chars: Vec<char>,
    figures: Vec<Figure>,
    /// Where each line begins.
    lines: Vec<usize>,
}

pub(super) fn check(text: &str) -> Vec<Check> {
    let chars: Vec<char> = text.chars().collect();
    let breaks = chars
        .iter()
        .enumerate()
        .filter(|(_, c)| **c == '\n')
        .map(|(place, _)| place + 1);
    let lines = std::iter::once(0).chain(breaks).collect();
    let mut figures = figures::figures(text);
    figures.retain(|figure| figure.kind == FigureKind::Figure);
    let text = Text { chars, figures, lines };
    let mut found = text.changes();
    found.extend(text.structures());
    found.extend(text.completions());
    found.extend(text.years());
    found.sort_by_key(|one| match one.place {
        Place::Text { start, .. } => start,
        Place::Report(_) => 0,
    });
    found
}

impl Text {
    fn part(&self, start: usize, end: usize) -> String {
        self.chars.get(start..end).unwrap_or_default().iter().collect()
    }

    /// Whether two places are in one sentence.
    fn is_one_sentence(&self, start: usize, end: usize) -> bool {
        end.saturating_sub(start) < 200
            && !self
                .chars
                .get(start..end)
                .unwrap_or_default()
                .iter()
                .any(|c| ends_sentence(*c) || *c == '；')
    }

    /// Where the sentence of a place begins, at most so far back as is looked at.
    fn sentence_start(&self, place: usize) -> usize {
        let least = place.saturating_sub(80);
        let ends = |c: char| ends_sentence(c) || c == '；';
        (least..place)
            .rev()
            .find(|i| self.chars.get(*i).is_some_and(|c| ends(*c)))
            .map_or(least, |i| i + 1)
    }

    /// The words before a place in its clause, at most `most` characters.
    fn before(&self, place: usize, most: usize) -> String {
        let from = place.saturating_sub(most);
        let words = self.part(from, place);
        words
            .rsplit(|c| ends_sentence(c) || matches!(c, '，' | '；' | '：'))
            .next()
            .unwrap_or_default()
            .to_owned()
    }

    /// The clauses that figures stand in, on one line; with … where words are left out.
    fn excerpt(&self, start: usize, end: usize) -> String {
        /// How many characters before the first figure, and from there on.
        const REACH: (usize, usize) = (30, 60);
        let mark = |c: char| ends_sentence(c) || matches!(c, '，' | '；' | '：' | '\n');
        let is_mark = |place: &usize| self.chars.get(*place).is_some_and(|c| mark(*c));
        let least = start.saturating_sub(REACH.0);
        let from = (least..start).rev().find(is_mark).map(|place| place + 1);
        let most = self.chars.len().min(start + REACH.1);
        let to = (end.min(most)..most).find(is_mark);
        let words = self.part(from.unwrap_or(least), to.unwrap_or(most));
        let words = words.replace(['\n', '\r'], " ");
        let before = if from.is_none() && least > 0 { "…" } else { "" };
        let behind = if to.is_none() && most < self.chars.len() {
            "…"
        } else {
            ""
        };
        format!("{before}{}{behind}", words.trim())
    }

    fn found(&self, subject: &str, outcome: Outcome, relation: Relation, start: usize, end: usize) -> Check {
        let words = self.excerpt(start, end);
        Check {
            subject: subject.to_owned(),
            outcome,
            relation,
            place: Place::Text {
                line: self.lines.partition_point(|line| *line <= start),
                start,
                end,
                excerpt: words,
            },
        }
    }

    /// From A to B, with what is said of the change.
    fn changes(&self) -> Vec<Check> {
        let mut found = Vec::new();
        let mut index = 0;
        let is = |index: usize, role| self.figures.get(index).is_some_and(|figure| figure.role == Some(role));
        while index < self.figures.len() {
            let from = (index..).take_while(|index| is(*index, FigureRole::From)).count();
            let to = (index + from..).take_while(|index| is(*index, FigureRole::To)).count();
            if from > 0 && from == to {
                for one in 0..from {
                    if let (Some(start), Some(end)) =
                        (self.figures.get(index + one), self.figures.get(index + from + one))
                    {
                        // Of several in a row what stands behind is said of all.
                        let behind = (from == 1).then_some(index + from + to);
                        self.change(start, end, behind, &mut found);
                    }
                }
            }
            index += (from + to).max(1);
        }
        found
    }

    fn change(&self, from: &Figure, to: &Figure, behind: Option<usize>, found: &mut Vec<Check>) {
        let between = self.part(from.end, to.start);
        let alike = from.subject == to.subject
            && from.base_unit == to.base_unit
            && from.per == to.per
            && self.is_one_sentence(from.start, to.end);
        let (Some(first), Some(last)) = (amount::of_figure(from), amount::of_figure(to)) else {
            return;
        };
        let clause = self.before(from.start, 40) + &between;
        let is_rank = matches!(from.base_unit.as_str(), "位" | "名" | "级" | "")
            || ["排名", "位次", "名次", "排位"]
                .iter()
                .any(|word| clause.contains(word));
        if !alike || is_rank {
            return;
        }
        let ends = || (from.text.clone(), to.text.clone());
        let rises = [
            "增", "提高", "提升", "上升", "升至", "升到", "扩大", "攀升", "跃升", "上涨",
        ]
        .iter()
        .any(|word| between.contains(word));
        let falls = ["下降", "降", "减", "缩", "回落", "压"]
            .iter()
            .any(|word| between.contains(word));
        if rises != falls && (rises && amount::falls(from, to) || falls && amount::falls(to, from)) {
            let relation = Relation::Direction { ends: ends(), rises };
            found.push(self.found(&to.subject, Outcome::Impossible, relation, from.start, to.end));
            return;
        }
        let mut end = to.end;
        let mut next = behind;
        while let Some(change) = next.and_then(|index| self.figures.get(index)) {
            let Some(said) = self.said(end, change) else {
                break;
            };
            let sentence = self.part(self.sentence_start(from.start), change.start);
            if let Some((outcome, relation)) = computed(from, to, (first, last), change, &said, &sentence, ends()) {
                found.push(self.found(&to.subject, outcome, relation, from.start, change.end));
            }
            end = change.end;
            next = next.map(|index| index + 1);
        }
    }

    /// What is said between an end and a change, where that is a change of the same thing: ，年均增长.
    fn said(&self, end: usize, change: &Figure) -> Option<Said> {
        if change.start < end || change.start - end > NEAR {
            return None;
        }
        let words = self.part(end, change.start);
        let mut rest = words.trim_start_matches(['，', '、', '（', '(', ' ']);
        if rest.len() == words.len() {
            return None;
        }
        let mut said = Said::default();
        loop {
            let rest_before = rest;
            if let Some(years) = YEARS
                .iter()
                .find_map(|(word, years)| rest.strip_prefix(word).map(|rest| (rest, years)))
            {
                (rest, said.years) = (years.0, Some(*years.1));
            }
            if let Some(behind) = ["年均", "年平均", "平均每年", "每年"]
                .iter()
                .find_map(|word| rest.strip_prefix(word))
            {
                (rest, said.average) = (behind, true);
            }
            if let Some(behind) = ["同比", "比上年", "较上年", "上年"]
                .iter()
                .find_map(|word| rest.strip_prefix(word))
            {
                (rest, said.yearly) = (behind, true);
            }
            if let Some(behind) = ["累计", "共", "净", "总体", "实现", "将", "预计", "实际", "名义"]
                .iter()
                .find_map(|word| rest.strip_prefix(word))
            {
                rest = behind;
            }
            if rest == rest_before {
                break;
            }
        }
        let verb = rest.trim_end_matches(['了', '达', '为', '约', '近', '超']);
        const RISES: [&str; 7] = ["增长", "增加", "提高", "提升", "上升", "增幅", "上涨"];
        const FALLS: [&str; 6] = ["下降", "降低", "减少", "降幅", "缩短", "压减"];
        said.falls = FALLS.contains(&verb);
        let turned = change.text.contains('番') && (verb.is_empty() || verb == "翻");
        (said.falls || RISES.contains(&verb) || turned).then_some(said)
    }

    /// 三次产业结构为9:38:53, and shares of the three sectors.
    fn structures(&self) -> Vec<Check> {
        let mut found = Vec::new();
        for figure in &self.figures {
            let words = self.before(figure.start, 24);
            if figure.form != FigureForm::Ratio
                || figure.number.len() < 3
                || !(words.contains("产业结构") || words.contains("产业比") || words.contains("结构比"))
            {
                continue;
            }
            let parts: Vec<String> = figure
                .text
                .split(|c: char| !c.is_ascii_digit() && c != '.')
                .filter(|part| !part.is_empty())
                .map(str::to_owned)
                .collect();
            found.extend(self.shares(&figure.subject, parts, figure.start, figure.end));
        }
        for row in self.figures.windows(3) {
            let ([first, .., last], true) = (
                row,
                row.iter()
                    .all(|one| one.base_unit == "%" && one.form == FigureForm::Number),
            ) else {
                continue;
            };
            let words = self.before(first.start, 60);
            let sectors = ["一、二、三", "一二三", "三次产业"]
                .iter()
                .any(|word| words.contains(word));
            let shares = ["比重", "占比", "占"].iter().any(|word| words.contains(word))
                && !["增长", "提高", "下降", "贡献"].iter().any(|word| words.contains(word));
            let listed = row.windows(2).all(|two| match two {
                [one, two] => two.start - one.end <= 2,
                _ => false,
            });
            if sectors && shares && listed && row.iter().all(|one| one.qualifier == Qualifier::Exact) {
                let parts = row
                    .iter()
                    .map(|one| one.text.trim_end_matches(['%', '％']).to_owned())
                    .collect();
                found.extend(self.shares(&first.subject, parts, first.start, last.end));
            }
        }
        found
    }

    fn shares(&self, subject: &str, parts: Vec<String>, start: usize, end: usize) -> Option<Check> {
        let numbers: Option<Vec<f64>> = parts.iter().map(|part| part.parse().ok()).collect();
        let sum: f64 = numbers?.iter().sum();
        let rounding: f64 = parts.iter().map(|part| amount::half_place(part)).sum();
        let computed = (sum - rounding, sum + rounding);
        // 2:3:5 are no shares in percent.
        (sum > 80.0).then(|| {
            let outcome = amount::outcome(computed, (100.0, 100.0), false);
            self.found(subject, outcome, Relation::Shares { parts, computed }, start, end)
        })
    }

    /// 完成A，完成目标B的C%.
    fn completions(&self) -> Vec<Check> {
        let mut found = Vec::new();
        for three in self.figures.windows(3) {
            let [done, target, part] = three else {
                continue;
            };
            let aim = ["目标", "计划", "预算", "任务"];
            let to = self.before(target.start, 6);
            let of = self.part(target.end, part.start);
            let is_part = part.base_unit == "%" && matches!(of.as_str(), "的" | "目标的" | "任务的" | "计划的");
            if !is_part
                || done.base_unit != target.base_unit
                || !self.is_one_sentence(done.start, part.end)
                || !aim.iter().any(|word| to.trim_end_matches('为').ends_with(word))
            {
                continue;
            }
            if let (Some(first), Some(last), Some(stated)) = (
                amount::of_figure(done),
                amount::of_figure(target),
                amount::of_figure(part),
            ) && let Some((least, greatest)) = amount::ratio(first, last)
            {
                let computed = (least * 100.0, greatest * 100.0);
                let relation = Relation::Completion {
                    ends: (done.text.clone(), target.text.clone()),
                    computed,
                    stated: part.text.clone(),
                };
                found.push(self.found(
                    &done.subject,
                    amount::outcome(computed, stated, false),
                    relation,
                    done.start,
                    part.end,
                ));
            }
        }
        found
    }

    /// The level of a year, the level of the year before, and the growth between: each stated once, of an indicator that the
    /// vocabulary knows. Levels may have been revised since, so that only what contradicts itself is impossible.
    fn years(&self) -> Vec<Check> {
        let mut slots: BTreeMap<(String, String), Slots> = BTreeMap::new();
        for figure in &self.figures {
            let year = figure.span.filter(|span| span.is_year()).map(Period::last_year);
            let (Some(year), Some(named)) = (year, vocabulary().named(&figure.subject)) else {
                continue;
            };
            if figure.target
                || figure.estimate
                || amount::of_figure(figure).is_none()
                || figure.qualifier != Qualifier::Exact
            {
                continue;
            }
            let slot = slots
                .entry((format!("{}{}", named.doing, named.entry.name), figure.scope.clone()))
                .or_default();
            let changes = matches!(
                figure.direction,
                Some(FigureDirection::Increase | FigureDirection::Decrease)
            );
            let level = figure.base_unit != "%" && figure.comparison.is_none() && (figure.role.is_some() || !changes);
            if level {
                slot.levels
                    .entry((year, figure.base_unit.clone()))
                    .or_default()
                    .push(figure);
            } else if figure.base_unit == "%"
                && changes
                && figure.role.is_none()
                && matches!(figure.comparison, None | Some("yoy"))
            {
                slot.growths.entry(year).or_default().push(figure);
            }
        }
        let mut found = Vec::new();
        for ((name, _), slot) in &slots {
            for ((year, unit), now) in &slot.levels {
                let before = year
                    .checked_sub(1)
                    .and_then(|year| slot.levels.get(&(year, unit.clone())));
                let (Some([from]), [to], Some([change])) = (
                    before.map(Vec::as_slice),
                    now.as_slice(),
                    slot.growths.get(year).map(Vec::as_slice),
                ) else {
                    continue;
                };
                let (Some(first), Some(last), Some(stated)) = (
                    amount::of_figure(from),
                    amount::of_figure(to),
                    amount::of_figure(change),
                ) else {
                    continue;
                };
                let falls = change.direction == Some(FigureDirection::Decrease);
                let stated = if falls { amount::negated(stated) } else { stated };
                let Some(computed) = amount::growth(first, last, None) else {
                    continue;
                };
                let said = if falls { "下降" } else { "增长" };
                let relation = Relation::Growth {
                    ends: (from.text.clone(), to.text.clone()),
                    computed,
                    stated: format!("{said}{}", change.text),
                    years: None,
                };
                let revised = is_near(computed, stated) || amount::is_of_another_basis(name, "");
                let places = [from, to, change];
                let start = places.iter().map(|one| one.start).min().unwrap_or(to.start);
                let outcome = amount::outcome(computed, stated, revised);
                found.push(self.found(name, outcome, relation, start, change.end.max(to.end)));
            }
        }
        found
    }
}

/// Whether two rates are so near that amounts which were revised explain it: both go one way, and the factors are within a fifth.
pub(super) fn is_near(computed: Ends, stated: Ends) -> bool {
    let factor = |percent: f64| 1.0 + percent / 100.0;
    let apart = (factor(computed.1) / factor(stated.0)).max(factor(stated.1) / factor(computed.0));
    let opposite = computed.1 < 0.0 && stated.0 > 0.0 || computed.0 > 0.0 && stated.1 < 0.0;
    !opposite && apart < 1.2
}

/// The figures of an indicator by year.
#[derive(Default)]
struct Slots<'a> {
    levels: BTreeMap<(u32, String), Vec<&'a Figure>>,
    growths: BTreeMap<u32, Vec<&'a Figure>>,
}

/// Spans of years that a change is said to have taken.
const YEARS: [(&str, u32); 12] = [
    ("五年来", 5),
    ("五年间", 5),
    ("五年", 5),
    ("5年", 5),
    ("三年来", 3),
    ("三年", 3),
    ("3年", 3),
    ("两年", 2),
    ("2年", 2),
    ("十年来", 10),
    ("十年", 10),
    ("10年", 10),
];

/// What is said of a change.
#[derive(Default)]
struct Said {
    falls: bool,
    /// A rate a year.
    average: bool,
    /// Against the year before, whatever the ends are of.
    yearly: bool,
    years: Option<u32>,
}

/// A change computed again; `None` where units or years do not say how.
fn computed(
    from: &Figure,
    to: &Figure,
    (first, last): (Ends, Ends),
    change: &Figure,
    said: &Said,
    sentence: &str,
    ends: (String, String),
) -> Option<(Outcome, Relation)> {
    let amount = amount::of_figure(change)?;
    let stated = if said.falls { amount::negated(amount) } else { amount };
    let way = if said.falls { "下降" } else { "增长" };
    let apart = years_apart(sentence);
    let after_last_year = ["上年", "去年"]
        .iter()
        .any(|word| sentence.split("增").next().unwrap_or_default().contains(word));
    if said.yearly && apart != Some(1) && !after_last_year {
        return None;
    }
    let is_share = from.base_unit == "%";
    match change.base_unit.as_str() {
        "%" if !is_share => {
            let in_words = || {
                YEARS
                    .iter()
                    .find(|(word, _)| sentence.contains(word))
                    .map(|(_, years)| *years)
            };
            let resolved = to
                .span
                .zip(from.span)
                .and_then(|(to, from)| to.last_year().checked_sub(from.last_year()))
                .or_else(in_words);
            let years = if said.average {
                Some(said.years.or(apart).or(resolved)?)
            } else {
                None
            };
            // Years that are not named may be others.
            let unnamed = said.average && said.years.or(apart).is_none();
            let computed = amount::growth(first, last, years)?;
            // A rate a year that is not called so.
            let yearly = !said.average
                && [2, 3, 4, 5].iter().any(|years| {
                    amount::growth(first, last, Some(*years)).is_some_and(|rate| amount::meet(rate, stated))
                });
            // How many years it took is known only where both are named.
            let guessed = said.average
                && [1, 2, 3, 4, 5, 6, 10].iter().any(|years| {
                    amount::growth(first, last, Some(*years)).is_some_and(|rate| amount::meet(rate, stated))
                });
            let basis = from.base_unit == "元" && amount::is_of_another_basis(&to.subject, sentence)
                || ["规上", "规模以上", "可比", "同口径"]
                    .iter()
                    .any(|word| sentence.contains(word));
            let relation = Relation::Growth {
                ends,
                computed,
                stated: format!("{}{way}{}", if said.average { "年均" } else { "" }, change.text),
                years,
            };
            Some((
                amount::outcome(computed, stated, basis || yearly || guessed || unnamed),
                relation,
            ))
        }
        "个百分点" | "百分点" if is_share && !said.average => {
            let computed = amount::difference(first, last);
            let relation = Relation::Difference {
                ends,
                computed,
                stated: change.text.clone(),
            };
            Some((amount::outcome(computed, stated, false), relation))
        }
        "倍" if !is_share && !said.falls => {
            let computed = amount::ratio(last, first)?;
            // 增长3倍 is ×4, and often written for ×3.
            let added = (amount.0 + 1.0, amount.1 + 1.0);
            let fits = amount::meet(computed, amount) || amount::meet(computed, added);
            let relation = Relation::Multiple {
                ends,
                computed,
                stated: change.text.clone(),
            };
            let outcome = if fits {
                Outcome::Possible
            } else {
                amount::outcome(computed, amount, amount::is_of_another_basis(&to.subject, sentence))
            };
            Some((outcome, relation))
        }
        unit if unit == to.base_unit && !is_share && !said.average && change.form == FigureForm::Number => {
            let computed = amount::difference(first, last);
            let size = amount::unit_size(change)?;
            let relation = Relation::Difference {
                ends,
                computed: (computed.0 / size, computed.1 / size),
                stated: change.text.clone(),
            };
            Some((amount::outcome(computed, stated, false), relation))
        }
        _ => None,
    }
}

/// How many years lie between the two that are named; `None` where it is not two.
fn years_apart(words: &str) -> Option<u32> {
    let mut years: Vec<u32> = Vec::new();
    for part in words.split_inclusive(|c: char| !c.is_ascii_digit()) {
        let digits = part.trim_end_matches(|c: char| !c.is_ascii_digit());
        let is_year = digits.len() == 4 && part.ends_with(['年', '—', '-', '至', '到']);
        years.extend(
            digits
                .parse::<u32>()
                .ok()
                .filter(|year| is_year && (1900..2200).contains(year)),
        );
    }
    years.dedup();
    match years.as_slice() {
        [first, last] => last.checked_sub(*first).filter(|years| *years > 0),
        _ => None,
    }
}
