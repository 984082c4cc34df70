//! Sonification: the pitch of each value, and the sound of its wording. Not here: playing it.

use crate::chart::scene::Scene;
use crate::report::{Axis, Measure, View};
use quantity::{Bound, Certainty};
use serde::Serialize;

/// The tone of a mark, with its words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tone {
    /// Pitch at the beginning, in hertz.
    pub from: f64,
    /// Pitch at the end, in hertz.
    pub to: f64,
    /// Loudness, 0 to 1; estimates are softer.
    pub gain: f64,
    /// The words of the mark.
    pub words: String,
}

/// Pitch of zero in hertz. One octave above or below it is half of the largest value.
const ZERO: f64 = 220.0;
/// Octaves from zero to the largest value.
const OCTAVES: f64 = 2.0;
/// Pitch in hertz of figures that are not compared with others.
const ALONE: f64 = 440.0;
const STATED: f64 = 0.25;
const EXPECTED: f64 = 0.12;

/// The tones of a scene in reading order. A larger value has a higher pitch, and falls are below the pitch of zero; figures that
/// share no axis are relative to the largest of their unit. "About" glides upwards through its pitch, "over" glides up from it,
/// "nearly" and "at most" glide down to it.
pub fn tones(view: &View, scene: &Scene, words: impl Fn(usize) -> String) -> Vec<Tone> {
    let measures: Vec<&Measure> = scene.targets.iter().map(|target| &*target.datum.measure).collect();
    let alone = view.kind.axis == Axis::None;
    let each_by_itself = view.kind.axis == Axis::Indicator;
    scene
        .targets
        .iter()
        .enumerate()
        .map(|(i, target)| {
            let measure = &target.datum.measure;
            let like = |other: &&&Measure| match each_by_itself {
                true => scene
                    .targets
                    .iter()
                    .any(|t| t.datum.indicator.id == target.datum.indicator.id && t.datum.measure.id == other.id),
                false => other.quantity.unit.family() == measure.quantity.unit.family(),
            };
            let most = measures
                .iter()
                .filter(like)
                .map(|m| m.signed_value().abs())
                .fold(0.0, f64::max);
            let share = if most > 0.0 { measure.signed_value() / most } else { 0.0 };
            let pitch = if alone { ALONE } else { ZERO * (OCTAVES * share).exp2() };
            tone(measure, pitch, words(i))
        })
        .collect()
}

fn tone(measure: &Measure, pitch: f64, words: String) -> Tone {
    let (from, to) = match measure.quantity.qualifier.bounds() {
        (Bound::Closed, Bound::Closed) => (1.0, 1.0),
        (Bound::Soft, Bound::Soft) => (0.97, 1.03),
        (_, Bound::Unbounded) => (1.0, 1.12),
        _ => (1.12, 1.0),
    };
    Tone {
        from: pitch * from,
        to: pitch * to,
        gain: match measure.quantity.certainty {
            Certainty::Stated => STATED,
            Certainty::Estimate => EXPECTED,
        },
        words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::built_in;
    use crate::page::request::Request;
    use crate::page::view_model::page;
    use quantity::Qualifier;

    fn of(id: &str) -> (Vec<Tone>, Scene) {
        let report = built_in().unwrap();
        let view = report.view(id).unwrap();
        let (scene, _) = page(&report, view, &Request::read("{\"width\": 640}").unwrap());
        (tones(view, &scene, |i| i.to_string()), scene)
    }

    #[test]
    fn every_mark_has_a_tone_that_can_be_heard() {
        for view in &built_in().unwrap().views {
            let (tones, scene) = of(&view.id);
            assert_eq!(tones.len(), scene.targets.len());
            for tone in tones {
                assert!(
                    (40.0..=1100.0).contains(&tone.from) && (40.0..=1100.0).contains(&tone.to),
                    "{tone:?}"
                );
                assert!((0.0..=0.3).contains(&tone.gain));
            }
        }
    }

    #[test]
    fn larger_values_are_higher_and_falls_are_below_zero() {
        let (tones, scene) = of("growth-2010");
        let middle = |tone: &Tone| f64::midpoint(tone.from, tone.to);
        let mut heard: Vec<(f64, f64)> = tones
            .iter()
            .zip(&scene.targets)
            .map(|(tone, target)| (target.datum.measure.signed_value(), middle(tone)))
            .collect();
        heard.sort_by(|a, b| a.0.total_cmp(&b.0));
        assert!(heard.windows(2).all(|pair| pair[0].1 < pair[1].1), "{heard:?}");
        assert!(heard.iter().all(|(value, pitch)| (*value < 0.0) == (*pitch < ZERO)));
    }

    #[test]
    fn the_wording_is_audible() {
        let (tones, scene) = of("five-year-change");
        for (tone, target) in tones.iter().zip(&scene.targets) {
            let quantity = &target.datum.measure.quantity;
            assert_eq!(tone.gain < STATED, quantity.certainty == Certainty::Estimate);
            assert_eq!(
                tone.from < tone.to,
                matches!(quantity.qualifier, Qualifier::About | Qualifier::Over)
            );
        }
    }
}
