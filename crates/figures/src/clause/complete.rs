//! Names completed with what stands around them and with what was spoken of.

use super::Sentence;
use super::names::ADDING;
use super::tokens::{Kind, Token};
use crate::Figure;
use crate::lexicon::{self, Class};

/// Things of which a part is counted in percent.
pub(super) const THINGS: &[&str] = &[
    "村", "县", "乡镇", "学校", "医院", "企业", "家庭", "人口", "城市", "断面", "社区",
];

impl Sentence<'_> {
    /// 引入物业管理 behind 为380个老旧小区: what was done for those that are counted.
    pub(super) fn done_for(&self, figure: &Figure, rest: &[Token]) -> &str {
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
        if !verb || !matches!(before, '为' | '在' | '对' | '给') {
            return "";
        }
        let words = self.prose.plain_text(first.start, last.end);
        // 实施适老化改造: the work that was done for them.
        let work = ["实施", "开展", "完成", "进行"]
            .iter()
            .find_map(|verb| words.strip_prefix(verb));
        let work = work.filter(|work| {
            ["改造", "整治", "筛查", "培训", "体检"]
                .iter()
                .any(|end| work.ends_with(end))
        });
        if work.is_none() && self.prose.any(first.start, GIVEN) {
            return "";
        }
        let words = work.unwrap_or(words);
        if (3..=LONGEST).contains(&words.chars().count()) {
            words
        } else {
            ""
        }
    }

    /// 解决农村人口饮水安全问题 for what was counted, 农村人口的饮水安全问题.
    pub(super) fn problem(&self, name: &str, figure: &Figure, rest: &[Token]) -> Option<String> {
        /// In characters.
        const LONGEST: usize = 12;
        let over = |token: &&Token| matches!(token.kind, Kind::Figure(_) | Kind::Break(_) | Kind::Comma | Kind::Time);
        let last = rest.iter().take_while(|token| !over(token)).last()?;
        let (thing, problem) = self.prose.plain_text(figure.end, last.end).split_once('的')?;
        let fits = thing == name && problem.ends_with("问题") && problem.chars().count() <= LONGEST;
        fits.then(|| format!("解决{thing}{problem}"))
    }

    /// 占比 of what was spoken of.
    pub(super) fn complete_measure(&self, name: String) -> String {
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
        // 利润总额增长7%，增速回落1个百分点: that of the whole quantity.
        if GROWTHS.contains(&name.as_str()) {
            return format!("{}{name}", without_growth(of));
        }
        // 5G用户占全部用户比重A，占比提高B: of the same share.
        if matches!(name.as_str(), "占比" | "比重" | "比例") && of.contains('占') && of.ends_with("比重") {
            return of.clone();
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
        // 完成项目投资A、投资完成率B; 某工程交付住房A套，交付率B: what both say is said once.
        let begins = name.char_indices().nth(2).and_then(|(at, _)| name.get(..at));
        let thing = begins
            .and_then(|begins| thing.find(begins))
            .filter(|_| name.ends_with('率'))
            .and_then(|at| thing.get(..at))
            .filter(|thing| thing.chars().count() > 1)
            .unwrap_or(thing);
        // 新增上市公司A家、总量达B家: of all of them.
        let total = name.contains('总') || matches!(name.as_str(), "存量" | "余额");
        let thing = ADDING
            .iter()
            .find_map(|verb| thing.strip_prefix(verb).filter(|_| total))
            .unwrap_or(thing);
        if thing.is_empty() || thing.chars().count() > 20 {
            return name;
        }
        format!("{thing}{name}")
    }
}

/// What a quantity grows or shrinks by.
const GROWTHS: &[&str] = &["增速", "增幅", "涨幅", "降幅", "减幅", "增长率"];

/// A name without what says how fast it grew.
pub(super) fn without_growth(name: &str) -> &str {
    // Most names end otherwise.
    if !name.ends_with(['速', '幅', '率']) {
        return name;
    }
    let mut rates = GROWTHS.iter();
    rates.find_map(|rate| name.strip_suffix(rate)).unwrap_or(name)
}

/// What is done with crops on an area.
const GROWING: &[&str] = &["播种", "种植", "收获", "栽培", "养殖"];
