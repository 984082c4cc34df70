//! What tables state apart from their numbers: units in brackets (总额（亿元）10.00), in a column of units, in the head of a column or
//! above the table (单位：万元); names in the first column; times in the head. Rows are lines whose cells are separated by tabs. Does not
//! invent: a number without a unit anywhere stays without.

use super::prose::{Prose, is_blank, is_han};
use super::reading::finish;
use super::units::{self, Kind, Unit};
use super::{Figure, FigureDirection, FigureKind};
use quantity::Period;

/// The longest unit in brackets.
const LONGEST_UNIT: usize = 12;
/// The longest name before brackets.
const LONGEST_NAME: usize = 24;
/// A line that is longer is prose: what was said of a table above it is over.
const LONGEST_CAPTION: usize = 40;

/// Heads of columns that hold the amounts of what the rows name.
#[rustfmt::skip]
const AMOUNTS: [&str; 24] = [
    "绝对量", "绝对数", "绝对值", "总量", "数量", "数值", "数额", "指标值", "数据", "实际", "实绩", "实际数", "完成", "完成数", "完成情况",
    "实际完成", "全年", "本年", "本期", "累计", "本年累计", "全年累计", "值", "合计",
];
/// Heads of columns that hold changes.
#[rustfmt::skip]
const CHANGES: [&str; 10] = [
    "增长", "增速", "增幅", "增减", "同比", "环比", "比上年", "较上年", "比去年", "±",
];
const SHARES: [&str; 3] = ["比重", "占比", "构成"];
const TARGETS: [&str; 4] = ["目标", "计划", "预期", "任务"];
/// What stands before the name of a row.
const BEFORE_NAMES: [&str; 8] = ["其中：", "其中:", "＃", "#", "—", "-", "一、", "●"];

/// Gives figures what their tables and the brackets before them state.
pub(super) fn apply(prose: &Prose, figures: &mut [Figure]) {
    for figure in figures.iter_mut().filter(|figure| is_bare(figure)) {
        if let Some((unit, begin)) = unit_before(prose, figure.start) {
            set_unit(figure, &unit);
            // The clause was read as if the brackets ended it.
            let words = words_before(prose, begin);
            if !words.is_empty() && !words.ends_with(&figure.subject) {
                figure.subject = words;
            }
        }
    }
    let mut table = Table::default();
    let mut start = 0;
    let mut next = 0;
    while start < prose.len() {
        let end = (start..prose.len())
            .find(|i| matches!(prose.at(*i), '\n' | '\r'))
            .unwrap_or(prose.len());
        let from = next;
        while figures.get(next).is_some_and(|figure| figure.start < end) {
            next += 1;
        }
        table.line(prose, (start, end), figures.get_mut(from..next).unwrap_or_default());
        start = end + 1;
    }
}

/// A number without a unit.
fn is_bare(figure: &Figure) -> bool {
    figure.kind == FigureKind::Figure && figure.unit.is_empty() && figure.base_unit.is_empty()
}

fn set_unit(figure: &mut Figure, unit: &Unit) {
    figure.unit.clone_from(&unit.symbol);
    finish(figure, unit.scale, &unit.base);
}

/// The Chinese words that end here.
fn words_before(prose: &Prose, end: usize) -> String {
    let lowest = end.saturating_sub(LONGEST_NAME);
    let is_other = |i: &usize| !is_han(prose.at(*i));
    let start = (lowest..end).rev().find(is_other).map_or(lowest, |i| i + 1);
    prose.plain_text(start, end).to_owned()
}

/// The unit in brackets before a number, and where they begin: 总额（亿元）10.00, 产量（万吨）为12.
fn unit_before(prose: &Prose, start: usize) -> Option<(Unit, usize)> {
    let mut end = prose.skip_blanks_back(start);
    if matches!(prose.before(end), '为' | '达' | '：' | ':') {
        end = prose.skip_blanks_back(end - 1);
    }
    in_brackets(prose, end)
}

/// The unit in the brackets that end here, and where they begin.
fn in_brackets(prose: &Prose, end: usize) -> Option<(Unit, usize)> {
    let open = match prose.before(end) {
        '）' | ')' => ['（', '('],
        '］' | ']' => ['［', '['],
        _ => return None,
    };
    let last = end - 1;
    let begin = (last.saturating_sub(LONGEST_UNIT)..last)
        .rev()
        .find(|i| open.contains(&prose.at(*i)))?;
    let unit = exactly(prose, after_label(prose, begin + 1), last)?;
    Some((unit, begin))
}

