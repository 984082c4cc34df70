//! What each figure is about: the noun that its clause gives it. A sentence is cut into clauses, a clause into words by
//! what they do (`lexicon`), and the words in front of a figure and behind it are read as subject, verb and object.
//! Does not look at numbers and times.
//!
//! Each figure of a clause goes through the same steps: what stands in front of it and behind it is read (`around`,
//! `front`, `behind`, `said`), it may wait for a later figure (`wait`), it gets a name (`naming`, `decide`, `verbs`,
//! `rows`, `parts`), the name is completed (`complete`, `names`, `effects`), the verb says which way it goes (`way`),
//! and what the figures behind it go on with is kept (`remember`): for those of its clause in `state`, for those of its
//! sentence in `Sentence`.

mod account;
mod around;
mod behind;
mod complete;
mod decide;
mod effects;
mod front;
mod kinds;
mod names;
mod naming;
mod parts;
mod remember;
mod rows;
mod said;
mod spans;
mod state;
mod tokens;
mod trim;
mod verbs;
mod wait;
mod way;

use self::behind::BEHIND;
pub(crate) use self::names::other_side;
use self::names::{or, shortened};
use self::naming::Named;
use self::spans::measure_spans;
use self::state::Clause;
use self::tokens::{Kind, Token, tokenize};
use self::trim::trim_name;
use self::way::{counts_done, pull, set_way};
use super::lexicon::{self, Class};
use super::prose::{Prose, ends_clause, ends_sentence, is_han};
use super::{Figure, FigureDirection, FigureKind};

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
            // 剔除一次性因素后，增长5%: of it, too.
            let part = prose.any(
                prose.skip_blanks(start),
                &[
                    "其中",
                    "分季度",
                    "分月",
                    "剔除",
                    "扣除",
                    "同口径",
                    "按同口径",
                    "按可比口径",
                ],
            );
            let mut sentence = Sentence::new(prose);
            sentence.topic = or(std::mem::take(&mut topic), &industry);
            if part {
                let before = std::mem::take(&mut before);
                sentence.carried = before.carried;
                sentence.measured = before.measured;
                sentence.measured_unit = before.measured_unit;
            }
            sentence.read(&tokens, figures, &mut done);
            let measured = sentence.measured_at.and_then(|at| sentence.names.get_mut(at));
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

/// The part of a sentence that its figures need: from the clause in front of the first one's to a little behind the
/// last.
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

