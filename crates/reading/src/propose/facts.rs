//! The figures of a report with what the vocabulary knows of them: topic and weight. A figure whose unit does not fit its
//! indicator has no weight: most often it was read wrongly.

use super::drawn;
use crate::draft::is_of_things_done;
use crate::vocabulary::{Entry, Topic, vocabulary};
use quantity::{Family, Period, Qualifier, Unit};
use report_charts::report::{Comparison, Datum, Direction, Indicator, IndicatorType, Report, View};
use std::collections::{BTreeMap, BTreeSet};

/// From this number of figures that the vocabulary knows on, charts are made by topic.
const MANY: usize = 24;

/// A figure.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub(super) datum: Datum,
    pub(super) entry: Option<&'static Entry>,
    pub(super) topic: Option<Topic>,
    /// 3 for a headline figure, 0 for one of which nothing is known.
    pub(super) weight: u8,
    /// Whether it is an amount a head, or a rate paid to one.
    pub(super) per_head: bool,
    /// Whether it is an amount made or used within the period: output is compared with no capacity.
    pub(super) flow: bool,
    /// What was done within the period; `None` for what is there.
    pub(super) done: Option<Done>,
}

/// Whether a name is that of an amount made or used within a period (产量, 用电量) and of nothing that is there (容量, 保有量).
fn is_flow(name: &str) -> bool {
    const THERE: [&str; 6] = ["容量", "存量", "储量", "保有量", "含量", "质量"];
    name.ends_with('量') && !THERE.iter().any(|end| name.ends_with(end))
}

/// Whether a name is known, but says little without its sentence (带动消费, 重点项目), or is of the work of an office.
fn is_general(name: &str) -> bool {
    #[rustfmt::skip]
    const NAMES: &[&str] = &[
        "带动消费", "拉动消费", "撬动消费", "带动投资", "重大项目", "重点项目", "设备更新项目", "新签约项目", "签约项目", "产业规模", "基金规模",
        "装机占比", "装机规模", "装机", "装机利用率", "产能利用率", "高端产品占比", "学科数量", "补贴资金", "财政补助", "财政补助标准", "财政支出", "研发费用",
        "地方国企", "改革经验", "服务事项", "政务服务事项", "产业集群", "产业园区", "政府规章",
    ];
    const OF_OFFICES: &[&str] = &["代表建议", "委员提案", "政协提案", "规章", "法规", "审批事项"];
    let plain = name.split('（').next().unwrap_or(name);
    NAMES.contains(&plain) || OF_OFFICES.iter().any(|words| name.contains(words))
}

/// Whether things are counted that a sentence says something else of: 7家企业 of 7家企业获奖 are not all there are. What was
/// done to them would stand in the name.
fn is_mentioned(indicator: &Indicator) -> bool {
    let name = &indicator.name.zh;
    let counts = indicator.kind == IndicatorType::Count && indicator.counted.is_none();
    counts && Done::of(name).is_none() && !is_of_things_done(name)
}

/// What was done to the things that are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Done {
    /// 新增, 新建.
    Added,
    /// 改造.
    Renewed,
}

impl Done {
    fn of(name: &str) -> Option<Self> {
        const RENEWED: [&str; 4] = ["改造", "新改建", "改建", "修复"];
        const ADDED: [&str; 8] = ["新增", "新建", "净增", "新设", "新认定", "新登记", "新开工", "建成"];
        let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
        if says(&RENEWED) {
            return Some(Self::Renewed);
        }
        says(&ADDED).then_some(Self::Added)
    }
}

impl Fact {
    fn id(&self) -> &str {
        &self.datum.measure.id
    }

    /// What it is of: 建设全国重点实验室 and 全国重点实验室 are one thing in a chart.
    pub(super) fn what(&self) -> &str {
        self.entry.map_or(&self.datum.indicator.id, |entry| entry.name)
    }

