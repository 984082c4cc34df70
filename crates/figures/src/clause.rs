//! What each figure is about: the noun that its clause gives it. A sentence is cut into clauses, a clause into words by what
//! they do (`lexicon`), and the words in front of a figure and behind it are read as subject, verb and object. Does not look
//! at numbers and times.

use super::lexicon::{self, Class};
use super::prose::{Prose, ends_clause, ends_sentence, is_blank, is_han};
use super::together;
use super::{Figure, FigureDirection, FigureForm, FigureKind, FigureRole};

/// A part of a sentence.
#[derive(Clone, Copy, Debug)]
struct Token {
    kind: Kind,
    start: usize,
    end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Word(Class),
    /// Characters that no list holds, names, numbers in names.
    Chars,
    /// 、 and what joins like it.
    Comma,
    /// A figure, by its place in the list.
    Figure(usize),
    /// A date, a span of time.
    Time,
    /// A short remark in brackets without a figure: （台）.
    Aside,
    /// The end of a clause.
    Break(char),
}

/// The longest name.
const LONGEST: usize = 32;
/// The longest noun behind a figure.
const BEHIND: usize = 26;

/// Sets what each figure is about. Gives back which of them count what was done.
pub(super) fn name(prose: &Prose, figures: &mut [Figure]) -> Vec<bool> {
    let mut done = vec![false; figures.len()];
    let mut topic = String::new();
    // The industry that the sentences of a line are about.
    let mut industry = String::new();
    let mut before = String::new();
    let mut next = 0;
    let mut start = 0;
    let mut tokens = Vec::new();
    while start < prose.len() {
        let end = (start..prose.len())
            .find(|i| ends_sentence(prose.at(*i)))
            .unwrap_or(prose.len());
        while figures.get(next).is_some_and(|figure| figure.end <= start) {
            next += 1;
        }
        let inside = figures.iter().skip(next).take_while(|figure| figure.start < end);
        let any = inside.clone().any(is_named);
        let measured = inside.clone().any(|figure| figure.kind == FigureKind::Duration);
        if let Some(named) = industry_at(prose, prose.skip_blanks(start), end) {
            industry = named;
        }
        if measured {
            measure_spans(prose, figures, next, start, end);
        }
        tokens.clear();
        if any || measured {
            let part = part(prose, figures.get(next..).unwrap_or_default(), start, end);
            tokenize(prose, figures, next, part, &mut tokens);
            // 其中，4月份增长2%; 分季度看，一季度增长4%: parts of what the sentence before was about.
            let part = prose.any(prose.skip_blanks(start), &["其中", "分季度", "分月"]);
            let mut sentence = Sentence {
                prose,
                carried: if part {
                    std::mem::take(&mut before)
                } else {
                    String::new()
                },
                scope: String::new(),
                topic: or(std::mem::take(&mut topic), &industry),
                names: Vec::new(),
                part: None,
                deed: (String::new(), String::new()),
                unit: String::new(),
            };
            sentence.read(&tokens, figures, &mut done);
            before = sentence.carried;
        } else if end > start && end - start <= SHORT {
            // 经营主体稳中培优。总量达…: a short sentence says of what the next one is.
            tokenize(prose, figures, next, (start, end), &mut tokens);
            let front = Sentence {
                prose,
                carried: String::new(),
                scope: String::new(),
                topic: String::new(),
                names: Vec::new(),
                part: None,
                deed: (String::new(), String::new()),
                unit: String::new(),
            }
            .front(&tokens);
            topic = shortened(&front.noun, !front.predicate && front.verb.is_empty());
        } else {
            topic.clear();
        }
        if matches!(prose.at(end), '\n' | '\r') {
            industry.clear();
        }
        start = end + 1;
    }
    done
}

/// 新材料产业瞄准高端: the industry that a sentence begins with.
fn industry_at(prose: &Prose, start: usize, end: usize) -> Option<String> {
    /// In characters, without 产业.
    const LONGEST: usize = 8;
    let most = end.min(start + LONGEST + 1);
    let place = (start + 2..most).find(|i| prose.has(*i, "产业"))?;
    let named = (start..place)
        .all(|i| is_han(prose.at(i)) && lexicon::word(prose, i).is_none_or(|(class, _)| class == Class::Noun));
    let over = !prose.any(place + 2, &["集群", "园", "化", "链", "基地", "增加值", "投资"]);
    (named && over).then(|| prose.plain_text(start, place + 2).to_owned())
}

/// The part of a sentence that its figures need: from the clause in front of the first one's to a little behind the last.
fn part(prose: &Prose, ahead: &[Figure], start: usize, end: usize) -> (usize, usize) {
    let mut named = ahead
        .iter()
        .take_while(|figure| figure.start < end)
        .filter(|figure| is_named(figure));
    let Some(first) = named.next() else {
        return (start, end);
    };
    let last = named.last().unwrap_or(first);
    let clause = |place: usize| {
        (start..place)
            .rev()
            .find(|i| ends_clause(prose.at(*i)))
            .unwrap_or(start)
    };
    (clause(clause(first.start)), end.min(last.end + 2 * BEHIND))
}

/// The most characters of a sentence that says of what the next one is.
const SHORT: usize = 14;

/// 优良天数291天, 受教育年限达到9.6年: spans of time that are quantities of something.
fn measure_spans(prose: &Prose, figures: &mut [Figure], first: usize, start: usize, end: usize) {
    const TIMES: &[&str] = &[
        "天数", "年限", "日数", "时长", "工龄", "周期", "期限", "时限", "时间", "用时", "耗时", "寿命", "年龄",
    ];
    let mut measured: Option<String> = None;
    for figure in figures.iter_mut().skip(first).take_while(|figure| figure.start < end) {
        if figure.kind != FigureKind::Duration {
            continue;
        }
        let floor = figure.start.saturating_sub(20).max(start);
        let clause = (floor..figure.start)
            .rev()
            .find(|i| ends_clause(prose.at(*i)))
            .map_or(floor, |i| i + 1);
        let named = (clause..figure.start).rev().find(|i| prose.any(*i, TIMES));
        let near = named.is_some_and(|place| {
            (place + 2..figure.start).all(|i| {
                is_han(prose.at(i)) || prose.at(i).is_ascii_digit() || prose.at(i) == '.' || is_blank(prose.at(i))
            }) && prose.at(place + 2) != '、'
        });
        // 优良天数281天、比上年增加36天.
        let again = measured.as_deref() == Some(figure.base_unit.as_str())
            && figure.direction.is_some_and(|way| way != FigureDirection::Level);
        let days = figure.base_unit == "天" && (clause..figure.start).any(|i| prose.any(i, &["优良天数", "天数"]));
        let near = near && !prose.any_before(figure.start, &["连续", "近", "过去", "为期"]);
        let after = prose.any(figure.end, &["来", "以来", "内", "间", "后", "前", "期"]);
        if (near || again || days) && !after {
            figure.kind = FigureKind::Figure;
            measured = Some(figure.base_unit.clone());
        } else if again {
            measured = None;
        }
    }
}

fn is_named(figure: &Figure) -> bool {
    matches!(figure.kind, FigureKind::Figure)
}

fn tokenize(prose: &Prose, figures: &[Figure], first: usize, (start, end): (usize, usize), tokens: &mut Vec<Token>) {
    let mut next = first;
    let mut i = start;
    while i < end {
        while figures.get(next).is_some_and(|figure| figure.end <= i) {
            next += 1;
        }
        let token = match figures.get(next).filter(|figure| figure.start <= i) {
            Some(figure) => {
                if figure.kind == FigureKind::Name && is_plan(prose, figure) {
                    next += 1;
                    i = plan_token(prose, figure, tokens);
                    continue;
                }
                let kind = match figure.kind {
                    FigureKind::Figure => Kind::Figure(next),
                    // 学前一年免费教育: a stage of school.
                    FigureKind::Duration if prose.ends(figure.start, "学前") => Kind::Chars,
                    FigureKind::Date | FigureKind::Duration => Kind::Time,
                    _ => Kind::Chars,
                };
                next += 1;
                // 2030年末居民存款余额.
                let closes = figure.kind == FigureKind::Date && matches!(prose.at(figure.end), '末' | '底' | '初');
                Token {
                    kind,
                    start: i,
                    end: figure.end.max(i + 1) + usize::from(closes),
                }
            }
            None => {
                let ahead = figures.get(next..).unwrap_or_default();
                let most = ahead.first().map_or(end, |figure| figure.start.min(end));
                aside(prose, ahead, i, end).unwrap_or_else(|| one(prose, i, most))
            }
        };
        i = token.end;
        // Characters in a row are one token.
        match tokens.last_mut() {
            Some(last) if last.kind == Kind::Chars && token.kind == Kind::Chars && last.end == token.start => {
                last.end = token.end;
            }
            _ if is_blank(prose.at(token.start)) && token.end == token.start + 1 => {}
            _ => tokens.push(token),
        }
    }
}

/// “十四五”时期, “十四五”末.
fn is_plan(prose: &Prose, figure: &Figure) -> bool {
    let behind = figure.end + usize::from(prose.at(figure.end) == '”');
    prose.before(figure.end) == '五' && (prose.any(behind, PLAN_TIMES) || prose.any(behind, &["，", "累计"]))
}

/// Adds a plan with its quotation marks and what makes it a time; gives back the place behind it.
fn plan_token(prose: &Prose, figure: &Figure, tokens: &mut Vec<Token>) -> usize {
    let mut start = figure.start;
    if let Some(last) = tokens.last_mut()
        && last.kind == Kind::Chars
        && last.end == start
        && prose.before(start) == '“'
    {
        last.end -= 1;
        start -= 1;
        if last.start == last.end {
            tokens.pop();
        }
    }
    let behind = figure.end + usize::from(prose.at(figure.end) == '”');
    let end = prose.longest(behind, PLAN_TIMES).map_or(behind, |(_, end)| end);
    tokens.push(Token {
        kind: Kind::Time,
        start,
        end,
    });
    end
}