/// What a sentence has said so far.
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
    /// The unit and the name of what was counted last.
    counted: Option<(String, String)>,
    /// What the growth by the last figure is called, if it says one: 增速.
    grew: Option<&'static str>,
    /// What the last figure of the sentence before was about that is no rate, for the parts behind 其中.
    measured: String,
    /// Where in `names` such a one of this sentence stands.
    measured_at: Option<usize>,
    /// The unit of either.
    measured_unit: String,
    /// What is measured of the parts behind 其中, with its unit.
    parts: Option<(&'static str, String)>,
    /// How many things the figures of a row were of.
    row: usize,
    /// Whether the clause before is nothing but 其中.
    opens_part: bool,
    /// How what the last percentage was of grew or fell.
    way: Option<FigureDirection>,
    /// The noun in front of the bracket that is open: 某高速公路 of 某高速公路（全长9公里）.
    bracketed: String,
    /// What was spoken of in front of it, with the unit.
    outside: Option<(String, String)>,
    /// Whether the last clause with figures named one thing only.
    lone: bool,
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
            grew: None,
            counted: None,
            measured: String::new(),
            measured_at: None,
            measured_unit: String::new(),
            parts: None,
            row: 0,
            opens_part: false,
            way: None,
            bracketed: String::new(),
            outside: None,
            lone: false,
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
            match tokens.get(to).map(|token| token.kind) {
                Some(Kind::Break('；')) => self.parts = None,
                Some(Kind::Break('（' | '(')) => self.open_bracket(tokens.get(..to).unwrap_or_default()),
                Some(Kind::Break('）' | ')')) => self.close_bracket(),
                _ => {}
            }
            from = to + 1;
        }
    }

    /// Names the figures of a clause. One without figures may say what those behind it are about.
    fn clause(&mut self, tokens: &[Token], needed: bool, figures: &mut [Figure], done: &mut [bool]) {
        // 新增公路60公里，其中高速公路4公里: of what was added.
        let mut own = tokens.iter().filter(|token| token.kind != Kind::Comma);
        let opens_part = own.next().is_some_and(|token| self.prose.has(token.start, "其中"));
        // 其中，稻谷9万吨: the mark behind the word ends no clause.
        let part_of = opens_part || std::mem::take(&mut self.opens_part);
        self.opens_part = opens_part && own.next().is_none();
        let mut clause = Clause {
            tokens,
            part_of,
            first_name: self.names.len(),
            ..Clause::default()
        };
        let mut any = false;
        for (place, token) in tokens.iter().enumerate() {
            if let Kind::Figure(index) = token.kind {
                any = true;
                self.figure(&mut clause, place, index, figures, done);
            }
        }
        if any {
            self.lone = !clause.several;
        } else if needed && !self.is_condition(tokens) {
            self.speak_of(tokens);
        }
    }

    /// Names a figure of a clause, unless it waits for a later one, and keeps what it says for those behind it.
    fn figure(&mut self, clause: &mut Clause, place: usize, index: usize, figures: &mut [Figure], done: &mut [bool]) {
        let Some(mut around) = self.around(clause, place, index, figures) else {
            return;
        };
        let Some(figure) = figures.get_mut(index) else { return };
        if self.waits_with_level(clause, &mut around, figure, done)
            || self.takes_size(clause, &around, figure)
            || clause.waits_for_noun(&mut around)
        {
            return;
        }
        // 13个县被命名为示范区: what was received takes a word, even where no noun stands behind.
        if around.behind.received {
            around.behind.used = around.behind.used.max(1);
        }
        self.go_on(clause, &around, figure);
        let thing_follows = around.behind.is_thing();
        let Named { name, took, rate } = self.named(clause, &mut around, figure);
        let name = self.completed(clause, &around, figure, name, took);
        let front = &around.front;
        if !front.verb.is_empty() && !front.is_light {
            clause.verb.clone_from(&front.verb);
        }
        let deed = clause.deed(front);
        if let Some(done) = done.get_mut(index) {
            *done = counts_done(deed, &around, &name, took);
        }
        set_way(figure, front, deed, thing_follows);
        let name = pull(figure, name, &self.carried);
        clause.share_way(front, figure, took);
        self.keep_scope(front, &name);
        clause.name_steps(&around, &name, figures);
        let name = clause.of_agent(front, name, took);
        self.hand_on(clause, &around, &name, rate.as_ref(), figures);
        let Some(figure) = figures.get_mut(index) else { return };
        self.record(front, name, figure);
        self.close(clause, &around, figure, took);
        if around.steps {
            self.step_levels(index, figures);
        }
    }

    /// Takes what a clause without figures is about for the figures behind it.
    fn speak_of(&mut self, tokens: &[Token]) {
        let front = self.front(tokens);
        let does_nothing = front.object.is_empty();
        let topic = if front.noun.is_empty() {
            front.object
        } else {
            front.noun
        };
        // 主要产品产量中，钢材增长7%: of their output.
        if topic.ends_with("产品产量中") || topic.ends_with("产品产量") {
            self.parts = Some(("产量", "%".to_owned()));
        }
        let topic = shortened(&topic, !front.predicate && front.verb.is_empty());
        // 第三产业加快发展，: what an industry does.
        let does = does_nothing && topic.ends_with('业');
        // 财政收入实现翻倍增长，: what a quantity did.
        let does = does || front.is_light && lexicon::has_end(&topic);
        let own = (front.verb.is_empty() || does) && topic.chars().count() >= 4;
        if !topic.is_empty() && (self.carried.is_empty() || own) {
            self.carried = topic;
        }
    }

    /// What stands in brackets is of the noun in front of them, or gives parts of what was measured there: 限额9亿元（一般债务4亿元）.
    fn open_bracket(&mut self, before: &[Token]) {
        self.bracketed = self.noun_before(before);
        let measured = before.last().is_some_and(|last| matches!(last.kind, Kind::Figure(_)));
        self.opens_part = measured;
        self.outside = measured.then(|| (self.carried.clone(), self.unit.clone()));
    }

    /// What follows a bracket goes on with what stands in front of it.
    fn close_bracket(&mut self) {
        self.bracketed.clear();
        self.opens_part = false;
        self.parts = None;
        if let Some((carried, unit)) = self.outside.take() {
            self.carried = carried;
            self.unit = unit;
        }
    }

    /// The noun that ends right in front of what comes next.
    fn noun_before(&self, tokens: &[Token]) -> String {
        /// In characters.
        const LONGEST: usize = 14;
        let noun = |token: &&Token| {
            matches!(
                token.kind,
                Kind::Chars | Kind::Word(Class::Noun | Class::Measure | Class::Head | Class::Act)
            )
        };
        let mut words = tokens.iter().rev().take_while(noun);
        let Some(last) = words.next() else { return String::new() };
        let first = words.last().unwrap_or(last);
        let name = trim_name(self.prose.plain_text(first.start, last.end));
        if (3..=LONGEST).contains(&name.chars().count()) {
            name
        } else {
            String::new()
        }
    }

    /// 剔除上年一次性因素后, 受需求下降影响: under which condition something is said, and not of what.
    fn is_condition(&self, tokens: &[Token]) -> bool {
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
            return false;
        };
        let opens = self.prose.any(first.start, &["剔除", "扣除", "受", "由于", "随着"]);
        opens
            && self
                .prose
                .any_before(last.end, &["因素后", "因素", "后", "影响", "下", "下降", "提高"])
    }

    fn is_and(&self, token: &Token) -> bool {
        let text = self.prose.plain_text(token.start, token.end);
        matches!(text, "和" | "与" | "及" | "以及" | "约" | "和约" | "到" | "至")
    }
}
