//! `cargo xtask bench cow|cache|typing|inspect [--json]`.
//!
//! Every figure stands beside a reference measured in the same run, so that a slow machine does not
//! look like a slow program.

mod cache;
mod cow;
mod inspect;
mod report;
mod tasks;
mod typing;

use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "usage: bench cow|cache|typing|inspect [--json] [--image TAR]…";

fn main() -> ExitCode {
    let mut json = false;
    let mut which = None;
    let mut images = Vec::new();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--json" => json = true,
            "--image" => images.extend(args.next().map(PathBuf::from)),
            "cow" | "cache" | "typing" | "inspect" => which = Some(arg),
            other => {
                eprintln!("{USAGE}\nunknown: {other}");
                return ExitCode::from(2);
            }
        }
    }
    let mut report = report::Report::new(json);
    match which.as_deref() {
        Some("cow") => cow::run(&mut report),
        Some("cache") => cache::run(&mut report),
        Some("typing") => return ended(typing::run(&mut report)),
        Some("inspect") => return ended(inspect::run(&mut report, &images)),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

fn ended(result: std::io::Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
