//! Statistics over rounds.

/// The median; `None` for an empty list.
pub(super) fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |i: usize| sorted.get(i).copied();
    let half = sorted.len() / 2;
    if sorted.len() % 2 == 1 {
        at(half)
    } else {
        Some(f64::midpoint(at(half.checked_sub(1)?)?, at(half)?))
    }
}

/// The ratio of another figure to `ours`; `None` where it has no meaning.
pub(super) fn ratio(other: f64, ours: f64) -> Option<f64> {
    (other > 0.0 && ours > 0.0).then(|| other / ours)
}

/// The exponent of the growth of time with size: the slope of the regression line through the logarithms. 1 is linear. `None`
/// for fewer than two sizes.
pub(super) fn exponent(points: &[(f64, f64)]) -> Option<f64> {
    let logs: Vec<_> = points.iter().map(|(size, time)| (size.ln(), time.ln())).collect();
    let n = u32::try_from(logs.len()).map(f64::from).ok().filter(|n| *n > 1.0)?;
    let (x, y) = (
        logs.iter().map(|log| log.0).sum::<f64>() / n,
        logs.iter().map(|log| log.1).sum::<f64>() / n,
    );
    let spread: f64 = logs.iter().map(|log| (log.0 - x).powi(2)).sum();
    let both: f64 = logs.iter().map(|log| (log.0 - x) * (log.1 - y)).sum();
    (spread > 0.0).then(|| both / spread)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_whatever_the_order_and_the_outlier() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[7.0]), Some(7.0));
        assert_eq!(median(&[900.0, 1.0, 3.0]), Some(3.0));
        assert_eq!(median(&[4.0, 1.0, 2.0, 900.0]), Some(3.0));
    }

    #[test]
    fn a_ratio_is_of_two_things_that_there_are() {
        assert_eq!(ratio(3.0, 2.0), Some(1.5));
        assert_eq!(ratio(3.0, 0.0), None);
        assert_eq!(ratio(-3.0, 2.0), None);
    }

    #[test]
    fn the_exponent_is_the_power_whatever_the_factor() {
        for power in [0.0, 1.0, 1.5, 2.0] {
            let points: Vec<_> = [10.0_f64, 100.0, 1000.0]
                .map(|size| (size, 7.0 * size.powf(power)))
                .into();
            assert!((exponent(&points).unwrap() - power).abs() < 1e-12, "{power}");
        }
        assert_eq!(exponent(&[(10.0, 1.0)]), None);
        assert_eq!(exponent(&[(10.0, 1.0), (10.0, 2.0)]), None);
    }
}
