//! Periods as documents state them: a year, a span of years, a half, a quarter, a month, a span of months, a day.
//!
//! A [`Period`] is parsed once, from the document form ([`Period::parse`]) or from Chinese words ([`ChineseTime`]), and can
//! only be a time that exists: `2024-13`, `2010-2005` and `2024-02-30` are errors. It is `Copy` and 12 bytes long.

mod chinese;

pub use chinese::{ChineseTime, TimePart, TimeYears};

use std::fmt;
use std::ops::Range;

/// A period of a report.
///
/// Periods are ordered by their first day, then by their last day. Two periods are equal if they have the same form and the same
/// days: `2024-Q1` equals `2024-q1`, and not `2024-01-2024-03`, which has another form. [`Period::is_same_time`] compares days
/// alone.
///
/// ```
/// # use quantity::Period;
/// let quarter = Period::parse("2024-Q1")?;
/// assert_eq!(quarter.to_string(), "2024-q1");
/// assert_eq!(quarter.chinese("—"), "2024年一季度");
/// assert_eq!(quarter.english("–"), "Q1 2024");
/// assert!(Period::parse("2024")?.contains(quarter));
/// # Ok::<(), quantity::PeriodError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    first: Day,
    last: Day,
    form: PeriodForm,
}

/// The form in which a period is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodForm {
    /// `2024`.
    Year,
    /// `2021-2025`: both years and all between them.
    Years,
    /// `2024-h1`.
    Half,
    /// `2024-q1`.
    Quarter,
    /// `2024-03`.
    Month,
    /// `2024-01-2024-05`: both months and all between them.
    Months,
    /// `2024-02-29`.
    Day,
}

/// Why a text is not a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodError {
    /// It has none of the forms.
    Form,
    /// Its year is 0, or has more than four digits.
    Year,
    /// A year has two halves.
    Half,
    /// A year has four quarters.
    Quarter,
    /// A year has twelve months.
    Month,
    /// The month does not have this day.
    Day,
    /// It ends before it starts.
    Backwards,
}

impl PeriodError {
    /// The reason in words, to follow the text: `"2024-13", a month that does not exist`.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Form => "which is not a period",
            Self::Year => "a year that does not exist",
            Self::Half => "a half that does not exist",
            Self::Quarter => "a quarter that does not exist",
            Self::Month => "a month that does not exist",
            Self::Day => "a day that does not exist",
            Self::Backwards => "which ends before it starts",
        }
    }
}

impl fmt::Display for PeriodError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reason())
    }
}

impl std::error::Error for PeriodError {}

/// A day as an ordered number: 32 times the months since the year 0, plus the day of the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Day(u32);

impl Day {
    const fn of(month: u32, day: u32) -> Self {
        Self(month * 32 + day)
    }

    /// Months since January of the year 0.
    const fn month(self) -> u32 {
        self.0 / 32
    }

    const fn of_month(self) -> u32 {
        self.0 % 32
    }
}

const LAST_YEAR: u32 = 9999;

impl Period {
    /// The forms that [`Period::parse`] accepts, for error messages.
    pub const ACCEPTED: &'static str = "2024, 2021-2025, 2024-h1, 2024-q1, 2024-03, 2024-01-2024-05 and 2024-02-29";

    /// The earliest year, `0001`.
    pub const EARLIEST: Self = Self::whole_months(PeriodForm::Year, 12, 23);

    /// Parses the document form: `2024`, `2021-2025`, `2024-h1`, `2024-q1`, `2024-03`, `2024-01-2024-05` or `2024-02-29`. The
    /// letters may be capitals. A span from a year or a month to itself is that year or month.
    ///
    /// # Errors
    /// Any other text, and times that do not exist.
    pub fn parse(text: &str) -> Result<Self, PeriodError> {
        let mut parts = [""; 4];
        let mut count = 0;
        for part in text.split('-') {
            *parts.get_mut(count).ok_or(PeriodError::Form)? = part;
            count += 1;
        }
        let [a, b, c, d] = parts;
        let year = number(a, 4)?;
        match count {
            1 => Self::year(year),
            2 => match (b.len(), b.as_bytes().first()) {
                (4, _) => Self::years(year, number(b, 4)?),
                (2, Some(b'h' | b'H')) => Self::half(year, number(b.get(1..).unwrap_or_default(), 1)?),
                (2, Some(b'q' | b'Q')) => Self::quarter(year, number(b.get(1..).unwrap_or_default(), 1)?),
                _ => Self::month(year, number(b, 2)?),
            },
            3 => Self::day(year, number(b, 2)?, number(c, 2)?),
            _ => Self::months((year, number(b, 2)?), (number(c, 4)?, number(d, 2)?)),
        }
    }

