//! The table of units, `data/units.tsv`: parsed once, and then looked up by symbol. Refuses: powers in front of a unit and
//! what it is per, which are put together elsewhere.

use crate::Decimal;
use std::sync::OnceLock;

const FILE: &[u8] = include_bytes!("../data/units.tsv");

/// What documents are read with. A table of `&str` would weigh more: each of its pointers is eight bytes that do not pack.
static DOCUMENTS: &str = text(&DOCUMENT_LINES);
const DOCUMENT_LINES: [u8; length(false)] = lines(false);

/// What only prose is read in: apart, so that no page has it that reads no prose.
static PROSE: &str = text(&PROSE_LINES);
const PROSE_LINES: [u8; length(true)] = lines(true);

/// How a word that is a unit is told from other words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// A part of a whole, or a difference of two: no power stands before it.
    Share,
    /// A measured unit: also behind one Chinese digit (三吨).
    Measured,
    /// A span of time.
    Time,
    /// What is counted, and told as surely as what is measured (人次).
    People,
    /// A measure word: behind one Chinese digit but 一 and 二.
    Counted,
    /// A noun that needs Arabic digits or a longer numeral in front.
    Noun,
}

/// A line of the table: a unit, or what one is per.
#[derive(Debug, PartialEq)]
pub(crate) struct Row {
    pub(crate) told: Told,
    /// As stated, parted by blanks; the first is the one that is read aloud in Chinese.
    symbols: &'static str,
    /// What is measured, by the unit that all of it is compared in.
    pub(crate) family: &'static str,
    /// How many of that unit one of this is.
    pub(crate) size: f64,
    /// The noun in English as it is written, in the singular; `#` stands for the number where that does not come first. Empty
    /// for a measure word that does not say what is counted.
    pub(crate) written: &'static str,
    /// The same as it is read aloud.
    pub(crate) aloud: &'static str,
}

impl Row {
    /// Its name in Chinese.
    pub(crate) fn name(&self) -> &'static str {
        first(self.symbols)
    }

    pub(crate) fn symbols(&self) -> impl Iterator<Item = &'static str> {
        self.symbols.split(' ')
    }

    /// Things counted, not measured.
    pub(crate) fn is_counted(&self) -> bool {
        matches!(self.told, Told::People | Told::Counted | Told::Noun)
    }
}

/// What documents are stated in.
pub(crate) struct Table {
    /// Powers of ten in front of a unit, longer ones first.
    pub(crate) powers: Vec<(&'static str, f64)>,
    pub(crate) units: Rows,
    pub(crate) per: Rows,
    /// Nouns whose plural rules do not give.
    pub(crate) plurals: Vec<(&'static str, &'static str)>,
}

/// Lines of the table, and where a symbol is among them.
#[derive(Default)]
pub(crate) struct Rows {
    pub(crate) rows: Vec<Row>,
    /// Kept sorted: std's sort adds 2 KB to every page with a custom report.
    by_symbol: Vec<(&'static str, usize)>,
}

impl Rows {
    fn push(&mut self, row: Row) {
        let place = self.rows.len();
        for symbol in row.symbols() {
            let at = self.by_symbol.partition_point(|(known, _)| *known < symbol);
            self.by_symbol.insert(at, (symbol, place));
        }
        self.rows.push(row);
    }

    pub(crate) fn find(&self, symbol: &str) -> Option<&Row> {
        let found = self.by_symbol.binary_search_by(|(known, _)| (*known).cmp(symbol));
        let (_, place) = self.by_symbol.get(found.ok()?)?;
        self.rows.get(*place)
    }
}

/// The table, parsed where it is needed first.
pub(crate) fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table {
            powers: Vec::new(),
            units: Rows::default(),
            per: Rows::default(),
            plurals: Vec::new(),
        };
        for (section, line) in sections(DOCUMENTS) {
            let mut cells = line.split('\t');
            let mut cell = || cells.next().unwrap_or_default();
            let symbols = cell();
            match section {
                "[powers]" => table.powers.push((symbols, size(cell()))),
                "[plurals]" => table.plurals.push((symbols, cell())),
                _ => {
                    let told = told(section);
                    let measured = matches!(told, Some(Told::Share | Told::Measured | Told::Time));
                    let (family, many) = if measured { (cell(), cell()) } else { ("", "") };
                    let (written, aloud) = (cell(), cell());
                    let row = Row {
                        told: told.unwrap_or(Told::Measured),
                        symbols,
                        family: or(family, first(symbols)),
                        size: size(many),
                        written,
                        aloud: or(aloud, written),
                    };
                    let rows = if told.is_some() {
                        &mut table.units
                    } else {
                        &mut table.per
                    };
                    rows.push(row);
                }
            }
        }
        table
    })
}

