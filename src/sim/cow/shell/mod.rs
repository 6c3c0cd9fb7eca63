//! The language of command lines: text to commands, and what runs them.
//!
//! A small part of the POSIX shell: words and quotes, variables, file name patterns, lists, pipes,
//! redirections and groups. What is left out is refused by name ([`Construct`]), never half done.
//!
//! Not here: the tools a line calls (`tools`), the system calls they make (`kernel`), sentences.

mod ast;
mod builtins;
mod error;
mod exec;
mod expand;
mod glob;
mod parse;
mod redirect;
mod word;

pub use ast::{
    AndOr, Command, Connector, List, Part, Pipeline, Redirect, RedirectKind, Simple, Word,
};
pub use error::{Construct, Problem, ShellError};
pub use exec::{Failure, Outcome, known, run};
pub use parse::parse;

pub(super) use exec::{DEPTH, is_program, nested};
pub(super) use glob::matches;
