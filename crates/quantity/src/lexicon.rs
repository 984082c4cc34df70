//! The table of bound words: position and bound of each. Documents and prose are read with this table only, so that a word means
//! the same in a report and in an article.
//!
//! Whether the number itself is included follows from the bound: 以上, 不低于 and 至少 are [`Qualifier::AtLeast`], which contains it
//! (as in law and in statistics); 超过, 突破 and 多 are [`Qualifier::Over`], which does not.

use crate::{Lang, Qualifier};
use Position::{Before, Behind, Between};
use Qualifier::{About, AtLeast, AtMost, Exact, Near, Over, Under};

/// Position of a bound word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// In front of the number: 超过5%.
    Before,
    /// Between the number and its unit: 300多个.
    Between,
    /// Behind the unit: 5%以上.
    Behind,
}

/// A word that gives a number a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BoundWord {
    /// The word.
    pub word: &'static str,
    /// Its position.
    pub position: Position,
    /// The bound that it gives.
    pub bound: Qualifier,
}

impl BoundWord {
    /// Whether the number itself is among the numbers that the word allows.
    ///
    /// ```
    /// # use quantity::{BOUND_WORDS, Position};
    /// let includes = |word: &str| BOUND_WORDS.iter().find(|it| it.word == word).map(|it| it.includes_number());
    /// assert_eq!((includes("以上"), includes("不低于"), includes("超过")), (Some(true), Some(true), Some(false)));
    /// ```
    pub fn includes_number(&self) -> bool {
        self.bound.interval(1.0).contains(1.0)
    }
}

const fn word(position: Position, bound: Qualifier, word: &'static str) -> BoundWord {
    BoundWord { word, position, bound }
}

/// Bound words of stated figures. Prose has more: [`PROSE_BOUND_WORDS`].
#[rustfmt::skip]
pub const BOUND_WORDS: [BoundWord; 51] = [
    word(Before, AtLeast, "不低于"), word(Before, AtLeast, "不少于"), word(Before, AtLeast, "不小于"),
    word(Before, AtLeast, "至少"), word(Before, AtLeast, "最少"),
    word(Before, AtMost, "不超过"), word(Before, AtMost, "不高于"), word(Before, AtMost, "不大于"),
    word(Before, AtMost, "不多于"), word(Before, AtMost, "至多"), word(Before, AtMost, "最多"),
    word(Before, Under, "不到"), word(Before, Under, "不足"), word(Before, Under, "低于"), word(Before, Under, "少于"),
    word(Before, Under, "小于"), word(Before, Under, "未达"), word(Before, Under, "不满"), word(Before, Under, "未满"),
    word(Before, Over, "超过"), word(Before, Over, "突破"), word(Before, Over, "超出"), word(Before, Over, "超"),
    word(Before, Over, "高于"), word(Before, Over, "多于"), word(Before, Over, "大于"), word(Before, Over, "逾"),
    word(Before, About, "大约"), word(Before, About, "约为"), word(Before, About, "约"), word(Before, About, "大概"),
    word(Before, Near, "接近"), word(Before, Near, "将近"), word(Before, Near, "近"),
    word(Between, Over, "多"), word(Between, Over, "余"),
    word(Behind, About, "左右"), word(Behind, About, "上下"),
    word(Behind, AtLeast, "及以上"), word(Behind, AtLeast, "或以上"), word(Behind, AtLeast, "（含）以上"),
    word(Behind, AtLeast, "以上"),
    word(Behind, AtMost, "及以下"), word(Behind, AtMost, "或以下"), word(Behind, AtMost, "（含）以下"),
    word(Behind, AtMost, "以内"), word(Behind, AtMost, "之内"), word(Behind, AtMost, "以下"),
    word(Behind, Over, "之上"), word(Behind, Over, "多"), word(Behind, Over, "余"),
];

/// Bound words that only occur in prose.
#[rustfmt::skip]
pub const PROSE_BOUND_WORDS: [BoundWord; 62] = [
    word(Before, About, "大致"), word(Before, About, "约占"), word(Before, About, "约合"), word(Before, About, "约达"),
    word(Before, About, "约有"), word(Before, About, "约等于"), word(Before, About, "大体"), word(Before, About, "≈"),
    word(Before, AtLeast, "不短于"), word(Before, AtLeast, "不得低于"), word(Before, AtLeast, "不得少于"),
    word(Before, AtLeast, "最低"), word(Before, AtLeast, "起码"), word(Before, AtLeast, "不下"),
    word(Before, AtLeast, "不下于"), word(Before, AtLeast, "不亚于"), word(Before, AtLeast, "大于等于"),
    word(Before, AtLeast, "≥"), word(Before, AtMost, "不超"), word(Before, AtMost, "不得超过"),
    word(Before, AtMost, "不得高于"), word(Before, AtMost, "不突破"), word(Before, AtMost, "最高"),
    word(Before, AtMost, "小于等于"), word(Before, AtMost, "≤"), word(Before, AtMost, "未超过"),
    word(Before, AtMost, "没有超过"), word(Before, AtMost, "最长"), word(Before, Near, "逼近"), word(Before, Near, "临近"),
    word(Before, Near, "直逼"), word(Before, Over, "破"), word(Before, Over, "越过"), word(Before, Over, "跨过"),
    word(Before, Over, "跨越"), word(Before, Over, "迈过"), word(Before, Over, "冲破"), word(Before, Over, "首破"),
    word(Before, Over, ">"), word(Before, Over, "＞"), word(Before, Over, "站上"), word(Before, Over, "跃上"),
    word(Before, Over, "迈上"), word(Before, Over, "远超"), word(Before, Over, "超越"), word(Before, Over, "长于"),
    word(Before, Over, "优于"), word(Before, Under, "未到"), word(Before, Under, "不及"), word(Before, Under, "<"),
    word(Before, Under, "＜"), word(Before, Under, "短于"), word(Before, Under, "跌破"), word(Behind, About, "前后"),
    word(Behind, AtLeast, "(含)以上"), word(Behind, AtMost, "之下"), word(Behind, AtMost, "(含)以下"),
    word(Behind, Exact, "之多"), word(Behind, Over, "开外"), word(Behind, Over, "有余"), word(Behind, Over, "强"),
    word(Behind, Under, "弱"),
];

