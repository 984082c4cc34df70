//! Times while a text is read: years, spans of years and parts of them, as `quantity` reads their words, before they become a
//! [`Period`]. Does not read sentences.

use quantity::{ChineseTime, Period, TimePart, TimeYears, digits};

/// A year, some years, or a part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    first: i32,
    last: i32,
    part: TimePart,
}

/// What undated words are counted from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Clock {
    /// The year of the document: 今年.
    pub(crate) this: Option<i32>,
    /// The year that a result without a time is of.
    pub(crate) last: Option<i32>,
    /// The part of that year that the document is of: 上半年经济运行情况.
    pub(super) part: Option<TimePart>,
    /// The time that the document as a whole is about, where its first words or its title say it: 通报今年上半年状况, “十三五”规划纲要.
    pub(super) reported: Option<Span>,
    /// Whether it is given to an assembly at the beginning of its year: the year itself is planned.
    pub(crate) is_address: bool,
    /// Whether it sums up a year, which it calls 今年 though it is dated in the next one.
    pub(crate) is_summary: bool,
    /// Whether the year is only the first that the text names: it does not say what is planned.
    pub(crate) is_guess: bool,
}

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
            part: TimePart::Whole,
        }
    }

    /// The period; `None` for years that no calendar has.
    pub(crate) fn period(self) -> Option<Period> {
        let first = u32::try_from(self.first).ok()?;
        let last = u32::try_from(self.last).ok()?;
        let period = match self.part {
            TimePart::Whole if first == last => Period::year(first),
            TimePart::Whole => Period::years(first, last),
            TimePart::Half(half) => Period::half(first, half),
            TimePart::Quarter(quarter) => Period::quarter(first, quarter),
            TimePart::Months(from, to) if first == last && from == to => Period::month(first, from),
            TimePart::Months(from, to) => Period::months((first, from), (last, to)),
            TimePart::Day(month, _) => Period::month(first, month),
        };
        period.ok()
    }

    /// The same part of the year before.
    pub(super) fn a_year_before(self) -> Self {
        Self {
            first: self.first - 1,
            last: self.last - 1,
            ..self
        }
    }

    pub(super) fn part(self, part: TimePart) -> Self {
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
        self.part != TimePart::Whole
    }

    /// Whether all of another time is within it.
    pub(super) fn holds(self, other: Self) -> bool {
        let both = self.period().zip(other.period());
        both.is_some_and(|(all, part)| all.contains(part))
    }

    /// Whether it is a part of a year of more than a month.
    pub(super) fn is_some_months(self) -> bool {
        match self.part {
            TimePart::Half(_) | TimePart::Quarter(_) => true,
            TimePart::Months(first, last) => first != last,
            TimePart::Whole | TimePart::Day(..) => false,
        }
    }

    /// The first month, where the words say it.
    pub(super) fn month(self) -> Option<u32> {
        match self.part {
            TimePart::Months(month, _) | TimePart::Day(month, _) => Some(month),
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

    /// The times in some words that name their year: 2012年3月, 二〇一一年, 2008年到2012年, 2026-02-03.
    pub(super) fn in_words(words: &str) -> Vec<Self> {
        let chars: Vec<char> = words.chars().collect();
        let mut found = Vec::new();
        let mut i = 0;
        while i < chars.len() {
            let rest = chars.get(i..).unwrap_or_default();
            let run = rest.iter().take_while(|c| is_digit(**c)).count();
            let time = (run == 4).then(|| of_time(rest, !found.is_empty())).flatten();
            i += match time {
                Some((span, length)) => {
                    found.push(span);
                    length
                }
                None => run.max(1),
            };
        }
        found
    }
}

/// The time that some words begin with, with its length: four digits of a year and what belongs to it. Behind another time a
/// year needs no 年.
fn of_time(words: &[char], follows: bool) -> Option<(Span, usize)> {
    let mark = words.get(4).copied().unwrap_or('\0');
    let length = 4 + words.iter().skip(4).take_while(|c| is_of_time(**c)).count();
    let words: String = words.iter().take(length).collect();
    if matches!(mark, '-' | '.' | '/')
        && let Some(date) = numbered_date(&words)
    {
        return known(date).then_some((date, length));
    }
    if !(mark == '年' || matches!(mark, '-' | '—' | '–' | '至' | '到' | '~' | '.' | '/') || follows) {
        return None;
    }
    let time = ChineseTime::read(&words)?;
    let TimeYears::Named(first, last) = time.years else {
        return None;
    };
    let span = Span::years(i32::try_from(first).ok()?, i32::try_from(last).ok()?).part(time.part);
    known(span).then_some((span, length))
}

/// 2031-02-03, 2031.2.3, 2031/02: year and month in digits.
fn numbered_date(words: &str) -> Option<Span> {
    let mut parts = words.split(['-', '.', '/']).map(str::parse::<u32>);
    let year = parts.next()?.ok()?;
    let month = parts.next()?.ok().filter(|month| (1..=12).contains(month))?;
    Some(Span::year(i32::try_from(year).ok()?).part(TimePart::Months(month, month)))
}

/// Whether a year is one that reports are about, and no other number.
fn known(span: Span) -> bool {
    (1900..2200).contains(&span.first) && (1900..2200).contains(&span.last)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || digits::in_order(c).is_some()
}

/// Characters that words of time are made of.
fn is_of_time(c: char) -> bool {
    is_digit(c) || "年月日号份季度半上下前第至到个全十—–-~./".contains(c)
}

/// The part of a year that some words of time name: 上半年, 年3月, 1—11月.
pub(super) fn part(words: &str) -> TimePart {
    ChineseTime::read(words).map_or(TimePart::Whole, |time| time.part)
}

/// The part of a year that a title says its report is of; a day is only when it was given.
pub(super) fn part_within(title: &str) -> Option<TimePart> {
    let part = ChineseTime::read(title)?.part;
    (!matches!(part, TimePart::Whole | TimePart::Day(..))).then_some(part)
}

impl Clock {
    /// The time of a result without one.
    pub(super) fn result(self) -> Option<Span> {
        if self.reported.is_some() {
            return self.reported;
        }
        let part = self.part.unwrap_or(TimePart::Whole);
        self.last.map(|year| Span::year(year).part(part))
    }

    /// Whether a time is reviewed or planned, as far as it is known.
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
