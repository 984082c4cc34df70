//! `cargo xtask test`: all checks, cheapest first, and beside them those that build in other folders; each can be rerun alone.

use std::{
    env,
    io::{self, Write},
    process::{Command, Output},
    thread,
    time::Instant,
};

use anyhow::{Context, Result, anyhow, ensure};
use browser_tests::engine::{Engine, VARIABLE};

use crate::{
    counts, dist, package,
    package::Tree,
    scripts, sizes, tools,
    workspace::{cargo, line, run},
};

/// Reads a list of engines, e.g. `chromium,webkit`, into the order in which they run.
pub(crate) fn browsers(list: &str) -> Result<Vec<Engine>> {
    let mut engines = list.split(',').map(Engine::named).collect::<Result<Vec<_>>>()?;
    engines.sort_unstable();
    engines.dedup();
    Ok(engines)
}

/// What a developer runs before each commit: format, lints, the tests without a browser, and one chart in Chromium.
pub(crate) fn quick() -> Result<()> {
    without_browser()?;
    // Not `dist::dist`, which also compresses every file to print its size.
    step("dist", "cargo xtask dist", || {
        dist::build(&dist::default_dir()?, None).map(drop)
    })?;
    step("Chromium to test in", "cargo xtask test --quick", || {
        tools::ensure_browser(Engine::Chromium)
    })?;
    let words = format!("{ENGINES} -- --exact {SMOKE}");
    cargo_step(
        "one chart in Chromium",
        &words,
        Some((VARIABLE, Engine::Chromium.name())),
    )
}

/// Runs all steps and stops at the first that fails. Named browsers are required. Without names, Chromium is required and the
/// others are used if they are installed.
pub(crate) fn test(browsers: Option<Vec<Engine>>) -> Result<()> {
    beside(&["deny", "fuzz"], || {
        without_browser()?;
        cargo_step(
            "docs",
            "doc --no-deps --workspace --exclude xtask --exclude browser-tests",
            Some(("RUSTDOCFLAGS", "-D warnings")),
        )?;
        step("types of scripts", "cargo xtask types", scripts::check_types)?;
        step("instructions", "cargo xtask counts", || counts::counts(false))
    })?;
    step("dist", "cargo xtask dist", || dist::dist(None, None))?;
    beside(&["twice"], || {
        step("weights", "cargo xtask weights", || sizes::weights(false, None))?;
        step("npm package", "cargo xtask package", || {
            package::make_and_check().map(drop)
        })?;
        step("crate", "cargo xtask package", || package::crate_builds(Tree::AnyState))
    })?;
    let browsers = match browsers {
        Some(browsers) => browsers,
        None => installed()?,
    };
    for &engine in &browsers {
        let again = format!("cargo xtask test --browsers {}", engine.name());
        step(&format!("{engine} to test in"), &again, || {
            tools::ensure_browser(engine)
        })?;
        if engine == Engine::Chromium {
            step("axe-core for the browser tests", &again, tools::ensure_axe)?;
        }
    }
    if browsers.contains(&Engine::Chromium) {
        cargo_step(
            "tests of the browser tests and of packages",
            "test --package browser-tests --lib --bins --test package",
            None,
        )?;
        cargo_step(
            "tests of times with Chromium's DevTools",
            &format!("{DEVTOOLS} -- {}", TIMED.join(" ")),
            None,
        )?;
        step("editors to paste into", "cargo xtask test", tools::ensure_editors)?;
        cargo_step(
            "the plain form in editors",
            "test --package browser-tests --test editors",
            None,
        )?;
        oldest()?;
    }
    let names: Vec<&str> = browsers.iter().map(|engine| engine.name()).collect();
    let again = format!("{VARIABLE}={} cargo {ENGINES}", names.join("|"));
    step(&format!("tests in {}", names.join(", ")), &again, || {
        side_by_side(&browsers)
    })
}

/// Format, lints and all tests that need no browser.
fn without_browser() -> Result<()> {
    tools::ensure_target(tools::WASM_TARGET)?;
    cargo_step("format", "fmt --all --check", None)?;
    // The bundles, too: no code is for one target only (a test in tests/architecture.rs).
    cargo_step("lints", "clippy --workspace --all-targets -- -D warnings", None)?;
    cargo_step(
        "tests without a browser",
        "test --workspace --exclude browser-tests",
        None,
    )
}

