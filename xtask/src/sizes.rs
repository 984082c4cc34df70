//! The table of what a reader downloads.

use std::{fs, io::Write, path::Path};

use anyhow::{Context, Result};

/// What a page with one chart loads.
const ONE_CHART: [&str; 2] = ["report-chart.js", "report-chart.wasm"];

/// Prints bytes and brotli bytes of each file, and the total for one chart.
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
    Ok(())
}

/// Size at brotli's highest quality, which is what a static host serves.
fn brotli_len(content: &[u8]) -> Result<usize> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    writer.write_all(content)?;
    Ok(writer.into_inner().len())
}
