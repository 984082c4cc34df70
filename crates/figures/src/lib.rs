//! Figures in Chinese prose: every numeral expression of a report with its value, its unit as stated and what its wording
//! says of it. Does not invent numbers, and does not take ordinals, dates, documents and names for figures.
//!
//! Reading is linear in the length: each place is looked at a bounded number of times. Stages: `reading`
//! finds what stands there, from left to right; `govern` adds what the sentence says of it.

mod amount;
mod calendar;
mod clause;
mod context;
mod filter;
mod govern;
mod lexicon;
mod numeral;
mod prose;
mod reading;
mod several;
mod spacing;
mod span;
mod structure;
mod table;
mod time;
mod together;
mod units;
mod wording;

#[cfg(test)]
mod tests;

pub use prose::{ends_clause, ends_sentence};
pub use structure::{Heading, Mood, Structure};
pub use together::several;

use prose::Prose;
use quantity::{Period, Qualifier};
use reading::Found;
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

/// What a numeral expression is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FigureKind {
    /// A quantity: what charts can show.
    Figure,
    /// A place in an order: 第三, （一）, 一是.
    Ordinal,
    /// A day, month, quarter, year or time of day.
    Date,
    /// A span of time: 五年, 3个工作日.
    Duration,
    /// A numbered document: 国发〔2020〕1号.
    Document,
    /// A numeral that is part of a name: 十二五, 三网融合, 5G.
    Name,
}

/// The value of a figure, in its unit as stated.
#[derive(Clone, Debug, PartialEq)]
pub enum FigureValue {
    /// One number.
    Number(f64),
    /// The numbers of a range, a ratio, or a list that shares its unit, in the order of the text.
    List(Vec<f64>),
    /// A fraction as stated: whole part (0 for none), numerator, denominator.
    Fraction(f64, f64, f64),
}

/// How a value is put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FigureForm {
    /// One number.
    Number,
    /// From the first number to the second: 6%—6.5%, 六七千.
    Range,
    /// Parts of a whole or one against the other: 3:1.
    Ratio,
    /// Several numbers that share a unit: 0.9、5.9个百分点.
    List,
    /// 三分之二, 1/3.
    Fraction,
}

/// Which way a figure goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FigureDirection {
    /// A rise, by or to the value (see [`FigureRole`]).
    Increase,
    /// A fall, by or to the value.
    Decrease,
    /// 持平: no change.
    Flat,
    /// A part of a whole: 占.
    Share,
    /// More than something else by the value: 高于, 快于.
    Above,
    /// Less than something else by the value: 低于.
    Below,
    /// A state, without a change.
    Level,
}

/// The end of a change that a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FigureRole {
    /// What it was: 从A.
    From,
    /// What it became: 增加到B, 降至B.
    To,
}

