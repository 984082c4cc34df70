//! A site with the hash of its report: see [`report_charts::page::site`].

use base64::{Engine as _, prelude::BASE64_STANDARD};
use report_charts::base::error::Error;
use report_charts::document::DOCUMENT;
use report_charts::page::site;
use report_charts::report::{Report, View};
use sha2::{Digest as _, Sha256};

/// Paths and contents of the files of a site: see [`site::files`].
///
/// # Errors
/// As of [`site::files`].
pub fn files(
    report: &Report,
    text: Option<&str>,
    views: &[&View],
    module: Option<&str>,
) -> Result<Vec<(String, String)>, Error> {
    site::files(report, text, views, module, Some(&integrity(text.unwrap_or(DOCUMENT))))
}

/// The hash of a file in the form of `integrity`.
pub fn integrity(content: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(content)))
}
