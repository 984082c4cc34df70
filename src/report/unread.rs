//! Placeholders for values that could not be read, so that reading goes on and lists every error. The error is reported
//! where the value was read; references to the placeholder are not errors.

use super::{Comparison, Datum, Direction, Drawn, Indicator, IndicatorType, Measure, MeasureKind, Section, Source};
use quantity::{Certainty, LocalText, Period, Qualifier, Quantity, Unit};
use std::rc::Rc;

/// Placeholder for a text.
pub(crate) fn text() -> LocalText {
    LocalText {
        zh: String::new(),
        en: String::new(),
    }
}

/// Placeholder for a section.
pub(crate) fn section() -> Rc<Section> {
    Rc::new(Section {
        id: String::new(),
        title: text(),
        url: None,
    })
}

/// Placeholder for a measure.
pub(crate) fn measure() -> Measure {
    Measure {
        id: String::new(),
        period: Period::EARLIEST,
        kind: MeasureKind::Result,
        comparison: Comparison::Level,
        direction: Direction::Level,
        quantity: Quantity {
            value: 0.0,
            high: None,
            unit: Unit::unread(),
            qualifier: Qualifier::Exact,
            certainty: Certainty::Stated,
        },
        source: Source {
            section: section(),
            stated: String::new(),
            quote: None,
        },
        drawn: Drawn::Mark,
        corrected: None,
        shown_in: None,
    }
}

/// Placeholder for a measure with its indicator.
pub(crate) fn datum() -> Datum {
    Datum {
        indicator: Rc::new(Indicator {
            id: String::new(),
            kind: IndicatorType::Indicator,
            name: text(),
            aliases: Vec::new(),
            counted: None,
            share_of: None,
            note: None,
            measures: Vec::new(),
        }),
        measure: Rc::new(measure()),
        label: None,
    }
}

/// Whether this is a placeholder.
pub(crate) fn is_unread(measure: &Measure) -> bool {
    measure.quantity.unit.symbol().is_empty()
}
