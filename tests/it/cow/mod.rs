//! Copy-on-write: the shell and the tools.

mod session;
mod shell;
mod tools;
