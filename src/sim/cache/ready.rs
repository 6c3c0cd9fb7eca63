//! Scripts to begin with: each shows one thing about the build cache.
//!
//! Not here: their titles and lessons (`explain`).

use super::script::{Script, ScriptError};

/// A script to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ready {
    /// What it is called in links and tests.
    pub id: &'static str,
    /// The script; see [`Script::parse`].
    pub text: &'static str,
}

impl Ready {
    /// The script.
    ///
    /// # Errors
    /// The first line that is not understood.
    pub fn script(&self) -> Result<Script, ScriptError> {
        Script::parse(self.text)
    }
}

/// The script of an id.
#[must_use]
pub fn ready(id: &str) -> Option<&'static Ready> {
    ALL.iter().find(|ready| ready.id == id)
}

macro_rules! ready {
    ($($id:literal),* $(,)?) => {
        /// The scripts, in the order they are taught.
        pub const ALL: &[Ready] =
            &[$(Ready { id: $id, text: include_str!(concat!("ready/", $id, ".txt")) }),*];
    };
}

ready!(
    "five-sleeps",
    "copy-all-first",
    "copy-dependencies-first",
    "requirements",
    "npm-ci",
    "chmod-touch",
    "run-date",
    "apt-update",
    "comment",
    "arg-early-late",
    "label-middle",
    "multi-stage",
    "parallel",
    "same-output",
    "cache-mount",
    "secret",
    "copy-link",
    "cache-min",
    "cache-max",
    "layer-explosion",
);
