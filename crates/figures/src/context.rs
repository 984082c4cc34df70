//! What is no figure though it holds numerals: heads of lists, document numbers, codes, names, idioms. Does not read amounts.

mod names;
#[cfg(test)]
mod tests;

use super::FigureKind;
use super::numeral::{self, Numeral};
use super::prose::{Index, Prose, is_blank, is_han};
use names::{IDIOMS, NAMES};
use std::cell::LazyCell;
use std::sync::LazyLock;

/// What stands at a place instead of a figure.
pub(super) enum Other {
    /// Reported with its kind, up to the place.
    Reported(FigureKind, usize),
    /// Not reported; reading goes on behind the place.
    Nothing(usize),
}
use Other::{Nothing, Reported};

static NAME_WORDS: LazyLock<Index<()>> = LazyLock::new(|| Index::of(NAMES));
static IDIOM_WORDS: LazyLock<Index<()>> = LazyLock::new(|| Index::of(IDIOMS));

/// Heads of lists and sections: 一、 （一） 1. 2、 一是.
pub(super) fn head(prose: &Prose, start: usize) -> Option<usize> {
    let c = prose.at(start);
    if matches!(c, '①'..='⑳' | '⑴'..='⒛' | '㈠'..='㈩') {
        return Some(start + 1);
    }
    if matches!(c, '（' | '(') {
        let inner = numeral::read(prose, start + 1)?;
        let small = !inner.decimal && inner.low <= 99.0 && inner.size <= 3 && inner.vague.is_none();
        let closed = matches!(prose.at(inner.end), '）' | ')');
        return (small && closed).then_some(inner.end + 1);
    }
    if !(c.is_ascii_digit() || is_han(c)) {
        return None;
    }
    let place = prose.skip_blanks_back(start);
    let before = prose.before(place);
    let opens_line = matches!(before, '\0' | '\n' | '\r');
    let opens = opens_line
        || matches!(
            before,
            '。' | '；' | '：' | ';' | ':' | '！' | '”' | '】' | '\u{3000}' | '—' | '■' | '●' | '◆'
        );
    let opens_clause = opens || matches!(before, '，' | ',' | '、' | '（');
    if !opens_clause {
        return None;
    }
    // 1.2023年…: a head, then a year.
    let point = (start + 1..start + 3).find(|i| !prose.at(*i).is_ascii_digit())?;
    let year = || {
        numeral::read(prose, point + 1)
            .is_some_and(|n| n.arabic && n.size == 4 && !n.decimal && prose.at(n.end) == '年')
    };
    if opens && c.is_ascii_digit() && prose.at(point) == '.' && year() {
        return Some(point + 1);
    }
    let inner = numeral::read(prose, start)?;
    if inner.decimal || inner.low > 99.0 || inner.vague.is_some() || inner.is_pair() || (inner.arabic && inner.padded) {
        return None;
    }
    let end = inner.end;
    let next = prose.at(end);
    let spoken = !inner.arabic && matches!(next, '是' | '要') && inner.low <= 20.0;
    if spoken && opens_clause {
        return Some(end + 1);
    }
    if !opens {
        return None;
    }
    match next {
        // 一、 is a head, 3、5万元 a list.
        '、' if opens_line || !inner.arabic || !prose.at(end + 1).is_ascii_digit() => {
            let list = super::units::read(prose, end, inner.arabic).is_some();
            // 一、二、三产业 opens no list, wherever it stands.
            let next = numeral::read(prose, end + 1);
            let row = next
                .as_ref()
                .is_some_and(|n| prose.at(n.end) == '、' || prose.has(n.end, "产业"));
            let repeated = row || !opens_line && next.is_some();
            (!list && !repeated).then_some(end + 1)
        }
        '.' | '．' if inner.arabic && !prose.at(end + 1).is_ascii_digit() => Some(end + 1),
        ')' | '）' if opens_line => Some(end + 1),
        ' ' | '\u{3000}' | '\t' if opens_line && inner.arabic => {
            // "5 亿元" at the start of a line is a figure, "1 落实…" a head.
            let fraction = numeral::read(prose, prose.skip_blanks(end)).is_some_and(|n| prose.at(n.end) == '/');
            (!fraction && super::units::read(prose, end, true).is_none()).then_some(end)
        }
        _ => None,
    }
}

