//! A sentence cut into words by what they do.

use crate::lexicon::{self, Class};
use crate::prose::{Prose, ends_clause, is_blank, is_han};
use crate::{Figure, FigureKind};

/// A part of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word(Class),
    /// Characters that no list holds, names, numbers in names.
    Chars,
    /// 、 and what joins like it.
    Comma,
    /// A figure, by its place in the list.
    Figure(usize),
    /// A date, a span of time.
    Time,
    /// A short remark in brackets without a figure: （台）.
    Aside,
    /// The end of a clause.
    Break(char),
}

pub(super) fn tokenize(
    prose: &Prose,
    figures: &[Figure],
    first: usize,
    (start, end): (usize, usize),
    tokens: &mut Vec<Token>,
) {
    let mut next = first;
    let mut i = start;
    while i < end {
        while figures.get(next).is_some_and(|figure| figure.end <= i) {
            next += 1;
        }
        let token = match figures.get(next).filter(|figure| figure.start <= i) {
            Some(figure) => {
                if figure.kind == FigureKind::Name && is_plan(prose, figure) {
                    next += 1;
                    i = plan_token(prose, figure, tokens);
                    continue;
                }
                // 平均汇率为1美元兑人民币6.9元: of what the rate is, and no part of its name.
                if figure.kind == FigureKind::Name && figure.text.ends_with(['元', '镑', '币', '布']) {
                    let behind = prose
                        .longest(figure.end, &["兑", "对", "折合", "合"])
                        .map(|(_, end)| end);
                    let behind =
                        behind.and_then(|end| prose.longest(end, &["人民币"]).map(|(_, over)| over).or(Some(end)));
                    if let Some(behind) = behind.filter(|behind| *behind <= end) {
                        next += 1;
                        i = behind;
                        tokens.push(Token {
                            kind: Kind::Aside,
                            start: figure.start,
                            end: behind,
                        });
                        continue;
                    }
                }
                let kind = match figure.kind {
                    FigureKind::Figure => Kind::Figure(next),
                    // 学前一年免费教育: a stage of school.
                    FigureKind::Duration if prose.ends(figure.start, "学前") => Kind::Chars,
                    FigureKind::Date | FigureKind::Duration => Kind::Time,
                    _ if is_item_number(figure) => Kind::Break('、'),
                    _ => Kind::Chars,
                };
                // 前七个月: 前 is of the time, and of no name.
                if kind == Kind::Time
                    && figure.kind == FigureKind::Duration
                    && matches!(prose.before(figure.start), '前' | '头')
                    && let Some(last) = tokens.last_mut()
                    && last.kind == Kind::Chars
                    && last.end == figure.start
                {
                    last.end -= 1;
                    if last.start == last.end {
                        tokens.pop();
                    }
                }
                next += 1;
                // 2030年末居民存款余额.
                let closes = figure.kind == FigureKind::Date && matches!(prose.at(figure.end), '末' | '底' | '初');
                Token {
                    kind,
                    start: i,
                    end: figure.end.max(i + 1) + usize::from(closes),
                }
            }
            None => {
                let ahead = figures.get(next..).unwrap_or_default();
                let most = ahead.first().map_or(end, |figure| figure.start.min(end));
                aside(prose, ahead, i, end).unwrap_or_else(|| one(prose, i, most))
            }
        };
        i = token.end;
        // Characters in a row are one token.
        match tokens.last_mut() {
            Some(last) if last.kind == Kind::Chars && token.kind == Kind::Chars && last.end == token.start => {
                last.end = token.end;
            }
            _ if is_blank(prose.at(token.start)) && token.end == token.start + 1 => {}
            _ => tokens.push(token),
        }
    }
}

/// “十四五”时期, “十四五”末.
fn is_plan(prose: &Prose, figure: &Figure) -> bool {
    let behind = figure.end + usize::from(prose.at(figure.end) == '”');
    prose.before(figure.end) == '五'
        && (prose.any(behind, PLAN_TIMES)
            || prose.any(behind, &["，", "累计"])
            // 较“十五五”下降9%.
            || prose.any_before(figure.start - usize::from(prose.before(figure.start) == '“'), &["较", "比"])
            // 是“十五五”的3.7倍.
            || prose.at(behind) == '的' && prose.at(behind + 1).is_ascii_digit())
}

/// Adds a plan with its quotation marks and what makes it a time; gives back the place behind it.
fn plan_token(prose: &Prose, figure: &Figure, tokens: &mut Vec<Token>) -> usize {
    let mut start = figure.start;
    if let Some(last) = tokens.last_mut()
        && last.kind == Kind::Chars
        && last.end == start
        && prose.before(start) == '“'
    {
        last.end -= 1;
        start -= 1;
        if last.start == last.end {
            tokens.pop();
        }
    }
    let behind = figure.end + usize::from(prose.at(figure.end) == '”');
    let end = prose.longest(behind, PLAN_TIMES).map_or(behind, |(_, end)| end);
    tokens.push(Token {
        kind: Kind::Time,
        start,
        end,
    });
    end
}

/// 加上级补助收入, 加上年结转, 加调入资金: 加 in front of an item of an account, where 加上 is no word.
fn adds_item(prose: &Prose, place: usize) -> bool {
    let opens = place == 0 || ends_clause(prose.before(place)) || matches!(prose.before(place), '、' | '：');
    let noun = || matches!(lexicon::word(prose, place + 1), Some((Class::Noun, behind)) if behind > place + 2);
    opens && (prose.any(place + 1, &["上级", "上年"]) || lexicon::word(prose, place).is_none() && noun())
}