/// The bound of the word at this position of a text, and the text without the word: at its start for [`Position::Before`] and
/// [`Position::Between`], at its end for [`Position::Behind`].
pub(crate) fn take(position: Position, text: &str) -> (Qualifier, &str) {
    let without = |it: &BoundWord| match position {
        Behind => text.strip_suffix(it.word),
        Before | Between => text.strip_prefix(it.word),
    };
    // A longer word comes before the shorter words that it contains.
    let mut here = BOUND_WORDS.iter().filter(|it| it.position == position);
    here.find_map(|it| Some((it.bound, without(it)?)))
        .unwrap_or((Exact, text))
}

/// A wish beside a figure. It does not change the number that has to be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// 力争5%: the number itself is the wish.
    Reach,
    /// 5%以上、力争更好: more than the number is the wish.
    Better,
}

/// Words that introduce a wish.
const WISHES: [&str; 2] = ["力争", "争取"];

impl Wish {
    /// The wish in words, with the punctuation that separates it from the figure.
    pub fn words(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Reach, Lang::Zh) => "，力争达到",
            (Self::Reach, Lang::En) => " (aspired to)",
            (Self::Better, Lang::Zh) => "，力争更好",
            (Self::Better, Lang::En) => " (better if possible)",
        }
    }

    /// The wish in a wording, and the wording without it.
    pub(crate) fn split(text: &str) -> (Option<Self>, &str) {
        if let Some(rest) = WISHES.iter().find_map(|word| text.strip_prefix(word)) {
            let rest = ["达到", "实现"]
                .iter()
                .find_map(|word| rest.strip_prefix(word))
                .unwrap_or(rest);
            return (Some(Self::Reach), rest);
        }
        let wished = WISHES
            .iter()
            .find_map(|word| split_once(text, word))
            .filter(|(_, wished)| is_better(wished));
        let Some((figure, _)) = wished else {
            return (None, text);
        };
        let figure = ["在实际工作中", "并"]
            .iter()
            .find_map(|word| figure.strip_suffix(word))
            .unwrap_or(figure);
        (
            Some(Self::Better),
            figure.trim_end_matches(['、', '，', ',', '；', ';']),
        )
    }

    /// The wish in a wording: 5%以上、力争更好.
    pub fn of(stated: &str) -> Option<Self> {
        Self::split(stated.trim()).0
    }
}

/// The text before and after a word. The search of the standard library would add 4 KB to every page.
pub(crate) fn split_once<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    text.char_indices().find_map(|(at, _)| {
        let (front, rest) = text.split_at_checked(at)?;
        Some((front, rest.strip_prefix(word)?))
    })
}

/// Whether the wish is for more: 更好, 取得更好结果.
fn is_better(wished: &str) -> bool {
    let rest = ["取得", "实现", "达到"]
        .iter()
        .find_map(|word| wished.strip_prefix(word))
        .unwrap_or(wished);
    let better = ["更好", "更高", "更多", "更快", "更大"];
    let rest = better.iter().find_map(|word| rest.strip_prefix(word));
    rest.is_some_and(|rest| ["", "结果", "的结果", "成绩", "的成绩", "水平"].contains(&rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bound_words_are_unique_and_longer_ones_come_first() {
        for (i, one) in BOUND_WORDS.iter().enumerate() {
            for later in BOUND_WORDS
                .iter()
                .skip(i + 1)
                .filter(|later| later.position == one.position)
            {
                let hides = match one.position {
                    Behind => later.word.ends_with(one.word),
                    _ => later.word.starts_with(one.word),
                };
                assert!(!hides, "{} hides {}", one.word, later.word);
            }
        }
    }

    #[test]
    fn which_bound_words_include_the_number() {
        for (word, includes) in [
            ("以上", true),
            ("及以上", true),
            ("不低于", true),
            ("至少", true),
            ("不超过", true),
            ("以内", true),
            ("超过", false),
            ("突破", false),
            ("多", false),
            ("不到", false),
            ("近", false),
        ] {
            let row = BOUND_WORDS.iter().find(|it| it.word == word).unwrap();
            assert_eq!(row.includes_number(), includes, "{word}");
        }
    }

    #[test]
    fn a_wish_is_split_from_its_figure() {
        for (text, wish, figure) in [
            ("5%以上、力争更好", Some(Wish::Better), "5%以上"),
            ("5%左右，在实际工作中争取更好结果", Some(Wish::Better), "5%左右"),
            ("力争5%", Some(Wish::Reach), "5%"),
            ("力争达到5%以上", Some(Wish::Reach), "5%以上"),
            ("5%以上", None, "5%以上"),
            // A second number is not just a wish.
            ("5%左右，力争5.5%", None, "5%左右，力争5.5%"),
        ] {
            assert_eq!(Wish::split(text), (wish, figure), "{text}");
        }
    }
}
