//! Child processes that end with the test, with all processes they have started, however the test ends.

use std::{
    os::unix::process::CommandExt as _,
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
};

use anyhow::{Context, Result};

/// Waits for the end of its input, which is closed when the test drops it or dies, and ends its process group: first with SIGTERM,
/// so that locks and sockets are removed, after five seconds with SIGKILL.
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

/// A new folder for a process; its leash removes it.
pub(crate) fn folder() -> Result<PathBuf> {
    Ok(tempfile::Builder::new().prefix("browser-test").tempdir()?.keep())
}

/// A running process with its folder, which is removed at its end.
pub(crate) struct Leash {
    shell: Child,
}

impl Leash {
    /// Starts it. Its output is piped if `heard`, else discarded.
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

    /// Its output, which can be taken once.
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
