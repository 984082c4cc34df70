//! Memory of all browser processes, including pixels and wasm memory, which scripts cannot measure.

use std::{collections::BTreeMap, fs, iter, process::id};

/// Memory of the browser in MiB: private memory, and its share of shared memory. `None` where the system does not report it.
pub(crate) fn held() -> Option<f64> {
    let (parents, bench) = (parents()?, id());
    let ours = |process: u32| {
        // Ends at the root process, whose parent is 0.
        let mut line = iter::successors(parents.get(&process), |parent| parents.get(parent));
        line.any(|parent| *parent == bench)
    };
    let kib: f64 = parents
        .keys()
        .filter(|process| ours(**process))
        .filter_map(|process| share(*process))
        .sum();
    Some(kib / 1024.0)
}

/// The parent of every process.
fn parents() -> Option<BTreeMap<u32, u32>> {
    let processes = fs::read_dir("/proc")
        .ok()?
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    let with_parent = |process: u32| {
        let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
        // The name is in brackets and may contain any character.
        let (_, rest) = stat.rsplit_once(')')?;
        Some((process, rest.split_whitespace().nth(1)?.parse().ok()?))
    };
    Some(processes.filter_map(with_parent).collect())
}

/// Private memory of a process in KiB, and its share of shared memory.
fn share(process: u32) -> Option<f64> {
    let sums = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    let line = sums.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    line.split_whitespace().next()?.parse().ok()
}
