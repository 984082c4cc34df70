//! A figure with what stands around it in its clause.

use super::Sentence;
use super::behind::Behind;
use super::front::Front;
use super::kinds::is_counted;
use super::parts::Whole;
use super::state::Clause;
use super::tokens::{Kind, Token};
use crate::Figure;
use crate::lexicon::Class;

/// A figure with the words around it and what is read in them.
pub(super) struct Around<'t> {
    /// The place of the figure in the list of all.
    pub(super) index: usize,
    pub(super) token: Token,
    /// How many tokens of the clause end with the figure.
    pub(super) end: usize,
    /// The tokens in front of it that no figure before has taken.
    pub(super) before: &'t [Token],
    /// The tokens behind it.
    pub(super) rest: &'t [Token],
    /// Whether another figure follows right behind.
    pub(super) followed: bool,
    /// Whether nothing but the mark of a list stands between the figure before and this one.
    pub(super) joined: bool,
    /// Whether it says which steps were passed or how many: 连跨3个千亿元台阶.
    pub(super) steps: bool,
    /// What is read in front of it.
    pub(super) front: Front,
    /// What is read behind it.
    pub(super) behind: Behind,
    /// What it is, where the share of it follows.
    pub(super) whole: Option<Whole>,
}

impl Around<'_> {
    /// Whether the noun behind is of the next figure, too: 15岁以上人口受教育年限达到9.6年.
    pub(super) fn counts_next(&self) -> bool {
        let mut ahead = self.rest.iter().skip(self.behind.used).map(|token| token.kind);
        matches!(
            (ahead.next(), ahead.next()),
            (Some(Kind::Figure(_)), _)
                | (
                    Some(Kind::Word(Class::Reach | Class::Change | Class::Link)),
                    Some(Kind::Figure(_))
                )
        )
    }
}

impl Sentence<'_> {
    /// Reads what stands around the figure at a place of a clause.
    pub(super) fn around<'t>(
        &self,
        clause: &mut Clause<'t>,
        place: usize,
        index: usize,
        figures: &[Figure],
    ) -> Option<Around<'t>> {
        let figure = figures.get(index)?;
        let tokens = clause.tokens;
        let before = tokens.get(clause.taken..place).unwrap_or_default();
        let rest = tokens.get(place + 1..).unwrap_or_default();
        let joined = clause.listed
            && !clause.took_behind
            && before
                .iter()
                .all(|token| token.kind == Kind::Comma || self.is_and(token));
        let mut front = self.front_of(clause, before, figure);
        let mut behind = self.read_behind(figure, &front, rest, figures);
        let whole = self.whole(figure, &front, rest, figures);
        if behind.says_which {
            front.noun.clear();
        }
        if let Some(measured) = behind.measured.take() {
            clause.attribute = Some(measured);
        }
        let counts = figure.base_unit == "个" || clause.counts_steps || !clause.waiting.is_empty();
        Some(Around {
            index,
            token: *tokens.get(place)?,
            end: place + 1,
            before,
            rest,
            followed: matches!(rest.first().map(|token| token.kind), Some(Kind::Figure(_))),
            joined,
            steps: counts && self.prose.any(figure.end, &["台阶", "关口"]),
            front,
            behind,
            whole,
        })
    }

    /// What stands in front of a figure, with what the figures before have left to it.
    fn front_of(&self, clause: &mut Clause, before: &[Token], figure: &Figure) -> Front {
        let mut front = match clause.held.take() {
            Some(front) if before.is_empty() => front,
            _ => self.front(before),
        };
        // 成为全区第四个突破千亿元的产业: its rank does not name what is measured.
        if front.verb == "成为" && front.object.ends_with('个') && !front.noun.is_empty() {
            front.verb.clear();
            front.object.clear();
        }
        if let Some(attribute) = clause.attribute.take() {
            front.noun.insert_str(0, &attribute);
        }
        // 生产总值达到4亿元，净增1亿元: by how much that grew.
        let grew = front.verb == "净增" && front.adjacent && front.is_bare() && !self.carried.is_empty();
        let compared = |token: &Token| self.prose.any(token.start, &["比", "较"]);
        if grew && (before.iter().any(compared) || !is_counted(figure)) {
            front.verb.clear();
            front.predicate = true;
            "净增".clone_into(&mut front.changes);
        }
        front
    }
}
