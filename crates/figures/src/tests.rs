//! What only the room itself can test: the work that reading takes.

use super::*;

/// How many characters are looked at for each character of a text.
fn work(text: &str) -> usize {
    let prose = Prose::new(text);
    stages(&prose);
    prose.looked.get() / prose.len().max(1)
}

/// Texts that make a reader look far, and prose.
const PIECES: [&str; 29] = [
    "全年增加值3.2万亿元，同比增长百分之八左右；",
    "1",
    "一",
    "万亿",
    "九千九百九十九亿",
    "1,234",
    "1、",
    "1:",
    "2011年",
    "“一",
    "《1",
    "每",
    "由一从",
    "1.1.1",
    "第一、",
    "a1-",
    "点五1e",
    "1×",
    "一0",
    "率1。1",
    "全市粮食产量比上年增长百分之四，蔬菜产量达到1\n2",
    "每万城镇常住",
    "一 百 ",
    "十 余 万",
    "个 百 分 ",
    "五兆",
    "http://a",
    "1 1/",
    "2^.",
];

#[test]
fn work_grows_with_the_length_and_no_faster() {
    for piece in PIECES {
        let (short, long) = (work(&piece.repeat(200)), work(&piece.repeat(2000)));
        assert!(
            long <= short + short / 4 + 50,
            "{piece}: {short} a character, then {long}"
        );
    }
}
