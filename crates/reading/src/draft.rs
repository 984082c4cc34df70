//! A report document from report prose: every figure with the name, period and kind that its sentence gives it, as a list that
//! an editor corrects and from which the document is written. Does not lose a figure silently: what no document holds is
//! listed with the reason.

mod document;
mod merge;
mod name;
mod part;
mod split;
mod text;

pub(crate) use name::is_of_things_done;

use crate::quote::Quotable;
use figures::{Figure, FigureDirection, FigureForm, FigureKind, FigureRole};
use quantity::Lang;
use quantity::{Certainty, Change, Family, Interval, Period, PeriodForm, Qualifier, Unit, read_stated, split_lead};
use report_charts::base::limits::{LABEL, unseen};
use report_charts::report::Quote;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use text::Text;

/// What an editor should look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doubt {
    /// No name was found. Left out until it has one.
    NoName,
    /// The unit is none that a document holds. Left out.
    Unit,
    /// A list, a ratio, or a range with another bound: a document holds one number or range each. Left out.
    Several,
    /// Against another region, month or figure (高于, 环比), no change at all (持平), or a level below zero: a document does not
    /// say such. Left out.
    Comparison,
    /// The same figure stands before. Left out.
    Repeated,
    /// Another value of the same indicator, period and kind is in the list, too. Kept.
    Twice,
    /// The name is of another clause. Kept.
    Carried,
    /// The name could be of anything (资金, 用户). Kept.
    Vague,
    /// No year is known. Left out, because a document says of every figure when it was so.
    NoYear,
}

impl Doubt {
    /// Whether there is something to decide. A comparison and a repetition were read as they stand, and documents say no such
    /// thing, whatever an editor does.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Comparison | Self::Repeated)
    }

    /// What it says to an editor.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::NoName => lang.pick("没有找到指标名称，未列入", "no name was found; left out"),
            Self::Unit => lang.pick("报告文件没有这个单位，未列入", "documents have no such unit; left out"),
            Self::Several => lang.pick("不止一个数值，未列入", "more than one number; left out"),
            Self::Comparison => lang.pick(
                "相对其他数字的比较、持平或负值，未列入",
                "compared with something else, no change, or below zero; left out",
            ),
            Self::Repeated => lang.pick("前面已有同一数字，未列入", "the same figure stands before; left out"),
            Self::Twice => lang.pick(
                "同一指标、时期另有不同数值，请核对",
                "another value for the same indicator and period; please check",
            ),
            Self::Carried => lang.pick("名称取自前文，请核对", "named after a clause before; please check"),
            Self::Vague => lang.pick("名称太笼统，请写全", "the name says little; please write it out"),
            Self::NoYear => lang.pick("没有找到年份，请补充", "no year was found; please add it"),
        }
    }
}

/// A figure of the prose as a measure of a document. Words are those of documents; an editor may change every field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drafted {
    /// Where the figure begins in the prose, in Unicode scalar values.
    pub start: usize,
    /// The place behind it.
    pub end: usize,
    /// Its sentence: where it begins and the place behind it.
    pub sentence: (usize, usize),
    /// Name of the indicator, in Chinese; empty where none was found.
    pub indicator: String,
    /// Whether it counts things done or named.
    pub count: bool,
    /// The period as documents write it: `2012`, `2007-2012`, `2012-q1`, `2012-03`; 未注明 where no year is known.
    pub period: String,
    /// `result` or `target`.
    pub kind: String,
    /// `yoy`, `cumulative`, `average-annual`, `level` or `share-of`.
    pub comparison: String,
    /// `increase`, `decrease`, `level` or `share`.
    pub direction: String,
    /// The wording, as `stated` of a document: 11%左右.
    pub stated: String,
    /// The number, from 0, in `unit`; of a range its lower end. Read from `stated` where that can be read; else this one is
    /// written.
    pub value: f64,
    /// The upper end of a range; `None` for one number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
    /// The unit as of documents; empty where documents have none.
    pub unit: String,
    /// The bound as of documents: `about`.
    pub qualifier: String,
    /// Whether it is expected and not known.
    pub estimate: bool,
    /// Its words in the prose, with as much around them as makes them unique there; `None` where that is not possible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<Quote>,
    /// Which of [`Draft::sections`] it stands in.
    pub section: usize,
    /// Whether the document holds it.
    pub kept: bool,
    /// What to look at; `None` for nothing.
    pub doubt: Option<Doubt>,
}

