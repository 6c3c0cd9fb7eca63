//! Commands that are programs of other packages of the workspace.

use crate::cargo::{cargo, run as run_command};
use crate::{Args, Outcome, project, say};

/// `cargo xtask oracle images [--shared DIR] [--dump DIR]`.
///
/// # Errors
/// If the corpus is not there, or anything disagrees with its ground truth.
pub fn run(args: &mut Args) -> Outcome {
    let shared = project::shared(args.value("--shared")?);
    let dump = args.value("--dump")?;
    match args.word().as_deref() {
        Some("images") => {}
        Some(other) => return Err(format!("no oracle for `{other}`. The oracles are: images")),
        None => return Err("say which oracle: `cargo xtask oracle images`".into()),
    }
    args.done()?;
    if !shared.join("images").is_dir() {
        return Err(format!(
            "no image corpus at {}: name its folder with --shared DIR or ONIONSKIN_SHARED",
            shared.join("images").display()
        ));
    }
    images(&shared, dump.as_deref())
}

/// The images oracle over the corpus below `shared`.
///
/// # Errors
/// If anything disagrees.
pub fn images(shared: &std::path::Path, dump: Option<&str>) -> Outcome {
    if !project::root().join("tests/oracle/Cargo.toml").is_file() {
        return Err("the package onionskin-oracle (tests/oracle) is missing".into());
    }
    let mut command = cargo();
    command.args(["run", "--quiet", "--locked", "--package", "onionskin-oracle", "--", "images"]);
    command.arg("--shared").arg(shared);
    if let Some(dump) = dump {
        let here = std::env::current_dir().map_err(|error| error.to_string())?;
        command.arg("--dump").arg(here.join(dump));
    }
    run_command(&mut command)
}

/// `cargo xtask samples`.
///
/// # Errors
/// If the generator fails.
pub fn samples(args: &mut Args) -> Outcome {
    args.done()?;
    let folder = project::root().join("static/samples");
    run_command(
        cargo()
            .args(["run", "--quiet", "--locked", "--package", "onionskin-testkit"])
            .args(["--bin", "samples", "--"])
            .arg(&folder),
    )?;
    say::line("Finished", "static/samples");
    Ok(())
}
