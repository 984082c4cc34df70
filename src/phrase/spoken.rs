//! Figures for speech synthesis: signs as words, in Chinese also numbers as numerals, the bound in front. Nothing is shortened,
//! and no bound is added.

use super::sentences::fill;
use super::{comparison, own_verb, verb};
use crate::base::text::holds;
use crate::report::{Datum, Measure, MeasureKind};
use quantity::Lang;
use quantity::digits::DIGITS;
use quantity::{Certainty, Family, Qualifier, Quantity, Wish, all_digits, english_number, plural};
use std::rc::Rc;

/// The name of a mark for a screen reader: `规模以上工业增加值，2011年目标：比上年增长约百分之十一。`
///
/// Years stay in digits: every synthesiser reads them as years.
pub fn spoken(datum: &Datum, lang: Lang) -> String {
    spoken_in(datum, "", lang)
}

/// The same without the period where `said`, that of all marks, is not empty.
pub(crate) fn spoken_in(datum: &Datum, said: &str, lang: Lang) -> String {
    let period = match said {
        "" => lang.pick("，", ", ").to_owned() + &period(&datum.measure, lang),
        _ => String::new(),
    };
    let value = value(datum, lang) + &corrected(datum, lang);
    let name = datum.indicator.name.get(lang);
    fill(lang.pick("##：#。", "##: #."), &[name, &period, &value])
}

/// The period of all these figures in words; empty where they have several, or where there is one figure.
pub(crate) fn spoken_period<'a>(data: impl Iterator<Item = &'a Datum>, lang: Lang) -> String {
    let mut measures = data.map(|datum| &datum.measure).peekable();
    let Some(first) = measures.next() else {
        return String::new();
    };
    let alike = |other: &Rc<Measure>| {
        other.period == first.period && other.kind == first.kind && other.quantity.certainty == first.quantity.certainty
    };
    match measures.peek().is_some() && measures.all(alike) {
        true => period(first, lang),
        false => String::new(),
    }
}

/// The position of a mark among all, from 1: `第3项`, `3 of 8`.
pub fn position(i: usize, n: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("第{i}项"),
        Lang::En => format!("{i} of {n}"),
    }
}

fn period(measure: &Measure, lang: Lang) -> String {
    let status = match measure.kind {
        MeasureKind::Target => lang.pick("目标", " target"),
        MeasureKind::Result => "",
    };
    let expected = match measure.quantity.certainty {
        Certainty::Estimate => lang.pick("预计", ", expected"),
        Certainty::Stated => "",
    };
    let words = match lang {
        Lang::Zh => measure.period.chinese("年到"),
        Lang::En => measure.period.english(" to "),
    };
    words + status + expected
}

/// The value with its verb, its comparison, and what is counted or is the whole.
fn value(datum: &Datum, lang: Lang) -> String {
    let measure = &datum.measure;
    // If the wording has a verb, the figure after it is spoken.
    let own = own_verb(measure, lang).map(|lead| {
        let words = lead.words.strip_prefix("力争").unwrap_or(lead.words);
        words.strip_prefix("预计").unwrap_or(words)
    });
    let wish = Wish::of(&measure.source.stated).map_or("", |wish| wish.words(lang));
    let verb = own.unwrap_or(verb(measure, lang));
    let amount = format!("{verb}{}{wish}", amount(datum, lang));
    let comparison = comparison(measure, lang);
    match (&datum.indicator.share_of, lang) {
        // The whole is already part of the word.
        (Some(_), _) if measure.quantity.qualifier == Qualifier::All => amount,
        (Some(base), Lang::Zh) => format!("占{}的{amount}", base.zh),
        (Some(base), Lang::En) => format!("{amount} of {}", base.en),
        (None, Lang::Zh) => format!("{comparison}{amount}"),
        (None, Lang::En) => format!("{amount}{comparison}"),
    }
}

