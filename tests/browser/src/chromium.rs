//! Finding, installing and starting Chromium, Chrome or Edge.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use serde_json::json;

use crate::cdp::Connection;

/// Names on `PATH`.
const NAMES: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
];

/// Where they are without being on `PATH`.
const PLACES: &[&str] = &[
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/opt/google/chrome/chrome",
    "/snap/bin/chromium",
];

/// The connection to the browser of this process; it is started once and ends with the process.
///
/// # Panics
/// With the one line to type, if there is no browser.
pub fn connection() -> &'static Connection {
    static BROWSER: OnceLock<Result<Connection, String>> = OnceLock::new();
    match BROWSER.get_or_init(|| start(&find()?)) {
        Ok(connection) => connection,
        Err(message) => panic!("{message}"),
    }
}

/// The browser's program; Debian's package is installed if that can be done without asking.
///
/// # Errors
/// The one line to type, if there is none.
pub fn find() -> Result<PathBuf, String> {
    if let Some(named) = env::var_os("ONIONSKIN_BROWSER").filter(|name| !name.is_empty()) {
        let named = PathBuf::from(named);
        let found = if named.is_file() { Some(named.clone()) } else { on_path(&named) };
        return found.ok_or(format!("ONIONSKIN_BROWSER: no program {}", named.display()));
    }
    if let Some(found) = look() {
        return Ok(found);
    }
    let debian =
        Path::new("/etc/debian_version").is_file() && on_path("apt-get".as_ref()).is_some();
    if debian && is_root() {
        eprintln!("  Installing chromium with apt-get (the browser tests need a browser)");
        // The lists may be old or absent; if they can't be renewed, the old ones may still do.
        let _ = apt(&["update", "-qq"]);
        let _ = apt(&["install", "-y", "-qq", "--no-install-recommends", "chromium"]);
        if let Some(found) = look() {
            return Ok(found);
        }
    }
    Err(format!("no Chromium, Chrome or Edge was found. Type: {}", advice(debian)))
}

fn advice(debian: bool) -> &'static str {
    if debian {
        "sudo apt-get update && sudo apt-get install -y chromium"
    } else if cfg!(target_os = "macos") {
        "brew install --cask chromium"
    } else if Path::new("/etc/fedora-release").is_file() {
        "sudo dnf install -y chromium"
    } else if Path::new("/etc/arch-release").is_file() {
        "sudo pacman -S chromium"
    } else {
        "export ONIONSKIN_BROWSER=/path/to/chromium (after installing one)"
    }
}

fn look() -> Option<PathBuf> {
    let on_path = NAMES.iter().find_map(|name| on_path(name.as_ref()));
    on_path.or_else(|| PLACES.iter().map(PathBuf::from).find(|place| place.is_file()))
}

fn on_path(name: &Path) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|dir| dir.join(name)).find(|file| file.is_file())
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

fn apt(args: &[&str]) -> std::io::Result<std::process::ExitStatus> {
    Command::new("apt-get")
        .args(args)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status()
}

/// Starts it headless. It ends when this process does, since its pipe is closed then.
fn start(program: &Path) -> Result<Connection, String> {
    // The browser reads from 3 and writes to 4. The shell stays behind to clear the profile away.
    const SHELL: &str = r#"
        trap '' INT TERM
        dir=$(mktemp -d "${TMPDIR:-/tmp}/onionskin-browser.XXXXXX") || exit 1
        "$0" "$@" --user-data-dir="$dir" about:blank 3<&0 4>&1 </dev/null >/dev/null 2>/dev/null
        rm -rf "$dir""#;
    let mut command = Command::new("sh");
    command.args(["-c", SHELL]).arg(program).args([
        "--headless=new",
        "--remote-debugging-pipe",
        "--no-first-run",
        "--no-default-browser-check",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-extensions",
        "--disable-sync",
        "--lang=en-US",
        "--font-render-hinting=none",
        // A name that is not this machine's is not even looked up.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ]);
    if is_root() || env::var_os("ONIONSKIN_NO_SANDBOX").is_some() {
        // Chromium refuses to run its sandbox as root.
        command.arg("--no-sandbox");
    }
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("sh did not start: {error}"))?;
    let (Some(out), Some(input)) = (child.stdin.take(), child.stdout.take()) else {
        return Err("the browser's pipes are missing".into());
    };
    let connection = Connection::new(out, input);
    connection
        .call("", "Browser.getVersion", json!({}))
        .map_err(|error| format!("{} did not start: {error}", program.display()))?;
    Ok(connection)
}