/// A report as drafted. To and from JSON it is what an editor corrects.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// The title: the first line, where it looks like one.
    pub title: String,
    /// Year, or year and month: `2013-01`; 未注明 where the prose gives none.
    pub date: String,
    /// Who published it; 未注明 where the title does not say.
    pub publisher: String,
    /// The address of the page with the text, where an editor gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The headings, in order; before the first one, the title.
    pub sections: Vec<String>,
    /// Every figure, in the order of the prose.
    pub drafted: Vec<Drafted>,
}

/// What stands behind a place: 江北省人民政府.
const GOVERNMENT: &str = "人民政府";
/// Not stated in the prose.
const UNSAID: &str = "未注明";

/// Reads report prose (Chinese) as a draft. Days, places in an order, names and spans of time are no figures.
///
/// ```
/// use reading::draft::draft;
/// use reading::propose::open;
/// let draft = draft("示例市2013年工作报告\n2013年工作目标\n工业增加值增长11%左右。");
/// let figure = &draft.drafted[0];
/// assert_eq!((figure.indicator.as_str(), figure.period.as_str()), ("工业增加值", "2013"));
/// assert_eq!((figure.kind.as_str(), figure.stated.as_str()), ("target", "11%左右"));
/// assert_eq!(open(&draft.document()).unwrap().views.len(), 1);
/// ```
pub fn draft(prose: &str) -> Draft {
    draft_of(prose, &figures::read(prose))
}

/// The same from a text that has been read.
pub fn draft_of(prose: &str, read: &figures::Reading) -> Draft {
    let figures::Reading { structure, figures, .. } = read;
    let text = Text::new(prose);
    let quotable = Quotable::new(prose);
    let is_local = !structure.place.is_empty();
    let mut drafted = Vec::new();
    let mut verbs = Verbs::default();
    for (index, figure) in figures.iter().enumerate() {
        if figure.kind != FigureKind::Figure {
            continue;
        }
        let part = part::is_of_name(&text, figures, index);
        let sentence = (text.sentence_start(figure.start), text.sentence_end(figure.end));
        let section = structure.section(figure.start);
        let before = index.checked_sub(1).and_then(|before| figures.get(before));
        let in_percent = name::is_index(&text, figure).then(|| Figure {
            unit: "%".to_owned(),
            base_unit: "%".to_owned(),
            ..figure.clone()
        });
        let figure = in_percent.as_ref().unwrap_or(figure);
        let names = name::names(&text, figure, before, is_local);
        let counted = name::is_counted_behind(&text, figure);
        let quote = quotable.quote(figure.start, figure.end);
        let verb = verbs.before(&text, figure);
        let mut add_one = |name: &str, figure: &Figure| {
            let mut one = one(figure, &name::with_per(name, figure), counted, sentence, section);
            one.quote = quote.clone();
            if let Some(verb) = verb.or_else(|| usual_verb(&one)) {
                say_with(verb, &mut one);
            }
            if part {
                one.kept = false;
                one.doubt = None;
            }
            drafted.push(one);
        };
        let mut add = |name: &str| match split::split(name, figure) {
            Some(parts) => parts.iter().for_each(|(name, part)| add_one(name, part)),
            None => add_one(name, figure),
        };
        if names.is_empty() {
            add("");
        }
        names.iter().for_each(|name| add(name));
    }
    merge::merge(&mut drafted, prose, &text, &structure.place);
    compare(&mut drafted);
    let title = title(&shown(&structure.title), structure);
    let headings = structure.headings.iter().map(|heading| shown(&heading.title));
    Draft {
        date: structure
            .date
            .and_then(publication)
            .map_or_else(|| UNSAID.to_owned(), Period::document),
        url: None,
        publisher: Some(shown(&publisher(structure, prose)))
            .filter(|place| !place.is_empty())
            .unwrap_or_else(|| UNSAID.to_owned()),
        sections: std::iter::once(title.clone()).chain(headings).collect(),
        title,
        drafted,
    }
}

