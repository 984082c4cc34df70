//! The prose by its characters: sentences, clauses, and words at places. Looks at a bounded part of a sentence.

use figures::{ends_clause, ends_sentence};

/// How far the bounds of a sentence are looked for.
const REACH: usize = 600;

/// A text with what is asked of each of its figures, found once for all places: a sentence may have thousands of figures.
pub(super) struct Text {
    chars: Vec<char>,
    /// For each place, and the one behind the text, the place behind the last sentence end before it; then the same of clauses.
    sentences: Vec<u32>,
    clauses: Vec<u32>,
}

impl Text {
    pub(super) fn new(prose: &str) -> Self {
        let chars: Vec<char> = prose.chars().collect();
        Self {
            sentences: starts(&chars, ends_sentence),
            clauses: starts(&chars, ends_clause),
            chars,
        }
    }

    pub(super) fn at(&self, place: usize) -> char {
        self.chars.get(place).copied().unwrap_or('\0')
    }

    pub(super) fn has(&self, place: usize, word: &str) -> bool {
        word.chars().zip(place..).all(|(c, i)| self.at(i) == c)
    }

    pub(super) fn part(&self, start: usize, end: usize) -> String {
        self.chars.get(start..end).unwrap_or_default().iter().collect()
    }

    pub(super) fn sentence_start(&self, place: usize) -> usize {
        start(&self.sentences, place)
    }

    pub(super) fn sentence_end(&self, place: usize) -> usize {
        let last = (place..place + REACH)
            .find(|i| ends_sentence(self.at(*i)) || self.at(*i) == '\0')
            .unwrap_or(place + REACH);
        (last + usize::from(!matches!(self.at(last), '\n' | '\r' | '\0'))).min(self.chars.len())
    }

    pub(super) fn clause_start(&self, place: usize) -> usize {
        start(&self.clauses, place)
    }
}

/// For each place, and the one behind the text, the place behind the last character before it that `ends`.
fn starts(chars: &[char], ends: fn(char) -> bool) -> Vec<u32> {
    let mut last = 0;
    let mut starts = Vec::with_capacity(chars.len() + 1);
    for (place, c) in (1..).zip(chars) {
        starts.push(last);
        if ends(*c) {
            last = place;
        }
    }
    starts.push(last);
    starts
}

fn start(starts: &[u32], place: usize) -> usize {
    let least = place.saturating_sub(REACH);
    starts.get(place).map_or(least, |start| (*start as usize).max(least))
}
