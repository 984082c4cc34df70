//! What stands behind a figure in its clause: what it counts, and for whom or what it is.

use super::Sentence;
use super::front::Front;
use super::kinds::{is_class, is_counted};
use super::names::{ANY, or, things_of};
use super::tokens::{Kind, Token};
use super::trim::trimmed;
use super::way::grows;
use crate::Figure;
use crate::lexicon::Class;
use crate::prose::is_han;

/// Units of the size of a plant or a line.
const POWERS: &[&str] = &["千瓦", "兆瓦", "吉瓦", "千伏", "千瓦时"];

/// The longest noun behind a figure.
pub(super) const BEHIND: usize = 26;

/// What stands behind a figure without being counted by it.
pub(super) const NO_NOUNS: &[&str] = &[
    "大关",
    "台阶",
    "目标",
    "水平",
    "关口",
    "区间",
    "左右",
    "以上",
    "以下",
    "以内",
    "规模",
    "时代",
    "行列",
    "门槛",
    "高位",
    "一批",
    "预期目标",
    "年度目标",
];

/// Units of persons, who need no noun.
pub(super) const PERSONS: &[&str] = &["人", "人次", "名"];

/// What stands behind a figure, as far as it says what the figure is about.
#[derive(Default)]
pub(super) struct Behind {
    /// The noun; empty where none stands there.
    pub(super) noun: String,
    /// How many tokens it takes.
    pub(super) used: usize,
    /// Whether the noun says what became of the things: 水电站整治.
    pub(super) ended: bool,
    /// Whether a measure says which of the things are meant: 海拔1500米以上学校.
    pub(super) sized: bool,
    /// Whether what the things received names them: 被命名为示范区的县.
    pub(super) received: bool,
    /// Whether the noun says which things are meant, and not what stands in front: 甲、乙等.
    pub(super) says_which: bool,
    /// What the next figure measures of the things: 城市优良天数比例 of 9个城市优良天数比例为98%.
    pub(super) measured: Option<String>,
}

impl Behind {
    /// Whether a noun stands there that is no step of an order: 级别, 位次.
    pub(super) fn is_thing(&self) -> bool {
        const STEPS: [&str; 6] = ["等级", "位次", "名次", "级别", "台阶", "档次"];
        let step = || STEPS.iter().any(|step| self.noun.starts_with(step));
        self.used > 0 && !self.noun.is_empty() && !step()
    }
}

impl Sentence<'_> {
    /// Reads what stands behind a figure, from the noun itself to what the clause says of the things.
    pub(super) fn read_behind(&self, figure: &Figure, front: &Front, rest: &[Token], figures: &[Figure]) -> Behind {
        let mut behind = self.noun_behind(front, rest);
        // 9个城市优良天数比例为98%: the rest is of what follows.
        if figure.base_unit == "个"
            && let Some(things) = things_of(&behind.noun)
        {
            behind.measured = Some(std::mem::replace(&mut behind.noun, things));
        }
        if self.says_growth(figure, rest, behind.used) {
            behind.noun.clear();
            behind.used = 0;
        }
        let after = rest.get(behind.used..).unwrap_or_default();
        if is_counted(figure)
            && let Some(sized) = self.sized(&behind.noun, after, figures)
        {
            behind.noun = sized;
            behind.sized = true;
        }
        behind.noun += self.persons_do(figure, front, &behind.noun, after);
        // 4次提高基础养老金: how often something was done.
        if figure.base_unit == "次" && (front.noun.is_empty() || front.noun.contains('、')) {
            behind.noun = or(self.often(rest), &behind.noun);
        }
        self.say_of_things(figure, front, rest, &mut behind);
        behind
    }

    /// The noun with its clause, and with what became of the things where no verb in front says what was done.
    fn noun_behind(&self, front: &Front, rest: &[Token]) -> Behind {
        let (noun, used) = self.behind(rest);
        let (noun, used) = self.relative(rest, used).unwrap_or((noun, used));
        let (noun, used) = self.benefits(&noun, rest, used).unwrap_or((noun, used));
        let open = front.verb.is_empty() || front.is_light && front.object.is_empty();
        let ended = if open && !front.predicate {
            self.ended(&noun, rest, used)
        } else {
            None
        };
        let has_ended = ended.is_some();
        let (noun, used) = ended.unwrap_or((noun, used));
        Behind {
            noun,
            used,
            ended: has_ended,
            ..Behind::default()
        }
    }

    /// 8.3%的中高速增长: how it grew names nothing.
    fn says_growth(&self, figure: &Figure, rest: &[Token], used: usize) -> bool {
        let of = rest.first().is_some_and(|of| self.prose.at(of.start) == '的');
        let changes = |token: &Token| token.kind == Kind::Word(Class::Change);
        of && grows(figure) && rest.get(used).is_some_and(changes)
    }

    /// 落户 of 1600万人进城落户: what persons did, without an object.
    fn persons_do(&self, figure: &Figure, front: &Front, noun: &str, after: &[Token]) -> &str {
        let Some((verb, after)) = after.split_first() else {
            return "";
        };
        let persons = PERSONS.contains(&figure.base_unit.as_str()) || front.verb == "带动" && ANY.contains(&noun);
        let short = || !noun.is_empty() && noun.chars().count() <= 2;
        let over = |token: &Token| matches!(token.kind, Kind::Break(_) | Kind::Comma);
        if persons && verb.kind == Kind::Word(Class::Light) && short() && after.first().is_none_or(over) {
            self.prose.plain_text(verb.start, verb.end)
        } else {
            ""
        }
    }

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

    /// 用户总数 of 3家电信企业的用户总数达16亿户: what stands behind 的 in the words that a count took.
    pub(super) fn whose(&self, rest: &[Token], used: usize) -> Option<String> {
        let last = used.checked_sub(1).and_then(|last| rest.get(last))?;
        let goes_on = rest
            .get(used)
            .is_some_and(|next| !matches!(next.kind, Kind::Break(_) | Kind::Comma | Kind::Figure(_)));
        let words = self.prose.plain_text(last.start, last.end).trim_start_matches('的');
        let (_, thing) = words.split_once('的').filter(|_| last.kind == Kind::Chars && goes_on)?;
        (thing.chars().count() > 1).then(|| thing.to_owned())
    }
}
