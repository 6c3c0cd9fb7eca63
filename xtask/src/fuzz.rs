//! `cargo xtask fuzz`.

use std::fs;
use std::path::Path;

use crate::cargo::{output, program, run as run_command};
use crate::{Args, Outcome, project, say, tools};

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
    if output(cargo_nightly().arg("--version")).is_none() {
        return Err("fuzzing needs a nightly toolchain: `rustup toolchain install nightly`. \
             The same readers are tried on bounded random input by `cargo xtask test core`."
            .into());
    }
    let path = tools::ensure(&[&tools::CARGO_FUZZ])?;
    for target in chosen {
        say::line("Fuzzing", &format!("{target} for {seconds} s"));
        let corpus = project::root().join("fuzz/corpus").join(target);
        seed(target, &corpus).map_err(|error| format!("{}: {error}", corpus.display()))?;
        let mut command = cargo_nightly();
        command.env("PATH", &path).args(["fuzz", "run", target]).arg(&corpus);
        run_command(command.arg("--").args([
            &format!("-max_total_time={seconds}"),
            "-max_len=131072",
            "-timeout=20",
            "-rss_limit_mb=2048",
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

/// Puts what a target begins with into its corpus: what earlier runs found worth keeping; of archives
/// and layers the samples too, whole and member by member.
fn seed(target: &str, corpus: &Path) -> std::io::Result<()> {
    fs::create_dir_all(corpus)?;
    let kept = project::root().join("fuzz/seeds").join(target);
    for entry in fs::read_dir(kept).into_iter().flatten().flatten() {
        fs::copy(entry.path(), corpus.join(entry.file_name()))?;
    }
    if !matches!(target, "outer_archive" | "layer_tar") {
        return Ok(());
    }
    for entry in fs::read_dir(project::root().join("static/samples"))?.flatten() {
        let path = entry.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if !name.ends_with(".tar") {
            continue;
        }
        let bytes = fs::read(&path)?;
        for (number, member) in members(&bytes).into_iter().enumerate() {
            // A layer stands behind a byte that says how it is compressed: 0, not at all.
            let layer = [&[0], member].concat();
            fs::write(corpus.join(format!("{name}.{number}")), layer)?;
        }
        fs::write(corpus.join(name), bytes)?;
    }
    Ok(())
}

/// The contents of the members of a plain tar.
fn members(tar: &[u8]) -> Vec<&[u8]> {
    let mut members = Vec::new();
    let mut at = 0;
    while let Some(size) = tar.get(at + 124..at + 135) {
        let Some(size) = std::str::from_utf8(size)
            .ok()
            .and_then(|size| usize::from_str_radix(size.trim_matches(['\0', ' ']), 8).ok())
        else {
            break;
        };
        let Some(member) = tar.get(at + 512..at + 512 + size) else { break };
        if size > 0 {
            members.push(member);
        }
        at += 512 + size.div_ceil(512) * 512;
    }
    members
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
