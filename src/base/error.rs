//! Errors of a document or an attribute. Nothing falls back to a default in silence.

use quantity::Lang;
use std::fmt;

/// The kind of an error; its name is stable and part of the public interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// The document is not JSON, or an object has two fields of the same name.
    InvalidDocument,
    /// The format has no field of this name.
    UnknownField,
    /// A field is missing.
    MissingField,
    /// A field holds a value of another JSON type.
    WrongType,
    /// The document names another format or version.
    UnsupportedFormat,
    /// A text is empty, too long, or holds invisible characters.
    UnfitText,
    /// An address is not of http or https and not relative, too long, or holds white space or invisible characters.
    InvalidAddress,
    /// An id is too long or has characters other than a-z, 0-9 and @/._-
    InvalidId,
    /// A list or a document is longer than its limit.
    TooMuch,
    /// An id is used twice.
    DuplicateId,
    /// The document has nothing with this id.
    UnknownReference,
    /// A field with a fixed set of words holds another word.
    UnknownWord,
    /// The unit is not understood.
    UnknownUnit,
    /// A period or a date has none of the accepted forms, or does not exist.
    InvalidTime,
    /// A number, unit or bound differs from what the figure as stated says.
    StatedOtherwise,
    /// A number is not finite or larger than 1e15, or negative where the direction carries the sign.
    ValueOutOfRange,
    /// Figures whose units cannot share an axis are put on one.
    UnlikeUnits,
    /// A figure has a direction that its kind of view would draw wrongly: a fall as a rise, a rise as a remainder.
    WrongDirection,
    /// A view lacks something that its kind requires.
    IncompleteView,
    /// No report is open under this number.
    UnknownReport,
    /// No view has this id.
    UnknownView,
    /// The language is not `zh-CN` or `en`.
    UnknownLanguage,
    /// The theme is not `auto`, `light` or `dark`.
    UnknownTheme,
    /// A colour is transparent or not a CSS colour.
    UnknownColour,
    /// A colour has too little contrast with its background.
    FaintColour,
    /// A width is not finite or not positive.
    InvalidWidth,
    /// A note cannot be read: it has no text, too much text, or an invalid place.
    InvalidNote,
    /// The chart does not show the place of a note.
    NoteWithoutPlace,
    /// The canvas has no drawing context.
    NoCanvas,
}

impl Code {
    /// The name in kebab case.
    pub fn name(self) -> &'static str {
        match self {
            Self::InvalidDocument => "invalid-document",
            Self::UnknownField => "unknown-field",
            Self::MissingField => "missing-field",
            Self::WrongType => "wrong-type",
            Self::UnsupportedFormat => "unsupported-format",
            Self::UnfitText => "unfit-text",
            Self::InvalidAddress => "invalid-address",
            Self::InvalidId => "invalid-id",
            Self::TooMuch => "too-much",
            Self::DuplicateId => "duplicate-id",
            Self::UnknownReference => "unknown-reference",
            Self::UnknownWord => "unknown-word",
            Self::UnknownUnit => "unknown-unit",
            Self::InvalidTime => "invalid-time",
            Self::StatedOtherwise => "stated-otherwise",
            Self::ValueOutOfRange => "value-out-of-range",
            Self::UnlikeUnits => "unlike-units",
            Self::WrongDirection => "wrong-direction",
            Self::IncompleteView => "incomplete-view",
            Self::UnknownReport => "unknown-report",
            Self::UnknownView => "unknown-view",
            Self::UnknownLanguage => "unknown-language",
            Self::UnknownTheme => "unknown-theme",
            Self::UnknownColour => "unknown-colour",
            Self::FaintColour => "faint-colour",
            Self::InvalidWidth => "invalid-width",
            Self::InvalidNote => "invalid-note",
            Self::NoteWithoutPlace => "note-without-place",
            Self::NoCanvas => "no-canvas",
        }
    }
}

