//! Units: what follows a numeral, as stated, with its power of ten, what it measures and what it is per (元/吨). Refuses:
//! numerals, and words that only begin like a unit. The units themselves are in the table of the crate `quantity`.

use super::prose::{Index, Prose};
use quantity::units::{ProseUnits, UnitClass, of_prose, powers};
use std::sync::LazyLock;

/// How a unit is distinguished from other words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A measured unit or a part: also behind one Chinese digit (三吨, 一倍).
    Measured,
    /// A span of time.
    Time,
    /// A measure word: behind one Chinese digit but 一 and 二.
    Counted,
    /// A noun that needs Arabic digits or a longer numeral in front.
    Noun,
    /// A power of ten and nothing else.
    Bare,
}

/// A unit as it stands in the text.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub(super) end: usize,
    /// As stated, in one spelling, without blanks: 万亿元.
    pub(super) symbol: String,
    /// The power of ten that is part of it.
    pub(super) scale: f64,
    /// The unit without the power.
    pub(super) base: String,
    pub(super) kind: Kind,
    /// 多 or 余 stood between power and unit (万余元).
    pub(super) more: bool,
}

/// Whether a unit that begins with a power or looks like one begins here: 千瓦, 百分点.
pub(super) fn begins_like_a_power(prose: &Prose, place: usize) -> bool {
    const WORDS: [&str; 10] = [
        "千瓦", "千克", "千米", "千伏", "千卡", "千焦", "千帕", "千赫", "百分", "百帕",
    ];
    prose.any(place, &WORDS)
}

/// The unit behind a numeral, past a blank. After Arabic digits powers belong to the unit.
pub(super) fn read(prose: &Prose, numeral_end: usize, arabic: bool) -> Option<Unit> {
    let start = prose.skip_blanks(numeral_end);
    let mut place = start;
    let mut scale = 1.0;
    // 3个亿, 三个亿.
    // 97个亿元以上项目: so many of a size.
    if prose.has(place, "个亿") && !prose.has(place, "个亿元") {
        return Some(Unit {
            end: place + 2,
            symbol: "亿".to_owned(),
            scale: 1e8,
            base: String::new(),
            kind: Kind::Measured,
            more: false,
        });
    }
    let mut power = "";
    let mut power_end = start;
    let mut more = false;
    if arabic && let Some((word, value)) = power_at(prose, place) {
        power = word;
        scale = value;
        place += word.chars().count();
        // 10万万, as it was said for 亿.
        if word == "万" && prose.at(place) == '万' {
            power = "亿";
            scale = 1e8;
            place += 1;
        }
        if matches!(prose.at(place), '多' | '余')
            && !prose.any(place, &["多元化", "多元文", "多样", "余额", "多种", "余姚", "余杭"])
        {
            more = true;
            place += 1;
            // 1千余万元: the power goes on behind the word.
            let whole = |c| {
                powers()
                    .iter()
                    .find(|(both, _)| both.chars().eq(word.chars().chain([c])))
            };
            if let Some(&(both, product)) = whole(prose.at(place)) {
                power = both;
                scale = product;
                place += 1;
            }
        }
        power_end = place;
        place = prose.skip_blanks(place);
    }
    // 3000万企业 counts by 万: a longer noun is what is counted, not the unit.
    let found = base(prose, place)
        .filter(|(word, _, kind)| power.is_empty() || *kind != Kind::Noun || word.chars().count() == 1);
    let Some((word, end, kind)) = found else {
        // 15.1/10万: a rate.
        if arabic
            && power.is_empty()
            && prose.at(start) == '/'
            && let Some((symbol, end)) = per(prose, start).filter(|(symbol, _)| symbol.contains('万'))
        {
            return Some(Unit {
                end,
                base: symbol.clone(),
                symbol,
                scale: 1.0,
                kind: Kind::Measured,
                more: false,
            });
        }
        return (scale != 1.0).then(|| Unit {
            end: power_end,
            symbol: power.to_owned(),
            scale,
            base: String::new(),
            kind: Kind::Bare,
            more,
        });
    };
    let mut base = word;
    let mut end = end;
    if let Some((bracket, behind)) = prose.longest(end, &TABLE.brackets) {
        base.push_str(bracket);
        end = behind;
    }
    if base == "元" && prose.any(end, &["（人民币）", "(人民币)"]) {
        end += 5;
    }
    if let Some((per, behind)) = per(prose, end) {
        base.push_str(&per);
        end = behind;
    }
    let symbol = format!("{power}{base}");
    if let Some(unit) = told_beside(prose, &base, start, end) {
        unit.clone_into(&mut base);
    }
    Some(Unit {
        end,
        symbol,
        scale,
        base,
        kind,
        more,
    })
}

