//! Quotes of figures: as much of a text as makes the words of a figure unique there, cut where browsers find it.
//!
//! Browsers find text fragments by words: what is looked for begins and ends at the boundary of a word, except where prefix and text, or text
//! and suffix, meet. They look Chinese words up in dictionaries that differ. So a quote is cut beside punctuation, between digits and
//! words, and at the ends of a line; within Chinese words only where nothing else makes it unique, and then beside a word that is known.
//! Case, widths of characters and white space are not compared, since other pages set them differently.

use report_charts::report::Quote;
use std::cmp::Reverse;
use std::ops::Range;

/// Words of two characters that often stand beside figures and are in every dictionary.
#[rustfmt::skip]
const WORDS: [&str; 57] = [
    "增长", "下降", "提高", "降低", "增加", "减少", "达到", "完成", "实现", "新增", "超过", "突破", "上升", "上涨", "扩大", "累计", "同比", "年均", "比上",
    "建设", "建成", "改造", "培训", "支持", "安排", "投资", "引进", "推动", "带动", "认定", "培育", "发展", "生产", "企业", "项目", "工业", "农业", "经济",
    "收入", "总额", "总量", "比重", "以上", "左右", "以内", "分别", "其中", "全国", "全省", "全市", "城镇", "农村", "居民", "人口", "银行", "孩子", "学校",
];

/// A text, prepared for quoting. Places are those of its characters.
#[derive(Debug)]
pub struct Quotable {
    chars: Vec<char>,
    /// The characters without white space, in lower case and half width.
    folded: Vec<char>,
    /// Whether white space stands in front of each of them.
    spaced: Vec<bool>,
    /// The place in `folded` of each character, and one behind the last.
    places: Vec<usize>,
    /// The places in `folded`, sorted by the `LONGEST` characters that begin there: equal words stand side by side.
    sorted: Vec<usize>,
}

/// What a quote may have at most, and the character before and behind it, which decide whether it is a whole word.
const LONGEST: usize = Quote::AROUND + Quote::TEXT + Quote::AROUND + 2;

/// Words with more places are not looked through for the one that is a whole word.
const MOST_PLACES: usize = 64;

/// How certain it is that a word ends between two characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Boundary {
    /// It does not: both are of one number, or of one Latin word.
    Never,
    /// Between Chinese characters.
    Possible,
    /// Beside a Chinese word that is known.
    Likely,
    /// Everywhere else.
    Certain,
}

/// A part of the text that may be quoted: the places where prefix, text and suffix begin, and where the suffix ends.
#[derive(Clone, Copy, Debug)]
struct Cut {
    prefix: usize,
    text: usize,
    suffix: usize,
    end: usize,
}

impl Quotable {
    /// Prepares a text.
    pub fn new(text: &str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let mut folded = Vec::with_capacity(chars.len());
        let mut spaced = Vec::with_capacity(chars.len());
        let mut places = Vec::with_capacity(chars.len() + 1);
        let mut after_space = false;
        for c in &chars {
            places.push(folded.len());
            if !c.is_whitespace() {
                folded.push(fold(*c));
                spaced.push(after_space);
            }
            after_space = c.is_whitespace();
        }
        places.push(folded.len());
        let mut sorted: Vec<usize> = (0..folded.len()).collect();
        sorted.sort_unstable_by_key(|at| beginning(&folded, *at, LONGEST));
        Self {
            chars,
            folded,
            spaced,
            places,
            sorted,
        }
    }

    /// The quote of the figure from `start` to before `end`. `None` where no quote of the permitted length is unique.
    pub fn quote(&self, start: usize, end: usize) -> Option<Quote> {
        if self.is_repeated(start, end) {
            return None;
        }
        let mut cuts = self.cuts(start, end);
        let figure = start..end;
        cuts.sort_by_cached_key(|cut| cut.rank(self, &figure));
        let found = cuts.into_iter().find(|cut| self.is_unique(*cut))?;
        let part = |from: usize, to: usize| self.chars.get(from..to).unwrap_or_default().iter().collect::<String>();
        Some(Quote {
            text: part(found.text, found.suffix),
            prefix: part(found.prefix, found.text),
            suffix: part(found.suffix, found.end),
        })
    }

