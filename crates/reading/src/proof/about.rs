//! What a figure of an article is about: names and other names of indicators in its sentence. Refuses: values. A name counts
//! only where nothing between it and the figure speaks of something else.

use super::article::Article;
use super::vocabulary;
use figures::{Figure, FigureKind};
use report_charts::report::Report;
use std::collections::BTreeMap;

/// How a figure is bound to an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// No indicator is named.
    None,
    /// More than one may be meant.
    Unclear,
    /// This indicator of the report. Only what is `firm` can be found wrong: else another subject may be meant.
    Indicator { index: usize, firm: bool },
}

/// A name, or the end of one: 用水量 for 单位工业增加值用水量 where the rest stands before it.
struct Name {
    words: Vec<char>,
    /// The beginning that is left out; empty for a whole name.
    rest: String,
    indicator: usize,
    /// Whether other indicators' names end so too.
    shared: bool,
}

/// A name of two parts around 的: 通电话的行政村.
struct Parted {
    what: Vec<char>,
    thing: String,
    indicator: usize,
}

/// Every name of a report.
pub(super) struct Names {
    /// Whether the report is of a part of the country, where its publisher tells.
    is_local: Option<bool>,
    /// Whole names without marks and scopes, each with its indicator; `None` where several have it.
    exact: BTreeMap<String, Option<usize>>,
    by_first: BTreeMap<char, Vec<Name>>,
    parted: Vec<Parted>,
}

/// A name in the text.
struct Found {
    start: usize,
    end: usize,
    subject: Subject,
}

impl Names {
    pub(super) fn of(report: &Report) -> Self {
        let mut whole: Vec<(String, usize)> = Vec::new();
        for (index, indicator) in report.indicators.iter().enumerate() {
            let own = std::iter::once(&indicator.name.zh).chain(&indicator.aliases);
            for name in own {
                let name = bare(name);
                whole.push((name.replace('的', ""), index));
                whole.push((name, index));
            }
        }
        whole.retain(|(name, _)| name.chars().count() >= 2);
        whole.sort();
        whole.dedup();
        let mut exact: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (name, indicator) in &whole {
            let known = exact.entry(plain_name(name)).or_insert(Some(*indicator));
            if *known != Some(*indicator) {
                *known = None;
            }
        }
        let mut by_first: BTreeMap<char, Vec<Name>> = BTreeMap::new();
        for (name, indicator) in &whole {
            let chars: Vec<char> = name.chars().collect();
            for cut in 0..chars.len().saturating_sub(1) {
                let (rest, words) = chars.split_at(cut);
                if cut == 1 {
                    continue;
                }
                let end: String = words.iter().collect();
                let shared = cut > 0 && whole.iter().any(|(other, of)| of != indicator && other.ends_with(&end));
                let Some(first) = words.first() else { continue };
                by_first.entry(*first).or_default().push(Name {
                    words: words.to_vec(),
                    rest: rest.iter().collect(),
                    indicator: *indicator,
                    shared,
                });
            }
        }
        let parted = whole.iter().filter_map(|(name, indicator)| {
            let (what, thing) = name.rsplit_once('的')?;
            let what = what.strip_prefix('有').unwrap_or(what);
            (what.chars().count() >= 2 && thing.chars().count() >= 2).then(|| Parted {
                what: what.chars().collect(),
                thing: thing.to_owned(),
                indicator: *indicator,
            })
        });
        let publisher = report.publisher.zh.as_str();
        let part = ["省", "自治区", "市", "州", "县", "区", "旗", "镇"]
            .iter()
            .any(|end| publisher.contains(end));
        Self {
            is_local: part.then_some(true),
            exact,
            by_first,
            parted: parted.collect(),
        }
    }

    /// What a figure is about.
    pub(super) fn subject(&self, article: &Article, figure: &Figure, all: &[Figure]) -> Subject {
        // 全国 in an article on the report of a place is another thing.
        const NATIONAL: [&str; 4] = ["全国", "我国", "全球", "全社会"];
        if self.is_local == Some(true) && NATIONAL.contains(&figure.scope.as_str()) {
            let whole = plain_name(&format!("{}{}", figure.scope, figure.subject));
            return match self.exact.get(&whole) {
                Some(Some(index)) => Subject::Indicator {
                    index: *index,
                    firm: true,
                },
                _ => Subject::Unclear,
            };
        }
        let near = self.near(article, figure, all);
        // What the figure is about, word by word. Only where the names around it say so too can it be found wrong.
        match self.exact.get(&plain_name(&figure.subject)) {
            Some(Some(index)) => match near {
                Subject::Indicator { index: other, .. } if other == *index => near,
                _ => Subject::Indicator {
                    index: *index,
                    firm: is_plainly_named(article, figure),
                },
            },
            _ => near,
        }
    }

