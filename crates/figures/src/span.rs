//! Times while a text is read: years, spans of years, halves, quarters and months, before they become a [`Period`]. Does not
//! read sentences.

use quantity::{Period, digits};

/// A part of a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Part {
    #[default]
    Whole,
    Half(u8),
    Quarter(u8),
    /// From the first month to the second.
    Months(u8, u8),
}

/// A year, some years, or a part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    first: i32,
    last: i32,
    part: Part,
}

/// What undated words are counted from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Clock {
    /// The year of the document: 今年.
    pub(crate) this: Option<i32>,
    /// The year that a result without a time is of.
    pub(crate) last: Option<i32>,
    /// The part of that year that the document is of: 上半年经济运行情况.
    pub(super) part: Part,
    /// Whether it is given to an assembly at the beginning of its year: the year itself is planned.
    pub(crate) is_address: bool,
    /// Whether the year is only the first that the text names: it does not tell what is planned.
    pub(crate) is_guess: bool,
}

const PARTS: &[(&str, Part)] = &[
    ("上半年", Part::Half(1)),
    ("下半年", Part::Half(2)),
    ("前三季度", Part::Months(1, 9)),
    ("前三个季度", Part::Months(1, 9)),
    ("首季", Part::Quarter(1)),
    ("一季度", Part::Quarter(1)),
    ("1季度", Part::Quarter(1)),
    ("二季度", Part::Quarter(2)),
    ("2季度", Part::Quarter(2)),
    ("三季度", Part::Quarter(3)),
    ("3季度", Part::Quarter(3)),
    ("四季度", Part::Quarter(4)),
    ("4季度", Part::Quarter(4)),
];

impl Span {
    /// A whole year.
    pub(crate) fn year(year: i32) -> Self {
        Self::years(year, year)
    }

    /// From one year to another.
    pub(crate) fn years(first: i32, last: i32) -> Self {
        Self {
            first,
            last,
            part: Part::Whole,
        }
    }

    /// The period; `None` for years that no calendar has.
    pub(crate) fn period(self) -> Option<Period> {
        let first = u32::try_from(self.first).ok()?;
        let last = u32::try_from(self.last).ok()?;
        let period = match self.part {
            Part::Whole if first == last => Period::year(first),
            Part::Whole => Period::years(first, last),
            Part::Half(half) => Period::half(first, u32::from(half)),
            Part::Quarter(quarter) => Period::quarter(first, u32::from(quarter)),
            Part::Months(from, to) if from == to => Period::month(first, u32::from(from)),
            Part::Months(from, to) => Period::months((first, u32::from(from)), (last, u32::from(to))),
        };
        period.ok()
    }

    pub(super) fn part(self, part: Part) -> Self {
        Self { part, ..self }
    }

    /// The first year.
    pub(crate) fn first_year(self) -> i32 {
        self.first
    }

    /// The last year.
    pub(crate) fn last_year(self) -> i32 {
        self.last
    }

    /// Whether it reaches over several years.
    pub(crate) fn is_several_years(self) -> bool {
        self.first != self.last
    }

    /// Whether it is a half, a quarter or some months of a year.
    pub(crate) fn is_within_year(self) -> bool {
        self.part != Part::Whole
    }

    /// The first month, where it is told.
    pub(super) fn month(self) -> Option<u8> {
        match self.part {
            Part::Months(month, _) => Some(month),
            _ => None,
        }
    }

    /// The date in a line: its first year with the month behind it.
    pub(super) fn of_date(words: &str) -> Option<Self> {
        let found = Self::in_words(words);
        found
            .iter()
            .copied()
            .find(|span| span.is_within_year())
            .or(found.first().copied())
    }

    /// The years of four digits in some words.
    pub(super) fn years_of(words: &str) -> Vec<i32> {
        let mut found = Vec::new();
        for span in Self::in_words(words) {
            found.push(span.first);
            if span.last != span.first {
                found.push(span.last);
            }
        }
        found
    }

    /// The years in some words, each with the part of it that follows: 2012年3月, 二〇一一年, 2008年到2012年, 2026-02-03.
    pub(super) fn in_words(words: &str) -> Vec<Self> {
        let chars: Vec<char> = words.chars().collect();
        let mut found: Vec<(Self, usize)> = Vec::new();
        let mut i = 0;
        while i < chars.len() {
            let run = chars.iter().skip(i).take_while(|c| digit(**c).is_some()).count();
            let behind = i + run;
            let mark = chars.get(behind).copied().unwrap_or('\0');
            let year = (run == 4)
                .then(|| number(chars.get(i..behind).unwrap_or_default()))
                .flatten()
                .and_then(|year| i32::try_from(year).ok())
                .filter(|year| (1900..2200).contains(year));
            let joined = |c: char| matches!(c, '-' | '—' | '–' | '至' | '到' | '~');
            if let Some(year) = year
                && (mark == '年' || joined(mark) || mark == '.' || mark == '/' || !found.is_empty())
            {
                let before = i.checked_sub(1).and_then(|i| chars.get(i)).copied().unwrap_or('\0');
                let pair = found.last_mut().filter(|(span, _)| {
                    joined(before) && span.part == Part::Whole && span.first == span.last && span.first < year
                });
                if let Some((span, end)) = pair.filter(|(_, end)| i <= *end + 4) {
                    span.last = year;
                    *end = behind;
                } else {
                    let rest: String = chars.iter().skip(behind).take(12).collect();
                    found.push((Self::year(year).part(part(&rest)), behind));
                }
            }
            i = behind.max(i + 1);
        }
        found.into_iter().map(|(span, _)| span).collect()
    }
}

