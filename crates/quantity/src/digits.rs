//! Chinese digits and the powers of ten between them, common ones and those of cheques. Refuses: numerals, which depend on
//! what stands beside a digit.

/// The common digits, each at the place of its value.
pub const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The value of a common digit, 两 among them.
#[inline]
pub fn digit(c: char) -> Option<u32> {
    Some(match c {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// The same without 两, which counts things and stands in no year, no number of a plan and no head of a list.
#[inline]
pub fn in_order(c: char) -> Option<u32> {
    digit(c).filter(|_| c != '两')
}

/// The value of a digit as cheques have it. 参 is more often another word.
#[inline]
pub fn capital(c: char) -> Option<u32> {
    Some(match c {
        '壹' => 1,
        '贰' => 2,
        '叁' | '参' => 3,
        '肆' => 4,
        '伍' => 5,
        '陆' => 6,
        '柒' => 7,
        '捌' => 8,
        '玖' => 9,
        _ => return None,
    })
}

/// The power of ten behind a digit: 十, 百 or 千.
#[inline]
pub fn small_power(c: char) -> Option<u32> {
    Some(match c {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        _ => return None,
    })
}

/// The same as cheques have it.
#[inline]
pub fn capital_power(c: char) -> Option<u32> {
    Some(match c {
        '拾' => 10,
        '佰' => 100,
        '仟' => 1000,
        _ => return None,
    })
}

/// The power of ten behind a numeral below ten thousand, and behind others: 万 or 亿.
#[inline]
pub fn large_power(c: char) -> Option<u32> {
    Some(match c {
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digit_reads_as_its_place() {
        for (value, c) in (0..).zip(DIGITS) {
            assert_eq!(digit(c), Some(value));
        }
    }

    #[test]
    fn no_character_is_two_things() {
        for c in '\u{3000}'..='\u{9fff}' {
            let values = [digit(c), capital(c), small_power(c), capital_power(c), large_power(c)];
            assert!(values.iter().flatten().count() < 2, "{c}");
        }
    }
}
