//! A Dockerfile's text as values: directives, instructions, stages, words; what is wrong with it and
//! what its author may want to know.
//!
//! The rules are those of BuildKit's Dockerfile frontend, read from its source and held against its
//! recorded results (`tests/oracle/src/cache`). Every part knows its place in the text, and a mistake
//! hides nothing that comes after it.
//!
//! Not here: what an instruction does, what a base image brings, files of the build context.

mod checks;
mod directive;
mod duration;
mod expand;
pub mod glob;
mod grammar;
mod heredoc;
mod highlight;
pub mod ignore;
mod instruction;
mod json;
mod lines;
mod meaning;
mod merged;
mod mount;
mod parse;
mod pattern;
mod place;
mod problem;
mod rule;
mod suggest;
mod syntax;
mod words;

pub use checks::BaseImage;
pub use expand::{Environment, ExpandError, Expanded, Expander, Modifier};
pub use highlight::{Token, TokenKind, highlight};
pub use ignore::{Ignore, IgnoreError, IgnoreProblem};
pub use instruction::{
    Add, ArgDefinition, Arguments, Command, Copy, Flag, From, Healthcheck, Heredoc, Instruction,
    Keyword, Kind, Onbuild, Pair, Probe, Run, Security, SourceContent, Word,
};
pub use mount::{
    MOUNT_KEYS, Mount, MountError, MountType, Network, Sharing, fields as mount_fields, parse_mount,
};
pub use parse::{parse, parse_trigger};
pub use place::{LineIndex, Lines, Place, Span};
pub use problem::{Problem, Severity, What};
pub use rule::Rule;
pub use syntax::{Directive, DirectiveName, Dockerfile, Stage};
