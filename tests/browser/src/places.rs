//! Where files are that the tests need: in the path, or in the target folder.

use std::{env, path::PathBuf};

/// The first of these programs that the path has. They are not started: some know no `--version`.
#[must_use]
pub fn in_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    names.iter().find_map(|name| {
        env::split_paths(&path)
            .map(|folder| folder.join(name))
            .find(|file| file.is_file())
    })
}

/// A file of the target folder that this program was built into.
#[must_use]
pub fn in_target(file: &str) -> Option<PathBuf> {
    let program = env::current_exe().ok()?;
    program
        .ancestors()
        .map(|folder| folder.join(file))
        .find(|file| file.is_file())
}
