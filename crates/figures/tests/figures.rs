//! Figures read from prose, held against labelled sentences (tests/texts), against wording made from quantities, and against
//! any text at all.
// Helpers of tests may fail like tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
use figures::{Figure, FigureForm, FigureKind, FigureRole, FigureValue, figures};
use proptest::prelude::*;
use quantity::Qualifier;
use std::fs;
use std::path::Path;

/// One labelled expression: `= text | kind | value | unit | words`.
#[derive(Debug)]
struct Label {
    text: String,
    kind: String,
    value: String,
    unit: String,
    words: Vec<String>,
}

struct Labelled {
    sentence: String,
    labels: Vec<Label>,
}

/// Sentences, each followed by what is to be found in it, in reading order.
fn labelled(file: &Path) -> Vec<Labelled> {
    let text = fs::read_to_string(file).unwrap();
    let mut found: Vec<Labelled> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        match line.strip_prefix("= ") {
            None => found.push(Labelled {
                sentence: line.to_owned(),
                labels: Vec::new(),
            }),
            Some(label) => {
                let mut parts = label.split(" |").map(str::trim);
                let mut next = || parts.next().unwrap_or_default().to_owned();
                let label = Label {
                    text: next(),
                    kind: next(),
                    value: next(),
                    unit: next(),
                    words: next().split_whitespace().map(str::to_owned).collect(),
                };
                found.last_mut().unwrap().labels.push(label);
            }
        }
    }
    found
}

fn kind(figure: &Figure) -> String {
    serde_json::to_value(figure.kind).unwrap().as_str().unwrap().to_owned()
}

fn value(figure: &Figure) -> String {
    match &figure.value {
        _ if !matches!(figure.kind, FigureKind::Figure | FigureKind::Duration) => String::new(),
        None => String::new(),
        Some(FigureValue::Number(one)) => one.to_string(),
        Some(FigureValue::List(several)) => several.iter().map(f64::to_string).collect::<Vec<_>>().join(" "),
        Some(FigureValue::Fraction(whole, above, below)) if *whole == 0.0 => format!("{above}/{below}"),
        Some(FigureValue::Fraction(whole, above, below)) => format!("{whole}+{above}/{below}"),
    }
}

/// All that a label's last field says of a figure, in the label's order.
fn words(figure: &Figure) -> Vec<String> {
    let out = serde_json::to_value(figure).unwrap();
    let mut words = Vec::new();
    let field = |name: &str| out[name].as_str().unwrap_or_default().to_owned();
    if !matches!(figure.kind, FigureKind::Figure | FigureKind::Duration) {
        return words;
    }
    words.push(field("qualifier"));
    words.extend(figure.estimate.then(|| "estimate".to_owned()));
    words.extend(figure.target.then(|| "target".to_owned()));
    words.push(field("direction"));
    words.push(field("role"));
    words.extend(figure.per.as_ref().map(|per| format!("per={per}")));
    words.retain(|word| !matches!(word.as_str(), "" | "exact" | "level"));
    words
}

/// What was found of what is to be found.
#[derive(Default)]
struct Score {
    right: usize,
    missed: usize,
    wrong: usize,
    /// Right figures whose bound, direction and the like are right as well.
    whole: usize,
    report: String,
}

impl Score {
    fn precision(&self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }
    fn recall(&self) -> f64 {
        self.right as f64 / (self.right + self.missed).max(1) as f64
    }
    fn wording(&self) -> f64 {
        self.whole as f64 / self.right.max(1) as f64
    }
}

fn score(file: &str) -> Score {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/texts").join(file);
    let mut score = Score::default();
    for Labelled { sentence, labels } in labelled(&path) {
        let mut found = figures(&sentence);
        for label in labels {
            let same = found.iter().position(|figure| {
                figure.text == label.text
                    && kind(figure) == label.kind
                    && value(figure) == label.value
                    && (figure.unit == label.unit || figure.kind == FigureKind::Ordinal)
            });
            match same {
                Some(place) => {
                    let figure = found.remove(place);
                    score.right += 1;
                    if words(&figure) == label.words {
                        score.whole += 1;
                    } else {
                        let line = format!("{}: says {:?}, not {:?}\n", label.text, words(&figure), label.words);
                        score.report += &line;
                    }
                }
                None => {
                    score.missed += 1;
                    score.report += &format!("missed {label:?} in {sentence}\n");
                }
            }
        }
        score.wrong += found.len();
        for figure in found {
            score.report += &format!(
                "wrong {} {} [{}] in {sentence}\n",
                figure.text,
                value(&figure),
                figure.unit
            );
        }
    }
    println!(
        "{file}: {} labels, precision {:.3}, recall {:.3}, wording {:.3}\n{}",
        score.right + score.missed,
        score.precision(),
        score.recall(),
        score.wording(),
        score.report
    );
    score
}

