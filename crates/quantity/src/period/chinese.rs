//! Times in Chinese words: 2024年一季度, 二〇二四年3月, 2006—2010年, “十一五”期间, 去年, 五年来. Does not decide which year is
//! 今年: the caller knows it from the text around.

use super::{Period, PeriodError};
use crate::digits;

/// A time as its words state it: 一季度 has no year, 去年 no number.
///
/// ```
/// # use quantity::{ChineseTime, Period};
/// let read = |words: &str, this_year| ChineseTime::read(words).and_then(|time| time.period(this_year));
/// assert_eq!(read("2024年一季度", None), Period::parse("2024-q1").ok());
/// assert_eq!(read("“十一五”期间", None), read("2006—2010年", None));
/// assert_eq!(read("去年上半年", Some(2025)), Period::parse("2024-h1").ok());
/// assert_eq!(read("一季度", None), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChineseTime {
    /// The year or years.
    pub years: TimeYears,
    /// The part of the year.
    pub part: TimePart,
}

/// The year of a time in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeYears {
    /// Not stated: 一季度, 全年.
    Unsaid,
    /// First and last year: 2024年, 2006—2010年.
    Named(u32, u32),
    /// First and last year of a five-year plan: “十一五”.
    Plan(u32, u32),
    /// Relative to this year: 今年 is 0, 去年 is -1.
    Relative(i32),
    /// A number of years up to this one: 五年来, 过去3年.
    Past(u32),
    /// A number of years from this one: 未来五年.
    Ahead(u32),
}

/// The part of the year of a time in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimePart {
    /// Not stated, or the whole year.
    Whole,
    /// 上半年, 下半年: 1 or 2.
    Half(u32),
    /// 一季度: 1 to 4.
    Quarter(u32),
    /// First and last month: 3月, 1—11月, 前三季度. The first may be larger if the months are in different years.
    Months(u32, u32),
    /// Month and day: 3月5日.
    Day(u32, u32),
}

impl ChineseTime {
    /// Reads the first time in a text; `None` without a time.
    pub fn read(words: &str) -> Option<Self> {
        let words: Vec<char> = words.chars().map(plain).filter(|c| !c.is_whitespace()).collect();
        Reader { words: &words }.read()
    }

    /// Whether the year is stated by number or by a plan.
    pub fn names_year(self) -> bool {
        matches!(self.years, TimeYears::Named(..) | TimeYears::Plan(..))
    }

    /// The period; `this_year` is the year to which 今年, 一季度 and 五年来 refer. 五年来 in 2012 is 2007-2012.
    ///
    /// `None` if the year is needed and not known, and for times that do not exist, such as 2月30日.
    pub fn period(self, this_year: Option<u32>) -> Option<Period> {
        let (first, last) = match self.years {
            TimeYears::Named(first, last) | TimeYears::Plan(first, last) => (first, last),
            TimeYears::Unsaid => (this_year?, this_year?),
            TimeYears::Relative(years) => {
                let year = this_year?.checked_add_signed(years)?;
                (year, year)
            }
            TimeYears::Past(years) => (this_year?.checked_sub(years)?, this_year?),
            TimeYears::Ahead(years) => (this_year?, this_year?.checked_add(years)?),
        };
        self.within(first, last).ok()
    }

    fn within(self, first: u32, last: u32) -> Result<Period, PeriodError> {
        match self.part {
            TimePart::Months(from, to) if first != last || from != to => Period::months((first, from), (last, to)),
            TimePart::Months(month, _) => Period::month(first, month),
            _ if first != last => Period::years(first, last),
            TimePart::Whole => Period::year(first),
            TimePart::Half(half) => Period::half(first, half),
            TimePart::Quarter(quarter) => Period::quarter(first, quarter),
            TimePart::Day(month, day) => Period::day(first, month, day),
        }
    }
}

impl Period {
    /// Parses a text that is only a time and states its year, as in tables: `2024年一季度`,
    /// `2006—2010年`, `“十一五”时期`. `None` for other texts, such as `去年` and `2024年（预计）`.
    pub fn from_chinese(words: &str) -> Option<Self> {
        const TIME: &str = "年月日号份季度半上下前第至到个时期间、“”—-–~0123456789○十";
        let only = words
            .chars()
            .map(plain)
            .all(|c| TIME.contains(c) || digits::in_order(c).is_some() || c.is_whitespace());
        ChineseTime::read(words)
            .filter(|time| only && time.names_year())?
            .period(None)
    }

