//! What only the room itself can test: the work that reading takes.

use super::*;

#[test]
fn smoke() {
    let found = figures("全年增加值突破3.2万亿元，增长百分之八左右。");
    println!("{found:#?}");
}
