//! The indicators that reports of Chinese governments speak of: names with their aliases, the English of official
//! translations, units, usual comparisons, topic and weight; and the English of names composed of known words.
//!
//! Names are looked up in a short spelling (规模以上 as 规上, GDP as 生产总值, 比重 as 占比), so that the table holds no alias that
//! differs in spelling alone. Does not read figures; `data/indicators.tsv` and `data/words.tsv` explain their columns.

mod english;
mod spelling;

use spelling::{Spelled, Spellings};
use std::collections::BTreeMap;
use std::sync::OnceLock;

const INDICATORS: &str = include_str!("../data/indicators.tsv");
const WORDS: &str = include_str!("../data/words.tsv");

/// What an indicator belongs to, in the order in which reports speak of headline figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// Output, prices, investment, consumption.
    Economy,
    /// Industry.
    Industry,
    /// Employment.
    Employment,
    /// Household income.
    Income,
    /// Foreign trade and investment.
    Trade,
    /// Public finance.
    Budget,
    /// Agriculture and rural areas.
    Agriculture,
    /// Science and technology.
    Innovation,
    /// The environment and water.
    Environment,
    /// Housing and urban development.
    Urban,
    /// The digital economy.
    Digital,
    /// Energy.
    Energy,
    /// Transport and post.
    Transport,
    /// Education.
    Education,
    /// Health and childcare.
    Health,
    /// Social security and elderly care.
    Security,
    /// Culture, tourism and sports.
    Culture,
    /// Banks and markets.
    Finance,
    /// Population.
    Population,
    /// Public safety.
    Safety,
    /// Reform and government services.
    Reform,
}

/// Topics with their word in the data files, in Chinese and in English.
const TOPICS: [(Topic, &str, &str, &str); 21] = [
    (Topic::Economy, "economy", "经济", "Economy"),
    (Topic::Industry, "industry", "工业", "Industry"),
    (Topic::Employment, "employment", "就业", "Employment"),
    (Topic::Income, "income", "收入", "Income"),
    (Topic::Trade, "trade", "外贸外资", "Trade"),
    (Topic::Budget, "budget", "财政", "Public finance"),
    (Topic::Agriculture, "agriculture", "农业农村", "Agriculture"),
    (Topic::Innovation, "innovation", "科技创新", "Innovation"),
    (Topic::Environment, "environment", "生态环境", "Environment"),
    (Topic::Urban, "urban", "城乡建设", "Housing and cities"),
    (Topic::Digital, "digital", "数字经济", "Digital economy"),
    (Topic::Energy, "energy", "能源", "Energy"),
    (Topic::Transport, "transport", "交通", "Transport"),
    (Topic::Education, "education", "教育", "Education"),
    (Topic::Health, "health", "健康", "Health"),
    (Topic::Security, "security", "社会保障", "Social security"),
    (Topic::Culture, "culture", "文化旅游", "Culture and tourism"),
    (Topic::Finance, "finance", "金融", "Finance"),
    (Topic::Population, "population", "人口", "Population"),
    (Topic::Safety, "safety", "公共安全", "Public safety"),
    (Topic::Reform, "reform", "改革与服务", "Reform and services"),
];

impl Topic {
    /// All topics, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        TOPICS.iter().map(|(topic, ..)| *topic)
    }

    /// The topic of a word of the data files.
    fn parse(word: &str) -> Option<Self> {
        TOPICS.iter().find(|row| row.1 == word).map(|row| row.0)
    }

    fn row(self) -> Option<&'static (Self, &'static str, &'static str, &'static str)> {
        TOPICS.iter().find(|row| row.0 == self)
    }

    /// Its word in the data files.
    pub fn word(self) -> &'static str {
        self.row().map_or("", |row| row.1)
    }

    /// In Chinese: 生态环境.
    pub fn chinese(self) -> &'static str {
        self.row().map_or("", |row| row.2)
    }

    /// In English.
    pub fn english(self) -> &'static str {
        self.row().map_or("", |row| row.3)
    }
}

