//! Text widths and line breaks. Not here: drawing, wording.
//!
//! Widths come from a table, not from the browser: measuring there forces a layout of the host page, waits for its fonts
//! and gives a different picture on every machine. The table holds the widest of the common interface fonts, so that a
//! label never gets less space than it needs.

/// Thickness of strokes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Running text and labels.
    Regular,
    /// Values and titles.
    Bold,
}

/// Widths of the ASCII characters from space to tilde, in thousandths of the font size.
const ASCII: [u16; 95] = [
    278, 300, 400, 590, 570, 890, 700, 220, 340, 340, 400, 590, 290, 390, 290, 340, // space to /
    570, 570, 570, 570, 570, 570, 570, 570, 570, 570, 290, 290, 590, 590, 590, 520, // 0 to ?
    950, 680, 670, 720, 730, 610, 580, 750, 740, 290, 500, 670, 560, 870, 750, 780, // @ to O
    660, 780, 680, 660, 620, 730, 670, 940, 650, 640, 620, 340, 340, 340, 590, 560, // P to _
    400, 560, 590, 520, 590, 560, 330, 580, 580, 250, 260, 530, 250, 870, 580, 580, // ` to o
    590, 590, 380, 510, 360, 580, 520, 760, 520, 520, 500, 360, 290, 360, 590, // p to ~
];

/// Width of one character as a share of the font size.
fn advance(c: char) -> f64 {
    let code = u32::from(c);
    if let Some(width) = code.checked_sub(0x20).and_then(|i| ASCII.get(usize::try_from(i).ok()?)) {
        return f64::from(*width) / 1000.0;
    }
    match code {
        0x300..=0x36f => 0.0,
        // § ° ± · × ÷ are as wide as the font size in fonts for Chinese.
        0xa7 | 0xb0 | 0xb1 | 0xb7 | 0xd7 | 0xf7 => 1.0,
        0xa0..=0x24f => 0.62,
        // Every other character of a report is as wide as the font size.
        _ => 1.0,
    }
}

/// Width of a line in CSS pixels at a font size in CSS pixels.
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let regular: f64 = text.chars().map(advance).sum();
    let bold = text.chars().filter(|c| advance(*c) < 1.0).count() as f64 * 0.035;
    size * match weight {
        Weight::Regular => regular,
        Weight::Bold => regular + bold,
    }
}

/// Height of a line in CSS pixels at a font size in CSS pixels.
pub fn line_height(size: f64) -> f64 {
    (size * 1.4).round()
}

/// Whether it is Chinese: a line may end beside it.
fn is_wide(c: char) -> bool {
    u32::from(c) > 0x24f && advance(c) >= 1.0
}

/// Whether a text contains a character.
pub(crate) fn holds(text: &str, sign: char) -> bool {
    text.chars().any(|c| c == sign)
}

/// Whether a text contains a word. `str::contains` is made for long texts and adds 2 KB to every page.
pub(crate) fn says(text: &str, word: &str) -> bool {
    let mut rests = text.char_indices().filter_map(|(at, _)| text.get(at..));
    rests.any(|rest| rest.starts_with(word))
}

/// Texts with another one between them. `join` of std is made for all types and adds 1 KB to every page.
pub(crate) fn joined<T: AsRef<str>>(parts: &[T], between: &str) -> String {
    let mut out = String::new();
    for (i, part) in parts.iter().enumerate() {
        if i > 0 {
            out.push_str(between);
        }
        out.push_str(part.as_ref());
    }
    out
}

/// Whether a line may end between two neighbours.
///
/// A number stays with its unit and its bound (万亿 is never broken), closing punctuation never begins a line and opening
/// punctuation never ends one.
fn may_break(before: char, after: char) -> bool {
    const CLOSING: &str = "，。、；：！？）》】”’％%,.;:!?)]}…";
    const OPENING: &str = "（《【“‘([{×¥";
    const UNIT: &str = "万亿千百元吨户家个项名人年月倍成左右以上百分点";
    if before == ' ' {
        return true;
    }
    if holds(CLOSING, after) || holds(OPENING, before) || after == ' ' {
        return false;
    }
    if before.is_ascii_digit() || before == '%' || holds("约近超过", before) {
        return false;
    }
    if holds(UNIT, before) && holds(UNIT, after) {
        return false;
    }
    is_wide(before) || is_wide(after)
}

