//! A site with the hash of its report and with pictures for previews as PNG: see [`report_charts::page::site`].

use crate::picture::{Fonts, PictureError};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use report_charts::base::error::Error;
use report_charts::document::DOCUMENT;
use report_charts::page::paste::CardKind;
use report_charts::page::site::{self, card_file, card_svg, charts};
use report_charts::report::{Report, View};
use sha2::{Digest as _, Sha256};

/// The files of a site.
#[derive(Debug)]
pub struct Files {
    /// Paths and contents.
    pub files: Vec<(String, Vec<u8>)>,
    /// Why pictures for previews are SVG and not PNG, if they are.
    pub without_png: Option<PictureError>,
}

/// Draws the files of a site (see [`site::files`]). Pictures for previews are PNG where `fonts` have all characters.
///
/// # Errors
/// As of [`site::files`].
pub fn files(
    report: &Report,
    text: Option<&str>,
    views: &[&View],
    module: Option<&str>,
    fonts: &Fonts,
) -> Result<Files, Error> {
    let charts = charts(report, views);
    let cards: Result<Vec<String>, Error> = charts
        .iter()
        .map(|(view, lang)| card_svg(report, view, *lang))
        .collect();
    let cards = cards?;
    // All are of one kind, so that a page need not be looked at for the name of its picture.
    let drawn: Result<Vec<Vec<u8>>, PictureError> = cards.iter().map(|svg| fonts.png(svg, 1.0, &[])).collect();
    let (kind, cards, without_png) = match drawn {
        Ok(drawn) => (CardKind::Png, drawn, None),
        Err(error) => (
            CardKind::Svg,
            cards.into_iter().map(String::into_bytes).collect(),
            Some(error),
        ),
    };
    let hash = integrity(text.unwrap_or(DOCUMENT));
    let pages = site::files(report, text, &charts, module, Some(&hash), kind)?;
    let mut files: Vec<(String, Vec<u8>)> = pages
        .into_iter()
        .map(|(name, content)| (name, content.into_bytes()))
        .collect();
    for ((view, lang), card) in charts.iter().zip(cards) {
        files.push((card_file(view, *lang, kind), card));
    }
    Ok(Files { files, without_png })
}

/// The hash of a file in the form of `integrity`.
pub fn integrity(content: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(content)))
}
