//! Any text as prose: figures are in reading order, do not overlap, have the characters at their positions, and are finite.
#![no_main]

use libfuzzer_sys::fuzz_target;
use figures::{FigureValue, figures};

fuzz_target!(|text: &str| {
    let chars: Vec<char> = text.chars().collect();
    let mut last = 0;
    for figure in figures(text) {
        assert!(last <= figure.start && figure.start < figure.end && figure.end <= chars.len(), "{figure:?}");
        let named: String = chars[figure.start..figure.end].iter().collect();
        assert_eq!(named, figure.text);
        last = figure.end;
        let values = match &figure.value {
            None => Vec::new(),
            Some(FigureValue::Number(one)) => vec![*one],
            Some(FigureValue::List(several)) => several.clone(),
            Some(FigureValue::Fraction(whole, above, below)) => vec![*whole, *above, *below],
        };
        assert!(values.iter().chain(&figure.number).all(|number| number.is_finite()), "{figure:?}");
    }
});
