//! The words of a chart: labels, a sentence per datum, the source; in files of their own: sentences of summaries, verdicts,
//! corrections, speech. Not here: positions and pixels.

mod correction;
pub(crate) mod sentences;
mod spoken;
mod verdict;

pub(crate) use correction::corrections;
pub use spoken::{position, spoken};
pub(crate) use spoken::{spoken_in, spoken_period};
pub(crate) use verdict::{attainment, computed_amount, outcome_reason, range_words, tolerance_words, verdict_words};

use crate::analysis::derived::{self, Derived, Unlike};
use crate::base::text::{holds, joined};
use crate::report::{Axis, Comparison, Datum, Direction, Measure, MeasureKind, Pair, Report, Section, View};
use quantity::Lang;
use quantity::{Certainty, Family, Lead, Period, Qualifier, Wish, plural, split_lead};
use std::cmp::Ordering;

/// The figure: as stated in Chinese, rendered in English.
pub fn figure(measure: &Measure, lang: Lang) -> String {
    plain_figure(measure, lang) + corrected_mark(measure, lang)
}

/// The mark behind a corrected figure; empty for others.
fn corrected_mark(measure: &Measure, lang: Lang) -> &'static str {
    correction::mark(measure, lang)
}

/// The figure without the mark of a correction.
fn plain_figure(measure: &Measure, lang: Lang) -> String {
    let stated = &measure.source.stated;
    if let Some(unit) = measure.shown_in.filter(|unit| !measure.quantity.unit.is_size(*unit)) {
        let words = measure.quantity.words_in(unit, lang);
        return match lang {
            Lang::Zh => format!("{words}（报告：{stated}）"),
            Lang::En => format!("{words} (report: {stated})"),
        };
    }
    match lang {
        Lang::Zh => stated.clone(),
        // 一半以上 has no number, and its English has none either.
        Lang::En if holds(stated, '半') => half(measure).to_owned(),
        Lang::En => measure.quantity.english() + Wish::of(stated).map_or("", |wish| wish.words(lang)),
    }
}

/// English for 一半以上, which includes the half, and 超过一半, which does not.
fn half(measure: &Measure) -> &'static str {
    match measure.quantity.qualifier {
        Qualifier::AtLeast => "at least half",
        _ => "over half",
    }
}

/// The figure with its verb: `增长11%左右`, `down 4%`. Levels and shares have no verb.
pub fn label(measure: &Measure, lang: Lang) -> String {
    verb(measure, lang).to_owned() + &figure(measure, lang)
}

/// The verb in the Chinese wording: 增长12%.
fn own_verb(measure: &Measure, lang: Lang) -> Option<Lead<'_>> {
    let in_words = lang == Lang::Zh && measure.shown_in.is_none();
    in_words.then(|| split_lead(&measure.source.stated)).flatten()
}

fn verb(measure: &Measure, lang: Lang) -> &'static str {
    let family = measure.quantity.unit.family();
    // An amount, not a rate: 增加1500亿元. 倍 is a rate.
    let amount = match family {
        Family::Percent | Family::PercentagePoint => false,
        Family::Measured(unit) => unit != "倍",
        _ => true,
    };
    match measure.direction {
        Direction::Increase | Direction::Decrease if own_verb(measure, lang).is_some() => "",
        Direction::Increase if *family == Family::PercentagePoint => lang.pick("提高", "up "),
        Direction::Increase if amount => lang.pick("增加", "up "),
        Direction::Increase => lang.pick("增长", "up "),
        Direction::Decrease if amount => lang.pick("减少", "down "),
        Direction::Decrease => lang.pick("下降", "down "),
        Direction::Level | Direction::Share => "",
    }
}

/// The base of comparison: before the figure in Chinese, after it in English.
fn comparison(measure: &Measure, lang: Lang) -> &'static str {
    if own_verb(measure, lang).is_some_and(|lead| lead.compared) {
        return "";
    }
    match measure.comparison {
        Comparison::YearOnYear => lang.pick("比上年", " on the year before"),
        Comparison::Cumulative if measure.direction != Direction::Level => lang.pick("累计", " in all"),
        Comparison::AverageAnnual => lang.pick("年均", " a year on average"),
        _ => "",
    }
}

