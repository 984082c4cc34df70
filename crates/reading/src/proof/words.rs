//! What proofing found, in words for an editor. Refuses: finding anything.

use super::article::Article;
use super::{Absence, Difference, Finding, Verdict};
use report_charts::phrase;
use report_charts::report::{Datum, Direction, Measure};

use figures::Figure;
use quantity::Lang;
use quantity::Qualifier;

/// How many characters of a sentence stand on either side of a figure.
const AROUND: usize = 24;

pub(super) fn verdict(finding: &Finding, lang: Lang) -> String {
    match &finding.verdict {
        Verdict::Agrees => lang.pick("一致", "agrees").to_owned(),
        Verdict::NotInReport(why) => absence(*why, lang).to_owned(),
        Verdict::Differs(differences) => {
            let told = |one: &Difference| {
                let measure = finding.datum.as_ref().map(|datum| datum.measure.as_ref());
                measure.map(|measure| difference(*one, &finding.figure, measure, lang))
            };
            let parts: Vec<String> = differences.iter().filter_map(told).collect();
            let head = lang.pick("不一致：", "differs: ");
            format!("{head}{}{}", parts.join(lang.pick("；", "; ")), choice(finding, lang))
        }
    }
}

fn absence(why: Absence, lang: Lang) -> &'static str {
    match why {
        Absence::NoIndicator => lang.pick(
            "报告中没有：没有认出是报告的哪项指标",
            "not in the report: it is about no indicator of the report that is recognised",
        ),
        Absence::NoMeasure => lang.pick(
            "报告中没有：该指标没有这样的数字",
            "not in the report: the indicator has no such figure",
        ),
        Absence::Unclear => lang.pick(
            "未核对：看不准说的是哪一项",
            "not checked: what it is about is not sure",
        ),
    }
}

/// That other figures of the indicator could be meant.
fn choice(finding: &Finding, lang: Lang) -> String {
    if finding.others.is_empty() {
        return String::new();
    }
    let others: Vec<String> = finding.others.iter().map(|datum| short(datum, lang)).collect();
    let others = others.join(lang.pick("、", ", "));
    match lang {
        Lang::Zh => format!("（也可能指{others}）"),
        Lang::En => format!(" (or {others} may be meant)"),
    }
}

fn short(datum: &Datum, lang: Lang) -> String {
    let period = phrase::period(&datum.measure, lang);
    let label = phrase::label(&datum.measure, lang);
    match lang {
        Lang::Zh => format!("{period}的{label}"),
        Lang::En => format!("{label} ({period})"),
    }
}

fn difference(difference: Difference, figure: &Figure, measure: &Measure, lang: Lang) -> String {
    let stated = phrase::figure(measure, lang);
    let written = &figure.text;
    match (difference, lang) {
        (Difference::Number, Lang::Zh) => format!("数值：文中{written}，报告{stated}"),
        (Difference::Number, Lang::En) => format!("number: the article has {written}, the report {stated}"),
        (Difference::Unit, _) => {
            let (own, other) = (&figure.unit, measure.quantity.unit.symbol());
            match lang {
                Lang::Zh => format!("单位：文中{own}，报告{other}"),
                Lang::En => format!("unit: the article has {own}, the report {other}"),
            }
        }
        (Difference::Qualifier, _) => qualifier(figure, measure, lang),
        (Difference::Estimate, _) => lang
            .pick(
                "漏了“预计”：报告说的是预计数",
                "“expected” is lost: the report expects it",
            )
            .to_owned(),
        (Difference::Direction, _) => {
            let falls = measure.direction == Direction::Decrease;
            match (falls, lang) {
                (true, Lang::Zh) => "方向：文中是升，报告是降".to_owned(),
                (false, Lang::Zh) => "方向：文中是降，报告是升".to_owned(),
                (true, Lang::En) => "direction: up in the article, down in the report".to_owned(),
                (false, Lang::En) => "direction: down in the article, up in the report".to_owned(),
            }
        }
        (Difference::Period, _) => {
            let own = figure.period.as_deref().unwrap_or_default();
            let other = phrase::span(measure.period, lang);
            match lang {
                Lang::Zh => format!("时期：文中{own}，报告{other}"),
                Lang::En => format!("period: the article has {own}, the report {other}"),
            }
        }
    }
}

fn qualifier(figure: &Figure, measure: &Measure, lang: Lang) -> String {
    let (own, other) = (figure.qualifier, measure.quantity.qualifier);
    let (own_word, other_word) = (bound(own, lang), bound(other, lang));
    let stated = &measure.source.stated;
    match (own, other, lang) {
        (Qualifier::Exact, _, Lang::Zh) => format!("漏了分寸：报告是“{stated}”（{other_word}）"),
        (Qualifier::Exact, _, Lang::En) => format!("a bound is lost: the report says {other_word} ({stated})"),
        (_, Qualifier::Exact, Lang::Zh) => format!("多了分寸：文中{own_word}，报告是“{stated}”"),
        (_, Qualifier::Exact, Lang::En) => format!("a bound is added: {own_word}; the report says {stated}"),
        (_, _, Lang::Zh) => format!("分寸不同：文中{own_word}，报告{other_word}（“{stated}”）"),
        (_, _, Lang::En) => format!("the bound is another: {own_word}; the report says {other_word} ({stated})"),
    }
}

fn bound(qualifier: Qualifier, lang: Lang) -> &'static str {
    match qualifier {
        Qualifier::About => lang.pick("约数", "about"),
        Qualifier::Near => lang.pick("接近", "nearly"),
        other => other.in_front(lang).trim_end(),
    }
}

/// 规模以上工业增加值，2011年目标：增长11%左右（发展目标）.
pub(super) fn stated(datum: &Datum, lang: Lang) -> String {
    let sentence = phrase::sentence(datum, lang);
    let sentence = sentence.trim_end_matches(['。', '.']);
    let section = datum.measure.source.section.title.get(lang);
    match lang {
        Lang::Zh => format!("{sentence}（{section}）"),
        Lang::En => format!("{sentence} ({section})"),
    }
}

/// A figure in its sentence, between 【 and 】.
pub(super) fn excerpt(article: &Article, figure: &Figure, sentence: (usize, usize)) -> String {
    let (begin, behind) = sentence;
    let from = begin.max(figure.start.saturating_sub(AROUND));
    let to = behind.min(figure.end + AROUND).max(figure.end);
    let words = |start, end| -> String {
        let seen = article.part(start, end).iter();
        seen.map(|c| if c.is_control() { ' ' } else { *c }).collect()
    };
    let more = |cut: bool| if cut { "…" } else { "" };
    let (before, own, after) = (
        words(from, figure.start),
        words(figure.start, figure.end),
        words(figure.end, to),
    );
    let excerpt = format!("{}{before}【{own}】{after}{}", more(from > begin), more(to < behind));
    excerpt.trim().to_owned()
}
