//! The first pass: from left to right, what stands at each place.
//! Does not read what a sentence says of a figure, which `govern` does.

use super::amount::{self, Amount};
use super::calendar;
use super::context::{self, Other};
use super::filter;
use super::numeral;
use super::prose::{Prose, ends_clause, is_blank, is_han};
use super::several;
use super::units::{self, Kind};
use super::wording;
use super::{Figure, FigureForm, FigureKind, FigureValue};
use quantity::Qualifier;

/// What a place gives.
enum Step {
    Found(Box<Figure>),
    /// Nothing up to this place.
    Skip(usize),
}

/// What the first pass finds.
pub(super) struct Found {
    pub(super) figures: Vec<Figure>,
    /// Where the first one stands that is not read, behind as many as are read.
    pub(super) unread: Option<usize>,
}

/// All that is found, without what only the sentence says. Stops behind so many.
pub(super) fn read(prose: &Prose, most: usize) -> Found {
    let mut found: Vec<Figure> = Vec::new();
    let mut each: Option<(String, usize)> = None;
    let mut i = 0;
    // The end of the last thing found: words before it belong to it.
    let mut floor = 0;
    let mut name_end = 0;
    while i < prose.len() && found.len() <= most {
        let c = prose.at(i);
        if ends_clause(c) {
            each = None;
        }
        if c == '每'
            && let Some((per, end)) = units::each(prose, i)
        {
            // 每人每年: per both.
            each = match each.take() {
                Some((first, at)) if at == i => Some((format!("{first}·{per}"), end)),
                _ => Some((per, end)),
            };
            i = end;
            floor = end;
            continue;
        }
        if i >= name_end
            && let Some((begin, end)) = context::quoted(prose, i)
            && (starts_numeral(prose, begin) || hides_figure(prose, begin, end))
        {
            name_end = end;
            if !starts_numeral(prose, begin) {
                found.push(other(prose, begin, end, FigureKind::Name, None));
                i = end;
                floor = end;
                continue;
            }
            if let Some(name) = quoted_name(prose, begin, end) {
                found.push(name);
                i = end;
                floor = end;
                continue;
            }
        }
        match step(prose, i, floor) {
            Some(Step::Found(mut figure)) => {
                if figure.kind == FigureKind::Figure
                    && let Some((per, from)) = &each
                    && figure.start >= *from
                    && figure.start < *from + 20
                    && !units::is_share(&figure.unit)
                {
                    figure.base_unit = format!("{}/{per}", figure.base_unit);
                    figure.per = Some(per.clone());
                }
                i = figure.end.max(i + 1);
                floor = figure.end;
                found.push(*figure);
            }
            Some(Step::Skip(end)) => {
                i = end.max(i + 1);
                floor = floor.max(if end > i { end } else { floor });
            }
            None => i += 1,
        }
    }
    let unread = found.get(most).map(|figure| figure.start);
    found.truncate(most);
    Found { figures: found, unread }
}

/// Whether a numeral may begin here.
fn starts_numeral(prose: &Prose, place: usize) -> bool {
    prose.at(place).is_ascii_digit() || numeral::read(prose, place).is_some()
}

/// “新八条”, “双过万”: a short name in which a figure would be found.
fn hides_figure(prose: &Prose, begin: usize, end: usize) -> bool {
    let short = end - begin <= 4 && (begin..end).all(|i| is_han(prose.at(i)));
    let figure = |i| matches!(step(prose, i, begin), Some(Step::Found(figure)) if figure.kind == FigureKind::Figure);
    short && (begin + 1..end).any(figure)
}

/// A quoted text that begins with a numeral is a name unless it is a quantity from end to end.
fn quoted_name(prose: &Prose, begin: usize, end: usize) -> Option<Figure> {
    let quantity = amount::read(prose, begin).is_some_and(|a| {
        let whole = wording::behind(prose, a.end).map_or(a.end, |(_, behind)| behind);
        whole == end
            && a.unit.as_ref().is_some_and(|unit| {
                matches!(unit.kind, Kind::Measured | Kind::Counted)
                    && !(a.numeral.is_single() && unit.kind == Kind::Counted)
            })
    });
    let date = calendar::date(prose, begin).is_some_and(|behind| behind == end);
    (!quantity && !date).then(|| other(prose, begin, end, FigureKind::Name, None))
}

