//! A view in two to five sentences, for readers who do not see it: what stands out, what its wording leaves open, what must
//! not be compared. Refuses: every figure one by one, which is what the table is for, and an order that bounds do not bear
//! out.

use super::over_time;
use super::{change, figure, label, left, period, source, unit_word, unlike_words, value_words, verb};
use crate::analysis::derived::{self, Derived, order, order_derived, unlike};
use crate::base::text::says;
use crate::report::{Datum, Direction, Pair, Report, View, ViewKind};
use quantity::Lang;
use quantity::{Certainty, Qualifier};
use std::cmp::Ordering;

/// The view by itself: title, what is shown with unit and period, the findings, the source.
pub fn summary(report: &Report, view: &View, lang: Lang) -> String {
    let head = [&view.title, &view.subtitle].map(|text| closed(text.get(lang).to_owned(), lang));
    let source = closed(source(report, view, lang), lang);
    let found = findings(view, lang);
    let found = super::corrections(view, lang)
        .into_iter()
        .fold(found, |found, line| found + &line + lang.pick("", " "));
    [head.concat(), found, source].concat().trim_end().to_owned()
}

/// The findings alone, for places that already show title, subtitle and source.
pub fn findings(view: &View, lang: Lang) -> String {
    let mut sentences = match &view.kind {
        ViewKind::Bars(items, _) | ViewKind::Shares(items) => {
            vec![ranked(&refs(items), lang, &|datum| label(&datum.measure, lang))]
        }
        ViewKind::Remainder(items) => vec![ranked(&refs(items), lang, &|datum| remaining(datum, lang))],
        ViewKind::Index(steps) => vec![compounded(steps, lang)],
        ViewKind::Change(pairs) => vec![changes(pairs, lang)],
        ViewKind::Slopes(pairs) => vec![multiples(pairs, lang), stated_rates(pairs, lang)],
        ViewKind::Proportion(pair) => vec![proportion(pair, lang)],
        ViewKind::Tiles(_) | ViewKind::Overview(_) => vec![unlike_figures(&view.kind.data(), lang)],
        ViewKind::Targets(aims) => over_time::targets(aims, lang),
        ViewKind::Progress(courses) => over_time::progress(courses, lang),
        ViewKind::Series(items) => over_time::series(items, lang),
    };
    sentences.push(wordings(&view.kind.data(), lang));
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.into_iter().map(|sentence| closed(sentence, lang)).collect()
}

fn closed(sentence: String, lang: Lang) -> String {
    sentence + lang.pick("。", ". ")
}

fn refs(items: &[Datum]) -> Vec<&Datum> {
    items.iter().collect()
}

/// Parts of one sentence.
fn parts(parts: &[String], lang: Lang) -> String {
    parts.join(lang.pick("；", "; "))
}

/// Different words in the order of their first use.
fn different(words: Vec<String>) -> Vec<String> {
    let mut found = Vec::new();
    for word in words {
        if !found.contains(&word) {
            found.push(word);
        }
    }
    found
}

/// A sentence with its gaps (`#`) filled in order: one small function where every `format!` would be code of its own.
fn fill(sentence: &str, words: &[&str]) -> String {
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

/// Of figures that may be compared, the highest and the lowest, rises and falls apart; of others, why not.
fn ranked(data: &[&Datum], lang: Lang, say: &dyn Fn(&Datum) -> String) -> String {
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
            group => said.push(ends(group, lang, say)),
        }
    }
    if !alone.is_empty() {
        said.push(singles(&alone, data, lang));
    }
    said.join(lang.pick("。", ". "))
}

/// Figures without another to be compared with, and why; too many of them are left to the table.
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

/// The highest and the lowest of figures of one kind.
fn ends(group: &[&Datum], lang: Lang, say: &dyn Fn(&Datum) -> String) -> String {
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
        fill(sentence, &[&names.join(and), &values.join(and)])
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
    fill(
        lang.pick("##，##", "##; ##"),
        &[&most, &said(&top), least, &said(&bottom)],
    )
}

