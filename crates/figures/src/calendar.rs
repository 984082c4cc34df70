//! Dates and times of day: years, quarters, months, days, ranges of them, eras. Does not read durations, which are amounts.

use super::numeral::{self, Numeral};
use super::prose::{Prose, is_han};

/// A date that begins at a place; the place behind it.
pub(super) fn date(prose: &Prose, start: usize) -> Option<usize> {
    if prose.at(start) == '第' || prose.at(start) == '前' {
        return quarter(prose, start);
    }
    let first = numeral::read(prose, start)?;
    numbered(prose, start, &first)
        .or_else(|| fiscal(prose, &first))
        .or_else(|| years(prose, &first))
        .or_else(|| quarter(prose, start))
        .or_else(|| months(prose, &first))
        .or_else(|| days(prose, &first))
        .or_else(|| era(prose, &first))
        .or_else(|| clock(prose, &first))
}

fn is_year(numeral: &Numeral) -> bool {
    let digits = if numeral.arabic {
        numeral.size == 4
    } else {
        numeral.digits_only && numeral.size == 4
    };
    digits && !numeral.decimal && (1000.0..=2200.0).contains(&numeral.low)
}

fn is_recent(numeral: &Numeral) -> bool {
    is_year(numeral) && (1900.0..=2100.0).contains(&numeral.low)
}

/// A year of two digits: 08年, 九八年.
fn is_short_year(numeral: &Numeral) -> bool {
    (numeral.padded && numeral.size == 2 && !numeral.decimal)
        || (!numeral.arabic && numeral.digits_only && numeral.size == 2 && !numeral.is_pair())
}

fn is_small(numeral: &Numeral, most: f64) -> bool {
    !numeral.decimal
        && numeral.vague.is_none()
        && numeral.low >= 1.0
        && numeral.low <= most
        && numeral.low == numeral.high
}