    const fn whole_months(form: PeriodForm, first: u32, last: u32) -> Self {
        Self {
            first: Day::of(first, 1),
            last: Day::of(last, days_of(last)),
            form,
        }
    }

    /// A year, 1 to 9999.
    ///
    /// # Errors
    /// Other years.
    pub fn year(year: u32) -> Result<Self, PeriodError> {
        let first = month_of(year, 1)?;
        Ok(Self::whole_months(PeriodForm::Year, first, first + 11))
    }

    /// A span of years with both ends, such as a five-year plan.
    ///
    /// # Errors
    /// Years that do not exist, and a last year before the first.
    pub fn years(first: u32, last: u32) -> Result<Self, PeriodError> {
        let (from, to) = (month_of(first, 1)?, month_of(last, 12)?);
        match to.checked_sub(from) {
            None => Err(PeriodError::Backwards),
            Some(11) => Self::year(first),
            Some(_) => Ok(Self::whole_months(PeriodForm::Years, from, to)),
        }
    }

    /// The first or the second half of a year.
    ///
    /// # Errors
    /// Other halves, and years that do not exist.
    pub fn half(year: u32, half: u32) -> Result<Self, PeriodError> {
        if !(1..=2).contains(&half) {
            return Err(PeriodError::Half);
        }
        let first = month_of(year, half * 6 - 5)?;
        Ok(Self::whole_months(PeriodForm::Half, first, first + 5))
    }

    /// A quarter of a year, 1 to 4.
    ///
    /// # Errors
    /// Other quarters, and years that do not exist.
    pub fn quarter(year: u32, quarter: u32) -> Result<Self, PeriodError> {
        if !(1..=4).contains(&quarter) {
            return Err(PeriodError::Quarter);
        }
        let first = month_of(year, quarter * 3 - 2)?;
        Ok(Self::whole_months(PeriodForm::Quarter, first, first + 2))
    }

    /// A month of a year, 1 to 12.
    ///
    /// # Errors
    /// Other months, and years that do not exist.
    pub fn month(year: u32, month: u32) -> Result<Self, PeriodError> {
        let month = month_of(year, month)?;
        Ok(Self::whole_months(PeriodForm::Month, month, month))
    }

    /// A span of months with both ends, each a year and a month.
    ///
    /// # Errors
    /// Months that do not exist, and a last month before the first.
    pub fn months(first: (u32, u32), last: (u32, u32)) -> Result<Self, PeriodError> {
        let (from, to) = (month_of(first.0, first.1)?, month_of(last.0, last.1)?);
        match to.checked_sub(from) {
            None => Err(PeriodError::Backwards),
            Some(0) => Self::month(first.0, first.1),
            Some(_) => Ok(Self::whole_months(PeriodForm::Months, from, to)),
        }
    }

    /// A day.
    ///
    /// # Errors
    /// Days that do not exist.
    pub fn day(year: u32, month: u32, day: u32) -> Result<Self, PeriodError> {
        let month = month_of(year, month)?;
        if !(1..=days_of(month)).contains(&day) {
            return Err(PeriodError::Day);
        }
        let day = Day::of(month, day);
        Ok(Self {
            first: day,
            last: day,
            form: PeriodForm::Day,
        })
    }

    /// What [`Period::from_parts`] makes it of: its form, its first and its last month, counted from January of the year 0, and the
    /// day of the month of a day, else 0.
    pub fn parts(self) -> (PeriodForm, u32, u32, u32) {
        let day = match self.form {
            PeriodForm::Day => self.first.of_month(),
            _ => 0,
        };
        (self.form, self.first.month(), self.last.month(), day)
    }

