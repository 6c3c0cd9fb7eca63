//! The texts of steps: what the classic builder compares and what the history shows.
//!
//! Source: `builder/dockerfile/dispatchers.go` of moby/moby.

use crate::dockerfile::{Command, Healthcheck, Kind};
use crate::sim::cache::buildkit::history::{self, classic_healthcheck, pairs, words};
use crate::sim::cache::image::Config;
use crate::sim::cache::version::Version;

/// The text of a step that changes settings: `/bin/sh -c #(nop)  ENV A=1`.
#[must_use]
pub fn settings(config: &Config, shown: &str) -> String {
    format!("{} #(nop)  {shown}", config.shell().join(" "))
}

/// The text of a WORKDIR or COPY: one blank less.
#[must_use]
pub fn files(config: &Config, shown: &str) -> String {
    format!("{} #(nop) {shown}", config.shell().join(" "))
}

/// Names with values.
#[must_use]
pub fn named(keyword: &str, values: &[(String, String)]) -> String {
    pairs(keyword, values)
}

/// CMD, ENTRYPOINT, SHELL, VOLUME: a list behind the keyword.
#[must_use]
pub fn listed(kind: &Kind, list: &[String]) -> String {
    words(kind, list)
}

/// A HEALTHCHECK.
#[must_use]
pub fn healthcheck(check: &Healthcheck, test: &[String], version: Version) -> String {
    if version == Version::Classic25 {
        let shown = history::healthcheck(check, test, Version::BuildKit);
        return shown.replacen('{', "&{", 1);
    }
    format!("HEALTHCHECK {}", classic_healthcheck(check, test))
}

/// The words of a command.
#[must_use]
pub fn argv(config: &Config, command: &Command) -> Vec<String> {
    match command {
        Command::Exec(words) => words.clone(),
        Command::Shell(text) if text.is_empty() => Vec::new(),
        Command::Shell(text) | Command::Script { content: text, .. } => {
            let mut argv = config.shell();
            argv.push(text.clone());
            argv
        }
    }
}
