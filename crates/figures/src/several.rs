//! Figures made of several amounts: ratios, ranges, lists that share a unit. Does not read amounts side by side that each have a
//! unit of their own, which are figures of their own.

use super::amount::{self, Amount};
use super::context;
use super::numeral;
use super::prose::{Prose, is_han};
use super::reading::{bounded, finish};
use super::units::{self, Kind};
use super::{Figure, FigureForm, FigureKind, FigureValue};

/// 3:1, 11.8︰48.3︰39.9, 三比一.
pub(super) fn ratio(prose: &Prose, first: &Amount, floor: usize) -> Option<Figure> {
    if first.unit.is_some() || first.fraction.is_some() || first.vague.is_some() {
        return None;
    }
    let mut values = vec![first.low];
    let mut end = first.end;
    while values.len() < 8 {
        let place = end;
        let spoken = prose.at(place) == '比';
        if !(spoken || matches!(prose.at(place), ':' | '：')) {
            break;
        }
        // 3：三年 is a head and a figure.
        let alike = |n: &numeral::Numeral| spoken || n.arabic == first.numeral.arabic;
        let Some(next) = numeral::read(prose, place + 1).filter(alike) else {
            break;
        };
        if spoken
            && (next.low >= 1000.0
                || first.low >= 1000.0
                || units::read(prose, next.end, false).is_some_and(|u| matches!(u.kind, Kind::Time)))
        {
            break;
        }
        values.push(next.low);
        end = next.end;
    }
    if values.len() < 2 {
        return None;
    }
    let mut figure = bounded(prose, first.start, end, floor, None);
    figure.value = Some(FigureValue::List(values));
    figure.form = FigureForm::Ratio;
    finish(&mut figure, 1.0, "");
    Some(figure)
}

/// Whether two things are joined by a mark of a range; the place behind it and whether it is a word.
fn range_mark(prose: &Prose, end: usize) -> Option<(usize, bool)> {
    let place = prose.skip_blanks(end);
    match prose.at(place) {
        '-' | '~' | '–' | '―' => Some((prose.skip_blanks(place + 1), false)),
        '—' | '─' => Some((
            prose.skip_blanks(place + 1 + usize::from(matches!(prose.at(place + 1), '—' | '─'))),
            false,
        )),
        '至' | '到' => Some((prose.skip_blanks(place + 1), true)),
        _ => None,
    }
}

/// 104-98, 3-1: the first side of a match has more; a range rises, a code has more digits.
pub(super) fn score(prose: &Prose, first: &Amount, floor: usize) -> Option<Figure> {
    let short = |n: &numeral::Numeral| n.arabic && n.size <= 3 && !n.decimal && !n.padded;
    let plain = first.unit.is_none() && first.fraction.is_none() && !first.marked && short(&first.numeral);
    if !plain || !matches!(prose.at(first.end), '-' | '–' | '—') || !is_han(prose.before(first.start)) {
        return None;
    }
    let second = numeral::read(prose, first.end + 1)
        .filter(short)
        .filter(|n| n.low <= first.low)?;
    let next = prose.at(second.end);
    if next == '-' || next.is_ascii_alphanumeric() || units::read(prose, second.end, true).is_some() {
        return None;
    }
    let mut figure = bounded(prose, first.start, second.end, floor, None);
    figure.value = Some(FigureValue::List(vec![first.low, second.low]));
    figure.form = FigureForm::Ratio;
    finish(&mut figure, 1.0, "");
    Some(figure)
}

/// 6%—6.5%, 3000—3500元, 8%至10%, 百分之2-5, 六七千.
pub(super) fn range(prose: &Prose, first: &Amount, floor: usize) -> Option<Figure> {
    let (next, word) = range_mark(prose, first.end)?;
    if first.fraction.is_some() {
        return None;
    }
    let second = amount::read(prose, next)
        .filter(|a| a.fraction.is_none() && (!a.marked || matches!(a.base(), "%" | "‰") || a.low < 0.0))?;
    let begins = prose.any_before(prose.skip_blanks_back(first.start), &["从", "由", "自"]);
    if word && begins && first.unit.is_some() {
        return None;
    }
    let (a, b) = (first.unit.as_ref(), second.unit.as_ref());
    let alike = match (a, b) {
        (None, _) => true,
        (Some(a), Some(b)) => a.base == b.base || a.kind == Kind::Bare,
        (Some(a), None) => first.marked && a.base == "%" || !word && matches!(a.base.as_str(), "%" | "折"),
    };
    // Without a unit on either, only numbers of one kind in rising order are a range: a code is none.
    let plain = a.is_none() && b.is_none();
    let rising = first.numeral.arabic == second.numeral.arabic && first.low < second.high;
    if !alike || (plain && !rising) {
        return None;
    }
    if !(first.numeral.arabic || first.marked || second.unit.is_some() || plain) {
        return None;
    }
    let unit = b.or(a);
    let (low, high) = match (a, b) {
        // 8000万元—1.2亿元: both in the unit of the second.
        (Some(a), Some(b)) if a.scale != b.scale => (first.low * a.scale / b.scale, second.high),
        _ => (first.low, second.high),
    };
    let (scale, base) = unit.map_or((1.0, ""), |unit| (unit.scale, unit.base.as_str()));
    let mut figure = bounded(prose, first.start, second.end, floor, first.vague.or(second.vague));
    figure.value = Some(FigureValue::List(vec![low, high]));
    figure.form = FigureForm::Range;
    figure.unit = unit.map(|unit| unit.symbol.clone()).unwrap_or_default();
    if unit.is_some_and(|unit| unit.kind == Kind::Time && unit.base != "分") {
        figure.kind = FigureKind::Duration;
    }
    finish(&mut figure, scale, base);
    Some(figure)
}

/// 0.9、5.9个百分点: numbers that share the unit of the last.
pub(super) fn list(prose: &Prose, first: &Amount, floor: usize) -> Option<Figure> {
    // 1个、0.2个百分点: the first unit is the beginning of the last.
    let begun = first.base() == "个" && first.unit.as_ref().is_some_and(|unit| unit.scale == 1.0);
    if !first.numeral.arabic || (first.unit.is_some() && !begun) || first.fraction.is_some() || first.vague.is_some() {
        return None;
    }
    let mut values = vec![first.low];
    let mut end = first.end;
    let mut unit: Option<units::Unit> = None;
    while values.len() < 12 && unit.as_ref().is_none_or(|unit| begun && unit.base == "个") {
        let place = prose.skip_blanks(end);
        if !matches!(prose.at(place), '、' | '和' | '及' | '与' | '或')
            && context::size_by_sides(prose, place).is_none()
        {
            break;
        }
        let next = amount::read(prose, prose.skip_blanks(place + 1))
            .filter(|a| a.numeral.arabic && a.fraction.is_none() && a.vague.is_none())?;
        values.push(next.low);
        end = next.end;
        unit = next.unit;
    }
    let unit = unit.filter(|unit| values.len() > 1 && (!begun || units::is_point(&unit.base)))?;
    if unit.base == "号" || unit.base == "年" && values.iter().any(|v| *v > 1000.0) {
        return None;
    }
    let mut figure = bounded(prose, first.start, end, floor, None);
    figure.value = Some(FigureValue::List(values));
    figure.form = FigureForm::List;
    figure.unit.clone_from(&unit.symbol);
    finish(&mut figure, unit.scale, &unit.base);
    Some(figure)
}