    /// A period of its parts; `None` for parts of no period.
    pub fn from_parts(form: PeriodForm, first: u32, last: u32, day: u32) -> Option<Self> {
        let count = last.checked_sub(first)?.checked_add(1)?;
        // What the first month is a multiple of, and whether the length fits.
        let (step, fits) = match form {
            PeriodForm::Year => (12, count == 12),
            PeriodForm::Years => (12, count > 12 && count.is_multiple_of(12)),
            PeriodForm::Half => (6, count == 6),
            PeriodForm::Quarter => (3, count == 3),
            PeriodForm::Month | PeriodForm::Day => (1, count == 1),
            PeriodForm::Months => (1, count > 1),
        };
        if !fits || !first.is_multiple_of(step) || first < 12 || last > LAST_YEAR * 12 + 11 {
            return None;
        }
        match (form, day) {
            (PeriodForm::Day, 1..) if day <= days_of(first) => {
                let day = Day::of(first, day);
                Some(Self {
                    first: day,
                    last: day,
                    form,
                })
            }
            (PeriodForm::Day, _) | (_, 1..) => None,
            _ => Some(Self::whole_months(form, first, last)),
        }
    }

    /// Its form.
    pub fn form(self) -> PeriodForm {
        self.form
    }

    /// The year of its first day.
    pub fn first_year(self) -> u32 {
        self.first.month() / 12
    }

    /// The year of its last day.
    pub fn last_year(self) -> u32 {
        self.last.month() / 12
    }

    /// Its first month, counted from January of the year 0.
    pub fn first_month(self) -> u32 {
        self.first.month()
    }

    /// Its first day: year, month, day.
    pub fn first_day(self) -> (u32, u32, u32) {
        parts(self.first)
    }

    /// Its last day: year, month, day.
    pub fn last_day(self) -> (u32, u32, u32) {
        parts(self.last)
    }

    /// The month of a day; any other period as it is.
    pub fn without_day(self) -> Self {
        match self.form {
            PeriodForm::Day => Self::whole_months(PeriodForm::Month, self.first.month(), self.first.month()),
            _ => self,
        }
    }

    /// Its months, counted from January of the year 0, the end exclusive. For a day, its month.
    pub fn month_range(self) -> Range<u32> {
        self.first.month()..self.last.month() + 1
    }

    /// The number of its months; 0 for a day.
    pub fn month_count(self) -> u32 {
        match self.form {
            PeriodForm::Day => 0,
            _ => self.last.month() + 1 - self.first.month(),
        }
    }

    /// Its months on a time axis, as in [`Period::month_range`]. `None` for a day, and for a span of years, which is not a point in
    /// time.
    pub fn axis_months(self) -> Option<Range<u32>> {
        match self.form {
            PeriodForm::Years | PeriodForm::Day => None,
            _ => Some(self.month_range()),
        }
    }

    /// Whether it is one calendar year, in any form.
    pub fn is_year(self) -> bool {
        self.month_count() == 12 && self.first.month().is_multiple_of(12)
    }

