//! Decides what a figure is about: from the words in front of it and behind it, and from what was spoken of.

use super::Sentence;
use super::account;
use super::behind::NO_NOUNS;
use super::complete::without_growth;
use super::effects;
use super::front::{BASES, Front};
use super::kinds::is_counted;
use super::names::{ADDING, ANY, STANDS, or};
use super::parts;
use super::tokens::Token;
use super::trim::trim_name;
use crate::lexicon;
use crate::units;
use crate::{Figure, FigureDirection, FigureForm, FigureRole};

impl Sentence<'_> {
    pub(super) fn decide(
        &self,
        figure: &Figure,
        front: &Front,
        behind: &str,
        verb: &str,
        rest: &[Token],
    ) -> (String, bool) {
        let counted = is_counted(figure);
        let part = front.share.is_some() && figure.form == FigureForm::Fraction;
        let share = figure.base_unit == "%" || units::is_point(&figure.base_unit) || part;
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
        // 中位数是平均数的87%: of the first of them.
        let compares = matches!(figure.base_unit.as_str(), "%" | "倍") && self.prose.before(figure.start) == '的';
        if compares
            && front.verb.is_empty()
            && !front.predicate
            && front.share.is_none()
            && let Some((of, _)) = front.noun.split_once('是')
        {
            let of = trim_name(of);
            let goes_on = of.is_empty() || self.carried.ends_with(&of);
            let name = if goes_on { self.carried.clone() } else { of };
            if !name.is_empty() {
                return (name, false);
            }
        }
        // 为上年执行数的113%: what it is measured by is not what it is of.
        let of_base = compares && !change && front.share.is_none() && !self.carried.is_empty();
        if of_base && BASES.contains(&trim_name(&whole()).as_str()) && front.goal().is_none() {
            return (self.carried.clone(), false);
        }
        // 与2020年普查的72万人相比: of what is compared with it.
        if let Some(name) = self.compared_with(front, rest) {
            return (name, false);
        }
        // 在全行业收入中占比为65%: the share of what was spoken of.
        if share
            && front.noun.starts_with('在')
            && !self.carried.is_empty()
            && let Some(of) = inside(&front.noun)
        {
            return (parts::share(without_growth(&self.carried), of, true), false);
        }
        // 超过计划进度14个百分点: by how much, of what was spoken of.
        if share && exceeds(front) && trim_name(&front.noun).is_empty() && !self.carried.is_empty() {
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
            let base = or(trim_name(&whole()), without_growth(&self.carried));
            return (parts::share(&base, of, share), false);
        }
        // 扩大内需、促进经济增长的10项措施: the verb is in front of what is counted.
        if front.predicate && counted && front.tail == "的" && !behind.is_empty() {
            return (behind.to_owned(), true);
        }
        // 财政支出近八成投向民生: which part of it.
        let kept = matches!(front.verb.as_str(), "坚持" | "确保") && front.noun.is_empty();
        if share
            && !change
            && (front.verb.is_empty() || kept)
            && !front.predicate
            && behind.is_empty()
            && let Some(words) = self.goes_to(figure)
        {
            let noun = if kept { &front.object } else { &front.noun };
            let whole = or(trim_name(noun), &self.carried);
            if !whole.is_empty() {
                return (format!("{whole}{words}比重"), false);
            }
        }
        if front.predicate {
            // 经济增长预期目标: a noun behind a verb of change makes one noun of all.
            // 补助标准提高到人均40元: for whom the amount is.
            let per = PER_ONE.contains(&front.tail.as_str());
            // 水质达到二级标准的断面比例为72%: a verb inside the noun.
            if !front.reaches.is_empty()
                && !front.tail.is_empty()
                && let Some((_, measure)) = front.tail.split_once('的')
                && !whole().is_empty()
                && lexicon::has_end(&trim_name(measure))
            {
                return (trim_name(&format!("{}{}{}", whole(), front.reaches, front.tail)), false);
            }
            let compound = !front.tail.is_empty()
                && !front.changes.is_empty()
                && !per
                && !front.tail.ends_with('的')
                && !trim_name(&front.tail).is_empty();
            let name = trim_name(&if compound && !front.noun.is_empty() {
                format!("{}{}{}", whole(), front.changes, front.tail)
            } else {
                whole()
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
            return (or(carried, behind), false);
        }
        // 政府承诺的15件实事: the verb says which.
        let which = front.object == "的" && !behind.is_empty();
        // 具备千兆网络服务能力的端口: a clause that says which.
        let relative = matches!(front.verb.as_str(), "具备" | "具有" | "享受" | "持有")
            && front.noun.is_empty()
            && front
                .object
                .split_once('的')
                .is_some_and(|(_, thing)| thing.chars().count() > 1);
        let deed = if front.is_light && !relative || which {
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
            // 轨道交通产业集聚企业9家: where they are.
            const SITES: [&str; 6] = ["产业", "园区", "产业园", "基地", "集群", "开发区"];
            let gathers = matches!(deed, "集聚" | "汇聚" | "聚集")
                && noun.chars().count() <= 10
                && SITES.iter().any(|end| noun.ends_with(end));
            // 人均审结案件74件: for each of them.
            let per = PER_ONE.iter().find(|per| noun.ends_with('均') && noun.ends_with(**per));
            let by = if by || gathers {
                noun.as_str()
            } else {
                per.copied().unwrap_or_default()
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
            // 签约项目A个、总投资B，开工C个: of what was counted so.
            let counted_so = self
                .counted
                .as_ref()
                .filter(|(unit, _)| counted && *unit == figure.base_unit);
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
                true if counted => lexicon::without_measure(thing),
                true => thing.strip_suffix("总量").unwrap_or(thing),
                false => thing,
            };
            let name = if let Some(cause) = effects::cause(carried).filter(|_| effects::is_effect(carried) && !counted)
            {
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
            };
            return (name, false);
        }
        // 产业园60万平方米标准厂房: where it is.
        let there = noun.ends_with(['园', '区'])
            && is_extent(figure)
            && noun.chars().count() <= 14
            && (2..=6).contains(&behind.chars().count());
        if !behind.is_empty() && (counted || noun.is_empty() || there) && !(change && share) {
            let kind = front.noun.ends_with(['的', '等']) || front.noun.contains(['、', '，']);
            let short = !noun.is_empty() && !kind && noun.chars().count() <= 8 && behind.chars().count() <= 4;
            // 钢铁、水泥等18个行业.
            let kinds = front.noun.ends_with('等') && (2..=10).contains(&noun.chars().count());
            // 免费教育覆盖30万儿童.
            let short = short || there && !kind;
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
            return (self.complete_measure(noun), false);
        }
        // 发电196亿度: how much.
        if matches!(noun.as_str(), "发电" | "用电" | "供电") && matches!(figure.base_unit.as_str(), "度" | "千瓦时")
        {
            return (format!("{noun}量"), false);
        }
        if verb == "生产" && !counted {
            return (format!("{noun}产量"), false);
        }
        // 接待游客9万人次、旅游收入5亿元: money is no guest.
        if verb == "接待" && figure.base_unit == "元" {
            return (noun, false);
        }
        (format!("{verb}{noun}"), false)
    }

    /// 东山区出口退税, 税务部门预算收入: what was spoken of, of a part of the place or by a part of the government.
    pub(super) fn of_owner(&self, noun: &str) -> Option<String> {
        // 专项资金6亿元，其中市级1亿元: of which government.
        if account::is_level(noun) {
            let of = account::without_level(&self.carried);
            return (2..=20).contains(&of.chars().count()).then(|| format!("{noun}{of}"));
        }
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

    /// 常住人口 of 常住人口与2020年普查的72万人相比.
    fn compared_with(&self, front: &Front, rest: &[Token]) -> Option<String> {
        let behind = rest.first().filter(|_| !front.compared.is_empty())?;
        if !self.prose.any(behind.start, &["相比", "比较"]) {
            return None;
        }
        let of = trim_name(front.compared.trim_end_matches(['与', '同', '和', '跟', '较', '比']));
        Some(or(of, &self.carried)).filter(|of| !of.is_empty())
    }
}

/// Whether a figure says by how much something is more than something else: 超过计划进度14个百分点.
pub(super) fn exceeds(front: &Front) -> bool {
    let than = [&front.tail, &front.object];
    front.reaches == "超过" && than.iter().any(|than| trim_name(than).chars().count() > 1)
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

/// 全行业收入 of 在全行业收入中占比为.
fn inside(noun: &str) -> Option<&str> {
    const ENDS: [&str; 5] = ["中占比", "中的占比", "中的比重", "中所占比重", "中比重"];
    let of = noun.strip_prefix('在')?.trim_end_matches(['为', '达', '是', '约']);
    ENDS.iter().find_map(|end| of.strip_suffix(end))
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

/// Whose a thing is, which names no quantity alone.
const OWNERS: &[&str] = &["国家", "国家级", "省级", "市级", "县级", "中央", "世界", "全球"];
