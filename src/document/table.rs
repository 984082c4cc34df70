//! Reports as flat tables with one figure per row: CSV, or cells copied from a spreadsheet. A table becomes the tree of a document,
//! which is read as usual. Unknown columns are errors, and bases of comparison are not guessed.

use super::report as wire;
use crate::base::error::{Code, Error, Position};
use crate::base::error_list::{ErrorList, Explain};
use crate::base::json::Node;
use crate::report::{Direction, Report};
use cells::{Cell, Row};
use quantity::Lang;
use quantity::{Certainty, Change, Family, Period, Qualifier, Unit, read_stated, split_lead};

mod cells;

/// The columns with their Chinese names.
pub(crate) const COLUMNS: [(&str, &[&str]); 32] = [
    ("indicator", &["指标代码", "代码"]),
    ("type", &["指标类型"]),
    ("name_zh", &["指标", "名称", "指标名称", "name"]),
    ("name_en", &["英文名", "英文名称"]),
    ("counted", &["计数对象"]),
    ("counted_en", &[]),
    ("share_of", &["整体", "占比基数"]),
    ("share_of_en", &[]),
    ("note", &["说明", "备注", "note_zh"]),
    ("note_en", &[]),
    ("period", &["时期", "年份", "年度"]),
    ("kind", &["类别", "性质"]),
    ("comparison", &["口径", "比较"]),
    ("direction", &["方向", "升降"]),
    ("value", &["数值", "值"]),
    ("low", &["下限"]),
    ("high", &["上限"]),
    ("unit", &["单位"]),
    ("qualifier", &["限定", "限定词"]),
    ("estimate", &["预计"]),
    ("stated", &["表述", "原文"]),
    ("quote", &["引文"]),
    ("quote_prefix", &["引文前文"]),
    ("quote_suffix", &["引文后文"]),
    ("section", &["章节", "部分"]),
    ("section_en", &[]),
    ("drawn", &["画法"]),
    ("id", &["数字代码"]),
    ("corrected_from", &["更正前"]),
    ("corrected_date", &["更正日期"]),
    ("corrected_reason", &["更正原因"]),
    ("corrected_reason_en", &[]),
];

/// Rows above the table, which begin with `#`.
pub(crate) const HEADINGS: [(&str, &[&str]); 9] = [
    ("title", &["标题"]),
    ("title_en", &["英文标题"]),
    ("date", &["日期"]),
    ("publisher", &["发布单位", "发布机构"]),
    ("publisher_en", &["英文发布单位"]),
    ("id", &["代码"]),
    ("version", &["版本"]),
    ("url", &["网址", "原文网址"]),
    ("unit", &["单位"]),
];

/// Chinese words for words of the format.
const WORDS: [(&str, &[(&str, &str)]); 7] = [
    ("type", &[("统计指标", "indicator"), ("计数", "count")]),
    (
        "kind",
        &[
            ("结果", "result"),
            ("完成", "result"),
            ("目标", "target"),
            ("计划", "target"),
        ],
    ),
    (
        "comparison",
        &[
            ("比上年", "yoy"),
            ("同比", "yoy"),
            ("累计", "cumulative"),
            ("年均", "average-annual"),
            ("水平", "level"),
            ("总量", "level"),
            ("占比", "share-of"),
        ],
    ),
    (
        "direction",
        &[
            ("增长", "increase"),
            ("上升", "increase"),
            ("提高", "increase"),
            ("下降", "decrease"),
            ("降低", "decrease"),
            ("减少", "decrease"),
            ("水平", "level"),
            ("占比", "share"),
        ],
    ),
    (
        "qualifier",
        &[
            ("左右", "about"),
            ("约", "about"),
            ("超过", "over"),
            ("突破", "over"),
            ("以上", "at-least"),
            ("近", "near"),
            ("不低于", "at-least"),
            ("不超过", "at-most"),
            ("以内", "at-most"),
            ("全部", "all"),
        ],
    ),
    ("estimate", &[("是", "true"), ("预计", "true"), ("否", "false")]),
    ("drawn", &[("图形", "mark"), ("文字", "words")]),
];

