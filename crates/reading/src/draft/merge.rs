//! One indicator, one name: figures whose names the vocabulary knows as the same indicator get the same name. Words for the
//! report's own region are left out; those of the whole country stand in front of the name in a report of a region. Does not
//! name what has no name.

use super::Drafted;
use super::text::Text;
use crate::vocabulary::{Entry, Named, OWN_SCOPES, Usual, behind_scope, vocabulary};
use std::collections::BTreeMap;

/// The growth of which indicator another name is that of, in the official use of the word.
const GROWTH_OF: [(&str, &str); 1] = [("经济增长", "地区生产总值")];
/// Words for the whole country.
const COUNTRY: &str = "全国";

/// Gives all figures of one indicator one name: the one that the report uses most, written out where that one is shortened.
pub(super) fn merge(drafted: &mut [Drafted], prose: &str, text: &Text, place: &str) {
    let national = is_national(prose);
    let mut used: BTreeMap<_, Vec<(String, usize)>> = BTreeMap::new();
    for one in drafted.iter_mut() {
        one.indicator = without_scope(&one.indicator, national, place).to_owned();
        if !national && is_of_country(text, one) {
            one.indicator.insert_str(0, COUNTRY);
        }
        if let Some((named, foreign)) = known(&one.indicator).filter(|_| one.kept && !is_level_of_index(one)) {
            let names = used.entry(key(&named, foreign)).or_default();
            let name = bare(&one.indicator, foreign);
            match names.iter_mut().find(|(used, _)| used == name) {
                Some((_, count)) => *count += 1,
                None => names.push((name.to_owned(), 1)),
            }
        }
    }
    let mut completed = BTreeMap::new();
    // 营业收入6亿元，增长8%: what grew is what was completed right before.
    let mut last: Option<((usize, usize), String, String)> = None;
    for one in drafted.iter_mut().filter(|one| !one.count && one.kept) {
        let short = one.indicator.clone();
        match &last {
            Some((sentence, said, whole))
                if *sentence == one.sentence && *said == short && is_change_unit(&one.unit) =>
            {
                whole.clone_into(&mut one.indicator);
            }
            _ => complete(one, text, &mut completed),
        }
        if one.indicator != short {
            last = Some((one.sentence, short, one.indicator.clone()));
        }
    }
    for one in drafted {
        if is_level_of_index(one) {
            continue;
        }
        let Some((mut named, foreign)) = known(&one.indicator) else {
            continue;
        };
        // 经济增长5%左右 is the growth of GDP, where the report gives that.
        if let Some(of) = grows(&named).filter(|of| used.contains_key(&key(of, foreign)) && one.unit == "%") {
            named = of;
        }
        let entry = named.entry;
        let names = used.get(&key(&named, foreign)).map(Vec::as_slice).unwrap_or_default();
        // The first of those that are used as often.
        let most = names.iter().rev().max_by_key(|(_, count)| *count);
        let full = named.full();
        let name = match most {
            Some((name, _)) if !is_short(name, &full) => name.clone(),
            _ => full,
        };
        one.indicator = if foreign { format!("{COUNTRY}{name}") } else { name };
        read_rate(one, entry);
    }
}

/// 居民消费价格指数101.2: the index itself, and no change of prices.
fn is_level_of_index(one: &Drafted) -> bool {
    one.indicator.ends_with("指数") && one.comparison == "level" && one.direction == "level" && one.value >= 50.0
}

fn is_change_unit(unit: &str) -> bool {
    matches!(unit, "%" | "个百分点" | "百分点" | "千分点" | "个千分点")
}

