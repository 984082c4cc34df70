//! A page with a chart in a frame, from the embed code.

use std::{
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::{
    browser::{Browser, PATIENCE},
    checks::check_clean,
    engine::Engine,
    server::{Reply, STRICT_POLICY, Server},
};

/// The page in the frame.
pub const PAGE: &str = "report-chart-frame.html";

/// The path to which Chromium reports policy violations, also of frames.
pub const VIOLATIONS: &str = "/_violations";

/// The embed code for a query.
pub fn paste(query: &str) -> String {
    format!(
        "{}<script src=\"/report-chart-resize.js\" async></script>",
        frame(query)
    )
}

/// The frame alone.
pub fn frame(query: &str) -> String {
    format!(
        "<iframe src=\"/{PAGE}?{query}\" title=\"chart\" loading=\"lazy\" \
         sandbox=\"allow-scripts allow-popups allow-downloads\" width=\"100%\" height=\"520\" \
         frameborder=\"0\"></iframe>"
    )
}

/// The strict policy with reports of violations.
fn policy() -> String {
    format!("{STRICT_POLICY}; report-uri {VIOLATIONS}")
}

/// The same for the frame's content, which comes from this server.
///
/// In WebKit `'self'` matches no host in a sandboxed frame, so a site that serves such frames must name its host.
pub fn policy_inside(browser: &Browser, server: &Server) -> String {
    let own = match browser.engine() {
        Engine::Chromium | Engine::Firefox => "'self'".to_owned(),
        Engine::WebKit => server.url("").trim_end_matches('/').to_owned(),
    };
    policy().replace("'self'", &own)
}

/// Opens a page with this body. Page and frame have the strict policy; the page may contain frames of its host.
pub fn open(browser: &Browser, body: &str) -> Result<()> {
    let inside = policy_inside(browser, &browser.server);
    open_under(browser, &inside, "'self'", body)
}

/// The same with another policy for the frame, and with frames and scripts of these hosts allowed in the page.
pub fn open_under(browser: &Browser, inside: &str, hosts: &str, body: &str) -> Result<()> {
    let frame = browser.server.file(PAGE).policy(inside);
    browser.server.answer(&format!("/{PAGE}"), frame);
    let html = format!(
        "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>host</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><link rel=\"stylesheet\" href=\"/_fixture.css\">\
         </head><body>{body}</body></html>"
    );
    let around = policy().replace("script-src 'self'", &format!("script-src 'self' {hosts}"));
    browser.open_reply(Reply::html(html).policy(&format!("{around}; frame-src {hosts}")))
}

/// The same, once the frame has been given a height.
pub fn open_sized(browser: &Browser, body: &str) -> Result<()> {
    open(browser, body)?;
    browser.wait("document.querySelector('iframe').style.height")
}

/// Waits for a condition inside the frame.
pub fn wait_inside(browser: &Browser, condition: &str) -> Result<()> {
    let deadline = Instant::now() + PATIENCE;
    while browser.eval_in_frame(0, &format!("Boolean({condition})"))? != true {
        ensure!(Instant::now() < deadline, "never came true in the frame: {condition}");
        thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}

/// A number of the page.
pub fn number(value: &Value) -> Result<f64> {
    value.as_f64().with_context(|| format!("no number: {value}"))
}

/// The height of the frame's content on the page.
pub fn inner_height(browser: &Browser) -> Result<f64> {
    number(&browser.eval("document.querySelector('iframe').clientHeight")?)
}

/// Asserts that page and frame have no policy violation, no uncaught error and no console message.
pub fn check_quiet(browser: &Browser) -> Result<()> {
    check_clean(browser)?;
    let violations = browser.server.requests(VIOLATIONS);
    ensure!(violations == 0, "{violations} violations were reported");
    let console = browser.console()?;
    ensure!(console.is_empty(), "console: {console:#?}");
    Ok(())
}

/// Asserts that the chart is drawn completely and the frame is exactly as high.
pub fn check_fits(browser: &Browser) -> Result<f64> {
    // The last height may not have arrived yet.
    wait_inside(
        browser,
        "document.documentElement.scrollHeight === innerHeight
            && Math.ceil(document.documentElement.getBoundingClientRect().height) === innerHeight",
    )?;
    let facts = browser.eval_in_frame(
        0,
        "((e) => {
            const canvas = e.shadowRoot.querySelector('canvas');
            const copy = new OffscreenCanvas(canvas.width, canvas.height);
            const context = copy.getContext('2d', { willReadFrequently: true });
            context.drawImage(canvas, 0, 0);
            const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
            return {
                colours: new Set(new Uint32Array(data.buffer)).size,
                targets: e.targets().length,
                tooWide: document.documentElement.scrollWidth > innerWidth,
            };
        })(document.querySelector('report-chart'))",
    )?;
    let fact = |name: &str| facts.get(name).cloned().unwrap_or_default();
    ensure!(number(&fact("colours"))? > 1.0, "the canvas is blank: {facts}");
    ensure!(fact("targets") == 8, "eight targets are set for 2011: {facts}");
    ensure!(fact("tooWide") == false, "it scrolls sideways: {facts}");
    inner_height(browser)
}
