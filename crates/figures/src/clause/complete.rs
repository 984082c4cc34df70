//! Names completed with what stands around them and with what was spoken of.

use super::Sentence;
use super::around::Around;
use super::effects;
use super::front::Front;
use super::kinds::is_counted;
use super::names::{
    ADDING, contributes, is_agent, like, of_borrower, of_residents, of_school, of_traders, other_side, possessed,
    ratio_to, same_measure, same_noun,
};
use super::state::Clause;
use super::tokens::{Kind, Token};
use super::trim::trim_name;
use super::wait::LEVELS;
use super::way::{grows, growth, set_completion};
use crate::lexicon::{self, Class};
use crate::units;
use crate::{Figure, FigureDirection};

/// Things of which a part is counted in percent.
const THINGS: &[&str] = &[
    "村", "县", "乡镇", "学校", "医院", "企业", "家庭", "人口", "城市", "断面", "社区",
];

impl Clause<'_> {
    /// 完成A投资5亿元、研发投入1亿元 of state firms: both are theirs.
    pub(super) fn of_agent(&mut self, front: &Front, name: String, took: bool) -> String {
        if !self.listed && front.is_light && is_agent(&front.noun) && name.starts_with(&front.noun) {
            self.agent.clone_from(&front.noun);
        }
        let own =
            self.listed && !took && !front.noun.is_empty() && front.verb.is_empty() && name == trim_name(&front.noun);
        if own && !self.agent.is_empty() {
            format!("{}{name}", self.agent)
        } else {
            name
        }
    }
}

