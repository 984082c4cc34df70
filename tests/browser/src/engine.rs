//! The browser engines.

use std::{
    env, fmt, fs,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};

/// Names the engine of the tests that run in any: `chromium`, `firefox` or `webkit`.
pub const VARIABLE: &str = "RC_BROWSER";

/// A browser engine. All support W3C WebDriver; DevTools commands work in Chromium only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Engine {
    /// Blink, driven by chromedriver and DevTools.
    Chromium,
    /// Gecko, driven by geckodriver and WebDriver BiDi.
    Firefox,
    /// `WebKit` in the test browser of `WebKitGTK`; Safari is not available on Linux.
    WebKit,
}

impl Engine {
    /// All engines, in the order in which tests run.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The engine of `RC_BROWSER`; Chromium by default.
    pub fn chosen() -> Result<Self> {
        match env::var(VARIABLE) {
            Ok(name) => Self::named(&name),
            Err(_) => Ok(Self::Chromium),
        }
    }

    /// The engine of this name; an unknown name is an error.
    pub fn named(name: &str) -> Result<Self> {
        match Self::ALL.into_iter().find(|engine| engine.name() == name) {
            Some(engine) => Ok(engine),
            None => bail!("no engine is called `{name}`: there are chromium, firefox and webkit"),
        }
    }

    /// Its name on the command line and in `RC_BROWSER`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        })
    }
}

/// The test browser of WebKitGTK, which distributions do not put into PATH.
#[must_use]
pub fn mini_browser() -> Option<PathBuf> {
    let folders = ["/usr/lib", "/usr/lib64", "/usr/libexec"].map(Path::new);
    let inside = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten();
    let inside = inside.filter_map(|entry| Some(entry.ok()?.path()));
    let all = folders.iter().map(|folder| folder.to_path_buf()).chain(inside);
    all.map(|folder| folder.join("webkit2gtk-4.1/MiniBrowser"))
        .find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_engine_is_known_by_its_name_and_no_other() {
        for engine in Engine::ALL {
            assert_eq!(Engine::named(engine.name()).unwrap(), engine);
        }
        for name in ["", "Firefox", "safari", "chromium,firefox"] {
            assert!(Engine::named(name).is_err(), "{name}");
        }
    }
}
