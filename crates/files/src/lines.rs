//! Lines under construction: paragraphs outside tables, rows of tables with their cells.

use crate::{FileError, MAX_TEXT};

/// A cell with a longer text is part of a layout, not of a table of figures: its paragraphs become lines.
const LONGEST_CELL: usize = 120;

/// Columns and rows that one cell may span, so that a number in a file makes no work by itself.
const MOST_SPANNED: usize = 50;

/// Tables inside tables, more than any layout has.
const DEEPEST: usize = 40;

/// Collects lines.
#[derive(Default)]
pub(crate) struct Lines {
    done: String,
    line: String,
    tables: Vec<Table>,
}

/// A table that is open, innermost last.
#[derive(Default)]
struct Table {
    row: Vec<Cell>,
    /// Cells that reach down into the next rows: their column, their text, and how many rows are left.
    reaching: Vec<(usize, String, usize)>,
    open: Option<Open>,
}

/// The cell that is being read.
struct Open {
    cell: Cell,
    columns: usize,
    rows: usize,
}

#[derive(Default)]
struct Cell {
    lines: Vec<String>,
    /// Contains a table.
    holds_table: bool,
    /// Continues the cell above.
    continues: bool,
}

impl Cell {
    fn text(&self) -> String {
        let mut text = String::new();
        for line in &self.lines {
            let ascii = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            if ascii(text.chars().next_back()) && ascii(line.chars().next()) {
                text.push(' ');
            }
            text.push_str(line);
        }
        text
    }
}

