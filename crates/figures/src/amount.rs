//! Amounts: a numeral with its sign, its unit and what stands between them; 百分之, fractions, 翻番. Does not read ranges and lists,
//! which are made of amounts, and deciding whether an amount is a figure.

use super::numeral::{self, Numeral};
use super::prose::Prose;
use super::units::{self, Kind, Unit};
use super::wording;
use quantity::Qualifier;

/// An amount as it stands in the text.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) numeral: Numeral,
    /// The value in `unit`; low and high of a pair.
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) unit: Option<Unit>,
    /// Whole part, numerator, denominator.
    pub(super) fraction: Option<(f64, f64, f64)>,
    pub(super) vague: Option<Qualifier>,
    /// A sign, 百分之 or money in front: certainly an amount.
    pub(super) marked: bool,
}

impl Amount {
    pub(super) fn values(&self) -> Vec<f64> {
        if self.low == self.high {
            vec![self.low]
        } else {
            vec![self.low, self.high]
        }
    }

    pub(super) fn base(&self) -> &str {
        self.unit.as_ref().map_or("", |unit| unit.base.as_str())
    }
}

/// The amount that begins at a place.
pub(super) fn read(prose: &Prose, start: usize) -> Option<Amount> {
    let (sign, after_sign) = sign(prose, start);
    let (money, number_at) = money(prose, after_sign);
    let mut amount = part_of(prose, number_at)
        .or_else(|| half(prose, number_at))
        .or_else(|| plain(prose, number_at))?;
    if money.is_some() && amount.base() == "起" {
        // $360起: from that price on.
        amount.unit = None;
        amount.end = amount.numeral.end;
        amount.vague = Some(Qualifier::AtLeast);
    }
    if let Some(money) = money
        && amount.unit.as_ref().is_none_or(|unit| unit.kind == Kind::Bare)
    {
        let unit = amount.unit.get_or_insert_with(|| Unit {
            end: amount.end,
            symbol: String::new(),
            scale: 1.0,
            base: String::new(),
            kind: Kind::Measured,
            more: false,
        });
        unit.symbol.push_str(money);
        unit.base = money.to_owned();
        unit.kind = Kind::Measured;
    }
    amount.start = start;
    amount.marked |= number_at != start;
    amount.low *= sign;
    amount.high *= sign;
    if let Some((whole, numerator, denominator)) = amount.fraction {
        amount.fraction = Some((
            whole * sign,
            numerator * if whole == 0.0 { sign } else { 1.0 },
            denominator,
        ));
    }
    Some(amount)
}

/// -, + and 负 in front of a numeral, where they are signs.
fn sign(prose: &Prose, start: usize) -> (f64, usize) {
    match prose.at(start) {
        '-' | '–' => (-1.0, start + 1),
        '+' => (1.0, start + 1),
        '±' => (1.0, start + 1),
        '负' => (-1.0, start + 1),
        '零' if prose.has(start, "零下") => (-1.0, start + 2),
        _ => (1.0, start),
    }
}

/// Signs of money in front of a numeral, with the unit they stand for.
fn money(prose: &Prose, start: usize) -> (Option<&'static str>, usize) {
    const SIGNS: [(&str, &str); 11] = [
        ("US$", "美元"),
        ("HK$", "港元"),
        ("USD", "美元"),
        ("RMB", "元"),
        ("CNY", "元"),
        ("EUR", "欧元"),
        ("$", "美元"),
        ("¥", "元"),
        ("￥", "元"),
        ("€", "欧元"),
        ("£", "英镑"),
    ];
    if !matches!(
        prose.at(start),
        'U' | 'R' | 'C' | 'E' | 'H' | '$' | '¥' | '￥' | '€' | '£'
    ) {
        return (None, start);
    }
    match SIGNS.into_iter().find(|(sign, _)| prose.has(start, sign)) {
        Some((sign, unit)) => (Some(unit), prose.skip_blanks(start + sign.chars().count())),
        None => (None, start),
    }
}

