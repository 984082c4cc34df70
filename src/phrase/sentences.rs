//! Sentences that summaries of several kinds of view share: what stands out, what the wording leaves open. They do not list every
//! figure, since there is a table, and claim no order that the bounds leave open.

use super::{label, period, unit_word, unlike_words, value_words, verb};
use crate::analysis::derived::{self, Derived, order, unlike};
use crate::base::text::{joined, says};
use crate::report::{Datum, Direction, Pair};
use quantity::Lang;
use quantity::{Certainty, Qualifier};
use std::cmp::Ordering;

/// How much a summary says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Detail {
    /// All that stands out.
    Whole,
    /// What stands out most: every figure follows, each by itself.
    Most,
}

/// A sentence with its full stop.
pub(crate) fn closed(sentence: String, lang: Lang) -> String {
    sentence + lang.pick("。", ". ")
}

/// A sentence on the highest and the lowest figure of a view, each with its verb.
pub(crate) fn ranked_items(items: &[Datum], lang: Lang, detail: Detail) -> String {
    ranked(&items.iter().collect::<Vec<_>>(), lang, detail, &|datum| {
        label(&datum.measure, lang)
    })
}

/// Joins the parts of a sentence.
pub(crate) fn parts(parts: &[String], lang: Lang) -> String {
    joined(parts, lang.pick("；", "; "))
}

/// The distinct words, in order of first use.
pub(crate) fn different(words: Vec<String>) -> Vec<String> {
    let mut found = Vec::new();
    for word in words {
        if !found.contains(&word) {
            found.push(word);
        }
    }
    found
}

/// Replaces each `#` of a sentence by the next word. Each `format!` would generate more code.
pub(crate) fn fill(sentence: &str, words: &[&str]) -> String {
    let mut words = words.iter();
    let mut out = String::new();
    for c in sentence.chars() {
        match c {
            '#' => out.push_str(words.next().copied().unwrap_or("")),
            c => out.push(c),
        }
    }
    out
}

/// A sentence on the highest and the lowest of comparable figures, separately for rises and falls; and why the others are not
/// compared. In less detail, on the highest alone.
pub(crate) fn ranked(data: &[&Datum], lang: Lang, detail: Detail, say: &dyn Fn(&Datum) -> String) -> String {
    let mut groups: Vec<Vec<&Datum>> = Vec::new();
    for datum in data {
        let like =
            |other: &&Datum| unlike(other, datum).is_none() && other.measure.direction == datum.measure.direction;
        match groups.iter_mut().find(|group| group.iter().all(like)) {
            Some(group) => group.push(datum),
            None => groups.push(vec![datum]),
        }
    }
    let (mut alone, mut said) = (Vec::new(), Vec::new());
    for group in &groups {
        match group.as_slice() {
            [datum] => alone.push(*datum),
            group => said.push(ends(group, lang, detail, say)),
        }
    }
    if !alone.is_empty() && (detail == Detail::Whole || said.is_empty()) {
        said.push(singles(&alone, data, lang));
    }
    joined(&said, lang.pick("。", ". "))
}

/// Figures that are not comparable with any other, and why. More than a few are only counted.
fn singles(alone: &[&Datum], data: &[&Datum], lang: Lang) -> String {
    const MOST: usize = 3;
    let mut said: Vec<String> = alone
        .iter()
        .map(|datum| {
            fill(
                lang.pick("#：#", "#: #"),
                &[datum.name(lang), &value_words(datum, lang)],
            )
        })
        .collect();
    if said.len() > MOST {
        said = vec![fill(lang.pick("#项", "# figures"), &[&said.len().to_string()])];
    }
    let why = alone
        .iter()
        .find_map(|datum| data.iter().find_map(|other| unlike(datum, other)));
    if let Some(why) = why {
        let why = unlike_words(why, lang);
        said.push(fill(lang.pick("#，不与别项比高低", "#, so not ranked"), &[why]));
    }
    parts(&said, lang)
}

/// The highest and the lowest of comparable figures.
fn ends(group: &[&Datum], lang: Lang, detail: Detail, say: &dyn Fn(&Datum) -> String) -> String {
    let larger = |a: usize, b: usize| match (group.get(a), group.get(b)) {
        (Some(a), Some(b)) if a.measure.direction == Direction::Decrease => order(&b.measure, &a.measure),
        (Some(a), Some(b)) => order(&a.measure, &b.measure),
        _ => None,
    };
    let named = |found: &[usize]| {
        let found = || found.iter().filter_map(|i| group.get(*i));
        let names: Vec<&str> = found().map(|datum| datum.name(lang)).collect();
        let values = different(found().map(|datum| say(datum)).collect());
        let and = lang.pick("和", " and ");
        let sentence = lang.pick("是#，#", if names.len() > 1 { " are #, #" } else { " is #, #" });
        fill(sentence, &[&joined(&names, and), &joined(&values, and)])
    };
    let first = group.first().map(|datum| &datum.measure);
    let verb = first.map_or("", |measure| verb(measure, Lang::Zh));
    let (most, least) = match (first.map(|measure| measure.direction), lang) {
        (Some(Direction::Share), Lang::Zh) => ("占比最高的", "最低的"),
        (_, Lang::Zh) => ("最多的", "最少的"),
        (Some(Direction::Increase), Lang::En) => ("The largest rise", "the smallest"),
        (Some(Direction::Decrease), Lang::En) => ("The largest fall", "the smallest"),
        (_, Lang::En) => ("The highest", "the lowest"),
    };
    let most = lang.pick(verb, "").to_owned() + most;
    let n = group.len();
    let (top, bottom) = (at_end(n, &larger), at_end(n, &|a, b| larger(b, a)));
    if top.len() == group.len() {
        return lang.pick("各项相同的", "All the same").to_owned() + &named(&top);
    }
    let open = lang.pick("按原文的说法分不出", ": left open by the wording");
    let said = |found: &[usize]| {
        if found.is_empty() {
            open.to_owned()
        } else {
            named(found)
        }
    };
    match detail {
        Detail::Most => most + &said(&top),
        Detail::Whole => fill(
            lang.pick("##，##", "##; ##"),
            &[&most, &said(&top), least, &said(&bottom)],
        ),
    }
}

