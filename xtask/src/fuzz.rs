//! `cargo xtask fuzz`: random input for everything that reads bytes or text, from a fixed seed.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, ensure};

use crate::{
    cargo_tools, parallel,
    workspace::{cargo, command, root, run, target_dir},
};

/// The targets in fuzz/, each with its seed input.
const TARGETS: [(&str, Seed); 5] = [
    ("document", Seed::Report),
    (
        "request",
        Seed::Text(
            r#"{"width":640,"view":"targets-2011","lang":"en","order":"value","colours":{"accent":"rgb(1,2,3)"}}"#,
        ),
    ),
    (
        "notes",
        Seed::Text(r#"[{"on":"10..15","text":"x"},{"on":"software-revenue@2011/target","text":"y"}]"#),
    ),
    (
        "reader",
        Seed::Text(r#"[{"on":"1e8","text":"\u00e9\n\ud83d\ude00"},null,true,-0.5]"#),
    ),
    (
        "figures",
        Seed::Text("一、预计从2025年到2030年，产量由1.2亿吨增加到约三亿吨，占三分之二，增长6%—6.5%；每万人5.7件。"),
    ),
];

/// Seed input.
enum Seed {
    /// A width and the built-in report.
    Report,
    /// This text.
    Text(&'static str),
}

/// Seconds of `cargo xtask test` for all targets together.
pub(crate) const SECONDS: u64 = 60;

/// Runs each target for its share of the seconds, one on each processor. Crashing inputs stay in target/fuzz/<target> and should be
/// added to the tests of the code that crashed.
pub(crate) fn fuzz(seconds: u64) -> Result<()> {
    ensure!(seconds >= 5, "--seconds takes 5 or more, one for each target");
    let program = cargo_tools::ensure(cargo_tools::FUZZ)?;
    let work = target_dir()?.join("fuzz");
    let seconds = seconds / TARGETS.len() as u64;
    let host = host()?;
    let fuzz = |what: &str| -> Result<Command> {
        let mut fuzz = command(&program)?;
        // The product is stable Rust; the flags of cargo-fuzz are not. Without a sanitizer, which safe Rust does not need,
        // the pinned compiler accepts them with `RUSTC_BOOTSTRAP`.
        fuzz.env("RUSTC_BOOTSTRAP", "1");
        fuzz.args(["fuzz", what, "--sanitizer", "none", "--target", &host, "--target-dir"])
            .arg(&work);
        Ok(fuzz)
    };
    // All first, so that no target waits for the compiler within its seconds.
    run(&mut fuzz("build")?)?;
    parallel::each(&TARGETS, |(target, seed)| {
        let corpus = work.join(target).join("corpus");
        fs::create_dir_all(&corpus)?;
        fs::write(corpus.join("seed"), seed.bytes()?)?;
        let mut fuzz = fuzz("run")?;
        fuzz.arg(target).arg(&corpus).arg("--");
        fuzz.args([
            "-seed=1",
            "-timeout=20",
            "-max_len=200000",
            "-verbosity=0",
            "-print_final_stats=1",
        ]);
        fuzz.arg(format!("-max_total_time={seconds}"));
        fuzz.arg(format!("-artifact_prefix={}/", work.join(target).display()));
        run(&mut fuzz).with_context(|| found(&work.join(target)))
    })?;
    Ok(())
}

fn found(folder: &Path) -> String {
    format!(
        "what made it fail is in {}: add it to the tests of the code that failed",
        folder.display()
    )
}

impl Seed {
    fn bytes(&self) -> Result<Vec<u8>> {
        Ok(match self {
            Self::Text(text) => text.as_bytes().to_vec(),
            Self::Report => [vec![2, 128], fs::read(root()?.join("data/miit-2011.json"))?].concat(),
        })
    }
}

/// The target triple of this machine: the default of cargo-fuzz is the one that it was built for.
fn host() -> Result<String> {
    let output = cargo()?.arg("-vV").output().context("cargo -vV")?;
    let output = String::from_utf8(output.stdout)?;
    let host = output.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("cargo names no host")?.to_owned())
}
