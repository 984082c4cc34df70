//! Each veto with an example that it hits, and one beside it that is a figure.

use super::*;
use crate::FigureKind;

/// Of each veto in its order: its name; where | stands it hits; where | stands it does not, and a figure begins.
const EXAMPLES: &[(&str, &str, &str)] = &[
    ("five-year plan", "落实|十四五规划", "提拔|十四名干部"),
    ("so many ones", "实施|五个一工程", "建成|五个一级站"),
    ("known name", "做好|三农工作", "新建|三座农场"),
    ("idiom", "|千方百计稳就业", "投入|千万元"),
    ("rule of how many", "建设|3人制篮球场", "组织|3人参赛"),
    ("times in a row", "粮食产量|12连增", "粮食产量|12万吨"),
    ("strength", "应对|6.2级地震", "增长|6.2%"),
    ("from nothing to something", "实现“从|0到1”", "从|3个到8个"),
    ("congress", "学习|十九大精神", "|十九户企业"),
    ("number of a document or thing", "按|36号文件", "办成|36件实事"),
    ("list of the strongest", "世界|500强企业", "引进|500家企业"),
    ("generation", "，|90后创业", "，|90人创业"),
    ("technology", "，|10G PON端口", "，|10G流量"),
    ("road", "改造省道|203线", "改造|203公里"),
    ("those of a year", "招收|2023级学生", "招收|2023名学生"),
    ("page number", "上文\n- |3 -\n下文", "- |3户"),
    ("number behind a hyphen", "东风-|41亮相", "增长-|41%"),
    ("number that closes a name", "“深圳|90”开幕", "“深圳|90户”开幕"),
    ("caption", "见图|1。", "出图|1张"),
    ("event", "双|11消费", "两地|11家企业"),
    ("number with dots", "升级到|1.2.3", "增长|1.2%"),
    ("digits with letters", "覆盖|5G网络", "覆盖|5个网络"),
    ("sum that is a name", "构建|1+8体系", "构建|1个体系"),
    ("number to dial", "拨打|12345热线", "收到|12345件诉求"),
    ("version", "启动自贸区|3.0版建设", "增长|3.0个百分点"),
    ("one of a currency", "汇率为|1美元兑7.2元人民币", "筹集|1美元"),
    ("base of a rate", "煤矿|百万吨死亡人数0.2人", "生产|百万吨煤炭"),
    ("grade of water", "劣|五类水体", "共|五类企业"),
    ("base of an index", "指数101.2（上年=|100）", "合计=|100户"),
    ("class by size", "引进|百亿元以上项目", "产值突破|百亿元"),
];

/// The text without its mark, and the place of it.
fn marked(example: &str) -> (String, usize) {
    let place = example.chars().position(|c| c == '|').unwrap();
    (example.replace('|', ""), place)
}

#[test]
fn each_veto_hits_its_example_and_leaves_the_one_beside_it() {
    assert_eq!(VETOES.len(), EXAMPLES.len(), "each veto has its examples, in order");
    for (veto, (name, hit, miss)) in VETOES.iter().zip(EXAMPLES) {
        let finds = |example: &str| {
            let (text, place) = marked(example);
            let prose = Prose::new(&text);
            let numeral = LazyCell::new(|| numeral::read(&prose, place));
            veto.at(&prose, place, &numeral).is_some()
        };
        assert!(finds(hit), "{name}: {hit}");
        assert!(!finds(miss), "{name}: {miss}");
        let figure = |example: &str| {
            let (text, place) = marked(example);
            let found = crate::figures(&text).into_iter();
            let mut found = found.filter(|figure| figure.kind == FigureKind::Figure);
            found.any(|figure| figure.start <= place && place < figure.end)
        };
        assert!(!figure(hit), "{name}: {hit}");
        assert!(figure(miss), "{name}: {miss}");
    }
}