/// Quoted names: “三农”, “1+N”, “十四五”; the marks are not part of them.
pub(super) fn quoted(prose: &Prose, start: usize) -> Option<(usize, usize)> {
    let close = match prose.at(start) {
        '“' => '”',
        '‘' => '’',
        '「' => '」',
        '"' => '"',
        _ => return None,
    };
    let begin = start + 1;
    let end = (begin..begin + 25)
        .find(|i| matches!(prose.at(*i), '\0' | '\n' | '。' | '，' | '；') || prose.at(*i) == close)?;
    (prose.at(end) == close && end > begin).then_some((begin, end))
}

/// Titles of documents: the place behind 》, and whether a numeral stands inside.
pub(super) fn title(prose: &Prose, start: usize) -> Option<(usize, bool)> {
    if prose.at(start) != '《' {
        return None;
    }
    let end = (start + 1..start + 60).find(|i| matches!(prose.at(*i), '》' | '\0' | '\n'))?;
    if prose.at(end) != '》' {
        return None;
    }
    let numeral = (start..end).any(|i| prose.at(i).is_ascii_digit() || numeral::read(prose, i).is_some());
    Some((end + 1, numeral))
}

/// Document numbers from their bracket on: 〔2011〕36号, [2011]36号.
pub(super) fn document(prose: &Prose, start: usize) -> Option<usize> {
    let close = match prose.at(start) {
        '〔' => '〕',
        '[' => ']',
        '［' => '］',
        '【' => '】',
        '﹝' => '﹞',
        '（' => '）',
        '(' => ')',
        _ => return None,
    };
    let year = numeral::read(prose, start + 1).filter(|n| n.size == 4 && (n.arabic || n.digits_only))?;
    if prose.at(year.end) != close {
        return None;
    }
    let number_at = year.end + 1 + usize::from(prose.at(year.end + 1) == '第');
    let number = numeral::read(prose, number_at)?;
    (prose.at(number.end) == '号').then_some(number.end + 1)
}

/// Where the abbreviation of the authority in front of a document number begins: 国发, 财税, 发改办.
pub(super) fn authority(prose: &Prose, start: usize, floor: usize) -> usize {
    const ABBREVIATIONS: &str = "国中财税发改办工信人社教科农商银证保监建环水交运卫健自资急文旅民司公安厅政府省市字函规综联企党审计统林能粮价法制京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云藏陕甘青宁新";
    let lowest = floor.max(start.saturating_sub(6));
    let mut begin = start;
    while begin > lowest && ABBREVIATIONS.contains(prose.before(begin)) {
        begin -= 1;
    }
    begin
}

/// The mark of a footnote, [4]; the place behind it.
pub(super) fn footnote(prose: &Prose, start: usize) -> Option<usize> {
    let close = match prose.at(start) {
        '[' => ']',
        '［' => '］',
        '〔' => '〕',
        _ => return None,
    };
    let number = numeral::read(prose, start + 1).filter(|n| n.arabic && n.size <= 3 && !n.decimal)?;
    (prose.at(number.end) == close).then_some(number.end + 1)
}

/// The five-year plans: 十二五, 十四五.
pub(super) fn plan(prose: &Prose, start: usize) -> Option<usize> {
    const PLANS: [&str; 9] = [
        "十一五",
        "十二五",
        "十三五",
        "十四五",
        "十五五",
        "十六五",
        "十七五",
        "十八五",
        "十九五",
    ];
    let (_, end) = prose.longest(start, &PLANS)?;
    let longer = matches!(prose.at(end), '十' | '百' | '千' | '万' | '亿');
    (!longer).then_some(end)
}

