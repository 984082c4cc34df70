//! Reports as bytes, for a program that draws a known report and reads no documents. Not here: checks; what is compiled was read as
//! a document before.
//!
//! Numbers are written in groups of seven bits, the lowest first; texts and lists begin with their length; a value that may be
//! missing begins with 0 or 1. Figures and sections are named by their places.

use crate::chart::kinds;
use crate::report::{
    COMPARISONS, Correction, DIRECTIONS, DRAWN, Datum, Indicator, Items, KINDS, Kind, Link, Measure, Order, Pair,
    Report, Section, Source, TYPES, View,
};
use quantity::{Certainty, LocalText, Period, PeriodForm, Qualifier, Quantity, Unit};
use std::rc::Rc;

/// Forms of periods, by their places.
const FORMS: [PeriodForm; 7] = [
    PeriodForm::Year,
    PeriodForm::Years,
    PeriodForm::Half,
    PeriodForm::Quarter,
    PeriodForm::Month,
    PeriodForm::Months,
    PeriodForm::Day,
];

/// Types of items that common kinds have.
const DATA: u32 = 0;
const PAIRS: u32 = 1;
const LINKS: u32 = 2;

impl Report {
    /// The report as bytes, which [`Report::from_compiled`] reads. `None` for one that is not drawn by the common kinds
    /// ([`Kinds::COMMON`]), or has units of the table (see [`Unit::common`]). Addresses and quotes are left out: who draws makes no links.
    ///
    /// [`Kinds::COMMON`]: kinds::Kinds::COMMON
    pub fn compiled(&self) -> Option<Vec<u8>> {
        let mut writer = Writer::default();
        writer.report(self)?;
        Some(writer.out)
    }

    /// Reads what [`Report::compiled`] wrote; `None` for other bytes.
    pub fn from_compiled(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader { rest: bytes };
        let report = reader.report()?;
        reader.rest.is_empty().then_some(report)
    }
}

#[derive(Default)]
struct Writer {
    out: Vec<u8>,
    sections: Vec<Rc<Section>>,
    /// Ids of the figures.
    measures: Vec<String>,
}

impl Writer {
    fn number(&mut self, number: u32) {
        let mut rest = number;
        while rest >= 0x80 {
            let [byte, ..] = rest.to_le_bytes();
            self.out.push(byte | 0x80);
            rest >>= 7;
        }
        let [byte, ..] = rest.to_le_bytes();
        self.out.push(byte);
    }

    fn length(&mut self, length: usize) -> Option<()> {
        self.number(u32::try_from(length).ok()?);
        Some(())
    }

    /// The place of a value in a list.
    fn place<T>(&mut self, list: &[T], is: impl Fn(&T) -> bool) -> Option<()> {
        let place = list.iter().position(is)?;
        self.length(place)
    }

    fn value(&mut self, value: f64) {
        self.out.extend(value.to_le_bytes());
    }

    fn text(&mut self, text: &str) -> Option<()> {
        self.length(text.len())?;
        self.out.extend(text.as_bytes());
        Some(())
    }

    fn local(&mut self, text: &LocalText) -> Option<()> {
        self.text(&text.zh)?;
        self.text(&text.en)
    }

    fn optional<T>(&mut self, value: Option<&T>, write: impl FnOnce(&mut Self, &T) -> Option<()>) -> Option<()> {
        self.number(value.is_some().into());
        value.map_or(Some(()), |value| write(self, value))
    }

    fn list<T>(&mut self, list: &[T], mut write: impl FnMut(&mut Self, &T) -> Option<()>) -> Option<()> {
        self.length(list.len())?;
        list.iter().try_for_each(|value| write(self, value))
    }

    fn period(&mut self, period: Period) -> Option<()> {
        let (form, first, last, day) = period.parts();
        self.place(&FORMS, |other| *other == form)?;
        for part in [first, last, day] {
            self.number(part);
        }
        Some(())
    }

    fn quantity(&mut self, quantity: &Quantity) -> Option<()> {
        self.value(quantity.value);
        self.optional(quantity.high.as_ref(), |writer, high| {
            writer.value(*high);
            Some(())
        })?;
        let symbol = quantity.unit.symbol();
        Unit::common(symbol)?;
        self.text(symbol)?;
        self.place(&Qualifier::ALL, |(other, _)| *other == quantity.qualifier)?;
        self.number((quantity.certainty == Certainty::Estimate).into());
        Some(())
    }

