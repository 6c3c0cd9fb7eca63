//! The pinned tools: found on `PATH` or in the cache, else installed into the cache.
//!
//! What the user has installed is never touched. A tool lives in a folder of its own version
//! (`…/onionskin/tools/trunk-0.21.14/bin`), so two clones that pin different versions don't fight.

use std::fs::{self, File, TryLockError};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Instant;

use crate::cargo::{cargo, output, path_with, program};
use crate::{Outcome, project, say};

/// A tool and how it is installed.
pub struct Tool {
    /// The program.
    bin: &'static str,
    /// The package on crates.io.
    package: &'static str,
    version: &'static str,
    /// More arguments of `cargo install`.
    flags: &'static [&'static str],
}

/// Bundles the page.
pub const TRUNK: Tool = Tool {
    bin: "trunk",
    package: "trunk",
    version: "0.21.14",
    flags: &["--locked", "--no-default-features"],
};

/// Writes the JavaScript side of the wasm. Must equal the wasm-bindgen in Cargo.lock.
/// Not `--locked`: its lock file names a package that has been withdrawn.
pub const WASM_BINDGEN: Tool =
    Tool { bin: "wasm-bindgen", package: "wasm-bindgen-cli", version: "0.2.130", flags: &[] };

/// Licenses, bans, sources, advisories of the dependencies.
pub const CARGO_DENY: Tool =
    Tool { bin: "cargo-deny", package: "cargo-deny", version: "0.20.2", flags: &["--locked"] };

/// Drives libFuzzer. Only `cargo xtask fuzz` needs it.
pub const CARGO_FUZZ: Tool =
    Tool { bin: "cargo-fuzz", package: "cargo-fuzz", version: "0.13.2", flags: &["--locked"] };

/// What building the page needs.
pub const PAGE: &[&Tool] = &[&TRUNK, &WASM_BINDGEN];
/// What testing needs.
pub const ALL: &[&Tool] = &[&TRUNK, &WASM_BINDGEN, &CARGO_DENY];

/// The tools run unoptimised: compiling them is the cost, not running them.
const CHEAP: &[(&str, &str)] = &[
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256"),
    ("CARGO_PROFILE_RELEASE_STRIP", "true"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "false"),
];

impl Tool {
    /// The version that the program at `path` (or on `PATH`) says it has is the right one.
    fn is_right(&self, path: &Path) -> bool {
        output(program(path).arg("--version"))
            .is_some_and(|text| text.split_whitespace().nth(1) == Some(self.version))
    }

    fn home(&self, tools: &Path) -> PathBuf {
        tools.join(format!("{}-{}", self.bin, self.version))
    }

    /// The folder to put in front of `PATH`: none if `PATH` has the right version already.
    fn find(&self, tools: &Path) -> Option<Option<PathBuf>> {
        if self.is_right(Path::new(self.bin)) {
            return Some(None);
        }
        let bin = self.home(tools).join("bin");
        let exe = bin.join(format!("{}{}", self.bin, std::env::consts::EXE_SUFFIX));
        (exe.is_file() && self.is_right(&exe)).then_some(Some(bin))
    }
}

/// Sees to it that the toolchain and `wanted` are there; the `PATH` that finds them.
///
/// # Errors
/// If something can't be installed.
pub fn ensure(wanted: &[&Tool]) -> Outcome<std::ffi::OsString> {
    toolchain()?;
    let tools = project::tools().ok_or("no home folder: set HOME or XDG_CACHE_HOME")?;
    let missing: Vec<&&Tool> = wanted.iter().filter(|tool| tool.find(&tools).is_none()).collect();
    if !missing.is_empty() {
        fs::create_dir_all(&tools).map_err(|error| format!("{}: {error}", tools.display()))?;
        let _lock = lock(&tools)?;
        let build = tools.join(format!("build-{}", std::process::id()));
        let result = missing.iter().enumerate().try_for_each(|(i, tool)| {
            // Another run may have installed it while this one waited for the lock.
            match tool.find(&tools) {
                Some(_) => Ok(()),
                None => install(tool, i + 1, missing.len(), &tools, &build),
            }
        });
        let _ = fs::remove_dir_all(&build);
        result?;
    }
    let dirs: Vec<PathBuf> = wanted.iter().filter_map(|tool| tool.find(&tools).flatten()).collect();
    path_with(&dirs)
}

/// The automatic accessibility checker: the package axe-core of npm.
const AXE: &str = "axe-core";
const AXE_VERSION: &str = "4.10.3";

/// The file of the accessibility checker, fetched if it isn't there.
///
/// # Errors
/// Why it isn't there, and what to type.
pub fn axe() -> Outcome<PathBuf> {
    let tools = project::tools().ok_or("no home folder: set HOME or XDG_CACHE_HOME")?;
    let home = tools.join(format!("{AXE}-{AXE_VERSION}"));
    let file = home.join("package/axe.min.js");
    if file.is_file() {
        return Ok(file);
    }
    let package = format!("{AXE}@{AXE_VERSION}");
    fs::create_dir_all(&home).map_err(|error| format!("{}: {error}", home.display()))?;
    let _lock = lock(&tools)?;
    say::line("Fetching", &package);
    // npm compares what comes with the checksum that the registry has for this version.
    let packed = output(program("npm").current_dir(&home).args(["pack", "--silent", &package]));
    let Some(packed) = packed else {
        return Err(format!(
            "no accessibility checker: `npm pack {package}` failed. Install npm, for instance with \
             `apt-get install npm`, and test again"
        ));
    };
    let archive = packed.lines().last().unwrap_or_default().trim().to_owned();
    let mut unpack = program("tar");
    unpack.current_dir(&home).args(["-xzf", &archive, "package/axe.min.js"]);
    if output(&mut unpack).is_none() || !file.is_file() {
        return Err(format!("{}: {package} cannot be unpacked", home.display()));
    }
    Ok(file)
}