    /// What the names in front of a figure and behind it say.
    fn near(&self, article: &Article, figure: &Figure, all: &[Figure]) -> Subject {
        let begin = article.sentence_start(figure.start);
        let clause = article.clause_start(figure.start);
        if let Some(word) = (clause..figure.start).find(|i| article.has(*i, "分别")) {
            return self.in_turn(article, figure, clause, word, all);
        }
        let before = self.before(article, figure, begin, clause);
        if let Some(Subject::Indicator { firm: true, .. }) = before {
            return before.unwrap_or(Subject::None);
        }
        // What is counted stands behind its number, but not behind the comma of a list.
        let behind = self.behind(article, figure);
        if behind != Subject::None && !is_bound_twice(before, behind) {
            return behind;
        }
        let parted = self.parted(article, figure, begin, all);
        if parted != Subject::None {
            return parted;
        }
        before.unwrap_or(Subject::None)
    }

    /// A和B分别增长1%和2%: as many names before 分别 as figures behind it, in the same order.
    fn in_turn(&self, article: &Article, figure: &Figure, clause: usize, word: usize, all: &[Figure]) -> Subject {
        let names = self.found(article, clause, word);
        let end = article.clause_end(figure.end);
        let row = all
            .iter()
            .filter(|one| is_proofed(one) && one.start >= word && one.end <= end);
        let place = row.clone().position(|one| one.start == figure.start);
        match place.and_then(|place| names.get(place)) {
            Some(name) if row.count() == names.len() && self.opening(article, clause, word).is_empty() => name.subject,
            _ => Subject::Unclear,
        }
    }

    /// The nearest name in front of a figure in its sentence.
    fn before(&self, article: &Article, figure: &Figure, begin: usize, clause: usize) -> Option<Subject> {
        let found = self.found(article, begin, figure.start).pop()?;
        let Subject::Indicator { index, firm } = found.subject else {
            return Some(found.subject);
        };
        // A part of what is named, whatever it is.
        if article.holds(found.end, figure.start, "其中") {
            return None;
        }
        let loose = Subject::Indicator { index, firm: false };
        // 移动电话用户 are not 电话用户, whatever their number.
        if !self.opening(article, begin, found.start).is_empty() {
            return Some(Subject::Unclear);
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
            return Some(Subject::Unclear);
        }
        Some(if firm && between.is_empty() {
            found.subject
        } else {
            loose
        })
    }

    /// What stands in front of a name in its clause beside other names: 手机 of 其中手机网民, nothing of 能耗和用水量.
    fn opening(&self, article: &Article, begin: usize, end: usize) -> String {
        let mut from = article.clause_start(end).max(begin);
        let mut opening = String::new();
        for name in self.found(article, from, end) {
            opening += &article.left(from, name.start);
            from = name.end;
        }
        opening + &article.left(from, end)
    }

    /// A name right behind a figure: 172.8亿元技改专项资金.
    fn behind(&self, article: &Article, figure: &Figure) -> Subject {
        let linked = article.at(figure.end) == '的';
        let start = figure.end + usize::from(linked);
        let longest = self.at(article, start, article.clause_end(start), start);
        match longest.map(|found| found.subject) {
            Some(Subject::Indicator { index, firm }) => Subject::Indicator {
                index,
                firm: firm && linked,
            },
            Some(other) => other,
            None => Subject::None,
        }
    }

    /// A name around 的, with its thing at the figure and what is said of it in the same clause or before.
    fn parted(&self, article: &Article, figure: &Figure, begin: usize, all: &[Figure]) -> Subject {
        let clause = article.clause_start(figure.start);
        // 95%的行政村…，95%的乡镇…: what is said of a thing ends where the next figure begins.
        let next = all.iter().map(|other| other.start).find(|start| *start >= figure.end);
        let end = article.clause_end(figure.end).min(next.unwrap_or(usize::MAX));
        let start = figure.end + usize::from(article.at(figure.end) == '的');
        let found = self.parted.iter().filter(|name| {
            let length = name.thing.chars().count();
            let behind = article.has(start, &name.thing)
                && (spread(article, start + length, end, &name.what).is_some()
                    || spread(article, clause, figure.start, &name.what).is_some());
            let front = (clause..figure.start).any(|place| {
                article.has(place, &name.thing)
                    && place + length <= figure.start
                    && article.left(place + length, figure.start).is_empty()
                    && is_said_before(article, begin, clause, place, &name.what)
            });
            behind || front
        });
        one(found.map(|name| name.indicator), true)
    }