/// 百分之十一, 千分之3, 三分之二, 一又二分之一.
fn part_of(prose: &Prose, start: usize) -> Option<Amount> {
    let first = numeral::read(prose, start).filter(|n| n.vague.is_none())?;
    let (whole, denominator) = match prose.at(first.end) {
        '又' => (first.low, numeral::read(prose, first.end + 1)?),
        _ => (0.0, first),
    };
    let denominator = with_power(prose, denominator);
    let place = prose.skip_blanks(denominator.end);
    if !prose.has(place, "分之") {
        // 百分 之 五, as split texts have it.
        let split =
            denominator.low == 100.0 && prose.at(place) == '分' && prose.at(prose.skip_blanks(place + 1)) == '之';
        if !split {
            return None;
        }
    }
    let behind = if prose.has(place, "分之") {
        place + 2
    } else {
        prose.skip_blanks(place + 1) + 1
    };
    let place = prose.skip_blanks(behind);
    let (sign, place) = if matches!(prose.at(place), '负' | '-') {
        (-1.0, place + 1)
    } else {
        (1.0, place)
    };
    let (front, place) = prose_vague(prose, place);
    let numerator = numeral::read(prose, place)?;
    let mut end = numerator.end;
    let mut vague = front.or(numerator.vague);
    if matches!(prose.at(end), '几' | '多') && !wording::is_more_of_a_word(prose, end + 1) {
        vague = Some(Qualifier::Over);
        end += 1;
    }
    let mut scale = 1.0;
    if numerator.arabic
        && let Some((thousands, behind)) = thousands(prose, end)
    {
        scale = thousands;
        end = behind;
    }
    let symbol = match (denominator.arabic, denominator.low as i64) {
        (false, 100) => Some("%"),
        (false, 1000) => Some("‰"),
        (false, 10000) => Some("‱"),
        _ => None,
    };
    let mut amount = Amount {
        start,
        end,
        low: numerator.low * sign * scale,
        high: numerator.high * sign * scale,
        unit: None,
        fraction: None,
        vague,
        marked: true,
        numeral: numerator,
    };
    if let Some(symbol) = symbol.filter(|_| whole == 0.0) {
        amount.unit = Some(unit_of(symbol, end));
    } else {
        amount.fraction = Some((whole, amount.low, denominator.low));
        let value = whole + amount.low / denominator.low;
        amount.low = value;
        amount.high = value;
        if !value.is_finite() {
            return None;
        }
        if let Some(unit) =
            units::read(prose, end, false).filter(|unit| unit.kind != Kind::Noun && unit.kind != Kind::Counted)
        {
            amount.end = unit.end;
            amount.unit = Some(unit);
        }
    }
    Some(amount)
}

/// 百分之15K: a letter for thousands or millions, and the place behind it.
fn thousands(prose: &Prose, end: usize) -> Option<(f64, usize)> {
    let place = prose.skip_blanks(end);
    let scale = match prose.at(place) {
        'k' | 'K' => 1e3,
        'M' => 1e6,
        _ => return None,
    };
    (!prose.at(place + 1).is_ascii_alphanumeric()).then_some((scale, place + 1))
}

/// 五百分之一, 三千分之一: the power in front of 分之 belongs to the numeral.
fn with_power(prose: &Prose, denominator: Numeral) -> Numeral {
    let power = match prose.at(denominator.end) {
        '百' => 100.0,
        '千' => 1000.0,
        '万' => 10000.0,
        _ => return denominator,
    };
    let digits = denominator.digits_only && denominator.is_single() && denominator.low > 0.0;
    if !digits || !prose.has(denominator.end + 1, "分之") {
        return denominator;
    }
    Numeral {
        end: denominator.end + 1,
        low: denominator.low * power,
        high: denominator.high * power,
        ..denominator
    }
}

/// 近 and the like between 百分之 and its number.
fn prose_vague(prose: &Prose, place: usize) -> (Option<Qualifier>, usize) {
    match prose.at(place) {
        '近' => (Some(Qualifier::Near), place + 1),
        _ => (None, place),
    }
}

fn unit_of(symbol: &str, end: usize) -> Unit {
    Unit {
        end,
        symbol: symbol.to_owned(),
        scale: 1.0,
        base: symbol.to_owned(),
        kind: Kind::Measured,
        more: false,
    }
}