/// （六）, 1., 二、: the number of an item of a list, and no part of a name.
fn is_item_number(figure: &Figure) -> bool {
    let text = figure.text.as_str();
    figure.kind == FigureKind::Ordinal
        && (text.starts_with(['（', '(']) || text.ends_with(['、', '.', '．', '）', ')']))
}

/// The place behind an end that makes a noun of a verb, where one stands at a place and the noun is over.
fn names_amount(prose: &Prose, place: usize) -> Option<usize> {
    let over = |place: usize| {
        let c = prose.at(place);
        !is_han(c) || "达为均比较由从超约共分占近的".contains(c) || lexicon::word(prose, place).is_some()
    };
    let one = matches!(prose.at(place), '金' | '款' | '费' | '率' | '量' | '额');
    let long = matches!(prose.at(place), '能' | '人' | '次') && prose.any(place, &["能力", "人次", "人数", "次数"]);
    let end = place + if long { 2 } else { 1 };
    let is_end = (one || end > place + 1) && lexicon::word(prose, place).is_none();
    (is_end && over(end)).then_some(end)
}

/// What makes the name of a plan a time.
const PLAN_TIMES: &[&str] = &["时期", "期间", "期末", "末", "以来"];

/// （台）, （县、市、区）, （M2）: brackets that begin here, without a figure or a time, belong to the noun.
fn aside(prose: &Prose, ahead: &[Figure], start: usize, end: usize) -> Option<Token> {
    // 生产总值[2]: the number of a note.
    if matches!(prose.at(start), '[' | '［' | '〔') {
        let close = (start + 1..end.min(start + 5)).find(|i| matches!(prose.at(*i), ']' | '］' | '〕'))?;
        let number = close > start + 1 && (start + 1..close).all(|i| prose.at(i).is_ascii_digit());
        return number.then_some(Token {
            kind: Kind::Aside,
            start,
            end: close + 1,
        });
    }
    if !matches!(prose.at(start), '（' | '(') {
        return None;
    }
    let close = (start + 1..end.min(start + 14)).find(|place| matches!(prose.at(*place), '）' | ')'))?;
    let inside = ahead.iter().take_while(|figure| figure.start < close);
    let only_names = inside.into_iter().all(|figure| figure.kind == FigureKind::Name);
    only_names.then_some(Token {
        kind: Kind::Aside,
        start,
        end: close + 1,
    })
}

pub(super) fn one(prose: &Prose, i: usize, end: usize) -> Token {
    let token = |kind, end| Token { kind, start: i, end };
    let c = prose.at(i);
    if matches!(c, '“' | '《' | '「') {
        let close = match c {
            '“' => '”',
            '《' => '》',
            _ => '」',
        };
        if let Some(close) = (i + 1..end.min(i + 26)).find(|place| prose.at(*place) == close) {
            return token(Kind::Chars, close + 1);
        }
        return token(Kind::Chars, i + 1);
    }
    let bullet = matches!(c, '●' | '■' | '◆' | '▲' | '★' | '►' | '▶' | '□' | '◇' | '•');
    if ends_clause(c) || bullet || matches!(c, '（' | '）' | '(' | ')' | '【' | '】' | '—' | '…') {
        return token(Kind::Break(c), i + 1);
    }
    if c == '、' {
        return token(Kind::Comma, i + 1);
    }
    if c == '加' && adds_item(prose, i) {
        return token(Kind::Word(Class::Plain), i + 1);
    }
    // 占地区生产总值, 占用水总量, where 占地 and 占用 are no words.
    if c == '占' && prose.any(i + 1, &["地区", "地方", "用水", "用电量", "用地总"]) {
        return token(Kind::Word(Class::Share), i + 1);
    }
    // 新发现矿产地: done for the first time.
    if c == '新'
        && lexicon::word(prose, i).is_none()
        && let Some((Class::Deed, behind)) = lexicon::word(prose, i + 1)
        && behind <= end
        && prose.at(i + 1) != '新'
    {
        return token(Kind::Word(Class::Deed), behind);
    }
    // 新（改、扩）建学校: one verb.
    if c == '新'
        && matches!(prose.at(i + 1), '（' | '(')
        && let Some(close) = (i + 2..i + 6).find(|place| matches!(prose.at(*place), '）' | ')'))
        && prose.at(close + 1) == '建'
        && close + 2 <= end
    {
        return token(Kind::Word(Class::Deed), close + 2);
    }
    match lexicon::word(prose, i) {
        // 资助金, 开行量, 通过能力: with such an end a verb is a noun.
        Some((class, behind))
            if behind <= end
                && matches!(
                    class,
                    Class::Deed | Class::Act | Class::Light | Class::Plain | Class::Change | Class::Reach
                ) =>
        {
            let noun = names_amount(prose, behind).filter(|over| behind > i + 1 && *over <= end);
            // 水土保持率, but not 增长量: of verbs of change and state a rate alone is a noun.
            let verb = matches!(class, Class::Change | Class::Reach);
            let noun = noun.filter(|_| !verb || prose.at(behind) == '率');
            // 同比率先: words that are no verb need the longer end.
            let noun = noun.filter(|over| class != Class::Plain || *over > behind + 1);
            noun.map_or(token(Kind::Word(class), behind), |over| {
                token(Kind::Word(Class::Noun), over)
            })
        }
        Some((class, behind)) if behind <= end => token(Kind::Word(class), behind),
        _ => token(Kind::Chars, i + 1),
    }
}
