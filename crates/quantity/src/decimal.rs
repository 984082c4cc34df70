//! Parses decimal numbers in little code: the parser of the standard library has a table of 10 KB for digits that no report has.
//! Not here: signs and thousands separators.

/// A number as digits and a power of ten.
///
/// ```
/// use quantity::Decimal;
/// assert_eq!(Decimal::parse("12.5").map(Decimal::value), Some(12.5));
/// assert!(Decimal::parse("1.2.5").is_none());
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Decimal {
    digits: u64,
    power: i32,
}

impl Decimal {
    /// Parses digits with at most one decimal point, and an exponent after `e`: `0.5`, `1e-9`.
    pub fn parse(text: &str) -> Option<Self> {
        let (digits, power) = text.split_once('e').unwrap_or((text, "0"));
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
        let mut number = Self::default();
        each_digit(whole, |digit| number.push(digit))?;
        each_digit(decimals, |digit| number.push_decimal(digit))?;
        let (below, power) = match power.strip_prefix('-') {
            Some(power) => (true, power),
            None => (false, power),
        };
        let mut shift: i32 = 0;
        each_digit(power, |digit| {
            shift = shift.saturating_mul(10).saturating_add_unsigned(digit)
        })?;
        number.shift(if below { -shift } else { shift });
        Some(number)
    }

    /// Appends a digit, 0 to 9.
    pub fn push(&mut self, digit: u32) {
        let longer = self.digits.checked_mul(10);
        match longer.and_then(|digits| digits.checked_add(u64::from(digit))) {
            Some(digits) => self.digits = digits,
            // More digits than fit: only their count matters.
            None => self.power = self.power.saturating_add(1),
        }
    }

    /// Appends a digit after the decimal point.
    pub fn push_decimal(&mut self, digit: u32) {
        self.push(digit);
        self.shift(-1);
    }

    /// Multiplies by a power of ten.
    pub fn shift(&mut self, power: i32) {
        self.power = self.power.saturating_add(power);
    }

    /// The number: exact up to fifteen digits and 22 decimals, far more than a report has; otherwise close to it.
    pub fn value(self) -> f64 {
        let digits = self.digits as f64;
        if self.digits == 0 {
            return digits;
        }
        let steps = self.power.unsigned_abs().min(400);
        if self.power > 0 {
            return digits * ten_to(steps);
        }
        // In two steps: the smallest numbers need a power of ten beyond the range of a double.
        let first = steps.min(300);
        digits / ten_to(first) / ten_to(steps - first)
    }
}

/// `None` for an empty text, and for any other character.
fn each_digit(text: &str, mut each: impl FnMut(u32)) -> Option<()> {
    for c in text.chars() {
        each(c.to_digit(10)?);
    }
    (!text.is_empty()).then_some(())
}

fn ten_to(power: u32) -> f64 {
    (0..power).fold(1.0, |product, _| product * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn value(text: &str) -> Option<f64> {
        Decimal::parse(text).map(Decimal::value)
    }

    #[test]
    fn other_texts_are_not_numbers() {
        for text in ["", ".", "1.", ".5", "1e", "e1", "1.2.3", "-1", "1,000", "1 ", "１"] {
            assert!(Decimal::parse(text).is_none(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn up_to_fifteen_digits_agree_with_the_standard_library(
            text in "[0-9]{1,15}|[0-9]{1,9}\\.[0-9]{1,6}|0\\.[0-9]{1,15}|[1-9]e-?[0-9]|[1-9]\\.[0-9]{1,6}e(-1)?[0-5]",
        ) {
            prop_assert_eq!(value(&text), text.parse().ok(), "{}", text);
        }

        #[test]
        fn longer_numbers_are_close(text in "[1-9][0-9]{0,30}(\\.[0-9]{1,30})?(e-?[0-9]{1,2})?") {
            let (read, exact) = (value(&text).unwrap(), text.parse::<f64>().unwrap());
            prop_assert!((read - exact).abs() <= exact * 1e-14, "{text}: {read}, not {exact}");
        }

        #[test]
        fn any_text_is_parsed_without_panic(text in "\\PC{0,12}|[0-9.e-]{0,12}") {
            prop_assert!(value(&text).is_none_or(|value| value >= 0.0));
        }
    }
}