/// The place behind an end that makes a noun of a verb, where one stands at a place and the noun is over.
fn names_amount(prose: &Prose, place: usize) -> Option<usize> {
    let over = |place: usize| {
        let c = prose.at(place);
        !is_han(c) || "达为均比较由从超约共分占近的".contains(c) || lexicon::word(prose, place).is_some()
    };
    let one = matches!(prose.at(place), '金' | '款' | '费' | '率' | '量' | '额');
    let end = place + if prose.has(place, "能力") { 2 } else { 1 };
    let is_end = (one || end > place + 1) && lexicon::word(prose, place).is_none();
    (is_end && over(end)).then_some(end)
}

/// What makes the name of a plan a time.
const PLAN_TIMES: &[&str] = &["时期", "期间", "期末", "末", "以来"];

/// （台）, （县、市、区）, （M2）: brackets that begin here, without a figure or a time, belong to the noun.
fn aside(prose: &Prose, ahead: &[Figure], start: usize, end: usize) -> Option<Token> {
    if !matches!(prose.at(start), '（' | '(') {
        return None;
    }
    let close = (start + 1..end.min(start + 14)).find(|place| matches!(prose.at(*place), '）' | ')'))?;
    let inside = ahead.iter().take_while(|figure| figure.start < close);
    let only_names = inside.into_iter().all(|figure| figure.kind == FigureKind::Name);
    only_names.then_some(Token {
        kind: Kind::Aside,
        start,
        end: close + 1,
    })
}

fn one(prose: &Prose, i: usize, end: usize) -> Token {
    let token = |kind, end| Token { kind, start: i, end };
    let c = prose.at(i);
    if matches!(c, '“' | '《' | '「') {
        let close = match c {
            '“' => '”',
            '《' => '》',
            _ => '」',
        };
        if let Some(close) = (i + 1..end.min(i + 26)).find(|place| prose.at(*place) == close) {
            return token(Kind::Chars, close + 1);
        }
        return token(Kind::Chars, i + 1);
    }
    let bullet = matches!(c, '●' | '■' | '◆' | '▲' | '★' | '►' | '▶' | '□' | '◇' | '•');
    if ends_clause(c) || bullet || matches!(c, '（' | '）' | '(' | ')' | '—' | '…') {
        return token(Kind::Break(c), i + 1);
    }
    if c == '、' {
        return token(Kind::Comma, i + 1);
    }
    match lexicon::word(prose, i) {
        // 资助金, 开行量, 通过能力: with such an end a verb is a noun.
        Some((class, behind))
            if behind <= end
                && matches!(
                    class,
                    Class::Deed | Class::Act | Class::Light | Class::Plain | Class::Change | Class::Reach
                ) =>
        {
            let noun = names_amount(prose, behind).filter(|over| behind > i + 1 && *over <= end);
            // 水土保持率, but not 增长量: of verbs of change and state a rate alone is a noun.
            let verb = matches!(class, Class::Change | Class::Reach);
            let noun = noun.filter(|_| !verb || prose.at(behind) == '率');
            // 同比率先: words that are no verb need the longer end.
            let noun = noun.filter(|over| class != Class::Plain || *over > behind + 1);
            noun.map_or(token(Kind::Word(class), behind), |over| {
                token(Kind::Word(Class::Noun), over)
            })
        }
        Some((class, behind)) if behind <= end => token(Kind::Word(class), behind),
        _ => token(Kind::Chars, i + 1),
    }
}

/// What stands in front of a figure in its clause.
#[derive(Debug, Default)]
struct Front {
    /// Of what place or system: 全省, 全国.
    scope: String,
    /// The noun in front of the verb.
    noun: String,
    /// The verb of doing.
    verb: String,
    is_light: bool,
    /// What the verb does something to.
    object: String,
    /// Whether a verb of change or state stands there.
    predicate: bool,
    /// Whether that verb stands right at the figure.
    adjacent: bool,
    /// The noun behind that verb.
    tail: String,
    /// The verb, if it is one of change.
    changes: String,
    /// The verb, if it is one of state.
    reaches: String,
    /// What stands behind 占.
    share: Option<String>,
}

struct Sentence<'a> {
    prose: &'a Prose,
    /// What the figure before was about, or the clause before.
    carried: String,
    /// Of what place that is.
    scope: String,
    /// What the short sentence before is about.
    topic: String,
    /// The names of its figures so far.
    names: Vec<String>,
    /// Of what the last share was, where the last name is that of a share.
    part: Option<String>,
    /// The last verb of doing with the unit of what was done.
    deed: (String, String),
    /// The unit of the last figure.
    unit: String,
}