/// Who reports: the government of the place that the title or the meeting names, or that of the country.
fn publisher<'a>(structure: &'a figures::Structure, prose: &'a str) -> Cow<'a, str> {
    /// In how many lines of the head.
    const HEAD: usize = 8;
    let before_all = |line: &str| {
        ["国务院总理", "全国人民代表大会", "全国人大"]
            .iter()
            .any(|word| line.contains(word))
    };
    let place = structure.place.as_str();
    if place.is_empty() && prose.lines().take(HEAD).any(before_all) {
        return "国务院".into();
    }
    if !place.is_empty() && structure.title.ends_with("政府工作报告") {
        return format!("{place}{GOVERNMENT}").into();
    }
    // 财政部, 某市统计局　2031年10月27日 under the title, or 来源：交通运输部.
    let authority = |line: &'a str| {
        let line = line.trim();
        let line = ["来源", "信息来源", "发布机构"]
            .iter()
            .find_map(|label| line.strip_prefix(label)?.strip_prefix(['：', ':']))
            .unwrap_or(line);
        let name = line.split_whitespace().next()?;
        let short = (3..=16).contains(&name.chars().count()) && name.chars().all(char::is_alphabetic);
        let ends = ["部", "局", "委", "委员会", "署", "厅", "司", "银行"];
        (short && ends.iter().any(|end| name.ends_with(end))).then_some(name)
    };
    if place.is_empty()
        && let Some(authority) = prose.lines().take(HEAD).find_map(authority)
    {
        return authority.into();
    }
    place.into()
}

/// The title as a reader elsewhere needs it: 政府工作报告 alone does not say whose, and of which year.
fn title(words: &str, structure: &figures::Structure) -> String {
    match words {
        "" => "未命名报告".to_owned(),
        "政府工作报告" => {
            let year = structure
                .date
                .map_or_else(String::new, |date| format!("{}年", date.last_year()));
            format!("{year}{}{words}", structure.place)
        }
        _ => words.to_owned(),
    }
}

/// When it was published, as documents say it: a day, a month or a year. Of a report on a half year, that year.
fn publication(date: Period) -> Option<Period> {
    match date.form() {
        PeriodForm::Day | PeriodForm::Month | PeriodForm::Year => Some(date),
        _ => Period::year(date.last_year()).ok(),
    }
}

impl Draft {
    /// The document, JSON text, from the figures that are kept. From an untouched draft it is always one that
    /// [`Report::read`](report_charts::report::Report::read) accepts; what an editor wrote is checked there. Texts
    /// have English where the vocabulary knows their words.
    pub fn document(&self) -> String {
        document::write(self)
    }

    /// Names of kept figures for which no English is known, each once, in the order of the prose.
    pub fn without_english(&self) -> Vec<&str> {
        let mut seen = BTreeSet::new();
        let kept = self.drafted.iter().filter(|one| one.kept);
        kept.map(|one| one.indicator.as_str())
            .filter(|name| seen.insert(*name) && document::english(name).is_none())
            .collect()
    }
}

