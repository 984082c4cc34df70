//! Programs that end when we do: whatever they started, and however we end.

use std::{
    os::unix::process::CommandExt as _,
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
};

use anyhow::{Context, Result};

/// Waits for the end of its input, which comes when the test drops it or dies, and takes its group along: first with a
/// word, so that locks and sockets are tidied up, after five seconds without.
const SCRIPT: &str = "
    trap : TERM
    folder=$1; shift
    \"$@\" </dev/null & program=$!
    exec >/dev/null
    read -r end
    kill 0
    (sleep 5; kill -9 0) &
    wait $program
    rm -rf -- \"$folder\"
    kill -9 0
";

/// A new folder for a program; its leash removes it.
pub(crate) fn folder() -> Result<PathBuf> {
    Ok(tempfile::Builder::new().prefix("browser-test").tempdir()?.keep())
}

/// A running program with a folder of its own, which goes when it goes.
pub(crate) struct Leash {
    shell: Child,
}

impl Leash {
    /// Starts it. Its output is piped when `heard`; what it writes otherwise is lost.
    pub(crate) fn start(program: &Command, folder: &Path, heard: bool) -> Result<Self> {
        let name = program.get_program().to_string_lossy().into_owned();
        let mut shell = Command::new("sh");
        shell.args(["-c", SCRIPT, "sh"]).arg(folder);
        shell.arg(program.get_program()).args(program.get_args());
        shell.env("TMPDIR", folder);
        shell.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let output = if heard { Stdio::piped() } else { Stdio::null() };
        let shell = shell
            .stdin(Stdio::piped())
            .stdout(output)
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .with_context(|| format!("starting {name}"))?;
        Ok(Self { shell })
    }

    /// What it writes, to be read once.
    pub(crate) fn output(&mut self) -> Result<ChildStdout> {
        self.shell.stdout.take().context("its output is not heard")
    }
}

impl Drop for Leash {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        if let Err(error) = self.shell.wait() {
            eprintln!("a program of the test did not end: {error}");
        }
    }
}