    /// The names in a part of a sentence, in order, where the longer one hides the shorter inside it.
    fn found(&self, article: &Article, begin: usize, end: usize) -> Vec<Found> {
        let mut found = Vec::new();
        let mut i = begin;
        while i < end {
            match self.at(article, i, end, begin) {
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
    fn at(&self, article: &Article, place: usize, end: usize, begin: usize) -> Option<Found> {
        let names = self.by_first.get(&article.at(place))?;
        let here = names.iter().filter(|name| {
            place + name.words.len() <= end && article.part(place, place + name.words.len()) == name.words.as_slice()
        });
        let here: Vec<&Name> = here.filter(|name| name.stands(article, place, begin)).collect();
        let longest = here.iter().map(|name| name.words.len()).max()?;
        let of_that_length = || here.iter().filter(|name| name.words.len() == longest);
        let whole = of_that_length().any(|name| name.rest.is_empty());
        let chosen = of_that_length().filter(|name| name.rest.is_empty() || !whole);
        let firm = of_that_length().all(|name| name.is_sure());
        Some(Found {
            start: place,
            end: place + longest,
            subject: one(chosen.map(|name| name.indicator), firm || whole),
        })
    }
}

impl Name {
    fn stands(&self, article: &Article, place: usize, begin: usize) -> bool {
        if self.rest.is_empty() {
            return true;
        }
        // Inside another word the end of a name says nothing.
        let open = article.left(article.item_start(place), place);
        let sentence = article.sentence_start(begin.min(place));
        let paragraph = article.sentence_start(sentence.saturating_sub(1));
        let from = if self.shared { sentence } else { paragraph.min(sentence) };
        open.is_empty() && article.holds(from, place, &self.rest)
    }

    fn is_sure(&self) -> bool {
        self.rest.chars().count() >= 3
    }
}

fn is_bound_twice(before: Option<Subject>, behind: Subject) -> bool {
    matches!((before, behind), (Some(Subject::Indicator { index, .. }), Subject::Indicator { index: other, firm: false }) if index != other)
}

/// The one indicator that is meant.
fn one(mut meant: impl Iterator<Item = usize>, firm: bool) -> Subject {
    let Some(index) = meant.next() else {
        return Subject::None;
    };
    if meant.any(|other| other != index) {
        return Subject::Unclear;
    }
    Subject::Indicator { index, firm }
}

/// Whether what is said of a thing stands before it, and nothing else does in its clause: 制修订标准, not 制修订国家标准.
fn is_said_before(article: &Article, begin: usize, clause: usize, thing: usize, what: &[char]) -> bool {
    let Some(end) = spread(article, begin, thing, what) else {
        return false;
    };
    article.left(clause.max(end.min(thing)), thing).is_empty()
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

/// Whether what a figure is about stands in its clause as it is called, with nothing in front of it that could make it another
/// thing: not 北京市电信业务收入 for 电信业务收入.
fn is_plainly_named(article: &Article, figure: &Figure) -> bool {
    let clause = article.clause_start(figure.start);
    let item = article.item_start(figure.start).max(clause);
    let name = figure.subject.as_str();
    let length = name.chars().count();
    if article.holds(clause, figure.start, "分别") || length < 2 {
        return false;
    }
    let starts = |from: usize| {
        (from..figure.start)
            .rev()
            .find(|place| article.has(*place, name) && place + length <= figure.start)
    };
    if let Some(start) = starts(item).or_else(|| starts(clause)) {
        // Whose it is stands in front: 北京市电信业务收入.
        let owner = article.left(clause, start);
        let of_another = owner.contains(['市', '省', '县', '区', '州', '国', '公', '家', '院', '外']);
        return !of_another && article.left(start + length, figure.start).is_empty();
    }
    // 新增8个…中心: the verb in front, the thing behind.
    let chars: Vec<char> = name.chars().collect();
    let behind = figure.end + usize::from(article.at(figure.end) == '的');
    (0..length.saturating_sub(1)).any(|cut| {
        let (verb, thing) = chars.split_at(cut);
        let verb_start = figure.start.saturating_sub(cut);
        article.part(behind, behind + thing.len()) == thing
            && article.part(verb_start, figure.start) == verb
            && verb_start >= clause
            && article.left(clause, verb_start).is_empty()
    })
}

/// A name without marks, 的, and the words of scope that a report leaves out of its own names.
fn plain_name(name: &str) -> String {
    const SCOPES: [&str; 10] = [
        "全省",
        "全市",
        "全区",
        "全县",
        "我省",
        "我市",
        "我区",
        "我县",
        "全州",
        "全自治区",
    ];
    let name: String = bare(name)
        .chars()
        .filter(|c| c.is_alphanumeric() && *c != '的')
        .collect();
    let own = SCOPES.iter().find_map(|scope| name.strip_prefix(scope));
    own.map_or(name.clone(), str::to_owned)
}

/// A name without what stands behind it in brackets.
fn bare(name: &str) -> String {
    name.split(['（', '(']).next().unwrap_or(name).trim().to_owned()
}

/// Whether a figure is proofed: a quantity, and not a day, a place in an order, a name or a span of time.
pub(super) fn is_proofed(figure: &Figure) -> bool {
    figure.kind == FigureKind::Figure
}
