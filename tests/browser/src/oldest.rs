//! Chromium 67 of 2018, the oldest supported browser. It is too old for a driver: it opens one page of the server, and a script in
//! the page reports the result to the server.

use std::{
    net::TcpListener,
    process::Command,
    sync::{Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::{
    browser::dist,
    leash::{Leash, folder},
    places::in_target,
    server::{Reply, STRICT_POLICY, Server},
};

/// Path below a target folder; `cargo xtask test` installs it there.
const PROGRAM: &str = "oldest/chromium";

/// Longest wait for the report of a page.
const PATIENCE: Duration = Duration::from_secs(90);

/// One browser at a time, for machines with two cores.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// The strictest policy under which it runs WebAssembly: `'wasm-unsafe-eval'` exists since Chrome 97 of 2021.
pub fn policy() -> String {
    format!("{STRICT_POLICY}; frame-src 'self'").replace("'wasm-unsafe-eval'", "'wasm-unsafe-eval' 'unsafe-eval'")
}

/// Opens a page with this policy and body, runs this script, the body of an async function, and returns its result. The script may
/// await `time(milliseconds)` and `until(condition)`.
pub fn ask(policy: &str, body: &str, script: &str) -> Result<String> {
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let server = Server::start(TcpListener::bind("127.0.0.1:0")?, &dist()?)?;
    let script = format!(
        "const time = (pause) => new Promise((done) => setTimeout(done, pause));
         const until = async (condition) => {{
             for (let tries = 400; !condition(); tries -= 1) {{
                 if (!tries) throw new Error('never came true: ' + condition);
                 await time(50);
             }}
         }};
         (async () => {{ {script} }})()
             .catch((error) => 'error: ' + error.stack)
             .then((text) => fetch('/_report/' + encodeURIComponent(text)));"
    );
    server.answer("/_script.js", Reply::new("text/javascript", script));
    let page = format!(
        "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>oldest</title>{body}<script src=\"/_script.js\"></script>"
    );
    server.answer("/_fixture", Reply::html(page).policy(policy));
    let test = server.file("/selftest.html").policy(policy);
    server.answer("/selftest.html", test);
    let _running = start(&server.url("_fixture"))?;
    let deadline = Instant::now() + PATIENCE;
    while Instant::now() < deadline {
        if let Some(report) = server.reported("/_report/") {
            return Ok(report);
        }
        thread::sleep(Duration::from_millis(50));
    }
    bail!("the page has reported nothing")
}

/// A browser with an empty profile; it is closed when dropped.
fn start(address: &str) -> Result<Leash> {
    let program = in_target(PROGRAM)
        .with_context(|| format!("no {PROGRAM} in the target folder: `cargo xtask test` fetches it"))?;
    let folder = folder()?;
    let mut browser = Command::new(program);
    // A debugging port keeps it open after the page has loaded.
    browser.args([
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--remote-debugging-port=0",
        "--window-size=800,1200",
    ]);
    browser
        .arg(format!("--user-data-dir={}", folder.display()))
        .arg(address);
    Leash::start(&browser, &folder, false)
}