fn step(prose: &Prose, i: usize, floor: usize) -> Option<Step> {
    let c = prose.at(i);
    // 一、二季度 is a date, 一、 a head.
    let quarters = calendar::quarters(prose, i);
    if let Some(end) = quarters {
        return Some(found(other(prose, i, end, FigureKind::Date, None)));
    }
    if let Some(end) = context::head(prose, i) {
        let value = (i..end).find_map(|p| numeral::read(prose, p)).map(|n| n.low.trunc());
        return Some(found(other(prose, i, end, FigureKind::Ordinal, value)));
    }
    match c {
        '《' => {
            return context::title(prose, i).map(|(end, numbered)| {
                if numbered {
                    found(other(prose, i, end, FigureKind::Document, None))
                } else {
                    Step::Skip(end)
                }
            });
        }
        '〔' | '[' | '［' | '【' | '（' | '(' | '﹝' => {
            let document = context::document(prose, i).map(|end| {
                let begin = context::authority(prose, i, floor);
                found(other(prose, begin, end, FigureKind::Document, None))
            });
            return document.or_else(|| context::footnote(prose, i).map(Step::Skip));
        }
        // 3米x5米: a mark between two sides.
        'x' | 'X' if i == floor && i > 0 && prose.at(i + 1).is_ascii_digit() => return Some(Step::Skip(i + 1)),
        'h' | 'w' if prose.any(i, &["http://", "https://", "www."]) => return Some(Step::Skip(address_end(prose, i))),
        'a'..='z' | 'A'..='Z' if !money_ahead(prose, i) => {
            return Some(match context::latin(prose, i)? {
                Other::Reported(kind, end) => found(other(prose, i, end, kind, None)),
                Other::Nothing(end) => Step::Skip(end),
            });
        }
        '第' => return ordinal(prose, i),
        '周' | '期' | '拜' if is_weekday(prose, i) => return Some(Step::Skip(i + 2)),
        // 双翻番 is what it is called.
        '翻' if prose.before(i) != '双' => return amount::doubling(prose, i).map(|a| single(prose, &a, floor)),
        '全' => return whole(prose, i),
        // Not 支持平台.
        '持' if prose.has(i, "持平") && !"支扶主维坚保把秉加".contains(prose.before(i)) => {
            return flat(prose, i, floor);
        }
        '前' | '头' => {
            return calendar::date(prose, i).map(|end| found(other(prose, i, end, FigureKind::Date, None)));
        }
        _ => {}
    }
    if !begins_amount(prose, i, floor) {
        return None;
    }
    if let Some(end) = calendar::date(prose, i) {
        return Some(found(other(prose, i, end, FigureKind::Date, None)));
    }
    match context::name(prose, i) {
        Some(Other::Reported(kind, end)) => {
            let value = (kind == FigureKind::Ordinal || prose.before(end) == '大')
                .then(|| numeral::read(prose, i))
                .flatten()
                .map(|n| n.low);
            let begin = if kind == FigureKind::Document {
                context::authority(prose, i, floor)
            } else {
                i
            };
            return Some(found(other(prose, begin, end, kind, value)));
        }
        Some(Other::Nothing(end)) => return Some(Step::Skip(end)),
        None => {}
    }
    quantity(prose, i, floor)
}

/// Behind an address, whose digits count nothing.
fn address_end(prose: &Prose, start: usize) -> usize {
    (start..prose.len())
        .find(|i| !prose.at(*i).is_ascii_graphic())
        .unwrap_or(prose.len())
}

fn found(figure: Figure) -> Step {
    Step::Found(Box::new(figure))
}

fn money_ahead(prose: &Prose, i: usize) -> bool {
    let written = || {
        let letters = prose.any(i, &["USD", "RMB", "CNY", "EUR"]);
        letters && prose.at(prose.skip_blanks(i + 3)).is_ascii_digit() && !prose.before(i).is_ascii_alphanumeric()
    };
    prose.has(i, "US$") || prose.has(i, "HK$") || written()
}

fn begins_amount(prose: &Prose, i: usize, floor: usize) -> bool {
    let c = prose.at(i);
    if c.is_ascii_digit() || numeral::is_leading_point(prose, i) {
        return true;
    }
    match c {
        '-' | '–' | '+' | '±' => {
            let digits = prose.at(i + 1).is_ascii_digit() || numeral::is_leading_point(prose, i + 1);
            let number = digits || matches!(prose.at(i + 1), '百' | '¥' | '$');
            number && is_sign(prose, i, floor)
        }
        '负' => {
            !matches!(prose.before(i), '担' | '抱' | '肩' | '胜' | '税' | '欠' | '减')
                && numeral::read(prose, i + 1).is_some()
        }
        '$' | '¥' | '￥' | '€' | '£' | 'U' | 'H' | 'R' | 'C' | 'E' => true,
        // 统一到…上来, 唯一.
        '一' if matches!(prose.before(i), '统' | '唯' | '专') => false,
        '半' => !matches!(prose.before(i), '一' | '大') || i >= floor,
        '对' => prose.has(i, "对折"),
        '大' => prose.has(i, "大半") && !prose.has(i, "大半个"),
        _ => is_han(c) && numeral::read(prose, i).is_some(),
    }
}