/// 半年, 半个月, 半折, and 一半, 半数, 过半, 对折: shares said in a word.
fn half(prose: &Prose, start: usize) -> Option<Amount> {
    const WHOLE_WORDS: [(&str, &str, f64); 7] = [
        ("一半", "%", 50.0),
        ("半数", "%", 50.0),
        ("一大半", "%", 50.0),
        ("大半", "%", 50.0),
        ("对折", "折", 5.0),
        ("百分百", "%", 100.0),
        ("半折", "折", 5.0),
    ];
    let make = |end: usize, value: f64, unit: Unit, vague| Amount {
        start,
        end,
        numeral: Numeral {
            start,
            end,
            low: value,
            high: value,
            arabic: false,
            vague: None,
            size: end - start,
            decimal: true,
            digits_only: false,
            padded: false,
        },
        low: value,
        high: value,
        unit: Some(unit),
        fraction: None,
        vague,
        marked: true,
    };
    if let Some((word, unit, value)) = WHOLE_WORDS.into_iter().find(|(word, ..)| prose.has(start, word)) {
        let end = start + word.chars().count();
        let vague = word.contains('大').then_some(Qualifier::Over);
        // 一半导体 is none, 打对折 is.
        let free = !prose.any(end, &["导体", "径", "天", "年", "个", "小时", "球", "岛"]);
        return free.then(|| make(end, value, unit_of(unit, end), vague));
    }
    if prose.at(start) != '半' {
        return None;
    }
    // 过半: the half itself is the share.
    if matches!(prose.before(start), '过' | '近' | '逾' | '超')
        && !prose.any(start + 1, &["年", "个", "天", "小时", "数"])
    {
        return Some(make(start + 1, 50.0, unit_of("%", start + 1), None));
    }
    if matches!(
        prose.before(start),
        '上' | '下' | '前' | '后' | '多' | '夜' | '一' | '大' | '小'
    ) {
        return None;
    }
    let unit = units::read(prose, start + 1, false).filter(|unit| {
        // 半成 is a share, 半成品 none.
        let share =
            !super::prose::is_han(prose.at(unit.end)) || matches!(prose.at(unit.end), '以' | '左' | '多' | '的');
        matches!(unit.kind, Kind::Time | Kind::Measured)
            && !matches!(unit.base.as_str(), "日" | "分" | "周" | "方" | "点")
            && (unit.base != "成" || share)
            || unit.base == "打"
    })?;
    Some(make(unit.end, 0.5, unit, None))
}

/// A numeral and its unit.
fn plain(prose: &Prose, start: usize) -> Option<Amount> {
    let numeral = numeral::read(prose, start)?;
    let mut amount = Amount {
        start,
        end: numeral.end,
        low: numeral.low,
        high: numeral.high,
        unit: None,
        fraction: None,
        vague: numeral.vague,
        marked: false,
        numeral,
    };
    slash(prose, &mut amount);
    if amount.fraction.is_none() && amount.unit.is_none() {
        more(prose, &mut amount);
        with_unit(prose, &mut amount);
    }
    Some(amount)
}

/// The numerator behind a whole part: 1 3/5.
fn mixed(prose: &Prose, whole: &Numeral) -> Option<Numeral> {
    let place = prose.skip_blanks(whole.end);
    let short = |n: &Numeral| n.arabic && !n.decimal && n.size <= 3 && n.low > 0.0;
    if place == whole.end || !short(whole) {
        return None;
    }
    numeral::read(prose, place).filter(|n| short(n) && prose.at(n.end) == '/' && prose.at(n.end + 1).is_ascii_digit())
}

/// 1/3, 1 3/5.
fn slash(prose: &Prose, amount: &mut Amount) {
    let mixed = mixed(prose, &amount.numeral);
    let whole = mixed.as_ref().map_or(0.0, |_| amount.numeral.low);
    let numeral = mixed.as_ref().unwrap_or(&amount.numeral);
    if !numeral.arabic || numeral.decimal || prose.at(numeral.end) != '/' || numeral.size > 3 {
        return;
    }
    let Some(below) =
        numeral::read(prose, numeral.end + 1).filter(|n| n.arabic && !n.decimal && n.low > 0.0 && n.size <= 3)
    else {
        return;
    };
    let next = prose.at(below.end);
    if let Some(unit) =
        units::read(prose, below.end, true).filter(|unit| matches!(unit.base.as_str(), "mmHg" | "毫米汞柱" | "kPa"))
    {
        if mixed.is_some() {
            return;
        }
        // 120/80mmHg: the pressures of a heartbeat.
        amount.high = below.low;
        amount.end = unit.end;
        amount.unit = Some(unit);
        amount.marked = true;
        return;
    }
    if next == '/'
        || next.is_ascii_alphanumeric()
        || matches!(next, '年' | '月' | '.')
        || prose.before(numeral.start).is_ascii_alphanumeric()
    {
        return;
    }
    amount.fraction = Some((whole, numeral.low, below.low));
    amount.low = whole + numeral.low / below.low;
    amount.high = amount.low;
    amount.end = below.end;
    amount.marked = true;
}

