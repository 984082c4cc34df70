//! An article as places: its characters, where its figures and sentences begin and end. Refuses: what a figure is about.

use super::vocabulary;
use figures::Figure;
use std::collections::BTreeMap;

/// How far a sentence reaches: what stands further off is not looked at, so that proofing is linear in the length.
const REACH: usize = 120;

/// A text with its figures.
pub(super) struct Article {
    chars: Vec<char>,
    /// Where what begins at a place ends: figures, dates, names, whatever was read there.
    ends: BTreeMap<usize, usize>,
}

impl Article {
    pub(super) fn new(text: &str, figures: &[Figure]) -> Self {
        Self {
            chars: text.chars().collect(),
            ends: figures.iter().map(|figure| (figure.start, figure.end)).collect(),
        }
    }

    /// The character at a place, `'\0'` outside the text.
    pub(super) fn at(&self, place: usize) -> char {
        self.chars.get(place).copied().unwrap_or('\0')
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    pub(super) fn part(&self, start: usize, end: usize) -> &[char] {
        self.chars.get(start..end).unwrap_or_default()
    }

    /// Whether a word begins at a place.
    pub(super) fn has(&self, place: usize, word: &str) -> bool {
        word.chars().zip(place..).all(|(c, i)| self.at(i) == c)
    }

    /// Whether a word stands in a part.
    pub(super) fn holds(&self, start: usize, end: usize, word: &str) -> bool {
        (start..end).any(|i| self.has(i, word) && i + word.chars().count() <= end)
    }

    /// Where the sentence begins in which a place is, as far as it is looked at.
    pub(super) fn sentence_start(&self, place: usize) -> usize {
        self.back(place, ends_sentence)
    }

    /// Where the sentence ends in which a place is, behind its full stop.
    pub(super) fn sentence_end(&self, place: usize) -> usize {
        let most = (place + REACH).min(self.len());
        let stop = (place..most).find(|i| ends_sentence(self.at(*i)));
        stop.map_or(most, |i| if self.at(i) == '\n' { i } else { i + 1 })
    }

    /// Where the clause begins in which a place is.
    pub(super) fn clause_start(&self, place: usize) -> usize {
        self.back(place, ends_clause)
    }

    /// Where the clause ends in which a place is.
    pub(super) fn clause_end(&self, place: usize) -> usize {
        let most = (place + REACH).min(self.len());
        (place..most).find(|i| ends_clause(self.at(*i))).unwrap_or(most)
    }

    /// Where a list's part begins in which a place is: 和 and 、 part names as commas part clauses.
    pub(super) fn item_start(&self, place: usize) -> usize {
        self.back(place, |c| {
            ends_clause(c) || matches!(c, '、' | '和' | '与' | '及' | '“' | '”')
        })
    }

    fn back(&self, place: usize, stops: fn(char) -> bool) -> usize {
        let least = place.saturating_sub(REACH);
        (least..place)
            .rev()
            .find(|i| stops(self.at(*i)))
            .map_or(least, |i| i + 1)
    }

    /// What is left of a part when figures, dates, marks and the words that say nothing of the subject are taken away.
    pub(super) fn left(&self, start: usize, end: usize) -> String {
        let mut left = String::new();
        let mut i = start;
        while i < end {
            let behind = self
                .ends
                .get(&i)
                .copied()
                .or_else(|| vocabulary::plain_word(self, i, end))
                .filter(|behind| *behind > i && *behind <= end);
            match behind {
                Some(behind) => i = behind,
                None => {
                    let c = self.at(i);
                    if c.is_alphanumeric() {
                        left.push(c);
                    }
                    i += 1;
                }
            }
        }
        left
    }
}

pub(super) use figures::ends_sentence;

/// Brackets and dashes part clauses, too.
pub(super) fn ends_clause(c: char) -> bool {
    c != '\0' && (figures::ends_clause(c) || matches!(c, '（' | '）' | '(' | ')' | '—'))
}