const REPORTS: [&str; 10] = [
    "province.txt",
    "ministry.txt",
    "city.txt",
    "county.txt",
    "finance.txt",
    "health.txt",
    "education.txt",
    "statistics.txt",
    "nofigure.txt",
    "copied.txt",
];

#[test]
fn figures_of_reports_are_found_as_labelled() {
    let mut all = Score::default();
    for file in REPORTS {
        let score = score(file);
        all.right += score.right;
        all.missed += score.missed;
        all.wrong += score.wrong;
        all.whole += score.whole;
        all.report += &score.report;
    }
    assert!(all.right + all.missed >= 400, "the set has shrunk");
    assert!(all.precision() >= 0.97 && all.recall() >= 0.97, "{}", all.report);
    assert!(all.wording() >= 0.97, "{}", all.report);
}

#[test]
fn general_expressions_are_found_as_labelled() {
    let score = score("general.txt");
    assert!(score.precision() >= 0.95 && score.recall() >= 0.95, "{}", score.report);
}

fn only(text: &str) -> Figure {
    let mut found = figures(text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found.remove(0)
}

#[test]
fn a_reader_of_either_habit_finds_the_value() {
    for (text, value, unit, number, base_unit) in [
        ("达到15.5万亿元", 15.5, "万亿元", 1.55e13, "元"),
        ("余额68.1万亿元", 68.1, "万亿元", 6.81e13, "元"),
        ("共一万二千元", 12_000.0, "元", 12_000.0, "元"),
        ("占三成", 3.0, "成", 30.0, "%"),
        ("打八五折", 8.5, "折", 85.0, "%"),
        ("翻两番", 2.0, "番", 4.0, "倍"),
        ("为4.5‰", 4.5, "‰", 0.45, "%"),
        ("每万人口5.7件", 5.7, "件", 5.7, "件/万人口"),
    ] {
        let figure = only(text);
        assert_eq!(figure.value, Some(FigureValue::Number(value)), "{text}");
        assert_eq!(figure.number, [number], "{text}");
        assert_eq!(
            (figure.unit.as_str(), figure.base_unit.as_str()),
            (unit, base_unit),
            "{text}"
        );
    }
    let part = only("占三分之二");
    assert_eq!(part.value, Some(FigureValue::Fraction(0.0, 2.0, 3.0)));
    assert!((part.number[0] - 2.0 / 3.0).abs() < 1e-12);
}

/// The shipped report states its figures as it does: the reader finds in the wording what an editor put down.
#[test]
fn the_shipped_report_reads_as_it_was_put_down() {
    let report = report_charts::document::built_in().unwrap();
    let mut read = 0;
    for datum in report.data() {
        let (stated, quantity) = (&datum.measure.source.stated, &datum.measure.quantity);
        // 四大 is a name that counts, and the unit of 4000万 stands in its sentence.
        if stated == "四大" {
            assert_eq!(only(stated).kind, FigureKind::Name);
            continue;
        }
        let figure = if stated == "全部" {
            only("全部乡镇能够上网")
        } else {
            only(stated)
        };
        assert_eq!(figure.value, Some(FigureValue::Number(quantity.value)), "{stated}");
        assert!(
            quantity.unit.symbol().starts_with(&figure.unit),
            "{stated}: {}",
            figure.unit
        );
        assert_eq!(figure.qualifier, quantity.qualifier, "{stated}");
        read += 1;
    }
    assert_eq!(read, 53);
}

#[test]
fn both_ends_of_a_change_are_told_with_their_years() {
    let found = figures("预计从2025年到2030年，甲、乙用户分别从1.2亿户、0.8亿户增加到3亿户、2.1亿户。");
    let ends: Vec<_> = found.iter().filter(|f| f.kind == FigureKind::Figure).collect();
    assert_eq!(ends.len(), 4);
    for (figure, role, subject) in [
        (ends[0], FigureRole::From, "甲用户"),
        (ends[1], FigureRole::From, "乙用户"),
        (ends[2], FigureRole::To, "甲用户"),
        (ends[3], FigureRole::To, "乙用户"),
    ] {
        assert_eq!(
            (figure.role, figure.subject.as_str()),
            (Some(role), subject),
            "{figure:?}"
        );
        // What was is known; what will be is expected.
        assert_eq!(figure.estimate, role == FigureRole::To, "{figure:?}");
    }
}

#[test]
fn a_period_governs_until_another_does() {
    let found = figures("2031年工作回顾\n粮食产量80万吨。上半年增长3%，比2029年多2万吨。\n2032年，力争达到82万吨。");
    let periods: Vec<_> = found
        .iter()
        .filter(|f| f.kind == FigureKind::Figure)
        .map(|f| (f.text.as_str(), f.period.as_deref()))
        .collect();
    assert_eq!(
        periods,
        [
            ("80万吨", Some("2031年")),
            ("3%", Some("上半年")),
            ("2万吨", Some("上半年")),
            ("82万吨", Some("2032年")),
        ]
    );
}

#[test]
fn offsets_count_characters() {
    let text = "🌾产量约1.2亿吨，增长３％。";
    let chars: Vec<char> = text.chars().collect();
    let found = figures(text);
    assert_eq!(found.len(), 2);
    for figure in found {
        assert_eq!(chars[figure.start..figure.end].iter().collect::<String>(), figure.text);
    }
}

/// A whole number in Chinese words, up to 999999999999.
fn chinese(number: u64) -> String {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    fn section(number: u64) -> String {
        let mut out = String::new();
        let mut gap = false;
        for (power, word) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = (number / power % 10) as usize;
            if digit == 0 {
                gap = !out.is_empty();
                continue;
            }
            if gap {
                out.push('零');
                gap = false;
            }
            out.push(DIGITS[digit]);
            out.push_str(word);
        }
        out
    }
    if number == 0 {
        return "零".to_owned();
    }
    let mut out = String::new();
    let mut last = 1;
    for (power, word) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
        let part = number / power % 10_000;
        if part == 0 {
            last = 0;
            continue;
        }
        if !out.is_empty() && (part < 1000 || last == 0) {
            out.push('零');
        }
        out.push_str(&section(part));
        out.push_str(word);
        last = part;
    }
    match out.strip_prefix("一十") {
        Some(rest) => format!("十{rest}"),
        None => out,
    }
}