/// 集装箱航线增至80条、吞吐量超900万标箱: a short name is that of the indicator that ends with it, is stated in its unit, and
/// begins with words of the sentence, 集装箱吞吐量.
fn complete(one: &mut Drafted, text: &Text, known: &mut BTreeMap<String, Vec<(&'static Entry, &'static str)>>) {
    /// Names, in characters.
    const SHORT: std::ops::RangeInclusive<usize> = 2..=4;
    if !SHORT.contains(&one.indicator.chars().count()) || vocabulary().named(&one.indicator).is_some() {
        return;
    }
    let name = one.indicator.as_str();
    let ending = || {
        let forms = vocabulary()
            .entries()
            .iter()
            .flat_map(|entry| entry.forms().map(move |form| (entry, form)));
        let of = |form: &str| form.strip_suffix(name).is_some_and(|of| of.chars().count() > 1);
        forms.filter(|(_, form)| of(form)).collect()
    };
    let forms = known.entry(name.to_owned()).or_insert_with(ending);
    let before = text.part(one.sentence.0, one.start);
    let own = quantity::Unit::parse(&one.unit);
    let unit = |entry: &Entry| {
        let same = |other: &str| {
            let other = quantity::Unit::parse(other);
            matches!((&own, &other), (Some(own), Some(other)) if own.family() == other.family())
        };
        entry.units.iter().any(|other| same(other))
    };
    let place = |(entry, form): &(&Entry, &'static str)| {
        let of = form.strip_suffix(name)?;
        let at = before.rfind(of).filter(|_| unit(entry))?;
        Some(((at, of.len()), *form))
    };
    let found = forms.iter().filter_map(place).max_by_key(|(place, _)| *place);
    if let Some((_, form)) = found {
        form.clone_into(&mut one.indicator);
    }
}

/// The indicator whose growth a name is that of.
fn grows(named: &Named<'_>) -> Option<Named<'static>> {
    let (_, of) = GROWTH_OF.iter().find(|(growth, _)| named.entry.name == *growth)?;
    vocabulary().named(of)
}

/// 居民消费价格涨幅回落到2.6%: what is only given as a change is one, with the rate that was reached.
fn read_rate(one: &mut Drafted, entry: &Entry) {
    let rate = entry.usual == [Usual::YearOnYear] && entry.units == ["%"] && one.unit == "%";
    if rate && one.comparison == "level" && one.direction == "level" && one.value < 50.0 {
        "yoy".clone_into(&mut one.comparison);
        "increase".clone_into(&mut one.direction);
    }
}

/// Whether 全国 stands right in front of the name, in the clause of the figure.
fn is_of_country(text: &Text, one: &Drafted) -> bool {
    let begins: String = one.indicator.chars().take(3).collect();
    if begins.chars().count() < 3 || begins.starts_with(COUNTRY) {
        return false;
    }
    let clause = text.clause_start(one.start);
    let words = format!("{COUNTRY}{begins}");
    (clause..one.start).any(|place| text.has(place, &words)) && vocabulary().named(&one.indicator).is_some()
}

fn key<'a>(named: &Named<'a>, foreign: bool) -> (&'static str, String, bool) {
    (named.entry.name, named.doing.to_owned(), foreign)
}

/// Whether the report is of the whole country: none of its words is of a province, a city or a county.
fn is_national(prose: &str) -> bool {
    !OWN_SCOPES.iter().any(|scope| *scope != "我国" && prose.contains(scope))
}

/// The name without words for the report's own region, or its name, where a name is left.
fn without_scope<'a>(name: &'a str, national: bool, place: &str) -> &'a str {
    if vocabulary().named(name).is_some() {
        return name;
    }
    let country = national.then_some(COUNTRY);
    let place = Some(place).filter(|place| !place.is_empty());
    let scopes = OWN_SCOPES.iter().copied().chain(country).chain(place);
    let rest = scopes
        .filter_map(|scope| name.strip_prefix(scope))
        .min_by_key(|rest| rest.len());
    rest.and_then(behind_scope).unwrap_or(name)
}