/// A row of Latin letters with what belongs to it: G20, PM2.5, COVID-19, GB/T 37668-2019. `None` where only letters stand.
pub(super) fn latin(prose: &Prose, start: usize) -> Option<Other> {
    if !prose.at(start).is_ascii_alphabetic() || prose.before(start).is_ascii_alphanumeric() {
        return None;
    }
    let mut letters = start;
    while prose.at(letters).is_ascii_alphabetic() {
        letters += 1;
    }
    let length = letters - start;
    // GDP391亿元: an abbreviation with its figure.
    if length >= 3
        && let Some(number) = numeral::read(prose, letters)
        && number.arabic
        && let Some(unit) = super::units::read(prose, number.end, true)
        && !unit.base.starts_with('年')
    {
        return Some(Nothing(letters));
    }
    if ["GB", "DB", "ISO", "IEC", "QB", "HJ", "YD"].contains(&prose.plain_text(start, letters)) {
        let mut i = letters;
        while i < letters + 24
            && (prose.at(i).is_ascii_alphanumeric()
                || matches!(prose.at(i), '/' | '-' | '.' | '—' | '–')
                || is_blank(prose.at(i)) && prose.at(i + 1).is_ascii_alphanumeric())
        {
            i += 1;
        }
        if (letters..i).any(|p| prose.at(p).is_ascii_digit()) {
            return Some(Reported(FigureKind::Document, i));
        }
    }
    let mut i = letters;
    let mut digits = false;
    loop {
        let c = prose.at(i);
        if c.is_ascii_alphanumeric() {
            digits |= c.is_ascii_digit();
            i += 1;
        } else if matches!(c, '-' | '.' | '/' | '+' | '_' | '&') && prose.at(i + 1).is_ascii_alphanumeric() {
            i += 1;
        } else {
            break;
        }
    }
    Some(if digits {
        Reported(FigureKind::Name, i)
    } else {
        Nothing(i)
    })
}

/// 六个一工程, 三个一批, 八个一行动: so many things of which each is one.
fn ones(prose: &Prose, start: usize) -> Option<Other> {
    let near = (start + 1..start + 4).any(|i| prose.at(i) == '个' && prose.at(i + 1) == '一');
    if !near {
        return None;
    }
    let end = numeral::read(prose, start).filter(|n| !n.arabic && n.low <= 20.0)?.end;
    prose
        .longest(end, &["个一工程", "个一行动", "个一批", "个一活动"])
        .map(|(_, behind)| Reported(FigureKind::Name, behind))
}

/// A rule that says why what begins with a numeral is no figure. The tests have an example for each that it hits, and one beside
/// it that is a figure.
enum Veto {
    /// By the words that begin at a place.
    Words(fn(&Prose, usize) -> Option<Other>),
    /// By the numeral that begins there and what is around it.
    Numeral(fn(&Prose, usize, &Numeral) -> Option<Other>),
}

/// In the order in which they are asked.
const VETOES: &[Veto] = &[
    Veto::Words(plan_name),
    Veto::Words(ones),
    Veto::Words(known_name),
    Veto::Words(idiom),
    Veto::Numeral(by_rule),
    Veto::Numeral(in_a_row),
    Veto::Numeral(strength),
    Veto::Numeral(turn),
    Veto::Numeral(congress),
    Veto::Numeral(numbered),
    Veto::Numeral(strongest),
    Veto::Numeral(generation),
    Veto::Numeral(technology),
    Veto::Numeral(road),
    Veto::Numeral(of_year),
    Veto::Numeral(page_number),
    Veto::Numeral(hyphenated),
    Veto::Numeral(closing),
    Veto::Numeral(captioned),
    Veto::Numeral(event),
    Veto::Numeral(dotted),
    Veto::Numeral(lettered),
    Veto::Numeral(joined),
    Veto::Numeral(dialled),
    Veto::Numeral(version),
    Veto::Numeral(one_of_currency),
    Veto::Numeral(base_of_rate),
    Veto::Numeral(grade),
    Veto::Numeral(base_of_index),
    Veto::Numeral(size_class),
];

/// What begins with a numeral and is a name, an idiom, a document or a code.
pub(super) fn name(prose: &Prose, start: usize) -> Option<Other> {
    let numeral = LazyCell::new(|| numeral::read(prose, start));
    VETOES.iter().find_map(|veto| veto.at(prose, start, &numeral))
}

impl Veto {
    fn at(
        &self,
        prose: &Prose,
        start: usize,
        numeral: &LazyCell<Option<Numeral>, impl FnOnce() -> Option<Numeral>>,
    ) -> Option<Other> {
        match self {
            Self::Words(find) => find(prose, start),
            Self::Numeral(find) => find(prose, start, numeral.as_ref()?),
        }
    }
}

/// 劣五类水体: a grade of water.
fn grade(prose: &Prose, start: usize, numeral: &Numeral) -> Option<Other> {
    let graded = prose.before(start) == '劣' && prose.at(numeral.end) == '类';
    graded.then(|| Reported(FigureKind::Name, numeral.end + 1))
}

