//! Numerals: Arabic and fullwidth ones with their commas and decimals, Chinese ones, also in capitals, with the vague words
//! inside them (十几, 数百, 六七千, 百余). Does not read units, and does not decide what a numeral stands for.

use super::prose::{Prose, SOFT_BREAK, is_blank, is_han};
use quantity::Qualifier;
use quantity::digits::{self, Part};

/// A numeral as it stands in the text.
#[derive(Clone, Debug)]
pub(super) struct Numeral {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The value; low and high of 六七千.
    pub(super) low: f64,
    pub(super) high: f64,
    /// In Arabic digits.
    pub(super) arabic: bool,
    /// What the numeral itself says about its exactness: 十几, 数百, 上千, 百余.
    pub(super) vague: Option<Qualifier>,
    /// Arabic: digits before the point. Chinese: characters.
    pub(super) size: usize,
    /// With decimals or an exponent.
    pub(super) decimal: bool,
    /// Chinese digits without 十百千万亿.
    pub(super) digits_only: bool,
    /// Arabic with a zero in front, as codes and days have it.
    pub(super) padded: bool,
}

impl Numeral {
    /// 六七千 and its like.
    pub(super) fn is_pair(&self) -> bool {
        self.low != self.high
    }

    /// One Chinese character, which is as often part of another word.
    pub(super) fn is_single(&self) -> bool {
        !self.arabic && self.end - self.start == 1
    }
}

/// The numeral that begins at a place; its sign is not looked at.
pub(super) fn read(prose: &Prose, start: usize) -> Option<Numeral> {
    if prose.at(start).is_ascii_digit() || is_leading_point(prose, start) {
        arabic(prose, start)
    } else {
        chinese(prose, start)
    }
}

/// .5: a point without a zero in front.
pub(super) fn is_leading_point(prose: &Prose, place: usize) -> bool {
    let before = prose.before(place);
    prose.at(place) == '.'
        && prose.at(place + 1).is_ascii_digit()
        && !(is_han(before) || before.is_ascii_alphanumeric() || before == '.' || is_blank(before) && place > 0)
        && prose.at(run_of_digits(prose, place + 1)) != '.'
}

fn run_of_digits(prose: &Prose, start: usize) -> usize {
    let mut i = start;
    loop {
        while prose.at(i).is_ascii_digit() {
            i += 1;
        }
        // The width of a page may end within a number.
        let next = (i..i + 2).find(|i| prose.at(*i) != SOFT_BREAK).unwrap_or(i + 2);
        if next == i || i == start || !prose.at(next).is_ascii_digit() {
            return i;
        }
        i = next;
    }
}

fn arabic(prose: &Prose, start: usize) -> Option<Numeral> {
    let mut end = run_of_digits(prose, start);
    let mut size = end - start;
    if prose.is_wrapped() {
        size = (start..end).filter(|i| prose.at(*i) != SOFT_BREAK).count();
    }
    if (1..=3).contains(&size) && prose.at(start) != '0' {
        while matches!(prose.at(end), ',' | '，' | ' ' | '\u{a0}' | '\u{202f}' | '\'') {
            let fullwidth = prose.at(end) == '，';
            let next = run_of_digits(prose, end + 1);
            // A fullwidth comma ends a clause, unless the digits are fullwidth too.
            if next - end != 4 || (fullwidth && !is_fullwidth(&prose.text(end + 1, end + 2))) {
                break;
            }
            size += 3;
            end = next;
        }
    }
    let mut decimal = false;
    if let Some(digits) = decimals_at(prose, start, end) {
        end = run_of_digits(prose, digits);
        decimal = true;
    }
    if matches!(prose.at(end), 'e' | 'E') {
        let sign = usize::from(matches!(prose.at(end + 1), '+' | '-'));
        let digits = end + 1 + sign;
        let behind = run_of_digits(prose, digits);
        if behind > digits && behind - digits <= 3 && !prose.at(behind).is_ascii_alphabetic() {
            end = behind;
            decimal = true;
        }
    }
    let power = power_behind(prose, end);
    let text = prose.plain_text(start, end);
    let grouped = || {
        let digits = text
            .chars()
            .filter(|c| !matches!(c, ',' | '，' | '\'') && !c.is_whitespace());
        let plain: String = digits
            .map(|c| if matches!(c, '。' | '·' | '•') { '.' } else { c })
            .collect();
        plain.parse()
    };
    // What is beyond all numbers is still read, so that it is read once.
    let mut value: f64 = text.parse().or_else(|_| grouped()).unwrap_or(f64::MAX).min(f64::MAX);
    if let Some((exponent, behind)) = power {
        value = value.powf(exponent).min(f64::MAX);
        end = behind;
        decimal = true;
    }
    Some(Numeral {
        start,
        end,
        low: value,
        high: value,
        arabic: true,
        vague: None,
        size,
        decimal,
        digits_only: false,
        padded: size > 1 && prose.at(start) == '0',
    })
}

