//! `cargo xtask bench`.

use crate::cargo::{cargo, run as run_command};
use crate::{Args, Outcome};

/// `cargo xtask bench cow [--json]`.
///
/// # Errors
/// If there is no such benchmark, or it cannot be built.
pub fn run(args: &mut Args) -> Outcome {
    let json = args.flag("--json");
    let which = args.word();
    args.done()?;
    match which.as_deref() {
        Some("cow") => {}
        Some(other) => return Err(format!("no benchmark `{other}`. The benchmarks are: cow")),
        None => return Err("say which benchmark: `cargo xtask bench cow`".into()),
    }
    let mut command = cargo();
    command.args(["run", "--quiet", "--release", "--locked", "--package", "onionskin-bench", "--"]);
    command.arg("cow");
    if json {
        command.arg("--json");
    }
    run_command(&mut command)
}