/// 亿元以上项目, 千亿级产业: of which size something is, in words only.
fn size_class(prose: &Prose, start: usize, numeral: &Numeral) -> Option<Other> {
    if numeral.arabic || numeral.vague.is_some() || numeral.low < 1e7 {
        return None;
    }
    let money = numeral.end + usize::from(prose.at(numeral.end) == '元');
    let level = prose.at(money) == '级';
    let end = match level {
        true => money + 1,
        false if money > numeral.end && prose.has(money, "以上") => money + 2,
        false => return None,
    };
    let bounded = prose.any_before(start, &["超", "过", "近", "达", "达到", "约", "破", "于", "第"]);
    let thing = is_han(prose.at(end)) && !prose.any(end, &["的", "和", "与", "、"]);
    (thing && !bounded).then_some(Reported(FigureKind::Name, end))
}

/// 上年=100: what an index is measured by.
fn base_of_index(prose: &Prose, start: usize, numeral: &Numeral) -> Option<Other> {
    let base = numeral.arabic && numeral.low == 100.0 && matches!(prose.before(start), '=' | '＝');
    let year = base && prose.any_before(start - 1, &["上年", "年", "同期", "基期"]);
    year.then_some(Reported(FigureKind::Name, numeral.end))
}

/// “十四五”, 十二五.
fn plan_name(prose: &Prose, start: usize) -> Option<Other> {
    plan(prose, start).map(|end| Reported(FigureKind::Name, end))
}

/// 三农, 一带一路.
fn known_name(prose: &Prose, start: usize) -> Option<Other> {
    NAME_WORDS
        .longest(prose, start)
        .map(|(_, end)| Reported(FigureKind::Name, end))
}

/// 千方百计, 半导体: words that say no number.
fn idiom(prose: &Prose, start: usize) -> Option<Other> {
    let (word, end) = IDIOM_WORDS.longest(prose, start)?;
    (!is_amount_after_all(prose, start, word, end)).then_some(Nothing(end))
}

/// 3人制篮球, 五年制本科.
fn by_rule(prose: &Prose, _: usize, numeral: &Numeral) -> Option<Other> {
    let end = numeral.end;
    let rule = prose.any(end, &["人制", "年制", "天制", "班制"]) && !prose.has(end, "年制定");
    (rule && !numeral.decimal && numeral.low <= 99.0).then(|| Reported(FigureKind::Name, end + 2))
}

/// 21连增.
fn in_a_row(prose: &Prose, _: usize, numeral: &Numeral) -> Option<Other> {
    let row = prose.any(numeral.end, &["连增", "连丰", "连冠", "连升", "连降", "连涨", "连跌"]);
    (row && !numeral.decimal && numeral.low <= 99.0).then(|| Reported(FigureKind::Name, numeral.end + 2))
}

/// 6.2级地震, 9级大风.
fn strength(prose: &Prose, _: usize, numeral: &Numeral) -> Option<Other> {
    let end = numeral.end;
    let strong = prose.at(end) == '级' && prose.any(end + 1, &["地震", "强震", "余震", "台风", "大风", "阵风"]);
    strong.then(|| Reported(FigureKind::Name, end + 1))
}

/// “从0到1”.
fn turn(prose: &Prose, start: usize, numeral: &Numeral) -> Option<Other> {
    let end = numeral.end;
    let other = prose.at(end + 1);
    let ends = matches!(prose.at(end + 2), '”' | '、' | '的');
    let turn = prose.before(start) == '从' && !numeral.decimal && prose.at(end) == '到' && numeral.low <= 99.0;
    (turn && (other == 'N' || other.is_ascii_digit() && ends)).then(|| Reported(FigureKind::Name, end + 2))
}

/// 十分之一, 百分之, 十分钟, 万分之五, 三级以上… begin like an idiom.
fn is_amount_after_all(prose: &Prose, start: usize, word: &str, end: usize) -> bool {
    let fraction = (word.ends_with('分') || word.ends_with("分百")) && matches!(prose.at(end), '之' | '钟');
    let bounded = matches!(word, "百年" | "万里" | "十里" | "百里" | "亿万")
        && matches!(prose.before(start), '近' | '上' | '约' | '过' | '数' | '超');
    let money = word.ends_with('元')
        && word != "多元"
        && (prose.any(end, &["人民币", "以", "/", "钱", "整"])
            || !is_han(prose.at(end))
            || numeral::read(prose, end).is_some());
    fraction || bounded || money
}

