//! Texts about a line of very many points. Not here: pixels.

use super::axis::Range;
use super::{Line, Series};
use quantity::Lang;
use quantity::{decimal, grouped, plural};
use report_charts::base::theme::{Role, Theme};

/// A position on the x axis has at most this many decimals.
const PLACES: i32 = 12;

/// A number with at most this many decimals, in the form of the language.
pub(super) fn number(value: f64, places: i32, lang: Lang) -> String {
    let plain = decimal(value, places);
    lang.pick(plain.clone(), grouped(&plain))
}

/// A position on the x axis, without separators: a year is never 2,010.
pub(super) fn place_number(value: f64, places: i32) -> String {
    decimal(value, places)
}

/// Nobody measures more decimals than these: values with more are computed, and are rounded.
const MEASURED: usize = 6;

/// A value so that it reads back as the same number; one with more decimals than are measured is about its rounded number.
fn printed(value: f64) -> (bool, String) {
    let exact = value.to_string();
    match exact.split_once('.') {
        _ if value == 0.0 => (true, "0".to_owned()),
        Some((_, decimals)) if decimals.len() > MEASURED => {
            // Six significant digits of a small number.
            let zeros = decimals.bytes().take_while(|digit| *digit == b'0').count();
            let places = if value.abs() < 1.0 { zeros + MEASURED } else { 4 };
            (false, decimal(value, i32::try_from(places).unwrap_or(PLACES)))
        }
        _ => (true, exact),
    }
}

/// The value with its unit.
pub(super) fn value(series: &Series, value: f64, lang: Lang) -> String {
    let (is_exact, number) = printed(value);
    let number = lang.pick(number.clone(), grouped(&number));
    let exact = match is_exact {
        true => number,
        false => lang.pick("约", "about ").to_owned() + &number,
    };
    let unit = series.unit.get(lang);
    match unit {
        "" => exact,
        // Symbols follow directly, words after a space.
        unit if lang == Lang::Zh || unit.starts_with(['%', '°', '‰']) => format!("{exact}{unit}"),
        unit => format!("{exact} {unit}"),
    }
}

/// The positions of the points `from..to`.
pub(super) fn place(series: &Series, from: usize, to: usize, lang: Lang) -> String {
    let places = (0..PLACES)
        .find(|places| is_whole(series.step, *places) && is_whole(series.start, *places))
        .unwrap_or(PLACES);
    let at = |point: usize| place_number(series.start + point as f64 * series.step, places);
    let across = match series.across.get(lang) {
        "" => lang.pick("第", "point"),
        across => across,
    };
    let (first, last) = (at(from), at(to.saturating_sub(1)));
    let count = to.saturating_sub(from);
    let several = count > 1;
    match (lang, series.across.get(lang).is_empty()) {
        (Lang::Zh, true) if several => format!("第{first}至{last}点，共{count}点"),
        (Lang::Zh, true) => format!("第{first}点"),
        (Lang::Zh, false) if several => format!("{across} {first}至{last}，共{count}点"),
        (Lang::En, _) if several => format!("{across} {first} to {last}, {count} points"),
        _ => format!("{across} {first}"),
    }
}

fn is_whole(number: f64, places: i32) -> bool {
    let shifted = number * 10f64.powi(places);
    (shifted - shifted.round()).abs() <= shifted.abs() * 1e-12
}

pub(super) fn gaps(count: usize, lang: Lang) -> String {
    lang.pick(
        format!("其中{count}点缺值"),
        format!("{count} {} without a value", plural(count as f64, "point")),
    )
}

pub(super) fn subtitle(series: &Series, lang: Lang) -> String {
    let (unit, across) = (series.unit.get(lang), series.across.get(lang));
    let unit = (!unit.is_empty()).then(|| lang.pick(format!("单位：{unit}"), format!("Unit: {unit}")));
    let across = (!across.is_empty()).then(|| lang.pick(format!("横轴：{across}"), format!("Across: {across}")));
    let said: Vec<String> = unit.into_iter().chain(across).collect();
    said.join(lang.pick("；", "; "))
}

pub(super) fn notes(range: &Range, gaps: bool, nothing: bool, lang: Lang) -> Vec<String> {
    let mut notes = Vec::new();
    if nothing {
        notes.push(lang.pick("没有可画的值。", "There are no values to draw."));
    } else if !range.holds_zero() {
        notes.push(lang.pick("纵轴不从零开始。", "The vertical axis does not start at zero."));
    }
    if gaps {
        notes.push(lang.pick(
            "底部的短线标出有缺值的地方。",
            "Short marks at the foot stand where values are missing.",
        ));
    }
    notes.into_iter().map(str::to_owned).collect()
}

/// The facts about the whole line.
pub(super) fn facts(line: &Line, lang: Lang) -> Vec<(String, String)> {
    let (points, series) = (&line.points, line.series());
    let all = points.extent(0, points.len());
    let at = |point: usize, number: f64| {
        if number.is_nan() {
            return lang.pick("缺值", "no value").to_owned();
        }
        let (value, place) = (value(series, number, lang), place(series, point, point + 1, lang));
        lang.pick(format!("{value}（{place}）"), format!("{value} ({place})"))
    };
    let count = |count: usize| number(count as f64, 0, lang);
    let mut facts = vec![(lang.pick("点数", "Points"), count(points.len()))];
    if !all.is_empty() {
        let (first, last) = (0, points.len().saturating_sub(1));
        let extreme = |extreme: f64| at(points.place_of(extreme, 0, points.len()), extreme);
        facts.extend([
            (lang.pick("首点", "First"), at(first, points.value(first))),
            (lang.pick("末点", "Last"), at(last, points.value(last))),
            (lang.pick("最低", "Lowest"), extreme(all.min)),
            (lang.pick("最高", "Highest"), extreme(all.max)),
        ]);
    }
    facts.push((lang.pick("缺值", "Without a value"), count(all.gaps)));
    facts
        .into_iter()
        .map(|(name, words)| (name.to_owned(), words))
        .collect()
}

pub(super) fn controls(lang: Lang) -> [&'static str; 6] {
    lang.pick(
        [
            "放大",
            "缩小",
            "全部",
            "显示摘要表",
            "收起摘要表",
            "左右键移动，Shift 加左右键平移，加减号缩放，Home 和 End 到首尾",
        ],
        [
            "Zoom in",
            "Zoom out",
            "Whole line",
            "Show the summary",
            "Hide the summary",
            "Arrows move, Shift and arrows pan, plus and minus zoom, Home and End go to the ends",
        ],
    )
}

/// Colours of the line, its gaps, the grid and the labels.
pub(super) fn colours(theme: Theme) -> [String; 4] {
    [Role::Accent, Role::Fall, Role::Rule, Role::Muted].map(|role| theme.colour(role).hex())
}