/// Behind 单位：.
fn after_label(prose: &Prose, place: usize) -> usize {
    let spaced = prose.has(place, "单") && prose.has(prose.skip_blanks(place + 1), "位");
    let behind = if spaced {
        prose.skip_blanks(place + 1) + 1
    } else {
        place
    };
    match prose.at(behind) {
        '：' | ':' if spaced => prose.skip_blanks(behind + 1),
        _ => place,
    }
}

/// The unit that a part of the text is, from end to end.
fn exactly(prose: &Prose, start: usize, end: usize) -> Option<Unit> {
    let end = prose.skip_blanks_back(end);
    units::read(prose, start, true).filter(|unit| unit.end == end && unit.kind != Kind::Time && start < end)
}

/// The unit that is stated above a table, if it is one alone: 单位：万元.
fn unit_above(prose: &Prose, (start, end): (usize, usize)) -> Option<Unit> {
    let label = (start..end).find(|i| prose.at(*i) == '单' && after_label(prose, *i) != *i)?;
    let behind = after_label(prose, label);
    let end = (behind..end)
        .find(|i| matches!(prose.at(*i), '）' | ')' | '\t'))
        .unwrap_or(end);
    exactly(prose, behind, end)
}

/// What the head of a column says of the numbers below it.
#[derive(Clone, Default)]
struct Column {
    words: String,
    unit: Option<Unit>,
    is_units: bool,
    period: Option<(Period, String)>,
}

impl Column {
    fn says(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.words.contains(word))
    }

    /// Adds a line of a head that has several.
    fn join(&mut self, below: Self) {
        self.words.push_str(&below.words);
        self.unit = below.unit.or(self.unit.take());
        self.is_units |= below.is_units;
        self.period = below.period.or(self.period.take());
    }
}

#[derive(Default)]
struct Table {
    /// From 单位：…: it counts for the table below it.
    above: Option<Unit>,
    head: Vec<Column>,
    /// Whether rows with numbers have followed the head.
    has_rows: bool,
}

/// A cell without the blanks around it.
struct Cell {
    start: usize,
    end: usize,
    /// The figure that it is, among those of the line.
    figure: Option<usize>,
}

impl Table {
    fn line(&mut self, prose: &Prose, (start, end): (usize, usize), figures: &mut [Figure]) {
        let cells = cells(prose, (start, end), figures);
        if cells.len() < 2 {
            if let Some(unit) = unit_above(prose, (start, end)) {
                *self = Self {
                    above: Some(unit),
                    ..Self::default()
                };
            } else if self.has_rows && end > start || end - start > LONGEST_CAPTION {
                *self = Self::default();
            }
            return;
        }
        if cells.iter().all(|cell| cell.figure.is_none()) {
            self.head_line(prose, &cells, (start, end));
        } else {
            self.row(prose, &cells, figures);
        }
    }

    fn head_line(&mut self, prose: &Prose, cells: &[Cell], line: (usize, usize)) {
        let columns: Vec<Column> = cells.iter().map(|cell| column(prose, cell)).collect();
        if let Some(unit) = unit_above(prose, line) {
            *self = Self {
                above: Some(unit),
                ..Self::default()
            };
            return;
        }
        if !self.has_rows && !self.head.is_empty() {
            self.head
                .resize_with(columns.len().max(self.head.len()), Column::default);
            self.head
                .iter_mut()
                .zip(columns)
                .for_each(|(column, below)| column.join(below));
            return;
        }
        // A row without numbers is no new head.
        let is_head = |column: &Column| column.unit.is_some() || column.is_units || column.period.is_some();
        if !self.has_rows || columns.iter().any(is_head) {
            self.head = columns;
            self.has_rows = false;
        }
    }

