//! What a clause says of the things behind a figure, where that names them: what they received, what they do.

use super::Sentence;
use super::behind::{Behind, PERSONS};
use super::front::Front;
use super::kinds::is_counted;
use super::names::ANY;
use super::tokens::{Kind, Token};
use super::trim::trimmed;
use crate::Figure;
use crate::lexicon::{self, Class};
use crate::prose::{ends_clause, is_han};

/// Words between those that receive something and the verb.
const EACH_OF: &[&str] = &["均", "都", "全部", "已", "首次", "先后", "新", "成功"];

/// Verbs by which something is given to those that do them.
const RECEIVING: &[&str] = &[
    "被命名",
    "被认定",
    "被评为",
    "被列为",
    "被列入",
    "被授予",
    "获",
    "享受",
    "接受",
    "入选",
    "荣获",
    "上榜",
    "跻身",
    "进入",
    "受命名",
    "受表彰",
];

/// Divisions of a country.
const PLACES: &[&str] = &["县", "市", "区", "州", "镇", "乡", "村", "旗"];

impl Sentence<'_> {
    /// Names the things behind a figure by what is said of them, where that says which they are.
    pub(super) fn say_of_things(&self, figure: &Figure, front: &Front, rest: &[Token], behind: &mut Behind) {
        // 共有40万人享受补贴: that there are so many says nothing of them.
        let there_are = front.is_light && front.verb.ends_with('有') && front.noun.is_empty() || front.noun == "有";
        let alone =
            there_are || front.verb.is_empty() && (front.is_bare() || front.noun.ends_with('等') && !front.predicate);
        let counted = is_counted(figure);
        if counted
            && alone
            && let Some(received) = self.received(figure, &behind.noun, rest)
        {
            // 甲、乙等6家企业获评…: which ones is said by what they received.
            behind.noun = received;
            behind.received = true;
            behind.says_which = true;
            return;
        }
        let unit = figure.base_unit.as_str();
        let vague = counted && alone && ANY.contains(&behind.noun.as_str());
        let persons = there_are && (unit.is_empty() || front.object.is_empty() && PERSONS.contains(&unit));
        if !(unit == "%" || vague || persons) || behind.noun.is_empty() {
            return;
        }
        let all = self.of_all(behind.noun.clone(), rest.get(behind.used..).unwrap_or_default());
        let said = all != behind.noun;
        // 甲、乙等4家企业实现挂牌: which ones is said by what they did.
        behind.says_which = said && front.noun.ends_with('等');
        // 95%的行政村通了客车: so many of all.
        behind.noun = if unit == "%" && said && all.contains('的') {
            format!("{all}占比")
        } else {
            all
        };
    }

    /// 被命名为示范区的县 of 13个县被命名为示范区, 享受补贴的儿童, 接受培训 of 70万人次接受培训: those that receive
    /// something are named by it.
    pub(super) fn received(&self, figure: &Figure, things: &str, rest: &[Token]) -> Option<String> {
        /// In characters.
        const LONGEST: usize = 24;
        let prose = self.prose;
        let base = figure.base_unit.as_str();
        let start = prose.skip_blanks(figure.end);
        let verb = |place: usize| {
            let place = prose.longest(place, EACH_OF).map_or(place, |(_, end)| end);
            prose.longest(place, RECEIVING).is_some().then_some(place)
        };
        let acts = |place: usize| {
            let verb =
                lexicon::word(prose, place).is_some_and(|(class, _)| matches!(class, Class::Light | Class::Deed));
            verb.then_some(place)
        };
        let (thing, place) = if !things.is_empty() {
            prose.has(start, things).then_some(())?;
            // 11个城市受命名: where no list holds the noun.
            let things = things.strip_suffix('受').unwrap_or(things);
            let behind = start + things.chars().count();
            // 20个县（市、区）开展试点: divisions are named by what they do, too.
            let marks = |c: char| matches!(c, '（' | '）' | '、' | '(' | ')');
            let place = things
                .chars()
                .all(|c| marks(c) || PLACES.iter().any(|unit| unit.starts_with(c)));
            (things, verb(behind).or_else(|| acts(behind).filter(|_| place))?)
        } else if PLACES.contains(&base) {
            (base, verb(start)?)
        } else if PERSONS.contains(&base) {
            ("", verb(start)?)
        } else {
            // 13个县被…, 6家组织获得…: a noun of one character, or one that looks like a verb.
            let (behind, place) = (start + 1..start + 6).find_map(|i| Some((i, verb(i)?)))?;
            let noun = prose.plain_text(start, behind);
            (noun.chars().all(is_han).then_some(noun)?, place)
        };
        let over = |t: &&Token| !matches!(t.kind, Kind::Break(_) | Kind::Comma);
        let measured = rest.iter().take_while(over).any(|t| matches!(t.kind, Kind::Figure(_)));
        let end = (place..place + LONGEST + 1).find(|i| ends_clause(prose.at(*i)) || prose.at(*i) == '、')?;
        let words = trimmed(prose.plain_text(place, end)).replacen('了', "", 1);
        if measured || words.chars().count() < 4 {
            return None;
        }
        let thing = thing.strip_suffix("集中").unwrap_or(thing);
        // 被认定为示范县 of a county.
        let named = words.strip_prefix('被').and_then(|words| words.split_once('为'));
        Some(match named {
            _ if thing.is_empty() => words,
            Some((_, name)) if name.ends_with(thing) => name.to_owned(),
            None if words.ends_with(thing) => words,
            _ => format!("{words}的{thing}"),
        })
    }

    /// 投向民生领域 behind 近八成: where a part of something goes.
    pub(super) fn goes_to(&self, figure: &Figure) -> Option<&str> {
        /// In characters.
        const LONGEST: usize = 12;
        let start = self.prose.skip_blanks(figure.end);
        self.prose
            .longest(start, &["投向", "用于", "来自", "来源于", "投入到", "集中在"])?;
        let end = (start..start + LONGEST + 1).find(|i| ends_clause(self.prose.at(*i)) || self.prose.at(*i) == '、')?;
        Some(self.prose.plain_text(start, end))
    }

    /// What was done so many times, in words.
    pub(super) fn often(&self, rest: &[Token]) -> String {
        let ends = |token: &&Token| !matches!(token.kind, Kind::Figure(_) | Kind::Break(_) | Kind::Comma);
        let said: Vec<&Token> = rest.iter().take_while(ends).collect();
        let (Some(first), Some(last)) = (said.first(), said.last()) else {
            return String::new();
        };
        let words = self.prose.plain_text(first.start, last.end);
        if (2..=20).contains(&words.chars().count()) {
            trimmed(words)
        } else {
            String::new()
        }
    }

    /// 95%的行政村通了客车 is of 通客车的行政村: what is said of a part of the things.
    pub(super) fn of_all(&self, things: String, rest: &[Token]) -> String {
        // 89%的县通高速公路.
        if let Some((place, road)) = things.split_once('通')
            && place.ends_with(['县', '乡', '镇', '村', '州', '市', '户'])
            && road.chars().count() > 1
        {
            return format!("通{road}的{place}");
        }
        let ends = |token: &&Token| !matches!(token.kind, Kind::Figure(_) | Kind::Break(_) | Kind::Comma);
        let said: Vec<&Token> = rest.iter().take_while(ends).collect();
        let (Some(first), Some(last)) = (said.first(), said.last()) else {
            return things;
        };
        let verb = matches!(
            first.kind,
            Kind::Word(Class::Deed | Class::Light | Class::Reach | Class::Act)
        ) || self.prose.any(first.start, &["通", "用于", "能", "可", "有"]);
        let words = self.prose.plain_text(first.start, last.end).replacen('了', "", 1);
        let changes = said.iter().any(|token| token.kind == Kind::Word(Class::Change));
        // 优化为12个, 进入前1%: what goes on with a figure.
        let goes_on = words.ends_with(['为', '至', '到', '前', '达', '超']);
        if !verb || changes || goes_on || words.chars().count() > 14 {
            return things;
        }
        format!("{words}的{things}")
    }
}
