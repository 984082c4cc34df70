//! W3C WebDriver, for every engine: scripts in the page, mouse and keyboard, window size.

use std::{
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use thirtyfour::common::command::{Actions, Command};

use super::{Browser, PATIENCE};

/// What WebDriver calls the Shift key.
const SHIFT: &str = "\u{e008}";

/// Calls back with the value as JSON after a `v`, or with the exception after a `t`. It has its own JSON writer, because a page may
/// have changed the prototypes of arrays and objects.
const EVAL: &str = "
    const done = arguments[0];
    const fail = (thrown) => done('t' + thrown + '\\n' + (thrown && thrown.stack));
    const write = (value) => {
        if (typeof value !== 'object' || value === null) return JSON.stringify(value) || 'null';
        let parts = '';
        if (Array.isArray(value)) {
            for (let i = 0; i < value.length; i += 1) parts += (i ? ',' : '') + write(value[i]);
            return '[' + parts + ']';
        }
        const names = Object.keys(value);
        for (let i = 0; i < names.length; i += 1) {
            parts += (i ? ',' : '') + JSON.stringify(names[i]) + ':' + write(value[names[i]]);
        }
        return '{' + parts + '}';
    };
    try {
        Promise.resolve(EXPRESSION).then((value) => done('v' + write(value)), fail).catch(fail);
    } catch (thrown) {
        fail(thrown);
    }
";

impl Browser {
    /// The value of an expression.
    pub(super) fn eval_w3c(&self, expression: &str) -> Result<Value> {
        let script = EVAL.replace("EXPRESSION", &format!("({expression}\n)"));
        let session = self.session()?;
        let answer = self
            .block_on(session.execute_async(script, Vec::new()))
            .with_context(|| expression.to_owned())?;
        let text = answer.json().as_str().context("no answer")?;
        match text.strip_prefix('v') {
            Some(value) => Ok(serde_json::from_str(value)?),
            None => bail!("{expression}\nthrew {}", text.trim_start_matches('t')),
        }
    }

    /// Sets the window size so that the page has this size. The page gets the event a moment later.
    pub(super) fn set_viewport_w3c(&self, width: u32, height: u32, ratio: f64) -> Result<()> {
        ensure!(
            ratio == 1.0,
            "{} has no other screen than one of ratio 1",
            self.engine()
        );
        let deadline = Instant::now() + PATIENCE;
        let wanted = json!([width, height]);
        loop {
            let sizes = self.eval("[innerWidth, innerHeight, outerWidth, outerHeight]")?;
            let sizes: Vec<i64> = serde_json::from_value(sizes)?;
            let [inner_width, inner_height, outer_width, outer_height] = sizes[..] else {
                bail!("no sizes: {sizes:?}");
            };
            if wanted == json!([inner_width, inner_height]) {
                return Ok(());
            }
            ensure!(
                Instant::now() < deadline,
                "the window does not become {width} x {height}: {sizes:?}"
            );
            let (wider, higher) = (outer_width - inner_width, outer_height - inner_height);
            // A page that has not got its window's size yet does not know its borders.
            let higher = if (0..200).contains(&higher) { higher } else { 0 };
            let wider = if (0..50).contains(&wider) { wider } else { 0 };
            let (outer_width, outer_height) = (i64::from(width) + wider, i64::from(height) + higher);
            let session = self.session()?;
            self.block_on(session.set_window_rect(0, 0, u32::try_from(outer_width)?, u32::try_from(outer_height)?))?;
            thread::sleep(Duration::from_millis(30));
        }
    }

    /// Moves the mouse along these points, in whole pixels, with a pause of some milliseconds before each but the first.
    pub(super) fn mouse_w3c(&self, points: &[(f64, f64)], pause: u32, click: bool) -> Result<()> {
        let mut actions = Vec::new();
        for (x, y) in points {
            if pause > 0 && !actions.is_empty() {
                actions.push(json!({ "type": "pause", "duration": pause }));
            }
            actions.push(
                json!({ "type": "pointerMove", "duration": 0, "x": x.round(), "y": y.round(), "origin": "viewport" }),
            );
        }
        if click {
            actions.push(json!({ "type": "pointerDown", "button": 0 }));
            actions.push(json!({ "type": "pointerUp", "button": 0 }));
        }
        self.act(json!({
            "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": actions,
        }))
    }

    /// Presses keys one after the other, all of them with Shift or none.
    pub(super) fn press_w3c(&self, shift: bool, keys: &[&str]) -> Result<()> {
        let stroke = |kind: &str, code: &str| json!({ "type": kind, "value": code });
        let mut actions = Vec::new();
        for key in keys {
            let code = code(key)?;
            actions.extend([stroke("keyDown", code), stroke("keyUp", code)]);
        }
        if shift {
            actions.insert(0, stroke("keyDown", SHIFT));
            actions.push(stroke("keyUp", SHIFT));
        }
        self.act(json!({ "type": "key", "id": "keyboard", "actions": actions }))
    }

    fn act(&self, source: Value) -> Result<()> {
        let command = Command::PerformActions(Actions::from(json!([source])));
        let session = self.session()?;
        self.block_on(session.cmd(command))
            .with_context(|| source.to_string())?;
        // The page gets it a moment later; a page that it has closed or left has got it.
        let had = self.eval("new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(0))))");
        let _left = had.err();
        Ok(())
    }
}

/// What WebDriver calls a key: private-use characters stand for keys without a character.
fn code(key: &str) -> Result<&str> {
    Ok(match key {
        "Tab" => "\u{e004}",
        "Enter" => "\u{e006}",
        "Escape" => "\u{e00c}",
        "PageUp" => "\u{e00e}",
        "PageDown" => "\u{e00f}",
        "End" => "\u{e010}",
        "Home" => "\u{e011}",
        "ArrowLeft" => "\u{e012}",
        "ArrowUp" => "\u{e013}",
        "ArrowRight" => "\u{e014}",
        "ArrowDown" => "\u{e015}",
        "Delete" => "\u{e017}",
        "F2" => "\u{e032}",
        sign if sign.chars().count() == 1 => sign,
        other => bail!("the harness has no code for the key `{other}`"),
    })
}
