//! The names of a report, found in a text: a sorted list of all ends of names, looked up character by character, so that the cost
//! does not depend on how many names there are. Does not know what a sentence says.

use super::scope::Place;
use crate::vocabulary::vocabulary;
use std::collections::BTreeMap;

/// The longest end of a name that stands for the name: 用水量 for 单位工业增加值用水量.
const LONGEST_END: usize = 16;
/// The most names that may share an end; an end of more names stands for none.
const SAME_ENDS: usize = 16;

/// A whole name, or the end of one.
#[derive(Clone, Copy)]
struct End {
    name: usize,
    /// How many characters are left out in front; 0 for a whole name.
    cut: usize,
}

/// What a name, or the end of one, stands for.
pub(super) struct Meant<'a> {
    /// The beginning that is left out; empty for a whole name.
    pub(super) rest: &'a [char],
    pub(super) indicator: usize,
}

/// All names of a report with their ends, in the order of their words.
pub(super) struct Ends {
    names: Vec<(Vec<char>, usize)>,
    sorted: Vec<End>,
    /// The part of `sorted` that begins with a character.
    by_first: BTreeMap<char, (usize, usize)>,
}

/// Words of a text that are names or ends of names: where they begin, how long they are, and which of [`Ends`] they are.
#[derive(Clone, Copy)]
struct Match {
    length: usize,
    from: usize,
    to: usize,
}

/// For every place of a text the names that begin there, the longest last.
pub(super) struct Places {
    all: Vec<Match>,
    /// Where in `all` those of a place begin; one more than there are places.
    starts: Vec<usize>,
}

impl Ends {
    pub(super) fn of(whole: &[(String, usize)]) -> Self {
        let names: Vec<(Vec<char>, usize)> = whole.iter().map(|(name, of)| (name.chars().collect(), *of)).collect();
        let mut sorted: Vec<End> = Vec::new();
        for (name, (words, _)) in names.iter().enumerate() {
            let shortest = words.len().saturating_sub(LONGEST_END).max(2);
            // One character less is no shorter name.
            let cuts = std::iter::once(0).chain(shortest..words.len().saturating_sub(1));
            sorted.extend(cuts.map(|cut| End { name, cut }));
        }
        sorted.sort_by(|a, b| words(&names, *a).cmp(words(&names, *b)));
        let mut by_first: BTreeMap<char, (usize, usize)> = BTreeMap::new();
        for (index, end) in sorted.iter().enumerate() {
            if let Some(first) = words(&names, *end).first() {
                by_first.entry(*first).or_insert((index, index)).1 = index + 1;
            }
        }
        Self {
            names,
            sorted,
            by_first,
        }
    }

    /// The names at every place of a text.
    pub(super) fn find_all(&self, text: &[char]) -> Places {
        let mut places = Places {
            all: Vec::new(),
            starts: Vec::with_capacity(text.len() + 1),
        };
        for place in 0..text.len() {
            places.starts.push(places.all.len());
            self.find(text.get(place..).unwrap_or_default(), &mut places.all);
        }
        places.starts.push(places.all.len());
        places
    }

    /// All names with which a text begins: the part of the list is narrowed by one character after the other.
    fn find(&self, text: &[char], found: &mut Vec<Match>) {
        let Some((mut from, mut to)) = text.first().and_then(|first| self.by_first.get(first)).copied() else {
            return;
        };
        for (length, c) in (1..).zip(text) {
            if length > 1 {
                let part = self.sorted.get(from..to).unwrap_or_default();
                let at = |end: &End| words(&self.names, *end).get(length - 1).copied();
                let first = part.partition_point(|end| at(end) < Some(*c));
                let last = part.partition_point(|end| at(end) <= Some(*c));
                (from, to) = (from + first, from + last);
            }
            if from == to {
                return;
            }
            // The shortest come first: those that are over here.
            let part = self.sorted.get(from..to).unwrap_or_default();
            let over = part.partition_point(|end| words(&self.names, *end).len() == length);
            if over > 0 && over <= SAME_ENDS {
                found.push(Match {
                    length,
                    from,
                    to: from + over,
                });
            }
        }
    }

    fn meant(&self, end: &End) -> Option<Meant<'_>> {
        let (words, indicator) = self.names.get(end.name)?;
        Some(Meant {
            rest: words.get(..end.cut)?,
            indicator: *indicator,
        })
    }

    /// The names at a place that are over at `end` or before, by length, the longest first.
    pub(super) fn at<'a>(
        &'a self,
        found: &'a Places,
        place: usize,
        end: usize,
    ) -> impl Iterator<Item = (usize, Vec<Meant<'a>>)> {
        let here = match (found.starts.get(place), found.starts.get(place + 1)) {
            (Some(from), Some(to)) => found.all.get(*from..*to).unwrap_or_default(),
            _ => &[],
        };
        let fitting = here.iter().rev().filter(move |one| place + one.length <= end);
        fitting.map(|one| {
            let ends = self.sorted.get(one.from..one.to).unwrap_or_default();
            (one.length, ends.iter().filter_map(|end| self.meant(end)).collect())
        })
    }
}

fn words(names: &[(Vec<char>, usize)], end: End) -> &[char] {
    names
        .get(end.name)
        .and_then(|(words, _)| words.get(end.cut..))
        .unwrap_or_default()
}

/// 经济增长5% is the growth of what is produced in the place.
const GROWTH: &str = "经济增长";
const PRODUCT: &str = "地区生产总值";

/// What names of one indicator have in common: its name in the vocabulary and what was done, else the name in its short spelling,
/// without marks, 的 and words for the report's own place.
pub(super) fn key(name: &str, place: &Place) -> String {
    let plain = plain_name(name);
    if let (Place::Part(_), Some(rest)) = (place, plain.strip_prefix("全国")) {
        return format!("全国|{}", key(rest, place));
    }
    let known = |name: &str| {
        let named = vocabulary().named(name)?;
        let thing = match named.entry.name {
            GROWTH => PRODUCT,
            other => other,
        };
        Some(format!("{}|{thing}", named.doing))
    };
    known(&plain).unwrap_or_else(|| {
        let own = place.without(&plain);
        known(own).unwrap_or_else(|| vocabulary().short(own))
    })
}

/// A name without what stands behind it in brackets; 执业（助理）医师 is a name as a whole.
pub(super) fn bare(name: &str) -> &str {
    match name.ends_with(['）', ')']) {
        true => name.split(['（', '(']).next().unwrap_or(name).trim(),
        false => name.trim(),
    }
}

/// A name without marks and 的, and without what stands behind it in brackets.
fn plain_name(name: &str) -> String {
    let name = Some(bare(name))
        .filter(|rest| rest.chars().count() >= 2)
        .unwrap_or(name);
    name.chars().filter(|c| c.is_alphanumeric() && *c != '的').collect()
}