/// Bounds in words, in front and behind.
const BOUNDS: [(&str, &str, Qualifier); 11] = [
    ("", "", Qualifier::Exact),
    ("约", "", Qualifier::About),
    ("", "左右", Qualifier::About),
    ("超过", "", Qualifier::Over),
    ("突破", "", Qualifier::Over),
    ("", "以上", Qualifier::AtLeast),
    ("近", "", Qualifier::Near),
    ("不低于", "", Qualifier::AtLeast),
    ("不超过", "", Qualifier::AtMost),
    ("", "以内", Qualifier::AtMost),
    ("不到", "", Qualifier::Under),
];

proptest! {
    #[test]
    fn arabic_wording_reads_back(
        hundredths in 1_u32..9_999_999,
        decimals in 0_usize..3,
        scale in "(万|亿|万亿)?",
        base in prop::sample::select(vec!["元", "吨", "户", "人次", "千瓦时", "公里", "平方米", "美元", "亩"]),
        bound in prop::sample::select(BOUNDS.to_vec()),
    ) {
        let number = format!("{:.*}", decimals, f64::from(hundredths) / 100.0);
        let (front, back, qualifier) = bound;
        let text = format!("其总量为{front}{number}{scale}{base}{back}。");
        let found = figures(&text);
        prop_assert_eq!(found.len(), 1, "{}", text);
        let figure = &found[0];
        prop_assert_eq!(&figure.value, &Some(FigureValue::Number(number.parse().unwrap())), "{}", text);
        prop_assert_eq!(&figure.unit, &format!("{scale}{base}"), "{}", text);
        prop_assert_eq!(figure.qualifier, qualifier, "{}", text);
    }

    #[test]
    fn chinese_wording_reads_back(
        number in prop_oneof![3_u64..10_000, 10_000_u64..100_000_000, 100_000_000_u64..999_999_999_999],
        base in prop::sample::select(vec!["元", "吨", "户", "人", "公里", "个", "名"]),
        bound in prop::sample::select(BOUNDS.to_vec()),
    ) {
        // 二 alone is no count, powers alone need a bound.
        prop_assume!(![10, 100, 1000, 10_000, 100_000_000].contains(&number));
        let (front, back, qualifier) = bound;
        let text = format!("其总量为{front}{}{base}{back}。", chinese(number));
        let found = figures(&text);
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!(&found[0].value, &Some(FigureValue::Number(number as f64)), "{}", text);
        prop_assert_eq!((found[0].unit.as_str(), found[0].qualifier), (base, qualifier), "{}", text);
    }

    #[test]
    fn percentages_read_back(tenths in 1_u32..2000, chinese_words in any::<bool>()) {
        let value = f64::from(tenths) / 10.0;
        let words = match (chinese_words, tenths % 10) {
            (false, _) => format!("{value}%"),
            (true, 0) => format!("百分之{}", chinese(u64::from(tenths / 10))),
            (true, tenth) => format!("百分之{}点{}", chinese(u64::from(tenths / 10)), chinese(u64::from(tenth))),
        };
        let figure = only(&format!("增长{words}。"));
        prop_assert_eq!(&figure.number, &[value], "{}", words);
        prop_assert_eq!(figure.unit.as_str(), "%");
    }

    #[test]
    fn ranges_read_back(low in 1_u32..500, more in 1_u32..500, mark in prop::sample::select(vec!["-", "—", "～", "至", "到"]), both in any::<bool>()) {
        let (low, high) = (f64::from(low) / 10.0, f64::from(low + more) / 10.0);
        let first = if both { "%" } else { "" };
        let figure = only(&format!("增速为{low}{first}{mark}{high}%。"));
        prop_assert_eq!(figure.value, Some(FigureValue::List(vec![low, high])));
        prop_assert_eq!((figure.unit.as_str(), figure.form), ("%", FigureForm::Range));
    }

    #[test]
    fn no_text_breaks_the_reader(text in any_text()) {
        let chars: Vec<char> = text.chars().collect();
        let mut last = 0;
        for figure in figures(&text) {
            prop_assert!(figure.start >= last && figure.start < figure.end && figure.end <= chars.len(), "{:?}", figure);
            prop_assert_eq!(chars[figure.start..figure.end].iter().collect::<String>(), figure.text.clone());
            prop_assert!(figure.number.iter().all(|number| number.is_finite()), "{:?}", figure);
            last = figure.end;
        }
    }
}

