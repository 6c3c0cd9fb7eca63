//! Commands that are programs of other packages of the workspace.

use std::path::{Path, PathBuf};

use crate::cargo::{cargo, run as run_command};
use crate::{Args, Outcome, project, say};

/// `cargo xtask oracle images|cow|cache [--shared DIR] [--dump DIR]`.
///
/// # Errors
/// If the corpus is not there, or anything disagrees with its ground truth.
pub fn run(args: &mut Args) -> Outcome {
    let shared = project::shared(args.value("--shared")?);
    let dump = args.value("--dump")?;
    let oracle = match args.word().as_deref() {
        Some("images") => Oracle::Images,
        Some("cow") => Oracle::Cow,
        Some("cache") => Oracle::Cache,
        Some(other) => {
            return Err(format!("no oracle for `{other}`. The oracles are: images, cow, cache"));
        }
        None => {
            return Err(
                "say which oracle: `cargo xtask oracle images`, `… cow` or `… cache`".into()
            );
        }
    };
    args.done()?;
    if !oracle.is_there(&shared) {
        return Err(format!(
            "no {} at {}: name its folder with --shared DIR or ONIONSKIN_SHARED",
            oracle.truth(),
            oracle.folder(&shared).display()
        ));
    }
    compare(oracle, &shared, dump.as_deref())
}

/// What is compared with recorded truth.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Oracle {
    /// Archives: layers, union, sums.
    Images,
    /// Copy-on-write: system calls, engine, commands.
    Cow,
    /// The build cache: parsing, expansion, builds.
    Cache,
}

impl Oracle {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Images, Self::Cow, Self::Cache];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Images => "images",
            Self::Cow => "cow",
            Self::Cache => "cache",
        }
    }

    /// What its truth is called.
    pub fn truth(self) -> &'static str {
        match self {
            Self::Images => "image corpus",
            Self::Cow => "copy-on-write scenarios",
            Self::Cache => "build cache corpus",
        }
    }

    fn folder(self, shared: &Path) -> PathBuf {
        match self {
            Self::Images => shared.join("images"),
            Self::Cow => shared.join("oracle/cow"),
            Self::Cache => shared.join("oracle/cache"),
        }
    }

    /// Whether its truth is there. Scenarios may also lie in the folder itself.
    pub fn is_there(self, shared: &Path) -> bool {
        let loose = match self {
            Self::Images => false,
            Self::Cow => has_files(shared, ".jsonl"),
            Self::Cache => has_files(shared, ".json"),
        };
        loose || self.folder(shared).is_dir()
    }
}

fn has_files(folder: &Path, end: &str) -> bool {
    let names = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.any(|name| name.trim_end_matches(".gz").ends_with(end))
}

/// An oracle over the recorded truth below `shared`.
///
/// # Errors
/// If anything disagrees.
pub fn compare(oracle: Oracle, shared: &Path, dump: Option<&str>) -> Outcome {
    if !project::root().join("tests/oracle/Cargo.toml").is_file() {
        return Err("the package onionskin-oracle (tests/oracle) is missing".into());
    }
    let mut command = cargo();
    command.args(["run", "--quiet", "--locked", "--package", "onionskin-oracle", "--"]);
    command.arg(oracle.name());
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
