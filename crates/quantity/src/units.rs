//! The table of units, `data/units.tsv`: parsed once, then looked up by symbol. Not here: powers of ten and denominators, which
//! `named` combines with units.

use crate::Decimal;
use std::sync::OnceLock;

const FILE: &[u8] = include_bytes!("../data/units.tsv");

/// Units of documents, as text: a table of `&str` would be larger, since its pointers do not compress.
static DOCUMENTS: &str = text(&DOCUMENT_LINES);
const DOCUMENT_LINES: [u8; length(false)] = lines(false);

/// Units of prose only: separate, so that pages that read no prose do not contain them.
static PROSE: &str = text(&PROSE_LINES);
const PROSE_LINES: [u8; length(true)] = lines(true);

/// How prose distinguishes a unit from other words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitClass {
    /// A share of a whole, or a difference of shares: it has no power of ten.
    Share,
    /// A measured unit: also after a single Chinese digit (三吨).
    Measured,
    /// A span of time.
    Time,
    /// A counted unit that is as certain as a measured one (人次).
    People,
    /// A measure word: also after a single Chinese digit other than 一 and 二.
    Counted,
    /// A noun: only after Arabic digits or a longer numeral.
    Noun,
}

/// A line of the table: a unit, or a denominator.
#[derive(Debug, PartialEq)]
pub(crate) struct Row {
    pub(crate) class: UnitClass,
    /// Symbols separated by spaces; the first is used for speech in Chinese.
    symbols: &'static str,
    /// The base unit of its family.
    pub(crate) family: &'static str,
    /// Its size in base units.
    pub(crate) size: f64,
    /// The written English noun in the singular; `#` is the place of the number if it is not first. Empty for a measure word that
    /// implies no noun.
    pub(crate) written: &'static str,
    /// The same for speech.
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

    /// Whether it counts things.
    pub(crate) fn is_counted(&self) -> bool {
        matches!(self.class, UnitClass::People | UnitClass::Counted | UnitClass::Noun)
    }
}

/// The units of documents.
pub(crate) struct Table {
    /// Powers of ten before a unit, longer ones first.
    pub(crate) powers: Vec<(&'static str, f64)>,
    pub(crate) units: Rows,
    pub(crate) per: Rows,
    /// Nouns with irregular plurals.
    pub(crate) plurals: Vec<(&'static str, &'static str)>,
}

/// Lines of the table, with an index by symbol.
#[derive(Default)]
pub(crate) struct Rows {
    pub(crate) rows: Vec<Row>,
    /// Kept sorted: std's sort adds 2 KB to every page with a custom report.
    by_symbol: Vec<(&'static str, usize)>,
}

impl Rows {
    fn push(&mut self, row: Row) {
        let index = self.rows.len();
        for symbol in row.symbols() {
            let at = self.by_symbol.partition_point(|(known, _)| *known < symbol);
            self.by_symbol.insert(at, (symbol, index));
        }
        self.rows.push(row);
    }