/// The indicator of a name, and whether it is the country's in a report of a region.
fn known(name: &str) -> Option<(Named<'_>, bool)> {
    /// Said of what the clause before is about, which is not all power.
    const BARE: [&str; 3] = ["装机", "装机规模", "装机容量"];
    if BARE.contains(&name) {
        return None;
    }
    let whole = vocabulary().named(name).map(|named| (named, false));
    whole.or_else(|| Some((vocabulary().named(name.strip_prefix(COUNTRY)?)?, true)))
}

fn bare(name: &str, foreign: bool) -> &str {
    match foreign {
        true => name.strip_prefix(COUNTRY).unwrap_or(name),
        false => name,
    }
}

/// Whether a name shortens the full one, with characters left out or by its initials: 优良天数比率, 规上工业增加值, CPI.
/// PM2.5平均浓度 does not.
fn is_short(name: &str, full: &str) -> bool {
    if name.is_ascii() || name.ends_with("总产") {
        return true;
    }
    let mut rest = full.chars();
    name.chars().count() < full.chars().count() && name.chars().all(|c| rest.any(|other| other == c))
}

#[cfg(test)]
mod tests {
    fn names(prose: &str) -> Vec<String> {
        let drafted = crate::draft::draft(&format!("某市2031年工作报告\n一、2030年工作回顾\n{prose}")).drafted;
        drafted.into_iter().map(|one| one.indicator).collect()
    }

    #[test]
    fn short_forms_are_written_out_and_aliases_are_one() {
        for (prose, expected) in [
            ("规上工业增加值增长7%。", &["规模以上工业增加值"][..]),
            ("全市生产总值增长6%。", &["地区生产总值"]),
            ("PM2.5平均浓度为31微克/立方米。", &["PM2.5平均浓度"]),
            ("CPI微降0.1%。居民消费价格上涨2%。", &["居民消费价格", "居民消费价格"]),
            (
                "规模以上工业增加值增长7%。规上工业增加值占比达到31%。规上工业增加值达到80亿元。",
                &["规模以上工业增加值", "规上工业增加值占比", "规模以上工业增加值"],
            ),
            (
                "外贸进出口增长5%。货物进出口总额达到9亿元。外贸进出口增速为5%。",
                &["外贸进出口", "外贸进出口", "外贸进出口"],
            ),
        ] {
            assert_eq!(names(prose), expected, "{prose}");
        }
    }

    #[test]
    fn economic_growth_is_that_of_gdp_where_the_report_gives_it() {
        let prose = "地区生产总值增长6%。经济增长预期目标为5%左右。";
        assert_eq!(names(prose), ["地区生产总值", "地区生产总值"]);
        assert_eq!(names("经济增长5%左右。"), ["经济增长"]);
        // What is no growth of GDP keeps its name.
        let prose = "地区生产总值增长6%。消费对经济增长贡献率达到61%。";
        assert_eq!(names(prose)[1], "消费对经济增长的贡献率");
    }

    #[test]
    fn the_rate_that_prices_reached_is_their_change() {
        let ways = |prose: &str| {
            let found = crate::draft::draft(&format!("某市2031年工作报告\n一、2030年工作回顾\n{prose}")).drafted;
            let one = found.into_iter().next_back().unwrap();
            (one.comparison, one.direction)
        };
        let change = ("yoy".to_owned(), "increase".to_owned());
        assert_eq!(ways("居民消费价格涨幅回落到2.6%。"), change);
        assert_eq!(ways("居民消费价格涨幅2%左右。"), change);
        assert_eq!(ways("城镇调查失业率回落到5.1%。").0, "level");
    }

    #[test]
    fn the_country_is_set_apart_in_a_report_of_a_city() {
        assert_eq!(
            names("全市粮食产量增长2%。全国粮食产量增长1%。"),
            ["粮食产量", "全国粮食产量"]
        );
        assert_eq!(names("全国粮食产量增长1%。"), ["粮食产量"]);
        assert_eq!(names("某市粮食产量增长1%。"), ["粮食产量"]);
        assert_eq!(names("全市全国重点实验室达到3家。"), ["全国重点实验室"]);
    }
}
