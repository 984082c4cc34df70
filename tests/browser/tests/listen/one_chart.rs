//! A chart of eight figures: read from top to bottom, and walked through with the keys of a reader.

use anyhow::Result;

use crate::{Run, Session, in_each};

const CHART: &str = "<report-chart view=\"targets-2011\"></report-chart>";

/// The most characters in which eight figures with all around them are read in Chinese.
const MOST: usize = 450;

in_each!(walk);

fn walk(run: Run) -> Result<()> {
    let Some(mut session) = Session::open(run, "one-chart", CHART)? else {
        return Ok(());
    };
    let mut wrong = Vec::new();
    let mut check = |holds: bool, what: &str, said: &str| {
        if !holds {
            wrong.push(format!("{what}: {said}"));
        }
    };
    let title = run.pick("2011年：要快多少，要省多少", "2011: how much faster, how much leaner");
    let mark = |i: usize| match run.lang() {
        "zh" => format!("第{i}项"),
        _ => format!("{i} of 8"),
    };

    session.reader.to_top()?;
    session.note("say all")?;
    let said = session.press("KP_Add")?;
    let length = said.chars().filter(|c| !c.is_whitespace()).count();
    session.note(&format!("{length} characters"))?;
    check(run.lang() != "zh" || length <= MOST, "too long", &length.to_string());
    let once = (1..=8).map(mark).chain([title.to_owned()]);
    for words in once {
        check(said.matches(&words).count() == 1, &format!("not once: {words}"), &said);
    }
    let status = run.pick("状态栏", "status bar");
    check(!said.contains(status), "an empty region is read", &said);

    session.reader.to_top()?;
    session.note("through the marks")?;
    let said = session.press("g")?;
    check(said.contains(run.pick("图像", "image")), "G finds no picture", &said);
    let said = session.press("Tab")?;
    check(said.contains(&mark(1)), "Tab goes to no mark", &said);
    check(
        said.contains(run.pick("方向键：", "Arrows:")),
        "no help with the keys",
        &said,
    );
    for i in 2..=3 {
        let said = session.press("Right")?;
        check(
            said.matches(&mark(i)).count() == 1,
            &format!("Right: {}, once", mark(i)),
            &said,
        );
    }
    let said = session.press("End")?;
    check(said.contains(&mark(8)), "End", &said);
    let said = session.press("Left")?;
    check(said.contains(&mark(7)), "Left", &said);
    session.press("Escape")?;
    session.press("Escape")?;
    let said = session.press("Left")?;
    check(said.contains(&mark(6)), "Escape loses the place", &said);
    let said = session.press("Return")?;
    check(said.contains(run.pick("来源", "Source")), "a pinned figure", &said);
    let said = session.press("Return")?;
    check(
        said.contains(run.pick("没有固定的数了", "Nothing is pinned")),
        "unpinning",
        &said,
    );

    session.note("the table")?;
    let said = session.press("Tab")?;
    check(said.contains(run.pick("看表格", "Show as table")), "Tab", &said);
    let said = session.press("Return")?;
    check(said.contains(run.pick("上面是表格", "Table above")), "the table", &said);
    session.press("shift+Tab")?;
    session.press("shift+Tab")?;
    session.press("shift+Tab")?;
    session.press("shift+Tab")?;
    for words in [
        run.pick("升序", "ascending"),
        run.pick("降序", "descending"),
        run.pick("按报告的顺序", "as in the report"),
    ] {
        let said = session.press("Return")?;
        check(said.contains(words), words, &said);
    }
    session.conclude(&wrong)
}
