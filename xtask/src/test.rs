//! `cargo xtask test`: everything that decides whether a change lands.
//!
//! The order goes from what fails fastest to what takes longest. A step that fails doesn't stop
//! the others, except those that need its result.

use std::ffi::OsString;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::cargo::{Counts, cargo, program, run as run_command, run_tests};
use crate::{Args, Outcome, browser, dist, oracle, project, say, tools};

/// What a step has at hand.
struct Bench {
    /// Finds the pinned tools.
    path: OsString,
    counts: Counts,
}

/// How a step ended well.
enum Done {
    Passed,
    /// Could not run here; says why.
    Skipped(String),
}

type Step = (&'static str, &'static str, fn(&mut Bench) -> Outcome<Done>);

const STEPS: &[Step] = &[
    ("fmt", "formatting", fmt),
    ("clippy", "lints, native and without the browser shell", clippy),
    ("clippy-wasm", "lints of what runs in the browser", clippy_wasm),
    ("deny", "licenses, bans and sources of the dependencies", deny),
    ("advisories", "known vulnerabilities, where the network allows", advisories),
    ("core", "unit, property and snapshot tests of the core, without a browser", core),
    ("html", "tests of the components' HTML", html),
    ("oracle", "recorded ground truth, where it is there", oracles),
    ("build", "the static site", build),
    ("bundle", "the size of what the page loads, against its budget", bundle),
    ("browser", "what a person does, in a real browser", browser_tests),
];

/// The steps and what they are, one a line.
pub fn steps_help() -> String {
    STEPS.iter().map(|(name, what, _)| format!("  {name:<12} {what}\n")).collect()
}

/// Runs the steps named, else all.
///
/// # Errors
/// If a step fails or is not known.
pub fn run(args: &mut Args) -> Outcome {
    let mut wanted = Vec::new();
    while let Some(name) = args.word() {
        if !STEPS.iter().any(|step| step.0 == name) {
            let known: Vec<&str> = STEPS.iter().map(|step| step.0).collect();
            return Err(format!("no step `{name}`. The steps are: {}", known.join(", ")));
        }
        wanted.push(name);
    }
    args.done()?;
    let steps: Vec<&Step> = STEPS
        .iter()
        .filter(|step| wanted.is_empty() || wanted.iter().any(|name| name == step.0))
        .collect();

    let began = Instant::now();
    let needs_deny = steps.iter().any(|step| matches!(step.0, "deny" | "advisories"));
    let path = tools::ensure(if needs_deny { tools::ALL } else { tools::PAGE })?;
    let mut times = vec![("tools", began.elapsed(), Ok(Done::Passed))];

    let mut bench = Bench { path, counts: Counts::default() };
    for (i, (name, what, step)) in steps.iter().enumerate() {
        say::line("Testing", &format!("{name}: {what} ({} of {})", i + 1, steps.len()));
        let started = Instant::now();
        let broken = times.iter().any(|(name, _, result)| *name == "build" && result.is_err());
        let result = if broken && matches!(*name, "bundle" | "browser") {
            Err("there is no build to look at".into())
        } else {
            step(&mut bench)
        };
        if let Err(message) = &result {
            eprintln!("error: {message}");
        }
        times.push((*name, started.elapsed(), result));
    }
    summary(&times, bench.counts, began.elapsed())
}

type Timed = (&'static str, Duration, Outcome<Done>);

fn summary(times: &[Timed], counts: Counts, all: Duration) -> Outcome {
    println!("\n{:<12} {:>9}  result", "step", "time");
    for (name, time, result) in times {
        let result = match result {
            Ok(Done::Passed) => "ok".to_owned(),
            Ok(Done::Skipped(why)) => format!("skipped: {why}"),
            Err(_) => "FAILED".to_owned(),
        };
        println!("{name:<12} {:>9}  {result}", say::seconds(*time));
    }
    let failed: Vec<&str> =
        times.iter().filter(|(_, _, result)| result.is_err()).map(|(name, ..)| *name).collect();
    let skipped =
        times.iter().filter(|(_, _, result)| matches!(result, Ok(Done::Skipped(_)))).count();
    let steps = times.len() - 1;
    println!(
        "\ntest result: {}. {} passed; {} failed; {} ignored; {} of {steps} steps passed; {skipped} skipped; \
         finished in {}\n",
        if failed.is_empty() { "ok" } else { "FAILED" },
        counts.passed,
        counts.failed,
        counts.ignored,
        steps - failed.len() - skipped,
        say::seconds(all)
    );
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", "))) }
}