/// The part of a year that some words name anywhere.
pub(super) fn part_within(words: &str) -> Part {
    PARTS
        .iter()
        .find(|(word, _)| words.contains(word))
        .map_or(Part::Whole, |(_, part)| *part)
}

/// The part of a year that some words begin with: 年3月, 年上半年, -02-03, 年前三季度, 1—11月.
pub(super) fn part(words: &str) -> Part {
    let words = words.trim_start_matches(['年', '-', '.', '/', ' ', '度', '第']);
    if let Some((_, part)) = PARTS.iter().find(|(word, _)| words.starts_with(word)) {
        return *part;
    }
    let chars: Vec<char> = words.chars().take(12).collect();
    let Some((first, behind)) = month(&chars, 0) else {
        return Part::Whole;
    };
    let mark = chars.get(behind).copied().unwrap_or('\0');
    if mark == '月' || matches!(mark, '-' | '.' | '/') && chars.get(behind + 1).is_some_and(char::is_ascii_digit) {
        let next = behind + 1 + usize::from(chars.get(behind + 1) == Some(&'份'));
        let joined = matches!(chars.get(next).copied(), Some('-' | '—' | '至' | '到' | '~'));
        if joined
            && mark == '月'
            && let Some((last, end)) = month(&chars, next + 1)
            && chars.get(end) == Some(&'月')
            && last > first
        {
            return Part::Months(first, last);
        }
        // 1-11月: the mark joins two months.
        if mark == '-'
            && let Some((last, end)) = month(&chars, behind + 1)
            && chars.get(end) == Some(&'月')
            && last > first
        {
            return Part::Months(first, last);
        }
        return Part::Months(first, first);
    }
    let joined = matches!(mark, '—' | '至' | '到' | '~');
    let next = behind
        + chars
            .iter()
            .skip(behind)
            .take_while(|c| matches!(c, '—' | '至' | '到' | '~'))
            .count();
    match month(&chars, next).filter(|_| joined) {
        Some((last, end)) if chars.get(end) == Some(&'月') && last > first => Part::Months(first, last),
        _ => Part::Whole,
    }
}

/// A number from 1 to 12 at a place, with the place behind it.
fn month(chars: &[char], place: usize) -> Option<(u8, usize)> {
    let run = chars
        .iter()
        .skip(place)
        .take_while(|c| digit(**c).is_some() || **c == '十')
        .count();
    let digits = chars.get(place..place + run)?;
    let value = match digits {
        ['十'] => 10,
        ['十', unit] => 10 + digit(*unit)?,
        _ => number(digits)?,
    };
    let value = u8::try_from(value).ok().filter(|month| (1..=12).contains(month))?;
    Some((value, place + run))
}

fn number(digits: &[char]) -> Option<u32> {
    if digits.is_empty() || digits.len() > 4 {
        return None;
    }
    digits.iter().try_fold(0, |sum, c| Some(sum * 10 + digit(*c)?))
}

fn digit(c: char) -> Option<u32> {
    c.to_digit(10).or_else(|| digits::in_order(c))
}

impl Clock {
    /// The time of a result without one.
    pub(super) fn result(self) -> Option<Span> {
        self.last.map(|year| Span::year(year).part(self.part))
    }

    /// Whether a time is reviewed or planned, as far as it tells.
    pub(super) fn mood(self, time: Span) -> Option<super::structure::Mood> {
        use super::structure::Mood;
        let this = self.this.filter(|_| !self.is_guess)?;
        match time.last.cmp(&this) {
            std::cmp::Ordering::Less => Some(Mood::Review),
            std::cmp::Ordering::Greater => Some(Mood::Plan),
            std::cmp::Ordering::Equal => (self.is_address && !time.is_several_years()).then_some(Mood::Plan),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_and_their_parts_are_read_from_words() {
        for (words, spans) in [
            ("2012年", "2012"),
            ("二〇一一年", "2011"),
            ("2012年3月", "2012-03"),
            ("2008年到2012年", "2008-2012"),
            ("2021—2025年", "2021-2025"),
            ("2031-02-03 09:02", "2031-02"),
            ("2031年上半年", "2031-h1"),
            ("2031年第三季度", "2031-q3"),
            ("2031年1—11月", "2031-01-2031-11"),
            ("2031年前三季度", "2031-01-2031-09"),
            ("二〇二六年一月二十七日", "2026-01"),
            ("甲市2025年预算执行情况和2026年预算草案", "2025 2026"),
            ("电话12345678", ""),
            ("生产2025吨", ""),
        ] {
            let found: Vec<String> = Span::in_words(words)
                .iter()
                .filter_map(|span| span.period())
                .map(Period::document)
                .collect();
            assert_eq!(found.join(" "), spans, "{words}");
        }
    }
}
