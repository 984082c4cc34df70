//! Supply chain: SECURITY.md lists the crates of the build, and no text in the repository has hidden characters.
// Helper functions of tests may panic like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Names of the crates inside the tools bundle, with a name twice where two versions ship.
fn shipped() -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .current_dir(root())
        .args([
            "tree",
            "--locked",
            "--package",
            "web-tools",
            "--edges",
            "normal,no-proc-macro",
        ])
        .args(["--target", "wasm32-unknown-unknown", "--prefix", "none"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let output = String::from_utf8(output.stdout).unwrap();
    let crates: BTreeSet<(&str, &str)> = output
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ');
            Some((words.next()?, words.next()?))
        })
        .collect();
    crates.into_iter().map(|(name, _)| name.to_owned()).collect()
}

#[test]
fn security_md_lists_what_ships_and_nothing_ships_twice() {
    let text = fs::read_to_string(root().join("SECURITY.md")).unwrap();
    let list = text.split("## What ships").nth(1).unwrap();
    let listed: Vec<String> = list
        .lines()
        .filter(|line| line.starts_with("| `"))
        .flat_map(|line| {
            line.split('|')
                .nth(1)
                .unwrap()
                .split('`')
                .skip(1)
                .step_by(2)
                .map(str::to_owned)
        })
        .collect();
    let shipped = shipped();
    let names: BTreeSet<&String> = shipped.iter().collect();
    assert_eq!(
        names.len(),
        shipped.len(),
        "two versions of one crate ship: {shipped:?}"
    );
    assert_eq!(
        listed.iter().collect::<BTreeSet<_>>(),
        names,
        "SECURITY.md and the build differ"
    );
    for line in list.lines().filter(|line| line.starts_with("| `")) {
        assert!(
            line.split('|').nth(2).is_some_and(|why| why.trim().len() > 5),
            "without a reason: {line}"
        );
    }
}

#[test]
fn lock_files_are_kept_and_ask_one_registry() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let only = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
    assert!(
        lock.lines()
            .filter(|line| line.starts_with("source"))
            .all(|line| line == only)
    );
    assert!(lock.contains("checksum ="));
    let npm = fs::read_to_string(root().join("xtask/tools/package-lock.json")).unwrap();
    assert!(npm.contains("\"integrity\""));
}

/// What a text must not contain: invisible or reordering characters, and paths of somebody's machine.
fn hidden(text: &str) -> Vec<String> {
    let unseen = |c: char| {
        (c.is_control() && !"\n\r\t".contains(c))
            || matches!(u32::from(c), 0xad | 0x61c | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0xfeff
                | 0xe0000..=0xe0fff | 0xfff9..=0xfffb)
    };
    let mut found = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if let Some(c) = line.chars().find(|c| unseen(*c)) {
            found.push(format!("line {number}: U+{:04X}", u32::from(c)));
        }
        // Split, so that this file does not contain what it searches for.
        for folder in [
            ["/ho", "me/"],
            ["/Us", "ers/"],
            ["/ro", "ot/"],
            ["C:\\", "Users"],
            ["/t", "mp/wt"],
            ["/wo", "rk/"],
        ] {
            if line.contains(&folder.concat()) {
                found.push(format!("line {number}: a folder of a machine"));
            }
        }
    }
    found
}

/// Texts of the repository, without build output, installed files and pictures.
fn texts(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if !["target", "dist", "node_modules", ".git", "corpus", "artifacts"].contains(&name.as_str()) {
                texts(&path, found);
            }
        } else if !["png", "wasm", "tgz", "woff2"].iter().any(|end| name.ends_with(end)) && name != ".git" {
            found.push(path);
        }
    }
}

#[test]
fn no_text_of_the_repository_has_hidden_characters() {
    let mut files = Vec::new();
    texts(&root(), &mut files);
    assert!(files.len() > 100, "the texts were not found: {}", files.len());
    let mut wrong = Vec::new();
    for file in files {
        let text = fs::read(&file).unwrap();
        let text = String::from_utf8(text).unwrap_or_else(|_| panic!("{} is not UTF-8", file.display()));
        wrong.extend(hidden(&text).iter().map(|error| format!("{}: {error}", file.display())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_check_finds_what_is_planted() {
    for c in [
        '\u{202e}',
        '\u{200b}',
        '\u{2066}',
        '\u{feff}',
        '\u{ad}',
        '\u{e0041}',
        '\u{0}',
        '\u{1b}',
    ] {
        assert_eq!(hidden(&format!("let a = 1;\nlet {c}b = 2;")).len(), 1, "{c:?}");
    }
    assert_eq!(hidden(&["see /ho", "me/someone/x"].concat()).len(), 1);
    assert!(hidden("增长25%左右\tİstanbul e\u{301}\n").is_empty());
}
