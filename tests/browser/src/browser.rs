//! One browser with one page and one server, for one test.
//!
//! Chromium is controlled with DevTools, Firefox with BiDi, and WebKit with WebDriver scripts; the page's policy applies to none of
//! them. DevTools commands are errors in other engines.

use std::{
    cell::RefCell,
    env, fs,
    net::TcpListener,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{WebDriver, error::WebDriverResult};

use crate::{
    engine::Engine,
    running::Running,
    server::{Reply, Server},
};

mod gecko;
mod input;
mod w3c;

/// Longest wait for a page, except for a stalled download: three engines share two cores.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// One browser at a time, for machines with two cores, with any number of test threads. Browsers take a second or more to start, so
/// one is kept for the next test, which gets a new tab and, by the port of its server, a new origin. It ends with the process.
static ONE_AT_A_TIME: Mutex<Option<Running>> = Mutex::new(None);

/// The ports that were used: a kept browser may have stored data for them.
static PORTS: Mutex<Vec<u16>> = Mutex::new(Vec::new());

/// Default page size without DevTools.
const VIEWPORT: (u32, u32) = (800, 600);

/// The emulated preferences and device; the default is a desktop.
#[derive(Clone, Copy, Debug, Default)]
pub struct Media {
    /// `prefers-color-scheme: dark`.
    pub dark: bool,
    /// The page as printed.
    pub print: bool,
    /// `prefers-reduced-motion: reduce`.
    pub reduced_motion: bool,
    /// `forced-colors: active`.
    pub forced_colors: bool,
    /// `prefers-contrast: more`.
    pub more_contrast: bool,
}

/// A browser with an empty page, and the server of its pages.
pub struct Browser {
    /// Serves `dist/`; its answers can be changed before a page is opened.
    pub server: Server,
    /// Console messages of pages that have been left, in engines where the pages collect them.
    console: RefCell<Vec<String>>,
    /// Folders that pages were opened from.
    copies: RefCell<Vec<TempDir>>,
    running: MutexGuard<'static, Option<Running>>,
}

impl Browser {
    /// Starts Chromium. Fails without a built `dist/`: a test that cannot run has not passed.
    pub fn start() -> Result<Self> {
        Self::start_in(Engine::Chromium)
    }

    /// Starts a browser of this engine.
    pub fn start_in(engine: Engine) -> Result<Self> {
        let mut running = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let server = Server::start(own_port()?, &dist()?)?;
        // A browser that does not answer is not kept.
        let kept = running
            .take()
            .and_then(|mut kept| (kept.engine == engine && kept.fresh_tab().is_ok()).then_some(kept));
        *running = Some(match kept {
            Some(kept) => kept,
            None => Running::start(engine)?,
        });
        let browser = Self {
            server,
            console: RefCell::default(),
            copies: RefCell::default(),
            running,
        };
        browser.before_scripts(include_str!("collect.js"))?;
        // What the test before has left: in Chromium, the console is that of all tabs, and a new tab has no focus; elsewhere, a pointer
        // that stays in its place is not heard.
        if engine == Engine::Chromium {
            browser.console()?;
            browser.cdp("Page.bringToFront", json!({}))?;
        } else {
            browser.before_scripts(include_str!("console.js"))?;
            browser.set_viewport(VIEWPORT.0, VIEWPORT.1, 1.0)?;
            browser.hover(0.0, 0.0)?;
        }
        Ok(browser)
    }

    /// Which engine this is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.running.as_ref().map_or(Engine::Chromium, |running| running.engine)
    }

    /// Names of the published files at the top of the folder.
    pub fn published(&self) -> Result<Vec<String>> {
        let entries = fs::read_dir(dist()?)?.collect::<Result<Vec<_>, _>>()?;
        Ok(entries
            .iter()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect())
    }

    /// The path of a file for servers with the hash of its content in its name, given the name without it.
    pub fn hashed(&self, plain: &str) -> Result<String> {
        const FOLDER: &str = "upload";
        // A dot and 16 digits.
        const HASH: usize = 17;
        let (stem, ending) = plain.rsplit_once('.').context("a file name")?;
        for entry in fs::read_dir(dist()?.join(FOLDER)).context("`cargo xtask dist` makes dist/upload")? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            let middle = name.strip_prefix(stem).and_then(|rest| rest.strip_suffix(ending));
            if middle.is_some_and(|middle| middle.starts_with('.') && middle.len() == HASH + 1) {
                return Ok(format!("/{FOLDER}/{name}"));
            }
        }
        bail!("no {stem}.HASH.{ending} in dist/{FOLDER}")
    }

    /// Runs this in each page before the scripts of the page.
    pub fn before_scripts(&self, source: &str) -> Result<()> {
        match self.engine() {
            Engine::Chromium => {
                let params = json!({ "source": source });
                self.cdp("Page.addScriptToEvaluateOnNewDocument", params).map(drop)
            }
            Engine::Firefox => self.before_scripts_bidi(source),
            Engine::WebKit => {
                self.server.before_scripts(source);
                Ok(())
            }
        }
    }

    /// Lets pages wait a tenth of each time from this one on, in milliseconds, so that tests need not sit through it. Shorter times stay.
    pub fn hurry(&self, from: u32) -> Result<()> {
        self.before_scripts(&format!(
            "const wait = window.setTimeout;
            window.setTimeout = (act, time, ...given) => wait(act, time < {from} ? time : time / 10, ...given);"
        ))
    }

    /// The lines that charts have written to the console since the last call.
    pub fn chart_lines(&self) -> Result<Vec<String>> {
        let mut lines = self.console()?;
        lines.retain(|line| line.contains("report-chart: "));
        Ok(lines)
    }

    /// A second server of the same files, which is another host to browsers and policies.
    pub fn another_server(&self) -> Result<Server> {
        let server = Server::start(own_port()?, &dist()?)?;
        server.before_scripts(&self.server.scripts_before());
        Ok(server)
    }

    /// A DevTools command.
    pub fn cdp(&self, command: &str, params: Value) -> Result<Value> {
        ensure!(
            self.engine() == Engine::Chromium,
            "{command}: only Chromium has DevTools; this test belongs to the target `element`"
        );
        let sent = self.session()?.cdp();
        self.block_on(sent.send_raw(command, params))
            .with_context(|| command.to_owned())
    }

    /// Opens a path of the server with its query, given without the leading slash.
    pub fn open(&self, path: &str) -> Result<()> {
        self.go(&self.server.url(path))
    }

    /// Opens a page made of this text, under the strict policy.
    pub fn open_fixture(&self, html: &str) -> Result<()> {
        self.open_reply(Reply::html(html))
    }

    /// Opens a page with custom headers.
    pub fn open_reply(&self, reply: Reply) -> Result<()> {
        self.server.answer("/_fixture", reply);
        self.open("_fixture")
    }

    /// The value of a JavaScript expression; a promise is awaited.
    pub fn eval(&self, expression: &str) -> Result<Value> {
        match self.engine() {
            Engine::Chromium => self.eval_cdp(expression),
            Engine::Firefox => self.eval_bidi(expression),
            Engine::WebKit => self.eval_w3c(expression),
        }
    }

    fn eval_cdp(&self, expression: &str) -> Result<Value> {
        let params = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let answer = self.cdp("Runtime.evaluate", params)?;
        if let Some(thrown) = answer.get("exceptionDetails") {
            bail!("{expression}\nthrew {thrown}");
        }
        Ok(answer.pointer("/result/value").cloned().unwrap_or_default())
    }

    /// The value of a JavaScript expression inside a frame of the page, counted from 0; a promise is awaited.
    ///
    /// The page cannot access a sandboxed frame, which Chromium runs in a separate process: only the driver can.
    pub fn eval_in_frame(&self, frame: u16, expression: &str) -> Result<Value> {
        let session = self.session()?;
        self.block_on(async {
            session.enter_frame(frame).await?;
            let answer = session.execute(format!("return ({expression});"), Vec::new()).await;
            session.enter_default_frame().await?;
            Ok::<_, thirtyfour::error::WebDriverError>(answer?.json().clone())
        })
        .with_context(|| format!("in frame {frame}: {expression}"))
    }

    /// Opens a file of `dist/` from the disk, with its query and the files beside it.
    ///
    /// Where the engine cannot run a script before the page's, it opens a copy with one more script.
    pub fn open_from_disk(&self, file: &str) -> Result<()> {
        let folder = match self.engine() {
            Engine::Chromium | Engine::Firefox => dist()?,
            Engine::WebKit => self.copy_on_disk()?,
        };
        self.go(&format!("file://{}/{file}", folder.display()))
    }

    fn copy_on_disk(&self) -> Result<PathBuf> {
        const BEFORE: &str = "before.js";
        let copy = tempfile::tempdir()?;
        for name in self.published()? {
            let (from, to) = (dist()?.join(&name), copy.path().join(&name));
            if name.ends_with(".html") {
                let page = Reply::html(fs::read_to_string(&from)?).with_script(BEFORE);
                fs::write(to, page.body())?;
            } else if from.is_file() {
                fs::copy(from, to)?;
            }
        }
        fs::write(copy.path().join(BEFORE), self.server.scripts_before())?;
        let path = copy.path().to_owned();
        self.copies.borrow_mut().push(copy);
        Ok(path)
    }

    fn go(&self, address: &str) -> Result<()> {
        if self.engine() != Engine::Chromium {
            let lines = self.lines_of_page()?;
            self.console.borrow_mut().extend(lines);
        }
        self.block_on(self.session()?.goto(address))
            .with_context(|| format!("opening {address}"))
    }

    /// Whether a JavaScript condition becomes true in time.
    ///
    /// What it asks may not exist yet, such as a method of an element that is not yet defined: where it throws, it is
    /// not yet true, and an error if it still throws at the end.
    pub fn becomes(&self, condition: &str, patience: Duration) -> Result<bool> {
        let deadline = Instant::now() + patience;
        loop {
            let value = self.eval(&format!("Boolean({condition})"));
            if matches!(value, Ok(Value::Bool(true))) {
                return Ok(true);
            }
            if Instant::now() > deadline {
                return value.map(|_| false);
            }
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits for a JavaScript condition; the error contains the state of the page.
    pub fn wait(&self, condition: &str) -> Result<()> {
        let met = self.becomes(condition, PATIENCE)?;
        ensure!(
            met,
            "never came true: {condition}\ncollected: {}\nconsole: {:#?}",
            self.collected()?,
            self.console()?
        );
        Ok(())
    }

    /// The data of collect.js; of elements only the number.
    pub fn collected(&self) -> Result<Value> {
        self.eval("({ ...collected, ready: collected.ready.length })")
    }

    /// The console's messages since the last call, each with its level in front.
    pub fn console(&self) -> Result<Vec<String>> {
        if self.engine() != Engine::Chromium {
            let mut lines = self.console.take();
            lines.extend(self.lines_of_page()?);
            return Ok(lines);
        }
        let log = self
            .block_on(self.session()?.browser_log())
            .context("reading the console")?;
        Ok(log
            .into_iter()
            .map(|entry| format!("{} {}", entry.level, entry.message))
            .collect())
    }

    /// The page's console messages since the last call; see console.js.
    fn lines_of_page(&self) -> Result<Vec<String>> {
        let lines = self.eval("window.collected && collected.console ? collected.console.splice(0) : []")?;
        Ok(serde_json::from_value(lines)?)
    }

    /// Size of the viewport in CSS pixels, and device pixels per CSS pixel, which is always 1 in WebKit.
    pub fn set_viewport(&self, width: u32, height: u32, ratio: f64) -> Result<()> {
        match self.engine() {
            Engine::Chromium => {}
            Engine::Firefox => return self.set_viewport_bidi(width, height, ratio),
            Engine::WebKit => return self.set_viewport_w3c(width, height, ratio),
        }
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": ratio, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", metrics).map(drop)
    }

    /// Sets the preferences of the reader, and print mode.
    pub fn emulate(&self, media: Media) -> Result<()> {
        let feature = |name: &str, on: bool, value: &str| json!({ "name": name, "value": if on { value } else { "" } });
        let scheme = if media.dark { "dark" } else { "light" };
        let features = [
            json!({ "name": "prefers-color-scheme", "value": scheme }),
            feature("prefers-reduced-motion", media.reduced_motion, "reduce"),
            feature("forced-colors", media.forced_colors, "active"),
            feature("prefers-contrast", media.more_contrast, "more"),
        ];
        let medium = if media.print { "print" } else { "" };
        self.cdp(
            "Emulation.setEmulatedMedia",
            json!({ "media": medium, "features": features }),
        )
        .map(drop)
    }

    /// The whole page as PNG, in full height.
    pub fn screenshot(&self) -> Result<Vec<u8>> {
        let params = json!({ "format": "png", "captureBeyondViewport": true });
        let shot = self.cdp("Page.captureScreenshot", params)?;
        let data = shot
            .get("data")
            .and_then(Value::as_str)
            .context("a screenshot has data")?;
        Ok(BASE64_STANDARD.decode(data)?)
    }

    fn running(&self) -> Result<&Running> {
        self.running.as_ref().context("the browser has ended")
    }

    fn session(&self) -> Result<&WebDriver> {
        self.running()?.session()
    }

    /// Runs a command of the driver.
    fn block_on<T>(&self, command: impl Future<Output = WebDriverResult<T>>) -> Result<T> {
        Ok(self.running()?.runtime.block_on(command)?)
    }
}

/// A port that no server of this process has used.
fn own_port() -> Result<TcpListener> {
    let mut had = PORTS.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let port = listener.local_addr()?.port();
        if !had.contains(&port) {
            had.push(port);
            return Ok(listener);
        }
    }
}

/// The folder under test: `RC_DIST`, or the workspace's `dist/`.
pub(crate) fn dist() -> Result<PathBuf> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .context("the workspace's folder")?;
    let folder = env::var_os("RC_DIST").map_or_else(|| workspace.join("dist"), PathBuf::from);
    for file in ["report-chart.js", "report-chart.wasm"] {
        ensure!(
            folder.join(file).is_file(),
            "{} holds no {file}: run `cargo xtask dist` first",
            folder.display()
        );
    }
    Ok(folder)
}