fn one(figure: &Figure, name: &str, counted: bool, sentence: (usize, usize), section: usize) -> Drafted {
    let several_years = |period: Period| period.form() == PeriodForm::Years;
    let spans = figure.span.is_some_and(several_years);
    let target = figure.target;
    // What was reached within some years stands at their end.
    let period = match (figure.role, figure.span) {
        (Some(FigureRole::To), Some(period)) if spans => Period::year(period.last_year()).ok(),
        (_, period) => period,
    };
    let whole = figure.base_unit == "%" && figure.role.is_none() && !is_change(figure);
    let (comparison, direction) = if whole && (counted || name.ends_with("比重") || name.ends_with("占比")) {
        ("share-of", Some("share"))
    } else {
        way(figure, spans)
    };
    let quantity = Stated::of(figure, name);
    let held = direction.is_some() && figure.comparison != Some("mom");
    let numbers = match figure.form {
        FigureForm::Number | FigureForm::Fraction => 1,
        FigureForm::Range => 2,
        // 2.4∶1 is so many times.
        FigureForm::Ratio if is_to_one(figure) => 2,
        FigureForm::Ratio | FigureForm::List => 0,
    };
    let doubt = if !held {
        Some(Doubt::Comparison)
    } else if figure.number.len() != numbers || !is_range_of_documents(figure) {
        Some(Doubt::Several)
    } else if quantity.is_none() {
        Some(Doubt::Unit)
    } else if name.chars().count() < 2 {
        Some(Doubt::NoName)
    } else if period.is_none() {
        Some(Doubt::NoYear)
    } else if name::is_vague(name) {
        Some(Doubt::Vague)
    } else {
        None
    };
    let counts = quantity.as_ref().is_some_and(|quantity| {
        Unit::parse(&quantity.unit).is_some_and(|unit| matches!(unit.family(), Family::Count(_)))
    });
    let quantity = quantity.unwrap_or_else(|| Stated {
        stated: shown(&figure.text),
        value: figure.number.first().map_or(0.0, |number| number.abs()),
        high: None,
        unit: String::new(),
        qualifier: "exact",
    });
    Drafted {
        start: figure.start,
        end: figure.end,
        sentence,
        indicator: shown(name),
        count: counts && (counted || is_of_things_done(name)),
        period: period.map_or_else(|| UNSAID.to_owned(), Period::document),
        kind: if target { "target" } else { "result" }.to_owned(),
        comparison: comparison.to_owned(),
        direction: direction.unwrap_or("level").to_owned(),
        stated: quantity.stated,
        value: quantity.value,
        high: quantity.high,
        unit: quantity.unit,
        qualifier: quantity.qualifier.to_owned(),
        estimate: figure.estimate && !target,
        quote: None,
        section,
        kept: doubt.is_none_or(|doubt| matches!(doubt, Doubt::Carried | Doubt::Vague)),
        doubt,
    }
}

/// The verbs of changes that charts would say with another: 上涨2%, where they say 增长.
#[derive(Default)]
struct Verbs {
    /// That of the last figure, and the place behind the figure.
    last: Option<(&'static str, usize)>,
}

impl Verbs {
    const OWN: [&str; 9] = ["上涨", "下跌", "回落", "提升", "上升", "降低", "缩小", "扩大", "下滑"];

    /// The verb that a figure follows, by itself or in a list: 分别上涨2%、3%.
    fn before(&mut self, text: &Text, figure: &Figure) -> Option<&'static str> {
        let own = figure.start.checked_sub(2);
        let own = own.and_then(|at| Self::OWN.into_iter().find(|verb| text.has(at, verb)));
        let in_list = || {
            let (verb, end) = self.last?;
            matches!(text.part(end, figure.start).as_str(), "、" | "和").then_some(verb)
        };
        let verb = own.or_else(in_list);
        self.last = verb.map(|verb| (verb, figure.end));
        verb
    }
}

/// The verb of a change in a price whose prose has a noun for it: 居民消费价格涨幅2%.
fn usual_verb(one: &Drafted) -> Option<&'static str> {
    let is_price = one.indicator.ends_with("价格") || one.indicator.ends_with("物价");
    (is_price && one.direction == "increase").then_some("上涨")
}

/// Puts a verb before the wording of a change in percent, where it is one of the same direction.
fn say_with(verb: &str, one: &mut Drafted) {
    let is_rate = read_stated(&one.stated)
        .is_some_and(|said| matches!(said.unit.family(), Family::Percent | Family::PercentagePoint));
    let stated = format!("{verb}{}", one.stated);
    let direction = split_lead(&stated).map(|lead| match lead.change {
        Change::Increase => "increase",
        Change::Decrease => "decrease",
    });
    if is_rate && direction == Some(one.direction.as_str()) {
        one.stated = stated;
    }
}

/// Whether a ratio compares with one: 2.4∶1.
fn is_to_one(figure: &Figure) -> bool {
    figure.form == FigureForm::Ratio && matches!(figure.number.as_slice(), [_, one] if *one == 1.0)
}

/// Whether a figure is no range, or one that documents hold: its lower end first, both ends as its only bounds.
fn is_range_of_documents(figure: &Figure) -> bool {
    let (&[low, high], FigureForm::Range) = (figure.number.as_slice(), figure.form) else {
        return true;
    };
    0.0 <= low && low < high && matches!(figure.qualifier, Qualifier::Exact | Qualifier::About)
}