/// Which way of an indicator is the good one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// More is better.
    More,
    /// Less is better.
    Less,
    /// Neither.
    Neither,
}

/// A comparison that is usual for an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usual {
    /// With the year before.
    YearOnYear,
    /// None: how much it is.
    Level,
    /// A year on average.
    AverageAnnual,
    /// As a share of a whole.
    ShareOf,
    /// Summed over the period.
    Cumulative,
}

/// An indicator of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its full name in Chinese.
    pub name: &'static str,
    /// Other names and short forms.
    pub aliases: Vec<&'static str>,
    /// Its English.
    pub english: &'static str,
    /// Units of its level, as documents write them; none for an index. Changes of any are in percent.
    pub units: Vec<&'static str>,
    /// Usual comparisons, the most usual first.
    pub usual: Vec<Usual>,
    /// Which way is the good one.
    pub better: Better,
    /// 3 for a headline figure, 2 for what is often quoted, 1 for a detail.
    pub weight: u8,
    /// What it belongs to.
    pub topic: Topic,
}

/// A word of names.
#[derive(Clone, Debug, PartialEq)]
struct Word {
    english: &'static str,
    topic: Topic,
    better: Better,
}

/// What was done to the thing that is counted: 新建, 改造.
#[derive(Clone, Debug, PartialEq)]
struct Doing {
    word: &'static str,
    english: &'static str,
}

/// What ends at a node of the trie, each by its place in its list. 出口 is an indicator, and a word of others.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Ends {
    entry: Option<usize>,
    word: Option<usize>,
    doing: Option<usize>,
}

/// The tables, parsed.
#[derive(Debug)]
pub struct Vocabulary {
    entries: Vec<Entry>,
    words: Vec<Word>,
    doings: Vec<Doing>,
    spellings: Spellings,
    /// The steps of a trie over short spellings, and what ends at its nodes.
    steps: BTreeMap<(usize, char), usize>,
    ends: Vec<Ends>,
}

/// An indicator that a name names: 全省新建农村公路 is 农村公路, done 新建, of 全省.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Named<'a> {
    /// The indicator.
    pub entry: &'static Entry,
    /// What was done; empty where nothing is said of that.
    pub doing: &'a str,
    /// Whether the doing stands behind the name: 高标准农田建设.
    doing_behind: bool,
}

/// An indicator where it stands in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mention {
    /// Where it begins, in Unicode scalar values.
    pub start: usize,
    /// The place behind it.
    pub end: usize,
    /// The indicator.
    pub entry: &'static Entry,
}

/// Words for the region that a report is about, in front of a name.
pub const OWN_SCOPES: &[&str] = &[
    "全省",
    "全市",
    "全县",
    "全区",
    "全州",
    "全镇",
    "全盟",
    "全旗",
    "我省",
    "我市",
    "我县",
    "我区",
    "我州",
    "我国",
    "本省",
    "本市",
    "本县",
    "本区",
    "年末全省",
    "年末全市",
];

/// What is left of a name behind a word for a place, if that is a name. 全市性文化活动 are of a kind, and not of a place.
pub(crate) fn behind_scope(rest: &str) -> Option<&str> {
    let rest = rest.trim_start_matches('的');
    (rest.chars().count() >= 2 && !rest.starts_with('性')).then_some(rest)
}

/// The vocabulary; parsed once.
pub fn vocabulary() -> &'static Vocabulary {
    static PARSED: OnceLock<Vocabulary> = OnceLock::new();
    PARSED.get_or_init(Vocabulary::parse)
}

