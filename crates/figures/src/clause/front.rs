//! What stands in front of a figure in its clause, read as subject, verb and object.

use super::Sentence;
use super::tokens::{Kind, Token};
use crate::lexicon::{self, Class};
use crate::prose::is_han;

/// Words of [`Class::Act`] that do something to what follows them in a list: 、转化科研成果.
const TRANSITIVE: &[&str] = &[
    "改造", "转化", "推广", "治理", "培训", "开发", "搬迁", "安置", "整治", "检查", "研发", "修复", "采购", "办理",
    "处置", "调解", "孵化", "输出",
];

/// What of a year a budget is compared with.
pub(super) const BASES: &[&str] = &[
    "预算",
    "预算数",
    "决算",
    "决算数",
    "执行数",
    "完成数",
    "实际数",
    "年初预算",
    "调整预算",
    "预算执行数",
];

/// What stands in front of a figure in its clause.
#[derive(Debug, Default)]
pub(super) struct Front {
    /// Of what place or system: 全省, 全国.
    pub(super) scope: String,
    /// The noun in front of the verb.
    pub(super) noun: String,
    /// The verb of doing.
    pub(super) verb: String,
    pub(super) is_light: bool,
    /// What the verb does something to.
    pub(super) object: String,
    /// Whether a verb of change or state stands there.
    pub(super) predicate: bool,
    /// Whether that verb stands right at the figure.
    pub(super) adjacent: bool,
    /// The noun behind that verb.
    pub(super) tail: String,
    /// The verb, if it is one of change.
    pub(super) changes: String,
    /// The verb, if it is one of state.
    pub(super) reaches: String,
    /// The noun in front of the last time, with the word that compares: 常住人口与 of 常住人口与2020年普查的.
    pub(super) compared: String,
    /// What stands behind 占.
    pub(super) share: Option<String>,
}

impl Front {
    /// What a completion rate is of: 预算 of 为预算的101%, 年度目标 of 完成年度目标的113%.
    pub(super) fn goal(&self) -> Option<&str> {
        // 完成预算98%.
        let bare = || {
            let done = self.verb == "完成" && self.share.is_none() && !self.predicate;
            done.then(|| self.goal_in_front_of("")).flatten()
        };
        self.goal_in_front_of("的").or_else(bare)
    }

    /// What an amount behind 完成 and 为 is, whose part follows it: 年初预算数 of 完成年初预算数6亿元的40%.
    pub(super) fn goal_of_amount(&self) -> Option<&str> {
        self.goal_in_front_of("")
    }

    fn goal_in_front_of(&self, end: &str) -> Option<&str> {
        const GOALS: [&str; 7] = ["预算", "预算数", "目标", "计划", "任务", "预期", "目标任务"];
        // 占调整预算98%: of the budget, not a part of it.
        if let Some(share) = &self.share {
            let goal = share.trim_end_matches('的');
            return GOALS.iter().any(|word| goal.ends_with(word)).then_some(goal);
        }
        let part = [&self.tail, &self.object, &self.noun]
            .into_iter()
            .find(|part| !part.is_empty())?;
        let goal = part
            .strip_suffix(end)?
            .trim_start_matches(['为', '达', '完', '成', '占']);
        GOALS.iter().any(|word| goal.ends_with(word)).then_some(goal)
    }

    /// The subject with the verb and what it does something to. A light verb is left out where a noun says enough.
    pub(super) fn whole(&self) -> String {
        if self.verb.is_empty() {
            self.noun.clone()
        } else if self.is_light && self.noun.is_empty() {
            self.object.clone()
        } else if self.is_light && !self.object.is_empty() {
            format!("{}{}", self.noun, self.object)
        } else {
            format!("{}{}{}", self.noun, self.verb, self.object)
        }
    }

    /// Whether the verb adds something up: 合计财政总收入.
    pub(super) fn sums(&self) -> bool {
        matches!(self.reaches.as_str(), "合计" | "总计" | "共计")
    }

    /// Whether the noun ends with a place in an order: 全国第一, 全省第7位, 前列.
    pub(super) fn ends_with_rank(&self) -> bool {
        let last: String = self.noun.chars().rev().take(3).collect();
        let place = last.contains('第') && self.noun.ends_with(['一', '二', '三', '位', '名']);
        let ranked =
            self.noun.chars().count() > 4 && (place || self.noun.ends_with("前列") || self.noun.ends_with("首位"));
        self.verb.is_empty() && !self.predicate && ranked
    }

    /// Whether what was read last ends with 的.
    pub(super) fn ends_with_of(&self) -> bool {
        let part = if self.verb.is_empty() { &self.noun } else { &self.object };
        !self.predicate && part.ends_with('的')
    }

    /// Whether nothing that a verb could belong to stands there yet.
    pub(super) fn is_open(&self) -> bool {
        self.noun.is_empty() && self.verb.is_empty() || self.predicate
    }

    /// Whether a verb of doing and a word that joins another one to it stand there, and no more.
    pub(super) fn is_joined(&self) -> bool {
        !self.verb.is_empty() && !self.is_light && !self.predicate && matches!(self.object.as_str(), "及" | "和" | "与")
    }

    /// Whether no noun stands there.
    pub(super) fn is_bare(&self) -> bool {
        self.noun.is_empty() && self.object.is_empty() && !self.predicate && self.share.is_none()
    }