/// The browser test of `quick`: the page's script, its wasm and a drawn chart.
const SMOKE: &str = "page::a_chart_far_below_waits_until_it_comes_near";

/// The tests without DevTools; a variable names the engine.
const ENGINES: &str = "test --package browser-tests --test engines";

/// The tests with DevTools, in Chromium.
const DEVTOOLS: &str = "test --package browser-tests --test element";

/// Those of them that compare times of animations, sounds and fingers, and so run while nothing else does.
const TIMED: [&str; 3] = ["motion::", "sound::", "touch::"];

/// The tests of one target in an engine.
struct Run {
    engine: Engine,
    target: &'static str,
    left_out: &'static [&'static str],
}

impl Run {
    /// All runs in an engine.
    fn all_in(engine: Engine) -> Vec<Self> {
        let engines = Self {
            engine,
            target: ENGINES,
            left_out: &[],
        };
        let devtools = Self {
            engine,
            target: DEVTOOLS,
            left_out: &TIMED,
        };
        match engine {
            Engine::Chromium => vec![devtools, engines],
            Engine::Firefox | Engine::WebKit => vec![engines],
        }
    }

    fn command(&self) -> Result<Command> {
        let mut command = cargo()?;
        command
            .args(self.target.split(' '))
            .arg("--")
            .env(VARIABLE, self.engine.name());
        Ok(command)
    }

    fn output(&self) -> Result<Output> {
        let skipped = self.left_out.iter().flat_map(|name| ["--skip", name]);
        Ok(self.command()?.args(skipped).output()?)
    }
}

/// All engines in parallel, because browsers mostly wait; the runs in one follow each other. The output of each run is printed when all
/// have ended.
fn side_by_side(engines: &[Engine]) -> Result<()> {
    let lanes: Vec<Vec<Run>> = engines.iter().map(|&engine| Run::all_in(engine)).collect();
    // Built first, so that no run waits for another.
    for one in lanes.iter().flatten() {
        run(cargo()?.args(one.target.split(' ')).arg("--no-run"))?;
    }
    let outputs: Vec<Vec<Output>> = thread::scope(|scope| {
        let running: Vec<_> = lanes
            .iter()
            .map(|lane| scope.spawn(|| lane.iter().map(Run::output).collect::<Result<_>>()))
            .collect();
        running
            .into_iter()
            .map(|lane| {
                lane.join()
                    .map_err(|_| anyhow!("waiting for a run of tests panicked"))?
            })
            .collect::<Result<_>>()
    })?;
    let done: Vec<(&Run, &Output)> = lanes.iter().flatten().zip(outputs.iter().flatten()).collect();
    for (one, output) in &done {
        println!("\n-- {}: {}", one.engine, one.target);
        io::stdout().write_all(&output.stdout)?;
        io::stderr().write_all(&output.stderr)?;
    }
    let mut failed = Vec::new();
    for (one, output) in done {
        if !output.status.success() && !pass_alone(one, &String::from_utf8_lossy(&output.stdout))? {
            failed.push(format!("{}: {}", one.engine, output.status));
        }
    }
    ensure!(failed.is_empty(), "{}", failed.join(", "));
    Ok(())
}

/// Whether the tests that failed beside two other browsers pass alone: on two processors a browser may be starved, and WebKit now and then
/// runs a wasm wrongly. Where more than a few fail, load is not why.
fn pass_alone(one: &Run, log: &str) -> Result<bool> {
    const FEW: usize = 3;
    let names = failed_in(log);
    if names.is_empty() || names.len() > FEW {
        return Ok(false);
    }
    println!(
        "\n-- {}: FAILED beside the others, and again alone: {}",
        one.engine,
        names.join(", ")
    );
    let again = one.command()?.arg("--exact").args(names).status()?;
    Ok(again.success())
}

/// The names of the tests that a log of cargo says have failed.
fn failed_in(log: &str) -> Vec<&str> {
    log.lines()
        .filter_map(|line| line.strip_prefix("test ")?.strip_suffix(" ... FAILED"))
        .collect()
}

