//! What an amount may be by its wording, and arithmetic with that. Does not read texts.

use super::Outcome;
use figures::{Figure, FigureForm, FigureValue};
use quantity::{Interval, Qualifier, Quantity};

/// The least and the greatest number that is meant; either may be infinite.
pub(super) type Ends = (f64, f64);

/// How far from its number an amount may be that is said to be about it or near it, as a part of it.
const ABOUT: f64 = 0.1;

fn ends(interval: Interval, rounding: f64) -> Ends {
    let reach = interval.middle().map_or(0.0, f64::abs) * ABOUT;
    let wide = interval.widened(reach);
    (wide.low().at - rounding, wide.high().at + rounding)
}

/// What a figure may be, in its base unit; `None` for lists, fractions and what names no number.
pub(super) fn of_figure(figure: &Figure) -> Option<Ends> {
    let rounding = half_place(&figure.text) * unit_size(figure)?.abs();
    match (figure.form, figure.number.as_slice()) {
        (FigureForm::Number, [number]) => Some(ends(figure.qualifier.interval(*number), rounding)),
        (FigureForm::Range, [low, high]) => Some(ends(Interval::between(*low, *high), rounding)),
        _ => None,
    }
    .filter(|_| figure.qualifier != Qualifier::All)
}

/// How many base units the stated unit of a figure is; `None` for fractions and for 0, which does not show it.
pub(super) fn unit_size(figure: &Figure) -> Option<f64> {
    let stated = match figure.value.as_ref()? {
        FigureValue::Number(number) => *number,
        FigureValue::List(numbers) => *numbers.first()?,
        FigureValue::Fraction(..) => return None,
    };
    let number = *figure.number.first()?;
    (stated != 0.0).then(|| number / stated)
}

/// Half of the last place of a number as written. Zeros at the end of a large whole number may be rounded.
pub(super) fn half_place(text: &str) -> f64 {
    let digits: String = text
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    match digits.split_once('.') {
        Some((_, decimals)) => 0.5 * 0.1_f64.powi(i32::try_from(decimals.len()).unwrap_or(0)),
        None => {
            let zeros = digits.len() - digits.trim_end_matches('0').len();
            let rounded = if zeros >= 2 {
                i32::try_from(zeros).unwrap_or(0)
            } else {
                0
            };
            0.5 * 10_f64.powi(rounded)
        }
    }
}

/// Whether the second of two figures is less than the first, however both were rounded: at the same place rounding keeps the order.
pub(super) fn falls(from: &Figure, to: &Figure) -> bool {
    let exact = |figure: &Figure| (figure.form, figure.qualifier) == (FigureForm::Number, Qualifier::Exact);
    let place = |figure: &Figure| Some(half_place(&figure.text) * unit_size(figure)?.abs());
    let is_rounded_alike = exact(from) && exact(to) && place(from) == place(to);
    match (from.number.as_slice(), to.number.as_slice()) {
        ([first], [last]) if is_rounded_alike => last < first,
        _ => of_figure(from)
            .zip(of_figure(to))
            .is_some_and(|(first, last)| last.1 < first.0),
    }
}

/// What a quantity of a report may be, in base units.
pub(super) fn of_quantity(quantity: &Quantity, stated: &str) -> Option<Ends> {
    if quantity.qualifier == Qualifier::All || quantity.value == 0.0 {
        return None;
    }
    let size = (quantity.base_value() / quantity.value).abs();
    Some(ends(quantity.interval(), half_place(stated) * size))
}

/// The growth from one amount to another in percent, a year where it took several; `None` where one may be zero or less.
pub(super) fn growth(from: Ends, to: Ends, years: Option<u32>) -> Option<Ends> {
    let (least, greatest) = ratio(to, from)?;
    let root = 1.0 / f64::from(years.unwrap_or(1).max(1));
    let percent = |factor: f64| (factor.powf(root) - 1.0) * 100.0;
    Some((percent(least), percent(greatest)))
}

/// One amount by another.
pub(super) fn ratio(of: Ends, by: Ends) -> Option<Ends> {
    (of.0 > 0.0 && by.0 > 0.0).then(|| (of.0 / by.1, of.1 / by.0))
}

pub(super) fn difference(from: Ends, to: Ends) -> Ends {
    (to.0 - from.1, to.1 - from.0)
}

pub(super) fn negated(of: Ends) -> Ends {
    (-of.1, -of.0)
}

/// Whether two amounts may be the same. What was computed from rounded numbers and rounded again may be a little beside.
pub(super) fn meet(one: Ends, other: Ends) -> bool {
    let slack = 1e-6
        * [one.0, one.1, other.0, other.1]
            .iter()
            .filter(|end| end.is_finite())
            .fold(0.0_f64, |most, end| most.max(end.abs()));
    one.0 <= other.1 + slack && other.0 <= one.1 + slack
}

/// Impossible where amounts do not meet, unless they may be counted differently.
pub(super) fn outcome(computed: Ends, stated: Ends, may_differ: bool) -> Outcome {
    match (meet(computed, stated), may_differ) {
        (true, _) => Outcome::Possible,
        (false, true) => Outcome::NotComparable,
        (false, false) => Outcome::Impossible,
    }
}

/// Whether the growth of something is usually given at constant prices, or of those that were counted in both years, so that
/// it does not follow from the amounts.
pub(super) fn is_of_another_basis(subject: &str, sentence: &str) -> bool {
    const REAL: [&str; 11] = [
        "生产总值",
        "增加值",
        "产值",
        "GDP",
        "经济总量",
        "收入",
        "工资",
        "支出",
        "投资",
        "消费",
        "利润",
    ];
    const SAMPLED: [&str; 4] = ["规上", "规模以上", "限额以上", "限上"];
    const SAID: [&str; 9] = [
        "实际",
        "不变价",
        "可比",
        "剔除",
        "扣除",
        "同口径",
        "按不变",
        "名义",
        "修订",
    ];
    REAL.iter().chain(&SAMPLED).any(|word| subject.contains(word)) || SAID.iter().any(|word| sentence.contains(word))
}