    pub(super) fn add(&mut self, words: &str, parted: &mut bool, linked: bool) {
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

    pub(super) fn take_verb(&mut self, words: &str, at_figure: bool, class: Class, adjoins: bool) {
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
                // 引进落户项目: of those that settled.
                if !self.is_light && !at_figure && matches!(words, "落户" | "落地" | "入驻") {
                    words.clone_into(&mut self.object);
                    return;
                }
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

impl Sentence<'_> {
    pub(super) fn front(&self, tokens: &[Token]) -> Front {
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
                    // 比上年年初预算增加: what it is compared with.
                    let compares = |t: &Token| t.kind == Kind::Word(Class::Plain) && text(t).starts_with(['比', '较']);
                    let first = place.saturating_sub(2);
                    if BASES.contains(&words) && tokens.get(first..place).unwrap_or_default().iter().any(compares) {
                        continue;
                    }
                    if token.kind == Kind::Chars
                        && let Some(cut) = self.cut(token, next)
                    {
                        // 某某均, 某某较: a word of one character that ends the noun.
                        let words = self.prose.plain_text(token.start, cut.0);
                        front.add(words, &mut parted, linked);
                        linked |= cut.1 == Class::Link;
                        if cut.1 == Class::Reach {
                            self.prose.plain_text(cut.0, token.end).clone_into(&mut front.reaches);
                        }
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
                        && matches!(self.prose.before(token.start), '级' | '及' | '岁' | '科' | '中') =>
                {
                    front.add(text(token), &mut parted, linked);
                }
                Kind::Word(Class::Plain) => parted = true,
                Kind::Time => {
                    parted = true;
                    if front.noun.ends_with(['与', '同', '较', '比']) {
                        front.compared.clone_from(&front.noun);
                    }
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
                // 占全部投资的比重.
                Kind::Word(Class::Each) if front.share.is_some() && self.prose.has(token.start, "全部") => {
                    front.add(text(token), &mut parted, linked);
                }
                // 依次是炼铁1.1亿吨、…: in front of a noun it says nothing.
                Kind::Word(Class::Each) if front.is_open() && !front.predicate => parted = true,
                Kind::Word(Class::Each) => {
                    front.predicate = true;
                    front.adjacent = at_figure;
                }
                // 占转移就业总数的57%: inside what the share is of.
                Kind::Word(Class::Deed) if front.share.is_some() && !at_figure => {
                    front.add(text(token), &mut parted, linked);
                }
                // 土地出让收入: a verb in front of a quantity is part of its name.
                Kind::Word(Class::Deed)
                    if !front.is_open()
                        && front.noun != "、"
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
                // 引进及合作院士: both are done to them.
                Kind::Word(Class::Act) if front.is_joined() && next.is_some() => {
                    front.verb += &std::mem::take(&mut front.object);
                    front.verb += text(token);
                }
                Kind::Word(Class::Act) if !front.is_open() || front.share.is_some() => {
                    // 艺术团体共演出: of all together.
                    if !front.predicate && front.verb.is_empty() && front.noun.ends_with('共') {
                        front.noun.pop();
                    }
                    front.add(text(token), &mut parted, linked);
                }
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
                    // 触底回升、降幅收窄至7%: the mark is of no noun.
                    if !front.predicate || front.tail == "、" {
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
                // 执业（助理）医师: what may be left out inside a noun.
                Kind::Aside if self.is_inside_noun(tokens, place) => front.add(text(token), &mut parted, linked),
                Kind::Figure(_) | Kind::Break(_) | Kind::Aside => {}
            }
        }
        front
    }

    /// Whether a noun goes on right behind a word in brackets. Behind a noun of the list they say which: 班列（东线）运量.
    fn is_inside_noun(&self, tokens: &[Token], place: usize) -> bool {
        let Some(aside) = tokens.get(place) else { return false };
        let noun = |token: &Token| {
            matches!(
                token.kind,
                Kind::Chars | Kind::Word(Class::Noun | Class::Measure | Class::Head)
            )
        };
        let begins = |token: &Token| {
            token.end == aside.start
                && matches!(token.kind, Kind::Chars | Kind::Word(Class::Act))
                && !lexicon::ends_noun(self.prose.plain_text(token.start, token.end))
        };
        let before = place.checked_sub(1).and_then(|place| tokens.get(place));
        let next = tokens.get(place + 1);
        let joined = before.is_some_and(begins) && next.is_some_and(|next| next.start == aside.end && noun(next));
        // 企（事）业单位, but not 中欧（亚）班列.
        let least = if before.is_some_and(|before| before.end == before.start + 1) {
            3
        } else {
            4
        };
        let short = (aside.start + least..=aside.start + 6).contains(&aside.end);
        joined && short && (aside.start + 1..aside.end - 1).all(|i| is_han(self.prose.at(i)))
    }

    /// A word of one character that ends a noun inside characters that no list holds: 均, 较.
    pub(super) fn cut(&self, token: &Token, next: Option<&Token>) -> Option<(usize, Class)> {
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
            '达' | '跨' if next.is_none() => Some(Class::Reach),
            _ => None,
        };
        single.map(|class| (last, class))
    }

    /// 在, 以, 按 in front of a noun are words of a noun; 比上年, 从2020年 are links.
    pub(super) fn is_link(&self, token: &Token, next: Option<&Token>) -> bool {
        let words = self.prose.plain_text(token.start, token.end);
        let time = matches!(
            next.map(|t| t.kind),
            Some(Kind::Time | Kind::Word(Class::Plain | Class::Scope))
        );
        words.chars().count() > 1 || time
    }
}
