//! JSON text as a tree. Duplicate names in an object and deep nesting are errors. Not here: the meaning of the fields.
//!
//! serde_json is used for exports only: its errors and its table for numbers would add 8 KB to every page. A property test
//! compares the two readers.

use crate::base::error::{Code, Error};
use crate::base::error_list::{ErrorPolicy, Explain};
use quantity::Decimal;
use std::marker::PhantomData;
use std::str::Chars;

/// A JSON value.
#[derive(Debug)]
pub enum Node {
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Node>),
    /// An object, its fields in the order of the text.
    Fields(Vec<(String, Node)>),
}

/// An object has at most this many fields: each name is compared with those before it.
const FIELDS: usize = 64;
/// Lists and objects are nested at most this deep.
const DEEPEST: usize = 128;

/// Reads a document into a tree.
///
/// Errors have the code [`Code::InvalidDocument`]; their path is line and column, both counted from 1.
pub fn parse(text: &str) -> Result<Node, Error> {
    parse_with::<Explain<'_>>(text)
}

/// The same with a policy for errors.
pub(crate) fn parse_with<P: ErrorPolicy>(text: &str) -> Result<Node, P::Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader: Reader<'_, P> = Reader {
        text,
        rest: text.chars(),
        policy: PhantomData,
    };
    let node = reader.value(0)?;
    match reader.peek() {
        None => Ok(node),
        Some(_) => Err(reader.unexpected("the end of the document")),
    }
}

/// The byte offsets at which the values of these paths begin; for a missing value, that of the object or list that would
/// hold it. [`parse`] must have accepted the text.
pub(crate) fn locate(text: &str, paths: &[&str]) -> Vec<usize> {
    let mut found = vec![0; paths.len()];
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader: Reader<'_, Explain<'_>> = Reader {
        text,
        rest: text.chars(),
        policy: PhantomData,
    };
    let wanted = paths.iter().enumerate().map(|(i, path)| (i, *path)).collect();
    // `parse` accepted the text before, so there are no errors now.
    drop(reader.seek(wanted, &mut found));
    found
}

/// The rest of a path after its first part: a field, or an item with its brackets.
fn inside<'p>(path: &'p str, part: &str) -> Option<&'p str> {
    let rest = path.strip_prefix('.').unwrap_or(path).strip_prefix(part)?;
    (rest.is_empty() || rest.starts_with(['.', '['])).then_some(rest)
}

struct Reader<'a, P> {
    text: &'a str,
    rest: Chars<'a>,
    policy: PhantomData<P>,
}

