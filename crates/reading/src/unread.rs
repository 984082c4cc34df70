//! What is said of a text that has more figures than are read. Does not read what is left.

use figures::{MOST, unread};
use quantity::Lang;

/// That a text is not read to its end, and the line where reading stops; `None` for a text that is.
///
/// ```
/// use quantity::Lang;
/// use reading::unread::unread_words;
/// assert_eq!(unread_words("粮食产量120万吨。", Lang::Zh), None);
/// assert!(unread_words(&"1%\n".repeat(60_000), Lang::En).unwrap().contains("line 40001"));
/// ```
pub fn unread_words(text: &str, lang: Lang) -> Option<String> {
    let place = unread(text)?;
    let line = text.chars().take(place).filter(|c| *c == '\n').count() + 1;
    Some(lang.pick(
        format!("只读了前{MOST}个数字，第{line}行起未读；请把文本分开"),
        format!("only the first {MOST} figures are read; the text is not read from line {line} on: please split it"),
    ))
}
