//! A screen reader: Orca with a browser on a screen that nobody sees. What Orca says is read from its debug file; nothing makes a sound.
//!
//! Its settings are the defaults, but for the echo of keys, which would be read between all else.

use std::{
    fs::{self, File, Permissions},
    io::{BufRead as _, BufReader, Read as _, Seek as _, SeekFrom},
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use tempfile::TempDir;

use crate::{
    engine::Engine,
    leash::{Leash, folder},
    places::in_path,
    server::Server,
};

/// Programs that are needed besides a browser; their packages on Debian: orca, xdotool, openbox, dbus, xvfb.
const PROGRAMS: [&str; 6] = ["orca", "xdotool", "openbox", "dbus-daemon", "dbus-send", "Xvfb"];
const LAUNCHERS: [&str; 2] = [
    "/usr/libexec/at-spi-bus-launcher",
    "/usr/lib/at-spi2-core/at-spi-bus-launcher",
];

/// A page requests this path when its charts are drawn.
pub const DRAWN: &str = "/_drawn";

/// Longest wait for a program, or for a page with its charts.
const START: Duration = Duration::from_secs(90);
/// How long Orca has to be quiet until it has finished.
const QUIET: Duration = Duration::from_millis(1100);
/// How long Orca may take until it begins to speak, and until it has finished.
const FIRST: Duration = Duration::from_secs(5);
const LONGEST: Duration = Duration::from_secs(60);
const STEP: Duration = Duration::from_millis(50);

const SPEECH_DISPATCHER: &str =
    "LogLevel 1\nAudioOutputMethod \"alsa\"\nAddModule \"dummy\" \"sd_dummy\" \"\"\nDefaultModule dummy\n";
const ORCA: &str = r#"{"general": {"enableKeyEcho": false, "profile": ["Default", "default"],
    "startingProfile": ["Default", "default"]}, "pronunciations": {}, "keybindings": {}, "profiles": {"default":
    {"profile": ["Default", "default"], "enableKeyEcho": false, "pronunciations": {}, "keybindings": {}}}}"#;
/// A window manager without key bindings.
const OPENBOX: &str =
    "<?xml version=\"1.0\"?><openbox_config xmlns=\"http://openbox.org/3.4/rc\"><keyboard/></openbox_config>";
const FIREFOX: &str = r#"
    user_pref("accessibility.force_disabled", -1);
    user_pref("browser.shell.checkDefaultBrowser", false);
    user_pref("browser.aboutwelcome.enabled", false);
    user_pref("datareporting.policy.dataSubmissionEnabled", false);
    user_pref("browser.startup.homepage_override.mstone", "ignore");
    user_pref("termsofuse.bypassNotification", true);
    user_pref("browser.preonboarding.enabled", false);
    user_pref("app.update.enabled", false);
"#;

/// Python runs this first. Orca's debug file is buffered, so that what was said would be read with the next key.
const PYTHON: &str = r#"import builtins
plain = builtins.open
def unbuffered(file, mode="r", buffering=-1, *rest, **named):
    is_log = str(file).endswith("orca.debug")
    return plain(file, mode, 1 if is_log else buffering, *rest, **named)
builtins.open = unbuffered
"#;

/// The language in which Orca speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// Chinese.
    Chinese,
    /// English.
    English,
}

impl Voice {
    fn locale(self) -> &'static str {
        match self {
            Self::Chinese => "zh_CN.UTF-8",
            Self::English => "en_US.UTF-8",
        }
    }

    /// What Orca says when arrow keys go to the page, and when they read it.
    fn modes(self) -> [&'static str; 2] {
        match self {
            Self::Chinese => ["焦点模式", "浏览模式"],
            Self::English => ["Focus mode", "Browse mode"],
        }
    }
}

/// What is missing for a run with this engine and voice; nothing where all is installed.
pub fn missing(engine: Engine, voice: Voice) -> Option<String> {
    if let Some(program) = PROGRAMS.into_iter().find(|program| in_path(&[program]).is_none()) {
        return Some(format!("{program} is not installed"));
    }
    if launcher().is_none() {
        return Some("at-spi-bus-launcher (at-spi2-core) is not installed".to_owned());
    }
    if browser(engine).is_none() {
        return Some(format!("{engine} is not installed"));
    }
    let locales = Command::new("locale").arg("-a").output().ok()?;
    let wanted = voice.locale().replace("UTF-8", "utf8");
    let known = String::from_utf8_lossy(&locales.stdout)
        .lines()
        .any(|one| one == wanted);
    (!known).then(|| format!("the locale {} is not generated", voice.locale()))
}

fn launcher() -> Option<&'static str> {
    LAUNCHERS.into_iter().find(|file| Path::new(file).is_file())
}

