//! A text to be read character by character, in one spelling: fullwidth forms and traditional characters are looked at as
//! their plain and simplified ones, one for one, so that places stay places. Refuses: looking further than it is asked.

use std::sync::LazyLock;

/// A text with its characters as written and as they are looked at.
pub(super) struct Prose {
    written: Vec<char>,
    plain: Vec<char>,
    /// How many characters were looked at: reading is linear in the length, which a test counts.
    #[cfg(test)]
    pub(super) looked: std::cell::Cell<usize>,
}

impl Prose {
    pub(super) fn new(text: &str) -> Self {
        let written: Vec<char> = text.chars().collect();
        Self {
            plain: written.iter().map(|c| plain(*c)).collect(),
            written,
            #[cfg(test)]
            looked: std::cell::Cell::new(0),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.plain.len()
    }

    /// The character at a place, `'\0'` outside the text.
    pub(super) fn at(&self, place: usize) -> char {
        #[cfg(test)]
        self.looked.set(self.looked.get() + 1);
        self.plain.get(place).copied().unwrap_or('\0')
    }

    /// The character before a place, `'\0'` at the start.
    pub(super) fn before(&self, place: usize) -> char {
        place.checked_sub(1).map_or('\0', |i| self.at(i))
    }

    /// Whether a word begins at a place.
    pub(super) fn has(&self, place: usize, word: &str) -> bool {
        word.chars().zip(place..).all(|(c, i)| self.at(i) == c)
    }

    /// Whether a word ends before a place.
    pub(super) fn ends(&self, place: usize, word: &str) -> bool {
        let mut i = place;
        word.chars().rev().all(|c| {
            let same = self.before(i) == c;
            i = i.saturating_sub(1);
            same
        })
    }

    /// The longest of some words that begins at a place, with the place behind it.
    pub(super) fn longest<'w>(&self, place: usize, words: &[&'w str]) -> Option<(&'w str, usize)> {
        let first = self.at(place);
        words
            .iter()
            .filter(|word| word.starts_with(first) && self.has(place, word))
            .max_by_key(|word| word.len())
            .map(|word| (*word, place + word.chars().count()))
    }

    /// Whether one of some words begins at a place.
    pub(super) fn any(&self, place: usize, words: &[&str]) -> bool {
        self.longest(place, words).is_some()
    }

    /// The longest of some words that ends before a place, with the place where it begins.
    pub(super) fn longest_before<'w>(&self, place: usize, words: &[&'w str]) -> Option<(&'w str, usize)> {
        let last = self.before(place);
        words
            .iter()
            .filter(|word| word.ends_with(last) && self.ends(place, word))
            .max_by_key(|word| word.len())
            .map(|word| (*word, place - word.chars().count()))
    }

    /// Whether one of some words ends before a place.
    pub(super) fn any_before(&self, place: usize, words: &[&str]) -> bool {
        self.longest_before(place, words).is_some()
    }

    /// The place behind at most three blanks.
    pub(super) fn skip_blanks(&self, place: usize) -> usize {
        (place..place + 3).find(|i| !is_blank(self.at(*i))).unwrap_or(place + 3)
    }

    /// The place before at most three blanks.
    pub(super) fn skip_blanks_back(&self, place: usize) -> usize {
        let lowest = place.saturating_sub(3);
        let mut i = place;
        while i > lowest && is_blank(self.before(i)) {
            i -= 1;
        }
        i
    }

    /// A part as written.
    pub(super) fn text(&self, start: usize, end: usize) -> String {
        self.written.get(start..end).unwrap_or_default().iter().collect()
    }

    /// A part as it is looked at: one spelling for what is written in several.
    pub(super) fn plain_text(&self, start: usize, end: usize) -> String {
        self.plain.get(start..end).unwrap_or_default().iter().collect()
    }
}

/// Words by the character that they begin or end with, each with what it stands for.
pub(super) struct Index<T: 'static>(Vec<(char, (&'static str, T))>);

