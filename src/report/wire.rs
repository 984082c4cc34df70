//! The document as it is written: the serde mirror of a report, and the checks that turn it into one.
//! Refuses: defaults for what is wrong.

use super::views::{Link, Order, Pair, View, ViewKind};
use super::{
    Comparison, Datum, Direction, Drawn, Indicator, IndicatorType, Measure, MeasureKind, Report, Section, Source,
};
use crate::error::{Code, Error};
use crate::lang::LocalText;
use crate::quantity::{Certainty, Family, Qualifier, Quantity, UNITS, Unit};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::rc::Rc;

const FORMAT: &str = "report-charts/1";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReportWire {
    format: String,
    id: String,
    title: LocalText,
    date: String,
    publisher: LocalText,
    sections: Vec<SectionWire>,
    indicators: Vec<IndicatorWire>,
    #[serde(default)]
    views: Vec<ViewWire>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SectionWire {
    id: String,
    title: LocalText,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IndicatorWire {
    id: String,
    r#type: String,
    name: LocalText,
    #[serde(default)]
    aliases: Vec<String>,
    counted: Option<LocalText>,
    share_of: Option<LocalText>,
    note: Option<LocalText>,
    measures: Vec<MeasureWire>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MeasureWire {
    id: Option<String>,
    period: String,
    kind: String,
    comparison: String,
    direction: String,
    value: f64,
    unit: String,
    qualifier: String,
    estimate: bool,
    stated: String,
    section: String,
    drawn: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ViewWire {
    id: String,
    kind: String,
    title: LocalText,
    subtitle: LocalText,
    #[serde(default)]
    notes: Vec<LocalText>,
    order: Option<String>,
    items: Vec<ItemWire>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemWire {
    measure: String,
    label: Option<LocalText>,
    to: Option<String>,
    rate: Option<String>,
    view: Option<String>,
}

/// Reads and checks a document.
pub(super) fn read(text: &str) -> Result<Report, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let wire: ReportWire = serde_json::from_str(text).map_err(|e| {
        let place = format!("line {} column {}", e.line(), e.column());
        Error::new(Code::InvalidDocument, place, e.to_string())
    })?;
    if wire.format != FORMAT {
        let message = format!("found \"{}\"; accepted is \"{FORMAT}\"", wire.format);
        return Err(Error::new(Code::UnsupportedFormat, "format", message));
    }
    let sections = read_sections(wire.sections)?;
    let indicators = read_indicators(wire.indicators, &sections)?;
    let views = read_views(&wire.views, &indicators)?;
    Ok(Report {
        id: wire.id,
        title: wire.title,
        date: wire.date,
        publisher: wire.publisher,
        indicators,
        views,
    })
}

type Sections = BTreeMap<String, Rc<Section>>;

fn read_sections(wires: Vec<SectionWire>) -> Result<Sections, Error> {
    let mut sections = Sections::new();
    for (i, wire) in wires.into_iter().enumerate() {
        let section = Rc::new(Section {
            id: wire.id.clone(),
            title: wire.title,
        });
        if sections.insert(wire.id.clone(), section).is_some() {
            return Err(duplicate(&format!("sections[{i}].id"), &wire.id));
        }
    }
    Ok(sections)
}

fn read_indicators(wires: Vec<IndicatorWire>, sections: &Sections) -> Result<Vec<Rc<Indicator>>, Error> {
    let mut seen = BTreeMap::new();
    let mut indicators = Vec::new();
    for (i, wire) in wires.into_iter().enumerate() {
        let path = format!("indicators[{i}]");
        if seen.insert(wire.id.clone(), ()).is_some() {
            return Err(duplicate(&format!("{path}.id"), &wire.id));
        }
        indicators.push(Rc::new(read_indicator(wire, sections, &path)?));
    }
    let mut measures = BTreeMap::new();
    for (i, indicator) in indicators.iter().enumerate() {
        for (j, measure) in indicator.measures.iter().enumerate() {
            if measures.insert(measure.id.clone(), ()).is_some() {
                return Err(duplicate(&format!("indicators[{i}].measures[{j}].id"), &measure.id));
            }
        }
    }
    Ok(indicators)
}

fn read_indicator(wire: IndicatorWire, sections: &Sections, path: &str) -> Result<Indicator, Error> {
    let kinds = [(IndicatorType::Indicator, "indicator"), (IndicatorType::Count, "count")];
    let kind = word(&kinds, &wire.r#type, path, "type")?;
    let mut measures = Vec::new();
    for (j, measure) in wire.measures.into_iter().enumerate() {
        let path = format!("{path}.measures[{j}]");
        measures.push(Rc::new(read_measure(measure, &wire.id, sections, &path)?));
    }
    Ok(Indicator {
        id: wire.id,
        kind,
        name: wire.name,
        aliases: wire.aliases,
        counted: wire.counted,
        share_of: wire.share_of,
        note: wire.note,
        measures,
    })
}

pub(crate) const KINDS: [(MeasureKind, &str); 2] = [(MeasureKind::Target, "target"), (MeasureKind::Result, "result")];
pub(crate) const COMPARISONS: [(Comparison, &str); 5] = [
    (Comparison::YearOnYear, "yoy"),
    (Comparison::Cumulative, "cumulative"),
    (Comparison::AverageAnnual, "average-annual"),
    (Comparison::Level, "level"),
    (Comparison::ShareOf, "share-of"),
];
pub(crate) const DIRECTIONS: [(Direction, &str); 4] = [
    (Direction::Increase, "increase"),
    (Direction::Decrease, "decrease"),
    (Direction::Level, "level"),
    (Direction::Share, "share"),
];
pub(crate) const DRAWN: [(Drawn, &str); 2] = [(Drawn::Mark, "mark"), (Drawn::Words, "words")];

fn read_measure(wire: MeasureWire, indicator: &str, sections: &Sections, path: &str) -> Result<Measure, Error> {
    let kind = word(&KINDS, &wire.kind, path, "kind")?;
    let section = sections
        .get(&wire.section)
        .ok_or_else(|| unknown_reference(&format!("{path}.section"), &wire.section, "id of a section"))?;
    if !wire.value.is_finite() || wire.value < 0.0 || wire.value > 1e15 {
        let message = format!(
            "found {}; accepted is a number from 0 to 1e15, the direction carries the sign",
            wire.value
        );
        return Err(Error::new(Code::ValueOutOfRange, format!("{path}.value"), message));
    }
    let unit = Unit::parse(&wire.unit).ok_or_else(|| {
        let message = format!("found \"{}\"; accepted are {UNITS}", wire.unit);
        Error::new(Code::UnknownUnit, format!("{path}.unit"), message)
    })?;
    let suffix = match kind {
        MeasureKind::Target => "/target",
        MeasureKind::Result => "",
    };
    Ok(Measure {
        id: wire
            .id
            .unwrap_or_else(|| format!("{indicator}@{}{suffix}", wire.period)),
        period: wire.period,
        kind,
        comparison: word(&COMPARISONS, &wire.comparison, path, "comparison")?,
        direction: word(&DIRECTIONS, &wire.direction, path, "direction")?,
        quantity: Quantity {
            value: wire.value,
            unit,
            qualifier: word(&Qualifier::ALL, &wire.qualifier, path, "qualifier")?,
            certainty: if wire.estimate {
                Certainty::Estimate
            } else {
                Certainty::Stated
            },
        },
        source: Source {
            section: Rc::clone(section),
            stated: wire.stated,
        },
        drawn: match wire.drawn {
            None => Drawn::Mark,
            Some(found) => word(&DRAWN, &found, path, "drawn")?,
        },
    })
}

/// The kinds of view as documents name them.
#[derive(Clone, Copy)]
enum Kind {
    Bars,
    Change,
    Slopes,
    Remainder,
    Index,
    Shares,
    Proportion,
    Tiles,
    Overview,
}

const VIEW_KINDS: [(Kind, &str); 9] = [
    (Kind::Bars, "bars"),
    (Kind::Change, "change"),
    (Kind::Slopes, "slopes"),
    (Kind::Remainder, "remainder"),
    (Kind::Index, "index"),
    (Kind::Shares, "shares"),
    (Kind::Proportion, "proportion"),
    (Kind::Tiles, "tiles"),
    (Kind::Overview, "overview"),
];

fn read_views(wires: &[ViewWire], indicators: &[Rc<Indicator>]) -> Result<Vec<View>, Error> {
    let mut data = BTreeMap::new();
    for indicator in indicators {
        for measure in &indicator.measures {
            let datum = Datum {
                indicator: Rc::clone(indicator),
                measure: Rc::clone(measure),
                label: None,
            };
            data.insert(measure.id.as_str(), datum);
        }
    }
    let mut titles = BTreeMap::new();
    for (i, wire) in wires.iter().enumerate() {
        if titles.insert(wire.id.as_str(), &wire.title).is_some() {
            return Err(duplicate(&format!("views[{i}].id"), &wire.id));
        }
    }
    let resolve = Resolve { data, titles };
    wires
        .iter()
        .enumerate()
        .map(|(i, wire)| resolve.view(wire, &format!("views[{i}]")))
        .collect()
}

/// Turns names into what they name.
struct Resolve<'a> {
    data: BTreeMap<&'a str, Datum>,
    titles: BTreeMap<&'a str, &'a LocalText>,
}

impl Resolve<'_> {
    fn view(&self, wire: &ViewWire, path: &str) -> Result<View, Error> {
        let order = match &wire.order {
            None => Order::Listed,
            Some(found) => word(
                &[(Order::Listed, "listed"), (Order::Value, "value")],
                found,
                path,
                "order",
            )?,
        };
        let kind = match word(&VIEW_KINDS, &wire.kind, path, "kind")? {
            Kind::Bars => ViewKind::Bars(self.alike(&wire.items, path)?, order),
            Kind::Change => ViewKind::Change(self.pairs(&wire.items, path)?),
            Kind::Slopes => ViewKind::Slopes(self.pairs(&wire.items, path)?),
            Kind::Remainder => ViewKind::Remainder(self.percentages(&wire.items, path)?),
            Kind::Index => ViewKind::Index(self.percentages(&wire.items, path)?),
            Kind::Shares => ViewKind::Shares(self.percentages(&wire.items, path)?),
            Kind::Proportion => {
                let mut pairs = self.pairs(&wire.items, path)?;
                match (pairs.pop(), pairs.is_empty()) {
                    (Some(pair), true) => ViewKind::Proportion(pair),
                    _ => return Err(incomplete(path, "a proportion takes exactly one item")),
                }
            }
            Kind::Tiles => ViewKind::Tiles(self.items(&wire.items, path)?),
            Kind::Overview => ViewKind::Overview(self.links(&wire.items, path)?),
        };
        if wire.items.is_empty() {
            return Err(incomplete(path, "a view shows at least one figure"));
        }
        Ok(View {
            id: wire.id.clone(),
            title: wire.title.clone(),
            subtitle: wire.subtitle.clone(),
            notes: wire.notes.clone(),
            kind,
        })
    }

    fn datum(&self, id: &str, path: &str) -> Result<Datum, Error> {
        let found = self.data.get(id).cloned();
        found.ok_or_else(|| unknown_reference(path, id, "id of a measure, indicator@period or indicator@period/target"))
    }

    fn items(&self, items: &[ItemWire], path: &str) -> Result<Vec<Datum>, Error> {
        items
            .iter()
            .enumerate()
            .map(|(i, item)| {
                let datum = self.datum(&item.measure, &format!("{path}.items[{i}].measure"))?;
                Ok(Datum {
                    label: item.label.clone(),
                    ..datum
                })
            })
            .collect()
    }

    /// Figures for one axis: one family, or percentages with percentage points, which get a lane of their own.
    fn alike(&self, items: &[ItemWire], path: &str) -> Result<Vec<Datum>, Error> {
        let data = self.items(items, path)?;
        let mut axis: Option<&Datum> = None;
        for (i, datum) in data.iter().enumerate() {
            if *datum.measure.quantity.unit.family() == Family::PercentagePoint {
                continue;
            }
            match axis {
                None => axis = Some(datum),
                Some(first) => same_family(first, datum, &format!("{path}.items[{i}].measure"))?,
            }
        }
        Ok(data)
    }

    fn percentages(&self, items: &[ItemWire], path: &str) -> Result<Vec<Datum>, Error> {
        let data = self.items(items, path)?;
        for (i, datum) in data.iter().enumerate() {
            let quantity = &datum.measure.quantity;
            if *quantity.unit.family() != Family::Percent || quantity.value > 100.0 {
                let message = format!(
                    "found {}; this kind takes parts of a hundred, in %",
                    datum.measure.source.stated
                );
                return Err(Error::new(
                    Code::UnlikeUnits,
                    format!("{path}.items[{i}].measure"),
                    message,
                ));
            }
        }
        Ok(data)
    }

    fn pairs(&self, items: &[ItemWire], path: &str) -> Result<Vec<Pair>, Error> {
        let mut pairs = Vec::new();
        for (i, item) in items.iter().enumerate() {
            let path = format!("{path}.items[{i}]");
            let to = item
                .to
                .as_ref()
                .ok_or_else(|| incomplete(&path, "this kind compares two figures: name the later one in \"to\""))?;
            let from = self.datum(&item.measure, &format!("{path}.measure"))?;
            let to = self.datum(to, &format!("{path}.to"))?;
            same_family(&from, &to, &format!("{path}.to"))?;
            let rate = item.rate.as_ref();
            let rate = rate.map(|id| self.datum(id, &format!("{path}.rate"))).transpose()?;
            pairs.push(Pair { from, to, rate });
        }
        Ok(pairs)
    }

    fn links(&self, items: &[ItemWire], path: &str) -> Result<Vec<Link>, Error> {
        let mut links = Vec::new();
        for (i, item) in items.iter().enumerate() {
            let path = format!("{path}.items[{i}]");
            let datum = self.datum(&item.measure, &format!("{path}.measure"))?;
            let view = item.view.as_ref().ok_or_else(|| {
                incomplete(
                    &path,
                    "a figure of an overview leads somewhere: name a view in \"view\"",
                )
            })?;
            let title = self
                .titles
                .get(view.as_str())
                .ok_or_else(|| unknown_reference(&format!("{path}.view"), view, "id of a view"))?;
            links.push(Link {
                datum,
                view: view.clone(),
                title: (*title).clone(),
            });
        }
        Ok(links)
    }
}

fn same_family(first: &Datum, other: &Datum, path: &str) -> Result<(), Error> {
    let (first, other) = (&first.measure.quantity.unit, &other.measure.quantity.unit);
    if first.family() == other.family() {
        return Ok(());
    }
    let message = format!(
        "found {} beside {}; figures on one axis share one kind of unit",
        other.symbol(),
        first.symbol()
    );
    Err(Error::new(Code::UnlikeUnits, path, message))
}

/// One of a few words.
fn word<T: Copy>(table: &[(T, &str)], found: &str, path: &str, field: &str) -> Result<T, Error> {
    let known = table.iter().find(|(_, name)| *name == found);
    known.map(|(value, _)| *value).ok_or_else(|| {
        let names: Vec<&str> = table.iter().map(|(_, name)| *name).collect();
        let message = format!("found \"{found}\"; accepted is one of {}", names.join(", "));
        Error::new(Code::UnknownWord, format!("{path}.{field}"), message)
    })
}

fn duplicate(path: &str, id: &str) -> Error {
    let message = format!("found \"{id}\" a second time; accepted is an id of its own");
    Error::new(Code::DuplicateId, path, message)
}

fn unknown_reference(path: &str, id: &str, accepted: &str) -> Error {
    let message = format!("found \"{id}\", which is not there; accepted is the {accepted}");
    Error::new(Code::UnknownReference, path, message)
}

fn incomplete(path: &str, message: &str) -> Error {
    Error::new(Code::IncompleteView, path, message)
}
