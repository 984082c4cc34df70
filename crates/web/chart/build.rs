//! Compiles the built-in report, which the public reader reads and checks, so that the page bundle contains no reader of documents.

use report_charts::document::built_in;
use std::error::Error;
use std::{env, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let compiled = built_in()?.compiled();
    let compiled = compiled.ok_or("the built-in report needs more than the page bundle has")?;
    let out = env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    fs::write(Path::new(&out).join("built-in.bin"), compiled)?;
    Ok(())
}