/// Any characters, and rows of those that mean something to the reader.
fn any_text() -> impl Strategy<Value = String> {
    let words = vec![
        "一", "二", "十", "百", "千", "万", "亿", "零", "点", "几", "数", "多", "余", "来", "半", "个", "元", "%",
        "分之", "第", "每", "至", "到", "、", "和", "，", "。", "\n", "从", "由", "增长", "约", "近", "超过", "以上",
        "左右", "年", "月", "日", "时", "号", "1", "20", "0.5", "2011", "-", "—", "~", ":", "/", "(", ")", "（", "）",
        "“", "”", "《", "》", "〔", "〕", "[", "]", "G", "km", "PM", ".", ",", " ", "折", "成", "番", "翻", "倍", "五",
        "壹", "拾", "又", "负", "+", "×", "$", "¥", "１", "🌾", "届", "中", "大", "强", "占", "全部", "乡镇", "持平",
        "预计", "力争", "分别",
    ];
    prop_oneof![
        any::<String>(),
        prop::collection::vec(prop::sample::select(words), 0..40).prop_map(|words| words.concat()),
    ]
}

#[test]
fn an_end_of_line_that_the_width_of_a_page_has_set_is_none_of_the_sentence() {
    let page = "全市地方财政收入由上年的19.4亿元增加到23.8亿元，外贸出口达到1\n27万美元，社会消费品零售额比上年增长13.6%，粮食总产量达到41\n.2万吨，工业用电量在上年的基础上继续稳步平缓地下降\n2.4%，比较好地完成了年初确定的任务，全年新增就业3.1\n万人。\n— 7 —\n二、今年的任务\n";
    let found: Vec<(FigureKind, String, String)> = figures(page)
        .iter()
        .map(|figure| (figure.kind, value(figure), figure.unit.clone()))
        .collect();
    let figure = |value: &str, unit: &str| (FigureKind::Figure, value.to_owned(), unit.to_owned());
    let ordinal = || (FigureKind::Ordinal, String::new(), String::new());
    let expected = [
        figure("19.4", "亿元"),
        figure("23.8", "亿元"),
        figure("127", "万美元"),
        figure("13.6", "%"),
        figure("41.2", "万吨"),
        figure("2.4", "%"),
        figure("3.1", "万人"),
        ordinal(),
        ordinal(),
    ];
    assert_eq!(found, expected);
    let fell = figures(page).into_iter().find(|figure| value(figure) == "2.4").unwrap();
    assert_eq!(fell.direction, Some(figures::FigureDirection::Decrease));
}

