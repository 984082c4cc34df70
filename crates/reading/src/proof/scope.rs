//! Of what place a figure is: the report's own, the country, or another. A figure of one place is never held against that of
//! another. Does not know indicators.

use super::article::Article;
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
    "港", "贸", "自治", "直辖", "乡", "村", "厂", "校", "老", "郊", "旧", "特", "省", "域", "市", "县", "州", "战",
    "疆", "聚集", "集聚", "试点", "大", "强", "多", "个", "等", "集", "重点", "合作", "保税", "功能", "跨境", "贫困",
    "脱贫", "内", "在", "海",
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
            Self::Part(place) => name.strip_prefix(place.as_str()),
        };
        let rest = own.or_else(place).map(|rest| rest.trim_start_matches('的'));
        rest.filter(|rest| rest.chars().count() >= 2).unwrap_or(name)
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

    /// Whether a clause opens with the name of another place: 武汉市, not 全市, 城市 or the report's own.
    fn is_other_place(&self, article: &Article, place: usize) -> bool {
        if let Self::Part(own) = self
            && own.chars().zip(0..).take(2).all(|(c, i)| article.at(place + i) == c)
        {
            return false;
        }
        const LONGEST: usize = 4;
        let last = (place + 2..place + LONGEST + 1).find(|i| matches!(article.at(*i), '省' | '市' | '县' | '州'));
        last.is_some_and(|last| {
            let name: String = article.part(place, last).iter().collect();
            name.chars().all(|c| c.is_alphabetic())
                && !NO_PLACES.iter().any(|end| name.ends_with(end))
                && !article.has(last + 1, "场")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use figures::figures;

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
