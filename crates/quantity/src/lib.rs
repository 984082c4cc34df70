//! Quantities: a value or a range with its unit, its bound, and whether it is an estimate; conversion within a unit family; their
//! wording in English and, for computed values, in Chinese. Every value has a unit.

mod decimal;
pub mod digits;
mod interval;
mod language;
mod lexicon;
mod named;
mod period;
mod sizes;
mod stated;
pub mod units;

pub use decimal::Decimal;
pub use interval::{Bound, Endpoint, Interval, Limit};
pub use language::{Lang, LocalText};
pub use lexicon::{BOUND_WORDS, BoundWord, PROSE_BOUND_WORDS, Position, Wish};
pub use period::{ChineseTime, Period, PeriodError, PeriodForm, TimePart, TimeYears};
pub use sizes::{scaled_unit, scales};
pub use stated::{Change, Lead, is_reversed_range, read_stated, split_lead};

use std::fmt;
use std::sync::Arc;

/// A unit family: what a unit measures. Only quantities of one family share an axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Family {
    /// Percent (`%`).
    Percent,
    /// Percentage points (`个百分点`): never on an axis of percentages.
    PercentagePoint,
    /// Renminbi (`元`).
    Yuan,
    /// Metric tonnes (`吨`).
    Tonne,
    /// Gigabits per second (`G`, as reports abbreviate bandwidth).
    Bandwidth,
    /// Things counted, with the Chinese measure word (`户`, `家`, `个`, `项`, `名`, or none).
    Count(String),
    /// Any other, by its base unit: `亩` (a hectare is 15), `公里`, `美元`, `元/吨`.
    Measured(String),
}

/// A unit as a report states it, such as `亿户`: a power of ten and what is measured.
#[derive(Clone)]
pub struct Unit {
    symbol: String,
    scale: f64,
    family: Family,
    /// Follows from the symbol.
    named: Option<Arc<dyn named::Name>>,
}

impl fmt::Debug for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unit")
            .field("symbol", &self.symbol)
            .field("scale", &self.scale)
            .field("family", &self.family)
            .finish_non_exhaustive()
    }
}

impl PartialEq for Unit {
    fn eq(&self, other: &Self) -> bool {
        self.symbol == other.symbol && self.scale == other.scale && self.family == other.family
    }
}

/// The accepted units, for error messages.
pub const UNITS: &str = "%, 个百分点, 个基点, ‰, 倍, or 元, 美元, 吨, 公斤, 亩, 公顷, 平方公里, 公里, 立方米, 千瓦, 千瓦时, 吨标准煤, G, GB, \
     小时, 人, 人次, 户, 家, 个, 项, 名, 件, 台, 套, 辆, 座 and the like, alone or after 百 to 万亿, also per something (元/平方米); \
     万, 亿 or 万亿 alone";

impl Unit {
    /// Parses a unit symbol; `None` if it is unknown (see [`UNITS`]).
    ///
    /// ```
    /// use quantity::{Family, Unit};
    /// let unit = Unit::parse("万亿元").unwrap();
    /// assert_eq!((unit.scale(), unit.family()), (1e12, &Family::Yuan));
    /// assert!(Unit::parse("万亿亿").is_none());
    /// ```
    pub fn parse(symbol: &str) -> Option<Self> {
        Self::common(symbol).or_else(|| named::parse(symbol))
    }

    /// Reads one of the units that need no table: %, 个百分点, G, 元, 吨, 户, 家, 个, 项 and 名, the last seven also behind 万, 亿 and
    /// 万亿, and these powers alone. A program that calls only this does not contain the table.
    pub fn common(symbol: &str) -> Option<Self> {
        let (scale, rest) = [("万亿", 1e12), ("亿", 1e8), ("万", 1e4)]
            .into_iter()
            .find_map(|(word, scale)| symbol.strip_prefix(word).map(|rest| (scale, rest)))
            .unwrap_or((1.0, symbol));
        let family = match rest {
            "%" | "个百分点" | "G" if scale != 1.0 => return None,
            "%" => Family::Percent,
            "个百分点" => Family::PercentagePoint,
            "G" => Family::Bandwidth,
            "元" => Family::Yuan,
            "吨" => Family::Tonne,
            "户" | "家" | "个" | "项" | "名" => Family::Count(rest.to_owned()),
            "" if scale != 1.0 => Family::Count(String::new()),
            _ => return None,
        };
        Some(Self {
            symbol: symbol.to_owned(),
            scale,
            family,
            named: None,
        })
    }

