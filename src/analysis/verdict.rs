//! Whether a target was reached, computed with the bounds of both wordings. Where the wording leaves it open there is no
//! verdict.
//!
//! A target divides the numbers into missed, met and exceeded; a result is an interval. There is a verdict only where the
//! whole interval lies in one part; an interval that covers met and exceeded is met. Numbers grow in the direction of the
//! target: a larger fall is more of a fall.
//!
//! | target | missed | met | exceeded |
//! | --- | --- | --- | --- |
//! | 8% | below | 8% | above |
//! | 8%左右, 约8% | below 7.5% | 7.5% to 8.5%, or the tolerance of the document | above 8.5% |
//! | 近8% | below 7.5% | 7.5% to 8% | above |
//! | 8%以上, 不低于8% | below | 8% | above |
//! | 超过8% | below, and 8% | 超过8% itself | above |
//! | 8%以内, 不超过8% | above | 8% and below | never |
//! | 5%—5.5% | below 5% | inside: 5% to 5.5% | above 5.5% |
//!
//! The tolerance of 左右 and 约 is half of the last stated digit, unless the document gives another. A result with 约 has the
//! same tolerance to either side, and at least a twentieth of its number; 近 has it downwards only.

use crate::report::{Aim, Direction, Measure};
use quantity::{Bound, Certainty, Endpoint, Interval};
use std::cmp::Ordering;

/// The outcome of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attainment {
    /// 完成.
    Met,
    /// 超额.
    Exceeded,
    /// 未达.
    Missed,
    /// 无法判定: there is no result, or the wording leaves it open.
    Undecided,
}

/// The verdicts and their names in files.
pub(crate) const ATTAINMENTS: [(Attainment, &str); 4] = [
    (Attainment::Met, "met"),
    (Attainment::Exceeded, "exceeded"),
    (Attainment::Missed, "missed"),
    (Attainment::Undecided, "untold"),
];

/// The tolerance of 左右 or 约 of a target, in the target's unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tolerance {
    /// Distance to either side; at least 0.
    pub reach: f64,
    /// Whether the document gives it; otherwise it is half of the last stated digit.
    pub given: bool,
}

/// The verdict on a target and its basis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// The outcome.
    pub attainment: Attainment,
    /// Whether the result is an estimate, and so the verdict too.
    pub expected: bool,
    /// Whether there is a result at all.
    pub stated: bool,
    /// The tolerance used for the bound of the target, for bounds that need one.
    pub tolerance: Option<Tolerance>,
}

/// The verdict on a target. Reading ensures that the measures have one unit family.
pub fn outcome(aim: &Aim) -> Outcome {
    let target = &aim.target.measure;
    let tolerance = target.quantity.qualifier.is_approximate().then(|| Tolerance {
        reach: aim.tolerance.unwrap_or_else(|| half_digit(target)),
        given: aim.tolerance.is_some(),
    });
    let result = aim.result.as_ref().map(|datum| &*datum.measure);
    let thresholds = Thresholds::of(target, tolerance.map_or(0.0, |tolerance| tolerance.reach));
    Outcome {
        attainment: result.map_or(Attainment::Undecided, |result| {
            thresholds.attainment(numbers(result, target))
        }),
        expected: result.is_some_and(|result| result.quantity.certainty == Certainty::Estimate),
        stated: result.is_some(),
        tolerance,
    }
}

/// The interval of a result in base units, growing in the direction of the target.
fn numbers(result: &Measure, target: &Measure) -> Interval {
    let quantity = &result.quantity;
    let reach = (half_digit(result) * quantity.unit.scale()).max(quantity.base_high() / 20.0);
    let sizes = quantity.interval().widened(reach);
    let falls = |measure: &Measure| measure.direction == Direction::Decrease;
    if falls(result) == falls(target) {
        sizes
    } else {
        sizes.negated()
    }
}

