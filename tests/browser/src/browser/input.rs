//! Input of mouse, finger and keyboard.

use std::{thread, time::Duration};

use anyhow::{Result, bail};
use serde_json::{Value, json};

use super::Browser;
use crate::engine::Engine;

/// Its bit in DevTools.
const SHIFT: u32 = 8;

/// How long a page shows one frame, in milliseconds, or a little longer.
const FRAME: u32 = 20;

impl Browser {
    /// Moves the mouse to a point of the viewport.
    pub fn hover(&self, x: f64, y: f64) -> Result<()> {
        match self.engine() {
            Engine::Chromium => self.mouse("mouseMoved", x, y, 0),
            Engine::Firefox | Engine::WebKit => self.mouse_w3c(&[(x, y)], 0, false),
        }
    }

    /// Moves the mouse to a point of the viewport and on to another, without a pause.
    pub fn pass(&self, over: (f64, f64), to: (f64, f64)) -> Result<()> {
        match self.engine() {
            Engine::Chromium => {
                self.hover(over.0, over.1)?;
                self.hover(to.0, to.1)
            }
            Engine::Firefox | Engine::WebKit => self.mouse_w3c(&[over, to], 0, false),
        }
    }

    /// Moves the mouse from point to point of the viewport, slowly enough that the page hears of each.
    pub fn walk(&self, points: &[(f64, f64)]) -> Result<()> {
        match self.engine() {
            Engine::Chromium => points.iter().try_for_each(|(x, y)| self.hover(*x, *y)),
            Engine::Firefox | Engine::WebKit => self.mouse_w3c(points, FRAME, false),
        }
    }

    /// Moves there and clicks.
    pub fn click(&self, x: f64, y: f64) -> Result<()> {
        if self.engine() != Engine::Chromium {
            return self.mouse_w3c(&[(x, y)], 0, true);
        }
        self.hover(x, y)?;
        self.mouse("mousePressed", x, y, 1)?;
        self.mouse("mouseReleased", x, y, 1)
    }

    /// Turns the mouse's wheel over a point, by this many CSS pixels downwards.
    pub fn turn_wheel(&self, x: f64, y: f64, down: f64) -> Result<()> {
        let event = json!({ "type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": down });
        self.cdp("Input.dispatchMouseEvent", event).map(drop)
    }

    /// Emulates a touch screen.
    pub fn emulate_touch(&self) -> Result<()> {
        let screen = json!({ "enabled": true, "maxTouchPoints": 1 });
        self.cdp("Emulation.setTouchEmulationEnabled", screen).map(drop)
    }

    /// Puts a finger down on a point of the viewport.
    pub fn touch_down(&self, x: f64, y: f64) -> Result<()> {
        self.touch("touchStart", json!([{ "x": x, "y": y }]))
    }

    /// Moves the finger that is down.
    pub fn touch_move(&self, x: f64, y: f64) -> Result<()> {
        self.touch("touchMove", json!([{ "x": x, "y": y }]))
    }

    /// Lifts the finger.
    pub fn touch_up(&self) -> Result<()> {
        self.touch("touchEnd", json!([]))
    }

    /// Taps.
    pub fn tap(&self, x: f64, y: f64) -> Result<()> {
        self.touch_down(x, y)?;
        self.touch_up()
    }

    /// Drags a finger upwards and holds it before lifting it, so that scrolling has no momentum.
    pub fn swipe_up(&self, x: f64, y: f64, by: f64) -> Result<()> {
        const STEPS: u32 = 20;
        self.touch_down(x, y)?;
        for step in 1..=STEPS {
            self.touch_move(x, y - by * f64::from(step) / f64::from(STEPS))?;
            thread::sleep(Duration::from_millis(8));
        }
        thread::sleep(Duration::from_millis(300));
        self.touch_move(x, y - by)?;
        self.touch_up()
    }

    fn touch(&self, kind: &str, points: Value) -> Result<()> {
        let event = json!({ "type": kind, "touchPoints": points });
        self.cdp("Input.dispatchTouchEvent", event).map(drop)
    }

    fn mouse(&self, kind: &str, x: f64, y: f64, clicks: u32) -> Result<()> {
        let button = if clicks == 0 { "none" } else { "left" };
        let event = json!({ "type": kind, "x": x, "y": y, "button": button, "clickCount": clicks });
        self.cdp("Input.dispatchMouseEvent", event).map(drop)
    }

    /// Presses and releases a key by its name, e.g. `Escape`.
    pub fn press(&self, key: &str) -> Result<()> {
        self.press_all(&[key])
    }

    /// The same with several keys, one after the other: faster than to wait for the page after each.
    pub fn press_all(&self, keys: &[&str]) -> Result<()> {
        match self.engine() {
            Engine::Chromium => keys.iter().try_for_each(|key| self.press_with(0, key)),
            Engine::Firefox | Engine::WebKit => self.press_w3c(false, keys),
        }
    }

    /// The same with Shift held down; Shift+Tab goes back.
    pub fn press_with_shift(&self, key: &str) -> Result<()> {
        match self.engine() {
            Engine::Chromium => self.press_with(SHIFT, key),
            Engine::Firefox | Engine::WebKit => self.press_w3c(true, &[key]),
        }
    }

    fn press_with(&self, modifiers: u32, key: &str) -> Result<()> {
        // Handlers use the key's name; focus and scrolling of the browser also need its code.
        let code = match key {
            "Tab" => 9,
            "Enter" => 13,
            "Escape" => 27,
            " " => 32,
            "PageUp" => 33,
            "PageDown" => 34,
            "End" => 35,
            "Home" => 36,
            "ArrowLeft" => 37,
            "ArrowUp" => 38,
            "ArrowRight" => 39,
            "ArrowDown" => 40,
            "Delete" => 46,
            "F2" => 113,
            // A letter or a symbol: only its name is used.
            sign if sign.chars().count() == 1 => 0,
            other => bail!("the harness has no code for the key `{other}`"),
        };
        // The text of the key: a browser presses a button by it, not by the key.
        let text = match key {
            "Enter" => "\r",
            " " => " ",
            _ => "",
        };
        for (kind, text) in [("keyDown", text), ("keyUp", "")] {
            let event = json!({
                "type": kind, "key": key, "code": key, "text": text, "windowsVirtualKeyCode": code, "modifiers": modifiers,
            });
            self.cdp("Input.dispatchKeyEvent", event)?;
        }
        Ok(())
    }
}
