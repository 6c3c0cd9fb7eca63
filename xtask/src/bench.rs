//! `cargo xtask bench`.

use crate::cargo::{cargo, run as run_command};
use crate::{Args, Outcome};

/// `cargo xtask bench cow|cache [--json]`.
///
/// # Errors
/// If there is no such benchmark, or it cannot be built.
pub fn run(args: &mut Args) -> Outcome {
    let json = args.flag("--json");
    let which = args.word();
    args.done()?;
    let which = match which.as_deref() {
        Some(which @ ("cow" | "cache")) => which,
        Some(other) => {
            return Err(format!("no benchmark `{other}`. The benchmarks are: cow, cache"));
        }
        None => return Err("say which benchmark: `cargo xtask bench cow` or `… cache`".into()),
    };
    let mut command = cargo();
    command.args(["run", "--quiet", "--release", "--locked", "--package", "onionskin-bench", "--"]);
    command.arg(which);
    if json {
        command.arg("--json");
    }
    run_command(&mut command)
}
