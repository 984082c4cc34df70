//! An article held against a report: for every figure, which measure it is about and whether it says what that one says.
//! Refuses: matching by value. A figure whose subject is not sure is never called wrong.

mod about;
mod article;
mod names;
mod scope;
mod vocabulary;
mod weigh;
mod words;

use figures::{Figure, FigureRole};
use quantity::Lang;
use report_charts::report::{Datum, Measure, Report};

use about::{Names, Places, Subject};
use article::Article;
use std::rc::Rc;
use weigh::Weighed;

/// One way in which an article departs from the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Another number: 12% for 11%.
    Number,
    /// The same number in another unit: 万 for 亿, 百分点 for %.
    Unit,
    /// A bound lost, added or changed: 11% for 11%左右.
    Qualifier,
    /// An expectation told as a fact: 预计 is missing.
    Estimate,
    /// A fall for a rise, or a rise for a fall.
    Direction,
    /// Another year.
    Period,
}

/// Why a figure has nothing in the report to be held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// No indicator of the report is named where the figure stands.
    NoIndicator,
    /// The indicator that is named has no figure of this kind: of its unit, comparison or period.
    NoMeasure,
    /// More than one indicator may be meant, or another than the one that is named.
    Unclear,
}

/// What comes of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It says what the report says.
    Agrees,
    /// It departs from the report in these ways, at least one.
    Differs(Vec<Difference>),
    /// There is nothing to hold it against.
    NotInReport(Absence),
}

impl Difference {
    /// The name in lists for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Unit => "unit",
            Self::Qualifier => "qualifier",
            Self::Estimate => "estimate",
            Self::Direction => "direction",
            Self::Period => "period",
        }
    }
}

impl Absence {
    /// The name in lists for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoIndicator => "no-indicator",
            Self::NoMeasure => "no-measure",
            Self::Unclear => "unclear",
        }
    }
}

impl Verdict {
    /// The name in lists for programs.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Differs(_) => "differs",
            Self::NotInReport(_) => "not-in-report",
        }
    }

    /// What differs; nothing where nothing does or nothing was found.
    pub fn differences(&self) -> &[Difference] {
        match self {
            Self::Differs(differences) => differences,
            _ => &[],
        }
    }

    /// Why nothing was found; `None` where something was.
    pub fn absence(&self) -> Option<Absence> {
        match self {
            Self::NotInReport(why) => Some(*why),
            _ => None,
        }
    }
}

/// A figure of an article and what the report says of it.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The figure, with its place in the article.
    pub figure: Figure,
    /// Its line, from 1.
    pub line: usize,
    /// Where its sentence begins and the place behind it, in Unicode scalar values. Of very long sentences a part.
    pub sentence: (usize, usize),
    /// The figure inside its sentence, between 【 and 】, shortened to what stands near it.
    pub excerpt: String,
    /// The measure it is about; `None` where it is not in the report.
    pub datum: Option<Datum>,
    /// Other measures of the indicator that it could mean, where it differs from this one: all where its sentence tells no
    /// year, else those that are as near.
    pub others: Vec<Datum>,
    /// What comes of it.
    pub verdict: Verdict,
}

/// Holds every figure of an article (Chinese prose) against a report, in the order of the text, each once. Days, places in an
/// order, names and spans of time are no figures.
///
/// ```
/// use reading::proof::{Difference, Verdict, proof};
/// use report_charts::document::built_in;
/// let found = proof("2011年工业投资增长19%左右，电信业务收入增长6%左右。", &built_in()?);
/// assert_eq!(found[0].verdict, Verdict::Agrees);
/// assert_eq!(found[1].verdict, Verdict::Differs(vec![Difference::Number]));
/// assert_eq!(found[1].datum.as_ref().unwrap().measure.source.stated, "5%左右");
/// # Ok::<(), report_charts::Error>(())
/// ```
pub fn proof(article: &str, report: &Report) -> Vec<Finding> {
    let figures::Reading { structure, figures, .. } = figures::read(article);
    let text = Article::new(article, &figures);
    let names = Names::of(report);
    let names = names.find_in(&text);
    let mut place = 0;
    let mut state = Walk {
        dated: structure.date.is_some() && structure.place == report.publisher.zh,
        ..Walk::default()
    };
    let mut findings = Vec::new();
    let mut nearest = Vec::new();
    for (index, figure) in figures.iter().enumerate() {
        state.walk(&text, place, figure.start);
        place = place.max(figure.start);
        if !about::is_proofed(figure) {
            continue;
        }
        let near = near(&figures, index);
        let (finding, best) = find(&text, figure, near, &state, &names, report);
        findings.push(finding);
        nearest.push(best);
    }
    turn(&mut findings);
    cross(&mut findings, &nearest);
    release(&mut findings);
    findings
}

