//! Questions about a page of four charts, each answered by what is spoken within six keys from the top of the page.

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::{Run, Session, in_each};

const QUESTIONS: &str = include_str!("../../../screen-reader/questions.json");

/// From the top of the page.
const KEYS: usize = 6;

const CHARTS: &str = "<report-chart view=\"targets-2011\" heading-level=\"2\"></report-chart>\
     <report-chart src=\"/_report.json\" view=\"firms-series\" heading-level=\"2\"></report-chart>\
     <report-chart view=\"five-year-change\" heading-level=\"2\"></report-chart>\
     <report-chart src=\"/_report.json\" view=\"targets-2023\" heading-level=\"2\"></report-chart>";

in_each!(answer);

fn answer(run: Run) -> Result<()> {
    let questions: Value = serde_json::from_str(QUESTIONS)?;
    let questions = questions.as_array().context("a list of questions")?;
    ensure!(questions.len() >= 20, "only {} questions", questions.len());
    let Some(mut session) = Session::open(run, "questions", CHARTS)? else {
        return Ok(());
    };
    let mut wrong = Vec::new();
    for one in questions {
        let text = |name: &str| one.pointer(&format!("/{name}/{}", run.lang()));
        let question = text("question").and_then(Value::as_str).context("a question")?;
        let keys = one.get("keys").and_then(Value::as_array).context("keys")?;
        ensure!(keys.len() <= KEYS, "`{question}` takes more than {KEYS} keys");
        session.reader.to_top()?;
        session.note(question)?;
        let mut said = String::new();
        for key in keys {
            said += &session.press(key.as_str().context("a key")?)?;
            said.push('\n');
        }
        for words in text("answer").and_then(Value::as_array).context("an answer")? {
            let words = words.as_str().context("words")?;
            if !said.contains(words) {
                wrong.push(format!("{question}\n  `{words}` is not in\n{said}"));
            }
        }
    }
    session.conclude(&wrong)
}