    pub(super) fn moves(&self) -> bool {
        matches!(self.datum.measure.direction, Direction::Increase | Direction::Decrease)
    }

    pub(super) fn is_percent(&self) -> bool {
        *self.datum.measure.quantity.unit.family() == Family::Percent
    }
}

/// All figures that get marks, and which of them are in a view already.
#[derive(Debug)]
pub(super) struct Facts {
    all: Vec<Fact>,
    /// Where each figure is in `all`, by its id.
    places: BTreeMap<String, usize>,
    /// What another figure says more exactly: 突破3万亿元 beside 32765亿元.
    said_twice: BTreeSet<String>,
    used: BTreeSet<String>,
    /// Whether there are so many that charts are made by topic.
    pub(super) many: bool,
    /// Whether so many names are unknown that they were read in prose: such go into no chart.
    only_known: bool,
}

impl Facts {
    pub(super) fn of(report: &Report) -> Self {
        let mut all = Vec::new();
        for indicator in &report.indicators {
            let known = About::indicator(indicator);
            all.extend(drawn(indicator).into_iter().map(|datum| known.fact(datum)));
        }
        let said_twice = said_twice(&all);
        let known = all.iter().filter(|fact: &&Fact| fact.weight > 0).count();
        Self {
            many: known >= MANY,
            only_known: known >= MANY && known * 3 < all.len() * 2,
            places: (all.iter().enumerate())
                .map(|(place, fact)| (fact.id().to_owned(), place))
                .collect(),
            all,
            said_twice,
            used: BTreeSet::new(),
        }
    }

    /// Those that no view shows yet and that may go into charts.
    pub(super) fn free(&self) -> impl Iterator<Item = &Fact> {
        self.all
            .iter()
            .filter(|fact| !self.only_known || fact.weight > 0)
            .filter(|fact| !self.used.contains(fact.id()) && !self.said_twice.contains(fact.id()))
    }

    /// Those that no view shows, whatever they are.
    pub(super) fn rest(&self) -> impl Iterator<Item = &Fact> {
        self.all.iter().filter(|fact| !self.used.contains(fact.id()))
    }

    /// Whether another figure says the same more exactly.
    pub(super) fn says_again(&self, fact: &Fact) -> bool {
        self.said_twice.contains(fact.id())
    }

    /// Free figures by indicator, in the order of the report.
    pub(super) fn by_indicator(&self) -> Vec<Vec<&Fact>> {
        let mut lists: Vec<Vec<&Fact>> = Vec::new();
        for fact in self.free() {
            match lists.last_mut() {
                Some(list)
                    if list
                        .first()
                        .is_some_and(|first| first.datum.indicator.id == fact.datum.indicator.id) =>
                {
                    list.push(fact);
                }
                _ => lists.push(vec![fact]),
            }
        }
        lists
    }

    /// Notes what a view shows.
    pub(super) fn take(&mut self, view: &View) {
        self.used
            .extend(view.data().iter().map(|datum| datum.measure.id.clone()));
    }

    /// What is known of a figure.
    pub(super) fn get(&self, datum: &Datum) -> Option<&Fact> {
        self.all.get(*self.places.get(&datum.measure.id)?)
    }

    pub(super) fn weight(&self, datum: &Datum) -> u8 {
        self.get(datum).map_or(0, |fact| fact.weight)
    }

    /// The last two years of the figures that fit, the later one first.
    pub(super) fn years(&self, fits: impl Fn(&Fact) -> bool) -> Vec<Period> {
        let fitting = self.all.iter().filter(|fact| fits(fact));
        let years: BTreeSet<Period> = fitting
            .map(|fact| fact.datum.measure.period)
            .filter(|period| period.is_year())
            .collect();
        years.into_iter().rev().take(2).collect()
    }
}

