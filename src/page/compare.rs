//! Comparison of pinned figures: percentage points for rates, difference and ratio for amounts, each with its arithmetic and
//! the bound that follows. Figures with different units, bases, wholes or spans are not compared, and the reason is given.

use crate::analysis::derived::{
    Derived, Overlap, Unlike, apart, bound, overlap, quotient, ratio_number, rounded, rounded_high, rounded_value,
    term, unlike,
};
use crate::page::source_link::source_link;
use crate::phrase;
use crate::report::{Comparison, Datum, Direction, Measure, Report};
use quantity::Lang;
use quantity::{Certainty, Family, Qualifier, Quantity, all_digits, decimal, english_number, plural};
use serde::Serialize;
use std::cmp::Ordering;

/// A pinned figure, and its comparison with the first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// Indicator and period, with "target" or "estimate".
    pub title: String,
    /// The figure in words.
    pub value: String,
    /// Section, the figure as stated, title and date of the report.
    pub source: String,
    /// The address that opens the words of the figure in the text of the report.
    pub link: Option<String>,
    /// Its comparison with the first figure, or why there is none; empty for the first itself.
    pub difference: Option<String>,
    /// The arithmetic; empty where nothing was computed.
    pub arithmetic: Option<String>,
}

/// Compares each figure with the first, in their order.
pub fn compare(report: &Report, data: &[Datum], lang: Lang) -> Vec<Compared> {
    let first = data.first();
    let name = match data.len() {
        2 => lang.pick("前者", "the first"),
        _ => lang.pick("第一项", "the first"),
    };
    data.iter()
        .enumerate()
        .map(|(i, datum)| {
            let said = first.filter(|_| i > 0).map(|first| {
                Side {
                    first,
                    datum,
                    name,
                    lang,
                }
                .said()
            });
            let (difference, arithmetic) = match said {
                None => (None, None),
                Some(Said { words, arithmetic }) => (Some(words), arithmetic),
            };
            Compared {
                title: title(datum, lang),
                value: phrase::value_words(datum, lang),
                source: source(report, &datum.measure, lang),
                link: source_link(report, &datum.measure),
                difference,
                arithmetic,
            }
        })
        .collect()
}

fn title(datum: &Datum, lang: Lang) -> String {
    let (name, period) = (datum.indicator.name.get(lang), phrase::period(&datum.measure, lang));
    format!("{name}{}{period}", lang.pick("，", ", "))
}

fn source(report: &Report, measure: &Measure, lang: Lang) -> String {
    let (section, stated) = (phrase::section(&measure.source.section, lang), &measure.source.stated);
    let (title, date) = (report.title.get(lang), phrase::date(report, lang));
    match lang {
        Lang::Zh => format!("{section}（原文“{stated}”），{title}（{date}）"),
        Lang::En => format!("{section} (in the report: “{stated}”), {title}, {date}"),
    }
}

/// The wording of a comparison.
struct Said {
    words: String,
    arithmetic: Option<String>,
}

/// The comparison in a word: `高`, `higher`; English has more words before the amount.
struct Relation {
    before: &'static str,
    word: &'static str,
}

/// A figure and the first.
struct Side<'a> {
    first: &'a Datum,
    datum: &'a Datum,
    /// Name of the first figure.
    name: &'static str,
    lang: Lang,
}

