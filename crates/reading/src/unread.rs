//! What is said of a text that is not read, or not to its end. Does not read what is left.

use figures::{MOST, unread};
use quantity::Lang;

/// That a text is in another language or not read to its end, and the line where reading stops; `None` for a text that is read.
///
/// ```
/// use quantity::Lang;
/// use reading::unread::unread_words;
/// assert_eq!(unread_words("粮食产量120万吨。", Lang::Zh), None);
/// assert!(unread_words(&"1%\n".repeat(60_000), Lang::En).unwrap().contains("line 40001"));
/// ```
pub fn unread_words(text: &str, lang: Lang) -> Option<String> {
    if let Some(words) = unread_language(text, lang) {
        return Some(words.to_owned());
    }
    let place = unread(text)?;
    let line = text.chars().take(place).filter(|c| *c == '\n').count() + 1;
    Some(lang.pick(
        format!("只读了前{MOST}个数字，第{line}行起未读；请把文本分开"),
        format!("only the first {MOST} figures are read; the text is not read from line {line} on: please split it"),
    ))
}

/// That a text has hardly any Chinese, which is all that is read; `None` for one that has.
///
/// ```
/// use quantity::Lang;
/// use reading::unread::unread_language;
/// let english = "The output of grain reached 1.2 million tonnes, up 4% on the year before.";
/// assert!(unread_language(english, Lang::En).unwrap().contains("hardly any Chinese"));
/// assert_eq!(unread_language("粮食产量120万吨。", Lang::Zh), None);
/// ```
pub fn unread_language(text: &str, lang: Lang) -> Option<&'static str> {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let latin = letters().filter(char::is_ascii).count();
    // A line of names and units is still read.
    let is_foreign = latin > 40 && latin > 9 * (letters().count() - latin);
    is_foreign.then(|| {
        lang.pick(
            "几乎没有汉字；读得懂的是中文报告的文字",
            "found hardly any Chinese; accepted is the prose of a report in Chinese",
        )
    })
}