/// 2010-12-05, 2010.12, 2010/12/5.
fn numbered(prose: &Prose, start: usize, first: &Numeral) -> Option<usize> {
    if !first.arabic {
        return None;
    }
    let mut i = start;
    let mut parts = [0_u32; 3];
    let mut count = 0;
    let mut mark = '\0';
    for part in &mut parts {
        let begin = i;
        while let Some(digit) = prose.at(i).to_digit(10) {
            if i - begin >= 4 {
                return None;
            }
            *part = *part * 10 + digit;
            i += 1;
        }
        if begin == i {
            return None;
        }
        count += 1;
        let next = prose.at(i);
        if count == 3
            || !matches!(next, '-' | '.' | '/')
            || (mark != '\0' && next != mark)
            || !prose.at(i + 1).is_ascii_digit()
        {
            break;
        }
        mark = next;
        i += 1;
    }
    let [year, month, day] = parts;
    let whole = count == 3 && (1900..=2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    let free = !prose.at(i).is_ascii_alphanumeric() && prose.at(i) != '.';
    (whole && free).then_some(i)
}

#[rustfmt::skip]
/// 2022-23年度, 2022/23, 2022-23至2031-32年度: years that begin in one and end in the next.
fn fiscal(prose: &Prose, first: &Numeral) -> Option<usize> {
    let year = |start: usize| {
        let from = numeral::read(prose, start).filter(is_recent)?;
        if !matches!(prose.at(from.end), '-' | '/' | '—') {
            return None;
        }
        let to = numeral::read(prose, from.end + 1).filter(|n| n.size == 2 && !n.decimal && (n.arabic || n.digits_only))?;
        ((from.low + 1.0) % 100.0 == to.low).then_some(to.end)
    };
    let mut end = year(first.start)?;
    if let Some(next) = connector(prose, end)
        && let Some(second) = year(next)
    {
        end = second;
    }
    let free = !prose.at(end).is_ascii_alphanumeric() && !matches!(prose.at(end), '-' | '/');
    free.then(|| prose.longest(end, &["年度", "学年", "年"]).map_or(end, |(_, behind)| behind))
}

#[rustfmt::skip]
const YEAR_ENDS: [&str; 12] = [
    "年底", "年末", "年初", "年中", "年度", "年上半年", "年下半年", "年全年", "年前三季度", "年前三个季度", "年春",
    "年",
];

fn year_end(prose: &Prose, place: usize) -> Option<usize> {
    let place = prose.skip_blanks(place);
    if prose.any(place, &["年代"]) {
        return None;
    }
    // 2018年中央预算, 2018年初步核算: the year alone.
    let apart = prose.any(
        place,
        &[
            "年中央",
            "年中国",
            "年中小",
            "年中等",
            "年中部",
            "年初步",
            "年底线",
            "年度过",
        ],
    );
    let words: &[&str] = if apart { &["年"] } else { &YEAR_ENDS };
    prose.longest(place, words).map(|(_, end)| end)
}

fn connector(prose: &Prose, place: usize) -> Option<usize> {
    let place = prose.skip_blanks(place);
    let next = match prose.at(place) {
        '-' | '~' | '–' | '―' | '至' | '到' | '、' | '和' => place + 1,
        '—' => place + 1 + usize::from(prose.at(place + 1) == '—'),
        _ => return None,
    };
    Some(prose.skip_blanks(next))
}

fn years(prose: &Prose, first: &Numeral) -> Option<usize> {
    if is_year(first) || is_short_year(first) {
        if let Some(end) = year_end(prose, first.end) {
            let inside = within_year(prose, end);
            // 2031年10月—2032年3月: a part of both years or of none.
            if let Some(next) = connector(prose, inside)
                && !matches!(prose.before(next), '、' | '和')
                && let Some(second) = numeral::read(prose, next).filter(is_year)
                && let Some(last) = year_end(prose, second.end)
                && (inside == end || within_year(prose, last) > last)
            {
                return Some(within_year(prose, last));
            }
            return Some(inside);
        }
        // 2006—2010年, 2021-2025: the years of a plan.
        if let Some(next) = connector(prose, first.end)
            && let Some(second) =
                numeral::read(prose, next).filter(|n| is_recent(n) || (n.size == 2 && n.arabic && !n.decimal))
            && is_recent(first)
        {
            let range = !matches!(prose.before(next), '、' | '和');
            if let Some(end) = year_end(prose, second.end) {
                return Some(within_year(prose, end));
            }
            let unmarked = second.size == 4 && second.low > first.low && range && !is_counted(prose, second.end);
            if unmarked {
                return Some(second.end);
            }
        }
    }
    None
}

/// Whether what follows makes a bare number of four digits a quantity.
fn is_counted(prose: &Prose, end: usize) -> bool {
    super::units::read(prose, end, true).is_some()
}

/// The place behind month, day, quarter or half that follow a year.
fn within_year(prose: &Prose, end: usize) -> usize {
    let place = prose.skip_blanks(end);
    if let Some(end) = quarter(prose, place) {
        return end;
    }
    if prose.at(place) == '前' || prose.at(place) == '第' {
        return end;
    }
    let Some(next) = numeral::read(prose, place) else {
        return end;
    };
    months(prose, &next).unwrap_or(end)
}

/// 一、二季度, where the first could be the head of a list.
pub(super) fn quarters(prose: &Prose, start: usize) -> Option<usize> {
    let mark = prose.at(start + 1) == '、' || prose.at(start + 2) == '、';
    if mark { quarter(prose, start) } else { None }
}

/// 一季度, 第三季度, 前三季度, 三、四季度.
fn quarter(prose: &Prose, start: usize) -> Option<usize> {
    let mut place = start + usize::from(matches!(prose.at(start), '第' | '前' | '头'));
    for _ in 0..4 {
        let numeral = numeral::read(prose, place).filter(|n| is_small(n, 4.0) || n.is_pair())?;
        place = numeral.end;
        if let Some((_, end)) = prose.longest(place, &["季度末", "季度", "个季度"]) {
            let several = prose.has(place, "个季度");
            return (!several || prose.at(start) == '前').then_some(end);
        }
        place = connector(prose, place)?;
        place += usize::from(prose.at(place) == '第');
    }
    None
}

/// 11月, 1-11月份, 12月5日, 三月.
fn months(prose: &Prose, first: &Numeral) -> Option<usize> {
    if !is_small(first, 12.0) {
        return None;
    }
    let mut end = first.end;
    for _ in 0..12 {
        let place = prose.skip_blanks(end);
        if prose.at(place) == '月' && prose.at(place + 1) != '均' {
            let mut behind = place + 1 + usize::from(prose.at(place + 1) == '份');
            if let Some(next) = connector(prose, behind)
                && !matches!(prose.before(next), '、' | '和')
                && let Some(second) = numeral::read(prose, next).filter(|n| is_small(n, 12.0))
                && prose.at(prose.skip_blanks(second.end)) == '月'
            {
                behind = prose.skip_blanks(second.end) + 1;
                behind += usize::from(prose.at(behind) == '份');
            }
            return Some(day_of_month(prose, behind));
        }
        let next = connector(prose, end)?;
        end = numeral::read(prose, next).filter(|n| is_small(n, 12.0))?.end;
    }
    None
}

fn day_of_month(prose: &Prose, month_end: usize) -> usize {
    let place = prose.skip_blanks(month_end);
    if let Some((_, end)) = prose.longest(place, &["上旬", "中旬", "下旬", "底", "末", "初"]) {
        return end;
    }
    let Some(day) = numeral::read(prose, place).filter(|n| is_small(n, 31.0)) else {
        return month_end;
    };
    days(prose, &day).unwrap_or(month_end)
}

/// 5日, 5日至8日, 5-8日, 5号 behind a month.
fn days(prose: &Prose, first: &Numeral) -> Option<usize> {
    if !is_small(first, 31.0) {
        return None;
    }
    let after_month = matches!(prose.before(first.start), '月' | '份');
    let mut end = first.end;
    for turn in 0..2 {
        let place = prose.skip_blanks(end);
        let marked = prose.at(place) == '日' || (prose.at(place) == '号' && after_month);
        let word = prose.any(
            place,
            &[
                "日均",
                "日产",
                "日报",
                "日常",
                "日本",
                "日元",
                "日内",
                "日供",
                "日处",
                "日以",
                "日游",
                "日游客",
            ],
        );
        if marked && !word {
            let behind = place + 1;
            if turn == 0
                && let Some(next) = connector(prose, behind)
                && !matches!(prose.before(next), '、' | '和')
                && let Some(second) = numeral::read(prose, next).filter(|n| is_small(n, 31.0))
                && prose.at(second.end) == '日'
            {
                return Some(second.end + 1);
            }
            let time = numeral::read(prose, behind).and_then(|n| clock(prose, &n));
            return Some(time.unwrap_or(behind));
        }
        let next = connector(prose, end)?;
        end = numeral::read(prose, next).filter(|n| is_small(n, 31.0))?.end;
    }
    None
}

/// 20世纪90年代, 八十年代.
fn era(prose: &Prose, first: &Numeral) -> Option<usize> {
    let place = first.end;
    if prose.has(place, "世纪") && is_small(first, 30.0) {
        let end = place + 2;
        let decade = numeral::read(prose, end).and_then(|n| decade_end(prose, &n));
        return Some(decade.unwrap_or(end));
    }
    decade_end(prose, first)
}

fn decade_end(prose: &Prose, numeral: &Numeral) -> Option<usize> {
    let round = numeral.low % 10.0 == 0.0 && numeral.low > 0.0;
    (round && prose.has(numeral.end, "年代")).then_some(numeral.end + 2)
}

#[rustfmt::skip]
const PARTS_OF_DAY: [&str; 16] = [
    "上午", "下午", "中午", "晚上", "凌晨", "早上", "傍晚", "清晨", "今晚", "早", "晚", "日", "今天", "明天", "昨天", "当天",
];

/// 8:30, 8时30分, 下午3点.
fn clock(prose: &Prose, first: &Numeral) -> Option<usize> {
    if first.decimal || first.low > 24.0 || first.is_pair() || first.vague.is_some() {
        return None;
    }
    let part_of_day = prose.any_before(prose.skip_blanks_back(first.start), &PARTS_OF_DAY);
    let place = first.end;
    match prose.at(place) {
        '：' | ':' if first.arabic => {
            let minutes =
                numeral::read(prose, place + 1).filter(|n| n.arabic && n.size == 2 && n.low < 60.0 && !n.decimal)?;
            let ratio =
                prose.any_before(first.start, &["比", "为", "例", "至", "由", "从", "到", "是", "约"]) && !part_of_day;
            let more = matches!(prose.at(minutes.end), '：' | ':' | '%')
                && prose.at(minutes.end + 1).is_ascii_digit()
                && !part_of_day;
            // 2031-03-02 08:05:30: behind a date, with seconds.
            let dated = crate::prose::is_blank(prose.before(first.start))
                && prose.before(first.start.saturating_sub(1)).is_ascii_digit();
            let seconds = numeral::read(prose, minutes.end + 1).filter(|n| n.arabic && n.size == 2 && n.low < 60.0);
            if let Some(seconds) = seconds.filter(|_| more && dated && first.size == 2) {
                return Some(seconds.end);
            }
            let alone = !is_han(prose.before(first.start)) || part_of_day;
            (!ratio && !more && alone && !is_counted(prose, minutes.end)).then_some(minutes.end)
        }
        '时' if !prose.any(place, &["时间", "时代", "时期", "时候", "时段", "时效", "时尚", "时机"]) =>
        {
            let minutes = numeral::read(prose, place + 1)
                .filter(|n| n.low < 60.0 && prose.at(n.end) == '分' && !prose.has(n.end, "分钟"));
            let marked = minutes.is_some()
                || part_of_day
                || !is_han(prose.at(place + 1))
                || prose.any(place + 1, &["许", "整", "起", "至", "前", "后", "到", "半"]);
            marked.then(|| minutes.map_or(place + 1, |n| n.end + 1))
        }
        '点' => {
            let minutes = numeral::read(prose, place + 1)
                .filter(|n| n.low < 60.0 && prose.at(n.end) == '分' && !prose.has(n.end, "分之"));
            let marked = minutes.is_some() || part_of_day || prose.any(place + 1, &["钟", "半", "整"]);
            let end = minutes.map_or(
                place + 1 + usize::from(prose.any(place + 1, &["钟", "半", "整"])),
                |n| n.end + 1,
            );
            marked.then_some(end)
        }
        _ => None,
    }
}

/// Whether a bare number of four digits is a year: nothing says that it counts something.
pub(super) fn is_bare_year(prose: &Prose, numeral: &Numeral) -> bool {
    is_recent(numeral)
        && numeral.arabic
        && prose.text(numeral.start, numeral.end).chars().count() == 4
        // 论坛、2031世界大会: in a list of names.
        && (prose.before(numeral.start) == '、' && (is_han(prose.at(numeral.end)) || prose.at(numeral.end) == '（')
            || !prose.any_before(
            numeral.start,
            &[
                "达", "达到", "为", "共", "到", "至", "约", "超", "超过", "近", "计", "有", "突破", "了", "共有", "增",
                "长", "降", "少", "加", "：", "逾", "=", "、", "¥", "$",
            ],
        ))
}