/// Held while tools are installed, so that two runs don't do it twice.
fn lock(tools: &Path) -> Outcome<File> {
    let path = tools.join("lock");
    let say = |error: std::io::Error| format!("{}: {error}", path.display());
    let file = File::options().create(true).append(true).open(&path).map_err(say)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            say::line("Waiting", "another run is installing the tools");
            file.lock().map_err(say)?;
        }
        Err(TryLockError::Error(error)) => return Err(say(error)),
    }
    Ok(file)
}

fn install(tool: &Tool, n: usize, of: usize, tools: &Path, build: &Path) -> Outcome {
    let began = Instant::now();
    let title = format!("{} {} ({n} of {of})", tool.bin, tool.version);
    let home = tool.home(tools);
    say::line("Installing", &format!("{title} into {}", home.display()));

    let mut command = cargo();
    command
        .args(["install", "--force", "--root"])
        .arg(&home)
        .arg("--target-dir")
        .arg(build)
        .args(["--version", tool.version])
        .args(tool.flags)
        .arg(tool.package)
        .envs(CHEAP.iter().copied())
        // Cargo draws `Building [==> ] 41/290: …`, also into a pipe; it is read below.
        .envs([("CARGO_TERM_PROGRESS_WHEN", "always"), ("CARGO_TERM_PROGRESS_WIDTH", "100")])
        .envs([("CARGO_TERM_COLOR", "never")])
        // Flags meant for the project (RUSTFLAGS for the wasm build, say) are not for the tools.
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env_remove("CARGO_BUILD_TARGET")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| format!("cargo did not start: {error}"))?;

    let mut progress = say::Progress::new("Installing");
    let mut log = String::new();
    if let Some(mut stderr) = child.stderr.take() {
        let mut piece = Vec::new();
        let mut buffer = [0; 4096];
        while let Ok(length @ 1..) = stderr.read(&mut buffer) {
            for &byte in buffer.iter().take(length) {
                if byte != b'\r' && byte != b'\n' {
                    piece.push(byte);
                    continue;
                }
                let text = String::from_utf8_lossy(&piece).trim_end().to_owned();
                match steps(&text) {
                    Some((done, all)) => progress.update(&format!(
                        "{title}: {done} of {all} crates, {}",
                        say::seconds(began.elapsed())
                    )),
                    None if !text.trim().is_empty() => {
                        log += &text;
                        log.push('\n');
                    }
                    None => {}
                }
                piece.clear();
            }
        }
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    progress.clear();
    if !status.success() {
        let end: Vec<&str> = log.lines().rev().take(30).collect();
        for line in end.iter().rev() {
            eprintln!("{line}");
        }
        return Err(format!("{title} could not be installed"));
    }
    say::line("Installed", &format!("{title} in {}", say::seconds(began.elapsed())));
    Ok(())
}

/// Reads `Building [===> ] 41/290: names…`.
fn steps(line: &str) -> Option<(u32, u32)> {
    let (_, rest) = line.trim_start().strip_prefix("Building [")?.split_once("] ")?;
    let (done, rest) = rest.split_once('/')?;
    let all: String = rest.chars().take_while(char::is_ascii_digit).collect();
    Some((done.trim().parse().ok()?, all.parse().ok()?))
}

/// The wasm target, rustfmt and clippy of the pinned toolchain.
fn toolchain() -> Outcome {
    let rustc = || program(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    let wasm = output(rustc().args(["--print", "target-libdir", "--target", WASM]))
        .is_some_and(|dir| Path::new(&dir).is_dir());
    if !wasm {
        rustup("target", WASM)?;
    }
    for (component, command) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if output(cargo().args([command, "--version"])).is_none() {
            rustup("component", component)?;
        }
    }
    Ok(())
}

/// What the page is compiled for.
pub const WASM: &str = "wasm32-unknown-unknown";

fn rustup(kind: &str, name: &str) -> Outcome {
    say::line("Adding", &format!("{kind} {name} to the Rust toolchain"));
    crate::cargo::run(program("rustup").args([kind, "add", name])).map_err(|error| {
        format!(
            "{error}\nThe {kind} {name} is needed; with rustup it is `rustup {kind} add {name}`."
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargos_progress_bar_is_read() {
        assert_eq!(steps("    Building [====>      ] 41/290: syn, serde"), Some((41, 290)));
        assert_eq!(steps("   Compiling serde v1.0.0"), None);
    }

    #[test]
    fn the_pinned_versions_are_those_the_build_uses() -> Result<(), Box<dyn std::error::Error>> {
        let trunk = fs::read_to_string(project::root().join("Trunk.toml"))?;
        assert!(trunk.contains(&format!("wasm_bindgen = \"{}\"", WASM_BINDGEN.version)));
        let lock = fs::read_to_string(project::root().join("Cargo.lock"))?;
        let entry = format!("name = \"wasm-bindgen\"\nversion = \"{}\"", WASM_BINDGEN.version);
        assert!(lock.contains(&entry));
        Ok(())
    }
}