impl Side<'_> {
    fn measures(&self) -> (&Measure, &Measure) {
        (&self.first.measure, &self.datum.measure)
    }

    fn said(&self) -> Said {
        let (first, measure) = self.measures();
        if first.id == measure.id {
            return self.nothing(about(self.lang, "与", "the same figure as ", self.name, "是同一个数"));
        }
        if let Some(why) = unlike(self.first, self.datum) {
            return self.nothing(self.refusal(why));
        }
        let Some((standing, by)) = apart(measure, first) else {
            if let Some(overlap) = overlap(measure, first) {
                return self.nothing(self.overlapping(overlap));
            }
            let [one, other] = [first, measure].map(|m| phrase::label(m, self.lang));
            return self.nothing(match self.lang {
                Lang::Zh => format!("“{one}”和“{other}”的差算不出，只能照原文比较"),
                Lang::En => {
                    format!("“{one}” and “{other}” leave the difference open: only their wording can be compared")
                }
            });
        };
        let opposite = (first.direction == Direction::Decrease) != (measure.direction == Direction::Decrease);
        let mut words = if opposite {
            self.opposite(&by)
        } else {
            self.differs(standing, &by)
        };
        // The same number with another bound: there is no difference to show.
        let shown = by.value != 0.0 || by.qualifier == Qualifier::Exact;
        let mut arithmetic: Vec<String> = shown.then(|| self.difference_arithmetic(&by)).into_iter().collect();
        if !opposite && !self.in_points() {
            if let Some(ratio) = quotient(&measure.quantity, &first.quantity) {
                words += &self.multiple(&ratio);
                arithmetic.push(self.ratio_arithmetic(&ratio));
            }
            if let Some((yearly, how)) = self.yearly() {
                words += &yearly;
                arithmetic.push(how);
            }
        }
        let expected = [first, measure]
            .iter()
            .any(|m| m.quantity.certainty == Certainty::Estimate);
        if expected {
            words = self.lang.pick("按预计数，", "by expected figures: ").to_owned() + &words;
        }
        Said {
            words,
            arithmetic: (!arithmetic.is_empty()).then(|| arithmetic.join(self.lang.pick("；", "; "))),
        }
    }

    /// How two overlapping figures lie.
    fn overlapping(&self, overlap: Overlap) -> String {
        let (lang, name) = (self.lang, self.name);
        match overlap {
            Overlap::Same => about(lang, "与", "the same range as ", name, "的区间相同"),
            Overlap::Inside => about(lang, "在", "inside the range of ", name, "的区间内"),
            Overlap::Around => about(lang, "区间含", "a range that holds ", name, ""),
            Overlap::Partly => about(lang, "与", "overlaps with ", name, "有重叠，分不出高低"),
        }
    }

    /// Words without a computation.
    fn nothing(&self, words: String) -> Said {
        Said {
            words,
            arithmetic: None,
        }
    }

    /// Rates and shares differ in percentage points and have no ratio.
    fn in_points(&self) -> bool {
        let family = self.datum.measure.quantity.unit.family();
        matches!(family, Family::Percent | Family::PercentagePoint)
    }

    /// Why the two are not compared: `单位不同（元、户），不能相比`.
    fn refusal(&self, why: Unlike) -> String {
        let lang = self.lang;
        let (reason, one, other) = (
            phrase::unlike_words(why, lang),
            self.side(self.first, why),
            self.side(self.datum, why),
        );
        let apart = match (one == other, lang) {
            (true, _) => String::new(),
            (false, Lang::Zh) => format!("（{one}、{other}）"),
            (false, Lang::En) => format!(" ({one}, {other})"),
        };
        format!("{reason}{apart}{}", lang.pick("，不能相比", ": not to be compared"))
    }

    /// The property of a figure in which the two differ.
    fn side(&self, datum: &Datum, why: Unlike) -> String {
        let (indicator, measure, lang) = (&datum.indicator, &datum.measure, self.lang);
        let text = |text: &Option<quantity::LocalText>| text.as_ref().map_or("", |t| t.get(lang)).to_owned();
        match why {
            Unlike::Unit => phrase::unit_word(datum, lang),
            Unlike::Whole => text(&indicator.share_of),
            Unlike::Counted => text(&indicator.counted),
            Unlike::Span => phrase::period(measure, lang),
            Unlike::Comparison => match measure.comparison {
                Comparison::YearOnYear => lang.pick("比上年", "on the year before"),
                Comparison::Cumulative => lang.pick("累计", "in all"),
                Comparison::AverageAnnual => lang.pick("年均", "a year on average"),
                Comparison::Level => lang.pick("水平", "a level"),
                Comparison::ShareOf => lang.pick("占比", "a share"),
            }
            .to_owned(),
        }
    }

    /// A rise and a fall: both are named, with their distance.
    fn opposite(&self, by: &Derived) -> String {
        let (first, measure) = self.measures();
        let (one, other) = (phrase::label(first, self.lang), phrase::label(measure, self.lang));
        let amount = self.amount(by);
        match self.lang {
            Lang::Zh => format!("一升一降：{}{one}，此项{other}，相差{amount}", self.name),
            Lang::En => format!("one up, one down: {} {one}, this {other}; {amount} apart", self.name),
        }
    }

    fn relation(&self, standing: Ordering) -> Relation {
        let (higher, lang) = (standing == Ordering::Greater, self.lang);
        let (before, words) = match (self.datum.measure.direction, self.in_points()) {
            // The higher of two falls is the smaller one.
            (Direction::Decrease, _) => (
                lang.pick("", "the fall is "),
                lang.pick(["降幅小", "降幅大"], ["smaller", "larger"]),
            ),
            (Direction::Increase, _) if *self.datum.measure.quantity.unit.family() != Family::Percent => (
                lang.pick("", "the rise is "),
                lang.pick(["升幅大", "升幅小"], ["larger", "smaller"]),
            ),
            (_, true) => ("", lang.pick(["高", "低"], ["higher", "lower"])),
            (_, false) => ("", lang.pick(["多", "少"], ["more", "less"])),
        };
        let [above, below] = words;
        Relation {
            before,
            word: if higher { above } else { below },
        }
    }

    /// The difference to the first; both have the same direction.
    fn differs(&self, standing: Ordering, by: &Derived) -> String {
        let (lang, name) = (self.lang, self.name);
        match (standing, by.qualifier) {
            (Ordering::Equal, Qualifier::Exact) => return about(lang, "与", "the same as ", name, "相同"),
            (Ordering::Equal, _) => return about(lang, "与", "about the same as ", name, "大致相同"),
            _ => {}
        }
        let Relation { before, word } = self.relation(standing);
        if by.value == 0.0 {
            let or_same = by.qualifier == Qualifier::AtLeast;
            let or_same = if or_same {
                lang.pick("或相同", " or the same")
            } else {
                ""
            };
            return format!(
                "{before}{word}{or_same}{}",
                lang.pick("，差多少算不出", ", by how much is left open")
            );
        }
        // An upper bound of the difference does not decide which of the two is more.
        let open = by.qualifier.is_upper_bound();
        let open = if open {
            lang.pick("，也可能反过来", ", or the other way round")
        } else {
            ""
        };
        let amount = self.amount(by);
        match (lang, by.qualifier) {
            (Lang::Zh, _) if by.high.is_some() => format!("{word}{amount}"),
            (Lang::Zh, Qualifier::Exact | Qualifier::About | Qualifier::Near) => format!("{word}{amount}{open}"),
            (Lang::Zh, _) => format!("{word}了{amount}{open}"),
            (Lang::En, _) => format!("{before}{amount} {word}{open}"),
        }
    }

    /// A difference with its bound and unit: `约4个百分点`, `7.78万亿元`.
    fn amount(&self, by: &Derived) -> String {
        let bound = match (by.qualifier, self.lang) {
            (Qualifier::AtLeast, Lang::Zh) => "至少",
            (Qualifier::AtMost, Lang::Zh) => "至多",
            (qualifier, lang) => qualifier.in_front(lang),
        };
        bound.to_owned() + &self.bare_amount(by)
    }

    fn bare_amount(&self, by: &Derived) -> String {
        if self.in_points() {
            let number = rounded(by, 8, self.lang);
            return match self.lang {
                Lang::Zh => format!("{number}个百分点"),
                Lang::En => format!("{number} {}", plural(by.agreement(), "percentage point")),
            };
        }
        let (first, measure) = self.measures();
        let (a, b) = (&first.quantity.unit, &measure.quantity.unit);
        match self.lang {
            // In the larger of the two units, unless the number would be below one.
            Lang::Zh => {
                let (large, small) = if a.scale() >= b.scale() { (a, b) } else { (b, a) };
                let unit = if by.value >= large.scale() { large } else { small };
                rounded(&by.divided(unit.scale()), 8, self.lang) + unit.symbol()
            }
            Lang::En => {
                // English prints trillions and billions with four decimals: rounded here, so that the bound is kept.
                let size = [1e12, 1e9, 1e6]
                    .into_iter()
                    .find(|size| by.value >= *size)
                    .unwrap_or(1.0);
                let by = by.divided(size);
                let high = rounded_high(&by, 4).map(|high| high * size);
                self.english(rounded_value(&by, 4) * size, high)
            }
        }
    }

    /// An amount of what is compared, without its bound: `¥7.78 trillion`, `410 million`.
    fn english(&self, base_value: f64, base_high: Option<f64>) -> String {
        let unit = self.datum.measure.quantity.unit.clone();
        let quantity = Quantity {
            value: base_value / unit.scale(),
            high: base_high.map(|high| high / unit.scale()),
            unit,
            qualifier: Qualifier::Exact,
            certainty: Certainty::Stated,
        };
        quantity.english()
    }

    /// The amount of a figure, or both ends of a range in brackets.
    fn english_term(&self, measure: &Measure) -> String {
        let quantity = &measure.quantity;
        let high = quantity.is_range().then(|| quantity.base_high());
        term(quantity.base_value(), high, |value| self.english(value, None))
    }

    fn multiple(&self, ratio: &Derived) -> String {
        let (name, number) = (self.name, ratio_number(ratio, self.lang));
        let bound = match (ratio.qualifier, self.lang) {
            (Qualifier::Exact, Lang::Zh) => "是",
            (Qualifier::About, Lang::Zh) => "约为",
            (Qualifier::Near, Lang::Zh) => "接近",
            (qualifier, lang) => qualifier.in_front(lang),
        };
        self.lang.pick(
            format!("，{bound}{name}的{number}倍"),
            format!(", {bound}{number} times {name}"),
        )
    }

    /// The mean yearly rate between two levels of one indicator in two years, and its arithmetic.
    ///
    /// `None` for other pairs, and where a bound leaves open whether it is a rise or a fall.
    fn yearly(&self) -> Option<(String, String)> {
        let (first, measure) = self.measures();
        let level = |m: &Measure| {
            let year = i32::try_from(m.period.first_year()).ok();
            year.filter(|_| m.comparison == Comparison::Level && m.period.is_year())
        };
        let years = level(measure)? - level(first)?;
        if years == 0 || self.first.indicator.id != self.datum.indicator.id {
            return None;
        }
        let (early, late) = if years > 0 { (first, measure) } else { (measure, first) };
        // A mean rate between ranges would be a range of rates: the multiple says as much.
        let ratio = quotient(&late.quantity, &early.quantity).filter(|ratio| ratio.high.is_none())?;
        let years = years.abs();
        let factor = ratio.value.powf(1.0 / f64::from(years));
        let rising = ratio.value > 1.0;
        let qualifier = if rising {
            ratio.qualifier
        } else {
            bound(Qualifier::Exact, ratio.qualifier)?
        };
        if ratio.value == 1.0 || qualifier.is_upper_bound() {
            return None;
        }
        let rate = Derived {
            qualifier,
            ..Derived::exact((factor - 1.0).abs() * 100.0)
        };
        let number = rounded(&rate, if qualifier == Qualifier::About { 1 } else { 2 }, self.lang);
        let scale = late.quantity.unit.scale();
        let [to, from] = match self.lang {
            Lang::Zh => [late, early].map(|m| all_digits(m.quantity.base_value() / scale)),
            Lang::En => [late, early].map(|m| english_number(m.quantity.base_value())),
        };
        let power = format!("({to} ÷ {from})^(1/{years})");
        let shown = decimal(rate.value, 2);
        let how = if rising {
            format!("{power} − 1 = {shown}%")
        } else {
            format!("1 − {power} = {shown}%")
        };
        // Only amounts of money are nominal.
        let money = *measure.quantity.unit.family() == Family::Yuan;
        let bound = qualifier.in_front(self.lang);
        let words = match self.lang {
            Lang::Zh => {
                let (verb, nominal) = (if rising { "增长" } else { "下降" }, if money { "名义" } else { "" });
                format!("；年均{nominal}{verb}{bound}{number}%（由两数算出，非报告所列）")
            }
            Lang::En => {
                let (verb, nominal) = (
                    if rising { "up" } else { "down" },
                    if money { " in nominal terms" } else { "" },
                );
                format!(
                    "; {verb} {bound}{number}% a year on average{nominal} (computed here, not stated by the report)"
                )
            }
        };
        Some((words, how))
    }

    fn difference_arithmetic(&self, by: &Derived) -> String {
        let (first, measure) = self.measures();
        let (b, a) = (first.quantity.base_value(), measure.quantity.base_value());
        let larger = if measure.signed_value() >= first.signed_value() {
            measure
        } else {
            first
        };
        match self.lang {
            _ if self.in_points() => by.arithmetic.clone(),
            Lang::Zh => format!("{}（{}）", by.arithmetic, larger.quantity.unit.symbol()),
            Lang::En => {
                let sign = if by.arithmetic.contains('+') { "+" } else { "−" };
                let [larger, smaller] = if a >= b { [measure, first] } else { [first, measure] };
                let [a, b] = [larger, smaller].map(|m| self.english_term(m));
                let result = term(by.value, by.high, |value| self.english(value, None));
                format!("{a} {sign} {b} = {result}")
            }
        }
    }

    fn ratio_arithmetic(&self, ratio: &Derived) -> String {
        let (first, measure) = self.measures();
        match self.lang {
            Lang::Zh => ratio.arithmetic.clone(),
            Lang::En => {
                let [a, b] = [measure, first].map(|m| self.english_term(m));
                let result = term(ratio.value, ratio.high, |value| decimal(value, 2));
                format!("{a} ÷ {b} = {result}")
            }
        }
    }
}

