//! Replies of the server: correct, with one defect, or none.

use std::{
    io::{self, Write},
    time::Duration,
};

/// The policy of every page: nothing inline, no evaluation except wasm, no strings as markup.
pub const STRICT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

const POLICY_HEADER: &str = "Content-Security-Policy";

/// A reply.
#[derive(Clone, Debug)]
pub struct Reply {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    pub(super) stalled: bool,
    pub(super) delay: Duration,
}

impl Reply {
    /// A correct reply of the given type.
    pub fn new(mime: &str, body: impl Into<Vec<u8>>) -> Self {
        let mut reply = Self {
            status: 200,
            headers: Vec::new(),
            body: body.into(),
            stalled: false,
            delay: Duration::ZERO,
        };
        if mime.starts_with("text/html") {
            reply = reply.header(POLICY_HEADER, STRICT_POLICY);
        }
        reply.header("Content-Type", mime)
    }

    /// A page under the strict policy.
    pub fn html(text: impl Into<String>) -> Self {
        Self::new("text/html; charset=utf-8", text.into())
    }

    /// The page for a missing file.
    #[must_use]
    pub fn not_found() -> Self {
        Self {
            status: 404,
            ..Self::html("<!doctype html><title>404</title><p>not found")
        }
    }

    /// No reply: the connection stays open and silent.
    #[must_use]
    pub fn stall() -> Self {
        Self {
            stalled: true,
            ..Self::new("text/plain", "")
        }
    }

    /// The same reply after a delay.
    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// The same without a content type.
    #[must_use]
    pub fn untyped(mut self) -> Self {
        self.headers
            .retain(|(name, _)| !name.eq_ignore_ascii_case("Content-Type"));
        self
    }

    /// The same with one bit of the middle byte flipped.
    #[must_use]
    pub fn damaged(mut self) -> Self {
        let middle = self.body.len() / 2;
        if let Some(byte) = self.body.get_mut(middle) {
            *byte ^= 1;
        }
        self
    }

    /// The body.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// Sets the status.
    #[must_use]
    pub fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// Sets a header and replaces one of the same name.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Serves a page under another policy.
    #[must_use]
    pub fn policy(self, policy: &str) -> Self {
        self.header(POLICY_HEADER, policy)
    }

    /// Serves the same bytes as another type.
    #[must_use]
    pub fn mime(self, mime: &str) -> Self {
        self.header("Content-Type", mime)
    }

    /// Truncates the body, as a broken cache or upload does.
    #[must_use]
    pub fn truncated(mut self, bytes: usize) -> Self {
        self.body.truncate(bytes);
        self
    }

    /// A page with a script before all others; other replies unchanged.
    pub(crate) fn with_script(mut self, path: &str) -> Self {
        let html = |(name, value): &(String, String)| name == "Content-Type" && value.starts_with("text/html");
        if self.headers.iter().any(html) {
            let text = String::from_utf8_lossy(&self.body);
            let place = ["<head>", "<!doctype html>"]
                .into_iter()
                .find_map(|tag| Some(text.find(tag)? + tag.len()));
            let script = format!("<script src=\"{path}\"></script>");
            let place = place.unwrap_or(0);
            self.body.splice(place..place, script.into_bytes());
        }
        self
    }

    /// Writes it, with or without its body, and closes the connection: the http library limits their number, and a browser that keeps
    /// four open would wait for a fifth.
    pub(super) fn write(self, mut to: impl Write, with_body: bool) -> io::Result<()> {
        // No caching, so that tests can count requests and a developer's reload is fresh.
        let named = |name: &str| self.headers.iter().any(|(other, _)| other.eq_ignore_ascii_case(name));
        let cached = named("Cache-Control");
        let reply = self.header("X-Content-Type-Options", "nosniff");
        let reply = if cached {
            reply
        } else {
            reply.header("Cache-Control", "no-store")
        };
        let length = reply.body.len();
        let reply = reply
            .header("Content-Length", &length.to_string())
            .header("Connection", "close");
        write!(to, "HTTP/1.1 {} -\r\n", reply.status)?;
        for (name, value) in &reply.headers {
            write!(to, "{name}: {value}\r\n")?;
        }
        to.write_all(b"\r\n")?;
        if with_body {
            to.write_all(&reply.body)?;
        }
        to.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_comes_with_the_policy_and_other_files_without() {
        let has_policy = |reply: Reply| reply.headers.iter().any(|(name, _)| name == POLICY_HEADER);
        assert!(has_policy(Reply::html("")));
        assert!(!has_policy(Reply::new("text/css", "")));
    }
}