/// Figures of one thing, time and base beside a more exact one, the first of those that are as exact.
fn said_twice(all: &[Fact]) -> BTreeSet<String> {
    let mut best: BTreeMap<_, &Fact> = BTreeMap::new();
    let mut less = BTreeSet::new();
    for fact in all {
        let measure = &fact.datum.measure;
        let key = (
            fact.what(),
            measure.period,
            measure.kind as u8,
            measure.comparison as u8,
            fact.moves(),
            format!("{:?}", measure.quantity.unit.family()),
        );
        let exact = |fact: &Fact| fact.datum.measure.quantity.qualifier == Qualifier::Exact;
        match best.get(&key) {
            Some(known) if exact(fact) && !exact(known) => {
                less.insert(known.id().to_owned());
                best.insert(key, fact);
            }
            Some(_) => {
                less.insert(fact.id().to_owned());
            }
            None => {
                best.insert(key, fact);
            }
        }
    }
    less
}

/// What a name says.
struct About {
    entry: Option<&'static Entry>,
    topic: Option<Topic>,
    weight: u8,
    per_head: bool,
    flow: bool,
    done: Option<Done>,
}

impl About {
    fn indicator(indicator: &Indicator) -> Self {
        let name = indicator.name.zh.as_str();
        let vocabulary = vocabulary();
        let named = vocabulary.named(name);
        let entry = named.map(|named| named.entry);
        let weight = match named {
            _ if is_general(name) || is_mentioned(indicator) => 0,
            Some(named) if named.doing.is_empty() => named.entry.weight,
            Some(named) => named.entry.weight.min(2),
            // All of its words are known, so that it is a name.
            None => u8::from(name.chars().count() > 3 && vocabulary.english(name).is_some()),
        };
        Self {
            entry,
            topic: vocabulary.topic(name),
            weight,
            per_head: ["人均", "每", "户均", "标准", "养老金", "工资"]
                .iter()
                .any(|word| name.contains(word)),
            flow: is_flow(name),
            done: Done::of(name),
        }
    }

    fn fact(&self, datum: Datum) -> Fact {
        let fits = self.entry.is_none_or(|entry| fits(entry, &datum)) && !is_of_several(&datum);
        Fact {
            entry: self.entry,
            topic: self.topic,
            weight: if fits { self.weight } else { 0 },
            per_head: self.per_head,
            flow: self.flow,
            done: self.done,
            datum,
        }
    }
}

/// 汽车、建材产业超千亿元: of each of them, or of all, which the name does not say.
fn is_of_several(datum: &Datum) -> bool {
    let measure = &datum.measure;
    let counts = matches!(measure.quantity.unit.family(), Family::Count(_));
    let moves = matches!(measure.direction, Direction::Increase | Direction::Decrease);
    datum.indicator.name.zh.contains('、') && !counts && !moves
}

/// Whether the unit is one in which the indicator is given: a level in its own unit, a change in percent too.
fn fits(entry: &Entry, datum: &Datum) -> bool {
    let measure = &datum.measure;
    let family = measure.quantity.unit.family();
    let rate = [&Family::Percent, &Family::PercentagePoint].contains(&family);
    let moves = matches!(measure.direction, Direction::Increase | Direction::Decrease);
    // A mean of years is of several.
    if measure.comparison == Comparison::AverageAnnual && measure.period.is_year() {
        return false;
    }
    if rate && (moves || measure.comparison == Comparison::AverageAnnual) {
        return true;
    }
    if entry.units.is_empty() {
        return true;
    }
    entry.units.iter().filter_map(|unit| Unit::parse(unit)).any(|unit| {
        unit.family() == family
            || counts_people(unit.family())
                .zip(counts_people(family))
                .is_some_and(|(one, other)| one == other)
    })
}

/// Whether a family counts people, as 名 and 位 do; `None` for what is measured. 第235位 is no company.
fn counts_people(family: &Family) -> Option<bool> {
    match family {
        Family::Count(word) => Some(["人", "人次", "名", "位", "人年"].contains(&word.as_str())),
        _ => None,
    }
}