/// 多, 余, 来 and 几 between a numeral and its unit.
fn more(prose: &Prose, amount: &mut Amount) {
    // 120 余家: a blank on the border of digits and characters is only how a page is set.
    let place = if amount.numeral.arabic {
        prose.skip_blanks(amount.end)
    } else {
        amount.end
    };
    let qualifier = match prose.at(place) {
        '多' | '余' => Qualifier::Over,
        '来' => Qualifier::About,
        '几' if amount.numeral.low >= 20.0 => Qualifier::Over,
        '把' if amount.numeral.is_single() && matches!(prose.before(place), '百' | '千' | '万') => Qualifier::About,
        _ => return,
    };
    let round = amount.numeral.arabic || matches!(prose.before(place), '十' | '百' | '千' | '万' | '亿');
    if !round || amount.vague == Some(Qualifier::About) {
        return;
    }
    let next = place + 1;
    let unit = units::read(prose, next, amount.numeral.arabic);
    let counted = unit
        .as_ref()
        .is_some_and(|unit| unit.kind != Kind::Noun || !prose.has(next, "亿"));
    let ends = !super::prose::is_han(prose.at(next));
    let taken = match prose.at(place) {
        '来' | '把' => counted && !prose.any(next, &["自"]),
        '余' => counted || (ends && amount.numeral.low >= 10.0),
        _ => {
            counted && !prose.any(next, &["元化", "元文", "种经", "样"])
                || (ends && amount.numeral.low >= 10.0)
                || (!counted && amount.numeral.low >= 20.0 && !wording::is_more_of_a_word(prose, next))
        }
    };
    if taken {
        amount.vague = Some(qualifier);
        amount.end = next;
    }
}

/// 两个多百分点, 三个多月: 多 inside the unit.
fn more_of_a_unit(prose: &Prose, amount: &mut Amount, unit: &mut Unit) {
    if unit.base != "个" || unit.scale != 1.0 || prose.at(unit.end) != '多' {
        return;
    }
    let place = unit.end + 1;
    let Some((whole, end)) = prose.longest(
        place,
        &[
            "月",
            "百分点",
            "千分点",
            "小时",
            "星期",
            "世纪",
            "季度",
            "工作日",
            "钟头",
        ],
    ) else {
        return;
    };
    amount.vague = Some(Qualifier::Over);
    unit.symbol = format!("个{whole}");
    unit.base.clone_from(&unit.symbol);
    unit.kind = if matches!(whole, "百分点" | "千分点") {
        Kind::Measured
    } else {
        Kind::Time
    };
    unit.end = end;
}

/// Adds the unit, and what of a compound numeral or of a half stands around it.
fn with_unit(prose: &Prose, amount: &mut Amount) {
    let arabic = amount.numeral.arabic;
    let Some(unit) = units::read(prose, amount.end, arabic) else {
        return;
    };
    let unit = match unit.kind {
        Kind::Bare if arabic && amount.vague.is_none() && !unit.more => compound(prose, amount, &unit).or(Some(unit)),
        _ => Some(unit),
    };
    let Some(mut unit) = unit else { return };
    if unit.kind == Kind::Noun && !arabic && amount.low >= 1e8 {
        // 百亿企业: a company of so much, not so many companies.
        return;
    }
    if unit.more {
        amount.vague = Some(Qualifier::Over);
    }
    more_of_a_unit(prose, amount, &mut unit);
    if unit.kind == Kind::Bare && !unit.more {
        bare_more(prose, amount, &mut unit);
    }
    if unit.base == "折" && amount.low >= 10.0 {
        // 八五折, 85折: 8.5.
        amount.low /= 10.0;
        amount.high /= 10.0;
    }
    if unit.base == "成" && amount.numeral.arabic && amount.low > 10.0 {
        return;
    }
    amount.end = unit.end;
    small_change(prose, amount, &mut unit);
    half_behind(prose, amount, &mut unit);
    amount.unit = Some(unit);
}

/// 100万余, 3亿多: the word behind a bare power.
fn bare_more(prose: &Prose, amount: &mut Amount, unit: &mut Unit) {
    if matches!(prose.at(unit.end), '多' | '余') && !wording::is_more_of_a_word(prose, unit.end + 1) {
        amount.vague = Some(Qualifier::Over);
        unit.end += 1;
    }
}