/// A name with its wording: around it in Chinese, before it in English.
fn about(lang: Lang, zh: &str, en: &str, name: &str, zh_after: &str) -> String {
    lang.pick(format!("{zh}{name}{zh_after}"), format!("{en}{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::built_in;
    use std::rc::Rc;

    fn find(report: &Report, id: &str) -> Datum {
        report.data().find(|d| d.measure.id == id).unwrap()
    }

    fn second(report: &Report, ids: [&str; 2], lang: Lang) -> Compared {
        let data = ids.map(|id| find(report, id));
        compare(report, &data, lang).pop().unwrap()
    }

    /// Difference and arithmetic of the second against the first.
    fn said(report: &Report, ids: [&str; 2], lang: Lang) -> (String, String) {
        let compared = second(report, ids, lang);
        (compared.difference.unwrap(), compared.arithmetic.unwrap_or_default())
    }

    #[test]
    fn rates_differ_in_percentage_points() {
        let report = built_in().unwrap();
        for (ids, zh, en) in [
            (
                ["telecom-revenue@2011/target", "software-revenue@2011/target"],
                "高约20个百分点",
                "about 20 percentage points higher",
            ),
            (
                ["industrial-value-added@2010", "industrial-value-added@2011/target"],
                "按预计数，低约4个百分点",
                "by expected figures: about 4 percentage points lower",
            ),
            (
                ["telecom-tariff@2009", "telecom-tariff@2010"],
                "降幅大2个百分点",
                "the fall is 2 percentage points larger",
            ),
            (
                ["telecom-tariff@2010", "telecom-tariff@2009"],
                "降幅小2个百分点",
                "the fall is 2 percentage points smaller",
            ),
            (
                ["telecom-volume@2010", "telecom-tariff@2010"],
                "按预计数，一升一降：前者增长20.4%，此项下降11%，相差31.4个百分点",
                "by expected figures: one up, one down: the first up 20.4%, this down 11%; 31.4 percentage points apart",
            ),
            (
                ["villages-with-telephone@2010", "villages-with-information-station@2010"],
                "低5个百分点",
                "5 percentage points lower",
            ),
            (
                ["energy-intensity@2011/target", "carbon-intensity@2011/target"],
                "与前者相同",
                "the same as the first",
            ),
            (
                ["industrial-cod@2005-2010", "energy-intensity-above-scale@2005-2010"],
                "按预计数，降幅大，差多少算不出",
                "by expected figures: the fall is larger, by how much is left open",
            ),
        ] {
            assert_eq!(said(&report, ids, Lang::Zh).0, zh);
            assert_eq!(said(&report, ids, Lang::En).0, en);
        }
        let volume = ["telecom-volume@2010", "telecom-tariff@2010"];
        assert_eq!(said(&report, volume, Lang::Zh).1, "20.4 + 11 = 31.4");
    }

    #[test]
    fn amounts_have_difference_multiple_and_yearly_rate_with_their_arithmetic() {
        let report = built_in().unwrap();
        let value_added = ["all-industry-value-added@2005", "all-industry-value-added@2010"];
        assert_eq!(
            said(&report, value_added, Lang::Zh),
            (
                "按预计数，多7.78万亿元，是前者的2.0倍；年均名义增长14.96%（由两数算出，非报告所列）".to_owned(),
                "15.5 − 7.72 = 7.78（万亿元）；15.5 ÷ 7.72 = 2.01；(15.5 ÷ 7.72)^(1/5) − 1 = 14.96%".to_owned()
            )
        );
        assert_eq!(
            said(&report, value_added, Lang::En),
            (
                "by expected figures: ¥7.78 trillion more, 2.0 times the first; up 14.96% a year on average in nominal \
                 terms (computed here, not stated by the report)"
                    .to_owned(),
                "¥15.5 trillion − ¥7.72 trillion = ¥7.78 trillion; ¥15.5 trillion ÷ ¥7.72 trillion = 2.01; \
                 (15.5 trillion ÷ 7.72 trillion)^(1/5) − 1 = 14.96%"
                    .to_owned()
            )
        );
        // In reverse order the yearly rate still goes forward in time.
        let [from, to] = value_added;
        assert!(
            said(&report, [to, from], Lang::Zh)
                .0
                .contains("少7.78万亿元，是前者的0.5倍；年均名义增长14.96%")
        );
        let bandwidth = ["international-bandwidth@2005", "international-bandwidth@2010"];
        assert_eq!(
            said(&report, bandwidth, Lang::Zh).0,
            "按预计数，多了超过864G，超过前者的7.3倍；年均增长超过49.03%（由两数算出，非报告所列）"
        );
        let commerce = ["e-commerce@2010", "all-industry-value-added@2010"];
        assert_eq!(
            said(&report, commerce, Lang::Zh).0,
            "按预计数，多约11万亿元，约为前者的3.4倍"
        );
        let closed = ["eliminated-iron@2005-2010", "eliminated-steel@2005-2010"];
        assert_eq!(said(&report, closed, Lang::Zh).0, "按预计数，少4140万吨，是前者的0.6倍");
        assert_eq!(
            said(&report, closed, Lang::En).0,
            "by expected figures: 41.4 million tonnes less, 0.6 times the first"
        );
        // Over 40 million may be more than 459 million: the wording does not hide it.
        let users = ["users-3g@2010", "internet-users@2010"];
        assert_eq!(
            said(&report, users, Lang::Zh).0,
            "按预计数，多了不到4.19亿户，也可能反过来，不到前者的11.5倍"
        );
    }

    #[test]
    fn figures_that_are_not_comparable_get_a_reason() {
        let report = built_in().unwrap();
        for (ids, zh, en) in [
            (
                ["small-firm-funds@2010", "users-3g@2010"],
                "单位不同（元、户），不能相比",
                "unlike units (yuan, users): not to be compared",
            ),
            (
                ["software-revenue@2011/target", "solid-waste-utilisation@2011/target"],
                "单位不同（%、百分点），不能相比",
                "unlike units (%, percentage points): not to be compared",
            ),
            (
                ["villages-with-telephone@2010", "townships-online@2010"],
                "整体不同（全国行政村、全国乡镇），不能相比",
                "shares of different wholes (administrative villages, townships): not to be compared",
            ),
            (
                ["energy-intensity@2010", "industrial-cod@2005-2010"],
                "口径不同（比上年、累计），不能相比",
                "compared with different things (on the year before, in all): not to be compared",
            ),
            (
                ["telecom-volume@2010", "all-industry-value-added@2005-2010"],
                "口径不同（比上年、年均），不能相比",
                "compared with different things (on the year before, a year on average): not to be compared",
            ),
            (
                ["closure-industries@2010", "service-platforms@2010"],
                "所数的不同（个行业、个平台），不能相比",
                "different things are counted (industries, platforms): not to be compared",
            ),
            (
                ["industrial-so2@2005-2010", "energy-intensity-above-scale@2005-2010"],
                "“下降20%左右”和“下降超过25%”的差算不出，只能照原文比较",
                "“down about 20%” and “down over 25%” leave the difference open: only their wording can be compared",
            ),
        ] {
            for (lang, words) in [(Lang::Zh, zh), (Lang::En, en)] {
                let compared = second(&report, ids, lang);
                assert_eq!(compared.difference.unwrap(), words);
                assert_eq!(compared.arithmetic, None);
            }
        }
    }

    #[test]
    fn each_figure_has_its_words_and_its_source() {
        let report = built_in().unwrap();
        let data = ["e-commerce@2005", "e-commerce@2010", "all-industry-value-added@2010"].map(|id| find(&report, id));
        let compared = compare(&report, &data, Lang::Zh);
        let [first, second, third] = compared.as_slice() else {
            panic!("three figures")
        };
        assert_eq!((first.difference.as_ref(), first.arithmetic.as_ref()), (None, None));
        assert_eq!(
            (second.title.as_str(), second.value.as_str()),
            ("电子商务交易额，2010年（预计）", "约4.5万亿元")
        );
        assert!(
            second
                .source
                .contains("（原文“约4.5万亿元”），全国工业和信息化工作会议工作报告摘要（2010年12月）")
        );
        assert!(
            third.difference.as_ref().unwrap().contains("是第一项的10.3倍"),
            "{third:?}"
        );
        let twice = [find(&report, "e-commerce@2005"), find(&report, "e-commerce@2005")];
        let last = compare(&report, &twice, Lang::En).pop().unwrap();
        assert_eq!(last.difference.unwrap(), "the same figure as the first");
        assert!(compare(&report, &[], Lang::Zh).is_empty());
    }

    #[test]
    fn all_pairs_are_compared_or_refused_and_estimates_are_named() {
        let report = built_in().unwrap();
        let all: Vec<Datum> = report.data().collect();
        let (mut compared, mut refused) = (0, 0);
        for first in &all {
            for datum in all.iter().filter(|d| d.measure.id != first.measure.id) {
                let pair = [first.clone(), datum.clone()];
                let expected = pair.iter().any(|d| d.measure.quantity.certainty == Certainty::Estimate);
                let [zh, en] = [Lang::Zh, Lang::En].map(|lang| compare(&report, &pair, lang).pop().unwrap());
                let (said, also) = (zh.difference.unwrap(), en.difference.unwrap());
                assert_eq!(zh.arithmetic.is_some(), en.arithmetic.is_some());
                for words in [&said, &also] {
                    assert!(!words.contains(['−', '-']), "{words}");
                }
                if unlike(first, datum).is_some() {
                    refused += 1;
                    assert_eq!(zh.arithmetic, None);
                    assert!(
                        said.ends_with("不能相比") && also.ends_with("not to be compared"),
                        "{said} {also}"
                    );
                } else if said.ends_with("只能照原文比较") {
                    assert_eq!(zh.arithmetic, None);
                } else {
                    compared += 1;
                    assert_eq!(said.starts_with("按预计数"), expected, "{said}");
                    assert_eq!(also.starts_with("by expected figures"), expected, "{also}");
                }
            }
        }
        assert!(
            compared > 200 && refused > 1000,
            "{compared} compared, {refused} refused"
        );
    }

    #[test]
    fn rounding_keeps_bounds_true() {
        let report = built_in().unwrap();
        let mut datum = find(&report, "all-industry-value-added@2010");
        let mut measure = (*datum.measure).clone();
        measure.quantity.qualifier = Qualifier::Over;
        measure.quantity.value = 23.202_79;
        datum.measure = Rc::new(measure);
        let pair = [find(&report, "all-industry-value-added@2005"), datum];
        let words = compare(&report, &pair, Lang::En).pop().unwrap().difference.unwrap();
        // 15.48279 trillion, and 3.0055 times.
        assert!(words.contains("over ¥15.4827 trillion more, over 3.0 times"), "{words}");
        let words = compare(&report, &pair, Lang::Zh).pop().unwrap().difference.unwrap();
        assert!(
            words.contains("多了超过15.48279万亿元，超过前者的3.0倍；年均名义增长超过24.61%"),
            "{words}"
        );
    }
}