/// The correction of a figure: `，更正，原为约百分之十五`.
fn corrected(datum: &Datum, lang: Lang) -> String {
    let Some(correction) = &datum.measure.corrected else {
        return String::new();
    };
    let quantity = &correction.quantity;
    let former = match (quantity.qualifier, lang) {
        (Qualifier::All, _) => lang.pick("全部", "all").to_owned(),
        (bound, Lang::Zh) => bound.in_front(lang).to_owned() + &chinese_range(quantity, None),
        (bound, Lang::En) => bound.in_front(lang).to_owned() + &english(quantity, None),
    };
    lang.pick("，更正，原为", ", corrected, was ").to_owned() + &former
}

/// Bound, number, unit, and what is counted.
fn amount(datum: &Datum, lang: Lang) -> String {
    let (quantity, stated) = (&datum.measure.quantity, datum.measure.source.stated.as_str());
    if quantity.qualifier == Qualifier::All {
        return all(datum, lang);
    }
    // 一半以上 has no number to be spoken.
    if holds(stated, '半') {
        return lang.pick(stated, super::half(&datum.measure)).to_owned();
    }
    let counted = datum.indicator.counted.as_ref().map(|counted| counted.get(lang));
    let amount = match lang {
        Lang::Zh => chinese_range(quantity, counted),
        Lang::En => english(quantity, counted),
    };
    quantity.qualifier.in_front(lang).to_owned() + &amount
}

/// 全部 with its whole: `全国全部乡镇`, `all townships`.
fn all(datum: &Datum, lang: Lang) -> String {
    let indicator = &datum.indicator;
    let whole = indicator.share_of.as_ref().or(indicator.counted.as_ref());
    let whole = whole.map_or("", |whole| whole.get(lang));
    match (lang, whole.strip_prefix("全国")) {
        (Lang::En, _) => format!("all {whole}").trim_end().to_owned(),
        (Lang::Zh, Some(rest)) => format!("全国全部{rest}"),
        (Lang::Zh, None) => format!("全部{whole}"),
    }
}

fn english(quantity: &Quantity, counted: Option<&str>) -> String {
    if let Some(words) = quantity.aloud_english() {
        let noun = quantity.unit.counted_noun(quantity.agreement());
        return match counted {
            Some(counted) => format!("{} {counted}", words.strip_suffix(noun.as_str()).unwrap_or(&words)),
            None => words,
        };
    }
    let number = |value: f64| english_number(value * quantity.unit.scale());
    let (count, numbers) = (quantity.agreement() * quantity.unit.scale(), quantity.joined(number));
    match quantity.unit.family() {
        Family::Percent => quantity.joined(|value| number(value) + " percent"),
        Family::PercentagePoint => format!("{numbers} {}", plural(count, "percentage point")),
        Family::Yuan => format!("{numbers} yuan"),
        Family::Tonne => format!("{numbers} {}", plural(count, "tonne")),
        Family::Bandwidth => format!("{numbers} {} per second", plural(count, "gigabit")),
        Family::Count(_) => format!("{numbers} {}", counted.unwrap_or("")).trim_end().to_owned(),
        Family::Measured(_) => numbers,
    }
}

/// Both ends of a range, each with its unit: 三千到三千五百万 would be another range.
fn chinese_range(quantity: &Quantity, counted: Option<&str>) -> String {
    match quantity.high {
        None => chinese(quantity, quantity.value, counted),
        Some(high) => chinese(quantity, quantity.value, None) + "到" + &chinese(quantity, high, counted),
    }
}

