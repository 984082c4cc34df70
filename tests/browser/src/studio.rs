//! The studio under its own policy: the one of every page, and a worker, whose address is that of one named policy of trusted types.

use anyhow::Result;

use crate::browser::Browser;

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
     img-src 'self' blob:; worker-src 'self'; require-trusted-types-for 'script'; trusted-types report-charts-studio";

/// Opens the studio, and waits until it is ready.
pub fn open(browser: &Browser, lang: &str) -> Result<()> {
    let page = browser.server.file("/studio.html").policy(POLICY);
    browser.server.answer("/studio.html", page);
    browser.open(&format!("studio.html?lang={lang}"))?;
    browser.wait("document.documentElement.dataset.ready !== undefined")
}