/// 十七届三中全会, 十九大, 二次会议, 三中、四中全会.
fn congress(prose: &Prose, start: usize, numeral: &Numeral) -> Option<Other> {
    if numeral.decimal || numeral.low > 99.0 {
        return None;
    }
    let end = numeral.end;
    match prose.at(end) {
        '届' => {
            let counted = prose.any_before(start, &["连续", "举办", "办了", "成功举办", "共"]);
            if counted {
                return None;
            }
            let mut behind = end + 1;
            if let Some(next) = numeral::read(prose, behind).filter(|n| !n.arabic)
                && prose.at(next.end) == '中'
            {
                behind = next.end + if prose.has(next.end, "中全会") { 3 } else { 1 };
            }
            Some(Reported(FigureKind::Ordinal, behind))
        }
        '中' if !numeral.arabic && (prose.any(end, &["中全会", "中、", "中和", "中，"])) => {
            let length = if prose.has(end, "中全会") { 3 } else { 1 };
            Some(Reported(FigureKind::Name, end + length))
        }
        '大' if !numeral.arabic && !prose.any(end, &["大型", "大中", "大于", "大类", "大众", "大小"]) => {
            Some(Reported(FigureKind::Name, end + 1))
        }
        '大' if numeral.arabic && !prose.any(end, &["大型", "大中", "大于", "大类", "大众", "大小"]) => {
            Some(Reported(FigureKind::Name, end + 1))
        }
        // 十二届八次、九次全会.
        '次' if !numeral.arabic && prose.before(start) == '届' => Some(Reported(FigureKind::Ordinal, end + 1)),
        '次' if prose.any(end, &["次会议", "次全体会议", "次全会", "次常委会", "次常务会"])
            && !prose.any_before(start, &["召开", "召开了", "开", "主持", "共", "组织", "举行"]) =>
        {
            Some(Reported(FigureKind::Ordinal, end + 1))
        }
        _ => None,
    }
}

/// 国发36号, 12号文, 3号楼.
fn numbered(prose: &Prose, start: usize, numeral: &Numeral) -> Option<Other> {
    const DOCUMENTS: &[&str] = &["号文", "号令", "号公告", "号）", "号)", "号通知", "号意见"];
    #[rustfmt::skip]
    const AUTHORITIES: &[&str] = &["发", "字", "函", "办", "规", "令", "告", "议", "〕", "]", "厅", "综", "财", "税", "号"];
    if numeral.decimal {
        return None;
    }
    let end = numeral.end;
    let spaced = prose.skip_blanks(end);
    if spaced > end && prose.any(spaced, &["号文", "号令", "号公告"]) {
        return Some(Reported(FigureKind::Document, spaced + 1));
    }
    if prose.at(end) != '号' {
        return None;
    }
    let document = prose.any(end, DOCUMENTS) || prose.any_before(start, AUTHORITIES);
    let kind = if document {
        FigureKind::Document
    } else {
        FigureKind::Name
    };
    Some(Reported(kind, end + 1))
}

/// 百强县, 500强.
fn strongest(prose: &Prose, _: usize, numeral: &Numeral) -> Option<Other> {
    #[rustfmt::skip]
    const LISTS: &[&str] = &[
        "强县", "强企", "强市", "强镇", "强区", "强乡", "强榜", "强企业", "强、", "强，", "强。", "强）",
    ];
    let round = matches!(numeral.low as i64, 100 | 500 | 1000 | 50 | 10 | 2000);
    let listed = prose.any(numeral.end, LISTS) || prose.at(numeral.end) == '强' && round && !numeral.decimal;
    listed.then(|| Reported(FigureKind::Name, numeral.end + 1))
}

/// 90后.
fn generation(prose: &Prose, start: usize, numeral: &Numeral) -> Option<Other> {
    let end = numeral.end;
    let decade = matches!(numeral.low as i64, 50 | 60 | 70 | 80 | 90 | 0 | 95 | 85 | 10);
    let born = prose.at(end) == '后' && prose.at(end + 1) != '期' && !is_han(prose.before(start));
    (numeral.arabic && decade && born).then(|| Reported(FigureKind::Name, end + 1))
}

/// 10G PON端口: a technology by its rate.
fn technology(prose: &Prose, start: usize, numeral: &Numeral) -> Option<Other> {
    let end = numeral.end;
    let named = prose.skip_blanks(end + 1);
    let letters = (named..named + 3).all(|place| prose.at(place).is_ascii_uppercase());
    let rate = prose.at(end) == 'G' && !prose.at(start.wrapping_sub(1)).is_ascii_alphanumeric();
    (numeral.arabic && rate && letters).then(|| Reported(FigureKind::Name, named + 3))
}