    /// The document form of a period in the document form or in Chinese words; other texts are returned unchanged.
    pub fn document_form(text: &str) -> String {
        let period = Self::parse(text).ok().or_else(|| Self::from_chinese(text));
        period.map_or_else(|| text.to_owned(), Self::document)
    }
}

/// First and last year of a five-year plan in quotation marks or before 时期, 期间 and similar words: 2006 and 2010 for “十一五”;
/// and the index after it. `None` if the numeral counts something else: 十五日.
pub(super) fn plan(words: &[char]) -> Option<(u32, u32, usize)> {
    let is_part = |c: &char| *c == '十' || digits::in_order(*c).is_some_and(|value| value > 0);
    let mut start = 0;
    while let Some(at) = words.get(start..).and_then(|rest| rest.iter().position(is_part)) {
        let begin = start + at;
        let run: Vec<char> = words.iter().skip(begin).copied().take_while(is_part).collect();
        let end = begin + run.len();
        let ordinal = begin.checked_sub(1).and_then(|at| words.get(at)) == Some(&'第') && has(words, end, "个五年");
        let named = if ordinal {
            // 第十四个五年规划.
            number(words, begin).map(|number| number.value)
        } else {
            plan_number(&run).filter(|number| is_plan(words, begin, end, *number))
        };
        if let Some(number) = named.filter(|number| (1..=LAST_PLAN).contains(number)) {
            let first = plan_start(number);
            return Some((first, first + 4, end));
        }
        start = end;
    }
    None
}

/// The first year of a plan. The first began in 1953; from the third in 1966 on, they follow each other.
fn plan_start(number: u32) -> u32 {
    match number {
        1 => 1953,
        2 => 1958,
        number => 1951 + number * 5,
    }
}

/// The latest plan.
const LAST_PLAN: u32 = 15;

/// 一五 is 1, 十五 is 10, 十一五 is 11.
fn plan_number(run: &[char]) -> Option<u32> {
    let (last, number) = run.split_last()?;
    if *last != '五' {
        return None;
    }
    match number {
        ['十'] => Some(10),
        ['十', units] => Some(10 + digit(*units)?),
        [units] => digit(*units),
        _ => None,
    }
}

fn is_plan(words: &[char], begin: usize, end: usize, number: u32) -> bool {
    const MARKS: [&str; 10] = [
        "时期", "期间", "规划", "计划", "期末", "末", "以来", "收官", "开局", "前",
    ];
    let before = begin.checked_sub(1).and_then(|at| words.get(at));
    let quoted = matches!(before, Some('“' | '「' | '『' | '‘' | '"'));
    // 十四五年 and 三五年 are numbers of years.
    let counted = matches!(
        words.get(end),
        Some('年' | '月' | '日' | '号' | '个' | '天' | '周' | '位' | '次' | '万' | '亿' | '千' | '百' | '%' | '分')
    );
    quoted || MARKS.iter().any(|mark| has(words, end, mark)) || number >= 10 && !counted
}

struct Reader<'a> {
    words: &'a [char],
}

/// A number with the index after it.
struct Number {
    value: u32,
    digits: usize,
    end: usize,
}

/// The numbers with units that have been read so far.
#[derive(Default)]
struct Found {
    years: Option<(u32, u32)>,
    /// Months, each with the number of years before it.
    months: Option<((u32, usize), (u32, usize))>,
    quarters: Option<(u32, u32)>,
    day: Option<u32>,
    span: Option<u32>,
    named: usize,
    /// A number before a connector, whose unit follows the next number: the 1 of 1—11月.
    pending: Option<u32>,
}

