//! One Chromium with one page and one server, for one test.

use std::{
    env,
    net::TcpListener,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::{Value, json};
use thirtyfour::{ChromiumLikeCapabilities as _, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver};
use tokio::runtime::Runtime;

use crate::{
    driver::Driver,
    server::{Reply, Server},
};

mod input;

const ARGUMENTS: [&str; 10] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
];

/// Longest wait for anything a page does by itself, a stalled download aside.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// Two cores hold one browser at a time, whatever number of threads the tests run on.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// The emulated reader and device. What is not set is as a plain desktop has it.
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

/// A browser with an empty profile, and the server of its pages.
pub struct Browser {
    /// Serves `dist/`; its answers can be changed before a page is opened.
    pub server: Server,
    runtime: Runtime,
    session: Option<WebDriver>,
    // Dropped in this order: the driver ends before its profile folder goes, and the next test waits for both.
    _driver: Driver,
    _profile: tempfile::TempDir,
    _turn: MutexGuard<'static, ()>,
}

impl Browser {
    /// Starts everything. Without a built `dist/` this fails: a test that cannot run has not passed.
    pub fn start() -> Result<Self> {
        let turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let server = Server::start(TcpListener::bind("127.0.0.1:0")?, &dist()?)?;
        let profile = tempfile::tempdir()?;
        let driver = Driver::start()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let mut wanted = DesiredCapabilities::chrome();
        for argument in ARGUMENTS {
            wanted.add_arg(argument)?;
        }
        wanted.add_arg(&format!("--user-data-dir={}", profile.path().display()))?;
        wanted.set_browser_log_level(LoggingPrefsLogLevel::All)?;
        if let Some(binary) = chromium() {
            wanted.set_binary(&binary)?;
        }
        let session = runtime
            .block_on(WebDriver::new(&driver.url, wanted))
            .context("starting Chromium")?;
        let browser = Self {
            server,
            runtime,
            session: Some(session),
            _driver: driver,
            _profile: profile,
            _turn: turn,
        };
        browser.before_scripts(include_str!("collect.js"))?;
        Ok(browser)
    }

    /// Names of the published files at the top of the folder.
    pub fn published(&self) -> Result<Vec<String>> {
        let entries = std::fs::read_dir(dist()?)?.collect::<Result<Vec<_>, _>>()?;
        Ok(entries
            .iter()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect())
    }