/// Of so many, those that no other lies beyond; more than one where they are the same, none where the wording does not tell.
fn at_end(n: usize, larger: &dyn Fn(usize, usize) -> Option<Ordering>) -> Vec<usize> {
    let holds =
        |a: &usize| (0..n).all(|b| *a == b || matches!(larger(*a, b), Some(Ordering::Greater | Ordering::Equal)));
    (0..n).filter(holds).collect()
}

/// A fall with what it leaves: `下降超过25%，余不到75`.
fn remaining(datum: &Datum, lang: Lang) -> String {
    let left = left(&derived::remainder(datum), lang);
    label(&datum.measure, lang) + lang.pick("，", ", ") + &left
}

/// An index step by step.
fn compounded(steps: &[Datum], lang: Lang) -> String {
    let said: Vec<String> = steps
        .iter()
        .zip(derived::index(steps))
        .map(|(datum, index)| {
            let (label, period) = (label(&datum.measure, lang), period(&datum.measure, lang));
            let (bound, number) = (index.qualifier.in_front(lang), derived::rounded(&index, 2));
            fill(lang.pick("##，为##", "# # to ##"), &[&period, &label, bound, &number])
        })
        .collect();
    lang.pick("从100起逐年连乘：", "From 100, one change multiplied by the next: ")
        .to_owned()
        + &parts(&said, lang)
}

