//! A script as a text that a person can read and write.
//!
//! ```text
//! --- Dockerfile
//! FROM node:20
//! COPY . .
//! --- context
//! 644 package.json "{}\n"
//! 755 run.sh unseen 20000 4f53cda1
//! dir 755 src
//! link current src
//! --- steps
//! build
//! edit package.json
//! build
//! ```
//!
//! `644?` is a mode that nobody told. The head of a section may say how many lines it has
//! (`--- Dockerfile 3`), which it must if one of them looks like a head, and `open` if the last one
//! has no line end.

use std::fmt::Write as _;

use super::start::{Entry, Start, What};
use super::step::Step;
use super::words::{quote, quoted, words};

/// A start and the steps from there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script {
    /// Where it starts.
    pub start: Start,
    /// What is done.
    pub steps: Vec<Step>,
}

/// Why a script is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptError {
    /// Which line of it, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: ScriptProblem,
}

/// What is wrong with a line of a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScriptProblem {
    /// It is no step.
    Step,
    /// It is no path of a context.
    Entry,
    /// It begins no section that there is.
    Section,
    /// The text ends before the section does.
    Ends,
}

const HEAD: &str = "--- ";

impl Script {
    /// Reads a script.
    ///
    /// # Errors
    /// The first line that is not understood.
    pub fn parse(text: &str) -> Result<Self, ScriptError> {
        let mut out = Self::default();
        let lines: Vec<&str> = text.split('\n').collect();
        let mut at = 0;
        let mut section = "";
        while let Some(&line) = lines.get(at) {
            let line = line.strip_suffix('\r').unwrap_or(line);
            at += 1;
            let number = at;
            let error = |what| ScriptError { line: number, what };
            if let Some(head) = line.strip_prefix(HEAD) {
                let mut words = head.split_whitespace();
                section = words.next().unwrap_or_default();
                match section {
                    "Dockerfile" => {
                        let words: Vec<&str> = words.collect();
                        let rest = lines.get(at..).unwrap_or_default();
                        let known = words.iter().find_map(|word| word.parse::<usize>().ok());
                        let upto = || rest.iter().position(|line| line.starts_with(HEAD));
                        let count = known.or_else(upto).unwrap_or_else(|| {
                            rest.len() - usize::from(rest.last().is_some_and(|l| l.is_empty()))
                        });
                        let own = rest.get(..count).ok_or_else(|| error(ScriptProblem::Ends))?;
                        out.start.dockerfile = own.join("\n");
                        if !words.contains(&"open") && count > 0 {
                            out.start.dockerfile.push('\n');
                        }
                        at += count;
                    }
                    "context" | "steps" => {}
                    _ => return Err(error(ScriptProblem::Section)),
                }
                continue;
            }
            if line.trim().is_empty() || line.trim_start().starts_with('#') {
                continue;
            }
            match section {
                "context" => {
                    let entry = entry(line).ok_or_else(|| error(ScriptProblem::Entry))?;
                    out.start.files.push(entry);
                }
                "steps" => {
                    let step = Step::parse(line).map_err(error)?;
                    out.steps.extend(step);
                }
                _ => return Err(error(ScriptProblem::Section)),
            }
        }
        Ok(out)
    }

    /// The script's text, which [`Script::parse`] reads back.
    #[must_use]
    pub fn to_text(&self) -> String {
        let text = &self.start.dockerfile;
        let mut out = String::from("--- Dockerfile");
        if text.split('\n').any(|line| line.starts_with(HEAD)) {
            let open = usize::from(!text.ends_with('\n'));
            let _ = write!(out, " {}", text.matches('\n').count() + open);
        }
        if !text.is_empty() && !text.ends_with('\n') {
            out.push_str(" open\n");
            out.push_str(text);
        } else {
            out.push('\n');
            out.push_str(text);
        }
        if !out.ends_with('\n') {
            out.push('\n');
        }
        if !self.start.files.is_empty() {
            out.push_str("--- context\n");
            for entry in &self.start.files {
                let _ = writeln!(out, "{entry}");
            }
        }
        out.push_str("--- steps\n");
        for step in &self.steps {
            let _ = writeln!(out, "{step}");
        }
        out
    }
}

impl std::fmt::Display for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mode = format!("{:o}{}", self.mode, if self.assumed { "?" } else { "" });
        let path = quoted(&self.path);
        match &self.what {
            What::Text(text) => write!(f, "{mode} {path} {}", quote(text)),
            What::Unseen(size, digest) => {
                write!(f, "{mode} {path} unseen {size} {}", quoted(digest))
            }
            What::Dir => write!(f, "dir {mode} {path}"),
            What::Link(target) => write!(f, "link {path} {}", quoted(target)),
        }
    }
}

fn entry(line: &str) -> Option<Entry> {
    let words = words(line)?;
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (mode, path, what) = match words.as_slice() {
        ["dir", mode, path] => (*mode, *path, What::Dir),
        ["link", path, target] => ("777", *path, What::Link((*target).to_owned())),
        [mode, path, text] => (*mode, *path, What::Text((*text).to_owned())),
        [mode, path, "unseen", size, digest] => {
            (*mode, *path, What::Unseen(size.parse().ok()?, (*digest).to_owned()))
        }
        _ => return None,
    };
    let told = mode.strip_suffix('?');
    let bits = u32::from_str_radix(told.unwrap_or(mode), 8).ok().filter(|bits| *bits <= 0o7777)?;
    let path = path.trim_matches('/').to_owned();
    (!path.is_empty()).then_some(Entry { path, mode: bits, assumed: told.is_some(), what })
}