impl Sentence<'_> {
    fn read(&mut self, tokens: &[Token], figures: &mut [Figure], done: &mut [bool]) {
        let last = tokens.iter().rposition(|token| matches!(token.kind, Kind::Figure(_)));
        let mut from = 0;
        while from < tokens.len() {
            let to = tokens
                .iter()
                .skip(from)
                .position(|token| matches!(token.kind, Kind::Break(_)))
                .map_or(tokens.len(), |length| from + length);
            // What a clause speaks of matters to those behind it.
            let needed = last.is_some_and(|last| to <= last);
            self.clause(tokens.get(from..to).unwrap_or_default(), needed, figures, done);
            from = to + 1;
        }
    }

    fn clause(&mut self, tokens: &[Token], needed: bool, figures: &mut [Figure], done: &mut [bool]) {
        let mut from = 0;
        let mut listed = false;
        // 新增公路60公里，其中高速公路4公里: of what was added.
        let part_of = tokens
            .iter()
            .find(|token| token.kind != Kind::Comma)
            .is_some_and(|token| self.prose.has(token.start, "其中"));
        let mut verb = String::new();
        let mut row = std::collections::VecDeque::new();
        let mut any = false;
        // Whose the figures of a list are.
        let mut agent = String::new();
        let mut shared = None;
        let mut took_behind = false;
        let mut attribute: Option<String> = None;
        let mut leveled: Vec<(usize, String)> = Vec::new();
        // Of what the figure right before counts something: 3个 of 连跨3个千亿元台阶.
        let mut steps_of = String::new();
        // What stands in front of figures that wait.
        let mut held: Option<Front> = None;
        // Figures that wait for the noun of the next one: 10大类55项.
        let mut waiting: Vec<usize> = Vec::new();
        for (place, token) in tokens.iter().enumerate() {
            let Kind::Figure(index) = token.kind else { continue };
            any = true;
            let before = tokens.get(from..place).unwrap_or_default();
            let joined = listed && !took_behind && before.iter().all(|t| t.kind == Kind::Comma || self.is_and(t));
            let mut front = match held.take() {
                Some(front) if before.is_empty() => front,
                _ => self.front(before),
            };
            // 成为全区第四个突破千亿元的产业: its rank does not name what is measured.
            if front.verb == "成为" && front.object.ends_with('个') && !front.noun.is_empty() {
                front.verb.clear();
                front.object.clear();
            }
            if let Some(attribute) = attribute.take() {
                front.noun.insert_str(0, &attribute);
            }
            let rest = tokens.get(place + 1..).unwrap_or_default();
            let (behind, used) = self.behind(rest);
            let (behind, used) = self.relative(rest, used).unwrap_or((behind, used));
            let sized = figures
                .get(index)
                .filter(|figure| is_counted(figure))
                .and_then(|_| self.sized(&behind, rest.get(used..).unwrap_or_default(), figures));
            let of_sized = sized.is_some();
            let behind = sized.unwrap_or(behind);
            let Some(figure) = figures.get_mut(index) else { continue };
            // 1600万人进城落户: what persons did, without an object.
            let behind = match rest.get(used..) {
                Some([verb, after @ ..])
                    if PERSONS.contains(&figure.base_unit.as_str())
                        && verb.kind == Kind::Word(Class::Light)
                        && !behind.is_empty()
                        && behind.chars().count() <= 2
                        && after
                            .first()
                            .is_none_or(|t| matches!(t.kind, Kind::Break(_) | Kind::Comma)) =>
                {
                    format!("{behind}{}", self.prose.plain_text(verb.start, verb.end))
                }
                _ => behind,
            };
            // 4次提高基础养老金: how often something was done.
            let behind = if figure.base_unit == "次" && (front.noun.is_empty() || front.noun.contains('、')) {
                or(self.often(rest), &behind)
            } else {
                behind
            };
            let alone = front.verb.is_empty() && (front.is_bare() || front.noun.ends_with('等') && !front.predicate);
            let vague = is_counted(figure) && ANY.contains(&behind.as_str()) && alone;
            let received = if is_counted(figure) && alone {
                self.received(figure, &behind, rest)
            } else {
                None
            };
            let receives = received.is_some();
            let behind = if let Some(received) = received {
                // 甲、乙等6家企业获评…: which ones is said by what they received.
                front.noun.clear();
                received
            } else if (figure.base_unit == "%" || vague && front.is_bare()) && !behind.is_empty() {
                self.of_all(behind, rest.get(used..).unwrap_or_default())
            } else {
                behind
            };
            let followed = matches!(tokens.get(place + 1).map(|token| token.kind), Some(Kind::Figure(_)));
            // 建成8个国家级、13个省级医疗中心: the noun of the next one.
            let level = LEVELS.contains(&behind.as_str())
                && matches!(rest.get(used..used + 2), Some([mark, next])
                    if (mark.kind == Kind::Comma || self.is_and(mark)) && matches!(next.kind, Kind::Figure(_)));
            if level {
                figure.subject = format!("{}{behind}", front.verb);
                leveled.push((index, behind));
                if !front.verb.is_empty() {
                    verb.clone_from(&front.verb);
                    if let Some(done) = done.get_mut(index) {
                        *done = !STANDS.contains(&front.verb.as_str());
                    }
                    set_way(figure, &front, &front.verb, true);
                }
                listed = true;
                took_behind = true;
                from = place + 1 + used;
                continue;
            }
            if followed && front.is_bare() && !listed && !of_sized {
                waiting.push(index);
                held = Some(front);
                from = place + 1;
                continue;
            }
            const STEPS: [&str; 6] = ["等级", "位次", "名次", "级别", "台阶", "档次"];
            let step = STEPS.iter().any(|step| behind.starts_with(step));
            let used = if receives { used.max(1) } else { used };
            let followed_by_noun = used > 0 && !behind.is_empty() && !step;
            let adds = self.deed.0.starts_with('新') || ADDING.contains(&self.deed.0.as_str());
            if part_of && !listed && adds && figure.base_unit == self.deed.1 {
                verb.clone_from(&self.deed.0);
                listed = true;
            }
            // 占预算的98%，增长7%: what grew is not the share.
            if let Some(part) = self
                .part
                .take_if(|_| figure.base_unit != "个百分点" && figure.role.is_none())
            {
                self.carried = part;
            }
            if row.is_empty() {
                row = self.respective(before, &front, rest);
            }
            // 15岁以上人口受教育年限达到9.6年.
            let mut ahead = rest.iter().skip(used).map(|token| token.kind);
            let counts_next = matches!(
                (ahead.next(), ahead.next()),
                (Some(Kind::Figure(_)), _) | (Some(Kind::Word(Class::Reach)), Some(Kind::Figure(_)))
            );
            let (name, took) = if let Some(name) = row.pop_front().or_else(|| self.by_rate(&front, rest)) {
                (name, false)
            } else if (counts_next || is_age(figure))
                && !behind.is_empty()
                && !of_sized
                && is_class(figure)
                && !behind.starts_with('且')
            {
                // 引进亿元以上项目90个: the size is part of what is counted.
                attribute = Some(figure.text.clone());
                (behind, false)
            } else if counts_next && !is_counted(figure) && self.opens_of(rest) && !front.is_bare() {
                // 新增年销售收入超亿元的企业10家.
                let measure = trim_name(&or(front.object.clone(), &front.noun));
                attribute = Some(format!("{measure}{}", figure.text));
                verb = std::mem::take(&mut front.verb);
                (measure, false)
            } else if joined && !self.carried.is_empty() && (behind.is_empty() || !is_counted(figure)) {
                (self.carried.clone(), false)
            } else {
                // What was done to the things of a list is not done to a rate.
                let goes_on = listed && figure.base_unit != "%";
                self.decide(figure, &front, &behind, if goes_on { verb.as_str() } else { "" }, rest)
            };
            let name = if listed { like(&self.carried, name) } else { name };
            // 实施省重点项目2000个，完成投资1万亿元: in those.
            let name = if matches!(name.as_str(), "投资" | "年度投资")
                && front.is_light
                && ["项目", "工程"].iter().any(|end| self.carried.ends_with(end))
            {
                format!("{}{name}", self.carried)
            } else {
                name
            };
            let name = match took {
                // 解决60万农村人口的饮水安全问题: what was solved for them.
                true if front.verb == "解决" => {
                    let problem = self.problem(&name, figure, rest);
                    problem.unwrap_or(name)
                }
                true if is_counted(figure) && front.noun.chars().count() < 2 => {
                    let done_for = self.done_for(figure, rest.get(used..).unwrap_or_default());
                    format!("{name}{done_for}")
                }
                _ => name.replacen("淘汰落后的", "淘汰落后", 1),
            };
            let name = other_side(&self.carried, &name)
                .or_else(|| of_residents(&self.carried, &name))
                .or_else(|| ratio_to(&self.carried, &name))
                .unwrap_or(name);
            let name = if took {
                name
            } else {
                let own = front.verb.is_empty() && !front.predicate || !front.reaches.is_empty();
                let measured =
                    own && !listed && front.share.is_none() && !is_counted(figure) && figure.base_unit == self.unit;
                let left_out = measured.then(|| same_measure(&self.carried, &name)).flatten();
                left_out.or_else(|| same_noun(&self.carried, &name)).unwrap_or(name)
            };
            // 连跨3个千亿元台阶: steps are no levels.
            let counted_step = index.checked_sub(1).filter(|_| !steps_of.is_empty());
            let steps = self.prose.any(figure.end, &["台阶", "关口"])
                && (figure.base_unit == "个" || counted_step.is_some() || !waiting.is_empty());
            let name = if steps && !name.is_empty() {
                format!("{name}台阶")
            } else {
                name
            };
            steps_of = if followed && figure.base_unit == "个" {
                name.clone()
            } else {
                String::new()
            };
            let name = growth(figure, name);
            // 两年平均增速为4%: of what was spoken of.
            let bare = matches!(
                name.as_str(),
                "平均" | "平均增速" | "增速" | "增幅" | "年均增速" | "实际增速"
            );
            let name = if bare && !self.carried.is_empty() {
                self.carried.clone()
            } else {
                name
            };
            if !front.verb.is_empty() && !front.is_light {
                verb.clone_from(&front.verb);
            }
            let deed = if front.verb.is_empty() && listed && !front.predicate {
                verb.as_str()
            } else {
                front.verb.as_str()
            };
            if let Some(done) = done.get_mut(index) {
                let follows = took
                    && rest
                        .get(used)
                        .is_some_and(|t| matches!(t.kind, Kind::Word(Class::Deed | Class::Light)));
                *done = !deed.is_empty() && !STANDS.contains(&deed) || follows;
            }
            set_way(figure, &front, deed, followed_by_noun);
            let name = pull(figure, name, &self.carried);
            // 减少企业税负A、涉企收费B: the verb is of both.
            if listed && !front.predicate && front.verb.is_empty() && !took {
                if let Some(way) = shared {
                    figure.direction = Some(way);
                }
            } else {
                let transitive =
                    trim_name(&front.noun).is_empty() && !front.changes.is_empty() && !front.tail.is_empty();
                shared = figure.direction.filter(|_| transitive);
            }
            // A clause without a noun of its own goes on with the place, too.
            if !front.scope.is_empty() || name != self.carried {
                self.scope.clone_from(&front.scope);
            }
            if let Some(count) = counted_step.filter(|_| steps).and_then(|count| figures.get_mut(count)) {
                count.subject.clone_from(&name);
            }
            // 完成A投资5亿元、研发投入1亿元 of state firms: both are theirs.
            if !listed && front.is_light && is_agent(&front.noun) && name.starts_with(&front.noun) {
                agent.clone_from(&front.noun);
            }
            let own =
                listed && !took && !front.noun.is_empty() && front.verb.is_empty() && name == trim_name(&front.noun);
            let name = if own && !agent.is_empty() {
                format!("{agent}{name}")
            } else {
                name
            };
            // 8个产业规模超千亿元: of which things there are eight.
            if let Some(count) = index.checked_sub(1).and_then(|before| figures.get_mut(before))
                && let Some(of_which) = self.of_which(count, &name, tokens.get(place))
            {
                count.subject = of_which;
            }
            if name.is_empty() {
                if followed {
                    waiting.push(index);
                }
            } else {
                for (earlier, level) in leveled.drain(..) {
                    let own = LEVELS.iter().find(|own| name.contains(*own));
                    if let (Some(earlier), Some(own)) = (figures.get_mut(earlier), own) {
                        earlier.subject = name.replacen(own, &level, 1);
                    }
                }
                for earlier in waiting.drain(..) {
                    if let Some(earlier) = figures.get_mut(earlier) {
                        earlier.subject.clone_from(&name);
                    }
                }
                // What follows a completion rate is of the thing again.
                if !steps && (front.goal().is_none() || self.carried.is_empty()) {
                    let part = name.split_once('占').map(|(part, _)| part);
                    self.part = part
                        .filter(|part| front.share.is_some() && !part.is_empty())
                        .map(str::to_owned);
                    self.carried.clone_from(&name);
                }
            }
            if let Some(figure) = figures.get_mut(index) {
                if !front.verb.is_empty() && !front.is_light {
                    self.deed = (front.verb.clone(), figure.base_unit.clone());
                }
                self.names.push(name.clone());
                self.unit.clone_from(&figure.base_unit);
                figure.scope.clone_from(&self.scope);
                figure.subject = name;
            }
            listed = true;
            from = place + 1 + if took && !of_sized { used } else { 0 };
            took_behind = took;
        }
        if !any && needed {
            let front = self.front(tokens);
            let topic = if front.noun.is_empty() {
                front.object
            } else {
                front.noun
            };
            let topic = shortened(&topic, !front.predicate && front.verb.is_empty());
            let own = front.verb.is_empty() && topic.chars().count() >= 4;
            if !topic.is_empty() && (self.carried.is_empty() || own) {
                self.carried = topic;
            }
        }
    }

    /// The names of a row of figures behind 分别: those that stand in front of it, or as many of the figures before.
    fn respective(&self, before: &[Token], front: &Front, rest: &[Token]) -> std::collections::VecDeque<String> {
        let each = before
            .iter()
            .any(|token| token.kind == Kind::Word(Class::Each) && self.prose.has(token.start, "分别"));
        let mut count = 1;
        let mut next = rest.iter();
        while let (Some(mark), Some(figure)) = (next.next(), next.next()) {
            let goes_on = (mark.kind == Kind::Comma || self.is_and(mark)) && matches!(figure.kind, Kind::Figure(_));
            if !goes_on || count > 12 {
                break;
            }
            count += 1;
        }
        if !each {
            return self.as_many(front, count);
        }
        let noun = front.noun.as_str();
        let names: Vec<String> = if front.verb.is_empty() {
            together::listed(noun)
        } else if front.is_light && noun.is_empty() {
            // 力争甲、乙、丙产业规模分别达到: of what the verb is about.
            together::listed(&front.object)
        } else {
            // 进口货值、新增企业分别增长: what looks like a verb is part of a name.
            let each = before.iter().find(|token| token.kind == Kind::Word(Class::Each));
            let words = before.first().zip(each);
            let words = words.map(|(first, each)| self.prose.plain_text(first.start, each.start));
            words.unwrap_or_default().split('、').map(str::to_owned).collect()
        };
        let mut names: Vec<String> = names.iter().map(|name| trim_name(name)).collect();
        // 甲、乙分别完成年计划的110%、120%: the rate of each.
        if let Some(goal) = front.goal().filter(|_| names.len() == count) {
            names.iter_mut().for_each(|name| *name = format!("{name}完成{goal}"));
            return names.into();
        }
        if count > 2 && names.len() == count && names.iter().all(|name| !name.is_empty()) {
            return names.into();
        }
        let bare = trim_name(noun).is_empty() && front.verb.is_empty();
        let last = self
            .names
            .len()
            .checked_sub(count)
            .and_then(|from| self.names.get(from..));
        match last {
            Some([first, others @ ..]) if bare && count > 1 && !first.is_empty() && !others.contains(first) => {
                self.names.iter().skip(self.names.len() - count).cloned().collect()
            }
            _ => std::collections::VecDeque::new(),
        }
    }

    /// 改造供热、燃气、排水管网80公里、60公里、30公里: three things and more in front of as many figures, without 分别.
    fn as_many(&self, front: &Front, count: usize) -> std::collections::VecDeque<String> {
        let done = !front.verb.is_empty() && !front.is_light;
        let noun = if done { &front.object } else { &front.noun };
        if count < 3 || front.predicate || noun.matches('、').count() + 1 != count {
            return std::collections::VecDeque::new();
        }
        let names: Vec<String> = together::listed(noun).iter().map(|name| trim_name(name)).collect();
        if names.len() != count || names.iter().any(String::is_empty) {
            return std::collections::VecDeque::new();
        }
        let verb = if done { front.verb.as_str() } else { "" };
        names.into_iter().map(|name| format!("{verb}{name}")).collect()
    }

    /// Whether 的 and a noun follow.
    fn opens_of(&self, rest: &[Token]) -> bool {
        let noun = |token: &Token| matches!(token.kind, Kind::Chars) && token.end > token.start + 1;
        rest.first()
            .is_some_and(|token| self.prose.at(token.start) == '的' && noun(token))
    }

    /// 为100所海拔1500米以上学校供暖: the noun behind a measure that says which of them.
    fn sized(&self, behind: &str, rest: &[Token], figures: &[Figure]) -> Option<String> {
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

    /// 按不低于5%的幅度压减一般性支出: what changes stands behind.
    fn by_rate(&self, front: &Front, rest: &[Token]) -> Option<String> {
        let (first, rest) = rest.split_first()?;
        let words = self.prose.plain_text(first.start, first.end);
        let rate = matches!(words, "的幅度" | "的速度" | "的比例" | "的增幅" | "的降幅");
        let (verb, rest) = rest.split_first()?;
        let changes = matches!(verb.kind, Kind::Word(Class::Change));
        let by = front.noun.is_empty() || front.noun.ends_with(['按', '以', '照']);
        if !rate || !changes || !by {
            return None;
        }
        let noun = self.behind(rest).0;
        (!noun.is_empty()).then_some(noun)
    }

    /// 规模超千亿元的产业 for the count of 8个产业规模超千亿元, where the name stands between both figures.
    fn of_which(&self, count: &Figure, name: &str, measured: Option<&Token>) -> Option<String> {
        let measured = measured?;
        let words = self.prose.plain_text(count.end, measured.start);
        let size = self.prose.plain_text(measured.start, measured.end);
        let thing = lexicon::without_measure(name);
        let counted = is_counted(count) && !count.base_unit.is_empty() && count.subject == name;
        // 12条产业链项目占比达84%: the rate is of those that are counted.
        if is_counted(count)
            && size.ends_with(['%', '％'])
            && words.starts_with(name)
            && (count.subject == name || words == count.subject)
        {
            let thing = if thing.len() < name.len() {
                Some(thing)
            } else {
                let rate = name.strip_suffix('率');
                rate.and_then(|rest| rest.char_indices().rev().nth(1))
                    .and_then(|(at, _)| name.get(..at))
            };
            let says = |thing: &&str| thing.chars().count() > 1 && !ANY.contains(thing);
            return thing.filter(says).map(str::to_owned);
        }
        let measure = name.strip_prefix(thing).filter(|measure| !measure.is_empty())?;
        let amount = !size.ends_with(['%', '％', '点', '倍']) && words == name && thing.chars().count() >= 2;
        (counted && amount).then(|| format!("{measure}{size}的{thing}"))
    }

    /// 引入物业管理 behind 为380个老旧小区: what was done for those that are counted.
    fn done_for(&self, figure: &Figure, rest: &[Token]) -> &str {
        const GIVEN: &[&str] = &[
            "提供", "发放", "办理", "解决", "减免", "开展", "配备", "实施", "进行", "减轻",
        ];
        /// In characters.
        const LONGEST: usize = 12;
        let Some(first) = rest.first() else { return "" };
        let verb = matches!(first.kind, Kind::Word(Class::Deed | Class::Act | Class::Light));
        let over = |token: &&Token| matches!(token.kind, Kind::Figure(_) | Kind::Break(_) | Kind::Comma | Kind::Time);
        let last = rest.iter().take_while(|token| !over(token)).last().unwrap_or(first);
        let before = self.prose.before(figure.start);
        if !verb || !matches!(before, '为' | '在' | '对' | '给') || self.prose.any(first.start, GIVEN) {
            return "";
        }
        let words = self.prose.plain_text(first.start, last.end);
        if (3..=LONGEST).contains(&words.chars().count()) {
            words
        } else {
            ""
        }
    }

    /// 解决农村人口饮水安全问题 for what was counted, 农村人口的饮水安全问题.
    fn problem(&self, name: &str, figure: &Figure, rest: &[Token]) -> Option<String> {
        /// In characters.
        const LONGEST: usize = 12;
        let over = |token: &&Token| matches!(token.kind, Kind::Figure(_) | Kind::Break(_) | Kind::Comma | Kind::Time);
        let last = rest.iter().take_while(|token| !over(token)).last()?;
        let (thing, problem) = self.prose.plain_text(figure.end, last.end).split_once('的')?;
        let fits = thing == name && problem.ends_with("问题") && problem.chars().count() <= LONGEST;
        fits.then(|| format!("解决{thing}{problem}"))
    }

    /// 审批事项 of 165项部门实施的审批事项: the noun behind a verb and 的, with how many tokens it takes.
    fn relative(&self, rest: &[Token], used: usize) -> Option<(String, usize)> {
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
    fn purpose(&self, rest: &[Token]) -> String {
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

    fn decide(&self, figure: &Figure, front: &Front, behind: &str, verb: &str, rest: &[Token]) -> (String, bool) {
        let counted = is_counted(figure);
        let share = figure.base_unit == "%" || figure.base_unit == "个百分点";
        let change = matches!(
            figure.direction,
            Some(
                FigureDirection::Increase | FigureDirection::Decrease | FigureDirection::Above | FigureDirection::Below
            )
        );
        let whole = || {
            if front.verb.is_empty() {
                front.noun.clone()
            } else if front.is_light && front.noun.is_empty() {
                front.object.clone()
            } else if front.is_light && !front.object.is_empty() {
                format!("{}{}", front.noun, front.object)
            } else {
                format!("{}{}{}", front.noun, front.verb, front.object)
            }
        };
        if figure.base_unit == "次" && front.noun.is_empty() && front.share.is_none() && !behind.is_empty() {
            return (behind.to_owned(), true);
        }
        // 与预算持平: what it is compared with.
        if figure.text.ends_with("持平") && front.noun.starts_with(['与', '同', '和', '跟']) && !self.carried.is_empty()
        {
            return (self.carried.clone(), false);
        }
        if share && let Some(goal) = front.goal() {
            let noun = if front.noun.contains(goal) {
                String::new()
            } else {
                trim_name(&front.noun)
            };
            return (format!("{}完成{goal}", or(noun, &self.carried)), false);
        }
        if let Some(of) = &front.share {
            let base = or(trim_name(&whole()), &self.carried);
            let name = trim_name(&format!("{base}占{of}"));
            // 棉花产量占全国的18%: the share of it.
            let whole = name.strip_prefix(&base).is_some_and(|of| of.chars().count() > 2);
            let said = ["比重", "比例", "份额", "占比", "率"]
                .iter()
                .any(|end| name.ends_with(end));
            // 民营经济主体占97%: of all.
            let alone = share && name == base && !said && !base.is_empty();
            let name = if share && whole && !said {
                format!("{name}比重")
            } else if alone {
                format!("{name}占比")
            } else {
                name
            };
            return (name, false);
        }
        // 扩大内需、促进经济增长的10项措施: the verb is in front of what is counted.
        if front.predicate && counted && front.tail == "的" && !behind.is_empty() {
            return (behind.to_owned(), true);
        }
        // 财政支出近八成投向民生: which part of it.
        if share
            && !change
            && front.verb.is_empty()
            && !front.predicate
            && behind.is_empty()
            && let Some(words) = self.goes_to(figure)
        {
            let whole = or(trim_name(&front.noun), &self.carried);
            if !whole.is_empty() {
                return (format!("{whole}{words}比重"), false);
            }
        }
        if front.predicate {
            // 经济增长预期目标: a noun behind a verb of change makes one noun of all.
            // 补助标准提高到人均40元: for whom the amount is.
            let per = PER_ONE.contains(&front.tail.as_str());
            let compound = !front.tail.is_empty() && !per && !front.changes.is_empty() && !front.tail.ends_with('的');
            let name = trim_name(&if compound && !front.noun.is_empty() {
                format!("{}{}{}", whole(), front.changes, front.tail)
            } else {
                whole()
            });
            let none = NO_NOUNS.contains(&name.as_str()) && !lexicon::is_measure(&name);
            if !name.is_empty() && name != front.verb && !none {
                return (self.complete(name), false);
            }
            if counted && !behind.is_empty() && !change {
                return (behind.to_owned(), true);
            }
            let tail = if compound {
                trim_name(&front.tail)
            } else {
                String::new()
            };
            if !tail.is_empty() {
                return (self.complete(tail), false);
            }
            // 突破重大技术31项: done to a thing.
            let done = trim_name(&front.tail);
            if counted && !done.is_empty() && front.reaches == "突破" {
                return (format!("突破{done}"), false);
            }
            if share && !change && !behind.is_empty() && self.carried.is_empty() {
                return (behind.to_owned(), true);
            }
            // 新增百亿县6个，累计达到16个: of all of them.
            let thing = ADDING.iter().find_map(|verb| self.carried.strip_prefix(verb));
            let total = counted && !change && (!front.reaches.is_empty() || front.noun.contains("累计"));
            let carried = match thing {
                Some(thing) if total && thing.chars().count() > 1 => thing.to_owned(),
                _ => self.carried.clone(),
            };
            return (or(carried, behind), false);
        }
        // 政府承诺的15件实事: the verb says which.
        let which = front.object == "的" && !behind.is_empty();
        let deed = if front.is_light || which {
            ""
        } else {
            front.verb.as_str()
        };
        let object = trim_name(&front.object);
        let noun = trim_name(&front.noun);
        // 国家1000万千瓦光伏基地: whose it is.
        let owner = OWNERS.contains(&noun.as_str()) && !behind.is_empty();
        let noun = if owner || NO_NOUNS.contains(&noun.as_str()) {
            String::new()
        } else {
            noun
        };
        if !front.verb.is_empty() {
            if figure.role == Some(FigureRole::To) && noun.is_empty() && !self.carried.is_empty() {
                return (self.carried.clone(), false);
            }
            let of_noun =
                front.is_light && ["完成", "实现", "投入"].contains(&front.verb.as_str()) && noun.chars().count() <= 12;
            let object = if of_noun && !object.is_empty() {
                format!("{noun}{object}")
            } else {
                object
            };
            // 某项补贴惠及90万老人: by what they are reached.
            let by = matches!(deed, "惠及" | "覆盖" | "受益") && (2..=12).contains(&noun.chars().count());
            let by = if by { noun.as_str() } else { "" };
            // 高等教育新增学位: whose they are.
            let owner = deed == "新增" && (2..=6).contains(&noun.chars().count());
            let owner = owner && !noun.ends_with(['省', '市', '区', '县', '州', '镇', '乡', '村']);
            let by = if owner { noun.as_str() } else { by };
            // 产业园落地项目31个, 实施项目40个: a noun that says little keeps its verb.
            let any = |word: &str| front.is_light && ANY.contains(&word);
            let of = if noun.chars().count() <= 16 { noun.as_str() } else { "" };
            if any(&object) && (behind.is_empty() || !counted) {
                return (format!("{of}{}{object}", front.verb), false);
            }
            if any(behind) && object.is_empty() {
                return (format!("{of}{}{behind}", front.verb), true);
            }
            if !object.is_empty() && (behind.is_empty() || !counted) {
                return (self.complete(format!("{by}{deed}{object}")), false);
            }
            // 出台促进民营经济发展22条举措: measures are named by what they are for.
            if !object.is_empty() && front.is_light && MEANS.iter().any(|word| behind.ends_with(word)) {
                return (format!("{object}{behind}"), true);
            }
            if !behind.is_empty() {
                return (format!("{by}{deed}{behind}"), true);
            }
            if object.is_empty() && !noun.is_empty() {
                return (format!("{noun}{deed}"), false);
            }
            // 筹措12亿元实施…: the verb says what for, the unit what.
            if figure.base_unit == "元" && FUNDING.contains(&deed) {
                return (format!("{deed}{}资金", self.purpose(rest)), false);
            }
            if deed.is_empty() || self.carried.is_empty() {
                return (or(object, &or(self.carried.clone(), deed)), false);
            }
            // 开工A、投产B: another thing done to the same.
            let thing = self.carried.strip_suffix(verb).unwrap_or(&self.carried);
            let thing = thing.strip_prefix(verb).unwrap_or(thing);
            // 新开工住房A套，建成B套: the clause before did another thing.
            let done = Some(self.deed.0.as_str()).filter(|done| !done.is_empty() && *done != deed);
            let thing = done
                .and_then(|done| thing.strip_prefix(done))
                .filter(|thing| thing.chars().count() > 1)
                .unwrap_or(thing);
            // 经营主体总量达A户，新登记B户: not of the total.
            let thing = match ADDING.contains(&deed) || deed == "新登记" {
                true => thing
                    .strip_suffix("总量")
                    .or_else(|| thing.strip_suffix("总数"))
                    .unwrap_or(thing),
                false => thing,
            };
            let name = if self.carried.ends_with(verb) && !verb.is_empty() {
                format!("{thing}{deed}")
            } else if thing.starts_with(deed) {
                thing.to_owned()
            } else {
                format!("{deed}{thing}")
            };
            return (name, false);
        }
        if !behind.is_empty() && (counted || noun.is_empty()) && !(change && share) {
            let kind = front.noun.ends_with(['的', '等']) || front.noun.contains(['、', '，']);
            let short = !noun.is_empty() && !kind && noun.chars().count() <= 8 && behind.chars().count() <= 4;
            // 钢铁、水泥等18个行业.
            let kinds = front.noun.ends_with('等') && noun.chars().count() <= 10;
            // 免费教育覆盖30万儿童.
            let covers = counted && noun.ends_with("覆盖") && noun.chars().count() <= 16;
            return if covers {
                (format!("{noun}{behind}"), true)
            } else if kinds {
                (format!("{noun}等{behind}"), true)
            } else if short {
                (format!("{noun}{behind}"), true)
            } else {
                (format!("{verb}{behind}"), true)
            };
        }
        if noun.is_empty() {
            return (or(self.carried.clone(), behind), false);
        }
        if lexicon::is_measure(&noun) || noun == "产业规模" {
            return (self.complete(noun), false);
        }
        (format!("{verb}{noun}"), false)
    }

    /// 占比 of what was spoken of.
    fn complete(&self, name: String) -> String {
        let of = if self.carried.is_empty() {
            &self.topic
        } else {
            &self.carried
        };
        // 低空经济产业加快发展。产业规模突破百亿元.
        let sized = (name == "产业规模" && of.ends_with("产业")).then_some("规模");
        let name = sized.map_or(name, str::to_owned);
        if !lexicon::is_measure(&name) || of.is_empty() {
            return name;
        }
        let thing = lexicon::without_measure(of);
        let thing = thing.trim_end_matches('的');
        // 新增上市公司A家、总量达B家: of all of them.
        let total = name.starts_with('总') || matches!(name.as_str(), "存量" | "余额");
        let thing = ADDING
            .iter()
            .find_map(|verb| thing.strip_prefix(verb).filter(|_| total))
            .unwrap_or(thing);
        if thing.is_empty() || thing.chars().count() > 20 {
            return name;
        }
        format!("{thing}{name}")
    }

    fn is_and(&self, token: &Token) -> bool {
        let text = self.prose.plain_text(token.start, token.end);
        matches!(text, "和" | "与" | "及" | "以及" | "约" | "和约" | "到" | "至")
    }

    fn front(&self, tokens: &[Token]) -> Front {
        let mut front = Front::default();
        let mut parted = false;
        let mut linked = false;
        let text = |token: &Token| self.prose.plain_text(token.start, token.end);
        for (place, token) in tokens.iter().enumerate() {
            let next = tokens.get(place + 1);
            let at_figure = next.is_none();
            // 、转化科研成果: what a list goes on with is a verb in front of a noun that is long enough.
            let goes_on = place == 0 && token.kind == Kind::Comma;
            let acts = || {
                next.is_some_and(|next| {
                    let object = tokens.last().map_or(0, |last| last.end.saturating_sub(next.end));
                    object >= 4 && next.kind == Kind::Word(Class::Act) && self.prose.any(next.start, TRANSITIVE)
                })
            };
            if goes_on && acts() {
                continue;
            }
            // 用于科技的投入: a verb behind 的 is a noun, and so is 用于 behind one.
            let verb = matches!(token.kind, Kind::Word(Class::Deed | Class::Light | Class::Act));
            if verb && (front.ends_with_of() || !front.noun.is_empty() && self.prose.has(token.start, "用于")) {
                front.add(text(token), &mut parted, linked);
                continue;
            }
            match token.kind {
                // 花卉产量全国第一、鲜花占比60%: a rank ends what was said.
                Kind::Comma if front.ends_with_rank() => {
                    front.noun.clear();
                    parted = false;
                }
                Kind::Chars | Kind::Comma | Kind::Word(Class::Noun | Class::Measure | Class::Head) => {
                    let words = text(token);
                    if token.kind == Kind::Chars
                        && let Some(cut) = self.cut(token, next)
                    {
                        // 某某均, 某某较: a word of one character that ends the noun.
                        let words = self.prose.plain_text(token.start, cut.0);
                        front.add(words, &mut parted, linked);
                        linked |= cut.1 == Class::Link;
                        front.predicate = true;
                        continue;
                    }
                    front.add(words, &mut parted, linked);
                    front.adjacent = false;
                }
                Kind::Word(Class::Scope) => {
                    // 新增境内上市公司: of a kind, where a verb stands in front.
                    let kind = !front.verb.is_empty() && self.prose.any(token.start, &["境内", "省内", "区内"]);
                    let inside = !parted && (!front.noun.is_empty() || kind) && !front.predicate;
                    if inside || front.share.is_some() || front.predicate && !linked {
                        front.add(text(token), &mut parted, linked);
                    } else {
                        if !front.predicate {
                            text(token).clone_into(&mut front.scope);
                        }
                        parted = true;
                    }
                }
                // 地级及以上城市, 二级以上医院: a bound inside the noun.
                Kind::Word(Class::Plain)
                    if next.is_some()
                        && self.prose.any(token.start, &["以上", "以下"])
                        && matches!(self.prose.before(token.start), '级' | '及' | '岁') =>
                {
                    front.add(text(token), &mut parted, linked);
                }
                Kind::Word(Class::Plain) => parted = true,
                Kind::Time => {
                    parted = true;
                    // 某县2030年完成…: whose it is.
                    let place = front
                        .noun
                        .ends_with(['县', '市', '省', '区', '州', '镇', '乡', '旗', '盟']);
                    if place && !front.predicate && front.noun.chars().count() <= 6 {
                        front.noun.clear();
                    }
                }
                Kind::Word(Class::Adjective) => {
                    let noun = matches!(
                        next.map(|t| t.kind),
                        Some(Kind::Chars | Kind::Word(Class::Noun | Class::Measure | Class::Head | Class::Act))
                    );
                    if noun {
                        front.add(text(token), &mut parted, linked);
                    } else {
                        parted = true;
                    }
                }
                Kind::Word(Class::Link) => {
                    if self.is_link(token, next) {
                        linked = true;
                        front.predicate = true;
                    } else {
                        front.add(text(token), &mut parted, linked);
                    }
                }
                Kind::Word(Class::Share) => {
                    if front.share.is_none() {
                        front.share = Some(String::new());
                    }
                }
                // 依次是炼铁1.1亿吨、…: in front of a noun it says nothing.
                Kind::Word(Class::Each) if front.is_open() && !front.predicate => parted = true,
                Kind::Word(Class::Each) => {
                    front.predicate = true;
                    front.adjacent = at_figure;
                }
                // 土地出让收入: a verb in front of a quantity is part of its name.
                Kind::Word(Class::Deed)
                    if !front.is_open()
                        && front.verb.is_empty()
                        && !parted
                        && next.is_some_and(|t| lexicon::has_end(text(t))) =>
                {
                    front.add(text(token), &mut parted, linked);
                }
                Kind::Word(Class::Deed)
                    if place > 0
                        && tokens.get(place - 1).is_some_and(|t| t.kind == Kind::Word(Class::Act))
                        && matches!(next.map(|t| t.kind), Some(Kind::Chars | Kind::Word(Class::Noun)))
                        && !front.is_open() =>
                {
                    front.add(text(token), &mut parted, linked);
                }
                Kind::Word(Class::Act) if !front.is_open() => front.add(text(token), &mut parted, linked),
                Kind::Word(class @ (Class::Deed | Class::Light | Class::Act)) => {
                    let before = place.checked_sub(1).and_then(|place| tokens.get(place));
                    let adjoins = before
                        .is_some_and(|before| before.kind == Kind::Word(Class::Deed) && before.end == token.start);
                    front.take_verb(text(token), at_figure, class, adjoins);
                    parted = false;
                    linked = false;
                }
                Kind::Word(class @ (Class::Change | Class::Reach)) => {
                    linked = false;
                    if class == Class::Change && !front.verb.is_empty() && front.object.is_empty() {
                        let verb = std::mem::take(&mut front.verb);
                        front.noun += &verb;
                    }
                    if !front.predicate {
                        front.tail.clear();
                    }
                    let (reaches, changes) = match class {
                        Class::Reach => (text(token), ""),
                        _ => ("", text(token)),
                    };
                    reaches.clone_into(&mut front.reaches);
                    changes.clone_into(&mut front.changes);
                    front.predicate = true;
                    front.adjacent = at_figure;
                    parted = true;
                }
                Kind::Figure(_) | Kind::Break(_) | Kind::Aside => {}
            }
        }
        front
    }

    /// A word of one character that ends a noun inside characters that no list holds: 均, 较.
    fn cut(&self, token: &Token, next: Option<&Token>) -> Option<(usize, Class)> {
        let prose = self.prose;
        let verb = matches!(next.map(|t| t.kind), Some(Kind::Word(Class::Change | Class::Reach)));
        let time = matches!(
            next.map(|t| t.kind),
            Some(Kind::Time | Kind::Figure(_) | Kind::Word(Class::Plain | Class::Scope))
        );
        let last = token.end - 1;
        let single = match prose.at(last) {
            '均' | '各' | '都' | '也' | '已' | '仍' | '将' if verb => Some(Class::Each),
            '均' | '各' if next.is_none() => Some(Class::Each),
            '比' | '较' | '从' | '由' | '自' if time => Some(Class::Link),
            '从' | '由' if next.is_none() => Some(Class::Link),
            '达' if next.is_none() => Some(Class::Reach),
            _ => None,
        };
        single.map(|class| (last, class))
    }

    /// 在, 以, 按 in front of a noun are words of a noun; 比上年, 从2020年 are links.
    fn is_link(&self, token: &Token, next: Option<&Token>) -> bool {
        let words = self.prose.plain_text(token.start, token.end);
        let time = matches!(
            next.map(|t| t.kind),
            Some(Kind::Time | Kind::Word(Class::Plain | Class::Scope))
        );
        words.chars().count() > 1 || time
    }

    /// 被命名为示范区的县 of 13个县被命名为示范区, 享受补贴的儿童, 接受培训 of 70万人次接受培训: those that receive
    /// something are named by it.
    fn received(&self, figure: &Figure, things: &str, rest: &[Token]) -> Option<String> {
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
    fn goes_to(&self, figure: &Figure) -> Option<&str> {
        /// In characters.
        const LONGEST: usize = 12;
        let start = self.prose.skip_blanks(figure.end);
        self.prose
            .longest(start, &["投向", "用于", "来自", "来源于", "投入到", "集中在"])?;
        let end = (start..start + LONGEST + 1).find(|i| ends_clause(self.prose.at(*i)) || self.prose.at(*i) == '、')?;
        Some(self.prose.plain_text(start, end))
    }

    /// What was done so many times, in words.
    fn often(&self, rest: &[Token]) -> String {
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
    fn of_all(&self, things: String, rest: &[Token]) -> String {
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
    fn is_of_compound(&self, tokens: &[Token], place: usize) -> bool {
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
    fn ranks(rest: &str, next: Option<Kind>) -> bool {
        rest.starts_with(['首', '前', '第', '世', '东', '西', '中'])
            || rest.is_empty() && next == Some(Kind::Word(Class::Scope))
    }

    /// The noun right behind a figure, with the number of its tokens.
    fn behind(&self, tokens: &[Token]) -> (String, usize) {
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
                        name += words.get(..at).unwrap_or_default();
                        used += 1;
                        break;
                    }
                    name += words;
                }
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
                Kind::Word(Class::Plain) if name.ends_with(['级', '岁', '年']) => {
                    name += self.prose.plain_text(token.start, token.end);
                }
                // 11个县（市、区）.
                Kind::Aside if !name.is_empty() => name += self.prose.plain_text(token.start, token.end),
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
                .any(|word| name.starts_with(word) && word.chars().count() > 1)
            || !(is_han(first) || first == '“' || first.is_ascii_alphanumeric());
        if none { (String::new(), 0) } else { (name, used) }
    }
}

/// What stands behind a figure without being counted by it.
const NO_NOUNS: &[&str] = &[
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

/// For whom or what an amount is, where that stands right at it.
const PER_ONE: &[&str] = &["人均", "户均", "亩均", "地均", "日均", "月均"];

/// What is done for something, which names it.
const MEANS: &[&str] = &["举措", "措施", "政策", "办法", "意见", "条款"];

/// Words of [`Class::Act`] that do something to what follows them in a list: 、转化科研成果.
const TRANSITIVE: &[&str] = &[
    "转化", "推广", "治理", "培训", "开发", "搬迁", "安置", "整治", "检查", "研发", "修复", "采购", "办理", "处置",
    "调解", "孵化", "输出",
];

/// Things that a name needs more of: what they did.
const ANY: &[&str] = &[
    "企业", "项目", "学科", "高校", "单位", "园区", "品牌", "成果", "案例", "产品", "机构", "医院", "学校", "城市",
    "县区", "县市",
];

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

/// Units of persons, who need no noun.
const PERSONS: &[&str] = &["人", "人次", "名"];

/// Units of the size of a plant or a line.
const POWERS: &[&str] = &["千瓦", "兆瓦", "吉瓦", "千伏", "千瓦时"];

/// Verbs with which money is found or given.
const FUNDING: &[&str] = &["筹措", "统筹", "争取", "拨付", "下达", "落实", "筹集", "募集"];

/// Classes of things by who runs or ranks them.
const LEVELS: &[&str] = &[
    "国家级",
    "部级",
    "省级",
    "自治区级",
    "市级",
    "县级",
    "区级",
    "世界级",
    "千亿级",
    "百亿级",
    "万亿级",
];

/// Whose a thing is, which names no quantity alone.
const OWNERS: &[&str] = &["国家", "国家级", "省级", "市级", "县级", "中央", "世界", "全球"];

/// Two sides of one account: what is said of one and then of the other.
const SIDES: &[(&str, &str)] = &[
    ("收入", "支出"),
    ("进口", "出口"),
    ("存款余额", "贷款余额"),
    ("开工面积", "竣工面积"),
    ("产量", "销量"),
    ("产值", "营业收入"),
    ("增加值", "利润总额"),
    ("人次", "收入"),
    ("人数", "收入"),
    ("供应量", "需求量"),
    ("销售面积", "销售额"),
];

/// 一般公共预算收入A、支出B: the second is 一般公共预算支出.
fn other_side(last: &str, name: &str) -> Option<String> {
    // Mostly the name is of neither.
    let side = |word: &str| name.starts_with(word);
    if !SIDES.iter().any(|(one, other)| side(one) || side(other)) {
        return None;
    }
    SIDES.iter().find_map(|(one, other)| {
        let of = |from: &str, to: &str| {
            let rest = last
                .strip_suffix("总额")
                .or(last.strip_suffix('额'))
                .unwrap_or(last)
                .strip_suffix(from)?;
            let bare = name == to || name.strip_prefix(to).is_some_and(|end| matches!(end, "额" | "总额"));
            (bare && !rest.is_empty()).then(|| format!("{rest}{name}"))
        };
        of(one, other).or_else(|| of(other, one))
    })
}

/// 居民恩格尔系数A，其中城镇B、农村C: the parts are of the same.
fn of_residents(last: &str, name: &str) -> Option<String> {
    const PARTS: [&str; 4] = ["城镇", "农村", "城市", "乡村"];
    if !PARTS.contains(&name) {
        return None;
    }
    let of = PARTS.iter().find_map(|part| last.strip_prefix(part)).unwrap_or(last);
    (!of.is_empty()).then(|| format!("{name}{of}"))
}

/// 研发经费A，与生产总值之比B: both are in the ratio.
fn ratio_to(last: &str, name: &str) -> Option<String> {
    let alone = name.ends_with("之比") && !name.contains(['与', '和']) && !last.is_empty();
    alone.then(|| format!("{last}与{name}"))
}

/// 清洁能源发电装机规模A、装机占比B: the second is of the same noun, 清洁能源发电装机占比.
fn same_noun(last: &str, name: &str) -> Option<String> {
    let (at, _) = name.char_indices().nth(2)?;
    let (noun, measure) = name.split_at_checked(at)?;
    let (of, rest) = last.split_once(noun)?;
    let fits = lexicon::is_measure(measure) && lexicon::has_end(rest) && !of.is_empty();
    fits.then(|| format!("{of}{name}"))
}

/// 甲产业产值超4千亿元，乙产业超3千亿元: what is measured of the one is measured of the other.
fn same_measure(last: &str, name: &str) -> Option<String> {
    let thing = lexicon::without_measure(last);
    let measure = last.strip_prefix(thing).filter(|measure| !measure.is_empty())?;
    let kind = |name: &str| {
        name.char_indices()
            .rev()
            .nth(1)
            .and_then(|(at, _)| name.get(at..).map(str::to_owned))
    };
    let like = kind(thing).is_some() && kind(thing) == kind(name);
    (like && !lexicon::has_end(name)).then(|| format!("{name}{measure}"))
}

impl Front {
    /// What a completion rate is of: 预算 of 为预算的101%, 年度目标 of 完成年度目标的113%.
    fn goal(&self) -> Option<&str> {
        const GOALS: [&str; 6] = ["预算", "目标", "计划", "任务", "预期", "目标任务"];
        let part = [&self.tail, &self.object, &self.noun]
            .into_iter()
            .find(|part| !part.is_empty())?;
        let goal = part
            .strip_suffix('的')?
            .trim_start_matches(['为', '达', '完', '成', '占']);
        GOALS.iter().any(|word| goal.ends_with(word)).then_some(goal)
    }

    /// Whether the noun ends with a place in an order: 全国第一, 全省第7位, 前列.
    fn ends_with_rank(&self) -> bool {
        let last: String = self.noun.chars().rev().take(3).collect();
        let place = last.contains('第') && self.noun.ends_with(['一', '二', '三', '位', '名']);
        let ranked =
            self.noun.chars().count() > 4 && (place || self.noun.ends_with("前列") || self.noun.ends_with("首位"));
        self.verb.is_empty() && !self.predicate && ranked
    }

    /// Whether what was read last ends with 的.
    fn ends_with_of(&self) -> bool {
        let part = if self.verb.is_empty() { &self.noun } else { &self.object };
        !self.predicate && part.ends_with('的')
    }

    /// Whether nothing that a verb could belong to stands there yet.
    fn is_open(&self) -> bool {
        self.noun.is_empty() && self.verb.is_empty() || self.predicate
    }

    /// Whether no noun stands there.
    fn is_bare(&self) -> bool {
        self.noun.is_empty() && self.object.is_empty() && !self.predicate && self.share.is_none()
    }

    fn add(&mut self, words: &str, parted: &mut bool, linked: bool) {
        if let Some(share) = &mut self.share {
            *share += words;
            return;
        }
        if linked {
            return;
        }
        let part = if self.predicate {
            &mut self.tail
        } else if self.verb.is_empty() {
            &mut self.noun
        } else {
            &mut self.object
        };
        // 三农累计支出, 天然气五年累计产量: the quantity of what was named before.
        let goes_on = |part: &str| {
            words.chars().nth(2).is_none()
                || words.starts_with('、')
                || part.ends_with('、')
                || words.ends_with(['量', '额', '率', '数', '值', '比'])
                || lexicon::has_end(words)
        };
        if *parted && !part.is_empty() && !goes_on(part) {
            part.clear();
        }
        *parted = false;
        *part += words;
    }

    fn take_verb(&mut self, words: &str, at_figure: bool, class: Class, adjoins: bool) {
        let (is_light, is_deed) = (class == Class::Light, class == Class::Deed);
        // 占…, 增长… and then a new verb: what was done stands in front of the figure.
        if self.predicate {
            self.predicate = false;
            self.share = None;
            self.tail.clear();
        }
        // 带动商品销售: what is caused is a noun, even where it is done.
        if matches!(self.verb.as_str(), "带动" | "拉动" | "撬动") && !self.object.is_empty() {
            self.object += words;
            self.adjacent = at_figure;
            return;
        }
        if !self.verb.is_empty() {
            let mark = matches!(self.object.as_str(), "和" | "、" | "与" | "及" | "并");
            if (mark || self.object.is_empty() && adjoins) && is_deed && !self.is_light {
                // 新建改建公路, 引进和培育企业: both are done to it.
                self.verb += &std::mem::take(&mut self.object);
                self.verb += words;
                self.adjacent = at_figure;
                return;
            }
            if self.object.is_empty() {
                // 启动改造, 组织开展: the last one does it.
                if is_light && !self.is_light {
                    return;
                }
            } else {
                self.noun = std::mem::take(&mut self.object);
            }
        }
        words.clone_into(&mut self.verb);
        self.is_light = is_light;
        self.object.clear();
        self.adjacent = at_figure;
    }
}

/// 增速8%, 降幅控制在3%以内: the noun says the way, and the figure is of what grows.
fn growth(figure: &mut Figure, name: String) -> String {
    let ways = [
        ("增速", FigureDirection::Increase),
        ("增幅", FigureDirection::Increase),
        ("涨幅", FigureDirection::Increase),
        ("增长率", FigureDirection::Increase),
        ("降幅", FigureDirection::Decrease),
    ];
    // Births less deaths: a level, not a change of what is in front.
    if name.ends_with("自然增长率") {
        return name;
    }
    let Some((rest, way)) = ways
        .iter()
        .find_map(|(word, way)| Some((name.strip_suffix(word)?, *way)))
    else {
        return name;
    };
    if rest.chars().count() < 2 {
        return name;
    }
    // 人均收入增速高于经济增速、突破3万元: the income is what it is.
    if !matches!(figure.base_unit.as_str(), "%" | "个百分点" | "倍" | "个基点") {
        return rest.to_owned();
    }
    if figure.base_unit != "%" {
        return name;
    }
    if matches!(figure.direction, None | Some(FigureDirection::Level)) {
        figure.direction = Some(way);
    }
    rest.to_owned()
}

/// 消费支出拉动经济增长4.3个百分点: a part of that growth, not a rise of the pull. Behind a contribution rate it is of the same.
fn pull(figure: &mut Figure, name: String, carried: &str) -> String {
    let Some((who, whole)) = name.split_once("拉动") else {
        return name;
    };
    if figure.base_unit != "个百分点" || figure.direction != Some(FigureDirection::Increase) || whole.is_empty() {
        return name;
    }
    let before = carried
        .strip_suffix("贡献率")
        .and_then(|of| of.rsplit_once('对'))
        .map_or("", |(of, _)| of);
    let who = if who.is_empty() { before } else { who };
    let growth = if whole.ends_with("增长") { "" } else { "增长" };
    figure.direction = Some(FigureDirection::Level);
    format!("{who}拉动{whole}{growth}")
}

/// 淘汰落后水泥产能320万吨、炼铁150万吨: the second is of 淘汰落后炼铁产能.
fn like(last: &str, name: String) -> String {
    let Some(thing) = name.strip_prefix("淘汰") else {
        return name;
    };
    if thing.chars().count() > 4 || !last.starts_with("淘汰") {
        return name;
    }
    let begin = if last.starts_with("淘汰落后") {
        "淘汰落后"
    } else {
        "淘汰"
    };
    let end = if last.ends_with("产能") && !thing.ends_with("产能") {
        "产能"
    } else {
        ""
    };
    format!("{begin}{thing}{end}")
}

/// Verbs by which something is there, and nothing was done.
const STANDS: &[&str] = &[
    "有", "共有", "现有", "已有", "拥有", "达到", "形成", "含", "包括", "具有", "覆盖", "存栏", "储备",
];

/// Verbs by which there is more of something by what they count: 新增学位2万个.
const ADDING: &[&str] = &[
    "新增",
    "净增",
    "新增设",
    "增设",
    "新认定",
    "新培育",
    "新登记",
    "新设立",
    "新引进",
];

/// What the verb of a figure says of its way: 新增 adds the figure itself, 提升改造15座公园 improves as many.
fn set_way(figure: &mut Figure, front: &Front, verb: &str, follows: bool) {
    let rate = matches!(
        figure.base_unit.as_str(),
        "%" | "个百分点" | "倍" | "个基点" | "年" | "岁" | "天"
    );
    let level = matches!(
        figure.direction,
        None | Some(FigureDirection::Level | FigureDirection::Increase)
    );
    // 新增债券 is the name of a kind of them.
    let named = |noun: &str| {
        noun.contains("新增")
            && !["新增债", "新增专项", "新增贷款"]
                .iter()
                .any(|kind| noun.contains(kind))
    };
    let adds = ADDING.contains(&verb) || named(&front.noun) || named(&front.object);
    if adds && !rate && level && figure.role.is_none() {
        figure.direction = Some(FigureDirection::Increase);
        figure.comparison = Some("added");
        return;
    }
    let changed = matches!(
        figure.direction,
        Some(FigureDirection::Increase | FigureDirection::Decrease)
    );
    // 改造提升农田300万亩: improved are so many.
    let improves =
        matches!(front.changes.as_str(), "提升" | "扩大" | "加快") && !front.tail.is_empty() && front.noun.is_empty();
    if changed && !rate && improves && figure.role.is_none() {
        figure.direction = Some(FigureDirection::Level);
        return;
    }
    // 提升40所学校办学能力: of so many things something gets better.
    let better = matches!(front.changes.as_str(), "提升" | "提高" | "改善" | "优化" | "扩大") && front.adjacent;
    if changed && better && figure.role.is_none() && is_counted(figure) && follows {
        figure.direction = Some(FigureDirection::Level);
        return;
    }
    let does = !verb.is_empty() && !front.predicate && front.changes.is_empty();
    if changed && does && !adds && is_counted(figure) && figure.role.is_none() && !CHANGING.contains(&verb) {
        figure.direction = Some(FigureDirection::Level);
    }
}

/// Verbs of doing that lessen or raise by what they count.
const CHANGING: &[&str] = &[
    "压减", "减免", "减轻", "减税", "退税", "取消", "淘汰", "关停", "关闭", "化解", "扩建",
];

fn or(first: String, second: &str) -> String {
    if first.is_empty() { second.to_owned() } else { first }
}

/// Whether a figure says which of some things are meant by its bound: 亿元以上项目.
fn is_class(figure: &Figure) -> bool {
    let bounded = ["以上", "以下", "以内", "级"]
        .iter()
        .any(|end| figure.text.ends_with(end));
    figure.base_unit != "%" && bounded || is_age(figure)
}

/// Whether a figure says of which age some people are: 0—14岁人口, 65岁以上老人.
fn is_age(figure: &Figure) -> bool {
    let range = figure.form == FigureForm::Range || ["以上", "以下"].iter().any(|end| figure.text.ends_with(end));
    figure.base_unit == "岁" && range
}

/// Whether a figure counts things one by one.
/// Whether a noun is of those who do something: 省属企业.
fn is_agent(noun: &str) -> bool {
    [
        "企业",
        "国企",
        "央企",
        "集团",
        "公司",
        "开发区",
        "高新区",
        "经开区",
        "园区",
    ]
    .iter()
    .any(|end| noun.ends_with(end))
}

fn is_counted(figure: &Figure) -> bool {
    let base = figure.base_unit.as_str();
    base.is_empty()
        || base.chars().count() <= 2
            && !matches!(
                base,
                "%" | "倍"
                    | "元"
                    | "美元"
                    | "欧元"
                    | "吨"
                    | "亩"
                    | "公顷"
                    | "公里"
                    | "里"
                    | "米"
                    | "岁"
                    | "度"
                    | "斤"
                    | "公斤"
                    | "千瓦"
                    | "时"
                    | "分"
            )
}

/// A clause without a figure: 经营主体增量提质 speaks of 经营主体. Four characters behind a noun mostly say something of it.
fn shortened(topic: &str, whole: bool) -> String {
    // 先进制造业集群从无到有: a predicate without a verb of the list.
    const PREDICATES: [&str; 6] = ["从无到有", "从小到大", "由小变大", "由弱到强", "由弱变强", "后来居上"];
    if let Some((thing, _)) = PREDICATES.iter().find_map(|words| topic.split_once(words)) {
        return trim_name(thing);
    }
    let topic = trim_name(topic);
    // 稳就业是为了惠民生: a sentence, not a noun.
    if ["是为了", "就是", "不是", "才能"]
        .iter()
        .any(|word| topic.contains(word))
    {
        return String::new();
    }
    let count = topic.chars().count();
    if !whole || topic.contains('”') {
        return topic;
    }
    match count {
        0..=4 => String::new(),
        5 => topic.chars().take(count - 2).collect(),
        _ => topic.chars().take(count - 4).collect(),
    }
}

/// A noun behind a figure without the particles at its ends.
fn trimmed(name: &str) -> String {
    let name = name.trim_start_matches(['、', '的', ' ']);
    // 15条产业链项目占比达84%: the verb of the next figure.
    let reached = name
        .strip_suffix('达')
        .filter(|rest| rest.ends_with('率') || lexicon::has_end(rest));
    let name = reached.unwrap_or(name);
    // 最后20万无电人口都能用上电: what they can do.
    let able = ["都能", "就能", "都可", "可以", "都要"]
        .iter()
        .find_map(|able| name.strip_suffix(able));
    let name = able.filter(|thing| thing.chars().count() > 1).unwrap_or(name);
    name.trim_end_matches([
        '的', '了', '、', '等', '和', '与', '及', '也', '已', '都', '均', '还', ' ',
    ])
    .to_owned()
}

/// A name without what opens or closes it: particles, marks, numbers of a list.
fn trim_name(name: &str) -> String {
    // 对东盟进出口: with whom.
    const WITH: &[&str] = &[
        "进出口",
        "出口",
        "进口",
        "贸易",
        "贸易额",
        "进出口额",
        "进出口总额",
        "直接投资",
    ];
    const OPEN: &str = "和与及、是的了将使也还又再已在对向为到至以让把，着等并共—- （）》”其从由但且";
    const CLOSE: &str = "的了、等和与及拟按都达为是有约近超共仅只要已也还再又各均到至“（，—- 就使让着可将需获增降升涨居占从由在以每高低快多少扩减跌";
    const WHOLE: &[&str] = &[
        "提高", "新高", "最高", "人均", "户均", "日均", "年均", "亩均", "平均", "国有", "所有", "拥有", "存在", "现有",
    ];
    let mut name = name.trim();
    // 十是保险覆盖率达到: the number of a list.
    name = match name.split_once('是') {
        Some((number, rest)) if !number.is_empty() && number.chars().all(|c| "一二三四五六七八九十".contains(c)) => {
            rest
        }
        _ => name,
    };
    // 中央决定将农民人均纯收入2300元作为…: what is taken stands behind 将 and 把.
    name = name
        .char_indices()
        .skip(2)
        .filter(|(_, c)| matches!(c, '将' | '把'))
        .filter_map(|(at, c)| Some((name.get(..at)?, name.get(at + c.len_utf8()..)?)))
        .find(|(front, rest)| {
            let in_word =
                front.ends_with(['即', '大', '名', '必']) || rest.starts_with(['军', '来', '握', '关', '控', '士']);
            !in_word && rest.chars().count() >= 3
        })
        .map_or(name, |(_, rest)| rest);
    // 也要再减少: what is wanted.
    name = name
        .trim_start_matches('也')
        .strip_prefix('要')
        .filter(|rest| rest.starts_with('再'))
        .unwrap_or(name);
    let with = |name: &str| name.starts_with('对') && WITH.iter().any(|end| name.ends_with(end));
    while let Some(first) = name.chars().next().filter(|c| OPEN.contains(*c))
        && !lexicon::begins_noun(name)
        && !with(name)
    {
        let rest = name.strip_prefix("以及").or_else(|| name.strip_prefix(first));
        name = rest.unwrap_or_default();
    }
    name = name.strip_prefix("各项").unwrap_or(name);
    while let Some(last) = name.chars().next_back().filter(|c| CLOSE.contains(*c))
        && !WHOLE.iter().any(|whole| name.ends_with(whole))
        && !lexicon::ends_noun(name)
    {
        name = name.strip_suffix(last).unwrap_or_default();
    }
    // 补助从人均40元提高到45元: how much for one.
    name = name
        .strip_suffix("从人均")
        .or_else(|| name.strip_suffix("由人均"))
        .unwrap_or(name);
    // 失业率平均为5.1%: how it is counted, and no part of its name. 年平均 and 平均 alone are left.
    name = ["平均", "统一", "普遍", "总体", "整体"]
        .iter()
        .find_map(|how| name.strip_suffix(how))
        .filter(|rest| lexicon::has_end(rest) || rest.ends_with("标准"))
        .unwrap_or(name);
    let opened = name.matches('“').count();
    let closed = name.matches('”').count();
    let mut name = match (opened, closed) {
        (0, 1..) => format!("“{name}"),
        (1.., 0) => format!("{name}”"),
        _ => name.to_owned(),
    };
    // Long lists: the last one.
    if name.chars().count() > LONGEST {
        name = match name.rsplit_once('、') {
            Some((_, last)) if last.chars().count() >= 2 => last.to_owned(),
            _ => name.chars().skip(name.chars().count() - LONGEST).collect(),
        };
    }
    if name.chars().count() < 2 { String::new() } else { name }
}
