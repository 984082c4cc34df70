//! Parts of a whole: what a share is called, and the amount that it is a share of. Does not look at values.

use super::Sentence;
use super::account;
use super::front::Front;
use super::names::or;
use super::tokens::{Kind, Token};
use super::trim::trim_name;
use crate::Figure;
use crate::lexicon;
use crate::prose::ends_clause;

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
    const SHORT: [(&str, &str); 8] = [
        ("总产值", "产值"),
        ("总产量", "产量"),
        ("总装机容量", "装机容量"),
        ("总面积", "面积"),
        ("零售总额", "零售额"),
        ("利润总额", "利润"),
        ("消费价格", "价格"),
        ("固定资产投资", "投资"),
    ];
    const OTHERS: [&str; 23] = [
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
        "营收",
        "装机容量",
        "装机规模",
        "业务总量",
        "限额",
        "保费收入",
        "装机",
    ];
    let short = SHORT
        .iter()
        .find(|(long, _)| name.ends_with(long))
        .map(|(_, short)| *short);
    let way = WAYS.iter().find(|way| name.ends_with(**way)).copied();
    way.or(short)
        .or_else(|| OTHERS.iter().find(|end| name.ends_with(**end)).copied())
}

/// Places of which something is a part.
const SCOPES: &[&str] = &["全国", "全省", "全市", "全区", "全县", "全州", "全球"];

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
    /// 装备制造业占规上工业利润比重 of 装备制造业贡献了35%的规上工业利润, and of the 28% of 以28%的规上工业增加值 in front of it; with who
    /// gives it, which may stand in front of an earlier figure.
    pub(super) fn contributed(
        &self,
        figure: &Figure,
        front: &Front,
        whole: &str,
        giver: Option<&str>,
    ) -> Option<(String, String)> {
        const GIVES: &[&str] = &["贡献了", "创造了", "提供了", "贡献", "创造", "提供"];
        /// In characters.
        const NEAR: usize = 24;
        let prose = self.prose;
        let whole = GIVES.iter().find_map(|verb| whole.strip_suffix(verb)).unwrap_or(whole);
        let of = prose.at(figure.end) == '的' && (2..=16).contains(&whole.chars().count());
        if !of {
            return None;
        }
        let scope = |place: usize| prose.longest_before(place, SCOPES).map_or(place, |(_, before)| before);
        let before = prose
            .longest_before(scope(figure.start), &["不足", "不到", "近", "约", "超过"])
            .map_or(scope(figure.start), |(_, before)| before);
        let gives = GIVES.iter().find(|verb| prose.ends(before, verb));
        let with = prose.before(before) == '以'
            && (figure.end..figure.end + NEAR)
                .take_while(|place| !ends_clause(prose.at(*place)))
                .any(|place| prose.any(place, GIVES));
        let joined = giver.is_some() && matches!(prose.before(before), '、' | '和');
        if gives.is_none() && !with && !joined {
            return None;
        }
        let noun = trim_name(front.noun.split("贡献").next().unwrap_or_default());
        let with = noun
            .rsplit_once('以')
            .filter(|(_, rest)| rest.is_empty() || SCOPES.contains(rest));
        let said = lexicon::without_scope(with.map_or(noun.as_str(), |(by, _)| by));
        let by = giver.map_or_else(
            || or(said.to_owned(), lexicon::without_measure(&self.carried)),
            str::to_owned,
        );
        if by.is_empty() {
            return None;
        }
        let scope = prose.plain_text(scope(figure.start), figure.start);
        let scope = SCOPES.iter().find(|word| scope.starts_with(**word)).unwrap_or(&"");
        let name = format!("{by}占{scope}{whole}比重");
        Some((by, name))
    }

    /// 粮食产量9万吨，其中稻谷4万吨: of the parts the same is measured. The first of them opens the list, others are listed behind it.
    pub(super) fn of_part(&mut self, figure: &Figure, name: &str, opens: bool, listed: bool) -> Option<String> {
        let unit = figure.base_unit.as_str();
        if opens {
            let of = if unit == "%" {
                Some(self.carried.as_str())
            } else {
                let name = self.measured_at.and_then(|at| self.names.get(at));
                let name = name.unwrap_or(&self.measured);
                Some(name.as_str()).filter(|_| self.measured_unit == unit)
            };
            self.parts = of.and_then(of_parts).map(|measure| (measure, unit.to_owned()));
            if let Some(rest) = of_kind(&self.carried, name).filter(|_| self.unit == unit) {
                return Some(format!("{name}{rest}"));
            }
        }
        let (measure, of_unit) = self.parts.as_ref()?;
        // Money that follows may be of anything.
        let free = opens || listed || unit != "元";
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