    /// Placeholder for a unit that could not be read; no accepted document has it.
    pub fn unread() -> Self {
        Self {
            symbol: String::new(),
            scale: 1.0,
            family: Family::Percent,
            named: None,
        }
    }

    /// The unit as stated.
    pub fn symbol(&self) -> &str {
        &self.symbol
    }

    /// How many base units one of this unit is (`亿吨` is 1e8 tonnes).
    pub fn scale(&self) -> f64 {
        self.scale
    }

    /// What is measured.
    pub fn family(&self) -> &Family {
        &self.family
    }
}

impl Unit {
    /// Whether this is the base unit of its family with a power of ten of this size: 万亩 for 1e4, and not 公顷.
    pub fn is_size(&self, scale: f64) -> bool {
        let other = self.named.as_ref().is_some_and(|named| named.number(1.0) != scale);
        self.scale == scale && !other
    }

    /// The noun that a measure word implies, with a space in front (` people`); empty if it implies none.
    pub fn counted_noun(&self, value: f64) -> String {
        let noun = self
            .named
            .as_ref()
            .map(|named| named.counted(named.number(value) == 1.0));
        noun.filter(|noun| !noun.is_empty())
            .map_or_else(String::new, |noun| format!(" {noun}"))
    }

    /// Its name in English beside numbers: `km`, `US$`, `¥ per tonne`. `None` for the units of the built-in report, whose English is
    /// in [`Quantity::english`].
    pub fn english_word(&self) -> Option<String> {
        self.named.as_ref().map(|named| named.english_word())
    }

    /// An amount of it for speech in Chinese; `number` is in Chinese numerals. `None` as for [`Unit::english_word`].
    pub fn aloud_chinese(&self, number: &str) -> Option<String> {
        self.named.as_ref().map(|named| named.chinese(number))
    }

    /// Alternatives for a regular expression: powers, shares, measured units, measure words, units after a slash.
    pub fn alternatives() -> [String; 5] {
        named::alternatives()
    }
}

/// The bound that the wording gives a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Qualifier {
    /// The number and nothing else.
    Exact,
    /// 左右, 约: near the number, on either side.
    About,
    /// 超过, 突破: more than the number.
    Over,
    /// 近: slightly less than the number.
    Near,
    /// 不低于, 以上: the number or more.
    AtLeast,
    /// 以内, 不超过: the number or less.
    AtMost,
    /// 不到: less than the number. Only computed values have it; it has no name in documents.
    Under,
    /// 全部: the whole, stated without a number.
    All,
}

impl Qualifier {
    /// The bounds of documents with their names.
    pub const ALL: [(Self, &str); 7] = [
        (Self::Exact, "exact"),
        (Self::About, "about"),
        (Self::Over, "over"),
        (Self::Near, "near"),
        (Self::AtLeast, "at-least"),
        (Self::AtMost, "at-most"),
        (Self::All, "all"),
    ];

    /// The numbers that it allows for a stated number. For 全部, the number that it stands for.
    pub fn interval(self, value: f64) -> Interval {
        match self {
            Self::Exact | Self::All => Interval::exact(value),
            Self::About => Interval::about(value),
            Self::Over => Interval::over(value),
            Self::Near => Interval::near(value),
            Self::AtLeast => Interval::at_least(value),
            Self::AtMost => Interval::at_most(value),
            Self::Under => Interval::under(value),
        }
    }

    /// The numbers that it allows for a range from `low` to `high`, or for one number.
    pub fn interval_to(self, low: f64, high: Option<f64>) -> Interval {
        match (high, self) {
            (None, _) => self.interval(low),
            (Some(high), Self::Exact) => Interval::between(low, high),
            (Some(high), _) => Interval::between_about(low, high),
        }
    }