impl Reader<'_> {
    fn read(&self) -> Option<ChineseTime> {
        if let Some((first, last, end)) = plan(self.words) {
            let rest: String = self.words.iter().skip(end).collect();
            let edge = |words: [&str; 3]| words.iter().any(|word| rest.contains(word));
            let years = if edge(["末", "底", "收官"]) {
                TimeYears::Named(last, last)
            } else if edge(["初", "开局", "第一年"]) {
                TimeYears::Named(first, first)
            } else {
                TimeYears::Plan(first, last)
            };
            return Some(ChineseTime {
                years,
                part: TimePart::Whole,
            });
        }
        let found = self.numbers();
        let years = match (found.years, self.relative()) {
            (Some((first, last)), _) => Some(TimeYears::Named(first, last)),
            (None, Some(years)) => Some(TimeYears::Relative(years)),
            (None, None) => found.span.map(|count| {
                if self.any(&["未来", "今后", "此后"]) {
                    TimeYears::Ahead(count)
                } else {
                    TimeYears::Past(count)
                }
            }),
        };
        let part = self.part(&found);
        let said = years.is_some() || part != TimePart::Whole || self.any(&["全年", "年末", "年底", "年初", "年中"]);
        said.then_some(ChineseTime {
            years: years.unwrap_or(TimeYears::Unsaid),
            part,
        })
    }

    fn any(&self, words: &[&str]) -> bool {
        words
            .iter()
            .any(|word| (0..self.words.len()).any(|at| has(self.words, at, word)))
    }

    fn relative(&self) -> Option<i32> {
        const WORDS: [(&str, i32); 9] = [
            ("去年", -1),
            ("上年", -1),
            ("前年", -2),
            ("明年", 1),
            ("次年", 1),
            ("今年", 0),
            ("本年", 0),
            ("当年", 0),
            ("这一年", 0),
        ];
        // 以上年 is not 上年, but does not occur in words of time.
        WORDS
            .iter()
            .find(|(word, _)| self.any(&[word]))
            .map(|(_, years)| *years)
    }

    fn part(&self, found: &Found) -> TimePart {
        let several = self.any(&["前", "头"]);
        if let Some((month, later)) = found.months {
            let across = later.1 > month.1;
            return match found.day {
                Some(day) if !across => TimePart::Day(month.0, day),
                // 2008年到2012年3月 has one month for two years.
                _ if found.named > 1 && !across => TimePart::Whole,
                _ => TimePart::Months(month.0, later.0),
            };
        }
        if let Some((first, last)) = found.quarters {
            return match (first == last, several) {
                (true, true) => TimePart::Months(1, last * 3),
                (true, false) => TimePart::Quarter(last),
                // Of a quarter 0, which does not exist, month 0, which does not either.
                (false, _) => TimePart::Months((first * 3).saturating_sub(2), last * 3),
            };
        }
        if self.any(&["上半年"]) {
            TimePart::Half(1)
        } else if self.any(&["下半年"]) {
            TimePart::Half(2)
        } else if self.any(&["首季"]) {
            TimePart::Quarter(1)
        } else {
            TimePart::Whole
        }
    }

    fn numbers(&self) -> Found {
        let mut found = Found::default();
        let mut place = 0;
        while place < self.words.len() {
            match number(self.words, place) {
                Some(number) => {
                    place = number.end;
                    self.take(&mut found, &number);
                }
                None => place += 1,
            }
        }
        found
    }

    /// Takes a number with the unit after it.
    fn take(&self, found: &mut Found, number: &Number) {
        let (end, value) = (number.end, number.value);
        let next = self.words.get(end).copied().unwrap_or_default();
        let joined = matches!(next, '-' | '—' | '–' | '―' | '~' | '至' | '到' | '、' | '和');
        let long = number.digits == 4 && (1000..=2200).contains(&value);
        let pending = found.pending.take();
        if long && (next == '年' || next == '\0' || joined || found.years.is_some()) {
            found.named += 1;
            let first = found.years.map_or(value, |(first, _)| first);
            found.years = Some((first, value))
                .filter(|(first, last)| first <= last)
                .or(found.years);
            return;
        }
        match next {
            // 2022-23年.
            '年' if number.digits == 2 && found.named == 1 && self.joined_before(number) => {
                if let Some((first, _)) = found.years {
                    let last = first - first % 100 + value;
                    found.years = Some((first, if last > first { last } else { first }));
                    found.named += 1;
                }
            }
            '年' if found.years.is_none() && (2..=100).contains(&value) && number.digits < 3 => {
                found.span = Some(value);
            }
            '月' => {
                let at = (value, found.named);
                let first = match (found.months, pending) {
                    (Some((first, _)), _) => first,
                    (None, Some(first)) if (1..=12).contains(&first) => (first, found.named),
                    (None, _) => at,
                };
                found.months = Some((first, at));
            }
            '日' | '号' => found.day = found.day.or(Some(value)),
            '季' => found.take_quarter(pending, value),
            '个' if self.counts(end, "个月") && (1..=12).contains(&value) => {
                found.months = Some(((1, found.named), (value, found.named)));
            }
            '个' if self.counts(end, "个季度") && (1..=4).contains(&value) => {
                found.quarters = Some((1, value));
            }
            _ if joined => found.pending = Some(value),
            _ => {}
        }
    }

    /// Whether a number of months is a part of the year: 前11个月, not 11个月.
    fn counts(&self, end: usize, what: &str) -> bool {
        has(self.words, end, what) && self.any(&["前", "头"])
    }

    fn joined_before(&self, number: &Number) -> bool {
        let begin = number.end - number.digits;
        let before = begin.checked_sub(1).and_then(|at| self.words.get(at));
        matches!(before, Some('-' | '—' | '–' | '―' | '~' | '/' | '至' | '到'))
    }
}