/// 老214线, 省道203线, 320国道: roads by their number.
fn road(prose: &Prose, start: usize, numeral: &Numeral) -> Option<Other> {
    if !numeral.arabic || numeral.size != 3 || numeral.decimal {
        return None;
    }
    let end = numeral.end;
    let line = prose.at(end) == '线' && matches!(prose.before(start), '道' | '老' | '国' | '省' | '县' | '乡');
    if line {
        return Some(Reported(FigureKind::Name, end + 1));
    }
    prose
        .any(end, &["国道", "省道", "县道"])
        .then(|| Reported(FigureKind::Name, end + 2))
}

/// 2023届, 2020级.
fn of_year(prose: &Prose, _: usize, numeral: &Numeral) -> Option<Other> {
    let year = numeral.arabic && numeral.size == 4 && !numeral.decimal && (1900.0..2100.0).contains(&numeral.low);
    (year && matches!(prose.at(numeral.end), '届' | '级' | '款')).then(|| Reported(FigureKind::Name, numeral.end + 1))
}

fn page_number(prose: &Prose, _: usize, numeral: &Numeral) -> Option<Other> {
    (numeral.arabic && is_page_number(prose, numeral)).then_some(Reported(FigureKind::Ordinal, numeral.end))
}

/// 东风-41, 欧米茄-3: the number of a thing behind a hyphen.
fn hyphenated(prose: &Prose, start: usize, numeral: &Numeral) -> Option<Other> {
    let hyphen = start >= 2 && prose.before(start) == '-' && is_han(prose.at(start - 2));
    let number = numeral.arabic && !numeral.decimal && numeral.size <= 3;
    (hyphen && number && super::units::read(prose, numeral.end, true).is_none())
        .then_some(Reported(FigureKind::Name, numeral.end))
}

/// “深圳90”.
fn closing(prose: &Prose, start: usize, numeral: &Numeral) -> Option<Other> {
    if !numeral.arabic || prose.at(numeral.end) != '”' || numeral.decimal {
        return None;
    }
    let mut back = (start.saturating_sub(8)..start)
        .rev()
        .take_while(|i| !matches!(prose.at(*i), '，' | '”'));
    back.any(|i| prose.at(i) == '“' && i + 1 < start)
        .then_some(Reported(FigureKind::Name, numeral.end))
}

/// 图1, 附表2-1.
fn captioned(prose: &Prose, start: usize, numeral: &Numeral) -> Option<Other> {
    const CAPTIONS: &[&str] = &["图", "附图", "附表", "附件", "附注", "专栏", "表"];
    let number = numeral.arabic && !numeral.decimal && numeral.size <= 3;
    let captioned = number && prose.any_before(prose.skip_blanks_back(start), CAPTIONS);
    (captioned && super::units::read(prose, numeral.end, true).is_none())
        .then(|| Reported(FigureKind::Ordinal, run(prose, start)))
}

/// 双11, 9·11.
fn event(prose: &Prose, start: usize, numeral: &Numeral) -> Option<Other> {
    if !numeral.arabic {
        return None;
    }
    let end = numeral.end;
    if prose.at(end) == '·' && prose.at(end + 1).is_ascii_digit() {
        let behind = numeral::read(prose, end + 1).map_or(end, |n| n.end);
        return Some(Reported(FigureKind::Name, behind));
    }
    // 新中国70华诞.
    let birthday = matches!(prose.at(end), '华' | '岁' | '周') && prose.any(end, &["华诞", "岁华诞", "周年华诞"]);
    ((prose.before(start) == '双' || birthday) && !numeral.decimal).then_some(Reported(FigureKind::Name, end))
}

/// A line of its own between dashes, as pages are numbered: - 12 -, — 3 —.
fn is_page_number(prose: &Prose, numeral: &Numeral) -> bool {
    let dash = |c: char| matches!(c, '-' | '—' | '–' | '·');
    let line_end = |c: char| matches!(c, '\0' | '\n' | '\r');
    let front = prose.skip_blanks_back(numeral.start);
    let back = prose.skip_blanks(numeral.end);
    !numeral.decimal
        && dash(prose.before(front))
        && dash(prose.at(back))
        && line_end(prose.before(prose.skip_blanks_back(front - 1)))
        && line_end(prose.at(prose.skip_blanks(back + 1)))
}

