//! Notes of an editor: a short text on a mark, a line or a range. Texts with characters that could hide or reorder others are
//! errors. Not here: where notes are drawn.

use crate::base::cursor::Cursor;
use crate::base::error::{Code, Error};
use crate::base::json::parse;
use crate::base::limits::{LABEL, unfit, unseen};

/// A chart has at most this many notes.
pub const NOTES: usize = 20;
/// The largest number of a line, as for the figures of a report.
const LARGEST: f64 = 1e15;

/// The place of a note.
#[derive(Clone, Debug, PartialEq)]
pub enum NotePlace {
    /// A figure, by the id of its measure.
    Mark(String),
    /// A value of the chart's axis, in base units (%, 元, 吨, …).
    Line(f64),
    /// A range of values, the smaller first, in base units.
    Range(f64, f64),
}

/// A note: its text and its place. It is only made by reading, so its text can be drawn and its numbers are finite.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    place: NotePlace,
    text: String,
}

impl Note {
    /// Reads a note. `on` is the id of a measure (`software-revenue@2011/target`), one number (`15`, `-4`, `1e8`: a line
    /// at this value, in base units of the chart's axis) or two (`10..15`, in either order: a range). `text` has 1 to 120
    /// characters. `path` is the path of the note for errors, such as `notes[1]`.
    ///
    /// # Errors
    /// [`Code::InvalidNote`] or [`Code::ValueOutOfRange`] at `path.on`, else [`Code::InvalidNote`] at `path.text`.
    pub fn parse(on: &str, text: &str, path: &str) -> Result<Self, Error> {
        let place = place(on, &format!("{path}.on"))?;
        let text = words(text, &format!("{path}.text"))?;
        Ok(Self { place, text })
    }

    /// Its place.
    pub fn place(&self) -> &NotePlace {
        &self.place
    }

