//! The prose by its characters: sentences, clauses, and words at places. Looks at a bounded part of a sentence.

use figures::{ends_clause, ends_sentence};

/// How far the bounds of a sentence are looked for.
const REACH: usize = 600;

pub(super) struct Text(Vec<char>);

impl Text {
    pub(super) fn new(prose: &str) -> Self {
        Self(prose.chars().collect())
    }

    pub(super) fn at(&self, place: usize) -> char {
        self.0.get(place).copied().unwrap_or('\0')
    }

    pub(super) fn has(&self, place: usize, word: &str) -> bool {
        word.chars().zip(place..).all(|(c, i)| self.at(i) == c)
    }

    pub(super) fn part(&self, start: usize, end: usize) -> String {
        self.0.get(start..end).unwrap_or_default().iter().collect()
    }

    pub(super) fn sentence_start(&self, place: usize) -> usize {
        self.start(place, ends_sentence)
    }

    pub(super) fn sentence_end(&self, place: usize) -> usize {
        let last = (place..place + REACH)
            .find(|i| ends_sentence(self.at(*i)) || self.at(*i) == '\0')
            .unwrap_or(place + REACH);
        (last + usize::from(!matches!(self.at(last), '\n' | '\r' | '\0'))).min(self.0.len())
    }

    pub(super) fn clause_start(&self, place: usize) -> usize {
        self.start(place, ends_clause)
    }

    fn start(&self, place: usize, ends: fn(char) -> bool) -> usize {
        let lowest = place.saturating_sub(REACH);
        (lowest..place)
            .rev()
            .find(|i| ends(self.at(*i)))
            .map_or(lowest, |i| i + 1)
    }
}