/// Reads a table: rows that begin with `#` for the report (`#title,…`), the names of the columns, a row for each figure. Errors
/// have line and column of their cells.
pub(super) fn read(text: &str) -> Result<Report, Error> {
    wire::check_size::<Explain<'_>>(text).map_err(|error| error.at(START))?;
    let rows = cells::rows(text)?;
    let mut table = Table::default();
    let mut rows = rows.into_iter().peekable();
    while let Some(row) = rows.next_if(|row| row.first().text.starts_with('#')) {
        table.heading(&row);
    }
    match rows.next() {
        Some(row) => table.head(&row),
        None => table.error(
            Code::MissingField,
            "header",
            START,
            "found nothing; accepted is a row with the names of the columns".to_owned(),
        ),
    }
    if let Some(error) = std::mem::take(&mut table.errors).into_error() {
        return Err(error);
    }
    for row in rows {
        table.row(&row);
    }
    table.report()
}

/// A table has at most this many columns, those that are not understood included.
const MOST_COLUMNS: usize = 1_000;

const START: Position = Position { line: 1, column: 1 };

/// The cell from which a part of the tree was read.
struct Origin {
    path: String,
    position: Position,
    /// The name of the column in the table.
    name: String,
}

#[derive(Default)]
struct Table {
    /// Columns: name in the format, position in a row, name in the table.
    columns: Vec<(&'static str, usize, String)>,
    /// The unit in the head of the column of values, else that above the table, for rows that have none.
    unit: Option<String>,
    headings: Vec<(&'static str, String)>,
    sections: Vec<(String, Node)>,
    indicators: Vec<Group>,
    origins: Vec<Origin>,
    errors: ErrorList,
}

/// The figures of one indicator.
struct Group {
    key: String,
    fields: Vec<(String, Node)>,
    measures: Vec<Node>,
}

fn text(text: &str) -> Node {
    Node::Text(text.to_owned())
}

/// A period or a date, which tables may have in Chinese words.
fn time(text: &str) -> Node {
    Node::Text(Period::document_form(text))
}

fn local(zh: &str, en: Option<&str>) -> Node {
    Node::Fields(vec![
        ("zh".to_owned(), text(zh)),
        // Without English, the Chinese text is shown.
        ("en".to_owned(), text(en.unwrap_or(zh))),
    ])
}

fn known(table: &'static [(&'static str, &'static [&'static str])], name: &str) -> Option<&'static str> {
    let name = name.trim().to_lowercase();
    let found = table
        .iter()
        .find(|(known, others)| *known == name || others.contains(&name.as_str()));
    found.map(|(known, _)| *known)
}

fn accepted(table: &[(&str, &[&str])]) -> String {
    let names = table.iter().map(|(name, others)| match others.first() {
        Some(other) => format!("{name} ({other})"),
        None => (*name).to_owned(),
    });
    names.collect::<Vec<_>>().join(", ")
}

impl Table {
    fn error(&mut self, code: Code, path: &str, position: Position, message: String) {
        self.errors.push(Error::new(code, path, message).at(position));
    }

    fn origin(&mut self, path: String, position: Position, name: &str) {
        self.origins.push(Origin {
            path,
            position,
            name: name.to_owned(),
        });
    }

    /// `#title,Report` or `#title: Report`.
    fn heading(&mut self, row: &Row) {
        let first = row.first();
        let line = first.text.trim_start_matches('#');
        let (name, value) = line.split_once([':', '：', ',', '，', '\t', ';']).unwrap_or((line, ""));
        // Spreadsheets pad the row to the width of the table, and quote cells with commas.
        let value = value.trim().trim_end_matches([',', '\t', ';']).trim();
        let quoted = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
        let value = quoted.map_or(value.to_owned(), |value| value.replace("\"\"", "\""));
        match known(&HEADINGS, name) {
            Some("unit") if Unit::parse(&value).is_none() => {
                let message =
                    format!("found \"{value}\"; accepted is one unit, which counts for all numbers without one");
                self.error(Code::UnknownUnit, &format!("#{}", name.trim()), first.position, message);
            }
            Some("unit") => self.unit = Some(value),
            Some(known) => {
                let path = match known {
                    "title" | "publisher" => format!("{known}.zh"),
                    other => other.replace("_en", ".en"),
                };
                self.origin(path, first.position, &format!("#{}", name.trim()));
                self.headings.push((known, value));
            }
            None => {
                let message = format!("found this heading; accepted are {}", accepted(&HEADINGS));
                self.error(
                    Code::UnknownField,
                    &format!("#{}", name.trim()),
                    first.position,
                    message,
                );
            }
        }
    }

