//! What each figure is about: the noun that its clause gives it. A sentence is cut into clauses, a clause into words by what
//! they do (`lexicon`), and the words in front of a figure and behind it are read as subject, verb and object. Does not look
//! at numbers and times.

mod account;
mod behind;
mod front;
mod names;
mod parts;
mod tokens;

use self::front::Front;
use self::names::{
    ADDING, STANDS, contributes, growth, is_age, is_agent, is_class, is_counted, like, of_residents, or, other_side,
    possessed, pull, ratio_to, same_measure, same_noun, set_way, shortened, trim_name,
};
use self::tokens::{Kind, Token, tokenize};
use super::lexicon::{self, Class};
use super::prose::{Prose, ends_clause, ends_sentence, is_blank, is_han};
use super::together;
use super::units;
use super::{Figure, FigureDirection, FigureForm, FigureKind, FigureRole};

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
    let mut before = Before::default();
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
            let mut sentence = Sentence::new(prose);
            sentence.topic = or(std::mem::take(&mut topic), &industry);
            if part {
                let before = std::mem::take(&mut before);
                sentence.carried = before.carried;
                sentence.measured = before.measured;
                sentence.measured_unit = before.measured_unit;
            }
            sentence.read(&tokens, figures, &mut done);
            let measured = sentence.names.get_mut(sentence.measured_at.wrapping_sub(1));
            before = Before {
                measured: measured.map_or(sentence.measured, std::mem::take),
                measured_unit: sentence.measured_unit,
                carried: sentence.carried,
            };
        } else if end > start && end - start <= SHORT {
            // 经营主体稳中培优。总量达…: a short sentence says of what the next one is.
            tokenize(prose, figures, next, (start, end), &mut tokens);
            let front = Sentence::new(prose).front(&tokens);
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
    let before = clause(clause(first.start));
    // 工业投资上半年转正，三季度加快，全年增长4%: what goes on in a part of the year is still of the clause in front.
    let goes_on = prose.any(before + 1, PARTS_OF_YEAR);
    (
        if goes_on { clause(before) } else { before },
        end.min(last.end + 2 * BEHIND),
    )
}

/// Parts of a year that a clause begins with.
const PARTS_OF_YEAR: &[&str] = &[
    "上半年",
    "下半年",
    "一季度",
    "二季度",
    "三季度",
    "四季度",
    "三、四季度",
    "前三季度",
    "年中",
    "下半年以来",
];

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
        // 电视动画片12万分钟: nothing lasts so long.
        let many = matches!(figure.base_unit.as_str(), "分钟" | "小时" | "学时" | "课时")
            && figure.number.first().is_some_and(|number| *number >= 1000.0)
            && is_han(prose.before(figure.start));
        let near = near || many;
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

