//! A minimal client of WebDriver BiDi for Firefox: one command at a time, each with its answer.

use std::{net::TcpStream, sync::Mutex, time::Duration};

use anyhow::{Context, Result, anyhow, bail};
use serde_json::{Value, json};
use tungstenite::{Message, WebSocket};

/// Longest wait for an answer; longer than any wait for a page.
const PATIENCE: Duration = Duration::from_secs(60);

/// A connection to a session.
pub(crate) struct Bidi {
    socket: Mutex<(WebSocket<TcpStream>, u64)>,
}

impl Bidi {
    /// Connects to the address of the session.
    pub(crate) fn connect(address: &str) -> Result<Self> {
        let host = address.strip_prefix("ws://").and_then(|rest| rest.split('/').next());
        let stream = TcpStream::connect(host.with_context(|| format!("no address of a socket: {address}"))?)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let (socket, _) = tungstenite::client(address, stream).map_err(|error| anyhow!("{address}: {error}"))?;
        Ok(Self {
            socket: Mutex::new((socket, 0)),
        })
    }

    /// Sends a command and waits for its answer.
    pub(crate) fn send(&self, method: &str, params: &Value) -> Result<Value> {
        let mut guard = self
            .socket
            .lock()
            .map_err(|_| anyhow!("the socket is in no known state"))?;
        let (socket, last) = &mut *guard;
        *last += 1;
        let id = *last;
        socket.send(Message::text(
            json!({ "id": id, "method": method, "params": params }).to_string(),
        ))?;
        loop {
            let message = socket.read().with_context(|| method.to_owned())?;
            let Message::Text(text) = message else { continue };
            let answer: Value = serde_json::from_str(text.as_str())?;
            if answer.get("id").and_then(Value::as_u64) != Some(id) {
                continue;
            }
            if answer.get("type").is_some_and(|kind| kind == "error") {
                bail!("{method}: {answer}");
            }
            return Ok(answer.get("result").cloned().unwrap_or_default());
        }
    }
}