/// Which unit one is that stands for several, where the words beside it decide: 20兆宽带, 带宽达到100兆.
fn told_beside(prose: &Prose, base: &str, start: usize, end: usize) -> Option<&'static str> {
    let (_, unit, words) = TABLE.ambiguous.iter().find(|(symbol, ..)| *symbol == base)?;
    let near = |i: usize| prose.any(i, words);
    let clause = |i: &usize| !super::prose::ends_clause(prose.at(*i));
    let told = (start.saturating_sub(24)..start).rev().take_while(clause).any(near)
        || (end..end + 6).take_while(clause).any(near);
    told.then_some(unit)
}

fn power_at(prose: &Prose, place: usize) -> Option<(&'static str, f64)> {
    if begins_like_a_power(prose, place) {
        return None;
    }
    let (word, value) = powers().iter().copied().find(|(word, _)| prose.has(place, word))?;
    // 亿千瓦, 万千瓦: the second power belongs to the unit.
    let length = word.chars().count();
    if length == 2 && begins_like_a_power(prose, place + 1) {
        let first = prose.at(place);
        return powers().iter().copied().find(|(word, _)| word.chars().eq([first]));
    }
    Some((word, value))
}

/// The unit itself: the longest word of any list that is not the beginning of another word.
fn base(prose: &Prose, place: usize) -> Option<(String, usize, Kind)> {
    let first = prose.at(place);
    if is_latin(first) {
        return latin(prose, place);
    }
    UNITS
        .starting(first)
        .filter(|(word, _)| prose.has(place, word))
        .map(|(word, kind)| (*word, place + word.chars().count(), *kind))
        .filter(|(word, end, _)| is_free(prose, word, *end))
        .max_by_key(|(_, end, kind)| (*end, std::cmp::Reverse(*kind)))
        .map(|(word, end, kind)| (word.to_owned(), end, kind))
}

fn is_latin(first: char) -> bool {
    first.is_ascii_alphabetic() || matches!(first, 'μ' | 'µ' | '㎡' | '㎢' | '㎞' | '㎏' | '㎝' | '㎜' | '㎎')
}

static TABLE: LazyLock<ProseUnits> = LazyLock::new(of_prose);
static UNITS: LazyLock<Index<Kind>> =
    LazyLock::new(|| Index::by_first(words().filter(|(word, _)| !begins_latin(word))));
static LATIN_UNITS: LazyLock<Index<()>> = LazyLock::new(|| of(words().map(|(word, _)| word).filter(begins_latin)));
static PER_WORDS: LazyLock<Index<()>> = LazyLock::new(|| {
    let measured = words().filter(|(word, kind)| *kind == Kind::Measured || begins_latin(word));
    of(TABLE.per.iter().copied().chain(measured.map(|(word, _)| word)))
});
static COUNTED_WORDS: LazyLock<Index<()>> =
    LazyLock::new(|| of(words().filter(|(_, kind)| *kind == Kind::Counted).map(|(word, _)| word)));
static OTHER_WORDS: LazyLock<Index<&'static [&'static str]>> =
    LazyLock::new(|| Index::by_first(TABLE.beginnings.iter().map(|(unit, behind)| (*unit, behind.as_slice()))));

fn words() -> impl Iterator<Item = (&'static str, Kind)> {
    TABLE.units.iter().map(|(word, told)| match told {
        UnitClass::Share | UnitClass::Measured | UnitClass::People => (*word, Kind::Measured),
        UnitClass::Time => (*word, Kind::Time),
        UnitClass::Counted => (*word, Kind::Counted),
        UnitClass::Noun => (*word, Kind::Noun),
    })
}

fn begins_latin(word: &&str) -> bool {
    word.starts_with(is_latin)
}

fn of(words: impl Iterator<Item = &'static str>) -> Index<()> {
    Index::by_first(words.map(|word| (word, ())))
}

fn is_free(prose: &Prose, word: &str, end: usize) -> bool {
    let mut chars = word.chars();
    let (Some(only), None) = (chars.next(), chars.next()) else {
        return true;
    };
    // 200所以上: 所 and a bound, not 所以.
    let bounded = prose.any(end, &["以上", "以下", "以内"]);
    bounded
        || !OTHER_WORDS
            .starting(only)
            .any(|(_, followers)| prose.any(end, followers))
}

/// A unit in Latin letters: all the letters are it, or it is none (5G is, 5GC is not).
fn latin(prose: &Prose, place: usize) -> Option<(String, usize, Kind)> {
    let (word, end) = LATIN_UNITS.longest(prose, place)?;
    let next = prose.at(end);
    (!next.is_ascii_alphanumeric()).then(|| (word.to_owned(), end, Kind::Measured))
}

