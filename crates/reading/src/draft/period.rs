//! The years that words of time are counted from, and the periods that they name then. Refuses: a year that the text does not give.

use quantity::{ChineseTime, Period, TimeYears};

/// The years that words like 今年 are counted from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Calendar {
    /// The year of the report.
    pub(super) report: Option<i32>,
    /// The year that the heading above names, or the one above that.
    pub(super) heading: Option<i32>,
    /// Whether 今年 stands in the sentence: 去年 is the year before that one.
    pub(super) says_this_year: bool,
}

impl Calendar {
    /// The year of what is told without one.
    pub(super) fn usual(&self) -> Option<i32> {
        self.heading.or(self.report)
    }

    fn this_year(&self) -> Option<i32> {
        if self.says_this_year {
            self.usual()
        } else {
            self.report.or(self.heading)
        }
    }

    /// The period of words in the text; `None` where no year is known.
    pub(super) fn read(&self, words: Option<&str>) -> Option<Period> {
        self.period(words.and_then(ChineseTime::read))
    }

    /// The period of a time in the text, or of none.
    pub(super) fn period(&self, time: Option<ChineseTime>) -> Option<Period> {
        let year = match time.map(|time| time.years) {
            Some(TimeYears::Relative(years)) if years != 0 => self.this_year(),
            _ => self.usual(),
        };
        let year = year.and_then(|year| u32::try_from(year).ok());
        match time {
            Some(time) => time.period(year),
            None => Period::year(year?).ok(),
        }
    }
}

/// Years of four digits in a text, Arabic or Chinese, followed by 年 or the end of a span.
pub(super) fn years(words: &str) -> Vec<i32> {
    let mut found = Vec::new();
    let mut run = String::new();
    for c in words.chars().chain(['\0']) {
        match digit(c) {
            Some(d) => run.push(d),
            None => {
                if run.len() == 4
                    && (c == '年' || !found.is_empty() || matches!(c, '-' | '—' | '－' | '至' | '到' | '–'))
                    && let Ok(year) = run.parse::<i32>()
                    && (1900..2200).contains(&year)
                {
                    found.push(year);
                }
                run.clear();
            }
        }
    }
    found
}

fn digit(c: char) -> Option<char> {
    if c.is_ascii_digit() {
        return Some(c);
    }
    if let Some(d) = u32::from(c).checked_sub(u32::from('０')).filter(|d| *d < 10) {
        return char::from_digit(d, 10);
    }
    let chinese = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let d = chinese.iter().position(|known| *known == c)?;
    char::from_digit(u32::try_from(d).ok()?, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_periods() {
        let calendar = Calendar {
            report: Some(2013),
            heading: Some(2012),
            says_this_year: false,
        };
        for (words, period) in [
            ("2012年", "2012"),
            ("二〇一一年", "2011"),
            ("2012年3月", "2012-03"),
            ("2008年到2012年", "2008-2012"),
            ("“十一五”期间", "2006-2010"),
            ("2006—2010年", "2006-2010"),
            ("“十二五”末", "2015"),
            ("五年来", "2007-2012"),
            ("过去3年", "2009-2012"),
            ("今年", "2012"),
            ("去年", "2012"),
            ("全年", "2012"),
            ("上半年", "2012-h1"),
            ("一季度", "2012-q1"),
            ("前三季度", "2012-01-2012-09"),
        ] {
            assert_eq!(calendar.read(Some(words)), Period::parse(period).ok(), "{words}");
        }
        let half = calendar.read(Some("上半年")).unwrap();
        assert!(half.is_same_time(Period::parse("2012-01-2012-06").unwrap()));
        assert_eq!(Calendar::default().read(Some("全年")), None);
    }
}