    /// The bounds of the lower and the upper end of its interval. All code that needs to know which side is open, or whether the
    /// number is included, uses them.
    ///
    /// ```
    /// # use quantity::{Bound, Qualifier};
    /// assert_eq!(Qualifier::Over.bounds(), (Bound::Open, Bound::Unbounded));
    /// assert_eq!(Qualifier::AtLeast.bounds(), (Bound::Closed, Bound::Unbounded));
    /// ```
    pub fn bounds(self) -> (Bound, Bound) {
        let interval = self.interval(0.0);
        (interval.low().bound, interval.high().bound)
    }

    /// Whether it is a lower bound: every larger number is allowed.
    pub fn is_lower_bound(self) -> bool {
        self.bounds().1 == Bound::Unbounded
    }

    /// Whether it is an upper bound: every smaller number is allowed.
    pub fn is_upper_bound(self) -> bool {
        self.bounds().0 == Bound::Unbounded
    }

    /// Whether it is approximate (左右, 近): its interval has a soft end.
    pub fn is_approximate(self) -> bool {
        self.bounds().0 == Bound::Soft
    }

    /// The bound of an interval that one number states: that of its certain side. `None` if neither side is certain.
    pub fn of(interval: Interval) -> Option<Self> {
        use Bound::{Closed, Open, Soft, Unbounded};
        match (interval.low().bound, interval.high().bound) {
            (Closed, Closed) => Some(Self::Exact),
            (Soft, Soft) => Some(Self::About),
            (Soft, Open) => Some(Self::Near),
            (Open, _) => Some(Self::Over),
            (Closed, _) => Some(Self::AtLeast),
            (_, Open) => Some(Self::Under),
            (_, Closed) => Some(Self::AtMost),
            (Soft | Unbounded, Unbounded) | (Unbounded, Soft) => None,
        }
    }

    /// The word in front of a number, with the space that English needs.
    pub fn in_front(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::En, _) => self.english(),
            (Lang::Zh, Self::Exact) => "",
            (Lang::Zh, Self::About) => "约",
            (Lang::Zh, Self::Over) => "超过",
            (Lang::Zh, Self::Near) => "近",
            (Lang::Zh, Self::AtLeast) => "不低于",
            (Lang::Zh, Self::AtMost) => "不超过",
            (Lang::Zh, Self::Under) => "不到",
            (Lang::Zh, Self::All) => "全部",
        }
    }

    fn english(self) -> &'static str {
        match self {
            Self::Exact => "",
            Self::About => "about ",
            Self::Over => "over ",
            Self::Near => "nearly ",
            Self::AtLeast => "at least ",
            Self::AtMost => "at most ",
            Self::Under => "under ",
            Self::All => "all ",
        }
    }
}

/// Whether the report states a figure as known or expects it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// Stated as fact, or set as a target.
    Stated,
    /// Expected: 预计 or similar words.
    Estimate,
}

/// A value or a range with unit, bound and certainty. Its numbers are finite and in the unit as stated.
///
/// ```
/// # use quantity::{Interval, read_stated};
/// let range = read_stated("5%—5.5%").unwrap();
/// assert_eq!((range.value, range.high), (5.0, Some(5.5)));
/// assert_eq!(range.interval(), Interval::between(5.0, 5.5));
/// assert_eq!(range.english(), "5% to 5.5%");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The number, at most 1e15 in size; the lower end of a range.
    pub value: f64,
    /// The upper end of a range, above its lower end; `None` for one number.
    pub high: Option<f64>,
    /// Its unit as stated.
    pub unit: Unit,
    /// Its bound; for a range `Exact` or `About`.
    pub qualifier: Qualifier,
    /// Known or expected.
    pub certainty: Certainty,
}

impl Quantity {
    /// The value in base units (元, 吨, …): comparable within a family. The lower end of a range.
    pub fn base_value(&self) -> f64 {
        self.value * self.unit.scale
    }

    /// The upper end of a range in base units; for one number the same as [`Quantity::base_value`].
    pub fn base_high(&self) -> f64 {
        self.high.unwrap_or(self.value) * self.unit.scale
    }

    /// The number for sorting and drawing, in base units: the middle of a range, or the value.
    pub fn base_middle(&self) -> f64 {
        match self.high {
            None => self.base_value(),
            Some(_) => self.base_value() + (self.base_high() - self.base_value()) / 2.0,
        }
    }

    /// Whether it is a range.
    pub fn is_range(&self) -> bool {
        self.high.is_some()
    }