impl<T: 'static> Index<T> {
    pub(super) fn by_first(words: impl Iterator<Item = (&'static str, T)>) -> Self {
        Self::sorted(words, |word| word.chars().next())
    }

    pub(super) fn by_last(words: impl Iterator<Item = (&'static str, T)>) -> Self {
        Self::sorted(words, |word| word.chars().next_back())
    }

    fn sorted(words: impl Iterator<Item = (&'static str, T)>, key: fn(&str) -> Option<char>) -> Self {
        let mut sorted: Vec<_> = words
            .filter_map(|(word, what)| Some((key(word)?, (word, what))))
            .collect();
        sorted.sort_by_key(|(c, _)| *c);
        Self(sorted)
    }

    /// The words of one character.
    pub(super) fn starting(&self, c: char) -> impl Iterator<Item = &(&'static str, T)> {
        let from = self.0.partition_point(|(key, _)| *key < c);
        self.0
            .iter()
            .skip(from)
            .take_while(move |(key, _)| *key == c)
            .map(|(_, word)| word)
    }

    /// The longest word that ends before a place, with the place where it begins. For an index by last characters.
    pub(super) fn longest_before(&self, prose: &Prose, place: usize) -> Option<(&'static str, usize, &T)> {
        self.starting(prose.before(place))
            .filter(|(word, _)| prose.ends(place, word))
            .max_by_key(|(word, _)| word.len())
            .map(|(word, what)| (*word, place - word.chars().count(), what))
    }
}

impl Index<()> {
    pub(super) fn of(words: &'static [&'static str]) -> Self {
        Self::by_first(words.iter().map(|word| (*word, ())))
    }

    /// The longest word that begins at a place, with the place behind it. For an index by first characters.
    pub(super) fn longest(&self, prose: &Prose, place: usize) -> Option<(&'static str, usize)> {
        self.starting(prose.at(place))
            .filter(|(word, ())| prose.has(place, word))
            .max_by_key(|(word, ())| word.len())
            .map(|(word, ())| (*word, place + word.chars().count()))
    }
}

pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{3000}' | '\t')
}

pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '〇')
}

/// Where a sentence is over.
pub(super) fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '\n' | '\r' | '!' | '?')
}

/// Where a clause is over.
pub(super) fn ends_clause(c: char) -> bool {
    ends_sentence(c) || matches!(c, '，' | '；' | '：' | ',' | ';' | ':' | '\0')
}

fn plain(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' | '．' | '＋' | '／' | '＝' | '＄' => {
            char::from_u32(c as u32 - 0xfee0).unwrap_or(c)
        }
        '－' | '−' | '﹣' | '‐' | '‑' => '-',
        '～' | '∼' | '〜' => '~',
        '﹪' => '%',
        '︰' | '∶' | '﹕' => '：',
        '○' | '◯' => '〇',
        _ => simplified(c),
    }
}

/// Traditional characters of the words that are looked for, each with its simplified one.
const PAIRS: &str = "萬万億亿兩两個个項项噸吨畝亩頃顷約约過过達达長长減减預预計计間间縣县鎮镇戶户棟栋輛辆臺台條条張张隻只頭头點点圓圆幾几數数餘余來来號号歲岁週周時时鐘钟內内從从實实\
                         現现會会與与鄉乡區区國国較较環环倉仓測测極极遠远還还這这滿满該该將将進进學学業业產产總总額额價价務务動动機机電电車车線线場场層层門门處处樣样種种類类組组對对雙双\
                         隊队團团連连級级幣币歐欧韓韩陸陆貳贰參参繼继續续擴扩縮缩壓压佔占為为於于負负單单筆笔顆颗葉叶講讲齡龄寬宽頻频帶带標标準准際际換换歷历屆届輪轮圍围帳帐賬账戰战畢毕\
                         漲涨遞递農农躍跃壯壮虧亏證证穩稳圖图備备報报紙纸雞鸡鵝鹅豬猪魚鱼樹树籃篮氣气質质轉转創创營营";

/// The same in the order of the traditional ones.
static SIMPLIFIED: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let chars: Vec<char> = PAIRS.chars().collect();
    let mut pairs: Vec<(char, char)> = chars
        .chunks(2)
        .filter_map(|pair| Some((*pair.first()?, *pair.get(1)?)))
        .collect();
    pairs.sort_unstable();
    pairs
});

fn simplified(c: char) -> char {
    if !matches!(c, '\u{4e00}'..='\u{9fff}') {
        return c;
    }
    let found = SIMPLIFIED.binary_search_by_key(&c, |(traditional, _)| *traditional);
    found
        .ok()
        .and_then(|i| SIMPLIFIED.get(i))
        .map_or(c, |(_, simple)| *simple)
}
