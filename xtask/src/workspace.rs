//! Paths of the workspace, and running commands in it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// The workspace's folder. Cargo sets the variable for `cargo xtask`; the fallback is for a bare binary.
pub(crate) fn root() -> Result<PathBuf> {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from("xtask"), PathBuf::from);
    Ok(here.parent().context("xtask has a parent folder")?.to_owned())
}

/// Paths of all files below a folder, with `/` between folders, in order.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    collect_files(folder, "", &mut files)?;
    files.sort_unstable();
    Ok(files)
}

fn collect_files(folder: &Path, prefix: &str, files: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        let name = entry
            .file_name()
            .into_string()
            .ok()
            .context("a file name is not UTF-8")?;
        let path = format!("{prefix}{name}");
        if entry.file_type()?.is_dir() {
            collect_files(&entry.path(), &format!("{path}/"), files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// Cargo's target folder according to the developer's settings.
pub(crate) fn target_dir() -> Result<PathBuf> {
    let metadata = metadata(&["--no-deps"])?;
    let folder = metadata.get("target_directory").and_then(Value::as_str);
    Ok(folder.context("cargo metadata names no target_directory")?.into())
}

/// What cargo knows of the workspace; without `--no-deps` also of the packages of others.
pub(crate) fn metadata(options: &[&str]) -> Result<Value> {
    let text = output(cargo()?.args(["metadata", "--format-version", "1"]).args(options))?;
    serde_json::from_str(&text).context("reading cargo metadata")
}

/// The cargo that runs this tool, in the workspace's folder.
pub(crate) fn cargo() -> Result<Command> {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// A command in the workspace's folder.
pub(crate) fn command(program: impl AsRef<std::ffi::OsStr>) -> Result<Command> {
    let mut command = Command::new(program);
    command.current_dir(root()?);
    Ok(command)
}

/// Runs a command; a failing exit code is an error that names the command.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = line(command);
    let status = command.status().with_context(|| format!("starting `{line}`"))?;
    ensure!(status.success(), "`{line}` ended with {status}");
    Ok(())
}

/// The output of a command; a failing exit code is an error.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let done = command.output().with_context(|| line(command))?;
    ensure!(
        done.status.success(),
        "`{}` ended with {}: {}",
        line(command),
        done.status,
        String::from_utf8_lossy(&done.stderr)
    );
    Ok(String::from_utf8(done.stdout)?)
}

/// The command as a command line.
pub(crate) fn line(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_name()
        .unwrap_or(command.get_program());
    std::iter::once(program)
        .chain(command.get_args())
        .map(|word| match word.to_string_lossy() {
            word if word.contains(' ') => format!("\"{word}\""),
            word => word.into_owned(),
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a program of this name answers to `--version`.
pub(crate) fn has(program: &str) -> bool {
    let quiet = |stream: &mut Command| {
        stream
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|s| s.success())
    };
    quiet(&mut Command::new(program))
}

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
