//! Splits a text into rows of cells with positions: separated by commas, tabs or semicolons, quoted as in RFC 4180. A missing
//! closing quotation mark is an error.

use crate::base::error::{Code, Error, Position};

/// A cell with its position.
#[derive(Debug)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) position: Position,
}

/// A row that is not empty.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    start: Cell,
}

impl Row {
    pub(super) fn first(&self) -> &Cell {
        self.cells.first().unwrap_or(&self.start)
    }

    pub(super) fn get(&self, at: usize) -> Option<&Cell> {
        self.cells.get(at)
    }
}

/// Splits a text into rows; empty rows are left out.
pub(super) fn rows(text: &str) -> Result<Vec<Row>, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader {
        rest: text.chars().peekable(),
        separator: separator(text),
        here: Position { line: 1, column: 1 },
    };
    let mut rows = Vec::new();
    while reader.rest.peek().is_some() {
        let start = Cell {
            text: String::new(),
            position: reader.here,
        };
        let cells = reader.row()?;
        if cells.iter().any(|cell| !cell.text.trim().is_empty()) {
            rows.push(Row { cells, start });
        }
    }
    Ok(rows)
}

/// The separator of the cells in the row of column names: a tab, else a comma, else a semicolon.
fn separator(text: &str) -> char {
    let head = text
        .lines()
        .find(|line| !line.trim().is_empty() && !line.starts_with(['#', '"']))
        .unwrap_or(text);
    ['\t', ',', ';'].into_iter().find(|c| head.contains(*c)).unwrap_or(',')
}

struct Reader<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    separator: char,
    here: Position,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<char> {
        let c = self.rest.next()?;
        if c == '\n' {
            self.here.line += 1;
            self.here.column = 1;
        } else {
            self.here.column += 1;
        }
        Some(c)
    }

    fn row(&mut self) -> Result<Vec<Cell>, Error> {
        let mut cells = Vec::new();
        loop {
            let position = self.here;
            let text = match self.rest.peek() {
                Some('"') => self.quoted(position)?,
                // Rows above the table are one cell each, whatever the separator is.
                Some('#') if cells.is_empty() => self.until(|c| "\r\n".contains(c)),
                _ => self.plain(),
            };
            cells.push(Cell { text, position });
            match self.next() {
                Some(c) if c == self.separator => {}
                Some('\r') => {
                    if self.rest.peek() == Some(&'\n') {
                        self.next();
                    } else {
                        self.here.line += 1;
                        self.here.column = 1;
                    }
                    return Ok(cells);
                }
                _ => return Ok(cells),
            }
        }
    }

    fn plain(&mut self) -> String {
        let separator = self.separator;
        self.until(|c| c == separator || "\r\n".contains(c))
    }

    fn until(&mut self, end: impl Fn(char) -> bool) -> String {
        let mut text = String::new();
        while let Some(c) = self.rest.peek().copied().filter(|c| !end(*c)) {
            self.next();
            text.push(c);
        }
        text
    }

    fn quoted(&mut self, start: Position) -> Result<String, Error> {
        self.next();
        let mut text = String::new();
        loop {
            match self.next() {
                Some('"') if self.rest.peek() == Some(&'"') => {
                    self.next();
                    text.push('"');
                }
                // Text after a closing mark is invalid, and kept.
                Some('"') => return Ok(text + &self.plain()),
                Some(c) => text.push(c),
                None => {
                    let message = "found a quotation mark without its other; accepted is a cell that ends";
                    return Err(Error::new(Code::InvalidDocument, "row", message).at(start));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(text: &str) -> Vec<Vec<String>> {
        let rows = rows(text).unwrap();
        rows.into_iter()
            .map(|row| row.cells.into_iter().map(|cell| cell.text).collect())
            .collect()
    }

    #[test]
    fn cells_have_positions() {
        let rows = rows("\u{feff}甲,乙\r\n\r\n\"a\nb\",c\r\"d\"\"\",e").unwrap();
        let places: Vec<(&str, usize, usize)> = rows
            .iter()
            .flat_map(|row| &row.cells)
            .map(|cell| (cell.text.as_str(), cell.position.line, cell.position.column))
            .collect();
        let expected = [
            ("甲", 1, 1),
            ("乙", 1, 3),
            ("a\nb", 3, 1),
            ("c", 4, 4),
            ("d\"", 5, 1),
            ("e", 5, 7),
        ];
        assert_eq!(places, expected);
        assert_eq!(
            super::rows("a,\"b").unwrap_err().position(),
            Some(Position { line: 1, column: 3 })
        );
    }

    #[test]
    fn tabs_and_semicolons_separate_cells_too() {
        assert_eq!(texts("a\tb,c\n1\t2"), [["a", "b,c"], ["1", "2"]]);
        assert_eq!(
            texts("#x: 1,2\na;b\n1;2"),
            [vec!["#x: 1,2"], vec!["a", "b"], vec!["1", "2"]]
        );
    }

    proptest! {
        #[test]
        fn agrees_with_another_csv_reader(cells in proptest::collection::vec(
            proptest::collection::vec("[a-z甲\",\n\t ]{1,5}", 2..4), 1..5)
        ) {
            let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
            let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(",");
            let text: String = cells.iter().map(|row| line(row) + "\n").collect();
            let text = format!("h,k\n{text}");
            let mut other = csv_reader::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(text.as_bytes());
            let theirs: Vec<Vec<String>> = other
                .records()
                .map(|record| record.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
                .filter(|row| row.iter().any(|cell| !cell.trim().is_empty()))
                .collect();
            prop_assert_eq!(texts(&text), theirs);
        }

        #[test]
        fn any_text_is_parsed_without_panic(text in "\\PC{0,20}[\",\t\n]{0,5}\\PC{0,20}") {
            drop(rows(&text));
        }
    }
}