/// The indices of the largest among `n`: several if they are equal, none if the wording leaves it open.
pub(crate) fn at_end(n: usize, larger: &dyn Fn(usize, usize) -> Option<Ordering>) -> Vec<usize> {
    let holds =
        |a: &usize| (0..n).all(|b| *a == b || matches!(larger(*a, b), Some(Ordering::Greater | Ordering::Equal)));
    (0..n).filter(holds).collect()
}

/// `从2005年到2010年（预计）：`; empty where pairs differ.
pub(crate) fn pair_periods(pairs: &[Pair], lang: Lang) -> String {
    let inside = |datum: &Datum| period(&datum.measure, lang);
    let span = |pair: &Pair| {
        fill(
            lang.pick("从#到#：", "From # to #: "),
            &[&inside(&pair.from), &inside(&pair.to)],
        )
    };
    match different(pairs.iter().map(span).collect()).as_slice() {
        [one] => one.clone(),
        _ => String::new(),
    }
}

/// `约7.35倍`, `about 7.35 times`.
pub(crate) fn times(ratio: &Derived, lang: Lang) -> String {
    let bound = ratio.qualifier.in_front(lang);
    fill(
        lang.pick("##倍", "## times"),
        &[bound, &derived::ratio_number(ratio, lang)],
    )
}

/// The distinct units in words.
pub(crate) fn families(data: &[&Datum], lang: Lang) -> Vec<String> {
    different(data.iter().map(|datum| unit_word(datum, lang)).collect())
}

/// How many figures there are, and how many of them are estimates, approximate or one-sided, with the words of the report.
pub(crate) fn wordings(data: &[&Datum], lang: Lang) -> String {
    use Qualifier::{About, All, AtLeast, AtMost, Near, Over, Under};
    let n = data.len();
    let count = |count: usize| match count == n {
        true => lang.pick("都", "all are ").to_owned(),
        false if count == 1 => lang.pick("1个", "1 is ").to_owned(),
        false => fill(lang.pick("#个", "# are "), &[&count.to_string()]),
    };
    let mut said = Vec::new();
    let estimates = data
        .iter()
        .filter(|d| d.measure.quantity.certainty == Certainty::Estimate);
    let estimates = estimates.count();
    if estimates > 0 {
        said.push(count(estimates) + lang.pick("是预计数", "expected"));
    }
    let kinds: [(&[Qualifier], &str); 5] = [
        (&[About], lang.pick("是约数", "approximate")),
        (&[Over, AtLeast], lang.pick("只说下限", "given with a lower bound only")),
        (&[Near], lang.pick("略少于所说的数", "a little short of the number")),
        (
            &[AtMost, Under],
            lang.pick("只说上限", "given with an upper bound only"),
        ),
        (&[All], lang.pick("只有词没有数", "said in a word without a number")),
    ];
    for (qualifiers, words) in kinds {
        let of = || {
            data.iter()
                .filter(|d| qualifiers.contains(&d.measure.quantity.qualifier))
        };
        let stated = different(of().map(|datum| fill("“#”", &[bound_as_stated(datum, lang)])).collect());
        if of().count() > 0 {
            let stated = joined(&stated, lang.pick("", ", "));
            said.push(fill(
                lang.pick("##（#）", "## (#)"),
                &[&count(of().count()), words, &stated],
            ));
        }
    }
    let ranges = data.iter().filter(|d| d.measure.quantity.is_range()).count();
    if ranges > 0 {
        said.push(count(ranges) + lang.pick("是区间", if ranges == 1 { "a range" } else { "ranges" }));
    }
    if said.is_empty() {
        said.push(count(n) + lang.pick("是确数", "exact"));
    }
    let said = joined(&said, lang.pick("，", ", "));
    let among = if said.starts_with('都') {
        "#个数#"
    } else {
        "#个数中，#"
    };
    fill(lang.pick(among, "Of # figures, #"), &[&n.to_string(), &said])
}

/// The word of the report for the bound.
fn bound_as_stated(datum: &Datum, lang: Lang) -> &'static str {
    const WORDS: [&str; 11] = [
        "左右",
        "约",
        "超过",
        "突破",
        "一半以上",
        "以上",
        "近",
        "不低于",
        "不超过",
        "以内",
        "全部",
    ];
    let stated = WORDS.into_iter().find(|word| says(&datum.measure.source.stated, word));
    let plain = datum.measure.quantity.qualifier.in_front(lang).trim_end();
    lang.pick(stated.unwrap_or(plain), plain)
}

/// States that figures have different units.
pub(crate) fn unlike_figures(data: &[&Datum], lang: Lang) -> String {
    let families = joined(&families(data, lang), lang.pick("、", ", "));
    let words = lang.pick(
        "#个数所量所数各不相同（#），互相不比高低",
        "The # figures measure unlike things (#): none can be called the highest",
    );
    fill(words, &[&data.len().to_string(), &families])
}
