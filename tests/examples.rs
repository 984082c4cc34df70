//! The examples run and print what they promise.
// Helper functions of tests may panic like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::{
    env,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::LazyLock,
};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The folder of the examples, built as `cargo test --workspace` builds them: nothing is compiled a second time.
fn examples() -> &'static Path {
    static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
        let words = "build --quiet --locked --workspace --exclude browser-tests --examples";
        let built = Command::new(env!("CARGO"))
            .current_dir(root())
            .args(words.split(' '))
            .status()
            .unwrap();
        assert!(built.success(), "{built}");
        // This test is target/debug/deps/examples-HASH.
        let folder = env::current_exe().unwrap();
        folder.ancestors().nth(2).unwrap().join("examples")
    });
    &FOLDER
}

/// The output of an example for these arguments and this input.
fn run(example: &str, words: &[&str], input: &str) -> String {
    let mut child = Command::new(examples().join(example))
        .current_dir(root())
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{example}: {}", output.status);
    String::from_utf8(output.stdout).unwrap()
}

/// The texts of an SVG, which is XML.
fn texts(svg: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(svg).unwrap();
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    texts
        .map(|node| node.text().unwrap_or_default().trim().to_owned())
        .collect()
}

#[test]
fn three_numbers_become_an_svg() {
    let texts = texts(&run("three_numbers", &[], ""));
    for words in ["南省最多", "北省", "约120万吨", "131万吨", "超过90万吨"] {
        assert!(texts.iter().any(|text| text == words), "{words}: {texts:?}");
    }
}

#[test]
fn a_report_file_becomes_an_svg() {
    for file in ["tests/reports/sample-2013.json", "tests/reports/sample-2013.csv"] {
        let texts = texts(&run("report_to_svg", &[file], ""));
        assert!(texts.len() > 5, "{file}: {texts:?}");
    }
}

#[test]
fn prose_becomes_figures() {
    let prose = "2031年，全省外贸总额达到3.2万亿元，增长5.5%左右。";
    let lines = run("prose_to_figures", &[], prose);
    let lines: Vec<Vec<&str>> = lines.lines().map(|line| line.split('\t').collect()).collect();
    let level = lines.iter().find(|line| line[1].contains("3.2万亿元")).unwrap();
    assert_eq!(level[2..], ["万亿元", "2031", "外贸总额"]);
    assert!(lines.iter().any(|line| line[1] == "5.5%左右"), "{lines:?}");
}

#[test]
fn a_custom_wasm_compiles() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("own-wasm");
    let checked = Command::new(env!("CARGO"))
        .current_dir(root().join("examples/own-wasm"))
        .args(["check", "--quiet", "--locked", "--target-dir"])
        .arg(target)
        .output()
        .unwrap();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
}