fn browser(engine: Engine) -> Option<PathBuf> {
    match engine {
        Engine::Chromium => in_path(&["chromium", "chromium-browser"]),
        Engine::Firefox => in_path(&["firefox-esr", "firefox"]),
        Engine::WebKit => None,
    }
}

/// Orca, reading a page.
pub struct Reader {
    voice: Voice,
    display: String,
    debug: PathBuf,
    read: u64,
    /// Whether arrow keys go to the page.
    focus_mode: bool,
    // Ended in this order.
    _programs: Vec<Leash>,
    _home: TempDir,
}

impl Reader {
    /// Starts all programs, opens a page of the server, and waits until its charts are drawn and Orca has read what it reads by itself.
    pub fn open(engine: Engine, voice: Voice, server: &Server, path: &str) -> Result<Self> {
        let home = tempfile::Builder::new().prefix("screen-reader").tempdir()?;
        let at = |name: &str| home.path().join(name);
        for (file, text) in [
            ("config/speech-dispatcher/speechd.conf", SPEECH_DISPATCHER),
            ("data/orca/user-settings.conf", ORCA),
            ("config/openbox/rc.xml", OPENBOX),
            ("profile/user.js", FIREFOX),
            ("python/sitecustomize.py", PYTHON),
        ] {
            let file = at(file);
            fs::create_dir_all(file.parent().context("a folder")?)?;
            fs::write(file, text)?;
        }
        fs::create_dir_all(at("run"))?;
        fs::set_permissions(at("run"), Permissions::from_mode(0o700))?;

        let mut bus = Leash::start(
            Command::new("dbus-daemon").args(["--session", "--nofork", "--print-address"]),
            &folder()?,
            true,
        )?;
        let mut screen = Leash::start(
            Command::new("Xvfb").args(["-displayfd", "1", "-screen", "0", "1280x1000x24", "-nolisten", "tcp"]),
            &folder()?,
            true,
        )?;
        let address = first_line(&mut bus).context("the bus")?;
        let display = format!(":{}", first_line(&mut screen).context("the screen")?);
        let environment = [
            ("HOME", home.path().display().to_string()),
            ("XDG_CONFIG_HOME", at("config").display().to_string()),
            ("XDG_DATA_HOME", at("data").display().to_string()),
            ("XDG_CACHE_HOME", at("cache").display().to_string()),
            ("XDG_RUNTIME_DIR", at("run").display().to_string()),
            ("DBUS_SESSION_BUS_ADDRESS", address),
            ("DISPLAY", display.clone()),
            ("LANG", voice.locale().to_owned()),
            ("LC_ALL", voice.locale().to_owned()),
            ("LANGUAGE", voice.locale().replace(".UTF-8", "")),
            ("GTK_MODULES", "gail:atk-bridge".to_owned()),
            ("GNOME_ACCESSIBILITY", "1".to_owned()),
            ("NO_AT_BRIDGE", "0".to_owned()),
            ("GSETTINGS_BACKEND", "memory".to_owned()),
            ("MOZ_ENABLE_WAYLAND", "0".to_owned()),
            ("PYTHONPATH", at("python").display().to_string()),
        ];
        let mut programs = vec![bus, screen];
        let mut start = |program: &mut Command| -> Result<()> {
            program.envs(environment.clone());
            programs.push(Leash::start(program, &folder()?, false)?);
            Ok(())
        };
        start(
            Command::new("openbox")
                .arg("--config-file")
                .arg(at("config/openbox/rc.xml")),
        )?;
        let launcher = launcher().context("at-spi-bus-launcher")?;
        start(Command::new(launcher).args(["--launch-immediately", "--a11y=1", "--screen-reader=1"]))?;
        for property in ["IsEnabled", "ScreenReaderEnabled"] {
            let mut set = Command::new("dbus-send");
            set.args(["--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus"]);
            set.arg("org.freedesktop.DBus.Properties.Set");
            set.args([
                "string:org.a11y.Status",
                &format!("string:{property}"),
                "variant:boolean:true",
            ]);
            until("the accessibility bus", || {
                Ok(set
                    .envs(environment.clone())
                    .stdout(Stdio::null())
                    .stderr(Stdio::null())
                    .status()?
                    .success())
            })?;
        }
        let debug = at("orca.debug");
        start(
            Command::new("orca")
                .arg("--replace")
                .arg(format!("--debug-file={}", debug.display())),
        )?;
        let mut reader = Self {
            voice,
            display,
            debug,
            read: 0,
            focus_mode: false,
            _programs: Vec::new(),
            _home: home,
        };
        let mut log = String::new();
        until("Orca", || {
            log += &reader.news()?;
            Ok(!spoken(&log).is_empty())
        })?;
        let program = browser(engine).context("a browser")?;
        let mut browse = Command::new(program);
        match engine {
            Engine::Firefox => {
                browse.args(["--no-remote", "--width", "1200", "--height", "940", "--profile"]);
                browse.arg(reader._home.path().join("profile"));
            }
            _ => {
                browse.args([
                    "--no-sandbox",
                    "--force-renderer-accessibility",
                    "--no-first-run",
                    "--disable-gpu",
                ]);
                browse.args([
                    "--disable-dev-shm-usage",
                    "--window-size=1200,940",
                    "--window-position=0,0",
                ]);
                browse.arg(format!(
                    "--user-data-dir={}",
                    reader._home.path().join("profile").display()
                ));
            }
        }
        start(browse.arg(server.url(path)))?;
        programs.reverse();
        reader._programs = programs;
        until("the page with its charts", || Ok(server.requests(DRAWN) > 0))?;
        // Orca reads a page when it is loaded; a key stops that.
        reader.settle(FIRST)?;
        reader.key("Control_L")?;
        reader.settle(QUIET)?;
        Ok(reader)
    }