impl Vocabulary {
    fn parse() -> Self {
        let mut it = Self {
            entries: Vec::new(),
            words: Vec::new(),
            doings: Vec::new(),
            spellings: Spellings::parse(WORDS),
            steps: BTreeMap::new(),
            ends: vec![Ends::default()],
        };
        let mut topic = Topic::Economy;
        for line in INDICATORS.lines() {
            match line.strip_prefix('@') {
                Some(word) => topic = Topic::parse(word).unwrap_or(topic),
                None => it.entries.extend(Entry::parse(line, topic)),
            }
        }
        for line in WORDS.lines() {
            let mut cells = line.split('|');
            let (first, english) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
            if let Some(word) = first.strip_prefix('@') {
                topic = Topic::parse(word).unwrap_or(topic);
            } else if let Some(word) = first.strip_prefix('+') {
                it.doings.push(Doing { word, english });
            } else if !first.starts_with(['#', '~']) && !english.is_empty() {
                let better = better(cells.nth(2).unwrap_or_default());
                let word = Word { english, topic, better };
                let place = it.words.len();
                it.put(first, |ends| ends.word = Some(place));
                it.words.push(word);
            }
        }
        for index in 0..it.doings.len() {
            if let Some(word) = it.doings.get(index).map(|doing| doing.word) {
                it.put(word, |ends| ends.doing = Some(index));
            }
        }
        for index in 0..it.entries.len() {
            let forms: Vec<&str> = it
                .entries
                .get(index)
                .map(|entry| entry.forms().collect())
                .unwrap_or_default();
            for form in forms {
                it.put(form, |ends| ends.entry = Some(index));
            }
        }
        it
    }

    /// Puts a form into the trie and says what ends there.
    fn put(&mut self, form: &str, set: impl Fn(&mut Ends)) {
        let mut node = 0;
        for spelled in self.spell(form) {
            let new = self.ends.len();
            node = *self.steps.entry((node, spelled.c)).or_insert(new);
            if node == new {
                self.ends.push(Ends::default());
            }
        }
        if let Some(ends) = self.ends.get_mut(node) {
            set(ends);
        }
    }

    /// All indicators, by topic.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn spell(&self, text: &str) -> Vec<Spelled> {
        self.spellings.spell(text)
    }

    /// A name in its short spelling: the same for names that are spelled differently.
    pub fn short(&self, name: &str) -> String {
        self.spell(name).iter().map(|spelled| spelled.c).collect()
    }

    fn exact(&'static self, name: &str) -> Option<&'static Entry> {
        let spelled = self.spell(name);
        let (length, entry) = self.longest(&spelled, 0, |ends| self.entries.get(ends.entry?))?;
        (length == spelled.len()).then_some(entry)
    }

    /// The indicator that a whole name names, and the verb of what was done with it.
    ///
    /// ```
    /// use reading::vocabulary::vocabulary;
    /// let named = vocabulary().named("规上工业增加值").unwrap();
    /// assert_eq!((named.entry.name, named.entry.weight), ("规模以上工业增加值", 3));
    /// assert!(vocabulary().named("某某工业增加值").is_none());
    /// ```
    pub fn named<'a>(&'static self, name: &'a str) -> Option<Named<'a>> {
        if name.is_empty() {
            return None;
        }
        let whole = |entry| Named {
            entry,
            doing: "",
            doing_behind: false,
        };
        if let Some(entry) = self.exact(name) {
            return Some(whole(entry));
        }
        self.doings.iter().find_map(|doing| {
            let before = name.strip_prefix(doing.word).and_then(|rest| self.exact(rest));
            let behind = || name.strip_suffix(doing.word).and_then(|rest| self.exact(rest));
            let found = before
                .map(|entry| (entry, false))
                .or_else(|| behind().map(|entry| (entry, true)));
            // The word as it stands in the name, which the reading may outlive the table by.
            let at = if found?.1 { name.len() - doing.word.len() } else { 0 };
            let (entry, doing_behind) = found?;
            Some(Named {
                entry,
                doing: name.get(at..at + doing.word.len())?,
                doing_behind,
            })
        })
    }

    /// The indicators in a text, the longest at each place, none within another. Linear in the length of the text.
    pub fn mentions(&'static self, text: &str) -> Vec<Mention> {
        let spelled = self.spell(text);
        let mut found = Vec::new();
        let mut place = 0;
        while place < spelled.len() {
            let longest = self.longest(&spelled, place, |ends| self.entries.get(ends.entry?));
            let at = |index: usize| spelled.get(index);
            match longest {
                Some((length, entry)) if let (Some(first), Some(last)) = (at(place), at(place + length - 1)) => {
                    found.push(Mention {
                        start: first.start,
                        end: last.end,
                        entry,
                    });
                    place += length;
                }
                _ => place += 1,
            }
        }
        found
    }

    /// The longest form at a place that `pick` takes, and its length.
    fn longest<T>(&self, spelled: &[Spelled], place: usize, pick: impl Fn(Ends) -> Option<T>) -> Option<(usize, T)> {
        let (mut node, mut best) = (0, None);
        for (index, it) in spelled.iter().skip(place).enumerate() {
            let Some(next) = self.steps.get(&(node, it.c)) else {
                break;
            };
            node = *next;
            if let Some(found) = self.ends.get(node).copied().and_then(&pick) {
                best = Some((index + 1, found));
            }
        }
        best
    }

    /// What a name is about: its indicator, else the one it ends with, else the topic of its last known word.
    pub fn topic(&'static self, name: &str) -> Option<Topic> {
        if let Some(named) = self.named(name) {
            return Some(named.entry.topic);
        }
        let spelled = self.spell(name);
        let last = self.mentions(name).last().map(|mention| mention.entry.topic);
        last.or_else(|| {
            let mut topic = None;
            let mut place = 0;
            while place < spelled.len() {
                // 规上, 国家, 新 stand with the economy and are of any topic.
                let word = self.longest(&spelled, place, |ends| {
                    self.words.get(ends.word?).filter(|word| word.topic != Topic::Economy)
                });
                match word {
                    Some((length, word)) => {
                        topic = Some(word.topic);
                        place += length;
                    }
                    None => place += 1,
                }
            }
            topic
        })
    }
}