/// A minus is a sign unless it joins two things.
fn is_sign(prose: &Prose, i: usize, floor: usize) -> bool {
    let before = prose.before(i);
    if before.is_ascii_alphanumeric()
        || before == '-'
        || i == floor && i > 0 && !is_blank(before) && !ends_clause(before)
    {
        return false;
    }
    if !is_han(before) {
        return true;
    }
    let share = amount::read(prose, i + 1).is_some_and(|a| {
        a.numeral.decimal || matches!(a.base(), "%" | "℃" | "‰" | "摄氏度" | "°C" | "个百分点" | "元")
    });
    share
        || matches!(
            before,
            '为' | '达'
                | '是'
                | '至'
                | '到'
                | '在'
                | '约'
                | '了'
                | '长'
                | '降'
                | '升'
                | '率'
                | '速'
                | '值'
                | '额'
                | '数'
                | '温'
                | '近'
                | '和'
                | '与'
        )
}

fn is_weekday(prose: &Prose, i: usize) -> bool {
    let day = matches!(prose.at(i + 1), '一' | '二' | '三' | '四' | '五' | '六');
    let word = prose.at(i) == '周' || prose.any_before(i + 1, &["星期", "礼拜"]);
    let counted =
        numeral::read(prose, i + 1).is_some_and(|n| n.end > i + 2) || prose.any(i + 2, &["个", "年", "家", "项"]);
    day && word && !counted && !matches!(prose.before(i), '每' | '上' | '下' | '四')
        || day && word && matches!(prose.before(i), '每' | '上' | '下')
}

/// 第三, 第3位, 第一、二、三产业.
fn ordinal(prose: &Prose, i: usize) -> Option<Step> {
    if let Some(end) = calendar::date(prose, i) {
        return Some(found(other(prose, i, end, FigureKind::Date, None)));
    }
    let numeral = numeral::read(prose, prose.skip_blanks(i + 1))?;
    let value = numeral.low;
    let mut end = numeral.end;
    while matches!(prose.at(end), '、' | '-' | '—' | '~' | '至' | '和' | '到')
        && let Some(next) =
            numeral::read(prose, end + 1).filter(|n| !n.decimal && n.size <= 3 && n.arabic == numeral.arabic)
        && (units::read(prose, next.end, next.arabic).is_none()
            || matches!(prose.at(end), '至' | '到' | '-' | '—' | '~')
            || next.low == value + 1.0 && next.size == 1)
    {
        end = next.end;
    }
    if prose.at(end) == '号' {
        return Some(found(other(prose, i, end + 1, FigureKind::Document, None)));
    }
    // The unit is reported where it says what is ordered, not where it begins another word.
    let unit =
        units::read(prose, end, false).filter(|unit| unit.kind == Kind::Counted && unit.base.chars().count() == 1);
    if let Some(unit) = &unit {
        end = unit.end;
    }
    let mut figure = other(prose, i, end, FigureKind::Ordinal, Some(value));
    figure.unit = unit.map(|unit| unit.base).unwrap_or_default();
    Some(found(figure))
}

/// 全部乡镇: the whole of what is administered. Of other things 全部 is a mere adjective.
fn whole(prose: &Prose, i: usize) -> Option<Step> {
    const WHOLES: [&str; 18] = [
        "乡镇",
        "行政村",
        "建制村",
        "自然村",
        "乡（镇）",
        "县（市、区）",
        "县区",
        "县市",
        "市县",
        "社区",
        "街道",
        "村",
        "乡村",
        "地市",
        "设区市",
        "州市",
        "贫困村",
        "贫困县",
    ];
    if !prose.has(i, "全部") || prose.has(i, "全部的") {
        return None;
    }
    prose.longest(i + 2, &WHOLES)?;
    let mut figure = other(prose, i, i + 2, FigureKind::Figure, Some(100.0));
    figure.qualifier = Qualifier::All;
    "%".clone_into(&mut figure.unit);
    finish(&mut figure, 1.0, "%");
    Some(found(figure))
}

