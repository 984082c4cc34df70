//! Several numbers in one expression as a figure each: 甲、乙覆盖率分别提高15、22个百分点, 三次产业结构为8∶41∶51. Does not split
//! ranges, which documents hold, nor numbers that are not of as many things.

use figures::{Figure, FigureDirection, FigureForm, FigureValue, several};
use quantity::Qualifier;

/// The sectors of an economy, in the order of a ratio of all three.
const SECTORS: [&str; 3] = ["第一产业", "第二产业", "第三产业"];
/// How far from 100 rounded shares may sum up.
const ROUNDED: f64 = 0.35;

/// The figures of one expression, each with its name; nothing where it is one number, or nothing says of what its numbers are.
pub(super) fn split(name: &str, figure: &Figure) -> Option<Vec<(String, Figure)>> {
    match figure.form {
        FigureForm::List if figure.qualifier == Qualifier::Exact => list(name, figure),
        FigureForm::Ratio => sectors(name, figure),
        _ => None,
    }
}

/// 15、22个百分点 of two things.
fn list(name: &str, figure: &Figure) -> Option<Vec<(String, Figure)>> {
    let names = several(name);
    let texts: Vec<&str> = figure.text.split(['、', '和', '与', '及', '或']).collect();
    let count = figure.number.len();
    if count < 2 || names.len() != count || texts.len() != count {
        return None;
    }
    let parts = names.into_iter().zip(texts).zip(&figure.number);
    let part = |((name, text), number): ((String, &str), &f64)| {
        let bare = text.trim_end_matches(|c: char| !c.is_ascii_digit());
        (name, one(figure, format!("{bare}{}", figure.unit), *number))
    };
    Some(parts.map(part).collect())
}

/// The shares of the three sectors.
fn sectors(name: &str, figure: &Figure) -> Option<Vec<(String, Figure)>> {
    let of_sectors = ["三次产业", "一二三产", "产业结构", "三产"]
        .iter()
        .any(|words| name.contains(words));
    let texts: Vec<&str> = figure.text.split([':', '：', '∶', '︰']).map(str::trim).collect();
    let sum: f64 = figure.number.iter().sum();
    if !of_sectors
        || figure.number.len() != SECTORS.len()
        || texts.len() != SECTORS.len()
        || (sum - 100.0).abs() > ROUNDED
    {
        return None;
    }
    let parts = SECTORS.iter().zip(texts).zip(&figure.number);
    let part = |((sector, text), number): ((&&str, &str), &f64)| {
        let mut share = one(figure, format!("{text}%"), *number);
        share.unit = "%".to_owned();
        share.base_unit = "%".to_owned();
        share.direction = Some(FigureDirection::Share);
        share.role = None;
        (format!("{sector}增加值占地区生产总值比重"), share)
    };
    Some(parts.map(part).collect())
}

/// One number of several.
fn one(figure: &Figure, text: String, number: f64) -> Figure {
    Figure {
        text,
        number: vec![number],
        value: Some(FigureValue::Number(number)),
        form: FigureForm::Number,
        ..figure.clone()
    }
}
