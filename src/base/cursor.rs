//! Reads a JSON tree field by field and knows the path of each field. Not here: the meaning of the fields.
//!
//! There is one small tree instead of a derived reader for each type: errors name the path, and every page downloads a
//! fifth of the code that serde would derive.

use crate::base::error::Code;
use crate::base::error_list::{ErrorPolicy, Explain, Path};
use crate::base::json::Node;
use crate::base::limits::unfit;
use quantity::LocalText;

impl Node {
    fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Flag(_) => "true or false",
            Self::Number(_) => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Fields(_) => "an object",
        }
    }
}

/// A node of the tree with its path.
pub struct Cursor<'a, P: ErrorPolicy = Explain<'a>> {
    node: &'a Node,
    path: P::Path,
    errors: P,
}

impl<'a> Cursor<'a> {
    /// A document with a name for its paths, such as the attribute that contains it.
    pub fn named(node: &'a Node, path: &str) -> Self {
        Self {
            node,
            path: String::default().then(path),
            errors: Explain::default(),
        }
    }
}

impl<'a, P: ErrorPolicy> Cursor<'a, P> {
    /// The whole document, with the policy for its errors.
    pub(crate) fn root(node: &'a Node, errors: P) -> Self {
        Self {
            node,
            path: P::Path::default(),
            errors,
        }
    }

    /// The policy for errors.
    pub(crate) fn errors(&self) -> P {
        self.errors
    }

    /// The value that was read. Where errors are collected, a failed read records its error and gives `instead`: see
    /// [`ErrorPolicy::recover`].
    #[inline(always)]
    pub(crate) fn recover<T>(&self, found: Result<T, P::Error>, instead: impl FnOnce() -> T) -> Result<T, P::Error> {
        self.errors.recover(found, instead)
    }

    /// The path of a field of this node.
    pub fn path(&self, field: &str) -> String {
        self.path.then(field).to_text()
    }

    /// An error at a field of this node.
    #[inline(always)]
    pub(crate) fn error(&self, code: Code, field: &str, message: impl FnOnce() -> String) -> P::Error {
        P::error(code, || self.path.then(field).to_text(), message)
    }

    /// Reports every field that is not known: a misspelt name would otherwise be ignored.
    pub fn only(&self, known: &[&str]) -> Result<(), P::Error> {
        for (name, _) in self.fields()? {
            if !known.contains(&name.as_str()) {
                let message = || format!("found this field; accepted are {}", known.join(", "));
                self.recover(Err(self.error(Code::UnknownField, name, message)), || ())?;
            }
        }
        Ok(())
    }