/// 持平: a change of nothing.
fn flat(prose: &Prose, i: usize, floor: usize) -> Option<Step> {
    let begin = prose
        .longest_before(i, &["基本", "大体", "总体", "大致"])
        .map(|(_, begin)| begin)
        .filter(|begin| *begin >= floor);
    let mut figure = other(prose, begin.unwrap_or(i), i + 2, FigureKind::Figure, Some(0.0));
    if begin.is_some() {
        figure.qualifier = Qualifier::About;
    }
    "%".clone_into(&mut figure.unit);
    finish(&mut figure, 1.0, "%");
    Some(found(figure))
}

/// A figure of any shape that begins at a place, or what is skipped instead.
fn quantity(prose: &Prose, i: usize, floor: usize) -> Option<Step> {
    let first = amount::read(prose, i)?;
    if is_place(prose, &first) {
        return Some(found(other(
            prose,
            first.start,
            first.end,
            FigureKind::Ordinal,
            Some(first.low),
        )));
    }
    // 成百上千, 几百上千: the second says it.
    if (matches!(first.numeral.vague, Some(Qualifier::Over)) || prose.before(first.start) == '成')
        && prose.any(first.end, &["上千", "上万", "上百"])
    {
        return Some(Step::Skip(first.end));
    }
    if let Some(figure) = several::ratio(prose, &first, floor).or_else(|| several::score(prose, &first, floor)) {
        return Some(found(figure));
    }
    if let Some(figure) = several::range(prose, &first, floor) {
        return Some(found(figure));
    }
    if let Some(figure) = several::list(prose, &first, floor) {
        return Some(found(figure));
    }
    if !filter::is_figure(prose, &first, floor) {
        return Some(Step::Skip(first.numeral.end.max(i + 1)));
    }
    if first.unit.is_none() && calendar::is_bare_year(prose, &first.numeral) && !first.marked {
        return Some(found(other(prose, first.start, first.end, FigureKind::Date, None)));
    }
    Some(single(prose, &first, floor))
}

/// 前十名, 前3位: a place in an order.
fn is_place(prose: &Prose, amount: &Amount) -> bool {
    let named = matches!(amount.base(), "名" | "位" | "强") && amount.low <= 100.0;
    // 稳居全省前3.
    let bare = amount.unit.is_none() && !amount.marked && amount.low <= 20.0 && !is_han(prose.at(amount.end));
    // 排名由41位上升到37位.
    let ranked = || {
        let near = amount.start.saturating_sub(14)..amount.start;
        let clause = near.rev().take_while(|i| !ends_clause(prose.at(*i)));
        clause
            .into_iter()
            .any(|i| prose.any(i, &["排名", "位次", "名次", "排位"]))
    };
    if amount.base() == "位" && matches!(prose.before(amount.start), '由' | '从' | '到' | '至') && ranked() {
        return true;
    }
    match prose.before(amount.start) {
        '前' => named || bare,
        '头' => named,
        '后' => matches!(amount.base(), "位" | "名"),
        _ => false,
    }
}

fn single(prose: &Prose, amount: &Amount, floor: usize) -> Step {
    let mut start = amount.start;
    let mut vague = amount.vague;
    if let Some((qualifier, begin)) =
        wording::before_power(prose, &amount.numeral, floor).filter(|_| start == amount.numeral.start)
    {
        start = begin;
        vague = vague.or(Some(qualifier));
    } else if prose.at(start) == '半' && matches!(prose.before(start), '过' | '近' | '逾' | '超') && start > floor
    {
        vague = Some(if prose.before(start) == '近' {
            Qualifier::Near
        } else {
            Qualifier::Over
        });
        start -= 1;
    }
    let mut end = amount.end;
    if vague.is_none() && more_behind(prose, amount) {
        vague = Some(Qualifier::Over);
        end += 1;
    }
    if amount.base() == "元" && prose.at(end) == '整' {
        end += 1;
    }
    let mut figure = bounded(prose, start, end, floor, vague);
    let values = amount.values();
    figure.form = if values.len() > 1 {
        FigureForm::Range
    } else {
        FigureForm::Number
    };
    figure.value = Some(match (&amount.fraction, values.as_slice()) {
        (Some((whole, numerator, denominator)), _) => {
            figure.form = FigureForm::Fraction;
            FigureValue::Fraction(*whole, *numerator, *denominator)
        }
        (None, [one]) => FigureValue::Number(*one),
        _ => FigureValue::List(values),
    });
    let (scale, base) = amount
        .unit
        .as_ref()
        .map_or((1.0, ""), |unit| (unit.scale, unit.base.as_str()));
    figure.unit = amount.unit.as_ref().map(|unit| unit.symbol.clone()).unwrap_or_default();
    if let Some(unit) = &amount.unit
        && unit.kind == Kind::Time
        && (unit.base != "分" || is_minute(prose, amount))
    {
        figure.kind = FigureKind::Duration;
    }
    recent(prose, &mut figure, amount);
    if amount.fraction.is_some() {
        figure.number = vec![amount.low];
        base.clone_into(&mut figure.base_unit);
    } else {
        finish(&mut figure, scale, base);
    }
    found(figure)
}

