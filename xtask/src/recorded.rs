//! Compares figures that do not depend on the machine with a file of recorded ones, so that a change shows its cost at once and
//! gains are kept.

use std::{collections::BTreeMap, fs};

use anyhow::{Context as _, Result, bail};

use crate::workspace;

/// By name.
pub(crate) type Figures = BTreeMap<String, u64>;

/// A file of recorded figures, with tolerances.
pub(crate) struct Recorded {
    /// Its path from the workspace's folder.
    pub(crate) file: &'static str,
    pub(crate) unit: &'static str,
    /// The command that measures them; with `--record` it writes the file.
    pub(crate) command: &'static str,
    /// A figure above this tolerance is an error.
    pub(crate) above: Slack,
    /// A figure below this tolerance should be recorded: else the gain can be lost unnoticed.
    pub(crate) below: Slack,
}

/// A share of the recorded figure, and an absolute minimum.
pub(crate) struct Slack {
    pub(crate) percent: u64,
    pub(crate) least: u64,
}

impl Slack {
    fn of(&self, recorded: u64) -> u64 {
        (recorded.saturating_mul(self.percent) / 100).max(self.least)
    }
}

/// Messages about figures, one a line.
#[derive(Debug, Default, PartialEq)]
struct Said {
    errors: Vec<String>,
    hints: Vec<String>,
}

impl Recorded {
    /// Prints the figures and compares them with the file, or writes the file.
    pub(crate) fn check(&self, found: &Figures, record: bool) -> Result<()> {
        let Self {
            file, unit, command, ..
        } = self;
        let path = workspace::root()?.join(file);
        if record {
            fs::write(&path, serde_json::to_string_pretty(found)? + "\n")?;
            println!("written: {file}");
            return Ok(());
        }
        let again = format!("`{command} --record`");
        let recorded = fs::read(&path).with_context(|| format!("{file}: {again} writes it"))?;
        let recorded: Figures = serde_json::from_slice(&recorded)
            .with_context(|| format!("{file}: accepted is an object of whole numbers, as {again} writes it"))?;
        println!("{:<32} {:>12} {:>12}", unit, "found", "recorded");
        for (name, found) in found {
            let recorded = recorded.get(name).map_or_else(String::new, u64::to_string);
            println!("{name:<32} {found:>12} {recorded:>12}");
        }
        let Said { errors, hints } = self.compare(found, &recorded);
        for hint in &hints {
            println!("{hint}");
        }
        if !hints.is_empty() {
            println!("so that this is not lost again unseen, record it: {again}");
        }
        if !errors.is_empty() {
            bail!("{}\nif it has to be so, record it anew: {again}", errors.join("\n"));
        }
        Ok(())
    }

    fn compare(&self, found: &Figures, recorded: &Figures) -> Said {
        let Self { file, unit, .. } = self;
        let mut said = Said::default();
        for (name, &found) in found {
            let Some(&recorded) = recorded.get(name) else {
                let unknown = format!("{name}: found {found} {unit}; {file} does not have it");
                said.errors.push(unknown);
                continue;
            };
            let most = recorded.saturating_add(self.above.of(recorded));
            let least = recorded.saturating_sub(self.below.of(recorded));
            if found > most {
                said.errors.push(format!(
                    "{name}: found {found} {unit}; {file} has {recorded}, accepted are up to {most}"
                ));
            } else if found < least {
                said.hints
                    .push(format!("{name}: found {found} {unit}; {file} has {recorded}"));
            }
        }
        let gone = recorded.iter().filter(|(name, _)| !found.contains_key(*name));
        said.errors
            .extend(gone.map(|(name, recorded)| format!("{name}: not found; {file} has {recorded} {unit}")));
        said
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZES: Recorded = Recorded {
        file: "sizes.json",
        unit: "bytes",
        command: "weigh",
        above: Slack { percent: 5, least: 20 },
        below: Slack { percent: 10, least: 0 },
    };

    fn said(found: &[(&str, u64)], recorded: &[(&str, u64)]) -> Said {
        let figures = |all: &[(&str, u64)]| all.iter().map(|&(name, figure)| (name.to_owned(), figure)).collect();
        SIZES.compare(&figures(found), &figures(recorded))
    }

    #[test]
    fn a_higher_figure_is_reported_with_its_name_and_all_three_figures() {
        let said = said(&[("a", 1_051), ("b", 1_000)], &[("a", 1_000), ("b", 1_000)]);
        let error = "a: found 1051 bytes; sizes.json has 1000, accepted are up to 1050";
        assert_eq!(said.errors, [error]);
        assert!(said.hints.is_empty());
    }

    #[test]
    fn figures_within_the_tolerance_are_not_reported() {
        for found in [900, 999, 1_000, 1_050] {
            assert_eq!(said(&[("a", found)], &[("a", 1_000)]), Said::default(), "{found}");
        }
        assert_eq!(said(&[("small", 30)], &[("small", 10)]), Said::default());
        assert_eq!(said(&[("small", 31)], &[("small", 10)]).errors.len(), 1);
    }

    #[test]
    fn a_gain_is_a_hint_and_not_an_error() {
        let said = said(&[("a", 899)], &[("a", 1_000)]);
        assert_eq!(said.hints, ["a: found 899 bytes; sizes.json has 1000"]);
        assert!(said.errors.is_empty());
    }

    #[test]
    fn a_name_on_one_side_only_is_reported() {
        let said = said(&[("new", 7)], &[("gone", 8)]);
        assert_eq!(
            said.errors,
            [
                "new: found 7 bytes; sizes.json does not have it",
                "gone: not found; sizes.json has 8 bytes"
            ]
        );
    }
}
