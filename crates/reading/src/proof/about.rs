//! What a figure of an article is about: the indicators that its clause names, by the subject that was read there and by the names
//! and other names of the report around it. Does not look at values.

use super::article::Article;
use super::names::{Ends, Meant, bare, key};
use super::scope::{self, Place, Scope};
use super::vocabulary;
use crate::vocabulary::vocabulary as indicators;
use figures::{Figure, FigureKind, several};
use report_charts::report::Report;
use std::cell::LazyCell;
use std::collections::BTreeMap;

/// What names say of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Near {
    /// No indicator is named.
    None,
    /// More than one may be meant.
    Unclear,
    /// This indicator of the report. Where it is not `firm`, another subject may be meant.
    Indicator { index: usize, firm: bool },
}

/// How sure it is that a figure is about an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sure {
    /// Another subject may be meant.
    Loose,
    /// It is called so, but something else is named beside it, or the name is of no indicator alone: 企业.
    Named,
    /// It is called so, and nothing else is named.
    Firm,
}

/// How a figure is bound to indicators of the report.
pub(super) enum Subject {
    /// No indicator is named.
    None,
    /// More than one may be meant, or one of another place.
    Unclear,
    /// These indicators of the report, which are all called so.
    Indicators {
        indexes: Vec<usize>,
        sure: Sure,
        /// Whether the subject that was read is the whole name.
        whole: bool,
    },
}

/// A name of two parts around 的: 通电话的行政村.
struct Parted {
    what: Vec<char>,
    indicator: usize,
}

/// Every name of a report.
pub(super) struct Names {
    place: Place,
    /// Indicators by the [`key`] of their names.
    exact: BTreeMap<String, Vec<usize>>,
    ends: Ends,
    /// The names around 的 by their thing, and the lengths of things.
    parted: BTreeMap<Vec<char>, Vec<Parted>>,
    thing_lengths: Vec<usize>,
    /// The characters that they begin with, sorted.
    thing_begins: Vec<char>,
}

/// A name in the text.
struct Found {
    start: usize,
    end: usize,
    subject: Near,
}

/// The most names around 的 that one thing may have; with more, none stands for it.
const SAME_THINGS: usize = 16;

impl Names {
    pub(super) fn of(report: &Report) -> Self {
        let place = Place::of(&report.publisher.zh);
        let mut whole: Vec<(String, usize)> = Vec::new();
        let mut exact: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, indicator) in report.indicators.iter().enumerate() {
            let own = std::iter::once(&indicator.name.zh).chain(&indicator.aliases);
            for name in own {
                let same = exact.entry(key(name, &place)).or_default();
                if !same.contains(&index) {
                    same.push(index);
                }
                let name = bare(name).to_owned();
                if name.contains('的') {
                    whole.push((name.replace('的', ""), index));
                }
                whole.push((name, index));
            }
        }
        whole.retain(|(name, _)| name.chars().count() >= 2);
        whole.sort();
        whole.dedup();
        let mut parted: BTreeMap<Vec<char>, Vec<Parted>> = BTreeMap::new();
        for (name, indicator) in &whole {
            let Some((what, thing)) = name.rsplit_once('的') else {
                continue;
            };
            let what = what.strip_prefix('有').unwrap_or(what);
            if what.chars().count() >= 2 && thing.chars().count() >= 2 {
                parted.entry(thing.chars().collect()).or_default().push(Parted {
                    what: what.chars().collect(),
                    indicator: *indicator,
                });
            }
        }
        parted.retain(|_, all| all.len() <= SAME_THINGS);
        let mut thing_lengths: Vec<usize> = parted.keys().map(Vec::len).collect();
        thing_lengths.sort_unstable();
        thing_lengths.dedup();
        let mut thing_begins: Vec<char> = parted.keys().filter_map(|thing| thing.first().copied()).collect();
        thing_begins.sort_unstable();
        thing_begins.dedup();
        Self {
            place,
            exact,
            ends: Ends::of(&whole),
            parted,
            thing_lengths,
            thing_begins,
        }
    }

    /// The names in an article, found once for all its figures.
    pub(super) fn find_in<'a>(&'a self, article: &'a Article) -> Places<'a> {
        Places {
            names: self,
            article,
            found: self.ends.find_all(article.chars()),
            reaches: self.place.reaches(article),
        }
    }
}

/// The names of a report in an article.
pub(super) struct Places<'a> {
    names: &'a Names,
    article: &'a Article,
    found: super::names::Places,
    reaches: Vec<(usize, Scope)>,
}

