//! Text limits: a text for display is neither empty nor too long, and has no invisible characters. Not here: its content.

/// A name, a title or a label has at most this many characters.
pub const LABEL: usize = 120;
/// A note of the report has at most this many characters.
pub(crate) const NOTE: usize = 500;
/// A letter has at most this many combining marks: drawing thousands of them takes a browser minutes.
const MARKS: usize = 4;

/// Why a text cannot be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// It holds an invisible character.
    Unseen(char),
    /// It has this many characters: none, or too many.
    Length(usize),
    /// One letter has too many combining marks.
    Marks,
}

impl Unfit {
    /// The message of the error, where `most` characters are accepted.
    pub(crate) fn message(self, most: usize) -> String {
        match self {
            Self::Unseen(c) => {
                let code = u32::from(c);
                format!("found the character U+{code:04X}, which is not seen; accepted is text on one line")
            }
            Self::Length(count) => format!("found {count} characters; accepted are 1 to {most}"),
            Self::Marks => format!("found more than {MARKS} marks on one letter"),
        }
    }
}

/// Why a text cannot be shown; `None` for a text that can. `most` is the largest number of characters.
pub(crate) fn unfit(text: &str, most: usize) -> Option<Unfit> {
    if let Some(c) = text.chars().find(|c| unseen(*c)) {
        return Some(Unfit::Unseen(c));
    }
    let count = text.chars().count();
    if text.trim().is_empty() || count > most {
        return Some(Unfit::Length(count));
    }
    let mut run = 0;
    for c in text.chars() {
        run = if combines(c) { run + 1 } else { 0 };
        if run > MARKS {
            return Some(Unfit::Marks);
        }
    }
    None
}

/// Characters without width that change what is read: controls, line ends, zero-width characters and those that reverse
/// the direction of a text; and private-use characters, which custom fonts can draw as anything.
pub fn unseen(c: char) -> bool {
    c.is_control()
        || matches!(u32::from(c),
            0xad | 0x34f | 0x61c | 0x115f | 0x1160 | 0x17b4 | 0x17b5 | 0x180b..=0x180f | 0x200b..=0x200f
            | 0x2028..=0x202e | 0x2060..=0x206f | 0x3164 | 0xe000..=0xf8ff | 0xfe00..=0xfe0f | 0xfeff | 0xffa0
            | 0xfff0..=0xfffb | 0xe0000..)
}

/// Combining marks, of the scripts that have many.
fn combines(c: char) -> bool {
    matches!(u32::from(c),
        0x300..=0x36f | 0x483..=0x489 | 0x591..=0x5c7 | 0x610..=0x61a | 0x64b..=0x65f | 0xe31 | 0xe34..=0xe3a
        | 0xe47..=0xe4e | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff | 0x20d0..=0x20ff | 0x3099 | 0x309a | 0xfe20..=0xfe2f)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_any_script_can_be_shown() {
        for text in [
            "增长25%左右",
            "Ελλάδα",
            "हिन्दी",
            "עברית",
            "ก็ได้",
            "e\u{301}",
            "🙂",
            "a\u{301}\u{302}\u{303}\u{304}b",
        ] {
            assert_eq!(unfit(text, LABEL), None, "{text}");
        }
        assert_eq!(unfit(&"字".repeat(LABEL), LABEL), None);
    }

    #[test]
    fn empty_long_and_invisible_text_cannot_be_shown() {
        let endless = "字".repeat(LABEL + 1);
        for (text, expected) in [
            ("", "found 0"),
            (" \u{3000}", "found 2"),
            (endless.as_str(), "found 121"),
            ("a\u{301}\u{301}\u{301}\u{301}\u{301}", "marks"),
        ] {
            assert!(
                unfit(text, LABEL).unwrap().message(LABEL).contains(expected),
                "{text:?}"
            );
        }
        for c in "\0\n\t\u{7f}\u{85}\u{ad}\u{61c}\u{200b}\u{200d}\u{200e}\u{202a}\u{202e}\u{2060}\u{2066}\u{2069}\u{feff}\u{e000}\u{fe0f}\u{e0041}\u{f0000}".chars() {
            let message = unfit(&format!("a{c}b"), LABEL).unwrap().message(LABEL);
            assert!(message.contains(&format!("U+{:04X}", u32::from(c))) && !message.contains(c), "{message}");
        }
    }
}