fn passed(outcome: Outcome) -> Outcome<Done> {
    outcome.map(|()| Done::Passed)
}

fn fmt(_: &mut Bench) -> Outcome<Done> {
    passed(run_command(cargo().args(["fmt", "--all", "--check"])))
}

fn clippy(_: &mut Bench) -> Outcome<Done> {
    run_command(
        cargo().args(["clippy", "--quiet", "--locked", "--workspace", "--all-targets"]).args([
            "--features",
            "onionskin/ssr",
            "--",
            "-D",
            "warnings",
        ]),
    )?;
    passed(run_command(
        cargo()
            .args(["clippy", "--quiet", "--locked", "--package", "onionskin", "--all-targets"])
            .args(["--no-default-features", "--", "-D", "warnings"]),
    ))
}

fn clippy_wasm(_: &mut Bench) -> Outcome<Done> {
    passed(run_command(
        cargo()
            .args(["clippy", "--quiet", "--locked", "--package", "onionskin", "--lib", "--bins"])
            .args(["--target", tools::WASM, "--", "-D", "warnings"]),
    ))
}

fn deny(bench: &mut Bench) -> Outcome<Done> {
    passed(run_command(
        program("cargo-deny")
            .env("PATH", &bench.path)
            .args(["--all-features", "check", "--hide-inclusion-graph"])
            .args(["licenses", "bans", "sources"]),
    ))
}

/// A database that can't be fetched is a skip; one that names a dependency is a failure.
fn advisories(bench: &mut Bench) -> Outcome<Done> {
    let output = program("cargo-deny")
        .env("PATH", &bench.path)
        .args(["--all-features", "check", "--hide-inclusion-graph", "advisories"])
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("cargo-deny did not start: {error}"))?;
    let text = String::from_utf8_lossy(&output.stderr);
    if output.status.success() {
        return Ok(Done::Passed);
    }
    if text.contains("failed to fetch advisory database")
        || text.contains("failed to load advisory")
    {
        let why = "the advisory database can't be fetched here";
        eprintln!("{why}");
        return Ok(Done::Skipped(why.into()));
    }
    eprint!("{text}");
    Err("a dependency has a known vulnerability".into())
}

fn core(bench: &mut Bench) -> Outcome<Done> {
    passed(run_tests(
        cargo()
            .args(["test", "--quiet", "--locked", "--no-default-features", "--no-fail-fast"])
            .args(["--package", "onionskin", "--package", "onionskin-deflate"])
            .args(["--package", "onionskin-testkit"])
            .args(["--package", "onionskin-oracle", "--package", "xtask"]),
        &mut bench.counts,
    ))
}

fn html(bench: &mut Bench) -> Outcome<Done> {
    // Only what needs the feature: the rest of `it` has been run by the step before.
    let ssr = ["test", "--quiet", "--locked", "--features", "ssr", "--no-fail-fast"];
    let package = ["--package", "onionskin"];
    run_tests(
        cargo().args(ssr).args(package).args(["--lib", "--test", "html"]),
        &mut bench.counts,
    )?;
    passed(run_tests(
        cargo().args(ssr).args(package).args(["--test", "it", "--", "html::"]),
        &mut bench.counts,
    ))
}

fn oracles(_: &mut Bench) -> Outcome<Done> {
    let shared = project::shared(None);
    let mut missing = Vec::new();
    for which in oracle::Oracle::ALL {
        if which.is_there(&shared) {
            oracle::compare(which, &shared, None)?;
        } else {
            missing.push(which.truth());
        }
    }
    if missing.is_empty() {
        return Ok(Done::Passed);
    }
    let why = format!("no {} below {}", missing.join(" and no "), shared.display());
    eprintln!("{why}");
    Ok(Done::Skipped(why))
}

fn build(bench: &mut Bench) -> Outcome<Done> {
    passed(dist::build(&bench.path))
}

fn bundle(_: &mut Bench) -> Outcome<Done> {
    passed(browser::bundle())
}

fn browser_tests(bench: &mut Bench) -> Outcome<Done> {
    let mut command = cargo();
    command
        .args(["test", "--quiet", "--locked", "--package", "onionskin-browser-tests"])
        .arg("--no-fail-fast")
        .env("ONIONSKIN_DIST", project::dist());
    match tools::axe() {
        Ok(file) => _ = command.env("ONIONSKIN_AXE", file),
        Err(why) => say::line("Skipping", &why),
    }
    passed(run_tests(&mut command, &mut bench.counts))
}