/// A numeral expression with all that its wording says. Texts are as written but for `unit`, `base_unit`, `per` and
/// `subject`, which have one spelling (％ is %, 億 is 亿).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// The wording, with its bounds: 超过1000G, 15%左右.
    pub text: String,
    /// Where it begins, in Unicode scalar values from the start of the text.
    pub start: usize,
    /// The place behind it.
    pub end: usize,
    /// What it is.
    pub kind: FigureKind,
    /// The value in `unit`. `None` for dates, documents and names.
    #[serde(serialize_with = "value_out")]
    pub value: Option<FigureValue>,
    /// The unit as stated; empty for none. A power of ten behind Arabic digits belongs to the unit (15.5万亿元: 15.5,
    /// 万亿元), one inside a Chinese numeral to the value (一万二千元: 12000, 元). 百分之 is %.
    pub unit: String,
    /// The bound. 超过, 突破, 多, 余, 数十 and 几十 (with the value 10) are over; 以上 and 不低于 at-least; 以下, 以内 and
    /// 不超过 at-most; 不到 and 低于 under; 近 is near; 约, 左右 and 来 are about; 全部 is all.
    #[serde(serialize_with = "qualifier_out")]
    pub qualifier: Qualifier,
    /// Governed by 预计 or words to that effect; a target is none.
    pub estimate: bool,
    /// Which way it goes; `None` for what is no figure.
    pub direction: Option<FigureDirection>,
    /// The period that governs it, as written: of its clause, its sentence, its paragraph, or the heading above.
    pub period: Option<String>,
    /// The period that it is of: from the words of its sentence, else of its paragraph, its section, the document. `None`
    /// where no year is known, and for what is no figure.
    #[serde(serialize_with = "span_out")]
    pub span: Option<Period>,
    /// Set as a target, by its words (力争, 目标) or by the section that it stands in.
    pub target: bool,
    /// How the value is put together.
    pub form: FigureForm,
    /// The value in `base_unit`: 15.5万亿元 is 1.55e13, 三成 30, 翻两番 4, 三分之二 0.666….
    #[serde(serialize_with = "numbers_out")]
    pub number: Vec<f64>,
    /// The unit without its power of ten; % for 成, 折 and ‰, 倍 for 番; with `per` behind a stroke.
    pub base_unit: String,
    /// What it is per where the text says so apart from the unit: 万人口 of 每万人口5.7件.
    pub per: Option<String>,
    /// Which end of a change it is; `None` for the amount of a change and for a mere state.
    pub role: Option<FigureRole>,
    /// What a change is against or how it is counted: `added` (新增: the figure is what was added), `yoy` (同比, 比上年), `mom` (环比), `average-annual` (年均), `cumulative`
    /// (累计), `share-of` (占).
    pub comparison: Option<&'static str>,
    /// What the figure is about, as an editor would name it: the noun with its modifiers, without verbs and openers; empty
    /// where none is found.
    pub subject: String,
    /// Of what place or system it is, where a general word says so (全省, 我市, 全国); else empty. Not part of the subject.
    pub scope: String,
}

/// At most this many numeral expressions of a text are read: three times as many as two million bytes of prose hold, so that no
/// text costs much more than prose. [`Reading::unread`] says where reading stopped.
pub const MOST: usize = 40_000;

/// All numeral expressions of a text in reading order, at most [`MOST`]. They do not overlap; a text without any gives none.
///
/// ```
/// use figures::{FigureValue, figures};
/// let found = figures("全年增加值突破3.2万亿元，增长百分之八左右。");
/// assert_eq!(found[0].text, "突破3.2万亿元");
/// assert_eq!((found[0].value.as_ref(), found[0].unit.as_str()), (Some(&FigureValue::Number(3.2)), "万亿元"));
/// assert_eq!((found[1].number.as_slice(), found[1].unit.as_str()), ([8.0].as_slice(), "%"));
/// ```
pub fn figures(text: &str) -> Vec<Figure> {
    read(text).figures
}

/// A text as it was read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What it is made of.
    pub structure: Structure,
    /// Its numeral expressions in reading order, at most [`MOST`].
    pub figures: Vec<Figure>,
    /// Where the first numeral expression stands that is not read, in Unicode scalar values; `None` where all are read.
    pub unread: Option<usize>,
}

/// Reads a text: its title, date, headings with their time and mood, page furniture, and its figures.
///
/// ```
/// let read = figures::read("甲市2031年政府工作报告\n二、2031年工作安排\n新建公园15座。");
/// assert_eq!(read.structure.title, "甲市2031年政府工作报告");
/// assert_eq!(read.figures.last().and_then(|figure| figure.span).map(|span| span.to_string()).as_deref(), Some("2031"));
/// ```
pub fn read(text: &str) -> Reading {
    let prose = Prose::new(text);
    let (mut structure, Found { figures, unread }) = stages(&prose);
    for heading in &mut structure.headings {
        (heading.start, heading.end) = prose.written(heading.start, heading.end);
    }
    for place in &mut structure.furniture {
        *place = prose.written(place.0, place.1);
    }
    structure.body = prose.written(structure.body, structure.body).0;
    Reading {
        structure,
        figures,
        unread: unread.map(|place| prose.written(place, place).0),
    }
}