fn chinese(quantity: &Quantity, value: f64, counted: Option<&str>) -> String {
    let (number, symbol) = (numeral(value), quantity.unit.symbol());
    // Before a unit, 2 is 两.
    let before_unit = if number == "二" { "两" } else { number.as_str() };
    if let Some(words) = quantity.unit.aloud_chinese(before_unit) {
        let Some(counted) = counted else { return words };
        let thing = match quantity.unit.family() {
            Family::Count(word) => counted.strip_prefix(word.as_str()).unwrap_or(counted),
            _ => counted,
        };
        return words + thing;
    }
    match quantity.unit.family() {
        Family::Percent if number == "一百" => "百分之百".to_owned(),
        Family::Percent => format!("百分之{number}"),
        Family::Bandwidth => format!("{before_unit}吉比特每秒"),
        Family::Count(word) => {
            let counted = counted.unwrap_or("");
            let thing = counted.strip_prefix(word.as_str()).unwrap_or(counted);
            format!("{before_unit}{symbol}{thing}")
        }
        Family::PercentagePoint | Family::Yuan | Family::Tonne => format!("{before_unit}{symbol}"),
        Family::Measured(_) => format!("{before_unit}{symbol}"),
    }
}

/// A number in Chinese numerals, with every digit: `一万二千`, `两千零八十七`, `二十点四`. Up to 1e15 in size.
fn numeral(value: f64) -> String {
    let printed = all_digits(value);
    let (sign, digits) = match printed.strip_prefix('-') {
        Some(digits) => ("负", digits),
        None => ("", printed.as_str()),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = sign.to_owned();
    let words = match whole.parse::<u64>() {
        Ok(0) | Err(_) => "零".to_owned(),
        Ok(whole) => whole_number(whole),
    };
    // At the beginning, 一十 becomes 十, and 2 before 千, 万 or 亿 becomes 两.
    let opens_with_two = ["二千", "二万", "二亿"].iter().any(|two| words.starts_with(two));
    match (words.strip_prefix("一十"), words.strip_prefix('二')) {
        (Some(rest), _) => out.extend(["十", rest]),
        (None, Some(rest)) if opens_with_two => out.extend(["两", rest]),
        _ => out.push_str(&words),
    }
    if !fraction.is_empty() {
        out.push('点');
        out.extend(fraction.bytes().map(|digit| one(u64::from(digit.saturating_sub(b'0')))));
    }
    out
}

/// A whole number above zero with a digit before every power: `一十`.
fn whole_number(n: u64) -> String {
    const UNITS: [(u64, char); 5] = [
        (100_000_000, '亿'),
        (10_000, '万'),
        (1000, '千'),
        (100, '百'),
        (10, '十'),
    ];
    for (size, unit) in UNITS {
        if n >= size {
            let (mut out, rest) = (whole_number(n / size), n % size);
            out.push(unit);
            if rest > 0 {
                // One 零 for each run of zeros.
                if rest < size / 10 {
                    out.push('零');
                }
                out.push_str(&whole_number(rest));
            }
            return out;
        }
    }
    one(n).to_string()
}

fn one(digit: u64) -> char {
    DIGITS.get(digit as usize).copied().unwrap_or('零')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::built_in;
    use crate::report::Report;
    use proptest::prelude::*;

    fn datum(report: &Report, id: &str) -> Datum {
        report.data().find(|d| d.measure.id == id).unwrap()
    }

    #[test]
    fn spoken_figures_have_their_bound_in_front() {
        let report = built_in().unwrap();
        for (id, zh, en) in [
            (
                "industrial-value-added@2011/target",
                "规模以上工业增加值，2011年目标：比上年增长约百分之十一。",
                "Industrial value added (above-scale firms), 2011 target: up about 11 percent on the year before.",
            ),
            (
                "international-bandwidth@2010",
                "互联网国际出口带宽，2010年预计：超过一千吉比特每秒。",
                "International internet bandwidth, 2010, expected: over 1,000 gigabits per second.",
            ),
            (
                "solid-waste-utilisation@2011/target",
                "工业固体废物综合利用率，2011年目标：比上年提高二点二个百分点。",
                "Industrial solid waste utilisation rate, 2011 target: up 2.2 percentage points on the year before.",
            ),
            (
                "e-commerce@2010",
                "电子商务交易额，2010年预计：约四点五万亿元。",
                "E-commerce turnover, 2010, expected: about 4.5 trillion yuan.",
            ),
            (
                "service-platforms@2010",
                "国家级公共服务示范平台，2010年：近一百个平台。",
                "National model public service platforms, 2010: nearly 100 platforms.",
            ),
            (
                "closure-firms@2010",
                "淘汰任务涉及的企业，2010年：两千零八十七家企业。",
                "Firms affected by closures, 2010: 2,087 firms.",
            ),
            (
                "townships-online@2010",
                "能够上网的乡镇，2010年：全国全部乡镇。",
                "Townships with internet access, 2010: all townships.",
            ),
            (
                "civil-licence-holders@2010",
                "武器装备许可证民口单位占比，2010年：占获武器装备科研生产许可证的单位的一半以上。",
                "Civil holders of weapons production licences, 2010: at least half of holders of weapons research and \
                 production licences.",
            ),
            (
                "energy-intensity-above-scale@2005-2010",
                "单位规模以上工业增加值能耗，2005年到2010年预计：累计下降超过百分之二十五。",
                "Energy intensity of above-scale industry, 2005 to 2010, expected: down over 25 percent in all.",
            ),
            (
                "users-3g@2010",
                "3G用户，2010年：超过四千万户。",
                "3G users, 2010: over 40 million users.",
            ),
            (
                "documents-on-restructuring@2010",
                "淘汰产能和兼并重组文件，2010年：两个文件。",
                "Documents on closures and mergers, 2010: 2 documents.",
            ),
            (
                "villages-with-telephone@2010",
                "通电话的行政村，2010年：占全国行政村的百分之百。",
                "Villages with telephone service, 2010: 100 percent of administrative villages.",
            ),
        ] {
            let datum = datum(&report, id);
            assert_eq!(spoken(&datum, Lang::Zh), zh);
            assert_eq!(spoken(&datum, Lang::En), en);
        }
    }

    #[test]
    fn a_period_of_all_figures_is_said_once() {
        let report = built_in().unwrap();
        let of = |id: &str, lang| spoken_period(report.view(id).unwrap().data().into_iter(), lang);
        assert_eq!(of("targets-2011", Lang::Zh), "2011年目标");
        assert_eq!(of("targets-2011", Lang::En), "2011 target");
        // Some are expected, or of another year, or it is one pair.
        for id in ["growth-2010", "target-vs-result", "telecom-tariff"] {
            assert_eq!(of(id, Lang::Zh), "", "{id}");
        }
        let target = datum(&report, "industrial-value-added@2011/target");
        assert_eq!(spoken_period([&target].into_iter(), Lang::Zh), "");
        assert_eq!(
            spoken_in(&target, "2011年目标", Lang::Zh),
            "规模以上工业增加值：比上年增长约百分之十一。"
        );
    }

    #[test]
    fn speech_keeps_bounds_and_estimates() {
        // The bounds of 一半以上 and 全部 are part of the words.
        let bounds = ["约", "超过", "近", "不低于", "不超过", "不到", "全部", "以上"];
        for datum in built_in().unwrap().data() {
            let (zh, en) = (spoken(&datum, Lang::Zh), spoken(&datum, Lang::En));
            let measure = &datum.measure;
            let value = zh.rsplit('：').next().unwrap();
            let value = value.trim_start_matches("占国防科技工业全部产值");
            let said: Vec<&str> = bounds.into_iter().filter(|b| value.contains(b)).collect();
            let wanted: &[&str] = match measure.quantity.qualifier {
                _ if measure.source.stated.contains('半') => &["以上"],
                Qualifier::Exact => &[],
                Qualifier::About => &["约"],
                Qualifier::Over => &["超过"],
                Qualifier::Near => &["近"],
                Qualifier::All => &["全部"],
                other => panic!("{other:?} is not in the built-in report"),
            };
            assert_eq!(said, wanted, "{zh}");
            assert_eq!(
                zh.contains("预计"),
                measure.quantity.certainty == Certainty::Estimate,
                "{zh}"
            );
            assert_eq!(
                en.contains("expected"),
                measure.quantity.certainty == Certainty::Estimate,
                "{en}"
            );
            assert_eq!(zh.contains("目标"), measure.kind == MeasureKind::Target, "{zh}");
            assert!(
                en.contains(measure.quantity.qualifier.in_front(Lang::En).trim()),
                "{en}"
            );
            assert!(!value.contains(|c: char| c.is_ascii_digit() || c == '%'), "{zh}");
            assert!(!en.contains(['%', '¥', '–', '—']), "{en}");
        }
    }

    #[test]
    fn numerals_are_idiomatic() {
        for (value, words) in [
            (0.0, "零"),
            (-0.0, "零"),
            (-0.00001, "负零点零零零零一"),
            (2.0, "二"),
            (2.2, "二点二"),
            (10.0, "十"),
            (11.0, "十一"),
            (20.0, "二十"),
            (20.4, "二十点四"),
            (100.0, "一百"),
            (110.0, "一百一十"),
            (1005.0, "一千零五"),
            (2000.0, "两千"),
            (2087.0, "两千零八十七"),
            (12000.0, "一万二千"),
            (20000.0, "两万"),
            (100_010.0, "十万零一十"),
            (2e8, "两亿"),
            (2e12, "两万亿"),
            (1e15, "一千万亿"),
            (105_000_003.0, "一亿零五百万零三"),
            (-6.5, "负六点五"),
            (0.0437, "零点零四三七"),
        ] {
            assert_eq!(numeral(value), words);
        }
    }

    #[test]
    fn positions_are_counted_from_one() {
        assert_eq!(position(3, 8, Lang::Zh), "第3项");
        assert_eq!(position(3, 8, Lang::En), "3 of 8");
    }

    /// Reads a numeral back: a large power multiplies all before it, a small one the digit before it.
    fn read(text: &str) -> f64 {
        let (sign, text) = match text.strip_prefix('负') {
            Some(rest) => (-1.0, rest),
            None => (1.0, text),
        };
        let (whole, fraction) = text.split_once('点').unwrap_or((text, ""));
        let digit = |c: char| {
            "零一二三四五六七八九"
                .chars()
                .position(|d| d == c)
                .or((c == '两').then_some(2))
        };
        // The sums before 亿 and before 万, the sum since, and the last digit.
        let (mut great, mut tens, mut small, mut last) = (0.0, 0.0, 0.0, None::<usize>);
        for c in whole.chars() {
            if let Some(digit) = digit(c) {
                last = Some(digit);
                continue;
            }
            let mut places = |size: f64| {
                small += last.unwrap_or(1) as f64 * size;
                last = None;
            };
            match c {
                '千' => places(1000.0),
                '百' => places(100.0),
                '十' => places(10.0),
                '万' => {
                    tens = (small + last.take().unwrap_or(0) as f64) * 1e4;
                    small = 0.0;
                }
                '亿' => {
                    great = (tens + small + last.take().unwrap_or(0) as f64) * 1e8;
                    (tens, small) = (0.0, 0.0);
                }
                other => panic!("{other} is no numeral"),
            }
        }
        let whole = great + tens + small + last.unwrap_or(0) as f64;
        let decimals: String = fraction.chars().map(|c| digit(c).unwrap().to_string()).collect();
        sign * format!("{whole}.{decimals}0").parse::<f64>().unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn a_numeral_reads_back_as_its_number(
            digits in "[1-9][0-9]{0,14}|[1-9]0{0,14}|[1-9]0{0,6}[1-9]0{0,6}", decimals in "(\\.[0-9]{0,3}[1-9])?", negative: bool
        ) {
            // A double holds fifteen digits.
            let decimals = if digits.len() > 11 { "" } else { decimals.as_str() };
            let value: f64 = format!("{}{digits}{decimals}", if negative { "-" } else { "" }).parse().unwrap();
            let words = numeral(value);
            prop_assert_eq!(read(&words), value, "{}", words);
            let whole = words.split('点').next().unwrap();
            prop_assert!(!whole.contains("零零") && !whole.ends_with('零') && !whole.starts_with("一十"), "{}", words);
        }
    }
}