    /// All numbers that its wording allows, in base units.
    pub fn interval(&self) -> Interval {
        self.stated_interval().scaled(self.unit.scale)
    }

    /// All numbers that its wording allows, in the unit as stated.
    pub fn stated_interval(&self) -> Interval {
        self.qualifier.interval_to(self.value, self.high)
    }

    /// The number for the plural of a noun after it; 0 for a range, which takes the plural.
    pub fn agreement(&self) -> f64 {
        if self.is_range() { 0.0 } else { self.value }
    }

    /// The wording in English, without the noun of what is counted: `about ¥4.5 trillion`, `over 1,000 Gbit/s`, `5% to 5.5%`.
    pub fn english(&self) -> String {
        if self.qualifier == Qualifier::All {
            return "all".to_owned();
        }
        format!("{}{}", self.qualifier.english(), self.english_amount())
    }

    /// Its English for speech. `None` for the units of the built-in report, whose written English is spoken as it is.
    pub fn aloud_english(&self) -> Option<String> {
        let named = self.unit.named.as_ref()?;
        Some(named.english(&self.joined(|value| english_number(named.number(value))), true))
    }

    /// Its number in words, or both numbers of a range: `5`, `5 to 5.5`.
    pub fn joined(&self, words: impl Fn(f64) -> String) -> String {
        match self.high {
            None => words(self.value),
            Some(high) => words(self.value) + " to " + &words(high),
        }
    }

    fn english_amount(&self) -> String {
        if let Some(named) = &self.unit.named {
            return named.english(&self.joined(|value| english_number(named.number(value))), false);
        }
        let number = |value: f64| english_number(value * self.unit.scale);
        match &self.unit.family {
            Family::Percent => self.joined(|value| number(value) + "%"),
            Family::PercentagePoint => {
                let points = plural(self.agreement(), "percentage point");
                format!("{} {points}", self.joined(number))
            }
            Family::Yuan => self.joined(|value| format!("¥{}", number(value))),
            Family::Tonne => format!(
                "{} {}",
                self.joined(number),
                plural(self.agreement() * self.unit.scale, "tonne")
            ),
            Family::Bandwidth => format!("{} Gbit/s", self.joined(number)),
            Family::Count(_) => self.joined(number),
            // Measured units are in the table and were handled above.
            Family::Measured(_) => self.joined(number),
        }
    }
}

/// The noun, in the plural unless `value` is 1.
pub fn plural(value: f64, noun: &str) -> String {
    if value == 1.0 {
        noun.to_owned()
    } else {
        format!("{noun}s")
    }
}

/// A number as English prints it, with every digit: `15.5 trillion`, `68.6 million`, `2,087`, `1.349083 billion`.
pub fn english_number(value: f64) -> String {
    for (size, word) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")] {
        if value.abs() >= size {
            return format!("{} {word}", all_digits(value / size));
        }
    }
    grouped(&all_digits(value))
}

/// A stated number with every digit that was stated, also when it was multiplied by the sizes of units since then: fifteen
/// significant digits, without trailing zeros. Computed numbers are rounded to what their parts say, see [`decimal`].
///
/// ```
/// assert_eq!(quantity::all_digits(0.00001), "0.00001");
/// assert_eq!(quantity::all_digits(134.90835), "134.90835");
/// assert_eq!(quantity::all_digits(0.1 + 0.2), "0.3");
/// ```
pub fn all_digits(value: f64) -> String {
    const DIGITS: i32 = 15;
    let mut size = value.abs();
    let mut places = DIGITS - 1;
    while size >= 10.0 && size.is_finite() {
        (size, places) = (size / 10.0, places - 1);
    }
    // What is smaller is nothing that a report states.
    while size < 1.0 && places < 30 {
        (size, places) = (size * 10.0, places + 1);
    }
    decimal(value, places.max(0))
}