    /// Its text: one line, trimmed.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// Reads notes from JSON: `[{"on": "10..15", "text": "…"}]`, at most [`NOTES`].
///
/// # Errors
/// All errors, each with its path: `notes[1].on`.
pub fn read_notes(json: &str) -> Result<Vec<Note>, Error> {
    let tree = parse(json).map_err(|error| {
        let place = format!("notes, {}", error.path());
        Error::new(error.code(), place, error.message())
    })?;
    let places = Cursor::named(&tree, "notes").as_list()?;
    let (mut notes, mut errors) = (Vec::new(), Vec::new());
    if places.len() > NOTES {
        let message = format!("found {} notes; accepted are at most {NOTES}", places.len());
        errors.push(Error::new(Code::InvalidNote, "notes", message));
    }
    // Notes beyond the limit are not read: an error for each would hide the first.
    for node in places.iter().take(NOTES) {
        if let Err(error) = node.only(&["on", "text"]) {
            errors.push(error);
            continue;
        }
        let place = node.text("on").and_then(|on| place(on, &node.path("on")));
        let text = node.text("text").and_then(|text| words(text, &node.path("text")));
        match (place, text) {
            (Ok(place), Ok(text)) => notes.push(Note { place, text }),
            (place, text) => errors.extend(place.err().into_iter().chain(text.err())),
        }
    }
    match Error::of(errors) {
        Some(error) => Err(error),
        None => Ok(notes),
    }
}

const PLACES: &str = "the id of a measure, one number (15) or two (10..15)";

fn place(on: &str, path: &str) -> Result<NotePlace, Error> {
    let on = on.trim();
    let refuse = |message: String| Err(Error::new(Code::InvalidNote, path, message));
    if let Some((from, to)) = on.split_once("..") {
        let (Some(from), Some(to)) = (number(from, path)?, number(to, path)?) else {
            return refuse(format!("found {}; accepted is {PLACES}", shown(on)));
        };
        if from == to {
            return refuse(format!(
                "found {}, a range without extent; accepted are two different numbers",
                shown(on)
            ));
        }
        return Ok(NotePlace::Range(from.min(to), from.max(to)));
    }
    if let Some(value) = number(on, path)? {
        return Ok(NotePlace::Line(value));
    }
    // Ids of measures begin with the id of an indicator, so a text that begins like a number is an invalid number.
    let begins_well = on
        .chars()
        .next()
        .is_some_and(|c| !c.is_ascii_digit() && !"+-−.".contains(c));
    if begins_well && on.chars().count() <= LABEL && !on.chars().any(|c| unseen(c) || c.is_whitespace()) {
        return Ok(NotePlace::Mark(on.to_owned()));
    }
    refuse(format!("found {}; accepted is {PLACES}", shown(on)))
}

/// A number; `None` for another text. U+2212 is a minus sign too.
fn number(text: &str, path: &str) -> Result<Option<f64>, Error> {
    let text = text.trim().replace('−', "-");
    // `f64::from_str` accepts `inf` and `nan`.
    let names = text.chars().any(|c| c.is_ascii_alphabetic() && !matches!(c, 'e' | 'E'));
    let Some(value) = text.parse::<f64>().ok().filter(|_| !names) else {
        return Ok(None);
    };
    if value.is_finite() && value.abs() <= LARGEST {
        return Ok(Some(value));
    }
    let message = format!("found {}; accepted is a number from -1e15 to 1e15", shown(&text));
    Err(Error::new(Code::ValueOutOfRange, path, message))
}

fn words(text: &str, path: &str) -> Result<String, Error> {
    let text = text.trim();
    match unfit(text, LABEL) {
        None => Ok(text.to_owned()),
        Some(why) => Err(Error::new(Code::InvalidNote, path, why.message(LABEL))),
    }
}

/// A text for an error message: shortened, with invisible characters escaped.
fn shown(text: &str) -> String {
    const MOST: usize = 40;
    let mut out: String = text.chars().take(MOST).flat_map(char::escape_debug).collect();
    if text.chars().nth(MOST).is_some() {
        out.push('…');
    }
    format!("\"{out}\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn on(text: &str) -> Result<NotePlace, (Code, String)> {
        match Note::parse(text, "x", "notes[1]") {
            Ok(note) => Ok(note.place),
            Err(error) => Err((error.code(), error.path().to_owned())),
        }
    }

    #[test]
    fn a_place_is_a_mark_a_line_or_a_range() {
        assert_eq!(on(" 15 "), Ok(NotePlace::Line(15.0)));
        assert_eq!(on("−4.5"), Ok(NotePlace::Line(-4.5)));
        assert_eq!(on("1e8"), Ok(NotePlace::Line(1e8)));
        assert_eq!(on("15 .. 10"), Ok(NotePlace::Range(10.0, 15.0)));
        assert_eq!(on("-18..-4"), Ok(NotePlace::Range(-18.0, -4.0)));
        let id = "software-revenue@2011/target";
        assert_eq!(on(id), Ok(NotePlace::Mark(id.to_owned())));
        // Ids of a document may look like special numbers.
        assert_eq!(on("infinity"), Ok(NotePlace::Mark("infinity".to_owned())));
    }

    #[test]
    fn invalid_places_are_errors_with_their_path() {
        let path = || "notes[1].on".to_owned();
        for text in [
            "",
            "  ",
            "10..",
            "..",
            "10..10",
            "a..b",
            "15%",
            "10-15",
            "1\u{202e}5",
            "a b",
            "1..2..3",
            "-",
        ] {
            assert_eq!(on(text), Err((Code::InvalidNote, path())), "{text:?}");
        }
        for text in ["1e16", "-1e400", "0..1e99"] {
            assert_eq!(on(text), Err((Code::ValueOutOfRange, path())), "{text:?}");
        }
    }

    #[test]
    fn the_text_of_a_note_is_visible_and_limited() {
        let read = |text: &str| Note::parse("1", text, "n");
        assert_eq!(read(" 目标 ").unwrap().text(), "目标");
        assert_eq!(read(&"字".repeat(120)).unwrap().text().chars().count(), 120);
        for text in [
            "",
            " \t ",
            &"字".repeat(121),
            "a\nb",
            "a\u{200b}b",
            "\u{202e}abc",
            "a\u{0}",
            "\u{feff}x",
            "a\u{2066}b",
        ] {
            let error = read(text).unwrap_err();
            assert_eq!((error.code(), error.path()), (Code::InvalidNote, "n.text"), "{text:?}");
        }
        let message = read("a\u{202e}b").unwrap_err().message().to_owned();
        assert!(message.contains("U+202E") && !message.contains('\u{202e}'), "{message}");
    }

    #[test]
    fn all_errors_are_reported_at_once() {
        let json =
            r#"[{"on": "10..", "text": ""}, {"on": "15", "text": "good"}, {"on": 15, "texts": "x"}, 7, {"text": "x"}]"#;
        let errors = read_notes(json).unwrap_err().into_list();
        let found: Vec<String> = errors
            .iter()
            .map(|f| format!("{} {}", f.path(), f.code().name()))
            .collect();
        let expected = [
            "notes[0].on invalid-note",
            "notes[0].text invalid-note",
            "notes[2].texts unknown-field",
            "notes[3] wrong-type",
            "notes[4].on missing-field",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_list_is_read_in_order_and_limited() {
        let notes = read_notes(r#"[{"on": "a@2010", "text": "<b>&\"'</b>"}, {"on": "5", "text": "五"}]"#).unwrap();
        let texts: Vec<&str> = notes.iter().map(Note::text).collect();
        assert_eq!(texts, ["<b>&\"'</b>", "五"]);
        assert_eq!(read_notes("[]").unwrap(), []);
        let many = vec![r#"{"on": "5", "text": "x"}"#; 21].join(",");
        let errors = read_notes(&format!("[{many}]")).unwrap_err().into_list();
        assert_eq!((errors.len(), errors[0].path()), (1, "notes"));
        for json in ["", "{}", "[", "null", r#"{"on": "5", "text": "x"}"#] {
            assert_eq!(read_notes(json).unwrap_err().into_list().len(), 1, "{json}");
        }
    }

    proptest! {
        #[test]
        fn any_notes_are_read_without_panic(on in any::<String>(), text in any::<String>()) {
            if let Ok(note) = Note::parse(&on, &text, "n") {
                prop_assert!(!note.text().is_empty() && !note.text().chars().any(unseen));
                match note.place() {
                    NotePlace::Mark(id) => prop_assert!(!id.is_empty()),
                    NotePlace::Line(value) => prop_assert!(value.abs() <= LARGEST),
                    NotePlace::Range(from, to) => prop_assert!(from < to && from.abs() <= LARGEST && to.abs() <= LARGEST),
                }
            }
        }

        #[test]
        fn every_number_is_a_line(value in -1e6..1e6f64) {
            prop_assert_eq!(on(&value.to_string()), Ok(NotePlace::Line(value)));
        }
    }
}