/// 1.2.3, 192.168.0.1, 802.11.
fn dotted(prose: &Prose, start: usize, numeral: &Numeral) -> Option<Other> {
    if !numeral.arabic {
        return None;
    }
    let again = numeral.decimal && prose.at(numeral.end) == '.' && prose.at(numeral.end + 1).is_ascii_digit();
    if !again {
        let known = prose.has(start, "802.11") && !prose.at(start + 6).is_ascii_digit();
        return known.then(|| Reported(FigureKind::Name, run(prose, start)));
    }
    Some(Reported(FigureKind::Name, run(prose, start)))
}

/// The place behind digits, letters and the marks that join them.
fn run(prose: &Prose, start: usize) -> usize {
    let mut i = start;
    while prose.at(i).is_ascii_alphanumeric()
        || (matches!(prose.at(i), '.' | '-' | '+' | '/') && prose.at(i + 1).is_ascii_alphanumeric())
    {
        i += 1;
    }
    i
}

/// 5G, 4K, 3D, 5A级: digits with letters that are no unit, or a generation of mobile networks.
fn lettered(prose: &Prose, start: usize, numeral: &Numeral) -> Option<Other> {
    if !numeral.arabic {
        return None;
    }
    let end = numeral.end;
    if !prose.at(end).is_ascii_alphabetic() || size_by_sides(prose, end).is_some() {
        return None;
    }
    let alone = !prose.at(end + 1).is_ascii_alphanumeric();
    let small = !numeral.decimal && numeral.size == 1;
    let generation = small
        && alone
        && match prose.at(end) {
            'G' => {
                prose.ends(start, "通达")
                    || !prose.any_before(
                        prose.skip_blanks_back(start),
                        &[
                            "带宽", "从", "到", "至", "达", "流量", "速率", "出口", "约", "为", "超过",
                        ],
                    )
            }
            'K' | 'A' | 'D' | 'C' | 'B' | 'S' | 'T' | 'V' | 'P' | 'N' | 'R' | 'F' | 'X' => true,
            _ => false,
        };
    if generation {
        return Some(Reported(FigureKind::Name, end + 1));
    }
    let unit = super::units::read(prose, end, true);
    unit.is_none().then(|| Reported(FigureKind::Name, run(prose, start)))
}

/// 3×5米, 10*20厘米: behind the first side and its mark the sides that share the unit; the place of the next.
pub(super) fn size_by_sides(prose: &Prose, mark: usize) -> Option<usize> {
    if !matches!(prose.at(mark), '×' | '*' | 'x' | 'X') {
        return None;
    }
    let mut place = mark;
    for _ in 0..2 {
        let side = numeral::read(prose, place + 1).filter(|n| n.arabic)?;
        place = side.end;
        if !matches!(prose.at(place), '×' | '*' | 'x' | 'X') {
            break;
        }
    }
    let unit = super::units::read(prose, place, true)?;
    let length = unit.base.ends_with('米') || matches!(unit.base.as_str(), "m" | "cm" | "mm" | "km" | "公里");
    // 4×100米接力 is a race.
    (length && !prose.any(unit.end, &["接力", "混合", "自由泳"])).then_some(mark + 1)
}

/// 1+8, 7×24小时, “1+N”.
fn joined(prose: &Prose, start: usize, numeral: &Numeral) -> Option<Other> {
    if !numeral.arabic {
        return None;
    }
    let mark = prose.at(numeral.end);
    if !matches!(mark, '+' | '×' | '*' | 'X') || numeral.decimal {
        return None;
    }
    let next = prose.at(numeral.end + 1);
    if !(next.is_ascii_alphanumeric() || next == '“') || size_by_sides(prose, numeral.end).is_some() {
        return None;
    }
    let mut i = start;
    while prose.at(i).is_ascii_alphanumeric() || matches!(prose.at(i), '+' | '×' | '*') {
        i += 1;
    }
    Some(Reported(FigureKind::Name, i))
}

