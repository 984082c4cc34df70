//! Periods as documents write them: 2012, 2005-2010, 2012-03. Refuses: a year that the text does not give.

use figures::plan_end;

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
    pub(super) fn read(&self, words: Option<&str>) -> Option<String> {
        let year = |year: Option<i32>| year.map(|year| year.to_string());
        let Some(words) = words else {
            return year(self.usual());
        };
        let plan = plan_end(words).filter(|_| !words.ends_with("五年"));
        if let Some(last) = plan {
            let at_its_end = words.contains('末') || words.contains('底');
            return Some(if at_its_end {
                last.to_string()
            } else {
                format!("{}-{last}", last - 5)
            });
        }
        let years = years(words);
        match years.as_slice() {
            [first, .., last] if first < last => return Some(format!("{first}-{last}")),
            [one, ..] => return Some(part_of(*one, words)),
            [] => {}
        }
        if let Some(count) = span(words) {
            let last = self.usual()?;
            let ahead = ["未来", "今后", "此后"].iter().any(|word| words.contains(word));
            return Some(if ahead {
                format!("{last}-{}", last + count)
            } else {
                format!("{}-{last}", last - count)
            });
        }
        let base = if ["去年", "上年"].iter().any(|word| words.contains(word)) {
            self.this_year().map(|year| year - 1)
        } else if words.contains("前年") {
            self.this_year().map(|year| year - 2)
        } else if words.contains("明年") {
            self.this_year().map(|year| year + 1)
        } else {
            self.usual()
        };
        base.map(|year| part_of(year, words))
    }
}

/// A year, or the half, quarter or month of it that the words name.
fn part_of(year: i32, words: &str) -> String {
    const PARTS: [(&str, u32, u32); 8] = [
        ("上半年", 1, 6),
        ("下半年", 7, 12),
        ("前三季度", 1, 9),
        ("一季度", 1, 3),
        ("二季度", 4, 6),
        ("三季度", 7, 9),
        ("四季度", 10, 12),
        ("首季", 1, 3),
    ];
    if let Some((_, first, last)) = PARTS.iter().find(|(word, ..)| words.contains(word)) {
        return format!("{year}-{first:02}-{year}-{last:02}");
    }
    match month(words) {
        Some(month) => format!("{year}-{month:02}"),
        None => year.to_string(),
    }
}

fn month(words: &str) -> Option<u32> {
    let (before, _) = words.split_once('月')?;
    let digits: String = before.chars().rev().take_while(char::is_ascii_digit).collect();
    let digits: String = digits.chars().rev().collect();
    digits.parse().ok().filter(|month| (1..=12).contains(month))
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

/// How many years a span has: 五年来, 过去3年.
fn span(words: &str) -> Option<i32> {
    let (before, _) = words.split_once('年')?;
    let last = before.chars().next_back()?;
    let alone = before.chars().rev().take_while(|c| digit(*c).is_some()).count() == 1;
    if last == '两' {
        return Some(2);
    }
    if last == '十' {
        return Some(10);
    }
    let count = digit(last).filter(|_| alone)?.to_digit(10)?;
    i32::try_from(count).ok().filter(|count| *count >= 2)
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
            ("“十一五”期间", "2005-2010"),
            ("“十二五”末", "2015"),
            ("五年来", "2007-2012"),
            ("过去3年", "2009-2012"),
            ("今年", "2012"),
            ("去年", "2012"),
            ("全年", "2012"),
            ("上半年", "2012-01-2012-06"),
        ] {
            assert_eq!(calendar.read(Some(words)).as_deref(), Some(period), "{words}");
        }
        assert_eq!(Calendar::default().read(Some("全年")), None);
    }
}