fn is_change(figure: &Figure) -> bool {
    matches!(
        figure.direction,
        Some(FigureDirection::Increase | FigureDirection::Decrease)
    )
}

/// What a figure is compared with and which way it goes, in words of documents; no way where documents have none.
pub(crate) fn way(figure: &Figure, spans: bool) -> (&'static str, Option<&'static str>) {
    let compared = match figure.comparison {
        Some("average-annual") => "average-annual",
        Some("cumulative") => "cumulative",
        Some("yoy") => "yoy",
        _ if spans => "cumulative",
        _ => "yoy",
    };
    let negative = figure.number.first().is_some_and(|number| *number < 0.0);
    match figure.direction {
        Some(FigureDirection::Above | FigureDirection::Below | FigureDirection::Flat) => ("level", None),
        Some(FigureDirection::Share) => ("share-of", Some("share")),
        _ if figure.comparison == Some("added") => (if spans { "cumulative" } else { "level" }, Some("level")),
        _ if figure.role.is_some() => ("level", Some("level").filter(|_| !negative)),
        Some(FigureDirection::Increase) => (compared, Some("increase")),
        Some(FigureDirection::Decrease) => (compared, Some("decrease")),
        _ if figure.comparison == Some("average-annual") => (compared, Some("level").filter(|_| !negative)),
        _ if spans || figure.comparison == Some("cumulative") => ("cumulative", Some("level").filter(|_| !negative)),
        _ => ("level", Some("level").filter(|_| !negative)),
    }
}

/// A quantity that a document holds.
struct Stated {
    stated: String,
    value: f64,
    high: Option<f64>,
    unit: String,
    qualifier: &'static str,
}

impl Stated {
    /// `None` where documents have no such unit.
    fn of(figure: &Figure, name: &str) -> Option<Self> {
        let number = figure.number.first().filter(|number| number.is_finite())?.abs();
        // What it is per stands in the name.
        let per = figure.per.as_ref().map(|per| format!("/{per}")).unwrap_or_default();
        let base = figure.base_unit.strip_suffix(&per).unwrap_or(&figure.base_unit);
        // 三分之一, 突破万亿: the unit that goes without saying.
        let (base, part) = match base {
            "" if figure.form == FigureForm::Fraction => ("%", 100.0),
            "" if is_to_one(figure) => ("倍", 1.0),
            "" => (name::unsaid_unit(name, number), 1.0),
            // 外送电量1000亿度.
            "度" if name.contains('电') => ("千瓦时", 1.0),
            // Figures count it in %, documents as it is said.
            "%" if figure.unit == "‰" => ("‰", 10.0),
            said => (said, 1.0),
        };
        let power = figure.unit.strip_suffix('度').filter(|_| base == "千瓦时");
        let said = power.map_or_else(|| figure.unit.clone(), |power| format!("{power}千瓦时"));
        let base = Unit::parse(base);
        let stated = Unit::parse(&said).filter(|unit| base.as_ref().is_none_or(|base| base.family() == unit.family()));
        // 斤 is half of what documents count mass in, ㎢ a million of theirs: both numbers in the same size.
        let size = part * base.as_ref().map_or(1.0, Unit::scale);
        let unit = stated.or(base)?;
        let bound = match figure.qualifier {
            Qualifier::Under => Qualifier::AtMost,
            other => other,
        };
        let (_, qualifier) = Qualifier::ALL.iter().find(|(known, _)| *known == bound)?;
        let in_unit = |number: f64| {
            let value = number * size / unit.scale();
            // 1.1 and not 1.1000000000000001.
            let value = format!("{value:.9}").parse().unwrap_or(value);
            (0.0..=1e15).contains(&value).then_some(value)
        };
        let number = number * size;
        let value = in_unit(figure.number.first()?.abs())?;
        let high = match figure.form {
            FigureForm::Range => Some(in_unit(figure.number.get(1)?.abs())?),
            _ => None,
        };
        let mut stated = shown(&figure.text);
        // The number of a table, whose unit stands apart from it.
        if figure.form == FigureForm::Number && stated.ends_with(|c: char| c.is_ascii_digit()) {
            stated.push_str(&figure.unit);
        }
        if let Some(said) = read_stated(&stated) {
            // Other words stand between the bound and its figure: 约占全国的18%.
            if said.qualifier != bound {
                stated = format!("{}{stated}", bound.in_front(Lang::Zh));
            }
            let same = |said: &quantity::Quantity| {
                let is_near = |one: f64, other: f64| (one - other).abs() <= 1e-9 * other;
                let same_high = match (said.high, high) {
                    (Some(_), Some(high)) => is_near(said.base_high(), high * unit.scale()),
                    (said, high) => said.is_none() && high.is_none(),
                };
                is_near(said.base_value(), number) && same_high && said.qualifier == bound
            };
            let agrees = read_stated(&stated).is_none_or(|said| same(&said) && said.certainty == Certainty::Stated);
            if !agrees {
                return None;
            }
        }
        Some(Self {
            stated,
            value,
            high,
            unit: unit.symbol().to_owned(),
            qualifier,
        })
    }
}

