//! Quotes of the figures of a text: `cargo run -p report-charts-reading --example quotes_of_text < report.txt`. Writes a line of JSON for
//! each figure of the draft: where it begins and ends, and its quote or null.

use reading::draft::draft;
use std::io::{Read as _, Write as _};

fn main() -> std::io::Result<()> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let mut out = std::io::stdout().lock();
    let mut last = None;
    for one in draft(&text).drafted {
        if last.replace((one.start, one.end)) == Some((one.start, one.end)) {
            continue;
        }
        let quote = one.quote.map(|quote| [quote.prefix, quote.text, quote.suffix]);
        writeln!(
            out,
            "{}",
            serde_json::json!({"start": one.start, "end": one.end, "quote": quote, "stated": one.stated})
        )?;
    }
    Ok(())
}
