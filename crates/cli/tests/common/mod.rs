//! The program as a script runs it.

use std::process::{Command, Output};

pub(crate) fn report_charts(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_report-charts"))
        .args(args)
        .output()
        .unwrap()
}