/// The words that units are read with in prose.
pub struct ProseUnits {
    /// Units and how they are told from other words.
    pub units: Vec<(&'static str, Told)>,
    /// What units are per, besides what is measured.
    pub per: Vec<&'static str>,
    /// Symbols that stand for more than one unit; which one they are, and the words beside them that tell.
    pub ambiguous: Vec<(&'static str, &'static str, Vec<&'static str>)>,
    /// What stands in brackets behind a measure word: （套）.
    pub brackets: Vec<&'static str>,
    /// Units of one character, and what follows where that character only begins another word: 成立.
    pub beginnings: Vec<(&'static str, Vec<&'static str>)>,
}

/// The words that units are read with in prose: all that documents are stated in, and more.
pub fn of_prose() -> ProseUnits {
    let Table { units, per, .. } = table();
    let of_row = |row: &'static Row| row.symbols().map(|symbol| (symbol, row.told));
    let mut prose = ProseUnits {
        units: units.rows.iter().flat_map(of_row).collect(),
        per: per.rows.iter().flat_map(Row::symbols).collect(),
        ambiguous: Vec::new(),
        brackets: Vec::new(),
        beginnings: Vec::new(),
    };
    for (section, line) in sections(PROSE) {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap_or_default();
        let words = cell();
        match section {
            "[ambiguous]" => {
                let (unit, beside) = (cell(), cell());
                prose.units.extend(words.split(' ').map(|word| (word, Told::Measured)));
                if !unit.is_empty() {
                    prose.ambiguous.push((words, unit, beside.split(' ').collect()));
                }
            }
            "[brackets]" => prose.brackets.extend(words.split(' ')),
            "[beginnings]" => prose.beginnings.push((words, cell().split(' ').collect())),
            _ => match told(section) {
                Some(told) => prose.units.extend(words.split(' ').map(|word| (word, told))),
                None => prose.per.extend(words.split(' ')),
            },
        }
    }
    prose
}

/// Powers of ten in front of a unit, longer ones first.
pub fn powers() -> &'static [(&'static str, f64)] {
    &table().powers
}

fn told(section: &str) -> Option<Told> {
    Some(match section {
        "[shares]" => Told::Share,
        "[measured]" => Told::Measured,
        "[time]" => Told::Time,
        "[people]" => Told::People,
        "[counted]" => Told::Counted,
        "[nouns]" => Told::Noun,
        _ => return None,
    })
}

/// The lines of a part of the table, each with the head of its section.
fn sections(part: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut section = "";
    part.split('\n').filter_map(move |line| {
        if line.starts_with('[') {
            section = line;
            return None;
        }
        (!line.is_empty()).then_some((section, line))
    })
}

fn first(words: &'static str) -> &'static str {
    words.split(' ').next().unwrap_or_default()
}

fn or(cell: &'static str, other: &'static str) -> &'static str {
    if cell.is_empty() { other } else { cell }
}

/// `1852`, `0.5`, `1e-9` or `1/60`; one where nothing is written.
fn size(cell: &str) -> f64 {
    let number = |text: &str| Decimal::parse(text).map_or(1.0, Decimal::value);
    match cell.split_once('/') {
        Some((a, b)) => number(a) / number(b),
        None => number(cell),
    }
}

/// How many bytes the lines of a part have without comments and empty lines.
const fn length(prose: bool) -> usize {
    let mut length = 0;
    let mut rest = FILE;
    let mut place = Place::START;
    while let Some((byte, behind)) = rest.split_first() {
        place = place.step(rest);
        length += place.keeps(*byte, prose) as usize;
        rest = behind;
    }
    length
}

/// The lines themselves.
const fn lines<const LENGTH: usize>(prose: bool) -> [u8; LENGTH] {
    let mut lines = [0; LENGTH];
    let mut free = lines.as_mut_slice();
    let mut rest = FILE;
    let mut place = Place::START;
    while let Some((byte, behind)) = rest.split_first() {
        place = place.step(rest);
        if place.keeps(*byte, prose) {
            let Some((next, others)) = free.split_first_mut() else {
                break;
            };
            *next = *byte;
            free = others;
        }
        rest = behind;
    }
    lines
}