    fn report(&mut self, report: &Report) -> Option<()> {
        self.text(&report.id)?;
        self.local(&report.title)?;
        self.optional(report.date.as_ref(), |writer, date| writer.period(*date))?;
        self.optional(report.version.as_ref(), |writer, version| writer.text(version))?;
        self.local(&report.publisher)?;
        for measure in report.indicators.iter().flat_map(|indicator| &indicator.measures) {
            self.measures.push(measure.id.clone());
            let section = &measure.source.section;
            if !self.sections.contains(section) {
                self.sections.push(Rc::clone(section));
            }
        }
        let sections = self.sections.clone();
        self.list(&sections, |writer, section| {
            writer.text(&section.id)?;
            writer.local(&section.title)
        })?;
        self.list(&report.indicators, |writer, indicator| writer.indicator(indicator))?;
        self.list(&report.views, Self::view)
    }

    fn indicator(&mut self, indicator: &Indicator) -> Option<()> {
        self.text(&indicator.id)?;
        self.place(&TYPES, |(other, _)| *other == indicator.kind)?;
        self.local(&indicator.name)?;
        self.list(&indicator.aliases, |writer, alias| writer.text(alias))?;
        for text in [&indicator.counted, &indicator.share_of, &indicator.note] {
            self.optional(text.as_ref(), Self::local)?;
        }
        self.list(&indicator.measures, |writer, measure| writer.measure(measure))
    }

    fn measure(&mut self, measure: &Measure) -> Option<()> {
        self.text(&measure.id)?;
        self.period(measure.period)?;
        self.place(&KINDS, |(other, _)| *other == measure.kind)?;
        self.place(&COMPARISONS, |(other, _)| *other == measure.comparison)?;
        self.place(&DIRECTIONS, |(other, _)| *other == measure.direction)?;
        self.quantity(&measure.quantity)?;
        let place = self
            .sections
            .iter()
            .position(|section| *section == measure.source.section)?;
        self.length(place)?;
        self.text(&measure.source.stated)?;
        self.place(&DRAWN, |(other, _)| *other == measure.drawn)?;
        self.optional(measure.corrected.as_ref(), |writer, corrected| {
            writer.text(&corrected.from)?;
            writer.quantity(&corrected.quantity)?;
            writer.period(corrected.date)?;
            writer.optional(corrected.reason.as_ref(), Self::local)
        })
    }

    fn view(&mut self, view: &View) -> Option<()> {
        self.text(&view.id)?;
        self.local(&view.title)?;
        self.local(&view.subtitle)?;
        self.list(&view.notes, Self::local)?;
        let place = kinds::common_kinds().position(|kind| kind.kind() == view.kind)?;
        self.length(place)?;
        self.number((view.order == Order::Value).into());
        match &view.items {
            Items::Data(data) => {
                self.number(DATA);
                self.list(data, Self::datum)
            }
            Items::Pairs(pairs) => {
                self.number(PAIRS);
                self.list(pairs, |writer, pair| {
                    writer.datum(&pair.from)?;
                    writer.datum(&pair.to)?;
                    writer.optional(pair.rate.as_ref(), Self::datum)
                })
            }
            Items::Links(links) => {
                self.number(LINKS);
                self.list(links, |writer, link| {
                    writer.datum(&link.datum)?;
                    writer.text(&link.view)?;
                    writer.local(&link.title)
                })
            }
            Items::Aims(_) | Items::Courses(_) => None,
        }
    }

