//! Copy-on-write: containers over an image.

mod docker;
mod drivers;
mod session;
mod shell;
mod tools;
