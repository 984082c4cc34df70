//! `cargo xtask serve`: the demo page on the loopback interface, with the strictest policy that the element supports.

use std::{io::IsTerminal, net::TcpListener, process::Stdio};

use anyhow::{Context, Result};
use browser_tests::server::Server;

use crate::{address, dist, wasm::Size, workspace};

const PORT: u16 = 8080;

/// Builds, serves until interrupted.
pub(crate) fn serve(port: Option<u16>, open: bool) -> Result<()> {
    let dist = dist::default_dir()?;
    // Sizes are printed by `dist` only: making files small takes longer than compiling them.
    dist::pages(&dist, Size::AsCompiled)?;
    address::complete(&dist, None)?;
    let server = Server::start(listen(port)?, &dist)?;
    let url = server.url("");
    println!("Serving {url}");
    if open && std::io::stdout().is_terminal() {
        show(&url)?;
    }
    // The demo does not wait for them: compiling the command line takes another minute on a fresh machine.
    println!("drawing the pages and pictures of all charts, which pasted code leads to");
    dist::site(&dist, None)?;
    println!("all pages are there");
    loop {
        std::thread::park();
    }
}

/// An explicit port is used or is an error; for the default port, the next free one is used.
fn listen(port: Option<u16>) -> Result<TcpListener> {
    match port {
        Some(port) => TcpListener::bind(("127.0.0.1", port)).with_context(|| format!("port {port}")),
        None => (PORT..PORT + 100)
            .find_map(|port| TcpListener::bind(("127.0.0.1", port)).ok())
            .with_context(|| format!("no free port from {PORT} on; name one with --port")),
    }
}

/// Opens the page in the developer's browser. Without one this is not an error: the address is printed.
fn show(url: &str) -> Result<()> {
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let started = workspace::command(opener)?
        .arg(url)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    drop(started);
    Ok(())
}
