//! WebDriver BiDi for Firefox: scripts in the page and emulation of screens.

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::Browser;

impl Browser {
    /// The value of an expression, evaluated without the policy of the page and the sandbox of the driver.
    pub(super) fn eval_bidi(&self, expression: &str) -> Result<Value> {
        let answer = self.bidi(
            "script.evaluate",
            &json!({
                "expression": expression,
                "target": { "context": self.tab()? },
                "awaitPromise": true,
                "resultOwnership": "none",
            }),
        )?;
        if let Some(thrown) = answer.get("exceptionDetails") {
            bail!("{expression}\nthrew {}", thrown.get("text").unwrap_or(thrown));
        }
        answer.get("result").map_or(Ok(Value::Null), plain)
    }

    /// Runs this before the scripts of each page in this tab and its frames.
    pub(super) fn before_scripts_bidi(&self, source: &str) -> Result<()> {
        self.bidi(
            "script.addPreloadScript",
            &json!({ "functionDeclaration": format!("() => {{\n{source}\n}}"), "contexts": [self.tab()?] }),
        )
        .map(drop)
    }

    pub(super) fn set_viewport_bidi(&self, width: u32, height: u32, ratio: f64) -> Result<()> {
        let viewport = json!({ "width": width, "height": height });
        self.bidi(
            "browsingContext.setViewport",
            &json!({ "context": self.tab()?, "viewport": viewport, "devicePixelRatio": ratio }),
        )
        .map(drop)
    }

    fn tab(&self) -> Result<String> {
        Ok(self.running()?.tab.to_string())
    }

    fn bidi(&self, method: &str, params: &Value) -> Result<Value> {
        let bidi = self.running()?.bidi.as_ref();
        bidi.context("a browser without BiDi")?.send(method, params)
    }
}

/// A BiDi value as JSON; null for values that JSON does not have.
fn plain(answer: &Value) -> Result<Value> {
    let value = answer.get("value").cloned().unwrap_or_default();
    Ok(match answer.get("type").and_then(Value::as_str).unwrap_or_default() {
        "string" | "boolean" => value,
        // NaN and infinity are strings.
        "number" if value.is_number() => value,
        "array" => {
            let items = value.as_array().into_iter().flatten().map(plain);
            Value::Array(items.collect::<Result<_>>()?)
        }
        "object" => {
            let fields =
                value
                    .as_array()
                    .into_iter()
                    .flatten()
                    .map(|field| match field.as_array().map(Vec::as_slice) {
                        Some([Value::String(name), value]) => Ok((name.clone(), plain(value)?)),
                        _ => bail!("a field without a name: {field}"),
                    });
            Value::Object(fields.collect::<Result<_>>()?)
        }
        _ => Value::Null,
    })
}