impl Found {
    fn take_quarter(&mut self, pending: Option<u32>, quarter: u32) {
        let first = match (self.quarters, pending) {
            (Some((first, _)), _) => first,
            (None, Some(first)) if (1..=4).contains(&first) => first,
            (None, _) => quarter,
        };
        self.quarters = Some((first.min(quarter), quarter));
    }
}

/// Normalises a character: full-width digits to ASCII, dashes to one dash.
fn plain(c: char) -> char {
    match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        '－' | '−' | '‑' => '-',
        '～' | '〜' => '~',
        _ => c,
    }
}

fn digit(c: char) -> Option<u32> {
    let chinese = || digits::digit(if c == '○' { '〇' } else { c });
    c.to_digit(10).or_else(chinese)
}

/// The number at an index: digits, or a Chinese numeral below 100 with 十.
fn number(words: &[char], start: usize) -> Option<Number> {
    let mut end = start;
    let (mut value, mut tens) = (0_u32, None);
    let mut units = 0;
    while let Some(c) = words.get(end) {
        if *c == '十' && tens.is_none() && units < 2 {
            tens = Some(if units == 0 { 1 } else { value });
            (value, units) = (0, 0);
        } else if let Some(digit) = digit(*c)
            && (tens.is_none() && units < 9 || units == 0)
        {
            value = value * 10 + digit;
            units += 1;
        } else {
            break;
        }
        end += 1;
    }
    (end > start).then_some(Number {
        value: tens.map_or(value, |tens: u32| tens * 10 + value),
        digits: end - start,
        end,
    })
}