    fn fields(&self) -> Result<&'a [(String, Node)], P::Error> {
        match self.node {
            Node::Fields(fields) => Ok(fields),
            other => Err(self.wrong("", other, "an object")),
        }
    }

    fn wrong(&self, field: &str, found: &Node, accepted: &str) -> P::Error {
        self.error(Code::WrongType, field, || {
            format!("found {}; accepted is {accepted}", found.kind())
        })
    }

    /// A field that may be missing; null counts as missing.
    pub(crate) fn optional(&self, field: &str) -> Result<Option<&'a Node>, P::Error> {
        let found = self.fields()?.iter().find(|(name, _)| name == field);
        Ok(found.map(|(_, node)| node).filter(|node| !matches!(node, Node::Null)))
    }

    fn required(&self, field: &str, accepted: &str) -> Result<&'a Node, P::Error> {
        self.optional(field)?.ok_or_else(|| {
            self.error(Code::MissingField, field, || {
                format!("found nothing; accepted is {accepted}")
            })
        })
    }

    pub(crate) fn text(&self, field: &str) -> Result<&'a str, P::Error> {
        match self.required(field, "a text")? {
            Node::Text(text) => Ok(text),
            other => Err(self.wrong(field, other, "a text")),
        }
    }

    pub(crate) fn optional_text(&self, field: &str) -> Result<Option<&'a str>, P::Error> {
        match self.optional(field)? {
            None => Ok(None),
            Some(_) => self.text(field).map(Some),
        }
    }

    pub(crate) fn number(&self, field: &str) -> Result<f64, P::Error> {
        match self.required(field, "a number")? {
            Node::Number(number) => Ok(*number),
            other => Err(self.wrong(field, other, "a number")),
        }
    }

    /// A number that may be missing.
    pub fn optional_number(&self, field: &str) -> Result<Option<f64>, P::Error> {
        match self.optional(field)? {
            None => Ok(None),
            Some(_) => self.number(field).map(Some),
        }
    }

    /// True or false; missing counts as false.
    pub(crate) fn optional_flag(&self, field: &str) -> Result<bool, P::Error> {
        match self.optional(field)? {
            None => Ok(false),
            Some(_) => self.flag(field),
        }
    }

    pub(crate) fn flag(&self, field: &str) -> Result<bool, P::Error> {
        match self.required(field, "true or false")? {
            Node::Flag(flag) => Ok(*flag),
            other => Err(self.wrong(field, other, "true or false")),
        }
    }

    /// An object that may be missing.
    pub(crate) fn optional_object(&self, field: &str) -> Result<Option<Cursor<'a, P>>, P::Error> {
        let node = self.optional(field)?;
        Ok(node.map(|node| Cursor {
            node,
            path: self.path.then(field),
            errors: self.errors,
        }))
    }

    /// The items of a list.
    pub(crate) fn list(&self, field: &str) -> Result<Vec<Cursor<'a, P>>, P::Error> {
        let cursor = Cursor {
            node: self.required(field, "a list")?,
            path: self.path.then(field),
            errors: self.errors,
        };
        cursor.as_list()
    }

    /// The items of this node, which must be a list.
    pub(crate) fn as_list(&self) -> Result<Vec<Cursor<'a, P>>, P::Error> {
        let Node::List(items) = self.node else {
            return Err(self.wrong("", self.node, "a list"));
        };
        let path = &self.path;
        let cursor = |(i, node)| Cursor {
            node,
            path: path.item(i),
            errors: self.errors,
        };
        Ok(items.iter().enumerate().map(cursor).collect())
    }

    /// The items of a list that may be missing.
    pub(crate) fn optional_list(&self, field: &str) -> Result<Vec<Cursor<'a, P>>, P::Error> {
        match self.optional(field)? {
            None => Ok(Vec::new()),
            Some(_) => self.list(field),
        }
    }

    /// A text for display, of at most `most` characters.
    pub(crate) fn words(&self, field: &str, most: usize) -> Result<String, P::Error> {
        self.shown(field, self.text(field)?, most)
    }

    /// This node as a text for display, of at most `most` characters.
    pub(crate) fn as_words(&self, most: usize) -> Result<String, P::Error> {
        self.shown("", self.as_text()?, most)
    }

    fn shown(&self, field: &str, text: &str, most: usize) -> Result<String, P::Error> {
        match unfit(text, most) {
            None => Ok(text.to_owned()),
            Some(why) => Err(self.error(Code::UnfitText, field, || why.message(most))),
        }
    }

    /// A text for display in both languages, each of at most `most` characters.
    pub fn local(&self, field: &str, most: usize) -> Result<LocalText, P::Error> {
        let cursor = Cursor {
            node: self.required(field, "an object with zh and, if it is translated, en")?,
            path: self.path.then(field),
            errors: self.errors,
        };
        cursor.as_local(most)
    }

    /// A text in both languages that may be missing.
    pub fn optional_local(&self, field: &str, most: usize) -> Result<Option<LocalText>, P::Error> {
        match self.optional(field)? {
            None => Ok(None),
            Some(_) => self.local(field, most).map(Some),
        }
    }

    /// This node as a text in both languages.
    pub(crate) fn as_local(&self, most: usize) -> Result<LocalText, P::Error> {
        self.only(&["zh", "en"])?;
        let zh = self.recover(self.words("zh", most), String::new)?;
        // As in a table, Chinese stands for English that is not there.
        let en = match self.optional("en")? {
            None => zh.clone(),
            Some(_) => self.recover(self.words("en", most), String::new)?,
        };
        Ok(LocalText { zh, en })
    }

    /// The items of a list that has at most `most` of them.
    pub(crate) fn few(&self, field: &str, most: usize) -> Result<Vec<Cursor<'a, P>>, P::Error> {
        let items = self.list(field)?;
        match items.len() {
            count if count > most => Err(self.too_much(field, count, most)),
            _ => Ok(items),
        }
    }

    /// The items of a list that has at most `most` of them and may be missing.
    pub(crate) fn optional_few(&self, field: &str, most: usize) -> Result<Vec<Cursor<'a, P>>, P::Error> {
        match self.optional(field)? {
            None => Ok(Vec::new()),
            Some(_) => self.few(field, most),
        }
    }

    pub(crate) fn too_much(&self, field: &str, found: usize, most: usize) -> P::Error {
        self.error(Code::TooMuch, field, || {
            format!("found {found} of them; accepted are at most {most}")
        })
    }

    /// This node as a text.
    pub(crate) fn as_text(&self) -> Result<&'a str, P::Error> {
        match self.node {
            Node::Text(text) => Ok(text),
            other => Err(self.wrong("", other, "a text")),
        }
    }
}
