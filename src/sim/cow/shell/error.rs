//! Why a command line is not understood.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// What is wrong with a line, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShellError {
    /// Where, in bytes.
    pub at: Range<usize>,
    /// What.
    pub what: Problem,
}

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Problem {
    /// A quote is not closed: `'` or `"`.
    UnclosedQuote(char),
    /// A group is not closed: `(` or `{`.
    UnclosedGroup(char),
    /// `${` without `}`.
    UnclosedVariable,
    /// A command is missing: before `|`, after `&&`.
    MissingCommand,
    /// A redirection without a file.
    MissingTarget,
    /// This cannot stand here.
    Unexpected,
    /// Groups in groups in groups.
    TooDeep,
    /// More bytes than a line may have.
    TooLong,
    /// A part of the language that is not modeled.
    NotModeled(Construct),
}

/// A part of the shell language that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Construct {
    /// `for`
    For,
    /// `while`, `until`
    While,
    /// `if`
    If,
    /// `case`
    Case,
    /// `f() { … }`
    Function,
    /// `$(…)` or backquotes.
    CommandSubstitution,
    /// `$((…))`
    Arithmetic,
    /// `<<`
    HereDocument,
    /// `&`
    Background,
    /// `&>`: not POSIX.
    AmpersandRedirect,
    /// `${X:-…}` and the like.
    ParameterExpansion,
    /// A descriptor above 2, `<>`, or closing one.
    Descriptor,
    /// A command of the shell: `read`, `trap`, `eval`, …
    Builtin,
}

impl Construct {
    /// Every one.
    pub const ALL: [Self; 13] = [
        Self::For,
        Self::While,
        Self::If,
        Self::Case,
        Self::Function,
        Self::CommandSubstitution,
        Self::Arithmetic,
        Self::HereDocument,
        Self::Background,
        Self::AmpersandRedirect,
        Self::ParameterExpansion,
        Self::Descriptor,
        Self::Builtin,
    ];
}
