//! Where files are: relative paths begin in the current folder, which a program in WebAssembly has not.

use std::borrow::Cow;
use std::env;
use std::path::{Path, PathBuf};

/// The variable with the folder in which relative paths begin, for systems that have no current one.
pub const FOLDER: &str = "REPORT_CHARTS_FOLDER";

/// A path as the system finds it.
///
/// ```
/// use report_charts_cli::place::found;
/// use std::path::Path;
/// assert_eq!(found(Path::new("/a/report.json")), Path::new("/a/report.json"));
/// ```
pub fn found(path: &Path) -> Cow<'_, Path> {
    env::var_os(FOLDER).map_or(Cow::Borrowed(path), |folder| Cow::Owned(Path::new(&folder).join(path)))
}

/// The folder of this program, if it is known.
pub fn of_program() -> Option<PathBuf> {
    let program = env::current_exe()
        .ok()
        .or_else(|| env::args_os().next().map(PathBuf::from))?;
    Some(program.parent()?.to_owned())
}
