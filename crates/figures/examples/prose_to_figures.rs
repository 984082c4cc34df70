//! The figures of Chinese prose, a line each: place, words, unit, period, what it is about.

use std::io::{self, Read as _};

fn main() -> io::Result<()> {
    let mut prose = String::new();
    io::stdin().read_to_string(&mut prose)?;
    for figure in figures::figures(&prose) {
        let span = figure.span.map(|span| span.to_string()).unwrap_or_default();
        println!(
            "{}\t{}\t{}\t{span}\t{}",
            figure.start, figure.text, figure.unit, figure.subject
        );
    }
    Ok(())
}
