//! Why an action cannot be done at all.

use serde::{Deserialize, Serialize};

use super::content::Wanted;
use super::docker::LineError;
use super::kernel::{Excess, Stop};
use super::shell::{Failure, ShellError};

/// Why an action cannot be done at all; the state stays as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// Bytes of image files are needed first: fetch them, and step again.
    NeedsContent(Vec<Wanted>),
    /// It was cancelled, or is too much.
    Stop(Stop),
    /// The line is not understood.
    Shell(ShellError),
    /// A command is not known.
    Unknown {
        /// Its name.
        command: String,
        /// The commands there are.
        known: Vec<String>,
    },
    /// A `docker` line is not understood.
    Docker(LineError),
}

impl Refusal {
    /// Whether it is over what is allowed, and by how much.
    #[must_use]
    pub fn excess(&self) -> Option<(Excess, u64)> {
        match self {
            Self::Stop(Stop::TooMuch { what, limit }) => Some((*what, *limit)),
            _ => None,
        }
    }
}

impl From<Stop> for Refusal {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::NeedsContent(wanted) => Self::NeedsContent(wanted),
            stop => Self::Stop(stop),
        }
    }
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Stop(stop) => stop.into(),
            Failure::Shell(error) => Self::Shell(error),
            Failure::Unknown { command, known } => {
                let known = known.iter().map(|name| (*name).to_owned()).collect();
                Self::Unknown { command: crate::base::path::visible(&command), known }
            }
        }
    }
}
