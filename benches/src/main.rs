//! `cargo xtask bench cow|cache [--json]`.
//!
//! Every figure stands beside a reference measured in the same run, so that a slow machine does not
//! look like a slow program.

mod cache;
mod cow;
mod report;

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut json = false;
    let mut which = None;
    for arg in std::env::args().skip(1) {
        match arg.as_str() {
            "--json" => json = true,
            "cache" => which = Some(cache::run as fn(&mut report::Report)),
            "cow" => which = Some(cow::run as fn(&mut report::Report)),
            other => {
                eprintln!("usage: bench cow|cache [--json]\nunknown: {other}");
                return ExitCode::from(2);
            }
        }
    }
    let Some(run) = which else {
        eprintln!("usage: bench cow|cache [--json]");
        return ExitCode::from(2);
    };
    run(&mut report::Report::new(json));
    ExitCode::SUCCESS
}
