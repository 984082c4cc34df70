//! An article as places: its characters, where its figures, sentences and clauses begin and end. Does not know what a figure
//! is about.

use super::vocabulary;
use figures::Figure;

/// How far a sentence reaches: what stands further off is not looked at, so that proofing is linear in the length.
const REACH: usize = 120;

/// A text with its figures. Everything that is asked of a place is found out once, for all places.
pub(super) struct Article {
    chars: Vec<char>,
    /// For each place the place behind the last sentence end before it; then the same of clauses and of items of lists.
    sentences: Vec<usize>,
    clauses: Vec<usize>,
    items: Vec<usize>,
    /// For each place where that ends which says nothing of a subject and begins there: a figure, a date, a plain word; else the
    /// place itself.
    plain: Vec<usize>,
    /// For each place whether its sentence says before it that it is expected.
    expected: Vec<bool>,
}

impl Article {
    pub(super) fn new(text: &str, figures: &[Figure]) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let plain = (0..chars.len()).map(|place| vocabulary::plain_word(&chars, place).unwrap_or(place));
        let mut plain: Vec<usize> = plain.collect();
        for figure in figures {
            if let Some(end) = plain.get_mut(figure.start) {
                *end = figure.end;
            }
        }
        let mut sentence_expects = false;
        let expects = (0..chars.len()).map(|place| {
            let ends = chars.get(place).is_some_and(|c| ends_sentence(*c));
            sentence_expects = !ends && (sentence_expects || vocabulary::expects(&chars, place));
            sentence_expects
        });
        Self {
            expected: expects.collect(),
            sentences: starts(&chars, ends_sentence),
            clauses: starts(&chars, ends_clause),
            items: starts(&chars, ends_item),
            plain,
            chars,
        }
    }

    pub(super) fn chars(&self) -> &[char] {
        &self.chars
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
        start(&self.sentences, place)
    }

    /// Where the sentence begins in which a place is, however long it is.
    pub(super) fn whole_sentence_start(&self, place: usize) -> usize {
        self.sentences.get(place).copied().unwrap_or(place)
    }

    /// Where the sentence ends in which a place is, behind its full stop.
    pub(super) fn sentence_end(&self, place: usize) -> usize {
        let most = (place + REACH).min(self.len());
        let stop = (place..most).find(|i| ends_sentence(self.at(*i)));
        stop.map_or(most, |i| if self.at(i) == '\n' { i } else { i + 1 })
    }

    /// Whether the sentence of a place says before it that what follows is expected, however long the sentence is.
    pub(super) fn is_expected(&self, place: usize) -> bool {
        self.expected.get(place).copied().unwrap_or(false)
    }

    /// Where the clause begins in which a place is.
    pub(super) fn clause_start(&self, place: usize) -> usize {
        start(&self.clauses, place)
    }

    /// Where the clause ends in which a place is.
    pub(super) fn clause_end(&self, place: usize) -> usize {
        let most = (place + REACH).min(self.len());
        (place..most).find(|i| ends_clause(self.at(*i))).unwrap_or(most)
    }

    /// Where a list's part begins in which a place is: 和 and 、 part names as commas part clauses.
    pub(super) fn item_start(&self, place: usize) -> usize {
        start(&self.items, place)
    }

    /// Where that ends which says nothing of a subject and begins at a place; the place itself where nothing does.
    pub(super) fn skip(&self, place: usize) -> usize {
        self.plain.get(place).copied().unwrap_or(place)
    }

    /// What is left of a part when figures, dates, marks and the words that say nothing of the subject are taken away.
    pub(super) fn left(&self, start: usize, end: usize) -> String {
        let mut left = String::new();
        let mut i = start;
        while i < end {
            match self.skip(i) {
                behind if behind > i && behind <= end => i = behind,
                _ => {
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

/// For each place, and the one behind the text, the place behind the last character before it that `ends`.
fn starts(chars: &[char], ends: fn(char) -> bool) -> Vec<usize> {
    let mut last = 0;
    let mut starts = Vec::with_capacity(chars.len() + 1);
    for (place, c) in chars.iter().enumerate() {
        starts.push(last);
        if ends(*c) {
            last = place + 1;
        }
    }
    starts.push(last);
    starts
}

fn start(starts: &[usize], place: usize) -> usize {
    let least = place.saturating_sub(REACH);
    starts.get(place).copied().unwrap_or(least).max(least)
}

pub(super) use figures::ends_sentence;

/// Brackets and dashes part clauses, too.
pub(super) fn ends_clause(c: char) -> bool {
    c != '\0' && (figures::ends_clause(c) || matches!(c, '（' | '）' | '(' | ')' | '—'))
}

fn ends_item(c: char) -> bool {
    ends_clause(c) || matches!(c, '、' | '和' | '与' | '及' | '“' | '”')
}