impl<'a, P: ErrorPolicy> Reader<'a, P> {
    /// Skips bytes of a kind. The first other byte must begin a character. Most of a document is read here.
    fn run(&mut self, of_a_kind: impl Fn(u8) -> bool) -> &'a str {
        let rest = self.rest.as_str();
        let end = rest.bytes().position(|byte| !of_a_kind(byte)).unwrap_or(rest.len());
        let (run, rest) = rest.split_at_checked(end).unwrap_or((rest, ""));
        self.rest = rest.chars();
        run
    }

    /// An error at the current position, after what was read last.
    #[inline(always)]
    fn error(&self, message: impl FnOnce() -> String) -> P::Error {
        P::error(Code::InvalidDocument, || self.position(), message)
    }

    fn position(&self) -> String {
        let end = self.text.len() - self.rest.as_str().len();
        let before = self.text.get(..end).unwrap_or_default();
        let line = before.split('\n').count();
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        format!("line {line} column {column}")
    }

    fn unexpected(&self, accepted: &str) -> P::Error {
        self.error(|| match self.rest.clone().next() {
            Some(c) => format!("found {c}; accepted is {accepted}"),
            None => format!("found the end; accepted is {accepted}"),
        })
    }

    /// The next character that is not white space, without consuming it.
    fn peek(&mut self) -> Option<char> {
        self.run(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
        self.rest.clone().next()
    }

    /// Consumes a character if it is the next.
    fn eat(&mut self, wanted: char) -> bool {
        let mut ahead = self.rest.clone();
        let there = ahead.next() == Some(wanted);
        if there {
            self.rest = ahead;
        }
        there
    }

    fn expect(&mut self, wanted: char, accepted: &str) -> Result<(), P::Error> {
        self.peek();
        match self.eat(wanted) {
            true => Ok(()),
            false => Err(self.unexpected(accepted)),
        }
    }

    fn value(&mut self, depth: usize) -> Result<Node, P::Error> {
        match self.peek() {
            Some('{' | '[') if depth == DEEPEST => {
                Err(self.error(|| format!("found more than {DEEPEST} lists and objects in each other")))
            }
            Some('{') => self.fields(depth),
            Some('[') => self.list(depth),
            Some('"') => Ok(Node::Text(self.text()?)),
            Some('-' | '0'..='9') => Ok(Node::Number(self.number()?)),
            _ => self.word(),
        }
    }

    /// Skips a value, and notes where the values of the paths inside begin.
    fn seek(&mut self, wanted: Vec<(usize, &str)>, found: &mut Vec<usize>) -> Result<(), P::Error> {
        let first = self.peek();
        if wanted.is_empty() {
            return self.value(0).map(drop);
        }
        let here = self.text.len() - self.rest.as_str().len();
        for (i, _) in &wanted {
            if let Some(at) = found.get_mut(*i) {
                *at = here;
            }
        }
        let within = |part: &str| {
            wanted
                .iter()
                .filter_map(|(i, path)| Some((*i, inside(path, part)?)))
                .collect::<Vec<_>>()
        };
        let end = match first {
            Some('{') => '}',
            Some('[') => ']',
            _ => return self.value(0).map(drop),
        };
        self.rest.next();
        if self.peek() == Some(end) {
            self.rest.next();
            return Ok(());
        }
        for item in 0.. {
            let part = if end == '}' {
                self.peek();
                let name = self.text()?;
                self.expect(':', "a colon")?;
                name
            } else {
                format!("[{item}]")
            };
            self.seek(within(&part), found)?;
            if !self.more(end, "a comma or the end")? {
                break;
            }
        }
        Ok(())
    }

    fn word(&mut self) -> Result<Node, P::Error> {
        let words = [
            ("null", Node::Null),
            ("true", Node::Flag(true)),
            ("false", Node::Flag(false)),
        ];
        for (word, node) in words {
            if let Some(rest) = self.rest.as_str().strip_prefix(word) {
                self.rest = rest.chars();
                return Ok(node);
            }
        }
        Err(self.unexpected("a JSON value"))
    }

    fn list(&mut self, depth: usize) -> Result<Node, P::Error> {
        self.eat('[');
        let mut items = Vec::new();
        if self.peek() == Some(']') {
            self.eat(']');
            return Ok(Node::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if !self.more(']', "a comma or ]")? {
                return Ok(Node::List(items));
            }
        }
    }

    fn fields(&mut self, depth: usize) -> Result<Node, P::Error> {
        self.eat('{');
        let mut fields: Vec<(String, Node)> = Vec::new();
        if self.peek() == Some('}') {
            self.eat('}');
            return Ok(Node::Fields(fields));
        }
        loop {
            self.peek();
            let name = self.text()?;
            // Objects of a report are small: a linear search through the names is cheap.
            if fields.iter().any(|(known, _)| *known == name) {
                return Err(self.error(|| format!("found \"{name}\" twice in one object")));
            }
            if fields.len() == FIELDS {
                return Err(self.error(|| format!("found more than {FIELDS} fields in one object")));
            }
            self.expect(':', "a colon")?;
            fields.push((name, self.value(depth + 1)?));
            if !self.more('}', "a comma or }")? {
                return Ok(Node::Fields(fields));
            }
        }
    }

    /// Whether a comma follows; false at the end of the list or object.
    fn more(&mut self, end: char, accepted: &str) -> Result<bool, P::Error> {
        self.peek();
        if self.eat(',') {
            return Ok(true);
        }
        self.expect(end, accepted).map(|()| false)
    }

    fn text(&mut self) -> Result<String, P::Error> {
        self.expect('"', "a text between quotation marks")?;
        let mut text = String::new();
        loop {
            text.push_str(self.run(|byte| !matches!(byte, b'"' | b'\\' | ..b' ')));
            match self.rest.clone().next() {
                Some('"') => break,
                Some('\\') => text.push(self.escape()?),
                _ => return Err(self.unexpected("a quotation mark")),
            }
        }
        self.eat('"');
        Ok(text)
    }

    fn escape(&mut self) -> Result<char, P::Error> {
        self.eat('\\');
        let letters = [
            ('n', '\n'),
            ('t', '\t'),
            ('r', '\r'),
            ('b', '\u{8}'),
            ('f', '\u{c}'),
            ('"', '"'),
            ('\\', '\\'),
            ('/', '/'),
        ];
        for (letter, meant) in letters {
            if self.eat(letter) {
                return Ok(meant);
            }
        }
        let first = self.unit()?;
        // A character beyond the basic plane is written as two surrogates.
        let code = match first {
            0xd800..=0xdbff if self.eat('\\') => match self.unit()? {
                second @ 0xdc00..=0xdfff => 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00),
                _ => first,
            },
            _ => first,
        };
        char::from_u32(code).ok_or_else(|| self.error(|| "found half a character; accepted is a whole one".to_owned()))
    }

    /// Four hexadecimal digits after `u`.
    fn unit(&mut self) -> Result<u32, P::Error> {
        let accepted = "u with four hexadecimal digits, or one of n t r b f \" \\ /";
        if !self.eat('u') {
            return Err(self.unexpected(accepted));
        }
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.rest.clone().next().and_then(|c| c.to_digit(16));
            unit = unit * 16 + digit.ok_or_else(|| self.unexpected(accepted))?;
            self.rest.next();
        }
        Ok(unit)
    }

    fn number(&mut self) -> Result<f64, P::Error> {
        let negative = self.eat('-');
        let mut number = Decimal::default();
        if !self.eat('0') {
            self.digits(|digit| number.push(digit))?;
        }
        if self.eat('.') {
            self.digits(|digit| number.push_decimal(digit))?;
        }
        if self.eat('e') || self.eat('E') {
            let small = self.eat('-');
            if !small {
                self.eat('+');
            }
            let mut power: i32 = 0;
            self.digits(|digit| power = power.saturating_mul(10).saturating_add(digit as i32))?;
            number.shift(if small { -power } else { power });
        }
        let value = number.value();
        if value.is_infinite() {
            return Err(self.error(|| "found a number beyond all bounds".to_owned()));
        }
        Ok(if negative { -value } else { value })
    }

    /// At least one digit.
    fn digits(&mut self, mut each: impl FnMut(u32)) -> Result<(), P::Error> {
        let mut found = false;
        while let Some(digit) = self.rest.clone().next().and_then(|c| c.to_digit(10)) {
            found = true;
            each(digit);
            self.rest.next();
        }
        match found {
            true => Ok(()),
            false => Err(self.unexpected("a digit")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    /// Whether the two trees are equal, numbers up to the precision of a double.
    fn same(node: &Node, value: &Value) -> bool {
        match (node, value) {
            (Node::Null, Value::Null) => true,
            (Node::Flag(a), Value::Bool(b)) => a == b,
            (Node::Number(a), Value::Number(b)) => {
                let b = b.as_f64().unwrap();
                (a - b).abs() <= b.abs() * 1e-13 + f64::MIN_POSITIVE
            }
            (Node::Text(a), Value::String(b)) => a == b,
            (Node::List(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
            (Node::Fields(a), Value::Object(b)) => {
                a.len() == b.len() && a.iter().all(|(name, node)| same(node, &b[name]))
            }
            _ => false,
        }
    }

    fn agrees(text: &str) {
        match (parse(text), serde_json::from_str::<Value>(text)) {
            (Ok(node), Ok(value)) => assert!(same(&node, &value), "{text}: {node:?} is not {value}"),
            (Err(_), Err(_)) => {}
            (Err(error), Ok(_)) => assert!(error.message().contains("twice"), "{text}: {error}"),
            (Ok(node), Err(error)) => panic!("{text}: read as {node:?}, but {error}"),
        }
    }

    #[test]
    fn edge_cases_of_json() {
        for text in [
            "0",
            "-0",
            "00",
            "01",
            "-",
            "+1",
            "1.",
            ".5",
            "1.5",
            "1e",
            "1e+",
            "1e5",
            "1E-5",
            "1e400",
            "0e400",
            "-1e400",
            "1e-400",
            "123456789012345678901234567890",
            "0.1",
            "1.1e-2",
            "2.5e-320",
            "nul",
            "nulll",
            "true",
            "[",
            "[]",
            "[1,]",
            "[,]",
            "[1 2]",
            "{",
            "{}",
            "{,}",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{a:1}",
            "\"",
            "\"\\",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ud83d\"",
            "\"\\ude00\"",
            "\"\\ud83dx\"",
            "\"\\ud83d\\n\"",
            "\"\\ud83d\\u0041\"",
            "\"\n\"",
            "\"\t\"",
            "\"\u{7f}\"",
            "\"\\/\\b\\f\"",
            "\"\\u002b\"",
            "\"\\u+02b\"",
            " \t\r\n1 ",
            "1 1",
            "\u{a0}1",
            "// 1",
            "NaN",
            "'a'",
            "",
        ] {
            agrees(text);
        }
    }

    #[test]
    fn report_numbers_are_exact() {
        for text in [
            "7.72",
            "15.5",
            "0.1",
            "99.7",
            "2087",
            "123456789.123456",
            "1e15",
            "1e22",
            "3e-22",
        ] {
            let Node::Number(number) = parse(text).unwrap() else {
                panic!("{text} is no number");
            };
            assert_eq!(number, text.parse::<f64>().unwrap(), "{text}");
        }
    }

    #[test]
    fn an_error_names_its_line_and_column() {
        let error = parse("{\n  \"标题\": tru\n}").unwrap_err();
        assert_eq!(error.path(), "line 2 column 9");
        assert_eq!(error.message(), "found t; accepted is a JSON value");
        assert_eq!(
            parse("[1").unwrap_err().message(),
            "found the end; accepted is a comma or ]"
        );
    }

    #[test]
    fn nesting_is_limited() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(parse(&nested(DEEPEST)).is_ok());
        assert!(parse(&nested(DEEPEST + 1)).is_err());
    }

    fn json() -> impl Strategy<Value = String> {
        let leaf = prop_oneof![
            Just("null".to_owned()),
            Just("true".to_owned()),
            any::<f64>()
                .prop_filter("finite", |n| n.is_finite())
                .prop_map(|n| format!("{n:e}")),
            any::<i64>().prop_map(|n| n.to_string()),
            ".*".prop_map(|text| Value::String(text).to_string()),
        ];
        leaf.prop_recursive(4, 30, 5, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..5).prop_map(|items| format!("[{}]", items.join(" , "))),
                proptest::collection::btree_map("[a-c]{1,2}", inner, 0..5).prop_map(|fields| {
                    let fields: Vec<String> = fields
                        .iter()
                        .map(|(name, value)| format!("\"{name}\":\n{value}"))
                        .collect();
                    format!("{{{}}}", fields.join(","))
                }),
            ]
        })
    }

    proptest! {
        #[test]
        fn reads_what_serde_json_reads(text in json()) {
            prop_assert!(parse(&text).is_ok());
            agrees(&text);
        }

        #[test]
        fn rejects_what_serde_json_rejects(text in json(), at in 0usize..40, sign in "[\\[\\]{}\",:\\\\0-9eE.+\\-a-z \n]{0,3}") {
            // One character of a valid text is replaced.
            let signs = text.chars().take(at).chain(sign.chars()).chain(text.chars().skip(at + 1));
            agrees(&signs.collect::<String>());
        }

        #[test]
        fn any_sequence_of_json_characters_is_parsed_without_panic(text in "[\\[\\]{}\",:\\\\u0-9eE.+\\-truefalsn \n]{0,12}") {
            agrees(&text);
        }
    }
}
