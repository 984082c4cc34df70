//! The results of the browser rounds: a median for each measure and each library.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::{PEERS, WIDGET, native::Growth, stats};

/// Prefix of the measures for growing numbers of charts on a page.
pub(super) const MANY: &str = "many";

/// One row of the table.
pub(super) struct Measure {
    /// Its name in the output of the browser binary.
    pub(super) id: &'static str,
    pub(super) label: &'static str,
    /// Digits after the point.
    pub(super) digits: usize,
    /// Whether ratios are meaningful: not for measures that may be zero, nor for the frame rate of a screen.
    pub(super) compared: bool,
}

const fn measure(id: &'static str, label: &'static str, digits: usize, compared: bool) -> Measure {
    Measure {
        id,
        label,
        digits,
        compared,
    }
}

pub(super) const MEASURES: [Measure; 17] = [
    measure("bytes", "Download for one chart, KiB (brotli 11)", 1, true),
    measure("first", "First chart, cold, ms", 0, true),
    measure("first-slow", "First chart, slow line and device, ms", 0, true),
    measure("first-slow-ahead", "The same, preloaded, ms", 0, true),
    measure("hundred", "A hundred charts: visible charts are drawn, ms", 0, true),
    measure(
        "hundred-work",
        "A hundred charts, scrolled through: work in all, ms",
        0,
        true,
    ),
    measure("scroll", "Longest frame while scrolling through them, ms", 0, false),
    measure("hundred-memory", "Scripts and DOM of a hundred charts, MiB", 1, true),
    measure("hundred-processes", "Memory taken for a hundred charts, MiB", 0, true),
    measure("hover", "Hover, 60 moves a second: work for each, ms", 2, true),
    measure("resize", "Resize: work, ms", 1, true),
    measure("theme", "Dark and light in turn: work for each, ms", 1, true),
    measure("mount", "Mount and destroy: work, ms", 1, true),
    measure("growth", "Left behind by each that came and went, KiB", 2, false),
    measure(
        "line-first-6",
        "Line of a million points, first drawn: work, ms",
        1,
        true,
    ),
    measure("line-redraw-6", "Line of a million points, resized: work, ms", 1, true),
    measure("line-move", "A step along half of a million points: work, ms", 2, true),
];

/// Sizes of the lines, as powers of ten.
pub(super) const POWERS: [i32; 5] = [3, 4, 5, 6, 7];

/// Medians by measure and peer.
pub(super) struct Table {
    pub(super) chromium: String,
    /// Width of each chart, in CSS pixels.
    pub(super) height: u64,
    pub(super) rounds: usize,
    medians: BTreeMap<(String, String), f64>,
}

impl Table {
    /// From the output of the browser binary.
    pub(super) fn read(json: &[u8], rounds: usize) -> Result<Self> {
        let all: Value = serde_json::from_slice(json)?;
        let mut values: BTreeMap<_, Vec<f64>> = BTreeMap::new();
        for sample in all.get("samples").and_then(Value::as_array).context("no samples")? {
            let text = |field: &str| Some(sample.get(field)?.as_str()?.to_owned());
            let key = (text("measure").context("no measure")?, text("peer").context("no peer")?);
            let value = sample.get("value").and_then(Value::as_f64).context("no value")?;
            values.entry(key).or_default().push(value);
        }
        let medians = values
            .into_iter()
            .filter_map(|(key, all)| Some((key, stats::median(&all)?)));
        Ok(Self {
            chromium: all
                .get("chromium")
                .and_then(Value::as_str)
                .context("no version")?
                .to_owned(),
            height: all.get("height").and_then(Value::as_u64).context("no height")?,
            rounds,
            medians: medians.collect(),
        })
    }

    pub(super) fn median(&self, measure: &str, peer: &str) -> Option<f64> {
        self.medians.get(&(measure.to_owned(), peer.to_owned())).copied()
    }

    /// Growth of the widget's work with the number of charts on a page; milliseconds become seconds.
    pub(super) fn many(&self) -> Option<Growth> {
        let sized = |((measure, _), time): (&(String, String), &f64)| {
            let count = measure.strip_prefix(MANY)?.strip_prefix('-')?;
            Some((count.parse().ok()?, time / 1000.0))
        };
        let mut points: Vec<(f64, f64)> = self.medians.iter().filter_map(sized).collect();
        points.sort_by(|a, b| a.0.total_cmp(&b.0));
        let exponent = stats::exponent(&points)?;
        Some(Growth {
            of: MANY.to_owned(),
            points,
            exponent,
        })
    }

    /// The exponent of the growth of work with the number of points; `what` is `first` or `redraw`. Only sizes that all libraries
    /// drew are used.
    pub(super) fn growth(&self, what: &str, peer: &str) -> Option<f64> {
        let widest = |power: &i32| PEERS.iter().any(|peer| self.line(what, *power, peer).is_some());
        let points = POWERS.into_iter().filter(widest);
        let points: Option<Vec<_>> = points
            .map(|power| Some((10_f64.powi(power), self.line(what, power, peer)?)))
            .collect();
        stats::exponent(&points?)
    }

    /// The work for a line of this many points.
    pub(super) fn line(&self, what: &str, power: i32, peer: &str) -> Option<f64> {
        self.median(&format!("line-{what}-{power}"), peer)
    }

    /// The ratio of a library's figure to the widget's.
    pub(super) fn ratio(&self, measure: &Measure, peer: &str) -> Option<f64> {
        let (other, ours) = (self.median(measure.id, peer)?, self.median(measure.id, WIDGET)?);
        if measure.compared {
            stats::ratio(other, ours)
        } else {
            None
        }
    }

    /// The rows that were measured.
    pub(super) fn measures(&self) -> impl Iterator<Item = &'static Measure> {
        MEASURES.iter().filter(|row| self.median(row.id, WIDGET).is_some())
    }

    /// The lowest measured pace of the pointer, in moves per second.
    pub(super) fn pace(&self) -> Option<f64> {
        let all = PEERS.into_iter().chain([WIDGET]);
        all.filter_map(|peer| self.median("hover-rate", peer)).reduce(f64::min)
    }
}