/// What is wrong and where: one error, or all errors of a document.
///
/// Code, path, message and position are those of the first; [`Error::all`] lists every one.
///
/// ```
/// use report_charts::{Error, report::Report};
/// fn views(text: &str) -> Result<usize, Error> {
///     Ok(Report::read(text)?.views.len())
/// }
/// let error = views("{\"format\": \"report-charts/1\", \"views\": 7}").unwrap_err();
/// assert!(error.all().count() > 4);
/// assert!(error.all().any(|one| one.path() == "views"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    code: Code,
    path: String,
    message: String,
    position: Option<Position>,
    /// The errors after the first; their own `others` are empty.
    others: Vec<Error>,
    /// How many further errors are not listed.
    more: usize,
}

/// A place in a text: line and column, both counted from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl Error {
    /// An error at `path` (`indicators[3].measures[0].unit`, or the name of an attribute). The message is a lower-case
    /// sentence: what was found, what is accepted.
    pub fn new(code: Code, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            code,
            path: path.into(),
            message: message.into(),
            position: None,
            others: Vec::new(),
            more: 0,
        }
    }

    /// Several errors as one; `None` for an empty list.
    pub fn of(errors: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut errors = errors.into_iter();
        let mut first = errors.next()?;
        first.others.extend(errors);
        Some(first)
    }

    /// The same errors, and so many that are not listed.
    pub(crate) fn with_more(self, more: usize) -> Self {
        Self { more, ..self }
    }

    /// How many errors there are besides those that [`Error::all`] lists.
    pub fn more(&self) -> usize {
        self.more
    }

    /// That there are more errors than are listed; `None` where all are.
    pub fn more_words(&self, lang: Lang) -> Option<String> {
        let more = self.more;
        let words = || {
            lang.pick(
                format!("另有{more}处错误没有列出"),
                format!("{more} more errors are not listed"),
            )
        };
        (more > 0).then(words)
    }

    /// Every error, this one first; at most a hundred for a document.
    pub fn all(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.others)
    }

    /// Every error as a list, this one first.
    pub fn into_list(mut self) -> Vec<Self> {
        let others = std::mem::take(&mut self.others);
        std::iter::once(self).chain(others).collect()
    }

    /// The same errors with their positions, in the order of the text; `locate` gives the positions of paths.
    pub(crate) fn located(self, locate: impl FnOnce(&[&str]) -> Vec<Position>) -> Self {
        let positions = locate(&self.all().map(Self::path).collect::<Vec<_>>());
        let more = self.more;
        let errors = self.clone().into_list().into_iter().zip(positions);
        let mut errors: Vec<Self> = errors.map(|(error, position)| error.at(position)).collect();
        errors.sort_by_key(Self::position);
        Self::of(errors).unwrap_or(self).with_more(more)
    }

    /// The same error with its position in the text.
    pub(crate) fn at(self, position: Position) -> Self {
        Self {
            position: Some(position),
            ..self
        }
    }

    /// Line and column in the text; `None` for an error outside a document, and for errors of [`Report::from_json`], which
    /// stops at the first.
    ///
    /// [`Report::from_json`]: crate::report::Report::from_json
    pub fn position(&self) -> Option<Position> {
        self.position
    }

    /// The kind of the error.
    pub fn code(&self) -> Code {
        self.code
    }

    /// Where it is: a path into the document, or an attribute.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What was found and what is accepted.
    pub fn message(&self) -> &str {
        &self.message
    }
}

/// One error a line, with line and column where they are known.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, error) in self.all().enumerate() {
            if i > 0 {
                writeln!(f)?;
            }
            if let Some(Position { line, column }) = error.position {
                write!(f, "line {line} column {column}: ")?;
            }
            write!(f, "{}: {} [{}]", error.path, error.message, error.code.name())?;
        }
        if let Some(words) = self.more_words(Lang::En) {
            write!(f, "\n{words}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}
