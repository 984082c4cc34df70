//! What tests of sentences share.
// Helpers of tests may fail like tests.
#![allow(clippy::panic)]

use figures::{Figure, FigureKind, figures};

/// The figures of a text, without dates and names.
pub(crate) fn read(text: &str) -> Vec<Figure> {
    let found = figures(text).into_iter();
    found.filter(|figure| figure.kind == FigureKind::Figure).collect()
}

/// Each sentence with its figures and what they are about.
pub(crate) fn check(cases: &[(&str, &[(&str, &str)])]) {
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let found = read(text);
        let found: Vec<(&str, &str)> = found.iter().map(|f| (f.text.as_str(), f.subject.as_str())).collect();
        if found != *expected {
            wrong.push(format!("{text}\n   found    {found:?}\n   expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