    fn row(&mut self, prose: &Prose, cells: &[Cell], figures: &mut [Figure]) {
        self.has_rows = true;
        let words = |cell: &&Cell| {
            cell.figure.is_none() && cell.start < cell.end && exactly(prose, cell.start, cell.end).is_none()
        };
        let label = cells
            .iter()
            .find(words)
            .map(|cell| column(prose, cell))
            .unwrap_or_default();
        let own = cells
            .iter()
            .filter(|cell| cell.figure.is_none())
            .find_map(|cell| exactly(prose, cell.start, cell.end))
            .or_else(|| label.unit.clone());
        let name = name(&label.words);
        let nothing = Column::default();
        let mut is_first = true;
        for (at, cell) in cells.iter().enumerate() {
            let Some(figure) = cell.figure.and_then(|at| figures.get_mut(at)) else {
                continue;
            };
            let column = self.head.get(at).unwrap_or(&nothing);
            let (changes, shares) = (column.says(&CHANGES), column.says(&SHARES));
            if is_bare(figure) {
                // Without a head only the first number is surely in the unit of the row.
                let of_row = (is_first || !self.head.is_empty()) && !changes && !shares;
                let unit = column
                    .unit
                    .clone()
                    .or_else(|| own.clone().or_else(|| self.above.clone()).filter(|_| of_row));
                if let Some(unit) = unit {
                    set_unit(figure, &unit);
                }
            }
            is_first = false;
            let is_amount = changes
                || shares
                || column.period.is_some()
                || column.says(&TARGETS)
                || AMOUNTS.contains(&column.words.as_str());
            // Rows of years name their time, and the head what is counted.
            figure.subject = match (&label.period, is_amount) {
                (Some(_), _) => column.words.clone(),
                (None, true) => name.clone(),
                (None, false) => format!("{name}{}", column.words),
            };
            if let Some((period, words)) = column.period.as_ref().or(label.period.as_ref()) {
                figure.span = Some(*period);
                figure.period = Some(words.clone());
            }
            figure.target |= column.says(&TARGETS);
            let is_negative = figure.number.first().is_some_and(|number| *number < 0.0);
            if changes {
                figure.direction = Some(if is_negative {
                    FigureDirection::Decrease
                } else {
                    FigureDirection::Increase
                });
                figure.comparison = Some(if column.words.contains("环比") { "mom" } else { "yoy" });
            } else if shares {
                figure.direction = Some(FigureDirection::Share);
            }
        }
    }
}

/// The cells of a line; one for a line without tabs.
fn cells(prose: &Prose, (start, end): (usize, usize), figures: &[Figure]) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut from = start;
    let mut next = 0;
    while from <= end {
        let behind = (from..end).find(|i| prose.at(*i) == '\t').unwrap_or(end);
        let begin = (from..behind).find(|i| !is_blank(prose.at(*i))).unwrap_or(behind);
        let last = (begin..behind)
            .rev()
            .find(|i| !is_blank(prose.at(*i)))
            .map_or(begin, |last| last + 1);
        while figures.get(next).is_some_and(|figure| figure.start < begin) {
            next += 1;
        }
        let is_whole =
            |figure: &&Figure| figure.kind == FigureKind::Figure && (figure.start, figure.end) == (begin, last);
        let figure = figures.get(next).filter(is_whole).map(|_| next);
        cells.push(Cell {
            start: begin,
            end: last,
            figure,
        });
        from = behind + 1;
    }
    cells
}

/// What a cell of words says.
fn column(prose: &Prose, cell: &Cell) -> Column {
    let bracket = in_brackets(prose, cell.end);
    let end = bracket.as_ref().map_or(cell.end, |(_, begin)| *begin);
    let words: String = prose
        .plain_text(cell.start, end)
        .chars()
        .filter(|c| !is_blank(*c))
        .collect();
    let period = Period::parse(&Period::document_form(&words))
        .ok()
        .map(|period| (period, words.clone()));
    let is_units = matches!(words.as_str(), "单位" | "计量单位");
    let unit = bracket.map(|(unit, _)| unit);
    let unit = unit.or_else(|| exactly(prose, cell.start, cell.end));
    Column {
        words,
        unit,
        is_units,
        period,
    }
}

/// The name of a row without what marks its level.
fn name(words: &str) -> String {
    let mut name = words;
    while let Some(rest) = BEFORE_NAMES.iter().find_map(|mark| name.strip_prefix(mark)) {
        name = rest;
    }
    name.to_owned()
}
