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
    match (relation, lang) {
        (
            Relation::Way {
                ends: (from, to),
                rises,
            },
            Lang::Zh,
        ) => {
            let (said, is) = if *rises { ("升", "降") } else { ("降", "升") };
            format!("从{from}到{to}是{is}，文中说{said}")
        }
        (
            Relation::Way {
                ends: (from, to),
                rises,
            },
            Lang::En,
        ) => {
            let (said, is) = if *rises { ("rise", "fall") } else { ("fall", "rise") };
            format!("from {from} to {to} is a {is}, the text says {said}")
        }
        (
            Relation::Growth {
                ends: (from, to),
                computed,
                stated,
                years,
            },
            Lang::Zh,
        ) => {
            let how = years.map(|years| format!("{years}年年均")).unwrap_or_default();
            format!("从{from}到{to}，{how}算得{}；文中{stated}", percent(*computed, lang))
        }
        (
            Relation::Growth {
                ends: (from, to),
                computed,
                stated,
                years,
            },
            Lang::En,
        ) => {
            let how = years
                .map(|years| format!(" a year over {years} years"))
                .unwrap_or_default();
            format!(
                "from {from} to {to} follows {}{how}; the text has {stated}",
                percent(*computed, lang)
            )
        }
        (
            Relation::Difference {
                ends: (from, to),
                computed,
                stated,
            },
            Lang::Zh,
        ) => {
            format!("从{from}到{to}，算得相差{}；文中{stated}", number(*computed))
        }
        (
            Relation::Difference {
                ends: (from, to),
                computed,
                stated,
            },
            Lang::En,
        ) => {
            format!(
                "from {from} to {to} follows a change of {}; the text has {stated}",
                number(*computed)
            )
        }
        (
            Relation::Multiple {
                ends: (from, to),
                computed,
                stated,
            },
            Lang::Zh,
        ) => {
            format!("从{from}到{to}，算得后者是前者的{}倍；文中{stated}", number(*computed))
        }
        (
            Relation::Multiple {
                ends: (from, to),
                computed,
                stated,
            },
            Lang::En,
        ) => {
            format!(
                "from {from} to {to} follows ×{}; the text has {stated}",
                number(*computed)
            )
        }
        (Relation::Shares { parts, computed }, Lang::Zh) => {
            format!("{}合计{}%，应为100%", parts.join("、"), number(*computed))
        }
        (Relation::Shares { parts, computed }, Lang::En) => {
            format!("{} add up to {}%, not to 100%", parts.join(", "), number(*computed))
        }
        (
            Relation::Completion {
                ends: (done, target),
                computed,
                stated,
            },
            Lang::Zh,
        ) => {
            format!("{done}是目标{target}的{}%；文中{stated}", number(*computed))
        }
        (
            Relation::Completion {
                ends: (done, target),
                computed,
                stated,
            },
            Lang::En,
        ) => {
            format!(
                "{done} is {}% of the target {target}; the text has {stated}",
                number(*computed)
            )
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
    format!("{head}{}%", number(ends))
}

/// One number where both ends are shown alike, else both.
fn number((least, greatest): Ends) -> String {
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
        format!("{least}～{greatest}")
    }
}