/// 10^9, 2^-1: the exponent, and the place behind it.
fn power_behind(prose: &Prose, end: usize) -> Option<(f64, usize)> {
    if prose.at(end) != '^' {
        return None;
    }
    let digits = end + 1 + usize::from(matches!(prose.at(end + 1), '+' | '-'));
    let behind = run_of_digits(prose, digits);
    let exponent = prose.plain_text(end + 1, behind).parse().ok()?;
    ((1..=3).contains(&(behind - digits)) && !prose.at(behind).is_ascii_alphabetic()).then_some((exponent, behind))
}

/// The place of the decimals behind the whole part. Copied text has blanks around the point (1. 3, 12 .5): there the number
/// must stand behind a word, since "1. 3" is the head of a list elsewhere.
fn decimals_at(prose: &Prose, start: usize, end: usize) -> Option<usize> {
    let behind_word = || is_han(prose.before(prose.skip_blanks_back(start)));
    match prose.at(end) {
        '.' if prose.at(end + 1).is_ascii_digit() => Some(end + 1),
        // 8·5%, as newspapers had it; 9·11 is a day.
        '·' | '•' if prose.at(end + 1).is_ascii_digit() => {
            let unit = prose.at(run_of_digits(prose, end + 1));
            "%‰万亿元美欧港公平倍米厘吨亩点千度户岁级"
                .contains(unit)
                .then_some(end + 1)
        }
        // 4。6%: a stop for a point, known only by the sign behind it.
        '。' if prose.at(end + 1).is_ascii_digit() => {
            let behind = run_of_digits(prose, end + 1);
            (behind - end <= 3 && prose.at(behind) == '%' && behind_word()).then_some(end + 1)
        }
        c if c == '.' || is_blank(c) => {
            let point = prose.skip_blanks(end);
            let digits = prose.skip_blanks(point + 1);
            let few = prose.at(digits).is_ascii_digit() && run_of_digits(prose, digits) - digits <= 3;
            (prose.at(point) == '.' && digits - end <= 3 && few && behind_word()).then_some(digits)
        }
        _ => None,
    }
}

fn is_fullwidth(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '０'..='９'))
}

/// The value of one digit, Arabic or Chinese.
pub(super) fn value_of(c: char) -> Option<f64> {
    let chinese = || digits::in_order(c).filter(|_| c != '〇');
    c.to_digit(10).or_else(chinese).map(f64::from)
}

/// The value of a Chinese digit.
fn digit(prose: &Prose, place: usize) -> Option<f64> {
    let (part, value) = digits::part(prose.at(place))?;
    let good = part == Part::Digit || part == Part::Capital && is_capital(prose, place);
    good.then(|| f64::from(value))
}

fn common_digit(c: char) -> Option<f64> {
    digits::digit(c).map(f64::from)
}