/// The oldest supported browser.
fn oldest() -> Result<()> {
    if !tools::oldest_runs_here() {
        println!("NOT TESTED in Chromium 67, which runs on Linux on x86-64 only");
        return Ok(());
    }
    step(
        "the oldest browser to test in",
        "cargo xtask test",
        tools::ensure_oldest,
    )?;
    cargo_step(
        "tests in the oldest browser",
        "test --package browser-tests --test oldest",
        None,
    )
}

/// Chromium, which is required, and the installed others.
fn installed() -> Result<Vec<Engine>> {
    let mut browsers = vec![Engine::Chromium];
    for engine in [Engine::Firefox, Engine::WebKit] {
        if tools::is_ready(engine)? {
            browsers.push(engine);
        } else {
            println!(
                "NOT TESTED in {engine}, which is not installed: `cargo xtask test --browsers {}`",
                engine.name()
            );
        }
    }
    Ok(browsers)
}

/// Runs commands of this tool one after the other while `act` runs: they build in folders of their own, and compilers leave processors idle
/// while they link. Their output is printed in one piece.
fn beside(commands: &[&str], act: impl FnOnce() -> Result<()>) -> Result<()> {
    let run = || {
        let tool = env::current_exe()?;
        commands.iter().try_for_each(|name| {
            let begun = Instant::now();
            let done = Command::new(&tool).arg(name).output()?;
            println!("\n== {name}, beside other steps");
            io::stdout().write_all(&done.stdout)?;
            io::stderr().write_all(&done.stderr)?;
            println!("== {name}: {} s", begun.elapsed().as_secs());
            ensure!(
                done.status.success(),
                "step `{name}` failed; to run just this step again:\n\n    cargo xtask {name}"
            );
            Ok(())
        })
    };
    both(run, act)
}

/// Does both at the same time; the error of `act` comes first.
fn both(other: impl FnOnce() -> Result<()> + Send, act: impl FnOnce() -> Result<()>) -> Result<()> {
    thread::scope(|scope| {
        let other = scope.spawn(other);
        let done = act();
        let other = other.join().map_err(|_| anyhow!("a step beside others panicked"))?;
        done.and(other)
    })
}

/// A step that is one cargo command; its arguments contain no spaces.
fn cargo_step(name: &str, words: &str, variable: Option<(&str, &str)>) -> Result<()> {
    let mut command = cargo()?;
    command.args(words.split(' ')).envs(variable);
    step(name, &rerun(&command, variable), || run(&mut command))
}

fn step(name: &str, rerun: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    println!("\n== {name}");
    let begun = Instant::now();
    work().with_context(|| format!("step `{name}` failed; to run just this step again:\n\n    {rerun}\n\ncause"))?;
    // The time of each step: all steps must end within an hour.
    println!("== {name}: {} s", begun.elapsed().as_secs());
    Ok(())
}

/// The step as a command line.
fn rerun(command: &Command, variable: Option<(&str, &str)>) -> String {
    let variable = variable.map_or_else(String::new, |(name, value)| format!("{name}=\"{value}\" "));
    format!("{variable}{}", line(command))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failed_tests_are_found_by_name() {
        let log =
            "running 3 tests\ntest page::drawn ... ok\ntest table::sorted ... FAILED\n\nfailures:\n    table::sorted\n";
        assert_eq!(failed_in(log), ["table::sorted"]);
        assert!(failed_in("test page::drawn ... ok\nSIGSEGV").is_empty());
    }

    #[test]
    fn both_are_done_and_either_may_fail() {
        let fails = |words: &'static str| move || Err(anyhow!(words));
        assert!(both(|| Ok(()), || Ok(())).is_ok());
        assert_eq!(both(fails("other"), || Ok(())).unwrap_err().to_string(), "other");
        assert_eq!(both(|| Ok(()), fails("act")).unwrap_err().to_string(), "act");
        assert_eq!(both(fails("other"), fails("act")).unwrap_err().to_string(), "act");
    }

    #[test]
    fn engines_run_once_each_in_their_order() {
        let read = |list| browsers(list).unwrap();
        assert_eq!(read("chromium,firefox,webkit"), Engine::ALL);
        assert_eq!(read("webkit,chromium,webkit"), [Engine::Chromium, Engine::WebKit]);
        for wrong in ["", "chromium,", "chrome", "firefox webkit"] {
            assert!(browsers(wrong).is_err(), "{wrong}");
        }
    }
}
