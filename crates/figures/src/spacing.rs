//! Chinese numerals that are set apart (一 百 二 十, 百 分 之 五, 十 余 万), as justified and recognised text has them: which
//! blanks stand within one. Does not look at blanks beside Arabic digits, which units skip, and rows of digits, which may be columns.

use super::numeral::{self, is_digit};
use super::prose::{SOFT_BREAK, is_han};

/// The most blanks within a numeral.
const WIDEST: usize = 4;
/// How far back a numeral is looked for.
const LONGEST: usize = 24;

fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | SOFT_BREAK)
}

/// The power of ten that a character stands for, 1 for none.
fn power(c: char) -> f64 {
    numeral::power_of(c).unwrap_or(1.0)
}

fn is_small_power(c: char) -> bool {
    (10.0..=1000.0).contains(&power(c))
}

fn is_large_power(c: char) -> bool {
    power(c) > 1000.0
}

fn is_numeral(c: char) -> bool {
    is_digit(c) || numeral::power_of(c).is_some()
}

/// The places of the blanks within numerals, in order.
pub(super) fn blanks(text: &[char]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut i = 0;
    while let Some(start) = text.get(i..).and_then(|rest| rest.iter().position(|c| is_gap(*c))) {
        let start = i + start;
        let rest = text.get(start..).unwrap_or_default();
        let end = start + rest.iter().take_while(|c| is_gap(**c)).count();
        if end - start <= WIDEST && (Gap { text, start, end }).is_within_a_numeral() {
            found.extend(start..end);
        }
        i = end;
    }
    found
}

/// Blanks between two characters.
struct Gap<'t> {
    text: &'t [char],
    start: usize,
    end: usize,
}

impl Gap<'_> {
    fn at(&self, place: usize) -> char {
        self.text.get(place).copied().unwrap_or('\0')
    }

    /// The characters behind the gap, without the gaps among them.
    fn behind(&self) -> [char; 4] {
        let mut solid = ['\0'; 4];
        let rest = self.text.get(self.end..).unwrap_or_default();
        let seen = rest.iter().take(LONGEST).filter(|c| !is_gap(**c));
        for (place, c) in solid.iter_mut().zip(seen) {
            *place = *c;
        }
        solid
    }

    /// The last two characters before the gap, without the gaps among them, the nearer one first.
    fn before(&self) -> [char; 2] {
        let mut solid = ['\0'; 2];
        let front = self.text.get(..self.start).unwrap_or_default();
        let seen = front.iter().rev().take(LONGEST).filter(|c| !is_gap(**c));
        for (place, c) in solid.iter_mut().zip(seen) {
            *place = *c;
        }
        solid
    }

    /// Whether the character before the gap is set apart on its other side, too.
    fn follows_a_gap(&self) -> bool {
        is_gap(self.at(self.start.saturating_sub(2)))
    }

    /// Whether the characters before the gap are a numeral and not the end of a word (唯一, 周五).
    fn follows_a_numeral(&self) -> bool {
        let front = self.text.get(..self.start).unwrap_or_default();
        // Two characters of a numeral, or one on the other side that is set apart too, are no accident.
        let two = front.iter().rev().take_while(|c| is_numeral(**c)).count() > 1;
        let ([_, before_last], [_, second, ..]) = (self.before(), self.behind());
        let apart_before = self.follows_a_gap() && is_numeral(before_last);
        let apart_behind = is_gap(self.at(self.end + 1)) && is_numeral(second);
        if two || apart_before || apart_behind {
            return true;
        }
        let mut back = front.iter().rev().take(LONGEST);
        let opens = back.find(|c| !is_numeral(**c) && !is_gap(**c)).copied().unwrap_or('\0');
        !is_han(opens) || "之又负点余几多兆约近超达到至长降升了为共有".contains(opens)
    }

    fn is_within_a_numeral(&self) -> bool {
        let [a, before_a] = self.before();
        let [b, second, third, fourth] = self.behind();
        if !(is_han(a) || a.is_ascii_digit()) || !(is_han(b) || b.is_ascii_digit()) {
            return false;
        }
        let number = |c: char| is_numeral(c) || c.is_ascii_digit();
        let points = |c: [char; 3]| c == ['百', '分', '点'];
        match (a, b) {
            // 二 分 之 一, 六 个 百 分 点.
            ('百', '分') if second == '点' => before_a == '个',
            ('分', '点') => before_a == '百',
            (_, '分') => number(a) && second == '之',
            ('分', '之') => number(before_a),
            (_, '个') => number(a) && points([second, third, fourth]),
            ('个', '百') => number(before_a) && points([b, second, third]),
            ('之', _) => before_a == '分' && is_numeral(b),
            // 三 又 三分之一.
            (_, '又') => number(a) && number(second),
            ('又', _) => number(b) && number(before_a),
            // 十 余 万, 500 余万.
            (_, '余' | '多' | '几' | '来') => (number(a) && !is_digit(a)) && is_large_power(second),
            ('余' | '多' | '几', _) => is_large_power(b) && number(before_a) && !is_digit(before_a),
            // 六 点 五 成; 三点 五名 is a time and people.
            (_, '点') => is_numeral(a) && is_digit(second) && self.follows_a_numeral(),
            ('点', _) => {
                let shares =
                    matches!(second, '成' | '折' | '倍' | '%') || [second, third, fourth] == ['个', '百', '分'];
                is_digit(b) && is_numeral(before_a) && (self.follows_a_gap() || shares || !is_han(second))
            }
            // 7万 5千.
            _ if b.is_ascii_digit() => {
                let thousands =
                    is_small_power(second) && a == '万' || matches!((a, second), ('千', '百') | ('百', '十'));
                thousands && before_a.is_ascii_digit()
            }
            _ => self.goes_on(a, b, second),
        }
    }

    /// 三 千, 三千 八百, 二十 二: a numeral whose next power or digit is set apart.
    fn goes_on(&self, a: char, b: char, second: char) -> bool {
        if !is_numeral(a) || !is_numeral(b) || !self.follows_a_numeral() {
            return false;
        }
        let percent = b == '百' && second == '分';
        let [_, before_a] = self.before();
        if is_digit(a) {
            // 八 九 十 counts up.
            return !is_digit(b) && !percent && !is_digit(before_a);
        }
        if is_digit(b) {
            // 三十 一、 ends a line and begins a list; in 三 十 一、 every character is set apart.
            let head = matches!(second, '、' | '.' | '）' | ')' | '是' | '要' | '月' | '日' | '年');
            let listed = head && !self.follows_a_gap();
            // 五十 一千: two numbers, side by side.
            return !listed && !is_numeral(second) || power(second) < power(a) && power(second) > 1.0;
        }
        is_large_power(b) && (is_small_power(a) || (a, b) == ('万', '亿'))
    }
}