/// `从2005年到2010年（预计）：`; empty where pairs differ.
fn between(pairs: &[Pair], lang: Lang) -> String {
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

/// How each rate changes, and which later one is the highest.
fn changes(pairs: &[Pair], lang: Lang) -> String {
    let said: Vec<String> = pairs
        .iter()
        .map(|pair| {
            let words = match unlike(&pair.from, &pair.to) {
                Some(why) => unlike_words(why, lang).to_owned(),
                None => change(pair, lang),
            };
            fill(lang.pick("##", "#: #"), &[pair.to.name(lang), &words])
        })
        .collect();
    let later: Vec<&Datum> = pairs.iter().map(|pair| &pair.to).collect();
    let ranked = ranked(&later, lang, &|datum| {
        let (label, period) = (label(&datum.measure, lang), period(&datum.measure, lang));
        fill(lang.pick("#（#）", "# (#)"), &[&label, &period])
    });
    between(pairs, lang) + &closed(parts(&said, lang), lang) + &ranked
}

/// How many times each level has become, and where that is most and least.
fn multiples(pairs: &[Pair], lang: Lang) -> String {
    let ratios: Vec<Option<Derived>> = pairs.iter().map(derived::ratio).collect();
    let said: Vec<String> = pairs
        .iter()
        .zip(&ratios)
        .map(|(pair, ratio)| {
            let open = lang.pick("按原文的说法算不出倍数", "left open by the wording");
            let times = ratio
                .as_ref()
                .map_or_else(|| open.to_owned(), |ratio| times(ratio, lang));
            fill(lang.pick("##", "# #"), &[pair.to.name(lang), &times])
        })
        .collect();
    let mut sentence = between(pairs, lang) + &said.join(lang.pick("，", ", "));
    // A ratio that is open could be any: then none is claimed to be the largest or the smallest.
    let larger = |a: usize, b: usize| match (ratios.get(a), ratios.get(b)) {
        (Some(Some(a)), Some(Some(b))) => order_derived(a, b),
        _ => None,
    };
    let (n, back) = (pairs.len(), |a, b| larger(b, a));
    let ends: [(Vec<usize>, &str); 2] = [
        (
            at_end(n, &larger),
            lang.pick("；倍数最大的是#", "; the largest multiple: #"),
        ),
        (
            at_end(n, &back),
            lang.pick("；倍数最小的是#", "; the smallest multiple: #"),
        ),
    ];
    for (found, words) in ends {
        if !found.is_empty() && n > 1 {
            let names: Vec<&str> = found
                .iter()
                .filter_map(|i| pairs.get(*i))
                .map(|pair| pair.to.name(lang))
                .collect();
            sentence += &fill(words, &[&names.join(lang.pick("和", " and "))]);
        }
    }
    let families = families(&pairs.iter().map(|pair| &pair.to).collect::<Vec<_>>(), lang);
    sentence = closed(sentence, lang)
        + lang.pick(
            "倍数由报告的两个数算出",
            "The multiples are computed from the two figures of the report",
        );
    if families.len() > 1 {
        let words = lang.pick(
            "；各项单位不同（#），只能比倍数",
            "; the units differ (#), so that only the multiples can be compared",
        );
        sentence += &fill(words, &[&families.join(lang.pick("、", ", "))]);
    }
    sentence
}

fn times(ratio: &Derived, lang: Lang) -> String {
    let bound = ratio.qualifier.in_front(lang);
    fill(lang.pick("##倍", "## times"), &[bound, &derived::ratio_number(ratio)])
}

/// Rates that the report itself states for a pair.
fn stated_rates(pairs: &[Pair], lang: Lang) -> String {
    let said: Vec<String> = pairs
        .iter()
        .filter_map(|pair| pair.rate.as_ref())
        .map(|rate| fill(lang.pick("##", "# #"), &[rate.name(lang), &value_words(rate, lang)]))
        .collect();
    if said.is_empty() {
        return String::new();
    }
    lang.pick("报告另列：", "The report also states: ").to_owned() + &parts(&said, lang)
}

fn proportion(pair: &Pair, lang: Lang) -> String {
    let said = |datum: &Datum| {
        fill(
            lang.pick("#（#）", "# (#)"),
            &[datum.name(lang), &figure(&datum.measure, lang)],
        )
    };
    let (from, to) = (said(&pair.from), said(&pair.to));
    match derived::ratio(pair) {
        Some(ratio) => {
            let times = times(&ratio, lang);
            let [second, third] = lang.pick([&from, &times], [&times, &from]);
            let words = lang.pick("#相当于#的#，由两数算出", "# is # #, computed from the two");
            fill(words, &[&to, second, third])
        }
        None => {
            let words = lang.pick(
                "#和#的倍数，按原文的说法算不出",
                "# and #: the wording leaves the multiple open",
            );
            fill(words, &[&to, &from])
        }
    }
}

/// What is measured, in words, each once.
fn families(data: &[&Datum], lang: Lang) -> Vec<String> {
    different(data.iter().map(|datum| unit_word(datum, lang)).collect())
}

fn unlike_figures(data: &[&Datum], lang: Lang) -> String {
    let families = families(data, lang).join(lang.pick("、", ", "));
    let words = lang.pick(
        "#个数所量所数各不相同（#），互相不比高低",
        "The # figures measure unlike things (#): none can be called the highest",
    );
    fill(words, &[&data.len().to_string(), &families])
}

/// How many figures there are, and how many of them are expected, approximate or one-sided, in which words.
fn wordings(data: &[&Datum], lang: Lang) -> String {
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
            let stated = stated.join(lang.pick("", ", "));
            said.push(fill(
                lang.pick("##（#）", "## (#)"),
                &[&count(of().count()), words, &stated],
            ));
        }
    }
    if said.is_empty() {
        said.push(count(n) + lang.pick("是确数", "exact"));
    }
    let said = said.join(lang.pick("，", ", "));
    let among = if said.starts_with('都') {
        "#个数#"
    } else {
        "#个数中，#"
    };
    fill(lang.pick(among, "Of # figures, #"), &[&n.to_string(), &said])
}

