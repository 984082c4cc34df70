//! Names without what stands at their ends and is no part of them.

use crate::lexicon;

/// The longest name.
const LONGEST: usize = 32;

/// A noun behind a figure without the particles at its ends.
pub(super) fn trimmed(name: &str) -> String {
    let name = name.trim_start_matches(['、', '的', ' ']);
    // 15条产业链项目占比达84%: the verb of the next figure.
    let reached = name
        .strip_suffix('达')
        .filter(|rest| rest.ends_with('率') || lexicon::has_end(rest));
    let name = reached.unwrap_or(name);
    // 9万茶农从中受益.
    let name = name.strip_suffix("从中").unwrap_or(name);
    // 90个地级城市中，20个达标: of those.
    const WORDS: [char; 16] = [
        '高', '初', '集', '其', '空', '水', '途', '家', '心', '人', '当', '国', '城', '手', '期', '年',
    ];
    let name = name
        .strip_suffix('中')
        .filter(|rest| rest.chars().count() > 1 && !rest.ends_with(WORDS))
        .unwrap_or(name);
    // 77种矿产有新增储量: that they have it.
    let name = name
        .strip_suffix('有')
        .filter(|rest| rest.chars().count() > 1 && !rest.ends_with(['国', '所', '私', '公', '共']))
        .unwrap_or(name);
    // 最后20万无电人口都能用上电: what they can do.
    let able = ["都能", "就能", "都可", "可以", "都要"]
        .iter()
        .find_map(|able| name.strip_suffix(able));
    let name = able.filter(|thing| thing.chars().count() > 1).unwrap_or(name);
    name.trim_end_matches([
        '的', '了', '、', '等', '和', '与', '及', '也', '已', '都', '均', '还', ' ',
    ])
    .to_owned()
}

/// A name without what opens or closes it: particles, marks, numbers of a list.
pub(super) fn trim_name(name: &str) -> String {
    // 对东盟进出口: with whom.
    const WITH: &[&str] = &[
        "进出口",
        "出口",
        "进口",
        "贸易",
        "贸易额",
        "进出口额",
        "进出口总额",
        "直接投资",
        "转移支付",
    ];
    const OPEN: &str = "和与及、是的了将使也还又再已在对向为到至以让把，着等并共—- （）》”其从由但且";
    const CLOSE: &str = "的了、等和与及拟按都达为是有约近超共仅只要已也还再又各均到至“（，—- 就使让着可将需获增降升涨居占从由在以每高低快多少扩减跌迈";
    const WHOLE: &[&str] = &[
        "提高", "新高", "最高", "人均", "户均", "日均", "年均", "亩均", "平均", "国有", "所有", "拥有", "存在", "现有",
        "返还",
    ];
    let mut name = name.trim();
    // 粮食产量“八连增”: how often it grew.
    if name.ends_with('”')
        && let Some((thing, times)) = name.split_once('“')
        && times.chars().rev().nth(2) == Some('连')
    {
        name = thing;
    }
    // 十是保险覆盖率达到: the number of a list.
    name = match name.split_once('是') {
        Some((number, rest)) if !number.is_empty() && number.chars().all(|c| "一二三四五六七八九十".contains(c)) => {
            rest
        }
        _ => name,
    };
    // 中央决定将农民人均纯收入2300元作为…: what is taken stands behind 将 and 把.
    name = name
        .char_indices()
        .skip(2)
        .filter(|(_, c)| matches!(c, '将' | '把'))
        .filter_map(|(at, c)| Some((name.get(..at)?, name.get(at + c.len_utf8()..)?)))
        .find(|(front, rest)| {
            let in_word =
                front.ends_with(['即', '大', '名', '必']) || rest.starts_with(['军', '来', '握', '关', '控', '士']);
            !in_word && rest.chars().count() >= 3
        })
        .map_or(name, |(_, rest)| rest);
    // 契税受土地市场低迷影响减收: why something is so.
    if let Some((thing, why)) = name.split_once('受')
        && why.ends_with("影响")
        && thing.chars().count() > 1
    {
        name = thing;
    }
    // 按照上年不变价计算的业务总量: how it is counted.
    let counted = name.starts_with(['按', '以', '不', '可', '当', '现']);
    // 按平均汇率计算为5791美元.
    if counted && name.trim_end_matches(['为', '达', '约']).ends_with("计算") {
        return String::new();
    }
    name = match counted.then(|| name.split_once("计算的")).flatten() {
        Some((how, rest)) if how.ends_with(['价', '率', '径', '格']) && rest.chars().count() >= 2 => rest,
        _ => name,
    };
    // 也要再减少: what is wanted.
    name = name
        .trim_start_matches('也')
        .strip_prefix('要')
        .filter(|rest| rest.starts_with('再'))
        .unwrap_or(name);
    let with =
        |name: &str| name.starts_with("到位") || name.starts_with('对') && WITH.iter().any(|end| name.ends_with(end));
    while let Some(first) = name.chars().next().filter(|c| OPEN.contains(*c))
        && !lexicon::begins_noun(name)
        && !with(name)
    {
        let rest = name.strip_prefix("以及").or_else(|| name.strip_prefix(first));
        name = rest.unwrap_or_default();
    }
    name = name.strip_prefix("各项").unwrap_or(name);
    while let Some(last) = name.chars().next_back().filter(|c| CLOSE.contains(*c))
        && !WHOLE.iter().any(|whole| name.ends_with(whole))
        && !lexicon::ends_noun(name)
    {
        name = name.strip_suffix(last).unwrap_or_default();
    }
    // 补助从人均40元提高到45元: how much for one.
    name = name
        .strip_suffix("人均")
        .map(|front| {
            front
                .strip_suffix('年')
                .or_else(|| front.strip_suffix('月'))
                .unwrap_or(front)
        })
        .and_then(|front| front.strip_suffix('从').or_else(|| front.strip_suffix('由')))
        .unwrap_or(name);
    // 带动各类贷款新增9亿元: that there are more.
    name = name
        .strip_suffix("新增")
        .filter(|rest| rest.chars().count() > 1)
        .unwrap_or(name);
    // 等14个项目.
    name = (name.strip_prefix('等'))
        .filter(|rest| !rest.starts_with(['级', '额', '次', '候']))
        .unwrap_or(name);
    // 失业率平均为5.1%: how it is counted, and no part of its name. 年平均 and 平均 alone are left.
    name = ["平均", "统一", "普遍", "总体", "整体"]
        .iter()
        .find_map(|how| name.strip_suffix(how))
        .filter(|rest| lexicon::has_end(rest) || rest.ends_with("标准"))
        .unwrap_or(name);
    let opened = name.matches('“').count();
    let closed = name.matches('”').count();
    let mut name = match (opened, closed) {
        (0, 1..) => format!("“{name}"),
        (1.., 0) => format!("{name}”"),
        _ => name.to_owned(),
    };
    // 预算收入决算数, 税收完成数: which of its numbers it is.
    for end in ["预算执行数", "决算数", "执行数", "完成数"] {
        if let Some(rest) = name.strip_suffix(end).filter(|rest| lexicon::has_end(rest)) {
            name.truncate(rest.len());
            break;
        }
    }
    // Long lists: the last one.
    if name.chars().count() > LONGEST {
        name = match name.rsplit_once('、') {
            Some((_, last)) if last.chars().count() >= 2 => last.to_owned(),
            _ => name.chars().skip(name.chars().count() - LONGEST).collect(),
        };
    }
    if name.chars().count() < 2 { String::new() } else { name }
}
