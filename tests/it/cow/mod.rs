//! Copy-on-write: containers over an image.

mod drivers;
mod session;
mod shell;
mod tools;