/// The figure with its verb and what is counted: `2087家`, `over 40 million users`, `占全国行政村的95%`.
pub(crate) fn value_words(datum: &Datum, lang: Lang) -> String {
    plain_value(datum, lang) + corrected_mark(&datum.measure, lang)
}

fn plain_value(datum: &Datum, lang: Lang) -> String {
    let measure = &datum.measure;
    let label = verb(measure, lang).to_owned() + &plain_figure(measure, lang);
    let comparison = comparison(measure, lang);
    if let Some(base) = &datum.indicator.share_of {
        return match (lang, measure.quantity.qualifier) {
            (Lang::Zh, Qualifier::All) => format!("{}的{label}（报告原词）", base.zh),
            (Lang::Zh, _) => format!("占{}的{label}", base.zh),
            (Lang::En, Qualifier::All) => format!("all {}", base.en),
            (Lang::En, _) => format!("{label} of {}", base.en),
        };
    }
    match (lang, &datum.indicator.counted) {
        (Lang::Zh, _) => format!("{comparison}{label}"),
        (Lang::En, Some(counted)) => {
            // The noun of a measure word, such as people, is replaced by the noun of the report.
            let label = {
                let noun = measure.quantity.unit.counted_noun(measure.quantity.agreement());
                label.strip_suffix(noun.as_str()).map_or(label.clone(), str::to_owned)
            };
            format!("{label} {}", counted.en)
        }
        (Lang::En, None) => format!("{label}{comparison}"),
    }
}

/// What a rate is a mean of, where neither title nor unit says so: 年均.
pub(crate) fn average(measure: &Measure, lang: Lang) -> &'static str {
    match measure.comparison {
        Comparison::AverageAnnual => comparison(measure, lang),
        _ => "",
    }
}

/// The period, with a word for a target or an estimate: `2011年目标`, `2010, expected`.
pub fn period(measure: &Measure, lang: Lang) -> String {
    let period = span(measure.period, lang);
    let status = match (measure.kind, measure.quantity.certainty) {
        (MeasureKind::Target, _) => lang.pick("目标", " target"),
        (MeasureKind::Result, Certainty::Estimate) => lang.pick("（预计）", ", expected"),
        (MeasureKind::Result, Certainty::Stated) => "",
    };
    format!("{period}{status}")
}

/// A period in words, with a dash between the years of a span.
pub fn span(period: Period, lang: Lang) -> String {
    match lang {
        Lang::Zh => period.chinese("—"),
        Lang::En => period.english("–"),
    }
}

/// The date of publication.
pub fn date(report: &Report, lang: Lang) -> String {
    match report.date {
        Some(date) => span(date, lang),
        None => lang.pick("日期未注明", "no date stated").to_owned(),
    }
}

/// Bound, estimate and correction in words, for a column of a table.
pub(crate) fn wording(measure: &Measure, lang: Lang) -> String {
    let words = plain_wording(measure, lang);
    words + &correction::cell(measure, lang)
}

fn plain_wording(measure: &Measure, lang: Lang) -> String {
    let bound = match measure.quantity.qualifier {
        Qualifier::Exact if measure.quantity.is_range() => lang.pick("区间", "a range"),
        Qualifier::About if measure.quantity.is_range() => lang.pick("区间，约数", "a range, about"),
        Qualifier::Exact => "",
        Qualifier::About => lang.pick("约数", "about"),
        Qualifier::Over => lang.pick("超过", "over"),
        Qualifier::Near => lang.pick("接近", "nearly"),
        Qualifier::AtLeast => lang.pick("不低于", "at least"),
        Qualifier::AtMost => lang.pick("不超过", "at most"),
        Qualifier::Under => lang.pick("不到", "under"),
        Qualifier::All => lang.pick("全部", "all"),
    };
    match (measure.quantity.certainty, bound) {
        (Certainty::Estimate, "") => lang.pick("预计", "expected").to_owned(),
        (Certainty::Estimate, bound) => lang.pick("预计，", "expected, ").to_owned() + bound,
        (Certainty::Stated, "") => lang.pick("确数", "exact").to_owned(),
        (Certainty::Stated, bound) => bound.to_owned(),
    }
}

/// A complete sentence: `规模以上工业增加值，2011年目标：比上年增长11%左右。`
pub fn sentence(datum: &Datum, lang: Lang) -> String {
    let name = datum.indicator.name.get(lang);
    let (period, value) = (period(&datum.measure, lang), value_words(datum, lang));
    match lang {
        Lang::Zh => format!("{name}，{period}：{value}。"),
        Lang::En => format!("{name}, {period}: {value}."),
    }
}

