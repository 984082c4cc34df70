//! Mouse and keyboard, as the browser gets them from a reader.

use anyhow::{Result, bail};
use serde_json::json;

use super::Browser;

/// DevTools' bit for it.
const SHIFT: u32 = 8;

impl Browser {
    /// Moves the mouse to a point of the viewport.
    pub fn hover(&self, x: f64, y: f64) -> Result<()> {
        self.mouse("mouseMoved", x, y, 0)
    }

    /// Moves there and clicks.
    pub fn click(&self, x: f64, y: f64) -> Result<()> {
        self.hover(x, y)?;
        self.mouse("mousePressed", x, y, 1)?;
        self.mouse("mouseReleased", x, y, 1)
    }

    fn mouse(&self, kind: &str, x: f64, y: f64, clicks: u32) -> Result<()> {
        let button = if clicks == 0 { "none" } else { "left" };
        let event = json!({ "type": kind, "x": x, "y": y, "button": button, "clickCount": clicks });
        self.cdp("Input.dispatchMouseEvent", event).map(drop)
    }

    /// Presses and releases a key by its name, e.g. `Escape`.
    pub fn press(&self, key: &str) -> Result<()> {
        self.press_with(0, key)
    }

    /// The same with Shift held down; Shift+Tab goes back.
    pub fn press_with_shift(&self, key: &str) -> Result<()> {
        self.press_with(SHIFT, key)
    }

    fn press_with(&self, modifiers: u32, key: &str) -> Result<()> {
        // Handlers look at the key's name; focus and scrolling by the browser need its code as well.
        let code = match key {
            "Tab" => 9,
            "Enter" => 13,
            "Escape" => 27,
            " " => 32,
            "End" => 35,
            "Home" => 36,
            "ArrowLeft" => 37,
            "ArrowUp" => 38,
            "ArrowRight" => 39,
            "ArrowDown" => 40,
            other => bail!("the harness has no code for the key `{other}`"),
        };
        for kind in ["keyDown", "keyUp"] {
            let event =
                json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code, "modifiers": modifiers });
            self.cdp("Input.dispatchKeyEvent", event)?;
        }
        Ok(())
    }
}
