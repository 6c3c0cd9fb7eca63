//! `cargo xtask oracle images|cow|cache [--shared DIR] [--dump DIR]`.

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let usage = "usage: oracle images|cow|cache [--shared DIR] [--dump DIR]";
    let oracle = match args.next().as_deref() {
        Some("images") => onionskin_oracle::images,
        Some("cow") => onionskin_oracle::cow,
        Some("cache") => onionskin_oracle::cache,
        _ => {
            eprintln!("{usage}");
            return ExitCode::from(2);
        }
    };
    let mut shared =
        PathBuf::from(std::env::var_os("ONIONSKIN_SHARED").unwrap_or_else(|| "../shared".into()));
    let mut dump = None;
    while let Some(arg) = args.next() {
        match (arg.as_str(), args.next()) {
            ("--shared", Some(dir)) => shared = dir.into(),
            ("--dump", Some(dir)) => dump = Some(PathBuf::from(dir)),
            _ => {
                eprintln!("{usage}");
                return ExitCode::from(2);
            }
        }
    }
    match oracle(&shared, dump.as_deref(), &mut |line| println!("{line}")) {
        Ok(summary) if summary.failed == 0 => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
