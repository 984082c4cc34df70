//! `cargo xtask`: all development commands of this project.
//!
//! Each command is a module of the same name. Nothing here becomes part of the product.

mod address;
mod bench;
mod browser_support;
mod bundle;
mod cargo_tools;
mod counts;
mod deny;
mod dist;
mod functions;
mod fuzz;
mod licences;
mod listen;
mod package;
mod parallel;
mod recorded;
mod release;
mod scripts;
mod serve;
mod shots;
mod sizes;
mod test;
mod tools;
mod twice;
mod upload;
mod wasm;
mod workspace;

use std::process::ExitCode;

use anyhow::{Context, Result, ensure};
use pico_args::Arguments;

const USAGE: &str = "\
cargo xtask <command>

  serve [--port N] [--open no]   build, then show the demo page on http://127.0.0.1:8080/
  dist [--out DIR] [--address A] build what gets published into dist/ and print its sizes; the front page and the pages
                                 of charts name the public address A of the folder
  package                        the npm package in target/npm, checked: types, Node, Vite, four frameworks in a
                                 real browser; and the crate as a registry would get it, built but not published
  release                        the files of a version in target/releases: the site, the npm package and the crates, each
                                 checked, with checksums; publishes nothing
  sizes [BUNDLE]                 where the bytes of a wasm are: by crate, and the largest functions; of chart, or of custom,
                                 tools, reading, files or lines
  bench [--rounds N] [--only S] [--dist DIR]
                                 the widget beside six other libraries in a real Chromium, and what grows with
                                 the work; writes docs/benchmark.md and its picture. S is first, hundred, many,
                                 hover, resize, theme, mount, lines or native, which is printed alone; DIR is a dist
                                 that is built
  counts [--record]              instruction counts of views, prose and lines, compared with xtask/counts.json,
                                 or recorded there
  weights [--dist DIR] [--record]
                                 the size of each published file in dist/, compared with xtask/weights.json, or
                                 recorded there
  types                          the types of all scripts in www/, checked with tsc
  twice                          build the bundles from another folder too, and compare
  test --quick                   format, lints, the tests without a browser, and one chart in Chromium
  test [--browsers LIST]         format, lints, unit tests, docs, and every promise in real browsers: of
                                 chromium,firefox,webkit those in LIST, installed where they are missing;
                                 without a LIST chromium, and the others where they are installed
  listen [--built] [FILTER..]    questions about charts, answered by what Orca says in Firefox and Chromium, in Chinese
                                 and English; where Orca is not installed, nothing is tested. A FILTER is part of the
                                 name of a test, e.g. firefox_zh; --built uses the dist/ that is there
  fuzz [--seconds N]             random input for everything that reads text, from a fixed seed
  deny                           licences, sources and advisories of all dependencies
  shots [--out DIR] [FILTER..]   pictures of each view, language, theme and width in target/shots
                                 a FILTER keeps the pictures whose name holds it, e.g. overview-en
  shots --page PATH [--width N] [--dark] [--name NAME]
                                 one picture of one page, e.g. --page 'index.html?lang=en' --width 375
";

fn main() -> ExitCode {
    match run(Arguments::from_env()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut args: Arguments) -> Result<()> {
    match args.subcommand()?.as_deref() {
        Some("serve") => {
            let port = args.opt_value_from_str("--port")?;
            let open = args.opt_value_from_str("--open")?.unwrap_or_else(|| "yes".to_owned());
            ensure!(open == "yes" || open == "no", "--open takes yes or no, not `{open}`");
            finish(args)?;
            serve::serve(port, open == "yes")
        }
        Some("dist") => {
            let out = args.opt_value_from_str("--out")?;
            let address: Option<String> = args.opt_value_from_str("--address")?;
            finish(args)?;
            dist::dist(out, address.as_deref())
        }
        Some("package") => {
            finish(args)?;
            package::package()
        }
        Some("release") => {
            finish(args)?;
            release::release()
        }
        Some("sizes") => {
            let bundle: Option<String> = args.opt_free_from_str()?;
            finish(args)?;
            functions::print(bundle.as_deref().unwrap_or("chart"))
        }
        Some("test") => {
            let quick = args.contains("--quick");
            let browsers = args.opt_value_from_fn("--browsers", test::browsers)?;
            finish(args)?;
            ensure!(
                !quick || browsers.is_none(),
                "--quick runs one test in Chromium; --browsers runs all"
            );
            if quick { test::quick() } else { test::test(browsers) }
        }
        Some("bench") => {
            let rounds = args.opt_value_from_str("--rounds")?.unwrap_or(bench::ROUNDS);
            let only = args.opt_value_from_str("--only")?;
            let dist = args.opt_value_from_str("--dist")?;
            finish(args)?;
            bench::bench(rounds, only, dist)
        }
        Some("counts") => {
            let record = args.contains("--record");
            finish(args)?;
            counts::counts(record)
        }
        Some("weights") => {
            let dist = args.opt_value_from_str("--dist")?;
            let record = args.contains("--record");
            finish(args)?;
            sizes::weights(record, dist)
        }
        Some("types") => {
            finish(args)?;
            scripts::check_types()
        }
        Some("listen") => {
            let built = args.contains("--built");
            listen::listen(built, &args.finish())
        }
        Some("twice") => {
            finish(args)?;
            twice::check()
        }
        Some("fuzz") => {
            let seconds = args.opt_value_from_str("--seconds")?.unwrap_or(fuzz::SECONDS);
            finish(args)?;
            fuzz::fuzz(seconds)
        }
        Some("deny") => {
            finish(args)?;
            deny::deny()
        }
        Some("shots") => shots::shots(args),
        Some("help") => {
            print!("{USAGE}");
            Ok(())
        }
        None if args.contains(["-h", "--help"]) || args.clone().finish().is_empty() => {
            print!("{USAGE}");
            Ok(())
        }
        unknown => {
            print!("{USAGE}");
            Err(anyhow::anyhow!("no such command")).with_context(|| unknown.unwrap_or_default().to_owned())
        }
    }
}

/// A misspelt option is an error, not something to ignore.
fn finish(args: Arguments) -> Result<()> {
    let rest = args.finish();
    ensure!(
        rest.is_empty(),
        "not understood: {rest:?}; `cargo xtask` lists the options"
    );
    Ok(())
}
