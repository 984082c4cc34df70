//! Access to a chart on the page.

use std::{
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::browser::{Browser, PATIENCE};

/// The visible text of the tooltip, without white space.
pub const TIP: &str = r#"(() => {
    const tip = e.shadowRoot.querySelector('[part~="tip"]');
    const shows = tip?.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    return shows ? tip.textContent.replace(/\s/g, '') : '';
})()"#;

/// The elements of a selector; queries for one element use the first.
#[derive(Clone, Copy)]
pub struct Chart<'b> {
    browser: &'b Browser,
    selector: &'b str,
}

/// A mark with its position, in CSS pixels of the element.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// Its label in the chart.
    pub label: String,
    /// The text of its tooltip: the name of the indicator, then the other lines.
    pub text: String,
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// The content and size of a canvas.
#[derive(Clone, Debug, PartialEq)]
pub struct Canvas {
    /// Its backing store's width in device pixels.
    pub backing_width: f64,
    /// Its width on the page, in CSS pixels.
    pub css_width: f64,
    /// Number of colours; a blank canvas has one.
    pub colours: usize,
    /// Hash of the pixels.
    pub fingerprint: String,
}

impl<'b> Chart<'b> {
    /// Charts by a selector; the elements need not exist yet.
    #[must_use]
    pub fn new(browser: &'b Browser, selector: &'b str) -> Self {
        Self { browser, selector }
    }

    /// Waits until each has sent `report-chart-ready`.
    pub fn wait_ready(&self) -> Result<()> {
        self.browser.wait(&self.ready_condition())
    }

    /// Whether each sends `report-chart-ready` in the usual time.
    pub fn becomes_ready(&self) -> Result<bool> {
        self.browser.becomes(&self.ready_condition(), PATIENCE)
    }

    /// Whether each has sent `report-chart-ready`.
    pub fn is_ready(&self) -> Result<bool> {
        Ok(self.browser.eval(&format!("Boolean({})", self.ready_condition()))? == true)
    }

    fn ready_condition(&self) -> String {
        let all = format!("[...document.querySelectorAll({:?})]", self.selector);
        format!("window.collected && {all}.length && {all}.every((e) => collected.ready.includes(e))")
    }

    /// Sets an attribute.
    pub fn set(&self, attribute: &str, value: &str) -> Result<()> {
        self.ask(&format!("e.setAttribute({attribute:?}, {value:?})")).map(drop)
    }

    /// The value of a JavaScript expression in which `e` is the element.
    pub fn ask(&self, expression: &str) -> Result<Value> {
        self.browser.eval(&format!(
            "((e) => {expression})(document.querySelector({:?}))",
            self.selector
        ))
    }

    /// The same for a number.
    pub fn number(&self, expression: &str) -> Result<f64> {
        let value = self.ask(expression)?;
        value
            .as_f64()
            .with_context(|| format!("{expression} is no number but {value}"))
    }

    /// Waits for a condition in which `e` is the element.
    pub fn wait(&self, condition: &str) -> Result<()> {
        self.browser.wait(&format!(
            "((e) => {condition})(document.querySelector({:?}))",
            self.selector
        ))
    }

    /// Its marks.
    pub fn targets(&self) -> Result<Vec<Target>> {
        let listed =
            self.ask("e.targets().map(({ label, text, x, y, width, height }) => [label, text, x, y, width, height])")?;
        let listed = listed.as_array().context("targets() is a list")?;
        listed.iter().map(Target::read).collect()
    }

    /// Waits until its canvas changes.
    pub fn wait_repaint(&self, before: &Canvas) -> Result<Canvas> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let now = self.canvas()?;
            if now.fingerprint != before.fingerprint {
                return Ok(now);
            }
            ensure!(Instant::now() < deadline, "no pixel of {} has changed", self.selector);
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// The content of its canvas.
    pub fn canvas(&self) -> Result<Canvas> {
        let facts = self.ask(
            "{
                const canvas = e.shadowRoot.querySelector('canvas');
                // From a copy: reading pixels changes how Chromium stores a canvas, and causes a warning.
                const copy = new OffscreenCanvas(canvas.width, canvas.height);
                const context = copy.getContext('2d', { willReadFrequently: true });
                context.drawImage(canvas, 0, 0);
                const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
                let hash = 0;
                const colours = new Set();
                let last;
                for (const pixel of new Uint32Array(data.buffer)) {
                    // There are millions of pixels, and most are like the one before.
                    if (pixel !== last) {
                        last = pixel;
                        colours.add(pixel);
                    }
                    hash = (Math.imul(hash, 31) + pixel) | 0;
                }
                return [canvas.width, canvas.getBoundingClientRect().width, colours.size, String(hash)];
            }",
        )?;
        let [
            Value::Number(backing),
            Value::Number(css),
            Value::Number(colours),
            Value::String(hash),
        ] = facts.as_array().map(Vec::as_slice).unwrap_or_default()
        else {
            anyhow::bail!("no canvas to read: {facts}");
        };
        let number = |value: &serde_json::Number| value.as_f64().context("a number");
        Ok(Canvas {
            backing_width: number(backing)?,
            css_width: number(css)?,
            colours: usize::try_from(colours.as_u64().context("a count")?)?,
            fingerprint: hash.clone(),
        })
    }

    /// The centre of a mark in the viewport, after scrolling to it.
    pub fn centre(&self, target: &Target) -> Result<(f64, f64)> {
        let (x, y) = (target.x + target.width / 2.0, target.y + target.height / 2.0);
        let corner = self.ask(&format!(
            "{{
                scrollTo(0, scrollY + e.getBoundingClientRect().top + {y} - innerHeight / 2);
                const {{ left, top }} = e.getBoundingClientRect();
                return [left, top];
            }}"
        ))?;
        let (left, top): (f64, f64) = serde_json::from_value(corner).context("an element has a corner")?;
        Ok((left + x, top + y))
    }

    /// Asserts that the author's fallback table is shown where there is no chart.
    pub fn check_fallback(&self) -> Result<()> {
        let height = self.number("e.querySelector('.fallback').getBoundingClientRect().height")?;
        ensure!(height > 0.0, "the fallback inside {} is hidden", self.selector);
        Ok(())
    }
}

impl Target {
    fn read(value: &Value) -> Result<Self> {
        let parts = value.as_array().map(Vec::as_slice).unwrap_or_default();
        let [Value::String(label), Value::String(text), places @ ..] = parts else {
            anyhow::bail!("a target without words: {value}")
        };
        let places: Vec<f64> = places.iter().filter_map(Value::as_f64).collect();
        let [x, y, width, height] = places[..] else {
            anyhow::bail!("a target that is nowhere: {value}")
        };
        Ok(Self {
            label: label.clone(),
            text: text.clone(),
            x,
            y,
            width,
            height,
        })
    }
}
