//! A text to be read character by character, in one spelling: fullwidth forms and traditional characters are looked at as
//! their plain and simplified ones, one for one, and blanks within numerals are left out; places are reported as they
//! are written. Does not read meaning.

use super::spacing;
use quantity::digits;
use std::sync::LazyLock;

/// A text with its characters as written and as they are looked at.
pub(super) struct Prose {
    written: Vec<char>,
    plain: Vec<char>,
    /// The same characters in UTF-8, so that words are compared without decoding them.
    text: String,
    /// Where each character begins in `text`, and behind the last one its length.
    offsets: Vec<u32>,
    /// Where the characters that are looked at are written, if any is left out.
    places: Option<Vec<usize>>,
    /// Whether an end of line in it is looked at as a blank.
    wrapped: bool,
    /// How many characters were looked at: reading is linear in the length, which a test counts.
    #[cfg(test)]
    pub(super) looked: std::cell::Cell<usize>,
}

impl Prose {
    pub(super) fn new(text: &str) -> Self {
        let written: Vec<char> = text.chars().collect();
        let mut looked_at: Vec<char> = written.iter().map(|c| plain(*c)).collect();
        let wrapped = unwrap_lines(&mut looked_at);
        let blanks = spacing::blanks(&looked_at);
        let places = leave_out(&mut looked_at, &blanks);
        let mut text = String::with_capacity(looked_at.len() * 3);
        let mut offsets = Vec::with_capacity(looked_at.len() + 1);
        for c in &looked_at {
            offsets.push(offset(&text));
            text.push(*c);
        }
        offsets.push(offset(&text));
        Self {
            wrapped,
            text,
            offsets,
            plain: looked_at,
            written,
            places,
            #[cfg(test)]
            looked: std::cell::Cell::new(0),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.plain.len()
    }

    pub(super) fn is_wrapped(&self) -> bool {
        self.wrapped
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

    /// What stands from a place on, in UTF-8; nothing outside the text.
    fn behind(&self, place: usize) -> &[u8] {
        #[cfg(test)]
        self.looked.set(self.looked.get() + 1);
        let start = self.offsets.get(place).map_or(self.text.len(), |start| *start as usize);
        self.text.as_bytes().get(start..).unwrap_or_default()
    }

    /// What stands in front of a place, in UTF-8; nothing outside the text.
    fn front(&self, place: usize) -> &[u8] {
        #[cfg(test)]
        self.looked.set(self.looked.get() + 1);
        let end = self.offsets.get(place).map_or(0, |end| *end as usize);
        self.text.as_bytes().get(..end).unwrap_or_default()
    }

    /// Whether a word begins at a place.
    pub(super) fn has(&self, place: usize, word: &str) -> bool {
        begins(self.behind(place), word)
    }

    /// Whether a word ends before a place.
    pub(super) fn ends(&self, place: usize, word: &str) -> bool {
        ends(self.front(place), word)
    }

    /// The longest of some words that begins at a place, with the place behind it.
    pub(super) fn longest<'w>(&self, place: usize, words: &[&'w str]) -> Option<(&'w str, usize)> {
        let behind = self.behind(place);
        words
            .iter()
            .filter(|word| begins(behind, word))
            .max_by_key(|word| word.len())
            .map(|word| (*word, place + word.chars().count()))
    }

    /// Whether one of some words begins at a place.
    pub(super) fn any(&self, place: usize, words: &[&str]) -> bool {
        let behind = self.behind(place);
        words.iter().any(|word| begins(behind, word))
    }