/// Whether a character is a Chinese digit, common or capital; what it is a part of is not looked at. 参 is too often another word.
pub(super) fn is_digit(c: char) -> bool {
    c != '参' && digits::part(c).is_some_and(|(part, _)| matches!(part, Part::Digit | Part::Capital))
}

/// The power of ten that a character stands for, common or capital; what it is a part of is not looked at.
pub(super) fn power_of(c: char) -> Option<f64> {
    let (part, value) = digits::part(c)?;
    (!matches!(part, Part::Digit | Part::Capital)).then(|| f64::from(value))
}

/// Digits and powers as cheques have them.
fn capital(c: char) -> Option<f64> {
    let (part, value) = digits::part(c)?;
    matches!(part, Part::Capital | Part::CapitalPower).then(|| f64::from(value))
}

/// Capitals are also surnames and parts of words: one alone is a numeral only in front of money or a large power.
fn is_capital(prose: &Prose, place: usize) -> bool {
    let next = prose.at(place + 1);
    let before = prose.before(place);
    let beside = |c: char| capital(c).is_some() || matches!(c, '零' | '〇');
    // 壹百, 拾六, 一千陆: capitals and common ones side by side.
    let common = |c: char| {
        let digit = common_digit(c).filter(|d| *d > 0.0);
        digit.or(common_power(c)).or(large_power(c)).is_some()
    };
    let mixed = || match prose.at(place) {
        '壹' => common(next) || matches!(before, '之' | '又' | '负') || matches!(next, '又' | '打' | '对' | '双'),
        '拾' | '佰' | '仟' => common(before) || (common(next) && !is_han(before)),
        _ if next == '点' => !is_han(before) && digit(prose, place + 2).is_some(),
        _ => matches!(before, '十' | '百' | '千' | '万' | '亿') && !is_han(next) && common(prose.before(place - 1)),
    };
    beside(next)
        || beside(before)
        || mixed()
        || (matches!(next, '万' | '亿' | '元' | '圆' | '角' | '分' | '整')
            && (!is_han(before) || matches!(before, '万' | '亿' | '元' | '圆' | '角')))
}

fn small_power(prose: &Prose, place: usize) -> Option<f64> {
    let (part, value) = digits::part(prose.at(place))?;
    let good = part == Part::Power || part == Part::CapitalPower && is_capital(prose, place);
    good.then(|| f64::from(value))
}

fn common_power(c: char) -> Option<f64> {
    let (part, value) = digits::part(c)?;
    (part == Part::Power).then(|| f64::from(value))
}

fn is_power(prose: &Prose, place: usize) -> bool {
    small_power(prose, place).is_some() || large_power(prose.at(place)).is_some()
}

fn large_power(c: char) -> Option<f64> {
    let (part, value) = digits::part(c)?;
    (part == Part::LargePower).then(|| f64::from(value))
}

/// Words whose first character looks like a power.
const UNITS_WITH_POWERS: [&str; 9] = ["百分", "千分之", "千瓦", "千克", "千卡", "千焦", "千伏", "千帕", "千赫"];

/// A part of a numeral in the making, low and high.
#[derive(Clone, Copy)]
struct Span(f64, f64);

impl Span {
    fn map(self, f: impl Fn(f64) -> f64) -> Self {
        Self(f(self.0), f(self.1))
    }
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0, self.1 + other.1)
    }
}

/// A Chinese numeral while its characters come in.
struct Making {
    total: Span,
    section: Span,
    pending: Option<Span>,
    /// A 零 came last but for a digit.
    gap: bool,
    smallest: f64,
    largest: f64,
    /// The power that came last, 1 for none.
    last: f64,
    /// Something was read since the last large power.
    open: bool,
    vague: Option<Qualifier>,
    powers: usize,
}