/// The thresholds between missed, met and exceeded.
struct Thresholds {
    /// Numbers under it are missed.
    floor: Option<Endpoint>,
    /// Numbers over it are exceeded or missed.
    ceiling: Endpoint,
    /// The outcome over the ceiling.
    above: Attainment,
}

impl Thresholds {
    /// The thresholds of a target; `reach`, its tolerance, is in its own unit.
    fn of(target: &Measure, reach: f64) -> Self {
        let sizes = target.quantity.interval().widened(reach * target.quantity.unit.scale());
        let ends = (sizes.low().bound, sizes.high().bound);
        match ends {
            (Bound::Unbounded, _) => Self {
                floor: None,
                ceiling: sizes.most(),
                above: Attainment::Missed,
            },
            // A result over a lower bound exceeds the target.
            (_, Bound::Unbounded) => Self {
                floor: Some(sizes.least()),
                ceiling: sizes.least(),
                above: Attainment::Exceeded,
            },
            // For a target of 近8%, 8% itself is met.
            _ => Self {
                floor: Some(sizes.least()),
                ceiling: Endpoint::on(sizes.high().at),
                above: Attainment::Exceeded,
            },
        }
    }

    fn at(&self, number: Endpoint) -> Attainment {
        if self.floor.is_some_and(|floor| number.order(floor) == Ordering::Less) {
            return Attainment::Missed;
        }
        if number.order(self.ceiling) == Ordering::Greater {
            return self.above;
        }
        Attainment::Met
    }

    /// Each outcome is one interval of numbers: a result whose two ends have the same outcome has it as a whole. A result that
    /// covers met and exceeded is met.
    fn attainment(&self, result: Interval) -> Attainment {
        match (self.at(result.least()), self.at(result.most())) {
            (least, most) if least == most => least,
            (Attainment::Met, Attainment::Exceeded) => Attainment::Met,
            _ => Attainment::Undecided,
        }
    }
}

/// Half of the last stated digit, in the figure's unit: 0.5 for `8%左右`, 0.05 for `8.0%左右`.
fn half_digit(measure: &Measure) -> f64 {
    let places = stated_places(&measure.source.stated);
    let places = places.unwrap_or_else(|| decimals(&measure.quantity.value.to_string()));
    0.5 / 10f64.powi(i32::try_from(places).unwrap_or(0))
}

fn decimals(number: &str) -> usize {
    number.split_once('.').map_or(0, |(_, behind)| behind.len())
}