/// The section of a figure, as a line.
pub(crate) fn section(section: &Section, lang: Lang) -> String {
    let title = section.title.get(lang);
    match lang {
        Lang::Zh => format!("来源：{title}"),
        Lang::En => format!("Source: {title}"),
    }
}

/// The source line of a view: the report with its date, and the sections of its figures.
pub fn source(report: &Report, view: &View, lang: Lang) -> String {
    let mut sections: Vec<&str> = Vec::new();
    for datum in view.data() {
        let title = datum.measure.source.section.title.get(lang);
        if !sections.contains(&title) {
            sections.push(title);
        }
    }
    // Single figures come from many sections: the report is enough.
    let sections = match view.kind.axis {
        Axis::None => String::new(),
        _ => joined(&sections, lang.pick("；", "; ")),
    };
    let (title, date) = (report.title.get(lang), date(report, lang));
    // The version of the data, after the date of the report.
    let date = match &report.version {
        Some(version) => format!("{date}{}{version}", lang.pick("，数据版本 ", ", data version ")),
        None => date,
    };
    match (lang, sections.is_empty()) {
        (Lang::Zh, true) => format!("来源：{title}（{date}）"),
        (Lang::Zh, false) => format!("来源：{title}（{date}）· {sections}"),
        (Lang::En, true) => format!("Source: {title}, {date}"),
        (Lang::En, false) => format!("Source: {title}, {date} · {sections}"),
    }
}

/// The change of a rate from one period to the next in percentage points, and whether the indicator still rises or falls; also
/// the change of a share or another level in percent.
pub(crate) fn change(pair: &Pair, lang: Lang) -> String {
    let (from, to) = (&pair.from.measure, &pair.to.measure);
    let (before, after) = (from.signed_value(), to.signed_value());
    if before * after < 0.0 {
        return lang.pick("方向改变", "direction changes").to_owned();
    }
    let open = lang.pick("按原文的说法分不出快慢", "the wording leaves the change open");
    let Some((standing, by)) = derived::apart(to, from) else {
        return match derived::overlap(to, from) {
            Some(_) => lang.pick("区间有重叠，分不出快慢", "the ranges overlap").to_owned(),
            None => open.to_owned(),
        };
    };
    let (rising, up) = (after > 0.0, standing == Ordering::Greater);
    // Prices rise, and their growth is no speed.
    let name = &pair.to.indicator.name.zh;
    // By bytes: a search for a text adds 4 KB to every page.
    let says = |word: &str| name.as_bytes().windows(word.len()).any(|part| part == word.as_bytes());
    let price = name.ends_with('价') || says("价格");
    let verb = match (standing, by.qualifier, rising, rising == up) {
        (Ordering::Equal, Qualifier::Exact, ..) => return lang.pick("不变", "unchanged").to_owned(),
        (Ordering::Equal, ..) => return lang.pick("大致不变", "about unchanged").to_owned(),
        // An upper bound of the difference does not decide which is larger.
        _ if by.qualifier.is_upper_bound() => return open.to_owned(),
        (_, _, true, _) if price => lang.pick(
            if up { "涨幅扩大" } else { "涨幅收窄" },
            if up { "rise larger" } else { "rise smaller" },
        ),
        (_, _, true, true) => lang.pick("增速加快", "growth faster"),
        (_, _, true, false) => lang.pick("增速放慢", "growth slower"),
        (_, _, false, true) => lang.pick("降幅扩大", "fall larger"),
        (_, _, false, false) => lang.pick("降幅收窄", "fall smaller"),
    };
    let moves = matches!(to.direction, Direction::Increase | Direction::Decrease);
    let verb = match standing {
        _ if moves => verb,
        Ordering::Less => lang.pick("降低", "lower"),
        _ => lang.pick("提高", "higher"),
    };
    let still = match rising {
        _ if !moves => "",
        true if price => lang.pick("，仍在上涨", ", still rising"),
        true => lang.pick("，仍是增长", ", still growing"),
        false => lang.pick("，仍在下降", ", still falling"),
    };
    if by.value == 0.0 {
        return format!("{verb}{still}");
    }
    let (bound, number) = (by.qualifier.in_front(lang), derived::rounded(&by, 4, lang));
    match lang {
        Lang::Zh => format!("{verb}{bound}{number}个百分点{still}"),
        Lang::En => {
            let points = plural(by.agreement(), "percentage point");
            format!("{verb} by {bound}{number} {points}{still}")
        }
    }
}

