//! Actions as text, one a line: what is typed, saved, and carried by a link.
//!
//! ```text
//! # two containers over one image
//! docker run -d --name c1 shop:1
//! c1# echo hi > /etc/motd
//! c1! rename /etc/motd /etc/motd.old
//! docker diff c1
//! ```
//!
//! `NAME# LINE` is typed in a container, `NAME! CALL` is one system call, a line that begins with
//! `#` is a remark.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::docker::{LineError, parse_docker};
use super::op::Op;
use super::op_text;
use super::shell::{self, Problem, ShellError};
use super::simulator::Action;

/// Why a line of a script is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptError {
    /// Which line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: ScriptProblem,
}

/// What is wrong with a line of a script.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ScriptProblem {
    /// It is no `docker` line and names no container.
    NoContainer,
    /// The words cannot be told apart.
    Shell(ShellError),
    /// `docker` does not understand it.
    Docker(LineError),
    /// No such system call, or not these arguments.
    Call(String),
}

impl Action {
    /// One line as an action; nothing for an empty line or a remark.
    ///
    /// # Errors
    /// [`ScriptProblem`].
    pub fn parse(line: &str) -> Result<Option<Self>, ScriptProblem> {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            return Ok(None);
        }
        if line == "docker" || line.starts_with("docker ") || line.starts_with("docker\t") {
            let words = words(line).map_err(ScriptProblem::Shell)?;
            let command = parse_docker(words.get(1..).unwrap_or_default());
            return command.map(|c| Some(Self::Docker(c))).map_err(ScriptProblem::Docker);
        }
        let end = line.find(['#', '!']).ok_or(ScriptProblem::NoContainer)?;
        let (name, rest) = (&line[..end], line[end + 1..].trim());
        let named = |c: char| c.is_ascii_alphanumeric() || "_.-".contains(c);
        if name.is_empty() || !name.chars().all(named) {
            return Err(ScriptProblem::NoContainer);
        }
        let container = name.to_owned();
        if line[end..].starts_with('#') {
            return Ok(Some(Self::Shell { container, line: rest.to_owned() }));
        }
        let words = words(rest).map_err(ScriptProblem::Shell)?;
        match op_text::parse(&words) {
            Some(op) => Ok(Some(Self::Call { container, op })),
            None => Err(ScriptProblem::Call(rest.to_owned())),
        }
    }
}

impl std::fmt::Display for Action {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Docker(command) => write!(f, "{command}"),
            Self::Shell { container, line } => write!(f, "{container}# {line}"),
            Self::Call { container, op } => write!(f, "{container}! {}", Op::text(op)),
        }
    }
}

/// A whole script.
///
/// # Errors
/// The first line that is not understood.
pub fn parse_script(text: &str) -> Result<Vec<Action>, ScriptError> {
    let mut actions = Vec::new();
    for (at, line) in text.lines().enumerate() {
        match Action::parse(line) {
            Ok(action) => actions.extend(action),
            Err(what) => return Err(ScriptError { line: at + 1, what }),
        }
    }
    Ok(actions)
}

/// A script as text, one action a line.
#[must_use]
pub fn script_text(actions: &[Action]) -> String {
    let mut out = String::new();
    for action in actions {
        let _ = writeln!(out, "{action}");
    }
    out
}

/// The words of a line, quotes taken off; nothing in it is expanded.
fn words(line: &str) -> Result<Vec<String>, ShellError> {
    let refused = |at| ShellError { at, what: Problem::Unexpected };
    let list = shell::parse(line)?;
    let mut out = Vec::new();
    let [item] = list.items.as_slice() else { return Err(refused(0..line.len())) };
    let simple = match item.first.commands.as_slice() {
        [shell::Command::Simple(simple)] if item.rest.is_empty() && simple.redirects.is_empty() => {
            simple
        }
        _ => return Err(refused(0..line.len())),
    };
    for word in &simple.words {
        // `~` and `$X` mean nothing here: they stay as they were typed.
        let text = word
            .literal()
            .unwrap_or_else(|| line.get(word.at.clone()).unwrap_or_default().as_bytes().to_vec());
        out.push(String::from_utf8(text).map_err(|_| refused(word.at.clone()))?);
    }
    Ok(out)
}

/// A word as the shell reads it back.
#[must_use]
pub(super) fn quote(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-./:=,+@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}
