//! `cargo xtask serve`: the demo page on the loopback, under the strict policy that the element promises to bear.

use std::{io::IsTerminal, net::TcpListener, process::Stdio};

use anyhow::{Context, Result};
use browser_tests::server::Server;

use crate::{dist, workspace};

const PORT: u16 = 8080;

/// Builds, serves until interrupted.
pub(crate) fn serve(port: Option<u16>, open: bool) -> Result<()> {
    let dist = dist::default_dir()?;
    // What it weighs is told by `dist`: packing it takes longer than all the rest where little has changed.
    dist::build(&dist)?;
    let server = Server::start(listen(port)?, &dist)?;
    let url = server.url("");
    println!("Serving {url}");
    if open && std::io::stdout().is_terminal() {
        show(&url)?;
    }
    loop {
        std::thread::park();
    }
}

/// A port that was asked for is taken or refused; the default one gives way to the next free.
fn listen(port: Option<u16>) -> Result<TcpListener> {
    match port {
        Some(port) => TcpListener::bind(("127.0.0.1", port)).with_context(|| format!("port {port}")),
        None => (PORT..PORT + 100)
            .find_map(|port| TcpListener::bind(("127.0.0.1", port)).ok())
            .with_context(|| format!("no free port from {PORT} on; name one with --port")),
    }
}

/// Opens the page in the developer's browser. Having none to open is no error: the address is printed.
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
