//! What runs in a real browser: the tests, the size budget, the pictures.

use std::process::Command;

use crate::cargo::cargo;
use crate::{Args, Outcome, dist, project, say, tools};

/// `cargo xtask screenshots [--readme] [DIR]`.
///
/// # Errors
/// If the build or the browser fails.
pub fn screenshots(args: &mut Args) -> Outcome {
    let readme = args.flag("--readme");
    let folder = match args.word() {
        Some(dir) => std::env::current_dir().map_err(|error| error.to_string())?.join(dir),
        None if readme => project::root().join("docs/pictures"),
        None => project::target().join("screenshots"),
    };
    args.done()?;
    let path = tools::ensure(tools::PAGE)?;
    dist::build(&path)?;
    let mut command = program("screenshots");
    if readme {
        command.arg("--readme");
    }
    crate::cargo::run(command.arg(&folder))?;
    say::line("Finished", &folder.display().to_string());
    Ok(())
}

/// The size of what the page loads, against its budget.
///
/// # Errors
/// If it is over the budget.
pub fn bundle() -> Outcome {
    crate::cargo::run(&mut program("bundle"))
}

/// A program of the package onionskin-browser-tests.
fn program(bin: &str) -> Command {
    let mut command = cargo();
    command
        .args(["run", "--quiet", "--locked", "--package", "onionskin-browser-tests", "--bin", bin])
        .arg("--")
        .env("ONIONSKIN_DIST", project::dist());
    command
}