    /// The longest of some words that ends before a place, with the place where it begins.
    pub(super) fn longest_before<'w>(&self, place: usize, words: &[&'w str]) -> Option<(&'w str, usize)> {
        let front = self.front(place);
        words
            .iter()
            .filter(|word| ends(front, word))
            .max_by_key(|word| word.len())
            .map(|word| (*word, place - word.chars().count()))
    }

    /// Whether one of some words ends before a place.
    pub(super) fn any_before(&self, place: usize, words: &[&str]) -> bool {
        let front = self.front(place);
        words.iter().any(|word| ends(front, word))
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

    /// Where a part is written, from its first character to behind its last.
    pub(super) fn written(&self, start: usize, end: usize) -> (usize, usize) {
        let Some(places) = &self.places else {
            return (start, end);
        };
        let place = |i: usize| places.get(i).copied().unwrap_or(self.written.len());
        let behind = end
            .checked_sub(1)
            .filter(|last| *last >= start)
            .map(|last| place(last) + 1);
        (place(start), behind.unwrap_or(place(start)).min(self.written.len()))
    }

    /// A part as written.
    pub(super) fn text(&self, start: usize, end: usize) -> String {
        let (start, end) = self.written(start, end);
        self.written.get(start..end).unwrap_or_default().iter().collect()
    }

    /// A part as it is looked at: one spelling for what is written in several.
    pub(super) fn plain_text(&self, start: usize, end: usize) -> &str {
        let at = |place: usize| self.offsets.get(place).map_or(self.text.len(), |at| *at as usize);
        self.text.get(at(start)..at(end)).unwrap_or_default()
    }
}

/// The length of a text so far. Longer ones than 4 GB do not fit into the memory of a page.
fn offset(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

/// Whether a word begins a text. Of Chinese characters the third byte differs most, so most words need one look.
fn begins(text: &[u8], word: &str) -> bool {
    match (word.as_bytes(), text) {
        ([_, _, third, ..], [_, _, other, ..]) if third != other => false,
        (word, text) => text.starts_with(word),
    }
}

/// Whether a word ends a text.
fn ends(text: &[u8], word: &str) -> bool {
    word.as_bytes().last() == text.last() && text.ends_with(word.as_bytes())
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
        // The longest first: what matches first is the longest.
        sorted.sort_by_key(|(c, (word, _))| (*c, std::cmp::Reverse(word.len())));
        Self(sorted)
    }

    /// The words of one character, the longest first.
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
            .find(|(word, _)| prose.ends(place, word))
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
            .find(|(word, ())| prose.has(place, word))
            .map(|(word, ())| (*word, place + word.chars().count()))
    }
}

pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{3000}' | '\t' | SOFT_BREAK)
}

/// Takes characters at some places, in order, out of a text; where the others were, if any went.
fn leave_out(text: &mut Vec<char>, out: &[usize]) -> Option<Vec<usize>> {
    if out.is_empty() {
        return None;
    }
    let mut leaving = out.iter().copied().peekable();
    let stays = |place: &usize| leaving.next_if_eq(place).is_none();
    let places: Vec<usize> = (0..text.len()).filter(stays).collect();
    *text = places.iter().filter_map(|place| text.get(*place).copied()).collect();
    Some(places)
}

/// Stands for the end of a line that only the width of a page has set.
pub(super) const SOFT_BREAK: char = '\u{2028}';
/// The shortest line that a page is wide, in halves of a character: what is shorter was ended by its author.
const NARROWEST: usize = 40;

/// Text that was copied from pages has an end of line wherever the page was full, within sentences and numbers too. Such an
/// end is looked at as a blank: behind a line of prose that stops within its sentence, where the next line is no wider.
/// Returns whether there is any.
fn unwrap_lines(plain: &mut [char]) -> bool {
    let mut start = 0;
    let mut soft: Vec<(usize, usize)> = Vec::new();
    while let Some(end) = line_end(plain, start) {
        let behind = end + 1 + usize::from(plain.get(end) == Some(&'\r') && plain.get(end + 1) == Some(&'\n'));
        let (line, rest) = (plain.get(start..end), plain.get(behind..));
        if let (Some(line), Some(rest)) = (line, rest)
            && goes_on(line, rest)
        {
            soft.push((end, behind));
        }
        start = behind;
    }
    for (end, behind) in &soft {
        if let Some(marks) = plain.get_mut(*end..*behind) {
            marks.fill(SOFT_BREAK);
        }
    }
    !soft.is_empty()
}

