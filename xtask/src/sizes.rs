//! Download sizes: the table of files, the limit for a page with one chart, and the comparison with recorded sizes
//! (`cargo xtask weights`).

use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use anyhow::{Context, Result, ensure};
use sha2::{Digest as _, Sha256};

use crate::{
    dist,
    recorded::{Recorded, Slack},
};

/// What a page loads until its chart is drawn.
struct UntilDrawn {
    what: &'static str,
    /// The style sheet is part of the scripts.
    files: &'static [&'static str],
    /// In brotli bytes, with room for the hashes of files: by those, the same source differs by up to a hundred between folders.
    /// A change that needs more must change it here.
    limit: usize,
}

const UNTIL_DRAWN: [UntilDrawn; 3] = [
    UntilDrawn {
        what: "a chart of the built-in report",
        files: &["report-chart.js", "report-chart.wasm"],
        limit: 91_200,
    },
    UntilDrawn {
        what: "a chart of a custom report",
        files: &["report-chart.js", "report-chart-custom.wasm"],
        limit: 100_000,
    },
    UntilDrawn {
        what: "a frame",
        files: &["report-chart-frame.html", "report-chart-frame.js"],
        limit: 95_150,
    },
];

const WEIGHTS: Recorded = Recorded {
    file: "xtask/weights.json",
    unit: "brotli bytes",
    command: "cargo xtask weights",
    above: SLACK,
    below: SLACK,
};

const SLACK: Slack = Slack { percent: 1, least: 200 };

/// Compares the sizes of scripts, bundles and styles in a folder that `dist` wrote with the recorded ones, or records them. Not
/// part of `dist`, so that experiments need no recording.
pub(crate) fn weights(record: bool, built: Option<PathBuf>) -> Result<()> {
    let dist = built.map_or_else(dist::default_dir, Ok)?;
    let entries = fs::read_dir(&dist).with_context(|| format!("{}: `cargo xtask dist` makes it", dist.display()))?;
    let mut found = BTreeMap::new();
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if is_weighed(name) {
            found.insert(name.to_owned(), brotli_len(&fs::read(&path)?)?.try_into()?);
        }
    }
    WEIGHTS.check(&found, record)
}

/// Files whose names contain hashes are left out: they are copies.
fn is_weighed(name: &str) -> bool {
    let kind = name.strip_prefix("report-chart").and_then(|rest| rest.split_once('.'));
    kind.is_some_and(|(_, kind)| ["js", "wasm", "css"].contains(&kind))
}

/// Prints bytes and brotli bytes of each file, and what is loaded until a chart is drawn, which fails above the limits.
pub(crate) fn print(dist: &Path, files: &[String]) -> Result<()> {
    println!("{:<32} {:>10} {:>10}", "file", "bytes", "brotli");
    let mut sizes = BTreeMap::new();
    for file in files {
        let content = fs::read(dist.join(file)).with_context(|| format!("reading {file}"))?;
        let small = brotli_len(&content)?;
        println!("{file:<32} {:>10} {small:>10}", content.len());
        sizes.insert(file.as_str(), (content.len(), small));
    }
    let mut above = Vec::new();
    println!(
        "\n{:<32} {:>10} {:>10} {:>10}",
        "until drawn", "bytes", "brotli", "limit"
    );
    for UntilDrawn { what, files, limit } in &UNTIL_DRAWN {
        let (mut bytes, mut packed) = (0, 0);
        for file in *files {
            let (size, small) = sizes.get(file).with_context(|| format!("{file} is not published"))?;
            bytes += size;
            packed += small;
        }
        println!("{what:<32} {bytes:>10} {packed:>10} {limit:>10}");
        if packed > *limit {
            above.push(format!(
                "{what} takes {packed} bytes (brotli), {} more than its limit",
                packed - limit
            ));
        }
    }
    ensure!(
        above.is_empty(),
        "{} (UNTIL_DRAWN in xtask/src/sizes.rs); `cargo xtask sizes` shows where the bytes are",
        above.join("; ")
    );
    Ok(())
}

/// Size at brotli's highest quality, which is what a static host serves.
pub(crate) fn brotli_len(content: &[u8]) -> Result<usize> {
    Ok(brotli(content)?.len())
}

/// What is compressed, or being compressed: the wasm files of the folder for servers are those of the table of sizes, and its stable names
/// are copies.
type Compressed = Arc<Mutex<Option<Vec<u8>>>>;
static COMPRESSED: Mutex<BTreeMap<[u8; 32], Compressed>> = Mutex::new(BTreeMap::new());

/// Compressed at brotli's highest quality, once for each content.
pub(crate) fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let key: [u8; 32] = Sha256::digest(content).into();
    let of_content = locked(&COMPRESSED).entry(key).or_default().clone();
    let mut known = locked(&of_content);
    if let Some(small) = &*known {
        return Ok(small.clone());
    }
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    writer.write_all(content)?;
    let small = writer.into_inner();
    *known = Some(small.clone());
    Ok(small)
}

/// A panic of another thread leaves these values whole.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_is_weighed_once() {
        for name in ["report-chart.js", "report-chart-tools.wasm", "report-chart.css"] {
            assert!(is_weighed(name), "{name}");
        }
        for name in ["report-chart.0ecba06fa6f2b522.wasm", "report-chart-pictures", "demo.js"] {
            assert!(!is_weighed(name), "{name}");
        }
    }
}