/// From A to B, where B was before A: each end agrees with a figure of the report, and both are of the other's time.
fn turn(findings: &mut [Finding]) {
    let mut rest = findings;
    while !rest.is_empty() {
        let is = |one: &Finding, role| one.figure.role == Some(role);
        let from = rest.iter().take_while(|one| is(one, FigureRole::From)).count();
        let to = rest.iter().skip(from).take_while(|one| is(one, FigureRole::To)).count();
        let (starts, others) = rest.split_at_mut(from);
        let (ends, others) = others.split_at_mut(if from == 0 { to.max(1) } else { to });
        if from == to {
            for (start, end) in starts.iter_mut().zip(ends) {
                let (Some(first), Some(last)) = (&start.datum, &end.datum) else {
                    continue;
                };
                let agree = start.verdict == Verdict::Agrees && end.verdict == Verdict::Agrees;
                let same = Rc::ptr_eq(&first.indicator, &last.indicator);
                if agree && same && weigh::end(&first.measure) > weigh::end(&last.measure) {
                    std::mem::swap(&mut start.datum, &mut end.datum);
                    for one in [start, end] {
                        one.verdict = Verdict::Differs(vec![Difference::Number]);
                    }
                }
            }
        }
        rest = others;
    }
}

/// What is known on the way through a text.
#[derive(Default)]
struct Walk {
    /// Whether the text is itself a report of the publisher, with a date, so that its sections say what they are of.
    dated: bool,
    lines: usize,
    /// Whether all that stands here was said to be expected.
    sweeping: bool,
    line_start: usize,
    line_has_sentence: bool,
}

impl Walk {
    fn walk(&mut self, text: &Article, from: usize, to: usize) {
        for i in from..to {
            let c = text.at(i);
            if c == '\n' {
                self.lines += 1;
                // A line without a sentence is a heading: what was said before it is over.
                if !self.line_has_sentence && !text.part(self.line_start, i).is_empty() {
                    self.sweeping = false;
                }
                self.line_start = i + 1;
                self.line_has_sentence = false;
            } else if article::ends_sentence(c) && c != '\r' {
                self.line_has_sentence = true;
            } else if vocabulary::expects_all(text, i) {
                self.sweeping = true;
            }
        }
    }
}

/// The figures and dates around one, as far as a sentence is looked at.
fn near(figures: &[Figure], index: usize) -> &[Figure] {
    const AROUND: usize = 40;
    figures
        .get(index.saturating_sub(AROUND)..figures.len().min(index + AROUND))
        .unwrap_or_default()
}

fn find(
    text: &Article,
    figure: &Figure,
    near: &[Figure],
    state: &Walk,
    names: &Places,
    report: &Report,
) -> (Finding, Option<Weighed>) {
    let sentence = (text.sentence_start(figure.start), text.sentence_end(figure.end));
    let mut finding = Finding {
        excerpt: words::excerpt(text, figure, sentence),
        figure: figure.clone(),
        line: state.lines + 1,
        sentence,
        datum: None,
        others: Vec::new(),
        verdict: Verdict::NotInReport(Absence::NoIndicator),
    };
    let (indexes, sure, whole) = match names.subject(figure, near) {
        Subject::None => return (finding, None),
        Subject::Unclear => return (finding.absent(Absence::Unclear), None),
        Subject::Indicators { indexes, sure, whole } => (indexes, sure, whole),
    };
    if !weigh::is_one_number(figure) || vocabulary::denied(text, text.clause_start(figure.start), figure.start) {
        return (finding.absent(Absence::Unclear), None);
    }
    let data: Vec<Datum> = indexes.iter().flat_map(|index| data_of(report, *index)).collect();
    let when = weigh::when(text, figure, near, state.dated);
    let mut weighed = weigh::weigh(text, figure, &when, state.sweeping, &data, whole).into_iter();
    let Some(best) = weighed.next() else {
        return (finding.absent(Absence::NoMeasure), None);
    };
    if !best.differences.is_empty() {
        let alone = weighed.len() == 0;
        let rivals = weigh::has_rivals(figure, &best, weighed.as_slice());
        if !weigh::is_sure(figure, &when, &best, sure, alone, rivals) {
            return (finding.absent(Absence::Unclear), Some(best));
        }
        let as_likely = weighed.take_while(|other| other.weight == best.weight || !when.is_told());
        finding.others = as_likely.map(|other| other.datum).collect();
        finding.verdict = Verdict::Differs(best.differences.clone());
    } else {
        finding.verdict = Verdict::Agrees;
    }
    finding.datum = Some(best.datum.clone());
    (finding, Some(best))
}

