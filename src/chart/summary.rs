//! Summaries of views in two to five sentences, for readers who do not see the chart: what stands out, what the wording leaves
//! open, what must not be compared.

use super::kinds::Kinds;
use crate::phrase::sentences::{Detail, closed, wordings};
use crate::phrase::{corrections, source};
use crate::report::{Report, View};
use quantity::Lang;

/// The whole summary: title, subtitle, findings, source.
pub fn summary(report: &Report, view: &View, lang: Lang) -> String {
    let head = [&view.title, &view.subtitle].map(|text| closed(text.get(lang).to_owned(), lang));
    let source = closed(source(report, view, lang), lang);
    let found = findings(view, lang);
    let found = corrections(view, lang)
        .into_iter()
        .fold(found, |found, line| found + &line + lang.pick("", " "));
    [head.concat(), found, source].concat().trim_end().to_owned()
}

/// The findings only, where title, subtitle and source are shown already.
pub fn findings(view: &View, lang: Lang) -> String {
    findings_of(view, lang, Kinds::ALL, Detail::Whole)
}

/// The same, for a list of kinds.
pub(crate) fn findings_of(view: &View, lang: Lang, kinds: Kinds, detail: Detail) -> String {
    let kind = kinds.of(view);
    let mut sentences = kind.map_or_else(Vec::new, |kind| kind.findings(&view.items, lang, detail));
    sentences.push(wordings(&view.data(), lang));
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.into_iter().map(|sentence| closed(sentence, lang)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::built_in;
    use crate::report::Datum;
    use quantity::decimal;
    use quantity::{Certainty, Qualifier};
    use serde_json::{Value, json};

    const DOCUMENT: &str = include_str!("../../data/miit-2011.json");

    /// The built-in report with one figure altered.
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
            if matches!(view.kind.name, "tiles" | "overview") {
                continue;
            }
            let values = || view.data().into_iter().map(|d| d.measure.quantity.base_value());
            let (most, least) = (values().fold(0.0, f64::max), values().fold(f64::MAX, f64::min));
            for datum in view.data() {
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
    fn changing_an_estimate_or_a_bound_changes_the_summary() {
        let report = built_in().unwrap();
        for view in &report.views {
            for datum in view.data() {
                let estimate = datum.measure.quantity.certainty == Certainty::Estimate;
                let changed = altered(datum, |measure| measure["estimate"] = json!(!estimate)).unwrap();
                assert_changed(&report, &changed, &view.id, datum);
                let exact = datum.measure.quantity.qualifier == Qualifier::Exact;
                let word = if exact { "at-most" } else { "exact" };
                // A wording that is understood must agree with the bound, so both reports have one that is not.
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

    /// Highest and lowest, computed from the numbers; over 25 is more than 25.
    #[test]
    fn the_highest_and_the_lowest_follow_from_the_numbers() {
        let report = built_in().unwrap();
        let size = |d: &Datum| {
            let over = d.measure.quantity.qualifier == Qualifier::Over;
            d.measure.quantity.base_value() * if over { 1.000_001 } else { 1.0 }
        };
        let mut claims = 0;
        for view in &report.views {
            let data: Vec<(&Datum, f64)> = match view.kind.name {
                "bars" | "shares" | "remainder" => view.items.figures().iter().map(|d| (d, size(d))).collect(),
                "change" => view.items.pairs().iter().map(|p| (&p.to, size(&p.to))).collect(),
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
    fn no_order_where_the_wording_leaves_it_open() {
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
    fn summaries_of_the_built_in_report() {
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