/// The number of decimals in a wording; `None` where it has no number in digits.
fn stated_places(stated: &str) -> Option<usize> {
    let from = stated.find(|c: char| c.is_ascii_digit())?;
    let number: String = stated
        .chars()
        .skip(stated.get(..from)?.chars().count())
        .take_while(|c| c.is_ascii_digit() || *c == '.' || *c == ',')
        .collect();
    Some(decimals(number.trim_end_matches('.')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Report;
    use proptest::prelude::*;
    use serde_json::json;

    /// The verdict on a target and a result in the wording of documents: `下降3%` includes the direction.
    fn verdict(target: &str, result: Option<&str>, tolerance: Option<f64>) -> Outcome {
        let measure = |stated: &str, kind: &str| {
            let (direction, figure) = match stated.strip_prefix("下降") {
                Some(figure) => ("decrease", figure),
                None => ("increase", stated),
            };
            json!({
                "period": "2023", "kind": kind, "comparison": "yoy", "direction": direction,
                "stated": figure.trim_start_matches("预计"), "estimate": figure.starts_with("预计"), "section": "s",
            })
        };
        let mut measures = vec![measure(target, "target")];
        measures.extend(result.map(|result| measure(result, "result")));
        let mut item = json!({"measure": "a@2023/target"});
        if result.is_some() {
            item["result"] = json!("a@2023");
        }
        if let Some(tolerance) = tolerance {
            item["tolerance"] = json!(tolerance);
        }
        let text = |words: &str| json!({"zh": words, "en": words});
        let document = json!({
            "format": "report-charts/1", "id": "r", "title": text("r"), "date": "2024-01", "publisher": text("p"),
            "sections": [{"id": "s", "title": text("s")}],
            "indicators": [{"id": "a", "type": "indicator", "name": text("a"), "measures": measures}],
            "views": [{"id": "v", "kind": "targets", "title": text("t"), "subtitle": text("s"), "items": [item]}],
        });
        let report = Report::from_json(&document.to_string()).unwrap();
        outcome(report.view("v").unwrap().items.aims().first().unwrap())
    }

    #[test]
    fn verdicts_for_all_bounds() {
        use Attainment::{Exceeded, Met, Missed, Undecided};
        for (target, result, expected) in [
            ("8%", "8%", Met),
            ("8%", "8.1%", Exceeded),
            ("8%", "7.9%", Missed),
            ("8%", "约8%", Undecided),
            ("8%", "约9%", Exceeded),
            ("8%", "近8%", Missed),
            ("8%", "近9%", Exceeded),
            ("8%", "超过8%", Exceeded),
            ("8%", "8%以上", Met),
            ("8%", "超过7%", Undecided),
            ("8%", "不超过8%", Undecided),
            ("8%", "不超过7%", Missed),
            ("8%", "下降8%", Missed),
            // 左右 has a tolerance of half a digit to either side.
            ("8%左右", "7.5%", Met),
            ("8%左右", "8.5%", Met),
            ("8%左右", "7.4%", Missed),
            ("8%左右", "8.6%", Exceeded),
            ("8%左右", "约8%", Met),
            ("8.0%左右", "8.1%", Exceeded),
            ("约8%", "8.3%", Met),
            ("近8%", "7.8%", Met),
            ("近8%", "8.1%", Exceeded),
            // Lower bounds.
            ("8%以上", "7.9%", Missed),
            ("8%以上", "8%", Met),
            ("8%以上", "8.1%", Exceeded),
            ("8%以上", "8%以上", Met),
            ("8%以上", "超过8%", Exceeded),
            ("不低于8%", "8%", Met),
            ("不低于8%", "不低于7%", Undecided),
            ("不低于8%", "近8%", Missed),
            ("超过8%", "8%", Missed),
            ("超过8%", "8.1%", Exceeded),
            ("超过8%", "超过8%", Met),
            ("超过8%", "8%以上", Undecided),
            ("8%以上", "8%", Met),
            // An upper bound is never exceeded, only met or missed.
            ("3%以内", "1.9%", Met),
            ("3%以内", "3%", Met),
            ("3%以内", "3.1%", Missed),
            ("3%以内", "下降1%", Met),
            ("不超过3%", "超过3%", Missed),
            ("不超过3%", "3%以上", Undecided),
            ("不超过3%", "近3%", Met),
            ("不超过3%", "约3%", Undecided),
            // A larger fall is more of a fall.
            ("下降3%", "下降3%", Met),
            ("下降3%", "下降4.1%", Exceeded),
            ("下降3%", "下降2.9%", Missed),
            ("下降3%", "1%", Missed),
            ("下降3%以上", "下降超过3%", Exceeded),
            ("下降3%", "下降超过2%", Undecided),
            // Inside a range, above and below it.
            ("5%—5.5%", "5%", Met),
            ("5%—5.5%", "5.2%", Met),
            ("5%—5.5%", "5.5%", Met),
            ("5%—5.5%", "5.6%", Exceeded),
            ("5%—5.5%", "4.9%", Missed),
            ("5%—5.5%", "5%以上", Met),
            ("5%—5.5%", "超过5.5%", Exceeded),
            ("5%—5.5%", "5.5%以上", Met),
            ("5%—5.5%", "近5%", Missed),
            ("5%—5.5%", "5.1%—5.3%", Met),
            ("5%—5.5%", "5.3%—6%", Met),
            ("5%—5.5%", "5.6%—6%", Exceeded),
            ("5%—5.5%", "4%—4.5%", Missed),
            ("5%—5.5%", "4%—5.2%", Undecided),
            ("5%", "5%—5.5%", Met),
            ("5%", "4.5%—5.5%", Undecided),
            ("超过5%", "5%—5.5%", Undecided),
            ("5%以上", "5%—5.5%", Met),
            ("下降3%—4%", "下降3.5%", Met),
            ("下降3%—4%", "下降4.5%", Exceeded),
            ("下降3%—4%", "下降2%", Missed),
            ("5%以上、力争更好", "5%", Met),
            ("5%以上、力争更好", "5.1%", Exceeded),
        ] {
            let outcome = verdict(target, Some(result), None);
            assert_eq!(outcome.attainment, expected, "{target} / {result}");
            assert!(outcome.stated && !outcome.expected);
        }
    }

    #[test]
    fn an_estimate_a_missing_result_and_a_tolerance_are_reported() {
        let expected = verdict("8%", Some("预计8.4%"), None);
        assert_eq!((expected.attainment, expected.expected), (Attainment::Exceeded, true));
        let none = verdict("8%左右", None, None);
        assert_eq!((none.attainment, none.stated), (Attainment::Undecided, false));
        let digit = verdict("8%左右", Some("8%"), None).tolerance;
        assert_eq!(
            digit,
            Some(Tolerance {
                reach: 0.5,
                given: false
            })
        );
        let given = verdict("8%左右", Some("8.9%"), Some(1.0));
        assert_eq!(
            given.tolerance,
            Some(Tolerance {
                reach: 1.0,
                given: true
            })
        );
        assert_eq!(given.attainment, Attainment::Met);
        assert_eq!(verdict("8%左右", Some("8.9%"), None).attainment, Attainment::Exceeded);
        // An exact target has no tolerance.
        assert_eq!(verdict("8%", Some("8.1%"), Some(1.0)).attainment, Attainment::Exceeded);
    }

    const WORDS: [&str; 7] = ["#%", "#%左右", "近#%", "超过#%", "#%以上", "不低于#%", "不超过#%"];

    /// The interval of a wording in tenths, least and most, computed independently of the code above.
    fn numbers(form: usize, tenths: i64) -> Vec<i64> {
        let value = tenths * 10;
        let reach = if tenths % 10 == 0 { 50 } else { 5 };
        match form {
            0 => vec![value],
            1 => vec![value - reach, value, value + reach],
            2 => vec![value - reach, value - 1],
            3 => vec![value + 1, value + 100_000],
            4 | 5 => vec![value, value + 100_000],
            _ => vec![-100_000, value],
        }
    }

    fn stated(form: usize, tenths: i64) -> String {
        let number = match tenths % 10 {
            0 => format!("{}", tenths / 10),
            rest => format!("{}.{rest}", tenths / 10),
        };
        WORDS[form].replace('#', &number)
    }

    proptest! {
        #[test]
        fn no_verdict_where_the_wording_leaves_it_open(
            goal in 0usize..7, target in 5i64..200, came in 0usize..7, result in 5i64..200,
        ) {
            let (words, found) = (stated(goal, target), stated(came, result));
            let outcome = verdict(&words, Some(&found), None);
            let value = target * 10;
            let reach = if target % 10 == 0 { 50 } else { 5 };
            let missed = |n: &i64| match goal {
                0 | 4 | 5 => *n < value,
                1 | 2 => *n < value - reach,
                3 => *n <= value,
                _ => *n > value,
            };
            let all = numbers(came, result);
            match outcome.attainment {
                Attainment::Missed => prop_assert!(all.iter().all(missed), "{} / {}", words, found),
                Attainment::Met | Attainment::Exceeded => prop_assert!(!all.iter().any(missed), "{} / {}", words, found),
                Attainment::Undecided => {}
            }
            if outcome.attainment == Attainment::Exceeded {
                prop_assert!(goal != 6, "a ceiling is not exceeded for the better: {} / {}", words, found);
                prop_assert!(all.iter().all(|n| *n > value), "{} / {}", words, found);
            }
        }
    }
}
