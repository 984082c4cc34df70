//! What was computed, in words. Does not compute.

use super::amount::Ends;
use super::{Check, Outcome, Relation};
use quantity::Lang;

pub(super) fn check(check: &Check, lang: Lang) -> String {
    let verdict = match check.outcome {
        Outcome::Impossible => lang.pick("对不上", "impossible"),
        Outcome::Possible => lang.pick("对得上", "possible"),
        Outcome::NotComparable => lang.pick("不可比", "not comparable"),
    };
    let why = match check.outcome {
        Outcome::NotComparable => lang.pick(
            "（可能是价格、口径不同或数据修订，或一个是每年的、一个是整段的）",
            " (prices, coverage or revised data may differ, or one is a year's and the other the whole)",
        ),
        _ => "",
    };
    match lang {
        Lang::Zh => format!("{verdict}：{}{why}", arithmetic(&check.relation, lang)),
        Lang::En => format!("{verdict}: {}{why}", arithmetic(&check.relation, lang)),
    }
}

fn arithmetic(relation: &Relation, lang: Lang) -> String {
    match relation {
        Relation::Direction {
            ends: (from, to),
            rises,
        } => {
            let (rise, fall) = (lang.pick("升", "rise"), lang.pick("降", "fall"));
            let (said, is) = if *rises { (rise, fall) } else { (fall, rise) };
            match lang {
                Lang::Zh => format!("从{from}到{to}是{is}，文中说{said}"),
                Lang::En => format!("from {from} to {to} is a {is}, the text says {said}"),
            }
        }
        Relation::Growth {
            ends: (from, to),
            computed,
            stated,
            years,
        } => {
            let growth = percent(*computed, lang);
            match (lang, years) {
                (Lang::Zh, None) => format!("从{from}到{to}，算得{growth}；文中{stated}"),
                (Lang::Zh, Some(years)) => format!("从{from}到{to}，{years}年年均算得{growth}；文中{stated}"),
                (Lang::En, None) => format!("from {from} to {to} follows {growth}; the text has {stated}"),
                (Lang::En, Some(years)) => {
                    format!("from {from} to {to} follows {growth} a year over {years} years; the text has {stated}")
                }
            }
        }
        Relation::Difference {
            ends: (from, to),
            computed,
            stated,
        } => {
            let change = number(*computed, lang);
            match lang {
                Lang::Zh => format!("从{from}到{to}，算得相差{change}；文中{stated}"),
                Lang::En => format!("from {from} to {to} follows a change of {change}; the text has {stated}"),
            }
        }
        Relation::Multiple {
            ends: (from, to),
            computed,
            stated,
        } => {
            let times = number(*computed, lang);
            match lang {
                Lang::Zh => format!("从{from}到{to}，算得后者是前者的{times}倍；文中{stated}"),
                Lang::En => format!("from {from} to {to} follows ×{times}; the text has {stated}"),
            }
        }
        Relation::Shares { parts, computed } => {
            let sum = number(*computed, lang);
            match lang {
                Lang::Zh => format!("{}合计{sum}%，应为100%", parts.join("、")),
                Lang::En => format!("{} add up to {sum}%; the whole is 100%", parts.join(", ")),
            }
        }
        Relation::Completion {
            ends: (done, target),
            computed,
            stated,
        } => {
            let part = number(*computed, lang);
            match lang {
                Lang::Zh => format!("{done}是目标{target}的{part}%；文中{stated}"),
                Lang::En => format!("{done} is {part}% of the target {target}; the text has {stated}"),
            }
        }
    }
}

fn percent(ends: Ends, lang: Lang) -> String {
    let falls = ends.1 < 0.0;
    let head = match falls {
        true => lang.pick("下降", "a fall of "),
        false => lang.pick("增长", "a rise of "),
    };
    let ends = if falls { (-ends.1, -ends.0) } else { ends };
    format!("{head}{}%", number(ends, lang))
}

/// One number where both ends are shown alike, else both.
fn number((least, greatest): Ends, lang: Lang) -> String {
    let shown = |number: f64| {
        if !number.is_finite() {
            return "∞".to_owned();
        }
        let places = if number.abs() >= 1000.0 { 0 } else { 2 };
        let text = format!("{number:.places$}");
        match text.contains('.') {
            true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
            false => text,
        }
    };
    let (least, greatest) = (shown(least), shown(greatest));
    if least == greatest {
        least
    } else {
        format!("{least}{}{greatest}", lang.pick("～", "–"))
    }
}
