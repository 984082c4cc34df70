//! English of names: that of the indicator, else composed of known words. A name with an unknown word has none.

use super::{Ends, Spelled, Vocabulary};

/// The most characters of a name that is composed.
const LONGEST: usize = 40;
/// The most characters of its English: a longer one is no name for a chart.
const LONGEST_ENGLISH: usize = 90;

/// What a name may close with, and its English.
#[rustfmt::skip]
const PER: &[(&str, &str)] = &[
    ("（扣除价格因素）", " in real terms"), ("（同口径）", " on a comparable basis"), ("（可比口径）", " on a comparable basis"),
    ("（可比价）", " at constant prices"), ("（现价）", " at current prices"),
    ("（每年）", " per year"), ("（每月）", " per month"), ("（每天）", " per day"), ("（每日）", " per day"), ("（每人）", " per person"),
    ("（每人每年）", " per person per year"), ("（每人每月）", " per person per month"), ("（每户）", " per household"),
];

/// Of which level something is.
const LEVELS: [&str; 4] = ["provincial", "municipal", "county-level", "national"];
/// Nouns that have an adjective in front of another noun: 工业税收, 产业项目.
const ADJECTIVES: [(&str, &str); 4] = [
    ("industry", "industrial"),
    ("industries", "industrial"),
    ("agriculture", "agricultural"),
    ("finance", "financial"),
];
/// Plurals that have no singular.
const PLURAL: [&str; 4] = ["new materials", "sports", "customs", "goods"];

