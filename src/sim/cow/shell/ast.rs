//! What a command line says, before anything is expanded.

use std::ops::Range;

/// Commands one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// They run in this order.
    pub items: Vec<AndOr>,
}

/// What stands between two pipelines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connector {
    /// `&&`: the next runs if the last one succeeded.
    And,
    /// `||`: the next runs if the last one failed.
    Or,
}

/// Pipelines joined by `&&` and `||`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AndOr {
    /// The first one, which always runs.
    pub first: Pipeline,
    /// The others, each with what stands before it.
    pub rest: Vec<(Connector, Pipeline)>,
}

/// Commands whose output is the next one's input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pipeline {
    /// `!` stands before it.
    pub negated: bool,
    /// At least one.
    pub commands: Vec<Command>,
}

/// One command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// A name and its arguments.
    Simple(Simple),
    /// `( … )` or `{ …; }`.
    Group {
        /// In parentheses: the directory and the variables come back afterwards.
        subshell: bool,
        /// What is in it.
        body: List,
        /// What follows it.
        redirects: Vec<Redirect>,
    },
}

/// A name and its arguments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Simple {
    /// `X=1` before the name.
    pub assignments: Vec<(Vec<u8>, Word)>,
    /// The name and the arguments; none if there are only assignments or redirections.
    pub words: Vec<Word>,
    /// In the order they stand.
    pub redirects: Vec<Redirect>,
}

/// A stretch of the line that becomes no, one or more arguments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Its parts.
    pub parts: Vec<Part>,
    /// Where it stands, in bytes.
    pub at: Range<usize>,
}

impl Word {
    /// The text, if nothing in it needs expanding.
    #[must_use]
    pub fn literal(&self) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        for part in &self.parts {
            match part {
                Part::Text { text, .. } => out.extend_from_slice(text),
                Part::Variable { .. } | Part::Home => return None,
            }
        }
        Some(out)
    }
}

/// A part of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Text; `*`, `?` and `[` in it are patterns unless quoted.
    Text {
        /// The bytes, without quotes and backslashes.
        text: Vec<u8>,
        /// It stood in quotes or behind a backslash.
        quoted: bool,
    },
    /// `$X` or `${X}`.
    Variable {
        /// The name, or one special character.
        name: Vec<u8>,
        /// In double quotes: the value stays one argument.
        quoted: bool,
    },
    /// `~` at the beginning.
    Home,
}

/// Where a descriptor leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// 0, 1 or 2.
    pub fd: u8,
    /// What it becomes.
    pub kind: RedirectKind,
}

/// What a redirection does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RedirectKind {
    /// `>`
    Write(Word),
    /// `>>`
    Append(Word),
    /// `<`
    Read(Word),
    /// `2>&1`: the same as that descriptor now.
    Copy(u8),
}
