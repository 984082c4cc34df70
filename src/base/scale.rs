//! From a value to a pixel on one axis. Not here: units, text.

/// A linear axis that always contains zero, so that lengths stand for values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Scale {
    zero: f64,
    per_unit: f64,
}

impl Scale {
    /// The axis with value 0 at pixel `zero` and `per_unit` pixels a unit (negative where values grow upwards).
    ///
    /// A step that is not finite (an empty or all-zero domain) becomes 0: every value then sits on the zero line.
    pub(crate) fn new(zero: f64, per_unit: f64) -> Self {
        Self {
            zero,
            per_unit: if per_unit.is_finite() { per_unit } else { 0.0 },
        }
    }

    /// The pixel of zero.
    pub(crate) fn zero(&self) -> f64 {
        self.zero
    }

    /// Pixel of a value. A value that is not finite is put on the zero line; accepted reports hold none.
    pub(crate) fn at(&self, value: f64) -> f64 {
        let length = value * self.per_unit;
        self.zero + if length.is_finite() { length } else { 0.0 }
    }
}

/// The smallest round number (1, 2, 5, 10, …) that is at least `least`; 0 unless `least` is positive and finite.
pub fn round_step(least: f64) -> f64 {
    if !least.is_finite() || least <= 0.0 {
        return 0.0;
    }
    let ten = 10f64.powf(least.log10().floor());
    [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|times| times * ten)
        .find(|step| *step >= least * (1.0 - 1e-9))
        .unwrap_or(ten * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_domain_keeps_everything_on_the_zero_line() {
        let scale = Scale::new(40.0, 200.0 / 0.0);
        assert_eq!(scale.at(7.0), 40.0);
        assert_eq!(Scale::new(40.0, 2.0).at(f64::NAN), 40.0);
    }

    #[test]
    fn steps_are_round() {
        for (least, step) in [
            (0.7, 1.0),
            (1.0, 1.0),
            (1.2, 2.0),
            (3.0, 5.0),
            (5.1, 10.0),
            (0.03, 0.05),
            (2e6, 2e6),
        ] {
            assert!((round_step(least) / step - 1.0).abs() < 1e-9, "{least}");
        }
        assert_eq!([0.0, -1.0, f64::NAN, f64::INFINITY].map(round_step), [0.0; 4]);
    }

    #[test]
    fn falls_go_left() {
        assert_eq!(Scale::new(100.0, 4.0).at(-5.0), 80.0);
    }
}
