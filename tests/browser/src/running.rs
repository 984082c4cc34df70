//! A browser with a session: start and shutdown for each engine.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::Command,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use serde_json::json;
use thirtyfour::{
    Capabilities, ChromiumLikeCapabilities as _, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver, WindowHandle,
    common::capabilities::firefox::FirefoxPreferences, error::WebDriverError,
};
use tokio::runtime::Runtime;

use crate::{
    bidi::Bidi,
    engine::{Engine, mini_browser},
    leash::{Leash, folder},
    places::{in_path, in_target},
};

const CHROMIUM: [&str; 10] = [
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

/// A window of MiniBrowser is at least as wide as its buttons; these options let it be as narrow as a small phone.
const NARROW: &str = "* { padding: 0; margin: 0; border-width: 0; min-width: 0; min-height: 0 }
    entry, button, image { -gtk-icon-transform: scale(0.2); font-size: 1px }";

/// Defaults of Firefox that a page cannot distinguish from preferences of readers.
const PREFERENCES: [(&str, u8); 1] = [
    // Overlay scroll bars, as in the other engines.
    ("ui.useOverlayScrollbars", 1),
];

/// Attempts to start a browser, which fails at times on a busy machine. Tests are never repeated.
const STARTS: u32 = 3;

/// In one of three runs of all tests in one WebKit, programs that had run before met accesses out of bounds, near the end.
const MOST_IN_WEBKIT: u32 = 8;

/// Longest wait for a process to be ready.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running browser.
pub(crate) struct Running {
    pub(crate) engine: Engine,
    pub(crate) runtime: Runtime,
    /// For Firefox.
    pub(crate) bidi: Option<Bidi>,
    /// The only tab.
    pub(crate) tab: WindowHandle,
    session: Option<WebDriver>,
    /// How many tests it may still be used for.
    left: u32,
    // Ended in this order, after the session: those that others depend on are last.
    _programs: Vec<Leash>,
}

impl Running {
    /// Starts a browser with an empty profile.
    pub(crate) fn start(engine: Engine) -> Result<Self> {
        let mut tries = 1;
        loop {
            let started = match engine {
                Engine::Chromium => chromium(),
                Engine::Firefox => firefox(),
                Engine::WebKit => webkit(),
            };
            match started {
                Err(error) if tries < STARTS => eprintln!("{engine} did not start: {error:#}; trying again"),
                started => return started.with_context(|| format!("starting {engine}; {}", advice(engine))),
            }
            tries += 1;
        }
    }

    fn new(engine: Engine, url: &str, wanted: impl Into<Capabilities>, programs: Vec<Leash>) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let session = runtime.block_on(WebDriver::new(url, wanted))?;
        let tab = runtime.block_on(session.window())?;
        Ok(Self {
            engine,
            runtime,
            bidi: None,
            tab,
            session: Some(session),
            left: match engine {
                Engine::WebKit => MOST_IN_WEBKIT,
                _ => u32::MAX,
            },
            _programs: programs,
        })
    }

    pub(crate) fn session(&self) -> Result<&WebDriver> {
        self.session.as_ref().context("the session has ended")
    }

    /// Replaces all open tabs by an empty one, for the next test.
    pub(crate) fn fresh_tab(&mut self) -> Result<()> {
        self.left = self
            .left
            .checked_sub(1)
            .context("used for as many tests as it may be")?;
        let session = self.session()?;
        self.tab = self.runtime.block_on(async {
            let old = session.windows().await?;
            let new = session.new_tab().await?;
            for tab in old {
                session.switch_to_window(tab).await?;
                session.close_window().await?;
            }
            session.switch_to_window(new.clone()).await?;
            Ok::<_, WebDriverError>(new)
        })?;
        Ok(())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Chromium ends with its session; ending the driver alone would leave it running.
        if let Some(session) = self.session.take()
            && let Err(error) = self.runtime.block_on(session.quit())
        {
            eprintln!("{} did not end: {error}", self.engine);
        }
    }
}

fn advice(engine: Engine) -> String {
    format!(
        "`cargo xtask test --browsers {}` installs what it needs, or says how to",
        engine.name()
    )
}

fn chromium() -> Result<Running> {
    let folder = folder()?;
    let mut driver = Leash::start(Command::new("chromedriver").arg("--port=0"), &folder, true)?;
    // "ChromeDriver was started successfully on port 40123."
    let port = port(&mut driver, "started successfully on port ")?;
    let mut wanted = DesiredCapabilities::chrome();
    for argument in CHROMIUM {
        wanted.add_arg(argument)?;
    }
    wanted.add_arg(&format!("--user-data-dir={}", folder.join("profile").display()))?;
    wanted.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    // A file name that chromedriver does not search for.
    if let Some(binary) = in_path(&["chromium", "chromium-browser"]) {
        wanted.set_binary(&binary.to_string_lossy())?;
    }
    Running::new(Engine::Chromium, &url(port), wanted, vec![driver])
}