impl Sentence<'_> {
    /// The whole name, where the clause says less of it. `took` tells whether the noun behind the figure is part of the
    /// name.
    pub(super) fn completed(
        &mut self,
        clause: &Clause,
        around: &Around,
        figure: &mut Figure,
        name: String,
        took: bool,
    ) -> String {
        let front = &around.front;
        let name = self.like_listed(clause, front, name, took);
        let name = self.with_cause(clause, front, figure, name);
        let name = self.in_projects(clause, front, name);
        let name = self.with_deed(around, figure, name, took);
        let name = self.of_same_whole(front, name);
        let sums = !front.tail.is_empty() && front.sums();
        let name = if took || sums {
            name
        } else {
            self.of_same_measure(clause, around, figure, name)
        };
        let mut name = of_all(front, figure, name);
        if around.steps && !name.is_empty() {
            name += "台阶";
        }
        set_completion(figure, front);
        let name = self.each_day(figure, name);
        let name = self.of_bracketed(front, figure, name);
        let name = effects::of_accident(&self.carried, name);
        let name = growth(figure, name);
        // 两年平均增速为4%: of what was spoken of.
        let bare = matches!(
            name.as_str(),
            "平均" | "平均增速" | "增速" | "增幅" | "年均增速" | "实际增速"
        );
        if bare && !self.carried.is_empty() {
            self.carried.clone()
        } else {
            name
        }
    }

    /// What the figures of a list have in common.
    fn like_listed(&self, clause: &Clause, front: &Front, name: String, took: bool) -> String {
        if !clause.listed {
            return name;
        }
        let name = like(&self.carried, name);
        // 建成国家级创新平台9个、省级97个: of the same things.
        if took || !front.noun.ends_with('级') {
            return name;
        }
        let noun = trim_name(&front.noun);
        let level = LEVELS.iter().find(|level| noun == **level);
        let own = level.and_then(|_| LEVELS.iter().find(|own| self.carried.contains(*own)));
        match own.zip(level) {
            Some((own, level)) => self.carried.replacen(own, level, 1),
            _ => name,
        }
    }

    /// 育儿补贴惠及婴幼儿: what something follows from, where one thing alone was named before.
    fn with_cause(&self, clause: &Clause, front: &Front, figure: &Figure, name: String) -> String {
        let of_hundred = figure.base_unit == "%" || units::is_point(&figure.base_unit);
        let object = clause.listed && front.verb.is_empty() || trim_name(&front.noun).is_empty();
        let follows = !of_hundred && object && effects::lacks_cause(&name);
        let lone = if clause.listed { !clause.several } else { self.lone };
        if follows && lone {
            effects::with_cause(&self.carried, name)
        } else {
            name
        }
    }

    /// 实施省重点项目2000个，完成投资1万亿元: in those.
    fn in_projects(&self, clause: &Clause, front: &Front, name: String) -> String {
        let invested = matches!(name.as_str(), "投资" | "年度投资" | "年度计划投资" | "计划投资");
        if invested
            && (front.is_light || clause.listed)
            && ["项目", "工程"].iter().any(|end| self.carried.ends_with(end))
        {
            format!("{}{name}", self.carried)
        } else {
            name
        }
    }

    /// What was done for the things that the noun behind the figure names.
    fn with_deed(&self, around: &Around, figure: &Figure, name: String, took: bool) -> String {
        let Around {
            front, behind, rest, ..
        } = around;
        match took {
            // 解决60万农村人口的饮水安全问题: what was solved for them.
            true if front.verb == "解决" => {
                let problem = self.problem(&name, figure, rest);
                problem.unwrap_or(name)
            }
            true if is_counted(figure) && front.noun.chars().count() < 2 => {
                let done_for = self.done_for(figure, rest.get(behind.used..).unwrap_or_default());
                format!("{name}{}", done_for.replacen('了', "", 1))
            }
            _ if name.starts_with('淘') => name.replacen("淘汰落后的", "淘汰落后", 1),
            _ => name,
        }
    }

    /// What the name before is part of, too: one account, one school, one ratio.
    fn of_same_whole(&self, front: &Front, name: String) -> String {
        let last = self.carried.as_str();
        other_side(last, &name)
            .or_else(|| contributes(last, &front.noun, &name))
            .or_else(|| of_residents(last, &name))
            .or_else(|| possessed(last, &name))
            .or_else(|| ratio_to(last, &name))
            .or_else(|| of_school(last, &name))
            .or_else(|| of_borrower(last, &name))
            .or_else(|| of_traders(last, &name))
            .unwrap_or(name)
    }

    /// What is measured of a thing, where the clause names the thing alone: that of the whole or of the thing before.
    fn of_same_measure(&mut self, clause: &Clause, around: &Around, figure: &mut Figure, name: String) -> String {
        let front = &around.front;
        let grows = !front.changes.is_empty() && matches!(figure.base_unit.as_str(), "%" | "倍");
        let own = front.verb.is_empty() && !front.predicate || !front.reaches.is_empty() || grows;
        let measured =
            own && !clause.listed && front.share.is_none() && !is_counted(figure) && figure.base_unit == self.unit;
        let left_out = measured.then(|| same_measure(&self.carried, &name)).flatten();
        let own = own && front.verb.is_empty() && front.share.is_none();
        let part = if own && (clause.part_of || left_out.is_none()) {
            let mark = around.before.first().is_some_and(|token| token.kind == Kind::Comma);
            let listed = clause.part_of && clause.listed && mark;
            self.of_part(figure, &name, clause.part_of && !clause.listed, listed)
        } else {
            None
        };
        // 增加值增长8%，其中采矿业5%: the part grew, too. 增速依次为A、B: both are.
        let is_rate = figure.base_unit == "%" && !front.predicate;
        // 增长8%，目标为7%: of the growth.
        let aimed = figure.base_unit == "%" && front.reaches.contains("目标") && name == self.carried;
        let goes_on = aimed || is_rate && (part.is_some() || around.joined && name == self.carried);
        let unsaid = matches!(figure.direction, None | Some(FigureDirection::Level));
        if let Some(way) = self.way.filter(|_| goes_on && unsaid) {
            figure.direction = Some(way);
        }
        let left_out = part.or(left_out);
        left_out.or_else(|| same_noun(&self.carried, &name)).unwrap_or(name)
    }

    /// 完成客运量A，日均B: of the same each day.
    fn each_day(&self, figure: &Figure, name: String) -> String {
        let each = matches!(name.as_str(), "日均" | "月均" | "户均" | "人均" | "月人均");
        if each && !self.carried.is_empty() && figure.base_unit == self.unit {
            format!("{name}{}", self.carried.strip_suffix("总规模").unwrap_or(&self.carried))
        } else {
            name
        }
    }

    /// 某高速公路（全长9公里、总投资1亿元）: of what stands in front of the bracket.
    fn of_bracketed(&self, front: &Front, figure: &Figure, name: String) -> String {
        let own = !is_counted(figure) && front.verb.is_empty() && front.share.is_none();
        if own && !self.bracketed.is_empty() && !name.is_empty() && name.ends_with(&trim_name(&front.noun)) {
            format!("{}{}", self.bracketed, trim_name(&front.noun))
        } else {
            name
        }
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
    fn problem(&self, name: &str, figure: &Figure, rest: &[Token]) -> Option<String> {
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

/// 通客车的行政村达到98%: so many of all.
fn of_all(front: &Front, figure: &Figure, name: String) -> String {
    let of_all = figure.base_unit == "%" && !grows(figure) && front.share.is_none() && name.contains('的');
    if of_all && THINGS.iter().any(|thing| name.ends_with(thing)) {
        format!("{name}占比")
    } else {
        name
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