    fn datum(&mut self, datum: &Datum) -> Option<()> {
        let place = self.measures.iter().position(|id| *id == datum.measure.id)?;
        self.length(place)?;
        self.optional(datum.label.as_ref(), Self::local)
    }
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn number(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in (0..u32::BITS).step_by(7) {
            let (byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn length(&mut self) -> Option<usize> {
        self.number()?.try_into().ok()
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }

    /// The value of a list whose place comes next.
    fn of<T: Clone>(&mut self, list: &[T]) -> Option<T> {
        list.get(self.length()?).cloned()
    }

    fn value(&mut self) -> Option<f64> {
        Some(f64::from_le_bytes(self.take(8)?.try_into().ok()?))
    }

    fn text(&mut self) -> Option<String> {
        let length = self.length()?;
        String::from_utf8(self.take(length)?.to_vec()).ok()
    }

    fn local(&mut self) -> Option<LocalText> {
        Some(LocalText {
            zh: self.text()?,
            en: self.text()?,
        })
    }

    /// A value that may be missing.
    fn optional<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<Option<T>> {
        match self.number()? {
            0 => Some(None),
            _ => Some(Some(read(self)?)),
        }
    }

    fn list<T>(&mut self, mut read: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        // A loop is half the code of an iterator that stops at `None`.
        let mut list = Vec::new();
        for _ in 0..self.length()? {
            list.push(read(self)?);
        }
        Some(list)
    }

    fn period(&mut self) -> Option<Period> {
        Period::from_parts(self.of(&FORMS)?, self.number()?, self.number()?, self.number()?)
    }

    fn quantity(&mut self) -> Option<Quantity> {
        Some(Quantity {
            value: self.value()?,
            high: self.optional(Self::value)?,
            unit: Unit::common(&self.text()?)?,
            qualifier: self.of(&Qualifier::ALL)?.0,
            certainty: match self.number()? {
                0 => Certainty::Stated,
                _ => Certainty::Estimate,
            },
        })
    }

    fn report(&mut self) -> Option<Report> {
        let (id, title, date) = (self.text()?, self.local()?, self.optional(Self::period)?);
        let (version, publisher) = (self.optional(Self::text)?, self.local()?);
        let sections = self.list(|reader| {
            Some(Rc::new(Section {
                id: reader.text()?,
                title: reader.local()?,
                url: None,
            }))
        })?;
        let mut data = Vec::new();
        let indicators = self.list(|reader| reader.indicator(&sections, &mut data))?;
        let views = self.list(|reader| reader.view(&data))?;
        Some(Report {
            id,
            title,
            date,
            version,
            publisher,
            url: None,
            indicators,
            views,
        })
    }

    /// An indicator, whose figures are added to those of the report.
    fn indicator(&mut self, sections: &[Rc<Section>], data: &mut Vec<Datum>) -> Option<Rc<Indicator>> {
        let indicator = Rc::new(Indicator {
            id: self.text()?,
            kind: self.of(&TYPES)?.0,
            name: self.local()?,
            aliases: self.list(Self::text)?,
            counted: self.optional(Self::local)?,
            share_of: self.optional(Self::local)?,
            note: self.optional(Self::local)?,
            measures: self.list(|reader| reader.measure(sections))?,
        });
        data.extend(indicator.measures.iter().map(|measure| Datum {
            indicator: Rc::clone(&indicator),
            measure: Rc::clone(measure),
            label: None,
        }));
        Some(indicator)
    }

    fn measure(&mut self, sections: &[Rc<Section>]) -> Option<Rc<Measure>> {
        Some(Rc::new(Measure {
            id: self.text()?,
            period: self.period()?,
            kind: self.of(&KINDS)?.0,
            comparison: self.of(&COMPARISONS)?.0,
            direction: self.of(&DIRECTIONS)?.0,
            quantity: self.quantity()?,
            source: Source {
                section: self.of(sections)?,
                stated: self.text()?,
                quote: None,
            },
            drawn: self.of(&DRAWN)?.0,
            corrected: self.optional(|reader| {
                Some(Correction {
                    from: reader.text()?,
                    quantity: reader.quantity()?,
                    date: reader.period()?,
                    reason: reader.optional(Self::local)?,
                })
            })?,
            shown_in: None,
        }))
    }

    fn view(&mut self, data: &[Datum]) -> Option<View> {
        Some(View {
            id: self.text()?,
            title: self.local()?,
            subtitle: self.local()?,
            notes: self.list(Self::local)?,
            kind: self.kind()?,
            order: match self.number()? {
                0 => Order::Listed,
                _ => Order::Value,
            },
            items: match self.number()? {
                DATA => Items::Data(self.list(|reader| reader.datum(data))?),
                PAIRS => Items::Pairs(self.list(|reader| {
                    Some(Pair {
                        from: reader.datum(data)?,
                        to: reader.datum(data)?,
                        rate: reader.optional(|reader| reader.datum(data))?,
                    })
                })?),
                LINKS => Items::Links(self.list(|reader| {
                    Some(Link {
                        datum: reader.datum(data)?,
                        view: reader.text()?,
                        title: reader.local()?,
                    })
                })?),
                _ => return None,
            },
        })
    }

    fn kind(&mut self) -> Option<&'static Kind> {
        let place = self.length()?;
        Some(kinds::common_kinds().nth(place)?.kind())
    }

    fn datum(&mut self, data: &[Datum]) -> Option<Datum> {
        let datum = self.of(data)?;
        Some(Datum {
            label: self.optional(Self::local)?,
            ..datum
        })
    }
}