fn firefox() -> Result<Running> {
    let program = geckodriver();
    let mut command = Command::new(program);
    command.args(["--port", "0", "--websocket-port", "0"]);
    let mut driver = Leash::start(&command, &folder()?, true)?;
    let port = port(&mut driver, "Listening on 127.0.0.1:")?;
    let mut wanted = DesiredCapabilities::firefox();
    wanted.add_arg("-headless")?;
    let mut preferences = FirefoxPreferences::new();
    for (name, value) in PREFERENCES {
        preferences.set(name, value)?;
    }
    // The slash key opens a search in the page and takes the focus.
    preferences.set("accessibility.typeaheadfind.manual", false)?;
    wanted.set_preferences(preferences)?;
    let mut wanted = Capabilities::from(wanted);
    wanted.set("webSocketUrl", true)?;
    let mut running = Running::new(Engine::Firefox, &url(port), wanted, vec![driver])?;
    let socket = running.session()?.handle().capabilities().get("webSocketUrl").cloned();
    let socket = socket.as_ref().and_then(|address| address.as_str());
    running.bidi = Some(Bidi::connect(socket.context("Firefox tells no address for BiDi")?)?);
    Ok(running)
}

/// Without a desktop the driver hangs when it starts the browser, so each part is started separately. The display is small because
/// its pointer is in the middle, and a window has the focus while the pointer is in it.
fn webkit() -> Result<Running> {
    let (inspector, port) = (free_port()?, free_port()?);
    let mut screen = Command::new("Xvfb");
    screen.args(["-displayfd", "1", "-screen", "0", "320x240x24", "-nolisten", "tcp"]);
    let mut screen = Leash::start(&screen, &folder()?, true)?;
    let mut display = String::new();
    BufReader::new(screen.output()?).read_line(&mut display)?;
    let display = format!(":{}", display.trim());
    ensure!(display.len() > 1, "Xvfb shows nothing");

    let folder_of_browser = folder()?;
    fs::create_dir_all(folder_of_browser.join("gtk-3.0"))?;
    fs::write(folder_of_browser.join("gtk-3.0/gtk.css"), NARROW)?;
    let mut browser = Command::new("dbus-run-session");
    browser
        .arg("--")
        .arg(mini_browser().context("no MiniBrowser of WebKitGTK under /usr")?)
        .arg("--automation");
    for folder in ["XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"] {
        browser.env(folder, &folder_of_browser);
    }
    browser.env("DISPLAY", &display).env("GDK_BACKEND", "x11");
    browser.env("NO_AT_BRIDGE", "1").env("GSETTINGS_BACKEND", "memory");
    browser.env("WEBKIT_INSPECTOR_SERVER", format!("127.0.0.1:{inspector}"));
    let browser = Leash::start(&browser, &folder_of_browser, false)?;
    wait_listening(inspector, "MiniBrowser")?;

    let mut driver = Command::new("WebKitWebDriver");
    driver
        .arg(format!("--port={port}"))
        .arg(format!("--target=127.0.0.1:{inspector}"));
    let driver = Leash::start(&driver, &folder()?, false)?;
    wait_listening(port, "WebKitWebDriver")?;
    let wanted = Capabilities::from(json!({}).as_object().cloned().unwrap_or_default());
    Running::new(Engine::WebKit, &url(port), wanted, vec![driver, browser, screen])
}

fn url(port: u16) -> String {
    format!("http://127.0.0.1:{port}")
}

/// The port in the output of a driver, after these words.
fn port(driver: &mut Leash, words: &str) -> Result<u16> {
    let mut lines = BufReader::new(driver.output()?).lines();
    let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
        let (_, port) = line.split_once(words)?;
        port.trim_end_matches('.').parse().ok()
    });
    // A full pipe would block it.
    thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
    port.with_context(|| format!("the driver did not say `{words}`: is it installed?"))
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

fn wait_listening(port: u16, who: &str) -> Result<()> {
    let deadline = Instant::now() + PATIENCE;
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        ensure!(Instant::now() < deadline, "{who} does not listen");
        thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}

/// The one that `cargo xtask test` installed in the target folder, or that of the system.
fn geckodriver() -> PathBuf {
    in_target("tools/cargo/bin/geckodriver").unwrap_or_else(|| "geckodriver".into())
}