    /// Whether all of `other` is in it.
    pub fn contains(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// Whether both have the same days, in any form.
    pub fn is_same_time(self, other: Self) -> bool {
        self.first == other.first && self.last == other.last
    }

    /// The document form, which [`Period::parse`] reads back.
    pub fn document(self) -> String {
        let mut out = String::new();
        let (year, month, day) = parts(self.first);
        let (last_year, last_month, _) = parts(self.last);
        push(&mut out, year, 4);
        match self.form {
            PeriodForm::Year => {}
            PeriodForm::Years => push_part(&mut out, "-", last_year, 4),
            PeriodForm::Half => push_part(&mut out, "-h", month / 6 + 1, 1),
            PeriodForm::Quarter => push_part(&mut out, "-q", month / 3 + 1, 1),
            PeriodForm::Month => push_part(&mut out, "-", month, 2),
            PeriodForm::Months => {
                push_part(&mut out, "-", month, 2);
                push_part(&mut out, "-", last_year, 4);
                push_part(&mut out, "-", last_month, 2);
            }
            PeriodForm::Day => {
                push_part(&mut out, "-", month, 2);
                push_part(&mut out, "-", day, 2);
            }
        }
        out
    }

    /// In Chinese words, with `between` between the years of a span: `2024年`, `2021—2025年`, `2024年上半年`, `2024年一季度`,
    /// `2024年3月`, `2024年1—5月`, `2024年2月29日`.
    pub fn chinese(self, between: &str) -> String {
        let mut out = String::new();
        let (year, month, day) = parts(self.first);
        let (last_year, last_month, _) = parts(self.last);
        push(&mut out, year, 1);
        match self.form {
            PeriodForm::Year => out.push('年'),
            PeriodForm::Years => {
                push_part(&mut out, between, last_year, 1);
                out.push('年');
            }
            PeriodForm::Half if month == 1 => out.push_str("年上半年"),
            PeriodForm::Half => out.push_str("年下半年"),
            PeriodForm::Quarter => {
                out.push_str(match month {
                    1 => "年一",
                    4 => "年二",
                    7 => "年三",
                    _ => "年四",
                });
                out.push_str("季度");
            }
            PeriodForm::Month => {
                push_part(&mut out, "年", month, 1);
                out.push('月');
            }
            PeriodForm::Months => {
                push_part(&mut out, "年", month, 1);
                if year == last_year {
                    out.push('—');
                } else {
                    out.push_str("月—");
                    push(&mut out, last_year, 1);
                    out.push('年');
                }
                push(&mut out, last_month, 1);
                out.push('月');
            }
            PeriodForm::Day => {
                push_part(&mut out, "年", month, 1);
                push_part(&mut out, "月", day, 1);
                out.push('日');
            }
        }
        out
    }

    /// In English words, with `between` between the years of a span: `2024`, `2021–2025`, `first half of 2024`, `Q1 2024`,
    /// `March 2024`, `January–May 2024`, `29 February 2024`.
    pub fn english(self, between: &str) -> String {
        let mut out = String::new();
        let (year, month, day) = parts(self.first);
        let (last_year, last_month, _) = parts(self.last);
        match self.form {
            PeriodForm::Year => {}
            PeriodForm::Years => {
                push(&mut out, year, 1);
                out.push_str(between);
            }
            PeriodForm::Half if month == 1 => out.push_str("first half of "),
            PeriodForm::Half => out.push_str("second half of "),
            PeriodForm::Quarter => push_part(&mut out, "Q", month / 3 + 1, 1),
            PeriodForm::Month => out.push_str(month_name(month)),
            PeriodForm::Months => {
                out.push_str(month_name(month));
                if year != last_year {
                    push_part(&mut out, " ", year, 1);
                }
                out.push('–');
                out.push_str(month_name(last_month));
            }
            PeriodForm::Day => {
                push(&mut out, day, 1);
                out.push(' ');
                out.push_str(month_name(month));
            }
        }
        if matches!(
            self.form,
            PeriodForm::Quarter | PeriodForm::Month | PeriodForm::Months | PeriodForm::Day
        ) {
            out.push(' ');
        }
        push(&mut out, last_year, 1);
        out
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.document())
    }
}

impl std::str::FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        Self::parse(text)
    }
}

/// The English name of a month, 1 to 12.
fn month_name(month: u32) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let name = month.checked_sub(1).and_then(|at| NAMES.get(at as usize));
    name.copied().unwrap_or_default()
}

fn parts(day: Day) -> (u32, u32, u32) {
    (day.month() / 12, day.month() % 12 + 1, day.of_month())
}

/// Months since January of the year 0.
fn month_of(year: u32, month: u32) -> Result<u32, PeriodError> {
    if !(1..=LAST_YEAR).contains(&year) {
        return Err(PeriodError::Year);
    }
    if !(1..=12).contains(&month) {
        return Err(PeriodError::Month);
    }
    Ok(year * 12 + month - 1)
}

/// How many days a month has, counted from January of the year 0.
const fn days_of(month: u32) -> u32 {
    let year = month / 12;
    match month % 12 {
        1 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        1 => 28,
        3 | 5 | 8 | 10 => 30,
        _ => 31,
    }
}

/// A number of exactly `digits` digits.
fn number(text: &str, digits: usize) -> Result<u32, PeriodError> {
    let mut number = 0;
    for byte in text.bytes() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return Err(PeriodError::Form);
        }
        number = number * 10 + u32::from(digit);
        if number > LAST_YEAR {
            return Err(PeriodError::Form);
        }
    }
    if text.len() == digits {
        Ok(number)
    } else {
        Err(PeriodError::Form)
    }
}

/// Appends a number with at least `digits` digits. `format!` would add code to every page.
fn push(out: &mut String, number: u32, digits: u32) {
    if number >= 10 || digits > 1 {
        push(out, number / 10, digits.saturating_sub(1));
    }
    out.extend(char::from_digit(number % 10, 10));
}