fn chinese(prose: &Prose, start: usize) -> Option<Numeral> {
    // Most characters begin no numeral.
    let first = prose.at(start);
    if digits::part(first).is_none() && !matches!(first, '几' | '数' | '廿' | '卅') {
        return None;
    }
    if let Some(few) = twenty_in_one(prose, start) {
        return Some(few);
    }
    let run = digits_run(prose, start);
    let length = run - start;
    if length >= 2 && !starts_structure(prose, start, run) {
        return positional(prose, start, run);
    }
    let mut making = Making {
        total: Span(0.0, 0.0),
        section: Span(0.0, 0.0),
        pending: None,
        gap: false,
        smallest: f64::INFINITY,
        largest: f64::INFINITY,
        last: 1.0,
        open: false,
        vague: None,
        powers: 0,
    };
    let mut i = start;
    // No numeral is longer; what goes on is another.
    while i < start + 40 {
        match making.take(prose, i, i == start) {
            Some(next) => i = next,
            None => break,
        }
    }
    if i == start {
        return None;
    }
    let mut value = making.value();
    let mut decimal = false;
    // 八点三十分 is a time.
    let decimals_follow =
        |i: usize| digit(prose, i + 1).is_some() && prose.at(i + 1) != '两' && prose.at(i + 2) != '十';
    if prose.at(i) == '点' && making.vague.is_none() && decimals_follow(i) {
        let (fraction, behind) = decimals(prose, i + 1);
        value = value.map(|v| v + fraction);
        i = behind;
        decimal = true;
        while let Some(power) = small_power(prose, i).or_else(|| large_power(prose.at(i))) {
            if prose.any(i, &UNITS_WITH_POWERS) || i > start + 60 {
                break;
            }
            value = value.map(|v| v * power);
            i += 1;
        }
    }
    Some(Numeral {
        start,
        end: i,
        low: value.0,
        high: value.1,
        arabic: false,
        vague: making.vague,
        size: i - start,
        decimal,
        digits_only: making.powers == 0 && !decimal,
        padded: false,
    })
}

/// 廿 and 卅.
fn twenty_in_one(prose: &Prose, start: usize) -> Option<Numeral> {
    let tens = match prose.at(start) {
        '廿' => 20.0,
        '卅' => 30.0,
        _ => return None,
    };
    let ones = digit(prose, start + 1).filter(|d| *d > 0.0);
    let value = tens + ones.unwrap_or(0.0);
    let end = start + 1 + usize::from(ones.is_some());
    Some(Numeral {
        start,
        end,
        low: value,
        high: value,
        arabic: false,
        vague: None,
        size: 2,
        decimal: false,
        digits_only: false,
        padded: false,
    })
}

/// Behind a Chinese digit an Arabic zero is one too: 二00七年.
fn digit_in_row(prose: &Prose, place: usize, start: usize) -> Option<f64> {
    let zero = place > start && prose.at(place) == '0';
    digit(prose, place).or(zero.then_some(0.0))
}

fn digits_run(prose: &Prose, start: usize) -> usize {
    // What goes on longer is no number of anything, and is read in parts. No row holds 两, but for 一两个.
    let tael = |i: usize| i > start && prose.at(i) == '两' && prose.at(start) != '一';
    (start..start + 40)
        .find(|i| digit_in_row(prose, *i, start).is_none() || tael(*i))
        .unwrap_or(start + 40)
}

/// Whether a run of digits is the beginning of a numeral with powers or of two neighbours (六七千), not a row of digits.
fn starts_structure(prose: &Prose, start: usize, run: usize) -> bool {
    let length = run - start;
    let power = is_power(prose, run);
    let first = digit(prose, start).unwrap_or(0.0);
    let second = digit(prose, start + 1).unwrap_or(0.0);
    match length {
        2 => neighbours(prose, start, first, second) || (power && first == 0.0),
        _ => false,
    }
}

fn neighbours(prose: &Prose, place: usize, first: f64, second: f64) -> bool {
    first > 0.0 && (second == first + 1.0 || (first == 3.0 && second == 5.0)) && capital(prose.at(place)).is_none()
}

