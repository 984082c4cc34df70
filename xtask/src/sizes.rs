//! What a reader downloads: the table of files, and the limit that the first chart of a page keeps to.

use std::{fs, io::Write, path::Path};

use anyhow::{Context, Result, ensure};

/// What a page with one chart loads.
const ONE_CHART: [&str; 2] = ["report-chart.js", "report-chart.wasm"];

/// The most that one chart may weigh, in brotli bytes. A change that needs more has to say so here.
const ONE_CHART_LIMIT: usize = 82_000;

/// Prints bytes and brotli bytes of each file, and the total for one chart, which fails above the limit.
pub(crate) fn print(dist: &Path, files: &[String]) -> Result<()> {
    println!("{:<32} {:>10} {:>10}", "file", "bytes", "brotli");
    let (mut bytes, mut packed) = (0, 0);
    for file in files {
        let content = fs::read(dist.join(file)).with_context(|| format!("reading {file}"))?;
        let small = brotli_len(&content)?;
        println!("{file:<32} {:>10} {small:>10}", content.len());
        if ONE_CHART.contains(&file.as_str()) {
            bytes += content.len();
            packed += small;
        }
    }
    println!("{:<32} {bytes:>10} {packed:>10}", "one chart (js + wasm)");
    ensure!(
        packed <= ONE_CHART_LIMIT,
        "one chart weighs {packed} bytes (brotli), {} more than the limit of {ONE_CHART_LIMIT} \
         (ONE_CHART_LIMIT in xtask/src/sizes.rs); `cargo xtask sizes` shows where they are",
        packed - ONE_CHART_LIMIT
    );
    Ok(())
}

/// Size at brotli's highest quality, which is what a static host serves.
pub(crate) fn brotli_len(content: &[u8]) -> Result<usize> {
    Ok(brotli(content)?.len())
}

/// Packed at brotli's highest quality.
pub(crate) fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    writer.write_all(content)?;
    Ok(writer.into_inner())
}
