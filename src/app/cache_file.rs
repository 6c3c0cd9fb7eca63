//! A script of the build cache as a file: a remark that names the form's version and the place, then
//! the script.
//!
//! ```text
//! # onionskin cache 1
//! # step: 3
//!
//! --- Dockerfile
//! FROM node:20
//! --- steps
//! build buildkit
//! ```
//!
//! A file without these remarks is a script too. Not here: saving and opening files.

use super::script_link::LinkError;
use crate::explain::{self, Message};
use crate::sim::cache::script::{Script, ScriptError};

/// What the first line says before the version.
pub const CACHE_FIRST: &str = "# onionskin cache ";
/// The version of the form.
const VERSION: &str = "1";

/// A script, and the place it was left at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CacheFile {
    /// Steps done.
    pub step: usize,
    /// The script.
    pub script: Script,
}

/// Why a file or link is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CacheFileError {
    /// It is of another version of the form.
    Version {
        /// The version it says.
        found: String,
    },
    /// The link is wrong.
    Link(LinkError),
    /// A line is wrong; its number is that in the file, or in the link's script.
    Script(ScriptError),
}

impl CacheFileError {
    /// What is said of it.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Version { found } => {
                Message::new("script-file-version").text("found", found).text("known", VERSION)
            }
            Self::Link(error) => error.message(),
            Self::Script(error) => explain::cache_script(error),
        }
    }
}

impl CacheFile {
    /// Whether a text says that it is such a file, or begins as a script does; any other text is a
    /// Dockerfile.
    #[must_use]
    pub fn is_one(text: &str) -> bool {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        text.starts_with(CACHE_FIRST) || text.starts_with("--- ")
    }

    /// Reads a file. One that says no step stands at its end.
    ///
    /// # Errors
    /// [`CacheFileError`].
    pub fn parse(text: &str) -> Result<Self, CacheFileError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut lines = text.lines();
        let first = lines.next().and_then(|line| line.strip_prefix(CACHE_FIRST)).map(str::trim);
        if let Some(found) = first.filter(|found| *found != VERSION) {
            return Err(CacheFileError::Version { found: found.to_owned() });
        }
        let said = first.and_then(|_| lines.next()?.strip_prefix("# step: ")?.trim().parse().ok());
        let script = Script::parse(text)?;
        let step = said.unwrap_or(script.steps.len()).min(script.steps.len());
        Ok(Self { step, script })
    }

    /// The file's text.
    #[must_use]
    pub fn to_text(&self) -> String {
        let Self { step, script } = self;
        format!("{CACHE_FIRST}{VERSION}\n# step: {step}\n\n{}", script.to_text())
    }
}