const fn text(lines: &'static [u8]) -> &'static str {
    match str::from_utf8(lines) {
        Ok(text) => text,
        Err(_) => "",
    }
}

/// Where in the file a byte stands.
#[derive(Clone, Copy)]
struct Place {
    /// The next byte begins a line.
    line_is_over: bool,
    /// In a comment or an empty line.
    comment: bool,
    prose: bool,
}

impl Place {
    const START: Self = Self {
        line_is_over: true,
        comment: false,
        prose: false,
    };

    /// To the first byte of `rest`.
    const fn step(self, rest: &[u8]) -> Self {
        let begins = self.line_is_over;
        Self {
            line_is_over: matches!(rest, [b'\n', ..]),
            comment: if begins {
                matches!(rest, [b'#' | b'\n' | b'\r', ..])
            } else {
                self.comment
            },
            prose: self.prose || begins && matches!(rest, [b'[', b'p', b'r', b'o', b's', b'e', b']', ..]),
        }
    }

    const fn keeps(self, byte: u8, prose: bool) -> bool {
        !self.comment && self.prose == prose && byte != b'\r'
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Unit;
    use std::collections::BTreeSet;

    #[test]
    fn every_unit_is_there_once_and_names_a_family() {
        let table = table();
        for rows in [&table.units, &table.per] {
            let mut seen = BTreeSet::new();
            for symbol in rows.rows.iter().flat_map(Row::symbols) {
                assert!(seen.insert(symbol), "{symbol} is there twice");
                assert!(rows.find(symbol).unwrap().symbols().any(|it| it == symbol));
            }
        }
        let measured = || table.units.rows.iter().filter(|row| !row.is_counted());
        for row in measured() {
            let one = measured().any(|other| other.family == row.family && other.size == 1.0);
            assert!(one, "nothing is one {}", row.family);
            assert!(row.size > 0.0 && !row.written.is_empty() && !row.aloud.is_empty());
            let latin = row.name().chars().any(|c| c.is_ascii_alphabetic());
            assert!(!latin, "{} is read aloud", row.name());
        }
        assert!(table.per.rows.iter().all(|per| !per.written.is_empty()));
    }

    #[test]
    fn every_line_of_the_file_is_read() {
        let file = str::from_utf8(FILE).unwrap();
        let (documents, prose) = file.split_once("[prose]").unwrap();
        let count = |part: &str| {
            let kept = part
                .lines()
                .filter(|line| !line.is_empty() && !line.starts_with(['#', '[']));
            kept.count()
        };
        let table = table();
        let read = table.powers.len() + table.units.rows.len() + table.per.rows.len() + table.plurals.len();
        assert_eq!(count(documents), read);
        assert_eq!(count(prose), sections(PROSE).count());
        let known = "powers shares measured time people counted nouns per plurals ambiguous brackets beginnings prose";
        for head in file.lines().filter(|line| line.starts_with('[')) {
            let name = head.trim_matches(['[', ']']);
            assert!(known.split(' ').any(|it| it == name), "{head}");
        }
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            assert!(
                line.split('\t').all(|cell| cell.trim() == cell) && !line.contains("  "),
                "{line:?}"
            );
        }
    }

    #[test]
    fn powers_stand_before_every_unit_but_shares() {
        let table = table();
        for row in &table.units.rows {
            for (power, _) in &table.powers {
                let powers = row
                    .symbols()
                    .all(|symbol| Unit::parse(&format!("{power}{symbol}")).is_some());
                assert_eq!(powers, row.told != Told::Share, "{power}{}", row.name());
            }
        }
    }

    #[test]
    fn sizes_are_what_they_say() {
        assert_eq!(size(""), 1.0);
        assert_eq!(size("1/3600"), 1.0 / 3600.0);
        assert_eq!(size("1.5e-7"), 1.5e-7);
        let powers = table().powers.iter();
        assert!(
            powers
                .clone()
                .all(|(word, power)| Unit::parse(word).unwrap().scale() == *power)
        );
        assert!(powers.clone().zip(powers.skip(1)).all(|(a, b)| a.0.len() >= b.0.len()));
    }

    #[test]
    fn prose_is_read_with_all_that_documents_are_stated_in() {
        let prose = of_prose();
        let words: BTreeSet<&str> = prose.units.iter().map(|(word, _)| *word).collect();
        assert_eq!(words.len(), prose.units.len(), "a unit is there twice");
        assert!(
            table()
                .units
                .rows
                .iter()
                .flat_map(Row::symbols)
                .all(|symbol| words.contains(symbol))
        );
        // What only prose has stays out of documents, but for what is read there without its line.
        let read = ["%", "个百分点", "G", "万人", "万像素", "亿"];
        for (word, _) in prose.units.iter().skip_while(|(word, _)| *word != "%") {
            assert_eq!(Unit::parse(word).is_some(), read.contains(word), "{word}");
        }
        for (symbol, unit, beside) in &prose.ambiguous {
            assert!(
                words.contains(symbol) && words.contains(unit) && !beside.is_empty(),
                "{symbol}"
            );
        }
        for (unit, behind) in &prose.beginnings {
            assert!(unit.chars().count() == 1 && !behind.is_empty(), "{unit}");
        }
        let stated = |bracket: &&str| {
            ["个", "台"]
                .iter()
                .any(|it| Unit::parse(&format!("{it}{bracket}")).is_some())
        };
        assert!(prose.brackets.iter().all(stated));
    }
}
