//! `cargo xtask fuzz`.

use std::fs;

use crate::cargo::{output, program, run as run_command};
use crate::{Args, Outcome, project, say};

/// Fuzzes one target, or all of them one after the other.
///
/// # Errors
/// If a target finds something, is not known, or the fuzzer is not there.
pub fn run(args: &mut Args) -> Outcome {
    let seconds: u32 = match args.value("--seconds")? {
        Some(text) => text.parse().map_err(|_| format!("--seconds {text} is no number"))?,
        None => 60,
    };
    let wanted = args.word();
    args.done()?;
    let known = targets()?;
    let chosen: Vec<&String> = match &wanted {
        Some(name) => known.iter().filter(|target| *target == name).collect(),
        None => known.iter().collect(),
    };
    if chosen.is_empty() {
        let name = wanted.unwrap_or_default();
        return Err(format!("no fuzz target `{name}`. The targets are: {}", known.join(", ")));
    }
    let nightly = output(cargo_nightly().arg("--version")).is_some();
    let fuzzer = nightly && output(cargo_nightly().args(["fuzz", "--version"])).is_some();
    if !fuzzer {
        let what =
            if nightly { "cargo install cargo-fuzz" } else { "rustup toolchain install nightly" };
        return Err(format!(
            "fuzzing needs a nightly toolchain and cargo-fuzz (missing here: `{what}`). \
             The same readers are tried on bounded random input by `cargo xtask test core`."
        ));
    }
    for target in chosen {
        say::line("Fuzzing", &format!("{target} for {seconds} s"));
        run_command(cargo_nightly().args(["fuzz", "run", "--release", target, "--"]).args([
            format!("-max_total_time={seconds}"),
            "-timeout=20".into(),
            "-rss_limit_mb=2048".into(),
        ]))?;
    }
    Ok(())
}

/// Not the cargo that runs this: the proxy of rustup, which knows `+nightly`.
fn cargo_nightly() -> std::process::Command {
    let mut command = program("cargo");
    command.arg("+nightly");
    for name in ["RUSTUP_TOOLCHAIN", "CARGO", "RUSTC", "RUSTDOC", "CARGO_TARGET_DIR"] {
        command.env_remove(name);
    }
    command
}

fn targets() -> Outcome<Vec<String>> {
    let dir = project::root().join("fuzz/fuzz_targets");
    let entries = fs::read_dir(&dir).map_err(|error| format!("{}: {error}", dir.display()))?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| {
            let name = entry.ok()?.file_name().into_string().ok()?;
            Some(name.strip_suffix(".rs")?.to_owned())
        })
        .collect();
    names.sort();
    Ok(names)
}