    /// How many places of the text a browser may take for this quote.
    pub fn count(&self, quote: &Quote) -> usize {
        let wanted = [&quote.prefix, &quote.text, &quote.suffix];
        let wanted: Vec<char> = wanted
            .into_iter()
            .flat_map(|part| part.chars())
            .filter(|c| !c.is_whitespace())
            .map(fold)
            .collect();
        let places = self.places_of(&wanted).iter();
        places.filter(|at| self.is_whole(**at, wanted.len())).count()
    }

    /// Whether the figure stands elsewhere with all around it that a quote may have: then no quote of it is unique.
    fn is_repeated(&self, start: usize, end: usize) -> bool {
        let around = Quote::AROUND + 1;
        let before = (start.saturating_sub(around)..start).rev();
        let from = before.take_while(|at| !self.is_space(*at)).last().unwrap_or(start);
        let to = (end..end + around)
            .find(|at| self.is_space(*at))
            .unwrap_or(end + around);
        let wanted = self.folded(from, to);
        wanted.len() <= LONGEST && self.places_of(wanted).len() > 1
    }

    fn cuts(&self, start: usize, end: usize) -> Vec<Cut> {
        let mut cuts = Vec::new();
        if !(start..end).contains(&start) || end > self.chars.len() || self.is_space(start) || self.is_space(end - 1) {
            return cuts;
        }
        // A line break within the words of a figure is a break of the page's blocks.
        if self.chars.get(start..end).is_none_or(|words| words.contains(&'\n')) {
            return cuts;
        }
        // 近 of 定近100个 may be left out: a word must begin where there is no prefix.
        let certain = |at: &usize| self.boundary(*at) == Boundary::Certain;
        let first = (start..end).find(certain).into_iter();
        let last = (start + 1..=end).rev().find(certain).into_iter();
        let before = (1..=Quote::AROUND)
            .map_while(|length| start.checked_sub(length))
            .take_while(|at| !self.is_space(*at));
        let behind = (end + 1..=end + Quote::AROUND).take_while(|at| !self.is_space(at - 1));
        let begins: Vec<_> = before
            .map(|at| (at, start))
            .chain(first.chain([start]).map(|at| (at, at)))
            .collect();
        let ends: Vec<_> = behind
            .map(|at| (end, at))
            .chain(last.chain([end]).map(|at| (at, at)))
            .collect();
        for (prefix, text) in &begins {
            for (suffix, end) in &ends {
                cuts.push(Cut {
                    prefix: *prefix,
                    text: *text,
                    suffix: *suffix,
                    end: *end,
                });
            }
        }
        cuts.retain(|cut| {
            let is_bounded = [cut.prefix, cut.end]
                .iter()
                .all(|at| self.boundary(*at) > Boundary::Never);
            is_bounded && cut.text < cut.suffix && cut.suffix - cut.text <= Quote::TEXT
        });
        cuts
    }

    fn is_unique(&self, cut: Cut) -> bool {
        let wanted = self.folded(cut.prefix, cut.end);
        let places = self.places_of(wanted);
        let whole = places.iter().filter(|at| self.is_whole(**at, wanted.len()));
        places.len() <= MOST_PLACES && whole.eq(self.places.get(cut.prefix))
    }

    /// What a part of the text is without white space, in lower case and half width.
    fn folded(&self, from: usize, to: usize) -> &[char] {
        let place = |at: usize| self.places.get(at).copied().unwrap_or(self.folded.len());
        self.folded.get(place(from)..place(to)).unwrap_or_default()
    }

    /// Where the folded text has these characters, in no order; at most `LONGEST` of them are compared.
    fn places_of(&self, wanted: &[char]) -> &[usize] {
        let wanted = beginning(wanted, 0, LONGEST);
        let here = |at: &usize| beginning(&self.folded, *at, wanted.len());
        let first = self.sorted.partition_point(|at| here(at) < wanted);
        let behind = self.sorted.get(first..).unwrap_or_default();
        let count = behind.partition_point(|at| here(at) == wanted);
        behind.get(..count).unwrap_or_default()
    }

