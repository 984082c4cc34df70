//! placeholder
use crate::lang::Lang;
use crate::report::{Datum, Report};
use serde::Serialize;
/// x
#[derive(Serialize)]
pub struct Compared {
    title: String,
    value: String,
    source: String,
    difference: Option<String>,
    arithmetic: Option<String>,
}
/// x
pub fn compare(_r: &Report, data: &[Datum], lang: Lang) -> Vec<Compared> {
    data.iter()
        .map(|d| Compared {
            title: d.name(lang).to_owned(),
            value: crate::describe::value_words(d, lang),
            source: String::new(),
            difference: None,
            arithmetic: None,
        })
        .collect()
}