    pub(crate) fn find(&self, symbol: &str) -> Option<&Row> {
        let found = self.by_symbol.binary_search_by(|(known, _)| (*known).cmp(symbol));
        let (_, index) = self.by_symbol.get(found.ok()?)?;
        self.rows.get(*index)
    }
}

/// The table, parsed at its first use.
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
                    let class = class(section);
                    let measured = matches!(class, Some(UnitClass::Share | UnitClass::Measured | UnitClass::Time));
                    let (family, many) = if measured { (cell(), cell()) } else { ("", "") };
                    let (written, aloud) = (cell(), cell());
                    let row = Row {
                        class: class.unwrap_or(UnitClass::Measured),
                        symbols,
                        family: or(family, first(symbols)),
                        size: size(many),
                        written,
                        aloud: or(aloud, written),
                    };
                    let rows = if class.is_some() {
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

/// Words for reading units in prose.
pub struct ProseUnits {
    /// Units, and how they are distinguished from other words.
    pub units: Vec<(&'static str, UnitClass)>,
    /// Denominators besides measured units.
    pub per: Vec<&'static str>,
    /// Ambiguous symbols: the unit, and the neighbouring words that decide for it.
    pub ambiguous: Vec<(&'static str, &'static str, Vec<&'static str>)>,
    /// Brackets after a measure word: （套）.
    pub brackets: Vec<&'static str>,
    /// Units of one character, and the characters after which it is the beginning of another word: 成立.
    pub beginnings: Vec<(&'static str, Vec<&'static str>)>,
}

/// Words for reading units in prose: those of documents, and more.
pub fn of_prose() -> ProseUnits {
    let Table { units, per, .. } = table();
    let of_row = |row: &'static Row| row.symbols().map(|symbol| (symbol, row.class));
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
                prose
                    .units
                    .extend(words.split(' ').map(|word| (word, UnitClass::Measured)));
                if !unit.is_empty() {
                    prose.ambiguous.push((words, unit, beside.split(' ').collect()));
                }
            }
            "[brackets]" => prose.brackets.extend(words.split(' ')),
            "[beginnings]" => prose.beginnings.push((words, cell().split(' ').collect())),
            _ => match class(section) {
                Some(class) => prose.units.extend(words.split(' ').map(|word| (word, class))),
                None => prose.per.extend(words.split(' ')),
            },
        }
    }
    prose
}

/// Powers of ten before a unit, longer ones first.
pub fn powers() -> &'static [(&'static str, f64)] {
    &table().powers
}

fn class(section: &str) -> Option<UnitClass> {
    Some(match section {
        "[shares]" => UnitClass::Share,
        "[measured]" => UnitClass::Measured,
        "[time]" => UnitClass::Time,
        "[people]" => UnitClass::People,
        "[counted]" => UnitClass::Counted,
        "[nouns]" => UnitClass::Noun,
        _ => return None,
    })
}

/// The lines of a part of the table, each with the name of its section.
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

/// Parses `1852`, `0.5`, `1e-9` or `1/60`; 1 for an empty cell.
fn size(cell: &str) -> f64 {
    let number = |text: &str| Decimal::parse(text).map_or(1.0, Decimal::value);
    match cell.split_once('/') {
        Some((a, b)) => number(a) / number(b),
        None => number(cell),
    }
}

/// Length of a part in bytes, without comments and empty lines.
const fn length(prose: bool) -> usize {
    let mut length = 0;
    let mut rest = FILE;
    let mut scanner = LineScanner::START;
    while let Some((byte, behind)) = rest.split_first() {
        scanner = scanner.step(rest);
        length += scanner.keeps(*byte, prose) as usize;
        rest = behind;
    }
    length
}

/// The lines of a part, without comments and empty lines.
const fn lines<const LENGTH: usize>(prose: bool) -> [u8; LENGTH] {
    let mut lines = [0; LENGTH];
    let mut free = lines.as_mut_slice();
    let mut rest = FILE;
    let mut scanner = LineScanner::START;
    while let Some((byte, behind)) = rest.split_first() {
        scanner = scanner.step(rest);
        if scanner.keeps(*byte, prose) {
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

/// State of the line scanner.
#[derive(Clone, Copy)]
struct LineScanner {
    /// Whether the next byte begins a line.
    line_is_over: bool,
    /// Whether it is in a comment or an empty line.
    comment: bool,
    prose: bool,
}

impl LineScanner {
    const START: Self = Self {
        line_is_over: true,
        comment: false,
        prose: false,
    };

    /// Advances to the first byte of `rest`.
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
    fn units_are_unique_and_have_a_family() {
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
    fn all_units_but_shares_have_powers() {
        let table = table();
        for row in &table.units.rows {
            for (power, _) in &table.powers {
                let powers = row
                    .symbols()
                    .all(|symbol| Unit::parse(&format!("{power}{symbol}")).is_some());
                assert_eq!(powers, row.class != UnitClass::Share, "{power}{}", row.name());
            }
        }
    }

    #[test]
    fn sizes_of_units() {
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
    fn prose_knows_all_units_of_documents() {
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
        // Units of prose only are no units of documents, except those that are read without a line of the table.
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
