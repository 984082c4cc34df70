//! Periods as months on one count: years, quarters, halves, months and spans of months. Refuses: spans of years, and words.

/// The most a count of months can be: nobody reports the year 10000.
const YEARS: u32 = 9999;

/// A stretch of whole months, counted from the year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Months {
    /// The first month.
    pub first: u32,
    /// How many there are, at least 1.
    pub count: u32,
}

impl Months {
    /// The first month behind it.
    pub fn end(self) -> u32 {
        self.first + self.count
    }

    /// Whether all of `other` is in it.
    pub fn holds(self, other: Self) -> bool {
        self.first <= other.first && other.end() <= self.end()
    }

    /// Year of the first month.
    pub fn year(self) -> u32 {
        self.first / 12
    }

    /// The first month within its year, from 1.
    pub fn month(self) -> u32 {
        self.first % 12 + 1
    }
}

/// Reads `2011`, `2011-03`, `2011-Q1`, `2011-H1` and `2011-01-2011-06` (letters may be small). `None` for all else, such as
/// `2005-2010`: what is said of several years at once has no place between them.
pub fn months(period: &str) -> Option<Months> {
    let parts: Vec<&str> = period.split('-').collect();
    match parts.as_slice() {
        [year] => Some(Months {
            first: whole(year, 4)? * 12,
            count: 12,
        }),
        [year, part] => in_year(whole(year, 4)?, part),
        [from_year, from, to_year, to] => {
            let (from, to) = (in_month(from_year, from)?, in_month(to_year, to)?);
            let count = (to.first + 1).checked_sub(from.first).filter(|count| *count > 0)?;
            Some(Months {
                first: from.first,
                count,
            })
        }
        _ => None,
    }
}

fn in_year(year: u32, part: &str) -> Option<Months> {
    let lower = part.to_ascii_lowercase();
    let (each, most, number) = match (lower.strip_prefix('q'), lower.strip_prefix('h')) {
        (Some(number), _) => (3, 4, whole(number, 1)?),
        (None, Some(number)) => (6, 2, whole(number, 1)?),
        (None, None) => (1, 12, whole(part, 2)?),
    };
    (1..=most).contains(&number).then(|| Months {
        first: year * 12 + (number - 1) * each,
        count: each,
    })
}

fn in_month(year: &str, month: &str) -> Option<Months> {
    let month = whole(month, 2)?;
    (1..=12).contains(&month).then_some(Months {
        first: whole(year, 4)? * 12 + month - 1,
        count: 1,
    })
}

/// A number of exactly so many digits.
fn whole(text: &str, digits: usize) -> Option<u32> {
    let fits = text.len() == digits && text.bytes().all(|c| c.is_ascii_digit());
    let number = if fits { text.parse().ok() } else { None };
    number.filter(|number| *number <= YEARS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_stretch_of_months_is_read_and_nothing_else() {
        let at = |year: u32, month: u32, count| Months {
            first: year * 12 + month - 1,
            count,
        };
        for (period, expected) in [
            ("2011", at(2011, 1, 12)),
            ("2011-03", at(2011, 3, 1)),
            ("2011-Q1", at(2011, 1, 3)),
            ("2011-q4", at(2011, 10, 3)),
            ("2011-h2", at(2011, 7, 6)),
            ("2011-01-2011-06", at(2011, 1, 6)),
            ("2010-12-2011-01", at(2010, 12, 2)),
        ] {
            assert_eq!(months(period), Some(expected), "{period}");
        }
        for period in [
            "",
            "2005-2010",
            "2011-13",
            "2011-00",
            "2011-Q5",
            "2011-Q0",
            "2011-h3",
            "2011-06-2011-01",
            "211",
            "2011年",
            "2011-Q",
            "一二三四",
            "2011-1",
            "-",
            "2011-01-06",
        ] {
            assert_eq!(months(period), None, "{period}");
        }
    }
}