    fn head(&mut self, row: &Row) {
        let named = |(_, cell): &(usize, &Cell)| !cell.text.trim().is_empty();
        let found = row.cells.iter().enumerate().filter(named).count();
        if found > MOST_COLUMNS {
            let message = format!("found {found} columns; accepted are at most {MOST_COLUMNS}");
            return self.error(Code::TooMuch, "header", row.first().position, message);
        }
        for (at, cell) in row.cells.iter().enumerate().filter(named) {
            let name = cell.text.trim();
            // 数值（亿元）: the column and the unit of its numbers.
            let (name, unit) = match (known(&COLUMNS, name), unit_behind(name)) {
                (None, Some((name, unit))) if known(&COLUMNS, name).is_some_and(|it| NUMBERS.contains(&it)) => {
                    (name, Some(unit))
                }
                _ => (name, None),
            };
            if unit.is_some() {
                self.unit = unit.map(str::to_owned);
            }
            match known(&COLUMNS, name) {
                Some(column) if self.columns.iter().any(|(other, ..)| *other == column) => {
                    let message = format!("found a second column for {column}; accepted is one");
                    self.error(Code::DuplicateId, name, cell.position, message);
                }
                Some(column) => self.columns.push((column, at, name.to_owned())),
                None => {
                    let message = format!("found this column; accepted are {}", accepted(&COLUMNS));
                    self.error(Code::UnknownField, name, cell.position, message);
                }
            }
        }
        let has = |name: &str| self.columns.iter().any(|(known, ..)| *known == name);
        let mut missing = Vec::new();
        for name in ["name_zh", "period"] {
            if !has(name) {
                missing.push(format!("{name} ({})", lookup(name)));
            }
        }
        if !(has("stated") || has("value") || has("low") && has("high")) {
            missing.push("value (数值), or stated (表述)".to_owned());
        }
        for name in missing {
            let message = format!("found no such column; accepted is a column {name}");
            self.error(Code::MissingField, "header", row.first().position, message);
        }
    }

