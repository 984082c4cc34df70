//! What a figure is about whose clause has a verb in front of it: one of change or state, or one of doing.

use super::Sentence;
use super::behind::NO_NOUNS;
use super::decide::{changes, is_share, noun_of};
use super::effects;
use super::front::Front;
use super::kinds::{is_counted, is_extent};
use super::names::{ADDING, ANY, STANDS, or};
use super::tokens::Token;
use super::trim::trim_name;
use crate::lexicon;
use crate::{Figure, FigureRole};

/// What was aimed at, which says no more.
const GOAL_NOUNS: &[&str] = &[
    "计划目标",
    "预期目标",
    "年度目标",
    "控制目标",
    "年度控制目标",
    "年初目标",
];

impl Sentence<'_> {
    /// What a figure is about behind a verb of change or state, and whether the noun behind the figure is part of the
    /// name.
    pub(super) fn of_predicate(&self, figure: &Figure, front: &Front, behind: &str) -> (String, bool) {
        let counted = is_counted(figure);
        let change = changes(figure);
        let share = is_share(figure, front);
        // 补助标准提高到人均40元: for whom the amount is.
        let per = PER_ONE.contains(&front.tail.as_str());
        // 水质达到二级标准的断面比例为72%: a verb inside the noun.
        if !front.reaches.is_empty()
            && !front.tail.is_empty()
            && let Some((_, measure)) = front.tail.split_once('的')
            && !front.whole().is_empty()
            && lexicon::has_end(&trim_name(measure))
        {
            return (
                trim_name(&format!("{}{}{}", front.whole(), front.reaches, front.tail)),
                false,
            );
        }
        // 增长8%，计划目标为7%: that of what was spoken of.
        let aimed = front.reaches.starts_with("目标") || front.reaches.starts_with("预期目标");
        // Most nouns are no goals, and need not be trimmed for this.
        let may_be = (aimed || front.noun.ends_with("目标")) && front.verb.is_empty();
        if may_be && !figure.target && !self.carried.is_empty() {
            let noun = trim_name(&front.noun);
            if noun.is_empty() && aimed {
                return (format!("{}目标", self.carried), false);
            }
            if GOAL_NOUNS.contains(&noun.as_str()) {
                return (format!("{}{noun}", self.carried), false);
            }
        }
        // 经济增长预期目标: a noun behind a verb of change makes one noun of all.
        let compound = !front.tail.is_empty()
            && !front.changes.is_empty()
            && !per
            && !front.tail.ends_with('的')
            && !trim_name(&front.tail).is_empty();
        let name = trim_name(&if compound && !front.noun.is_empty() {
            format!("{}{}{}", front.whole(), front.changes, front.tail)
        } else {
            front.whole()
        });
        let none =
            EACH_PLACE.contains(&name.as_str()) || NO_NOUNS.contains(&name.as_str()) && !lexicon::is_measure(&name);
        // 播种面积A，稳定产量B: what is kept stands behind the verb.
        if front.reaches == "稳定" && name.is_empty() && lexicon::is_measure(&trim_name(&front.tail)) {
            return (self.complete_measure(trim_name(&front.tail)), false);
        }
        // 对共建国家合计进出口9亿元: the quantity stands behind.
        if front.sums() && !counted && !front.noun.is_empty() {
            let tail = trim_name(&front.tail);
            if lexicon::has_end(&tail) {
                return (trim_name(&format!("{}{tail}", front.noun)), false);
            }
        }
        if !name.is_empty() && name != front.verb && !none {
            return (self.complete_measure(name), false);
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
            return (self.complete_measure(tail), false);
        }
        // 合计财政总收入3亿元: what was added up.
        if front.sums() && !counted && lexicon::has_end(&trim_name(&front.tail)) {
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
        let total = !change && (!front.reaches.is_empty() || front.noun.contains("累计"));
        let carried = match thing {
            Some(thing) if total && thing.chars().count() > 1 => thing.to_owned(),
            _ => self.carried.clone(),
        };
        (or(carried, behind), false)
    }

    /// What a figure is about behind a verb of doing, and whether the noun behind the figure is part of the name.
    /// `verb` is that of the list that the figure goes on with.
    pub(super) fn of_deed(
        &self,
        figure: &Figure,
        front: &Front,
        behind: &str,
        verb: &str,
        rest: &[Token],
    ) -> (String, bool) {
        let counted = is_counted(figure);
        let change = changes(figure);
        let deed = deed_of(front, behind);
        let object = object_of(front, deed);
        let noun = noun_of(front, behind);
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
        let by = reached_by(&noun, deed);
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
        // 设立总规模40亿元的产业基金, 引进落地总投资9亿元的项目: how large the thing behind is.
        let object = match settled(&object) {
            Some(of) if !behind.is_empty() && lexicon::is_measure(of) => of.to_owned(),
            _ => object,
        };
        if !behind.is_empty() && !counted && lexicon::is_measure(&object) {
            let thing = lexicon::without_scope(behind);
            let first = ["首支", "首只", "首个", "首家"]
                .iter()
                .find_map(|word| thing.strip_prefix(word));
            return (format!("{}{object}", first.unwrap_or(thing)), false);
        }
        // 生产原煤900万吨: its output.
        if deed == "生产" && !counted && !object.is_empty() && !lexicon::has_end(&object) && by.is_empty() {
            return (format!("{object}产量"), false);
        }
        if !object.is_empty() && (behind.is_empty() || !counted) {
            return (self.complete_measure(format!("{by}{deed}{object}")), false);
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
            // 高新技术企业新增9家.
            return if ADDING.contains(&deed) {
                (format!("{deed}{noun}"), false)
            } else {
                (format!("{noun}{deed}"), false)
            };
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
        (self.done_to_last(figure, deed, verb), false)
    }

    /// What was done to the things that were named before.
    fn done_to_last(&self, figure: &Figure, deed: &str, verb: &str) -> String {
        // 签约项目A个、总投资B，开工C个: of what was counted so.
        let counted_so = self
            .counted
            .as_ref()
            .filter(|(unit, _)| is_counted(figure) && *unit == figure.base_unit);
        let carried = match counted_so {
            Some((_, name)) if self.unit != figure.base_unit && lexicon::has_end(&self.carried) => name,
            _ => &self.carried,
        };
        // 开工A、投产B: another thing done to the same.
        let thing = carried.strip_suffix(verb).unwrap_or(carried);
        let thing = thing.strip_prefix(verb).unwrap_or(thing);
        // 新开工住房A套，建成B套: the clause before did another thing.
        let done = Some(self.deed.0.as_str()).filter(|done| !done.is_empty() && *done != deed);
        let thing = done
            .and_then(|done| thing.strip_prefix(done))
            .filter(|thing| thing.chars().count() > 1)
            .unwrap_or(thing);
        // 经营主体总量达A户，新登记B户: not of the total.
        let thing = match ADDING.contains(&deed) || deed == "新登记" {
            true if is_counted(figure) => lexicon::without_measure(thing),
            true => thing.strip_suffix("总量").unwrap_or(thing),
            false => thing,
        };
        if let Some(cause) = effects::cause(carried).filter(|_| effects::is_effect(carried) && !is_counted(figure)) {
            // 试点惠及企业9户，减税5亿元: by the same.
            format!("{cause}{deed}")
        } else if carried.ends_with(verb) && !verb.is_empty() {
            format!("{thing}{deed}")
        } else if deed == "演出" && figure.base_unit == "场" {
            // 艺术表演团体A个，全年演出B场: they do it.
            format!("{}{deed}", thing.strip_prefix("各类").unwrap_or(thing))
        } else if thing.starts_with(deed) {
            thing.to_owned()
        } else {
            format!("{deed}{thing}")
        }
    }
}

/// The verb, where the name says it.
fn deed_of<'a>(front: &'a Front, behind: &str) -> &'a str {
    // 政府承诺的15件实事: the verb says which.
    let which = front.object == "的" && !behind.is_empty();
    // 具备千兆网络服务能力的端口: a clause that says which.
    let relative = matches!(front.verb.as_str(), "具备" | "具有" | "享受" | "持有")
        && front.noun.is_empty()
        && front
            .object
            .split_once('的')
            .is_some_and(|(_, thing)| thing.chars().count() > 1);
    if front.is_light && !relative || which {
        ""
    } else {
        front.verb.as_str()
    }
}