/// 1小时52分30秒: 分 beside hours or seconds is no point of a score.
fn is_minute(prose: &Prose, amount: &Amount) -> bool {
    let seconds = || numeral::read(prose, amount.end).is_some_and(|n| prose.at(n.end) == '秒');
    prose.any_before(amount.start, &["小时", "时"]) || seconds()
}

/// 近五年 is the last five years, not nearly five; 近百年 is nearly a hundred.
fn recent(prose: &Prose, figure: &mut Figure, amount: &Amount) {
    let counted = matches!(amount.base(), "年" | "个月" | "周" | "天" | "日" | "个季度" | "季");
    let near = figure.qualifier == Qualifier::Near && figure.text.starts_with('近');
    if figure.kind == FigureKind::Duration && counted && near && amount.low < 100.0 {
        figure.qualifier = Qualifier::Exact;
        figure.start += 1;
        figure.text = prose.text(figure.start, figure.end);
    }
}

/// 3年多, 2倍多: the word behind the unit, where it begins no other.
fn more_behind(prose: &Prose, amount: &Amount) -> bool {
    let measured = amount
        .unit
        .as_ref()
        .is_some_and(|unit| matches!(unit.kind, Kind::Measured | Kind::Time));
    measured && matches!(prose.at(amount.end), '多' | '余') && !wording::is_more_of_a_word(prose, amount.end + 1)
}

/// A figure with the bounds around it; what is inside comes from the caller.
pub(super) fn bounded(prose: &Prose, start: usize, end: usize, floor: usize, inside: Option<Qualifier>) -> Figure {
    let front = wording::before(prose, start, floor);
    let back = wording::behind(prose, end);
    let begin = front.map_or(start, |(_, begin)| begin);
    let behind = back.map_or(end, |(_, behind)| behind);
    let mut figure = other(prose, begin, behind, FigureKind::Figure, None);
    figure.qualifier = wording::joined(front.map(|(q, _)| q), inside, back.map(|(q, _)| q));
    figure
}

/// Anything found, without unit or bound.
pub(super) fn other(prose: &Prose, start: usize, end: usize, kind: FigureKind, value: Option<f64>) -> Figure {
    Figure {
        text: prose.text(start, end),
        start,
        end,
        kind,
        value: value.map(FigureValue::Number),
        unit: String::new(),
        qualifier: Qualifier::Exact,
        estimate: false,
        direction: None,
        period: None,
        span: None,
        target: false,
        form: FigureForm::Number,
        number: Vec::new(),
        base_unit: String::new(),
        per: None,
        role: None,
        comparison: None,
        subject: String::new(),
        scope: String::new(),
    }
}

/// Sets the value in the base unit.
pub(super) fn finish(figure: &mut Figure, scale: f64, base: &str) {
    let (factor, name) = match base {
        "成" | "折" => (10.0, "%"),
        "‰" => (0.1, "%"),
        "‱" => (0.01, "%"),
        "百分点" => (1.0, "个百分点"),
        "千分点" => (1.0, "个千分点"),
        "基点" | "bp" | "BP" | "个bp" | "个BP" => (1.0, "个基点"),
        "番" => (1.0, "倍"),
        "打" => (12.0, "个"),
        "k" | "K" => (1e3, ""),
        "块钱" | "元钱" | "元人民币" | "圆" => (scale, "元"),
        _ => (scale, base),
    };
    let values: &[f64] = match &figure.value {
        Some(FigureValue::Number(one)) => &[*one],
        Some(FigureValue::List(several)) => several,
        _ => &[],
    };
    figure.number = values
        .iter()
        .map(|v| {
            if base == "番" {
                2f64.powf(v.min(100.0))
            } else {
                without_dust(v * factor)
            }
        })
        .collect();
    name.clone_into(&mut figure.base_unit);
}

/// A product of a stated number and a power of ten without the dust of binary fractions.
fn without_dust(value: f64) -> f64 {
    if value.fract() == 0.0 {
        value
    } else if value.abs() < 1e9 {
        (value * 1e6).round() / 1e6
    } else {
        // Fifteen digits are exact in any double, and more than anybody states.
        format!("{value:.14e}").parse().unwrap_or(value)
    }
}
