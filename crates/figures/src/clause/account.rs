//! What budgets name by the account that was spoken of last: totals (一般公共预算收入总计), sides (政府性基金收入) and what money is spent on (教育支出).

use crate::Figure;
use crate::prose::{Prose, is_han};

/// Totals that every account has.
const TOTALS: &[&str] = &[
    "收入总计",
    "支出总计",
    "收入合计",
    "支出合计",
    "合计收入",
    "合计支出",
    "收入总量",
    "支出总量",
];

/// Items that the other accounts have, too: those of 一般公共预算 go without saying.
const ITEMS: &[&str] = &[
    "上年结转",
    "上年结转收入",
    "上年结余",
    "上年结余收入",
    "上级补助收入",
    "补助下级支出",
    "上解支出",
    "上解上级支出",
    "转移性收入",
    "转移性支出",
    "调入资金",
    "调出资金",
    "结转下年",
    "结转下年支出",
    "年终结余",
    "年末滚存结余",
    "滚存结余",
    "收支结余",
    "本年收支结余",
    "债务还本支出",
];

/// Whose account it is, right in front of it.
const LEVELS: &[&str] = &[
    "市本级",
    "区本级",
    "县本级",
    "省本级",
    "州本级",
    "市级",
    "区级",
    "县级",
    "省级",
    "州级",
    "本级",
    "中央",
];

/// The accounts of a budget, longer names first.
const ACCOUNTS: &[&str] = &[
    "一般公共预算",
    "公共财政预算",
    "政府性基金预算",
    "政府性基金",
    "国有资本经营预算",
    "社会保险基金预算",
    "社会保险基金",
];

/// What says that an account itself is spoken of, and no money that came from it.
const OF_ACCOUNT: &[&str] = &[
    "收入", "支出", "收支", "执行", "平衡", "决算", "完成", "情况", "。", "\n", "\r",
];

/// What a budget spends money on, as its lists say it without 支出.
const SPENDING: &[&str] = &[
    "一般公共服务",
    "公共安全",
    "教育",
    "科学技术",
    "文化体育与传媒",
    "文化旅游体育与传媒",
    "社会保障和就业",
    "医疗卫生",
    "医疗卫生与计划生育",
    "卫生健康",
    "节能环保",
    "城乡社区",
    "城乡社区事务",
    "农林水",
    "农林水事务",
    "交通运输",
    "住房保障",
    "自然资源海洋气象等",
    "灾害防治及应急管理",
    "粮油物资储备",
    "债务付息",
];

/// How far back the account may stand, in characters.
const REACH: usize = 1500;

/// A name without whose account it is: 市级预算收入 is 预算收入.
pub(super) fn without_level(name: &str) -> &str {
    let rest = LEVELS.iter().find_map(|level| name.strip_prefix(level));
    rest.filter(|rest| !rest.is_empty()).unwrap_or(name)
}

/// 教育支出 of 支出9亿元，其中：教育2亿元，增长5%.
pub(super) fn spending(prose: &Prose, figure: &Figure, name: &str) -> Option<String> {
    /// How far back 支出 may stand, in characters.
    const REACH: usize = 200;
    const WORD: &str = "支出";
    if !matches!(figure.base_unit.as_str(), "元" | "%") || !SPENDING.contains(&name) {
        return None;
    }
    let mut before = (figure.start.saturating_sub(REACH)..figure.start).rev();
    // Of one line.
    let spent = before.find(|place| prose.has(*place, WORD) || matches!(prose.at(*place), '\n' | '\r'))?;
    prose.has(spent, WORD).then(|| format!("{name}{WORD}"))
}

/// Whether a noun says nothing but whose account it is.
pub(super) fn is_level(noun: &str) -> bool {
    LEVELS.contains(&noun)
}

/// 政府性基金收入 for 收入 in the part of a budget under 政府性基金预算执行情况, 省级一般公共预算收入 under 2.省级。.
fn side(prose: &Prose, start: usize, name: &str) -> Option<String> {
    /// Of a heading, behind the account, in characters.
    const HEADING: usize = 8;
    let own = ["收入", "支出"].iter().any(|side| {
        let rest = name.strip_prefix(side);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with("完成"))
    });
    if !own {
        return None;
    }
    let ends_line = |end: usize| (end..end + HEADING).any(|place| matches!(prose.at(place), '\n' | '\r'));
    // No farther, so that many figures of one long line cost no more each.
    let floor = start.saturating_sub(REACH);
    let mut own_line = true;
    let mut account = None;
    for place in (floor..start).rev() {
        if let Some((name, end)) = prose.longest(place, ACCOUNTS) {
            let heads = ends_line(end) || prose.at(end) == '：';
            if heads || own_line {
                account = heads.then_some(name);
                break;
            }
        }
        if matches!(prose.at(place), '\n' | '\r') {
            own_line = false;
            // （四）政府债务情况: a part about something else.
            if "（(一二三四五六七八九十".contains(prose.at(place + 1)) {
                break;
            }
        }
    }
    let account = account?;
    let line = (floor..start)
        .rev()
        .find(|place| matches!(prose.at(*place), '\n' | '\r'));
    // （一）, 1. in front of whose it is.
    let first = line.and_then(|line| (line..start).find(|place| is_han(prose.at(*place))));
    let whose = first
        .and_then(|first| prose.longest(first, LEVELS))
        .map_or("", |(level, _)| level);
    Some(format!("{whose}{}{name}", short(account)))
}

/// 政府性基金 of 政府性基金预算: whose 收入 it is.
fn short(account: &str) -> String {
    let fund = account.strip_suffix("基金预算");
    fund.map_or_else(|| account.to_owned(), |rest| format!("{rest}基金"))
}

/// The name of a total, an item or a side of an account with the account.
pub(super) fn total(prose: &Prose, start: usize, name: &str) -> Option<String> {
    let item = ITEMS.contains(&name);
    if !item && !TOTALS.contains(&name) {
        return side(prose, start, name);
    }
    let (place, account) = (start.saturating_sub(REACH)..start).rev().find_map(|place| {
        let (account, end) = prose.longest(place, ACCOUNTS)?;
        let own = prose.any(end, OF_ACCOUNT);
        own.then_some((place, account))
    })?;
    let general = matches!(account, "一般公共预算" | "公共财政预算");
    if item && general {
        return None;
    }
    let account = short(account);
    let whose = prose.longest_before(place, LEVELS).map_or("", |(level, _)| level);
    Some(format!("{whose}{account}{name}"))
}