impl Places<'_> {
    /// What a figure is about.
    pub(super) fn subject(&self, figure: &Figure, all: &[Figure]) -> Subject {
        let article = self.article;
        let scope = self.names.place.scope(&self.reaches, figure);
        // 全国 in an article on the report of a place is another thing, and what is called so in that report is none of its own.
        let named = if scope == Scope::Country {
            format!("全国{}", figure.subject.trim_start_matches("全国"))
        } else {
            figure.subject.clone()
        };
        let whole = self.exact(&named);
        if scope != Scope::Own {
            // A place that is part of the name is the one that is meant: 江北市地区生产总值.
            let meant = scope == Scope::Country || scope::opens_with_place(&figure.subject);
            return match whole {
                Some(indexes) if meant => Subject::Indicators {
                    indexes,
                    sure: Sure::Firm,
                    whole: true,
                },
                _ => Subject::Unclear,
            };
        }
        let near = self.near(figure, all);
        match (whole, near) {
            (Some(indexes), near) => {
                let agreed = match near {
                    Near::Indicator { index, firm } if indexes.contains(&index) => firm,
                    _ => false,
                };
                let sure = match (is_plainly_named(article, figure), is_specific(&figure.subject)) {
                    _ if is_part(article, figure) => Sure::Loose,
                    _ if agreed => Sure::Firm,
                    (true, true) => Sure::Firm,
                    (true, false) | (false, true) => Sure::Named,
                    (false, false) => Sure::Loose,
                };
                Subject::Indicators {
                    indexes,
                    sure,
                    whole: true,
                }
            }
            (None, Near::Indicator { index, firm }) => Subject::Indicators {
                indexes: vec![index],
                sure: if firm { Sure::Firm } else { Sure::Loose },
                whole: false,
            },
            (None, Near::Unclear) => Subject::Unclear,
            (None, Near::None) => Subject::None,
        }
    }

    /// The indicators that are called so, or, where things are named together, all of these.
    fn exact(&self, subject: &str) -> Option<Vec<usize>> {
        let of = |name: &str| self.names.exact.get(&key(name, &self.names.place)).cloned();
        if subject.is_empty() {
            return None;
        }
        of(subject).or_else(|| {
            let all = several(subject);
            let found: Option<Vec<Vec<usize>>> = all.iter().map(|name| of(name)).collect();
            found.filter(|_| all.len() > 1).map(|found| found.concat())
        })
    }

    /// What the names in front of a figure and behind it say.
    fn near(&self, figure: &Figure, all: &[Figure]) -> Near {
        let article = self.article;
        let begin = article.sentence_start(figure.start);
        let clause = article.clause_start(figure.start);
        if let Some(word) = (clause..figure.start).find(|i| article.has(*i, "分别")) {
            return self.in_turn(figure, clause, word, all);
        }
        let before = self.before(figure, begin, clause);
        if let Some(Near::Indicator { firm: true, .. }) = before {
            return before.unwrap_or(Near::None);
        }
        // What is counted stands behind its number, but not behind the comma of a list.
        let behind = self.behind(figure);
        if behind != Near::None && !is_bound_twice(before, behind) {
            return behind;
        }
        let parted = self.parted(figure, begin, all);
        if parted != Near::None {
            return parted;
        }
        before.unwrap_or(Near::None)
    }

    /// A和B分别增长1%和2%: as many names before 分别 as figures behind it, in the same order.
    fn in_turn(&self, figure: &Figure, clause: usize, word: usize, all: &[Figure]) -> Near {
        let article = self.article;
        let names = self.found(clause, word);
        let end = article.clause_end(figure.end);
        let row = all
            .iter()
            .filter(|one| is_proofed(one) && one.start >= word && one.end <= end);
        let place = row.clone().position(|one| one.start == figure.start);
        match place.and_then(|place| names.get(place)) {
            Some(name) if row.count() == names.len() && self.opens_plainly(clause, word) => name.subject,
            _ => Near::Unclear,
        }
    }

    /// The nearest name in front of a figure in its sentence.
    fn before(&self, figure: &Figure, begin: usize, clause: usize) -> Option<Near> {
        let article = self.article;
        let found = self.found(begin, figure.start).pop()?;
        let Near::Indicator { index, firm } = found.subject else {
            return Some(found.subject);
        };
        // A part of what is named, whatever it is.
        if article.holds(found.end, figure.start, "其中") {
            return None;
        }
        let loose = Near::Indicator { index, firm: false };
        // 移动电话用户 are not 电话用户, whatever their number.
        if !self.opens_plainly(begin, found.start) {
            return Some(Near::Unclear);
        }
        // Its own clause names something else.
        if found.end < clause {
            let own = article.left(clause, figure.start);
            if !own.is_empty() && !article.holds(clause, figure.start, "在内") {
                return None;
            }
            let topic = article.left(found.end, clause);
            let near = topic.chars().count() <= 6 && !vocabulary::names_a_part(&topic);
            let parts = article.holds(found.end, clause, "；");
            return Some(if firm && near && !parts { found.subject } else { loose });
        }
        let between = article.left(found.end, figure.start);
        if vocabulary::names_a_part(&between) {
            return Some(Near::Unclear);
        }
        Some(if firm && between.is_empty() {
            found.subject
        } else {
            loose
        })
    }

    /// Whether nothing but names stands in front of a name in its clause: 能耗和 before 用水量, not 手机 before 网民.
    fn opens_plainly(&self, begin: usize, end: usize) -> bool {
        let article = self.article;
        let mut from = article.clause_start(end).max(begin);
        for name in self.found(from, end) {
            if !article.is_plain(from, name.start) {
                return false;
            }
            from = name.end;
        }
        article.is_plain(from, end)
    }

    /// A name right behind a figure: 172.8亿元技改专项资金.
    fn behind(&self, figure: &Figure) -> Near {
        let article = self.article;
        let linked = article.at(figure.end) == '的';
        let start = figure.end + usize::from(linked);
        let longest = self.at(start, article.clause_end(start), start);
        match longest.map(|found| found.subject) {
            Some(Near::Indicator { index, firm }) => Near::Indicator {
                index,
                firm: firm && linked,
            },
            Some(other) => other,
            None => Near::None,
        }
    }

    /// A name around 的, with its thing at the figure and what is said of it in the same clause or before.
    fn parted(&self, figure: &Figure, begin: usize, all: &[Figure]) -> Near {
        let article = self.article;
        let clause = article.clause_start(figure.start);
        // 95%的行政村…，95%的乡镇…: what is said of a thing ends where the next figure begins.
        let next = all.iter().map(|other| other.start).find(|start| *start >= figure.end);
        let end = article.clause_end(figure.end).min(next.unwrap_or(usize::MAX));
        let start = figure.end + usize::from(article.at(figure.end) == '的');
        let names = self.names;
        let things = |place: usize| {
            // Nothing is looked up where none begins.
            let begins = names.thing_begins.binary_search(&article.at(place)).is_ok();
            let lengths = names.thing_lengths.iter().filter(move |_| begins);
            lengths.filter_map(move |length| Some((*length, names.parted.get(article.part(place, place + length))?)))
        };
        let mut found = Vec::new();
        for (length, all) in things(start) {
            let said = |name: &&Parted| {
                spread(article, start + length, end, &name.what).is_some()
                    || spread(article, clause, figure.start, &name.what).is_some()
            };
            found.extend(all.iter().filter(said).map(|name| name.indicator));
        }
        for place in clause..figure.start {
            for (length, all) in things(place) {
                if place + length <= figure.start && article.is_plain(place + length, figure.start) {
                    let said = |name: &&Parted| is_said_before(article, begin, clause, place, &name.what);
                    found.extend(all.iter().filter(said).map(|name| name.indicator));
                }
            }
        }
        one(found.into_iter(), true)
    }

    /// The names in a part of a sentence, in order, where the longer one hides the shorter inside it.
    fn found(&self, begin: usize, end: usize) -> Vec<Found> {
        let mut found = Vec::new();
        let mut i = begin;
        while i < end {
            match self.at(i, end, begin) {
                Some(name) => {
                    i = name.end;
                    found.push(name);
                }
                None => i += 1,
            }
        }
        found
    }

    /// The longest name at a place. The end of a name counts where its beginning stands before it.
    fn at(&self, place: usize, end: usize, begin: usize) -> Option<Found> {
        // Inside another word the end of a name says nothing.
        let is_open = LazyCell::new(|| self.article.is_plain(self.article.item_start(place), place));
        let longest = self.names.ends.at(&self.found, place, end).find_map(|(length, all)| {
            let shared = all
                .iter()
                .any(|one| all.first().is_some_and(|first| first.indicator != one.indicator));
            let stands = |one: &Meant| one.rest.is_empty() || *is_open && self.stands(one, shared, place, begin);
            let standing: Vec<Meant> = all.into_iter().filter(stands).collect();
            (!standing.is_empty()).then_some((length, standing))
        });
        let (length, all) = longest?;
        let whole = all.iter().any(|one| one.rest.is_empty());
        let firm = whole || all.iter().all(|one| one.rest.len() >= 3);
        let chosen = all.iter().filter(|one| one.rest.is_empty() || !whole);
        Some(Found {
            start: place,
            end: place + length,
            subject: one(chosen.map(|one| one.indicator), firm),
        })
    }

    /// Whether the beginning of a name stands before its end. Names that share their end need it in the same sentence.
    fn stands(&self, name: &Meant, shared: bool, place: usize, begin: usize) -> bool {
        let article = self.article;
        let sentence = article.sentence_start(begin.min(place));
        let paragraph = article.sentence_start(sentence.saturating_sub(1));
        let from = if shared { sentence } else { paragraph.min(sentence) };
        let before = article.part(from, place);
        before.windows(name.rest.len()).any(|part| part == name.rest)
    }
}