/// The word in which the report states the bound.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::built_in;
    use quantity::decimal;
    use serde_json::{Value, json};

    const DOCUMENT: &str = include_str!("../../data/miit-2011.json");

    /// The shipped report with one figure altered.
    fn altered(datum: &Datum, alter: impl Fn(&mut Value)) -> Option<Report> {
        let mut document: Value = serde_json::from_str(DOCUMENT).unwrap();
        let indicators = document["indicators"].as_array_mut().unwrap();
        let indicator = indicators.iter_mut().find(|i| i["id"] == datum.indicator.id).unwrap();
        let place = datum
            .indicator
            .measures
            .iter()
            .position(|m| m.id == datum.measure.id)
            .unwrap();
        alter(&mut indicator["measures"][place]);
        Report::from_json(&document.to_string()).ok()
    }

    fn both(report: &Report, id: &str) -> [String; 2] {
        [Lang::Zh, Lang::En].map(|lang| findings(report.view(id).unwrap(), lang))
    }

    fn assert_changed(report: &Report, changed: &Report, id: &str, datum: &Datum) {
        for (before, after) in both(report, id).iter().zip(both(changed, id)) {
            assert_ne!(*before, after, "{id} does not depend on {}", datum.measure.id);
        }
    }

    #[test]
    fn a_figure_that_becomes_the_highest_or_the_lowest_changes_the_summary() {
        let report = built_in().unwrap();
        for view in &report.views {
            if matches!(view.kind, ViewKind::Tiles(_) | ViewKind::Overview(_)) {
                continue;
            }
            let values = || view.kind.data().into_iter().map(|d| d.measure.quantity.base_value());
            let (most, least) = (values().fold(0.0, f64::max), values().fold(f64::MAX, f64::min));
            for datum in view.kind.data() {
                let (value, stated) = (datum.measure.quantity.value, &datum.measure.source.stated);
                if !stated.contains(&decimal(value, 4)) {
                    // 全部 and 一半以上 name no number that could change.
                    continue;
                }
                let mut tried = 0;
                for new in [most * 2.0, least / 2.0] {
                    let new = new / datum.measure.quantity.unit.scale();
                    let Some(changed) = altered(datum, |measure| {
                        measure["value"] = json!(new);
                        measure["stated"] = json!(stated.replace(&decimal(value, 4), &decimal(new, 4)));
                    }) else {
                        continue;
                    };
                    tried += 1;
                    assert_changed(&report, &changed, &view.id, datum);
                }
                assert!(tried > 0, "{}", datum.measure.id);
            }
        }
    }

    #[test]
    fn an_expectation_or_a_bound_more_or_less_changes_the_summary() {
        let report = built_in().unwrap();
        for view in &report.views {
            for datum in view.kind.data() {
                let estimate = datum.measure.quantity.certainty == Certainty::Estimate;
                let changed = altered(datum, |measure| measure["estimate"] = json!(!estimate)).unwrap();
                assert_changed(&report, &changed, &view.id, datum);
                let exact = datum.measure.quantity.qualifier == Qualifier::Exact;
                let word = if exact { "at-most" } else { "exact" };
                // Wording that is read must agree with the bound: both have some that is not.
                let unread = format!("“{}”", datum.measure.source.stated);
                let before = altered(datum, |measure| measure["stated"] = json!(unread)).unwrap();
                let changed = altered(datum, |measure| {
                    measure["stated"] = json!(unread);
                    measure["qualifier"] = json!(word);
                })
                .unwrap();
                assert_changed(&before, &changed, &view.id, datum);
            }
        }
    }

    /// Highest and lowest reckoned from the numbers, where over 25 is more than 25.
    #[test]
    fn the_highest_and_the_lowest_are_what_the_numbers_say() {
        let report = built_in().unwrap();
        let size = |d: &Datum| {
            let over = d.measure.quantity.qualifier == Qualifier::Over;
            d.measure.quantity.base_value() * if over { 1.000_001 } else { 1.0 }
        };
        let mut claims = 0;
        for view in &report.views {
            let data: Vec<(&Datum, f64)> = match &view.kind {
                ViewKind::Bars(items, _) | ViewKind::Shares(items) | ViewKind::Remainder(items) => {
                    items.iter().map(|d| (d, size(d))).collect()
                }
                ViewKind::Change(pairs) => pairs.iter().map(|p| (&p.to, size(&p.to))).collect(),
                _ => continue,
            };
            let text = findings(view, Lang::Zh);
            for (datum, value) in &data {
                let kind = |d: &Datum| {
                    let unit = d.measure.quantity.unit.family().clone();
                    (d.measure.direction, unit, d.indicator.share_of.clone())
                };
                let same: Vec<f64> = data
                    .iter()
                    .filter(|(d, _)| kind(d) == kind(datum))
                    .map(|(_, v)| *v)
                    .collect();
                let name = datum.name(Lang::Zh);
                let at = |words: &[&str]| {
                    let sentences = text.split('。').flat_map(|s| s.split("，最"));
                    sentences
                        .filter(|s| words.iter().any(|w| s.contains(w)) && s.contains(name))
                        .count()
                        > 0
                };
                if same.len() > 1 {
                    claims += 1;
                    let (most, least) = (same.iter().all(|v| v <= value), same.iter().all(|v| v >= value));
                    assert_eq!(at(&["最多的是", "最高的是"]), most, "{name}: {text}");
                    assert_eq!(at(&["少的是", "低的是"]), least, "{name}: {text}");
                }
            }
        }
        assert!(claims >= 20, "{claims}");
        let text = both(&report, "five-year-change").concat();
        assert!(
            text.contains("倍数最大的是互联网国际出口带宽；倍数最小的是电话用户。"),
            "{text}"
        );
        assert!(
            text.contains("the largest multiple: International internet bandwidth; the smallest multiple: Telephone")
        );
    }

    #[test]
    fn no_order_is_claimed_that_the_wording_leaves_open() {
        let report = built_in().unwrap();
        let investment = report
            .data()
            .find(|d| d.measure.id == "industrial-investment@2011/target")
            .unwrap();
        // Over 19 may be more than about 25.
        let changed = altered(&investment, |measure| {
            measure["qualifier"] = json!("over");
            measure["stated"] = json!("超过19%");
        });
        let [zh, en] = both(&changed.unwrap(), "targets-2011");
        assert!(
            zh.contains("增长最多的按原文的说法分不出，最少的是电信业务收入"),
            "{zh}"
        );
        assert!(
            en.contains("The largest rise: left open by the wording; the smallest is Telecom"),
            "{en}"
        );
    }

    #[test]
    fn a_summary_reads_as_an_editor_would_write_it() {
        let report = built_in().unwrap();
        let zh = |id: &str| findings(report.view(id).unwrap(), Lang::Zh);
        assert_eq!(
            zh("targets-2011"),
            "增长最多的是软件服务业收入，增长25%左右，最少的是电信业务收入，增长5%左右。\
             下降最多的是单位工业增加值用水量，下降5%，最少的是单位工业增加值能耗和单位工业增加值二氧化碳排放量，下降4%。\
             工业固体废物综合利用率：比上年提高2.2个百分点；单位不同，不与别项比高低。8个数中，4个是约数（“左右”）。"
        );
        assert_eq!(
            zh("investment-2010"),
            "技改资金带动投资（3863亿元）相当于技改专项资金（172.8亿元）的22.4倍，由两数算出。2个数都是确数。"
        );
        assert_eq!(
            zh("five-year-reduction"),
            "下降最多的是单位规模以上工业增加值能耗，下降超过25%，余不到75，最少的是工业二氧化硫排放量，下降20%左右，余约80。\
             3个数都是预计数，1个是约数（“左右”），1个只说下限（“超过”）。"
        );
        assert!(zh("defence-civil").contains("整体不同，不与别项比高低"));
    }

    #[test]
    fn findings_are_two_to_five_sentences_and_a_summary_adds_title_and_source() {
        let report = built_in().unwrap();
        for view in &report.views {
            for (lang, stop) in [(Lang::Zh, "。"), (Lang::En, ". ")] {
                let found = findings(view, lang);
                assert!((2..=5).contains(&found.matches(stop).count()), "{found}");
                let text = summary(&report, view, lang);
                assert!(
                    text.starts_with(view.title.get(lang)) && text.contains(report.title.get(lang)),
                    "{text}"
                );
                assert!(text.contains(found.trim_end()), "{text}");
            }
        }
    }
}