fn line_end(text: &[char], start: usize) -> Option<usize> {
    let length = text.get(start..)?.iter().position(|c| matches!(c, '\n' | '\r'))?;
    Some(start + length)
}

/// Whether a line goes on in the next.
fn goes_on(line: &[char], rest: &[char]) -> bool {
    let (Some(last), Some(first)) = (line.last(), rest.first()) else {
        return false;
    };
    let within =
        |c: &char| is_han(*c) || c.is_ascii_alphanumeric() || matches!(c, '、' | '，' | '%' | '.' | '”' | '）');
    // Titles have no commas; tables have blanks and digits.
    let prose = line.iter().any(|c| matches!(c, '，' | '。' | '；' | '、' | ','))
        && line.iter().filter(|c| is_han(**c)).count() * 3 >= line.len();
    // Beside digits blanks are only how a page is set.
    let tail = line.get(line.len().saturating_sub(12)..).unwrap_or(line);
    let apart = |part: &[char]| matches!(part, [a, c, b] if is_blank(*c) && !a.is_ascii_digit() && !b.is_ascii_digit());
    let blanks = tail.windows(3).filter(|part| apart(part)).count();
    let width = width(line);
    if width < NARROWEST || !prose || blanks > 1 || !within(last) || !within(first) || is_head(rest) {
        return false;
    }
    let room = rest.get(..width + 8).unwrap_or(rest);
    let next = room.iter().position(|c| matches!(c, '\n' | '\r'));
    let ends = next.is_some() || room.len() == rest.len();
    let no_wider = ends && self::width(room.get(..next.unwrap_or(room.len())).unwrap_or_default()) <= width + 4;
    let unit_apart = last.is_ascii_digit() && matches!(first, '万' | '亿' | '%' | '元' | '吨' | '个' | '人' | '户');
    no_wider || unit_apart
}

/// How wide a line is, in halves of a character.
fn width(line: &[char]) -> usize {
    line.iter().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// Whether a line begins with the head of a list: 一、 2. 三是.
fn is_head(line: &[char]) -> bool {
    let chinese = |c: char| c == '十' || digits::in_order(c).is_some_and(|value| value > 0);
    let digit = |c: &&char| c.is_ascii_digit() || chinese(**c);
    let digits = line.iter().take(3).take_while(digit).count();
    let mark = line.get(digits).copied().unwrap_or('\0');
    let decimal = mark == '.' && line.get(digits + 1).is_some_and(char::is_ascii_digit);
    digits > 0 && matches!(mark, '、' | '.' | '）' | ')' | '是' | ' ' | '\u{3000}') && !decimal
}

pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '〇')
}

/// Whether a sentence is over at a character.
pub fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '\n' | '\r' | '!' | '?')
}

/// Whether a clause is over at a character; a sentence is, too.
pub fn ends_clause(c: char) -> bool {
    ends_sentence(c) || matches!(c, '，' | '；' | '：' | ',' | ';' | ':' | '\0')
}

fn plain(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' | '．' | '＋' | '／' | '＝' | '＄' => {
            char::from_u32(c as u32 - 0xfee0).unwrap_or(c)
        }
        '－' | '−' | '﹣' | '‐' | '‑' => '-',
        '～' | '∼' | '〜' => '~',
        '﹪' | '℅' => '%',
        '︰' | '∶' | '﹕' => '：',
        '○' | '◯' => '〇',
        _ => simplified(c),
    }
}

/// Traditional characters of the words that are looked for, each with its simplified one.
const PAIRS: &str = "萬万億亿兩两個个項项噸吨畝亩頃顷約约過过達达長长減减預预計计間间縣县鎮镇戶户棟栋輛辆臺台條条張张隻只頭头點点圓圆幾几數数餘余來来號号歲岁週周時时鐘钟內内從从實实\
                         現现會会與与鄉乡區区國国較较環环倆两倉仓測测極极遠远還还這这滿满該该將将進进學学業业產产總总額额價价務务動动機机電电車车線线場场層层門门處处樣样種种類类組组對对雙双\
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