fn is_bound_twice(before: Option<Near>, behind: Near) -> bool {
    matches!((before, behind), (Some(Near::Indicator { index, .. }), Near::Indicator { index: other, firm: false }) if index != other)
}

/// The one indicator that is meant.
fn one(mut meant: impl Iterator<Item = usize>, firm: bool) -> Near {
    let Some(index) = meant.next() else {
        return Near::None;
    };
    if meant.any(|other| other != index) {
        return Near::Unclear;
    }
    Near::Indicator { index, firm }
}

/// Whether what is said of a thing stands before it, and nothing else does in its clause: 制修订标准, not 制修订国家标准.
fn is_said_before(article: &Article, begin: usize, clause: usize, thing: usize, what: &[char]) -> bool {
    let Some(end) = spread(article, begin, thing, what) else {
        return false;
    };
    article.is_plain(clause.max(end.min(thing)), thing)
}

/// The place behind some characters that stand in a part one behind the other, with little between them:
/// 完成了当年的淘汰任务.
fn spread(article: &Article, start: usize, end: usize, words: &[char]) -> Option<usize> {
    let first = words.first()?;
    let begins = (start..end).filter(|i| article.at(*i) == *first);
    begins.into_iter().find_map(|begin| {
        let most = (begin + words.len() * 2).min(end);
        let mut rest = words.iter();
        let mut next = rest.next();
        for i in begin..most {
            if next.is_some_and(|c| *c == article.at(i)) {
                next = rest.next();
                if next.is_none() {
                    return Some(i + 1);
                }
            }
        }
        None
    })
}

