//! `cargo xtask serve`: the app at a local address, rebuilt at every change.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::Command;
use std::thread;
use std::time::Duration;

use crate::dist::trunk;
use crate::{Args, Outcome, project, say, tools};

const FIRST_PORT: u16 = 8080;

/// Serves until it is stopped.
///
/// # Errors
/// If the port is taken, or Trunk ends.
pub fn run(args: &mut Args) -> Outcome {
    let port = match args.value("--port")? {
        Some(text) => {
            let port = text.parse().map_err(|_| format!("--port {text} is no port number"))?;
            if !is_free(port) {
                return Err(format!("port {port} is taken: choose another with --port N"));
            }
            port
        }
        None => (FIRST_PORT..FIRST_PORT + 100)
            .find(|&port| is_free(port))
            .ok_or("no free port between 8080 and 8179: choose one with --port N")?,
    };
    let open = !args.flag("--no-open");
    let release = args.flag("--release");
    args.done()?;

    let path = tools::ensure(tools::PAGE)?;
    let address = format!("http://127.0.0.1:{port}/");
    // Not into dist/, which belongs to `cargo xtask build`.
    let dist = project::target().join("onionskin-serve");
    std::fs::create_dir_all(&dist).map_err(|error| format!("{}: {error}", dist.display()))?;

    let mut command = trunk(&path);
    command
        .args(["serve", "--address", "127.0.0.1", "--port", &port.to_string()])
        .args(["--disable-address-lookup", "true", "--dist"])
        .arg(&dist);
    for watched in ["src", "static", "index.html", "Cargo.toml"] {
        command.args(["--watch", watched]);
    }
    if release {
        command.arg("--release");
    }
    say::line("Building", &format!("the page; it will be at {address}"));
    let mut herald = Command::new(std::env::current_exe().map_err(|error| error.to_string())?);
    herald.args(["announce", &port.to_string()]).args((!open).then_some("--no-open"));
    let herald = herald.spawn().map_err(|error| error.to_string())?;
    let result = become_program(&mut command);
    drop(herald);
    result
}

/// Trunk takes this process over, so that whoever stops this process stops the server.
#[cfg(unix)]
fn become_program(command: &mut Command) -> Outcome {
    use std::os::unix::process::CommandExt;
    Err(format!("trunk did not start: {}", command.exec()))
}

#[cfg(not(unix))]
fn become_program(command: &mut Command) -> Outcome {
    crate::cargo::run(command)
}

/// `announce PORT [--no-open]`, started by [`run`] beside the server: waits for it (it listens
/// after the first build), says where it is, and opens the browser.
///
/// # Errors
/// If the port is no number.
pub fn announce(args: &mut Args) -> Outcome {
    let open = !args.flag("--no-open");
    let port: u16 = args.word().and_then(|port| port.parse().ok()).ok_or("announce PORT")?;
    args.done()?;
    let parent = parent();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if parent != self::parent() {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(200));
    }
    let address = format!("http://127.0.0.1:{port}/");
    say::line("Serving", &format!("Onionskin at {address} (Ctrl+C stops it)"));
    if open && !open_browser(&address) {
        say::line("Note", "no browser could be opened: open the address yourself");
    }
    Ok(())
}

/// Changes when the parent has ended.
#[cfg(unix)]
fn parent() -> u32 {
    std::os::unix::process::parent_id()
}

#[cfg(not(unix))]
fn parent() -> u32 {
    0
}

fn is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}

fn open_browser(address: &str) -> bool {
    let (opener, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/c", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    crate::cargo::program(opener)
        .args(arguments)
        .arg(address)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