    fn cell<'r>(&self, row: &'r Row, name: &str) -> Option<&'r Cell> {
        let (_, at, _) = self.columns.iter().find(|(known, ..)| *known == name)?;
        row.get(*at).filter(|cell| !cell.text.trim().is_empty())
    }

    fn get<'r>(&self, row: &'r Row, name: &str) -> Option<&'r str> {
        self.cell(row, name).map(|cell| cell.text.trim())
    }

    /// The name of the row's indicator, and the unit that stands behind it in brackets where the row has no other.
    fn name<'r>(&self, row: &'r Row) -> (&'r str, Option<&'r str>) {
        let name = self.get(row, "name_zh").unwrap_or_default();
        match unit_behind(name) {
            Some((name, unit)) if self.get(row, "unit").is_none() => (name, Some(unit)),
            _ => (name, None),
        }
    }

    /// The word of the format for a cell; an unknown word is kept, and becomes an error when the tree is read.
    fn word<'r>(&self, row: &'r Row, name: &str) -> Option<&'r str> {
        let found = self.get(row, name)?;
        let words = WORDS.iter().find(|(column, _)| *column == name);
        let meant = words.and_then(|(_, words)| words.iter().find(|(word, _)| *word == found));
        Some(meant.map_or(found, |(_, meant)| meant))
    }

    fn row(&mut self, row: &Row) {
        let (name, _) = self.name(row);
        let id = self.get(row, "indicator");
        let key = id.unwrap_or(name).to_owned();
        let at = match self.indicators.iter().position(|group| group.key == key) {
            Some(at) => at,
            None => {
                let at = self.indicators.len();
                let id = id.map_or_else(|| format!("i{}", at + 1), str::to_owned);
                let kind = self.word(row, "type").unwrap_or("indicator");
                let mut fields = vec![
                    ("id".to_owned(), text(&id)),
                    ("type".to_owned(), text(kind)),
                    ("name".to_owned(), local(name, self.get(row, "name_en"))),
                ];
                for field in ["counted", "share_of", "note"] {
                    if let Some(words) = self.get(row, field) {
                        let en = self.get(row, &format!("{field}_en"));
                        fields.push((field.to_owned(), local(words, en)));
                    }
                }
                let path = format!("indicators[{at}]");
                self.origin(path.clone(), row.first().position, "row");
                for (column, field) in [
                    ("indicator", "id"),
                    ("type", "type"),
                    ("name_zh", "name.zh"),
                    ("name_en", "name.en"),
                    ("counted", "counted"),
                    ("share_of", "share_of"),
                    ("note", "note"),
                ] {
                    self.cell_origin(row, column, format!("{path}.{field}"));
                }
                self.indicators.push(Group {
                    key,
                    fields,
                    measures: Vec::new(),
                });
                at
            }
        };
        let measure = self.measure(row);
        let Some(group) = self.indicators.get_mut(at) else {
            return;
        };
        let path = format!("indicators[{at}].measures[{}]", group.measures.len());
        group.measures.push(Node::Fields(measure));
        self.origin(path.clone(), row.first().position, "row");
        for (column, _) in COLUMNS {
            self.cell_origin(
                row,
                column,
                format!("{path}.{}", column.replace("corrected_", "corrected.")),
            );
        }
        // `measure` derives the word from the unit where it can.
        if self.get(row, "unit").is_none() {
            self.cell_origin(row, "stated", format!("{path}.unit"));
        }
    }

    fn cell_origin(&mut self, row: &Row, column: &str, path: String) {
        let name = self
            .columns
            .iter()
            .find(|(known, ..)| *known == column)
            .map(|(.., name)| name.clone());
        if let (Some(cell), Some(name)) = (self.cell(row, column), name) {
            self.origin(path, cell.position, &name);
        }
    }

    fn measure(&mut self, row: &Row) -> Vec<(String, Node)> {
        let (mut value, own) = (self.get(row, "value"), self.get(row, "unit"));
        let mut stated = self.get(row, "stated").map(str::to_owned);
        // Numbers alone are in the unit that is stated apart from them; wordings have their own.
        let apart = self.name(row).1.or(self.unit.as_deref());
        let is_bare = |cell: &str| number(cell).is_some();
        if let (None, Some(unit), Some(number)) = (own, apart, stated.as_mut().filter(|stated| is_bare(stated))) {
            number.push_str(unit);
        }
        let is_number = NUMBERS.iter().any(|column| self.get(row, column).is_some_and(is_bare));
        let unit = own.or(apart.filter(|_| stated.is_none() && is_number));
        // 约9% in the column of numbers is a wording.
        if stated.is_none() && unit.is_none() && value.is_some_and(|value| number(value).is_none()) {
            stated = value.take().map(str::to_owned);
        }
        let said = stated.as_deref().and_then(read_stated);
        let qualifier = self.word(row, "qualifier");
        let estimate = self.word(row, "estimate");
        let mut fields: Vec<(String, Node)> = Vec::new();
        let mut put = |name: &str, node: Node| fields.push((name.to_owned(), node));
        let symbol = unit.map_or_else(
            || said.as_ref().map(|said| said.unit.symbol().to_owned()),
            |unit| Some(unit.to_owned()),
        );
        let ends = [("low", self.get(row, "low")), ("high", self.get(row, "high"))];
        let has_ends = ends.iter().any(|(_, end)| end.is_some());
        if value.is_some() || has_ends || unit.is_some() || qualifier.is_some() {
            let given = ends.iter().filter_map(|(name, end)| Some((*name, (*end)?)));
            for (name, cell) in value.map(|value| ("value", value)).into_iter().chain(given) {
                put(name, number(cell).map_or_else(|| text(cell), Node::Number));
            }
            match &said {
                Some(said) if value.is_none() && !has_ends => match said.high {
                    None => put("value", Node::Number(said.value)),
                    Some(high) => {
                        put("low", Node::Number(said.value));
                        put("high", Node::Number(high));
                    }
                },
                _ => {}
            }
            if let Some(symbol) = &symbol {
                put("unit", text(symbol));
            }
            let own = said.as_ref().map_or(Qualifier::Exact, |said| said.qualifier);
            put("qualifier", text(qualifier.unwrap_or_else(|| name_of(own))));
            let expected = said.as_ref().is_some_and(|said| said.certainty == Certainty::Estimate);
            put("estimate", flag(estimate, expected));
        } else if estimate.is_some() {
            put("estimate", flag(estimate, false));
        }
        // Without a wording, the number is the wording.
        let stated = stated.or_else(|| {
            let bound = Qualifier::ALL.iter().find(|(_, name)| Some(*name) == qualifier);
            let bound = bound.map_or("", |(bound, _)| bound.in_front(Lang::Zh));
            match ends {
                [(_, Some(low)), (_, Some(high))] => Some(format!("{bound}{low}{unit}—{high}{unit}", unit = unit?)),
                _ => Some(format!("{bound}{}{}", value?, unit?)),
            }
        });
        if let Some(stated) = &stated {
            put("stated", text(stated));
        }
        let family = symbol
            .as_deref()
            .and_then(Unit::parse)
            .map(|unit| unit.family().clone());
        let comparison = self.word(row, "comparison").or(match family {
            Some(Family::Percent | Family::PercentagePoint) | None => None,
            // These units are used for changes and for levels.
            Some(Family::Measured(base)) if base == "倍" || base == "‰" || base == "‱" => None,
            Some(_) => Some("level"),
        });
        if let Some(comparison) = comparison {
            put("comparison", text(comparison));
        }
        // The wording may have the verb: 增长12%.
        let verb = stated.as_deref().and_then(split_lead).map(|lead| lead.change);
        let way = self.word(row, "direction").or(match (verb, comparison) {
            (Some(Change::Increase), _) => Some(direction_name(Direction::Increase)),
            (Some(Change::Decrease), _) => Some(direction_name(Direction::Decrease)),
            (None, Some("level")) => Some(direction_name(Direction::Level)),
            (None, Some("share-of")) => Some(direction_name(Direction::Share)),
            _ => None,
        });
        if let Some(way) = way {
            put("direction", text(way));
        }
        put("kind", text(self.word(row, "kind").unwrap_or("result")));
        for name in ["id", "drawn"] {
            if let Some(found) = self.word(row, name) {
                put(name, text(found));
            }
        }
        if let Some(found) = self.word(row, "period") {
            put("period", time(found));
        }
        if let Some(corrected) = self.corrected(row) {
            fields.push(("corrected".to_owned(), corrected));
        }
        if let Some(quote) = self.quote(row) {
            fields.push(("quote".to_owned(), quote));
        }
        let section = self.section(row);
        fields.push(("section".to_owned(), text(&section)));
        fields
    }

    /// The correction of the figure.
    fn corrected(&self, row: &Row) -> Option<Node> {
        let part = |column: &str| self.get(row, column);
        let reason = part("corrected_reason").map(|zh| local(zh, part("corrected_reason_en")));
        let parts = [
            ("from", part("corrected_from").map(text)),
            ("date", part("corrected_date").map(time)),
            ("reason", reason),
        ];
        let fields: Vec<(String, Node)> = parts
            .into_iter()
            .filter_map(|(name, node)| Some((name.to_owned(), node?)))
            .collect();
        (!fields.is_empty()).then_some(Node::Fields(fields))
    }

    /// The words of the figure in the text of the report.
    fn quote(&self, row: &Row) -> Option<Node> {
        let parts = [
            ("text", "quote"),
            ("prefix", "quote_prefix"),
            ("suffix", "quote_suffix"),
        ];
        let fields: Vec<(String, Node)> = parts
            .into_iter()
            .filter_map(|(name, column)| Some((name.to_owned(), text(self.get(row, column)?))))
            .collect();
        (!fields.is_empty()).then_some(Node::Fields(fields))
    }

    /// The id of the section of a row; the section is created at its first row.
    fn section(&mut self, row: &Row) -> String {
        let (title, en) = match self.get(row, "section") {
            Some(title) => (title, self.get(row, "section_en")),
            None => ("数据", Some("Data")),
        };
        let at = self
            .sections
            .iter()
            .position(|(known, _)| known == title)
            .unwrap_or_else(|| {
                let at = self.sections.len();
                let node = Node::Fields(vec![
                    ("id".to_owned(), text(&format!("s{}", at + 1))),
                    ("title".to_owned(), local(title, en)),
                ]);
                self.sections.push((title.to_owned(), node));
                at
            });
        let position = self
            .cell(row, "section")
            .map_or(row.first().position, |cell| cell.position);
        self.origin(format!("sections[{at}]"), position, "section");
        format!("s{}", at + 1)
    }

    fn heading_of(&self, name: &str) -> Option<&str> {
        let found = self.headings.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.as_str())
    }

    fn report(mut self) -> Result<Report, Error> {
        let mut fields = vec![
            ("format".to_owned(), text(wire::FORMAT)),
            ("id".to_owned(), text(self.heading_of("id").unwrap_or("table"))),
        ];
        for name in ["title", "publisher"] {
            if let Some(zh) = self.heading_of(name) {
                fields.push((name.to_owned(), local(zh, self.heading_of(&format!("{name}_en")))));
            }
        }
        if let Some(value) = self.heading_of("date") {
            fields.push(("date".to_owned(), time(value)));
        }
        for name in ["version", "url"] {
            if let Some(value) = self.heading_of(name) {
                fields.push((name.to_owned(), text(value)));
            }
        }
        let sections = std::mem::take(&mut self.sections).into_iter().map(|(_, node)| node);
        let indicators = std::mem::take(&mut self.indicators).into_iter().map(|group| {
            let mut fields = group.fields;
            fields.push(("measures".to_owned(), Node::List(group.measures)));
            Node::Fields(fields)
        });
        fields.push(("sections".to_owned(), Node::List(sections.collect())));
        fields.push(("indicators".to_owned(), Node::List(indicators.collect())));
        let origins = &self.origins;
        wire::all_of(&Node::Fields(fields), |paths| {
            paths
                .iter()
                .map(|path| from(origins, path).map_or(START, |origin| origin.position))
                .collect()
        })
        .map_err(|error| {
            let named = error.all().map(|one| named(one, origins));
            Error::of(named).unwrap_or(error.clone()).with_more(error.more())
        })
    }
}