/// The remainder of 100 in words: `余不到75`, `about 80 left`.
pub(crate) fn left(remainder: &Derived, lang: Lang) -> String {
    let (bound, number) = (remainder.qualifier.in_front(lang), derived::rounded(remainder, 2, lang));
    match lang {
        Lang::Zh => format!("余{bound}{number}"),
        Lang::En => format!("{bound}{number} left"),
    }
}

/// The rate stated for a span, as text beside its pair.
pub(crate) fn rate(datum: &Datum, lang: Lang) -> String {
    let figure = figure(&datum.measure, lang);
    match lang {
        Lang::Zh if own_verb(&datum.measure, lang).is_some() => format!("报告：{figure}（可比价）"),
        Lang::Zh => format!("报告：年均增长{figure}（可比价）"),
        Lang::En => format!("Stated: {figure} a year (comparable prices)"),
    }
}

/// The texts of a tooltip, from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tooltip {
    /// The indicator.
    pub name: String,
    /// The figure in words.
    pub value: String,
    /// The period, with a word for a target or an estimate.
    pub period: String,
    /// A computed value with its arithmetic.
    pub computed: Option<String>,
    /// Notes against misreading, and the correction.
    pub note: Option<String>,
    /// Section, and the figure as stated.
    pub source: String,
}

impl Tooltip {
    /// The lines as one text; empty ones are left out.
    pub fn text(&self) -> String {
        let lines = [
            Some(&self.value),
            Some(&self.period),
            self.computed.as_ref(),
            self.note.as_ref(),
        ];
        let mut text = self.name.clone();
        for line in lines.into_iter().flatten().chain([&self.source]) {
            text.push('\n');
            text.push_str(line);
        }
        text
    }
}

/// The tooltip of a datum; `computed` is a value that the view computes from it.
pub(crate) fn tooltip(datum: &Datum, computed: Option<&Derived>, lang: Lang) -> Tooltip {
    let measure = &datum.measure;
    let stated = match lang {
        Lang::Zh => format!("（原文“{}”）", measure.source.stated),
        Lang::En => format!(" (in the report: “{}”)", measure.source.stated),
    };
    Tooltip {
        name: datum.indicator.name.get(lang).to_owned(),
        value: value_words(datum, lang),
        period: period(measure, lang),
        computed: computed.map(|derived| match lang {
            Lang::Zh => format!("本图计算：{}", derived.arithmetic),
            Lang::En => format!("Computed here: {}", derived.arithmetic),
        }),
        note: notes(datum, lang),
        source: section(&measure.source.section, lang) + &stated,
    }
}

/// The correction, and the note against misreading.
fn notes(datum: &Datum, lang: Lang) -> Option<String> {
    let note = datum.indicator.note.as_ref().map(|note| note.get(lang).to_owned());
    match (correction::correction(&datum.measure, lang), note) {
        (Some(correction), Some(note)) => Some(format!("{correction}\n{note}")),
        (correction, note) => correction.or(note),
    }
}

/// The unit of a figure, or what it counts, as a word: `元`, `subscribers`.
pub fn unit_word(datum: &Datum, lang: Lang) -> String {
    if lang == Lang::En
        && datum.indicator.counted.is_none()
        && let Some(word) = datum
            .measure
            .quantity
            .unit
            .english_word()
            .filter(|word| !word.is_empty())
    {
        return word;
    }
    let (zh, en) = match datum.measure.quantity.unit.family() {
        Family::Percent => ("%", "%"),
        Family::PercentagePoint => ("百分点", "percentage points"),
        Family::Yuan => ("元", "yuan"),
        Family::Tonne => ("吨", "tonnes"),
        Family::Bandwidth => ("G", "Gbit/s"),
        // English was returned above.
        Family::Measured(base) => (base.as_str(), base.as_str()),
        Family::Count(word) => {
            let counted = datum
                .indicator
                .counted
                .as_ref()
                .map_or("", |counted| counted.en.as_str());
            (word.as_str(), if counted.is_empty() { "a count" } else { counted })
        }
    };
    lang.pick(zh, en).to_owned()
}