fn positional(prose: &Prose, start: usize, run: usize) -> Option<Numeral> {
    let mut value = (start..run)
        .filter_map(|i| digit_in_row(prose, i, start))
        .fold(0.0, |sum, d| sum * 10.0 + d);
    let mut end = run;
    let mut decimal = false;
    if prose.at(end) == '点' && digit(prose, end + 1).is_some() {
        let (fraction, behind) = decimals(prose, end + 1);
        value += fraction;
        end = behind;
        decimal = true;
    }
    Some(Numeral {
        start,
        end,
        low: value,
        high: value,
        arabic: false,
        vague: None,
        size: end - start,
        decimal,
        digits_only: true,
        padded: false,
    })
}

fn decimals(prose: &Prose, start: usize) -> (f64, usize) {
    let mut text = String::from("0.");
    let mut i = start;
    // 两 is no digit of a fraction.
    while let Some(d) = digit(prose, i).filter(|_| prose.at(i) != '两') {
        if i < start + 15 {
            text.push(char::from_digit(d as u32, 10).unwrap_or('0'));
        }
        i += 1;
    }
    (text.parse().unwrap_or(0.0), i)
}

impl Making {
    /// Takes the character at a place; `None` where the numeral is over.
    fn take(&mut self, prose: &Prose, i: usize, first: bool) -> Option<usize> {
        if !first && prose.any(i, &UNITS_WITH_POWERS) {
            return None;
        }
        if let Some(next) = self.take_few(prose, i, first) {
            return Some(next);
        }
        if let Some(d) = digit(prose, i) {
            return self.take_digit(prose, i, d, first);
        }
        if let Some(power) = small_power(prose, i) {
            return self.take_small(power).then_some(i + 1);
        }
        // 五兆六十二亿: elsewhere 兆 is a million bits or a prefix.
        let trillions = || {
            let part = |c: char| common_digit(c).or(common_power(c)).is_some();
            let end = (i + 1..i + 9).find(|place| !part(prose.at(*place)));
            end.is_some_and(|end| prose.at(end) == '亿')
        };
        let power = match prose.at(i) {
            '兆' if !first && self.powers < 3 && self.largest > 1e12 && trillions() => 1e12,
            c => large_power(c)?,
        };
        self.take_large(power).then_some(i + 1)
    }

    /// 几 and 数 as digits, 多, 余 and 来 between a numeral and a power.
    fn take_few(&mut self, prose: &Prose, i: usize, first: bool) -> Option<usize> {
        match prose.at(i) {
            // 一百零几万.
            '几' if self.gap && self.pending.is_none() && is_power(prose, i + 1) => {
                self.vague = Some(Qualifier::Over);
                Some(i + 1)
            }
            '几' | '数' if self.pending.is_none() && is_power(prose, i + 1) && (first || self.powers == 0) => {
                let counted = matches!(
                    prose.before(i),
                    '人' | '户'
                        | '次'
                        | '总'
                        | '指'
                        | '倍'
                        | '参'
                        | '分'
                        | '计'
                        | '函'
                        | '系'
                        | '件'
                        | '个'
                        | '天'
                        | '字'
                        | '量'
                        | '度'
                        | '岁'
                        | '台'
                        | '位'
                        | '票'
                        | '例'
                        | '亩'
                        | '床'
                        | '单'
                        | '名'
                        | '变'
                        | '少'
                        | '多'
                        | '项'
                        | '基'
                );
                if prose.at(i) == '数' && (counted || !first) {
                    return None;
                }
                self.pending = Some(Span(1.0, 1.0));
                self.vague = Some(Qualifier::Over);
                self.open = true;
                Some(i + 1)
            }
            '几' if self.last == 10.0 && self.pending.is_none() => {
                self.vague = Some(Qualifier::Over);
                self.pending = Some(Span(0.0, 0.0));
                Some(i + 1)
            }
            '多' | '余' | '来'
                if self.powers > 0 && self.pending.is_none() && large_power(prose.at(i + 1)).is_some() =>
            {
                let about = prose.at(i) == '来';
                self.vague = Some(if about { Qualifier::About } else { Qualifier::Over });
                Some(i + 1)
            }
            _ => None,
        }
    }

