//! `cargo xtask bench`.

use std::env;

use crate::cargo::{cargo, run as run_command};
use crate::{Args, Outcome, dist, project, tools};

/// `cargo xtask bench cow|cache|typing|inspect [--json] [--image TAR]…`.
///
/// # Errors
/// If there is no such benchmark, or it cannot be built.
pub fn run(args: &mut Args) -> Outcome {
    let json = args.flag("--json");
    let mut images = Vec::new();
    while let Some(image) = args.value("--image")? {
        images.push(image);
    }
    let which = args.word();
    args.done()?;
    let which = match which.as_deref() {
        Some(which @ ("cow" | "cache" | "typing" | "inspect")) => which,
        Some(other) => {
            return Err(format!(
                "no benchmark `{other}`. The benchmarks are: cow, cache, typing, inspect"
            ));
        }
        None => {
            return Err(
                "say which benchmark: `cargo xtask bench cow`, `… cache`, `… typing`, `… inspect`"
                    .into(),
            );
        }
    };
    if which != "inspect" && !images.is_empty() {
        return Err("--image is for `cargo xtask bench inspect`".into());
    }
    let mut command = cargo();
    command.args(["run", "--quiet", "--release", "--locked", "--package", "onionskin-bench", "--"]);
    command.arg(which);
    if json {
        command.arg("--json");
    }
    let here = env::current_dir().map_err(|error| error.to_string())?;
    for image in images {
        let image = here.join(image);
        if !image.is_file() {
            return Err(format!("{}: no such file", image.display()));
        }
        command.arg("--image").arg(image);
    }
    if matches!(which, "typing" | "inspect") {
        // What is measured is the page as it is built for its users.
        let path = tools::ensure(tools::PAGE)?;
        dist::build(&path)?;
        command.env("ONIONSKIN_DIST", project::dist());
        if let Some(kept) = project::tools().as_deref().and_then(std::path::Path::parent) {
            command.env("ONIONSKIN_BENCH_IMAGES", kept.join("bench"));
        }
    }
    run_command(&mut command)
}