/// What the sentence before was about.
#[derive(Default)]
struct Before {
    carried: String,
    measured: String,
    measured_unit: String,
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
    /// What the last figure of the sentence before was about that is no rate, for the parts behind 其中.
    measured: String,
    /// Where in `names` such a one of this sentence stands, from 1; 0 for none.
    measured_at: usize,
    /// Its unit.
    measured_unit: String,
    /// What is measured of the parts behind 其中, with its unit.
    parts: Option<(&'static str, String)>,
    /// How many things the figures of a row were of.
    row: usize,
    /// Whether the clause before is nothing but 其中.
    opens_part: bool,
    /// Things that were listed and counted: 甲、乙和丙三个区.
    owners: Vec<String>,
}

impl<'a> Sentence<'a> {
    fn new(prose: &'a Prose) -> Self {
        Self {
            prose,
            carried: String::new(),
            scope: String::new(),
            topic: String::new(),
            names: Vec::new(),
            part: None,
            deed: (String::new(), String::new()),
            unit: String::new(),
            measured: String::new(),
            measured_at: 0,
            measured_unit: String::new(),
            parts: None,
            row: 0,
            opens_part: false,
            owners: Vec::new(),
        }
    }
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
            if tokens.get(to).is_some_and(|token| token.kind == Kind::Break('；')) {
                self.parts = None;
            }
            from = to + 1;
        }
    }

    fn clause(&mut self, tokens: &[Token], needed: bool, figures: &mut [Figure], done: &mut [bool]) {
        let mut from = 0;
        let mut listed = false;
        // 新增公路60公里，其中高速公路4公里: of what was added.
        let mut own = tokens.iter().filter(|token| token.kind != Kind::Comma);
        let opens_part = own.next().is_some_and(|token| self.prose.has(token.start, "其中"));
        // 其中，稻谷9万吨: the mark behind the word ends no clause.
        let part_of = opens_part || std::mem::take(&mut self.opens_part);
        self.opens_part = opens_part && own.next().is_none();
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
        // What the share behind an amount is of: 40% of 完成预算6亿元的40%.
        let mut rate_of: Option<parts::Whole> = None;
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
            // 生产总值达到4亿元，净增1亿元: by how much that grew.
            let grew = front.verb == "净增" && front.adjacent && front.is_bare() && !self.carried.is_empty();
            let compared = |token: &Token| self.prose.any(token.start, &["比", "较"]);
            let grew =
                grew && (before.iter().any(compared) || figures.get(index).is_some_and(|figure| !is_counted(figure)));
            if grew {
                front.verb.clear();
                front.predicate = true;
                "净增".clone_into(&mut front.changes);
            }
            let rest = tokens.get(place + 1..).unwrap_or_default();
            let (behind, used) = self.behind(rest);
            let (behind, used) = self.relative(rest, used).unwrap_or((behind, used));
            // 8.3%的中高速增长: how it grew names nothing.
            let grows_behind = rest
                .first()
                .is_some_and(|of| self.prose.at(of.start) == '的' && figures.get(index).is_some_and(grows))
                && rest
                    .get(used)
                    .is_some_and(|verb| verb.kind == Kind::Word(Class::Change));
            let (behind, used) = if grows_behind {
                (String::new(), 0)
            } else {
                (behind, used)
            };
            let sized = figures
                .get(index)
                .filter(|figure| is_counted(figure))
                .and_then(|_| self.sized(&behind, rest.get(used..).unwrap_or_default(), figures));
            let of_sized = sized.is_some();
            let behind = sized.unwrap_or(behind);
            let whole = figures
                .get(index)
                .and_then(|figure| self.whole(figure, &front, rest, figures));
            let Some(figure) = figures.get_mut(index) else { continue };
            // 1600万人进城落户: what persons did, without an object.
            let behind = match rest.get(used..) {
                Some([verb, after @ ..])
                    if (PERSONS.contains(&figure.base_unit.as_str())
                        || front.verb == "带动" && ANY.contains(&behind.as_str()))
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
            // 共有40万人享受补贴: that there are so many says nothing of them.
            let there_are = front.is_light && front.verb.ends_with('有') && front.noun.is_empty() || front.noun == "有";
            let alone = there_are
                || front.verb.is_empty() && (front.is_bare() || front.noun.ends_with('等') && !front.predicate);
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
            } else if (figure.base_unit == "%"
                || vague
                || there_are && front.object.is_empty() && PERSONS.contains(&figure.base_unit.as_str())
                || there_are && figure.base_unit.is_empty())
                && !behind.is_empty()
            {
                let all = self.of_all(behind.clone(), rest.get(used..).unwrap_or_default());
                // 甲、乙等4家企业实现挂牌: which ones is said by what they did.
                if all != behind && front.noun.ends_with('等') {
                    front.noun.clear();
                }
                all
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
                .take_if(|_| !units::is_point(&figure.base_unit) && figure.role.is_none())
            {
                self.carried = part;
            }
            // 0.6和0.7个百分点: a list is a row by itself.
            let listed_numbers = if figure.form == FigureForm::List {
                figure.number.len()
            } else {
                1
            };
            if listed_numbers > 1 {
                row = self.last_names(before, &front, listed_numbers);
            } else if row.is_empty() {
                row = self.respective(before, &front, rest);
                self.row = row.len().max(self.row);
            }
            // 15岁以上人口受教育年限达到9.6年.
            let mut ahead = rest.iter().skip(used).map(|token| token.kind);
            let counts_next = matches!(
                (ahead.next(), ahead.next()),
                (Some(Kind::Figure(_)), _) | (Some(Kind::Word(Class::Reach)), Some(Kind::Figure(_)))
            );
            let rate = rate_of.take();
            let (name, took) = if let Some(rate) = &rate {
                if !rate.is_goal {
                    figure.direction = Some(FigureDirection::Share);
                    figure.comparison = Some("share-of");
                }
                (rate.rate.clone(), false)
            } else if let Some(whole) = whole {
                figure.direction = Some(FigureDirection::Level);
                front.share = None;
                let name = whole.name.clone();
                rate_of = Some(whole);
                (name, false)
            } else if listed_numbers > 1 && !row.is_empty() {
                (Vec::from(std::mem::take(&mut row)).join("、"), false)
            } else if let Some(name) = row.pop_front().or_else(|| self.by_rate(&front, rest)) {
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
                    format!("{name}{}", done_for.replacen('了', "", 1))
                }
                _ if name.starts_with('淘') => name.replacen("淘汰落后的", "淘汰落后", 1),
                _ => name,
            };
            let name = other_side(&self.carried, &name)
                .or_else(|| contributes(&self.carried, &front.noun, &name))
                .or_else(|| of_residents(&self.carried, &name))
                .or_else(|| possessed(&self.carried, &name))
                .or_else(|| ratio_to(&self.carried, &name))
                .unwrap_or(name);
            let sums = !front.tail.is_empty() && matches!(front.reaches.as_str(), "合计" | "总计" | "共计");
            let name = if took || sums {
                name
            } else {
                let grows = !front.changes.is_empty() && figure.base_unit == "%";
                let own = front.verb.is_empty() && !front.predicate || !front.reaches.is_empty() || grows;
                let measured =
                    own && !listed && front.share.is_none() && !is_counted(figure) && figure.base_unit == self.unit;
                let left_out = measured.then(|| same_measure(&self.carried, &name)).flatten();
                let left_out = left_out.or_else(|| {
                    let own = own && front.verb.is_empty() && front.share.is_none();
                    own.then(|| self.of_part(figure, &name, part_of && !listed)).flatten()
                });
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
            // 占调整预算105%: a completion rate is no part of the budget.
            if front.share.is_some() && front.goal().is_some() && figure.direction == Some(FigureDirection::Share) {
                figure.direction = Some(FigureDirection::Level);
            }
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
                if let Some(whole) = rate_of.as_ref().or(rate.as_ref()) {
                    let share = rate.is_some() && !whole.is_goal;
                    self.carried.clone_from(if share { &name } else { &whole.base });
                    self.part = share.then(|| whole.base.clone());
                } else if !steps && (self.carried.is_empty() || front.goal().is_none()) {
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
                if figure.base_unit != "%" && front.changes.is_empty() {
                    self.measured_at = self.names.len();
                    self.measured_unit.clone_from(&figure.base_unit);
                }
                self.unit.clone_from(&figure.base_unit);
                figure.scope.clone_from(&self.scope);
                figure.subject = account::total(self.prose, figure.start, &name).unwrap_or(name);
            }
            if steps {
                self.step_levels(index, figures);
            }
            listed = true;
            if took && !of_sized {
                if attribute.is_none() {
                    attribute = self.whose(rest, used);
                }
                if let Some(count) = figures.get(index) {
                    self.owners = owners(count, &front.noun);
                }
            }
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

    /// 连跨5万亿元、6万亿元两个台阶: levels in front of how many steps there are, which are passed and not reached.
    fn step_levels(&self, index: usize, figures: &mut [Figure]) {
        let Some((before, [count, ..])) = figures.split_at_mut_checked(index) else {
            return;
        };
        let mut behind = count.start;
        for level in before.iter_mut().rev() {
            let between = self.prose.plain_text(level.end, behind);
            if !matches!(between, "、" | "和" | "") || level.base_unit == "个" {
                break;
            }
            level.subject.clone_from(&count.subject);
            behind = level.start;
        }
    }

    /// 用户总数 of 3家电信企业的用户总数达16亿户: what stands behind 的 in the words that a count took.
    fn whose(&self, rest: &[Token], used: usize) -> Option<String> {
        let last = used.checked_sub(1).and_then(|last| rest.get(last))?;
        let goes_on = rest
            .get(used)
            .is_some_and(|next| !matches!(next.kind, Kind::Break(_) | Kind::Comma | Kind::Figure(_)));
        let words = self.prose.plain_text(last.start, last.end).trim_start_matches('的');
        let (_, thing) = words.split_once('的').filter(|_| last.kind == Kind::Chars && goes_on)?;
        (thing.chars().count() > 1).then(|| thing.to_owned())
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
            let names = self.as_many(front, count);
            return if names.is_empty() {
                self.last_names(before, front, count)
            } else {
                names
            };
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
        // 甲、乙和丙三个区分别实现生产总值A、B和C: of each of them.
        if let ([name], true) = (names.as_slice(), self.owners.len() == count) {
            return self.owners.iter().map(|owner| format!("{owner}{name}")).collect();
        }
        // 甲、乙分别完成年计划的110%、120%: the rate of each.
        if let Some(goal) = front.goal().filter(|_| names.len() == count) {
            names.iter_mut().for_each(|name| *name = format!("{name}完成{goal}"));
            return names.into();
        }
        if count > 2 && names.len() == count && names.iter().all(|name| !name.is_empty()) {
            return names.into();
        }
        self.last_names(before, front, count)
    }

    /// The names of the last figures, as many as stand in a row without a noun of their own: 分别增长5%和8%，累计达70名和80名,
    /// 占外贸比重分别提升0.6和0.7个百分点.
    fn last_names(&self, before: &[Token], front: &Front, count: usize) -> std::collections::VecDeque<String> {
        let each = || {
            before
                .iter()
                .any(|token| token.kind == Kind::Word(Class::Each) && self.prose.any(token.start, &["分别", "各"]))
        };
        if count < 2 || !front.verb.is_empty() || !(self.row == count || each()) {
            return std::collections::VecDeque::new();
        }
        let noun = trim_name(&front.noun);
        let bare = noun.is_empty() || matches!(noun.as_str(), "增速" | "增幅" | "涨幅" | "降幅");
        let last = self
            .names
            .len()
            .checked_sub(count)
            .and_then(|from| self.names.get(from..));
        match last {
            Some(last @ [first, others @ ..]) if bare && !first.is_empty() && !others.contains(first) => {
                let named = |name: &String| match &front.share {
                    Some(of) => parts::share(name, of, true),
                    None => name.clone(),
                };
                last.iter().map(named).collect()
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

    fn decide(&self, figure: &Figure, front: &Front, behind: &str, verb: &str, rest: &[Token]) -> (String, bool) {
        let counted = is_counted(figure);
        let share = figure.base_unit == "%" || units::is_point(&figure.base_unit);
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
            return (parts::share(&base, of, share), false);
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
            let none =
                EACH_PLACE.contains(&name.as_str()) || NO_NOUNS.contains(&name.as_str()) && !lexicon::is_measure(&name);
            // 播种面积A，稳定产量B: what is kept stands behind the verb.
            if front.reaches == "稳定" && name.is_empty() && lexicon::is_measure(&trim_name(&front.tail)) {
                return (self.complete(trim_name(&front.tail)), false);
            }
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
            // 合计财政总收入3亿元: what was added up.
            let sums = matches!(front.reaches.as_str(), "合计" | "总计" | "共计");
            if sums && !counted && lexicon::has_end(&trim_name(&front.tail)) {
                return (trim_name(&front.tail), false);
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
        // 出栏生猪9万头、出栏牛2万头: things of one character.
        let object = match front.object.as_str() {
            thing @ ("牛" | "羊" | "猪" | "鸡" | "鸭" | "鹅" | "兔" | "鱼") if !deed.is_empty() => {
                thing.to_owned()
            }
            _ => object,
        };
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
            let host = deed == "接待" && noun.ends_with(['馆', '区', '院', '园', '店', '构']);
            let by = (host || matches!(deed, "惠及" | "覆盖" | "受益" | "通达"))
                && (2..=if host { 20 } else { 12 }).contains(&noun.chars().count());
            let by = if by { noun.as_str() } else { "" };
            // 其中：税务部门完成9亿元: what was spoken of, by whom.
            if object.is_empty()
                && behind.is_empty()
                && front.is_light
                && !counted
                && !change
                && let Some(name) = self.of_owner(&noun)
            {
                return (name, false);
            }
            // 高等教育新增学位: whose they are.
            let owner = deed == "新增" && (2..=6).contains(&noun.chars().count());
            let owner = owner && !noun.ends_with(['省', '市', '区', '县', '州', '镇', '乡', '村']);
            let by = if owner { noun.as_str() } else { by };
            // 产业园落地项目31个, 实施项目40个: a noun that says little keeps its verb.
            let any = |word: &str| front.is_light && !STANDS.contains(&front.verb.as_str()) && ANY.contains(&word);
            let of = if noun.chars().count() <= 16 { noun.as_str() } else { "" };
            if any(&object) && (behind.is_empty() || !counted) {
                return (format!("{of}{}{object}", front.verb), false);
            }
            if any(behind) && object.is_empty() {
                return (format!("{of}{}{behind}", front.verb), true);
            }
            // 完成园区首期2.7平方公里基础设施建设: what was done there.
            if !object.is_empty() && front.is_light && !counted && is_work(behind) && is_extent(figure) {
                return (format!("{object}{behind}"), true);
            }
            // 设立总规模40亿元的产业基金: how large the thing behind is.
            if !behind.is_empty() && !counted && lexicon::is_measure(&object) {
                let thing = lexicon::without_scope(behind);
                let first = ["首支", "首只", "首个", "首家"]
                    .iter()
                    .find_map(|word| thing.strip_prefix(word));
                return (format!("{}{object}", first.unwrap_or(thing)), false);
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
                // 市级财政投入6亿元: the verb is the quantity.
                let deed = if front.verb == "投入" && figure.base_unit == "元" {
                    "投入"
                } else {
                    deed
                };
                return (format!("{noun}{deed}"), false);
            }
            // 筹措12亿元实施…: the verb says what for, the unit what.
            if figure.base_unit == "元" && front.verb == "投入" && self.carried.is_empty() {
                return ("投入资金".to_owned(), false);
            }
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
                true if counted => lexicon::without_measure(thing),
                true => thing.strip_suffix("总量").unwrap_or(thing),
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
        // 出口退税9亿元，其中：某某区8亿元: of the same in a part of the place.
        if !counted
            && !change
            && let Some(name) = self.of_owner(&noun)
        {
            return (name, false);
        }
        if lexicon::is_measure(&noun) || noun == "产业规模" {
            return (self.complete(noun), false);
        }
        (format!("{verb}{noun}"), false)
    }

    /// 东山区出口退税, 税务部门预算收入: what was spoken of, of a part of the place or by a part of the government.
    fn of_owner(&self, noun: &str) -> Option<String> {
        let end = ["部门", "市", "县", "区", "州", "旗"]
            .into_iter()
            .find(|end| noun.ends_with(end))?;
        let place = end == "部门" || !lexicon::ends_noun(noun);
        if !place || !(2..=8).contains(&noun.chars().count()) || self.carried.starts_with(noun) {
            return None;
        }
        // 东山区出口退税A，西山区B: not of both.
        let of = match self.carried.split_once(end) {
            Some((other, rest)) if (2..=8).contains(&other.chars().count()) && !rest.is_empty() => rest,
            _ => self.carried.as_str(),
        };
        (1..=20).contains(&of.chars().count()).then(|| format!("{noun}{of}"))
    }

    /// 占比 of what was spoken of.
    fn complete(&self, name: String) -> String {
        // 新兴业务收入增势突出。共完成业务收入9亿元.
        if name.chars().count() > 2 && self.topic.len() > name.len() && self.topic.ends_with(&name) {
            return self.topic.clone();
        }
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
        // 产销率A；营业收入B: a rate has no revenue.
        if thing.ends_with(['率', '比']) {
            return name;
        }
        // 蔬菜播种面积A、产量B: not of the sowing.
        let thing = GROWING
            .iter()
            .find_map(|way| {
                thing
                    .strip_suffix(way)
                    .filter(|_| name.ends_with('产') || name.ends_with("产量"))
            })
            .unwrap_or(thing);
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

/// The things that a figure counts, where they are listed in front of it: 甲、乙和丙三个区.
fn owners(count: &Figure, noun: &str) -> Vec<String> {
    if !is_counted(count) || !noun.contains('、') {
        return Vec::new();
    }
    let names = together::several(noun);
    let all = count.number.first().is_some_and(|number| *number == names.len() as f64);
    if all { names } else { Vec::new() }
}

/// Whether a figure is a rate of growth.
fn grows(figure: &Figure) -> bool {
    figure.base_unit == "%"
        && matches!(
            figure.direction,
            Some(FigureDirection::Increase | FigureDirection::Decrease)
        )
}

/// Whether a figure is a length or an area.
fn is_extent(figure: &Figure) -> bool {
    matches!(
        figure.base_unit.as_str(),
        "平方公里" | "平方千米" | "平方米" | "亩" | "公顷" | "公里" | "千米" | "米"
    )
}

/// Whether a noun is of work that is done on something.
fn is_work(noun: &str) -> bool {
    const WORKS: [&str; 7] = ["建设", "改造", "治理", "修复", "整治", "绿化", "工程"];
    WORKS.iter().any(|end| noun.ends_with(end)) && !noun.contains("项目")
}

/// What is done with crops on an area.
const GROWING: &[&str] = &["播种", "种植", "收获", "栽培", "养殖"];

/// For whom or what an amount is, where that stands right at it.
const PER_ONE: &[&str] = &["人均", "户均", "亩均", "地均", "日均", "月均"];

/// What is done for something, which names it.
const MEANS: &[&str] = &["举措", "措施", "政策", "办法", "意见", "条款"];

/// Things that a name needs more of: what they did.
const ANY: &[&str] = &[
    "企业", "项目", "学科", "高校", "单位", "园区", "品牌", "成果", "案例", "产品", "机构", "医院", "学校", "城市",
    "县区", "县市",
];

/// Units of persons, who need no noun.
const PERSONS: &[&str] = &["人", "人次", "名"];

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

/// Where something was reached everywhere: 各县区均突破90%.
const EACH_PLACE: &[&str] = &[
    "各县区",
    "各县市",
    "各县市区",
    "各市县",
    "各区县",
    "各地",
    "各地区",
    "各市",
    "各县",
    "各区",
    "各乡镇",
    "各省",
];

/// Whose a thing is, which names no quantity alone.
const OWNERS: &[&str] = &["国家", "国家级", "省级", "市级", "县级", "中央", "世界", "全球"];