    fn take_digit(&mut self, prose: &Prose, i: usize, d: f64, first: bool) -> Option<usize> {
        // 两 counts what follows; at the end it is a tael: 三十两. One or two is 一两.
        if prose.at(i) == '两'
            && !first
            && !is_power(prose, i + 1)
            && self.pending.is_none_or(|pending| pending.0 != 1.0)
        {
            return None;
        }
        if let Some(pending) = self.pending {
            let before = pending.0;
            let pair = pending.0 == pending.1 && self.vague.is_none() && neighbours(prose, i - 1, before, d);
            if !pair || digit(prose, i + 1).is_some() {
                return None;
            }
            self.pending = Some(Span(before, d));
            return Some(i + 1);
        }
        if d == 0.0 {
            // 零 stands inside a numeral, before its last part; alone it is a number.
            let few = prose.at(i + 1) == '几' && large_power(prose.at(i + 2)).is_some();
            let goes_on =
                few || digit(prose, i + 1).is_some_and(|d| d > 0.0) || small_power(prose, i + 1) == Some(10.0);
            if first {
                self.pending = Some(Span(0.0, 0.0));
                return Some(i + 1);
            }
            if !goes_on || self.powers == 0 {
                return None;
            }
            self.gap = true;
            return Some(i + 1);
        }
        if self.vague.is_some() {
            return None;
        }
        self.pending = Some(Span(d, d));
        self.open = true;
        Some(i + 1)
    }

    fn take_small(&mut self, power: f64) -> bool {
        if power >= self.smallest {
            return false;
        }
        let count = match self.pending.take() {
            Some(Span(low, high)) if low > 0.0 => Span(low, high),
            Some(pending) => {
                self.pending = Some(pending);
                return false;
            }
            // 十二, 百二, 一千零十; but not 三百十.
            None if self.section.1 == 0.0 && !(self.total.1 > 0.0 && power > 10.0) => Span(1.0, 1.0),
            None => return false,
        };
        self.section = self.section.add(count.map(|c| c * power));
        self.smallest = power;
        self.last = power;
        self.powers += 1;
        self.gap = false;
        self.open = true;
        true
    }

    fn take_large(&mut self, power: f64) -> bool {
        let part = self.section.add(self.pending.unwrap_or(Span(0.0, 0.0)));
        if !self.open {
            // 万 and 亿 alone, 万亿 and 万万.
            let begins = self.powers == 0;
            let multiplies = self.last == 1e4 && self.largest == 1e4;
            if begins {
                self.total = Span(power, power);
            } else if multiplies {
                self.total = self.total.map(|t| t * power);
            } else {
                return false;
            }
        } else if power < self.largest {
            self.total = self.total.add(part.map(|p| p * power));
        } else if self.largest == 1e4 && power == 1e8 && self.total.1 < 1e8 {
            self.total = self.total.add(part).map(|t| t * power);
        } else {
            return false;
        }
        self.section = Span(0.0, 0.0);
        self.pending = None;
        self.smallest = f64::INFINITY;
        self.largest = power;
        self.last = power;
        self.powers += 1;
        self.open = false;
        self.gap = false;
        true
    }

    /// The value; a last digit behind a power counts the next lower one: 一万二, 三百五.
    fn value(&self) -> Span {
        let shorthand = if self.gap || self.last <= 10.0 {
            1.0
        } else {
            self.last / 10.0
        };
        let pending = self.pending.unwrap_or(Span(0.0, 0.0)).map(|p| p * shorthand);
        self.total.add(self.section).add(pending)
    }
}
