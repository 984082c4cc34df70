//! Measurements without a browser: growth of time with the amount of work, and instructions of a scene.

use std::process::Command;

use anyhow::{Context as _, Result};

use super::stats;
use crate::{
    counts,
    workspace::{self, output},
};

/// A kind of work in several sizes.
pub(super) struct Growth {
    /// The unit of its size.
    pub(super) of: String,
    /// Size and seconds.
    pub(super) points: Vec<(f64, f64)>,
    pub(super) exponent: f64,
}

/// Instructions for building the scene of a view once, 640 CSS pixels wide.
pub(super) struct Count {
    pub(super) view: String,
    pub(super) instructions: u64,
}

pub(super) struct Native {
    pub(super) growth: Vec<Growth>,
    /// `None` without valgrind.
    pub(super) counts: Option<Vec<Count>>,
}

pub(super) fn measure() -> Result<Native> {
    let program = counts::program()?;
    let mut growth: Vec<Growth> = Vec::new();
    for line in output(Command::new(&program).arg("growth"))?.lines() {
        let words: Vec<_> = line.split(' ').collect();
        let [of, size, seconds] = words.as_slice() else {
            continue;
        };
        let point = (size.parse()?, seconds.parse()?);
        match growth.iter_mut().find(|growth| growth.of == *of) {
            Some(growth) => growth.points.push(point),
            None => growth.push(Growth {
                of: (*of).to_owned(),
                points: vec![point],
                exponent: 0.0,
            }),
        }
    }
    for growth in &mut growth {
        growth.exponent = stats::exponent(&growth.points).context("one size only")?;
    }
    let counts = if workspace::has("valgrind") {
        let works = counts::works(&program)?;
        let scenes = works
            .iter()
            .filter_map(|name| Some((name, name.strip_prefix("scene ")?)));
        let count = |(name, view): (&String, &str)| {
            Ok(Count {
                view: view.to_owned(),
                instructions: counts::instructions(&program, name)?,
            })
        };
        Some(scenes.map(count).collect::<Result<_>>()?)
    } else {
        None
    };
    Ok(Native { growth, counts })
}
