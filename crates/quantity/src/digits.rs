//! Chinese digits and powers of ten, common and financial (大写) ones. Not here: numerals, whose value depends on neighbouring
//! characters.

/// The common digits; each has its value as its index.
pub const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The role of a character in a numeral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A common digit.
    Digit,
    /// A financial digit.
    Capital,
    /// A power of ten after a digit.
    Power,
    /// The same in financial numerals.
    CapitalPower,
    /// A power of ten after a whole numeral, from 万 up.
    LargePower,
}

/// The role of a character, and its digit or power: the only table of them. 参 is left out, since it is usually part of a word.
pub fn part(c: char) -> Option<(Part, u32)> {
    use Part::*;
    Some(match c {
        '零' | '〇' => (Digit, 0),
        '一' => (Digit, 1),
        '二' | '两' => (Digit, 2),
        '三' => (Digit, 3),
        '四' => (Digit, 4),
        '五' => (Digit, 5),
        '六' => (Digit, 6),
        '七' => (Digit, 7),
        '八' => (Digit, 8),
        '九' => (Digit, 9),
        '壹' => (Capital, 1),
        '贰' => (Capital, 2),
        '叁' | '参' => (Capital, 3),
        '肆' => (Capital, 4),
        '伍' => (Capital, 5),
        '陆' => (Capital, 6),
        '柒' => (Capital, 7),
        '捌' => (Capital, 8),
        '玖' => (Capital, 9),
        '十' => (Power, 10),
        '百' => (Power, 100),
        '千' => (Power, 1000),
        '拾' => (CapitalPower, 10),
        '佰' => (CapitalPower, 100),
        '仟' => (CapitalPower, 1000),
        '万' => (LargePower, 10_000),
        '亿' => (LargePower, 100_000_000),
        _ => return None,
    })
}

/// The value of a common digit, including 两.
pub fn digit(c: char) -> Option<u32> {
    part(c).filter(|(part, _)| *part == Part::Digit).map(|(_, value)| value)
}

/// The same without 两, which does not occur in years, numbers of plans and list numbers.
pub fn in_order(c: char) -> Option<u32> {
    digit(c).filter(|_| c != '两')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digit_has_its_index_as_value() {
        for (value, c) in (0..).zip(DIGITS) {
            assert_eq!(digit(c), Some(value));
            assert_eq!(in_order(c), Some(value));
        }
        assert_eq!((digit('两'), in_order('两')), (Some(2), None));
    }

    #[test]
    fn every_digit_and_power_has_a_financial_form() {
        let values = |like: Part| {
            let parts = ('\u{3000}'..='\u{9fff}').filter_map(part);
            let mut values: Vec<u32> = parts
                .filter(|(part, _)| *part == like)
                .map(|(_, value)| value)
                .collect();
            values.sort_unstable();
            values.dedup();
            values
        };
        assert_eq!(values(Part::Digit), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        assert_eq!(values(Part::Capital), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
        assert_eq!(values(Part::Power), values(Part::CapitalPower));
    }
}