/// 1亿2千万, 5万零1百, 3万5: numerals that go on behind their power. The whole is then the value.
fn compound(prose: &Prose, amount: &mut Amount, unit: &Unit) -> Option<Unit> {
    let mut total = amount.low * unit.scale;
    let mut scale = unit.scale;
    let mut end = unit.end;
    let mut parts = 0;
    while parts < 4 {
        let zero = usize::from(matches!(prose.at(end), '零' | '〇'));
        let Some(next) = numeral::read(prose, end + zero).filter(|n| n.arabic && !n.decimal) else {
            break;
        };
        let power = units::read(prose, next.end, true);
        let below = power.as_ref().map_or(1.0, |unit| unit.scale);
        if next.low * below >= scale || (below == 1.0 && next.low < scale / 10.0 && zero == 0) {
            break;
        }
        total += next.low * below;
        scale = below;
        parts += 1;
        end = next.end;
        if let Some(power) = power {
            if power.kind != Kind::Bare {
                amount.low = total;
                amount.high = total;
                return Some(Unit {
                    symbol: power.base.clone(),
                    scale: 1.0,
                    ..power
                });
            }
            end = power.end;
        }
    }
    if parts == 0 {
        return spoken(prose, amount, unit);
    }
    amount.low = total;
    amount.high = total;
    amount.end = end;
    units::read(prose, end, false).map_or_else(
        || {
            Some(Unit {
                end,
                ..unit_of("", end)
            })
        },
        Some,
    )
}

/// 3万5, 8千5: a lone digit behind a power counts the next lower one.
fn spoken(prose: &Prose, amount: &mut Amount, unit: &Unit) -> Option<Unit> {
    let digit = numeral::read(prose, unit.end).filter(|n| n.arabic && n.size == 1 && !n.decimal && n.low > 0.0)?;
    let next = prose.at(digit.end);
    let free = units::read(prose, digit.end, true).is_none()
        && !next.is_ascii_alphanumeric()
        && !matches!(next, '月' | '.' | '-' | '—' | '/' | '、' | '：' | '×' | '+' | '%');
    if !free || amount.low.fract() != 0.0 {
        return None;
    }
    amount.low = amount.low * unit.scale + digit.low * unit.scale / 10.0;
    amount.high = amount.low;
    amount.end = digit.end;
    Some(Unit {
        end: digit.end,
        ..unit_of("", digit.end)
    })
}

/// 七成五, 三元五角六分: what a smaller unit adds.
fn small_change(prose: &Prose, amount: &mut Amount, unit: &mut Unit) {
    if unit.base == "块" && !amount.numeral.is_pair() {
        tenths_of_a_yuan(prose, amount, unit);
        return;
    }
    if matches!(unit.base.as_str(), "米" | "秒") && unit.scale == 1.0 && !amount.numeral.is_pair() {
        hundredths(prose, amount, unit);
        return;
    }
    if amount.numeral.arabic || amount.numeral.is_pair() {
        return;
    }
    if unit.base == "成" {
        let digit = numeral::read(prose, unit.end).filter(|n| n.is_single() && (1.0..=9.0).contains(&n.low));
        if let Some(digit) = digit.filter(|n| units::read(prose, n.end, false).is_none()) {
            amount.low += digit.low / 10.0;
            amount.high = amount.low;
            unit.end = digit.end;
            amount.end = digit.end;
        }
        return;
    }
    for (name, part) in [('角', 10.0), ('分', 100.0)] {
        if !matches!(unit.base.as_str(), "元" | "圆" | "块") {
            return;
        }
        let place = unit.end + usize::from(matches!(prose.at(unit.end), '零' | '〇'));
        let named = |i: usize| prose.at(i) == name || name == '角' && prose.at(i) == '毛';
        if let Some(next) =
            numeral::read(prose, place).filter(|n| n.low < 10.0 && named(n.end) && !prose.has(n.end, "分之"))
        {
            // In hundredths, so that no dust of binary fractions is stated.
            amount.low = ((amount.low + next.low / part) * 100.0).round() / 100.0;
            amount.high = amount.low;
            unit.end = next.end + 1;
            amount.end = unit.end;
        }
    }
}