/// A text as a label of a document: on one line, not endless, without what is not seen.
fn shown(text: &str) -> String {
    let seen = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !unseen(*c));
    seen.take(LABEL).collect::<String>().trim().to_owned()
}

/// The same figure twice is one; two values that cannot both be true are both in doubt.
fn compare(drafted: &mut [Drafted]) {
    let mut seen: BTreeMap<[String; 4], Vec<usize>> = BTreeMap::new();
    for index in 0..drafted.len() {
        let Some(one) = drafted.get(index).filter(|one| one.kept) else {
            continue;
        };
        let key = [
            one.indicator.clone(),
            one.period.clone(),
            one.kind.clone(),
            one.comparison.clone(),
        ];
        let this = one.clone();
        let before = seen.entry(key).or_default();
        let is_same = |other: &Drafted| {
            (other.value, other.high, &other.unit, &other.direction)
                == (this.value, this.high, &this.unit, &this.direction)
        };
        let same = before.iter().any(|other| drafted.get(*other).is_some_and(is_same));
        let differs = |other: &usize| drafted.get(*other).is_some_and(|other| contradict(other, &this));
        let different: Vec<usize> = before.iter().copied().filter(|other| !same && differs(other)).collect();
        for other in &different {
            if let Some(other) = drafted.get_mut(*other) {
                other.doubt = Some(Doubt::Twice);
            }
        }
        if let Some(one) = drafted.get_mut(index) {
            if same {
                one.kept = false;
                one.doubt = Some(Doubt::Repeated);
            } else if !different.is_empty() {
                one.doubt = Some(Doubt::Twice);
            }
        }
        // Many values of one name: looking at the first ones is enough.
        if before.len() < 8 && !same {
            before.push(index);
        }
    }
}

/// Whether two values of one thing cannot both be true: 突破2万亿元 and 2.36万亿元 can, 12家 and 3亿元 are of different things.
fn contradict(one: &Drafted, other: &Drafted) -> bool {
    // 6项指标 and 5项指标: things that a sentence mentions, and no total.
    let mentioned = |drafted: &Drafted| drafted.count && !is_of_things_done(&drafted.indicator);
    if mentioned(one) || mentioned(other) {
        return false;
    }
    let (Some(first), Some(second)) = (Unit::parse(&one.unit), Unit::parse(&other.unit)) else {
        return false;
    };
    if first.family() != second.family() || (one.unit == "%") != (other.unit == "%") {
        return false;
    }
    let (first, second) = (allowed(one, &first), allowed(other, &second));
    one.direction != other.direction || first.intersection(second).is_none()
}

/// The numbers that a figure allows, with what its last digit leaves open.
fn allowed(one: &Drafted, unit: &Unit) -> Interval {
    let digits = one.stated.split_once('.').map_or(0, |(_, rest)| {
        rest.chars().take_while(char::is_ascii_digit).count().min(9)
    });
    let open = 0.499 / 10_f64.powi(i32::try_from(digits).unwrap_or(0));
    let qualifier = Qualifier::ALL.iter().find(|(_, name)| *name == one.qualifier);
    let interval = match (qualifier, one.high) {
        (_, Some(high)) => Interval::between(one.value, high),
        (None | Some((Qualifier::Exact, _)), None) => Interval::between(one.value - open, one.value + open),
        (Some((qualifier, _)), None) => qualifier.interval(one.value),
    };
    interval.scaled(unit.scale())
}