/// The origin of the nearest part of the tree around a path.
fn from<'o>(origins: &'o [Origin], path: &str) -> Option<&'o Origin> {
    let mut path = path;
    loop {
        if let Some(origin) = origins.iter().find(|origin| origin.path == path) {
            return Some(origin);
        }
        path = path.get(..path.rfind(['.', '['])?)?;
    }
}

/// Translates an error of the tree into one of the table.
fn named(error: &Error, origins: &[Origin]) -> Error {
    let position = error.position().unwrap_or(START);
    let path = error.path();
    let found = origins.iter().find(|origin| origin.path == path);
    let field = path.rsplit_once('.').map_or(path, |(_, field)| field);
    let name = match found {
        Some(origin) => origin.name.clone(),
        None if !path.contains('[') => format!("#{}", path.split('.').next().unwrap_or(path)),
        None if field == "zh" || field == "en" => from(origins, path).map_or(field.to_owned(), |it| it.name.clone()),
        None => match lookup(field) {
            "" => field.to_owned(),
            chinese => format!("{field} ({chinese})"),
        },
    };
    Error::new(error.code(), name, error.message()).at(position)
}

/// The Chinese name of a column.
fn lookup(name: &str) -> &'static str {
    let found = COLUMNS.iter().find(|(known, _)| *known == name);
    found.and_then(|(_, others)| others.first().copied()).unwrap_or("")
}