/// What a part of a name is.
#[derive(Clone, Copy, Debug)]
enum Piece {
    /// A thing: `grain`.
    Plain(&'static str),
    /// Goes around what stands in front of it: `{} output`.
    Head(&'static str),
    /// Goes around the thing it is done to: `new {}`.
    Doing(&'static str),
}

impl Vocabulary {
    /// A name in English, beginning with a capital; `None` where a part of it is not known.
    ///
    /// ```
    /// use reading::vocabulary::vocabulary;
    /// let english = |name| vocabulary().english(name);
    /// assert_eq!(english("城镇新增就业").as_deref(), Some("New urban jobs"));
    /// assert_eq!(english("小麦产量").as_deref(), Some("Wheat output"));
    /// assert_eq!(english("云岭产量"), None);
    /// ```
    pub fn english(&'static self, name: &str) -> Option<String> {
        if name.chars().count() > LONGEST {
            return None;
        }
        // 城镇新增就业（每年）.
        let per = PER.iter().find_map(|(zh, en)| Some((name.strip_suffix(zh)?, *en)));
        let (name, per) = per.unwrap_or((name, ""));
        let words = self
            .phrase(name)
            .map(|words| words + per)
            .filter(|words| words.len() <= LONGEST_ENGLISH)?;
        // “Little giant” enterprises: the first letter, behind a mark.
        let letter = words.find(char::is_alphanumeric)?;
        let (marks, rest) = words.split_at(letter);
        let mut rest = rest.chars();
        let first = rest.next()?;
        Some(marks.chars().chain(first.to_uppercase()).chain(rest).collect())
    }

    fn phrase(&'static self, name: &str) -> Option<String> {
        if let Some(named) = self.named(name) {
            let doing = self.doings.iter().find(|doing| doing.word == named.doing);
            return Some(doing.map_or_else(
                || named.entry.english.to_owned(),
                |doing| done(doing.english, named.entry.english),
            ));
        }
        if let Some((part, whole)) = name.split_once('占') {
            let whole = whole.strip_suffix("比重").or_else(|| whole.strip_suffix("比例"));
            if let Some(whole) = whole.map(|whole| whole.trim_end_matches('的'))
                && let (Some(part), Some(whole)) = (self.phrase(part), self.phrase(whole))
            {
                return Some(format!("{part} as a share of {whole}"));
            }
        }
        self.compose(&self.spell(name)).or_else(|| {
            // 铁路、公路: each part by itself.
            let parts: Vec<&str> = name.split(['、', '和', '与', '及']).collect();
            let (last, first) = parts.split_last().filter(|(_, first)| !first.is_empty())?;
            let first: Option<Vec<String>> = first.iter().map(|part| self.phrase(part)).collect();
            Some(format!("{} and {}", first?.join(", "), self.phrase(last)?))
        })
    }

    /// The pieces of a name, the longest first; a shorter one where the rest needs it.
    fn pieces(&'static self, spelled: &[Spelled]) -> Option<Vec<Piece>> {
        // From the end: what stands behind each place is composed, or is not.
        let mut behind: Vec<Option<Vec<Piece>>> = vec![None; spelled.len() + 1];
        if let Some(end) = behind.last_mut() {
            *end = Some(Vec::new());
        }
        for place in (0..spelled.len()).rev() {
            let mut best: Option<Vec<Piece>> = None;
            let mut node = 0;
            for (index, it) in spelled.iter().skip(place).enumerate() {
                let Some(next) = self.steps.get(&(node, it.c)) else {
                    break;
                };
                node = *next;
                let Some(piece) = self.ends.get(node).and_then(|ends| self.piece(*ends, place == 0)) else {
                    continue;
                };
                let Some(Some(rest)) = behind.get(place + index + 1) else {
                    continue;
                };
                if best.as_ref().is_none_or(|best| rest.len() < best.len()) {
                    best = Some([vec![piece], rest.clone()].concat());
                }
            }
            if let Some(here) = behind.get_mut(place) {
                *here = best;
            }
        }
        behind.into_iter().next().flatten()
    }

    /// What a form is: a word before an indicator, as 开发区 of 开发区产值; but no head where nothing stands in front of it, and
    /// no word where a thing done begins, as 建设 of 建设示范村.
    fn piece(&'static self, ends: Ends, first: bool) -> Option<Piece> {
        let word = ends
            .word
            .and_then(|index| self.words.get(index))
            .map(|word| word.english);
        let entry = ends
            .entry
            .and_then(|index| self.entries.get(index))
            .map(|entry| entry.english);
        if let Some(doing) = ends.doing.filter(|_| first && entry.is_none()) {
            return Some(Piece::Doing(self.doings.get(doing)?.english));
        }
        match (word, entry) {
            (Some(head), _) if head.contains("{}") && !first => Some(Piece::Head(head)),
            (Some(word), _) if !word.contains("{}") => Some(Piece::Plain(word)),
            (_, Some(entry)) => Some(Piece::Plain(entry)),
            _ => Some(Piece::Doing(self.doings.get(ends.doing?)?.english)),
        }
    }

    fn compose(&'static self, spelled: &[Spelled]) -> Option<String> {
        let pieces = self.pieces(spelled)?;
        let (mut thing, mut doing) = (String::new(), None);
        for (index, piece) in pieces.iter().enumerate() {
            match piece {
                Piece::Plain(word) => {
                    // 铁路里程: railway length.
                    let mut word = *word;
                    if !thing.is_empty() {
                        // 省级先进制造业集群: of the province, not national.
                        if LEVELS.contains(&thing.as_str()) {
                            word = word.strip_prefix("national ").unwrap_or(word);
                        }
                        thing = format!("{} ", attributive(&thing));
                    }
                    thing.push_str(word);
                }
                Piece::Head(_) if thing.is_empty() => return None,
                Piece::Head(head) => {
                    let of = if head.starts_with("{}") {
                        attributive(&thing)
                    } else {
                        thing
                    };
                    thing = head.replace("{}", &of);
                }
                Piece::Doing(pattern) if doing.is_none() && (index == 0 || index + 1 == pieces.len()) => {
                    doing = Some(*pattern);
                }
                Piece::Doing(_) => return None,
            }
        }
        if thing.is_empty() {
            return None;
        }
        Some(doing.map_or(thing.clone(), |pattern| done(pattern, &thing)))
    }
}

/// A noun in front of another one: in the singular, or as an adjective.
fn attributive(thing: &str) -> String {
    if let Some((_, adjective)) = ADJECTIVES.iter().find(|(noun, _)| *noun == thing) {
        return (*adjective).to_owned();
    }
    if PLURAL.iter().any(|plural| thing.ends_with(plural)) || thing.ends_with("ss") {
        return thing.to_owned();
    }
    match (thing.strip_suffix("ies"), thing.strip_suffix('s')) {
        (Some(stem), _) => format!("{stem}y"),
        (None, Some(stem)) => stem.to_owned(),
        _ => thing.to_owned(),
    }
}

/// A thing with what was done to it, once: `old communities renovated` are not renovated again.
fn done(pattern: &str, thing: &str) -> String {
    let last = thing.rsplit(' ').next().unwrap_or_default();
    if last.ends_with("ed") || last == "built" {
        return thing.to_owned();
    }
    pattern.replace("{}", thing)
}
