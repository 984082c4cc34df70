//! What a listener hears: Orca with its default settings in Firefox and Chromium, in Chinese and English. `cargo xtask listen` builds and
//! runs this; without Orca it says so and tests nothing. What was said for each key is kept in `target/listen`.

mod one_chart;
mod questions;

use std::{
    fmt::Write as _,
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use browser_tests::{
    checks::serve_style,
    engine::Engine,
    fixture,
    places::in_target,
    screen_reader::{DRAWN, Reader, Voice, missing},
    server::{Reply, Server},
};

/// The path of the page.
const PAGE: &str = "_listen";

/// Tells the server when all charts are drawn.
const SCRIPT: &str = "
    const waiting = new Set(document.querySelectorAll('report-chart'));
    document.addEventListener('report-chart-ready', ({ target }) => {
        waiting.delete(target);
        if (!waiting.size) fetch('/_drawn');
    });
";

/// A custom report with verdicts and a line with a gap.
const REPORT: &str = include_str!("../../../reports/over-time-2024.json");

/// A run: the browser and the language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    pub(crate) engine: Engine,
    pub(crate) voice: Voice,
}

impl Run {
    /// `zh` or `en`.
    pub(crate) fn lang(self) -> &'static str {
        match self.voice {
            Voice::Chinese => "zh",
            Voice::English => "en",
        }
    }

    /// The same words in the language of the run.
    pub(crate) fn pick(self, zh: &'static str, en: &'static str) -> &'static str {
        match self.voice {
            Voice::Chinese => zh,
            Voice::English => en,
        }
    }
}

/// A reader with what it has said so far.
pub(crate) struct Session {
    pub(crate) reader: Reader,
    transcript: String,
    file: PathBuf,
    _server: Server,
}

impl Session {
    /// A page with these charts; `None`, with a word, where something is not installed.
    pub(crate) fn open(run: Run, name: &str, charts: &str) -> Result<Option<Self>> {
        if let Some(missing) = missing(run.engine, run.voice) {
            println!("NOT TESTED with Orca in {}, {}: {missing}", run.engine, run.lang());
            return Ok(None);
        }
        let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist");
        let server = Server::start(TcpListener::bind("127.0.0.1:0")?, &dist)?;
        serve_style(&server);
        server.answer("/_listen.js", Reply::new("text/javascript", SCRIPT));
        server.answer("/_report.json", Reply::new("application/json", REPORT));
        server.answer(DRAWN, Reply::new("text/plain", ""));
        let lang = run.pick("zh-CN", "en");
        let title = run.pick("听图", "Charts to listen to");
        let heading = format!("<h1>{title}</h1>");
        let page = fixture::page(lang, &format!("{heading}{charts}"))
            .replace("<title>fixture", &format!("<title>{title}"))
            .replace(
                "</head>",
                "<script type=\"module\" src=\"/_listen.js\"></script></head>",
            );
        server.answer(&format!("/{PAGE}"), Reply::html(page));
        let folder = in_target("CACHEDIR.TAG")
            .context("no target folder")?
            .with_file_name("listen");
        fs::create_dir_all(&folder)?;
        let reader = Reader::open(run.engine, run.voice, &server, PAGE)?;
        Ok(Some(Self {
            reader,
            transcript: String::new(),
            file: folder.join(format!("{name}-{}-{}.txt", run.engine.name(), run.lang())),
            _server: server,
        }))
    }

    /// A separate line in the transcript.
    pub(crate) fn note(&mut self, words: &str) -> Result<()> {
        self.write(&format!("\n== {words}"))
    }

    /// Presses a key and returns what is said.
    pub(crate) fn press(&mut self, key: &str) -> Result<String> {
        let said = self.reader.press(key)?;
        let heard = if said.is_empty() {
            "(silence)".to_owned()
        } else {
            said.join(" | ")
        };
        self.write(&format!("[{key}] {heard}"))?;
        Ok(said.join("\n"))
    }

    // At once: the transcript of a run that fails is the one that is wanted.
    fn write(&mut self, line: &str) -> Result<()> {
        writeln!(self.transcript, "{line}")?;
        fs::write(&self.file, &self.transcript)?;
        Ok(())
    }

    /// Fails with what was not said, and says where the transcript is.
    pub(crate) fn conclude(&self, wrong: &[String]) -> Result<()> {
        ensure!(wrong.is_empty(), "{}\nsee {}", wrong.join("\n"), self.file.display());
        Ok(())
    }
}

/// A test for each browser and language.
#[macro_export]
macro_rules! in_each {
    ($test:path) => {
        #[test]
        fn chromium_zh() -> anyhow::Result<()> {
            $test($crate::Run {
                engine: browser_tests::engine::Engine::Chromium,
                voice: browser_tests::screen_reader::Voice::Chinese,
            })
        }

        #[test]
        fn chromium_en() -> anyhow::Result<()> {
            $test($crate::Run {
                engine: browser_tests::engine::Engine::Chromium,
                voice: browser_tests::screen_reader::Voice::English,
            })
        }

        #[test]
        fn firefox_zh() -> anyhow::Result<()> {
            $test($crate::Run {
                engine: browser_tests::engine::Engine::Firefox,
                voice: browser_tests::screen_reader::Voice::Chinese,
            })
        }

        #[test]
        fn firefox_en() -> anyhow::Result<()> {
            $test($crate::Run {
                engine: browser_tests::engine::Engine::Firefox,
                voice: browser_tests::screen_reader::Voice::English,
            })
        }
    };
}
