//! Of what place a figure is: the report's own, the country, or another. A figure of one place is never held against that of
//! another. Does not know indicators.

use super::article::Article;
use crate::vocabulary::behind_scope;
use figures::Figure;

/// Words for the whole country or more.
const COUNTRY: &[&str] = &["全国", "我国", "全球", "全世界"];
/// Words for the report's place, with the ends of names of such places.
const OWN: &[(&str, &str)] = &[
    ("全省", "省"),
    ("我省", "省"),
    ("本省", "省"),
    ("全市", "市"),
    ("我市", "市"),
    ("本市", "市"),
    ("全区", "区"),
    ("我区", "区"),
    ("本区", "区"),
    ("全县", "县"),
    ("我县", "县"),
    ("本县", "县"),
    ("全州", "州"),
    ("我州", "州"),
    ("全旗", "旗"),
    ("全盟", "盟"),
    ("全镇", "镇"),
    ("全自治区", "区"),
];
/// Ends of names of places.
const ENDS: [char; 8] = ['省', '市', '区', '县', '州', '旗', '盟', '镇'];
/// What is no name of a place though it ends like one: what stands before such an end.
const NO_PLACES: &[&str] = &[
    "全", "我", "本", "各", "外", "城", "地", "园", "社", "新", "高新", "开发", "试验", "示范", "保护", "景", "山",
    "牧", "库", "矿", "灌", "小", "林", "片", "街", "超", "菜", "股", "上", "门", "夜", "楼", "都", "辖", "汛", "经开",
    "港", "贸", "自治", "直辖", "乡", "村", "厂", "校", "老", "郊", "旧", "特", "省", "域", "市", "县", "州", "设区",
    "省区", "战", "疆", "聚集", "集聚", "试点", "大", "强", "多", "个", "等", "集", "重点", "合作", "保税", "功能",
    "跨境", "贫困", "脱贫", "内", "在", "海",
];
/// Words in front of 全国 that only compare with it or point at it.
#[rustfmt::skip]
const POINTING: &[char] = &['居', '占', '于', '比', '较', '在', '超', '过', '列', '至', '到', '向', '为', '是', '面', '对', '出', '和', '、', '与', '从', '获', '入', '被', '将', '成', '以', '“', '达'];
/// Words behind 全国 with which it is part of a name or of a rank.
#[rustfmt::skip]
const NAMING: &[&str] = &[
    "平均", "人大", "政协", "各地", "第", "最", "首", "性", "统一", "重点", "前", "一流", "领先", "文明", "示范", "试点", "先进", "优秀", "劳模", "百强", "重要", "总",
    "唯一", "同类", "比重", "两会", "劳动", "五一", "工商联", "碳", "社会", "率先", "同步", "各省", "市场", "布局", "铁路网", "推广", "排名", "位", "单体", "增速", "水平",
];

/// Words behind a place with which something has a rank in it: 居全省前列.
const RANKS: &[&str] = &[
    "前列", "前茅", "首位", "榜首", "末位", "领先", "上游", "中游", "位次", "排名",
];
/// Words in front of a place with which something is measured by it: 快于全省2个百分点.
const BESIDE: &[&str] = &["高于", "低于", "快于", "慢于", "优于", "好于", "领跑", "领先"];
/// The last characters of words in front of the average of a place that something is held against: 达到全省平均水平.
const AGAINST: [char; 11] = ['于', '过', '超', '到', '为', '与', '和', '比', '较', '近', '平'];
/// What stands in front of 全 and 本 inside other words: 健全市场, 安全区域.
const INSIDE: [char; 8] = ['安', '健', '完', '齐', '保', '周', '双', '成'];
/// The cities that are as large as provinces.
const MUNICIPALITIES: [&str; 4] = ["北京市", "天津市", "上海市", "重庆市"];

/// How large a place is, the smaller first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Size {
    Town,
    County,
    City,
    Province,
}

/// Where a report is of.
pub(super) enum Place {
    /// The whole country, or not said.
    Country,
    /// A part of it, with its name: 湖北省.
    Part(String),
}

