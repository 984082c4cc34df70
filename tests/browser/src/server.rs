//! A static server on the loopback interface: the published files, with the strictest policy that the element supports.
//!
//! Tests can set another reply, or none, for any path. Not for use on the internet.

use std::{
    collections::HashMap,
    fs,
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread::{self, JoinHandle},
};

use anyhow::{Context, Result, anyhow};
use tiny_http::{Method, Request};

pub use self::reply::{Reply, STRICT_POLICY};

mod reply;

/// Enough for a browser's parallel requests.
const WORKERS: usize = 4;

/// Path of the script that runs before those of pages.
const BEFORE: &str = "/_before.js";

/// Shared state of the workers.
#[derive(Debug, Default)]
struct State {
    root: PathBuf,
    instead: Mutex<HashMap<String, Reply>>,
    seen: Mutex<Vec<String>>,
    held: Mutex<Vec<Request>>,
    before: Mutex<String>,
}

/// A running server. It stops when dropped.
pub struct Server {
    http: Arc<tiny_http::Server>,
    address: SocketAddr,
    state: Arc<State>,
    workers: Vec<JoinHandle<()>>,
}

impl Server {
    /// Serves the folder on this listener.
    pub fn start(listener: TcpListener, root: &Path) -> Result<Self> {
        let address = listener.local_addr()?;
        let http = tiny_http::Server::from_listener(listener, None).map_err(|error| anyhow!("http server: {error}"))?;
        let root = root
            .canonicalize()
            .with_context(|| format!("no folder {}", root.display()))?;
        let (http, state) = (
            Arc::new(http),
            Arc::new(State {
                root,
                ..State::default()
            }),
        );
        let workers = (0..WORKERS).map(|_| {
            let (http, state) = (Arc::clone(&http), Arc::clone(&state));
            thread::spawn(move || {
                while let Ok(request) = http.recv() {
                    state.answer(request);
                }
            })
        });
        let workers = workers.collect();
        Ok(Self {
            http,
            address,
            state,
            workers,
        })
    }

    /// The address of a path, given without the leading slash.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://{}/{path}", self.address)
    }

    /// Sets the reply for a path (`/report-chart.wasm`).
    pub fn answer(&self, path: &str, reply: Reply) {
        lock(&self.state.instead).insert(path.to_owned(), reply);
    }

    /// Adds a script that pages run before their own: for browsers that have no other way. It is a file, because no page allows
    /// inline scripts.
    pub fn before_scripts(&self, source: &str) {
        let mut before = lock(&self.state.before);
        before.push_str(&format!("(() => {{\n{source}\n}})();\n"));
    }

    /// The scripts that pages run before their own.
    #[must_use]
    pub fn scripts_before(&self) -> String {
        lock(&self.state.before).clone()
    }

    /// The file of the folder at a path, for serving a modified copy.
    #[must_use]
    pub fn file(&self, path: &str) -> Reply {
        self.state.file(path)
    }

    /// What a page has reported by requesting this path with a percent-encoded text after it: for browsers without a driver.
    #[must_use]
    pub fn reported(&self, path: &str) -> Option<String> {
        let seen = lock(&self.state.seen);
        seen.iter().find_map(|seen| decode(seen.strip_prefix(path)?))
    }

    /// Number of requests for a path.
    #[must_use]
    pub fn requests(&self, path: &str) -> usize {
        lock(&self.state.seen).iter().filter(|seen| *seen == path).count()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        lock(&self.state.held).clear();
        for _ in &self.workers {
            self.http.unblock();
        }
        for worker in self.workers.drain(..) {
            if worker.join().is_err() {
                eprintln!("a worker of the test server panicked");
            }
        }
    }
}

impl State {
    fn answer(&self, request: Request) {
        let path = request.url().split(['?', '#']).next().unwrap_or_default().to_owned();
        let instead = lock(&self.instead).get(&path).cloned();
        let reply = match request.method() {
            Method::Get | Method::Head if path == BEFORE => {
                Reply::new("text/javascript; charset=utf-8", lock(&self.before).as_bytes())
            }
            Method::Get | Method::Head => {
                let reply = instead.unwrap_or_else(|| self.file(&path));
                let page = is_navigation(&request) && !lock(&self.before).is_empty();
                if page { reply.with_script(BEFORE) } else { reply }
            }
            _ => Reply::new("text/plain", "GET and HEAD only\n").status(405),
        };
        lock(&self.seen).push(path);
        if reply.stalled {
            lock(&self.held).push(request);
        } else if reply.delay.is_zero() {
            respond(request, reply);
        } else {
            // Not in a worker, which must serve other requests meanwhile.
            thread::spawn(move || {
                thread::sleep(reply.delay);
                respond(request, reply);
            });
        }
    }

    fn file(&self, path: &str) -> Reply {
        match self
            .locate(path)
            .and_then(|file| Some((mime(&file), fs::read(&file).ok()?)))
        {
            Some((mime, body)) => Reply::new(mime, body),
            // Chromium requests it automatically; a 404 would be a console error in every test.
            None if path == "/favicon.ico" => Reply::new("image/x-icon", "").status(204),
            None => Reply::not_found(),
        }
    }

    /// The file of a path, if it is in the folder after resolving dots and links.
    fn locate(&self, path: &str) -> Option<PathBuf> {
        let path = decode(path)?;
        let name = if path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path
        };
        let file = self.root.join(name.trim_start_matches('/')).canonicalize().ok()?;
        (file.starts_with(&self.root) && file.is_file()).then_some(file)
    }
}

/// Browsers send this header for pages; `fetch` does not.
fn is_navigation(request: &Request) -> bool {
    let mut headers = request.headers().iter();
    headers.any(|header| header.field.equiv("Accept") && header.value.as_str().contains("text/html"))
}

fn respond(request: Request, reply: Reply) {
    let with_body = *request.method() != Method::Head;
    if let Err(error) = reply.write(request.into_writer(), with_body) {
        // Browsers drop connections when a page is left; other errors would show in the page.
        let _gone = error;
    }
}

/// Decodes percent-encoding; an invalid one matches no file.
fn decode(path: &str) -> Option<String> {
    let mut bytes = path.bytes();
    let mut decoded = Vec::new();
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'%' => {
                let digits = [bytes.next()?, bytes.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            plain => plain,
        });
    }
    String::from_utf8(decoded).ok()
}

fn mime(file: &Path) -> &'static str {
    match file
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "md" | "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// A lock is only poisoned by a panic elsewhere, which the test reports anyway.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_inside_the_folder() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("src")
            .canonicalize()
            .unwrap();
        let state = State {
            root,
            ..State::default()
        };
        assert!(state.locate("/server.rs").is_some());
        assert!(state.locate("/%73erver.rs").is_some());
        for path in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "//etc/passwd",
            "/bin",
            "/%",
            "/%zz",
            "/bin/../../Cargo.toml",
        ] {
            assert!(state.locate(path).is_none(), "{path}");
        }
    }
}