/// Figures of things in a row that stand in each other's place: each departs from what is nearest, and says what is nearest to
/// the other.
fn cross(findings: &mut [Finding], nearest: &[Option<Weighed>]) {
    /// How many figures of a row are looked at.
    const ROW: usize = 6;
    let says = |one: &Finding, other: &Weighed| {
        weigh::is_same_amount(&one.figure, &other.datum.measure.quantity) == Some(true)
    };
    for index in 0..findings.len() {
        for other in index + 1..findings.len().min(index + ROW) {
            let (Some(Some(first)), Some(Some(second))) = (nearest.get(index), nearest.get(other)) else {
                continue;
            };
            let (Some(one), Some(two)) = (findings.get(index), findings.get(other)) else {
                continue;
            };
            let crossed = one.figure.number != two.figure.number
                && two.figure.start < one.sentence.1
                && says(one, second)
                && says(two, first)
                && one.verdict != Verdict::Agrees
                && two.verdict != Verdict::Agrees;
            if crossed {
                for (place, best) in [(index, first), (other, second)] {
                    if let Some(finding) = findings.get_mut(place) {
                        finding.datum = Some(best.datum.clone());
                        finding.verdict = Verdict::Differs(best.differences.clone());
                    }
                }
            }
        }
    }
}

/// A measure that another figure of the sentence states as the report does is not what this one departs from: it has a measure of
/// its own, which the report may not hold.
fn release(findings: &mut [Finding]) {
    /// How many figures on either side are looked at.
    const AROUND: usize = 6;
    for index in 0..findings.len() {
        let around = findings.get(index.saturating_sub(AROUND)..findings.len().min(index + AROUND + 1));
        let Some(one) = findings.get(index) else { continue };
        let is_stated = one.verdict.differences().contains(&Difference::Number)
            && around.unwrap_or_default().iter().any(|other| {
                let same = one.datum.as_ref().zip(other.datum.as_ref());
                other.verdict == Verdict::Agrees
                    && one.sentence.0 <= other.figure.start
                    && other.figure.end <= one.sentence.1
                    && same.is_some_and(|(one, other)| Rc::ptr_eq(&one.measure, &other.measure))
            });
        if is_stated && let Some(one) = findings.get_mut(index) {
            one.datum = None;
            one.others = Vec::new();
            one.verdict = Verdict::NotInReport(Absence::Unclear);
        }
    }
}

/// The figures of an indicator.
fn data_of(report: &Report, index: usize) -> Vec<Datum> {
    let Some(indicator) = report.indicators.get(index) else {
        return Vec::new();
    };
    let of = |measure: &Rc<Measure>| Datum {
        indicator: Rc::clone(indicator),
        measure: Rc::clone(measure),
        label: None,
    };
    indicator.measures.iter().map(of).collect()
}

impl Finding {
    fn absent(mut self, why: Absence) -> Self {
        self.verdict = Verdict::NotInReport(why);
        self
    }

    /// Whether the article says something else than the report.
    pub fn is_wrong(&self) -> bool {
        matches!(self.verdict, Verdict::Differs(_))
    }

    /// What comes of it, in words: 不一致：数值：文中12%，报告11%左右.
    pub fn words(&self, lang: Lang) -> String {
        words::verdict(self, lang)
    }

    /// What the report states and where; empty where it states nothing.
    pub fn stated(&self, lang: Lang) -> String {
        self.datum
            .as_ref()
            .map(|datum| words::stated(datum, lang))
            .unwrap_or_default()
    }
}