/// Of what a figure is, seen from the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// Nothing speaks of another place.
    Own,
    /// The whole country, and the report is of a part.
    Country,
    /// Another place.
    Other,
}

/// How a place is called in short: 广西 of 广西壮族自治区. The whole name where that would be one character.
fn short(place: &str) -> &str {
    let bare = ["壮族自治区", "回族自治区", "维吾尔自治区", "自治区"]
        .iter()
        .find_map(|end| place.strip_suffix(end))
        .unwrap_or_else(|| place.trim_end_matches(ENDS));
    if bare.chars().count() < 2 { place } else { bare }
}

impl Place {
    /// The place of a publisher: 湖北省人民政府 is of 湖北省, a ministry of the country.
    pub(super) fn of(publisher: &str) -> Self {
        let ends = |c: char| ENDS.contains(&c);
        match publisher.rfind(ends) {
            Some(at) if !publisher.starts_with("国务院") => {
                let end = publisher
                    .get(at..)
                    .and_then(|rest| rest.chars().next())
                    .map_or(0, char::len_utf8);
                Self::Part(publisher.get(..at + end).unwrap_or(publisher).to_owned())
            }
            _ => Self::Country,
        }
    }

    /// Whether a word for the report's place means this one: 全省 of a province.
    fn owns(&self, end: &str) -> bool {
        match self {
            Self::Country => false,
            Self::Part(name) => name.ends_with(end),
        }
    }

