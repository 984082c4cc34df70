//! What a clause hands on from each of its figures to those behind it.

use std::collections::VecDeque;

use super::front::Front;
use super::parts::Whole;
use super::tokens::Token;
use crate::FigureDirection;

/// A clause whose figures are read one by one.
#[derive(Default)]
pub(super) struct Clause<'t> {
    /// Its words.
    pub(super) tokens: &'t [Token],
    /// How many of them the figures so far have taken.
    pub(super) taken: usize,
    /// Whether it gives parts of what was named before it: 其中.
    pub(super) part_of: bool,
    /// How many names its sentence had in front of it.
    pub(super) first_name: usize,
    /// Whether its figures have names of several things.
    pub(super) several: bool,
    /// Whether figures stand in front of the next one, which goes on with them as in a list.
    pub(super) listed: bool,
    /// The verb of doing that the list goes on with.
    pub(super) verb: String,
    /// Whose the figures of the list are.
    pub(super) agent: String,
    /// The way that one verb gives to all figures of the list.
    pub(super) shared_way: Option<FigureDirection>,
    /// What makes the shares of something that gives parts: 园区 of 园区贡献了76%的产值、64%的税收.
    pub(super) giver: Option<String>,
    /// The names of the next figures, where they stand in a row.
    pub(super) row: VecDeque<String>,
    /// Whether the figure before has its noun behind it.
    pub(super) took_behind: bool,
    /// What the noun in front of the next figure begins with, where it stands behind the figure before.
    pub(super) attribute: Option<String>,
    /// Whether the figure right before counts something: 3个 of 连跨3个千亿元台阶.
    pub(super) counts_steps: bool,
    /// What the share behind an amount is of: 40% of 完成预算6亿元的40%.
    pub(super) rate_of: Option<Whole>,
    /// Figures that wait for the noun of the next one: 10大类55项.
    pub(super) waiting: Vec<usize>,
    /// What stands in front of those.
    pub(super) held: Option<Front>,
    /// Figures that wait for more than the level of what they count: 8个国家级 of 建成8个国家级、13个省级医疗中心.
    pub(super) leveled: Vec<(usize, String)>,
}