    /// Runs this in each page before any script of the page's own.
    pub fn before_scripts(&self, source: &str) -> Result<()> {
        self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }))
            .map(drop)
    }

    /// The lines that charts have written to the console since the last look at it.
    pub fn chart_lines(&self) -> Result<Vec<String>> {
        let mut lines = self.console()?;
        lines.retain(|line| line.contains("report-chart: "));
        Ok(lines)
    }

    /// A second server of the same files: to a browser, and to its policies, another host.
    pub fn another_server(&self) -> Result<Server> {
        Server::start(TcpListener::bind("127.0.0.1:0")?, &dist()?)
    }

    /// A DevTools command.
    pub fn cdp(&self, command: &str, params: Value) -> Result<Value> {
        let sent = self.session()?.cdp();
        self.runtime
            .block_on(sent.send_raw(command, params))
            .with_context(|| command.to_owned())
    }

    /// Opens a path of the server, query and all, given without its leading slash.
    pub fn open(&self, path: &str) -> Result<()> {
        self.runtime
            .block_on(self.session()?.goto(self.server.url(path)))
            .with_context(|| format!("opening {path}"))
    }

    /// Opens a page made of this text, under the strict policy.
    pub fn open_fixture(&self, html: &str) -> Result<()> {
        self.open_reply(Reply::html(html))
    }

    /// Opens a page with headers of its own.
    pub fn open_reply(&self, reply: Reply) -> Result<()> {
        self.server.answer("/_fixture", reply);
        self.open("_fixture")
    }

    /// The value of a JavaScript expression; a promise is waited for.
    ///
    /// It runs through DevTools, which the page's policy does not bind.
    pub fn eval(&self, expression: &str) -> Result<Value> {
        let params = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let answer = self.cdp("Runtime.evaluate", params)?;
        if let Some(thrown) = answer.get("exceptionDetails") {
            bail!("{expression}\nthrew {thrown}");
        }
        Ok(answer.pointer("/result/value").cloned().unwrap_or_default())
    }

    /// The value of a JavaScript expression inside a frame of the page, counted from nought; a promise is waited for.
    ///
    /// A sandboxed frame is out of the page's reach, and in Chromium in a process of its own: only the driver gets in.
    pub fn eval_in_frame(&self, frame: u16, expression: &str) -> Result<Value> {
        let session = self.session()?;
        self.runtime
            .block_on(async {
                session.enter_frame(frame).await?;
                let answer = session.execute(format!("return ({expression});"), Vec::new()).await;
                session.enter_default_frame().await?;
                Ok::<_, thirtyfour::error::WebDriverError>(answer?.json().clone())
            })
            .with_context(|| format!("in frame {frame}: {expression}"))
    }

    /// Opens a file of `dist/` from the disk, as a reader who was sent it does.
    pub fn open_from_disk(&self, file: &str) -> Result<()> {
        let address = format!("file://{}/{file}", dist()?.display());
        self.runtime
            .block_on(self.session()?.goto(&address))
            .with_context(|| format!("opening {address}"))
    }

    /// Whether a JavaScript condition comes true in time.
    pub fn becomes(&self, condition: &str, patience: Duration) -> Result<bool> {
        let deadline = Instant::now() + patience;
        loop {
            if self.eval(&format!("Boolean({condition})"))? == true {
                return Ok(true);
            }
            if Instant::now() > deadline {
                return Ok(false);
            }
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits for a JavaScript condition, and fails with what the page has to say.
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

    /// What collect.js saw, but for elements, which only count.
    pub fn collected(&self) -> Result<Value> {
        self.eval("({ ...collected, ready: collected.ready.length })")
    }

    /// The console's messages since the last call, each with its level in front.
    pub fn console(&self) -> Result<Vec<String>> {
        let log = self
            .runtime
            .block_on(self.session()?.browser_log())
            .context("reading the console")?;
        Ok(log
            .into_iter()
            .map(|entry| format!("{} {}", entry.level, entry.message))
            .collect())
    }

    /// Size of the viewport in CSS pixels, and device pixels per CSS pixel.
    pub fn set_viewport(&self, width: u32, height: u32, ratio: f64) -> Result<()> {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": ratio, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", metrics).map(drop)
    }

    /// What the reader has asked of their system, and whether this is paper.
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

    /// The whole page as PNG, as far down as it goes.
    pub fn screenshot(&self) -> Result<Vec<u8>> {
        let params = json!({ "format": "png", "captureBeyondViewport": true });
        let shot = self.cdp("Page.captureScreenshot", params)?;
        let data = shot
            .get("data")
            .and_then(Value::as_str)
            .context("a screenshot has data")?;
        Ok(BASE64_STANDARD.decode(data)?)
    }

    fn session(&self) -> Result<&WebDriver> {
        self.session.as_ref().context("the session has ended")
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Chromium ends with its session; killing the driver alone would leave it running.
        if let Some(session) = self.session.take()
            && let Err(error) = self.runtime.block_on(session.quit())
        {
            eprintln!("Chromium did not end: {error}");
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

/// The browser's program, where it has a name that chromedriver would not guess.
fn chromium() -> Option<String> {
    let path = env::var_os("PATH")?;
    let found = ["chromium", "chromium-browser"].into_iter().find_map(|name| {
        env::split_paths(&path)
            .map(|folder| folder.join(name))
            .find(|file| file.is_file())
    });
    Some(found?.to_string_lossy().into_owned())
}