    /// A name without the words and the name of this place in front.
    pub(super) fn without<'a>(&self, name: &'a str) -> &'a str {
        let own = OWN.iter().find_map(|(word, _)| name.strip_prefix(word));
        let place = || match self {
            Self::Country => name.strip_prefix("全国").or_else(|| name.strip_prefix("我国")),
            Self::Part(place) => name
                .strip_prefix(place.as_str())
                .or_else(|| name.strip_prefix(short(place)).filter(|rest| !rest.starts_with(ENDS))),
        };
        own.or_else(place).and_then(behind_scope).unwrap_or(name)
    }

    /// Where in an article other places begin to be spoken of, and where they cease to be: the words of scope and the names of
    /// places that open clauses. Each sentence begins anew.
    pub(super) fn reaches(&self, article: &Article) -> Vec<(usize, Scope)> {
        let mut reaches = vec![(0, Scope::Own)];
        let mut opens = true;
        let mut place = 0;
        while place < article.len() {
            let c = article.at(place);
            if super::article::ends_sentence(c) {
                reaches.push((place, Scope::Own));
            }
            if let Some((from, word)) = self.part(article, place) {
                let last = reaches.last().map_or(0, |(last, _)| *last);
                reaches.push((if from > last { from } else { place }, Scope::Other));
                place += word;
                opens = false;
                continue;
            }
            if opens && let Some((word, scope)) = self.opening(article, place) {
                reaches.push((place, scope));
                place += word;
                opens = false;
                continue;
            }
            let behind = article.skip(place);
            opens = super::article::ends_clause(c) || behind > place && opens;
            place = behind.max(place + 1);
        }
        reaches
    }

    /// Of what place a figure is: by its own word of scope, else by what governs its sentence.
    pub(super) fn scope(&self, reaches: &[(usize, Scope)], figure: &Figure) -> Scope {
        let own = Some(figure.scope.as_str()).filter(|word| !matches!(*word, "省内" | "市内"));
        own.and_then(|word| self.word(word)).unwrap_or_else(|| {
            let before = reaches.partition_point(|(place, _)| *place <= figure.start);
            before
                .checked_sub(1)
                .and_then(|last| reaches.get(last))
                .map_or(Scope::Own, |reach| reach.1)
        })
    }

    fn word(&self, word: &str) -> Option<Scope> {
        if COUNTRY.contains(&word) || word == "全社会" {
            return Some(match self {
                Self::Country => Scope::Own,
                Self::Part(_) if word == "全社会" => Scope::Own,
                Self::Part(_) => Scope::Country,
            });
        }
        let (_, end) = OWN.iter().find(|(own, _)| *own == word)?;
        Some(if self.owns(end) { Scope::Own } else { Scope::Other })
    }

    /// What opens a clause and says of what place it is, with its length: a word of scope, or the name of another place.
    fn opening(&self, article: &Article, place: usize) -> Option<(usize, Scope)> {
        let mut words = COUNTRY.iter().chain(OWN.iter().map(|(word, _)| word));
        let Some(word) = words.find(|word| article.has(place, word)) else {
            return self.is_other_place(article, place).then_some((1, Scope::Other));
        };
        let length = word.chars().count();
        let pointed = place > 0 && POINTING.contains(&article.at(place - 1));
        let names = NAMING.iter().any(|naming| article.has(place + length, naming));
        (!pointed && !names).then(|| self.word(word).map(|scope| (length, scope)))?
    }

    /// Where an article begins to speak of a part of the report's place, or of another, and the length of the word at a place that
    /// says so: what has a rank in a place or is measured by it is no more than a part of it.
    fn part(&self, article: &Article, place: usize) -> Option<(usize, usize)> {
        let (word, end) = OWN.iter().find(|(word, _)| article.has(place, word))?;
        let length = word.chars().count();
        let before = place.checked_sub(1).map_or('\0', |before| article.at(before));
        if INSIDE.contains(&before) || matches!(article.at(place + length), '场' | '域') {
            return None;
        }
        if !self.owns(end) {
            return self.holds(end).then_some((place, length));
        }
        if !is_ranked(article, place, place + length) {
            return None;
        }
        // 产量达到3亿吨，居全省第一: the clause before is of the same.
        let clause = article.clause_start(place);
        let bare = article.left(clause, place).chars().count() <= 4;
        let before = clause
            .checked_sub(1)
            .filter(|end| bare && !super::article::ends_sentence(article.at(*end)));
        Some((before.map_or(clause, |end| article.clause_start(end)), length))
    }

    /// Whether a place that a word with this end is of lies within the report's, or beside it: 全市 in the report of a province.
    fn holds(&self, end: &str) -> bool {
        match self {
            Self::Country => true,
            Self::Part(name) => {
                // 全区 is of an autonomous region, or of a part of a city.
                let other = if end == "区" && Size::of(name) == Some(Size::City) {
                    None
                } else {
                    Size::of(end)
                };
                other.zip(Size::of(name)).is_some_and(|(other, own)| other <= own)
            }
        }
    }

    /// Whether a clause opens with the name of another place: 武汉市, not 全市, 城市 or the report's own.
    fn is_other_place(&self, article: &Article, place: usize) -> bool {
        if let Self::Part(own) = self
            && own.chars().zip(0..).take(2).all(|(c, i)| article.at(place + i) == c)
        {
            return false;
        }
        is_place(article.part(place, article.len().min(place + LONGEST + 2)))
    }
}

/// The longest name of a place that is looked for, without its end.
const LONGEST: usize = 4;

/// Whether some words open with the name of a place: 江北市地区生产总值, not 上市公司 or 省级园区.
pub(super) fn opens_with_place(words: &str) -> bool {
    is_place(&words.chars().take(LONGEST + 2).collect::<Vec<char>>())
}

fn is_place(words: &[char]) -> bool {
    let is_end = |c: &char| matches!(c, '省' | '市' | '县' | '州');
    let Some(last) = words.iter().skip(2).take(LONGEST - 1).position(is_end) else {
        return false;
    };
    let name: String = words.iter().take(2 + last).collect();
    let behind = words.get(3 + last);
    name.chars().all(|c| c.is_alphabetic())
        && !NO_PLACES.iter().any(|end| name.ends_with(end))
        && !behind.is_some_and(|c| matches!(c, '场' | '级'))
}

