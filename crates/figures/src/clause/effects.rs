//! What was done by something that was named before: 发放补贴, 惠及 so many, 拉动消费 so much. Does not look at values.

use super::Sentence;
use super::names::ANY;
use super::tokens::{Kind, Token};
use crate::lexicon::{self, Class};

/// Verbs of what follows from something, which name nothing alone.
const EFFECTS: &[&str] = &["惠及", "受益", "撬动", "带动", "拉动", "覆盖"];

/// How money and help are given, which is no part of what they are: 发放补贴 is 补贴.
const GIVING: &[&str] = &[
    "累计发放",
    "发放",
    "新增",
    "投放",
    "兑付",
    "兑现",
    "下达",
    "拨付",
    "落实",
    "安排",
    "投入",
    "争取",
    "筹措",
    "统筹",
    "累计",
    "实施",
    "启动",
    "开工",
    "推进",
    "完成",
];

/// Verbs that make a noun behind what they are done to: 改造老旧小区 is 老旧小区改造.
const WORKS: &[&str] = &["提升改造", "升级改造", "改造", "减免", "治理", "整治", "建设"];

/// What is completed or achieved that says what became of things.
const ENDS: &[&str] = &[
    "整治", "改造", "治理", "关闭", "关停", "取缔", "淘汰", "修复", "搬迁", "升级", "改制", "重组", "整改", "拆除",
    "转型", "退出", "摘帽", "脱贫", "就业", "入学", "出列", "达标",
];

/// The longest cause, in characters.
const LONGEST: usize = 12;

/// Whether a name says only what followed: 惠及婴幼儿.
pub(super) fn lacks_cause(name: &str) -> bool {
    EFFECTS.iter().any(|verb| name.starts_with(verb))
}

/// 育儿补贴惠及婴幼儿 for 惠及婴幼儿, where 发放育儿补贴 was named right before.
pub(super) fn with_cause(before: &str, name: String) -> String {
    // 综合产值9亿元，带动农户: what is measured does nothing.
    let Some(cause) = cause(before).filter(|cause| !name.contains(cause) && !lexicon::has_end(cause)) else {
        return name;
    };
    // 支持项目9个，带动贷款: a noun that says little.
    if ANY
        .iter()
        .any(|any| cause.strip_suffix(any).is_some_and(|verb| verb.chars().count() < 3))
    {
        return name;
    }
    let work = WORKS
        .iter()
        .find_map(|work| Some(format!("{}{work}", cause.strip_prefix(work)?)));
    format!("{}{name}", work.as_deref().unwrap_or(cause))
}

/// What something follows from: 育儿补贴 of 发放育儿补贴 and of 育儿补贴惠及婴幼儿.
pub(super) fn cause(before: &str) -> Option<&str> {
    let thing = EFFECTS
        .iter()
        .filter_map(|verb| Some(before.split_once(verb)?.0))
        .min_by_key(|thing| thing.len())
        .unwrap_or(before);
    let thing = GIVING.iter().find_map(|verb| thing.strip_prefix(verb)).unwrap_or(thing);
    let own = (2..=LONGEST).contains(&thing.chars().count()) && !thing.contains('占');
    own.then_some(thing)
}

/// 生产安全事故死亡 for 死亡, where accidents were counted before.
pub(super) fn of_accident(before: &str, name: String) -> String {
    if !matches!(
        name.as_str(),
        "死亡" | "受伤" | "死亡人数" | "直接经济损失" | "经济损失"
    ) {
        return name;
    }
    let kind = ["事故", "火灾"]
        .iter()
        .find_map(|kind| Some((before.split_once(kind)?.0, kind)));
    match kind {
        Some((of, kind)) => {
            let of = of.trim_start_matches("发生").trim_start_matches("各类");
            format!("{of}{kind}{name}")
        }
        None => name,
    }
}

/// Whether a name says what followed from something.
pub(super) fn is_effect(name: &str) -> bool {
    EFFECTS.iter().any(|verb| name.contains(verb))
}

impl Sentence<'_> {
    /// 受益市场主体 of 60万户市场主体直接受益: those that something does good, with how many tokens that takes.
    pub(super) fn benefits(&self, things: &str, rest: &[Token], used: usize) -> Option<(String, usize)> {
        let verb = rest.get(used)?;
        if things.is_empty() || !self.prose.has(verb.start, "受益") {
            return None;
        }
        let things = things
            .trim_end_matches("直接")
            .trim_end_matches("从中")
            .trim_end_matches(['均', '都']);
        (things.chars().count() > 1).then(|| (format!("受益{things}"), used + 1))
    }

    /// 贫困村退出 of 126个贫困村退出, 水电站整治 of 42座水电站完成整治: what came of the things that are counted.
    /// With how many tokens that takes.
    pub(super) fn ended(&self, things: &str, all: &[Token], used: usize) -> Option<(String, usize)> {
        /// In characters.
        const LONGEST: usize = 6;
        let how = |token: &&Token| matches!(token.kind, Kind::Word(Class::Each | Class::Plain));
        let how = all.get(used..)?.iter().take_while(how).count();
        let mut rest = all.get(used + how..)?.iter();
        let verb = rest
            .next()
            .filter(|_| things.chars().count() > 1 && !ANY.contains(&things))?;
        let said = |token: &Token| self.prose.plain_text(token.start, token.end);
        let over = |token: Option<&Token>| token.is_none_or(|token| matches!(token.kind, Kind::Break(_) | Kind::Comma));
        let deed = match said(verb) {
            "退出" | "拆除" | "关闭" | "关停" | "取缔" | "淘汰" => verb,
            "完成" | "实现" | "全面完成" => rest.next()?,
            _ => return None,
        };
        let fits = deed.end - deed.start <= LONGEST && ENDS.iter().any(|end| said(deed).ends_with(end));
        let taken = used + how + if deed.start == verb.start { 1 } else { 2 };
        (fits && over(rest.next())).then(|| (format!("{things}{}", said(deed)), taken))
    }
}