/// Telephone numbers, hotlines, ids.
fn dialled(prose: &Prose, _: usize, numeral: &Numeral) -> Option<Other> {
    if !numeral.arabic {
        return None;
    }
    // More than any report counts.
    if numeral.size > 15 || numeral.low > 1e18 {
        return Some(Reported(FigureKind::Name, numeral.end));
    }
    if numeral.decimal {
        return None;
    }
    let end = numeral.end;
    let unit = || super::units::read(prose, end, true).is_some();
    let hyphens = prose.at(end) == '-' && prose.at(end + 1).is_ascii_digit();
    if hyphens && !unit() {
        let behind = run(prose, numeral.start);
        let text = prose.plain_text(numeral.start, behind);
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let parts = text.split('-').count();
        if parts > 3 || (digits >= 9 && (numeral.padded || parts == 3)) {
            return Some(Reported(FigureKind::Name, behind));
        }
    }
    // Lines that everybody knows, and universities by the programme they are in.
    let known = matches!(
        numeral.low as i64,
        12306 | 12345 | 12315 | 12333 | 12366 | 12369 | 12388 | 12123 | 12355 | 12309 | 12320 | 12328 | 12329
    ) || matches!(numeral.low as i64, 985 | 211) && prose.any(end, &["高校", "工程", "大学", "院校"]);
    if known && (numeral.size == 3 || !unit()) {
        return Some(Reported(FigureKind::Name, end));
    }
    let phone = numeral.size == 11 && (1.3e10..2e10).contains(&numeral.low) && !unit();
    let padded = numeral.padded && (numeral.size > 2 || !unit());
    let line = prose.any(
        end,
        &[
            "热线",
            "平台",
            "便民",
            "政务",
            "服务热线",
            "电话",
            "举报",
            "专线",
            "指挥中心",
            "报警",
            "急救",
            "晚会",
            "网站",
            "统一服务",
        ],
    ) && (3..=6).contains(&numeral.size)
        && numeral.low >= 110.0
        && !unit();
    (phone || padded || line).then_some(Reported(FigureKind::Name, end))
}

/// 百万吨死亡人数, 就业人员10万人生产安全事故死亡人数: what a rate is counted by.
fn base_of_rate(prose: &Prose, _: usize, numeral: &Numeral) -> Option<Other> {
    const RATES: &[&str] = &[
        "死亡人数",
        "死亡率",
        "事故死亡",
        "生产安全事故死亡",
        "道路交通事故死亡",
        "发病率",
        "刑事案件",
        "火灾发生率",
    ];
    // 10万: a power of ten and nothing else.
    let power = matches!(numeral.low, 10.0 | 100.0 | 1e3 | 1e4 | 1e5 | 1e6 | 1e8);
    if numeral.decimal || !power {
        return None;
    }
    let mut unit = super::units::read(prose, numeral.end, numeral.arabic)?;
    // 10万人生产…: no 人生.
    if unit.base.is_empty() && prose.has(unit.end, "人生产") {
        unit.base.push('人');
        unit.end += 1;
    }
    let based = matches!(unit.base.as_str(), "人" | "人口" | "吨" | "车" | "辆" | "元") && prose.any(unit.end, RATES);
    based.then_some(Reported(FigureKind::Name, unit.end))
}

/// 1美元兑7.2元人民币, 100日元对人民币5.1元: what a rate of exchange is for.
fn one_of_currency(prose: &Prose, _: usize, numeral: &Numeral) -> Option<Other> {
    const CURRENCIES: &[&str] = &["美元", "欧元", "英镑", "日元", "港元", "港币", "卢布", "韩元", "澳元"];
    if numeral.decimal || !matches!(numeral.low, 1.0 | 100.0) {
        return None;
    }
    let (_, end) = prose.longest(numeral.end, CURRENCIES)?;
    let rate = prose.any(end, &["兑", "对", "折合", "合人民币"]);
    rate.then_some(Reported(FigureKind::Name, end))
}

/// 2.0版, 工业4.0.
fn version(prose: &Prose, start: usize, numeral: &Numeral) -> Option<Other> {
    if !numeral.arabic || !numeral.decimal {
        return None;
    }
    let point = prose.ends(numeral.end, ".0");
    let marked = prose.any(numeral.end, &["版", "时代", "升级版", "版本"])
        || prose.any_before(start, &["工业", "版本", "升级版", "制造", "改革", "行动", "计划"]);
    let unit = super::units::read(prose, numeral.end, true).is_some();
    let edition = prose.has(numeral.end, "版");
    // 自贸区3.0服务站: an edition of the thing in front; 增长3.0和2.5个百分点 is none.
    let (before, next) = (prose.before(start), prose.at(numeral.end));
    let named = is_han(before)
        && is_han(next)
        && numeral.low <= 10.0
        && !"达为至到长升降约近超过是于比率数在值得占有分高低落增减第".contains(before)
        && !"和与至到及左以上之比或多余".contains(next);
    ((point && (marked || named) && !unit) || edition).then_some(Reported(FigureKind::Name, numeral.end))
}