impl Size {
    /// The size of a place by the end of its name.
    fn of(name: &str) -> Option<Self> {
        if name.ends_with("省") || name.ends_with("自治区") || MUNICIPALITIES.contains(&name) {
            return Some(Self::Province);
        }
        match name.chars().last()? {
            '市' | '州' | '盟' => Some(Self::City),
            '区' | '县' | '旗' => Some(Self::County),
            '镇' => Some(Self::Town),
            _ => None,
        }
    }
}

/// Whether something has a rank in a place or is measured by it: 居全省前列, 快于全省2个百分点, 在全省率先.
fn is_ranked(article: &Article, start: usize, end: usize) -> bool {
    let behind = |words: &[&str]| words.iter().any(|word| article.has(end, word));
    let beside = |word: &&str| {
        let from = start.checked_sub(word.chars().count());
        from.is_some_and(|from| article.has(from, word))
    };
    let before = start.checked_sub(1).map_or('\0', |before| article.at(before));
    behind(RANKS)
        || BESIDE.iter().any(beside)
        || behind(&["平均"]) && AGAINST.contains(&before)
        || behind(&["率先"]) && before == '在'
        || behind(&["首", "第", "唯一", "最"]) && before == '为'
        || is_order(article, end)
}

/// Whether a rank stands at a place: 第二, 第8位, 前三; not 第一产业 or 第三次.
fn is_order(article: &Article, place: usize) -> bool {
    if !matches!(article.at(place), '第' | '前') {
        return false;
    }
    let number = |i: &usize| {
        let c = article.at(*i);
        c.is_ascii_digit() || "一二三四五六七八九十".contains(c)
    };
    let digits = (place + 1..place + 4).take_while(number).count();
    let behind = article.at(place + 1 + digits);
    digits > 0 && (matches!(behind, '位' | '名' | '\0') || !behind.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use figures::figures;

    #[test]
    fn a_name_may_open_with_the_place_of_the_report_in_full_or_in_short() {
        let province = Place::of("江北省人民政府");
        for (name, own) in [
            ("江北省棉花产量", "棉花产量"),
            ("江北棉花产量", "棉花产量"),
            // Another place, whose name begins like it.
            ("江北市棉花产量", "江北市棉花产量"),
            ("江南棉花产量", "江南棉花产量"),
        ] {
            assert_eq!(province.without(name), own);
        }
        assert_eq!(Place::of("广西壮族自治区").without("广西棉花产量"), "棉花产量");
        assert_eq!(Place::of("郊县").without("郊区棉花产量"), "郊区棉花产量");
    }

    #[test]
    fn the_word_that_governs_a_figure_says_of_what_it_is() {
        let province = Place::of("江北省人民政府");
        let country = Place::of("某某部");
        let last = |place: &Place, text: &str| {
            let all = figures(text);
            let article = Article::new(text, &all);
            place.scope(&place.reaches(&article), all.last().unwrap())
        };
        for (text, of_province, of_country) in [
            ("全省棉花产量增长4%。", Scope::Own, Scope::Other),
            ("全国棉花产量增长4%。", Scope::Country, Scope::Own),
            (
                "2031年，全国粮食产量增长3%，棉花产量增长4%。",
                Scope::Country,
                Scope::Own,
            ),
            ("全国粮食产量增长3%，全省棉花产量增长4%。", Scope::Own, Scope::Other),
            ("粮食产量居全国第一，棉花产量增长4%。", Scope::Own, Scope::Own),
            ("全国文明城市达到9个，棉花产量增长4%。", Scope::Own, Scope::Own),
            ("全市棉花产量增长4%。", Scope::Other, Scope::Other),
            ("东河市经济向好，棉花产量增长4%。", Scope::Other, Scope::Other),
            ("江北省经济向好，棉花产量增长4%。", Scope::Own, Scope::Other),
            ("各市经济向好，棉花产量增长4%。", Scope::Own, Scope::Own),
        ] {
            assert_eq!(last(&province, text), of_province, "{text}");
            assert_eq!(last(&country, text), of_country, "{text}");
        }
    }
}