/// What the unit is per: 元/吨, 件每万人, 元/人·月.
fn per(prose: &Prose, start: usize) -> Option<(String, usize)> {
    let mut place = start;
    let mut found = String::new();
    for _ in 0..3 {
        let mark = match prose.at(place) {
            '/' => "/",
            '·' | '•' | '.' if !found.is_empty() => "·",
            '每' if found.is_empty() => "每",
            _ => break,
        };
        let mut next = place + 1;
        let bracket = matches!(prose.at(next), '(' | '（');
        next += usize::from(bracket);
        let tens = if prose.has(next, "10") { "10" } else { "" };
        next += tens.len();
        let power = power_at(prose, next).map_or("", |(word, _)| word);
        next += power.chars().count();
        let Some((word, mut end)) = per_word(prose, next).or_else(|| (!power.is_empty()).then_some(("", next))) else {
            break;
        };
        found.push_str(mark);
        found.push_str(tens);
        found.push_str(power);
        found.push_str(word);
        if bracket {
            if matches!(prose.at(end), '·' | '.')
                && let Some((second, behind)) = per_word(prose, end + 1)
            {
                found.push('·');
                found.push_str(second);
                end = behind;
            }
            end += usize::from(matches!(prose.at(end), ')' | '）'));
        }
        place = end;
    }
    (!found.is_empty()).then_some((found, place))
}

fn per_word(prose: &Prose, place: usize) -> Option<(&'static str, usize)> {
    PER_WORDS.longest(prose, place)
}

/// What a figure further on is per, behind 每: 每万人口, 每50公斤, 每人每年. The words without 每, and the place behind.
pub(super) fn each(prose: &Prose, each: usize) -> Option<(String, usize)> {
    let start = each + 1;
    let digits = super::numeral::read(prose, start).filter(|n| n.arabic || n.size > 1 || n.low >= 100.0);
    let number_end = digits.as_ref().map_or(start, |n| n.end);
    let power_end = number_end + power_at(prose, number_end).map_or(0, |(word, _)| word.chars().count());
    let counted = || COUNTED_WORDS.longest(prose, power_end).filter(|_| power_end > start);
    // 每万城镇常住人口: what kind of people stands between.
    let people = || {
        let end = (power_end..power_end + 8).find(|i| prose.has(*i, "人口") || prose.has(*i, "居民"))?;
        let told = power_end > start && (power_end..end).all(|i| super::prose::is_han(prose.at(i)));
        told.then_some(("", end + 2))
    };
    let (word, end) = per_word(prose, power_end).or_else(counted).or_else(people)?;
    // 每千名老年人: who is counted.
    const WHO: [&str; 7] = ["老年人口", "老年人", "老人", "学生", "儿童", "婴幼儿", "职工"];
    let who = prose.longest(end, &WHO).filter(|_| matches!(word, "名" | "位"));
    if let Some((_, end)) = who.filter(|_| power_end > start) {
        return Some((prose.plain_text(start, end).to_owned(), end));
    }
    // 每人年均: 每人, then 年均.
    let (word, end) = match word.strip_suffix(['年', '月', '日', '天']) {
        Some(shorter) if !shorter.is_empty() && prose.at(end) == '均' => (shorter, end - 1),
        _ => (word, end),
    };
    // 每个 and 每件 say of what only further on.
    if number_end == start
        && power_end == start
        && matches!(
            word,
            "个" | "件" | "名" | "位" | "次" | "家" | "所" | "条" | "座" | "片" | "张" | "支"
        )
    {
        return None;
    }
    Some((prose.plain_text(start, end).to_owned(), end))
}

/// Whether a unit counts the difference of two rates: 个百分点, 个千分点, 个基点.
pub(super) fn is_point(base: &str) -> bool {
    matches!(base, "个百分点" | "个千分点" | "个基点")
}

/// Whether a unit is a share of a hundred or a multiple: what growth is stated in.
pub(super) fn is_share(base: &str) -> bool {
    matches!(base, "%" | "‰" | "‱" | "成" | "折")
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_prose_of_every_kind_is_measured_in_can_be_stated() {
        for (text, unit) in [
            ("商品房均价每平方米八千元，即8000元/平方米", "元/平方米"),
            ("细颗粒物浓度为35微克/立方米", "微克/立方米"),
            ("外贸进出口3.4亿美元", "亿美元"),
            ("新增城镇就业120万人", "万人"),
            ("接待游客3000万人次", "万人次"),
            ("装机容量达到1.2亿千瓦", "亿千瓦"),
            ("造林25万公顷", "万公顷"),
            ("人口密度140人/平方公里", "人/平方公里"),
            // Of its beginning, 吉瓦, the figure would be one of another family.
            ("储能电站发电量3吉瓦时", "吉瓦时"),
            ("排水中的浓度为2毫克每升", "毫克每升"),
        ] {
            let found = crate::figures(text);
            let figure = found.last().unwrap();
            assert_eq!(figure.unit, unit, "{text}");
            assert!(quantity::Unit::parse(&figure.unit).is_some(), "{unit}");
        }
    }
}