/// 三块五, 3块5: a lone digit behind 块 is tenths of a yuan.
fn tenths_of_a_yuan(prose: &Prose, amount: &mut Amount, unit: &mut Unit) {
    let lone = |n: &Numeral| n.end - n.start == 1 && (1.0..=9.0).contains(&n.low) && n.arabic == amount.numeral.arabic;
    let Some(digit) = numeral::read(prose, unit.end).filter(lone) else {
        return;
    };
    // 一块一般办公室 begins another word.
    let word = prose.at(digit.start) == '一' && super::prose::is_han(prose.at(digit.end));
    if amount.low.fract() != 0.0
        || word
        || units::read(prose, digit.end, false).is_some_and(|behind| !matches!(behind.base.as_str(), "角" | "毛"))
    {
        return;
    }
    amount.low = (amount.low * 10.0 + digit.low) / 10.0;
    amount.high = amount.low;
    let end = digit.end + usize::from(matches!(prose.at(digit.end), '角' | '毛'));
    *unit = unit_of("元", end);
    amount.end = end;
}

/// 1米75, 9秒83, 一米八: lone digits behind metres and seconds are decimals.
fn hundredths(prose: &Prose, amount: &mut Amount, unit: &mut Unit) {
    let lone = |n: &Numeral| {
        n.end - n.start <= 2
            && !n.decimal
            && n.arabic == amount.numeral.arabic
            && (n.arabic || n.digits_only || n.is_pair())
    };
    let Some(digits) = numeral::read(prose, unit.end).filter(lone) else {
        return;
    };
    let word = prose.at(digits.end);
    if amount.low.fract() != 0.0
        || units::read(prose, digits.end, digits.arabic).is_some()
        || matches!(word, '月' | '.' | '/' | '-' | '—' | '、' | '：' | '×')
    {
        return;
    }
    let (tenths, scale) = (digits.start..digits.end)
        .filter_map(|i| numeral::value_of(prose.at(i)))
        .fold((0.0, 1.0), |(sum, scale), d| (sum * 10.0 + d, scale * 10.0));
    amount.low = (amount.low * scale + tenths) / scale;
    amount.high = amount.low;
    unit.end = digits.end;
    amount.end = digits.end;
}

/// 一个半小时, 三年半: the half that stands behind a unit.
fn half_behind(prose: &Prose, amount: &mut Amount, unit: &mut Unit) {
    if prose.at(unit.end) != '半'
        || prose.any(
            unit.end,
            &[
                "半导", "半年", "半径", "半数", "半截", "半岛", "半成", "半球", "半自", "半决", "半挂", "半夜", "半途",
            ],
        )
    {
        return;
    }
    let by = 0.5;
    if unit.base == "个" {
        if let Some(whole) = units::read(prose, unit.end + 1, false).filter(|u| {
            matches!(
                u.base.as_str(),
                "月" | "小时" | "星期" | "钟头" | "百分点" | "千分点" | "世纪" | "工作日"
            ) || u.kind == Kind::Time
        }) {
            amount.low += by;
            amount.high += by;
            *unit = Unit {
                symbol: whole.symbol.clone(),
                ..whole
            };
            amount.end = unit.end;
        } else if prose.at(unit.end + 1) == '月' {
            amount.low += by;
            amount.high += by;
            unit.end += 2;
            "个月".clone_into(&mut unit.symbol);
            "个月".clone_into(&mut unit.base);
            unit.kind = Kind::Time;
            amount.end = unit.end;
        }
        return;
    }
    if matches!(unit.kind, Kind::Time | Kind::Measured) {
        amount.low += by;
        amount.high += by;
        unit.end += 1;
        amount.end = unit.end;
    }
}

/// 翻一番, 翻了两番, 翻番.
pub(super) fn doubling(prose: &Prose, start: usize) -> Option<Amount> {
    if prose.at(start) != '翻' {
        return None;
    }
    let place = start + 1 + usize::from(prose.at(start + 1) == '了');
    let (front, place) = match prose.at(place) {
        '近' => (Some(Qualifier::Near), place + 1),
        '超' => (Some(Qualifier::Over), place + 1),
        _ => (None, place),
    };
    let numeral = numeral::read(prose, place);
    let (count, arabic, end) = match &numeral {
        Some(n) => (n.low, n.arabic, n.end),
        None => (1.0, false, place),
    };
    if prose.at(end) != '番' {
        return None;
    }
    let mut end = end + 1;
    let mut vague = front;
    if prose.at(end) == '多' {
        vague = Some(Qualifier::Over);
        end += 1;
    }
    Some(Amount {
        start,
        end,
        numeral: Numeral {
            start,
            end,
            low: count,
            high: count,
            arabic,
            vague: None,
            size: 1,
            decimal: false,
            digits_only: false,
            padded: false,
        },
        low: count,
        high: count,
        unit: Some(unit_of("番", end)),
        fraction: None,
        vague,
        marked: true,
    })
}