/// A number with at most `places` decimals, without trailing zeros and without a negative zero. Only plain formatting
/// is used: formatting with a precision would double the code that every page downloads for printing numbers.
pub fn decimal(value: f64, places: i32) -> String {
    // Whole numbers below this are exact, and one more or less is another number.
    const EXACT: f64 = 4_503_599_627_370_496.0;
    if !value.is_finite() {
        let word = if value.is_nan() { "NaN" } else { "inf" };
        return if value < 0.0 {
            format!("-{word}")
        } else {
            word.to_owned()
        };
    }
    let size = value.abs();
    let shifted = |places: i32| match places {
        0.. => size * 10f64.powi(places),
        _ => size / 10f64.powi(-places),
    };
    let mut places = places;
    while shifted(places) >= EXACT {
        places -= 1;
    }
    let digits = (shifted(places).round() as u64).to_string();
    if digits == "0" {
        return digits;
    }
    let mut text = String::from(if value < 0.0 { "-" } else { "" });
    let decimals = usize::try_from(places).unwrap_or_default();
    let whole = digits.len().saturating_sub(decimals);
    let (front, behind) = digits.split_at_checked(whole).unwrap_or_default();
    text.push_str(if front.is_empty() { "0" } else { front });
    let behind = behind.trim_end_matches('0');
    if !behind.is_empty() {
        text.push('.');
        text.extend((digits.len()..decimals).map(|_| '0'));
        text.push_str(behind);
    }
    // What is left out of a number of very many digits.
    text.extend((places..0).map(|_| '0'));
    text
}