/// Whether what a figure is about stands in its sentence as it is called, with nothing in front of it that could make it another
/// thing: not 某公司业务收入 for 业务收入. Of things that are named together each stands there with gaps.
fn is_plainly_named(article: &Article, figure: &Figure) -> bool {
    let clause = article.clause_start(figure.start);
    let item = article.item_start(figure.start).max(clause);
    let name = figure.subject.as_str();
    let length = name.chars().count();
    if length < 2 {
        return false;
    }
    let starts = |from: usize| {
        (from..figure.start)
            .rev()
            .find(|place| article.has(*place, name) && place + length <= figure.start)
    };
    if let Some(start) = starts(item).or_else(|| starts(clause)) {
        let owner = article.left(clause, start);
        let between = article.left(start + length, figure.start);
        return !owner.contains(['国', '公', '家', '院', '外']) && !vocabulary::names_a_part(&between);
    }
    // Its words one after the other, in front of the figure or around it: 城镇、农村居民收入, 新增8个中心.
    let begin = article.sentence_start(figure.start);
    let both = article.holds(begin, figure.start, "城乡");
    let name = ["城镇", "农村"]
        .iter()
        .find_map(|part| name.strip_prefix(part).filter(|_| both))
        .unwrap_or(name);
    let mut words = name.chars().filter(|c| *c != '第');
    let mut next = words.next();
    for place in (begin..figure.start).chain(figure.end..article.clause_end(figure.end)) {
        if next == Some(article.at(place)) {
            next = words.next();
        }
    }
    next.is_none()
}

/// Whether a figure is of a part of what it is named after, whatever that is: 资金9亿元，其中4亿元.
fn is_part(article: &Article, figure: &Figure) -> bool {
    let clause = article.clause_start(figure.start);
    let part = (clause..figure.start).rev().find(|place| article.has(*place, "其中"));
    part.is_some_and(|part| article.is_plain(part, figure.start) && !is_behind(article, figure))
}

/// Whether the last words of a figure's subject stand right behind it.
fn is_behind(article: &Article, figure: &Figure) -> bool {
    let behind = article.part(figure.end, figure.end + 2);
    behind.len() == 2 && figure.subject.contains(&behind.iter().collect::<String>())
}

/// Whether a name is of one indicator: not 企业 or 产值.
fn is_specific(name: &str) -> bool {
    name.chars().filter(|c| c.is_alphanumeric()).count() >= 4 || indicators().named(name).is_some()
}

/// Whether a figure is proofed: a quantity, and not a day, a place in an order, a name or a span of time.
pub(super) fn is_proofed(figure: &Figure) -> bool {
    figure.kind == FigureKind::Figure
}