/// Breaks a text into lines of at most `max_width` CSS pixels. A figure with its unit stays whole, even where it is wider
/// than a line, and so do a few letters; other pieces without a break opportunity are broken between any two letters.
pub fn wrap(text: &str, max_width: f64, size: f64, weight: Weight) -> Vec<String> {
    filled(&fitting(text, max_width, size, weight), max_width, size, weight)
}

/// The pieces of a text; pieces that are wider than a line are broken where that is allowed.
fn fitting(text: &str, max_width: f64, size: f64, weight: Weight) -> Vec<String> {
    let mut pieces = pieces(text);
    if pieces.iter().any(|piece| endless(piece, max_width, size, weight)) {
        pieces = pieces
            .iter()
            .flat_map(|piece| broken(piece, max_width, size, weight))
            .collect();
    }
    pieces
}

/// Joins pieces into lines of at most `max_width`; a wider piece is a separate line.
fn filled(pieces: &[String], max_width: f64, size: f64, weight: Weight) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces {
        let candidate = format!("{line}{piece}");
        if !line.is_empty() && width(candidate.trim_end(), size, weight) > max_width {
            lines.push(line.trim_end().to_owned());
            line.clone_from(piece);
        } else {
            line = candidate;
        }
    }
    if !line.trim_end().is_empty() || lines.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// A figure with its bound and unit has at most this many characters.
const FIGURE: usize = 24;

/// A letter with the punctuation that must stay beside it has at most this many characters.
const LETTER: usize = 6;

/// Whether a piece is wider than a line and neither a figure nor a letter with its punctuation.
fn endless(piece: &str, room: f64, size: f64, weight: Weight) -> bool {
    let figure = piece.chars().any(|c| c.is_ascii_digit()) && piece.chars().nth(FIGURE).is_none();
    let letter = piece.chars().nth(LETTER).is_none();
    !figure && !letter && width(piece.trim_end(), size, weight) > room
}

/// A piece in parts that fit, or whole if it may not be broken.
fn broken(piece: &str, room: f64, size: f64, weight: Weight) -> Vec<String> {
    if !endless(piece, room, size, weight) {
        return vec![piece.to_owned()];
    }
    let (mut parts, mut part, mut taken) = (Vec::new(), String::new(), 0.0);
    for c in piece.chars() {
        let wide = width(c.encode_utf8(&mut [0; 4]), size, weight);
        // A character without width belongs to the letter before it.
        if wide > 0.0 && taken + wide > room && !part.is_empty() {
            parts.push(std::mem::take(&mut part));
            taken = 0.0;
        }
        part.push(c);
        taken += wide;
    }
    parts.push(part);
    parts
}

/// Breaks a text like [`wrap`], then makes the lines about equally long, so that the last is not a single character.
pub(crate) fn wrap_evenly(text: &str, max_width: f64, size: f64, weight: Weight) -> Vec<String> {
    const STEPS: u32 = 12;
    // Pieces are broken for `max_width`, not for the narrower widths tried below: no word is broken to make lines even.
    let pieces = fitting(text, max_width, size, weight);
    let mut lines = filled(&pieces, max_width, size, weight);
    if lines.len() < 2 {
        return lines;
    }
    // 主要指标：/比上年增长, not 主要指/标：比上年增长.
    if lines.len() == 2
        && let Some((before, behind)) = text.split_once('：')
    {
        let parts = vec![before.to_owned() + "：", behind.to_owned()];
        if parts.iter().all(|part| width(part, size, weight) <= max_width) {
            return parts;
        }
    }
    for step in 1..STEPS {
        let narrower = max_width * (1.0 - f64::from(step) / f64::from(STEPS * 2));
        let tried = filled(&pieces, narrower, size, weight);
        if tried.len() > lines.len() {
            break;
        }
        lines = tried;
    }
    lines
}

