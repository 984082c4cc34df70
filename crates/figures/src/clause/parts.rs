//! Parts of a whole: what a share is called, and the amount that it is a share of. Does not look at values.

use super::Sentence;
use super::account;
use super::front::Front;
use super::names::{or, trim_name};
use super::tokens::{Kind, Token};
use crate::Figure;
use crate::lexicon;

/// An amount with the share of it that follows: 占全市收入9亿元的36%, 完成年初预算数6亿元的40%.
pub(super) struct Whole {
    /// What the amount is.
    pub(super) name: String,
    /// What the share is.
    pub(super) rate: String,
    /// What is spoken of: the part of the whole, what is to reach the goal.
    pub(super) base: String,
    /// Whether the share is of a goal, and so a completion rate.
    pub(super) is_goal: bool,
}

/// What a share is called, of which `base` is the part and `of` what stands behind 占.
pub(super) fn share(base: &str, of: &str, percent: bool) -> String {
    // 对甲地出口占出口总值的15%: the part begins as it does.
    let name = format!("{base}{}", trim_name(&format!("占{of}")));
    // 棉花产量占全国的18%: the share of it.
    let whole = name.strip_prefix(base).is_some_and(|of| of.chars().count() > 2);
    let said = ["比重", "比例", "份额", "占比", "率"]
        .iter()
        .any(|end| name.ends_with(end));
    // 民营经济主体占97%: of all.
    let alone = percent && name == base && !said && !base.is_empty();
    if percent && whole && !said {
        format!("{name}比重")
    } else if alone {
        format!("{name}占比")
    } else {
        name
    }
}

/// The quantity of a name that its parts have, too: 产量 of 粮食总产量, 播种面积 of 粮食播种面积, 价格 of 居民消费价格.
fn of_parts(name: &str) -> Option<&'static str> {
    const WAYS: [&str; 6] = ["播种面积", "种植面积", "养殖面积", "施工面积", "竣工面积", "销售面积"];
    const SHORT: [(&str, &str); 7] = [
        ("总产值", "产值"),
        ("总产量", "产量"),
        ("总面积", "面积"),
        ("零售总额", "零售额"),
        ("利润总额", "利润"),
        ("消费价格", "价格"),
        ("固定资产投资", "投资"),
    ];
    const OTHERS: [&str; 16] = [
        "面积",
        "产量",
        "增加值",
        "产值",
        "余额",
        "用电量",
        "发电量",
        "用水量",
        "吞吐量",
        "货运量",
        "客运量",
        "零售额",
        "利润",
        "价格",
        "投资",
        "营业收入",
    ];
    let short = SHORT
        .iter()
        .find(|(long, _)| name.ends_with(long))
        .map(|(_, short)| *short);
    let way = WAYS.iter().find(|way| name.ends_with(**way)).copied();
    way.or(short)
        .or_else(|| OTHERS.iter().find(|end| name.ends_with(**end)).copied())
}

/// What is said of things of one kind: 病床使用率 of 医院病床使用率, where the part is 公立医院.
fn of_kind<'a>(last: &'a str, name: &str) -> Option<&'a str> {
    let (at, _) = name.char_indices().rev().nth(1).filter(|(at, _)| *at > 0)?;
    let (_, rest) = last.split_once(name.get(at..)?)?;
    let measured = lexicon::has_end(rest) || rest.ends_with(['率', '额', '量', '数']);
    measured.then_some(rest)
}

/// Whether a name may be of a part, by what it lacks: the quantity.
fn is_bare_part(name: &str) -> bool {
    const OWN: [&str; 10] = [
        "工程", "项目", "支出", "收入", "出口", "进口", "贷款", "存款", "债券", "补贴",
    ];
    let count = name.chars().count();
    (2..=12).contains(&count)
        && !lexicon::has_end(name)
        && !name.ends_with(['额', '率', '值', '数', '量', '费', '款', '税', '金', '资', '积', '比'])
        && !OWN.iter().any(|end| name.ends_with(end))
}

impl Sentence<'_> {
    /// 粮食产量9万吨，其中稻谷4万吨: of the parts the same is measured.
    pub(super) fn of_part(&mut self, figure: &Figure, name: &str, opens: bool) -> Option<String> {
        let unit = figure.base_unit.as_str();
        if opens && let Some(rest) = of_kind(&self.carried, name).filter(|_| self.unit == unit) {
            return Some(format!("{name}{rest}"));
        }
        if opens {
            let of = if unit == "%" {
                Some(self.carried.as_str())
            } else {
                let name = self.measured_at.and_then(|at| self.names.get(at));
                let name = name.unwrap_or(&self.measured);
                Some(name.as_str()).filter(|_| self.measured_unit == unit)
            };
            self.parts = of.and_then(of_parts).map(|measure| (measure, unit.to_owned()));
        }
        let (measure, of_unit) = self.parts.as_ref()?;
        // Money that follows may be of anything.
        let free = opens || unit != "元";
        let same = of_unit == unit || of_unit == "%" && unit == "倍";
        if !free || !same || !is_bare_part(name) || name == self.carried {
            return None;
        }
        // 零售总额A，其中网上零售B: 网上零售额.
        let shared = measure
            .char_indices()
            .nth(2)
            .and_then(|(at, _)| measure.split_at_checked(at));
        match shared {
            Some((begin, rest)) if name.ends_with(begin) => Some(format!("{name}{rest}")),
            _ => Some(format!("{name}{measure}")),
        }
    }

    /// What an amount is, where 的 and a percentage follow it.
    pub(super) fn whole(&self, figure: &Figure, front: &Front, rest: &[Token], figures: &[Figure]) -> Option<Whole> {
        let [of, part, ..] = rest else { return None };
        let Kind::Figure(part) = part.kind else { return None };
        let is_part = figures.get(part)?.base_unit == "%" && self.prose.plain_text(of.start, of.end) == "的";
        if !is_part || figure.base_unit == "%" {
            return None;
        }
        let base = if front.share.is_some() && front.verb.is_empty() && !front.predicate {
            or(trim_name(&front.noun), &self.carried)
        } else {
            self.carried.clone()
        };
        if base.is_empty() {
            return None;
        }
        if let Some(goal) = front.goal_of_amount() {
            return Some(Whole {
                name: format!("{base}{goal}"),
                rate: format!("{base}完成{goal}"),
                base,
                is_goal: true,
            });
        }
        let of = front.share.as_deref()?;
        let whole = trim_name(lexicon::without_scope(of));
        if whole.is_empty() {
            return None;
        }
        // 市级预算收入9亿元，占全市收入25亿元的36%: 收入 is short for what the part is of.
        let general = account::without_level(&base);
        let name = if general.ends_with(&whole) {
            general.to_owned()
        } else {
            whole
        };
        Some(Whole {
            name,
            rate: share(&base, of, true),
            base,
            is_goal: false,
        })
    }
}