/// Columns of numbers, which may have their unit in the head.
const NUMBERS: [&str; 4] = ["value", "low", "high", "stated"];

/// What stands before a unit in brackets, and the unit: 总额（亿元）.
fn unit_behind(text: &str) -> Option<(&str, &str)> {
    let (before, unit) = [('（', '）'), ('(', ')')]
        .into_iter()
        .find_map(|(open, close)| text.strip_suffix(close)?.rsplit_once(open))?;
    let unit = unit.trim();
    let unit = unit
        .strip_prefix("单位：")
        .or(unit.strip_prefix("单位:"))
        .unwrap_or(unit)
        .trim();
    let before = before.trim_end();
    (Unit::parse(unit).is_some() && !before.is_empty()).then_some((before, unit))
}

fn flag(word: Option<&str>, missing: bool) -> Node {
    match word {
        None => Node::Flag(missing),
        Some(word) if word.eq_ignore_ascii_case("true") => Node::Flag(true),
        Some(word) if word.eq_ignore_ascii_case("false") => Node::Flag(false),
        Some(other) => text(other),
    }
}

fn name_of(qualifier: Qualifier) -> &'static str {
    let known = Qualifier::ALL.iter().find(|(known, _)| *known == qualifier);
    known.map_or("exact", |(_, name)| name)
}

fn direction_name(direction: Direction) -> &'static str {
    let known = crate::report::DIRECTIONS.iter().find(|(known, _)| *known == direction);
    known.map_or("", |(_, name)| name)
}

/// A number with commas between thousands, as spreadsheets write it.
fn number(text: &str) -> Option<f64> {
    let plain = text.replace(',', "");
    let good = plain.bytes().all(|c| c.is_ascii_digit() || b"+-.eE".contains(&c));
    plain.parse::<f64>().ok().filter(|value| good && value.is_finite())
}

#[cfg(test)]
mod tests;