/// Why two figures are not compared, in a few words.
pub fn unlike_words(why: Unlike, lang: Lang) -> &'static str {
    match why {
        Unlike::Unit => lang.pick("单位不同", "unlike units"),
        Unlike::Comparison => lang.pick("口径不同", "compared with different things"),
        Unlike::Whole => lang.pick("整体不同", "shares of different wholes"),
        Unlike::Counted => lang.pick("所数的不同", "different things are counted"),
        Unlike::Span => lang.pick("合计的时期不同", "added up over different spans"),
    }
}

/// The ratio of a pair as a label; empty if there is none.
pub(crate) fn ratio(pair: &Pair, lang: Lang) -> String {
    derived::ratio(pair).map_or_else(String::new, |ratio| derived::ratio_words(&ratio, lang))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::built_in;
    use std::rc::Rc;

    fn datum(id: &str) -> Datum {
        let report = built_in().unwrap();
        report.data().find(|d| d.measure.id == id).unwrap()
    }

    #[test]
    fn labels_keep_the_wording_of_the_report() {
        for (id, zh, en) in [
            ("industrial-value-added@2011/target", "增长11%左右", "up about 11%"),
            ("energy-intensity@2011/target", "下降4%", "down 4%"),
            (
                "solid-waste-utilisation@2011/target",
                "提高2.2个百分点",
                "up 2.2 percentage points",
            ),
            ("international-bandwidth@2010", "超过1000G", "over 1,000 Gbit/s"),
            ("civil-licence-holders@2010", "一半以上", "at least half"),
            ("service-platforms@2010", "近100个", "nearly 100"),
            ("townships-online@2010", "全部", "all"),
        ] {
            let datum = datum(id);
            assert_eq!(label(&datum.measure, Lang::Zh), zh);
            assert_eq!(label(&datum.measure, Lang::En), en);
        }
    }

    #[test]
    fn a_sentence_says_period_comparison_and_expectation() {
        let datum = datum("energy-intensity@2010");
        assert_eq!(
            sentence(&datum, Lang::Zh),
            "单位工业增加值能耗，2010年（预计）：比上年下降6%。"
        );
        assert_eq!(
            sentence(&datum, Lang::En),
            "Industrial energy intensity, 2010, expected: down 6% on the year before."
        );
    }

    #[test]
    fn a_lower_target_is_slower_growth_and_not_a_fall() {
        let report = built_in().unwrap();
        let view = report.view("target-vs-result").unwrap();
        assert_eq!(view.kind.name, "change");
        let pairs = view.items.pairs();
        let words: Vec<String> = pairs.iter().map(|pair| change(pair, Lang::Zh)).collect();
        assert_eq!(
            words,
            [
                "增速放慢约4个百分点，仍是增长",
                "增速放慢约1个百分点，仍是增长",
                "降幅收窄2个百分点，仍在下降"
            ]
        );
    }

    #[test]
    fn prices_rise_and_do_not_grow() {
        let report = built_in().unwrap();
        let mut pair = report.view("target-vs-result").unwrap().items.pairs()[0].clone();
        Rc::make_mut(&mut pair.to.indicator).name.zh = "居民消费价格".to_owned();
        assert_eq!(change(&pair, Lang::Zh), "涨幅收窄约4个百分点，仍在上涨");
        assert_eq!(
            change(&pair, Lang::En),
            "rise smaller by about 4 percentage points, still rising"
        );
        Rc::make_mut(&mut pair.to.indicator).name.zh = "高价值专利".to_owned();
        assert_eq!(change(&pair, Lang::Zh), "增速放慢约4个百分点，仍是增长");
    }

    #[test]
    fn dates_follow_the_language() {
        let span = |text: &str, lang| span(Period::parse(text).unwrap(), lang);
        assert_eq!(span("2010-12", Lang::Zh), "2010年12月");
        assert_eq!(span("2011-03", Lang::En), "March 2011");
        assert_eq!(span("2011-03", Lang::Zh), "2011年3月");
        assert_eq!(span("2005-2010", Lang::Zh), "2005—2010年");
        let mut report = built_in().unwrap();
        assert_eq!(date(&report, Lang::En), "December 2010");
        report.date = None;
        assert_eq!(date(&report, Lang::En), "no date stated");
    }
}
