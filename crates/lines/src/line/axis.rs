//! From values to shares of an axis, and its ticks at round numbers. Not here: pixels, languages.

use crate::pyramid::Extent;
use report_charts::base::scale::round_step;

/// The values at the ends of an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Range {
    pub(super) low: f64,
    pub(super) high: f64,
}

/// A round number on an axis.
#[derive(Clone, Debug)]
pub(super) struct Tick {
    pub(super) value: f64,
    pub(super) label: String,
}

impl Range {
    /// With a margin around the values; includes zero where that takes at most half of the axis.
    pub(super) fn around(extent: Extent) -> Self {
        if extent.is_empty() {
            return Self { low: 0.0, high: 1.0 };
        }
        let (mut low, mut high) = (extent.min, extent.max);
        let largest = high.abs().max(low.abs());
        // A flat line, or one whose differences are near the precision of f64, is placed in the middle.
        if high - low <= largest * 1e-12 {
            let room = if largest > 0.0 { largest * 0.1 } else { 1.0 };
            return Self {
                low: low - room,
                high: high + room,
            };
        }
        if low > 0.0 && low <= high / 2.0 {
            low = 0.0;
        } else if high < 0.0 && high >= low / 2.0 {
            high = 0.0;
        }
        let room = (high - low) * 0.04;
        // Where no value lies beyond zero, the axis ends at zero.
        Self {
            low: if low == 0.0 { low } else { low - room },
            high: if high == 0.0 { high } else { high + room },
        }
    }

    pub(super) fn holds_zero(&self) -> bool {
        self.low <= 0.0 && self.high >= 0.0
    }

    /// The share of a value: 0 at the low end, 1 at the high end.
    pub(super) fn share(&self, value: f64) -> f64 {
        (value - self.low) / (self.high - self.low)
    }

    /// About `most` ticks at most; `label` gets a number and its decimals.
    pub(super) fn ticks(&self, most: f64, label: impl Fn(f64, i32) -> String) -> Vec<Tick> {
        let step = round_step((self.high - self.low) / most.max(1.0));
        if !(step.is_finite() && step > 0.0) {
            return Vec::new();
        }
        let places = (-step.log10() - 1e-9).ceil().max(0.0) as i32;
        let (first, last) = ((self.low / step).ceil(), (self.high / step).floor());
        let count = (last - first).max(-1.0) as usize + 1;
        (0..count.min(100))
            .map(|i| {
                let value = (first + i as f64) * step;
                Tick {
                    value,
                    label: label(value, places),
                }
            })
            .collect()
    }
}