#[test]
fn lines_that_their_author_ended_stay_apart() {
    for text in [
        "二〇三一年全市工业和信息化发展情况以及下一年度的主要工作安排\n2031年，全市工业增加值120亿元。",
        "粮食产量、油料产量、蔬菜产量、水果产量\n12,340,560,78\n",
        "会议提出，要在全市范围内深入开展安全生产大检查，突出抓好以下工作\n1.3家企业的整改。\n",
    ] {
        assert!(figures(text).iter().all(|figure| !figure.text.contains('\n')), "{text}");
    }
}

#[test]
fn a_time_that_something_is_measured_by_is_not_when_it_was_so() {
    for (text, period) in [
        ("2031年中央预算支出5亿元。", Some("2031年")),
        ("粮食产量是2020年的1.4倍，用水3万吨。", None),
        ("利润是上年的两倍，税收达到7亿元。", None),
        ("提前3个月完成投资9亿元。", None),
        ("增幅为近七年最高，利润达到2亿元。", None),
        ("连续4年增产，棉花产量3万吨。", None),
        ("与近5年同期均值相比，损失下降12%。", None),
        ("1—5月，投资增长3%，较去年全年加快2.1个百分点。", Some("1—5月")),
        ("“滨江论坛2031”办成，接待游客4万人。", None),
        ("近五年累计投入12亿元。", Some("近五年")),
    ] {
        let last = figures(text)
            .into_iter()
            .rfind(|figure| figure.kind == FigureKind::Figure)
            .unwrap();
        assert_eq!(last.period.as_deref(), period, "{text}");
    }
}

#[test]
fn money_that_names_its_country_keeps_its_power() {
    for (text, number) in [
        ("22.8亿元人民币", 22.8e8),
        ("3万块钱", 3e4),
        ("五百元人民币", 500.0),
        ("1.4亿圆", 1.4e8),
    ] {
        let figure = only(text);
        assert_eq!(
            (figure.number.as_slice(), figure.base_unit.as_str()),
            ([number].as_slice(), "元"),
            "{text}"
        );
    }
}

#[test]
fn the_end_of_a_verb_before_an_even_thing_is_no_change_of_nothing() {
    let changes = |text: &str| {
        figures(text)
            .iter()
            .filter(|figure| figure.text.contains("持平"))
            .count()
    };
    for text in [
        "支持平台经济健康发展。",
        "支持平川新一轮开放。",
        "主持平安建设。",
        "扶持平价药店，维持平稳运行。",
        "坚持平等协商，保持平衡，秉持平和心态。",
    ] {
        assert_eq!(changes(text), 0, "{text}");
    }
    for text in ["粮食产量与上年持平。", "出口总体持平。", "价格同比持平，汇率基本持平。"]
    {
        assert!(changes(text) > 0, "{text}");
    }
}