/// Where the first numeral expression of a text stands that [`read`] does not read, in Unicode scalar values.
pub fn unread(text: &str) -> Option<usize> {
    // Each takes a character at least, so that only a text longer than any report is read for this.
    if text.chars().count() <= MOST {
        return None;
    }
    let prose = Prose::new(text);
    let place = reading::read(&prose, MOST).unread?;
    Some(prose.written(place, place).0)
}

/// The stages, each with what the one before found.
fn stages(prose: &Prose) -> (Structure, Found) {
    let Found {
        figures: mut found,
        unread,
    } = reading::read(prose, MOST);
    govern::govern(prose, &mut found);
    let structure = structure::read(prose, &found);
    // 阅读：2,046; 附件（2.6MB）: figures of the page, and not of the text.
    let of_page = |figure: &&mut Figure| figure.kind == FigureKind::Figure && structure.is_furniture(figure.start);
    found
        .iter_mut()
        .filter(of_page)
        .for_each(|figure| figure.kind = FigureKind::Name);
    let done = clause::name(prose, &mut found);
    govern::share_out(prose, &mut found);
    time::resolve(prose, &structure, &done, &mut found);
    table::apply(prose, &mut found);
    for figure in &mut found {
        (figure.start, figure.end) = prose.written(figure.start, figure.end);
    }
    (structure, Found { figures: found, unread })
}

/// Whole numbers without a decimal point.
fn number_out<S: SerializeSeq>(value: f64, seq: &mut S) -> Result<(), S::Error> {
    if is_whole(value) {
        seq.serialize_element(&(value as i64))
    } else {
        seq.serialize_element(&value)
    }
}

fn is_whole(value: f64) -> bool {
    value.fract() == 0.0 && value.abs() < 9e15
}

fn list_out<S: Serializer>(values: &[f64], serializer: S) -> Result<S::Ok, S::Error> {
    let mut seq = serializer.serialize_seq(Some(values.len()))?;
    for value in values {
        number_out(*value, &mut seq)?;
    }
    seq.end()
}

fn one_out<S: Serializer>(value: f64, serializer: S) -> Result<S::Ok, S::Error> {
    if is_whole(value) {
        serializer.serialize_i64(value as i64)
    } else {
        serializer.serialize_f64(value)
    }
}

fn value_out<S: Serializer>(value: &Option<FigureValue>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        None => serializer.serialize_none(),
        Some(FigureValue::Number(number)) => one_out(*number, serializer),
        Some(FigureValue::List(numbers)) => list_out(numbers, serializer),
        Some(FigureValue::Fraction(whole, numerator, denominator)) => {
            let mut map = serializer.serialize_map(None)?;
            for (name, part) in [("whole", whole), ("numerator", numerator), ("denominator", denominator)] {
                if name != "whole" || *part != 0.0 {
                    map.serialize_entry(name, &Plain(*part))?;
                }
            }
            map.end()
        }
    }
}

struct Plain(f64);

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        one_out(self.0, serializer)
    }
}

fn span_out<S: Serializer>(span: &Option<Period>, serializer: S) -> Result<S::Ok, S::Error> {
    match span {
        None => serializer.serialize_none(),
        Some(span) => serializer.collect_str(span),
    }
}

/// One number alone, several as a list, none as null.
fn numbers_out<S: Serializer>(numbers: &[f64], serializer: S) -> Result<S::Ok, S::Error> {
    match numbers {
        [] => serializer.serialize_none(),
        [one] => one_out(*one, serializer),
        several => list_out(several, serializer),
    }
}

fn qualifier_out<S: Serializer>(qualifier: &Qualifier, serializer: S) -> Result<S::Ok, S::Error> {
    let named = Qualifier::ALL.iter().find(|(known, _)| known == qualifier);
    serializer.serialize_str(named.map_or("under", |(_, name)| name))
}