/// The unbreakable pieces of a text, each with the spaces after it.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    let mut previous = None;
    for c in text.chars() {
        if previous.is_some_and(|before| may_break(before, c)) {
            pieces.push(std::mem::take(&mut piece));
        }
        piece.push(c);
        previous = Some(c);
    }
    pieces.push(piece);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_chinese_character_is_as_wide_as_the_font_size() {
        assert_eq!(width("工业增加值", 14.0, Weight::Regular), 70.0);
        assert!(width("增长11%", 14.0, Weight::Bold) > width("增长11%", 14.0, Weight::Regular));
        // In fonts for Chinese these are, too; no line ends beside them for that.
        assert_eq!(width("·×÷±°§", 14.0, Weight::Regular), 84.0);
        assert_eq!(wrap("20°C", 5.0, 14.0, Weight::Regular), ["20°C"]);
    }

    #[test]
    fn two_lines_part_behind_a_colon_where_both_parts_fit() {
        let lines = |limit| wrap_evenly("2030年主要指标：比上年增长", limit, 10.0, Weight::Regular);
        assert_eq!(lines(200.0), ["2030年主要指标：比上年增长"]);
        for limit in [85.0, 100.0, 120.0] {
            assert_eq!(lines(limit), ["2030年主要指标：", "比上年增长"]);
        }
        assert!(lines(60.0).len() > 2 || lines(60.0)[0] != "2030年主要指标：");
    }

    #[test]
    fn a_number_is_never_separated_from_its_unit_and_bound() {
        for limit in 1..200 {
            let lines = wrap(
                "从7.72万亿元到约15.5万亿元左右",
                f64::from(limit),
                10.0,
                Weight::Regular,
            );
            assert!(lines.iter().any(|l| l.contains("7.72万亿元")), "{lines:?}");
            assert!(lines.iter().any(|l| l.contains("约15.5万亿元左右")), "{lines:?}");
        }
    }

    #[test]
    fn closing_marks_never_begin_a_line() {
        for limit in 1..120 {
            for line in wrap("工业（含技改）、通信业。", f64::from(limit), 10.0, Weight::Regular) {
                assert!(!line.starts_with(['）', '、', '。']), "{line}");
                assert!(!line.ends_with('（'), "{line}");
            }
        }
    }

    #[test]
    fn even_lines_are_not_more_and_leave_no_orphan() {
        let name = "互联网国际出口带宽";
        assert_eq!(wrap(name, 85.0, 10.0, Weight::Regular), ["互联网国际出口带", "宽"]);
        assert_eq!(
            wrap_evenly(name, 85.0, 10.0, Weight::Regular),
            ["互联网国际", "出口带宽"]
        );
    }

    #[test]
    fn a_word_is_broken_only_where_it_does_not_fit() {
        let room = width("E-commerce", 13.5, Weight::Bold);
        let even = wrap_evenly("E-commerce turnover", room, 13.5, Weight::Bold);
        assert_eq!(even, ["E-commerce", "turnover"]);
        let parts = wrap("Donaudampfschifffahrt", room, 13.5, Weight::Bold);
        let fit = parts.iter().all(|line| width(line, 13.5, Weight::Bold) <= room);
        assert!(parts.len() > 1 && fit, "{parts:?}");
    }

    proptest! {
        #[test]
        fn wrapping_loses_nothing_but_spaces(text in "[ a-c一-三0-9%，（）]{0,40}", limit in 1.0..200.0) {
            let squeezed = |s: &str| s.replace(' ', "");
            let lines = wrap(&text, limit, 12.0, Weight::Regular);
            prop_assert_eq!(squeezed(&lines.concat()), squeezed(&text));
        }

        #[test]
        fn a_line_is_too_wide_only_where_it_cannot_break(text in "[ab 一二]{1,40}", limit in 20.0..200.0) {
            for line in wrap(&text, limit, 12.0, Weight::Regular) {
                prop_assert!(width(&line, 12.0, Weight::Regular) <= limit || pieces(&line).len() == 1);
            }
        }
    }
}
