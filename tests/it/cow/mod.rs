//! Copy-on-write: containers over an image.

mod bench;
mod docker;
mod drivers;
mod rules;
mod session;
mod shell;
mod shown;
mod tools;