/// Adds thousands separators.
pub fn grouped(number: &str) -> String {
    let (sign, digits) = match number.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", number),
    };
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, format!(".{fraction}")),
        None => (digits, String::new()),
    };
    let mut out = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    format!("{sign}{out}{fraction}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn english(value: f64, unit: &str, qualifier: Qualifier) -> String {
        Quantity {
            value,
            high: None,
            unit: Unit::parse(unit).unwrap(),
            qualifier,
            certainty: Certainty::Stated,
        }
        .english()
    }

    #[test]
    fn english_keeps_every_digit_that_is_stated() {
        for (stated, words) in [
            ("1349083.5亿元", "¥134.90835 trillion"),
            ("140967万人", "1.40967 billion people"),
            ("99.99999%", "99.99999%"),
            ("0.00001%", "0.00001%"),
            ("1.0000001亿元", "¥100.00001 million"),
            ("12345.678万公里", "123.45678 million km"),
            ("7.123456789012万亿元", "¥7.123456789012 trillion"),
            ("1吨", "1 tonne"),
            ("1万吨", "10,000 tonnes"),
        ] {
            assert_eq!(read_stated(stated).unwrap().english(), words);
        }
        let quantity = read_stated("1349083.5亿元").unwrap();
        assert_eq!(quantity.words_in(1e12, Lang::Zh), "134.90835万亿元");
        assert_eq!(quantity.words_in(1e9, Lang::En), "¥134,908.35 billion");
    }

    proptest! {
        #[test]
        fn digits_survive_the_sizes_of_units(
            digits in "[1-9][0-9]{0,5}(\\.[0-9]{0,7}[1-9])?", size in proptest::sample::select(vec!["", "万", "亿", "万亿"])
        ) {
            let quantity = read_stated(&format!("{digits}{size}元")).unwrap();
            let english = quantity.english();
            let only = |text: &str| -> String {
                text.chars().filter(char::is_ascii_digit).collect::<String>().trim_matches('0').to_owned()
            };
            prop_assert_eq!(only(&english), only(&digits), "{}", english);
        }
    }

    #[test]
    fn english_has_both_ends_of_a_range() {
        for (stated, words) in [
            ("5%—5.5%", "5% to 5.5%"),
            ("5～6%", "5% to 6%"),
            ("3000—3500万人", "30 million to 35 million people"),
            ("30亿元至35亿元", "¥3 billion to ¥3.5 billion"),
            ("3.4—3.6亿美元", "US$340 million to US$360 million"),
            ("0.5—1个百分点", "0.5 to 1 percentage points"),
            ("约6800—6900万吨", "about 68 million to 69 million tonnes"),
            ("100—200公里", "100 to 200 km"),
        ] {
            assert_eq!(read_stated(stated).unwrap().english(), words, "{stated}");
        }
    }

    #[test]
    fn english_keeps_the_bound_and_converts_the_unit() {
        use Qualifier::*;
        for (value, unit, qualifier, words) in [
            (15.5, "万亿元", Exact, "¥15.5 trillion"),
            (4.5, "万亿元", About, "about ¥4.5 trillion"),
            (172.8, "亿元", Exact, "¥17.28 billion"),
            (3863.0, "亿元", Exact, "¥386.3 billion"),
            (45.0, "亿元", Exact, "¥4.5 billion"),
            (1.1, "亿吨", Exact, "110 million tonnes"),
            (6860.0, "万吨", Exact, "68.6 million tonnes"),
            (1000.0, "G", Over, "over 1,000 Gbit/s"),
            (4000.0, "万", Over, "over 40 million"),
            (2.4, "万项", Exact, "24,000"),
            (100.0, "个", Near, "nearly 100"),
            (2.2, "个百分点", Exact, "2.2 percentage points"),
            (1.0, "个百分点", Exact, "1 percentage point"),
            (11.0, "%", About, "about 11%"),
            (100.0, "%", All, "all"),
        ] {
            assert_eq!(english(value, unit, qualifier), words);
        }
    }

    #[test]
    fn unknown_units_are_rejected() {
        for symbol in [
            "",
            "万%",
            "亿G",
            "斛",
            "万亿亿",
            "万‰",
            "千百分点",
            "/吨",
            "元/",
            "元/斛",
            "摄氏度",
            "万个百分点",
            "元 ",
        ] {
            assert!(Unit::parse(symbol).is_none(), "{symbol:?}");
        }
    }

    #[test]
    fn a_bound_is_the_word_for_its_interval() {
        for (qualifier, _) in Qualifier::ALL.into_iter().chain([(Qualifier::Under, "under")]) {
            let word = Qualifier::of(qualifier.interval(8.0));
            let expected = if qualifier == Qualifier::All {
                Qualifier::Exact
            } else {
                qualifier
            };
            assert_eq!(word, Some(expected));
        }
        assert!(Qualifier::AtLeast.interval(5.0).contains(5.0));
        assert!(!Qualifier::Over.interval(5.0).contains(5.0));
        assert_eq!(Qualifier::of(Interval::everything()), None);
    }

    #[test]
    fn zero_has_no_sign() {
        assert_eq!(decimal(-0.00001, 2), "0");
        assert_eq!(english_number(-0.0), "0");
    }

    #[test]
    fn a_number_is_rounded_to_its_places() {
        for (value, places, text) in [
            (0.5, 0, "1"),
            (0.04, 1, "0"),
            (-0.05, 2, "-0.05"),
            (0.1 + 0.2, 9, "0.3"),
            (1.0 / 3.0, 4, "0.3333"),
            (1000.0, 4, "1000"),
            (1000.5, 1, "1000.5"),
            (-12.0, 3, "-12"),
            (5e-9, 9, "0.000000005"),
            (1e15, 4, "1000000000000000"),
            (1.5e27, 4, "1500000000000000000000000000"),
            (f64::NEG_INFINITY, 2, "-inf"),
            (f64::NAN, 2, "NaN"),
        ] {
            assert_eq!(decimal(value, places), text, "{value}");
        }
        let digits = decimal(f64::MAX, 4);
        assert!(digits.starts_with("17976931348623") && digits.len() == 309, "{digits}");
    }

    #[test]
    fn a_large_whole_number_gets_no_decimals() {
        assert_eq!(decimal(500_000_000_222_295.0, 4), "500000000222295");
        assert_eq!(decimal(f64::INFINITY, 4), "inf");
    }

    proptest! {
        #[test]
        fn numbers_are_printed_as_std_prints_them(number in -1_000_000_000_000_000i64..1_000_000_000_000_000, places in 0i32..7) {
            let value = number as f64 / 10f64.powi(places);
            let std = if value == 0.0 { "0".to_owned() } else { value.to_string() };
            prop_assert_eq!(decimal(value, places), std);
        }

        #[test]
        fn grouping_only_adds_commas(value in -1e15..1e15) {
            let text = decimal(value, 3);
            prop_assert_eq!(grouped(&text).replace(',', ""), text);
        }

        #[test]
        fn a_unit_reads_back_as_it_is_written(scale in "(万|亿|万亿)?", base in "(元|吨|户|家|个|项|名)") {
            let symbol = format!("{scale}{base}");
            let unit = Unit::parse(&symbol).unwrap();
            prop_assert_eq!(unit.symbol(), symbol);
        }
    }
}