    /// Presses a key (in the notation of xdotool) and returns what is said until Orca is quiet.
    pub fn press(&mut self, key: &str) -> Result<Vec<String>> {
        self.news()?;
        self.key(key)?;
        self.settle(FIRST)
    }

    /// Goes to the beginning of the page, with arrow keys that read it.
    pub fn to_top(&mut self) -> Result<()> {
        for _ in 0..3 {
            if self.focus_mode {
                self.press("Insert+a")?;
            }
            self.press("ctrl+Home")?;
            if !self.focus_mode {
                return Ok(());
            }
        }
        bail!("Orca does not leave the focus mode")
    }

    fn key(&self, key: &str) -> Result<()> {
        let mut press = Command::new("xdotool");
        press
            .env("DISPLAY", &self.display)
            .args(["key", "--clearmodifiers", key]);
        let status = press.stdout(Stdio::null()).stderr(Stdio::null()).status()?;
        ensure!(status.success(), "xdotool does not press {key}");
        Ok(())
    }

    /// What is said until Orca is quiet; for this long at most if it says nothing.
    fn settle(&mut self, first: Duration) -> Result<Vec<String>> {
        let begun = Instant::now();
        let (mut log, mut last) = (String::new(), begun);
        while begun.elapsed() < LONGEST {
            let news = self.news()?;
            if !news.is_empty() {
                log += &news;
                last = Instant::now();
            }
            let patience = if spoken(&log).is_empty() { first } else { QUIET };
            if last.elapsed() > QUIET && begun.elapsed() > patience {
                break;
            }
            thread::sleep(STEP);
        }
        let said = spoken(&log);
        let [focus, browse] = self.voice.modes();
        for one in &said {
            if one.contains(focus) {
                self.focus_mode = true;
            } else if one.contains(browse) {
                self.focus_mode = false;
            }
        }
        Ok(said)
    }

    /// What Orca has written since the last call.
    fn news(&mut self) -> Result<String> {
        let Ok(mut file) = File::open(&self.debug) else {
            return Ok(String::new());
        };
        file.seek(SeekFrom::Start(self.read))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        // Up to the last whole line.
        let end = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        bytes.truncate(end);
        self.read += end as u64;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}

/// The utterances in Orca's debug output.
fn spoken(log: &str) -> Vec<String> {
    let utterance = |line: &str| {
        let (_, rest) = line.split_once("SPEECH OUTPUT: '")?;
        let words = ["'{'", "' voice="]
            .into_iter()
            .fold(rest, |words, end| words.split(end).next().unwrap_or(words));
        Some(words.trim_end_matches('\'').trim().to_owned())
    };
    log.lines()
        .filter_map(utterance)
        .filter(|words| !words.is_empty())
        .collect()
}

fn first_line(program: &mut Leash) -> Result<String> {
    let mut line = String::new();
    BufReader::new(program.output()?).read_line(&mut line)?;
    let line = line.trim().to_owned();
    ensure!(!line.is_empty(), "it did not start");
    Ok(line)
}

fn until(what: &str, mut condition: impl FnMut() -> Result<bool>) -> Result<()> {
    let deadline = Instant::now() + START;
    while !condition()? {
        ensure!(Instant::now() < deadline, "waited in vain for {what}");
        thread::sleep(STEP);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utterances_are_read_from_the_debug_output() {
        let log = "21:50:47.112648 - SPEECH OUTPUT: 'Screen reader on.'{'established': False}\n\
                   21:50:47.2 - WEB: nothing\n\
                   21:50:47.3 - SPEECH OUTPUT: 'It's 3 o'clock' voice=default{'established': False}\n\
                   21:50:47.4 - SPEECH OUTPUT: ''{'established': False}\n";
        assert_eq!(spoken(log), ["Screen reader on.", "It's 3 o'clock"]);
    }
}
