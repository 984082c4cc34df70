//! What stands behind a figure in its clause: what it counts, and for whom or what it is.

use super::names::{is_class, is_counted, trimmed};
use super::tokens::{Kind, Token};
use super::{BEHIND, NO_NOUNS, PERSONS, Sentence};
use crate::Figure;
use crate::lexicon::{self, Class};
use crate::prose::{ends_clause, is_han};

/// Units of the size of a plant or a line.
const POWERS: &[&str] = &["千瓦", "兆瓦", "吉瓦", "千伏", "千瓦时"];

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
    /// Whether 的 and a noun follow.
    pub(super) fn opens_of(&self, rest: &[Token]) -> bool {
        let noun = |token: &Token| matches!(token.kind, Kind::Chars) && token.end > token.start + 1;
        rest.first()
            .is_some_and(|token| self.prose.at(token.start) == '的' && noun(token))
    }

    /// 为100所海拔1500米以上学校供暖: the noun behind a measure that says which of them.
    pub(super) fn sized(&self, behind: &str, rest: &[Token], figures: &[Figure]) -> Option<String> {
        let Some(Kind::Figure(index)) = rest.first().map(|token| token.kind) else {
            return None;
        };
        // 3座35万千瓦电站: right behind, the power of each says which they are.
        let power = |figure: &&Figure| behind.is_empty() && POWERS.iter().any(|unit| figure.base_unit.ends_with(unit));
        let class = |figure: &&Figure| is_class(figure) && (!is_counted(figure) || figure.text.ends_with('级'));
        let measure = figures.get(index).filter(|figure| class(figure) || power(figure))?;
        let mut rest = rest.get(1..).unwrap_or_default();
        // 2个750千伏和330千伏工程.
        while let [mark, next, more @ ..] = rest
            && (mark.kind == Kind::Comma || self.is_and(mark))
            && matches!(next.kind, Kind::Figure(next) if figures.get(next).is_some_and(|next| power(&next)))
        {
            rest = more;
        }
        let noun = self.behind(rest).0;
        let level = if self.prose.at(measure.end) == '级' { "级" } else { "" };
        (!noun.is_empty()).then(|| format!("{behind}{}{level}{noun}", measure.text))
    }

    /// 审批事项 of 165项部门实施的审批事项: the noun behind a verb and 的, with how many tokens it takes.
    pub(super) fn relative(&self, rest: &[Token], used: usize) -> Option<(String, usize)> {
        // 10家在行业有影响的龙头企业, 3000名符合条件的毕业生: a clause in front of the noun.
        const OPENS: &[&str] = &["在", "符合", "具有", "具备", "拥有"];
        if rest.first().is_some_and(|first| self.prose.any(first.start, OPENS)) {
            let over = |t: &&Token| !matches!(t.kind, Kind::Figure(_) | Kind::Break(_) | Kind::Comma | Kind::Time);
            let clause = rest.iter().take_while(over).count();
            let (place, of) = rest.iter().enumerate().take(clause).find_map(|(place, token)| {
                let of = (token.start..token.end).find(|i| self.prose.at(*i) == '的')?;
                Some((place, of))
            })?;
            let own = rest
                .get(place)
                .map_or("", |token| self.prose.plain_text(of + 1, token.end));
            let (more, used) = self.behind(rest.get(place + 1..clause)?);
            let noun = format!("{own}{more}");
            return (2..=16)
                .contains(&noun.chars().count())
                .then_some((noun, place + 1 + used));
        }
        let (verb, of) = (rest.get(used)?, rest.get(used + 1)?);
        let acts = matches!(verb.kind, Kind::Word(Class::Light | Class::Deed | Class::Act));
        let first = rest.get(..used)?;
        let adjoin = used > 0 && first.iter().all(|token| token.kind != Kind::Comma);
        if !acts || !adjoin || self.prose.at(of.start) != '的' {
            return None;
        }
        let (noun, more) = self.behind(rest.get(used + 1..)?);
        let length = noun.chars().count();
        (2..=12).contains(&length).then_some((noun, used + 1 + more))
    }

    /// What money is for: 实施安居工程 behind 筹措8亿元.
    pub(super) fn purpose(&self, rest: &[Token]) -> String {
        let Some((verb, rest)) = rest.split_first() else {
            return String::new();
        };
        if !self.prose.any(verb.start, &["实施", "用于", "支持"]) {
            return String::new();
        }
        let name = self.behind(rest).0;
        if name.chars().count() <= 14 {
            name
        } else {
            String::new()
        }
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

    /// Whether a verb of change stands between two nouns that make one, 职业技能提升培训任务: what follows it ends the clause.
    pub(super) fn is_of_compound(&self, tokens: &[Token], place: usize) -> bool {
        const KINDS: &[&str] = &[
            "县", "区", "市", "工程", "项目", "行动", "计划", "任务", "中心", "基地", "平台", "村", "社区", "院", "站",
        ];
        let noun = |token: &&Token| {
            matches!(
                token.kind,
                Kind::Chars | Kind::Word(Class::Noun | Class::Act | Class::Measure | Class::Head | Class::Adjective)
            )
        };
        let behind = tokens.get(place + 1..).unwrap_or_default();
        let count = behind.iter().take_while(noun).count();
        let over = behind
            .get(count)
            .is_none_or(|token| matches!(token.kind, Kind::Break(_) | Kind::Comma));
        let (Some(first), Some(last)) = (behind.first(), count.checked_sub(1).and_then(|last| behind.get(last))) else {
            return false;
        };
        let words = self.prose.plain_text(first.start, last.end);
        // 66个粮食产能提升重点县和平原: the first of two.
        let first = words.split(['和', '与', '及']).next().unwrap_or_default();
        let joined = first.len() < words.len();
        (over || joined) && first.chars().count() <= 8 && KINDS.iter().any(|kind| first.ends_with(kind))
    }

    /// Whether what stands behind 居 is a rank: 居全国第一, 居首位.
    pub(super) fn ranks(rest: &str, next: Option<Kind>) -> bool {
        rest.starts_with(['首', '前', '第', '世', '东', '西', '中'])
            || rest.is_empty() && next == Some(Kind::Word(Class::Scope))
    }

    /// The noun right behind a figure, with the number of its tokens.
    pub(super) fn behind(&self, tokens: &[Token]) -> (String, usize) {
        let mut name = String::new();
        let mut used = 0;
        for (place, token) in tokens.iter().enumerate() {
            let next = tokens.get(place + 1).map(|token| token.kind);
            // 企业8户和农场2家: the next one's noun.
            if place == 0 && token.kind == Kind::Chars && self.prose.any(token.start, &["和", "与", "及", "或", "并"])
            {
                break;
            }
            match token.kind {
                Kind::Chars
                | Kind::Word(Class::Noun | Class::Measure | Class::Head | Class::Act | Class::Adjective) => {
                    let words = self.prose.plain_text(token.start, token.end);
                    // 100兆瓦级储能: the size that gives a thing its class.
                    let words = if used == 0 {
                        words.strip_prefix(['的', '级']).unwrap_or(words)
                    } else {
                        words
                    };
                    // A verb of one character, or a noun of another noun.
                    let stop = words.char_indices().find(|(at, c)| {
                        let free = token.kind == Kind::Chars && *at + name.len() > 0;
                        // 指标居全国第一: the verb of a rank.
                        free && matches!(c, '的' | '在' | '将' | '被' | '获' | '均' | '为' | '使' | '由')
                            || free
                                && *c == '居'
                                && Self::ranks(words.get(at + c.len_utf8()..).unwrap_or_default(), next)
                    });
                    let stop = stop.map(|(at, _)| at).or(words.find("用于"));
                    if let Some(at) = stop {
                        let before = words.get(..at).unwrap_or_default();
                        // 8600户农户户均增收: for each of them.
                        let per = words.get(at..).is_some_and(|rest| rest.starts_with('均'));
                        let before = before
                            .strip_suffix(['户', '人', '亩'])
                            .filter(|rest| per && !rest.is_empty());
                        name += before.unwrap_or(words.get(..at).unwrap_or_default());
                        used += 1;
                        break;
                    }
                    name += words;
                }
                // 5个现有收费站: that they are there.
                Kind::Word(Class::Light) if used == 0 && self.prose.any(token.start, &["现有", "已有"]) => {}
                // 全国重点实验室, 县域经济: a scope is part of the noun behind a figure.
                Kind::Word(Class::Scope) if name.is_empty() => {
                    name += self.prose.plain_text(token.start, token.end);
                }
                // 许可和认定事项: a verb joined to a noun.
                Kind::Word(Class::Deed) if name.ends_with(['和', '与', '及']) => {
                    name += self.prose.plain_text(token.start, token.end);
                }
                // 20个粮食产能提升重点县: a verb between two nouns, of which the second is what is counted.
                Kind::Word(Class::Change) if !name.is_empty() && self.is_of_compound(tokens, place) => {
                    name += self.prose.plain_text(token.start, token.end);
                }
                // 二级以上医院: a bound inside the noun.
                Kind::Word(Class::Plain) if name.ends_with(['级', '岁', '年']) || name.ends_with("级及") => {
                    name += self.prose.plain_text(token.start, token.end);
                }
                // 11个县（市、区）.
                Kind::Aside if !name.is_empty() && matches!(self.prose.at(token.start), '（' | '(') => {
                    name += self.prose.plain_text(token.start, token.end)
                }
                Kind::Aside => {}
                _ => break,
            }
            used += 1;
            if name.chars().count() > BEHIND {
                break;
            }
        }
        let name = trimmed(&name);
        let first = name.chars().next().unwrap_or('\0');
        let unit = matches!(name.as_str(), "县" | "村" | "镇" | "乡" | "市" | "区" | "州");
        let none = name.chars().count() < 2 && !unit
            || NO_NOUNS
                .iter()
                .any(|word| name.starts_with(word) && word.chars().count() > 1 && !name.starts_with("规模以上"))
            || !(is_han(first) || first == '“' || first.is_ascii_alphanumeric());
        if none { (String::new(), 0) } else { (name, used) }
    }
}