    fn is_whole(&self, at: usize, length: usize) -> bool {
        !self.is_inside(at) && !self.is_inside(at + length)
    }

    /// Whether a place of the folded text is inside a number or a Latin word. Browsers differ beside the point of a number: one takes 1亿 for
    /// a part of 1.1亿.
    fn is_inside(&self, at: usize) -> bool {
        let is_spaced = self.spaced.get(at).copied().unwrap_or(true);
        let before = at.checked_sub(1).and_then(|before| self.folded.get(before));
        match (before, self.folded.get(at)) {
            (Some(before), Some(behind)) => !is_spaced && is_part(*before) && is_part(*behind),
            _ => false,
        }
    }

    fn is_space(&self, at: usize) -> bool {
        self.chars.get(at).is_none_or(|c| c.is_whitespace())
    }

    /// Whether a word ends in front of a character.
    fn boundary(&self, at: usize) -> Boundary {
        let around = |distance: usize| self.chars.get((at + distance).checked_sub(2)?).map(|c| fold(*c));
        let [two_before, before, behind, two_behind] = [0, 1, 2, 3].map(around);
        let is_part = |c: Option<char>| c.is_some_and(is_part);
        let is_point = |c: Option<char>| c.is_some_and(|c| matches!(c, '.' | ',' | ':' | ';' | '\'' | '·'));
        let joined = is_part(before) && is_part(behind)
            || is_part(before) && is_point(behind) && is_part(two_behind)
            || is_part(two_before) && is_point(before) && is_part(behind);
        match (before, behind) {
            _ if joined => Boundary::Never,
            (Some(before), Some(behind)) if is_han(before) && is_han(behind) => match self.is_beside_word(at) {
                true => Boundary::Likely,
                false => Boundary::Possible,
            },
            _ => Boundary::Certain,
        }
    }

    /// Whether a word that is known begins or ends here, and none goes across.
    fn is_beside_word(&self, at: usize) -> bool {
        let is_word = |from: usize, to: usize| {
            let word: String = self.chars.get(from..to).unwrap_or_default().iter().collect();
            WORDS.contains(&word.as_str())
        };
        let is_across = at >= 1 && is_word(at - 1, at + 1);
        !is_across && (is_word(at, at + 2) || at >= 2 && is_word(at - 2, at))
    }
}

impl Cut {
    /// Certain boundaries first, at one end at least; then what is more than digits, which stand in dates and menus of a page as well; then
    /// the shortest, where a word of the figure that is missing counts as much as three characters around it.
    fn rank(&self, text: &Quotable, figure: &Range<usize>) -> (Reverse<Boundary>, Reverse<Boundary>, bool, usize) {
        // A word begins with a figure more often than not; 四大 of 四大银行 ends none everywhere.
        let boundary = |at: usize| match text.boundary(at) {
            Boundary::Possible if at == figure.start => Boundary::Likely,
            other => other,
        };
        let (begin, end) = (boundary(self.prefix), boundary(self.end));
        let whole = text.chars.get(self.prefix..self.end).unwrap_or_default();
        let is_bare = whole.iter().all(|c| fold(*c).is_ascii_alphanumeric() || *c == '.');
        let own = self.suffix - self.text;
        let missing = figure.len() - own;
        (
            Reverse(begin.min(end)),
            Reverse(begin.max(end)),
            is_bare,
            self.end - self.prefix - own + 3 * missing,
        )
    }
}

/// At most so many characters from a place on.
fn beginning(text: &[char], at: usize, length: usize) -> &[char] {
    let behind = text.get(at..).unwrap_or_default();
    behind.get(..length).unwrap_or(behind)
}

/// A character in half width and lower case. Some browsers take punctuation of either script for the same.
fn fold(c: char) -> char {
    let c = match c {
        '。' | '．' | '｡' => '.',
        '、' | '､' => ',',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    };
    c.to_lowercase().next().unwrap_or(c)
}

/// Whether a character is part of a number or of a Latin word.
fn is_part(c: char) -> bool {
    c.is_alphanumeric() && !is_han(c) || c == '_'
}

/// Whether a character is written without spaces between words.
fn is_han(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
