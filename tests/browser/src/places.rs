//! Paths of the files that the tests need, in PATH or in the target folder.

use std::{env, path::PathBuf};

/// The first of these programs in PATH. They are not started, because some have no `--version`.
#[must_use]
pub fn in_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    names.iter().find_map(|name| {
        env::split_paths(&path)
            .map(|folder| folder.join(name))
            .find(|file| file.is_file())
    })
}

/// A file in the target folder of this binary.
#[must_use]
pub fn in_target(file: &str) -> Option<PathBuf> {
    let program = env::current_exe().ok()?;
    program
        .ancestors()
        .map(|folder| folder.join(file))
        .find(|file| file.is_file())
}