/// What the verb does something to.
fn object_of(front: &Front, deed: &str) -> String {
    // 出栏生猪9万头、出栏牛2万头: things of one character.
    match front.object.as_str() {
        thing @ ("牛" | "羊" | "猪" | "鸡" | "鸭" | "鹅" | "兔" | "鱼") if !deed.is_empty() => thing.to_owned(),
        _ => trim_name(&front.object),
    }
}

/// Who reaches or has what a verb counts, where the name says that, too; else for whom it is counted: 人均.
fn reached_by<'a>(noun: &'a str, deed: &str) -> &'a str {
    const SITES: [&str; 6] = ["产业", "园区", "产业园", "基地", "集群", "开发区"];
    // 某项补贴惠及90万老人: by what they are reached.
    let host = deed == "接待" && noun.ends_with(['馆', '区', '院', '园', '店', '构']);
    let by = (host || matches!(deed, "惠及" | "覆盖" | "受益" | "通达"))
        && (2..=if host { 20 } else { 12 }).contains(&noun.chars().count());
    // 轨道交通产业集聚企业9家: where they are.
    let gathers = matches!(deed, "集聚" | "汇聚" | "聚集")
        && noun.chars().count() <= 10
        && SITES.iter().any(|end| noun.ends_with(end));
    // 人均审结案件74件: for each of them.
    let per = PER_ONE.iter().find(|per| noun.ends_with('均') && noun.ends_with(**per));
    // 高等教育新增学位: whose they are.
    let owner = deed == "新增" && (2..=6).contains(&noun.chars().count());
    let owner = owner && !noun.ends_with(['省', '市', '区', '县', '州', '镇', '乡', '村']);
    if owner || by || gathers {
        noun
    } else {
        per.copied().unwrap_or_default()
    }
}

/// 总投资 of 落地总投资.
fn settled(object: &str) -> Option<&str> {
    if !object.starts_with(['落', '入']) {
        return None;
    }
    ["落地", "落户", "入驻"]
        .iter()
        .find_map(|verb| object.strip_prefix(verb))
}

/// Whether a noun is of work that is done on something.
fn is_work(noun: &str) -> bool {
    const WORKS: [&str; 7] = ["建设", "改造", "治理", "修复", "整治", "绿化", "工程"];
    WORKS.iter().any(|end| noun.ends_with(end)) && !noun.contains("项目")
}

/// For whom or what an amount is, where that stands right at it.
const PER_ONE: &[&str] = &["人均", "户均", "亩均", "地均", "日均", "月均"];

/// What is done for something, which names it.
const MEANS: &[&str] = &["举措", "措施", "政策", "办法", "意见", "条款"];

/// Verbs with which money is found or given.
const FUNDING: &[&str] = &["筹措", "统筹", "争取", "拨付", "下达", "落实", "筹集", "募集"];

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
