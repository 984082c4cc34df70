//! The chromedriver process: started on a port of its own choice, ended with the test.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    thread,
};

use anyhow::{Context, Result};

/// A running chromedriver.
pub(crate) struct Driver {
    process: Child,
    /// Where it listens.
    pub(crate) url: String,
}

impl Driver {
    pub(crate) fn start() -> Result<Self> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("starting chromedriver; `cargo xtask test` installs it or says how to")?;
        let mut lines = BufReader::new(process.stdout.take().context("chromedriver has no output")?).lines();
        // It says so once it listens: "ChromeDriver was started successfully on port 40123."
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse::<u16>().ok()
        });
        // A full pipe would block it.
        thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        let mut driver = Self {
            process,
            url: String::new(),
        };
        driver.url = format!("http://127.0.0.1:{}", port.context("chromedriver named no port")?);
        Ok(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if let Err(error) = self.process.kill().and_then(|()| self.process.wait()) {
            eprintln!("chromedriver did not end: {error}");
        }
    }
}