impl Lines {
    /// Adds text; white space of any length is one space.
    pub(crate) fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                // No-break spaces are indents in saved pages; hidden ones are nothing.
                c if c.is_whitespace() => {
                    if !self.line.is_empty() && !self.line.ends_with([' ', '\t']) {
                        self.line.push(' ');
                    }
                }
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => {}
                c => self.line.push(c),
            }
        }
    }

    /// Adds raised text: its digits are not part of a number before them.
    pub(crate) fn raised(&mut self, text: &str) {
        const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
        let raise = |c: char| c.to_digit(10).and_then(|digit| RAISED.get(digit as usize).copied());
        let raised: String = text.chars().map(|c| raise(c).unwrap_or(c)).collect();
        self.text(&raised);
    }

    /// A tab stop: outside tables it separates cells that are typed.
    pub(crate) fn tab(&mut self) {
        if self.tables.is_empty() && !self.line.is_empty() {
            self.line.truncate(self.line.trim_end().len());
            self.line.push('\t');
        } else {
            self.text(" ");
        }
    }

    /// Ends a line, if there is one.
    pub(crate) fn end_line(&mut self) -> Result<(), FileError> {
        let line = std::mem::take(&mut self.line).trim().to_owned();
        if line.is_empty() {
            return Ok(());
        }
        self.put(line)
    }

    /// A line goes into the innermost open cell, else to the text.
    fn put(&mut self, line: String) -> Result<(), FileError> {
        let open = self.tables.iter_mut().rev().find_map(|table| table.open.as_mut());
        if let Some(open) = open {
            open.cell.lines.push(line);
            return Ok(());
        }
        self.done.push_str(&line);
        self.done.push('\n');
        if self.done.len() > MAX_TEXT {
            return Err(FileError::TooLarge);
        }
        Ok(())
    }

    pub(crate) fn start_table(&mut self) -> Result<(), FileError> {
        self.end_line()?;
        if let Some(open) = self.tables.last_mut().and_then(|table| table.open.as_mut()) {
            open.cell.holds_table = true;
        }
        if self.tables.len() == DEEPEST {
            return Err(FileError::TooLarge);
        }
        self.tables.push(Table::default());
        Ok(())
    }

    pub(crate) fn end_table(&mut self) -> Result<(), FileError> {
        self.end_row()?;
        self.tables.pop();
        Ok(())
    }

    pub(crate) fn start_cell(&mut self, columns: usize, rows: usize) -> Result<(), FileError> {
        self.end_cell()?;
        if let Some(table) = self.tables.last_mut() {
            table.open = Some(Open {
                cell: Cell::default(),
                columns: columns.clamp(1, MOST_SPANNED),
                rows: rows.clamp(1, MOST_SPANNED),
            });
        }
        Ok(())
    }

    /// What documents say of a cell only once it is open.
    pub(crate) fn cell_spans(&mut self, columns: usize) {
        if let Some(open) = self.tables.last_mut().and_then(|table| table.open.as_mut()) {
            open.columns = columns.clamp(1, MOST_SPANNED);
        }
    }

    /// The cell continues the one above it, or is the first of several.
    pub(crate) fn cell_merges(&mut self, continues: bool) {
        if let Some(open) = self.tables.last_mut().and_then(|table| table.open.as_mut()) {
            open.cell.continues = continues;
            // Until a row says otherwise.
            open.rows = usize::MAX;
        }
    }

    pub(crate) fn end_cell(&mut self) -> Result<(), FileError> {
        if self.tables.last().is_some_and(|table| table.open.is_some()) {
            self.end_line()?;
        }
        let Some(table) = self.tables.last_mut() else {
            return Ok(());
        };
        table.fill();
        if let Some(Open { cell, columns, rows }) = table.open.take() {
            let at = table.row.len();
            if cell.continues {
                let above = table.reaching.iter().find(|(column, ..)| *column == at);
                let text = above.map_or_else(String::new, |(_, text, _)| text.clone());
                table.row.push(Cell::of(text));
            } else {
                table
                    .reaching
                    .retain(|(column, ..)| !(at..at + columns).contains(column));
                if rows > 1 {
                    let mut text = repeated(&cell.text());
                    let columns = at..at + columns;
                    table
                        .reaching
                        .extend(columns.map(|column| (column, std::mem::take(&mut text), rows)));
                }
                table.row.push(cell);
            }
            table.row.resize_with(at + columns, Cell::default);
        }
        Ok(())
    }

    pub(crate) fn end_row(&mut self) -> Result<(), FileError> {
        self.end_cell()?;
        let Some(table) = self.tables.last_mut() else {
            return Ok(());
        };
        table.fill();
        let row = std::mem::take(&mut table.row);
        if row.is_empty() {
            return Ok(());
        }
        for (.., rows) in &mut table.reaching {
            *rows = rows.saturating_sub(usize::from(*rows != usize::MAX));
        }
        table.reaching.retain(|(.., rows)| *rows > 0);
        // The lines of a table inside a cell belong to that cell.
        let filled = row.iter().filter(|cell| !cell.lines.is_empty()).count();
        let laid_out = |cell: &Cell| cell.holds_table || cell.text().chars().count() > LONGEST_CELL;
        if filled == 1 || row.iter().any(laid_out) {
            for line in row.into_iter().flat_map(|cell| cell.lines) {
                self.put(line)?;
            }
            return Ok(());
        }
        let cells: Vec<String> = row.iter().map(|cell| cell.text().replace('\t', " ")).collect();
        let line = cells.join("\t");
        match line.trim_end() {
            "" => Ok(()),
            line => self.put(line.to_owned()),
        }
    }

    /// The text, each line with its end.
    pub(crate) fn finish(mut self) -> Result<String, FileError> {
        while !self.tables.is_empty() {
            self.end_table()?;
        }
        self.end_line()?;
        Ok(self.done)
    }
}

impl Cell {
    fn of(text: String) -> Self {
        Self {
            lines: Some(text).filter(|text| !text.is_empty()).into_iter().collect(),
            ..Self::default()
        }
    }
}

impl Table {
    /// Adds the cells that reach down from above to the place of the next one; those of documents have separate cells in each row.
    fn fill(&mut self) {
        let reaches = |at: usize| {
            let above = self.reaching.iter().find(|(column, ..)| *column == at);
            above.filter(|(.., rows)| *rows != usize::MAX)
        };
        let mut more = Vec::new();
        while let Some((_, text, _)) = reaches(self.row.len() + more.len()) {
            more.push(Cell::of(text.clone()));
        }
        self.row.append(&mut more);
    }
}

/// A merged cell counts for each of its rows if it names something; a number stays one.
fn repeated(text: &str) -> String {
    let is_number = text.chars().any(|c| c.is_ascii_digit());
    if is_number { String::new() } else { text.to_owned() }
}