impl Named<'_> {
    /// The full name: 新建农村公路.
    pub fn full(&self) -> String {
        match self.doing_behind {
            true => format!("{}{}", self.entry.name, self.doing),
            false => format!("{}{}", self.doing, self.entry.name),
        }
    }

    /// Whether two names are of one indicator and one doing.
    pub fn same(&self, other: &Named<'_>) -> bool {
        self.entry.name == other.entry.name && self.doing == other.doing
    }
}

impl Entry {
    fn parse(line: &'static str, topic: Topic) -> Option<Self> {
        let mut cells = line.split('|');
        let name = cells.next().filter(|name| !name.starts_with('#') && !name.is_empty())?;
        let list = |cell: &'static str, by: char| cell.split(by).filter(|word| !word.is_empty()).collect();
        let aliases = list(cells.next()?, ',');
        let english = cells.next()?;
        let units = list(cells.next()?, ' ');
        let usual = cells.next()?.chars().filter_map(usual).collect();
        let last = cells.next()?;
        Some(Self {
            name,
            aliases,
            english,
            units,
            usual,
            better: better(last),
            weight: last
                .chars()
                .nth(1)
                .and_then(|c| c.to_digit(10))
                .and_then(|n| u8::try_from(n).ok())?,
            topic,
        })
    }

    /// The name and all aliases.
    pub fn forms(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.aliases.iter().copied())
    }
}

fn usual(c: char) -> Option<Usual> {
    Some(match c {
        'y' => Usual::YearOnYear,
        'l' => Usual::Level,
        'a' => Usual::AverageAnnual,
        's' => Usual::ShareOf,
        'c' => Usual::Cumulative,
        _ => return None,
    })
}

fn better(cell: &str) -> Better {
    match cell.chars().next() {
        Some('+') => Better::More,
        Some('-') => Better::Less,
        _ => Better::Neither,
    }
}
