//! Where a figure stands in the text of its report: its words, with as much around them as makes them unique there. Not here: addresses.

use serde::{Deserialize, Serialize};

/// The words of a figure in the text of its report, for finding them on a page. Case, widths of characters and line breaks may differ there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The figure as printed: `11%左右`. 1 to [`Quote::TEXT`] characters.
    pub text: String,
    /// What stands directly in front of it, at most [`Quote::AROUND`] characters; empty where nothing is needed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub prefix: String,
    /// What stands directly behind it, at most [`Quote::AROUND`] characters; empty where nothing is needed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub suffix: String,
}

impl Quote {
    /// A figure has at most this many characters: a quote is no copy of a sentence.
    pub const TEXT: usize = 40;
    /// There are at most this many characters in front of a figure, and as many behind it.
    pub const AROUND: usize = 12;
}