fn has(words: &[char], at: usize, word: &str) -> bool {
    word.chars().enumerate().all(|(i, c)| words.get(at + i) == Some(&c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(words: &str, this_year: Option<u32>) -> Option<String> {
        let time = ChineseTime::read(words)?;
        Some(time.period(this_year)?.document())
    }

    #[test]
    fn times_with_their_year() {
        for (words, period) in [
            ("2012年", "2012"),
            ("2012年全年", "2012"),
            ("2012年末", "2012"),
            ("截至2012年底", "2012"),
            ("二〇一一年", "2011"),
            ("二○一一年三月", "2011-03"),
            ("２０１２年３月", "2012-03"),
            ("2012年3月", "2012-03"),
            ("2012 年 3 月份", "2012-03"),
            ("2012年3月5日", "2012-03-05"),
            ("2012年十二月三十一日", "2012-12-31"),
            ("2012年1—11月", "2012-01-2012-11"),
            ("2012年1-2月份", "2012-01-2012-02"),
            ("2012年1月至5月", "2012-01-2012-05"),
            ("2012年前11个月", "2012-01-2012-11"),
            ("2012年前十个月", "2012-01-2012-10"),
            ("2012年12月至2013年1月", "2012-12-2013-01"),
            ("2012年上半年", "2012-h1"),
            ("2012年下半年", "2012-h2"),
            ("2012年一季度", "2012-q1"),
            ("2012年第三季度", "2012-q3"),
            ("2012年4季度", "2012-q4"),
            ("2012年首季", "2012-q1"),
            ("2012年前三季度", "2012-01-2012-09"),
            ("2012年前三个季度", "2012-01-2012-09"),
            ("2012年一、二季度", "2012-01-2012-06"),
            ("2012年三至四季度", "2012-07-2012-12"),
            ("2006—2010年", "2006-2010"),
            ("2006-2010", "2006-2010"),
            ("2008年到2012年", "2008-2012"),
            ("从2008年至2012年底", "2008-2012"),
            ("2022-23年度", "2022-2023"),
            ("二〇〇六至二〇一〇年", "2006-2010"),
        ] {
            assert_eq!(read(words, Some(1999)).as_deref(), Some(period), "{words}");
            assert_eq!(read(words, None).as_deref(), Some(period), "{words}");
        }
    }

    #[test]
    fn plans_are_the_years_that_they_span() {
        for (words, period) in [
            ("“一五”计划", "1953-1957"),
            ("“二五”时期", "1958-1962"),
            ("“三五”时期", "1966-1970"),
            ("“九五”期间", "1996-2000"),
            ("“十五”期间", "2001-2005"),
            ("“十一五”期间", "2006-2010"),
            ("十一五", "2006-2010"),
            ("十一五时期", "2006-2010"),
            ("“十二五”末", "2015"),
            ("“十二五”期末", "2015"),
            ("“十三五”", "2016-2020"),
            ("「十四五」规划", "2021-2025"),
            ("“十四五”开局之年", "2021"),
            ("“十五五”时期", "2026-2030"),
            ("第十四个五年规划", "2021-2025"),
            ("第一个五年计划", "1953-1957"),
        ] {
            assert_eq!(read(words, Some(1999)).as_deref(), Some(period), "{words}");
        }
        assert_eq!(read("2010年10月十五日", None).as_deref(), Some("2010-10-15"));
        assert_eq!(ChineseTime::read("三五个"), None);
    }

    #[test]
    fn times_relative_to_a_year() {
        for (words, period) in [
            ("今年", "2012"),
            ("全年", "2012"),
            ("年末", "2012"),
            ("去年", "2011"),
            ("上年同期", "2011"),
            ("前年", "2010"),
            ("明年", "2013"),
            ("去年上半年", "2011-h1"),
            ("上半年", "2012-h1"),
            ("一季度", "2012-q1"),
            ("前三季度", "2012-01-2012-09"),
            ("1—11月", "2012-01-2012-11"),
            ("3月", "2012-03"),
            ("三月五日", "2012-03-05"),
            ("五年来", "2007-2012"),
            ("过去3年", "2009-2012"),
            ("近两年", "2010-2012"),
            ("十年来", "2002-2012"),
            ("未来五年", "2012-2017"),
        ] {
            assert_eq!(read(words, Some(2012)).as_deref(), Some(period), "{words}");
            assert_eq!(read(words, None), None, "{words}");
        }
    }

    #[test]
    fn a_cell_is_a_time_and_nothing_else() {
        for (words, form) in [
            ("2024年一季度", "2024-q1"),
            ("2024年 1-5月份", "2024-01-2024-05"),
            ("“十一五”时期", "2006-2010"),
            ("2024-Q1", "2024-q1"),
            ("2024年5月6日", "2024-05-06"),
            ("去年", "去年"),
            ("2024年（预计）", "2024年（预计）"),
            ("2024年13月", "2024年13月"),
            ("2024年底", "2024年底"),
            ("", ""),
        ] {
            assert_eq!(Period::document_form(words), form, "{words}");
        }
    }

    #[test]
    fn words_without_a_time_and_times_that_do_not_exist() {
        for words in ["", "增长", "12%", "三大", "2012万元", "11个月"] {
            assert_eq!(ChineseTime::read(words), None, "{words}");
        }
        assert_eq!(read("2023年2月29日", None), None);
        for words in [
            "2012年十三月",
            "2012年13月",
            "2012年3月32日",
            "2012年五季度",
            "2012年0季度至一季度",
            "2012年12月至2012年1月",
        ] {
            assert_eq!(read(words, None), None, "{words}");
        }
    }

    proptest! {
        #[test]
        fn any_words_are_read_without_panic(words in "(\\PC{0,20}|[0-9一二三四五十年月日季度个前上下半至—“”]{0,20})", year in 0u32..20_000) {
            if let Some(time) = ChineseTime::read(&words) {
                let _ = time.period(Some(year));
            }
        }

        #[test]
        fn chinese_wordings_are_read_back(
            text in "20[0-9]{2}(-(0[1-9]|1[0-2]|q[1-4]|h[12]))?|2005-20(0[6-9]|[1-9][0-9])|2011-0[1-6]-201[12]-(0[7-9]|1[0-2])|2011-1[0-2]-[12][0-9]",
        ) {
            let period = Period::parse(&text).unwrap();
            let words = period.chinese("—");
            prop_assert_eq!(ChineseTime::read(&words).and_then(|time| time.period(None)), Some(period), "{}", words);
        }
    }
}
