//! The engines that a page can be tried in.

use std::{
    env, fmt, fs,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};

/// Names the engine of the tests that run in any: `chromium`, `firefox` or `webkit`.
pub const VARIABLE: &str = "RC_BROWSER";

/// A browser engine. What W3C WebDriver can do is to be had in each; DevTools commands only in Chromium.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Engine {
    /// Blink, driven by chromedriver and DevTools.
    Chromium,
    /// Gecko, driven by geckodriver and WebDriver BiDi.
    Firefox,
    /// `WebKit`, as `WebKitGTK`'s own small browser has it; safari is not to be had on Linux.
    WebKit,
}

impl Engine {
    /// All there are, in the order in which tests run.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The engine that `RC_BROWSER` names; Chromium where it names none.
    pub fn chosen() -> Result<Self> {
        match env::var(VARIABLE) {
            Ok(name) => Self::named(&name),
            Err(_) => Ok(Self::Chromium),
        }
    }

    /// The engine of this name. A misspelt one is an error, not Chromium.
    pub fn named(name: &str) -> Result<Self> {
        match Self::ALL.into_iter().find(|engine| engine.name() == name) {
            Some(engine) => Ok(engine),
            None => bail!("no engine is called `{name}`: there are chromium, firefox and webkit"),
        }
    }

    /// As the command line and `RC_BROWSER` write it.
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

/// The small browser of WebKitGTK, which distributions keep out of the path.
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