fn push_part(out: &mut String, before: &str, number: u32, digits: u32) {
    out.push_str(before);
    push(out, number, digits);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Period {
        Period::parse(text).unwrap()
    }

    #[test]
    fn every_form_is_read_written_and_worded() {
        for (text, document, chinese, english) in [
            ("2024", "2024", "2024年", "2024"),
            ("2021-2025", "2021-2025", "2021—2025年", "2021–2025"),
            ("2024-2024", "2024", "2024年", "2024"),
            ("2024-H1", "2024-h1", "2024年上半年", "first half of 2024"),
            ("2024-h2", "2024-h2", "2024年下半年", "second half of 2024"),
            ("2024-Q1", "2024-q1", "2024年一季度", "Q1 2024"),
            ("2024-q2", "2024-q2", "2024年二季度", "Q2 2024"),
            ("2024-q3", "2024-q3", "2024年三季度", "Q3 2024"),
            ("2024-q4", "2024-q4", "2024年四季度", "Q4 2024"),
            ("2024-03", "2024-03", "2024年3月", "March 2024"),
            ("2024-12", "2024-12", "2024年12月", "December 2024"),
            ("2024-01-2024-05", "2024-01-2024-05", "2024年1—5月", "January–May 2024"),
            ("2024-05-2024-05", "2024-05", "2024年5月", "May 2024"),
            (
                "2023-12-2024-01",
                "2023-12-2024-01",
                "2023年12月—2024年1月",
                "December 2023–January 2024",
            ),
            ("2024-02-29", "2024-02-29", "2024年2月29日", "29 February 2024"),
            ("0002", "0002", "2年", "2"),
        ] {
            let period = read(text);
            assert_eq!(period.to_string(), document, "{text}");
            assert_eq!(period.chinese("—"), chinese, "{text}");
            assert_eq!(period.english("–"), english, "{text}");
            let (form, first, last, day) = period.parts();
            assert_eq!(Period::from_parts(form, first, last, day), Some(period), "{text}");
        }
        assert_eq!(read("2021-2025").chinese("至"), "2021至2025年");
        assert_eq!(read("2021-2025").english(" to "), "2021 to 2025");
    }

    #[test]
    fn only_parts_of_a_time_make_a_period() {
        use PeriodForm::*;
        for (form, first, last, day) in [
            (Year, 24_288, 24_298, 0),
            (Year, 24_289, 24_300, 0),
            (Year, 24_288, 24_299, 1),
            (Year, 0, 11, 0),
            (Year, 120_000, 120_011, 0),
            (Years, 24_288, 24_299, 0),
            (Half, 24_291, 24_296, 0),
            (Quarter, 24_289, 24_291, 0),
            (Month, 24_289, 24_290, 0),
            (Months, 24_289, 24_289, 0),
            (Months, 24_289, 24_288, 0),
            (Day, 24_289, 24_289, 0),
            (Day, 24_289, 24_289, 30),
            (Day, 24_289, 24_290, 1),
            (Year, u32::MAX, u32::MAX, u32::MAX),
            (Months, 0, u32::MAX, 0),
        ] {
            assert_eq!(
                Period::from_parts(form, first, last, day),
                None,
                "{form:?} {first} {last} {day}"
            );
        }
    }

    #[test]
    fn impossible_times_are_errors() {
        use PeriodError::*;
        for (text, error) in [
            ("", Form),
            ("-", Form),
            ("去年", Form),
            ("2024年", Form),
            ("二〇二四", Form),
            ("２０２４", Form),
            ("211", Form),
            ("20244", Form),
            ("2024-1", Form),
            ("2024-Q", Form),
            ("2024-é", Form),
            ("2024-+1", Form),
            ("2024-q12", Form),
            ("2024-01-2024", Form),
            ("2024-01-01-2024-01-02", Form),
            (" 2024", Form),
            ("0000", Year),
            ("0000-03", Year),
            ("2024-0000", Year),
            ("2024-h0", Half),
            ("2024-H3", Half),
            ("2024-q0", Quarter),
            ("2024-Q5", Quarter),
            ("2024-00", Month),
            ("2024-13", Month),
            ("2024-13-01", Month),
            ("2024-01-2024-13", Month),
            ("2024-02-30", Day),
            ("2023-02-29", Day),
            ("1900-02-29", Day),
            ("2024-04-31", Day),
            ("2024-01-00", Day),
            ("2010-2005", Backwards),
            ("2024-12-2024-01", Backwards),
        ] {
            assert_eq!(Period::parse(text), Err(error), "{text}");
        }
        assert!(Period::parse("2000-02-29").is_ok());
    }

    #[test]
    fn order_and_containment() {
        let sorted = [
            "2005",
            "2005-2010",
            "2010",
            "2011",
            "2011-2015",
            "2024-01-01",
            "2024-01",
            "2024-q1",
            "2024-01-2024-03",
            "2024-01-2024-05",
            "2024-h1",
            "2024",
            "2024-02",
            "2024-q2",
            "2024-h2",
            "2025",
        ];
        let mut periods: Vec<Period> = sorted.iter().rev().map(|text| read(text)).collect();
        periods.sort();
        let words: Vec<String> = periods.iter().map(Period::to_string).collect();
        assert_eq!(words, sorted);
        for (outer, inner, expected) in [
            ("2024", "2024", true),
            ("2024", "2024-q4", true),
            ("2024", "2024-12-31", true),
            ("2024-h1", "2024-q2", true),
            ("2024-q2", "2024-h1", false),
            ("2021-2025", "2024-03", true),
            ("2024", "2023-12-2024-01", false),
            ("2024-01", "2024-02-01", false),
        ] {
            assert_eq!(read(outer).contains(read(inner)), expected, "{outer} {inner}");
        }
        assert!(read("2024-h1").is_same_time(read("2024-01-2024-06")));
        assert_ne!(read("2024-h1"), read("2024-01-2024-06"));
        assert!(read("2024").is_same_time(read("2024-01-2024-12")));
        assert_eq!(read("2024-Q1"), read("2024-q1"));
    }

    #[test]
    fn months_and_days_are_counted() {
        let range = |text: &str| (read(text).month_range(), read(text).month_count());
        assert_eq!(range("2011"), (2011 * 12..2012 * 12, 12));
        assert_eq!(range("2011-q4"), (2011 * 12 + 9..2012 * 12, 3));
        assert_eq!(range("2010-12-2011-01"), (2010 * 12 + 11..2011 * 12 + 1, 2));
        assert_eq!(range("2005-2010"), (2005 * 12..2011 * 12, 72));
        assert_eq!(range("2024-02-29").1, 0);
        let quarter = read("2024-q1");
        assert_eq!((quarter.first_day(), quarter.last_day()), ((2024, 1, 1), (2024, 3, 31)));
        assert_eq!(read("2023-02").last_day(), (2023, 2, 28));
        assert_eq!(
            (read("2021-2025").first_year(), read("2021-2025").last_year()),
            (2021, 2025)
        );
        assert_eq!(read("0001"), Period::EARLIEST);
    }

    proptest! {
        #[test]
        fn any_text_is_parsed_without_panic_and_printed_back(
            text in "(\\PC{0,20}|[0-9]{4}(-([0-9]{2}|[0-9]{4}|[hqHQ][0-5])){0,3})",
        ) {
            if let Ok(period) = Period::parse(&text) {
                prop_assert_eq!(Period::parse(&period.document()), Ok(period));
                let same_span = text.len() > 8 && period.document().len() < text.len() && period.form() != PeriodForm::Day;
                prop_assert!(same_span || period.document() == text.to_ascii_lowercase(), "{}", text);
                prop_assert!(period.first_day() <= period.last_day());
            }
        }

        #[test]
        fn containment_is_a_partial_order_that_agrees_with_equality(
            a in "20(09|10)(-(0[1-9]|[hq][12]))?", b in "20(09|10)(-(0[1-9]|[hq][12]))?", c in "2009-20(09|10|11)",
        ) {
            let (a, b, c) = (read(&a), read(&b), read(&c));
            prop_assert!(a.contains(a));
            prop_assert_eq!(a.contains(b) && b.contains(a), a.is_same_time(b));
            prop_assert!(!(c.contains(a) && a.contains(b)) || c.contains(b));
            prop_assert_eq!(a == b, a.cmp(&b).is_eq());
        }
    }
}
